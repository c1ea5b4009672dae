"""Lengths of time: ``five years``, ``18-month``, ``a decade``, ``two and a half years``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import reex
from reex_measures.tables import GAP, words

_DATA: dict[str, Any] = words("durations")
_UNITS: dict[str, str] = {form: unit for unit, forms in _DATA["units"].items() for form in forms}
_YEARS: dict[str, int] = _DATA["years"]
_KINDS = frozenset(_DATA["kinds"])
_WORDS = _KINDS | _UNITS.keys()
_LENGTHS = frozenset(_DATA["lengths"])
_UNIT = reex.regex(rf"{GAP}(?:([A-Za-z]{{4,12}}){GAP})?([A-Za-z]{{3,9}})(?![A-Za-z])")
_LONG = reex.regex(r"-long(?![A-Za-z])|\slong(?![A-Za-z])")
_AGE = reex.regex(r"[\s-]{1,2}(?:old|olds|ago|earlier|of\sage)(?![A-Za-z])", re.IGNORECASE)
_ARTICLE = reex.regex(
    r"([A-Za-z]{2,9})?\s{0,4}(?:\b(?:a|an|another|one|half\sa|full)\s{1,4}(?:full\s)?)$", re.IGNORECASE
)
_PERIOD = reex.regex(
    r"\b(?:for|in|over|within|during|of|through|throughout|across)\sthe\s(?:next|past|last|coming|previous|following)\s{1,4}$",
    re.IGNORECASE,
)
_HALF = reex.regex(r"\bhalf[\s-](?:an?\s)?$", re.IGNORECASE)
_LONGEST = 10_000  # of any unit; more is a count of something else

TERMS = tuple(
    reex.Term(form, unit) for unit, forms in _DATA["units"].items() for form in forms if form in _DATA["alone"]
) + tuple(reex.Term(form, unit) for form, unit in _DATA["written"].items())


@reex.extractor("durations", makes="duration", terms=TERMS)
def find_durations(page: reex.Page) -> reex.Found:
    """Yield lengths of time with their ISO 8601 value; a range of lengths has none."""
    taken: list[tuple[int, int]] = []
    for number, word in zip(page.numbers, page.following, strict=True):
        if word in _WORDS and (found := _counted(page.text, number)):
            span, unit = found
            taken.append(span)
            value = None if number.high is not None else _iso(number.low or Decimal(0), unit)
            yield page.entity("duration", span, name=value, value=value, rule="number")
    starts = {position for start, end in taken for position in range(start, end)} if page.hits else ()
    for hit in page.hits:
        if hit.start not in starts and (single := _single(page.text, hit)):
            value = _iso(Decimal(1), hit.term.data)
            yield page.entity("duration", single, name=value, value=value, rule="alone")


def _counted(text: str, number: reex.Number) -> tuple[tuple[int, int], str] | None:
    """Return the span and unit of a length that begins with *number*."""
    match = None if number.glued else _UNIT.match(text, number.end)
    if match is None or not number.whole or not number.low or number.low > _LONGEST:
        return None
    if match[1] and match[1].lower() in _UNITS:
        unit, end = _UNITS[match[1].lower()], match.end(1)
    elif match[2].lower() in _UNITS and (match[1] is None or match[1].lower() in _KINDS):
        unit, end = _UNITS[match[2].lower()], match.end(2)
    else:
        return None
    if _AGE.match(text, end) or _is_moment(text, number, end):
        return None
    long = _LONG.match(text, end)
    return (number.start, long.end() if long and long[0][0] == "-" else end), unit


def _is_moment(text: str, number: reex.Number, end: int) -> bool:
    """Say whether no length is meant: ``one day`` in a story, ``the 2025 year``."""
    words = text[number.start : end].lower()
    return words in ("one day", "one hour", "one minute") or (
        number.low is not None and number.low >= 1900 and "," not in words
    )


def _single(text: str, hit: reex.Hit) -> tuple[int, int] | None:
    """Return the span of ``decade-long``, or of ``decade`` in ``takes a decade``."""
    if " " in hit.term.text or hit.term.text in _DATA["written"]:
        return hit.start, hit.end
    if text[hit.end : hit.end + 5].lower() == "-long":
        return hit.start, hit.end + 5
    if _AGE.match(text, hit.end) or _HALF.search(text, max(0, hit.start - 10), hit.start):
        return None
    if hit.term.data == "decades" and _PERIOD.search(text, max(0, hit.start - 30), hit.start):
        return hit.start, hit.end
    article = _ARTICLE.search(text, max(0, hit.start - 26), hit.start)
    if article is None:
        return None
    sure = hit.term.data in ("decades", "centuries")
    return (hit.start, hit.end) if sure or (article[1] or "").lower() in _LENGTHS else None


def _iso(count: Decimal, unit: str) -> str:
    """Return an ISO 8601 duration: ``P5Y``, ``P2Y6M``, ``PT36H``."""
    if unit in _YEARS:
        count, unit = count * _YEARS[unit], "years"
    whole, rest = divmod(count, 1)
    if unit == "years" and rest and (rest * 12) % 1 == 0:
        months = f"{reex.plain(rest * 12)}M"
        return f"P{whole}Y{months}" if whole else f"P{months}"
    return f"{_DATA['prefix'][unit]}{reex.plain(count)}{_DATA['letter'][unit]}"
