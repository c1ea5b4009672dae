"""What the tags of a page do to its text, and what their names, classes and purposes tell of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, IntEnum
from functools import cache, lru_cache

from reex.readers.data_files import table

_KNOWN = 4096  # tags remembered, of which most pages have a few hundred
_NAMES = re.compile(r"""\s(?:class|id|role|itemprop)\s?=\s?["']?([^"'>]{1,1000})""", re.IGNORECASE)
_UNSEEN = re.compile(
    r"""\shidden(?=[\s/]|$)|\saria-hidden\s?=\s?["']?true|\sstyle\s?=\s?["'][^"']{0,200}display\s?:\s?none""",
    re.IGNORECASE,
)
_STEM = 7  # letters of a word by which it is known
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class Kind(Enum):
    """What a tag does to the text around it."""

    INLINE = "nothing"
    LINK = "link"
    BREAK = "break of line"
    BLOCK = "paragraph"
    ITEM = "item of a list"
    ROW = "row of a table"
    CELL = "cell of a table"
    HIDDEN = "no text in it"


Act = tuple[Kind, bool, str]
"""What a tag does, whether it closes, and the name of its element in small letters."""


class Hint(IntEnum):
    """What an element tells of the text in it."""

    NONE = 0
    MAIN = 1
    PERHAPS = 2
    AROUND = 3
    DENIED = 4


_NONE, _MAIN, _AROUND = Hint.NONE, Hint.MAIN, Hint.AROUND  # what stands in an enumeration is found slowly


@lru_cache(_KNOWN)
def act_of(name: str) -> Act:
    """Return what the tag does that *name* stands in, with its slash if it closes."""
    low = name.strip("/").lower()
    return _kind_of(low, closing=name[0] == "/"), name[0] == "/", low


@cache
def known_acts() -> Mapping[str, Act]:
    """Return what the tags of the usual elements do, in small letters: most of all tags."""
    known = (*_SINGLE, *elements("blocks"), *elements("hidden"), *_INLINE)
    return {name: act_of(name) for name in (*known, *(f"/{name}" for name in known))}


def _kind_of(name: str, *, closing: bool) -> Kind:
    if single := _SINGLE.get(name):
        return single
    if name in elements("hidden") and not closing:
        return Kind.HIDDEN
    return Kind.BLOCK if name in elements("blocks") else Kind.INLINE


_SINGLE = {
    "a": Kind.LINK,
    "br": Kind.BREAK,
    "li": Kind.ITEM,
    "tr": Kind.ROW,
    "dt": Kind.ROW,
    "dd": Kind.ROW,
    "td": Kind.CELL,
    "th": Kind.CELL,
}
_INLINE = ("b", "code", "em", "font", "i", "img", "small", "span", "strong", "sup")  # that are found the most


@lru_cache(_KNOWN)
def hint_of(name: str, rest: str) -> Hint:
    """Return what the tag of element *name* with the attributes *rest* tells of its text."""
    found = hint_of_name(name)
    if found is _AROUND or name in ("html", "body"):
        return found
    if ("hidden" in rest or "none" in rest) and _UNSEEN.search(rest):
        return _AROUND
    for value in _NAMES.findall(rest):
        found = max(found, _told(value))
    return _MAIN if name in elements("main") else found


@cache
def hint_of_name(name: str) -> Hint:
    """Return what the name of an element tells of its text."""
    named = ((Hint.AROUND, "around"), (Hint.PERHAPS, "perhaps"), (Hint.MAIN, "main"))
    return next((hint for hint, kind in named if name in elements(kind)), Hint.NONE)


def _told(value: str) -> Hint:
    """Return what the names in a class tell, or in an identifier or a role."""
    known, best = _names(), _NONE
    for name in value.split():
        kinds, before = 0, ""
        for word in "/".join(_WORD.findall(name, 0, 100)).lower().split("/"):
            kinds |= known.get(word) or known.get(word[:_STEM], 0)
            kinds |= known.get(before + word, 0)
            before = word
        if kinds:
            best = max(best, _sum(kinds))
    return best


@cache
def _sum(kinds: int) -> Hint:
    """Return what the words of a name tell together."""
    found = [hint for hint in Hint if kinds >> hint & 1]
    if Hint.DENIED in found:
        return Hint.NONE
    return Hint.MAIN if Hint.MAIN in found else max(found)


@cache
def _names() -> dict[str, int]:
    """Return what each word of a name tells, and each two words in a row, written as one: the bit of its hint."""
    kinds = {"perhaps": Hint.PERHAPS, "around": Hint.AROUND, "main": Hint.MAIN, "negations": Hint.DENIED}
    return {word: 1 << hint for kind, hint in kinds.items() for word in table("html")["names"][kind]}


@cache
def elements(kind: str) -> frozenset[str]:
    """Return the names of the elements of a kind."""
    return frozenset(table("html")[kind])
