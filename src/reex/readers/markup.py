"""What Markdown and HTML share: tags, character references, and which elements break a line."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from reex.readers.data_files import table

# A tag; quoted values may hold angle brackets. All is bounded: a broken tag costs no more than its length.
TAG: Final = r"""</?[A-Za-z](?:[^<>"']|"[^"]{0,20000}+"|'[^']{0,20000}+'){0,5000}+>"""
REFERENCE: Final = r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,30})")


def tag_name(tag: str) -> str:
    """Return the name of a tag in small letters."""
    match = _NAME.match(tag)
    return match[1].lower() if match else ""


@cache
def elements(kind: str) -> frozenset[str]:
    """Return the names of the elements of a kind: ``blocks``, ``hidden``, ``void``, ``repeated`` or ``around``."""
    return frozenset(table("html")[kind])


def break_for(name: str, *, closing: bool) -> str:
    """Return what stands for a tag in a text: an empty line around blocks, a line for each item and row."""
    if name == "li":
        return "" if closing else "\n- "
    if name in ("tr", "dt", "dd"):
        return "" if closing else "\n"
    if name == "br":
        return "\n"
    if name in ("td", "th"):
        return " "
    return "\n\n" if name in elements("blocks") else ""
