"""A page cut into sentences, with who may act in each, and the words that may tell an act."""
