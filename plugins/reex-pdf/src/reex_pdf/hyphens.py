"""Words that were cut at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import reex

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"([^\W_]+(?:-[^\W_]+)*)([-\u00ad\u2010\u2011])$")
_FIRST = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_TIGHT = re.compile(r"[^\s–—/-][–—/-]$")


class Hyphens:
    """Knows how a document writes its words, and joins lines by it."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._written = frozenset(word for line in lines for word in _WORDS.findall(line.lower()))

    def join(self, line: str, following: str) -> tuple[str, str]:
        """Return a line as the next goes on with it, its hyphen gone if that is but a cut, and what goes between."""
        last, first = _LAST.search(line), _FIRST.match(following)
        if last and first:
            return line[:-1] + ("-" if self._stays(last[1], last[2], first[0]) else ""), ""
        return line, "" if _TIGHT.search(line) else " "

    def _stays(self, before: str, hyphen: str, after: str) -> bool:
        """Say whether a hyphen is that of a compound."""
        if hyphen == "\u00ad":
            return False
        if not after[0].islower() or not before[-1].islower():
            return True
        before, after = before.lower(), after.lower()
        first, second, whole = _parts()
        cut = f"{before}-{after}"
        if cut in self._written or cut in whole:
            return True
        if before + after in self._written:
            return False
        return "-" in before or "-" in after or before in first or after in second


@cache
def _parts() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    parts = reex.read_toml(Path(__file__).parent / "data" / "hyphens.toml")
    return frozenset(parts["first"]), frozenset(parts["second"]), frozenset(parts["whole"])
