"""Records for people: on a terminal, in a notebook, as a page, in spaCy."""

from reex.views.html import page, record_html, records_html
from reex.views.spacydoc import spacy_doc
from reex.views.table import record_table, record_text
from reex.views.totals import Total, totals
from reex.views.words import amount_words, claim_words, printable, record_line, records_line

__all__ = [
    "Total", "amount_words", "claim_words", "page", "printable", "record_html", "record_line", "record_table",
    "record_text", "records_html", "records_line", "spacy_doc", "totals",
]  # fmt: skip
