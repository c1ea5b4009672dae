"""What an extractor promises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle, islice
from typing import TYPE_CHECKING

import attrs

from reex.checks import checked, most_things
from reex.document import Notice
from reex.model import Claim, Entity, Initiative
from reex.offers import Extractor
from reex.page import Found, Made, Page
from reex.pipeline import Pipeline
from reex.spans import Span
from reex.testing.behind import makers
from reex.testing.promises.growth import Work, check_growth
from reex.testing.promises.promise import Promise, for_any, joined

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_TERMS = 24
# What makes trouble, and what makes mentions for an extractor that builds on those of others.
_PIECES = (
    " ", " ", " ", "\n", "\n\n", "\r\n", "\t", ".", ". ", ", ", "(", ")", "[[", "]]", "“", "”", "’s", "—", "-", "%",
    "$", "0", "9" * 60, "1,111,", "1.", "\0", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\N{RIGHT-TO-LEFT MARK}",
    "e\N{COMBINING ACUTE ACCENT}",
    "İ", "ß", "ﬁ", "稀土", "\N{PILE OF POO}", "https://example.org/a?b=$5",
    "the ", "of ", "in ", "and ", "not ", "for ", "$5 million ", "€1.2bn", "12 percent ", "500 tonnes ", "May 5, 2026",
    "Japan", "Chinese ",
    "the Ministry of Mines ", "Acme Mining Corp. ", "rare earths ", "will lend ", "awarded ", "a loan ",
)  # fmt: skip
# Each over and over is a text that nobody writes, and that takes long where an extractor looks on without bound.
_UNITS = (
    "1,", "$", "$5 million ", "5% of ", "(", "A ", "U.S. ", "Vento Halden Morrow ", "Acme Corp., ", "rareearths", "\n",
    "“", ".", "https://", "The Ministry of Mines lent $5 million to Acme Mining Corp. in Japan. ",
)  # fmt: skip


def promises_of_extractor(extractor: Extractor, examples: Sequence[str]) -> tuple[Promise, ...]:
    """Return the promises of an extractor, to be tested on arbitrary texts with pieces of its own."""
    trial = _Trial(extractor, tuple(examples))
    return (
        Promise("fails-on-no-text", trial.fails_on_no_text),
        Promise("spans-lie-in-the-text", trial.spans_lie_in_the_text),
        Promise("makes-what-it-says", trial.makes_what_it_says),
        Promise("answers-the-same-twice", trial.answers_the_same_twice),
        Promise("remembers-no-other-text", trial.remembers_no_other_text),
        Promise("leaves-its-page-alone", trial.leaves_its_page_alone),
        Promise("takes-linear-time", trial.takes_linear_time),
    )


class _Trial:
    """An extractor on trial: it gets the pages that it would get in a pipeline, behind those that it builds on."""

    def __init__(self, extractor: Extractor, examples: tuple[str, ...]) -> None:
        self.extractor = extractor
        self.examples = examples
        self._page: Page | None = None
        self._pipeline: Pipeline | None = None

    # --- promises

    def fails_on_no_text(self) -> None:
        """It raises on no text, whatever stands in it, and comes to an end."""
        self._on_any_text(lambda text: self._few(self._made(self._page_of(text)), text))

    def spans_lie_in_the_text(self) -> None:
        """What it yields stands in the text where it says."""

        def test(text: str) -> None:
            for thing in self._answer(text)[0]:
                if isinstance(thing, Entity):
                    there = text[max(thing.start, 0) : max(thing.end, 0)]
                    assert there == thing.text != "", (
                        f"{self._name} yields {thing.text!r} at {thing.start}:{thing.end} of {text!r}"
                    )
                for span in _spans(thing):
                    assert span.end <= len(text), f"{self._name} yields {span}, which ends after {text!r}"

        self._on_any_text(test)

    def makes_what_it_says(self) -> None:
        """It yields the kinds that it says it makes, with fields that a record can hold."""

        def test(text: str) -> None:
            for thing in self._answer(text)[0]:
                try:
                    checked(thing, self.extractor, text)
                except (TypeError, ValueError) as error:
                    raise AssertionError(f"{self._name} {error}; its text was {text!r}") from error

        self._on_any_text(test)

    def answers_the_same_twice(self) -> None:
        """The same text is the same answer."""

        def test(text: str) -> None:
            first, second = self._answer(text), self._answer(text)
            assert first == second, f"{self._name} yields {first}, and then {second}, of {text!r}"

        self._on_any_text(test)

    def remembers_no_other_text(self) -> None:
        """It yields the same before and after other texts, also those on which it raises."""
        from hypothesis import strategies as st

        def test(texts: list[str]) -> None:
            forth = [self._answer(text) for text in texts]
            back = [self._answer(text) for text in reversed(texts)][::-1]
            for text, first, second in zip(texts, forth, back, strict=True):
                assert first == second, f"{self._name} yields {first}, and after other texts {second}, of {text!r}"

        for_any(lambda: st.lists(self._texts(), min_size=2, max_size=4), test, [self._known()])

    def leaves_its_page_alone(self) -> None:
        """What it was given is what it was."""

        def test(text: str) -> None:
            page = self._page_of(text)
            before = repr(page)  # shows all that could be changed, however deep it lies
            self._answer_on(page)
            assert repr(page) == before, f"{self._name} changes the page of {text!r}"

        self._on_any_text(test)

    def takes_linear_time(self) -> None:
        """On a text of one thing over and over it takes time in proportion to the length."""
        own = [*islice(self._spellings(), 3), *filter(None, self.examples)]
        apart = [f"{unit} " for unit in own]  # a term that touches itself is no hit
        for unit in (*_UNITS, *own, *apart):
            check_growth(self._name, unit, self._work)

    # --- means

    @property
    def _name(self) -> str:
        return self.extractor.name

    def _on_any_text(self, test: Callable[[str], object]) -> None:
        for_any(self._texts, test, self._known())

    def _known(self) -> list[str]:
        """Return the texts that are tested in any case: chance may not bring all that makes trouble, or no term."""
        own = self._own() or [""]
        mixed = zip(_PIECES, cycle(own))  # as many as there are pieces
        return [*self.examples, "".join(own), "".join(map("".join, mixed)), ""]

    def _own(self) -> list[str]:
        """Return what the extractor itself brings into a text."""
        return [f"{word} " for word in (*islice(self._spellings(), _TERMS), *self.examples)]

    def _texts(self) -> SearchStrategy[str]:
        from hypothesis import strategies as st

        pieces = st.sampled_from(_PIECES)
        if own := self._own():
            pieces |= st.sampled_from(own)
        return st.text(max_size=100) | joined(pieces, "") | joined(pieces, " ")

    def _spellings(self) -> Iterator[str]:
        """Yield spellings of terms from all over the list."""
        terms = self.extractor.terms
        for term in terms[:: max(1, len(terms) // _TERMS)]:
            yield from islice(term.spellings(), 1)

    def _page_of(self, text: str) -> Page:
        """Return a new page of *text*, as a pipeline hands it over."""
        if self._pipeline is None:
            spy = attrs.evolve(self.extractor, find=self._see)
            self._pipeline = Pipeline([*makers(self.extractor), spy])
        self._pipeline.run(text)
        assert self._page is not None
        return self._page

    def _see(self, page: Page) -> Found:
        self._page = page
        return ()

    def _answer(self, text: str) -> tuple[tuple[Made, ...], str]:
        return self._answer_on(self._page_of(text))

    def _answer_on(self, page: Page) -> tuple[tuple[Made, ...], str]:
        """Return what it yields, and the error that it raises instead: that it may not is for another promise."""
        try:
            made = self._made(page)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is part of the answer
            return (), repr(error)
        self._few(made, page.text)
        return made, ""

    def _made(self, page: Page) -> tuple[Made, ...]:
        """Return what it yields, and of more than a pipeline takes only as much as shows that."""
        return tuple(islice(self.extractor.find(page), most_things(page.text) + 1))

    def _few(self, made: Sequence[Made], text: str) -> None:
        most = most_things(text)
        assert len(made) <= most, f"{self._name} yields more than {most} things, if not without end, of {text[:80]!r}"

    def _work(self, text: str) -> Work:
        page = self._page_of(text)
        return lambda: self._answer_on(page)


def _spans(thing: object) -> Iterable[Span]:
    """Yield the spans of what isn't an entity."""
    if isinstance(thing, Initiative):
        yield from (span for spans in thing.slots.values() for span in spans)
    if isinstance(thing, Initiative | Claim):
        yield from thing.evidence
    if isinstance(thing, Notice) and thing.start is not None and thing.end is not None:
        yield Span(thing.start, thing.end)
