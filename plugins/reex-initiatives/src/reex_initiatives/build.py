"""From a draft to an initiative: the fields of the record, filled in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import attrs

import reex
from reex_initiatives.draft import Draft
from reex_initiatives.merge import merged, packages

# The part of all mentions of commodities from which on a document is about one.
_MOST = 0.6
_LETTERS = ("letter of interest", "letters of interest", "letter of intent", "letters of intent")


def initiatives(page: reex.Page, drafts: list[Draft]) -> list[reex.Initiative]:
    """Return the initiatives of a document in text order, packages with the ids of their parts."""
    acts = sorted(merged(drafts), key=lambda draft: (draft.evidence[0].start, draft.trigger.start))
    subject = _subject(page)
    totals = packages(acts)
    ids = {id(draft): f"i{number}" for number, draft in enumerate(acts, 1)}
    return [_initiative(page, d, [ids[id(p)] for p in totals.get(id(d), ())], ids[id(d)], subject) for d in acts]


def _subject(page: reex.Page) -> str | None:
    """Return the commodity that a document is about: the one that most of its mentions name."""
    counts = Counter(e.ref for e in page.entities("commodity") if e.ref)
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] >= _MOST * counts.total() else None


def _initiative(page: reex.Page, draft: Draft, parts: list[str], number: str, subject: str | None) -> reex.Initiative:
    act = draft.act
    actors, recipients = _parties(draft.actors), _parties(draft.recipients)
    amounts = tuple(_amount(draft, entity, parts) for entity in draft.amounts)
    countable, reason = _countable(draft, amounts)
    initiative = page.initiative(
        id=number,
        instrument=act.instrument,
        status=draft.force.status,
        lever=act.lever,
        actors=actors,
        recipients=recipients,
        amounts=amounts,
        commodities=_commodities(draft, subject),
        stages=draft.stages,
        programs=_names(e.name or e.text for e in draft.programs),
        countries=_countries(draft),
        announced=_announced(draft.dates),
        duration=draft.duration.value if draft.duration else None,
        binding=draft.force.binding,
        conditional=draft.force.conditional,
        countable=countable,
        count_reason=reason,
        missing=tuple(_missing(draft)),
        slots=_slots(draft),
        evidence=tuple(line.span for line in sorted(draft.evidence, key=lambda line: line.start)),
        rule=f"{draft.trigger.form}:{page.text[draft.trigger.start : draft.trigger.end].lower()}",
        confidence=0.7 if draft.inherited else 0.9,
    )
    return _titled(initiative)


def _commodities(draft: Draft, subject: str | None) -> tuple[str, ...]:
    """Return what the act is about: by its own words, the sentences that speak of it, or, for a firm, the document."""
    own = _names(e.ref for e in draft.commodities)
    single = [line for line in draft.evidence if len(line.triggers) < 2]
    near = own or _names(e.ref for line in single for e in line.of_kind("commodity"))
    of_firm = any(e.kind in ("company", "facility") for e in (*draft.actors, *draft.recipients)) or draft.trigger.site
    return near or (_names([subject]) if of_firm else ())


def _names(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _parties(entities: Iterable[reex.Entity]) -> tuple[reex.Party, ...]:
    """Return one party for all mentions of it."""
    found: dict[str, list[reex.Entity]] = {}
    for entity in entities:
        found.setdefault(entity.ref or (entity.name or entity.text).lower(), []).append(entity)
    return tuple(
        reex.Party(
            kind=same[0].kind,
            name=same[0].name or same[0].text,
            ref=same[0].ref,
            entities=tuple(e.id for e in same if e.id),
        )
        for same in found.values()
    )


def _amount(draft: Draft, entity: reex.Entity, parts: list[str]) -> reex.Amount:
    value = entity.value
    assert isinstance(value, reex.Money)
    return reex.Amount(
        amount=value.amount,
        low=value.low,
        high=value.high,
        currency=value.currency,
        bound=value.bound,
        per=value.per,
        role=_role(draft, entity, parts),
        entities=(entity.id,),
        parts=tuple(parts),
    )


def _role(draft: Draft, entity: reex.Entity, parts: list[str]) -> Any:
    line = next((line for line in draft.evidence if line.start <= entity.start < line.end), draft.line)
    start, stop = line.clause(entity.start)
    if parts:
        return "package"
    for role in ("pipeline", "need"):
        if line.cues_of(start, entity.start, role):
            return role
    if line.cues_of(max(start, entity.start - 30), stop, "cumulative"):
        return "cumulative"
    value = entity.value
    return "ceiling" if isinstance(value, reex.Money) and value.bound == "at_most" else "stated"


def _countable(draft: Draft, amounts: tuple[reex.Amount, ...]) -> tuple[bool, Any]:
    """Return whether the amounts may be added to a total, and why."""
    if not amounts or any(amount.currency is None for amount in amounts):
        return False, "no_amount"
    if draft.force.status in ("proposed", "ended"):
        return False, draft.force.status
    role = amounts[0].role
    if role not in ("stated", "ceiling"):
        return False, role
    if any(word in draft.line.text[draft.line.start : draft.line.end].lower() for word in _LETTERS):
        return False, "letter_of_intent"
    return True, "counted"


def _countries(draft: Draft) -> tuple[str, ...]:
    place = draft.act.place
    if place == "parties":
        return _names(map(_country, draft.actors))
    if draft.act.family == "trade":
        hit = _names(map(_country, draft.recipients))
        return hit or (_names(map(_country, draft.actors)) if place == "recipient-or-actor" else ())
    where = [e for e in draft.places if e.kind == "region"]
    return _names([(e.ref or "").split("-")[0] for e in where] or map(_country, (*draft.actors, *draft.recipients)))


def _country(entity: reex.Entity) -> str | None:
    """Return the ISO code of the country that a party is or belongs to."""
    if entity.kind == "country":
        return entity.ref
    if entity.kind == "agency" and entity.ref and not entity.ref.startswith("int/"):
        return entity.ref.split("/")[0].upper()
    return None


def _announced(dates: tuple[reex.Entity, ...]) -> str | None:
    """Return when the act was announced, as precisely as the text tells it."""
    for entity in dates:
        value = entity.value
        if isinstance(value, reex.DateRange):
            if value.start == value.end:
                return value.start.isoformat()
            same_month = (value.start.year, value.start.month) == (value.end.year, value.end.month)
            return value.start.isoformat()[:7] if same_month else value.start.isoformat()[:4]
    return None


def _missing(draft: Draft) -> Iterable[reex.Missing]:
    gap_before = any(gap <= draft.trigger.start for gap in draft.line.gaps)
    gap_after = any(gap >= draft.trigger.end for gap in draft.line.gaps)
    if not draft.actors:
        yield reex.Missing(slot="actors", reason="gap" if gap_before else "not_stated")
    if not draft.recipients and draft.act.recipients and not draft.act.parties and draft.act.family != "trade":
        yield reex.Missing(slot="recipients", reason="gap" if gap_after else "not_stated")


def _slots(draft: Draft) -> dict[str, tuple[reex.Span, ...]]:
    rows = {
        "instrument": (reex.Span(draft.trigger.start, draft.trigger.end),),
        "actors": tuple(e.span for e in draft.actors),
        "recipients": tuple(e.span for e in draft.recipients),
        "amounts": tuple(e.span for e in draft.amounts),
        "duration": (draft.duration.span,) if draft.duration else (),
    }
    return {slot: spans for slot, spans in rows.items() if spans}


def _titled(initiative: reex.Initiative) -> reex.Initiative:
    return attrs.evolve(initiative, title=title(initiative))


def title(initiative: reex.Initiative) -> str:
    """Return ``Actor: instrument in Recipient, USD 400 million (status)``, with the parts that are known."""
    who = " and ".join(party.name for party in initiative.actors) or "Unnamed actor"
    what = initiative.instrument.replace("_", " ")
    whom = f" for {' and '.join(p.name for p in initiative.recipients)}" if initiative.recipients else ""
    sums = "".join(f", {_money(amount)}" for amount in initiative.amounts)
    return f"{who}: {what}{whom}{sums} ({initiative.status})"


_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_BOUNDS = {"exact": "", "at_least": "at least ", "at_most": "up to ", "about": "about "}


def _money(amount: reex.Amount) -> str:
    figures = [_scaled(n) for n in (amount.amount, amount.low, amount.high) if n is not None]
    return f"{_BOUNDS[amount.bound]}{amount.currency or 'unknown currency'} {' to '.join(figures)}"


def _scaled(number: Decimal) -> str:
    for size, word in _SCALES:
        if number >= size:
            return f"{reex.plain(number / size):f} {word}"
    return f"{number:,f}"
