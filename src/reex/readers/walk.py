"""From a file to the documents in it: one, or those of all that it holds."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Generator, Iterator
from functools import partial, reduce
from pathlib import PurePath
from typing import BinaryIO

import attrs

from reex.checks import checked_document
from reex.document import Document, Notice, Told
from reex.errors import ReadError
from reex.isolation import Isolated, failure
from reex.offers import HEAD, Container, Limits, Part, Reader
from reex.plugins import Plugins, installed
from reex.readers.assemble import told_language
from reex.readers.choose import Offer, by_ending, choose
from reex.readers.decode import decode_declared
from reex.readers.files import too_large, too_long, unknown_suffix
from reex.readers.formats import BUILT_IN, LONG, PARTS
from reex.readers.language import language_of
from reex.readers.longtext import is_longer
from reex.readers.metadata import by_address
from reex.readers.signs import advice_for, is_xml
from reex.spans import Span

INSIDE = "!/"  # stands between the path of a container and the name of what it holds
_BYTES = 5  # of a text for each character: four in UTF-8, or as much markup again and more
_BLOCK = 1 << 20
_UNTOLD = attrs.fields(Document).media_type.default


@attrs.frozen
class Unread:
    """What can't be read, and why."""

    path: str
    error: ReadError


@attrs.frozen
class Tells:
    """What a container tells of one of its parts, and how that is named in the record.

    Attributes:
        id: None if it is that of the bytes that are read.
    """

    told: Told
    notices: tuple[Notice, ...]
    id: str | None


@attrs.frozen
class Leaf:
    """A document that is still to be read.

    Attributes:
        path: how document and messages name it, or None for input that has no name.
        name: what its ending is taken from.
        media_type: what is said of it.
        stream: its bytes.
        reader: who reads it.
        tells: what the containers tell that it stands in, the innermost first.
        walked: how many bytes of the file were read to find it.
        of: the path of the text that it is a part of, where that is too long for one document.
    """

    path: str | None
    name: str
    media_type: str | None
    stream: BinaryIO
    reader: Reader
    tells: tuple[Tells, ...] = ()
    walked: int = 0
    of: str | None = None


@attrs.define
class _Budget:
    """What the parts of one file may come to, so that a bomb in a bomb goes off no more than one does."""

    left: int

    def spend(self, size: int, name: str) -> None:
        self.left -= size
        if self.left < 0:
            raise ReadError(
                f"{name}: what is packed in it is so much larger than itself that it looks like a bomb; "
                f"if it is none, unpack it, or {Limits.raising('ratio')}"
            )


@attrs.frozen
class Walk:
    """Reads files and what they hold.

    Attributes:
        own: the readers and containers of this package, and those that go before them.
        plugins: what plugins offer; None if they are to be loaded when a file is none of this package's.
    """

    own: tuple[Offer, ...]
    plugins: Plugins | None
    limits: Limits

    def documents(self, stream: BinaryIO, path: str | None, name: str) -> Generator[Document | Unread]:
        """Yield the document of a file, or those of its parts, as :meth:`leaves` finds them."""
        for found in self.leaves(stream, path, name):
            yield self.read(found) if isinstance(found, Leaf) else found

    def leaves(self, stream: BinaryIO, path: str | None, name: str) -> Generator[Leaf | Unread]:
        """Yield a file, or its parts, without reading them.

        Args:
            stream: the file, at its start.
            path: how documents and messages name it, or None for input that has no name.
            name: what its ending is taken from.
        """
        try:
            stream = self._seekable(stream, path or "input")
            size = stream.seek(0, io.SEEK_END)
            stream.seek(0)
            budget = _Budget(max(self.limits.size, self.limits.ratio * size))
            for found in self._file(stream, path, name, None, 0, budget):
                if isinstance(found, Leaf) and found.tells:
                    found = attrs.evolve(found, walked=stream.tell())
                yield found
        except ReadError as error:
            yield Unread(path or "-", error)

    def part(self, part: Part, path: str | None) -> Generator[Document | Unread]:
        """Yield the documents of a part that goes by *path*, as one does that stands in no file."""
        budget = _Budget(max(self.limits.size, self.limits.ratio * len(part.data)))
        for found in self._leaves_of(part, path, 0, budget, None):
            yield self.read(found) if isinstance(found, Leaf) else found

    def read(self, leaf: Leaf) -> Document | Unread:
        """Return the document of a leaf, before the next one is asked for."""
        name = leaf.path or "input"
        try:
            size = leaf.stream.seek(0, io.SEEK_END)
            self._check_size(size, name, text=leaf.reader.media_type.startswith("text/"))
            leaf.stream.seek(0)
            data = leaf.stream.read()
            document = self._read(leaf.reader, data, leaf.path)
            self._check_length(document.characters, name)
        except ReadError as error:
            return Unread(leaf.path or "-", error)
        own = document.path != leaf.path  # that of a record which is read back
        return document if own else reduce(partial(_told, data=data), leaf.tells, document)

    def leaf(self, data: bytes, path: str | None, name: str, media_type: str | None, tells: tuple[Tells, ...]) -> Leaf:
        """Return the leaf that a walk in another process has found.

        Raises:
            ReadError: if nobody here reads it.
        """
        reader = self._offer(data[:HEAD], name, media_type)
        if not isinstance(reader, Reader):
            raise ReadError(self._unknown(path or name or "input", name, data[:HEAD]))
        return Leaf(path, name, media_type, io.BytesIO(data), reader, tells)

    def _seekable(self, stream: BinaryIO, name: str) -> BinaryIO:
        """Return *stream*, or all that a pipe gives."""
        if stream.seekable():
            return stream
        data = stream.read(self.limits.size + 1)
        self._check_size(len(data), name)
        return io.BytesIO(data)

    def _file(
        self, stream: BinaryIO, path: str | None, name: str, media_type: str | None, depth: int, budget: _Budget
    ) -> Iterator[Leaf | Unread]:
        head = stream.read(HEAD)
        offer = self._offer(head, name, media_type)
        if offer is None:
            raise ReadError(self._unknown(path or name or "input", name, head))
        within = path or "input"
        stream.seek(0)
        if isinstance(offer, Container):
            yield from self._parts(offer, stream, within, depth + 1, budget)
        elif parts := self._in_parts(offer, stream, within):
            for found in self._parts(parts, stream, within, depth, budget):
                yield attrs.evolve(found, of=within) if isinstance(found, Leaf) else found
        else:
            yield Leaf(path, name, media_type, stream, offer)

    def _in_parts(self, reader: Reader, stream: BinaryIO, name: str) -> Container | None:
        """Return what takes a text apart that is too long for one document."""
        parts = next((parts for whole, parts in LONG if whole is reader), None)
        return parts if parts and is_longer(stream, name, self.limits.characters) else None

    def _parts(
        self, container: Container, stream: BinaryIO, path: str, depth: int, budget: _Budget
    ) -> Iterator[Leaf | Unread]:
        if depth > self.limits.depth:
            raise ReadError(
                f"{path}: stands in {depth - 1} others that hold it, which are followed {self.limits.depth} deep; "
                f"unpack them, or {Limits.raising('depth')}"
            )
        held = False
        for part in _guarded(container, stream, path, self.limits):
            if isinstance(part, ReadError):
                held = True
                yield Unread(path, part)
                continue
            budget.spend(len(part.data), path)
            for found in self._part(part, path, depth, budget, None if part.name else _digest_of(stream)):
                held = True
                yield found
        if not held:
            raise ReadError(f"{path}: it holds no document that can be read")

    def _part(self, part: Part, within: str, depth: int, budget: _Budget, whole: str | None) -> Iterator[Leaf | Unread]:
        path = f"{within}{INSIDE}{part.name}" if part.name else within
        if part.media_type is None and self._offer(part.data[:HEAD], part.name, None) is None:
            return  # as in a folder, what no reader is for is passed over
        yield from self._leaves_of(part, path, depth, budget, whole)

    def _leaves_of(
        self, part: Part, path: str | None, depth: int, budget: _Budget, whole: str | None
    ) -> Iterator[Leaf | Unread]:
        try:
            data = _recoded(part)
            for found in self._file(io.BytesIO(data), path, part.name, part.media_type, depth, budget):
                if isinstance(found, Leaf) and found.of == (path or "input"):
                    found = attrs.evolve(found, tells=(*found.tells, Tells(part.told, part.notices, None)))
                elif isinstance(found, Leaf) and found.path == path:
                    same = data is part.data and not found.tells
                    digest = whole or (None if same else _digest(part.data))
                    found = attrs.evolve(found, tells=(*found.tells, Tells(part.told, part.notices, digest)))
                yield found
        except ReadError as error:
            yield Unread(path or "-", error)

    def _offer(self, head: bytes, name: str, media_type: str | None) -> Offer | None:
        """Return who takes a file; plugins are loaded only if this package has nobody for it."""
        if part := PARTS.get(media_type or ""):
            return part
        if self.plugins is not None:
            return choose((*self.own, *self.plugins.readers), head, name, media_type) or self._plain(
                head, name, media_type
            )
        offer = choose(self.own, head, name, media_type) or self._plain(head, name, media_type)
        if offer and (not advice_for(head) or (offer.looks and offer.looks(head))):
            return offer
        return choose((*self.own, *installed().readers), head, name, media_type) or offer

    def _plain(self, head: bytes, name: str, media_type: str | None) -> Offer | None:
        """Return who takes what has no ending and nothing that is said of it: XML, or the reader of plain text."""
        if media_type or PurePath(name).suffix:
            return None
        return by_ending(self.own, ".xml") if is_xml(head) else self.own[0]

    def _unknown(self, path: str, name: str, head: bytes) -> str:
        if advice := advice_for(head):
            return f"{path}: {advice}"
        plugins = self.plugins or installed()
        known = {suffix: None for offer in (*self.own, *plugins.readers) for suffix in offer.suffixes}
        failed = [plugin.told for plugin in plugins.failed]
        return "; ".join([unknown_suffix(path, PurePath(name).suffix.lower(), tuple(known)), *failed])

    def _check_size(self, size: int, name: str, *, text: bool = False) -> None:
        """Refuse a file that is too large; of a text each byte is worked on, so that the limit for texts counts too."""
        if size > self.limits.size:
            raise too_large(f"{name}: it", self.limits.size)
        if text and size > _BYTES * self.limits.characters:
            raise too_long(f"{size:,} bytes", name, _BYTES * self.limits.characters)

    def _check_length(self, length: int, name: str) -> None:
        if length > self.limits.characters:
            raise too_long(f"{length:,} characters", name, self.limits.characters)

    def _read(self, reader: Reader, data: bytes, path: str | None) -> Document:
        """Return what a reader makes of *data*; whatever goes wrong in it costs this one file."""
        try:
            if reader in BUILT_IN or reader.media_type in PARTS:
                return self._reading(reader)(data, path)
            with Isolated():
                return stamped(checked_document(self._reading(reader)(data, path)), reader, data, path)
        except (ReadError, KeyboardInterrupt):
            raise
        except BaseException as error:
            raise ReadError(f"{path or 'input'}: {failure('reader', reader.name, reader.origin, error)}") from error

    def _reading(self, reader: Reader) -> Callable[[bytes, str | None], Document]:
        return reader.within(self.limits) if reader.within else reader.read


def stamped(document: Document, reader: Reader, data: bytes, path: str | None) -> Document:
    """Return the document with what the core knows of it, wherever its reader left something out."""
    return attrs.evolve(
        document,
        id=document.id or _digest(data),
        path=document.path or path,
        media_type=reader.media_type if document.media_type == _UNTOLD else document.media_type,
    )


def _digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _digest_of(stream: BinaryIO) -> str:
    """Return the digest of a file that is being read: what it says itself goes by its own bytes."""
    at = stream.tell()
    stream.seek(0)
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    stream.seek(at)
    return "sha256:" + digest.hexdigest()


def _guarded(container: Container, stream: BinaryIO, path: str, limits: Limits) -> Iterator[Part | ReadError]:
    """Yield what a container holds; whatever goes wrong in it ends it as a ReadError."""
    try:
        with Isolated():
            parts = iter(container.parts(stream, path, limits))
        while True:
            with Isolated():
                part = next(parts, None)
            if part is None:
                return
            if not isinstance(part, Part | ReadError):
                raise TypeError(f"yielded {part!r}, which is no part")
            yield part
    except (ReadError, KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException as error:
        raise ReadError(f"{path}: {failure('container', container.name, container.origin, error)}") from error


def _recoded(part: Part) -> bytes:
    """Return the bytes in UTF-8, which is what readers try first, if they are in the encoding that is told."""
    charset = (part.media_type or "").lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    text = decode_declared(part.data, charset)
    return part.data if text is None else text.encode("utf-8", "replace")


def _told(document: Document, tells: Tells, data: bytes) -> Document:
    """Return the document of *data* with what its container tells of it; of an address it knows more itself."""
    told = tells.told
    more = attrs.evolve(
        document,
        id=tells.id or _digest(data),
        notices=(*document.notices, *tells.notices),
        title=told.title or document.title,
        published=told.published or document.published,
        published_basis=told.published_basis if told.published else document.published_basis,
        publisher=told.publisher or document.publisher,
        author=told.author or document.author,
        url=document.url or told.url,
        language=_language(document, told),
    )
    return by_address(more)


def _language(document: Document, told: Told) -> str:
    """Return what the container tells if the text itself leaves its language open, and that of the text otherwise."""
    other = told_language(told)
    if other is None or other == document.language:
        return document.language
    around = tuple(Span(zone.start, zone.end) for zone in document.zones if zone.kind == "furniture")
    return document.language if language_of(document.text, around) else other
