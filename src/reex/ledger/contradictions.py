"""Where documents disagree: each pair of values that differ, with a verdict and the reason for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

import attrs

from reex.codes import STATUSES
from reex.ledger.claims import judge as judge_claims
from reex.ledger.claims import tellings, topic
from reex.ledger.handles import handle
from reex.ledger.model import VERDICTS, ClaimMention, Contradiction, ContradictionType, Mention, Merged, Verdict
from reex.ledger.neighbours import neighbours
from reex.ledger.ranges import overlap, overlap_words, span_of
from reex.ledger.told import DATES, PARTIES, Names, amount_words, told
from reex.model import Amount

__all__ = ["of_claims", "of_initiative", "topic"]

# What is compared. Lists of goods, stages and programmes are not: to name fewer is no contradiction.
_TYPES: Final[dict[str, ContradictionType]] = {
    "instrument": "value",
    "status": "status",
    "actors": "party",
    "recipients": "party",
    "amounts": "value",
    "countries": "place",
    "announced": "date",
    "effective": "date",
    "until": "date",
    "duration": "value",
    "binding": "status",
}
_DOUBTS: Final[dict[str, ContradictionType]] = {**_TYPES, "countries": "party"}
_CLAIMS: Final[dict[str, ContradictionType]] = {"share": "share", "location": "place", "rank": "value"}
_FORWARD: Final = tuple(STATUSES)

_Judged = tuple[Verdict, str]


def of_initiative(merged: Merged) -> list[Contradiction]:
    """Return where the mentions of *merged* disagree, and what their evidence leaves in doubt.

    Each pair of different values of a field stands there once, with the first mention of each.
    """
    fields = _TYPES if len(merged.mentions) > 1 else ()
    found = [one for field in fields for one in _of_field(merged, field)]
    return [*found, *_of_doubts(merged)]


def of_claims(claims: Sequence[ClaimMention]) -> list[Contradiction]:
    """Return where *claims*, all of one topic, disagree; one row for each pair of different values.

    Where two values are told of several stages, goods or years, the pair has the gravest verdict of all.
    """
    told_by = sorted(claims, key=lambda claim: (*_when(claim), claim.source.id, claim.id))
    first = {telling.scope: telling for claim in reversed(told_by) for telling in tellings(claim)}
    order = [one for claim in told_by for telling in tellings(claim) if (one := first.pop(telling.scope, None))]
    gravest: dict[frozenset[str], Contradiction] = {}
    for a, b in combinations(order, 2):
        if a.words == b.words:
            continue
        verdict, reason = judge_claims(a, b)
        measure, about = a.claim.measure, topic(a.claim)
        known = gravest.get(pair := frozenset((a.words, b.words)))
        if known is None or VERDICTS.index(verdict) < VERDICTS.index(known.verdict):
            gravest[pair] = Contradiction(
                id=handle("contradiction", about, measure, a.mention.id, a.words, b.mention.id, b.words),
                topic=about,
                type=_CLAIMS[measure],
                field=measure,
                verdict=verdict,
                reason=reason,
                a=a.mention.id,
                a_value=a.words,
                b=b.mention.id,
                b_value=b.words,
            )
    return [*gravest.values()]


def _when(told: Mention | ClaimMention) -> tuple[bool, str]:
    return not told.source.published, told.source.published or ""


def _originals(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions of the first document of each text: what its copies tell otherwise is read wrongly in one."""
    first: dict[str, str] = {}
    for mention in mentions:
        source = mention.source
        if first.setdefault(source.text_group or source.id, source.id) == source.id:
            yield mention


@attrs.frozen
class _Side:
    """One value of a field, and the first and last mention that tells it."""

    words: str
    first: Mention
    last: Mention


def _of_field(merged: Merged, field: str) -> Iterator[Contradiction]:
    names = Names(p for m in merged.mentions for side in PARTIES for p in getattr(m.initiative, side))
    sides: dict[object, _Side] = {}
    for mention in _originals(merged.mentions):
        if not (words := told(mention.initiative, field)):
            continue
        key = names.keys(getattr(mention.initiative, field)) if field in PARTIES else frozenset(words)
        known = sides.get(key)
        later = mention if known is None or mention.source.published else known.last
        sides[key] = attrs.evolve(known, last=later) if known else _Side(", ".join(words), mention, mention)
    for a, b in combinations(sides.values(), 2):
        if field == "binding" and a.first.initiative.status != b.first.initiative.status:
            continue  # it follows from the status, which has a row of its own
        verdict, reason = _judge(field, a, b, names)
        yield _row(merged, field, _TYPES[field], (verdict, reason), (a.first.id, a.words), (b.first.id, b.words))


def _row(
    merged: Merged, field: str, kind: ContradictionType, judged: _Judged, a: tuple[str, str], b: tuple[str, str]
) -> Contradiction:
    return Contradiction(
        id=handle("contradiction", merged.id, field, *a, *b),
        initiative=merged.id,
        type=kind,
        field=field,
        verdict=judged[0],
        reason=judged[1],
        a=a[0],
        a_value=a[1],
        b=b[0],
        b_value=b[1],
    )


def _of_doubts(merged: Merged) -> Iterator[Contradiction]:
    """Yield what evidence names beside the fields, once for each value, unless a mention has it in the field."""
    met = {(field, value) for field in _DOUBTS for one in merged.mentions for value in told(one.initiative, field)}
    for mention in merged.mentions:
        for doubt in mention.doubts:
            if (doubt.field, doubt.value) in met:
                continue
            met.add((doubt.field, doubt.value))
            own = ", ".join(told(mention.initiative, doubt.field)) or "nothing"
            judged: _Judged = ("unresolved", doubt.reason)
            yield _row(merged, doubt.field, _DOUBTS[doubt.field], judged, (mention.id, own), (mention.id, doubt.value))


def _judge(field: str, a: _Side, b: _Side, names: Names) -> _Judged:
    if field in DATES:
        return _dates(field, a, b)
    if field in PARTIES:
        one, other = (names.keys(getattr(side.first.initiative, field)) for side in (a, b))
        return _parties(one, other)
    if field == "countries":
        return _countries(a, b)
    return {"instrument": _instruments, "status": _statuses, "amounts": _amounts}.get(field, _others)(a, b)


def _others(a: _Side, b: _Side) -> _Judged:
    return _superseded(a, b) or ("conflict", f"one says {a.words}, the other {b.words}")


def _superseded(a: _Side, b: _Side) -> _Judged | None:
    """Return the verdict where what was told later is told of an act that has come further."""
    for old, new in ((a, b), (b, a)):
        then, now = old.last.source.published, new.first.source.published
        if then and now and _earlier(then, now) and _rank(old) < _rank(new):
            return "superseded", (
                f"{old.words} was told when it was {old.last.initiative.status} ({then}), "
                f"{new.words} when it was {new.first.initiative.status} ({now})"
            )
    return None


def _rank(side: _Side) -> int:
    return _FORWARD.index(side.first.initiative.status)


def _earlier(one: str, other: str) -> bool:
    """Say whether a date, perhaps truncated, is surely before another."""
    return one < other and not other.startswith(one)


def _dates(field: str, a: _Side, b: _Side) -> _Judged:
    short, long = sorted((a.words, b.words), key=len)
    if long.startswith(short):
        return "refinement", f"{long} lies in {short}"
    moved = _superseded(a, b) if field != "announced" else None
    return moved or ("conflict", f"{a.words} and {b.words} can't both be the date")


def _statuses(a: _Side, b: _Side) -> _Judged:
    if moved := _superseded(a, b):
        return moved
    dates = [side.first.source.published for side in (a, b)]
    if None in dates:
        return "unresolved", f"no date tells whether {a.words} or {b.words} came first"
    early, late = (a, b) if (dates[0] or "") <= (dates[1] or "") else (b, a)
    if _earlier(early.last.source.published or "", late.first.source.published or ""):
        return "conflict", f"{late.words} is told after {early.words}, and an act doesn't go back"
    return "conflict", f"{a.words} and {b.words} are told at the same time"


def _instruments(a: _Side, b: _Side) -> _Judged:
    for broad, narrow in ((a.words, b.words), (b.words, a.words)):
        if broad in ("funding", "other") and (broad == "other" or neighbours(broad, narrow)):
            return "refinement", f"{narrow} is a form that {broad} leaves open"
    if neighbours(a.words, b.words):
        return "compatible_bounds", f"{a.words} and {b.words} may be words for one act"
    return "conflict", f"one act is told as {a.words} and as {b.words}"


def _parties(a: frozenset[str], b: frozenset[str]) -> _Judged:
    """Compare parties by what makes them one; the body of a government refines its country."""
    if a < b or b < a:
        return "refinement", f"one names also {_list(a ^ b)}"
    narrow, broad = (b, a) if all("/" in key for key in b - a) else (a, b)
    if narrow - broad and broad - narrow and {key.split("/")[0].upper() for key in narrow - broad} == broad - narrow:
        return "refinement", f"{_list(narrow - broad)} acts for {_list(broad - narrow)}"
    if shared := a & b:
        return "unresolved", f"both name {_list(shared)}; only one names {_list(a - b)}, only the other {_list(b - a)}"
    if len({key.split("/")[0] for key in a | b}) == 1:
        return "unresolved", f"{_list(a)} and {_list(b)} are bodies of one government, and may act together"
    return "conflict", f"one names {_list(a)}, the other {_list(b)}"


def _list(keys: Iterable[str]) -> str:
    return ", ".join(sorted(keys))


def _countries(a: _Side, b: _Side) -> _Judged:
    one, other = (set(side.first.initiative.countries) for side in (a, b))
    if one < other or other < one:
        return "refinement", f"one names also {_list(one ^ other)}"
    if one & other:
        return "unresolved", f"both name {_list(one & other)}; the others differ"
    return "conflict", f"one places it in {_list(one)}, the other in {_list(other)}"


def _amounts(a: _Side, b: _Side) -> _Judged:
    one, other = (side.first.initiative.amounts for side in (a, b))
    words, others = set(map(amount_words, one)), set(map(amount_words, other))
    if words < others or others < words:
        return "refinement", f"one tells also {_list(words ^ others)}"
    if len(one) != 1 or len(other) != 1:
        return _superseded(a, b) or ("unresolved", "both tell several sums, and no rule says which stands for which")
    return _sums(one[0], other[0]) or _superseded(a, b) or ("conflict", f"{a.words} is not {b.words}")


def _sums(one: Amount, other: Amount) -> _Judged | None:
    """Return what two sums are to each other, or None where they exclude each other."""
    if one.per != other.per:
        return "different_scope", f"one is a sum for each {one.per or other.per}, the other is not"
    if one.currency != other.currency:
        return "unresolved", "the sums are of different currencies, and no rate compares them"
    if one.role != other.role and not {one.role, other.role} <= {"stated", "ceiling"}:
        return "different_scope", f"one is told as {one.role}, the other as {other.role}"
    spans = span_of(one), span_of(other)
    if overlap(*spans):
        return "compatible_bounds", overlap_words(amount_words(one), amount_words(other))
    return None
