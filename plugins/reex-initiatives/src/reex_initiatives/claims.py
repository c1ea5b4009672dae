"""Claims: the share of supply that a country or company holds, or its dependence on one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

import reex
from reex_initiatives.line import Line

_HELD_BY = re.compile(r"\b(?:by|in|inside|from|on)\s(?:the\s)?$")
_STOP = re.compile(r"\d(?:[\d.,]*)\s?(?:%|per\s?cent)|[;.]\s")
_NEAR = 90


def claims(page: reex.Page, all_lines: Iterable[Line]) -> list[reex.Claim]:
    """Return the shares that the document asserts, one for all mentions of it."""
    found: dict[tuple[str, str, str], reex.Claim] = {}
    for line in all_lines:
        for claim in _of_line(page, line):
            key = (claim.subject.ref or claim.subject.name, str(claim.value), "")
            assert isinstance(claim.value, reex.Percent)
            key = (claim.subject.ref or claim.subject.name, f"{claim.value.low.normalize()}", f"{claim.value.high}")
            found[key] = _joined(found[key], claim) if key in found else claim
    return list(found.values())


def _joined(one: reex.Claim, other: reex.Claim) -> reex.Claim:
    exact = isinstance(one.value, reex.Percent) and one.value.bound == "exact"
    return attrs.evolve(
        one,
        value=other.value if exact else one.value,
        stages=tuple(dict.fromkeys((*one.stages, *other.stages))),
        commodities=tuple(dict.fromkeys((*one.commodities, *other.commodities))),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
    )


def _of_line(page: reex.Page, line: Line) -> Iterator[reex.Claim]:
    percents = [e for e in line.of_kind("percent") if isinstance(e.value, reex.Percent)]
    for percent in percents:
        if not _is_share(line, percent):
            continue
        subject = _subject(line, percent)
        if subject is None:
            continue
        stop = _reach(line, percent)
        yield page.claim(
            measure="share",
            subject=reex.Party(
                kind=subject.kind, name=subject.name or subject.text, ref=subject.ref, entities=(subject.id,)
            ),
            value=attrs.evolve(percent.value, measure="market_share"),
            stages=_stages(line, percent, stop),
            commodities=_commodities(line, percent, stop),
            evidence=(line.span,),
            rule="share",
            confidence=0.9,
        )


def _is_share(line: Line, percent: reex.Entity) -> bool:
    """Say whether words near a percentage make it a share, and none makes it something else."""
    near = [h for h in line.shares if abs(h.start - percent.start) <= _NEAR]
    if any(not h.term.data.share and -40 <= h.start - percent.end <= 30 for h in near):
        return False
    return any(h.term.data.share for h in near)


def _subject(line: Line, percent: reex.Entity) -> reex.Entity | None:
    """Return whose share it is: held by somebody named after it, else the nearest one named before it."""
    holders = line.of_kind("country", "company")
    for entity in holders:
        if percent.end <= entity.start <= percent.end + _NEAR and _HELD_BY.search(
            line.text, max(line.start, entity.start - 10), entity.start
        ) and re.search(r"\b(?:held|controlled|produced|supplied|processed|refined|inside|from|sit|sits|located)\b", line.text[percent.end : entity.start]):
            return entity
    before = [e for e in holders if e.end <= percent.start]
    owners = [e for e in before if line.text.startswith(("'s", "’s"), e.end)]
    subjects = [e for e in before if not re.search(r"\b(?:from|against|insulate|of|to)\s(?:the\s)?$", line.text[max(line.start, e.start - 12) : e.start])]
    return (owners or subjects or [None])[-1]


def _reach(line: Line, percent: reex.Entity) -> int:
    """Return where the words end that say what a percentage is a share of."""
    following = _STOP.search(line.text, percent.end, line.end)
    return following.start() if following else line.end


def _stages(line: Line, percent: reex.Entity, stop: int) -> tuple[str, ...]:
    words = [h for h in line.stages if percent.end <= h.start < stop]
    return tuple(dict.fromkeys(str(h.term.data.stage) for h in words))


def _commodities(line: Line, percent: reex.Entity, stop: int) -> tuple[str, ...]:
    after = [e for e in line.of_kind("commodity") if percent.end <= e.start < stop]
    before = [e for e in line.of_kind("commodity") if e.end <= percent.start][-1:]
    return tuple(dict.fromkeys(e.ref for e in after or before if e.ref))
