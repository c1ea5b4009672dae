"""What a writer promises."""

from __future__ import annotations

import io
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from reex.document import Document, Notice
from reex.model import Amount, Claim, Entity, Initiative, Missing, Party, Rank, Record
from reex.offers import Writer
from reex.spans import Span
from reex.testing.promises.promise import Promise, for_any
from reex.values import Money, Percent

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_MANY = 600
_FEW = 60  # a tenth: who writes in batches keeps some
_SILENT = "Korbinite sleeps unseen."  # stands in no span, so only a document's text has it


def _bare(words: str) -> Record:
    """Return the record of a document whose text was left out, or couldn't be read."""
    warning = Notice(code="unreadable", message=words)
    return Record(document=Document(text="", path=words, length=len(words)), warnings=(warning,))


def _sample(path: str = "=news/a,b.txt", words: str = "Kestrel; Metals") -> Record:
    """Return a record with something of everything, in which some words are given."""
    text = f'Tokyo lent $5m to "{words}".\n{_SILENT}\nChina holds 90% of gallium, said 稀土网.'
    whole = Span(0, len(text) - len(text.partition("\n")[2]) - 1)
    share = Span(text.index("China"), len(text))
    japan = Party(kind="country", name="Japan", ref="JP", forms=("Tokyo",), entities=("e1",))
    firm = Party(kind="company", name=words, inferred=True, source="sites.csv")
    loan = Initiative(
        id="i1",
        title=f"Japan: loan to {words}, USD 5 million | agreed",
        instrument="loan",
        status="agreed",
        lever="capital",
        actors=(japan,),
        recipients=(firm,),
        amounts=(
            Amount(amount=Decimal("5E6"), currency="USD", entities=("e2",)),
            Amount(low=Decimal("0.50"), high=Decimal(7), bound="about", per="kg"),
        ),
        commodities=("gallium", "rare-earths"),
        missing=(Missing(slot="recipients", reason="gap"),),
        slots={"amounts": (Span(11, 14),)},
        reasons={"amounts": "words"},
        evidence=(whole,),
        confidence=0.9,
    )
    claim = Claim(id="c1", measure="share", subject=japan, value=Percent(low=Decimal(90)), evidence=(share,))
    tokyo = Entity(id="e1", kind="country", start=0, end=5, text="Tokyo", name="Japan", ref="JP")
    five = Money(amount=Decimal("5E6"), currency="USD")
    return Record(
        document=Document(text=text, id="sha256:0", path=path, title=words, published="2026-05"),
        entities=(tokyo, Entity(id="e2", kind="money", start=11, end=14, text="$5m", value=five)),
        initiatives=(loan, attrs.evolve(loan, id="i2", amounts=(), actors=(), conditional=True)),
        claims=(claim, attrs.evolve(claim, id="c2", measure="rank", value=Rank(kind="largest", of=words, place="CN"))),
        warnings=(Notice(code="dropped-link", message="words are\nlost", start=3, end=4),),
    )


def promises_of_writer(writer: Writer, examples: Sequence[Record]) -> tuple[Promise, ...]:
    """Return the promises of a writer, to be tested on records with arbitrary words, and on *examples*."""
    trial = _Trial(writer, tuple(examples))
    return (
        Promise("writes-any-records", trial.writes_any_records),
        Promise("writes-to-a-pipe", trial.writes_to_a_pipe),
        Promise("writes-the-same-twice", trial.writes_the_same_twice),
        Promise("keeps-no-records", trial.keeps_no_records),
        Promise("leaves-texts-out", trial.leaves_texts_out),
        Promise("leaves-records-alone", trial.leaves_records_alone),
    )


class _Trial:
    """A writer on trial."""

    def __init__(self, writer: Writer, examples: tuple[Record, ...]) -> None:
        self.writer = writer
        self.examples = examples

    # --- promises

    def writes_any_records(self) -> None:
        """Records of any words, many and none, with texts and without: all are taken, and the stream is left open."""

        def test(records: list[Record]) -> None:
            for text in (False, True):
                stream, given = io.BytesIO(), iter(records)
                self.writer.write(given, stream, text=text)
                assert next(given, None) is None, f"{self._name} stops before the last record"
                assert not stream.closed, f"{self._name} closes the stream, which isn't its own"

        self._on_any_records(test)

    def writes_to_a_pipe(self) -> None:
        """What can only be written to takes the same bytes."""
        pipe = _Pipe()
        with io.BufferedWriter(pipe) as stream:
            self.writer.write(iter([_sample()]), stream, text=True)
        assert bytes(pipe.written) == self._written([_sample()], text=True), f"{self._name} writes less to a pipe"

    def writes_the_same_twice(self) -> None:
        """The same records are the same bytes."""

        def test(records: list[Record]) -> None:
            for text in (False, True):
                first, second = self._written(records, text=text), self._written(records, text=text)
                assert first == second, f"{self._name} writes {first!r}, and then {second!r}"

        self._on_any_records(test)

    def keeps_no_records(self) -> None:
        """While it writes, no more than a few of the records that it was given are still there."""
        kept, most = 0, 0
        watched: list[weakref.ref[Record]] = []

        def gone(_: weakref.ref[Record]) -> None:
            nonlocal kept
            kept -= 1

        def given() -> Iterator[Record]:
            nonlocal kept, most
            for number in range(_MANY):
                record = _sample(f"{number}.txt")
                watched.append(weakref.ref(record, gone))
                kept += 1
                most = max(most, kept)
                yield record

        self.writer.write(given(), io.BytesIO(), text=True)
        assert len(watched) == _MANY, f"{self._name} takes {len(watched)} of {_MANY} records"
        assert most <= _FEW, f"{self._name} keeps {most} of {_MANY} records while it writes; it is to keep none"

    def leaves_texts_out(self) -> None:
        """Without ``text`` nothing is written that stands only in the text of a document."""
        written = self._written([_sample()], text=False)
        assert _SILENT.encode() not in written, f"{self._name} writes texts of documents without being asked for them"

    def leaves_records_alone(self) -> None:
        """The records are what they were."""

        def test(records: list[Record]) -> None:
            before = [_shown(record) for record in records]
            self._written(records, text=True)
            assert [_shown(record) for record in records] == before, f"{self._name} changes what it is to write"

        self._on_any_records(test)

    # --- means

    @property
    def _name(self) -> str:
        return self.writer.name

    def _on_any_records(self, test: Callable[[list[Record]], None]) -> None:
        for_any(self._lists, test, ([], [_sample(), _sample("caf\udce9.txt")], [*self.examples]))

    def _lists(self) -> SearchStrategy[list[Record]]:
        from hypothesis import strategies as st

        words = st.text(
            st.characters(exclude_categories=()), max_size=12
        )  # names of files may hold halves of characters
        records = st.builds(_sample, words, words) | st.builds(_bare, words)
        return st.lists(records | st.sampled_from(self.examples) if self.examples else records, max_size=4)

    def _written(self, records: Iterable[Record], *, text: bool) -> bytes:
        stream = io.BytesIO()
        self.writer.write(iter(records), stream, text=text)
        return stream.getvalue()


class _Pipe(io.RawIOBase):
    """Takes bytes and can do nothing else, as a pipe."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self.written += data
        return len(data)


def _shown(record: Record) -> str:
    """Return all of a record; its own ``repr`` only counts what is in it."""
    return repr([getattr(record, field.name) for field in attrs.fields(Record)])
