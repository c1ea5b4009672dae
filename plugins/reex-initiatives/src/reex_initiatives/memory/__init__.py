"""What the sentences before have told, for those that only refer to it."""
