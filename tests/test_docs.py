"""The documentation says what is true: its code runs, its tables are whole, its commands print what it shows."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

import reex
from reex.cli import commands
from reex.readers.data_files import table

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/*.md"), *ROOT.glob("plugins/*/README.md")])
API = (ROOT / "docs/api.md").read_text(encoding="utf-8")
WARNINGS = (ROOT / "docs/warnings.md").read_text(encoding="utf-8")


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_code_on_a_page_runs(page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Each Python block of a page runs in a checkout, after those above it."""
    monkeypatch.chdir(ROOT)
    for example in Sybil([PythonCodeBlockParser()], path=str(ROOT)).parse(page):
        example.evaluate()


def test_commands_print_what_is_shown() -> None:
    """Each command of a console block prints the lines below it."""
    done = subprocess.run(
        [sys.executable, "docs/_ext/console.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    """Each link from a page to a file of the project finds it, and so does its heading."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target, heading in re.findall(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)", text):
        file = page.parent / target if target else page
        assert file.exists(), f"{target} doesn't exist"
        if heading:
            assert heading in _slugs(file), f"{target} has no heading {heading}"


def _slugs(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}


@pytest.mark.source_tree
def test_the_table_of_endings_is_whole() -> None:
    """Each ending that reex or one of its plugins reads stands in the table of what is read, and no other."""
    rows = re.findall(r"^\| (`\..*?) \|", (ROOT / "docs/reading.md").read_text(encoding="utf-8"), re.MULTILINE)
    shown = {ending for row in rows for ending in re.findall(r"`(\.[a-z.0-9]+)`", row)}
    assert shown == {ending for reader in reex.load().readers for ending in reader.suffixes}


@pytest.mark.source_tree
def test_the_picture_shows_all_rooms() -> None:
    """Each room of the core stands in the picture, above all that it may import from."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contract = tools["importlinter"]["contracts"][0]
    words = re.findall(r'y="(\d+)" class="code">([^<]+)<', (ROOT / "docs/rooms.html").read_text(encoding="utf-8"))
    at = {name: int(y) for y, names in words for name in names.split(", ")}
    layers = [[at[name] for name in re.findall(r"reex\.(\w+)", layer)] for layer in contract["layers"]]
    assert all(max(above) <= min(below) for above, below in pairwise(layers))


@pytest.mark.source_tree
def test_the_rooms_of_initiatives_stand_in_their_contract() -> None:
    """Each package of the plugin has a place among those that import only downwards, and says what it is for."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = {name for each in contracts for layer in each.get("layers", ()) for name in layer.split(" | ")}
    home = ROOT / "plugins/reex-initiatives/src/reex_initiatives"
    rooms = {room.parent.name: room.read_text(encoding="utf-8") for room in home.glob("*/__init__.py")}
    assert {f"reex_initiatives.{room}" for room in rooms} <= layers
    assert all(text.startswith('"""') and text.count("\n") == 1 for text in rooms.values())


@pytest.mark.parametrize("name", reex.__all__)
def test_public_names_are_on_the_api_page(name: str) -> None:
    """Each name that the front door offers has its place on the API page."""
    assert re.search(rf"^\.\. auto\w+:: reex\.{name}$", API, re.MULTILINE)


EXAMPLES = tomllib.loads((ROOT / "docs/_ext/examples.toml").read_text(encoding="utf-8"))
SHOWN: dict[str, Callable[[reex.Record], Iterable[str | None]]] = {
    "KINDS": lambda record: (entity.kind for entity in record.entities),
    "INSTRUMENTS": lambda record: (act.instrument for act in record.initiatives),
    "STATUSES": lambda record: (act.status for act in record.initiatives),
    "STAGES": lambda record: (stage for act in record.initiatives for stage in act.stages),
    "LEVERS": lambda record: (act.lever for act in record.initiatives),
    "AMOUNT_ROLES": lambda record: (amount.role for act in record.initiatives for amount in act.amounts),
    "COUNT_REASONS": lambda record: (act.count_reason for act in record.initiatives),
    "MISSING_REASONS": lambda record: (missing.reason for act in record.initiatives for missing in act.missing),
}


@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [(name, code, sentence) for name, told in EXAMPLES.items() for code, sentence in told.items()],
)
def test_examples_of_codes_are_read_so(name: str, code: str, sentence: str) -> None:
    """In the sentence that the page shows for a code, reex reads what the code stands for."""
    assert code in SHOWN[name](reex.extract(sentence))


@pytest.mark.parametrize("name", SHOWN)
def test_codes_have_an_example(name: str) -> None:
    """Each code has an example, and each example is of a code."""
    assert set(EXAMPLES[name]) == set(getattr(reex.codes, name))


@pytest.mark.parametrize("command", sorted(commands.commands))
def test_commands_are_documented(command: str) -> None:
    """Each command of the core has its help on the page of the command line."""
    assert f"```{{usage}} {command}\n" in (ROOT / "docs/command-line.md").read_text(encoding="utf-8")


def _codes_of_warnings() -> Iterator[str]:
    """Yield each code that a call of ``Notice(code=…)`` or ``notice(…)`` in our sources gives, and those of repairs."""
    yield from table("repairs")
    for path in (*ROOT.glob("src/**/*.py"), *ROOT.glob("plugins/*/src/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).lower().rpartition(".")[2] == "notice":
                given = [*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg == "code")]
                yield from (str(code.value) for code in given if isinstance(code, ast.Constant))


@pytest.mark.source_tree
def test_warnings_are_documented() -> None:
    """The codes on the page of warnings are those that our code gives, all of them and no other."""
    assert set(re.findall(r"^\| `([a-z-]+)`", WARNINGS, re.MULTILINE)) == set(_codes_of_warnings())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion_is_offered(shell: str) -> None:
    """The line that the page gives for each shell makes reex print a completion script."""
    assert f"_REEX_COMPLETE={shell}_source reex" in (ROOT / "docs/command-line.md").read_text(encoding="utf-8")
    reply = subprocess.run(
        [sys.executable, "-m", "reex"],
        env=os.environ | {"_REEX_COMPLETE": f"{shell}_source"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "_reex_completion" in reply.stdout


def test_every_page_is_in_the_contents() -> None:
    """Each page of the documentation can be reached from the first one."""
    listed = set(re.findall(r"^[\w-]+$", (ROOT / "docs/index.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert {page.stem for page in ROOT.glob("docs/*.md")} - {"index"} <= listed
