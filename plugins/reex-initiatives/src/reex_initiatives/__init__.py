"""Initiatives and claims: who does what for whom, for reex."""

import reex
from reex_initiatives.acts import drafts
from reex_initiatives.build import initiatives
from reex_initiatives.claims import claims
from reex_initiatives.grammar import Grammar
from reex_initiatives.line import lines
from reex_initiatives.standing import standing

_KINDS = (
    "agency", "commodity", "company", "country", "date", "duration", "facility", "money", "organization", "percent",
    "program", "region",
)  # fmt: skip


def _extractor() -> reex.Extractor:
    grammar = Grammar.read()

    def find(page: reex.Page) -> reex.Found:
        rows = lines(page, grammar)
        yield from initiatives(page, drafts(rows, grammar))
        yield from claims(page, rows)
        yield from standing(page, rows, grammar.things)

    return reex.Extractor("initiatives", find, makes={"initiative", "claim"}, uses=_KINDS, terms=grammar.terms)


@reex.hookimpl
def reex_extractors() -> list[reex.Extractor]:
    """Return the extractor of initiatives and claims."""
    return [_extractor()]
