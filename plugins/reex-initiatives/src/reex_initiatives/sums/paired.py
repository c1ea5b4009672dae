"""Sums of which each is of one party of a list: ``grants to Acme ($5 million) and Beta ($6 million)``."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal

import attrs

import reex
from reex_initiatives.drafts.draft import Draft, Side
from reex_initiatives.drafts.identity import money_of
from reex_initiatives.lexicon.kinds import BODIES, FIRMS_AND_SITES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

_Pair = tuple[reex.Entity, reex.Entity]
_PAIR = 2  # one party with its sum is no list
_SIDES: tuple[Side, Side] = ("recipients", "actors")
_ABOUT = r"(?:(?:up to|about|nearly|over|more than|some)\s)?"
# Between a party and the sum that is its own, and between that and the next party, in the forms that lists have:
# "Acme ($5 million, for its mine), Beta ($6 million)"; "Acme $5 million; Beta: $6 million".
_FORMS = (
    (
        reex.regex(rf"(?:['’]s?(?:\s[\w-]+){{1,3}})?\s\({_ABOUT}"),
        reex.regex(
            rf"(?!\s(?:in\s)?(?:{any_of('of_books')})\b)[^()]{{0,40}}\)(?:,|;)?\s(?:and\s|as well as\s)?(?:the\s)?"
        ),
    ),
    (reex.regex(rf":?\s{_ABOUT}"), reex.regex(r"(?:\s\([^()]{1,40}\))?;\s(?:and\s)?(?:the\s)?")),
)
_RESPECTIVELY = reex.regex(r"[^.;:]{0,80}\brespectively\b")
# Between an act and a list that is on it: "loans: Acme ($5 million)", "grants, among others to Acme ($5 million)".
_OPENS = reex.regex(r":\s|\b(?:to|for|from|includes?|including|are|were)\s(?:the\s)?$")
_REACH = 120
# Between parties and sums that tell in turn of something else: "whose plants cost", and, before the act, "worth".
_OF_OTHERS = reex.regex(
    r"\b(?:whose|which|who|that|where|costs?|costing|valued|sales|revenues?|debts?|losses|interest|rose|fell)\b"
)
_WORTH = reex.regex(r"\bworth\b")
_NEXT_SUM = reex.regex(rf",?\s(?:and\s)?{_ABOUT}")
# How much more than a total its parts may come to: it may be a round figure.
_ROUND = Decimal("0.02")


def paired(line: Line, made: list[Draft]) -> list[Draft]:
    """Return the acts, with one for each party of a list that has a sum of its own, in brackets or in turn.

    A sum that these make up is told no second time.
    """
    sums = [e for e in line.of_kind("money") if isinstance(e.value, reex.Money) and not e.value.per]
    if len(sums) < _PAIR:
        return made
    lists = _lists(line, sums)
    turns = _in_turn(line, sums)
    if not lists and not turns:
        return made
    starts = [pairs[0][0].start for pairs in lists]
    return [one for draft in made for one in _apart(draft, lists, starts, turns)]


def _apart(draft: Draft, lists: list[list[_Pair]], starts: list[int], turns: list[reex.Entity]) -> Iterator[Draft]:
    pairs: list[_Pair] = []
    if turns and len(draft.actors) == 1 and draft.amounts:
        _give_last(draft, turns)
    if draft.act.family == "capital" or draft.act.buys:
        at = bisect_left(starts, draft.trigger.end)  # a list goes with the act before it
        pairs = lists[min(at, len(lists) - 1)] if lists else _by_turn(draft, turns)
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


def _give_last(draft: Draft, turns: list[reex.Entity]) -> None:
    """Give the last of several, the only one whom the text names as known, its own sum of those told in turn."""
    before = draft.line.text[: draft.actors[0].start]
    if draft.amounts[0] in turns and before.endswith((" and ", " and the ")):
        draft.amounts = (turns[-1],)


def _lists(line: Line, sums: list[reex.Entity]) -> list[list[_Pair]]:
    """Return the lists of parties with their sums, of the first form that the sentence has, in order."""
    return next(filter(None, ([*_listed(line, sums, *form)] for form in _FORMS)), [])


def _listed(
    line: Line, sums: list[reex.Entity], own: re.Pattern[str], following: re.Pattern[str]
) -> Iterator[list[_Pair]]:
    """Yield the lists of parties, each with its sum right behind."""
    parties = line.of_kinds(BODIES | FIRMS_AND_SITES)
    ends = [e.end for e in parties]
    found: list[_Pair] = []
    for money in sums:
        at = bisect_right(ends, money.start) - 1
        owner = parties[at] if at >= 0 and own.fullmatch(line.text, ends[at], money.start) else None
        if found and (owner is None or not following.fullmatch(line.text, found[-1][1].end, owner.start)):
            yield from [found] if len(found) >= _PAIR else []
            found = []
        if owner is not None:
            found.append((owner, money))
    yield from [found] if len(found) >= _PAIR else []


def _in_turn(line: Line, sums: list[reex.Entity]) -> list[reex.Entity]:
    """Return the sums that follow one another, and are in turn those of some parties: ``$5m and $6m respectively``."""
    if not _RESPECTIVELY.match(line.text, sums[-1].end):
        return []
    chain = [sums[-1]]
    for money in reversed(sums[:-1]):
        if not _NEXT_SUM.fullmatch(line.text, money.end, chain[-1].start):
            break
        chain.append(money)
    return chain[::-1]


def _by_turn(draft: Draft, turns: list[reex.Entity]) -> list[_Pair]:
    """Return the parties of the side that has as many of them as there are sums in turn."""
    sides = (side for side in (draft.recipients, draft.actors) if len(side) == len(turns) >= _PAIR)
    told = (side for side in sides if not _is_aside(draft, side[-1].end, turns[0].start))
    return next((list(zip(side, turns, strict=True)) for side in told), [])


def _is_aside(draft: Draft, end: int, start: int) -> bool:
    """Say whether sums in turn are what the parties before them cost or are worth."""
    text = draft.line.text
    worth = start < draft.trigger.start and _WORTH.search(text, end, start) is not None
    return worth or _OF_OTHERS.search(text, end, start) is not None


def _side(draft: Draft, pairs: list[_Pair]) -> Side | None:
    """Return which side the parties of *pairs* are on, by the roles that were found or by what they are."""
    parties = [party for party, _ in pairs]
    for side in _SIDES:
        if draft.known(side).spans.issuperset([(e.start, e.end) for e in parties]):
            return side
    first = parties[0].start
    if first - draft.trigger.end > _REACH or not _OPENS.search(draft.line.text, draft.trigger.end, first):
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
