"""Publisher and author, read from the lines of a text that tell them, and from its address."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import attrs

from reex.document import Document
from reex.readers.bylines import with_role
from reex.readers.data_files import table
from reex.readers.dates import address_date, dates_in
from reex.readers.layout import Layout
from reex.readers.published import dateline

_LETTER = re.compile(r"([A-Z][^\n]{2,50}?) (?:Newsletter|News Desk|News Editorial Team|Editorial Team)$")
_DESK = re.compile(r"[Rr]eviewed by ?([A-Z][^\n]{2,50}?) (?:News|Editorial)\b")
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}"
_PERSON = rf"{_NAME}(?: (?:{_NAME}|de|van|von|der|den|da|dos|la|el|al|bin)\b){{1,4}}"
_BY = re.compile(
    rf"(?:^|[|•·—–-] ?)(?:(?:Written|Posted|Prepared|Reported|Story) )?"
    rf"(?:[Bb]y|BY|Authors?|Writer|(?<!.)(?:Von|Par|Por|Door)):? "
    rf"({_PERSON}(?:(?:, and |, | and | & ){_PERSON}){{0,6}})"
)
_BEHIND_DATE = re.compile(rf" by ({_NAME}(?: {_NAME}){{0,5}})$")
_OUTLET = re.compile(rf"({_PERSON}) [|·•] ({_NAME}(?: {_NAME}){{0,4}})$")
_OWNER = re.compile(
    r"(?:Copyright )?(?:©|\([cC]\)|Copyright)(?: Copyright)? ?(?:[0-9]{4}(?: ?[-–] ?(?:[0-9]{4})?)?,? )?"
    r"(?:Copyright )?(?:by )?"
    r"((?:the )?(?!(?:19|20)[0-9]{2}(?:[.,;:]|\s*$))[A-Z0-9][^|\n©]{1,60}?)(?:[.,;]? All rights reserved.*|[.|]? ?)$",
    re.IGNORECASE,
)
_BEHIND_OWNER = re.compile(r"(?:,? (?:19|20)[0-9]{2}(?![0-9])| [•/<–-]+[ \w]).*")  # ``Name 2006 – 2016 • Imprint``
_SOURCE = re.compile(r"(?:SOURCE:?|Source:) ([A-Z][^|\n]{1,60})$")
_LINE = 300


def publisher(text: str, layout: Layout, url: str | None) -> str | None:
    """Return the publisher that lines around the text, a dateline or the address name; no distributor of releases."""
    named = (*_desks(text, layout), *_outlets(text, layout), *_wires(text, layout), *_owners(text, layout))
    return next((name for name in named if not _distributes(name)), None) or _site(url)


def author(text: str, layout: Layout) -> str | None:
    """Return who wrote the text, as a byline names them: ``Jane Roe and John Doe``."""
    for span in layout.bylines:
        line = text[span.start : span.end][:_LINE]
        glued = next((dated.start for dated, _ in dates_in(line)), 0)  # ``By Jane RoeAug 12, 2025``
        cut = line[: glued or None]
        if match := _BY.search(cut) or _OUTLET.match(cut):
            return _beside(match[1])[0]
        if named := with_role(line) or _behind_date(line):
            return named if _is_person(named) else None
    return None


def by_address(document: Document) -> Document:
    """Return the document with the date and the publisher that its address tells, where nothing else does."""
    dated = document.published or address_date(document.url)
    return attrs.evolve(
        document,
        published=dated,
        published_basis=document.published_basis if document.published or not dated else "address",
        publisher=document.publisher or _site(document.url),
    )


def _desks(text: str, layout: Layout) -> Iterator[str]:
    for zone in layout.zones:
        if zone.kind in ("furniture", "byline") and zone.start < max(layout.body, 1):
            for line in text[zone.start : zone.end].split("\n"):
                if found := _LETTER.match(line) or _DESK.search(line):
                    yield found[1]


def _outlets(text: str, layout: Layout) -> Iterator[str]:
    """Yield what stands behind the names of a byline: ``By Jane Roe, Mining Weekly``, ``Jane Roe | Mining Weekly``."""
    for span in layout.bylines:
        line = text[span.start : span.end]
        if match := _OUTLET.match(line):
            yield match[2]
        elif any(dates_in(line)):
            if (named := _behind_date(line)) and not _is_person(named):
                yield named
        elif _BY.match(line) and (outlet := _beside(line)[1]) and not _is_function(outlet):
            yield outlet


def _beside(line: str) -> tuple[str, str]:
    """Return a byline up to its only comma, and what stands behind that: an outlet or a desk; more are of names."""
    names, _, rest = line.partition(", ")
    return (line, "") if "," in rest or rest.startswith("and ") else (names, rest.strip())


def _behind_date(line: str) -> str | None:
    """Return who is named at the end of a line that tells a date: ``Published 16 June 2025 by Mineral Monitor``."""
    last = max((span.end for span, _ in dates_in(line)), default=len(line))
    match = _BEHIND_DATE.match(line, last)
    return match[1] if match else None


def _is_person(name: str) -> bool:
    words = name.lower().split()
    return 1 < len(words) < 5 and _words("outlets").isdisjoint(words)


def _is_function(words: str) -> bool:
    """Say whether words tell what somebody is, or the part of a newsroom where they work."""
    low = words.lower().split()
    return low[-1] in _words("desks") or not _words("roles").isdisjoint(low)


def _wires(text: str, layout: Layout) -> Iterator[str]:
    line = dateline(text, layout)
    if line and line.wire:
        yield line.wire


def _owners(text: str, layout: Layout) -> Iterator[str]:
    """Yield whose the rights are, and then whom the text is from."""
    around = [text[zone.start : zone.end] for zone in layout.zones if zone.kind == "furniture"]
    lines = [line[:_LINE] for zone in around for line in zone.split("\n")]
    for pattern in (_OWNER, _SOURCE):
        yield from (_BEHIND_OWNER.sub("", match[1]).strip(" .,") for match in map(pattern.match, lines) if match)


def _distributes(name: str) -> bool:
    return name.lower().replace(" ", "") in table("distributors")["names"]


def _site(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # no address at all
        return None
    labels = host.split(".") if host else []
    return next((name for at in range(len(labels)) if (name := _sites().get(".".join(labels[at:])))), None)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("bylines")[name])


@cache
def _sites() -> dict[str, str]:
    with (Path(__file__).parent / "data" / "sites.csv").open(encoding="utf-8") as file:
        return {row["host"]: row["publisher"] for row in csv.DictReader(file)}
