"""How well and how fast the main text of pages is found, next to the libraries for it that are installed.

    python benchmarks/pages.py FOLDER [--json] [--rounds N]

FOLDER holds ``NAME.html`` next to ``NAME.txt``, the main text as a person would mark it: without title, byline and
furniture. Two measures, each the harmonic mean of the mean precision and the mean recall over the pages: of words,
and of shingles of four words, which also tells whether their order was kept. Pages per second are of CPU time, all
contenders in turn in each round. reex finds title, date, author, publisher and language as well, with the place in the
source of each character; *fast, all told* is trafilatura's fast mode where it finds the first four too.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import mean
from typing import Any

import attrs
from measure import medians

from reex.readers import read_bytes
from reex.readers.decode import decode

Extractor = Callable[[bytes], str]
_WORD = re.compile(r"\w+")
_APART = ("furniture", "title", "byline")


@attrs.frozen
class Page:
    """A page and its main text."""

    name: str
    data: bytes
    text: str


def pages(folder: Path) -> list[Page]:
    """Return the pages of a folder that have a text."""
    texts = sorted(folder.glob("*.txt"))
    return [Page(path.stem, path.with_suffix(".html").read_bytes(), path.read_text(encoding="utf-8")) for path in texts]


def extractors() -> dict[str, Extractor]:
    """Return the contenders: reex, and the libraries that are installed."""
    found: dict[str, Extractor] = {"reex": _reex}
    if find_spec("trafilatura"):
        import trafilatura

        found["trafilatura"] = lambda data: trafilatura.extract(_decoded(data), include_comments=False) or ""
        found["trafilatura fast"] = lambda data: (
            trafilatura.extract(_decoded(data), fast=True, include_comments=False) or ""
        )
        found["fast, all told"] = lambda data: _all_told(trafilatura.bare_extraction, data)
    if find_spec("resiliparse"):
        from resiliparse.extract.html2text import extract_plain_text

        found["resiliparse"] = lambda data: extract_plain_text(_decoded(data), main_content=True)
    if find_spec("readability"):
        from lxml.html import fromstring
        from readability import Document

        found["readability"] = lambda data: fromstring(Document(_decoded(data)).summary()).text_content()
    return found


def _decoded(data: bytes) -> str:
    return decode(data, "page", html=True).text


def _all_told(extract: Callable[..., Any], data: bytes) -> str:
    """Return the main text as trafilatura finds it fast, along with what reex finds too: title, date, author, site."""
    found = extract(_decoded(data), fast=True, include_comments=False, with_metadata=True)
    return (found.text or "") if found else ""


def _reex(data: bytes) -> str:
    document = read_bytes(data, suffix=".html")
    parts, done = [], 0
    for zone in document.zones:
        if zone.kind in _APART:
            parts.append(document.text[done : zone.start])
            done = max(done, zone.end)
    return "\n".join([*parts, document.text[done:]])


def shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    """Return how often each row of *size* words is in a text; a shorter text is one row."""
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)))


def f1(texts: Mapping[str, str], found: Mapping[str, str], size: int) -> float:
    """Return the F1 of the mean precision and the mean recall of all pages."""
    precisions, recalls = [], []
    for name, text in texts.items():
        right, given = shingles(text, size), shingles(found[name], size)
        both = (right & given).total()
        precisions.append(both / given.total())
        recalls.append(both / right.total())
    precision, recall = mean(precisions), mean(recalls)
    return 2 * precision * recall / (precision + recall) if both or precision else 0.0


def measure(rows: Sequence[Page], rounds: int) -> list[dict[str, object]]:
    """Return one row of figures for each contender."""
    contenders = extractors()
    texts = {page.name: page.text for page in rows}
    found = {name: {page.name: _safe(extract, page.data) for page in rows} for name, extract in contenders.items()}
    works = {
        name: lambda extract=extract: [_safe(extract, page.data) for page in rows]
        for name, extract in contenders.items()
    }
    times = medians(works, rounds)
    return [
        {
            "reader": name,
            "words": round(f1(texts, found[name], 1), 4),
            "shingles": round(f1(texts, found[name], 4), 4),
            "pages per second": round(len(rows) / times[name], 1),
        }
        for name in contenders
    ]


def _safe(extract: Extractor, data: bytes) -> str:
    try:
        return extract(data)
    except Exception:  # noqa: BLE001 - a page that a contender can't read counts as no text
        return ""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    rows = measure(pages(asked.folder), asked.rounds)
    if asked.json:
        print(json.dumps(rows, indent=1))
        return
    print(f"{'':18}{'words':>9}{'shingles':>10}{'pages/s':>9}")
    for row in rows:
        print(f"{row['reader']:18}{row['words']:9.4f}{row['shingles']:10.4f}{row['pages per second']:9.1f}")


if __name__ == "__main__":
    main()
