"""What fuzzers have found, read again: each reader and container on the bytes of its corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fuzz.target import check, offers

CORPUS = Path(__file__).parent / "fuzz" / "corpus"


@pytest.mark.parametrize("name", sorted(folder.name for folder in CORPUS.iterdir() if folder.is_dir()))
def test_what_was_fuzzed_is_read_or_refused(name: str) -> None:
    """Bytes on which a reader went new ways, or failed once, make documents that hold together, or a ReadError."""
    offer = offers()[name]
    for file in sorted((CORPUS / name).iterdir()):
        check(offer, file.read_bytes())
