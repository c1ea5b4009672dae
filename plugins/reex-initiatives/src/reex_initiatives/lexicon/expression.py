"""The expression that a pattern is matched by, from how it is written.

It sees words and kinds and never the letters of a name: each entity is one character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import reex
from reex_initiatives.lexicon.spelling import PLACE, SIGNS, WIDE, kinds_at

# Words between two places: no other party may stand there, but whose something is: "approved Acme's mine".
_PARTIES = "".join(SIGNS[kind] for kind in ("agency", "company", "organization"))
_GAP = rf"(?:(?:(?:[^\s.;{_PARTIES}]|\.(?=\d))+|[{_PARTIES}]['’]s?)\s){{0,%d}}?"
# What a contract calls it from then on: "an agreement (the “Agreement”) to acquire".
_DEFINED = r"(?:\s\((?:the\s)?[“\"][^()]{1,40}[”\"]\))?"
# "from China's Ministry of Commerce": whose it is, is no word of a pattern.
_WHOSE = r"(?:(?!(?:[A-Z][a-z]{2,6}day|On|In|By|As|At)\s)(?:[A-Z][a-z]{1,12}\s)?[A-Z][\w.]{1,20}['’]s\s)?"
WORDS_IN_GAP = 6
_WIDE_GAP = r"(?:[^\s.;]+\s){0,12}?"
_SMALL = reex.regex(r"(?:(?:and|or|to|by|of|with|from|in|on|for|will|has|have|be|not|me|as|a|an|the)\|?)+,?")


def expression(token: str, kinds: Mapping[str, Iterable[str]]) -> str:
    """Return the expression for one token, the blank behind it included."""
    if token == WIDE:
        return _WIDE_GAP
    if token == "...":
        return _GAP % WORDS_IN_GAP
    if token.startswith("[") and token.endswith("]"):
        return f"(?:{expression(token[1:-1], kinds)})?"
    if place := PLACE.fullmatch(token.rstrip(",")):
        signs = "".join(sorted(SIGNS[kind] for kind in kinds_at(place, kinds)))
        return f"{_WHOSE}(?P<{place[1]}>[{signs}])(?:['’]s?)?(?:\\s\\([^()]{{1,60}}\\))*[,;]?(?:\\s|$|(?=[.:]))"
    return f"{_any_of(token.rstrip(',').split('|'))}{_DEFINED}{',' if token.endswith(',') else ',?'}(?:\\s|$|(?=[.;:]))"


def _any_of(words: Iterable[str]) -> str:
    """Return the expression for any of *words*, in capitals or not.

    Those of one letter stand together, behind it in both cases: where none fits, one look for each letter tells so.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0].lower(), []).append(re.escape(word[1:]).replace("_", r"\s"))
    parts = (f"{_either_case(first)}(?i:{'|'.join(rest)})" for first, rest in rests.items())
    return f"(?:{'|'.join(parts)})"


def _either_case(letter: str) -> str:
    return f"[{letter}{letter.upper()}]" if letter.isalpha() else re.escape(letter)


def word_of_act(tokens: list[str]) -> int:
    """Return which token is the word of the act: the one with a star, else the first that isn't a small word."""
    fixed = [number for number, token in enumerate(tokens) if token[0] not in "{[."]
    starred = [number for number in fixed if tokens[number].startswith("*")]
    large = [number for number in fixed if not _SMALL.fullmatch(tokens[number])]
    return (starred or large or fixed)[0]
