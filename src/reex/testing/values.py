"""When two mentions, or two names, come to the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal

from reex.testing.annotation import Mention, Worth
from reex.values import DateRange, Money, Naming, Percent, Quantity, Value, plain

_LEGAL = "inc|corp|corporation|co|company|ltd|limited|llc|plc|ag|gmbh|sa|nv|holdings|group"
_LEGAL_FORM = re.compile(rf"\b(?:{_LEGAL})\b")


def plain_name(name: str) -> str:
    """Return a name without capitals, signs, ``'s``, article, and legal form, unless it is nothing else."""
    low = name.lower().replace("u.s.", "us").replace("’", "'")
    low = re.sub(r"^the\s+", "", re.sub(r"'s\b", "", low))
    return _letters(_LEGAL_FORM.sub(" ", low)) or _letters(low)


def _letters(text: str) -> str:
    return " ".join(re.findall("[a-z0-9]+", text))


def _fields(*names: str) -> Callable[[Mention], Hashable]:
    """Return a function that picks these fields of a mention's value, or returns None where it has no value."""

    def pick(mention: Mention) -> Hashable:
        value = mention.value
        return tuple(getattr(value, name) for name in names) if isinstance(value, Worth) else None

    return pick


def _ref(mention: Mention) -> Hashable:
    return mention.ref


# What is compared of mentions of the kinds that have a value: bounds and what a percentage measures are not.
VALUES: Mapping[str, Callable[[Mention], Hashable]] = {
    "money": _fields("amount", "low", "high", "currency", "per"),
    "percent": _fields("low", "high"),
    "quantity": _fields("amount", "low", "high", "unit", "per"),
    "date": _fields("start", "end"),
    "duration": lambda mention: mention.value,
    "country": _ref,
    "region": _ref,
    "commodity": _ref,
}
# Of these an annotation may leave the value open, and then no answer is wrong.
OPEN = frozenset({"date", "money"})
# Names of which a record should tell that they mean one thing.
LINKED = frozenset({"agency", "company", "program", "facility", "organization"})


def worth(value: Value | None) -> str:
    """Return a value in one line, as a mark in a sentence tells it; empty for None."""
    match value:
        case None:
            return ""
        case Money():
            return _joined(value.currency, _ends(value.amount, value.low, value.high), value.per)
        case Quantity():
            return _joined(_ends(value.amount, value.low, value.high), value.unit, value.per)
        case Percent():
            return f"{_ends(value.low, value.high)}%"
        case DateRange():
            return f"{value.start}" if value.start == value.end else f"{value.start}/{value.end}"
        case Naming():
            return value.form
        case str():
            return value


def _ends(*numbers: Decimal | None) -> str:
    return "-".join(f"{plain(number):f}" for number in numbers if number is not None)


def _joined(*parts: str | None) -> str:
    """Return what there is of a value; the last part is what it is counted for."""
    *first, per = parts
    return " ".join(filter(None, (*first, per and f"per {per}")))
