"""From a draft to an initiative: the fields of the record, filled in one place."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import msgspec

import reex
from reex_initiatives.drafts.draft import AMBIGUOUS, Draft
from reex_initiatives.lexicon.kinds import STATES
from reex_initiatives.merging.merge import merged
from reex_initiatives.pages.title_goods import is_titled_on_field
from reex_initiatives.progress.reading import RANK
from reex_initiatives.records.about import About, each_once
from reex_initiatives.records.cast import Cast
from reex_initiatives.records.goods import goods_of
from reex_initiatives.records.lacking import missing, operator
from reex_initiatives.records.on_field import is_on_field, is_under_pact
from reex_initiatives.records.staged import stage_words, stages_on
from reex_initiatives.records.trust import confidence, rule
from reex_initiatives.records.where import countries
from reex_initiatives.records.why import reasons, slots
from reex_initiatives.sentences.timing import day as _day
from reex_initiatives.settling.in_force import settle_credit
from reex_initiatives.settling.own_country import spare_own_country
from reex_initiatives.sums.count import amounts, countable, once
from reex_initiatives.sums.packages import packages

# From how many characters on a text has sentences on other matters than its own.
_ON_MANY_MATTERS = 1500
_start = attrgetter("start")


def initiatives(page: reex.Page, drafts: list[Draft], cast: Cast, firm: reex.Entity | None) -> list[reex.Initiative]:
    """Return the initiatives of a document, which is about *firm*, in text order, packages with the ids of their parts.

    Work at a site that nobody is named for is the firm's.
    """
    acts = sorted(merged(drafts), key=lambda draft: (draft.evidence[0].start, draft.trigger.start))
    for act in acts:
        settle_credit(act)
        spare_own_country(act)
    about = About.of(page, acts, cast)
    acts = [act for act in acts if not _is_of_trade_alone(act, about)]
    if len(page.text) >= _ON_MANY_MATTERS and not is_titled_on_field(page):
        acts = [a for a in acts if is_on_field(a) or goods_of(a, about)[1] != "document" or is_under_pact(a, acts)]
    totals = packages(acts)
    for act in acts:
        act.stages = stage_words(act)
        if firm and act.act.sites and not act.parties and act.why.get("actors") != AMBIGUOUS and not _is_of_many(act):
            act.take("actors", (firm,), "document")
    for total in acts:
        _give_parties(total, totals.get(id(total), []))
        _give_status(total, totals.get(id(total), []))
    ids = {id(draft): f"i{number}" for number, draft in enumerate(acts, 1)}
    made = [_initiative(page, d, [ids[id(p)] for p in totals.get(id(d), ())], ids[id(d)], about) for d in acts]
    return once(made, [act.table for act in acts])


def _is_of_many(act: Draft) -> bool:
    """Say whether a pattern tells of many firms: ``companies have announced $5 billion in investments``."""
    match = act.trigger.match
    return match is not None and bool(act.line.cues_of(match.start, match.end, "of_many"))


def _is_of_trade_alone(act: Draft, about: About) -> bool:
    """Say whether an agreement is on trade in general, and the text names no mineral for it."""
    start, end = act.trigger.start, act.trigger.end
    general = act.act.instrument == "agreement" and bool(act.line.cues_of(start, end, "general_trade"))
    return general and not goods_of(act, about)[0]


def _give_parties(total: Draft, parts: list[Draft]) -> None:
    """Let parts that name nobody be between those that the whole is between: ``a deal with Acme comprises a loan``.

    A part that only tells who gives it is for whom the whole is; one that only tells who gets it is from the state that
    gives the whole.
    """
    public = total.act.family == "capital" and all(e.kind in STATES for e in total.actors)
    for part in parts:
        if not part.parties or (public and not part.actors and part.act.family == "capital"):
            part.take("actors", tuple(e for e in total.actors if e not in part.recipients), "deal")
        if not part.recipients and part.act.family == "capital":
            part.take("recipients", tuple(e for e in total.recipients if e not in part.actors), "deal")


def _give_status(total: Draft, parts: list[Draft]) -> None:
    """Let parts of which nothing tells how far they have come be as far as the whole: ``approved $9m, comprising``."""
    if total.force.why == "default" or total.force.soft or total.force.status == "ended":
        return
    for part in parts:
        if part.force.why == "default" and RANK[total.force.status] > RANK[part.force.status]:
            force = total.force
            part.force = msgspec.structs.replace(part.force, status=force.status, binding=force.binding)


def _initiative(page: reex.Page, draft: Draft, parts: list[str], number: str, about: About) -> reex.Initiative:
    recipients = about.cast.parties(draft.recipients) or operator(page, draft, about.cast)
    actors = about.cast.parties(draft.actors)
    if draft.act.family == "capital" and {p.name for p in actors} <= {p.name for p in recipients}:
        draft.take("actors", (), "")  # who closes its own placement gets the money, and does not give it
        actors = ()
    sums, sums_by = amounts(draft, parts)
    counts, reason = countable(draft, sums, bool(actors or recipients))
    goods, goods_by = goods_of(draft, about)
    where, where_by = countries(draft, page, about.home, about.place, about.named)
    titled: dict[str, Any] = {"actors": actors, "recipients": recipients, "amounts": sums, "commodities": goods}
    fields: dict[str, Any] = {
        **titled,
        "countries": where,
        "stages": stages_on(draft, goods),
        "countable": counts,
        "count_reason": reason,
        "missing": tuple(missing(draft, actors, recipients)),
        **_told(draft),
    }
    told = {"amounts": sums_by, "commodities": goods_by, "countries": where_by}
    why = reasons(draft, fields, told)
    return page.initiative(
        **fields,
        id=number,
        title=reex.title(draft.act.instrument, draft.force.status, **titled, act=draft.act.title),
        reasons=why,
        confidence=confidence("initiative", rule(draft.act.instrument, why, fields["evidence"])),
    )


def _told(draft: Draft) -> dict[str, Any]:
    """Return the fields that the draft alone tells."""
    act, trigger, dates = draft.act, draft.trigger, draft.timing
    return {
        "instrument": act.instrument,
        "status": draft.force.status,
        "lever": act.lever,
        "programs": each_once([e.name or e.text for e in draft.programs]),
        "announced": _day(dates.announced),
        "effective": _day(dates.effective),
        "until": _day(dates.until),
        "duration": draft.duration.value if draft.duration else None,
        "binding": draft.force.binding,
        "conditional": draft.force.conditional,
        "slots": slots(draft),
        "evidence": _evidence(draft),
        "rule": f"{trigger.form}:{draft.line.text[trigger.start : trigger.end].lower()}",
    }


def _evidence(draft: Draft) -> tuple[reex.Span, ...]:
    """Return where the sentences stand that speak of an act, each once."""
    lines = draft.evidence
    return (lines[0].span,) if len(lines) == 1 else tuple(dict.fromkeys([e.span for e in sorted(lines, key=_start)]))
