"""Lists whose items tell acts: ``The following were selected for awards:``, and a firm and a sum on each line."""

from __future__ import annotations

import re
from collections.abc import Iterator

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.kinds import BODIES, FIRMS_AND_GROUPS, PARTIES, STATES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import STATUS_CUES, Act
from reex_initiatives.memory.context import Context
from reex_initiatives.progress.status import Force, force
from reex_initiatives.sentences.joined import joined_before, joined_behind
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective
from reex_initiatives.sentences.slots import stages

_GIVEN = frozenset(("agreed", "told", "announced"))
_STATUS = frozenset(STATUS_CUES)
_TELLING = PARTIES | {"money"}
_TO_COME = frozenset(("proposed", "announced"))
# How an item goes on behind its sum: "$6 million to Acme", "up to $25 million for magnet recycling".
_GIVES = reex.regex(
    r"(?:\s(?:in|of)\s(?:grants?|loans?|funding|support|financing))?\s(?P<to>to|for|towards?|from|through|via|under)\s(?:the\s)?"
)
# How an item goes on behind whom its sum is for; a verb is none of these: "$5 million to Acme was owed".
GOES_ON = reex.regex(
    r"(?:\s\([^()]{1,60}\))?(?:[,.;:)|]|\s[–—-]\s|\s*$"
    r"|\s(?:to|for|towards?|in|at|under|through|over|from|as|with|and|of|near|on|by|via|which|that|who|whose)\b)"
)
_PAID_BY = ("from", "through", "via", "under")
_PAYS = reex.regex(r"(?:^|\s)(?:from|by|through)\s(?:the\s)?$")
_PAYS_REACH = 16
# What the act before is made of: "It comprises", "The package consists of:", "The money is split as follows:".
SPLIT = reex.regex(
    r"(?:It|This|These|They|Th(?:e|is|at) (?:\w+ ){0,2}(?:package|money|funding|funds?|sum|total|investments?|awards?"
    r"|deal|debt|loans?|facility|facilities|financing|syndicate|fundrais(?:e|ing)|raising|raise|placement|placing|offering|round"
    r"|grants?|support|budget|plan|programme|program|opportunit(?:y|ies)|projects?|announcements?|scheme|outlay|initiative))\s"
    r"(?:will\s|is to\s|are to\s)?(?:consists? of|includes?|comprises?|combines?|covers?|breaks? down"
    r"|(?:is|are|be) (?:split|divided|made up|allocated|spread))\b"
)
_BOUND = reex.regex(r"(?:(?:up to|about|nearly|more than|over|an?|an additional|another)\s)?", re.IGNORECASE)
# How long a heading of a list is at most.
_HEADING = 120
_NO_AWARDS = reex.regex(rf"\b(?:{any_of('no_awards')})\b", re.IGNORECASE)
# How one ends that opens a list without a colon.
_FOLLOWING = reex.regex(r"\bthe following(?:\s[a-z-]+){1,4}\.$|\b(?:as follows|set out below|listed below)\.$")
_FOLLOWS = frozenset((b"following", b"follows", b"below"))
# How a sentence ends that opens no list.
ENDS = frozenset((".", "!", "?", "”", '"'))
ITEM = reex.regex(r"[-•*▪■–·◦‣●]\s(?:the\s)?|\d{1,2}[.)]\s|\((?:[a-z]|[ivx]{1,5}|\d{1,3})\)\s(?:the\s)?", re.IGNORECASE)
# An item that goes on with what its opener says: "(i) in consultation with the Department of State, lend".
_GOES_ON = reex.regex(
    r"(?:[-•*▪■–·◦‣●]\s|\d{1,2}[.)]\s|\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s){1,3}"
    r"(?!(?:an?|the|any|all|each|such|its|their|whether|how|what|that|which)\s)[a-z]",
    re.IGNORECASE,
)
# Who has a verb of his own there: "the Department of State lends".
_DOES = reex.regex(
    r"(?:\s\([^()]{1,30}\))?\s(?:shall|will|may|can|should|must|would|is|are|has|have"
    r"|(?!(?:as|its|this|thus|across|towards|need|based|related)\b)[a-z]+(?:s|ed)\b)"
)
_DOING = reex.regex(r"[A-Z][a-z]+(?:ing|ed)\b")
# Before a country in which the acts of a list are done: "deals secured in Chile:".
_OPENERS = frozenset(("agency", "company", "country"))
_IN = reex.regex(r"\bin\s(?:the\s)?$")
_IN_REACH = len(" in the ")
_ABOUT = r"(?:(?:up to|about|nearly|over|more than|an additional)\s)?"
# How far before its colon the verb of a sentence stands that opens a list.
_LAST_WORDS = 24
# What may stand between who opens an item and the sum: "'s mine in Nevada: ", " Nord: ", ", Butte, Mont. (up to ".
_ITEM_SUM = reex.regex(
    rf"(?:['’]s?(?:\s[\w-]+){{1,4}}|(?:\s[A-Z][\w.&-]+){{1,3}})?(?:\s\([^()]{{1,60}}\))?"
    rf"(?:,\s[A-Z][\w .]{{1,30}}){{0,2}}(?:\s?[–—:-]\s?|,\s|\s\(){_ABOUT}"
    rf"|(?:\s[A-Z][\w.&-]+){{0,3}}(?:,\s|\s?[–—:|/(-])[^;!?\n]{{0,240}}(?:[–—:|-]\s|,\s|\s\(){_ABOUT}"
)
# The same without a mark before the item, on a line of its own or in a sentence: "Acme Corp. – $5 million".
_BARE_SUM = reex.regex(rf"(?:\s\([^()]{{1,60}}\))?(?::|\s[–—-])\s{_ABOUT}|\s\|\s(?:[^\n]{{1,160}}\s\|\s)?{_ABOUT}")
# Behind a sum that isn't given: "Acme Corp.: $5 million loss", "$5 million in sales".
_OF_BOOKS = reex.regex(
    r"\s(?:(?:in|of)\s(?!(?:grants?|loans?|funding|awards?|equity|aid)\b)[a-z]+|(?!from|for|to|towards?|in|of|grant|loan|award)[a-z]+)"
)
_EARNED = reex.regex(rf"\s(?:(?:in|of)\s)?(?:\w+\s)?(?:{any_of('of_books')})\b")
_BEHIND_SUM = reex.regex(r"(?:\s\([^()]{1,30}\))?\s(?:from|for|to|towards?)\s")
# What may open an item that is for somebody whom no list of names knows, and how it goes on behind the sum.
_UNKNOWN_SUM = reex.regex(rf"[A-Z][^:;–—$€£¥\n]{{1,90}}(?::\s|\s[–—-]\s){_ABOUT}")
_IS_FOR = reex.regex(r"\s(?:to\s[a-z]|for\s|towards?\s)")
_NO_NAME = reex.regex(rf"\b(?:{any_of('no_receiver')})\b", re.IGNORECASE)
# How many sums of one item are looked at.
_SUMS = 12
# How many sentences behind the act such sentences may stand.
_PROSE_LIST = 4


def opens_list(line: Line) -> bool:
    """Say whether a sentence opens a list: with a colon, or by its words, as ``made the following pledges.`` does."""
    text, start, end = line.text, line.start, line.end
    if text.startswith(":", end - 1):
        return True
    return not line.lacks(_FOLLOWS) and _FOLLOWING.search(text, start, end) is not None


def only_heads(line: Line) -> bool:
    """Say whether an item only heads a part of its list, and tells no act: ``- Critical Minerals Investments:``."""
    if not line.text.startswith(":", line.end - 1) or ITEM.match(line.text, line.start) is None:
        return False
    return not (line.cues_of(line.start, line.end, _STATUS) or line.of_kinds(_TELLING))


def lead_of(line: Line, grammar: Grammar) -> tuple[Act, Force] | None:
    """Return what a sentence says of the list that it opens: ``The following projects were selected for awards:``.

    A heading opens one without a colon: ``Grants for battery recyclers``.

    Where a body of state only ``announced the following:``, the sums in it are money whose form is left open.
    """
    colon = opens_list(line)
    if not colon and (line.end - line.start > _HEADING or _NO_AWARDS.search(line.text, line.start, line.end)):
        return None
    for trigger in line.triggers:
        how = force(line, trigger)
        if how and trigger.act.family == "capital" and not trigger.act.generic:
            return trigger.act, how
    if not colon:
        return None
    given = line.cues_of(line.start, line.end, _GIVEN)
    if not line.of_kinds(STATES):
        return None
    if not given:
        return next(((t.act, how) for t in line.triggers if t.act.generic and (how := force(line, t))), None)
    agreed = given[-1].term.data.list == "agreed"
    how = Force("agreed" if agreed else "announced", agreed, False, line.text[given[-1].start : given[-1].end], "cue")
    return grammar.act("funding"), how


def split_by(line: Line, context: Context) -> tuple[Act, Force] | None:
    """Return the money just told, where a sentence opens the list of its parts: ``The package consists of:``."""
    last = context.last
    if not line.text.startswith(":", line.end - 1) or last is None or last.act.family != "capital":
        return None
    if line.number - last.evidence[-1].number > 1 or not SPLIT.match(line.text, line.start):
        return None
    last.speaks_on(line)
    context.parted = last.force
    return (last.act, last.force) if last.actors else None


def status_of(line: Line) -> str:
    """Return what a sentence that opens a list says of all its items: ``The Secretary shall consider:``.

    So it is with ``The following notices are suspended until May:``, however far before its end that stands.
    """
    if line.text[line.end - 1 : line.end] != ":":
        return ""
    if line.text.find("following", line.start, line.end) >= 0 and line.cues_of(line.start, line.end, "ended"):
        return "ended"
    last = line.cues_of(line.end - _LAST_WORDS, line.end, _TO_COME)
    return str(last[-1].term.data.list) if last else ""


def openers_of(line: Line) -> tuple[reex.Entity, ...]:
    """Return who acts in a sentence, or under a heading, that opens a list: its first party, and who is joined."""
    if line.text[line.end - 1] in ENDS and not opens_list(line):
        return ()
    parties = (e for e in line.of_kinds(_OPENERS) if not is_adjective(e))
    able = [
        e
        for e in parties
        if e.kind != "country" or not _IN.search(line.text, max(line.start, e.start - _IN_REACH), e.start)
    ]
    joined = (joined_before(line, e) for e in reversed(able[1:]))
    return next((chain for chain in joined if chain[0] is able[0]), tuple(able[:1]))


def goes_on(line: Line) -> bool:
    """Say whether an item of a list goes on with the sentence that opens it: ``(i) in consultation with X, lend``."""
    found = _GOES_ON.match(line.text, line.start)
    return found is not None and line.text[found.end() - 1].islower()


def ordered(line: Line, trigger: Trigger) -> bool:
    """Say whether an item of a list has a verb that its opener orders: ``The Secretary shall: (i) lend``."""
    found = _GOES_ON.match(line.text, line.start)
    if trigger.form != "base" or found is None or not goes_on(line):
        return False
    return trigger.start == found.end() - 1 or line.text.endswith((", ", " and "), line.start, trigger.start)


def does(line: Line, party: reex.Entity) -> bool:
    """Say whether a verb stands right behind a party, of which it is the subject."""
    return _DOES.match(line.text, party.end) is not None


def begins_with_verb(line: Line) -> bool:
    """Say whether an item of a list leaves out who acts: ``- Approving the mine``."""
    item = ITEM.match(line.text, line.start)
    if item is None:
        return False
    starts = {*(cue.start for cue in line.cues), *(other.start for other in line.triggers)}
    return item.end() in starts or _DOING.match(line.text, item.end()) is not None


def listed(line: Line, context: Context, grammar: Grammar) -> list[Draft]:
    """Return the awards that an item of a list tells: a receiver, and a sum right after it, or one of each payer.

    One that says itself who pays needs nothing before it: ``- Acme (Ohio): $5 million from Canada``.
    """
    last = context.list_of
    lead = context.lead or ((last.act, last.force) if last else None)
    money = sums_in(line)
    if money and lead is None and _payer(line, money[0]):
        lead = grammar.act("funding"), Force("announced", False, False)
    if not money or lead is None:
        return []
    near = last is not None and not last.recipients and line.number - last.line.number <= _PROSE_LIST
    receivers = _before(line, money[0]) or _behind(line, money[0])
    if not receivers and (context.lead or near):
        receivers = _bare(line, money[0], prose=context.lead is None) or receivers
    if receivers is None and context.lead and _is_for_unknown(line, money[0]):
        receivers = ()
    if receivers is None or not (receivers or context.lead):
        return []
    opened = context.openers if context.lead and context.openers else last.actors if last else ()
    more = [(sum_, payer) for sum_ in money[1:_SUMS] if (payer := _payer(line, sum_))] if receivers else []
    first = more[0][0].start if more else line.end
    told = [(money[0], _payer(line, money[0], first) or opened), *more]
    return [item_of(line, lead, payer, receivers[:1], sum_) for sum_, payer in told]


def told_parts(line: Line, context: Context, made: list[Draft]) -> Iterator[Draft]:
    """Yield the sums for somebody that the money just told is said to hold: ``It includes $2 million for Acme``."""
    last = context.last
    if last is None or last.act.family != "capital" or not last.actors or not SPLIT.match(line.text, line.start):
        return
    told = {entity.start for draft in made for entity in draft.amounts}
    for money in line.of_kind("money"):
        gives = _GIVES.match(line.text, money.end)
        if money.start not in told and gives and gives["to"] not in _PAID_BY:
            receivers = tuple(e for e in line.of_kinds(BODIES) if e.start == gives.end())
            if receivers:
                yield item_of(line, (last.act, last.force), last.actors, receivers[:1], money)


def item_of(
    line: Line,
    lead: tuple[Act, Force],
    givers: tuple[reex.Entity, ...],
    receivers: tuple[reex.Entity, ...],
    money: reex.Entity,
) -> Draft:
    """Return the award of a sum that is told by its place alone."""
    kind, how = lead
    trigger = Trigger(kind, "noun", money.start, money.end)
    return Draft(
        act=kind,
        force=how,
        actors=givers,
        recipients=receivers,
        amounts=(money,),
        commodities=tuple(e for e in line.of_kind("commodity") if e.ref),
        stages=stages(line, trigger),
        line=line,
        trigger=trigger,
        rule="list-item",
        item=how.status == "active",  # of a law, which gives for many ends
        why={"actors": "list", "recipients": "list", "amounts": "list"},
    )


def sums_in(line: Line) -> list[reex.Entity]:
    """Return the sums of a sentence, but for those that only say one again: ``$6 million (C$8 million)``."""
    ends = {e.end + len(" (") for e in line.of_kind("money")}
    paid = (e for e in line.of_kind("money") if isinstance(e.value, reex.Money) and not e.value.per)
    return [e for e in paid if e.start not in ends or not line.text.endswith(" (", 0, e.start)]


def _before(line: Line, money: reex.Entity) -> tuple[reex.Entity, ...]:
    """Return who opens an item with its sum right behind: ``- Acme Corp. (Nevada): $5 million``."""
    if _EARNED.match(line.text, money.end, line.end):
        return ()
    return tuple(
        e
        for e in line.of_kinds(FIRMS_AND_GROUPS)
        if ITEM.fullmatch(line.text, line.start, e.start) and _ITEM_SUM.fullmatch(line.text, e.end, money.start)
    )


def _is_for_unknown(line: Line, money: reex.Entity) -> bool:
    """Say whether an item opens with a name that no table has: ``- Zetamix (Oulu) – $5 million for``."""
    marker = ITEM.match(line.text, line.start)
    opens = _UNKNOWN_SUM.fullmatch(line.text, marker.end(), money.start) if marker else None
    return bool(opens and _IS_FOR.match(line.text, money.end)) and not _NO_NAME.search(
        line.text, line.start, money.start
    )


def _bare(line: Line, money: reex.Entity, *, prose: bool) -> tuple[reex.Entity, ...]:
    """Return who opens an item without a mark, which may be a sentence: ``Acme Corp.: $5 million from the bank``."""
    if prose and (line.text.find(":", line.start, money.start) < 0 or not _BEHIND_SUM.match(line.text, money.end)):
        return ()
    if not prose and _OF_BOOKS.match(line.text, money.end, line.end):
        return ()
    opens = (e for e in line.of_kinds(BODIES) if e.start == line.start)
    return tuple(e for e in opens if _BARE_SUM.fullmatch(line.text, e.end, money.start))


def is_bare_item(line: Line) -> bool:
    """Say whether a line is an item of a list of sums, though no mark opens it: ``Acme Corp. – $5 million``."""
    return any(_bare(line, money, prose=False) for money in sums_in(line)[:1])


def _payer(line: Line, money: reex.Entity, stop: int | None = None) -> tuple[reex.Entity, ...]:
    """Return those that an item names as who pays: ``- $40 million from ARPA-E and Canada for wastewater``."""
    end = line.end if stop is None else stop
    bodies = (e for e in line.of_kinds(STATES) if money.end < e.start < end and not is_adjective(e))
    paying = (e for e in bodies if _PAYS.search(line.text, max(money.end, e.start - _PAYS_REACH), e.start))
    first = next(paying, None)
    return joined_behind(line, first, STATES) if first else ()


def _behind(line: Line, money: reex.Entity) -> tuple[reex.Entity, ...] | None:
    """Return who gets the sum that opens an item, perhaps nobody by name; None where it opens none."""
    marker = ITEM.match(line.text, line.start)
    gives = _GIVES.match(line.text, money.end)
    if not marker or not gives or not _BOUND.fullmatch(line.text, marker.end(), money.start):
        return None
    if gives["to"] in _PAID_BY:
        return ()
    named = [e for e in line.of_kinds(BODIES) if e.start == gives.end()]
    if named and not any(GOES_ON.match(line.text, e.end, line.end) for e in named):
        return None
    return tuple(named)
