"""The crosswalk: each row is of a code that records have, and says where it comes from."""

from __future__ import annotations

from collections import Counter

import pytest

import reex

LISTS = {"gta", "mast", "crs", "usaspending", "iati-status", "iati-transaction"}


@pytest.mark.parametrize("row", reex.crosswalk(), ids=lambda row: f"{row.list}-{row.code}-{row.theirs}")
def test_counterparts_are_of_codes(row: reex.Counterpart) -> None:
    """A counterpart is of an instrument or a status, in a list that the documentation has, and has label and source."""
    codes: dict[str, set[str]] = {"instrument": {*reex.codes.INSTRUMENTS}, "status": {*reex.codes.STATUSES}}
    assert row.code in codes[row.of]
    assert row.list in LISTS
    assert row.theirs
    assert row.label
    assert row.source


def test_counterparts_are_told_apart() -> None:
    """A code has no counterpart twice in one list."""
    assert max(Counter((row.list, row.code, row.theirs) for row in reex.crosswalk()).values()) == 1


def test_every_status_has_a_counterpart() -> None:
    """Each status of a record is one of an IATI activity."""
    assert {row.code for row in reex.crosswalk() if row.list == "iati-status"} == set(reex.codes.STATUSES)
