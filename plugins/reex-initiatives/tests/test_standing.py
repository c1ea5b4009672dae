"""Where firms and sites are, and what they are the only or largest of."""

from __future__ import annotations

import pytest

import reex

PLACES = [
    ("Located in Nevada, MP Materials hopes for an order.", [("MP Materials Corp.", "US-NV")]),
    ("Mountain Pass in California shipped concentrate.", [("Mountain Pass", "US-CA")]),
    ("Graphite One, based in Alaska, wants a loan.", [("Graphite One Inc.", "US-AK")]),
    ("MP Materials sold magnets to a buyer in Texas.", []),
    ("Perpetua Resources met the governor of Idaho.", []),
]
RANKS = [
    (
        "Mountain Pass is the only operating rare earth mine in the United States.",
        [("Mountain Pass", "only", "rare earth mine", "US")],
    ),
    (
        "MP Materials (MP), the sole domestic producer of rare earths in the United States, rose.",
        [("MP Materials Corp.", "only", "domestic producer", "US")],
    ),
    (
        "Lynas is the largest rare earth producer outside Asia.",
        [("Lynas Rare Earths Limited", "largest", "rare earth producer outside Asia", None)],
    ),
    ("MP Materials, the owner of America's only operating rare earth mine, rose.", []),
    ("The only mine that Lynas would sell is shut.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES, ids=[text[:50] for text, _ in PLACES])
def test_where_a_firm_or_site_is_becomes_a_claim(text: str, expected: list[tuple[str, str]]) -> None:
    """A place is claimed of a subject that the text puts there, not of any that stands in one sentence with it."""
    claims = [claim for claim in reex.extract(text).claims if claim.measure == "location"]

    assert [(c.subject.name, c.value.ref) for c in claims if isinstance(c.value, reex.Place)] == expected


@pytest.mark.parametrize(("text", "expected"), RANKS, ids=[text[:50] for text, _ in RANKS])
def test_a_rank_becomes_a_claim_of_whom_it_is_said(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    """The owner of the only mine is not the only mine."""
    claims = [claim for claim in reex.extract(text).claims if claim.measure == "rank"]

    found = [(c.subject.name, c.value) for c in claims]
    assert [(name, v.kind, v.of, v.place) for name, v in found if isinstance(v, reex.Rank)] == expected
