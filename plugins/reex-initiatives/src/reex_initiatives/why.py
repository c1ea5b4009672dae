"""Why a field says what it says: the rule that filled it, and the places in the text that it rests on."""

from __future__ import annotations

import reex
from reex_initiatives.draft import Draft


def reasons(page: reex.Page, draft: Draft, made: reex.Initiative, told: dict[str, str]) -> dict[str, str]:
    """Return by which rule each field of *made* was filled; *told* are those that depend on the document."""
    trigger, how = draft.trigger, draft.force
    word = page.text[trigger.start : trigger.end].lower()
    inferred = bool(made.recipients) and made.recipients[0].inferred
    rows = {
        "instrument": f"pattern: {trigger.match.pattern.text}" if trigger.match else f"{trigger.form}: {word}",
        "status": f"{how.why}: {how.cue}" if how.cue else how.why,
        "binding": f"cue: {how.softened}" if how.softened else "status",
        "actors": draft.why.get("actors", ""),
        "recipients": "knowledge" if inferred else draft.why.get("recipients", ""),
        "stages": "words",
        "programs": "name" if trigger.program else "words",
        **dict.fromkeys(("announced", "effective", "until", "duration"), "words"),
        **told,
    }
    return {field: why for field, why in rows.items() if why and getattr(made, field) not in ((), None)}


def slots(draft: Draft) -> dict[str, tuple[reex.Span, ...]]:
    """Return the places that each field rests on, where they are narrower than the sentences of the act."""
    dates = draft.timing
    rows = {
        "instrument": (reex.Span(draft.trigger.start, draft.trigger.end),),
        "status": (draft.force.span,) if draft.force.span else (),
        "actors": tuple(e.span for e in draft.actors),
        "recipients": tuple(e.span for e in draft.recipients),
        "amounts": tuple(e.span for e in draft.amounts),
        "commodities": tuple(e.span for e in draft.commodities),
        "stages": tuple(reex.Span(hit.start, hit.end) for hit in draft.stages),
        "programs": tuple(e.span for e in draft.programs),
        "announced": _of(dates.announced),
        "effective": _of(dates.effective),
        "until": _of(dates.until),
        "duration": _of(draft.duration),
    }
    return {slot: spans for slot, spans in rows.items() if spans}


def _of(entity: reex.Entity | None) -> tuple[reex.Span, ...]:
    return (entity.span,) if entity else ()
