"""Sums told behind an act without a word of their own: ``a $5 million loan, and its partner another $2 million``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

import attrs

import reex
from reex_initiatives.drafts.draft import ELSEWHERE, Draft
from reex_initiatives.lexicon.kinds import BODIES, STATES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.sentences.line import Line
from reex_initiatives.sums.shared import INCLUDING

_MORE_WORDS = r"(?:another|an?\s(?:further|additional|extra|second|separate))"
_UP_TO = r"(?:(?:up to|about|around|some|nearly|over|more than)\s)?$"
# "Beta another $2 million", "Beta will get another $2 million".
_GETS_MORE = reex.regex(
    rf"(?:\s\([^()]{{1,30}}\))?\s(?:(?:will\s)?(?:gets?|got|receives?|received)\s)?{_MORE_WORDS}\s{_UP_TO}"
)
_MORE = reex.regex(rf"\b{_MORE_WORDS}\s{_UP_TO}")
# So told right behind the act, with no verb of its own: "and another $2 million to Beta", but not "and owes another".
_AND_MORE = reex.regex(
    rf"(?:[,;]|\s(?:and|plus|with|alongside|as\swell\sas))\s(?:with\s|plus\s|and\s)?{_MORE_WORDS}\s{_UP_TO}"
)
_MORE_REACH = 36
# "…, and Beta one for $2 million": who has such a sum as well, a firm that gets it or a body that gives it.
_ONE_FOR = reex.regex(rf"(?:\s\([^()]{{1,30}}\))?\s(?:has\s)?(?:also\s)?(?:another\s)?one\s(?:for|of|worth)\s{_UP_TO}")
# What may stand between such a sum and who gives or gets it: "another $2 million in debt from the bank".
_FROM = reex.regex(
    r"(?:\s(?:in|of)\s(?:[a-z]+\s){0,2}[a-z]+)?\s(?:from|by|through|via)\s(?:the\s)?(?:[A-Z][\w.]*['’]s\s)?"
)
_TO = reex.regex(r"\s(?:to|for)\s(?:the\s)?")
# "KfW adds $2 million", "Quebec chipped in $2 million".
_ADDS = reex.regex(
    r"\b(?:add(?:s|ed|ing)?|(?:chip|kick|put|throw)(?:s|ed|ing|ped|ping|ting)?\sin)\s"
    rf"(?:{_MORE_WORDS}\s)?{_UP_TO}"
)
_OF_A_FORM = reex.regex(r"\s(?:in|of)\s")
# So told as the second part of a whole: "and up to $2 million through the program".
_AND = reex.regex(r"\s(?:and|plus)\s(?:(?:up to|about|around|some|nearly|over|more than)\s)?$")
_UNDER = reex.regex(r"\s(?:through|under|via)\s")
# How far from a sum who gives or gets it may begin.
_REACH = 160
_start = attrgetter("start")
_PRECISE = frozenset(("loan", "grant", "guarantee", "equity"))


def more_sums(line: Line, made: list[Draft], last: Draft | None) -> Iterator[Draft]:
    """Yield the acts of *made*, and those that a sentence tells by a sum and who gives or gets it alone.

    What is only added to a loan or a grant that was told right before, *last*, is one as well.
    """
    first = last if last and line.number - last.evidence[-1].number == 1 else None
    for draft in sorted(made, key=_place):
        if first and _is_precise(first) and _is_more_of(draft, first, line):
            draft.act = first.act
            if not draft.recipients:
                draft.take("recipients", tuple(e for e in first.recipients if e not in draft.actors), "deal")
        yield draft
        first = draft if _is_precise(draft) else first
    precise = next((draft for draft in made if _is_precise(draft) and draft.amounts), None)
    if precise is None:
        return
    told = {id(money) for draft in made for money in draft.amounts}
    for money in line.of_kind("money"):
        if money.start > precise.amounts[0].end and id(money) not in told:
            yield from _like(line, precise, money, made)


def _near(entities: Sequence[reex.Entity], low: int, high: int) -> Sequence[reex.Entity]:
    """Return those that begin between two places: a sentence without end has thousands."""
    first, last = (bisect_left(entities, at, key=_start) for at in (low, high))
    return entities[first:last]


def _place(draft: Draft) -> int:
    return draft.trigger.start


def _is_precise(draft: Draft) -> bool:
    return draft.act.instrument in _PRECISE and not draft.act.generic and draft.force.status != "ended"


def _is_more_of(draft: Draft, first: Draft, line: Line) -> bool:
    """Say whether money of no form is added to a loan or a grant, by somebody who didn't get that.

    What is only added to somebody else is none: ``The state added $2 million to Beta``.
    """
    got = draft.known("actors").keys & first.known("recipients").keys
    if not draft.act.generic or not draft.amounts or got:
        return False
    told, receivers = draft.why.get("recipients") not in ELSEWHERE, draft.known("recipients").keys
    others = bool(told and receivers and first.recipients and receivers.isdisjoint(first.known("recipients").keys))
    return _is_added(line, draft.amounts[0], _MORE if others else None)


def _is_added(line: Line, money: reex.Entity, only: re.Pattern[str] | None) -> bool:
    """Say whether a sum is told as more of the same: ``KfW adds another $2 million``, of no form of its own."""
    if _OF_A_FORM.match(line.text, money.end):
        return False
    low = max(line.start, money.start - _MORE_REACH)
    return any(words.search(line.text, low, money.start) for words in ((only,) if only else (_MORE, _ADDS)))


def _like(line: Line, draft: Draft, money: reex.Entity, made: list[Draft]) -> Iterator[Draft]:
    """Yield another act of the sort of *draft*, of a sum that is told with one of its parties alone."""
    parties = _near(line.of_kinds(BODIES), money.start - _REACH, money.end + _REACH)
    getter = [e for e in parties if e.end < money.start and _GETS_MORE.fullmatch(line.text, e.end, money.start)]
    more = _AND_MORE.search(line.text, max(line.start, money.start - _MORE_REACH), money.start) is not None
    if more and not getter:
        getter = [e for e in parties if _TO.fullmatch(line.text, money.end, e.start)]
    one = [e for e in parties if e.end < money.start and _ONE_FOR.fullmatch(line.text, e.end, money.start)]
    getter += [e for e in one if e.kind not in STATES]
    if not getter and _is_part_too(line, money, made):
        yield _of_sum(draft, money, line)
        return
    giver = [e for e in parties if more and _FROM.fullmatch(line.text, money.end, e.start)]
    giver += [e for e in one if e.kind in STATES]
    if getter:
        for other in made:  # "a loan from the bank, and its partner Beta another $2 million": Beta gives nothing
            other.actors = tuple(e for e in other.actors if e not in getter)
            other.recipients = tuple(e for e in other.recipients if e not in getter)
    elif not giver:
        return
    yield attrs.evolve(
        _of_sum(draft, money, line), actors=tuple(giver) or draft.actors, recipients=tuple(getter) or draft.recipients
    )


def _is_part_too(line: Line, money: reex.Entity, made: list[Draft]) -> bool:
    """Say whether a sum is the second part of a whole: ``comprising a $5m award and up to $2m through the program``."""
    parts = INCLUDING.search(line.text, line.start, money.start)
    if parts is None or not any(d.amounts and parts.end() <= d.amounts[0].start < money.start for d in made):
        return False
    low = max(line.start, money.start - _MORE_REACH)
    return bool(_AND.search(line.text, low, money.start)) and _UNDER.match(line.text, money.end) is not None


def _of_sum(draft: Draft, money: reex.Entity, line: Line) -> Draft:
    return attrs.evolve(
        draft,
        amounts=(money,),
        duration=None,
        trigger=Trigger(draft.act, "noun", money.start, money.end),
        why={**draft.why, "amounts": "words"},
        evidence=[line],
    )
