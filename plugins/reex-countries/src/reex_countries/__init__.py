"""Countries and their regions, for reex."""
