"""Where firms and sites are: ``based in Nevada``, ``the Brook Mine in Wyoming``, ``Mountain Pass, California``."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

import reex
from reex_initiatives.lexicon.kinds import FIRMS_AND_SITES, PLACES
from reex_initiatives.lexicon.words import Located, RankWord
from reex_initiatives.sentences.line import Line

_SMALL = r"(?:[a-z][\w-]*\s|[A-Z]{2,4}\s)"  # a word that is no part of a name: "rare", "REE"
_ASIDE = r"(?:\s\([^()]{1,60}\))*"  # "(NYSE: MP)"
# What may stand between "in" and the name of a place: "the province of", "northern", "Fort Worth, ", "Elko County, ".
_TO_PLACE = (
    r"\s(?:the\s)?(?:U\.?S\.?\s)?(?:(?:state|province|territory|region)\sof\s|state\s)?"
    r"(?:(?:north|south|east|west|central)[\w-]*\s)?"
    r"(?:(?:[A-Z][\w.’'-]*\s?){1,4}(?:,\s(?:[A-Z][\w.’'-]*\s?){1,3})?,\s)?"
)
_PLACE_BEHIND = reex.regex(_TO_PLACE)
_IN_PLACE = reex.regex(
    rf"{_ASIDE},?\s(?:(?:which\s|that\s)?(?:is|lies|sits|stands)\s)?(?:located\s|situated\s)?(?:in|near){_TO_PLACE}"
)
# "Mountain Pass, California", "Thacker Pass, Humboldt County, Nevada".
_COMMA_PLACE = reex.regex(rf"{_ASIDE},\s(?:[A-Z][\w’'-]*\s(?:County|Parish|Borough),\s)?")
_ENDS = reex.regex(r"[,.;:)]|$|\n")
# "in Nevada’s courts", "a Nevada-based buyer": nothing is said to be there.
_NOT_THERE = reex.regex(r"['’-]")
_BASED = reex.regex(r"-(?:based|headquartered)\s")
_NAME_BEHIND = reex.regex(rf"{_SMALL}{{0,5}}")
_NAME_BEFORE = reex.regex(rf"{_ASIDE}(?:,|\s(?:is|was))\s(?:an?|the)\s(?:[\w.’'-]+,?\s){{0,4}}")
# "Headquartered in Perth, Lynas".
_AFTER_PLACE = reex.regex(r"(?:,\s[A-Z][\w ]{1,20})?,\s(?:the\s)?")
# What may stand between somebody and "based in": a verb of being, or in one phrase what somebody is.
_TO_CUE = reex.regex(
    rf"{_ASIDE}(?:,?\s(?:which\s|that\s)?(?:(?:is|are|has|remains)\s)?(?:now\s|currently\s|also\s)?(?:its\s|their\s)?"
    r"|(?:,|\s(?:is|are))\san?\s(?:(?!(?:an?|the|to|with|by|whose)\s)[\w.’'-]+,?\s){1,8})"
)
# How a sentence opens on the firm before it.
_THE_FIRM = reex.regex(
    r"\W{0,3}(?:The|This)\s(?:company|firm|miner|producer|developer|explorer|refiner|startup)\s(?:(?:is|itself|now)\s){0,2}"
)
_ITS = reex.regex(r"(?:(?:['’]s|(?<=s)['’])|,\swhose)\s")
_PLANNED = reex.regex(r"\b(?:proposed|planned|future|potential|possible)\s")
# How a sentence tells who runs a site: "MP Materials, the operator of", "Energy Fuels, which owns".
_RUNS = reex.regex(
    rf"{_ASIDE}(?:,?\s(?:which\s|that\s)?(?:now\s|also\s|currently\s)?(?:owns|operates|runs|controls|has)\s"
    r"|(?:,|\s(?:is|remains))\s(?:the\s|an?\s)?(?:(?!an?\s|of\s)[\w-]+\s){0,2}?(?:operator|owner)\sof\s)"
)
# What somebody isn't, isn't yet, or isn't any more.
_DENIED = reex.regex(
    r"(?:\b(?:not|never|no longer|may|might|could|would|will|to|once|formerly|previously|originally)|n['’]t)"
    r"(?:\s(?:be|been|being|have been))?\s$"
)
# How many of the sites of a sentence are looked at: one without end has thousands.
_SITES_LOOKED_AT = 12
_BEFORE = 90  # characters from a firm to its site, or to the words that a place follows


class Location(msgspec.Struct, frozen=True):
    """Who is where, and how the text says so: ``based`` there, a ``site`` there, or ``owner`` of one."""

    subject: reex.Entity
    place: reex.Entity
    rule: str


def locations(line: Line, firms: tuple[reex.Entity, ...] = ()) -> Iterator[Location]:
    """Yield whom a sentence puts where; a question puts nobody anywhere, and ``the company`` is the one of *firms*."""
    if line.text[line.start : line.end].rstrip().endswith("?"):
        return
    yield from _based_in(line, firms)
    yield from _based(line)
    yield from _sites(line)
    yield from _nameless(line)


def _based_in(line: Line, firms: tuple[reex.Entity, ...]) -> Iterator[Location]:
    """``X, based in Nevada``, ``Based in Nevada, X``, and ``The company sits in Nevada``."""
    subjects = line.of_kinds(FIRMS_AND_SITES)
    for cue in (hit for hit in line.standing if isinstance(hit.term.data, Located)):
        place = _place(line, cue.end, _PLACE_BEHIND)
        if place is None or _DENIED.search(line.text, line.start, cue.start):
            continue
        if _THE_FIRM.fullmatch(line.text, line.start, cue.start):
            found = list(firms[:1]) if len({e.ref or e.name for e in firms}) == 1 else []
        elif cue.start - line.start <= 2:
            found = [e for e in subjects if _AFTER_PLACE.fullmatch(line.text, place.end, e.start)][:1]
        else:
            before = [e for e in subjects if e.end <= cue.start <= e.end + _BEFORE][-1:]
            found = [e for e in before if _leads(line, e, cue.start)]
        yield from (Location(e, place, "based") for e in found)


def _leads(line: Line, subject: reex.Entity, cue: int) -> bool:
    """Say whether nothing stands before the words of place but who is there and what they are; no firm is a project."""
    end = _end(line, subject)
    a_site = any(end < hit.start and hit.end == cue - 1 for hit in line.sites)
    return _TO_CUE.fullmatch(line.text, end, cue) is not None and not (a_site and subject.kind == "company")


def _based(line: Line) -> Iterator[Location]:
    """``Nevada-based X``, and ``X, a Nevada-based explorer``."""
    firms = line.of_kind("company")
    for place in line.of_kinds(PLACES):
        based = _BASED.match(line.text, place.end)
        if based is None or not place.ref or _is_adjective(place):
            continue
        behind = [e for e in firms if _NAME_BEHIND.fullmatch(line.text, based.end(), e.start)]
        before = [e for e in firms if e.end < place.start and _NAME_BEFORE.fullmatch(line.text, e.end, place.start)]
        yield from (Location(e, place, "based") for e in (behind[:1] or before[-1:]))


def _sites(line: Line) -> Iterator[Location]:
    """``the Brook Mine in Wyoming``, ``Mountain Pass, California``; then the firm that runs it."""
    for site in line.of_kind("facility"):
        end = _end(line, site)
        if place := _place(line, end, _IN_PLACE) or _beside(line, end):
            yield Location(site, place, "site")
            yield from (Location(firm, place, "owner") for firm in _owners(line, site.start))


def country_of(line: Line, site: str) -> str | None:
    """Return the country where a sentence puts a site, ISO 3166-1, or None: ``the Brook Mine in Chad``.

    The name may be shorter there, or longer: ``the Brook Rare Earth Mine``.
    """
    words = set(site.split())
    for entity in line.of_kind("facility")[:_SITES_LOOKED_AT]:
        own = set((entity.name or entity.text).split())
        if (own <= words or words <= own) and (place := _place(line, _end(line, entity), _IN_PLACE)):
            return (place.ref or "").partition("-")[0]
    return None


def _nameless(line: Line) -> Iterator[Location]:
    """``X's plant in Kalgoorlie, Western Australia``: the site has no name, so it is told of the firm alone."""
    for hit in line.sites:
        if place := _place(line, hit.end, _IN_PLACE):
            firms = _owners(line, hit.start)
            yield from (Location(firm, place, "owner") for firm in firms if not _ranked(line, firm.end, hit.start))


def _ranked(line: Line, start: int, end: int) -> bool:
    """Say whether words rank a site: the place of ``the only mill in the United States`` tells the rank's reach."""
    return any(isinstance(hit.term.data, RankWord) and start < hit.start < end for hit in line.standing)


def _owners(line: Line, site: int) -> list[reex.Entity]:
    """Return the firm that a sentence makes the owner or operator of the site at *site*, if it does."""
    before = [firm for firm in line.of_kind("company") if firm.end <= site <= firm.end + _BEFORE][-1:]
    return [firm for firm in before if _has(line, firm, site)]


def _has(line: Line, firm: reex.Entity, site: int) -> bool:
    link = _ITS.match(line.text, firm.end, site) or _RUNS.match(line.text, firm.end, site)
    if link is None:
        return False
    between = line.text[link.end() : site]
    return not _PLANNED.search(between) and not any(mark in between for mark in ";:—–") and between.count(",") < 2


def _end(line: Line, name: reex.Entity) -> int:
    """Return where a name ends, with the small words for a site behind it: ``Penco| rare earth project``."""
    if name.kind != "facility":
        return name.end
    nouns = (hit for hit in line.sites if hit.start > name.end)
    told = (hit.end for hit in nouns if re.fullmatch(rf"\s{_SMALL}{{0,4}}", line.text[name.end : hit.start]))
    return next(told, name.end)


def _beside(line: Line, end: int) -> reex.Entity | None:
    """Return the region behind a comma, as in an address; a country there may be the next one of a list."""
    for place in line.of_kind("region"):
        if place.ref and _COMMA_PLACE.fullmatch(line.text, end, place.start) and _ENDS.match(line.text, place.end):
            return place
    return None


def _place(line: Line, end: int, between: re.Pattern[str]) -> reex.Entity | None:
    """Return the place that follows: a region rather than the country that it is in."""
    places = [
        place
        for place in line.of_kinds(PLACES)
        if place.ref and place.start > end and between.fullmatch(line.text, end, place.start)
        if not _NOT_THERE.match(line.text, place.end) and not _is_adjective(place)
    ]
    return next((place for place in places if place.kind == "region"), next(iter(places), None))


def _is_adjective(place: reex.Entity) -> bool:
    return isinstance(place.value, reex.Naming) and place.value.form != "name"
