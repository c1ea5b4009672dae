"""Words that only refer to who acts: ``the Commission``, ``both firms``, ``it``, ``its takeover``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of, any_titled, signs_of
from reex_initiatives.sentences.line import Line

_ITS_ACT = reex.regex(r"\b(?:[Ii]ts|[Tt]heir)\s(?:[\w-]+\s){0,3}$")
# Who is "I" in an order.
SPEAKER = reex.regex(r"(?:^|[,;:—] |\b(?:and|that|therefore) )I (?=[a-z])")
# How a subject may refer to somebody named before, and to whom: a firm, a body by its word, or what was spoken of last.
# Of the words that are named last, folded, one must stand there.
_REFERRING = (
    (
        reex.regex(
            rf"[Tt](?<!\w.)h(?:e|is) (?:[A-Z][a-z]+(?:n|ese|ish|-?based|-listed) )?"
            r"(?:(?!(?:other|new|second|third|next|same|future|first|planned|largest|only"
            rf"|{any_of('beside_firm')})\s)[A-Za-z][\w-]{{2,14}} )?"
            rf"(?:[Cc]ompany|{any_of('one_firm')})\b(?! of\b)"
        ),
        "company",
        signs_of("one_firm") | {b"company"},
    ),
    (
        reex.regex(r"\bManagement\b|^\W{0,3}Company (?=[a-z])"),
        "company",
        frozenset((b"management", b"company")),
    ),
    (  # of a headline: "Rare earth magnet maker to invest"
        reex.regex(
            r"^\W{0,4}[A-Z][\w-]{1,20} (?:[a-z][\w-]{1,20} ){0,3}"
            rf"(?:{any_of('one_firm')})(?= (?:to|will|plans) )"
        ),
        "company",
        signs_of("one_firm"),
    ),
    (reex.regex(r"\b[Ww]e\b"), "we", frozenset((b"we",))),
    (
        reex.regex(rf"[Tt](?<!\w.)h(?:e|is) (?P<body>{any_titled('one_body')}|{any_of('one_office')})\b(?! of\b)"),
        "agency",
        signs_of("one_body", "one_office"),
    ),
    (
        reex.regex(r"[Tt](?<!\w.)he (?P<body>Secretary|Minister)\b(?! (?:of|for|and|or|to)\b|['’])"),
        "agency",
        frozenset((b"secretary", b"minister")),
    ),
    (
        reex.regex(rf"\b[Tt]he (?:Participants|Sides)\b|\b(?:[Tt]he two|[Bb]oth) (?:{any_titled('two_countries')})\b"),
        "pair",
        frozenset((b"participants", b"sides", b"two", b"both")),
    ),
    (
        reex.regex(
            rf"\b(?:[Tt]he two|[Bb]oth) (?:[a-z]+ )?(?:{any_of('two_firms')})\b"
            r"|(?:^|[,;:] )[Tt]he (?:companies|firms|duo)\b(?!['’])"
        ),
        "firms",
        frozenset((b"two", b"both", b"companies", b"firms", b"duo")),
    ),
    (
        reex.regex(
            r"\b(?:[Tt]he two|[Bb]oth) (?:[Ss]ides|[Pp]artners|Participants|[Pp]arties|organi[sz]ations|institutions)\b"
            r"|(?:^|[,;:] )[Tt]he (?:[Pp]arties|[Pp]artners|pair)\b(?!['’])(?! of\b)"
            r"|(?:^|[,;:] )(?:[Tt]he two|[Bb]oth)(?= (?:will|would|have|had|are|were|sa(?:id|y)|also|plan|agreed?|sign"
            r"|want|aim|intend|expect|hope|may|could|can|now|then|each|jointly|[a-z]+ed)\b)"
            rf"|(?:^|[,;:] )[Ee]ach (?:{any_of('one_side')})\b(?!['’])"
        ),
        "two",
        frozenset((b"two", b"both", b"parties", b"partners", b"pair", b"each")),
    ),
    (
        reex.regex(rf"(?:^|[,;:] )[Tt]he (?:three|four|five|six) (?:{any_of('several')})\b(?!['’])"),
        "several",
        frozenset((b"three", b"four", b"five", b"six")),
    ),
    (SPEAKER, "speaker", frozenset((b"i",))),
    (reex.regex(r"[Tt](?<!\w.)he country\b(?!['’])"), "country", frozenset((b"country",))),
    (
        reex.regex(rf"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:[a-z]+ )?(?:{any_of('his_body')})\b(?!['’])"),
        "country",
        signs_of("his_body"),
    ),
    (reex.regex(r"[Hh](?<!\w.)e\b"), "officeholder", frozenset((b"he",))),
    (
        reex.regex(
            r"(?:^|[—,;] |\bwhich |^(?:Next|Last|This|In|By|On|From) [^,;]{1,25} )(?:It|it|They|they)\b"
            r"(?! (?:takes|would|will be|remains|comes|came|follows|followed|builds|marks"
            rf"|(?:is|was)(?! (?:\w+ )?(?:{any_of('given')}|named|selected|chosen|picked)))\b)"
        ),
        "topic",
        frozenset((b"it", b"they")),
    ),
)
_FOR_THEMSELVES = reex.regex(rf"\b(?:{any_of('for_themselves')})\sof\s$", re.IGNORECASE)
_QUOTES = reex.regex(r"[\"“”]")
# How far from where its sentence begins such a subject may stand, and no word of one is as long as that.
_OPENING = 130


def referred(line: Line, verb: int) -> tuple[str, str] | None:
    """Return the kind, and the word, of a referring subject such as ``the Commission`` or ``it``."""
    last = min(_OPENING, verb + 1 - line.start)
    words = line.text[line.start : line.start + last + _OPENING]  # what stands behind a subject tells whether it is one
    for pattern, kind, needed in _REFERRING:
        if line.lacks(needed):
            continue
        match = pattern.search(words)
        if match and match.start() < last and match.end() <= verb + 1 - line.start:
            if any(e.start == line.start + match.start() for e in line.of_kinds(PARTIES)):
                continue  # a mention of whom it stands for is there, and does what it does
            if kind == "company" and _FOR_THEMSELVES.search(words, 0, match.start()):
                continue
            if kind == "we" and _QUOTES.search(words):
                kind = "company"  # who is quoted is told there, and no body that was spoken of before
            return kind, match["body"].lower() if kind == "agency" else ""
    return None


def owned_by(line: Line, trigger: Trigger) -> bool:
    """Say whether the act is somebody's who was named before: ``its takeover of``."""
    return _ITS_ACT.search(line.text, max(line.start, trigger.start - 40), trigger.start) is not None
