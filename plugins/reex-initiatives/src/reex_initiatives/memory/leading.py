"""Which firm a text is about: the one of its title, the one that it names most, or the one whose own it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import reex
from reex_initiatives.sentences.line import Line, mentions
from reex_initiatives.sentences.party import key

# A firm named only once or twice is not what a text is about, nor one of many.
_MENTIONS, _PART = 3, 0.4
# Of the firm that the title names alone, a smaller part will do.
_TITLED_PART = 0.25
# What a release calls the firm that issues it, and how it tells where that firm is listed.
_ITSELF = "he Company "
_CALLED = "ompany"
_AS_COMPANY = reex.regex(
    r"(?:,\san?\s[^,;.()]{3,60}|,?\s\([^()]{1,80}\)){0,3},?\s\([^()]{0,60}[“\"'‘](?:[Tt]he\s)?Company[”\"'’]\)"
)
_TICKER = reex.regex(r"\s\([A-Z][\w .-]{1,20}:\s?[A-Z0-9.]{1,8}[);,|]")
# Among how many sentences, from the start, a text names the firm that it is about.
_OPENING = 4
# "Upgrades coverage of Acme": a note of a broker, on another firm.
_COVERAGE = reex.regex(r"\b(?:[Cc]overage|[Rr]ating|[Rr]eport|[Pp]rice [Tt]arget)\s(?:on|of|for)\s")


def leading(all_lines: Sequence[Line]) -> reex.Entity | None:
    """Return the firm that a document is about: the one its title opens with, or the one that it names most by far."""
    if filer := _defined(all_lines):
        return filer
    counts: Counter[str] = Counter()
    first: dict[str, reex.Entity] = {}
    for entity in mentions(all_lines, "company"):
        counts[key(entity)] += 1
    for entity in mentions(all_lines[:_OPENING], "company"):
        first.setdefault(key(entity), entity)
    titled = _in_title(all_lines)
    if titled and counts[key(titled)] > 1:
        return titled
    best = [one for one in counts.most_common(1) if one[0] in first]
    if not best or best[0][1] < _MENTIONS:
        return _of_itself(all_lines)
    if best[0][1] < _PART * counts.total() and not _is_of_one(all_lines, counts):
        return _of_itself(all_lines)
    return first[best[0][0]]


def is_filing(all_lines: Sequence[Line]) -> bool:
    """Say whether a document is a firm's own, which speaks of itself as ``the Company``."""
    return _speaks_of_itself(all_lines) or _defined(all_lines) is not None


def _defined(all_lines: Sequence[Line]) -> reex.Entity | None:
    """Return the one firm that a document says it calls ``the Company``, as filings do."""
    called = {
        key(e): e
        for line in all_lines
        if line.text.find(_CALLED, line.start, line.end) >= 0
        for e in line.of_kind("company")
        if _AS_COMPANY.match(line.text, e.end)
    }
    return next(iter(called.values())) if len(called) == 1 else None


def _is_of_one(all_lines: Sequence[Line], counts: Counter[str]) -> bool:
    """Say whether the firm that is named most is the only one in the title, and a good part of all that are named."""
    (name, most), *others = counts.most_common(2)
    alone = {key(e) for e in all_lines[0].of_kind("company")} == {name}
    return alone and most >= _TITLED_PART * counts.total() and all(most > n for _, n in others)


def _speaks_of_itself(all_lines: Iterable[Line]) -> bool:
    return any(line.text.find(_ITSELF, line.start, line.end) >= 0 for line in all_lines)


def _of_itself(all_lines: Sequence[Line]) -> reex.Entity | None:
    """Return the firm that speaks of itself as ``the Company``: the first that has its ticker behind it."""
    if not _speaks_of_itself(all_lines):
        return None
    text = all_lines[0].text
    return next((e for e in mentions(all_lines[:_OPENING], "company") if _TICKER.match(text, e.end)), None)


def _in_title(all_lines: Iterable[Line]) -> reex.Entity | None:
    """Return the firm that the title of a document opens with."""
    title = next(iter(all_lines), None)
    if title is None or title.text.startswith((".", "?", "!"), title.end - 1):
        return None  # a sentence of prose
    firms = title.of_kind("company")
    if coverage := _COVERAGE.search(title.text, title.start, title.end):
        return next((e for e in firms if e.start >= coverage.end()), None)
    return next((e for e in firms if e.start == title.start), None)
