"""Parts of a document that are short enough for a model."""

from __future__ import annotations

from collections.abc import Iterator

import reex


def parts(page: reex.Page, longest: int) -> Iterator[tuple[str, int]]:
    """Yield the text in parts, each with where it starts: between the edges of zones, page furniture left out.

    A part of more than *longest* characters is cut between sentences, and within one only if that alone is too long.
    """
    for start, end in _stretches(page.document):
        while end - start > longest:
            border = _border(page, start, start + longest)
            yield page.text[start:border], start
            start = border
        if not page.text[start:end].isspace():
            yield page.text[start:end], start


def _stretches(document: reex.Document) -> Iterator[tuple[int, int]]:
    start = 0
    for zone in document.zones:
        begin = max(start, zone.start)
        if begin > start:
            yield start, begin
        if zone.end > begin and zone.kind != "furniture":
            yield begin, zone.end
        start = max(start, zone.end)
    if start < len(document.text):
        yield start, len(document.text)


def _border(page: reex.Page, start: int, end: int) -> int:
    """Return the last place between *start* and *end* where the text can be cut."""
    sentence = page.sentence_at(end)
    if sentence is None and page.text[end].isspace():
        return end
    if sentence is not None and sentence.start > start:
        return sentence.start
    blank = page.text.rfind(" ", start + 1, end)
    return blank if blank > start else end
