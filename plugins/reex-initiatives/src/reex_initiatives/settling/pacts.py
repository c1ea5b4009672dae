"""What acts an agreement is: one with each state, a partnership of firms, or the money or goods that it brings."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import msgspec

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.weigh import word_of
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.kinds import STATES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.memory.context import Context
from reex_initiatives.sentences.joined import DESCRIBES
from reex_initiatives.sentences.party import is_adjective, is_club, is_head_of_state, key
from reex_initiatives.settling.buyers import bought, with_buyer_first
from reex_initiatives.settling.for_goods import is_for_goods
from reex_initiatives.sums.shared import with_state_first

# A country that signs with a firm is named with those who act for it; else it only tells where somebody is from.
_GOVERNS = reex.regex(r"\b(?:government|ministry|state|authorities|cabinet|treasury|Government|Ministry|State)\b")
# "signed an agreement with Chile", "a deal with the state of Peru".
_SIGNED_WITH = reex.regex(r"\b(?:with|and)\s(?:the\s)?$")
# For what a firm pays a state: "to settle a claim", "for the rights to the mine".
_STATE_GETS = reex.regex(
    rf"\b(?:{any_of('paid_to_states')}|to\s(?:{any_of('paid_to')})"
    r"|(?:for|over|in|on)\s(?:the|its|an?|their)\s(?:[\w-]+\s){0,3}(?:mines?|deposits?|fields?))\b"
)
# How far from the verb that founds it the word for a body may stand.
_BODY_REACH = 100


def is_body_of_states(draft: Draft, context: Context) -> bool:
    """Say whether governments found a body together: ``Chile and Japan set up a task force`` is their agreement."""
    if draft.act.instrument != "executive_action" or len({e.ref for e in map(context.nation, draft.actors) if e}) < 2:
        return False
    low, stop = draft.trigger.start - _BODY_REACH, draft.trigger.end + _BODY_REACH
    return bool(draft.line.cues_of(low, stop, "joint_body"))


def as_pact(draft: Draft, grammar: Grammar) -> Iterator[Draft]:
    """Yield the agreement by which a body is founded, unless a word such as *joint working group* tells it."""
    word = draft.trigger
    if not any(t.act.parties and t.start < word.end and word.start < t.end for t in draft.line.triggers):
        status = "agreed" if draft.force.status == "active" else draft.force.status
        force = msgspec.structs.replace(draft.force, status=status)
        yield attrs.evolve(draft, act=grammar.act("agreement"), force=force, evidence=[draft.line])


def between_equals(draft: Draft, context: Context, grammar: Grammar) -> Iterator[Draft]:
    """Yield an agreement of governments, one for each partner, or a partnership in which a firm takes part."""
    parties = (*draft.actors, *draft.recipients)
    if any(e.kind in ("company", "organization") for e in parties):
        yield from _with_firms(draft, context, grammar)
        return
    if not parties and draft.trigger.match:  # "Have come to the following understanding"
        parties = context.pair
    own = draft.act.instrument not in ("agreement", "partnership")  # an act between equals of a user's own
    done = draft.force.status not in ("proposed", "announced")
    if own or (done and _are_bodies_of_one(parties)):
        draft.take("actors", parties, "parties")
        draft.take("recipients", (), "parties")
        yield draft
        return
    yield from _between_states(draft, parties, context, grammar)


def _are_bodies_of_one(parties: tuple[reex.Entity, ...]) -> bool:
    """Say whether bodies of one state agree with each other, and not the state with another one."""
    bodies = {key(e): e for e in parties}
    states = {(e.ref or "").partition("/")[0] for e in bodies.values()}
    agencies = all(e.kind == "agency" and e.ref and not is_head_of_state(e) for e in bodies.values())
    return agencies and len(bodies) > 1 and len(states) == 1 and states.isdisjoint({"int"})


def _between_states(
    draft: Draft, parties: tuple[reex.Entity, ...], context: Context, grammar: Grammar
) -> Iterator[Draft]:
    """Yield what states agree, those for which the parties act: one agreement, or one with each partner."""
    acting = [party if is_club(party) else context.nation(party) for party in parties]
    nations = tuple({key(e): e for e in acting if e is not None}.values())
    nations = nations or tuple(e for e in draft.actors if (e.ref or "").startswith("int/"))  # "the G7 endorsed a plan"
    if draft.act.instrument == "partnership" and len(nations) < 2:
        yield draft
        return
    if len(nations) == 1 and draft.force.status != "proposed" and (host := context.host(nations[0])):
        nations = (host, *nations)  # "A framework was signed with Argentina"
    act = grammar.act("agreement")
    if draft.amounts:
        yield attrs.evolve(draft, act=grammar.act("funding"), actors=nations[:2], recipients=())
    words = draft.line.text[draft.trigger.start : draft.trigger.end].split()
    plural = any(word.endswith("s") or word == "memoranda" for word in words) and draft.trigger.program is None
    split = plural and len(nations) > 2 and draft.force.status != "proposed" and bool(draft.actors)
    groups = [(nations[0], other) for other in nations[1:]] if split else [nations]
    for group in groups:
        yield attrs.evolve(draft, act=act, actors=group, recipients=(), amounts=(), evidence=[draft.line])


def _with_firms(draft: Draft, context: Context, grammar: Grammar) -> Iterator[Draft]:
    """Yield the partnership of a firm with somebody, or the money that a state gives one in a deal."""
    if draft.trigger.program:
        return  # firms named beside an alliance of states are no parties to it
    firms = all(e.kind == "company" for e in (*draft.actors, *draft.recipients))
    if draft.amounts and draft.recipients and not firms:  # "a $550M Pentagon deal with MP Materials"
        cut = draft.force
        if not cut.cue:
            cut = msgspec.structs.replace(cut, status="agreed", binding=True)
        yield with_state_first(_by_state(attrs.evolve(draft, act=grammar.act("funding"), force=cut)))
        return
    if firms and is_for_goods(draft):
        yield from bought(with_buyer_first(attrs.evolve(draft, act=grammar.act("offtake")), context, grammar))
        return
    draft.act = grammar.act("partnership") if draft.act.instrument == "agreement" else draft.act
    _as_partners(draft, context)
    yield draft


def _by_state(deal: Draft) -> Draft:
    """Let a state give what firms get in their deal with it: ``Acme struck a $1 billion deal with Washington``."""
    firms = bool(deal.actors) and all(e.kind == "company" for e in deal.actors)
    gets = _STATE_GETS.search(deal.line.text, deal.line.start, deal.line.end) is not None
    if firms and not gets and deal.recipients and all(e.kind in STATES for e in deal.recipients):
        deal.turn("state")
    return deal


def _as_partners(draft: Draft, context: Context) -> None:
    """Make all parties of a partnership actors, but for ``X's collaboration with Y``, which is with somebody."""
    if "collaborat" in word_of(draft) and draft.recipients:
        return
    parties = tuple(e for e in (*draft.actors, *draft.recipients) if e.kind != "country" or _signs(draft, e))
    if len({key(e) for e in parties}) == 1 and context.firm and key(context.firm) != key(parties[0]):
        parties = (context.firm, *parties)
    draft.take("actors", parties, "parties")
    draft.take("recipients", (), "parties")


def _signs(draft: Draft, country: reex.Entity) -> bool:
    """Say whether a country is a side of a pact, and doesn't only tell where somebody is from."""
    if _GOVERNS.search(country.text):
        return True
    describes = is_adjective(country) or DESCRIBES.match(draft.line.text, country.end) is not None
    return not describes and _SIGNED_WITH.search(draft.line.text, draft.line.start, country.start) is not None
