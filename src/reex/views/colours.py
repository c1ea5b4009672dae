"""Colours that can be told from each other and read on: those of kinds, fitted to a page in either scheme.

The measure is the contrast ratio of the Web Content Accessibility Guidelines (WCAG 2.2): text needs 4.5 : 1, a line
3 : 1.
"""

from __future__ import annotations

import colorsys
import zlib
from collections.abc import Iterable
from functools import lru_cache

import attrs

from reex.codes import BUILT_IN_KINDS, KINDS, Kind
from reex.plugins import installed

Colour = tuple[int, int, int]

_TINT = 0.22  # how much of the colour of a kind stands behind the words
_LINE = 3.0
_STEP = 0.05


@attrs.frozen(kw_only=True)
class Scheme:
    """The colours of a page.

    Attributes:
        paper: what is written on.
        ink, faint, link: words, words of less weight, and words that lead elsewhere.
        found: what stands behind words that a link has led to.
        rule: lines that part rows.
    """

    paper: str
    ink: str
    faint: str
    link: str
    found: str
    rule: str


LIGHT = Scheme(paper="#ffffff", ink="#1b1c20", faint="#5a5d66", link="#1a56c4", found="#fff0b8", rule="#d9dbe1")
DARK = Scheme(paper="#16171b", ink="#e9eaee", faint="#a3a7b3", link="#8ab4f8", found="#4a4000", rule="#3a3d45")


@attrs.frozen
class Shades:
    """How a kind looks in one scheme: what stands behind its words, and the line below them."""

    tint: str
    line: str


def kinds_of(codes: Iterable[str]) -> dict[str, Kind]:
    """Return the kinds with these codes, those of the core first; plugins are asked only for others."""
    wanted = set(codes)
    known = {kind.code: kind for kind in BUILT_IN_KINDS if kind.code in wanted}
    others = sorted(wanted - KINDS.keys())
    told = _of_plugins() if others else {}
    return known | {code: told.get(code) or _made_up(code) for code in others}


@lru_cache(maxsize=1)
def _of_plugins() -> dict[str, Kind]:
    """Return the kinds that plugins tell of, looked up once in a process."""
    return {kind.code: kind for kind in reversed(installed().kinds)}


def _made_up(code: str) -> Kind:
    """Return a kind that nobody has told of, in a colour that is the same in every run."""
    hue = zlib.crc32(code.encode("utf-8", "replace")) % 360 / 360
    colour = tuple(round(255 * part) for part in colorsys.hls_to_rgb(hue, 0.5, 0.6))
    return Kind(code=code, label=code, colour=_hex(*colour), about="")


def shades(colour: str, scheme: Scheme) -> Shades:
    """Return how *colour* is shown in *scheme*: the line moves towards the ink until it stands out from both sides."""
    tint = mixed(colour, scheme.paper, _TINT)
    line, share = colour, 1.0
    while min(contrast(line, scheme.paper), contrast(line, tint)) < _LINE:
        share -= _STEP
        line = mixed(colour, scheme.ink, share)
    return Shades(tint, line)


def on(colour: str) -> str:
    """Return black or white, whichever is read better on *colour*; one of them always has a contrast of 4.5."""
    return max("#000000", "#ffffff", key=lambda ink: contrast(ink, colour))


def mixed(colour: str, other: str, share: float) -> str:
    """Return *colour* and *other* mixed, *share* of the first."""
    parts = zip(_rgb(colour), _rgb(other), strict=True)
    return _hex(*(round(one * share + two * (1 - share)) for one, two in parts))


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(two)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _rgb(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(red: int, green: int, blue: int) -> str:
    return f"#{red:02x}{green:02x}{blue:02x}"
