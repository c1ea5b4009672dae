"""``reex ledger``: one initiative, many sources."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.table import Table

from reex.cli.commands import installed, pipeline_of
from reex.cli.inputs import Summary, inputs_of, records_of
from reex.cli.output import opened, print_to
from reex.model import Record
from reex.readers.files import load
from reex.views import amount_words, claim_words, printable
from reex.writers.rows import write_row

if TYPE_CHECKING:
    from reex.ledger.filters import Filter
    from reex.ledger.sums import Sum

_LISTS = {
    "status": "statuses", "instrument": "instruments", "actor": "actors", "recipient": "recipients",
    "country": "countries", "commodity": "commodities", "stage": "stages", "lever": "levers", "year": "years",
    "currency": "currencies",
}  # fmt: skip
Rows = Iterable[tuple[str, ...]]


@click.group()
@click.option(
    "--ledger", "url", envvar="REEX_LEDGER", default="reex-ledger.db", metavar="PATH_OR_URL", show_default=True
)
@click.pass_context
def ledger(ctx: click.Context, url: str) -> None:
    """Keep one initiative with all its sources, and ask what they agree on and what may be added up."""
    ctx.obj = url


def _open(url: str) -> Any:
    from reex.ledger.book import Ledger

    return Ledger(url)


def _filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that make a :class:`reex.ledger.filters.Filter`."""
    command = click.option("--search", metavar="WORDS", help="In its title or the sentences that tell of it.")(command)
    for name, field in reversed(_LISTS.items()):
        command = click.option(f"--{name}", field, multiple=True, metavar="NAME", help="May be repeated.")(command)
    return command


def _chosen(options: dict[str, Any]) -> Filter:
    from reex.ledger.filters import Filter

    return Filter(**options)


_format = click.option("--format", "shape", type=click.Choice(["table", "csv", "json"]), default="table")


def _print(shape: str, headings: tuple[str, ...], rows: Rows, notes: Iterable[str] = (), whole: Any = None) -> None:
    with opened(None) as stream:
        if shape == "json":
            body = [dict(zip(headings, row, strict=True)) for row in rows] if whole is None else _plain(whole)
            stream.write(json.dumps(body, indent=1).encode() + b"\n")
        elif shape == "csv":
            for row in (headings, *rows):
                write_row(stream, row)
        else:
            table = Table(*headings)
            for row in rows:
                table.add_row(*map(printable, row))
            print_to(stream, table)
    if shape != "json":
        for note in notes:
            click.echo(printable(note), err=True)


def _plain(thing: Any) -> Any:
    from reex.frames.answers import plain

    return plain(thing)


def _money(sums: Iterable[Sum]) -> str:
    from reex.model import Amount

    return ", ".join(
        amount_words(Amount(amount=one.low, currency=one.currency, bound=one.bound))
        if one.low == one.high
        else amount_words(Amount(low=one.low, high=one.high, currency=one.currency, bound=one.bound))
        for one in sums
    )


@ledger.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.pass_context
def add(ctx: click.Context, paths: tuple[str, ...]) -> None:
    """Add records (JSON Lines), or texts, which are read first."""
    lines = [path for path in paths if path.endswith(".jsonl")]
    summary = Summary()
    with _open(ctx.obj) as book:
        done = book.add(summary.over(_records(ctx, lines, [path for path in paths if path not in lines])))
    summary.tell(())
    click.echo(f"{done.added} added, {done.updated} updated, {done.unchanged} unchanged, {len(done.skipped)} skipped")
    for reason in done.skipped:
        click.echo(f"reex: {printable(reason)}", err=True)


def _records(ctx: click.Context, lines: Iterable[str], texts: list[str]) -> Iterator[Record]:
    from reex.testing import read_records

    for path in lines:
        yield from read_records(load(Path(path)).splitlines(), path)
    if texts:
        yield from records_of(inputs_of(texts, installed(ctx)), pipeline_of(ctx, None, ()))


@ledger.command("list")
@_filters
@_format
@click.pass_obj
def list_(url: str, /, shape: str, **options: Any) -> None:
    """List initiatives."""
    with _open(url) as book:
        rows = [
            (one.id, one.initiative.title, one.initiative.status, one.initiative.instrument,
             ", ".join(map(amount_words, one.initiative.amounts)), str(one.documents), str(one.sources))
            for one in book.initiatives(_chosen(options))
        ]  # fmt: skip
    _print(shape, ("id", "title", "status", "instrument", "amounts", "documents", "sources"), rows)


@ledger.command()
@click.option("--by", multiple=True, metavar="NAME", help="May be repeated.")
@click.option("--rates", type=click.Path(path_type=Path), metavar="FILE", help="CSV: currency,rate,as_of,source.")
@_filters
@_format
@click.pass_obj
def totals(url: str, /, shape: str, by: tuple[str, ...], rates: Path | None, **options: Any) -> None:
    """Add up what may be added, with what was left out beside it."""
    from reex.ledger.sums import Rates
    from reex.ledger.totals import totals as added

    table = Rates.read(rates) if rates else None
    with _open(url) as book:
        found = added(book.initiatives(_chosen(options), mentions=True), by, table)
    rows = [(*(key or "" for key in row.keys), str(row.initiatives), _money(row.sums)) for row in found.rows]
    blank = ("",) * (len(by) - 1)
    rows += [(*((label, *blank) if by else ()), str(number), _money(sums)) for label, number, sums in [
        ("all", found.grand.initiatives, found.grand.sums)]]  # fmt: skip
    notes = [f"left out, {one.reason}: {one.amounts} amounts, {_money(one.sums)}" for one in found.left_out]
    notes += [f"every amount of every mention: {_money(found.naive)}"] if found.naive is not None else []
    notes += [f"{found.shared} initiatives are in several rows, once in all"] if found.shared else []
    notes += [f"no rate for {code or 'an unknown currency'}: it stays as it is" for code in found.unrated]
    _print(shape, (*by, "initiatives", "sum"), rows, notes, found)


@ledger.command()
@click.option("--across", type=click.Choice(["country", "year"]))
@_filters
@_format
@click.pass_obj
def gaps(url: str, /, shape: str, across: Any, **options: Any) -> None:
    """Show by lever what is in force, signed, announced, only called for."""
    from reex.ledger.gaps import gaps as scored

    with _open(url) as book:
        cells = scored(book.initiatives(_chosen(options)), across)
    rows = [(one.across or "", one.lever or "", one.state, str(one.initiatives), _money(one.sums)) for one in cells]
    _print(shape, (across or "of", "lever", "state", "initiatives", "sum"), rows, whole=cells)


@ledger.command()
@click.option("--date", type=click.Choice(["announced", "effective", "published"]), default="announced")
@click.option("--bucket", type=click.Choice(["year", "month"]), default="year")
@_filters
@_format
@click.pass_obj
def timeline(url: str, /, shape: str, date: Any, bucket: Any, **options: Any) -> None:
    """Show initiatives over time."""
    from reex.ledger.timeline import timeline as over_time

    with _open(url) as book:
        moments = over_time(book.initiatives(_chosen(options)), date, bucket)
    rows = [
        (one.when or "", str(one.initiatives), ", ".join(f"{s} {n}" for s, n in one.statuses), _money(one.sums))
        for one in moments
    ]
    _print(shape, ("when", "initiatives", "statuses", "sum"), rows, whole=moments)


@ledger.command()
@_filters
@_format
@click.pass_obj
def conflicts(url: str, /, shape: str, **options: Any) -> None:
    """List where documents disagree, each with a verdict."""
    names = ("verdict", "type", "field", "initiative", "topic", "a_value", "b_value", "reason")
    with _open(url) as book:
        rows = [tuple(getattr(one, name) or "" for name in names) for one in book.contradictions(_chosen(options))]
    _print(shape, names, rows)


@ledger.command()
@_filters
@_format
@click.pass_obj
def claims(url: str, /, shape: str, **options: Any) -> None:
    """List shares, places and ranks as documents tell them."""
    with _open(url) as book:
        rows = [
            (one.id, claim_words(one.claim), one.source.title or one.source.path or one.source.id)
            for one in book.claims(_chosen(options))
        ]
    _print(shape, ("id", "claim", "source"), rows)


@ledger.command()
@click.argument("handle", metavar="ID")
@_format
@click.pass_obj
def show(url: str, /, shape: str, handle: str) -> None:
    """Show each field of an initiative: its values, who says so, and which was chosen by which rule."""
    with _open(url) as book:
        rows = [
            (
                one.field,
                one.value,
                "yes" if one.chosen else "no",
                one.rule,
                one.source.title or one.source.id,
                one.mention,
            )
            for one in book.facts(handle)
        ]
    _print(shape, ("field", "value", "chosen", "rule", "source", "mention"), rows)


@ledger.command()
@click.argument("handle", metavar="ID")
@_format
@click.pass_obj
def why(url: str, /, shape: str, handle: str) -> None:
    """Tell why mentions are, or may be, of one initiative."""
    names = ("a", "b", "verdict", "rule", "reason")
    with _open(url) as book:
        rows = [tuple(getattr(one, name) for name in names) for one in book.why(handle)]
    _print(shape, names, rows)


@ledger.command()
@click.pass_obj
def review(url: str, /) -> None:
    """List what a person should look at."""
    with _open(url) as book:
        lines = [(str(one),) for one in book.review()]
    _print("table", ("review",), lines)


def _decides(name: str, about: str) -> None:
    @ledger.command(name, help=about)
    @click.argument("a")
    @click.argument("b")
    @click.option("--who", metavar="NAME")
    @click.option("--why", "reason", metavar="WORDS")
    @click.pass_obj
    def decide(url: str, /, a: str, b: str, who: str | None, reason: str | None) -> None:
        with _open(url) as book:
            getattr(book, name)(a, b, who=who, why=reason)


_decides("join", "Say that mentions A and B are of one initiative; kept whatever is added.")
_decides("split", "Say that mentions A and B are of two initiatives; kept whatever is added.")
