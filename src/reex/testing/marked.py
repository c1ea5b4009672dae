r"""Sentences in which what is to be found is marked.

``Tokyo lent [[money:$5m|USD 5000000]] to [[country:Chile|CL]].`` is one:

``[[kind:words]]`` marks a mention; marks may stand within marks. Behind ``|``
stands what the mention comes to: its ``ref``, its ``name`` or its value, or
nothing, where it has neither ref nor value. A backslash takes the next of
``[``, ``]``, ``|`` and ``\`` as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

from reex.codes import KINDS
from reex.errors import DataError
from reex.model import Entity, Record
from reex.offers import Extractor
from reex.pipeline import Pipeline
from reex.testing.behind import behind
from reex.testing.values import worth

_SIGN = re.compile(r"\\(?P<literal>[\[\]|\\])|\[\[(?P<kind>[^\s:\[\]|\\]+):|\[\[|\]\]|\|")
_BETWEEN_DIGITS = re.compile(r"(?<=\d),(?=\d)")
_NO_ENTITIES = frozenset({"initiative", "claim"})


@attrs.frozen
class Mark:
    """A mention that is marked.

    Attributes:
        means: the ref, name or value that it should have; empty if neither ref nor value, None if any will do.
    """

    kind: str
    start: int
    end: int
    means: str | None = None


@attrs.frozen
class Marked:
    """A sentence and the mentions that are marked in it, in the order of their starts, outer before inner."""

    text: str
    marks: tuple[Mark, ...] = ()

    @classmethod
    def read(cls, marked: str) -> Marked:
        """Read a sentence with marks.

        Raises:
            DataError: if a mark is not opened, not closed, or empty; it names the place.
        """
        reading = _Reading(marked)
        end = 0
        for sign in _SIGN.finditer(marked):
            reading.words(marked[end : sign.start()])
            reading.sign(sign)
            end = sign.end()
        reading.words(marked[end:])
        return reading.finished()

    def __str__(self) -> str:
        """Write the sentence with its marks; one that crosses another stands behind it all."""
        return "".join(_pieces(self.text, self.marks))


@attrs.define
class _Opened:
    kind: str
    at: int
    start: int
    means: str | None = None


@attrs.define
class _Reading:
    """What was read of a sentence so far."""

    source: str
    text: str = ""
    marks: list[Mark] = attrs.field(factory=list)
    opened: list[_Opened] = attrs.field(factory=list)

    def words(self, words: str) -> None:
        """Take *words* as they are: into the text, or into what a mark means."""
        if self.opened and self.opened[-1].means is not None:
            self.opened[-1].means += words
        else:
            self.text += words

    def sign(self, sign: re.Match[str]) -> None:
        """Take a sign of the syntax."""
        if sign["literal"]:
            self.words(sign["literal"])
        elif sign["kind"]:
            self._open(sign["kind"], sign.start())
        elif sign[0] == "]]":
            self._close(sign.start())
        elif sign[0] == "[[":
            raise self._fault(r"a mark is [[kind:words]]; for the signs themselves write \[\[", sign.start())
        elif self.opened and self.opened[-1].means is None:
            self.opened[-1].means = ""
        else:
            self.words("|")

    def finished(self) -> Marked:
        """Return what was read, now that all is."""
        if self.opened:
            raise self._fault("the mark that begins here is never closed by ]]", self.opened[-1].at)
        return Marked(self.text, _in_order(reversed(self.marks)))  # of two on the same words the outer closes last

    def _open(self, kind: str, at: int) -> None:
        if self.opened and self.opened[-1].means is not None:
            raise self._fault("behind | stands what a mark means, and no other mark", at)
        self.opened.append(_Opened(kind, at, len(self.text)))

    def _close(self, at: int) -> None:
        if not self.opened:
            raise self._fault(r"]] closes no mark; for the signs themselves write \]\]", at)
        mark = self.opened.pop()
        if mark.start == len(self.text):
            raise self._fault(f"{mark.kind} marks no words", mark.at)
        self.marks.append(Mark(mark.kind, mark.start, len(self.text), mark.means))

    def _fault(self, what: str, at: int) -> DataError:
        line = self.source.count("\n", 0, at) + 1
        column = at - self.source.rfind("\n", 0, at)
        return DataError(f"marked sentence, line {line}, column {column}, at {self.source[at : at + 20]!r}: {what}")


def _in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


# --- writing

_SIGNS = re.compile(r"\\(?=[\[\]|\\])|\[(?=\[)|\](?=\])")
_LAST = re.compile(r"[\[\]\\]$")


def _pieces(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    """Yield a sentence piece by piece, and at its end the marks that cross others and can't stand in it."""
    at, opened, crossing = 0, list[Mark](), list[Mark]()

    def until(position: int) -> Iterator[str]:
        nonlocal at
        while opened and opened[-1].end <= position:
            mark = opened.pop()
            yield f"{_escaped(text[at : mark.end], inside=True)}{_meaning(mark)}]]"
            at = mark.end
        yield _escaped(text[at:position], inside=bool(opened), last=position == len(text))
        at = position

    for mark in _in_order(marks):
        yield from until(mark.start)
        if opened and opened[-1].end < mark.end:
            crossing.append(mark)
        else:
            yield f"[[{mark.kind}:"
            opened.append(mark)
    yield from until(len(text))
    for mark in crossing:
        yield f" and across it [[{mark.kind}:{_escaped(text[mark.start : mark.end], inside=True)}{_meaning(mark)}]]"


def _meaning(mark: Mark) -> str:
    return "" if mark.means is None else f"|{_escaped(mark.means, inside=True)}"


def _escaped(piece: str, *, inside: bool, last: bool = False) -> str:
    """Return words so that they are read as they are, with no more backslashes than that takes."""
    piece = _SIGNS.sub(r"\\\g<0>", piece)
    if inside:
        piece = piece.replace("|", r"\|")
    return piece if last else _LAST.sub(r"\\\g<0>", piece)


# --- checking


def check(
    subject: Extractor | Pipeline,
    marked: str,
    *,
    kinds: str | Iterable[str] = (),
    warnings: str | Iterable[str] = (),
) -> None:
    """Check that *subject* finds what is marked in a sentence, and nothing else: the same kinds at the same words.

    Of an extractor what it makes is compared: it runs behind the installed
    ones that make what it needs or uses. Of a pipeline all is compared. Marks of
    other kinds are passed over, and a sentence without marks is a near miss.

    Args:
        subject: what is tested.
        marked: the sentence, as ``docs/testing.md`` describes it.
        kinds: the kinds to compare, where these are not all.
        warnings: the codes of the warnings that the record should have, in any order; one that comes twice, twice.

    Raises:
        AssertionError: if something else is found, or the record has other warnings; it shows both sentences.
        DataError: if a mark is not well formed, or of a kind that nothing makes.
        TypeError: if *subject* is neither an extractor nor a pipeline, or makes no entities.
    """
    __tracebackhide__ = True
    pipeline = _pipeline(subject)
    compared = _compared(subject, kinds)
    sentence = Marked.read(marked)
    _refuse_unknown(sentence, pipeline, compared)
    wanted = [mark for mark in sentence.marks if not compared or mark.kind in compared]
    record = pipeline.run(sentence.text)
    found = [_mark(entity, wanted) for entity in _own(record, subject) if not compared or entity.kind in compared]
    expected = Counter([warnings] if isinstance(warnings, str) else warnings)
    warned = Counter(notice.code for notice in record.warnings)
    if Counter(found) != Counter(wanted) or warned != expected:
        lacking = (expected - warned).elements()
        lines = [*_difference(subject, sentence.text, wanted, found), *_warnings(record, lacking)]
        raise AssertionError("\n".join(lines))


def _pipeline(subject: Extractor | Pipeline) -> Pipeline:
    if isinstance(subject, Pipeline):
        return subject
    if not isinstance(subject, Extractor):
        raise TypeError(f"check takes an extractor or a pipeline, not {subject!r}")
    if subject.makes <= _NO_ENTITIES:
        made = " and ".join(sorted(subject.makes))
        raise TypeError(f"extractor {subject.name} makes {made}, which no mark shows: keep them in a golden record")
    return behind(subject)


def _compared(subject: Extractor | Pipeline, kinds: str | Iterable[str]) -> frozenset[str]:
    """Return the kinds that count; none if all do."""
    wanted = frozenset([kinds] if isinstance(kinds, str) else kinds)
    return wanted or (subject.makes if isinstance(subject, Extractor) else frozenset())


def _refuse_unknown(sentence: Marked, pipeline: Pipeline, compared: frozenset[str]) -> None:
    """Refuse a kind that is spelled wrong: to pass over it would be to test nothing."""
    made = frozenset[str]().union(*(extractor.makes for extractor in pipeline.extractors)) - _NO_ENTITIES
    known = {*KINDS, *made}
    for kind in (*(mark.kind for mark in sentence.marks), *sorted(compared - _NO_ENTITIES)):
        if kind not in known:
            raise DataError(f"{kind} is a kind that nothing makes here; there are {', '.join(sorted(known))}")


def _own(record: Record, subject: Extractor | Pipeline) -> tuple[Entity, ...]:
    if isinstance(subject, Pipeline):
        return record.entities
    return tuple(entity for entity in record.entities if entity.extractor == subject.name)


def _mark(entity: Entity, wanted: Iterable[Mark]) -> Mark:
    """Return how an entity would be marked; what it means is told where the mark at its place tells it."""
    said = list(filter(None, (entity.ref, worth(entity.value), entity.name)))
    for mark in wanted:
        if (mark.kind, mark.start, mark.end) == (entity.kind, entity.start, entity.end):
            if mark.means is None or _meets(mark.means, entity, said):
                return mark
            return attrs.evolve(mark, means=next(iter(said), ""))
    return Mark(entity.kind, entity.start, entity.end)


def _meets(means: str, entity: Entity, said: Iterable[str]) -> bool:
    if not means:
        return entity.ref is None and entity.value is None
    return _ungrouped(means) in map(_ungrouped, said)


def _ungrouped(value: str) -> str:
    return _BETWEEN_DIGITS.sub("", value).replace("–", "-")


def _difference(
    subject: Extractor | Pipeline, text: str, wanted: Sequence[Mark], found: Sequence[Mark]
) -> Iterator[str]:
    name = subject.name if isinstance(subject, Extractor) else "the pipeline"
    if Counter(found) == Counter(wanted):
        yield f"{name} finds what is marked, but with other warnings than expected"
    else:
        yield f"{name} finds something else than is marked"
    yield f"  marked:  {Marked(text, tuple(wanted))}"
    yield f"  found:   {Marked(text, tuple(found))}"


def _warnings(record: Record, lacking: Iterable[str]) -> Iterator[str]:
    for notice in record.warnings:
        at = "" if notice.start is None else f" at {record.document.text[notice.start : notice.end]!r}"
        yield f"  warning: {notice.code}: {notice.message}{at}"
    for code in lacking:
        yield f"  lacking: {code}, a warning that is expected"
