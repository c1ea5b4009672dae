"""Regions that act without their names: ``the province``, ``the state``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

import attrs

import reex
from reex_initiatives.pages.governments import as_body
from reex_initiatives.pages.setting import Setting
from reex_initiatives.sentences.hits import Words, does

_WORDS = ("province", "state")
_THE = ("the ", "The ")
# Countries of which what is called the state is more often one of theirs.
_UNIONS = ("US-", "AU-")
_start = attrgetter("start")


def provinces(setting: Setting, bodies: Sequence[reex.Hit], words: Words) -> Iterator[reex.Entity]:
    """Yield the region named last where a word for it does something: ``The province lent Acme $5 million``."""
    text = setting.page.text
    regions: Sequence[reex.Entity] | None = None
    for hit in bodies:
        word = text[hit.start : hit.end].lower()
        if word not in _WORDS or not text.endswith(_THE, 0, hit.start) or not does(text, hit.end, words):
            continue
        if regions is None:
            regions = [e for e in setting.page.entities("region") if e.ref]
        last = bisect_left(regions, hit.start, key=_start) - 1
        region = regions[last] if last >= 0 else None
        if region and (word == "province" or (region.ref or "").startswith(_UNIONS)):
            yield attrs.evolve(as_body(region), start=hit.start, end=hit.end, text=text[hit.start : hit.end])
