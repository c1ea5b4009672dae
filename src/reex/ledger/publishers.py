"""Who publishes: whether it is a government, and how many documents are independent of each other."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from reex.ledger.model import Source
from reex.ledger.unions import Unions
from reex.legalforms import without_form

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")
_SHORT = 3  # letters of what a country's registry puts before it, as co.uk and com.au; longer labels are names


def is_official(publisher: str | None, url: str | None) -> bool:
    """Say whether a government or a body between governments published it; ``data/official.csv`` lists them.

    An unknown publisher, and a url without a host, are no evidence: then it is not official.
    """
    hosts, names = _official()
    name = _name(publisher)
    return name in names or any(not hosts.isdisjoint(_ends(host)) for host in (_host(url), _as_host(name)))


def independent(sources: Sequence[Source]) -> int:
    """Return how many of *sources* are independent of each other.

    A publisher counts once, whatever it publishes, if it has a text that no other has. Publishers that have only texts
    of others count once together: a press release is one source, however many papers print it, and a paper that prints
    a text of another which counts adds nothing. Who publishes without a name is known by the domain, and who has
    neither by the text alone.
    """
    if len(sources) == 1:
        return 1
    named = {_label(_name(source.publisher)) for source in sources} - {""}
    texts: dict[str, set[str]] = {}
    for source in sources:
        text = source.text_group or source.id
        texts.setdefault(text, set()).add(_publisher(source, named) or f"text {text}")
    authors = {who for publishers in texts.values() if len(publishers) == 1 for who in publishers}
    return len(authors) + _apart(publishers for publishers in texts.values() if authors.isdisjoint(publishers))


def _publisher(source: Source, named: set[str]) -> str:
    """Return the key of a publisher, empty if unknown; *named* are those of the publishers that are known by name."""
    if name := _label(_name(source.publisher)):
        return name
    domain = _domain(_host(source.url))
    label = _label(domain)
    return label if label in named else domain


def _apart(groups: Iterable[set[str]]) -> int:
    """Return how many groups there are when those with a member in common are one."""
    unions = Unions()
    for first, *others in groups:
        for other in (first, *others):
            unions.join(first, other)
    return len({unions.root(member) for member in [*unions]})


@cache
def _official() -> tuple[frozenset[str], frozenset[str]]:
    """Return the ends of hosts, and the names, that are official."""
    with (Path(__file__).parent / "data" / "official.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return (
        frozenset(row["value"] for row in rows if row["kind"] == "host"),
        frozenset(_name(row["value"]) for row in rows if row["kind"] == "publisher"),
    )


def _ends(host: str) -> set[str]:
    labels = host.split(".")
    return {".".join(labels[start:]) for start in range(len(labels))} if len(labels) > 1 else set()


def _host(url: str | None) -> str:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # no address at all, such as a bracket that is never closed
        return ""
    return host.rstrip(".").removeprefix("www.")


def _as_host(name: str) -> str:
    return name if _HOST.fullmatch(name) else ""


def _domain(host: str) -> str:
    """Return the part of a host that its owner has registered: ``ore.co.uk`` of ``news.ore.co.uk``."""
    labels = host.split(".")
    by_country = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= _SHORT
    return ".".join(labels[-3 if by_country else -2 :])


@lru_cache(maxsize=1 << 14)
def _label(name: str) -> str:
    """Return what a name and the domain of the same publisher have in common: ``orewire`` of both."""
    return re.sub(r"\W", "", _domain(name).split(".")[0] if _as_host(name) else name)


@lru_cache(maxsize=1 << 14)
def _name(publisher: str | None) -> str:
    folded = unicodedata.normalize("NFKC", publisher or "").casefold()
    name = " ".join(folded.split()).removeprefix("www.").removeprefix("the ")
    return without_form(name, words=True).strip(" .,")
