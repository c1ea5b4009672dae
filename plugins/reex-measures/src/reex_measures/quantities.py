"""Physical amounts: a number, a unit, and the time that it is counted for."""

from __future__ import annotations

import re

import attrs
import msgspec

import reex
from reex_measures.ranges import ends, ranges
from reex_measures.tables import GAP, rows, words

_NOUN = reex.regex(rf"(\+?)({GAP}?)([°A-Za-zµμ][A-Za-zµμ0-9²³/.^]{{0,15}}(?:[\s‐‑-][A-Za-z]{{1,14}}){{0,3}})")
_LAST = reex.regex(r"(?:^|[\s‐‑/.-])[^\s‐‑/.-]*$")
_HYPHENS = str.maketrans("‐‑-", "   ")
_TIMES: dict[str, str] = words("rates")["times"]
_ADVERBS: dict[str, str] = words("rates")["adverbs"]
_RATE = reex.regex(rf"(?:{GAP}([Pp]er|PER|an?|each|every){GAP}|[^\S\n]?/[^\S\n]?)([A-Za-z]{{1,7}})(?![A-Za-z])")
_RATIO = reex.regex(r"/[A-Za-zµμ][A-Za-zµμ0-9²³]{0,15}")
_ADVERB = reex.regex(rf"{GAP}({'|'.join(re.escape(word) for word in _ADVERBS)})(?![A-Za-z])")
_AGO = reex.regex(rf"[\s-](?:{'|'.join(words('rates')['between']['ago'])})\b")
_OF = reex.regex(r"\s{1,3}of(?=\s)")
_WORD = reex.regex(r"\s{1,3}[(\[]?([A-Za-z][A-Za-z0-9₀-₉/‐‑–-]{0,24})[)\]]?")
_MOST_WORDS = 4  # of a material between a unit and its rate
_QUALIFIERS = frozenset(words("rates")["between"]["qualifiers"])
_STOPS = frozenset(words("rates")["between"]["stops"])
_NEAR = 100  # characters on either side that may hold the word that a unit needs
_CURRENCY = frozenset("$€£¥₹₩")
_DEPTHS = frozenset(words("rates")["depths"])
_REFERENCE = reex.regex(
    rf"(?:{'|'.join(map(re.escape, words('rates')['references']))})\s{{0,2}}[0-9(),.-]{{1,12}}$", re.IGNORECASE
)
_INTERVAL = reex.regex(r"(?:%|g/t|ppm)[^.;\n]{0,20}\sover\s$")


class _Reading(msgspec.Struct, frozen=True):
    start: int
    end: int
    number: reex.Number
    unit: tuple[str, str | None]


class _Unit(msgspec.Struct, frozen=True):
    """What a written form means, and the words of which one must stand near for it to mean that."""

    symbol: str
    per: str | None
    near: re.Pattern[str] | None


def _load() -> dict[str, tuple[_Unit, ...]]:
    """Return the meanings of each form; those that need a word come first."""
    units: dict[str, tuple[_Unit, ...]] = {}
    for row in sorted(rows("units"), key=lambda row: not row["near"]):
        near = reex.regex(rf"\b(?:{row['near']})\b", re.IGNORECASE) if row["near"] else None
        for form in row["forms"].split("|"):
            units[form] = (*units.get(form, ()), _Unit(row["unit"], row["per"] or None, near))
    return units


_UNITS = _load()
_FIRST = reex.regex("[A-Za-z]+|[°µμ][A-Za-zµμ]*")
_FIRSTS = frozenset(first[0].lower() for form in _UNITS if (first := _FIRST.match(form)))
_LONGEST_SCALE = 2  # letters


@reex.extractor("quantities", makes="quantity")
def find_quantities(page: reex.Page) -> reex.Found:
    """Yield physical amounts; one that can't be read whole has no value, and a notice says so."""
    readings = (
        reading
        for number, word in zip(page.numbers, page.following, strict=True)
        if ((short := len(word) <= _LONGEST_SCALE and word.isalpha()) or word in _FIRSTS)
        and (reading := _read(page.text, number, word, short))
    )
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


def _read(text: str, number: reex.Number, word: str, short: bool) -> _Reading | None:
    """Return the amount that *number* is of, before *word*, which may be a scale where it is *short*."""
    if number.glued or text[number.start - 1 : number.start] in _CURRENCY:
        return None
    scale = reex.scale_at(text, number.end) if short and not (number.scaled or number.spelled) else None
    if scale and (found := _unit(text, scale[1])):
        number = number.times(*scale)
    else:
        found = _unit(text, number.end) if word in _FIRSTS else None
    if found is None:
        return None
    (unit, per), end = found
    if per is None:
        per, end = _rate(text, end) or (None, end)
    if per is None and (ratio := _RATIO.match(text, end)):  # a unit that isn't in the table, such as t/ha
        number, end = attrs.evolve(number, low=None), ratio.end()
    return _Reading(number.start, end, number, (unit, per))


def _unit(text: str, start: int) -> tuple[tuple[str, str | None], int] | None:
    """Return the unit at *start*, with the rate that is part of it, and where it ends."""
    match = _NOUN.match(text, start)
    if match is None:
        return None
    form = match[3]
    while form:
        end = match.start(3) + len(form)
        meanings = () if text[end : end + 1].isalnum() or text[end : end + 1] == "^" else _named(form)
        if unit := next((unit for unit in meanings if _is_near(text, start, end, unit.near)), None):
            return ((unit.symbol, unit.per), end) if _is_unit(text, start, form, match[2], end) else None
        form = _LAST.sub("", form)
    return None


def _named(form: str) -> tuple[_Unit, ...]:
    plain = " ".join(form.split())
    if plain in _UNITS or len(plain) <= 3:
        return _UNITS.get(plain, ())
    plain = plain.lower()
    return _UNITS.get(plain.translate(_HYPHENS)) or _UNITS.get(plain, ())


def _is_near(text: str, start: int, end: int, word: re.Pattern[str] | None) -> bool:
    return word is None or word.search(text, max(0, start - _NEAR), end + _NEAR) is not None


# What stands behind pounds that are money: "pounds sterling", "pounds ($42 million)".
_OF_MONEY = ("sterling", "($", "(€", "(US$", "into", "worth")


def _is_unit(text: str, start: int, form: str, gap: str, end: int) -> bool:
    """Refuse money (``pounds sterling``) and letters that mean something else (``50m`` people, ``section 635g``)."""
    following = text[end : end + 12].split()
    if form.lower().startswith("pound"):
        return not following or not following[0].startswith(_OF_MONEY)
    if form == "m" and not gap:
        return bool(following) and following[0].strip("-,()") in _DEPTHS
    if len(form) == 1 and not gap and _REFERENCE.search(text, max(0, start - 24), start):
        return False
    return gap not in tuple("‐‑-") or len(form) > 1


def _rate(text: str, start: int) -> tuple[str, int] | None:
    if match := _RATE.match(text, start):
        word = match[2] if len(match[2]) == 1 else match[2].lower()
        if word in _TIMES and not (match[1] and _AGO.match(text, match.end())):
            return _TIMES[word], match.end()
    if match := _ADVERB.match(text, start):
        return _ADVERBS[match[1]], match.end()
    return None


def _rate_of_what(text: str, start: int) -> str | None:
    """Return the rate that stands after the material: ``5,000 t of magnets per year``, ``40 kt LCE a year``."""
    of = _OF.match(text, start)
    end = of.end() if of else start
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, end)
        if word is None or word[1].lower() in _STOPS or not (of or word[1].lower() in _QUALIFIERS):
            return None
        end = word.end()
        if rate := _rate(text, end):
            return rate[0]
    return None


def _name(value: reex.Quantity) -> str:
    numbers = "–".join(f"{number:,f}" for number in (value.amount, value.low, value.high) if number is not None)
    return f"{numbers} {value.unit}" + (f" per {value.per}" if value.per else "")
