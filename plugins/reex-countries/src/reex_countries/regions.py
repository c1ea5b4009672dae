"""First-level subdivisions of countries, by name and by postal abbreviation."""

from __future__ import annotations

import re
from importlib.resources import files

import reex

_AFTER_TOWN = re.compile(r"[A-Z][\w.’'-]*, $")


def regions() -> reex.Extractor:
    """Return the extractor of regions; ``ref`` is ISO 3166-2.

    An abbreviation, and a name that a region shares with something else, count
    after the name of a town: ``Fishers, IN``, ``Spokane, Washington``.
    """
    columns = ("aliases", "abbreviation")
    gazetteer = reex.Gazetteer.read(files("reex_countries") / "data" / "regions.csv", columns=columns)

    def find(page: reex.Page) -> reex.Found:
        sure = {(match.start, match.end): match for match in reex.matches(page)}
        for hit in page.hits:
            alias: reex.Alias = hit.term.data
            place = (hit.start, hit.end)
            after_town = _AFTER_TOWN.search(page.text, max(0, hit.start - 24), hit.start)
            if place in sure and alias.column != "abbreviation":
                yield reex.named(page, "region", sure.pop(place))
            elif after_town and (alias.weak or alias.column == "abbreviation"):
                yield page.entity("region", place, name=alias.entry.name, ref=alias.entry.ref, rule="after-town")

    return reex.Extractor("regions", find, makes="region", terms=gazetteer.terms())
