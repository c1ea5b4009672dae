"""Why a field says what it says: the rule that filled it, and the places in the text that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import reex
from reex_initiatives.drafts.draft import Draft

_BY_WORDS = dict.fromkeys(("announced", "effective", "until", "duration"), "words")


def reasons(draft: Draft, made: Mapping[str, Any], told: Mapping[str, str]) -> dict[str, str]:
    """Return by which rule each field that is *made* was filled; *told* are those that depend on the document."""
    trigger, how = draft.trigger, draft.force
    word = draft.line.text[trigger.start : trigger.end].lower()
    inferred = bool(made["recipients"]) and made["recipients"][0].inferred
    rows = {
        "instrument": f"pattern: {trigger.match.pattern.text}" if trigger.match else f"{trigger.form}: {word}",
        "status": f"{how.why}: {how.cue}" if how.cue else how.why,
        "binding": f"cue: {how.softened}" if how.softened else "status",
        "actors": draft.why.get("actors", ""),
        "recipients": "knowledge" if inferred else draft.why.get("recipients", ""),
        "stages": "words",
        "programs": "name" if trigger.program else "words",
        **_BY_WORDS,
        **told,
    }
    return {field: why for field, why in rows.items() if why and made[field] not in ((), None)}


def slots(draft: Draft) -> dict[str, tuple[reex.Span, ...]]:
    """Return the places that each field rests on, where they are narrower than the sentences of the act."""
    dates = draft.timing
    rows: dict[str, Sequence[Any]] = {
        "instrument": (draft.trigger,),
        "status": (draft.force.span,),
        "actors": draft.actors,
        "recipients": draft.recipients,
        "amounts": draft.amounts,
        "commodities": draft.commodities,
        "stages": draft.stages,
        "programs": draft.programs,
        "announced": (dates.announced,),
        "effective": (dates.effective,),
        "until": (dates.until,),
        "duration": (draft.duration,),
    }
    return {
        slot: tuple([reex.Span(at.start, at.end) for at in places])
        for slot, places in rows.items()
        if places and places[0]
    }
