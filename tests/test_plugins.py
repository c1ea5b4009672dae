"""Each plugin is proved alone; one that fails is a line of the report and nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import reex
from reex import Pipeline, load
from reex.hookspecs import Hooks
from reex.plugins import Plugin

GOOD = """
    import reex

    @reex.extractor("{name}", makes="port", terms=["Port of Riga"])
    def find(page):
        for hit in page.hits:
            yield page.entity("port", (hit.start, hit.end), rule="name")

    @reex.hookimpl
    def reex_extractors():
        return [find]
"""
HOOK = "import reex\n@reex.hookimpl\ndef "
Install = Callable[..., None]


def line(name: str) -> Plugin:
    """Return the line of the report on one plugin."""
    (found,) = [plugin for plugin in load().report if plugin.name == name]
    return found


def test_a_plugin_is_what_its_entry_point_names(install: Install) -> None:
    """An installed module with one marked function is a plugin, and its extractor knows where it came from."""
    install("harbours", GOOD.format(name="harbours"), version="2.1")

    plugins = load()
    (found,) = [extractor for extractor in plugins.extractors if extractor.name == "harbours"]
    record = Pipeline([found]).run("Ore left the Port of Riga.")

    assert found.origin == "harbours 2.1"
    assert line("harbours") == Plugin("harbours", "harbours", "2.1", extractors=("harbours",))
    assert [(entity.text, entity.extractor, entity.rule) for entity in record.entities] == [
        ("Port of Riga", "harbours", "name")
    ]


def test_every_hook_offers(install: Install) -> None:
    """A plugin can offer readers, writers, kinds and commands, and the report names them."""
    install(
        "everything",
        """
        import click
        import reex

        @reex.hookimpl
        def reex_readers():
            return [reex.Reader(name="rtf", suffixes=(".rtf",), media_type="text/rtf", read=print)]

        @reex.hookimpl
        def reex_writers():
            return [reex.Writer(name="tally", write=print)]

        @reex.hookimpl
        def reex_kinds():
            return [reex.Kind(code="port", label="port", colour="#336699", about="a harbour")]

        @reex.hookimpl
        def reex_commands():
            return [click.Command("sail")]
        """,
    )

    assert line("everything") == Plugin(
        "everything", "everything", "1.0", readers=("rtf",), writers=("tally",), kinds=("port",), commands=("sail",)
    )
    assert {reader.name: reader.origin for reader in load().readers}["rtf"] == "everything 1.0"


def test_each_hook_is_tried_above() -> None:
    """No hook is without a test: a new one breaks this until it has one."""
    hooks = {name for name in vars(Hooks) if name.startswith("reex_")}

    assert hooks == {"reex_extractors", "reex_readers", "reex_writers", "reex_kinds", "reex_commands"}


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("import no_such_library", "ModuleNotFoundError: No module named 'no_such_library'"),
        ("raise SystemExit('not today')", "SystemExit: not today"),
        ("def reex_extractors(", "SyntaxError: "),
        (HOOK + "reex_extractor():\n    return []\n", "unknown hook 'reex_extractor'"),
        (HOOK + "reex_extractors(page):\n    return []\n", "Argument(s) {'page'} are declared"),
        ("def reex_extractors():\n    return []\n", "TypeError: reex_extractors lacks the mark @reex.hookimpl"),
        (HOOK + "reex_extractors():\n    return ['x']\n", "returned 'x', which is no Extractor"),
        (HOOK + "reex_commands():\n    return ['x']\n", "returned 'x', which is no Command"),
        (HOOK + "reex_kinds():\n    return 1 / 0\n", "ZeroDivisionError: "),
        (HOOK + "reex_writers():\n    return 7\n", "reex_writers returned 7 and no list: write return [...]"),
    ],
    ids=["import", "exit", "syntax", "misspelt", "argument", "unmarked", "type", "command", "raises", "no-list"],
)  # fmt: skip
def test_a_broken_plugin_is_reported_and_the_others_work(install: Install, code: str, error: str) -> None:
    """A plugin that fails in any way is named with distribution, version and error, and costs nobody else anything."""
    before = load()
    install("wreck", code, version="0.9")
    install("harbours", GOOD.format(name="harbours"))

    plugins = load()

    wreck = line("wreck")
    assert (wreck.distribution, wreck.version, wreck.extractors) == ("wreck", "0.9", ())
    assert error in str(wreck.error)
    assert "\n" not in str(wreck.error)
    assert wreck in plugins.failed
    assert {e.name for e in plugins.extractors} == {e.name for e in before.extractors} | {"harbours"}


def test_a_failed_plugin_is_a_warning_of_each_record(install: Install) -> None:
    """What a broken plugin would have found is missing, and each record says so."""
    install("wreck", "raise RuntimeError('leak')", version="0.9")

    warnings = Pipeline.standard().run("Ore left the Port of Riga.").warnings

    (told,) = [notice.message for notice in warnings if notice.code == "plugin-failed" and "wreck" in notice.message]
    assert told.startswith("plugin wreck of wreck 0.9: RuntimeError: leak")


def test_a_plugin_that_fails_halfway_leaves_no_trace(install: Install) -> None:
    """What a plugin had offered before it failed is not used."""
    code = GOOD.format(name="harbours") + "\n    @reex.hookimpl\n    def reex_kinds():\n        raise OSError('gone')\n"
    install("harbours", code)

    assert "harbours" not in [extractor.name for extractor in load().extractors]
    assert "OSError: gone" in str(line("harbours").error)


def test_a_name_that_is_taken_is_refused(install: Install) -> None:
    """A writer can't take the place of another without a word."""
    code = HOOK + "reex_writers():\n    return [reex.Writer(name='{}', write=print)]\n"
    install("alpha", code.format("ledger"))
    install("omega", code.format("ledger"), version="3.0")

    assert line("alpha").writers == ("ledger",)
    assert "reex_writers offers ledger, which alpha 1.0 offers already" in str(line("omega").error)


@pytest.mark.parametrize("name", ["csv", "jsonl", "table"])
def test_the_formats_of_reex_are_taken(install: Install, name: str) -> None:
    """A plugin that comes before those of reex by its name gets none of their formats, and costs reex none."""
    install("aardvark", HOOK + f"reex_writers():\n    return [reex.Writer(name='{name}', write=print)]\n")

    writers = {writer.name: writer.origin for writer in load().writers}

    assert writers == dict.fromkeys(("arrow", "csv", "jsonl", "parquet"), f"reex {reex.__version__}")
    assert f"reex_writers offers {name}, which reex" in str(line("aardvark").error)


READER = "reex.Reader(name='{}', suffixes=({!r},), media_type='text/x', read=print)"


@pytest.mark.parametrize("suffix", [".txt", ".html", ".log"])
def test_an_ending_that_is_taken_is_refused(install: Install, suffix: str) -> None:
    """A file can go to one reader only: who comes second with an ending is told who has it."""
    install("keeper", HOOK + f"reex_readers():\n    return [{READER.format('keeper', '.log')}]\n")
    install("aardvark", HOOK + f"reex_readers():\n    return [{READER.format('fresh', '.fresh')}]\n")
    install("pirate", HOOK + f"reex_readers():\n    return [{READER.format('pirate', suffix)}]\n")

    owner = "keeper 1.0" if suffix == ".log" else f"reex {reex.__version__}"

    assert f"reex_readers offers {suffix}, which {owner} offers already" in str(line("pirate").error)
    names = {reader.name for reader in load().readers}
    assert {"text", "fresh", "keeper"} < names
    assert "pirate" not in names


@pytest.mark.parametrize(
    ("hook", "things", "twice"),
    [
        ("extractors", ["reex.Extractor('quays', print, makes='quay')"] * 2, "quays"),
        ("readers", [READER.format("a", ".log"), READER.format("b", ".log")], ".log"),
        ("writers", ["reex.Writer(name='tally', write=print)"] * 2, "tally"),
    ],
)
def test_a_plugin_has_each_name_once(install: Install, hook: str, things: list[str], twice: str) -> None:
    """Two things of one name in one plugin are a slip of its author, who is told where."""
    install("twins", HOOK + f"reex_{hook}():\n    return [{', '.join(things)}]\n")

    assert f"reex_{hook} offers {twice} twice; give one of them another name" in str(line("twins").error)


def test_an_installation_without_metadata_is_no_obstacle(install: Install) -> None:
    """A damaged distribution, of which only the entry point is left, is reported under what is known."""
    install("driftwood", GOOD.format(name="driftwood"), metadata=False)

    assert load()
    assert any(plugin.name == "driftwood" for plugin in load().report)


def test_the_core_is_its_own_customer() -> None:
    """The readers and writers of the core come in as plugins do."""
    ours = {plugin.name for plugin in load().report if plugin.distribution == "reex"}

    assert {"readers", "writers"} <= ours
    assert {"csv", "jsonl"} <= {writer.name for writer in load().writers}


def test_import_loads_neither_plugins_nor_click(tmp_path: Path) -> None:
    """Importing reex is cheap: no plugin, no command line and no terminal library comes with it."""
    code = "import sys, reex; print([m for m in sys.modules if m in ('click', 'rich') or m.startswith('reex_')])"

    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path).stdout

    assert out.strip() == "[]"


def test_a_plain_text_waits_for_no_other_format(tmp_path: Path) -> None:
    """What reads archives, tables, mails and pages comes with the first of them."""
    code = """if True:
        import sys
        from reex.readers import read_bytes
        read_bytes(b"Canada lent money.", "a.txt")
        rooms = [f"reex.readers.{name}" for name in ("archives", "docx", "feed", "html", "mail", "markdown", "tables")]
        print([name for name in ("lxml", "tarfile", "email.headerregistry", *rooms) if name in sys.modules])
    """

    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path).stdout

    assert out.strip() == "[]"


def test_front_door_is_sorted_and_real() -> None:
    """All that the front door names is there, in order and once."""
    assert list(reex.__all__) == sorted(set(reex.__all__))
    assert all(hasattr(reex, name) for name in reex.__all__)


def test_front_door_fetches_each_name_from_its_room(tmp_path: Path) -> None:
    """Importing reex loads none of its rooms; each name comes when it is used, whatever was imported before it."""
    code = """if True:
        import sys, reex
        assert not [name for name in sys.modules if name.startswith("reex.")]
        import reex.pipeline, reex.cli  # which import rooms that are called as names of the front door
        assert all(type(getattr(reex, name)).__name__ != "module" for name in reex.__all__ if name != "codes")
        assert set(reex.__all__) <= set(dir(reex))
    """
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path)


def test_front_door_says_what_it_lacks() -> None:
    """A name that isn't offered is an AttributeError as of any module."""
    with pytest.raises(AttributeError, match="module 'reex' has no attribute 'extracts'"):
        _ = reex.extracts  # type: ignore[attr-defined]
