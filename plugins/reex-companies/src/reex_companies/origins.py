"""Where a name tells, or stands behind, where its firm is from: ``Germany's Thalheim Werke``, ``Belgian OreVolt``."""

from __future__ import annotations

import reex
from reex_companies.beside import AUXILIARIES, JOINT, OBJECT
from reex_companies.data import any_of
from reex_companies.doubtful import KNOWN_ENDS
from reex_companies.places import Places

_VERB_BEHIND = reex.regex(rf"(?: (?:{'|'.join(AUXILIARIES)}))* ([a-z]+)\b")
CAPITAL = reex.regex(r"(?:[a-z]-)?[A-ZÀ-Þ]")
# How firms alone are written, so that what tells where they are from is no part of their names: "Belgian OreVolt".
_OWN_SPELLING = reex.regex(r"[A-Z][a-z]+[A-Z][A-Za-z]+")
_WORD = reex.regex(r"[^\s]+")
# What is told behind the name of a country: "Germany's", "the German", "Japan-based".
_ORIGIN = reex.regex(r"(?:['’]s?|-(?:based|listed|headquartered))?(?= )")
# Where a name behind it is a firm's, before it, "a deal to sell 500 tonnes to", and behind it, "agreed to buy".
_DEALS_BEFORE = reex.regex(
    rf"\b(?:{any_of('origin_deals')})(?:[ \n](?!\S*[.;:][ \n])\S+){{0,14}}?"
    r"[ \n](?:to|from|with|by|in|of)(?:[ \n]the)?[ \n]$"
)
_ORIGIN_REACH = 120


def of_origin(text: str, position: int) -> reex.Span | None:
    """Return the name behind that of a country that ends at *position*: ``Germany's |Thalheim Werke|``."""
    origin = _ORIGIN.match(text, position)
    if origin is None:
        return None
    end = reex.name_after(text, origin.end(), words=5)
    end = joint.start() if (joint := JOINT.search(text, origin.end(), end)) else end
    return reex.Span(origin.end() + 1, end) if end > origin.end() else None


def is_dealt_with(text: str, start: int, end: int) -> bool:
    """Say whether goods or money go to, or come from, who is named there: ``will sell 500 tonnes to``."""
    behind = KNOWN_ENDS.match(text, end)
    return behind is not None and _DEALS_BEFORE.search(text, max(0, start - _ORIGIN_REACH), start) is not None


def deals(text: str, end: int, verbs: frozenset[str]) -> bool:
    """Say whether the subject that ends at *end* buys, sells, lends, signs or gets something."""
    verb = _VERB_BEHIND.match(text, end)
    return verb is not None and verb[1] in verbs and OBJECT.match(text, verb.end()) is not None


def without_origin(text: str, span: reex.Span, inside: Places, generic: frozenset[str]) -> reex.Span:
    """Return a name without the adjective of a country before it, where only a firm is written so: ``OreVolt``.

    So is one of two proper words: ``South Korean Dae Yang``.
    """
    for word in _WORD.finditer(text, span.start, span.end):
        if not inside.touch(*word.span()):
            rest = reex.Span(word.start(), span.end)
            if word.start() > span.start and own_words(text, rest, inside, generic) > 1:
                return rest
            break
    start = text.rfind(" ", span.start, span.end) + 1
    own = _OWN_SPELLING.fullmatch(text, start, span.end) if start else None
    origin = own and all(inside.touch(*word.span()) for word in _WORD.finditer(text, span.start, start))
    return reex.Span(start, span.end) if origin else span


def own_words(text: str, span: reex.Span, inside: Places, generic: frozenset[str]) -> int:
    """Return how many words of a name are neither general nor the name of a place or good."""
    words = _WORD.finditer(text, span.start, span.end)
    return sum(w[0] not in generic and CAPITAL.match(w[0]) is not None and not inside.touch(*w.span()) for w in words)
