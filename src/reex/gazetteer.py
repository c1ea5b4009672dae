"""Knowledge as data: a table of names, read into terms, matched with doubt."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs

from reex.errors import DataError
from reex.extractor import Extractor
from reex.language import defined_after, occurrences
from reex.model import Entity
from reex.page import Found, Page
from reex.scan import Term

_VALID = re.compile(r"@(\d{4}(?:-\d\d){0,2})?\.\.(\d{4}(?:-\d\d){0,2})?$")


@attrs.frozen(eq=False)
class Entry:
    """One thing of a gazetteer.

    Attributes:
        name: the name under which its mentions meet.
        ref: its id, or None.
        fields: the other columns of its row.
        source: where the facts of the row come from.
    """

    name: str
    ref: str | None
    fields: Mapping[str, str]
    source: str


@attrs.frozen
class Alias:
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
        since = until = ""
        if match := _VALID.search(cell):
            since, until = match[1] or "", match[2] or ""
            cell = cell[: match.start()]
        name = cell.lstrip("!").rstrip("?").strip()
        return cls(name, entry, column, cell.endswith("?"), cell.startswith("!"), since, until)

    def valid_on(self, date: str | None) -> bool:
        """Say whether the name was in use on *date*; an unknown date speaks for it."""
        if not date:
            return True
        return (not self.since or date >= self.since[: len(date)]) and (
            not self.until or date[: len(self.until)] <= self.until
        )


@attrs.frozen
class Gazetteer:
    """A table of things and their names."""

    entries: tuple[Entry, ...]
    aliases: tuple[Alias, ...] = attrs.field(repr=False)

    @classmethod
    def read(cls, path: str | Path | Traversable, *, columns: Iterable[str] = ("aliases",)) -> Gazetteer:
        """Read a CSV file with the columns ``name`` and ``source``, and perhaps ``aliases``, ``ref`` and others.

        Args:
            path: where the file is.
            columns: those that hold names, separated by ``|``, beside ``name`` itself.

        Raises:
            DataError: if the file can't be read or a row is broken; it names file, line and column.
        """
        where = Path(path) if isinstance(path, str) else path
        try:
            text = where.read_text(encoding="utf-8-sig")  # spreadsheets write a mark in front
        except FileNotFoundError as error:
            raise DataError(f"{path}: no such file") from error
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or error
            raise DataError(f"{path}: can't be read as a UTF-8 table ({reason})") from error
        entries, aliases = [], []
        for entry, name in _rows(text, str(path)):
            entries.append(entry)
            aliases.append(Alias.parse(name, entry))
            for column in columns:
                cells = entry.fields.get(column, "").split("|")
                aliases += [Alias.parse(cell.strip(), entry, column) for cell in cells if cell.strip()]
        return cls(tuple(entries), tuple(aliases))

    def terms(self) -> tuple[Term, ...]:
        """Return the terms to scan for; each carries its :class:`Alias`."""
        return tuple(Term(alias.text, alias) for alias in self.aliases)

    def extractor(self, name: str, *, makes: str) -> Extractor:
        """Return an extractor that finds the things of this table as entities of kind *makes*."""

        def find(page: Page) -> Found:
            for match in matches(page):
                yield named(page, makes, match)

        return Extractor(name, find, makes=makes, terms=self.terms())


def named(page: Page, kind: str, match: Match) -> Entity:
    """Make an entity of a match: with name and ref where it is certain, without where it isn't."""
    entry = match.entry
    return page.entity(
        kind,
        (match.start, match.end),
        name=entry.name if entry else None,
        ref=entry.ref if entry else None,
        rule="gazetteer" if entry else "gazetteer-ambiguous",
    )


def _rows(text: str, path: str) -> Iterator[tuple[Entry, str]]:
    """Yield each thing, and its name as written: with a mark if the name is weak."""
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = {"name", "source"} - set(reader.fieldnames or ())
        if missing:
            raise DataError(f"{path}: line 1: no column {' and '.join(sorted(missing))}; the header names the columns")
        for row in reader:
            yield _entry(row, f"{path}: line {reader.line_num}"), row["name"].strip()
    except csv.Error as error:
        line = min(reader.line_num + 1, text.count("\n") + 1)  # it counts a line when it is through with it
        raise DataError(f"{path}: line {line}: {error}") from error


def _entry(row: dict[str, str], where: str) -> Entry:
    if None in row or None in row.values():
        raise DataError(f"{where}: has another number of cells than the header")
    for column in ("name", "source"):
        if not row[column].strip():
            raise DataError(f"{where}: column {column} is empty")
    fields = {key: cell for key, cell in row.items() if key not in ("name", "ref", "source")}
    name, ref = row["name"].strip().lstrip("!").rstrip("?"), row.get("ref", "").strip() or None
    return Entry(name, ref, fields, row["source"].strip())


@attrs.frozen
class Match:
    """Where a name stands, and the things that it may be: one is certain, several are candidates."""

    start: int
    end: int
    aliases: tuple[Alias, ...]

    @property
    def entry(self) -> Entry | None:
        """The thing that it is, or None where the name alone can't tell."""
        entries = {id(alias.entry): alias.entry for alias in self.aliases}
        return next(iter(entries.values())) if len(entries) == 1 else None


def matches(page: Page) -> Iterator[Match]:
    """Yield where names of a gazetteer stand on *page*, longest first where they overlap.

    A weak name counts for the things that the page also names by a strong one.
    """
    date = page.document.published
    hits = [hit for hit in page.hits if isinstance(hit.term.data, Alias) and hit.term.data.valid_on(date)]
    named = {id(hit.term.data.entry) for hit in hits if not hit.term.data.weak}
    places: dict[tuple[int, int], list[Alias]] = {}
    for hit in hits:
        alias: Alias = hit.term.data
        if not alias.weak or id(alias.entry) in named:
            places.setdefault((hit.start, hit.end), []).append(alias)
    free = 0
    for (start, end), aliases in sorted(places.items(), key=lambda place: (place[0][0], -place[0][1])):
        if start < free:
            continue
        free = end
        if not any(alias.blocks for alias in aliases):
            yield Match(start, end, tuple(a for a in aliases if not a.weak) or tuple(aliases))


def acronyms(page: Page, made: Entity, fits: Callable[[str], bool], followed: dict[str, int]) -> Iterator[Entity]:
    """Yield the short forms that the text gives *made* in brackets behind it, there and from there on.

    Args:
        page: the page of the extractor.
        made: an entity that may be followed by ``(OSC)``.
        fits: says of a short form whether it is one of this name.
        followed: from where on each short form was yielded; one page, one dictionary.
    """
    for span in defined_after(page.text, made.end):
        short = page.text[span.start : span.end]
        until = followed.get(short, len(page.text))
        if span.start >= until or not fits(short):
            continue
        followed[short] = span.start
        for place in occurrences(page.text, short, span.start):
            if place.start >= until:
                break
            yield page.entity(made.kind, place, name=made.name, ref=made.ref, rule="defined-acronym")
