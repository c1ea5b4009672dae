"""Lists of codes that others keep: languages, and what datasets that people compare a record with call its codes."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import attrs


@attrs.frozen(kw_only=True)
class Counterpart:
    """One code of a record and one of another list that is used for the same.

    Attributes:
        of: ``instrument`` or ``status``, whichever *code* is.
        code: the code as records have it.
        list: ``gta`` (intervention types of Global Trade Alert, which NIPO uses too), ``mast`` (the UN's
            classification of non-tariff measures), ``crs`` (finance types of OECD CRS and IATI), ``usaspending``
            (award types), ``iati-status`` or ``iati-transaction``.
        theirs: the code as that list has it.
        label: what that list calls it.
        note: when it holds, where not always.
        source: where that list is published.
    """

    of: str
    code: str
    list: str
    theirs: str
    label: str
    note: str = ""
    source: str


@cache
def crosswalk() -> tuple[Counterpart, ...]:
    """Return all counterparts of instruments and statuses; a code without any has no place in the other lists.

    One code may have several counterparts in a list, since records are coarser than it: ``note`` tells them apart.
    """
    table = (Path(__file__).parent / "data" / "crosswalk.csv").read_text(encoding="utf-8")
    return tuple(Counterpart(**row) for row in csv.DictReader(table.splitlines()))


def language_name(code: str) -> str | None:
    """Return what a language with that code of ISO 639-1 is called in English, or None if it is none of the known."""
    return _languages().get(code)


@cache
def _languages() -> dict[str, str]:
    # Source: ISO 639-1, names as the Library of Congress lists them; the first of several.
    table = (Path(__file__).parent / "data" / "languages.csv").read_text(encoding="utf-8")
    return {row["code"]: row["name"] for row in csv.DictReader(table.splitlines())}
