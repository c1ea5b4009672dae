"""Blanks, line breaks, control characters and residue of links: from a raw text to a clean one, with the map back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from reex.readers.data_files import table
from reex.spans import OffsetMap, TextBuilder

_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_BLANKS = " \t\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# A run of blanks that is not just one space.
_RUN = re.compile(f"[{_BREAKS}{_BLANKS[1:]}{_UNSEEN}][{_BREAKS}{_BLANKS}{_UNSEEN}]*+| [{_BREAKS}{_BLANKS}{_UNSEEN}]++")
_BREAK = re.compile(f"\r\n|[{_BREAKS}]")
_BLANK = re.compile(f"[{_BLANKS}]")
_TICKER = re.compile(r"[A-Z](?<=[a-z][A-Z])[A-Z]{0,5}--(?![\w-])")
_COMMENT = re.compile(r"<?!-- ?/?wp:[^<>\n]{0,300}?-->")

_LINE = re.compile(r"[^\n]*\n?")
_ITEM = re.compile(r"[-*+•◦▪‣·–—] |\(?[0-9a-zA-Z]{1,3}[.)] ")
_WIDEST, _NARROWEST = 120, 40


def tidy(text: str, breaks: Mapping[int, str] | None = None) -> tuple[str, OffsetMap]:
    """Return *text* with each run of blanks as one space or line break, at most one empty line, and none at its ends.

    Args:
        text: any text.
        breaks: what stands for a single line break at a position, where that is not a line break.
    """
    builder = TextBuilder(text)
    done = 0
    for run in _RUN.finditer(text):
        builder.copy(done, run.start())
        if run.end() < len(text) and builder.length:
            builder.replace(_blank_for(run, breaks or {}), run.start(), run.end())
        done = run.end()
    builder.copy(done, len(text))
    return _trimmed(*builder.build())


def _blank_for(run: re.Match[str], breaks: Mapping[int, str]) -> str:
    found = _BREAK.findall(run[0], 0, 4096)
    if len(found) > 1:
        return "\n\n"
    if found:
        at = run.start() + run[0].index(found[0])
        return breaks.get(at + len(found[0]) - 1, "\n")
    return " " if _BLANK.search(run[0]) else ""


def _trimmed(text: str, offsets: OffsetMap) -> tuple[str, OffsetMap]:
    """Take off the single space that may stand at either end."""
    stripped = text.strip(" ")
    if len(stripped) == len(text):
        return text, offsets
    builder = TextBuilder(text)
    start = len(text) - len(text.lstrip(" "))
    builder.copy(start, start + len(stripped))
    return stripped, offsets.then(builder.build()[1])


def without_residue(text: str) -> tuple[str, OffsetMap]:
    """Return *text* without what links, tickers and editors of pages left behind in it."""
    builder = TextBuilder(text)
    done = 0
    for start, end in sorted(_residue(text)):
        if start >= done:
            builder.copy(done, start)
            done = end
    builder.copy(done, len(text))
    return builder.build()


def _residue(text: str) -> Iterator[tuple[int, int]]:
    for pattern, sign in ((_brackets(), "("), (_TICKER, "--"), (_COMMENT, "!--")):
        if sign in text:
            yield from (match.span() for match in pattern.finditer(text))


@cache
def _brackets() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in table("residue")["brackets"])
    return re.compile(rf"\((?:{phrases})\)", re.IGNORECASE)


def wrapping(text: str) -> dict[int, str]:
    """Return what stands for the line breaks of *text* that only fold its lines.

    A line break folds where the lines around it fill one width, so that the next word would not have fitted. An
    indented line starts a paragraph. A line that starts with a comma or full stop follows a link whose words are
    lost: it is never joined to the one before.
    """
    blocks = list(_blocks(text))
    folded: dict[int, str] = {}
    widths = set()
    for block in blocks:
        if len(block) > 2 and (width := _width(block)):
            widths.add(width)
            folded |= dict.fromkeys((end for _, _, end in block[:-1]), " ")
    for block in blocks:
        if len(block) == 2 and widths and _fits(block, max(widths)):
            folded[block[0][2]] = " "
    return folded | _indented(text, folded)


_Lines = list[tuple[int, int, int]]  # length, length of the first word, position of the line break


def _blocks(text: str) -> Iterator[_Lines]:
    """Yield the lines that may be one paragraph: they end at empty lines, items and lines after a lost link."""
    block: _Lines = []
    item, indent = False, 0
    for match in _LINE.finditer(text):
        line = match[0].strip()
        margin = len(match[0]) - len(match[0].lstrip())
        starts = _starts_item(line)
        if block and (not line or starts or line[0] in ",.;:)" or (margin > indent and not item)):
            yield block
            block = []
        if line:
            item = starts if not block else item
            indent = margin
            word = line.find(" ", 0, 60)
            block.append((len(line), word if word > 0 else len(line), match.end() - 1))
    if block:
        yield block


def _starts_item(line: str) -> bool:
    return _ITEM.match(line) is not None


def _width(block: _Lines) -> int:
    """Return the column at which the lines of a block were folded, or 0 if they were not."""
    width = max(length for length, _, _ in block)
    return width if _NARROWEST <= width <= _WIDEST and _fits(block, width) else 0


def _fits(block: _Lines, width: int) -> bool:
    """Say whether no line but the last could have taken the next line's first word."""
    return all(
        line[0] <= width < line[0] + 1 + after[1] for line, after in zip(block, block[1:], strict=False)
    ) and block[-1][0] <= width


def _indented(text: str, folded: Mapping[int, str]) -> dict[int, str]:
    """Make an indented line after a folded one a paragraph of its own."""
    return {}
