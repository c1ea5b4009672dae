"""Expressions that a search hurries through a text with."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex.hurry import hurried
from reex.late import _Regex

_TEXTS = [path.read_text(encoding="utf-8") for path in sorted(Path("seeds").glob("*.txt"))]


@pytest.mark.parametrize(
    ("pattern", "flags", "found"),
    [
        (r"\bore\b", 0, r"[o](?<=\b.)re\b"),
        (r"\b[Tt]he\s(?:ore|tin)$", 0, r"[Tt](?<=\b.)he\s(?:ore|tin)$"),
        (r"\b(?:used|needed)\sfor", 0, r"[nu](?<=\b.)(?:(?<=[u])sed|(?<=[n])eeded)\sfor"),
        (r"\b(?:take|takes|sell)", 0, r"[st](?<=\b.)(?:(?<=[t])(?:ake|akes)|(?<=[s])ell)"),
        (r"\b(?:(?:tin|ore)\s(?:in|of)|mine)s?$", 0, None),
        (r"\bat\s$|\bof\s$", 0, r"[ao](?<=\b.)(?:(?<=[a])t\s$|(?<=[o])f\s$)"),
        (r"\bore\b", re.IGNORECASE, r"(?-i:[OoİıſK])(?<=\b.)re\b"),
    ],
)
def test_an_expression_begins_with_the_letters_that_it_may_begin_with(
    pattern: str, flags: int, found: str | None
) -> None:
    """Those of one letter that stand side by side stand together."""
    assert hurried(pattern, flags) != pattern
    assert found is None or hurried(pattern, flags) == found


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (r"ore", 0),
        (r"\bore|tin", 0),
        (r"\b(?P<word>ore|tin)", 0),
        (r"\b(?:ore|tin)?s", 0),
        (r"\bo?re", 0),
        (r"\b(?:ore", 0),
        (r"\b(?:ore|\w+)", 0),
        (r"\b(?:(?<!x)ore|tin)", 0),
        (r"\b(?!x)ore", 0),
        (r"\b\[ore", 0),
        (r"\b ore", re.VERBOSE),
        (r"\bore", re.ASCII),
    ],
)
def test_one_of_which_that_cannot_be_told_stays_as_it_is(pattern: str, flags: int) -> None:
    """So does one with flags by which letters may be other ones."""
    assert hurried(pattern, flags) == pattern


def test_all_of_ours_find_what_they_would_as_they_are_written() -> None:
    """In the seeds, whole, and up to a place in them."""
    reex.Pipeline.standard()
    ours = [module for name, module in sys.modules.items() if name.startswith("reex")]
    made = {one for module in ours for one in vars(module).values() if isinstance(one, _Regex)}
    changed = [one for one in made if isinstance(one.pattern, str) and hurried(one.pattern, one._flags) != one.pattern]
    assert len(changed) > 100
    for one in changed:
        written, hurrying = (
            re.compile(one.pattern, one._flags),
            re.compile(hurried(one.pattern, one._flags), one._flags),
        )
        for text in _TEXTS:
            for low in range(0, len(text), 97):
                assert _spans(written, text, low, low + 90) == _spans(hurrying, text, low, low + 90), one.pattern


@given(
    st.lists(st.sampled_from(["ore", "Ore", "s", "tin", "ſ", "K", "k", "i", "İ", "ı", " ", "-", "\n", "é"])).map(
        "".join
    )
)
def test_letters_of_other_alphabets_are_equal_as_ever(text: str) -> None:
    """``ſ`` is an ``s`` where capitals don't matter."""
    for pattern in (r"\b(?:s|k|i|tin)\b", r"\b[Oo]re", r"\b(?:ore|or|tin ore)"):
        for flags in (0, re.IGNORECASE):
            written, hurrying = re.compile(pattern, flags), re.compile(hurried(pattern, flags), flags)
            assert _spans(written, text, 0, len(text)) == _spans(hurrying, text, 0, len(text))


def _spans(pattern: re.Pattern[str], text: str, low: int, high: int) -> list[tuple[tuple[int, int], ...]]:
    return [match.regs for match in pattern.finditer(text, low, high)]
