"""What the ledger answers, as people and programs read it: tables of words, CSV, JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from reex.cli.output import opened, print_to
from reex.model import Amount, Initiative
from reex.schema import encode_part
from reex.views import amount_words, printable
from reex.views.words import plural, short, shortened
from reex.writers.rows import SEPARATOR, write_row

if TYPE_CHECKING:
    from reex.ledger.model import Quote, Source
    from reex.ledger.sums import Sum

_F = TypeVar("_F", bound=Callable[..., Any])
Rows = Iterable[Sequence[str]]

Shape = Literal["table", "csv", "json"]
_LONGEST_QUOTE = 160
_LONG_NUMBER = re.compile(r"\d{7,}(?:\.\d+)?")


def takes_shape(command: _F) -> _F:
    """Give a command the option that says how it answers."""
    choice = click.Choice(["table", "csv", "json"])
    return click.option("--format", "shape", type=choice, default="table", show_default=True, help="How to answer.")(
        command
    )


def answer(
    shape: Shape, *, table: Callable[[], RenderableType], csv: Callable[[], Rows], json: Callable[[], Any]
) -> None:
    """Print an answer in one of its shapes: the others are not made.

    Args:
        shape: which.
        table: makes what rich prints.
        csv: makes the header and the rows.
        json: makes what is written as one object, or of an iterator as an array whose items are asked for one by one.
    """
    with opened(None) as stream:
        if shape == "table":
            print_to(stream, table())
        elif shape == "csv":
            for row in csv():
                write_row(stream, row)
        else:
            for part in _json(json()):
                stream.write(part)


def _json(thing: Any) -> Iterator[bytes]:
    if not isinstance(thing, Iterator):
        yield encode_part(thing) + b"\n"
        return
    yield b"["
    for number, item in enumerate(thing):
        yield (b",\n" if number else b"\n") + encode_part(item)
    yield b"\n]\n"


# -- words


def source_words(source: Source) -> str:
    """Return how people know a document: its title and its date, or where it came from."""
    name = source.title or source.url or PurePath(source.path or source.id).name
    told = ", ".join(filter(None, (name, source.published)))
    return f"{told} (official)" if source.official else told


def sums_words(sums: Iterable[Sum]) -> str:
    """Return sums as people write them: ``about USD 3.25 billion, AUD 5 million``."""
    return ", ".join(
        amount_words(
            Amount(amount=one.low, currency=one.currency, bound=one.bound)
            if one.low == one.high
            else Amount(low=one.low, high=one.high, currency=one.currency, bound=one.bound)
        )
        for one in sums
    )


def quoted(quotes: Iterable[Quote]) -> str:
    """Return the words of *quotes* in one line, shortened for a table."""
    return shortened(" … ".join(quote.text for quote in quotes if quote.text), _LONGEST_QUOTE)


def text_of(quotes: Iterable[Quote]) -> str:
    """Return the words of *quotes* whole, each in one line, for a cell of CSV."""
    return SEPARATOR.join(" ".join(quote.text.split()) for quote in quotes if quote.text)


def shown(value: str, field: str, told: Initiative) -> str:
    """Return a value as people write it: a sum with its scale, and the name of a party beside its ref."""
    if field == "amounts":
        return scaled(value)
    if field in ("actors", "recipients"):
        names = {party.ref: f"{party.name} ({party.ref})" for party in (*told.actors, *told.recipients)}
        return ", ".join(names.get(part, part) for part in value.split(", "))
    return value


def scaled(words: str) -> str:
    """Return *words* with the scale of each long number said: ``USD 8.5 billion``."""
    return _LONG_NUMBER.sub(lambda match: short(Decimal(match[0])), words)


def spaced(code: str | None) -> str:
    """Return a code in words: ``in force`` for ``in_force``."""
    return (code or "").replace("_", " ")


def plain(number: Decimal | None) -> str:
    """Return a number with all its digits and no exponent."""
    return "" if number is None else f"{number:f}"


def sum_cells(one: Sum | None) -> tuple[str, ...]:
    """Return the cells of :data:`SUM`, empty ones where there is no sum."""
    return (one.currency or "", plain(one.low), plain(one.high), one.bound) if one else ("",) * 4


SUM = ("currency", "low", "high", "bound")
SOURCE = ("document", "document_title", "publisher", "published", "official", "url")


def source_cells(source: Source) -> tuple[str, ...]:
    """Return the cells of :data:`SOURCE`."""
    told = (source.id, source.title, source.publisher, source.published, str(source.official).lower(), source.url)
    return tuple(part or "" for part in told)


# -- tables: texts go in as they are, never as markup, so that no document can colour or steer a terminal


def line(words: str, style: str = "") -> Text:
    """Return words in one line, without what could steer a terminal."""
    return Text(printable(words), style=style, overflow="fold")


def lines(*parts: tuple[str, str]) -> Text:
    """Return each of *parts* that is not empty, with its style, on a line of its own."""
    return Text("\n", overflow="fold").join(line(words, style) for words, style in parts if words)


def grid(
    headings: Sequence[str], rows: Iterable[Sequence[Text | str]], *, whole: int = 0, apart: bool = False
) -> Table:
    """Return a table whose first *whole* columns are never broken; with *apart* a line is free after each row."""
    table = Table(box=None, padding=(0, 2, int(apart), 0), header_style="dim")
    for number, heading in enumerate(headings):
        table.add_column(Text(heading), no_wrap=number < whole, overflow="fold", min_width=min(len(heading), 12))
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else line(cell) for cell in row))
    return table


def titled(title: str, body: RenderableType) -> RenderableType:
    """Return a part of an answer under its heading."""
    return Group(Text(title, style="bold"), body, Text())


def counted(table: Table, noun: str) -> RenderableType:
    """Return a table with the number of its rows below."""
    return Group(table, Text(), Text(f"{table.row_count:,} {plural(noun, table.row_count)}"))
