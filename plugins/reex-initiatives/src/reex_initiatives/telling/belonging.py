"""What only belongs to another act that its sentence tells: the site, the share, the loan that it is about."""

from __future__ import annotations

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import handed
from reex_initiatives.telling.purpose import before_in_clause

_ANY_REACH = 50
_AT_SITE = reex.regex(rf"\s(?:at|in|near|for|from|with)\s(?:its|the|their|an?)\s(?!(?:{any_of('aims')})\b)")
_SOURCE = reex.regex(r"\bfrom\s(?:(?:the|its|their|an?|our)|(?:[A-Z]\S*\s){0,2}[A-Z]\S*['’]s?)\s(?:[\w-]+\s){0,3}$")
_SOURCE_REACH = 60
# "resume work at its refinery": that is done to the site.
_WORK_AT = reex.regex(rf"\s(?:the\s)?(?:\w+\s)?(?:{any_of('work')})\s")
_OWNED_DEBT = reex.regex(r"(?:\b(?:the|its|their)|['’]s?)\s(?:\w+\s){0,2}$")
_FROM = reex.regex(r"\b(?:from|through|via)\s(?:the\s)?(?:(?:[A-Z][\w.]*\s){0,2}[A-Z][\w.]*['’]s\s)?$")
_ASSURED = reex.regex(r"\s(?:[\w-]+\s){0,4}(?:an?|the|minimum|floor)\s")
_FROM_REACH = 50
_IN_ITS = reex.regex(r"\bin\s(?:its|their)\s(?:[\w-]+\s){0,3}$")
_BARRED_FROM = reex.regex(rf"\b(?:{any_of('bars')})\s[^;:]{{2,60}}?\sfrom\s(?:{any_of('taking')})\b[^;:]{{0,60}}$")


def is_object(line: Line, trigger: Trigger) -> bool:
    """Say whether a partnership is only what somebody takes a share of: ``a stake in its joint venture with GM``."""
    if not trigger.act.parties:
        return False
    low = max(line.start, trigger.start - _ANY_REACH)
    shares = any(t.act.family == "capital" and t.end <= trigger.start for t in line.triggers)
    return shares and _IN_ITS.search(line.text, low, trigger.start) is not None


def is_of_exports(line: Line, trigger: Trigger) -> bool:
    """Say whether leave is given to export, and not to mine: ``issued licences for magnet exports to Bosch``."""
    match = trigger.match if trigger.act.instrument == "permitting" else None
    return match is not None and any(
        t.act.instrument == "export_control" and match.start <= t.start < match.end for t in line.triggers
    )


def is_source(line: Line, trigger: Trigger) -> bool:
    """Say whether a test plant is only where goods are from: ``ships samples from its pilot line``."""
    if trigger.act.instrument != "research" or trigger.form != "noun":
        return False
    low = max(line.start, trigger.start - _SOURCE_REACH)
    return _SOURCE.search(line.text, low, trigger.start) is not None


def is_barred(line: Line, trigger: Trigger) -> bool:
    """Say whether somebody is kept from taking a share: ``barred Acme from raising its stake in Beta``."""
    if trigger.act.instrument not in ("equity", "acquisition"):
        return False
    return _BARRED_FROM.search(line.text, line.clause(trigger.start)[0], trigger.end) is not None


def is_giving(line: Line, trigger: Trigger) -> bool:
    """Say whether a word for money is the verb that gives something else: ``grants Acme a permit``.

    So it is in ``guarantee producers a minimum price``.
    """
    _, stop = line.clause(trigger.start)
    given = [t.act.instrument for t in line.triggers if trigger.end < t.start < stop and t.act is not trigger.act]
    if trigger.act.instrument == "guarantee" and "price_support" in given[:1]:
        return _ASSURED.match(line.text, trigger.end) is not None
    to = [e for e in line.of_kind("company") if given and e.start == trigger.end + 1]
    return bool(to) and handed(line, to[0])


def is_guaranteed(line: Line, trigger: Trigger) -> bool:
    """Say whether a loan is only what somebody guarantees: ``a guarantee of $5 million over the project debt``."""
    if trigger.act.instrument != "loan":
        return False
    if not any(t.act.instrument == "guarantee" for t in before_in_clause(line, trigger)):
        return False
    return _OWNED_DEBT.search(line.text, max(line.start, trigger.start - _ANY_REACH), trigger.start) is not None


def is_only_where(line: Line, trigger: Trigger) -> bool:
    """Say whether a site is only where something else is done: ``opened a school at its refinery``."""
    match = trigger.match if trigger.match and "actor" in trigger.match.places else None
    if not trigger.act.sites or match is None or _WORK_AT.match(line.text, trigger.end):
        return False
    return _AT_SITE.search(line.text, trigger.end, match.end) is not None


def is_payer(line: Line, trigger: Trigger) -> bool:
    """Say whether a fund only pays what an act before it gives: ``a grant from the EU's Just Transition Fund``."""
    low = max(line.start, trigger.start - _FROM_REACH)
    pays = trigger.program is not None and _FROM.search(line.text, low, trigger.start)
    return bool(pays) and any(t.act.family == "capital" and t.end <= trigger.start for t in line.triggers)


def only_promises(line: Line, trigger: Trigger) -> bool:
    """Say whether a loose word only promises the act right behind it: ``has committed to buy magnets`` funds nobody."""
    if trigger.match:
        return False
    behind = (t for t in line.triggers if t.start == trigger.end + 1 and t.act is not trigger.act)
    return any(line.text.startswith(("to ", "for "), t.start) for t in behind)
