"""Percentages, quantities, dates and durations, for reex."""
