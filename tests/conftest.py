"""What several tests work with: distributions that are really installed, if only for one test."""

from __future__ import annotations

import importlib
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.commandline import Result, Run

import reex.plugins
import reex.run
from reex.cli import main
from reex.views import colours

Install = Callable[..., None]


def _forget() -> None:
    """Forget what is kept for the life of a process, because elsewhere no plugin joins it."""
    for kept in (reex.plugins.installed, reex.run.standard, colours._of_plugins):
        kept.cache_clear()


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no run tell that plugins are slow to load: on a busy machine all of them may be."""
    monkeypatch.setattr(sys.modules["reex.cli.commands"], "_SLOW", float("inf"))


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Return a function that puts a distribution with one plugin module on the path, as pip leaves it there."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)
    _forget()
    modules: list[str] = []

    def put(name: str, code: str, *, version: str = "1.0", metadata: bool = True) -> None:
        module = name.replace("-", "_")
        modules.append(module)
        (site / f"{module}.py").write_text(textwrap.dedent(code), encoding="utf-8")
        info = site / f"{module}-{version}.dist-info"
        info.mkdir()
        if metadata:
            (info / "METADATA").write_text(
                f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8"
            )
        (info / "entry_points.txt").write_text(f"[reex]\n{name} = {module}\n", encoding="utf-8")
        importlib.invalidate_caches()
        _forget()

    yield put
    for module in modules:
        sys.modules.pop(module, None)
    _forget()


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """Return the sample documents of the repository."""
    return sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command line in this process, on no terminal."""
    monkeypatch.delenv("COLUMNS", raising=False)

    def call(*arguments: object) -> Result:
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Result(int(str(ended.value.code)), out.decode("utf-8"), err.decode("utf-8"))

    return call
