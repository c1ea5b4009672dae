"""Who does an act: the subject of the verb that governs it."""

from __future__ import annotations

import reex
from reex_initiatives.lexicon.kinds import NAMES, PARTIES, STATES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of, any_titled
from reex_initiatives.lexicon.words import STATUS_CUES
from reex_initiatives.parties.may_act import can_be_subject
from reex_initiatives.progress.by_pattern import is_first_to
from reex_initiatives.progress.cues_before import leading
from reex_initiatives.sentences.joined import (
    first_joined,
    joined_before,
    joined_behind,
    joined_to_first,
    named_before_bracket,
)
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import handed, hit_by, is_adjective

# "Ottawa's decision to impose", "the decision by Ottawa last year to impose": who decides is who acts.
_DECISION = rf"(?:{any_of('decisions')})s?"
_DECIDES = reex.regex(rf"['’]s?\s(?:(?!to\s)[\w-]+\s){{0,2}}{_DECISION}\b")
_DECIDED_BY = reex.regex(rf"\b{_DECISION}\s(?:taken\s|made\s)?by\s(?:the\s)?$")
_TO_DO = reex.regex(r"\bto\s(?:\w+ly\s)?(?:[a-z]+\s)?$")
# What may stand between a subject and its verb.
_TO_VERB = reex.regex(r"\s(?:(?:has|have|had|will|would|also|then|later|again|first|\w+ly)\s){0,3}")
_OWN_VERB_REACH = 24
_TO_DO_REACH, _DECIDED_REACH, _DECIDING_REACH = 20, 40, 90
# "and Codelco said it would invest": who says it of itself does it.
_SAYS_OF_ITSELF = reex.regex(
    rf"\s(?:also\s)?(?:{any_of('says_of_itself')}|told\s\w+)\s"
    r"(?:(?:late\s)?(?:on\s)?[A-Z]\w{2,8}\s|today\s|(?:on|in|at|late|early|earlier|last|this)\s[^,;]{2,40}?\s)?"
    rf"(?:that\s)?(?:(?:it|they)(?:['’](?:s|re|ll|d|ve))?|its\s(?:{any_of('heads')}))\s"
    r"(?:(?:would|will|has|have|had|was|were|is|are|also|plans?\sto|intends?\sto|aims?\sto|expects?\sto|to)\s){0,3}$"
)
_SAYS_REACH = 110
_FIRST_REACH = 160
_IS_FIRST = reex.regex(r"(?:\s\([^()]{1,40}\))?\s(?:one of\s|into\s)?the\s(?:very\s)?(?:first|only|latest)\s")
# "Codelco has told its partner Acme and announced that it would invest": who tells others of himself does it.
_TELLS_OTHERS = reex.regex(
    r"(?:\s\([^()]{1,40}\))?(?:,\s(?:an?|the|its|one of)\s[^;]{3,100},)?\s(?:has\s|have\s|had\s|also\s)?"
    rf"(?:{any_of('lets_know')})\s(?!that\b)[^,;]{{2,60}}\sthat\s(?:it|they)\s"
    r"(?:(?:would|will|has|have|had|was|were|is|are|also|plans?\sto|intends?\sto|aims?\sto|expects?\sto|to)\s){0,3}"
)
_TELLS_REACH = 260
ARTICLE_NOUN = reex.regex(
    rf"(?:\s(?:{any_of('sites')}))?(?:,\s(?:which|who)\s[^;.]{{3,110}},)?\san?\s(?:[\w$%.-]+\s){{0,4}}"
)
_RELATIVE = reex.regex(r"(?:which|who)\b")
_SITE = reex.regex(rf"\s(?:{any_of('sites', 'other_sites')})\b")
# What may stand between a party and a clause on it: brackets, what a site is, or a comma.
_UP_TO = reex.regex(rf"(?:\s\([^()]{{1,40}}\)){{0,2}}(?:{_SITE.pattern})?,?\s")
THAT = reex.regex(r"\s(?:that|which)\s(?:the\s)?$")
# "investment commitment that Japan made".
_WHICH_SOMEBODY = reex.regex(rf"(?:\s[a-z]+)?{THAT.pattern}")
_MADE = reex.regex(rf"\s(?:has\s|have\s|had\s)?(?:also\s)?(?:{any_of('makes_money')})\b")
# How far behind an act's noun such a clause may begin: "curbs on seven metals that China imposes".
_CLAUSE_REACH = 60
PRONOUN = reex.regex(r"\b(?:it|they|he|she)\s(?:\w+\s)?$")
_OPENS_CLAUSE = reex.regex(r",\s(?:and|but)\s")
# "lent Acme $5 million and added".
_AND_VERB = reex.regex(r"\s(?:and|&)\s(?:also\s|then\s|later\s|\w+ly\s)?$")
_AND_REACH = 24
# "directs the ministry to buy tin, and provides $5 million".
_AND_DOES = reex.regex(r",\sand\s(?:also\s)?[a-z]+s$")
_AND_DOES_REACH = 12
# "The Pentagon met Acme, and lent": what joins a verb to one before.
_JOINED_VERB = reex.regex(r",?\s(?:and|but|then)\s(?:also\s|then\s|later\s|\w+ly\s)?")
# "Lynas, one of the oldest names in the U.S. trade, has": what only says who somebody is.
_APPOSITION = reex.regex(
    r"(?:\s\([^()]{1,40}\))*,\s(?:one\sof\s|an?\s|the\s(?=[a-z]|[A-Z][\w.]+\s(?!and\b)[a-z]))[^,;:]{3,90},\s"
)
# How far behind somebody such words may reach, brackets before them included.
_APPOSED = 180
# "With its new fund, the ministry": whose it is stands behind it.
_WITH_ITS = reex.regex(
    r"\W{0,3}(?:With|Through|Under|By|In)\s(?:its|their)\s(?:(?!(?:against|over|on|for|to|of|with|from)\s)[\w-]+\s){0,2}"
)
_BEHIND_OPENING = reex.regex(r"[^,;]{0,60},\s(?:the\s)?")
# "Having signed a contract with Beta, Acme", "After winning a grant from the state, Acme": who did it stands behind.
_HAVING_DONE = reex.regex(
    rf"\W{{0,3}}(?:(?:After|Since|By|Upon|On|Besides|Despite)\s(?:also\s|recently\s)?[a-z]{{2,}}ing"
    rf"|Having\s(?:also\s|just\s|already\s|\w+ly\s)?[a-z]{{3,}}|{any_titled('having')})\s"
)
# "Inside the ministry, officials are": those who work in a body act for it.
_INSIDE = reex.regex(r"\W{0,3}(?:Inside|Within|At)\s(?:the\s)?")
_STAFF = reex.regex(rf",\s(?:{any_of('staff')})\s")
# "with the Pentagon taking a 40% stake": close behind, a verb that the act's noun is the object of.
_BEHIND_WITH = reex.regex(r",\swith\s(?:the\s)?$")
_DOING = reex.regex(r"\s(?:also\s)?[a-z]{3,}ing\s(?:[^\s,;:]+\s){0,5}?(?:an?\s|the\s|up to\s|\W|\d)?")
# "The act (the BBB), pushed through by the administration".
_PASSED_BY = reex.regex(rf"(?:\s\([^()]{{1,20}}\))?,\s(?:{any_of('passed')})\s(?:by|under)\s(?:the\s)?")
# A second clause whose subject is somebody else, for whom no name is told: ", and other companies are contributing".
_UNNAMED = reex.regex(
    r"(?:,\s(?:and|but|while|as)|;(?:\s(?:and|but|while))?)\s"
    r"(?!(?:the\s)?(?:two|three|four|five|both|same)\s)(?:[a-z][\w-]*\s){0,5}?"
    rf"(?:{any_of('unnamed')})\s"
    r"(?:(?:also|now|then|alone|already|is|are|was|were|has|have|had|will|would|should|could|may|must|can|ought|to|been"
    r"|be|plan|want|aim|hope|intend|expect|agreed?|pledged?|promised?)\s){0,4}$"
)
_UNNAMED_REACH = 100
# The same of somebody whom no table knows: ", and Glenwood took a stake".
_NO_PARTY = reex.regex(
    r",\s(?:and|but|while)\s(?:the\s)?(?P<name>[A-Z][\w&.’'-]*(?:\s[A-Z][\w&.’'-]*){0,3})\s"
    r"(?:(?:also|then|later|has|have|had|will|would|\w+ly)\s){0,3}$"
)
# The same of a firm that was named before: ", and the company has since signed".
_THAT_FIRM = reex.regex(
    rf",\s(?:and|but|while|so)\s(?:the|this)\s(?:{any_of('that_firm')})\s"
    r"(?:(?:also|now|then|since|already|itself|recently|has|have|had|is|was|will|would|to)\s){0,4}$"
)
# A blank and perhaps an article.
_ARTICLE = 5
# Cues that govern the noun of an act.
_GOVERNING = frozenset((*STATUS_CUES, "getting"))


def verb_of(line: Line, trigger: Trigger) -> int:
    """Return where the verb stands that governs the act: the nearest cue of status before it, or itself."""
    told = trigger.match is not None and "actor" not in trigger.match.places  # "a contract for 50 tonnes of tin"
    if (trigger.form != "noun" and not told) or (told and _has_own_subject(line, trigger)):
        return trigger.start
    start, _ = line.clause(trigger.start)
    cues = leading(line, trigger, start, line.cues_of(start, trigger.start, _GOVERNING))
    return cues[-1].start if cues else trigger.start


def _of_somebody_else(line: Line, verb: int) -> bool:
    """Say whether a clause has a subject of its own that is no party of the text: unnamed, or of an unknown name."""
    low = max(line.start, verb - _UNNAMED_REACH)
    if _UNNAMED.search(line.text, low, verb) or _THAT_FIRM.search(line.text, low, verb):
        return True
    other = _NO_PARTY.search(line.text, low, verb)
    if other is None:
        return False
    start, end = other.span("name")
    return not any(start <= e.start < end for e in line.of_kinds(PARTIES))


def _has_own_subject(line: Line, trigger: Trigger) -> bool:
    """Say whether a party stands right before the verb of a pattern: ``a year after China restricted exports``."""
    low = trigger.start - _OWN_VERB_REACH
    near = (e for e in line.of_kinds(trigger.act.actors) if low <= e.end < trigger.start and not is_adjective(e))
    return any(_TO_VERB.fullmatch(line.text, e.end, trigger.start) for e in near)


def subjects(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the parties that stand as subject of the act's verb."""
    verb = verb_of(line, trigger)
    leading = (
        _directed(line, trigger)
        or _opening(line, trigger)
        or _behind_participle(line, trigger)
        or _speaker(line, verb)
        or _decides(line, trigger, verb)
        or _made_first(line, trigger)
        or _made_by(line, trigger)
    )
    if leading or _of_somebody_else(line, verb):
        return leading
    start, _ = line.clause(verb)
    able = [e for e in line.of_kinds(PARTIES) if e.end <= verb and can_be_subject(line, e, trigger)]
    able = _without_objects(line, able, verb)
    able = [e for e in able if (full := named_before_bracket(line, e)) is None or full in able]
    inside = [e for e in able if e.start >= start]
    while inside and described(line, inside[-1], verb):
        inside.pop()
    if inside and line.text.endswith(", ", 0, verb) and line.text.endswith("ing", verb, trigger.end):
        return joined_to_first(line, inside)  # "Sojitz buys shares in Lynas, securing": who does the first
    if inside and _JOINED_VERB.fullmatch(line.text, inside[-1].end, verb):
        inside = [inside[0]]  # "The Pentagon met Acme, and lent": who does the first verb does the second
    if inside and not PRONOUN.search(line.text, max(line.start, verb - 12), verb):
        return _holders(line, inside[-1]) or joined_before(line, inside[-1])
    if antecedent := _antecedent(line, start, trigger):
        return antecedent
    if plan := _plan_of_clause(line, start, verb):
        return _holders(line, plan)
    if not able and (doer := _relative_doer(line, trigger)):
        return doer
    laws = [e for e in line.of_kind("program") if e.end <= verb and e is not trigger.program]
    if not able and laws:
        return _holders(line, laws[-1])
    return joined_to_first(line, able)  # a clause without a subject goes on with that of the sentence


def _speaker(line: Line, verb: int) -> tuple[reex.Entity, ...]:
    """Return who says it of itself: ``prices fell, and Codelco said it would invest``."""
    low = max(line.start, verb - _SAYS_REACH)
    if line.text.find("it", low, verb) < 0 and line.text.find("they", low, verb) < 0:
        return ()  # as ever, told in far less time
    said = _SAYS_OF_ITSELF.search(line.text, low, verb)
    speakers = [e for e in line.of_kinds(PARTIES) if e.end == said.start() and not is_adjective(e)] if said else []
    if not speakers and line.text.find(" that ", low, verb) >= 0:
        near = (e for e in line.of_kinds(PARTIES) if verb - _TELLS_REACH < e.end < verb and not is_adjective(e))
        speakers = [e for e in near if _TELLS_OTHERS.fullmatch(line.text, e.end, verb)][-1:]
    return joined_before(line, speakers[0]) if speakers else ()


def _made_first(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return whom something makes the first to do it: ``making Acme one of the first companies to extract``."""
    if not is_first_to(line, trigger):
        return ()
    for entity in reversed(line.of_kinds(trigger.act.actors)):
        if trigger.start - _FIRST_REACH < entity.end < trigger.start and _IS_FIRST.match(
            line.text, entity.end, trigger.start
        ):
            return (entity,)
    return ()


def _made_by(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return who made what the sentence only goes back to: ``building on the commitment that Japan made in July``."""
    if trigger.form != "noun" or trigger.act.family != "capital":
        return ()
    for entity in line.of_kinds(trigger.act.actors):
        if _WHICH_SOMEBODY.fullmatch(line.text, trigger.end, entity.start) and _MADE.match(line.text, entity.end):
            return (entity,)
    return ()


def _decides(line: Line, trigger: Trigger, verb: int) -> tuple[reex.Entity, ...]:
    """Return whose decision it is to do it: ``Ottawa's decision to impose``, ``the decision by Ottawa to impose``."""
    low = max(line.start, verb - _TO_DO_REACH)
    to = _TO_DO.search(line.text, low, verb) if line.text.find("to", low, verb) >= 0 else None
    able = [e for e in line.of_kinds(trigger.act.actors) if e.end <= to.start()] if to else ()
    for entity in reversed(able):
        by = _DECIDED_BY.search(line.text, max(line.start, entity.start - _DECIDED_REACH), entity.start)
        if (by or _DECIDES.match(line.text, entity.end)) and entity.end >= verb - _DECIDING_REACH:
            return joined_before(line, entity)
    return ()


def _plan_of_clause(line: Line, start: int, verb: int) -> reex.Entity | None:
    """Return the program that is the subject of a second clause: ``…, and the EU's RESourceEU plan set aside``."""
    if start == line.start or not _OPENS_CLAUSE.match(line.text, start):
        return None
    inside = [e for e in line.of_kinds(PARTIES) if start <= e.start and e.end <= verb]
    return inside[-1] if inside and inside[-1].kind == "program" and len(inside) < 3 else None


def _without_objects(line: Line, able: list[reex.Entity], verb: int) -> list[reex.Entity]:
    """Leave out the objects of a verb that *verb* is joined to: ``The bank lent Acme $5 million and added``."""
    if not _AND_VERB.search(line.text, max(line.start, verb - _AND_REACH), verb):
        return able
    ends = [t.end for t in line.triggers if t.form not in ("noun", "pattern") and t.end < verb]
    objects = {end + length for end in ends for length in (1, _ARTICLE)}  # "lent Acme", "lent the firm"
    return [e for e in able if e.start not in objects]


def _opening(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return who acts by how the sentence opens: ``With its fund, KfW``, ``Inside the ministry, officials``."""
    own = _WITH_ITS.fullmatch(line.text, line.start, trigger.start) is not None
    for entity in line.of_kinds(trigger.act.actors):
        if own and entity.start >= trigger.end and _BEHIND_OPENING.fullmatch(line.text, trigger.end, entity.start):
            return (entity,)
        if entity.end <= trigger.start and _with_doing(line, entity, trigger):
            return joined_before(line, entity)
        inside = entity.kind == "agency" and _INSIDE.fullmatch(line.text, line.start, entity.start)
        if inside and entity.end <= trigger.start and _STAFF.match(line.text, entity.end):
            return (entity,)
    return ()


def _behind_participle(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return who did what a sentence opens with: ``Having secured a loan from the bank, Acme is building``."""
    opens = _HAVING_DONE.match(line.text, line.start)
    if opens is None or line.text.find(",", opens.end(), trigger.start) >= 0:
        return ()
    for entity in line.of_kinds(trigger.act.actors | trigger.act.recipients):
        if entity.start >= trigger.end and _BEHIND_OPENING.fullmatch(line.text, trigger.end, entity.start):
            return joined_behind(line, entity, trigger.act.actors | trigger.act.recipients)
    return ()


def _with_doing(line: Line, entity: reex.Entity, trigger: Trigger) -> bool:
    """Say whether a clause of its own tells what a party does: ``…, with the Pentagon taking a 40% stake``."""
    doing = _DOING.match(line.text, entity.end, trigger.start)
    itself = line.text[entity.end : trigger.start] in (" ", " also ") and line.text.endswith("ing", 0, trigger.end)
    if not (doing or itself):
        return False
    return _BEHIND_WITH.search(line.text, line.start, first_joined(line, entity).start) is not None


def described(line: Line, entity: reex.Entity, verb: int) -> reex.Entity | None:
    """Return whom the words only describe that a party stands in: ``Orion, a fund backed by ADQ, agreed``."""
    for party in line.of_kinds(NAMES):
        near = 0 < entity.start - party.end < _APPOSED
        said = _APPOSITION.match(line.text, party.end, verb) if near else None
        if said and entity.end < said.end():
            return party
    return None


def _holders(line: Line, subject: reex.Entity) -> tuple[reex.Entity, ...]:
    """Return whose program the subject is, as ``the administration's Beautiful Act``, or who passed it."""
    if subject.kind != "program":
        return ()
    full = [e for e in line.of_kind("program") if line.text[e.end : subject.start] == " ("]
    subject = full[0] if full else subject  # "… Big Beautiful Bill Act (OBBBA)"
    if passed := _PASSED_BY.match(line.text, subject.end):
        return tuple(e for e in line.of_kinds(STATES) if e.start == passed.end())
    before = [e for e in line.of_kinds(STATES) if e.end < subject.start]
    owns = bool(before) and line.text[before[-1].end : subject.start] in ("'s ", "’s ")
    return (before[-1],) if owns else ()


def _antecedent(line: Line, start: int, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return whom a clause with ``which`` or ``who`` speaks of: the party right before it."""
    if not _RELATIVE.match(line.text, start):
        return ()
    before = [e for e in line.of_kinds(PARTIES) if e.end <= start]
    if before and (full := named_before_bracket(line, before[-1])):
        before = [*before, full]  # "the Export-Import Bank (EXIM), which"
    if before and trigger.act.family == "trade" and hit_by(line, before[-1]) is not None:
        return ()  # "sanctions against Peru, which ban"
    if before and handed(line, before[-1]) and ARTICLE_NOUN.match(line.text, before[-1].end, trigger.start):
        return ()  # "gave Acme, which runs a smelter, a contract"
    if before and before[-1].kind == "country" and line.text.endswith(", ", 0, before[-1].start):
        return ()  # "its plant near Perth, Australia, which"
    if before and before[-1].kind == "country" and _SITE.match(line.text, before[-1].end):
        return ()  # "its Balama, Mozambique mine, which"
    if not before or not _UP_TO.fullmatch(line.text, before[-1].end, start) or is_adjective(before[-1]):
        return ()
    return joined_before(line, before[-1]) if before[-1].kind in trigger.act.actors | trigger.act.recipients else ()


def _directed(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return whom an order sets to act: ``directs the Secretary of Energy to buy``.

    What stands behind in the form of a third person is done by the order again: ``directs it to buy …, and provides``.
    """
    again = any(
        _AND_DOES.search(line.text, max(line.start, t.start - _AND_DOES_REACH), t.end)
        for t in line.triggers
        if t.start <= trigger.start and t.form in ("present", "money")
    )
    if again:
        return ()
    for cue in reversed(line.cues_of(line.start, trigger.start, "directing")):
        for entity in line.of_kinds(trigger.act.actors):
            if cue.end < entity.start <= cue.end + _ARTICLE and entity.end <= trigger.start:
                return joined_behind(line, entity, trigger.act.actors)
    return ()


def _relative_doer(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return who acts in a clause behind the noun: ``the export restrictions that China imposes``."""
    for entity in line.of_kinds(trigger.act.actors):
        near = trigger.end <= entity.start < trigger.end + _CLAUSE_REACH
        if near and trigger.act.buys and line.makes(entity):
            return ()  # "a contract for the magnets that Acme is to make"
        if near and THAT.search(line.text, trigger.end, entity.start):
            return (entity,)
    return ()
