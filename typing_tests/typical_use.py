"""Typical use of the front door, for type checkers alone: ``make types`` reads this file, and nothing ever runs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, assert_type

import reex
from reex.testing import Annotation, Promise, Score, check, conformance, read_gold, run, score

# -- from texts and files to records

record = reex.extract("Japan lends $50 million to a refinery in Malaysia.")
assert_type(record, reex.Record)
assert_type(reex.extract(Path("deal.html"), pipeline=reex.Pipeline.standard()), reex.Record)
for each in reex.extract_files(["a.txt", Path("b.md")]):
    assert_type(each, reex.Record)
assert_type(reex.read("deal.html"), reex.Document)
assert_type(record.to_json(text=True), bytes)
assert_type(reex.Record.from_json(b"{}"), reex.Record)

reex.extract_files("a.txt")  # a path is no list of paths, and only the run tells: a str is an iterable of str
reex.extract(7)  # type: ignore[arg-type]

# -- reading a record

assert_type(record.entities, tuple[reex.Entity, ...])
assert_type(record.document.published, str | None)
assert_type([notice.code for notice in record.warnings], list[str])


def worth(entity: reex.Entity) -> Decimal | None:
    """Narrow the union of values by what each of them is."""
    match entity.value:
        case reex.Money(amount=amount, currency="USD"):
            assert_type(amount, Decimal | None)
            return amount
        case reex.Percent() as percent:
            assert_type(percent.low, Decimal)
            return percent.low
        case reex.Quantity() as quantity:
            assert_type(quantity.unit, str)
            return quantity.amount
        case reex.DateRange() as days:
            return Decimal((days.end - days.start).days)
        case reex.Naming() as naming:
            assert_type(naming.form, reex.codes.CountryForm)
        case str() as duration:
            assert_type(duration, str)
    return None


def told(initiative: reex.Initiative) -> str:
    """Read an initiative with its parties, sums, spans and reasons."""
    assert_type(initiative.status, reex.codes.Status)
    assert_type(initiative.amounts, tuple[reex.Amount, ...])
    assert_type(initiative.slots, Mapping[str, tuple[reex.Span, ...]])
    assert_type(initiative.missing[0].reason, reex.codes.MissingReason)
    initiative.slots["title"] = ()  # type: ignore[index]
    initiative.title = "another"  # type: ignore[misc]
    givers: Iterable[reex.Party] = initiative.actors
    return f"{', '.join(giver.name for giver in givers)}: {record.quote(initiative.evidence[0])}"


def ranked(claim: reex.Claim) -> str | None:
    """Narrow the value of a claim."""
    if isinstance(claim.value, reex.Rank):
        return claim.value.place
    if isinstance(claim.value, reex.Place):
        return claim.value.ref
    assert_type(claim.value, reex.Percent)
    return None


# -- composing a pipeline

pipeline = reex.Pipeline.standard(reex.load()).only("funding", "countries").without("countries")
assert_type(pipeline, reex.Pipeline)
assert_type(pipeline.names, tuple[str, ...])
assert_type(reex.Pipeline.read("pipeline.toml").extending("initiatives", "royalties.toml"), reex.Pipeline)
made, displaced = pipeline.explain(record.document, reex.Span(0, 5))
assert_type(made, list[reex.Entity])
assert_type(displaced[0].entity, reex.Entity)
reex.Pipeline([print])  # type: ignore[list-item]

# -- writing a plugin


@reex.extractor("dockets", makes="docket", needs={"agency"}, terms=["Docket", reex.Term("FR", data=7)])
def find_dockets(page: reex.Page) -> reex.Found:
    """Yield mentions and a notice."""
    for hit in page.hits:
        assert_type(hit, reex.Hit)
        assert_type(hit.term.data, Any)
        yield page.entity("docket", (hit.start, hit.end), name="BIS", confidence=0.8)
        yield page.notice("docket-unclear", "which rule it is of isn't said", reex.Span(hit.start, hit.end))
    for agency in page.entities("agency"):
        assert_type(page.sentence_at(agency.start), reex.Span | None)
        yield page.claim(measure="rank", subject=reex.Party.of(agency), value=reex.Rank(kind="only", of="mine"))


assert_type(find_dockets, reex.Extractor)


@reex.extractor("wrong", makes="docket")  # type: ignore[arg-type]
def find_text(page: reex.Page) -> str:
    """Yield what is no entity."""
    return page.text


def read_rtf(data: bytes, path: str | None) -> reex.Document:
    """Make a document of bytes."""
    return reex.Document(text=data.decode("utf-8"), path=path, media_type="text/rtf")


def write_names(records: Iterable[reex.Record], stream: BinaryIO, *, text: bool) -> None:
    """Write the names of what was found."""
    stream.writelines(f"{entity.name or entity.text}\n".encode() for each in records for entity in each.entities)


@reex.hookimpl
def reex_extractors() -> list[reex.Extractor]:
    """Offer extractors, one of them made of a table."""
    return [find_dockets, table.extractor("ports", makes="port")]


@reex.hookimpl
def reex_readers() -> Iterator[reex.Reader]:
    """Offer a reader."""
    yield reex.Reader(name="rtf", suffixes=(".rtf",), media_type="text/rtf", read=read_rtf)


@reex.hookimpl
def reex_writers() -> list[reex.Writer]:
    """Offer a writer, and one that isn't."""
    return [reex.Writer(name="names", write=write_names), reex.Writer(name="text", write=str)]  # type: ignore[arg-type]


# -- gazetteers

table = reex.Gazetteer.read("ports.csv", columns=("aliases", "former"))
assert_type(table, reex.Gazetteer)
assert_type(table.entries[0].fields, Mapping[str, str])
assert_type(pipeline.knowing(table, makes="port"), reex.Pipeline)


def known(page: reex.Page) -> Iterator[reex.Entity]:
    """Match the names of a table by hand."""
    for match in reex.matches(page):
        assert_type(match, reex.Match)
        yield reex.named(page, "port", match)


# -- how good a pipeline is

gold = read_gold("tests/gold")
assert_type(gold, list[Annotation])
assert_type(score(gold, run(gold)), Score)
assert_type(score(gold, run(gold)).initiatives.f1, float)

check(find_dockets, "Comments go to [[docket:Docket No. BIS-2025-0025]].")
for promise in conformance(find_dockets):
    assert_type(promise, Promise)
    promise()

# -- many records, in a notebook and as tables

records = reex.Records(reex.extract_files(["seeds"]))
assert_type(records[0], reex.Record)
assert_type(records[:2], reex.Records)
assert_type(reex.to_pandas(records).initiatives.empty, bool)
assert_type(reex.to_polars(records).entities.is_empty(), bool)
assert_type([row.theirs for row in reex.crosswalk()], list[str])

# -- errors

try:
    reex.read("nothing.txt")
except reex.ReadError as error:
    assert_type(error, reex.ReadError)
    problem: ValueError = error
except reex.ReexError as other:
    assert_type(other, reex.ReexError)
