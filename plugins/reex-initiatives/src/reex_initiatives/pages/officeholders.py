"""Presidents, ministers and secretaries, who act for the bodies that they head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

import reex
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import ActWord
from reex_initiatives.pages.setting import Setting
from reex_initiatives.sentences.hits import Words, does

# A capital word before a name, such as a given name, and not one that opens a clause or names a day.
_GIVEN_NAME = reex.regex(rf"\b(?!\w+day\b|(?:{any_of('no_given_name')})\b)[A-Z](?:\.|\w+)\s$")
_AND = " and "
_SAYS = reex.regex(rf"\s(?:has\s|had\s)?(?:{any_of('pledges')})[\s.,;]")
# Before a measure that is called by a name: "Trump tariffs", "Biden-era battery loans".
_MEASURE_BY = reex.regex(r"(?:-era)?\s((?:[a-z-]+\s)?)")


def with_holders(acting: list[reex.Entity], holders: list[reex.Entity]) -> Iterator[reex.Entity]:
    """Yield all who act; ``Australian Prime Minister Anthony Albanese`` is one, the holder of the office."""
    for holder in holders:
        titles = [e for e in acting if e.kind == "country" and e.start < holder.start < e.end]
        yield attrs.evolve(holder, start=titles[0].start) if titles else holder
    for entity in acting:
        if entity.kind != "country" or not any(_is_office_of(holder, entity) for holder in holders):
            yield entity


def _is_office_of(holder: reex.Entity, title: reex.Entity) -> bool:
    """Say whether a title with a country is that of *holder*: ``Donald J. Trump, President of the United States``."""
    behind = holder.end + len(", ") == title.start and " of " in title.text
    return behind or title.start < holder.start < title.end


def officeholders(setting: Setting, hits: Iterable[reex.Hit], words: Words) -> Iterator[reex.Entity]:
    """Yield presidents, ministers and secretaries as the bodies that they act for; the record doesn't hold them.

    A mere name, such as ``Trump``, counts where the document has the office or
    the body somewhere, or where it acts as only one who needs no title does.
    """
    text = setting.page.text
    found = list(reex.longest(hits))
    beside = {hit.start: hit for hit in found}
    for hit in found:
        entry = hit.term.data.entry
        other = beside.get(hit.end + len(_AND)) if text.startswith(_AND, hit.end) else None  # "Trump and Modi signed"
        if not hit.term.data.weak or entry.name in setting.known or _acts_by_name(text, hit, words, other):
            span = (hit.start, hit.end)
            yield setting.page.entity("agency", span, name=entry.name, ref=entry.ref, rule="officeholder")


def _acts_by_name(text: str, name: reex.Hit, words: Words, other: reex.Hit | None) -> bool:
    """Say whether a mere name does an act, perhaps with an *other*: ``Trump slapped tariffs on copper``."""
    if _GIVEN_NAME.search(text, max(0, name.start - 20), name.start):
        return False
    if text.endswith(" by ", 0, name.start):
        return True
    says = text.startswith(("'s ", "’s "), name.end) or _SAYS.match(text, name.end) is not None
    return says or does(text, (other or name).end, words) or _is_by_name(text, name.end, words)


def _is_by_name(text: str, end: int, words: Words) -> bool:
    """Say whether a measure is called by a name that ends at *end*: ``the Trump tariffs``, ``Biden battery loans``."""
    behind = _MEASURE_BY.match(text, end)
    if behind is None:
        return False
    starts = (behind.start(1), behind.end())
    return any(hit.start in starts for hit in words.get(ActWord, ()) if hit.term.data.form == "noun")
