"""What a document tells of all its acts: what it is about, its country and places, its parties, its goods."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from operator import attrgetter, itemgetter

import msgspec

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.records.cast import Cast
from reex_initiatives.records.where import home, named, place
from reex_initiatives.sentences.line import Line

# The part of all mentions of commodities from which on a document is about one, and from which on a firm in it is.
_MOST, _OF_FIRM = 0.5, 0.3
# The word for all of them, and the part of the mentions from which on a text on many goods is about it.
ALL, _UMBRELLA = "critical-minerals", 0.25
# How far apart two mentions are in two places, and how many characters a text has at most for each place.
_ONE_PLACE, _IN_PASSING = 200, 3000
_start = attrgetter("start")
# How far before a sentence its paragraph is looked at.
_PARAGRAPH = 2000
# From how many headings on a text may be on many fields, and what part of them names goods at most then.
_MANY_FIELDS, _FEW_OF_THEM = 4, 0.34
# What parts the goods of two sentences.
_SENTENCE_ENDS = reex.regex(r"[.;:!?]\W*\s|\n")


class About(msgspec.Struct, frozen=True):
    """What a document tells of all its acts: its subjects, its country and places, its parties, its goods."""

    subject: tuple[str, ...]
    firms_subject: tuple[str, ...]
    home: str | None
    place: str | None
    cast: Cast
    goods: tuple[reex.Entity, ...]
    headed: tuple[reex.Entity, ...]
    fields: tuple[tuple[int, bool], ...]
    worked: Mapping[str, tuple[list[int], list[tuple[str, ...]]]]
    calls_critical: bool
    named: frozenset[str]

    @classmethod
    def of(cls, page: reex.Page, acts: Iterable[Draft], cast: Cast) -> About:
        """Return what a document tells of all its *acts*, which come in text order."""
        goods = tuple(e for e in page.entities("commodity") if e.ref)
        headed = tuple(e for e in goods if page.in_heading(e.start))
        return cls(
            subject=_subject(page, goods, _MOST),
            firms_subject=_subject(page, goods, _OF_FIRM),
            home=home(page),
            place=place(page),
            cast=cast,
            goods=goods,
            headed=headed,
            fields=_fields(page, headed) if headed else (),
            worked=_worked(acts),
            calls_critical=any(e.ref == ALL for e in goods),
            named=named(page),
        )

    def turned_from(self, subject: tuple[str, ...], line: Line) -> bool:
        """Say whether a sentence comes, in its paragraph or under its heading, after other goods than *subject*."""
        low = max(0, line.start - _PARAGRAPH)
        here = _between(self.goods, max(low, line.text.rfind("\n\n", low, line.start)), line.end)
        if here and all(e.ref not in subject for e in here):
            return True
        if not self.headed:
            return False
        other = subject == (ALL,) and self._is_of_other_field(line.start)
        return other or _under(self.headed, line.start, subject)

    def _is_of_other_field(self, at: int) -> bool:
        """Say whether *at* stands under a heading of its own in a text on many fields, of which minerals are one."""
        last = bisect_right(self.fields, at, key=itemgetter(0)) - 1
        return last >= 0 and not self.fields[last][1]


def _subject(page: reex.Page, goods: tuple[reex.Entity, ...], part: float) -> tuple[str, ...]:
    """Return what a document is about: the commodity that *part* of its mentions *goods* name at least.

    Where a mine yields two, both may be named as often, and in one sentence first.
    """
    counts = Counter([e.ref for e in goods])
    most = max(counts.values(), default=0)
    if goods and most >= part * counts.total():
        first = {ref: next(e for e in goods if e.ref == ref) for ref, count in counts.items() if count == most}
        told = [ref for ref, e in first.items() if _is_beside(page, next(iter(first.values())), e)]
    else:
        told = [ALL] if counts[ALL] and counts[ALL] >= _UMBRELLA * counts.total() else []
    return each_once([ref for ref in told if _goes_on_about(page, goods, ref)])


def _is_beside(page: reex.Page, one: reex.Entity, other: reex.Entity) -> bool:
    """Say whether two mentions stand in one sentence."""
    return _SENTENCE_ENDS.search(page.text, one.end, other.start) is None


def _goes_on_about(page: reex.Page, goods: Iterable[reex.Entity], subject: str | None) -> bool:
    """Say whether a document comes back to its subject: a long text on many deals names a mineral in passing."""
    places, last = 0, -_ONE_PLACE
    for entity in goods:
        if entity.ref == subject and entity.start - last >= _ONE_PLACE:
            places, last = places + 1, entity.start
    return places * _IN_PASSING >= len(page.text)


def _fields(page: reex.Page, headed: tuple[reex.Entity, ...]) -> tuple[tuple[int, bool], ...]:
    """Return where the headings of a text on many fields stand, and which of them name goods; none of other texts."""
    spans = [span for span in page.sentences if page.in_heading(span.start)]
    found = tuple((span.start, bool(_between(headed, span.start, span.end))) for span in spans)
    few = 0 < sum(own for _, own in found) <= len(found) * _FEW_OF_THEM
    return found if len(found) >= _MANY_FIELDS and few and not found[0][1] else ()


def _worked(acts: Iterable[Draft]) -> Mapping[str, tuple[list[int], list[tuple[str, ...]]]]:
    """Return for each firm where its sites are named first, and what each yields; the acts come in text order."""
    found: dict[str, tuple[list[int], list[tuple[str, ...]]]] = {}
    for act in acts:
        goods = each_once([e.ref for e in act.commodities]) if act.act.sites else ()
        goods = tuple(ref for ref in goods if ref != ALL) or goods
        for firm in act.known("actors").keys if goods else ():
            places, yielded = found.setdefault(firm, ([], []))
            places.append(act.evidence[0].start)
            yielded.append(goods)
    return found


def _between(goods: tuple[reex.Entity, ...], start: int, stop: int) -> tuple[reex.Entity, ...]:
    first, last = (bisect_left(goods, at, key=_start) for at in (start, stop))
    return goods[first:last]


def _under(headed: tuple[reex.Entity, ...], at: int, subject: tuple[str, ...]) -> bool:
    """Say whether the last heading before *at* that names goods, names others than *subject*."""
    last = headed[bisect_left(headed, at, key=_start) - 1]
    return last.start < at and last.ref not in subject


def each_once(values: Iterable[str | None]) -> tuple[str, ...]:
    """Return those that there are, each once."""
    return tuple(dict.fromkeys(filter(None, values))) if values else ()
