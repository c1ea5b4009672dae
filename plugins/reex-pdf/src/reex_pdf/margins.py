"""Running heads, running feet and page numbers: what stands at the same height on several pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

import attrs

from reex_pdf.lines import Line, lines_of
from reex_pdf.made_up import is_file_name
from reex_pdf.sheets import Sheet, Word

_DEPTH = 3  # lines from either edge of the text that may be furniture
_NEAR = 2  # pages: left and right ones may differ
_APART = 1.5  # in sizes: what is as far apart on one line are two texts
_HEIGHT = 4.0  # points by which the same line may be higher or lower on another page
_NUMBER = re.compile(r"\d{1,9}")
_PAGE = re.compile(r"[-–—|\s]*(page|pg\.?|p\.)?\s?(\d{1,5})(?:\s?(?:of|/)\s?\d{1,5})?[-–—|\s]*$", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_STAMP = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_ROMAN = re.compile(r"[-–—\s]*[ivxl]{1,7}[-–—\s]*$")


@attrs.frozen(eq=False)
class _Piece:
    """A text in the margin of a page."""

    page: int
    words: tuple[Word, ...]
    height: float
    text: str
    shape: str
    numbers: tuple[int, ...]

    def repeats(self, other: _Piece) -> bool:
        """Say whether it is the same on another page, but for numbers that count the pages."""
        step = other.page - self.page
        return (
            self.shape == other.shape
            and abs(self.height - other.height) < _HEIGHT
            and all(there - here in (0, step) for here, there in zip(self.numbers, other.numbers, strict=True))
        )


def furniture(sheets: Sequence[Sheet]) -> dict[int, list[Line]]:
    """Return the lines of each page that are furniture, by the page's number."""
    found: dict[int, list[Line]] = {sheet.number: [] for sheet in sheets}
    for bottom in (False, True):
        edges = {sheet.number: list(_edge(sheet, bottom)) for sheet in sheets}
        for sheet in sheets:
            near = [number for step in range(1, _NEAR + 1) for number in (sheet.number - step, sheet.number + step)]
            others = [piece for number in near for row in edges.get(number, ()) for piece in row]
            rows = takewhile(lambda row: _is_furniture(row, others), edges[sheet.number])  # noqa: B023
            found[sheet.number] += [Line(piece.words, sheet.number, sheet.quarter) for row in rows for piece in row]
    return found


def _is_furniture(row: Sequence[_Piece], others: Sequence[_Piece]) -> bool:
    """Say whether a line is the same on other pages, has a number on it that counts them, or is from a browser."""
    if all(_is_number(piece) or is_file_name(piece.text) or any(map(piece.repeats, others)) for piece in row):
        return True
    if _is_printed(row):
        return True
    numbers = [piece for piece in row if _PAGE.match(piece.text)]
    return any(piece.repeats(other) and piece.numbers != other.numbers for piece in numbers for other in others)


def _is_printed(row: Sequence[_Piece]) -> bool:
    """Say whether a line is what browsers print: title and time, address and number of the page."""
    beside = len(row) > 1
    return any(_STAMP.fullmatch(piece.text) or (beside and _ADDRESS.fullmatch(piece.text)) for piece in row)


def shape(text: str) -> str:
    """Return a text with a sign for each number, by which running heads of different pages are alike."""
    return _NUMBER.sub("#", text).casefold()


def _is_number(piece: _Piece) -> bool:
    """Say whether a text can be nothing but the number of its page."""
    number = _PAGE.match(piece.text)
    if number is None:
        return _ROMAN.match(piece.text) is not None
    return number[1] is not None or int(number[2]) == piece.page


def _edge(sheet: Sheet, bottom: bool) -> Iterator[list[_Piece]]:
    """Yield the outermost lines of a page, each as the texts that stand side by side on it."""
    edge = sorted(sheet.words, key=lambda word: word.bottom, reverse=bottom)
    lines = lines_of(_outermost(edge), sheet.number, sheet.quarter)
    for line in (lines[::-1] if bottom else lines)[:_DEPTH]:
        yield [_piece(sheet.number, words) for words in _texts(line)]


def _outermost(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words from one edge of the page on until there are more heights than lines are asked for."""
    heights: list[float] = []
    for word in words:
        if all(abs(word.bottom - height) > 0.5 * word.size for height in heights):
            heights.append(word.bottom)
        if len(heights) > _DEPTH + 1:
            return
        yield word


def _texts(line: Line) -> Iterator[tuple[Word, ...]]:
    start = 0
    for at, (before, word) in enumerate(pairwise(line.words), 1):
        if word.left - before.right > _APART * line.size:
            yield line.words[start:at]
            start = at
    yield line.words[start:]


def _piece(page: int, words: tuple[Word, ...]) -> _Piece:
    line = Line(words, page, 0)
    numbers = tuple(int(number) for number in _NUMBER.findall(line.text))
    return _Piece(page, words, line.base, line.text, shape(line.text), numbers)
