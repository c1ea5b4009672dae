"""``reex score``: how near records come to annotated documents, for people and for machines."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.commandline import Result, Run

from reex import extract_files
from reex.testing.behind import standard

TEXT = "Kestrel has $5 million, and the Pentagon none."
SUM = {"kind": "money", "start": 12, "end": 22, "text": "$5 million"}


def entity(words: str, kind: str, **fields: Any) -> dict[str, Any]:
    """Return the annotation of words in the text."""
    start = TEXT.index(words)
    return {"kind": kind, "start": start, "end": start + len(words), "text": words} | fields


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return a folder with two annotated documents; one has a sum in another currency, and a firm that nobody knows."""
    folder = tmp_path / "gold"
    wrong = {"amount": "5000000", "currency": "AUD"}
    documents = {
        "deal": [entity("$5 million", "money", value=wrong), entity("Kestrel", "company")],
        "other": [entity("Pentagon", "agency")],
    }
    for name, entities in documents.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "input.txt").write_text(TEXT, encoding="utf-8")
        note = {"document": {}, "entities": entities}
        (folder / name / "gold.json").write_text(json.dumps(note), encoding="utf-8")
    return folder


@pytest.fixture
def records(gold: Path, tmp_path: Path) -> Path:
    """Return the records of the gold, as reex extract makes them."""
    return extracted(gold, tmp_path / "records.jsonl", text=True)


def extracted(gold: Path, file: Path, *, text: bool) -> Path:
    """Write the records of a folder of gold as JSON Lines."""
    made = extract_files(sorted(gold.glob("*/input.txt")), pipeline=standard())
    file.write_bytes(b"".join(record.to_json(text=text) + b"\n" for record in made))
    return file


def row(result: Result, name: str) -> list[str]:
    """Return the cells of one row of what was printed."""
    return next(line.split()[1:] for line in result.out.splitlines() if line.split()[:1] == [name])


def test_what_extract_makes_of_a_folder_of_gold_is_scored(gold: Path, records: Path, run: Run) -> None:
    """Documents go together by their folders, and the table is that of ``make score``."""
    assert run("extract", "--format", "jsonl", "--text", "-o", records, gold).code == 0
    result = run("score", gold, records)

    assert (result.code, result.err) == (0, "")
    assert row(result, "money") == ["0.500", "1.000", "0.667", "0", "1", "0.667", "0.000"]
    assert row(result, "company") == ["0.000", "0.000", "0.000", "1", "0", "0.000"]
    assert "faults" not in result.out


def test_documents_are_told_one_by_one(gold: Path, records: Path, run: Run) -> None:
    """Each has a line with its figures and its number of faults; where nothing is annotated there is no figure."""
    result = run("score", gold, records, "--by-document")

    assert row(result, "deal") == ["0.500", "0.500", "–", "–", "3"]
    assert row(result, "other") == ["0.667", "0.667", "–", "–", "1"]


@pytest.mark.parametrize(
    ("kind", "faults"),
    [
        (["company"], ["missed company  Kestrel  in deal"]),
        (["money"], ["false  money  $5 million  in other", "value  money  5000000 AUD | 5000000 USD  in deal"]),
        (["date"], []),
        ([], ["company  Kestrel", "false  agency  Pentagon", "value  money"]),
    ],
)
def test_faults_are_listed_with_the_words_around(
    gold: Path, records: Path, run: Run, kind: list[str], faults: list[str]
) -> None:
    """Those of one kind or all, each with its document and its place."""
    result = run("score", gold, records, "--faults", *kind)

    assert result.code == 0
    assert all(fault in result.out for fault in faults)
    assert result.out.count("…Kestrel has $5 million") == (len(faults) if kind else 4)


def test_a_kind_that_has_no_faults_because_it_is_none_is_refused(gold: Path, records: Path, run: Run) -> None:
    """A kind that is spelled wrong would show no faults."""
    result = run("score", gold, records, "--faults", "monny")

    assert result.code == 2
    assert "there is no kind monny, there are all, agency, commodity," in result.err


def test_all_of_it_is_there_as_json(gold: Path, records: Path, run: Run) -> None:
    """Figures with the counts behind them, those of each document, and faults; what can't be measured is null."""
    result = run("score", gold, records, "--json")

    whole = json.loads(result.out)
    figures, deal = whole["figures"], whole["documents"]["deal"]
    half = {"precision": 0.5, "recall": 1.0, "f1": pytest.approx(2 / 3), "hits": 1, "found": 2, "annotated": 1}
    none = {"precision": None, "recall": None, "f1": None, "hits": 0, "found": 0, "annotated": 0}
    assert list(whole) == ["figures", "documents", "missing", "extra", "faults"]
    assert figures["kinds"]["money"] == {"strict": half, "lenient": half, "value": 0.0, "judged": 1, "right": 0}
    assert figures["kinds"]["duration"] == {"strict": none, "lenient": none, "value": None, "judged": 0, "right": 0}
    assert figures["claims"] == none
    assert list(figures) == list(deal) == [
        "entities", "kinds", "links", "initiatives", "any_instrument", "slots", "all_slots", "claims"
    ]  # fmt: skip
    assert deal["kinds"]["company"]["strict"]["f1"] == 0
    assert {fault["what"] for fault in whole["faults"]} == {"missed", "false", "value"}
    assert whole["missing"] == whole["extra"] == []


def test_documents_that_only_one_side_has_are_named(gold: Path, records: Path, run: Run) -> None:
    """What is missing lowers the figures, what is extra does nothing, and both are told."""
    lines = records.read_text(encoding="utf-8").splitlines()
    spare = json.loads(lines[1])
    spare["document"]["path"] = "elsewhere/spare.txt"
    records.write_text(f"{lines[0]}\n{json.dumps(spare)}\n", encoding="utf-8")

    result = run("score", gold, records, "--by-document")

    assert result.code == 0
    assert result.err.splitlines() == [
        "reex: other is annotated and has no record",
        "reex: spare is not annotated, and its record counts for nothing",
    ]
    assert row(result, "other")[-2:] == ["no", "record"]
    assert json.loads(run("score", gold, records, "--json").out)["missing"] == ["other"]


def test_records_come_from_a_pipe_too(gold: Path, records: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is the standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(records.read_bytes())))

    assert run("score", gold, "-").out == run("score", gold, records).out


def test_gold_may_be_lines(gold: Path, records: Path, tmp_path: Path, run: Run) -> None:
    """A JSON Lines file of annotations with their texts is gold as well."""
    note = {"document": {"path": "deal.txt", "text": TEXT}, "entities": [SUM]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(note), encoding="utf-8")

    assert row(run("score", tmp_path / "gold.jsonl", records), "money")[:3] == ["1.000", "1.000", "1.000"]


def test_records_without_their_text_are_scored_where_they_count_the_annotated_one(
    gold: Path, records: Path, tmp_path: Path, run: Run
) -> None:
    """Positions in a cleaned text are of no use without it, and the message tells how to get it."""
    bare = extracted(gold, tmp_path / "bare.jsonl", text=False)
    assert run("score", gold, bare).out == run("score", gold, records).out

    (gold / "deal" / "input.txt").write_text(f"{TEXT}\n\n\n", encoding="utf-8")
    extracted(gold, bare, text=False)
    result = run("score", gold, bare)

    assert result.code == 2
    assert "reex: deal: the record counts another text than the annotation, and doesn't hold it: " in result.err
    assert "reex extract --format jsonl --text" in result.err


@pytest.mark.parametrize(
    ("lines", "code", "message"),
    [
        ('{"schema": "reex/1"}', 2, "records.jsonl:1: record: object missing required field document; write records"),
        ("Instrument,Status", 2, "records.jsonl:1: record: JSON is malformed"),
        ("", 2, "records.jsonl: no record is of a document that is annotated in "),
        (None, 1, "records.jsonl: no such file or folder"),
    ],
)
def test_what_cannot_be_scored_is_told(
    gold: Path, records: Path, run: Run, lines: str | None, code: int, message: str
) -> None:
    """Each message names the file, the line and the mend."""
    if lines is None:
        records.unlink()
    else:
        records.write_text(lines, encoding="utf-8")

    result = run("score", gold, records)

    assert (result.code, result.out) == (code, "")
    assert message in result.err


def test_records_of_other_documents_are_refused(gold: Path, records: Path, tmp_path: Path, run: Run) -> None:
    """Figures of nought would look like a result."""
    (gold / "deal").rename(gold / "loan")
    (gold / "other").rename(gold / "lease")

    result = run("score", gold, records)

    assert result.code == 2
    assert result.err.endswith(f"is annotated in {gold}; it has deal, other\n")
