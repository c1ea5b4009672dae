"""What kind of paper a text is, a bill, a law, an order or a fact sheet, and who speaks in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

import reex
from reex_initiatives.pages.for_the_nation import OFFICES
from reex_initiatives.sentences.line import Line, mentions
from reex_initiatives.sentences.party import is_head_of_state, key

# How a bill that is no law yet opens: "S. 2550", "H.R. 12", "A BILL to".
_BILL = reex.regex(r"\W{0,4}(?:(?P<house>S|H\.\s?R)\.\s?(?:(?:J|Con)\.\s?)?(?:Res\.\s?)?\d{1,5}\b|A BILL\b)")
_CHAMBERS = {"S": "us/senate", "H": "us/house"}
# What only a law in force has: the source credit of a section, the words by which it is made, and when it took effect.
_STATUTE = reex.regex(
    r"\(Pub\. L\. \d|\bHAVE ADOPTED THIS (?:REGULATION|DIRECTIVE|DECISION)\b|\[Assented to \d"
    r"|\bThis (?:Act|Regulation|Directive|Law|Decree) (?:shall enter|enters|entered|comes|came) into force\b"
)
_OF_STATUTES = ("Pub. L. ", "ADOPTED THIS ", "[Assented to ", " into force")
# How a bill names itself: "This Act may be cited as".
CITED = " may be cited as"
# Words that only an order has, of whom signs it.
_OF_ORDERS = ("vested in me", "I hereby", "do hereby")
_FACT_SHEET = reex.regex(
    r"\W{0,4}(?:fact ?sheet\b|(?:announcement|notice|notification|order|decree|circular|resolution|bulletin)\s"
    r"(?:no\b|\d|n[r°º]|of\sthe\s|\([^()]{1,20}\)\sno\b))",
    re.IGNORECASE,
)
# Among how many sentences, from the start, a text tells what it is.
_OPENING = 4
# How far into a sentence its subject may begin, behind a dateline.
_EARLY = 60


def is_bill(all_lines: Sequence[Line]) -> bool:
    """Say whether a document is a bill, or about one: what it says shall be done is only proposed."""
    return _bill(all_lines) is not None


def chamber(all_lines: Sequence[Line]) -> reex.Entity | None:
    """Return the chamber that a bill is in by its number, where the text names it anywhere: ``S. 12``, ``H.R. 12``."""
    number = _bill(all_lines)
    if number is None or not number["house"]:
        return None
    ref = _CHAMBERS[number["house"][0]]
    return next((e for e in mentions(all_lines, "agency") if e.ref == ref), None)


def _bill(all_lines: Sequence[Line]) -> re.Match[str] | None:
    return next((m for line in all_lines[:_OPENING] if (m := _BILL.match(line.text, line.start))), None)


def is_statute(all_lines: Sequence[Line]) -> bool:
    """Say whether a document is a law in force."""
    text = all_lines[0].text if all_lines else ""
    return any(words in text for words in _OF_STATUTES) and _STATUTE.search(text) is not None


def head_of_state(all_lines: Iterable[Line]) -> reex.Entity | None:
    """Return the head of state or the administration that a document names most."""
    heads = [e for e in mentions(all_lines, "agency") if is_head_of_state(e)]
    counts = Counter(map(key, heads))
    return max(heads, key=lambda e: counts[key(e)], default=None)


def signer(all_lines: Sequence[Line], head: reex.Entity | None) -> reex.Entity | None:
    """Return who signs an order: the holder of an office whom it names last, or who is in the office that it names."""
    return (_named_last(all_lines) or _in_office(all_lines, head)) if _is_order(all_lines) else None


def _is_order(all_lines: Sequence[Line]) -> bool:
    return any(words in line.page.text for line in all_lines[:1] for words in _OF_ORDERS)


def _named_last(all_lines: Iterable[Line]) -> reex.Entity | None:
    """Return the holder of an office whom a document names last, as orders end with who signs them."""
    heads = (e for e in mentions(all_lines, "agency") if e.rule == "officeholder" and is_head_of_state(e))
    return max(heads, key=attrgetter("start"), default=None)


def _in_office(all_lines: Sequence[Line], head: reex.Entity | None) -> reex.Entity | None:
    """Return who orders in a text that is signed by an office alone: ``the authority vested in me as President``."""
    told = (e for e in mentions(all_lines, "country") if e.text in OFFICES)
    return next(told, head)


def issuer(all_lines: Sequence[Line]) -> reex.Entity | None:
    """Return the body that opens the first sentences of a fact sheet, or of a notice: ``Announcement No. 61 of``."""
    first = all_lines[:1]
    if not first or not _FACT_SHEET.match(first[0].text, first[0].start):
        return None
    bodies = (e for line in all_lines[:_OPENING] for e in line.of_kind("agency") if e.start - line.start < _EARLY)
    return next(bodies, None)
