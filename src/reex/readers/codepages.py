"""Code pages, and what UTF-8 looks like that was read as one of them."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

import attrs

from reex.readers.data_files import table

# What damaged characters stand for besides the letters of other scripts: signs, Latin letters, accents, emoji.
_COMMON = re.compile(
    "[\u00a0-\u017f\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u02bc\u02c6\u02d8-\u02dd\u0300-\u0304\u0306-\u030c\u0323\u0327\u0328"
    "\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9\u2002-\u200f\u2010-\u205e\u2060-\u2064\u2066-\u2069\u2070-\u209c\u20a0-\u20bf\u2100-\u218b"
    "\u2190-\u21ff\u2200-\u22ff\u2300-\u23ff\u2460-\u27bf\u2900-\u297f\u2b00-\u2b55\ufb00-\ufb06\ufe0e\ufe0f\ufeff\ufffd"
    "\U0001f100-\U0001faff]"
)
_MORE = range(0x80, 0xC0)  # the bytes that go on with a character
_LONGEST = 1000


@attrs.frozen
class CodePage:
    """One code page of single bytes.

    Attributes:
        bytes_of: the byte that each character is shown for; bytes that the page leaves undefined are shown as in
            cp1252 or as control characters.
        undefined: those bytes.
        chain: one or more characters of UTF-8 as the page shows them.
        first: the first of them.
        cut: the first two bytes of quotes and dashes, and a third that is lost.
        torn: a character that was cut off at a byte that is lost; only sound text is free of it.
    """

    name: str
    bytes_of: dict[str, int]
    undefined: frozenset[int]
    chain: re.Pattern[str]
    first: re.Pattern[str]
    cut: re.Pattern[str]
    torn: re.Pattern[str]

    def decoded(self, damaged: str) -> str:
        """Return what a chain stands for, or an empty string if it is none."""
        if any(char not in self.bytes_of for char in damaged):
            return ""
        try:
            return bytes(self.bytes_of[char] for char in damaged).decode("utf-8")
        except UnicodeDecodeError:
            return ""


@cache
def single(name: str) -> CodePage:
    """Return the code page that Python's codecs call *name*."""
    bytes_of, undefined = _bytes_of(name)
    shown = _Shown(bytes_of)
    first = shown.character()
    cut = f"{shown.one(0xE2)}{shown.one(0x80)}(?:\ufffd|(?!{shown.any(_MORE)}))"
    torn = f"{shown.any(range(0xC2, 0xF5))}{shown.any(_MORE)}{{0,2}}(?:\ufffd|(?!{shown.any(_MORE)}))"
    return CodePage(
        name=name,
        bytes_of=bytes_of,
        undefined=undefined,
        chain=re.compile(f"(?:{first}){{1,{_LONGEST}}}"),
        first=re.compile(first),
        cut=re.compile(cut),
        torn=re.compile(torn),
    )


@cache
def _bytes_of(name: str) -> tuple[dict[str, int], frozenset[int]]:
    """Return the byte of each character, and the bytes that the page itself leaves undefined."""
    native = {byte: bytes([byte]).decode(name, "ignore") for byte in range(0x80, 0x100)}
    undefined = frozenset(byte for byte, char in native.items() if not char)
    bytes_of = {char: byte for byte, char in reversed(native.items()) if char}
    for encoding in ("cp1252", "latin-1"):
        for byte in sorted(undefined):
            if char := bytes([byte]).decode(encoding, "ignore"):
                bytes_of.setdefault(char, byte)
    return bytes_of, undefined


@attrs.frozen
class _Shown:
    """Writes regular expressions of bytes as those of the characters that a page shows for them."""

    bytes_of: dict[str, int]

    def one(self, byte: int) -> str:
        return self.any((byte,))

    def any(self, wanted: Collection[int]) -> str:
        found = "".join(re.escape(char) for char, byte in self.bytes_of.items() if byte in wanted)
        return f"[{found}]" if found else "(?!)"

    def character(self) -> str:
        """Return the expression for one character of two, three or four bytes; no emoji starts with F1 or more."""
        more = self.any(_MORE)
        return "|".join(
            (
                f"{self.any(range(0xC2, 0xE0))}{more}",
                f"{self.any([*range(0xE1, 0xED), 0xEE, 0xEF])}{more}{more}",
                f"{self.one(0xE0)}{self.any(range(0xA0, 0xC0))}{more}",
                f"{self.one(0xED)}{self.any(range(0x80, 0xA0))}{more}",
                f"{self.one(0xF0)}{self.any(range(0x90, 0xC0))}{more}{more}",
            )
        )


@cache
def all_single() -> tuple[frozenset[str], frozenset[str]]:
    """Return what any page of single bytes shows for the bytes that a character of UTF-8 begins and goes on with."""
    shown = [pair for name in names("single") for pair in _bytes_of(name)[0].items()]
    leads = frozenset(char for char, byte in shown if _is_lead(byte))
    return leads, frozenset(char for char, byte in shown if byte in _MORE)


@lru_cache(1 << 14)
def shown_by(first: str, second: str) -> tuple[str, ...]:
    """Return the pages of single bytes that show the start of a character of UTF-8 as these two characters."""
    pages = [(name, _bytes_of(name)[0]) for name in names("single")]
    return tuple(name for name, of in pages if _is_lead(of.get(first, 0)) and of.get(second) in _MORE)


def _is_lead(byte: int) -> bool:
    return 0xC2 <= byte <= 0xF0


@cache
def double_leads(name: str) -> frozenset[str]:
    """Return the characters of a page of two bytes that UTF-8 begins with."""
    pairs = (bytes((first, second)) for first in range(0xC2, 0xF1) for second in _MORE)
    return frozenset(char for pair in pairs if len(char := pair.decode(name, "ignore")) == 1)


@lru_cache(1 << 16)
def script_of(char: str) -> str | None:
    """Return the script of a letter, ``common`` for a sign or Latin letter, None for what stands in no text."""
    if char.isascii() and (char.isprintable() or char in "\t\n\r"):
        return "common"
    return _scripts().get(ord(char)) or ("common" if _COMMON.match(char) else None)


@cache
def _scripts() -> dict[int, str]:
    found: dict[int, str] = {}
    for name, ranges in table("codepages")["scripts"].items():
        for first, last in re.findall(r"(.)(?:-(.))?", ranges):
            found.update(dict.fromkeys(range(ord(first), ord(last or first) + 1), name))
    return found


def names(kind: str) -> tuple[str, ...]:
    """Return the names of the pages of a kind: ``single`` or ``double``."""
    return tuple(table("codepages")[kind])
