"""What is only spoken of: a topic, a mood, a figure, what a firm is or holds, and what it would be good to have."""

from __future__ import annotations

import reex
from reex_initiatives.lexicon.kinds import FIRMS_AND_SITES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of, any_titled
from reex_initiatives.sentences.line import Line

_ANY_REACH = 50
# "Winning a grant from the state would be", which nobody says that somebody does.
_TO_HAVE = reex.regex(rf"(?:^|[.,;:—–]\s|\b(?:and|but|that|as|because)\s)(?:{any_titled('having')})\s[^,;:]{{0,50}}$")
_WOULD_BE = reex.regex(r"[^,;:]{0,100}?\s(?:would|could|might|may)\s")
_IMAGINED_REACH = 80
# What a private contract says of its price.
_INDEXED = reex.regex(rf"\b[Pp]ric(?:e|es|ing)\s(?:is|are|will be)\s(?:{any_of('indexed')})\b")
# What somebody says of all of its sort.
_IS_A = reex.regex(r"\s(?:is|means|remains)\s(?:an?|no|nothing|not|never|always|only|the)\s")
_ONE = (" a ", " an ", "A ", "An ")
# What may only be felt, and how far before it stands how much.
_FELT = ("support", "backing")
_MOOD_REACH = 24
# "Ultium, a 50-50 joint venture of GM and LG".
_APPOSED = reex.regex(r"(?:\s\([^()]{1,40}\))?,\s(?:(?:which|who)\sis\s)?(?:an?|the)\s(?:[\w/%-]+\s){0,3}")
_OF_WHOM = reex.regex(r"\s(?:of|between|owned\sby|formed\sby|set\sup\sby)\s")
# "uncertainty over offtake", "the lack of a partnership".
_DOUBTED = reex.regex(rf"\b(?:{any_of('doubts')})\s(?:over|about|of|on|for|around)\s(?:\w+\s)?$")
# "contributed $117 billion directly to Canada's" economy.
_TO_OUTPUT = reex.regex(r"\bto\s(?:[\w.-]+(?:['’]s)?\s){0,3}$")
_TOLD_ABOUT = reex.regex(rf"\b(?:{any_of('facts')})\s(?:on|about)\s(?:[\w-]+\s){{0,4}}$")
# "any provision of previous proclamations and executive orders"
_EARLIER = reex.regex(rf"\b(?:{any_of('earlier')})\s(?:[\w-]+\s(?:and|or)\s)?(?:[A-Z][\w-]*\s)?$")
# "a pricing framework", "the future global framework": rules, and nothing that two have agreed.
_RULES = reex.regex(rf"\b(?:{any_of('ruled')})\s(?:[a-z-]+\s)?$")
_RULES_REACH = 40


def is_imagined(line: Line, trigger: Trigger) -> bool:
    """Say whether an act is only what it would be good to have: ``Winning a grant would be a turning point``."""
    if trigger.form != "noun" or trigger.act.family == "trade":
        return False
    low = max(line.start, trigger.start - _IMAGINED_REACH)
    if line.text.find("ing ", low, trigger.start) < 0 or not _TO_HAVE.search(line.text, low, trigger.start):
        return False
    return _WOULD_BE.match(line.text, trigger.end, line.end) is not None


# "A grant would be better than a loan": what is only weighed against another form of money.
_BETTER = reex.regex(
    rf"\s(?:is|are|was|were|would be|might be|could be|sounds?|looks?|seems?)\s(?:{any_of('compared')})\sthan\s"
)
_THAN = reex.regex(rf"\b(?:{any_of('compared')})\sthan\s(?:an?\s|any\s|the\s)?(?:[a-z-]+\s){{0,2}}$")


def _is_compared(line: Line, trigger: Trigger) -> bool:
    """Say whether a form of money or a measure is only weighed against another: ``A grant would be better than``."""
    if trigger.form != "noun" or line.text.find(" than ", line.start, line.end) < 0:
        return False
    if _BETTER.match(line.text, trigger.end, line.end):
        return True
    return _THAN.search(line.text, max(line.start, trigger.start - _ANY_REACH), trigger.start) is not None


def is_topic(line: Line, trigger: Trigger) -> bool:
    """Say whether something is only what is told about: ``share data on stockpiles``, ``a duty is a tax``."""
    low = max(line.start, trigger.start - _ANY_REACH)
    if _IS_A.match(line.text, trigger.end) and line.text.endswith(_ONE, 0, trigger.start):
        return True
    if _is_compared(line, trigger):
        return True
    if trigger.act.buys and _DOUBTED.search(line.text, low, trigger.start):
        return True
    if trigger.act.instrument == "price_support":
        return _INDEXED.search(line.text, line.start, trigger.start) is not None
    if trigger.act.instrument == "executive_action" and line.text.startswith("s", trigger.end - 1):
        return _EARLIER.search(line.text, low, trigger.start) is not None
    return _TOLD_ABOUT.search(line.text, low, trigger.start) is not None


def is_of_rules(line: Line, trigger: Trigger) -> bool:
    """Say whether a framework is one of rules, and no agreement: ``trade within a pricing framework``."""
    low = max(line.start, trigger.start - _RULES_REACH)
    return line.text.startswith("framework", trigger.start) and _RULES.search(line.text, low, trigger.start) is not None


# "cash and short-term investments", "impairment of investments": what stands in a firm's books.
_IN_BOOKS = reex.regex(
    r"\b(?i:(?:short|long|other|current)[- ]term|marketable|listed|liquid"
    r"|cash(?: and(?: cash)? equivalents)?,?(?: and)?"
    r"|cash equivalents,?(?: and)?"
    r"|(?:impairments?|sales?|disposals?|carrying value|fair value|maturit(?:y|ies)|purchases?) (?:of|on)"
    r"|(?:gains?|loss(?:es)?|income|return) (?:on|from)) (?:its |other )?$"
)
_BOOKS_REACH = 40


def is_figure(line: Line, trigger: Trigger) -> bool:
    """Say whether a sum is only counted: ``added $5 billion to GDP``, ``unlocked $2 billion of private money``."""
    if trigger.form == "pattern" or not line.of_kind("money"):
        return False
    if trigger.form == "noun" and _IN_BOOKS.search(
        line.text, max(line.start, trigger.start - _BOOKS_REACH), trigger.start
    ):
        return True
    start, stop = line.clause(trigger.start)
    if any(_TO_OUTPUT.search(line.text, trigger.end, cue.start) for cue in line.cues_of(trigger.end, stop, "output")):
        return True
    freed = line.cues_of(trigger.start, trigger.end, "pipeline")
    return bool(freed) and bool(line.cues_of(start, stop, "private"))


def is_mood(line: Line, trigger: Trigger) -> bool:
    """Say whether support is only felt, or a way to an end: ``growing support from the state``, ``by supporting it``.

    Where a sum, or who gets it, is told, it is an act.
    """
    word = line.text[trigger.start : trigger.end].lower()
    if not any(felt in word for felt in _FELT) or line.of_kind("money"):
        return False
    if trigger.form == "present":
        by = line.text.endswith(" by ", line.start, trigger.start)
        return by and not any(e.start > trigger.end for e in line.of_kinds(FIRMS_AND_SITES))
    near = line.cues_of(trigger.start - _MOOD_REACH, trigger.start, "mood")
    return any(cue.end == trigger.start - 1 for cue in near)


# "debt for the Corrie joint venture with Beta": what has a name and is there, beside what is done for it.
_NAMED_VENTURE = reex.regex(r"\b(?:for|of|in|to|from|at|into|on)\s(?:the|its|their)\s(?:[A-Z][\w-]*\s){1,3}$")


def is_there(line: Line, trigger: Trigger) -> bool:
    """Say whether a venture is only what another act is for: ``debt for the Corrie joint venture with Beta``."""
    if not line.text.startswith("joint venture", trigger.start):
        return False
    named = _NAMED_VENTURE.search(line.text, max(line.start, trigger.start - _ANY_REACH), trigger.start)
    return named is not None and any(other.end <= named.start() for other in line.triggers)


def describes_firm(line: Line, trigger: Trigger) -> bool:
    """Say whether a venture is only told as what a firm is: ``Ultium, a venture of GM and LG, will buy nickel``."""
    if not _OF_WHOM.match(line.text, trigger.end):
        return False
    firms = (e for e in line.of_kind("company") if e.end <= trigger.start)
    return any(_APPOSED.fullmatch(line.text, e.end, trigger.start) for e in firms)
