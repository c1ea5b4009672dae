"""Many documents on one machine: several processes, order kept, memory bounded, and a run that can go on."""

from typing import TYPE_CHECKING

from reex.late import fetching

if TYPE_CHECKING:
    from reex.bulk.recipe import BulkRecipe
    from reex.bulk.run import extract_into, extract_lines
    from reex.bulk.tally import Tally
else:  # a checker must see a name that isn't there; most runs start no processes
    __getattr__ = fetching(
        __name__, {"BulkRecipe": "recipe", "Tally": "tally", "extract_into": "run", "extract_lines": "run"}
    )

__all__ = ["BulkRecipe", "Tally", "extract_into", "extract_lines"]
