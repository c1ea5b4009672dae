"""Which goods and stages a share of supply is of: ``90% of refining``, ``about 90% of that``."""

from __future__ import annotations

import re
from typing import Any

import reex
from reex_initiatives.facts.supply_share import VERB
from reex_initiatives.sentences.line import Line

# "Ore must be separated. China does about 90% of that": the goods and the stage are those of the sentence before.
_OF_THAT = reex.regex(
    r"\sof\s(?:(?:it|them)\b|(?:that|this|these|those)\b"
    r"(?!\s(?!(?:in|today|now|and|or|but|worldwide|globally|as|by|is|are|was|were|happens?|takes?|comes?)\b)[a-z]))",
    re.IGNORECASE,
)
# What turns to another stage behind a share.
_TURNS = reex.regex(r",?\s(?:but|yet|while|though|although)\s")
_NEXT_SHARE = reex.regex(r"\d(?:[\d.,]*)\s?(?:%|per\s?cent)|[;.]\s")


def sentence_of_goods(line: Line, previous: Line | None, percent: reex.Entity) -> Line | None:
    """Return the sentence before, if a share is of the goods that it told, and not of its money."""
    if previous is None or previous.of_kind("money") or not _OF_THAT.match(line.text, percent.end, line.end):
        return None
    return previous


def stages_of(line: Line, percent: reex.Entity, of_that: Line | None) -> tuple[Any, ...]:
    """Return the stages that a share is of; *of_that* is the sentence before, if it tells its goods.

    That sentence tells a stage only if it tells one alone.
    """
    if of_that:
        stages = tuple(dict.fromkeys(hit.term.data.stage for hit in of_that.stages))
        return stages if len(stages) == 1 else ()
    stop = _reach(line, percent)
    before = [hit for hit in line.stages if 0 <= percent.start - hit.end <= VERB]
    behind = [hit for hit in line.stages if percent.end <= hit.start < stop]
    told = before and _TURNS.search(line.text, percent.end, stop)  # "mined 12% of it, but refined none"
    words = before if told else behind or before
    return tuple(dict.fromkeys(hit.term.data.stage for hit in words))


def goods_of(line: Line, percent: reex.Entity, of_that: Line | None) -> tuple[str, ...]:
    """Return the refs of the goods that a share is of; *of_that* is the sentence before, if it tells them."""
    if of_that:
        return tuple(dict.fromkeys(e.ref for e in of_that.of_kind("commodity") if e.ref))
    stop = _reach(line, percent)
    behind = [e for e in line.of_kind("commodity") if percent.end <= e.start < stop]
    before = [e for e in line.of_kind("commodity") if e.end <= percent.start][-1:]
    return tuple(dict.fromkeys(e.ref for e in behind or before if e.ref))


def _reach(line: Line, percent: reex.Entity) -> int:
    """Return where the words end that say what a percentage is a share of."""
    following = _NEXT_SHARE.search(line.text, percent.end, line.end)
    return following.start() if following else line.end
