"""Whether a sentence only speaks again of what the text has told: ``this investment``, ``the first tranche``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.drafts.absorb import absorb
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.how_far import hear, is_on_it
from reex_initiatives.drafts.identity import state_of
from reex_initiatives.drafts.weigh import word_of
from reex_initiatives.lexicon.kinds import DOERS, FIRMS_AND_SITES
from reex_initiatives.lexicon.vocabulary import any_of, any_titled
from reex_initiatives.memory.context import Context
from reex_initiatives.memory.papers import CITED
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key
from reex_initiatives.settling.whole import is_whole

_KNOWN = frozenset(("this", "these", "the", "that", "those", "such", "its", "their", "our"))
# How many sentences behind a sum its parts may be told.
_TRANCHE_REACH = 3
# How many sentences behind a sum its form may be named.
_FORM_REACH = 2
# How many sentences behind money that a state gives the body may be named that pays it.
_BODY_REACH = 3
_UNDER_IT = reex.regex(rf"\W{{0,3}}Under (?:it|this|its terms|the (?:{any_of('pacts')}))\b")
_TRANCHE = reex.regex(rf"\W{{0,3}}(?:The|Its|A) (?:{any_of('which_tranche')}) (?:{any_of('tranches')})\b")
_CALL = reex.regex(rf"\b(?:[Tt]he|[Ii]ts|[Aa]n?)\s(?:{any_of('which_tranche')})\s(?:delivery|task)\sorder\b")
# A sum of which the text has spoken.
_THE_SUM = reex.regex(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hose|[Tt]hese)\s(?:[a-z-]+\s){0,2}$")
_SUM_REACH = 24
# "Acme spokesman Jo Hart said that the": from who speaks to the sum.
_SAYS_OF = reex.regex(
    rf"(?:['’]s?)?(?:\s[^\s.;:]+){{0,8}}?\s(?:{any_of('speaks')})(?:\son\s\w+)?(?:\sthat)?\sthe\s(?:[a-z-]+\s){{0,2}}"
)
_IS_INQUIRY = reex.regex(rf"(?:{any_of('inquiries')})\b")
# "will set up a centre for ores next year and steer €3 billion": a second thing that is done, and not what it is for.
_ANOTHER_VERB = reex.regex(r"(?:\s(?!(?:to|that|which|\w+ing)\s)[^\s.;]+){1,12}\sand\s")
_UNDER_AN_ORDER = reex.regex(rf"\b(?:{any_of('under_order')})\s(?:the\s|an?\s)?$", re.IGNORECASE)
_THE_ORDER = reex.regex(rf"\W{{0,3}}(?:The|This) (?:{any_titled('orders')})\b")
# By which a body is told what to do in an order.
_IS_TO = ("shall", "must", "is to", "are to", "will")
# A program that a text has set up, and which tries no process: "the pilot program ends in 2030".
_PILOT = reex.regex(r"pilot (?:program|programme|scheme)s?", re.IGNORECASE)
_TO_CARRY_OUT = reex.regex(r"\bto (?:carry out|implement) (?:this|the)\b")
# How a text speaks of the bill that it is about.
_OPENS_BILL = reex.regex(r"\W{0,3}(?:This|My|Our)\s(?:bill|legislation)\b")
_THE_BILL = reex.regex(r"\b(?:[Tt]his|[Mm]y|[Oo]ur)\s(?:bill|[Aa]ct|legislation)\b|\b[Tt]he\s(?:bill|legislation)\b")


# Words that point at what was told, be it in a headline: "these tariffs".
_POINTING = frozenset(("these", "those", "such"))


def is_known(draft: Draft, word: re.Match[str] | None, context: Context) -> bool:
    """Say whether the text only speaks again of an act: ``this investment``; it becomes evidence of that act."""
    trigger, line = draft.trigger, draft.line
    if word is None or trigger.form != "noun" or draft.amounts or trigger.program or trigger.site:
        return False
    if word["word"].lower() not in _KNOWN or draft.rule == "owner":
        return False
    start = word.start()
    if any(start <= e.start < trigger.start for e in line.of_kinds(DOERS)):
        return False
    if draft.act.parties and word["word"] == "Our":
        return True  # "Our partnership has also anchored work with Japan": of those who speak
    that = word["word"] == "That"  # what was told right before, whatever was told earlier
    known = (that and _of_form(draft, context)) or context.seen.get(draft.act.instrument) or _of_form(draft, context)
    known = known or _between_firms(draft, context)
    if known is None and (draft.act.generic or word["word"].lower() in ("this", "these")):
        known = context.last
    if known is not None and known.headline and not line.heading and word["word"].lower() not in _POINTING:
        return False  # a text tells its headline again, and tells more
    again = known is not None and _is_again(known, draft, word)
    if known is None or (draft.parties - known.parties and not again):
        if known is None and _PILOT.fullmatch(line.text, trigger.start, trigger.end):
            firms = any(e.kind in FIRMS_AND_SITES for e in (*draft.actors, *draft.recipients))
            return line.text.endswith(("the ", "The "), 0, trigger.start) and not firms
        return known is None and word["word"].lower() in ("its", "their", "our") and not draft.parties
    _take_in(known, draft, word)
    return True


def _between_firms(draft: Draft, context: Context) -> Draft | None:
    """Return the partnership of firms that an agreement with one of them is: ``the agreement with Acme``."""
    known = context.seen.get("partnership") if draft.act.instrument == "agreement" else None
    return known if known is not None and draft.parties and draft.parties <= known.parties else None


def _take_in(known: Draft, draft: Draft, word: re.Match[str]) -> None:
    """Let a known act take what another mention tells of it."""
    if _is_by_its_body(known, draft):
        absorb(known, draft)
        return
    known.speaks_on(draft.line, reach=99)
    if known.act.family == draft.act.family and is_on_it(draft, word.start()):
        hear(known, draft)


def _is_again(known: Draft, draft: Draft, word: re.Match[str]) -> bool:
    """Say whether a word points at a known act, whoever else is named beside it: ``this loan``, ``the loan``."""
    if word["word"].lower() in ("this", "these", "such"):
        return True
    if word_of(known) == word_of(draft) and not draft.line.heading:
        return True
    return _goes_on(known, draft, word) or _is_by_its_body(known, draft)


def _is_by_its_body(known: Draft, draft: Draft) -> bool:
    """Say whether money that a state gives is told again of the body that pays: ``EXIM will provide the loan``."""
    states = {state_of(e) for e in (*known.actors, *draft.actors)}
    by_body = draft.actors and all(e.kind == "agency" for e in draft.actors)
    near = draft.line.number - known.evidence[-1].number <= _BODY_REACH
    money = draft.act.family == "capital" and known.act is draft.act and not known.headline
    same = draft.known("recipients").keys <= known.known("recipients").keys
    of_state = known.actors and all(e.kind == "country" for e in known.actors)
    return bool(near and money and same and by_body and of_state) and len(states) == 1 and states != {""}


def is_tranche(draft: Draft, context: Context) -> bool:
    """Say whether a sentence opens with a part of the money just told: ``The first draw, of $5 million, is due``.

    So is an order that is called off from a contract: ``It has placed an initial delivery order of $5 million``.
    """
    last, line = context.last, draft.line
    if last is None or not (_is_paid(last) and _is_paid(draft)):
        return False
    if line.number - last.evidence[-1].number > _TRANCHE_REACH:
        return False
    called = last.line is not line and draft.parties <= last.parties and _CALL.search(line.text, line.start, line.end)
    if not called and not _TRANCHE.match(line.text, line.start):
        return False
    last.speaks_on(line, reach=_TRANCHE_REACH)
    return True


def _is_paid(draft: Draft) -> bool:
    """Say whether money is given, or goods are paid for."""
    return draft.act.family == "capital" or draft.act.buys


def is_sum_again(draft: Draft, context: Context) -> bool:
    """Say whether a sum told before is only spoken of: ``gain from the $40 billion loan``, by another word for it.

    So is one of which somebody only speaks who has no part in it: ``Acme's spokesman said the $40 billion loan is``.
    """
    if draft.act.family != "capital" or draft.trigger.form != "noun" or len(draft.amounts) != 1:
        return False
    (money,), line = draft.amounts, draft.line
    speakers = {key(e) for e in (*draft.actors, *draft.recipients) if _only_speaks(line, e, money)}
    if draft.parties - speakers:
        return False
    if not _THE_SUM.search(line.text, max(line.start, money.start - _SUM_REACH), money.start):
        return False
    told = (known for known in context.seen.values() if known.act.family == "capital")
    others = (known for known in told if known.act is not draft.act or speakers - known.parties)
    known = next((known for known in others if _sum_of(money) in map(_sum_of, known.amounts)), None)
    if known is not None:
        known.speaks_on(line, reach=99)
    return known is not None


def _only_speaks(line: Line, entity: reex.Entity, money: reex.Entity) -> bool:
    """Say whether *entity*, or who speaks for it, is only the one who says something of a sum."""
    if not line.start <= entity.start < entity.end <= money.start:
        return False
    return _SAYS_OF.fullmatch(line.text, entity.end, money.start) is not None


def _sum_of(money: reex.Entity) -> tuple[object, object]:
    """Return how much money is told, however that is bounded, or the entity itself where nobody can tell."""
    value = money.value
    if not isinstance(value, reex.Money) or not (value.amount or value.high):
        return money, None
    return value.amount or value.high, value.currency


def _goes_on(known: Draft, draft: Draft, word: re.Match[str]) -> bool:
    """Say whether a sentence opens with the act that the one before told: ``The loan, which KfW will pay out,``."""
    opens = word["word"] == "The" and word.start() == draft.line.start
    near = known.act is draft.act and 0 < draft.line.number - known.evidence[-1].number <= 1
    return opens and near and draft.known("recipients").keys <= known.parties


def _of_form(draft: Draft, context: Context) -> Draft | None:
    """Return the money just told whose form this sentence names: ``will provide $75 million. The grant will fund``."""
    last = context.last
    if last is None or not last.act.generic or not last.amounts or draft.act.generic or draft.act.family != "capital":
        return None
    if draft.parties - last.parties or draft.line.number - last.evidence[-1].number > _FORM_REACH:
        return None
    before = {_sum_of(e) for e in draft.line.of_kind("money") if e.end <= draft.trigger.start}
    if before and not before & set(map(_sum_of, last.amounts)):
        return None  # "It will invest $5 million in the form of a loan" tells the form of its own sum
    last.act = draft.act
    context.seen[draft.act.instrument] = last
    return last


def is_of_order(draft: Draft, context: Context) -> bool:
    """Say whether the text tells what an order is for, or does: ``signed an order to streamline permitting``."""
    line, trigger = draft.line, draft.trigger
    ordered = trigger.act.instrument == "executive_action"
    actors = draft.actors if ordered and _IS_INQUIRY.match(line.text, trigger.start) else ()
    if any(line.cues_of(line.start, e.start, "directing") for e in actors if e.end <= trigger.start):
        return False  # the department that is told to open one has still to do it
    orders = (t for t in line.triggers if t.act.instrument == "executive_action" and t.end <= trigger.start)
    before = [t for t in orders if not _UNDER_AN_ORDER.search(line.text, max(line.start, t.start - 24), t.start)]
    one = bool(before) and line.clause(before[-1].start) == line.clause(trigger.start)
    if one and trigger.form == "base" and not _ANOTHER_VERB.fullmatch(line.text, before[-1].end, trigger.start):
        return True
    if one and (trigger.form == "goods" or ordered):
        return True
    order = context.seen.get("executive_action")
    if ordered and order and (_THE_ORDER.match(line.text, line.start) or _is_its_duty(draft, order, context)):
        order.speaks_on(line, reach=99)
        return True
    return False


def _is_its_duty(draft: Draft, order: Draft, context: Context) -> bool:
    """Say whether the text is an order, and a body is to report or to publish something under it."""
    trigger = draft.trigger
    if context.signer is None or trigger.match is None or order.line is draft.line or not is_whole(order, context):
        return False
    return draft.line.text[trigger.start : trigger.end] in _IS_TO


def is_of_bill(draft: Draft, context: Context) -> bool:
    """Say whether the text speaks again of the bill that it is, or is about: ``This bill would require``."""
    line, bill = draft.line, context.seen.get("law")
    if draft.act.instrument != "law" or bill is None or bill.force.status != "proposed":
        return False
    named = line.text.startswith(CITED, draft.trigger.end) and not context.bill
    itself = context.bill and _THE_BILL.search(line.text, line.start, line.end)
    if not named and not itself and not _OPENS_BILL.match(line.text, line.start):
        return False
    context.bill = context.bill or named or bool(itself)
    bill.speaks_on(line, reach=99)
    return True


def is_money_of_bill(draft: Draft, context: Context) -> bool:
    """Say whether a sum is voted for the money that a bill has told of: ``appropriated to carry out this Act``."""
    line, known = draft.line, context.seen.get(draft.act.instrument)
    if not context.bill or known is None or known.amounts or known.trigger.program or len(draft.amounts) != 1:
        return False
    if not draft.trigger.match or not line.text.startswith("appropriated", draft.trigger.start):
        return False
    if known.force.status != "proposed" or not _TO_CARRY_OUT.search(line.text, draft.trigger.end, line.end):
        return False
    known.amounts = draft.amounts
    known.speaks_on(line, reach=99)
    return True


def is_of_pact(draft: Draft, context: Context) -> bool:
    """Say whether the text only tells what a pact is for: ``Under it the two countries will invest together``."""
    pact = context.last
    if pact is None or not pact.act.parties or not draft.act.generic or draft.amounts or draft.recipients:
        return False
    if not _UNDER_IT.match(draft.line.text, draft.line.start):
        return False
    pact.speaks_on(draft.line)
    return True
