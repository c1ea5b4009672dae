"""What an extractor may yield: things that the record can hold, write and read back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final, get_args

import attrs

from reex import codes
from reex.model import Amount, Claim, Entity, Initiative, Notice
from reex.offers import Extractor
from reex.page import Made
from reex.spans import Span
from reex.values import Value

# What no reader of a record could make sense of, were it another word than these.
_CODES: Final[dict[type, dict[str, tuple[str | None, ...]]]] = {
    Initiative: {
        "status": get_args(codes.Status),
        "lever": (*get_args(codes.Lever), None),
        "count_reason": get_args(codes.CountReason),
    },
    Amount: {"role": get_args(codes.AmountRole), "bound": get_args(codes.Bound)},
    Claim: {"measure": get_args(codes.ClaimMeasure)},
}
_INSTRUMENT: Final = re.compile(codes.INSTRUMENT_NAME)
_WORDS: Final[dict[type, str]] = {Initiative: "initiative", Claim: "claim"}
_FIELDS: Final = frozenset(field.name for field in attrs.fields(Initiative))


def checked(thing: Any, extractor: Extractor, text: str) -> Made:
    """Return *thing*, if it is what *extractor* says it makes and if it fits *text*.

    Raises:
        TypeError: if it is none of what a page makes, or of a kind that the extractor doesn't make.
        ValueError: if a field of it can't be: a code, a span, a confidence.
    """
    if isinstance(thing, Notice):
        return thing
    if not isinstance(thing, Entity | Initiative | Claim):
        raise TypeError(f"yielded {thing!r}, which is no entity, initiative, claim or notice")
    kind = thing.kind if isinstance(thing, Entity) else _WORDS[type(thing)]
    if kind not in extractor.makes:
        raise TypeError(f"yielded a {kind}, but makes {', '.join(sorted(extractor.makes))}")
    if not isinstance(thing.confidence, float | int) or not 0 < thing.confidence <= 1:
        raise ValueError(f"yielded a {kind} of confidence {thing.confidence!r}; it lies above 0 and is 1 at most")
    if isinstance(thing, Entity):
        _check_entity(thing, text)
    else:
        _check_codes(thing, kind)
        _check_spans(thing.evidence, f"evidence of a {kind}", text)
    if isinstance(thing, Initiative):
        _check_parts(thing, text)
    return thing


def _check_entity(entity: Entity, text: str) -> None:
    if not 0 <= entity.start < entity.end <= len(text) or text[entity.start : entity.end] != entity.text:
        raise TypeError(f"yielded {entity.text!r}, which doesn't stand at {entity.start}:{entity.end}")
    if entity.value is not None and not isinstance(entity.value, Value):
        raise TypeError(f"yielded a {entity.kind} with the value {entity.value!r}, which no record can hold")


def _check_parts(initiative: Initiative, text: str) -> None:
    """Check what only initiatives have: the instrument, the amounts, and the spans of single fields."""
    if not _INSTRUMENT.fullmatch(initiative.instrument):
        raise ValueError(
            f"yielded an initiative of instrument {initiative.instrument!r}; write it in small letters, digits and _"
        )
    for amount in initiative.amounts:
        _check_codes(amount, "amount")
    for field, spans in initiative.slots.items():
        if field not in _FIELDS:
            raise ValueError(f"yielded an initiative with a slot {field}, which is no field of it")
        _check_spans(spans, f"slot {field}", text)


def _check_codes(thing: Initiative | Claim | Amount, what: str) -> None:
    for field, known in _CODES[type(thing)].items():
        if (code := getattr(thing, field)) not in known:
            article = "a" if what == "claim" else "an"
            raise ValueError(
                f"yielded {article} {what} of {field} {code!r}; there are {', '.join(filter(None, known))}"
            )


def _check_spans(spans: Iterable[Span], what: str, text: str) -> None:
    for span in spans:
        if not isinstance(span, Span):
            raise TypeError(f"yielded {what} {span!r}, which is no span")
        if span.end > len(text):
            raise ValueError(f"yielded {what} at {span.start}:{span.end}, after the text ends")
