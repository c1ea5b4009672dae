"""What a worker makes its pipeline of, and how it writes what comes of it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final

import attrs

from reex.errors import BulkError
from reex.model import Record
from reex.offers import Limits, Write
from reex.plugins import installed
from reex.recipe import Recipe
from reex.schema import whole
from reex.tables import read_toml
from reex.writers import write_csv, write_jsonl

PARQUET: Final = "parquet"
# Formats of which each document has lines of its own, whatever stands in those of others; or of which it has columns,
# which come of lines of JSON.
_WRITERS: Final[dict[str, Write]] = {"csv": write_csv, "jsonl": write_jsonl, PARQUET: write_jsonl}


@attrs.frozen
class Setting:
    """One of the things that an output depends on.

    Attributes:
        words: as it is given on the command line, or otherwise told.
        digest: of what the words leave open, as the contents of files; two runs may call the same file otherwise.
        latest: of files that the words only count, the one that was changed last.
        changed: when that was, in nanoseconds of the system's clock for files.
    """

    words: str
    digest: str = ""
    latest: str = ""
    changed: int = 0

    def is_as(self, other: Setting) -> bool:
        """Say whether both make the same output."""
        return self.digest == other.digest and (bool(self.digest) or self.words == other.words)


def _known_format(made: BulkRecipe, _: attrs.Attribute[str], name: str) -> None:
    if name not in _WRITERS:
        there = " or ".join(sorted(_WRITERS))
        raise BulkError(f"several workers can't write {name}, in which documents don't stand on lines; take {there}")


@attrs.frozen(kw_only=True)
class BulkRecipe(Recipe):
    """How to make a pipeline, as :class:`reex.Recipe` has it, and what to write of each document.

    Attributes:
        limits: what each file may cost.
        text: whether records have the texts of their documents.
        format: ``jsonl``, ``csv``, or ``parquet``, which goes into a folder.

    Raises:
        BulkError: if the format is another one.
    """

    limits: Limits = attrs.field(factory=Limits)
    text: bool = False
    format: str = attrs.field(default="jsonl", validator=_known_format)

    def head(self) -> bytes:
        """Return what stands before the first document, as the names of columns do."""
        return _head(self.format)

    def lines(self, records: Iterable[Record]) -> bytes:
        """Return the lines of *records*."""
        paper = io.BytesIO()
        _WRITERS[self.format](records, paper, text=self.text)
        return paper.getvalue()[len(self.head()) :]


@cache
def _head(format_: str) -> bytes:
    paper = io.BytesIO()
    _WRITERS[format_]((), paper, text=False)
    return paper.getvalue()


def settings_of(recipe: BulkRecipe) -> dict[str, Setting]:
    """Return what the output of *recipe* depends on beside the inputs, by the name of each."""
    versions = {"reex": distribution("reex").version} | {each.distribution: each.version for each in installed().report}
    limits = attrs.asdict(attrs.evolve(recipe.limits, seconds=0))  # of which one may give more after a run that hung
    plain = {
        **{f"plugin {name}": f"{name} {version}" for name, version in versions.items()},
        "format": f"--format {recipe.format}",
        "text": "--text" if recipe.text else "no --text",
        "only": _given("--only", recipe.only),
        "without": _given("--without", recipe.without),
        **{f"limit {name}": f"--limit {name}={most}" for name, most in limits.items()},
    }
    pipeline = [recipe.pipeline] if recipe.pipeline else []
    files = {
        "pipeline": Setting(_given("--pipeline", pipeline), digest(_contents(recipe.pipeline))),
        "gazetteers": Setting(_given("--gazetteer", recipe.gazetteers), digest(*map(_content, recipe.gazetteers))),
    }
    return {name: Setting(words) for name, words in plain.items()} | files


def _given(option: str, values: Iterable[object]) -> str:
    """Return an option as often as it is given."""
    return whole(" ".join(f"{option} {value}" for value in values)) or f"no {option}"


def digest(*parts: object) -> str:
    """Return a short digest of what *parts* look like."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _content(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _contents(path: Path | None) -> list[str]:
    """Return digests of a pipeline file and of what it names beside it: tables, and modules of the user's own."""
    if path is None:
        return []
    named = {path.parent / name for word in _words(read_toml(path)) for name in (word, _module(word))}
    return [_content(file) for file in (path, *sorted(named)) if file.is_file()]


def _module(word: str) -> str:
    return f"{word.partition(':')[0].replace('.', '/')}.py"


def _words(node: Any) -> Iterator[str]:
    if isinstance(node, str) and "\0" not in node:
        yield node
    elif isinstance(node, dict | list):
        for item in node.values() if isinstance(node, dict) else node:
            yield from _words(item)
