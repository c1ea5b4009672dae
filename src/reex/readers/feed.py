"""Feeds: RSS 0.9 to 2.0 and Atom, each entry a text, read as they stream by."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from html.entities import html5
from typing import TYPE_CHECKING, Any, BinaryIO

import attrs

from reex.document import Notice, Told
from reex.errors import ReadError
from reex.offers import Limits, Part
from reex.readers.data_files import table
from reex.readers.decode import codec_told_inside, marked_codec
from reex.readers.files import too_large
from reex.readers.formats import XML
from reex.readers.parts import has_references, is_html, one_line, told_date, with_title, without_stray
from reex.readers.signs import FEED_ROOT, prolog

if TYPE_CHECKING:
    from lxml import etree

_CHUNK = 1 << 16
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._:-]{2,40})["']""")
_ROOT = re.compile(r"<[^\W\d][\w:.-]*[\s/>]")
_CLOSED = re.compile(r"</(?:[A-Za-z]\w{0,20}:)?(?:rss|rdf|feed)\s*>", re.IGNORECASE)
_FAULTS = 100_000  # the parser keeps a list of them
# What browsers take and XML does not: bare ampersands, references of HTML, tags that need no end, control characters.
_AMPERSAND = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)(?:([A-Za-z][A-Za-z0-9]{1,31});)?"
)
_VOID = re.compile(
    r"<(br|hr|img|input|wbr)\b((?:\s{1,9}[\w:-]{1,40}=(?:\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}')){0,30}\s{0,9})>",
    re.IGNORECASE,
)
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 2100  # characters of the longest thing above, which may be cut by the end of a chunk
_AUTHOR = re.compile(r"\S{1,100}@\S{1,100} ?\(([^()]{1,100})\)")


def feed_parts(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Part | ReadError]:
    """Yield the entries of a feed in its order, in memory that one entry needs; other XML is one text.

    Raises:
        ReadError: if the file is no XML, ends or breaks before its end, or an entry is longer than the limits allow.
    """
    if other := _other_xml(stream, name, limits.size):
        yield other
        return
    from lxml import etree  # only where a feed is read

    parser = etree.XMLPullParser(
        events=("start", "end"), tag=("{*}item", "{*}entry"), encoding="utf-8",
        recover=True, resolve_entities=False, no_network=True, load_dtd=False,
    )  # fmt: skip
    entries = _Entries(name, limits.size)
    waiting, tail = 0, ""
    for text in _repaired(_decoded(stream, name, entries)):
        parser.feed(text.encode("utf-8", "replace"))
        found = list(entries.read(parser.read_events()))
        yield from found
        waiting = 0 if found else waiting + len(text)
        tail = (tail + text)[-_CHUNK:]
        if fault := _fault(parser, waiting, limits):
            raise ReadError(f"{name}: after entry {entries.count}: {fault}")
    if not _CLOSED.search(tail):
        raise ReadError(f"{name}: the feed breaks off after entry {entries.count}; get a whole copy")
    yield from entries.rest()


def _other_xml(stream: BinaryIO, name: str, size: int) -> Part | ReadError | None:
    """Return the text of a file whose root is no feed's, or None."""
    head = stream.read(_CHUNK)
    stream.seek(0)
    text = _decoder(head, name)(head)
    start = prolog(text)
    if FEED_ROOT.search(text, start) or not _ROOT.match(text, start):
        return None
    data = stream.read(size + 1)
    told = f"; charset={encoding}" if (encoding := _encoding(head)) != "utf-8" else ""
    return (
        Part(name="", data=data, media_type=f"{XML.media_type}{told}")
        if len(data) <= size
        else too_large(f"{name}: it", size)
    )


def _fault(parser: etree.XMLPullParser, waiting: int, limits: Limits) -> str:
    """Return why a feed can't be read on, or nothing."""
    if waiting > limits.size:
        return (
            f"more than {limits.size:,} characters without an entry; leave this feed out, or {Limits.raising('size')}"
        )
    faults = parser.feed_error_log
    if len(faults) > _FAULTS:
        return f"more than {_FAULTS:,} faults in its XML; get another copy"
    if any(fault.type_name in ("ERR_RESOURCE_LIMIT", "ERR_INTERNAL_ERROR") for fault in faults):
        return f"the next is too long or too deep for a parser of XML ({faults[-1].message}); leave it out of the feed"
    return ""


def _decoded(stream: BinaryIO, name: str, entries: _Entries) -> Iterator[str]:
    """Yield the text of a feed from its first tag on."""
    head = stream.read(_CHUNK)
    decode = _decoder(head, name)
    text = decode(head)
    root = FEED_ROOT.search(text, prolog(text))
    if not root:
        raise ReadError(f"{name}: no XML: there is no element at its beginning; if it is a text, name it .txt")
    text = text[root.start() :]  # without a document type, nothing that it may declare can be used
    while text or head:
        if (plain := without_stray(text)) != text:
            entries.stray = True
            text = plain
        yield text
        head = stream.read(_CHUNK)
        text = decode(head)


def _decoder(head: bytes, name: str) -> Callable[[bytes], str]:
    """Return what makes text of the bytes of a feed, one chunk after the other; no bytes are the end."""
    encoding = _encoding(head)
    wide = encoding.startswith(("utf-16", "utf-32"))
    decoder = codecs.getincrementaldecoder(encoding)("replace" if wide else "surrogateescape")

    def decode(data: bytes) -> str:
        try:
            return decoder.decode(data, final=not data)
        except ValueError as error:
            raise ReadError(
                f"{name}: its bytes are none of the encoding that it declares, {encoding}; mend that"
            ) from error

    return decode


def _encoding(head: bytes) -> str:
    """Return the encoding of a feed: its mark, or what it declares, if that is one of texts that Python knows."""
    if marked := marked_codec(head):
        return marked
    declared = _DECLARED.match(head)
    return (codec_told_inside(declared[1]) if declared else None) or "utf-8"


def _repaired(texts: Iterable[str]) -> Iterator[str]:
    """Yield a text so that a parser of XML can read what is broken in the ways that are common in feeds."""
    rest = ""
    for text in texts:
        whole = rest + text
        cut = max(whole.rfind("&"), whole.rfind("<"))
        cut = len(whole) if cut < len(whole) - _LONGEST else cut
        rest = whole[cut:]
        yield _repair(whole[:cut])
    yield _repair(rest)


def _repair(text: str) -> str:
    text = _AMPERSAND.sub(_reference, _CONTROL.sub("", text))
    return _VOID.sub(r"<\1\2/>", text)


def _reference(match: re.Match[str]) -> str:
    """Return what XML has for a bare ampersand, or for a reference of HTML; it means the same in CDATA."""
    known = html5.get(f"{match[1]};") if match[1] else None
    return "".join(f"&#{ord(char)};" for char in known) if known else f"&amp;{match[0][1:]}"


@attrs.define
class _Entries:
    """Makes parts of entries.

    Attributes:
        count: how many entries there were.
        stray: bytes have been met that are none of the feed's encoding.
    """

    name: str
    size: int
    count: int = 0
    stray: bool = False
    _feed: Told | None = None
    _open: Any = None

    def read(self, events: Iterable[tuple[str, Any]]) -> Iterator[Part | ReadError]:
        """Yield the entries that have ended; one without an end ends where the next begins."""
        for event, element in events:
            if event == "start":
                yield from self.rest()
                self._open = element
            elif element is self._open:
                yield from self.rest()
                _forget(element)

    def rest(self) -> Iterator[Part | ReadError]:
        """Yield the entry that is open, if there is one."""
        if self._open is not None:
            element, self._open = self._open, None
            if self._feed is None:
                self._feed = _feed(element)
            self.count += 1
            yield self._part(element)

    def _part(self, element: Any) -> Part | ReadError:
        feed = self._feed or Told()
        fields = _fields(element)
        names = table("feed")["entry"]
        title = one_line(_first(fields, names["title"])) or None
        text, html = _text(fields)
        if not text and not title:
            return ReadError(f"{self.name}: entry {self.count} has no text and no title; look at its page")
        day = told_date(_first(fields, names["published"]))
        published = day or told_date(_first(fields, names["updated"]))
        notices = (_UPDATED_NOTICE,) if published and not day else ()
        told = Told(
            title=title,
            published=published,
            published_basis="metadata" if published else None,
            publisher=one_line(_first(fields, names["publisher"])) or feed.publisher,
            author=_author(fields) or feed.author,
            url=_url(fields),
            language=one_line(_first(fields, names["language"])) or _lang(element) or feed.language,
        )
        data = with_title(title, text, html=html).encode("utf-8", "replace")
        if len(data) > self.size:
            return too_large(f"{self.name}: entry {self.count}", self.size)
        return Part(
            name=str(self.count),
            data=data,
            media_type="text/html" if html else "text/plain",
            told=told,
            notices=(*notices, _STRAY_NOTICE) if self.stray else notices,
        )


_STRAY_NOTICE = Notice(code="encoding-guessed", message="bytes that are none of the feed's encoding are read as cp1252")
_UPDATED_NOTICE = Notice(
    code="date-updated", message="the feed doesn't tell when the text was published; the date is that of its update"
)
_Fields = dict[str, list[Any]]


def _forget(element: Any) -> None:
    """Free an entry, and all that stands before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _feed(element: Any) -> Told:
    """Return what the feed around an entry tells, as far as it stands before that."""
    parent = element.getparent()
    if parent is None:
        return Told()
    channel = next((child for child in parent if _key(child) == "channel"), parent)  # RSS 1.0 has it beside its items
    fields, names = _fields(channel), table("feed")["feed"]
    return Told(
        publisher=one_line(_first(fields, names["publisher"])) or None,
        author=_author({"author": fields.get("author", [])}) or None,  # of Atom; that of a podcast is a publisher
        language=one_line(_first(fields, names["language"])) or _lang(parent),
    )


def _fields(element: Any) -> _Fields:
    """Return the children of an element by their names; those of groups of media count too."""
    fields: _Fields = {}
    for child in element:
        key = _key(child)
        fields.setdefault(key, []).append(child)
        if key in ("media:group", "media:content"):
            for inner in child:
                fields.setdefault(_key(inner), []).append(inner)
    return fields


def _key(element: Any) -> str:
    """Return the name of an element in small letters, with the usual prefix of its namespace."""
    if not isinstance(element.tag, str):  # a comment
        return ""
    uri, _, local = element.tag.rpartition("}")
    prefix = table("feed")["namespaces"].get(uri[1:], "?" if uri else "")
    return f"{prefix}:{local}".lower().lstrip(":")


def _first(fields: _Fields, names: Iterable[str]) -> str:
    values = (_value(element) for name in names for element in fields.get(name, ()))
    return next((value for value in values if value), "")


def _value(element: Any) -> str:
    """Return the text of an element, or the title or name in it, as authors and sources of Atom have it."""
    named = next((child.text for child in element if _key(child) in ("name", "title")), None)
    return ((element.text if named is None else named) or "").strip()


def _text(fields: _Fields) -> tuple[str, bool]:
    """Return the fullest text of an entry, and whether that is HTML."""
    names = table("feed")["entry"]
    for group in (names["text"], names["text_otherwise"]):
        found = [(_inner(element), element) for name in group for element in fields.get(name, ())]
        if found and (fullest := max(found, key=lambda pair: len(pair[0])))[0]:
            text, element = fullest
            return text, len(element) > 0 or "html" in element.get("type", "") or is_html(text) or has_references(text)
    return "", False


def _inner(element: Any) -> str:
    """Return what an element holds: its text, or its elements as they are written."""
    from lxml import etree

    inside = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    return "".join([element.text or "", *inside]).strip()


def _author(fields: _Fields) -> str:
    for name in table("feed")["entry"]["author"]:
        values = [one_line(_value(element)) for element in fields.get(name, ())]
        if named := [match[1] if (match := _AUTHOR.fullmatch(value)) else value for value in values if value]:
            return ", ".join(dict.fromkeys(named))
    return ""


def _url(fields: _Fields) -> str | None:
    for name in table("feed")["entry"]["url"]:
        for element in fields.get(name, ()):
            value = one_line(element.get("href") or element.text or "")
            if element.get("rel", "alternate") == "alternate" and value.startswith(("http://", "https://")):
                return value
    return None


def _lang(element: Any) -> str | None:
    """Return the language that is declared for an element, at it or around it."""
    found = element.xpath("ancestor-or-self::*[@xml:lang][1]/@xml:lang")
    return str(found[0]) if found else None
