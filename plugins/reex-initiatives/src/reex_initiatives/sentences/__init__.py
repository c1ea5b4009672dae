"""One sentence, laid out: its clauses, names, sums, goods and dates, and what each stands beside."""
