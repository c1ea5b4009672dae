"""Where a name begins that ends before a legal form or a ticker."""

from __future__ import annotations

import reex
from reex_companies.forms import Forms

_JOINED = reex.regex(r" (?:and|of|by|with)(?: the)? $")
AND = reex.regex(r",? and ")
_OF = reex.regex(r" of (?:the )?")
_NOT_IN_NAMES = reex.regex(r" (?:to|in|on|for|from) (?:the )?")
_STUCK = reex.regex(r"[A-Z][a-z]+(?=[A-Z][a-z])")


def name_start(
    page: reex.Page, before: int, listed: list[reex.Entity], bodies: list[reex.Entity], forms: Forms
) -> tuple[int, reex.Entity | None]:
    """Return where the name that ends at *before* starts, and the known name that it ends with."""
    text = page.text
    known = reex.holder(listed, before - 2, before - 1)
    start = _unglued(page, reex.name_before(text, before, words=6), before)
    cell = _opens_cell(text, start)
    if page.in_heading(before) and not cell:
        return (known.start if known else before), known  # every word has a capital: nothing tells where it begins
    name = text[start:before]
    if name.isalpha():  # one word, in which nothing joins
        return start, known
    for joint in _NOT_IN_NAMES.finditer(text, start, before):
        start = joint.end()
    for joint in _OF.finditer(text, start, before) if " of " in name and not cell else ():
        if not any(word in forms.before_of for word in text[start : joint.start()].split()):
            start = joint.end()  # "Ann Lee of | Acme Metals Ltd."
    for joint in AND.finditer(text, start, before) if " and " in name else ():
        last = text[start : joint.start()].rsplit(" ", 1)[-1]
        if (
            last in forms.forms
            or last in forms.body_words
            or forms.more.fullmatch(f" {last}")
            or reex.holder(listed, joint.start() - 1, joint.start())
            or reex.holder(bodies, joint.start() - 1, joint.start())
        ):
            start = joint.end()  # "Acme Metals Ltd. and | Bolt Mining Corp.", "the Ministry of Mines and | Bolt Corp."
    if known and start < known.start and _JOINED.search(text, start, known.start):
        start = known.start
    return start, known


def _opens_cell(text: str, start: int) -> bool:
    """Say whether a name begins where a cell of a table does, or behind the label of a line: ``Lender: Acme Corp.``."""
    line = text.rfind("\n", 0, start) + 1
    if text.endswith(": ", line, start):
        return True
    if not text[line:start].removesuffix("The ").strip():
        end = text.find("\n", start)
        return " | " in text[start : end if end >= 0 else None]
    return text.endswith(("| ", "| The "), line, start)


def _unglued(page: reex.Page, start: int, end: int) -> int:
    """Return where a name begins that stuck to the word before when a page was scraped: ``the Charge|Acme Energy``.

    The name must stand by itself elsewhere in the text.
    """
    stuck = _STUCK.match(page.text, start, end)
    if stuck is None:
        return start
    name = page.text[stuck.end() : end].rstrip(" ,")
    while name and not any(page.occurrences([name])):  # where it stuck, it is no whole word
        name = name.rpartition(" ")[0]
    return stuck.end() if name else start
