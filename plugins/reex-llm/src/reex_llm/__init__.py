"""Initiatives that a language model proposes, each field led back to the text, for reex.

Installing this changes no pipeline: it has no extractor that runs by itself, since a
model costs money, and a document that is sent to it may leave the machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import reex

if TYPE_CHECKING:
    import llm

__all__ = ["initiatives"]


def initiatives(
    model: str | llm.Model | llm.KeyModel,
    *,
    options: Mapping[str, Any] | None = None,
    characters: int = 8_000,
    cache: str | Path | None = None,
) -> reex.Extractor:
    """Return an extractor of the initiatives that a model proposes and the text bears out.

    Args:
        model: the name of a model of the library llm, or the model itself.
        options: of the model; by default its temperature is 0, if it has one.
        characters: how much text a request holds at most; it ends with a paragraph, or at least with a sentence.
        cache: the folder that keeps replies; by default the user's folder for caches.

    Raises:
        reex.DataError: if no model has this name, it doesn't take the options, or the folder can't be made.
    """
    from reex_llm.extractor import extractor  # which loads with the first model

    return extractor(model, options, characters, cache)
