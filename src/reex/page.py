"""What an extractor sees of one document, and how it makes things."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs

from reex.document import Document, Notice
from reex.errors import SpanError
from reex.frozen import FrozenDict, quick
from reex.language import Number, Table, is_heading, is_whole, numbers_in, occurrences, sentences_in, tables_in
from reex.late import regex
from reex.model import Claim, Entity, Initiative, quick_entity
from reex.scan import Hit
from reex.spans import Span, quick_span
from reex.values import Value

# An address holds words that nobody wrote as text: "…/news/american-lithium-grant". Begins with what is rare in prose.
_ADDRESS = regex(r"(?:://|www\.)\S{1,2000}")
# A word as names hold one at least; it starts with a character set, so that small words cost nothing.
_CAPITALISED = regex(r"[A-Z0-9À-Þ][^\W_]*")

# Characters of a text in which a search for each name takes longer than to note where all words of names may stand.
_LONG = 16_000
# What stands after a number, blanks, a line break, a plus and hyphens between them left out.
_FOLLOWING = regex(r"[+\s‐‑-]{0,12}([A-Za-z]+|[°µμ][A-Za-zµμ]*|[^\w\s]?)")


def _addresses(text: str) -> Iterator[Span]:
    if "://" in text or "www." in text:
        for match in _ADDRESS.finditer(text):
            yield Span(match.start(), match.end())


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield sorted *spans* with those that touch made one: an address may stand in page furniture."""
    last: Span | None = None
    for span in spans:
        if last is None:
            last = span
        elif span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
        else:
            yield last
            last = span
    if last is not None:
        yield last


_NOTHING: FrozenDict[str, str] = FrozenDict()


def _nothing(_kind: str, _name: str) -> Mapping[str, str]:
    return _NOTHING


@attrs.frozen(slots=False, eq=False)  # what is worked out later is kept in its __dict__, past the lock
class Sheet:
    """What all extractors of one document share, worked out when first asked for, and changed by none of them.

    Attributes:
        document: the document.
        facts: returns what the tables of the pipeline hold about a thing, by its kind and name.
        words: where words stand that a number may begin with, if a scan has looked for them.
    """

    document: Document
    facts: Callable[[str, str], Mapping[str, str]] = _nothing
    words: Sequence[Hit] | None = attrs.field(default=None, repr=False)
    _headings: dict[int, bool] = attrs.field(factory=dict, init=False, repr=False)
    _of_kinds: dict[tuple[str, ...], tuple[tuple[Entity, ...], list[Entity]]] = attrs.field(
        factory=dict, init=False, repr=False
    )

    @cached_property
    def furniture(self) -> tuple[Span, ...]:
        """Where nothing is extracted: page furniture, and addresses of pages."""
        zones = [Span(zone.start, zone.end) for zone in self.document.zones if zone.kind == "furniture"]
        return tuple(_joined(sorted((*zones, *_addresses(self.document.text)))))

    @cached_property
    def _furniture_starts(self) -> tuple[int, ...]:
        return tuple(span.start for span in self.furniture)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the document, those of page furniture left out; one with an address in it stays."""
        if not self.document.zones:
            return tuple(sentences_in(self.document.text))
        zones = sorted((zone.start, zone.end) for zone in self.document.zones if zone.kind == "furniture")
        starts = [start for start, _ in zones]

        def in_zone(span: Span) -> bool:
            at = bisect_right(starts, span.end - 1) - 1
            return at >= 0 and zones[at][1] > span.start

        return tuple(span for span in sentences_in(self.document.text) if not in_zone(span))

    @cached_property
    def sentence_starts(self) -> tuple[int, ...]:
        """Where the sentences start, to look one up."""
        return tuple(span.start for span in self.sentences)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the document, those of page furniture left out."""
        found = numbers_in(self.document.text, self.words)
        return tuple(n for n in found if not self.in_furniture(n.start, n.end)) if self.furniture else tuple(found)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the document: rows, the first of them often a heading, of the spans of their cells."""
        return tuple(tables_in(self.document.text))

    @cached_property
    def following(self) -> tuple[str, ...]:
        """The word or sign that stands after each number, in small letters."""
        text = self.document.text
        return tuple([_FOLLOWING.match(text, n.end)[1].lower() for n in self.numbers])  # type: ignore[index]  # always

    @cached_property
    def capitalised(self) -> Mapping[str, tuple[int, ...]]:
        """Where words stand that begin with a capital or a figure, by word, to look names up."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for word in _CAPITALISED.finditer(self.document.text):
            places[word[0]].append(word.start())
        return FrozenDict({word: tuple(starts) for word, starts in places.items()})

    def warm(self) -> None:
        """Work out now what nearly all extractors ask for, so that none is blamed for the time that it takes."""
        _ = self.furniture, self.sentence_starts, self.following
        if len(self.document.text) >= _LONG:
            _ = self.capitalised

    def is_heading(self, number: int) -> bool:
        """Say whether the sentence of this number is a heading; it is asked for each name that stands in it."""
        known = self._headings.get(number)
        if known is None:
            span = self.sentences[number]
            known = self._headings[number] = is_heading(self.document.text[span.start : span.end])
        return known

    def of_kinds(self, found: tuple[Entity, ...], kinds: tuple[str, ...]) -> list[Entity]:
        """Return those of *found* that are of these kinds: several extractors ask for the same."""
        kept = self._of_kinds.get(kinds)
        if kept is None or kept[0] is not found:
            kept = self._of_kinds[kinds] = found, [entity for entity in found if entity.kind in kinds]
        return kept[1]

    def in_furniture(self, start: int, end: int) -> bool:
        """Say whether ``text[start:end]`` touches page furniture."""
        at = bisect_right(self._furniture_starts, end - 1) - 1
        return at >= 0 and self.furniture[at].end > start


@attrs.frozen(weakref_slot=False)
class Page:
    """One document as one extractor sees it.

    Attributes:
        document: the document.
        text: its text.
        hits: where the extractor's own terms stand, sorted by start, longest first.
        found: what the extractors before it have made, settled, in text order.
        extractor: the name under which things are made.
        initiatives, claims: what was made of these so far.
        sheet: what this page shares with the pages of other extractors.
    """

    document: Document
    hits: Sequence[Hit] = ()
    found: tuple[Entity, ...] = ()
    extractor: str = ""
    initiatives: tuple[Initiative, ...] = ()
    claims: tuple[Claim, ...] = ()
    sheet: Sheet = attrs.field(
        default=attrs.Factory(lambda page: Sheet(page.document), takes_self=True), repr=False, eq=False
    )
    text: str = attrs.field(
        default=attrs.Factory(lambda page: page.document.text, takes_self=True), init=False, repr=False, eq=False
    )

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the document, those of page furniture left out."""
        return self.sheet.sentences

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the document, words for numbers and ranges included."""
        return self.sheet.numbers

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the document: rows, the first of them often a heading, of the spans of their cells.

        Each row has as many cells as the first one, and None for a cell that is empty.
        """
        return self.sheet.tables

    @property
    def following(self) -> tuple[str, ...]:
        """The word or sign that stands after each of the numbers, in small letters, or an empty string.

        One look at it tells that most numbers are none of a kind, before any expression is tried.
        """
        return self.sheet.following

    def sentence_at(self, position: int) -> Span | None:
        """Return the sentence that *position* stands in, or None between sentences and in furniture."""
        sheet = self.sheet
        at = bisect_right(sheet.sentence_starts, position) - 1
        sentence = sheet.sentences[at] if at >= 0 else None
        return sentence if sentence is not None and position < sentence.end else None

    def in_heading(self, position: int) -> bool:
        """Say whether *position* stands in a heading, or in no sentence: capitals tell nothing about names there."""
        sheet = self.sheet
        at = bisect_right(sheet.sentence_starts, position) - 1
        return at < 0 or position >= sheet.sentences[at].end or sheet.is_heading(at)

    def facts(self, kind: str, name: str | None) -> Mapping[str, str]:
        """Return what the tables of the pipeline hold about the thing of *kind* that they call *name*.

        These are the further columns of its row, with ``ref`` and ``source``. It is
        empty where no table has exactly one such thing.
        """
        return self.sheet.facts(kind, name) if name else _NOTHING

    def entities(self, *kinds: str) -> list[Entity]:
        """Return what was found so far of these kinds, in text order."""
        return [*self.sheet.of_kinds(self.found, kinds)]

    def occurrences(self, names: Iterable[str], start: int = 0) -> Iterator[Span]:
        """Yield where any of *names* stands as whole words from *start* on, in the same case.

        In a long text it takes a look-up and no pass over the text, however many names there are.
        They come name by name and not in text order, those of one name in order.
        """
        if len(self.text) >= _LONG:
            yield from self._looked_up(names, start)
            return
        for name in dict.fromkeys(names):
            yield from occurrences(self.text, name, start)

    def _looked_up(self, names: Iterable[str], start: int) -> Iterator[Span]:
        text, known = self.text, self.sheet.capitalised
        shapes: dict[str, dict[tuple[int, int], set[str]]] = {}
        for name in names:
            if words := list(_CAPITALISED.finditer(name)):
                rarest = min(words, key=lambda word: len(known.get(word[0], ())))
                shapes.setdefault(rarest[0], {}).setdefault((rarest.start(), len(name)), set()).add(name)
            else:
                yield from occurrences(text, name, start)
        for word, alike in shapes.items():
            places = known.get(word, ())
            for number in range(bisect_left(places, start), len(places)):
                for (offset, length), texts in alike.items():
                    at = places[number] - offset
                    if at >= start and text[at : at + length] in texts and is_whole(text, at, at + length):
                        yield quick_span(at, at + length)

    def entity(
        self,
        kind: str,
        span: Span | tuple[int, int],
        *,
        name: str | None = None,
        ref: str | None = None,
        value: Value | None = None,
        rule: str = "",
        confidence: float = 1.0,
        candidates: tuple[str, ...] = (),
    ) -> Entity:
        """Make an entity of what stands at *span*; in doubt without *ref*, and with the *candidates*.

        Raises:
            SpanError: if *span* is empty, negative, ends after the text, or has an end that is no int.
        """
        start, end = (span.start, span.end) if isinstance(span, Span) else span
        if type(start) is not int or type(end) is not int:  # a bool is one for isinstance, and no position
            raise SpanError(f"span {start!r}:{end!r} has an end that is no whole number; int() makes one")
        text = self.text
        if not 0 <= start < end <= len(text):
            raise SpanError(f"span {start}:{end} is no part of a text of {len(text)} characters")
        words = text[start:end]
        return quick_entity("", kind, start, end, words, name, ref, value, self.extractor, rule, confidence, candidates)

    def initiative(self, **fields: Any) -> Initiative:
        """Make an initiative; the fields are those of :class:`reex.Initiative`."""
        return Initiative(extractor=self.extractor, **fields)

    def claim(self, **fields: Any) -> Claim:
        """Make a claim; the fields are those of :class:`reex.Claim`."""
        return Claim(extractor=self.extractor, **fields)

    def notice(self, code: str, message: str, span: Span | tuple[int, int] | None = None) -> Notice:
        """Make a warning of the record."""
        if span is None:
            return Notice(code=code, message=message)
        start, end = (span.start, span.end) if isinstance(span, Span) else span
        return Notice(code=code, message=message, start=start, end=end)


quick_page = quick(Page)
"""Makes a page of all of its fields, each of which is known to be right."""

Made = Entity | Initiative | Claim | Notice
Found = Iterable[Made]
