"""A score as a table for people."""

from __future__ import annotations

from collections.abc import Iterator

from reex.testing.figures import Figures, Score


def table(score: Score) -> Iterator[str]:
    """Yield the lines of a table: kinds of entity, then initiatives and claims where such are annotated."""
    yield f"{'':22}{'precision':>10}{'recall':>8}{'F1':>8}{'missed':>8}{'false':>8}{'lenient':>9}{'value':>8}"
    for name, kind in sorted(score.kinds.items()):
        if kind.strict.found or kind.strict.annotated:
            value = "" if kind.value is None else f"{kind.value:8.3f}"
            yield f"{_row(name, kind.strict)}{kind.lenient.f1:9.3f}{value}"
    yield f"{_row('all entities', score.strict)}{score.lenient.f1:9.3f}"
    yield _row("same-as links", score.links)
    if score.initiatives.annotated:
        yield _row("initiatives", score.initiatives)
        yield _row("  by any instrument", score.any_instrument)
        yield from (_row(f"  {slot}", figures) for slot, figures in score.slots.items())
        yield _row("  all fields", score.all_slots)
    if score.claims.annotated:
        yield _row("claims", score.claims)


def _row(name: str, figures: Figures) -> str:
    rates = f"{figures.precision:10.3f}{figures.recall:8.3f}{figures.f1:8.3f}"
    return f"{name:22}{rates}{figures.annotated - figures.hits:8}{figures.found - figures.hits:8}"
