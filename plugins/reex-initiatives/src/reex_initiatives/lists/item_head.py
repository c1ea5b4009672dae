"""Whom an item or a headline is about, who gets the money that it tells: ``- Acme (Nevada): a grant of $5 million``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.kinds import BODIES, FIRMS_AND_GROUPS, FIRMS_AND_SITES, STATES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lists.enumerated import ITEM
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_lender, key

# What may stand before the name: "Norway's Acme", "Beta subsidiary Acme".
_BEFORE = reex.regex(rf"(?:[A-Z][\w&.-]*(?:['’]s)?\s){{0,3}}(?:(?:{any_of('firm_roles')})\s)?")
_PLACE = r"(?:\s\([^()]{1,80}\))?(?:,\s[A-Z][\w .]{1,30}){0,2}"
_AND = reex.regex(rf"{_PLACE}(?:\s?/\s?|\s(?:and|&)\s|,\s(?:and\s)?)(?:the\s)?")
# A name that a sentence opens with tells whom it is about only before a colon, or with its ticker before a dash.
_LABELS = reex.regex(r"(?:\s\([^()]{1,40}\))?(?:\*\*)?:\s|\s\([^()]{1,40}\)(?:\*\*)?\s[–—-]\s")
_OPENS = reex.regex(rf"{_PLACE}(?::\s|\s[–—-]\s)")
_FIRST = FIRMS_AND_GROUPS | FIRMS_AND_SITES
# "For Acme's lithium mine, the bank": before the name, and up to the comma.
_FOR = reex.regex(r"\W{0,3}For\s(?:the\s(?:first|second|third|former|latter|other|last)(?:\s[a-z]+)?,\s)?(?:the\s)?")
_FOR_IT = reex.regex(
    r"(?:['’]s?(?:\s[^\s,;:.]+){1,12}|(?:\s[a-z-]+){0,4}(?:\sin\s[^\s,;:.]+(?:\s[A-Z]\w+){0,3})?),\s(?:the\s)?(?=[A-Z])"
)
# How far from the last one, or from the mark of the item, such a name may stand.
_REACH = 160
# Money that a firm may as well put up itself.
_OWN = reex.regex(rf"(?:{any_of('may_be_own')})\b", re.IGNORECASE)


def heads(line: Line) -> tuple[reex.Entity, ...]:
    """Return the firms that an item of a list opens with, a colon or dash behind them: ``- Acme / Beta (Ohio): …``.

    Without a mark it is the one right at the start: ``Acme (NYSE: ACM): …``.
    """
    marker = ITEM.match(line.text, line.start)
    if marker is None:
        start = line.start + 2 * line.text.startswith("**", line.start)
        first = (e for e in line.of_kinds(FIRMS_AND_GROUPS) if e.start == start)
        return tuple(e for e in first if _LABELS.match(line.text, e.end))
    found: list[reex.Entity] = []
    for body in line.of_kinds(BODIES | FIRMS_AND_SITES):
        if not found and body.kind not in _FIRST:
            continue
        between, start = (_AND, found[-1].end) if found else (_BEFORE, marker.end())
        if body.start - start > _REACH:
            break
        if between.fullmatch(line.text, start, body.start):
            found.append(body)
    return tuple(found) if found and _OPENS.match(line.text, found[-1].end) else ()


def _fronted(line: Line) -> tuple[reex.Entity, ...]:
    """Return the firm, or the site, that a sentence says first that something is for: ``For Acme's mine, the bank``."""
    opens = _FOR.match(line.text, line.start)
    named = [e for e in line.of_kinds(FIRMS_AND_SITES) if opens and e.start == opens.end()]
    return tuple(e for e in named if _FOR_IT.match(line.text, e.end))


def give_to_head(draft: Draft) -> None:
    """Let the money that an item of a list tells be for whom the item is about, and by nobody of these.

    What a firm may as well pay itself, such as an investment, is its own, unless the item names a state that pays;
    so is what it does by a verb: ``Acme: invested $5 million``, but not ``Acme: the bank lends $5 million``.
    """
    act, trigger = draft.act, draft.trigger
    if act.family != "capital" or draft.recipients:
        return
    about = tuple(e for e in heads(draft.line) or _fronted(draft.line) if e.end < trigger.start)
    if not about or any(map(is_lender, about)):
        return
    names = {key(e) for e in about}
    givers = tuple(e for e in draft.actors if key(e) not in names)
    if trigger.form != "noun" and (not givers or givers != draft.actors):
        return
    public = any(e.kind in STATES for e in givers)
    if _OWN.match(draft.line.text, trigger.start) and not public:
        return
    if givers != draft.actors:
        draft.take("actors", givers, "")
    draft.rule = "list-item"
    draft.take("recipients", tuple(e for e in about if e.kind in act.recipients), "list")
