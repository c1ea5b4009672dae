"""Lists, items and tables whose lines tell acts."""
