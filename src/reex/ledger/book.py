"""The ledger as people use it: one object, over a file or a server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from reex.errors import DataError
from reex.ledger import store
from reex.ledger.answers import Answers, Stream
from reex.ledger.model import (
    Added,
    ClaimMention,
    Contradiction,
    Decision,
    DecisionVerdict,
    Fact,
    Mention,
    Merged,
    Pair,
    Review,
)
from reex.model import Record

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from reex.ledger.files import Skipped
    from reex.ledger.filters import Filter
    from reex.ledger.gaps import Across, Gap
    from reex.ledger.sums import Rates
    from reex.ledger.timeline import Bucket, Date, Moment
    from reex.ledger.totals import Totals

_T = TypeVar("_T")


class Ledger:
    """Initiatives, each with all documents that tell of it, what they agree on and where they don't.

    Use it in a ``with`` statement, or close it. Several processes may use one ledger at once.

    Args:
        url: the path of an SQLite file, which is made if there is none, or ``postgresql://user@host/database``.

    Raises:
        LedgerError: if the database can't be opened, is of a newer version, or is no ledger. All methods raise it if
            the database refuses something; nothing of that is kept then.
        MissingLibraryError: if a library that the ledger needs, or the driver, isn't installed.
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
        from reex.ledger import adding, files

        if isinstance(records, str | Path):
            records = files.records_of(records)
        done = adding.add(self._engine, records)
        self._settle()
        with self._reading() as connection:
            return adding.with_counts(connection, done)

    def initiatives(self, filter: Filter | None = None, *, mentions: bool = False) -> Stream[Merged]:  # noqa: A002
        """Yield initiatives in the order of their ids; with their mentions if asked.

        Raises:
            DataError: if *filter* names an instrument that neither reex nor the ledger has.
        """
        from reex.ledger import queries

        return self._stream(Merged, filter, lambda connection: queries.initiatives(connection, filter, mentions))

    def initiative(self, id: str) -> Merged:  # noqa: A002
        """Return the initiative that the handle of any of its mentions leads to, or the start of one.

        Raises:
            DataError: if it leads to none or to several.
        """
        from reex.ledger import queries

        with self._reading() as connection:
            return queries.initiative(connection, id)

    def facts(self, id: str) -> Answers[Fact]:  # noqa: A002
        """Return each value of each field of an initiative, who says so, and which was chosen by which rule."""
        from reex.ledger import choose

        return Answers(Fact, choose.facts(self.initiative(id)))

    def why(self, id: str) -> Answers[Pair]:  # noqa: A002
        """Return the pairs that tell why mentions are, or may be, of one initiative, the strongest first."""
        from reex.ledger import queries

        with self._reading() as connection:
            return Answers(Pair, queries.pairs(connection, queries.initiative(connection, id).id))

    def decisions(self, id: str | None = None) -> Answers[Decision]:  # noqa: A002
        """Return what people have decided: on the mentions of one initiative, or on all."""
        from reex.ledger import queries

        with self._reading() as connection:
            own = None if id is None else queries.initiative(connection, id).id
            return Answers(Decision, queries.decisions(connection, own))

    def told(self, ids: Iterable[str]) -> dict[str, Mention | ClaimMention]:
        """Return the mentions and claims that go by *ids*, as pairs, contradictions and decisions name them."""
        from reex.ledger import queries

        with self._reading() as connection:
            return queries.told(connection, ids)

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of the initiatives that go by *ids*."""
        from reex.ledger import queries

        with self._reading() as connection:
            return queries.titles(connection, ids)

    def contradictions(self, filter: Filter | None = None) -> Stream[Contradiction]:  # noqa: A002
        """Yield where documents disagree, each with a verdict and its reason.

        Raises:
            DataError: if *filter* names an instrument that neither reex nor the ledger has.
        """
        from reex.ledger import queries

        return self._stream(Contradiction, filter, lambda connection: queries.contradictions(connection, filter))

    def claims(self, filter: Filter | None = None) -> Stream[ClaimMention]:  # noqa: A002
        """Yield shares, places and ranks as current documents tell them."""
        from reex.ledger import queries

        return self._stream(ClaimMention, None, lambda connection: queries.claims(connection, filter))

    def review(self) -> Review:
        """Return what a person should look at."""
        from reex.ledger import queries

        with self._reading() as connection:
            return Review(
                near=tuple(pair for pair, _ in queries.near(connection)),
                unresolved=tuple(one for one in queries.contradictions(connection) if one.verdict == "unresolved"),
                orphaned=tuple(queries.orphaned(connection)),
                loose=tuple(queries.loose_ends(connection)),
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
        by: Sequence[str] | str = (),
        filter: Filter | None = None,  # noqa: A002
        rates: Rates | None = None,
    ) -> Totals:
        """Add up what may be added; see :func:`reex.ledger.totals.totals`."""
        import attrs

        from reex.ledger import queries
        from reex.ledger.totals import totals

        met: set[str] = set()
        found = totals(_noted(self.initiatives(filter, mentions=True), met), by, rates)
        with self._reading() as connection:
            near = tuple(pair for pair in queries.counted_twice(connection) if met.issuperset(pair))
        return attrs.evolve(found, near=near)

    def gaps(self, across: Across | None = None, filter: Filter | None = None) -> Answers[Gap]:  # noqa: A002
        """Return by lever what is in force, signed, announced, only called for; see :func:`reex.ledger.gaps.gaps`."""
        from reex.ledger.gaps import Gap, gaps

        return Answers(Gap, gaps(self.initiatives(filter), across))

    def timeline(
        self,
        date: Date = "any",
        bucket: Bucket = "year",
        filter: Filter | None = None,  # noqa: A002
    ) -> Answers[Moment]:
        """Return initiatives over time; see :func:`reex.ledger.timeline.timeline`."""
        from reex.ledger.timeline import Moment, timeline

        return Answers(Moment, timeline(self.initiatives(filter), date, bucket))

    def join(self, a: str, b: str, *, who: str | None = None, why: str | None = None) -> None:
        """Say that two mentions are of one initiative; kept whatever is added, until :meth:`split` says otherwise.

        Args:
            a: the handle of a mention, or the start of one; the id of an initiative is the handle of its first.
            b: that of another.
            who: has decided so.
            why: did they.

        Raises:
            DataError: if a handle leads to no mention or to several, or both lead to the same.
        """
        self._decide("join", a, b, who, why)

    def split(self, a: str, b: str, *, who: str | None = None, why: str | None = None) -> None:
        """Say that two mentions are of two initiatives; kept whatever is added, until :meth:`join` says otherwise.

        Args:
            a: the handle of a mention, or the start of one; the id of an initiative is the handle of its first.
            b: that of another.
            who: has decided so.
            why: did they.

        Raises:
            DataError: if a handle leads to no mention or to several, or both lead to the same.
        """
        self._decide("split", a, b, who, why)

    def _decide(self, verdict: DecisionVerdict, a: str, b: str, who: str | None, why: str | None) -> None:
        from sqlalchemy import delete, insert

        from reex.ledger import pending, queries
        from reex.ledger.tables import DECISIONS

        with store.writing(self._engine) as connection:
            low, high = sorted(queries.mention(connection, handle) for handle in (a, b))
            if low == high:
                raise DataError(f"{low} is one mention; name two")
            connection.execute(delete(DECISIONS).where(DECISIONS.c.a == low, DECISIONS.c.b == high))
            decided: dict[str, Any] = {"verdict": verdict, "a": low, "b": high, "who": who, "why": why}
            connection.execute(insert(DECISIONS), decided)
            pending.unsettle(connection, (low, high))
        self._settle()

    def _settle(self) -> None:
        from reex.ledger import merge

        with store.explained(self._engine):
            merge.settle(store.for_writing(self._engine))

    def _stream(
        self,
        kind: type[_T],
        filter: Filter | None,  # noqa: A002
        ask: Callable[[Connection], Iterator[_T]],
    ) -> Stream[_T]:
        """Return what is asked of the database when the first is wanted; a filter that can't be is refused at once."""
        from reex.ledger import queries

        def answers() -> Iterator[_T]:
            with self._reading() as connection:
                yield from ask(connection)

        if filter is not None:
            with self._reading() as connection:
                queries.check(connection, filter)
        return Stream(kind, answers())

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with store.reading(self._engine) as connection:
            yield connection


def _noted(merged: Iterable[Merged], met: set[str]) -> Iterator[Merged]:
    """Yield *merged*, and keep in *met* the ids of those whose amounts count."""
    for one in merged:
        if one.initiative.countable:
            met.add(one.id)
        yield one
