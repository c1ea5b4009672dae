"""``reex ledger``: one initiative, many sources."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import click

from reex.cli import disputes, initiatives
from reex.cli.adding import Taken, records_given
from reex.cli.answers import Shape, answer, counted, takes_shape
from reex.cli.filters import filter_of, takes_filter
from reex.cli.inputs import takes_limits
from reex.cli.output import CantWriteError
from reex.errors import LedgerError
from reex.ledger.model import ContradictionType, Verdict
from reex.ledger.timeline import Date
from reex.ledger.totals import BY
from reex.offers import Limits

if TYPE_CHECKING:
    from reex.cli.disputes import Judged
    from reex.ledger.book import Ledger

_BATCH = 500  # contradictions whose sides are looked up at once
# The options of a filter that claims have a field for.
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

    taken = Taken()
    with Ledger(ctx.obj) as book:
        done = book.add(taken.over(records_given(paths, limits)))
    taken.tell(done)
    if not done.added + done.updated + done.unchanged:
        ctx.exit(1)


@ledger.command("list")
@takes_filter()
@takes_shape
@click.pass_obj
def list_(url: str, /, shape: Shape, **options: Any) -> None:
    """List initiatives."""
    chosen = filter_of(options)
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
@takes_filter()
@takes_shape
@click.pass_obj
def totals(url: str, /, by: tuple[str, ...], rates: Path | None, shape: Shape, **options: Any) -> None:
    """Add up what may be added, and tell what was left out."""
    from reex.ledger.sums import Rates

    chosen, table = filter_of(options), Rates.read(rates) if rates else None
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
@takes_filter()
@takes_shape
@click.pass_obj
def gaps(url: str, /, across: Any, shape: Shape, **options: Any) -> None:
    """Show how far each of the six gaps is closed."""
    chosen = filter_of(options)
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
@takes_filter()
@takes_shape
@click.pass_obj
def timeline(url: str, /, date: Any, bucket: Any, shape: Shape, **options: Any) -> None:
    """Show initiatives over time."""
    chosen = filter_of(options)
    with _open(url) as book:
        moments = book.timeline(date, bucket, chosen)
    answer(
        shape,
        table=lambda: initiatives.timeline_table(moments),
        csv=lambda: initiatives.timeline_csv(moments),
        json=lambda: moments,
    )


@ledger.command()
@takes_filter(*_OF_CLAIMS)
@takes_shape
@click.pass_obj
def claims(url: str, /, shape: Shape, **options: Any) -> None:
    """List shares, places and ranks, as documents tell them."""
    chosen = filter_of(options)
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
@takes_filter()
@takes_shape
@click.pass_obj
def conflicts(url: str, /, types: tuple[str, ...], verdicts: tuple[str, ...], shape: Shape, **options: Any) -> None:
    """List where documents disagree, with both sides.

    Contradictions between claims are there where no initiatives are asked for.
    """
    chosen = filter_of(options)
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
@takes_filter()
@click.pass_obj
def export(url: str, /, shape: str | None, output: Path, **options: Any) -> None:
    """Write initiatives for other tools."""
    from reex.exports import export as written

    chosen = filter_of(options)
    with _open(url) as book, _writing(output):
        form = shape or output.suffix[1:].lower()
        written(book.initiatives(chosen, mentions=True), form, output, contradictions=book.contradictions(chosen))


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CantWriteError(f"{path}: can't be written ({error.strerror or error})") from error
