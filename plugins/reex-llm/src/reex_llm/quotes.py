"""Where the words that a model quotes stand in the text."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Iterable, Iterator

import reex

# Signs that models set their own way, one for one, so that positions stay what they are.
_SIGNS = str.maketrans("‘’‚“”„«»‐‑‒–—−", "'''" + '"""""' + "------")


def places(text: str, quote: str, within: Iterable[reex.Span]) -> Iterator[reex.Span]:
    """Yield where *quote* stands as whole words *within* these spans of *text*.

    Blanks, quotation marks and dashes may be others than those of the text. All
    else is the same, letter by letter.
    """
    words = quote.translate(_SIGNS).split()
    if not words:
        return
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    behind = r"(?!\w)" if words[-1][-1].isalnum() else ""
    pattern = re.compile(before + r"\s{1,99}".join(map(re.escape, words)) + behind)
    for span in within:
        for match in pattern.finditer(text[span.start : span.end].translate(_SIGNS)):
            yield reex.Span(span.start + match.start(), span.start + match.end())


def shown(words: object, most: int = 80) -> str:
    """Return the beginning of what a model said, on one line, as a message can show it."""
    said = words if isinstance(words, str) else reprlib.repr(words)
    line = " ".join(said[: 2 * most].encode("utf-8", "replace").decode().split())
    return line if len(line) <= most else f"{line[:most]}…"
