"""Who gives and gets where words away from the act tell it: ``selected by DOE for a grant``, ``Acme said its loan``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import reex
from reex_initiatives.lexicon.kinds import STATES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of, any_titled
from reex_initiatives.lexicon.words import is_one_of
from reex_initiatives.parties.givers import has_sum_between
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_adjective

_FROM = reex.regex(r"\W{0,3}From\s(?:the\s)?(?:[A-Z]\w*['’]s\s)?")
# "was picked by the ministry for a loan".
_CHOSEN_BY = reex.regex(rf"\b(?:{any_of('chosen')})\sby\s(?:the\s)?(?:[A-Z]\w+['’]s\s)?$")
_CHOSEN_FOR = reex.regex(r"(?:['’]s)?(?:\s\([^()]{1,30}\))?\s(?:for|to|as|with)\s[^,;]{0,60}$")
# "a loan signed with the bank".
_WITH = reex.regex(r"\swith\s(?:the\s)?(?:[A-Z]\w*['’]s\s)?")
_SIGNED_WITH = reex.regex(
    r"\s(?:of\s[^,;]{1,40}\s)?(?:(?:was|were|is|are|has\sbeen|have\sbeen)\s)?"
    rf"(?:{any_of('signed_with')})"
    r"\s(?:(?:in|on|last|this)\s[\w ]{2,20}?\s)?with\s(?:the\s)?(?:[A-Z]\w*['’]s\s)?"
)
_BETWEEN = reex.regex(
    r"\s(?:(?:of|worth)\s(?:(?!(?:is|are|was|were|has|have|will|would)\s)[^\s,;]+\s){1,6})?"
    r"(?:(?:is|are|was|were|has been|have been)\s)?(?:\w+ly\s)?"
    rf"(?:(?:{any_of('signed_with')})\s)?between\s(?:the\s)?(?:[A-Z]\w*['’]s\s)?"
)
_AND_THE = reex.regex(r"\sand\s(?:the\s)?(?:[A-Z]\w*['’]s\s)?")
# "…, the ministry said on Monday": a body tells at the end what it did.
_TOLD_BY = reex.regex(r",\s(?:the\s)?(?:[A-Z]\w*['’]s\s)?$")
_TELLS = reex.regex(rf"\s(?:{any_of('tells')})(?:[.,;]|\s(?:on|in|late|early|today|[A-Z])|\s*$)")
# "will help Acme build", "to finance Acme's smelter".
_HELPED = reex.regex(rf"\b(?:{any_of('helps')})\s$")
_PAID_FOR = reex.regex(rf"\b(?:{any_of('pays_for')})(?:s|ing)?\s(?:the\s)?$")
# "Backed by a loan from the bank, Acme is building", "Following a grant from": who has it stands behind the comma.
_BACKED_BY = reex.regex(
    rf"\W{{0,3}}(?:(?:{any_of('opens_with')})\s(?:by|with)"
    rf"|(?:With|Following|After|Despite|Thanks to|On top of|Besides)\s"
    rf"(?:the\s|an?\s|its\s)?(?:[\w$€£.,-]+\s){{0,4}}(?:{any_of('help')})\s(?:from|of|by))\s"
)
_BEHIND_COMMA = reex.regex(r"[^,;]{0,90},\s(?:the\s)?")
_VERB = reex.regex(r"\s(?:to\s)?[a-z]{3,}\b")
_ITS = reex.regex(r"\b(?:its|their)\s(?:[^\s,;]+\s){0,6}$")
# "Acme (TSXV: ACM) is pleased to report that", "Acme AB, disclosed that".
_REPORTS = reex.regex(
    rf"(?:\s\([^()]{{1,60}}\))*,?\s(?:today\s)?(?:{any_of('reports')}"
    rf"|(?:is|are)\s(?:{any_of('glad')})\sto\s(?:announce|report|advise|confirm))\s"
)
# "Analysts at Acme said": of others than Acme.
_OUTSIDER = reex.regex(rf"\b(?:{any_titled('outsiders')})\s(?:at|of|with|from|for)\s(?:the\s)?$")
_OUTSIDER_REACH = 30
_WE = reex.regex(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_SAID = reex.regex(r",[”\"]?\s(?:said|says)\s|[”\"],?\s")
# Who puts money into a firm that raises it, told behind: "led by", "with participation from", "cornerstone investor".
_INVESTS = reex.regex(
    rf"(?:\b(?:co-?)?(?:{any_of('invested')}) by(?:\s[A-Z][\w&.’'-]*){{0,5}}(?:,?\s(?:and|with|alongside|joined by))?"
    rf"|\b(?:{any_of('investing')}) (?:from|by|of)"
    r"|\b(?:from|by|with|including|to|include[sd]?|joined by|and) (?:from )?(?:(?:an?|the|its|new|several|existing"
    r"|major|both|lead|largest|strategic|institutional|cornerstone|anchor|key|long-term|long-standing) ){0,3}"
    rf"(?:{any_of('investors')})(?:,? (?:including|such as|like|namely))?"
    r"|\b(?:placed with|placement (?:to|with)|issued? to|sold to|allotted to)"
    r"|\b[Ii]nvestors? (?:are|were|include[sd]?|including|such as))"
    r"\s(?:the\s)?(?:[A-Z]\w*['’]s\s)?$"
)
# Between two of them: ", with", ", alongside", "'s Climate Fund and".
_AND_INVESTS = reex.regex(
    r"(?:['’]s(?:\s[A-Z][\w&-]*){1,4})?(?:\s\([^()]{1,40}\))?,?\s(?:and\s)?"
    r"(?:(?:with|along with|together with|alongside|joined by|followed by|as well as|plus)\s)?(?:the\s)?"
)
_ACTS_AS = reex.regex(r"\s(?:as\s(?!an?\s(?:[a-z-]+\s)?investor)|(?:is\s)?(?:act|advis|serv)ing\b|advised\b)")
_RAISES = reex.regex(rf"{any_of('raising')}|series [a-e]\b", re.IGNORECASE)
_INVESTS_REACH = 70
_NO_ISSUER = reex.regex(r"\b(?:stake|interest|holding|shareholding)s?\s(?:in|of)\s")
# "under a programme of the department", "through a fund run by the ministry".
_UNDER = reex.regex(
    r"\b(?:[Uu]nder|[Tt]hrough|[Vv]ia|[Ff]rom|[Ii]n|[Aa]s part of|[Bb]y)\s(?:an?|the|its|this|[A-Z]\w*['’]s)\s"
    r"(?:[\w£$€¥.,-]+\s){0,6}?"
    rf"(?:{any_of('programmes')})\s"
    rf"(?:(?:that\sis\s|which\sis\s)?(?:{any_of('run_by')})\sby|of|by|from"
    r"|with|at)\s(?:the\s)?(?:[A-Z]\w*['’]s\s)?$"
)
_UNDER_REACH = 130
# "President Trump said on Wednesday the duty": who opens a sentence and tells of it.
_OPENS = 8
_OPENS_TELLING = reex.regex(rf"\s(?:has\s|had\s)?(?:{any_of('tells')}|said|says)\b")
# How a measure is told that is taken: "have to obtain licences", "hit with a duty"; "would be 30%", "will be lifted".
_TAKEN_BEFORE = reex.regex(
    r"\b(?:will|must|shall|may|need(?:s|ed)?|required?|have to|has to|would|hit with|slapped|subject|impos\w+)\b[^,;]*$"
)
_TAKEN_BEHIND = reex.regex(
    r"[^,;.]{0,60}?\s(?:(?:will|would|is to|are to|must|shall)\s(?:also\s|then\s|now\s)?"
    r"(?:be\s(?:\$?\d|[a-z]+ed\b|put|set|cut|in\s)|take|apply|rise|fall|go|stay|remain|enter|come|start|begin|end|cover|last)"
    r"|(?:is|are|was|were|has been|have been)\s(?:now\s|being\s)?(?:\d|[a-z]+ed\b(?!\sto)|put|set|cut|in\sforce)"
    r"|takes?\seffect|took\seffect|came into force)"
)
# How far behind "said" the one may stand of whom it is told.
_SAID_REACH = 30
_REACH = 90  # characters


def giver(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return who gives, where nobody stands by the act as its owner, source or subject."""
    bodies = [e for e in line.of_kinds(STATES) if e.kind in trigger.act.actors and not is_adjective(e)]
    return (
        _opener(line, trigger, bodies)
        or _chooser(line, trigger, bodies)
        or _partner(line, trigger, bodies)
        or _teller(line, trigger, bodies)
        or _runner(line, trigger, bodies)
    )


def _runner(line: Line, trigger: Trigger, bodies: list[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return whose programme money comes from: ``under a programme of the department``."""
    if trigger.act.family != "capital":
        return ()
    for body in bodies:
        low = max(line.start, body.start - _UNDER_REACH)
        if body.kind == "agency" and _UNDER.search(line.text, low, body.start):
            return (body,)
    return ()


def investors(line: Line, trigger: Trigger) -> Iterator[reex.Entity]:
    """Yield who is told behind shares as one who pays for them: ``raised $5 million led by Appian``."""
    word = line.text[trigger.start : trigger.end]
    if not (is_one_of(word.lower(), trigger.act.raises) or _RAISES.match(word)):
        return
    last = 0
    for entity in line.of_kinds(trigger.act.actors):
        if entity.start <= trigger.end or entity.kind not in ("agency", "company"):
            continue
        low = max(trigger.start, entity.start - _INVESTS_REACH)
        if _ACTS_AS.match(line.text, entity.end):
            continue  # "with Macquarie as adviser"
        if (last and _AND_INVESTS.fullmatch(line.text, last, entity.start)) or _INVESTS.search(
            line.text, low, entity.start
        ):
            if has_sum_between(line, trigger, entity):
                return  # "closed a public offering and a $5 million placement to Acme"
            yield entity
            last = entity.end


def spokesman(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the firm that tells at the end what is done at a site: ``the mine will reopen, Acme said``."""
    for firm in line.of_kind("company"):
        tells = firm.start >= trigger.end and _TELLS.match(line.text, firm.end)
        if tells and _TOLD_BY.search(line.text, line.start, firm.start):
            return (firm,)
    return ()


def told_by_state(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the state that tells at the end what it does: ``exports will need a licence, the ministry said``.

    Not where another country stands before the measure, whose it may be.
    """
    if trigger.form in ("noun", "pattern") and not _is_taken(line, trigger):
        return ()
    before = [e for e in line.of_kinds(STATES) if e.end <= trigger.start and not is_adjective(e)]
    if len(before) > 1 or (before and before[0].start - line.start >= _OPENS):
        return ()
    for body in line.of_kind("agency"):
        if (body.ref or "").startswith("int/"):
            continue  # bodies of many states only watch
        if body.start - line.start < _OPENS and _OPENS_TELLING.match(line.text, body.end, trigger.start):
            return (body,)
        tells = body.start >= trigger.end and _TELLS.match(line.text, body.end)
        if tells and _TOLD_BY.search(line.text, line.start, body.start):
            return (body,)
    return ()


def _is_taken(line: Line, trigger: Trigger) -> bool:
    """Say whether it is told that a measure is or will be taken, and not what comes of it: ``the duty hurt trade``."""
    end = trigger.match.end if trigger.match else trigger.end
    behind = _TAKEN_BEHIND.match(line.text, trigger.end, line.end)
    return behind is not None or _TAKEN_BEFORE.search(line.text, line.start, end) is not None


def getter(line: Line, trigger: Trigger, givers: Sequence[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return the firm that gets, where none stands behind the act or between it and its verb."""
    act = trigger.act
    if act.instrument == "equity" and givers and (issuer := _issuer(line, trigger, givers[0])):
        return (issuer,)
    if act.buys and (seller := _fronted(line, trigger, givers)):
        return seller
    if "company" not in act.recipients or act.object or any(e.kind == "company" for e in givers):
        return ()
    for body in givers:
        if firm := pair(line, trigger, body):
            return (firm,)
    firms = [e for e in line.of_kind("company") if e.start >= trigger.end or e.end <= trigger.start]
    money = act.family == "capital"
    return (
        (_backed(line, trigger, firms) or _helped(line, trigger, firms) if money else ())
        or (_speaker(line, trigger, firms) if givers else ())
        or (_we(line, trigger, firms) if givers else ())
    )


def _fronted(line: Line, trigger: Trigger, buyers: Sequence[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return from whom goods are, told first: ``From Acme it will receive tin under a supply contract``."""
    for party in line.of_kinds(trigger.act.recipients)[:1]:
        if party.end <= trigger.start and party not in buyers and _FROM.fullmatch(line.text, line.start, party.start):
            return (party,)
    return ()


def _issuer(line: Line, trigger: Trigger, giver: reex.Entity) -> reex.Entity | None:
    """Return the firm that tells who will pay for its shares: ``Acme said that Beta had subscribed for shares``."""
    before = [e for e in line.of_kind("company") if e.end < giver.start < trigger.start]
    if not before or _NO_ISSUER.search(line.text, trigger.start, line.end):
        return None
    said = _REPORTS.match(line.text, before[-1].end)
    return before[-1] if said and giver.start - said.end() < _SAID_REACH else None


def _opener(line: Line, trigger: Trigger, bodies: list[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return the body from which it comes, told first: ``From the bank the company holds a letter``."""
    opens = bodies and trigger.act.family == "capital" and bodies[0].end <= trigger.start
    return (bodies[0],) if opens and _FROM.fullmatch(line.text, line.start, bodies[0].start) else ()


def _chooser(line: Line, trigger: Trigger, bodies: list[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return who chose somebody for it: ``selected by the department for a grant``."""
    for body in bodies:
        near = body.end <= trigger.start < body.end + _REACH
        chosen = near and _CHOSEN_BY.search(line.text, line.start, body.start)
        if chosen and _CHOSEN_FOR.fullmatch(line.text, body.end, trigger.start):
            return (body,)
    return ()


def _partner(line: Line, trigger: Trigger, bodies: list[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return the body with which it was signed, or between which and a firm it is."""
    if trigger.form != "noun" or trigger.act.family != "capital":
        return ()
    for body in bodies:
        with_it = body.start >= trigger.end and _WITH.fullmatch(line.text, trigger.end, body.start)
        if with_it or signed_with(line, trigger, body):
            return (body,)
        if pair(line, trigger, body):
            return (body,)
    return ()


def ours(line: Line, trigger: Trigger, bodies: Sequence[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return the firm that says of itself, before it is named, that it signed with a body: that one gives."""
    if trigger.act.family != "capital" or len(bodies) != 1 or bodies[0].kind != "agency":
        return ()
    body = bodies[0]
    if body.start < trigger.end or not _WITH.fullmatch(line.text, trigger.end, body.start):
        return ()
    return _we(line, trigger, list(line.of_kind("company")))


def signed_with(line: Line, trigger: Trigger, body: reex.Entity) -> bool:
    """Say whether an act was signed with a body: ``loans of $5 million were signed in May with the bank``."""
    return body.start >= trigger.end and _SIGNED_WITH.fullmatch(line.text, trigger.end, body.start) is not None


def pair(line: Line, trigger: Trigger, body: reex.Entity) -> reex.Entity | None:
    """Return the firm in ``a contract between the Treasury and Acme``, of which *body* is the other party."""
    for firm in line.of_kind("company"):
        first, second = (body, firm) if body.start < firm.start else (firm, body)
        between = trigger.end <= first.start and _BETWEEN.fullmatch(line.text, trigger.end, first.start)
        if between and _AND_THE.fullmatch(line.text, first.end, second.start):
            return firm
    return None


def _teller(line: Line, trigger: Trigger, bodies: list[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return the body that tells at the end of the sentence what was done: it did it."""
    for body in bodies:
        tells = body.kind == "agency" and body.start >= trigger.end and _TELLS.match(line.text, body.end)
        if tells and _TOLD_BY.search(line.text, line.start, body.start):
            return (body,)
    return ()


def _backed(line: Line, trigger: Trigger, firms: list[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return the firm that is told behind the money that a sentence opens with."""
    if not _BACKED_BY.match(line.text, line.start):
        return ()
    behind = [e for e in firms if e.start >= trigger.end]
    return tuple(e for e in behind if _BEHIND_COMMA.fullmatch(line.text, trigger.end, e.start))[:1]


def _helped(line: Line, trigger: Trigger, firms: list[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return the firm that money helps, or whose works it pays for."""
    for firm in firms:
        if not trigger.end <= firm.start < trigger.end + _REACH:
            continue
        if _HELPED.search(line.text, trigger.end, firm.start) and _VERB.match(line.text, firm.end):
            return (firm,)
        if _PAID_FOR.search(line.text, trigger.end, firm.start) and line.text.startswith(("'s ", "’s "), firm.end):
            return (firm,)
    return ()


def _speaker(line: Line, trigger: Trigger, firms: list[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return the firm that reports what a body does, or speaks of ``its loan``, and names no other firm behind."""
    before = [e for e in firms if e.end <= trigger.start]
    if not before or firms[-1] is not before[-1] or line.cues_of(line.start, line.end, "of_many"):
        return ()
    firm = before[-1]
    if _OUTSIDER.search(line.text, max(line.start, firm.start - _OUTSIDER_REACH), firm.start):
        return ()
    debt = trigger.act.family == "capital" and trigger.act.instrument != "equity"  # "its stake" is what it holds
    own = debt and _ITS.search(line.text, firm.end, trigger.start)
    told = trigger.act.family == "capital" or trigger.act.buys or trigger.act.instrument == "permitting"
    if own or (told and _REPORTS.match(line.text, firm.end)):
        return (firm,)
    return ()


def _we(line: Line, trigger: Trigger, firms: list[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return the only firm of a sentence that speaks of itself: ``We got a loan, said the head of Acme``."""
    if len(firms) != 1 or firms[0].start < trigger.end or not _SAID.search(line.text, trigger.end, firms[0].start):
        return ()
    return (firms[0],) if _WE.search(line.text, line.start, trigger.end + len(" us ")) else ()
