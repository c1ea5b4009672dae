"""Bytes to text: byte order mark, UTF-8, what a page declares, then a guess that is reported."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import attrs

from reex.errors import ReadError
from reex.model import Notice
from reex.offers import HEAD
from reex.readers.signs import advice_for

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_HIGH = bytes(range(128, 256))
_HEAD = 1 << 16
_LARGE, _PIECE = 1 << 20, 1 << 16  # bytes from which on UTF-8 is decoded in pieces, and those of each
_ENDS = 1 << 13  # bytes at either end that tell what is no text
_LATIN = frozenset({"ascii", "iso8859-1"})
# Codecs of host names and of source code, not of texts; the time of the first two grows faster than the length.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape"})


@attrs.frozen
class Decoded:
    """A decoded input: its text, and what the reader of a record should know about how it was decoded."""

    text: str
    notices: tuple[Notice, ...] = ()


def marked_codec(head: bytes) -> str | None:
    """Return the codec of a text that begins with a byte order mark, which the codec takes off."""
    found = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)
    return "utf-8-sig" if found == "utf-8" else found and found.rpartition("-")[0]


def decode(data: bytes, name: str, *, html: bool = False) -> Decoded:
    """Return the text of *data*, which messages call *name*.

    Raises:
        ReadError: if *data* is empty, binary, or no text in any encoding.
    """
    if not data.strip(b"\0 \t\r\n\f"):
        raise ReadError(f"{name}: the file is empty; give it the text of a document")
    decoded = _marked(data, name) or _wide(data)
    if decoded is None:
        _refuse_binary(data, name)
        decoded = _utf8(data) or (_declared(data) if html else None) or _guessed(data, name)
    if b"\0" in data and (nuls := decoded.text.count("\0")):
        message = f"{nuls} NUL character{'s were' if nuls > 1 else ' was'} removed"
        return Decoded(decoded.text, (*decoded.notices, Notice(code="nul-removed", message=message)))
    return decoded


def _marked(data: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding))
            except UnicodeDecodeError as error:
                raise ReadError(
                    f"{name}: starts with the mark of {encoding}, but byte {error.start + len(mark)} is none of it; "
                    "save it as UTF-8"
                ) from error
    return None


def _wide(data: bytes) -> Decoded | None:
    """Read UTF-16 that has no byte order mark: plain text then has a NUL in every second byte."""
    head = data[: _HEAD - _HEAD % 2]
    if b"\0" not in head:
        return None
    half = len(head) // 2
    for encoding, zeros, letters in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        unlikely = half - len(letters.translate(None, _CONTROLS))
        if half >= 4 and zeros.count(0) > 0.7 * half and unlikely < 0.2 * half:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return Decoded(text, (_guess_notice(encoding),))
    return None


def _refuse_binary(data: bytes, name: str) -> None:
    if advice := advice_for(data[:HEAD]):
        raise ReadError(f"{name}: {advice}")
    sample = data if len(data) <= 2 * _ENDS else data[:_ENDS] + data[-_ENDS:]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(3, len(sample) // 20) or controls * 2 > len(sample):
        raise ReadError(
            f"{name}: {controls} of {len(sample)} bytes are control characters: not text; choose a text file"
        )


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8") if len(data) < _LARGE else "".join(_pieces(data)))
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    lost = text.count("�")
    sequences = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]", data))
    if lost * 4 > sequences:
        return None
    return Decoded(text, (_damage_notice(lost, "UTF-8"),))


def _pieces(data: bytes) -> Iterator[str]:
    """Yield the text of long UTF-8 piece by piece: decoded whole, one wide character has all before it copied anew."""
    view = memoryview(data)
    start = 0
    while start < len(data):
        end = start + _PIECE
        while end < len(data) and data[end] & 0xC0 == 0x80:  # inside a character
            end += 1
        yield str(view[start:end], "utf-8")
        start = end


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


def _declared(data: bytes) -> Decoded | None:
    """Read a page in the encoding that its ``meta`` element names."""
    match = _META.search(data, 0, 4096)
    codec = codec_told_inside(match[1]) if match else None
    text = decode_declared(data, codec) if codec else None
    return Decoded(text) if text is not None else None


def _guessed(data: bytes, name: str) -> Decoded:
    for encoding in (_likely(data[:_HEAD]), "cp1252"):
        try:
            return Decoded(data.decode(encoding), (_guess_notice(encoding),))
        except (UnicodeDecodeError, LookupError):
            continue
    text = data.decode("cp1252", "replace")
    lost = text.count("�")
    if lost * 4 > len(data) - len(data.translate(None, _HIGH)):
        raise ReadError(f"{name}: the bytes are no text in any encoding that is known; save it as UTF-8")
    return Decoded(text, (_guess_notice("cp1252"), _damage_notice(lost, "cp1252")))


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


def _damage_notice(lost: int, encoding: str) -> Notice:
    message = f"{lost} character{'s are' if lost > 1 else ' is'} no valid {encoding} and shown as �"
    return Notice(code="encoding-damaged", message=message)


def _guess_notice(encoding: str) -> Notice:
    return Notice(code="encoding-guessed", message=f"the encoding is not declared; {encoding} fits the bytes")
