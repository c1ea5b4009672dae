"""What orders, bills and laws only rule, or find: duties of a body, limits on loans, how they are to be made."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.kinds import STATES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.telling.asked import is_no_research

# "(b) Duties.—The council shall oversee", "Duties The group is responsible for": a heading of tasks.
_HEADING = reex.regex(
    r"(?:\W|\(\w{1,4}\)){0,12}DUTIES\W+(?:THE|AN?|EACH|IN)\s[^.;]{0,120}?"
    r"\b(?:SHALL|MUST|MAY|(?:IS|ARE)\s(?:RESPONSIBLE|CHARGED|TASKED|TO)|INCLUDES?)\b",
    re.IGNORECASE,
)
# "the duties of the Secretary", "the duties assigned to it": what somebody has to do.
_OF_OFFICE = reex.regex(
    r"(?:\sand\s[a-z]+)?\s(?:of|assigned to|vested in)\s(?:(?:the|its|each|any|an?|such)\s)?"
    rf"(?:[A-Z][\w.]*\s){{0,4}}(?:{any_of('offices')})\b",
    re.IGNORECASE,
)
_OFFICIAL = reex.regex(rf"\b(?:{any_of('does_duties')})\s(?:(?:the|its|his|her|their|such|all|any)\s)?(?:[a-z]+\s)?$")
_OFFICIAL_REACH = 50
# "may not exceed the amount of loans in its portfolio", "the total of loans outstanding": how much there may be, or is.
_AMOUNT_OF = reex.regex(
    r"\b(?:amount|total|volume|number|value|share|balance|portfolio|percentage|rate)s?\sof\s"
    r"(?:(?!(?:to|for|from|with)\s)[\w,-]+\s){0,8}$"
)
_LIMIT = reex.regex(r"\b(?:not|never|neither)\s(?:[a-z]+\s)?exceed\b|\boutstanding\b|\bin default\b")
_AMOUNT_REACH = 90
# "Loans under this section shall be made in accordance with the guidelines of": how something is to be done.
_IS_RULED = reex.regex(
    r"[^.;:]{0,200}?\b(?:shall|must|may only|are to|is to)\s(?:only\s)?(?:(?:be\s(?:[a-z]+\s){0,2})?"
    r"(?:in (?:accordance|compliance|line|conformity|keeping) with|in a manner consistent with|consistent with"
    r"|subject to|pursuant to|according to|governed by)"
    r"|(?:comply|conform|accord) (?:with|to)|adhere to|follow|satisfy|meet)\s"
)
_OPENS = reex.regex(
    r"(?:\W|\(\w{1,4}\)){0,12}(?:(?!(?:to|that|which|shall|will|must)\s)[\w,-]+\s){0,8}$", re.IGNORECASE
)
_OPENS_REACH = 90
# "Approval is required for loans in excess of $5 million": from which sum on a rule holds.
_FROM_SUM = reex.regex(
    r"[^.;:]{0,30}?\s(?:in excess of|exceeding|greater than|of more than|of over|above|that exceeds?|of at least)\s"
    r"(?:\w+\s)?$"
)
_IS_REQUIRED = reex.regex(
    r"\b(?:required|requires?|needed|necessary|mandatory|subject to|prior|advance)\b[^.;:]{0,90}$"
    r"|\b(?:[Nn]o|[Aa]ny|[Ee]ach|[Ee]very)\s(?:[a-z]+\s){0,3}$"
)
_REQUIRED_REACH = 100
# "any agency that can provide loans", "agencies that are empowered to lend": what is said of all who are such.
_OF_ANY = reex.regex(
    r"\b(?:(?:any|each|every|all|other)\s(?:[a-z]+\s){0,3}"
    r"|(?:[Aa]gencies|[Dd]epartments|[Bb]odies|[Ii]nstitutions|[Ll]enders)\s)"
    r"(?:that|which|who)\s(?:(?:provides?|offers?|makes?|gives?|issues?)\b|(?:can|may|could)\s"
    r"|(?:is|are)\s(?:empowered|authorized|authorised|able|permitted|entitled|eligible)\sto\s)[^.;:]{0,70}$"
)
_OF_ANY_REACH = 150
# "evidence of subsidies by other countries": given by nobody who is named.
_BY_OTHERS = reex.regex(
    r"[^.;:]{0,60}?\s(?:by|from)\s"
    r"(?:(?:other|foreign|certain|some|third|competing|rival|adversarial|non-market|several)\s){1,3}"
    r"(?:countries|governments|nations|states|economies|powers)\b"
)
# "guidance for the use of its tools to secure offtake": what a rule is for.
_GUIDES = reex.regex(
    r"\b(?:guidance|guidelines|regulations|criteria|instructions|procedures|rules)\s(?:for|on|to|about)\b"
    r"(?:(?!\b(?:and|then)\s(?:will|shall|to)\s)[^.;:]){0,200}?\sto\s[a-z]+\s(?:[\w.-]+\s){0,4}$"
)
_GUIDES_REACH = 260
# "The Secretary is authorized to keep a register of mines": a body may do it, and allows no mine.
_MAY_DO = reex.regex(
    r"(?:\s\([^()]{1,40}\))?(?:,\s[^.;]{3,120},)?\s(?:is|are|was|were|shall be|be|been)\s(?:also\s|hereby\s|\w+ly\s)?$"
)
# "leads in research on magnets": where somebody stands among others.
_RANKS = reex.regex(
    rf"\b(?:{any_of('is_ahead_in')})\s(?:[\w-]+\s){{0,3}}?(?:in|at|on)\s(?:(?:the|its|global|world)\s){{0,2}}$"
)
_RANKS_REACH = 70
# "publishes the list every three years": what comes round is no decision.
_ROUTINE = reex.regex(
    r"\b(?:every\s(?:\w+\s)?(?:years?|months?|quarter)|each year|once a year|(?:annual|periodical|regular)ly)\b"
)
# "within 90 days of the date on which the Secretary publishes the list": only a day is told.
_ON_DAY = reex.regex(r"\b(?:date|day|time)\s(?:that|(?:on|at)\swhich|when)\s[^.;:,]{0,120}$")
_ON_DAY_REACH = 160
_HABITUAL = ("updates", "publishes", "reviews", "issues", "releases")
_ON_ABILITY = frozenset(("research", "workforce"))


def is_provision(line: Line, trigger: Trigger) -> bool:
    """Say whether a word for an act only stands in a rule on acts, or tells how good somebody is at such."""
    instrument = trigger.act.instrument
    if trigger.match and instrument in ("permitting", "executive_action"):
        return _is_power(line, trigger) if instrument == "permitting" else _is_by_rule(line, trigger)
    if trigger.form != "noun":
        return False
    if instrument == "tariff":
        return _is_task(line, trigger)
    if instrument in _ON_ABILITY:
        low = max(line.start, trigger.start - _RANKS_REACH)
        return _RANKS.search(line.text, low, trigger.start) is not None or is_no_research(line, trigger)
    if trigger.act.buys:
        low = max(line.start, trigger.start - _GUIDES_REACH)
        return _GUIDES.search(line.text, low, trigger.start) is not None
    if trigger.act.family != "capital":
        return False
    if sums := line.of_kind("money"):
        return any(_is_threshold(line, trigger, money) for money in sums)
    low = max(line.start, trigger.start - _OF_ANY_REACH)
    if _OF_ANY.search(line.text, low, trigger.start):
        return True
    if _BY_OTHERS.match(line.text, trigger.end, line.end):
        return True
    return _is_limit(line, trigger) or _is_ruled(line, trigger)


def _is_by_rule(line: Line, trigger: Trigger) -> bool:
    """Say whether a body does something again and again, or it only tells from which day on something else counts."""
    assert trigger.match
    low = max(line.start, trigger.start - _ON_DAY_REACH)
    if _ON_DAY.search(line.text, low, trigger.start):
        return True
    told = line.text[trigger.match.start : trigger.match.end].split()
    return any(word in _HABITUAL for word in told) and _ROUTINE.search(line.text, line.start, line.end) is not None


def _is_power(line: Line, trigger: Trigger) -> bool:
    """Say whether a body of state is only allowed to do something itself."""
    if not line.text.startswith(" to ", trigger.end):
        return False
    bodies = (e for e in line.of_kinds(STATES) if e.end < trigger.start)
    return any(_MAY_DO.fullmatch(line.text, e.end, trigger.start) for e in bodies)


def _is_task(line: Line, trigger: Trigger) -> bool:
    """Say whether duties are what somebody has to do, and on no goods."""
    if line.text[trigger.start : trigger.end].lower() not in ("duty", "duties"):
        return False
    heading = _HEADING.match(line.text, line.start, line.end)
    if heading and heading.start() <= trigger.start < heading.end():
        return line.text.lower().find("duties", line.start) == trigger.start
    low = max(line.start, trigger.start - _OFFICIAL_REACH)
    return bool(_OF_OFFICE.match(line.text, trigger.end) or _OFFICIAL.search(line.text, low, trigger.start))


def _is_limit(line: Line, trigger: Trigger) -> bool:
    """Say whether money is only what a limit or a balance is of."""
    low = max(line.start, trigger.start - _AMOUNT_REACH)
    if not _AMOUNT_OF.search(line.text, low, trigger.start):
        return False
    return _LIMIT.search(line.text, line.start, line.end) is not None


def _is_threshold(line: Line, trigger: Trigger, money: reex.Entity) -> bool:
    """Say whether a sum only tells for which money something is required."""
    if money.start < trigger.end or not _FROM_SUM.fullmatch(line.text, trigger.end, money.start):
        return False
    low = max(line.start, trigger.start - _REQUIRED_REACH)
    return _IS_REQUIRED.search(line.text, low, trigger.start) is not None


def _is_ruled(line: Line, trigger: Trigger) -> bool:
    """Say whether a sentence opens with money and only tells by which rules it is given."""
    if trigger.start - line.start > _OPENS_REACH or not _OPENS.fullmatch(line.text, line.start, trigger.start):
        return False
    return _IS_RULED.match(line.text, trigger.end, line.end) is not None
