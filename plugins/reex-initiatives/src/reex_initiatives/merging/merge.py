"""One act, one record: drafts that speak of the same act become one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import reex
from reex_initiatives.drafts.absorb import absorb
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.how_far import hear
from reex_initiatives.drafts.identity import state_of
from reex_initiatives.merging.mentions import Mentions
from reex_initiatives.merging.same_act import same_act
from reex_initiatives.sentences.party import key

_VENTURE = reex.regex(r"\b[Jj]oint(?:ly[ -]owned)?[ -](?:[Vv]enture|company|firm)\b|\bJV\b")
# Any sentence of the document, however far on.
_DOCUMENT = 10**9
# How many sentences after a deal is named its parts may be told.
_OPENING_REACH = 3


def merged(drafts: list[Draft]) -> list[Draft]:
    """Return one draft an act, with the evidence of all its mentions."""
    count = len(drafts) + 1
    while len(drafts) < count:  # what a mention tells may show that two acts before it are one
        count = len(drafts)
        drafts = _merged_once(drafts)
    return [draft for draft in drafts if not _opens_precise(draft, drafts)]


def _merged_once(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    index = Mentions()
    for draft in drafts:
        if each := _by_each(draft, index, kept):
            for at in each:
                hear(kept[at], draft)
                kept[at].speaks_on(draft.line, reach=_DOCUMENT)
            continue
        alike = (at for at in index.like(draft) if _one_mention(kept[at], draft) or same_act(kept[at], draft))
        same = _by_giver(draft, alike, kept)
        if same is None and draft.act.generic and not draft.amounts and not draft.trigger.program:
            again = next((at for at in index.precise(draft) if _named_again(kept[at], draft)), None)
            if again is not None:
                kept[again].speaks_on(draft.line, reach=_DOCUMENT)
                continue
        if same is None:
            same = len(kept)
            kept.append(draft)
        else:
            absorb(kept[same], draft)
        index.add(same, kept[same])
    return kept


def _by_each(draft: Draft, index: Mentions, kept: list[Draft]) -> list[int]:
    """Return where the acts stand by which each of several gives money, where a mention without sum is of all."""
    givers = draft.known("actors").keys
    if draft.amounts or draft.act.family != "capital" or draft.act.generic or len(givers) < 2:
        return []
    own: dict[str, int] = {}
    for at in index.like(draft):
        (one, *others), act = kept[at].known("actors").keys or ("",), kept[at].act
        if one in givers and not others and act is draft.act and kept[at].amounts:
            own.setdefault(one, at)
    return list(own.values()) if own.keys() == givers else []


def _by_giver(draft: Draft, alike: Iterator[int], kept: list[Draft]) -> int | None:
    """Return where the act stands that a mention is of: money without its sum is of one by the same giver, if any."""
    first = next(alike, None)
    givers = draft.known("actors").keys
    if first is None or draft.amounts or draft.act.family != "capital" or not givers:
        return first
    if kept[first].actors:
        return first
    return next((at for at in alike if givers <= kept[at].known("actors").keys), first)


def _opens_precise(draft: Draft, kept: list[Draft]) -> bool:
    """Say whether a ``deal`` only opens the precise acts that it consists of; they take it as evidence."""
    if draft.act.instrument != "partnership" or draft.amounts or len(draft.parties) < 2:
        return False
    if _VENTURE.search(draft.line.text, draft.line.start, draft.line.end):
        return False  # which stays beside what one of them pays for its share
    number = draft.line.number  # those kept stand in the order of their first sentences
    first = bisect_left(kept, number, key=lambda other: other.line.number)
    last = bisect_left(kept, number + _OPENING_REACH + 1, first, key=lambda other: other.line.number)
    who = _by_state(draft)
    parts = [d for d in kept[first:last] if d is not draft and who <= _by_state(d) and _follows(draft, d)]
    for part in parts:
        part.evidence += [line for line in draft.evidence if line not in part.evidence]
    return bool(parts)


def _by_state(draft: Draft) -> set[str]:
    """Return the parties, with a body of a state as its state: a department agrees, and the government buys."""
    parties = (*draft.actors, *draft.recipients)
    return {state_of(entity) or key(entity) for entity in parties}


def _follows(draft: Draft, other: Draft) -> bool:
    precise = other.act.family == "capital" or other.act.buys
    return precise and 0 <= other.line.number - draft.line.number <= _OPENING_REACH


def _named_again(one: Draft, other: Draft) -> bool:
    """Say whether a generic word, such as ``investment``, names a more precise act of the same parties again."""
    precise = one.act.family == "capital" and not one.act.generic
    states = other.trigger.form != "noun" and not other.recipients and all(e.kind == "country" for e in other.actors)
    works = other.act.instrument == "partnership" and other.trigger.form != "noun"
    if works and all(e.kind == "company" for e in (*other.actors, *other.recipients)):
        return False  # two firms that partner do so beside what one has paid for in the other
    if states:
        return False  # what two states will invest in together, they do beside what they have agreed on
    return precise and len(other.parties) > 1 and other.parties <= one.parties and other.force.status != "proposed"


def _one_mention(one: Draft, other: Draft) -> bool:
    """Say whether a pattern and a word tell of one act in one place."""
    here, there = one.trigger, other.trigger
    at_once = one.line is other.line and here.start <= there.end and there.start <= here.end
    return (
        at_once and one.act.instrument == other.act.instrument and (here.form == "pattern") != (there.form == "pattern")
    )
