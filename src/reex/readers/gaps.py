"""Places where the words of a link are lost, as in ``shares in , the operator of``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reex.document import Notice, Zone
from reex.readers.data_files import table

# A comma or full stop after a blank; not an ellipsis, a decimal fraction or a file ending.
_STRAY = re.compile(r"[,.](?<=\s[,.])(?:(?![\w.])(?!\s?[.])|(?<=[.])(?=[A-Z][a-z]))")
_ALIKE = bytes.maketrans(b"\n,", b" .")  # makes one of the signs that are looked for, which are found sooner
_ARTICLE = re.compile(r"the[.,](?<= the[.,])")
_BROKEN = re.compile(r"\n(?=[a-z])")
_LAST_WORD = re.compile(r"([A-Za-z']{1,20}),?$")
_SHOWN = 30
_TOKENISED = 0.2  # part of stray commas from which on a text merely has a blank before each of its signs


def dropped_links(text: str, furniture: Iterable[Zone] = ()) -> tuple[Notice, ...]:
    """Return a notice for each place of *text* where a link's words are missing, those of page furniture left out.

    A notice covers the place from the last word before it to the sign or word after it.
    """
    places = sorted({*_stray(text), *_broken(text)})
    rows = [(zone.start, zone.end) for zone in furniture]
    kept = []
    at = 0
    for start, end in places:
        while at < len(rows) and rows[at][1] <= start:
            at += 1
        if at == len(rows) or rows[at][0] >= end:
            kept.append(_notice(text, start, end))
    return tuple(kept)


def _stray(text: str) -> Iterator[tuple[int, int]]:
    """Yield the signs that stand where words should: after a blank, or at the start of a line."""
    signs = [at + 1 for at in _loose(text) if text[at - 1] != "." and _STRAY.match(text, at + 1)]
    if len(signs) > 20 and len(signs) > _TOKENISED * (text.count(",") + text.count(".")):
        return
    for at in signs:
        start = at - 1
        while start and text[start - 1] == "\n":
            start -= 1
        yield start, at + 1
    for article in _ARTICLE.finditer(text):
        yield article.end() - 1, article.end()


def _loose(text: str) -> Iterator[int]:
    """Yield the spaces and line breaks of a clean text before commas and full stops."""
    plain = text.encode("ascii", "replace").translate(_ALIKE)
    at = plain.find(b" .")
    while at >= 0:
        yield at
        at = plain.find(b" .", at + 2)


def _broken(text: str) -> Iterator[tuple[int, int]]:
    """Yield the line breaks inside a sentence: after an introduction or a preposition, before a small letter."""
    cues = _cues()
    for match in _BROKEN.finditer(text):
        at = match.start()
        before = text[max(0, at - 60) : at]
        line = before[before.rfind("\n") + 1 :]
        if line.endswith(","):
            opening = re.split(r"[.!?] ?", line[:-1])[-1].strip().lower()
            broken = opening in cues["introductions"]
        else:
            word = _LAST_WORD.search(line)
            broken = word is not None and word[1].lower() in cues["dangling"]
        if broken:
            yield at, at + 1


def _notice(text: str, start: int, end: int) -> Notice:
    before = " ".join(text[max(0, start - _SHOWN) : start].split()[-3:])
    after = " ".join(text[start : end + _SHOWN].split()[:4])
    message = f"the words of a link are lost between '{before}' and '{after}'"
    return Notice(code="dropped-link", message=message, start=start, end=end)


@cache
def _cues() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("gaps").items()}
