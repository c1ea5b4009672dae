"""The parties of a document: mentions of one body, firm or country, and all that the document calls it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

import reex
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key


class Cast(msgspec.Struct, frozen=True):
    """How the document names each party, by key, in the order of first mention."""

    forms: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Cast:
        """Return the cast of a document."""
        found: dict[str, dict[str, None]] = {}
        for line in lines:
            for entity in line.of_kinds(PARTIES) if line.entities else ():
                found.setdefault(key(entity), {})[entity.text] = None
        return cls({party: tuple(forms) for party, forms in found.items()})

    def party(self, *mentions: reex.Entity) -> reex.Party:
        """Return the party that all of *mentions* are of."""
        return reex.Party.of(*mentions, forms=self.forms.get(key(mentions[0]), ()))

    def inferred(self, kind: str, name: str, ref: str | None, source: str) -> reex.Party:
        """Return a party that a table names, and not the text where it should."""
        forms = self.forms.get(ref or name.lower(), ())
        return reex.Party(kind=kind, name=name, ref=ref, forms=forms, inferred=True, source=source)

    def parties(self, mentions: Iterable[reex.Entity]) -> tuple[reex.Party, ...]:
        """Return one party for all mentions of it."""
        found: dict[str, list[reex.Entity]] = {}
        for entity in mentions:
            party = key(entity)
            if party in found:
                found[party].append(entity)
            else:
                found[party] = [entity]
        return tuple([reex.Party.of(*same, forms=self.forms.get(party, ())) for party, same in found.items()])
