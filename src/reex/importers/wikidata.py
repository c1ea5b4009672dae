"""What the query service of Wikidata returns: the JSON of SPARQL, two shorter forms of JSON, and CSV."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from reex.importers.names import aliases, findable, form_start, tidied
from reex.importers.things import Record, Tally, Thing, csv_records, json_records, json_value

_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/entity/|wd:)?(Q[1-9]\d*)")
_COUNTRY = re.compile(r"[A-Z]{2}")


def item_column(columns: Iterable[str]) -> str | None:
    """Return the column of the items, the first that has one of labels beside it: ``item`` before ``itemLabel``."""
    columns = dict.fromkeys(columns)
    return next((column for column in columns if f"{column}Label" in columns), None)


def read_json(path: Path, tally: Tally, kind: str) -> Iterator[Thing]:
    """Yield the items of a result in JSON."""
    value = json_value(path)
    results = value.get("results") if isinstance(value, dict) else {"bindings": value}
    entries = results.get("bindings") if isinstance(results, dict) else None
    return _things(map(_plain, json_records(path, entries, tally)), tally, kind)


def read_csv(path: Path, tally: Tally, kind: str) -> Iterator[Thing]:
    """Yield the items of a result in CSV."""
    return _things(csv_records(path, tally), tally, kind)


def _plain(record: Record) -> Record:
    """Return a record of mere values: SPARQL says of each its type too."""
    cells = {name: cell.get("value") if isinstance(cell, dict) else cell for name, cell in record.cells.items()}
    return Record(cells, record.where)


def _things(rows: Iterable[Record], tally: Tally, kind: str) -> Iterator[Thing]:
    """Yield the items; a result has as many rows of one as there are combinations of what was asked of it."""
    records = list(rows)
    column = item_column(dict.fromkeys(name for record in records for name in record.cells)) or "item"
    groups = tally.grouped(records, lambda record: _item(record, column))
    return tally.each(groups, lambda group: _thing(group, column, kind, tally))


def _item(record: Record, column: str) -> str:
    if match := _ITEM.fullmatch(record.needed(column)):
        return match[1]
    raise record.refused(column, "is no item of Wikidata")


def _thing(group: list[Record], column: str, kind: str, tally: Tally) -> Thing | None:
    item = _item(group[0], column)
    labels = [label for record in group if (label := record.text(f"{column}Label")) != item]
    if not any(labels):
        tally.passed_over["without a label in the language of the query"] += 1
        return None
    others = [name for record in group for name in _listed(record.text(f"{column}AltLabel"))]
    names = [name for name in map(tidied, [*labels, *others]) if findable(name)]
    if not names:
        tally.passed_over["without a name in Latin letters"] += 1
        return None
    country = next((code for record in group if _COUNTRY.fullmatch(code := record.text("country"))), "")
    return Thing(names[0], aliases(names[0], names[1:], firm=kind == "company"), f"wd/{item}", kind, country)


def _listed(names: str) -> list[str]:
    """Return names between which commas stand, those in ``Alpha, Inc.`` aside."""
    listed: list[str] = []
    for name in names.split(", "):
        if listed and form_start(f"x {name}") == len("x "):
            listed[-1] += f", {name}"
        elif name:
            listed.append(name)
    return listed
