"""Who stands before a verb, told by the words alone: what a finite verb looks like, and what may stand before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import reex
from reex_initiatives.lexicon.vocabulary import any_of

SURE_VERB = any_of("auxiliaries", "surely_past")
PAST = rf"(?:{any_of('irregular_past')}|(?!(?:{any_of('no_past')})\b)[a-z]{{2,}}ed)"
ADVERBS = (
    rf"(?:(?:{any_of('before_verb')}|[a-z]+ly|(?:this|last)\s\w+|(?:on|in)\s[A-Z][a-z]+(?:\s\d{{4}})?|in\s\d{{4}})"
    r"\s){0,2}"
)
# What stands behind a verb, and not behind an adjective: an article, a preposition, a sum, a name.
OBJECT = rf"(?=(?:{any_of('behind_verb')})\b|\d|[A-Z]{{0,3}}[$€£¥₹]|[A-Z])"
# What somebody has, or is doing besides, which is told of no second act.
_NOT_DONE = rf"(?:has|have|had)\s(?!{ADVERBS}(?:been\b|{PAST}\b))|(?:is|are|was|were)\s{ADVERBS}[a-z]+ing\b"
# A verb that a subject stands for: "was", "been awarded", "took a"; "processed ores" are none.
VERB = (
    rf"(?:(?!{_NOT_DONE})(?:{SURE_VERB})\b|been\s{PAST}\b|{PAST}\s{OBJECT}"
    rf"|(?:{any_of('past_of_any')})\s[a-z]+\s(?:on|to|from|of|for|in)\b)"
)
# A verb without an ending, behind "will" or "plans to": "lend", "supply Acme"; "lend and supply chains" has one.
BASE = (
    rf"(?:(?:{any_of('base_verbs')})\s|(?:{any_of('base_nouns_too')})\s"
    rf"(?=(?:{any_of('behind_base')})\s|\d|[A-Z]{{0,3}}[$€£¥₹]|[A-Z]))"
)
# What stands between a subject and its verb: brackets, an apposition, adverbs.
TO_VERB = reex.regex(
    r"(?:\s\([^()]{1,60}\)){0,2}(?:,\s(?!(?:and|but|which|who)\s)[^,;]{3,90},)?\s"
    rf"{ADVERBS}(?P<verb>(?:{SURE_VERB}|{PAST}|[a-z]{{2,}}s)\b)"
)
# A subject that stands for somebody named before: "it", "the Canadian company".
REFERS = reex.regex(
    rf"\b(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Tt]he\s(?:[\w-]+\s){{0,2}}(?:{any_of('that_firm', 'that_body')}))(?=\s)"
)
# "It is clear", "they ended": what is told there is told of no party.
OF_NOBODY = reex.regex(
    rf"\s(?:(?:also|now|still|thus|therefore|then)\s)?(?:(?:{any_of('is_something')})\s(?:also\s|now\s)?"
    rf"(?!(?:[a-z]+ing|{any_of('was_given')}|set\sto|to\s|due\sto)\b)"
    rf"|(?:{any_of('of_nobody')})\b)"
)
# Words behind which a clause only says of whom or on what condition another tells.
_HANGS = reex.regex(r"\b(?:[Ii]f|[Ww]here|[Uu]ntil|which|who|whose|than)\s(?:the\s)?$")
_HANGS_REACH = 14


# Before the subject behind a clause in front of it.
BEFORE_SUBJECT = reex.regex(r",\s(?:the\s)?$")


class Subject(NamedTuple):
    """Who does something: where it stands, where the verb begins that tells what, and of what kind it is.

    A word that only stands for somebody has no kind.
    """

    start: int
    end: int
    verb: int
    kind: str


def subjects(told: str, parties: Sequence[tuple[int, int, str]]) -> list[Subject]:
    """Return the subjects of a sentence, in order; *parties* are where its parties stand in it, and their kinds."""
    found = []
    for start, end, kind in sorted([*parties, *((*match.span(), "") for match in REFERS.finditer(told))]):
        hangs = _HANGS.search(told, max(0, start - _HANGS_REACH), start)
        if hangs is None and (verb := TO_VERB.match(told, end)):
            found.append(Subject(start, end, verb.start("verb"), kind))
    return found
