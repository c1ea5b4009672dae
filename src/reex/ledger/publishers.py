"""Who publishes: whether it is a government, and how many documents are independent of each other."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from reex.ledger.model import Source

_FORM = re.compile(r"[\s,]+(?:inc|ltd|llc|plc|corp|co|gmbh|ag|sa|limited|incorporated|corporation)\.?$")


def is_official(publisher: str | None, url: str | None) -> bool:
    """Say whether a government or a body between governments published it; ``data/official.csv`` lists them.

    An unknown publisher, and a url without a host, are no evidence: then it is not official.
    """
    hosts, names = _official()
    labels = _host(url).split(".")
    ends = {".".join(labels[start:]) for start in range(len(labels))}
    if len(labels) > 1 and re.fullmatch("[a-z]{2}", labels[-1]):  # gov.XX: of any country
        ends |= {f"{end[:-2]}XX" for end in ends}
    return not hosts.isdisjoint(ends) or _name(publisher) in names


def independent(sources: Sequence[Source]) -> int:
    """Return how many of *sources* are independent: those of one publisher or one text count once.

    A source without publisher is of the host of its url; without either it is known by its text alone.
    """
    parents: dict[tuple[str, str], tuple[str, str]] = {}

    def root(key: tuple[str, str]) -> tuple[str, str]:
        while (parent := parents.setdefault(key, key)) != key:
            parents[key] = parents[parent]
            key = parent
        return key

    for source in sources:
        text = ("text", source.text_group or source.id)
        who = _name(source.publisher) or _host(source.url)
        low, high = sorted((root(text), root(("publisher", who) if who else text)))
        parents[high] = low
    return len({root(key) for key in list(parents)})


@cache
def _official() -> tuple[frozenset[str], frozenset[str]]:
    """Return the ends of hosts, and the names, that are official."""
    with (files("reex.ledger") / "data" / "official.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return (
        frozenset(row["value"] for row in rows if row["kind"] == "host"),
        frozenset(_name(row["value"]) for row in rows if row["kind"] == "publisher"),
    )


def _host(url: str | None) -> str:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # no address at all, such as a bracket that is never closed
        return ""
    return host.rstrip(".").removeprefix("www.")


def _name(publisher: str | None) -> str:
    name = " ".join((publisher or "").casefold().split()).removeprefix("www.").removeprefix("the ")
    return _FORM.sub("", name).strip(" .,")
