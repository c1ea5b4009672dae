"""Libraries that do a part of what reex does, each on the job that it can do, and set up as serves it best.

Those that look names up are given the names of reex's gazetteers. What isn't installed is left out and told.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from importlib.metadata import version
from typing import Any

import attrs
from corpus import Mark, Text

import reex
from reex.gazetteer import Alias

NAMES = frozenset(("agency", "program", "country", "commodity"))
AMOUNTS = frozenset(("money", "percent", "date"))
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?![\s”\"]|$)[^.!?\n]*)*[.!?”\"]*")
_PARAGRAPH = re.compile(r"[^\n]+")


@attrs.frozen
class Contender:
    """A library at work.

    Attributes:
        name: what tables and picture call it.
        library: its name and version.
        kinds: what it looks for.
        run: does the job on one document, with no more around it than a user would need.
        marks: what ``run`` found, as the truth has it.
        sample: how many bytes of documents it is given, so that a slow one ends.
        note: how it is used.
    """

    name: str
    library: str
    kinds: frozenset[str]
    run: Callable[[Text], Any]
    marks: Callable[[Any], Iterable[Mark]]
    sample: int
    note: str


def contenders(pipeline: reex.Pipeline) -> tuple[list[Contender], list[str]]:
    """Return reex and the peers that are installed, and a line on each that isn't."""
    makers = (_spacy, _flashtext, _pyahocorasick, _price_parser, _quantulum3, _recognizers)
    names = gazetteer(pipeline)
    present, told = [ours(pipeline), *parts(pipeline)], []
    for make in makers:
        try:
            present.append(make(names))
        except ImportError as error:
            told.append(f"left out, as it isn't installed: {error.name}")
    return present, told


def gazetteer(pipeline: reex.Pipeline) -> list[tuple[str, str]]:
    """Return each name of the gazetteers with its kind, without those that count only beside another of the thing."""
    found: dict[tuple[str, str], None] = {}
    for extractor in pipeline.extractors:
        kind = min(extractor.makes)
        for term in extractor.terms:
            if isinstance(term.data, Alias) and not (term.data.weak or term.data.blocks):
                found |= dict.fromkeys((spelling, kind) for spelling in term.spellings())
    return list(found)


def _plain(number: Any) -> str:
    return f"{Decimal(str(number)).normalize():f}"


# --- reex itself


def ours(pipeline: reex.Pipeline) -> Contender:
    """Return reex itself, with the standard pipeline."""
    note = "the standard pipeline: entities of all kinds, initiatives and claims"
    library = f"reex {reex.__version__}"
    kinds = NAMES | AMOUNTS | {"company"}
    return Contender("reex", library, kinds, lambda made: pipeline.run(made.text), _of_record, 4_000_000, note)


def parts(pipeline: reex.Pipeline) -> Iterator[Contender]:
    """Yield reex with no more than what finds names, and what finds amounts: what the other libraries do."""
    for name, kinds in (("reex, names alone", NAMES), ("reex, amounts alone", AMOUNTS)):
        chosen = [one.name for one in pipeline.extractors if one.makes <= kinds]
        run = pipeline.only(*chosen).run
        note = f"its extractors {', '.join(chosen)}"
        yield Contender(name, f"reex {reex.__version__}", kinds, partial(_run, run), _of_record, 4_000_000, note)


def _run(run: Callable[[str], reex.Record], made: Text) -> reex.Record:
    return run(made.text)


def _of_record(record: reex.Record) -> Iterator[Mark]:
    for entity in record.entities:
        value: Any = entity.value
        match entity.kind:
            case "money":
                worth = _plain(value.low if value.amount is None else value.amount)
            case "percent":
                worth = _plain(value.low)
            case "date":
                worth = f"{value.start}/{value.end}" if value else ""
            case _:
                worth = entity.text
        yield Mark(entity.start, entity.end, entity.kind, worth)


# --- names


def _spacy(names: Sequence[tuple[str, str]]) -> Contender:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": kind, "pattern": name} for name, kind in names])  # type: ignore[attr-defined]

    def marks(doc: Any) -> Iterator[Mark]:
        return (Mark(found.start_char, found.end_char, found.label_, found.text) for found in doc.ents)

    note = f"blank English, sentencizer, EntityRuler on {len(names):,} names; its cache as it comes, and warm"
    library = f"spaCy {version('spacy')}"
    return Contender("spaCy EntityRuler", library, NAMES, lambda made: nlp(made.text), marks, 4_000_000, note)


def _flashtext(names: Sequence[tuple[str, str]]) -> Contender:
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=True)  # without case it takes "us" for a country
    for name, kind in names:
        processor.add_keyword(name, kind)
    find = partial(processor.extract_keywords, span_info=True)

    def marks(found: list[tuple[str, int, int]]) -> Iterator[Mark]:
        return (Mark(start, end, kind, "") for kind, start, end in found)

    note = f"{len(names):,} names"
    library = f"flashtext {version('flashtext')}"
    return Contender("flashtext", library, NAMES, lambda made: find(made.text), marks, 4_000_000, note)


def _pyahocorasick(names: Sequence[tuple[str, str]]) -> Contender:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for name, kind in names:
        automaton.add_word(name.lower(), (len(name), kind))
    automaton.make_automaton()

    def find(made: Text) -> list[tuple[int, int, str]]:
        return list(_longest_words(made.text, automaton.iter(made.text.lower())))

    def marks(found: list[tuple[int, int, str]]) -> Iterator[Mark]:
        return (Mark(start, end, kind, "") for start, end, kind in found)

    note = f"{len(names):,} names, text.lower(), whole words, longest first"
    library = f"pyahocorasick {version('pyahocorasick')}"
    return Contender("pyahocorasick", library, NAMES, find, marks, 4_000_000, note)


def _longest_words(text: str, hits: Iterable[tuple[int, tuple[int, str]]]) -> Iterator[tuple[int, int, str]]:
    size = len(text)
    words = []
    for last, (length, kind) in hits:
        start, end = last - length + 1, last + 1
        if (start == 0 or not text[start - 1].isalnum()) and (end == size or not text[end].isalnum()):
            words.append((start, -end, kind))
    free = 0
    for start, end, kind in sorted(words):
        if start >= free:
            free = -end
            yield start, free, kind


# --- sums, percentages and dates


def _price_parser(_: Sequence[tuple[str, str]]) -> Contender:
    from price_parser import Price

    def parse(made: Text) -> list[tuple[Mark, Any]]:
        sums = (mark for mark in made.truth if mark.kind == "money")
        return [(mark, Price.fromstring(made.text[mark.start : mark.end]).amount) for mark in sums]

    def marks(found: list[tuple[Mark, Any]]) -> Iterator[Mark]:
        return (attrs.evolve(mark, value=_plain(amount)) for mark, amount in found if amount is not None)

    note = "reads a sum, but doesn't find it: it is told where each one stands"
    library = f"price-parser {version('price-parser')}"
    return Contender("price-parser", library, frozenset(("money",)), parse, marks, 1_000_000, note)


def _quantulum3(_: Sequence[tuple[str, str]]) -> Contender:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that the classifier is missing, which is as it should be
        from quantulum3 import classifier, load, parser
    classifier.USE_CLF = False
    currencies = {name for name, unit in load.units().names.items() if unit.entity.name == "currency"}

    def marks(found: list[tuple[int, list[Any]]]) -> Iterator[Mark]:
        for at, quantities in found:
            for quantity in quantities:
                if kind := _quantulum3_kind(quantity.unit, currencies):
                    start, end = quantity.span
                    yield Mark(at + start, at + end, kind, _plain(round(quantity.value, 6)))

    note = "without its classifier, sentence by sentence"
    library = f"quantulum3 {version('quantulum3')}"
    kinds = frozenset(("money", "percent"))
    return Contender("quantulum3", library, kinds, _by(_SENTENCE, parser.parse), marks, 60_000, note)


def _quantulum3_kind(unit: Any, currencies: set[str]) -> str:
    if unit.name in ("percentage", "per cent"):  # the second is what it makes of "per cent"
        return "percent"
    return "money" if any(dimension["base"] in currencies for dimension in unit.dimensions) else ""


def _by(piece: re.Pattern[str], parse: Callable[[str], Any]) -> Callable[[Text], list[tuple[int, Any]]]:
    """Return what gives a library the pieces of a text one by one, and tells where each began."""
    return lambda made: [(match.start(), parse(match[0])) for match in piece.finditer(made.text)]


def _recognizers(_: Sequence[tuple[str, str]]) -> Contender:
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    sums = NumberWithUnitRecognizer(Culture.English).get_currency_model().parse
    percentages = NumberRecognizer(Culture.English).get_percentage_model().parse
    dates = _by(_PARAGRAPH, DateTimeRecognizer(Culture.English).get_datetime_model().parse)

    def find(made: Text) -> list[tuple[str, int, list[Any]]]:
        whole = ("money", 0, sums(made.text)), ("percent", 0, percentages(made.text))
        return [*whole, *(("date", at, found) for at, found in dates(made))]

    note = "currency and percentage on a document at once, dates paragraph by paragraph: each as it is fastest"
    library = f"recognizers-text-suite {version('recognizers-text-suite')}"
    return Contender("Recognizers-Text", library, AMOUNTS, find, _of_recognizers, 60_000, note)


def _of_recognizers(found: list[tuple[str, int, list[Any]]]) -> Iterator[Mark]:
    for kind, at, results in found:
        for result in results:
            if worth := _recognized(kind, result.resolution or {}):
                yield Mark(at + result.start, at + result.end + 1, kind, worth)


def _recognized(kind: str, resolution: dict[str, Any]) -> str:
    """Return the worth of what was recognized; nothing for a date that isn't one, such as "now"."""
    if kind == "date":
        return _days(resolution["values"][0].get("timex", "")) if resolution.get("values") else ""
    value = resolution.get("value")
    return _plain(value.rstrip("%")) if value else ""


_TIMEX = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_TIMEX_RANGE = re.compile(r"\((\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d),P\w+\)")


def _days(timex: str) -> str:
    """Return first and last day of a date as TIMEX writes it, whose ranges end on the day after."""
    day = timedelta(days=1)
    if match := _TIMEX_RANGE.fullmatch(timex):
        first, after = map(date.fromisoformat, match.groups())
    elif match := _TIMEX.fullmatch(timex):
        year, month, number = (int(part) if part else None for part in match.groups())
        first = date(year or 1, month or 1, number or 1)
        if number:
            after = first + day
        else:
            after = date(first.year + 1, 1, 1) if month in (None, 12) else first.replace(month=first.month + 1)
    else:
        return ""
    return f"{first}/{after - day}"


def sample(texts: Sequence[Text], size: int) -> Sequence[Text]:
    """Return the first of *texts* that are *size* bytes together."""
    for number, made in enumerate(texts, 1):
        size -= len(made.text.encode())
        if size <= 0:
            return texts[:number]
    return texts
