"""Where in its source something stands, in words: ``line 9``, ``p. 2``."""

from __future__ import annotations

from reex.document import Document, on_page
from reex.spans import Span


def whereabouts(document: Document, span: Span) -> str:
    """Return where in *document* a span is: ``p. 2`` or ``line 9`` of its source; without one ``positions 20-57``."""
    if document.source is None:
        return f"positions {span.start}-{span.end}"
    found = document.in_source(span)
    if there := on_page(found, document.regions):
        return f"p. {there[0].page}"
    line = document.source.count("\n", 0, found.start) + 1
    return f"line {line}"
