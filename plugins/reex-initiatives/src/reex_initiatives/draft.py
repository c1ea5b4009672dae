"""One mention of an act, or several that were found to be one."""

from __future__ import annotations

import attrs

import reex
from reex_initiatives.grammar import Act
from reex_initiatives.line import Line, Trigger
from reex_initiatives.roles import keys
from reex_initiatives.status import Force
from reex_initiatives.timing import Timing


@attrs.define(eq=False, kw_only=True)
class Draft:
    """An initiative in the making, with the mentions that its fields come from.

    Attributes:
        line, trigger: the sentence and the word that named it first.
        rule: how its parties were found.
        indefinite: whether the text brings it in as new: ``a loan``.
        inherited: whether a party comes from a sentence before.
        evidence: all sentences that speak of it.
    """

    act: Act
    force: Force
    actors: tuple[reex.Entity, ...]
    recipients: tuple[reex.Entity, ...]
    amounts: tuple[reex.Entity, ...]
    duration: reex.Entity | None
    commodities: tuple[reex.Entity, ...]
    stages: tuple[str, ...]
    programs: tuple[reex.Entity, ...]
    timing: Timing
    places: tuple[reex.Entity, ...]
    line: Line
    trigger: Trigger
    rule: str
    indefinite: bool = False
    inherited: bool = False
    evidence: list[Line] = attrs.field(factory=list)

    @property
    def parties(self) -> set[str]:
        """The keys of all its parties."""
        return {*keys(self.actors), *keys(self.recipients)}

    def speaks_on(self, line: Line, reach: int = 2) -> None:
        """Take *line* as evidence, if it follows within *reach* sentences of the last one."""
        if line not in self.evidence and line.number - self.evidence[-1].number <= reach:
            self.evidence.append(line)
