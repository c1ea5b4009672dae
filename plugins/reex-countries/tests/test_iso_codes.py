"""The tables against ISO 3166 as pycountry has it, and what the tables know better."""

from __future__ import annotations

import importlib.util
import re
import tomllib
import unicodedata
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pycountry
import pytest

import reex

DATA = files("reex_countries") / "data"
TOOLS = Path(__file__).parents[1] / "tools"
if not (TOOLS.parent / "src").exists():
    pytest.skip("the sources, which the tool works on, are not here", allow_module_level=True)
PIPELINE = reex.Pipeline.standard().only("countries", "regions")
COUNTRIES = {
    entry.ref: entry
    for entry in reex.Gazetteer.read(DATA / "countries.csv", columns=("aliases", "adjectives", "metonyms")).entries
    if entry.ref
}
# Those that mine, refine or fund.
MINING = (
    "US", "CA", "AU", "CN", "IN", "BR", "ZA", "CD", "CL", "AR", "PE", "ID", "RU", "KZ",
    "DE", "FR", "GB", "SE", "FI", "NO", "JP", "KR",
)  # fmt: skip
COMPASS = (
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre",
    "center", "middle", "nord", "sud", "est", "ouest", "norte", "sul", "sur", "este", "oeste", "leste",
    "centrale",
)  # fmt: skip


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_regions", TOOLS / "make_regions.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
ROWS = [row for row in TOOL.read(DATA / "regions.csv") if row["ref"]]
REGIONS = {row["ref"]: row for row in ROWS}
CORRECTIONS = TOOL.corrections()
NAMES = TOOL.names()
FIRST_LEVEL = TOOL.first_level()


def fold(name: str) -> str:
    """Return a name without accents, signs, marks of doubt and capitals."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.lower()).split())


def names_of(row: dict[str, str]) -> list[str]:
    """Return the names of a row of regions, without marks."""
    return [cell.rstrip("?") for cell in (row["name"], *row["aliases"].split("|")) if cell]


def library_names(country: object) -> set[str]:
    """Return what the library calls a country."""
    keys = ("name", "common_name", "official_name")
    return {getattr(country, key).removeprefix("the ") for key in keys if hasattr(country, key)}


def test_every_code_of_iso_3166_1_is_a_country() -> None:
    """The table of countries has all codes of ISO 3166-1, and the European Union and Kosovo besides."""
    assert {country.alpha_2 for country in pycountry.countries} | {"EU", "XK"} == COUNTRIES.keys()


@pytest.mark.parametrize("code", [country.alpha_2 for country in pycountry.countries])
def test_names_of_iso_3166_1_are_found(code: str) -> None:
    """A country is found by each name that the code list has for it, the inverted ones too, as a whole."""
    names = library_names(pycountry.countries.get(alpha_2=code))
    for name in names - ({"Congo"} if code == "CG" else set()):  # see the corrections
        record = PIPELINE.run(f"Officials of {name}, Kiribati and Nauru met.")
        found = [(e.text, e.ref) for e in record.by_kind("country")]
        assert found[0] == (name.removesuffix(")"), code)
        assert {ref for _, ref in found} == {code, "KI", "NR"}


def test_official_names() -> None:
    """The official name is that of the code list, or there is a correction that says why not."""
    for country in pycountry.countries:
        official = COUNTRIES[country.alpha_2].fields["official"]
        if hasattr(country, "official_name") and fold(country.official_name.removeprefix("the ")) != fold(official):
            assert fold(CORRECTIONS[country.alpha_2]["right"]) == fold(official), country


# ISO 3166-3 has no code of a present country with a name that was given up; its codes are those of what came after.
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("French Afars and Issas", "DJ"),
        ("British Antarctic Territory", "AQ"),
        ("Burma", "MM"),
        ("Byelorussian SSR", "BY"),
        ("Dahomey", "BJ"),
        ("Dronning Maud Land", "AQ"),
        ("East Timor", "TL"),
        ("German Democratic Republic", "DE"),
        ("Johnston Island", "UM"),
        ("Midway Islands", "UM"),
        ("New Hebrides", "VU"),
        ("Panama Canal Zone", "PA"),
        ("Southern Rhodesia", "ZW"),
        ("Upper Volta", "BF"),
        ("Viet-Nam, Democratic Republic of", "VN"),
        ("Wake Island", "UM"),
        ("Zaire", "CD"),
    ],
)
def test_names_of_iso_3166_3_are_found(name: str, code: str) -> None:
    """A country is found by the name under which a withdrawn code was its own."""
    assert any(fold(old.name).startswith(fold(name)) for old in pycountry.historic_countries)
    assert [e.ref for e in PIPELINE.run(f"Officials of {name} met.").by_kind("country")] == [code]


def test_every_region_has_a_code_of_iso_3166_2() -> None:
    """The ref of a region is a code of the library, or one that the corrections add."""
    known = {each.code for each in pycountry.subdivisions}

    for ref, row in REGIONS.items():
        assert ref in known or fold(CORRECTIONS[ref]["right"]) in map(fold, names_of(row)), ref
        assert ref.startswith(f"{row['country']}-")


@pytest.mark.parametrize("country", MINING)
def test_countries_that_mine_refine_or_fund_have_all_their_regions(country: str) -> None:
    """Each subdivision of the first level is in the table, or a correction says why not."""
    codes = {code for code in FIRST_LEVEL if code.startswith(f"{country}-")}

    assert codes
    assert {code for code in codes - REGIONS.keys() if not CORRECTIONS.get(code, {}).get("reason")} == set()


def test_other_countries_have_their_regions() -> None:
    """Each subdivision of the first level is in the table, or the reason why not stands in a list."""
    left_out = FIRST_LEVEL.keys() - REGIONS.keys() - CORRECTIONS.keys()

    assert all(NAMES[code]["reason"] and not NAMES[code]["names"] for code in left_out)


def test_corrections_are_needed() -> None:
    """A correction is of what the library says today, and has a reason and a source."""
    for code, row in CORRECTIONS.items():
        assert row["reason"] and row["source"], code  # noqa: PT018
        if country := pycountry.countries.get(alpha_2=code):
            assert row["library"] in library_names(country) - {COUNTRIES[code].fields["official"]}
            assert row["right"] in (COUNTRIES[code].name, COUNTRIES[code].fields["official"])
        else:
            assert row["library"] == FIRST_LEVEL.get(code, "")
            assert (code in REGIONS) == bool(row["right"])


def test_names_that_differ_are_of_the_library() -> None:
    """A name that stands in for one of the library is another one, and of what the library says today."""
    for code, row in NAMES.items():
        assert row["library"] == FIRST_LEVEL[code]
        assert row["names"].split("|") != [row["library"]]
        assert row["reason"]


def test_rows_can_be_made_again() -> None:
    """The rows that nobody keeps by hand are what the tool makes of the library today."""
    assert TOOL.read(DATA / "regions.csv") == TOOL.rows()


MADE = [row for row in ROWS if TOOL.is_made(row)]


def test_names_made_are_names_of_doubt() -> None:
    """What was made and not written by hand counts only where its country is named."""
    assert len(MADE) > 2000
    assert all(cell.endswith("?") for row in MADE for cell in (row["name"], *row["aliases"].split("|")) if cell)


def test_names_made_mean_no_country_and_no_point_of_the_compass() -> None:
    """No name that was made is that of a country or a capital, or nothing but words for where it lies."""
    entries = reex.Gazetteer.read(DATA / "countries.csv", columns=("aliases", "metonyms")).aliases
    countries = {fold(alias.text) for alias in entries}
    names = [name for row in MADE for name in names_of(row)]

    assert [name for name in names if fold(name) in countries] == []
    assert [name for name in names if fold(name) in COMPASS] == []


# In a sentence on Argentina or Australia these are its provinces; the capitals and the former names are far from there.
UNMISTAKABLE = ("AR-J", "AR-P", "AU-VIC", "CD-TA")


def test_regions_named_like_capitals_are_towns() -> None:
    """A region kept by hand that is named like a country or its capital never counts by its country's name alone."""
    towns = tomllib.loads((DATA / "cues.toml").read_text(encoding="utf-8"))["regions"]["towns"]
    entries = reex.Gazetteer.read(DATA / "countries.csv", columns=("aliases", "metonyms")).aliases
    taken = {fold(alias.text) for alias in entries if alias.entry.ref}

    for row in ROWS:
        if row["name"].endswith("?") and not TOOL.is_made(row) and fold(row["name"]) in taken:
            assert row["ref"] in towns or row["country"] in towns or row["ref"] in UNMISTAKABLE, row["name"]


def test_towns_are_codes_of_the_tables() -> None:
    """Each code of the cues is that of a region with a name of doubt, or of a country with such regions."""
    cues = tomllib.loads((DATA / "cues.toml").read_text(encoding="utf-8"))["regions"]
    doubtful = {ref for ref, row in REGIONS.items() if "?" in row["name"] + row["aliases"]}

    assert set(cues["towns"]) <= doubtful | {ref[:2] for ref in doubtful}
    assert set(cues["listable"]) <= doubtful
    assert len(set(cues["towns"])) == len(cues["towns"])
