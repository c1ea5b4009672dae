"""What may go wrong with a gazetteer, told before it is used; no more of it is in memory than what is told."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import attrs

from reex.gazetteer import Alias, aliases_of, entry_of
from reex.knowledge import slip_of
from reex.offers import Extractor
from reex.scan import Term, project
from reex.tables import read_toml, rows

__all__ = ["Report", "audit"]

_SHOWN = 10  # of each list
_PLACES = 4  # of each name that several things have
_SHORT = 4  # letters and digits: a name of fewer, if it isn't marked as weak, is told


@attrs.define
class Listed:
    """How many there are of something, and the first ten of them."""

    number: int = 0
    first: list[str] = attrs.field(factory=list)

    def add(self, line: str) -> None:
        """Count one more."""
        self.number += 1
        if self.number <= _SHOWN:
            self.first.append(line)


@attrs.define
class Report:
    """What is to be said of a gazetteer.

    Attributes:
        rows: rows that can be used.
        names: ways to write a thing, spelled-out options apart.
        weak: how many of them are marked as weak.
        kinds: rows by kind, with an empty one for those that have none.
        left_out: rows that can't be used, with line, column and reason.
        clashing: names that are strong in several rows: what they name is never known.
        shared: other names of several rows: the document decides.
        short: strong names of fewer than four letters and digits.
        common: strong names that are nothing but common words, in small letters but for the first.
        known: names that reex has already.
    """

    rows: int = 0
    names: int = 0
    weak: int = 0
    kinds: Counter[str] = attrs.field(factory=Counter)
    left_out: Listed = attrs.field(factory=Listed)
    clashing: Listed = attrs.field(factory=Listed)
    shared: Listed = attrs.field(factory=Listed)
    short: Listed = attrs.field(factory=Listed)
    common: Listed = attrs.field(factory=Listed)
    known: Listed = attrs.field(factory=Listed)

    def lines(self) -> Iterator[str]:
        """Yield the report as plain text."""
        kinds = ", ".join(f"{kind or '(none)'} {number:,}" for kind, number in self.kinds.most_common())
        yield f"Rows: {self.rows:,}"
        yield f"Names: {self.names:,}, of them weak: {self.weak:,}"
        yield f"Kinds: {kinds or '(none)'}"
        for head, listed in (
            ("Rows left out", self.left_out),
            ("Names of several things, strong in more than one: never told apart", self.clashing),
            ("Names of several things, strong in one or none: the document decides", self.shared),
            ("Short names that aren't marked as weak", self.short),
            ("Names that are common words", self.common),
            ("Names that reex knows already", self.known),
        ):
            yield f"{head}: {listed.number:,}"
            yield from (f"  {line}" for line in listed.first)
            if listed.number > _SHOWN:
                yield f"  and {listed.number - _SHOWN:,} more"


def audit(path: Path, extractors: Iterable[Extractor] = ()) -> Report:
    """Read a gazetteer row by row, and tell what it holds and what may go wrong with it.

    Args:
        path: where the file is; CSV in UTF-8, or TOML or JSON where its name says so.
        extractors: those that may know some of its names already.

    Raises:
        DataError: if the file can't be read as a table, or has no column ``name``.
    """
    report = Report()
    with closing(sqlite3.connect("")) as database:  # on disk, and gone with the connection
        database.execute("CREATE TABLE name (key BLOB, row INTEGER, strong INTEGER, told TEXT)")
        database.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", _names(path, report, _known(extractors)))
        database.execute("CREATE INDEX by_key ON name (key)")
        _shared(database, report)
    return report


_Name = tuple[bytes, int, bool, str]


def _names(path: Path, report: Report, known: Mapping[bytes, str]) -> Iterator[_Name]:
    """Yield each spelling of each name: how it is looked for, number of its row, if it is strong, and as it is told."""
    common = frozenset(read_toml(Path(__file__).parent / "common.toml")["words"])
    place = f"{path}: "
    for row in rows(path, lambda fault: report.left_out.add(fault.removeprefix(place))):
        where = row.where.removeprefix(place)
        try:
            entry = entry_of(row, path.name)
            aliases = [alias for alias in aliases_of(row, entry, ("aliases",)) if not alias.blocks]
        except ValueError as error:
            report.left_out.add(f"{where}: {error}")
            continue
        if "kind" in row.cells and (slip := slip_of(row.cells["kind"].strip())):
            report.left_out.add(f"{where}: {slip}")
            continue
        report.rows += 1
        report.kinds[entry.fields.get("kind", "")] += 1
        where = f"{where}, {entry.ref}" if entry.ref else where
        for alias in aliases:
            told = f"{alias.text}{'?' if alias.weak else ''} ({where})"
            keys = [project(spelling) for spelling in Term(alias.text).spellings()]
            _look(alias, keys, told, report, known, common)
            yield from ((key, report.rows, not alias.weak, told) for key in keys)


def _look(
    alias: Alias, keys: list[bytes], told: str, report: Report, known: Mapping[bytes, str], common: frozenset[str]
) -> None:
    """Count a name, and take note of what is doubtful about it."""
    report.names += 1
    report.weak += alias.weak
    if ours := next((known[key] for key in keys if key in known), None):
        report.known.add(f"{told}: {ours}")
    if alias.weak:
        return
    if min(len(key.replace(b" ", b"")) for key in keys) < _SHORT:
        report.short.add(told)
    if alias.text[1:].islower() and common.issuperset(alias.text.lower().split()):
        report.common.add(told)


def _known(extractors: Iterable[Extractor]) -> dict[bytes, str]:
    """Return what extractors know: for each spelling of each name what it is to them."""
    known: dict[bytes, str] = {}
    for extractor in extractors:
        for term in extractor.terms:
            if isinstance(term.data, Alias) and not term.data.blocks:
                entry = term.data.entry
                told = f"{entry.name} ({entry.ref})" if entry.ref else entry.name
                for spelling in term.spellings():
                    known.setdefault(project(spelling), f"{extractor.name} has {told}")
    return known


def _shared(database: sqlite3.Connection, report: Report) -> None:
    """Take note of the names that stand in several rows."""
    names = database.execute(
        "SELECT key, count(DISTINCT CASE WHEN strong THEN row END) FROM name"
        " GROUP BY key HAVING count(DISTINCT row) > 1 ORDER BY min(row), key"
    )
    for key, strong in names:
        listed = report.clashing if strong > 1 else report.shared
        places = database.execute("SELECT told FROM name WHERE key = ? ORDER BY row LIMIT ?", (key, _PLACES))
        listed.add("; ".join(told for (told,) in places))
