"""Agencies from the table, by the pattern of their names, and by acronyms that the text defines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import attrs
import msgspec

import reex

_DATA = Path(__file__).parent / "data"
_TITLE_BEFORE = reex.regex(
    r"(?:[Ss]ecretar(?:y|ies)|SECRETARY|[Mm]inister|[Dd]irector|[Cc]hair(?:man|woman)?|[Cc]ommissioner)"
    r" (?:of|for)(?: the)? $"
)
_HEAD = reex.regex(r"(?:Department|Ministry|Office|Bureau) (?:of|for) ")
_TOPICS = reex.regex(
    r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?){1,4},? (?:and|&) (?:the )?[A-Z][a-z]+(?: (?:and )?[A-Z][a-z]+){0,2}"
)
_FIRST = reex.regex(r"(?:, |(?:and|&) (?:the )?)([A-Z][a-z]+)")
_TITLE_AFTER = reex.regex(r" (?:Under)?[Ss]ecretary\b| Minister\b")
_FROM = (" from ", " by ")
_ENDS = reex.regex(
    r"[,.;:)]|$| (?:and(?! [A-Z])|for|to|in|at|on|under|over|after|before|last|this|with|which|that|through)\b"
)
# Between who acts and the verb: "Commerce on July 17 issued".
_ON_A_DAY = reex.regex(r" (?:on|in|last|this) [A-Za-z]{3,9}\.?(?: \d{1,2})? ")
_BILL_BEFORE = reex.regex(r"\b(?:passed|passes|pass|cleared|clears|before|in|through|by|reached) the $")
_BILL_REACH = 16
_VOTES = reex.regex(
    r" (?:has |also |had |unanimously |narrowly )?(?:passed|passes|voted|votes|approved|approves|adopted|backed)\b"
)
_OF_CONGRESS = reex.regex(r"\bH\.\s?R\.|\bSenate\b|\bCongress\b")
_BY_PATTERN = 0.9
_LINK = reex.regex(r",? (?:and |or )?(?:the )?")
_OF_OWNER = ("'s ", "’s ", "' ", "’ ", " ")
# What joins a name of this table to a name by pattern: each is an agency of its own.
_JOINT = reex.regex(r",? (?:and|&|of|at|in)(?: the)? ")


@cache
def agencies() -> reex.Extractor:
    """Return the extractor of agencies; ``ref`` is a code of ``data/agencies.csv``."""
    gazetteer = reex.Gazetteer.read(_DATA / "agencies.csv")
    patterns = reex.read_toml(_DATA / "patterns.toml")
    heads = [reex.Term(head, "head") for head in patterns["heads"]]
    tails = [reex.Term(tail, "tail") for tail in patterns["tails"]]
    before = tuple(patterns["country_before"])
    never = tuple(patterns["never"])
    acts = frozenset(patterns["acts"])
    topics = frozenset(patterns["topics"])

    bodies = cache(partial(_Bodies.of, gazetteer))  # for names by pattern only, which many texts lack

    def find(page: reex.Page) -> reex.Found:
        followed: dict[str, int] = {}
        listed = list(_listed(page, before, acts))
        listed += _of_parents(page, listed)
        named = _Named(page)
        patterned = list(_by_pattern(page, listed, never, topics))
        for made in (*listed, *(bodies().identified(made, named.country_of(made)) for made in patterned)):
            yield made
            yield from reex.acronyms(page, made, partial(_fits, made), followed)
        yield from _in_list(page)
        yield from _givers(page)
        yield from _house(page)
        yield from _of_secretaries(page, acts)

    return reex.Extractor(
        "agencies", find, makes="agency", uses=("country", "region"), terms=[*gazetteer.terms(), *heads, *tails]
    )


def _listed(page: reex.Page, country_before: tuple[str, ...], acts: frozenset[str]) -> Iterator[reex.Entity]:
    owners = {country.end: country.ref for country in page.entities("country")}
    provinces = {region.end + 1 for region in page.entities("region")}
    for match in reex.matches(page):
        if _is_bare(page.text, match) and not _acts(page, match, acts):
            continue  # "Defense" alone is no department; "Defense, Energy and Interior" are three
        if _TITLE_AFTER.match(page.text, match.end):
            continue  # "US Treasury Secretary" is a person
        if match.start in provinces and _HEAD.match(page.text, match.start):
            continue  # "Queensland Department of State Development" is another one
        start, end = match.start, match.end
        country = match.entry.fields["country"] if match.entry else ""
        if country and _owner(page.text, start, owners) not in (country, None):
            yield page.entity("agency", (start, end), name=page.text[start:end], rule="gazetteer-abroad")
            continue
        if country == "US" and (first := _with_country(page.text, start, country_before)) < start:
            match = reex.Match(first, end, match.aliases)
        yield reex.named(page, "agency", match)


class _Bodies(msgspec.Struct, frozen=True):
    """The bodies of each country: their names, by country and by each word of a name."""

    by_word: Mapping[tuple[str, str], list[tuple[str, reex.Entry]]]

    @classmethod
    def of(cls, gazetteer: reex.Gazetteer) -> _Bodies:
        by_word: dict[tuple[str, str], list[tuple[str, reex.Entry]]] = {}
        for alias in gazetteer.aliases:
            if not alias.blocks and (country := alias.entry.fields["country"]):
                for word in {*alias.text.split()}:
                    by_word.setdefault((country, word), []).append((f" {alias.text} ", alias.entry))
        return cls(by_word)

    def identified(self, made: reex.Entity, country: str | None) -> reex.Entity:
        """Give a body the ref of the one of *country* that is called so: ``Zambia's Ministry of Finance``."""
        words = made.text.split()
        called = f" {' '.join(words)} "
        alike = min((self.by_word.get((country or "", word), []) for word in words), key=len)
        fits = {entry.ref: entry for name, entry in alike if called in name}
        if len(fits) != 1:
            return made
        (entry,) = fits.values()
        return attrs.evolve(made, name=entry.name, ref=entry.ref, rule="name-of-country")


class _Named:
    """The countries that a page names, to tell whose a body is."""

    def __init__(self, page: reex.Page) -> None:
        self._page = page
        self._countries = page.entities("country")
        self._owners = {country.end: country.ref for country in self._countries}
        everywhere = {country.ref for country in self._countries}
        self._only = everywhere.pop() if len(everywhere) == 1 else None

    def country_of(self, made: reex.Entity) -> str | None:
        """Return the country of a body: its owner, or the only one that its sentence names, or its document."""
        if owner := _owner(self._page.text, made.start, self._owners):
            return owner
        sentence = self._page.sentence_at(made.start)
        if sentence is None:
            return self._only
        low = bisect_left(self._countries, sentence.start, key=lambda country: country.start)
        high = bisect_left(self._countries, sentence.end, key=lambda country: country.start)
        here = {country.ref for country in self._countries[low:high]}
        return here.pop() if len(here) == 1 else self._only


def _of_parents(page: reex.Page, listed: list[reex.Entity]) -> list[reex.Entity]:
    """Return the short names of bodies whose parent the sentence names: ``the Department of War's OSC``."""
    known = {made.start for made in listed}
    refs = {made.ref for made in listed if made.ref}
    able = [hit for hit in page.hits if _has_parent(hit, refs) and hit.start not in known]
    parents = {(made.ref, page.sentence_at(made.start)) for made in listed} if able else set()
    found = []
    for hit in able:
        entry: reex.Entry = hit.term.data.entry
        if (entry.fields["parent"], page.sentence_at(hit.start)) in parents:
            found.append(page.entity("agency", (hit.start, hit.end), name=entry.name, ref=entry.ref, rule="of-parent"))
    return found


def _has_parent(hit: reex.Hit, refs: Container[str]) -> bool:
    """Say whether a hit is the short name of a body whose parent is one of *refs*."""
    alias: Any = hit.term.data
    if not isinstance(alias, reex.Alias) or not alias.weak or not alias.text.isupper():
        return False
    return alias.entry.fields["parent"] in refs


def _owner(text: str, start: int, owners: Mapping[int, str | None]) -> str | None:
    """Return the country that stands before a name as its owner: ``Chile's Congress``, ``Japanese Treasury``."""
    for sign in _OF_OWNER:
        at = start - len(sign)
        if at in owners and text.endswith(sign, 0, start):
            return owners[at]
    return None


def _is_bare(text: str, match: reex.Match) -> bool:
    """Say whether a match is a department by one word of its name only."""
    words = text[match.start : match.end]
    return words.isalpha() and not words.isupper() and all(alias.weak for alias in match.aliases)


def _acts(page: reex.Page, match: reex.Match | reex.Hit, acts: frozenset[str]) -> bool:
    """Say whether one capitalised word does what a department does: ``Commerce will report``."""
    end = match.end
    if day := _ON_A_DAY.match(page.text, end):
        end = day.end() - 1
    after = page.text[end : end + 16].split(maxsplit=1)
    if not page.text[match.start].isupper() or not after or page.in_heading(match.start):
        return False
    if page.text.startswith(("'s ", "’s "), match.end):
        return reex.name_before(page.text, match.start) == match.start
    return page.text[end] == " " and after[0] in acts and reex.name_before(page.text, match.start) == match.start


def _givers(page: reex.Page) -> Iterator[reex.Entity]:
    """Yield departments that are named by one word, from which something comes: ``$50 million from Commerce under``."""
    text = page.text
    for hit in filter(_is_one_word, page.hits):
        if text.endswith(_FROM, 0, hit.start) and _ENDS.match(text, hit.end) and not page.in_heading(hit.start):
            entry = hit.term.data.entry
            yield page.entity("agency", (hit.start, hit.end), name=entry.name, ref=entry.ref, rule="giver")


def _of_secretaries(page: reex.Page, acts: frozenset[str]) -> Iterator[reex.Entity]:
    """Yield departments that act by one word of their names, in a text on those who head them.

    So does ``Commerce opened a case`` where the text speaks of the Secretary of Commerce.
    """
    text = page.text
    for hit in filter(_is_one_word, page.hits):
        alias: Any = hit.term.data
        headed = (f"Secretary of {alias.text}", f"Secretary of the {alias.text}", f"{alias.text} Secretary")
        if _acts(page, hit, acts) and any(title in text for title in headed):
            yield page.entity("agency", (hit.start, hit.end), name=alias.entry.name, ref=alias.entry.ref, rule="headed")


def _house(page: reex.Page) -> Iterator[reex.Entity]:
    """Yield ``the House`` where a text on Congress says that it acts, or that a bill is there: ``passed the House``."""
    text = page.text
    of_congress: bool | None = None  # asked of the whole text, and once
    for hit in page.hits:
        alias: Any = hit.term.data
        if not isinstance(alias, reex.Alias) or alias.text != "House" or not text.endswith("the ", 0, hit.start):
            continue
        acts = _BILL_BEFORE.search(text, max(0, hit.start - _BILL_REACH), hit.start) or _VOTES.match(text, hit.end)
        if acts and of_congress is None:
            of_congress = _OF_CONGRESS.search(text) is not None
        if acts and of_congress and not page.in_heading(hit.start):
            yield page.entity("agency", (hit.start, hit.end), name=alias.entry.name, ref=alias.entry.ref, rule="house")


def _in_list(page: reex.Page) -> Iterator[reex.Entity]:
    """Yield departments that are named by one word each, in a list: ``Defense, Energy, and Commerce``."""
    for chain in _chains(page):
        first = chain[0].start
        if len(chain) > 1 and not _TITLE_BEFORE.search(page.text, max(0, first - 24), first):
            for hit in chain:
                entry = hit.term.data.entry
                yield page.entity("agency", (hit.start, hit.end), name=entry.name, ref=entry.ref, rule="in-list")


def _chains(page: reex.Page) -> list[list[reex.Hit]]:
    """Return the one-word names of departments, those of one list together."""
    chains: list[list[reex.Hit]] = []
    for hit in filter(_is_one_word, page.hits):
        if chains and _LINK.fullmatch(page.text, chains[-1][-1].end, hit.start):
            chains[-1].append(hit)
        else:
            chains.append([hit])
    return chains


def _is_one_word(hit: reex.Hit) -> bool:
    alias: Any = hit.term.data
    if not isinstance(alias, reex.Alias) or not alias.weak or alias.entry.fields["country"] != "US":
        return False
    return alias.text.isalpha() and not alias.text.isupper()


def _with_country(text: str, start: int, country_before: tuple[str, ...]) -> int:
    if not text.endswith(country_before, 0, start):
        return start
    return next(start - len(country) for country in country_before if text.endswith(country, 0, start))


def _by_pattern(
    page: reex.Page, listed: Iterable[reex.Entity], never: tuple[str, ...], topics: frozenset[str]
) -> Iterator[reex.Entity]:
    """Yield names around a head or tail word that is no part of a listed name."""
    text, listed = page.text, sorted(listed, key=lambda made: made.start)
    hits = [hit for hit in page.hits if type(hit.term.data) is str]  # and no name of the table
    heads = {hit.start for hit in hits if hit.term.data == "head"}
    starts, ends = heads | {made.start for made in listed}, {made.end for made in listed}
    for hit in hits:
        span = _span_of(text, hit, topics)
        if span is None or text[slice(*span)].startswith(never) or text.startswith(never, hit.start):
            continue
        if page.in_heading(hit.start):
            continue
        if reex.holder(listed, hit.start, hit.start + 1) is None:  # "the European Commission for the deposit" is listed
            start, end = _apart(text, span, hit, starts, ends)
            name = " ".join(text[start:end].split())
            yield page.entity("agency", (start, end), name=name, rule="name-pattern", confidence=_BY_PATTERN)


def _span_of(text: str, hit: reex.Hit, topics: frozenset[str]) -> tuple[int, int] | None:
    """Return the whole name around a head or tail word, or None where there is none."""
    kind: Any = hit.term.data
    if kind == "head":
        end = _more_topics(text, reex.name_after(text, hit.end), topics)
        start = reex.name_before(text, hit.start, words=3) if text[hit.start - 1 : hit.start] == " " else hit.start
        return (min(start, hit.start), end) if end > hit.end else None
    if kind == "tail":
        start = reex.name_before(text, hit.start)
        words = text[start : hit.start].split()
        return (start, hit.end) if words and any(word[0].isupper() for word in words) else None
    return None


def _more_topics(text: str, end: int, topics: frozenset[str]) -> int:
    """Return where a name ends that goes on with more topics: ``Ministry of Industries|, Mines and Energy``."""
    more = _TOPICS.match(text, end)
    return more.end() if more and all(word in topics for word in _FIRST.findall(more[0])) else end


def _apart(text: str, span: tuple[int, int], hit: reex.Hit, starts: set[int], ends: set[int]) -> tuple[int, int]:
    """Cut off what is a name of its own: ``Ministry of Mines | and the Department of Energy``."""
    start, end = span
    for joint in _JOINT.finditer(text, start, hit.start):
        if joint.start() in ends:
            start = joint.end()
    after = (joint.start() for joint in _JOINT.finditer(text, hit.end + 1, end) if joint.end() in starts)
    return start, next(after, end)


def _fits(made: reex.Entity, short: str) -> bool:
    """Say whether *short* is an acronym of the agency, and not ``the Bank``, which statutes define as well."""
    return short.isupper() or (made.rule == "gazetteer" and _is_acronym_of(short, made.text))


def _is_acronym_of(short: str, name: str) -> bool:
    """Say whether a short form is ``DoD`` rather than ``Bank``, which statutes define as well."""
    return sum(letter.isupper() for letter in short) > 1 and reex.initials_fit(short, name)
