"""Words that only refer to who acts: ``the Commission``, ``both firms``, ``it``, ``its takeover``."""

from __future__ import annotations

import reex
from reex_initiatives.line import Line, Trigger

_ITS_ACT = reex.regex(r"\b(?:[Ii]ts|[Tt]heir)\s(?:[\w-]+\s){0,3}$")
# Who is "I" in an order.
SPEAKER = reex.regex(r"(?:^|[,;:—] |\b(?:and|that|therefore) )I (?=[a-z])")
# How a subject may refer to somebody named before, and to whom: a firm, a body by its word, or what was spoken of last.
# Those that begin with a character set cost next to nothing where it is not met.
_REFERRING = (
    (
        reex.regex(
            r"[Tt](?<!\w.)h(?:e|is) (?:[A-Z][a-z]+(?:n|ese|ish|based) )?"
            r"(?:[Cc]ompany|firm|miner|developer|producer|maker|startup|explorer)\b"
        ),
        "company",
    ),
    (reex.regex(r"\bManagement\b|^\W{0,3}Company (?=[a-z])|\b[Ww]e\b"), "company"),
    (
        reex.regex(
            r"[Tt](?<!\w.)h(?:e|is) (?P<body>[Dd]epartment|[Aa]gency|[Aa]dministration|[Bb]ank|[Mm]inistry|[Bb]ureau"
            r"|[Gg]overnment|[Cc]ommission|Council|Board|[Pp]resident|Office)\b(?! of\b)"
        ),
        "agency",
    ),
    (reex.regex(r"[Tt](?<!\w.)he (?P<body>Secretary|Minister)\b(?! (?:of|for|and|or|to)\b|['’])"), "agency"),
    (
        reex.regex(
            r"\b[Tt]he (?:Participants|Sides)\b|\b(?:[Tt]he two|[Bb]oth) (?:[Cc]ountries|[Nn]ations"
            r"|[Gg]overnments|[Aa]llies|[Ll]eaders|[Mm]inisters|[Cc]apitals|[Ss]tates)\b"
        ),
        "pair",
    ),
    (
        reex.regex(
            r"\b(?:[Tt]he two|[Bb]oth) (?:[a-z]+ )?(?:companies|firms|miners|groups|businesses|developers|producers)\b"
            r"|(?:^|[,;:] )[Tt]he (?:companies|firms|duo)\b(?!['’])"
        ),
        "firms",
    ),
    (
        reex.regex(
            r"\b(?:[Tt]he two|[Bb]oth) (?:[Ss]ides|[Pp]artners|Participants|[Pp]arties|organi[sz]ations|institutions)\b"
            r"|(?:^|[,;:] )[Tt]he (?:[Pp]arties|[Pp]artners|pair)\b(?!['’])(?! of\b)"
            r"|(?:^|[,;:] )(?:[Tt]he two|[Bb]oth)(?= (?:will|would|have|had|are|were|sa(?:id|y)|also|plan|agreed?|sign"
            r"|want|aim|intend|expect|hope|may|could|can|now|then|each|jointly|[a-z]+ed)\b)"
        ),
        "two",
    ),
    (
        reex.regex(
            r"(?:^|[,;:] )[Tt]he (?:three|four|five|six) (?:countries|nations|governments|states|allies|ministers"
            r"|leaders|sides|partners|parties|companies|firms|miners|banks|lenders|agencies)\b(?!['’])"
        ),
        "several",
    ),
    (SPEAKER, "speaker"),
    (reex.regex(r"[Tt](?<!\w.)he country\b(?!['’])"), "country"),
    (reex.regex(r"[Hh](?<!\w.)e\b"), "officeholder"),
    (
        reex.regex(
            r"(?:^|[—,;] |\bwhich |^(?:Next|Last|This|In|By|On|From) [^,;]{1,25} )(?:It|it|They|they)\b"
            r"(?! (?:takes|would|will be|remains|comes|came|follows|followed|builds|marks"
            r"|(?:is|was)(?! (?:\w+ )?(?:awarded|granted|given|lent|loaned|promised|allocated|offered|handed|paid"
            r"|issued|named|selected|chosen|picked)))\b)"
        ),
        "topic",
    ),
)
# How far from where its sentence begins such a subject may stand, and no word of one is as long as that.
_OPENING = 90


def referred(line: Line, verb: int) -> tuple[str, str] | None:
    """Return the kind, and the word, of a referring subject such as ``the Commission`` or ``it``."""
    last = min(_OPENING, verb + 1 - line.start)
    words = line.text[line.start : line.start + last + _OPENING]  # what stands behind a subject tells whether it is one
    for pattern, kind in _REFERRING:
        match = pattern.search(words)
        if match and match.start() < last and match.end() <= verb + 1 - line.start:
            return kind, match["body"].lower() if kind == "agency" else ""
    return None


def owned_by(line: Line, trigger: Trigger) -> bool:
    """Say whether the act is somebody's who was named before: ``its takeover of``."""
    return _ITS_ACT.search(line.text, max(line.start, trigger.start - 40), trigger.start) is not None
