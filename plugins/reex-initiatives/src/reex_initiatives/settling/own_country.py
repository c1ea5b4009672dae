"""The country of who takes a measure of trade, which is named for whose good it is taken, and not hit by it."""

from __future__ import annotations

from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.identity import state_of
from reex_initiatives.sentences.party import key


def spare_own_country(draft: Draft) -> None:
    """Leave out of those hit the country whose head acts: ``President Trump set tariffs to protect the U.S.``.

    This comes after mentions of one act have met: such a country tells measures apart all the same.
    """
    if draft.act.family != "trade" or not draft.recipients:
        return
    own = {state_of(entity) for entity in draft.actors}
    others = tuple(entity for entity in draft.recipients if key(entity) not in own)
    if len(others) < len(draft.recipients):
        draft.take("recipients", others, draft.why.get("recipients", "") if others else "")
