"""``reex score``: how near records come to documents that people have annotated."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reex.errors import DataError
from reex.model import Record
from reex.readers.files import load
from reex.views.words import printable

if TYPE_CHECKING:
    from reex.testing import Fault, Score

_ALL = "all"
_SHOWN = 5


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("predicted", type=click.Path(path_type=Path))
@click.option("--by-document", is_flag=True, help="Tell of each document how well it is read.")
@click.option(
    "--faults",
    is_flag=False,
    flag_value=_ALL,
    metavar="[KIND]",
    help="List what is missed, false or different: of one kind of entity, of initiative or of claim, or, at the end of "
    "the line, of all.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON.")
def score(gold: Path, predicted: Path, by_document: bool, faults: str | None, as_json: bool) -> None:
    """Measure how near records come to what people annotated.

    GOLD is a folder with NAME/input.txt and NAME/gold.json for each document,
    or a JSON Lines file. PREDICTED holds the records of the same documents, as
    reex extract --format jsonl --text writes them (- is the standard input).
    """
    from reex import testing  # the kit is for this command alone

    found = testing.score(testing.read_gold(gold), _records(predicted))
    if len(found.missing) == len(found.by_document):
        there = f"it has {_listed(found.extra)}" if found.extra else "it has none"
        raise DataError(f"{predicted}: no record is of a document that is annotated in {gold}; {there}")
    if as_json:
        click.echo(testing.as_json(found))
    else:
        parts = [testing.table(found)]
        parts += [testing.by_document(found)] if by_document else []
        parts += [map(str, _faults(found, faults))] if faults else []
        click.echo("\n\n".join(filter(None, map("\n".join, parts))))
    _tell("annotated and has no record", found.missing)
    _tell("not annotated, and its record counts for nothing", found.extra)


def _records(path: Path) -> Iterator[Record]:
    from reex.testing import read_records

    named = "standard input" if str(path) == "-" else str(path)
    return read_records(sys.stdin.buffer if str(path) == "-" else load(path).splitlines(), named)


def _faults(found: Score, kind: str) -> Sequence[Fault]:
    kinds = (_ALL, *sorted(found.kinds), "initiative", "claim")
    if kind not in kinds:
        raise click.BadParameter(
            f"there is no kind {kind}, there are {', '.join(kinds)}; without a kind, --faults stands last",
            param_hint="--faults",
        )
    return found.faults if kind == _ALL else found.faults_of(kind)


def _listed(names: Sequence[str]) -> str:
    """Return names on one line, of many the first few."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _tell(what: str, names: Sequence[str]) -> None:
    for name in names:
        click.echo(f"reex: {printable(name)} is {what}", err=True)
