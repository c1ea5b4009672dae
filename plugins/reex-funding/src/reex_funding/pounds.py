"""Pounds of money, told from pounds of ore by the words around them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import reex

_DATA: dict[str, Any] = reex.read_toml(Path(__file__).parent / "data" / "pounds.toml")
_MONEY, _PAID, _OF, _ABOUT, _ORE = (
    "|".join(map(re.escape, _DATA[key])) for key in ("money", "paid", "of", "about", "ore")
)
FORMS = frozenset(("pound", "pounds"))
_MONEY_BEHIND = reex.regex(
    r"\s(?:\((?:about |around |some |roughly )?(?:US|A|C)?[$€]|into\b|towards\b|worth of\b"
    rf"|(?:of|in)\s(?:[a-z]+\s){{0,2}}(?:{_MONEY})\b)"
)
_NOUN_BEHIND = reex.regex(rf"[\s-](?:[a-z]+\s){{0,2}}(?:{_MONEY})\b")
_ORE_BEHIND = reex.regex(rf"\s(?:{_ORE})\b")
# A name may stand between: "lent Mkango 20 million pounds".
_PAID_BEFORE = reex.regex(
    rf"\b(?:{_PAID}|(?:{_OF})\sof)\s(?:[A-Z][\w&.-]+\s){{0,4}}(?:(?:{_ABOUT})\s)?"
    r"[\d.,]+\s?(?:m|mn|mln|bn|million|billion)?[\s-]?$"
)
_REACH = 90  # characters in which what is done to money stands before the word


def is_money(text: str, form: str, start: int, end: int) -> bool:
    """Say whether the pounds at ``text[start:end]`` are money and no weight.

    Args:
        text: the whole text.
        form: one of :data:`FORMS`; of one pound only the noun right behind it tells: ``a 20 million pound loan``.
        start: where the word begins, behind the amount.
        end: where it ends.
    """
    if form == "pound":
        return _NOUN_BEHIND.match(text, end) is not None
    if _MONEY_BEHIND.match(text, end):
        return True
    return not _ORE_BEHIND.match(text, end) and _PAID_BEFORE.search(text, max(0, start - _REACH), start) is not None
