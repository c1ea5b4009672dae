"""Sums that are taken out of one told before: ``pledged $5 million, and will put $2 million of it into graphite``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import reex
from reex_initiatives.drafts.draft import ELSEWHERE, Draft
from reex_initiatives.drafts.identity import money_of, worth_of
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.memory.context import Context

_OF_IT = reex.regex(
    rf"\s(?:worth\s)?(?:out\s)?of\s(?:it|that|this|these|those|them|(?:the|this|that)\s(?:{any_of('told_sums')}))\b"
)
# "puts in $5 million as anchor investor", and the sum of a fund that it goes into: "a $90 million fund".
_AS_ANCHOR = reex.regex(r"[^.;:$€£]{0,60}?\sas\s(?:an?\s|the\s|its\s)?(?:anchor|cornerstone|seed|founding)\b")
_OF_FUND = reex.regex(r"\s(?:[\w&.-]+\s){0,5}(?:fund|vehicle|platform|facility)\b", re.IGNORECASE)
# From a sum to the larger one that it is drawn from: "a first $5 million draw on its".
_DRAWN_FROM = reex.regex(rf"\s(?:{any_of('tranches')})\s(?:of|on|from|under|against|out\sof)\s(?:[^\s.;]+\s){{0,4}}$")
# "expects to draw the first $5 million of the loan": what stands before such a sum, and behind it.
_DRAWS = reex.regex(rf"\b(?:{any_of('drawing')})\s(?:down\s)?(?:[^\s.;]+\s){{0,4}}$")
_OF_THE = reex.regex(
    r"\s(?:[a-z]+\s)?(?:of|from|on|under|against|out\sof)\s(?:the|its|this|that|their|our)\s(?:[\w-]+\s){0,3}"
    rf"(?:{any_of('spoken_of_again', 'told_sums')})\b"
)
_DRAW_REACH = 60
# Between a sum and the name of what it is a part of.
_TOWARDS = reex.regex(r"\s(?:each\s)?(?:towards?|of|for|under|to)\s(?:the|this|that|its)\s(?:[\w-]+\s){0,3}")
# "The loan is part of", before the whole.
_PART_OF = reex.regex(
    rf"\W{{0,3}}(?:It|(?:The|This|That|Its)\s(?:[\w-]+\s){{0,2}}(?:{any_of('spoken_of_again', 'told_sums')}))\s"
    r"(?:(?:is|was|forms?|formed|makes\sup|comes\sas|came\sas)\s)(?:an?\s)?part\sof\s"
)
# Among how many sums before it such a whole is sought.
_NEAR = 20
# How many sentences behind a sum its parts may be told.
_REACH = 3


def is_taken_out(draft: Draft, context: Context) -> bool:
    """Say whether a sum is only a part of the last one told, for nobody by name; it is then evidence of that."""
    last = context.last
    if last is None or draft.line.number - last.evidence[-1].number > _REACH:
        return False
    if _is_for_somebody(draft) and not _is_drawn(draft):
        return False
    if not _is_out_of(draft, last):
        return False
    last.speaks_on(draft.line, reach=_REACH)
    return True


def without_taken(made: Sequence[Draft]) -> list[Draft]:
    """Leave out of the acts of one sentence those whose sum is only a part of another, or is drawn from it."""
    rest = [d for d in made if _is_for_somebody(d) or not any(_is_out_of(d, other) for other in made)]
    return [d for d in rest if not any(_is_drawn_from(d, other) for other in rest)]


def taken_out(alike: Sequence[Draft]) -> Iterator[tuple[Draft, list[Draft]]]:
    """Yield each of some sums in one currency of which others are told to be taken, with these."""
    for at, draft in enumerate(alike):
        if _says_so(draft) or _anchors(draft):
            near = (d for d in reversed(alike[:at]) if draft.line.number - d.evidence[-1].number <= _REACH)
            if whole := next((d for d in near if _is_out_of(draft, d) or _is_anchor_of(draft, d)), None):
                yield whole, [draft]


def larger_of(alike: Sequence[Draft]) -> Iterator[tuple[Draft, list[Draft]]]:
    """Yield each of some sums in one currency of which the one told before is said to be a part, with that.

    So it is in ``The loan is part of senior debt of $5 million``.
    """
    for at, draft in enumerate(alike[1:], start=1):
        line, last = draft.line, alike[at - 1]
        near = 0 < line.number - last.line.number <= _REACH and worth_of(last) < worth_of(draft)
        if near and _PART_OF.match(line.text, line.start, draft.amounts[0].start):
            yield draft, [last]


def paid_towards(alike: Sequence[Draft]) -> Iterator[tuple[Draft, list[Draft]]]:
    """Yield each of some sums in one currency that others told later come to, by the name of what it is for.

    So it is where a standby facility of $5 million is told, and then who pays what *towards the standby facility*.
    """
    shares: dict[int, list[Draft]] = {}
    for at, draft in enumerate(alike):
        for whole in alike[max(0, at - _NEAR) : at]:
            if draft.amounts[0].start > whole.amounts[0].end and _is_towards(draft, whole):
                shares.setdefault(id(whole), []).append(draft)
    for whole in alike:
        parts = shares.get(id(whole), [])
        if len(parts) > 1 and sum(map(worth_of, parts), Decimal(0)) == worth_of(whole):
            yield whole, parts


def _is_towards(part: Draft, whole: Draft) -> bool:
    """Say whether a sum goes to what *whole* is called: ``approved $5 million towards the standby facility``."""
    if whole.trigger.form != "noun" or worth_of(part) >= worth_of(whole):
        return False
    called = whole.line.text[whole.trigger.start : whole.trigger.end].lower()
    text, (money, *_) = part.line.text, part.amounts
    at = text.find(called, money.end, part.line.end)
    return at >= 0 and _TOWARDS.fullmatch(text, money.end, at) is not None


def _is_for_somebody(draft: Draft) -> bool:
    return bool(draft.recipients) and draft.why.get("recipients") not in ELSEWHERE


def _is_drawn(draft: Draft) -> bool:
    """Say whether a sum is drawn from money that was told: ``drew the first $5 million of the loan``."""
    text, low = draft.line.text, draft.line.start
    return any(
        _OF_THE.match(text, money.end, draft.line.end)
        and _DRAWS.search(text, max(low, money.start - _DRAW_REACH), money.start)
        for money in draft.amounts[:1]
    )


def _says_so(draft: Draft) -> bool:
    sums: Iterable[reex.Entity] = draft.amounts[:1]
    return _is_drawn(draft) or any(_OF_IT.match(draft.line.text, money.end, draft.line.end) for money in sums)


def _anchors(draft: Draft) -> bool:
    """Say whether somebody gives a sum as the first of those who pay into a fund: ``$5 million as anchor investor``."""
    sums: Iterable[reex.Entity] = draft.amounts[:1]
    return any(_AS_ANCHOR.match(draft.line.text, money.end, draft.line.end) for money in sums)


def _is_anchor_of(part: Draft, whole: Draft) -> bool:
    """Say whether such a sum is in that of a fund told before it, which has the others still to find."""
    text, (money, *_) = whole.line.text, whole.amounts
    alike = money_of(part.amounts[0])[1] == money_of(money)[1] and worth_of(part) < worth_of(whole)
    fund = whole.act.generic and _OF_FUND.match(text, money.end, whole.line.end) is not None
    return fund and alike and _anchors(part)


def _is_drawn_from(part: Draft, whole: Draft) -> bool:
    """Say whether a sum is a draw on one that stands behind it: ``a first $5 million draw on its $40 million loan``."""
    if not (part.amounts and whole.amounts) or whole.act is not part.act or worth_of(part) >= worth_of(whole):
        return False
    (drawn, total), text = (part.amounts[0], whole.amounts[0]), part.line.text
    return drawn.end < total.start and _DRAWN_FROM.fullmatch(text, drawn.end, total.start) is not None


def _is_out_of(part: Draft, whole: Draft) -> bool:
    """Say whether the sum of an act is said to be part of one that stands before it."""
    if not (part.amounts and whole.amounts) or not _says_so(part):
        return False
    if _is_drawn(part) and not part.parties <= whole.parties:
        return False  # who draws has another loan
    alike = money_of(part.amounts[0])[1] == money_of(whole.amounts[0])[1]
    return alike and whole.amounts[0].start < part.amounts[0].start and worth_of(part) < worth_of(whole)
