"""Initiatives and claims: who does what for whom, for reex."""
