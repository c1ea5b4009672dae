"""What firms put money into: their own work, or another firm, whose shares they get for it."""

from __future__ import annotations

import reex
from reex_initiatives.draft import ELSEWHERE, Draft
from reex_initiatives.party import key
from reex_initiatives.vocabulary import any_of
from reex_initiatives.weigh import word_of

# "by way of placement", "through private placements of common shares", "in the firm's equity".
_FOR_SHARES = reex.regex(
    r"(?:\s(?:in|into)\s[^,;.]{1,60}?)?"
    r"\s(?:(?:by way of|by means of|through|via|in exchange for|in return for|as part of)"
    r"\s(?:[\w$-]+\s){0,4}?|in\s(?:the\s|its\s)?(?:[\w-]+['’]s\s)?(?:[a-z]+\s){0,2})"
    rf"(?:placements?|placing|shares|equity|stock|stake|convertible notes?|PIPE)\b(?!\s(?:{any_of('of_markets')})\b)"
)
# "put $50 million into Acme", "into the miner Acme".
_INTO = reex.regex(r"\s(?:[a-z]+\s){0,2}into\s(?:[\w’'-]+\s){0,4}")
# "committed $5 million in construction financing": money for somebody else's work.
_LENT = reex.regex(r"\s(?:in|of)\s(?:[a-z-]+\s){0,3}(?:financing|loans?|debt|credits?|guarantees?)\b")
_INVEST = ("invest", "spend", "put", "pour", "commit", "pledge", "set up", "plough", "plow", "sink", "budget")
_SPENDS = ("spend", "spends", "spending", "budget", "budgets", "budgeted")
# By which firms buy into another one.
_PUT_IN = ("invest", "put", "pour", "inject", "pump", "plough", "plow")


def is_own_investment(draft: Draft) -> bool:
    """Say whether a firm puts its own money to work: ``MP Materials will invest $700 million`` in nobody else."""
    if not (draft.act.generic and draft.act.family == "capital" and is_by_firms(draft)):
        return False
    word = word_of(draft)
    others = [e for e in draft.recipients if e.kind != "facility" and key(e) not in draft.known("actors").keys]
    if word.endswith(_SPENDS) and draft.why.get("recipients") in ELSEWHERE:
        others = []  # "It expects to spend $5 million on the plant", whoever the sentence before was on
    planned = word == "spent" and draft.force.status in ("announced", "proposed")  # "is to be spent on a plant by Acme"
    lent = any(_LENT.match(draft.line.text, e.end) for e in draft.amounts)
    invests = (planned or any(verb in word for verb in _INVEST)) and not lent and not _is_for_shares(draft)
    money = draft.amounts or (draft.trigger.form != "noun" and "invest" in word)
    return bool(not others and invests and money)


def is_stake(draft: Draft) -> bool:
    """Say whether a firm puts money into another one: whatever the text calls it, it is paid with shares."""
    if not (draft.act.generic and draft.act.family == "capital" and is_by_firms(draft)):
        return False
    if not draft.recipients:
        return "invest" in word_of(draft) and _is_for_shares(draft)
    firms = all(e.kind == "company" for e in draft.recipients)
    return firms and (any(verb in word_of(draft) for verb in _PUT_IN) or _is_put_into(draft))


def _is_for_shares(draft: Draft) -> bool:
    """Say whether a sum is paid for shares, whoever issues them: ``will invest $5 million by way of a placement``."""
    if not draft.amounts or not is_by_firms(draft):
        return False
    return (
        _FOR_SHARES.match(draft.line.text, draft.amounts[0].end, draft.line.clause(draft.trigger.start)[1]) is not None
    )


def _is_put_into(draft: Draft) -> bool:
    """Say whether a sum goes into the firm: ``is putting $50 million into Acme``."""
    low = draft.amounts[0].end if draft.amounts else 0
    return (
        0 < low <= draft.recipients[0].start
        and _INTO.fullmatch(draft.line.text, low, draft.recipients[0].start) is not None
    )


def is_by_firms(draft: Draft) -> bool:
    """Say whether firms act, and nobody else."""
    return bool(draft.actors) and all(e.kind == "company" for e in draft.actors)
