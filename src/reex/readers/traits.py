"""What a text is made of, told at the speed of C: most texts hold nothing that most repairs look for."""

from __future__ import annotations

import string
from functools import cached_property

import attrs

_USUAL = (string.ascii_letters + string.digits + string.punctuation + " \n").encode()
_SHAPES = bytes(
    ord("A" if char.isupper() else "a" if char.islower() else " " if char == " " else "-")
    for char in map(chr, range(128))
) + bytes(128)


@attrs.frozen(slots=False)
class Traits:
    """What a text is made of."""

    text: str

    @cached_property
    def odd(self) -> frozenset[str]:
        """Its characters that are neither printable ASCII nor line feeds."""
        odd = self.text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
        return frozenset(odd.decode("utf-8", "surrogatepass"))

    @cached_property
    def plain(self) -> bytes:
        """As many bytes as the text has characters: those of ASCII, and a question mark for each other."""
        return self.text.encode("ascii", "replace")

    @cached_property
    def shape(self) -> bytes:
        """The text with ``A`` and ``a`` for the letters of ASCII, and ``-`` for all else but spaces."""
        spaced = "\u00a0" in self.odd
        plain = self.text.replace("\u00a0", " ").encode("ascii", "replace") if spaced else self.plain
        return plain.translate(_SHAPES)

    @cached_property
    def doubled(self) -> bool:
        """Whether two blanks of a line stand together in it, tabs aside."""
        return b"  " in self.shape


def shape_of(text: str) -> bytes:
    """Return the shape of a text without blanks other than spaces and line feeds, which most are."""
    return text.encode("ascii", "replace").translate(_SHAPES)


def traits_of(text: str, known: Traits | None) -> Traits:
    """Return the traits of a text: those that are known, unless they are another text's."""
    return known if known is not None and known.text is text else Traits(text)
