"""A text as bytes of the same length, in which names look the same however they are written.

One byte stands for one code point, so a byte offset is a code-point offset.
Letters lose case and accents; everything that is neither letter nor digit is
a space. A space at either end makes every whole word stand between spaces.
"""

from __future__ import annotations

import codecs
import unicodedata
from functools import lru_cache

_BLANK = ord(" ")


@lru_cache(maxsize=4096)
def _fold(character: str) -> int:
    """Return the byte for one code point: its base letter or digit in lower case, else a space."""
    if unicodedata.category(character) == "So":
        return _BLANK  # "™" is no letter t
    base = unicodedata.normalize("NFKD", _STROKED.get(character, character))[0].lower()
    return ord(base) if base.isascii() and base.isalnum() else _BLANK


# Letters that Unicode doesn't take apart into a base and a mark.
_STROKED = {
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "ħ": "h",
    "ı": "i",
    "ß": "s",
    "æ": "a",
    "œ": "o",
}


def _fold_run(error: UnicodeError) -> tuple[bytes, int]:
    """Stand in for what Latin-1 can't hold, one byte for each code point."""
    assert isinstance(error, UnicodeEncodeError)
    return bytes(map(_fold, error.object[error.start : error.end])), error.end


codecs.register_error("reex-fold", _fold_run)
_TABLE = bytes(_fold(chr(code)) for code in range(256))


def project(text: str) -> bytes:
    """Return *text* folded, with a space before and after: ``len(text) + 2`` bytes."""
    return b" " + text.encode("latin-1", "reex-fold").translate(_TABLE) + b" "
