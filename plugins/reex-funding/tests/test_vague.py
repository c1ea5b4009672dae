"""Money without a number."""

from __future__ import annotations

import pytest

import reex
from reex_funding import find_money

PIPELINE = reex.Pipeline([find_money])


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("The mines need billions in fresh investment and time.", "billions in fresh investment"),
        ("Firms saved billions in power costs today.", "billions in power costs"),
        ("Washington has spent billions, and lags.", "billions"),
        ("Billions have been spent, and still it lags.", "Billions"),
        ("It takes tens of millions of dollars to drill.", "tens of millions of dollars"),
        ("It takes hundreds of millions of euros in loans to build.", "hundreds of millions of euros in loans"),
        ("It takes several million dollars to drill.", "several million dollars"),
        ("It takes a few hundred million euros to drill.", "a few hundred million euros"),
    ],
)
def test_vague(text: str, span: str) -> None:
    """Money without a number is annotated with what it is in, and has no value."""
    (entity,) = PIPELINE.run(text).entities
    assert (entity.text, entity.value, entity.rule) == (span, None, "vague")


@pytest.mark.parametrize(
    "text",
    [
        "It moved millions of tons of rock.",
        "It helped millions in Africa.",
        "Billions of years ago it formed.",
        "Several million tonnes lie there.",
        "Billions will follow.",
    ],
)
def test_not_money(text: str) -> None:
    """Millions of other things are no money."""
    assert not PIPELINE.run(text).entities
