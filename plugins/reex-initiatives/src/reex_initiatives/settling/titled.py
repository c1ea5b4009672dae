"""The title of a document that is an act itself: a treaty, which tells between whom it is, or an order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.words import Act
from reex_initiatives.progress.status import Force
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key

# How far from the start of a text its title may begin, and how far behind its parties it names what it is on.
_OPENING, _SUBJECT = 1500, 200
# It opens a line: "MEMORANDUM OF UNDERSTANDING / between the", "Framework Agreement Between".
_TITLE = reex.regex(
    r"^[^\w\n]{0,6}(?P<name>(?:\w+\s)?(?:memorand(?:um|a)\sof\s(?:understanding|cooperation|agreement|intent)"
    r"|(?:framework|cooperation|partnership|trade)\sagreement|agreement|treaty|protocol|compact|accord"
    r"|(?:joint\s)?declaration(?:\sof\sintent)?|joint\sstatement))\W{1,6}(?:between|among|of)\b",
    re.IGNORECASE | re.MULTILINE,
)
# "Executive Order 14083 of September 15, 2022", "Proclamation 10999: Adjusting Imports".
_ORDER = reex.regex(
    r"^[^\w\n]{0,6}(?P<name>(?:executive\sorder|(?:presidential\s)?proclamation|presidential\s(?:memorandum|determination))"
    r"(?:\sno\.)?\s\d{4,5}(?:-\d+)?)(?:\W{0,3}$|\s?[:–—-]\s|\sof\s[A-Z])",
    re.IGNORECASE | re.MULTILINE,
)
# Between its parties stand no verbs: only capital words, and small ones that join them.
_SMALL = frozenset(("the", "of", "and", "for"))
_WORD = reex.regex(r"\w[\w’'.-]*")
_AND = reex.regex(r"\band\b|,", re.IGNORECASE)


def titled(all_lines: Sequence[Line], grammar: Grammar, head: reex.Entity | None) -> Draft | None:
    """Return the act that a document is by its title: an agreement of states that it names, or an order of *head*."""
    if not all_lines:
        return None
    text = all_lines[0].text
    stop = min(_OPENING, len(text))
    if title := _TITLE.search(text, 0, stop):
        return _pact(title, all_lines, grammar)
    title = _ORDER.search(text, 0, stop) if any(line.of_kind("commodity") for line in all_lines) else None
    return _order(title, all_lines, grammar, head) if title else None


def _order(title: re.Match[str], all_lines: Sequence[Line], grammar: Grammar, head: reex.Entity | None) -> Draft | None:
    """Return the order that a document is."""
    line = next((line for line in all_lines if line.start <= title.start("name") < line.end), None)
    if line is None:
        return None
    actors = (head,) if head else ()
    return _draft(title, grammar.act("executive_action"), actors, "document", [line])


def _pact(title: re.Match[str], all_lines: Sequence[Line], grammar: Grammar) -> Draft | None:
    """Return the agreement that a document is, if its title names two states or more."""
    text = all_lines[0].text
    near = [line for line in all_lines if title.start() < line.end and line.start < _OPENING + _SUBJECT]
    states = tuple(_states(text, title.end(), [e for line in near for e in line.of_kind("country")]))
    if len({key(e) for e in states}) < 2:
        return None
    last = states[-1].end
    goods = (e for line in near for e in line.of_kind("commodity") if e.ref and e.start < last + _SUBJECT)
    told = [line for line in near if line.start < last]
    draft = _draft(title, grammar.act("agreement"), states, "parties", told)
    draft.commodities = tuple(goods)
    return draft


def _draft(title: re.Match[str], act: Act, actors: tuple[reex.Entity, ...], why: str, evidence: list[Line]) -> Draft:
    return Draft(
        act=act,
        force=Force(act.signed, True, False),
        actors=actors,
        line=evidence[0],
        trigger=Trigger(act, "noun", title.start("name"), title.end("name")),
        rule="title",
        why={"actors": why} if actors else {},
        evidence=evidence,
    )


def _states(text: str, at: int, countries: Sequence[reex.Entity]) -> Iterator[reex.Entity]:
    """Yield the countries that a title lists from *at* on, each joined to the one before it."""
    first = True
    for country in countries:
        if country.start < at:
            continue
        between = _WORD.findall(text, at, country.start)
        if not all(word in _SMALL or word[0].isupper() for word in between):
            return
        if not (first or _AND.search(text, at, country.start)):
            return
        yield country
        at, first = country.end, False
