"""What the first bytes of a file surely tell of its kind; all of them are asked before any format is loaded."""

from __future__ import annotations

import re
import struct
import zlib
from functools import cache

from reex.readers.data_files import table

ZIP, ZIP_END = b"PK\x03\x04", b"PK\x05\x06"
GZIP, BZIP2, XZ = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0"
MAIL_STARTS = re.compile(  # ``From jane@example.org Tue Jun  3 12:00:00 2025``: the day tells it from a sentence
    rb"From (?:[^\r\n]{1,400} )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {1,3}"
    rb"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,3}\d{1,2}|\d{1,2} [JFMASOND][a-z]{2}) {1,3}[\d:]{4,8}"
)
FEED_ROOT = re.compile(r"<(?:[A-Za-z]\w{0,20}:)?(rss|rdf|feed)(?=[\s>])", re.IGNORECASE)
_PROLOG = re.compile(r"\s+|\ufeff|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.DOTALL | re.IGNORECASE)
_FEEDS = {
    "rss": ("<rss",),
    "rdf": ("purl.org/rss/1.0", "netscape.com/rdf/simple"),
    "feed": ("www.w3.org/2005/Atom", "purl.org/atom/ns#"),
}
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype html|<html|<head|<body)", re.IGNORECASE
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\s")
_WORD = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"customXml/")
_FIELD = re.compile(rb"([!-9;-~]{1,80}):")
_BELOW_FROM = re.compile(rb"[^\r\n]*\r?\n[!-9;-~]{1,80}:")
# A mail has two of what people write, and one of what only programs do, which tells it from a memo.
_WRITTEN = frozenset({b"from", b"to", b"date", b"subject", b"sender", b"cc", b"reply-to"})
_MADE = frozenset({b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"x-mailer"})
_TAR, _TAR_AT = b"ustar", 257
_BZIP2_WHOLE = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")


def advice_for(head: bytes) -> str:
    """Return what a file is that begins with the sign of a format that is no text, and what to do; or nothing."""
    return next((advice for sign, advice in _signatures().items() if head.startswith(sign)), "")


@cache
def _signatures() -> dict[bytes, str]:
    rows = table("signatures")["signature"]
    return {bytes.fromhex(row["bytes"]): f"this is {row['name']}, not text; {row['advice']}" for row in rows}


def is_page(head: bytes) -> bool:
    """Say whether a file is surely a page."""
    return _PAGE.match(head) is not None


def is_word(head: bytes) -> bool:
    """Say whether a file is surely a Word document, and no other kind of Office document."""
    if not head.startswith(ZIP) or not head[30:].startswith(_WORD):
        return False
    return b"word/" in head and b"xl/workbook" not in head and b"ppt/presentation" not in head


def is_mail(head: bytes) -> bool:
    """Say whether a file surely begins with the head of a mail."""
    names: set[bytes] = set()
    start = head.lstrip(b"\r\n")
    for line in start.splitlines() if _FIELD.match(start) else ():
        field = _FIELD.match(line)
        if not line.strip() or (field is None and not (names and line[:1] in b" \t")):
            break
        if field:
            names.add(field[1].lower())
    return bool(names & _MADE) and len(names & _WRITTEN) > 1


def is_mailbox(head: bytes) -> bool:
    """Say whether a file is surely a mailbox."""
    return MAIL_STARTS.match(head) is not None and _BELOW_FROM.match(head) is not None


def is_feed(head: bytes) -> bool:
    """Say whether a file is surely a feed."""
    text = head.decode("utf-8", "replace")
    root = FEED_ROOT.match(text, prolog(text))
    return root is not None and any(sign in text for sign in _FEEDS[root[1].lower()])


def is_xml(head: bytes) -> bool:
    """Say whether a file declares that it is XML."""
    return _XML.match(head) is not None


def prolog(text: str) -> int:
    """Return where what may stand above the first element of XML ends."""
    done = 0
    while found := _PROLOG.match(text, done):
        done = found.end()
    return done


def is_zip(head: bytes) -> bool:
    """Say whether a file is surely a zip, and no document that is one inside, as those of Office are."""
    if not head.startswith((ZIP, ZIP_END)) or len(head) < 30:
        return head.startswith(ZIP_END)
    (length,) = struct.unpack_from("<H", head, 26)
    return not head[30 : 30 + length].startswith(tuple(name.encode() for name in table("archives")["document"]))


def is_tar(head: bytes) -> bool:
    """Say whether a file is surely a tar; the oldest have no sign."""
    return head.startswith(_TAR, _TAR_AT)


def is_packed(head: bytes) -> bool:
    """Say whether a file is surely packed by gzip, bzip2 or xz, and no crawl, which packs each page by itself."""
    if is_packed_crawl(head):
        return False
    return head.startswith((GZIP, XZ)) or _BZIP2_WHOLE.match(head) is not None


def is_packed_crawl(head: bytes) -> bool:
    """Say whether a file is surely a crawl that is packed by gzip, which a plugin reads."""
    try:
        return head.startswith(GZIP) and zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False
