"""Whether an act only belongs to something else that is told."""

from __future__ import annotations

from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.parties.inward import is_count_of_investments
from reex_initiatives.sentences.line import Line
from reex_initiatives.telling.belonging import (
    is_barred,
    is_giving,
    is_guaranteed,
    is_object,
    is_of_exports,
    is_only_where,
    is_payer,
    is_source,
    only_promises,
)
from reex_initiatives.telling.described import only_describes
from reex_initiatives.telling.done_by import is_firms_gift, is_firms_own, is_nobodys
from reex_initiatives.telling.done_to import is_cause, is_need, is_paper, is_time
from reex_initiatives.telling.holdings import is_held, is_of_own_site, is_result
from reex_initiatives.telling.provisions import is_provision
from reex_initiatives.telling.purpose import is_purpose
from reex_initiatives.telling.relations import is_body_at_work, is_relation
from reex_initiatives.telling.spoken_of import (
    describes_firm,
    is_figure,
    is_imagined,
    is_mood,
    is_of_rules,
    is_there,
    is_topic,
)
from reex_initiatives.telling.talked_of import is_in_the_way, is_talked_of


def is_aside(line: Line, trigger: Trigger) -> bool:
    """Say whether an act only belongs to something else that is told; what needs another act beside it comes first."""
    act, noun = trigger.act, trigger.form == "noun"
    if len(line.triggers) > 1 and (
        (noun and (is_object(line, trigger) or is_giving(line, trigger) or is_guaranteed(line, trigger)))
        or (act.generic and (only_promises(line, trigger) or is_payer(line, trigger)))
        or (act.parties and (describes_firm(line, trigger) or is_there(line, trigger)))
    ):
        return True
    if (noun and is_topic(line, trigger)) or (act.parties and is_of_rules(line, trigger)):
        return True
    if (act.parties and is_relation(line, trigger)) or is_body_at_work(line, trigger):
        return True
    if is_of_own_site(line, trigger):
        return True
    if trigger.match and (is_only_where(line, trigger) or is_held(line, trigger)):
        return True
    if (trigger.match or trigger.phrase) and is_firms_own(line, trigger):
        return True
    return (
        is_purpose(line, trigger)
        or is_result(line, trigger)
        or (
            act.generic
            and (is_figure(line, trigger) or is_mood(line, trigger) or is_count_of_investments(line, trigger))
        )
        or ((act.sites or act.generic) and is_cause(line, trigger))
        or is_time(line, trigger)
        or (act.buys and (is_need(line, trigger) or is_paper(line, trigger)))
        or is_nobodys(line, trigger)
        or is_imagined(line, trigger)
        or is_talked_of(line, trigger)
        or is_in_the_way(line, trigger)
        or is_barred(line, trigger)
        or is_of_exports(line, trigger)
        or is_firms_gift(line, trigger)
        or is_source(line, trigger)
        or is_provision(line, trigger)
        or only_describes(line, trigger)
    )
