"""The parties of an act between equals: ``Japan and India signed``, ``a venture between Acme and Beta``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.kinds import STATES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.parties.givers import owners
from reex_initiatives.parties.subject import subjects
from reex_initiatives.sentences.joined import joined_behind
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective, is_possessive, kept, key

_JOINS_PARTIES = reex.regex(
    r"\b(?:with|between|including|and|signed by|unites|such as|like|partners|allies)\b",
    re.IGNORECASE,
)
_EXAMPLE = reex.regex(r"and|including|such as|like", re.IGNORECASE)
# "With Japan the U.S. signed".
_OPENS_WITH = reex.regex(r"\W{0,3}(?:Together\s)?[Ww]ith\s(?:the\s)?")
# "Acme announced that | Beta".
_ANNOUNCES = reex.regex(
    rf"(?:\s\([^()]{{1,60}}\))*\s(?:today\s)?(?:{any_of('announces')})\s"
    r"(?:(?:on\s)?[A-Z]\w{2,8}\s|today\s)?that\s(?:the\s|its\s(?:\w+\s){0,2})?"
)

# "partnerships with allies to counter China's influence": whom they are against is none of them.
_AGAINST = reex.regex(
    rf"\b(?:to|that|which|will|help|and|by|at|for)\s(?:\w+ly\s)?(?:{any_of('opposes')})\b"
    r"(?![^;]{0,80}\b(?:with|between|signed by)\s)"
)
_AGAINST_REACH = 120


def equals(line: Line, trigger: Trigger) -> tuple[tuple[reex.Entity, ...], tuple[reex.Entity, ...]]:
    """Return the parties of an act between equals, all of them around it in its sentence: one side, and the other."""
    act = trigger.act
    kinds = act.actors | act.recipients
    first = kept(line, owners(line, trigger), act.actors) or kept(line, subjects(line, trigger), act.actors)
    stop = line.clause(trigger.start)[1] if len(first) > 1 else line.end  # "…, under which A and B may explore"
    for entity in line.of_kinds(kinds):
        if entity.start >= stop:
            break
        if entity.start < trigger.start or entity in first or trigger.is_name(entity):
            continue
        if _AGAINST.search(line.text, max(trigger.end, entity.start - _AGAINST_REACH), entity.start):
            continue
        joins = None if is_adjective(entity) else _JOINS_PARTIES.search(line.text, trigger.start, entity.start)
        if joins and entity.kind == "company" and is_possessive(line, entity) and _EXAMPLE.fullmatch(joins[0]):
            continue  # "next to deposits such as Acme's Penco": whose an example is
        if joins:
            second = joined_behind(line, entity, kinds)
            first = first or _doer(line, trigger, joins.start())
            if joins[0].lower() == "between":
                return second[:1], second[1:]
            return first or _after(line, second[-1].end, kinds), second
    return first, _named_before(line, first, kinds) or _announcer(line, first)


def _announcer(line: Line, first: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return the firm that tells what another one does with it: ``Acme announced that Beta is to form a venture``."""
    if len(first) != 1 or first[0].kind != "company":
        return ()
    firms = (e for e in line.of_kind("company") if e.end < first[0].start and key(e) != key(first[0]))
    return tuple(e for e in firms if _ANNOUNCES.fullmatch(line.text, e.end, first[0].start))[:1]


def _named_before(line: Line, first: tuple[reex.Entity, ...], kinds: frozenset[str]) -> tuple[reex.Entity, ...]:
    """Return the partner that a sentence opens with: ``With Japan the U.S. signed``."""
    for entity in line.of_kinds(kinds):
        if first and entity.end < first[0].start and _OPENS_WITH.fullmatch(line.text, line.start, entity.start):
            partners = tuple(e for e in joined_behind(line, entity, kinds) if e not in first)
            next_to = re.fullmatch(r",?\s(?:the\s)?", line.text[partners[-1].end : first[0].start])
            return partners if next_to and not is_adjective(entity) else ()
    return ()


def _doer(line: Line, trigger: Trigger, stop: int) -> tuple[reex.Entity, ...]:
    """Return who made an agreement, in a clause behind its noun: ``the agreements Japan has secured with …``."""
    between = [e for e in line.of_kinds(STATES) if trigger.end <= e.start <= trigger.end + 2 and e.end <= stop]
    return tuple(e for e in between[:1] if not is_adjective(e))


def _after(line: Line, position: int, kinds: frozenset[str]) -> tuple[reex.Entity, ...]:
    """Return the party that follows a partner named first: ``In partnership with Equinor, Standard Lithium is …``."""
    following = [e for e in line.of_kinds(kinds) if position <= e.start <= position + 4 and not is_adjective(e)]
    return tuple(following[:1])
