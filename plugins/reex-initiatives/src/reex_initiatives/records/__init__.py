"""From a draft to the fields of a record, each with its reason and its places."""
