"""Gold to annotation tools and back: what is written comes back, and what people change is read as they mean it."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.annotations import KINDS, annotations

import reex
from reex import Record
from reex.testing import Annotation, exchange, read_gold, run, score, write_gold

DATA = Path(__file__).parent / "exchange"
TEXT = (
    "\U0001f9f2 Kestrel Metals got A$5 million from the Pentagon.\n"
    "China holds 90% of gallium. Osprey Corp. refines it in Perth."
)
each_format = pytest.mark.parametrize("tool", exchange.FORMATS)


def at(words: str) -> dict[str, int]:
    """Return where words stand."""
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def mention(kind: str, words: str, **fields: Any) -> dict[str, Any]:
    """Return the annotation of words by where they stand first."""
    return {"kind": kind, "text": words, **at(words), **fields}


def annotated(**parts: Any) -> Annotation:
    """Return an annotation of the text, from what its JSON holds."""
    return Annotation.from_json(json.dumps({"document": {"path": "kestrel.txt", "text": TEXT}, **parts}))


PENTAGON = {"name": "U.S. Department of Defense", "ref": "us/dod", "forms": ["Pentagon"]}
CHINA = {"name": "China", "ref": "CN", "forms": ["China"]}
CORRECTED = annotated(
    document={"path": "kestrel.txt", "text": TEXT, "published": "2025-10-31"},
    entities=[
        mention("company", "Kestrel Metals"),
        mention("money", "A$5 million", value={"amount": "5000000", "currency": "AUD"}),
        mention("agency", "Pentagon", name="U.S. Department of Defense", ref="us/dod"),
        mention("country", "China", ref="CN", name="China"),
        mention("percent", "90%", value={"low": "90"}),
        mention("commodity", "gallium", ref="gallium"),
        mention("company", "Osprey Corp."),
    ],
    initiatives=[
        {
            "instrument": "grant",
            "status": "agreed",
            "actors": [PENTAGON],
            "recipients": [{"forms": ["Kestrel Metals"]}],
            "amounts": [{"amount": "5000000", "currency": "AUD"}],
            "countries": ["AU"],
            "evidence": [
                at("Kestrel Metals got A$5 million from the Pentagon."),
                at("Osprey Corp. refines it in Perth."),
            ],
        }
    ],
    claims=[{"subject": CHINA, "value": {"low": "90"}, "evidence": [at("China holds 90% of gallium.")]}],
)


@pytest.fixture(scope="module")
def records(seeds: list[Path]) -> list[Record]:
    """Return what reex finds in the sample documents."""
    return [reex.extract(path) for path in seeds]


@each_format
@settings(deadline=None)
@given(annotation=annotations())
@example(annotation=CORRECTED)
@example(annotation=Annotation.from_json('{"document": {"path": "deal.txt", "text": ""}}'))
def test_what_is_written_comes_back(tool: str, annotation: Annotation) -> None:
    """Any annotation is the same after it was written for a tool and read back."""
    with TemporaryDirectory() as folder:
        exchange.write([annotation], folder, tool)
        assert exchange.read(folder, tool, kinds=KINDS).annotations == (annotation,)


@each_format
def test_gold_comes_back(tool: str, tmp_path: Path) -> None:
    """Documents that people have annotated are the same after they were written for a tool and read back."""
    gold = read_gold("tests/gold") + read_gold("tests/acts")

    exchange.write(gold, tmp_path, tool)

    back = exchange.read(tmp_path, tool).annotations
    assert {annotation.name: annotation for annotation in back} == {annotation.name: annotation for annotation in gold}


@each_format
def test_a_corrected_file_reads_as_it_was_meant(tool: str) -> None:
    """Spans moved, deleted and added, labels and a status changed, links removed and added: all of it counts."""
    returned = exchange.read(DATA / tool, tool)

    assert returned.notices == ()
    assert returned.annotations == (CORRECTED,)


@each_format
def test_what_reex_finds_goes_all_the_way_round(tool: str, records: list[Record], tmp_path: Path) -> None:
    """Records that are written for a tool and come back as gold are scored without a fault."""
    exchange.write(map(exchange.draft, records), tmp_path / "tool", tool)
    write_gold(exchange.read(tmp_path / "tool", tool).annotations, tmp_path / "gold")

    figures = score(read_gold(tmp_path / "gold"), records)
    assert figures.faults == ()
    assert figures.strict.f1 == figures.initiatives.f1 == figures.claims.f1 == figures.all_slots.f1 == 1.0
    assert {kind.value for kind in figures.kinds.values()} == {1.0, None}


def test_a_draft_is_read_as_it_was_found(records: list[Record]) -> None:
    """The text of a draft is what reex reads again: run once more, all mentions but a few are found."""
    drafts = [exchange.draft(record) for record in records]

    assert score(drafts, run(drafts)).strict.f1 > 0.99


# --- what the files look like


@settings(deadline=None)
@given(annotation=annotations())
def test_brat_takes_each_line(annotation: Annotation) -> None:
    """Each text-bound line tells the words of its fragments with a blank between them, and no two fragments touch."""
    with TemporaryDirectory() as folder:
        exchange.write([annotation], folder, "brat")
        text = (Path(folder) / "deal.txt").read_bytes().decode()
        lines = (Path(folder) / "deal.ann").read_bytes().decode().splitlines()
    assert len({line.partition("\t")[0] for line in lines}) == len(lines)
    for line in lines:
        if line.startswith("T"):
            _, place, words = line.split("\t", 2)
            parts = [tuple(map(int, pair.split())) for pair in place.partition(" ")[2].split(";")]
            assert words == " ".join(text[start:end] for start, end in parts)
            assert all(one[1] < other[0] for one, other in pairwise(parts))


@settings(deadline=None)
@given(annotation=annotations())
def test_tokens_for_prodigy_make_up_the_text_and_fit_all_spans(annotation: Annotation) -> None:
    """Tokens with their blanks are the text, and each span begins and ends with a token."""
    with TemporaryDirectory() as folder:
        exchange.write([annotation], folder, "prodigy")
        (task,) = map(json.loads, (Path(folder) / "tasks.jsonl").read_bytes().splitlines())
    tokens = task["tokens"]
    assert "".join(token["text"] + " " * token["ws"] for token in tokens) == task["text"]
    for span in task["spans"]:
        assert tokens[span["token_start"]]["start"] == span["start"]
        assert tokens[span["token_end"]]["end"] == span["end"]


def test_the_interface_of_label_studio_has_all_that_a_task_uses(tmp_path: Path) -> None:
    """Each label, choice and control in the tasks is one of the labelling interface beside them."""
    exchange.write(read_gold("tests/gold"), tmp_path, "label-studio")
    interface = (tmp_path / "labels.xml").read_text(encoding="utf-8")
    results = [
        result
        for task in json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
        for result in task["predictions"][0]["result"]
    ]

    for result in results:
        used = result.get("labels", []) + [
            value for kind in ("labels", "choices") for value in result.get("value", {}).get(kind, [])
        ]
        assert all(f'value="{value}"' in interface for value in used)
        assert f'name="{result.get("from_name", "text")}"' in interface


def test_web_annotations_quote_what_stands_at_their_position(tmp_path: Path) -> None:
    """Position and quote of each annotation agree, in code points, and prefix and suffix stand around it."""
    exchange.write([CORRECTED], tmp_path, "web-annotation")
    page = json.loads((tmp_path / "kestrel.jsonld").read_text(encoding="utf-8"))

    targets = [item["target"] for item in page["items"] if item["motivation"] == "tagging"]
    assert len(targets) == 10
    for target in targets:
        place, quote = target["selector"]
        assert TEXT[place["start"] : place["end"]] == quote["exact"]
        assert TEXT[: place["start"]].endswith(quote["prefix"])
        assert TEXT[place["end"] :].startswith(quote["suffix"])


# --- what people do in the tools


def edited(folder: Path, tool: str, file: str, *changes: tuple[str, str]) -> exchange.Returned:
    """Return what is read of a corrected file after more changes."""
    for source in (DATA / tool).iterdir():
        text = source.read_bytes().decode()
        for old, new in changes if source.name == file else ():
            assert old in text
            text = text.replace(old, new)
        (folder / source.name).write_bytes(text.encode())
    return exchange.read(folder, tool)


def test_a_mention_that_is_corrected_corrects_its_party(tmp_path: Path) -> None:
    """Who gets another ref or value as a mention has it in the initiative too."""
    returned = edited(
        tmp_path, "brat", "kestrel.ann", ("us/dod\tU.S. Department of Defense", "us/dow\tU.S. Department of War"),
        ('"5000000"', '"6000000"'),
    )  # fmt: skip

    (act,) = returned.annotations[0].initiatives
    assert (act.actors[0].name, act.actors[0].ref) == ("U.S. Department of War", "us/dow")
    assert str(act.amounts[0].amount) == "6000000"


def test_a_second_mention_of_a_party_joins_it(tmp_path: Path) -> None:
    """A link to another mention of a party that takes part already makes no second party."""
    line = "T12\tagency 42 50\tPentagon\nN9\tReference T12 reex:us/dod\t\nR1\tactor Arg1:E1 Arg2:T12\n"
    returned = edited(tmp_path, "brat", "kestrel.ann", ("T11\t", line + "T11\t"))

    assert [actor.ref for actor in returned.annotations[0].initiatives[0].actors] == ["us/dod"]


def test_an_initiative_can_be_made_in_the_tool(tmp_path: Path) -> None:
    """An event with a trigger, attributes and arguments is an initiative, without a word of JSON."""
    lines = "T12\tinitiative 80 113\tOsprey Corp. refines it in Perth.\nE9\tinitiative:T12 actor:T11\n"
    lines += "A8\tinstrument E9 project\nA9\tstatus E9 active\n"
    returned = edited(tmp_path, "brat", "kestrel.ann", ("T11\t", lines + "T11\t"))

    act = returned.annotations[0].initiatives[1]
    assert (act.instrument, act.status, act.actors[0].forms) == ("project", "active", ("Osprey Corp.",))


def test_a_gap_in_a_mention_is_told(tmp_path: Path) -> None:
    """A mention in fragments with words between them is read whole, with a notice."""
    returned = edited(
        tmp_path, "brat", "kestrel.ann", ("T1\tcompany 2 16\tKestrel Metals", "T1\tcompany 2 9;17 20\tKestrel got")
    )

    assert returned.annotations[0].entities[0].text == "Kestrel Metals got"
    assert [(notice.code, "T1 has a gap at 9:17" in notice.message) for notice in returned.notices] == [
        ("annotation-doubtful", True)
    ]


def test_files_with_windows_line_ends_are_read(tmp_path: Path) -> None:
    """An .ann file whose lines end in CRLF reads as any other; those of the text count as they stand there."""
    returned = edited(tmp_path, "brat", "kestrel.ann", ("\n", "\r\n"))
    assert returned.annotations == (CORRECTED,)


@pytest.mark.parametrize(
    ("tool", "file", "pattern"),
    [
        ("label-studio", "project-3-at-2025-11-03.json", r'"(start|end)": (\d+)'),
        ("web-annotation", "kestrel.jsonld", r'"(start|end)": (\d+)'),
    ],
)
def test_positions_in_code_units_of_javascript_are_told_by_the_words(
    tool: str, file: str, pattern: str, tmp_path: Path
) -> None:
    """Where a tool counts a character outside the BMP as two, all is found where its words stand."""
    for source in (DATA / tool).iterdir():
        text = source.read_text(encoding="utf-8")
        if source.name == file:
            text = re.sub(pattern, lambda match: f'"{match[1]}": {int(match[2]) + 1}', text)
        (tmp_path / source.name).write_text(text, encoding="utf-8")

    assert exchange.read(tmp_path, tool).annotations == (CORRECTED,)


def test_the_annotation_that_counts_is_the_ground_truth(tmp_path: Path) -> None:
    """Of two annotations of a task in Label Studio the one that is marked as ground truth is read."""
    (task,) = json.loads((DATA / "label-studio/project-3-at-2025-11-03.json").read_text(encoding="utf-8"))
    (work,) = task["annotations"]
    task["annotations"] = [{**work, "result": []}, {**work, "ground_truth": True}, {**work, "was_cancelled": True}]
    (tmp_path / "export.json").write_text(json.dumps([task]), encoding="utf-8")

    assert exchange.read(tmp_path / "export.json", "label-studio").annotations == (CORRECTED,)


def test_a_field_that_is_emptied_is_left_open(tmp_path: Path) -> None:
    """A text area of Label Studio without an entry, or with an empty one, is a field that nobody has filled."""
    returned = edited(
        tmp_path, "label-studio", "project-3-at-2025-11-03.json",
        ('"text": [\n        "us/dod"\n       ]', '"text": []'), ('"text": [\n        "AU"\n       ]', '"text": [""]'),
    )  # fmt: skip

    (annotation,) = returned.annotations
    assert [mention.ref for mention in annotation.entities if mention.kind == "agency"] == [None]
    assert annotation.initiatives[0].countries == ()


def test_a_link_drawn_to_the_left_leads_the_other_way(tmp_path: Path) -> None:
    """A relation of Label Studio may point backwards."""
    returned = edited(
        tmp_path, "label-studio", "project-3-at-2025-11-03.json",
        ('"from_id": "E1",\n      "to_id": "T1",\n      "direction": "right"',
         '"from_id": "T1",\n      "to_id": "E1",\n      "direction": "left"'),
    )  # fmt: skip
    assert returned.annotations == (CORRECTED,)


@pytest.mark.parametrize(("tool", "word"), [("label-studio", "annotated"), ("prodigy", "answered")])
def test_what_nobody_has_looked_at_is_told(tool: str, word: str, tmp_path: Path) -> None:
    """A task that comes back as it was written is read, with a notice that nobody has corrected it."""
    exchange.write([CORRECTED], tmp_path, tool)

    (notice,) = exchange.read(tmp_path, tool).notices
    assert notice.code == "annotation-doubtful"
    assert f"nobody has {word} it" in notice.message


def test_spans_of_prodigy_need_no_tokens(tmp_path: Path) -> None:
    """A line with a text and spans and nothing else is a document."""
    (tmp_path / "lines.jsonl").write_text('{"text": "MP", "spans": [{"start": 0, "end": 2, "label": "company"}]}\n')

    (annotation,) = exchange.read(tmp_path, "prodigy").annotations
    assert (annotation.name, annotation.entities[0].text) == ("lines-1", "MP")


@settings(deadline=None)
@given(annotations=st.tuples(annotations("one"), annotations("two")))
def test_gold_is_read_as_it_was_written(annotations: tuple[Annotation, ...]) -> None:
    """Gold is the same after it was written and read, as a file and as a folder."""
    texts = [
        attrs.evolve(gold, document=attrs.evolve(gold.document, text=gold.document.text or "-")) for gold in annotations
    ]
    with TemporaryDirectory() as folder:
        for place in (Path(folder) / "gold.jsonl", Path(folder) / "gold"):
            write_gold(texts, place)
            assert read_gold(place) == texts
