"""Knowledge as data: a table of names, read into terms, matched with doubt."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import msgspec

from reex import cache
from reex.collector import no_collecting
from reex.document import Notice
from reex.frozen import FrozenDict
from reex.language import defined_after
from reex.late import regex
from reex.model import Entity
from reex.offers import Extractor
from reex.page import Found, Page
from reex.scan import Term, project, slip_in
from reex.spans import Span
from reex.tables import Row, rows
from reex.values import Value

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_TOLD = 20  # a notice stands in each record: those of a wholly broken table must not outgrow the text
_OPTIONS = 6  # parts in square brackets of one name; each makes twice as many spellings
_VALID = regex(r"@(\d{4}(?:-\d\d){0,2})?\.\.(\d{4}(?:-\d\d){0,2})?$")


class Entry(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One thing of a gazetteer.

    A struct, as :class:`Alias` and :class:`~reex.Term` are: each start makes tens of thousands of them.

    Attributes:
        name: the name under which its mentions meet.
        ref: its id, or None.
        fields: the other columns of its row.
        source: where the facts of the row come from.
        where: file and place of its row, or empty.
    """

    name: str
    ref: str | None
    fields: Mapping[str, str]
    source: str
    where: str = ""


class Alias(msgspec.Struct, frozen=True, gc=False):
    """One way to write a thing.

    Attributes:
        column: the column of the table that it stands in.
        weak: counts only in a document that holds a strong name of the thing too.
        blocks: holds a name of the table, and names something else: nothing is found in it.
        since, until: ISO dates between which the name was in use, or empty.
    """

    text: str
    entry: Entry
    column: str = "name"
    weak: bool = False
    blocks: bool = False
    since: str = ""
    until: str = ""

    @classmethod
    def parse(cls, cell: str, entry: Entry, column: str = "name") -> Alias:
        """Read ``Name``, ``Name?`` (weak), ``!Name`` (blocks), ``Name@2025-09-05..`` (dated)."""
        marked, since, until = _dated(cell)
        name = _bare(marked)
        if name == entry.name:
            name = entry.name  # one string for both
        return cls(name, entry, column, marked.endswith("?"), marked.startswith("!"), since, until)

    def valid_on(self, date: str | None) -> bool:
        """Say whether the name was in use on *date*; an unknown date speaks for it."""
        if not date:
            return True
        return (not self.since or date >= self.since[: len(date)]) and (
            not self.until or date[: len(self.until)] <= self.until
        )


@attrs.frozen
class Gazetteer:
    """A table of things and their names.

    Attributes:
        entries: its things, in the order of the rows.
        aliases: their names.
        notices: what was left out on reading, each with file, line and column.
    """

    entries: tuple[Entry, ...] = attrs.field(repr=False)
    aliases: tuple[Alias, ...] = attrs.field(repr=False)
    notices: tuple[Notice, ...] = ()

    @classmethod
    def read(cls, path: str | Path | Traversable, *, columns: Iterable[str] = ("aliases",)) -> Gazetteer:
        """Read a table with a column ``name``, and perhaps ``aliases``, ``ref``, ``source`` and others.

        A row that can't be used is left out and told in :attr:`notices`, with file, line and column.

        Args:
            path: where the file is; CSV in UTF-8, or TOML or JSON where its name says so.
            columns: those that hold names, separated by ``|``, beside ``name`` itself.

        Raises:
            DataError: if the file can't be read as a table, or has no column ``name``.
        """
        where = Path(path) if isinstance(path, str) else path
        columns = tuple(columns)
        key = _key(where, columns)
        with no_collecting():
            if key and (kept := cache.get(key, _Kept)):
                return _restored(kept)
            table = cls._parsed(where, columns)
        if key and key == _key(where, columns):  # nobody has written to it meanwhile
            cache.put(key, _plain(table))
        return table

    @classmethod
    def _parsed(cls, where: Path | Traversable, columns: tuple[str, ...]) -> Gazetteer:
        entries: list[Entry] = []
        aliases: list[Alias] = []
        faults: list[Notice] = []

        def fault(message: str) -> None:
            faults.append(Notice(code="gazetteer-row", message=f"{message}; the row is left out"))

        for row in rows(where, fault):
            try:
                entry = entry_of(row, where.name)
                names = list(aliases_of(row, entry, columns))
            except ValueError as error:
                fault(f"{row.where}: {error}")
                continue
            entries.append(entry)
            aliases += names
        return cls(tuple(entries), tuple(aliases), tuple(faults))

    def terms(self) -> tuple[Term, ...]:
        """Return the terms to scan for; each carries its :class:`Alias`."""
        return tuple(Term(alias.text, alias) for alias in self.aliases)

    def extractor(self, name: str, *, makes: str, languages: str | Iterable[str] = "en") -> Extractor:
        """Return an extractor that finds the things of this table as entities of kind *makes*.

        Args:
            name: unique within a pipeline.
            makes: the kind of its things.
            languages: those in which the table has their names.
        """

        def find(page: Page) -> Found:
            for match in matches(page):
                yield named(page, makes, match)

        return Extractor(name, find, makes=makes, terms=self.terms(), languages=languages, notices=self.told())

    def told(self) -> tuple[Notice, ...]:
        """Return the notices for a record: the first twenty, and how many more there are."""
        if len(self.notices) <= _TOLD:
            return self.notices
        rest = Notice(code="gazetteer-row", message=f"and {len(self.notices) - _TOLD} more rows are left out")
        return (*self.notices[:_TOLD], rest)


# --- kept on disk, as reading a table takes several times as long as making its things again

_LARGEST = 20_000_000  # bytes of a table that is kept: a larger one would take more of the disk than it saves of time
_MODULES = ("reex.gazetteer", "reex.tables", "reex.scan.scanner", "reex.scan.projection")  # those that read a table


class _Kept(msgspec.Struct, array_like=True):
    """A gazetteer as plain data, in which what many rows say stands once.

    Attributes:
        columns: those that hold names.
        shared: source and further columns.
        things: name, ref, number in *shared*, place, and the names of each: text, or nothing where it is that of the
            thing, number in *columns*, weak, blocks, since, until.
        notices: the messages.
    """

    columns: list[str]
    shared: list[tuple[str, dict[str, str]]]
    things: list[tuple[str, str | None, int, str, list[tuple[str, int, bool, bool, str, str]]]]
    notices: list[str]


def _key(where: Path | Traversable, columns: tuple[str, ...]) -> str:
    """Return the key under which a table is kept, or nothing for one that isn't."""
    try:
        if not isinstance(where, Path) or where.stat().st_size > _LARGEST:
            return ""
        return cache.key([cache.code(*_MODULES), str(where).encode(), repr(columns).encode(), where.read_bytes()])
    except (OSError, UnicodeEncodeError):
        return ""


def _plain(table: Gazetteer) -> _Kept:
    columns: dict[str, int] = {}
    names: defaultdict[int, list[tuple[str, int, bool, bool, str, str]]] = defaultdict(list)  # by identity of the thing
    for a in table.aliases:
        text = "" if a.text == a.entry.name else a.text
        column = columns.setdefault(a.column, len(columns))
        names[id(a.entry)].append((text, column, a.weak, a.blocks, a.since, a.until))
    shared: dict[tuple[str, tuple[tuple[str, str], ...]], int] = {}
    things = []
    for entry in table.entries:
        number = shared.setdefault((entry.source, tuple(entry.fields.items())), len(shared))
        things.append((entry.name, entry.ref, number, entry.where, names[id(entry)]))
    rows = [(source, dict(fields)) for source, fields in shared]
    return _Kept(list(columns), rows, things, [notice.message for notice in table.notices])


def _restored(kept: _Kept) -> Gazetteer:
    shared = [(source, Fields(fields)) for source, fields in kept.shared]
    entries = []
    aliases = []
    for name, ref, number, where, names in kept.things:
        source, fields = shared[number]
        entry = Entry(name, ref, fields, source, where)
        entries.append(entry)
        for text, column, weak, blocks, since, until in names:
            aliases.append(Alias(text or name, entry, kept.columns[column], weak, blocks, since, until))
    notices = tuple(Notice(code="gazetteer-row", message=message) for message in kept.notices)
    return Gazetteer(tuple(entries), tuple(aliases), notices)


def named(page: Page, kind: str, match: Match, *, rule: str = "", value: Value | None = None) -> Entity:
    """Make an entity of a match: with name and ref where it is certain, with candidates where it isn't.

    Args:
        page: the page of the extractor.
        kind: what to make.
        match: where the name stands, and what it may be.
        rule: by which it is one; without, ``gazetteer`` or ``gazetteer-ambiguous``.
        value: its value, where the kind has one.
    """
    entry = match.entry
    return page.entity(
        kind,
        (match.start, match.end),
        name=entry.name if entry else None,
        ref=entry.ref if entry else None,
        value=value,
        rule=rule or ("gazetteer" if entry else "gazetteer-ambiguous"),
        candidates=() if entry else match.candidates,
    )


_NOT_FIELDS = frozenset(("name", "ref", "source", "aliases"))


class Fields(FrozenDict[str, str]):
    """The further columns of a row; a column that the table lacks is empty."""

    __slots__ = ()

    def __missing__(self, column: str) -> str:
        return ""


@lru_cache(maxsize=1024)
def _shared(columns: tuple[str, ...], cells: tuple[str, ...]) -> Fields:
    """Return one object for equal cells: a million rows that say ``company`` need no dictionary each."""
    return Fields(zip(columns, cells, strict=True))


def entry_of(row: Row, file: str) -> Entry:
    """Return the thing of a row; *file* is its source where no column says so.

    Raises:
        ValueError: if the row has no name, or an empty source.
    """
    cells = row.cells
    name = _bare(_dated(cells["name"])[0])
    if not name:
        raise ValueError("column name is empty")
    source = cells.get("source", file).strip()
    if not source:
        raise ValueError("column source is empty: say where the facts of the row come from")
    columns = tuple(column for column in cells if column not in _NOT_FIELDS)
    fields = _shared(columns, tuple(cells[column].strip() for column in columns))
    return Entry(name, cells.get("ref", "").strip() or None, fields, sys.intern(source), row.where)


def _dated(cell: str) -> tuple[str, str, str]:
    """Return a cell without its dates, and these, empty where there are none."""
    cell = cell.strip()
    if "@" in cell and (match := _VALID.search(cell)):
        return cell[: match.start()].rstrip(), match[1] or "", match[2] or ""
    return cell, "", ""


def _bare(marked: str) -> str:
    """Return a name without the marks before and after it."""
    return marked.lstrip("!").rstrip("?").strip()


def aliases_of(row: Row, entry: Entry, columns: Iterable[str]) -> Iterator[Alias]:
    """Yield the names of a thing, from ``name`` and *columns*.

    Raises:
        ValueError: if one can't be looked for.
    """
    for column in ("name", *columns):
        cells = row.cells.get(column, "")
        for cell in [cells] if column == "name" else cells.split("|"):
            if not cell.strip():
                continue
            alias = Alias.parse(cell.strip(), entry, column)
            if not project(alias.text).strip():
                raise ValueError(f"column {column}: {cell.strip()!r} has no letter or digit that can be looked for")
            if alias.since and alias.until and alias.since > alias.until:
                raise ValueError(f"column {column}: {cell.strip()!r} ends before it begins")
            if slip := slip_in(alias.text):
                raise ValueError(f"column {column}: {slip}")
            if alias.text.count("[") > _OPTIONS:
                raise ValueError(f"column {column}: a name has more than {_OPTIONS} parts in square brackets")
            yield alias


class Match(msgspec.Struct, frozen=True):
    """Where a name stands, and the things that it may be: one is certain, several are candidates."""

    start: int
    end: int
    aliases: tuple[Alias, ...]

    @property
    def entry(self) -> Entry | None:
        """The thing that it is, or None where the name alone can't tell."""
        if len(self.aliases) == 1:
            return self.aliases[0].entry
        entries = {alias.entry.ref or alias.entry.name: alias.entry for alias in self.aliases}
        return next(iter(entries.values())) if len(entries) == 1 else None

    @property
    def candidates(self) -> tuple[str, ...]:
        """What it may be: refs, or names of things without one, sorted."""
        return tuple(sorted({alias.entry.ref or alias.entry.name for alias in self.aliases}))


def matches(page: Page) -> Iterator[Match]:
    """Yield where names of a gazetteer stand on *page*, longest first where they overlap.

    A weak name counts for the things that the page also names by a strong one.
    """
    date = page.document.published
    hits = [(hit, data) for hit in page.hits if isinstance(data := hit.term.data, Alias)]
    if date:
        hits = [(hit, alias) for hit, alias in hits if alias.valid_on(date)]
    named = {id(alias.entry) for _, alias in hits if not (alias.weak or alias.blocks)}
    places: defaultdict[tuple[int, int], list[Alias]] = defaultdict(list)  # in the order of the hits
    for hit, alias in hits:
        if not alias.weak or id(alias.entry) in named:
            places[hit.start, hit.end].append(alias)
    free = 0
    for (start, end), aliases in places.items():
        if start < free:
            continue
        free = end
        if len(aliases) == 1:  # nearly always
            if not aliases[0].blocks:
                yield Match(start, end, tuple(aliases))
        elif not any(alias.blocks for alias in aliases):
            yield Match(start, end, tuple([a for a in aliases if not a.weak]) or tuple(aliases))


def acronyms(page: Page, made: Entity, fits: Callable[[str], bool], followed: dict[str, int]) -> Iterator[Entity]:
    """Return the short forms that the text gives *made* in brackets behind it, there and from there on.

    Args:
        page: the page of the extractor.
        made: an entity that may be followed by ``(OSC)``.
        fits: says of a short form whether it is one of this name.
        followed: from where on each short form was yielded; one page, one dictionary.
    """
    spans = defined_after(page.text, made.end)
    return _defined(page, made, spans, fits, followed) if spans else iter(())


def _defined(
    page: Page, made: Entity, spans: Iterable[Span], fits: Callable[[str], bool], followed: dict[str, int]
) -> Iterator[Entity]:
    for span in spans:
        short = page.text[span.start : span.end]
        until = followed.get(short, len(page.text))
        if span.start >= until or not fits(short):
            continue
        followed[short] = span.start
        for place in page.occurrences([short], span.start):
            if place.start >= until:
                break
            yield page.entity(made.kind, place, name=made.name, ref=made.ref, rule="defined-acronym")
