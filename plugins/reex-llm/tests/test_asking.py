"""How a model is asked: with which words and options, in which parts, how often, and what happens when it fails."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import llm
import pytest

import reex
import reex_llm

Ask = Callable[..., reex.Record]
Reply = Callable[..., dict[str, Any]]

LEND = "Export Finance Australia will lend up to A$840 million to Arafura Rare Earths."
# An act of which only money has to be found.
PLAIN: dict[str, list[object]] = {"commodities": [], "countries": [], "announced": [], "duration": [], "stages": []}


def codes(record: reex.Record) -> list[str]:
    """Return the codes of the warnings."""
    return [notice.code for notice in record.warnings]


def usage(record: reex.Record) -> str:
    """Return what the record says of tokens."""
    (message,) = [notice.message for notice in record.warnings if notice.code == "model-usage"]
    return message


def test_a_model_is_known_by_its_name(registered: Any, ask: Ask) -> None:
    """What a plugin of llm registers can be named; it is asked with the schema, at temperature 0, in one piece."""
    record = ask("fake")
    (prompt,) = registered.asked

    assert [act.rule for act in record.initiatives] == ["model:fake"]
    assert prompt.options.temperature == 0
    assert prompt.prompt.startswith("Export Finance Australia will lend")
    assert "Leave out a sum" in prompt.system
    jsonschema.Draft202012Validator.check_schema(prompt.schema)
    jsonschema.validate({"acts": []}, prompt.schema)


def test_the_schema_has_the_closed_lists(fake: Any, ask: Ask, reply: Reply) -> None:
    """The schema takes what the tests propose, and no other code, no field too many and none too few."""
    model = fake({"acts": []})
    ask(model)
    validator = jsonschema.Draft202012Validator(model.asked[0].schema)
    (loan,) = reply()["acts"]

    assert validator.is_valid({"acts": [loan]})
    assert not validator.is_valid({"acts": [loan | {"instrument": [{"code": "gift", "quote": "will lend"}]}]})
    assert not validator.is_valid({"acts": [loan | {"sentiment": []}]})
    assert not validator.is_valid({"acts": [{field: loan[field] for field in loan if field != "status"}]})


def test_the_model_is_told_what_each_code_means(fake: Any, ask: Ask) -> None:
    """The instructions have each code with its line from the lists of reex."""
    model = fake({"acts": []})
    ask(model)
    tables: list[Mapping[Any, str]] = [reex.codes.INSTRUMENTS, reex.codes.STATUSES, reex.codes.STAGES]

    for code, about in (line for table in tables for line in table.items()):
        assert f"- `{code}`: {about}\n" in model.asked[0].system


def test_options_of_the_user_take_the_place_of_the_temperature(fake: Any, ask: Ask) -> None:
    """A model that allows one temperature only gets none if the user says so."""
    model = fake({"acts": []})
    ask(model, options={"seed": 7})

    assert (model.asked[0].options.temperature, model.asked[0].options.seed) == (None, 7)


def test_a_model_without_options_and_schema_works(fake: Any, ask: Ask, reply: Reply) -> None:
    """It gets the schema in words, and its reply may stand in a fence."""

    class Plain(fake):  # type: ignore[misc]
        model_id = "plain"
        supports_schema = False

        class Options(llm.Options):
            """None at all."""

    model = Plain(f"Here it is:\n```json\n{json.dumps(reply(**PLAIN))}\n```")
    record = ask(model)

    assert len(record.initiatives) == 1
    assert model.asked[0].schema is None
    assert '"enum": ["funding", "grant"' in model.asked[0].system


def test_what_cannot_be_asked_is_told_at_once(registered: Any, tmp_path: Path, fake: Any) -> None:
    """An unknown model, an option that it hasn't, a folder that can't be: each is an error with its mend."""
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(reex.DataError, match="no model is called fakr: `llm models` lists"):
        reex_llm.initiatives("fakr", cache=tmp_path)
    with pytest.raises(reex.DataError, match=r"options of model fake: colour: .*; it has temperature, seed$"):
        reex_llm.initiatives("fake", options={"colour": "red"}, cache=tmp_path)
    with pytest.raises(reex.DataError, match="name another one as cache"):
        reex_llm.initiatives(fake({}), cache=tmp_path / "file" / "replies")


def test_money_must_be_found(fake: Any, tmp_path: Path) -> None:
    """Without an extractor of money the pipeline is refused: no sum could be read."""
    with pytest.raises(reex.PipelineError, match="llm-initiatives needs money"):
        reex.Pipeline([reex_llm.initiatives(fake({}), cache=tmp_path)])


def test_a_reply_is_paid_for_once(fake: Any, ask: Ask, reply: Reply) -> None:
    """A second run asks nothing, and its record is the same, tokens included."""
    model = fake(reply())
    first, second = ask(model), ask(model)

    assert first == second
    assert first.initiatives
    assert len(model.asked) == 1
    assert usage(first) == "model fake: 1,000 tokens in, 200 tokens out"


def test_a_reply_without_acts_is_kept_too(fake: Any, ask: Ask) -> None:
    """That nothing is told in a text is an answer, and isn't asked for again."""
    model = fake({"acts": []}, "never given")

    assert ask(model) == ask(model)
    assert len(model.asked) == 1


@pytest.mark.parametrize("said", ["I'm sorry, I can't help with that.", "", '{"acts": [', '{"acts": 7}'])
def test_a_reply_that_cannot_be_read_is_not_kept(said: str, fake: Any, ask: Ask, reply: Reply, tmp_path: Path) -> None:
    """The next run asks again, and what can be read then is kept."""
    model = fake(said, reply())
    first = ask(model)

    assert codes(first) == ["model-reply", "model-usage"]
    assert list((tmp_path / "replies").iterdir()) == []

    second, third = ask(model), ask(model)
    assert second.initiatives
    assert "model-reply" not in codes(second)
    assert second == third
    assert len(model.asked) == 2


@pytest.mark.parametrize(
    "settings", [{"options": {"seed": 1}}, {"options": {}}, {"text": f"{LEND} It is new."}, {"model_id": "other"}]
)
def test_another_question_is_asked_anew(settings: dict[str, Any], fake: Any, ask: Ask) -> None:
    """Model, options and text are all part of the question."""
    model = fake({"acts": []})
    ask(model, LEND)
    model.model_id = settings.pop("model_id", "fake")
    ask(model, **{"text": LEND} | settings)

    assert len(model.asked) == 2


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"text": 1}', b'{"text": "", "tokens_in": "many"}', b"\xff", b'{"text": "Sorry"}']
)
def test_a_damaged_reply_is_asked_for_again(damage: bytes, fake: Any, ask: Ask, tmp_path: Path) -> None:
    """A file that can't be read counts for nothing, and is written anew."""
    model = fake({"acts": []})
    first = ask(model)
    (file,) = (tmp_path / "replies").iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)

    assert ask(model) == first
    assert len(model.asked) == 2
    assert file.read_bytes() == whole


def test_a_reply_that_cannot_be_kept_still_counts(
    fake: Any, money: reex.Pipeline, tmp_path: Path, reply: Reply
) -> None:
    """If the folder is lost in between, a warning says so, and the reply is used."""
    folder = tmp_path / "replies"
    find = reex_llm.initiatives(fake(reply(**PLAIN)), cache=folder)
    folder.rmdir()
    record = money.adding(find).run(LEND)

    assert len(record.initiatives) == 1
    (notice,) = [notice for notice in record.warnings if notice.code == "model-failed"]
    assert notice.message == f"model fake gave a reply that can't be kept in {folder}: No such file or directory"


def test_replies_have_a_place_of_their_own(
    fake: Any, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a name for it, the folder is the one that the platform has for caches of this user."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    ask(fake({"acts": []}), cache=None)

    assert [path.parent.name for path in tmp_path.rglob("*.json")] == ["reex-llm"]


def test_nothing_but_replies_is_left_in_the_folder(fake: Any, ask: Ask, tmp_path: Path) -> None:
    """One file for each question, and no remains of writing it."""
    ask(fake({"acts": []}), "It snows. It rains. It hails.", characters=10)

    assert [path.suffix for path in (tmp_path / "replies").iterdir()] == [".json", ".json", ".json"]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("I'm sorry, I can't help with that.", "it is no JSON: I'm sorry, I can't help with that."),
        ("", "it is empty"),
        ("{acts}", "it is no JSON (Expecting property name"),
        ('{"acts": [', "it is no JSON"),
        ("[" * 100_000, "it is no JSON: [[["),
        ('{"acts":' + "[" * 100_000 + "}", "it is no JSON"),
        ("{}", "it has no list of acts: {}"),
        ('{"acts": 7}', "it has no list of acts"),
    ],
)
def test_a_reply_that_cannot_be_read_is_one_warning(said: str, reason: str, fake: Any, ask: Ask) -> None:
    """A refusal, a reply cut short, anything but what was asked for: told with its beginning, at its place."""
    record = ask(fake(said), LEND)
    notice = record.warnings[0]

    assert codes(record) == ["model-reply", "model-usage"]
    assert notice.message.startswith(f"a reply of model fake can't be read: {reason}")
    assert (notice.start, notice.end) == (0, len(LEND))
    assert reex.Record.from_json(record.to_json(text=True)) == record


def test_an_act_that_is_none_costs_no_other(fake: Any, ask: Ask, reply: Reply) -> None:
    """What is no object is told and passed over."""
    (loan,) = reply(**PLAIN)["acts"]
    record = ask(fake({"acts": ["a loan", None, loan]}))

    assert len(record.initiatives) == 1
    assert [n.message for n in record.warnings if n.code == "model-reply"] == [
        "a reply of model fake can't be read whole: one of its acts is no object: a loan",
        "a reply of model fake can't be read whole: one of its acts is no object: None",
    ]


class RateLimitError(Exception):
    """What a provider raises when it has enough."""


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (RateLimitError("429\nslow down"), "RateLimitError: 429 slow down"),
        (llm.NeedsKeyException("No key found"), "NeedsKeyException: No key found"),
        (TimeoutError(), "TimeoutError:"),
    ],
)
def test_a_failure_costs_its_own_part_alone(error: Exception, told: str, fake: Any, ask: Ask, reply: Reply) -> None:
    """The other parts are read, the next run asks for what failed, and only for that."""
    text = f"{LEND}\n\nIt snows in Perth."
    model = fake(reply(**PLAIN), error, {"acts": []})
    record = ask(model, text, characters=len(LEND))

    assert len(record.initiatives) == 1
    (notice,) = [notice for notice in record.warnings if notice.code == "model-failed"]
    assert notice.message == f"model fake gave no reply: {told}"
    assert text[notice.start : notice.end] == "It snows in Perth."

    again = ask(model, text, characters=len(LEND))
    assert "model-failed" not in codes(again)
    assert again.initiatives == record.initiatives
    assert [prompt.prompt for prompt in model.asked] == [LEND, "It snows in Perth.", "It snows in Perth."]


def test_tokens_are_added_up(fake: Any, ask: Ask) -> None:
    """The record tells what all parts of its document came to."""
    model = fake({"acts": []})

    assert (
        usage(ask(model, "It snows. It rains. It hails.", characters=10))
        == "model fake: 3,000 tokens in, 600 tokens out"
    )


def test_tokens_that_nobody_counts_are_unknown(fake: Any, ask: Ask) -> None:
    """A model that doesn't tell is not told to be free."""

    class Silent(fake):  # type: ignore[misc]
        def execute(self, *_: object, **__: object) -> Any:
            yield '{"acts": []}'

    assert usage(ask(Silent())) == "model fake: an unknown number of tokens in, an unknown number of tokens out"


def test_nothing_is_asked_of_an_empty_text(fake: Any, ask: Ask) -> None:
    """Without a sentence there is no request and no cost."""
    model = fake({"acts": []})

    assert codes(ask(model, " \n")) == []
    assert model.asked == []


def test_a_long_text_is_read_in_parts(fake: Any, ask: Ask) -> None:
    """Parts end with paragraphs; a paragraph that is too long is cut between sentences, and no sentence is cut."""
    text = "One two. Three four.\nFive.\n\nSix seven eight. Nine ten. Eleven.\n\nTwelve.\n\nThirteen."
    model = fake({"acts": []})
    ask(model, text, characters=27)

    assert [prompt.prompt for prompt in model.asked] == [
        "One two. Three four.\nFive.",
        "Six seven eight. Nine ten.",
        "Eleven.\n\nTwelve.\n\nThirteen.",
    ]


def test_places_count_from_the_start_of_the_document(fake: Any, ask: Ask, reply: Reply) -> None:
    """What stands in a later part is found there, and not where an earlier part has the same words."""
    first = f"\N{PILE OF POO} {LEND}"
    text = f"{first}\n\nIt snows.\n\n{LEND}"
    record = ask(fake({"acts": []}, {"acts": []}, reply(**PLAIN)), text, characters=len(LEND))
    (act,) = record.initiatives

    assert act.evidence == (reex.Span(text.rindex(LEND), len(text)),)
    assert {record.quote(span) for span in act.slots["amounts"]} == {"A$840 million"}
    assert all(act.evidence[0].covers(span) for spans in act.slots.values() for span in spans)


def test_furniture_is_not_sent(fake: Any, money: reex.Pipeline, tmp_path: Path) -> None:
    """What a web page has around its text costs nothing, and nothing is found in it."""
    model = fake({"acts": []})
    text = f"{LEND}\n\nAccept all cookies.\n\nIt snows."
    start = text.index("Accept")
    furniture = reex.Zone(kind="furniture", start=start, end=start + len("Accept all cookies."))
    money.adding(reex_llm.initiatives(model, cache=tmp_path)).run(reex.Document(text=text, zones=(furniture,)))

    assert [prompt.prompt for prompt in model.asked] == [f"{LEND}\n\nIt snows."]
