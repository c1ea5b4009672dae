"""The process that runs PDFium: a file on standard input, one line of JSON for each page on standard output.

It imports nothing of reex, so that it starts fast, and PDFium can take down no process but this one. The first line
holds the number of pages and what the file tells of itself, or why it can't be opened.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium

_BREAKS = frozenset((0x0, 0x9, 0xA, 0xB, 0xC, 0xD, 0x20, 0x85, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000))
_HYPHENS = frozenset((0x2, 0xFFFE))  # what PDFium makes of a hyphen at the end of a line
_GAP, _OVERLAP, _RISE = 0.3, 1.0, 0.12  # in heights of the letters: further apart, two characters are of two words
_TOLD = ("Title", "Author", "Subject")
_ASKEW = -1
_PATH, _IMAGE = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE
_Box = tuple[float, float, float, float]
_FAR = 100_000.0  # points
_OBJECTS, _RULES = 5_000, 1_000  # of a page: as many are looked at, and as many drawn lines are kept
_THIN, _SHORT = 2.5, 8.0  # in points: how thick and how long a drawn line is
_ERRORS = {pdfium.FPDF_ERR_PASSWORD: "password", pdfium.FPDF_ERR_SECURITY: "password"}


def main(memory: int, first: int, last: int, characters: int) -> None:
    """Write the pages from *first* to before *last*, until *characters* were read."""
    _bound_memory(memory)
    data = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        _write({"error": _ERRORS.get(pdfium.FPDF_GetLastError(), "format")})
        return
    count = pdfium.FPDF_GetPageCount(document)
    _write({"pages": count, "told": {key: _told(document, key) for key in _TOLD}})
    for number in range(first, min(last, count)):
        if characters <= 0:
            break
        page = _page(document, number, characters)
        characters -= page.get("characters", 0)
        _write(page)


def _bound_memory(limit: int) -> None:
    """Let the system refuse more memory, where it can; a refusal ends this process."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write(row: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(row) + "\n")
    sys.stdout.flush()


def _told(document: Any, key: str) -> str:
    size = min(pdfium.FPDF_GetMetaText(document, key.encode(), None, 0), 4096)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, key.encode(), buffer, size)
    return buffer.raw[:size].decode("utf-16-le", "ignore").rstrip("\0")


def _page(document: Any, number: int, characters: int) -> dict[str, Any]:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return {"page": number, "error": "broken"}
    try:
        view = _View(page)
        text = pdfium.FPDFText_LoadPage(page)
        there = max(pdfium.FPDFText_CountChars(text), 0) if text else 0
        count = min(there, characters)
        words = list(_Words(text, view).words(count)) if count else []
        pdfium.FPDFText_ClosePage(text)
        drawn = list(_drawn(page, view))
        rules = list(islice((rule for kind, box in drawn if kind == _PATH for rule in _rules(*box)), _RULES))
        picture = any(kind == _IMAGE and view.fills(*box) for kind, box in drawn)
        row = {"page": number, "words": words, "rules": rules, "painted": bool(drawn), "picture": picture}
        row["characters"] = count + 1
        return row | {"error": "cut"} if count < there else row
    finally:
        pdfium.FPDF_ClosePage(page)


def _drawn(page: Any, view: _View) -> Iterator[tuple[int, _Box]]:
    """Yield the kind of each thing on a page that is near enough to be reckoned with, and where it is shown."""
    edges = [ctypes.c_float() for _ in range(4)]
    for at in range(min(pdfium.FPDFPage_CountObjects(page), _OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetBounds(thing, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            one, other = view.point(left, bottom), view.point(right, top)
            x, y = sorted((one[0], other[0])), sorted((one[1], other[1]))
            if all(abs(edge) < _FAR for edge in (*x, *y)):
                yield pdfium.FPDFPageObj_GetType(thing), (x[0], y[0], x[1], y[1])


def _rules(left: float, top: float, right: float, bottom: float) -> list[_Box]:
    """Return the edges of what is drawn and may be a line or a box of a table, as thin boxes."""
    if max(right - left, bottom - top) < _SHORT:
        return []
    if min(right - left, bottom - top) <= _THIN:
        return [(left, top, right, bottom)]
    sides = [(left, top, left, bottom), (right, top, right, bottom)]
    return [*sides, (left, top, right, top), (left, bottom, right, bottom)]


class _View:
    """Leads from the coordinates of a page to points from the top left corner of what a viewer shows."""

    def __init__(self, page: Any) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self._left, self._bottom, self._right, self._top = box.left, box.bottom, box.right, box.top
        self._turn = pdfium.FPDFPage_GetRotation(page) % 4

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page is shown."""
        if self._turn == 0:
            return x - self._left, self._top - y
        if self._turn == 1:
            return y - self._bottom, x - self._left
        if self._turn == 2:
            return self._right - x, y - self._bottom
        return self._top - y, self._right - x

    def fills(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Say whether a box takes half of the page, or more."""
        whole: float = (self._right - self._left) * (self._top - self._bottom)
        return whole <= 2 * (right - left) * (bottom - top)

    def quarter(self, x: float, y: float) -> int:
        """Return by how many quarters of a circle, clockwise, letters are turned that run along a vector."""
        here, there = self.point(0, 0), self.point(x, y)
        angle = math.degrees(math.atan2(there[1] - here[1], there[0] - here[0]))
        nearest = round(angle / 90)
        return nearest % 4 if abs(angle - nearest * 90) < 3 else _ASKEW


class _Words:
    """Gathers the characters of a page into words, in the order of the file."""

    def __init__(self, text: Any, view: _View) -> None:
        self._text, self._view = text, view
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._quarter, self._size, self._base = 0, 1.0, 0.0
        self._across, self._down = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)

    def words(self, count: int) -> Iterator[list[Any]]:
        """Yield each word: text, left, top, right, bottom, size, and by how many quarters it is turned."""
        letters: list[str] = []
        left = right = foot = 0.0
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(self._text, index)
            if code in _BREAKS:
                if letters:
                    yield self._word(letters, left, right)
                letters = []
                continue
            start, end, low = self._letter(index)
            if letters and not self._joins(index, start - right, low - foot):
                yield self._word(letters, left, right)
                letters = []
            if not letters:
                self._look(index)
                start, end, low = left, right, foot = self._letter(index)
            letters.append("-" if code in _HYPHENS else _character(code))
            right = max(right, end)
        if letters:
            yield self._word(letters, left, right)

    def _look(self, index: int) -> None:
        """Take size, direction and place of the letters of a word from its first one."""
        pdfium.FPDFText_GetMatrix(self._text, index, self._matrix)
        matrix = self._matrix
        self._size = max(_bounded(pdfium.FPDFText_GetFontSize(self._text, index) * math.hypot(matrix.c, matrix.d)), 0.1)
        self._quarter = self._view.quarter(matrix.a, matrix.b)
        origin, right, up = (self._upright(*self._view.point(x, y)) for x, y in ((0, 0), (1, 0), (0, 1)))
        self._across, self._down = (
            (right[axis] - origin[axis], up[axis] - origin[axis], origin[axis]) for axis in (0, 1)
        )
        self._base = self._line(index)

    def _line(self, index: int) -> float:
        """Return the height of the line on which a letter stands."""
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        return self._upright(*self._view.point(self._x.value, self._y.value))[1]

    def _joins(self, index: int, gap: float, sinks: float) -> bool:
        """Say whether a letter goes on with its word; that it stands on its line, the boxes of ligatures don't tell."""
        if not -_OVERLAP * self._size < gap < _GAP * self._size:
            return False
        rise = _RISE * self._size
        return abs(sinks) < rise or abs(self._line(index) - self._base) < rise

    def _letter(self, index: int) -> tuple[float, float, float]:
        """Return left, right and lower edge of a letter as it stands when the page is turned for it to be upright."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._text, index, box)
        x, y, start = self._across
        one, other = x * box.left + y * box.bottom + start, x * box.right + y * box.top + start
        x, y, start = self._down
        low = max(x * box.left + y * box.bottom, x * box.right + y * box.top) + start
        return (one, other, low) if one <= other else (other, one, low)

    def _upright(self, x: float, y: float) -> tuple[float, float]:
        if self._quarter == 1:
            return y, -x
        if self._quarter == 2:
            return -x, -y
        return (-y, x) if self._quarter == 3 else (x, y)

    def _word(self, letters: list[str], left: float, right: float) -> list[Any]:
        box = left, self._base - 0.8 * self._size, right, self._base + 0.2 * self._size
        return ["".join(letters), *map(_bounded, box), self._size, self._quarter]


def _bounded(value: float) -> float:
    """Return a number of points that can be reckoned with, whatever a file says."""
    return round(min(max(value, -_FAR), _FAR), 2) if math.isfinite(value) else 0.0


def _character(code: int) -> str:
    """Return the character of a code; what is none, such as half a pair of codes, shows as a sign for that."""
    return chr(code) if 0x20 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:5]))
