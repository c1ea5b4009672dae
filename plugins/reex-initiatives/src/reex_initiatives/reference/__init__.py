"""What a sentence takes from those before it: ``the company``, ``this loan``, ``the buyer``."""
