"""What firms of all sorts are said to have invested so far: a figure, and nobody's act."""

from __future__ import annotations

from reex_initiatives.draft import Draft

# Words of our field by which a sum may be of many others too: "manufacturing and clean energy".
_WIDE = ("energy", "electric")


def is_total(draft: Draft) -> bool:
    """Say whether a sum only counts what nobody in particular spends, and on no good of ours.

    So it is in ``Since then, companies have announced $300 billion in manufacturing and
    clean energy``; what they spend on cobalt or chips is told of these.
    """
    line = draft.line
    if draft.actors or not draft.amounts or not draft.act.sites:
        return False
    if line.stages or line.of_kind("commodity") or line.of_kind("facility"):
        return False
    own = line.cues_of(line.start, line.end, "own_field")
    if any(not line.text[cue.start : cue.end].lower().startswith(_WIDE) for cue in own):
        return False
    return bool(line.cues_of(line.start, line.end, "cumulative"))
