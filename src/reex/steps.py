"""One run over one document, an extractor a step: what each makes is kept, what crosses settled, what fails told."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import count, islice
from types import GeneratorType
from typing import Any

import attrs

from reex.checks import checking, most_things
from reex.document import Document, Notice
from reex.isolation import Isolated, failure
from reex.model import Claim, Entity, Initiative, Record, evolve_initiative, numbered
from reex.offers import Extractor
from reex.overlaps import Displaced, settle, settled
from reex.page import Made, Page, Sheet, quick_page

# What nearly all extractors return, and whatever else is one: a look at the abstract class alone takes far longer.
_GENERATOR = (GeneratorType, Generator)
_ITERABLE = (GeneratorType, list, Iterable)


@attrs.define
class Run:
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
