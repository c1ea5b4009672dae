"""The lines of a text: which of them read like running text, and what a page has put into them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

import attrs

from reex.readers.cues import plain_bytes
from reex.readers.data_files import table
from reex.readers.traits import shape_of
from reex.spans import Span

SHORT, LONG = 110, 220
_AFTER = 40  # characters of the word that shows that a sentence has ended
_LONGEST = 2000  # characters of a line that are looked at
_OPENS = 400  # characters of a line by whose words it is judged
_ITEMS = "-*+•◦▪‣·"
END = tuple(".!?”\"’')]")
_LETTERS = 4  # from which on a word counts where those with a capital do
_WORD = re.compile(rf"[A-Za-z]{{{_LETTERS},}}")
_CAPITAL = re.compile(rf"[A-Z](?<![A-Za-z][A-Z])[A-Za-z]{{{_LETTERS - 1}}}")
_SMALL = b" " + b"a" * _LETTERS  # the shape of a small word, or of how it begins
_SENTENCE_END = re.compile(r"[.!?](?=\s|[A-Z][a-z]+ )")


@attrs.define
class Line:
    """One line of a text, and what it looks like."""

    start: int
    end: int
    text: str
    body: bool
    furniture: bool = False

    @property
    def item(self) -> bool:
        """Whether it begins with a bullet."""
        return self.text[1:2] == " " and self.text[0] in _ITEMS

    @property
    def low(self) -> str:
        """Its text in small letters, which long lines are hardly ever asked for."""
        return self.text.lower()


def lines_of(text: str, plain: bytes, marked: Sequence[Span]) -> Iterator[Line]:
    """Yield the lines of a text; what a page has put into a paragraph, ``Read more: ...``, is a line of its own.

    Args:
        text: the text.
        plain: what :func:`plain_bytes` makes of it.
        marked: what markup has marked as furniture; what of it is behind all else is one line.
    """
    end, at, tail = -1, 0, _tail(text, marked)
    shape, places = shape_of(text), _insert_places(plain)
    place = next(places, tail)
    for line in text[:tail].split("\n"):
        start, end = end + 1, end + 1 + len(line)
        if not line:
            continue
        while at < len(marked) and marked[at].end <= start:
            at += 1
        around = at < len(marked) and marked[at].start <= start
        if around or end - start < SHORT:
            yield Line(start, end, line[:_LONGEST], False, around)
        else:
            while place < start:
                place = next(places, tail)
            if place < end:
                yield from _parted(text, shape, start, end)
            else:
                yield _line(text, shape, start, end)  # the usual case
    if tail < len(text):
        yield _line(text, shape, tail, len(text), furniture=True)


def _tail(text: str, marked: Sequence[Span]) -> int:
    """Return where nothing but marked lines follows."""
    tail = len(text)
    for span in reversed(marked):
        if not text[span.end : tail].isspace() and span.end < tail:
            break
        tail = span.start
    return tail


def _parted(text: str, shape: bytes, start: int, end: int) -> Iterator[Line]:
    """Yield what is put into a line, and what stands before, between and behind."""
    for first, last in _inserts(text, start, end):
        if start < first:
            yield _line(text, shape, start, first - text[start:first].endswith(" "))
        yield _line(text, shape, first, last, furniture=True)
        start = last + text.startswith(" ", last)
    if start < end:
        yield _line(text, shape, start, end)


def _line(text: str, shape: bytes, start: int, end: int, *, furniture: bool = False) -> Line:
    line = text[start : min(end, start + _LONGEST)]
    length = end - start
    body = not furniture and length >= SHORT and (length > _LONGEST or _is_body(line, shape, start))
    return Line(start, end, line, body, furniture)


def _insert_places(plain: bytes) -> Iterator[int]:
    """Yield where sentences end behind which a line may refer to other articles: hardly anywhere in most texts."""
    return (match.start() for match in _insert_openings().finditer(plain))


def _inserts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where a line refers to other articles: from the cue to the end of its sentence, if that is a headline."""
    for cue in _insert_cues().finditer(text, start, end):
        first = cue.start() + 1  # behind the end of the sentence
        if first < start:
            continue
        stop = _SENTENCE_END.search(text, cue.end(), min(end, cue.end() + LONG + _AFTER))
        first, last = first + text.startswith(" ", first), stop.end() if stop else end
        if last - first <= LONG:
            yield first, last
            start = last


def _is_body(line: str, shape: bytes, start: int) -> bool:
    """Say whether a line reads like a paragraph of running text, not like a headline, a label or a form.

    Args:
        line: the line.
        shape: that of the text, in which the line begins at *start*.
        start: see *shape*.
    """
    if len(line) < SHORT:
        return False
    if len(line) < LONG and not line.endswith(END):
        return False
    if len(line) > 2 * LONG:
        return True
    opening = line[:_OPENS]
    end = start + len(opening)
    if shape.count(b"A", start, end) < shape.count(_SMALL, start, end) * 3:
        return True  # the usual case: even if each capital began a word that counts
    return len(_CAPITAL.findall(opening)) * 4 < len(_WORD.findall(opening)) * 3


@cache
def _insert_cues() -> re.Pattern[str]:
    cues = sorted(table("furniture")["inserts"], key=lambda cue: (-len(cue), cue))
    return re.compile(rf"[.!?”\"’)…。][ ]?+(?=\S)(?i:{'|'.join(map(re.escape, cues))})(?=\s|\w)")


@cache
def _insert_openings() -> re.Pattern[bytes]:
    """Return what the first four characters of each cue look like behind the end of a sentence."""
    cues = table("furniture")["inserts"]
    spelt = {form[:4] for cue in cues for form in (cue.lower(), cue.upper().lower())}  # ``ı`` is a large ``I``
    openings = set(map(plain_bytes, spelt))
    rows = (
        re.escape(bytes([first])) + b"(?:" + b"|".join(re.escape(opening[1:]) for opening in row) + b")"
        for first, row in groupby(sorted(openings), itemgetter(0))
    )
    return re.compile(rb"\. ?+(?:" + b"|".join(rows) + b")")
