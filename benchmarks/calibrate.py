"""How often each rule is right, measured: ``python benchmarks/calibrate.py [PLACE ...]``.

A place is annotated documents, as for ``benchmarks/score.py``; without one it is ``tests/gold`` and ``tests/acts``, and
``shared/gold`` beside the checkout if that is there. An initiative or claim is right where the annotation has one of
its instrument or measure at its place. Writes the confidence of each rule into the plugin's ``confidence.csv``, and the
reliability diagram into ``docs/_static``: for it each document is given the confidences that the others tell, so that
no document vouches for itself.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from pathlib import Path

import attrs

import reex
from reex.testing import Annotation, read_gold, run
from reex.testing.align import carrier
from reex.testing.compare import Side, acts_paired, claims_paired
from reex_initiatives.records.trust import rule_of

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "plugins" / "reex-initiatives" / "src" / "reex_initiatives" / "data" / "confidence.csv"
DIAGRAM = ROOT / "docs" / "_static" / "reliability.svg"
_SHARED = ROOT.parent / "shared" / "gold"
_PLACES = (ROOT / "tests" / "gold", ROOT / "tests" / "acts", *sorted(_SHARED.glob("*.jsonl")))
# A rule that made few is drawn to the mean of its kind, as if it had made so many more of which the mean is right.
_WEIGHT = 5
_BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)


@attrs.frozen
class Outcome:
    """Something that a rule made in a document, and whether the annotation has it."""

    document: str
    kind: str
    rule: str
    right: bool


@attrs.frozen
class Bin:
    """What was made with a confidence in one range: its mean, the part that is right, and the count."""

    confidence: float
    right: float
    count: int


def outcomes(gold: Iterable[Annotation]) -> Iterator[Outcome]:
    """Run the standard pipeline on *gold*, and yield what it made; shares are the claims that annotations hold."""
    for annotation in gold:
        (record,) = run([annotation])
        found = Side.of(Annotation.of(record), carrier(record.document.text, annotation.document.text))
        sides = Side.of(annotation, lambda span: span), found
        acts = {b for _, b in acts_paired(*sides)}
        for number, act in enumerate(record.initiatives):
            yield Outcome(annotation.name, "initiative", rule_of(act), number in acts)
        claims = {b for _, b in claims_paired(*sides)}
        shares = (claim for claim in record.claims if claim.measure == "share")
        for number, claim in enumerate(shares):
            yield Outcome(annotation.name, "claim", claim.rule, number in claims)


def confidences(made: Iterable[Outcome]) -> dict[tuple[str, str], tuple[int, int, float]]:
    """Return for each kind and rule how many are right, how many were made, and the confidence; the rule "" is all."""
    counts: dict[tuple[str, str], list[int]] = {}
    for outcome in made:
        for rule in (outcome.rule, ""):
            count = counts.setdefault((outcome.kind, rule), [0, 0])
            count[0] += outcome.right
            count[1] += 1
    table = {}
    for (kind, rule), (right, total) in sorted(counts.items()):
        all_right, all_made = counts[kind, ""]
        drawn = (right + _WEIGHT * all_right / all_made) / (total + _WEIGHT)
        table[kind, rule] = (right, total, round(drawn, 2))
    return table


def reliability(made: list[Outcome]) -> list[Bin]:
    """Return how often what was made with a confidence is right, each document judged by the others."""
    judged: list[tuple[float, bool]] = []
    for document in dict.fromkeys(outcome.document for outcome in made):
        table = confidences(outcome for outcome in made if outcome.document != document)
        for outcome in (outcome for outcome in made if outcome.document == document):
            _, _, confidence = table.get((outcome.kind, outcome.rule)) or table[outcome.kind, ""]
            judged.append((confidence, outcome.right))
    bins = []
    for low, high in pairwise(_BINS):
        inside = [(confidence, right) for confidence, right in judged if low <= confidence < high]
        if inside:
            count = len(inside)
            bins.append(Bin(sum(c for c, _ in inside) / count, sum(r for _, r in inside) / count, count))
    return bins


def error_of(bins: list[Bin]) -> float:
    """Return the expected calibration error: how far confidence and frequency are apart, by the count of each bin."""
    return sum(b.count * abs(b.confidence - b.right) for b in bins) / sum(b.count for b in bins)


def diagram(bins: list[Bin], about: str) -> str:
    """Return the reliability diagram as SVG: confidence to the right, the part that is right upwards."""
    size, edge = 320, 48
    across = {round(n / 5, 1): edge + n * size / 5 for n in range(6)}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 2 * edge} {size + 2 * edge}" role="img" '
        f'font-family="sans-serif" font-size="11"><title>{escape(about)}</title>',
        f'<rect width="100%" height="100%" fill="#fff"/><path d="M{edge} {edge + size}L{edge + size} {edge}" '
        'stroke="#999" stroke-dasharray="4 4"/>',
        f'<path d="M{edge} {edge}V{edge + size}H{edge + size}" fill="none" stroke="#333"/>',
    ]
    for value, x in across.items():
        y = 2 * edge + size - x
        parts.append(f'<text x="{x:g}" y="{edge + size + 16}" text-anchor="middle" fill="#333">{value:g}</text>')
        parts.append(f'<text x="{edge - 8}" y="{y + 4:g}" text-anchor="end" fill="#333">{value:g}</text>')
    most = max(b.count for b in bins)
    for b in bins:
        x, y, r = edge + b.confidence * size, edge + size - b.right * size, 4 + 10 * (b.count / most) ** 0.5
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="#1f6f8b" fill-opacity="0.7"/>')
        parts.append(f'<text x="{x - r - 4:.1f}" y="{y + 4:.1f}" text-anchor="end" fill="#333">{b.count}</text>')
    middle = edge + size / 2
    parts.append(f'<text x="{middle}" y="{edge + size + 36}" text-anchor="middle" fill="#333">confidence</text>')
    parts.append(f'<text transform="translate(14 {middle}) rotate(-90)" text-anchor="middle" fill="#333">right</text>')
    return "\n".join([*parts, "</svg>\n"])


def main() -> None:
    """Measure, write the table and the diagram, and say what was found."""
    options = argparse.ArgumentParser(description="Measure how often each rule is right.")
    options.add_argument("places", nargs="*", type=Path, metavar="PLACE", help="gold, instead of the usual places")
    given = options.parse_args()
    try:
        gold = [a for place in given.places or filter(Path.exists, _PLACES) for a in read_gold(place)]
    except reex.ReexError as error:
        options.error(str(error))
    made = [attrs.evolve(o, document=f"{n} {o.document}") for n, a in enumerate(gold) for o in outcomes([a])]
    table, bins = confidences(made), reliability(made)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("kind", "rule", "right", "made", "confidence"))
        rows.writerows((*rule, *figures) for rule, figures in table.items())
    about = f"{len(made)} acts and claims in {len(gold)} documents; calibration error {error_of(bins):.3f}"
    DIAGRAM.write_text(diagram(bins, about), encoding="utf-8")
    print(about)
    for b in bins:
        print(f"  confidence {b.confidence:.2f}: {b.right:.2f} of {b.count} are right")


if __name__ == "__main__":
    main()
