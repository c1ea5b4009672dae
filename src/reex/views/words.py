"""The words that all views share: who, for whom, how much, which minerals, on what evidence."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from reex.codes import Bound
from reex.model import Amount, Initiative, Party, Record
from reex.spans import Span

HEADINGS = ("Status", "Instrument", "Who", "For whom", "How much", "Mineral", "Countable")
_BOUNDS: dict[Bound, str] = {"exact": "", "at_least": "at least ", "at_most": "up to ", "about": "about "}
_SHORT = 200


def cells(initiative: Initiative) -> tuple[str, ...]:
    """Return one line on *initiative*, a cell for each of :data:`HEADINGS`."""
    counted = "yes" if initiative.countable else f"no ({_spaced(initiative.count_reason)})"
    return (
        initiative.status,
        _spaced(initiative.instrument),
        _names(initiative.actors),
        _names(initiative.recipients),
        ", ".join(filter(None, map(amount_words, initiative.amounts))) or "–",
        ", ".join(initiative.commodities) or "–",
        counted,
    )


def amount_words(amount: Amount) -> str:
    """Return an amount as people write it: ``up to USD 1,000,000 (ceiling)``."""
    if amount.amount is not None:
        number = grouped(amount.amount)
    elif amount.low is not None or amount.high is not None:
        number = " to ".join(grouped(end) for end in (amount.low, amount.high) if end is not None)
    else:
        return ""
    money = f"{_BOUNDS[amount.bound]}{amount.currency or 'unknown currency'} {number}"
    if amount.per:
        money += f" per {amount.per}"
    return money if amount.role == "stated" else f"{money} ({amount.role})"


def grouped(number: Decimal) -> str:
    """Return a number with a comma at each thousand and no exponent."""
    return f"{number:,f}"


def quote(record: Record, span: Span) -> str:
    """Return the words at *span* in one line, shortened at a word; nothing where the text was left out."""
    words = printable(record.quote(span))
    return words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0] + " …"


def place(record: Record, span: Span) -> str:
    """Return where *span* is: path and line of the source where these are known, else positions in the text."""
    document = record.document
    path = printable(document.path or "")
    if document.source is None:
        return f"{path}:{span.start}-{span.end}" if path else f"{span.start}-{span.end}"
    line = document.source.count("\n", 0, document.in_source(span).start) + 1
    return f"{path}:{line}" if path else f"line {line}"


def name_of(record: Record) -> str:
    """Return the title of a document, with its path, or what there is of both."""
    document = record.document
    known = (document.path, document.title)
    return printable(" · ".join(part for part in known if part)) or "text"


def printable(text: str) -> str:
    """Return *text* in one line, without what could steer a terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def counts(records: Iterable[Record]) -> dict[str, int]:
    """Return how many warnings of each code the records hold, in the order of the codes."""
    found: dict[str, int] = {}
    for record in records:
        for notice in record.warnings:
            found[notice.code] = found.get(notice.code, 0) + 1
    return dict(sorted(found.items()))


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(printable(party.name) for party in parties) or "–"


def _spaced(code: str) -> str:
    return code.replace("_", " ")
