"""The bars of the charts: each is a figure, and leads to the initiatives that it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reex.dossier.charts import Bar
from reex.dossier.figures import NONE, UNDATED, Line, sum_words
from reex.ledger.model import Merged
from reex.ledger.totals import totals


def reckoned(lines: Iterable[Line], currency: str | None) -> Iterator[Bar]:
    """Yield what counts in one currency, what was left out, and what adding up everything would say."""
    for line in lines:
        for one, words, chosen in line.links():
            if one.currency == currency:
                place, said = line.code.replace("_", " "), f"{line.label}: {words}"
                yield Bar(place=place, shade=line.kind, size=one.low, said=said, chosen=chosen)


def by_year(years: Iterable[tuple[Line, Mapping[str, int]]]) -> Iterator[Bar]:
    """Yield how many initiatives of each year have each status."""
    for line, statuses in years:
        for status, number in statuses.items():
            said, chosen = f"{line.label}, {status}: {number:,}", {**line.chosen, "status": status}
            yield Bar(place=line.label, shade=status, size=number, said=said, chosen=chosen)


def sums_by_year(initiatives: Sequence[Merged], currency: str | None) -> Iterator[Bar]:
    """Yield what counts in one currency, by year and status."""
    for row in totals(initiatives, ("year", "status")).rows:
        year, status = row.keys
        for one in row.sums:
            if one.currency == currency:
                place, shade = year or UNDATED, status or NONE
                chosen = {"year": year or NONE, "status": shade, "counted": currency or NONE}
                yield Bar(
                    place=place, shade=shade, size=one.low, said=f"{place}, {shade}: {sum_words(one)}", chosen=chosen
                )
