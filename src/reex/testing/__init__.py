"""How good a pipeline is: documents annotated by hand, and figures of how near it comes to them.

.. code-block:: python

    from reex.testing import read_gold, run, score

    gold = read_gold("tests/gold")
    print(score(gold, run(gold)).initiatives.f1)
"""

from reex.testing.annotation import Annotation
from reex.testing.faults import Fault
from reex.testing.figures import Figures, KindScore, Score
from reex.testing.gold import read_gold, run
from reex.testing.golden import golden_record
from reex.testing.score import score
from reex.testing.table import table

__all__ = [
    "Annotation", "Fault", "Figures", "KindScore", "Score", "golden_record", "read_gold", "run", "score", "table",
]  # fmt: skip
