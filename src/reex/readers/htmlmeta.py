"""What a page tells of itself: its meta elements, linked data and microdata, found without a tree of the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from reex.model import Told
from reex.readers.data_files import table
from reex.readers.dates import iso_date

_HEAD = 500_000  # characters in which a page's head ends
_OBJECTS = 5_000  # objects of linked data that are looked at
_VALUE = r"""(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'>]{1,2000}))"""
_ATTRIBUTE = re.compile(rf"""([A-Za-z][\w:.-]{{0,40}})\s{{0,5}}=\s{{0,5}}{_VALUE}""")
_REST = r"""([^<>"']{0,500}(?:(?:"[^"]{0,4000}"|'[^']{0,4000}')[^<>"']{0,500}){0,30})>"""
_TOLD = re.compile(rf"<(meta|link|html|title)(?=[\s/>]){_REST}", re.IGNORECASE)
_BODY = re.compile(r"<body(?=[\s>])", re.IGNORECASE)
_TIMED = re.compile(rf"<[A-Za-z]{{1,20}}\s{_REST}")
_TIMES = 20  # elements with a time that are looked at
_SCRIPT = "application/ld+json"
_WHOLE = 2.5  # how much longer the title may be than a heading that tells it: it names the site as well
_SEPARATOR = re.compile(r"\s+[|–—·»-]\s+")
_TAG = re.compile(r"<[^<>]{0,500}>")

_Attributes = Mapping[str, str]
_Tag = tuple[str, _Attributes]


def metadata(source: str, headings: Sequence[str] = ()) -> Told:
    """Return title, date, publisher, author, address and language of a page, as far as it tells them.

    Args:
        source: the page.
        headings: its headings of the first level.
    """
    tags = list(_head(source))
    meta = dict(reversed([pair for name, attributes in tags if name == "meta" for pair in _named(attributes)]))
    data = list(_linked(source))
    site = meta.get("og:site_name") or _nested(data, "publisher")
    published = _published(source, meta, data)
    return Told(
        title=_title(tags, meta, headings, site),
        published=published,
        published_basis="metadata" if published else None,
        publisher=site,
        author=_author(meta, data),
        url=_link(tags, "canonical") or meta.get("og:url"),
        language=next((lang for name, attributes in tags if name == "html" and (lang := attributes.get("lang"))), None),
    )


def _head(source: str) -> Iterator[_Tag]:
    """Yield the tags of the head: name and attributes, those of the title with its text under an empty name."""
    body = _BODY.search(source, 0, _HEAD)
    for tag in _TOLD.finditer(source, 0, body.start() if body else _HEAD):
        name, rest = tag[1].lower(), tag[2]
        text = source[tag.end() : tag.end() + 2000].partition("<")[0] if name == "title" else ""
        if name != "link" or "canonical" in rest.lower():
            yield name, {"": _clean(text)} if text else _attributes(rest)


def _attributes(rest: str) -> dict[str, str]:
    return {match[1].lower(): _clean(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(rest)}


def _clean(value: str) -> str:
    return " ".join((unescape(value) if "&" in value else value).split())


def _named(attributes: _Attributes) -> Iterator[tuple[str, str]]:
    for key in ("property", "name", "itemprop"):
        if attributes.get(key) and attributes.get("content"):
            yield attributes[key].lower(), attributes["content"]


def _link(tags: Iterable[_Tag], kind: str) -> str | None:
    links = (attributes for name, attributes in tags if name == "link")
    return next((link["href"] for link in links if link.get("rel", "").lower() == kind and link.get("href")), None)


def _linked(source: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD, those that are articles first."""
    things = []
    at = source.find(_SCRIPT)
    while at >= 0:
        start = source.find(">", at) + 1
        end = source.find("</", start)
        while end >= 0 and source[end + 2 : end + 8].lower() != "script":
            end = source.find("</", end + 2)
        if not start or end < 0:
            break
        things += _objects(source[start:end])
        at = source.find(_SCRIPT, end)
    return iter(sorted(things, key=lambda thing: not _is_article(thing)))


def _objects(text: str) -> list[dict[str, Any]]:
    try:
        waiting = [json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)]
    except (ValueError, RecursionError):
        return []
    found = []
    for thing in waiting:
        if isinstance(thing, list):
            waiting += thing[: _OBJECTS - len(waiting)]
        elif isinstance(thing, dict):
            found.append(thing)
            waiting += [thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in thing]
        if len(waiting) > _OBJECTS:
            break
    return found


def _is_article(thing: Mapping[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        str(kind).endswith(("Article", "Posting", "Report")) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _nested(data: Iterable[Mapping[str, Any]], key: str) -> str | None:
    """Return the names of what *key* tells of: people, organizations, or just their names."""
    for thing in data:
        values = thing.get(key)
        names = [_name(value) for value in (values if isinstance(values, list) else [values])]
        if found := ", ".join(dict.fromkeys(filter(None, names))):
            return found
    return None


def _name(value: object) -> str:
    name = value.get("name") if isinstance(value, dict) else value
    return _clean(name) if isinstance(name, str) and "://" not in name else ""


def _author(meta: _Attributes, data: Sequence[Mapping[str, Any]]) -> str | None:
    names = table("html")["authors"]
    told = (meta.get(name) for name in names)
    return _nested(data, "author") or next((name for name in told if name and "://" not in name), None)


def _title(tags: Iterable[_Tag], meta: _Attributes, headings: Sequence[str], site: str | None) -> str | None:
    """Return the title without the name of the site."""
    own = next((text for name, attributes in tags if name == "title" and (text := attributes.get(""))), None)
    told = meta.get("og:title") or own
    whole = [heading for heading in headings if told is None or heading.lower() in told.lower()]
    best = max(whole, key=len, default="")
    if best and (told is None or len(best) * _WHOLE >= len(told)):
        return best
    if told is None:
        return None
    parts = _SEPARATOR.split(told)
    if len(parts) > 1 and (parts[-1] == site or "|" in told):
        return told[: told.rfind(parts[-1])].rstrip(" |–—·»-")
    return told


def _published(source: str, meta: _Attributes, data: Iterable[Mapping[str, Any]]) -> str | None:
    names = table("html")["dates"]
    told = [meta.get(name) for name in names["sure"]]
    told += [str(thing["datePublished"]) for thing in data if thing.get("datePublished")]
    return _first(told) or _timed(source) or _first(meta.get(name) for name in names["likely"])


def _timed(source: str) -> str | None:
    """Return the date of the first element of the page that is marked up as its date, or else of the first time."""
    for mark, every in (("datePublished", True), ("published", False), ("<time", False)):
        at = source.find(mark)
        for _ in range(_TIMES):
            if at < 0:
                break
            tag = _TIMED.match(source, source.rfind("<", 0, at + 1))
            if tag and (date := _marked(source, tag, every)):
                return date
            at = source.find(mark, at + 1)
    return None


def _marked(source: str, tag: re.Match[str], every: bool) -> str | None:
    """Return the date that a tag tells, or the text after it if that may be its date."""
    attributes = _attributes(tag[1])
    text = _TAG.sub("", source[tag.end() : tag.end() + 100]) if every else ""
    return _first((*(attributes.get(key) for key in ("datetime", "content", "title")), text))


def _first(values: Iterable[str | None]) -> str | None:
    """Return the date of the first value that has one."""
    return next(filter(None, map(iso_date, filter(None, values))), None)
