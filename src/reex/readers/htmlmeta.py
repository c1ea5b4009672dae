"""What the head of a page and its linked data tell of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from reex.model import Told
from reex.readers.data_files import table
from reex.readers.dates import iso_date

_MOST = 2_000_000
_SEPARATOR = re.compile(r"\s+[|–—·»-]\s+")


def metadata(source: str) -> Told:
    """Return title, date, publisher, address and language of a page, as far as it tells them."""
    root = _parsed(source)
    if root is None:
        return Told()
    meta = dict(reversed(list(_meta(root))))
    data = list(_linked(root))
    site = meta.get("og:site_name") or _nested(data, "publisher", "name")
    published = _published(root, meta, data)
    return Told(
        title=_title(root, meta, site),
        published=published,
        published_basis="metadata" if published else None,
        publisher=site,
        url=_first(root, "//link[@rel='canonical']/@href") or meta.get("og:url"),
        language=_first(root, "/html/@lang"),
    )


def _parsed(source: str) -> Any:
    parser = etree.HTMLParser(encoding="utf-8", recover=True, no_network=True)
    try:
        return etree.fromstring(source[:_MOST].replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _meta(root: Any) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            yield name, content


def _linked(root: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD."""
    for element in root.iter("script"):
        if element.get("type") == "application/ld+json" and element.text:
            try:
                waiting = [json.loads(element.text)]
            except (ValueError, RecursionError):
                continue
            while waiting:
                thing = waiting.pop(0)
                if isinstance(thing, list):
                    waiting += thing
                elif isinstance(thing, dict):
                    yield thing
                    waiting += [
                        value for key, value in thing.items() if key in ("@graph", "mainEntity", "mainEntityOfPage")
                    ]


def _nested(data: list[dict[str, Any]], key: str, field: str) -> str | None:
    for thing in data:
        value = thing.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict) and isinstance(value.get(field), str):
            return str(value[field]).strip() or None
    return None


def _title(root: Any, meta: dict[str, str], site: str | None) -> str | None:
    """Return the title without the name of the site."""
    headings = [" ".join(element.itertext()).split() for element in root.iter("h1")]
    told = meta.get("og:title") or _first(root, "//title/text()")
    for words in headings:
        heading = " ".join(words)
        if heading and (told is None or heading.lower() in told.lower()):
            return heading
    if told is None:
        return None
    parts = _SEPARATOR.split(told)
    if len(parts) > 1 and (parts[-1] == site or "|" in told):
        return told[: told.rfind(parts[-1])].rstrip(" |–—·»-")
    return told


def _published(root: Any, meta: dict[str, str], data: list[dict[str, Any]]) -> str | None:
    names = table("html")["dates"]
    told = [meta.get(name) for name in names["sure"]]
    told += [str(thing["datePublished"]) for thing in data if thing.get("datePublished")]
    told += [_first(root, "//time/@datetime")]
    told += [meta.get(name) for name in names["likely"]]
    return next((date for value in told if value and (date := iso_date(value))), None)


def _first(root: Any, path: str) -> str | None:
    found = root.xpath(path)
    return (" ".join(str(found[0]).split()) or None) if found else None
