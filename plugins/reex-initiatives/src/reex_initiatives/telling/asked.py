"""Research that a text only speaks of: a policy that is piloted, and a program that somebody else asks."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

# "shall establish a pilot program to support projects", "a pilot scheme for loans": what is tried is a policy.
_PILOT = reex.regex(r"(?:a\s)?pilot(?:\s(?:program|programme|scheme)s?)?", re.IGNORECASE)
_OF_POLICY = reex.regex(
    r"(?:\s(?:program|programme|scheme)s?)?(?:,\s[^.;:]{3,120},)?\s(?:to|for|of|under which|that|which)\s"
    rf"(?:(?!research|test)[\w-]+\s){{0,3}}?(?:{any_of('piloted_policies')})\b"
)
_IS_STUDIED = reex.regex(rf"[^.;:]{{0,160}}\b(?:{any_of('studied')})")
# "share the results with the Advanced Alloys research program of", "insights from its R&D program": who is only asked.
_ASKED = reex.regex(
    rf"\b(?:{any_of('consults')}|shar(?:e|es|ed|ing)\s[^.;:]{{3,80}}?\swith)\s"
    r"(?:(?!(?:an?|to|will|has|have|launched|started|set)\s)[\w(),.’'-]+\s){0,10}$"
)
_ASKED_REACH = 190
_PROGRAM = reex.regex(r"[^.;:]{0,60}?\b(?:program|programme|project|initiative|cent(?:er|re)|agency|consortium)s?\b")
# "to inform ongoing research": what is done for work that goes on.
_INFORMS = reex.regex(
    rf"\bto\s(?:{any_of('informs')})\s(?:(?:the|its|their|our|any)\s)?"
    r"(?:ongoing|existing|current|future|continuing|further|other)\s$"
)
_INFORMS_REACH = 50


def is_no_research(line: Line, trigger: Trigger) -> bool:
    """Say whether a word for research tells none that is done or begun.

    So it is in ``a pilot program for loans``, ``share its findings with the research
    program of NASA`` and ``to inform ongoing research``.
    """
    if trigger.act.instrument != "research":
        return False
    if _PILOT.fullmatch(line.text, trigger.start, trigger.end):
        policy = _OF_POLICY.match(line.text, trigger.end, line.end)
        return policy is not None and not _IS_STUDIED.match(line.text, trigger.end, line.end)
    if _INFORMS.search(line.text, max(line.start, trigger.start - _INFORMS_REACH), trigger.start):
        return True
    asked = _ASKED.search(line.text, max(line.start, trigger.start - _ASKED_REACH), trigger.start)
    return asked is not None and _PROGRAM.match(line.text, trigger.start, line.end) is not None
