"""Acts that a sentence tells in turn, with one verb or form: ``Acme will invest $5m and Beta $2m in shares``."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

import reex
from reex_initiatives.drafts.draft import Draft, Side
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.party import key

# From the sum of one investor to that of the next: ", and Acme Capital will invest about".
_AND_INVESTS = reex.regex(
    r"(?:\s\([^()]{1,40}\))?,?\s(?:and|while|with)\s(?:[A-Z&][\w.&’'-]*,?\s){1,6}"
    rf"(?:(?:will|would|has|have|had|is|are|also|to|agreed|committed)\s){{0,4}}(?:(?:{any_of('puts_in')})\s)?"
    rf"(?:(?:a further|another|an additional|{any_of('about', 'bounds', 'more_bounds')})\s)?"
)
# Before a party that has its sum right behind: ", and its partner", "; "; and between the two.
_AND_PARTY = reex.regex(
    rf"(?:[,;]\s(?:and\s|while\s)?|\s(?:and|while)\s)(?:(?:its|the)\s)?(?:(?:{any_of('partners')})\s)?$"
)
_ITS_SUM = reex.regex(
    rf"\s(?:(?:(?:will|would|has|is\sto)\s)?(?:add(?:s|ed|ing)?|brings?|{any_of('puts_in')})\s)?"
    rf"(?:(?:an?|another|{any_of('about', 'bounds', 'more_bounds')})\s){{0,2}}"
)
# Before the sum of somebody without a name: ", to which private investors add".
_UNNAMED_ADDS = reex.regex(
    rf",\s(?:and|while|with|to\swhich|alongside\swhich|on\stop\sof\swhich)\s(?!other\s)(?:[a-z-]+\s){{0,3}}?(?:{any_of('unnamed')})\s"
    rf"(?:(?:will|would|are|have|had|to|also)\s){{0,2}}(?:add(?:ed|ing)?|bring(?:ing)?|brought|{any_of('puts_in')}|putting\s(?:in|up))\s"
    rf"(?:(?:an?|another|{any_of('about', 'bounds', 'more_bounds')})\s){{0,2}}$"
)
_UNNAMED_REACH = 120
_REACH = 40
# How many of the next acts are looked at, and how far before a sum whose it is may begin: a sentence may have no end.
_LOOKED_AT, _NEAR = 6, 80
_start = attrgetter("start")


def in_turn(made: list[Draft]) -> None:
    """Let acts that share words have what these tell, and let nobody who has one of his own be part of another."""
    owned = [draft.amounts[0] for draft in made if draft.amounts and _own_party(draft)]
    for draft in made if owned else ():
        if draft.amounts and draft.trigger.end <= draft.amounts[0].start and draft.amounts[0] in owned:
            draft.amounts = ()  # "The Pentagon puts in equity, Canberra up to $2 million of equity"
    told = sorted((draft for draft in made if draft.amounts), key=_place)
    for at, first in enumerate(told):
        second = _next(first, told[at + 1 : at + 1 + _LOOKED_AT])
        if second is None:
            continue
        if _is_same_investment(first, second):
            first.act, first.rule = second.act, second.rule
            others, why = first.known("actors").keys, second.why.get("recipients", "")
            second.take("recipients", tuple(e for e in second.recipients if key(e) not in others), why)
            first.take("recipients", second.recipients, why)
        elif party := _own_party(second):
            _give_side(first, second, party)
    for draft in told:
        if draft.actors and _is_of_unnamed(draft):
            draft.take("actors", (), "")
            known = (d.recipients for d in told if d.act.family == "capital" and d is not draft and d.recipients)
            draft.take("recipients", draft.recipients or next(known, ()), "sentence")
        # "The Pentagon puts in equity, Canberra up to $2 million of equity"
        party = _own_party(draft) if draft.why.get("actors") in ("subject", "owner") else None
        if party and party.kind in draft.act.actors and key(party) not in draft.parties:
            draft.take("actors", (party,), "subject")
    _of_whole(made)


def _is_of_unnamed(draft: Draft) -> bool:
    """Say whether a sum is of somebody else, for whom no name is told: ``, to which private investors add $2m``."""
    start = draft.amounts[0].start
    near = _UNNAMED_ADDS.search(draft.line.text, max(draft.line.start, start - _UNNAMED_REACH), start)
    return near is not None and all(e.end <= near.start() for e in draft.actors)


def _place(draft: Draft) -> int:
    return draft.amounts[0].start


def _of_whole(made: list[Draft]) -> None:
    """Let what a whole is said to be made of be by and for whom that is: ``a $9m package from A for B: a $4m loan``.

    What a letter or a term sheet promises is bound by no more than that.
    """
    for whole in made:
        opened = whole.act.generic and whole.amounts and whole.actors
        if not opened or not whole.line.text.startswith(": ", max(whole.trigger.end, whole.amounts[0].end)):
            continue
        if whole.force.soft and not whole.recipients:
            whole.take("recipients", _signer(whole), "subject")
        for part in made[:_LOOKED_AT]:
            if part.trigger.start <= whole.trigger.end or part.act.family != "capital":
                continue
            soft = whole.force.soft and part.force.why == "default"
            if soft:
                part.force = whole.force
            turned = not part.recipients and part.known("actors").keys == whole.known("recipients").keys
            if whole.recipients and (
                turned or (soft and part.known("recipients").keys <= whole.known("recipients").keys)
            ):
                part.take("actors", whole.actors, "sentence")
                part.take("recipients", whole.recipients, "sentence")


def _signer(whole: Draft) -> tuple[reex.Entity, ...]:
    """Return the firm that signs a letter for money with who gives it, as whom the money is for."""
    line, givers = whole.line, whole.known("actors").keys
    return tuple(e for e in line.of_kind("company") if e.end <= whole.trigger.start and key(e) not in givers)[-1:]


def _next(first: Draft, behind: list[Draft]) -> Draft | None:
    """Return the act of the next sum: of several that tell of that one, the one that says for whom it is."""
    others = [draft for draft in behind if draft.amounts[0] is not first.amounts[0]]
    same = [draft for draft in others if draft.amounts[0] is others[0].amounts[0]]
    return next((draft for draft in same if draft.recipients), same[0] if same else None)


def _is_same_investment(first: Draft, second: Draft) -> bool:
    """Say whether two firms pay for the same thing, told of the second alone: ``$5m and Beta $2m in shares``."""
    loose = first.act.sites or first.act.generic
    precise = second.act.family == "capital" and not second.act.generic
    if not (loose and precise) or first.recipients or first.trigger.form == "noun":
        return False
    text = first.line.text
    return _AND_INVESTS.fullmatch(text, first.amounts[0].end, second.amounts[0].start) is not None


def _own_party(draft: Draft) -> reex.Entity | None:
    """Return the party right before the sum of an act without a verb: ``, and its unit Acme an $80 million loan``."""
    line, money = draft.line, draft.amounts[0]
    if draft.act.family != "capital" or draft.trigger.form != "noun" or money.start > draft.trigger.start:
        return None
    parties = line.of_kinds(PARTIES)
    near = parties[
        bisect_left(parties, money.start - _NEAR, key=_start) : bisect_left(parties, money.start, key=_start)
    ]
    party = next((e for e in near if _ITS_SUM.fullmatch(line.text, e.end, money.start)), None)
    if party is None or not _AND_PARTY.search(line.text, max(line.start, party.start - _REACH), party.start):
        return None
    return party


def _give_side(first: Draft, second: Draft, party: reex.Entity) -> None:
    """Let *party* be in the second act what the subject of the sentence is in the first."""
    if first.act.family != "capital" or first.line is not second.line:
        return
    getting = first.why.get("recipients") == "subject"
    if not getting and first.why.get("actors") != "subject":
        return
    sides: tuple[Side, Side] = ("recipients", "actors") if getting else ("actors", "recipients")
    side, other = sides
    for whose in sides:
        first.take(whose, tuple(e for e in getattr(first, whose) if key(e) != key(party)), first.why.get(whose, ""))
    shared = tuple(e for e in getattr(first, other) if key(e) != key(party))
    own = tuple(e for e in getattr(second, other) if key(e) != key(party))
    second.take(side, (party,), "subject")
    second.take(other, own or shared, "sentence")
