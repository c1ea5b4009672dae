"""A new plugin: it installs, its own tests and checks pass, reex lists it, and a few lines make it one's own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from tests.commandline import Run

from reex import scaffold
from reex.errors import MissingLibraryError, ScaffoldError

pytestmark = pytest.mark.slow

Install = Callable[..., None]
NAMES: dict[scaffold.Offer, str] = {
    "extractor": "permits", "gazetteer": "harbours", "reader": "hearings", "writer": "mentions",
}  # fmt: skip
LISTED = {
    "extractor": "extractor permits; kind permit",
    "gazetteer": "extractor harbours; kind harbour",
    "reader": "reader hearings",
    "writer": "writer mentions",
}
SHOWN = {
    "extractor": "[('Permit AB-2026-117', 'AB-2026-117')]\n",
    "gazetteer": "[('Northern Alpha', 'Northern Alpha'), ('South Beta', 'Southern Beta')]\n",
    "reader": "Japan buys cerium.\n",
    "writer": "path\tstart\tend\tkind\ttext\tname\tref\n"
    "\t0\t5\tcountry\tJapan\tJapan\tJP\n\t11\t17\tcommodity\tcerium\tcerium\tcerium\n",
}
ALL_PASSED = re.compile(r"^=+ \d+ passed in [^,]+ =+$", re.MULTILINE)
BLOCK = re.compile(
    r"(?:^In `(?P<file>[^`]+)`:\n\n)?^```(?:diff|shell-session)\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL
)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
PYTEST = "pytest -q reex-deal-codes | tail -n 1"
PAGE = Path(__file__).parents[1] / "docs/new-plugin.md"


@attrs.frozen
class Room:
    """A folder with a virtual environment, in which plugins are installed for real beside all that is here."""

    folder: Path

    @classmethod
    def made(cls, folder: Path) -> Room:
        """Make the environment, with the commands of those modules that the tests call."""
        home = folder / "venv"
        venv.create(home, symlinks=True)
        site = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
        here = f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
        (site / "here.pth").write_text(here, encoding="utf-8")
        for module in ("mypy", "pip", "pytest", "reex"):
            command = home / "bin" / module
            command.write_text(f'#!/bin/sh\nexec {home}/bin/python -m {module} "$@"\n', encoding="utf-8")
            command.chmod(0o755)
        return cls(folder)

    def run(self, command: str, inside: str = ".") -> str:
        """Return what a command of a shell prints in a folder of the room, and fail with it unless it ends well."""
        path = os.pathsep.join((str(self.folder / "venv/bin"), os.environ["PATH"]))
        # What builds a plugin is here already, and so is all that it depends on.
        offline = {"PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_DEPS": "1"}
        done = subprocess.run(
            command,
            shell=True,
            cwd=self.folder / inside,
            env=os.environ | offline | {"PATH": path, "COLUMNS": "120"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """Return a room with a new plugin of each kind, as they are made, installed."""
    room = Room.made(tmp_path_factory.mktemp("room"))
    folders = [scaffold.new(name, kind, room.folder) for kind, name in NAMES.items()]
    room.run(f"pip install {' '.join(f'--editable {folder}' for folder in folders)}")
    return room


# -- what is made


def test_new_plugins_are_listed(room: Room) -> None:
    """Once they are installed, ``reex plugins`` names them with what they offer."""
    lines = [re.split(" {2,}", line.strip()) for line in room.run("reex plugins").splitlines()]
    listed = [[*line[:2], *line[3:]] for line in lines]
    for kind, name in NAMES.items():
        assert [name, f"reex-{name} 0.1.0", LISTED[kind]] in listed


@pytest.mark.parametrize("kind", NAMES)
def test_a_new_plugin_passes_its_tests(room: Room, kind: scaffold.Offer) -> None:
    """All of its own tests pass as it stands, with none left out."""
    assert ALL_PASSED.search(room.run(f"pytest reex-{NAMES[kind]}"))


@pytest.mark.parametrize("kind", NAMES)
def test_a_new_plugin_is_typed(room: Room, kind: scaffold.Offer) -> None:
    """Its code and its tests pass mypy under the strict rules that it sets itself."""
    inside = f"reex-{NAMES[kind]}"
    assert "strict = true" in (room.folder / inside / "pyproject.toml").read_text(encoding="utf-8")
    assert room.run("mypy --cache-dir ../mypy", inside).startswith("Success: no issues found in 2 ")


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("name", ["q", "abcde-fghij-klmno-pqrst-uv"], ids=["short", "long"])
def test_a_new_plugin_is_clean(tmp_path: Path, kind: scaffold.Offer, name: str) -> None:
    """Ruff has nothing to say by the rules of the plugin, and nothing to format, however long its name is."""
    folder = scaffold.new(name, kind, tmp_path)
    for check in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *check, "--no-cache", folder], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", NAMES)
def test_the_readme_of_a_new_plugin_is_right(room: Room, kind: scaffold.Offer) -> None:
    """The example in its README runs."""
    readme = (room.folder / f"reex-{NAMES[kind]}" / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    (room.folder / "example.py").write_text(code, encoding="utf-8")
    assert room.run("python example.py") == SHOWN[kind]


def test_the_page_on_new_plugins_is_right(room: Room) -> None:
    """Three commands and at most fifteen lines by hand make a plugin of one's own that passes, as the page shows."""
    commands: list[str] = []
    by_hand = 0
    for block in BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        if block["file"]:
            by_hand += _changed(room.folder / "reex-deal-codes" / block["file"], block["lines"])
        for command, shown in COMMAND.findall(block["lines"]):
            commands.append(command)
            if not command.startswith("pip install 'reex["):  # that has been done for the tests
                assert _lasting(room.run(command)) == _lasting(shown)

    assert commands[:3] == ["pip install 'reex[standard,plugin]'", "reex plugin new deal-codes --install", PYTEST]
    assert 0 < by_hand <= 15
    assert room.run("mypy --cache-dir ../mypy", "reex-deal-codes").startswith("Success")


def _changed(file: Path, diff: str) -> int:
    """Change a file as a diff shows it, and return how many lines that takes to write."""
    text = file.read_text(encoding="utf-8")
    for before, after in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)+)", diff, re.MULTILINE):
        old, new = (re.sub(r"^[-+]", "", lines, flags=re.MULTILINE) for lines in (before, after))
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return len(re.findall(r"^\+", diff, re.MULTILINE))


def _lasting(output: str) -> str:
    """Return an output without what differs from run to run: how long something took, and columns as wide as that."""
    output = re.sub(r" +\d+ ms", "  2 ms", re.sub(r"\d+\.\d+s", "0.50s", output))
    return "".join(f"{line.rstrip()}\n" for line in output.splitlines())


# -- the command


def test_the_command_tells_what_it_made_and_what_to_do(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command names each file that it made, and the next commands, which a shell takes as they stand."""
    monkeypatch.chdir(tmp_path)

    result = run("plugin", "new", "harbours", "--gazetteer")

    files, _, commands = result.out.partition("\n\nNext:\n")
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert (result.code, result.err) == (0, "")
    assert files.splitlines() == [str(file) for file in made]
    assert str(Path("reex-harbours/src/reex_harbours/data/harbours.csv")) in files
    assert commands.split("\n") == [
        "  pip install --editable reex-harbours", "  pytest reex-harbours", "  reex plugins", "",
    ]  # fmt: skip


def test_an_extractor_is_the_default(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an option, the plugin has an extractor."""
    monkeypatch.chdir(tmp_path)
    run("plugin", "new", "permits")
    code = (tmp_path / "reex-permits/src/reex_permits/__init__.py").read_text(encoding="utf-8")
    assert '@reex.extractor("permits", makes="permit", terms=["permit"])' in code


def test_no_other_program_is_needed(tmp_path: Path) -> None:
    """A plugin is made where there is no git, nor anything else on the path."""
    command = [sys.executable, "-m", "reex", "plugin", "new", "permits"]
    done = subprocess.run(command, cwd=tmp_path, env={"PATH": ""}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "reex-permits" / "pyproject.toml").exists()


# -- names and folders


@pytest.mark.parametrize("name", ["deal-codes", "Deal_.Codes", "reex_deal_codes"])
def test_names_are_normalised(tmp_path: Path, name: str) -> None:
    """A name is taken however it is spelt, with the prefix of all plugins or without."""
    assert scaffold.new(name, into=tmp_path) == tmp_path / "reex-deal-codes"
    assert (tmp_path / "reex-deal-codes/src/reex_deal_codes/py.typed").exists()


@pytest.mark.parametrize(
    "name", ["", "-", "deal codes", "2deals", "-deals", "deals-", "dé", "../deals", "a/b", "x" * 27, "reex-"]
)
def test_other_names_are_refused(tmp_path: Path, name: str) -> None:
    """What can't name a package is refused, with what a name is, and nothing is made."""
    with pytest.raises(ScaffoldError, match="a name is of letters, digits and hyphens, 26 at most") as refused:
        scaffold.new(name, into=tmp_path)
    assert repr(name) in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("names", "kind"),
    [("royalties", "royalty"), ("processes", "process"), ("gas", "gas")],
)
def test_a_kind_is_named_in_the_singular(tmp_path: Path, names: str, kind: str) -> None:
    """What an extractor makes is named as one of what the plugin is named after."""
    folder = scaffold.new(names, into=tmp_path)
    assert f"Makes `{kind}`." in (folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "kind", "message"),
    [
        (
            "funding",
            "extractor",
            "reex-funding 0.1.0 is installed; choose another name, or: pip uninstall reex-funding",
        ),
        ("measures", "reader", "reex-measures 0.1.0 is installed; "),
        ("dates", "gazetteer", "reex-measures 0.1.0 offers something of that name; choose another one"),
        ("jsonl", "writer", "reex 0.1.0 offers something of that name; choose another one"),
        ("table", "writer", "the command line has a format of that name; choose another one"),
        ("wharfs", "extractor", "it would make wharf, which is a kind of wharves 1.0; choose another name"),
        ("commodity", "extractor", "it would make commodity, which is a kind of reex; choose another name"),
    ],
)
def test_a_name_that_is_taken_is_refused(
    install: Install, tmp_path: Path, name: str, kind: scaffold.Offer, message: str
) -> None:
    """A name that a plugin has, or an extractor, reader, writer or kind, is refused, and the holder is named."""
    code = "[reex.Kind(code='wharf', label='Wharf', colour='#336699', about='a place for ships')]"
    install("wharves", f"import reex\n@reex.hookimpl\ndef reex_kinds():\n    return {code}\n")

    with pytest.raises(ScaffoldError, match=f"^{name}: {message}"):
        scaffold.new(name, kind, tmp_path)

    assert not (tmp_path / f"reex-{name}").exists()


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written into a folder that is there, be it an empty one."""
    (tmp_path / "reex-permits").mkdir()
    with pytest.raises(ScaffoldError, match="reex-permits: it exists; choose another name, or move it away"):
        scaffold.new("permits", into=tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["reex-permits"]


def test_a_place_that_is_none_is_told(tmp_path: Path) -> None:
    """A folder that doesn't exist is named."""
    with pytest.raises(ScaffoldError, match=r"nowhere.reex-permits: can't be made \(No such file or directory\)"):
        scaffold.new("permits", into=tmp_path / "nowhere")


# -- what may be missing


def test_without_copier_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where copier isn't installed, the error says how to install it."""
    monkeypatch.setitem(sys.modules, "copier", None)
    with pytest.raises(
        MissingLibraryError, match=r"^a new plugin needs copier: .*, else pip install 'reex\[plugin\]'$"
    ):
        scaffold.new("permits", into=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_pip_refuses_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A folder that pip can't install is an error, below what pip says."""
    with pytest.raises(ScaffoldError, match="pip can't install it; mend what pip says: pip install --editable "):
        scaffold.install(tmp_path)
    assert "pyproject.toml" in capfd.readouterr().err


def test_without_pip_another_way_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In an environment that some other tool made without pip, that tool is to install the plugin."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ScaffoldError, match=r"this Python has no pip; .* such as: uv pip install --editable "):
        scaffold.install(tmp_path)
