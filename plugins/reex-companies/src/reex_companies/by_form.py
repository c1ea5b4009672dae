"""Firms by the legal forms that their names end in or begin with: ``Acme Metals Ltd.``, ``PT Tambang Utama``."""

from __future__ import annotations

from collections.abc import Iterator

import reex
from reex_companies.forms import Forms
from reex_companies.hits import Hits
from reex_companies.places import Places
from reex_companies.starts import AND, name_start

_BY_FORM = 0.95  # of a name in no table that ends in a legal form


def by_legal_form(page: reex.Page, hits: Hits, listed: list[reex.Entity], forms: Forms) -> Iterator[reex.Entity]:
    """Yield the capitalised names before legal forms; a known name before the form lends name and ref.

    A body of state may have such a form, too, and is no firm by it: ``National Wealth Fund Limited``.
    """
    text, bodies = page.text, page.entities("agency")
    states = {(body.start, body.end) for body in bodies}
    for hit in reex.longest(hits.words["form"]):
        comma = text[hit.start - 2 : hit.start] == ", "
        before = hit.start - 2 if comma else hit.start
        if text.endswith(forms.never, 0, hit.end) or (comma and _is_place(text[hit.start : hit.end])):
            continue
        start, known = name_start(page, before, listed, bodies, forms)
        own = known if known and known.start == start else None
        if (start, start + len(text[start:before].rstrip())) in states:
            continue
        if start == before or (own and own.end >= hit.end) or text[start:before].strip() in forms.generic:
            continue
        if text[hit.start : hit.end] == "AS" and text[start:before].isupper():
            continue  # "PUTTING STEEL FIRST AS": a line of capitals
        end = more.end() if (more := forms.more.match(text, hit.end)) else hit.end
        name = own.name if own else " ".join(text[start:end].split())
        ref, confidence = (own.ref, 1.0) if own else (None, _BY_FORM)
        yield page.entity("company", (start, end), name=name, ref=ref, rule="legal-form", confidence=confidence)


def by_leading_form(page: reex.Page, hits: Hits, found: list[reex.Entity]) -> Iterator[reex.Entity]:
    """Yield the names that begin with their form: ``PT Tambang Utama``."""
    leading = hits.words["leading"]
    known = Places(found if leading else ())
    for hit in leading:
        if page.in_heading(hit.start) or page.text[hit.start : hit.end] != hit.term.text:
            continue
        end = reex.name_after(page.text, hit.end, words=5)
        end = joint.start() if (joint := AND.search(page.text, hit.end, end)) else end
        if end > hit.end and not known.touch(hit.start, hit.end):
            name = " ".join(page.text[hit.start : end].split())
            yield page.entity("company", (hit.start, end), name=name, rule="leading-form", confidence=_BY_FORM)


def _is_place(form: str) -> bool:
    """Say whether what looks like a form is the code of a state: ``Reno, NV``, ``Calgary, AB``."""
    return len(form) == 2 and form.isupper() and form != "LP"
