"""A plugin that misbehaves costs its own output and one clear warning, and nothing more: one test for each way."""

from __future__ import annotations

import decimal
import json
import os
import pickle
import re
import sys
import textwrap
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs
import pytest
from tests.commandline import Run

import reex
from reex import Entity, Extractor, Notice, Page, Party, Pipeline, Span
from reex.frozen import FrozenDict

TEXT = "Ottawa lent Vital Metals C$5 million. Vital Metals mines at Nechalacho."
HOOK = "import reex\n@reex.hookimpl\ndef "
GOOD = """
    import reex

    @reex.extractor("{name}", makes="harbour", terms=["Vital"])
    def find(page):
        for hit in page.hits:
            yield page.entity("harbour", (hit.start, hit.end))

    @reex.hookimpl
    def reex_extractors():
        return [find]
"""
Install = Callable[..., None]


@reex.extractor("neighbour", makes="company", terms=["Vital Metals"])
def neighbour(page: Page) -> reex.Found:
    """Find what is there to be found, whatever else happens."""
    for hit in page.hits:
        yield page.entity("company", (hit.start, hit.end))


def warned(find: Callable[[Page], Any], *, makes: str | set[str] = "wreck", text: str = TEXT) -> str:
    """Run a broken extractor between two sound ones; return its one warning, if all else is whole."""
    last = attrs.evolve(neighbour, name="zealous", makes="mine", find=lambda page: [page.entity("mine", (0, 6))])
    broken = Extractor("middling", find, makes=makes, origin="reex-middling 0.3")

    record = Pipeline([neighbour, broken, last]).run(text)

    assert [(e.kind, e.text) for e in record.entities if e.kind == "company"] == [("company", "Vital Metals")] * 2
    assert [e.kind for e in record.entities if e.kind != "company"] == ["mine"]
    assert (record.initiatives, record.claims) == ((), ())
    assert reex.Record.from_json(record.to_json(text=True)) == record
    (warning,) = record.warnings
    assert warning.code == "extractor-failed"
    assert warning.message.startswith("extractor middling of reex-middling 0.3 failed")
    assert len(warning.message) < 1_000
    assert warning.message.isprintable()
    return warning.message


# -- it raises


class RudeError(BaseException):
    """An error that no handler of errors expects."""


class SpeechlessError(Exception):
    """An error that can't say what it is."""

    def __str__(self) -> str:
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("no\nluck\x1b[31m"), "ValueError: no luck\N{REPLACEMENT CHARACTER}[31m"),
        (ValueError("x" * 1_000_000), "ValueError: xxxx"),
        (SpeechlessError(), "SpeechlessError: its message can't be shown, as that raises ZeroDivisionError"),
        (SystemExit(3), "SystemExit: 3"),
        (RudeError("at once"), "RudeError: at once"),
        (GeneratorExit(), "GeneratorExit:"),
        (StopIteration("early"), "RuntimeError: generator raised StopIteration"),
        (MemoryError(), "MemoryError:"),
        (RecursionError("deep"), "RecursionError: deep"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
@pytest.mark.parametrize("after", [0, 1, 3])
def test_an_error_costs_all_that_was_yielded(error: BaseException, words: str, after: int) -> None:
    """Whatever is raised, at once or after some yields: nothing of the extractor counts, and the place is told."""

    def find(page: Page) -> reex.Found:
        for _ in range(after):
            yield page.entity("wreck", (0, 6))
        raise error

    message = warned(find)

    assert words in message
    assert " failed at test_misbehaving.py:" in message


def test_an_error_outside_of_a_generator_is_one_too() -> None:
    """An extractor that raises before it returns anything is told like any other."""
    assert "ZeroDivisionError: " in warned(lambda page: [1 // 0])


def test_a_recursion_without_end_ends() -> None:
    """A real stack overflow costs the one who causes it."""

    def find(page: Page) -> reex.Found:
        return find(page)

    assert "RecursionError: " in warned(find)


def test_ctrl_c_is_no_fault_of_a_plugin() -> None:
    """An interrupt is the user's own, and stops the run."""

    def find(page: Page) -> reex.Found:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Pipeline([Extractor("slow", find, makes="wreck")]).run(TEXT)


def test_a_warning_that_is_an_error_costs_its_own_output() -> None:
    """Where Python turns warnings into errors, that of a plugin is an error of the plugin."""

    def find(page: Page) -> reex.Found:
        warnings.warn("old ways", DeprecationWarning, stacklevel=1)
        yield page.entity("wreck", (0, 6))

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "DeprecationWarning: old ways" in warned(find)


def test_an_error_at_the_end_of_a_generator_is_told_once() -> None:
    """A generator that is stopped for what it yields, and fails at being stopped, is one failure."""

    def find(page: Page) -> Iterator[Any]:
        try:
            yield "no entity"
        finally:
            raise OSError("can't let go")

    assert "OSError: can't let go" in warned(find)


def test_a_generator_that_refuses_to_end_is_told_once() -> None:
    """A generator that goes on when it is told to stop is one failure."""

    def find(page: Page) -> Iterator[Any]:
        try:
            yield "no entity"
        except GeneratorExit:
            yield "nor this"

    assert "RuntimeError: generator ignored GeneratorExit" in warned(find)


# -- it yields what it shouldn't


class Word(str):
    """What some libraries take for text: no encoder knows it."""


@pytest.mark.parametrize("given", [None, 7, SimpleNamespace(entities=[])], ids=["None", "number", "object"])
def test_what_is_no_list_is_no_output(given: Any) -> None:
    """A function that returns nothing, or nothing to go through, is told."""
    assert f"returned {given!r}; yield what it finds" in warned(lambda page: given)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda page: "Ottawa", "yielded 'Ottawa', which is no entity"),
        (lambda page: None, "yielded None"),
        (lambda page: ("wreck", 0, 6), "yielded ('wreck', 0, 6)"),
        (lambda page: page.entity("port", (0, 6)), "yielded a port, but makes claim, initiative, wreck"),
        (lambda page: page.initiative(instrument="loan", status="perhaps"), "status 'perhaps'; there are proposed"),
        (lambda page: page.initiative(instrument="Loan!", status="agreed"), "write it in small letters"),
        (lambda page: page.initiative(instrument="loan"), "missing 1 required keyword-only argument: 'status'"),
        (lambda page: page.initiative(instrument="loan", status="agreed", stages=("lunch",)), "stages[0] 'lunch'"),
        (lambda page: page.initiative(instrument="loan", status="agreed", slots={"x": (Span(0, 6),)}), "slot x"),
        (lambda page: page.initiative(instrument="loan", status="agreed", slots={"title": (6,)}), "['title'][0] 6"),
        (lambda page: page.initiative(instrument="loan", status="agreed", reasons={1: "noun"}), "reasons[1] 1"),
        (lambda page: page.initiative(instrument="loan", status="agreed", countries=["CA"]), "of type tuple"),
        (lambda page: page.initiative(instrument="loan", status="agreed", actors=("Ottawa",)), "actors[0] 'Ottawa'"),
        (
            lambda page: page.initiative(instrument="loan", status="agreed", amounts=(reex.Amount(amount=5.0),)),  # type: ignore[arg-type]
            "amounts[0].amount 5.0; it must be of type Decimal or None",
        ),
        (
            lambda page: page.initiative(instrument="loan", status="agreed", evidence=(Span(0, 999),)),
            "evidence of a initiative at 0:999",
        ),
        (
            lambda page: page.claim(measure="rank", subject=Party(kind="mine", name=5), value=reex.Place(ref="CA")),  # type: ignore[arg-type]
            "subject.name 5; it must be of type str",
        ),
        (lambda page: page.claim(measure="rank", subject="x", value=reex.Place(ref="CA")), "subject 'x'"),
        (lambda page: page.entity("wreck", (0, 6), name=7), "name 7; it must be of type str or None"),
        (lambda page: page.entity("wreck", (0, 6), name=Word("x")), "yielded a wreck of name 'x'"),
        (lambda page: page.entity("wreck", (0, 6), candidates=["a"]), "candidates ['a']; it must be of type tuple"),
        (lambda page: page.entity("wreck", (0, 6), candidates=("a", 1)), "candidates[1] 1; it must be of type str"),
        (lambda page: page.entity("wreck", (0, 6), value=1.5), "value 1.5; it must be of type Money or Percent"),
        (lambda page: page.entity("wreck", (0, 6), value=reex.Money(amount=Decimal("NaN"))), "value.amount NaN"),
        (lambda page: page.entity("wreck", (0, 6), confidence=True), "confidence True; it must be of type float"),
        (lambda page: page.entity("wreck", (0, 6), confidence=2), "confidence 2.0; it lies above 0"),
        (lambda page: page.entity("wreck", (0, 6), confidence=float("nan")), "confidence nan"),
        (lambda page: attrs.evolve(page.entity("wreck", (0, 6)), start=True), "start True; it must be of type int"),
        (lambda page: attrs.evolve(page.entity("wreck", (0, 6)), end=7), "which doesn't stand at 0:7"),
        (lambda page: Entity(kind="wreck", start=0, end=5, text="Vital"), "'Vital', which doesn't stand at 0:5"),
        (lambda page: Entity(kind="wreck", start=-len(TEXT), end=6, text="Ottawa"), f"stand at -{len(TEXT)}:6"),
        (lambda page: page.notice(7, "odd"), "yielded a notice of code 7"),
        (lambda page: page.notice("odd", "words", (0, 999)), "yielded a notice on 0:999, which is no part"),
        (lambda page: page.notice("odd", "words", (3, 3)), "yielded a notice on 3:3"),
        (lambda page: Notice(code="odd", message="words", start=-3, end=6), "yielded a notice on -3:6"),
    ],
)  # fmt: skip
def test_a_wrong_thing_costs_the_right_ones(make: Callable[[Page], Any], words: str) -> None:
    """One thing that no record could hold, write or read back costs all others of its maker, and the field is told."""

    def find(page: Page) -> Iterator[Any]:
        yield page.entity("wreck", (0, 6))
        yield make(page)

    assert words in warned(find, makes={"wreck", "initiative", "claim"})


@pytest.mark.parametrize("field", [field.name for field in attrs.fields(Entity)])
def test_no_field_of_an_entity_is_taken_unseen(field: str) -> None:
    """What is of a wrong type in any field is told."""

    def find(page: Page) -> Iterator[Any]:
        yield attrs.evolve(page.entity("wreck", (0, 6)), **{field: object()})

    assert "<object object" in warned(find, makes="wreck")


@pytest.mark.parametrize(
    "span",
    [(-3, 6), (6, 0), (3, 3), (60, 999), (999, 1_000), (0.0, 6.0), (False, True), ("0", "6"), (None, 6), (0,), 6, None],
    ids=str,
)
def test_a_wrong_span_is_refused_where_it_is_made(span: Any) -> None:
    """A span that is no part of the text raises in the extractor, so that its line is told."""
    message = warned(lambda page: [page.entity("wreck", span)])

    assert " failed at test_misbehaving.py:" in message


def test_what_is_yielded_bears_the_name_of_who_yields_it() -> None:
    """A thing that was made by hand, or taken over from another extractor, is no forgery: it gets name and id anew."""

    def find(page: Page) -> reex.Found:
        yield Entity(kind="wreck", start=0, end=6, text="Ottawa", extractor="neighbour", id="e1")
        yield from (attrs.evolve(entity, kind="wreck") for entity in page.found)

    record = Pipeline([neighbour, Extractor("copier", find, makes="wreck", uses="company")]).run(TEXT)

    assert [entity.extractor for entity in record.by_kind("wreck")] == ["copier"] * 3
    assert len({entity.id for entity in record.entities}) == len(record.entities) == 5
    assert record.warnings == ()


def test_a_confidence_of_one_is_a_figure_like_any_other() -> None:
    """Whoever writes 1 for 1.0 gets a record whose JSON stays the same when it is read and written again."""

    def find(page: Page) -> reex.Found:
        yield page.entity("wreck", (0, 6), confidence=1)
        yield page.initiative(instrument="loan", status="agreed", confidence=1)

    record = Pipeline([Extractor("sure", find, makes={"wreck", "initiative"})]).run(TEXT)

    assert record.warnings == ()
    assert reex.Record.from_json(record.to_json()).to_json() == record.to_json()


@pytest.mark.parametrize("text", [TEXT, TEXT + " So it was told." * 1_000], ids=["short", "long"])
def test_a_stream_without_end_is_cut_off(text: str) -> None:
    """More things than a text has characters come from a loop without end: it is stopped, and none of them counts."""
    yielded = 0

    def find(page: Page) -> reex.Found:
        nonlocal yielded
        while True:
            yielded += 1
            yield page.entity("wreck", (0, 6))

    most = max(1_000, len(text))

    assert f"yielded more than {most} things, which no text of {len(text)} characters holds" in warned(find, text=text)
    assert yielded == most + 1


def test_a_thing_for_each_character_is_not_too_much() -> None:
    """The bound on what an extractor yields is one that an honest one can't reach."""
    text = "A1" * 2_000
    each = Extractor("each", lambda page: [page.entity("sign", (at, at + 1)) for at in range(len(text))], makes="sign")

    record = Pipeline([each]).run(text)

    assert (len(record.entities), record.warnings) == (4_000, ())


# -- it changes what isn't its own


@reex.extractor("acts", makes="initiative")
def acts(page: Page) -> reex.Found:
    """Make an initiative for the extractors after it to meddle with."""
    first = (Span(0, 6),)
    yield page.initiative(
        instrument="loan", status="agreed", slots={"title": first}, reasons={"title": "noun"}, evidence=first
    )


@pytest.mark.parametrize(
    "meddle",
    [
        lambda page: setattr(page, "found", ()),
        lambda page: setattr(page.document, "text", ""),
        lambda page: setattr(page.document.zones[0], "kind", "title"),
        lambda page: setattr(page.document.notices[0], "message", ""),
        lambda page: page.document.zones.clear(),
        lambda page: page.document.offsets.starts.__setitem__(0, 7),
        lambda page: page.document.offsets.source_starts.__setitem__(0, 7),
        lambda page: page.document.offsets.source_ends.__setitem__(0, 7),
        lambda page: setattr(page.document.offsets, "length", 7),
        lambda page: page.found.append(None),
        lambda page: setattr(page.found[0], "name", "Other"),
        lambda page: page.hits.clear(),
        lambda page: setattr(page.hits[0], "start", 7),
        lambda page: setattr(page.hits[0].term, "text", ""),
        lambda page: setattr(page.hits[0].term.data, "text", ""),
        lambda page: setattr(page.hits[0].term.data.entry, "name", ""),
        lambda page: page.hits[0].term.data.entry.fields.update(country="XX"),
        lambda page: page.facts("company", "Vital Metals").update(country="XX"),
        lambda page: page.facts("company", "nobody").update(country="XX"),
        lambda page: page.facts("company", None).update(country="XX"),
        lambda page: setattr(page.initiatives[0], "status", "ended"),
        lambda page: page.initiatives[0].slots.pop("title"),
        lambda page: page.initiatives[0].slots["title"].append(Span(0, 1)),
        lambda page: page.initiatives[0].reasons.__setitem__("title", "whim"),
        lambda page: page.sentences.clear(),
        lambda page: setattr(page.sentences[0], "end", 1),
        lambda page: page.numbers.clear(),
        lambda page: setattr(page.numbers[0], "low", None),
        lambda page: setattr(page, "sheet", None),
        lambda page: setattr(page.sheet, "sentences", ()),
        lambda page: setattr(page.sheet, "furniture", ()),
        lambda page: page.sheet.sentence_starts.clear(),
        lambda page: page.sheet.capitalised.clear(),
        lambda page: page.sheet.capitalised["Vital"].clear(),
        lambda page: reex.codes.KINDS.clear(),
        lambda page: reex.codes.INSTRUMENTS.__ior__({"gift": "for nothing"}),
    ],
)
def test_what_a_plugin_gets_it_cannot_change(meddle: Callable[[Any], object], tmp_path: Path) -> None:
    """Every change to a page, a document or what others have made raises in the plugin that tries it."""
    table = tmp_path / "firms.csv"
    table.write_text("name,country,source\nVital Metals,CA,own\n", encoding="utf-8")
    firms = reex.Gazetteer.read(table).extractor("firms", makes="company")
    meddler = Extractor(
        "meddler", lambda page: [meddle(page)], makes="wreck", uses={"company", "initiative"}, terms=firms.terms
    )  # fmt: skip
    (tmp_path / "a.txt").write_bytes("Loans\n\nOttawa lent Vital Metals C$5 million — “so”. Read more\r\n".encode())
    document = attrs.evolve(
        reex.read(tmp_path / "a.txt"),
        zones=(reex.Zone(kind="title", start=0, end=5),),
        notices=(reex.Notice(code="odd", message="as it was"),),
    )

    sound = Pipeline([acts, firms]).run(document)
    record = Pipeline([acts, firms, meddler]).run(document)

    assert (record.entities, record.initiatives, record.claims) == (sound.entities, sound.initiatives, sound.claims)
    (warning,) = record.warnings[1:]
    assert warning.message.startswith("extractor meddler failed at test_misbehaving.py:")
    assert Pipeline([acts, firms]).run(document) == sound


def test_records_are_pickled_and_copied_as_ever() -> None:
    """What can't be changed can still be sent to another process, and a copy of a mapping is a plain one."""
    record = Pipeline([acts, neighbour]).run(TEXT)

    assert pickle.loads(pickle.dumps(record)) == record
    assert attrs.asdict(record.initiatives[0])["reasons"] == {"title": "noun"}
    assert type(record.initiatives[0].reasons) is type(reex.Record.from_json(record.to_json()).initiatives[0].reasons)
    assert dict(FrozenDict(a=1)) | {"b": 2} == {"a": 1, "b": 2}


def test_a_page_that_is_kept_does_no_harm() -> None:
    """What a plugin makes of a page after the run is over gets into no record."""
    kept: list[Page] = []
    keeper = Extractor("keeper", lambda page: kept.append(page) or (), makes="wreck")  # type: ignore[func-returns-value]
    pipeline = Pipeline([neighbour, keeper])

    first = pipeline.run(TEXT)
    late = kept[0].entity("wreck", (0, 6))

    assert late.text == "Ottawa"
    assert pipeline.run(TEXT) == first
    assert first.by_kind("wreck") == ()


def test_a_list_that_grows_after_the_run_changes_no_record() -> None:
    """A list that an extractor returns and goes on filling is read once."""
    given: list[Entity] = []

    def find(page: Page) -> reex.Found:
        given.append(page.entity("wreck", (0, 6)))
        return given

    record = Pipeline([Extractor("hoarder", find, makes="wreck")]).run(TEXT)
    given.append(record.entities[0])

    assert len(record.entities) == 1


def test_arithmetic_is_that_of_nobody_else() -> None:
    """A plugin, or the program around, that rounds decimals in its own way changes no amount of another extractor."""

    def spoil(page: Page) -> reex.Found:
        decimal.getcontext().prec = 3
        yield page.entity("wreck", (0, 6))

    def count(page: Page) -> reex.Found:
        yield page.entity("money", (0, 6), value=reex.Money(amount=Decimal("1234.5") * 1_000_000))

    pipeline = Pipeline([Extractor("a-spoiler", spoil, makes="wreck"), Extractor("counter", count, makes="money")])
    with decimal.localcontext(prec=2):
        record = pipeline.run(TEXT)

    (money,) = record.by_kind("money")
    assert money.value == reex.Money(amount=Decimal(1_234_500_000))
    assert decimal.getcontext().prec == 28


def test_a_plugin_that_walks_off_is_brought_back(tmp_path: Path) -> None:
    """A change of the working directory, from which the paths of the next files are read, is undone and told."""

    def find(page: Page) -> reex.Found:
        os.chdir(tmp_path)
        yield page.entity("wreck", (0, 6))

    home = Path.cwd()

    assert "it changed the working directory, which is that of all" in warned(find)
    assert Path.cwd() == home


def test_a_folder_that_is_gone_is_no_fault_of_a_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody has removed the working directory, extraction goes on."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert len(Pipeline([neighbour]).run(TEXT).entities) == 2


# -- it can't be loaded


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("raise RuntimeError('no\\nlicence')", "RuntimeError: no licence"),
        ("raise SystemExit(0)", "SystemExit: 0"),
        ("class Rude(BaseException): pass\nraise Rude('at once')", "Rude: at once"),
        ("class Mute(Exception):\n    def __str__(self): raise OSError\nraise Mute", "its message can't be shown"),
        ("raise ValueError('x' * 1_000_000)", "ValueError: xxx"),
        ("import warnings\nwarnings.warn('old', DeprecationWarning)", "DeprecationWarning: old"),
        ("import os\nos.chdir('/')", "it changed the working directory"),
        ("def f(): f()\nf()", "RecursionError: "),
        (HOOK + "reex_extractors():\n    pass\n", "TypeError: reex_extractors returned None"),
        (HOOK + "reex_writers():\n    return reex.Writer(name='x', write=print)\n", "and no list: write return [...]"),
        (HOOK + "reex_extractors():\n    return [reex.Extractor(None, print, makes='x')]\n", "name None; it must be"),
        (HOOK + "reex_extractors():\n    return [reex.Extractor('x', None, makes='x')]\n", "None is no function"),
        (HOOK + "reex_extractors():\n    return [reex.Extractor('x', print, makes=[1])]\n", "kinds are words: 1"),
        (HOOK + "reex_extractors():\n    return [reex.Extractor('x', print, makes='x', terms=[1])]\n", "words, and"),
        (
            HOOK + "reex_extractors():\n    return [reex.Extractor('x', print, makes='x', terms=['Deal[s'])]\n",
            "'Deal[s' has a [ at character 5 that isn't closed",
        ),
        (
            HOOK + "reex_extractors():\n    return [reex.Extractor('Deal Codes', print, makes='x')]\n",
            "extractor 'Deal Codes' can't be a name",
        ),
        (
            HOOK + "reex_extractors():\n    return [reex.Extractor('x', print, makes='x', notices=('odd',))]\n",
            "notices[0] 'odd'; it must be of type Notice",
        ),
        (
            HOOK + "reex_readers():\n    return [reex.Reader(name='x', suffixes='.x', media_type='x', read=print)]\n",
            "suffixes are '.x'; write ('.rtf',)",
        ),
        (
            HOOK + "reex_readers():\n    return [reex.Reader(name='x', suffixes=('x',), media_type='x', read=print)]\n",
            "suffixes are ('x',); write ('.rtf',)",
        ),
        (HOOK + "reex_writers():\n    return [reex.Writer(name='x', write=7)]\n", "'write' must be callable"),
        (
            HOOK + "reex_kinds():\n    return [reex.Kind(code='x', label=7, colour='#336699', about='')]\n",
            "Kind of label 7",
        ),
        (HOOK + "reex_kinds():\n    yield 7\n", "returned 7, which is no Kind"),
        (HOOK + "reex_kinds():\n    raise KeyError('gone')\n", "KeyError: 'gone'"),
    ],
)  # fmt: skip
def test_a_plugin_that_cannot_be_loaded_costs_itself(install: Install, code: str, error: str) -> None:
    """Whatever goes wrong on the way in is one printable line, each record has it as a warning, and the others work."""
    install("wreck", code, version="0.9")
    install("harbours", GOOD.format(name="harbours"))
    home = Path.cwd()

    plugins = reex.load()
    sound = [extractor for extractor in plugins.extractors if extractor.name == "harbours"]
    record = Pipeline.standard(attrs.evolve(plugins, extractors=sound)).run(TEXT)

    (wreck,) = plugins.failed
    assert (wreck.name, wreck.distribution, wreck.version) == ("wreck", "wreck", "0.9")
    assert error in str(wreck.error)
    assert len(str(wreck.error)) < 1_000
    assert str(wreck.error).isprintable()
    assert [warning.code for warning in record.warnings] == ["plugin-failed"]
    assert len(record.by_kind("harbour")) == 2
    assert Path.cwd() == home


@pytest.mark.parametrize("content", [b"[reex]\nno equals sign\n", b"\xff\xfe[reex]\na=b\n"], ids=["syntax", "bytes"])
def test_a_damaged_distribution_costs_itself(install: Install, tmp_path: Path, content: bytes) -> None:
    """A list of entry points that can't be read, whoever's it is, is told, and the plugins of all others work."""
    install("wreck", "", version="0.9")
    (tmp_path / "site" / "wreck-0.9.dist-info" / "entry_points.txt").write_bytes(content)
    install("harbours", GOOD.format(name="harbours"))

    plugins = reex.load()

    (wreck,) = plugins.failed
    assert (wreck.distribution, wreck.version) == ("wreck", "0.9")
    assert str(wreck.error).startswith("its entry_points.txt can't be read: ")
    assert {"countries", "harbours", "initiatives"} <= {extractor.name for extractor in plugins.extractors}


def test_a_failed_plugin_is_told_where_it_is_missed(install: Install) -> None:
    """A name that a failed plugin may have offered can be left out, and asking for it names the plugin."""
    install("wreck", "raise OSError('leak')", version="0.9")
    pipeline = Pipeline.standard()

    assert pipeline.without("harbours", "countries").names == pipeline.without("countries").names
    with pytest.raises(reex.PipelineError, match=r"no extractor is called harbours: .*; plugin wreck of .*: leak"):
        pipeline.only("harbours")


def test_ctrl_c_stops_loading(install: Install) -> None:
    """An interrupt while plugins load is the user's own."""
    install("slow", "raise KeyboardInterrupt")

    with pytest.raises(KeyboardInterrupt):
        reex.load()


def test_arithmetic_set_on_import_is_undone(install: Install) -> None:
    """A plugin that sets the precision of decimals when it is imported doesn't set it for the program."""
    code = "import decimal\ndecimal.getcontext().prec = 2\n" + textwrap.dedent(GOOD.format(name="rounder"))
    install("rounder", code)

    assert any(plugin.name == "rounder" and not plugin.error for plugin in reex.load().report)
    assert decimal.getcontext().prec == 28


def test_two_extractors_of_one_name_cost_each_other(install: Install) -> None:
    """Nobody can tell which of the two is meant, so neither runs, and one warning names both distributions."""
    install("alpha", GOOD.format(name="harbours"))
    install("omega", GOOD.format(name="harbours"), version="2.0")
    install("harbours", GOOD.format(name="quays"))

    pipeline = Pipeline.standard()
    (warning,) = pipeline.only("quays").run(TEXT).warnings

    assert "harbours" not in pipeline.names
    assert (warning.code, "alpha 1.0 and from omega 2.0" in warning.message) == ("extractor-left-out", True)


def test_extractors_that_wait_for_each_other_cost_each_other(install: Install) -> None:
    """A circle of needs can't be put in order: those in it are left out and named, and all others run."""
    code = HOOK + "reex_extractors():\n    return [reex.Extractor('{}', print, makes='{}', needs='{}')]\n"
    install("hen", code.format("hen", "egg-layer", "egg"))
    install("egg", code.format("egg", "egg", "egg-layer"), version="2.0")
    install("cook", code.format("cook", "omelette", "egg"))
    install("harbours", GOOD.format(name="harbours"))

    pipeline = Pipeline.standard()
    told = [notice.message for notice in pipeline.notices]

    assert {"hen", "egg", "cook"}.isdisjoint(pipeline.names)
    assert {"harbours", "countries", "initiatives"} <= set(pipeline.names)
    assert told == [
        "extractors wait for each other: egg of egg 2.0, hen of hen 1.0; uninstall one",
        "extractor cook: it needs egg, which no working plugin makes",
    ]
    assert {notice.code for notice in pipeline.notices} == {"extractor-left-out"}


def test_a_plugin_that_loads_slowly_is_told(
    install: Install, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long a plugin takes to load stands in the list of plugins and, if it is long, in one line beside a run."""
    busy = "import time\nend = time.process_time() + 2.1\nwhile time.process_time() < end: pass\n"
    monkeypatch.setattr(sys.modules["reex.cli.commands"], "_SLOW", 2.0)
    install("sloth", busy + textwrap.dedent(GOOD.format(name="sloth")))
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    result = run("extract", tmp_path / "a.txt", "--format", "jsonl", "--only", "sloth")

    (record,) = result.records()
    told = r"reex: plugin sloth of sloth 1\.0 took [2-9]\.\d seconds of computing to load"
    assert any(re.fullmatch(told, line) for line in result.err.splitlines())
    assert record.warnings == ()
    assert re.search(r"sloth +sloth 1\.0 +\d+ ms +extractor sloth", run("plugins").out)
    assert all(plugin["seconds"] >= 0 for plugin in json.loads(run("plugins", "--json").out))


# -- it prints


NOISY = """
    import sys
    import reex

    print("loading")

    def read(data, path):
        print("reading")
        return reex.Document(text=data.decode(), path=path)

    def write(records, stream, *, text):
        print("writing")
        stream.writelines(record.to_json() + b"\\n" for record in records)

    @reex.extractor("noisy", makes="noise", terms=["Vital"])
    def find(page):
        print("finding")
        sys.stdout.write("still finding\\n")
        yield page.entity("noise", (0, 6))

    @reex.hookimpl
    def reex_extractors():
        print("offering")
        return [find]

    @reex.hookimpl
    def reex_readers():
        return [reex.Reader(name="loud", suffixes=(".loud",), media_type="text/loud", read=read)]

    @reex.hookimpl
    def reex_writers():
        return [reex.Writer(name="lines", write=write)]
"""


@pytest.mark.parametrize("form", ["jsonl", "lines"])
def test_what_plugins_print_is_no_data(install: Install, run: Run, tmp_path: Path, form: str) -> None:
    """Records on the standard output stay whole: what a plugin prints meanwhile goes to the standard error."""
    install("noisy", NOISY)
    for name in ("a.txt", "b.loud"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")

    result = run("extract", tmp_path / "a.txt", tmp_path / "b.loud", "--format", form, "--only", "noisy")

    assert [[entity.kind for entity in record.entities] for record in result.records()] == [["noise"], ["noise"]]
    assert {"loading", "offering", "reading", "finding", "still finding"} <= set(result.err.splitlines())


def test_what_plugins_print_is_no_answer(install: Install, run: Run, tmp_path: Path) -> None:
    """``reex explain`` and ``reex plugins --json`` print their own lines alone."""
    install("noisy", NOISY)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    told = run("explain", tmp_path / "a.txt", "0:6")

    assert told.out.startswith("0:6 'Ottawa'")
    assert "finding" not in told.out
    assert "finding" in told.err
    assert json.loads(run("plugins", "--json").out)


# -- readers and writers

READER = """
    import reex

    class Word(str):
        pass

    def read(data, path):
        {body}

    @reex.hookimpl
    def reex_readers():
        return [reex.Reader(name="film", suffixes=(".film",), media_type="image/film", read=read)]
"""


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("raise ValueError('no\\nlight' * 9999)", "failed at microfilm.py:8: ValueError: no light"),
        ("raise SystemExit(3)", "failed at microfilm.py:8: SystemExit: 3"),
        ("raise BaseException('dark')", "failed at microfilm.py:8: BaseException: dark"),
        ("raise reex.ReadError(f'{path}: too dark')", "a.film: too dark"),
        ("return None", "returned None, which is no document"),
        ("return 'text'", "returned 'text', which is no document"),
        ("return reex.Document(text=data)", "returned a document of text b'Ottawa"),
        ("return reex.Document(text='x', title=Word('y'))", "returned a document of title 'y'; it must be of type str"),
        ("return reex.Document(text='x', zones=[])", "returned a document of zones []; it must be of type tuple"),
        ("return reex.Document(text='x', zones=(reex.Zone(kind='ad', start=0, end=1),))", "zones[0].kind 'ad'"),
        ("return reex.Document(text='x', zones=(reex.Zone(kind='title', start=0, end=9),))", "no part of its 1 char"),
        ("return reex.Document(text='x', zones=(reex.Zone(kind='title', start=-1, end=1),))", "no part of its 1 char"),
        ("return reex.Document(text='x', offsets=reex.OffsetMap.identity(9))", "1 characters with offsets for 9"),
        ("return reex.Document(text='x', source='y')", "a document whose source isn't its text, without offsets"),
        ("return reex.Document(text='x', published='yesterday')", "published 'yesterday'; write 2026-03-02, 2026-03"),
        ("return reex.Document(text='x', published='2026-02-30')", "published '2026-02-30'; write"),
        ("return reex.Document(text='x', published='2026-3')", "published '2026-3'; write"),
        ("return reex.Document(text='x', published='')", "published ''; write"),
        ("import os; os.chdir('/'); return reex.Document(text='x')", "it changed the working directory"),
    ],
)  # fmt: skip
def test_a_reader_that_fails_costs_its_file(install: Install, tmp_path: Path, body: str, words: str) -> None:
    """A file whose reader raises, or returns no sound document, is a record with a warning; the others are read."""
    install("microfilm", READER.format(body=body))
    paths = [tmp_path / "a.film", tmp_path / "b.txt"]
    for path in paths:
        path.write_text(TEXT, encoding="utf-8")

    lost, read = reex.extract_files(paths, pipeline=Pipeline([neighbour]))

    (warning,) = lost.warnings
    assert (warning.code, lost.document.characters) == ("unreadable", 0)
    assert warning.message.startswith(f"{tmp_path / 'a.film'}: ")
    assert words in warning.message
    assert len(warning.message) < 1_000
    assert (read.document.characters, read.warnings) == (len(TEXT), ())


@pytest.mark.parametrize("published", ["2026", "2026-03", "2024-02-29", None])
def test_a_reader_may_know_half_a_date(install: Install, tmp_path: Path, published: str | None) -> None:
    """A date may be truncated or missing, and a source may be given where it is the text itself."""
    install("microfilm", READER.format(body=f"return reex.Document(text='x', source='x', published={published!r})"))
    (tmp_path / "a.film").write_text(TEXT, encoding="utf-8")

    assert reex.read(tmp_path / "a.film").published == published


def test_a_failed_reader_is_told_where_it_is_missed(install: Install, tmp_path: Path) -> None:
    """A file that no reader is for may be one for a plugin that failed: the error names it."""
    install("microfilm", "raise OSError('no lens')")
    (tmp_path / "a.film").write_text(TEXT, encoding="utf-8")

    with pytest.raises(
        reex.ReadError, match=r"no reader for \.film files; .*; plugin microfilm of .*: OSError: no lens"
    ):
        reex.read(tmp_path / "a.film")


WRITER = """
    import sys
    import reex

    def write(records, stream, *, text):
        {body}

    @reex.hookimpl
    def reex_writers():
        return [reex.Writer(name="tally", write=write)]
"""


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("raise ValueError('no\\nink')", "writer tally of scribe 1.0 failed at scribe.py:6: ValueError: no ink"),
        ("sys.exit(0)", "writer tally of scribe 1.0 failed at scribe.py:6: SystemExit: 0"),
        ("stream.write('text')", "writer tally of scribe 1.0 failed at scribe.py:6: TypeError: "),
        ("raise BaseException", "writer tally of scribe 1.0 failed at scribe.py:6: BaseException"),
        ("next(records).entities.clear()", "writer tally of scribe 1.0 failed at scribe.py:6: AttributeError"),
        ("list(records); stream.close()", "writer tally of scribe 1.0 failed: ValueError: it closed the output"),
        ("next(records)", "writer tally didn't take all records; the rest is lost"),
        ("raise OSError(28, 'No space left on device')", "o.txt: can't be written (No space left on device)"),
        ("raise reex.DataError('too wide')", "too wide"),
    ],
)
def test_a_writer_that_fails_ends_in_one_line(
    install: Install, run: Run, tmp_path: Path, body: str, words: str
) -> None:
    """What a writer raises is told in one line with exit code 2, and no file is left half written."""
    install("scribe", WRITER.format(body=body))
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "o.txt").write_text("old", encoding="utf-8")

    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    result = run("extract", *paths, "--format", "tally", "--only", "countries", "-o", tmp_path / "o.txt")

    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("reex: ")
    assert words in result.err
    assert result.err.count("\n") == 1
    assert (tmp_path / "o.txt").read_text(encoding="utf-8") == "old"
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"a.txt", "b.txt", "o.txt"}
