"""Calendar dates: days, months, quarters, years, decades, and days that count from the publication."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import reex
from reex_measures import fiscal
from reex_measures.figures import find_figures
from reex_measures.mentions import DATA, Sheet
from reex_measures.months import find_months
from reex_measures.relative import find_quarters, find_relative, find_same
from reex_measures.years import find_years


def _terms() -> Iterator[reex.Term]:
    for kind, table in (("month", "months"), ("weekday", "weekdays")):
        for number, names in DATA[table].items():
            yield from (reex.Term(name, (kind, int(number))) for name in names)
    yield from (reex.Term(name, ("season", name)) for name in DATA["seasons"])
    yield from (reex.Term(phrase, ("relative", phrase)) for phrase in (*DATA["relative"], *DATA["parts"]))
    yield from (reex.Term(phrase, ("same", phrase)) for phrase in DATA["same"]["phrases"])
    yield reex.Term("today", ("today", 0))
    for nth, number in DATA["quarters"].items():
        yield reex.Term(f"{nth} quarter", ("quarter", (number, 3)))
        if number <= 2:
            yield reex.Term(f"{nth} half", ("quarter", (number, 6)))
    yield from fiscal.terms()


@reex.extractor("dates", makes="date", uses={"money", "percent", "quantity"}, terms=_terms())
def find_dates(page: reex.Page) -> reex.Found:
    """Yield dates; one that the text or the day of publication doesn't settle has no value."""
    measured = [(entity.start, entity.end) for entity in page.entities("money", "percent", "quantity")]
    sheet = Sheet.of_page(page)
    for start, end in measured:
        sheet.take(start, end)
    for find in (find_figures, find_months, find_years, find_same, find_quarters, find_relative):
        find(sheet)
    for mention in sheet.found:
        name = _name(mention.value) if mention.value else None
        yield page.entity("date", (mention.start, mention.end), name=name, value=mention.value, rule=mention.rule)


@lru_cache(maxsize=1024)
def _name(value: reex.DateRange) -> str:
    """Return an ISO 8601 date or interval."""
    return str(value.start) if value.start == value.end else f"{value.start}/{value.end}"
