"""``reex ledger``: what a person types, and what comes of it."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner

from reex.cli import commands
from reex.ledger.model import Mention, Merged, Source
from reex.model import Amount, Initiative


class Ledger:
    """One initiative, whose title would be a formula."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def initiatives(self, *_: Any, **__: Any) -> list[Merged]:
        amount = Amount(amount=Decimal(5000000), currency="USD", bound="about")
        told = Initiative(
            title="=1+1", instrument="loan", status="agreed", amounts=(amount,), countable=True, count_reason="counted"
        )
        return [Merged(id="a", initiative=told, mentions=(Mention(id="a", source=Source(id="d"), initiative=told),))]


@pytest.fixture(autouse=True)
def _ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("reex.ledger.book")
    module.Ledger = Ledger  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reex.ledger.book", module)


def said(*arguments: str) -> str:
    result = CliRunner().invoke(commands, ["ledger", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_no_formula_is_live_in_csv() -> None:
    assert ",'=1+1," in said("list", "--format", "csv")


def test_totals_as_json_have_decimals_as_strings() -> None:
    found = json.loads(said("totals", "--by", "status", "--format", "json"))
    assert found["rows"][0]["sums"][0]["low"] == "5000000"


@pytest.mark.parametrize("command", ["list", "totals", "gaps", "timeline"])
@pytest.mark.parametrize("shape", ["table", "csv", "json"])
def test_each_answer_comes_in_each_shape(command: str, shape: str) -> None:
    assert said(command, "--format", shape)
