"""Term sheets: lines with a label each, of which some say who lends, who borrows, how much and in which form."""

from __future__ import annotations

import re

import attrs
import msgspec

import reex
from reex_initiatives.drafts.draft import ELSEWHERE, Draft
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.vocabulary import any_of, signs_of
from reex_initiatives.lexicon.words import Act
from reex_initiatives.lists.enumerated import ITEM, item_of, sums_in
from reex_initiatives.memory.context import Context
from reex_initiatives.pages.labels import labels
from reex_initiatives.progress.status import Force
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key

# "Lender(s): ", "- Facility amount: ", "Lender | " in a table of two columns; the label has a capital and few words.
_LABEL = reex.regex(
    r"(?:[-•*▪■–·◦‣●|]\s|\(?[a-z0-9]{1,3}\)\s)?(?P<label>[A-Z][A-Za-z /&-]{2,40}?)(?:\(s\))?"
    r"(?::\s?|\s\|\s(?=[^|\n]+\|?\s*$))"
)
_LABEL_ENDS = (":", "|")
_LONGEST_LABEL = 60
# What tells that a sheet binds nobody yet, in its head.
_INDICATIVE = reex.regex(rf"\b(?:{any_of('unsigned_terms')})\b", re.IGNORECASE)
_HEAD = 4
# Where a list of those begins who pay for a project.
_SOURCES = reex.regex(rf"\W{{0,3}}(?:{any_of('sources_of_funds')})\b", re.IGNORECASE)
_FUNDS = signs_of("sources_of_funds")
# "agreed with the following lenders:".
_FROM_LENDERS = reex.regex(
    rf"\b(?:with|from|by|of)\s(?:the\s)?following\s(?:[a-z]+\s)?(?:{any_of('lend_together')}|investors):$"
)
# Where deals of others begin.
_OTHERS = reex.regex(rf"\W{{0,3}}(?:\d{{1,2}}[.)]\s)?(?:{any_of('other_deals')})\b[^.]{{0,40}}$", re.IGNORECASE)
# Behind an owner's share stands nobody who takes part: "84% owned by Acme".
_OWNED = reex.regex(r"\b(?:owned|held|controlled|subsidiary|guaranteed|advised|agent)\b")
# "Acme tranche: $5 million".
_TRANCHE = reex.regex(rf"\s(?:[a-z]+\s)?(?:{any_of('tranche_of')})\s?(?::|[–—-])\s?(?:up to\s|about\s)?")
# How many sentences behind the last label that was understood the next one may stand.
_REACH = 12
_GIVING = frozenset(("agency", "company"))


class Sheet(msgspec.Struct):
    """What the labels of a term sheet have told so far.

    Attributes:
        first, last: the numbers of the sentences with the first and the last label that were understood.
        act: the form of money, if a label says so.
        sources: whether a heading says that those who pay are listed.
    """

    first: int
    last: int
    indicative: bool
    givers: tuple[reex.Entity, ...] = ()
    getters: tuple[reex.Entity, ...] = ()
    act: Act | None = None
    sources: bool = False


def read_sheet(
    line: Line, own: list[Draft], sheet: Sheet | None, context: Context, grammar: Grammar
) -> tuple[list[Draft], Sheet | None]:
    """Return the acts of a sentence, with the parties that labels around it tell, or its own act; and the sheet."""
    if sheet and (line.number - sheet.last > _REACH or _OTHERS.match(line.text, line.start, line.end)):
        sheet = None  # what a memorandum tells of deals that compare with its own
    label = _LABEL.match(line.text, line.start, line.end) if _may_have_label(line) else None
    kind = form = ""
    if label:
        name = label["label"].lower()
        kind, form = labels("label").get(name, ""), labels("label_form").get(name, "")
    if _opens_sources(line):
        firms = sheet.getters if sheet and sheet.getters else tuple(line.of_kind("company")[:1]) or context.firms()
        return own, Sheet(line.number, line.number, _is_indicative(line), getters=firms[:1], sources=True)
    if label and kind in ("actor", "recipient"):
        sheet = _named(line, kind, label.end(), sheet)
        if sheet and form:
            sheet.act = sheet.act or grammar.act(form)
        return own, sheet
    if sheet is None or not (label or ITEM.match(line.text, line.start)):
        return own, sheet
    sheet.last = line.number
    if kind == "form":
        forms = [t.act for t in line.triggers if t.act.family == "capital" and not t.act.generic]
        sheet.act = forms[0] if forms else sheet.act
    elif form:
        sheet.act = sheet.act or grammar.act(form)
    paid = [draft for draft in own if draft.act.family == "capital" and draft.amounts]
    for draft in paid:
        _fill(draft, sheet)
    made = None if paid else _told(line, kind, sheet, context, grammar)
    return ([*own, made] if made else own), sheet


def _may_have_label(line: Line) -> bool:
    end = min(line.end, line.start + _LONGEST_LABEL)
    return any(line.text.find(mark, line.start, end) >= 0 for mark in _LABEL_ENDS)


def _opens_sources(line: Line) -> bool:
    """Say whether those who pay are listed next: ``Sources of funds``, ``signed with the following lenders:``."""
    if line.text.endswith(":", line.start, line.end) and _FROM_LENDERS.search(line.text, line.start, line.end):
        return True
    heading = not (line.lacks(_FUNDS) or line.text.endswith(".", line.start, line.end))
    return heading and _SOURCES.match(line.text, line.start, line.end) is not None


def _named(line: Line, kind: str, at: int, sheet: Sheet | None) -> Sheet | None:
    """Return the sheet with the parties that a label of this one tells; no owner of theirs takes part."""
    named = [e for e in line.of_kinds(_GIVING) if e.start >= at and not _in_brackets(line, e, at)]
    named = [e for e in named if not _OWNED.search(line.text, at, e.start)]
    if not named:
        return sheet
    sheet = sheet or Sheet(line.number, line.number, _is_indicative(line))
    sheet.last = line.number
    if kind == "recipient":
        sheet.getters = tuple(named[:1])
    else:
        sheet.givers = tuple({key(e): e for e in named}.values())
    return sheet


def _in_brackets(line: Line, entity: reex.Entity, at: int) -> bool:
    return line.text.count("(", at, entity.start) > line.text.count(")", at, entity.start)


def _is_indicative(line: Line) -> bool:
    """Say whether the first lines of a document say that nothing is signed."""
    text = line.text
    end = 0
    for _ in range(_HEAD):
        end = text.find("\n", end + 1)
        if end < 0:
            end = len(text)
            break
    return _INDICATIVE.search(text, 0, end) is not None


def _fill(draft: Draft, sheet: Sheet) -> None:
    """Let money that a sheet tells be by and for whom its labels name; who is listed with a sum pays it."""
    listed = draft.rule == "list-item" and draft.recipients and (sheet.sources or sheet.getters)
    if listed and not {key(e) for e in draft.recipients} & {key(e) for e in sheet.getters}:
        draft.take("actors", draft.recipients, "list")
        draft.take("recipients", sheet.getters, "list")
    elif listed:
        return
    if not draft.actors:
        draft.take("actors", tuple(e for e in sheet.givers if key(e) not in draft.known("recipients").keys), "list")
    if sheet.getters and (not draft.recipients or draft.why.get("recipients") in ELSEWHERE):
        others = tuple(e for e in sheet.getters if key(e) not in draft.known("actors").keys)
        draft.take("recipients", others or draft.recipients, "list")
    if sheet.indicative and not _is_signed(draft.force):
        draft.force = _unsigned(draft.force)
    elif draft.force.why == "default" and draft.actors and draft.recipients and not draft.force.soft:
        draft.force = msgspec.structs.replace(draft.force, status="agreed", binding=True)


def _is_signed(how: Force) -> bool:
    """Say whether a sentence in an indicative sheet itself tells what is signed, as of deals that compare with it."""
    return how.why == "cue" and how.status in ("agreed", "active", "completed") and not how.soft


def _unsigned(how: Force) -> Force:
    status = how.status if how.status in ("proposed", "ended") else "announced"
    return msgspec.structs.replace(how, status=status, binding=False, softened="indicative")


def _told(line: Line, kind: str, sheet: Sheet, context: Context, grammar: Grammar) -> Draft | None:
    """Return the act of a label for a sum, or of the part that one of those who pay has in it."""
    sums = sums_in(line)
    getters = sheet.getters or tuple(e for e in context.firms()[:1] if key(e) not in {key(g) for g in sheet.givers})
    if len(sums) != 1 or not getters:
        return None
    lead = context.lead[0] if context.lead else sheet.act
    how = Force("agreed", True, False)
    how = _unsigned(how) if sheet.indicative else how
    payer = tuple(e for e in line.of_kinds(_GIVING) if _TRANCHE.fullmatch(line.text, e.end, sums[0].start))[:1]
    if payer:
        draft = item_of(line, (lead or grammar.act("loan"), how), payer, getters[:1], sums[0])
        return attrs.evolve(draft, actors=payer, recipients=getters, rule="tranche", table=sheet.first, evidence=[line])
    if kind != "amount" or not sheet.givers:
        return None
    own = [t.act for t in line.triggers if t.act.family == "capital" and not t.act.generic]
    act = own[0] if own else sheet.act or grammar.act("funding")
    draft = item_of(line, (act, how), sheet.givers, getters[:1], sums[0])
    return attrs.evolve(draft, rule="row", evidence=[line])
