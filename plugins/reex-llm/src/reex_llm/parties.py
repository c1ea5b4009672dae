"""Who the words that a model quotes name."""

from __future__ import annotations

import re
from collections.abc import Sequence

import reex

_ARTICLES = frozenset({"the", "a", "an"})
_WORD = re.compile(r"[^\W_]+")
_OWNS = re.compile(r"['’]s?\s{1,9}\w")
_PLACES = frozenset({"country", "region"})
# What may go by the name of a country: "the Australian government", but not "Chinese makers".
_OF_A_PLACE = _PLACES | {"agency"}


class PartyError(ValueError):
    """Words name nobody, or more than one; the message says which."""


def party(text: str, span: reex.Span, kind: str, touched: Sequence[reex.Entity]) -> reex.Party:
    """Return the party that ``text[span]`` names, of *kind* as the model says.

    It is the entity that the words touch, if they mean nobody else. Places don't
    count beside a firm: ``Japan's Sojitz``. Where no entity is meant, the words
    themselves are the name.

    Raises:
        PartyError: if the words hold no name, or those of several entities.
    """
    words = text[span.start : span.end]
    meant = [entity for entity in touched if entity.kind not in _PLACES or kind in _OF_A_PLACE]
    if len(meant) > 1:
        raise PartyError(f"names several: {' and '.join(entity.text for entity in meant)}")
    if meant and not _names(_rest(text, span, touched)) and not _is_of(text, span, meant[0]):
        return reex.Party.of(meant[0], forms=[words])
    if not _names(words):
        raise PartyError("is no name")
    return reex.Party(kind=kind, name=" ".join(words.split()), forms=(words,))


def _rest(text: str, span: reex.Span, touched: Sequence[reex.Entity]) -> str:
    """Return the words at *span* that no entity holds."""
    starts = [span.start, *(entity.end for entity in touched)]
    ends = [*(entity.start for entity in touched), span.end]
    return " ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _is_of(text: str, span: reex.Span, entity: reex.Entity) -> bool:
    """Say whether the words mean somebody of *entity*: ``Korbin's owner``, ``a unit of Korbin``."""
    before = text[span.start : entity.start].lower().split()
    return entity.kind not in _PLACES and ("of" in before or bool(_OWNS.match(text[entity.end : span.end])))


def _names(words: str) -> bool:
    """Say whether a word is written as names are: with a capital, or in a script without small letters."""
    return any(not word[0].islower() for word in _WORD.findall(words) if word.lower() not in _ARTICLES)
