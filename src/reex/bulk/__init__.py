"""Many documents on one machine: several processes, order kept, memory bounded, and a run that can go on."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reex.bulk.recipe import BulkRecipe
    from reex.bulk.run import extract_into, extract_lines
    from reex.bulk.tally import Tally

__all__ = ["BulkRecipe", "Tally", "extract_into", "extract_lines"]

_ROOMS = {"BulkRecipe": "recipe", "Tally": "tally", "extract_into": "run", "extract_lines": "run"}


if not TYPE_CHECKING:  # a checker must see a name that isn't there

    def __getattr__(name: str) -> object:
        """Fetch a name when it is first used: most runs start no processes."""
        from importlib import import_module

        if name not in _ROOMS:
            raise AttributeError(f"module 'reex.bulk' has no attribute {name!r}")
        return getattr(import_module(f"reex.bulk.{_ROOMS[name]}"), name)
