"""What a page tells of itself: its meta elements, linked data and microdata, found without a tree of the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from itertools import groupby
from operator import itemgetter
from typing import Any

from reex.document import Told
from reex.readers.data_files import table
from reex.readers.dates import begins_with_label, iso_date
from reex.readers.htmltitle import Titles

_HEAD = 500_000  # characters in which a page's head ends
_LONGEST = 4_000  # characters of a headline that are looked at
_OBJECTS = 5_000  # objects of linked data that are looked at
_VALUE = r"""(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'>]{1,2000}))"""
_ATTRIBUTE = re.compile(rf"""([A-Za-z][\w:.-]{{0,40}})\s{{0,5}}=\s{{0,5}}{_VALUE}""")
_REST = r"""([^<>"']{0,500}(?:(?:"[^"]{0,4000}"|'[^']{0,4000}')[^<>"']{0,500}){0,30})>"""
_TOLD = re.compile(
    rf"""<(?:(meta|link(?!\srel=["'][^c\s])|html|title)(?=[\s/>]){_REST}|body(?=[\s>]))""", re.IGNORECASE
)  # up to the body
_TIMED = re.compile(rf"<[A-Za-z]{{1,20}}\s{_REST}")
_TIMES = 20  # elements with a time that are looked at
_DATED = ("datePublished", "published", "<time")  # what an element has that tells the date, the surest first, ...
_CREATED = ('property="dc:date', "dateCreated")  # ... and what counts if nothing else does
_TEXTLESS = "published"  # a class, whose elements may hold anything
_OTHERS = re.compile(r"schema\.org/(?:Comment|UserComments|Review)\b")  # things on a page that have dates of their own
_HEADED = "</h1"  # where a page has its title
_NEAR = 2000  # characters around a time in which the page's title stands
_SCRIPT = "application/ld+json"
_BY = re.compile(r"^(?:[Bb]y|BY)[: ]\s*")
_ADDRESS = re.compile(r"[\s(,;-]{0,5}\bwww\.\S{1,200}")
_HOST = re.compile(r"^(?:https?://(?:www\.)?|www\.)([^/\s]{1,200}).{0,2000}$")
_TAG = re.compile(r"<[^<>]{0,500}>")

_Attributes = Mapping[str, str]
_Tag = tuple[str, _Attributes]


def metadata(source: str, headings: Sequence[str] = (), lower: Sequence[str] = ()) -> Told:
    """Return title, date, publisher, author, address and language of a page, as far as it tells them.

    Args:
        source: the page.
        headings: its headings of the first level.
        lower: those of the levels below.
    """
    tags = list(_head(source))
    meta = dict(reversed([pair for name, attributes in tags if name == "meta" for pair in _named(attributes)]))
    data = list(_linked(source))
    site = _HOST.sub(r"\1", meta.get("og:site_name", "")) or _nested(data, "publisher")
    published = _published(source, meta, data)
    url = _link(tags, "canonical") or meta.get("og:url")
    return Told(
        title=_titles(tags, meta, data, headings, lower, url).best() or None,
        published=published,
        published_basis="metadata" if published else None,
        publisher=site,
        author=_author(meta, data),
        url=url,
        language=next((lang for name, attributes in tags if name == "html" and (lang := attributes.get("lang"))), None),
    )


def _head(source: str) -> Iterator[_Tag]:
    """Yield the tags of the head: name and attributes, those of the title with its text under an empty name."""
    asked = _asked_for()
    for tag in _TOLD.finditer(source, 0, _HEAD):
        if not tag[1]:
            return
        name, rest = tag[1].lower(), tag[2]
        if name == "title" and (text := source[tag.end() : tag.end() + 2000].partition("<")[0]):
            yield name, {"": _clean(text)}
        elif name not in asked or asked[name].search((unescape(rest) if "&" in rest else rest).lower()):
            yield name, _attributes(rest)


@cache
def _asked_for() -> Mapping[str, re.Pattern[str]]:
    """Return what stands in the meta elements and links that are asked for; one of four is."""
    names = table("html")
    metas = [*names["titles"], *names["sites"], *names["authors"], *names["dates"]["sure"], *names["dates"]["likely"]]
    rows = groupby(sorted({*metas, "og:title", "og:url"}), itemgetter(0))
    named = "|".join(f"{first}(?:{'|'.join(re.escape(name[1:]) for name in row)})" for first, row in rows)
    return {
        "meta": re.compile(rf"""=\s{{0,5}}+["']?+\s{{0,5}}+(?:{named})(?=["'\s]|$)"""),
        "link": re.compile("canonical"),
    }


def _attributes(rest: str) -> dict[str, str]:
    return {name.lower(): _clean(one or two or bare) for name, one, two, bare in _ATTRIBUTE.findall(rest)}


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


def _nested(data: Sequence[Mapping[str, Any]], key: str) -> str | None:
    """Return the names of what *key* tells of: people, organizations, or just their names."""
    known = {thing["@id"]: thing for thing in data if "name" in thing and isinstance(thing.get("@id"), str)}
    for thing in data:
        values = thing.get(key)
        names = [_name(value, known) for value in (values if isinstance(values, list) else [values])]
        if found := ", ".join(dict.fromkeys(filter(None, names))):
            return found
    return None


def _name(value: object, known: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Return the name of a thing, which may be one of *known* that is only pointed at."""
    if isinstance(value, dict):
        at = value.get("@id")
        value = value.get("name") or (known[at]["name"] if isinstance(at, str) and at in known else None)
    return _without_address(_clean(value)) if isinstance(value, str) else None


def _author(meta: _Attributes, data: Sequence[Mapping[str, Any]]) -> str | None:
    """Return who wrote the text, if that isn't only the part that they have in a system."""
    names = table("html")
    told = (_nested(data, "author"), *(_without_address(meta.get(name)) for name in names["authors"]))
    people = (_BY.sub("", name, count=1) for name in told if name)
    return next((name for name in people if name.lower() not in names["accounts"]), None)


def _without_address(name: str | None) -> str | None:
    """Return a name without the address of a site behind it, or None if it is an address or a handle itself."""
    return None if not name or "://" in name or name.startswith("@") else _ADDRESS.sub("", name) or None


def _titles(
    tags: Iterable[_Tag],
    meta: _Attributes,
    data: Sequence[Mapping[str, Any]],
    headings: Sequence[str],
    lower: Sequence[str],
    url: str | None,
) -> Titles:
    names = table("html")
    own = next((text for name, attributes in tags if name == "title" and (text := attributes.get(""))), None)
    headlines = (thing["headline"] for thing in data if _is_article(thing) and isinstance(thing.get("headline"), str))
    sites = (*(meta.get(name) for name in names["sites"]), _nested(data, "publisher"))
    return Titles(
        whole=[*filter(None, (meta.get("og:title"), own))],
        named=[*filter(None, (_clean(next(headlines, "")[:_LONGEST]), *(meta.get(name) for name in names["titles"])))],
        headings=headings,
        lower=lower,
        sites=[*filter(None, sites)],
        url=url,
    )


def _published(source: str, meta: _Attributes, data: Sequence[Mapping[str, Any]]) -> str | None:
    names = table("html")["dates"]
    told = [meta.get(name) for name in names["sure"]]
    told += [str(thing["datePublished"]) for thing in data if thing.get("datePublished")]
    likely = (meta.get(name) for name in names["likely"])
    created = (str(thing["dateCreated"]) for thing in data if thing.get("dateCreated") and _is_article(thing))
    return _first(told) or _timed(source, _DATED) or _first((*likely, *created)) or _timed(source, _CREATED)


def _timed(source: str, marks: Iterable[str]) -> str | None:
    """Return the date of the first element that is marked up as that of the page, or else of the time at its title."""
    for mark in marks:
        at = source.find(mark)
        headed = at >= 0 and mark == "<time" and _HEADED in source  # if not, a time may stand anywhere
        for _ in range(_TIMES):
            if at < 0:
                break
            tag = _TIMED.match(source, source.rfind("<", 0, at + 1))
            before = max(0, at - _NEAR)
            if mark == "<time":  # one far from the title is that of another text
                apart = headed and _HEADED not in source[before : at + _NEAR]
            else:
                apart = _OTHERS.search(source, before, at) is not None
            if tag and not apart and (date := _marked(source, tag, mark != _TEXTLESS)):
                return date
            at = source.find(mark, at + 1)
    return None


def _marked(source: str, tag: re.Match[str], every: bool) -> str | None:
    """Return the date that a tag tells, or the text in it if that may be its date, or says that it is."""
    attributes = _attributes(tag[1])
    told = [attributes.get(key) for key in ("datetime", "content", "title")]
    text = _TAG.sub("", source[tag.end() : tag.end() + 100].partition("</time")[0])
    return _first((text, *told) if begins_with_label(text) else (*told, text if every else None))


def _first(values: Iterable[str | None]) -> str | None:
    """Return the date of the first value that has one."""
    return next(filter(None, map(iso_date, filter(None, values))), None)
