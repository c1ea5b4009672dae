"""Facilities and organizations."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

import reex

DATA = files("reex_companies") / "data"
PIPELINE = reex.Pipeline.standard().only("facilities", "organizations")
FACILITIES = reex.Gazetteer.read(DATA / "facilities.csv")
ORGANIZATIONS = reex.Gazetteer.read(DATA / "organizations.csv")


def found(text: str, kind: str) -> list[str]:
    """Return the mentions of *kind*."""
    return [e.text for e in PIPELINE.run(reex.Document(text=text)).entities if e.kind == kind]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Ore from Mountain Pass, Round Top and the Brook Mine.", ["Mountain Pass", "Round Top", "Brook Mine"]),
        ("Greenland's Tanbreez and Kvanefjeld deposits", ["Tanbreez", "Kvanefjeld"]),
        ("The Ambler Road Project opens the district.", ["Ambler Road Project"]),
        ("Zeta's Silver Creek Project and its Pilot Plant grow.", ["Silver Creek Project"]),
        ("drilling at the EMI Mine continues.", ["EMI Mine"]),
        (
            "The Rare Earth Elements (REE) Demonstration Facility will refine it.",
            ["Rare Earth Elements (REE) Demonstration Facility"],
        ),
        ("the 10X Facility will press magnets.", ["10X Facility"]),
        ("A Royalty Deed for the Silver Creek Project was signed.", ["Silver Creek Project"]),
        ("Zeta filed its PEA for its Silver Creek Lithium Project.", ["Silver Creek Lithium Project"]),
        ("The site director of the Silver Creek Mine spoke.", ["Silver Creek Mine"]),
        ("the mine, a plant and that project", []),
        ("The Mine reopened. Its Plant grew.", []),
        ("Zeta Opens New Magnet Plant in Texas Town", []),
        ("the Pacific Resilience Facility and a Critical Minerals Financing Facility", []),
        ("The Belt and Road is long.", []),
        ("the Powder River Basin and the Carolina Tin Belt", []),
        ("See https://example.org/news for what the Silver Creek Mine did.", ["Silver Creek Mine"]),
    ],
)
def test_facilities(text: str, want: list[str]) -> None:
    """A mine, plant or project is found by name or by the word that it ends with; a basin or a fund is none."""
    assert found(text, "facility") == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("CSIS and the Brookings Institution wrote, CNBC reported.", ["CSIS", "Brookings Institution", "CNBC"]),
        ("The University of Otago and Curtin University test it.", ["University of Otago", "Curtin University"]),
        (
            "The Tungsten Recyclers Association and the Zeta Foundation wrote.",
            ["Tungsten Recyclers Association", "Zeta Foundation"],
        ),
        ("the American Federation of Welders joined.", ["American Federation of Welders"]),
        ("The Zeta Alliance and College of Eastern Idaho train them.", ["College of Eastern Idaho"]),
        ("the Russian Federation and the university", []),
        ("Benzinga™ and Reuters® reported it.", ["Benzinga", "Reuters"]),
        ("An association, an institute and a society", []),
        ("Students Welcome New Lithium Institute of Technology", []),
    ],
)
def test_organizations(text: str, want: list[str]) -> None:
    """A university, association or institute is found by name or by the word that it is called by."""
    assert found(text, "organization") == want


def test_every_thing_is_found_by_its_name() -> None:
    """Each row's own name is found whole, but for a small word at its end that says what it is."""
    for table, kind in ((FACILITIES, "facility"), (ORGANIZATIONS, "organization")):
        for alias in [a for a in table.aliases if a.column == "name" and not (a.weak or a.blocks)][::5]:
            own = re.sub(r"(?<=\w) (?:mine|plant|refinery|facility|deposit|smelter|project)$", "", alias.text)
            assert {alias.text, own} & {*found(f"Then the {alias.text} grew.", kind)}, alias.text


def test_rows() -> None:
    """Every row has a source; the operator of a facility is a firm of the table, its region an ISO 3166-2 code."""
    firms = {entry.name for entry in reex.Gazetteer.read(DATA / "companies.csv").entries}

    assert all(entry.source for entry in (*FACILITIES.entries, *ORGANIZATIONS.entries))
    assert {e.fields["operator"] for e in FACILITIES.entries if e.fields["operator"]} <= firms
    regions = {e.fields["region"] for e in FACILITIES.entries if e.fields["region"]}
    assert all(re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", region) for region in regions)


def test_strong_names_belong_to_one_thing_of_all_kinds() -> None:
    """No strong name stands in two rows, of whatever kind among bodies, firms, sites, programs and places."""
    tables = {
        "agency": ("reex_agencies", "agencies", ("aliases",)),
        "company": ("reex_companies", "companies", ("aliases",)),
        "facility": ("reex_companies", "facilities", ("aliases",)),
        "organization": ("reex_companies", "organizations", ("aliases",)),
        "program": ("reex_programs", "programs", ("aliases",)),
        "country": ("reex_countries", "countries", ("aliases", "adjectives", "metonyms")),
    }
    owners: dict[str, set[tuple[str, str]]] = {}
    for kind, (package, name, columns) in tables.items():
        for alias in reex.Gazetteer.read(files(package) / "data" / f"{name}.csv", columns=columns).aliases:
            if not alias.weak and not alias.blocks:
                for spelling in reex.Term(alias.text).spellings():
                    key = " ".join(re.sub(r"\W+", " ", spelling.casefold()).split())
                    owners.setdefault(key, set()).add((kind, alias.entry.name))
    assert {key: things for key, things in owners.items() if len(things) > 1} == {}
