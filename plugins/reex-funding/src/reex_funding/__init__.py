"""Amounts of money, for reex."""
