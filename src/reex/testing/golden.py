"""Golden records: small documents of which the whole record is kept."""

from __future__ import annotations

from pathlib import Path

import msgspec

from reex.pipeline import Pipeline
from reex.readers import read_bytes
from reex.testing.gold import input_of


def golden_record(folder: Path, pipeline: Pipeline) -> str:
    """Return what a pipeline makes of the ``input`` in *folder*, as indented JSON with the text in it.

    The path in the record is the bare name of the file: the record is the same wherever the folder stands.

    Raises:
        DataError: if the folder holds no input, or several.
        ReadError: if the input can't be read.
    """
    source = input_of(folder)
    record = pipeline.run(read_bytes(source.read_bytes(), source.name))
    return msgspec.json.format(record.to_json(text=True), indent=2).decode() + "\n"
