"""What is only done, bought or set up so that something else is: what money is for, and what for metal is bought."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.parties.pattern_places import GOES_ON_TO
from reex_initiatives.sentences.line import Line

# What something else is bought for.
_IS_FOR = reex.regex(
    rf"\b(?:for|into|under|(?:{any_of('brought')}) to|to (?:{any_of('fills')}))\s"
    r"(?:the\s|its\s|a\s)?(?:\w+\s){0,2}$"
)
_FOR_REACH = 50
# "lent $5 million to expand", not "agreed to lend $5 million and to expand".
_TO_DO = reex.regex(r"(?<!\band)\sto\s$")
# "will spend $5 million on expanding its plant".
_BY_DOING = reex.regex(r"\b(?:on|for|into|towards?|in)\s$")
# "invoked the act to speed loans to miners".
_TO_PUSH = reex.regex(r"\bto\s[a-z-]+\s(?:up\s|out\s)?(?:[a-z-]+\s)?$")
# "help Acme complete its plant", "help complete the plant".
_HELPS = reex.regex(rf"\b(?:{any_of('lets')})\s(?:[\w.’'-]+\s){{0,5}}$")
_HELP_REACH = 60
# What a ban is on: "in defense procurement".
_IN = reex.regex(r"\b(?:in|from)\s(?:\w+\s)?$")
_IN_REACH = 20
# "signed a memorandum of understanding to sell"; how near the start of a headline a firm stands.
_ON_PAPER = reex.regex(rf"\b(?:{any_of('papers_to')})\s$", re.IGNORECASE)
_OPENS = 6
_IN_ORDER_TO = ("in order to ", "so as to ")
# "engagement on standards, to drive offtake agreements"
_TO_DRIVE = reex.regex(rf"\bto\s(?:{any_of('drives')})\s(?:\w+\s){{0,2}}$")

# "an agreement by which ores will count towards the requirements of the tax credit": what a pact lets something be.
_COUNTS_FOR = reex.regex(rf"\b(?:{any_of('counts')})\s(?:towards?|for|as|under|to)\b[^.;:]{{0,120}}$")
_COUNTS_REACH = 180

# "used the proceeds to repay a $5 million bridge loan": old debt that new money, or what is sold, pays back.
_PAYS_BACK = reex.regex(
    rf"\b(?:to|for|by|and|towards?|will)\s(?:\w+ly\s|help\s)?(?:{any_of('pays_back')})\s(?:[^\s,;:]+\s){{0,7}}$"
)
_REPAY = reex.regex(rf"(?:{any_of('pays_back')})\b")
_PROCEEDS = reex.regex(rf"\b(?:{any_of('proceeds')})\b", re.IGNORECASE)
# "paid for it out of its $5 million revolving credit facility": what somebody has for whatever he buys.
_DRAWN_ON = reex.regex(
    rf"\b(?:{any_of('paid_out_of')})\b[^.;:]{{0,80}}?\s(?:out of|from|with|through|using|via|by drawing on)\s"
    r"(?:[^\s,;:]+\s){0,5}$"
)
_REVOLVES = ("revolving", "credit facility", "credit line", "revolver", "RCF")
_DEBT_REACH = 160


def _is_old_debt(line: Line, trigger: Trigger) -> bool:
    """Say whether a loan is only what other money pays back, or what a firm draws on to pay for something."""
    if trigger.act.instrument != "loan" or trigger.form not in ("base", "noun", "present"):
        return False
    low = max(line.start, trigger.start - _DEBT_REACH)
    paid = _PAYS_BACK.search(line.text, low, trigger.start) if trigger.form == "noun" else None
    begin = paid.start() if paid else trigger.start
    if paid or (trigger.form != "noun" and _REPAY.match(line.text, trigger.start)):
        money = any(e.end <= begin for e in line.of_kind("money"))
        return money or _PROCEEDS.search(line.text, low, begin) is not None
    if trigger.form != "noun":
        return False
    drawn = _DRAWN_ON.search(line.text, low, trigger.start)
    return drawn is not None and any(line.text.find(word, drawn.start(), trigger.end) >= 0 for word in _REVOLVES)


def is_purpose(line: Line, trigger: Trigger) -> bool:
    """Say whether something is only what another act is for.

    ``lent Lynas $5 million to expand its plant`` tells no work at a site, ``a
    contract for the strategic stockpile`` sets up none; who is buying antimony for a
    stockpile does.
    """
    if trigger.act.instrument == "stockpile":
        return _is_filled(line, trigger)
    if any(told(line, trigger) for told in (_is_old_debt, _is_banned_from, _is_driven_at, _is_counted_for)):
        return True
    if trigger.act.buys and line.text.startswith("to ", trigger.start):
        return _is_traded_for(line, trigger)
    if trigger.act.family == "capital" and trigger.form == "noun" and not line.of_kind("money"):
        orders = any(t.act.instrument == "executive_action" for t in before_in_clause(line, trigger))
        return orders and _TO_PUSH.search(line.text, max(line.start, trigger.start - 40), trigger.start) is not None
    if trigger.act.family == "trade" and trigger.phrase:  # "suspended exports in order to choke off supplies"
        aim = line.text.endswith(_IN_ORDER_TO, line.start, trigger.start)
        return aim and any(t.act is trigger.act and t.end < trigger.start for t in line.triggers)
    if _is_paid_for(line, trigger):
        return True
    if trigger.act.family == "capital" or trigger.form not in ("base", "pattern"):
        return False
    if trigger.match and "money" in trigger.match.places:
        return False  # "$20 million to train miners"
    if trigger.phrase and _HELPS.search(line.text, max(line.start, trigger.start - _HELP_REACH), trigger.start):
        return True
    return _is_to_do(line, trigger)


def _is_traded_for(line: Line, trigger: Trigger) -> bool:
    """Say whether goods are to be bought or sold by what another act pays for: ``is building a plant to supply``."""
    sells = trigger.form == "goods" and line.text[trigger.start : trigger.end] in trigger.act.sells
    if sells and not _is_pledged(line, trigger):
        return True
    before = before_in_clause(line, trigger)
    given = (t for t in before if t.act.sites or (t.act.family == "capital" and not t.act.generic))
    return any(given) or any(t.act.buys and t.form == "pattern" for t in before)


def _is_pledged(line: Line, trigger: Trigger) -> bool:
    """Say whether who is to supply something is named right before, as in a headline, or it is put on paper."""
    if any(e.end + 1 == trigger.start and e.start - line.start < _OPENS for e in line.of_kind("company")):
        return True
    return _ON_PAPER.search(line.text, max(line.start, trigger.start - _HELP_REACH), trigger.start) is not None


def _is_to_do(line: Line, trigger: Trigger) -> bool:
    """Say whether somebody is given money, bought from or joined so that it is done: ``won a grant to build``."""
    joins = trigger.act.object and trigger.phrase is not None  # "formed a venture to buy copper mines"
    before = before_in_clause(line, trigger)
    given = [
        t for t in before if t.act.family == "capital" or t.act.buys or (joins and t.act.instrument == "partnership")
    ]
    if not given or not _TO_DO.search(line.text, max(line.start, trigger.start - 8), trigger.start):
        return False
    # "won a loan and plans to build" does both
    return any(not GOES_ON_TO.search(line.text, t.end, trigger.start) for t in given)


def _is_driven_at(line: Line, trigger: Trigger) -> bool:
    """Say whether contracts or trials are only what something is for: ``to drive offtake agreements``."""
    if trigger.form != "noun":
        return False
    low = max(line.start, trigger.start - 40)
    if trigger.act.instrument == "research" and line.text.endswith(
        (" for ", " for its ", " for the "), low, trigger.start
    ):
        return any(t.act.buys for t in before_in_clause(line, trigger))  # "bought oxides for a pilot"
    return trigger.act.buys and _TO_DRIVE.search(line.text, low, trigger.start) is not None


def _is_counted_for(line: Line, trigger: Trigger) -> bool:
    """Say whether a tax credit is only what a pact lets goods be for: ``by which ores count towards the credit``."""
    pact = trigger.act.instrument == "tax_credit" and any(
        t.act.parties and t.end < trigger.start for t in line.triggers
    )
    if not pact:
        return False
    low = max(line.start, trigger.start - _COUNTS_REACH)
    return _COUNTS_FOR.search(line.text, low, trigger.start) is not None


def _is_paid_for(line: Line, trigger: Trigger) -> bool:
    """Say whether work is only what money is spent on: ``will spend $5 million on expanding its plant``."""
    if not (trigger.act.sites and trigger.form == "present"):
        return False
    doing = _BY_DOING.search(line.text, line.start, trigger.start)
    paid = (t.act.family == "capital" and t.form != "noun" for t in before_in_clause(line, trigger))
    return doing is not None and any(paid)


def _is_filled(line: Line, trigger: Trigger) -> bool:
    """Say whether a stockpile is only what another act is for: ``metal delivered to the national stockpile``."""
    before = before_in_clause(line, trigger)
    if not any((t.act.buys and t.form != "goods") or t.act.instrument == "price_support" for t in before):
        return False
    return _IS_FOR.search(line.text, max(line.start, trigger.start - _FOR_REACH), trigger.start) is not None


def _is_banned_from(line: Line, trigger: Trigger) -> bool:
    """Say whether buying is only what a ban is on: ``the ban on titanium from Russia in public procurement``."""
    if not trigger.act.buys or trigger.form != "noun":
        return False
    if not any(t.act.instrument == "import_restriction" for t in before_in_clause(line, trigger)):
        return False
    return _IN.search(line.text, max(line.start, trigger.start - _IN_REACH), trigger.start) is not None


def before_in_clause(line: Line, trigger: Trigger) -> list[Trigger]:
    """Return the triggers that stand before another in its clause, without the one right before it."""
    if len(line.triggers) == 1:
        return []
    start, _ = line.clause(trigger.start)
    return [t for t in line.triggers if start <= t.start < trigger.start and t.end + 1 != trigger.start]
