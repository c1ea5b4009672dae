"""Which version of a document stands: the last published supersedes the rest, which are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from reex.ledger.pending import hide, show
from reex.ledger.store import chunks
from reex.ledger.tables import DOCUMENTS

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ].*)?)?)?", re.ASCII)  # of ISO 8601, perhaps truncated or with a time


def series_of(connection: Connection, documents: Sequence[str]) -> frozenset[str]:
    """Return the series of documents: what was read at one address, or from one path."""
    query = select(DOCUMENTS.c.series)
    found = [connection.scalars(query.where(DOCUMENTS.c.id.in_(ids))).all() for ids in chunks(documents)]
    return frozenset(series for some in found for series in some)


def supersede(connection: Connection, series: frozenset[str]) -> frozenset[str]:
    """Let the last published document of each series supersede the rest; return those that do."""
    standing = {row: by for some in chunks(sorted(series)) for row, by in _standing(connection, some)}
    if changed := [{"of": row.id, "by": by} for row, by in standing.items() if by != row.superseded_by]:
        one = update(DOCUMENTS).where(DOCUMENTS.c.id == bindparam("of"))
        connection.execute(one.values(superseded_by=bindparam("by")), changed)
    hide(connection, sorted(row.id for row, by in standing.items() if by and not row.superseded_by))
    show(connection, sorted(row.id for row, by in standing.items() if row.superseded_by and not by))
    return frozenset(filter(None, standing.values()))


def _standing(connection: Connection, series: Sequence[str]) -> Iterator[tuple[Any, str | None]]:
    """Yield each document of *series* with the one that supersedes it, if any."""
    columns = select(DOCUMENTS.c.id, DOCUMENTS.c.series, DOCUMENTS.c.published, DOCUMENTS.c.superseded_by)
    versions: dict[str, list[Any]] = {}
    for row in connection.execute(columns.where(DOCUMENTS.c.series.in_(series))):
        versions.setdefault(row.series, []).append(row)
    for of_one in versions.values():
        last = max(of_one, key=_dated)
        for row in of_one:
            yield row, last.id if _later(last.published, row.published) else None


def _dated(row: Any) -> tuple[str, str]:
    """Return what the last version of a document has most of: its date, if it has one; then its id decides."""
    return row.published if row.published and _DATE.fullmatch(row.published) else "", row.id


def _later(one: str | None, other: str | None) -> bool:
    """Say whether a date is surely later than another: October 2025 is not, against the tenth of it."""
    if not (one and other and _DATE.fullmatch(one) and _DATE.fullmatch(other)):
        return False
    return one > other and not one.startswith(other)
