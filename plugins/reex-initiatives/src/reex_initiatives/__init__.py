"""Initiatives and claims: who does what for whom, for reex."""

from functools import cache
from pathlib import Path

import reex
from reex_initiatives.acts import drafts
from reex_initiatives.facts.claims import claims
from reex_initiatives.facts.standing import standing
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.memory.leading import leading
from reex_initiatives.pages.cutting import lines
from reex_initiatives.records.build import initiatives
from reex_initiatives.records.cast import Cast
from reex_initiatives.sites.for_sites import to_owners
from reex_initiatives.sites.projects import projects

_KINDS = (
    "agency", "commodity", "company", "country", "date", "duration", "facility", "money", "organization", "percent",
    "program", "region",
)  # fmt: skip


def extractor(*files: Path | str) -> reex.Extractor:
    """Return the extractor of initiatives and claims, with what *files* add to its tables.

    Raises:
        reex.DataError: if a file can't be read, or says what can't be; it names the place and the mend.
    """
    more = tuple(map(Path, files))
    grammar = Grammar.read(more)

    def find(page: reex.Page) -> reex.Found:
        rows = lines(page, grammar)
        if not rows:
            return
        cast = Cast.of(rows)
        lead = leading(rows)
        found = drafts(rows, grammar, lead)
        to_owners(page, found, rows, grammar, lead)
        built = [draft for draft in found if draft.act.sites]
        acts = [draft for draft in found if not draft.act.sites]
        yield from initiatives(page, [*acts, *projects(page, rows, built, grammar, lead)], cast, lead)
        yield from claims(page, rows, cast)
        yield from standing(page, rows, grammar, cast, lead)

    def extended(file: Path) -> reex.Extractor:
        return extractor(*more, file)

    made = {"initiative", "claim"}
    return reex.Extractor("initiatives", find, makes=made, uses=_KINDS, terms=grammar.terms, extended=extended)


@cache
def _shipped() -> reex.Extractor:
    return extractor()


@reex.hookimpl
def reex_extractors() -> list[reex.Extractor]:
    """Return the extractor of initiatives and claims."""
    return [_shipped()]
