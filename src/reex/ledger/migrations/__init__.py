"""The steps that bring a ledger of any earlier version to the tables of this one."""
