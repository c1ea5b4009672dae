"""Some of the words of a sentence, which are read as a sentence of their own."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """Some words of the document, or what is *said* in their place, which is as long.

    What is said may be shorter than the word that it stands for, which begins at *whole*.
    """

    start: int
    end: int
    said: str = ""
    whole: int = 0
