"""Which value an initiative has that many documents tell of, by rules that are named; never an average, never a mix."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final

import attrs

from reex.codes import COUNT_REASONS, STATUSES, CountReason
from reex.frozen import FrozenDict
from reex.ledger.likeness import ROUNDED
from reex.ledger.model import Fact, Mention, Merged, Quote, Source
from reex.ledger.neighbours import neighbours
from reex.ledger.publishers import independent
from reex.ledger.told import DATES, FIELDS, PARTIES, Names, amount_words, told
from reex.model import Amount, Initiative, Missing, Party
from reex.titles import title_of

RULES: Final = {
    "only": "one source tells it, the others are silent",
    "agreed": "all that tell it say the same",
    "most_specific": "it says the same as another value, and more: 2025-10 beats 2025, a sum beats about that sum",
    "latest_official": "of what governments publish, the latest says so",
    "most_sources": "more independent publishers say so than anything else",
    "latest": "of the sources with a date, the latest says so",
    "most_cautious": "nothing else decides, and it claims the least",
    "first_told": "nothing else decides, and it is told first",
    "union": "all that any source tells of it",
    "told_twice": "what two independent publishers, or a government, tell of it; three or more publishers do",
    "barred": "a source tells why the sum must not be added",
    "follows": "follows from the values that were chosen",
    "highest": "as sure as its surest mention",
}
# For those that a total could be made too high with: from what claims the least to what claims the most.
_CAUTION: Final = ("ended", *(status for status in STATUSES if status != "ended"))
_BARS: Final = tuple(
    reason for reason in COUNT_REASONS if reason not in ("counted", "no_amount", "proposed", "ended", "no_party")
)
_UNIONS: Final = ("commodities", "stages", "programs")
_MANY: Final = 3  # publishers, from which on a value of a list that only one of them tells is more likely a slip

_Key = Callable[[Any], Hashable]
_Refines = Callable[[Any, Any], bool]


@attrs.frozen
class _Value:
    """One value of a field, with the mentions that tell it."""

    value: Any
    mentions: tuple[Mention, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(mention.source for mention in self.mentions)


def merged(mentions: Sequence[Mention]) -> Merged:
    """Return the one initiative that all of *mentions* are of, whatever their order; there must be one at least.

    Each value is one that a mention tells, and :data:`RULES` explains the rule that chose it. A list of goods, stages
    or programmes is put together of what mentions tell; parties and sums are those of one mention, as a whole.
    Whether sums may be added is decided with caution: one source that tells why not is enough.
    """
    told_by = tuple(sorted(mentions, key=attrgetter("order")))
    values, rules = _chosen(told_by)
    initiative = Initiative(id=told_by[0].id, **values)
    dates = [mention.source.published for mention in told_by if mention.source.published]
    sources = {mention.source.id: mention.source for mention in told_by}
    return Merged(
        id=told_by[0].id,
        initiative=attrs.evolve(initiative, title=title_of(initiative)),
        rules=FrozenDict(rules),
        documents=len(sources),
        sources=independent([*sources.values()]),
        first_published=min(dates, default=None),
        last_published=max(dates, default=None),
        mentions=told_by,
    )


def facts(merged: Merged) -> list[Fact]:
    """Return every value that any mention tells, field by field, the chosen ones first, then by date.

    A party that is told by its bare name is chosen where it is chosen by its ref.
    """
    names = _names(merged.mentions)
    found = []
    for field in FIELDS:
        chosen = {*_keyed(merged.initiative, field, names).values()}
        of_field = [
            Fact(
                field=field,
                value=value,
                mention=mention.id,
                source=mention.source,
                quotes=_quotes(mention, field),
                confidence=mention.initiative.confidence,
                chosen=key in chosen,
                rule=merged.rules.get(field, "") if key in chosen else "",
            )
            for mention in merged.mentions
            for value, key in _keyed(mention.initiative, field, names).items()
        ]
        found += sorted(of_field, key=lambda fact: not fact.chosen)
    return found


def _names(mentions: Iterable[Mention]) -> Names:
    return Names(p for mention in mentions for side in PARTIES for p in getattr(mention.initiative, side))


def _keyed(initiative: Initiative, field: str, names: Names) -> dict[str, str]:
    """Return what is told of a field, each value with what it shares with others that are the same."""
    if field in PARTIES:
        return {party.ref or party.name: names.key(party) for party in getattr(initiative, field)}
    return {value: value for value in told(initiative, field)}


def _quotes(mention: Mention, field: str) -> tuple[Quote, ...]:
    """Return the words that support *field*: those that support it alone, else all of the evidence."""
    narrow = []
    for span in mention.initiative.slots.get(field, ()):
        around = (q for q in mention.quotes if q.span.start <= span.start and span.end <= q.span.end and q.text)
        text = next((q.text[span.start - q.span.start : span.end - q.span.start] for q in around if q.text), None)
        narrow.append(Quote(span=span, text=text))
    return tuple(narrow) or mention.quotes


def _chosen(mentions: tuple[Mention, ...]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the value of each field that is told, and the rule that chose it."""
    values: dict[str, Any] = {}
    rules: dict[str, str] = {}
    for field in FIELDS[:-1]:
        if found := _field(mentions, field):
            values[field], rules[field] = found
    reason, rules["countable"] = _countable(mentions, values)
    values["countable"], values["count_reason"] = reason == "counted", reason
    values["missing"] = _missing(mentions, values)
    rules["title"] = "follows"
    values["confidence"], rules["confidence"] = max(m.initiative.confidence for m in mentions), "highest"
    return values, rules


def _field(mentions: tuple[Mention, ...], field: str) -> tuple[Any, str] | None:
    if len(mentions) == 1:  # most initiatives are told once: nothing is left to choose
        initiative = mentions[0].initiative
        return (_clean(getattr(initiative, field)), "only") if told(initiative, field) else None
    if field in _UNIONS:
        return _union(mentions, field)
    if field in PARTIES:
        return _parties(mentions, field)
    values = _values(mentions, field, _KEYS.get(field, lambda value: value))
    if not values:
        return None
    return _cautious(values, field) if field in _CAUTIOUS else _one(values, _REFINES.get(field))


def _values(mentions: Iterable[Mention], field: str, key: _Key) -> list[_Value]:
    """Return the values that are told of *field*, in the order of the first mention of each."""
    groups: dict[Hashable, list[tuple[Any, Mention]]] = {}
    for mention in mentions:
        if told(mention.initiative, field):
            value = _clean(getattr(mention.initiative, field))
            groups.setdefault(key(value), []).append((value, mention))
    return [_Value(group[0][0], tuple(mention for _, mention in group)) for group in groups.values()]


def _clean(value: Any) -> Any:
    """Return parties and amounts without ids of a record that they don't stand in any more."""
    if isinstance(value, tuple):
        return tuple(map(_clean, value))
    if isinstance(value, Party):
        return attrs.evolve(value, entities=())
    return attrs.evolve(value, entities=(), parts=()) if isinstance(value, Amount) else value


def _one(values: list[_Value], refines: _Refines | None = None) -> tuple[Any, str]:
    """Return the value that the rules choose of *values*, and the name of the rule that was the last to be needed."""
    if len(values) == 1:
        return values[0].value, _alone(values[0])
    if refines:
        rest = [v for v in values if not any(refines(other.value, v.value) for other in values if other is not v)]
        if len(rest) == 1:
            return rest[0].value, "most_specific"
        values = rest
    for rule, narrow in (("latest_official", _official), ("most_sources", _widest), ("latest", _latest)):
        values = narrow(values)
        if len(values) == 1:
            return values[0].value, rule
    return values[0].value, "first_told"


def _alone(value: _Value) -> str:
    return "only" if len({mention.source.id for mention in value.mentions}) == 1 else "agreed"


def _official(values: list[_Value]) -> list[_Value]:
    """Return the values of the latest official source; all of them where no source is official."""
    dates = [source.published or "" for value in values for source in value.sources if source.official]
    last = max(dates, default=None)
    return [
        value
        for value in values
        if last is None or any(source.official and (source.published or "") == last for source in value.sources)
    ]


def _widest(values: list[_Value]) -> list[_Value]:
    counts = [independent(value.sources) for value in values]
    return [value for value, count in zip(values, counts, strict=True) if count == max(counts)]


def _latest(values: list[_Value]) -> list[_Value]:
    """Return the values of the latest source; those that only sources without a date tell are never the latest."""
    dates = [max(source.published or "" for source in value.sources) for value in values]
    return [value for value, date in zip(values, dates, strict=True) if date == max(dates)]


def _cautious(values: list[_Value], field: str) -> tuple[Any, str]:
    """Return the latest value, an official one before others; without dates that of most sources, then the least.

    What is told without a date may be older than what has one, so it doesn't speak against it.
    """
    if len(values) == 1:
        return values[0].value, _alone(values[0])
    for rule, narrow in (("latest_official", _official), ("latest", _latest), ("most_sources", _widest)):
        values = narrow(values)
        if len(values) == 1:
            return values[0].value, rule
    return min((value.value for value in values), key=_CAUTIOUS[field].index), "most_cautious"


_CAUTIOUS: Final[dict[str, Sequence[Any]]] = {
    "status": _CAUTION,
    "binding": (False, True),
    "conditional": (True, False),
}


def _union(mentions: tuple[Mention, ...], field: str) -> tuple[Any, str] | None:
    """Return what any mention tells; of many publishers only what two of them tell, or a government."""
    tellers: dict[str, list[Source]] = {}
    for mention in mentions:
        for value in told(mention.initiative, field):
            tellers.setdefault(value, []).append(mention.source)
    lists = _values(mentions, field, lambda values: values)
    if len(lists) < 2:
        return (lists[0].value, _alone(lists[0])) if lists else None
    sure = [value for value, by in tellers.items() if any(source.official for source in by) or independent(by) > 1]
    everyone = independent([source for by in tellers.values() for source in by])
    if everyone >= _MANY and sure and len(sure) < len(tellers):
        return tuple(sure), "told_twice"
    return tuple(tellers), "union"


def _parties(mentions: tuple[Mention, ...], field: str) -> tuple[Any, str] | None:
    """Return the parties that one mention tells, all of them: one that tells those of another and more beats it."""
    names = _names(mentions)
    values = _values(mentions, field, names.keys)
    values = [_Value(_best_named(value, field), value.mentions) for value in values]
    return _one(values, lambda one, other: names.keys(one) > names.keys(other)) if values else None


def _best_named(value: _Value, field: str) -> tuple[Party, ...]:
    """Return the telling of the same parties that knows most of them by a ref, and infers fewest."""
    tellings = [getattr(mention.initiative, field) for mention in value.mentions]
    best = max(tellings, key=lambda parties: (sum(bool(p.ref) for p in parties), -sum(p.inferred for p in parties)))
    return tuple(_clean(best))


def _figures(amounts: Iterable[Amount]) -> tuple[Hashable, ...]:
    return tuple((a.amount, a.low, a.high, a.currency, a.per) for a in amounts)


def _more_exact(one: tuple[Amount, ...], other: tuple[Amount, ...]) -> bool:
    """Say whether *one* has the sums of *other* with nothing left open that *other* leaves open.

    A sum beats the same figure with a bound, and a rough one near it.
    """
    if one == other or len(one) != len(other):
        return False
    return all(a == b or _settles(a, b) for a, b in zip(one, other, strict=True))


def _settles(one: Amount, other: Amount) -> bool:
    if (one.role, one.currency, one.per) != (other.role, other.currency, other.per) or one.bound != "exact":
        return False
    if other.bound == "about" and one.amount and other.amount:
        return abs(one.amount - other.amount) <= other.amount * ROUNDED
    return other.bound != "exact" and _figures([one]) == _figures([other])


def _longer_date(one: str, other: str) -> bool:
    return one != other and one.startswith(other)


def _narrower(one: str, other: str) -> bool:
    """Say whether an instrument is one that *other*, which leaves the form open, may be a word for."""
    return other in ("funding", "other") and one != other and (other == "other" or neighbours(one, other))


_REFINES: Final[dict[str, _Refines]] = {
    "instrument": _narrower,
    "amounts": _more_exact,
    "countries": lambda one, other: set(one) > set(other),
    **dict.fromkeys(DATES, _longer_date),
}
_KEYS: Final[dict[str, _Key]] = {
    "amounts": lambda amounts: tuple(map(amount_words, amounts)),
    "countries": frozenset,
}


def _countable(mentions: tuple[Mention, ...], values: dict[str, Any]) -> tuple[CountReason, str]:
    """Return why the chosen amounts may or may not be added: what any mention says against it counts most."""
    amounts: tuple[Amount, ...] = values.get("amounts", ())
    status = values["status"]
    if not amounts or any(amount.currency is None for amount in amounts):
        return "no_amount", "follows"
    tellers = [mention for mention in mentions if _sums(mention.initiative.amounts) & _sums(amounts)]
    if bars := {reason for mention in tellers for reason in _bars(mention, tellers, _sums(amounts))}:
        return min(bars, key=_BARS.index), "barred"
    if status in ("proposed", "ended"):
        return status, "follows"
    if not (values.get("actors") or values.get("recipients")):
        return "no_party", "follows"
    whole = [mention.initiative for mention in tellers if _sums(mention.initiative.amounts) >= _sums(amounts)]
    if any(initiative.countable for initiative in whole):
        return "counted", "follows"
    reasons = {initiative.count_reason for initiative in whole} - {"counted"}
    return min(reasons, key=[*COUNT_REASONS].index, default="no_amount"), "follows"


def _sums(amounts: Iterable[Amount]) -> set[tuple[Decimal, str | None]]:
    """Return the figures of *amounts*, however these are limited, each with its currency."""
    return {(end, a.currency) for a in amounts for end in (a.amount, a.low, a.high) if end is not None}


def _bars(mention: Mention, tellers: list[Mention], sums: set[tuple[Decimal, str | None]]) -> Iterator[CountReason]:
    """Yield why a mention holds that *sums* must not be added; ``repeated`` is no bar beside the one that counts."""
    reason = mention.initiative.count_reason
    beside = (other for other in tellers if other.source.id == mention.source.id)
    if reason in _BARS and not (reason == "repeated" and any(other.initiative.countable for other in beside)):
        yield reason
    for amount in mention.initiative.amounts:
        if not _sums([amount]).isdisjoint(sums):
            if amount.per:
                yield "unit_price"
            yield from (reason for reason in _BARS if reason == amount.role)


def _missing(mentions: tuple[Mention, ...], values: dict[str, Any]) -> tuple[Missing, ...]:
    """Return what stays missing: slots that no mention fills, with what the first says of each."""
    found: dict[str, Missing] = {}
    for mention in mentions:
        for missing in mention.initiative.missing:
            if not values.get(missing.slot):
                found.setdefault(missing.slot, missing)
    return tuple(found.values())
