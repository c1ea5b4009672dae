"""One act, one record: which mentions are of the same act."""
