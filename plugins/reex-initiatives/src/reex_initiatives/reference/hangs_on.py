"""What an act hangs on, where a sentence behind it says so: ``The loan remains subject to due diligence``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.vocabulary import any_of, any_titled, signs_of
from reex_initiatives.sentences.line import Line

# "The loan from KfW is still subject to", "Closing of the deal remains conditional on", "Both awards, which …, hang".
_HANGS = reex.regex(
    r"(?:^\W{0,3}|\b(?:said|says|added|noted|cautioned)\s(?:that\s)?|[,;]\s(?:and|but|though|although)\s)"
    rf"(?:(?:[Tt]h(?:e|is|ese|ose)|[Ii]ts|[Tt]heir|[Bb]oth|[Aa]ll|[Aa]ny|[Ee]ach)\s(?:[\w$€£¥₹][\w$€£¥₹.,’'-]*\s){{0,5}}?)?"
    rf"(?P<what>{any_titled('what_hangs')})\b"
    r"(?:\s(?:to|from|of|by|in|with|under|between|for)\s[^.;:,]{1,80}?)?,?"
    r"\s(?:is|are|was|were|(?:will|would|shall|may|must|has|have|had)\s(?:remain|be|been)|remains?|remained|stays?)\s"
    r"(?:(?:\w+ly|still|also|now|both|all|each|itself|themselves|in turn)\s){0,2}"
    rf"(?:subject\sto|(?:{any_of('hangs')}|conditioned|predicated)\s(?:up)?on|pending)\s(?!(?:[\w%.-]+\s){{0,3}}(?:{any_of('no_conditions')})\b)"
)
# One of these stands in each such sentence; few others have one.
_HANGING = signs_of("hangs") | {b"subject", b"pending", b"conditioned", b"predicated"}
# How far into a sentence it may say so.
_OPENING = 240
# How many sentences behind an act it may do so, by the word of the act and by one that fits all.
_REACH, _NEAR = 12, 3


def hear_condition(found: Sequence[Draft], own: list[Draft], line: Line) -> list[Draft]:
    """Let a sentence that says what an act hangs on make the acts of *found* conditional that it speaks of.

    Returns those of its *own* acts that are no such mention of one.
    """
    if not found or line.lacks(_HANGING):
        return own
    hangs = _HANGS.search(line.text[line.start : line.end][:_OPENING])
    if hangs is None:
        return own
    at, end = (line.start + place for place in hangs.span("what"))
    meant = list(_spoken_of(found, line, at, hangs["what"].lower()))
    for draft in meant:
        draft.force = msgspec.structs.replace(draft.force, conditional=True)
        draft.speaks_on(line, reach=_REACH)
    return [d for d in own if d.amounts or not meant or not at <= d.trigger.start < end]


def _spoken_of(found: Sequence[Draft], line: Line, at: int, what: str) -> Iterator[Draft]:
    """Yield the acts that a word stands for: the last one of its sort, or all of the list that stands before it."""
    named = next((t.act for t in line.triggers if t.start <= at < t.end), None)
    sort = named.instrument if named is not None and not named.generic else ""
    many = what.endswith("s")
    reach = _REACH if sort or many else _NEAR
    meant = [d for d in found if line.number - d.evidence[-1].number <= reach and _may_be(d, sort)]
    if meant:
        yield meant[-1]
    if meant and many:
        givers = meant[-1].known("actors").keys
        yield from (d for d in meant[:-1] if _is_alike(d, meant[-1]) and d.known("actors").keys == givers)


def _is_alike(one: Draft, other: Draft) -> bool:
    """Say whether two acts may be of one list: contributions, of which one is called a grant."""
    money = one.act.family == other.act.family == "capital"
    return one.act is other.act or (money and (one.act.generic or other.act.generic))


def _may_be(draft: Draft, sort: str) -> bool:
    """Say whether an act may be called by a word of that *sort*, or by one for any deal."""
    if sort:
        return draft.act.instrument == sort or (draft.act.generic and draft.act.family == "capital")
    return not draft.act.sites and draft.act.family != "trade" and draft.act.signed != "active"
