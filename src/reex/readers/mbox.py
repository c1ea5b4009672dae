"""The container of mailboxes: one mail after the other, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from reex.errors import ReadError
from reex.offers import Limits, Part
from reex.readers.files import too_large
from reex.readers.formats import MAIL
from reex.readers.signs import MAIL_STARTS

_ESCAPED = re.compile(rb">{1,50}From ")
_LINE = 1 << 16


def mbox_parts(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Part | ReadError]:
    """Yield the mails of a mailbox, each by its number.

    Raises:
        ReadError: if it doesn't start as one, or has more mails than *limits* allow.
    """
    if not MAIL_STARTS.match(line := stream.readline(_LINE)):
        raise ReadError(f"{name}: this is no mailbox: its first line is not that of a mail, which starts with From")
    count = 0
    while line:
        count += 1
        if count > limits.parts:
            raise ReadError(f"{name}: the mailbox has more than {limits.parts:,} mails; split it")
        data, line = _mail(stream, limits.size)
        if data is None:
            yield too_large(f"{name}: mail {count}", limits.size)
        else:
            yield Part(name=str(count), data=data, media_type=MAIL.media_type)


def _mail(stream: BinaryIO, most: int) -> tuple[bytes | None, bytes]:
    """Return the mail that starts here, None for one of more than *most* bytes, and the line that starts the next."""
    data: bytearray | None = bytearray()
    fresh = True  # at the start of a line, not within one that is too long to be read at once
    while line := stream.readline(_LINE):
        if fresh and line.startswith(b"From ") and MAIL_STARTS.match(line):
            break
        if fresh and line.startswith(b">") and _ESCAPED.match(line):
            line = line[1:]
        fresh = line.endswith(b"\n")
        if data is not None:
            data += line
            if len(data) > most:
                data = None
    return (None if data is None else bytes(data)), line
