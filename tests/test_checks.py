"""What extractors may yield, and what becomes of what they may not."""

from __future__ import annotations

import attrs
import pytest

import reex
from reex.plugins import Plugins


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [("value", object(), "value"), ("confidence", 7.5, "confidence"), ("confidence", 0, "confidence")],
)
def test_a_thing_that_no_record_can_hold_costs_its_own_extractor(field: str, value: object, word: str) -> None:
    """What could not be written or read back is refused where it is made, and named."""

    @reex.extractor("odd", makes="odd-thing", terms=["cerium"])
    def odd(page: reex.Page) -> reex.Found:
        for hit in page.hits:
            yield attrs.evolve(page.entity("odd-thing", (hit.start, hit.end)), **{field: value})

    record = reex.Pipeline([odd]).run("Of cerium.")

    (notice,) = record.warnings
    assert notice.code == "extractor-failed"
    assert word in notice.message
    assert reex.Record.from_json(record.to_json(text=True)) == record


def test_evidence_behind_the_end_is_refused() -> None:
    """Evidence that isn't in the text is no evidence."""

    @reex.extractor("far", makes="initiative")
    def far(page: reex.Page) -> reex.Found:
        yield page.initiative(instrument="loan", status="agreed", evidence=(reex.Span(0, 9999),))

    (notice,) = reex.Pipeline([far]).run("Of cerium.").warnings

    assert "9999" in notice.message


def test_an_undeclared_initiative_is_refused() -> None:
    """What an extractor yields, it must say that it makes."""

    @reex.extractor("sly", makes="odd-thing")
    def sly(page: reex.Page) -> reex.Found:
        yield page.initiative(instrument="loan", status="agreed")

    (notice,) = reex.Pipeline([sly]).run("Of cerium.").warnings

    assert "initiative" in notice.message


def test_two_plugins_with_one_name_stop_no_run() -> None:
    """Both are left out, each record says so and names both distributions, and all else works."""
    one = reex.Extractor("loans", lambda page: [], makes="loan-word", origin="alpha 1.0")
    other = reex.Extractor("loans", lambda page: [], makes="loan-word", origin="beta 2.0")
    third = reex.Extractor("metals", lambda page: [], makes="metal", terms=["cerium"])

    pipeline = reex.Pipeline.standard(Plugins(extractors=(one, other, third)))

    (notice,) = pipeline.run("Of cerium.").warnings
    assert pipeline.names == ("metals",)
    assert "alpha 1.0" in notice.message
    assert "beta 2.0" in notice.message
