"""Facilities that are money and no works: ``extended its revolving facility with its lenders``."""

from __future__ import annotations

import reex
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

# "its standby facility", "Multi Option Facility".
_KIND = reex.regex(rf"\b(?i:{any_of('kinds_of_credit')})[\s-](?i:facilit(?:y|ies))$")
_KIND_REACH = 40
# "facility agreement", "facility with its lenders", "facility matures in".
_GOES_ON = reex.regex(
    r"\s(?i:agreements?|deeds?|agent|limits?|documents?|documentation)\b"
    rf"|\s(?:agreement\s)?with\s(?:(?:an?|the|its|their|existing|several|new)\s){{0,3}}(?:[a-z]+\s){{0,2}}"
    rf"(?:{any_of('lend_together', 'groups_of')})\b"
    rf"|\s(?:(?:now|also|which|that|will|is|was|remains)\s){{0,2}}(?:{any_of('credit_does')})\b"
)


def is_credit(line: Line, end: int) -> bool:
    """Say whether what a text calls a facility up to *end* is one of credit."""
    if not line.text[max(line.start, end - len("facilities")) : end].lower().endswith(("facility", "facilities")):
        return False
    if _GOES_ON.match(line.text, end, line.end):
        return True
    return _KIND.search(line.text, max(line.start, end - _KIND_REACH), end) is not None
