"""What the tests of this plugin share: the installed pipeline, and records laid out as short rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Row = tuple[str, str, str, str, str]


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function from a text to its record, read as a file with this text is."""
    pipeline = reex.Pipeline.standard()
    return lambda text: reex.extract(text, pipeline=pipeline)


@pytest.fixture(scope="session")
def acts(read: Read) -> Callable[[str], list[Row]]:
    """Return a function from a text to its acts: instrument, status, actors, recipients, sum."""
    return lambda text: [_row(initiative) for initiative in read(text).initiatives]


def _row(initiative: reex.Initiative) -> Row:
    sums = (f"{a.currency} {(a.amount or a.high or 0):,f}" for a in initiative.amounts)
    return (
        initiative.instrument,
        initiative.status,
        _names(initiative.actors),
        _names(initiative.recipients),
        ", ".join(sums),
    )


def _names(parties: tuple[reex.Party, ...]) -> str:
    """Return who takes part: by code where there is one, else by name."""
    return ", ".join(party.ref or party.name for party in parties)
