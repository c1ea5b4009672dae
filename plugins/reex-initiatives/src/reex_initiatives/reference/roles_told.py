"""Who is the buyer, the lender or the holder, where a sentence behind an act says so: ``The buyer is Acme``."""

from __future__ import annotations

from collections.abc import Sequence

import reex
from reex_initiatives.drafts.draft import Draft, Side
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective, key

_ROLES = "|".join((any_of("buying_role"), any_of("selling_role"), any_of("giving_role"), any_of("getting_role")))
# "The buyer is Acme", "The holder, Acme, is listed", "The lender, state-owned KfW".
_THE_ROLE = reex.regex(
    rf"\W{{0,3}}(?:The|Its|Their)\s(?:[a-z-]+\s)?(?P<role>{_ROLES})s?(?:,|\s(?:is|are|was|were|will\sbe))\s"
    r"(?:(?:the|an?|its)\s)?(?:[a-z][\w-]*\s){0,3}"
)
# "Acme, one of its units, is the buyer".
_IS_ROLE = reex.regex(rf"(?:\s\([^()]{{1,40}}\))?(?:,[^,;]{{2,60}},)?\s(?:is|was|will\sbe)\sthe\s(?P<role>{_ROLES})\b")
_OPENS = 8  # characters
# How many sentences behind an act it may be told.
_REACH = 2
_BUYS, _SELLS, _GIVES, _GETS = (
    reex.regex(any_of(name)) for name in ("buying_role", "selling_role", "giving_role", "getting_role")
)


def hear_role(found: Sequence[Draft], line: Line) -> None:
    """Let a sentence that only says who plays a part fill the side of the act before that nobody holds."""
    role, party = _told(line)
    if party is None:
        return
    for draft in reversed(found):
        if line.number - draft.evidence[-1].number > _REACH:
            return
        side = _side(draft, role)
        if side is None or key(party) in draft.parties:
            continue
        sites = side == "recipients" and all(e.kind == "facility" for e in draft.recipients)
        if party.kind not in getattr(draft.act, side) or not (sites or not getattr(draft, side)):
            continue
        draft.take(side, (party,), "reference")
        draft.speaks_on(line)
        return


def _told(line: Line) -> tuple[str, reex.Entity | None]:
    """Return the part that a sentence tells, and who plays it."""
    opens = _THE_ROLE.match(line.text, line.start, line.end)
    for entity in line.of_kinds(PARTIES):
        if is_adjective(entity):
            continue
        if opens and opens.end() == entity.start:
            return opens["role"], entity
        if not opens and entity.start - line.start <= _OPENS:
            told = _IS_ROLE.match(line.text, entity.end, line.end)
            return (told["role"], entity) if told else ("", None)
    return "", None


def _side(draft: Draft, role: str) -> Side | None:
    """Return the side of an act that somebody is on who is called so."""
    act = draft.act
    if act.buys or act.object or act.instrument == "equity":
        if _BUYS.fullmatch(role):
            return "actors"
        return "recipients" if act.buys and _SELLS.fullmatch(role) else None
    if act.family == "capital" and _GIVES.fullmatch(role):
        return "actors"
    gets = act.family == "capital" or act.instrument == "permitting"
    return "recipients" if gets and _GETS.fullmatch(role) else None
