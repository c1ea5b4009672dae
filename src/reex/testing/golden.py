"""Golden records: small documents of which the whole record is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any

import msgspec

from reex.errors import DataError
from reex.model import Record
from reex.pipeline import Pipeline
from reex.readers import read_bytes
from reex.testing.gold import input_of

KEPT = "record.json"
Part = list[Any]


def golden_record(folder: Path, pipeline: Pipeline) -> str:
    """Return what a pipeline makes of the ``input`` in *folder*, as indented JSON with the text in it.

    The path in the record is the bare name of the file: the record is the same wherever the folder stands.

    Raises:
        DataError: if the folder holds no input, or several.
        ReadError: if the input can't be read.
    """
    source = input_of(folder)
    record = pipeline.run(read_bytes(source.read_bytes(), source.name))
    return _indented(record.to_json(text=True))


def parts_of(record: str, name: str) -> dict[str, Part]:
    """Return the parts of a record in JSON that can change by themselves, by their names.

    All of it stands in some part, so records that differ differ in one.
    Mentions go by their kinds and places and not by their ids: one that is new
    changes its own kind, and the contents, but not all that comes after it.

    Raises:
        DataError: if *record* is no JSON or breaks the schema; it tells *name* and the field.
    """
    try:
        Record.from_json(record)
    except DataError as error:
        raise DataError(f"{name}: {error}") from error
    whole: dict[str, Any] = msgspec.json.decode(record)
    places = {entity.get("id", ""): _place(entity) for entity in whole["entities"]}
    parts: dict[str, Part] = {"contents": [_contents(whole)], "document": [whole["document"]]}
    for entity in whole["entities"]:
        mention = {key: value for key, value in entity.items() if key != "id"}
        parts.setdefault(f"entities-{entity['kind']}", []).append(mention)
    for act in whole["initiatives"]:
        parts.setdefault(f"initiative-{act.get('id', '')}", []).append(_placed(act, places))
    parts["claims"] = [_placed(claim, places) for claim in whole["claims"]]
    for notice in whole.get("warnings", ()):
        parts.setdefault(f"warnings-{notice['code']}", []).append(notice)
    return parts


def difference(kept: object, made: object, name: str) -> Iterator[str]:
    """Yield the lines of a unified diff of two pieces of JSON, or of texts that hold it."""
    before, after = (
        thing if isinstance(thing, str) else _indented(msgspec.json.encode(thing)) for thing in (kept, made)
    )
    return unified_diff(before.splitlines(), after.splitlines(), f"{name}, kept", f"{name}, made", lineterm="")


def kept_record(folder: Path) -> str:
    """Return the record that is kept in *folder*.

    Raises:
        DataError: if none is, or it isn't UTF-8.
    """
    file = folder / KEPT
    try:
        return file.read_bytes().decode()
    except FileNotFoundError:
        mend = f"write the record that it should yield, or look at the one it does yield: pytest --update {folder}"
        raise DataError(f"{folder}: there is an input and no {KEPT}; {mend}") from None
    except UnicodeDecodeError as error:
        raise DataError(f"{file}: this is no UTF-8 ({error})") from error


def _contents(whole: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a record holds in which order, and whatever else stands in it."""
    listed = {
        "entities": [f"{entity.get('id', '')} {_place(entity)}" for entity in whole["entities"]],
        "initiatives": [act.get("id", "") for act in whole["initiatives"]],
        "warnings": [notice["code"] for notice in whole.get("warnings", ())],
    }
    return {key: value for key, value in whole.items() if key not in ("document", "claims")} | listed


def _place(entity: Mapping[str, Any]) -> str:
    return f"{entity['kind']} {entity['start']}:{entity['end']}"


def _placed(node: Any, places: Mapping[str, str]) -> Any:
    """Return a part with the places of mentions in place of their ids."""
    if isinstance(node, list):
        return [_placed(item, places) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: [places.get(item, item) for item in value] if key == "entities" else _placed(value, places)
        for key, value in node.items()
    }


def _indented(json: bytes) -> str:
    return msgspec.json.format(json, indent=2).decode() + "\n"
