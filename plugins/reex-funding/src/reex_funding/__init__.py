"""Amounts of money, for reex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from operator import attrgetter

import reex
from reex_funding.amounts import Reading, readings
from reex_funding.columns import in_columns
from reex_funding.currencies import Currencies
from reex_funding.resolve import DOLLAR_OF, DOLLARS, usage
from reex_funding.vague import TERMS as VAGUE
from reex_funding.vague import vague_at

__all__ = ["TERMS", "find_money", "reex_extractors"]

_CURRENCIES = Currencies.read()
# Who spends the money of a state: "Resources Minister Smith", "the Queensland Government", "Budget 2026".
_OF_STATE = reex.regex(
    r"\b(?:[Gg]overnment|GOVERNMENT|[Mm]inister|Treasurer|[Pp]remier|[Cc]abinet|[Tt]reasury|Budget|budget)\b"
)


def _terms() -> Iterator[reex.Term]:
    """Yield the words that speak for a currency, the names of the dollars, and money without a number."""
    for word, code in _CURRENCIES.evidence:
        yield reex.Term(word, ("evidence", code))
    for word, code in _CURRENCIES.home:
        yield reex.Term(word, ("home", code))
    for name, codes in _CURRENCIES.after.items():
        if len(codes) == 1 and codes[0] in ("USD", *DOLLARS) and (" " in name or name == codes[0]):
            yield reex.Term(name, ("name", codes[0]))
    yield from VAGUE


TERMS = tuple(_terms())


@reex.extractor("funding", makes="money", uses={"agency", "country", "region"}, terms=TERMS)
def find_money(page: reex.Page) -> reex.page.Found:
    """Yield amounts of money; one that can't be read whole has no value, and a notice says so."""
    found = readings(page.text, zip(page.numbers, page.following, strict=True), _CURRENCIES)
    if columns := list(in_columns(page, _CURRENCIES)):
        told = {reading.start for reading in columns}
        found = sorted([*(f for f in found if f.start not in told), *columns], key=attrgetter("start"))
    spoken, in_america = _by_sentence(page), _in_america(page)
    states = [(body.ref or "").partition("/")[0] for body in page.entities("agency")]
    bare = [one for one in found if any(mark.is_bare_dollar for mark in one.marks)]
    american = any(spoken.get(_sentence(page, one.start), frozenset()) == {"USD"} for one in bare)
    used = usage(page.text, page.hits, found, states, american)
    abroad = _with_others(page, found, used.only) if used.only else frozenset()
    of_state = used.only is not None and any(
        _is_of_state(page, one.start) or spoken.get(_sentence(page, one.start), frozenset()) == {used.only}
        for one in bare
        if one.start not in abroad
    )
    for reading in found:
        at = _sentence(page, reading.start)
        code = used.currency(reading, spoken.get(at, frozenset()), of_state and reading.start not in abroad)
        if code is None and at in in_america and any(mark.is_bare_dollar for mark in reading.marks):
            code = "USD"
        yield from _money(page, reading, code)
    yield from _vague(page, found)


def _by_sentence(page: reex.Page) -> dict[int, frozenset[str]]:
    """Return the dollars of the states whose bodies each sentence names, by where it starts."""
    return _dollars(page, ((e.start, (e.ref or "").partition("/")[0]) for e in page.entities("agency")))


def _in_america(page: reex.Page) -> frozenset[int]:
    """Return where the sentences start of which all regions are states of the U.S."""
    places = _dollars(page, ((e.start, (e.ref or "").partition("-")[0].lower()) for e in page.entities("region")))
    return frozenset(at for at, codes in places.items() if codes == {"USD"})


def _dollars(page: reex.Page, states: Iterable[tuple[int, str]]) -> dict[int, frozenset[str]]:
    """Return the dollars of *states*, each told with where it is named, by where these sentences start."""
    spoken: dict[int, frozenset[str]] = {}
    for start, state in states:
        if code := DOLLAR_OF.get(state):
            at = _sentence(page, start)
            spoken[at] = spoken.get(at, frozenset()) | {code}
    return spoken


def _with_others(page: reex.Page, found: Iterable[Reading], only: str) -> frozenset[int]:
    """Return where amounts start before which their sentence names another country, whose money it may be."""
    others = [e for e in page.entities("country") if DOLLAR_OF.get((e.ref or "").lower()) != only]
    named = [(_sentence(page, e.start), e.start) for e in others]
    return frozenset(
        one.start for one in found if any(at == _sentence(page, one.start) and start < one.start for at, start in named)
    )


def _is_of_state(page: reex.Page, position: int) -> bool:
    """Say whether the sentence at *position* speaks of a government, a minister or a budget."""
    sentence = page.sentence_at(position)
    return sentence is not None and _OF_STATE.search(page.text, sentence.start, sentence.end) is not None


def _sentence(page: reex.Page, position: int) -> int:
    sentence = page.sentence_at(position)
    return sentence.start if sentence else -1


def _money(page: reex.Page, reading: Reading, currency: str | None) -> Iterator[reex.Entity | reex.Notice]:
    span = (reading.start, reading.end)
    if not reading.number.whole:
        yield page.entity("money", span, rule=reading.rule)
        yield page.notice("amount-unread", f"the amount {page.text[slice(*span)]!r} can't be read whole", span)
        return
    value = _value(page.text, reading, currency)
    yield page.entity("money", span, name=_name(value), value=value, rule=reading.rule)
    if currency is None:
        message = f"the currency of {page.text[slice(*span)]!r} can't be told from the document"
        yield page.notice("currency-unclear", message, span)


def _value(text: str, reading: Reading, currency: str | None) -> reex.Money:
    number = reading.number
    bound = reex.bound_of(text, reading.start, reading.until)
    if number.high is None:
        return reex.Money(amount=number.low, currency=currency, bound=bound, per=reading.per)
    return reex.Money(low=number.low, high=number.high, currency=currency, bound=bound, per=reading.per)


def _name(value: reex.Money) -> str:
    """Return how an amount is shown: ``USD 400,000,000``, ``AUD 1,000,000–2,000,000``, ``USD 110 per kg``."""
    numbers = "–".join(_grouped(number) for number in (value.amount, value.low, value.high) if number is not None)
    return " ".join(filter(None, (value.currency, numbers, value.per and f"per {value.per}")))


def _grouped(number: Decimal) -> str:
    return f"{number:,f}"


def _vague(page: reex.Page, found: Iterable[Reading]) -> Iterator[reex.Entity]:
    hits = [hit for hit in page.hits if hit.term.data[0] == "vague"]
    taken = {position for reading in found for position in range(reading.start, reading.end)} if hits else ()
    for hit in hits:
        if hit.start not in taken and (span := vague_at(page.text, hit, _CURRENCIES)):
            yield page.entity("money", span, rule="vague")


@reex.hookimpl
def reex_extractors() -> Iterable[reex.Extractor]:
    """Return the extractor of money."""
    return [find_money]
