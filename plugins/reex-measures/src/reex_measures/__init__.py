"""Percentages, quantities, dates and durations, for reex."""

from __future__ import annotations

from collections.abc import Iterable

import reex
from reex_measures.dates import find_dates
from reex_measures.durations import find_durations
from reex_measures.percents import find_percents
from reex_measures.quantities import find_quantities
from reex_measures.units import quantity

__all__ = ["find_dates", "find_durations", "find_percents", "find_quantities", "quantity", "reex_extractors"]


@reex.hookimpl
def reex_extractors() -> Iterable[reex.Extractor]:
    """Return the four extractors of this plugin."""
    return [find_dates, find_durations, find_percents, find_quantities]
