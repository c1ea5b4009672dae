"""Who gives and who gets: the parties of an act, by where they stand in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

import reex
from reex_initiatives.grammar import Act
from reex_initiatives.line import PARTIES, STATUS_CUES, Line, Trigger

_PREPOSITION = re.compile(
    r"\b(?:of|in|with|to|from|against|on|by|for|between|over|near|under|per|than|like|at|into|among|across|via|through"
    r"|amid|toward|towards|versus|about|outside|inside|within|beyond)\s(?:the\s|its\s|an?\s|all\s)?$",
    re.IGNORECASE,
)
_ATTRIBUTION_BEFORE = re.compile(
    r"\b(?:according to|reported by|noted by|in an?|per an?|told|by an?|As noted by an?)\s(?:the\s|an?\s)?$", re.IGNORECASE
)
_ATTRIBUTION_AFTER = re.compile(
    r"\s(?:report|analysis|study|note|data|fact sheet|survey|said|says|warns|reported|estimates|projects|noted|analysts)\b"
)
# What may stand between a party and the noun that it owns: a possessive, then a few words without preposition or comma.
_OWNS = re.compile(r"(?:['’]s?)?(?:\s(?!(?:of|in|with|to|from|on|by|for|and|or|at|is|are|was|has|have|will|the)\s)[\w$%.&’'-]+){0,6}\s?")
_SOURCE = re.compile(r"\b(?:by|from)\s(?:the\s|an?\s)?$")
_AND = re.compile(r"(?:['’]s)?(?:\s\([^()]{1,40}\))*(?:,\s(?:and\s)?|\sand\s|\sor\s|\s?/\s?|-)(?:the\s|other\s)?$")
_REFERRING = (
    (re.compile(r"(?:The|the|This) (?:company|firm|miner|developer|producer|manufacturer|startup)\b"), ("company",)),
    (re.compile(r"(?:The|the) (?:department|agency|administration|bank|ministry|bureau)\b"), ("agency",)),
)


@attrs.frozen
class Roles:
    """The parties of one act, as mentions, and how they were found."""

    actors: tuple[reex.Entity, ...] = ()
    recipients: tuple[reex.Entity, ...] = ()
    rule: str = ""


def roles(line: Line, trigger: Trigger) -> Roles:
    """Return who stands as giver and as getter around *trigger* in its own sentence."""
    act = trigger.act
    if act.parties:
        return _equals(line, trigger)
    owner = _owner(line, trigger)
    if owner and act.adjectives and _is_adjective(owner) and act.instrument == "tariff":
        owner = None
    source = _source(line, trigger) if "from" not in act.to else ()
    subject = _subject(line, trigger)
    takers = _takers(line, trigger)
    if line.cues_of(subject[0].start if subject else line.start, trigger.start, "getting") and subject:
        getters = tuple(e for e in subject if e.kind in act.recipients)
        if getters and (act.instrument != "offtake"):
            givers = source or _kept((owner,), act.actors) or _with(line, trigger, act)
            return Roles(givers, getters, "getter-subject")
    givers = _kept((owner,), act.actors) or source or _kept(subject, act.actors)
    return Roles(givers, tuple(t for t in takers if t not in givers), "giver-subject" if not owner else "owner")


def _kept(entities: tuple[reex.Entity | None, ...], kinds: frozenset[str]) -> tuple[reex.Entity, ...]:
    return tuple(entity for entity in entities if entity and entity.kind in kinds)


def _is_adjective(entity: reex.Entity) -> bool:
    return isinstance(entity.value, reex.Naming) and entity.value.form == "adjective"


def _attributed(line: Line, entity: reex.Entity) -> bool:
    """Say whether the text only quotes *entity*."""
    return bool(
        _ATTRIBUTION_BEFORE.search(line.text, max(line.start, entity.start - 24), entity.start)
        and entity.kind != "company"
    ) or bool(_ATTRIBUTION_AFTER.match(line.text, entity.end) and entity.kind in ("agency", "organization"))


def _owner(line: Line, trigger: Trigger) -> reex.Entity | None:
    """Return the party right before the act's name: ``DOE's $1 billion push``, ``a $550M Pentagon deal``."""
    for entity in reversed(line.of_kind(*PARTIES)):
        if entity.end > trigger.start or entity is trigger.program:
            continue
        if not _OWNS.fullmatch(line.text, entity.end, trigger.start):
            return None
        if entity.kind in trigger.act.actors and not _attributed(line, entity):
            possessive = line.text.startswith(("'", "’"), entity.end)
            if possessive or (trigger.form == "noun" and entity.kind != "program"):
                return entity
    return None


def _source(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the parties after ``by`` or ``from``, behind the act in its clause."""
    _, stop = line.clause(trigger.start)
    for entity in line.of_kind(*trigger.act.actors):
        if trigger.end <= entity.start < stop and _SOURCE.search(line.text, max(0, entity.start - 12), entity.start):
            if trigger.act.instrument == "tariff" and line.text[entity.start - 5 : entity.start].strip() == "from":
                continue
            return _chain(line, entity, trigger.act.actors)
    return ()


def _with(line: Line, trigger: Trigger, act: Act) -> tuple[reex.Entity, ...]:
    """Return the party after ``with`` or ``under``, for acts that somebody else's verb gets: ``deal with EXIM``."""
    for entity in line.of_kind(*act.actors):
        before = line.text[max(0, entity.start - 10) : entity.start]
        if entity.start >= trigger.end and re.search(r"\bwith\s(?:the\s)?$", before):
            return (entity,)
    return ()


def _verb(line: Line, trigger: Trigger) -> int:
    """Return where the verb stands that governs the act: the nearest cue of status before it, or itself."""
    if trigger.form != "noun":
        return trigger.start
    start, _ = line.clause(trigger.start)
    cues = line.cues_of(start, trigger.start, *STATUS_CUES, "getting")
    return cues[-1].start if cues else trigger.start


def _subject(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the parties that stand as subject of the act's verb."""
    verb = _verb(line, trigger)
    start, _ = line.clause(verb)
    for low in dict.fromkeys((start, line.start)):
        for entity in reversed(line.of_kind(*PARTIES)):
            if low <= entity.start and entity.end <= verb and _can_be_subject(line, entity, trigger):
                return _chain_back(line, entity)
    return ()


def _can_be_subject(line: Line, entity: reex.Entity, trigger: Trigger) -> bool:
    if entity is trigger.program and not trigger.act.subject_only:
        return False
    if entity.kind not in trigger.act.actors and entity.kind not in trigger.act.recipients:
        return False
    if _is_adjective(entity) or _attributed(line, entity):
        return False
    if line.text.startswith(("'s", "’s"), entity.end):
        return False
    return not _PREPOSITION.search(line.text, max(line.start, entity.start - 16), entity.start)


def _chain_back(line: Line, last: reex.Entity) -> tuple[reex.Entity, ...]:
    """Return *last* with the parties that are joined to it from before: ``the U.S. and Japan``."""
    chain = [last]
    for entity in reversed(line.of_kind(*PARTIES)):
        if entity.end <= chain[0].start and entity.kind == last.kind:
            if not _AND.fullmatch(line.text, entity.end, chain[0].start):
                break
            chain.insert(0, entity)
    return tuple(chain)


def _chain(line: Line, first: reex.Entity, kinds: frozenset[str]) -> tuple[reex.Entity, ...]:
    """Return *first* with the parties that are joined to it from behind."""
    chain = [first]
    for entity in line.of_kind(*PARTIES):
        if entity.start >= chain[-1].end:
            if entity.kind not in kinds or not _AND.fullmatch(line.text, chain[-1].end, entity.start):
                break
            chain.append(entity)
    return tuple(chain)


def _takers(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the parties after one of the words that an act takes its recipient with."""
    act = trigger.act
    if not act.recipients:
        return ()
    _, stop = line.clause(trigger.start)
    words = re.compile(rf"\b(?:{'|'.join(act.to)})\s", re.IGNORECASE) if act.to else None
    for entity in line.of_kind(*act.recipients):
        if not trigger.end <= entity.start < stop or entity is trigger.program:
            continue
        if entity.kind == "country" and not act.adjectives and act.instrument != "partnership":
            continue
        direct = line.text[trigger.end : entity.start].strip() in ("", "the")
        if (direct and (act.object or trigger.form != "noun")) or (
            words and words.search(line.text, trigger.end, entity.start) and not _owner_only(line, entity)
        ):
            return _chain(line, entity, act.recipients)
    return _adjective_taker(line, trigger) if act.adjectives else ()


def _owner_only(line: Line, entity: reex.Entity) -> bool:
    return entity.kind == "country" and line.text.startswith(("'s", "’s"), entity.end)


def _adjective_taker(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the country whose adjective stands right before a tariff: ``Chinese battery tariff``."""
    for entity in reversed(line.of_kind("country")):
        if entity.end <= trigger.start and trigger.act.instrument == "tariff" and _is_adjective(entity):
            return (entity,) if _OWNS.fullmatch(line.text, entity.end, trigger.start) else ()
    return ()


def _equals(line: Line, trigger: Trigger) -> Roles:
    """Return the parties of an act between equals: all of them around it in its sentence."""
    act = trigger.act
    owner = _owner(line, trigger)
    subject = _subject(line, trigger)
    first = _kept((owner,), act.actors) or _kept(subject, act.actors)
    kinds = act.actors | act.recipients
    _, stop = line.clause(trigger.start)
    second: tuple[reex.Entity, ...] = ()
    for entity in line.of_kind(*kinds):
        if trigger.start <= entity.start < stop and entity not in first and entity is not trigger.program:
            if re.search(r"\b(?:with|between|including|and|unites|such as|like)\b", line.text[trigger.start : entity.start]):
                second = _chain(line, entity, kinds)
                break
    if act.instrument == "agreement":
        return Roles(tuple(e for e in (*first, *second) if e.kind == "country"), (), "parties")
    return Roles(first, tuple(e for e in second if e.kind in act.recipients), "parties")


def referred(line: Line, verb: int) -> tuple[str, ...]:
    """Return the kinds that a referring subject such as ``the company`` can stand for, or nothing."""
    for pattern, kinds in _REFERRING:
        match = pattern.search(line.text, line.start, verb)
        if match and match.start() - line.start < 60:
            return kinds
    return ()


def verb_of(line: Line, trigger: Trigger) -> int:
    """Return where the verb stands that governs the act."""
    return _verb(line, trigger)


def mentions(entities: tuple[reex.Entity, ...]) -> Iterator[str]:
    """Yield the keys under which mentions of one party meet."""
    for entity in entities:
        yield entity.ref or (entity.name or entity.text).lower()
