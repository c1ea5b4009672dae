"""Lists of deals in which each stands in a few lines of its own, as banks and law firms show what they worked on.

One line is the name of a firm or site, one a sum, and another says what kind of deal it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.kinds import FIRMS_AND_SITES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import Act
from reex_initiatives.progress.status import Force
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_lender, key
from reex_initiatives.sentences.slots import stages
from reex_initiatives.sentences.timing import Timing

# What may stand behind the name in its line, and before the sum in its own.
_BEHIND_NAME = reex.regex(r"(?:\s\([^()]{1,60}\))?")
_BEFORE_SUM = reex.regex(rf"(?i:(?:{any_of('about', 'bounds')}|up to|total of)\s)?")
# "10% of Vale Base Metals".
_SHARE_OF = reex.regex(r"\s(?:(?:equity\s)?(?:stake|interest|shareholding|holding)\s)?(?:in|of)\s(?:the\s)?")
_FEWEST, _MOST = 3, 9
# How many such deals a text must show: one alone may be anything.
_DEALS = 2


def tombstones(lines: list[Line], grammar: Grammar) -> dict[int, list[Draft]]:
    """Return the acts of such deals by the numbers of all their lines: each is told by one, the others tell none."""
    found: list[tuple[list[Line], Draft]] = []
    if sum(_is_sum(line) is not None for line in lines) < _DEALS:
        return {}
    for _, block in groupby(lines, key=lambda line: line.paragraph):
        deal = list(block)
        if _FEWEST <= len(deal) <= _MOST and (draft := _deal(deal, grammar)):
            found.append((deal, draft))
    if len(found) < _DEALS:
        return {}
    return {line.number: [draft] if line is draft.line else [] for deal, draft in found for line in deal}


def _deal(deal: list[Line], grammar: Grammar) -> Draft | None:
    name = _name_in(deal[0])
    sums = [(line, money) for line in deal[1:] if (money := _is_sum(line))]
    if name is None or len(sums) != 1:
        return None
    money, told = sums[0][1], [line for line in deal[1:] if line is not sums[0][0]]
    for line in told:
        if bought := _bought_in(line):
            act = grammar.act("equity")
            trigger = Trigger(act, "noun", *bought[1:])
            return _draft(deal, line, trigger, ((name,), (bought[0],)), money)
    words = [(line, trigger) for line in told for trigger in line.triggers if _is_form(trigger)]
    if not words:
        return None
    line, first = next(((one, t) for one, t in words if not t.act.generic), words[0])
    forms = {trigger.act.instrument for _, trigger in words if not trigger.act.generic}
    act = first.act if len(forms) < 2 else grammar.act("funding")
    trigger = Trigger(act, "noun", first.start, first.end)
    return _draft(deal, line, trigger, (tuple(_givers(line, act, name)), (name,)), money)


def _draft(
    deal: list[Line],
    line: Line,
    trigger: Trigger,
    sides: tuple[tuple[reex.Entity, ...], tuple[reex.Entity, ...]],
    money: reex.Entity,
) -> Draft:
    dates = [entity for each in deal for entity in each.of_kind("date")]
    return Draft(
        act=trigger.act,
        force=Force("agreed", True, False),
        actors=sides[0],
        recipients=sides[1],
        amounts=(money,),
        commodities=tuple(e for e in line.of_kind("commodity") if e.ref),
        stages=stages(line, trigger),
        timing=Timing(announced=dates[0] if dates else None),
        line=line,
        trigger=trigger,
        rule="row",
        table=deal[0].number,
        why={"actors": "list", "recipients": "list", "amounts": "list"},
        evidence=list(deal),
    )


def _name_in(line: Line) -> reex.Entity | None:
    """Return the firm or site that is all of a line."""
    named = (e for e in line.of_kinds(FIRMS_AND_SITES) if e.start == line.start)
    return next((e for e in named if _BEHIND_NAME.fullmatch(line.text, e.end, line.end)), None)


def _is_sum(line: Line) -> reex.Entity | None:
    """Return the sum that is all of a line."""
    sums = (e for e in line.of_kind("money") if e.end == line.end and isinstance(e.value, reex.Money))
    return next((e for e in sums if _BEFORE_SUM.fullmatch(line.text, line.start, e.start)), None)


def _is_form(trigger: Trigger) -> bool:
    return trigger.form == "noun" and (trigger.act.family == "capital" or trigger.act.buys)


def _bought_in(line: Line) -> tuple[reex.Entity, int, int] | None:
    """Return the firm of which a line says that a share was bought, and where that share stands."""
    for share in line.of_kind("percent"):
        firms = (e for e in line.of_kind("company") if _SHARE_OF.fullmatch(line.text, share.end, e.start))
        if share.start == line.start and (firm := next(firms, None)):
            return firm, share.start, share.end
    return None


def _givers(line: Line, act: Act, name: reex.Entity) -> Iterator[reex.Entity]:
    """Yield the bodies of state and the banks that a line names beside the kind of the deal."""
    named: set[str] = {key(name)}
    for body in line.of_kinds(act.actors & {"agency", "company"}):
        if key(body) not in named and (body.kind == "agency" or is_lender(body)):
            named.add(key(body))
            yield body
