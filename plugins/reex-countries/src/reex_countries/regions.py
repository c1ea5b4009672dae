"""First-level subdivisions of countries, by name and by postal abbreviation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import attrs

import reex

_DATA = Path(__file__).parent / "data"
_AFTER_TOWN = reex.regex(r"[A-Z][\w.’'-]*, $")
_CODE_AFTER = reex.regex(r", ([A-Z]{2})\b(?! [A-Z])")
_WORD_AFTER = reex.regex(r"[ \n]([A-Za-z]{3,14})\b")
_OF_BEFORE = reex.regex(r"\b([A-Za-z]{3,14}) of (?:the )?$")  # "Strait of Malacca", "province of Salta"
_THEN = reex.regex(r"(?: [a-z]{3,14})?(?:, | in | \()(?:the )?")
_GOES_ON = reex.regex(r",? (?:and |or )?[A-Z]")  # a list: "Victoria, British Columbia and Yukon"
_OF_AFTER = reex.regex(r"[ \n]of[ \n](?:the[ \n])?")
_Place = tuple[int, int]
_GOVERNMENT_OF = ("Government of ", "government of ")
_GOVERNMENT = reex.regex(r"(?:['’]s)?\s(?:(?:[Ss]tate|[Pp]rovincial|[Rr]egional)\s)?[Gg]overnment\b")
_PLACE = attrgetter("start", "end")


@cache
def regions_table() -> reex.Gazetteer:
    """Return the table of regions, which the countries ask for towns that are named like them."""
    return reex.Gazetteer.read(_DATA / "regions.csv", columns=("aliases", "abbreviation"))


@cache
def cues_table() -> dict[str, dict[str, Any]]:
    """Return the words around names that tell what they are, for countries and for regions."""
    return reex.read_toml(_DATA / "cues.toml")


_DOUBT = 0.5
_NEAR = 60  # characters around a name in which a town tells whose it is


def near_town(text: str, start: int, end: int) -> bool:
    """Say whether a name that a state shares with a country stands near a town of the state."""
    shared = cues_table()["shared"].get(text[start:end])
    if shared is None:
        return False
    around = text[max(0, start - _NEAR) : end + _NEAR]
    return any(next(reex.occurrences(around, town), None) for town in shared["towns"])


def _country(alias: reex.Alias) -> str:
    return alias.entry.fields["country"]


class _Named:
    """The countries that a page names by name or adjective: where, and in which sentences."""

    def __init__(self, page: reex.Page) -> None:
        self.page = page
        self.starts: dict[int, str] = {}
        self.ends: dict[int, str] = {}
        for country in page.entities("country"):
            if not country.ref or not isinstance(country.value, reex.Naming) or country.value.form == "metonym":
                continue
            self.starts[country.start] = self.ends[country.end] = country.ref
        self.anywhere = frozenset(self.starts.values())

    @cached_property
    def _by_sentence(self) -> Mapping[int, set[str]]:
        """The countries of each sentence, by its start; worked out when first asked for, as few pages ask."""
        found: dict[int, set[str]] = {}
        for start, ref in self.starts.items():
            if sentence := self.page.sentence_at(start):
                found.setdefault(sentence.start, set()).add(ref)
        return found

    def following(self, end: int) -> str | None:
        """Return the country that is named right after *end*: ``Salta, Argentina``, ``Salta province in Argentina``."""
        then = _THEN.match(self.page.text, end)
        return self.starts.get(then.end()) if then else None

    def beside(self, place: _Place) -> set[str]:
        """Return the countries that are named in the sentence of *place*, or right after it."""
        sentence = self.page.sentence_at(place[0])
        here = self._by_sentence.get(sentence.start, set()) if sentence else set()
        follows = self.following(place[1])
        return here | {follows} if follows else here


@attrs.frozen
class _Cues:
    """What stands around a name that means a region, or doesn't."""

    listable: frozenset[str] = attrs.field(converter=frozenset)
    towns: frozenset[str] = attrs.field(converter=frozenset)
    after_any_town: frozenset[str] = attrs.field(converter=frozenset)
    kinds: frozenset[str] = attrs.field(converter=frozenset)
    named_after: frozenset[str] = attrs.field(converter=frozenset)
    speaks: tuple[str, ...] = attrs.field(converter=tuple)

    def after_town(self, aliases: Iterable[reex.Alias], named: _Named) -> list[reex.Alias]:
        """Return those of *aliases* that count after a town: codes, and names of doubt in a country that is named."""
        countries = self.after_any_town | named.anywhere
        return [a for a in aliases if a.column == "abbreviation" or (a.weak and _country(a) in countries)]

    def with_country(
        self, place: _Place, aliases: Iterable[reex.Alias], named: _Named, *, holds_other: bool
    ) -> list[reex.Alias]:
        """Return those of *aliases* that count at *place* because the text names their country.

        It does so in the same sentence, or anywhere if a word for a kind of region stands beside the name, or
        if another region would be found there in its place: ``Bihar`` in ``Hajdú-Bihar``.
        """
        kind = self._has_kind(named.page.text, place)
        doubtful = [a for a in aliases if a.weak and (kind or not self._is_town(a))]
        if not doubtful or not named.anywhere:
            return []
        here = named.beside(place)
        told = [a for a in doubtful if _country(a) in here]
        if (kind or holds_other) and not told:
            told = [a for a in doubtful if _country(a) in named.anywhere]
        told = [a for a in told if not self._is_other(place, _country(a), named)]
        return [a for a in told if _country(a) == named.following(place[1])] or told

    def kind_end(self, text: str, end: int) -> int:
        """Return where the word for a kind of region ends that follows at *end*, or *end*: ``Balkh | province``."""
        word = _WORD_AFTER.match(text, end)
        return word.end() if word and word[1].lower() in self.kinds else end

    def _has_kind(self, text: str, place: _Place) -> bool:
        of = _of_before(text, place[0])
        return self.kind_end(text, place[1]) > place[1] or (of is not None and of[1].lower() in self.kinds)

    def _is_town(self, alias: reex.Alias) -> bool:
        return alias.entry.ref in self.towns or _country(alias) in self.towns

    def _is_other(self, place: _Place, country: str, named: _Named) -> bool:
        """Say whether a name is part of another, a person's, or that of a region of another country."""
        start, end = place
        text = named.page.text
        if "-" in (text[start - 1 : start], text[end : end + 1]) or text.startswith(self.speaks, end):
            return True
        if after := _OF_AFTER.match(text, end):
            return named.starts.get(after.end()) != country
        if self.kind_end(text, end) == end and reex.name_after(text, end, words=1) > end:
            return True
        if before := _of_before(text, start):
            return self._is_named_after(before, named.page)
        return named.ends.get(start - 1) != country and reex.name_before(text, start, words=1) < start

    def _is_named_after(self, before: re.Match[str], page: reex.Page) -> bool:
        """Say whether the words before a name make it that of another thing: ``Strait of | Malacca``."""
        word = before[1].lower()
        if word in self.named_after or word in self.kinds:
            return word in self.named_after
        sentence = page.sentence_at(before.start())
        return before[1][0].isupper() and not (sentence and sentence.start == before.start())


def _of_before(text: str, start: int) -> re.Match[str] | None:
    return _OF_BEFORE.search(text, max(0, start - 24), start)


class _Reading:
    """What decides on one page which names are regions."""

    def __init__(self, page: reex.Page, cues: _Cues, codes: frozenset[str]) -> None:
        self.page = page
        self.cues = cues
        self.named = _Named(page)
        self._countries = {country.end for country in page.entities("country")}
        self.sure = {(m.start, m.end): m for m in reex.matches(page) if not _is_town(page.text, m, codes)}
        self._sure_places = sorted(self.sure)
        doubtful = [hit for hit in page.hits if hit.term.data.weak and hit.term.data.entry.ref in cues.listable]
        self._starts = {match.start: match for match in self.sure.values()}
        listed = reex.in_list(page.text, doubtful, self.sure.values())
        self._listed = {hit.start for hit in listed if not self._is_in_region(hit)}
        regions = {_country(alias) for match in self.sure.values() for alias in match.aliases}
        self._spoken_of = {country.ref for country in page.entities("country")} | regions
        self._spoken_of |= {_country(hit.term.data) for hit in doubtful if self._is_beside_town(hit)}

    def told(self, place: _Place, aliases: list[reex.Alias]) -> tuple[Sequence[reex.Alias], str]:
        """Return those of *aliases* that count at *place*, and by which rule; none without one."""
        start = place[0]
        match = self.sure.get(place)
        strong = match.aliases if match and any(a.column != "abbreviation" for a in match.aliases) else ()
        own = {_country(a) for a in strong}
        other = self._holds_other(place) or (strong and own.isdisjoint(self.named.anywhere))
        by_country = self.cues.with_country(place, aliases, self.named, holds_other=bool(other))
        if strong and not (by_country and own.isdisjoint(self.named.beside(place))):
            return strong, "gazetteer"
        if not strong and self._after_town(start) and (found := self.cues.after_town(aliases, self.named)):
            return found, "after-town"
        if (
            start not in self.named.starts
            and near_town(self.page.text, *place)
            and (found := [a for a in aliases if a.weak])
        ):
            return found, "near-town"
        if near := self._of_state(place, aliases):
            return near, "with-country"
        weak = [a for a in aliases if a.weak]
        if len({a.entry.ref for a in weak}) == 1 and self._has_government(place):
            return weak, "government"
        if start in self._listed and (found := [a for a in aliases if a.entry.ref in self.cues.listable]):
            return found, "in-list"
        return by_country, "with-country"

    def _has_government(self, place: _Place) -> bool:
        """Say whether a name is of a region that governs: ``Government of Victoria``, ``Victoria's government``."""
        (start, end), text = place, self.page.text
        if start in self.named.starts:
            return False
        return text.endswith(_GOVERNMENT_OF, 0, start) or _GOVERNMENT.match(text, end) is not None

    def _is_in_region(self, hit: reex.Hit) -> bool:
        """Say whether a region of another country follows, as it does after a town: ``Victoria, British Columbia``."""
        region = self._starts.get(hit.end + 2) if self.page.text.startswith(", ", hit.end) else None
        if region is None:
            return False
        countries = {_country(alias) for alias in region.aliases}
        goes_on = _GOES_ON.match(self.page.text, region.end) and self.named.following(region.end) not in countries
        return not goes_on and _country(hit.term.data) not in countries

    def _is_beside_town(self, hit: reex.Hit) -> bool:
        return near_town(self.page.text, hit.start, hit.end) or self._after_town(hit.start)

    def _sharing(self, place: _Place) -> str | None:
        """Return the country that shares the name at *place* with a state."""
        shared = cues_table()["shared"].get(self.page.text[slice(*place)])
        return shared["country"] if shared else None

    def _of_state(self, place: _Place, aliases: list[reex.Alias]) -> list[reex.Alias]:
        """Return the state that shares its name with a country, where the text speaks of its own and not of that."""
        shared = self._sharing(place)
        if shared is None or not self._is_alone(place) or shared in self._spoken_of:
            return []
        return [a for a in aliases if a.weak and _country(a) in self._spoken_of]

    def in_doubt(self, place: _Place, aliases: list[reex.Alias]) -> tuple[str, ...]:
        """Return what a name that a state shares with a country may be, where the text speaks of neither."""
        shared = self._sharing(place)
        if shared is None or not self._is_alone(place) or place[0] in self.named.starts:
            return ()
        return tuple(sorted({shared, *(a.entry.ref or "" for a in aliases if a.weak)}))

    def _is_alone(self, place: _Place) -> bool:
        """Say whether no other capitalised word stands beside: ``Georgia Pacific``, ``South Georgia``."""
        text = self.page.text
        return reex.name_after(text, place[1], words=1) == place[1] and reex.name_before(text, place[0]) == place[0]

    def _after_town(self, start: int) -> bool:
        """Say whether what stands at *start* follows a town, which no country is, and is no country."""
        town = _AFTER_TOWN.search(self.page.text, max(0, start - 24), start)
        return town is not None and start not in self.named.starts and start - 2 not in self._countries

    def _holds_other(self, place: _Place) -> bool:
        """Say whether a sure name of a region is a part of the one at *place*."""
        at = bisect_left(self._sure_places, (place[0], 0))
        return at < len(self._sure_places) and self._sure_places[at] != place and self._sure_places[at][1] <= place[1]


@cache
def regions() -> reex.Extractor:
    """Return the extractor of regions; ``ref`` is ISO 3166-2.

    An abbreviation, and a name that a region shares with something else, count
    after the name of a town: ``Fishers, IN``, ``Spokane, Washington``. Some
    such names count in a list of regions too: ``Nevada, Washington and Oregon``.
    All others count where the text names their country: ``Salta, Argentina``.
    A name that is a country's as well, and that nothing tells, is left with candidates.
    """
    gazetteer = regions_table()
    codes = frozenset(alias.text for alias in gazetteer.aliases if alias.column == "abbreviation")
    cues = _Cues(**cues_table()["regions"])

    def find(page: reex.Page) -> reex.Found:
        if not page.hits:
            return
        reading = _Reading(page, cues, codes)
        free = 0
        for place, hits in groupby(page.hits, key=_PLACE):
            own = [hit.term.data for hit in hits]
            aliases, rule = reading.told(place, own)
            if aliases and (rule != "with-country" or place[0] >= free):
                yield _made(page, reading, place, aliases, rule)
            elif not aliases and (candidates := reading.in_doubt(place, own)):
                yield page.entity("region", place, rule="in-doubt", confidence=_DOUBT, candidates=candidates)
            free = max(free, place[1])

    return reex.Extractor("regions", find, makes="region", uses="country", terms=gazetteer.terms())


def _made(page: reex.Page, reading: _Reading, place: _Place, aliases: Sequence[reex.Alias], rule: str) -> reex.Entity:
    """Make a region of what *aliases* name at *place*: in doubt between several, with candidates."""
    start, end = place
    if rule == "with-country" and page.text[end + 1 : end + 2].isupper():
        end = reading.cues.kind_end(page.text, end)
    match = reex.Match(start, end, tuple(aliases))
    return reex.named(page, "region", match, rule="" if rule == "gazetteer" else rule)


def _is_town(text: str, match: reex.Match, codes: frozenset[str]) -> bool:
    """Say whether the code of another region follows: ``Ontario, CA``."""
    code = _CODE_AFTER.match(text, match.end)
    return code is not None and code[1] in codes
