"""Countries by name, by adjective, and by the seat of their government."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path

import attrs

import reex
from reex_countries.regions import cues_table, near_town, regions_table

_DATA = Path(__file__).parent / "data"
_FORMS: Mapping[str, reex.Naming] = {
    "name": reex.Naming(form="name"),
    "aliases": reex.Naming(form="name"),
    "adjectives": reex.Naming(form="adjective"),
    "metonyms": reex.Naming(form="metonym"),
}
# "Malta, NY", "Peru, Indiana."; not "Chile, Nevada and Australia".
_OF_STATE = reex.regex(r", ([A-Z]{2}\b(?! [A-Z])|[A-Z][a-z]+(?: [A-Z][a-z]+)?(?=[,.;)]|$)(?!, (?:and|or) ))")

# What makes a country's letters the mark of its currency, with or without a sum: "values in US$ million".
_SIGNS = ("$", "£", "€", "¥")


_ITEM = reex.regex(r"(?:^|\n|[•*◦▪·–-] )\s?$")
# "TOKYO, March 12 -", "BEIJING (Wire) -", "OSLO, 12 November", "OSLO, Norway –".
_DATELINE = reex.regex(
    r"/[A-Z]|,? ?[(—–-]|, [A-Z][a-z]{2,8}\.? [0-9]|, [0-9]{1,2}\.? [A-Z][a-z]{2,8}\b"
    r"|, [A-Z][a-z]+(?: [A-Z][a-z]+)?,? [(—–-]"
)
_MANY = 3  # names of doubt in a list: two may be of people
_WHICH = ", which"
_POSSESSIVE = ("'s ", "’s ", "' ", "’ ")
# How many words may stand between a capital and a measure of its government: "Washington's new 35% tariff".
_OWN_WORDS = 3
_VERB = reex.regex(r"[a-z]{2,}(?:ed|[^s\W]s)")  # "Washington pivots", "Santiago backed"


@attrs.frozen
class _Cues:
    """What stands around a name that means a country or its government, or doesn't."""

    place_before: frozenset[str] = attrs.field(converter=frozenset)
    place_after: tuple[str, ...] = attrs.field(converter=tuple)
    acts: frozenset[str] = attrs.field(converter=frozenset)
    between: frozenset[str] = attrs.field(converter=frozenset)
    country_before: frozenset[str] = attrs.field(converter=frozenset)
    called: tuple[str, ...] = attrs.field(converter=tuple)
    ruling: frozenset[str] = attrs.field(converter=frozenset)
    government_before: frozenset[str] = attrs.field(converter=frozenset)
    given: frozenset[str] = attrs.field(converter=frozenset)
    measures: frozenset[str] = attrs.field(converter=frozenset)
    acting: frozenset[str] = attrs.field(converter=frozenset)
    shared: frozenset[str]
    states: frozenset[str]
    regions: Mapping[str, tuple[str, ...]]

    def means_country(self, text: str, match: reex.Match) -> bool:
        """Say whether a match is neither a town of that name, nor a person, nor a capital as a mere place."""
        if text.startswith(_SIGNS, match.end):
            return False
        if (state := _OF_STATE.match(text, match.end)) and state[1] in self.states:
            return False
        if near_town(text, match.start, match.end) and not self._after_own_region(text, match):
            return False
        if match.aliases[0].weak and all(alias.weak for alias in match.aliases) and self._is_person(text, match):
            return False
        return match.aliases[0].column != "metonyms" or self._governs(text, match)

    def _governs(self, text: str, match: reex.Match) -> bool:
        """Say whether the capital at *match* stands for its government."""
        if text.startswith(self.place_after, match.end):
            return False
        if text[match.start : match.end].isupper() and _DATELINE.match(text, match.end):
            return False
        if self._gives(text, match.start) or self._takes_measure(text, match.end):
            return True
        if _word_before(text, match.start) in self.place_before:
            return False
        if _word_before(text, match.start) in self.government_before:
            return True
        return not all(alias.weak for alias in match.aliases) or self._acts(text, match.end)

    def _gives(self, text: str, start: int) -> bool:
        """Say whether money or leave is from the capital that begins there: ``a loan from Canberra``."""
        if not text.endswith(" from ", 0, start):
            return False
        return _word_before(text, start - len(" from ")) in self.given

    def _takes_measure(self, text: str, end: int) -> bool:
        """Say whether what the capital that ends there has is a measure: ``hit back at Washington's tariff``."""
        if not text.startswith(_POSSESSIVE, end):
            return False
        words = text[end : end + 48].split()[1 : _OWN_WORDS + 2]
        own = takewhile(lambda word: word not in ("of", "in", "on", "for", "and", "to"), words)
        return any(word.rstrip(".,;:").lower() in self.measures for word in own)

    def _is_person(self, text: str, match: reex.Match) -> bool:
        """Say whether another name stands beside: ``Mike Jordan``, ``Chad Richards``."""
        after = text[match.end : match.end + 16].split(maxsplit=1)
        if text[match.end : match.end + 1] == " " and after and after[0][0].isupper():
            return after[0].lower() not in self.acts  # in a headline verbs have capitals too
        return text[match.start - 1 : match.start] == " " and reex.name_before(text, match.start, words=1) < match.start

    def _acts(self, text: str, end: int) -> bool:
        if text.startswith(("'s ", "’s "), end):
            return text[end + 3 : end + 4].islower()  # "London's AIM" is in a place
        if text.startswith(_WHICH, end):  # "Washington, which brokered the deal"
            end += len(_WHICH)
        after = text[end : end + 36].split(maxsplit=2)
        if not after or text[end : end + 1] != " ":
            return False
        if after[0] in self.between or after[0].endswith("ly"):  # "Washington also signed"
            after = after[1:] or after
        return after[0].lower() in self.acts or _VERB.fullmatch(after[0].rstrip(",.")) is not None

    def _after_own_region(self, text: str, match: reex.Match) -> bool:
        """Say whether a region of the country stands right before it: ``Irbid, Jordan``."""
        own = self.regions.get(match.aliases[0].entry.ref or "", ())
        return text.endswith(own, max(0, match.start - 60), match.start)

    def tells(self, text: str, match: reex.Match) -> bool:
        """Say whether the words around a doubtful name tell that it is one: ``from Turkey``, ``Irbid, Jordan``."""
        alias = match.aliases[0]
        if alias.column == "metonyms":
            before = _word_before(text, match.start) in self.government_before
            acts = before or self._acts(text, match.end) or self._gives(text, match.start)
            acts = acts or self._takes_measure(text, match.end)
            return acts and alias.text in self.ruling
        if alias.column in ("name", "aliases") and self._after_own_region(text, match):
            return True
        if alias.column in ("name", "aliases") and text.endswith(self.called, max(0, match.start - 16), match.start):
            return True
        if alias.text in self.acting and self._acts(text, match.end):
            return True
        sure = alias.column in ("name", "aliases") and not alias.text.isupper() and alias.text not in self.shared
        return sure and _word_before(text, match.start) in self.country_before


def _word_before(text: str, start: int) -> str:
    words = text[max(0, start - 12) : start].split()
    return words[-1].lower() if words else ""


@cache
def countries() -> reex.Extractor:
    """Return the extractor of countries; ``ref`` is ISO 3166-1 alpha-2, or ``EU``.

    A name that is also another's, such as Jordan, counts in a text that names the
    country in another way too, in a list of countries, or after ``from`` and the like.
    """
    gazetteer = reex.Gazetteer.read(_DATA / "countries.csv", columns=("aliases", "adjectives", "metonyms"))
    doubtful = frozenset(a.entry.ref or "" for a in gazetteer.aliases if a.weak and a.column in ("name", "aliases"))
    cues = _Cues(
        **cues_table()["countries"],
        shared=frozenset(cues_table()["shared"]),
        states=_states(),
        regions=_regions_before(doubtful),
    )

    def find(page: reex.Page) -> reex.Found:
        for match in _certain(page, cues):
            form = match.aliases[0].column
            yield reex.named(page, "country", match, value=_FORMS[form], rule=f"country-{form}")

    return reex.Extractor("countries", find, makes="country", terms=gazetteer.terms())


def _states() -> frozenset[str]:
    """Return the names and codes of the states and provinces in which towns are named like countries."""
    own = [alias for alias in regions_table().aliases if alias.entry.fields["country"] in ("US", "CA")]
    return frozenset(alias.text for alias in own if alias.column != "aliases")


def _regions_before(countries: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return how the regions of *countries* are written before the country: ``Irbid, ``."""
    names: dict[str, list[str]] = {}
    for alias in regions_table().aliases:
        if (country := alias.entry.fields["country"]) in countries and alias.column != "abbreviation":
            names.setdefault(country, []).append(f"{alias.text}, ")
    return {country: tuple(texts) for country, texts in names.items()}


def _certain(page: reex.Page, cues: _Cues) -> Iterator[reex.Match]:
    """Yield the names that are sure, then those that the words around them make sure."""
    text = page.text
    sure = [match for match in reex.matches(page) if cues.means_country(text, match)]
    yield from sure
    known = {match.start for match in sure}
    doubtful = [
        reex.Match(hit.start, hit.end, (hit.term.data,))
        for hit in reex.longest(page.hits)
        if hit.term.data.weak and hit.start not in known
    ]
    doubtful = [match for match in doubtful if cues.means_country(text, match)]
    told = [match for match in doubtful if cues.tells(text, match)]
    meant = {match.aliases[0].text for match in told} & cues.shared
    known |= {match.start for match in told}
    told += [match for match in doubtful if match.aliases[0].text in meant and match.start not in known]
    yield from told
    known |= {match.start for match in told}
    names = [m for m in doubtful if m.start not in known and m.aliases[0].column in ("name", "aliases")]
    listed = reex.in_list(text, names, [*sure, *told])
    yield from listed
    known |= {match.start for match in listed}
    rest = [m for m in names if m.start not in known]
    together = list(_together(text, rest))
    yield from together
    known = {match.start for match in together}
    rest = [m for m in rest if m.start not in known]
    yield from (m for m in rest if _is_label(text, m) or _among(page, m, sure))


def _together(text: str, names: list[reex.Match]) -> Iterator[reex.Match]:
    """Yield the names of doubt that make a list of three countries or more: ``Chad, Georgia and Jordan``."""
    runs: list[list[reex.Match]] = []
    for match in names:
        if runs and reex.in_list(text, [match], [runs[-1][-1]]):
            runs[-1].append(match)
        else:
            runs.append([match])
    for run in runs:
        if len({match.aliases[0].entry.ref for match in run}) >= _MANY:
            yield from run


def _is_label(text: str, match: reex.Match) -> bool:
    """Say whether a name stands before a colon at the start of an item: ``• Chad: uranium rights``."""
    return text.startswith(":", match.end) and _ITEM.search(text, max(0, match.start - 6), match.start) is not None


def _among(page: reex.Page, match: reex.Match, sure: list[reex.Match]) -> bool:
    """Say whether the sentence of a name has two other countries at least."""
    sentence = page.sentence_at(match.start)
    if sentence is None or not match.aliases[0].text[0].isupper():
        return False
    low = bisect_left(sure, sentence.start, key=lambda m: m.start)
    high = bisect_left(sure, sentence.end, key=lambda m: m.start)
    return len({m.aliases[0].entry.ref for m in sure[low:high]}) > 1
