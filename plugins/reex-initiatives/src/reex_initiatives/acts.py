"""From the triggers of each sentence to drafts of initiatives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

import reex
from reex_initiatives.context import Context
from reex_initiatives.draft import Draft
from reex_initiatives.grammar import Act, Grammar
from reex_initiatives.line import Line, Trigger
from reex_initiatives.roles import is_adjective, keys, referred, roles, verb_of
from reex_initiatives.slots import amounts, commodities, duration, programs, stages
from reex_initiatives.status import Force, force
from reex_initiatives.timing import Timing, timing

_DETERMINER = re.compile(
    r"\b(?P<word>[Tt]h(?:is|ese|e|at|ose)|[Ss]uch|[Ii]ts|[Tt]heir|[Aa]n?|[Aa]nother)\s(?:[\w-]+\s){0,2}$"
)
_KNOWN = frozenset(("this", "these", "the", "that", "those", "such", "its", "their"))
# A sentence that speaks of the act before it, and tells nothing of its own.
_SPEAKS_ON = re.compile(
    r"(?:This|These|The|Such) (?:\w+ )?(?:agreement|deal|investment|partnership|measures?|restrictions|[Oo]rder"
    r"|initiatives?|executive action|coalition|tariffs?|loan|funding|MOU|framework|actions?|efforts?|truce|project"
    r"|grant|award|strategy)\b"
)
_OPENS_ON = re.compile(r"(?:This|The) (?:deal|investment|agreement|package|arrangement|transaction)\b")
_LAW_ACTS = re.compile(
    r"(?:\s\([^()]{1,20}\))?(?:,\swhich\b|\s(?:has|have|will|would|also|aims|provides|requires|sets|seeks)\b"
    r"|\s(?!funding|financing)\w+(?:ing|ed)\b)"
)
_UNDER = re.compile(r"\b(?:under|of|by|through|from|per|using|to|invoke|invoking)\s(?:the\s)?$", re.IGNORECASE)
_ITS = re.compile(r"\bits\s(?:[\w%-]+\s){0,4}$")
_EACH = re.compile(r"\s(?:each|apiece)\b")
_TO = re.compile(r"\s(?:to|for|in)\s(?:the\s)?")
_AND_SUM = re.compile(r",?\s(?:and\s)?(?:up to\s|a further\s|another\s|about\s)?")
_PASSED = re.compile(
    r"\b(?:adopt|pass|enact|sign|approv|ratifi)\w{0,3}\s(?:the\s|its\s|a\s)?(?:new\s)?$", re.IGNORECASE
)
_UNDER_ORDER = re.compile(r"\bunder\s(?:the\s)?$")
_ITEM = re.compile(r"[-•*–]\s(?:the\s)?|\d{1,2}[.)]\s", re.IGNORECASE)
_ITEM_SUM = re.compile(
    r"(?:['’]s?(?:\s[\w-]+){1,4})?(?:\s\([^()]{1,60}\))?(?:,\s[A-Z][\w .]{1,30}){0,2}\s?[–—:-]\s?(?:up to\s|about\s)?"
)
_FRAME_REACH = 3


def drafts(all_lines: list[Line], grammar: Grammar) -> list[Draft]:
    """Return a draft for every act that the document asserts, in text order."""
    context = Context.of(all_lines, grammar.nations)
    found: list[Draft] = []
    for line in all_lines:
        own = _of_line(line, context, grammar)
        for draft in own:
            context.add(draft)
        if not own and context.last and _SPEAKS_ON.match(line.text, line.start, line.end):
            context.last.speaks_on(line)
        found += own
        context.remember(line)
        if not _ITEM.match(line.text, line.start):
            context.lead = _lead(line)
    return found


def _of_line(line: Line, context: Context, grammar: Grammar) -> list[Draft]:
    made: list[Draft] = []
    if line.text.endswith("?", line.start, line.end):
        return made  # who asks tells nothing
    for trigger in line.triggers:
        if draft := _draft(line, trigger, context):
            made += _settled(draft, context, grammar)
    _share_recipients(made)
    if not [t for t in line.triggers if not t.act.sites] and (listed := _listed(line, context)):
        made = [listed]
    return [draft for draft in made if context.in_field(draft) and not _yields(draft, made) and _anchored(draft)]


def _lead(line: Line) -> tuple[Act, Force] | None:
    """Return what a sentence says of the list that it opens: ``The following projects were selected for awards:``."""
    if line.text[line.end - 1 : line.end] != ":":
        return None
    for trigger in line.triggers:
        how = force(line, trigger)
        if how and trigger.act.family == "capital" and not trigger.act.generic:
            return trigger.act, how
    return None


def _listed(line: Line, context: Context) -> Draft | None:
    """Return the award that an item of a list tells: a receiver, and a sum right after it."""
    act = context.list_of
    receivers = [e for e in line.of_kind("company", "organization") if _ITEM.fullmatch(line.text, line.start, e.start)]
    money = [e for e in line.of_kind("money") if isinstance(e.value, reex.Money) and not e.value.per]
    if act is None or not receivers or not money:
        return None
    if not _ITEM_SUM.fullmatch(line.text, receivers[0].end, money[0].start):
        return None
    kind, how = context.lead or (act.act, act.force)
    trigger = Trigger(kind, "noun", money[0].start, money[0].end)
    return Draft(
        act=kind,
        force=how,
        actors=act.actors,
        recipients=(receivers[0],),
        amounts=(money[0],),
        duration=None,
        commodities=tuple(e for e in line.of_kind("commodity") if e.ref),
        stages=stages(line, trigger),
        programs=(),
        timing=Timing(),
        places=tuple(line.of_kind("region", "country")),
        line=line,
        trigger=trigger,
        rule="list-item",
        inherited=True,
        evidence=[line],
    )


def _share_recipients(made: list[Draft]) -> None:
    """Let the acts of a sentence by one actor be for the firm that its agreement or first act names."""
    for pact in made:
        if pact.act.parties and not pact.recipients:
            for draft in made:
                if draft.act.family == "capital" and draft.amounts and not draft.parties:
                    draft.actors = pact.actors  # "a framework under which the partners promise $1 billion"
        if not pact.recipients or pact.act.adjectives or pact.act.instrument == "agreement":
            continue
        for draft in made:
            same = set(keys(draft.actors)) & set(keys(pact.actors))
            if (
                same
                and not draft.recipients
                and (draft.act.buys or draft.act.family == "capital")
                and not draft.line.gaps
            ):
                draft.recipients = tuple(e for e in pact.recipients if e.kind in draft.act.recipients)
                if draft.act.family == "capital":
                    _with_state_first(draft)


def _draft(line: Line, trigger: Trigger, context: Context) -> Draft | None:
    how = force(line, trigger)
    if how is None or not _is_told(line, trigger):
        return None
    found = roles(line, trigger)
    if trigger.act.owned and trigger.form == "noun" and not trigger.site and found.rule != "owner":
        return None
    word = _DETERMINER.search(line.text, max(line.start, trigger.start - 40), trigger.start)
    draft = Draft(
        act=trigger.act,
        force=how,
        actors=found.actors or _named_inside(trigger, context),
        recipients=found.recipients,
        amounts=amounts(line, trigger),
        duration=duration(line, trigger),
        commodities=commodities(line, trigger),
        stages=stages(line, trigger),
        programs=programs(line, trigger),
        timing=timing(line, trigger),
        places=tuple(line.of_kind("region", "country")),
        line=line,
        trigger=trigger,
        rule=found.rule,
        indefinite=word is not None and word["word"].lower() in ("a", "an", "another"),
        evidence=[line],
    )
    if _is_known(draft, word, context):
        return None
    _inherit(draft, context)
    return draft


def _is_told(line: Line, trigger: Trigger) -> bool:
    """Say whether a program is more than named in passing: ``as defined in Executive Order 13603`` tells no act."""
    if trigger.program is None or not (trigger.act.subject_only or trigger.act.signed == "active"):
        return True
    if trigger.act.subject_only and _PASSED.search(line.text, max(line.start, trigger.start - 24), trigger.start):
        return True
    under = _UNDER_ORDER.search(line.text, max(line.start, trigger.start - 12), trigger.start)
    done = line.cues_of(line.start, trigger.start, "agreed", "active", "announced")
    return _law_acts(line, trigger) or (not trigger.act.subject_only and bool(done or under))


def _law_acts(line: Line, trigger: Trigger) -> bool:
    """Say whether the text tells what a law does, rather than what is done under it."""
    return bool(_LAW_ACTS.match(line.text, trigger.end)) and not _UNDER.search(
        line.text, max(line.start, trigger.start - 16), trigger.start
    )


def _named_inside(trigger: Trigger, context: Context) -> tuple[reex.Entity, ...]:
    """Return the countries that a program is named after: ``U.S.-Japan Critical Minerals Stockpiling Initiative``."""
    if trigger.program is None or "country" not in trigger.act.actors or trigger.act.subject_only:
        return ()
    words = trigger.program.text.replace("-", " ")
    return tuple(c for c in context.countries.values() if f"{c.text} " in f"{words} " and not is_adjective(c))


def _is_known(draft: Draft, word: re.Match[str] | None, context: Context) -> bool:
    """Say whether the text only speaks again of an act: ``this investment``; it becomes evidence of that act."""
    trigger, line = draft.trigger, draft.line
    if word is None or trigger.form != "noun" or draft.amounts or trigger.program or trigger.site:
        return False
    if word["word"].lower() not in _KNOWN or draft.rule == "owner":
        return False
    start = word.start()
    if any(start <= e.start < trigger.start for e in line.of_kind("agency", "company", "country", "program")):
        return False
    known = context.seen.get(draft.act.instrument)
    if known is None and (draft.act.generic or word["word"].lower() in ("this", "these")):
        known = context.last
    if known is None or draft.parties - known.parties:
        return known is None and word["word"].lower() in ("its", "their") and not draft.parties
    known.speaks_on(line, reach=99)
    return True


def _inherit(draft: Draft, context: Context) -> None:
    """Fill who gives and gets from what the sentences before have told, where this one refers to it."""
    _inherit_reference(draft, context)
    _inherit_frame(draft, context)


def _inherit_reference(draft: Draft, context: Context) -> None:
    line, act = draft.line, draft.act
    known = None if act.object else context.referent(referred(line, verb_of(line, draft.trigger)))
    if known is None or set(keys((known,))) & draft.parties:
        return
    getting = bool(line.cues_of(line.start, draft.trigger.start, "getting")) and not act.buys
    if getting and known.kind in act.recipients and not draft.recipients:
        draft.recipients, draft.inherited = (known,), True
    elif known.kind in act.actors and not draft.actors and not getting:
        draft.actors, draft.inherited = (known,), True


def _inherit_frame(draft: Draft, context: Context) -> None:
    """Let the acts of one deal share its parties: stake, loan and floor are for the firm that it was cut with."""
    act, line = draft.act, draft.line
    if not act.recipients or act.parties or act.sites:
        return
    opens = not draft.actors and bool(_OPENS_ON.match(line.text, line.start))
    frame = context.last if opens else context.frame
    if frame is None or line.number - frame.evidence[-1].number > _FRAME_REACH:
        return
    if opens:
        draft.actors, draft.inherited = frame.actors, bool(frame.actors)
    same = set(keys(draft.actors)) & set(keys(frame.actors))
    if same and not draft.recipients and draft.force.status == frame.force.status and not line.gaps:
        draft.recipients = tuple(e for e in frame.recipients if e.kind in act.recipients)
        draft.inherited = draft.inherited or bool(draft.recipients)


def _settled(draft: Draft, context: Context, grammar: Grammar) -> Iterator[Draft]:
    """Yield a draft as the acts that it really is, by the kinds of its parties."""
    if draft.act.sites:
        yield from _project(draft, context)
    elif draft.act.buys:
        yield _with_buyer_first(draft)
    elif draft.act.family == "capital":
        yield from _each(_with_state_first(draft))
    elif draft.act.parties:
        yield from _between_equals(draft, context, grammar)
    else:
        yield draft


def _project(draft: Draft, context: Context) -> Iterator[Draft]:
    """Yield a firm's own site: by its owner, or by the firm that the text is about."""
    site, line = draft.trigger.site, draft.line
    start, _ = line.clause(draft.trigger.start)
    if site is None and any(start <= t.start < draft.trigger.start and not t.act.sites for t in line.triggers):
        return  # "purchases from MP's future magnet plant" tells of the purchases
    if site and draft.rule != "owner" and " | " in line.text[line.start : line.end]:
        return  # a row of a table tells nothing of who owns what stands in it
    if site and draft.rule != "owner" and any(not t.act.sites for t in draft.line.triggers):
        draft.actors = ()  # who signs a loan for a mine need not own it
    own = site and _ITS.search(draft.line.text, draft.line.start, site.start)
    if site and (own or not draft.actors):
        before = [e for e in draft.line.of_kind("company") if e.end <= site.start]
        owner = before[-1] if before else context.company
        if owner and (own or not any(not t.act.sites for t in draft.line.triggers)):
            draft.actors, draft.inherited = (owner,), not before
    draft.recipients = ()
    yield draft


def _with_buyer_first(draft: Draft) -> Draft:
    """Make the buyer the actor: a firm that announces an offtake with another one sells, a government buys."""
    sellers, buyers = draft.actors, draft.recipients
    if draft.line.text[draft.trigger.start : draft.trigger.end].lower() in draft.act.sells:
        draft.actors, draft.recipients = buyers, sellers
        return draft
    if sellers and buyers and all(e.kind == "company" for e in (*sellers, *buyers)) and draft.trigger.form == "noun":
        owner = [e for e in buyers if draft.line.text.startswith(("'s", "’s"), e.end)]
        if not owner:
            draft.actors, draft.recipients = buyers, sellers
    return draft


def _with_state_first(draft: Draft) -> Draft:
    """Make the body of state the giver: a firm that signs for a loan with a bank of state gets it."""
    firms = draft.actors and all(e.kind in ("company", "organization", "facility") for e in draft.actors)
    if firms and draft.recipients and all(e.kind == "agency" for e in draft.recipients):
        draft.actors, draft.recipients = draft.recipients, draft.actors
    return draft


def _each(draft: Draft) -> Iterator[Draft]:
    """Yield an act for each sum and receiver that one verb gives: ``$20 million to A and $30 million to B``."""
    line, act = draft.line, draft.act
    if not draft.amounts or not draft.recipients:
        yield draft
        return
    if _EACH.match(line.text, draft.amounts[0].end) and len(draft.recipients) > 1:
        for receiver in draft.recipients:
            yield attrs.evolve(draft, recipients=(receiver,), evidence=[line])
        return
    yield draft
    end = max(draft.amounts[0].end, draft.recipients[-1].end)
    for money in line.of_kind("money"):
        receivers = [e for e in line.of_kind(*act.recipients) if _TO.fullmatch(line.text, money.end, e.start)]
        if money.start >= end and receivers and _AND_SUM.fullmatch(line.text, end, money.start):
            yield attrs.evolve(draft, amounts=(money,), recipients=(receivers[0],), evidence=[line])
            end = receivers[0].end


def _between_equals(draft: Draft, context: Context, grammar: Grammar) -> Iterator[Draft]:
    """Yield an agreement of governments, one for each partner, or a partnership in which a firm takes part."""
    parties = (*draft.actors, *draft.recipients)
    if any(e.kind in ("company", "organization") for e in parties):
        if draft.trigger.program:
            return  # firms named beside an alliance of states are no parties to it
        if draft.amounts and draft.recipients:  # "a $550M Pentagon deal with MP Materials"
            cut = draft.force if draft.force.cue else attrs.evolve(draft.force, status="agreed", binding=True)
            yield attrs.evolve(draft, act=grammar.act("funding"), force=cut)
            return
        draft.act = grammar.act("partnership") if draft.act.instrument == "agreement" else draft.act
        yield draft
        return
    nations = tuple(dict.fromkeys(filter(None, map(context.nation, parties))))
    if draft.act.instrument == "partnership" and len(nations) < 2:
        yield draft
        return
    act = grammar.act("agreement")
    if draft.amounts:
        yield attrs.evolve(draft, act=grammar.act("funding"), actors=nations[:2], recipients=())
    words = draft.line.text[draft.trigger.start : draft.trigger.end].split()
    plural = any(word.endswith("s") or word == "memoranda" for word in words) and draft.trigger.program is None
    split = plural and len(nations) > 2 and draft.force.status != "proposed"
    groups = [(nations[0], other) for other in nations[1:]] if split else [nations]
    for group in groups:
        yield attrs.evolve(draft, act=act, actors=group, recipients=(), amounts=(), evidence=[draft.line])


def _anchored(draft: Draft) -> bool:
    """Say whether an act has something to hold on to: a party, an amount, a program, or a lost link."""
    act, trigger = draft.act, draft.trigger
    if draft.line.heading and not (draft.parties and (draft.amounts or trigger.site or len(draft.parties) > 1)):
        return False
    if trigger.form == "money" and not draft.amounts:
        return False
    if act.needs == "amount-or-pair":
        return bool(draft.amounts or draft.line.gaps or (draft.actors and _is_definite_funding(draft)))
    if act.object:
        return bool(draft.actors and draft.recipients)
    if act.parties:
        told = bool(trigger.program) and (bool(draft.actors) or _law_acts(draft.line, trigger))
        return len(draft.parties) > 1 or (act.instrument == "agreement" and told)
    if act.sites:
        return bool(draft.actors)
    price = act.instrument == "price_support" and draft.line.of_kind("money")
    told = (
        trigger.form == "noun" and bool(draft.force.cue) and bool(draft.commodities or draft.stages) and not act.generic
    )
    return bool(draft.parties or draft.amounts or trigger.program or draft.line.gaps or price or told or _by_law(draft))


def _is_definite_funding(draft: Draft) -> bool:
    """Say whether funding without an amount is one act: it has a receiver, a name, or a giver of its own."""
    word = draft.line.text[draft.trigger.start : draft.trigger.end].lower()
    if draft.recipients or draft.trigger.program:
        return True
    if draft.trigger.form == "noun":
        return draft.rule in ("owner", "source") and not word.endswith("s")
    return bool(draft.stages) and not word.startswith("support")


def _by_law(draft: Draft) -> bool:
    return draft.act.by_law and bool(draft.programs)


def _yields(draft: Draft, others: Iterable[Draft]) -> bool:
    """Say whether a generic act is only the verb or the heading of a more precise one."""
    for other in others:
        if other is draft:
            continue
        shared = {id(e) for e in draft.amounts} & {id(e) for e in other.amounts}
        if shared and draft.act is not other.act and draft.act.generic and not other.act.generic:
            return True
        if _is_verb_of(draft, other) and other.trigger.form == "noun" and (shared or not draft.amounts):
            return True
        if _is_verb_of(other, draft) and draft.trigger.form == "noun" and shared:
            continue
        if shared and draft.act is other.act and draft.trigger.start > other.trigger.start:
            return True
        pact = draft.act.instrument == "partnership" and bool(other.amounts)
        if not draft.act.generic or (other.act.generic and not pact) or draft.amounts or draft.trigger.program:
            continue
        if _is_verb_of(draft, other) or (draft.parties and draft.parties <= other.parties):
            return True
    return False


def _is_verb_of(draft: Draft, other: Draft) -> bool:
    if draft.act.verb_objects or draft.trigger.form == "firm":
        return False  # "banned exports" and "bought Acme Metals" have their objects
    near = draft.trigger.start < other.trigger.start < draft.trigger.end + 80
    return near and draft.trigger.form != "noun" and not other.act.sites
