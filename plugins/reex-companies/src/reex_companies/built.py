"""Names that are built around a word that says what they name: ``Neves Project``, ``University of Utah``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import reex

_SHORT_LINE = 48  # characters
_BY_PATTERN = 0.9
_AND = reex.regex(r",? and ")
_FOR = reex.regex(r" for (?:the |its )?")


def words(heads: Iterable[str], tails: Iterable[str]) -> list[reex.Term]:
    """Return the terms to scan for: words that a name goes on after, and words that it ends with."""
    return [reex.Term(head, "head") for head in heads] + [reex.Term(tail, "tail") for tail in tails]


def names(
    page: reex.Page, kind: str, listed: list[reex.Entity], never: tuple[str, ...] = (), *, whole: bool = True
) -> Iterator[reex.Entity]:
    """Yield the names around the words on *page*; headings tell nothing but a name that is all of one.

    Args:
        page: the page of an extractor whose terms are :func:`words`.
        kind: what to make.
        listed: names that are found already; nothing is built around a word of theirs.
        never: endings of names that are something else.
        whole: whether a name may have *for* in it, as that of a site has not: ``Agreement for the |Neves Project``.
    """
    hits = list(reex.longest(hit for hit in page.hits if hit.term.data in ("head", "tail")))
    starts = [hit.start for hit in hits]
    for hit in hits:
        if reex.holder(listed, hit.start, hit.end):
            continue
        start, end = _apart(page.text, _span(page.text, hit), hit, starts)
        if not whole:
            start = max((joint.end() for joint in _FOR.finditer(page.text, start, hit.start)), default=start)
        if end - start == hit.end - hit.start:
            continue
        if page.in_heading(hit.start) and not _is_line(page, start, end):
            continue
        if page.text.endswith(never, start, end):
            continue
        name = " ".join(page.text[start:end].split())
        yield page.entity(kind, (start, end), name=name, rule="name-pattern", confidence=_BY_PATTERN)


def _is_line(page: reex.Page, start: int, end: int) -> bool:
    """Say whether a name is a heading by itself: all its capitals are those of the name."""
    sentence = page.sentence_at(start)
    return sentence is not None and (sentence.start, sentence.end) == (start, end) and end - start < _SHORT_LINE


def _span(text: str, hit: reex.Hit) -> tuple[int, int]:
    if hit.term.data == "head":
        end = reex.name_after(text, hit.end)
        return (reex.name_before(text, hit.start, words=3), end) if end > hit.end else (hit.start, hit.end)
    return reex.name_before(text, hit.start), hit.end


def _apart(text: str, span: tuple[int, int], hit: reex.Hit, starts: list[int]) -> tuple[int, int]:
    """Cut off another name: ``University of Otago | and Curtin University``; before a head it needs no word of ours."""
    start, end = span
    for joint in _AND.finditer(text, start, hit.start):
        if hit.term.data == "head" or _any_between(starts, start, joint.start()):
            start = joint.end()
    after = (joint for joint in _AND.finditer(text, hit.end, end) if _any_between(starts, joint.end(), end))
    return start, next((joint.start() for joint in after), end)


def _any_between(starts: list[int], low: int, high: int) -> bool:
    at = bisect_left(starts, low)
    return at < len(starts) and starts[at] < high
