"""Who gives and who gets: the parties of an act, by where they stand in its sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

import reex
from reex_initiatives.lexicon.kinds import STATES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import Act
from reex_initiatives.parties import sides
from reex_initiatives.parties.equals import equals
from reex_initiatives.parties.getting import (
    agreed_between,
    announces_own,
    asks,
    borrows,
    financiers,
    from_the_state,
    gets,
    sign_together,
    signs_for,
    uses_own,
    won_behind,
)
from reex_initiatives.parties.givers import OWNS, beside, issues, lenders, owners, sources, syndicate
from reex_initiatives.parties.inward import is_place_of
from reex_initiatives.parties.issuers import issued, lent_under
from reex_initiatives.parties.pattern_places import (
    before_actor,
    first_doer,
    is_no_subject,
    own_measure,
    owner_near,
    together_with,
    up_to_verb,
)
from reex_initiatives.parties.subject import described, subjects
from reex_initiatives.parties.takers import (
    borrower,
    financed,
    handed_to,
    helped_with,
    holder,
    indirect,
    named_for,
    owner_helped,
    takers_of,
)
from reex_initiatives.parties.together import companions
from reex_initiatives.sentences.joined import joined_before, joined_behind
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import PREPOSITION_REACH, hit_by, is_adjective, is_lender, kept, key, keys

# Before the first of those that stand for many: "ten projects, including".
_EXAMPLES = reex.regex(
    rf"\b(?:{any_of('many')})\b[^.;:]{{0,80}}"
    r"(?:,?\s(?:including|such as|like)|,\s(?:among them|among which are|namely|notably)|:)\s(?:the\s)?$"
)
# Those who make laws: "the Colombian congress", "lawmakers in Lusaka".
_MAKES_LAW = reex.regex(rf"\s(?:{any_of('lawmakers', 'chambers')})$", re.IGNORECASE)
_MAKERS_IN = reex.regex(rf"\b(?:{any_of('lawmakers')}|MPs)\s(?:in|of)\s$", re.IGNORECASE)
# "Acme awarded up to $5 million by the department": a headline's passive, without its auxiliary.
_SUM_BY = reex.regex(r"(?:\s(?:in|of|for|from)\s[^,;:.]{2,60})?\sby\s(?:the\s)?")
_PASSIVE = reex.regex(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?$")
# A name between commas that no table holds.
_UNKNOWN = reex.regex(r"(?:,\s(?:and\s)?(?:[A-Z][\w&.-]*\s?){1,4}){1,3}(?:,\s(?:and\s)?|\sand\s)(?:the\s)?")


class Roles(msgspec.Struct, frozen=True):
    """The parties of one act, as mentions, and by which rule each side was found."""

    actors: tuple[reex.Entity, ...] = ()
    recipients: tuple[reex.Entity, ...] = ()
    actors_by: str = ""
    recipients_by: str = ""

    @property
    def rule(self) -> str:
        """The rule for who gives, by which the others go."""
        return self.actors_by


def roles(line: Line, trigger: Trigger) -> Roles:
    """Return who stands as giver and as getter around *trigger* in its own sentence."""
    found = _by_paper(line, trigger) or _sides_of(line, trigger)
    if turned := borrows(line, trigger, found.actors, found.recipients):
        found = Roles(*turned, "beside", "subject")
    if trigger.act.parties or trigger.act.subject_only:
        return found
    more = companions(line, trigger, found.actors, lambda first: joined_behind(line, first, trigger.act.actors))
    if not more:
        return found
    recipients = tuple(e for e in found.recipients if e not in more)
    return msgspec.structs.replace(found, actors=found.actors + more, recipients=recipients)


def _by_paper(line: Line, trigger: Trigger) -> Roles | None:
    if trigger.match and trigger.match.places.keys() & {"actor", "recipient"}:
        return None
    told = issued(line, trigger) or lent_under(line, trigger)
    return Roles(*told, "beside", "subject") if told else None


def _sides_of(line: Line, trigger: Trigger) -> Roles:
    found = _matched(line, trigger, trigger.match.places) if trigger.match else _by_place(line, trigger)
    found = _with_teller(line, trigger, found)
    act = trigger.act
    if act.sites and not found.actors:
        return msgspec.structs.replace(found, actors=sides.spokesman(line, trigger), actors_by="source")
    if act.family == "trade" and found.recipients:  # who takes a measure isn't hit by it
        own = set(keys(found.actors))
        return msgspec.structs.replace(found, recipients=tuple(e for e in found.recipients if key(e) not in own))
    if act.subject_only and trigger.match and not found.actors:
        return msgspec.structs.replace(found, actors=_lawmaker(line), actors_by="source")
    if act.parties or act.sites or act.subject_only:
        return found
    if act.instrument == "equity" and (backers := tuple(sides.investors(line, trigger))):
        found = _with_investors(line, found, backers)
    if act.family != "trade" and act.instrument != "stockpile" and not found.recipients:
        found = msgspec.structs.replace(found, recipients=_listed(line, trigger), recipients_by="list")
    if not found.actors and (firms := sides.ours(line, trigger, found.recipients)):
        return Roles(found.recipients, firms, "source", "object")
    if not found.actors and (givers := sides.giver(line, trigger)):
        others = tuple(e for e in found.recipients if e not in givers)
        found = msgspec.structs.replace(found, actors=givers, actors_by="source", recipients=others)
    if not found.recipients and (getters := sides.getter(line, trigger, found.actors)):
        found = msgspec.structs.replace(found, recipients=getters, recipients_by="object")
    return found


def _with_teller(line: Line, trigger: Trigger, found: Roles) -> Roles:
    """Return the parties, with the state that tells of a measure that nobody else is said to take."""
    if trigger.act.family != "trade" or found.actors:
        return found
    teller = sides.told_by_state(line, trigger)
    return msgspec.structs.replace(found, actors=teller, actors_by="source") if teller else found


def _with_investors(line: Line, found: Roles, backers: tuple[reex.Entity, ...]) -> Roles:
    """Return the parties, where those pay who stand behind ``led by``, and who raises the money gets it."""
    kinds = frozenset(("agency", "company"))
    giving = tuple(dict.fromkeys(e for first in backers for e in joined_behind(line, first, kinds)))
    for entity in line.of_kinds(kinds):  # "Microsoft, Nobody Knows, Ford and Appian"
        if entity not in giving and any(_UNKNOWN.fullmatch(line.text, e.end, entity.start) for e in giving):
            giving = tuple(dict.fromkeys((*giving, *joined_behind(line, entity, kinds))))
    own = found.recipients or tuple(e for e in found.actors if e.kind == "company" and e not in giving)
    own = tuple(e for e in own if e not in giving)
    if found.actors_by == "source":
        giving = tuple(dict.fromkeys((*giving, *(e for e in found.actors if e not in own))))
    return Roles(giving, own, "source", found.recipients_by if found.recipients else "subject")


def _lawmaker(line: Line) -> tuple[reex.Entity, ...]:
    """Return the country whose law it is, told by those who make it: ``the Colombian congress``, ``MPs in Lusaka``."""
    for country in line.of_kind("country"):
        low = max(line.start, country.start - PREPOSITION_REACH)
        if _MAKES_LAW.search(country.text) or _MAKERS_IN.search(line.text, low, country.start):
            return (country,)
    return ()


def _listed(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return those whom a sentence names as examples of many: ``put ten projects on its list, including Stibnite``."""
    first = next((e for e in line.of_kinds(trigger.act.recipients - STATES) if e.start >= trigger.end), None)
    if first is None or not _EXAMPLES.search(line.text, trigger.start, first.start):
        return ()
    return joined_behind(line, first, trigger.act.recipients)


def _matched(line: Line, trigger: Trigger, places: Mapping[str, reex.Entity]) -> Roles:
    """Return the parties at the places of a pattern; a side that it has no place for is found as ever."""
    act = trigger.act
    if "actor" in places and is_no_subject(line, places["actor"], trigger):
        places = {side: place for side, place in places.items() if side != "actor"}
    places = _as_hit(line, trigger, places)
    if own := own_measure(line, trigger):
        places = {**places, "actor": own}
    if "actor" in places and (first := first_doer(line, places["actor"], trigger)):
        places = {**places, "actor": first}
    if "recipient" in places and (owner := owner_near(line, places["recipient"], trigger)):
        places = {**places, "recipient": owner}
    head = described(line, places["actor"], trigger.start) if "actor" in places and not own else None
    if head and head.kind in act.actors:
        places = {**places, "actor": head}
    known = {side: joined_behind(line, places[side], kinds) for side, kinds in _sides(act) if side in places}
    if "actor" in known and not is_adjective(places["actor"]):  # "Acme and Beta suspended production"
        before = before_actor(line, places) or together_with(line, places["actor"], trigger)
        known["actor"] = (*kept(line, before, act.actors), *known["actor"])
        if "recipient" not in places:
            more = up_to_verb(line, places["actor"], trigger)
            known["actor"] += tuple(e for e in kept(line, more, act.actors) if e not in known["actor"])
    known |= _with_before(line, trigger, known, places.get("recipient"))
    if "actor" in known and "recipient" in places:  # "Acme and Beta are in talks on a merger"
        known["actor"] = tuple(e for e in known["actor"] if e is not places["recipient"])
    if len(known) == 2 or not act.actors:
        others = equals(line, trigger)[1] if act.parties else ()
        known_kinds = {e.kind for es in known.values() for e in es}
        kinds = STATES if known and known_kinds <= STATES else act.actors | act.recipients
        more = tuple(e for e in others if e.kind in kinds and e not in known["actor"] + known["recipient"])
        return Roles(known.get("actor", ()), known.get("recipient", ()) + more, "pattern", "pattern")
    return _with_rest(line, trigger, known, places)


def _as_hit(line: Line, trigger: Trigger, places: Mapping[str, reex.Entity]) -> Mapping[str, reex.Entity]:
    """Return the places of a pattern, where who is told of as hit by a measure is so, and does nothing."""
    named = places.get("actor") if trigger.act.family == "trade" else None
    measure = hit_by(line, named) if named else None
    if named is None or measure is None:
        return places
    able = (e for e in reversed(line.of_kinds(trigger.act.actors)) if OWNS.fullmatch(line.text, e.end, measure))
    owner = next(able, None)
    return {"recipient": named, "actor": owner} if owner else {"recipient": named}


def _with_rest(
    line: Line,
    trigger: Trigger,
    known: Mapping[str, tuple[reex.Entity, ...]],
    places: Mapping[str, reex.Entity],
) -> Roles:
    """Return the parties of a pattern that has a place for one side, the other side found as ever."""
    act = trigger.act
    rest = _by_place(line, trigger)
    taken = {id(e) for es in (*known.values(), places.values()) for e in es}
    actors = known.get("actor") or tuple(e for e in rest.actors if id(e) not in taken)
    if not actors and "recipient" in known and act.instrument == "equity" and rest.recipients_by == "subject":
        actors = tuple(e for e in rest.recipients if id(e) not in taken)  # "Acme closed its purchase of 10% of Beta"
    recipients = known.get("recipient") or tuple(e for e in rest.recipients if id(e) not in taken)
    actors_by = "pattern" if "actor" in known else rest.actors_by
    recipients_by = "pattern" if "recipient" in known else rest.recipients_by
    if act.buys and "actor" in known and not recipients:  # "will sell its concentrate to Acme": who does it sells
        recipients = tuple(e for e in subjects(line, trigger) if e.kind in act.recipients and id(e) not in taken)
        recipients_by = "subject"
    return Roles(actors, recipients, actors_by, recipients_by)


def _sides(act: Act) -> tuple[tuple[str, frozenset[str]], ...]:
    return ("actor", act.actors), ("recipient", act.recipients)


def _by_place(line: Line, trigger: Trigger) -> Roles:
    act = trigger.act
    if act.parties:
        return Roles(*equals(line, trigger), "parties", "parties")
    owner = owners(line, trigger)
    source = sources(line, trigger)
    if owner and issues(line, trigger, owner[0]):
        givers = source or kept(line, tuple(e for e in subjects(line, trigger) if e not in owner), act.actors)
        return Roles(givers, owner, "source" if source else "subject", "owner")
    if won := won_behind(line, trigger):
        getters = tuple(e for e in line.of_kinds(act.recipients) if trigger.end <= e.start < won.end())
        givers = kept(line, owner, act.actors) or source
        return Roles(givers, getters[:1], "owner" if owner else "source", "subject")
    if asking := asks(line, trigger):
        givers = tuple(e for e in kept(line, owner, act.actors) or source if e not in asking)
        return Roles(givers, asking, "owner" if owner else "source", "owner")
    subject = subjects(line, trigger)
    if trigger.form == "past" and (
        _PASSIVE.search(line.text, max(line.start, trigger.start - 14), trigger.start)
        or _is_headlines_passive(line, trigger, source, subject)
    ):
        return _passive(line, trigger, source, kept(line, subject, act.recipients))
    if signed := _signed(line, trigger, (owner, source, subject)):
        return signed
    low = subject[0].start if subject and subject[0].start < trigger.start else line.start
    reach = trigger.start if trigger.form == "noun" else trigger.end
    if subject and (
        gets(line, trigger, low, reach)
        or from_the_state(line, trigger, subject)
        or signs_for(line, trigger, subject, source)
    ):
        getters = kept(line, subject, act.recipients | STATES if act.generic else act.recipients)
        if getters and act.to and not (act.buys or act.object):
            givers = source or kept(line, owner, act.actors)
            givers = givers or lenders(line, trigger, subject) or beside(line, trigger)
            by = "source" if source else "owner" if owner else "beside"
            return Roles(tuple(g for g in givers if g not in getters), getters, by, "subject")
    if source and owner and trigger.form == "noun" and all(e.kind == "company" for e in owner):
        return Roles(source, kept(line, owner, act.recipients), "source", "owner")  # "Acme's $5 million grant from DOE"
    givers, by = _givers(line, trigger, owner, source, subject)
    takers = (
        handed_to(line, trigger)
        or owner_helped(line, trigger)
        or takers_of(line, trigger)
        or financed(line, trigger)
        or (named_for(line, trigger) if source else ())
    )
    receiver = None if takers else indirect(line, trigger, givers)
    takers = takers or (_joined_to(line, receiver, act) if receiver else ()) or holder(line, trigger)
    takers = takers or borrower(line, trigger, givers) or helped_with(line, trigger, givers)
    takers = takers or (announces_own(line, trigger, subject, source) if givers == source else ())
    takers = takers or (uses_own(line, trigger, subject, givers) if givers == owner else ())
    return Roles(givers, tuple(t for t in takers if t not in givers), by, "between" if receiver else "object")


def _with_before(
    line: Line, trigger: Trigger, known: Mapping[str, tuple[reex.Entity, ...]], getter: reex.Entity | None
) -> dict[str, tuple[reex.Entity, ...]]:
    """Return who gets something, with those before him in the subject of it: ``Acme and Beta were awarded``."""
    if getter is None or trigger.act.parties or getter.end > trigger.start:
        return {}
    before = (e for e in _joined_to(line, getter, trigger.act) if e not in known.get("actor", ()))
    return {"recipient": tuple(dict.fromkeys((*before, *known["recipient"])))}


def _joined_to(line: Line, receiver: reex.Entity, act: Act) -> tuple[reex.Entity, ...]:
    """Return who gets something with a party between verb and noun: ``lent Acme and Beta a total of``."""
    return tuple(e for e in joined_before(line, receiver) if e.kind in act.recipients)


def _is_headlines_passive(
    line: Line, trigger: Trigger, source: tuple[reex.Entity, ...], subject: tuple[reex.Entity, ...]
) -> bool:
    """Say whether a headline tells what a firm was given, and by whom: ``Acme awarded $5 million by the bank``."""
    if trigger.act.family != "capital" or not (source and subject) or any(e.kind in STATES for e in subject):
        return False
    sums = (e for e in line.of_kind("money") if trigger.end <= e.start and e.end <= source[0].start)
    return any(_SUM_BY.fullmatch(line.text, e.end, source[0].start) for e in sums)


def _signed(line: Line, trigger: Trigger, before: tuple[tuple[reex.Entity, ...], ...]) -> Roles | None:
    """Return the parties of money that is agreed between them, as a loan is with one bank or several.

    *before* are its owner, its source and the subject: ``it closed a loan with Acme Bank`` has none of these.
    """
    _, source, subject = before
    if banks := syndicate(line, trigger):
        own = tuple(e for e in kept(line, subject, trigger.act.recipients) if e not in banks)
        return Roles(kept(line, banks, trigger.act.actors), own, "beside", "subject")
    if paying := financiers(line, trigger, subject):
        return Roles(paying, kept(line, subject, trigger.act.recipients), "beside", "subject")
    if signed := agreed_between(line, trigger) or sign_together(line, trigger, subject, source):
        return Roles(*signed, "subject", "subject")
    banks = () if any(before) else tuple(e for e in lenders(line, trigger, ()) if e.kind == "agency" or is_lender(e))
    return Roles(banks, (), "beside") if banks else None


def _givers(
    line: Line,
    trigger: Trigger,
    owner: tuple[reex.Entity, ...],
    source: tuple[reex.Entity, ...],
    subject: tuple[reex.Entity, ...],
) -> tuple[tuple[reex.Entity, ...], str]:
    """Return who gives, and where it stands; a country that only tells where a firm invests does not."""
    kinds = trigger.act.actors
    if subject and all(e.kind == "company" for e in subject) and is_place_of(line, trigger, owner):
        owner = ()
    first = kept(line, subject, kinds) if trigger.form in ("base", "present") else ()
    givers = kept(line, owner, kinds) or first or source or kept(line, subject, kinds)
    return givers, "owner" if owner else "source" if source and not first else "subject"


def _passive(line: Line, trigger: Trigger, source: tuple[reex.Entity, ...], subject: tuple[reex.Entity, ...]) -> Roles:
    """Return the parties of a passive verb, whose subject is the getter or the sum: ``$5 million was lent to``."""
    if subject or trigger.act.family != "capital":
        return Roles(source, subject, "source", "subject")
    return Roles(source, handed_to(line, trigger) or takers_of(line, trigger), "source", "object")
