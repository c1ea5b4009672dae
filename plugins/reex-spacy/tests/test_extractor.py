"""Pipelines of spaCy as extractors."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import fix_random_seed

import reex
from reex_spacy import entities

LABELS = {"ORG": "company", "GPE": "country"}
STANDARD = reex.Pipeline.standard()
# About firms and places that don't exist.
SENTENCES = [
    "Shares of [Korbin Resources ORG] rose after [Halden Metals ORG] sold its stake.",
    "[Halden Metals ORG] signed a contract with [Tarn Minerals ORG] in [Tromsland GPE].",
    "In [Tromsland GPE] a plant of [Corrie Lithium ORG] was opened.",
    "The loan goes to [Tarn Minerals ORG], which mines in [Ostrava Nova GPE].",
    "[Corrie Lithium ORG] and [Korbin Resources ORG] are rivals.",
    "Ministers of [Ostrava Nova GPE] met the head of [Halden Metals ORG].",
]


def _example(nlp: Language, marked: str) -> Example:
    """Return a sentence with the names that are marked in it."""
    text, names = "", []
    for plain, name, label in re.findall(r"([^\[]*)(?:\[([^\]]+) ([A-Z]+)\])?", marked):
        text += plain
        if name:
            names.append((len(text), len(text) + len(name), label))
            text += name
    return Example.from_dict(nlp.make_doc(text), {"entities": names})


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return a pipeline that has learnt the names in the sentences by heart."""
    fix_random_seed(0)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    examples = [_example(nlp, marked) for marked in SENTENCES]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples, sgd=optimizer)
    return nlp


@pytest.fixture(scope="session")
def model(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of that pipeline on disk."""
    folder = tmp_path_factory.mktemp("model") / "firms"
    nlp.to_disk(folder)
    return folder


def ruled(*patterns: tuple[str, object]) -> Language:
    """Return a pipeline that finds what the patterns say."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": pattern} for label, pattern in patterns])  # type: ignore[attr-defined]
    return nlp


def test_a_model_on_disk_is_an_extractor(model: Path) -> None:
    """What a model finds are entities of the kinds that the map says, with the label as their rule."""
    record = reex.Pipeline([entities(model, LABELS)]).run("Vandal Metals sold Korbin Resources a pit in Tromsland.")

    found = [(e.kind, e.text, e.name, e.rule, e.extractor, e.confidence) for e in record.entities]
    assert ("company", "Korbin Resources", "Korbin Resources", "ORG", "spacy", 0.5) in found
    assert ("country", "Tromsland", "Tromsland", "GPE", "spacy", 0.5) in found
    assert not record.warnings


def test_a_path_may_be_a_string_and_a_pipeline_may_be_given(model: Path, nlp: Language) -> None:
    """A folder, its name and the loaded pipeline itself yield the same."""
    text = "Shares of Korbin Resources rose."

    one, two, three = (reex.Pipeline([entities(by, LABELS)]).run(text).entities for by in (model, str(model), nlp))

    assert one
    assert one == two == three


def test_positions_count_code_points(model: Path) -> None:
    """Emoji, no-break spaces and line breaks don't shift what is found."""
    shares, contract = "Shares of Halden Metals rose 😀😀.", "Halden Metals signed\u00a0a contract with Tarn Minerals."
    text = f"😀 \u00a0\n\n{shares}\r\n\t{contract}\n"

    found = reex.Pipeline([entities(model, LABELS)]).run(reex.Document(text=text)).entities

    assert [text[e.start : e.end] for e in found] == ["Halden Metals", "Halden Metals", "Tarn Minerals"]


def test_blanks_around_a_name_are_no_part_of_it() -> None:
    """A name that a model gives with the line break behind it is found without."""
    nlp = ruled(("ORG", [{"IS_SPACE": True}, {"LOWER": "halden"}, {"LOWER": "metals"}, {"IS_SPACE": True}]))

    (found,) = reex.Pipeline([entities(nlp, LABELS)]).run("Sold by\n\nHalden Metals\n\nin May.").entities

    assert (found.text, found.start) == ("Halden Metals", 9)


def test_a_document_longer_than_a_model_takes() -> None:
    """A text of more than a million characters is read in parts, to its end and without a shift."""
    nlp = ruled(("ORG", "Halden Metals"))
    filler = "The pit is deep and the mill is old, so they say. " * 100
    text = f"{filler}Halden Metals dug it.\n" * 220
    assert len(text) > nlp.max_length

    found = reex.Pipeline([entities(nlp, LABELS)]).run(text).entities

    assert [e.start for e in found] == [at for at in range(len(text)) if text.startswith("Halden", at)]


def test_labels_that_are_not_in_the_map_are_left_out(nlp: Language) -> None:
    """Only names with a label of the map are found."""
    record = reex.Pipeline([entities(nlp, {"GPE": "country"})]).run(
        "In Tromsland a plant of Corrie Lithium was opened."
    )

    assert [(e.kind, e.text) for e in record.entities] == [("country", "Tromsland")]


def test_a_label_that_the_model_never_gives_is_told(nlp: Language) -> None:
    """A slip in a label is a warning of each record, with the labels that there are."""
    record = reex.Pipeline([entities(nlp, {"ORGG": "company"})]).run("Corrie Lithium")

    assert [(n.code, n.message) for n in record.warnings] == [
        ("label-unknown", "extractor spacy: the model has no label ORGG; it has GPE, ORG")
    ]


def test_who_does_not_tell_labels_is_not_suspected() -> None:
    """Where no component says that it finds names, there is no warning on labels."""
    assert not reex.Pipeline([entities(spacy.blank("en"), LABELS)]).run("Corrie Lithium").warnings


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ({}, "labels must say what each label becomes"),
        ("ORG", "labels must say what each label becomes"),
        ({"ORG": 1}, "labels must say what each label becomes"),
        ({"ORG": "Company"}, "label ORG becomes Company, which is no kind; did you mean company?"),
        ({"ORG": "compny"}, "label ORG becomes compny, which is no kind; did you mean company?"),
    ],
)
def test_a_wrong_map_is_refused(labels: object, message: str) -> None:
    """A map that says nothing, or a kind that looks like a slip, is refused before any model is loaded."""
    with pytest.raises(reex.PipelineError, match=message):
        entities("no_such_model", labels)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (
            "firm",
            "label ORG becomes firm, no kind of reex or of an installed plugin; there are agency, commodity, company, ",
        ),
        (
            "companies",
            "label ORG becomes companies (did you mean company?), no kind of reex or of an installed plugin; there",
        ),
    ],
)
def test_a_kind_that_nobody_knows_is_told(kind: str, told: str) -> None:
    """A kind that may be a slip is a warning of each record, with the kinds that there are; its names are found."""
    record = reex.Pipeline([entities(ruled(("ORG", "Vandal")), {"ORG": kind})]).run("Vandal paid.")

    (notice,) = record.warnings
    assert notice.code == "kind-unknown"
    assert notice.message.startswith(f"extractor spacy: {told}")
    assert [e.kind for e in record.entities] == [kind]


def test_a_kind_of_a_plugin_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that an installed plugin tells of is no slip."""
    (tmp_path / "firms.py").write_text(
        "import reex\n\n"
        "@reex.hookimpl\n"
        "def reex_kinds():\n"
        "    return [reex.Kind(code='firm', label='firm', colour='#336699', about='a firm')]\n",
        encoding="utf-8",
    )
    info = tmp_path / "firms-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: firms\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[reex]\nfirms = firms\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    warnings = reex.Pipeline([entities(ruled(("ORG", "Vandal")), {"ORG": "firm"})]).run("Vandal paid.").warnings
    sys.modules.pop("firms")

    assert not warnings


def test_a_kind_may_be_your_own(nlp: Language) -> None:
    """A label may become a kind that reex doesn't know, which lies over the others."""
    record = STANDARD.adding(entities(nlp, {"GPE": "place"})).run("In Tromsland a plant of Corrie Lithium was opened.")

    assert [e.text for e in record.by_kind("place")] == ["Tromsland"]


@pytest.mark.parametrize(
    ("model", "mend"),
    [
        ("no_such_model", "install it with python -m spacy download no_such_model, or give a folder"),
        ("nowhere/firms", "give a folder that nlp.to_disk has written"),
        (Path(__file__).parent, "give a folder that nlp.to_disk has written"),
    ],
)
def test_a_missing_model_is_told(model: str | Path, mend: str) -> None:
    """A model that isn't there costs its own names, and the warning names it and the mend."""
    extractor = entities(model, LABELS)
    record = STANDARD.only("countries").adding(extractor).run("Japan")

    assert [e.text for e in record.entities] == ["Japan"]
    (notice,) = record.warnings
    assert notice.code == "extractor-failed"
    assert notice.message.startswith(f"extractor spacy failed: PipelineError: spaCy can't load {model}: {mend}")
    with pytest.raises(reex.PipelineError, match="spaCy can't load "):
        list(extractor(reex.Page(reex.Document(text="Japan"))))


def test_rules_come_first() -> None:
    """A name gives way to what a rule finds in its place, even a part of it, unless it is told not to."""
    nlp = ruled(("ORG", "the Department of Energy"), ("ORG", "Vandal"), ("ORG", "Lynas Rare Earths"))
    text = "Vandal sued the Department of Energy and Lynas Rare Earths."

    def found(fallback: bool) -> set[tuple[str, str, str]]:
        record = STANDARD.adding(entities(nlp, LABELS, fallback=fallback)).run(text)
        return {(e.kind, e.text, e.extractor) for e in record.entities}

    ours = {("agency", "Department of Energy", "agencies"), ("company", "Lynas Rare Earths", "companies")}
    assert found(fallback=True) == {("company", "Vandal", "spacy"), *ours}
    assert ("company", "the Department of Energy", "spacy") in found(fallback=False)


def test_two_models_need_two_names() -> None:
    """Several models run side by side, each under its name."""
    one, two = entities(ruled(("ORG", "Vandal")), LABELS), entities(ruled(("ORG", "Halden")), LABELS, name="other")

    record = reex.Pipeline([one, two]).run("Vandal and Halden")

    assert [(e.text, e.extractor) for e in record.entities] == [("Vandal", "spacy"), ("Halden", "other")]


def test_the_id_of_a_linked_name_is_its_ref() -> None:
    """What an entity linker says of a name becomes its ref."""
    nlp = spacy.blank("en")

    @Language.component("linker")
    def linker(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
        doc.ents = [spacy.tokens.Span(doc, 0, 1, label="ORG", kb_id="Q1")]
        return doc

    nlp.add_pipe("linker")

    (found,) = reex.Pipeline([entities(nlp, LABELS)]).run("Vandal paid.").entities

    assert (found.text, found.ref) == ("Vandal", "Q1")


def test_a_pipeline_file_may_have_it(model: Path) -> None:
    """A table of ``adding`` names the factory, and the model stands beside the file."""
    file = model.parent / "pipeline.toml"
    file.write_text(
        'only = ["countries", "firms"]\n'
        "[[adding]]\n"
        'factory = "reex_spacy:entities"\n'
        'name = "firms"\n'
        'model = "./firms"\n'
        'labels = { ORG = "company" }\n',
        encoding="utf-8",
    )

    record = reex.Pipeline.read(file).run("In Japan a plant of Corrie Lithium was opened.")

    assert [(e.kind, e.text) for e in record.entities] == [("country", "Japan"), ("company", "Corrie Lithium")]


IDLE = """
import sys, reex, reex_spacy
from reex.cli import main

reex.Pipeline.standard().adding(reex_spacy.entities("no_such_model", {"ORG": "company"}))
for arguments in (["plugins"], ["extract", "-"]):
    try:
        main(arguments)
    except SystemExit as ended:
        assert not ended.code, ended.code
assert "reex_spacy" in sys.modules
assert "spacy" not in sys.modules
"""


def test_spacy_is_loaded_by_who_uses_it_alone() -> None:
    """Neither the command line, nor building a pipeline with a model in it, imports spaCy."""
    done = subprocess.run([sys.executable, "-c", IDLE], input="Japan", capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
