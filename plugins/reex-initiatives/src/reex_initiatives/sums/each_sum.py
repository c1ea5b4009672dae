"""One act for each sum, giver and receiver that one verb tells: ``$20 million to A and $30 million to B``."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.kinds import STATES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.joined import EACH
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective

# "A and B are each putting up", "$20 million of loans apiece"; not "each put up half of the".
_UP_TO_SUM = r"(?:(?!(?:that|which|who|of|in\s(?:the|an?|its))\s)[\w-]+\s){0,8}\W{0,2}"
_EACH_OF_THEM = reex.regex(
    rf"\s(?:(?:have|has|had|will|would|are|were|to)\s)?(?:(?:[a-z]+\s){{1,3}}to\s)?each\s{_UP_TO_SUM}"
)
# "The two sides will each put up", "Each country commits": who they are stands in another sentence.
_EACH_OF_THOSE = reex.regex(
    rf"\b(?:{any_of('several')}|Participants|participants|Sides|Parties|[Tt]hey|[Bb]oth)\s(?:(?:[a-z]+\s){{1,3}}(?:to\s)?)??each\s{_UP_TO_SUM}"
    rf"|\b[Ee]ach\s(?:{any_of('one_side')})\s{_UP_TO_SUM}"
)
_APIECE_REACH = 30
_EACH_REACH = 120
# How far behind the first sum of a list the next one may stand.
_NEXT_REACH = 200
# What each gives is told behind the whole: "have each approved $8 million, or $4 million each".
_IS_ALL = reex.regex(r",?\s(?:or|i\.e\.|that is|meaning)\s[^,;.]{1,24}\s(?:each|apiece)\b")
_TO = reex.regex(r"\s(?:to|for|in|into|towards?|behind)\s(?:the\s)?")
_AND_SUM = reex.regex(r",?\s(?:and\s)?(?:up to\s|a further\s|another\s|about\s)?")
# What the first sum is for may stand between: "$20 million to A for its mine, and more than $30 million to B".
_AND_SUM_TOO = reex.regex(
    r"(?:(?:\s\([^()]{1,40}\))?,?\s(?:for|to|towards?|at|in(?:to)?|behind|under|through)|['’]s?)\s"
    r"(?:(?!(?:which|(?<!of\s)(?<!to\s)(?<!for\s)that|who|whose|while|after|before|but|when|where|as)\s)[^\s;]+\s){1,24}?"
    r"(?:(?:(?<=,\s)|(?<=\s)(?:and|plus|as well as)\s))"
    r"(?:and\s)?(?:up to\s|a further\s|another\s|about\s|around\s|some\s|almost\s|nearly\s|over\s|more than\s)?"
)
# Behind such a receiver the sentence ends or goes on with what the sum is for, and with no verb: "was owed".
_GOES_ON = reex.regex(r"[,.;)]|$|['’]s?\s|\s(?:for|to|towards?|at|in|under|through|and)\s|\s\(")
# "and the DFC a second one for $700 million".
_AND_GIVER = reex.regex(r"(?:,?\sand|;|,)\s(?:(?:the|its|their|a)\s(?:[a-z-]+\s){0,3})?$")
# "from the Department of War and $50 million from the Department of Commerce", "by Canada and $50 million by Quebec".
_AND_MORE = reex.regex(
    r"(?:\s\([^()]{1,40}\))?(?:,?\s(?:and|plus)|,?\s(?:as well as|along with|together with))\s"
    r"(?:(?:up to|about|another|a further)\s)?"
)
_FROM_WHOM = reex.regex(r"(?:\s\([^()]{1,40}\))?\s(?:(?:in\s(?:[a-z]+\s){1,3})?from|(?P<by>by))\s(?:the\s)?")
_FROM_GIVERS = frozenset(("agency", "country"))
_SUM_OF = reex.regex(
    r"(?:\s\([^()]{1,40}\))?\s"
    r"(?:(?:gets?|got|gives?|gave|adds?|added|(?:is|are)\sadding|will\sadd|is to get|will get|puts? in"
    r"|(?:will\s)?match(?:es|ed)?\s(?:it|that|this)\swith)\s)?"
    r"(?:(?:a\s|yet\s)?(?:second|another|further|extra|additional)\s(?:one\s)?)?(?:(?:for|of)\s)?"
    r"(?:up to\s|about\s|some\s)?"
)
# Verbs of those who get, and of those who give; and how what somebody adds stays with him: "$5 million to its debt".
_GETS, _GIVES = reex.regex(r"\bg[eo]ts?\b"), reex.regex(r"\b(?:gives?|gave|adds?|added|adding|puts?)\b")
_FOR_ITSELF = reex.regex(r"\s(?:to|for|in)\s(?:its|their)\s")
_SHORT_KINDS = frozenset(("agency", "company", "country"))
# What makes it another matter: "got $5 million back", "$5 million in fees", "$5 million was owed".
_NOT_SHORT = reex.regex(r"\s(?:from|back|less|more|fewer|in\s(?:fees|costs|cash)|(?:is|are|was|were|has|had|have)\s)")


def each(draft: Draft) -> Iterator[Draft]:
    """Yield an act for each sum and receiver that one verb gives: ``$20 million to A and $30 million to B``."""
    line, act = draft.line, draft.act
    if len(draft.actors) > 1 and draft.amounts and _each_gives(draft):
        for giver in draft.actors:
            yield attrs.evolve(draft, actors=(giver,), evidence=[line])
        return
    if not draft.amounts or not draft.recipients:
        yield draft
        yield from _told_short(draft)
        return
    if EACH.match(line.text, draft.amounts[0].end) and len(draft.recipients) > 1:
        for receiver in draft.recipients:
            yield attrs.evolve(draft, recipients=(receiver,), evidence=[line])
        return
    of_next = _is_of_next(draft)
    yield attrs.evolve(draft, recipients=()) if of_next else draft
    yield from _told_short(draft)
    end = draft.amounts[0].end if of_next else max(draft.amounts[0].end, draft.recipients[-1].end)
    for money in line.of_kind("money"):
        if money.start < end or not _is_next(line, end, money.start):
            continue
        receivers = [e for e in line.of_kinds(act.recipients) if _TO.fullmatch(line.text, money.end, e.start)]
        if receivers and _GOES_ON.match(line.text, receivers[0].end):
            yield attrs.evolve(draft, amounts=(money,), recipients=(receivers[0],), evidence=[line])
            end = receivers[0].end


def _is_of_next(draft: Draft) -> bool:
    """Say whether whom a sum is for stands behind the next one: ``$5 million into a mine and $8 million to A``."""
    line, end, first = draft.line, draft.amounts[0].end, draft.recipients[0].start
    between = [e for e in line.of_kind("money") if end < e.start and e.end < first]
    own = [e for e in between if _TO.fullmatch(line.text, e.end, first) and e.start - end < _NEXT_REACH]
    return len(between) == 1 and any(_AND_SUM_TOO.fullmatch(line.text, end, e.start) for e in own)


def _is_next(line: Line, end: int, start: int) -> bool:
    """Say whether a sum follows those before it in a list, with what they are for between at most."""
    if _AND_SUM.fullmatch(line.text, end, start):
        return True
    return start - end < _NEXT_REACH and _AND_SUM_TOO.fullmatch(line.text, end, start) is not None


def _each_gives(draft: Draft) -> bool:
    """Say whether each of several gives the whole sum: ``A and B have signed for $20 million of loans apiece``."""
    line, sums = draft.line, draft.amounts[0]
    end = max(sums.end, draft.trigger.end)
    if len(draft.recipients) > 1 or end - sums.end > _APIECE_REACH:
        return False
    if _IS_ALL.match(line.text, sums.end):
        return False
    before = [e.end for e in draft.actors if line.start <= e.start < sums.start]
    verb = _EACH_OF_THEM.fullmatch(line.text, max(before), sums.start) if before else _each_of_those(line, sums)
    return verb is not None or any(EACH.match(line.text, at) for at in (sums.end, end))


def _each_of_those(line: Line, sums: reex.Entity) -> re.Match[str] | None:
    """Return what says that each of those named before gives a sum: ``The two sides will each provide``."""
    start = max(line.clause(sums.start)[0], sums.start - _EACH_REACH)
    if line.text.lower().find("each ", start, sums.start) < 0:
        return None
    return next((m for m in _EACH_OF_THOSE.finditer(line.text, start, sums.start) if m.end() == sums.start), None)


def _told_short(draft: Draft) -> Iterator[Draft]:
    """Yield the same act of somebody else, told without its verb: ``…, and Export Finance Australia $125 million``."""
    if not draft.amounts or not draft.parties:
        return
    line, end = draft.line, draft.amounts[-1].end
    for party in line.of_kinds(_SHORT_KINDS):
        if party.start < end or not _AND_GIVER.search(line.text, end, party.start):
            continue
        money = [e for e in line.of_kind("money") if _SUM_OF.fullmatch(line.text, party.end, e.start)]
        if not money:
            continue
        verb = line.text[party.end : money[0].start]
        end = money[0].end
        if _FOR_ITSELF.match(line.text, end) or _NOT_SHORT.match(line.text, end):
            continue
        alike = _is_giver_too(draft, party)
        if alike and party not in draft.recipients and not _GETS.search(verb):
            behind = [e for e in line.of_kinds(draft.act.recipients) if _TO.fullmatch(line.text, end, e.start)]
            if behind and _GIVES.search(verb):
                continue  # "and EXIM gave $5 million to Beta" has a verb of its own
            to = tuple(behind) or draft.recipients
            yield attrs.evolve(draft, actors=(party,), recipients=to, amounts=(money[0],), evidence=[line])
        elif _GIVES.search(verb):
            continue
        elif draft.recipients and party.kind == draft.recipients[0].kind and party not in draft.actors:
            yield attrs.evolve(draft, recipients=(party,), amounts=(money[0],), evidence=[line])


def _is_giver_too(draft: Draft, party: reex.Entity) -> bool:
    """Say whether a party gives as the giver of an act does; of two countries the second gets, where one has got."""
    kinds = {party.kind, *(e.kind for e in draft.actors[:1])}
    if party.kind == "country" and (is_adjective(party) or any(e.kind == "country" for e in draft.recipients)):
        return False  # "Japan gave Chile $5 million and Peru $2 million"
    return bool(draft.actors) and (len(kinds) == 1 or kinds <= STATES)


def from_another(draft: Draft, grammar: Grammar) -> Iterator[Draft]:
    """Yield the money that somebody else gives the same firm: ``a loan from Canada and $50 million from Quebec``."""
    line = draft.line
    if not draft.amounts or not draft.actors or not draft.recipients:
        return
    end = max(draft.amounts[-1].end, draft.trigger.end, draft.actors[-1].end)
    for money in line.of_kind("money"):
        if money.start < end or not _AND_MORE.fullmatch(line.text, end, money.start):
            continue
        for giver in line.of_kinds(_FROM_GIVERS):
            whom = _FROM_WHOM.fullmatch(line.text, money.end, giver.start)
            if whom and giver not in draft.actors:
                kind = draft.act if whom["by"] else grammar.act("funding")
                yield attrs.evolve(draft, act=kind, actors=(giver,), amounts=(money,), evidence=[line])
                end = giver.end
