"""Legal entities of the world: GLEIF's golden copy of the LEI data (LEI-CDF) as CSV, read row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reex.importers.names import aliases, cased, findable, tidied
from reex.importers.things import Record, Tally, Thing, csv_records

_WANTED = re.compile(
    r"LEI|Entity\.(?:LegalName|LegalAddress\.Country|EntityStatus|EntityCategory"
    r"|(Transliterated)?OtherEntityNames\.(?(1)Transliterated)OtherEntityName\.\d+(?:\.type)?)"
)
_NAME = re.compile(r"Entity\..*EntityName\.\d+")
_LEI = re.compile(r"[0-9A-Z]{20}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_BODIES = ("RESIDENT_GOVERNMENT_ENTITY", "INTERNATIONAL_ORGANIZATION")
# Which of its other names a thing goes by, if its legal name has other letters than Latin ones.
_FIRST = ("PREFERRED_ASCII_TRANSLITERATED_LEGAL_NAME", "ALTERNATIVE_LANGUAGE_LEGAL_NAME", "TRADING_OR_OPERATING_NAME")


def read(path: Path, tally: Tally, kind: str) -> Iterator[Thing]:
    """Yield the entities that are active and have a name in Latin letters; their refs are ``lei/`` and the LEI."""
    records = csv_records(path, tally, lambda column: bool(_WANTED.fullmatch(column)))
    return tally.each(records, lambda record: _entity(record, tally, kind))


def _entity(record: Record, tally: Tally, kind: str) -> Thing | None:
    if record.text("Entity.EntityStatus") != "ACTIVE":
        tally.passed_over["not active"] += 1
        return None
    lei, country = record.needed("LEI"), record.text("Entity.LegalAddress.Country")
    if not _LEI.fullmatch(lei):
        raise record.refused("LEI", "is no LEI of 20 capitals and digits")
    if country and not _COUNTRY.fullmatch(country):
        raise record.refused("Entity.LegalAddress.Country", "is no code of two capitals")
    names = [cased(name) for name in map(tidied, _names(record)) if findable(name)]
    if not names:
        tally.passed_over["without a name in Latin letters"] += 1
        return None
    kind = kind or ("agency" if record.text("Entity.EntityCategory") in _BODIES else "company")
    return Thing(names[0], aliases(names[0], names[1:], firm=True), f"lei/{lei}", kind, country)


def _names(record: Record) -> list[str]:
    """Return the legal name, and the others in the order in which they may take its place."""
    others = []
    for column, cell in record.cells.items():
        if cell and _NAME.fullmatch(column):
            kind = record.text(f"{column}.type")
            others.append((_FIRST.index(kind) if kind in _FIRST else len(_FIRST), record.text(column)))
    others.sort(key=lambda other: other[0])
    return [record.needed("Entity.LegalName"), *(name for _, name in others)]
