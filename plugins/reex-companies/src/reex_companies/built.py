"""Names that are built around a word that says what they name: ``Neves Project``, ``University of Utah``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import reex


def words(heads: Iterable[str], tails: Iterable[str]) -> list[reex.Term]:
    """Return the terms to scan for: words that a name goes on after, and words that it ends with."""
    return [reex.Term(head, "head") for head in heads] + [reex.Term(tail, "tail") for tail in tails]


def names(page: reex.Page, kind: str, listed: list[reex.Entity], never: tuple[str, ...] = ()) -> Iterator[reex.Entity]:
    """Yield the names around the words on *page*; headings tell nothing.

    Args:
        page: the page of an extractor whose terms are :func:`words`.
        kind: what to make.
        listed: names that are found already; nothing is built around a word of theirs.
        never: endings of names that are something else.
    """
    for hit in page.hits:
        start, end = _span(page.text, hit)
        if end - start == hit.end - hit.start or reex.holder(listed, hit.start, hit.end) or in_heading(page, hit.start):
            continue
        if page.text.endswith(never, start, end):
            continue
        name = " ".join(page.text[start:end].split())
        yield page.entity(kind, (start, end), name=name, rule="name-pattern")


def _span(text: str, hit: reex.Hit) -> tuple[int, int]:
    if hit.term.data == "head":
        end = reex.name_after(text, hit.end)
        start = reex.name_before(text, hit.start, words=3)
        *_, last = text[start : hit.start].rpartition(" and ")  # what stands before is another body
        return (hit.start - len(last), end) if end > hit.end else (hit.start, hit.end)
    if hit.term.data == "tail":
        return reex.name_before(text, hit.start), hit.end
    return hit.start, hit.end


def in_heading(page: reex.Page, at: int) -> bool:
    """Say whether every word around *at* has a capital, so that capitals don't tell where a name begins."""
    sentence = page.sentence_at(at)
    return sentence is None or reex.is_heading(page.text[sentence.start : sentence.end])
