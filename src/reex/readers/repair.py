"""Repair of UTF-8 that was read as a single-byte code page, such as ``â€™`` or ``โ€™`` for an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import pairwise

import attrs

from reex.model import Notice
from reex.spans import OffsetMap, TextBuilder

# In this order the first wins where several explain a text equally well.
PAGES = ("cp1252", "latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp874", "mac_roman")

# What damaged characters stand for: punctuation, currency and other signs, accented Latin letters, emoji.
_PLAUSIBLE = re.compile(
    "[\u00a0-\u017f\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u02c6\u02dc\u1e80-\u1e85\u1ea0-\u1ef9\u2002-\u200b\u2010-\u205e\u2070-\u209c"
    "\u20a0-\u20bf\u2100-\u218b\u2190-\u21ff\u2200-\u22ff\u25a0-\u27bf\u3000\ufb00-\ufb06\ufeff\ufffd\U0001f300-\U0001faff]"
)
# First bytes of such characters, by the length of their sequences.
_LEADS = ((0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC8, 0xCB), (0xE1, 0xE2, 0xE3, 0xEF), (0xF0,))
_SAMPLE = 1_000_000
_PAIR = re.compile(r"[^\x00-\x7f]{2}")
_ORDINARY = frozenset("‘’‚“”„‹›«»–—…\u00a0 ")  # signs that stand next to a letter in sound text too
_LOST = frozenset({"â€", "вЂ", "β€", "โ€", "‚Ä"})  # 0xE2 0x80 and a byte that was lost
_MATHS = frozenset("π∞∑∏∫Ωµ∂≠≤≥±")
_SCRIPTS = (("\u0370", "\u03ff"), ("\u0400", "\u04ff"), ("\u0e00", "\u0e7f"))


@attrs.frozen
class _Page:
    """One code page: which characters it shows for the bytes from 0x80, and what damage by it looks like."""

    name: str
    bytes_of: dict[str, int]
    leads: frozenset[str]
    pattern: re.Pattern[str]

    def decoded(self, damaged: str) -> str:
        """Return what *damaged* stands for, or an empty string if that is nothing plausible."""
        raw = bytes(self.bytes_of[char] for char in damaged)
        if len(raw) == 2 and raw[0] == 0xE2:  # the last byte is lost: 0x9D, which code pages leave undefined
            return "”"
        text = raw.decode("utf-8", "ignore")
        return text if len(text) == 1 and _PLAUSIBLE.match(text) else ""


@attrs.frozen
class _Fault:
    """One damaged character: where it stands, what it stands for, and whether sound text can't look the same."""

    start: int
    end: int
    text: str
    certain: bool = False


def repair(text: str) -> tuple[str, OffsetMap, tuple[Notice, ...]]:
    """Return *text* with its damaged characters repaired, the map back, and a notice for each code page.

    Text without such damage comes back as it is. Text that was damaged twice is repaired twice.
    """
    offsets = OffsetMap.identity(len(text))
    notices: list[Notice] = []
    while (page_faults := _best(text)) is not None:
        page, faults = page_faults
        text, later = _apply(text, faults)
        offsets = offsets.then(later)
        runs = 1 + sum(1 for one, following in pairwise(faults) if one.end < following.start)
        message = f"UTF-8 was read as {page.name}: {runs} run{'s were' if runs > 1 else ' was'} repaired"
        notices.append(Notice(code="encoding-repaired", message=message))
    return text, offsets, tuple(notices)


def _best(text: str) -> tuple[_Page, list[_Fault]] | None:
    """Return the code page that explains the most damage, with the faults that can be repaired."""
    if text.isascii() or not _PAIR.search(text):
        return None
    seen = frozenset(text)
    pages = [page for page in map(_page, PAGES) if page.leads & seen]
    sample = text[:_SAMPLE]
    found = [(page, _repairable(sample, page)) for page in pages]
    if len(sample) < len(text):  # a long text is judged by its start, if that has any damage
        damaged = [page for page, faults in found if faults]
        best = max(found, key=_amount)[0] if damaged else None
        found = [(page, _repairable(text, page)) for page in pages if best in (page, None)]
    page, faults = max(found, key=_amount, default=(None, []))
    return (page, faults) if page and faults else None


def _amount(found: tuple[_Page | None, list[_Fault]]) -> int:
    """Return how much damage a page explains; whole sequences count for more than those with a lost byte."""
    return sum(fault.end - fault.start for fault in found[1])


def _repairable(text: str, page: _Page) -> list[_Fault]:
    """Return what sound text can't look like, and with it what sound text could but here hardly does."""
    faults = list(_faults(text, page))
    certain = [fault for fault in faults if fault.certain]
    return faults if certain or (faults and _alone(text, faults)) else []


def _alone(text: str, faults: list[_Fault]) -> bool:
    """Say whether a script occurs nowhere but in the faults: a text that is written in it has it elsewhere too."""
    scripts = {_script(text[fault.start]) for fault in faults}
    if None in scripts:
        return False
    places = [_Fault(0, 0, ""), *faults, _Fault(len(text), len(text), "")]
    kept = {char for one, following in pairwise(places) for char in set(text[one.end : following.start])}
    return not any(low <= char <= high for char in kept for low, high in filter(None, scripts))


def _faults(text: str, page: _Page) -> Iterator[_Fault]:
    for run in _runs(text, page):
        before = text[run[0][0] - 1 : run[0][0]]
        after = text[run[-1][1] : run[-1][1] + 1]
        for start, end, decoded in run:
            verdict = _verdict(text[start:end], before, after)
            if verdict is not None:
                yield _Fault(start, end, decoded, verdict)


def _runs(text: str, page: _Page) -> Iterator[list[tuple[int, int, str]]]:
    """Yield what looks like damage, sequences that touch each other together."""
    run: list[tuple[int, int, str]] = []
    for match in page.pattern.finditer(text):
        decoded = page.decoded(match[0])
        if run and (not decoded or run[-1][1] < match.start()):
            yield run
            run = []
        if decoded:
            run.append((match.start(), match.end(), decoded))
    if run:
        yield run


def _verdict(damaged: str, before: str, after: str) -> bool | None:
    """Say whether a sequence between two characters is damage for certain, could be, or is sound (None)."""
    pair = len(damaged) == 2
    script = _script(damaged[0]) if pair or damaged.isalpha() else None
    if script and any(script[0] <= char <= script[1] for char in (before, after) if char):
        return None
    odd_case = before.islower() and not damaged[0].islower()
    if pair and (damaged in _LOST or script):
        return odd_case and damaged not in _LOST
    if pair and damaged[1] in _ORDINARY:
        return odd_case or (after.isalpha() and not before.isupper())
    if pair and damaged[0] == "√":
        return damaged[1] not in _MATHS
    return odd_case or not damaged.isalpha()


def _script(char: str) -> tuple[str, str] | None:
    return next((script for script in _SCRIPTS if script[0] <= char <= script[1]), None)


def _apply(text: str, faults: list[_Fault]) -> tuple[str, OffsetMap]:
    builder = TextBuilder(text)
    done = 0
    for fault in faults:
        builder.copy(done, fault.start)
        builder.replace(fault.text, fault.start, fault.end)
        done = fault.end
    builder.copy(done, len(text))
    return builder.build()


@cache
def _page(name: str) -> _Page:
    """Return a code page; bytes that it leaves undefined show as in cp1252 or as control characters."""
    bytes_of: dict[str, int] = {}
    for encoding in (name, "cp1252", "latin-1"):
        for byte in range(0x80, 0x100):
            char = bytes([byte]).decode(encoding, "ignore")
            if char and char not in bytes_of and (encoding == name or byte < 0xA0 or byte not in bytes_of.values()):
                bytes_of[char] = byte
    two, three, four = (_charset(bytes_of, leads) for leads in _LEADS)
    more = _charset(bytes_of, range(0x80, 0xC0))
    cut = _charset(bytes_of, (0xE2,)) + _charset(bytes_of, (0x80,))
    pattern = f"{two}{more}|{three}{more}{{2}}|{four}{more}{{3}}|{cut}(?!{more})"
    starts = frozenset(char for char, byte in bytes_of.items() if any(byte in leads for leads in _LEADS))
    return _Page(name, bytes_of, starts, re.compile(pattern))


def _charset(bytes_of: dict[str, int], wanted: Collection[int]) -> str:
    return "[" + "".join(re.escape(char) for char, byte in bytes_of.items() if byte in wanted) + "]"
