"""Firms by a word of the trade that their names end in: ``Trevarrow Lithium``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import reex
from reex_companies.data import nowhere_in_names
from reex_companies.forms import BY_TRADE, JOINED_ON, Forms, goes_on, may_name
from reex_companies.hits import Hits
from reex_companies.places import Places

_BOUGHT = reex.regex(
    r"(?:\b(?:acquisition|purchase|buyout|takeover|owner|parent|operator|backer|investor|stake|shares?|unit|percent"
    r"|shareholders?|stockholders?|board|assets?|control|majority|equity|debts?|sale|creditors?|lenders?|suppliers?"
    r"|customers?|rivals?|chairman|chairwoman|head|chief|CEO|founders?|officer"
    r"|per cent|quarter|third|half|tenth)|[0-9]%) of $"
)
_FROM_CAPITAL = reex.regex(r"[A-Z0-9À-Þ][^\W_]*$")
_LONGEST_WORD = 100
_APOSTROPHES = ("'", "’")


def by_trade(page: reex.Page, hits: Hits, found: list[reex.Entity], forms: Forms) -> list[reex.Entity]:
    """Return the names of two to four words that end in a word of the trade: ``Trevarrow Lithium``.

    Headings, where every word has a capital, tell nothing, nor do words that a place or a commodity begins with.
    """
    text = page.text
    edges = {made.end for made in found} | {made.start for made in found if " " in made.text}
    minerals = {entity.text for entity in page.entities("commodity")}
    countries = {entity.text for entity in page.entities("country")}
    states, places = Places(page.entities("country")), Places(page.entities("country", "region"))
    made = []
    for word, end in _trade_words(text, hits, forms):
        if end in edges or JOINED_ON.match(text, end) or goes_on(text, end, forms) or page.in_heading(word):
            continue
        start = reex.name_before(text, word, words=3)
        if (joint := text.rfind(" and ", start, word)) >= 0:
            start = joint + len(" and ")
        words = text[start:word].split()
        if not words or start in edges or text[start - 1 : start] == "-":
            continue
        if text.endswith(" of ", 0, start) and not _BOUGHT.search(text, max(0, start - 24), start):
            # "the Department of | Water Resources", and not "the acquisition of Acme Resources"
            continue
        last = (start, start + len(words[0]) + 1)  # of the last words of "Anna Nickel", "Chairman Lachlan Cobalt"
        if len(words) < 3 and any(reex.is_surname(text, place) for place in last):
            continue
        own = text[word:end] in minerals and not any(c in text[start:word] for c in countries)
        if own and len(words) > 1:
            words = words[-1:]  # "Silver Crag Boron" is a firm, "Silver Metals" may be anything
        acts = text.startswith(_APOSTROPHES, end) or bool(forms.speaks.match(text, end))  # "Togo Resources said"
        if not minerals.isdisjoint(words) or not _is_proper(words, forms, acts, places.touch(start, word)):
            continue
        if acts or not states.touch(start, word):
            name = " ".join(text[start:end].split())
            made.append(page.entity("company", (start, end), name=name, rule="trade", confidence=BY_TRADE))
    return made


def _is_proper(words: Sequence[str], forms: Forms, acts: bool, placed: bool) -> bool:
    """Say whether words before one of the trade are a firm's own: ``Blue Whale``, ``Battery X``.

    What *acts* may have general words before a proper one; what doesn't, few, and then none of a place.
    """
    nothing = nowhere_in_names()
    if words[-1] in forms.generic or not all(map(may_name, words)):
        return False
    if len(words[-1]) == 1:
        return words[0] not in nothing  # "Class A Metals"
    general = forms.generic.intersection(words)
    return acts or not general or (general <= forms.openers and not placed and nothing.isdisjoint(words))


def _trade_words(text: str, hits: Hits, forms: Forms) -> Iterator[tuple[int, int]]:
    """Yield the last words of names that may be of the trade, ``Lithium``, or made of one, ``Semimetals``."""
    yield from ((hit.start, hit.end) for hit in reex.longest(hits.words["trade"]))
    # One pass over the text tells that it has none of most endings, so that it is searched for few of them.
    alike = [word for word in forms.trade_like.findall(text) if word.endswith(forms.trade_endings)]
    for ending in forms.trade_endings if alike else ():
        if any(word.endswith(ending) for word in alike):
            yield from _words_ending(text, ending)


def _words_ending(text: str, ending: str) -> Iterator[tuple[int, int]]:
    """Yield the words with a capital, or from the first capital in them on, that end so."""
    at = text.find(ending)
    while at >= 0:
        end = at + len(ending)
        word = _FROM_CAPITAL.search(text, max(0, end - _LONGEST_WORD), end)
        if word and not text[end : end + 1].isalnum():
            yield word.start(), end
        at = text.find(ending, end)
