"""What is loaded or compiled when it is first used."""

from __future__ import annotations

import copy
import re
import sys

import pytest

import reex
from reex.late import _Regex


def test_a_regular_expression_does_what_a_compiled_one_does() -> None:
    """It has all its methods, on text and on bytes."""
    made, compiled = reex.regex(r"(?P<word>\w+) ore", re.IGNORECASE), re.compile(r"(?P<word>\w+) ore", re.IGNORECASE)

    for _ in range(2):
        assert [match.span("word") for match in made.finditer("Iron Ore, tin ore")] == [(0, 4), (10, 13)]
        assert made.sub("-", "Iron ore") == "-"
    assert (made.pattern, made.flags, made.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)
    assert reex.regex(rb"\d").findall(b"1 2") == [b"1", b"2"]
    assert copy.copy(made).match("tin ore")


def test_what_is_wrong_with_a_regular_expression_is_told_with_its_first_use() -> None:
    """So is what no expression has."""
    made = reex.regex("(")

    with pytest.raises(re.error, match="unterminated subpattern"):
        made.search("(")
    with pytest.raises(AttributeError):
        reex.regex("a").find  # type: ignore[attr-defined]  # noqa: B018


def test_each_regular_expression_of_ours_can_be_compiled() -> None:
    """None waits for a text of a user's to show that it is none."""
    reex.Pipeline.standard()
    ours = [module for name, module in sys.modules.items() if name.startswith("reex")]
    made = [value for module in ours for value in vars(module).values() if isinstance(value, _Regex)]

    assert made
    assert all(re.compile(one.pattern, one._flags) for one in made)
