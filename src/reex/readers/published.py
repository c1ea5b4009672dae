"""When a text was published, and what tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import attrs

from reex.codes import PublishedBasis
from reex.document import Notice
from reex.readers.dates import Order, address_date, begins_with_label, dates_in, days_in, label_of, order_of
from reex.readers.layout import Layout

# ``FISHERS, IN - August 25, 2025 (WIRE) -`` and ``PERTH, Australia, 3 June 2025 /WIRE/ --``
_PLACE = re.compile(r"[A-Z][\w.'’ -]{1,40}(?:, [\w.'’ -]{2,40}){0,2}(?:, | ?[-–—/]{1,2} ?)$")
_WIRE = re.compile(r"[\s,]{0,3}[(/]([A-Z][\w. -]{2,40})[)/]\s{0,2}[-–—]")
# ``Vancouver, British Columbia--(Wire Corp. - June 3, 2025) -``
_WITHIN = re.compile(r"[A-Z][\w.'’ ]{1,40}(?:, [\w.'’ ]{2,40}){0,2}\s?[-–—]{1,2}\s?\(([A-Z][\w. ]{2,40}) [-–—] $")
_CLOSED = re.compile(r"\)\s{0,2}[-–—]")
_DASH = re.compile(r"\s{0,2}[-–—]")
_STOP = re.compile(r"\. [A-Z]")
_DIGIT = re.compile("[0-9]")  # which each date has
_OPENING = 160
_LINES = 30
_LINE = 400
_BEFORE = 31  # days that a dateline may be older than what gives it its year

LABELLED, BELOW_TITLE, TAIL, DATELINE, ABOVE_TITLE, ADDRESS, UPDATED = range(7)
"""How far a date is to be trusted: the lower, the more."""


@attrs.frozen
class Dated:
    """A date, and how far it is to be trusted."""

    rank: int
    iso: str

    @property
    def basis(self) -> PublishedBasis:
        """Where the date is from."""
        if self.rank == DATELINE:
            return "dateline"
        return "address" if self.rank == ADDRESS else "furniture"

    def notices(self) -> Iterator[Notice]:
        """Say of a date that is only that of an update that it is."""
        if self.rank == UPDATED:
            told = f"nothing tells when the text was published; {self.iso} is when it was last updated"
            yield Notice(code="date-updated", message=told)


@attrs.frozen
class Dateline:
    """The opening of a body that tells place, day and wire: ``WASHINGTON, March 3 (Reuters) -``.

    Attributes:
        iso: the date, if the year stands there.
        month, day: in figures.
    """

    iso: str | None
    month: int
    day: int
    wire: str | None

    def whole(self, sure: str | None) -> str | None:
        """Return the date, whose year may be that of *sure*, another date of the document, perhaps truncated."""
        if self.iso or not sure:
            return self.iso
        month_only = len(sure) < 10
        last = date.fromisoformat(f"{sure}-28" if month_only else sure)
        for year in (last.year, last.year - 1):
            try:
                before = (last - date(year, self.month, self.day)).days
            except ValueError:  # the 29th of February
                continue
            if (-3 if month_only else 0) <= before <= _BEFORE:
                return last.replace(year=year, month=self.month, day=self.day).isoformat()
        return None


def published(text: str, layout: Layout, url: str | None, language: str) -> Dated | None:
    """Return the date that is to be trusted most, or None; that of an event in the text is never one."""
    order = order_of(text, url, language)
    told = [*_above(text, layout, order), *_below(text, layout, order)]
    if address := address_date(url):
        told.append(Dated(ADDRESS, address))
    best = min(told, key=_rank, default=None)
    line = dateline(text, layout)
    if line and (iso := line.whole(best.iso if best else None)):
        told.append(Dated(DATELINE, iso))
    return min(told, key=_rank, default=None)


def dateline(text: str, layout: Layout) -> Dateline | None:
    """Return the dateline that opens the body, or a line between title and body, or None without one."""
    start = min(layout.title.end, layout.body) if layout.title else layout.body
    above = text[start : layout.body].split("\n")[:_LINES]
    found = map(_opens, (*above, text[layout.body : layout.body + _OPENING]))
    return next(filter(None, found), None)


def _opens(line: str) -> Dateline | None:
    """Return the dateline that a line opens with."""
    opening = line[:_OPENING]
    for span, iso, month, day in days_in(opening) if _DIGIT.search(opening) else ():
        before, after = opening[: span.start], opening[span.end :]
        wire = _WIRE.match(after)
        if _PLACE.match(before) and (wire or _DASH.match(after) or (before.isupper() and _STOP.match(after))):
            return Dateline(iso, month, day, wire[1] if wire else None)
        if (wire := _WITHIN.match(before)) and _CLOSED.match(after):
            return Dateline(iso, month, day, wire[1])
    return None


def _rank(dated: Dated) -> int:
    return dated.rank


def _above(text: str, layout: Layout, order: Order | None) -> Iterator[Dated]:
    for line in layout.bylines:
        below = layout.title is None or line.start > layout.title.start
        yield from _labelled(text[line.start : line.end], order, BELOW_TITLE if below else ABOVE_TITLE, LABELLED)


def _below(text: str, layout: Layout, order: Order | None) -> Iterator[Dated]:
    for zone in layout.zones:
        if zone.kind == "furniture" and zone.start > layout.body:
            for line in text[zone.start : zone.end].split("\n"):
                if begins_with_label(line[:_LINE]):
                    yield from _labelled(line, order, None, TAIL)


def _labelled(line: str, order: Order | None, bare: int | None, labelled: int) -> Iterator[Dated]:
    """Yield the dates of a line around the text: *bare* is the rank of one without a label, if that counts at all."""
    done = 0
    for span, iso in dates_in(line[:_LINE], order):
        label = label_of(line[done : span.start])
        rank = {"published": labelled, "updated": UPDATED, "others": None, "": bare}[label]
        done = span.end
        if iso and rank is not None:
            yield Dated(rank, iso)
