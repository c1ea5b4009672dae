"""Programs."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex

PIPELINE = reex.Pipeline.standard().only("programs")
TABLE = reex.Gazetteer.read(files("reex_programs") / "data" / "programs.csv")


def found(text: str) -> list[tuple[str, str | None]]:
    """Return the programs with their refs."""
    return [(e.text, e.ref) for e in PIPELINE.run(reex.Document(text=text)).by_kind("program")]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("He invoked the Defense Production Act of 1950.", [("Defense Production Act of 1950", "us/dpa")]),
        (
            "Title III of the Defense Production Act; Title III money",
            [("Title III of the Defense Production Act", "us/dpa-title-iii"), ("Title III", "us/dpa-title-iii")],
        ),
        (
            "the Inflation Reduction Act and the CHIPS and Science Act",
            [("Inflation Reduction Act", "us/ira"), ("CHIPS and Science Act", "us/chips-act")],
        ),
        (
            "the Minerals Security Partnership (MSP); MSP members",
            [("Minerals Security Partnership", "int/msp"), ("MSP", "int/msp"), ("MSP", "int/msp")],
        ),
        (
            "the EU's Critical Raw Materials Act, Regulation (EU) 2024/1252",
            [("Critical Raw Materials Act", "eu/crma"), ("Regulation (EU) 2024/1252", "eu/crma")],
        ),
        ("the National Defense Stockpile buys", [("National Defense Stockpile", "us/nds")]),
        ("Canada's Critical Minerals Infrastructure Fund", [("Critical Minerals Infrastructure Fund", "ca/cmif")]),
        ("under the Outer Continental Shelf Lands\nAct", [("Outer Continental Shelf Lands\nAct", "us/ocsla")]),
        ("an NI 43-101 report", [("NI 43-101", "ca/ni-43-101")]),
    ],
)
def test_listed_programs(text: str, want: list[tuple[str, str]]) -> None:
    """A program of the table is found by name, with its year, and by its acronym once the text has defined it."""
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Section 232 tariffs", [("Section 232", "us/section-232")]),
        ("a Section\n    232 investigation", ["Section\n    232"]),
        (
            "Section 232 of the Trade Expansion Act of 1962",
            [("Section 232 of the Trade Expansion Act of 1962", "us/section-232")],
        ),
        ("credits under Section 45X of the Internal Revenue Code", [("Section 45X", "us/45x")]),
        (
            "Section 9107 of the Lithium Valley Recovery Act bans it.",
            ["Section 9107 of the Lithium Valley Recovery Act"],
        ),
        ("section 101(b) of the Defense Production Act", [("Defense Production Act", "us/dpa")]),
        ("Section 2. Policy. It is the policy. Section 1 applies; Title 3 of the Code; Part 4.", []),
        (
            "Executive Order 14241 and Proclamation 10908",
            [("Executive Order 14241", "us/eo-14241"), ("Proclamation 10908", "us/proclamation-10908")],
        ),
        ("Executive Order 14999 and E.O. 14998", ["Executive Order 14999", "E.O. 14998"]),
        ("A PROCLAMATION 1. On Monday", []),
        ("Public Law 102–429 and Public Law No. 119-21", ["Public Law 102–429", "Public Law No. 119-21"]),
        ("Directive 2006/21/EC", ["Directive 2006/21/EC"]),
        ("a bill, H.R. 7777, and page 7777", ["H.R. 7777"]),
    ],
)
def test_numbered_programs(text: str, want: list[tuple[str, str] | str]) -> None:
    """A law or order by its number is one; the sections of the document itself are none."""
    assert [
        pair if isinstance(wanted, tuple) else pair[0] for pair, wanted in zip(found(text), want, strict=True)
    ] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The Rare Earth Recovery Act of 2031 passed.", ["Rare Earth Recovery Act of 2031"]),
        ("The Native Vegetation Act 1991 applies here.", ["Native Vegetation Act 1991"]),
        ("The Tungsten (Royalties and Levies) Act 2027 passed.", ["Tungsten (Royalties and Levies) Act 2027"]),
        ("Rwanda's Mining Act, 2024 says so.", ["Mining Act, 2024"]),
        ("The Regulations on Tungsten Administration apply.", ["Regulations on Tungsten Administration"]),
        ("The firm (Perth) Act is ours.", []),
        (
            "It joins the Lobito Lithium Corridor and the Pan-African Magnet Alliance.",
            ["Lobito Lithium Corridor", "Pan-African Magnet Alliance"],
        ),
        (
            "The Quad Germanium Initiative and the Tungsten Price Partnership began.",
            ["Quad Germanium Initiative", "Tungsten Price Partnership"],
        ),
        (
            "The ministry's Gallium Supply Strategy (GSS) is new; GSS aims high.",
            ["Gallium Supply Strategy", "GSS", "GSS"],
        ),
        ("A report on the Make More in America Program is due.", ["Make More in America Program"]),
        ("The Act, the Plan and the Fund; an Investment Fund.", []),
        ("The Minamata Convention and the Jones Act apply.", ["Minamata Convention", "Jones Act"]),
        (
            "A Strategic Framework for Lunar Mining Cooperation and a Roadmap for Ore Recycling Research were agreed.",
            ["Strategic Framework for Lunar Mining Cooperation", "Roadmap for Ore Recycling Research"],
        ),
        (
            "It joined the Cargo Flow Works (CFW) program and the Deep Ore Watch initiative; CFW grows.",
            ["Cargo Flow Works", "CFW", "Deep Ore Watch", "CFW"],
        ),
        ("The U.S. Critical Minerals program and a Department of Energy program ended.", []),
        ("The Phase 2 Drill program of the Acme Gold Limited Partnership and its Infill Drilling Program ended.", []),
        (
            "H.R. 3617, the Securing America's Ore Supply Act, amends P.L. 118-62.",
            ["H.R. 3617", "Securing America's Ore Supply Act", "P.L. 118-62"],
        ),
        (
            "See Section 12 of the Strategic Ore Act 2010 and Section 12 of this plan.",
            ["Section 12 of the Strategic Ore Act 2010"],
        ),
        ("The Vice-President for Prosperity and Industrial Strategy spoke.", []),
        ("A Framework for the mine, a Plan for 2026, and CEO Bill Scotting.", []),
        ("Acts of parliament and plans of the fund", []),
        ("Firms Cheer New Gallium Supply Plan", []),
        ("BUILDING OUR MINING PARTNERSHIP: the two agreed.", []),
        ("America First is a slogan. A Cooperative Research and Development Agreement was signed.", []),
        ("The Lithium Reserve Program (the “Program”) lends. The Program ends.", ["Lithium Reserve Program"]),
    ],
)
def test_names_by_pattern(text: str, want: list[str]) -> None:
    """A capitalised name with the word of a program at its end is found where the text is no headline."""
    assert [name for name, _ in found(text)] == want


def test_a_listed_program_may_have_a_low_number(tmp_path: Path) -> None:
    """A number of two digits is a section of the document itself only where no table has the name."""
    mine = tmp_path / "mine.csv"
    mine.write_text("name,ref,kind\nAgenda 21,x/21,program\n", encoding="utf-8")
    record = PIPELINE.knowing(reex.Gazetteer.read(mine)).run("They signed Agenda 21. See Section 21.")

    assert [(entity.text, entity.ref) for entity in record.by_kind("program")] == [("Agenda 21", "x/21")]


def test_every_program_is_found_by_its_name() -> None:
    """Each row's own name is found whole, with its ref."""
    for alias in [a for a in TABLE.aliases if a.column == "name" and not (a.weak or a.blocks)][::5]:
        assert (alias.text, alias.entry.ref) in found(f"Then the {alias.text} helped."), alias.text


def test_refs_bodies_and_sources() -> None:
    """Refs are unique and of the form ``us/dpa``; bodies are those of the agencies plugin; each row has a source."""
    refs = [entry.ref or "" for entry in TABLE.entries]
    agencies = {e.ref for e in reex.Gazetteer.read(files("reex_agencies") / "data" / "agencies.csv").entries}

    assert len(set(refs)) == len(refs)
    assert all(re.fullmatch(r"(?:[a-z]{2}|int)/[a-z0-9.-]+", ref) for ref in refs)
    assert {entry.fields["body"] for entry in TABLE.entries if entry.fields["body"]} <= agencies
    assert all(entry.source for entry in TABLE.entries)


def test_strong_names_have_one_row() -> None:
    """No strong name stands in two rows."""
    owners: dict[str, set[str | None]] = {}
    for alias in TABLE.aliases:
        if not alias.weak and not alias.blocks:
            owners.setdefault(alias.text.casefold(), set()).add(alias.entry.ref)
    assert {text: refs for text, refs in owners.items() if len(refs) > 1} == {}


@given(st.text(alphabet="ActSection 1245of()., \nthe", max_size=80))
def test_any_text_is_survived(text: str) -> None:
    """Whatever the text, spans slice back to it and nothing fails."""
    record = PIPELINE.run(reex.Document(text=text))

    assert all(text[e.start : e.end] == e.text for e in record.entities)
    assert not any("failed" in notice.code for notice in record.warnings)
