"""What the acts of one deal share: its parties, its form of money, and who takes part on the other side."""

from __future__ import annotations

from collections.abc import Set

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.memory.context import Context
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key
from reex_initiatives.sentences.referring import referred

_OPENS_ON = reex.regex(rf"(?:This|The) (?:(?:{any_of('whole')}) )?(?:{any_of('deals')})\b")
# How many sentences behind a deal its parts may be told.
_FRAME_REACH = 3
# How many sentences behind a sum its form may be named.
_FORM_REACH = 2
_OF_THE = reex.regex(r"\bof\s(?:the|this|that)\s(?:\w+\s)?$")
_ARTICLE_REACH = 24
_PAIR = 2
_ALSO = reex.regex(rf"\b(?:{any_of('also')})\b")
_ADDED = reex.regex(rf"\b(?:{any_of('adds')})\b")
_BRINGS = reex.regex(rf"\b(?:{any_of('brings_to')})\s(?:the\s)?(?:[a-z]+\s){{0,2}}(?:total|{any_of('running')})\b")
_OF_STATE = ("agency", "country")
_OF_ITS_GOODS = reex.regex(rf"\s(?:[\w%-]+\s){{1,3}}of\s(?:its|their|the (?:{any_of('its_site')})['’]s)\s")
_TO_OTHER = reex.regex(
    rf"\b(?:to|(?P<from>from))\sthe\s(?:[\w-]+\s){{0,2}}(?:{any_of('other_firm')})\b(?(from)|(?!['’]))"
)


_SOLD_TO = (" to ", " to the ")


def inherit_seller(draft: Draft, context: Context) -> None:
    """Let goods come from whom the act before was for: ``In return it gets half of its dysprosium``.

    So they do from the firm that sells them: ``The company signed a contract to sell 500 tonnes to Acme``.
    """
    last, line = context.last, draft.line
    if not draft.act.buys or draft.recipients:
        return
    if draft.trigger.match and draft.actors and line.text.endswith(_SOLD_TO, 0, draft.actors[0].start):
        reference = referred(line, draft.trigger.start)
        firm = context.referent(reference) if reference and reference[0] in ("company", "topic") else None
        if firm and firm.kind in draft.act.recipients and key(firm) not in draft.parties:
            draft.take("recipients", (firm,), "reference")
            return
    if last is None or line.number - last.evidence[-1].number > 1:
        return
    if _OF_ITS_GOODS.match(line.text, draft.trigger.end):
        sellers = tuple(e for e in last.recipients if e.kind in draft.act.recipients and key(e) not in draft.parties)
        draft.take("recipients", sellers, "reference")


def inherit_other(draft: Draft, context: Context) -> None:
    """Let goods go to, or come from, the other of two: ``Acme signed with Beta. It will ship ore to the refiner``."""
    line, trigger = draft.line, draft.trigger
    if (
        not draft.act.buys
        or draft.recipients
        or len(draft.actors) != 1
        or not _TO_OTHER.search(line.text, trigger.end, line.end)
    ):
        return
    two = context.two("firms", line.number)
    other = tuple(e for e in two if key(e) not in draft.parties and e.kind in draft.act.recipients)
    if len(other) == 1 and len(two) == 2:
        draft.take("recipients", other, "reference")


def inherit_form(draft: Draft, context: Context) -> None:
    """Let a part of money just told be of its form: ``loans of $525 million. $300 million of the package is from``."""
    last, line = context.last, draft.line
    if (
        last is None
        or last.act.generic
        or not draft.act.generic
        or not last.act.family == draft.act.family == "capital"
    ):
        return
    part = _OF_THE.search(line.text, max(line.start, draft.trigger.start - _ARTICLE_REACH), draft.trigger.start)
    if part and last.amounts and draft.amounts and line.number - last.evidence[-1].number <= _FORM_REACH:
        draft.act = last.act


def inherit_added(draft: Draft, context: Context) -> None:
    """Let a sum that brings a total to another be for whom the act before was: ``bringing the total to $9 million``."""
    last, line = context.last, draft.line
    if last is None or draft.recipients or draft.act.family != "capital" or last.act.family != "capital":
        return
    if line.of_kind("company") or line.number - last.evidence[-1].number > 1 or not draft.amounts:
        return
    if _BRINGS.search(line.text, draft.amounts[0].end, line.end):
        draft.take("recipients", tuple(e for e in last.recipients if key(e) not in draft.parties), "deal")


def inherit_frame(draft: Draft, context: Context) -> None:
    """Let the acts of one deal share its parties: stake, loan and floor are for the firm that it was cut with."""
    act, line = draft.act, draft.line
    if not act.recipients or act.parties or act.sites or act.by_head:  # an order is no part of a deal
        return
    opens = not draft.actors and bool(_OPENS_ON.match(line.text, line.start))
    frame = context.last if opens else context.frame
    if frame is None or line.number - frame.evidence[-1].number > _FRAME_REACH:
        return
    if act.object and draft.trigger.form != "noun" and frame.act is not act:
        return  # "grows by acquiring mines" tells what is bought
    if opens:
        givers = tuple(e for e in frame.actors if e.kind != "company") if frame.act.parties else frame.actors
        draft.take("actors", givers or frame.actors, "deal")
        if (
            givers and givers != frame.actors and not draft.recipients
        ):  # "The Pentagon cut a deal with MP. It adds a loan"
            takers = (e for e in frame.actors if e not in givers and e.kind in act.recipients)
            draft.take("recipients", tuple(takers), "deal")
    if draft.recipients or draft.force.status != frame.force.status or line.gaps:
        return
    if draft.known("actors").keys & frame.known("actors").keys or _gives_too(draft, frame):
        draft.take("recipients", tuple(e for e in frame.recipients if e.kind in act.recipients), "deal")


def inherit_partner(draft: Draft, context: Context) -> None:
    """Let what one side of a deal takes or gives right behind it be the other's: ``The state gets a stake``.

    So a firm's is: ``Acme and Beta formed a venture. Beta will lend $5 million``.
    """
    deal, line = context.last, draft.line
    if (
        deal is None
        or draft.recipients
        or draft.act.family != "capital"
        or not deal.act.parties
        or line.number - deal.evidence[-1].number > 1
    ):
        return
    parties, own = {key(e): e for e in deal.actors}, draft.known("actors").keys
    if len(parties) == len(own) + 1 == _PAIR and own < parties.keys() and "company" in {e.kind for e in draft.actors}:
        others = tuple(e for name, e in parties.items() if name not in own and e.kind in draft.act.recipients)
        if draft.trigger.form != "noun" or draft.rule == "pattern" or draft.amounts:
            draft.take("recipients", others if _names_only(line, parties.keys()) else (), "deal")
        return
    if line.of_kind("company"):
        return
    firms = {key(e): e for e in deal.actors if e.kind == "company"}
    states = {key(e) for e in deal.actors if e.kind in _OF_STATE}
    if draft.actors and own <= states and len(firms) == 1:
        draft.take("recipients", tuple(firms.values()), "deal")


def _names_only(line: Line, parties: Set[str]) -> bool:
    """Say whether a sentence names no firm but those of a deal."""
    return all(key(e) in parties for e in line.of_kind("company"))


def _gives_too(draft: Draft, frame: Draft) -> bool:
    """Say whether somebody else gives as well, right behind: ``France added``, ``The Department will also get``."""
    line = draft.line
    near = 0 < line.number - frame.evidence[-1].number <= 1 and draft.act.family == frame.act.family == "capital"
    if not near or line.of_kind("company") or line.cues_of(line.start, line.end, "of_many"):
        return False
    if _ADDED.search(line.text, line.start, draft.trigger.end):
        return True
    if not _ALSO.search(line.text, line.start, line.end):
        return False
    states = [{(e.ref or "").split("/")[0].upper() for e in d.actors if e.kind in _OF_STATE} for d in (draft, frame)]
    return bool(states[0] & states[1])
