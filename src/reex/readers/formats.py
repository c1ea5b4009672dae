"""The formats that this package reads: how each is known, and which module has its code.

That module is loaded with the first file of its format, so that a plain text doesn't wait for what reads archives.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from reex.late import late
from reex.offers import Container, Reader


def _late(module: str, name: str) -> Callable[..., Any]:
    return late(f"reex.readers.{module}", name)


def _in_parts(name: str, media_type: str) -> tuple[Container, Reader, Reader]:
    """Return what takes a text apart that is too long for one document, and who reads its first part and the others."""
    read = _late(name, f"read_{name}_part")
    start, later = (
        Reader(
            name=f"{name}-{part}",
            suffixes=(),
            media_type=f"text/x-reex-{name}-{part}",
            read=partial(read, opening=part == "start"),
        )
        for part in ("start", "part")
    )
    parts = partial(_late("longtext", "text_parts"), start=start, later=later)
    return Container(name=f"{name}-parts", suffixes=(), media_type=media_type, parts=parts), start, later


TEXT = Reader(
    name="text",
    suffixes=(".txt", ".text"),
    media_type="text/plain",
    read=_late("text", "read_text"),
)
_TEXT_PARTS = _in_parts("text", "text/plain")
MARKDOWN = Reader(
    name="markdown",
    suffixes=(".md", ".markdown"),
    media_type="text/markdown",
    read=_late("markdown", "read_markdown"),
)
_MARKDOWN_PARTS = _in_parts("markdown", "text/markdown")
HTML = Reader(
    name="html",
    suffixes=(".html", ".htm", ".xhtml"),
    media_type="text/html",
    read=_late("html", "read_html"),
    looks=_late("signs", "is_page"),
)
WORD = Reader(
    name="docx",
    suffixes=(".docx", ".docm"),
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    read=_late("docx", "read_docx"),
    looks=_late("signs", "is_word"),
    within=lambda limits: partial(_late("docx", "read_docx"), limits=limits),
)
MAIL = Container(
    name="mail",
    suffixes=(".eml", ".mht", ".mhtml"),
    media_type="message/rfc822",
    parts=_late("mail", "mail_parts"),
    looks=_late("signs", "is_mail"),
)
MAIL_TEXT = Reader(name="mail-text", suffixes=(), media_type="text/x-mail", read=_late("mailtext", "read_mail_text"))
MAILBOX = Container(
    name="mbox",
    suffixes=(".mbox", ".mbx"),
    media_type="application/mbox",
    parts=_late("mbox", "mbox_parts"),
    looks=_late("signs", "is_mailbox"),
)
RECORD = Reader(
    name="record", suffixes=(), media_type="application/vnd.reex.record+json", read=_late("record", "read_record")
)
FEED = Container(
    name="feed",
    suffixes=(".rss", ".atom", ".rdf", ".xml"),
    media_type="application/rss+xml",
    parts=_late("feed", "feed_parts"),
    looks=_late("signs", "is_feed"),
)
XML = Reader(
    name="xml",
    suffixes=(),
    media_type="text/x-xml",
    read=_late("xmltext", "read_xml"),
    within=lambda limits: partial(_late("xmltext", "read_xml"), limits=limits),
)
JSON_LINES = Container(
    name="jsonl",
    suffixes=(".jsonl", ".ndjson"),
    media_type="application/x-ndjson",
    parts=_late("tables", "table_parts"),
)
JSON = Container(
    name="json",
    suffixes=(".json",),
    media_type="application/json",
    parts=_late("tables", "table_parts"),
)
CSV = Container(
    name="csv",
    suffixes=(".csv", ".tsv"),
    media_type="text/csv",
    parts=_late("tables", "table_parts"),
)
SHEET = Reader(
    name="sheet",
    suffixes=(),
    media_type="text/x-csv",
    read=_late("sheet", "read_sheet"),
    within=lambda limits: partial(_late("sheet", "read_sheet"), limits=limits),
)
ZIP = Container(
    name="zip",
    suffixes=(".zip",),
    media_type="application/zip",
    parts=_late("archives", "zip_parts"),
    looks=_late("signs", "is_zip"),
)
TAR = Container(
    name="tar",
    suffixes=(".tar",),
    media_type="application/x-tar",
    parts=_late("archives", "tar_parts"),
    looks=_late("signs", "is_tar"),
)
PACKED = Container(
    name="packed",
    suffixes=(".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz"),
    media_type="application/gzip",
    parts=_late("archives", "packed_parts"),
    looks=_late("signs", "is_packed"),
)

TABLES = (JSON_LINES, JSON, CSV)
BUILT_IN: tuple[Reader | Container, ...] = (
    TEXT, MARKDOWN, HTML, WORD, MAIL, MAIL_TEXT, MAILBOX, RECORD, FEED, XML, *TABLES, SHEET, ZIP, TAR, PACKED,
)  # fmt: skip

LONG: Final = ((TEXT, _TEXT_PARTS[0]), (MARKDOWN, _MARKDOWN_PARTS[0]))
"""The readers of what may have any length, and what takes that apart where it is too long for one document."""
PARTS: Final = {reader.media_type: reader for reader in (*_TEXT_PARTS[1:], *_MARKDOWN_PARTS[1:])}
"""The readers of such parts, which are nothing else, whatever they begin with."""
