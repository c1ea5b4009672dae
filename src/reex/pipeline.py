"""A list of extractors that is changed, read from a file, run over documents and asked why."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import attrs

from reex.collector import no_collecting
from reex.document import Document, Notice
from reex.errors import DataError, PipelineError, ReexError
from reex.factories import extractor_at
from reex.frozen import FrozenDict
from reex.gazetteer import Alias, Entry, Gazetteer
from reex.knowledge import knowing, placed
from reex.language import number_terms
from reex.model import Entity, Record
from reex.offers import Extractor
from reex.order import able_to_run, ordered, refuse_doubles, refuse_others, usable
from reex.overlaps import Displaced
from reex.page import Sheet
from reex.plugins import Plugins, installed
from reex.scan import Scanner
from reex.spans import Span
from reex.standards import language_name
from reex.steps import Run
from reex.tables import read_toml

# How many things of the tables a pipeline keeps at hand: an archive names each of them again and again.
_REMEMBERED = 4096
_SHOWN = 12  # names of extractors in a message


class Pipeline:
    """A list of extractors, put in order by what each makes and needs.

    Args:
        extractors: in any order.
        notices: what each record should carry from the making of the pipeline.

    Raises:
        PipelineError: if two have one name, a need is made by none, or needs
            go round in a circle; it says who waits for whom.
        TypeError: if one is no extractor.
    """

    def __init__(self, extractors: Iterable[Extractor], *, notices: Sequence[Notice] = ()) -> None:
        given = tuple(extractors)
        refuse_others(given)
        refuse_doubles(given)
        self.extractors = ordered(given)
        self._notices = tuple(notices)
        self._fallbacks = frozenset(extractor.name for extractor in self.extractors if extractor.fallback)
        self.facts = lru_cache(_REMEMBERED)(self._facts)
        self.silent = lru_cache(_REMEMBERED)(self._silent)

    @classmethod
    def standard(cls, plugins: Plugins | None = None) -> Pipeline:
        """Return the pipeline of all extractors that are installed.

        A failed plugin is a notice of each record, and so are extractors of one
        name, none of which is used, and one that needs what no plugin makes.
        """
        plugins = plugins or installed()
        failed = [Notice(code="plugin-failed", message=plugin.told) for plugin in plugins.failed]
        able, left_out = usable(plugins.extractors)
        return cls(able, notices=[*failed, *left_out])

    @classmethod
    def read(cls, path: str | Path) -> Pipeline:
        """Return the pipeline that a TOML file describes; ``docs/pipelines.md`` shows its keys.

        Raises:
            DataError: if the file can't be read or has an unknown key.
            PipelineError: if it names an extractor that doesn't exist.
        """
        return _from_toml(Path(path))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What each record carries from the making of the pipeline and of its extractors."""
        return (*self._notices, *(notice for extractor in self.extractors for notice in extractor.notices))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the extractors, in the order in which they run."""
        return tuple(extractor.name for extractor in self.extractors)

    def only(self, *names: str) -> Pipeline:
        """Return a pipeline of the named extractors, and of those that make what they need or use, and so on.

        So a named one has all that it works with; ``without`` takes out again what it can do without.

        Raises:
            PipelineError: if a name is unknown.
        """
        wanted = set(self._known(names))
        pending = [extractor for extractor in self.extractors if extractor.name in wanted]
        while pending:
            extractor = pending.pop()
            kinds = extractor.needs | extractor.uses
            makers = [e for e in self.extractors if e.makes & kinds and e.name not in wanted]
            wanted.update(maker.name for maker in makers)
            pending += makers
        return Pipeline([e for e in self.extractors if e.name in wanted], notices=self._notices)

    def without(self, *names: str) -> Pipeline:
        """Return this pipeline without the named extractors.

        Where a plugin failed, any name may be that of an extractor that it would have offered.

        Raises:
            PipelineError: if a name is unknown, or another extractor needs what it made.
        """
        left_out = set(names if self._lost else self._known(names))
        return Pipeline([e for e in self.extractors if e.name not in left_out], notices=self._notices)

    def adding(self, *extractors: Extractor) -> Pipeline:
        """Return this pipeline with more extractors.

        Raises:
            PipelineError: if a name is taken.
            TypeError: if one is no extractor.
        """
        return Pipeline([*self.extractors, *extractors], notices=self._notices)

    def knowing(self, *gazetteers: Gazetteer, makes: str | None = None) -> Pipeline:
        """Return this pipeline with the things of your gazetteers among what its extractors know.

        A row with the ref or a name of a thing that is known already takes its
        place and adds its names; ``docs/gazetteers.md`` has the rules.

        Args:
            gazetteers: in this order: a later one overrides an earlier one.
            makes: the kind of their things, where they have no column ``kind``.

        Raises:
            PipelineError: if no row has a kind that can be used.
        """
        extractors: Sequence[Extractor] = self.extractors
        told: list[Notice] = []
        for gazetteer in gazetteers:
            table = placed(extractors, gazetteer, makes)
            extractors = knowing(extractors, table, makes)
            told += table.told()
        return Pipeline(extractors, notices=[*self._notices, *told])

    def extending(self, name: str, *files: str | Path) -> Pipeline:
        """Return this pipeline, in which what *files* say is added to the tables of the extractor *name*.

        What such a file may hold, the extractor says; ``docs/acts.md`` has it for ``initiatives``.

        Raises:
            PipelineError: if the name is unknown, or its extractor takes no files.
            DataError: if a file can't be read, or isn't as it should be.
        """
        (known,) = self._known([name])
        extractors = list(self.extractors)
        at = self.names.index(known)
        for file in files:
            extractor = extractors[at]
            if extractor.extended is None:
                takers = [e.name for e in extractors if e.extended]
                raise PipelineError(f"{name} takes no tables of yours; {' and '.join(takers) or 'no extractor'} does")
            try:
                extended = extractor.extended(Path(file))
            except ReexError as error:
                if str(error).startswith(str(Path(file))):
                    raise
                raise type(error)(f"{file}: {error}") from error
            extractors[at] = attrs.evolve(extended, origin=extractor.origin)
        return Pipeline(extractors, notices=self._notices)

    def run(self, document: Document | str) -> Record:
        """Return the record of one document. Nothing that an extractor does can make this raise."""
        with no_collecting():
            return self._run(document, None)

    def explain(self, document: Document | str, span: Span) -> tuple[list[Entity], list[Displaced]]:
        """Return the entities that touch *span*, and what was displaced there, by what and why."""
        trace: list[Displaced] = []
        record = self._run(document, trace)
        made = [entity for entity in record.entities if entity.span.overlaps(span)]
        return made, [lost for lost in trace if lost.entity.span.overlaps(span)]

    def _facts(self, kind: str, name: str) -> Mapping[str, str]:
        """Return the further columns of the row that calls a thing of *kind* so, with its ``source`` and ``ref``.

        It is empty where no table of the pipeline has one, or several have.
        """
        rows: dict[int, Entry] = {}
        makers = {number for number, extractor in enumerate(self.extractors) if kind in extractor.makes}
        for number, term in self._scanner.called(name):
            alias = term.data
            if number in makers and isinstance(alias, Alias) and alias.entry.name == name:
                rows[id(alias.entry)] = alias.entry
        if len(rows) != 1:
            return FrozenDict()
        (entry,) = rows.values()
        return FrozenDict({**entry.fields, "source": entry.source, "ref": entry.ref or ""})

    @cached_property
    def _scanner(self) -> Scanner:
        """What finds the terms of each extractor, and then those of numbers.

        It is made when first used, as most pipelines are only steps towards another.
        """
        return Scanner([*(extractor.terms for extractor in self.extractors), number_terms()])

    def _silent(self, language: str) -> frozenset[str]:
        """Return the names of the extractors that don't read *language*, or need what such a one would have made."""
        able, _ = able_to_run([extractor for extractor in self.extractors if extractor.reads(language)])
        return frozenset(self.names).difference(extractor.name for extractor in able)

    @property
    def _lost(self) -> list[str]:
        """What is told of plugins that failed and extractors that were left out."""
        return [notice.message for notice in self._notices if notice.code in ("plugin-failed", "extractor-left-out")]

    def _known(self, names: Iterable[str]) -> Iterable[str]:
        for name in names:
            if name not in self.names:
                close = difflib.get_close_matches(name, self.names, n=1)
                hint = f"did you mean {close[0]}? " if close else ""
                there = [f"there are {', '.join(sorted(self.names))}", *self._lost]
                raise PipelineError(f"no extractor is called {name}: {hint}{'; '.join(there)}")
            yield name

    def _run(self, document: Document | str, trace: list[Displaced] | None) -> Record:
        if isinstance(document, str):
            document = Document(text=document)
        language = _code(document.language)
        silent = self.silent(language)
        able = len(silent) < len(self.extractors)
        *hits, words = self._scanner.scan(document.text) if able else [[] for _ in range(len(silent) + 1)]
        run = Run(document, trace, Sheet(document, self.facts, words), self._fallbacks)
        for extractor in self.extractors:
            own = hits.pop(0)  # and not in a zip: those of a large text take much room until they are let go
            if extractor.name not in silent:
                run.step(extractor, own)
        return run.record([*document.notices, *self.notices, *_unread(silent, language)])


def _code(language: str) -> str:
    """Return the code of ISO 639-1 of a language tag; a language that nobody can tell is taken for English."""
    return "en" if language in ("", "und") else language.partition("-")[0].lower()


def _unread(silent: frozenset[str], language: str) -> Iterator[Notice]:
    """Say who was left out, unless the text is in English: then nobody expects what reads other languages."""
    if silent and language != "en":
        called = language_name(language)
        named = f"{called} ({language})" if called else language
        many = f"{len(silent)} extractors that don't read it were" if len(silent) > 1 else "1 that doesn't read it was"
        yield Notice(code="language", message=f"the text is in {named}: {many} left out ({_some(silent)})")


def _some(names: frozenset[str]) -> str:
    first = sorted(names)
    more = f" and {len(first) - _SHOWN} more" if len(first) > _SHOWN else ""
    return ", ".join(first[:_SHOWN]) + more


_KEYS = {
    "only": (str, "names"),
    "without": (str, "names"),
    "adding": (str | dict, "names and tables"),
    "gazetteers": (dict, "tables"),
    "tables": (dict, "tables"),
}


def _from_toml(path: Path) -> Pipeline:
    table = read_toml(path)
    for key, value in table.items():
        if key not in _KEYS:
            raise DataError(f"{path}: unknown key {key}; {_meant(key, value, path)}")
        wanted, called = _KEYS[key]
        if isinstance(value, dict) and wanted is not str:
            raise DataError(f"{path}: write [[{key}]] in double brackets, once for each")
        if not isinstance(value, list) or not all(isinstance(item, wanted) for item in value):
            raise DataError(f"{path}: {key} must be a list of {called}")
    pipeline = Pipeline.standard()
    try:
        added = [extractor_at(item, path.parent) for item in table.get("adding", ())]
        rows = table.get("gazetteers", ())
        if table.get("only"):  # what the file adds runs anyway, and may be named as well
            names = {extractor.name for extractor in added} | {row.get("name") for row in rows}
            pipeline = pipeline.only(*(name for name in table["only"] if name not in names))
        pipeline = pipeline.adding(*added)
        for row in rows:
            pipeline = _with_gazetteer(pipeline, row, path)
        for row in table.get("tables", ()):
            pipeline = _with_table(pipeline, row, path)
        return pipeline.without(*table.get("without", ()))
    except ReexError as error:
        raise type(error)(f"{path}: {error}") from error


def _meant(key: str, value: Any, path: Path) -> str:
    """Return what a pipeline file has in the place of an unknown key."""
    close = difflib.get_close_matches(key, _KEYS, n=1)
    there = f"{f'did you mean {close[0]}? A' if close else 'a'} pipeline has {', '.join(_KEYS)}"
    takers = [extractor.name for extractor in Pipeline.standard().extractors if extractor.extended]
    tabular = isinstance(value, dict) or (isinstance(value, list) and any(isinstance(row, dict) for row in value))
    if close or not takers or not tabular:
        return there
    return (
        f"{there}; what adds to the tables of {' or '.join(takers)} stands in a file of its own, which a pipeline file "
        f'names: [[tables]] with extractor = "{takers[0]}" and file = "{path.name}"'
    )


def _with_gazetteer(pipeline: Pipeline, row: dict[str, Any], path: Path) -> Pipeline:
    """Return the pipeline with one table of names: in an extractor called ``name``, or among what is known."""
    if (
        "file" not in row
        or not set(row) <= {"name", "makes", "file"}
        or not all(isinstance(c, str) for c in row.values())
    ):
        raise DataError("a gazetteer has a file, and perhaps makes and name, all of them strings")
    table = Gazetteer.read(path.parent / row["file"])
    if "name" not in row:
        return pipeline.knowing(table, makes=row.get("makes"))
    if "makes" not in row:
        raise DataError(f"gazetteer {row['name']} does not say what it makes: give a kind of entity")
    return pipeline.adding(table.extractor(row["name"], makes=row["makes"]))


def _with_table(pipeline: Pipeline, row: dict[str, Any], path: Path) -> Pipeline:
    """Return the pipeline with a file of the user's added to the tables of one extractor."""
    if set(row) != {"extractor", "file"} or not all(isinstance(value, str) for value in row.values()):
        raise DataError("a table of yours has an extractor and a file, both of them strings")
    return pipeline.extending(row["extractor"], path.parent / row["file"])
