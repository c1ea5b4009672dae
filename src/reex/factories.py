"""Extractors that a pipeline file names, or has made by a function of the user's: ``package.module:name``."""

from __future__ import annotations

import importlib
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from reex.errors import DataError, PipelineError, ReexError
from reex.isolation import told
from reex.offers import Extractor

# How a value that a factory gets says that it is a path, which stands beside the file.
_RELATIVE = ("./", "../")


def extractor_at(item: str | dict[str, Any], folder: Path) -> Extractor:
    """Return the extractor of a name, or what the factory of a table makes of its other keys."""
    place = item if isinstance(item, str) else item.get("factory")
    if not isinstance(place, str):
        raise DataError("a table of adding needs a factory, written package.module:name")
    found = _named(place, folder)
    if isinstance(item, dict):
        found = _called(place, found, {key: _beside(value, folder) for key, value in item.items() if key != "factory"})
    if not isinstance(found, Extractor):
        raise PipelineError(f"{place} {'is' if isinstance(item, str) else 'makes'} no extractor")
    return found


def _named(place: str, folder: Path) -> Any:
    """Return what is at ``package.module:name``, looked for in *folder* first."""
    module, _, name = place.partition(":")
    try:
        return getattr(_imported(module, folder.resolve()), name)
    except Exception as error:  # the module is the user's own: whatever stands in its way is told in one line
        raise PipelineError(f"no extractor at {place}: write package.module:name ({told(error)})") from error


def _called(place: str, factory: Any, arguments: dict[str, Any]) -> Any:
    try:
        return factory(**arguments)
    except ReexError:
        raise
    except Exception as error:  # as above
        raise PipelineError(
            f"{place} makes no extractor of {', '.join(arguments) or 'no arguments'} ({told(error)})"
        ) from error


def _beside(value: Any, folder: Path) -> Any:
    return str((folder / value).resolve()) if isinstance(value, str) and value.startswith(_RELATIVE) else value


def _imported(module: str, folder: Path) -> ModuleType:
    """Return a module, that in *folder* before any other of its name."""
    top = module.partition(".")[0]
    loaded = getattr(sys.modules.get(top), "__file__", None)
    beside = [file for file in (folder / f"{top}.py", folder / top / "__init__.py") if file.exists()]
    if loaded and beside and Path(loaded).resolve() not in beside:
        raise ImportError(f"{top} is the name of {loaded}, which is loaded already: give {beside[0]} another one")
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()  # the file may be younger than Python's last look into the folder
    try:
        return importlib.import_module(module)
    finally:
        with suppress(ValueError):  # the module itself may have tidied up
            sys.path.remove(str(folder))
