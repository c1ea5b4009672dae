"""Repair of UTF-8 that was read as another code page, such as ``â€™`` or ``โ€™`` for an apostrophe."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from reex.document import Notice
from reex.readers.codepages import CodePage, all_single, double_leads, names, script_of, shown_by, single
from reex.readers.places import moved_notices
from reex.readers.traits import Traits, traits_of
from reex.spans import OffsetMap, TextBuilder

_RUN = re.compile(r"[^\x00-\x7f][^\x00-\x7f]{1,199}+[\x00-\x7f]?")
_PLACEHOLDERS = re.compile(rb"\?\?+")
_ORDINARY = frozenset("‘’‚“”„‹›«»–—…\u00a0 ")  # signs that stand next to a letter in sound text too
_QUOTES = frozenset("‘’“”–—…•™")  # of what begins with these two bytes, all but they are rare
_MATHS = frozenset("π∞∑∏∫Ωµ∂≠≤≥±")
_RARE = re.compile(
    "[\u02d8-\u02db\u02dd\u2002-\u2008\u200a\u200c-\u200f\u2016\u201b\u2023-\u2025\u2028-\u202e\u2038-\u205e\u2060-\u2069\ufffd]"
)
_WIDE = re.compile(r"[^\x00-\x7f]+\??")
_EAST_ASIAN = "\u2e80"
_ROUNDS = 8  # damage upon damage beyond this is no accident
_WORD = 3  # letters of one script from which on a chain of damage is a word and no chance
_PLACES = 100  # lost characters that are told one by one
_DROPPED = re.compile("(?<![A-ZÀ-Þ])[ÃÂ](?= )")  # before a no-break space that has become a plain one


@attrs.frozen
class _Fault:
    """Damage: where it stands, what it stands for, and whether sound text can't look the same.

    Attributes:
        lost: a byte of it is lost.
    """

    start: int
    end: int
    text: str
    certain: bool = False
    lost: bool = False


def repair(text: str, traits: Traits | None = None) -> tuple[str, OffsetMap, tuple[Notice, ...]]:
    """Return *text* with its damaged characters repaired, the map back, and what was done.

    Text without such damage comes back as it is. Text that was damaged twice is repaired twice. There is a notice for
    each code page, and one for each character of which a byte is lost: it is shown as � unless one sign alone fits.
    """
    offsets = OffsetMap.identity(len(text))
    notices: tuple[Notice, ...] = ()
    for _ in range(_ROUNDS):
        found = _best(text, traits_of(text, traits))
        if found is None:
            break
        text, later, told = _applied(text, *found)
        offsets = offsets.then(later)
        notices = (*moved_notices(notices, later), *told)
    return text, offsets, notices


def _best(text: str, traits: Traits) -> tuple[str, list[_Fault]] | None:
    """Return the code page that explains the most damage, with the faults that can be repaired."""
    if text.isascii() or b"??" not in traits.plain:
        return None
    # Each run counts once: a long text in any language has few of them, or few that are alike.
    runs = dict.fromkeys(text[max(run.start() - 1, 0) : run.end()] for run in _runs(text, traits.plain))
    if not runs:
        return None
    sample = "\n".join(runs)
    seen = frozenset(sample)
    leads, more = all_single()
    pairs = [pair for pair in set(pairwise(sample)) if pair[0] in leads and pair[1] in more]
    shown = {name for pair in pairs for name in shown_by(*pair)}
    pages = [single(name) for name in names("single") if name in shown]
    judged = [(_amount(_repairable(sample, page)), page) for page in pages]
    ranked = sorted((pair for pair in judged if pair[0]), key=lambda pair: -pair[0])
    doubles = names("double") if max(seen) >= _EAST_ASIAN else ()
    wide = [(name, faults) for name in doubles if (faults := _wide_faults(text, name, seen))]
    best_wide = max(wide, key=lambda pair: _amount(pair[1]), default=None)
    for amount, page in ranked:
        if best_wide and _amount(best_wide[1]) > amount:
            break
        if faults := _repairable(text, page):
            return page.name, _with_losses(text, page, faults)
    return best_wide


def _runs(text: str, plain: bytes) -> Iterator[re.Match[str]]:
    """Yield the runs of characters beyond ASCII; they are looked for where *plain* has several question marks."""
    for place in _PLACEHOLDERS.finditer(plain):
        yield from _RUN.finditer(text, place.start(), place.end() + 1)


def _amount(faults: Iterable[_Fault]) -> int:
    """Return how much damage there is; what stands for signs that are hardly ever meant counts less."""
    return sum(fault.end - fault.start - len(_RARE.findall(fault.text)) for fault in faults)


def _repairable(text: str, page: CodePage) -> list[_Fault]:
    """Return what sound text can't look like, and with it what sound text could but here hardly does."""
    faults = sorted([*_faults(text, page), *_cuts(text, page)], key=lambda fault: fault.start)
    if not faults or _is_written_in(text, faults):
        return []
    return faults if any(fault.certain for fault in faults) or _alone(text, faults) else []


def _faults(text: str, page: CodePage) -> Iterator[_Fault]:
    for match in page.chain.finditer(text):
        before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
        decoded = page.decoded(match[0])
        verdict = _verdict(match[0], decoded, before, after, page)
        if verdict is not None:
            yield _Fault(*match.span(), decoded, verdict)


def _verdict(damaged: str, decoded: str, before: str, after: str, page: CodePage) -> bool | None:
    """Say whether a chain between two characters is damage for certain, could be, or is sound (None)."""
    scripts = Counter(script_of(char) for char in decoded)
    letters = set(scripts) - {"common"}
    if len(letters) > 1 or None in letters:
        return True if _is_twice(decoded, page) else None
    if any(scripts[script] >= _WORD for script in letters):
        return True
    native = _native(damaged[0])
    if native and any(_native(char) == native for char in (before, after) if char):
        return None
    found = {_looks(match[0], before, after, bool(letters)) for match in page.first.finditer(damaged)}
    return True if True in found else False if False in found else None


def _is_twice(decoded: str, page: CodePage) -> bool:
    """Say whether what a chain stands for is itself damage by the same page."""
    deeper = page.decoded(decoded)
    return deeper not in ("", decoded) and len({script_of(char) for char in deeper} - {"common"}) <= 1


def _looks(damaged: str, before: str, after: str, foreign: bool) -> bool | None:
    """Say how one character of a chain looks, as for the chain."""
    pair = len(damaged) == 2
    odd_case = before.islower() and not damaged[0].islower()
    if damaged[0] in _ORDINARY and damaged[0] != "‚":
        return None
    if len({_native(char) for char in damaged if char.isalpha()}) > 1:
        return True  # letters of two alphabets
    if pair and _native(damaged[0]):
        return odd_case
    if all(char in _ORDINARY for char in damaged[1:]):
        if foreign:
            return None
        return odd_case or (pair and after.isalpha() and not before.isupper())
    if pair and damaged[0] == "√":
        return damaged[1] not in _MATHS
    return odd_case or not damaged.isalpha()


def _native(char: str) -> str | None:
    """Return the script of a letter that is no Latin one."""
    script = script_of(char) if char.isalpha() or char > "\u0590" else None
    return None if script == "common" else script


def _is_written_in(text: str, faults: Sequence[_Fault]) -> bool:
    """Say whether most of what the script of the faults is used for is sound: the text is written in it."""
    scripts = {_native(text[fault.start]) for fault in faults} - {None}
    if not scripts:
        return False
    inside = sum(1 for fault in faults for char in text[fault.start : fault.end] if _native(char) in scripts)
    everywhere = sum(count for char, count in Counter(text).items() if _native(char) in scripts)
    return everywhere - inside > 3 * inside


def _alone(text: str, faults: Sequence[_Fault]) -> bool:
    """Say whether a script occurs nowhere but in the faults: a text that is written in it has it elsewhere too."""
    scripts = {_native(text[fault.start]) for fault in faults}
    if None in scripts or all(_is_word(text, fault) for fault in faults):
        return False
    places = [_Fault(0, 0, ""), *faults, _Fault(len(text), len(text), "")]
    kept = {char for one, following in pairwise(places) for char in set(text[one.end : following.start])}
    return not any(_native(char) in scripts for char in kept)


def _is_word(text: str, fault: _Fault) -> bool:
    """Say whether a fault looks like a short word in a script of its own."""
    around = text[max(fault.start - 1, 0) : fault.start] + text[fault.end : fault.end + 1]
    return text[fault.start : fault.end].isalpha() and not any(char.isalpha() for char in around)


def _cuts(text: str, page: CodePage) -> Iterator[_Fault]:
    """Yield the quotes and dashes whose third byte is lost."""
    sign = _only_sign(page, text)
    for match in page.cut.finditer(text):
        before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
        native = _native(match[0][0])
        if native and any(_native(char) == native for char in (before, after) if char):
            continue
        letters = match[0].rstrip("\ufffd")
        odd = any(not char.isalpha() and char not in _ORDINARY for char in letters)
        certain = odd or (before.islower() and not letters[0].islower())
        stands = before.strip() != "" if sign in "”’" else after.strip() != ""
        yield _Fault(*match.span(), sign if stands else "\ufffd", certain, lost=True)


def _only_sign(page: CodePage, text: str) -> str:
    """Return the sign that a lost third byte can only have been, or �."""
    shown = {page.bytes_of.get(char) for char in set(text) if char in page.bytes_of}
    lost = page.undefined - shown if not shown & page.undefined else {0x81, 0x8D, 0x8F, 0x90, 0x9D} & page.undefined
    signs = {bytes((0xE2, 0x80, byte)).decode() for byte in lost if byte < 0xC0} & _QUOTES
    return signs.pop() if len(signs) == 1 else "\ufffd"


def _with_losses(text: str, page: CodePage, faults: list[_Fault]) -> list[_Fault]:
    """Add what else the page shows of characters whose bytes are lost, where the text as a whole was read as it."""
    taken = [fault.end for fault in faults]

    def free(match: re.Match[str]) -> bool:
        at = bisect_left(taken, match.start() + 1)
        return at == len(faults) or faults[at].start >= match.end()

    torn = [match for match in page.torn.finditer(text) if free(match)]
    scripts = {_native(text[fault.start]) for fault in faults} - {None}
    few = len(torn) <= len(faults)
    more = [_torn(match) for match in torn if few or "\ufffd" in match[0] or _native(match[0][0]) in scripts]
    if page.bytes_of.get("Ã") == 0xC3 and page.bytes_of.get("Â") == 0xC2:
        for match in filter(free, _DROPPED.finditer(text)):
            more = [fault for fault in more if fault.start != match.start()]
            more.append(_Fault(*match.span(), "à" if match[0] == "Ã" else "", certain=True))
    return sorted([*faults, *more], key=lambda fault: fault.start)


def _torn(match: re.Match[str]) -> _Fault:
    """Show a torn character as the � that stands for its lost byte; without one it stays as it is."""
    return _Fault(*match.span(), "\ufffd" if "\ufffd" in match[0] else match[0], lost=True)


def _wide_faults(text: str, name: str, seen: frozenset[str]) -> list[_Fault]:
    """Return what a page of two bytes explains: its damage takes in a letter of the text behind."""
    leads = double_leads(name)
    if not leads & seen:
        return []
    faults = []
    for match in _WIDE.finditer(text):
        if match[0][0] not in leads:
            continue
        before = text[max(match.start() - 1, 0) : match.start()]
        if (fault := _wide(match, name, before)) is not None:
            faults.append(fault)
    return [] if not any(fault.certain for fault in faults) or _is_written_in(text, faults) else faults


def _wide(match: re.Match[str], name: str, before: str) -> _Fault | None:
    """Return what a run of a page of two bytes stands for, or None if that is nothing sensible."""
    try:
        encoded = b"\xff".join(part.encode(name) for part in match[0].replace("?", "\ufffd").split("\ufffd"))
    except UnicodeError:
        return None
    decoded = encoded.decode("utf-8", "replace")
    lost = "\ufffd" in decoded
    if lost and "\ufffd" not in match[0] and "?" not in match[0]:
        return None
    high = [char for char in decoded if not char.isascii() and char != "\ufffd"]
    scripts = Counter(map(script_of, high))
    letters = set(scripts) - {"common"}
    if lost and match[0] in {sign + mark for sign in (b"\xe2\x80".decode(name, "ignore"),) for mark in "?\ufffd"}:
        return _Fault(*match.span(), "\ufffd", certain=True, lost=True)
    if not high or len(letters) > 1 or None in letters or any("\u0300" <= char < "\u0370" for char in high):
        return None
    whole = sum(scripts[script] for script in letters) >= (_WORD if lost else 2)
    if lost and not whole:
        return None
    certain = whole or any(char in _QUOTES for char in high) or (before.isalpha() and before.isascii())
    return _Fault(*match.span(), decoded, certain, lost)


def _applied(text: str, name: str, faults: Sequence[_Fault]) -> tuple[str, OffsetMap, tuple[Notice, ...]]:
    builder = TextBuilder(text)
    places = []
    done = 0
    for fault in faults:
        builder.copy(done, fault.start)
        start = builder.length
        builder.replace(fault.text, fault.start, fault.end)
        places.append((start, builder.length))
        done = fault.end
    builder.copy(done, len(text))
    repaired, offsets = builder.build()
    return repaired, offsets, (_told(name, faults, places), *_losses(text, name, faults, places))


def _told(name: str, faults: Sequence[_Fault], places: Sequence[tuple[int, int]]) -> Notice:
    runs = 1 + sum(1 for one, following in pairwise(faults) if one.end < following.start)
    message = f"UTF-8 was read as {name}: {runs} run{'s were' if runs > 1 else ' was'} repaired"
    start, end = next((place for place in places if place[0] < place[1]), (None, None))
    return Notice(code="encoding-repaired", message=message, start=start, end=end)


def _losses(text: str, name: str, faults: Sequence[_Fault], places: Sequence[tuple[int, int]]) -> Iterator[Notice]:
    """Yield a notice for each character of which a byte is lost, the last for those that are too many to tell."""
    lost = [(fault, place) for fault, place in zip(faults, places, strict=True) if fault.lost]
    for fault, (start, end) in lost[:_PLACES]:
        shown = text[fault.start : fault.end]
        fits = f"only {fault.text} fits" if fault.text in _QUOTES else "nobody can tell which it was"
        message = f"a byte of a character is lost: UTF-8 was read as {name} and left '{shown}'; {fits}"
        yield Notice(code="encoding-damaged", message=message, start=start, end=end)
    if len(lost) > _PLACES:
        message = f"{len(lost) - _PLACES} more characters have lost a byte where UTF-8 was read as {name}"
        yield Notice(code="encoding-damaged", message=message)
