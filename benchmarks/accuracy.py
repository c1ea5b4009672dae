"""How much of the truth of a text a library finds, and how much of what it finds is true.

A name is right at its very place and of its kind. A sum, percentage or date is right where what was found overlaps it
and is worth the same: libraries differ in what they take to belong to it. The currency of a sum isn't compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import attrs
from contenders import AMOUNTS, NAMES, Contender
from corpus import Mark, Text

GROUPS = dict.fromkeys(NAMES, "names") | {"company": "firms", "money": "sums"}
GROUPS |= {"percent": "percentages", "date": "dates"}


@attrs.frozen
class Score:
    """Shares, from 0 to 1, and how many marks the truth has."""

    recall: float
    precision: float
    truth: int


def scores(contender: Contender, texts: Sequence[Text]) -> dict[str, Score]:
    """Return the score of each group of kinds that the contender looks for."""
    true, found, recalled, precise = (Counter[str]() for _ in range(4))
    for made in texts:
        marks = [mark for mark in contender.marks(contender.run(made)) if mark.kind in contender.kinds]
        truth = [mark for mark in made.truth if mark.kind in contender.kinds]
        true.update(GROUPS[mark.kind] for mark in truth)
        found.update(GROUPS[mark.kind] for mark in marks)
        recalled.update(GROUPS[mark.kind] for mark in _matched(truth, marks))
        precise.update(GROUPS[mark.kind] for mark in _matched(marks, truth))
    return {
        group: Score(recalled[group] / true[group], precise[group] / found[group] if found[group] else 1.0, true[group])
        for group in dict.fromkeys(GROUPS.values())
        if true[group]
    }


def _matched(marks: Iterable[Mark], others: Iterable[Mark]) -> Iterable[Mark]:
    """Yield those of *marks* that one of *others* agrees with."""
    by_kind: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in others:
        by_kind[mark.kind].append(mark)
    return (mark for mark in marks if any(_agree(mark, other) for other in by_kind[mark.kind]))


def _agree(one: Mark, other: Mark) -> bool:
    if one.kind in AMOUNTS:
        return one.start < other.end and other.start < one.end and one.value == other.value
    return (one.start, one.end) == (other.start, other.end)
