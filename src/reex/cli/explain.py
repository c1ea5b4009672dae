"""``reex explain``: which rule made what stands at a place, what it displaced, and what rests on it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from reex import readers
from reex.cli.commands import pipeline_of, takes_knowledge
from reex.model import Claim, Document, Entity, Initiative, Record
from reex.overlaps import Displaced
from reex.pipeline import Pipeline
from reex.spans import Span
from reex.views.words import SOLID, claim_words, printable, quote


def _place(_: click.Context, __: click.Parameter, value: str) -> Span:
    """Read a span that is written ``12:34``."""
    match = re.fullmatch(r"(\d{1,12}):(\d{1,12})", value)
    if not match or int(match[1]) >= int(match[2]):
        raise click.BadParameter(f"{value} is no place, write 120:135 for the characters 120 to 134 of the text")
    return Span(int(match[1]), int(match[2]))


@click.command()
@click.argument("file")
@click.argument("place", metavar="START:END", callback=_place)
@takes_knowledge
@click.pass_context
def explain(ctx: click.Context, file: str, place: Span, recipe: Path | None, tables: tuple[Path, ...]) -> None:
    """Tell which rule made what stands at a place.

    FILE is read as extract reads it (- is the standard input); START:END counts
    characters of its text. What was displaced there is told too, and which
    initiatives and claims rest on it, with the span of each field.
    """
    document = readers.read_bytes(sys.stdin.buffer.read()) if file == "-" else readers.read(file)
    if place.end > document.characters:
        ctx.fail(f"{file}: place {place.start}:{place.end} ends after its {document.characters} characters")
    pipeline = pipeline_of(ctx, recipe, tables)
    for line in _lines(document, place, pipeline):
        click.echo(line)


def _lines(document: Document, place: Span, pipeline: Pipeline) -> Iterator[str]:
    made, displaced = pipeline.explain(document, place)
    record = pipeline.run(document)
    acts: tuple[Initiative | Claim, ...] = (*record.initiatives, *record.claims)
    resting = [act for act in acts if _rests_on(place, act)]
    origins = {extractor.name: extractor.origin for extractor in pipeline.extractors}
    yield f"{place.start}:{place.end} {printable(document.text[place.start : place.end])!r}"
    for entity in made:
        yield f"  made: {_told(entity, origins)}"
    for lost in displaced:
        yield f"  not kept: {_told(lost.entity, origins)}; {_why(lost)}"
    for act in resting:
        yield from _act(record, act, origins)
    if not made and not displaced and not resting:
        yield "  nothing was made there"


def _told(entity: Entity, origins: dict[str, str]) -> str:
    name = " ".join(part for part in (entity.name, f"({entity.ref})" if entity.ref else "") if part)
    return (
        f"{entity.kind} {entity.start}:{entity.end} {printable(entity.text)!r}"
        f"{f' is {printable(name)}' if name else ''}, {_by(entity, origins)}"
    )


def _by(thing: Entity | Initiative | Claim, origins: dict[str, str]) -> str:
    origin = origins.get(thing.extractor)
    rule = f"rule {thing.rule} of {thing.extractor}" if thing.rule else f"extractor {thing.extractor}"
    return f"by {rule}{f' in {origin}' if origin else ''}, confidence {thing.confidence:g}"


def _rests_on(place: Span, thing: Initiative | Claim) -> bool:
    return any(span.overlaps(place) for _, spans in _fields(thing) for span in spans)


def _fields(thing: Initiative | Claim) -> Iterator[tuple[str, Iterable[Span]]]:
    """Yield each field that has spans of its own, and the evidence for the whole."""
    if isinstance(thing, Initiative):
        yield from thing.slots.items()
    yield "evidence", thing.evidence


def _act(record: Record, thing: Initiative | Claim, origins: dict[str, str]) -> Iterator[str]:
    if isinstance(thing, Initiative):
        yield f"  initiative {thing.id}: {printable(thing.title or thing.instrument)!r}, {_by(thing, origins)}"
        yield f"    status: {thing.status}"
    else:
        yield f"  claim {thing.id}: {claim_words(thing).replace(SOLID, ' ')!r}, {_by(thing, origins)}"
    for field, spans in _fields(thing):
        for span in spans:
            yield f"    {field}: {span.start}:{span.end} {quote(record, span)!r}"


def _why(lost: Displaced) -> str:
    if lost.by is None:
        return lost.reason
    return f"{lost.reason}: {lost.by.kind} {lost.by.start}:{lost.by.end} {printable(lost.by.text)!r}"
