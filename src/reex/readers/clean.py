"""Blanks, line breaks, control characters and residue of links: from a raw text to a clean one, with the map back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise

import attrs

from reex.document import Notice
from reex.readers.mend import Mended, mend
from reex.readers.places import moved_notices
from reex.readers.repair import repair
from reex.readers.traits import Traits, traits_of
from reex.spans import OffsetMap, TextBuilder

_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_BLANKS = " \t\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_ALL = f"{_BREAKS}{_BLANKS}{_UNSEEN}"
# A run of blanks that is not just one space, one line break, or one empty line.
_RUN = re.compile(f"[{_BREAKS[1:]}{_BLANKS[1:]}{_UNSEEN}][{_ALL}]*+|\n(?!\n?[^{_ALL}])[{_ALL}]*+| [{_ALL}]++")
_ODD = re.compile(f"[{_BREAKS[1:]}{_BLANKS[1:]}{_UNSEEN}]")
_LOOSE = re.compile(rb"\n(?:(?<= \n)| |\n\n)")
_BREAK = re.compile(f"\r\n|[{_BREAKS}]")
_BLANK = re.compile(f"[{_BLANKS}]")
_INDENT = re.compile(r"\n[^\S\n]")
_MARGIN = re.compile(r"\n([^\S\n]*+)(?=[^\s])")
_ITEM = re.compile(r"[-*+•◦▪‣·–—] |\(?[0-9a-zA-Z]{1,3}[.)] ")
_CELLS = " | "  # between the cells of a row, which is a line of its own however long it is
# A compound that goes on in the next line; not "short- and long-term". Whether the hyphen is the word's own stays open.
_HYPHEN = re.compile(r"[^\W\d_]-\n(?!(?:and|or|to|und|oder|et|ou|y|o|e)\b)[^\W\d_]")
_WIDEST, _NARROWEST = 120, 40
_ROUNDS = 4  # a repair may lay bare another, as in text that was damaged twice; beyond this it is no accident


def clean(text: str, *, indents: bool = False) -> tuple[str, OffsetMap, tuple[Notice, ...]]:
    """Return *text* repaired, without residue and with tidy blanks, the map back, and what was repaired.

    Args:
        text: any text.
        indents: whether an indented line starts a paragraph.
    """
    offsets = OffsetMap.identity(len(text))
    notices: tuple[Notice, ...] = ()
    mended: dict[str, Mended] = {}
    for _ in range(_ROUNDS):
        traits = Traits(text)
        repaired, first, told = repair(text, traits)
        whole, second, found = mend(repaired, traits)
        tidied, third = tidy(whole, _indented(whole) if indents else None, traits)
        later = second.then(third)
        notices = (*moved_notices(notices, first.then(later)), *moved_notices(told, later))
        mended = _summed(mended, found, first.then(later), third)
        offsets = offsets.then(first).then(later)
        if tidied == text or (whole is text and tidied.isascii()):
            text = tidied
            break
        text = tidied
    return text, offsets, (*notices, *(row.notice() for row in mended.values()))


def _summed(earlier: dict[str, Mended], found: Iterable[Mended], both: OffsetMap, last: OffsetMap) -> dict[str, Mended]:
    """Add the repairs of a round to those of the rounds before, each kind with its first place."""
    rows = {code: row.moved(both) for code, row in earlier.items()}
    for row in found:
        known = rows.get(row.code)
        rows[row.code] = known.more(row.count) if known else row.moved(last)
    return rows


def tidy(text: str, breaks: Mapping[int, str] | None = None, traits: Traits | None = None) -> tuple[str, OffsetMap]:
    """Return *text* with each run of blanks as one space or line break, at most one empty line, and none at its ends.

    Args:
        text: any text.
        breaks: what stands for a single line break at a position, where that is not a line break.
        traits: those of the text, if they are known.
    """
    if not breaks and _is_tidy(traits_of(text, traits)):
        return _trimmed(text, OffsetMap.identity(len(text)))  # the usual case, and a fifth of the time
    builder = TextBuilder(text)
    done = 0
    for run in _RUN.finditer(text):
        builder.copy(done, run.start())
        if run.end() < len(text) and builder.length:
            builder.replace(_blank_for(run, breaks or {}), run.start(), run.end())
        done = run.end()
    builder.copy(done, len(text))
    return _trimmed(*builder.build())


def _is_tidy(traits: Traits) -> bool:
    return not (traits.doubled or _ODD.search("".join(traits.odd)) or _LOOSE.search(traits.plain))


def _blank_for(run: re.Match[str], breaks: Mapping[int, str]) -> str:
    found = [match.end() for match in islice(_BREAK.finditer(run[0]), 2)]
    if len(found) > 1:
        return "\n\n"
    if found:
        return breaks.get(run.start() + found[0] - 1, "\n")
    return " " if _BLANK.search(run[0]) else ""


def _trimmed(text: str, offsets: OffsetMap) -> tuple[str, OffsetMap]:
    """Take off the space or line breaks that may stand at either end."""
    stripped = text.strip(" \n")
    if len(stripped) == len(text):
        return text, offsets
    builder = TextBuilder(text)
    start = len(text) - len(text.lstrip(" \n"))
    builder.copy(start, start + len(stripped))
    return stripped, offsets.then(builder.build()[1])


def _indented(text: str) -> dict[int, str]:
    """Return the line breaks before an indented line as ends of paragraphs; the lines of a list go on."""
    if not _INDENT.search(text):
        return {}
    breaks = {}
    last, item = 0, False
    for match in _MARGIN.finditer(text):
        margin = len(match[1])
        starts = _ITEM.match(text, match.end()) is not None
        if margin > last and not item and not starts:
            breaks[match.start()] = "\n\n"
        item = starts or (item and margin > 0)
        last = margin
    return breaks


def unfold(text: str) -> tuple[str, OffsetMap]:
    """Return a tidy *text* with one line for each paragraph whose lines were folded at a column.

    A line break folds where the lines around it fill one width, so that the next word would not have fitted. A line
    that starts with a comma or full stop follows a link whose words are lost: it is never joined to the one before.
    """
    builder = TextBuilder(text)
    done = 0
    for at in sorted(_folds(text)):
        builder.copy(done, at)
        builder.replace("" if _HYPHEN.match(text, at - 2) else " ", at, at + 1)
        done = at + 1
    builder.copy(done, len(text))
    return builder.build()


def _folds(text: str) -> Iterator[int]:
    widths = set()
    pairs = []
    for block in _blocks(text):
        if len(block) == 2:
            pairs.append(block)
        elif width := _width(block):
            widths.add(width)
            yield from (line.end for line in block[:-1])
    for block in pairs:
        if widths and _fits(block, max(widths)):
            yield block[0].end


@attrs.frozen
class _Line:
    """A line of a tidy text: its length, that of its first word, and where it ends."""

    length: int
    word: int
    end: int


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield the lines, two at least, that may be one paragraph: they end at empty lines, items, rows and lost links."""
    block: list[_Line] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        row = text.find(_CELLS, start, end) >= 0
        if block and (start == end or row or text[start] in ",.;:)" or _ITEM.match(text, start)):
            if len(block) > 1:
                yield block
            block = []
        if start < end and not row:
            word = text.find(" ", start, end)
            block.append(_Line(end - start, (end if word < 0 else word) - start, end))
        start = end + 1
    if len(block) > 1:
        yield block


def _width(block: list[_Line]) -> int:
    """Return the column at which the lines of a block were folded, or 0 if they were not."""
    width = max(line.length for line in block)
    return width if _NARROWEST <= width <= _WIDEST and _fits(block, width) else 0


def _fits(block: list[_Line], width: int) -> bool:
    """Say whether no line but the last could have taken the next line's first word."""
    fits = all(line.length <= width < line.length + 1 + after.word for line, after in pairwise(block))
    return fits and block[-1].length <= width
