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
from reex_initiatives.roles import is_adjective, key, keys, referred, roles, verb_of
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
_THE_ORDER = re.compile(r"\W{0,3}(?:The|This) (?:[Oo]rder|[Pp]roclamation|[Dd]etermination|[Mm]emorandum)\b")
# Money for these is not for one firm.
_OF_MANY = re.compile(
    r"\b(?:projects|companies|producers|miners|firms|industry|sector|manufacturers|startups|processors|investments in)\b"
)
# Words so common that they tell an act only with a sum.
_SUMS_ONLY = frozenset(
    (
        "common shares",
        "common stock",
        "new shares",
        "warrants",
        "warrant",
        "equity",
        "equity capital",
        "project financing",
        "debt financing",
        "debt",
    )
)
_MONEY = ("tax_credit", "loan", "grant", "guarantee", "equity")
# "$800 million through the first round of a tax credit", "$20 million in the form of a loan".
_FORM = re.compile(r"\s(?:through|via|under|as|in the form of)\s[^,;]{0,90}$")
# What somebody must have signed, whoever it was.
_ORDER = re.compile(r"executive order|proclamation|presidential")
# No sentence is as short: "A PROCLAMATION".
_TITLE = 40
_INVEST = ("invest", "spend", "put", "pour", "commit", "pledge")


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
            context.lead, context.opener = _lead(line), _opener(line)
    return found


def _of_line(line: Line, context: Context, grammar: Grammar) -> list[Draft]:
    made: list[Draft] = []
    if line.text.endswith("?", line.start, line.end) or line.about:
        return made  # who asks tells nothing, and what stands under "About us" is no news
    for trigger in line.triggers:
        if draft := _draft(line, trigger, context):
            made += _settled(draft, context, grammar)
    _share_recipients(made)
    made = list(_with_form(made))
    _own_sums(made)
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


def _with_form(made: list[Draft]) -> Iterator[Draft]:
    """Yield the drafts, where ``allocated $800 million through a tax credit`` is one act, of the precise sort."""
    for draft in made:
        precise = [o for o in made if draft.act.generic and draft.amounts and _is_form_of(o, draft)]
        for other in precise[:1]:
            other.amounts = draft.amounts
            other.actors = other.actors or draft.actors
            other.recipients = other.recipients or draft.recipients
        if not precise:
            yield draft


def _own_sums(made: list[Draft]) -> None:
    """Leave each sum to the act whose word stands nearest to it: no sum is of two acts of different sorts."""
    for draft in made:
        for money in draft.amounts:
            rivals = [o for o in made if o.act is not draft.act and any(money is other for other in o.amounts)]
            if any(_distance(o, money) < _distance(draft, money) and not o.act.generic for o in rivals):
                draft.amounts = tuple(other for other in draft.amounts if other is not money)


def _distance(draft: Draft, money: reex.Entity) -> int:
    return max(draft.trigger.start - money.end, money.start - draft.trigger.end, 0)


def _is_form_of(other: Draft, draft: Draft) -> bool:
    """Say whether *other*, a loan or a credit, is the form in which *draft* gives its sum."""
    if other.act.generic or other.amounts or other.line is not draft.line or other.act.family not in ("capital", ""):
        return False
    money = draft.amounts[0]
    between = draft.line.text[money.end : other.trigger.start]
    return other.trigger.start > money.end and other.act.instrument in _MONEY and bool(_FORM.match(between))


def _opener(line: Line) -> reex.Entity | None:
    """Return who acts in a sentence that opens a list: the first party of it."""
    if line.text[line.end - 1 : line.end] != ":":
        return None
    return next((e for e in line.of_kind("agency", "company", "country") if not is_adjective(e)), None)


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
    if _is_known(draft, word, context) or _is_of_order(draft, context):
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
    again = known is not None and word["word"].lower() in ("this", "these", "such")
    again = again or (known is not None and line_word(known) == line_word(draft) and not draft.line.heading)
    if known is None or (draft.parties - known.parties and not again):
        return known is None and word["word"].lower() in ("its", "their") and not draft.parties
    known.speaks_on(line, reach=99)
    return True


def _is_of_order(draft: Draft, context: Context) -> bool:
    """Say whether the text tells what an order is for, or does: ``signed an order to streamline permitting``."""
    line, trigger = draft.line, draft.trigger
    before = [t for t in line.triggers if t.act.instrument == "executive_action" and t.end <= trigger.start]
    one = bool(before) and line.clause(before[-1].start) == line.clause(trigger.start)
    if one and (trigger.form == "base" or trigger.act.instrument == "executive_action"):
        return True
    order = context.seen.get("executive_action")
    if trigger.act.instrument == "executive_action" and order and _THE_ORDER.match(line.text, line.start):
        order.speaks_on(line, reach=99)
        return True
    return False


def _inherit(draft: Draft, context: Context) -> None:
    """Fill who gives and gets from what the sentences before have told, where this one refers to it."""
    _inherit_reference(draft, context)
    _inherit_frame(draft, context)


def _inherit_reference(draft: Draft, context: Context) -> None:
    line, act = draft.line, draft.act
    alone = act.parties and len(draft.parties) == 1  # "In partnership with Equinor, the company completed …"
    reference = referred(line, line.end if alone else verb_of(line, draft.trigger))
    known = None if act.object and not reference else context.referent(reference)
    if known is None and not draft.actors and _ITEM.match(line.text, line.start):
        known = context.opener
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


def _for_the_firm(draft: Draft, context: Context) -> None:
    """Let money that a text on one firm tells of be for that firm, where it speaks of it as ``the company`` or ``its``."""
    firm, line = context.firm, draft.line
    if not firm or draft.act.family != "capital" or draft.recipients or line.gaps or draft.force.status == "ended":
        return
    if draft.act.generic and not draft.amounts and not any(e.kind == "agency" for e in draft.actors):
        return
    if key(firm) in draft.known("actors").keys or firm.kind not in draft.act.recipients:
        return
    others = [e for e in line.of_kind("company", "organization") if key(e) != key(firm)]
    named = len(others) < len(line.of_kind("company", "organization"))
    if (named or not others) and not _OF_MANY.search(line.text, line.start, line.end):
        draft.recipients, draft.inherited = (firm,), True


def _settled(draft: Draft, context: Context, grammar: Grammar) -> Iterator[Draft]:
    """Yield a draft as the acts that it really is, by the kinds of its parties."""
    _for_the_firm(draft, context)
    if _is_own_investment(draft):
        yield attrs.evolve(draft, act=grammar.act("project"), recipients=(), evidence=[draft.line])
    elif draft.act.buys:
        yield _with_buyer_first(draft, context)
    elif draft.act.family == "capital":
        yield from _each(_with_state_first(draft))
    elif draft.act.parties:
        yield from _between_equals(draft, context, grammar)
    else:
        yield draft


def _is_own_investment(draft: Draft) -> bool:
    """Say whether a firm puts its own money to work: ``MP Materials will invest $700 million`` in nobody else."""
    firms = draft.actors and all(e.kind == "company" for e in draft.actors)
    others = [e for e in draft.recipients if e.kind != "facility" and key(e) not in draft.known("actors").keys]
    invests = draft.line.text[draft.trigger.start : draft.trigger.end].lower().startswith(_INVEST)
    money = draft.amounts or (draft.trigger.form != "noun" and line_word(draft).startswith(("invest", "spend")))
    return bool(firms and draft.act.generic and draft.act.family == "capital" and not others and invests and money)


def _with_buyer_first(draft: Draft, context: Context) -> Draft:
    """Make the buyer the actor: a firm that announces an offtake with another one sells, a government buys."""
    sellers, buyers = draft.actors, draft.recipients
    if draft.line.text[draft.trigger.start : draft.trigger.end].lower() in draft.act.sells:
        draft.actors, draft.recipients = buyers, sellers
        return draft
    if buyers and not sellers and context.firm and all(e.kind == "company" for e in buyers):
        if key(context.firm) not in draft.known("recipients").keys:  # the firm that the text is about sells to them
            draft.actors, draft.recipients, draft.inherited = buyers, (context.firm,), True
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
        draft.actors, draft.recipients = parties, ()
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
    if trigger.match and trigger.match.pattern.status and not act.object:
        return True
    if act.family == "capital" and trigger.form not in ("noun", "pattern") and not (draft.amounts or draft.recipients):
        return act.generic and bool(draft.actors and _is_definite_funding(draft))
    if trigger.form == "noun" and line_word(draft) in _SUMS_ONLY and not draft.amounts:
        return False
    if act.needs == "amount-or-pair":
        return bool(draft.amounts or draft.line.gaps or (draft.actors and _is_definite_funding(draft)))
    if act.object:
        return bool(draft.actors and (draft.recipients or (trigger.match and trigger.match.pattern.status)))
    if act.parties:
        told = bool(trigger.program) and (bool(draft.actors) or _law_acts(draft.line, trigger))
        return len(draft.parties) > 1 or (act.instrument == "agreement" and told)
    if act.sites:
        return bool(draft.actors or draft.amounts)
    if act.instrument in ("export_control", "import_restriction") and not draft.actors and not draft.line.gaps:
        return False  # somebody's, and nobody knows whose
    if (
        act.instrument == "executive_action"
        and trigger.form == "noun"
        and _ORDER.match(line_word(draft))
        and draft.line.end - draft.line.start > _TITLE
    ):
        return True
    price = act.instrument == "price_support" and draft.line.of_kind("money")
    told = (
        trigger.form == "noun" and bool(draft.force.cue) and bool(draft.commodities or draft.stages) and not act.generic
    )
    return bool(draft.parties or draft.amounts or trigger.program or draft.line.gaps or price or told or _by_law(draft))


def line_word(draft: Draft) -> str:
    """Return the word that names the act, in small letters."""
    return draft.line.text[draft.trigger.start : draft.trigger.end].lower()


def _is_definite_funding(draft: Draft) -> bool:
    """Say whether funding without an amount is one act: it has a receiver, a name, or a giver of its own."""
    word = draft.line.text[draft.trigger.start : draft.trigger.end].lower()
    if word.startswith("commit"):
        return False  # "its commitment to sustainable mining"
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
