"""From entry points to what each plugin offers, and a report of what failed."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from importlib.metadata import EntryPoint, distributions
from typing import TYPE_CHECKING, Any

import attrs
import pluggy

from reex.extractor import Extractor, Kind, Reader, Writer
from reex.hookspecs import Hooks

if TYPE_CHECKING:
    import click

GROUP = "reex"


@attrs.frozen
class Plugin:
    """One line of the report: a plugin, and what it offers or why it failed."""

    name: str
    distribution: str
    version: str
    extractors: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    error: str | None = None


@attrs.frozen
class Plugins:
    """All that the installed plugins offer, in the order of their names."""

    extractors: tuple[Extractor, ...] = ()
    readers: tuple[Reader, ...] = ()
    writers: tuple[Writer, ...] = ()
    kinds: tuple[Kind, ...] = ()
    commands: tuple[click.Command, ...] = ()
    report: tuple[Plugin, ...] = ()

    @property
    def failed(self) -> tuple[Plugin, ...]:
        """The plugins that could not be used."""
        return tuple(plugin for plugin in self.report if plugin.error)


_OFFERS = ("extractors", "readers", "writers", "kinds", "commands")
_TYPES: dict[str, type] = {"extractors": Extractor, "readers": Reader, "writers": Writer, "kinds": Kind}


def load() -> Plugins:
    """Load each installed plugin alone; one that fails is a line of the report and nothing else."""
    entries = {  # by key: an editable install may show a distribution twice
        (entry.name, found.name, found.version): entry
        for found in distributions()
        for entry in found.entry_points
        if entry.group == GROUP
    }
    return collect([(*key, entries[key]) for key in sorted(entries)])


def collect(entries: Sequence[tuple[str, str, str, EntryPoint]]) -> Plugins:
    """Prove each plugin, given as name, distribution, version and entry point."""
    offers: dict[str, list[Any]] = {offer: [] for offer in _OFFERS}
    report = []
    for name, distribution, version, entry in entries:
        try:
            offered = _prove(name, entry, f"{distribution} {version}")
        except Exception as error:  # whatever a plugin raises is its own fault and nobody else's
            report.append(Plugin(name, distribution, version, error=_short(error)))
            continue
        for offer, things in offered.items():
            offers[offer] += things
        names = {offer: tuple(_name(thing) for thing in things) for offer, things in offered.items()}
        report.append(Plugin(name, distribution, version, **names))
    return Plugins(report=tuple(report), **{offer: tuple(things) for offer, things in offers.items()})


def _prove(name: str, entry: EntryPoint, origin: str) -> dict[str, list[Any]]:
    """Register one plugin in a manager of its own, so that a failure leaves no trace."""
    manager = pluggy.PluginManager("reex")
    manager.add_hookspecs(Hooks)
    manager.register(entry.load(), name=name)
    manager.check_pending()
    offered: dict[str, list[Any]] = {}
    for offer in _OFFERS:
        things = [thing for group in getattr(manager.hook, f"reex_{offer}")() for thing in group]
        offered[offer] = [_stamped(thing, offer, origin) for thing in things]
    return offered


def _stamped(thing: Any, offer: str, origin: str) -> Any:
    wanted = _TYPES.get(offer)
    if wanted and not isinstance(thing, wanted):
        raise TypeError(f"reex_{offer} returned {thing!r}, which is no {wanted.__name__}")
    return attrs.evolve(thing, origin=origin) if hasattr(thing, "origin") else thing


def _name(thing: Any) -> str:
    return str(getattr(thing, "name", None) or getattr(thing, "code", thing))


def _short(error: Exception) -> str:
    """Return one line: what was raised, and the file and line of the plugin that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    return " ".join(f"{type(error).__name__}: {error}".split()) + where
