"""Golden records as tests: each folder with an ``input`` and a ``record.json`` is a test of each part of the record."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from reex.errors import DataError, ReexError
from reex.pipeline import Pipeline
from reex.run import standard
from reex.testing.golden import KEPT, Part, difference, golden_record, kept_record, parts_of

_RECIPE = "pipeline.toml"


class ChangedError(AssertionError):
    """A part of a record isn't as it is kept; the text is the difference."""


class Golden:
    """Collects golden records in the folders that ``reex_golden`` names, and with ``--update`` writes them anew."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.folders: list[Path] = config.getini("reex_golden")
        self._pipelines: dict[Path, Pipeline] = {}
        for folder in self.folders:
            if not folder.is_dir():
                raise pytest.UsageError(f"reex_golden: {folder} is no folder; make it, or name another")
        if config.args_source is pytest.Config.ArgsSource.TESTPATHS:  # who names a folder wants it tested
            paths = [config.invocation_params.dir / path for path in config.args]
            config.args += [str(f) for f in self.folders if not any(path in (f, *f.parents) for path in paths)]

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> GoldenFile | None:
        """Collect a record, or an input that has none."""
        folder = file_path.parent
        root = next((root for root in self.folders if root in folder.parents), None)
        lone = file_path.match("input.*") and not (folder / KEPT).exists()
        if root is None or not (lone or file_path.name == KEPT):
            return None
        file: GoldenFile = GoldenFile.from_parent(parent, path=file_path)
        file.golden, file.root = self, root
        return file

    def pipeline(self, root: Path) -> Pipeline:
        """Return the pipeline of a golden folder: that of its ``pipeline.toml``, or the standard one."""
        if root not in self._pipelines:
            recipe = root / _RECIPE
            self._pipelines[root] = Pipeline.read(recipe) if recipe.exists() else standard()
        return self._pipelines[root]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """With ``--update``, write the records anew that people agree to, and run no test."""
        if not self.config.getoption("--update") or self.config.getoption("--collect-only"):
            return None
        files = dict.fromkeys(item.file for item in session.items if isinstance(item, GoldenPart))
        try:
            self._update(files)
        except ReexError as error:
            raise pytest.UsageError(str(error)) from error
        return True

    def _update(self, files: Iterable[GoldenFile]) -> None:
        """Show how each record has changed, and write those that a person agrees to."""
        terminal = self.config.get_terminal_writer()
        written, left = 0, 0
        with self._person() as agrees:
            for file in files:
                if lines := list(file.changes()):
                    terminal.line()
                    for line in lines:
                        terminal.line(line, green=line.startswith("+"), red=line.startswith("-"))
                    if agrees and agrees(f"write {file.shown}? [y/N] "):
                        file.record.write_text(file.anew, encoding="utf-8", newline="\n")
                        written += 1
                    else:
                        left += 1
        terminal.line()
        terminal.line(f"golden records: {written} written, {left} left as they were; no test was run")
        if left and not agrees:
            raise pytest.UsageError(
                "--update asks before it writes, and there is nobody to answer: run it in a terminal"
            )

    @contextmanager
    def _person(self) -> Iterator[Callable[[str], bool] | None]:
        """Yield a function that asks at the terminal, to which anything but yes is a no; None without a terminal."""
        capture = self.config.pluginmanager.get_plugin("capturemanager")
        if capture:
            capture.suspend_global_capture(in_=True)
        try:
            yield (lambda question: input(question).strip().lower() in ("y", "yes")) if sys.stdin.isatty() else None
        finally:
            if capture:
                capture.resume_global_capture()


class GoldenFile(pytest.File):
    """The record of one document, or its input where no record is kept."""

    golden: Golden
    root: Path

    @property
    def record(self) -> Path:
        """The file that keeps the record."""
        return self.path.parent / KEPT

    @property
    def shown(self) -> str:
        """The path of the record as people see it."""
        return self.nodeid.removesuffix(self.path.name) + KEPT

    def collect(self) -> Iterator[GoldenPart]:
        """Yield a test for each part of the record, or one that fails if it can't be read."""
        try:
            names = [*self.kept]
        except DataError:
            names = [KEPT]
        for name in names:
            yield GoldenPart.from_parent(self, name=name)

    @cached_property
    def kept(self) -> dict[str, Part]:
        """The parts of the record that is kept."""
        return parts_of(kept_record(self.path.parent), str(self.record))

    @cached_property
    def made(self) -> dict[str, Part]:
        """The parts of the record that the document yields."""
        return parts_of(self.anew, str(self.path))

    @cached_property
    def anew(self) -> str:
        """The record that the document yields."""
        return golden_record(self.path.parent, self.golden.pipeline(self.root))

    def changes(self) -> Iterator[str]:
        """Yield how the record that would be written differs from the one that is kept."""
        kept = kept_record(self.path.parent) if self.record.exists() else ""
        return difference(kept, self.anew, self.shown)


class GoldenPart(pytest.Item):
    """The test that one part of a record is as it is kept."""

    @property
    def file(self) -> GoldenFile:
        """The record that it is a part of."""
        assert isinstance(self.parent, GoldenFile)
        return self.parent

    def runtest(self) -> None:
        """Compare the part."""
        file = self.file
        kept, made = file.kept[self.name], file.made.get(self.name, [])
        if changed := list(difference(kept, made, f"{file.shown} {self.name}")):
            mend = f"if this is right: pytest --update {file.shown.removesuffix(f'/{KEPT}')}"
            raise ChangedError("\n".join((f"{self.name} has changed", *changed, mend)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the difference and the mend, without a traceback; so too what can't be read."""
        told = isinstance(excinfo.value, ChangedError | ReexError)
        return str(excinfo.value) if told else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return where the test stands, and what it is called."""
        return self.path, None, f"{self.file.shown}: {self.name}"
