"""Gold: documents annotated by hand, in a folder or a JSON Lines file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Any

import attrs
import msgspec

from reex.errors import DataError
from reex.model import Record
from reex.offers import Reader
from reex.pipeline import Pipeline
from reex.plugins import installed
from reex.readers import BUILT_IN, read_bytes
from reex.readers.choose import by_ending
from reex.run import standard
from reex.schema import SCHEMA
from reex.testing.annotation import Annotation, plain
from reex.testing.files import by_file_name, write_files

_PARTS = ("document", "entities", "initiatives", "claims")
_FORMAT = "gold is a .jsonl file with an annotation a line, or a folder that has for each document one with gold.json"


def read_gold(place: str | Path) -> list[Annotation]:
    """Return the annotated documents of one place.

    Args:
        place: a JSON Lines file whose annotations hold the texts, or a folder
            with a folder for each document: ``NAME/gold.json``, and ``NAME/input.txt``
            (or ``.md``, ``.html``) with the text, in UTF-8.

    Raises:
        DataError: if there is no gold, or one is not as it should be; it names file and place.
    """
    path = Path(place)
    if path.is_dir():
        gold = [_of_folder(file.parent) for file in sorted(path.glob("*/gold.json"))]
    elif path.is_file():
        gold = list(_of_lines(path))
    else:
        raise DataError(f"{path}: no such file or folder; {_FORMAT}")
    if not gold:
        raise DataError(f"{path}: nothing is annotated here; {_FORMAT}")
    return gold


def read_records(lines: Iterable[bytes], name: str) -> Iterator[Record]:
    """Yield the records of JSON Lines; *name* is what an error calls them.

    Raises:
        DataError: if a line is no record; it names the line and the field.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield Record.from_json(line)
            except DataError as error:
                raise DataError(f"{name}:{number}: {error}; write records with reex extract --format jsonl") from error


def write_gold(annotations: Iterable[Annotation], place: str | Path, *, replace: bool = False) -> list[Path]:
    """Write annotated documents as :func:`read_gold` reads them, and return the files.

    Args:
        annotations: what to write, each of a document of its own name.
        place: a file whose name ends in ``.jsonl``, or a folder, which is made if there is none.
        replace: write over files that are there already.

    Raises:
        DataError: if two documents have one name, an annotation isn't sound, or a file is there already; then nothing
            is written.
    """
    path = Path(place)
    named = {name: _sound(annotation, name) for name, annotation in by_file_name(annotations).items()}
    if path.suffix == ".jsonl":
        files = {path: b"".join(msgspec.json.encode(_plain(annotation)) + b"\n" for annotation in named.values())}
    else:
        files = {path / name / file: data for name, gold in named.items() for file, data in _in_folder(gold)}
    return write_files(files, replace=replace)


def _plain(annotation: Annotation) -> dict[str, Any]:
    parts = plain(annotation)
    return {"schema": SCHEMA} | {name: parts[name] for name in _PARTS if name in parts}


def _in_folder(annotation: Annotation) -> Iterator[tuple[str, bytes]]:
    """Yield text and annotation of a document; what the folder tells isn't told twice."""
    yield f"input{_ending(annotation.document.path or '')}", annotation.document.text.encode()
    parts = _plain(annotation)
    parts["document"] = {name: told for name, told in parts["document"].items() if name not in ("path", "text")}
    yield "gold.json", msgspec.json.format(msgspec.json.encode(parts), indent=2) + b"\n"


def run(gold: Iterable[Annotation], pipeline: Pipeline | None = None) -> Iterator[Record]:
    """Yield the record that a pipeline makes of each annotated document, by default that of all installed extractors.

    A text is read as the ending of its name says; that of a PDF, or of anything else that is no text itself, is read as
    it stands. A date of publication that the annotator knew and the text doesn't tell goes along.

    Raises:
        ReadError: if a text is empty.
    """
    pipeline = pipeline or standard()
    for annotation in gold:
        about = annotation.document
        path = about.path or annotation.name
        document = read_bytes(about.text.encode(), path, _ending(path))
        yield pipeline.run(attrs.evolve(document, published=document.published or about.published))


def _ending(path: str) -> str:
    """Return the ending by which an annotated text is read: that of its path, where a text may have it."""
    offer = by_ending((*BUILT_IN, *installed().readers), path)
    texts = isinstance(offer, Reader) and (offer.looks is None or offer.media_type.startswith("text/"))
    return PurePath(path).suffix if texts else ".txt"


def input_of(folder: Path) -> Path:
    """Return the document that a folder is about.

    Raises:
        DataError: if the folder holds no file called ``input``, or several.
    """
    files = sorted(folder.glob("input.*"))
    if len(files) != 1:
        there = ", ".join(file.name for file in files) or "none"
        raise DataError(f"{folder}: one file input.txt, input.md or input.html is wanted, there is {there}")
    return files[0]


def _of_folder(folder: Path) -> Annotation:
    source = input_of(folder)
    file = folder / "gold.json"
    annotation = _annotation(file.read_bytes(), str(file))
    try:
        text = source.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise DataError(f"{source}: positions count code points of UTF-8, and this is none ({error})") from error
    about = attrs.evolve(annotation.document, text=text, path=f"{folder.name}{source.suffix}")
    return _sound(attrs.evolve(annotation, document=about), str(file))


def _of_lines(path: Path) -> Iterator[Annotation]:
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line.strip():
            where = f"{path}:{number}"
            yield _sound(_annotation(line, where), where)


def _annotation(data: bytes, where: str) -> Annotation:
    try:
        return Annotation.from_json(data)
    except DataError as error:
        raise DataError(f"{where}: {error}") from error


def _sound(annotation: Annotation, where: str) -> Annotation:
    """Return the annotation if each mention in it is what stands at its place."""
    text = annotation.document.text
    if not text:
        raise DataError(f"{where}: without document.text there is nothing that positions could count")
    for mention in annotation.entities:
        there = text[mention.start : mention.end]
        if mention.text != there:
            spot = f"{mention.kind} {mention.id} at {mention.start}:{mention.end}"
            raise DataError(f"{where}: {spot} is called {mention.text!r}, but {there!r} stands there")
    return annotation
