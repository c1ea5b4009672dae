"""From entry points to what each plugin offers, and a report of what failed."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.metadata import Distribution, EntryPoint, distributions, entry_points
from itertools import chain
from typing import TYPE_CHECKING, Any

import attrs
import pluggy

from reex.checks import fault_of
from reex.codes import Kind
from reex.collector import no_collecting
from reex.hookspecs import Hooks
from reex.isolation import Isolated, place, told
from reex.offers import Container, Extractor, Reader, Writer

if TYPE_CHECKING:
    import click

GROUP = "reex"
TABLE = "table"  # the format that the command line shows to people; it has no writer that a plugin could replace


@attrs.frozen
class Plugin:
    """One line of the report: a plugin, and what it offers or why it failed.

    Attributes:
        seconds: computing time that it took to load, waiting left out; no part of what makes two lines equal.
    """

    name: str
    distribution: str
    version: str
    extractors: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    error: str | None = None
    seconds: float = attrs.field(default=0.0, eq=False)

    @property
    def told(self) -> str:
        """Which plugin failed, and why, in one line."""
        return f"plugin {self.name} of {self.distribution} {self.version}: {self.error}"


@attrs.frozen
class Plugins:
    """All that the installed plugins offer: those of reex itself first, then in the order of their names."""

    extractors: tuple[Extractor, ...] = ()
    readers: tuple[Reader | Container, ...] = ()
    writers: tuple[Writer, ...] = ()
    kinds: tuple[Kind, ...] = ()
    commands: tuple[click.Command, ...] = ()
    report: tuple[Plugin, ...] = ()

    @property
    def failed(self) -> tuple[Plugin, ...]:
        """The plugins that could not be used."""
        return tuple(plugin for plugin in self.report if plugin.error)


_OFFERS = ("extractors", "readers", "writers", "kinds", "commands")
_TYPES: dict[str, tuple[type, ...]] = {
    "extractors": (Extractor,),
    "readers": (Reader, Container),
    "writers": (Writer,),
    "kinds": (Kind,),
}


def load() -> Plugins:
    """Load each installed plugin alone; one that fails is a line of the report and nothing else."""
    try:
        entries, damaged = list(entry_points(group=GROUP)), list[Plugin]()
    except Exception:  # one list that can't be read is enough for that, whoever's it is
        entries, damaged = _one_by_one()
    found = [(entry.name, *_distribution(entry), entry) for entry in entries]
    plugins = collect(sorted(found, key=_turn))
    return attrs.evolve(plugins, report=(*plugins.report, *damaged)) if damaged else plugins


@lru_cache(maxsize=1)
def installed() -> Plugins:
    """Return what :func:`load` does, once in a process: it can't gain plugins, and to load takes longer than a page."""
    return load()


def _turn(line: tuple[str, str, str, EntryPoint]) -> tuple[bool, str, str, str]:
    """Put what comes with reex first: who comes later is refused a name that is taken."""
    name, distribution, version, _ = line
    return distribution != "reex", name, distribution, version


def _one_by_one() -> tuple[list[EntryPoint], list[Plugin]]:
    """Return the entry points of all distributions but those whose list is damaged, and a line on each of these."""
    entries: list[EntryPoint] = []
    damaged = []
    seen = set()
    for distribution in distributions():
        name, version = _names(distribution)
        if name in seen:  # the first on the path counts
            continue
        seen.add(name)
        try:
            entries += distribution.entry_points.select(group=GROUP)
        except Exception as error:
            damaged.append(
                Plugin("(unknown)", name, version, error=f"its entry_points.txt can't be read: {told(error)}")
            )
    return entries, sorted(damaged, key=lambda plugin: plugin.distribution)


def _distribution(entry: EntryPoint) -> tuple[str, str]:
    return ("unknown", "unknown") if entry.dist is None else _names(entry.dist)


def _names(distribution: Distribution) -> tuple[str, str]:
    """Return name and version, which a damaged installation may have lost."""
    try:
        metadata = distribution.metadata  # a file, which is read each time
        return str(metadata["Name"] or "unknown"), str(metadata["Version"] or "unknown")
    except Exception:  # the backport of importlib.metadata, where a library brings it, raises instead of None
        return "unknown", "unknown"


@no_collecting()
def collect(entries: Iterable[tuple[str, str, str, EntryPoint]]) -> Plugins:
    """Prove each plugin, given as name, distribution, version and entry point."""
    offers: dict[str, list[Any]] = {offer: [] for offer in _OFFERS}
    report = []
    for name, distribution, version, entry in entries:
        start = time.process_time()
        offered: dict[str, list[Any]] = {}
        error = None
        try:
            with Isolated():
                offered = _prove(name, entry, f"{distribution} {version}")
            _refuse_doubles(offered, offers)
        except KeyboardInterrupt:
            raise
        except BaseException as fault:  # whatever a plugin raises is its own fault and nobody else's
            offered, error = {}, _short(fault)
        for offer, things in offered.items():
            offers[offer] += things
        names: dict[str, Any] = {offer: tuple(map(_name, things)) for offer, things in offered.items()}
        seconds = time.process_time() - start
        report.append(Plugin(name, distribution, version, error=error, seconds=seconds, **names))
    return Plugins(report=tuple(report), **{offer: tuple(things) for offer, things in offers.items()})


def _prove(name: str, entry: EntryPoint, origin: str) -> dict[str, list[Any]]:
    """Register one plugin in a manager of its own, so that a failure leaves no trace."""
    manager = pluggy.PluginManager("reex")
    manager.add_hookspecs(Hooks)
    module = entry.load()
    _refuse_unmarked(module)
    manager.register(module, name=name)
    manager.check_pending()
    return {offer: [_stamped(thing, offer, origin) for thing in _offered(manager, offer)] for offer in _OFFERS}


def _offered(manager: pluggy.PluginManager, offer: str) -> Iterable[Any]:
    """Return what one hook returns; called by itself, as pluggy passes over a None without a word."""
    hook = getattr(manager.hook, f"reex_{offer}")
    given = [implementation.function() for implementation in hook.get_hookimpls()]
    if None in given:
        raise TypeError(f"reex_{offer} returned None; it must return a list, if only an empty one")
    for things in given:
        if not isinstance(things, Iterable):
            raise TypeError(f"reex_{offer} returned {things!r} and no list: write return [...], if only with one thing")
    return chain.from_iterable(given)


def _refuse_unmarked(module: Any) -> None:
    """Refuse a hook that lacks its mark: pluggy passes it over without a word."""
    for offer in _OFFERS:
        hook = getattr(module, f"reex_{offer}", None)
        if hook is not None and not hasattr(hook, "reex_impl"):
            raise TypeError(f"reex_{offer} lacks the mark @reex.hookimpl")


def _refuse_doubles(offered: Mapping[str, list[Any]], taken: Mapping[str, list[Any]]) -> None:
    """Refuse names and endings that a plugin offers twice, or that an earlier one has taken.

    A pipeline does so for extractors of several plugins, as there one can choose.
    """
    for offer in _OFFERS:
        claimed = [claim for thing in offered[offer] for claim in _claims(thing)]
        if twice := next((claim for claim in claimed if claimed.count(claim) > 1), None):
            raise ValueError(f"reex_{offer} offers {twice} twice; give one of them another name")
    for offer in ("readers", "writers", "commands"):
        others = {TABLE: "reex"} if offer == "writers" else {}
        for thing in taken[offer]:
            others |= dict.fromkeys(_claims(thing), getattr(thing, "origin", "another plugin"))
        for claim in chain.from_iterable(map(_claims, offered[offer])):
            if claim in others:
                raise ValueError(f"reex_{offer} offers {claim}, which {others[claim]} offers already")


def _claims(thing: Any) -> tuple[str, ...]:
    """Return what only one thing can have: its name, and the endings of a reader."""
    return (_name(thing), *(thing.suffixes if isinstance(thing, Reader | Container) else ()))


def _stamped(thing: Any, offer: str, origin: str) -> Any:
    wanted: Any = _TYPES.get(offer) or (_command_type(),)
    if not isinstance(thing, wanted):
        names = " or ".join(cls.__name__ for cls in wanted)
        raise TypeError(f"reex_{offer} returned {thing!r}, which is no {names}")
    if offer in _TYPES and (fault := fault_of(thing)):
        raise TypeError(f"reex_{offer} returned a {type(thing).__name__} of {fault}")
    return attrs.evolve(thing, origin=origin) if hasattr(thing, "origin") else thing


def _command_type() -> type:
    import click  # only a plugin that offers commands has a use for it

    return click.Command


def _name(thing: Any) -> str:
    return str(getattr(thing, "name", None) or getattr(thing, "code", thing))


def _short(error: BaseException) -> str:
    """Return one line: what was raised, and the file and line of the plugin that raised it."""
    where = place(error)
    return f"{told(error)} ({where[0]}:{where[1]})" if where else told(error)
