"""One mention of an act, or several that were found to be one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import attrs
import msgspec

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.words import Act
from reex_initiatives.progress.reading import RANK, status_of_cue
from reex_initiatives.progress.status import Force
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import keys
from reex_initiatives.sentences.timing import Timing

Side = Literal["actors", "recipients"]
# The mentions of both sides, and the keys of them all.
_Joined = tuple[tuple[reex.Entity, ...], tuple[reex.Entity, ...], frozenset[str]]
# Why a side is empty of which the text names several that could be meant.
AMBIGUOUS = "ambiguous"
# Reasons by which a party comes from another sentence than the act's own.
ELSEWHERE = frozenset(("reference", "list", "deal", "document"))


class _Known(msgspec.Struct, eq=False):
    """The keys and spans of mentions that were looked at before.

    Attributes:
        placed: of how many mentions the spans are known.
    """

    mentions: tuple[reex.Entity, ...] = ()
    keys: set[str] = msgspec.field(default_factory=set)
    placed: int = 0
    _spans: set[tuple[int, int]] = msgspec.field(default_factory=set)

    def begins(self, mentions: tuple[reex.Entity, ...]) -> bool:
        """Say whether *mentions* begin with those looked at."""
        count = len(self.mentions)
        ends = not count or (count <= len(mentions) and mentions[count - 1] is self.mentions[-1])
        return ends and self.mentions[:1] == mentions[: min(count, 1)]

    def take(self, mentions: tuple[reex.Entity, ...]) -> None:
        """Look at the mentions that are new."""
        self.keys.update(keys(mentions[len(self.mentions) :]))
        self.mentions = mentions

    @property
    def spans(self) -> set[tuple[int, int]]:
        """Where the mentions stand."""
        if self.placed < len(self.mentions):
            self._spans.update([(entity.start, entity.end) for entity in self.mentions[self.placed :]])
            self.placed = len(self.mentions)
        return self._spans


@attrs.define(eq=False, kw_only=True)
class Draft:
    """An initiative in the making, with the mentions that its fields come from.

    Attributes:
        line, trigger: the sentence and the word that named it first.
        rule: how its parties were found.
        indefinite: whether the text brings it in as new: ``a loan``.
        item: whether it is one sum of several in its sentence, with goods and stages of its own.
        predicate: which predicate of its sentence tells it, where each is read for itself.
        headline: whether only headlines have told how far it has come.
        table: the number of the sentence that heads the table whose row tells it, if one does.
        why: how each of its fields was found, by a short word that ``docs/acts.md`` explains.
        evidence: all sentences that speak of it.
    """

    act: Act
    force: Force
    actors: tuple[reex.Entity, ...]
    recipients: tuple[reex.Entity, ...] = ()
    amounts: tuple[reex.Entity, ...] = ()
    duration: reex.Entity | None = None
    commodities: tuple[reex.Entity, ...] = ()
    stages: tuple[reex.Hit, ...] = ()
    programs: tuple[reex.Entity, ...] = ()
    timing: Timing = attrs.field(factory=Timing)
    line: Line
    trigger: Trigger
    rule: str
    indefinite: bool = False
    item: bool = False
    predicate: int = 0
    table: int | None = None
    headline: bool = attrs.field(default=attrs.Factory(lambda self: self.line.heading, takes_self=True))
    why: dict[str, str] = attrs.field(factory=dict)
    evidence: list[Line] = attrs.field(default=attrs.Factory(lambda self: [self.line], takes_self=True))
    _known: dict[Side, _Known] = attrs.field(factory=dict, init=False)
    _joined: _Joined = attrs.field(default=((), (), frozenset()), init=False)

    @property
    def parties(self) -> frozenset[str]:
        """The keys of all its parties."""
        actors, recipients, joined = self._joined
        if actors is not self.actors or recipients is not self.recipients:
            joined = frozenset(self.known("actors").keys | self.known("recipients").keys)
            self._joined = self.actors, self.recipients, joined
        return joined

    def take(self, side: Side, mentions: tuple[reex.Entity, ...], why: str) -> None:
        """Let *mentions* be one side, for the reason *why*."""
        if side == "actors":
            self.actors = mentions
        else:
            self.recipients = mentions
        self.why = {**self.why, side: why}

    def turn(self, why: str) -> None:
        """Let the two sides change places."""
        actors, recipients = self.actors, self.recipients
        self.take("actors", recipients, why)
        self.take("recipients", actors, why)

    def known(self, side: Side) -> _Known:
        """Return what the mentions of one side have in common, worked out for new ones only: there may be thousands."""
        mentions = self.actors if side == "actors" else self.recipients
        known = self._known.get(side)
        if known is not None and known.mentions is mentions:
            return known
        if known is None or not known.begins(mentions):
            known = self._known[side] = _Known()
        known.take(mentions)
        return known

    def hear_said(self, cue: reex.Hit | None, line: Line) -> None:
        """Take the status that a clause tells which is about the act: ``It was signed in May``."""
        if cue is None:
            return
        status = status_of_cue(cue)
        status = str(self.act.signed) if status == "agreed" else status
        if RANK[status] > RANK[self.force.status] or self.force.why == "default":
            self.force = msgspec.structs.replace(
                self.force,
                status=status,
                binding=status in ("agreed", "active"),
                cue=line.text[cue.start : cue.end].lower(),
                why="cue",
                span=reex.Span(cue.start, cue.end),
            )

    def speaks_on(self, line: Line, reach: int = 2) -> None:
        """Take *line* as evidence, if it follows within *reach* sentences of the last one."""
        if line not in self.evidence and line.number - self.evidence[-1].number <= reach:
            self.evidence.append(line)


def by_predicate(made: Iterable[Draft]) -> list[list[Draft]]:
    """Return the acts of a sentence by the predicates that tell them: of two, neither is part of the other."""
    found: dict[int, list[Draft]] = {}
    for draft in made:
        found.setdefault(draft.predicate, []).append(draft)
    return list(found.values())
