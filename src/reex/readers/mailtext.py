"""The reader of the plain text of mails: quotes lose their marks, and signatures are furniture."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import attrs

from reex.document import Document
from reex.readers.assemble import Cleaned, assemble, moved
from reex.readers.clean import clean, unfold
from reex.readers.data_files import table
from reex.readers.decode import decode
from reex.readers.formats import MAIL_TEXT
from reex.spans import Span, TextBuilder

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_QUOTE = re.compile(r"(?:[ \t]?>)+[ \t]?")
_FIELD = re.compile(r"\*?([^\W\d_][^\n:*]{0,20}[^\s:*]|[^\W\d_])[ \t]?:\*?(?:[ \t]|$)")
_SIGNATURE = 15  # lines of the longest signature
_WROTE = 3  # lines over which programs fold the line that says who wrote


def read_mail_text(data: bytes, path: str | None) -> Document:
    """Return the document of the plain text of a mail.

    What is quoted or forwarded is text, as evidence may stand in it. The marks that programs make it known by are left
    out: ``>``, the lines that say who wrote it, the head of the mail. Signatures are furniture.

    Raises:
        ReadError: if *data* is empty, binary, or no text in any encoding.
    """
    decoded = decode(data, path or "input")
    lines = list(_lines(decoded.text))
    builder, furniture = _unquoted(decoded.text, lines)
    bare, first = builder.build()
    tidied, second, repairs = clean(bare, indents=True)
    text, third = unfold(tidied)
    later = second.then(third)
    cleaned = Cleaned(
        text=text,
        offsets=first.then(later),
        source=decoded.text,
        notices=(*decoded.notices, *repairs),
        furniture=list(moved(furniture, text, later)),
    )
    return assemble(data, path, MAIL_TEXT.media_type, cleaned)


def unflowed(text: str, *, delete_space: bool) -> str:
    """Return a text of the format *flowed* with each paragraph on one line; a quote keeps its mark at the start.

    Args:
        text: lines of which those that end in a space go on in the next.
        delete_space: whether that space is no part of the text.
    """
    parts: list[str] = []
    open_depth = -1  # of the line that goes on
    for match in _LINE.finditer(text):
        if match.start() == len(text):
            break
        line = match[1]
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:].removeprefix(" ")
        signature = content == "-- "
        if open_depth == depth and not signature:
            parts.append(content)
        else:
            parts.append("\n" if open_depth >= 0 else "")
            parts.append(f"{'>' * depth}{' ' if depth else ''}{content}")
        flows = content.endswith(" ") and not signature
        if flows and delete_space:
            parts[-1] = parts[-1][:-1]
        if not flows:
            parts.append("\n")
        open_depth = depth if flows else -1
    return "".join(parts)


@attrs.frozen
class _Line:
    """A line: where its content starts without the marks of a quote, where it ends, and how deep it is quoted."""

    start: int
    end: int
    depth: int
    text: str


def _lines(source: str) -> Iterator[_Line]:
    for match in _LINE.finditer(source):
        if match.start() == len(source):
            break
        quote = _QUOTE.match(match[1])
        marks = quote.end() if quote else 0
        text = match[1][marks : marks + 1000].rstrip("\t\r") if len(match[1]) > marks else ""
        yield _Line(match.start() + marks, match.end(1), quote[0].count(">") if quote else 0, text)


def _unquoted(source: str, lines: list[_Line]) -> tuple[TextBuilder, list[Span]]:
    """Return the text without the marks of quotes, and where in it the signatures stand."""
    marks, signatures = _numbers(lines, _marks), _numbers(lines, _signed)
    builder, furniture = TextBuilder(source), []
    last = lines[0] if lines else None
    for at, line in enumerate(lines):
        if last and at:
            parts = line.depth != last.depth or at in marks or (at in signatures) != (at - 1 in signatures)
            builder.replace("\n\n" if parts else "\n", last.end, max(line.start, last.end + 1))
        last, start = line, builder.length
        if at not in marks:
            builder.copy(line.start, line.end)
        if at in signatures and builder.length > start:
            furniture.append(Span(start, builder.length))
    return builder, furniture


def _numbers(lines: list[_Line], find: Callable[[list[_Line], int], Iterable[int]]) -> set[int]:
    return {number for at in range(len(lines)) for number in find(lines, at)}


def _marks(lines: list[_Line], at: int) -> Iterable[int]:
    """Return the lines from or up to this one that a program puts before a quoted mail."""
    low = lines[at].text.strip().lower()
    if low.strip("-_ *") in _cues("above"):
        return (at,)
    if low.endswith(_cues("wrote")):
        return _wrote(lines, at)
    if at and _is_field(lines[at]) and _is_field(lines[at - 1]):
        return (at - 1, at)
    return ()


def _signed(lines: list[_Line], at: int) -> Iterable[int]:
    """Return the lines of the signature that starts here."""
    if lines[at].text in ("-- ", "--"):
        return _signature(lines, at)
    return (at,) if lines[at].text.strip().lower().startswith(_cues("signed")) else ()


def _signature(lines: list[_Line], at: int) -> range:
    """Return the lines from the mark of a signature on, if they are few enough to be one."""
    end = at + 1
    while end < len(lines) and end - at <= _SIGNATURE and lines[end].depth == lines[at].depth:
        end += 1
    return range(at, end) if end == len(lines) or lines[end].depth != lines[at].depth else range(at, at + 1)


def _wrote(lines: list[_Line], at: int) -> range:
    """Return the lines that say who wrote what is quoted below: one, or more where they were folded."""
    start = at
    while (
        start
        and at - start < _WROTE - 1
        and lines[start - 1].text.strip()
        and lines[start - 1].depth == lines[at].depth
    ):
        start -= 1
    dated = any(char.isdigit() for line in lines[start : at + 1] for char in line.text)
    quoted = next((line.depth for line in lines[at + 1 : at + 4] if line.text.strip()), 0) > lines[at].depth
    return range(start, at + 1) if dated and quoted else range(at, at)


def _is_field(line: _Line) -> bool:
    field = _FIELD.match(line.text.strip())
    return field is not None and field[1].lower() in _cues("fields")


@cache
def _cues(name: str) -> tuple[str, ...]:
    return tuple(table("mail")[name])
