"""What the parts of a text are: its title, byline and summary, and the furniture of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import attrs

from reex.codes import ZoneKind
from reex.document import Zone
from reex.readers.bylines import is_byline, mark_bylines
from reex.readers.cues import cues, plain_bytes
from reex.readers.furniture import mark_between, mark_cues, mark_sections, mark_tail
from reex.readers.textlines import LONG, Line, lines_of
from reex.spans import Span


@attrs.frozen
class Layout:
    """What the parts of a text are: its zones in text order, and the lines that metadata is read from.

    Attributes:
        title: where the title stands, or None.
        bylines: the lines above the body that say when, by whom and where the text was published.
        body: where the body starts.
    """

    zones: tuple[Zone, ...]
    title: Span | None
    bylines: tuple[Span, ...]
    body: int


def lay_out(
    text: str,
    *,
    title: Span | None = None,
    furniture: Iterable[Span] = (),
    language: str = "en",
    opening: bool = True,
) -> Layout:
    """Return the zones of a clean *text*.

    Args:
        text: a text with one line for each paragraph, heading and item.
        title: where the title stands, if markup tells it.
        furniture: what markup tells to be furniture.
        language: code of the language of the body.
        opening: whether the text is there from its beginning on; else all of it may be body.
    """
    plain = plain_bytes(text)
    lines = list(lines_of(text, plain, sorted(furniture)))
    mark_cues(lines, plain, language)
    head = _head(lines) if opening else 0
    if not opening:
        title = None
    elif title is None:
        title = _title(lines, head)
    bylines = mark_bylines(lines, head, title, language)
    mark_between(lines, head, bylines)
    mark_sections(lines, head, text)
    mark_tail(lines)
    summary = _summary(lines, head, title)
    zones = list(_furniture(lines))
    zones += [Zone(kind="byline", start=line.start, end=line.end) for line in bylines if not line.furniture]
    zones += [Zone(kind=kind, start=span.start, end=span.end) for kind, span in _named(title, summary)]
    found = tuple(Span(line.start, line.end) for line in bylines)
    body = lines[head].start if head < len(lines) else len(text)
    return Layout(tuple(sorted(zones, key=lambda zone: (zone.start, zone.end))), title, found, body)


def _named(title: Span | None, summary: Span | None) -> Iterator[tuple[ZoneKind, Span]]:
    if title:
        yield "title", title
    if summary:
        yield "summary", summary


def _head(lines: Sequence[Line]) -> int:
    """Return where the body starts: at the first line of running text that is neither item nor furniture."""
    return next((at for at, line in enumerate(lines) if line.body and not line.item and not line.furniture), len(lines))


def _title(lines: Sequence[Line], head: int) -> Span | None:
    """Return the first line if it reads like a heading: on one line, no sentence, with more text below."""
    for at, line in enumerate(lines[: head + 1]):
        if line.furniture or is_byline(line):
            continue
        sentence = line.text.endswith((".", ":", ";", ",")) and not line.text.endswith(
            ("Co.", "Inc.", "Corp.", "Ltd.", "U.S.")
        )
        if line.item or at == len(lines) - 1 or line.body or sentence or line.end - line.start > LONG:
            return None
        return Span(line.start, line.end)
    return None


def _summary(lines: Sequence[Line], head: int, title: Span | None) -> Span | None:
    """Return the points above the body that sum it up, with their heading."""
    items = [at for at, line in enumerate(lines[:head]) if line.item and not line.furniture]
    if len(items) < 2:
        return None
    first, last = items[0], items[-1]
    if head == len(lines) or any(not line.item for line in lines[first:last]):
        return None
    above = lines[first - 1] if first else None
    if (
        above
        and not (title and above.start == title.start)
        and above.low.endswith(cues()["summaries"])
        and len(above.text) <= 60
    ):
        first -= 1
        above.furniture = False
    return Span(lines[first].start, lines[last].end)


def _furniture(lines: Sequence[Line]) -> Iterator[Zone]:
    """Yield one zone for each row of furniture lines."""
    for marked, row in groupby(lines, key=lambda line: line.furniture):
        if marked:
            rows = list(row)
            yield Zone(kind="furniture", start=rows[0].start, end=rows[-1].end)
