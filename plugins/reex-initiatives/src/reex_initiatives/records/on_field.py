"""What states agree on or invest in, in a text on many matters of which minerals are one."""

from __future__ import annotations

from collections.abc import Iterable

from reex_initiatives.drafts.draft import Draft
from reex_initiatives.records.goods import speaks_of_minerals
from reex_initiatives.sentences.line import Line

# Words that tell that a sentence is on supply.
_FIELDS = frozenset(("own_field", "near_field"))


# How many sentences behind a pact on minerals what its parties will give may be told.
_REACH = 4


def is_under_pact(draft: Draft, acts: Iterable[Draft]) -> bool:
    """Say whether states give a sum right behind the pact on our field that they signed: ``Each side will provide``."""
    line, who = draft.line, draft.known("actors").keys
    if not draft.amounts or not who or line.cues_of(line.start, line.end, "other_field"):
        return False
    pacts = (act for act in acts if act.act.instrument == "agreement" and who <= act.parties)
    return any(0 < line.number - told.number <= _REACH and _tells_field(told) for act in pacts for told in act.evidence)


def is_on_field(draft: Draft) -> bool:
    """Say whether a sentence on what states agree or invest is on our field, as one on a peace accord is not.

    All other acts are, and so is a proposal, which in a bill is about what the bill is.
    """
    act, states = draft.act, all(e.kind == "country" for e in (*draft.actors, *draft.recipients))
    loose = act.instrument == "agreement" or (act.generic and act.family == "capital" and states)
    return not loose or draft.force.status == "proposed" or any(map(_tells_field, draft.evidence))


def _tells_field(line: Line) -> bool:
    fields = line.cues_of(line.start, line.end, _FIELDS)
    return bool(fields or line.of_kind("commodity")) or speaks_of_minerals(line)
