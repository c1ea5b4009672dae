"""One act, one record: drafts that speak of the same act become one, packages find their parts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal
from itertools import chain, islice, takewhile

import reex
from reex_initiatives.draft import Draft, Side
from reex_initiatives.line import Line
from reex_initiatives.lists import ITEM, SPLIT
from reex_initiatives.party import key
from reex_initiatives.slots import first_of_each
from reex_initiatives.weigh import INCLUDING

_UNDER = reex.regex(r"[^,;]{0,60}\b(?:under|through|via|within)\s[^,;]{0,60}")
# Before a sum that comes on top of others.
_FURTHER = reex.regex(
    r"\b(?:another|an? (?:additional|further|extra|second|third|new)|additional|further)\s"
    r"(?:(?:up to|about|some|around|nearly|over|more than|at least|roughly)\s)?[*~]{0,3}$"
)
_FURTHER_REACH = 40
# Any sentence of the document, however far on.
_DOCUMENT = 10**9
# How many sentences after a deal is named its parts may be told.
_OPENING_REACH = 3
# How many sentences behind a measure its next goods may be told.
_SOON = 2
# How many acts may make up a package that names no party of theirs.
_MOST_PARTS = 6
# How many sums before and after the total such parts may be away.
_NEAR = 12
# How many sentences behind a total one may tell what it is made of, or the next item of its list stand.
_TOLD_REACH = 3
# How many sentences on a package may speak of it, before its parts are no longer told.
_PACKAGE_REACH = 12
# How much more than a total its parts may come to: it may be a round figure.
_ROUND = Decimal("1.02")
# How the refs of a president's time in office end.
_ADMINISTRATION = "-administration"
_HEADS = (_ADMINISTRATION, "-government", "/government", "/white-house")
# Among how many acts, the latest first, a mention is sought: an archive in one file has thousands by one body.
_LATEST = 100


def merged(drafts: list[Draft]) -> list[Draft]:
    """Return one draft an act, with the evidence of all its mentions."""
    count = len(drafts) + 1
    while len(drafts) < count:  # what a mention tells may show that two acts before it are one
        count = len(drafts)
        drafts = _merged_once(drafts)
    return [draft for draft in drafts if not _opens_precise(draft, drafts)]


def _merged_once(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    index = _Index()
    for draft in drafts:
        same = next(
            (at for at in index.like(draft) if _one_mention(kept[at], draft) or _same_act(kept[at], draft)), None
        )
        if same is None and draft.act.generic and not draft.amounts and not draft.trigger.program:
            again = next((at for at in index.precise(draft) if _named_again(kept[at], draft)), None)
            if again is not None:
                kept[again].speaks_on(draft.line, reach=_DOCUMENT)
                continue
        if same is None:
            same = len(kept)
            kept.append(draft)
        else:
            _absorb(kept[same], draft)
        index.add(same, kept[same])
    return kept


class _Index:
    """Finds the drafts that another mention may belong to, the latest first: comparing all would be quadratic.

    Two mentions of one act have their sums in common, or a party, a program or
    the sentence, or both have no party.
    """

    def __init__(self) -> None:
        self._places: dict[Hashable, list[int]] = {}
        self._kinds: set[Hashable] = set()

    def add(self, at: int, draft: Draft) -> None:
        """Note by what the draft at *at* may be found, again after it took in another."""
        kind = draft.act.instrument, _kind(draft)
        self._kinds.add(kind)
        marks = [(kind, mark) for mark in _marks(draft)]
        for mark in (*marks, *draft.parties, *_programs(draft), *_all_sums(draft)):
            places = self._places.setdefault(mark, [])
            where = bisect_left(places, at) if places and places[-1] >= at else len(places)
            if where == len(places) or places[where] != at:
                places.insert(where, at)

    def like(self, draft: Draft) -> Iterable[int]:
        """Return where drafts stand that may be the same act."""
        kinds = ((draft.act.instrument, kind) for kind in _FITTING[_kind(draft)])
        marks = [(kind, mark) for kind in kinds if kind in self._kinds for mark in _marks(draft)]
        return self._latest([*marks, *_programs(draft), *(_all_sums(draft) if draft.amounts else ())])

    def precise(self, draft: Draft) -> Iterable[int]:
        """Return where drafts of all its parties may stand."""
        rarest = min(draft.parties, key=lambda party: len(self._places.get(party, ())), default="")
        return self._latest([rarest])

    def _latest(self, marks: Iterable[Hashable]) -> Iterable[int]:
        places = [self._places[mark][-_LATEST:] for mark in marks if mark in self._places]
        return sorted(chain.from_iterable(places), reverse=True)[:_LATEST] if places else ()


# Two sums, or two acts that are both brought in as new, are one act only where sum or program is the same.
_FITTING = {"sum": ("new", "known"), "new": ("sum", "known"), "known": ("sum", "new", "known")}


def _kind(draft: Draft) -> str:
    return "sum" if draft.amounts else "new" if draft.indefinite else "known"


def _marks(draft: Draft) -> Iterator[Hashable]:
    """Yield what mentions of one act have one of in common, sums and programs aside."""
    yield from draft.parties or {""}
    yield draft.line.number
    if draft.act.family == "trade":
        yield ""


def _programs(draft: Draft) -> list[Hashable]:
    return [(draft.act.instrument, "program", program.name) for program in _naming(draft)]


def _sums(draft: Draft) -> Hashable:
    return frozenset(map(_sum, draft.amounts))


def _all_sums(draft: Draft) -> list[Hashable]:
    """Return its sums together, and each of several."""
    every = _sums(draft)
    return [every, *(frozenset((one,)) for one in map(_sum, draft.amounts))] if len(draft.amounts) > 1 else [every]


def _opens_precise(draft: Draft, kept: list[Draft]) -> bool:
    """Say whether a ``deal`` only opens the precise acts that it consists of; they take it as evidence."""
    if draft.act.instrument != "partnership" or draft.amounts or len(draft.parties) < 2:
        return False
    number = draft.line.number  # those kept stand in the order of their first sentences
    first = bisect_left(kept, number, key=lambda other: other.line.number)
    last = bisect_left(kept, number + _OPENING_REACH + 1, first, key=lambda other: other.line.number)
    who = _by_state(draft)
    parts = [d for d in kept[first:last] if d is not draft and who <= _by_state(d) and _follows(draft, d)]
    for part in parts:
        part.evidence += [line for line in draft.evidence if line not in part.evidence]
    return bool(parts)


def _by_state(draft: Draft) -> set[str]:
    """Return the parties, with a body of a state as its state: a department agrees, and the government buys."""
    parties = (*draft.actors, *draft.recipients)
    return {_state(entity) or key(entity) for entity in parties}


def _follows(draft: Draft, other: Draft) -> bool:
    precise = other.act.family == "capital" or other.act.buys
    return precise and 0 <= other.line.number - draft.line.number <= _OPENING_REACH


def _named_again(one: Draft, other: Draft) -> bool:
    """Say whether a generic word, such as ``investment``, names a more precise act of the same parties again."""
    precise = one.act.family == "capital" and not one.act.generic
    states = other.trigger.form != "noun" and not other.recipients and all(e.kind == "country" for e in other.actors)
    if states:
        return False  # what two states will invest in together, they do beside what they have agreed on
    return precise and len(other.parties) > 1 and other.parties <= one.parties and other.force.status != "proposed"


def _one_mention(one: Draft, other: Draft) -> bool:
    """Say whether a pattern and a word tell of one act in one place."""
    here, there = one.trigger, other.trigger
    at_once = one.line is other.line and here.start <= there.end and there.start <= here.end
    return (
        at_once and one.act.instrument == other.act.instrument and (here.form == "pattern") != (there.form == "pattern")
    )


def _same_act(one: Draft, other: Draft) -> bool:
    if one.act.instrument != other.act.instrument:
        return one.act.generic != other.act.generic and _one_sum_of_the_same(one, other)
    decided = (one.force.status == "proposed") == (other.force.status == "proposed")
    if not decided and not _spoken_of(other) and not _told_less_surely(one, other):
        return False
    if one.amounts and other.amounts and not (_same_sum(one, other) or _is_step_of(one, other)):
        return False
    if (
        _is_another(one, other)
        or _is_joint(one, other)
        or _is_joint(other, one)
        or _empowered(one) != _empowered(other)
        or _of_other_stages(one, other)
    ):
        return False
    if one.act.sites:
        return _same_site(one, other)
    if one.act.generic and bool(one.amounts) != bool(other.amounts) and bool(one.recipients) != bool(other.recipients):
        return one.line is other.line  # money of the same giver, told without sum elsewhere, may be for anybody
    if one.act.family == "trade" and (one.force.status == "ended") != (other.force.status == "ended"):
        return False  # what is lifted is another measure than what stays
    if one.act.adjectives and not _same_goods(one, other) and not _goes_on(one, other):
        return False
    if one.act.instrument in ("agreement", "partnership"):
        alike = one.parties == other.parties and not (_naming(one) and _naming(other))  # two names are two pacts
        return _same_program(one, other) or alike or _under(one, other)
    sums = bool(one.amounts and other.amounts)
    state = sums or one.act.signed == "active" or _is_of_state(one, other)  # the White House may stand for it
    return (
        _agree(one, other, "actors", state)
        and (_agree(one, other, "recipients", sums) or (sums and _for_its_unit(one, other)))
        and (
            sums
            or _same_program(one, other)
            or bool(one.parties & other.parties)
            or one.line.number == other.line.number
            or (one.act.family == "trade" and not (one.parties and other.parties))
        )
    )


def _of_other_stages(one: Draft, other: Draft) -> bool:
    """Say whether money is for other work than a sum is: a billion for mines, and something for recycling."""
    if not one.act.generic or bool(one.amounts) == bool(other.amounts):
        return False
    first, second = ({hit.term.data.stage for line in d.evidence for hit in line.stages} for d in (one, other))
    return bool(first and second) and not first & second


def _is_joint(one: Draft, other: Draft) -> bool:
    """Say whether *one* is research of several, and *other* a program or a site that one of them runs."""
    several = one.trigger.program is None and len(one.known("actors").keys) > 1
    return several and one.act.instrument == "research" and other.trigger.program is not None


def _is_another(one: Draft, other: Draft) -> bool:
    """Say whether a mention that is brought in as new is no second one: "an order" and "an order" are two.

    So are a sum that is nobody's, and no headline's, and a stake with a giver: "raised $5 million", "took a stake".
    """
    told, bare = (one, other) if one.amounts else (other, one)
    if told.amounts and not bare.amounts and told.line is not bare.line and _is_further(told):
        return True
    if bare.amounts or not bare.indefinite:
        return False
    if not told.amounts:
        return told.indefinite and not _same_program(one, other)
    return bool(bare.actors) and not told.actors and not told.headline


def _is_further(draft: Draft) -> bool:
    """Say whether a sum comes on top of what was told before: ``will invest another $5 million``."""
    start = draft.amounts[0].start
    return _FURTHER.search(draft.line.text, max(draft.line.start, start - _FURTHER_REACH), start) is not None


def _empowered(order: Draft) -> set[str]:
    """Return the bodies that an order gives a power to, which is an act of its own within the order."""
    return {key(e) for e in order.recipients if e.kind == "agency"} if order.act.by_head else set()


def _spoken_of(draft: Draft) -> bool:
    """Say whether a mention only speaks of an act, whatever is planned with it: ``report on the pilot program``."""
    return draft.trigger.form == "noun" and not draft.indefinite and not draft.amounts and draft.act.family != "trade"


def _told_less_surely(one: Draft, other: Draft) -> bool:
    """Say whether two mentions may be one act, though one calls it a plan: a headline may ask what its text tells."""
    same = _same_program(one, other) or (len(one.parties) > 1 and one.parties == other.parties)
    return same or (one.headline and not other.headline and len(one.parties & other.parties) > 1)


def _goes_on(one: Draft, other: Draft) -> bool:
    """Say whether a mention that names nobody goes on about a measure: ``Graphite will face a tariff as well``."""
    return not other.parties and other.act.adjective_hit and other.line.number - one.evidence[-1].number <= _SOON


def _under(one: Draft, other: Draft) -> bool:
    """Say whether a partnership is told in one breath with its name: ``with Acme under the Beta joint venture``."""
    shared = one.line is other.line and bool(one.parties & other.parties)
    return shared and _UNDER.fullmatch(one.line.text, one.trigger.end, other.trigger.start) is not None


def _one_sum_of_the_same(one: Draft, other: Draft) -> bool:
    """Say whether a generic word and a precise one give one sum the same way: an investment that is a stake."""
    money = one.act.family == other.act.family == "capital" and one.amounts and other.amounts
    return (
        bool(money)
        and _same_sum(one, other)
        and _agree(one, other, "actors", True)
        and _agree(one, other, "recipients", False)
    )


def _agree(one: Draft, other: Draft, side: Side, by_state: bool) -> bool:
    """Say whether the parties of one side may be the same: by name, or as bodies of one state."""
    first, second = one.known(side), other.known(side)
    if not first.keys or not second.keys or first.keys <= second.keys or second.keys <= first.keys:
        return True
    if first.keys & second.keys:
        return not _are_pairs(first.mentions, second.mentions)
    if len({key for key in first.keys | second.keys if key.endswith(_ADMINISTRATION)}) > 1:
        return False  # what one president did, the next one didn't
    states = {_state(entity) for entity in (*first.mentions, *second.mentions)}
    return by_state and len(states) == 1 and states != {""}


def _for_its_unit(one: Draft, other: Draft) -> bool:
    """Say whether a text gives to another what its headline gives to a firm that it names too: to its subsidiary."""
    same = one.known("actors").keys == other.known("actors").keys
    return (
        one.headline and same and bool(one.known("recipients").keys & {key(e) for e in other.line.of_kind("company")})
    )


def _is_of_state(one: Draft, other: Draft) -> bool:
    """Say whether a share is told once of a state, or its head, and once of the body that pays: both in one breath."""
    near = other.line.number - one.evidence[-1].number <= _SOON
    heads = [d for d in (one, other) if all(e.kind == "country" or key(e).endswith(_HEADS) for e in d.actors)]
    same = bool(one.recipients) and one.known("recipients").keys == other.known("recipients").keys
    return one.act.instrument == "equity" and near and len(heads) == 1 and same


def _are_pairs(one: Iterable[reex.Entity], other: Iterable[reex.Entity]) -> bool:
    """Say whether countries act together on both sides: what the U.S. does with Japan, it doesn't do with Australia."""
    return all(entity.kind == "country" for entity in (*one, *other))


def _state(entity: reex.Entity) -> str:
    """Return the country that a party acts for: its own code, or the first part of an agency's."""
    ref = entity.ref or ""
    return ref.split("/")[0].upper() if entity.kind in ("agency", "country") else ""


def _same_program(one: Draft, other: Draft) -> bool:
    names = {e.name for e in _naming(one)}
    return bool(names & {e.name for e in _naming(other)})


def _naming(draft: Draft) -> tuple[reex.Entity, ...]:
    """Return the programs that say which act it is: the one that names it, or a power that is invoked."""
    if draft.act.instrument == "executive_action":
        return draft.programs
    return draft.programs[:1] if draft.trigger.program else ()


def _same_site(one: Draft, other: Draft) -> bool:
    """Say whether two mentions are of one site; those with a name were told apart before."""
    if (one.force.status == "ended") != (other.force.status == "ended"):
        return False  # what is given up is another site than what is built
    unnamed = one.trigger.site is None and other.trigger.site is None and "site" not in (one.rule, other.rule)
    nobodys = not one.actors and not other.actors and bool(one.amounts) and _same_sum(one, other)
    return unnamed and (nobodys or bool(one.known("actors").keys & other.known("actors").keys))


def _same_goods(one: Draft, other: Draft) -> bool:
    """Say whether two trade measures may be on the same goods: one names none, or both name one in common."""
    first, second = ({e.ref for e in d.commodities} for d in (one, other))
    return not first or not second or bool(first & second)


def _same_sum(one: Draft, other: Draft) -> bool:
    return _sums(one) == _sums(other)


def _is_step_of(one: Draft, other: Draft) -> bool:
    """Say whether one investment is told with its first step and with its whole, and the other with one of them."""
    first, second = (set(map(_sum, draft.amounts)) for draft in (one, other))
    return one.act.sites and (first < second or second < first)


def _sum(entity: reex.Entity) -> tuple[Decimal | None, str | None]:
    value = entity.value
    return (value.amount or value.high, value.currency) if isinstance(value, reex.Money) else (None, None)


def _absorb(draft: Draft, other: Draft) -> None:
    """Add to *draft* what another mention of the same act tells; the more precise instrument stays."""
    if draft.act.generic and not other.act.generic:
        draft.act = other.act
    draft.hear(other)
    draft.headline = draft.headline and other.headline
    _join(draft, other, "actors")
    _join(draft, other, "recipients")
    draft.amounts = _closer(draft.amounts, other.amounts)
    draft.duration = draft.duration or other.duration
    draft.commodities += _new(draft.commodities, other.commodities)
    draft.stages = first_of_each((*draft.stages, *other.stages))
    draft.programs += _new(draft.programs, other.programs)
    draft.timing = draft.timing.or_else(other.timing)
    for line in other.evidence:
        if line.number > draft.evidence[-1].number or line not in draft.evidence:
            draft.evidence.append(line)


def _closer(one: tuple[reex.Entity, ...], other: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return the amounts that tell more: a headline drops the ``up to`` that its body has."""
    if len(one) != len(other) and one and other:  # a first step and the whole
        return max(one, other, key=len)
    bare = all(isinstance(entity.value, reex.Money) and entity.value.bound == "exact" for entity in one)
    return other if other and bare else one


def _join(draft: Draft, other: Draft, side: Side) -> None:
    """Join the mentions of one side, unless they name different parties: then the first stand."""
    first, second = draft.known(side), other.known(side)
    if first.keys and second.keys and first.keys.isdisjoint(second.keys):
        if _is_body_of(second.mentions, first.mentions):  # "Berlin lends" of a headline is "KfW will lend" of its text
            draft.take(side, second.mentions, other.why.get(side, ""))
        return
    new = tuple(e for e in second.mentions if (e.start, e.end) not in first.spans)
    draft.take(side, (*first.mentions, *new), (draft if first.keys else other).why.get(side, ""))


def _is_body_of(bodies: Iterable[reex.Entity], countries: Iterable[reex.Entity]) -> bool:
    """Say whether these are bodies of the one country that is all that was named before."""
    states = {_state(entity) for entity in (*bodies, *countries)}
    whole = all(e.kind == "country" for e in countries) and all(e.kind == "agency" for e in bodies)
    return whole and len(states) == 1 and states != {""}


def _new(known: tuple[reex.Entity, ...], others: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return those of *others* that name something else: of goods, the name is all that counts."""
    names = {(entity.ref, entity.name) for entity in known}
    return tuple(entity for entity in others if (entity.ref, entity.name) not in names)


def packages(drafts: list[Draft]) -> dict[int, list[Draft]]:
    """Return for each draft whose sum is the total of others, those others: of its parties, or told in one go."""
    paid: dict[str | None, list[Draft]] = {}
    for draft in drafts:
        if draft.amounts:
            paid.setdefault(_sum(draft.amounts[0])[1], []).append(draft)
    found: dict[int, list[Draft]] = {}
    for alike in paid.values():
        accounts = _accounts(alike)
        in_line = _by_line(alike)
        for at, draft in enumerate(alike):
            parts = _parts(at, alike, accounts) if draft.act.instrument == "funding" else []
            if parts := parts or _named_parts(draft, in_line[draft.line]) or _listed_parts(draft, alike):
                found[id(draft)] = parts
        for line, parts in in_line.items():
            if total := _told_whole(line, parts, alike):
                found.setdefault(id(total), parts)
    return found


def _told_whole(line: Line, parts: list[Draft], alike: list[Draft]) -> Draft | None:
    """Return the total told just before that a sentence says to be made of *parts*: ``It comprises grants of $2bn``."""
    if not SPLIT.match(line.text, line.start) or any(part.act.family != "capital" for part in parts):
        return None
    worth = sum(map(_worth, parts), Decimal(0))
    near = range(line.number - _TOLD_REACH, line.number)
    latest = alike[: bisect_left(alike, line.number, key=_number)][-_LATEST:]
    before = (d for d in reversed(latest) if d.act.family == "capital" and any(e.number in near for e in d.evidence))
    return next((d for d in before if d not in parts and _worth(d) >= worth), None)


def _by_line(drafts: Iterable[Draft]) -> dict[Line, list[Draft]]:
    """Return the drafts by the sentence that named each first, those of one in their order."""
    found: dict[Line, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.line, []).append(draft)
    return found


def _named_parts(draft: Draft, together: list[Draft]) -> list[Draft]:
    """Return the sums that the sentence says are in this one: ``a package of $5bn, including a loan of $1bn``."""
    if len(together) == 1 or draft.act.family != "capital" or _is_running(draft):
        return []
    money = draft.amounts[0]
    behind = together[together.index(draft) + 1 :]
    parts = [other for other in behind if other.amounts[0].start > money.end]
    if not parts or not INCLUDING.search(draft.line.text, money.end, parts[0].amounts[0].start):
        return []
    return [d for d in parts if _worth(d) < _worth(draft)]


def _listed_parts(draft: Draft, alike: list[Draft]) -> list[Draft]:
    """Return the sums of the list that the sentence with a total opens, or of those who give a total that nobody does.

    ``Energy announced $500 million for:``, and a sum in each item; ``a $2 billion package. KfW invests … and Acme …``.
    """
    if draft.act.family != "capital" or not draft.act.generic:
        return []
    opens = next((line for line in draft.evidence if line.text.startswith(":", line.end - 1)), None)
    behind = islice(alike, bisect_right(alike, (opens or draft.line).number, key=_number), None)
    parts = _items(opens, behind) if opens else _givers_of(draft, behind)
    worth = sum(map(_worth, parts), Decimal(0))
    most = opens or worth * 2 >= _worth(draft)
    return parts if len(parts) > 1 and most and worth <= _worth(draft) * _ROUND else []


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
        if len(parts) > 1 and sum(map(_worth, parts), Decimal(0)) == _sum(draft.amounts[0])[0]:
            return parts
    return []


def _of_parties(draft: Draft, alike: list[Draft], accounts: dict[str, list[int]]) -> list[Draft]:
    """Return the others of its parties, or nothing where one party alone has more than the total."""
    places: set[int] = set()
    for party in draft.parties:
        worth = Decimal(0)
        for place in accounts[party]:
            worth += _worth(alike[place])
            if worth > 2 * _worth(draft):  # the total itself is one of them
                return []
        places.update(accounts[party])
    return [alike[place] for place in sorted(places) if alike[place] is not draft]


def _worth(draft: Draft) -> Decimal:
    return _sum(draft.amounts[0])[0] or Decimal(0)
