"""The reader of records that carry their texts, as ``reex extract --text`` writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from reex import schema
from reex.document import Document
from reex.errors import DataError, ReadError


def is_record(row: Mapping[str, Any]) -> bool:
    """Say whether an object of JSON is a record."""
    return row.get("schema") == schema.SCHEMA and isinstance(row.get("document"), dict)


def document_part(row: Mapping[str, Any]) -> bytes:
    """Return the record of a document alone, without what was found in it."""
    nothing: dict[str, tuple[()]] = {"entities": (), "initiatives": (), "claims": ()}
    return msgspec.json.encode({"schema": row["schema"], "document": row["document"], **nothing})


def read_record(data: bytes, path: str | None) -> Document:
    """Return the document of a record as it was: nothing of its text is read again.

    Raises:
        ReadError: if *data* is no record, or has no text.
    """
    try:
        document = schema.decode(data).document
    except DataError as error:
        raise ReadError(f"{path or 'input'}: {error}") from error
    if not document.text:
        raise ReadError(f"{path or 'input'}: this record has no text; write records with reex extract --text")
    return document
