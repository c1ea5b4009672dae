"""The tables of the plugin."""

from __future__ import annotations

from reex_measures.tables import rows


def test_units_have_sources() -> None:
    """Each unit names where its meaning is laid down, and no form stands for two."""
    forms = [form for row in rows("units") for form in row["forms"].split("|")]
    assert len(forms) == len(set(forms))
    assert all(row["source"] for row in rows("units"))
