"""What an act lacks, why, and who stands in for it: the operator of a mine whose name the text has lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import reex
from reex_initiatives.drafts.draft import AMBIGUOUS, Draft, Side
from reex_initiatives.parties.takers import OPERATOR
from reex_initiatives.records.cast import Cast


def missing(draft: Draft, actors: tuple[reex.Party, ...], recipients: tuple[reex.Party, ...]) -> Iterable[reex.Missing]:
    """Yield which sides of an act nobody is named for, and why."""
    gaps, trigger = draft.line.gaps, draft.trigger
    if not actors:
        yield reex.Missing(slot="actors", reason=_lack(draft, "actors", any(gap <= trigger.start for gap in gaps)))
    if not recipients and draft.act.recipients and not draft.act.parties and draft.act.family != "trade":
        lost = any(gap >= trigger.end for gap in gaps)
        yield reex.Missing(slot="recipients", reason=_lack(draft, "recipients", lost))


def _lack(draft: Draft, side: Side, lost: bool) -> Any:
    """Return why a side is empty; *lost* says whether words of a link are."""
    if lost:
        return "gap"
    return "ambiguous" if draft.why.get(side) == AMBIGUOUS else "not_stated"


def operator(page: reex.Page, draft: Draft, cast: Cast) -> tuple[reex.Party, ...]:
    """Return who runs the mine whose operator gets it, where the text has lost the name and a table holds it."""
    line = draft.line
    if "company" not in draft.act.recipients or not any(gap >= draft.trigger.end for gap in line.gaps):
        return ()
    for site in line.of_kind("facility"):
        if OPERATOR.search(line.text, draft.trigger.end, site.start):
            row = page.facts("facility", site.name)
            firm = page.facts("company", row.get("operator"))
            if firm:
                source = f"{site.name} is run by {row['operator']}: {row['source']}"
                return (cast.inferred("company", row["operator"], firm["ref"] or None, source),)
    return ()
