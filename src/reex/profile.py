"""Where the time of one document goes: to which extractor, and to which rule of it.

A rule has the time since the thing that its extractor made before, the search that came to nothing included. What comes
before the first thing and after the last is that of no rule: an extractor that weighs all that it finds does its work
there. All is processor time, and of the code as it runs otherwise: the clock is read only where something is made.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

import attrs

from reex.checks import most_things
from reex.document import Document
from reex.model import Claim, Entity, Initiative
from reex.offers import Extractor
from reex.page import Made, Page
from reex.pipeline import Pipeline

SHARED = "(sentences and numbers)"
AROUND = "(scan, checks, settling)"
BEFORE, AFTER = "(before the first thing)", "(after the last thing)"
_ENOUGH = 0.5  # seconds of computing that are measured: a short document runs many times
_WARM = 10_000  # characters that run before, so that nothing is built while the clock runs


_GIVEN = tuple(field.name for field in attrs.fields(Page) if field.init)


@attrs.frozen
class Part:
    """What takes time: an extractor, or a rule of it.

    Attributes:
        seconds: processor time of one run.
        made: things that it made in one run, before any of them was settled.
    """

    extractor: str
    rule: str
    seconds: float
    made: int


@attrs.frozen
class Profile:
    """Where the time of one document goes.

    Attributes:
        characters: the length of its text.
        runs: how often it was run.
        seconds: processor time of one run.
        extractors: all of them, and what they share, which together take all of the time; the slowest first.
        rules: those that made something, and what came before and after, the slowest first.
    """

    characters: int
    runs: int
    seconds: float
    extractors: tuple[Part, ...]
    rules: tuple[Part, ...]


@attrs.frozen
class Meter:
    """The seconds and things of each extractor and rule, over all runs since it was cleared."""

    extractors: defaultdict[str, float] = attrs.field(factory=lambda: defaultdict(float))
    rules: defaultdict[tuple[str, str], float] = attrs.field(factory=lambda: defaultdict(float))
    made: Counter[tuple[str, str]] = attrs.field(factory=Counter)

    def clear(self) -> None:
        """Forget what was measured."""
        for measured in (self.extractors, self.rules, self.made):
            measured.clear()


@attrs.define
class _Clock:
    """The clock of one extractor on one page."""

    meter: Meter
    extractor: str
    last: float = attrs.field(factory=time.process_time)
    begun: bool = False

    def stop(self, rule: str) -> None:
        """Add the time since it was stopped before to a rule."""
        now = time.process_time()
        self.meter.extractors[self.extractor] += now - self.last
        self.meter.rules[self.extractor, rule] += now - self.last
        self.last = now

    def made(self, rule: str) -> None:
        """Note that a thing was made by *rule*."""
        self.stop(rule if self.begun else BEFORE)
        self.begun = True
        self.meter.made[self.extractor, rule] += 1


@attrs.frozen
class _Watched(Page):
    """A page that tells a clock of what is made on it."""

    clock: _Clock = attrs.field(kw_only=True, repr=False, eq=False)

    def entity(self, *given: Any, **fields: Any) -> Entity:
        made = super().entity(*given, **fields)
        self.clock.made(made.rule)
        return made

    def initiative(self, **fields: Any) -> Initiative:
        made = super().initiative(**fields)
        self.clock.made(made.rule)
        return made

    def claim(self, **fields: Any) -> Claim:
        made = super().claim(**fields)
        self.clock.made(made.rule)
        return made


def metered(pipeline: Pipeline) -> tuple[Pipeline, Meter]:
    """Return the pipeline with a clock on each extractor, and what these clocks tell."""
    meter = Meter()
    return Pipeline([_metered(extractor, meter) for extractor in pipeline.extractors]), meter


def _metered(extractor: Extractor, meter: Meter) -> Extractor:
    def find(page: Page) -> Iterator[Made]:
        start = time.process_time()
        page.sheet.warm()
        meter.extractors[SHARED] += time.process_time() - start
        clock = _Clock(meter, extractor.name)
        given: dict[str, Any] = {name: getattr(page, name) for name in _GIVEN}
        try:
            made = list(islice(extractor.find(_Watched(**given, clock=clock)), most_things(page.text) + 1))
        finally:
            clock.stop(AFTER)
        yield from made  # to be checked while no clock runs

    return attrs.evolve(extractor, find=find)


def profile(pipeline: Pipeline, document: Document) -> Profile:
    """Run *document* until half a second of computing has passed, once at least, and return where the time went."""
    watched, meter = metered(pipeline)
    watched.run(Document(text=document.text[:_WARM], language=document.language))
    meter.clear()
    start = time.process_time()
    runs, taken = 0, 0.0
    while taken < _ENOUGH:
        watched.run(document)
        runs, taken = runs + 1, time.process_time() - start
    return Profile(
        characters=document.characters,
        runs=runs,
        seconds=taken / runs,
        extractors=_slowest(_extractors(watched, meter, runs, taken)),
        rules=_slowest(_rules(meter, runs)),
    )


def _extractors(pipeline: Pipeline, meter: Meter, runs: int, taken: float) -> Iterator[Part]:
    for name in (*pipeline.names, SHARED):
        made = sum(number for (extractor, _), number in meter.made.items() if extractor == name)
        yield Part(name, "", meter.extractors[name] / runs, made // runs)
    yield Part(AROUND, "", max(0.0, taken - sum(meter.extractors.values())) / runs, 0)


def _rules(meter: Meter, runs: int) -> Iterator[Part]:
    for name, rule in meter.rules.keys() | meter.made.keys():
        yield Part(name, rule, meter.rules[name, rule] / runs, meter.made[name, rule] // runs)


def _slowest(parts: Iterator[Part]) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=lambda part: (-part.seconds, part.extractor, part.rule)))
