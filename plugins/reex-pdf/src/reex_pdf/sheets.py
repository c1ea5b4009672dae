"""What PDFium reads of a file: pages of words, each with its place, made in a process of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

import reex
from reex_pdf.limits import PdfLimits

Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge."""

_WORKER = Path(__file__).with_name("worker.py")
_NUMBERS = 100_000
_CRASHES = 5  # pages that may take PDFium down before the rest of a file is given up


@attrs.frozen
class Word:
    """A word in the space in which its page is upright: x grows to the right, y to the bottom.

    Attributes:
        bottom: a fifth of the size below the line on which it stands.
        size: that of its letters, in points.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    quarter: int = 0


@attrs.frozen(kw_only=True)
class Sheet:
    """A page.

    Attributes:
        number: from 1 on.
        quarter: how often it has to be turned by a right angle for its text to be upright.
        words: those that are upright then, in the order of the file.
        stray: the others, such as a mark across the page.
        rules: drawn lines, as thin boxes of the same space as the words.
        painted: it shows something, be it text or not.
        picture: it shows an image that takes half of it, or more.
    """

    number: int
    quarter: int
    words: tuple[Word, ...]
    stray: tuple[Word, ...]
    rules: tuple[Box, ...]
    painted: bool
    picture: bool


@attrs.frozen(kw_only=True)
class Sheets:
    """What was read of a file.

    Attributes:
        told: title and author, as the file tells them of itself.
        unread: what wasn't read and why, in words for the reader of the record; empty if all was.
    """

    sheets: tuple[Sheet, ...]
    told: Mapping[str, str]
    unread: str = ""


def read_sheets(data: bytes, name: str, limits: PdfLimits) -> Sheets:
    """Return the pages of a file.

    A page that makes PDFium fail is left out, and the next one read.

    Raises:
        reex.ReadError: if it can't be opened.
    """
    if b"%PDF-" not in data[:1024]:
        _refuse({"error": "format"}, name, "done")
    sheets: list[Sheet] = []
    broken: list[int] = []
    end, characters, ended = time.monotonic() + limits.seconds, limits.characters, "done"
    first, count, told = 0, 0, {}
    for _ in range(_CRASHES + 1):
        rows, ended = _run(data, limits, first, characters, end - time.monotonic())
        head = next(rows, {})
        _refuse(head, name, ended)
        count, told = head["pages"], head["told"]
        for row in rows:
            first = row["page"] + 1
            characters -= row.get("characters", 0)
            broken += [first] if "error" in row else []
            sheets += [_sheet(row)] if "words" in row else []
        if ended != "crashed" or first >= min(count, limits.pages):
            break
        first += 1
        broken.append(first)
    return Sheets(sheets=tuple(sheets), told=told, unread=_unread(first, count, broken, ended, limits))


def _run(
    data: bytes, limits: PdfLimits, first: int, characters: int, seconds: float
) -> tuple[Iterator[dict[str, Any]], str]:
    """Return what a worker wrote, and how it ended."""
    arguments = map(str, (limits.memory, first, limits.pages, characters))
    command = [sys.executable, "-P", str(_WORKER), *arguments]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with tempfile.TemporaryFile() as output:
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.DEVNULL, env=environment
        ) as worker:
            try:
                worker.communicate(data, timeout=max(seconds, 0.1))
                ended = "crashed" if worker.returncode else "done"
            except subprocess.TimeoutExpired:
                worker.kill()
                ended = "late"
        output.seek(0)
        lines = output.read().splitlines(keepends=True)
    number = lru_cache(_NUMBERS)(float)  # words share their edges, which are most of what a page takes
    return (json.loads(line, parse_float=number) for line in lines if line.endswith(b"\n")), ended


def _refuse(head: Mapping[str, Any], name: str, ended: str) -> None:
    if head.get("error") == "password":
        raise reex.ReadError(f"{name}: it opens with a password only; save it without one, as qpdf --decrypt does")
    if "error" in head:
        raise reex.ReadError(f"{name}: it is no PDF, or too damaged to be opened; get the file again")
    if not head:
        why = "takes too long to open" if ended == "late" else "makes PDFium fail"
        raise reex.ReadError(f"{name}: it {why}; print it to a new PDF, and read that")


def _unread(first: int, count: int, broken: list[int], ended: str, limits: PdfLimits) -> str:
    """Say which pages are missing and why."""
    said = []
    if broken:
        said.append(f"page{'s' * (len(broken) > 1)} {', '.join(map(str, broken[:10]))} can't be read whole")
    if first < count:
        why = {
            "late": f"reading takes longer than {limits.seconds:g} seconds",
            "crashed": "PDFium failed too often",
            "done": f"no more than {limits.pages} pages and {limits.characters} characters are read",
        }[ended]
        said.append(f"of {count} pages those after page {first} are left out, as {why}")
    return "; ".join(said)


def _sheet(row: Mapping[str, Any]) -> Sheet:
    words = [Word(*cells) for cells in row["words"]]
    letters = Counter[int]()
    for word in words:
        letters[word.quarter] += len(word.text)
    letters.pop(-1, None)
    quarter = max(letters, key=lambda turn: (letters[turn], -turn), default=0)
    return Sheet(
        number=row["page"] + 1,
        quarter=quarter,
        words=tuple(word for word in words if word.quarter == quarter),
        stray=tuple(word for word in words if word.quarter != quarter),
        rules=tuple(upright((left, top, right, bottom), quarter) for left, top, right, bottom in row["rules"]),
        painted=row["painted"],
        picture=row["picture"],
    )


def upright(box: Box, quarter: int) -> Box:
    """Return where a box of a page as it is shown stands in upright space."""
    return shown(box, -quarter % 4)


def shown(box: Box, quarter: int) -> Box:
    """Return where a box of upright space stands on the page as it is shown."""
    left, top, right, bottom = box
    if quarter == 1:
        return -bottom, left, -top, right
    if quarter == 2:
        return -right, -bottom, -left, -top
    return (top, -right, bottom, -left) if quarter == 3 else box


def bounds(words: Iterable[Word]) -> Box:
    """Return the smallest box around words."""
    boxes = [(word.left, word.top, word.right, word.bottom) for word in words]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
