"""Whether a party may stand as subject, by the words around it: not behind a preposition, nor as a place or origin."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import HEADS, any_of, any_titled
from reex_initiatives.sentences.joined import first_joined
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import HEADED_REACH, PREPOSITION_REACH, handed, is_adjective, is_bare, is_quoted
from reex_initiatives.sentences.referring import referred

_PREPOSITION = reex.regex(
    r"\b(?:of|in|with|to|from|against|on|by|for|between|over|near|under|per|than|at|into|among|across|via|through"
    r"|amid|alongside|towards?|versus|about|outside|inside|within|beyond|behind|regarding|like|such as)\s"
    r"(?:the\s|its\s|an?\s|all\s|recent\s|(?:far\s)?(?:north|south|east|west)\w*\s|central\s)?$",
    re.IGNORECASE,
)
# "with graphite miner Acme", "of its rival Acme".
_DESCRIBED_BEHIND = reex.regex(
    r"\b(?:of|in|with|to|from|for|by|on|over|against|into|between)\s(?:the\s|its\s|an?\s|[A-Z][\w.]*['’]s\s)?"
    rf"(?:[\w-]+\s){{0,2}}(?:{any_of('kin')}|{any_of('makers')})\s$"
)
# Those who head a body, or are one of a country, act for it.
_HEADED_BY = reex.regex(
    rf"\b{HEADS}$|\b(?:Departments|Ministries)\sof\s(?:the\s)?$|\b(?:{any_titled('bodies')})\sin\s$"
)
# "the bank's board": those by whom a body acts.
_ITS_HEADS = reex.regex(
    rf"['’]s\s(?:[a-z]+\s){{0,2}}(?:{any_titled('heads')})\b(?:\sof\s(?:{any_titled('heads')})\b)?"
    r"(?!\s(?:of|room|seat|member))"
)
# "14 U.S. defence contractors": firms of a country, which are not the country.
ITS_FIRMS = reex.regex(rf"\s(?:(?:{any_of('trades')})\s){{0,2}}(?:{any_of('firms')})\b")
# "targeting U.S. supply chains": who stands behind a participle is its object; "the state holding Acme" is no such.
_OBJECT_OF = reex.regex(
    r"\b(?!includ|accord|follow|dur)[a-z]{3,}ing\s(?:the\s)?(?<!state\sholding\s)(?<!mining\sholding\s)(?<!industry\sholding\s)$"
)
# How far before a party the verb may stand that it is the object of.
_PARTICIPLE = 24
# "Ministers from Brazil and Germany adopted".
_FROM_THERE = reex.regex(rf"\b(?:{any_titled('envoys')})\s(?:from|of)\s(?:the\s)?$")
_WHO_DOES = reex.regex(r"\b(?:which|who|that)\s(?:(?:has|have|had|also|now|then|\w+ly)\s){0,2}$")
_HIRED = reex.regex(rf"\b(?:{any_of('hired')})\s(?:the\s|its\s)?$")
_HIRED_REACH = 24
_LIKE = reex.regex(r"\W{0,3}[A-Z]\w+\s(?:like|such as)\s(?:the\s)?$")
_ORIGIN_OF = reex.regex(rf"(?:\sand\s[A-Z][\w.]+)?\s(?:(?![a-z]+(?:ed|s)\b)[a-z-]+\s)?(?:{any_of('firms_from')})\b")
_WILL = reex.regex(r"\s(?:will|would|has|had|may|plans|is\sto|said|says|must|shall|can)\b")
_IN_TOWN = reex.regex(r"\b(?:in|at|near|outside)\s(?:[A-Z][\w.'’-]+\s?){1,3},\s$")
# How far into a sentence without a subject its verb may stand: "- Shut its smelter".
_BARE = 4
# "Acme's crews", "Acme's engineering team": those who act for a body or a firm.
_EMPLOYERS = frozenset(("company", "agency", "organization"))
_PEOPLE = reex.regex(rf"['’]s\s(?:[a-z-]+\s){{0,2}}(?:{any_of('people')})\s")
# "Acme's payroll spending is paying for": whose money works acts by it.
_MONEY_WORKS = reex.regex(
    rf"['’]s\s(?:[a-z-]+\s){{0,2}}(?:{any_of('own_money')})\s(?:also\s|already\s)?"
    r"(?:(?:is|are)\s[a-z]+ing\b|(?:will|would)\s(?!be\b)|(?:has|have)\s(?!been\b)"
    r"|(?:help|pay|support|fund|finance|contribute|back)s?\s)"
)
_DOERS = PARTIES | {"region"}
# "now that the Minister of Mines has approved": an office by its word alone, right before its verb.
_OFFICE = reex.regex(
    rf"\bthe\s(?:[A-Za-z-]+\s){{0,2}}(?:{any_titled('one_body')}|{any_of('one_office')}|[Mm]inister|[Mm]inistry)\s"
    r"(?:(?:of|for)\s(?:[A-Z][a-z]+,?\s(?:and\s)?){1,5})?(?:(?:has|have|had|also|now|since|already|finally)\s){0,3}$"
)
_OFFICE_REACH = 90


def has_subject(line: Line, trigger: Trigger) -> bool:
    """Say whether somebody stands before a verb who may do it, or whom the sentence only refers to, or it leaves out.

    ``Low prices have curbed exports from Australia`` has nobody who does it.
    """
    before = (e for e in line.of_kinds(_DOERS) if e.end <= trigger.start)
    if any(not _PREPOSITION.search(line.text, max(line.start, e.start - PREPOSITION_REACH), e.start) for e in before):
        return True
    if _WHO_DOES.search(line.text, max(line.start, trigger.start - _PARTICIPLE), trigger.start):
        return True
    if trigger.start - line.start < _BARE or referred(line, trigger.start) is not None:
        return True
    return is_office_before(line, trigger)


def is_office_before(line: Line, trigger: Trigger) -> bool:
    """Say whether an office is the subject of a verb by its word alone: ``the Minister of Mines has approved``."""
    return _OFFICE.search(line.text, max(line.start, trigger.start - _OFFICE_REACH), trigger.start) is not None


def can_be_subject(line: Line, entity: reex.Entity, trigger: Trigger) -> bool:
    """Say whether a party may be who does an act, or who gets it, by its kind and by the words around it."""
    if entity.kind not in trigger.act.actors and entity.kind not in trigger.act.recipients:
        return False
    if trigger.is_name(entity) or (len(line.triggers) > 1 and _owns_another(line, entity, trigger)):
        return False
    if entity.kind == "program" and trigger.program is not None:
        return False  # "the $3 billion Copper Fund and the $2 billion Tin Fund": one is nothing that the other does
    known = line.subjects.get(id(entity))
    if known is None:
        known = line.subjects[id(entity)] = _stands_as_subject(line, entity)
    return known


def _stands_as_subject(line: Line, entity: reex.Entity) -> bool:
    """Say whether a party may do what its sentence tells, whichever act that is."""
    if entity.kind == "program" and entity.start not in line.payers:
        return False
    if _only_describes(line, entity) or is_quoted(line, entity):
        return False
    if entity.kind == "country" and _is_place_or_origin(line, entity):
        return False
    if _OBJECT_OF.search(line.text, max(line.start, entity.start - _PARTICIPLE), entity.start):
        return False  # "targeting U.S. supply chains"
    first = first_joined(line, entity)
    if _LIKE.match(line.text, line.start, first.start):
        return True  # "Companies like X and Y are …"
    if handed(line, entity) or _HIRED.search(line.text, max(line.start, entity.start - _HIRED_REACH), entity.start):
        return False  # "gave Acme, which runs a smelter, a contract", "mandated Acme to raise"
    if first.start == line.start:
        return True
    if _FROM_THERE.search(line.text, max(line.start, first.start - _PARTICIPLE), first.start):
        return True
    before = line.text[max(line.start, first.start - HEADED_REACH) : first.start]
    return not _is_behind_preposition(first, before) or _HEADED_BY.search(before) is not None


def _is_behind_preposition(party: reex.Entity, before: str) -> bool:
    """Say whether a preposition stands before a party, or before what it is: ``a shareholder of rival Acme``."""
    described = party.kind == "company" and _DESCRIBED_BEHIND.search(before)
    return bool(described or _PREPOSITION.search(before[-PREPOSITION_REACH:]))


def _is_place_or_origin(line: Line, country: reex.Entity) -> bool:
    """Say whether a country only tells where something is: ``in Narva, Estonia, and``, ``put 15 US firms on``."""
    if _ORIGIN_OF.match(line.text, country.end) and is_bare(country):
        return True
    town = _IN_TOWN.search(line.text, max(line.start, country.start - 40), country.start)
    return town is not None and not _WILL.match(line.text, country.end)


def _only_describes(line: Line, entity: reex.Entity) -> bool:
    """Say whether a party only tells whose somebody else is: ``put U.S. contractors on its list and barred``."""
    possessive = line.text.startswith(("'s", "’s"), entity.end) and not (
        _ITS_HEADS.match(line.text, entity.end) or _has_deputies(line, entity)
    )
    whose = is_adjective(entity) or possessive
    return whose or (entity.kind == "country" and ITS_FIRMS.match(line.text, entity.end) is not None)


def _has_deputies(line: Line, entity: reex.Entity) -> bool:
    """Say whether those act who work for a party, or its money does: ``Acme's crews are clearing ground``."""
    ways = (_PEOPLE, _MONEY_WORKS) if entity.kind in _EMPLOYERS else ()
    return any(words.match(line.text, entity.end, line.end) for words in ways)


def _owns_another(line: Line, entity: reex.Entity, trigger: Trigger) -> bool:
    """Say whether the noun of another act stands right behind a party: ``$1 billion DOE investments``."""
    nouns, end = line.nouns, entity.end
    return any(t is not trigger for at in (end, end + 1) if at in nouns for t in nouns[at])
