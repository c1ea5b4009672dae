"""From a draft to an initiative: the fields of the record, filled in one place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import attrs

import reex
from reex_initiatives.cast import Cast
from reex_initiatives.draft import Draft
from reex_initiatives.line import Line
from reex_initiatives.merge import merged, packages
from reex_initiatives.roles import OPERATOR
from reex_initiatives.timing import day as _day
from reex_initiatives.titles import title
from reex_initiatives.where import countries, home

# How far behind its word an act may be called a letter of intent: "debt funding under a letter of interest".
_LETTER_REACH = 60
# How far behind a sum it may be called a pledge: "a $600 billion commitment to invest".
_PLEDGE_REACH = 8
# The part of all mentions of commodities from which on a document is about one, and from which on a firm in it is.
_MOST, _OF_FIRM = 0.5, 0.3
_ALL_OF_THEM = "critical-minerals"
# How far behind "since" a date may stand: "since the start of 2020".
_SINCE_REACH = 20
_HAS = re.compile(r"\b(?:has|have)\b")


@attrs.frozen
class _Setting:
    """What a document tells of all its acts: its subject, that of its firms, its country, its parties."""

    subject: str | None
    firms_subject: str | None
    home: str | None
    cast: Cast


def initiatives(page: reex.Page, drafts: list[Draft], cast: Cast) -> list[reex.Initiative]:
    """Return the initiatives of a document in text order, packages with the ids of their parts."""
    acts = sorted(merged(drafts), key=lambda draft: (draft.evidence[0].start, draft.trigger.start))
    setting = _Setting(_subject(page, _MOST), _subject(page, _OF_FIRM), home(page), cast)
    totals = packages(acts)
    ids = {id(draft): f"i{number}" for number, draft in enumerate(acts, 1)}
    return _once([_initiative(page, d, [ids[id(p)] for p in totals.get(id(d), ())], ids[id(d)], setting) for d in acts])


def _once(acts: list[reex.Initiative]) -> list[reex.Initiative]:
    """Let each sum be added once: the first act that gives it between these parties is the one that counts."""
    counted: dict[frozenset[tuple[Any, str | None]], list[reex.Initiative]] = {}
    found = []
    for act in acts:
        if act.countable:
            same = counted.setdefault(frozenset((a.amount or a.high or a.low, a.currency) for a in act.amounts), [])
            if any(_may_be_one(act, other) for other in same):
                act = attrs.evolve(act, countable=False, count_reason="repeated")
            else:
                same.append(act)
        found.append(act)
    return found


def _may_be_one(one: reex.Initiative, other: reex.Initiative) -> bool:
    """Say whether nothing tells two acts of one sum apart: no giver and no receiver that differ."""
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    return all(not first or not second or {p.name for p in first} & {p.name for p in second} for first, second in sides)


def _subject(page: reex.Page, part: float) -> str | None:
    """Return the commodity that a document is about: the one that *part* of its mentions name at least."""
    counts = Counter(e.ref for e in page.entities("commodity") if e.ref)
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] >= part * counts.total() else None


def _initiative(page: reex.Page, draft: Draft, parts: list[str], number: str, setting: _Setting) -> reex.Initiative:
    act = draft.act
    recipients = setting.cast.parties(draft.recipients) or _operator(page, draft, setting.cast)
    actors = setting.cast.parties(draft.actors)
    if act.family == "capital" and {p.name for p in actors} <= {p.name for p in recipients}:
        actors = ()  # who closes its own placement gets the money, and does not give it
    amounts = tuple(_amount(draft, entity, parts) for entity in draft.amounts)
    countable, reason = _countable(draft, amounts, bool(actors or recipients))
    goods, goods_by = _commodities(draft, setting)
    where, where_by = countries(draft, page, setting.home)
    initiative = page.initiative(
        id=number,
        instrument=act.instrument,
        status=draft.force.status,
        lever=act.lever,
        actors=actors,
        recipients=recipients,
        amounts=amounts,
        commodities=goods,
        stages=draft.stages,
        programs=_names(e.name or e.text for e in draft.programs),
        countries=where,
        announced=_day(draft.timing.announced),
        effective=_day(draft.timing.effective),
        until=_day(draft.timing.until),
        duration=draft.duration.value if draft.duration else None,
        binding=draft.force.binding,
        conditional=draft.force.conditional,
        countable=countable,
        count_reason=reason,
        missing=tuple(_missing(draft, actors, recipients)),
        slots=_slots(draft),
        reasons=_reasons(page, draft, recipients, goods_by, where_by),
        evidence=tuple(line.span for line in sorted(draft.evidence, key=lambda line: line.start)),
        rule=f"{draft.trigger.form}:{page.text[draft.trigger.start : draft.trigger.end].lower()}",
        confidence=0.7 if draft.inherited else 0.9,
    )
    return attrs.evolve(initiative, title=title(initiative, act.title))


def _commodities(draft: Draft, setting: _Setting) -> tuple[tuple[str, ...], str]:
    """Return what the act is about, and whether its words, its name, the sentences on it or the document tell so."""
    if own := _names(e.ref for e in draft.commodities):
        return own, "words"
    if draft.trigger.goods:
        return draft.trigger.goods, "name"
    single = [line for line in draft.evidence if len(line.triggers) < 2]
    if near := _names(e.ref for line in single for e in line.of_kind("commodity")):
        return near, "sentence"
    if draft.act.family == "trade" or draft.act.subject_only:
        return (), ""
    firms = any(e.kind in ("company", "facility") for e in (*draft.actors, *draft.recipients)) or draft.act.sites
    subject = _names([setting.firms_subject if firms else setting.subject])
    return subject, "document" if subject else ""


def _operator(page: reex.Page, draft: Draft, cast: Cast) -> tuple[reex.Party, ...]:
    """Return who runs the mine whose operator gets it, where the text has lost the name and a table holds it."""
    line = draft.line
    if "company" not in draft.act.recipients or not any(gap >= draft.trigger.end for gap in line.gaps):
        return ()
    for site in line.of_kind("facility"):
        if OPERATOR.search(line.text, draft.trigger.end, site.start):
            row = page.facts("facility", site.name)
            firm = page.facts("company", row.get("operator"))
            if firm:
                source = f"{site.name} is run by {row['operator']}: {row['source']}"
                return (cast.inferred("company", row["operator"], firm["ref"] or None, source),)
    return ()


def _reasons(
    page: reex.Page, draft: Draft, recipients: tuple[reex.Party, ...], goods: str, where: str
) -> dict[str, str]:
    """Return by which rule each field was filled."""
    trigger, how = draft.trigger, draft.force
    word = page.text[trigger.start : trigger.end].lower()
    rows = {
        "instrument": f"pattern: {trigger.match.pattern.text}" if trigger.match else f"{trigger.form}: {word}",
        "status": f"{how.why}: {how.cue}" if how.cue else how.why,
        "actors": draft.why.get("actors", "") if draft.actors else "",
        "recipients": "knowledge" if recipients and recipients[0].inferred else draft.why.get("recipients", ""),
        "commodities": goods,
        "countries": where,
    }
    if not recipients:
        del rows["recipients"]
    return {field: why for field, why in rows.items() if why}


def _names(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


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
    start, _ = line.clause(entity.start)
    if parts:
        return "package"
    for role in ("pipeline", "need"):
        if line.cues_of(start, entity.start, role):
            return role
    if line.cues_of(entity.end, entity.end + _PLEDGE_REACH, "pledge"):
        return "pipeline"
    if _is_cumulative(draft, line, entity):
        return "cumulative"
    value = entity.value
    return "ceiling" if isinstance(value, reex.Money) and value.bound == "at_most" else "stated"


def _is_cumulative(draft: Draft, line: Line, money: reex.Entity) -> bool:
    """Say whether a sum is what came together over time: since a date, so far, or as investments without a receiver."""
    start, stop = line.clause(money.start)
    if line.text.startswith("Since", line.start):
        return True
    for cue in line.cues_of(max(start, money.start - 30), stop, "cumulative"):
        if line.text[cue.start : cue.end].lower() != "since":
            return True
        if any(0 < date.start - cue.end < _SINCE_REACH for date in line.of_kind("date")):
            return True
    word = line.text[draft.trigger.start : draft.trigger.end]
    many = draft.trigger.form == "noun" and word.endswith("s")
    so_far = _HAS.search(line.text[start : draft.trigger.end]) is not None
    at_least = isinstance(money.value, reex.Money) and money.value.bound == "at_least"
    return at_least and (many or so_far) and not draft.recipients


def _countable(draft: Draft, amounts: tuple[reex.Amount, ...], named: bool) -> tuple[bool, Any]:
    """Return whether the amounts may be added to a total, and why."""
    if not amounts or any(amount.currency is None for amount in amounts):
        return False, "no_amount"
    if draft.force.status in ("proposed", "ended"):
        return False, draft.force.status
    role = amounts[0].role
    if role not in ("stated", "ceiling"):
        return False, role
    if any(amount.per for amount in amounts):
        return False, "unit_price"
    if _by_letter(draft) or draft.force.soft:
        return False, "letter_of_intent"
    return (True, "counted") if named else (False, "no_party")


def _by_letter(draft: Draft) -> bool:
    """Say whether the act is a letter of interest or intent, and not only told beside one."""
    line, trigger = draft.line, draft.trigger
    before = max((t.end for t in line.triggers if t.end <= trigger.start), default=line.start)
    return bool(line.cues_of(before, trigger.end + _LETTER_REACH, "letter"))


def _missing(
    draft: Draft, actors: tuple[reex.Party, ...], recipients: tuple[reex.Party, ...]
) -> Iterable[reex.Missing]:
    gap_before = any(gap <= draft.trigger.start for gap in draft.line.gaps)
    gap_after = any(gap >= draft.trigger.end for gap in draft.line.gaps)
    if not actors:
        yield reex.Missing(slot="actors", reason="gap" if gap_before else "not_stated")
    if not recipients and draft.act.recipients and not draft.act.parties and draft.act.family != "trade":
        yield reex.Missing(slot="recipients", reason="gap" if gap_after else "not_stated")


def _slots(draft: Draft) -> dict[str, tuple[reex.Span, ...]]:
    rows = {
        "instrument": (reex.Span(draft.trigger.start, draft.trigger.end),),
        "actors": tuple(e.span for e in draft.actors),
        "recipients": tuple(e.span for e in draft.recipients),
        "amounts": tuple(e.span for e in draft.amounts),
        "duration": (draft.duration.span,) if draft.duration else (),
        "status": (draft.force.span,) if draft.force.span else (),
        "commodities": tuple(e.span for e in draft.commodities),
    }
    return {slot: spans for slot, spans in rows.items() if spans}
