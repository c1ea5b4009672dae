"""Arbitrary records, built from the types of the model."""

from __future__ import annotations

from typing import Any, get_args

import attrs
from hypothesis import strategies as st

from reex import (
    Amount,
    Claim,
    DateRange,
    Document,
    Entity,
    Initiative,
    Missing,
    Money,
    Naming,
    Notice,
    Party,
    Percent,
    Place,
    Quantity,
    Rank,
    Record,
    Span,
    Zone,
    codes,
)

texts = st.text(max_size=12)
maybe_text = st.none() | texts
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3)
maybe_number = st.none() | numbers
confidences = st.floats(min_value=0, max_value=1, exclude_min=True)
bounds = st.sampled_from(get_args(codes.Bound))


def _tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=2).map(tuple)


def _codes(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


_SHORTEST = 12  # characters of a document, in which all spans lie
positions = st.tuples(st.integers(0, _SHORTEST - 5), st.integers(1, 5)).map(lambda pair: (pair[0], sum(pair)))
spans = positions.map(lambda pair: Span(*pair))
amounts_of_money = {
    "amount": maybe_number, "low": maybe_number, "high": maybe_number, "bound": bounds, "per": maybe_text,
    "currency": st.sampled_from(["USD", "AUD", None]),
}  # fmt: skip
percents = st.builds(Percent, low=numbers, high=maybe_number, bound=bounds, measure=_codes(codes.PercentMeasure))
days = st.dates()
values = (
    st.none()
    | texts
    | percents
    | st.builds(Money, **amounts_of_money)
    | st.builds(
        Quantity, amount=maybe_number, low=maybe_number, high=maybe_number, unit=texts, per=maybe_text, bound=bounds
    )
    | st.builds(DateRange, start=days, end=days)
    | st.builds(Naming, form=_codes(codes.CountryForm))
)
parties = st.builds(
    Party, kind=texts, name=texts, ref=maybe_text, forms=_tuples(texts), entities=_tuples(texts),
    inferred=st.booleans(), source=texts,
)  # fmt: skip
instruments = _codes(codes.Instrument) | st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)
made = {"id": texts, "extractor": texts, "rule": texts, "confidence": confidences}
notices = (positions | st.just((None, None))).flatmap(
    lambda at: st.builds(Notice, code=texts, message=texts, start=st.just(at[0]), end=st.just(at[1]))
)
zones = positions.flatmap(
    lambda at: st.builds(Zone, kind=_codes(codes.ZoneKind), start=st.just(at[0]), end=st.just(at[1]))
)
documents = st.builds(
    Document, text=st.text(min_size=_SHORTEST, max_size=2 * _SHORTEST), id=texts, path=maybe_text, title=maybe_text,
    published=maybe_text, publisher=maybe_text, url=maybe_text, language=texts, media_type=texts, zones=_tuples(zones),
)  # fmt: skip
entities = positions.flatmap(
    lambda at: st.builds(
        Entity, kind=st.sampled_from(list(codes.KINDS)) | texts, start=st.just(at[0]), end=st.just(at[1]), text=texts,
        name=maybe_text, ref=maybe_text, value=values, **made,
    )
)  # fmt: skip
amounts = st.builds(
    Amount, role=_codes(codes.AmountRole), entities=_tuples(texts), parts=_tuples(texts), **amounts_of_money
)
initiatives = st.builds(
    Initiative, instrument=instruments, status=_codes(codes.Status), title=texts,
    lever=st.none() | _codes(codes.Lever), actors=_tuples(parties), recipients=_tuples(parties),
    amounts=_tuples(amounts), commodities=_tuples(texts), stages=_tuples(_codes(codes.Stage)),
    programs=_tuples(texts), countries=_tuples(texts),
    announced=maybe_text, effective=maybe_text, until=maybe_text, duration=maybe_text,
    binding=st.none() | st.booleans(), conditional=st.booleans(), countable=st.booleans(),
    count_reason=_codes(codes.CountReason),
    missing=_tuples(st.builds(Missing, slot=texts, reason=_codes(codes.MissingReason))),
    slots=st.dictionaries(texts, _tuples(spans), max_size=2),
    reasons=st.dictionaries(texts, texts, max_size=2), evidence=_tuples(spans), **made,
)  # fmt: skip
claims = st.builds(
    Claim, measure=_codes(codes.ClaimMeasure), subject=parties,
    value=percents | st.builds(Place, ref=texts) | st.builds(Rank, kind=texts, of=texts, place=maybe_text),
    stages=_tuples(_codes(codes.Stage)), commodities=_tuples(texts), as_of=maybe_text, attribution=maybe_text,
    evidence=_tuples(spans), **made,
)  # fmt: skip


def _quoting(record: Record) -> Record:
    """Return the record with entities that say what stands in the text."""
    return attrs.evolve(record, entities=tuple(attrs.evolve(one, text=record.quote(one)) for one in record.entities))


records = st.builds(
    Record, document=documents, entities=_tuples(entities), initiatives=_tuples(initiatives), claims=_tuples(claims),
    warnings=_tuples(notices),
).map(_quoting)  # fmt: skip
