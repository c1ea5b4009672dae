"""Texts that are longer than one document may be: streamed, and cut into parts that are documents of their own."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import BinaryIO

from reex.document import Document, Notice, Told
from reex.errors import ReadError
from reex.offers import Limits, Part, Reader
from reex.readers.decode import encoding_of

_MOST = 500_000  # characters of a part: of more, memory grows, and of less, more is told across a cut
_BYTES, _WIDEST = 4, 8  # of a character in UTF-8, and in any encoding, at the most
_BREAK = r"(?:\r\n|[\r\n])"
# Where a text is cut, the best place first: behind a blank line, a line, a sentence, a word.
_PLACES = tuple(map(re.compile, (rf"{_BREAK}[ \t]{{0,99}}{_BREAK}", _BREAK, r"[.!?]['\")\]’”]{0,3}\s|[。！？]", r"\s")))
_FENCE = re.compile(r"^[ \t>]{0,9}(?:`{3}|~{3})", re.MULTILINE)  # of code in Markdown


def is_longer(stream: BinaryIO, name: str, most: int) -> bool:
    """Say whether the text in a file, which messages call *name*, has more than *most* characters.

    Raises:
        ReadError: if it is binary, or no text in any encoding.
    """
    size = stream.seek(0, io.SEEK_END)
    if size <= most or size > _WIDEST * most:
        return size > most
    count = 0
    for text in encoding_of(stream, name).texts(stream):
        count += len(text)
        if count > most:
            return True
    return False


def text_parts(stream: BinaryIO, name: str, limits: Limits, *, start: Reader, later: Reader) -> Iterator[Part]:
    """Yield the parts of a text, in memory that one of them needs; blank ones are left out.

    The encoding is that of the whole, as if it were read at once, so that a part has the characters that stand there
    in the whole.

    Args:
        stream: the file.
        name: what messages begin with.
        limits: what a part may cost.
        start: who reads the first part.
        later: who reads the others.

    Raises:
        ReadError: if it is binary, or no text in any encoding.
    """
    encoding = encoding_of(stream, name)
    reader, told, end = start, Told(), 0
    for text in cut(encoding.texts(stream), _most(limits)):
        begin, end = end, end + len(text)
        if not text.strip():
            continue
        data = text.encode("utf-8", "surrogatepass")
        if reader is start:
            told = _told(start.read, data, name)
        notices = (*encoding.notices(text), _notice(begin, end))
        yield Part(f"char={begin},{end}", data, reader.media_type, told, notices)
        reader = later


def _most(limits: Limits) -> int:
    """Return the characters of a part: it must be within the limits even where mending makes it longer."""
    return max(1, min(_MOST, limits.characters // 2, limits.size // _BYTES))


def cut(texts: Iterable[str], most: int) -> Iterator[str]:
    """Yield a text that comes piece by piece in parts of at most *most* characters, cut where that hurts least."""
    rest = ""
    for text in texts:
        rest += text
        done = 0
        while len(rest) - done > most:
            until = _outside_code(rest, done, _place(rest, done + most // 2, done + most))
            yield rest[done:until]
            done = until
        rest = rest[done:]
    if rest:
        yield rest


def _place(text: str, least: int, most: int) -> int:
    """Return the last of the best places for a cut behind *least* and up to *most*, which is before the text's end."""
    most -= text.startswith("\r\n", most - 1) and most - 1 > least  # which are one line break
    for pattern in _PLACES:
        found = max((match.end() for match in pattern.finditer(text, least, most)), default=0)
        if found > least:
            return found
    return most


def _outside_code(text: str, start: int, end: int) -> int:
    """Return *end*, or where the code begins that it would cut, unless that takes more than half of a part."""
    fences = [match.start() for match in _FENCE.finditer(text, start, end)]
    return fences[-1] if len(fences) % 2 and fences[-1] - start > (end - start) // 2 else end


def _told(read: Callable[[bytes, str | None], Document], data: bytes, name: str) -> Told:
    """Return what the beginning of a text tells of all of it."""
    with suppress(ReadError):  # which is told where the part is read
        document = read(data, name)
        return Told(
            title=document.title,
            published=document.published,
            published_basis=document.published_basis,
            publisher=document.publisher,
            author=document.author,
            url=document.url,
            language=document.language,
        )
    return Told()


def _notice(begin: int, end: int) -> Notice:
    message = (
        "the text is too long for one document and read in parts, of which this is the one from character "
        f"{begin:,} to {end:,}; what is told across a cut may be missing, or be told twice"
    )
    return Notice(code="read-in-parts", message=message)
