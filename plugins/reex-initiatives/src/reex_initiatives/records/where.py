"""The countries that an act is meant for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.kinds import PLACES, STATES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.located import country_of
from reex_initiatives.sentences.party import is_adjective

# A place that the act is in, not one that it comes from or goes to.
_IN = reex.regex(
    r"\b(?:in|near|at|across|throughout|inside|within)\s(?:(?:both|either|each of)\s)?"
    r"(?:the\s|\w+(?:ern)?\s)?(?:(?:[A-Z][\w’'-]*\s?){1,4},\s)?$",
    re.IGNORECASE,
)
_IN_REACH = 48
# "along the coast of Chile", "in the far north of Sweden".
_PART_OF = reex.regex(
    rf"\b(?:in|on|along|near|at|off|from)\s(?:the\s)?(?:[\w-]+\s){{0,3}}?(?:{any_of('parts_of_land')})\sof\s(?:the\s)?$",
    re.IGNORECASE,
)
# "expands into the Brazilian market".
_INTO = reex.regex(
    rf"\b(?:(?:{any_of('goes_abroad')})\s(?:[\w-]+\s){{0,3}}into|enter(?:s|ed|ing)?)\s(?:the\s)?$", re.IGNORECASE
)
# "its Chilean lithium mine".
_ITS_OWN = reex.regex(r"(?:\b(?:[Ii]ts|[Tt]heir|[Oo]ur)|['’]s?)\s(?:[a-z][\w-]*\s){0,2}$")
_TO_SITE = reex.regex(r"\s(?:[\w-]+\s){0,4}")
# What joins two places: "in Ghana, Mali and Niger".
_AND = reex.regex(r"(?:,\s|,?\s(?:and|or)\s)(?:the\s|in\s)?")


def home(page: reex.Page) -> str | None:
    """Return the country whose places, sites and bodies a document names most, or, without any, the one named most.

    Where none is named, it is the one whose laws and programs are.
    """
    counts = Counter(filter(None, (_of(entity, page) for entity in page.entities("region", "agency", "facility"))))
    counts = counts or Counter(e.ref for e in page.entities("country") if e.ref)
    return _first(counts or Counter(filter(None, (_of(entity, page) for entity in page.entities("program")))))


def place(page: reex.Page) -> str | None:
    """Return the country where most of the places and sites are that a document names."""
    return _first(Counter(filter(None, (_of(entity, page) for entity in page.entities("region", "facility")))))


def _first(counts: Counter[str]) -> str | None:
    """Return the country that counts most, unless there are two."""
    best = counts.most_common(2)
    return best[0][0] if len(best) == 1 or (best and best[0][1] > best[1][1]) else None


def named(page: reex.Page) -> frozenset[str]:
    """Return the countries that a document names itself, or by a place in them, a body or a law of theirs."""
    told = (_of(entity, page) for entity in page.entities("country", "region", "agency"))
    laws = (_of_law(program) for program in page.entities("program"))
    return frozenset(filter(None, (*told, *laws)))


def countries(
    draft: Draft, page: reex.Page, home: str | None, place: str | None, named: frozenset[str]
) -> tuple[tuple[str, ...], str]:
    """Return the countries where the effect of an act is meant to be, ISO 3166-1, and how they were found.

    Where a firm is from tells it only if the text names that country: a table knows the home of a firm, but an act
    need not be meant for it.
    """
    states = (e for e in (*draft.actors, *draft.recipients) if e.kind in STATES)
    told = named.union(filter(None, (_of(state, page) for state in states)))
    for why, found in _by_rule(draft, page, home, place):
        if codes := [code for code in found if code and (code in told or why == "site")]:
            return tuple(dict.fromkeys(codes)), why
    return (), ""


def _by_rule(
    draft: Draft, page: reex.Page, home: str | None, place: str | None
) -> Iterator[tuple[str, Iterable[str | None]]]:
    """Yield what may tell the countries, best first."""
    act = draft.act
    if act.place == "parties":
        yield "parties", [_of(e, page) for e in (*draft.actors, *draft.recipients)]
        return
    if act.family == "trade":
        yield "recipients", [e.ref for e in draft.recipients if e.kind == "country"]
        if act.place == "recipient-or-actor":
            yield "actors", [_of(e, page) for e in draft.actors]
        return
    yield "site", _sites(draft, page)
    yield "place", _inside(draft)
    sides = ("actors", "recipients") if act.place == "actor" else ("recipients", "actors")
    for side in sides:
        found = draft.actors if side == "actors" else draft.recipients
        if found and all(e.kind == "company" for e in found):
            # A text on places in one country tells of what firms from others do there.
            yield "document", [place]
        yield side, [_of(e, page) for e in found]
    yield "document", [home]
    yield "name", (_of_law(program) for program in draft.programs)


def _of_law(program: reex.Entity) -> str | None:
    """Return the country whose law or fund a program is, as its code tells: ``us/ira``."""
    state = (program.ref or "").partition("/")[0]
    return state.upper() if len(state) == len("us") else None


def _sites(draft: Draft, page: reex.Page) -> Iterator[str | None]:
    """Yield where the sites of the act are: its own, or those that get it."""
    for entity in (draft.trigger.site, *draft.recipients):
        if entity and entity.kind == "facility":
            told = _in_brackets(draft.line, entity) or page.facts(entity.kind, entity.name).get("country")
            places = (country_of(line, entity.name or "") for line in draft.evidence)
            yield told or next(filter(None, places), None)


def _in_brackets(line: Line, site: reex.Entity) -> str | None:
    """Return the country that stands in brackets behind a site: ``West Gore Project (Canada)``."""
    behind = (p for p in line.of_kinds(PLACES) if line.text[site.end : p.start] == " (")
    return next(((p.ref or "").split("-")[0] for p in behind), None)


def _inside(draft: Draft) -> Iterable[str | None]:
    """Return the countries of the places that the first of its sentences with any says it is in."""
    for line in draft.evidence:
        if places := _places(line):
            return [(place.ref or "").split("-")[0] for place in places]
    return ()


def _places(line: Line) -> list[reex.Entity]:
    """Return the places that a sentence says something is in, also those of a list: ``in Ghana, Mali and Niger``."""
    found: list[reex.Entity] = []
    for place in line.of_kinds(PLACES):
        joined = bool(found) and not is_adjective(place) and _AND.fullmatch(line.text, found[-1].end, place.start)
        if joined or place.kind == "region" or _is_in(line, place):
            found.append(place)
    return found


def _is_in(line: Line, place: reex.Entity) -> bool:
    low = max(line.start, place.start - _IN_REACH)
    if any(words.search(line.text, low, place.start) for words in (_IN, _PART_OF, _INTO)):
        return True
    own = is_adjective(place) and _ITS_OWN.search(line.text, low, place.start)
    return bool(own) and any(_TO_SITE.fullmatch(line.text, place.end, hit.start) for hit in line.sites)


def _of(entity: reex.Entity, page: reex.Page) -> str | None:
    """Return the country that a party is or belongs to."""
    if entity.kind == "country":
        return entity.ref
    if entity.kind == "region":
        return (entity.ref or "").split("-")[0]
    if entity.kind == "agency" and entity.ref:
        return None if entity.ref.startswith("int/") else entity.ref.split("/")[0].upper()
    if entity.kind == "agency":  # the government of a region, which has no code of its own
        return page.facts("region", entity.name).get("ref", "").partition("-")[0]
    return page.facts(entity.kind, entity.name).get("country")
