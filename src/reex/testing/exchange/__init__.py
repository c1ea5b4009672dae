"""Gold to the tools that people annotate with, and back.

.. code-block:: python

    import tempfile

    import reex
    from reex.testing import exchange, write_gold

    records = [reex.extract("Canada lent C$25 million to Torngat Metals.")]
    folder = tempfile.mkdtemp()
    exchange.write(map(exchange.draft, records), f"{folder}/to-correct", "brat")
    returned = exchange.read(f"{folder}/to-correct", "brat")  # once somebody has corrected it
    write_gold(returned.annotations, f"{folder}/gold")

What is written and read back is the same annotation, whatever the format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from reex.document import Notice
from reex.errors import DataError
from reex.model import Record
from reex.testing.annotation import Annotation, Mention, Worth
from reex.testing.exchange import brat, label_studio, prodigy, web_annotation
from reex.testing.exchange.layout import annotation_of, sheet_of
from reex.testing.exchange.sheet import Sheet
from reex.testing.files import by_file_name, write_files

__all__ = ["FORMATS", "Returned", "draft", "read", "write"]


@attrs.frozen
class _Format:
    """How documents stand in the files of a tool.

    Attributes:
        suffix: how the names of files end that hold annotations.
        write: yields the names of files and what they hold.
        documents: yields each document of a file with what an error calls it, as raw as can be.
        sheet: reads one.
    """

    suffix: str
    write: Callable[[Sequence[Sheet]], Iterator[tuple[str, str]]]
    documents: Callable[[Path], Iterator[tuple[str, Any]]]
    sheet: Callable[[Any], Sheet]


_FORMATS: Final = {
    "brat": _Format(brat.SUFFIX, brat.write, brat.documents, brat.sheet),
    "label-studio": _Format(label_studio.SUFFIX, label_studio.write, label_studio.documents, label_studio.sheet),
    "prodigy": _Format(prodigy.SUFFIX, prodigy.write, prodigy.documents, prodigy.sheet),
    "web-annotation": _Format(
        web_annotation.SUFFIX, web_annotation.write, web_annotation.documents, web_annotation.sheet
    ),
}
FORMATS: Final = tuple(_FORMATS)


@attrs.frozen
class Returned:
    """What came back from a tool.

    Attributes:
        annotations: one of each document that could be read.
        notices: what somebody should look at: ``document-left-out`` and ``annotation-doubtful``.
    """

    annotations: tuple[Annotation, ...]
    notices: tuple[Notice, ...] = ()


def draft(record: Record) -> Annotation:
    """Return what a record holds as an annotation that a person may correct.

    It is about the text that reex has read, without markup: its path is that of
    a text file of the same name. A name that only tells a value is left out, as
    nobody would correct both.
    """
    annotation = Annotation.of(record)
    return attrs.evolve(
        annotation,
        document=attrs.evolve(annotation.document, path=f"{annotation.name}.txt"),
        entities=tuple(map(_bare, annotation.entities)),
    )


def _bare(mention: Mention) -> Mention:
    if mention.value is None:
        return mention
    return attrs.evolve(mention, value=None) if mention.value == Worth() else attrs.evolve(mention, name=None)


def write(annotations: Iterable[Annotation], place: str | Path, tool: str, *, replace: bool = False) -> list[Path]:
    """Write annotations as a tool reads them, and return the files.

    Args:
        annotations: what to write; each of a document of its own name.
        place: a folder, which is made if there is none.
        tool: brat, label-studio, prodigy or web-annotation.
        replace: write over files that are there already.

    Raises:
        DataError: if there is no such format, two documents have one name, the tool can't hold an annotation, or a
            file is there already; then nothing is written.
    """
    to = _format(tool)
    sheets = [_sheet(annotation) for annotation in by_file_name(annotations).values()]
    folder = Path(place)
    return write_files({folder / name: text.encode() for name, text in to.write(sheets)}, replace=replace)


def read(place: str | Path, tool: str, *, kinds: Collection[str] = ()) -> Returned:
    """Read what a person has corrected or annotated in a tool.

    A document in which something can't be understood, or of which there are several, is left out, with a notice that
    names file, place and mend; the others are read.

    Args:
        place: a file, or a folder with such files.
        tool: brat, label-studio, prodigy or web-annotation.
        kinds: kinds of entity that labels may name besides those of :data:`reex.codes.KINDS`.

    Raises:
        DataError: if there is no such format or file, or a file is none of that format.
    """
    to = _format(tool)
    found: list[tuple[str, Annotation]] = []
    notices: list[Notice] = []
    for path in _files(Path(place), to.suffix):
        for where, raw in to.documents(path):
            try:
                annotation, doubts = annotation_of(to.sheet(raw), kinds)
            except DataError as error:
                notices.append(_left_out(where, str(error)))
                continue
            found.append((where, annotation))
            notices += [Notice(code="annotation-doubtful", message=f"{where}: {doubt}") for doubt in doubts]
    times = Counter(annotation.name for _, annotation in found)
    notices += [
        _left_out(where, f"{annotation.name} comes up {times[annotation.name]} times; leave the one that counts")
        for where, annotation in found
        if times[annotation.name] > 1
    ]
    return Returned(tuple(annotation for _, annotation in found if times[annotation.name] == 1), tuple(notices))


def _left_out(where: str, why: str) -> Notice:
    return Notice(code="document-left-out", message=f"{where}: {why}")


def _format(name: str) -> _Format:
    if name not in _FORMATS:
        raise DataError(f"there is no format {name}, there are {', '.join(FORMATS)}")
    return _FORMATS[name]


def _sheet(annotation: Annotation) -> Sheet:
    try:
        return sheet_of(annotation)
    except DataError as error:
        raise DataError(f"{annotation.name}: {error}") from error


def _files(place: Path, suffix: str) -> list[Path]:
    if place.is_file():
        return [place]
    if files := sorted(place.glob(f"*{suffix}")):
        return files
    raise DataError(
        f"{place}: {f'no file *{suffix} is in this folder' if place.is_dir() else 'no such file or folder'}"
    )
