"""Whether two mentions are of one act."""

from __future__ import annotations

import re
from collections.abc import Iterable

import reex
from reex_initiatives.drafts.draft import Draft, Side
from reex_initiatives.drafts.identity import (
    is_loose,
    is_round_figure_of,
    is_title,
    is_unplaced,
    money_of,
    named_by,
    state_of,
    sums_of,
)
from reex_initiatives.lexicon.kinds import STATES
from reex_initiatives.lexicon.vocabulary import any_of, words_of
from reex_initiatives.sentences.party import key

_UNDER = reex.regex(r"[^,;]{0,60}\b(?:under|through|via|within)\s[^,;]{0,60}")
# Before a sum that comes on top of others.
_FURTHER = reex.regex(
    rf"\b(?:another|an? (?:{any_of('extra')})|additional|further)\s"
    rf"(?:(?:{any_of('about', 'bounds')})\s)?[*~]{{0,3}}$"
)
_FURTHER_REACH = 40
_ORDER = reex.regex(rf"\b(?:{any_of('orders')})\b", re.IGNORECASE)
_INQUIRY = reex.regex(rf"\b(?:{any_of('inquiries')})\b", re.IGNORECASE)
# How many sentences behind a measure its next goods may be told.
_SOON = 2
# How many sentences behind a title the text may tell it again by another name of who acts.
_LEAD = 3
# How near the word of a duty its rate stands: "a 40% ad valorem duty", "a duty of 40%".
_RATE = 16
# How many sentences the items of one list are apart at most.
_LIST = 20
_WORD = reex.regex(r"[^\W\d_]+")
_YEAR = reex.regex(r"\b(?:19|20)\d\d\b")
# Of what is told in much the same words and is another act.
_MORE = reex.regex(r"\b(?:another|second|third|further|new|additional|again)\b")
_FORMS = frozenset(words_of("legal_forms"))
_OFFICES = frozenset((*words_of("offices_of_state"), "of", "for", "the", "and"))
# How the refs of a president's time in office end.
_ADMINISTRATION = "-administration"
_HEADS = (_ADMINISTRATION, "-government", "/government", "/white-house")


def same_act(one: Draft, other: Draft) -> bool:
    """Say whether *other* is a later mention of the act that *one* tells."""
    if one.trigger is other.trigger:
        return False  # one word that tells of each: "A and B will each lend $20 million"
    return not (_is_other_row(one, other) or _is_other_item(one, other)) and _is_told_again(one, other)


def _is_told_again(one: Draft, other: Draft) -> bool:
    """Say whether *other* may tell what *one* does, by what both are and whom they name."""
    if one.act.instrument != other.act.instrument:
        return is_loose(one) != is_loose(other) and _one_sum_of_the_same(one, other)
    if _is_proposed_again(one, other):
        return False
    if one.amounts and other.amounts and not (_same_sum(one, other) or _is_step_of(one, other)):
        return False
    if (
        _is_another(one, other)
        or _is_joint(one, other)
        or _is_joint(other, one)
        or _empowered(one) != _empowered(other)
        or _of_other_stages(one, other)
        or _are_order_and_inquiry(one, other)
        or _has_own_sum(one, other)
        or _is_of_other_time(one, other)
        or _is_of_other_rate(one, other)
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
        alike = one.parties == other.parties and not (named_by(one) and named_by(other))  # two names are two pacts
        return _same_program(one, other) or alike or _under(one, other)
    sums = bool(one.amounts and other.amounts)
    state = sums or one.act.signed == "active" or _is_of_state(one, other)  # the White House may stand for it
    return (
        _agree(one, other, "actors", state)
        and (_agree(one, other, "recipients", sums) or (sums and (_for_its_unit(one, other) or _for_short(one, other))))
        and (
            sums
            or _same_program(one, other)
            or bool(one.parties & other.parties)
            or one.line.number == other.line.number
            or (one.evidence[-1] is other.line and not other.parties and one.act is other.act)
            or (one.act.family == "trade" and not (one.parties and other.parties))
        )
    )


def _is_proposed_again(one: Draft, other: Draft) -> bool:
    """Say whether only one of them is a proposal, and the other no mere mention of it."""
    decided = (one.force.status == "proposed") == (other.force.status == "proposed")
    return not decided and not _spoken_of(other) and not _told_less_surely(one, other)


def _is_other_row(one: Draft, other: Draft) -> bool:
    """Say whether two rows of one table tell them, not alike in every cell: a second grant of the same sum."""
    if other.table is None or one.table != other.table:
        return False
    row = other.line.text[other.line.start : other.line.end].split()
    return not any(line.text[line.start : line.end].split() == row for line in one.evidence)


def _is_other_item(one: Draft, other: Draft) -> bool:
    """Say whether they are two sums of one list, which may be equal: ``$3 million for mines and $3 million for``."""
    near = abs(other.line.number - one.line.number) <= _LIST
    return one.item and other.item and near and one.amounts != other.amounts


def _of_other_stages(one: Draft, other: Draft) -> bool:
    """Say whether money is for other work than a sum is: a billion for mines, and something for recycling."""
    if not one.act.generic or bool(one.amounts) == bool(other.amounts):
        return False
    first, second = ({hit.term.data.stage for line in d.evidence for hit in line.stages} for d in (one, other))
    return bool(first and second) and not first & second


def _has_own_sum(one: Draft, other: Draft) -> bool:
    """Say whether a sentence names another program with its own sum: ``the $5 billion Tin Fund``."""
    if one.line is not other.line or other.trigger.program is None:
        return False
    return bool(one.amounts and other.amounts) and set(map(id, one.amounts)).isdisjoint(map(id, other.amounts))


def _is_of_other_time(one: Draft, other: Draft) -> bool:
    """Say whether an order is told as one with a date of its own: ``In March 2025, he signed an order on ores``."""
    if not (one.act.by_head and other.indefinite):
        return False
    first, second = (d.timing.announced.value if d.timing.announced else None for d in (one, other))
    if not isinstance(first, reex.DateRange) or not isinstance(second, reex.DateRange):
        return False
    return first.end < second.start or second.end < first.start


def _is_of_other_rate(one: Draft, other: Draft) -> bool:
    """Say whether two duties are of other rates, and on others: ``50% on copper``, ``40% on Brazil``."""
    if one.act.instrument != "tariff" or one.known("recipients").keys == other.known("recipients").keys:
        return False
    first, second = ({e.text for e in _rates(draft)} for draft in (one, other))
    return bool(first and second) and not first & second


def _rates(draft: Draft) -> list[reex.Entity]:
    """Return the rate right before the word of a duty, or right behind it."""
    start, end = draft.trigger.start, draft.trigger.end
    return [e for e in draft.line.of_kind("percent") if 0 <= start - e.end < _RATE or 0 <= e.start - end < _RATE]


def _is_joint(one: Draft, other: Draft) -> bool:
    """Say whether *one* is research or training of several, and *other* what one of them does alone, or runs."""
    own, others = one.known("actors").keys, other.known("actors").keys
    if one.trigger.program is not None or len(own) < 2:
        return False
    if one.act.instrument == "workforce":
        alone = bool(others) and others < own and one.line is not other.line
        return alone and bool(one.amounts) and not other.amounts
    return one.act.instrument == "research" and other.trigger.program is not None


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
        return told.indefinite and not _same_program(one, other) and not _is_of_title(one, other)
    return bool(bare.actors) and not told.actors and not told.headline


def _is_of_title(one: Draft, other: Draft) -> bool:
    """Say whether the text only tells again what its title or a paragraph before does: ``Acme has won a loan``."""
    alike = len(one.parties) > 1 and one.parties == other.parties
    return alike and (
        _in_the_same_words(one, other) or one.act.instrument == "acquisition" or (is_title(one) and not is_title(other))
    )


def _in_the_same_words(one: Draft, other: Draft) -> bool:
    """Say whether another paragraph tells of both parties in much the same words, and of no other act or year."""
    if one.line.paragraph == other.line.paragraph or not _same_goods(one, other):
        return False
    first, second = (set(_WORD.findall(d.line.text, d.line.start, d.line.end)) for d in (one, other))
    years = [set(_YEAR.findall(d.line.text, d.line.start, d.line.end)) for d in (one, other)]
    if years[0] != years[1] or _MORE.search(other.line.text, other.line.start, other.line.end):
        return False
    return 2 * len(first & second) >= len(first | second)


def _is_further(draft: Draft) -> bool:
    """Say whether a sum comes on top of what was told before: ``will invest another $5 million``."""
    start = draft.amounts[0].start
    return _FURTHER.search(draft.line.text, max(draft.line.start, start - _FURTHER_REACH), start) is not None


def _empowered(order: Draft) -> set[str]:
    """Return the bodies that an order gives a power to, which is an act of its own within the order."""
    return {key(e) for e in order.recipients if e.kind == "agency"} if order.act.by_head else set()


def _are_order_and_inquiry(one: Draft, other: Draft) -> bool:
    """Say whether one of two acts of the executive only finds something out, and the other is an order."""
    return one.act.instrument == "executive_action" and (
        (_is_called(one, _ORDER) and _is_called(other, _INQUIRY))
        or (_is_called(one, _INQUIRY) and _is_called(other, _ORDER))
    )


def _is_called(draft: Draft, words: re.Pattern[str]) -> bool:
    start = draft.trigger.match.start if draft.trigger.match else draft.trigger.start
    return words.search(draft.line.text, start, draft.trigger.end) is not None


def _spoken_of(draft: Draft) -> bool:
    """Say whether a mention only speaks of an act, whatever is planned with it: ``report on the pilot program``."""
    return draft.trigger.form == "noun" and not draft.indefinite and not draft.amounts and draft.act.family != "trade"


def _told_less_surely(one: Draft, other: Draft) -> bool:
    """Say whether two mentions may be one act, though one calls it a plan: a headline may ask what its text tells."""
    same = _same_program(one, other) or (len(one.parties) > 1 and one.parties == other.parties)
    if same or (one.headline and not other.headline and len(one.parties & other.parties) > 1):
        return True
    titled = is_title(one) and not is_title(other) and bool(one.amounts) and _same_sum(one, other)
    return titled and _agree(one, other, "actors", True) and _agree(one, other, "recipients", True)


def _goes_on(one: Draft, other: Draft) -> bool:
    """Say whether a mention that names nobody goes on about a measure: ``Graphite will face a tariff as well``."""
    return not other.parties and other.act.adjective_hit and other.line.number - one.evidence[-1].number <= _SOON


def _under(one: Draft, other: Draft) -> bool:
    """Say whether a partnership is told in one breath with its name: ``with Acme under the Beta joint venture``."""
    shared = one.line is other.line and bool(one.parties & other.parties)
    return shared and _UNDER.fullmatch(one.line.text, one.trigger.end, other.trigger.start) is not None


def _one_sum_of_the_same(one: Draft, other: Draft) -> bool:
    """Say whether a generic word and a precise one give one sum the same way: an investment that is a stake."""
    money = all(d.amounts and (d.act.family == "capital" or d.act.instrument == "tax_credit") for d in (one, other))
    if _is_deal_told_again(one, other) or _is_deal_told_again(other, one):
        return True
    return (
        money
        and _same_sum(one, other)
        and _agree(one, other, "actors", True)
        and (_agree(one, other, "recipients", False) or _for_its_unit(one, other))
    )


def _is_deal_told_again(one: Draft, other: Draft) -> bool:
    """Say whether a sum is that of a purchase: ``agreed to buy Acme for $5 billion``, ``the $5 billion deal``."""
    bought = one.act.instrument in ("acquisition", "offtake") and bool(one.amounts)
    named = other.act.generic and other.trigger.form == "noun" and bool(other.amounts)
    if not (bought and named and _same_sum(one, other) and other.parties <= one.parties):
        return False
    known = other.line.text.endswith(("the ", "The "), other.line.start, other.amounts[0].start)
    return known or bool(other.parties)


def _agree(one: Draft, other: Draft, side: Side, by_state: bool) -> bool:
    """Say whether the parties of one side may be the same: by name, or as bodies of one state."""
    first, second = one.known(side), other.known(side)
    if not first.keys or not second.keys or first.keys <= second.keys or second.keys <= first.keys:
        return True
    if first.keys & second.keys:
        return not _are_pairs(first.mentions, second.mentions)
    if len({key for key in first.keys | second.keys if key.endswith(_ADMINISTRATION)}) > 1:
        return False  # what one president did, the next one didn't
    states = {state_of(entity) for entity in (*first.mentions, *second.mentions)}
    if by_state and len(states) == 1 and states != {""}:
        return True
    return by_state and side == "actors" and _same_sum(one, other) and _are_one_body(one, other)


def _are_one_body(one: Draft, other: Draft) -> bool:
    """Say whether two acts of one sum are by a body that only its office names, and by one of the state that it is of.

    So they are where the names say the same, as ``Ministry of Natural Resources`` and ``Natural Resources Canada``, or
    where one is a title and the other opens its text.
    """
    unplaced = [d for d in (one, other) if all(map(is_unplaced, d.actors))]
    if not unplaced or any(e.kind not in STATES for e in (*one.actors, *other.actors)):
        return False
    first, second = ({word for e in d.actors for word in _words_of(e)} for d in (one, other))
    if first and second and (first <= second or second <= first):
        return True
    return is_title(one) and len(unplaced) == 1 and other.line.number - one.line.number <= _LEAD


def _words_of(body: reex.Entity) -> set[str]:
    """Return the words that say what a body is for: ``Ministry of Natural Resources`` is for natural resources."""
    return set(_WORD.findall((body.name or body.text).lower())) - _OFFICES


def _for_its_unit(one: Draft, other: Draft) -> bool:
    """Say whether a text gives to another what its headline gives to a firm that it names too: to its subsidiary."""
    if one.known("actors").keys != other.known("actors").keys or not is_title(one):
        return False
    return bool(one.known("recipients").keys & {key(e) for e in other.line.of_kind("company")})


def _for_short(one: Draft, other: Draft) -> bool:
    """Say whether a headline has only the beginning of the name that its text has: of ``Ioneer Rhyolite Ridge LLC``."""
    if one.known("actors").keys != other.known("actors").keys or not is_title(one):
        return False
    if len(one.recipients) != 1 or len(other.recipients) != 1:
        return False
    first, second = (_name(draft.recipients[0]) for draft in (one, other))
    return bool(first and second) and (first[: len(second)] == second or second[: len(first)] == first)


def _name(firm: reex.Entity) -> list[str]:
    """Return the words of a firm's name as it is written, without its legal form."""
    words = _WORD.findall(firm.text.lower()) if firm.kind == "company" else []
    return [word for word in words if word not in _FORMS]


def _is_of_state(one: Draft, other: Draft) -> bool:
    """Say whether a share is told once of a state, or its head, and once of the body that pays: both in one breath."""
    near = other.line.number - one.evidence[-1].number <= _SOON
    heads = [d for d in (one, other) if all(e.kind == "country" or key(e).endswith(_HEADS) for e in d.actors)]
    same = bool(one.recipients) and one.known("recipients").keys == other.known("recipients").keys
    return one.act.instrument == "equity" and near and len(heads) == 1 and same


def _are_pairs(one: Iterable[reex.Entity], other: Iterable[reex.Entity]) -> bool:
    """Say whether countries act together on both sides: what the U.S. does with Japan, it doesn't do with Australia."""
    return all(entity.kind == "country" for entity in (*one, *other))


def _same_program(one: Draft, other: Draft) -> bool:
    names = {e.name for e in named_by(one)}
    return bool(names & {e.name for e in named_by(other)})


def _same_site(one: Draft, other: Draft) -> bool:
    """Say whether two mentions are of one site; those with a name were told apart before."""
    if (one.force.status == "ended") != (other.force.status == "ended"):
        return False  # what is given up is another site than what is built
    unnamed = one.trigger.site is None and other.trigger.site is None and "site" not in (one.rule, other.rule)
    nobodys = not one.actors and not other.actors and bool(one.amounts) and _same_sum(one, other)
    return unnamed and (
        nobodys or (bool(one.known("actors").keys & other.known("actors").keys) and not _joins(one, other))
    )


def _joins(one: Draft, other: Draft) -> bool:
    """Say whether who has a site with a sum is only named behind another firm that builds one."""
    own, others = one.known("actors").keys, other.known("actors").keys
    return bool(one.amounts) and own < others and key(other.actors[0]) not in own


def _same_goods(one: Draft, other: Draft) -> bool:
    """Say whether two trade measures may be on the same goods: one names none, or both name one in common."""
    first, second = ({e.ref for e in d.commodities} for d in (one, other))
    return not first or not second or bool(first & second)


def _same_sum(one: Draft, other: Draft) -> bool:
    """Say whether two acts are of one sum, which a title may round."""
    return sums_of(one) == sums_of(other) or _rounds(one, other)


def _rounds(title: Draft, other: Draft) -> bool:
    one_each = len(title.amounts) == len(other.amounts) == 1
    return one_each and is_title(title) and not is_title(other) and is_round_figure_of(*title.amounts, *other.amounts)


def _is_step_of(one: Draft, other: Draft) -> bool:
    """Say whether one investment is told with its first step and with its whole, and the other with one of them."""
    first, second = (set(map(money_of, draft.amounts)) for draft in (one, other))
    return one.act.sites and (first < second or second < first)
