"""Firms that only the words around them tell: by what they are called, their place and a firm beside."""

from __future__ import annotations

from collections.abc import Mapping

import reex
from reex_companies.doubtful import doubtful_firms, doubtful_names
from reex_companies.hits import Hits
from reex_companies.places import Places
from reex_companies.slots import Slots
from reex_companies.told import Callings

_TOLD = 0.8  # of a name that only the words around it make a firm's
_BY_SLOT = 0.7  # of a name that only its place in the sentence makes one


def by_words(
    page: reex.Page, hits: Hits, found: list[reex.Entity], callings: Callings, slots: Slots
) -> list[reex.Entity]:
    """Return the firms that only the words around them tell: by callings, their place and a firm beside."""
    bodies, inside = page.entities("agency", "program"), Places(page.entities("country", "region", "commodity"))
    doubtful, taken = doubtful_names(hits.names), Places([*found, *bodies])
    told = [
        _told(page, span, doubtful, "told", _TOLD)
        for span in callings.names(page, hits.words["calling"], taken, inside)
    ]
    taken = Places([*found, *told, *bodies]) if told else taken
    abroad = slots.abroad(page, page.entities("country"), taken, inside)
    told += [_told(page, span, doubtful, "slot", _BY_SLOT) for span in abroad]
    taken = Places([*found, *told, *bodies]) if told else taken
    by_slot = [
        _told(page, span, doubtful, "slot", _BY_SLOT)
        for span in slots.names(page, hits.words["slot"], taken, inside, doubtful)
    ]
    if doubtful:
        taken = Places([*found, *told, *by_slot, *bodies])
        weak = (hit for hit in hits.names if hit.term.data.weak and hit.term.data.text in doubtful)
        by_slot += [_told(page, span, doubtful, "slot", _BY_SLOT) for span in doubtful_firms(page, weak, taken)]
    firms, taken = [*found, *told, *by_slot], Places([*found, *told, *by_slot, *bodies]) if by_slot else taken
    joined = [_told(page, span, doubtful, "joined", _BY_SLOT) for span in slots.beside(page, firms, taken, inside)]
    return [*told, *by_slot, *joined]


def _told(
    page: reex.Page, span: reex.Span, doubtful: Mapping[str, reex.Entry], rule: str, confidence: float
) -> reex.Entity:
    """Make a firm of a name that a table has at most as doubtful: ``Perpetua``."""
    text = page.text[span.start : span.end]
    entry = doubtful.get(text)
    name, ref = (entry.name, entry.ref) if entry else (" ".join(text.split()), None)
    return page.entity("company", span, name=name, ref=ref, rule=rule, confidence=confidence)
