"""An extractor as a pipeline runs it: behind those that make what it needs or uses."""

from __future__ import annotations

from functools import lru_cache

from reex.offers import Extractor
from reex.pipeline import Pipeline
from reex.run import standard


class _Itself:
    """An extractor as a key: by identity, since to compare one is to compare all of its terms."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.extractor is other.extractor

    def __hash__(self) -> int:
        return id(self.extractor)


def behind(extractor: Extractor) -> Pipeline:
    """Return the pipeline of *extractor* and of the installed ones that make what it works with, made once for each.

    Raises:
        PipelineError: if nothing that is installed makes what it needs.
    """
    return _behind(_Itself(extractor))


# Tests ask for the same few again and again, and the names of a plugin may be many.
@lru_cache(maxsize=32)
def _behind(key: _Itself) -> Pipeline:
    extractor = key.extractor
    return Pipeline([*makers(extractor), extractor])


def makers(extractor: Extractor) -> list[Extractor]:
    """Return the installed extractors that make what *extractor* needs or uses, and so on, without any of its name."""
    kinds = extractor.needs | extractor.uses
    if not kinds:
        return []
    installed = standard()
    names = [e.name for e in installed.extractors if e.makes & kinds and e.name != extractor.name]
    return [e for e in installed.only(*names).extractors if e.name != extractor.name]
