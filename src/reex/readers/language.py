"""Which language a text or a paragraph is in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import Any

from reex.readers.data_files import table
from reex.spans import Span

_SAMPLE, _PARAGRAPH = 10_000, 300  # characters of a text and of a line that tell its language
_KNOWN = 256  # lines that are remembered: a page asks for its language, and then for those in another one
_FEW = 3  # lines that tell the language of a text if they agree
_RUNNING = 80  # bytes from which on a line is likely running text: a sentence in Latin letters, half of one in Chinese
_SHARE = 12  # one word in so many is a small one of English
_LEAST, _ENOUGH = 60, 100  # bytes of letters below which a library only guesses, and below which it must be sure
_SURE = 0.9
_CERTAIN = 0.97  # in the letters of English, in which names and metals look like many a language
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")


def language_of(text: str, furniture: tuple[Span, ...] = (), told: str | None = None) -> str | None:
    """Return the ISO 639-1 code of the language that most of the running text is in, None if that isn't sure.

    Args:
        text: with one line for each paragraph.
        furniture: sorted stretches that are none of the body.
        told: the code of the language that the document says it is in.
    """
    lines = _lines(text, furniture)
    running = [line for line in lines if len(line) >= _RUNNING or (not line.isascii() and _size(line) >= _RUNNING)]
    return _most(running, told) if running else _language(" ".join(lines))


def _most(lines: list[str], told: str | None) -> str | None:
    """Return the language of most of the text; the library is asked for few lines where these agree.

    One line is enough where it is in the language that is told.
    """
    others = [line for line in lines if not _is_english(line)]
    length = sum(map(len, others))
    english = sum(map(len, lines)) - length
    if english > length:
        return "en"
    few = others[:: max(1, (len(others) - 1) // (_FEW - 1))][:_FEW]
    if length > english:
        if told and any(_has_small(line, told) for line in few):
            return told
        middle = few[len(few) // 2]
        code = _language(middle)
        if code and (code == told or all(line is middle or _is_in(line, code) for line in few)):
            return code
    votes = Counter({"en": english} if english else {})
    for line in others:
        if language := _language(line):
            votes[language] += len(line)
    best, weight = votes.most_common(1)[0] if votes else (None, 0)
    return best if weight * 2 > votes.total() else None


def is_foreign(text: str, language: str) -> bool:
    """Say whether a paragraph is in another language for certain; of two that aren't English, that isn't asked."""
    if language != "en":
        return _is_english(text[:_PARAGRAPH])
    return (_language(text) or "en") != "en"


def _lines(text: str, furniture: tuple[Span, ...]) -> list[str]:
    """Return the first lines of the body, each as far as its language needs."""
    kept: list[str] = []
    done = 0
    for start, end in (*((span.start, span.end) for span in furniture), (len(text), len(text))):
        kept += text[done : min(start, done + _SAMPLE)].split("\n")
        done = max(done, end)
    lines: list[str] = []
    length = 0
    for line in filter(None, (line.strip()[:_PARAGRAPH] for line in kept)):
        lines.append(line)
        length += len(line)
        if length > _SAMPLE:
            break
    return lines


def _size(text: str) -> int:
    """Return how many bytes a text has."""
    return len(text.encode("utf-8", "replace"))


def _language(line: str) -> str | None:
    """Return the language of one line: English by its small words, any other by a library, where that is sure."""
    sample = line[:_PARAGRAPH]
    if _is_english(sample):
        return "en"
    letters = "".join(_LETTERS.findall(sample))
    length = _size(letters)
    latin = sum(map(len, _LATIN.findall(letters))) * 2 > len(letters)
    if length < _LEAST or (latin and _is_list(sample)):
        return None
    found = _identifier().FindLanguage(text=sample.encode("utf-8", "replace").decode("utf-8"))
    code = table("languages")["codes"].get(found.language, found.language)
    least = _CERTAIN if letters.isascii() else _SURE if length < _ENOUGH else 0.0
    sure = found.is_reliable and found.probability >= least
    written = len(code) == 2 and not (latin and code in table("languages")["other_scripts"])
    return str(code) if sure and written else None


@lru_cache(_KNOWN)
def _is_english(sample: str) -> bool:
    words = sample.lower().split(" ")
    different = _small().intersection(words)
    if len(different) < 2 or _own().isdisjoint(different):
        return False
    return len(different) * _SHARE >= len(words) or sum(map(different.__contains__, words)) * _SHARE >= len(words)


def _is_in(line: str, language: str) -> bool:
    """Say whether a line that isn't English is in a language, for which the library need not be asked mostly."""
    return _has_small(line, language) or _language(line) == language


def _has_small(line: str, language: str) -> bool:
    """Say whether two small words of a language stand in a line."""
    return len(_small_of(language).intersection(line.lower().split())) > 1


def _is_list(sample: str) -> bool:
    """Say whether a line is mostly names and figures, which look like any language."""
    words = sample.split()
    small = sum(1 for word in words if word[0].islower() and not _DIGIT.search(word))
    return small * 5 < len(words) * 2


@cache
def _own() -> frozenset[str]:
    return frozenset(table("languages")["own"])


@cache
def _small_of(language: str) -> frozenset[str]:
    return frozenset(table("languages")["small"].get(language, ()))


@cache
def _small() -> frozenset[str]:
    """Return the small words of English, those that other languages have too among them."""
    return _own().union(table("languages")["shared"])


@cache
def _identifier() -> Any:
    # Only where a text isn't in plain English.
    from gcld3 import NNetLanguageIdentifier  # type: ignore[import-untyped]

    return NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * _PARAGRAPH)
