"""Where names stand beside a word or a firm: as who is given, bought or sold, as owner, as subject, in a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import reex
from reex_companies.data import any_of
from reex_companies.told import items

DOING = ("do", "deal")
# What is given right behind the name: "awarded X a contract", "lent X €5 million"; "handed X letters of interest".
_GIFT = reex.regex(
    r" (?:an?|the|its|up to|another|more than|over|about|around|some|nearly|almost|at least|as much as)\b"
    r"| (?:[A-Z]{1,3} ?)?[$€£¥₹]?\d[\d.,]* ?(?:million|billion|mln|bn|m\b|tonnes|tons|shares|hectares|dollars|euros)"
    r"| [A-Z]{0,3}[$€£¥₹]"
)
# What tells that a firm is bought or sold, and no goods: "bought X for $4 billion", "sold X to Acme for €5 million".
_PRICE = reex.regex(
    r"(?: (?:to|from) (?:[A-Z][\w&.'’-]* ){1,4}| )for "
    r"(?:up to |about |around |some |nearly |almost |over |more than |at least |as much as |an? )?"
    r"(?:[A-Z]{1,3} ?)?[$€£¥₹]? ?\d[\d.,]*(?: ?(?:million|billion|mln|bn|m)\b)"
)
_BARE_GIFT = reex.regex(
    rf" (?!(?:for|of|on|under|in|to|at|with|from|by)\b)(?:[a-z-]+ ){{0,2}}(?:{any_of('gifts')})s?\b"
)
_SUM = reex.regex(r" (?:[A-Z]{3}|[A-Z]{1,2}\d[\d.,]*)$")  # the name of a currency sticks to a firm's: "lent Acme NOK 5"
_DIGIT = reex.regex(r" ?\d| (?:million|billion|bn|m)\b")
_FROM = reex.regex(r"(?:[A-Z][\w.]*-(?:based|listed|owned|backed|headquartered|led) )+")  # "Perth-based Korbinite"
_WHOSE = reex.regex(r"['’]s? ")
# What may stand between an owner and what is owned: "X's Balama graphite mine".
_OWNED = reex.regex(r"['’]s? (?:[A-Z][\w-]+ ){0,3}(?:[a-z][\w-]* ){0,4}$")
_OWNED_REACH = 72
# What stands between a subject and its verb: "Korbinite has agreed to build".
AUXILIARIES = (
    "has", "had", "have", "will", "would", "is", "was", "been", "be", "being", "to", "also", "now", "already",
    "recently", "just", "plans", "aims", "hopes", "intends", "expects", "wants", "agreed", "started", "starts", "began",
    "begins", "begun", "said it", "says it", "committed", "committing", "commits", "pledged", "pledges", "planning",
    "moving forward with plans", "moving ahead with plans", "going ahead with plans", "pressing ahead with plans",
    "proceeding with plans",
)  # fmt: skip
_AUXILIARY = reex.regex(rf"(?: (?:{'|'.join(AUXILIARIES)}))*$")
_AUXILIARY_ENDS = frozenset(words.split()[-1] for words in AUXILIARIES)
_AUXILIARY_REACH = 48
# What is done to a site and given to a firm: "is being developed", "was awarded".
_PASSIVE = reex.regex(r" (?:is|was|be|been|being)$")
_TAKING = frozenset(("awarded", "granted", "selected"))
# What firms do such a thing to: "won a contract", "is building a plant".
OBJECT = reex.regex(rf" (?:[^\s;:()]*[^\s.;:()] ){{0,7}}?(?:[$€£¥]|(?:{any_of('objects')})s?)\b")
_AND_AFTER = reex.regex(r"(?: \([^()\n]{1,60}\))?,? and(?= )")
# Between two firms of a list: ", Korbinite, ", ", Korbinite and ", ", Korbinite, Alvane Ore, and ".
_ITEM = r", [A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3}"
_ITEMS, _LISTED = reex.regex(_ITEM), reex.regex(rf"((?:{_ITEM}){{1,4}})(?:, (?:and )?| and )")
_LIST_REACH = 100
JOINT = reex.regex(r" and ")


def names_beside(text: str, hit: reex.Hit, role: str) -> Iterable[reex.Span]:
    """Return where names stand beside a word of that role, by itself."""
    if role == "give":
        return _given(text, hit.end)
    if role == "trade":
        return _traded(text, hit.end)
    if role == "own":
        return _owner(text, hit.start)
    if role in DOING:
        return _subject(text, hit)
    return (bare for span in items(text, hit.end) for bare in _bare(text, span))


def _given(text: str, position: int) -> Iterator[reex.Span]:
    """Yield the name between a verb of giving and what is given."""
    end = reex.name_after(text, position, words=6)
    if whose := _WHOSE.match(text, end):  # "awarded Perth's Korbinite a contract"
        position, end = whose.end() - 1, reex.name_after(text, whose.end() - 1, words=6)
    if end > position and (money := _SUM.search(text, position, end)) and _DIGIT.match(text, money.end()):
        end = money.start()
    shouted = text[position:end].isupper()  # "granted TIA loans": by which program
    if end > position and (_GIFT.match(text, end) or (not shouted and _BARE_GIFT.match(text, end))):
        yield from _bare(text, reex.Span(position + 1, end))


def _traded(text: str, position: int) -> Iterator[reex.Span]:
    """Yield the name between a verb of buying or selling and a price."""
    end = reex.name_after(text, position, words=5)
    if end > position and _PRICE.match(text, end):
        yield from _bare(text, reex.Span(position + 1, end))


def _owner(text: str, position: int) -> Iterator[reex.Span]:
    """Yield the name of the owner of what stands at *position*."""
    owned = _OWNED.search(text, max(0, position - _OWNED_REACH), position)
    if owned is None:
        return
    start = reex.name_before(text, owned.start(), words=5)
    if start < owned.start():
        yield from _bare(text, reex.Span(start, owned.start()))


def _subject(text: str, hit: reex.Hit) -> Iterator[reex.Span]:
    """Yield the subject of a verb, where its object is one that firms have."""
    low = hit.start - _AUXILIARY_REACH if hit.start > _AUXILIARY_REACH else 0
    end = hit.start - 1 if hit.start else 0
    end -= text.endswith("\n", low, end)
    begin = text.rfind(" ", low, end) + 1
    if text[begin:end] in _AUXILIARY_ENDS and (before := _AUXILIARY.search(text, low, end)):
        end = before.start()
        begin = text.rfind(" ", low, end) + 1
    if not text[begin].isupper():
        return  # most verbs have another subject, which one look tells
    verb = text[hit.start : hit.end]
    if _PASSIVE.search(text, low, hit.start - 1) and not (verb in _TAKING or verb.endswith("ing")):
        return
    if text[hit.start - 1] != " " or not OBJECT.match(text, hit.end):
        return
    start = reex.name_before(text, end, words=5)
    for joint in JOINT.finditer(text, start, end):
        yield from _bare(text, reex.Span(start, joint.start()))
        start = joint.end()
    if start < end:
        yield from _bare(text, reex.Span(start, end))


def _bare(text: str, span: reex.Span) -> Iterator[reex.Span]:
    """Yield a name without what tells where the firm is: ``Perth-based |Korbinite``."""
    start = based.end() if (based := _FROM.match(text, span.start, span.end)) else span.start
    if start < span.end:
        yield reex.Span(start, span.end)


def joined_to(text: str, firm: reex.Entity) -> Iterator[reex.Span]:
    """Yield the names before and after a firm's that ``and`` joins to it."""
    if text[firm.end : firm.end + 1] in (" ", ",") and (after := _AND_AFTER.match(text, firm.end)):
        end = reex.name_after(text, after.end(), words=5)
        end = joint.start() if (joint := JOINT.search(text, after.end(), end)) else end
        if end > after.end():
            yield reex.Span(after.end() + 1, end)
    if text.endswith(" and ", 0, firm.start):
        end = firm.start - len(" and ")
        end -= text.endswith(",", 0, end)
        start = reex.name_before(text, end, words=5)
        if start < end:
            yield reex.Span(start, end)


def in_lists(text: str, firms: Sequence[reex.Entity]) -> Iterator[reex.Span]:
    """Yield the names between two firms of one list: ``Lynas, |Korbinite|, Iluka and Vale``."""
    for one, other in pairwise(firms):
        if 0 < other.start - one.end <= _LIST_REACH and (names := _LISTED.fullmatch(text, one.end, other.start)):
            yield from (
                reex.Span(item.start() + len(", "), item.end()) for item in _ITEMS.finditer(text, *names.span(1))
            )
