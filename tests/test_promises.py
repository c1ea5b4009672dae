"""What the whole product promises, with all plugins, on the seeds and on any text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reex
from reex.readers import read_bytes
from reex.testing import Annotation, read_gold, run

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
GOLD = read_gold(ROOT / "tests" / "gold")

# Words that make entities and acts, and signs that make trouble.
_PIECES = (
    "the Pentagon", "DoD", "DOE's", "U.S.", "China", "Chinese", "Beijing", "MP Materials", "Acme Mining Corp.",
    "rare earths", "NdPr oxide", "took a $400 million stake in", "$1,23", "US$1.65bn", "up to €5", "90%+",
    "of global refining", "a decade-long", "price floor", "loan", "for", "Oct 31, 2025", "Section 232", "Mountain Pass",
    "Western Australia", ", the operator of", ".", ". ", "\n", "\n\n", " , ", "(", ")", "“", "’s", "—",
    "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\r\n", "â€™", "\t", "• ", "# ", "İ", "ﬁ", "\N{PILE OF POO}",
    "no", "will", "not",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join))


@lru_cache(maxsize=1)
def pipeline() -> reex.Pipeline:
    """Return the pipeline of all plugins, made once."""
    return reex.Pipeline.standard()


def words(text: str) -> str:
    """Return the plain letters and digits of *text*: what no repair and no cleaning changes."""
    return re.sub("[^a-zA-Z0-9]", "", text)


def sound(record: reex.Record) -> None:
    """Check that each span of a record lies where it says, in the text and in the source."""
    document = record.document
    for entity in record.entities:
        assert document.text[entity.start : entity.end] == entity.text
        there = document.in_source(entity.span)
        assert document.source is not None
        assert words(entity.text) in words(document.source[there.start : there.end])
    for made in (*record.initiatives, *record.claims):
        assert made.evidence
        assert all(0 <= span.start < span.end <= len(document.text) for span in made.evidence)
    known = {entity.id for entity in record.entities}
    parties = [party for made in record.initiatives for party in (*made.actors, *made.recipients)]
    assert all(name in known for party in parties for name in party.entities)
    assert not [notice for notice in record.warnings if notice.code in ("extractor-failed", "plugin-failed")]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_span_of_a_seed_leads_to_its_words(path: Path) -> None:
    """An entity is what stands at its place, and the way back ends at the same words of the file."""
    record = pipeline().run(reex.read(path))

    sound(record)
    assert len(record.entities) > 30
    assert record.initiatives


@given(TEXTS)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_every_span_of_any_text_leads_to_its_words(text: str) -> None:
    """Whatever the text is, no extractor fails, and each span leads back to its words in the source."""
    try:
        document = read_bytes(text.encode("utf-8", "replace"), suffix=".txt")
    except reex.ReadError:
        return  # empty, or no text at all
    sound(pipeline().run(document))


def test_the_answer_is_the_same_every_time() -> None:
    """Two processes with other hash orders write the same bytes."""
    command = [sys.executable, "-m", "reex", "extract", "--format", "jsonl", "--text", *map(str, SEEDS)]
    outputs = [
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]

    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") == len(SEEDS)


def test_the_order_of_files_changes_no_record() -> None:
    """A document yields the same record whatever was read before it."""
    forth = {record.document.path: record.to_json() for record in reex.extract_files(SEEDS, pipeline=pipeline())}
    back = {record.document.path: record.to_json() for record in reex.extract_files(SEEDS[::-1], pipeline=pipeline())}

    assert forth == back


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name)
def test_no_amount_of_a_seed_is_read_wrong(gold: Annotation) -> None:
    """Each sum that a reader sees is found with its amount and currency, and no other."""
    (record,) = run([gold], pipeline())

    assert _sums(Annotation.of(record)) == _sums(gold)


def _sums(annotation: Annotation) -> Counter[tuple[str, object]]:
    return Counter((mention.text, mention.value) for mention in annotation.entities if mention.kind == "money")
