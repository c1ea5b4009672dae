"""Companies: the steps by which they are found, each of which looks at the names that those before it have found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

import attrs

import reex
from reex_companies.by_form import by_leading_form, by_legal_form
from reex_companies.by_trade import by_trade
from reex_companies.by_words import by_words
from reex_companies.data import DATA, names_elsewhere, nowhere_in_names, patterns
from reex_companies.forms import Forms
from reex_companies.hits import Hits
from reex_companies.listed import branches, is_persons, not_in_others, whole
from reex_companies.naming import as_called, one_name, renamed
from reex_companies.short_forms import short_forms
from reex_companies.slots import ROLES, Slots
from reex_companies.tickers import before_tickers, is_ticker, tickers_of
from reex_companies.told import CALLINGS, Callings

# One step looks at all words of callings, and one at all of slots, in the order of the text.
_GROUPS = {**dict.fromkeys(CALLINGS, "calling"), **dict.fromkeys(ROLES, "slot")}


@cache
def companies() -> reex.Extractor:
    """Return the extractor of companies; ``ref`` is ``exchange/TICKER`` where one is known."""
    gazetteer = reex.Gazetteer.read(DATA / "companies.csv")
    table = patterns()
    own = {field.name: table[field.name] for field in attrs.fields(Forms) if field.init and field.name != "more"}
    forms = Forms(**own, more=table["after_forms"])
    general = forms.generic | nowhere_in_names()
    callings = Callings(
        table["firm_nouns"],
        table["firms_nouns"],
        table["firm_before"],
        table["firm_after"],
        table["firm_verbs"],
        table["firm_acts"],
        general,
        forms.callings,
    )
    slots = Slots.of(table["slots"], general, names_elsewhere)
    terms = [*gazetteer.terms(), *_words(table, forms), *callings.terms(), *slots.terms()]
    find = partial(_found, forms=forms, callings=callings, slots=slots)
    uses = ("country", "region", "commodity", "agency", "program")
    return reex.Extractor("companies", find, makes="company", uses=uses, terms=terms)


def _words(table: Mapping[str, Any], forms: Forms) -> Iterator[reex.Term]:
    """Yield what stands in or beside names of firms, each word with what it tells."""
    groups: dict[str, Iterable[str]] = {
        "form": sorted(forms.forms),
        "trade": forms.trades,
        "exchange": forms.exchanges,
        "leading": table["leading_forms"],
        "branch": table["branches"],
    }
    return (reex.Term(word, told) for told, words in groups.items() for word in words)


def _found(page: reex.Page, *, forms: Forms, callings: Callings, slots: Slots) -> reex.Found:
    """Yield the firms of a page; each step looks at the names that those before it have found."""
    hits = Hits.of(page.hits, _GROUPS)
    tickers = tickers_of(page.text, hits)
    known = [m for m in reex.matches(page) if not is_ticker(page.text, m, tickers)]
    listed = [reex.named(page, "company", m) for m in known if not is_persons(page.text, m, forms)]
    listed = list(not_in_others(page, hits, listed, forms))
    listed = list(branches(page, hits, listed, forms))
    by_ticker = list(before_tickers(page, hits, listed, forms))
    refs = {made.text: made.ref for made in by_ticker}
    by_form = [
        renamed(page, made, made.name, ref) if not made.ref and (ref := refs.get(made.text)) else made
        for made in by_legal_form(page, hits, listed, forms)
    ]
    found = [*whole(listed, by_form), *by_ticker, *by_form]
    found += by_leading_form(page, hits, found)
    found += by_trade(page, hits, found, forms)
    blocked = {(hit.start, hit.end) for hit in hits.names if hit.term.data.blocks}
    told = by_words(page, hits, found, callings, slots)
    told = [made for made in told if (made.start, made.end) not in blocked]
    found += as_called(page, told, found, forms)
    found = one_name(page, found, forms)
    short = [made for made in short_forms(page, found, forms, tickers) if (made.start, made.end) not in blocked]
    defined = {(made.start, made.end) for made in short if made.rule == "defined"}
    yield from (made for made in found if (made.start, made.end) not in defined)
    yield from short
