"""What Markdown and HTML share: tags, character references, and which elements break a line."""

from __future__ import annotations

import html
import re
from typing import Final

# A tag; quoted values may hold angle brackets. Every part is bounded, so that a broken tag costs no more than its length.
TAG: Final = r"""</?[A-Za-z](?:[^<>"']|"[^"]{0,20000}+"|'[^']{0,20000}+'){0,5000}+>"""
COMMENT: Final = r"<!--"
REFERENCE: Final = r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
NAME: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,30})")

BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html legend li main menu nav ol option p pre section select summary table tbody tfoot thead title tr ul".split()
)  # fmt: skip
HIDDEN: Final = frozenset(
    "script style noscript template svg math iframe object canvas audio video textarea button title".split()
)


def character(reference: str) -> str:
    """Return the character that a reference such as ``&amp;`` stands for, or the reference if there is none."""
    return html.unescape(reference)


def tag_name(tag: str) -> str:
    """Return the name of a tag in small letters."""
    match = NAME.match(tag)
    return match[1].lower() if match else ""


def break_for(name: str, *, closing: bool) -> str:
    """Return what stands for a tag in a text: an empty line around blocks, a line for each item and row."""
    if name in ("li", "tr", "dt", "dd"):
        return "" if closing else "\n- " if name == "li" else "\n"
    if name == "br":
        return "\n"
    if name in ("td", "th"):
        return " " if closing else ""
    return "\n\n" if name in BLOCKS else ""
