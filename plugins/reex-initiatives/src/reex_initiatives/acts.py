"""From the triggers of each sentence to drafts of initiatives."""

from __future__ import annotations

import re

import msgspec

import reex
from reex_initiatives.drafts.draft import Draft, by_predicate
from reex_initiatives.drafts.in_field import in_field
from reex_initiatives.drafts.lead_back import lead_back, name_meant
from reex_initiatives.drafts.weigh import anchored
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lists.awards import with_awards
from reex_initiatives.lists.enumerated import ITEM, SPLIT, listed, only_heads, ordered, told_parts
from reex_initiatives.lists.item_head import give_to_head
from reex_initiatives.lists.law_lists import as_item_of_law, sums_of_law, without_uses
from reex_initiatives.lists.open_list import leave_list, read_list
from reex_initiatives.lists.promised import promised
from reex_initiatives.lists.rows import Row, acts_of_row, is_of_programme, rows
from reex_initiatives.lists.term_sheets import read_sheet
from reex_initiatives.lists.tombstones import tombstones
from reex_initiatives.memory.context import Context
from reex_initiatives.memory.inherit_firm import for_the_firm
from reex_initiatives.parties.roles import roles
from reex_initiatives.progress.status import Force, force
from reex_initiatives.reference.hangs_on import hear_condition
from reex_initiatives.reference.hearing import hear, hear_which
from reex_initiatives.reference.inherit import inherit
from reex_initiatives.reference.roles_told import hear_role
from reex_initiatives.reference.talks import end_talks, hear_talks
from reex_initiatives.reference.told_again import (
    is_known,
    is_money_of_bill,
    is_of_bill,
    is_of_order,
    is_of_pact,
    is_sum_again,
    is_tranche,
)
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective
from reex_initiatives.sentences.slots import amounts, commodities, duration, programs, stages
from reex_initiatives.sentences.timing import timing
from reex_initiatives.settling.contracts import as_bought
from reex_initiatives.settling.settle import settled
from reex_initiatives.settling.titled import titled
from reex_initiatives.settling.training import as_training
from reex_initiatives.settling.whole import in_text, is_whole, opens_pact, share_goods, tell_whole, without_enacting
from reex_initiatives.settling.yields import yields
from reex_initiatives.sums.another import more_sums
from reex_initiatives.sums.bare_sums import given
from reex_initiatives.sums.by_givers import by_givers
from reex_initiatives.sums.by_sum import with_form_behind
from reex_initiatives.sums.converted import as_shares
from reex_initiatives.sums.costs import without_costs
from reex_initiatives.sums.earned import without_terms
from reex_initiatives.sums.for_field import for_field
from reex_initiatives.sums.in_raise import without_shares
from reex_initiatives.sums.in_turn import in_turn
from reex_initiatives.sums.leading_sum import leading_sum
from reex_initiatives.sums.means import as_one, of_debt_and_equity
from reex_initiatives.sums.needs import is_needed
from reex_initiatives.sums.of_business import is_of_business
from reex_initiatives.sums.one_act import one_phrase, own_sums, with_form, with_steps, without_bought, without_orders
from reex_initiatives.sums.one_more import as_far_as, meant
from reex_initiatives.sums.paired import paired
from reex_initiatives.sums.purposes import for_purposes
from reex_initiatives.sums.shared import share_recipients, with_partner
from reex_initiatives.sums.sum_behind import with_last
from reex_initiatives.sums.taken_out import is_taken_out, without_taken
from reex_initiatives.sums.totals import is_running_total, is_total
from reex_initiatives.telling.history import is_history
from reex_initiatives.telling.supposed import as_called_for, hear_supposed, is_supposed
from reex_initiatives.telling.told import defines, is_told

# Not the first word of "that these tariffs", which only joins clauses.
_DETERMINER = reex.regex(
    r"\b(?P<word>[Tt]h(?:is|ese|e|ose|at(?!\s(?:th|such|its|our|an?\s)))|[Ss]uch|[Ii]ts|[Tt]heir|[Oo]ur|[Aa]n?|[Aa]nother)"
    r"\s(?:[\w-]+\s){0,2}$"
)
# How a word ends that may be one of these.
_DETERMINERS = ("his", "hese", "he", "hat", "hose", "uch", "ts", "heir", "ur", "a", "A", "an", "An", "nother")
# Forms of money that are there once they are told with giver and sum.
_GIVEN = frozenset(("loan", "grant", "guarantee"))
# Words by which such a form is only thought of: "The study assumes a loan from the bank".
_THOUGHT_OF = reex.regex(rf"\b(?:{any_of('only_thought_of')})\b", re.IGNORECASE)
# How names of programs call countries, whatever the text does.
_INITIALS = {"US": ("U.S.", "US"), "GB": ("U.K.", "UK"), "EU": ("EU",), "KR": ("ROK",)}


def drafts(all_lines: list[Line], grammar: Grammar, lead: reex.Entity | None) -> list[Draft]:
    """Return a draft for every act that the document asserts, in text order."""
    context = Context.of(all_lines, grammar.nations, lead)
    found: list[Draft] = []
    table, sheet, deals = rows(all_lines), None, tombstones(all_lines, grammar)
    headings = {row.heading.number for row in table.values()}
    if title := titled(all_lines, grammar, context.signer or context.head):
        context.add(title)
        context.treaty = title.act.parties
        found.append(title)
    for line in all_lines:
        leave_list(line, context)
        hear_supposed(line, context)
        row = table.get(line.number)
        own = _of_row(row, line, context, grammar) if row else deals.get(line.number, [])
        told = line.number in headings or line.number in deals
        if not own and not (row and row.total) and not told:
            own = with_last(line, _of_line(line, context, grammar), found)
            for draft in own if line.meant else ():
                name_meant(draft, line)
        own = without_shares(line, hear_condition(found, own, line), found)
        if row is None:
            own, sheet = read_sheet(line, own, sheet, context, grammar)
        for draft in own:
            context.add(draft)
            context.treaty = context.treaty or opens_pact(draft)
        if context.last and not own:
            hear(context.last, line)
            hear_role(found, line)
            hear_talks(context.last, line)
        found += own
        context.remember(line)
        read_list(line, context, grammar)
    if context.signer or context.bill or context.statute:
        tell_whole([draft for draft in found if is_whole(draft, context)], all_lines)
    if context.treaty:
        share_goods(found)
    return without_enacting(found, context)


def _of_row(row: Row, line: Line, context: Context, grammar: Grammar) -> list[Draft]:
    """Return the acts of a row of a table; in a firm's own filing they are that firm's."""
    own = [act for act in acts_of_row(row, line, grammar) if is_of_programme(row, act, context)]
    for draft in own if context.filing else ():
        for_the_firm(draft, context)
    return own


def _of_line(line: Line, context: Context, grammar: Grammar) -> list[Draft]:
    made: list[Draft] = []
    if not (line.triggers or line.parts or line.of_kind("money")):
        return made
    if line.text.endswith("?", line.start, line.end) or line.about or defines(line) or only_heads(line):
        return made  # who asks tells nothing, and what stands under "About us" is no news
    for number, part in enumerate(line.parts or (line,)):
        for draft in _of_predicate(part, line, context, grammar):
            draft.predicate = number
            made.append(draft)
    made = as_shares(line, paired(line, made)) if made else made
    if len(made) > 1:
        in_turn(made)
        share_recipients(made)
        made = [draft for told in by_predicate(with_partner(made)) for draft in as_bought(told)]
        made = with_steps(list(with_form(one_phrase(without_bought(made)))))
        own_sums(made)
        made = without_terms(without_orders(made))
    made = for_field(line, for_purposes(line, by_givers(line, made, grammar), grammar))
    if line.of_kind("money"):
        made = of_debt_and_equity(with_form_behind(made, grammar), grammar)
        made = list(more_sums(line, made, context.last))
    made = as_training(made + list(told_parts(line, context, made)), grammar)
    as_item_of_law(line, made, context)
    made = without_uses(made)
    told = with_awards(line, _counting(made), context, grammar) if line.of_kind("money") else _counting(made)
    items = _items(line, told, context, grammar)
    made = items if items is not None else as_one(told + _counting(_given(line, context, grammar, made)), grammar)
    end_talks(line, made)
    if made and line.text.find(", which ", line.start, line.end) >= 0:
        for draft in made:
            hear_which(draft)
    kept = [draft for told in by_predicate(made) for draft in told if not yields(draft, told)]
    return without_taken(kept) if len(made) > 1 else made


def _of_predicate(part: Line, line: Line, context: Context, grammar: Grammar) -> list[Draft]:
    """Return what the words of a sentence, or of a part of it, tell by themselves."""
    made: list[Draft] = []
    for trigger in part.triggers:
        if draft := _draft(part, trigger, context):
            made += settled(draft, context, grammar)
    if part is not line:
        for draft in made:
            lead_back(draft, line)
    return made


def _items(line: Line, told: list[Draft], context: Context, grammar: Grammar) -> list[Draft] | None:
    """Return what an item of a list tells by its place, if it is one; acts that words of its own tell go before it."""
    if not any(map(_gives_sum, told)) and (promises := promised(line, context)):
        return [item for item in promises if in_field(item)]
    if not [draft for draft in told if not draft.act.sites] and (awards := listed(line, context, grammar)):
        return [item for item in awards if in_field(item) and anchored(item)]
    return None


def _gives_sum(draft: Draft) -> bool:
    return not draft.act.sites and bool(draft.amounts) and not (draft.act.generic and draft.trigger.form == "noun")


def _counting(made: list[Draft]) -> list[Draft]:
    told = [draft for draft in made if in_field(draft) and anchored(draft)]
    told = [draft for draft in told if not (is_total(draft) or is_of_business(draft))]
    return [draft for draft in told if not is_running_total(draft, told)]


def _given(line: Line, context: Context, grammar: Grammar, made: list[Draft]) -> list[Draft]:
    """Return the money that a sentence only tells the giver of: ``The $94 million from the Pentagon covered``."""
    found: list[Draft] = []
    for money, body in given(line, made):
        draft = _draft(line, Trigger(grammar.act("funding"), "noun", money.start, money.end), context)
        if draft is None:
            continue
        draft.amounts = (money,)
        draft.take("actors", (body,), "source")
        draft.take("recipients", tuple(e for e in draft.recipients if e is not body), draft.why.get("recipients", ""))
        definite = line.text.endswith(("the ", "The ", " its "), line.start, money.start)
        if draft.force.why == "default" and definite:
            draft.force = msgspec.structs.replace(draft.force, status="agreed", binding=True)
        found.append(draft)
    return found


def _draft(line: Line, trigger: Trigger, context: Context) -> Draft | None:
    told = is_told(line, trigger) and not is_supposed(line, trigger, context)
    one_of = meant(line, trigger, context) if told else None
    if one_of:
        trigger = msgspec.structs.replace(trigger, act=one_of.act)
    how = force(line, trigger) if told else None
    if how is None and context.opened and ordered(line, trigger):
        how = Force(context.opened, False, False, why="form")
    if how and how.why == "default" and context.opened == "ended" and _is_named_in_list(line, trigger):
        how = Force("ended", False, False, why="form")
    last = _whole_of(line, context)
    if how and last and (last.soft or how.why == "default"):
        # "It combines a grant with a loan": both are as far as what they are parts of
        how = msgspec.structs.replace(how, status=last.status, binding=last.binding, softened=last.softened)
    if how and (status := in_text(line, trigger, how, context)):
        how = msgspec.structs.replace(how, status=status, binding=status == "active")
    if how is None or is_history(line, trigger, how):
        return None
    how = as_far_as(one_of, how) if one_of else as_called_for(line, trigger, how, context)
    found = roles(line, trigger)
    word = _determiner(line, trigger)
    draft = Draft(
        act=trigger.act,
        force=how,
        actors=found.actors or _named_inside(trigger, context),
        recipients=found.recipients,
        amounts=_sums(line, trigger, found.actors),
        duration=duration(line, trigger),
        commodities=commodities(line, trigger),
        stages=stages(line, trigger),
        programs=programs(line, trigger),
        timing=timing(line, trigger),
        line=line,
        trigger=trigger,
        rule=found.rule,
        why={"actors": found.actors_by if found.actors else "name", "recipients": found.recipients_by},
        indefinite=word is not None and word["word"].lower() in ("a", "an", "another"),
    )
    give_to_head(draft)
    if one_of and not draft.actors:
        draft.take("actors", one_of.actors, "deal")
    draft.force = _by_sum(draft, parts=last is not None)
    if is_known(draft, word, context) or _was_told(draft, context):
        return None
    inherit(draft, context)
    return draft


def _whole_of(line: Line, context: Context) -> Force | None:
    """Return how far the money has come whose parts a sentence, or an item of a list, tells."""
    if context.last and SPLIT.match(line.text, line.start):
        return context.last.force
    return context.parted if context.parted and ITEM.match(line.text, line.start) else None


def _is_named_in_list(line: Line, trigger: Trigger) -> bool:
    """Say whether an item of a list only names a measure, of which the sentence that opens it tells what becomes."""
    return trigger.act.family == "trade" and ITEM.match(line.text, line.start) is not None


def _sums(line: Line, trigger: Trigger, actors: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return the sums of an act; what a law gives is an act of its own."""
    if trigger.act.subject_only and trigger.program:
        return ()
    own = without_costs(line, trigger, amounts(line, trigger), actors)
    return own or leading_sum(line, trigger) or sums_of_law(line, trigger)


def _by_sum(draft: Draft, *, parts: bool) -> Force:
    """Return how far an act has come, as its sum tells; *parts* says whether it is only part of another."""
    if _is_given(draft) and not parts:
        return msgspec.structs.replace(draft.force, status="agreed", binding=True)
    if draft.force.status == "announced" and any(is_needed(draft.line, money) for money in draft.amounts):
        return msgspec.structs.replace(draft.force, status="proposed")
    return draft.force


def _is_given(draft: Draft) -> bool:
    """Say whether money is told as what there is, with its giver and its sum: ``a $90 million loan from the bank``.

    For somebody by name, the program that it comes from may stand for who gives it.
    """
    there = draft.force.why == "default" and draft.act.instrument in _GIVEN and draft.trigger.form == "noun"
    given = bool(draft.actors or (draft.programs and draft.recipients))
    told = there and given and bool(draft.amounts) and not draft.force.softened
    text, start = draft.line.text, draft.line.clause(draft.trigger.start)[0]
    if not told or text.lower().startswith("letter", draft.trigger.start):
        return False
    return _THOUGHT_OF.search(text, start, draft.trigger.start) is None


def _was_told(draft: Draft, context: Context) -> bool:
    """Say whether the act is only part of what was told before."""
    return (
        is_tranche(draft, context)
        or is_of_order(draft, context)
        or is_of_pact(draft, context)
        or is_of_bill(draft, context)
        or is_money_of_bill(draft, context)
        or is_sum_again(draft, context)
        or is_taken_out(draft, context)
    )


def _determiner(line: Line, trigger: Trigger) -> re.Match[str] | None:
    """Return the article or the like that stands before an act, with two words between at most."""
    low = max(line.start, trigger.start - 40)
    if not [word for word in line.text[low : trigger.start].split()[-3:] if word.endswith(_DETERMINERS)]:
        return None  # as ever, told in far less time
    return _DETERMINER.search(line.text, low, trigger.start)


def _named_inside(trigger: Trigger, context: Context) -> tuple[reex.Entity, ...]:
    """Return the countries that a program is named after: ``U.S.-Japan Critical Minerals Stockpiling Initiative``."""
    if trigger.program is None or "country" not in trigger.act.actors or trigger.act.subject_only:
        return ()
    words = f" {trigger.program.text.replace('-', ' ')} "
    named = (c for c in context.countries.values() if not is_adjective(c))
    return tuple(c for c in named if any(f" {name} " in words for name in (c.text, *_INITIALS.get(c.ref or "", ()))))
