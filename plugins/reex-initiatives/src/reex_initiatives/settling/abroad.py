"""The country that another one puts money into: ``Japan will invest $50 billion in the United States``."""

from __future__ import annotations

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.sentences.party import is_adjective

# Between a word for investing, or its sum, and the country.
_IN = reex.regex(r"(?:\s(?:to|by|for)\s(?:invest|investing))?\s(?:directly\s|more\s)?in(?:to)?\s(?:the\s)?")
# The country is the object itself, and not where a site or a trade of it is: "in the United States, over four years".
_ITSELF = reex.regex(
    r"[,.;:)–—]|\s(?:and|or|over|by|through|to|as|for|with|of|across|under|during|that|which|covers?|covering)\b|\s*$"
)
_ITSELF_REACH = 16
_INVESTS = ("invest", "commit", "pledge")


def invested_in(draft: Draft) -> tuple[reex.Entity, ...]:
    """Return the country that gets what states invest, where it is named as what they invest in."""
    line, trigger = draft.line, draft.trigger
    states = draft.actors and all(e.kind == "country" for e in draft.actors)
    if not states or draft.recipients or not draft.amounts or not draft.act.generic:
        return ()
    word = line.text[trigger.start : trigger.end].lower()
    if not any(verb in word for verb in _INVESTS):
        return ()
    own = draft.known("actors").keys
    for country in line.of_kind("country"):
        ends = (trigger.end, *(money.end for money in draft.amounts))
        if (
            country.ref in own
            or is_adjective(country)
            or not any(_IN.fullmatch(line.text, e, country.start) for e in ends)
        ):
            continue
        if _ITSELF.match(line.text, country.end, min(line.end, country.end + _ITSELF_REACH)):
            return (country,)
    return ()
