"""``reex explain``: which rule made what stands at a place, what it displaced, and why a field says what it says."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import click

from reex.cli.commands import pipeline_of, takes_knowledge
from reex.cli.inputs import document_of
from reex.model import Claim, Entity, Initiative, Record
from reex.overlaps import Displaced
from reex.pipeline import Pipeline
from reex.spans import Span
from reex.views.words import SOLID, claim_words, field_words, printable, quote

_LOST = ("plugin-failed", "extractor-left-out", "extractor-failed")  # why something that is expected may be missing


def _places(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[Span | str, ...]:
    return tuple(map(_place, values))


def _place(value: str) -> Span | str:
    """Read a span that is written ``12:34``, or an id such as ``i1``."""
    if re.fullmatch(r"[a-z]+[0-9]{1,12}", value):
        return value
    match = re.fullmatch(r"(\d{1,12}):(\d{1,12})", value)
    if not match or int(match[1]) >= int(match[2]):
        raise click.BadParameter(
            f"{value} is no place, write 120:135 for the characters 120 to 134 of the text, or an id such as i1"
        )
    return Span(int(match[1]), int(match[2]))


@click.command()
@click.argument("file")
@click.argument("places", metavar="[PLACE]...", nargs=-1, callback=_places)
@takes_knowledge
@click.pass_context
def explain(
    ctx: click.Context, file: str, places: tuple[Span | str, ...], recipe: Path | None, tables: tuple[Path, ...]
) -> None:
    """Tell which rule made what stands at a place, or each field of an initiative.

    FILE is read as extract reads it (- is the standard input). PLACE is
    START:END in characters of its text: told is what was made and what was
    displaced there, and which initiatives and claims rest on it. Or PLACE is
    the id of an entity, initiative or claim in its record, such as i1. Of an
    initiative each field is told with its value, the rule or cue that gave it,
    and the words that it rests on. Without a PLACE all initiatives and claims
    are listed by their ids, a line each.
    """
    with redirect_stdout(sys.stderr):  # what a plugin prints is no part of the answer
        document = document_of(file)
        for place in places:
            if isinstance(place, Span) and place.end > document.characters:
                ctx.fail(f"{file}: place {place.start}:{place.end} ends after its {document.characters} characters")
        pipeline = pipeline_of(recipe, tables)
        record = pipeline.run(document)
        for notice in record.warnings:
            if notice.code in _LOST:
                click.echo(f"reex: {notice.message}", err=True)
        lines = [line for place in places for line in _answer(ctx, file, place, pipeline, record)]
    click.echo("\n".join(lines if places else _list(record)))


def _list(record: Record) -> Iterator[str]:
    """Yield a line for each initiative and claim, with the id that explains it."""
    for act in record.initiatives:
        yield f"{act.id} {_first(act)} {printable(act.title or act.instrument)}, confidence {act.confidence:g}"
    for claim in record.claims:
        yield f"{claim.id} {_first(claim)} {claim_words(claim).replace(SOLID, ' ')}, confidence {claim.confidence:g}"
    if not record.initiatives and not record.claims:
        yield _ids(record)


def _first(thing: Initiative | Claim) -> str:
    return f"{thing.evidence[0].start}:{thing.evidence[0].end}" if thing.evidence else "-"


def _answer(ctx: click.Context, file: str, place: Span | str, pipeline: Pipeline, record: Record) -> Iterator[str]:
    if isinstance(place, str):
        named = _named(record, place)
        if named is None:
            ctx.fail(f"{file}: its record has nothing of the id {place}; it has {_ids(record)}")
        if not isinstance(named, Entity):
            yield from _act(record, named, _origins(pipeline))
            return
        place = named.span
    yield from _lines(record, place, pipeline)


def _named(record: Record, name: str) -> Entity | Initiative | Claim | None:
    things: tuple[Entity | Initiative | Claim, ...] = (*record.entities, *record.initiatives, *record.claims)
    return next((thing for thing in things if thing.id == name), None)


def _ids(record: Record) -> str:
    """Return the ids of all initiatives and claims of a record."""
    ids = (*(act.id for act in record.initiatives), *(claim.id for claim in record.claims))
    return ", ".join(ids) or "no initiatives and no claims"


def _origins(pipeline: Pipeline) -> dict[str, str]:
    return {extractor.name: extractor.origin for extractor in pipeline.extractors}


def _lines(record: Record, place: Span, pipeline: Pipeline) -> Iterator[str]:
    made, displaced = pipeline.explain(record.document, place)
    acts: tuple[Initiative | Claim, ...] = (*record.initiatives, *record.claims)
    resting = [act for act in acts if _rests_on(place, act)]
    origins = _origins(pipeline)
    yield f"{place.start}:{place.end} {printable(record.document.text[place.start : place.end])!r}"
    for entity in made:
        yield f"  made: {_told(entity, origins)}"
    for lost in displaced:
        yield f"  not kept: {_told(lost.entity, origins)}; {_why(lost)}"
    for act in resting:
        for line in _act(record, act, origins):
            yield f"  {line}"
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
    spans = [span for of in thing.slots.values() for span in of] if isinstance(thing, Initiative) else []
    return any(span.overlaps(place) for span in (*spans, *thing.evidence))


def _act(record: Record, thing: Initiative | Claim, origins: dict[str, str]) -> Iterator[str]:
    if isinstance(thing, Initiative):
        yield f"initiative {thing.id}: {printable(thing.title or thing.instrument)!r}, {_by(thing, origins)}"
        for field, words in field_words(thing):
            why, spans = thing.reasons.get(field), thing.slots.get(field, ())
            by = f"; by {printable(why)}" if why else ""
            at = ", ".join(_quoted(record, span) for span in spans)
            yield f"  {field}: {words.replace(SOLID, ' ')}{by}{f'; from {at}' if at else ''}"
    else:
        yield f"claim {thing.id}: {claim_words(thing).replace(SOLID, ' ')!r}, {_by(thing, origins)}"
    for span in thing.evidence:
        yield f"  evidence: {_quoted(record, span)}"


def _quoted(record: Record, span: Span) -> str:
    return f"{span.start}:{span.end} {quote(record, span)!r}"


def _why(lost: Displaced) -> str:
    if lost.by is None:
        return lost.reason
    return f"{lost.reason}: {lost.by.kind} {lost.by.start}:{lost.by.end} {printable(lost.by.text)!r}"
