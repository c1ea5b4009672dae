"""What firms put money into: their own work, or another firm, whose shares they get for it."""

from __future__ import annotations

import reex
from reex_initiatives.drafts.draft import ELSEWHERE, Draft
from reex_initiatives.drafts.weigh import word_of
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.party import key

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
# What a bank has in its name.
_BANK = reex.regex(
    r"\b(?:Bank|Banking|Bancorp|Banco|Banque|Goldman Sachs|JPMorgan|Citigroup|Macquarie|Morgan Stanley"
    r"|(?:Finance|Financial) Corporation)\b|[a-z]bank\b"
)
# Behind a sum that was spent: "on modernising its smelter", "on the mine".
_ON_WORK = reex.regex(r"\s(?:on|to)\s(?:[a-z-]+\s){0,4}$")
_SPENT = ("spend", "spent")
# Behind a sum that buys assets, with what it is in another currency before that: "1.2 trillion won ($8m) to acquire".
_TO_BUY = reex.regex(
    rf"(?:\s\([^()]{{1,30}}\))?(?:\sto\s(?:acquire|buy|purchase|take\sover)|\s(?:on|in|for)\s(?:acquiring|buying|purchasing))"
    rf"\s(?:[\w’'-]+\s){{0,4}}?(?:{any_of('assets')})\b"
)
_FOR_ITS_WORK = reex.regex(r"\s(?:for|to|in|of)\s[^,;.]{0,60}?\b(?:its|our)\s(?!(?:shares|dividend|debt|loan))")
# How a call for bids is called, and what stands between a sum and goods of that worth.
_BIDS = ("solicitation", "tender")
_OF_GOODS = reex.regex(r"\s(?:worth\s)?of\s(?:[a-z-]+\s){0,3}$")
# Behind goods that are bought as they are.
_AS_GOODS = reex.regex(r"[.,;]|\s(?:from|made|that|which|for|by|at|in|over|under|a\syear|each)\b|\s*$")


def is_bank(entity: reex.Entity) -> bool:
    """Say whether a firm is a bank, by its name."""
    return _BANK.search(entity.name or entity.text) is not None


def is_own_investment(draft: Draft) -> bool:
    """Say whether a firm puts its own money to work: ``MP Materials will invest $700 million`` in nobody else.

    A bank has no work of its own.
    """
    if not (draft.act.generic and draft.act.family == "capital" and is_by_firms(draft)):
        return False
    if all(is_bank(e) for e in draft.actors):
        return False
    word = word_of(draft)
    others = [e for e in draft.recipients if e.kind != "facility" and key(e) not in draft.known("actors").keys]
    if word.endswith(_SPENDS) and draft.why.get("recipients") in ELSEWHERE:
        others = []  # "It expects to spend $5 million on the plant", whoever the sentence before was on
    planned = word == "spent" and draft.force.status in ("announced", "proposed")  # "is to be spent on a plant by Acme"
    lent = any(_LENT.match(draft.line.text, e.end) for e in draft.amounts)
    planned = planned or (word == "spent" and _is_spent_on_work(draft)) or _is_approved(draft)
    invests = (planned or any(verb in word for verb in _INVEST)) and not lent and not _is_for_shares(draft)
    money = draft.amounts or (draft.trigger.form != "noun" and "invest" in word)
    return bool(not others and invests and money)


def _is_approved(draft: Draft) -> bool:
    """Say whether a firm approves a sum for work of its own: ``approved $5 million to expand its mine``."""
    line = draft.line
    return "approv" in word_of(draft) and any(_FOR_ITS_WORK.match(line.text, e.end) for e in draft.amounts[:1])


def goods_bought(draft: Draft) -> bool:
    """Say whether a firm's money is for goods: ``will spend $5 million on magnets``, and on no magnet plant.

    So is that of a state whose call for bids is for them: ``a solicitation for $5 million of magnets``.
    """
    if not (draft.act.generic and draft.act.family == "capital" and draft.amounts):
        return False
    word = word_of(draft)
    spent = word.startswith(_SPENT) and is_by_firms(draft)
    if not spent and not word.endswith(_BIDS):
        return False
    text, end = draft.line.text, draft.amounts[0].end
    between = _ON_WORK if spent else _OF_GOODS
    goods = (e for e in draft.line.of_kind("commodity") if between.fullmatch(text, end, e.start))
    return any(_AS_GOODS.match(text, e.end) for e in goods)


def buys_others(draft: Draft) -> bool:
    """Say whether a firm's money is for what others have: ``will invest $5 million to acquire lithium assets``."""
    return any(_TO_BUY.match(draft.line.text, e.end, draft.line.end) for e in draft.amounts[:1])


def _is_spent_on_work(draft: Draft) -> bool:
    """Say whether money went into a site: ``spent $40 million on expanding the mine``."""
    line = draft.line
    sums = [e for e in draft.amounts if draft.trigger.end <= e.start]
    sites = [*(hit.start for hit in line.sites), *(e.start for e in line.of_kind("facility"))]
    return any(_ON_WORK.fullmatch(line.text, money.end, site) for money in sums for site in sites)


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
