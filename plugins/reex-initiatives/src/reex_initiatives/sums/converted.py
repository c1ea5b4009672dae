"""Money that is turned into shares, and not given once more: ``converted $90 million in grants into a 10% stake``."""

from __future__ import annotations

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.vocabulary import any_of, signs_of
from reex_initiatives.lexicon.words import STATUS_CUES
from reex_initiatives.sentences.line import Line

_TURNED = reex.regex(
    rf"\b(?:{any_of('turns_into')})\s(?P<what>[^;:\n]{{3,120}}?)\s(?:into|for|to)\s(?:(?:an?|the|its|about|some|common|new)\s){{0,2}}"
    rf"(?:[\d.]+(?:%|\sper\s?cent)\s)?(?:[a-z-]+\s){{0,3}}(?:{any_of('shares')}|stake|equity|holding|interest)\b"
)
_TURNING = signs_of("turns_into")
# Between a word on how far it has come and the verb that turns money into shares: "in talks to", "would like to".
_TO = reex.regex(r"\s(?:[a-z]+\s){0,2}")
# What is turned into shares, as acts that a sentence seems to tell of it.
_GIVEN = frozenset(("grant", "loan", "funding", "guarantee", "law"))


def _as_turned(line: Line, share: Draft, start: int, end: int) -> None:
    """Let shares be as far, and of whom, the verb says that turns the money into them: ``may swap a loan, …, for``."""
    cues = line.cues_of(line.start, start, frozenset(STATUS_CUES))
    if cues and share.force.why == "default" and _TO.fullmatch(line.text, cues[-1].end, start):
        share.hear_said(cues[-1], line)
    told = [e for e in share.actors if start <= e.start < end]
    doers = [e for e in line.of_kinds(share.act.actors) if e.end <= start]
    if told and doers and len(told) == len(share.actors):
        share.take("actors", tuple(doers[-1:]), "subject")
        share.take("recipients", share.recipients or tuple(e for e in told if e.kind == "company"), "sentence")


def as_shares(line: Line, made: list[Draft]) -> list[Draft]:
    """Return the acts of a sentence without those that only name what was turned into shares, which are its price."""
    turned = None if line.lacks(_TURNING) else _TURNED.search(line.text, line.start, line.end)
    if turned is None:
        return made
    start, end = turned.span("what")
    shares = [d for d in made if d.act.instrument == "equity" and end <= d.trigger.start <= turned.end()]
    if not shares:
        return made
    paid = tuple(e for e in line.of_kind("money") if start <= e.start < end)
    if paid and not shares[0].amounts:
        shares[0].amounts = paid[:1]
    _as_turned(line, shares[0], turned.start(), end)
    return [d for d in made if d.act.instrument not in _GIVEN or not start <= d.trigger.start < end]
