"""How fast the whole pipeline is, each of its stages, and the contenders, all in the same rounds."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import corpus
from contenders import Contender, sample
from corpus import Text
from measure import Work, medians

import reex
from reex.profile import metered
from reex.scan import Scanner, project

_NEWS = "news without deals"


def speed(
    pipeline: reex.Pipeline, texts: Sequence[Text], contenders: Sequence[Contender], most: int, rounds: int
) -> dict[str, Any]:
    """Return megabytes a second of all, how many times as fast as each the pipeline is, and milliseconds of each stage.

    Args:
        pipeline: the standard pipeline.
        texts: the documents.
        contenders: reex among them; none is given more of *texts* than its sample.
        most: bytes of a sample, at most.
        rounds: how many.
    """
    samples = {one.name: sample(texts, min(one.sample, most)) for one in contenders}
    sizes = {name: _megabytes(given) for name, given in samples.items()}
    whole = _megabytes(texts)
    news = list(corpus.news(max(20_000, int(whole * 1e6) // 8)))
    sizes[_NEWS] = sum(len(text.encode()) for text in news) / 1e6
    watched, meter = metered(pipeline)
    with TemporaryDirectory() as folder:
        works: dict[str, Work] = {one.name: partial(_all, one.run, samples[one.name]) for one in contenders}
        works |= _parts(pipeline, texts, Path(folder))
        works[_NEWS] = partial(_all, pipeline.run, news)
        works["(stages)"] = partial(_all, watched.run, [made.text for made in texts])
        for one in contenders:
            one.run(texts[0])  # so that caches are warm, and what is loaded late is loaded
        watched.run(texts[0].text)
        meter.clear()
        times = medians(works, rounds)
    seconds = {name: taken / sizes.get(name, whole) for name, taken in times.items()}
    return {
        "kilobytes": {name: round(size * 1000) for name, size in sizes.items()},
        "mb_per_second": {name: 1 / taken for name, taken in seconds.items() if name != "(stages)"},
        "times_as_fast": {name: taken / seconds["reex"] for name, taken in seconds.items() if name in sizes},
        "times_the_scan": seconds["reex"] / seconds["automaton alone"],
        "json_share": seconds["JSON"] / seconds["reex"],
        "ms_per_mb": _per_stage({name: taken / rounds for name, taken in meter.extractors.items()}, seconds, whole),
    }


def _all(work: Any, given: Sequence[Any]) -> None:
    deque(map(work, given), maxlen=0)


def _megabytes(texts: Sequence[Text]) -> float:
    return sum(len(made.text.encode()) for made in texts) / 1e6


def _parts(pipeline: reex.Pipeline, texts: Sequence[Text], folder: Path) -> dict[str, Work]:
    """Return the work of what can be done alone."""
    scanner = Scanner([extractor.terms for extractor in pipeline.extractors])
    find = scanner._automaton.find
    plain = [made.text for made in texts]
    projected = [project(text) for text in plain]
    records = [pipeline.run(text) for text in plain]
    as_text, as_html = (list(_written(folder, texts, suffix)) for suffix in (".txt", ".html"))
    return {
        "automaton alone": lambda: [deque(find(text), maxlen=0) for text in projected],
        "scan with hits": partial(_all, scanner.scan, plain),
        "reading text": partial(_all, reex.read, as_text),
        "reading HTML": partial(_all, reex.read, as_html),
        "JSON": partial(_all, reex.Record.to_json, records),
    }


def _written(folder: Path, texts: Sequence[Text], suffix: str) -> Iterator[Path]:
    for number, made in enumerate(texts):
        path = folder / f"{number}{suffix}"
        path.write_text(_page(made.text) if suffix == ".html" else made.text, encoding="utf-8")
        yield path


def _page(text: str) -> str:
    title, _, rest = text.partition("\n\n")
    paragraphs = "\n".join(f"<p>{escape(block)}</p>" for block in rest.split("\n\n"))
    head = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    return f"{head}<body><article><h1>{escape(title)}</h1>\n{paragraphs}</article></body></html>"


def _per_stage(found: Mapping[str, float], seconds: Mapping[str, float], whole: float) -> dict[str, float]:
    """Return milliseconds for a megabyte; what no stage takes is the making, checking and settling around them."""
    stages = {"(scan)": seconds["scan with hits"]} | {name: taken / whole for name, taken in found.items()}
    stages["(settling and checks)"] = seconds["(stages)"] - sum(stages.values())
    stages["(whole)"] = seconds["reex"]
    stages["(whole, news without deals)"] = seconds[_NEWS]
    return {name: taken * 1000 for name, taken in stages.items()}
