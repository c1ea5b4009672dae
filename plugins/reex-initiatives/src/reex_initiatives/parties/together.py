"""Who does an act with those whom its sentence names first: ``together with KfW``, ``alongside Appian``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective

# What may stand between such words and a name: "with its partner", "with Germany's".
_ITS = (
    r"(?:(?:the|its|their|an?)\s)?(?:(?:[a-z][\w-]*\s){0,2}"
    rf"(?:{any_of('partners')})\s)?"
    r"(?:[A-Z]\w*['’]s\s)?$"
)
_JOINTLY = reex.regex(
    r"(?:\b(?:[Tt]ogether|[Jj]ointly|[Aa]long|[Hh]and in hand|[Ss]ide by side|[Tt]eaming up"
    rf"|[Ii]n (?:\w+ )?(?:{any_of('partnerships')}))\swith|\b[Aa]longside)\s" + _ITS
)
# What only joins those who study, try or teach something: money that helps is an act of its own.
_HELPED = reex.regex(
    rf"\b(?:{any_of('works_with')})\s(?:\w+ly\s)?with\s" + _ITS + rf"|\bwith the (?:{any_of('with_help')}) of\s" + _ITS
)
# Verbs of which others say with whom they study and teach, and the acts of that sort.
_JOINED = reex.regex(
    r"\b(?:partners?|collaborates?|engag(?:ing|es?|ed)|cooperat(?:ing|es?|ed)|team(?:ing|s|ed)?\sup"
    r"|join(?:ing|s|ed)?\sforces)\s(?:\w+ly\s)?with\s" + _ITS
)
_LEARNING = ("research", "workforce")
_REACH = 90  # characters

# One of their words: most sentences have none.
_ANY = ("with ", "longside ")
Chain = Callable[[reex.Entity], tuple[reex.Entity, ...]]


def companions(line: Line, trigger: Trigger, actors: Sequence[reex.Entity], chain: Chain) -> tuple[reex.Entity, ...]:
    """Return who acts together with *actors*, which *chain* lists from the first of them on."""
    if not actors or not any(map(line.text[line.start : line.end].__contains__, _ANY)):
        return ()
    words = (_JOINTLY, _HELPED, _JOINED) if trigger.act.instrument in _LEARNING else (_JOINTLY,)
    for entity in line.of_kinds(trigger.act.actors):
        low = max(line.start, entity.start - _REACH)
        joins = (
            any(line.text.find(word, low, entity.start) >= 0 for word in _ANY)
            and entity not in actors
            and not is_adjective(entity)
            and any(w.search(line.text, low, entity.start) for w in words)
        )
        if joins and _is_of(line, trigger, actors, entity):
            return tuple(e for e in chain(entity) if e not in actors)
    return ()


def only_joins(line: Line, party: reex.Entity) -> bool:
    """Say whether somebody is only told as whom another one acts with: ``Acme, working with Beta, tested``."""
    low = max(line.start, party.start - _REACH)
    return any(words.search(line.text, low, party.start) for words in (_JOINTLY, _HELPED))


def _is_of(line: Line, trigger: Trigger, actors: Sequence[reex.Entity], entity: reex.Entity) -> bool:
    """Say whether somebody acts with these, and not with who does another act of the sentence."""
    low, high = sorted((entity.start, trigger.start))
    between = (t for t in line.triggers if low < t.start < high and t is not trigger and not t.act.parties)
    if any(t.form != "noun" and t.act is not trigger.act and not t.act.sites for t in between):
        return False
    return entity.start < actors[0].start or line.text.find(";", actors[-1].end, entity.start) < 0
