"""Who gives and who gets, by where they stand in the sentence."""
