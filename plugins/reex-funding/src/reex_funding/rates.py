"""What an amount is paid for: ``per kilogram``, ``/lb``, ``a share``, ``annually``."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import reex

_GAP = r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,8}|-)"
_LINK = reex.regex(rf"[^\S\n]?/[^\S\n]?|{_GAP}(?:per|an?|(?:for )?each|(?:for )?every){_GAP}", re.IGNORECASE)
_YEARLY = reex.regex(r"[^\S\n]{1,2}(?:annually|yearly|p\.a\.)", re.IGNORECASE)
_NOUN = reex.regex(r"[A-Za-z][A-Za-z³0-9]{0,12}(?:[ -][A-Za-z]{3,9}){0,3}")
_NEAR = 16  # characters, of which those that aren't blank begin what these match
_FIRST = frozenset("/paefy")
_NOT_PAID_FOR = frozenset(("cent", "se", "the"))


def _table() -> dict[str, str]:
    text = (Path(__file__).parent / "data" / "rates.csv").read_text(encoding="utf-8")
    return {
        form: row["per"] for row in csv.DictReader(io.StringIO(text), strict=True) for form in row["forms"].split("|")
    }


_PER = _table()


def rate_at(text: str, start: int) -> tuple[str, int] | None:
    """Return what the amount that ends at *start* is paid for, in short, and where that ends.

    After ``per`` any noun will do; after ``/`` and ``a`` only a known one, since
    much else may stand there.
    """
    if text[start : start + _NEAR].lstrip().removeprefix("-")[:1].lower() not in _FIRST:
        return None
    if match := _YEARLY.match(text, start):
        return "year", match.end()
    link = _LINK.match(text, start)
    noun = _NOUN.match(text, link.end()) if link else None
    if link is None or noun is None:
        return None
    words = noun[0]
    while words:
        end = noun.start() + len(words)
        if (per := _known(words)) and not text[end : end + 1].isalnum():
            return per, end
        words = words[: max(words.rfind(" "), words.rfind("-"), 0)]
    word = re.split("[ -]", noun[0])[0]
    if "per" in link[0].lower() and word.lower() not in _NOT_PAID_FOR:
        return word.lower(), noun.start() + len(word)
    return None


def _known(words: str) -> str | None:
    return _PER.get(words) or _PER.get(words.lower() if len(words) > 3 else words)
