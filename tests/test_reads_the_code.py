"""Nothing is forgotten: what the code offers is tested and documented, and each fact in a table has a source."""

from __future__ import annotations

import csv
import importlib
import importlib.util
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import ModuleType

import pytest
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.rest import DocTestParser, PythonCodeBlockParser

import reex
from reex.cli import commands
from reex.hookspecs import Hooks

ROOT = Path(__file__).parents[1]
HOOKS = sorted(name for name in vars(Hooks) if name.startswith("reex_"))
PACKAGES = sorted({"reex", *(entry.module.partition(".")[0] for entry in entry_points(group="reex"))})
OURS = [name for name in PACKAGES if name == "reex" or (ROOT / "plugins" / name.replace("_", "-")).exists()]


def text(path: str) -> str:
    """Return a page of the documentation."""
    return (ROOT / path).read_text(encoding="utf-8")


# -- hooks, errors, commands


@pytest.mark.parametrize("hook", HOOKS)
def test_each_hook_has_a_test_and_a_place_in_the_docs(hook: str) -> None:
    """Some test installs a plugin with the hook, and the page for authors shows it with its signature."""
    page = text("docs/write-an-extractor.md")
    tried = [file.name for file in ROOT.glob("tests/test_*.py") if f"def {hook}(" in file.read_text(encoding="utf-8")]

    assert tried
    assert re.search(r"^\.\. autoclass:: reex\.hookspecs\.Hooks\n +:members:$", page, re.MULTILINE)
    assert (getattr(Hooks, hook).__doc__ or "").startswith("Return ")
    assert getattr(Hooks, hook).__annotations__.keys() == {"return"}


def _errors(cls: type[BaseException]) -> Iterator[type[BaseException]]:
    yield cls
    for child in cls.__subclasses__():
        yield from _errors(child)


@pytest.mark.parametrize(
    "error", sorted({cls.__name__ for cls in _errors(reex.ReexError) if cls.__module__ == "reex.errors"})
)
def test_each_error_is_documented(error: str) -> None:
    """Each class of errors is at the front door, on the page of errors, and says what it is for."""
    assert error in reex.__all__
    assert getattr(reex, error).__doc__
    for page in ("docs/warnings.md", "docs/api.md"):
        assert re.search(rf"^\.\. autoexception:: reex\.{error}$", text(page), re.MULTILINE), page


def _usage() -> ModuleType:
    """Return the module that makes the help pages of the documentation."""
    spec = importlib.util.spec_from_file_location("usage", ROOT / "docs/_ext/usage.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("command", ["", *sorted(commands.commands)])
def test_help_in_the_docs_is_what_is_printed(command: str) -> None:
    """The page of the command line shows each help as ``reex`` prints it on a terminal of 80 columns."""
    path = command.split()
    printed = subprocess.run(
        [sys.executable, "-m", "reex", *path, "--help"],
        env=os.environ | {"COLUMNS": "80"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert f"```{{usage}} {command}".rstrip() + "\n" in text("docs/command-line.md")
    assert _usage().usage(*path) == f"$ {' '.join(['reex', *path])} --help\n{printed}".rstrip("\n")


# -- examples in docstrings and in the READMEs of plugins


def _modules() -> Iterator[str]:
    for name in OURS:
        package = importlib.import_module(name)
        yield name
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not found.name.endswith("__main__"):
                yield found.name


def _source(module: str) -> Path:
    spec = importlib.util.find_spec(module)
    assert spec
    return Path(str(spec.origin))


EXAMPLES = sorted(
    module
    for module in _modules()
    if re.search(r">>> |code-block:: python", _source(module).read_text(encoding="utf-8"))
)  # fmt: skip


def test_there_are_examples_in_docstrings() -> None:
    """The search for examples finds some, and so would find others."""
    assert "reex.testing" in EXAMPLES


@pytest.mark.parametrize("module", EXAMPLES)
def test_examples_in_docstrings_run(module: str, monkeypatch: pytest.MonkeyPatch, capsys: object) -> None:
    """An example in a docstring of the core or of a plugin runs from the root of a checkout."""
    monkeypatch.chdir(ROOT)
    documents = {".py": PythonDocStringDocument}
    sybil = Sybil([DocTestParser(), PythonCodeBlockParser()], path=str(ROOT), document_types=documents)
    examples = list(sybil.parse(_source(module)))

    assert examples
    for example in examples:
        example.evaluate()


@pytest.mark.parametrize("readme", sorted(ROOT.glob("plugins/*/README.md")), ids=lambda path: str(path.parent.name))
def test_each_plugin_shows_how_it_is_used(readme: Path) -> None:
    """The README of a plugin has code that the other tests run, and no command that they don't."""
    blocks = re.findall(r"^```(\w+)", readme.read_text(encoding="utf-8"), re.MULTILINE)

    assert "python" in blocks
    assert not {"sh", "bash", "shell", "console"} & set(blocks)


# -- facts and their sources
#
# A row of a CSV table tells a fact about the world, and has a source of its own. A TOML file, or one of units, lists
# words by what they do in a sentence, and says in a comment whose usage that is. Three tables of words are CSV for
# their columns, and have neither; what they hold is tested from both sides.

_WORDS = frozenset(("cues.csv", "fractions.csv"))
_MEASURED = frozenset(("confidence.csv",))  # counted by benchmarks/calibrate.py on documents that people have annotated


def _data() -> Iterator[Traversable]:
    """Yield the data files of all packages."""
    pending = [files(name) for name in OURS]
    while pending:
        for file in pending.pop().iterdir():
            if file.is_dir():
                pending.append(file)
            elif file.name.endswith((".csv", ".toml", ".txt")):
                yield file


TABLES = sorted(_data(), key=str)


@pytest.mark.parametrize("table", [file for file in TABLES if file.name.endswith(".csv")], ids=lambda file: file.name)
def test_each_fact_has_a_source(table: Traversable) -> None:
    """Each row of a table says where somebody else can look it up."""
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))

    assert rows
    if table.name in _WORDS | _MEASURED:
        assert "source" not in rows[0], f"{table.name} has sources now: take it off the list"
    else:
        assert [row for row in rows if not (row.get("source") or "").strip()] == []


@pytest.mark.parametrize(
    "words",
    [file for file in TABLES if not file.name.endswith(".csv")],
    ids=lambda file: "-".join(Path(str(file)).parts[-3::2]),
)
def test_each_list_of_words_has_a_source(words: Traversable) -> None:
    """Each file of words, patterns or units says in a comment whose usage it holds."""
    assert re.search(r"^# ?source: \S", words.read_text(encoding="utf-8"), re.MULTILINE | re.IGNORECASE)


# -- what importing costs

HEAVY = (
    "IPython", "alembic", "click", "copier", "datasketch", "hypothesis", "jsonschema", "llm", "matplotlib", "networkx",
    "numpy", "pandas", "pint", "polars", "pyarrow", "pycountry", "pydantic", "pytest", "rapidfuzz", "requests", "rich",
    "spacy", "sqlalchemy", "sybil", "torch", "yaml",
)  # fmt: skip


def test_import_loads_no_heavy_library(tmp_path: Path) -> None:
    """``import reex`` brings no data frame, model, terminal, test or web library along, and no plugin."""
    code = "import sys, reex; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())

    assert "reex" in loaded
    assert loaded & {*HEAVY, *(name for name in PACKAGES if name != "reex")} == set()
