"""The parts of an Open Packaging file, such as a Word document: streamed, safely parsed, within a limit."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any, Protocol

import attrs

from reex.errors import ReadError
from reex.offers import Limits
from reex.readers.damage import DAMAGE

_CHUNK = 1 << 16
# Markup of a document is packed to a twentieth of its size; what is packed much closer says one thing over and over.
_RATIO, _SMALL = 100, 5_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what the standard allows


class Target(Protocol):
    """What takes the events of a parse; it has a ``doctype`` that refuses."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""

    def end(self, tag: str) -> None:
        """Take its end."""

    def data(self, text: str) -> None:
        """Take a stretch of text."""


@attrs.frozen
class Relation:
    """A relationship of a part: the last step of its type, and the part that it leads to."""

    kind: str
    target: str


class Package:
    """An open package.

    Raises:
        ReadError: if *data* is no package.
    """

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self._most = min(limits.size, max(_SMALL, _RATIO * len(data)))
        self._left = self._most
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except DAMAGE as error:
            raise ReadError(
                f"{name}: this is no whole Word document ({error}); get it again, or save it anew"
            ) from error

    def __contains__(self, part: str) -> bool:
        return part in self._archive.NameToInfo

    def relations(self, part: str) -> list[Relation]:
        """Return the relationships of a part, or those of the package itself if *part* is empty."""
        folder, base = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{base}.rels")
        collector = _Relations(folder)
        if listed in self:
            self.parse(listed, collector)
        return [relation for relation in collector.found if relation.target in self]

    def parse(self, part: str, target: Target) -> None:
        """Send the elements of a part to *target*.

        Raises:
            ReadError: if the part is missing, broken, too large or hostile.
        """
        from lxml import etree  # only where a package is read

        guard: Any = _Guard(target, f"{self.name}: {part}")  # the stubs ask for methods that lxml can do without
        parser = etree.XMLParser(
            target=guard,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        try:
            for chunk in self._chunks(part):
                parser.feed(chunk)
            parser.close()
        except etree.LxmlError as error:
            raise ReadError(
                f"{self.name}: {part} is broken ({error}); open the document in Word and save it anew"
            ) from error

    def _chunks(self, part: str) -> Iterator[bytes]:
        if part not in self:
            raise ReadError(f"{self.name}: {part} is missing; open the document in Word and save it anew")
        if self._archive.getinfo(part).compress_type not in _METHODS:
            raise ReadError(f"{self.name}: {part} is packed as in no Word document; open it in Word and save it anew")
        try:
            with self._archive.open(part) as stream:
                yield from self._within(stream, part)
        except ReadError:
            raise
        except DAMAGE as error:
            raise ReadError(f"{self.name}: {part} can't be unpacked ({error}); get the document again") from error

    def _within(self, stream: IO[bytes], part: str) -> Iterator[bytes]:
        while chunk := stream.read(_CHUNK):
            self._left -= len(chunk)
            if self._left < 0:
                why = "" if self._most == self.limits.size else ", as no document does"
                mend = "save its text as .txt" if why else Limits.raising("size")
                raise ReadError(f"{self.name}: unpacks to more than {self._most:,} bytes{why}, at {part}; {mend}")
            yield chunk


class _Guard:
    """Passes elements on by their names without namespace, and refuses what no word processor writes."""

    _DEEPEST = 1000

    def __init__(self, target: Target, place: str) -> None:
        self._target = target
        self._place = place
        self._depth = 0

    def doctype(self, name: str, *_: str | None) -> None:
        raise ReadError(f"{self._place} declares a document type, which may hide anything; save the document anew")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._DEEPEST:
            raise ReadError(f"{self._place} nests more than {self._DEEPEST} elements; save the document as text")
        self._target.start(local(tag), attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._target.end(local(tag))

    def data(self, text: str) -> None:
        self._target.data(text)

    def close(self) -> None:
        """Nothing is made: the target has it all."""


class _Relations:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: list[Relation] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", "")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append(Relation(kind, target.lstrip("/")))

    def end(self, tag: str) -> None:
        """All is told by attributes."""

    def data(self, text: str) -> None:
        """All is told by attributes."""


def local(name: str) -> str:
    """Return the name of an element or attribute without namespace, which differs between editions of the standard."""
    return name.rpartition("}")[2]
