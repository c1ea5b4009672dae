"""Money without a number: ``billions in new investment``, ``tens of millions of dollars``, ``a few million euros``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import reex
from reex_funding.currencies import Currencies

_DATA: dict[str, Any] = reex.read_toml(Path(__file__).parent / "data" / "vague.toml")
_VERBS, _NOUNS, _STOPS = (frozenset(_DATA[key]) for key in ("verbs", "nouns", "stops"))
_TENS = reex.regex(r"(?:\b(?:tens|hundreds|thousands|dozens)\sof\s{1,4})$", re.IGNORECASE)
_FEW = reex.regex(rf"\b(?:{'|'.join(_DATA['few'])})(?:\s(?:hundred|thousand|dozen))?\s$", re.IGNORECASE)
_OF = reex.regex(r"\s{1,4}of\s")
_IN = reex.regex(r"\s{1,4}in\s{1,4}")
_WORD = reex.regex(r"([A-Za-z][\w’'-]{0,24})(\s{1,4}|$)?")
_PASSIVE = reex.regex(r"\s(?:has|have|had|was|were|is|are|will)\s(?:also\s)?(?:been\s|being\s|be\s)?([a-z]{2,14})\b")
_WORD_BEFORE = reex.regex(r"([A-Za-z]{2,14})\s{1,4}$")

TERMS = tuple(reex.Term(word, ("vague", word)) for word in (*_DATA["words"], *_DATA["scales"]))


def vague_at(text: str, hit: reex.Hit, currencies: Currencies) -> tuple[int, int] | None:
    """Return the span of the money without a number at *hit*, or None where no money is meant."""
    if hit.term.data[1] in _DATA["scales"]:
        return _few(text, hit, currencies)
    tens = _TENS.search(text, max(0, hit.start - 14), hit.start)
    start = tens.start() if tens else hit.start
    end, is_money = _currency(text, hit.end, currencies)
    if phrase := _in_phrase(text, end):
        return start, phrase
    return (start, end) if is_money or _spent(text, start) or _is_spent(text, end) else None


def _few(text: str, hit: reex.Hit, currencies: Currencies) -> tuple[int, int] | None:
    few = _FEW.search(text, max(0, hit.start - 24), hit.start)
    end, is_money = _currency(text, hit.end, currencies)
    return (few.start(), end) if few and is_money else None


def _currency(text: str, end: int, currencies: Currencies) -> tuple[int, bool]:
    """Return where ``of dollars`` or ``dollars`` ends, and whether it stands there."""
    of = _OF.match(text, end)
    mark = currencies.starts_at(text, of.end() - 1 if of else end)
    if mark is None or mark.weak or mark.minor:
        return end, False
    return mark.end, True


def _in_phrase(text: str, end: int) -> int | None:
    """Return where ``in new investment`` ends, if what it names is money."""
    match = _IN.match(text, end)
    last = None
    if match:
        for word, stop in _words(text, match.end()):
            if word in _NOUNS:
                last = stop
    return last


def _words(text: str, position: int) -> Iterator[tuple[str, int]]:
    """Yield up to five words of a noun phrase and where each ends."""
    for _ in range(5):
        match = _WORD.match(text, position)
        if match is None or match[1].lower() in _STOPS:
            return
        yield match[1].lower(), match.end(1)
        if match[2] is None:
            return
        position = match.end()


def _is_spent(text: str, end: int) -> bool:
    """Say whether the verb behind tells that it is money: ``Billions have been spent``."""
    passive = _PASSIVE.match(text, end)
    return passive is not None and passive[1] in _VERBS


def _spent(text: str, start: int) -> bool:
    """Say whether a verb of spending stands right before."""
    match = _WORD_BEFORE.search(text, max(0, start - 20), start)
    return match is not None and match[1].lower() in _VERBS and not _OF.match(text, start)
