"""What a site costs, where the text says so: ``at a cost of RM500 million``, ``a $5m plant``."""

from __future__ import annotations

from collections.abc import Iterable

import reex
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key
from reex_initiatives.sites.site import Site
from reex_initiatives.sums.costs import is_capital, is_cost_of_named
from reex_initiatives.sums.needs import is_needed

# What a site costs.
_COSTS = reex.regex(
    r"\b(?:costs?|costing|cost of|capital cost|capex of|budget of)\s(?:about\s|around\s|some\s|nearly\s|up to\s)?$"
)
_COSTS_REACH = 30
# "the $400 million lithium refinery".
_COST_OF = reex.regex(r"\s(?:(?!(?:in|of|for|to|at|on|and|loan|grant|stake|deal)\s)[a-z-]+\s){0,3}")


def give_costs(sites: list[Site], told: Iterable[tuple[Line, reex.Entity | None]]) -> None:
    """Let a site cost what a sentence says that work costs: the only one of the text, or the one it was just on."""
    owned = [site for site in sites if site.owners]
    named: dict[int, list[Site]] = {}
    for site in owned:
        for place in site.lines:
            named.setdefault(place.number, []).append(site)
    for line, _ in told if owned else ():
        paid = (e for e in line.of_kind("money") if isinstance(e.value, reex.Money) and is_capital(line, e))
        sums = (e for e in paid if not is_needed(line, e))
        money = next(sums, None)
        others = {key(e) for e in line.of_kind("company")}
        one = owned if len(owned) == 1 else named.get(line.number) or named.get(line.number - 1, [])
        if money and len(one) == 1 and not one[0].amounts and others <= one[0].owners.keys():
            one[0].amounts = (money,)


def cost_of(site: Site) -> tuple[reex.Entity, ...]:
    """Return what the site costs, where a sentence on it says so: ``at a cost of RM500 million``, ``a $5m plant``."""
    for line, trigger in site.places:
        for money in line.of_kind("money"):
            per = isinstance(money.value, reex.Money) and money.value.per
            low = max(line.start, money.start - _COSTS_REACH)
            if not money.value or per:
                continue
            if trigger.site and is_cost_of_named(line, money, trigger.site):
                return (money,)
            if _COSTS.search(line.text, low, money.start) or _is_cost_of(line, money):
                return (money,)
    return ()


def _is_cost_of(line: Line, money: reex.Entity) -> bool:
    """Say whether a sum stands right before the word for the one site of a sentence: ``the $400 million refinery``."""
    words = [hit for hit in line.sites if _COST_OF.fullmatch(line.text, money.end, hit.start)]
    words = [hit for hit in words if hit.term.text != "facility"]  # which may be a loan
    return bool(words) and not any(t.act.family for t in line.triggers)
