"""What the tables say: words, phrases and patterns that tell acts, as terms for the one scan."""
