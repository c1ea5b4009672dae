"""Where among the acts told so far another mention of one may belong."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator
from itertools import chain

from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.identity import is_title, money_of, named_by, sums_of

# Among how many acts, the latest first, a mention is sought: an archive in one file has thousands by one body.
_LATEST = 100
# Two sums are one act only where sum or program is the same, or the first is that of a title.
_TITLE = "title"
_FITTING = {"sum": ("new", "known"), "new": ("sum", "new", "known"), "known": ("sum", "new", "known")}


class Mentions:
    """Finds the drafts that another mention may belong to, the latest first: comparing all would be quadratic.

    Two mentions of one act have their sums in common, or a party, a program or
    the sentence, or both have no party.
    """

    def __init__(self) -> None:
        self._places: dict[Hashable, list[int]] = {}
        self._kinds: set[Hashable] = set()

    def add(self, at: int, draft: Draft) -> None:
        """Note by what the draft at *at* may be found, again after it took in another."""
        kind = draft.act.instrument, _kind(draft)
        self._kinds.add(kind)
        marks: list[Hashable] = [(kind, mark) for mark in _marks(draft)]
        if draft.amounts and is_title(draft):
            marks += [(_TITLE, mark) for mark in draft.parties]
        for mark in (*marks, *draft.parties, *_programs(draft), *_all_sums(draft)):
            places = self._places.setdefault(mark, [])
            where = bisect_left(places, at) if places and places[-1] >= at else len(places)
            if where == len(places) or places[where] != at:
                places.insert(where, at)

    def like(self, draft: Draft) -> Iterable[int]:
        """Return where drafts stand that may be the same act."""
        kinds = ((draft.act.instrument, kind) for kind in _FITTING[_kind(draft)])
        marks: list[Hashable] = [(kind, mark) for kind in kinds if kind in self._kinds for mark in _marks(draft)]
        if draft.amounts:  # which a title may round
            marks += [*_all_sums(draft), *((_TITLE, mark) for mark in draft.parties)]
        return self._latest([*marks, *_programs(draft)])

    def precise(self, draft: Draft) -> Iterable[int]:
        """Return where drafts of all its parties may stand."""
        rarest = min(draft.parties, key=lambda party: len(self._places.get(party, ())), default="")
        return self._latest([rarest])

    def _latest(self, marks: Iterable[Hashable]) -> Iterable[int]:
        places = [self._places[mark][-_LATEST:] for mark in marks if mark in self._places]
        return sorted(chain.from_iterable(places), reverse=True)[:_LATEST] if places else ()


def _kind(draft: Draft) -> str:
    return "sum" if draft.amounts else "new" if draft.indefinite else "known"


def _marks(draft: Draft) -> Iterator[Hashable]:
    """Yield what mentions of one act have one of in common, sums and programs aside."""
    yield from draft.parties or {""}
    yield draft.line.number
    if draft.act.family == "trade":
        yield ""


def _programs(draft: Draft) -> list[Hashable]:
    return [(draft.act.instrument, "program", program.name) for program in named_by(draft)]


def _all_sums(draft: Draft) -> list[Hashable]:
    """Return its sums together, and each of several."""
    every = sums_of(draft)
    return [every, *(frozenset((one,)) for one in map(money_of, draft.amounts))] if len(draft.amounts) > 1 else [every]
