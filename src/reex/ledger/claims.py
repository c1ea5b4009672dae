"""What claims speak of, and what two claims of one topic are to each other."""

from __future__ import annotations

import csv
import re
from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import attrs

from reex.codes import Bound
from reex.language import bound_of
from reex.ledger.model import ClaimMention, Verdict
from reex.ledger.ranges import overlap, overlap_words, span_of
from reex.ledger.told import claim_words, percent_words
from reex.model import Claim, Place, Rank
from reex.values import Percent, plain

_BOUNDS: Final[tuple[Bound, ...]] = ("exact", "at_least", "at_most", "about")
_SEAT: Final = re.compile(r"\b(?:headquarter|head office|based in\b)|-(?:based|headquartered)\b", re.IGNORECASE)
# Ranks that are nobody's beside another's; who is the only one is the first and the largest too.
_FIRSTS: Final = frozenset({"only", "first", "largest", "leading"})


@attrs.frozen
class Telling:
    """One value that a claim has, in the words that compare."""

    mention: ClaimMention
    words: str
    value: Percent | Place | Rank

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.mention.claim

    @property
    def scope(self) -> Hashable:
        """What tellings that say the same have in common."""
        claim = self.claim
        about = frozenset(claim.stages), frozenset(claim.commodities), claim.as_of
        return self.words, subject(claim), about, _seat(self.mention)


def topic(claim: Claim) -> str:
    """Return what claims that are to be compared share: the measure, and whom it is of.

    A place of a site is compared with those of the firm that runs it, as ``data/operators.csv`` tells: documents
    place the one or the other. The knowledge is a table of the ledger's own, so that the topic of a claim is the
    same wherever the ledger is, whichever plugins are installed there.
    """
    own = subject(claim)
    if claim.measure == "location" and claim.subject.kind == "facility":
        own = _operators().get(_folded(claim.subject.name), own)
    return f"{claim.measure}:{own}"


def subject(claim: Claim) -> str:
    """Return the ref of whom a claim is of, else its name in small letters."""
    return claim.subject.ref or _folded(claim.subject.name)


def tellings(mention: ClaimMention) -> list[Telling]:
    """Return the values that a claim has: one, but for a share that one sentence limits and another doesn't."""
    value = mention.claim.value
    if not isinstance(value, Percent) or value.high is not None:
        return [Telling(mention, claim_words(mention.claim), value)]
    bounds = {value.bound, *(bound for quote in mention.quotes for bound in _bounds(value, quote.text or ""))}
    values = [attrs.evolve(value, bound=bound) for bound in _BOUNDS if bound in bounds]
    return [Telling(mention, percent_words(one), one) for one in values]


def judge(a: Telling, b: Telling) -> tuple[Verdict, str]:
    """Return what two different values of one topic are to each other, and why."""
    if isinstance(a.value, Percent) and isinstance(b.value, Percent):
        return _shares(a, b, a.value, b.value)
    if isinstance(a.value, Rank) and isinstance(b.value, Rank):
        return _ranks(a, b, a.value, b.value)
    return _places(a, b)


def _bounds(value: Percent, text: str) -> Iterator[Bound]:
    """Yield how the words of a sentence limit a percentage, each time they tell it."""
    for figure in re.finditer(rf"(?<![\d.,]){plain(value.low):f}\s?(?:%|per\s?cent)\+?", text):
        yield bound_of(text, figure.start(), figure.end())


def _shares(a: Telling, b: Telling, one: Percent, other: Percent) -> tuple[Verdict, str]:
    if one.measure != other.measure:
        return "different_scope", f"one is a {_spaced(one.measure)}, the other a {_spaced(other.measure)}"
    if apart := _apart(a.claim, b.claim):
        return "different_scope", apart
    if overlap(span_of(one), span_of(other)):
        return "compatible_bounds", overlap_words(a.words, b.words)
    if open_ := _open(a, b):
        return "unresolved", open_
    about = ", ".join(sorted({*a.claim.stages} & {*b.claim.stages}))
    return "conflict", f"both are shares of {_spaced(about)}, and no number is both {a.words} and {b.words}"


def _apart(a: Claim, b: Claim) -> str | None:
    """Return what tells two claims apart: stages, goods or years that have nothing in common."""
    for one, other in ((a.stages, b.stages), (a.commodities, b.commodities)):
        if one and other and not {*one} & {*other}:
            return f"one is of {_spaced(', '.join(one))}, the other of {_spaced(', '.join(other))}"
    if a.as_of and b.as_of and not (a.as_of.startswith(b.as_of) or b.as_of.startswith(a.as_of)):
        return f"one is of {a.as_of}, the other of {b.as_of}"
    return None


def _open(a: Telling, b: Telling) -> str | None:
    """Return what one of two shares doesn't tell, so that they may be of different things."""
    for telling in (a, b):
        if not telling.claim.stages:
            return f"{telling.words} is told of no stage of supply"
        if not telling.claim.commodities:
            return f"{telling.words} is told of no goods, and the other share may be of others"
    return None


def _ranks(a: Telling, b: Telling, one: Rank, other: Rank) -> tuple[Verdict, str]:
    if one.place != other.place:
        return "different_scope", f"one ranks {_reach(one)}, the other {_reach(other)}"
    if _folded(one.of) != _folded(other.of):
        return "different_scope", f"one ranks it as {one.of}, the other as {other.of}"
    if old := _outdated(a, b):
        return "superseded", old
    if {one.kind, other.kind} <= _FIRSTS:
        return "refinement", f"who is the {one.kind} {one.of} may be called the {other.kind} too"
    return "conflict", f"nobody is both the {one.kind} and the {other.kind} {one.of}"


def _reach(rank: Rank) -> str:
    return f"in {rank.place}" if rank.place else "with no country named"


def _outdated(a: Telling, b: Telling) -> str | None:
    """Return which of two claims holds for an earlier time: places and ranks move, unlike the share of a year."""
    old, new = sorted(telling.claim.as_of or "" for telling in (a, b))
    return f"{new} comes after {old}" if old and not new.startswith(old) else None


def _places(a: Telling, b: Telling) -> tuple[Verdict, str]:
    short, long = sorted((a.words, b.words), key=len)
    if long.startswith(f"{short}-"):
        return "refinement", f"{long} lies in {short}"
    if old := _outdated(a, b):
        return "superseded", old
    kinds = {_kind(a), _kind(b)}
    if "open" in kinds:
        return (
            "unresolved",
            f"{_placed(a)}, {_placed(b)}; the text doesn't say whether the firm's seat or a site is meant",
        )
    if kinds == {"seat", "site"}:
        return "different_scope", f"{_placed(a)}, {_placed(b)}: a firm has its seat in one place and a site in another"
    if subject(a.claim) != subject(b.claim):
        return "different_scope", f"{_placed(a)}, {_placed(b)}: one firm has several sites"
    return "conflict", f"{_placed(a)}, {_placed(b)}"


def _kind(telling: Telling) -> str:
    """Return what is placed: a ``site``, the ``seat`` of a firm, or a firm with its seat or site left ``open``."""
    if telling.claim.subject.kind == "facility":
        return "site"
    return "seat" if _seat(telling.mention) else "open"


def _seat(mention: ClaimMention) -> bool:
    return any(_SEAT.search(quote.text or "") for quote in mention.quotes)


def _placed(telling: Telling) -> str:
    what = {"site": "the site ", "seat": "the seat of ", "open": ""}[_kind(telling)]
    return f"{telling.words} is told of {what}{telling.claim.subject.name}"


def _spaced(code: str) -> str:
    return code.replace("_", " ").replace("-", " ")


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


@cache
def _operators() -> Mapping[str, str]:
    """Return who runs each site, by the names that :func:`subject` makes."""
    with (Path(__file__).parent / "data" / "operators.csv").open(encoding="utf-8") as file:
        return {_folded(row["site"]): row["ref"] or _folded(row["operator"]) for row in csv.DictReader(file)}
