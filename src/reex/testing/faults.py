"""What isn't as it is annotated, one by one, for people who want to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import attrs

from reex.spans import Span

_AROUND = 40  # code points of context on either side


@attrs.frozen(kw_only=True)
class Fault:
    """One thing that isn't as it is annotated.

    Attributes:
        document: the name of the document.
        kind: a kind of entity, ``initiative`` or ``claim``.
        what: ``missed``: not found; ``false``: found and not annotated; else it has another ``edge`` or ``value``.
        annotated, found: what stands on either side, empty where nothing does.
        around: the annotated text around it, on one line.
    """

    document: str
    kind: str
    what: Literal["missed", "false", "edge", "value"]
    annotated: str = ""
    found: str = ""
    around: str = ""

    def __str__(self) -> str:
        """Return it on one line."""
        sides = f"{self.annotated} | {self.found}" if self.what in ("edge", "value") else self.annotated or self.found
        return f"{self.what:6} {self.kind}  {sides}  in {self.document}: …{self.around}…"


@attrs.frozen
class Told:
    """One thing of either side, as a list of faults tells it: what it is, and where it begins in the annotated text."""

    what: str
    span: Span | None


def around(text: str, span: Span | None) -> str:
    """Return what stands at and around *span*, on one line."""
    return " ".join(text[max(0, span.start - _AROUND) : span.end + _AROUND].split()) if span else ""


def unpaired(
    document: str, kind: str, text: str, sides: tuple[Sequence[Told], Sequence[Told]], pairs: Sequence[tuple[int, int]]
) -> Iterator[Fault]:
    """Yield what was missed and what is false: all of both sides that is in no pair."""
    annotated, found = sides
    taken, found_taken = {a for a, _ in pairs}, {b for _, b in pairs}
    for number, told in enumerate(annotated):
        if number not in taken:
            yield Fault(
                document=document, kind=kind, what="missed", annotated=told.what, around=around(text, told.span)
            )
    for number, told in enumerate(found):
        if number not in found_taken:
            yield Fault(document=document, kind=kind, what="false", found=told.what, around=around(text, told.span))
