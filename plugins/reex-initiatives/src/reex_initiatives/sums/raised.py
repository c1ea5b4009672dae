"""Money that firms get for themselves: raised for their own shares, borrowed, or lent by banks alone."""

from __future__ import annotations

import re

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.weigh import word_of
from reex_initiatives.lexicon.phrases import is_passive
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import is_one_of
from reex_initiatives.sentences.party import is_lender, key
from reex_initiatives.sums.invested import is_bank, is_by_firms

# What a firm gets that only banks and traders give, and how these are called.
_LENT = ("loan", "grant", "guarantee")
# "offers a loan".
_GIVING = reex.regex(rf"\b(?:{any_of('gives_money')})\b", re.IGNORECASE)
_GIVES_REACH = 90
_ABLE = frozenset(("company", "agency", "organization"))
# "its loan to a partner".
_LENDS_TO = reex.regex(r"\sto\s(?:its|their|the|an?|[A-Z])")
# "raised its holding in Acme with a placement": it pays.
_HOLDING_REACH = 160
_ITS_HOLDING = reex.regex(
    r"\b(?:rais|increas|lift|boost|tak|took)\w*\s(?:its|their)\s(?:stake|holding|shareholding|interest|share)\b"
)
# Rules by which a firm acts that may raise money for itself.
_ITS_OWN = ("subject", "owner", "reference")
# "Appia issued 12 million units", "has placed new shares".
_ISSUES = reex.regex(
    r"(?:\s\([^()]{1,40}\))?\s(?:has\s|have\s|will\s|to\s|is\s|plans\sto\s)*(?:also\s)?"
    r"(?:issu(?:e[sd]?|ing)|allot(?:s|ted|ting)?|plac(?:e[sd]|ing)|pric(?:e[sd]|ing)|upsiz(?:e[sd]?|ing)|float(?:s|ed|ing)?)\b"
)
# Money of any form, "raised $5 million from KfW", and what tells that it is for shares.
_RAISED = reex.regex(r"^rais", re.IGNORECASE)
_SHARES = reex.regex(rf"\b(?:{any_of('money_for_shares', 'money_as_equity')})\b", re.IGNORECASE)
_SHARES_REACH = 240
# Behind "an offering of".
_NOTES = reex.regex(
    r"(?<=\sof)\s(?:(?!(?:and|or|with|plus|units|shares|to|for)\s)[\w.%-]+\s){0,5}?(?:notes|bonds|debentures)\b"
)


def raises(draft: Draft) -> bool:
    """Say whether a firm gets money for its own shares: ``Lynas closed a private placement``."""
    own = draft.rule in _ITS_OWN or draft.why.get("actors") == "reference" or _is_raised_by(draft)
    own = own and not draft.recipients
    if not (own and is_by_firms(draft)):
        return False
    low = max(draft.line.start, draft.trigger.start - _HOLDING_REACH)
    if _ITS_HOLDING.search(draft.line.text, low, draft.trigger.start):
        return False
    if draft.act.raises and draft.trigger.form == "money":
        return True  # "hopes to raise $5 million"
    behind = max(e.end for e in draft.actors)
    issues = bool(draft.act.raises) and _ISSUES.match(draft.line.text, behind, draft.trigger.end) is not None
    word = draft.line.text[draft.trigger.start : draft.trigger.end]  # "PIPE" is one in capitals alone
    return issues or is_one_of(word.lower(), draft.act.raises) or is_one_of(word, draft.act.raises)


def sells_notes(draft: Draft) -> bool:
    """Say whether what is offered for money is debt, and no shares: ``an offering of 5% convertible senior notes``."""
    if draft.act.instrument != "equity" or draft.trigger.form != "noun":
        return False
    return _NOTES.match(draft.line.text, draft.trigger.end, draft.line.end) is not None


def _is_raised_by(draft: Draft) -> bool:
    """Say whether the verb is passive: ``$5 million was raised by Acme``."""
    return draft.trigger.form == "money" and is_passive(draft.line.text, draft.trigger.start)


def borrows(draft: Draft) -> bool:
    """Say whether money that is called a firm's, or that it is only said to have in view, is what it gets.

    So it is in ``Acme's $90 million loan`` and ``Acme plans a $90 million loan``; a bank
    gives, and so does who ``offers a loan``.
    """
    if draft.recipients or draft.act.instrument not in _LENT or draft.trigger.form != "noun":
        return False
    if _LENDS_TO.match(draft.line.text, max([draft.trigger.end, *(e.end for e in draft.amounts)])):
        return False
    firms = [e for e in draft.actors if e.kind == "company"]
    if not len(firms) == len(draft.actors) == 1 or is_lender(firms[0]):
        return False
    return draft.why.get("actors") == "owner" or (draft.why.get("actors") in _ITS_OWN and _has_in_view(draft))


def _has_in_view(draft: Draft) -> bool:
    """Say whether the sentence names nobody else who could get the money, and no verb tells that it is given."""
    line, end = draft.line, draft.trigger.end
    if any(key(e) not in draft.parties for e in line.of_kinds(_ABLE)):
        return False
    return _GIVING.search(line.text, max(line.start, draft.trigger.start - _GIVES_REACH), end) is None


def is_from_bodies(draft: Draft) -> bool:
    """Say whether a firm raises money from bodies of state and banks, and the text names no shares for it."""
    told = draft.act.instrument == "equity" and draft.amounts and draft.actors and _RAISED.search(word_of(draft))
    public = [e for e in draft.actors if e.kind in ("agency", "program") or is_bank(e)]
    if not told or not public or not all(e in public or is_lender(e) for e in draft.actors):
        return False
    start, end = draft.trigger.start - _SHARES_REACH, draft.trigger.end + _SHARES_REACH
    return _SHARES.search(draft.line.text, max(draft.line.start, start), min(end, draft.line.end)) is None


def is_credit(draft: Draft) -> bool:
    """Say whether only banks finance a firm: what they give without a word for its form is lent."""
    if not (draft.act.generic and draft.act.family == "capital" and draft.amounts and draft.actors):
        return False
    if "invest" in word_of(draft):
        return False  # in shares, if in anything
    firms = draft.recipients and all(e.kind in ("company", "facility") for e in draft.recipients)
    return bool(firms) and all(e.kind == "company" and is_bank(e) for e in draft.actors)
