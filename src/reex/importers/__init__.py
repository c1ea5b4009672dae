"""From registers that people have to gazetteers: what a file is, is told by what it holds."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import attrs

from reex.errors import DataError
from reex.importers import agencies, gleif, sec, wikidata
from reex.importers.things import Tally, Thing

__all__ = ["FORMATS", "Format", "Tally", "convert", "format_of"]

_HEAD = 1 << 16  # bytes that tell a format: more than the header of any
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_DATE = re.compile(r"(?<!\d)(20\d\d)-?(0[1-9]|1[0-2])-?([0-2]\d|3[01])(?!\d)")


@attrs.frozen
class Format:
    """A register that can be read.

    Attributes:
        name: what it is, for people.
        dataset: what its rows name as their source.
        suffix: ``csv`` or ``json``, told by the first sign and not by the name of the file.
        knows: whether the columns of a CSV file, or the first strings of a JSON file, are those of this format.
        columns: those of the gazetteer that it fills, beside ``name``, ``aliases``, ``ref``, ``kind`` and ``source``.
        needs_kind: whether it leaves open what its things are.
    """

    name: str
    dataset: str
    suffix: str
    knows: Callable[[Sequence[str]], bool]
    read: Callable[[Path, Tally, str], Iterator[Thing]]
    columns: tuple[str, ...] = ()
    needs_kind: bool = False


def _all(*marks: str) -> Callable[[Sequence[str]], bool]:
    return lambda strings: set(marks) <= set(strings)


def _items(strings: Sequence[str]) -> bool:
    return wikidata.item_column(strings) is not None


FORMATS = (
    Format(
        "SEC company_tickers_exchange.json", "SEC company_tickers_exchange", "json",
        _all("fields", "data", "cik", "name", "ticker", "exchange"), sec.read_exchanges,
    ),
    Format(
        "SEC company_tickers.json", "SEC company_tickers", "json",
        _all("cik_str", "ticker", "title"), sec.read_tickers,
    ),
    Format(
        "GLEIF golden copy of LEI data in CSV", "GLEIF LEI golden copy", "csv",
        _all("LEI", "Entity.LegalName", "Entity.EntityStatus"), gleif.read, ("country",),
    ),
    Format(
        "Federal Register agencies, API in JSON", "Federal Register agencies", "json",
        _all("name", "short_name", "slug", "parent_id"), agencies.read_register, ("country", "parent"),
    ),
    Format(
        "Federal Register agencies in CSV", "Federal Register agencies", "csv",
        _all("active", "agency_name", "parent_agency_name"), agencies.read_register_csv, ("country", "parent"),
    ),
    Format(
        "USAspending top-tier agencies, API in JSON", "USAspending top-tier agencies", "json",
        _all("results", "agency_name", "abbreviation", "toptier_code"), agencies.read_toptier, ("country",),
    ),
    Format(
        "USAspending agency codes in CSV", "USAspending agency codes", "csv",
        _all("CGAC AGENCY CODE", "AGENCY NAME", "FREC", "IS_FREC"), agencies.read_codes, ("country",),
    ),
    Format(
        "Wikidata query result in JSON", "Wikidata query", "json",
        _items, wikidata.read_json, ("country",), needs_kind=True,
    ),
    Format(
        "Wikidata query result in CSV", "Wikidata query", "csv",
        _items, wikidata.read_csv, ("country",), needs_kind=True,
    ),
)  # fmt: skip


def format_of(path: Path) -> Format:
    """Return the format of a file, told by its beginning.

    Raises:
        DataError: if it can't be read, is packed, or is of none of the formats.
    """
    head = _head(path)
    if head.startswith(_PACKED):
        raise DataError(f"{path}: is packed; unpack it first")
    text = head.decode("utf-8-sig", "replace").lstrip()
    suffix = "json" if text[:1] in ("{", "[") else "csv"
    strings = _STRING.findall(text) if suffix == "json" else _header(text)
    for known in FORMATS:
        if known.suffix == suffix and known.knows(strings):
            return known
    raise DataError(f"{path}: is of no format that can be imported; these can: {'; '.join(f.name for f in FORMATS)}")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError as error:
        raise DataError(f"{path}: can't be read ({error.strerror or error})") from error


def _header(text: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader(io.StringIO(text, newline=""), strict=True), [])]
    except csv.Error:
        return []


def convert(path: Path, stream: BinaryIO, kind: str = "") -> Tally:
    """Write the things of a register as a gazetteer in CSV, row by row.

    Args:
        path: a file in one of the :data:`FORMATS`.
        stream: where to write.
        kind: the kind of all things, in place of that which the format knows.

    Raises:
        DataError: if the file is of no known format, or broken, or doesn't tell the kind of its things.
    """
    known = format_of(path)
    if known.needs_kind and not kind:
        raise DataError(f"{path}: a {known.name} doesn't tell what its things are: give their kind (--kind)")
    tally = Tally()
    things = known.read(path, tally, kind)
    date = _DATE.search(path.name)
    source = f"{known.dataset} {'-'.join(date.groups())}" if date else known.dataset
    columns = ("name", "aliases", "ref", "kind", *known.columns)
    rows = csv.writer(codecs.getwriter("utf-8")(stream), lineterminator="\n")
    rows.writerow((*columns, "source"))
    for thing in things:
        rows.writerow([*(getattr(thing, column) for column in columns), f"{source} {thing.edition}".rstrip()])
        tally.written += 1
    return tally
