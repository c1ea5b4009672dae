"""Parts of a year, a quarter or a month that stand beside its name: ``early``, ``Q1``, ``the end of``."""

from __future__ import annotations

import re

import msgspec

import reex
from reex_measures import calendar
from reex_measures.mentions import DATA

SMALL = r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,8}|-)"
"""What may stand between the words of a date."""

_THIRD = rf"(?P<third>early|mid|late){SMALL}(?:in{SMALL})?"
_OF = rf"(?:of{SMALL})?"
_OF_IN = rf"(?:(?:of|in){SMALL})?"
_BEFORE = reex.regex(
    rf"(?<![A-Za-z0-9])(?:{_THIRD}|(?:the{SMALL})?(?P<edge>end|start|beginning){SMALL}{_OF}|year{SMALL}(?P<yearend>end){SMALL}"
    rf"|(?P<f1>fiscal{SMALL})?(?:Q(?P<q>[1-4])|(?P<nq>[1-4])Q|H(?P<h>[12])|(?P<nh>[12])H)(?P<gap>{SMALL}?[’']?){_OF}"
    rf"|(?:the{SMALL})?(?P<f2>fiscal{SMALL})?(?P<nth>first|second|third|fourth|final){SMALL}(?P<f3>fiscal{SMALL})?"
    rf"(?P<size>quarter|half){SMALL}{_OF_IN}|(?P<season>spring|summer|fall|autumn|winter){SMALL}{_OF})$",
    re.IGNORECASE,
)
_AFTER = reex.regex(r"[^\S\n]?(?:Q(?P<q>[1-4])|H(?P<h>[12]))(?![A-Za-z0-9])")
_AROUND = reex.regex(
    rf"(?<![A-Za-z0-9-])(?:{_THIRD}|(?:the{SMALL})?(?P<edge>end|start|beginning)(?:-|{SMALL}of{SMALL}))(?:the{SMALL})?$",
    re.IGNORECASE,
)
_WINDOW = 52  # characters that may hold the words of a part
_QUARTERS: dict[str, int] = DATA["quarters"]
_SEASONS: dict[str, int] = DATA["seasons"]
_JOINTS = frozenset(["of", "in", "the"])
_LAST = frozenset(["early", "mid", "late", "start", "beginning", "end", "quarter", "half", *_SEASONS])
_FIGURES = frozenset(f"{letter}{figure}" for letter in "qh" for figure in "1234")
_WORD = reex.regex(r"[a-z0-9]+")


class Part(msgspec.Struct, frozen=True):
    """A part of a time, named at ``text[start:end]``.

    Attributes:
        name: ``early``, ``mid``, ``late``, ``start``, ``end``, or a season.
        nth, size: else, which of its quarters or halves, and their months.
        fiscal: it is said to be one of a fiscal year.
        glued: a year of two figures may follow, as in ``1Q25``.
    """

    start: int
    end: int
    name: str = ""
    nth: int = 0
    size: int = 0
    fiscal: bool = False
    glued: bool = False

    def of(self, whole: reex.DateRange | None) -> reex.DateRange | None:
        """Return this part of *whole*, or None if it has none."""
        if whole is None:
            return None
        if self.name in _SEASONS:
            return calendar.months(whole.start.year, _SEASONS[self.name], 3) if whole.start.month == 1 else None
        if self.name:
            return calendar.part(whole, self.name)
        if self.nth * self.size > 12:
            return None
        return calendar.months(whole.start.year, whole.start.month + (self.nth - 1) * self.size, self.size)


def last_word(text: str, at: int, joints: frozenset[str] = frozenset()) -> str:
    """Return the last word shortly before *at* in small letters, without *joints* such as ``of`` between them.

    Most years have no word beside them that matters, and this tells faster than an expression.
    """
    low = max(0, at - 24)
    end = at - text.endswith(" ", low, at)
    last = text[text.rfind(" ", low, end) + 1 or low : end].lower()
    if last.isalnum() and last.isascii() and last not in joints:  # nearly always
        return last
    words: list[str] = _WORD.findall(text[low:at].lower())
    while words and words[-1] in joints:
        words.pop()
    return words[-1] if words else ""


def part_before(text: str, at: int) -> Part | None:
    """Return the part of the year at *at* that the words before it name."""
    last = last_word(text, at, _JOINTS)
    if last not in _LAST and last not in _FIGURES and last[::-1] not in _FIGURES:
        return None
    match = _BEFORE.search(text, max(0, at - _WINDOW), at)
    if match is None:
        return None
    if name := match["third"] or match["edge"] or match["yearend"] or match["season"]:
        return Part(*match.span(), _edge(name.lower()))
    fiscal = bool(match["f1"] or match["f2"] or match["f3"])
    if match["nth"]:
        size = 6 if match["size"].lower() == "half" else 3
        return Part(*match.span(), nth=_QUARTERS[match["nth"].lower()], size=size, fiscal=fiscal)
    glued = match.end() == match.end("gap")
    quarter, half = match["q"] or match["nq"], match["h"] or match["nh"]
    return Part(*match.span(), nth=int(quarter or half), size=3 if quarter else 6, fiscal=fiscal, glued=glued)


def part_after(text: str, at: int) -> Part | None:
    """Return the quarter or half that stands behind a year: ``2026 Q1``."""
    match = _AFTER.match(text, at)
    return Part(*match.span(), nth=int(match["q"] or match["h"]), size=3 if match["q"] else 6) if match else None


def around(text: str, start: int, value: reex.DateRange | None) -> tuple[int, reex.DateRange | None]:
    """Return where a month or quarter at *start* starts with the words that name a part of it, and that part."""
    match = _AROUND.search(text, max(0, start - _WINDOW), start)
    if match is None:
        return start, value
    return match.start(), Part(*match.span(), _edge((match["third"] or match["edge"]).lower())).of(value)


def _edge(name: str) -> str:
    return "start" if name == "beginning" else name
