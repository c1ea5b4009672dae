"""How a pattern is written: words, classes of words, places of entities, and gaps between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import reex

# Each kind of entity is written as one character of the private use area.
KINDS = (
    "agency", "company", "country", "organization", "program", "facility", "money", "commodity", "duration", "percent",
    "region", "date", "quantity",
)  # fmt: skip
SIGNS = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}
# What a place of a pattern is called, and how it is written: {actor}, {recipient:facility}, {money}.
PLACE = reex.regex(r"\{(\w+)(?::([\w ,]+))?\}")
# The name of a class of words.
_CLASS = reex.regex(r"<(\w+)>")
# A wide gap, which goes over anybody: so far apart words tell an act only in a sentence that names a mineral.
WIDE = "......"
_ROLES = ("actor", "recipient")


def spelled(text: str, classes: Mapping[str, Iterable[str]]) -> str:
    """Return *text* with the words of a class in the place of its name: ``<ban>`` is ``ban|bans|banned|…``.

    Raises:
        ValueError: if no class has the name.
    """
    for name in _CLASS.findall(text):
        if name not in classes:
            raise ValueError(f"there is no class <{name}>; there are {', '.join(classes)}")
    return _CLASS.sub(lambda match: "|".join(classes[match[1]]), text)


def check(text: str, classes: Mapping[str, Iterable[str]]) -> None:
    """Raise where a pattern can't be read; *classes* are words by name.

    Raises:
        ValueError: it says what to mend.
    """
    tokens = spelled(text, classes).split()
    places = []
    for token in tokens:
        if token.startswith("[*"):
            raise ValueError(f"{token} may be missing; the word of the act, with the star, always stands there")
        inner = token[1:-1] if token.startswith("[") and token.endswith("]") else token
        place = PLACE.fullmatch(inner.rstrip(","))
        if place:
            places.append(place[1])
            _check_place(place[1], place[2])
        elif inner not in ("...", WIDE) and (
            "" in inner.rstrip(",").lstrip("*").split("|") or any(mark in inner for mark in "{}[]")
        ):
            raise ValueError(
                f"can't read {token}; a place is {{actor}}, and each word has brackets of its own: [the] [new]"
            )
    if twice := next((name for name in places if places.count(name) > 1), None):
        raise ValueError(f"{{{twice}}} may stand in it once only")
    words = [token for token in tokens if token[0] not in "{[" and token not in ("...", WIDE)]
    if not words:
        raise ValueError("it needs a word that always stands there, outside of brackets")
    if sum(word.startswith("*") for word in words) > 1:
        raise ValueError("one word may have the star, the word of the act")


def _check_place(name: str, narrower: str | None) -> None:
    if name not in (*_ROLES, *KINDS):
        raise ValueError(f"there is no place {{{name}}}; there are {', '.join((*_ROLES, *KINDS))}")
    for kind in (narrower or name if narrower or name not in _ROLES else "").split(","):
        if kind.strip() and kind.strip() not in KINDS:
            raise ValueError(f"there is no kind {kind.strip()} of entities; there are {', '.join(KINDS)}")


def kinds_at(place: re.Match[str], kinds: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return the kinds of entities that may stand at a place."""
    name, narrower = place.groups()
    return frozenset(kind.strip() for kind in (narrower.split(",") if narrower else kinds.get(name, (name,))))


def needed_kinds(tokens: Iterable[str], kinds: Mapping[str, Iterable[str]]) -> Iterator[frozenset[str]]:
    """Yield for each place that can't be missing, and for a wide gap, the kinds of entities that must stand there."""
    for token in tokens:
        if place := PLACE.fullmatch(token.rstrip(",")):
            yield kinds_at(place, kinds)
        elif token == WIDE:
            yield frozenset(("commodity",))
