"""Which extractors can run together, and in what order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

from reex.document import Notice
from reex.errors import PipelineError
from reex.offers import Extractor


def usable(extractors: Sequence[Extractor]) -> tuple[list[Extractor], list[Notice]]:
    """Return the extractors that can run together, and a notice on each that is left out."""
    single, doubles = _single(extractors)
    able, left_out = able_to_run(single)
    while circle := _circle(able):
        names = ", ".join(f"{e.name} of {e.origin}" if e.origin else e.name for e in circle)
        waiting = f"extractors wait for each other: {names}; uninstall one"
        able, lost = able_to_run([e for e in able if e not in circle])
        left_out = [*left_out, Notice(code="extractor-left-out", message=waiting), *lost]
    return able, [*doubles, *left_out]


def ordered(extractors: Sequence[Extractor]) -> tuple[Extractor, ...]:
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


def able_to_run(extractors: Sequence[Extractor]) -> tuple[list[Extractor], list[Notice]]:
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
        ordered(extractors)
    except PipelineError as error:
        circle = error.__cause__.args[1] if isinstance(error.__cause__, CycleError) else ()
        return sorted((extractor for extractor in extractors if extractor.name in circle), key=lambda e: e.name)
    return []


def refuse_others(given: Sequence[Any]) -> None:
    """Raise TypeError where one thing is no extractor."""
    for thing in given:
        if not isinstance(thing, Extractor):
            raise TypeError(
                f"{thing!r} is no extractor: @reex.extractor(name, makes=...) above a function of a page makes one"
            )


def refuse_doubles(extractors: Sequence[Extractor]) -> None:
    """Raise PipelineError where two have one name."""
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
