"""Which list a text is in: what opened it, who acts in its items, and where it ends."""

from __future__ import annotations

import re

import msgspec

import reex
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import Act
from reex_initiatives.lists.awards import NUMBER, is_award
from reex_initiatives.lists.enumerated import (
    ENDS,
    ITEM,
    begins_with_verb,
    is_bare_item,
    lead_of,
    only_heads,
    openers_of,
    opens_list,
    split_by,
    status_of,
)
from reex_initiatives.lists.law_lists import lead_of_law, opens_law
from reex_initiatives.memory.context import Context
from reex_initiatives.progress.status import Force
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.referring import referred

# How a sentence opens the list of those whom the money just told is for: "The following projects were selected:".
_OPENS = reex.regex(rf"\b(?:{any_of('list_openers')})\b", re.IGNORECASE)
_OF_OTHERS = reex.regex(rf"\b(?:{any_of('list_of_losers')})\b", re.IGNORECASE)
# How many sentences behind that money it may stand.
_OPENS_REACH = 12


def leave_list(line: Line, context: Context) -> None:
    """Go back from a list within a list to the outer one: its items tell who acts, or begin where a sentence ended."""
    if context.outer and context.ended and ITEM.match(line.text, line.start) and not begins_with_verb(line):
        (context.openers, context.opened), context.outer = context.outer, None


def read_list(line: Line, context: Context, grammar: Grammar) -> None:
    """Note what list a sentence opens, or that an item of a list within another one is a whole sentence."""
    if NUMBER.fullmatch(line.text, line.start, line.end):
        return  # of the item behind it
    goes_on = context.item and line.text.find("\n", context.item.end, line.start) < 0  # a second sentence of an item
    item = goes_on or (not line.text[line.start].isalpha() and ITEM.match(line.text, line.start) is not None)
    item = item or (context.lead is not None and (is_bare_item(line) or is_award(line)))
    context.item = line if item else None
    context.ended = line.text[line.end - 1] in ENDS and not (not item and opens_list(line))
    if context.ended and not item:  # as most sentences are
        context.outer = context.lead = context.parted = None
        context.openers, context.opened = (), ""
        return
    if item and not line.text.startswith(":", line.end - 1) and not opens_law(line):
        return
    if not item:
        context.outer = None
    elif context.outer is None:
        context.outer = context.openers, context.opened
    around, status = context.outer or ((), "")
    if _OF_OTHERS.search(line.text, line.start, line.end) and not line.of_kind("money"):
        context.list_of = None  # "The following projects were rejected:"
    lead, openers = _list_behind(line, context, grammar)
    context.lead = lead or (context.lead if item and only_heads(line) else None)
    context.openers, context.opened = openers or around, status_of(line) or status


def _list_behind(
    line: Line, context: Context, grammar: Grammar
) -> tuple[tuple[Act, Force] | None, tuple[reex.Entity, ...]]:
    """Return what a sentence says of the list that it opens, and who acts in it."""
    if not opens_list(line) and line.text[line.end - 1] in ENDS:
        return None, ()
    if law := lead_of_law(line, grammar):
        return law, tuple(e for e in openers_of(line) if e.kind == "agency")
    if parts := split_by(line, context):
        return parts, context.last.actors if context.last else ()
    return _lead(line, context, grammar), openers_of(line) or _opens_as(line, context)


def _lead(line: Line, context: Context, grammar: Grammar) -> tuple[Act, Force] | None:
    """Return what a sentence says of the list that it opens, or the money just told, of which the list goes on."""
    money = context.list_of
    told = money is not None and line.number - money.evidence[-1].number <= _OPENS_REACH
    if not told or money is None:
        return lead_of(line, grammar)
    if lead := lead_of(line, grammar):
        act, how = lead
        return act, msgspec.structs.replace(how, conditional=how.conditional or money.force.conditional)
    opens = line.text.startswith(":", line.end - 1) and _OPENS.search(line.text, line.start, line.end)
    return (money.act, money.force) if opens and not line.of_kind("company") else None


def _opens_as(line: Line, context: Context) -> tuple[reex.Entity, ...]:
    """Return whom a sentence that opens a list only refers to: ``Over the past year, the Department:``."""
    known = context.referent(referred(line, line.end)) if line.text.startswith(":", line.end - 1) else None
    return (known,) if known else ()
