"""What is in the packages: each wheel is whole, and versions and descriptions are in step."""

from __future__ import annotations

import re
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder

import reex

ROOT = Path(__file__).parents[1]
PROJECTS = [ROOT, *sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml"))]
PLUGINS = PROJECTS[1:]
OPTIONAL = {"reex-fetch", "reex-llm", "reex-spacy", "reex-warc"}
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("plugins/*/README.md"))]


def _settings(project: Path) -> dict[str, Any]:
    return tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))


def _name(project: Path) -> str:
    return str(_settings(project)["project"]["name"])


pytestmark = pytest.mark.source_tree


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, set[str]]:
    """Build all wheels and return the names of the files in each."""
    folder = str(tmp_path_factory.mktemp("wheels"))
    files = {}
    for project in PROJECTS:
        (built,) = WheelBuilder(str(project)).build(directory=folder, versions=["standard"])
        with zipfile.ZipFile(built) as wheel:
            files[project] = set(wheel.namelist())
    return files


@pytest.mark.parametrize("project", PROJECTS, ids=_name)
def test_wheels_are_whole(project: Path, wheels: dict[Path, set[str]]) -> None:
    """A wheel holds all code and data of its package, the mark that it is typed, and nothing beside."""
    source = project / "src"
    wanted = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    wanted = {name for name in wanted if "__pycache__" not in name.split("/")}
    package = _name(project).replace("-", "_")
    assert {name for name in wheels[project] if ".dist-info/" not in name} == wanted
    assert f"{package}/py.typed" in wanted
    if _name(project) not in OPTIONAL:
        assert any(name.startswith(f"{package}/") and "/data/" in name for name in wanted)


@pytest.mark.parametrize("project", PROJECTS, ids=_name)
def test_wheels_have_an_entry_point(project: Path, wheels: dict[Path, set[str]]) -> None:
    """A wheel says by an entry point that it offers something to reex, or reex to somebody else."""
    assert any(name.endswith(".dist-info/entry_points.txt") for name in wheels[project])
    groups = _settings(project)["project"]["entry-points"]
    assert groups.keys() & {"reex", "spacy_factories"}


@pytest.mark.parametrize("project", PLUGINS, ids=_name)
def test_plugins_are_in_step_with_the_core(project: Path) -> None:
    """A plugin has the version of the core and needs the core of that version."""
    about = _settings(project)["project"]
    assert about["version"] == reex.__version__
    assert f"reex=={reex.__version__}" in about["dependencies"]


@pytest.mark.parametrize("project", PROJECTS, ids=_name)
def test_projects_agree(project: Path) -> None:
    """All projects have one license, ask for one version of Python, and describe themselves."""
    about, core = _settings(project)["project"], _settings(ROOT)["project"]
    assert (about["license"], about["requires-python"]) == (core["license"], core["requires-python"])
    assert about["description"]
    assert (project / about["readme"]).read_text(encoding="utf-8").startswith(f"# {about['name']}\n")


def test_standard_is_all_plugins() -> None:
    """The extra ``standard`` names each plugin in the version of the core, but what not everybody has a use for."""
    extra = _settings(ROOT)["project"]["optional-dependencies"]["standard"]
    names = [_name(project) for project in PLUGINS]
    assert extra == [f"{name}=={reex.__version__}" for name in names if name not in OPTIONAL]


def test_extras_are_in_step_with_the_core() -> None:
    """An extra that brings a plugin brings it in the version of the core."""
    extras = _settings(ROOT)["project"]["optional-dependencies"].values()
    plugins = [wanted for extra in extras for wanted in extra if wanted.startswith("reex-")]
    assert {wanted.partition("==")[2] for wanted in plugins} == {reex.__version__}


def test_make_leaves_out_what_is_optional() -> None:
    """What make calls optional is what is no part of ``standard``."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (line,) = re.findall(r"^OPTIONAL := .*", makefile, re.MULTILINE)
    assert set(re.findall(r"plugins/([\w-]+)", line)) == OPTIONAL


def test_version_is_told_once() -> None:
    """The version of the code is that of the package, and the changelog knows it."""
    assert _settings(ROOT)["project"]["version"] == reex.__version__
    assert f"\n## {reex.__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_table_of_extras_is_whole() -> None:
    """Each extra stands in the table but those that are for work on reex itself."""
    shown = re.findall(r"^\| (`.*?) \|", (ROOT / "docs/install.md").read_text(encoding="utf-8"), re.MULTILINE)
    ours = {"test", "rdf", "interop", "bench", "lint", "docs"}
    assert (
        set(re.findall(r"`(\w+)`", " ".join(shown))) == set(_settings(ROOT)["project"]["optional-dependencies"]) - ours
    )


@pytest.mark.parametrize("page", ["README.md", "docs/install.md"])
def test_pages_name_all_folders_to_install(page: str) -> None:
    """Whoever installs by hand, as a page says, installs each plugin."""
    text = (ROOT / page).read_text(encoding="utf-8")
    assert {path.name for path in PLUGINS} == set(re.findall(r"-e plugins/(reex-[a-z]+)", text))


def test_pages_install_with_the_same_line() -> None:
    """The README and the page on installing begin with one call, and a checkout comes before an index."""
    calls = [
        re.findall(r"^python3 -m venv.*\n((?:.*\\\n)*.*)$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
        for page in ("README.md", "docs/install.md")
    ]
    assert calls[0] == calls[1]
    assert len(calls[0]) == 1
    text = (ROOT / "docs/install.md").read_text(encoding="utf-8")
    assert text.index("## From a checkout") < text.index("## From a package index")


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "new-plugin.md"], ids=lambda page: page.name)
def test_no_page_names_an_index_alone(page: Path) -> None:
    """Where a page tells how to install from an index, it has told before how a checkout does."""
    text = page.read_text(encoding="utf-8")
    for call in re.finditer(r"pip install '?reex", text):
        assert "install -e " in text[: call.start()] or "[Install](install.md)" in text[: call.start()], call[0]
