"""What annotation tools bring back and can't be understood: it is told with file, place and mend, and loses no more."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.test_exchange import CORRECTED, DATA, TEXT, annotated, edited, mention

from reex import DataError
from reex.testing import exchange, read_gold, write_gold

FILES = {
    "brat": "kestrel.ann",
    "label-studio": "project-3-at-2025-11-03.json",
    "prodigy": "corrections.jsonl",
    "web-annotation": "kestrel.jsonld",
}


ON_WORDS = {"source": "kestrel.txt", "selector": {"type": "TextQuoteSelector", "exact": "Pentagon"}}
# Annotations with which people and tools say other things than gold does.
REMARKS: list[tuple[dict[str, Any], str]] = [
    ({"id": "#n1", "motivation": "commenting", "bodyValue": "sure?", "target": "kestrel.txt"}, "commenting"),
    ({"id": "#n2", "motivation": "commenting", "body": {"value": "sure?"}, "target": ON_WORDS}, "commenting"),
    ({"motivation": "highlighting", "target": [{"selector": {"type": "RangeSelector", "end": {}}}]}, "highlighting"),
    ({"id": "#n3", "motivation": ["questioning", "moderating"], "target": ON_WORDS}, "questioning and moderating"),
    ({"id": "#n4", "body": [{"purpose": "replying", "value": "sure"}], "target": ON_WORDS}, "replying"),
    ({"id": "#n5", "body": "https://notes.example/5", "target": ON_WORDS}, "without a motivation"),
]


@pytest.mark.parametrize(
    ("tool", "old", "new", "told"),
    [
        ("brat", "T1\tcompany", "T1\tfirm", "firm T1 at 2:16: firm is no kind of entity that is known here"),
        ("brat", "T1\tcompany 2 16", "T1\tcompany 2 999", "line 1: 2:999 is no place in a text of 113 characters"),
        ("brat", "T1\tcompany 2 16", "T1\tcompany 3 16", "line 1: T1 is called 'Kestrel Metals', but 'estrel Metals'"),
        ("brat", "T1\tcompany 2 16", "T1\tcompany two", "line 1: T1 is 'company two'"),
        ("brat", "recipient:T1", "recipient:T99", "recipient of E1 leads to T99, and there is no T99; unlink it"),
        ("brat", "recipient:T1", "buyer:T1", "E1 at 2:51 has a link buyer to company T1"),
        ("brat", "recipient:T1", "recipient:T8", "its recipient is evidence T8 at 80:113; link it to a mention"),
        ("brat", "recipient:T1", "recipient", "'recipient' is no role with an id"),
        ("brat", "initiative:T9 ", "initiative:T99 ", "event E1 is initiative:T99, and there is no T99 of that label"),
        ("brat", "E2\tclaim:T10", "E2\tshare:T10", "events are initiative and claim"),
        ("brat", " subject:T4", "", "claim E2 at 52:79 has no subject; link it to one"),
        ("brat", " subject:T4", " subject:T4 subject2:T1", "claim E2 at 52:79 has 2 subjects; link it to one"),
        ("brat", "A1\tinstrument E1 grant\n", "", "initiative E1 at 2:51 has no instrument; choose one"),
        ("brat", "A1\tinstrument E1 grant", "A1\tcertainty E1 high", "there are instrument and status"),
        ("brat", "A1\tinstrument E1", "A1\tinstrument E7", "there is no E7; take it out"),
        ("brat", "E1 agreed", "E1 done", "initiative E1 at 2:51: Invalid enum value 'done' - at `$.status`"),
        ("brat", "reex:us/dod", "wikidata:Q11209", "Reference T1 reex:US says that T1 has the ref US"),
        ("brat", '"countries"', '"country"', "E1 at 2:51: country is no field of it; there are actors,"),
        ("brat", '"currency"', '"money"', "money T2 at 21:32: money is no field of it"),
        ("brat", '{"countries"', '{countries"', "no JSON"),
        ("brat", '"amount": "5000000"', '"amount": "five"', "money T2 at 21:32: Invalid decimal string"),
        ("brat", "T11\t", "*\tEquiv T1 T3\nT11\t", "begins with no id of brat"),
        ("brat", "T11\t", "T1\t", "there is another T1 above; give one of them another number"),
        ("label-studio", '"Kestrel Metals",', '"Metals",', "2:16 is called 'Metals', but 'Kestrel Metals'"),
        ("label-studio", '"end": 92', '"end": 200', "80:200 is no place in a text of 113 characters"),
        ("label-studio", '"labels": [\n        "agency"\n       ]', '"labels": []', "labels: one is wanted"),
        ("label-studio", '"to_id": "T1"', '"to_id": "gone"', "recipient of E1 leads to gone, and there is no gone"),
        ("label-studio", '"labels": [\n       "recipient"\n      ]', '"labels": []', "give it one of actor, recipient"),
        ("label-studio", '"was_cancelled": false', '"was_cancelled": true', "it was skipped"),
        ("label-studio", '"result": [', '"result": [{"type": 3},', "Expected `str`, got `int` - at `$.annotations[0]"),
        ("prodigy", '"accept"', '"reject"', "its answer is reject; accept it in Prodigy, or leave it"),
        ("prodigy", '"accept"', '"ignore"', "its answer is ignore"),
        ("prodigy", '{"text"', '{"words"', "Object missing required field `text`"),
        ("prodigy", '{"text"', '{text"', "no JSON"),
        ("prodigy", "initiative:grant:agreed", "initiative", "the label of an initiative tells instrument and status"),
        ("prodigy", '"label": "company"}], "relations"', '"label": "firm"}], "relations"', "firm is no kind of entity"),
        ("web-annotation", '"Kestrel Metals"', '"Metals"', "2:16 is called 'Metals'"),
        ("web-annotation", '"Osprey Corp."', '"Osprey Inc."', "'Osprey Inc.' stands nowhere"),
        ("web-annotation", '"source": "#T1"', '"source": "#T9"', "recipient of E1 leads to T9, and there is no T9"),
        ("web-annotation", '"source": "kestrel.txt"', '"source": "other.txt"', "it is about other.txt"),
        ("web-annotation", '"id": "#T2"', '"id": "#T1"', "have one id; give one of them another"),
        ("web-annotation", '"items"', '"annotations"', "a page has its annotations in items"),
    ],
)  # fmt: skip
def test_what_cant_be_understood_is_told(tool: str, old: str, new: str, told: str, tmp_path: Path) -> None:
    """A document with something that can't be understood is left out, and the notice names file, place and mend."""
    returned = edited(tmp_path, tool, FILES[tool], (old, new))

    assert returned.annotations == ()
    (notice,) = returned.notices
    assert notice.code == "document-left-out"
    assert notice.message.startswith(str(tmp_path / FILES[tool]))
    assert told in notice.message


@pytest.mark.parametrize(
    ("tool", "old", "new", "told"),
    [
        ("brat", '#3\tAnnotatorNotes E1\t{"countries": ["AU"]}', "#3\tAnnotatorNotes E1\tsure?", "says 'sure?'"),
        ("brat", " evidence:T8", "", "evidence T8 at 80:113 is linked to no initiative and no claim; it is left out"),
        ("brat", "amount:T2", "amount:T1", "its amount is 'Kestrel Metals', which has no value"),
        ("label-studio", '"from_name": "countries"', '"from_name": "mood"', "its control 'mood' is none of labels.xml"),
        (
            "web-annotation",
            '"purpose": "identifying",\n     "source": "urn:reex:us/dod"',
            '"purpose": "commenting",\n     "source": "urn:reex:us/dod"',
            "a body with the purpose commenting says",
        ),
        (
            "prodigy",
            '"child_span": {"start": 2,',
            '"child_span": {"start": 3,',
            "relation recipient from initiative:grant:agreed at 2:51 to company at 3:16 is left out, as there is no "
            "span company at 3:16 any more",
        ),
        *[
            (
                "web-annotation",
                '"items": [',
                f'"items": [{json.dumps(remark)},',
                f"annotation {remark.get('id', 1)} is {told}, which gold has no place for; it is left out",
            )
            for remark, told in REMARKS
        ],
    ],
)
def test_what_gold_has_no_place_for_is_told(tool: str, old: str, new: str, told: str, tmp_path: Path) -> None:
    """What people write that gold can't hold is left out alone, with a notice; the document is read."""
    returned = edited(tmp_path, tool, FILES[tool], (old, new))

    assert [annotation.name for annotation in returned.annotations] == ["kestrel"]
    (notice,) = returned.notices
    assert notice.code == "annotation-doubtful"
    assert told in notice.message


@pytest.mark.parametrize("tool", exchange.FORMATS)
def test_one_bad_document_loses_no_other(tool: str, tmp_path: Path) -> None:
    """Of two documents that come back one is read, whatever the other one is like."""
    other = annotated(document={"path": "osprey.txt", "text": TEXT}, entities=[mention("country", "China")])
    exchange.write([CORRECTED, other], tmp_path, tool)
    for file in tmp_path.iterdir():
        if file.suffix in (".ann", ".json", ".jsonl", ".jsonld") and not file.name.startswith("kestrel"):
            text = file.read_text(encoding="utf-8")
            first, last = text[: text.rindex("country")], text[text.rindex("country") :]
            if tool == "prodigy":
                first, last = (
                    text[: text.rindex('"label": "country", "id"')],
                    text[text.rindex('"label": "country", "id"') :],
                )
            file.write_text(first + last.replace("country", "state", 1), encoding="utf-8")

    returned = exchange.read(tmp_path, tool)

    assert returned.annotations == (CORRECTED,)
    assert [notice.code for notice in returned.notices if "state" in notice.message] == ["document-left-out"]


@pytest.mark.parametrize("tool", ["brat", "web-annotation"])
def test_a_file_without_its_text_is_told(tool: str, tmp_path: Path) -> None:
    """Annotations whose text isn't beside them are left out, and the text is named."""
    shutil.copy(DATA / tool / FILES[tool], tmp_path)

    (notice,) = exchange.read(tmp_path, tool).notices
    assert "kestrel.txt is wanted beside it" in notice.message


def test_several_annotations_of_a_task_are_told(tmp_path: Path) -> None:
    """Where people have annotated a task of Label Studio twice, nobody guesses which one counts."""
    (task,) = json.loads((DATA / "label-studio" / FILES["label-studio"]).read_text(encoding="utf-8"))
    task["annotations"] *= 2
    (tmp_path / "export.json").write_text(json.dumps([task]), encoding="utf-8")

    (notice,) = exchange.read(tmp_path, "label-studio").notices
    assert "task 41: annotations; mark as ground truth the one that counts: one is wanted" in notice.message


@pytest.mark.parametrize("predictions", [[1], []])
def test_a_task_that_nobody_has_annotated_needs_its_predictions(predictions: list[int], tmp_path: Path) -> None:
    """An export has predictions by their ids alone: without annotations there is nothing to read, and that is told."""
    (task,) = json.loads((DATA / "label-studio" / FILES["label-studio"]).read_text(encoding="utf-8"))
    task |= {"annotations": [], "predictions": predictions}
    (tmp_path / "export.json").write_text(json.dumps([task]), encoding="utf-8")

    (notice,) = exchange.read(tmp_path, "label-studio").notices
    assert notice.code == "document-left-out"
    assert "task 41: nobody has annotated it, and the export has no predictions" in notice.message


def test_a_span_that_is_deleted_in_prodigy_takes_its_relations_along(tmp_path: Path) -> None:
    """A mention that is deleted takes part no more, an initiative that is deleted is gone; each relation is told."""
    (task,) = map(json.loads, (DATA / "prodigy" / FILES["prodigy"]).read_text(encoding="utf-8").splitlines())

    def without(label: str) -> exchange.Returned:
        kept = [span for span in task["spans"] if span["label"] != label]
        (tmp_path / "corrections.jsonl").write_text(json.dumps({**task, "spans": kept}), encoding="utf-8")
        return exchange.read(tmp_path, "prodigy")

    mention, initiative = without("money"), without("initiative:grant:agreed")

    (act,) = mention.annotations[0].initiatives
    assert (act.amounts, act.actors) == ((), CORRECTED.initiatives[0].actors)
    assert [notice.code for notice in mention.notices] == ["annotation-doubtful"]
    assert initiative.annotations == (attrs.evolve(CORRECTED, initiatives=()),)
    assert [notice.message.partition(": ")[2].partition(" from ")[0] for notice in initiative.notices] == [
        "relation actor", "relation amount", "relation evidence", "relation recipient",
        "evidence T8 at 80:113 is linked to no initiative and no claim; it is left out",
    ]  # fmt: skip


def test_another_export_of_label_studio_is_told(tmp_path: Path) -> None:
    """JSON-MIN has lost relations and ids: the notice names the export that has them."""
    (tmp_path / "min.json").write_text(json.dumps([{"id": 1, "text": "MP", "label": []}]), encoding="utf-8")

    (notice,) = exchange.read(tmp_path, "label-studio").notices
    assert "export the project as JSON, not as JSON-MIN" in notice.message


@pytest.mark.parametrize(
    ("tool", "content", "told"),
    [
        ("label-studio", b"{", "no JSON"),
        ("label-studio", b"{}", "an export of Label Studio is a list of tasks"),
        ("label-studio", b"\xff", "export the project as JSON"),
    ],
)
def test_a_file_of_another_kind_is_refused(tool: str, content: bytes, told: str, tmp_path: Path) -> None:
    """A file that holds no documents of the format at all is an error that names it."""
    file = tmp_path / "export.json"
    file.write_bytes(content)
    with pytest.raises(DataError, match=told) as error:
        exchange.read(file, tool)
    assert str(file) in str(error.value)


def test_unknown_formats_and_places_are_refused(tmp_path: Path) -> None:
    """A format that there isn't is answered with those that there are, a place without files with what it lacks."""
    with pytest.raises(DataError, match="there is no format conll, there are brat, label-studio, prodigy, web-ann"):
        exchange.read(tmp_path, "conll")
    with pytest.raises(DataError, match=r"no file \*\.ann is in this folder"):
        exchange.read(tmp_path, "brat")
    with pytest.raises(DataError, match="no such file or folder"):
        exchange.read(tmp_path / "none", "brat")


def test_a_document_that_comes_up_twice_is_told(tmp_path: Path) -> None:
    """Where two people have annotated a document, neither counts before the other: both are told, with their places."""
    line = (DATA / "prodigy" / FILES["prodigy"]).read_text(encoding="utf-8")
    (tmp_path / "both.jsonl").write_text(line + line, encoding="utf-8")

    returned = exchange.read(tmp_path, "prodigy")

    assert returned.annotations == ()
    assert [notice.message for notice in returned.notices] == [
        f"{tmp_path / 'both.jsonl'}:{number}: kestrel comes up 2 times; leave the one that counts" for number in (1, 2)
    ]


# --- what can't be written


def written(folder: Path, tool: str, **parts: Any) -> None:
    """Write an annotation of the text."""
    exchange.write([annotated(**parts)], folder, tool)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A file that is there stays as it is, unless it may be replaced; so it is with gold."""
    exchange.write([CORRECTED], tmp_path, "brat")
    (tmp_path / "kestrel.ann").write_text("hours of work", encoding="utf-8")
    with pytest.raises(DataError, match=r"is there already; name another place, or ask for replace"):
        exchange.write([CORRECTED], tmp_path, "brat")
    assert (tmp_path / "kestrel.ann").read_text(encoding="utf-8") == "hours of work"

    exchange.write([CORRECTED], tmp_path, "brat", replace=True)
    assert exchange.read(tmp_path, "brat").annotations == (CORRECTED,)

    write_gold([CORRECTED], tmp_path / "gold")
    with pytest.raises(DataError, match="is there already"):
        write_gold([CORRECTED], tmp_path / "gold")
    assert read_gold(tmp_path / "gold") == [CORRECTED]


@pytest.mark.parametrize("tool", exchange.FORMATS)
def test_two_documents_of_one_name_are_refused(tool: str, tmp_path: Path) -> None:
    """Documents that couldn't be told apart on their way back aren't written."""
    with pytest.raises(DataError, match="two annotations are of a document called kestrel"):
        exchange.write([CORRECTED, CORRECTED], tmp_path, tool)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["..", "", None])
def test_files_stay_in_their_folder(path: str | None, tmp_path: Path) -> None:
    """A document whose name would lead elsewhere is refused, by tools and as gold."""
    annotation = annotated(document={"path": path, "text": TEXT})
    with pytest.raises(DataError, match="is no name for the file of a document"):
        exchange.write([annotation], tmp_path / "tool", "brat")
    with pytest.raises(DataError, match="is no name for the file of a document"):
        write_gold([annotation], tmp_path / "gold")


@pytest.mark.parametrize(
    ("kind", "told"),
    [("claim", "claim can't be the kind of a mention"), ("hs code", "brat takes letters, digits, - and _ for a label")],
)
def test_kinds_that_a_tool_would_take_for_something_else_are_refused(kind: str, told: str, tmp_path: Path) -> None:
    """A kind of a plugin that no label can be is an error that names it."""
    with pytest.raises(DataError, match=told):
        written(tmp_path, "brat", entities=[mention(kind, "China")])


def test_line_breaks_alone_are_no_span_for_brat(tmp_path: Path) -> None:
    """A mention of nothing but a line break is an error with brat, as no line of its file can hold one."""
    with pytest.raises(DataError, match="brat can't hold a span of nothing but line breaks"):
        written(tmp_path, "brat", entities=[{"kind": "date", "start": 51, "end": 52, "text": "\n"}])


def test_a_mention_that_isnt_what_stands_there_is_refused(tmp_path: Path) -> None:
    """Annotations whose positions don't fit their text aren't written."""
    with pytest.raises(DataError, match="kestrel: country at 52:57 is 'Chile', there is 'China'"):
        written(tmp_path, "prodigy", entities=[{**mention("country", "China"), "text": "Chile"}])
