"""From the triggers of each sentence to drafts of initiatives."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

import reex
from reex_initiatives.grammar import Act, Grammar
from reex_initiatives.line import Line, Trigger
from reex_initiatives.roles import mentions, referred, roles, verb_of
from reex_initiatives.status import Force, force

# What may stand between an amount and the noun that it measures: "$700 million in loans", "a $400 million Pentagon stake".
_BEFORE_NOUN = re.compile(r"\s?(?:(?:in|of|worth of)\s)?(?:(?!(?:and|to|for|from|with|by|at|on|that)\s)[\w$%.&’'-]+\s){0,5}")
_AFTER_NOUN = re.compile(
    r"[^.;]{0,12}?\s?(?:of|worth|totaling|totalling|for|to|valued at|with|at|:)?\s?(?:up to|as much as|nearly|about|roughly|more than|over|around"
    r"|approximately|at least|another|an additional|a|the|some|an)?\s?(?:\([^()]{0,30}\)\s)?"
)
_DETERMINER = re.compile(r"\b(?P<word>[Tt]h(?:is|ese|e|at|ose)|[Ss]uch|[Ii]ts|[Tt]heir)\s(?:[\w-]+\s){0,2}$")
_SINCE = re.compile(r"\b(?:since|by|until|through|before|from|between|of)\s(?:the\s)?(?:end of\s)?$", re.IGNORECASE)
_FRAME_REACH = 3


@attrs.define(eq=False, kw_only=True)
class Draft:
    """One mention of an act, or several that were found to be one."""

    act: Act
    force: Force
    actors: tuple[reex.Entity, ...]
    recipients: tuple[reex.Entity, ...]
    amounts: tuple[reex.Entity, ...]
    duration: reex.Entity | None
    commodities: tuple[reex.Entity, ...]
    stages: tuple[str, ...]
    programs: tuple[reex.Entity, ...]
    dates: tuple[reex.Entity, ...]
    places: tuple[reex.Entity, ...]
    line: Line
    trigger: Trigger
    rule: str
    role: str = "stated"
    inherited: bool = False
    evidence: list[Line] = attrs.field(factory=list)

    @property
    def parties(self) -> set[str]:
        """The keys of all its parties."""
        return {*mentions(self.actors), *mentions(self.recipients)}


@attrs.define
class Context:
    """What the sentences before have told: who acts, for whom, and about what."""

    last: Draft | None = None
    frame: Draft | None = None
    company: reex.Entity | None = None
    agency: reex.Entity | None = None
    seen: dict[str, Draft] = attrs.field(factory=dict)


def drafts(all_lines: list[Line], grammar: Grammar) -> list[Draft]:
    """Return a draft for every act that the document asserts, in text order."""
    context = Context()
    found: list[Draft] = []
    for line in all_lines:
        own = list(_of_line(line, context, grammar))
        for draft in own:
            context.last = draft
            context.seen[draft.act.instrument] = draft
            if draft.actors and draft.recipients:
                context.frame = draft
        if not own:
            _mention_again(line, context)
        found += own
        _remember(line, context)
    return found


def _remember(line: Line, context: Context) -> None:
    for entity in line.entities:
        if entity.kind == "company":
            context.company = entity
        elif entity.kind == "agency":
            context.agency = entity


def _mention_again(line: Line, context: Context) -> None:
    """Take a sentence that begins with ``This investment`` as evidence of the act before it."""
    if context.last and re.match(r"(?:This|These|The|Such) (?:\w+ )?(?:agreement|deal|investment|partnership|measure|restrictions|order|initiative|"
                                 r"executive action|coalition|tariffs?|loan|funding|MOU|framework|action|effort|cooperative effort)", line.text[line.start : line.end]):
        if line.number - context.last.evidence[-1].number <= 2:
            context.last.evidence.append(line)


def _of_line(line: Line, context: Context, grammar: Grammar) -> Iterator[Draft]:
    made = [draft for trigger in line.triggers if (draft := _draft(line, trigger, context))]
    for draft in made:
        if not _yields(draft, made) and _anchored(draft):
            yield draft


def _draft(line: Line, trigger: Trigger, context: Context) -> Draft | None:
    how = force(line, trigger)
    if how is None:
        return None
    known = _known_act(line, trigger, context)
    found = roles(line, trigger)
    if trigger.act.subject_only and not _is_subject(line, trigger):
        return None
    if trigger.act.owned and trigger.form == "noun" and found.rule != "owner":
        return None
    draft = Draft(
        act=trigger.act,
        force=how,
        actors=found.actors,
        recipients=found.recipients,
        amounts=_amounts(line, trigger),
        duration=_duration(line, trigger),
        commodities=_commodities(line, trigger),
        stages=_stages(line, trigger),
        programs=_programs(line, trigger),
        dates=_dates(line, trigger),
        places=tuple(line.of_kind("region", "country")),
        line=line,
        trigger=trigger,
        rule=found.rule,
        evidence=[line],
    )
    if known and not draft.amounts and not trigger.program:
        if known.act is trigger.act or trigger.act.generic:
            if line not in known.evidence:
                known.evidence.append(line)
            return None
    _inherit(draft, context)
    return draft


def _known_act(line: Line, trigger: Trigger, context: Context) -> Draft | None:
    """Return the act that ``this investment``, ``these restrictions`` speaks of."""
    match = _DETERMINER.search(line.text, max(line.start, trigger.start - 32), trigger.start)
    if match is None or trigger.form != "noun":
        return None
    words = line.text[match.end("word") : trigger.start]
    if any(match.start() <= e.start < trigger.start for e in line.of_kind("agency", "company", "country", "program")):
        return None
    if words.strip() and match["word"].lower() == "the":
        return context.seen.get(trigger.act.instrument)
    return context.seen.get(trigger.act.instrument) or context.last


def _inherit(draft: Draft, context: Context) -> None:
    """Fill who gives and gets from what the sentences before have told, where this one refers to it."""
    line, act = draft.line, draft.act
    frame = context.frame
    verb = verb_of(line, draft.trigger)
    for kind in referred(line, verb):
        known = context.company if kind == "company" else context.agency
        if (known and not draft.actors and not draft.recipients) or (known and kind == "company" and not draft.recipients):
            getting = bool(line.cues_of(line.start, draft.trigger.start, "getting")) and act.instrument != "offtake"
            if getting and kind in act.recipients:
                draft.recipients, draft.inherited = (known,), True
            elif kind in act.actors and not draft.actors:
                draft.actors, draft.inherited = (known,), True
    if frame is None or line.number - frame.line.number > _FRAME_REACH or not act.recipients or act.parties:
        return
    opening = re.match(r"(?:This|The) (?:deal|investment|agreement|package|arrangement|transaction)\b", line.text[line.start :line.start + 40])
    if opening and not draft.actors:
        draft.actors, draft.inherited = frame.actors, True
    same = set(mentions(draft.actors)) & set(mentions(frame.actors))
    if same and not draft.recipients and draft.force.status == frame.force.status and not line.gaps:
        kept = tuple(e for e in frame.recipients if e.kind in act.recipients)
        draft.recipients, draft.inherited = kept, draft.inherited or bool(kept)


def _is_subject(line: Line, trigger: Trigger) -> bool:
    before = line.text[line.start : trigger.start].rstrip()
    return not before or (before.endswith(("The", "the", "'s", "’s", ",")) and not re.search(
        r"\b(?:under|of|by|in|with|through|from|per|using|to|invoke|invoking)\s(?:the\s)?$", line.text[line.start : trigger.start], re.IGNORECASE
    ))


def _anchored(draft: Draft) -> bool:
    """Say whether an act has something to hold on to: a party, an amount, a program, or a place where a link was lost."""
    if draft.line.heading and not (draft.amounts and draft.parties):
        return False
    if draft.act.needs == "amount-or-pair":
        pair = draft.actors and (draft.recipients or draft.trigger.form != "noun" or draft.stages)
        return bool(draft.amounts or pair or draft.trigger.program or draft.line.gaps)
    if draft.act.instrument == "agreement":
        return len(draft.actors) > 1 or bool(draft.trigger.program)
    if draft.act.parties:
        return bool(draft.actors and draft.recipients) or len(draft.actors) > 1
    return bool(draft.actors or draft.recipients or draft.amounts or draft.trigger.program or draft.line.gaps)


def _yields(draft: Draft, others: list[Draft]) -> bool:
    """Say whether a generic act is only the verb or the heading of a more precise one."""
    for other in others:
        if other is draft or (other.act is draft.act and other.trigger.start >= draft.trigger.start):
            continue
        if set(map(id, draft.amounts)) & set(map(id, other.amounts)) and (draft.act.generic or other.act is draft.act):
            return True
        if not draft.act.generic or draft.amounts or draft.trigger.program:
            continue
        near = draft.trigger.start < other.trigger.start < draft.trigger.end + 80 and draft.trigger.form != "noun"
        if near or (other.act is not draft.act and draft.parties <= other.parties):
            return True
    return False


def _amounts(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the sums that measure the act: right before its noun, right after it, or right after its verb."""
    money = [m for m in line.of_kind("money") if m.value is not None and not _is_unit_price(m)]
    for entity in reversed(money):
        if entity.end <= trigger.start and _BEFORE_NOUN.fullmatch(line.text, entity.end, trigger.start):
            return () if trigger.form != "noun" else (entity,)
    for entity in money:
        if entity.start >= trigger.end:
            return (entity,) if _AFTER_NOUN.fullmatch(line.text, trigger.end, entity.start) else ()
    return ()


def _is_unit_price(entity: reex.Entity) -> bool:
    return isinstance(entity.value, reex.Money) and entity.value.per not in (None, "year")


def _duration(line: Line, trigger: Trigger) -> reex.Entity | None:
    """Return the length of time right before the act's noun, or after ``for`` and ``over`` behind it."""
    start, stop = line.clause(trigger.start)
    for entity in line.of_kind("duration"):
        if start <= entity.start and entity.end <= trigger.start and _BEFORE_NOUN.fullmatch(line.text, entity.end, trigger.start):
            return entity
        between = line.text[trigger.end : entity.start]
        if trigger.end <= entity.start < stop and re.search(r"\b(?:for|over|lasting|term of)\s(?:the next\s|a\s)?$", between):
            return entity
    return None


def _commodities(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    start, stop = line.clause(trigger.start)
    inside = tuple(e for e in line.of_kind("commodity") if start <= e.start < stop and e.ref)
    following = min((t.start for t in line.triggers if t.start > trigger.end), default=stop)
    own = tuple(e for e in inside if trigger.start - 40 <= e.start < following)
    return own or inside or tuple(e for e in line.of_kind("commodity") if e.ref)


def _stages(line: Line, trigger: Trigger) -> tuple[str, ...]:
    start, stop = line.clause(trigger.start)
    following = min((t.start for t in line.triggers if t.start > trigger.end), default=stop)
    words = [hit for hit in line.stages if trigger.start - 40 <= hit.start < max(following, stop)]
    return tuple(dict.fromkeys(str(hit.term.data.stage) for hit in words))


def _programs(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    start, stop = line.clause(trigger.start)
    inside = tuple(e for e in line.of_kind("program") if start <= e.start < stop)
    return (trigger.program, *(e for e in inside if e is not trigger.program)) if trigger.program else inside


def _dates(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    start, stop = line.clause(trigger.start)
    return tuple(
        e
        for e in line.of_kind("date")
        if start <= e.start < stop and e.value and not _SINCE.search(line.text, max(line.start, e.start - 14), e.start)
    )
