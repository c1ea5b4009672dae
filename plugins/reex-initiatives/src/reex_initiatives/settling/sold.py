"""Who buys the stake, the site or the firm that somebody sells: ``Lynas sold its smelter to Iluka``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.drafts.draft import Draft

_TO_BUYER = reex.regex(r"\bto\s(?:the\s|its\s)?(?:[\w'’-]+\s){0,3}$")
_SAID_IT = reex.regex(r",\s(?:it|he|she|they|[A-Z][\w.]+)\s(?:said|says|wrote|told)\b")
# "sold a stake to repay its loan to": the money is for him, and not the stake.
_TO_PAY = reex.regex(r"\sto\s(?:help\s)?(?:pay|repay|fund|finance|settle|raise|support|lend)\b")
_BUYERS_OF_SHARES = frozenset(("company", "agency", "country"))
_BUYS = ("acqui", "buy", "bought", "purchas")
_ALL = reex.regex(r"\s(?:an?\s)?(?:100(?:\.0+)?(?:\s?%|\sper\s?cent)|all)\s(?:of|interest|ownership|shares|the)\b")
_SELLS = reex.regex(r"(?:sell|sold|offload|unload|divest|dispos|ditch|shed|hand)", re.IGNORECASE)


def sell(draft: Draft) -> None:
    """Make the buyer who does it: ``Lynas sold its smelter to Iluka``; the seller is the other side, if no site is."""
    line, sellers = draft.line, draft.actors
    behind = [e for e in line.of_kinds(draft.act.actors | draft.act.recipients) if e.start >= draft.trigger.end]
    buyers = tuple(e for e in behind if e.kind in _BUYERS_OF_SHARES and _is_to(line.text, draft.trigger.end, e.start))
    sites = tuple(e for e in behind if e.kind == "facility" and buyers and e.end <= buyers[0].start)
    draft.take("actors", buyers[:1], "object")
    draft.take("recipients", sites[:1] or sellers, "object" if sites else "subject")


def sells_stake(draft: Draft) -> bool:
    """Say whether a pattern tells of a stake that a firm sells to somebody: ``sold a 10% stake to the Pentagon``."""
    sells = draft.trigger.match is not None and draft.act.instrument == "equity" and not draft.recipients
    text, start, end = draft.line.text, draft.trigger.start, draft.trigger.end
    if not sells or not draft.actors or not _SELLS.match(text, start, end):
        return False
    buyers = (e for e in draft.line.of_kinds(_BUYERS_OF_SHARES) if e.start >= end and e not in draft.actors)
    return any(_is_to(text, end, e.start) for e in buyers)


def takes_all(draft: Draft) -> bool:
    """Say whether a firm buys the whole of something, and no share in it: ``will acquire 100% of Acme``."""
    if draft.act.instrument != "equity" or not draft.recipients or any(e.kind != "company" for e in draft.actors):
        return False
    text, start, end = draft.line.text, draft.trigger.start, draft.trigger.end
    return text[start:end].lower().startswith(_BUYS) and _ALL.match(text, end, draft.line.end) is not None


def _is_to(text: str, end: int, buyer: int) -> bool:
    """Say whether something is sold to the *buyer*, and not what he is owed: ``sold it to repay its loan to``."""
    told = _TO_BUYER.search(text, end, buyer) is not None
    return told and not (_SAID_IT.search(text, end, buyer) or _TO_PAY.search(text, end, buyer))
