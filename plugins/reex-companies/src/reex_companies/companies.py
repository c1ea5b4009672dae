"""Companies from the table, by legal form, by ticker, and by the short forms of a name that stands before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

import reex
from reex_companies.data import DATA, patterns

_TICKER = re.compile(r": ?([A-Z0-9][A-Z0-9.]{0,6})\b")


@attrs.frozen
class _Forms:
    """What names of firms end in and begin with."""

    forms: frozenset[str] = attrs.field(converter=frozenset)
    exchanges: Mapping[str, str]
    generic: frozenset[str] = attrs.field(converter=frozenset)
    endings: tuple[str, ...] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "endings", tuple(sorted(self.forms, key=lambda form: -len(form))))

    def without_form(self, name: str) -> str:
        """Return a name without its legal form: ``REAlloys`` of ``REAlloys Inc.``"""
        for ending in self.endings:
            if name.endswith(f" {ending}"):
                return self.without_form(name[: -len(ending)].rstrip(" ,"))
        return name

    def short_forms(self, name: str) -> Iterator[str]:
        """Yield how a text may call a firm later on: without its form, and by its first word if that is telling."""
        base = self.without_form(name)
        if base != name:
            yield base
        first, *rest = base.split()
        if rest and len(first) > 3 and first not in self.generic and first[0].isupper():
            yield first


def companies() -> reex.Extractor:
    """Return the extractor of companies; ``ref`` is ``exchange/TICKER`` where one is known."""
    gazetteer = reex.Gazetteer.read(DATA / "companies.csv")
    table = patterns()
    forms = _Forms(table["forms"], table["exchanges"], table["generic"])
    words = [reex.Term(form, "form") for form in forms.forms]
    words += [reex.Term(exchange, "exchange") for exchange in forms.exchanges]

    def find(page: reex.Page) -> reex.Found:
        listed = [reex.named(page, "company", m) for m in reex.matches(page) if not _is_ticker(page.text, m)]
        found = [*_by_form(page, listed, forms), *_by_ticker(page, listed, forms), *listed]
        yield from found
        yield from _later(page, found, forms)

    return reex.Extractor("companies", find, makes="company", terms=[*gazetteer.terms(), *words])


def _is_ticker(text: str, match: reex.Match) -> bool:
    """Say whether a match is a firm's own ticker in brackets: ``MP Materials (MP)``."""
    brackets = text[match.start - 1 : match.start] == "(" and text[match.end : match.end + 1] == ")"
    ref = match.entry.ref if match.entry else None
    return brackets and bool(ref) and str(ref).endswith(f"/{text[match.start : match.end]}")


def _by_form(page: reex.Page, listed: Iterable[reex.Entity], forms: _Forms) -> Iterator[reex.Entity]:
    """Yield the capitalised names before legal forms; where a known name stands inside, it lends name and ref."""
    known = {entity.start: entity for entity in listed}
    for hit in reex.longest(hit for hit in page.hits if hit.term.data == "form"):
        comma = page.text[hit.start - 2 : hit.start] == ", "
        before = hit.start - 2 if comma else hit.start
        start = reex.name_before(page.text, before, words=6)
        inside = next((known[at] for at in range(start, before) if at in known), None)
        if _in_heading(page, hit.start):  # every word has a capital there: only a known name tells where it begins
            start = inside.start if inside else before
        if start == before or page.text[start:before].strip() in forms.generic:
            continue
        own = inside if inside and inside.start == start else None
        name = own.name if own else " ".join(page.text[start : hit.end].split())
        yield page.entity("company", (start, hit.end), name=name, ref=own.ref if own else None, rule="legal-form")


def _in_heading(page: reex.Page, at: int) -> bool:
    sentence = page.sentence_at(at)
    return sentence is None or reex.is_heading(page.text[sentence.start : sentence.end])


def _by_ticker(page: reex.Page, listed: Iterable[reex.Entity], forms: _Forms) -> Iterator[reex.Entity]:
    """Yield the name before ``(NASDAQ: CRML)``, unless the table has it."""
    ends = {entity.end for entity in listed}
    for hit in page.hits:
        if hit.term.data != "exchange" or page.text[hit.start - 2 : hit.start] != " (":
            continue
        ticker = _TICKER.match(page.text, hit.end)
        end = hit.start - 2
        start = reex.name_before(page.text, end, words=6)
        if ticker is None or start == end or end in ends:
            continue
        name = " ".join(page.text[start:end].split())
        ref = f"{forms.exchanges[hit.term.text]}/{ticker[1]}"
        yield page.entity("company", (start, end), name=name, ref=ref, rule="ticker")


def _later(page: reex.Page, found: Iterable[reex.Entity], forms: _Forms) -> Iterator[reex.Entity]:
    """Yield mentions of found firms by the short forms that the text defines or that their names suggest.

    A name without its legal form may stand before the full name, in a headline; other short forms hold from there on.
    """
    called: dict[str, tuple[int, reex.Entity]] = {}
    for entity in sorted(found, key=lambda e: (e.start, -e.end)):
        base = forms.without_form(entity.text)
        for form in forms.short_forms(entity.text):
            called.setdefault(form, (0 if form == base else entity.start, entity))
        for span in reex.defined_after(page.text, entity.end):
            form = page.text[span.start : span.end]
            if not (entity.ref or "").endswith(f"/{form}"):  # a ticker in brackets is no mention
                called.setdefault(form, (span.start, entity))
    for form, (start, entity) in called.items():
        if form in forms.generic or form.lower() in ("company", "the company"):
            continue
        for place in reex.occurrences(page.text, form, start):
            if not _part_of_longer_name(page.text, place):
                yield page.entity("company", place, name=entity.name, ref=entity.ref, rule="short-form")


def _part_of_longer_name(text: str, place: reex.Span) -> bool:
    after = text[place.end : place.end + 2]
    before = text[max(0, place.start - 2) : place.start]
    return (after[:1] == " " and after[1:].isupper()) or before.endswith("-") or before == ": "
