"""``reex ledger``: one initiative, many sources."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import attrs
import click

from reex.bulk.tally import unread
from reex.cli import disputes, initiatives
from reex.cli.answers import Shape, answer, counted, takes_shape
from reex.cli.commands import installed, pipeline_of
from reex.cli.inputs import Summary, inputs_of, records_of, takes_limits
from reex.cli.output import CantWriteError
from reex.errors import LedgerError, ReadError
from reex.ledger.model import ContradictionType, Verdict
from reex.ledger.timeline import Date
from reex.ledger.totals import BY
from reex.model import Record
from reex.offers import Limits
from reex.views import printable
from reex.views.words import plural

if TYPE_CHECKING:
    from reex.cli.disputes import Judged
    from reex.ledger.book import Ledger
    from reex.ledger.files import Skipped
    from reex.ledger.filters import Filter
    from reex.ledger.model import Added

_BATCH = 500  # contradictions whose sides are looked up at once

# Option, field of the filter, what it asks for.
_FILTERS = (
    ("status", "statuses", "CODE", "How far it has come: agreed, active, …"),
    ("instrument", "instruments", "CODE", "What it is done with: loan, tariff, …"),
    ("lever", "levers", "CODE", "Which gap it closes: capital, demand, …"),
    ("actor", "actors", "NAME", "Who does it: a ref, or how a word of the name begins."),
    ("recipient", "recipients", "NAME", "For or against whom: as --actor."),
    ("country", "countries", "CODE", "Where it is to have effect: AU, EU, …"),
    ("commodity", "commodities", "ID", "What it is about: rare-earths, gallium, …"),
    ("stage", "stages", "CODE", "Part of the supply chain: mining, magnet, …"),
    ("year", "years", "YEAR", "When it was announced, else began, else was told."),
    ("currency", "currencies", "CODE", "Of one of its amounts: USD, AUD, …"),
    ("search", "search", "WORDS", "In its title or the sentences that tell of it."),
)
_OF_CLAIMS = ("actor", "commodity", "stage", "search")


class _Ledger(click.Group):
    """A group whose commands take the option ``--ledger`` too, behind their names, and go by it."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Give *cmd* the option, and take it in."""
        about = "As before the name of the command."
        option = click.Option(["--ledger"], metavar="FILE_OR_URL", help=about, expose_value=False, callback=_choose)
        cmd.params.append(option)
        super().add_command(cmd, name)


def _choose(ctx: click.Context, _: click.Parameter, url: str | None) -> None:
    if url is not None:
        ctx.obj = url


@click.group(cls=_Ledger)
@click.option(
    "--ledger",
    "url",
    envvar="REEX_LEDGER",
    default="reex-ledger.db",
    metavar="FILE_OR_URL",
    show_default=True,
    show_envvar=True,
    help="An SQLite file, or postgresql://USER@HOST/DATABASE.",
)
@click.pass_context
def ledger(ctx: click.Context, url: str) -> None:
    """Keep one initiative with all its sources.

    An ID is that of an initiative or of one of its mentions, or as much of its
    start as no other has. Options that say which initiatives are meant may be
    repeated: one of each kind is enough.
    """
    ctx.obj = url


def _open(url: str) -> Ledger:
    """Open a ledger that is there; only ``add`` makes one."""
    from reex.ledger import store
    from reex.ledger.book import Ledger

    if store.is_missing(url):
        raise LedgerError(f"{url}: there is no ledger; reex ledger add makes one, --ledger names another")
    return Ledger(url)


def _filtered(*only: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return what gives a command the options of a filter, all of them or *only* some."""

    def give(command: Callable[..., None]) -> Callable[..., None]:
        for name, field, metavar, about in reversed(_FILTERS):
            if not only or name in only:
                several = name != "search"
                command = click.option(f"--{name}", field, multiple=several, metavar=metavar, help=about)(command)
        return command

    return give


def _filter(options: dict[str, Any]) -> Filter:
    from reex.ledger.filters import Filter

    return Filter(**options)


@ledger.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@takes_limits
@click.pass_context
def add(ctx: click.Context, paths: tuple[str, ...], limits: Limits) -> None:
    """Add records, or texts, which are extracted first.

    A PATH is a file or a folder, or - for records on the standard input. A file
    whose name ends in .jsonl and that begins with a record has records; all
    others are read as extract reads them. What is there already stays as it is;
    a newer version of a document takes the place of the old one, which is kept.
    """
    from reex.ledger.book import Ledger

    taken = _Taken()
    with Ledger(ctx.obj) as book:
        done = book.add(taken.over(_inputs(paths, limits)))
    taken.tell(done)
    if not done.added + done.updated + done.unchanged:
        ctx.exit(1)


def _inputs(paths: Sequence[str], limits: Limits) -> Iterator[Record | Skipped]:
    """Yield the records that files hold, and those of texts; what can't be opened is skipped."""
    from reex.ledger import files

    named = [path for path in paths if path == "-" or files.holds_records(path)]
    others = [path for path in paths if path not in named]
    found = inputs_of(others, installed(), records=True) if others else []
    kept = [source for source in found if isinstance(source, str) and files.holds_records(source)]
    for path in (*named, *kept):
        try:
            yield from files.records_in(sys.stdin.buffer, "-") if path == "-" else files.records_of(path)
        except ReadError as error:
            yield files.Skipped(str(error))
    if texts := [source for source in found if source not in kept]:
        yield from records_of(texts, pipeline_of(None, ()), limits)


@attrs.define
class _Taken:
    """What is told of the records that were added.

    Attributes:
        wordless: how many come without the text that their document has.
    """

    summary: Summary = attrs.field(factory=Summary)
    wordless: int = 0

    def over(self, found: Iterable[Record | Skipped]) -> Iterator[Record | Skipped]:
        """Yield *found* but for texts that can't be read, and take note of what is to be told."""
        for one in found:
            if isinstance(one, Record):
                (record,) = self.summary.over([one])
                if unread(record):
                    continue
                self.wordless += bool(record.document.characters and not record.document.text)
            yield one

    def tell(self, done: Added) -> None:
        """Print what has come of it, and on the standard error what was skipped."""
        self.summary.tell(())
        for reason in done.skipped:
            click.echo(f"reex: skipped {printable(reason)}", err=True)
        if self.wordless:
            records = f"{self.wordless} {plural('record', self.wordless)}"
            click.echo(f"reex: {records} without text: no words can be quoted; extract --text keeps it", err=True)
        skipped = len(done.skipped) + len(self.summary.unreadable)
        newer = f" ({done.superseding} in place of an older version)" if done.superseding else ""
        click.echo(
            f"{done.added} {plural('document', done.added)} added{newer}, {done.updated} updated, "
            f"{done.unchanged} unchanged, {skipped} skipped"
        )
        mentions = f"{done.mentions:,} {plural('mention', done.mentions)}"
        click.echo(f"the ledger has {done.initiatives:,} {plural('initiative', done.initiatives)} of {mentions}")


@ledger.command("list")
@_filtered()
@takes_shape
@click.pass_obj
def list_(url: str, /, shape: Shape, **options: Any) -> None:
    """List initiatives."""
    chosen = _filter(options)
    with _open(url) as book:
        answer(
            shape,
            table=lambda: counted(initiatives.initiatives_table(book.initiatives(chosen)), "initiative"),
            csv=lambda: initiatives.initiatives_csv(book.initiatives(chosen)),
            json=lambda: book.initiatives(chosen),
        )


@ledger.command()
@click.argument("handle", metavar="ID")
@takes_shape
@click.pass_obj
def show(url: str, /, handle: str, shape: Shape) -> None:
    """Show who says what of an initiative, and what was chosen."""
    with _open(url) as book:
        one, facts = book.initiative(handle), book.facts(handle)
    answer(
        shape,
        table=lambda: initiatives.initiative_table(one, facts),
        csv=lambda: initiatives.facts_csv(facts),
        json=lambda: {"initiative": one, "facts": facts},
    )


@ledger.command()
@click.option(
    "--by",
    multiple=True,
    type=click.Choice(BY),
    metavar="NAME",
    help=f"Group by {', '.join(BY[:-1])} or {BY[-1]}; may be repeated.",
)
@click.option("--rates", type=click.Path(path_type=Path), metavar="FILE", help="CSV table: currency,rate,as_of,source.")
@_filtered()
@takes_shape
@click.pass_obj
def totals(url: str, /, by: tuple[str, ...], rates: Path | None, shape: Shape, **options: Any) -> None:
    """Add up what may be added, and tell what was left out."""
    from reex.ledger.sums import Rates

    chosen, table = _filter(options), Rates.read(rates) if rates else None
    with _open(url) as book:
        found = book.totals(by, chosen, table)
    answer(
        shape,
        table=lambda: initiatives.totals_table(found),
        csv=lambda: initiatives.totals_csv(found),
        json=lambda: found,
    )


@ledger.command()
@click.option("--across", type=click.Choice(["country", "year"]), help="A scorecard for each of them.")
@_filtered()
@takes_shape
@click.pass_obj
def gaps(url: str, /, across: Any, shape: Shape, **options: Any) -> None:
    """Show how far each of the six gaps is closed."""
    chosen = _filter(options)
    with _open(url) as book:
        cells = book.gaps(across, chosen)
    answer(
        shape,
        table=lambda: initiatives.gaps_table(cells, across),
        csv=lambda: initiatives.gaps_csv(cells, across),
        json=lambda: cells,
    )


@ledger.command()
@click.option(
    "--date",
    type=click.Choice(get_args(Date)),
    default="any",
    show_default=True,
    help="By which date; any is the first of these that is known.",
)
@click.option(
    "--bucket", type=click.Choice(["year", "month"]), default="year", show_default=True, help="By year or by month."
)
@_filtered()
@takes_shape
@click.pass_obj
def timeline(url: str, /, date: Any, bucket: Any, shape: Shape, **options: Any) -> None:
    """Show initiatives over time."""
    chosen = _filter(options)
    with _open(url) as book:
        moments = book.timeline(date, bucket, chosen)
    answer(
        shape,
        table=lambda: initiatives.timeline_table(moments),
        csv=lambda: initiatives.timeline_csv(moments),
        json=lambda: moments,
    )


@ledger.command()
@_filtered(*_OF_CLAIMS)
@takes_shape
@click.pass_obj
def claims(url: str, /, shape: Shape, **options: Any) -> None:
    """List shares, places and ranks, as documents tell them."""
    chosen = _filter(options)
    with _open(url) as book:
        answer(
            shape,
            table=lambda: counted(disputes.claims_table(book.claims(chosen)), "claim"),
            csv=lambda: disputes.claims_csv(book.claims(chosen)),
            json=lambda: book.claims(chosen),
        )


@ledger.command()
@click.option("--type", "types", multiple=True, type=click.Choice(get_args(ContradictionType)), help="On what.")
@click.option("--verdict", "verdicts", multiple=True, type=click.Choice(get_args(Verdict)), help="How it is judged.")
@_filtered()
@takes_shape
@click.pass_obj
def conflicts(url: str, /, types: tuple[str, ...], verdicts: tuple[str, ...], shape: Shape, **options: Any) -> None:
    """List where documents disagree, with both sides.

    Contradictions between claims are there where no initiatives are asked for.
    """
    chosen = _filter(options)
    with _open(url) as book:

        def found() -> Iterator[Judged]:
            asked = (
                one
                for one in book.contradictions(chosen)
                if (not types or one.type in types) and (not verdicts or one.verdict in verdicts)
            )
            while some := list(islice(asked, _BATCH)):
                told = disputes.Told.by(book, some)
                yield from ((one, told) for one in some)

        answer(
            shape,
            table=lambda: counted(disputes.conflicts_table(found()), "contradiction"),
            csv=lambda: disputes.conflicts_csv(found()),
            json=lambda: disputes.conflicts_json(found()),
        )


@ledger.command()
@click.argument("handle", metavar="ID")
@takes_shape
@click.pass_obj
def why(url: str, /, handle: str, shape: Shape) -> None:
    """Tell why mentions are of one initiative."""
    with _open(url) as book:
        one, pairs, decisions = book.initiative(handle), book.why(handle), book.decisions(handle)
        told = disputes.Told.by(book, [*pairs, *decisions])
    answer(
        shape,
        table=lambda: disputes.why_table(one, pairs, decisions, told),
        csv=lambda: disputes.why_csv(pairs, decisions),
        json=lambda: {"initiative": one.id, "pairs": pairs, "decisions": decisions},
    )


@ledger.command()
@takes_shape
@click.pass_obj
def review(url: str, /, shape: Shape) -> None:
    """List what a person should look at."""
    with _open(url) as book:
        found = book.review()
        told = disputes.Told.by(book, [*found.near, *found.unresolved, *found.orphaned], found.loose)
    answer(
        shape,
        table=lambda: disputes.review_table(found, told),
        csv=lambda: disputes.review_csv(found, told),
        json=lambda: found,
    )


def _decides(name: Literal["join", "split"], number: str) -> None:
    @ledger.command(name, short_help=f"Say that two mentions are of {number}.")
    @click.argument("a")
    @click.argument("b")
    @click.option("--who", metavar="NAME", help="Who says so.")
    @click.option("--why", "reason", metavar="WORDS", help="Why.")
    @click.pass_obj
    def decide(url: str, /, a: str, b: str, who: str | None, reason: str | None) -> None:
        with _open(url) as book:
            getattr(book, name)(a, b, who=who, why=reason)
            now = sorted({book.initiative(handle).id for handle in (a, b)})
        click.echo(f"{a} and {b} are of {number} now: {' and '.join(now)}")

    decide.help = (
        f"Say that the mentions A and B are of {number}; it is kept whatever is added.\n\n"
        "A and B are ids as reex ledger show and review name them. That of an initiative is that of its first mention."
    )


_decides("join", "one initiative")
_decides("split", "two initiatives")


@ledger.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", required=True, help="Write here.")
@click.pass_obj
def report(url: str, /, output: Path) -> None:
    """Write a page of HTML that needs nothing else."""
    with _open(url) as book, _writing(output):
        from reex.dossier import write_dossier  # which needs the libraries of the ledger that is open now

        write_dossier(book, output)


@ledger.command()
@click.option(
    "--format",
    "shape",
    type=click.Choice(["csv", "parquet", "jsonld", "ftm", "graphml"]),
    help="As what; without it what FILE's name ends with.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", required=True, help="Write here.")
@_filtered()
@click.pass_obj
def export(url: str, /, shape: str | None, output: Path, **options: Any) -> None:
    """Write initiatives for other tools."""
    from reex.exports import export as written

    chosen = _filter(options)
    with _open(url) as book, _writing(output):
        form = shape or output.suffix[1:].lower()
        written(book.initiatives(chosen, mentions=True), form, output, contradictions=book.contradictions(chosen))


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CantWriteError(f"{path}: can't be written ({error.strerror or error})") from error
