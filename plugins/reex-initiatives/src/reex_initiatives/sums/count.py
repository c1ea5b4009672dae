"""What the sums of an act are, and whether they may be added to a total: a wrong addition is the worst fault."""

from __future__ import annotations

import re
from typing import Any

import attrs

import reex
from reex_initiatives.drafts.draft import ELSEWHERE, Draft
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lists.rows import MOST
from reex_initiatives.sentences.line import Line
from reex_initiatives.sums.earned import is_to_earn
from reex_initiatives.sums.needs import is_needed
from reex_initiatives.sums.shared import INCLUDING
from reex_initiatives.sums.totals import is_brought_to, is_of_many

# How far behind its word an act may be called a letter of intent: "debt funding under a letter of interest".
_LETTER_REACH = 60
# How far behind a sum it may be called a pledge: "a $600 billion commitment to invest".
_PLEDGE_REACH = 8
# How far before a sum it may be called a running one.
_RUNNING_REACH = 50
# How far behind "since" a date may stand: "since the start of 2020".
_SINCE_REACH = 20
# Between the word of a total and its sum: "a total of about $9 million".
_OF_NEXT = reex.regex(r"\s(?:of\s)?(?:[a-z]+\s){0,2}")
# "brings total U.S. backing to over $600 million".
_TOTAL = reex.regex(
    r"\b(?P<word>total|combined|overall)\s(?:[\w.]+\s){0,3}(?:backing|support|funding|investments?|commitments?|aid|financing|lending|loans|credit|exposure|assistance)\s"
    r"(?:for\s[^,;]{1,30}\s)?to\s(?:over\s|about\s|more than\s|nearly\s|some\s)?$",
    re.IGNORECASE,
)
# "lends $5 million, bringing the total to $9 million": of these only the second is a running one.
_LEADS_TO = ("bring", "brought", "taking")
# "for an aggregate purchase price of": all that is paid at once, however many shares it is for.
_PAID_AT_ONCE = reex.regex(rf"\s(?:(?:gross|net|cash)\s){{0,2}}(?:{any_of('paid_at_once')})\b")
# "$9 million for an aggregate of five plants": such a word is of the sum before it only right behind, "$9m combined".
_OF_ALL = reex.regex(rf"(?:{any_of('of_all')})\b", re.IGNORECASE)
_RIGHT_BEHIND = (" ", " in ", " of ", "-", " (", ", ")
# "the targeted $90 million of debt funding": what somebody still looks for.
_SOUGHT = reex.regex(rf"\b(?P<word>{any_of('sought_sums')})\s(?:(?:[a-z-]+|total of)\s){{0,2}}$", re.IGNORECASE)
_SOUGHT_REACH = 40
_HAS = reex.regex(r"\b(?:has|have)\b")
# "a $15+ million package": one sum, whatever it came together from.
_ONE_OF_ALL = reex.regex(r"\b(?:an?|another)\s(?:[a-z]+\s){0,3}$")
_ONE_REACH = 30


def amounts(draft: Draft, parts: list[str]) -> tuple[tuple[reex.Amount, ...], str]:
    """Return the sums of an act, each with the part that it plays, and what told that of the first.

    One whose number can't be read for sure, such as ``EUR 2,25 million``, is left out, and so are all of a measure of
    trade: what it hits is worth, or what it brings in, is money that nobody gives.
    """
    if draft.act.family == "trade":
        return (), ""
    found = [(e, *_role(draft, e, parts)) for e in draft.amounts if isinstance(e.value, reex.Money)]
    if not found:
        return (), ""
    return tuple(reex.Amount.of(entity, role, parts) for entity, role, _ in found), found[0][2]


def _role(draft: Draft, money: reex.Entity, parts: list[str]) -> tuple[Any, str]:
    """Return the part that a sum plays, and what told it."""
    if parts:
        return "package", "sum: its parts"
    line = draft.line
    if not line.start <= money.start < line.end:
        line = next((other for other in draft.evidence if other.start <= money.start < other.end), line)
    if hoped := _hoped(line, money):
        return hoped
    if _is_of_its_firms(draft, line):
        return "pipeline", f"cue: {line.text[draft.trigger.start : draft.trigger.end].lower()}"
    if why := _cumulative(draft, line, money):
        return "cumulative", why
    ceiling = isinstance(money.value, reex.Money) and money.value.bound == "at_most"
    ceiling = ceiling or draft.why.get("amounts") == MOST
    return "ceiling" if ceiling else "stated", draft.why.get("amounts", "words")


def _hoped(line: Line, money: reex.Entity) -> tuple[str, str] | None:
    """Return as what a sum is only looked for, needed, to be earned or promised, and what told it."""
    start, _ = line.clause(money.start)
    for role in ("pipeline", "need"):
        if cues := line.cues_of(start, money.start, role):
            return role, _told(line, cues)
    if sought := _SOUGHT.search(line.text, max(start, money.start - _SOUGHT_REACH), money.start):
        return "need", f"cue: {sought['word'].lower()}"
    if is_needed(line, money):
        return "need", "words"
    if is_to_earn(line, money.start):
        return "pipeline", "words"
    cues = line.cues_of(money.end, money.end + _PLEDGE_REACH, "pledge")
    return ("pipeline", _told(line, cues)) if cues else None


def _is_of_its_firms(draft: Draft, line: Line) -> bool:
    """Say whether a country only promises what its firms will invest: ``Japan will invest $9 billion in Chile``."""
    states = bool(draft.actors and draft.recipients) and all(
        e.kind == "country" for e in (*draft.actors, *draft.recipients)
    )
    if not states or draft.trigger.form != "base" or draft.force.status not in ("announced", "agreed"):
        return False
    start, end = line.clause(draft.trigger.start)
    named = any(start <= e.start < end for e in (*line.of_kind("commodity"), *line.of_kind("facility")))
    return not named and "invest" in line.text[draft.trigger.start : draft.trigger.end].lower()


def _told(line: Line, cues: list[reex.Hit]) -> str:
    return f"cue: {line.text[cues[-1].start : cues[-1].end].lower()}"


def _cumulative(draft: Draft, line: Line, money: reex.Entity) -> str:
    """Return what tells that a sum came together over time: since a date, so far, or as acts without a receiver."""
    if draft.rule == "list-item" and draft.recipients and INCLUDING.search(line.text, line.start, money.start):
        return ""  # "has awarded more than $9 million since 2020, including $2 million to Acme"
    if line.text.startswith("Since", line.start):
        return "cue: since"
    for cue in _running(line, money):
        since = line.text[cue.start : cue.end].lower() == "since"
        if not since or any(0 < date.start - cue.end < _SINCE_REACH for date in line.of_kind("date")):
            return _told(line, [cue])
    if total := _TOTAL.search(line.text, max(line.start, money.start - _RUNNING_REACH), money.start):
        return f"cue: {total['word'].lower()}"
    if is_brought_to(line, money):
        return "cue: total"
    if is_of_many(line, money):
        return "words"
    at_least = isinstance(money.value, reex.Money) and money.value.bound == "at_least"
    named = draft.recipients and draft.why.get("recipients") not in ELSEWHERE
    if not at_least or named or _ONE_OF_ALL.search(line.text, max(line.start, money.start - _ONE_REACH), money.start):
        return ""
    many = draft.trigger.form == "noun" and line.text.endswith("s", draft.trigger.start, draft.trigger.end)
    start, _ = line.clause(money.start)
    return "form" if many or _HAS.search(line.text[start : draft.trigger.end]) else ""


def _running(line: Line, money: reex.Entity) -> list[reex.Hit]:
    """Return the cues that may call a sum a running one."""
    if not line.cues_of(line.start, line.end, "cumulative"):
        return []
    opening = line.cues_of(line.start, line.start + 1, "cumulative")  # "To date, the bank has lent"
    before = [e.end for e in line.of_kind("money") if e.end <= money.start]
    if opening and before and INCLUDING.search(line.text, before[0], money.start):
        opening = []  # "To date it has been awarded $9 million, comprising a $5 million grant"
    start, stop = line.clause(money.start)
    later = [e.start for e in line.of_kind("money") if e.start >= money.end]  # "$550M in all" is that
    low, high = max(start, money.start - _RUNNING_REACH), min([stop, *later])
    near = line.cues_of(low, high, "cumulative")
    if later:  # "each put in $5 million, for a total of $9 million" tells what the next one is
        near = [cue for cue in near if cue.start < money.end or not _OF_NEXT.fullmatch(line.text, cue.end, later[0])]
    near = [cue for cue in near if not _is_of_others(line, money, cue)]
    near = [cue for cue in near if cue.start < money.start or not line.text.startswith(_LEADS_TO, cue.start)]
    return [*opening, *(cue for cue in near if not _PAID_AT_ONCE.match(line.text, cue.end))]


def _is_of_others(line: Line, money: reex.Entity, cue: reex.Hit) -> bool:
    """Say whether a word behind a sum tells that other things come together: ``for an aggregate of 9,000 tonnes``."""
    between = line.text[money.end : cue.start]
    return cue.start >= money.end and between not in _RIGHT_BEHIND and bool(_OF_ALL.match(line.text, cue.start))


def countable(draft: Draft, sums: tuple[reex.Amount, ...], named: bool) -> tuple[bool, Any]:
    """Return whether the sums may be added to a total, and why; *named* says whether anybody gives or gets them."""
    if not sums or any(amount.currency is None for amount in sums):
        return False, "no_amount"
    role = sums[0].role
    if draft.force.status in ("proposed", "ended") and role != "need":
        return False, draft.force.status
    if role not in ("stated", "ceiling"):
        return False, role
    if any(amount.per for amount in sums):
        return False, "unit_price"
    if draft.force.soft or _by_letter(draft):
        return False, "letter_of_intent"
    return (True, "counted") if named else (False, "no_party")


def _by_letter(draft: Draft) -> bool:
    """Say whether the act is a letter of interest or intent, and not only told beside one."""
    line, trigger = draft.line, draft.trigger
    apart = line.text.find(";", trigger.end, trigger.end + _LETTER_REACH)
    letters = line.cues_of(line.start, apart if apart >= 0 else trigger.end + _LETTER_REACH, "letter")
    others = [t.end for t in line.triggers if t.end <= trigger.start] if letters else []
    return bool(letters) and letters[-1].start >= max(others, default=line.start)


def once(acts: list[reex.Initiative], tables: list[int | None]) -> list[reex.Initiative]:
    """Let each sum be added once: the first act that gives it between these parties is the one that counts.

    One of a letter of interest counts nowhere, however often it is told.

    Args:
        acts: the acts of a document.
        tables: for each, the table that a row of tells it, if one does: acts of one table are rows of their own.
    """
    counted: dict[frozenset[tuple[Any, str | None]], list[tuple[reex.Initiative, int | None]]] = {}
    found = []
    for act, table in zip(acts, tables, strict=True):
        lettered = act.count_reason == "letter_of_intent"
        if act.countable or lettered:
            same = counted.setdefault(frozenset((a.amount or a.high or a.low, a.currency) for a in act.amounts), [])
            if not lettered and any(_may_be_one(act, other) for other, its in same if table is None or its != table):
                act = attrs.evolve(act, countable=False, count_reason="repeated")
            else:
                same.append((act, table))
        found.append(act)
    return found


def _may_be_one(one: reex.Initiative, other: reex.Initiative) -> bool:
    """Say whether nothing tells two acts of one sum apart: no giver and no receiver that differ."""
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    return all(not first or not second or {p.name for p in first} & {p.name for p in second} for first, second in sides)
