"""Short forms of the names of found firms: those that a text defines, and those that the names suggest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

import reex
from reex_companies.data import no_firms
from reex_companies.forms import IS_ACRONYM, WORD_AFTER, Forms, part_of_longer_name
from reex_companies.tickers import as_symbols, is_symbol

_SMALL_AFTER = reex.regex(r" ([a-z]{2,20})\b")
_START, _END = attrgetter("start"), attrgetter("end")
_QUOTES = tuple("\"“”'’")


def short_forms(
    page: reex.Page, found: Iterable[reex.Entity], forms: Forms, tickers: set[int]
) -> Iterator[reex.Entity]:
    """Yield mentions of found firms by the short forms that the text defines or that their names suggest.

    A name without its legal form or its trade may stand before the full name, in a headline; a single word, and what
    the text defines, hold from there on. What it defines in quotes holds against what a table knows: ``defined``.
    """
    called = shortened(page.text, found, forms)
    symbols: dict[str, tuple[int, reex.Entity]] = {}
    for form, first in as_symbols(page.text, found):
        if form not in called:
            symbols.setdefault(form, first)
    called |= symbols
    surest = _surest(found)
    defined = _quoted(page.text, found)
    for place in page.occurrences(_telling(page, called, forms)):
        form = page.text[place.start : place.end]
        start, entity = called[form]
        other = surest.get((place.start, place.end))
        known = other is not None and other.confidence >= entity.confidence
        told = other is not None and known and form in defined and _is_another(other, entity)
        if known and not told and not (" " in form and page.in_heading(place.start)):
            continue  # it would be made twice
        if place.start in tickers or is_symbol(page.text, place, form in symbols):
            continue
        if place.start < start:
            if not _opens_title(page, place, forms):
                continue
        elif " " in form and page.in_heading(place.start):
            place = _with_form(page.text, place, forms)
        elif part_of_longer_name(page.text, place, forms):
            continue
        rule = "defined" if told else "short-form"
        yield page.entity("company", place, name=entity.name, ref=entity.ref, rule=rule, confidence=entity.confidence)


def shortened(text: str, found: Iterable[reex.Entity], forms: Forms) -> dict[str, tuple[int, reex.Entity]]:
    """Return the short forms of firms, and from where on each holds."""
    called: dict[str, tuple[int, reex.Entity]] = {}
    seen: set[tuple[str, bool]] = set()
    for entity in sorted(sorted(found, key=_END, reverse=True), key=_START):
        listed = entity.rule == "gazetteer"
        if (entity.text, listed) not in seen:
            seen.add((entity.text, listed))
            name = " ".join(entity.text.split())  # its form may stand on the next line
            base, short = forms.called(name)
            if not listed:  # nothing else finds it where it stands without its form or ticker
                called.setdefault(name, (0, entity))
            for form in short:
                called.setdefault(form, (0 if form == base or " " in form else entity.start, entity))
        for span in reex.defined_after(text, entity.end):
            form = text[span.start : span.end]
            quoted = text.startswith(_QUOTES, span.end)
            if quoted or not (entity.ref or "").endswith(f"/{form}"):  # a bare ticker in brackets is no mention
                called.setdefault(form, (0 if IS_ACRONYM.fullmatch(form) else span.start, entity))
    return called


def _telling(page: reex.Page, called: Iterable[str], forms: Forms) -> Iterator[str]:
    """Yield the short forms that mean nothing else."""
    taken = {entity.text for entity in page.entities("country", "region", "commodity")}
    for form in called:
        if form not in taken and form not in forms.generic and not _is_term(form):
            yield form


def _is_term(form: str) -> bool:
    """Say whether what a text defines is no firm but a part of a deal, or a side of one: ``the Term Sheet``."""
    own = {word for word in form.split() if word[0].isupper()} - {"The"}
    return form.lower() in ("company", "the company") or (bool(own) and own <= no_firms()["terms"])


def _surest(found: Iterable[reex.Entity]) -> dict[tuple[int, int], reex.Entity]:
    """Return the surest firm that was found at each place."""
    surest: dict[tuple[int, int], reex.Entity] = {}
    for made in found:
        place = (made.start, made.end)
        if place not in surest or made.confidence > surest[place].confidence:
            surest[place] = made
    return surest


def _quoted(text: str, found: Iterable[reex.Entity]) -> set[str]:
    """Return the short forms that the text defines in quotes: ``Rio Tinto Exploration Pty Ltd ("RTX")``."""
    spans = (span for entity in found for span in reex.defined_after(text, entity.end))
    return {text[span.start : span.end] for span in spans if text.startswith(_QUOTES, span.end)}


def _is_another(one: reex.Entity, other: reex.Entity) -> bool:
    """Say whether a firm that a table knows by a short form is not the one that the text calls so."""
    return (one.name, one.ref) != (other.name, other.ref)


def _opens_title(page: reex.Page, place: reex.Span, forms: Forms) -> bool:
    """Say whether a title opens with a short form and a verb of firms: ``Quantum Announces``."""
    sentence = page.sentence_at(place.start)
    if sentence is None or sentence.start != place.start:
        return False
    verb = WORD_AFTER.match(page.text, place.end) or _SMALL_AFTER.match(page.text, place.end)
    return verb is not None and verb[1].lower() in forms.headline_verbs


def _with_form(text: str, place: reex.Span, forms: Forms) -> reex.Span:
    """Take in the legal form that follows a name in a headline, where nothing else tells where the name begins."""
    ending = forms.ending.match(text, place.end)
    end = ending.end() if ending else place.end
    return reex.Span(place.start, end if not text[end : end + 1].isalnum() else place.end)
