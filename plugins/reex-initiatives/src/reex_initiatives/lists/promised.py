"""Items of a list that begin with a sum which those who open the list promise: ``- Up to $5 billion to build``."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.kinds import BODIES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lists.enumerated import ITEM, item_of, sums_in
from reex_initiatives.memory.context import Context
from reex_initiatives.sentences.joined import joined_behind
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.slots import first_of_each

_ABOUT = rf"(?i:(?:{any_of('about', 'bounds', 'more_bounds')}|an?|an additional|another)\s){{0,2}}"
_BOUND = reex.regex(_ABOUT)
# Between the sums of one item: "$3 million to build a mill and $2 million to open a mine".
_NEXT_SUM = reex.regex(rf"(?:[;,]\s(?:and\s)?|\sand\s){_ABOUT}$")
_NEXT_REACH = 40
# What a sum is for, behind it.
_FOR = reex.regex(r"\s(?:to\s[a-z]|for\s|towards?\s)")
# Who does the work: "in partnership with Acme".
_PARTNER = reex.regex(rf"\bin\s(?:[a-z]+\s)?(?:{any_of('working_with')})\swith\s(?:the\s)?$")
_PARTNER_REACH = 50
# How many sums of one item are looked at.
_SUMS = 12


def promised(line: Line, context: Context) -> list[Draft]:
    """Return what an item promises that begins with a sum, for each of its sums what that one is for."""
    lead = context.lead
    marker = ITEM.match(line.text, line.start) if lead and lead[0].generic and context.openers else None
    money = sums_in(line)[:_SUMS] if marker else []
    if lead is None or marker is None or not money:
        return []
    if not _BOUND.fullmatch(line.text, marker.end(), money[0].start) or not _tells(line, money[0]):
        return []
    sums = [money[0], *(sum_ for sum_ in money[1:] if _is_next(line, sum_))]
    ends = [*(sum_.start for sum_ in sums[1:]), line.end]
    found = []
    for sum_, end in zip(sums, ends, strict=True):
        item = item_of(line, lead, context.openers, tuple(_partners(line, sum_.end, end)), sum_)
        goods = tuple(e for e in item.commodities if sum_.start <= e.start < end)
        words = first_of_each(hit for hit in line.stages_of(item.act) if sum_.start <= hit.start < end)
        found.append(attrs.evolve(item, item=True, commodities=goods, stages=words, evidence=[line]))
    return found


def _tells(line: Line, money: reex.Entity) -> bool:
    """Say whether a sum is followed by what it is for, and by nobody who gets it."""
    gives = _FOR.match(line.text, money.end, line.end)
    return gives is not None and not any(e.start in (gives.end(), gives.end() - 1) for e in line.of_kinds(BODIES))


def _is_next(line: Line, money: reex.Entity) -> bool:
    low = max(line.start, money.start - _NEXT_REACH)
    return _NEXT_SUM.search(line.text, low, money.start) is not None and _tells(line, money)


def _partners(line: Line, start: int, end: int) -> Iterator[reex.Entity]:
    """Yield the firms that a sum is for, as they do the work with those who promise it."""
    for firm in line.of_kind("company"):
        if start <= firm.start < end:
            low = max(start, firm.start - _PARTNER_REACH)
            if _PARTNER.search(line.text, low, firm.start):
                yield from joined_behind(line, firm, frozenset(("company",)))
