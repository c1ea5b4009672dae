"""Regions that share their name with a town, a person or a word, and count where their country is named."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex

DATA = files("reex_countries") / "data"
PIPELINE = reex.Pipeline.standard().only("regions")
ONLY_COUNTRIES = reex.Pipeline.standard().only("countries")
TOWNS = frozenset(tomllib.loads((DATA / "cues.toml").read_text(encoding="utf-8"))["regions"]["towns"])
COUNTRIES = {entry.ref: entry for entry in reex.Gazetteer.read(DATA / "countries.csv").entries}
DOUBTFUL = [
    alias
    for alias in reex.Gazetteer.read(DATA / "regions.csv").aliases
    if alias.weak and not {alias.entry.ref, alias.entry.fields["country"]} & TOWNS
]


def found(text: str) -> list[str]:
    """Return the regions of a text with their refs, or what they may be."""
    regions = PIPELINE.run(text).by_kind("region")
    return [f"{e.text}/{e.ref or ' or '.join(e.candidates)}" for e in regions]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A brine in Salta, Argentina, and a mine in San Juan, Argentina.", ["Salta/AR-A", "San Juan/AR-J"]),
        ("Ghana's Ashanti and Ahafo mine gold.", ["Ashanti/GH-AH", "Ahafo/GH-AF"]),
        ("Chile lets the Maule and Los Ríos explore.", ["Maule/CL-ML", "Los Ríos/CL-LR"]),
        ("The Mexican state of Guerrero has gold.", ["Guerrero/MX-GRO"]),
        ("Balkh Province in Afghanistan. Balkh province is dry.", ["Balkh Province/AF-BAL", "Balkh/AF-BAL"]),
        ("Magnets from Ida-Viru County, Estonia.", ["Ida-Viru County/EE-45"]),
        ("Kvanefjeld lies in Kujalleq, Greenland.", ["Kujalleq/GL-KU"]),
        ("Lithium of the Central Region of Ghana, gold of the Western.", ["Central Region/GH-CP"]),
        ("Lithium of Mačva in Serbia? Of the Mačva District in Serbia.", ["Mačva District/RS-08"]),
        ("Riyadh said that Saudi Arabia mines in Najran.", ["Najran/SA-10"]),
        ("Nigeria, Delta State", ["Delta State/NG-DE"]),
    ],
)
def test_counts_where_its_country_is_named(text: str, want: list[str]) -> None:
    """A name of doubt is a region in a sentence that names its country, by name or by adjective."""
    assert found(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "A mine in Ashanti. Ghana is far.",
        "A mine in Guerrero was sold.",
        "Guerrero said that Mexico mines silver.",
        "Guerrero, who runs mines in Mexico, spoke.",
        "Mr. Guerrero and Maria Guerrero own mines in Mexico.",
        "Lake Victoria is not in Australia, nor is Victoria Falls.",
        "AngloGold Ashanti digs in Ghana.",
        "Shipping in the Bay of Kotor off Montenegro. Gulf of Oman, Bay of Kotor: ships of Montenegro.",
        "Mexican firms buy in Ashanti.",
        "Accra met a Guerrero-based firm of Mexico.",
        "The Northern District of the court heard Israel.",
        "The Sahel from Burkina Faso to Chad",
        "The Centre, the North and the South of Cameroon",
        "Meta sells in Colombia, and Santander lends there.",
    ],
)
def test_counts_nowhere_else(text: str) -> None:
    """Without its country, beside other words of a name, before what a person does, it is none."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A plant in Osaka, Japan, one in Shanghai, China, one in Hamburg, Germany.",
        "Glencore of Zug, Switzerland; a port in Dubai, United Arab Emirates.",
        "Antofagasta mines copper in Chile.",
        "A lab in Moscow, Russia, one in Lima, Peru, one in New York in the United States.",
    ],
)
def test_a_town_beside_its_country_stays_a_town(text: str) -> None:
    """A city, or a firm, that is better known than the region of its name is no region even beside its country."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Osaka prefecture pays. Japan agrees.", ["Osaka prefecture/JP-27"]),
        ("The canton of Zug taxes little, said Switzerland.", ["Zug/CH-ZG"]),
        ("Zulia state has oil. Venezuela sells it.", ["Zulia/VE-V"]),
        ("The Province of Balkh is dry. Afghanistan is poor.", ["Balkh/AF-BAL"]),
    ],
)
def test_a_word_for_its_kind_tells_a_region(text: str, want: list[str]) -> None:
    """Beside a word such as province, a name counts in a document that names its country anywhere."""
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Gold of Amazonas, Brazil, and of Amazonas, Peru.", ["Amazonas/BR-AM", "Amazonas/PE-AMA"]),
        ("Amazonas province in Peru is not in Brazil.", ["Amazonas/PE-AMA"]),
        ("Brazil and Peru meet in Amazonas.", ["Amazonas/BR-AM or PE-AMA"]),
        ("Eastern Province in Zambia", ["Eastern Province/ZM-03"]),
        ("Sierra Leone mines in Eastern Province.", ["Eastern Province/SL-E"]),
        ("The La Paz department of Honduras", ["La Paz department/HN-LP"]),
        ("The Santa Cruz department in Bolivia", ["Santa Cruz department/BO-S"]),
    ],
)
def test_regions_of_one_name(text: str, want: list[str]) -> None:
    """Of regions of one name it is that of the country named; of two such, both are candidates."""
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Hungary's Hajdú-Bihar mines nothing.", ["Hajdú-Bihar/HU-HB"]),
        ("Hungary mines. Hajdú-Bihar doesn't.", ["Hajdú-Bihar/HU-HB"]),
        ("Bihar mines nothing.", ["Bihar/IN-BR"]),
        ("Paraguay has Alto Paraná, Brazil has Paraná.", ["Alto Paraná/PY-10", "Paraná/BR-PR"]),
        (
            "Maryland county in Liberia, and the Maryland of the United States",
            ["Maryland county/LR-MY", "Maryland/US-MD"],
        ),
    ],
)
def test_a_region_in_the_name_of_another(text: str, want: list[str]) -> None:
    """A region whose name is part of that of another is not found in it."""
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Offices in Grays, Essex, and in Melbourne, Victoria.", ["Essex/GB-ESS", "Victoria/AU-VIC"]),
        ("A sale to Perez, Lara and others.", []),
        ("Canberra, Tokyo agree on gallium. Japan and Australia sign.", []),
        ("A depot in Lima, Ohio, stays; Melbourne, Victoria too.", ["Ohio/US-OH", "Victoria/AU-VIC"]),
        ("A plant in Chiatura, Imereti, Georgia.", ["Imereti/GE-IM"]),
    ],
)
def test_after_a_town(text: str, want: list[str]) -> None:
    """After a town, a name of doubt counts in countries whose addresses are written so, and where its own is named."""
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A plant in Victoria, British Columbia, opened.", ["British Columbia/CA-BC"]),
        ("A plant in Victoria, British Columbia, Canada.", ["British Columbia/CA-BC"]),
        ("From Victoria, Queensland and Tasmania.", ["Victoria/AU-VIC", "Queensland/AU-QLD", "Tasmania/AU-TAS"]),
        ("From Victoria, British Columbia and Utah.", ["Victoria/AU-VIC", "British Columbia/CA-BC", "Utah/US-UT"]),
    ],
)
def test_a_name_before_a_region_of_another_country(text: str, want: list[str]) -> None:
    """It is a town there, unless a list goes on."""
    assert found(text) == want


def test_alaska_natives_are_people() -> None:
    """A people is no mention of the region that it is named after; the region beside it is one."""
    assert found("Alaska Natives, an Alaska Native firm and Alaska itself") == ["Alaska/US-AK"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Georgia signed.", ["Georgia/GE or US-GA"]),
        ("A plant in Georgia, near Savannah, opened.", ["Georgia/US-GA"]),
        ("A plant in Georgia opened; the U.S. paid.", ["Georgia/US-GA"]),
        ("Plants opened in Georgia and in Tennessee.", ["Georgia/US-GA", "Tennessee/US-TN"]),
        ("A plant in Atlanta, Georgia opened. Georgia paid.", ["Georgia/US-GA", "Georgia/US-GA"]),
        ("Tbilisi objected. Georgia signed.", []),
        ("Georgian officials and the U.S. met in Georgia.", []),
        ("Georgia Tshimanga of Georgia Pacific sailed to South Georgia.", []),
    ],
)
def test_a_name_that_a_state_shares_with_a_country(text: str, want: list[str]) -> None:
    """What else the text names decides which of the two it is; where nothing does, both are candidates."""
    assert found(text) == want


def test_every_name_of_doubt_is_found_beside_its_country() -> None:
    """Each name that isn't a town's in the first place is found before the name of its country, by its own ref."""
    for alias in DOUBTFUL:
        country = COUNTRIES[alias.entry.fields["country"]]
        text = f"A mine in {alias.text}, {country.name}, was sold by {country.fields['official']}."
        assert found(text) == [f"{alias.text.strip('‘’' + chr(39))}/{alias.entry.ref}"]


def test_no_name_of_doubt_is_found_alone() -> None:
    """Without its country no name of doubt is a region, unless the name itself holds that of its country."""
    for alias in DOUBTFUL:
        text = f"A mine in {alias.text} was sold."
        if alias.entry.fields["country"] not in {e.ref for e in ONLY_COUNTRIES.run(text).entities}:
            assert not [region for region in found(text) if region.endswith(f"/{alias.entry.ref}")]


@given(st.text(alphabet="Salt,JujyArgenint. -\n’s", max_size=60))
def test_any_text_is_survived(text: str) -> None:
    """Whatever the text, the extractor makes spans that slice back to it."""
    record = PIPELINE.run(f"{text} Salta {text} Argentina")

    assert not any("failed" in notice.code for notice in record.warnings)


def test_states_as_newspapers_shorten_them() -> None:
    """They count behind a town, as the postal codes do."""
    record = reex.extract("Mines at Casper, Wyo., and Elko, Nev., shut. Ore. is no state here.")

    assert [(e.text, e.ref) for e in record.entities if e.kind == "region"] == [("Wyo.", "US-WY"), ("Nev.", "US-NV")]


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("The Government of Victoria has approved the plan.", ["Victoria/AU-VIC"]),
        ("Victoria's government and the Victoria government agreed.", ["Victoria/AU-VIC"] * 2),
        ("Victoria has approved the plan.", []),
        ("Victoria’s governments of the past failed.", []),
    ],
)
def test_a_name_of_doubt_counts_where_it_has_a_government(text: str, regions: list[str]) -> None:
    """No person and no falls have one."""
    assert found(text) == regions
