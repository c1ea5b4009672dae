"""Repair of text that tools have damaged: references, ligatures, lost and superfluous blanks, residue of pages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from html import unescape
from html.entities import name2codepoint
from itertools import chain

import attrs

from reex.document import Notice
from reex.readers.data_files import table
from reex.readers.traits import Traits, traits_of
from reex.spans import OffsetMap, TextBuilder

_REFERENCE = re.compile(
    r"&(?:amp;){0,8}(?:#(?:[0-9]{2,7}|[xX][0-9A-Fa-f]{2,6});|[A-Za-z][A-Za-z0-9]{1,9};)"
    r"|&(?:amp;){0,8}(?:#[0-9]{3,5}(?![0-9;])|(?:nbsp|amp|lt|gt|quot|[lr][sd]quo|[mn]dash|hellip)(?![A-Za-z0-9=;]))"
)
_LIGATURES = frozenset(map(chr, range(0xFB00, 0xFB07)))
_LIGATURE = re.compile(f"[{''.join(sorted(_LIGATURES))}]")
_SOFT_HYPHEN = re.compile("\u00ad(?:[ \t]?\r?\n[ \t]*(?=[a-z\u00df-\u00ff]))?")
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CLOSED = re.compile(r"\)(?=[A-Za-z][a-z]{2})")
_OPENED = re.compile(r"\((?=[A-Z]{2,6}\))")
_STOP = re.compile(r"\.(?=([A-Z][a-z]+) (?=(\S)))")
_AUTHOR = re.compile(
    r"By(?<![^\n]By)(?=[A-Z][a-z]+ [A-Z][a-z'’-]+(?:\n|Reviewed|Written|Edited|Published|Updated|Posted| ?\|))"
)
_SPACED = re.compile(r"(?:[A-Z](?:[ \u00a0]{1,3}[A-Z]){4,200}|[A-Za-z](?:[ \u00a0]{1,3}[a-z]){4,200})(?![^\s.,:;!?])")
_BEFORE_SPACED = re.compile(r"\s(?=[A-Za-z][ \u00a0]{1,3}[A-Za-z][ \u00a0])")
_BLANKS = b" " * 4  # what each such row has at every other place, unless two blanks stand together
_BRACKETS = {sign: re.compile(rf"{re.escape(sign)}([^()\[\]（）\n]{{2,60}})[)\]）]") for sign in "([（"}
_DASHES = re.compile(r"--(?![\w-])")
_TICKER = re.compile(r"(?<=[a-z])[A-Z]{1,6}$")
_COMMENT = re.compile(r"<?!-- ?/?(?:wp:|more\b|nextpage\b)[^<>\n]{0,300}?-->")
_BOLD = re.compile(r"\*\*(?<![\w*]\*\*)(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\*\*(?![\w*])")
_LINK = re.compile(r"\[(?<![\w\]!]\[)([^\[\]\n]{1,300})\]\(https?://[^()\s]{1,2000}\)")
_CLOSING = frozenset(",.;:)!?")  # no blank stands before them
_REACH = 300
_LETTERS = frozenset("ABCDEFabcdef")  # answers and grades are told in rows of them
_VOWELS = frozenset("aeiouAEIOU")


@attrs.frozen
class _Edit:
    """What takes the place of a stretch of text; only one of several that belong together counts."""

    start: int
    end: int
    text: str = ""
    counts: bool = True


@attrs.frozen
class Mended:
    """Repairs of one kind: how many there are, and where the first stands."""

    code: str
    count: int
    start: int
    end: int

    def more(self, count: int) -> Mended:
        """Return the same with so many more."""
        return attrs.evolve(self, count=self.count + count)

    def moved(self, offsets: OffsetMap) -> Mended:
        """Return the same for the text that *offsets* leads back from."""
        start, end = offsets.to_text(self.start), offsets.to_text(self.end)
        if start == end:
            start, end = (start - 1, start) if start else (0, min(1, offsets.length))
        return attrs.evolve(self, start=start, end=end)

    def notice(self) -> Notice:
        """Return what is told of them."""
        one, several = table("repairs")[self.code]
        message = one if self.count == 1 else several.format(count=self.count) + ", the first of them here"
        start, end = (self.start, self.end) if self.start < self.end else (None, None)
        return Notice(code=self.code, message=message, start=start, end=end)


def mend(text: str, traits: Traits | None = None) -> tuple[str, OffsetMap, list[Mended]]:
    """Return *text* repaired, the map back, and what was done; sound text comes back as it is."""
    traits = traits_of(text, traits)
    edits = [(edit, code) for code, find in _KINDS.items() for edit in find(text, traits)]
    if not edits:
        return text, OffsetMap.identity(len(text)), []
    builder = TextBuilder(text)
    places: dict[str, tuple[int, int]] = {}
    counts: Counter[str] = Counter()
    done = 0
    for edit, code in sorted(edits, key=lambda pair: (pair[0].start, pair[0].end)):
        if edit.start < done:
            continue
        builder.copy(done, edit.start)
        start = builder.length
        builder.replace(edit.text, edit.start, edit.end)
        done = edit.end
        counts[code] += edit.counts
        places.setdefault(code, (start, builder.length) if edit.text else (max(start - 1, 0), max(start, 1)))
    builder.copy(done, len(text))
    mended, offsets = builder.build()
    told = [Mended(code, count, *places[code]) for code, count in sorted(counts.items())]
    return mended, offsets, told


def _references(text: str, _: Traits) -> Iterator[_Edit]:
    if "&" not in text:
        return
    for match in _REFERENCE.finditer(text):
        if (resolved := _resolved(match[0])) is not None:
            yield _Edit(*match.span(), resolved)


@lru_cache(4096)
def _resolved(reference: str) -> str | None:
    """Return the character of a reference, however often it was escaped, or None if it names none."""
    name = reference[reference.rfind("&") :].lstrip("&")
    while name.startswith("amp;") and len(name) > 4:
        name = name[4:]
    if name[0] != "#" and name.rstrip(";") not in name2codepoint and name != "apos;":
        return None
    char = unescape(f"&{name.rstrip(';')};")
    return (
        char
        if len(char) == 1 and char != "\ufffd" and (char.isprintable() or char.isspace() or char in "\u00ad\u200b")
        else None
    )


def _ligatures(text: str, traits: Traits) -> Iterator[_Edit]:
    if not _LIGATURES.isdisjoint(traits.odd):
        for match in _LIGATURE.finditer(text):
            yield _Edit(*match.span(), unicodedata.normalize("NFKC", match[0]))


def _soft_hyphens(text: str, traits: Traits) -> Iterator[_Edit]:
    if "\u00ad" in traits.odd:
        for match in _SOFT_HYPHEN.finditer(text):
            yield _Edit(*match.span())


def _unseen(text: str, traits: Traits) -> Iterator[_Edit]:
    if any(map(_UNSEEN.match, traits.odd)):
        for match in _UNSEEN.finditer(text):
            if match.start():  # at the start it is a byte order mark
                yield _Edit(*match.span())


def _glued(text: str, traits: Traits) -> Iterator[_Edit]:
    for match in _CLOSED.finditer(text):
        if _stands_alone(text, match.start()):
            yield _Edit(match.end(), match.end(), " ")
    for match in _OPENED.finditer(text):
        if re.search(r"(?:^|[\s(])[A-Za-z]?[a-z]{3,}$", text[max(match.start() - 40, 0) : match.start()]):
            yield _Edit(match.start(), match.start(), " ")
    for match in _STOP.finditer(text):
        if _ends_sentence(text, match):
            yield _Edit(match.end(), match.end(), " ")
    for match in _started(text, traits.shape):
        word = re.search(r"(?:^|[\s“\"(])([A-Za-z]?[a-z’']{2,})$", text[max(match.start() - 40, 0) : match.start()])
        if word and (word[1].islower() or " " in match[0].strip()):
            yield _Edit(match.start(), match.start(), " ")
    for match in _AUTHOR.finditer(text):
        yield _Edit(match.end(), match.end(), " ")


def _started(text: str, shape: bytes) -> Iterator[re.Match[str]]:
    """Yield the words within others that a sentence or a line starts with."""
    starts = _sentence_starts()
    at = shape.find(b"aA")
    while at >= 0:
        if match := starts.match(text, at + 1):
            yield match
        at = shape.find(b"aA", at + 1)


def _stands_alone(text: str, closing: int) -> bool:
    """Say whether what is in brackets is words of its own, and not a part of the word behind."""
    opening = text.rfind("(", max(closing - _REACH, 0), closing)
    inside = text[opening + 1 : closing]
    if opening < 0 or len(inside) < 2 or ")" in inside or text[max(opening - 1, 0) : opening].strip():
        return False
    words = any(char.isspace() for char in inside) or (inside.isupper() and inside.isalpha())
    name = inside[:1].isupper() and len(inside) > 2 and inside.lower() not in _words("prefixes")
    return (words or name) and "\n" not in inside


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Say whether a full stop between two words ends a sentence, and is no part of a name, address or file."""
    before = text[max(match.start() - 60, 0) : match.start()].split()
    token = before[-1] if before and not text[match.start() - 1].isspace() else ""
    word = token.lstrip("(“\"'‘[").rstrip("%)”\"'’]")
    if not word or any(sign in word for sign in "./@_:\\&=#"):
        return False
    if match[1] in _words("starters"):
        return len(word) > 2 or token != word
    sure = word.isalpha() and word.islower() and len(word) > 3 and match[2].islower()
    return sure and len(match[1]) > 2 and match[1].lower() not in _words("endings")


def _spaced(text: str, traits: Traits) -> Iterator[_Edit]:
    shape = traits.shape
    if not (traits.doubled or _BLANKS in shape[::2] or _BLANKS in shape[1::2]):
        return
    done = 0
    for start in (0, *(blank.end() for blank in _BEFORE_SPACED.finditer(text))):
        match = _SPACED.match(text, start) if start >= done else None
        if match is None:
            continue
        done = match.end()
        letters = list(filter(str.isalpha, match[0]))
        if _is_spaced_word(letters):
            blanks = list(re.finditer(r"(?<=\S)[ \u00a0](?=\S)", match[0]))
            for number, blank in enumerate(blanks):
                at = match.start() + blank.start()
                yield _Edit(at, at + 1, counts=number == 0)


def _is_spaced_word(letters: list[str]) -> bool:
    """Say whether single letters in a row are a word, not an alphabet, a row of grades, or names in formulas."""
    vowels = sum(1 for letter in letters if letter in _VOWELS)
    return (
        not set(letters) <= _LETTERS
        and len(set(letters)) > 2
        and vowels * 5 >= len(letters)
        and letters != sorted(letters)
    )


def _residue(text: str, traits: Traits) -> Iterator[_Edit]:
    yield from _bracketed(text)
    if b"--" in traits.plain:
        yield from _tickers(text)
        yield from _all(_COMMENT, text) if "!--" in text else ()
    if "[" in text:
        yield from _all(_shortcodes(), text)
    if b" new tab" in traits.plain or b" new window" in traits.plain:
        yield from _all(_after_comma(), text)


def _all(pattern: re.Pattern[str], text: str) -> Iterator[_Edit]:
    """Yield each match of what goes without anything in its place."""
    return (_Edit(*match.span()) for match in pattern.finditer(text))


def _tickers(text: str) -> Iterator[_Edit]:
    for dashes in _DASHES.finditer(text):
        before = max(dashes.start() - 7, 0)
        if match := _TICKER.search(text[before : dashes.start()]):
            yield _Edit(before + match.start(), dashes.end())


def _bracketed(text: str) -> Iterator[_Edit]:
    """Yield what stands in brackets for screen readers, with a blank that would be left before a comma."""
    phrases = _phrases()
    for match in chain.from_iterable(found.finditer(text) for sign, found in _BRACKETS.items() if sign in text):
        if " ".join(match[1].lower().split()) in phrases:
            spare = text[match.start() - 1 : match.start()] == " " and text[match.end() : match.end() + 1] in _CLOSING
            yield _Edit(match.start() - spare, match.end())


def _marks(text: str, _: Traits) -> Iterator[_Edit]:
    if "*" in text:
        for match in _BOLD.finditer(text):
            yield _Edit(match.start(), match.start() + 2)
            yield _Edit(match.end() - 2, match.end(), counts=False)
    if "[" in text:
        for match in _LINK.finditer(text):
            yield _Edit(match.start(), match.start() + 1)
            yield _Edit(match.end(1), match.end(), counts=False)


_KINDS: dict[str, Callable[[str, Traits], Iterator[_Edit]]] = {
    "references-resolved": _references,
    "ligatures-split": _ligatures,
    "hyphens-removed": _soft_hyphens,
    "unseen-removed": _unseen,
    "words-parted": _glued,
    "letters-joined": _spaced,
    "residue-removed": _residue,
    "marks-removed": _marks,
}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("gluedwords")[kind])


@cache
def _sentence_starts() -> re.Pattern[str]:
    words = "|".join(sorted(_words("long_starters"), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:{words})(?= )")


@cache
def _phrases() -> frozenset[str]:
    rows = table("residue")
    return frozenset(phrase.replace("#", place) for phrase in rows["brackets"] for place in rows["places"])


@cache
def _shortcodes() -> re.Pattern[str]:
    rows = table("residue")
    names = "|".join(map(re.escape, sorted(rows["shortcodes"], key=lambda name: (-len(name), name))))
    builders = "|".join(rf"{re.escape(name)}[a-z0-9_-]{{0,40}}" for name in rows["builders"])
    settings = r"\s(?:[^\[\]\n=]{1,60}=[^\[\]\n]{0,600})"
    return re.compile(
        rf"\[/(?:{names}|{builders})\]|\[(?:{names}){settings}\]|\[(?:{builders})(?:\s[^\[\]\n]{{0,600}})?\]|\[embed\]"
    )


@cache
def _after_comma() -> re.Pattern[str]:
    phrases = "|".join(table("residue")["after_comma"])
    return re.compile(rf",(?<=[\w)”’\"],) ?(?:{phrases})\b(?=[\s,.;:)]|$)")
