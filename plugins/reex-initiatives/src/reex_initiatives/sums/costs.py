"""What a sum is the cost of: a grant for a $90 million plant is no grant of $90 million."""

from __future__ import annotations

import re
from collections.abc import Iterable

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of, signs_of
from reex_initiatives.sentences.line import Line

# "a $90 million", "Acme's planned $90 million": a sum that describes a thing has its article before it.
_ARTICLE = reex.regex(
    r"(?:\b(?:an?|the|its|their|this|that|his|our|new|planned|proposed)|['’]s?)\s"
    rf"(?:(?:new|planned|proposed|{any_of('about', 'bounds')})\s)?$"
)
_ARTICLE_REACH = 40
# "-million lithium refinery", and what is only the first part of another word: "plant loan".
_WORK = reex.regex(
    r"(?:[\s-](?!(?:in|of|for|to|at|on|and|or|from|with|under|by|that|which|loan|grant|credit|stake|debt|equity)\s)"
    rf"[\w.’'-]+){{0,4}}[\s-](?:{any_of('built')})\b"
    r"(?!\s(?:loan|grant|credit|financing|finance|funding|fund|package|deal|guarantee)s?\b)"
)
_PROJECT = reex.regex(
    r"(?:[\s-](?!(?:in|of|for|to|at|on|and|from)\s)[\w.’'-]+){0,3}\sproject\b(?!\s(?:loan|debt|fin|fund))"
)
_BE = r"(?:is|was|are|were|has been|had been|will be|would be|could be|may be|might be|is to be|will|would|is to)"
# "with low capital expenses of $5 million", "initial capital is estimated at $5 million": what work costs.
_CAPITAL = reex.regex(
    rf"\b(?:{any_of('capital_costs')})(?:\s(?:estimates?|requirements?|bill))?\s"
    rf"(?:of|at|{_BE}(?:\s\w+\s(?:at|to be))?)\s"
    rf"(?:(?:{any_of('about', 'bounds', 'more_bounds')}|an?|a total of|in all)\s){{0,2}}$",
    re.IGNORECASE,
)
_CAPITAL_REACH = 80
_CAPITAL_WORDS = signs_of("capital_costs")
# "its $5 million Stage 1 capex".
_IS_CAPITAL = reex.regex(
    rf"\s(?:(?:in|of)\s)?(?:(?!(?:and|for|to|from|with|at|on|by)\s)[\w-]+\s){{0,3}}(?:{any_of('capital_costs')})\b",
    re.IGNORECASE,
)

# "its $5 million Corrie expansion": what stands between what work costs and the name of its site, and what is no work.
_TO_SITE = reex.regex(r"\s(?:(?!(?:in|of|for|to|at|on|and|from|by|with)\s)[a-z-]+\s){0,2}")
_MONEY_BEHIND = reex.regex(rf"\s(?:[a-z-]+\s){{0,2}}?(?:{any_of('called_money')})\b")


def is_cost_of_named(line: Line, money: reex.Entity, site: reex.Entity) -> bool:
    """Say whether a sum describes a site behind it as what work there costs: ``the $4.5 billion Corrie plant``."""
    if not 0 < site.start - money.end < _ARTICLE_REACH or not _TO_SITE.fullmatch(line.text, money.end, site.start):
        return False
    if not _ARTICLE.search(line.text, max(line.start, money.start - _ARTICLE_REACH), money.start):
        return False
    return _MONEY_BEHIND.match(line.text, site.end, line.end) is None


def is_capital(line: Line, money: reex.Entity) -> bool:
    """Say whether a sum is what work costs that is built: ``capital costs of $5 million``, ``a $5 million capex``."""
    if line.lacks(_CAPITAL_WORDS):
        return False
    low = max(line.start, money.start - _CAPITAL_REACH)
    before = _CAPITAL.search(line.text, low, money.start) is not None
    return before or _IS_CAPITAL.match(line.text, money.end, line.end) is not None


def without_costs(
    line: Line, trigger: Trigger, sums: tuple[reex.Entity, ...], actors: tuple[reex.Entity, ...]
) -> tuple[reex.Entity, ...]:
    """Return the sums of an act without what the work costs that it is for: ``a loan for a $90 million smelter``.

    What a firm puts into work of its own is what that costs.
    """
    if trigger.act.family != "capital" or not sums or (trigger.match and "money" in trigger.match.places):
        return sums
    own = trigger.act.generic and trigger.form != "noun" and all(e.kind == "company" for e in actors)
    if own and (actors or not _is_other(line, trigger)):
        return sums
    return tuple(money for money in sums if money.start < trigger.end or not _is_of_work(line, trigger, money))


def _is_other(line: Line, trigger: Trigger) -> bool:
    """Say whether money itself does it, whose word stands before: ``The loan supports a $90 million smelter``."""
    start, _ = line.clause(trigger.start)
    return any(t.act.family == "capital" and start <= t.start < trigger.start for t in line.triggers)


def _is_of_work(line: Line, trigger: Trigger, money: reex.Entity) -> bool:
    """Say whether a sum describes what is built, as what that costs."""
    low = max(trigger.end, money.start - _ARTICLE_REACH)
    if _ARTICLE.search(line.text, low, money.start) is None:
        return False
    if _WORK.match(line.text, money.end, line.end):
        return True
    return not trigger.act.generic and _PROJECT.match(line.text, money.end, line.end) is not None


def each_once(sites: Iterable[Draft]) -> list[Draft]:
    """Return the acts of firms at their sites, each sum for one: what opening two mines costs is told once.

    Of two sites that one sum is for, the second is no act of its own; where the sum
    stands between them, it is that of the first.
    """
    kept: list[Draft] = []
    for draft in sites:
        first = next((d for d in kept if draft.amounts and _costs_alike(d, draft)), None)
        if first is None:
            kept.append(draft)
        elif not _are_together(first, draft):
            draft.amounts = ()
            kept.append(draft)
    return kept


def _costs_alike(one: Draft, other: Draft) -> bool:
    return {id(money) for money in other.amounts} <= {id(money) for money in one.amounts}


def _are_together(one: Draft, other: Draft) -> bool:
    """Say whether a firm has two sites that one sentence alone tells of, on one side of their cost."""
    if one.known("actors").keys != other.known("actors").keys or one.evidence != other.evidence:
        return False
    cost = other.amounts[0].start
    return (one.trigger.start < cost) == (other.trigger.start < cost)
