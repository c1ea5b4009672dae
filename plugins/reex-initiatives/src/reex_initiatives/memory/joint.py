"""Who speaks in a joint statement: the states that make it say ``we``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import reex
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.joined import joined_behind
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective, key

# How a document calls itself that several states make, and how far from its start its title stands.
_JOINT = reex.regex(
    rf"\bjoint\s(?:[\w’'-]+\s){{0,3}}(?:{any_of('statements')})\b"
    rf"|\b(?:leaders|ministers)['’]?s?\s(?:[\w’'-]+\s){{0,2}}(?:{any_of('statements')})\b",
    re.IGNORECASE,
)
_TITLE = 1500
# Among how many sentences those who make it are named.
_OPENING = 16
_STATES = frozenset(("country",))


def speakers(all_lines: Sequence[Line]) -> tuple[reex.Entity, ...]:
    """Return the states that a joint statement is of: the first two or more that one of its sentences joins."""
    if not any(map(_is_joint, all_lines[:1])):
        return ()
    for line in all_lines[:_OPENING]:
        if len(line.of_kind("country")) > 1 and (states := _joined(line)):
            return states
    return ()


def _is_joint(first: Line) -> bool:
    """Say whether a document calls itself one of several, in its title or at its start."""
    named = _JOINT.search(first.page.document.title or "") or _JOINT.search(first.text, 0, _TITLE)
    return named is not None


def _joined(line: Line) -> tuple[reex.Entity, ...]:
    named: Iterable[reex.Entity] = (e for e in line.of_kind("country") if not is_adjective(e))
    for first in named:
        states = {key(e): e for e in joined_behind(line, first, _STATES) if not is_adjective(e)}
        if len(states) > 1:
            return tuple(states.values())
    return ()
