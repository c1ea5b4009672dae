"""Physical amounts: a number, a unit, and the time that it is counted for."""

from __future__ import annotations

import re

import attrs

import reex
from reex_measures.ranges import ends, ranges
from reex_measures.tables import GAP, rows, words

_NOUN = re.compile(rf"(\+?)({GAP}?)([°A-Za-zµμ][A-Za-zµμ0-9²³/.]{{0,15}}(?:[\s-][A-Za-z]{{2,12}}){{0,3}})")
_TIMES: dict[str, str] = words("rates")["times"]
_ADVERBS = frozenset(words("rates")["yearly"])
_RATE = re.compile(rf"(?:{GAP}(?:per|an?|each|every){GAP}|[^\S\n]?/[^\S\n]?)([A-Za-z]{{1,6}})(?![A-Za-z])")
_ADVERB = re.compile(rf"{GAP}([A-Za-z.]{{4,8}})(?![A-Za-z])")
_OF_WHAT = re.compile(
    r"\sof\s[A-Za-z][A-Za-z\s/-]{2,48}?(?=\s(?:per\s|annually|a\s(?:year|month|day)\b|each\s(?:year|month|day)\b))"
)
_CURRENCY = "$€£¥₹₩"
_DEPTHS = frozenset(words("rates")["depths"])
_REFERENCE = re.compile(
    rf"(?:{'|'.join(map(re.escape, words('rates')['references']))})\s{{0,2}}[0-9(),.-]{{1,12}}$", re.IGNORECASE
)
_INTERVAL = re.compile(r"(?:%|g/t|ppm)[^.;\n]{0,20}\sover\s$")


@attrs.frozen
class _Reading:
    start: int
    end: int
    number: reex.Number
    unit: tuple[str, str | None]


_UNITS = {form: (row["unit"], row["per"] or None) for row in rows("units") for form in row["forms"].split("|")}
_FIRST = re.compile(r"[^A-Za-zµμ°]")
_FIRSTS = frozenset(
    _FIRST.split(form, maxsplit=1)[0].lower() for form in _UNITS
)  # most words are no unit: one look tells


@reex.extractor("quantities", makes="quantity")
def find_quantities(page: reex.Page) -> reex.Found:
    """Yield physical amounts; one that can't be read whole has no value, and a notice says so."""
    readings = (reading for number in page.numbers if (reading := _read(page.text, number)))
    for first, second in ranges(page.text, readings):
        last = second or first
        low, high = ends(first, second)
        span = (first.start, last.end)
        if low is None:
            yield page.entity("quantity", span, rule="unread")
            yield page.notice("quantity-unread", f"the amount {page.text[slice(*span)]!r} can't be read whole", span)
            continue
        unit, per = last.unit
        per = per or _rate_of_what(page.text, last.end)
        bound = (
            "exact" if _INTERVAL.search(page.text, max(0, span[0] - 40), span[0]) else reex.bound_of(page.text, *span)
        )
        one, two = (low, None) if high is None else (None, low)
        value = reex.Quantity(amount=one, low=two, high=high, unit=unit, per=per, bound=bound)
        yield page.entity("quantity", span, name=_name(value), value=value, rule="unit")


def _read(text: str, number: reex.Number) -> _Reading | None:
    if number.glued or text[number.start - 1 : number.start] in tuple(_CURRENCY):
        return None
    scale = None if number.scaled or number.spelled else reex.scale_at(text, number.end)
    if scale and (found := _unit(text, scale[1])):
        number = number.times(*scale)
    else:
        found = _unit(text, number.end)
    if found is None:
        return None
    (unit, per), end = found
    if per is None:
        per, end = _rate(text, end) or (None, end)
    return _Reading(number.start, end, number, (unit, per))


def _unit(text: str, start: int) -> tuple[tuple[str, str | None], int] | None:
    """Return the unit at *start*, with the rate that is part of it, and where it ends."""
    match = _NOUN.match(text, start)
    if match is None or _FIRST.split(match[3], maxsplit=1)[0].lower() not in _FIRSTS:
        return None
    form = match[3]
    while form:
        end = match.start(3) + len(form)
        if (unit := _named(form)) and not text[end : end + 1].isalnum():
            return (unit, end) if _is_unit(text, start, form, match[2], end) else None
        form = form[: max(form.rfind(sign) for sign in " -\n/.") if any(sign in form for sign in " -\n/.") else 0]
    return None


def _named(form: str) -> tuple[str, str | None] | None:
    plain = " ".join(form.split())
    return _UNITS.get(plain) or (
        _UNITS.get(plain.lower().replace("-", " ")) or _UNITS.get(plain.lower()) if len(plain) > 3 else None
    )


def _is_unit(text: str, start: int, form: str, gap: str, end: int) -> bool:
    """Refuse money (``pounds sterling``) and letters that mean something else (``50m`` people, ``section 635g``)."""
    following = text[end : end + 12].split()
    if form.lower().startswith("pound"):
        return not following or not following[0].startswith("sterling")
    if form == "m" and not gap:
        return bool(following) and following[0].strip("-,()") in _DEPTHS
    if len(form) == 1 and not gap and _REFERENCE.search(text, max(0, start - 24), start):
        return False
    return gap != "-" or len(form) > 1


def _rate(text: str, start: int) -> tuple[str, int] | None:
    if (match := _RATE.match(text, start)) and match[1] in _TIMES:
        return _TIMES[match[1]], match.end()
    if (match := _ADVERB.match(text, start)) and match[1].lower() in _ADVERBS:
        return "year", match.end()
    return None


def _rate_of_what(text: str, start: int) -> str | None:
    """Return the rate that stands after the material: ``5,000 t of magnets per year``."""
    match = _OF_WHAT.match(text, start)
    rate = _rate(text, match.end()) if match else None
    return rate[0] if rate else None


def _name(value: reex.Quantity) -> str:
    numbers = "–".join(f"{number:,f}" for number in (value.amount, value.low, value.high) if number is not None)
    return f"{numbers} {value.unit}" + (f" per {value.per}" if value.per else "")
