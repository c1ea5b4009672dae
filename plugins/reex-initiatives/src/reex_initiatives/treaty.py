"""The title of a memorandum or treaty, which tells between whom it is: in capitals, and broken over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import reex
from reex_initiatives.draft import Draft
from reex_initiatives.grammar import Grammar
from reex_initiatives.line import Line, Trigger
from reex_initiatives.party import key
from reex_initiatives.status import Force
from reex_initiatives.timing import Timing

# How far from the start of a text its title may begin, and how far behind its parties it names what it is on.
_OPENING, _SUBJECT = 1500, 200
# It opens a line: "MEMORANDUM OF UNDERSTANDING / between the", "Framework Agreement Between".
_TITLE = reex.regex(
    r"^[^\w\n]{0,6}(?P<name>(?:\w+\s)?(?:memorand(?:um|a)\sof\s(?:understanding|cooperation|agreement|intent)"
    r"|(?:framework|cooperation|partnership|trade)\sagreement|agreement|treaty|protocol|compact|accord"
    r"|(?:joint\s)?declaration(?:\sof\sintent)?|joint\sstatement))\W{1,6}(?:between|among|of)\b",
    re.IGNORECASE | re.MULTILINE,
)
# Between its parties stand no verbs: only capital words, and small ones that join them.
_SMALL = frozenset(("the", "of", "and", "for"))
_WORD = reex.regex(r"\w[\w’'.-]*")
_AND = reex.regex(r"\band\b|,", re.IGNORECASE)


def titled(all_lines: Sequence[Line], grammar: Grammar) -> Draft | None:
    """Return the agreement that the title of a document names, if it names the states that it is between."""
    text = all_lines[0].text if all_lines else ""
    title = _TITLE.search(text, 0, min(_OPENING, len(text)))
    if title is None:
        return None
    near = [line for line in all_lines if title.start() < line.end and line.start < _OPENING + _SUBJECT]
    states = list(_states(text, title.end(), [e for line in near for e in line.of_kind("country")]))
    if len({key(e) for e in states}) < 2:
        return None
    last = states[-1].end
    told = [line for line in near if line.start < last]
    goods = (e for line in near for e in line.of_kind("commodity") if e.ref and e.start < last + _SUBJECT)
    act = grammar.act("agreement")
    return Draft(
        act=act,
        force=Force(act.signed, True, False),
        actors=tuple(states),
        recipients=(),
        amounts=(),
        duration=None,
        commodities=tuple(goods),
        stages=(),
        programs=(),
        timing=Timing(),
        line=told[0],
        trigger=Trigger(act, "noun", title.start("name"), title.end("name")),
        rule="title",
        why={"actors": "parties"},
        evidence=told,
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
