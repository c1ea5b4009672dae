"""Countries and regions that act by their governments: ``the Canadian government``, ``Ontario invested``."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

import reex
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.clauses import POSSESSIVE
from reex_initiatives.sentences.hits import Words, does
from reex_initiatives.sentences.party import is_adjective

_GRANT_OF = reex.regex(rf"\s(?:(?:{any_of('of_region')})\s)?(?:{any_of('region_gives')})\b")
# "a grant from Ontario", and not "support from Ontario miners".
_MONEY_FROM = reex.regex(
    rf"\b(?:{any_of('comes_from')}|million|billion)\s(?:from|by)\s(?:the\s)?(?:(?:state|province|government)\sof\s)?$"
)
_MONEY_FROM_REACH = 50
_NOBODY_MORE = reex.regex(
    r"[.,;)]|\s(?:and|or|to|for|in|towards?|on|as|with|worth|under|that|which|while|but|will|has|have|is|was|at)\b|\s*$"
)
# Where a region is only a place: "in northern Ontario", "Sudbury, Ontario".
_PLACED = reex.regex(r"(?:\b(?:in|of|near|from|across|to|at)\s(?:\w+\s)?|,\s)$")
_OF_COUNTRY = reex.regex(r"\s(?:of|in|OF)\s(?:(?:the|THE)\s)?")
# "the Limpopo Province of South Africa" is a place.
_NAMED = reex.regex(r"\b(?!The\s)[A-Z][\w-]+\s$")
_YEAR = r"(?:(?:FY\s?)?\d{4}(?:[-–/]\d{2,4})?\s)?"  # "Quebec's 2024-25 budget"
_OF_STATE = reex.regex(rf"(?:['’]s?)?\s{_YEAR}(?:(?:{any_of('levels')})\s|then-)?")
# What may stand there where a country owns them or is an adjective: "Kenya's water and mines", "the Danish tax".
_OF_OWN_STATE = reex.regex(
    rf"(?:['’]s?)?\s{_YEAR}"
    r"(?:(?!(?:of|in|with|to|from|on|by|for|or|at|is|are|was|were|has|have|had|will|would|the|its|their"
    r"|an?|that|which|who|as|said|says)\s)[A-Za-z][\w-]*\s){0,4}"
)
# A budget that has, reserves or proposes a sum gives it to nobody yet; one that does any of these acts for its state.
_BUDGET = reex.regex(rf"[Bb]udget(?!\s(?:(?:has|will|also)\s){{0,2}}(?:{any_of('budget_acts')})\b)")
# How the government of a region is told from bodies that are named.
REGION = "region"
MINISTRIES = ("ministry", "Ministry")
# What a ministry or a minister is for.
_FIELD = r"(?!(?:the|its|said|says|has|is|was|will|had|also|told|to|on|in)\b)[A-Za-z]+"
FIELDS = reex.regex(rf"\s(?:of|for)\s(?:the\s)?{_FIELD}(?:(?:,|\sand|,\sand)\s{_FIELD}){{0,3}}")
# "the French state" acts; "a Chinese state firm" doesn't for it.
_STATE_OWNED = reex.regex(
    r"state(?:-|['’]s?|\s(?!(?:and|or|to|in|for|has|had|will|would|is|was|on|with|by|at|which|that|may|can|could|also"
    rf"|{any_of('state_does')}|(?!{any_of('owned_by_state')})[a-z]+ed)\b)\w)"
)


def governing(text: str, country: reex.Entity, bodies: Sequence[reex.Hit]) -> reex.Entity:
    """Return a country with the words by which it acts: ``the Canadian government``, ``the Government of Canada``."""
    start, end = country.start, country.end
    owns = text.startswith(("'", "’"), end) or is_adjective(country)
    between = _OF_OWN_STATE if owns else _OF_STATE
    for hit in bodies:
        if _BUDGET.match(text, hit.start):
            continue
        of = not is_adjective(country) and _OF_COUNTRY.fullmatch(text, hit.end, country.start)
        if of and not _NAMED.search(text, max(0, hit.start - 30), hit.start):
            start = hit.start
        elif between.fullmatch(text, country.end, hit.start) and not _STATE_OWNED.match(text, hit.start):
            end = hit.end
            if text.startswith(MINISTRIES, hit.start):
                fields = FIELDS.match(text, end)
                end = fields.end() if fields else end
                owned = POSSESSIVE.match(text, country.end)  # of "Kenya's mines ministry" the ministry
                start = owned.end() if owned else start
    if (start, end) == (country.start, country.end):
        return country
    if country.kind == "region":
        return as_body(attrs.evolve(country, start=start, end=end, text=text[start:end]))
    return attrs.evolve(country, start=start, end=end, text=text[start:end], value=reex.Naming(form="name"))


def as_body(region: reex.Entity) -> reex.Entity:
    """Return the government of a region, which is a body of its own."""
    return attrs.evolve(region, kind="agency", name=region.name or region.text, ref=None, rule=REGION)


def acts(text: str, region: reex.Entity, words: Words) -> bool:
    """Say whether a region does something: ``Ontario invested``, and not ``the mine in Ontario produced``."""
    if _GRANT_OF.match(text, region.end) or _is_source(text, region):
        return True  # "an Ontario loan", "a loan from Ontario"
    if text.endswith((" a ", " an ", "A ", "An "), 0, region.start):  # "a Queensland mine"
        return False
    return does(text, region.end, words) and not _PLACED.search(text, max(0, region.start - 20), region.start)


def _is_source(text: str, region: reex.Entity) -> bool:
    """Say whether money comes from a region, and from nobody who is only from there."""
    low = max(0, region.start - _MONEY_FROM_REACH)
    if text.find("from ", low, region.start) < 0 and text.find("by ", low, region.start) < 0:
        return False  # as ever, told in far less time
    from_it = _MONEY_FROM.search(text, low, region.start) is not None
    return from_it and _NOBODY_MORE.match(text, region.end) is not None
