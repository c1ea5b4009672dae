"""How a register writes a name, and how a text does: capitals, legal forms, and what must not stand in a gazetteer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from reex.scan import project
from reex.tables import read_toml

_DATA = read_toml(Path(__file__).parent / "forms.toml")


def _folded(name: str) -> bytes:
    return b" ".join(project(name).split())


_FORMS = {_folded(way): way for form in _DATA["legal"]["forms"] for way in (form.replace(".", ""), form)}
_LENGTHS: dict[bytes, list[int]] = {}  # in words, of the forms that end in a word; the longest first
for _length in sorted({len(form.split()) for form in _FORMS}, reverse=True):
    for _last in {form.split()[-1] for form in _FORMS if len(form.split()) == _length}:
        _LENGTHS.setdefault(_last, []).append(_length)
_SMALL = frozenset(_DATA["small"]["words"])
_ABBREVIATIONS = frozenset(word.upper() for word in _DATA["abbreviations"]["words"])

EDGAR_SUFFIXES: list[str] = _DATA["edgar"]["suffixes"]
INVERTED_HEADS: list[str] = _DATA["inverted"]["heads"]
SLASHED_FORMS = tuple(form.upper() for form in _DATA["legal"]["forms"] if "/" in form)

_MARKS = str.maketrans({"|": " ", "[": "(", "]": ")"})  # they mean something in a gazetteer, and in no name
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"(?:[ ,&/(–-]| and| und| et){1,9}$")  # between a name and its form
_ROMAN = re.compile(r"[IVX]+")
_SMALL_AFTER = {"'": 2, "’": 2}  # letters: "Macy's" and "We're", but "O'Reilly"
_VOWELS = frozenset("AEIOUYÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜ")
_LONGEST = 500  # characters: no register has longer names, and some have a whole text by mistake
_SHORT = 5  # letters: an alias of fewer is weak


def tidied(name: str) -> str:
    """Return a name in one line, without the signs that are marks in a gazetteer."""
    if ".." in name:
        name = name.replace("@", " ")
    name = " ".join(unicodedata.normalize("NFC", name).translate(_MARKS).split())
    return name.lstrip("! ").rstrip("? ")


def findable(name: str) -> bool:
    """Say whether a name can be looked for: it has letters or digits, no letters but Latin ones, and an end."""
    return len(name) <= _LONGEST and (name.isascii() or all(map(_latin, name))) and bool(project(name).strip())


@lru_cache(maxsize=4096)
def _latin(character: str) -> bool:
    return not character.isalpha() or unicodedata.name(character, "").startswith(("LATIN", "FULLWIDTH LATIN"))


def form_start(name: str) -> int:
    """Return where the legal form at the end of a name begins, or 0 if there is none, or nothing else."""
    folded = project(name)[1:-1].rstrip()
    for words in _LENGTHS.get(folded[folded.rfind(b" ") + 1 :], ()):
        parts = folded.rsplit(None, words)
        if len(parts) > words and b" ".join(parts[1:]) in _FORMS:
            rest = folded[len(parts[0]) :]
            return len(folded) - len(rest.lstrip())
    return 0


def short_form(name: str) -> str | None:
    """Return a name without legal form and article, or None if it has neither: of ``The Alpha Co., Ltd.`` ``Alpha``."""
    short = name
    while start := form_start(short):
        short = _JOINT.sub("", short[:start])
    short = short.removeprefix("The ")
    return short if short and short != name else None


def cased(name: str) -> str:
    """Return a name in capitals as a text may write it, small letters wherever they are possible.

    In a gazetteer a small letter stands for either, so ``Nvidia`` is found in
    *NVIDIA* too. Other names are returned as they are.
    """
    if start := form_start(name):
        return cased(name[:start]) + _form_cased(name[start:])
    return _WORD.sub(_word_cased, name) if name.isupper() else name


def _form_cased(form: str) -> str:
    """Return a legal form as the table has it, if it is in capitals or lacks but a full stop."""
    known = _FORMS[_folded(form)].lstrip("(")
    return known if form.isupper() or known == f"{form}." else form


def _word_cased(match: re.Match[str]) -> str:
    """Return a word as it is written within a name; where in doubt with small letters, as they stand for either."""
    word, start = match[0], match.start()
    before, after = match.string[max(0, start - 1) : start], match.string[match.end() : match.end() + 1]
    if len(word) <= _SMALL_AFTER.get(before, 0) or (start and word.lower() in _SMALL):
        return word.lower()
    if len(word) == 1 or "&" in (before, after) or _ROMAN.fullmatch(word):
        return word
    if before == "." or before.isdigit():
        return word.lower()  # "Amazon.com", "1st"
    acronym = word not in _ABBREVIATIONS and not _VOWELS & set(word)
    return word if acronym else word.capitalize()


def aliases(name: str, others: Iterable[str], *, firm: bool = False) -> str:
    """Return the cell of the names of a thing beside *name*, each once, those marked that tell little.

    Args:
        name: as it stands in the table.
        others: those that the register has, in order; those that can't be looked for are left out.
        firm: whether what stands without its legal form is a name too.
    """
    seen = {project(name)}
    cells = []
    for other in _with_short_forms([name, *others]) if firm else others:
        key = project(other)
        if findable(other) and key not in seen:
            seen.add(key)
            cells.append(f"{other}?" if " " not in other or len(other) < _SHORT else other)
    return "|".join(cells)


def _with_short_forms(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        if short := short_form(name):
            yield short
