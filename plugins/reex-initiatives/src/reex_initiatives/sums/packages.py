"""Sums that are the total of others, and what they are made of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, islice, takewhile

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.identity import money_of, state_of, worth_of
from reex_initiatives.lists.enumerated import ITEM, SPLIT
from reex_initiatives.sentences.line import Line
from reex_initiatives.sums.mixed import mixed
from reex_initiatives.sums.plans import plans
from reex_initiatives.sums.rough_totals import rough_parts
from reex_initiatives.sums.shared import INCLUDING
from reex_initiatives.sums.split_behind import split_behind
from reex_initiatives.sums.taken_out import larger_of, paid_towards, taken_out

# How many acts may make up a package that names no party of theirs.
_MOST_PARTS = 6
# How many sums before and after the total such parts may be away.
_NEAR = 12
# How many sentences behind a total one may tell what it is made of, or the next item of its list stand.
_TOLD_REACH = 3
# How many sentences behind a total the list of its awards may begin.
_LIST_REACH = 5
# How many sentences on a package may speak of it, before its parts are no longer told.
_PACKAGE_REACH = 12
# How much more than a total its parts may come to: it may be a round figure.
_ROUND = Decimal("1.02")
# What stands between a total and the first of its parts: "a $9 million package: a $5 million loan".
_COLON = reex.regex(r":\s(?:(?:an?|the|up to|about|some|over|nearly|more than)\s){0,2}$")
# Rules that find awards by their places alone: in an item of a list, in a row of a table.
_BY_PLACE = frozenset(("list-item", "row"))
# Reasons by which what a programme has may seem to be for whom the act before was.
_FROM_DEAL = frozenset(("deal", "document"))
# Reasons by which a programme gives a sum: "$5 million in loans from the fund".
_FROM_IT = frozenset(("source", "list"))
# How a sentence opens that speaks of what was told, and what it calls all of that.
_OPENS_AGAIN, _WHOLES = ("The ", "This ", "That "), ("package", "deal")
# Among how many sums, the latest first, a total is sought: an archive in one file has thousands.
_LATEST = 100


def packages(drafts: list[Draft]) -> dict[int, list[Draft]]:
    """Return for each draft whose sum is the total of others, those others: of its parties, or told in one go."""
    paid: dict[str | None, list[Draft]] = {}
    for draft in drafts:
        if draft.amounts:
            paid.setdefault(money_of(draft.amounts[0])[1], []).append(draft)
    found: dict[int, list[Draft]] = {}
    for alike in paid.values():
        accounts = _accounts(alike)
        in_line = _by_line(alike)
        for at, draft in enumerate(alike):
            parts = _parts(at, alike, accounts) if draft.act.instrument == "funding" else []
            parts = (
                parts
                or rough_parts(at, alike)
                or _by_each(draft, alike[max(0, at - _NEAR) : at + 1 + _NEAR])
                or _named_parts(draft, in_line[draft.line])
                or _listed_parts(draft, alike)
            )
            parts = parts or _tranches(draft, alike[at + 1 : at + 1 + _NEAR])
            parts = parts or _awards_of(draft, alike, in_line[draft.line])
            parts = parts or _made_up_by(draft, alike[at + 1 : at + 1 + _NEAR])
            parts = parts or split_behind(draft, alike[at + 1 : at + 1 + _LATEST])
            if parts and not _are_items(draft, parts):
                found[id(draft)] = parts
        for line, parts in in_line.items():
            if total := _told_whole(line, parts, alike):
                found.setdefault(id(total), parts)
        for draft, paid_out in chain(_funds(alike), taken_out(alike), paid_towards(alike), larger_of(alike)):
            found.setdefault(id(draft), paid_out)
    for draft, parts in plans(drafts):
        found.setdefault(id(draft), parts)
    in_others = {id(total): parts for total, parts in mixed(drafts)}
    return {**_wholes(drafts), **in_others, **found}


def _are_items(draft: Draft, parts: list[Draft]) -> bool:
    """Say whether sums are all told by their places in a list, which may add up to one of them by chance."""
    if any(each.rule != "list-item" for each in (draft, *parts)):
        return False
    own = draft.known("recipients").keys
    return all(each.item for each in (draft, *parts)) or (
        bool(own) and all(part.recipients and not part.known("recipients").keys & own for part in parts)
    )


def _wholes(drafts: list[Draft]) -> dict[int, list[Draft]]:
    """Return for each package of which not all sums are told the acts right before that it is made of."""
    before = ((draft, drafts[max(0, at - _NEAR) : at]) for at, draft in enumerate(drafts) if draft.amounts)
    return {id(draft): parts for draft, near in before if (parts := _told_before(draft, near))}


def _funds(alike: list[Draft]) -> Iterator[tuple[Draft, list[Draft]]]:
    """Yield each sum that a programme has, with the smaller ones that are given out of it: ``The fund has $2 billion``.

    What the text gives to somebody by its side, it gives from that.
    """
    money = [draft for draft in alike if draft.act.family == "capital"]
    under: dict[str, list[Draft]] = {}
    for draft in money:
        for name in _programs(draft):
            under.setdefault(name, []).append(draft)
    for draft in money if under else ():
        if _is_size(draft):
            others = {id(d): d for name in _programs(draft) for d in under[name]}.values()
            if parts := [d for d in others if worth_of(d) < worth_of(draft) and not _is_size(d)]:
                if draft.why.get("recipients") in _FROM_DEAL:
                    draft.take("recipients", (), "")
                yield draft, parts


def _programs(draft: Draft) -> set[str]:
    """Return the names of the programmes that money comes from."""
    return {e.name or e.text for e in (*draft.programs, *draft.actors) if e.kind == "program"}


def _is_size(draft: Draft) -> bool:
    """Say whether a sum is what a programme has, and nobody's yet, and not what comes from it."""
    by_itself = bool(draft.actors) and all(e.kind == "program" for e in draft.actors)
    by_itself = by_itself and draft.why.get("actors") not in _FROM_IT
    named = not draft.actors and draft.trigger.program is not None
    return (by_itself or named) and (not draft.recipients or draft.why.get("recipients") in _FROM_DEAL)


def _told_before(total: Draft, before: list[Draft]) -> list[Draft]:
    """Return the acts right before a package of which not all sums are told: ``took a stake and lent it $2m``."""
    line, trigger = total.line, total.trigger
    if not (total.act.generic and trigger.form == "noun" and line.text.startswith(_OPENS_AGAIN, line.start)):
        return []
    if not line.text.startswith(_WHOLES, trigger.start):
        return []
    near = [d for d in before if line.number - _TOLD_REACH <= d.line.number < line.number and d.act.family == "capital"]
    parts = [d for d in near if not d.act.generic and (not total.parties or total.parties & d.parties)]
    sums = [d for d in parts if d.amounts]
    less = sum(map(worth_of, sums), Decimal(0)) < worth_of(total)
    return parts if sums and len(sums) < len(parts) and less else []


def _told_whole(line: Line, parts: list[Draft], alike: list[Draft]) -> Draft | None:
    """Return the total told just before that a sentence says to be made of *parts*: ``It comprises grants of $2bn``."""
    if not SPLIT.match(line.text, line.start) or any(part.act.family != "capital" for part in parts):
        return None
    worth = sum(map(worth_of, parts), Decimal(0))
    near = range(line.number - _TOLD_REACH, line.number)
    latest = alike[: bisect_left(alike, line.number, key=_number)][-_LATEST:]
    before = (d for d in reversed(latest) if _may_be_whole(d) and any(e.number in near for e in d.evidence))
    return next((d for d in before if d not in parts and worth_of(d) >= worth), None)


def _may_be_whole(draft: Draft) -> bool:
    """Say whether what an act has may be made of loans and the like: money, and what firms do together or build."""
    return draft.act.family == "capital" or draft.act.sites or draft.act.instrument == "partnership"


def _by_line(drafts: Iterable[Draft]) -> dict[Line, list[Draft]]:
    """Return the drafts by the sentence that named each first, those of one in their order."""
    found: dict[Line, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.line, []).append(draft)
    return found


def _by_each(total: Draft, alike: list[Draft]) -> list[Draft]:
    """Return the acts by which each of those who give a sum together gives his part: ``$9m from A and B; A pays``.

    Of a sum whose givers are not told, they stand near: ``a $9m loan for Acme. A pays $4m and B $5m``.
    """
    givers, receivers = total.known("actors").keys, total.known("recipients").keys
    if len(givers) == 1 or total.act.family != "capital":
        return []
    reach = _PACKAGE_REACH if givers and receivers else _TOLD_REACH
    near = (d for d in alike if d is not total and abs(d.line.number - total.line.number) <= reach)
    own = [d for d in near if (d.act is total.act or d.act.generic) and len(d.known("actors").keys) == 1]
    own = [d for d in own if not (receivers and d.recipients) or d.known("recipients").keys & receivers]
    own = [d for d in own if d.known("actors").keys < givers or not givers]
    each = {key for d in own for key in d.known("actors").keys}
    told = each == givers if givers else len(each) > 1
    return own if told and sum(map(worth_of, own), Decimal(0)) == worth_of(total) else []


def _named_parts(draft: Draft, together: list[Draft]) -> list[Draft]:
    """Return the sums that the sentence says are in this one: ``a package of $5bn, including a loan of $1bn``."""
    if len(together) == 1 or draft.act.family != "capital" or _is_running(draft):
        return []
    money = draft.amounts[0]
    behind = together[together.index(draft) + 1 :]
    parts = [other for other in behind if other.amounts[0].start > money.end]
    if len(parts) > 1 and sum(map(worth_of, parts), Decimal(0)) == worth_of(draft):
        return parts  # "raised $9 million by a placing of $5 million and a loan of $4 million"
    between = (money.end, parts[0].amounts[0].start) if parts else (0, 0)
    if parts and INCLUDING.search(draft.line.text, *between):
        return [d for d in parts if worth_of(d) < worth_of(draft)]
    split = bool(parts) and _COLON.search(draft.line.text, *between) is not None
    return parts if split and sum(map(worth_of, parts), Decimal(0)) <= worth_of(draft) * _ROUND else []


def _listed_parts(draft: Draft, alike: list[Draft]) -> list[Draft]:
    """Return the sums of the list that the sentence with a total opens, or of those who give a total that nobody does.

    ``Energy announced $500 million for:``, and a sum in each item; ``a $2 billion package. KfW invests … and Acme …``.
    """
    if draft.act.family != "capital":
        return []
    opens = next((line for line in draft.evidence if line.text.startswith(":", line.end - 1)), None)
    if not draft.act.generic and not (opens and SPLIT.match(opens.text, opens.start)):
        return _lent_by_each(draft, alike)
    behind = islice(alike, bisect_right(alike, (opens or draft.line).number, key=_number), None)
    parts = _items(opens, behind) if opens else _givers_of(draft, behind)
    worth = sum(map(worth_of, parts), Decimal(0))
    most = opens or worth * 2 >= worth_of(draft)
    return parts if len(parts) > 1 and most and worth <= worth_of(draft) * _ROUND else []


def _lent_by_each(total: Draft, alike: list[Draft]) -> list[Draft]:
    """Return the items right behind a sum of debt or equity that come to it: ``$9m of debt. It comprises:``.

    They may be told in the words of an item each, as ``- KfW: $5 million senior loan`` is.
    """
    last = total.evidence[-1].number
    behind = islice(alike, bisect_right(alike, last, key=_number), None)
    parts = list(takewhile(lambda draft: draft.act is total.act, _items(total.evidence[-1], behind)))
    worth, whole = sum(map(worth_of, parts), Decimal(0)), worth_of(total)
    return parts if len(parts) > 1 and whole <= worth * _ROUND and worth <= whole * _ROUND else []


def _tranches(total: Draft, behind: list[Draft]) -> list[Draft]:
    """Return the parts of a facility that a term sheet lists behind it: ``Term loan: $8m``, ``Acme tranche: $4m``."""
    parts: list[Draft] = []
    last = total.line.number
    for draft in behind:
        if draft.rule != "tranche" or draft.line.number - last > _TOLD_REACH:
            break
        last = draft.line.number
        parts.append(draft)
    if total.rule == "tranche":
        return []
    return parts if sum(map(worth_of, parts), Decimal(0)) <= worth_of(total) * _ROUND else []


def _awards_of(total: Draft, alike: list[Draft], together: list[Draft]) -> list[Draft]:
    """Return the awards of the list or table in or behind the sentence with a sum: ``$5m in grants. Selected are:``.

    It may only name some of them.
    """
    if total.act.family != "capital" or total.rule in _BY_PLACE:
        return []
    found = [draft for draft in together if draft.rule in _BY_PLACE and _is_kind_of(draft, total)]
    told = sorted(line.number for line in total.evidence)
    last = total.line.number
    one = len(total.known("recipients").keys) == 1
    first = bisect_right(alike, last, key=_number)
    for draft in () if one else islice(alike, first, first + _LATEST):
        number = draft.line.number
        last = max([last, *told[: bisect_left(told, number)][-1:]])
        if number > last + (_TOLD_REACH if found else _LIST_REACH):
            break
        if draft.rule in _BY_PLACE and _is_kind_of(draft, total):
            last = number
            found.append(draft)
        elif found:
            break
    same = all(_are_of_one(draft, total) for draft in found)
    return found if same and sum(map(worth_of, found), Decimal(0)) <= worth_of(total) * _ROUND else []


def _is_kind_of(part: Draft, total: Draft) -> bool:
    """Say whether an award may be part of a sum by what both are called: of funding any form is one."""
    return part.act is total.act or (part.act.family == "capital" and (part.act.generic or total.act.generic))


def _are_of_one(part: Draft, total: Draft) -> bool:
    """Say whether an award and a sum are of the same giver, or of two bodies of one state."""
    givers = part.known("actors").keys
    if givers == total.known("actors").keys or not givers:
        return True
    states = {state_of(entity) for entity in (*part.actors, *total.actors)}
    return len(states) == 1 and states != {""}


def _made_up_by(total: Draft, behind: list[Draft]) -> list[Draft]:
    """Return the acts right behind a sum for nobody by name that come to it: ``$8m in loans. It lent A $5m, B $3m``."""
    if total.act.family != "capital" or total.recipients:
        return []
    left = worth_of(total)
    last = total.line.number
    for count, draft in enumerate(behind, 1):
        left -= worth_of(draft)
        alike = draft.act.instrument == total.act.instrument and draft.recipients
        if not alike or left < 0 or draft.line.number > last + _TOLD_REACH:
            return []
        last = draft.line.number
        if left == 0:
            return behind[:count] if count > 1 else []
    return []


def _items(opens: Line, behind: Iterable[Draft]) -> list[Draft]:
    """Return the money that the items of a list tell."""
    found: list[Draft] = []
    last = opens.number
    for draft in behind:
        line = draft.line
        if line.number > last + _TOLD_REACH:
            break
        if ITEM.match(line.text, line.start):
            last = line.number
        if last == line.number and draft.act.family == "capital":
            found.append(draft)
    return found


def _givers_of(total: Draft, behind: Iterable[Draft]) -> list[Draft]:
    """Return the acts by which some give a sum that nobody is named for, to whom that is for."""
    receivers = total.known("recipients").keys
    if not total.known("actors").keys <= receivers:
        return []  # who raises money doesn't give it
    last = min(total.evidence[-1].number, total.line.number + _PACKAGE_REACH) + _TOLD_REACH
    near = takewhile(lambda draft: draft.line.number <= last, behind)
    given = (draft for draft in near if draft.act.family == "capital" and draft.actors)
    return [draft for draft in given if draft.known("recipients").keys <= receivers]


def _number(draft: Draft) -> int:
    return draft.line.number


def _is_running(draft: Draft) -> bool:
    """Say whether a sum is only the least that many acts came to: ``investments exceeding $1 billion``."""
    value = draft.amounts[0].value
    many = draft.line.text.endswith("s", 0, draft.trigger.end)
    return many and isinstance(value, reex.Money) and value.bound == "at_least"


def _accounts(alike: list[Draft]) -> dict[str, list[int]]:
    """Return for each party where it takes part."""
    accounts: dict[str, list[int]] = {}
    for at, draft in enumerate(alike):
        for party in draft.parties:
            accounts.setdefault(party, []).append(at)
    return accounts


def _parts(at: int, alike: list[Draft], accounts: dict[str, list[int]]) -> list[Draft]:
    """Return those that the draft at *at* is the total of, of all that have sums in its currency."""
    draft = alike[at]
    near = [*alike[max(0, at - _NEAR) : at], *alike[at + 1 : at + 1 + _NEAR]]
    runs = (near[i : i + size] for size in range(2, _MOST_PARTS + 1) for i in range(len(near) - size + 1))
    for parts in chain((_of_parties(draft, alike, accounts),), runs):
        total = len(parts) > 1 and sum(map(worth_of, parts), Decimal(0)) == money_of(draft.amounts[0])[0]
        if total and not _are_of_others(parts, draft):
            return parts
    return []


def _are_of_others(parts: list[Draft], total: Draft) -> bool:
    """Say whether others give each of some sums than who gives one that they happen to add up to, elsewhere."""
    if not total.actors or any(d.line is total.line or total.parties & d.parties for d in parts):
        return False
    return all(d.actors and not _are_of_one(d, total) for d in parts)


def _of_parties(draft: Draft, alike: list[Draft], accounts: dict[str, list[int]]) -> list[Draft]:
    """Return the others of its parties, or nothing where one party alone has more than the total."""
    places: set[int] = set()
    for party in draft.parties:
        worth = Decimal(0)
        for place in accounts[party]:
            worth += worth_of(alike[place])
            if worth > 2 * worth_of(draft):  # the total itself is one of them
                return []
        places.update(accounts[party])
    return [alike[place] for place in sorted(places) if alike[place] is not draft]
