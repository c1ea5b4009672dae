"""Records for people: on a terminal and in a notebook."""

from reex.views.notebook import record_html
from reex.views.table import record_table
from reex.views.totals import Total, totals
from reex.views.words import record_line

__all__ = ["Total", "record_html", "record_line", "record_table", "totals"]
