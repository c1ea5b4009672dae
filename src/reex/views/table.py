"""Initiatives with their evidence on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reex.model import Initiative, Record
from reex.views.totals import totals
from reex.views.words import HEADINGS, cells, counts, grouped, name_of, place, printable, quote

# Characters for what comes from a closed list, so that no code is cut; parts of the rest of the line for the others.
_WIDTHS = (9, 12, None, None, None, None, 13)
_RATIOS = (None, None, 4, 4, 4, 3, None)


def record_table(records: Iterable[Record]) -> RenderableType:
    """Return what rich prints of *records*: their initiatives with evidence, their warnings, totals and counts.

    Texts go in as they are, never as markup: a document can't colour or link anything.
    """
    kept = list(records)
    return Group(*(part for record in kept for part in _record(record)), *_totals(kept), _counted(kept))


def _record(record: Record) -> Iterator[RenderableType]:
    yield Text(name_of(record), style="bold", overflow="fold")
    if record.initiatives:
        yield _initiatives(record)
    for notice in record.warnings:
        at = f" (at {notice.start})" if notice.start is not None else ""
        line = Text(f"! {notice.code}: {printable(notice.message)}{at}", style="yellow", overflow="fold")
        yield Padding(line, (0, 0, 0, 2))
    yield Text()


def _initiatives(record: Record) -> Group:
    """Return one line an initiative in columns, and under it in full width what it rests on."""
    parts: list[RenderableType] = [_columns([HEADINGS], style="dim")]
    for initiative in record.initiatives:
        parts.append(_columns([cells(initiative)]))
        parts += _evidence(record, initiative)
    return Group(*parts)


def _columns(rows: Iterable[Sequence[str]], style: str = "") -> Table:
    table = Table(box=None, show_header=False, expand=True, padding=(0, 1, 0, 0))
    for width, ratio in zip(_WIDTHS, _RATIOS, strict=True):
        table.add_column(width=width, ratio=ratio, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell, style=style) for cell in row))
    return table


def _evidence(record: Record, initiative: Initiative) -> Iterator[Padding]:
    for span in initiative.evidence:
        line = Text(place(record, span), style="cyan", overflow="fold")
        line.append(f"  {quote(record, span)}", style="italic")
        yield Padding(line, (0, 0, 0, 4))


def _totals(records: Sequence[Record]) -> Iterator[RenderableType]:
    """Yield the totals; one line says what is left out of them."""
    found = totals(records)
    if not found:
        return
    table = Table(box=None, title="Countable amounts", title_justify="left", padding=(0, 2, 0, 0))
    for heading in ("Currency", "Status", "Sum", "Initiatives"):
        table.add_column(heading, justify="right" if heading in ("Sum", "Initiatives") else "left")
    for total in found:
        ends = [grouped(total.low)] if total.low == total.high else [grouped(total.low), grouped(total.high)]
        table.add_row(total.currency, total.status, " to ".join(ends), str(total.initiatives))
    yield table
    yield Text()


def _counted(records: Sequence[Record]) -> Text:
    warnings = counts(records)
    numbers = {
        "document": len(records),
        "entity": sum(len(record.entities) for record in records),
        "initiative": sum(len(record.initiatives) for record in records),
        "claim": sum(len(record.claims) for record in records),
        "warning": sum(warnings.values()),
    }
    words = ", ".join(f"{number} {_plural(noun, number)}" for noun, number in numbers.items())
    by_code = ", ".join(f"{code} {number}" for code, number in warnings.items())
    return Text(f"{words} ({by_code})" if by_code else words)


def _plural(noun: str, number: int) -> str:
    if number == 1:
        return noun
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
