"""What to run, as a value that goes to another process, where the pipeline is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import attrs

from reex.gazetteer import Gazetteer
from reex.pipeline import Pipeline


def _texts(values: Iterable[str | Path]) -> tuple[str, ...]:
    if isinstance(values, str | Path):
        raise TypeError(f"a recipe takes lists of names: write [{str(values)!r}], not {str(values)!r}")
    return tuple(map(str, values))


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

    pipeline: str | None = attrs.field(default=None, converter=attrs.converters.optional(str))
    gazetteers: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    only: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    without: tuple[str, ...] = attrs.field(default=(), converter=_texts)

    def made(self) -> Pipeline:
        """Return the pipeline, which a process makes once and keeps.

        Raises:
            DataError: if a file can't be read.
            PipelineError: if the names don't make a pipeline.
        """
        return _made(self)


@lru_cache(maxsize=4)
def _made(recipe: Recipe) -> Pipeline:
    pipeline = Pipeline.read(recipe.pipeline) if recipe.pipeline else Pipeline.standard()
    pipeline = pipeline.knowing(*map(Gazetteer.read, recipe.gazetteers))
    return (pipeline.only(*recipe.only) if recipe.only else pipeline).without(*recipe.without)
