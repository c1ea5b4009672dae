"""Countries by name, by adjective, and by the seat of their government."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

import attrs

import reex

_DATA = files("reex_countries") / "data"
_FORMS: Mapping[str, reex.Naming] = {
    "name": reex.Naming(form="name"),
    "aliases": reex.Naming(form="name"),
    "adjectives": reex.Naming(form="adjective"),
    "metonyms": reex.Naming(form="metonym"),
}


@attrs.frozen
class _Cues:
    """What stands around a capital that means a government, or doesn't."""

    place_before: frozenset[str] = attrs.field(converter=frozenset)
    place_after: tuple[str, ...] = attrs.field(converter=tuple)
    acts: frozenset[str] = attrs.field(converter=frozenset)

    def governs(self, text: str, match: reex.Match) -> bool:
        """Say whether the capital at *match* stands for its government."""
        if text.startswith(self.place_after, match.end):
            return False
        before = text[max(0, match.start - 12) : match.start].split()
        if before and before[-1].lower() in self.place_before:
            return False
        return not all(alias.weak for alias in match.aliases) or self._acts(text, match.end)

    def _acts(self, text: str, end: int) -> bool:
        if text.startswith(("'s", "’s"), end):
            return True
        after = text[end : end + 16].split(maxsplit=1)
        return bool(after) and text[end : end + 1] == " " and after[0].lower() in self.acts


def countries() -> reex.Extractor:
    """Return the extractor of countries; ``ref`` is ISO 3166-1 alpha-2, or ``EU``."""
    gazetteer = reex.Gazetteer.read(_DATA / "countries.csv", columns=("aliases", "adjectives", "metonyms"))
    table = tomllib.loads((_DATA / "cues.toml").read_text(encoding="utf-8"))
    cues = _Cues(**table)

    def find(page: reex.Page) -> reex.Found:
        for match in reex.matches(page):
            form = match.aliases[0].column
            if form == "metonyms" and not cues.governs(page.text, match):
                continue
            yield attrs.evolve(reex.named(page, "country", match), value=_FORMS[form], rule=f"country-{form}")

    return reex.Extractor("countries", find, makes="country", terms=gazetteer.terms())
