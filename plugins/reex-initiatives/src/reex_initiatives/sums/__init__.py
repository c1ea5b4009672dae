"""Which sum is whose, which are parts of others, and which may be added up."""
