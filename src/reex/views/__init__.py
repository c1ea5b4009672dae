"""Records for people: on a terminal and in a notebook."""

from reex.views.notebook import record_html
from reex.views.table import record_table
from reex.views.totals import Total, totals

__all__ = ["Total", "record_html", "record_table", "totals"]
