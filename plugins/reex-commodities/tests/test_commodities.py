"""Commodities."""

from __future__ import annotations

import itertools
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex

PIPELINE = reex.Pipeline.standard().only("commodities")
TABLE = reex.Gazetteer.read(files("reex_commodities") / "data" / "commodities.csv")
ROWS = [entry for entry in TABLE.entries if entry.ref]
GROUPS = {"rare-earths", "heavy-rare-earths", "light-rare-earths", "platinum-group-metals"}


def found(text: str) -> list[tuple[str, str | None]]:
    """Return the commodities with their refs."""
    return [(e.text, e.ref) for e in PIPELINE.run(reex.Document(text=text)).by_kind("commodity")]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Rare earths, rare-earth elements and REEs",
            "Rare earths=rare-earths rare-earth elements=rare-earths REEs=rare-earths",
        ),
        (
            "heavy rare earths and light rare earths",
            "heavy rare earths=heavy-rare-earths light rare earths=light-rare-earths",
        ),
        ("heavy and light rare earths", "heavy and light rare earths=rare-earths"),
        ("NdPr oxide at a floor price", "NdPr oxide=neodymium-praseodymium"),
        ("neodymium and praseodymium oxides", "neodymium=neodymium praseodymium oxides=praseodymium"),
        ("critical minerals and materials", "critical minerals and materials=critical-minerals"),
        (
            "critical-mineral policy; CRITICAL MINERALS",
            "critical-mineral=critical-minerals CRITICAL MINERALS=critical-minerals",
        ),
        (
            "rare earth magnets, permanent magnets and magnets",
            "rare earth magnets=magnets permanent magnets=magnets magnets=magnets",
        ),
        ("gallium, germanium and antimony", "gallium=gallium germanium=germanium antimony=antimony"),
        (
            "battery-grade lithium hydroxide and lithium carbonate",
            "lithium hydroxide=lithium lithium carbonate=lithium",
        ),
        (
            "natural flake graphite and anode materials",
            "natural flake graphite=graphite anode materials=battery-materials",
        ),
        ("copper concentrate and zinc ores", "copper concentrate=copper zinc ores=zinc"),
        ("aluminium in Britain, aluminum in America", "aluminium=aluminum aluminum=aluminum"),
        (
            "dysprosium-terbium feed from mine tailings",
            "dysprosium-terbium=dysprosium-terbium mine tailings=mine-tailings",
        ),
        ("metallurgical coal and e-waste", "metallurgical coal=coking-coal e-waste=e-waste"),
        ("rare\nearth oxides", "rare\nearth oxides=rare-earth-oxides"),
        (
            "deep seabed minerals such as polymetallic nodules",
            "deep seabed minerals=seabed-minerals polymetallic nodules=polymetallic-nodules",
        ),
        ("3% WO₃ and 0.4% TREO", "WO₃=tungsten TREO=rare-earth-oxides"),
        ("mixed rare earths carbonates and ferronickel", "mixed rare earths carbonates=rare-earths ferronickel=nickel"),
        ("sintered neodymium magnets made of bauxite?", "neodymium magnets=magnets bauxite=bauxite"),
        (
            "processed critical minerals and their derivative products (PCMDPs); trade in PCMDPs",
            "critical minerals=critical-minerals PCMDPs=critical-minerals PCMDPs=critical-minerals",
        ),
        ("critical minerals for electric vehicles (EV) and the Plan (CMP)", "critical minerals=critical-minerals"),
        ("its tin mine and a lead smelter lead the field", "tin=tin lead=lead"),
        ("a tin roof, a lead role, a lead producer", ""),
    ],
)
def test_materials(text: str, want: str) -> None:
    """A material is taken as the longest name that reads as one, its form in and its grade out."""
    assert " ".join(f"{name}={ref}" for name, ref in found(text)) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("gold (5.6%), zinc (8%), lead and tin", ["gold", "zinc", "lead", "tin"]),
        ("tin, tungsten and tantalum", ["tin", "tungsten", "tantalum"]),
        ("lead-zinc ore", ["lead", "zinc ore"]),
        ("They lead the field and take the lead.", []),
        ("Analysts lead by a tin ear.", []),
        ("Firms that press magnets lead; they make gallium and lead the market.", ["magnets", "gallium"]),
        ("lead time and a lead role for zinc", ["zinc"]),
        ("The company leads, and copper prices led.", ["copper"]),
    ],
)
def test_ordinary_words_count_in_a_list(text: str, want: list[str]) -> None:
    """``Lead`` and ``tin`` are metals beside another material."""
    assert [name for name, _ in found(text)] == want


@pytest.mark.parametrize(
    "text",
    [
        "lithium-ion batteries and the lithium-ion battery",
        "lead-acid and silicon carbide",
        "a silver lining, the gold standard and a golden age",
        "Silicon Valley, the Gold Coast, Iron Dome and an iron fist",
        "minerals, materials, metals and resources",
        "battery plants, anodes, semiconductors, steel and glass",
        "soybeans, beef and ammonia",
        "a magnetic field; a rare sight; critical of the plan",
        "the Tinley Park office; Leadville; Nickelsville",
    ],
)
def test_what_is_no_commodity(text: str) -> None:
    """Batteries, idioms, places and bare words such as ``minerals`` are no commodities."""
    assert found(text) == []


def test_every_material_is_found_by_its_name() -> None:
    """Each row's own name is found with its ref, if only beside another material."""
    for entry in ROWS[::4]:
        refs = [ref for _, ref in found(f"Prices of cobalt, {entry.name} and gallium rose.")]
        assert entry.ref in refs, entry.name


@pytest.mark.parametrize(
    ("code", "count"), [("us-2018", 35), ("us-2022", 50), ("us-2025", 60), ("eu-crma-2024", 34), ("eu-srm-2024", 17)]
)
def test_official_lists_are_whole(code: str, count: int) -> None:
    """Each list has as many entries as its authority counts: some count a group once, some its members."""
    listed = {entry.ref: entry for entry in ROWS if code in entry.fields["lists"].split("|")}
    lanthanides = set(next(e for e in ROWS if e.ref == "rare-earths").fields["members"].split("|")) - {"scandium"}
    platinum = set(next(e for e in ROWS if e.ref == "platinum-group-metals").fields["members"].split("|"))
    alone = {ref for ref, entry in listed.items() if not entry.fields["members"]}
    if code in ("us-2022", "us-2025"):
        assert len(alone) == count
        return
    # 2018: rare earths and platinum group once each; EU: heavy, light, platinum; strategic: for magnets, platinum.
    groups = {"us-2018": 2, "eu-crma-2024": 3, "eu-srm-2024": 2}[code]
    assert len(alone - lanthanides - platinum) + groups == count


def test_refs_members_and_sources() -> None:
    """Refs are unique ids in lower case, members are rows, and each row has a source."""
    refs = [entry.ref or "" for entry in ROWS]

    assert len(set(refs)) == len(refs)
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", ref) for ref in refs)
    assert {m for entry in ROWS for m in entry.fields["members"].split("|") if m} <= set(refs)
    assert all(entry.source for entry in TABLE.entries)


def test_strong_names_have_one_row() -> None:
    """No strong name stands in two rows, with or without its optional letters."""
    owners: dict[str, set[str | None]] = {}
    for alias in TABLE.aliases:
        if not alias.weak and not alias.blocks:
            for spelling in reex.Term(alias.text).spellings():
                owners.setdefault(spelling.casefold().replace("-", " "), set()).add(alias.entry.ref)
    assert {text: refs for text, refs in owners.items() if len(refs) > 1} == {}


@given(st.lists(st.sampled_from(["lead", "tin", "gold", "and", ",", " ", "(5%)", "-", "ore"]), max_size=40))
def test_any_text_is_survived(words: list[str]) -> None:
    """Whatever the list, spans slice back to the text and none cross."""
    text = "".join(words)
    entities = PIPELINE.run(reex.Document(text=text)).entities

    assert all(text[e.start : e.end] == e.text for e in entities)
    assert all(a.end <= b.start for a, b in itertools.pairwise(entities))
