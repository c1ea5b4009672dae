"""A mention of an act on its way to a record: what it is known by, and whether it is told well enough."""
