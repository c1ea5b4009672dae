"""What an act takes from the sentences before: ``the company``, ``this investment``, ``the deal``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.drafts.draft import AMBIGUOUS, Draft
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lists.enumerated import ITEM, does, goes_on
from reex_initiatives.memory.context import Context
from reex_initiatives.memory.inherit_firm import inherit_permitted, inherit_receiver, inherit_winner
from reex_initiatives.parties.getting import was_given, won_behind
from reex_initiatives.parties.subject import verb_of
from reex_initiatives.reference.inherit_deal import (
    inherit_added,
    inherit_form,
    inherit_frame,
    inherit_other,
    inherit_partner,
    inherit_seller,
)
from reex_initiatives.reference.inherit_state import (
    inherit_issuer,
    inherit_measure,
    inherit_partner_state,
    inherit_signer,
    inherit_state,
)
from reex_initiatives.sentences.party import key, keys
from reex_initiatives.sentences.referring import owned_by, referred

_OF_TWO = ("pair", "firms", "two", "several")
_THEY = reex.regex(r"\bthey\b", re.IGNORECASE)
# "the parent said it had closed a loan": whoever that is, it is nobody of whom the sentences before were.
_OTHER_SAID = reex.regex(
    rf"\b(?:[Tt]he|[Ii]ts)\s(?:{any_of('relatives')})\s(?:said|says|added|reported|confirmed|announced)\s(?:[a-z]+\s)?(?:that\s)?it\s"
)
# "Last week we wrote that": a newspaper, and no firm that it writes about.
_WE_WROTE = reex.regex(rf"\b[Ww]e\s(?:(?:have|had)\s)?(?:[a-z]+ly\s)?(?:{any_of('writes')})\b")
_THE_FIRM = reex.regex(rf",\s(?:and|but|so)\s(?:the|this)\s(?:{any_of('that_firm')})\s")


def inherit(draft: Draft, context: Context) -> None:
    """Fill who gives and gets from what the sentences before have told, where this one refers to it."""
    inherit_form(draft, context)
    inherit_signer(draft, context)
    if won_behind(draft.line, draft.trigger):
        inherit_winner(draft, context)
    elif not draft.actors or (not draft.recipients and _gets(draft)):  # else all that it could tell is told
        _inherit_reference(draft, context)
    _inherit_order(draft, context)
    inherit_seller(draft, context)
    inherit_other(draft, context)
    inherit_receiver(draft, context)
    inherit_permitted(draft, context)
    inherit_measure(draft, context)
    inherit_state(draft, context)
    inherit_added(draft, context)
    inherit_frame(draft, context)
    inherit_partner(draft, context)
    inherit_partner_state(draft, context)
    inherit_issuer(draft, context)


def _inherit_order(draft: Draft, context: Context) -> None:
    """Let what an item of a list orders be by whom its opener orders to do it, and by nobody whom it is to consult."""
    line = draft.line
    if not context.opened or draft.act.parties or not goes_on(line) or any(does(line, e) for e in draft.actors):
        return
    ordered = tuple(e for e in context.openers if e.kind in draft.act.actors)
    if ordered and draft.force.why != "pattern":
        draft.take("actors", ordered, "list")


def _inherit_reference(draft: Draft, context: Context) -> None:
    line, act = draft.line, draft.act
    alone = act.parties and len(draft.parties) == 1  # "In partnership with Equinor, the company completed …"
    reference = referred(line, line.end if alone else verb_of(line, draft.trigger))
    if reference and (reference[0] in _OF_TWO or (reference[0] == "we" and context.speakers)):
        several = _several(draft, reference[0], context)
        if not draft.actors and several:
            draft.take("actors", several, "reference")
        return
    known = None if act.object and not reference else _referent(draft, reference, context)
    if known is None and not draft.actors and act.by_head and draft.trigger.form == "noun":
        known = context.head
        if known:
            draft.take("actors", (known,), "document")
            return
    if known is None and not draft.actors and owned_by(line, draft.trigger):
        known = next((e for e in (context.topic, context.firm) if e and e.kind in act.actors), None)
    if known is None and not draft.actors and ITEM.match(line.text, line.start):
        known = next(iter(context.openers), None)
    _doubt(draft, reference, context)
    if known is None or set(keys((known,))) & draft.parties:
        return
    getting = _gets(draft) and not (act.instrument == "equity" and known.kind == "agency")  # who gets shares pays
    if getting and not draft.recipients:
        getter = _getter(known, draft, context)
        draft.take("recipients", (getter,) if getter else (), "reference" if getter else AMBIGUOUS)
    elif known.kind in act.actors and not draft.actors and not getting:
        draft.take("actors", _all_of(known, draft, context), "reference")


def _several(draft: Draft, kind: str, context: Context) -> tuple[reex.Entity, ...]:
    """Return those whom a sentence refers to as several: ``both``, or ``we`` where a joint statement tells a deed.

    What states only are to each other, or stand for, is none.
    """
    if kind == "we":
        told = context.speakers if draft.force.why == "cue" else ()
    else:
        told = context.two(kind, draft.line.number)
    return tuple(e for e in told if e.kind in draft.act.actors)


def _all_of(known: reex.Entity, draft: Draft, context: Context) -> tuple[reex.Entity, ...]:
    """Return all who did the act before, where this sentence speaks of one of them as ``they``, or opened its list."""
    if known in context.openers[:1] and ITEM.match(draft.line.text, draft.line.start):
        return tuple(e for e in context.openers if e.kind in draft.act.actors)
    last = context.last
    many = last is not None and _THEY.search(draft.line.text, draft.line.start, draft.trigger.start) is not None
    if last and many and key(known) in last.known("actors").keys:
        return tuple(e for e in last.actors if e.kind in draft.act.actors)
    return (known,)


def _gets(draft: Draft) -> bool:
    """Say whether the sentence tells who gets the act, and not who gives it."""
    line, act, trigger = draft.line, draft.act, draft.trigger
    getters = "hit_by" if act.family == "trade" else "getting"
    reach = trigger.start if trigger.form == "noun" else trigger.end  # "The miner raised $5 million"
    passive = was_given(line, trigger, line.start)
    return not (act.buys or act.object or act.sites) and bool(passive or line.cues_of(line.start, reach, getters))


def _getter(known: reex.Entity, draft: Draft, context: Context) -> reex.Entity | None:
    """Return who gets what the text says only ``it`` got: whom the act before was for, and never who gave then."""
    last = context.last
    told_now = last is not None and last.act.family == "capital" and draft.line.number - last.evidence[-1].number <= 1
    if last and told_now and draft.act.family == "capital" and key(known) in last.known("actors").keys:
        takers = [e for e in last.recipients if e.kind in draft.act.recipients and e.kind != known.kind]
        return takers[0] if len(last.recipients) == len(takers) == 1 else None
    return known if known.kind in draft.act.recipients else None


def _doubt(draft: Draft, reference: tuple[str, str] | None, context: Context) -> None:
    """Note that several firms may be ``the company`` that acts."""
    if not draft.actors and reference and reference[0] == "company" and len(context.firms()) > 1:
        draft.take("actors", (), AMBIGUOUS)


def _referent(draft: Draft, reference: tuple[str, str] | None, context: Context) -> reex.Entity | None:
    """Return whom a referring subject stands for, who may stand in its own sentence.

    There it is the last country, or the only firm: ``Workers struck at Codelco's mine, and the company``.
    """
    kind, line = reference[0] if reference else "", draft.line
    before = [e for e in line.of_kind(kind) if e.end < draft.trigger.start] if kind in ("country", "company") else []
    if before and kind == "country":
        return before[-1]
    other = _OTHER_SAID if kind == "topic" else _WE_WROTE if kind == "we" else None
    if other and other.search(line.text, line.start, draft.trigger.start):
        return None
    known = context.referent(reference)
    if known is None and before and len(set(keys(before))) == 1:
        return before[0] if _THE_FIRM.search(line.text, before[0].end, draft.trigger.start) else None
    return known
