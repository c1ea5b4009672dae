"""Installing this plugin changes nothing, until somebody asks a model."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import reex
import reex.testing
import reex_llm

LEND = "Export Finance Australia will lend up to A$840 million to Arafura Rare Earths."


def test_the_standard_pipeline_asks_no_model() -> None:
    """The plugin is listed and works, and adds no extractor."""
    (plugin,) = [plugin for plugin in reex.load().report if plugin.distribution == "reex-llm"]

    assert plugin.error is None
    assert plugin.extractors == ()
    assert "llm-initiatives" not in reex.Pipeline.standard().names


def test_nothing_loads_llm_before_a_model_is_named() -> None:
    """Importing the plugin, listing plugins and extracting without a model go without the library."""
    code = (
        "import sys, reex, reex_llm\n"
        "reex.load()\n"
        "reex.extract('Japan lends $50 million.')\n"
        "print(sorted({'llm', 'openai', 'pydantic', 'platformdirs'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_it_keeps_the_promises_of_extractors(fake: Any, reply: Callable[..., Any], tmp_path: Path) -> None:
    """It makes what it says, answers the same twice, and fails on no text."""
    for promise in reex.testing.conformance(reex_llm.initiatives(fake(reply()), cache=tmp_path)):
        promise()


def test_model_and_rules_side_by_side(fake: Any, reply: Callable[..., Any], tmp_path: Path) -> None:
    """Both find the loan, each under its own name, and its sum counts once."""
    proposed = reply(commodities=[], countries=[], announced=[], duration=[], stages=[])
    pipeline = reex.Pipeline.standard().adding(reex_llm.initiatives(fake(proposed), cache=tmp_path))
    record = pipeline.run(LEND)

    assert [(act.extractor, act.instrument, act.count_reason) for act in record.initiatives] == [
        ("initiatives", "loan", "counted"),
        ("llm-initiatives", "loan", "repeated"),
    ]


MODEL = """
import llm

class Mute(llm.Model):
    model_id = "mute"

    def execute(self, prompt, stream, response, conversation):
        response.set_usage(input=1, output=2)
        yield '{"acts": []}'

@llm.hookimpl
def register_models(register):
    register(Mute())
"""


def test_the_command_line_asks_a_model_that_a_plugin_of_llm_brings(tmp_path: Path) -> None:
    """A pipeline file names an installed model and the folder of its replies, and a run needs nothing else."""
    about = tmp_path / "mute-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: mute\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[llm]\nmute = mute\n", encoding="utf-8")
    (tmp_path / "mute.py").write_text(MODEL, encoding="utf-8")
    (tmp_path / "lend.txt").write_text(LEND, encoding="utf-8")
    asking = 'adding = [{ factory = "reex_llm:initiatives", model = "mute", cache = "./replies" }]'
    (tmp_path / "model.toml").write_text(f'without = ["initiatives"]\n{asking}\n', encoding="utf-8")
    command = ["-m", "reex", "extract", "--pipeline", "model.toml", "--format", "jsonl", "lend.txt"]
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "LLM_USER_PATH": str(tmp_path / "llm")}
    done = subprocess.run([sys.executable, *command], cwd=tmp_path, env=environment, capture_output=True, check=True)
    record = reex.Record.from_json(done.stdout)

    assert record.initiatives == ()
    assert [notice.message for notice in record.warnings] == ["model mute: 1 tokens in, 2 tokens out"]
    assert len(list((tmp_path / "replies").iterdir())) == 1
