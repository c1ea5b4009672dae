"""How time grows: with one document, with their number, on text that nobody writes, with names, and with plugins."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import corpus
import gazetteer
import hostile
from contenders import gazetteer as names_of
from measure import Work, exponent, medians

import reex

_NUMBERS = (1, 4, 16, 64, 256)  # documents
_HOSTILE = ("digits and commas", "brackets", "single capitals", "capitalised words", "amounts", "distinct acts")
_ENDLESS = "one endless sentence"
_PLUGINS = 30
NAMES = 100_000


def of_one_document(pipeline: reex.Pipeline, sizes: Sequence[int], rounds: int) -> dict[str, Any]:
    """Return the seconds of single documents of growing size, in characters, and the exponent that fits them."""
    return _grown({size: partial(pipeline.run, corpus.document(size)) for size in sizes}, rounds)


def of_many_documents(pipeline: reex.Pipeline, texts: Sequence[str], rounds: int) -> dict[str, Any]:
    """Return the seconds of growing numbers of documents, by their characters, and the exponent that fits them."""
    given = [texts[:number] for number in _NUMBERS if number <= len(texts)]
    return _grown({sum(map(len, few)): partial(_run, pipeline, few) for few in given}, rounds)


def on_hostile_text(pipeline: reex.Pipeline, rounds: int) -> dict[str, dict[str, Any]]:
    """Return for each sort of text the seconds of growing sizes, the exponent that fits, and seconds for 320 KB."""
    plain = hostile.plain()
    grown = {name: plain[name] for name in _HOSTILE} | {_ENDLESS: hostile.prose()}
    return {
        name: _grown({len(text): partial(pipeline.run, text) for text in texts}, rounds)
        for name, texts in grown.items()
    }


def _grown(works: Mapping[int, Work], rounds: int) -> dict[str, Any]:
    times = medians({str(size): work for size, work in works.items()}, rounds)
    return {"seconds": times, "exponent": exponent(list(works), list(times.values()))}


def with_names(pipeline: reex.Pipeline, texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Return how much longer the pipeline takes with made-up names up to a hundred thousand."""
    there = len(names_of(pipeline))
    with TemporaryDirectory() as folder:
        more = pipeline.knowing(added(Path(folder), NAMES - there))
    return {"names": there, "more_names": NAMES, "times": _ratio(more, pipeline, texts, rounds)}


def added(folder: Path, names: int) -> reex.Gazetteer:
    """Return a gazetteer of made-up firms, whose names are read from a file in *folder*."""
    path = folder / "firms.csv"
    gazetteer.write(path, names)
    return reex.Gazetteer.read(path)


def with_plugins(pipeline: reex.Pipeline, texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Return how much longer the pipeline takes with thirty extractors than with one of the same rules.

    A rule is a list of names and what makes an entity of each; the names are those of the pipeline's own gazetteers.
    """
    names = [name for name, _ in names_of(pipeline)]
    many = [_naming(f"rule-{number}", names[number::_PLUGINS]) for number in range(_PLUGINS)]
    one = _naming("rules", names)
    ratio = _ratio(pipeline.adding(*many), pipeline.adding(one), texts, rounds)
    return {"plugins": _PLUGINS, "names": len(names), "times": ratio}


def _naming(name: str, names: Sequence[str]) -> reex.Extractor:
    def find(page: reex.Page) -> reex.Found:
        for hit in page.hits:
            yield page.entity("benchmark", (hit.start, hit.end))

    terms = [reex.Term(text) for text in names]
    return reex.Extractor(name, find, makes="benchmark", terms=terms)


def _ratio(one: reex.Pipeline, other: reex.Pipeline, texts: Sequence[str], rounds: int) -> float:
    for pipeline in (one, other):
        pipeline.run("")  # the scanner is made on first use
    times = medians({"one": partial(_run, one, texts), "other": partial(_run, other, texts)}, rounds)
    return times["one"] / times["other"]


def _run(pipeline: reex.Pipeline, texts: Sequence[str]) -> None:
    deque(map(pipeline.run, texts), maxlen=0)
