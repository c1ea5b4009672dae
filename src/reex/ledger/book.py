"""The ledger as people use it: one object, over a file or a server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from reex.errors import DataError
from reex.ledger import store
from reex.ledger.model import (
    Added,
    ClaimMention,
    Contradiction,
    DecisionVerdict,
    Fact,
    Merged,
    Pair,
    Review,
)
from reex.model import Record

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from reex.ledger.adding import Skipped
    from reex.ledger.filters import Filter
    from reex.ledger.gaps import Across, Gap
    from reex.ledger.sums import Rates
    from reex.ledger.timeline import Bucket, Date, Moment
    from reex.ledger.totals import Totals


class Ledger:
    """Initiatives, each with all documents that tell of it, what they agree on and where they don't.

    Use it in a ``with`` statement, or close it. Several processes may use one ledger at once.

    Args:
        url: the path of an SQLite file, which is made if there is none, or ``postgresql://user@host/database``.

    Raises:
        LedgerError: if the database can't be opened, is of a newer version, or is no ledger. All methods raise it if
            the database refuses something; nothing of that is kept then.
        MissingLibraryError: if SQLAlchemy, Alembic or the driver isn't installed.
    """

    def __init__(self, url: str | Path) -> None:
        self._engine = store.open_engine(url)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        """Name the database, without a password."""
        return f"<Ledger {store.name_of(self._engine)}>"

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def add(self, records: Iterable[Record | Skipped] | str | Path) -> Added:
        """Add records, each document whole; then find what is merged and what disagrees.

        A document is known by its id, the hash of its bytes. One that is there with the same findings stays as it is;
        one with others gets them in place of its old ones. Of documents of one address, else of one path, with other
        bytes, the last published supersedes the rest, which are kept; where dates don't tell which is later, all stand.

        Args:
            records: they are asked for one by one, and written in batches; or the path of a file of JSON Lines, or of a
                folder of such. Lines that are no records are counted, each with the reason.

        Raises:
            LedgerError: if the database refuses a batch: nothing of it is kept, and all of those before it are.
            ReadError: if a path leads to nothing that can be read.
        """
        from reex.ledger import adding

        if isinstance(records, str | Path):
            records = adding.records_of(records)
        done = adding.add(self._engine, records)
        self._settle()
        with self._reading() as connection:
            return adding.with_counts(connection, done)

    def initiatives(self, filter: Filter | None = None, *, mentions: bool = False) -> Iterator[Merged]:  # noqa: A002
        """Yield initiatives in the order of their ids; with their mentions if asked."""
        from reex.ledger import queries

        with self._reading() as connection:
            yield from queries.initiatives(connection, filter, mentions)

    def initiative(self, id: str) -> Merged:  # noqa: A002
        """Return the initiative that the handle of any of its mentions leads to, or the start of one.

        Raises:
            DataError: if it leads to none or to several.
        """
        from reex.ledger import queries

        with self._reading() as connection:
            return queries.initiative(connection, id)

    def facts(self, id: str) -> list[Fact]:  # noqa: A002
        """Return each value of each field of an initiative, who says so, and which was chosen by which rule."""
        from reex.ledger import choose

        return choose.facts(self.initiative(id))

    def why(self, id: str) -> list[Pair]:  # noqa: A002
        """Return the pairs that tell why mentions are, or may be, of one initiative, the strongest first."""
        from reex.ledger import queries

        merged = self.initiative(id)
        with self._reading() as connection:
            return list(queries.pairs(connection, merged.id))

    def contradictions(self, filter: Filter | None = None) -> Iterator[Contradiction]:  # noqa: A002
        """Yield where documents disagree, each with a verdict and its reason."""
        from reex.ledger import queries

        with self._reading() as connection:
            yield from queries.contradictions(connection, filter)

    def claims(self, filter: Filter | None = None) -> Iterator[ClaimMention]:  # noqa: A002
        """Yield shares, places and ranks as current documents tell them."""
        from reex.ledger import queries

        with self._reading() as connection:
            yield from queries.claims(connection, filter)

    def review(self) -> Review:
        """Return what a person should look at."""
        from sqlalchemy import select

        from reex.ledger import queries
        from reex.ledger.tables import MENTIONS

        with self._reading() as connection:
            return Review(
                near=tuple(queries.pairs(connection, verdict="near")),
                unresolved=tuple(one for one in queries.contradictions(connection) if one.verdict == "unresolved"),
                orphaned=tuple(
                    one
                    for one in queries.decisions(connection)
                    if len(connection.scalars(select(MENTIONS.c.id).where(MENTIONS.c.id.in_((one.a, one.b)))).all()) < 2
                ),
            )

    def texts(self) -> Mapping[str, str]:
        """Return the text of each document whose text was kept, by the document's id."""
        from sqlalchemy import select

        from reex.ledger.tables import DOCUMENTS

        with self._reading() as connection:
            query = select(DOCUMENTS.c.id, DOCUMENTS.c.text).where(DOCUMENTS.c.text.is_not(None))
            return {row.id: row.text for row in connection.execute(query.order_by(DOCUMENTS.c.id))}

    def totals(
        self,
        by: Sequence[str] = (),
        filter: Filter | None = None,  # noqa: A002
        rates: Rates | None = None,
    ) -> Totals:
        """Add up what may be added; see :func:`reex.ledger.totals.totals`."""
        from reex.ledger.totals import totals

        return totals(self.initiatives(filter, mentions=True), by, rates)

    def gaps(self, across: Across | None = None, filter: Filter | None = None) -> tuple[Gap, ...]:  # noqa: A002
        """Return by lever what is in force, signed, announced, only called for; see :func:`reex.ledger.gaps.gaps`."""
        from reex.ledger.gaps import gaps

        return gaps(self.initiatives(filter), across)

    def timeline(
        self,
        date: Date = "announced",
        bucket: Bucket = "year",
        filter: Filter | None = None,  # noqa: A002
    ) -> tuple[Moment, ...]:
        """Return initiatives over time; see :func:`reex.ledger.timeline.timeline`."""
        from reex.ledger.timeline import timeline

        return timeline(self.initiatives(filter), date, bucket)

    def join(self, a: str, b: str, *, who: str | None = None, why: str | None = None) -> None:
        """Say that two mentions are of one initiative; kept whatever is added, until :meth:`split` says otherwise.

        Raises:
            DataError: if a handle is not that of a mention, or both are the same.
        """
        self._decide("join", a, b, who, why)

    def split(self, a: str, b: str, *, who: str | None = None, why: str | None = None) -> None:
        """Say that two mentions are of two initiatives; kept whatever is added, until :meth:`join` says otherwise.

        Raises:
            DataError: if a handle is not that of a mention, or both are the same.
        """
        self._decide("split", a, b, who, why)

    def _decide(self, verdict: DecisionVerdict, a: str, b: str, who: str | None, why: str | None) -> None:
        from sqlalchemy import delete, insert, select

        from reex.ledger import adding
        from reex.ledger.tables import DECISIONS, MENTIONS

        low, high = sorted((a, b))
        with store.writing(self._engine) as connection:
            there = set(connection.scalars(select(MENTIONS.c.id).where(MENTIONS.c.id.in_((low, high)))))
            if gone := sorted({low, high} - there):
                raise DataError(f"no mention goes by {gone[0]!r}; reex ledger show names those of an initiative")
            if low == high:
                raise DataError(f"{low} is one mention; name two")
            connection.execute(delete(DECISIONS).where(DECISIONS.c.a == low, DECISIONS.c.b == high))
            decided: dict[str, Any] = {"verdict": verdict, "a": low, "b": high, "who": who, "why": why}
            connection.execute(insert(DECISIONS), decided)
            adding.unsettle(connection, (low, high))
        self._settle()

    def _settle(self) -> None:
        from reex.ledger import merge

        with store.explained(self._engine):
            merge.settle(store.for_writing(self._engine))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with store.reading(self._engine) as connection:
            yield connection
