"""The kit for those who write plugins: marked sentences, conformance, golden records, scores on annotated text.

.. code-block:: python

    import reex
    from reex.testing import check, conformance

    @reex.extractor("ports", makes="port", terms=["Kwinana"])
    def find_ports(page: reex.Page) -> reex.Found:
        for hit in page.hits:
            yield page.entity("port", (hit.start, hit.end))

    check(find_ports, "The ore is shipped from [[port:Kwinana]].")
    check(find_ports, "The ore is shipped from Kwinanabad.")
    for promise in conformance(find_ports):
        promise()
"""

from reex.testing.annotation import Annotation
from reex.testing.faults import Fault
from reex.testing.figures import Figures, KindScore, Score
from reex.testing.gold import read_gold, read_records, run, write_gold
from reex.testing.golden import golden_record
from reex.testing.marked import Mark, Marked, check
from reex.testing.promises import Promise, conformance
from reex.testing.score import score
from reex.testing.table import as_json, by_document, table

__all__ = [
    "Annotation", "Fault", "Figures", "KindScore", "Mark", "Marked", "Promise", "Score", "as_json",
    "by_document", "check", "conformance", "golden_record", "read_gold", "read_records", "run", "score",
    "table", "write_gold",
]  # fmt: skip
