"""What is a state's, or its head's, where nobody is named: measures of trade, levies, what an order tells."""

from __future__ import annotations

import re

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.vocabulary import any_of, any_titled
from reex_initiatives.lists.enumerated import begins_with_verb
from reex_initiatives.memory.context import Context
from reex_initiatives.pages.for_the_nation import CHAMBERS
from reex_initiatives.parties.may_act import is_office_before
from reex_initiatives.parties.takers import is_shielded
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective, key
from reex_initiatives.sentences.referring import SPEAKER
from reex_initiatives.settling.trade_in_passive import give_target, speaker_of

# What the offices of a state do, beside what they order.
_OF_OFFICES = ("executive_action", "permitting", "stockpile")
# How many sentences behind a measure of trade another may still be by the same state.
_MEASURE_REACH = 3
_IS_DONE = reex.regex(r"\b(?:will|would|to|is|are|was|were|has|have)\s(?:be|being|been)\s")
# How a notice decides: "with the approval of the State Council, it has been decided to impose".
_IT_IS_DECIDED = reex.regex(rf"\b[Ii]t\s(?:has been|was|is)\s(?:hereby\s)?(?:{any_of('decided')})\s(?:to|that)\b")
_BY_WHOM = reex.regex(r"\bby\s(?:the\s)?[A-Z]")
_WAS_DONE = reex.regex(
    rf"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s|also\s|now\s)?(?:{any_of('done_to_measures', 'set_aside')})\b"
)
# What only a state takes, and what only a budget does.
_LEVY = reex.regex(rf"(?:{any_of('levies')})\b", re.IGNORECASE)
_SET_ASIDE = reex.regex(rf"\b(?:{any_of('set_aside')})\b")
# Where most goods come from: "China dominates", "the world's largest producer".
# What may stand around the name of a country that is a label.
_LABEL = reex.regex(r"[\s•*▪■·◦‣●.:–—-]*")
_SUPPLIES = reex.regex(rf"\b(?:{any_of('supplies')})\b|(?<!one of )\bthe world['’]s (?:{any_of('foremost')})\b")
# What tells that curbs are there: "recent export curbs", "export curbs took effect"; and whose they are.
_IN_FORCE = reex.regex(rf"\b(?:{any_titled('curbs_there')})\s(?:[a-z-]+\s)?$")
_TOOK_EFFECT = reex.regex(rf"\s(?:{any_of('took_effect')})\b")
_FORCE_REACH = 30
_OF_WHOM = reex.regex(r"\s(?:on\s\w+\s)?(?:[a-z]+\s)?(?:of|by|from|in)\s(?:the\s)?")
# What else is of who signs an order: "By the authority vested in me, it is hereby ordered".
_SIGNED = reex.regex(r"\b(?:vested in me|hereby)\b")
# In the names of bodies that only lend or invest.
_LENDS = reex.regex(r"\b(?:Bank|Fund|Finance|KfW|Investment|Corporation)\b")


def inherit_signer(draft: Draft, context: Context) -> None:
    """Let what an order tells in the first person be of who signs it: ``I hereby waive``."""
    signer, line = context.signer, draft.line
    if signer is None or signer.kind not in draft.act.actors or any(e.kind != "country" for e in draft.actors):
        return
    if _SIGNED.search(line.text, line.start, line.end) or SPEAKER.search(line.text[line.start : line.end]):
        draft.take("actors", (signer,), "document")


def inherit_measure(draft: Draft, context: Context) -> None:
    """Let a measure of trade that names nobody be by whom the last one was: ``A ban on gallium was lifted too``."""
    last = context.last
    if draft.actors or draft.act.family != "trade" or not draft.act.owned:
        return
    if supplier := _supplier(draft, context):
        draft.take("actors", (supplier,), "reference")
        return
    if last is None or last.act.family != "trade":
        return
    if draft.line.number - last.evidence[-1].number <= _MEASURE_REACH:
        draft.take("actors", last.actors, "reference")


def _is_label(line: Line) -> bool:
    """Say whether a sentence is only the name of a country, on which the next one is: ``• Indonesia. Nickel …``."""
    around = ((line.text[line.start : e.start], line.text[e.end : line.end]) for e in line.of_kind("country"))
    return any(_LABEL.fullmatch(before) and _LABEL.fullmatch(behind) for before, behind in around)


def _supplier(draft: Draft, context: Context) -> reex.Entity | None:
    """Return whose goods the sentence before was on: ``China mines most of it. Recent export curbs have raised``."""
    line, trigger = draft.line, draft.trigger
    before, nation = context.alone or (None, None)
    if before and before.number == line.number - 1 and _is_label(before):
        return nation
    if before is None or before.number != line.number - 1 or draft.act.adjective_hit or trigger.form != "noun":
        return None
    if not _SUPPLIES.search(before.text, before.start, before.end):
        return None
    for country in line.of_kind("country"):
        if country.start < trigger.start or _OF_WHOM.fullmatch(line.text, trigger.end, country.start):
            return None
    new = _IN_FORCE.search(line.text, max(line.start, trigger.start - _FORCE_REACH), trigger.start)
    return nation if new or _TOOK_EFFECT.match(line.text, trigger.end) else None


def inherit_state(draft: Draft, context: Context) -> None:
    """Let a measure that is told in the passive be of the state spoken of: ``exports of ore will be prohibited``."""
    give_target(draft)
    if _is_voted(draft) and (chamber := _chamber(context)):
        draft.take("actors", (chamber,), "document")
        return
    if not draft.actors and (shielded := _shielded(draft)):
        draft.take("actors", (shielded,), "sentence")
        return
    if draft.actors or not _is_of_state(draft):
        return
    if draft.act.instrument == "law" and context.bill:  # the countries that a bill names are those it is on
        if chamber := _chamber(context):
            draft.take("actors", (chamber,), "document")
        return
    _take_state(draft, context)


def _take_state(draft: Draft, context: Context) -> None:
    """Let an act of a state be of the one that its sentence names or tells of, or that its document is about."""
    here = [e for e in draft.line.of_kind("country") if e not in draft.recipients]
    own = draft.act.family == "trade" and draft.act.owned and draft.trigger.match is not None
    if own and (speaker := speaker_of(draft)):
        draft.take("actors", (speaker,), "sentence")
    elif len(here) == 1 and own:
        draft.take("actors", tuple(here), "sentence")
    elif not here and own and context.topic and context.topic.kind in draft.act.actors and _may_rule(context.topic):
        draft.take("actors", (context.topic,), "reference")
    elif draft.act.by_head and here and all(map(is_adjective, here)):
        return  # "an order puts a duty on Brazilian goods": that is whom it hits
    elif (nation := _only_nation(draft, context) or _home(draft, context)) and all(key(e) == key(nation) for e in here):
        draft.take("actors", (nation,), "document")


def _may_rule(body: reex.Entity) -> bool:
    """Say whether somebody may take a measure of trade, as no bank and no body of many states does."""
    name = body.name or body.text
    return not ((body.ref or "").startswith("int/") or _LENDS.search(name))


def _shielded(draft: Draft) -> reex.Entity | None:
    """Return the country whose trade a measure is to help, and which takes it: ``tariffs to shield U.S. miners``."""
    line, trigger = draft.line, draft.trigger
    if trigger.act.place != "recipient-or-actor":
        return None
    behind = (e for e in line.of_kind("country") if e.start > trigger.end and e not in draft.recipients)
    return next((e for e in behind if is_shielded(line, trigger, e)), None)


def _is_voted(draft: Draft) -> bool:
    """Say whether money is what a bill lets somebody have: ``There is authorized to be appropriated to``."""
    match = draft.trigger.match
    return match is not None and not draft.actors and draft.line.text.startswith("appropriated", draft.trigger.start)


def _chamber(context: Context) -> reex.Entity | None:
    """Return the chamber that a bill is in, or which its head names first: ``IN THE HOUSE OF REPRESENTATIVES``."""
    return context.chamber or next((e for e in context.agencies.values() if e.ref in CHAMBERS), None)


def _only_nation(draft: Draft, context: Context) -> reex.Entity | None:
    """Return the one country that a document names, beside those that an act is on."""
    others = context.countries.keys() - draft.known("recipients").keys
    return context.countries[others.pop()] if len(others) == 1 else None


def _home(draft: Draft, context: Context) -> reex.Entity | None:
    """Return the country that a document is about, where an act is of its offices: ``A decree set up a firm``."""
    return context.home if draft.act.instrument in _OF_OFFICES else None


def _is_of_state(draft: Draft) -> bool:
    """Say whether an act is a state's, whoever is told: a measure of trade, a royalty, money that a budget has."""
    act, line = draft.act, draft.line
    if act.family == "trade" and act.owned:
        return draft.trigger.match is not None
    passive = _WAS_DONE.search(line.text, line.start, line.end) and not _BY_WHOM.search(line.text, line.start, line.end)
    if act.adjective_hit:
        return bool(passive)
    if act.instrument in ("executive_action", "law", "tax_credit"):
        return True
    if act.instrument in _OF_OFFICES:
        return draft.trigger.phrase is not None and is_office_before(line, draft.trigger)
    if act.instrument == "other":
        return bool(passive and _LEVY.match(line.text, draft.trigger.start))
    return (
        act.generic and act.family == "capital" and bool(passive and _SET_ASIDE.search(line.text, line.start, line.end))
    )


def inherit_partner_state(draft: Draft, context: Context) -> None:
    """Let an agreement that is told of one other country be with the one that the document is about."""
    parties, nation = draft.actors + draft.recipients, context.home
    if draft.act.instrument != "agreement" or nation is None or len(draft.parties) != 1:
        return
    if parties[0].kind == "country" and key(nation) not in draft.parties:
        draft.take("recipients" if draft.actors else "actors", (nation,), "document")


def inherit_issuer(draft: Draft, context: Context) -> None:
    """Let what a fact sheet tells without a subject be of the body that issues it: ``€3 billion will be mobilised``."""
    act, issuer, line = draft.act, context.issuer, draft.line
    if draft.actors or issuer is None or issuer.kind not in act.actors:
        return
    if act.parties or act.buys or act.sites or act.subject_only:
        return
    begins = begins_with_verb(line) or _IT_IS_DECIDED.search(line.text, line.start, draft.trigger.end) is not None
    passive = _IS_DONE.search(line.text, line.start, draft.trigger.end) and not _BY_WHOM.search(line.text, line.start)
    if begins or (passive and not any(e.kind in act.actors for e in line.entities)):
        draft.take("actors", (issuer,), "document")
