"""A sum told with how much of it is whose: ``a $90 million loan: $60 million from KfW and $30 million from EXIM``."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from operator import attrgetter

import attrs

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.identity import money_of
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.kinds import BODIES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.pages.governments import as_body
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key
from reex_initiatives.sums.raised import is_from_bodies

# Who may give a part: a region does by its government.
_GIVERS = BODIES | {"country", "program", "region"}
_Share = tuple[reex.Entity, reex.Entity]
_ABOUT = rf"(?:(?:{any_of('about', 'bounds', 'more_bounds')})\s)?"
# Between a part and who gives it: "$60 million of it is to come from the", "$60 million is provided by".
_FROM = reex.regex(
    r"(?:\s(?:of|in)\s(?:[a-z]+\s){0,2}[a-z]+)?"
    r"(?:\s(?:is|are|was|were|will|would|be|been|has|have|to)){0,3}"
    rf"(?:\s(?:coming|comes?|came|{any_of('given_by')}))?\s(?:from|by)\s(?:the\s)?"
)
# Between who gives a part and the part: "KfW will provide", "with KfW lending up to", and "EXIM" alone behind another.
_GIVES = reex.regex(
    r"(?:\s\([^()]{1,30}\))?(?:\s(?:will|would|is|are|was|has|had|to)){0,2}"
    rf"(?:\s(?:{any_of('puts_in', 'gives_money')}|putting\s(?:in|up)))?\s{_ABOUT}"
)
# How many sums behind a whole are looked at, and how many are the fewest parts that it may have.
_MOST, _LEAST = 8, 2
# How far behind its sum a giver may begin.
_REACH = 80
_start = attrgetter("start")


def by_givers(line: Line, made: list[Draft], grammar: Grammar) -> list[Draft]:
    """Return the acts of a sentence, with one for each giver of a sum whose parts it tells to the last cent.

    Parts that words of their own call something else than the whole is are left as they are, and what
    several fund together stays one act of them all.
    """
    sums = [e for e in line.of_kind("money") if isinstance(e.value, reex.Money) and not e.value.per]
    if len(sums) <= _LEAST:
        return made
    given = [d for d in made if d.act.family == "capital" and d.amounts and d.force.status != "ended"]
    for whole in sorted(given, key=_is_loose):
        shares = _shares(line, whole, sums)
        if not shares:
            continue
        told = [whole.amounts[0], *(money for _, money in shares)]
        others = [d for d in made if d is not whole and any(money in told for money in d.amounts)]
        if not all(d.act.generic or d.act is whole.act for d in others):
            continue
        if whole.act.generic and whole.known("actors").keys >= {key(giver) for giver, _ in shares}:
            return [d for d in made if d not in others]
        own = [_own(whole, giver, money, grammar) for giver, money in shares]
        return [one for d in made if d not in others for one in (own if d is whole else [d])]
    return made


def _is_loose(draft: Draft) -> bool:
    return draft.act.generic


def _own(whole: Draft, giver: reex.Entity, money: reex.Entity, grammar: Grammar) -> Draft:
    trigger = Trigger(whole.act, "noun", money.start, money.end)
    one = attrs.evolve(whole, amounts=(money,), trigger=trigger, rule="list-item", evidence=[whole.line])
    one.why = {**one.why, "amounts": "list"}
    one.take("actors", (giver,), "list")
    one.take("recipients", tuple(e for e in whole.recipients if e is not giver), one.why.get("recipients", ""))
    if is_from_bodies(attrs.evolve(one, trigger=whole.trigger)):
        one.act = grammar.act("funding")
    return one


def _shares(line: Line, whole: Draft, sums: list[reex.Entity]) -> list[_Share]:
    """Return who gives how much of a sum, by the sums right behind it that come to it, or nothing."""
    worth, currency = money_of(whole.amounts[0])
    left = worth or Decimal(0)
    found: list[_Share] = []
    end = whole.amounts[0].end
    first = bisect_left(sums, end, key=_start)
    for money in sums[first : first + _MOST]:
        amount, unit = money_of(money)
        giver = _giver(line, money, end)
        if amount is None or unit != currency or giver is None or amount > left:
            return []
        found.append((giver, money))
        left -= amount
        end = max(money.end, giver.end)
        if not left:
            return found if len({giver.name or giver.text for giver, _ in found}) >= _LEAST else []
    return []


def _giver(line: Line, money: reex.Entity, end: int) -> reex.Entity | None:
    """Return who gives a sum, named right behind it, or before it and behind the place where the last one ends."""
    named = line.of_kinds(_GIVERS)
    bodies = named[bisect_left(named, end, key=_start) : bisect_left(named, money.end + _REACH, key=_start)]
    behind = (e for e in bodies if e.start > money.end and _FROM.fullmatch(line.text, money.end, e.start))
    before = (e for e in bodies if e.end < money.start and _GIVES.fullmatch(line.text, e.end, money.start))
    giver = next(behind, None) or next(before, None)
    return as_body(giver) if giver and giver.kind == "region" else giver
