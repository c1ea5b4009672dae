"""One name for all mentions of a firm: what stands without its legal form, or shortened, is called as the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import reex
from reex_companies.forms import Forms
from reex_companies.short_forms import shortened

_BLANK = reex.regex(" ")
_WORD = reex.regex(r"[^\s/&-]+")


def renamed(page: reex.Page, made: reex.Entity, name: str | None, ref: str | None) -> reex.Entity:
    """Return a firm with another name and ref."""
    span = (made.start, made.end)
    return page.entity("company", span, name=name, ref=ref, rule=made.rule, confidence=made.confidence)


def one_name(page: reex.Page, found: list[reex.Entity], forms: Forms) -> list[reex.Entity]:
    """Give a firm that stands without its legal form the name and ref that it has with it elsewhere in the text."""
    bases = {text: forms.without_form(text) for text in {e.text for e in found}}
    whole = {bases[e.text]: e for e in found if e.rule in ("legal-form", "ticker", "gazetteer")}
    return [
        renamed(page, e, same.name, same.ref)
        if e.rule in ("trade", "told", "slot", "joined", "ticker", "legal-form")
        and (same := whole.get(bases[e.text]))
        and (same.ref or not e.ref)
        and (same.name, same.ref) != (e.name, e.ref)
        else e
        for e in found
    ]


def as_called(
    page: reex.Page, told: list[reex.Entity], found: list[reex.Entity], forms: Forms
) -> Iterator[reex.Entity]:
    """Give a short form that the words around it tell the name of the firm that it is short for: ``Neo``."""
    if not told:
        return
    called, longer = shortened(page.text, found, forms), _Longer([*found, *told])
    tickers = {entity.ref.rpartition("/")[2] for entity in found if entity.ref and "/" in entity.ref}
    for made in told:
        if made.text in tickers:
            continue  # which is found as such
        alike = [called[made.text][1]] if made.text in called else longer.than(made.text)
        same = alike[0] if len({entity.name for entity in alike}) == 1 else None
        yield renamed(page, made, same.name, same.ref) if same else made


class _Longer:
    """Firms by what short forms of their names may be, so that none is compared with each of a long text."""

    def __init__(self, found: Iterable[reex.Entity]) -> None:
        self._by_beginning: defaultdict[str, list[reex.Entity]] = defaultdict(list)
        self._by_initial: defaultdict[str, list[reex.Entity]] = defaultdict(list)
        firms: dict[tuple[str, str | None], reex.Entity] = {}
        for firm in found:
            firms.setdefault((firm.text, firm.name), firm)
        for firm in firms.values():
            for blank in _BLANK.finditer(firm.text):
                self._by_beginning[firm.text[: blank.start()]].append(firm)
            if " " in firm.text:
                for initial in {word[0].upper() for word in _WORD.findall(firm.text)}:
                    self._by_initial[initial].append(firm)

    def than(self, short: str) -> list[reex.Entity]:
        """Return the firms whose names begin with *short*, or whose words begin with its letters."""
        if begin := self._by_beginning.get(short):
            return begin
        first = next(filter(str.isupper, short), "") if short.isupper() else ""
        return [firm for firm in self._by_initial.get(first, ()) if reex.initials_fit(short, firm.text)]
