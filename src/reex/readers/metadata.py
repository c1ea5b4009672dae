"""Title, date and publisher, read from the lines of a text that tell them."""

from __future__ import annotations

import re

from reex.model import Zone
from reex.readers.dates import dates_in
from reex.readers.furniture import Layout

# ``FISHERS, IN - August 25, 2025 (WIRE) -`` and ``PERTH, Australia, 3 June 2025 /WIRE/ --``
_PLACE = re.compile(r"[A-Z][\w.'’ -]{1,40}(?:, [\w.'’ -]{2,40}){0,2}(?:, | ?[-–—/]{1,2} ?)$")
_WIRE = re.compile(r"[\s,]{0,3}[(/]([A-Z][\w. -]{2,40})[)/]\s{0,2}[-–—]")
_DASH = re.compile(r"\s{0,2}[-–—]")
_LETTER = re.compile(r"([A-Z][^\n]{2,50}?) (?:Newsletter|News Desk|News Editorial Team|Editorial Team)$")
_DESK = re.compile(r"[Rr]eviewed by ?([A-Z][^\n]{2,50}?) (?:News|Editorial)\b")
_DATELINE = 160


def published(text: str, layout: Layout) -> str | None:
    """Return the date of publication that the byline or the dateline tells, as ISO 8601."""
    for span in layout.bylines:
        for _, iso in dates_in(text[span.start : min(span.end, span.start + 400)]):
            return iso
    line = dateline(text, layout)
    return line[0] if line else None


def dateline(text: str, layout: Layout) -> tuple[str, str | None] | None:
    """Return date and wire of the dateline that opens the body, or None without one."""
    opening = text[layout.body : layout.body + _DATELINE]
    for span, iso in dates_in(opening):
        after = opening[span.end :]
        wire = _WIRE.match(after)
        if _PLACE.match(opening[: span.start]) and (wire or _DASH.match(after)):
            return iso, wire[1] if wire else None
    return None


def publisher(text: str, layout: Layout) -> str | None:
    """Return the publisher that a newsletter box, a byline or a dateline near the top names."""
    for zone in _above(layout):
        for name in text[zone.start : zone.end].split("\n"):
            if found := _LETTER.match(name) or _DESK.search(name):
                return found[1]
    for span in layout.bylines:
        name = text[span.start : span.end]
        if name.lower().startswith(("by ", "written by ")) and name.count(",") == 1:
            return name.partition(",")[2].strip()
    line = dateline(text, layout)
    return line[1] if line else None


def _above(layout: Layout) -> list[Zone]:
    return [zone for zone in layout.zones if zone.kind in ("furniture", "byline") and zone.start < max(layout.body, 1)]
