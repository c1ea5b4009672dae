"""Minerals, elements, compounds and magnets, for reex."""
