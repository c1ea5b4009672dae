"""Notices that say where: they move with the text that they are about."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from reex.document import Notice
from reex.spans import OffsetMap


def moved_notices(notices: Iterable[Notice], offsets: OffsetMap) -> tuple[Notice, ...]:
    """Return notices on an earlier text as those on the later one; a place that is gone is None."""
    return tuple(_moved(notice, offsets) for notice in notices)


def _moved(notice: Notice, offsets: OffsetMap) -> Notice:
    if notice.start is None or notice.end is None:
        return notice
    start, end = offsets.to_text(notice.start), offsets.to_text(notice.end)
    if start == end:
        return attrs.evolve(notice, start=None, end=None)
    return attrs.evolve(notice, start=start, end=end)
