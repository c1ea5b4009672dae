"""Claims of place and rank: ``located in Nevada``, ``the only operating rare earth mine in the United States``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import reex
from reex_initiatives.cast import Cast
from reex_initiatives.line import Line
from reex_initiatives.trust import confidence
from reex_initiatives.words import Located, RankWord

# What a rank is of: up to five words, the last of which names a thing.
_OF = re.compile(r"\s((?:[\w'’-]+\s){0,5}?)([a-z]+)\b")
_IN = re.compile(r"[^,.;]{0,40}?\s(?:in|of|for)\s(?:the\s)?")
_THE = r"(?:the\s|its\s|an?\s|[A-Z][\w.]+['’]s\s|one of the\s)"
_IS = re.compile(
    r"(?:\s\([^()]{1,30}\))*(?:\sin\s[A-Z][\w ]{1,20}?)?"
    rf"(?:,\s|\s(?:is|are|was|remains|became|operates|owns|runs)\s){_THE}?"
)
_SITE = re.compile(r"(?:\s(?:mine|project|deposit|refinery|plant|facility|smelter))?,?\s(?:in|near)\s(?:the\s)?")
_AFTER_PLACE = re.compile(r"(?:,\s[A-Z][\w ]{1,20})?,\s")
_REACH = 60


def standing(page: reex.Page, all_lines: Iterable[Line], things: frozenset[str], cast: Cast) -> Iterator[reex.Claim]:
    """Yield where firms and their sites are, and what they are said to be the only or largest of."""
    for line in all_lines:
        yield from _locations(page, line, cast)
        yield from _ranks(page, line, things, cast)


def _locations(page: reex.Page, line: Line, cast: Cast) -> Iterator[reex.Claim]:
    subjects = line.of_kind("company", "facility")
    for place in line.of_kind("region"):
        for cue in (hit for hit in line.standing if isinstance(hit.term.data, Located)):
            if 0 < place.start - cue.end <= _REACH // 2 and (subject := _located(line, subjects, cue, place)):
                yield _claim(page, line, "location", cast.party(subject), reex.Place(ref=place.ref or ""))
        for site in line.of_kind("facility"):
            if _SITE.fullmatch(line.text, site.end, place.start):
                yield _claim(page, line, "location", cast.party(site), reex.Place(ref=place.ref or ""))


def _located(line: Line, subjects: list[reex.Entity], cue: reex.Hit, place: reex.Entity) -> reex.Entity | None:
    """Return who is at *place*: named right behind it at the head of a sentence, else the nearest one before."""
    if cue.start - line.start <= 2:
        behind = [e for e in subjects if _AFTER_PLACE.fullmatch(line.text, place.end, e.start)]
        return behind[0] if behind else None
    before = [e for e in subjects if e.end <= cue.start <= e.end + _REACH]
    return before[-1] if before else None


def _ranks(page: reex.Page, line: Line, things: frozenset[str], cast: Cast) -> Iterator[reex.Claim]:
    for hit in (hit for hit in line.standing if isinstance(hit.term.data, RankWord)):
        of = _OF.match(line.text, hit.end)
        while of and of[2] not in things:
            of = _longer(line.text, hit.end, of)
        if of is None:
            continue
        subjects = [e for e in line.of_kind("company", "facility") if _IS.fullmatch(line.text, e.end, hit.start)]
        if subjects:
            part = _OUTSIDE.match(line.text, of.end())
            what = f"{of[1]}{of[2]}{part[0] if part else ''}".strip()
            rank = reex.Rank(kind=hit.term.data.rank, of=what, place=_place(line, of.end()))
            yield _claim(page, line, "rank", cast.party(subjects[-1]), rank)


# "The only producer outside China": without the last words the claim would be false.
_OUTSIDE = re.compile(r"(?:\sof\s[\w\s-]{3,40}?)?\soutside\s(?:of\s)?(?:the\s)?[A-Z]\w+")


# A word behind so many others.
_WORDS_BEFORE = [re.compile(rf"\s((?:[\w'’-]+\s){{{count}}})([a-z]+)\b") for count in range(6)]


def _longer(text: str, start: int, of: re.Match[str]) -> re.Match[str] | None:
    """Return the match with one word more, up to five."""
    count = len(of[1].split()) + 1
    return _WORDS_BEFORE[count].match(text, start) if count < len(_WORDS_BEFORE) else None


def _place(line: Line, end: int) -> str | None:
    for place in line.of_kind("country", "region"):
        if _IN.fullmatch(line.text, end, place.start):
            return place.ref
    return None


def _claim(page: reex.Page, line: Line, measure: str, party: reex.Party, value: reex.Place | reex.Rank) -> reex.Claim:
    return page.claim(
        measure=measure,
        subject=party,
        value=value,
        evidence=(line.span,),
        rule=measure,
        confidence=confidence("claim", measure),
    )
