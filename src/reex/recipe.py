"""What to run, as a value that goes to another process, where the pipeline is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import attrs

from reex.gazetteer import Gazetteer
from reex.pipeline import Pipeline


def _names(values: Iterable[str]) -> tuple[str, ...]:
    _refuse_one(values)
    return tuple(values)


def _paths(values: Iterable[str | Path]) -> tuple[Path, ...]:
    _refuse_one(values)
    return tuple(map(Path, values))


def _refuse_one(values: object) -> None:
    if isinstance(values, str | Path):
        raise TypeError(f"a recipe takes lists: write [{str(values)!r}], not {str(values)!r}")


@attrs.frozen(kw_only=True)
class Recipe:
    """How a pipeline is made: a value to be pickled, where a pipeline, with its automaton, is none.

    Attributes:
        pipeline: the TOML file of a pipeline; without it, all extractors that are installed.
        gazetteers: tables of things that it should know too; as other paths, they must lead there wherever it is made.
        only: names of extractors, as in :meth:`Pipeline.only`.
        without: names of extractors, as in :meth:`Pipeline.without`.

    Raises:
        TypeError: if a single name is given where a list belongs.
    """

    pipeline: Path | None = attrs.field(default=None, converter=attrs.converters.optional(Path))
    gazetteers: tuple[Path, ...] = attrs.field(default=(), converter=_paths)
    only: tuple[str, ...] = attrs.field(default=(), converter=_names)
    without: tuple[str, ...] = attrs.field(default=(), converter=_names)

    def build(self) -> Pipeline:
        """Return the pipeline, which a process makes once and keeps.

        Raises:
            DataError: if a file can't be read.
            PipelineError: if the names don't make a pipeline.
        """
        return _built(self)


@lru_cache(maxsize=4)
def _built(recipe: Recipe) -> Pipeline:
    pipeline = Pipeline.read(recipe.pipeline) if recipe.pipeline else Pipeline.standard()
    pipeline = pipeline.knowing(*map(Gazetteer.read, recipe.gazetteers))
    return (pipeline.only(*recipe.only) if recipe.only else pipeline).without(*recipe.without)
