"""Paragraphs that hold evidence, each kept once, and where in them the words stand that matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from reex.ledger.model import Quote
from reex.spans import Span
from reex.views.words import steady

_WHOLE = 1200  # code points: longer paragraphs, such as of a text without line ends, are cut around the quote
_AROUND = 400

Passage = list[list[int] | int]
"""The number of a paragraph, then each marked stretch: its start, its end, and 2 where the words differ, else 1."""


@attrs.define
class Pool:
    """The paragraphs so far; positions in them count UTF-16 units, as a browser does.

    Attributes:
        texts: the text of each document by its id.
        paragraphs: those that passages lead to, each once.
    """

    texts: Mapping[str, str]
    paragraphs: list[str] = attrs.field(factory=list)
    _numbers: dict[tuple[str, int, int], int] = attrs.field(factory=dict)

    def passages(self, document: str, quotes: Sequence[Quote], differing: Iterable[Span] = ()) -> list[Passage]:
        """Return the paragraphs that hold *quotes*, with their words marked, those at *differing* twice.

        Where the text of the document wasn't kept a quote stands alone; without words of its own it is left out.
        """
        text, marks = self.texts.get(document), tuple(differing)
        if text is None:
            alone = [(quote.span, quote.text) for quote in quotes if quote.text]
            return [self._passage(document, span, words, [span], marks) for span, words in alone]
        return [
            self._passage(document, around, text[around.start : around.end], spans, marks)
            for around, spans in _paragraphs(text, sorted(quote.span for quote in quotes))
        ]

    def _passage(
        self, document: str, around: Span, words: str, spans: Sequence[Span], differing: tuple[Span, ...]
    ) -> Passage:
        key = (document, around.start, around.end)
        if (number := self._numbers.get(key)) is None:
            number = self._numbers[key] = len(self.paragraphs)
            self.paragraphs.append(steady(words))
        cuts = [
            [_units(words[: start - around.start]), _units(words[: end - around.start]), level]
            for start, end, level in _stretches(spans, differing)
        ]
        return [number, *cuts]


def _paragraphs(text: str, spans: Iterable[Span]) -> list[tuple[Span, list[Span]]]:
    """Return the paragraphs with the *spans* that each holds; a span over two of them makes them one."""
    found: list[tuple[Span, list[Span]]] = []
    for span in spans:
        around = _paragraph(text, span)
        if found and found[-1][0].overlaps(around):
            last, held = found.pop()
            around, held = Span(last.start, max(last.end, around.end)), [*held, span]
            found.append((around, held))
        else:
            found.append((around, [span]))
    return found


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    whole = Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
    if len(whole) <= _WHOLE:
        return whole
    first = max(whole.start, span.start - _AROUND)
    last = min(whole.end, span.end + _AROUND)
    if first > whole.start:
        first = max(first, text.find(" ", first, span.start) + 1)
    if last < whole.end:
        last = max(span.end, text.rfind(" ", span.end, last))
    return Span(first, last)


def _stretches(spans: Sequence[Span], differing: tuple[Span, ...]) -> Iterable[tuple[int, int, int]]:
    """Yield the stretches that are marked, in order, none within another."""
    at = 0
    for span in spans:
        at = max(at, span.start)
        for mark in differing:
            if at <= mark.start and mark.end <= span.end:
                yield from ((at, mark.start, 1),) if at < mark.start else ()
                yield mark.start, mark.end, 2
                at = mark.end
        if at < span.end:
            yield at, span.end, 1
            at = span.end


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
