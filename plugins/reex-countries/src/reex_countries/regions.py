"""First-level subdivisions of countries, by name and by postal abbreviation."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import reex

_DATA = files("reex_countries") / "data"
_AFTER_TOWN = re.compile(r"[A-Z][\w.’'-]*, $")
_CODE_AFTER = re.compile(r", ([A-Z]{2})\b(?! [A-Z])")


def regions() -> reex.Extractor:
    """Return the extractor of regions; ``ref`` is ISO 3166-2.

    An abbreviation, and a name that a region shares with something else, count
    after the name of a town: ``Fishers, IN``, ``Spokane, Washington``. Some
    such names count in a list of regions too: ``Nevada, Washington and Oregon``.
    """
    gazetteer = reex.Gazetteer.read(_DATA / "regions.csv", columns=("aliases", "abbreviation"))
    codes = frozenset(alias.text for alias in gazetteer.aliases if alias.column == "abbreviation")
    listable = frozenset(tomllib.loads((_DATA / "cues.toml").read_text(encoding="utf-8"))["regions"]["listable"])

    def find(page: reex.Page) -> reex.Found:
        sure = {(m.start, m.end): m for m in reex.matches(page) if not _is_town(page.text, m, codes)}
        doubtful = [hit for hit in page.hits if hit.term.data.weak and hit.term.data.entry.ref in listable]
        listed = {hit.start for hit in reex.in_list(page.text, doubtful, sure.values())}
        for hit in page.hits:
            alias: reex.Alias = hit.term.data
            place = (hit.start, hit.end)
            after_town = _AFTER_TOWN.search(page.text, max(0, hit.start - 24), hit.start)
            if place in sure and alias.column != "abbreviation":
                yield reex.named(page, "region", sure.pop(place))
            elif after_town and (alias.weak or alias.column == "abbreviation"):
                yield page.entity("region", place, name=alias.entry.name, ref=alias.entry.ref, rule="after-town")
            elif hit.start in listed and alias.entry.ref in listable:
                yield page.entity("region", place, name=alias.entry.name, ref=alias.entry.ref, rule="in-list")

    return reex.Extractor("regions", find, makes="region", terms=gazetteer.terms())


def _is_town(text: str, match: reex.Match, codes: frozenset[str]) -> bool:
    """Say whether the code of another region follows: ``Ontario, CA``."""
    code = _CODE_AFTER.match(text, match.end)
    return code is not None and code[1] in codes
