"""Pipelines that a TOML file describes."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reex import DataError, Pipeline, PipelineError

TEXT = "Ottawa lent Vital Metals C$5 million. Vital Metals mines at Nechalacho."


@pytest.fixture
def recipe(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes a pipeline file."""

    def write(content: str) -> Path:
        path = tmp_path / "pipeline.toml"
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_a_file_says_what_runs(recipe: Callable[[str], Path], tmp_path: Path, install: Callable[..., None]) -> None:
    """A file chooses among what is installed, and adds extractors and tables that stand beside it."""
    code = "import reex\n@reex.extractor('{0}', makes='{0}-kind')\ndef find(page):\n    yield from ()\n"
    install("shipping", code.format("shipping") + "@reex.hookimpl\ndef reex_extractors():\n    return [find]\n")
    install("tides", code.format("tides"))
    (tmp_path / "ports.csv").write_text("name,source\nPort of Riga,UN/LOCODE\n", encoding="utf-8")
    table = '[[gazetteers]]\nname = "ports"\nmakes = "port"\nfile = "ports.csv"\n'
    path = recipe(f'only = ["shipping"]\nadding = ["tides:find"]\n{table}')

    pipeline = Pipeline.read(path)

    assert pipeline.names == ("ports", "shipping", "tides")
    assert [entity.text for entity in pipeline.run("A ship left the Port of Riga.").entities] == ["Port of Riga"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("only = [", "can't be read as TOML"),
        (
            'onyl = ["money"]',
            "unknown key onyl; did you mean only? A pipeline has only, without, adding, gazetteers, tables",
        ),
        ('[[gazeteers]]\nfile = "p.csv"', "unknown key gazeteers; did you mean gazetteers? A pipeline has"),
        ("limit = 5", "unknown key limit; a pipeline has only, without, adding, gazetteers, tables"),
        (
            '[cues]\nagreed = ["shook hands"]',
            "unknown key cues; a pipeline has only, without, adding, gazetteers, tables; what adds to the tables of "
            "initiatives stands in a file of its own, which a pipeline file names: [[tables]] with "
            'extractor = "initiatives" and file = "pipeline.toml"',
        ),
        (
            '[[act]]\ninstrument = "royalty"',
            "unknown key act; a pipeline has only, without, adding, gazetteers, tables; what",
        ),
        ('only = "money"', "only must be a list of names"),
        ("without = [1]", "without must be a list of names"),
        ("adding = [1]", "adding must be a list of names and tables"),
        ('[[adding]]\nname = "ports"', "a table of adding needs a factory, written package.module:name"),
        ("[[adding]]\nfactory = 1", "a table of adding needs a factory"),
        ('gazetteers = ["ports.csv"]', "gazetteers must be a list of tables"),
        ('[[gazetteers]]\nname = "ports"', "a gazetteer has a file, and perhaps makes and name"),
        ('[[gazetteers]]\nname = 1\nmakes = "port"\nfile = "p.csv"', "a gazetteer has a file"),
        ('[[gazetteers]]\nfile = "p.csv"\nkind = "port"', "a gazetteer has a file"),
        ('[[gazetteers]]\nname = "ports"\nmakes = "port"\nfile = "p.csv"', "p.csv: no such file"),
        ('tables = ["mine.toml"]', "tables must be a list of tables"),
        ('tables = "mine.toml"', "tables must be a list of tables"),
        (
            '[tables]\nextractor = "initiatives"\nfile = "mine.toml"',
            "write [[tables]] in double brackets, once for each",
        ),
        ('[gazetteers]\nfile = "ports.csv"', "write [[gazetteers]] in double brackets"),
        ('[adding]\nfactory = "mine:make"', "write [[adding]] in double brackets"),
        ('[only]\nname = "money"', "only must be a list of names"),
        ('[[tables]]\nfile = "mine.toml"', "a table of yours has an extractor and a file, both of them strings"),
        ('[[tables]]\nextractor = "initiatives"', "a table of yours has an extractor and a file"),
        ('[[tables]]\nextractor = "initiatives"\nfile = 1', "a table of yours has an extractor and a file"),
        ('[[tables]]\nextractor = "initiatives"\nfile = "m.toml"\nkind = "x"', "a table of yours has an extractor"),
        ('[[tables]]\nextractor = "initiatives"\nfile = "nowhere.toml"', "nowhere.toml: no such file"),
    ],
)
def test_a_broken_file_is_told(recipe: Callable[[str], Path], content: str, message: str) -> None:
    """A pipeline file that is wrong is refused with its name and what is wrong."""
    with pytest.raises(DataError, match=f"pipeline.toml: .*{re.escape(message)}"):
        Pipeline.read(recipe(content))


def test_a_file_adds_words_to_the_tables_of_an_extractor(recipe: Callable[[str], Path], tmp_path: Path) -> None:
    """Tables stand beside the pipeline file, and each adds to those before it."""
    (tmp_path / "words").mkdir()
    act, cue = tmp_path / "words" / "act.toml", tmp_path / "words" / "cue.toml"
    act.write_text('[[act]]\ninstrument = "kiln_credit"\nnouns = ["kiln credit"]\n', encoding="utf-8")
    cue.write_text('[cues]\ncompleted = ["tapped"]\ngetting = ["tapped"]\n', encoding="utf-8")
    row = '[[tables]]\nextractor = "initiatives"\nfile = "words/{}.toml"\n'

    pipeline = Pipeline.read(recipe(f'only = ["initiatives"]\n{row.format("act")}{row.format("cue")}'))

    (made,) = pipeline.run("Vital Metals Ltd. tapped a C$5 million kiln credit from Ottawa.").initiatives
    assert (made.instrument, made.status) == ("kiln_credit", "completed")
    assert [party.name for party in made.recipients] == ["Vital Metals Limited"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            '[[act]]\ninstrument = "kiln_credit"\nnouns = ["kiln credit[s"]\n',
            "term 'kiln credit[s' has a [ at character",
        ),
        ('[cues]\nagreed = ["shook] hands"]\n', "term 'shook] hands' has a ] at character 6"),
        ('[[act]]\nnouns = ["kiln credit"]\n', "act (without instrument): give it an instrument"),
    ],
)
def test_a_slip_in_a_table_is_told_with_the_table(
    recipe: Callable[[str], Path], tmp_path: Path, content: str, message: str
) -> None:
    """Of several files that one with the slip is named, and once."""
    (tmp_path / "good.toml").write_text('[cues]\nagreed = ["shook paws"]\n', encoding="utf-8")
    (tmp_path / "slip.toml").write_text(content, encoding="utf-8")
    row = '[[tables]]\nextractor = "initiatives"\nfile = "{}.toml"\n'
    path = recipe(row.format("good") + row.format("slip"))

    with pytest.raises(DataError) as told:
        Pipeline.read(path)

    assert str(told.value).startswith(f"{path}: {path.parent / 'slip.toml'}: {message}")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("initiativs", "no extractor is called initiativs: did you mean initiatives?"),
        ("countries", "countries takes no tables of yours; initiatives does"),
    ],
)
def test_a_table_for_the_wrong_extractor_is_told(
    recipe: Callable[[str], Path], tmp_path: Path, name: str, message: str
) -> None:
    """Who is unknown, or takes no tables, is named with the file that asks for it."""
    (tmp_path / "mine.toml").touch()
    with pytest.raises(PipelineError, match=f"pipeline.toml: {re.escape(message)}"):
        Pipeline.read(recipe(f'[[tables]]\nextractor = "{name}"\nfile = "mine.toml"\n'))


def test_a_table_without_a_name_adds_to_what_is_known(recipe: Callable[[str], Path], tmp_path: Path) -> None:
    """A gazetteer that names no extractor joins those that know things of its kind, or is found by one of its own."""
    (tmp_path / "ports.csv").write_text("name,kind\nPort of Riga,port\n", encoding="utf-8")

    pipeline = Pipeline.read(recipe('[[gazetteers]]\nfile = "ports.csv"\n'))

    assert "port" in pipeline.names


def test_a_named_table_must_say_what_it_makes(recipe: Callable[[str], Path], tmp_path: Path) -> None:
    """An extractor of its own needs the kind of what it finds."""
    (tmp_path / "ports.csv").write_text("name\nPort of Riga\n", encoding="utf-8")

    with pytest.raises(DataError, match=r"pipeline.toml: gazetteer ports does not say what it makes"):
        Pipeline.read(recipe('[[gazetteers]]\nname = "ports"\nfile = "ports.csv"\n'))


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("no_such_module:find", "No module named"),
        ("json:dumps", "json:dumps is no extractor"),
        ("json:find", "no attribute"),
    ],
)
def test_a_wrong_place_of_an_extractor_is_told(recipe: Callable[[str], Path], place: str, message: str) -> None:
    """An extractor that isn't where the file says is refused with what stands in its way."""
    with pytest.raises(PipelineError, match=f"pipeline.toml: .*{message}"):
        Pipeline.read(recipe(f'adding = ["{place}"]'))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A pipeline file that isn't there is refused by its name."""
    with pytest.raises(DataError, match=r"nowhere\.toml: no such file$"):
        Pipeline.read(tmp_path / "nowhere.toml")
    with pytest.raises(DataError, match=r"can't be opened \(Is a directory\)$"):
        Pipeline.read(tmp_path)


MINE = """
import reex, {other}

@reex.extractor("mines", makes="mine", terms=["{word}"])
def find(page):
    for hit in page.hits:
        yield page.entity("mine", (hit.start, hit.end))
"""


@pytest.fixture
def forget() -> Iterator[None]:
    """Forget modules that a test has imported from beside a file."""
    yield
    for name in ("pits", "shafts"):
        sys.modules.pop(name, None)


def test_an_extractor_may_stand_beside_the_file(
    recipe: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, forget: None
) -> None:
    """A module beside the pipeline file is found from any folder, with those that it imports, and sys.path stays."""
    path = recipe('only = ["commodities"]\nadding = ["pits:find"]\n')
    (tmp_path / "pits.py").write_text(MINE.format(other="shafts", word="Nechalacho"), encoding="utf-8")
    (tmp_path / "shafts.py").write_text("", encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    before = list(sys.path)

    record = Pipeline.read(path).run(TEXT)

    assert [entity.text for entity in record.by_kind("mine")] == ["Nechalacho"]
    assert sys.path == before


FACTORY = """
import pathlib, reex

def make(file, *, makes, name="words"):
    words = pathlib.Path(file).read_text(encoding="utf-8").split()
    if not words:
        raise reex.DataError(f"{pathlib.Path(file).name} has no words")
    find = lambda page: [page.entity(makes[hit.term.text], (hit.start, hit.end)) for hit in page.hits]
    return reex.Extractor(name, find, makes=makes.values(), terms=words)
"""


def test_a_file_may_call_a_factory(recipe: Callable[[str], Path], tmp_path: Path, forget: None) -> None:
    """A function makes an extractor of the other keys of its table, of which a path with a dot is beside the file."""
    (tmp_path / "pits.py").write_text(FACTORY, encoding="utf-8")
    (tmp_path / "words.txt").write_text("Ottawa Nechalacho", encoding="utf-8")
    table = 'file = "./words.txt"\nmakes = { Ottawa = "city", Nechalacho = "mine" }'

    pipeline = Pipeline.read(recipe(f'only = ["words"]\n[[adding]]\nfactory = "pits:make"\n{table}'))

    assert pipeline.names == ("words",)
    assert [(entity.kind, entity.text) for entity in pipeline.run(TEXT).entities] == [
        ("city", "Ottawa"),
        ("mine", "Nechalacho"),
    ]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('factory = "pits:make"\nfile = "./words.txt"\nmakes = {}\ncolour = 1', "pits:make makes no extractor of file"),
        ('factory = "pits:make"\nfile = "./words.txt"\nmakes = {}', "words.txt has no words"),
        ('factory = "pits:reex"', "pits:reex makes no extractor of no arguments (TypeError"),
        ('factory = "builtins:dict"\na = 1', "builtins:dict makes no extractor"),
    ],
)
def test_a_factory_that_fails_is_told(
    recipe: Callable[[str], Path], tmp_path: Path, forget: None, table: str, message: str
) -> None:
    """What a factory can't do is told with the file and the factory, or in the factory's own words."""
    (tmp_path / "pits.py").write_text(FACTORY, encoding="utf-8")
    (tmp_path / "words.txt").touch()
    with pytest.raises((DataError, PipelineError), match=f"pipeline.toml: .*{re.escape(message)}"):
        Pipeline.read(recipe(f"[[adding]]\n{table}"))


def test_two_modules_of_one_name_are_not_mixed_up(recipe: Callable[[str], Path], tmp_path: Path, forget: None) -> None:
    """A module of a name that is taken is refused: what another folder has loaded never runs in its place."""
    (tmp_path / "pits.py").write_text(MINE.format(other="sys", word="Nechalacho"), encoding="utf-8")
    Pipeline.read(recipe('adding = ["pits:find"]'))
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "pits.py").write_text(MINE.format(other="sys", word="Ottawa"), encoding="utf-8")
    (tmp_path / "other" / "pipeline.toml").write_text('adding = ["pits:find"]', encoding="utf-8")

    with pytest.raises(PipelineError, match=r"pits is the name of .*pits\.py, which is loaded already"):
        Pipeline.read(tmp_path / "other" / "pipeline.toml")


def test_what_a_file_adds_may_be_named_in_it(tmp_path: Path) -> None:
    """``only`` picks among the installed extractors and those of the file itself."""
    (tmp_path / "quotas.csv").write_text("name,source\nRare Earth Quota,made up\n", encoding="utf-8")
    recipe = tmp_path / "pipeline.toml"
    recipe.write_text(
        'only = ["quotas"]\n[[gazetteers]]\nname = "quotas"\nmakes = "quota"\nfile = "quotas.csv"\n', encoding="utf-8"
    )

    assert Pipeline.read(recipe).names == ("quotas",)
