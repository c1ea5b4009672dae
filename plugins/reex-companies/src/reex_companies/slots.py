"""Firms that only their place in a sentence tells: ``awarded X a contract``, ``a stake in X``, ``X’s smelter``."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any

import attrs

import reex
from reex_companies.beside import DOING, in_lists, joined_to, names_beside
from reex_companies.no_firm import firms_everywhere, has_given_name
from reex_companies.origins import CAPITAL, deals, is_dealt_with, of_origin, own_words, without_origin
from reex_companies.places import Places
from reex_companies.told import is_name

ROLES = {f"slot-{role}": role for role in ("give", "trade", "before", "by", "own", "do", "deal")}
_NUMBERED = reex.regex(r"[A-Z]?[0-9]+")  # a class, a phase, a firm by a short form of its own


@attrs.frozen
class Slots:
    """Words beside which only a firm stands, and words and names that are no firm's.

    Attributes:
        give: verbs with two objects, ``awarded X a contract``.
        trade: verbs of buying and selling, ``bought X for $4 billion``.
        before: words before a name, or a list of names, ``a stake in X``.
        by: the same of people as often, ``owned by X``; a name of two words may be theirs.
        own: what firms own, ``X's smelter``.
        do: verbs of which firms are the subject, ``X is building a plant``.
        deal: verbs of which states and people are the subject as often; the name must be one that the table has as
            doubtful, ``Apple agreed to buy``.
        others: words in names of other things, and names that are of none.
        places: names of places that a list of countries has as doubtful.
        elsewhere: returns the names in tables of other kinds.
    """

    give: frozenset[str] = attrs.field(converter=frozenset)
    trade: frozenset[str] = attrs.field(converter=frozenset)
    before: frozenset[str] = attrs.field(converter=frozenset)
    by: frozenset[str] = attrs.field(converter=frozenset)
    own: frozenset[str] = attrs.field(converter=frozenset)
    do: frozenset[str] = attrs.field(converter=frozenset)
    deal: frozenset[str] = attrs.field(converter=frozenset)
    others: frozenset[str] = attrs.field(converter=frozenset)
    places: frozenset[str] = attrs.field(converter=frozenset)
    generic: frozenset[str]
    elsewhere: Callable[[], frozenset[str]]

    @classmethod
    def of(cls, table: Mapping[str, Any], generic: frozenset[str], elsewhere: Callable[[], frozenset[str]]) -> Slots:
        """Return the slots of the table ``slots`` of ``patterns.toml``."""
        return cls(**table, generic=generic, elsewhere=elsewhere)

    def terms(self) -> list[reex.Term]:
        """Return what to scan for."""
        return [reex.Term(word, slot) for slot, role in ROLES.items() for word in sorted(getattr(self, role))]

    def names(
        self, page: reex.Page, hits: Iterable[reex.Hit], taken: Places, inside: Places, known: Container[str] = ()
    ) -> Iterator[reex.Span]:
        """Yield where names stand in such places.

        Args:
            page: the page of an extractor.
            hits: those of the terms of :meth:`terms` on it.
            taken: names of other things, which none of these touches.
            inside: places and goods, of which no name is made alone.
            known: names of firms that are made of such words alone: ``Critical Metals``.
        """
        yield from firms_everywhere(page, list(self._able(page, hits, taken, inside, known)), inside, known)

    def abroad(
        self, page: reex.Page, countries: Iterable[reex.Entity], taken: Places, inside: Places
    ) -> Iterator[reex.Span]:
        """Yield the names of two words or more behind where they are from: ``sold to Germany's Thalheim Werke``.

        Such a name is that of a firm where it deals, or is dealt with. For the rest, see :meth:`names`.
        """
        verbs = self.do | self.deal | self.trade | self.give
        able = []
        for country in countries:
            name = of_origin(page.text, country.end)
            if (
                name is not None
                and own_words(page.text, name, inside, self.generic) > 1
                and (is_dealt_with(page.text, country.start, name.end) or deals(page.text, name.end, verbs))
                and not page.in_heading(country.start)
                and self._may_be_firm(page, name, taken, inside, "abroad")
            ):
                able.append((name, "abroad"))
        yield from firms_everywhere(page, able, inside)

    def beside(
        self, page: reex.Page, firms: Iterable[reex.Entity], taken: Places, inside: Places
    ) -> Iterator[reex.Span]:
        """Yield the names that one ``and`` joins to those of *firms*, or that stand between two of them in a list.

        For the rest, see :meth:`names`.
        """
        known = sorted(firms, key=lambda firm: firm.start)
        joined = [span for firm in known for span in joined_to(page.text, firm) if not page.in_heading(firm.start)]
        joined += in_lists(page.text, known)
        able = [(span, "joined") for span in joined if self._may_be_firm(page, span, taken, inside, "joined")]
        yield from firms_everywhere(page, able, inside)

    def _able(
        self, page: reex.Page, hits: Iterable[reex.Hit], taken: Places, inside: Places, known: Container[str]
    ) -> Iterator[tuple[reex.Span, str]]:
        """Yield the names that stand in such a place and may be a firm's, with their roles."""
        for hit in hits:
            if not page.text[hit.start : hit.end].islower():
                continue
            role = ROLES[hit.term.data]
            for found in names_beside(page.text, hit, role):  # few have one: what they stand in is asked of these alone
                span = without_origin(page.text, found, inside, self.generic)
                listed = role in DOING and page.text[span.start : span.end] in known
                if role == "deal" and not listed:
                    continue
                if not page.in_heading(hit.start) and self._may_be_firm(page, span, taken, inside, role, known):
                    yield span, "deal" if listed else role

    def _may_be_firm(
        self, page: reex.Page, span: reex.Span, taken: Places, inside: Places, role: str, known: Container[str] = ()
    ) -> bool:
        """Say whether a name may be a firm's: of no person, site or other body, and not of places and goods alone."""
        words = page.text[span.start : span.end].split()
        if taken.touch(span.start, span.end) or not self.others.isdisjoint(words) or has_given_name(page.text, span):
            return False
        if not CAPITAL.match(words[0]) or page.text.endswith("the ", 0, span.start) or _NUMBERED.fullmatch(words[0]):
            return False
        if (name := " ".join(words)) not in known and not is_name(page.text, span, inside, self.generic):
            return False
        if name in self.places or name in self.elsewhere():
            return False
        return role != "by" or len(words) != 2
