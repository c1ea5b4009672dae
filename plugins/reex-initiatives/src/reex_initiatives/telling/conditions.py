"""What something else hangs on, and nobody has done: ``conditional on the firm raising equity``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

# Acts that are often conditions. Trade is "subject to" a duty that is in force.
_INSTRUMENTS = frozenset(("permitting", "acquisition", "agreement"))
# "conditional on", "subject to", ", provided the", "the conditions include"; "subject to the terms of a loan" has one.
_STATED = (
    rf"(?:(?:{any_of('hanging')})\s(?:up)?on|hinges?\s(?:up)?on|on\s(?:the\s)?condition\sthat|(?:provided|providing)\sthat"
    r"|(?<=,\s)provided\s(?=(?:the|it|its|they)\s)|subject\sto(?!\s(?:the\s|its\s)?(?:terms|conditions|provisions)\b)"
    rf"|pending\s(?=(?:the\s|its\s)?(?:{any_of('fulfilments')})\b)"
    r"|conditions?(?:\sprecedent)?(?:\s(?:to|of|for)\s(?:the\s|its\s|this\s)?[a-z]+)?\s(?:includes?|including|are|is|such\sas)"
    rf"|(?:{any_of('drawn_on')})\s(?:also\s|only\s)?requires?)\b"
)
# "once the state has issued": a condition where the rest of the sentence is to come, and this isn't told as past.
_TIMED = r"(?:once|if|unless|until|after|before|when|as\ssoon\sas|as\slong\sas|so\slong\sas)"
_CONDITION = reex.regex(
    rf"\b(?:(?P<stated>{_STATED})|(?P<timed>{_TIMED})|(?P<upon>(?:up)?on\s(?:the\s|its\s)?(?:[a-z]+\s)?(?:{any_of('fulfilments')})\sof))\s",
    re.IGNORECASE,
)
# How far before an act it may stand: else a sentence without an end would be gone through for each of its acts.
_CONDITION_REACH = 400
_MODAL = r"(?:will|would|can|cannot|can['’]t|won['’]t|could|may|might|shall|must|should|(?:is|are)\sto)"
_TO_COME = reex.regex(rf"\b(?:{_MODAL}|becomes?|{any_of('may_be_drawn')})\b")
# A verb of what is or has been done, and then what is left of the past.
_PERFECT = reex.regex(r"\b(?:has|have|is|are|be|being)\s(?:\w+ly\s|not\s|yet\s|been\s|all\s){0,2}\w+")
_PRESENT = reex.regex(r"\b(?:has|have|is|are|[a-z]+s\s(?:its?|the|an?|their|[\dA-Z$€£]))\b|\b[a-z]+s\s[$€£]")
_PAST = reex.regex(r"\b(?:had|was|were|did|got|gave|won|lent|took|made|bought|sold|struck|\w+ed)\b")
# Where the condition is over: before another subject and its verb, or a second verb of the first one.
_ENDS = reex.regex(
    r";|:\s|,\s(?:but|while|although|though|which|who|whereas|because|since|so|said|says|according)\b"
    rf"|,?\sand\s(?:also\s)?(?:{_MODAL}|has|have|is|are|was|were|plans|expects)\s"
    rf"|,\sand\s(?:(?!being\b)[^\s,;]+\s){{1,6}}(?:{_MODAL}|has|have|is|are|was|were|plans|expects|\w+ed)\s"
)
# Of one that opens a sentence, before the main clause.
_MAIN = reex.regex(rf",\s(?!and\s)[^,;]{{1,80}}?\s(?:{_MODAL}|has|have|had|is|are|was|were|plans|expects|\w+ed|\w+s)\s")
_OPENS = 4
# What is told as done, though it stands in a condition: "the grant that the Pentagon awarded", "a loan signed in May".
_DONE = reex.regex(
    r"(?:\s[^\s,;]+){0,4}?\s(?:(?:that|which)\s[^,;]{1,50}?\s\w+(?:ed|ent|ave|on)\b|\w+ed\s(?:in|on|last|earlier|this)\s)"
)
# What is still to be done for the act itself: "subject to the signing of a grant agreement", "approval of its loan".
_PAPERS = reex.regex(
    rf"\b(?:(?:{any_of('signings')})\sof\s|approval\sof\s(?=the\s|its\s|[A-Z]\w*['’]s\s))(?:an?\s|the\s|[\w'’-]+\s){{0,3}}$"
)
# "upon closing of the placement": which the text has told, or tells elsewhere.
_KNOWN = reex.regex(r"\b(?:the|its|their|this|that|these|such)\s")


def is_condition(line: Line, trigger: Trigger) -> bool:
    """Say whether an act is only what another one, or a sum, hangs on.

    So it is in ``conditional on the company raising equity of $60 million`` and ``can
    be drawn once the state has issued its licence``.
    """
    act = trigger.act
    if act.family != "capital" and not act.buys and act.instrument not in _INSTRUMENTS:
        return False
    low = max(line.start, trigger.start - _CONDITION_REACH)
    found = list(_CONDITION.finditer(line.text, low, trigger.start))
    return any(_reaches(line, trigger, word) for word in reversed(found))


def _reaches(line: Line, trigger: Trigger, word: re.Match[str]) -> bool:
    """Say whether the act stands in the condition that *word* begins."""
    text, end = line.text, _end(line, word)
    if trigger.start >= end or _DONE.match(text, trigger.end, end) or _PAPERS.search(text, word.end(), trigger.start):
        return False
    if word["stated"]:
        return True
    if not _TO_COME.search(f"{text[line.start : word.start()]};{text[end : line.end]}"):
        return False
    if word["upon"]:
        return _KNOWN.search(text, word.end(), trigger.start) is None
    told = text[word.end() : end]
    return _PRESENT.search(told) is not None and _PAST.search(_PERFECT.sub("", told)) is None


def _end(line: Line, word: re.Match[str]) -> int:
    """Return where a condition ends."""
    opens = word.start() - line.start < _OPENS
    last = _ENDS.search(line.text, word.end(), line.end)
    stop = last.start() if last else line.end
    if not opens:
        return stop
    main = _MAIN.search(line.text, word.end(), stop)
    comma = main.start() if main else line.text.find(", ", word.end(), stop)
    return comma if comma >= 0 else stop
