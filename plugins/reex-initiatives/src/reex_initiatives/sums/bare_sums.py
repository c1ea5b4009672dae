"""Sums that no word of an act tells, but who gives them: ``the $94 million from the Pentagon``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.identity import money_of
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective, key

_GIVERS = frozenset(("agency", "country", "program"))
# Between a sum and who gives it.
_WHOSE = r"from\s(?:the\s)?(?:(?:[A-Z]\w+\s)?(?:[a-z]+\s){1,2})?(?:[A-Z][\w.]*['’]s\s)?"
_FROM = reex.regex(
    r"(?:\s(?:in|of)\s(?:[a-z]+\s){1,3}|\s)from\s(?:the\s)?(?:[A-Z][\w.]*['’]s\s)?"
    rf"|\s(?:for|to)\s[^;:,.]{{2,50}}?,?\s(?:this time\s|also\s)?{_WHOSE}"
)
# The same with a verb, behind what the sum is of: "of the cost is to come from".
_COMES = reex.regex(
    rf"(?P<of>\sof\s(?:it|this|that|the\s(?:[a-z]+\s)?(?:{any_of('wholes', 'costs')}))\b[^;:.]{{0,70}}?)?,?\s"
    r"(?:(?:is|are|was|were|will|would|has|have|had|to|be|also|then|now|due|set|expected)\s){0,5}"
    rf"(?:comes?|came|coming)\s{_WHOSE}"
)
_REACH = 130
# Before a sum that somebody takes from a body, or wants: "cut $5 million from the Pentagon".
_TAKEN = reex.regex(rf"\b(?:{any_of('takes_away')})\b[^.;]{{0,40}}$", re.IGNORECASE)
_TAKEN_REACH = 60
# Behind a name that only tells whose something is: "from Canada operations".
_NAMES = reex.regex(r"\s(?:operations|sales|mines|business|ore|exports|customers|sources|assets|taxpayers)\b")
# Between a sum and a part of it.
_PARTS = reex.regex(r":|\b(?:of which|includ(?:es?|ed|ing)|compris(?:es?|ed|ing)|consists?)\b")
# Less than this is a price.
_LEAST = 1000


def given(line: Line, made: Iterable[Draft]) -> Iterator[tuple[reex.Entity, reex.Entity]]:
    """Yield each sum of a sentence that is of no act in *made*, with the body that it is said to come from."""
    bodies = [
        e for e in line.of_kinds(_GIVERS) if not is_adjective(e) and (e.kind != "program" or e.start in line.payers)
    ]
    if not bodies or line.text.find(" from ", line.start, line.end) < 0:
        return
    told = {entity.start for draft in made for entity in draft.amounts}
    of_body = {key(e): draft.amounts[0] for draft in made if draft.amounts for e in draft.actors}
    for money in line.of_kind("money"):
        if money.start in told or not _is_sum(money):
            continue
        low = max(line.start, money.start - _TAKEN_REACH)
        near = (e for e in bodies if 0 < e.start - money.end < _REACH)
        if any(e.end + 1 == money.start for e in line.of_kind("company")):
            continue  # "Lynas gets $5 million from the bank, and Acme $4 million from Japan": Acme's it is
        body = next((e for e in near if _comes_from(line, money, e)), None)
        names = body is not None and _NAMES.match(line.text, body.end) is not None
        if body and not names and not _TAKEN.search(line.text, low, money.start):
            if (whole := of_body.get(key(body))) and _is_part(line, whole, money):
                continue
            of_body[key(body)] = money
            yield money, body


def _comes_from(line: Line, money: reex.Entity, body: reex.Entity) -> bool:
    """Say whether a sum is told to be from a body; of a country only what is a part of a cost comes as money.

    What stands behind another sum is that one's: ``$5 million for Acme and a $4 million loan from the bank``.
    """
    if any(money.end < other.start < body.start for other in line.of_kind("money")):
        return False
    if _FROM.fullmatch(line.text, money.end, body.start):
        return True
    comes = _COMES.fullmatch(line.text, money.end, body.start)
    return comes is not None and (body.kind != "country" or comes["of"] is not None)


def _is_part(line: Line, whole: reex.Entity, money: reex.Entity) -> bool:
    """Say whether a sum is part of another one of the same body: ``put in $9 million: $5 million from the bank``."""
    less = (money_of(money)[0] or 0) <= (money_of(whole)[0] or 0)
    return less and _PARTS.search(line.text, whole.end, money.start) is not None


def _is_sum(entity: reex.Entity) -> bool:
    value = entity.value
    if not isinstance(value, reex.Money) or value.per is not None:
        return False
    return any(n is not None and n >= _LEAST for n in (value.amount, value.high))
