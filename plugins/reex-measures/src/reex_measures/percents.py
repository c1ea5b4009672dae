"""Percentages, fractions used as such, and what each measures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import cast

import attrs
import msgspec

import reex
from reex_measures.ranges import ends, ranges
from reex_measures.tables import GAP, rows, words

_SIGN = reex.regex(
    rf"\+?[^\S\n]?%\+?|\+?{GAP}?(?:per[ -]?cent|pct|pc)(?![A-Za-z])",
    re.IGNORECASE,
)
_BASIS = reex.regex(
    rf"{GAP}?(?:(?:wt|vol|mol|at)\.?|weight|volume|mass|mole)[^\S\n]?-?(?:%|(?:per[ -]?cent|pct)(?![A-Za-z]))",
    re.IGNORECASE,
)
_BASES = frozenset(("wt", "vol", "mol", "at", "weight", "volume", "mass", "mole"))
# What these two match begins with one of these words.
_FIRST = _BASES | {"%", "per", "percent", "pct", "pc"}
_FIRST |= {f"{basis}{percent}" for basis in _BASES for percent in ("per", "percent", "pct")}
_BY_BASIS = reex.regex(r"\s{1,3}(?:by\s{1,3}(?:weight|volume|mass)|w/w|v/v)(?![A-Za-z])", re.IGNORECASE)
_POINTS = reex.regex(r"[\s-]{0,2}(?:age[\s-])?points?\b", re.IGNORECASE)
_OF = reex.regex(
    r"\s{1,4}of\s{1,4}(?!an?\s|one\s|[0-9]|fiscal\s|the\s(?:year|way|time|day|century|decade|month|game)\b)|\sthe\sworld\b"
)
_ORDINAL = reex.regex(
    r"(?:\b(?:first|second|latter|last|other|better|and\sa|final|early|late)[\s-]\s{0,8})$", re.IGNORECASE
)
_WORD_AFTER = reex.regex(rf"{GAP}([A-Za-z]{{2,20}})")
_NOT_SHARES = frozenset(words("fractions")["not_shares"])
_ALONE = {row["form"]: row["alone"] for row in rows("fractions")}
_OFFTAKE = words("offtake")
_BOUGHT = reex.regex(rf"\b(?:{'|'.join(_OFFTAKE['bought'])})\b[^.,;]{{0,40}}$")
_GOODS = reex.regex(rf" of (?:[\w’'-]{{1,20}} ){{0,4}}(?:{'|'.join(_OFFTAKE['goods'])})\b")
_NEAR = 60  # characters between a percentage and a word that tells its measure
_FAR = 120  # the same where a verb of change says that one is to be expected
_MOVED = 14  # characters between a verb of change and what it changed by
_BEFORE_COSTS = 4  # a word after a percentage tells more than one as near before it


class _Reading(msgspec.Struct, frozen=True):
    """A percentage; its unit is ``%``, or ``wt%`` where the sign says of what, such as weight or volume."""

    start: int
    end: int
    number: reex.Number
    unit: str


TERMS = (
    *(reex.Term(row["cue"], ("cue", row["measure"])) for row in rows("cues")),
    *(reex.Term(row["form"], ("fraction", row["percent"])) for row in rows("fractions")),
)


@reex.extractor("percents", makes="percent", terms=TERMS)
def find_percents(page: reex.Page) -> reex.Found:
    """Yield percentages and fractions; one that can't be read whole has no value, and a notice says so."""
    cues = _Cues(reex.longest(hit for hit in page.hits if hit.term.data[0] == "cue"))
    followed = zip(page.numbers, page.following, strict=True)
    readings = (reading for number, word in followed if word in _FIRST and (reading := _read(page.text, number)))
    for first, second in ranges(page.text, readings):
        low, high = ends(first, second)
        span = (first.start, (second or first).end)
        if low is None:
            yield page.entity("percent", span, rule="unread")
            yield page.notice("percent-unread", f"the percentage {page.text[slice(*span)]!r} can't be read whole", span)
        else:
            # A part by weight or volume is a grade, whatever the words around it would have it measure.
            grade = first.unit == "wt%" or _BY_BASIS.match(page.text, span[1])
            yield _percent(page, "other" if grade else _measure(page, cues, span), span, low, high, "percent")
    for hit in _fractions(page):
        span = (hit.start, hit.end)
        yield _percent(page, _measure(page, cues, span), span, Decimal(hit.term.data[1]), None, "fraction")


def _read(text: str, number: reex.Number) -> _Reading | None:
    if number.glued:
        return None
    grade = None if text.startswith("%", number.end) else _BASIS.match(text, number.end)
    sign = grade or _SIGN.match(text, number.end)
    if sign is None or _POINTS.match(text, sign.end()):
        return None
    start = number.start
    before = text[max(0, start - 2) : start]
    if len(before) == 2 and before[1] in "-−" and before[0] in " \u00a0(" and number.high is None and number.low:
        start, number = start - 1, attrs.evolve(number, low=-number.low)
    return _Reading(start, sign.end(), number, "wt%" if grade else "%")


def _percent(
    page: reex.Page,
    measure: reex.PercentMeasure,
    span: tuple[int, int],
    low: Decimal,
    high: Decimal | None,
    rule: str,
) -> reex.Entity:
    bound = reex.bound_of(page.text, *span)
    value = reex.Percent(low=low, high=high, bound=bound, measure=measure)
    return page.entity("percent", span, name=f"{low}%" if high is None else f"{low}–{high}%", value=value, rule=rule)


def _fractions(page: reex.Page) -> Iterator[reex.Hit]:
    """Yield the fractions that are a part of something: ``two-thirds of supply``, not ``the second half of 2026``."""
    for hit in reex.longest(hit for hit in page.hits if hit.term.data[0] == "fraction"):
        whole = _OF.match(page.text, hit.end) or _is_alone(page.text, hit)
        if whole and not _ORDINAL.search(page.text, max(0, hit.start - 18), hit.start):
            yield hit


def _is_alone(text: str, hit: reex.Hit) -> bool:
    """Say whether a fraction is a part of what the text doesn't name beside it: ``cut output by one-third``."""
    alone = _ALONE[hit.term.text]
    if alone == "no" or (alone == "joined" and any(map(str.isspace, text[hit.start : hit.end]))):
        return False
    word = _WORD_AFTER.match(text, hit.end)
    return word is None or word[1].lower() not in _NOT_SHARES


# --- what is measured


class _Cues:
    """The words of a page that tell what a percentage measures."""

    def __init__(self, hits: Iterable[reex.Hit]) -> None:
        self._hits = [hit for hit in hits if hit.term.data[1] != "bound"]
        self._starts = [hit.start for hit in self._hits]

    def between(self, start: int, end: int) -> list[reex.Hit]:
        """Return those that start there."""
        return self._hits[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _measure(page: reex.Page, cues: _Cues, span: tuple[int, int]) -> reex.PercentMeasure:
    """Return what a percentage measures: the nearest word tells, but not of a part of goods that are bought."""
    sentence = page.sentence_at(span[0]) or reex.Span(*span)
    if _GOODS.match(page.text, span[1]) and _BOUGHT.search(page.text, max(sentence.start, span[0] - _NEAR), span[0]):
        return "other"
    near = cues.between(max(sentence.start, span[0] - _FAR), min(sentence.end, span[1] + _FAR))
    moved = any(hit.term.data[1] == "move" and _gap(hit, span) <= _MOVED for hit in near)
    telling = sorted((_distance(hit, span), hit.start, hit.term.data[1]) for hit in near if hit.term.data[1] != "move")
    if moved:
        telling = [cue for cue in telling if cue[2] in ("price_change", "tariff_rate")]
    if not telling or telling[0][0] > (_FAR if moved else _NEAR):
        return "other"
    return cast(reex.PercentMeasure, telling[0][2])


def _gap(hit: reex.Hit, span: tuple[int, int]) -> int:
    return hit.start - span[1] if hit.start >= span[1] else span[0] - hit.end


def _distance(hit: reex.Hit, span: tuple[int, int]) -> int:
    return _gap(hit, span) + (0 if hit.start >= span[1] else _BEFORE_COSTS)
