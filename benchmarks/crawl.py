"""How fast a crawl becomes records, and what memory a worker needs: what a cluster is sized by.

    python benchmarks/crawl.py [--pages N] [--rounds N] [--json]

Writes crawls of made-up pages of news, a tenth of them text, and reads them as a worker of a cluster does: from a
packed WARC to batches of records. In one all pages are about the subject; in the other they are the same prose without
names and figures, as pages on anything else have few that matter. CPU time of one process, steps side by side; needs
Linux, reex-warc and pyarrow.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import random
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
from corpus import documents
from measure import fresh, medians

import reex

_TEXT = 6_000  # bytes of the text, as the documents of the corpus have
_NAMES = re.compile(r"[A-Z$€£¥0-9][\w.,$%&’'-]*")


def page(text: str, chance: random.Random) -> bytes:
    """Return a page of a newspaper: scripts, menus and teasers around a text."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in text.split("\n") if paragraph)
    links = "".join(
        f'<li class="menu-item item-{n}"><a href="/section/{chance.getrandbits(40):x}">Section {n}</a></li>\n'
        for n in range(120)
    )
    teasers = "".join(
        f'<div class="teaser"><a href="/story/{chance.getrandbits(60):x}"><img src="/{chance.getrandbits(60):x}.jpg">'
        f"<h3>Headline {n} on {chance.getrandbits(20)}</h3></a></div>\n"
        for n in range(80)
    )
    script = "".join(f'"{chance.getrandbits(64):x}":{{"id":{n},"on":true}},' for n in range(900))
    head = f"<!doctype html><html><head><title>A story</title><script>var state={{{script}}};</script></head><body>"
    return f"{head}<nav>{links}</nav><article><h1>A story</h1>{body}</article><aside>{teasers}</aside></body>".encode()


def write(path: Path, pages: int, *, plain: bool) -> int:
    """Write a crawl, of *plain* prose or of texts about the subject, and return the bytes of its pages."""
    chance = random.Random(2026)
    texts = documents(2 * _TEXT * pages)  # as many as are taken
    size = 0
    with path.open("wb") as stream:
        for number in range(pages):
            text = next(texts).text
            body = page(_NAMES.sub("", text) if plain else text, chance)
            size += len(body)
            stream.write(gzip.compress(_record(number, body)))
    return size


def _record(number: int, body: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/2026/story-{number}\r\n"
        "WARC-Date: 2026-05-06T07:08:09Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def steps(path: Path) -> dict[str, Callable[[], object]]:
    """Return what is timed: the whole, and of it reading alone, the pipeline alone, and columns and JSON alone."""
    pipeline = reex.Pipeline.standard()
    batch = pa.RecordBatch.from_pydict({"path": [str(path)]})
    read = list(reex.read_all(path))
    records = list(map(pipeline.run, read))
    return {
        "whole": lambda: list(reex.arrow.extract([batch], pipeline)),
        "reading": lambda: list(reex.read_all(path)),
        "pipeline": lambda: list(map(pipeline.run, read)),
        "columns": lambda: list(reex.arrow.to_batches(records)),
        "json": lambda: [record.to_json() for record in records],
    }


# What a worker is: a process that makes the pipeline, and then reads a crawl. Prints its peak in MB before and after.
WORKER = """
import re, pathlib, pyarrow as pa, reex
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) / 1000
reex.Recipe().build().run("A loan.")
made = peak()
for batch in reex.arrow.extract([pa.RecordBatch.from_pydict({{"path": [{path!r}]}})]):
    pass
print(made, peak())
"""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--pages", type=int, default=200)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    found: dict[str, object] = {"python": platform.python_version(), "machine": platform.machine()}
    for kind in ("subject", "plain"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "crawl.warc.gz")
            unpacked, packed = write(path, given.pages, plain=kind == "plain"), path.stat().st_size
            times = medians(steps(path), given.rounds)
            built, peak = map(float, fresh(WORKER.format(path=str(path))).split())
        found[kind] = {
            "bytes a page": round(unpacked / given.pages),
            "packed bytes a page": round(packed / given.pages),
            "pages a second": round(given.pages / times["whole"], 1),
            "packed MB a second": round(packed / times["whole"] / 1e6, 2),
            "share of the whole": {name: round(taken / times["whole"], 3) for name, taken in times.items()},
            "MB with a pipeline": round(built),
            "MB at most": round(peak),
        }
    print(json.dumps(found, indent=None if given.json else 4))


if __name__ == "__main__":
    main()
