"""What measures and describes an act, by where it stands beside the act's word."""

from __future__ import annotations

import re
from collections.abc import Iterable

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.concerned import MAKERS
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.sums_apart import (
    behind_getter,
    comes_by,
    given_before,
    grown_to,
    in_budget,
    laid_out,
    of_paper,
    told_first,
    told_last,
)

# What may stand between an amount and the noun that it measures: "$700 million in loans", "a $4 million DOE grant".
_BEFORE_NOUN = reex.regex(
    r"\s?(?:(?:in|of|worth of)\s)?"
    rf"(?:(?:[A-Z]\w+\s)?(?:{any_of('of_state')})\sand\s(?=(?:{any_of('of_state')})\s))?"
    r"(?:(?!(?:and|to|for|from|with|by|at|on|that|is|are|was|has|after|before|since|under|into|via|through|following|towards?|against|plus|but|then|&)\s)[\w$£€¥₹%.&’'-]+\s){0,5}",
    re.IGNORECASE,
)
_AFTER_NOUN = reex.regex(
    r"(?!,?\sand\s)[^.;]{0,12}?\s?(?:(?:it|them)\s)?"
    r"(?:of|worth|totaling|totalling|for|to|valued at|with|at|exceeding|in|:)?\s?"
    r"(?:up to|as much as|nearly|about|roughly|more than|over|around|approximately|at least|another|an additional"
    r"|close to|almost|just over|just under|well over|a further|a|the|some|an)?"
    r"\s?(?:\([^()]{0,30}\)\s)?",
    re.IGNORECASE,
)
# "takes shares, and $5 million": the next thing that is told.
_AND_NEXT = reex.regex(rf",?\sand\s(?:(?:{any_of('about', 'bounds', 'more_bounds')}|an?|another|the)\s){{0,2}}$")
# "the award follows the": the sum behind it is of the next noun.
_VERB_AND_THE = reex.regex(r"\s[a-z]+(?:s|ed)\s(?:the|an?|its|their)\s(?:[a-z]+\s){0,2}")
_PRICED = reex.regex(
    r"\b(?:for|worth|with|totaling|totalling|valued at|of|at|(?:paying|spending|investing)(?:\s(?:the|its)\s\w+)?"
    r"|through an?\s(?:combined|total|cumulative|overall|aggregate|staged))\s"
    r"(?:(?:an?\s|the\s)?(?:total\s|aggregate\s|cash\s|purchase\s){0,2}(?:consideration|price|sum|cost)\sof\s)?"
    rf"(?:(?:{any_of('about', 'bounds', 'more_bounds')}|an?|an\s(?:initial|upfront|up-front|undisclosed))\s)?$",
    re.IGNORECASE,
)
_FURTHER = reex.regex(
    r",\s(?:(?:up to|about|around|nearly|more than|over)\s)?"
    r"|\s(?:(?:an?|between|up to|as much as|a further|another|an additional|some|about|around|roughly|nearly|over"
    r"|more than|at least|almost)\s)?",
    re.IGNORECASE,
)
# "its loan for Acme totals about $5 million".
_TOTALS = reex.regex(
    rf"\s(?:now\s)?(?:{any_of('comes_to')})\s(?:(?:some|{any_of('about', 'bounds', 'more_bounds')})\s)?", re.IGNORECASE
)
# ", a Perth-based developer," behind a party.
_APPOSITION = reex.regex(r"(?:\s\([^()]{1,40}\))?,\s(?:an?|the|one\sof)\s[^,;:.]{3,90},(?=\s)")
# "bought Acme, which is based in Perth, for $5 million": what is said of a party before its price.
_SAID_OF_IT = reex.regex(r"(?:which|who)\s[^,;:.]{3,90},\s(?=for\s)")
_LASTING = reex.regex(
    r"\b(?:for|over|lasts|lasting|(?<!the\s)last|lasted|runs|running|(?:term|tenor|maturity|duration) of)\s"
    r"(?:(?:the\snext|an?|at\sleast|up\sto|an?\sinitial|an?\s(?:period|term)\sof|some|about|around)\s)?$",
    re.IGNORECASE,
)
# "…; it was signed for five years".
_IT_LASTS = reex.regex(
    r"(?:[Ii]t|which)\s(?:(?:was|is|has been)\s(?:signed|agreed|struck|concluded|valid)|runs|lasts|will\s(?:run|last))"
    r"\s(?:for\s)?(?:at least\s|up to\s)?"
)
# Behind whose site it is: "lent Acme's mine in Utah $5 million".
_ITS_SITE = reex.regex(
    r"['’]s?\s(?:(?!(?:and|for|to|with|by)\s)[\w-]+\s){1,6}(?:up to\s|about\s|another\s|an additional\s)?"
)
# Between a part of a sum and the whole.
_PART = reex.regex(
    rf"\s(?:(?:tranche|instalment|installment|slice|part|portion|drawdown|(?:{any_of('calls')}))\s)?"
    r"(?:of|from|under)\s(?:its|the|a|an|their)\s(?:[A-Z][\w.-]*\s){0,3}(?:[a-z]+\sof\s)?"
)
_VALUING = reex.regex(
    r"\b(?:valuing|that values|which values)\s(?:[^\s,;:.]+\s){1,5}at\s(?:about\s|around\s|some\s|nearly\s)?$"
    r"|\bputs?\s(?:[^;:.,]{1,60}\s)?at\s(?:about\s|around\s|some\s|nearly\s)?$"  # "which analysts put at"
    r"|\b(?:venture|company|firm|project|mine|business)\s(?:[^;:.,]{1,40}\s)?worth\s(?:about\s|some\s|around\s)?$"
    r"|\b(?:valuation|market value|market capitali[sz]ation|enterprise value|equity value|net present value|EV|NPV|NAV)"
    r"\sof\s(?:about\s|around\s|some\s|nearly\s|approximately\s|roughly\s|over\s|more than\s)?$"
)
_VALUING_REACH = 80
# "a loan from its $150 million fund": what money is taken from is not the sum of the act.
_TAKEN_FROM = reex.regex(
    r"\b(?:from|out of|under|through|via)\s(?:the|its|their|an?|[A-Z][\w.]*['’]s)\s(?:[\w-]+\s){0,2}$"
)
_TAKEN_REACH = 50
_POT = reex.regex(
    r"\s(?:(?:[A-Z][\w&-]*|and|of|for|[a-z][a-z-]+)\s){0,6}?"
    r"(?:[Ff]und|[Pp]rogramme|[Pp]rogram|[Ss]cheme|Facility|Initiative|envelope|pot|kitty|war chest)\b"
)
# "with $5 million paid up front and the remainder": what is paid first is no sum of its own.
_WITH = reex.regex(r"\bwith\s(?:(?:an?\s)?(?:initial|first|about|around|some|nearly|the\sfirst)\s){0,2}$")
_WITH_REACH = 30
_AND_REST = reex.regex(
    rf"\s(?:(?:being|to\sbe|is|was|will\sbe|are)\s)?(?:(?:paid|payable|due|transferred|disbursed)\s)?(?:{any_of('first_paid')})"
    rf"[^.;:]{{0,40}}?\band\s(?:the|its)\s(?:{any_of('rest_paid')})\b"
)
# Of these it holds one.
_VALUES = ("valu", "worth", "put", "market capital", "EV of", "NPV of", "NAV of")
# How far behind "unlocking" its sum may stand: "unlocking up to".
_UNLOCKS = 16
# Less than this is a price, or a sum that lost its scale: "a $50 PIPE deal".
_LEAST = 1000
# "for gross proceeds of $60 million", and ", a $5 billion undertaking" behind the work.
_PROCEEDS = reex.regex(
    r"\b(?:proceeds|raising|raise|raised)\s(?:of\s|to\s|totall?ing\s)?(?:the\s\w+\s)?(?:of\s)?(?:a\stotal\sof\s)?"
    r"(?:up to|about|approximately|around|some|nearly|roughly|over|more than|at least|an aggregate of|another"
    r"|an?\s(?:further|additional))?\s?$"
)
_PROCEEDS_REACH = 60
_UNDERTAKING = reex.regex(
    r"\s(?:[a-z-]+\s){0,2}(?:undertaking|project|investment|scheme|expansion|outlay|programme|program|plan|development)\b"
)
# What stands between two goods of a list: ", ", " and other ", ", as well as ".
_JOINS = reex.regex(
    rf",?\s(?:{any_of('joins_goods')})\s(?:[a-z-]+\s){{0,2}}(?:(?:{any_of('goods_such_as')})\s)?|,\s(?:[a-z-]+\s){{0,2}}|/"
)
# How far before its word an act may be described: "gallium and germanium export controls".
_REACH_BEFORE = 40


def amounts(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the sum that measures the act: before its noun, behind its word, or behind its recipient.

    Of a sum that is a part of another, such as ``the first $7 million of its $25
    million grant``, only the part is told here.
    """
    if trigger.act.instrument == "permitting":
        return ()  # "approved Acme's $2.5 billion mine": what it costs, nobody gives with the leave
    found = _amounts(line, trigger)
    part = _part_of(line, found[0]) if found else None
    return (part, *found[1:]) if part else found


def _part_of(line: Line, whole: reex.Entity) -> reex.Entity | None:
    """Return the sum that is said to be a part of *whole*."""
    before = [e for e in line.of_kind("money") if e.end < whole.start]
    return before[-1] if before and _PART.fullmatch(line.text, before[-1].end, whole.start) else None


def _amounts(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    if trigger.match and "money" in trigger.match.places:
        told = trigger.match.places["money"]
        nearer = [e for e in line.of_kind("money") if told.end <= e.start and e.end <= trigger.start and is_sum(e)]
        told = nearer[-1] if nearer else told  # "$1 billion for mines and $2 billion for a stockpile"
        return (told,) if is_sum(told) else ()
    sums = (entity for entity in line.of_kind("money") if is_sum(entity) and not _values(line, entity))
    money = [entity for entity in sums if not (_is_pot(line, entity) or _is_paid_first(line, entity))]
    if before := _right_before(line, trigger, money):
        return (before,)
    if trigger.site or not line.of_kind("money"):
        return ()
    given = laid_out(line, trigger, money) or given_before(line, trigger) or in_budget(line, trigger, money)
    if given := given or told_first(line, trigger, money) or grown_to(line, trigger, money):
        return (given,) if is_sum(given) else ()
    _, stop = line.clause(trigger.start)
    said = _SAID_OF_IT.match(line.text, stop, line.end) if stop < line.end else None
    beyond = line.clause(said.end())[1] if said else stop
    near = (e for e in money if trigger.end <= e.start < _next(line, trigger, beyond))
    behind = [e for e in near if not (said and stop <= e.start < said.end())]
    for entity in behind[:1]:
        if line.cues_of(trigger.end, entity.start, "pipeline") or _measures_next(line, trigger, entity):
            continue  # "the loan unlocks $5 billion", "the loan, which is paid, comes on top of a $5 million grant"
        to_whom = behind_getter(line, trigger, entity) or _behind_recipient(line, trigger, entity)
        if to_whom or _AFTER_NOUN.fullmatch(line.text, trigger.end, entity.start):
            return (entity, *_unlocked(line, entity, money))
    far = [e for e in money if e.start >= trigger.end and _is_told_behind(line, trigger, e)]
    last = None if far else told_last(line, trigger, money)
    return (last,) if last else tuple(far[:1])


def _right_before(line: Line, trigger: Trigger, money: list[reex.Entity]) -> reex.Entity | None:
    """Return the sum right before the word of an act, or before the paper or the plan that says what is done."""
    if trigger.form != "noun" and (paper := of_paper(line, trigger, money)):
        return paper
    for entity in reversed(money) if trigger.form in ("noun", "pattern") else ():
        beside = entity.end <= trigger.start and _BEFORE_NOUN.fullmatch(line.text, entity.end, trigger.start)
        if beside or comes_by(line, trigger, entity):
            return entity
    return None


def _is_told_behind(line: Line, trigger: Trigger, money: reex.Entity) -> bool:
    """Say whether a sum far behind is told to be of the act: ``an offering … for gross proceeds of $60 million``."""
    if trigger.act.raises:
        low = max(trigger.end, money.start - _PROCEEDS_REACH)
        return _PROCEEDS.search(line.text, low, money.start) is not None
    before = line.text.endswith((", a ", ", an ", ", its "), trigger.end, money.start)
    return trigger.act.sites and before and _UNDERTAKING.match(line.text, money.end) is not None


def _values(line: Line, money: reex.Entity) -> bool:
    """Say whether a sum is what something is worth as a whole: ``a deal valuing the mines at $9 billion``."""
    low = max(line.start, money.start - _VALUING_REACH)
    if not any(map(line.text[low : money.start].__contains__, _VALUES)):  # as ever, told in far less time
        return False
    return _VALUING.search(line.text, low, money.start) is not None


def _is_pot(line: Line, money: reex.Entity) -> bool:
    """Say whether a sum is that of a fund from which the act is paid: ``a loan from its $150 million fund``."""
    if not _POT.match(line.text, money.end):
        return False
    return _TAKEN_FROM.search(line.text, max(line.start, money.start - _TAKEN_REACH), money.start) is not None


def _is_paid_first(line: Line, money: reex.Entity) -> bool:
    """Say whether a sum is only what is paid first of another: ``with $5 million up front and the balance later``."""
    if not _WITH.search(line.text, max(line.start, money.start - _WITH_REACH), money.start):
        return False
    return _AND_REST.match(line.text, money.end, line.end) is not None


def _measures_next(line: Line, trigger: Trigger, money: reex.Entity) -> bool:
    """Say whether a sum is of what comes next: joined by *and*, or behind this clause, before the noun of an act."""
    if trigger.form == "noun" and _AND_NEXT.fullmatch(line.text, trigger.end, money.start):
        return True
    _, stop = line.clause(trigger.start)
    nouns = (t for t in line.triggers if t.form == "noun" and t.start >= money.end and not t.act.generic)
    apart = trigger.form == "noun" and _VERB_AND_THE.fullmatch(line.text, trigger.end, money.start) is not None
    following = next(nouns, None) if money.start >= stop or apart else None
    return following is not None and _BEFORE_NOUN.fullmatch(line.text, money.end, following.start) is not None


def _unlocked(line: Line, stated: reex.Entity, money: list[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return the sum that an act is hoped to bring: ``for $2.2 billion, unlocking up to $5 billion``."""
    cues = line.cues_of(stated.end, line.end, "pipeline")
    for entity in money:
        if entity.start > stated.end and any(0 < entity.start - cue.end <= _UNLOCKS for cue in cues):
            return (entity,)
    return ()


def _behind_recipient(line: Line, trigger: Trigger, money: reex.Entity) -> bool:
    """Say whether a sum belongs to an act over its recipient: ``awarded MP $35 million``, ``a stake in X for $5m``."""
    if _PRICED.search(line.text, trigger.end, money.start):
        return True
    receivers = [e for e in line.entities if e.kind in trigger.act.recipients and trigger.end <= e.start < money.start]
    ways = (_FURTHER, _TOTALS) if trigger.form == "noun" else (_FURTHER, _ITS_SITE)
    ends = [_over_apposition(line, e.end, money.start) for e in receivers]
    return any(words.fullmatch(line.text, end, money.start) for end in ends for words in ways)


def _over_apposition(line: Line, at: int, stop: int) -> int:
    """Return where a sentence goes on behind what only says who a party is: ``lend Acme, a miner from Perth, $5m``."""
    said = _APPOSITION.match(line.text, at, stop)
    return said.end() if said else at


def is_sum(entity: reex.Entity) -> bool:
    """Say whether an amount is a sum, not a price for each unit, and not without a number."""
    value = entity.value
    if not isinstance(value, reex.Money) or value.per not in (None, "year"):
        return False
    return any(n is not None and n >= _LEAST for n in (value.amount, value.high, value.low))


def duration(line: Line, trigger: Trigger) -> reex.Entity | None:
    """Return the length of time right before the act's noun, or after ``for`` and ``over`` behind it."""
    if trigger.match and "duration" in trigger.match.places:
        return trigger.match.places["duration"]
    if not line.of_kind("duration"):
        return None
    start, stop = line.clause(trigger.start)
    stop = over_colon(line, start, stop)
    for entity in line.of_kind("duration"):
        if start <= entity.start and _BEFORE_NOUN.fullmatch(line.text, entity.end, trigger.start):
            return entity
        behind = trigger.end <= entity.start < stop and _LASTING.search(line.text, trigger.end - 5, entity.start)
        if behind and not _is_of_next(line, trigger, entity):
            return entity
    following = next((e for e in line.of_kind("duration") if e.start > trigger.end), None)
    goes_on = line.clause(following.start)[0] if following else 0
    if trigger.end < goes_on <= _next(line, trigger, line.end):
        return lasting(line, goes_on)
    return None


def over_colon(line: Line, start: int, stop: int) -> int:
    """Return the end of a clause, or what a colon at it leads to: ``signed a contract: 5,000 tonnes, from 2028``."""
    goes_on = line.text.endswith(": ", start, stop) and not any(t.start >= stop for t in line.triggers)
    return line.end if goes_on else stop


def _is_of_next(line: Line, trigger: Trigger, length: reex.Entity) -> bool:
    """Say whether a length belongs to the next act of a list: ``to lend $5 million, and to buy for a year``."""
    others = (t for t in line.triggers if trigger.end <= t.start < length.start)
    return any(
        not t.act.generic and t.act is not trigger.act and "," in line.text[trigger.end : t.start] for t in others
    )


def lasting(line: Line, start: int) -> reex.Entity | None:
    """Return for how long an act is told to be by the clause at *start*, which speaks on of it: ``it runs for``."""
    return next((e for e in line.of_kind("duration") if _IT_LASTS.fullmatch(line.text, start, e.start)), None)


def commodities(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the commodities between the act's word and the next act; a lone act takes those of its sentence."""
    every = line.goods_told
    if not every:
        return ()
    start, stop = line.clause(trigger.start)
    inside = tuple(e for e in every if start <= e.start < stop)
    own = tuple(e for e in inside if trigger.start - _REACH_BEFORE <= e.start < _next(line, trigger, stop))
    own = _whole_list(line, every, own)
    alone = len(line.triggers) == 1 or all(
        other is trigger
        or other.act.subject_only  # the law that pays for it
        or (other.form != "noun" and (other.act.generic or other.act is trigger.act))
        for other in line.triggers
    )
    return own or (inside or every if alone else ())


def _whole_list(line: Line, every: tuple[reex.Entity, ...], own: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return the goods *own* of an act with all others of a list that some of them stand in."""
    if not own or len(own) == len(every):
        return own
    first, last = every.index(own[0]), every.index(own[-1])
    while first > 0 and _JOINS.fullmatch(line.text, every[first - 1].end, every[first].start):
        first -= 1
    while last + 1 < len(every) and _JOINS.fullmatch(line.text, every[last].end, every[last + 1].start):
        last += 1
    return every[first : last + 1]


def stages(line: Line, trigger: Trigger) -> tuple[reex.Hit, ...]:
    """Return the words beside the act that name stages of the supply chain, the first for each stage.

    A measure of trade is on goods, not on who makes them: ``nickel ore``, not ``as miners feared``.
    """
    if not line.stages:
        return ()
    _, stop = line.clause(trigger.start)
    reach = _next(line, trigger, stop)
    near = (hit for hit in line.stages_of(trigger.act) if trigger.start - _REACH_BEFORE <= hit.start < reach)
    if trigger.act.family == "trade":
        near = (hit for hit in near if not MAKERS.match(line.text, hit.start, hit.end))
    return first_of_each(near)


def first_of_each(words: Iterable[reex.Hit]) -> tuple[reex.Hit, ...]:
    """Return the first word for each stage."""
    found: dict[str, reex.Hit] = {}
    for hit in words:
        found.setdefault(hit.term.data.stage, hit)
    return tuple(found.values())


def programs(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the programs of the act's clause, first the one that names it."""
    if not trigger.program and not line.of_kind("program"):
        return ()
    start, stop = line.clause(trigger.start)
    inside = tuple(e for e in line.of_kind("program") if start <= e.start < stop and e is not trigger.program)
    return (trigger.program, *inside) if trigger.program else inside


def _next(line: Line, trigger: Trigger, stop: int) -> int:
    inside = trigger.match.end if trigger.match else 0  # "bars agencies from acquiring tungsten": one act
    behind = [t.start for t in line.triggers if t.start > trigger.end and t.start >= inside and not t.act.subject_only]
    return min(behind) if behind else stop
