"""Countries and regions."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex

DATA = files("reex_countries") / "data"
PIPELINE = reex.Pipeline.standard().only("countries", "regions")
COUNTRIES = reex.Gazetteer.read(DATA / "countries.csv", columns=("aliases", "adjectives", "metonyms"))
REGIONS = reex.Gazetteer.read(DATA / "regions.csv", columns=("aliases",))
NAMED = [entry for entry in COUNTRIES.entries if entry.ref]


def found(text: str, kind: str = "country") -> list[tuple[str, str | None]]:
    """Return the mentions of *kind* with their refs."""
    return [(e.text, e.ref) for e in PIPELINE.run(reex.Document(text=text)).entities if e.kind == kind]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("China and the United States agreed; Chinese firms gain.", "China/CN United States/US Chinese/CN"),
        ("The U.S.-China truce helps US magnet makers and U.S. miners.", "U.S./US China/CN US/US U.S./US"),
        ("The Government of Canada and the U.S. government signed.", "Canada/CA U.S./US"),
        ("Americans, Australians and Canadians mine it.", "Americans/US Australians/AU Canadians/CA"),
        ("Bauxite from Guinea, Guinea-Bissau and Papua New Guinea.", "Guinea/GN Guinea-Bissau/GW Papua New Guinea/PG"),
        ("Equatorial Guinea exports less than Guinea.", "Equatorial Guinea/GQ Guinea/GN"),
        ("DRC cobalt: the Democratic Republic of the Congo leads.", "DRC/CD Democratic Republic of the Congo/CD"),
        ("Niger sells uranium, Nigeria lithium, Mali gold.", "Niger/NE Nigeria/NG Mali/ML"),
        ("The EU and the European Union's members paid.", "EU/EU European Union/EU"),
        ("South Korea, North Korea and the Republic of Korea.", "South Korea/KR North Korea/KP Republic of Korea/KR"),
        ("Greenland and New Caledonia are rich in nickel.", "Greenland/GL New Caledonia/NC"),
        ("Cote d'Ivoire and Türkiye signed.", "Cote d'Ivoire/CI Türkiye/TR"),
        ("Saudi Arabia and the Saudis, with Emirati money.", "Saudi Arabia/SA Saudis/SA Emirati/AE"),
        ("The United States\nof America ordered it.", "United States\nof America/US"),
        ("THE PRESIDENT OF THE UNITED STATES OF AMERICA", "UNITED STATES OF AMERICA/US"),
    ],
)
def test_names_and_adjectives(text: str, want: str) -> None:
    """A country is found by its names, official or short, and by its adjectives."""
    assert [f"{name}/{ref}" for name, ref in found(text)] == re.findall(r"\S[^/]*/[A-Z]{2}", want)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Mike Jordan met officials from Jordan.", [("Jordan", "JO")]),
        ("Phosphate from Jordan is refined in Turkey.", [("Jordan", "JO"), ("Turkey", "TR")]),
        ("Turkey banned exports of boron, and Jordan spoke.", [("Turkey", "TR")]),
        ("Chad and Sudan export gold.", [("Chad", "TD"), ("Sudan", "SD")]),
        ("Chad Richards, chief executive of the miner, spoke.", []),
        ("They ate turkey with Jordan Smith.", []),
        ("Chad, Georgia and Jordan joined.", [("Chad", "TD"), ("Georgia", "GE"), ("Jordan", "JO")]),
        ("Chad and Jordan, who joined in May, spoke.", []),
        ("The country of Georgia and the nation of Chad; Georgia Tech.", [("Georgia", "GE"), ("Chad", "TD")]),
        (
            "Officials from Georgia, Armenia and Azerbaijan met.",
            [("Georgia", "GE"), ("Armenia", "AM"), ("Azerbaijan", "AZ")],
        ),
        ("The magnet plant in Georgia will open.", []),
        ("The Kingdom of Jordan signed; Jordan exports potash.", [("Kingdom of Jordan", "JO"), ("Jordan", "JO")]),
        ("Jersey City is no part of Jersey Island.", []),
        ("A fab in Malta, NY, and a plant near Lebanon, PA.", []),
        ("A refinery in Peru, Indiana. Peru mines copper.", [("Peru", "PE")]),
        ("Chile, Nevada and Australia hold lithium.", [("Chile", "CL"), ("Australia", "AU")]),
        ("Holland, Michigan makes battery cells.", []),
        ("Potash from Karak, Jordan; Jordan Peters spoke.", [("Jordan", "JO")]),
        ("Manganese of Imereti, Georgia and of Augusta, Georgia.", [("Georgia", "GE")]),
    ],
)
def test_names_that_are_others_too(text: str, want: list[tuple[str, str]]) -> None:
    """A name that a person, a state or a town has too counts only where the text tells that it is the country."""
    assert found(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "North America, South America and Latin American states",
        "Buy American rules and America First",
        "Native American lands, and American Indian tribes",
        "the Indian Ocean, the South China Sea and the Gulf of Mexico",
        "It cost 5 million Swiss francs and 3 million Canadian dollars.",
        "trading on NYSE American",
        "Values in US$ million unless stated, not in UK£.",
        "Contact us, tell us, help us.",
        "The may order; the polish of a lens; a chad of paper",
        "New England and New Mexico",
    ],
)
def test_what_holds_a_name_and_is_no_country(text: str) -> None:
    """A continent, a sea, a currency, a slogan or an ordinary word is no country."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Washington is weighing tariffs.", ["Washington/US"]),
        ("Washington, which brokered the truce, is weighing tariffs.", ["Washington/US"]),
        ("Japan hit back at Washington's tariff.", ["Japan/JP", "Washington/US"]),
        ("Japan answered Washington’s new 35% duties on tin.", ["Japan/JP", "Washington/US"]),
        ("Japan acted in response to Brussels' curbs.", ["Japan/JP", "Brussels/EU"]),
        ("The show at Washington's museum of tariffs is free.", []),
        ("Washington, which in August is hot, has a museum of minerals.", []),
        ("Beijing imposed curbs and Canberra approved the loan.", ["Beijing/CN", "Canberra/AU"]),
        ("Brussels wants reserves, said Moscow's envoy.", ["Brussels/EU", "Moscow/RU"]),
        ("What Washington Has Done for Miners", ["Washington/US"]),
        ("Brussels gave the smelter a grant, and London restricts scrap.", ["Brussels/EU", "London/GB"]),
        ("Brussels, with its many bars, was full.", []),
        ("A smelter near Beijing and a Beijing-based trader.", []),
        ("A plant in Spokane, Washington, and Washington State", []),
        ("George Washington signed nothing about antimony.", []),
        ("The London Metal Exchange and a London-listed miner", []),
        ("The Washington Post reported it in Washington, D.C.", []),
        ("Officials met in Paris, and the Paris Agreement holds.", []),
        ("OSLO, 12 November 2025 – The fund pays.", []),
        ("OSLO, Norway – The fund pays.", ["Norway/NO"]),
        ("OSLO, backed by Norway, pays.", ["OSLO/NO", "Norway/NO"]),
        ("The Vienna Convention, the Rome Statute, the Kigali Amendment and the Washington Consensus hold.", []),
    ],
)
def test_a_capital_stands_for_its_government(text: str, want: list[str]) -> None:
    """A capital is its government where it acts, and a place after a preposition, in a name, or before its state."""
    assert [f"{name}/{ref}" for name, ref in found(text)] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Swaziland, Burma and Zaire", "SZ MM CD"),
        ("Cape Verde, the Czech Republic and the Ivory Coast", "CV CZ CI"),
        ("Byelorussia, Dahomey, Upper Volta and East Timor", "BY BJ BF TL"),
        ("Nickel from Macedonia, boron from Turkey, graphite from Ceylon", "MK TR LK"),
        ("Tin from Siam, rubber from Malaya, oil from Persia", "TH MY IR"),
        ("East Germany, North Vietnam, South Yemen and French Sudan", "DE VN YE ML"),
        ("Rhodesia, Nyasaland, Bechuanaland, Basutoland and South West Africa", "ZW MW BW LS NA"),
        ("the Belgian Congo, the Dutch East Indies and British Guiana", "CD ID GY"),
    ],
)
def test_former_names(text: str, want: str) -> None:
    """A country is found by the names that it has given up, whenever the text was written."""
    document = reex.Document(text=f"{text} were ruled by others.", published="2025-06-01")
    assert [e.ref for e in PIPELINE.run(document).by_kind("country")] == want.split()


@pytest.mark.parametrize(
    "text", ["The University of Malaya and Siam Cement met Ceylon Graphite.", "Persia Smith wrote of Macedonia Brook."]
)
def test_what_only_holds_a_former_name(text: str) -> None:
    """A university, a firm or a person that is named like a former country is none."""
    assert found(text) == []


# Where nobody lives; where the name serves; and where the word is another country's: of the continent, of Kinshasa, of
# Santo Domingo.
NO_PEOPLE = {"AQ", "BV", "GS", "HM", "SJ", "TF", "UM", "VA", "EU", "CG", "DM"}
# Where there is none; where the country is called like it; where it is another's, or two common words.
NO_CAPITAL = {"AQ", "BV", "HM", "IO", "TK", "UM", "GI", "HK", "MC", "MO", "SG", "ST", "VA", "BE", "NF", "AI", "CC"}


def test_every_country_has_people_and_a_capital() -> None:
    """Each row has adjectives, words for people, and a capital; the few that can't have them are told here."""
    assert {e.ref for e in NAMED if not e.fields["adjectives"]} == NO_PEOPLE
    assert {e.ref for e in NAMED if not e.fields["metonyms"]} == NO_CAPITAL


def test_words_for_people_have_a_plural() -> None:
    """Where one is found, several are: ``Angolan`` and ``Angolans``."""
    for entry in NAMED:
        words = {word.rstrip("?") for word in entry.fields["adjectives"].split("|") if word}
        single = {word for word in words if re.search(r"(?:(?<!m)an|er|ite|ard|eli)$", word)}
        assert {f"{word}s" for word in single} <= words, entry.name


@pytest.mark.parametrize(
    ("text", "form"),
    [("Australia mines it.", "name"), ("Australian ore is rich.", "adjective"), ("Canberra approved it.", "metonym")],
)
def test_the_form_is_told(text: str, form: str) -> None:
    """The value of a country says whether it is named, by adjective, or by its capital."""
    (country,) = PIPELINE.run(reex.Document(text=text)).entities

    assert isinstance(country.value, reex.Naming)
    assert country.value.form == form


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Mines in Wyoming, Western Australia and Ontario.",
            ["Wyoming/US-WY", "Western Australia/AU-WA", "Ontario/CA-ON"],
        ),
        ("A plant in Brunswick, Georgia will open.", ["Georgia/US-GA"]),
        ("Georgia and Alabama compete.", ["Georgia/US-GA", "Alabama/US-AL"]),
        ("Tbilisi said that Georgia and Armenia agreed.", []),
        ("FISHERS, IN - the firm said. Offices in Reno, NV and Calgary, AB.", ["IN/US-IN", "NV/US-NV", "AB/CA-AB"]),
        ("West Virginia and New Mexico, not Virginia.", ["West Virginia/US-WV", "New Mexico/US-NM", "Virginia/US-VA"]),
        ("Québec and British Columbia", ["Québec/CA-QC", "British Columbia/CA-BC"]),
        ("A fab in Colorado Springs, CO", ["CO/US-CO"]),
        ("The New York Times wrote about Kansas City and the Colorado River.", []),
        ("Jane Roe, MP, asked for it, OR so she said. It is OK IN ME.", []),
        ("Located in Nevada, MP Materials grows.", ["Nevada/US-NV"]),
        ("A warehouse in Ontario, CA", ["CA/US-CA"]),
        ("Signed in Washington, District of Columbia", ["Washington, District of Columbia/US-DC"]),
        ("Minas Gerais and Coahuila host smelters.", ["Minas Gerais/BR-MG", "Coahuila/MX-COA"]),
        ("New South\nWales pays.", ["New South\nWales/AU-NSW"]),
    ],
)
def test_regions(text: str, want: list[str]) -> None:
    """A region is found by its name, and after a town by its code or a name of doubt."""
    assert [f"{name}/{ref}" for name, ref in found(text, "region")] == want


def test_both_georgias_in_one_sentence() -> None:
    """The state and the country are told apart within one sentence."""
    assert found("A plant in Georgia, near Savannah, will press magnets; Tbilisi objected.") == [("Tbilisi", "GE")]


def test_every_country_is_found_by_its_name() -> None:
    """Each row's own name, in a text that leaves no doubt, is found with its ref."""
    for entry in NAMED[::3]:
        text = f"Ore from {entry.name}, {entry.fields['official'] or entry.name} and Kiribati was sold."
        assert entry.ref in [ref for _, ref in found(text)], entry.name


def test_every_region_is_found_by_its_name() -> None:
    """Each name without a mark of doubt is found, and as that region or as one of several of its name."""
    for alias in [a for a in REGIONS.aliases if a.column == "name" and not a.weak and not a.blocks][::17]:
        assert found(f"Ore from {alias.text} was sold.", "region") in (
            [(alias.text, alias.entry.ref)],
            [(alias.text, None)],
        ), alias.text


def test_refs_are_iso_codes() -> None:
    """Refs are unique, and of the form of ISO 3166-1 and 3166-2 in a country of the table."""
    countries = [entry.ref or "" for entry in NAMED]
    regions = [entry.ref for entry in REGIONS.entries if entry.ref]

    assert len(set(countries)) == len(countries) == 249 + 2  # the ISO list, the European Union and Kosovo
    assert all(re.fullmatch(r"[A-Z]{2}", ref) for ref in countries)
    assert len(set(regions)) == len(regions)
    assert all(re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", ref) for ref in regions)
    assert {ref[:2] for ref in regions} <= set(countries)


def test_rows_have_sources() -> None:
    """Every row says where its facts come from, and no strong name stands in two rows of countries."""
    assert all(entry.source for entry in (*COUNTRIES.entries, *REGIONS.entries))
    strong = [(a.text.casefold(), a.entry.ref) for a in COUNTRIES.aliases if not a.weak and not a.blocks]
    owners: dict[str, set[str | None]] = {}
    for text, ref in strong:
        owners.setdefault(text, set()).add(ref)
    assert {text: refs for text, refs in owners.items() if len(refs) > 1} == {}


def test_linear(count_calls: Callable[[Callable[[], object]], int]) -> None:
    """Twice the text takes twice the work, however often it says a name of doubt."""
    PIPELINE.run("Georgia")  # builds what is built once
    texts = ["A mine in Imereti, Georgia. " * size + "It met Georgia there. " * size for size in (100, 200)]
    once, twice = (count_calls(lambda text=text: PIPELINE.run(text)) for text in texts)  # type: ignore[misc]
    assert twice <= 2.2 * once + 1_000


@given(st.text(alphabet="GeorgiaJdnUS.-, \n’s", max_size=80))
def test_any_text_is_survived(text: str) -> None:
    """Whatever the text, spans slice back to it and none cross."""
    record = PIPELINE.run(reex.Document(text=text))

    assert all(text[e.start : e.end] == e.text for e in record.entities)
    assert not any("failed" in notice.code for notice in record.warnings)
