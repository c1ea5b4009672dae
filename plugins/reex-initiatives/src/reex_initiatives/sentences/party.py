"""A mention of a party: under which key it meets others, and what stands right around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import reex
from reex_initiatives.lexicon.vocabulary import any_of, words_of
from reex_initiatives.sentences.line import Line

# How far before a party a preposition may begin that it stands behind, and the word for who heads it.
PREPOSITION_REACH, HEADED_REACH = 20, 44
_ATTRIBUTION_BEFORE = reex.regex(
    r"\b(?:according to|reported by|noted by|in an?|per an?|told|as noted by an?)\s(?:the\s|an?\s)?$", re.IGNORECASE
)
_ATTRIBUTION_AFTER = reex.regex(rf"\s(?:{any_of('quoted')})\b")
_OF_ITSELF = reex.regex(
    r"\s(?:said|says|reported|noted)\s(?:(?:on\s)?[A-Z]\w{2,8}\s|today\s)?(?:that\s)?(?:it|they|he|she)\b"
)
# "hands Acme letters of interest", "awards Acme PLN 5 million": who stands behind such a verb gets what follows.
_HANDS = reex.regex(
    rf"(?:\b(?:{any_of('gives')})(?:s|e?d|ing)?\s|\b(?:{any_of('gave')})\s)"
    r"(?:(?:[A-Z][\w.]{1,20}\s)?[A-Z][\w.]{1,20}(?:-based|-listed|-headquartered)\s)?$"
)
_HANDS_REACH = 56
_LENDER = reex.regex(rf"\b(?:{any_of('lenders')})\b")
# Bodies in which states meet, by ref.
_CLUBS = frozenset(words_of("clubs"))
# How the refs of those end who sign orders.
_HEADS_OF_STATE = ("-administration", "/white-house", "-government")
# "the 18th package of sanctions against", "its embargo on", and a clause on one thing: "sanctions on Peru, which has".
_HIT_BY = reex.regex(
    rf"\b(?:{any_of('hits_whom')}|(?P<one>{any_of('one_that_hits')}))\s(?:against|on|targeting)\s(?:the\s)?$"
)
_HIT_REACH = 50
_WHICH_DOES = reex.regex(r",?\s(?:which|that)\s(?:has|is|was|does|[a-z]+s)\s")
# "approved the mine near Julia Creek": a place that only tells where something is.
NEAR = reex.regex(r"\b(?:near|off|outside|around|beside|close to)\s(?:the\s)?$")


def hit_by(line: Line, entity: reex.Entity) -> int | None:
    """Return where a measure is named that is against a party and does the rest: ``sanctions on Peru, which ban``."""
    low = max(line.start, entity.start - _HIT_REACH)
    against = _HIT_BY.search(line.text, low, entity.start)
    if against is None or (against["one"] is None and _WHICH_DOES.match(line.text, entity.end)):
        return None
    return against.start()


def is_lender(entity: reex.Entity) -> bool:
    """Say whether a firm is one that lends, by its name."""
    return _LENDER.search(entity.name or entity.text) is not None


def handed(line: Line, entity: reex.Entity) -> bool:
    """Say whether a firm stands right behind a verb of giving: ``hands Acme letters of interest``."""
    if entity.kind != "company":
        return False
    return _HANDS.search(line.text, max(line.start, entity.start - _HANDS_REACH), entity.start) is not None


def key(entity: reex.Entity) -> str:
    """Return the key under which mentions of one party meet."""
    return entity.ref or (entity.name or entity.text).lower()


def is_club(entity: reex.Entity) -> bool:
    """Say whether a body is one in which states meet, and what it signs its members agree: ``the G7``."""
    return entity.ref in _CLUBS


def is_head_of_state(body: reex.Entity) -> bool:
    """Say whether a body is one that signs orders: an administration, a government, the White House."""
    return (body.ref or "").endswith(_HEADS_OF_STATE)


def keys(entities: Iterable[reex.Entity]) -> Iterator[str]:
    """Yield the keys of several mentions."""
    return map(key, entities)


def is_adjective(entity: reex.Entity) -> bool:
    """Say whether a country is named by its adjective."""
    return isinstance(entity.value, reex.Naming) and entity.value.form == "adjective"


def kept(line: Line, entities: Iterable[reex.Entity], kinds: frozenset[str]) -> tuple[reex.Entity, ...]:
    """Return those of some kinds; of programs, those that have money to give."""
    return tuple([e for e in entities if e.kind in kinds and (e.kind != "program" or e.start in line.payers)])


def is_quoted(line: Line, entity: reex.Entity) -> bool:
    """Say whether the text only quotes *entity*, which is no firm then."""
    if entity.kind == "company" or _OF_ITSELF.match(line.text, entity.end):
        return False
    before = _ATTRIBUTION_BEFORE.search(line.text, max(line.start, entity.start - 24), entity.start)
    after = _ATTRIBUTION_AFTER.match(line.text, entity.end) and entity.kind in ("agency", "organization")
    return bool(after) or bool(before)


def is_possessive(line: Line, entity: reex.Entity) -> bool:
    """Say whether an apostrophe stands right behind: ``Acme's mine``, ``the miners' plan``."""
    return line.text.startswith(("'", "’"), entity.end)


def is_bare(country: reex.Entity) -> bool:
    """Say whether a country is named alone, and not with those who act for it: ``India's cabinet``."""
    return country.text.rpartition(" ")[2][:1].isupper()


def owns_country(line: Line, entity: reex.Entity) -> bool:
    """Say whether a country is named as whose something is: ``China's curbs``."""
    return entity.kind == "country" and line.text.startswith(("'s", "’s"), entity.end)
