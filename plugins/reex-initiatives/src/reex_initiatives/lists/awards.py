"""Items of a list that give a sum to somebody, whatever it is for: ``- $9 million to Acme to test recycling``."""

from __future__ import annotations

import re
from collections.abc import Iterator

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.in_field import in_field
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.kinds import BODIES, STATES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import STATUS_CUES, Act
from reex_initiatives.lists.enumerated import GOES_ON, ITEM, item_of, sums_in
from reex_initiatives.memory.context import Context
from reex_initiatives.progress.reading import status_of_cue
from reex_initiatives.progress.status import Force
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective, key

# How many sentences behind money its list may begin that no sentence opens.
_REACH = 3
_ABOUT = rf"(?i:(?:{any_of('about', 'bounds')}|an?|an additional|another)\s){{0,2}}"
_FORM = rf"(?:\s(?:in|of)\s(?:{any_of('comes_from')}|contributions?))?"
# What marks an item and was taken for a sentence of its own: "1.".
NUMBER = reex.regex(r"\(?(?:\d{1,2}|[a-z])[.)]")
_NUMBERED = reex.regex(r"(?:^|\n)\s*\(?(?:\d{1,2}|[a-z])[.)]\s{1,3}$")
_NUMBER_REACH = 12
_BOUND = reex.regex(_ABOUT)
_OWNS = ("'s ", "’s ", "' ", "’ ")
_GIVES = reex.regex(rf"{_FORM}\s(?:to|for)\s(?:the\s)?")
# Between whom a sum is for and the sum, and how the item goes on behind the latter.
_TO_SUM = reex.regex(
    rf"(?:\s\([^()]{{1,60}}\))?(?:,\s[A-Z][\w .]{{1,30}}){{0,2}}(?::\s|\s[–—-]\s|[–—]|,\s|\s\(){_ABOUT}"
)
_SUM_FOR = reex.regex(
    rf"{_FORM}\)?(?::\s|\s[–—-]\s|,?\s(?:to|for|towards?)\s|\s(?:over|under|through|in|at)\s(?!(?:\w+\s)?(?:{any_of('of_books')})\b)"
    r"|[.;,]?(?:\sand)?\s*$)"
)
# Before a list that stands in the sentence itself, and before its next item: "$21 million: $9 million to Acme; and".
_LIST = r"(?::|,\s(?:of\swhich|including|with|namely))\s(?:the\s)?"
_NEXT = r"(?:[;,]\s(?:and\s|plus\s)?|\s(?:and|plus)\s)(?:the\s)?"
_FIRST_SUM, _NEXT_SUM = (reex.regex(rf"{before}{_ABOUT}$") for before in (_LIST, _NEXT))
_FIRST_PARTY, _NEXT_PARTY = (reex.regex(rf"{before}$") for before in (_LIST, _NEXT))
_NEXT_REACH = 40
# What the opening of a list without a sum says that is given: "added its own contribution:".
_OPENS_GIVING = reex.regex(rf"\b(?:{any_of('gives_money', 'puts_in', 'comes_from', 'opens_giving')})\b")
_FEWEST = 2
# How many sums of one sentence are looked at.
_MOST = 30
# Acts that an item may tell beside its award: it names somebody else for them.
_OF_OTHERS = frozenset(("offtake", "agreement", "partnership", "acquisition", "equity"))

_Award = tuple[reex.Entity, reex.Entity]


def with_awards(line: Line, made: list[Draft], context: Context, grammar: Grammar) -> list[Draft]:
    """Return the acts of a sentence, in which an item of a list below money is money for whom it names.

    What the sum is for tells no act then: ``- $9 million to Acme to test recycling``.
    """
    money = sums_in(line)[:_MOST]
    if not money:
        return made
    awards = _of_item(line, money, context) or list(_behind_colon(line, money, made))
    if not awards and (opened := _opened(line, money, made, grammar)):
        return opened
    if not awards:
        return made
    total = _total(line, awards, made)
    last = context.list_of
    lead = (total.act, total.force) if total else context.lead or ((last.act, last.force) if last else None)
    if lead is None:
        return made
    givers = total.actors if total else context.openers if context.lead else ()
    givers = givers or (last.actors if last else ())
    own = [draft for draft in made if any(_tells(draft, award, lead[0]) for award in awards)]
    kept = [draft for draft in made if draft is total or draft in own or not _is_purpose(draft, awards)]
    for draft in own:
        if not draft.actors:
            draft.take("actors", givers, "list")
    told = [award for award in awards if not any(_tells(draft, award, lead[0]) for draft in own)]
    items = (item_of(line, lead, givers, (party,), sum_) for sum_, party in told)
    return kept + [item for item in items if in_field(item)]


def _opened(line: Line, money: list[reex.Entity], made: list[Draft], grammar: Grammar) -> list[Draft]:
    """Return the acts with those of a list whose opening tells no sum: ``The bank made grants: $5 million to Acme``.

    Where it tells no act either, but that a body of state gives, the form of the money is left open.
    """
    colon = line.text.find(": ", line.start, money[0].start)
    if colon < 0 or money[0].start - colon > _NEXT_REACH or any(d.amounts for d in made):
        return []
    awards = list(_listed_from(line, money, colon))
    heads = [d for d in made if d.act.family == "capital" and d.trigger.end <= colon]
    givers = heads[0].actors if heads else tuple(e for e in line.of_kinds(STATES) if e.end <= colon)[:1]
    if len(awards) < _FEWEST or not givers or is_adjective(givers[0]):
        return []
    if not heads and not _OPENS_GIVING.search(line.text, givers[0].end, colon):
        return []
    lead = (heads[0].act, heads[0].force) if heads else (grammar.act("funding"), _given_before(line, colon))
    kept = [d for d in made if d.trigger.start < colon and d not in heads]
    return kept + [item_of(line, lead, givers, (party,), sum_) for sum_, party in awards]


def _given_before(line: Line, colon: int) -> Force:
    """Return how far money has come by the last word on that before a list: it is given, where there is none."""
    cues = line.cues_of(line.start, colon, frozenset(STATUS_CUES))
    status = status_of_cue(cues[-1]) if cues else "agreed"
    return Force(status, status in ("agreed", "active"), False)


def is_award(line: Line) -> bool:
    """Say whether a line gives a sum to somebody, as the items of a list do: ``$5 million to Acme for its mine``."""
    return any(_pair(line, sum_, line.start) for sum_ in sums_in(line)[:1])


def _of_item(line: Line, money: list[reex.Entity], context: Context) -> list[_Award]:
    """Return the award that an item of a list tells, in its first words."""
    last = context.list_of
    marker = ITEM.match(line.text, line.start)
    marked = marker is not None or _NUMBERED.search(line.text, max(0, line.start - _NUMBER_REACH), line.start)
    if context.lead is None:
        near = last is not None and 0 < line.number - context.listed_at <= _REACH
        if not near or not marked:
            return []
    pair = _pair(line, money[0], marker.end() if marker else line.start)
    return [pair] if pair else []


def _pair(line: Line, money: reex.Entity, start: int) -> _Award | None:
    """Return the sum and whom it is for, where the text from *start* on begins with both, in either order."""
    for party in line.of_kinds(BODIES):
        if party.start == start and _TO_SUM.fullmatch(line.text, party.end, money.start):
            return (money, party) if _SUM_FOR.match(line.text, money.end, line.end) else None
    if not _BOUND.fullmatch(line.text, start, money.start):
        return None
    receiver = _receiver(line, money)
    return (money, receiver) if receiver else None


def _receiver(line: Line, money: reex.Entity) -> reex.Entity | None:
    """Return to whom a sum goes by the words right behind it."""
    gives = _GIVES.match(line.text, money.end, line.end)
    if gives is None:
        return None
    named = next((e for e in line.of_kinds(BODIES) if e.start == gives.end()), None)
    if named and " for " in gives[0] and line.text.startswith(_OWNS, named.end):
        return named  # "$5 million for Acme's road"
    return named if named and GOES_ON.match(line.text, named.end, line.end) else None


def _behind_colon(line: Line, money: list[reex.Entity], made: list[Draft]) -> Iterator[_Award]:
    """Yield what a list in the sentence itself gives: ``$21 million: $9 million to Acme; and $12 million to Beta``."""
    end = min((draft.amounts[0].end for draft in made if _is_total(draft)), default=line.end)
    yield from _listed_from(line, money, end)


def _listed_from(line: Line, money: list[reex.Entity], end: int) -> Iterator[_Award]:
    """Yield what the items of a list that opens behind *end* give, each with whom it is for."""
    found = False
    for sum_ in money:
        if sum_.start <= end:
            continue
        low = max(end, sum_.start - _NEXT_REACH)
        opens = (_NEXT_SUM if found else _FIRST_SUM).search(line.text, low, sum_.start)
        party = (
            _receiver(line, sum_) if opens else _named_before(line, sum_, end, _NEXT_PARTY if found else _FIRST_PARTY)
        )
        if party:
            found = True
            yield sum_, party


def _named_before(line: Line, money: reex.Entity, end: int, opens: re.Pattern[str]) -> reex.Entity | None:
    """Return who opens an item of a list in a sentence that its sum stands right behind: ``; Acme ($5 million) to``."""
    for party in line.of_kinds(BODIES):
        if end < party.start and party.end <= money.start and _TO_SUM.fullmatch(line.text, party.end, money.start):
            opened = opens.search(line.text, max(end, party.start - _NEXT_REACH), party.start)
            return party if opened and _SUM_FOR.match(line.text, money.end, line.end) else None
    return None


def _is_total(draft: Draft) -> bool:
    return draft.act.family == "capital" and bool(draft.amounts and draft.actors)


def _total(line: Line, awards: list[_Award], made: list[Draft]) -> Draft | None:
    """Return the money that the sentence itself tells before the list in it."""
    sums = {sum_.start for sum_, _ in awards}
    before = (d for d in made if _is_total(d) and line.start <= d.amounts[0].start < min(sums))
    return next(before, None)


def _tells(draft: Draft, award: _Award, act: Act) -> bool:
    """Say whether words of its own tell an award, and leave no more open than those before the list: ``a grant of``."""
    money, party = award
    told = draft.act.family == "capital" and money in draft.amounts and (act.generic or not draft.act.generic)
    return told and key(party) in draft.known("recipients").keys


def _is_purpose(draft: Draft, awards: list[_Award]) -> bool:
    """Say whether an act is only what such a sum is for, or the sum itself, taken for something else."""
    if draft.trigger.start < min(sum_.start for sum_, _ in awards) and not draft.act.sites:
        return any(sum_ in draft.amounts for sum_, _ in awards)
    parties = {key(party) for _, party in awards}
    others = draft.parties - parties - {""}
    own = draft.act.instrument in _OF_OTHERS or (draft.act.family == "capital" and bool(draft.amounts))
    return not (own and others and not any(sum_ in draft.amounts for sum_, _ in awards))
