"""What only describes somebody or something named beside it: a holder of shares, a name, a sum that is told again."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

# "Acme, which is the largest shareholder of Beta".
_IS_WHICH = reex.regex(r",?\s(?:which|who|that)\s(?:is|are|was|were|remains?)\s(?:[\w.’'-]+\s){0,8}$")
_HOLDER_REACH = 90
# "banks that may lend to it": whoever that may be.
_WHO_MAY = reex.regex(
    r"(?:\b(?P<known>the|its|their|these|those|two|three|four|both|all)\s)?(?:\b[a-z-]+\s)?\b[a-z]+s\s"
    r"(?:that|who|which)\s(?:may|might|could|can|would)\s(?:\w+ly\s)?$",
    re.IGNORECASE,
)
_MAY_REACH = 60
# "its second investment in the company", said of a sum that the sentence has told.
_AGAIN = reex.regex(rf",\s(?:its|their|the)\s(?:(?:{any_of('which_time')})\s){{1,2}}(?:[a-z-]+\s)?$")
_AGAIN_REACH = 40
# "This deal would be the bank's first".
_IS_FIRST = reex.regex(
    r"\b(?:[Ii]t|[Tt]h(?:is|e|at)\s(?:[a-z-]+\s){1,2})(?:also\s)?"
    r"(?:is|was|would\sbe|will\sbe|becomes|became|marks|marked|represents)\s"
    rf"(?:(?:the|its|their)\s)?(?:[A-Z][\w.]*(?:\s[A-Z][\w.]*){{0,4}}['’]s\s)?(?:first|{any_of('which_time')})\s(?:[a-z-]+\s)?$"
)
_FIRST_REACH = 100
# "CBC Investment leads", which is a name.
_NAMED = reex.regex(r"\b[A-Z][\w&.-]*\s$")
_DOES = reex.regex(r"(?:\s\([^()]{1,40}\))?(?:['’]s)?,?\s[a-z]")
_NAME_REACH = 30
# "tungsten, which Washington has put on its list".
_WHICH = reex.regex(r",?\s(?:which|that)\s(?:the\s)?$")
_WHICH_REACH = 16
# "the bank, which runs a $7 billion fund": who runs what is there does no act by that.
_RUNS = reex.regex(
    rf",\s(?:(?:which|who|that)\s(?:[a-z]+\s)?)?(?:{any_of('runs_fund')})\s(?:the|an?|its|their|this)\s(?:[^\s;:,()]+\s){{0,8}}$"
)
_RUNS_REACH = 100
# "allied capitals", "united nations".
_OF_STATES = reex.regex(rf"\s(?:{any_of('states')})\b")
# Behind a name: what is no money, and only called by it, "Corrie Corridor rail and hydroelectric infrastructure".
_NO_MONEY = reex.regex(rf"\s(?:[a-z-]+\s){{0,2}}(?:{any_of('no_money')})\b")

# What somebody has to do, and no levy: "a reporting duty", "heavy-duty", "a duty of care".
_TO_DO = reex.regex(rf"\b(?:(?:{any_of('duties_to_do')})[\s-]|(?:heavy|light|medium)-)$", re.IGNORECASE)
_OF_CARE = reex.regex(rf"\sof\s(?:{any_of('duties_of')})\b")
_TO_DO_REACH = 24


def only_describes(line: Line, trigger: Trigger) -> bool:
    """Say whether the words of an act only describe who or what is named beside them."""
    act, form = trigger.act, trigger.form
    if act.parties:
        return form == "past" and _OF_STATES.match(line.text, trigger.end) is not None
    if act.instrument == "equity" and form in ("noun", "pattern"):
        return _is_holder(line, trigger)
    if act.instrument == "executive_action":
        return _is_of_good(line, trigger)
    if act.instrument == "tariff":
        return _is_obligation(line, trigger)
    if act.family != "capital":
        return False
    if form == "pattern" and act.generic:
        actor = trigger.match.places.get("actor") if trigger.match else None
        return actor is not None and _NO_MONEY.match(line.text, actor.end) is not None
    if form == "base":
        low = max(line.start, trigger.start - _MAY_REACH)
        may = _WHO_MAY.search(line.text, low, trigger.start)
        return may is not None and may["known"] is None
    if form != "noun" or not act.generic:
        return False
    return _is_told_again(line, trigger) or _is_name(line, trigger) or _is_run(line, trigger)


def _is_holder(line: Line, trigger: Trigger) -> bool:
    """Say whether shares are only what a firm is said to have: ``Acme, which is a shareholder of Beta, will buy``.

    What a state has in a firm is told by that.
    """
    word = line.text[trigger.start : trigger.end].lower()
    if "holder" not in word and "investor" not in word:
        return False
    which = _IS_WHICH.search(line.text, max(line.start, trigger.start - _HOLDER_REACH), trigger.start)
    return which is not None and any(e.end == which.start() for e in line.of_kind("company"))


def _is_obligation(line: Line, trigger: Trigger) -> bool:
    """Say whether a duty is what somebody has to do: ``The bill extends the labelling duty for magnets``."""
    if not line.text.startswith("dut", trigger.start):
        return False
    low = max(line.start, trigger.start - _TO_DO_REACH)
    behind = _OF_CARE.match(line.text, trigger.end, line.end)
    return behind is not None or _TO_DO.search(line.text, low, trigger.start) is not None


def _is_of_good(line: Line, trigger: Trigger) -> bool:
    """Say whether a clause only tells what a state has made of a good: ``tin, which Seoul has put on its list``."""
    actor = trigger.match.places.get("actor") if trigger.match else None
    low = max(line.start, actor.start - _WHICH_REACH) if actor else 0
    which = _WHICH.search(line.text, low, actor.start) if actor else None
    return which is not None and any(e.end == which.start() for e in line.of_kind("commodity"))


def _is_told_again(line: Line, trigger: Trigger) -> bool:
    """Say whether an aside, or a sentence on what was told, only counts it: ``This deal is its first investment``.

    So it is in ``gave it $5 million, its second investment in it``.
    """
    low = max(line.start, trigger.start - _FIRST_REACH)
    if not line.of_kind("money") and _IS_FIRST.search(line.text, low, trigger.start):
        return True
    again = _AGAIN.search(line.text, max(line.start, trigger.start - _AGAIN_REACH), trigger.start)
    sums = [e for e in line.of_kind("money") if e.end <= again.start()] if again else []
    return any(t.act.family == "capital" and t.end <= money.end for t in line.triggers for money in sums)


def _is_run(line: Line, trigger: Trigger) -> bool:
    """Say whether a fund is only what a clause says that a body runs: ``KfW, which manages the $2bn Fund, said``."""
    if trigger.program is None:
        return False
    low = max(line.start, trigger.program.start - _RUNS_REACH)
    return _RUNS.search(line.text, low, trigger.program.start) is not None


def _is_name(line: Line, trigger: Trigger) -> bool:
    """Say whether a word is the end of a name: ``Corrie Green Investment leads the group``."""
    if trigger.program or line.heading or not line.text[trigger.start].isupper():
        return False
    low = max(line.start, trigger.start - _NAME_REACH)
    named = _NAMED.search(line.text, low, trigger.start) and _DOES.match(line.text, trigger.end, line.end)
    return bool(named) and not any(e.end == trigger.start - 1 for e in line.entities)
