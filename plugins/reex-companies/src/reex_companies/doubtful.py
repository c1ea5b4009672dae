"""Names that the table has as doubtful, which are those of firms by what stands beside them: ``Apple``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import reex
from reex_companies.beside import OBJECT
from reex_companies.data import any_of
from reex_companies.places import Places

# What stands around a name that the table has as doubtful where it is that of the firm.
_KNOWN_BEHIND = reex.regex(rf"\b(?:{any_of('known_behind')}) $")
KNOWN_ENDS = reex.regex(
    r"[,.;:)\n—–]|$|['’]s? | (?:and|or|for|to|in|at|on|over|under|after|before|last|this|has|have|had|will|would|is|was"
    r"|which|who|that|said|says|as|by|with|worth|but|while)\b"
)
_KNOWN_OWNS = reex.regex(rf"['’]s? (?:(?:[a-z][\w-]*|\S{{0,4}}\d\S*|first|own) ){{0,4}}(?:{any_of('known_owns')})\b")
_KNOWN_DOES = reex.regex(
    rf"(?: (?:has|have|had|will|would|also|now|already|recently|just|is|was|to|plans|wants|hopes|aims|each)){{0,3}}"
    rf" (?:(?:{any_of('known_did')})\b|(?:{any_of('known_does')})(?={OBJECT.pattern}))"
)
_NAME_BEFORE = reex.regex(r"(?:[A-Z][\w.’'-]*|\bMr\.|\bMs\.|&) $")
_KNOWN_REACH = 24


def doubtful_names(names: Iterable[reex.Hit]) -> dict[str, reex.Entry]:
    """Return the names of the table on the page that count for nothing by themselves, with the one thing of each."""
    known: defaultdict[str, dict[int, reex.Entry]] = defaultdict(dict)
    for hit in names:
        alias = hit.term.data
        if alias.weak:
            known[alias.text][id(alias.entry)] = alias.entry
    return {text: next(iter(entries.values())) for text, entries in known.items() if len(entries) == 1}


def doubtful_firms(page: reex.Page, hits: Iterable[reex.Hit], taken: Places) -> Iterator[reex.Span]:
    """Yield where a name that a table has as doubtful is that of the firm, by what stands beside it.

    Args:
        page: the page of an extractor.
        hits: those of such names on it.
        taken: names of other things, which none of these touches.
    """
    text = page.text
    for hit in hits:
        start, end = hit.start, hit.end
        low = max(0, start - _KNOWN_REACH)
        before = _KNOWN_BEHIND.search(text, low, start) and KNOWN_ENDS.match(text, end)
        if not (before or _KNOWN_OWNS.match(text, end) or _KNOWN_DOES.match(text, end)):
            continue
        if not (page.in_heading(start) or taken.touch(start, end) or _NAME_BEFORE.search(text, low, start)):
            yield reex.Span(start, end)
