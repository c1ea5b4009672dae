"""Agencies of the United States: those of the Federal Register, and the top-tier agencies of USAspending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reex.importers.names import INVERTED_HEADS, aliases, cased, tidied
from reex.importers.things import Record, Tally, Thing, csv_records, json_records, json_value

_INVERTED = re.compile(rf"(.+) ({'|'.join(INVERTED_HEADS)})")


def read_register(path: Path, tally: Tally, kind: str) -> Iterator[Thing]:
    """Yield the agencies that ``/api/v1/agencies`` of the Federal Register lists; refs are made of their slugs."""
    records = list(json_records(path, json_value(path), tally))
    slugs = {str(record.cells.get("id")): str(record.cells.get("slug") or "") for record in records}

    def agency(record: Record) -> Thing:
        parent = slugs.get(record.text("parent_id"), "")
        return _registered(record.name("name"), record.text("short_name"), record.needed("slug"), parent, kind)

    return tally.each(records, agency)


def read_register_csv(path: Path, tally: Tally, kind: str) -> Iterator[Thing]:
    """Yield the active agencies of the Federal Register's list in CSV, which has a row for each part of the CFR.

    It has no slugs: they are made of the names, as the site makes them.
    """

    def agency(group: list[Record]) -> Thing | None:
        if not any(record.text("active") == "1" for record in group):
            tally.passed_over["not active"] += 1
            return None
        name = group[0].name("agency_name")
        slug = _slug(name)
        parents = [_slug(record.text("parent_agency_name")) for record in group]
        return _registered(name, "", slug, next((parent for parent in parents if parent != slug), ""), kind)

    wanted = ("active", "agency_name", "parent_agency_name")
    records = csv_records(path, tally, lambda column: column in wanted)
    return tally.each(tally.grouped(records, lambda record: record.needed("agency_name")), agency)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _registered(name: str, short: str, slug: str, parent: str, kind: str) -> Thing:
    """Return an agency with its name the right way round too: ``Bureau of Land Management``."""
    others = [f"{match[2]} of [the ]{match[1]}"] if (match := _INVERTED.fullmatch(name)) else []
    ref, parent = (f"federalregister/{slug}" if slug else "" for slug in (slug, parent))
    return Thing(name, aliases(name, [*others, tidied(short)]), ref, kind or "agency", "US", parent)


def read_toptier(path: Path, tally: Tally, kind: str) -> Iterator[Thing]:
    """Yield the top-tier agencies that the API of USAspending lists; refs are made of their codes."""
    value = json_value(path)
    records = json_records(path, value.get("results") if isinstance(value, dict) else None, tally)

    def agency(record: Record) -> Thing:
        year, quarter = record.text("active_fy"), record.text("active_fq")
        edition = f"FY{year} Q{quarter}" if year and quarter else ""
        return _spending(record, "toptier_code", "agency_name", "abbreviation", kind, edition)

    return tally.each(records, agency)


_CGAC = ("CGAC AGENCY CODE", "AGENCY NAME", "AGENCY ABBREVIATION")
_FREC = ("FREC", "FREC Entity Description", "FREC ABBREVIATION")


def read_codes(path: Path, tally: Tally, kind: str) -> Iterator[Thing]:
    """Yield the top-tier agencies of USAspending's ``agency_codes.csv``, which has a row for each sub-tier."""

    def columns(record: Record) -> tuple[str, str, str]:
        return _FREC if record.text("IS_FREC").upper() == "TRUE" else _CGAC

    records = csv_records(path, tally, lambda column: column in (*_CGAC, *_FREC, "IS_FREC"))
    groups = tally.grouped(records, lambda record: record.needed(columns(record)[0]))
    return tally.each(groups, lambda group: _spending(group[0], *columns(group[0]), kind))


def _spending(record: Record, code: str, name: str, abbreviation: str, kind: str, edition: str = "") -> Thing:
    title = record.name(name)
    short = tidied(record.text(abbreviation))
    others = aliases(title, [cased(short) if " " in short else short])  # "FREDDIE MAC" is none
    return Thing(title, others, f"usaspending/{record.needed(code)}", kind or "agency", "US", edition=edition)
