"""What the table of agencies covers."""

from __future__ import annotations

import re
from collections import defaultdict
from importlib.resources import files

import pytest

import reex

PIPELINE = reex.Pipeline.standard().only("agencies", "countries")
TABLE = reex.Gazetteer.read(files("reex_agencies") / "data" / "agencies.csv")
BODIES = [entry for entry in TABLE.entries if entry.ref]
# Words in the names of bodies that say what they are for.
FIELDS = {
    "minerals": r"Mines?|Mining|Minerals?|Geolog\w+|Geoscience|Natural Resources|Raw Materials",
    "trade": r"Trade|Commerce|Econom(?:y|ic)|Business",
    "energy": r"Energy|Petroleum|Power",
    "defence": r"Defen[cs]e|Armed Forces",
    "finance": r"Finance|Treasury|Hacienda",
}


def found(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    """Return the agencies with their refs."""
    record = PIPELINE.run(reex.Document(text=text, published=published))
    return [(e.text, e.ref) for e in record.entities if e.kind == "agency"]


def test_every_row_can_be_used() -> None:
    """No row of the table is left out on reading."""
    assert TABLE.notices == ()


def test_at_least_six_hundred_bodies() -> None:
    """The table names at least six hundred bodies, fifty of them intergovernmental."""
    assert len(BODIES) >= 600
    assert len([body for body in BODIES if str(body.ref).startswith("int/")]) >= 50


def test_forty_countries_have_bodies_for_each_field() -> None:
    """At least forty countries have bodies for minerals, trade, energy, defence and finance, each by its own name."""
    names: dict[str, str] = defaultdict(str)
    for alias in TABLE.aliases:
        names[alias.entry.fields["country"]] += alias.text + "\n"

    def covers(country: str) -> bool:
        return all(re.search(rf"\b(?:{words})\b", names[country]) for words in FIELDS.values())

    assert len([country for country in names if country and covers(country)]) >= 40


@pytest.mark.parametrize(
    "country", ["US", "GB", "CA", "AU", "DE", "FR", "JP", "KR", "IN", "CN", "BR", "CL", "ZA", "SA"]
)
def test_producers_and_buyers_have_the_bodies_that_news_name(country: str) -> None:
    """A country that makes or buys much has a parliament, central bank, geological survey and customs authority."""
    names = "\n".join(alias.text for alias in TABLE.aliases if alias.entry.fields["country"] == country)

    for words in (
        r"Parliament|Congress|Diet|Assembly|Shura Council",
        r"[Cc]entral [Bb]ank|Federal Reserve|Bank of|People's Bank|Reserve Bank|Bundesbank",
        r"Geolog\w+|Geoscience",
        r"Customs|Border|Revenue",
    ):
        assert re.search(rf"\b(?:{words})\b", names), words


def test_refs_and_parents() -> None:
    """Refs are unique and of the form ``us/doe``; a parent is a body of the table, and none is its own ancestor."""
    parents = {body.ref: body.fields["parent"] or None for body in BODIES}

    assert len(parents) == len(BODIES)
    assert all(re.fullmatch(r"(?:[a-z]{2}|int)/[a-z0-9-]+", str(ref)) for ref in parents)
    assert {parent for parent in parents.values() if parent} <= set(parents)
    for ref in parents:
        seen, above = set(), parents[ref]
        while above:
            assert above not in seen, ref
            seen.add(above)
            above = parents[above]


@pytest.mark.parametrize(
    ("ref", "above"),
    [
        ("us/osc", "us/dod"),
        ("us/netl", "us/doe"),
        ("us/dla-strategic-materials", "us/dod"),
        ("us/usgs", "us/doi"),
        ("us/nasa-jsc", "us/nasa"),
        ("gb/ukef", "gb/dbt"),
        ("jp/jogmec", "jp/meti"),
        ("cn/cgs", "cn/mnr"),
        ("int/miga", "int/world-bank"),
    ],
)
def test_bodies_stand_under_those_that_they_belong_to(ref: str, above: str) -> None:
    """An office leads up to its department, through the offices between."""
    parents = {body.ref: body.fields["parent"] for body in BODIES}
    chain = [ref]
    while parents[chain[-1]]:
        chain.append(parents[chain[-1]])

    assert above in chain


def test_every_row_has_a_source_that_can_be_looked_up() -> None:
    """The source of a row names a directory, a register, a statute or a site, not just any."""
    assert all(entry.source for entry in TABLE.entries)
    assert not [
        e.name for e in TABLE.entries if e.source in ("agency website", "government website", "state agency website")
    ]


def test_no_strong_name_stands_in_two_rows() -> None:
    """A name without the mark for weak ones belongs to one body only."""
    owners: dict[str, set[str | None]] = defaultdict(set)
    for alias in TABLE.aliases:
        if not alias.weak and not alias.blocks:
            owners[alias.text.casefold()].add(alias.entry.ref)

    assert {text: refs for text, refs in owners.items() if len(refs) > 1} == {}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "The Kenyan Ministry of Energy and Petroleum bid.",
            [("Kenyan Ministry of Energy and Petroleum", "ke/energy")],
        ),
        (
            "Zambia's Ministry of Finance and the Bank of Zambia agreed.",
            [("Ministry of Finance", "zm/finance"), ("Bank of Zambia", "zm/boz")],
        ),
        ("Downing Street called the Kremlin.", [("Downing Street", "gb/pm-office"), ("Kremlin", "ru/kremlin")]),
        ("The NASA Johnson Space Center tests it.", [("NASA Johnson Space Center", "us/nasa-jsc")]),
        (
            "The Centers for Medicare & Medicaid Services (CMS) and CMS",
            [("Centers for Medicare & Medicaid Services", "us/cms"), ("CMS", "us/cms"), ("CMS", "us/cms")],
        ),
        ("Japanese customs data and the customs of Serbia", []),
        ("Thailand's commerce ministry and a central bank", []),
        ("The CMS of the site and an ICE engine", []),
    ],
)
def test_names_in_the_news(text: str, want: list[tuple[str, str]]) -> None:
    """Bodies are found by what the news call them; a common noun is no body, nor an acronym with another sense."""
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "published", "refs"),
    [
        ("BEIS lent it.", "2015", []),
        ("BEIS lent it.", "2021", ["gb/beis"]),
        ("DESNZ lent it.", "2022-06", []),
        ("DESNZ lent it.", "2024", ["gb/desnz"]),
        ("The National Wealth Fund lent it.", "2022", []),
        ("The National Wealth Fund lent it.", "2025", ["gb/nwf"]),
    ],
)
def test_names_count_from_when_they_were_given(text: str, published: str, refs: list[str]) -> None:
    """A body goes under its name in documents since it was given that name, and not before."""
    assert [ref for _, ref in found(text, published)] == refs
