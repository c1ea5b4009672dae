"""Which acts of one sentence are only the verb, the heading or a part of another."""

from __future__ import annotations

from collections.abc import Iterable

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.kinds import STATES
from reex_initiatives.parties.pattern_places import GOES_ON_TO
from reex_initiatives.sums.shared import of_part

_AND = reex.regex(r"\band\b")
_WHICH = reex.regex(r"(?:which|who)\b")
# How money that was told before is given out: ", with awards to".
_WITH_AWARDS = reex.regex(r",\s(?:with|and|including)\s(?:(?:the|its|their|first|new|initial|several)\s){0,2}$")
_WITH_REACH = 40
# How far behind a verb its object may begin.
_OBJECT_REACH = 30
# Before the name of a fund: "from its $150 million".
_FROM_FUND = reex.regex(
    r"\b(?:from|out of|under|through|via)\s(?:the|its|their|an?|[A-Z][\w.]*['’]s)\s(?:[^\s;]+\s){0,4}$"
)
_FUND_REACH = 60
_ARTICLES = reex.regex(r"\s(?:[\w$€£%.-]+\s){0,4}$")
# Before an example of what a wider word calls.
_SUCH_AS = reex.regex(r",?\s(?:such as|like|in the form of)\s(?:an?\s)?(?:[a-z-]+\s)?")


def yields(draft: Draft, others: Iterable[Draft]) -> bool:
    """Say whether a generic act is only the verb or the heading of a more precise one."""
    for other in others:
        if other is draft:
            continue
        shared = {id(e) for e in draft.amounts} & {id(e) for e in other.amounts}
        part = _is_part_of(draft, other) if draft.act.sites else _is_example(other, draft)
        if part or (draft.act.sites and shared and not (other.act.sites or other.act.generic)):
            return True
        if draft.act.generic and _is_told_by(draft, other, bool(shared)):
            return True
        if (
            _is_verb_of_named(draft, other, bool(shared))
            or _is_source_of(draft, other)
            or _is_part_of_each(draft, other)
            or _is_verb_inside(draft, other)
            or _is_leave_to_give(draft, other)
            or _is_raised(draft, other)
            or _is_handed_out(draft, other)
        ):
            return True
        if _is_verb_of(other, draft) and draft.trigger.form == "noun" and shared:
            continue
        if shared and draft.act is other.act and draft.trigger.start > other.trigger.start:
            return True
        pact = draft.act.instrument == "partnership" and bool(other.amounts)
        if not draft.act.generic or (other.act.generic and not pact) or draft.amounts or draft.trigger.program:
            continue
        within = bool(draft.parties) and draft.parties <= other.parties
        if (_is_verb_of(draft, other) or within) and not _is_pact_for(draft, other):
            return True
    return False


def _is_leave_to_give(draft: Draft, other: Draft) -> bool:
    """Say whether money is what is approved, and no work: ``approved a tax abatement for the smelter``."""
    if draft.act.instrument != "permitting" or other.trigger.form != "noun" or draft.trigger.form == "noun":
        return False
    money = other.act.family == "capital" or other.act.instrument == "tax_credit"
    between = draft.line.text[draft.trigger.end : other.trigger.start]
    return money and len(between) <= _OBJECT_REACH and _ARTICLES.match(between) is not None


def _is_handed_out(draft: Draft, other: Draft) -> bool:
    """Say whether awards without a sum are only how money is given out: ``$5 million in funding, with awards to``."""
    bare = draft.trigger.form == "noun" and not (draft.amounts or draft.recipients)
    if not bare or draft.act.family != "capital" or not other.amounts or other.act.family != "capital":
        return False
    start = draft.trigger.start
    behind = other.trigger.start < start and other.amounts[0].end < start
    return behind and _WITH_AWARDS.search(draft.line.text, start - _WITH_REACH, start) is not None


def _is_raised(draft: Draft, other: Draft) -> bool:
    """Say whether a state only gives more than before: ``raised its $9 million grant to Acme by $5 million``."""
    match, verb = other.trigger.match, draft.line.text[draft.trigger.start : draft.trigger.end].lower()
    inside = match is not None and match.start <= draft.trigger.start < match.end
    return inside and verb.startswith("rais") and bool(draft.actors) and all(e.kind in STATES for e in draft.actors)


def _is_pact_for(draft: Draft, other: Draft) -> bool:
    """Say whether an act between equals is told with what they will do: ``formed a joint venture to build a plant``."""
    return (other.act.sites or other.act.object) and draft.act.parties and len(draft.parties) > 1


def _is_verb_of_named(draft: Draft, other: Draft, shared: bool) -> bool:
    as_precise = draft.act.generic or not other.act.generic
    return as_precise and _is_verb_of(draft, other) and _is_named(other) and (shared or not draft.amounts)


def _is_source_of(draft: Draft, other: Draft) -> bool:
    """Say whether a fund is only what the money of *other* is taken from: ``a loan from its $150 million fund``."""
    fund = draft.trigger.program
    if fund is None or not draft.act.generic or draft.amounts or not (other.amounts and draft.parties <= other.parties):
        return False
    return _FROM_FUND.search(draft.line.text, max(draft.line.start, fund.start - _FUND_REACH), fund.start) is not None


def _is_part_of_each(draft: Draft, other: Draft) -> bool:
    """Say whether a sum is only what each gives of the whole: ``will lend $8 million, each providing $4 million``."""
    behind = draft.line.text.endswith(", each ", 0, draft.trigger.start)
    return behind and draft.act.generic and bool(other.amounts) and draft.parties <= other.parties


def _is_verb_inside(draft: Draft, other: Draft) -> bool:
    """Say whether a verb is part of a pattern on a contract: ``was awarded a supply contract`` is no grant."""
    match = other.trigger.match
    if match is None or not other.act.buys or draft.trigger.match or draft.trigger.form == "noun":
        return False
    inside = match.start <= draft.trigger.start < other.trigger.start
    return inside and draft.act.family == "capital" and {id(e) for e in draft.amounts} <= {id(e) for e in other.amounts}


def _is_example(draft: Draft, other: Draft) -> bool:
    """Say whether an act only is what *other* calls by a wider word: ``import restrictions, such as tariffs``."""
    between = draft.line.text[other.trigger.end : draft.trigger.start]
    return draft.act.family == other.act.family == "trade" and _SUCH_AS.fullmatch(between) is not None


def _is_part_of(work: Draft, other: Draft) -> bool:
    """Say whether a site is only what another act is about.

    ``pulled out of its purchase of the smelter`` gives up no smelter, ``started
    up its pilot plant`` is research, and ``a loan to Acme, which is developing a
    mine`` tells of the loan.
    """
    precise = not (other.act.sites or other.act.generic)
    start, _ = work.line.clause(work.trigger.start)
    if work.trigger.form == "present" and _WHICH.match(work.line.text, start) and other.trigger.start < start:
        return precise
    match = work.trigger.match
    if match and precise and match.start <= other.trigger.start < match.end:
        # "won a grant from Canada and will build a smelter" does both
        return GOES_ON_TO.search(work.line.text, other.trigger.end, work.trigger.start + 1) is None
    pilot = (
        other.act.instrument == "research"
        and other.trigger.form == "noun"
        and work.trigger.form not in ("noun", "base")
    )
    return pilot and 0 < other.trigger.start - work.trigger.end < _OBJECT_REACH


def _is_told_by(draft: Draft, other: Draft, shared: bool) -> bool:
    """Say whether a precise act has the sum of a generic one, or a larger one of which it names a part."""
    if shared and draft.act is not other.act and not other.act.generic:
        return True
    return draft.trigger.form == "noun" and _is_part_of_sum(draft, other)


def _is_part_of_sum(draft: Draft, other: Draft) -> bool:
    """Say whether money is only part of another act's: ``$9 million for a stake, including $5 million of funding``."""
    known = draft.parties <= other.parties
    return known and bool(draft.amounts and other.amounts) and other.act is not draft.act and of_part(other, draft)


def _is_named(draft: Draft) -> bool:
    """Say whether a noun names an act, also one within a pattern: ``a ban on gallium exports``."""
    return draft.trigger.form == "noun" or (
        draft.trigger.match is not None and bool(draft.act.verb_objects) and not draft.trigger.match.pattern.wide
    )


def _is_work(draft: Draft) -> bool:
    """Say whether a verb tells of work at a site: ``opened its plant with a grant``, ``to break ground``."""
    return draft.act.sites and draft.trigger.form != "present"


def _is_verb_of(draft: Draft, other: Draft) -> bool:
    has_object = draft.act.verb_objects or draft.trigger.phrase
    if (
        _is_work(draft)
        or draft.trigger.form == "firm"
        or draft.act.subject_only
        or draft.act.instrument == "guarantee"
        or (has_object and draft.act is not other.act)
    ):
        return False  # "banned exports" and "bought Acme Metals" have their objects
    match = draft.trigger.match
    if match and {"actor", "recipient"} <= match.places.keys() and draft.act is not other.act:
        return False  # "will receive a 5% stake in Acme under a loan agreement" tells all of an act
    if match and draft.act is not other.act and not draft.act.generic and match.end <= other.trigger.start:
        return False  # "cut duties on tin to zero with a decree" has told its act before
    if match and _AND.search(draft.line.text, match.end, max(match.end, other.trigger.start)):
        return False  # "set mining quotas and revoked licences"
    if _has_own_verb(other, draft):
        return False  # "banned exports, before it suspended the second wave"
    near = draft.trigger.start < other.trigger.start < draft.trigger.end + 80
    return near and draft.trigger.form != "noun" and not other.act.sites


def _has_own_verb(other: Draft, draft: Draft) -> bool:
    """Say whether a pattern behind a verb has a verb of its own, which ends another measure."""
    match = other.trigger.match
    ends = other.force.status == "ended" != draft.force.status and other.force.why == "pattern"
    return ends and match is not None and draft.trigger.end < match.start < other.trigger.start
