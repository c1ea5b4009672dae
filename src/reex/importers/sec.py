"""Registrants of the SEC: ``company_tickers_exchange.json``, and ``company_tickers.json``, which tells no exchange."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reex.errors import DataError
from reex.importers.names import EDGAR_SUFFIXES, SLASHED_FORMS, aliases, cased, findable
from reex.importers.things import Record, Tally, Thing, json_records, json_value

_SUFFIX = re.compile(rf"\s*[/\\]\s*(?:{'|'.join(map(re.escape, EDGAR_SUFFIXES))})?\s*[/\\]?$", re.IGNORECASE)
_CLASS = re.compile(r"-(?=[A-Z]$)")  # shares of a class are BRK-B here, and BRK.B everywhere else
_ELSEWHERE = "otc/"  # where nearly every firm is traded too: a ticker of an exchange goes before


def read_tickers(path: Path, tally: Tally, kind: str) -> Iterator[Thing]:
    """Yield the registrants; their refs are ``cik/`` and the ten digits of EDGAR."""
    entries = json_value(path)
    records = json_records(path, list(entries.values()) if isinstance(entries, dict) else entries, tally)
    return tally.each(tally.grouped(records, _cik), lambda group: _firm(group, "title", [], kind))


def read_exchanges(path: Path, tally: Tally, kind: str) -> Iterator[Thing]:
    """Yield the registrants; their refs are ``exchange/TICKER``, or ``cik/`` where they have none."""
    table = json_value(path)
    fields, data = (table.get("fields"), table.get("data")) if isinstance(table, dict) else (None, None)
    if not isinstance(fields, list) or not isinstance(data, list) or not all(isinstance(name, str) for name in fields):
        raise DataError(f"{path}: fields should be a list of names, and data a list of rows")
    records = _rows(path, fields, data, tally)
    return tally.each(tally.grouped(records, _cik), lambda group: _firm(group, "name", _listings(group), kind))


def _rows(path: Path, fields: list[str], data: list[object], tally: Tally) -> Iterator[Record]:
    for number, row in enumerate(data, 1):
        where = f"{path}: entry {number}"
        if isinstance(row, list) and len(row) == len(fields):
            yield Record(dict(zip(fields, row, strict=True)), where)
        else:
            tally.fault(f"{where}: is no list of {len(fields)} values")


def _cik(record: Record) -> str:
    column = "cik_str" if "cik_str" in record.cells else "cik"
    number = record.needed(column)
    if not (number.isascii() and number.isdigit() and len(number) <= 10):
        raise record.refused(column, "is no number of at most ten digits")
    return number.zfill(10)


def _firm(group: list[Record], column: str, listings: list[str], kind: str) -> Thing:
    name = cased(_unmarked(group[0].name(column)))
    if not findable(name):
        raise group[0].refused(column, "is a suffix and no name")
    home = next((ref for ref in listings if not ref.startswith(_ELSEWHERE)), None)
    ref = home or next(iter(listings), f"cik/{_cik(group[0])}")
    return Thing(name, aliases(name, (), firm=True), ref, kind or "company")


def _listings(group: list[Record]) -> list[str]:
    """Return the refs that a firm's tickers make, in the order of the file: first the one that is traded most."""
    pairs = [(record.text("exchange").lower(), _CLASS.sub(".", record.text("ticker"))) for record in group]
    return [f"{exchange}/{ticker}" for exchange, ticker in pairs if exchange and ticker]


def _unmarked(title: str) -> str:
    """Return a name without what EDGAR puts behind it: ``MP Materials Corp. / DE``."""
    while not title.upper().endswith(SLASHED_FORMS) and (suffix := _SUFFIX.search(title)):
        title = title[: suffix.start()]
    return title
