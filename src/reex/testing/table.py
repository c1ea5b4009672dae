"""A score for people, as tables, and for machines, as JSON."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import msgspec

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


def by_document(score: Score) -> Iterator[str]:
    """Yield the lines of a table of documents: F1 of what is annotated in each, and how many faults there are."""
    width = max([20, *map(len, score.by_document)]) + 2
    yield f"{'':{width}}{'entities':>10}{'lenient':>9}{'initiatives':>13}{'claims':>8}{'faults':>8}"
    for name, part in score.by_document.items():
        entities = f"{_rate(part.strict):>10}{_rate(part.lenient):>9}"
        acts = f"{_rate(part.initiatives):>13}{_rate(part.claims):>8}"
        record = "  no record" if part.missing else ""
        yield f"{name:{width}}{entities}{acts}{len(part.faults):8}{record}"


def as_json(score: Score) -> bytes:
    """Return all figures, those of each document, and the faults, as one JSON object."""
    whole = {
        "figures": score.figures,
        "documents": {name: part.figures for name, part in score.by_document.items()},
        "missing": score.missing,
        "extra": score.extra,
        "faults": [attrs.asdict(fault) for fault in score.faults],
    }
    return msgspec.json.encode(whole)


def _rate(figures: Figures) -> str:
    return f"{figures.f1:.3f}" if figures.annotated else "–"


def _row(name: str, figures: Figures) -> str:
    rates = f"{figures.precision:10.3f}{figures.recall:8.3f}{figures.f1:8.3f}"
    return f"{name:22}{rates}{figures.annotated - figures.hits:8}{figures.found - figures.hits:8}"
