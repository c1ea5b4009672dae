"""What feeds and tables share: texts with their titles, and what is told of them."""

from __future__ import annotations

import re
from email.utils import parsedate
from functools import cache
from html import escape, unescape

from reex.readers.dates import iso_date
from reex.readers.markup import REFERENCE, TAG, elements, tag_name

_TAG = re.compile(TAG)
_REFERENCE = re.compile(REFERENCE)
_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_INLINE = ("a", "b", "i", "em", "strong", "span", "font", "sup", "sub", "cite", "li", "tr", "td", "br", "img")
_BREAKS = re.compile(r"<(?:p|br|div|h[1-6]|li|tr|pre|blockquote)\b", re.IGNORECASE)
_BLOCK_END = re.compile(r"</(?:h[1-6]|p|div|header|strong|b)>|<br", re.IGNORECASE)
_LOOK = 4096
_STRAYS = re.compile("[\udc80-\udcff]")
_STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def is_html(text: str) -> bool:
    """Say whether a text has tags of HTML near its beginning."""
    return any(tag_name(tag[0]) in _known_tags() for tag in _TAG.finditer(text, 0, _LOOK))


def has_references(text: str) -> bool:
    """Say whether a text has character references of HTML near its beginning."""
    return _REFERENCE.search(text, 0, _LOOK) is not None


@cache
def _known_tags() -> frozenset[str]:
    return elements("blocks") | frozenset(_INLINE)


def one_line(text: str) -> str:
    """Return a text without tags, references and line breaks, as a title or a name is."""
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def with_title(title: str | None, text: str, *, html: bool) -> str:
    """Return *text* with its title as a heading above it, unless that is its first line or it is a page of its own.

    A headline is evidence like any sentence, and where it is told apart from the text, it would be lost.
    """
    if html and not _BREAKS.search(text):
        text = text.replace("\n\n", "\n<p>")  # as editors of blogs keep paragraphs
    if not title or not text:
        return text or title or ""
    if not html:
        return text if " ".join(text.partition("\n")[0].split()) == title else f"{title}\n\n{text}"
    if _PAGE.match(text) or one_line(_BLOCK_END.split(text[: len(title) + _LOOK], 1)[0]) == title:
        return text
    return f"<h1>{escape(title, quote=False)}</h1>\n{text}"


def told_date(value: str) -> str | None:
    """Return the day of a date of a feed or table, in the zone that it is given in, as ISO 8601."""
    if found := iso_date(value):
        return found
    try:
        parsed = parsedate(value[:100])  # two digits for the year, as the first RFC 822 had it
    except (ValueError, IndexError):
        return None
    return iso_date(f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}") if parsed else None


def without_stray(text: str) -> str:
    """Return a text that was decoded with ``surrogateescape`` with the bytes that were none of it read as cp1252."""
    return text.translate(_STRAY) if _STRAYS.search(text) else text
