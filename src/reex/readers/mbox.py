"""The container of mailboxes: one mail after the other, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from reex.errors import ReadError
from reex.offers import Container, Limits, Part
from reex.readers.mail import MEDIA_TYPE as MAIL

# ``From jane@example.org Tue Jun  3 12:00:00 2025``: the day tells it from a sentence.
_FROM = re.compile(
    rb"From (?:[^\r\n]{1,400} )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {1,3}"
    rb"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,3}\d{1,2}|\d{1,2} [JFMASOND][a-z]{2}) {1,3}[\d:]{4,8}"
)
_ESCAPED = re.compile(rb">{1,50}From ")
_HEAD = re.compile(rb"[^\r\n]*\r?\n[!-9;-~]{1,80}:")
_LINE = 1 << 16


def mbox_parts(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Part | ReadError]:
    """Yield the mails of a mailbox, each by its number.

    Raises:
        ReadError: if it doesn't start as one, or has more mails than *limits* allow.
    """
    if not _FROM.match(line := stream.readline(_LINE)):
        raise ReadError(f"{name}: this is no mailbox: its first line is not that of a mail, which starts with From")
    count = 0
    while line:
        count += 1
        if count > limits.parts:
            raise ReadError(f"{name}: the mailbox has more than {limits.parts:,} mails; split it")
        data, line = _mail(stream, limits.size)
        if data is None:
            yield ReadError(f"{name}: mail {count} is larger than {limits.size:,} bytes; save it by itself")
        else:
            yield Part(name=str(count), data=data, media_type=MAIL)


def looks_like_mbox(head: bytes) -> bool:
    """Say whether the first bytes of a file are surely those of a mailbox."""
    return _FROM.match(head) is not None and _HEAD.match(head) is not None


def _mail(stream: BinaryIO, most: int) -> tuple[bytes | None, bytes]:
    """Return the mail that starts here, None for one of more than *most* bytes, and the line that starts the next."""
    data: bytearray | None = bytearray()
    fresh = True  # at the start of a line, not within one that is too long to be read at once
    while line := stream.readline(_LINE):
        if fresh and line.startswith(b"From ") and _FROM.match(line):
            break
        if fresh and line.startswith(b">") and _ESCAPED.match(line):
            line = line[1:]
        fresh = line.endswith(b"\n")
        if data is not None:
            data += line
            if len(data) > most:
                data = None
    return (None if data is None else bytes(data)), line


container = Container(
    name="mbox", suffixes=(".mbox", ".mbx"), media_type="application/mbox", parts=mbox_parts, looks=looks_like_mbox
)
