"""The metadata block above a text, Markdown or plain, in YAML (``---``) or TOML (``+++``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from reex.document import Told
from reex.readers.clean import tidy
from reex.readers.data_files import table
from reex.readers.dates import iso_date

_FENCE = re.compile(r"[\s\ufeff]*(---|\+\+\+)[ \t]*\r?\n")
_MOST = 65_536
_KEY = re.compile(r"([A-Za-z_][\w-]{0,60}):(?: +(.*))?$")
_LINE = re.compile(rf"{_KEY.pattern}|#|-(?= |$)|\s|$")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|.)")
_ESCAPED = dict.fromkeys("ntr0_NLPabefv", " ")  # blanks and breaks of YAML; a value is one line here


def front_matter(source: str, *, plain: bool = False) -> tuple[int, Told]:
    """Return where the text below the front matter of *source* starts, 0 without one, and what that tells.

    Front matter that can't be parsed is passed over all the same, and tells nothing. In a *plain* text, where such
    signs draw rules, too, a block is front matter only if all of its lines are, and tell what is known of documents.
    """
    opening = _FENCE.match(source)
    if not opening:
        return 0, Told()
    closing = re.compile(rf"^{re.escape(opening[1])}[ \t]*\r?$", re.MULTILINE).search(source, opening.end(), _MOST)
    if not closing:
        return 0, Told()
    block = source[opening.end() : closing.start()]
    if opening[1] == "---" and block.strip() and not any(_KEY.match(line.rstrip()) for line in block.split("\n")):
        return 0, Told()  # a text between two rules
    told = _told(_yaml(block) if opening[1] == "---" else _toml(block))
    odd = plain and (told == Told() or (opening[1] == "---" and not _is_yaml(block)))
    return (0, Told()) if odd else (closing.end(), told)


def _is_yaml(block: str) -> bool:
    return all(_LINE.match(line.rstrip()) for line in block.split("\n"))


def _told(values: Mapping[str, object]) -> Told:
    found = {field: _first(values, keys) for field, keys in table("frontmatter").items()}
    published = iso_date(found.pop("published") or "")
    return Told(**found, published=published, published_basis="metadata" if published else None)


def _first(values: Mapping[str, object], keys: list[str]) -> str | None:
    """Return the first of the values under *keys* that is more than a number, on one line, or a date."""
    for key in keys:
        value = tidy(str(values.get(key) or ""))[0].replace("\n", " ")
        if any(char.isalpha() for char in value) or iso_date(value):
            return value
    return None


def _toml(block: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(block.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:
        return {}


def _yaml(block: str) -> dict[str, str]:
    """Return the plain values of the outermost keys; lists, maps and block texts are not needed and left out."""
    values: dict[str, str] = {}
    key = ""
    for line in block.splitlines():
        if match := _KEY.match(line.rstrip()):
            key = match[1].lower()
            values.setdefault(key, (match[2] or "").strip())
        elif key and line[:1] in " \t" and line.strip():
            values[key] = _folded(values[key], line.strip())
    return {key: _unquoted(value) for key, value in values.items()}


def _folded(value: str, more: str) -> str:
    """Join a line to the value above it; a backslash at its end joins without a blank."""
    if value.endswith("\\") and value.startswith('"'):
        return value[:-1] + more.removeprefix("\\")
    return f"{value} {more}".strip()


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    if len(value) > 1 and value[0] == value[-1] == '"':
        return _ESCAPE.sub(_unescaped, value[1:-1])
    return re.split(r" #", value, maxsplit=1)[0].strip()


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    return chr(int(code[1:], 16)) if len(code) > 1 else _ESCAPED.get(code, code)
