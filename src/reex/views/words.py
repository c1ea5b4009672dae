"""The words that all views share: who, for whom, how much, which minerals, on what evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from reex.codes import Bound
from reex.document import UNREAD
from reex.model import Amount, Claim, Initiative, Party, Rank, Record
from reex.places import whereabouts
from reex.spans import Span
from reex.values import Percent, plain

HEADINGS = ("Status", "Instrument", "Who", "For whom", "How much", "Mineral", "Countable")
NOTHING = "–"
SOLID = "\N{NO-BREAK SPACE}"  # between what must stay on one line: a number, its currency, its scale
_BOUNDS: dict[Bound, str] = {"exact": "", "at_least": f"≥{SOLID}", "at_most": "up to ", "about": "about "}
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_LARGEST = Decimal("1e15")
_SHORT = 200


def cells(initiative: Initiative) -> tuple[str, ...]:
    """Return one line on *initiative*, a cell for each of :data:`HEADINGS`."""
    return (
        initiative.status,
        _spaced(initiative.instrument),
        _names(initiative.actors),
        _names(initiative.recipients),
        ", ".join(filter(None, map(amount_words, initiative.amounts))) or NOTHING,
        ", ".join(map(printable, initiative.commodities)) or NOTHING,
        "yes" if initiative.countable else f"no ({_spaced(initiative.count_reason)})",
    )


def field_words(initiative: Initiative) -> Iterator[tuple[str, str]]:
    """Yield each field of *initiative* that is filled, in the words of a reader, and what is missing."""
    parties = {side: ", ".join(map(_party, getattr(initiative, side))) for side in ("actors", "recipients")}
    lists = {
        name: ", ".join(map(printable, getattr(initiative, name)))
        for name in ("commodities", "stages", "programs", "countries")
    }
    plain = {name: getattr(initiative, name) for name in ("announced", "effective", "until", "duration")}
    words: dict[str, str | None] = {
        "instrument": initiative.instrument,
        "status": initiative.status,
        "binding": {True: "yes", False: "no", None: None}[initiative.binding],
        "conditional": "yes" if initiative.conditional else None,
        **parties,
        "amounts": ", ".join(filter(None, map(amount_words, initiative.amounts))),
        **lists,
        **plain,
        "countable": "yes" if initiative.countable else f"no ({_spaced(initiative.count_reason)})",
        "missing": ", ".join(f"{missing.slot} ({_spaced(missing.reason)})" for missing in initiative.missing),
    }
    yield from ((field, said) for field, said in words.items() if said)


def _party(party: Party) -> str:
    told = f"{party.name} ({party.ref})" if party.ref else party.name
    return printable(f"{told}, inferred: {party.source}" if party.inferred else told)


def amount_words(amount: Amount) -> str:
    """Return an amount as people write it: ``up to USD 1.5 million (ceiling)``; it breaks only at its plain blanks."""
    if amount.amount is not None:
        number = short(amount.amount)
    elif amount.low is not None or amount.high is not None:
        number = _ends(*(short(end) for end in (amount.low, amount.high) if end is not None))
    else:
        return ""
    money = f"{_BOUNDS[amount.bound]}{printable(amount.currency or 'unknown currency')}{SOLID}{number}"
    if amount.per:
        money += f" per {printable(amount.per)}"
    return money if amount.role == "stated" else f"{money} ({amount.role})"


def claim_words(claim: Claim) -> str:
    """Return a claim in one line: ``China: 90 % of processing, rare-earths``."""
    about = ", ".join(map(printable, (*map(_spaced, claim.stages), *claim.commodities)))
    value = claim.value
    if isinstance(value, Percent):
        said = f"{_percent(value)} of {about}" if about else _percent(value)
    elif isinstance(value, Rank):
        said = printable(" ".join((value.kind, value.of, f"in {value.place}" if value.place else "")))
    else:
        said = f"in {printable(value.ref)}"
    aside = ", ".join(filter(None, (claim.as_of, claim.attribution)))
    return f"{printable(claim.subject.name)}: {said}{f' ({printable(aside)})' if aside else ''}"


def _percent(value: Percent) -> str:
    ends = [grouped(end) for end in (value.low, value.high) if end is not None]
    return f"{_BOUNDS[value.bound]}{' to '.join(ends)}{SOLID}%"


def short(number: Decimal) -> str:
    """Return a number with its scale in words, ``1.65 billion``, where three decimals are enough; else all digits.

    Of billions, six are: ``799.0834 billion`` is read more easily than its digits.
    """
    if number.is_finite() and abs(number) < _LARGEST:
        for power, word in _SCALES:
            scaled = number.scaleb(-power)
            if abs(scaled) >= 1:
                return (
                    f"{plain(scaled)}{SOLID}{word}"
                    if scaled == round(scaled, 6 if power >= 9 else 3)
                    else grouped(number)
                )
    return grouped(number)


def _ends(*ends: str) -> str:
    """Return one number or two, with a scale that both have said once: ``100 to 200 million``."""
    scales = {end.partition(SOLID)[2] for end in ends}
    if len(ends) > 1 and len(scales) == 1:
        ends = (ends[0].partition(SOLID)[0], *ends[1:])
    return " to ".join(ends)


def grouped(number: Decimal) -> str:
    """Return a number with a comma at each thousand, no exponent and no zeros behind the point."""
    words = f"{number:,f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def quote(record: Record, span: Span) -> str:
    """Return the words at *span* in one line, shortened at a word; nothing where the text was left out."""
    return shortened(record.quote(span), _SHORT)


def shortened(text: str, most: int) -> str:
    """Return *text* in one line, and of a long one what words fit into *most* characters."""
    words = printable(text)
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def place(record: Record, span: Span) -> str:
    """Return where *span* is: page or line of the source where these are known, else positions in the text."""
    path = printable(record.document.path or "")
    sort, _, where = whereabouts(record.document, span).partition(" ")
    if sort == "p.":
        return f"{path} p. {where}".lstrip()
    if path:
        return f"{path}:{where}"
    return f"line {where}" if sort == "line" else where


def name_of(record: Record) -> str:
    """Return the title of a document, with its path, or what there is of both."""
    document = record.document
    known = (document.path, document.title)
    return printable(" · ".join(part for part in known if part)) or "text"


def printable(text: str) -> str:
    """Return *text* in one line, without what could steer a terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def steady(text: str) -> str:
    """Return *text* with its lines, each character in its place, without what could steer a terminal."""
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text)


def counts(records: Iterable[Record]) -> dict[str, int]:
    """Return how many warnings of each code the records hold, in the order of the codes."""
    found: dict[str, int] = {}
    for record in records:
        for notice in record.warnings:
            found[notice.code] = found.get(notice.code, 0) + 1
    return dict(sorted(found.items()))


def record_line(record: Record) -> str:
    """Return the name of a record and how much it holds: ``lynas.txt: 2 entities, 1 initiative, …``."""
    name = printable(record.document.path or record.document.title or "") or "text"
    return f"{name}: {found_in([record])}"


def records_line(records: Sequence[Record]) -> str:
    """Return how many documents there are and how much they hold: ``5 documents, 359 entities, …``.

    What couldn't be read is counted by itself, ``4 documents, 1 not read, …``, as it may not even be there.
    """
    lost = sum(any(notice.code in UNREAD for notice in record.warnings) for record in records)
    read = len(records) - lost
    aside = f", {lost:,} not read" if lost else ""
    return f"{read:,} {plural('document', read)}{aside}, {found_in(records)}"


def found_in(records: Sequence[Record]) -> str:
    """Return how much the records hold: ``105 entities, 18 initiatives, 1 claim, 0 warnings``."""
    numbers = {
        "entity": sum(len(record.entities) for record in records),
        "initiative": sum(len(record.initiatives) for record in records),
        "claim": sum(len(record.claims) for record in records),
        "warning": sum(len(record.warnings) for record in records),
    }
    return ", ".join(f"{number:,} {plural(noun, number)}" for noun, number in numbers.items())


def plural(noun: str, number: int) -> str:
    """Return *noun* as it stands after *number*."""
    if number == 1:
        return noun
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


def _names(parties: Iterable[Party]) -> str:
    names = (f"{printable(party.name)}{' (inferred)' if party.inferred else ''}" for party in parties)
    return ", ".join(names) or NOTHING


def _spaced(code: str) -> str:
    return code.replace("_", " ")
