"""The tables of the plugin."""

from __future__ import annotations

from reex_measures.tables import rows


def test_units_have_sources() -> None:
    """Each unit names where its meaning is laid down."""
    assert all(row["source"] for row in rows("units"))


def test_fiscal_years_have_sources() -> None:
    """Each country's fiscal year names where it is laid down, and no word speaks for two countries."""
    assert all(row["source"] for row in rows("fiscal"))
    words = [word for row in rows("fiscal") for word in row["words"].split("|")]
    assert len(words) == len(set(words))


def test_forms_have_one_meaning() -> None:
    """A form stands for one unit, or for one beside another that needs a word near it."""
    plain = [form for row in rows("units") if not row["near"] for form in row["forms"].split("|")]
    assert len(plain) == len(set(plain))
    asking = [form for row in rows("units") if row["near"] for form in row["forms"].split("|")]
    assert len(asking) == len(set(asking))
