"""Bytes to text: byte order mark, UTF-8, what a page declares, then a guess that is reported."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import BinaryIO

import attrs

from reex.document import Notice
from reex.errors import ReadError
from reex.offers import HEAD
from reex.readers.signs import advice_for

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_HIGH = bytes(range(128, 256))
_HEAD = 1 << 16
_BLOCK = 1 << 16  # bytes that are decoded at a time: of more, one wide character has all before it copied anew
_ENDS = 1 << 13  # bytes at either end that tell what is no text
_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_LATIN = frozenset({"ascii", "iso8859-1"})
# Codecs of host names and of source code, not of texts; the time of the first two grows faster than the length.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape"})


@attrs.frozen
class Decoded:
    """A decoded input: its text, and what the reader of a record should know about how it was decoded."""

    text: str
    notices: tuple[Notice, ...] = ()


@attrs.frozen(kw_only=True)
class Encoding:
    """How the bytes of a text are decoded.

    Attributes:
        codec: its name.
        mark: how many bytes of a byte order mark stand before the text.
        guessed: whether nothing declares it.
        damaged: whether some bytes are none of it.
    """

    codec: str
    mark: int = 0
    guessed: bool = False
    damaged: bool = False

    def texts(self, stream: BinaryIO) -> Iterator[str]:
        """Yield the text of a file piece by piece."""
        stream.seek(self.mark)
        decoder = codecs.getincrementaldecoder(self.codec)("replace" if self.damaged else "strict")
        for block in _blocks(stream):
            yield decoder.decode(block)
        yield decoder.decode(b"", final=True)

    def notices(self, text: str) -> tuple[Notice, ...]:
        """Return what is to be told of *text*, be it all of the file or a part."""
        return tuple(self._notices(text))

    def _notices(self, text: str) -> Iterator[Notice]:
        if self.guessed:
            message = f"the encoding is not declared; {self.codec} fits the bytes"
            yield Notice(code="encoding-guessed", message=message)
        if self.damaged and (lost := text.count("�")):
            called = "UTF-8" if self.codec == "utf-8" else self.codec
            message = f"{lost} character{'s are' if lost > 1 else ' is'} no valid {called} and shown as �"
            yield Notice(code="encoding-damaged", message=message)
        if nuls := text.count("\0"):
            message = f"{nuls} NUL character{'s were' if nuls > 1 else ' was'} removed"
            yield Notice(code="nul-removed", message=message)


def marked_codec(head: bytes) -> str | None:
    """Return the codec of a text that begins with a byte order mark, which the codec takes off."""
    found = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)
    return "utf-8-sig" if found == "utf-8" else found and found.rpartition("-")[0]


def decode(data: bytes, name: str, *, html: bool = False) -> Decoded:
    """Return the text of *data*, which messages call *name*.

    Raises:
        ReadError: if *data* is empty, binary, or no text in any encoding.
    """
    stream = io.BytesIO(data)
    encoding = encoding_of(stream, name, html=html)
    text = "".join(encoding.texts(stream))
    return Decoded(text, encoding.notices(text))


def encoding_of(stream: BinaryIO, name: str, *, html: bool = False) -> Encoding:
    """Return how all of a file is decoded, which messages call *name*; it is read to its end, and none of it held.

    Raises:
        ReadError: if it is empty, binary, or no text in any encoding.
    """
    stream.seek(0)
    if not any(block.strip(b"\0 \t\r\n\f") for block in _blocks(stream)):
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        if any(b"\0" in block for block in _blocks(stream)):
            raise ReadError(
                f"{name}: none of its {size:,} bytes is a character, nearly all are NUL; get the file again"
            )
        raise ReadError(f"{name}: the file is empty; give it the text of a document")
    stream.seek(0)
    head = stream.read(_HEAD)
    found = _marked(stream, head, name) or _wide(stream, head)
    if found:
        return found
    _refuse_binary(stream, name)
    return _utf8(stream) or (_declared(stream, head) if html else None) or _guessed(stream, head, name)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield what a file has from where it stands."""
    while block := stream.read(_BLOCK):
        yield block


def _slip(stream: BinaryIO, codec: str, start: int = 0) -> int | None:
    """Return which byte of a file is the first from *start* on that is none of an encoding, or None.

    Raises:
        LookupError: if there is no such encoding.
    """
    decoder = codecs.getincrementaldecoder(codec)()
    stream.seek(start)
    for block in chain(_blocks(stream), [b""]):
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            return start - held + error.start
        start += len(block)
    return None


def _marked(stream: BinaryIO, head: bytes, name: str) -> Encoding | None:
    for mark, codec in _MARKS:
        if head.startswith(mark):
            slip = _slip(stream, codec, len(mark))
            if slip is not None:
                raise ReadError(
                    f"{name}: starts with the mark of {codec}, but byte {slip} is none of it; save it as UTF-8"
                )
            return Encoding(codec=codec, mark=len(mark))
    return None


def _wide(stream: BinaryIO, head: bytes) -> Encoding | None:
    """Tell UTF-16 that has no byte order mark: plain text then has a NUL in every second byte."""
    head = head[: len(head) - len(head) % 2]
    if b"\0" not in head:
        return None
    half = len(head) // 2
    for codec, zeros, letters in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        unlikely = half - len(letters.translate(None, _CONTROLS))
        if half >= 4 and zeros.count(0) > 0.7 * half and unlikely < 0.2 * half:
            return Encoding(codec=codec, guessed=True) if _slip(stream, codec) is None else None
    return None


def _refuse_binary(stream: BinaryIO, name: str) -> None:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    sample = stream.read(_ENDS)
    if advice := advice_for(sample[:HEAD]):
        raise ReadError(f"{name}: {advice}")
    stream.seek(max(_ENDS, size - _ENDS))
    sample += stream.read()
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(3, len(sample) // 20) or controls * 2 > len(sample):
        raise ReadError(
            f"{name}: {controls} of {len(sample)} bytes are control characters: not text; choose a text file"
        )


def _utf8(stream: BinaryIO) -> Encoding | None:
    if _slip(stream, "utf-8") is None:
        return Encoding(codec="utf-8")
    damaged = Encoding(codec="utf-8", damaged=True)
    return None if _lost(stream, damaged) * 4 > _sequences(stream) else damaged


def _lost(stream: BinaryIO, encoding: Encoding) -> int:
    return sum(text.count("�") for text in encoding.texts(stream))


def _sequences(stream: BinaryIO) -> int:
    """Return how often the bytes of a file look like a character of UTF-8 beyond ASCII."""
    stream.seek(0)
    count, last = 0, b""
    for block in _blocks(stream):
        count += len(_SEQUENCE.findall(last + block))
        last = block[-1:] if block[-1] >= 0xC2 else b""
    return count


def codec_of(charset: str) -> str | None:
    """Return the codec for texts in a charset that somebody declares, or None if it is unknown or none of texts.

    As in browsers, Latin-1 and ASCII are what Windows makes of them: its quotation marks, dashes and euro signs are no
    control characters.
    """
    try:
        name = codecs.lookup(charset.strip()).name
        "".encode(name)  # which some refuse, as they make bytes of bytes
    except (LookupError, ValueError):
        return None
    return None if name in _NO_CHARSETS else "cp1252" if name in _LATIN else name


def decode_declared(data: bytes, charset: str) -> str | None:
    """Return the text of *data* in the charset that somebody declares, or None if that is unknown or untrue.

    What is UTF-8 beyond ASCII is hardly ever anything else, whatever is said.
    """
    codec = codec_of(charset)
    if codec is None:
        return None
    for name in (codec,) if data.isascii() else ("utf-8", codec):
        try:
            return data.decode(name)
        except ValueError:
            continue
    return None


def codec_told_inside(charset: bytes) -> str | None:
    """Return the codec for a charset that the text itself declares; where that is read as ASCII, none of two bytes."""
    codec = codec_of(charset.decode("ascii", "replace"))
    return None if codec and codec.startswith(("utf-16", "utf-32")) else codec


def _declared(stream: BinaryIO, head: bytes) -> Encoding | None:
    """Tell the encoding of a page that its ``meta`` element names."""
    match = _META.search(head, 0, 4096)
    codec = codec_told_inside(match[1]) if match else None
    return Encoding(codec=codec) if codec and _slip(stream, codec) is None else None


def _guessed(stream: BinaryIO, head: bytes, name: str) -> Encoding:
    for codec in (_likely(head), "cp1252"):
        with suppress(LookupError):
            if _slip(stream, codec) is None:
                return Encoding(codec=codec, guessed=True)
    damaged = Encoding(codec="cp1252", guessed=True, damaged=True)
    stream.seek(0)
    high = sum(len(block) - len(block.translate(None, _HIGH)) for block in _blocks(stream))
    if _lost(stream, damaged) * 4 > high:
        raise ReadError(f"{name}: the bytes are no text in any encoding that is known; save it as UTF-8")
    return damaged


def _likely(head: bytes) -> str:
    """Return the encoding that fits.

    Where most letters are ASCII that is cp1252: on such text a guess by frequency takes ``£`` for ``Ł``.
    """
    high = sum(1 for byte in head if byte > 127)
    if high * 2 < sum(1 for byte in head if 65 <= byte <= 122):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(head).best()
    return best.encoding if best else "cp1252"
