"""What was moved to read one predicate of a sentence alone, led back to where the document has it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

import reex
from reex_initiatives.drafts.draft import Draft, Side
from reex_initiatives.lexicon.matching import Found
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.sentences.line import Line


def lead_back(draft: Draft, whole: Line) -> None:
    """Let a draft that one predicate of a sentence tells rest on the sentence as it stands in the document."""
    part = draft.line
    draft.actors, draft.recipients = _origins(part, draft.actors), _origins(part, draft.recipients)
    draft.amounts, draft.commodities = _origins(part, draft.amounts), _origins(part, draft.commodities)
    draft.programs = _origins(part, draft.programs)
    draft.duration = next(iter(_origins(part, [draft.duration] if draft.duration else [])), None)
    dates = draft.timing
    draft.timing = msgspec.structs.replace(
        dates, **{name: _origin(part, day) for name, day in msgspec.structs.asdict(dates).items() if day}
    )
    draft.stages = tuple([msgspec.structs.replace(hit, **_place(part, hit)) for hit in draft.stages])
    if at := draft.force.span:
        draft.force = msgspec.structs.replace(draft.force, span=reex.Span(**_word(part, at)))
    draft.trigger = _trigger(part, draft.trigger)
    draft.line = whole
    draft.evidence = [whole if line is part else line for line in draft.evidence]


def name_meant(draft: Draft, line: Line) -> None:
    """Let who is meant by a word that stands for a party take its place."""
    sides: tuple[Side, Side] = ("actors", "recipients")
    for side in sides:
        mentions = draft.actors if side == "actors" else draft.recipients
        if any(id(mention) in line.meant for mention in mentions):
            draft.take(side, tuple([line.meant.get(id(mention), mention) for mention in mentions]), "reference")


def _origin(part: Line, mention: reex.Entity) -> reex.Entity:
    return part.origins.get(id(mention), mention)


def _origins(part: Line, mentions: Iterable[reex.Entity]) -> tuple[reex.Entity, ...]:
    return tuple([_origin(part, mention) for mention in mentions])


def _place(part: Line, thing: reex.Hit | reex.Span | Trigger | Found) -> dict[str, int]:
    """Return where in the document what stands in a part is; of a word that is said in another's place, all of that."""
    first, at = next((pair for pair in reversed(part.places) if pair[0].start + pair[1] <= thing.start), (None, 0))
    last = next((by for piece, by in part.places if thing.end <= piece.end + by), 0)
    start = thing.start - at
    if first and first.said and start < first.end:
        start = first.whole
    return {"start": start, "end": thing.end - last}


def _word(part: Line, thing: reex.Span | Trigger) -> dict[str, int]:
    """Return the same for words that tell something, of which the last stand together: ``will`` + ``lend``."""
    piece, by = next((pair for pair in part.places if thing.end <= pair[0].end + pair[1]), (None, 0))
    place = _place(part, thing)
    if piece and not piece.said and piece.start + by > thing.start:
        return {**place, "start": piece.start}
    return place


def _trigger(part: Line, trigger: Trigger) -> Trigger:
    match = trigger.match
    if match:
        places = {name: _origin(part, entity) for name, entity in match.places.items()}
        word = reex.Span(**_word(part, match.word))
        match = msgspec.structs.replace(match, places=places, word=word, **_place(part, match))
    named = {name: e and _origin(part, e) for name, e in (("program", trigger.program), ("site", trigger.site))}
    return msgspec.structs.replace(trigger, match=match, **named, **_word(part, trigger))
