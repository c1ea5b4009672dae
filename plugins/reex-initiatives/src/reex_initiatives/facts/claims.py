"""Claims: the share of supply that a country or company holds, or its dependence on one."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator

import attrs

import reex
from reex_initiatives.facts.reliance import who_relies, words_of_reliance
from reex_initiatives.facts.share_goods import goods_of, sentence_of_goods, stages_of
from reex_initiatives.facts.share_holder import goes_on_in_list, holder_of, spoken_of
from reex_initiatives.facts.supply_share import is_share, of_field
from reex_initiatives.lexicon.kinds import BODIES
from reex_initiatives.records.cast import Cast
from reex_initiatives.records.trust import confidence
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.timing import day

_IN = reex.regex(r"\b(?:in|as of|during|for)\s(?:the\s)?$", re.IGNORECASE)
_ACCORDING = reex.regex(
    r"\b(?:according to|as reported by|figures from|data from|estimates by)\s(?:the\s|an?\s)?$", re.IGNORECASE
)
_SAYS = reex.regex(r"\s(?:says|said|estimates|estimated|reckons|reports|reported|puts|calculates)\b")


def claims(page: reex.Page, all_lines: Iterable[Line], cast: Cast) -> list[reex.Claim]:
    """Return the shares that the document asserts, one for all mentions of it."""
    found: list[reex.Claim] = []
    places: dict[Hashable, list[int]] = {}
    topic: reex.Entity | None = None
    before: list[Line] = []  # sentences that may tell a later topic
    for line in all_lines:
        if not line.of_kind("percent"):
            before.append(line)
            continue
        previous = before[-1] if before else None
        topic, before = spoken_of(before) or topic, [line]
        for claim in _of_line(page, line, previous, cast, topic):
            alike = places.setdefault(_share(claim), [])
            same = next((at for at in alike if _same_goods(found[at], claim)), None)
            if same is None:
                alike.append(len(found))
                found.append(claim)
            else:
                found[same] = _joined(found[same], claim)
    return found


def _share(claim: reex.Claim) -> Hashable:
    """Return what two mentions of one share have in common: holder and number."""
    assert isinstance(claim.value, reex.Percent)
    return claim.subject.ref or claim.subject.name, claim.value.low, claim.value.high


def _same_goods(one: reex.Claim, other: reex.Claim) -> bool:
    """Say whether two mentions of one holder and number speak of no two different materials."""
    return not one.commodities or not other.commodities or bool({*one.commodities} & {*other.commodities})


def _joined(one: reex.Claim, other: reex.Claim) -> reex.Claim:
    """Return one claim for two mentions; the one that limits its value tells more."""
    exact = isinstance(one.value, reex.Percent) and one.value.bound == "exact"
    return attrs.evolve(
        one,
        value=other.value if exact else one.value,
        stages=tuple(dict.fromkeys((*one.stages, *other.stages))),
        commodities=tuple(dict.fromkeys((*one.commodities, *other.commodities))),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
    )


def _of_line(
    page: reex.Page, line: Line, previous: Line | None, cast: Cast, topic: reex.Entity | None
) -> Iterator[reex.Claim]:
    last: tuple[reex.Entity, reex.Entity] | None = None  # the share before, and whose it is
    for percent in line.of_kind("percent"):
        relies = words_of_reliance(line, percent)
        buyer = who_relies(line, percent, relies, topic)
        subject = buyer or (holder_of(line, percent, topic) if not relies and is_share(line, percent) else None)
        if subject is None and last and goes_on_in_list(line, last[0], percent):
            subject = last[1]
        of_that = sentence_of_goods(line, previous, percent)
        if subject is None or not isinstance(percent.value, reex.Percent) or not of_field(of_that or line):
            continue
        last = percent, subject
        reliance = buyer is not None or percent.value.measure == "reliance"
        value = attrs.evolve(percent.value, measure="reliance" if reliance else "market_share")
        yield page.claim(
            measure="share",
            subject=cast.party(subject),
            value=value,
            stages=stages_of(line, percent, of_that),
            commodities=goods_of(line, percent, of_that),
            as_of=_as_of(line, percent),
            attribution=_source(line),
            evidence=(line.span,),
            rule="share",
            confidence=confidence("claim", "share"),
        )


def _as_of(line: Line, percent: reex.Entity) -> str | None:
    """Return the date that a share holds for: ``in 2024``, ``as of June``."""
    start, stop = line.clause(percent.start)
    dates = [e for e in line.of_kind("date") if start <= e.start < stop and _IN.search(line.text, start, e.start)]
    return day(dates[0]) if dates else None


def _source(line: Line) -> str | None:
    """Return who says so: ``according to the International Energy Agency``."""
    for entity in line.of_kinds(BODIES):
        before = _ACCORDING.search(line.text, max(line.start, entity.start - 24), entity.start)
        if before or _SAYS.match(line.text, entity.end):
            return entity.name or entity.text
    return None
