"""Cues of furniture, as the tables have them, and ways to look for them that take little time."""

from __future__ import annotations

from functools import cache

from reex.readers.data_files import table

# Makes small letters, and one of the signs that sentences end with; a question mark is any character beyond ASCII.
_PLAIN = bytes.maketrans(b"!?\"')", b"." * 5)[:65] + bytes(range(97, 123)) + bytes(range(91, 256))


@cache
def cues() -> dict[str, tuple[str, ...]]:
    """Return the cues of furniture by what they tell."""
    return {name: tuple(cues) for name, cues in table("furniture").items()}


@cache
def openings(kind: str) -> frozenset[str]:
    """Return the first two letters of each cue of a kind."""
    return frozenset(cue[:2] for cue in cues()[kind])


def starts(low: str, kind: str) -> bool:
    """Say whether a line starts with a cue of a kind; the first two letters of most lines say no."""
    return low[:2] in openings(kind) and low.startswith(cues()[kind])


@cache
def boilerplate_cues() -> dict[bytes, list[str]]:
    """Return the cues of boilerplate by the word that each has in common with the most others, the longest of these."""
    cues = table("furniture")["boilerplate"]
    known: dict[bytes, list[str]] = {}
    for cue in cues:
        word = max(cue.split(), key=lambda word: (len(word) > 5, sum(word in other for other in cues), len(word)))
        known.setdefault(plain_bytes(word), []).append(cue)
    return known


@cache
def whole_lines() -> frozenset[str]:
    """Return the labels of furniture that are a line of their own."""
    return frozenset(table("furniture")["lines"])


def plain_bytes(text: str) -> bytes:
    """Return a byte for each character of a text: small letters of ASCII, and one sign for all that end sentences."""
    return text.encode("ascii", "replace").translate(_PLAIN)
