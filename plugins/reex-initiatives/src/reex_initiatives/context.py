"""What the sentences before have told: who acts, for whom, and about what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

import reex
from reex_initiatives.draft import Draft
from reex_initiatives.grammar import Act
from reex_initiatives.line import PARTIES, Line
from reex_initiatives.roles import is_adjective
from reex_initiatives.status import Force

# With a commodity in one sentence of four, the whole document is about the field.
_FIELD_DENSITY = 0.25


@attrs.define
class Context:
    """What a document has told so far.

    Attributes:
        countries: the first mention of each country, by ref, anywhere in the document.
        nations: names of countries that the document may not name itself.
        about_field: whether the document as a whole is about minerals and their supply.
        last, seen: the last act, and the last one of each instrument.
        frame: the last act with both sides, whose parties its neighbours may share.
        list_of: the last act of giving, of which a list that follows may name the receivers.
        lead: the act that a sentence before a list names, and how far it has come.
        company, agency, topic: what ``the company``, ``the agency``, ``it`` stand for.
    """

    countries: dict[str, reex.Entity]
    about_field: bool
    nations: Mapping[str, str]
    last: Draft | None = None
    seen: dict[str, Draft] = attrs.field(factory=dict)
    frame: Draft | None = None
    list_of: Draft | None = None
    lead: tuple[Act, Force] | None = None
    company: reex.Entity | None = None
    agency: reex.Entity | None = None
    topic: reex.Entity | None = None

    @classmethod
    def of(cls, lines: list[Line], nations: Mapping[str, str]) -> Context:
        """Return the context of a document before its first sentence."""
        countries: dict[str, reex.Entity] = {}
        for line in lines:
            for entity in line.of_kind("country"):
                known = countries.get(entity.ref or "")
                if entity.ref and (known is None or (is_adjective(known) and not is_adjective(entity))):
                    countries[entity.ref] = entity
        spoken = sum(1 for line in lines if line.of_kind("commodity"))
        return cls(countries, spoken >= _FIELD_DENSITY * len(lines), nations)

    def add(self, draft: Draft) -> None:
        """Remember an act."""
        self.last = self.seen[draft.act.instrument] = draft
        if draft.actors and draft.recipients:
            self.frame = draft
        if draft.actors and draft.act.family == "capital" and draft.rule != "list-item":
            self.list_of = draft

    def remember(self, line: Line) -> None:
        """Remember whom a sentence was about."""
        parties: Iterable[reex.Entity] = [e for e in line.of_kind(*PARTIES) if not is_adjective(e)]
        for entity in parties:
            if entity.kind == "company":
                self.company = entity
            elif entity.kind == "agency":
                self.agency = entity
        self.topic = next(iter(parties), self.topic)

    def referent(self, kind: str | None) -> reex.Entity | None:
        """Return what a referring subject of this kind stands for."""
        return {"company": self.company, "agency": self.agency, "topic": self.topic}.get(kind or "")

    def nation(self, party: reex.Entity) -> reex.Entity | None:
        """Return the country that a party is, or acts for: presidents sign for their countries."""
        if party.kind == "country":
            return self.countries.get(party.ref or "", party)
        state = (party.ref or "").split("/")[0].upper()
        if state in self.nations and state not in self.countries:
            return attrs.evolve(party, kind="country", ref=state, name=self.nations[state])
        return self.countries.get(state)

    def in_field(self, draft: Draft) -> bool:
        """Say whether an act is about supply: trade measures always, others unless goods of another field are named."""
        if self.about_field or draft.act.family == "trade":
            return True
        line = draft.line
        return bool(line.of_kind("commodity") or not line.cues_of(line.start, line.end, "other_field"))
