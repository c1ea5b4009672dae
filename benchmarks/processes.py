"""What a process of its own takes: time to start, and memory."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import corpus
from growth import NAMES
from measure import fresh, medians, of_children

_BUILT = "import reex; reex.Pipeline.standard().run('')"
_RECORD = "import reex; reex.Pipeline.standard().run('The Pentagon awarded $5 million to Vento Metals Corp.').to_json()"
_SPACY = "import spacy; spacy.blank('en')"
_BARE = "import measure; print(*measure.memory())"
_STANDARD = f"import measure; {_BUILT}; print(*measure.memory())"
_NAMED = f"""
import pathlib, tempfile, growth, measure, reex
pipeline = reex.Pipeline.standard()
with tempfile.TemporaryDirectory() as folder:
    pipeline = pipeline.knowing(growth.added(pathlib.Path(folder), {NAMES} - len(growth.names_of(pipeline))))
pipeline.run('')
print(*measure.memory())
"""
_STREAM = """
import corpus, measure, reex
pipeline, start, seed = reex.Pipeline.standard(), None, 0
for seed in range({megabytes} + 1):
    for made in corpus.documents(1_000_000, seed):
        pipeline.run(made.text)
    start = start or measure.memory()[1]  # after the first, when all that is made once is made
print(start, measure.memory()[1])
"""
_DOCUMENT = """
import measure
from reex.cli import commands
commands.main(["extract", {file!r}, "-o", {records!r}], standalone_mode=False)
print(measure.memory()[0])
"""


def start(rounds: int, spacy: bool) -> dict[str, float]:
    """Return the CPU milliseconds that a fresh process needs more than one that does nothing."""
    codes = {"bare": "pass", "import": "import reex", "built": _BUILT, "first record": _RECORD}
    codes |= {"blank spaCy": _SPACY} if spacy else {}
    fresh(_RECORD)  # so that what is kept on disk is there
    times = medians({name: partial(fresh, code) for name, code in codes.items()}, rounds, of_children)
    return {name: (times[name] - times["bare"]) * 1000 for name in codes if name != "bare"}


def memory(stream: int, document: int) -> dict[str, float]:
    """Return megabytes: over bare Python when built, grown over much text, and at most for a large document.

    Args:
        stream: megabytes of documents of 6 KB.
        document: megabytes of one document.
    """
    bare, built, named = (_figures(code)[1] for code in (_BARE, _STANDARD, _NAMED))
    before, after = _figures(_STREAM.format(megabytes=stream))
    return {
        "built": built - bare,
        "built with more names": named - bare,
        f"grown over {stream} MB": after - before,
        f"highest for a document of {document} MB": _highest(document),
    }


def _highest(megabytes: int) -> float:
    """Return the megabytes that ``reex extract`` takes at most, from one text file to one of records."""
    with TemporaryDirectory() as folder:
        file, records = Path(folder, "large.txt"), Path(folder, "large.jsonl")
        million = corpus.document(1_000_000)
        with file.open("w", encoding="utf-8") as stream:
            stream.writelines(million for _ in range(megabytes))
        return _figures(_DOCUMENT.format(file=str(file), records=str(records)))[0]


def _figures(code: str) -> list[float]:
    return [float(figure) for figure in fresh(code).split()]
