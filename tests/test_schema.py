"""JSON out, in, and the schema, held against each other."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import attrs
import jsonschema
import pytest
from hypothesis import given, settings
from tests.strategies import records

from reex import DataError, Document, Entity, Initiative, Money, Pipeline, Rank, Record, Span, codes
from reex.schema import decode, encode, json_schema

SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
LOAN = Money(amount=Decimal(150), currency="USD")
DEAL = Record(
    document=Document(text="The Pentagon lent $150 million to MP Materials.", path="deal.txt", id="sha256:00"),
    entities=(
        Entity(id="e1", kind="agency", start=4, end=12, text="Pentagon", ref="us/dod"),
        Entity(
            id="e2",
            kind="money",
            start=18,
            end=30,
            text="$150 million",
            value=Money(amount=Decimal(150), currency="USD"),
        ),
    ),
    initiatives=(Initiative(id="i1", instrument="loan", status="completed", evidence=(Span(0, 47),)),),
)
CLAIM = {
    "measure": "rank",
    "subject": {"kind": "facility", "name": "Mountain Pass"},
    "value": {"kind": "only", "of": "operating rare earth mine", "in": "US"},
}


@settings(deadline=None)
@given(records)
def test_decode_undoes_encode(record: Record) -> None:
    """Any record comes back from its JSON as it was, text included."""
    assert decode(encode(record, text=True)) == record


@settings(deadline=None)
@given(records)
def test_json_fits_schema(record: Record) -> None:
    """Any record's JSON is valid by the schema, and the same bytes each time."""
    line = encode(record)

    VALIDATOR.validate(json.loads(line))
    assert line == encode(decode(line)) == encode(attrs.evolve(record))


@settings(deadline=None)
@given(records)
def test_json_is_one_line(record: Record) -> None:
    """A record is one line, whatever line breaks its text holds."""
    assert b"\n" not in encode(record, text=True)


def test_schema_is_valid() -> None:
    """The schema is itself a schema of draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_records_of_seeds_fit_schema(seeds: list[Path]) -> None:
    """What the installed extractors make of real documents is valid, with and without text."""
    pipeline = Pipeline.standard()

    for path in seeds:
        record = pipeline.run(path.read_text(encoding="utf-8"))
        VALIDATOR.validate(json.loads(encode(record)))
        VALIDATOR.validate(json.loads(encode(record, text=True)))
        assert decode(encode(record, text=True)).entities == record.entities


def test_gold_fits_the_schema_where_it_names_its_fields() -> None:
    """Entities that were annotated by hand are entities by the schema."""
    files = sorted(Path(__file__).parent.glob("gold/*/gold.json"))
    validator = jsonschema.Draft202012Validator({**SCHEMA, "$ref": "#/$defs/Entity"})

    assert files
    for file in files:
        for entity in json.loads(file.read_text(encoding="utf-8"))["entities"]:
            validator.validate(entity)


@pytest.mark.parametrize(
    "file", sorted(Path(__file__).parent.glob("golden/*/record.json")), ids=lambda f: f.parent.name
)
def test_golden_records_fit_the_schema(file: Path) -> None:
    """Whole records that are kept are valid, and come back from their JSON."""
    text = file.read_text(encoding="utf-8")

    VALIDATOR.validate(json.loads(text))
    assert json.loads(encode(decode(text), text=True)) == json.loads(text)


def test_the_schema_that_ships_is_the_one_of_the_types() -> None:
    """The file in the wheel is what ``reex schema`` prints, so that a tool without Python can check records."""
    shipped = (files("reex") / "record.schema.json").read_text(encoding="utf-8")

    assert json.loads(shipped) == json.loads(json.dumps(SCHEMA)), "run: reex schema > src/reex/record.schema.json"


def test_keys_always_stand_in_one_order() -> None:
    """A record begins with its schema and document; the fields of what it lists stand in the order of their names."""
    line = json.loads(encode(DEAL))

    assert list(line) == ["schema", "document", "entities", "initiatives", "claims", "warnings"]
    assert list(line["document"])[:4] == ["id", "path", "title", "published"]
    assert list(line["entities"][0]) == sorted(field.name for field in attrs.fields(Entity))
    assert list(line["initiatives"][0]["evidence"][0]) == ["end", "start"]


def test_amounts_are_strings() -> None:
    """An amount is a decimal string, never a float."""
    assert json.loads(encode(DEAL))["entities"][1]["value"]["amount"] == "150"


def test_text_is_left_out_unless_asked_for() -> None:
    """Without text a record still tells how many characters it had, and again after a way back and forth."""
    line = encode(DEAL)

    assert b"Pentagon lent" not in line
    assert b"Pentagon lent" in encode(DEAL, text=True)
    assert decode(line).document.characters == 47
    assert encode(decode(line)) == line


def test_rank_says_in() -> None:
    """The country of a rank is called ``in`` in JSON, which no Python attribute can be."""
    line = json.loads(encode(DEAL)) | {"claims": [CLAIM]}

    record = decode(json.dumps(line))

    assert record.claims[0].value == Rank(kind="only", of="operating rare earth mine", place="US")
    assert json.loads(encode(record))["claims"][0]["value"] == CLAIM["value"]


def test_half_characters_are_replaced() -> None:
    """A path that is no UTF-8, as file systems allow, costs its odd characters and not the record."""
    record = Record(document=Document(text="a\ud800b", path="caf\udce9.txt"))

    document = json.loads(encode(record, text=True))["document"]

    assert document["path"] == "caf\N{REPLACEMENT CHARACTER}.txt"
    assert len(document["text"]) == 3


def _broken(change: Any) -> bytes:
    line = json.loads(encode(DEAL))
    change(line)
    return json.dumps(line).encode()


@pytest.mark.parametrize(
    ("line", "message"),
    [(b"{", "record: "), (b"[]", "record: expected object"), (b"\xff\xfe", "record: ")],
)
def test_decode_refuses_what_is_no_record(line: bytes, message: str) -> None:
    """What is no JSON object is refused as a whole."""
    with pytest.raises(DataError, match=f"^{message}"):
        decode(line)


BACKWARDS = [{"start": 5, "end": 3}]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda r: r.update(schema="reex/9"), "schema: invalid enum value 'reex/9'"),
        (lambda r: r.pop("entities"), "record: object missing required field entities"),
        (lambda r: r["entities"][0].update(start="4"), "entities[0].start: expected int, got str"),
        (lambda r: r["entities"][0].update(start=-4), "entities[0].start: expected int >= 0"),
        (lambda r: r["entities"][1].update(confidence=0), "entities[1].confidence: "),
        (lambda r: r["entities"][1]["value"].update(amount="much"), "entities[1].value.amount: invalid decimal"),
        (lambda r: r["entities"][1].update(value={"amnt": "5"}), "entities[1].value: no value has the keys amnt"),
        (lambda r: r["entities"][1].update(value=["5"]), "entities[1].value: "),
        (lambda r: r["initiatives"][0].update(instrument="Gift!"), "initiatives[0].instrument: expected str matching"),
        (lambda r: r["initiatives"][0].update(status="perhaps"), "initiatives[0].status: invalid enum value"),
        (lambda r: r["initiatives"][0].update(reasons={"status": 1}), "initiatives[0].reasons"),
        (lambda r: r["initiatives"][0].update(evidence=BACKWARDS), "initiatives[0].evidence[0]: span 5:3"),
    ],
)
def test_decode_names_the_field(change: Any, message: str) -> None:
    """What breaks the schema is refused with the place and what was expected there."""
    with pytest.raises(DataError, match=f"^{re.escape(message)}"):
        decode(_broken(change))


ZONE = {"kind": "title", "start": 8, "end": 6}
BEHIND = {"start": 40, "end": 48}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda r: r["document"].update(zones=[ZONE]), "document.zones[0]: 8:6"),
        (lambda r: r["document"].update(zones=[ZONE | BEHIND]), "document.zones[0]: 40:48"),
        (lambda r: r["entities"][1].update(end=18), "entities[1]: 18:18"),
        (lambda r: r["entities"][1].update(BEHIND), "entities[1]: 40:48"),
        (lambda r: r["initiatives"][0].update(evidence=[BEHIND]), "initiatives[0].evidence[0]: 40:48"),
        (lambda r: r["initiatives"][0].update(slots={"status": [BEHIND]}), "initiatives[0].slots.status[0]: 40:48"),
        (lambda r: r["warnings"].append({"code": "x", "message": "x", "start": 9, "end": 5}), "warnings[0]: 9:5"),
        (lambda r: r["claims"].append(CLAIM | {"evidence": [BEHIND]}), "claims[0].evidence[0]: 40:48"),
    ],
)
def test_decode_names_what_is_no_part_of_the_text(change: Any, field: str) -> None:
    """What lies behind the text or ends before it starts is refused with its field, so that nothing quotes it."""
    with pytest.raises(DataError, match=f"^{re.escape(field)} is no part of a text of 47 characters"):
        decode(_broken(change))


def test_decode_refuses_words_that_stand_elsewhere() -> None:
    """An entity of a record with its text says what stands at its place there, or is refused."""
    line = encode(DEAL, text=True).replace(b'"start":4', b'"start":3')

    with pytest.raises(DataError, match=r"^entities\[0\]\.text: 'Pentagon' isn't what stands there, .* ' Pentagon'"):
        decode(line)


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r.pop("document"),
        lambda r: r["entities"][0].pop("kind"),
        lambda r: r["entities"][0].update(start=-1),
        lambda r: r["entities"][0].update(confidence=1.5),
        lambda r: r["entities"][1].update(value=150),
        lambda r: r["initiatives"][0].update(status="perhaps"),
        lambda r: r["initiatives"][0].update(instrument="Gift!"),
        lambda r: r["initiatives"][0].update(instrument=""),
        lambda r: r["initiatives"][0].update(count_reason="because"),
        lambda r: r["initiatives"][0].update(reasons=["cue: signed"]),
        lambda r: r["initiatives"][0].update(lever="greed"),
        lambda r: r["initiatives"][0].update(evidence=[[0, 5]]),
    ],
)
def test_schema_refuses_what_is_wrong(change: Any) -> None:
    """A record that lacks a field or has a wrong one is not valid, so that validating means something."""
    assert VALIDATOR.is_valid(json.loads(encode(DEAL)))
    assert not VALIDATOR.is_valid(json.loads(_broken(change)))


def test_unknown_fields_pass() -> None:
    """A later version may add fields: neither the schema nor decoding minds them."""
    line = _broken(lambda r: (r.update(source="feed"), r["entities"][0].update(mood="calm")))

    VALIDATOR.validate(json.loads(line))
    assert decode(line).entities == DEAL.entities


@pytest.mark.parametrize(
    ("place", "field", "literal"),
    [
        ("Initiative", "status", codes.Status),
        ("Amount", "role", codes.AmountRole),
        ("Initiative", "count_reason", codes.CountReason),
        ("Missing", "reason", codes.MissingReason),
    ],
)
def test_schema_explains_codes(place: str, field: str, literal: Any) -> None:
    """Each code of a closed list stands in the schema with a line on what it means."""
    listed = {row["const"]: row["description"] for row in SCHEMA["$defs"][place]["properties"][field]["oneOf"]}

    assert tuple(listed) == get_args(literal)
    assert all(listed.values())


def test_schema_explains_instruments_and_lets_in_others() -> None:
    """The instruments of reex stand in the schema with a line on each; a name of a user's own is as valid."""
    known, other = SCHEMA["$defs"]["Initiative"]["properties"]["instrument"]["anyOf"]
    listed = {row["const"]: row["description"] for row in known["oneOf"]}

    assert tuple(listed) == get_args(codes.Instrument)
    assert all(listed.values())
    assert other["pattern"] == codes.INSTRUMENT_NAME
    line = _broken(lambda r: r["initiatives"][0].update(instrument="royalty_2"))
    VALIDATOR.validate(json.loads(line))
    assert decode(line).initiatives[0].instrument == "royalty_2"


def test_records_without_the_newer_fields_are_read() -> None:
    """A record that an earlier version wrote, without reasons, forms and sources, is still a record."""
    party = {"kind": "agency", "name": "U.S. Department of Defense"}
    line = _broken(lambda r: (r["initiatives"][0].pop("reasons"), r["initiatives"][0].update(actors=[party])))

    VALIDATOR.validate(json.loads(line))
    (loan,) = decode(line).initiatives
    assert (loan.reasons, loan.actors[0].forms, loan.actors[0].source) == ({}, (), "")


def test_schema_leaves_objects_open() -> None:
    """Each object says that it may hold more."""
    assert all(part["additionalProperties"] is True for part in SCHEMA["$defs"].values())
