"""Mines, deposits, plants and projects: from the table, by the pattern of their names, and by what prose calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import attrs

import reex
from reex_companies import built
from reex_companies.data import DATA, patterns
from reex_companies.places import Places
from reex_companies.told import INTRODUCES, items

_KINDS = ("country", "region", "agency", "company", "program")
_AND = reex.regex(r",? and ")
_WORD_AFTER = reex.regex(r" [A-Z]")
_WORD_BEFORE = reex.regex(r"[A-Z][\w’'-]* $")
_TOLD = 0.8  # of a name that only the word after it makes a site's


def _words_after(words: Iterable[str]) -> re.Pattern[str]:
    return reex.regex(rf"(?: \w{{1,20}})? (?:{'|'.join(words)})\b")


@attrs.frozen
class _Sites:
    """What prose calls a mine or project, and what may stand between its name and that word."""

    one: frozenset[str] = attrs.field(converter=frozenset)
    many: frozenset[str] = attrs.field(converter=frozenset)
    between: frozenset[str] = attrs.field(converter=frozenset)
    nameless: frozenset[str] = attrs.field(converter=frozenset)
    land: re.Pattern[str] = attrs.field(converter=_words_after)

    def terms(self) -> list[reex.Term]:
        groups = (("one", self.one), ("many", self.many))
        return [reex.Term(word, number) for number, words in groups for word in sorted(words)]


@cache
def facilities() -> reex.Extractor:
    """Return the extractor of facilities."""
    gazetteer = reex.Gazetteer.read(DATA / "facilities.csv")
    table = patterns()
    words = built.words((), table["sites"])
    never = tuple(table["no_sites"])
    sites = _Sites(
        table["site_nouns"], table["sites_nouns"], table["site_qualities"], table["nameless_sites"], table["land"]
    )

    def find(page: reex.Page) -> reex.Found:
        listed = [
            _trimmed(reex.named(page, "facility", match), sites)
            for match in reex.matches(page)
            if not sites.land.match(page.text, match.end)
        ]
        found = [*listed, *built.names(page, "facility", listed, never, whole=False)]
        told = list(_told(page, sites))
        names = _one_name([*found, *told], sites)
        followed: dict[str, int] = {}
        for made in (*found, *told):
            same = names[_base(made, sites)]
            name, ref = same.name or same.text, same.ref
            alike = made.rule == "gazetteer" or (made.name, made.ref) == (name, ref)
            one = made if alike else attrs.evolve(made, name=name, ref=ref)
            yield one
            yield from reex.acronyms(page, one, str.isupper, followed)
        yield from _later(page, [*found, *told], names, sites)

    uses = (*_KINDS, "commodity")
    terms = [*gazetteer.terms(), *words, *sites.terms()]
    return reex.Extractor("facilities", find, makes="facility", uses=uses, terms=terms)


def _trimmed(made: reex.Entity, sites: _Sites) -> reex.Entity:
    """Leave the small word for a site out of a name of the table: ``Eneabba| refinery``."""
    words = made.text.split()
    while len(words) > 1 and words[-1] in (*sites.one, "plant", "facility"):
        words.pop()
    if words[-1][0].islower():
        return made
    size = made.text.rindex(words[-1]) + len(words[-1])
    return attrs.evolve(made, end=made.start + size, text=made.text[:size])


def _told(page: reex.Page, sites: _Sites) -> Iterator[reex.Entity]:
    """Yield names before a small word for a site, ``the Penco rare earth project``, and in lists after one."""
    taken = Places(page.entities(*_KINDS))
    goods = {entity.end: entity.start for entity in page.entities("commodity")}
    for hit in page.hits:
        if hit.term.data not in ("one", "many") or not page.text[hit.start : hit.end].islower():
            continue
        if page.in_heading(hit.start):
            continue
        for span in _beside(page, hit, sites, goods):
            name = page.text[span.start : span.end]
            opens = hit.term.data == "many" and " " not in name and _opens(page, span.start)
            if not opens and _is_name(name, sites) and not taken.touch(span.start, span.end):
                yield page.entity("facility", span, name=" ".join(name.split()), rule="told", confidence=_TOLD)


def _beside(page: reex.Page, hit: reex.Hit, sites: _Sites, goods: Mapping[int, int]) -> Iterator[reex.Span]:
    end = _name_end(page.text, hit.start, sites, goods)
    start = reex.name_before(page.text, end, words=5)
    if hit.term.data == "many":
        joints = list(_AND.finditer(page.text, start, end))
        for joint in joints:
            yield reex.Span(start, joint.start())
            start = joint.end()
        start = start if joints else end  # "Open RAN projects" are no one site
        if cue := INTRODUCES.match(page.text, hit.end):
            yield from items(page.text, cue.end())
    if start < end:
        yield reex.Span(start, end)


def _name_end(text: str, position: int, sites: _Sites, goods: Mapping[int, int]) -> int:
    """Return where a name ends before the words that say what is dug there: ``Penco| rare earth project``."""
    end = position
    for _ in range(4):
        at = end - 1 if text[end - 1 : end] == " " else end
        start = goods.get(at, 0)
        if start and text[start - 1] == " ":
            end = start
            continue
        word = text[max(0, at - 24) : at].rpartition(" ")[2]
        if word not in sites.between:
            return at
        end = at - len(word)
    return end - 1 if text[end - 1 : end] == " " else end


def _opens(page: reex.Page, position: int) -> bool:
    """Say whether a word has its capital from the sentence that it begins: ``Allied projects sprang up``."""
    sentence = page.sentence_at(position)
    return sentence is not None and sentence.start == position


def _is_name(name: str, sites: _Sites) -> bool:
    """Say whether words name one site: not ``Phase 2``, ``Rare Earth``, ``US-backed``."""
    words = name.split()
    if not words or words[-1][0].islower() or words[0] in sites.nameless:
        return False
    return any(word not in sites.nameless and sum(map(str.isalpha, word)) > 2 for word in words)


def _base(made: reex.Entity, sites: _Sites) -> str:
    """Return a name without the words for a site and for what is dug there: ``Penco`` of ``Penco REE Property``."""
    words = made.text.split()
    while made.rule != "told" and len(words) > 1 and (words[-1] in sites.nameless or words[-1].lower() in sites.one):
        words.pop()
    return " ".join(words)


def _one_name(made: Iterable[reex.Entity], sites: _Sites) -> Mapping[str, reex.Entity]:
    """Return the mention that names each site for all others: the first that the table has, or the text."""
    names: dict[str, reex.Entity] = {}
    for entity in sorted(made, key=lambda e: (e.rule != "gazetteer", e.start)):
        names.setdefault(_base(entity, sites), entity)
    return names


def _later(
    page: reex.Page, made: list[reex.Entity], names: Mapping[str, reex.Entity], sites: _Sites
) -> Iterator[reex.Entity]:
    """Yield where the name of a site stands without the word for it: from there on, and before if it has two words."""
    first: dict[str, reex.Entity] = {}
    for entity in made:
        base = _base(entity, sites)
        if entity.rule == "gazetteer" and " " not in base and not base.isupper():
            continue  # "Brook" may be anything
        if (entity.rule == "told" or base != entity.text) and _is_name(base, sites):
            first.setdefault(base, entity)
    taken = {entity.text for entity in page.entities(*_KINDS)}
    known = {(entity.start, entity.end) for entity in made}
    for place in page.occurrences(name for name in first if name not in taken):
        name = page.text[place.start : place.end]
        entity = first[name]
        if (place.start, place.end) in known or (" " not in name and place.start < entity.end):
            continue
        if _stands_alone(page, place) and not sites.land.match(page.text, place.end):
            same = names[name]
            yield page.entity(
                "facility", place, name=same.name or same.text, ref=same.ref, rule="later", confidence=_TOLD
            )


def _stands_alone(page: reex.Page, place: reex.Span) -> bool:
    """Say whether no other capitalised word stands beside; in a heading, one may stand before."""
    if _WORD_AFTER.match(page.text, place.end):
        return False
    before = _WORD_BEFORE.search(page.text, max(0, place.start - 24), place.start)
    return before is None or page.in_heading(place.start)
