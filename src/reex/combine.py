"""Two extractors as one: what both find."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from reex.document import Notice
from reex.errors import PipelineError
from reex.model import Entity
from reex.offers import Extractor
from reex.page import Found, Page


def agreement(name: str, first: Extractor, second: Extractor) -> Extractor:
    """Return an extractor of what *first* makes, as far as *second* agrees.

    A mention stays, as *first* made it, if *second* makes one of the same kind
    that shares a position with it. Kinds that *second* doesn't make stay as they are.

    Args:
        name: unique within a pipeline, from which *first* is left out.
        first: makes what is kept: the rules of a plugin, say.
        second: bears it out: a model, say. Nothing else of it is kept but its notices.

    Raises:
        PipelineError: if there is no kind that both make, or no language that both read.
    """
    shared = first.makes & second.makes
    if not shared:
        makers = [f"{extractor.name} makes {', '.join(sorted(extractor.makes))}" for extractor in (first, second)]
        raise PipelineError(f"{' and '.join(makers)}: there is nothing that they could agree on")
    terms = {id(term) for term in second.terms}

    def find(page: Page) -> Found:
        seen: set[tuple[str, int]] = set()
        for thing in second.find(attrs.evolve(page, hits=[hit for hit in page.hits if id(hit.term) in terms])):
            if isinstance(thing, Entity):
                seen.update(_places(thing))
            elif isinstance(thing, Notice):
                yield thing
        for thing in first.find(attrs.evolve(page, hits=[hit for hit in page.hits if id(hit.term) not in terms])):
            if isinstance(thing, Entity) and thing.kind in shared and seen.isdisjoint(_places(thing)):
                continue
            yield thing

    return Extractor(
        name,
        find,
        makes=first.makes,
        needs=first.needs | second.needs,
        uses=first.uses | second.uses,
        terms=(*first.terms, *second.terms),
        languages=_common(first.languages, second.languages),
        fallback=first.fallback,
        notices=(*first.notices, *second.notices),
    )


def _common(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    """Return the languages that both read."""
    if "*" in first:
        return second
    return first if "*" in second else first & second


def _places(entity: Entity) -> Iterator[tuple[str, int]]:
    return ((entity.kind, at) for at in range(entity.start, entity.end))
