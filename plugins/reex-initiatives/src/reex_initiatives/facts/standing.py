"""Claims of place and rank: ``located in Nevada``, ``the only operating rare earth mine in the United States``."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator

import attrs

import reex
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.kinds import FIRMS_AND_SITES, PLACES
from reex_initiatives.lexicon.words import RankWord
from reex_initiatives.records.cast import Cast
from reex_initiatives.records.trust import confidence
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.located import locations

_IN = reex.regex(r"[^,.;]{0,40}?\s(?:in|of|for)\s(?:the\s)?")
_THE = r"(?:the\s|its\s|an?\s|[A-Z][\w.]+['’]s\s)"
_IS = reex.regex(
    r"(?:\s\([^()]{1,30}\))*(?:\sin\s[A-Z][\w ]{1,20}?|,\s[A-Z][\w ]{1,20}\.?,)?"
    rf"(?:,\s|\s(?:is|are|was|remains|became|operates|owns|runs|holds|hosts|is home to)\s){_THE}?"
)
# Who or what the rank is of may follow: "the sole rare earth mine in the United States, Mountain Pass".
_NAMED = reex.regex(
    r"(?:\s(?:in|of)\s(?:the\s)?(?:[A-Z][\w. ]{1,24}?|country|nation|world))?(?:,|\s(?:at|called|named))\s(?:the\s)?"
)
# What may stand between the only one and "alone produces", and between that and what it is.
_WHO = reex.regex(r"(?:\s\([^()]{1,30}\))*(?:,?\s(?:which|that|who))?\s")
_RIGHT_BEHIND = reex.regex(r"\s(?!(?:more|most|half|enough|about|over|nearly|some|up)\b)(?:[a-z-]+\s){0,2}")
_OWNS = reex.regex(r"['’]s?\s$")
# "The only producer outside China": without the last words the claim would be false.
_OUTSIDE = reex.regex(r"(?:\sof\s[\w\s-]{3,40}?)?\soutside\s(?:of\s)?(?:the\s)?[A-Z]\w+")
# What a rank is of: up to five words, the last of which names a thing.
_WORDS_BEFORE = [reex.regex(rf"\s((?:(?:U\.S\.|[\w'’-]+)\s){{{count}}})([a-z]+)\b") for count in range(6)]


def standing(
    page: reex.Page, all_lines: Iterable[Line], grammar: Grammar, cast: Cast, lead: reex.Entity | None
) -> Iterator[reex.Claim]:
    """Yield where firms and their sites are, and what they are said to be the only or largest of, each once.

    ``The company`` is *lead*, the firm that the document is about, or else the
    one that was named last.
    """
    found: dict[Hashable, reex.Claim] = {}
    last: tuple[reex.Entity, ...] = ()
    for line in all_lines:
        if not line.entities:
            continue  # of which nothing can be told
        firms = (lead,) if lead else last
        places = _locations(page, line, cast, firms) if line.of_kinds(PLACES) else ()
        ranks = _ranks(page, line, grammar, cast) if RankWord in line.words else ()
        for claim in (*places, *ranks):
            alike = (claim.measure, claim.subject.ref or claim.subject.name, claim.value)
            before = found.setdefault(alike, claim)
            if before is not claim:
                evidence = tuple(dict.fromkeys((*before.evidence, *claim.evidence)))
                found[alike] = attrs.evolve(before, evidence=evidence)
        last = tuple(line.of_kind("company")) or last
    yield from found.values()


def _locations(page: reex.Page, line: Line, cast: Cast, firms: tuple[reex.Entity, ...]) -> Iterator[reex.Claim]:
    for location in locations(line, firms):
        value = reex.Place(ref=location.place.ref or "")
        yield _claim(page, line, "location", cast.party(location.subject), value, location.rule)


def _ranks(page: reex.Page, line: Line, grammar: Grammar, cast: Cast) -> Iterator[reex.Claim]:
    for hit in (hit for hit in line.standing if isinstance(hit.term.data, RankWord)):
        if hit.term.data.of:
            yield from _alone(page, line, hit, cast)
            continue
        of = _of(line, hit.end, grammar.things)
        subject = of and (_named(line, of, grammar.site_words) or _said_of(line, hit.start))
        if of is None or subject is None:
            continue
        outside = _OUTSIDE.match(line.text, of.end())
        place = _place(line, of.end()) if outside is None else None
        start = of.start(1)
        if place is None and outside is None and (home := _home(line, hit.start, of)):
            place, start = home.ref, max(start, home.end + 1) if home.start >= start else start
        what = f"{line.text[start : of.end()]}{outside[0] if outside else ''}"
        rank = reex.Rank(kind=hit.term.data.rank, of=what.strip(), place=place)
        yield _claim(page, line, "rank", cast.party(subject), rank, "rank")


def _alone(page: reex.Page, line: Line, hit: reex.Hit, cast: Cast) -> Iterator[reex.Claim]:
    """Yield of whom a verb makes the only one: ``which alone produces gallium in``; not ``alone produces 5% of``."""
    goods = [e for e in line.of_kind("commodity") if _RIGHT_BEHIND.fullmatch(line.text, hit.end, e.start)]
    firms = [e for e in line.of_kinds(FIRMS_AND_SITES) if _WHO.fullmatch(line.text, e.end, hit.start)]
    if goods and firms:
        rank = reex.Rank(kind=hit.term.data.rank, of=hit.term.data.of, place=_place(line, hit.end))
        yield _claim(page, line, "rank", cast.party(firms[-1]), rank, "rank")


def _of(line: Line, start: int, things: frozenset[str]) -> re.Match[str] | None:
    """Return the words that a rank is of, up to the first that names a thing."""
    for words in _WORDS_BEFORE:
        of = words.match(line.text, start, line.end)
        if of and of[2] in things:
            return of
    return None


def _said_of(line: Line, start: int) -> reex.Entity | None:
    """Return who stands before a rank as what has it: ``X is the only``, ``X operates the only``."""
    before = [e for e in line.of_kinds(FIRMS_AND_SITES) if _IS.fullmatch(line.text, e.end, start)]
    return before[-1] if before else None


def _named(line: Line, of: re.Match[str], sites: frozenset[str]) -> reex.Entity | None:
    """Return what a rank is of where its name follows: a site after a word for sites, else a firm."""
    kind = "facility" if of[2] in sites else "company"
    behind = [e for e in line.of_kind(kind) if _NAMED.fullmatch(line.text, of.end(), e.start)]
    return behind[0] if behind else None


def _home(line: Line, start: int, of: re.Match[str]) -> reex.Entity | None:
    """Return the country that a rank holds in, before or in it: ``America's only``, ``the only U.S. mine``."""
    for country in line.of_kind("country"):
        if country.start == of.start(1) or (country.end < start and _OWNS.fullmatch(line.text, country.end, start)):
            return country
    return None


def _place(line: Line, end: int) -> str | None:
    for place in line.of_kinds(PLACES):
        if _IN.fullmatch(line.text, end, place.start):
            return place.ref
    return None


def _claim(
    page: reex.Page, line: Line, measure: str, party: reex.Party, value: reex.Place | reex.Rank, rule: str
) -> reex.Claim:
    return page.claim(
        measure=measure,
        subject=party,
        value=value,
        evidence=(line.span,),
        rule=rule,
        confidence=confidence("claim", rule),
    )
