"""What was found, with its evidence, on a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from reex.codes import KINDS
from reex.document import UNREAD
from reex.model import Initiative, Record
from reex.spans import Span
from reex.views.colours import kinds_of, on
from reex.views.pieces import Piece, pieces
from reex.views.totals import totals
from reex.views.words import (
    HEADINGS,
    NOTHING,
    SOLID,
    cells,
    claim_words,
    counts,
    grouped,
    name_of,
    place,
    printable,
    quote,
    records_line,
    shortened,
    steady,
)

_NARROW = 100  # columns, below which seven cells have no room side by side
_MOST_TEXTS = 12  # of one kind of entity
_LONGEST_TEXT = 60


def record_table(records: Iterable[Record], *, unreadable: bool = True) -> RenderableType:
    """Return what rich prints of *records*: what was found with its evidence, their warnings, totals and counts.

    A record without initiatives and claims shows its entities. Without *unreadable*, inputs that could not be read
    are only counted: the command line tells them elsewhere. Texts go in as they are, never as markup: a document
    can't colour or link anything.
    """
    kept = list(records)
    shown = [record for record in kept if unreadable or all(n.code not in UNREAD for n in record.warnings)]
    return Group(*(part for record in shown for part in _record(record)), *_totals(kept), _counted(kept))


def record_text(records: Iterable[Record]) -> RenderableType:
    """Return what rich prints of *records*: each text with its entities in colour, and below it what was found.

    Where there are no colours, entities stand in double brackets with their kind: ``[[money:$200 million]]``.
    """
    kept = list(records)
    parts = (part for record in kept for part in (_name(record), *_text(record), *_found(record)))
    return Group(*parts, *_totals(kept), _counted(kept))


def _record(record: Record) -> Iterator[RenderableType]:
    yield _name(record)
    yield from _found(record)


def _name(record: Record) -> Text:
    return Text(name_of(record), style="bold", overflow="fold")


def _text(record: Record) -> Iterator[RenderableType]:
    """Yield the text with a legend above it, or a line that says that it was left out."""
    if record.document.text:
        yield _Marked(record)
    elif record.document.characters:
        yield Text("the text was left out of this record; reex extract --text keeps it", style="dim")
    yield Text()


@attrs.frozen
class _Marked:
    """A text with its entities: in the colours of their kinds, or in brackets where there are none."""

    record: Record

    def __rich_console__(self, console: Console, _: ConsoleOptions) -> Iterator[RenderableType]:
        text = steady(self.record.document.text)
        cut = pieces(text, self.record.entities)
        if console.color_system is None or console.no_color:
            yield Text("".join(_bracketed(text, piece) for piece in cut), overflow="fold")
            return
        kinds = kinds_of(entity.kind for entity in self.record.entities)
        styles = {code: Style(color=on(kind.colour), bgcolor=kind.colour) for code, kind in kinds.items()}
        if kinds:
            yield Text("  ").join(Text(printable(kind.label), styles[code]) for code, kind in kinds.items())
            yield Text()
        shown = Text(text, overflow="fold")
        for piece in cut:
            if piece.over:
                shown.stylize(styles[piece.over[-1].kind], piece.start, piece.end)
        yield shown


def _bracketed(text: str, piece: Piece) -> str:
    opened = "".join(f"[[{printable(entity.kind)}:" for entity in piece.over if entity.start == piece.start)
    closed = "]]" * sum(entity.end == piece.end for entity in piece.over)
    return f"{opened}{text[piece.start : piece.end]}{closed}"


def _found(record: Record) -> Iterator[RenderableType]:
    if record.initiatives:
        yield _Initiatives(record)
    if record.claims:
        yield from _claims(record)
    elif not record.initiatives:
        yield from _entities(record)
    for notice in record.warnings:
        at = f" (at {notice.start})" if notice.start is not None else ""
        yield _indented(2, Text(f"! {notice.code}: {printable(notice.message)}{at}", style="yellow"))
    yield Text()


@attrs.frozen
class _Initiatives:
    """One line an initiative in columns, and under it in full width what it rests on."""

    record: Record

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        narrow = options.max_width < _NARROW
        shape = _narrow if narrow else _wide
        rows = [shape(cells(initiative)) for initiative in self.record.initiatives]
        heading = shape(HEADINGS)
        widths = _widths([heading, *rows], options.max_width)
        if widths:
            yield _columns(heading, widths, style="dim")
        for initiative, row in zip(self.record.initiatives, rows, strict=True):
            yield _columns(row, widths) if widths else _run_on(row)
            yield from _evidence(self.record, initiative, cells(initiative)[-1] if narrow else "")


def _wide(row: Sequence[str]) -> Sequence[str]:
    return row


def _narrow(row: Sequence[str]) -> Sequence[str]:
    """Put both parties into one cell, and leave out what the evidence tells: whether it counts."""
    status, instrument, who, whom, amount, mineral, _ = row
    return status, instrument, who if whom == NOTHING else f"{who} → {whom}", amount, mineral


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Return columns in which no word is broken, those with long cells wider; None if there is no room for them."""
    columns = list(zip(*rows, strict=True))
    least = [max(cell_len(word) for cell in column for word in cell.split(" ")) for column in columns]
    most = [max(map(cell_len, column)) for column in columns]
    spare = room - len(columns) + 1 - sum(least)
    if spare < 0:
        return None
    wanted = max(sum(most) - sum(least), spare, 1)
    return [low + spare * (high - low) // wanted for low, high in zip(least, most, strict=True)]


def _columns(row: Sequence[str], widths: Sequence[int], style: str = "") -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    for width in widths:
        table.add_column(width=width, overflow="fold")
    table.add_row(*(Text(_wrapped(cell, width), style=style) for cell, width in zip(row, widths, strict=True)))
    return table


def _wrapped(cell: str, width: int) -> str:
    """Break a cell at its plain blanks only; rich would break a number from its currency."""
    return "\n".join(textwrap.wrap(cell, width, break_on_hyphens=False)).replace(SOLID, " ")


def _run_on(row: Sequence[str]) -> Text:
    """Return the cells one after another, where columns would break words."""
    return Text(" · ".join(cell for cell in row if cell != NOTHING).replace(SOLID, " "))


def _evidence(record: Record, initiative: Initiative, counted: str) -> Iterator[Padding]:
    """Yield each piece of evidence with its place; before the first one stands the id, and whether it counts."""
    notes = [initiative.id, *([f"countable: {counted}"] if counted else [])]
    note = "".join(f"{word}  " for word in notes if word)
    for number, span in enumerate(initiative.evidence):
        yield _indented(4, Text("" if number else note, style="dim"), *_quoted(record, span))
    if note and not initiative.evidence:
        yield _indented(4, Text(note.strip(), style="dim"))


def _quoted(record: Record, span: Span) -> Iterator[Text]:
    yield Text(place(record, span), style="cyan")
    yield Text(f"  {quote(record, span)}", style="italic")


def _claims(record: Record) -> Iterator[RenderableType]:
    yield Text("Claims", style="dim")
    for claim in record.claims:
        places = ", ".join(dict.fromkeys(place(record, span) for span in claim.evidence))
        words = Text(f"{claim_words(claim)}  ".replace(SOLID, " "))
        yield _indented(2, Text(f"{claim.id}  " if claim.id else "", style="dim"), words, Text(places, style="cyan"))


def _entities(record: Record) -> Iterator[RenderableType]:
    """Yield a line on each kind of entity: its texts in the order of the document, repeated ones once."""
    kinds = {entity.kind for entity in record.entities}
    for kind in [*(k for k in KINDS if k in kinds), *sorted(kinds - KINDS.keys())]:
        found = Counter(shortened(entity.text, _LONGEST_TEXT) for entity in record.by_kind(kind))
        texts = [text if number == 1 else f"{text} ×{number}" for text, number in found.items()]
        more = f" and {len(texts) - _MOST_TEXTS} more" if len(texts) > _MOST_TEXTS else ""
        yield _indented(2, Text(f"{printable(kind)}: {', '.join(texts[:_MOST_TEXTS])}{more}"))


def _indented(left: int, *parts: Text) -> Padding:
    line = Text(overflow="fold").join(parts)
    return Padding(line, (0, 0, 0, left), expand=False)


def _totals(records: Sequence[Record]) -> Iterator[RenderableType]:
    """Yield the totals; one line says what is left out of them."""
    found = totals(records)
    if not found:
        return
    table = Table(
        box=None, title="Countable amounts, each document for itself", title_justify="left", padding=(0, 2, 0, 0)
    )
    for heading in ("Currency", "Status", "Sum"):
        table.add_column(heading, justify="right" if heading == "Sum" else "left", no_wrap=True)
    table.add_column("Initiatives", justify="right", overflow="fold")  # gives way, so that no sum is cut
    for total in found:
        ends = [grouped(total.low)] if total.low == total.high else [grouped(total.low), grouped(total.high)]
        table.add_row(total.currency, total.status, " to ".join(ends), str(total.initiatives))
    yield table
    yield Text()


def _counted(records: Sequence[Record]) -> Text:
    words = records_line(records)
    by_code = ", ".join(f"{code} {number}" for code, number in counts(records).items())
    return Text(f"{words} ({by_code})" if by_code else words)
