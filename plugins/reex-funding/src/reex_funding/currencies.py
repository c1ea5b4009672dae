"""Which currency a sign, a code or a word stands for: one, or several that the document decides between."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs
import msgspec

import reex
from reex_funding import pounds

_SIGNS = "$€£¢"
_LONGEST_SCALE = 2  # letters
_FIRST_AFTER = reex.regex(r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,8}|-)?(U\.S\.|[A-Za-zč]{2,11}|[$€£¢])")
_MORE_AFTER = reex.regex(r"(?:[ \n-][A-Za-z]{3,11}){0,2}")


class Mark(msgspec.Struct, frozen=True):
    """A currency mark found in text.

    Attributes:
        start, end: where it stands.
        codes: the ISO 4217 codes that it may stand for.
        rule: ``sign-before``, ``code-before`` or ``word-after``.
        minor: it names hundredths, such as cents.
        weak: it is also a common word or letter, and counts only with a scale such as ``million``.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    rule: str
    minor: bool = False
    weak: bool = False

    @property
    def is_bare_dollar(self) -> bool:
        """Whether it says dollar, and not which."""
        return "USD" in self.codes and len(self.codes) > 1


@attrs.frozen
class Currencies:
    """The marks of all currencies, and the words of a document that speak for one.

    Attributes:
        before, after, minor: mark to the codes that it may stand for; a mark that ends with ``?`` is weak.
        evidence: words to scan a document for, each with the code that it speaks for.
        home: names of a country, its people and its parts, each with the code of its dollar.
    """

    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    minor: Mapping[str, tuple[str, ...]]
    evidence: tuple[tuple[str, str], ...]
    home: tuple[tuple[str, str], ...]
    _before: Mapping[str, tuple[tuple[str, ...], bool]] = attrs.field(init=False, repr=False)
    _sizes: Mapping[str, tuple[int, ...]] = attrs.field(init=False, repr=False)
    first: frozenset[str] = attrs.field(init=False, repr=False)

    @_before.default
    def _before_amounts(self) -> Mapping[str, tuple[tuple[str, ...], bool]]:
        """Return the marks before an amount without their sign, each with its codes and whether it is weak."""
        weak = {mark[:-1]: (codes, True) for mark, codes in self.before.items() if mark.endswith("?")}
        return weak | {mark: (codes, False) for mark, codes in self.before.items() if not mark.endswith("?")}

    @_sizes.default
    def _sizes_by_last(self) -> Mapping[str, tuple[int, ...]]:
        """Return the lengths of the marks that end with each letter or sign, the longest first."""
        sizes: dict[str, set[int]] = {}
        for mark in self._before:
            sizes.setdefault(mark[-1], set()).add(len(mark))
        return {last: tuple(sorted(of, reverse=True)) for last, of in sizes.items()}

    @first.default
    def _first_words(self) -> frozenset[str]:
        """Return the words that a mark after an amount may begin with."""
        return frozenset(mark.rstrip("?").split()[0].lower() for mark in (*self.after, *self.minor))

    @classmethod
    def read(cls) -> Currencies:
        """Read the table that comes with the plugin."""
        text = (Path(__file__).parent / "data" / "currencies.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(io.StringIO(text), strict=True))
        before, after, minor = (_codes(rows, column) for column in ("before", "after", "minor"))
        evidence, home = (
            tuple((word, row["code"]) for row in rows for word in _cells(row[column]))
            for column in ("evidence", "home")
        )
        return cls(before, after, minor, evidence, home)

    def may_start(self, word: str) -> bool:
        """Say whether a mark may stand after an amount that is followed by *word*, at once or behind a scale letter."""
        if len(word) > _LONGEST_SCALE:
            return word in self.first
        return not word or word.isalpha() or word in _SIGNS

    def ends_at(self, text: str, end: int) -> Mark | None:
        """Return the longest mark before an amount that starts at *end*, one blank allowed between."""
        last = text[end - 1 : end]
        if last in (" ", "\u00a0"):
            end -= 1
            last = text[end - 1 : end]
        for size in self._sizes.get(last, ()):
            start = end - size
            mark = text[start:end] if start >= 0 else ""
            if mark in self._before:
                if mark[0].isalpha() and text[start - 1 : start].isalnum():
                    return None
                codes, weak = self._before[mark]
                rule = "code-before" if mark.isalpha() else "sign-before"
                return Mark(start, end, codes, rule, weak=weak)
        return None

    def starts_at(self, text: str, start: int) -> Mark | None:
        """Return the longest mark after an amount that ends at *start*."""
        match = _FIRST_AFTER.match(text, start)
        if match is None or match[1].lower() not in self.first:
            return None
        begin, end = match.span(1)
        if match[1][-1] not in _SIGNS and (more := _MORE_AFTER.match(text, end)):
            end = more.end()
        words = text[begin:end]
        while words:
            end = begin + len(words)
            if not text[end : end + 1].isalnum() and (mark := self._named(text, words, begin, end)):
                return mark
            words = words[: max(words.rfind(" "), words.rfind("-"), words.rfind("\n"), 0)]
        return None

    def _named(self, text: str, words: str, start: int, end: int) -> Mark | None:
        plain = " ".join(words.replace("-", " ").split())
        for form in (plain, plain.lower()):
            for table, minor in ((self.after, False), (self.minor, True)):
                for key in (form, f"{form}?"):
                    if key in table and (form not in pounds.FORMS or pounds.is_money(text, form, start, end)):
                        return Mark(start, end, table[key], "word-after", minor, key.endswith("?"))
        return None


def _cells(cell: str) -> Iterator[str]:
    return (part.strip() for part in cell.split("|") if part.strip())


def _codes(rows: list[dict[str, str]], column: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        for mark in _cells(row[column]):
            found.setdefault(mark, []).append(row["code"])
            if not mark.isupper() and len(mark) > 3:
                found.setdefault(mark.lower(), [])
                if row["code"] not in found[mark.lower()]:
                    found[mark.lower()].append(row["code"])
    return {mark: tuple(dict.fromkeys(codes)) for mark, codes in found.items()}
