"""Which act it really is, by its parties, its goods and the text that it stands in."""
