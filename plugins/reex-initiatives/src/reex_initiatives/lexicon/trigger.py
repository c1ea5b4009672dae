"""What tells an act in a sentence: a word, a pattern, a phrase, or a name."""

from __future__ import annotations

import msgspec

import reex
from reex_initiatives.lexicon.matching import Found
from reex_initiatives.lexicon.phrases import Phrase
from reex_initiatives.lexicon.words import Act, Form


class Trigger(msgspec.Struct, frozen=True):
    """A word, or a program's name, that names or does an act."""

    act: Act
    form: Form
    start: int
    end: int
    program: reex.Entity | None = None
    site: reex.Entity | None = None
    match: Found | None = None
    goods: tuple[str, ...] = ()
    phrase: Phrase | None = None

    @property
    def says(self) -> str:
        """The status that its pattern or phrase tells, or nothing."""
        told = self.match.pattern if self.match else self.phrase
        return told.status if told else ""

    def is_name(self, entity: reex.Entity) -> bool:
        """Say whether it is the name of *entity*, which then takes no part in the act."""
        return entity is self.program or entity is self.site
