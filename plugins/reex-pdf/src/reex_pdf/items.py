"""The marks of items in lists."""

from __future__ import annotations

import re

_BULLET = re.compile(r"[•◦▪‣·●○■□∙⁃⦁◆❖➢➤►▶✓✔◼!–—*\-\uf0b7\uf0a7\uf06e\uf0d8\uf0fc]$")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}$")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]$")


def is_bullet(word: str) -> bool:
    """Say whether a word is a dot, dash or the like that stands before an item."""
    return _BULLET.match(word) is not None


def is_section(word: str) -> bool:
    """Say whether a word may be the number of a heading."""
    return _SECTION.match(word) is not None


def is_mark(word: str) -> bool:
    """Say whether a word is what an item may begin with: a bullet, or a number or letter with a bracket or stop."""
    return is_bullet(word) or _NUMBER.match(word) is not None
