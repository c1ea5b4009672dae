"""The container of mails: the text of one, and what is attached to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

from reex.document import Told
from reex.errors import ReadError
from reex.offers import Limits, Part
from reex.readers.data_files import table
from reex.readers.files import too_large
from reex.readers.formats import MAIL, MAIL_TEXT
from reex.readers.mailbody import is_body, leaves, text_of
from reex.readers.mime import Entity

_BODY = "body"  # what the second text of a mail is named after; the first is the mail itself


def mail_parts(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Part | ReadError]:
    """Yield the text and the attachments of a mail, in its order.

    Raises:
        ReadError: if it is none, is larger than *limits* allow, has more parts, or has nothing to read.
    """
    data = stream.read(limits.size + 1)
    if len(data) > limits.size:
        raise too_large(f"{name}: the mail", limits.size)
    mail = Entity.of(data, len(data) - len(data.lstrip()))
    if not mail.fields:
        raise ReadError(f"{name}: nothing above the text tells subject, date or sender; if it is no mail, name it .txt")
    names, empty = _Names(), True
    for count, leaf in enumerate(leaves(mail, name)):
        if count == limits.parts:
            raise ReadError(f"{name}: the mail has more than {limits.parts:,} parts; save what is attached by itself")
        if found := leaf if isinstance(leaf, ReadError) else _part(leaf, mail, names):
            yield _within(found, name, limits.size)
            empty = False
    if empty:
        raise ReadError(f"{name}: no text and no file is in the mail; if it shows a picture, recognise its text first")


def _part(leaf: Entity, mail: Entity, names: _Names) -> Part | None:
    """Return a leaf as a part, or None for one that nobody reads: an image, a signature, an empty line."""
    if leaf.main_type == "image" or leaf.media_type in table("mail")["passed_over"]:
        return None
    data = text_of(leaf) if leaf.main_type == "text" else leaf.payload()
    if not is_body(leaf):
        return _attached(leaf, data, names)
    if not data.strip():
        return None
    name = names.take(_BODY)
    kind = MAIL_TEXT.media_type if leaf.media_type == "text/plain" else leaf.media_type
    return Part(name="" if name == _BODY else name, data=data, media_type=kind, told=_told(mail))


def _within(found: Part | ReadError, name: str, most: int) -> Part | ReadError:
    """Return what was found, unless it is a text that grew too large in UTF-8."""
    if isinstance(found, Part) and len(found.data) > most:
        return too_large(f"{name}: {found.name or 'its text'}", most)
    return found


def _attached(leaf: Entity, data: bytes, names: _Names) -> Part:
    """Return a file as a part; the mail tells nothing of it, since it may be by others and from long before."""
    name = leaf.file_name or ("message.eml" if leaf.media_type == MAIL.media_type else "part")
    vague = leaf.media_type == "text/plain" and name.lower().endswith(_endings())
    return Part(name=names.take(name), data=data, media_type=None if vague else leaf.media_type)


def _told(mail: Entity) -> Told:
    """Return what the head of a mail tells.

    The mailbox of a newsroom or press office is no person, so the name beside it is that of the publisher.
    """
    if page := mail.fields.get("snapshot-content-location"):  # a browser saved a page as a mail on some later day
        return Told(title=mail.subject, url=page.strip())
    name, address = mail.sender
    box = address.partition("@")[0].partition("+")[0].lower()
    author, publisher = (None, name or None) if box in _roles() else (name or address or None, None)
    return Told(
        title=mail.subject,
        published=mail.date,
        published_basis="metadata" if mail.date else None,
        author=author,
        publisher=publisher,
    )


class _Names:
    """Gives each part a name of its own."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Return *name*, numbered if it is taken: ``map.pdf``, ``map-2.pdf``."""
        stem, dot, ending = name.rpartition(".")
        if not stem:
            stem, dot, ending = name, "", ""
        free = name
        while free in self._taken:
            self._taken[name] += 1
            free = f"{stem}-{self._taken[name]}{dot}{ending}"
        self._taken[free] = 1
        return free


@cache
def _endings() -> tuple[str, ...]:
    return tuple(table("mail")["endings"])


@cache
def _roles() -> frozenset[str]:
    return frozenset(table("mail")["roles"])
