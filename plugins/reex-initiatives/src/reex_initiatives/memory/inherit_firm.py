"""Which firm money or a permit is for, where a sentence only refers to it: ``a loan that the company won``."""

from __future__ import annotations

import reex
from reex_initiatives.drafts.draft import AMBIGUOUS, Draft
from reex_initiatives.lexicon.kinds import FIRMS_AND_GROUPS, STATES
from reex_initiatives.lexicon.vocabulary import any_of, any_titled
from reex_initiatives.memory.context import Context
from reex_initiatives.sentences.joined import joined_before
from reex_initiatives.sentences.party import key, keys

_ITS = rf"(?:its|the (?:{any_of('its_firm')})['’]s)"
_OF_ITS = reex.regex(rf"\bof\s{_ITS}\s(?:[\w-]+\s){{0,2}}$")
_OF_ITS_SHARES = reex.regex(rf"\b(?:of|in)\s(?:their|{_ITS})\s(?:[\w-]+\s){{0,2}}(?:{any_of('shares')}|capital)\b")
_FOR_ITS = reex.regex(rf"\s(?:of\s(?:[\w()-]+\s){{1,8}})?(?:for|to|at|of)\s{_ITS}\s")
_FIRM = rf"(?:it|the (?:[\w-]+ ){{0,2}}(?:{any_of('getting_firm')}))\b(?!['’])"
_IT = reex.regex(rf"\s{_FIRM}")
_TO_IT = reex.regex(rf"\s(?:to|in|into|of|for)\s{_FIRM}")
_IN_ITS = reex.regex(rf"\s(?:in|of)\s{_ITS}\s")
# "took a stake in an Australian explorer and lent it": a firm that nobody names is nobody who was named before.
_SOME_FIRM = reex.regex(rf"\san?\s(?:[\w-]+\s){{0,3}}(?:{any_of('one_firm')})\b")
# How a filing calls the firm whose it is: "common shares of the Company".
_THE_COMPANY = reex.regex(r"[^.;]{0,60}?\b(?:of|in|to) the Company\b")
# What a budget has for goods: "set aside $5 million for critical minerals".
_SET_ASIDE = reex.regex(rf"\b(?:{any_of('set_aside')}|set)\b")
_FOR_GOODS = reex.regex(r"(?:\s\([^()]{1,30}\))?\s(?:for|on|towards?)\s(?:[a-z]+\s){0,3}")
# Subjects of a sentence that are many firms or bodies, and none that a text names.
_MANY = reex.regex(
    rf"(?:^|[.!?:;]\s|\n|,\s(?:and|but|while|as)\s)\W{{0,3}}(?:(?:[A-Z]|[a-z])[\w-]*\s){{0,4}}?(?:{any_titled('many_unnamed')})\s"
    rf"(?:(?:also|now|then|alone|already)\s)?(?:{any_of('many_do')}|[a-z]+ed)\b"
)


def inherit_winner(draft: Draft, context: Context) -> None:
    """Let money be for the firm that a clause behind it only refers to: ``a grant that the company won``."""
    firms = context.firms()
    if len(firms) == 1 and not draft.recipients and "company" in draft.act.recipients:
        draft.take("recipients", firms, "reference")


def inherit_receiver(draft: Draft, context: Context) -> None:
    """Let money be for the firm that its sentence only refers to: ``$50 million of its equity``."""
    line, trigger = draft.line, draft.trigger
    if draft.recipients or draft.act.family != "capital" or not draft.actors:
        return
    if draft.why.get("actors") == "beside" and line.text.find("he Company ", line.start, trigger.start) >= 0:
        draft.take("recipients", context.firms()[:1], "reference")  # "The Company signed a letter with A, under which"
        return
    own = _OF_ITS.search(line.text, line.start, trigger.start) or _IN_ITS.match(line.text, trigger.end)
    if draft.act.instrument == "equity":
        own = own or _OF_ITS_SHARES.search(line.text, trigger.end, line.end)
    told = draft.amounts if draft.act.instrument != "equity" else (*draft.amounts, *_shares_behind(draft))
    given = any(_TO_IT.match(line.text, end, line.end) for end in (trigger.end, *(e.end for e in told)))
    behind = trigger.form != "noun" or line.text.endswith((" in", " to"), 0, trigger.end)  # "of shares in the company"
    it = behind and _IT.match(line.text, trigger.end, line.end) is not None  # no firm that stands behind it
    given = given or it
    if not (own or given) or "company" not in draft.act.recipients:
        return
    if it and _SOME_FIRM.search(line.text, line.start, trigger.start):
        return
    itself = context.firm if context.filing and _THE_COMPANY.match(line.text, trigger.end, line.end) else None
    if itself and key(itself) not in draft.known("actors").keys:
        draft.take("recipients", (itself,), "document")
        return
    here = [e for e in line.of_kind("company") if key(e) not in draft.known("actors").keys]
    before = [e for e in here if e.end <= trigger.start]
    known = joined_before(line, before[-1]) if before else () if here and not it else _last_named(draft, context)
    one = len(set(keys(known))) == 1
    draft.take("recipients", known[-1:] if one else (), "reference" if one or not known else AMBIGUOUS)


def _shares_behind(draft: Draft) -> tuple[reex.Entity, ...]:
    """Return the part of a firm that a sentence tells behind the word of the act: ``about 5% of the company``."""
    return tuple(e for e in draft.line.of_kind("percent") if e.start >= draft.trigger.end)[:1]


def _last_named(draft: Draft, context: Context) -> tuple[reex.Entity, ...]:
    """Return the firm that ``the miner`` stands for: the one spoken of or, if that one acts, the last one named.

    It is none that the act before is by: nobody knows which one it gave to or bought from.
    """
    known, last = context.companies, context.last
    if context.named and {key(e) for e in known} <= draft.known("actors").keys:
        return joined_before(*context.named)
    gives = last is not None and not last.recipients and (last.act.buys or last.act.family == "capital")
    if last and gives and {key(e) for e in known} & last.known("actors").keys:
        return ()  # who buys or gives is not whom somebody else gives to
    return known


def inherit_permitted(draft: Draft, context: Context) -> None:
    """Let a permit be for the firm whose site it is for: ``issued the decision for its Stibnite project``.

    One that a filing tells of is for the firm whose filing it is, where its sentence names no other one.
    """
    line = draft.line
    if draft.act.instrument != "permitting" or draft.recipients:
        return
    if _FOR_ITS.match(line.text, draft.trigger.end):
        before = [e for e in line.of_kind("company") if e.end <= draft.trigger.start]
        known = tuple(before[-1:]) or context.firms()
        draft.take("recipients", known if len(known) == 1 else (), "reference" if len(known) == 1 else AMBIGUOUS)
    elif context.filing and context.firm and not by_nobody(draft) and not line.gaps:
        public = bool(draft.actors) and all(e.kind in STATES for e in draft.actors)
        if public and all(key(e) == key(context.firm) for e in line.of_kinds(FIRMS_AND_GROUPS)):
            draft.take("recipients", (context.firm,), "document")


def by_nobody(draft: Draft) -> bool:
    """Say whether those who act are many that are not named: ``Rivals plan to build``, ``Lenders have provided``."""
    line = draft.line
    return _MANY.search(line.text, max(0, line.start - 2), draft.trigger.start) is not None


def for_the_firm(draft: Draft, context: Context) -> None:
    """Let money that a text on one firm tells of be for that firm, where no other one stands beside it."""
    firm, line = context.firm, draft.line
    sites = draft.recipients and all(e.kind == "facility" for e in draft.recipients)
    if not firm or draft.act.family != "capital" or line.gaps or draft.force.status == "ended":
        return
    if draft.recipients and not sites:
        return
    if draft.act.generic and not draft.amounts and not any(e.kind == "agency" for e in draft.actors):
        return
    if key(firm) in draft.known("actors").keys or firm.kind not in draft.act.recipients or _is_budget(draft):
        return
    firms = line.of_kinds(FIRMS_AND_GROUPS)
    others = [e for e in firms if key(e) != key(firm)]
    named = any(key(e) == key(firm) and not line.text.startswith(("'", "’"), e.end) for e in firms)
    start, stop = line.clause(draft.trigger.start)
    if any(e.kind == "company" for e in draft.actors):  # one firm's money is for another only where that stands by it
        named = named and any(key(e) == key(firm) and start <= e.start < stop for e in firms)
        firms = firms or [firm]
    if not draft.actors and (by_nobody(draft) or (draft.act.generic and draft.force.status == "proposed")):
        return
    if (named or not firms or (sites and not others)) and not line.cues_of(line.start, line.end, "of_many"):
        draft.take("recipients", (firm,), "document")


def _is_budget(draft: Draft) -> bool:
    """Say whether a state only has money for goods, whoever gets it: ``set aside $5 million for critical minerals``."""
    line, trigger = draft.line, draft.trigger
    if not draft.act.generic or not _SET_ASIDE.search(line.text, trigger.start, trigger.end):
        return False
    goods = line.of_kind("commodity")
    return any(_FOR_GOODS.fullmatch(line.text, money.end, e.start) for money in draft.amounts for e in goods)
