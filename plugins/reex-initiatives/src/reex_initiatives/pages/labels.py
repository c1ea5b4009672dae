"""Labels of lines, such as ``Lender:`` and ``Amount:``: what a table of them says that stands behind each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import reex
from reex_initiatives.lexicon.tables import DATA

_OF_LINE = reex.regex(r"^(?:[-•*▪■–·◦‣●|]\s)?(?P<label>[A-Z][A-Za-z /&-]{2,40}?)(?:\(s\))?(?::\s|\s\|\s)", re.MULTILINE)


@cache
def labels(table: str) -> Mapping[str, str]:
    """Return what stands behind each label of a table in ``columns.toml``, by the label in small letters."""
    return {name: kind for kind, names in reex.read_toml(DATA / "columns.toml")[table].items() for name in names}


def is_term_sheet(text: str) -> bool:
    """Say whether the labels of a text name both sides of a deal: such a text is on that deal alone."""
    kinds = {labels("label").get(label["label"].lower()) for label in _OF_LINE.finditer(text)}
    return {"actor", "recipient"} <= kinds
