"""Order, run, isolate, settle, explain."""

from __future__ import annotations

import difflib
import importlib
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from graphlib import CycleError, TopologicalSorter
from itertools import count, islice
from pathlib import Path
from types import GeneratorType, ModuleType
from typing import Any

import attrs

from reex.checks import checking, most_things
from reex.collector import no_collecting
from reex.errors import DataError, PipelineError, ReexError
from reex.frozen import FrozenDict
from reex.gazetteer import Alias, Entry, Gazetteer
from reex.isolation import Isolated, failure, told
from reex.knowledge import knowing, placed
from reex.language import number_terms
from reex.model import Claim, Document, Entity, Initiative, Notice, Record, evolve_initiative, numbered
from reex.offers import Extractor
from reex.overlaps import Displaced, settle, settled
from reex.page import Made, Page, Sheet, quick_page
from reex.plugins import Plugins, installed
from reex.scan import Scanner
from reex.spans import Span
from reex.standards import language_name
from reex.tables import read_toml

# How many things of the tables a pipeline keeps at hand: an archive names each of them again and again.
_REMEMBERED = 4096
# What nearly all extractors return, and whatever else is one: a look at the abstract class alone takes far longer.
_GENERATOR = (GeneratorType, Generator)
_ITERABLE = (GeneratorType, list, Iterable)
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
        _refuse_others(given)
        _refuse_doubles(given)
        self.extractors = _ordered(given)
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
        able, _ = _able([extractor for extractor in self.extractors if extractor.reads(language)])
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
        run = _Run(document, trace, Sheet(document, self.facts, words), self._fallbacks)
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


@attrs.define
class _Run:
    """What one run over one document has made so far."""

    document: Document
    trace: list[Displaced] | None  # None where nobody asks why something didn't stay
    sheet: Sheet
    fallbacks: frozenset[str]
    entities: tuple[Entity, ...] = ()
    pending: list[Entity] = attrs.field(factory=list)
    pending_kinds: set[str] = attrs.field(factory=set)
    numbers: Iterator[int] = attrs.field(factory=lambda: count(1))  # that of a displaced one is never given again
    initiatives: list[Initiative] = attrs.field(factory=list)
    claims: list[Claim] = attrs.field(factory=list)
    notices: list[Notice] = attrs.field(factory=list)
    isolated: Isolated = attrs.field(factory=Isolated)

    def step(self, extractor: Extractor, hits: Sequence[Any]) -> None:
        """Run one extractor: all that it yields, or nothing and a notice."""
        if (extractor.needs | extractor.uses) & self.pending_kinds:
            self._settle()
        if self.sheet.furniture:
            hits = [hit for hit in hits if not self.sheet.in_furniture(hit.start, hit.end)]
        page = quick_page(
            self.document,
            tuple(hits),
            self.entities,
            extractor.name,
            tuple(self.initiatives),
            tuple(self.claims),
            self.sheet,
            self.document.text,
        )
        try:
            made = _made(extractor, page, self.isolated)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # one broken extractor costs its own output and one clear warning
            self.notices.append(_failure(extractor, error))
            return
        self._keep(made, extractor)

    def _keep(self, made: Iterable[Made], extractor: Extractor) -> None:
        initiatives: list[Initiative] = []
        furniture = self.sheet.furniture
        for thing in made:
            if isinstance(thing, Entity):
                if not (furniture and self.sheet.in_furniture(thing.start, thing.end)):
                    self.pending.append(thing)
                elif self.trace is not None:
                    self.trace.append(Displaced(thing, None, "it stands in page furniture"))
            elif isinstance(thing, Initiative):
                initiatives.append(thing)
            elif isinstance(thing, Claim):
                self.claims.append(attrs.evolve(thing, id=f"c{len(self.claims) + 1}"))
            else:
                self.notices.append(thing)
        if initiatives:
            self.initiatives += _numbered(initiatives, len(self.initiatives) + 1)
        self.pending_kinds |= extractor.makes

    def _settle(self) -> None:
        """Let what is new compete with what was there, and number what stays."""
        if self.pending:
            entities = [*self.entities, *self.pending]
            if self.trace is None:
                kept, _ = settled(entities, self.fallbacks)
            else:
                kept, displaced = settle(entities, self.fallbacks)
                self.trace += displaced
            self.entities = tuple([e if e.id else numbered(e, f"e{next(self.numbers)}") for e in kept])
        self.pending, self.pending_kinds = [], set()

    def record(self, notices: Sequence[Notice]) -> Record:
        """Return what came of it."""
        self._settle()
        return Record(
            document=self.document,
            entities=self.entities,
            initiatives=tuple(self.initiatives),
            claims=tuple(self.claims),
            warnings=(*notices, *self.notices),
        )


def _numbered(initiatives: list[Initiative], first: int) -> Iterator[Initiative]:
    """Number initiatives, and the parts of packages, which an extractor names by ids of its own, along with them."""
    ids = {initiative.id: f"i{number}" for number, initiative in enumerate(initiatives, first)}
    if len(ids) == len(initiatives) and all(own == given for own, given in ids.items()):
        yield from initiatives  # numbered so already, as by the one that ships
        return
    for number, initiative in enumerate(initiatives, first):
        amounts = tuple(
            attrs.evolve(amount, parts=tuple(ids.get(part, part) for part in amount.parts)) if amount.parts else amount
            for amount in initiative.amounts
        )
        yield evolve_initiative(initiative, id=f"i{number}", amounts=amounts)


def _made(extractor: Extractor, page: Page, isolated: Isolated) -> list[Made]:
    """Return all that an extractor yields; raise whatever it raises, or what is wrong with something that it yields."""
    text = page.text
    most = most_things(text)
    with isolated:
        found = extractor.find(page)
        if not isinstance(found, _ITERABLE):
            raise TypeError(f"returned {found!r}; yield what it finds")
        things = iter(found)
        try:
            made = list(map(checking(extractor, text), islice(things, most + 1)))
            if len(made) > most:
                raise ValueError(f"yielded more than {most} things, which no text of {len(text)} characters holds")
        finally:
            if isinstance(things, _GENERATOR):  # an end of its own, in which it may fail once more
                things.close()
    return made


def _failure(extractor: Extractor, error: BaseException) -> Notice:
    return Notice(code="extractor-failed", message=failure("extractor", extractor.name, extractor.origin, error))


def _refuse_others(given: Sequence[Any]) -> None:
    for thing in given:
        if not isinstance(thing, Extractor):
            raise TypeError(
                f"{thing!r} is no extractor: @reex.extractor(name, makes=...) above a function of a page makes one"
            )


def _refuse_doubles(extractors: Sequence[Extractor]) -> None:
    seen: dict[str, Extractor] = {}
    for extractor in extractors:
        if other := seen.get(extractor.name):
            if other is extractor:
                raise PipelineError(f"extractor {extractor.name} is given twice; once is enough")
            first, second = (e.origin or "code without a distribution" for e in (other, extractor))
            raise PipelineError(
                f"two extractors are called {extractor.name}: one of {first}, one of {second}; "
                f"uninstall one, or leave it out with without({extractor.name!r}) before adding the other"
            )
        seen[extractor.name] = extractor


def usable(extractors: Sequence[Extractor]) -> tuple[list[Extractor], list[Notice]]:
    """Return the extractors that can run together, and a notice on each that is left out."""
    single, doubles = _single(extractors)
    able, left_out = _able(single)
    while circle := _circle(able):
        names = ", ".join(f"{e.name} of {e.origin}" if e.origin else e.name for e in circle)
        waiting = f"extractors wait for each other: {names}; uninstall one"
        able, lost = _able([e for e in able if e not in circle])
        left_out = [*left_out, Notice(code="extractor-left-out", message=waiting), *lost]
    return able, [*doubles, *left_out]


def _single(extractors: Sequence[Extractor]) -> tuple[list[Extractor], list[Notice]]:
    """Return the extractors that have a name of their own, and a notice on those that share one."""
    by_name: dict[str, list[Extractor]] = {}
    for extractor in extractors:
        by_name.setdefault(extractor.name, []).append(extractor)
    notices = [
        Notice(
            code="extractor-left-out",
            message=f"extractors called {name} come from {' and from '.join(e.origin for e in same)}; uninstall one",
        )
        for name, same in by_name.items()
        if len(same) > 1
    ]
    return [same[0] for same in by_name.values() if len(same) == 1], notices


def _able(extractors: Sequence[Extractor]) -> tuple[list[Extractor], list[Notice]]:
    """Return the extractors whose needs are made, and a notice on each of the others."""
    able, notices = list(extractors), []
    while unable := [(e, unmade) for e in able if (unmade := e.needs.difference(*[other.makes for other in able]))]:
        for extractor, unmade in unable:
            able.remove(extractor)
            reason = f"it needs {' and '.join(sorted(unmade))}, which no working plugin makes"
            notices.append(Notice(code="extractor-left-out", message=f"extractor {extractor.name}: {reason}"))
    return able, notices


def _circle(extractors: Sequence[Extractor]) -> list[Extractor]:
    """Return extractors that wait for each other, sorted by name, or nothing if none do."""
    try:
        _ordered(extractors)
    except PipelineError as error:
        circle = error.__cause__.args[1] if isinstance(error.__cause__, CycleError) else ()
        return sorted((extractor for extractor in extractors if extractor.name in circle), key=lambda e: e.name)
    return []


def _ordered(extractors: Sequence[Extractor]) -> tuple[Extractor, ...]:
    """Sort by what each makes and needs; names break ties, so the order never depends on the list."""
    by_name = {extractor.name: extractor for extractor in sorted(extractors, key=lambda e: e.name)}
    makers: dict[str, list[str]] = {}
    for extractor in by_name.values():
        for kind in extractor.makes:
            makers.setdefault(kind, []).append(extractor.name)
    waits: dict[str, list[str]] = {}
    for name, extractor in by_name.items():
        if unmade := sorted(extractor.needs - makers.keys()):
            raise PipelineError(
                f"{name} needs {' and '.join(unmade)}, which nothing in the pipeline makes: "
                f"add an extractor that does, or leave out {name}"
            )
        wanted = extractor.needs | extractor.uses
        waits[name] = sorted({m for kind in wanted for m in makers.get(kind, ()) if m != name})
    try:
        return tuple(by_name[name] for name in _layers(waits))
    except CycleError as error:
        circle = " waits for ".join(reversed(error.args[1]))
        raise PipelineError(f"the extractors wait for each other: {circle}") from error


def _layers(waits: dict[str, list[str]]) -> Iterator[str]:
    sorter = TopologicalSorter(waits)
    sorter.prepare()
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        yield from ready
        sorter.done(*ready)


_KEYS = {
    "only": (str, "names"),
    "without": (str, "names"),
    "adding": (str | dict, "names and tables"),
    "gazetteers": (dict, "tables"),
    "tables": (dict, "tables"),
}
# How a value that a factory gets says that it is a path, which stands beside the file.
_RELATIVE = ("./", "../")


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
        added = [_added(item, path.parent) for item in table.get("adding", ())]
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


def _added(item: str | dict[str, Any], folder: Path) -> Extractor:
    """Return the extractor of a name, or what the factory of a table makes of its other keys."""
    place = item if isinstance(item, str) else item.get("factory")
    if not isinstance(place, str):
        raise DataError("a table of adding needs a factory, written package.module:name")
    found = _named(place, folder)
    if isinstance(item, dict):
        found = _called(place, found, {key: _beside(value, folder) for key, value in item.items() if key != "factory"})
    if not isinstance(found, Extractor):
        raise PipelineError(f"{place} {'is' if isinstance(item, str) else 'makes'} no extractor")
    return found


def _named(place: str, folder: Path) -> Any:
    """Return what is at ``package.module:name``, looked for in *folder* first."""
    module, _, name = place.partition(":")
    try:
        return getattr(_imported(module, folder.resolve()), name)
    except Exception as error:  # the module is the user's own: whatever stands in its way is told in one line
        raise PipelineError(f"no extractor at {place}: write package.module:name ({told(error)})") from error


def _called(place: str, factory: Any, arguments: dict[str, Any]) -> Any:
    try:
        return factory(**arguments)
    except ReexError:
        raise
    except Exception as error:  # as above
        raise PipelineError(
            f"{place} makes no extractor of {', '.join(arguments) or 'no arguments'} ({told(error)})"
        ) from error


def _beside(value: Any, folder: Path) -> Any:
    return str((folder / value).resolve()) if isinstance(value, str) and value.startswith(_RELATIVE) else value


def _imported(module: str, folder: Path) -> ModuleType:
    """Return a module, that in *folder* before any other of its name."""
    top = module.partition(".")[0]
    loaded = getattr(sys.modules.get(top), "__file__", None)
    beside = [file for file in (folder / f"{top}.py", folder / top / "__init__.py") if file.exists()]
    if loaded and beside and Path(loaded).resolve() not in beside:
        raise ImportError(f"{top} is the name of {loaded}, which is loaded already: give {beside[0]} another one")
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()  # the file may be younger than Python's last look into the folder
    try:
        return importlib.import_module(module)
    finally:
        with suppress(ValueError):  # the module itself may have tidied up
            sys.path.remove(str(folder))


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
