"""Whether an act is about supply, as trade and goods are, or of another field."""

from __future__ import annotations

from reex_initiatives.drafts.draft import Draft


def in_field(draft: Draft) -> bool:
    """Say whether an act is about supply: trade measures always, others unless goods of another field are named."""
    if draft.act.family == "trade":
        return True
    line, own = draft.line, draft.trigger
    start, end = line.start, line.end
    if line.text.find("; ", start, end) >= 0:  # each part of such a list is on something of its own
        start = max(start, line.text.rfind("; ", start, own.start))
        end = line.text.find("; ", own.end, end) if line.text.find("; ", own.end, end) >= 0 else end
    if any(start <= e.start < end for e in line.of_kind("commodity")):
        return True
    others = line.cues_of(start, end, "other_field")
    if all(own.start <= cue.start < own.end for cue in others):  # "opened a mining school" has the word itself
        return True
    return bool(line.cues_of(start, end, "own_field"))
