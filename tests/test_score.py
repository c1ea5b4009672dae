"""Scores: what counts as found, on made-up gold, and the same figures as another scorer on gold beside the project."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from reex import Amount, Claim, DataError, DateRange, Document, Entity, Initiative, Money, Party, Percent, Record, Span
from reex.testing import Annotation, Figures, Score, read_gold, run, score, table, write_gold
from reex.testing.align import carrier

TEXT = "Kestrel got $5 million from the Pentagon. China holds 90% of gallium. Kestrel Metals Corp. and MP mine it."
ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def gold(text: str = TEXT, name: str = "deal", **parts: Any) -> Annotation:
    """Return an annotation, from what its JSON holds."""
    return Annotation.from_json(json.dumps({"document": {"path": f"{name}.txt", "text": text}} | parts))


def record(text: str = TEXT, name: str = "deal", **parts: Any) -> Record:
    """Return a record of the document that :func:`gold` annotates."""
    return Record(document=Document(text=text, path=f"elsewhere/{name}.txt"), **parts)


def mention(kind: str, words: str, text: str = TEXT, **fields: Any) -> dict[str, Any]:
    """Return the annotation of words by where they stand first."""
    start = text.index(words)
    return {"kind": kind, "start": start, "end": start + len(words), "text": words} | fields


def entity(kind: str, words: str, text: str = TEXT, **fields: Any) -> Entity:
    """Return an entity of words by where they stand first."""
    return Entity(**mention(kind, words, text), **fields)


def span(words: str) -> dict[str, int]:
    """Return where words stand, as JSON has it."""
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def test_a_mention_is_strictly_found_by_its_span_and_leniently_by_a_part_of_it() -> None:
    """The wrong edge costs the strict figures, and what isn't annotated costs precision."""
    annotated = gold(entities=[mention("company", "Kestrel Metals Corp."), mention("agency", "Pentagon")])
    found = record(entities=(entity("company", "Metals Corp."), entity("company", "MP"), entity("agency", "Pentagon")))

    got = score([annotated], [found])

    assert got.kinds["company"].strict == Figures(hits=0, found=2, annotated=1)
    assert got.kinds["company"].lenient == Figures(hits=1, found=2, annotated=1)
    assert got.strict == Figures(hits=1, found=3, annotated=2)
    assert (got.strict.precision, got.strict.recall, got.strict.f1) == (1 / 3, 1 / 2, 0.4)
    assert [(f.what, f.annotated, f.found) for f in got.faults_of("company")] == [
        ("false", "", "MP"),
        ("edge", "Kestrel Metals Corp.", "Metals Corp."),
    ]


def test_one_mention_is_found_once() -> None:
    """Two mentions found where one is annotated are one hit, the one that shares more."""
    annotated = gold(entities=[mention("company", "Kestrel Metals Corp.")])
    found = record(entities=(entity("company", "Metals"), entity("company", "Kestrel Metals Corp.")))

    assert score([annotated], [found]).kinds["company"].lenient == Figures(hits=1, found=2, annotated=1)


@pytest.mark.parametrize(
    ("kind", "words", "wanted", "found", "right"),
    [
        ("money", "$5 million", {"amount": "5000000.0", "currency": "USD", "bound": "about"}, (5_000_000, "USD"), 1),
        ("money", "$5 million", {"amount": "5000000", "currency": "USD"}, (5_000_000, "AUD"), 0),
        ("money", "$5 million", {"amount": "5000000", "currency": "USD"}, (5, "USD"), 0),
    ],
)
def test_a_sum_is_right_by_amount_and_currency(
    kind: str, words: str, wanted: dict[str, str], found: tuple[int, str], right: int
) -> None:
    """Digits after the point and bounds don't matter, the number and the currency do."""
    value = Money(amount=Decimal(found[0]), currency=found[1])
    got = score(
        [gold(entities=[mention(kind, words, value=wanted)])], [record(entities=(entity(kind, words, value=value),))]
    )

    assert (got.kinds[kind].right, got.kinds[kind].judged) == (right, 1)
    assert got.kinds[kind].value == right
    assert [fault.what for fault in got.faults] == ["value"] * (1 - right)


def test_a_value_that_is_left_open_is_not_judged() -> None:
    """A date or a sum that the annotation doesn't resolve can't be wrong; a country without a ref can."""
    entities = [mention("date", "90%"), mention("money", "$5 million"), mention("country", "China")]
    day = DateRange(start=dt.date(2026, 1, 1), end=dt.date(2026, 1, 1))
    found = record(
        entities=(entity("date", "90%", value=day), entity("money", "$5 million"), entity("country", "China", ref="CN"))
    )

    got = score([gold(entities=entities)], [found])

    assert (got.kinds["date"].value, got.kinds["money"].value, got.kinds["country"].value) == (None, None, 0.0)


def test_mentions_of_one_thing_are_to_be_linked() -> None:
    """Mentions with one name are a link; the same ref tells it, or the same name but for its legal form."""
    full = "Kestrel Metals Corp."
    annotated = [
        mention("company", "Kestrel", name=full),
        mention("company", full, name=full),
        mention("company", "MP", name="MP"),
    ]

    def links(*names: tuple[str, str | None]) -> Figures:
        words = ("Kestrel", full, "MP")
        found = [entity("company", w, name=name, ref=ref) for w, (name, ref) in zip(words, names, strict=True)]
        return score([gold(entities=annotated)], [record(entities=tuple(found))]).links

    assert links((full, None), ("The Kestrel Metals", None), ("MP", None)) == Figures(1, 1, 1)
    assert links(("Kestrel", None), (full, None), ("MP", None)) == Figures(0, 0, 1)
    assert links(("Kestrel", "asx/KES"), (full, "asx/KES"), ("MP", "asx/KES")) == Figures(1, 3, 1)


def test_spans_are_led_across_to_the_annotated_text() -> None:
    """A record of the cleaned text is compared by the words that both texts share; what has no place is left out."""
    dirty = "Log in | Menu\n" + TEXT.replace("the Pentagon", "theâ€™ Pentagon")
    annotated = gold(dirty, entities=[mention("agency", "Pentagon", dirty), mention("company", "Kestrel", dirty)])
    clean = f"Subscribe! {TEXT}"
    found = [
        entity("agency", "Pentagon", clean),
        entity("company", "Kestrel", clean),
        entity("company", "Subscribe", clean),
    ]

    assert score([annotated], [record(clean, entities=tuple(found))]).strict == Figures(hits=2, found=2, annotated=2)


@pytest.mark.parametrize(
    ("clean", "words", "dirty", "there"),
    [
        ("It shakes China’s hold.", "China", "It shakes Chinaโ€™s hold.", "China"),
        ("It shakes China’s hold.", "China", "It shakes Chinaâ€™s hold.", "China"),
        ("It lends to “Kestrel” now.", "Kestrel", "It lends to โ€œKestrelโ€ now.", "Kestrel"),
        ("It leaves Côte d’Or alone.", "Côte d’Or", "It leaves CÃ´te dâ€™Or alone.", "CÃ´te dâ€™Or"),
    ],
)
def test_words_are_led_across_though_wrongly_decoded_signs_touch_them(
    clean: str, words: str, dirty: str, there: str
) -> None:
    """What was repaired beside or inside a mention hides none of it, whichever letters stand for the signs."""
    start, at = clean.index(words), dirty.index(there)

    assert carrier(clean, dirty)(Span(start, start + len(words))) == Span(at, at + len(there))


def act(**fields: Any) -> dict[str, Any]:
    """Return the annotation of the grant in the first sentence."""
    return {
        "instrument": "grant",
        "status": "completed",
        "actors": [{"kind": "agency", "forms": ["Pentagon", "DoD"]}],
        "recipients": [{"kind": "company", "forms": ["Kestrel Metals Corp."]}],
        "amounts": [{"amount": "5000000", "currency": "USD"}],
        "commodities": ["gallium", "germanium"],
        "evidence": [span("Kestrel got $5 million from the Pentagon.")],
    } | fields


FOUND = Initiative(
    instrument="grant",
    status="agreed",
    actors=(Party(kind="agency", name="U.S. Department of Defense", entities=("e1",)),),
    recipients=(Party(kind="company", name="Kestrel Metals"), Party(kind="company", name="MP")),
    amounts=(Amount(amount=Decimal(5_000_000), currency="USD"),),
    commodities=("gallium",),
    evidence=(Span(0, 41),),
)


def test_initiatives_are_found_by_instrument_and_evidence_and_judged_field_by_field() -> None:
    """A party is right by any of its forms, and by the words of its mentions; other fields by what they hold."""
    found = record(entities=(entity("agency", "Pentagon", id="e1"),), initiatives=(FOUND,))

    got = score([gold(initiatives=[act()])], [found])

    assert got.initiatives == Figures(1, 1, 1)
    assert got.slots["actors"] == Figures(hits=1, found=1, annotated=1)
    assert got.slots["recipients"] == Figures(hits=1, found=2, annotated=1)
    assert got.slots["amounts"] == got.slots["instrument"] == Figures(1, 1, 1)
    assert got.slots["status"] == Figures(hits=0, found=1, annotated=1)
    assert got.slots["commodities"] == Figures(hits=1, found=1, annotated=2)
    assert got.slots["duration"] == Figures()
    assert got.all_slots == Figures(hits=5, found=7, annotated=7)


@pytest.mark.parametrize("change", [{"instrument": "loan"}, {"evidence": (Span(72, len(TEXT)),)}])
def test_an_initiative_of_another_instrument_or_place_is_another(change: dict[str, Any]) -> None:
    """It is false, the annotated one is missed, and all fields of both count as wrong."""
    found = record(initiatives=(attrs.evolve(FOUND, **change),))

    got = score([gold(initiatives=[act()])], [found])

    assert got.initiatives == Figures(hits=0, found=1, annotated=1)
    assert got.any_instrument.hits == ("instrument" in change)
    assert got.all_slots.hits == 0
    assert [fault.what for fault in got.faults_of("initiative")] == ["missed", "false"]


def test_of_several_initiatives_the_most_alike_go_together() -> None:
    """Two grants in one sentence are told apart by their fields."""
    other = act(amounts=[{"amount": "7", "currency": "USD"}], recipients=[], actors=[])
    cheap = attrs.evolve(FOUND, amounts=(Amount(amount=Decimal(7), currency="USD"),), recipients=(), actors=())

    got = score([gold(initiatives=[act(), other])], [record(initiatives=(cheap, FOUND))])

    assert got.slots["amounts"] == Figures(2, 2, 2)


@pytest.mark.parametrize(("holder", "percent", "hits"), [("China", 90, 1), ("Japan", 90, 0), ("China", 80, 0)])
def test_a_share_is_found_by_holder_and_percentage(holder: str, percent: int, hits: int) -> None:
    """Both must be right; claims of another measure are not looked at."""
    share = {"subject": {"forms": ["China"]}, "value": {"low": "90"}, "evidence": [span("China holds 90%")]}
    found = Claim(
        measure="share",
        subject=Party(kind="country", name=holder),
        value=Percent(low=Decimal(percent)),
        evidence=(Span(42, 69),),
    )

    got = score([gold(claims=[share, share | {"measure": "rank"}])], [record(claims=(found,))])

    assert got.claims == Figures(hits, 1, 1)


def test_a_document_without_a_record_is_missing_and_all_in_it_missed() -> None:
    """A document that was lost lowers the figures, and the score says which; a record nobody asked for does nothing."""
    annotated = gold(name="lost", entities=[mention("agency", "Pentagon")])

    got = score([annotated, gold()], [record(), record(name="other", entities=(entity("agency", "Pentagon"),))])

    assert got.missing == ("lost",)
    assert got.strict == Figures(hits=0, found=0, annotated=1)
    assert got.by_document["lost"].strict == got.strict
    assert got.by_document["deal"].strict == Figures()


def test_documents_of_one_name_are_refused() -> None:
    """Nobody can tell which record belongs to which annotation."""
    with pytest.raises(DataError, match="two records are of a document called deal"):
        score([gold()], [record(), record()])
    with pytest.raises(DataError, match="two annotations are of a document called deal"):
        score([gold(), gold()], [])


def test_a_table_has_a_row_for_what_is_there() -> None:
    """Kinds that are neither annotated nor found have none."""
    rows = "\n".join(table(score([gold(entities=[mention("agency", "Pentagon")])], [record()])))

    assert "agency                     0.000   0.000   0.000       1       0    0.000" in rows
    assert "company" not in rows


# --- gold

NOTE = {"document": {"title": "A Deal"}, "entities": [{"kind": "agency", "start": 4, "end": 12, "text": "Pentagon"}]}


def put(folder: Path, note: object = NOTE, text: bytes = b"The Pentagon paid.", name: str = "input.txt") -> Path:
    """Write one annotated document into a folder of gold."""
    folder.mkdir()
    (folder / "gold.json").write_text(json.dumps(note), encoding="utf-8")
    (folder / name).write_bytes(text)
    return folder


def test_gold_is_read_from_folders_and_from_lines(tmp_path: Path) -> None:
    """A folder takes its name and text from where it stands; lines carry both."""
    put(tmp_path / "first", name="input.md")
    lines = tmp_path / "gold.jsonl"
    lines.write_text(json.dumps(NOTE | {"document": {"path": "a/second.txt", "text": "Now Pentagon."}}) + "\n\n")

    (first,), (second,) = read_gold(tmp_path), read_gold(str(lines))

    assert (first.name, first.document.path, first.document.text) == ("first", "first.md", "The Pentagon paid.")
    assert (second.name, second.document.text) == ("second", "Now Pentagon.")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (None, "x: no such file or folder; gold is"),
        ("", "x: nothing is annotated here; gold is"),
        ("{}\n", "x:1: no annotation: Object missing required field `document`"),
        ("\n{", "x:2: no annotation: "),
        ('{"document": {}}', "x:1: without document.text"),
    ],
)
def test_broken_lines_of_gold_are_told(tmp_path: Path, lines: str | None, message: str) -> None:
    """What can't be read as gold is refused with its file, its line, and what is wrong there."""
    if lines is not None:
        (tmp_path / "x").write_text(lines, encoding="utf-8")

    with pytest.raises(DataError, match=message):
        read_gold(tmp_path / "x")


WRONG_WORDS = {"kind": "agency", "id": "e1", "start": 0, "end": 3, "text": "Who"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"note": NOTE | {"entities": [WRONG_WORDS]}}, "gold.json: agency e1 at 0:3 is called 'Who', but 'The' stands"),
        (
            {"note": NOTE | {"initiatives": [{"instrument": "Gift!"}]}},
            "gold.json: no annotation: Expected `str` matching",
        ),
        (
            {"note": NOTE | {"initiatives": [{"instrument": "gift", "status": "perhaps"}]}},
            "gold.json: no annotation: Invalid enum value 'perhaps'",
        ),
        ({"text": b"\xff"}, "input.txt: positions count code points of UTF-8"),
        ({"name": "text.txt"}, "deal: one file input.txt, input.md or input.html is wanted, there is none"),
    ],
)
def test_broken_folders_of_gold_are_told(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    """What can't be read as gold is refused with its file and what is wrong there."""
    put(tmp_path / "deal", **change)

    with pytest.raises(DataError, match=message):
        read_gold(tmp_path)


def test_two_inputs_are_one_too_many(tmp_path: Path) -> None:
    """Nobody can tell which of two files an annotation counts."""
    (put(tmp_path / "deal") / "input.md").touch()

    with pytest.raises(DataError, match=r"deal: one file .* is wanted, there is input\.md, input\.txt"):
        read_gold(tmp_path)


def test_a_date_that_only_the_annotator_knows_goes_along() -> None:
    """Days of the week are resolved against it, unless the text itself tells when it was published."""
    known = attrs.evolve(
        gold("China ended it."), document=attrs.evolve(gold("China ended it.").document, published="2026-02-04")
    )

    (made,) = run([known])

    assert made.document.published == "2026-02-04"
    assert made.document.path == "deal.txt"


@pytest.mark.parametrize("path", ["a/deal.pdf", "deal.docx", "box.mbox!/deal.eml", "wire.csv!/deal.csv", "deal.v2"])
def test_the_text_of_a_file_that_is_no_text_is_read_as_it_stands(tmp_path: Path, path: str) -> None:
    """What people annotated of a PDF is its text, which is no PDF; in a folder of gold it is no file of such a name."""
    text = "Canada lent C$25 million to Torngat Metals."
    known = gold(text, entities=[mention("company", "Torngat Metals", text)])
    known = attrs.evolve(known, document=attrs.evolve(known.document, path=path))

    (made,) = run([known])
    write_gold([known], tmp_path)
    (again,) = read_gold(tmp_path)

    assert (made.document.path, made.document.text) == (path, known.document.text)
    assert [act.instrument for act in made.initiatives] == ["loan"]
    assert (tmp_path / known.name / "input.txt").read_text("utf-8") == known.document.text
    assert (again.name, again.entities) == (known.name, known.entities)


def test_a_text_with_marks_is_read_by_its_ending() -> None:
    """What people annotated in the source of a page or of Markdown is read as such."""
    known = gold("Canada **lent** C$25 million.")
    (made,) = run([attrs.evolve(known, document=attrs.evolve(known.document, path="deal.md"))])
    assert made.document.text == "Canada lent C$25 million."


# --- another scorer, where it is at hand

OTHER = SHARED / "score.py"
GOLD = {"dev": SHARED / "gold" / "texts"}  # the seeds are decoded wrongly, and the other one loses words beside that


def same(mine: Figures, other: dict[str, float]) -> bool:
    """Say whether figures agree: counts to the last one, rates as far as they were rounded."""
    counts = (mine.hits, mine.found - mine.hits, mine.annotated - mine.hits)
    rates = (mine.precision, mine.recall, mine.f1)
    return counts == (other["tp"], other["fp"], other["fn"]) and rates == pytest.approx(
        (other["p"], other["r"], other["f1"]), abs=0.00006
    )


@pytest.mark.skipif(not OTHER.exists(), reason="there is no other scorer beside the project")
@pytest.mark.parametrize("name", GOLD)
def test_figures_agree_with_those_of_another_scorer(name: str, tmp_path: Path) -> None:
    """Two programs that count by the same definitions come to the same figures, on all gold and each document of it."""
    annotated, lines = SHARED / "gold" / f"{name}.jsonl", tmp_path / "records.jsonl"
    extract = [
        sys.executable,
        "-m",
        "reex",
        "extract",
        "--text",
        "--format",
        "jsonl",
        "-o",
        str(lines),
        str(GOLD[name]),
    ]
    subprocess.run(extract, check=True, capture_output=True)
    command = [sys.executable, str(OTHER), str(annotated), str(lines), "--json"]
    other = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)

    mine = score(read_gold(annotated), map(Record.from_json, lines.read_bytes().splitlines()))

    for mine_part, other_part in _figures(mine, other):
        assert same(mine_part, other_part)
    for kind, figures in other["entities"]["kinds"].items():
        assert mine.kinds[kind].value == pytest.approx(figures["value"], abs=0.00006)
    assert list(mine.missing) == other["missing"]


def _figures(mine: Score, other: dict[str, Any]) -> list[tuple[Figures, dict[str, float]]]:
    kinds, slots = other["entities"]["kinds"], other["slots"]
    return [
        (mine.strict, other["entities"]["strict"]),
        (mine.lenient, other["entities"]["lenient"]),
        *((mine.kinds[kind].strict, kinds[kind]["strict"]) for kind in kinds),
        *((mine.kinds[kind].lenient, kinds[kind]["lenient"]) for kind in kinds),
        (mine.links, other["links"]),
        (mine.initiatives, other["initiatives"]),
        (mine.any_instrument, other["initiatives_any_instrument"]),
        *((mine.slots.get(slot, mine.all_slots), slots[slot]) for slot in slots),
        (mine.claims, other["claims"]),
        *((mine.by_document[name].strict, figures) for name, figures in other["per_document"].items()),
    ]
