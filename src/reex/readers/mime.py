"""The parts of an Internet message, taken apart by their boundaries in time that grows with their bytes alone.

The parser of the standard library tests each line against the boundary of each level around it, and goes down by
recursion: a mail made for that purpose stops it. Its registry of headers and its decoders are used here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache, cached_property
from typing import Any

import attrs

_FIELDS = frozenset(
    {
        "content-disposition",
        "content-transfer-encoding",
        "content-type",
        "date",
        "from",
        "snapshot-content-location",
        "subject",
    }
)
_LONGEST = 4000  # characters of a field: parsing one takes time that grows faster than its length
_MOST = 1 << 20  # bytes in which a head ends
_FIELD = re.compile(r"([!-9;-~]{1,100})[ \t]*:[ \t]*")
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# What the registry raises on fields that nobody foresaw.
_UNFORESEEN = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@attrs.define(slots=False)
class Entity:
    """A message, or a part of one: a head and a body.

    Attributes:
        data: the bytes of the whole message.
        start, end: where the body stands in them.
        fields: the fields of the head that are read here, by their names in small letters.
        usual: the media type if the head doesn't tell it.
    """

    data: bytes
    start: int
    end: int
    fields: dict[str, str]
    usual: str = "text/plain"
    _parsed: dict[str, Any] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, data: bytes, start: int = 0, end: int | None = None, usual: str = "text/plain") -> Entity:
        """Return the entity that stands in a range of *data*."""
        end = len(data) if end is None else end
        at, fields = _head(data, start, end)
        return cls(data, at, end, fields, usual)

    @cached_property
    def media_type(self) -> str:
        """The media type, in small letters."""
        header = self._header("content-type")
        return header.content_type if header is not None and header.maintype else self.usual

    @property
    def main_type(self) -> str:
        """The media type up to the stroke."""
        return self.media_type.partition("/")[0]

    def parameter(self, name: str) -> str:
        """Return a parameter of the media type, or nothing."""
        header = self._header("content-type")
        return str(header.params.get(name, "")) if header is not None else ""

    @cached_property
    def attached(self) -> bool:
        """Whether the sender says that it is an attachment."""
        header = self._header("content-disposition")
        return header is not None and header.content_disposition == "attachment"

    @cached_property
    def file_name(self) -> str:
        """The name of the file that it was, without folders, or nothing."""
        header = self._header("content-disposition")
        told = str(header.params.get("filename", "")) if header is not None else ""
        name = " ".join((told or self.parameter("name")).replace("\\", "/").rpartition("/")[2].split())
        return "".join(char for char in name if char.isprintable())

    @cached_property
    def subject(self) -> str | None:
        """The subject."""
        return " ".join(self._text("subject").split()) or None

    @cached_property
    def date(self) -> str | None:
        """The day on which it was written, as the sender's clock and zone had it."""
        header = self._header("date")
        moment = header.datetime if header is not None else None
        return moment.date().isoformat() if isinstance(moment, datetime) else None

    @cached_property
    def sender(self) -> tuple[str, str]:
        """The name and the address of the first author."""
        header = self._header("from")
        address = header.addresses[0] if header is not None and header.addresses else None
        return (" ".join(address.display_name.split()), address.addr_spec) if address else ("", "")

    def payload(self) -> bytes:
        """Return the bytes of the body without their transfer encoding; what is broken in that is passed over."""
        from email.message import Message  # only where a mail is read

        message = Message()
        encoding = self._text("content-transfer-encoding").strip().lower()
        message["content-transfer-encoding"] = encoding.split()[0] if encoding else "8bit"
        message.set_payload(self.data[self.start : self.end].decode("ascii", "surrogateescape"))
        payload = message.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else b""

    def children(self) -> Iterator[Entity]:
        """Yield the parts of a body that has some."""
        usual = "message/rfc822" if self.media_type == "multipart/digest" else "text/plain"
        for start, end in _between(self.data, self.start, self.end, self.parameter("boundary")):
            yield Entity.of(self.data, start, end, usual)

    def _text(self, name: str) -> str:
        header = self._header(name)
        return str(header) if header is not None else self.fields.get(name, "")

    def _header(self, name: str) -> Any:
        """Return a field as the registry parses it, or None without one that can be parsed."""
        if name not in self._parsed:
            self._parsed[name] = _parsed(name, self.fields[name]) if name in self.fields else None
        return self._parsed[name]


@cache
def _registry() -> Any:
    from email.headerregistry import HeaderRegistry  # only where a mail is read

    return HeaderRegistry()


def _parsed(name: str, value: str) -> Any:
    try:
        return _registry()(name, value)
    except _UNFORESEEN:
        return None


def _head(data: bytes, start: int, end: int) -> tuple[int, dict[str, str]]:
    """Return where the body starts, and the fields above it; the first of each name counts."""
    fields: dict[str, list[str]] = {}
    lines: list[str] | None = None
    at = start
    while at < min(end, start + _MOST):
        found = _LINE.match(data, at, end)
        line = _decoded(found[0][:_LONGEST]) if found else ""
        if not line.strip() or found is None:
            return (found.end() if found else end), {name: "".join(parts)[:_LONGEST] for name, parts in fields.items()}
        at = found.end()
        if line[0] in " \t":
            if lines is not None and len(lines) < _LONGEST:
                lines.append(line.rstrip("\r\n"))
        elif field := _FIELD.match(line):
            name = field[1].lower()
            lines = fields.setdefault(name, []) if name in _FIELDS and name not in fields else None
            if lines is not None:
                lines.append(line[field.end() :].rstrip("\r\n"))
        else:
            lines = None
    return at, {name: "".join(parts)[:_LONGEST] for name, parts in fields.items()}


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _between(data: bytes, start: int, end: int, boundary: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges between the lines of a boundary; the last one may lack its end."""
    sign = b"--" + boundary.encode("utf-8", "replace")
    at = start if data.startswith(sign, start) else _line_of(data, sign, start, end)
    while boundary and 0 <= at < end:
        line_end = data.find(b"\n", at, end)
        if line_end < 0 or data.startswith(b"--", at + len(sign)):
            return
        following = _line_of(data, sign, line_end, end)
        yield line_end + 1, (end if following < 0 else _without_break(data, line_end + 1, following))
        at = following


def _line_of(data: bytes, sign: bytes, start: int, end: int) -> int:
    """Return where the next line starts that is *sign*, but for blanks or the dashes that close."""
    at = data.find(b"\n" + sign, start, end)
    while at >= 0:
        after = data[at + 1 + len(sign) : min(at + 3 + len(sign), end)]
        if after in (b"", b"--") or after[:1] in b" \t\r\n":
            return at + 1
        at = data.find(b"\n" + sign, at + 1, end)
    return -1


def _without_break(data: bytes, start: int, end: int) -> int:
    """Return the end without the line break that belongs to the boundary below."""
    end -= data[end - 1 : end] == b"\n"
    end -= data[end - 1 : end] == b"\r"
    return max(start, end)
