"""Titles and authors that programs fill in."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import reex

_ENDING = re.compile(r"\.([a-z]{1,5})(?:\s?\(\d{1,3}\))?$")
_ONE_WORD = re.compile(r"[\w-]+$")
_LOGIN = re.compile(r"\w+ user$|.*\d")


def is_file_name(text: str) -> bool:
    """Say whether a text ends as the name of a file does."""
    ending = _ENDING.search(text.casefold())
    return ending is not None and ending[1] in _made_up()["titles"]["endings"]


def is_title(text: str) -> bool:
    """Say whether what a file tells as its title can be one."""
    starts = tuple(_made_up()["titles"]["starts"])
    return not (is_file_name(text) or text.casefold().startswith(starts) or _ONE_WORD.match(text))


def is_section(text: str) -> bool:
    """Say whether what is printed in large letters is the name of a section of a gazette."""
    return text.casefold() in _made_up()["titles"]["sections"]


def is_author(text: str) -> bool:
    """Say whether what a file tells as its author can be a name."""
    name = text.casefold()
    return name not in _made_up()["authors"]["names"] and not _LOGIN.match(name)


@cache
def _made_up() -> dict[str, Any]:
    return reex.read_toml(Path(__file__).parent / "data" / "made_up.toml")
