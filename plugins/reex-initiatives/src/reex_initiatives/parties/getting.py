"""Whether the subject of a sentence gets the act: ``Acme won a grant``, ``Acme was offered a loan``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.kinds import FIRMS_AND_SITES, STATES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of, any_titled
from reex_initiatives.parties.givers import beside, lenders
from reex_initiatives.parties.takers import takers_of
from reex_initiatives.sentences.joined import joined_before, joined_behind
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_lender

# "a grant that the company won".
_WON = reex.regex(
    r"\s(?:that|which)\s(?:it|they|the\s[a-z]+|(?:[A-Z][\w.]*\s){0,3}[A-Z]\w*)\s(?:has\s|have\s|had\s)?"
    rf"(?:already\s|earlier\s)?(?:{any_of('won')})\b"
)
# "Acme signs A$200 million debt facility": a firm that signs for debt gets it, unless it is told to whom it goes.
_SIGNS_FOR = reex.regex(
    rf"(?:\s\([^()]{{1,40}}\))?\s(?:has\s|have\s|had\s)?(?:also\s)?(?:{any_of('signs_for')}|enter(?:s|ed)?\sinto)\s[^,;]{{0,60}}$"
)
_SIGNING = reex.regex(rf"\b(?:{any_of('signs_for')}|enter(?:s|ed)?\sinto)\s")
_SIGNING_REACH = 200
# Who gives, and who gets.
_Sides = tuple[tuple[reex.Entity, ...], tuple[reex.Entity, ...]]
# "was agreed in March between the bank and Acme", "was signed by Acme and the bank", "a loan of $5 million between";
# what else is between two, as talks are and what is split, tells nobody who gives.
_WHEN = (
    r"(?:(?:\w+ly|today|yesterday|earlier|late|early|(?:last|this)\s\w+"
    r"|(?:on|in)\s(?=[\dA-Z])[\w-]+(?:\s[A-Z]\w+)?(?:,?\s\d{1,4}){0,2})\s){0,2}"
)
_BETWEEN = reex.regex(
    rf"(?:(?:\s[^;]{{0,80}})?\s(?:{any_of('agreed_on')})\s{_WHEN}(?:between|by)"
    rf"|(?:\s(?:{any_of('contracts')}))?(?:\s(?:of|worth|for|over)\s(?:[a-z]+\s){{0,2}}\S*\d\S*(?:\s[mbt]\w*ion)?)?\sbetween)"
    r"\s(?:the\s|[A-Z]\w+['’]s\s)?(?:[a-z]+\s)?"
)
_BETWEEN_REACH = 120
_AGREEING = frozenset(("agency", "company", "country"))
# "has amended and extended its $5 million revolving facility".
_OWN_DEBT = reex.regex(
    rf"(?:\s\([^()]{{1,40}}\))?\s(?:(?:has|have|had|will|also|\w+ly)\s){{0,3}}(?:{any_of('changes_debt')})"
    rf"(?:(?:,|\sand|,\sand)\s(?:{any_of('changes_debt')}))?\s(?:its|their)\s[^,;]{{0,80}}?\b(?i:{any_of('debts')})\b"
)
# "with its partner", "of $5 million with", "sells stream to".
_FINANCED = reex.regex(
    r"(?:\s(?:agreement|deal|facility|package|transaction))?(?:\s(?:of|for|worth)\s[^,;]{1,30})?\s(?i:with|to)\s(?:the\s|its\s)?"
)
_GIVING = frozenset(("agency", "company"))
_WAS_GIVEN = reex.regex(
    r"\b(?:is|are|was|were|be|been|being)\s(?:also\s|then\s|later\s|now\s|recently\s|each\s|both\s|all\s|\w+ly\s)?"
    rf"(?:{any_of('given')})\b(?!\sto\b|\sby\b)"
)
_WAS_REACH = 60
# "will use the grant", "needs $3 million of grants".
_ONE = reex.regex(r"(?:\b(?:the|an?|its|this|that|another)\s|\d)(?:[^\s,;:]+\s){0,4}$")
# "a loan from the bank to a rival".
_TO_SOMEBODY = reex.regex(
    r"[^;:.]{0,60}?\s(?:to\s(?:an?|another|other|its|their|the)|(?:for|in)\s(?:another|other|rival)"
    rf"|(?:to|for|in)\s(?:[a-z-]+\s){{0,2}}(?:{any_of('many_unnamed')}))\b"
)
# "Acme's application for a loan".
_ITS_PURSUIT = reex.regex(rf"['’]s?\s(?:[^,;]{{0,80}}\s)?(?:{any_of('pursuits')})\s(?:of|for)\s[^,;]{{0,40}}$")
_PURSUIT_REACH = 150
_ASKED_FOR = reex.regex(rf"\b(?:{any_of('asked')})\s[^,;]{{2,50}}\sfor\s")
# "will use the", "announced a".
_USES = reex.regex(
    rf"(?:\s\([^()]{{1,40}}\))?\s(?:(?:has|have|had|will|would|also|now|plans to|intends to|expects to)\s){{0,3}}"
    rf"(?:{any_of('uses_money')})\s(?:the|its|an?)\s"
)
# "EXIM said that seven companies had received": these are not named.
_OTHERS_GET = reex.regex(
    rf"\bthat\s(?:[\w-]+\s){{0,3}}(?:{any_of('many_unnamed')})\s(?:(?:has|have|had|would|will|also|already)\s){{0,2}}$"
)
_OTHERS_REACH = 80
# "raised its holding in": what somebody has already.
_OF_ITS_OWN = reex.regex(rf"\s(?:its|their)\s(?:[\w-]+\s)?(?:{any_of('holdings')})\b")
# What a body that gives does as well: "closed a loan to Acme".
_EITHER_WAY = reex.regex(any_of("either_way"), re.IGNORECASE)
_STATES = reex.regex(rf"\bin\s(?:{any_of('of_state')})\s(?:{any_of('state_money')})\b")
_STATE_MONEY = reex.regex(rf"\b(?:{any_titled('of_state')}|taxpayer)\s(?:[a-z]+\s)?$")
# Behind one sum of money another one begins: "a loan from the bank and a $5 million".
_AND_SUM = reex.regex(r"(?:,|\sand|\splus|\sas\swell\sas)\s(?:[a-z]+\s){0,3}[A-Z]{0,3}[$€£¥₹]?\d[^,;]{0,30}$")
# "Acme bagged ore, and a $5 million grant went to Beta": what is the subject of its own clause is no verb's object.
_NEXT_SUBJECT = reex.regex(r",\s(?:and|but|while)\s(?:the|an?)\s[^,;]{0,60}$")
_NEXT_VERB = reex.regex(r"[^,;]{0,80}?\s(?:went|goes|will|was|were|is|are|has|had)\s")
# "landed a 10% stake in Beta": who has it bought it, and is not who the money is for.
_IN_FIRM = reex.regex(r"[\w%]+(?:\s[\w$€£%.-]+){0,5}\sin\s(?:the\s|its\s)?(?:[a-z][\w-]*\s){0,3}")
_REACH = 120
# "Vale, backed by Manara, is": who stands behind somebody gives nothing here.
_DESCRIBED_BY = reex.regex(rf",\s(?:{any_of('backed')})\sby\s[^,;]{{2,80}},\s")


def won_behind(line: Line, trigger: Trigger) -> re.Match[str] | None:
    """Return the clause behind an act's noun that tells who got it: ``a grant that the company won``."""
    money = trigger.form == "noun" and trigger.act.family == "capital"
    return _WON.match(line.text, trigger.end) if money else None


def gets(line: Line, trigger: Trigger, low: int, reach: int) -> bool:
    """Say whether a verb makes its subject the one that gets the act, and not another act that stands before it.

    ``will receive a 5% stake under a loan agreement`` tells who gets a stake.
    """
    if trigger.act.instrument == "equity" and _is_in_firm(line, trigger):
        return False
    if _opens_clause(line, trigger, low):
        return False
    cues = line.cues_of(low, reach, "hit_by" if trigger.act.family == "trade" else "getting")
    cues = [cue for cue in cues if not (_OF_ITS_OWN.match(line.text, cue.end) or _describes_party(line, cue, reach))]
    cues = [cue for cue in cues if not _OTHERS_GET.search(line.text, max(low, cue.start - _OTHERS_REACH), cue.start)]
    giving = (e for e in line.of_kinds(_GIVING) if e.start == low) if cues else ()
    if any(e.kind == "agency" or is_lender(e) for e in giving):
        cues = [cue for cue in cues if not _EITHER_WAY.fullmatch(line.text, cue.start, cue.end)]
    if was_given(line, trigger, low):
        return True
    if not cues:
        return False
    others = [
        t for t in line.triggers if t.form == "pattern" and t.act is not trigger.act and not _adds(line, t, trigger)
    ]
    return any(
        not any((cue.end if t.act.generic else cue.start) <= t.start < trigger.start for t in others) for cue in cues
    )


def _opens_clause(line: Line, trigger: Trigger, low: int) -> bool:
    """Say whether an act's noun is the subject of a clause behind that of its sentence's subject."""
    begin = max(low, trigger.start - _PURSUIT_REACH)
    opens = trigger.form == "noun" and _NEXT_SUBJECT.search(line.text, begin, trigger.start)
    return bool(opens) and _NEXT_VERB.match(line.text, trigger.end, line.end) is not None


def _is_in_firm(line: Line, trigger: Trigger) -> bool:
    """Say whether shares are said to be in a firm behind them, which then is the one that gets the money for them."""
    firms = (e for e in line.of_kinds(FIRMS_AND_SITES) if trigger.start < e.start < trigger.end + _REACH)
    return any(_IN_FIRM.fullmatch(line.text, trigger.start, e.start) for e in firms)


def _adds(line: Line, first: Trigger, trigger: Trigger) -> bool:
    """Say whether money is told as one more item: ``won a loan from the bank and a $5 million grant``."""
    if first.act.family != "capital" or not first.end < trigger.start <= first.end + _REACH:
        return False
    return _AND_SUM.search(line.text, first.end, trigger.start) is not None


def was_given(line: Line, trigger: Trigger, low: int) -> bool:
    """Say whether a passive verb tells that its subject gets money: ``have been offered loans``."""
    money = trigger.act.family == "capital" or trigger.act.instrument == "tax_credit"
    if not money or trigger.form not in ("past", "noun"):
        return False
    begin = max(low, trigger.start - _WAS_REACH)
    given = _WAS_GIVEN.search(line.text, begin, trigger.end) or _ASKED_FOR.search(line.text, begin, trigger.end)
    return given is not None


def _describes_party(line: Line, cue: reex.Hit, reach: int) -> bool:
    """Say whether a cue stands in an apposition that only tells who somebody is: ``Vale, backed by Manara, is``."""
    return _DESCRIBED_BY.match(line.text, max(line.start, cue.start - len(", ")), reach) is not None


def asks(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return who is said to ask for money, or to have it, by a noun: ``Acme's application for a loan``."""
    if trigger.form != "noun" or trigger.act.family != "capital":
        return ()
    for entity in reversed(line.of_kinds(trigger.act.recipients - STATES)):
        if entity.end < trigger.start - _PURSUIT_REACH:
            break
        if entity.end < trigger.start and _ITS_PURSUIT.match(line.text, entity.end, trigger.start):
            return joined_before(line, entity)
    return ()


def from_the_state(line: Line, trigger: Trigger, subject: tuple[reex.Entity, ...]) -> bool:
    """Say whether money is said to be a state's, and its subject is a firm, which then gets it: ``federal funding``."""
    money = trigger.form == "noun" and trigger.act.family == "capital" and subject[0].kind == "company"
    return money and _STATE_MONEY.search(line.text, max(line.start, trigger.start - 24), trigger.start) is not None


def uses_own(
    line: Line, trigger: Trigger, subject: tuple[reex.Entity, ...], owner: tuple[reex.Entity, ...]
) -> tuple[reex.Entity, ...]:
    """Return the firm that tells of a state's money as its own: ``Acme will use the $5 million EXIM loan``."""
    money = trigger.form == "noun" and trigger.act.family == "capital" and subject and owner
    if not money or subject[-1].end > owner[0].start or any(e.kind not in STATES for e in owner):
        return ()
    if any(e.kind != "company" or is_lender(e) for e in subject):
        return ()
    return subject if _USES.match(line.text, subject[-1].end, owner[0].start) else ()


def announces_own(
    line: Line, trigger: Trigger, subject: tuple[reex.Entity, ...], source: tuple[reex.Entity, ...]
) -> tuple[reex.Entity, ...]:
    """Return the firm that tells of money that it can't give, or that is somebody's, and of nobody else who gets it.

    So it is in ``Acme will use the grant`` and ``Acme announced a loan from the bank``.
    """
    money = trigger.form == "noun" and trigger.act.family == "capital" and subject
    if not money or subject[-1].end > trigger.start or any(e.kind != "company" for e in subject):
        return ()
    if any(is_lender(e) for e in subject) or (source and source[0].start < trigger.end):
        return ()
    if line.text.find(":", subject[-1].end, trigger.start) >= 0:
        return ()  # an item of a list
    if not source and ("company" in trigger.act.actors or not _ONE.search(line.text, subject[-1].end, trigger.start)):
        return ()
    end = source[-1].end if source else trigger.end
    return () if _TO_SOMEBODY.match(line.text, end, line.end) else subject


def sign_together(
    line: Line, trigger: Trigger, subject: tuple[reex.Entity, ...], source: tuple[reex.Entity, ...]
) -> _Sides | None:
    """Return the state that gives and the firm that gets, where both sign for money: ``KfW and Acme signed a loan``."""
    if len(subject) < 2 or source:
        return None
    states = tuple(e for e in subject if e.kind in STATES)
    firms = tuple(e for e in subject if e.kind == "company")
    if any(is_lender(e) for e in firms):
        return None
    debt = trigger.act.family == "capital" and trigger.act.instrument != "equity" and trigger.form == "noun"
    low = max(subject[-1].end, trigger.start - _SIGNING_REACH)
    if not (states and firms and debt) or not _SIGNING.search(line.text, low, trigger.start):
        return None
    if any(taker.kind in ("company", "facility") for taker in takers_of(line, trigger)):
        return None
    return states, firms


def borrows(
    line: Line, trigger: Trigger, actors: tuple[reex.Entity, ...], recipients: tuple[reex.Entity, ...]
) -> _Sides | None:
    """Return who lends and who borrows, where firms change a debt of their own: ``extended its facility with KfW``."""
    if trigger.act.instrument != "loan" or not actors or actors[-1].end > trigger.start:
        return None
    if any(e.kind != "company" or is_lender(e) for e in actors):
        return None
    own = _OWN_DEBT.match(line.text, actors[-1].end, line.end)
    lent = all(line.text.endswith((" with ", " with the "), 0, e.start) for e in recipients[:1])
    if own is None or not lent:
        return None
    return recipients, actors


def financiers(line: Line, trigger: Trigger, subject: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return the firms that lend by trade, with which or to which another one tells of money that it then gets.

    So it is in ``Acme agreed a $5 million stream with Beta Royalties`` and ``Acme sells stream to Beta Royalties``.
    """
    money = trigger.form == "noun" and trigger.act.generic and trigger.act.family == "capital"
    firms = money and subject and all(e.kind == "company" and not is_lender(e) for e in subject)
    behind = [e for e in line.of_kind("company") if e.start >= trigger.end and is_lender(e)] if firms else []
    sold = "stream" in line.text[trigger.start : trigger.end].lower()
    first = next((e for e in behind if _FINANCED.fullmatch(line.text, trigger.end, e.start)), None)
    if first is None or (not sold and " to " in line.text[trigger.end : first.start]):
        return ()
    return tuple(e for e in joined_behind(line, first, _GIVING) if e not in subject)


def agreed_between(line: Line, trigger: Trigger) -> _Sides | None:
    """Return who gives and who gets where money is agreed between them: ``a loan was agreed between KfW and Acme``."""
    if trigger.act.family != "capital" or trigger.form != "noun":
        return None
    behind = (e for e in line.of_kinds(_AGREEING) if trigger.end < e.start < trigger.end + _BETWEEN_REACH)
    first = next((e for e in behind if _BETWEEN.fullmatch(line.text, trigger.end, e.start)), None)
    both = joined_behind(line, first, _AGREEING) if first else ()
    givers = tuple(e for e in both if e.kind in STATES) or tuple(e for e in both if is_lender(e))
    getters = tuple(e for e in both if e.kind == "company" and e not in givers)
    return (givers, getters) if givers and getters else None


def signs_for(line: Line, trigger: Trigger, subject: tuple[reex.Entity, ...], source: tuple[reex.Entity, ...]) -> bool:
    """Say whether a firm signs for a loan or for a state's money, and no firm behind it could be whom it is for."""
    money = trigger.act.instrument in ("loan", "grant", "guarantee") or (
        trigger.act.instrument == "funding"
        and (any(e.kind in STATES for e in source) or _STATES.search(line.text, trigger.start, line.end))
    )
    if not money or trigger.form != "noun" or any(e.kind != "company" for e in subject):
        return False
    signs = _SIGNS_FOR.fullmatch(line.text, subject[-1].end, trigger.start)
    if signs and lenders(line, trigger, subject):
        return True
    others = beside(line, trigger)
    if signs is None or (others and (trigger.act.instrument != "grant" or any(e.kind != "agency" for e in others))):
        return False
    return not any(taker.kind == "company" for taker in takers_of(line, trigger))
