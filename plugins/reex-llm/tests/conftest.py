"""What the tests of this plugin share: a model that gives fixed replies, and a pipeline that asks it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import llm
import pytest

import reex
import reex_llm

TEXT = (
    "Export Finance Australia will lend up to A$840 million to Arafura Rare Earths for its Nolans mine in the Northern "
    "Territory.\n\n"
    "The loan was announced on 2 April 2025 and runs for ten years. It pays for neodymium oxide."
)

# Each field with a quote that the text bears out.
LOAN: Mapping[str, Any] = {
    "evidence": [{"quote": "Export Finance Australia will lend up to A$840 million to Arafura Rare Earths"}],
    "instrument": [{"code": "loan", "quote": "will lend"}],
    "status": [{"code": "announced", "quote": "will lend"}],
    "binding": [],
    "actors": [{"code": "agency", "quote": "Export Finance Australia"}],
    "recipients": [{"code": "company", "quote": "Arafura Rare Earths"}],
    "amounts": [{"code": "stated", "quote": "up to A$840 million"}],
    "stages": [{"code": "mining", "quote": "mine"}],
    "commodities": [{"quote": "neodymium"}],
    "programs": [],
    "countries": [{"quote": "Northern Territory"}],
    "announced": [{"quote": "2 April 2025"}],
    "effective": [],
    "until": [],
    "duration": [{"quote": "ten years"}],
}


class Fake(llm.Model):
    """A model that gives its replies one after the other, the last one again and again, and keeps what it was asked."""

    model_id = "fake"
    supports_schema = True

    class Options(llm.Options):
        """What it may be told besides."""

        temperature: float | None = None
        seed: int | None = None

    def __init__(self, *replies: object) -> None:
        self.replies = list(replies)
        self.asked: list[llm.Prompt] = []

    def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:
        """Yield the next reply, or raise it if it is an error."""
        self.asked.append(prompt)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if isinstance(reply, Exception):
            raise reply
        response.set_usage(input=1000, output=200)
        yield reply if isinstance(reply, str) else json.dumps(reply)


@pytest.fixture(scope="session")
def fake() -> type[Fake]:
    """Return the class of models that give fixed replies."""
    return Fake


@pytest.fixture(scope="session")
def reply() -> Callable[..., dict[str, Any]]:
    """Return a function from the fields of a loan that are otherwise to a reply that proposes it."""
    return lambda **fields: {"acts": [{**LOAN, **fields}]}


@pytest.fixture(scope="session")
def asking(tmp_path_factory: pytest.TempPathFactory) -> tuple[Fake, Path, reex.Pipeline]:
    """Return a model, the folder of its replies, and all that is installed with it in the place of the rules."""
    model, folder = Fake(), tmp_path_factory.mktemp("replies")
    rest = reex.Pipeline.standard().without("initiatives")
    return model, folder, rest.adding(reex_llm.initiatives(model, cache=folder))


@pytest.fixture
def run(asking: tuple[Fake, Path, reex.Pipeline]) -> Callable[..., reex.Record]:
    """Return a function from a reply to the record of a text."""
    model, folder, pipeline = asking

    def record(reply: object, text: str = TEXT) -> reex.Record:
        for kept in folder.iterdir():
            kept.unlink()
        model.replies = [reply]
        return pipeline.run(text)

    return record


@pytest.fixture(scope="session")
def money() -> reex.Pipeline:
    """Return a pipeline that finds money, and what tells its currency."""
    return reex.Pipeline.standard().only("funding")


@pytest.fixture
def ask(money: reex.Pipeline, tmp_path: Path) -> Callable[..., reex.Record]:
    """Return a function from a model and its settings to the record of a text, in which only money is found."""

    def record(model: llm.Model | str, text: str = TEXT, **settings: Any) -> reex.Record:
        return money.adding(reex_llm.initiatives(model, **{"cache": tmp_path / "replies", **settings})).run(text)

    return record


@pytest.fixture
def propose(
    run: Callable[..., reex.Record], reply: Callable[..., dict[str, Any]]
) -> Callable[..., tuple[reex.Initiative, list[str]]]:
    """Return a function from the fields of a loan that are otherwise to the initiative, and the warnings beside."""

    def proposed(text: str = TEXT, **fields: Any) -> tuple[reex.Initiative, list[str]]:
        record = run(reply(**fields), text)
        (initiative,) = record.initiatives
        told = [n for n in record.warnings if n.code in ("ungrounded-field", "model-reply")]
        return initiative, [f"{notice.code}: {notice.message}" for notice in told]

    return proposed


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Fake]:
    """Return a model that llm knows by its name, as it knows those of its own plugins."""
    model = Fake({"acts": [LOAN]})

    class Plugin:
        @llm.hookimpl
        def register_models(self, register: Callable[[llm.Model], None]) -> None:
            register(model)

    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    llm.plugins.pm.register(Plugin(), name="fake")
    yield model
    llm.plugins.pm.unregister(name="fake")
