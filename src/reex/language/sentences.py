"""Where sentences begin and end, in edited text and in badly scraped text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reex.late import regex
from reex.spans import Span, quick_span
from reex.tables import read_toml

_WORD_BEFORE = regex(r"[\w.&’'-]{1,24}$")
_REACH = 24  # characters of the word before a stop
_INITIALS = regex(r"(?:[A-Za-z]\.)+[A-Za-z]?$")
_LONGEST = 2_000  # characters; statutes and reports stay below 1,200
_CLOSING = frozenset(",.;:)]%")

_WORDS = read_toml(Path(__file__).parent / "data" / "sentences.toml")
_ABBREVIATIONS = frozenset(_WORDS["abbreviations"])
_CAPITALS = frozenset(word.title() for word in _WORDS["capitals"])
_STATES = frozenset(word.title() for word in _WORDS["states"])
_FORMS = frozenset(_WORDS["forms"])
_OPENERS = frozenset(_WORDS["openers"])
# What a full stop may belong to, without initials.
_SHORTENED = _ABBREVIATIONS | _FORMS | {"no", *_WORDS["capitals"], *_WORDS["states"]}
_LONG = max(map(len, _SHORTENED)) + 1  # letters of a word that is none of these
# Starts with a character set: the engine skips to it instead of trying every position. A point within a number is no
# stop; the group, which is empty, marks one that surely ends a sentence: "the agreement. The".
_STOP = regex(
    rf"""[.!?\n](?!(?<=\.)[0-9])(?:(?<=[a-z]{{{_LONG}}}\.)(?= [A-Z])())?[.!?"'”’)\]]*\s*""",
)


def sentences_in(text: str) -> Iterator[Span]:
    """Yield the sentences of *text*, without the blanks around them.

    A line break ends a sentence unless the next line begins with a small letter
    or a closing sign, as it does where a link's words were lost.
    """
    start = 0
    for match in _STOP.finditer(text):
        if match.lastindex:
            stop = match.end() - 1
        elif _ends_sentence(text, match, start):
            stop = match.start()
            stop += 0 if text[stop] == "\n" else len(match[0].rstrip())
        else:
            continue
        if stop - start > _LONGEST:
            yield from _parts(text, start, stop)
        elif start and not text[stop - 1].isspace():  # from after the blanks behind one stop to the signs of the next
            yield quick_span(start, stop)
        elif (span := _trimmed(text, start, stop)) is not None:
            yield span
        start = match.end()
    yield from _parts(text, start, len(text))


def _parts(text: str, start: int, stop: int) -> Iterator[Span]:
    """Yield a sentence, cut between words where nobody writes as long a one: rules look at all of it, word by word."""
    while start < stop:
        cut = stop
        if stop - start > _LONGEST:
            cut = text.rfind(" ", start, start + _LONGEST) + 1 or start + _LONGEST
        if (span := _trimmed(text, start, cut)) is not None:
            yield span
        start = cut


def _trimmed(text: str, start: int, stop: int) -> Span | None:
    piece = text[start:stop]
    kept = piece.strip()
    if kept is not piece:  # a string that has nothing to lose is itself
        start += len(piece) - len(piece.lstrip())
    return quick_span(start, start + len(kept)) if kept else None


def _ends_sentence(text: str, match: re.Match[str], start: int) -> bool:
    end = match.end()
    if end == len(text):
        return True
    after, signs = text[end], match[0]
    if signs == ". ":  # as most are
        return _full_stop_ends(text, match, after, start)
    if "\n" in signs:
        return _line_ends(text, match, after)
    if signs[0] in "!?":
        return signs[-1].isspace() or after.isupper()
    if signs[-1].isspace():
        return _full_stop_ends(text, match, after, start)
    return _glued(text, match, after)


def _line_ends(text: str, match: re.Match[str], after: str) -> bool:
    """Say whether a line break is an end: not where the next line goes on with the sentence."""
    if after in _CLOSING:
        return False
    return "\n\n" in match[0] or not after.islower() or text[match.start()] != "\n"


def _full_stop_ends(text: str, match: re.Match[str], after: str, start: int) -> bool:
    if not after.isupper() and (after.islower() or after in _CLOSING or after == "–"):
        return False
    at = match.start()
    low = max(start, at - _REACH)
    word = text[text.rfind(" ", low, at) + 1 or low : at]
    if len(word) > 1 and word.isalnum() and word.lower() not in _SHORTENED:  # as most are
        return True
    if not word.isalnum():
        before = _WORD_BEFORE.search(text, at - len(word), at)
        word = before[0] if before else ""
    word = word.rpartition("-")[2]  # "the EU-U.S. Task Force"
    if not word:
        return True
    if len(match[0].rstrip()) > 1 and match[0][1] != ".":
        return True  # a quote or bracket closes with the full stop
    if len(word) == 1 and word.isupper():
        return False  # an initial: "Donald J. Trump"
    if _INITIALS.match(word):
        return len(word) > 1 and _next_word(text, match.end()) in _OPENERS
    lower = word.lower().lstrip("'’.-")
    titled = lower.title() if word[0].isupper() else ""
    if lower in _FORMS or titled in _STATES:
        return _next_word(text, match.end()) in _OPENERS
    if lower == "no":
        return not after.isdigit()
    return lower not in _ABBREVIATIONS and titled not in _CAPITALS


def is_shortened(word: str) -> bool:
    """Say whether a full stop after *word* may be its own: an initial, ``Corp``, ``U.S``, ``Mt``."""
    lower = word.lower().lstrip("'’.-")
    titled = lower.title() if word[:1].isupper() else ""
    known = lower in _ABBREVIATIONS or lower in _FORMS or titled in _CAPITALS or titled in _STATES
    return len(word) == 1 or known or _INITIALS.fullmatch(word) is not None


def _glued(text: str, match: re.Match[str], after: str) -> bool:
    """Say whether a full stop without a blank ends a sentence: ``since 2020.While``, ``facility, .Complementing``."""
    at = match.start()
    before = text[at - 1] if at else ""
    if not after.isupper() or not (before.islower() or before.isdigit() or before in ' ,)%”"'):
        return False
    word = _next_word(text, match.end())
    rest = text[match.end() + len(word) : match.end() + len(word) + 1]
    return (len(word) > 1 and word[1:].islower() and rest != ".") or word in _OPENERS


def _next_word(text: str, start: int) -> str:
    end = start
    while end < len(text) and end < start + 24 and text[end].isalpha():
        end += 1
    return text[start:end]
