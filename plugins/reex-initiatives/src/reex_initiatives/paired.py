"""Sums of which each is of one party of a list: ``grants to Acme ($5 million) and Beta ($6 million)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import attrs

import reex
from reex_initiatives.draft import Draft, Side
from reex_initiatives.identity import money_of
from reex_initiatives.kinds import BODIES, FIRMS_AND_SITES
from reex_initiatives.line import Line

_Pair = tuple[reex.Entity, reex.Entity]
_PAIR = 2  # one party with its sum is no list
_SIDES: tuple[Side, Side] = ("recipients", "actors")
_ABOUT = r"(?:(?:up to|about|nearly|over|more than|some)\s)?"
# Between a party and the sum that is its own, and between that and the next party, in the forms that lists have:
# "Acme ($5 million, for its mine), Beta ($6 million)"; "Acme $5 million; Beta: $6 million".
_FORMS = (
    (
        reex.regex(rf"(?:['’]s?(?:\s[\w-]+){{1,3}})?\s\({_ABOUT}"),
        reex.regex(r"[^()]{0,40}\)(?:,|;)?\s(?:and\s|as well as\s)?(?:the\s)?"),
    ),
    (reex.regex(rf":?\s{_ABOUT}"), reex.regex(r"(?:\s\([^()]{1,40}\))?;\s(?:and\s)?(?:the\s)?")),
)
_RESPECTIVELY = reex.regex(r"[^.;:]{0,80}\brespectively\b")
# Between an act and a list that is on it: "loans: Acme ($5 million)", "grants, among others to Acme ($5 million)".
_OPENS = reex.regex(r":\s|\b(?:to|for|from|includes?|including|are|were)\s(?:the\s)?$")
_NEXT_SUM = reex.regex(rf",?\s(?:and\s)?{_ABOUT}")
# How much more than a total its parts may come to: it may be a round figure.
_ROUND = Decimal("0.02")


def paired(draft: Draft) -> Iterator[Draft]:
    """Yield an act for each party of a list that has a sum of its own, in brackets or in turn, or else the act alone.

    A sum that these make up is told no second time.
    """
    pairs = _pairs(draft) if draft.act.family == "capital" or draft.act.buys else []
    side = _side(draft, pairs) if pairs else None
    if side is None:
        yield draft
        return
    if draft.amounts and not _make_up(pairs, draft.amounts[0]) and draft.amounts[0] not in [sum_ for _, sum_ in pairs]:
        yield draft
    for party, money in pairs:
        one = attrs.evolve(draft, amounts=(money,), rule="list-item", evidence=[draft.line])
        one.why = {**one.why, "amounts": "list"}
        one.take(side, (party,), "list")
        yield one


def _pairs(draft: Draft) -> list[_Pair]:
    line = draft.line
    sums = [e for e in line.of_kind("money") if isinstance(e.value, reex.Money) and not e.value.per]
    if len(sums) < _PAIR:
        return []
    found = next(filter(None, (_listed(line, sums, *form) for form in _FORMS)), [])
    return found or (_in_turn(draft, sums) if _RESPECTIVELY.match(line.text, sums[-1].end) else [])


def _listed(line: Line, sums: list[reex.Entity], own: re.Pattern[str], following: re.Pattern[str]) -> list[_Pair]:
    """Return the parties of a list, each with its sum right behind."""
    found: list[_Pair] = []
    parties = line.of_kinds(BODIES | FIRMS_AND_SITES)
    for money in sums:
        owner = next((e for e in parties if own.fullmatch(line.text, e.end, money.start)), None)
        if owner is None or (found and not following.fullmatch(line.text, found[-1][1].end, owner.start)):
            if len(found) >= _PAIR:
                break
            found = []
        if owner is not None:
            found.append((owner, money))
    return found if len(found) >= _PAIR else []


def _in_turn(draft: Draft, sums: list[reex.Entity]) -> list[_Pair]:
    """Return the parties of one side with the sums that follow one another: ``of $5m and $6m respectively``."""
    line = draft.line
    chain = [sums[-1]]
    for money in reversed(sums[:-1]):
        if not _NEXT_SUM.fullmatch(line.text, money.end, chain[0].start):
            break
        chain.insert(0, money)
    several = (side for side in (draft.recipients, draft.actors) if len(side) > 1)
    return next((list(zip(side, chain, strict=True)) for side in several if len(side) == len(chain)), [])


def _side(draft: Draft, pairs: list[_Pair]) -> Side | None:
    """Return which side the parties of *pairs* are on, by the roles that were found or by what they are."""
    parties = [party for party, _ in pairs]
    for side in _SIDES:
        if draft.known(side).spans.issuperset([(e.start, e.end) for e in parties]):
            return side
    if not _OPENS.search(draft.line.text, draft.trigger.end, parties[0].start):
        return None
    if not draft.recipients and all(e.kind in draft.act.recipients and e.kind in FIRMS_AND_SITES for e in parties):
        return "recipients"
    return "actors" if not draft.actors and all(e.kind == "agency" for e in parties) else None


def _make_up(pairs: list[_Pair], total: reex.Entity) -> bool:
    """Say whether the sums of *pairs* come to *total*."""
    whole, parts = _worth(total), sum((_worth(money) for _, money in pairs), Decimal(0))
    return abs(parts - whole) <= whole * _ROUND


def _worth(money: reex.Entity) -> Decimal:
    return money_of(money)[0] or Decimal(0)
