"""How far an act has come, and whether it binds: decided by cues with scope, never by a word anywhere."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import attrgetter
from typing import Any

import msgspec

import reex
from reex_initiatives.kinds import NAMES, PARTIES
from reex_initiatives.line import Line
from reex_initiatives.trigger import Trigger
from reex_initiatives.words import CUES_BEFORE, CUES_BEHIND, CUES_LIKE, STATUS_CUES, is_one_of

# What a later mention may raise the status to; an end is an end.
RANK = {"proposed": 0, "announced": 1, "agreed": 2, "active": 3, "completed": 4, "ended": 5}
# Cues that count before an act and behind it, in its own word, and those by which a contract binds nobody.
_CUES_BEFORE = frozenset((*STATUS_CUES, "negated"))
_CUES_BEHIND = _CUES_BEFORE | {"proposed_after"}
_TOLD = frozenset(("agreed", "active", "completed", "ended"))
_CUES_OWN = frozenset(("announced", "told", "agreed", "completed"))
_UNSURE = frozenset(("proposed", "negated", "letter"))
# Cues of what goes on or is done.
_DOING = frozenset(("active", "completed"))
_PASSIVE_REACH = 160
_DENIAL_REACH = 24
_RELATES = reex.regex(r"\b(?:that|which)\s$")
# An investigation is over once it is completed.
_ENDS = reex.regex(r"investigation|inquir|review|case", re.IGNORECASE)
# Who may stand between an act's noun and the verb that made it.
_BY_WHOM = reex.regex(
    r"(?:\s(?:that|which))?(?:\s(?:the|it|they|company|firm|miner|[A-Z][\w.]+)){1,5}\s(?:has\s|have\s|had\s)?"
)
# A sentence that opens with whom something is done.
_OPENING = reex.regex(r"\W{0,3}(?:In|Under|With|Through|Together)\s")
# "a fund for magnets, and success there would help".
_OTHER_SUBJECT = reex.regex(r",\s(?:and|but)\s(?:[a-z]+\s){1,4}$")
# "China banned exports, so Perpetua's mine could": what parts an act that is told from what may come of it, who does it
# right before its verb, and where such a one stands.
_GOES_ON_BEHIND = reex.regex(r"[,;:—–]|\s-\s|\b(?:and|so|but)\s")
_DOES = reex.regex(r"(?:\s\([^()]{1,40}\))?\s(?:(?:has|have|had|also|already|just|now|then|first|\w+ly)\s){0,3}")
_OPENS_CLAUSE = reex.regex(r"(?:[,;:—–]\s?|\b(?:and|but|as|after|that|while|because|since|when)\s)(?:[Tt]he\s)?$")
_OPENS_REACH = 12
# "dropped a plan for its own ban".
_PLAN = reex.regex(r"\s(?:an?|its|the|their|all)\s(?:\w+\s)?(?:plans?|proposals?|ideas?|bids?|push)\s(?:for|to|of)\s")
_PLAN_REACH = 40
_ANOTHER = reex.regex(r"\s(?:the|its|a)\s(?:second|third|latest|newer|newest|wider|other|rest)\b")
# A verb that has an object: "lifts", "abolishes".
# "if the price drops below"
_FALLS = reex.regex(r"(?:drop(?:s|ped)?|eases?|eased)\s(?:below|under|to|by|from|further|again)\b")
_AFTER_WHOM = reex.regex(r"\s(?:after|because|since)\s(?:the\s|an?\s|its\s)?(?:[A-Z]\w*\s)*(?:\w+\s)?$")
_WHY = reex.regex(r"\s(?:after|because|before|until|unless)\s")
# "shares in Acme under a letter of intent".
_UNDER_A = reex.regex(r"\bunder\s(?:an?|the|its|their)\s(?:[\w-]+\s){0,2}$")
_SINCE = reex.regex(r"s?\ssince\s(?:\w+\s){0,2}\d{4}")
# How far before the word of a pattern its verb of status may stand: "will impose new curbs".
_GOVERNS = 20
_INSERTED = reex.regex(r"(?:which|who)\s[^,;]{3,120},\s(?=(?:was|were|is|are|has|have|will)\b)")
# Before the last of several: "Acme and the".
_JOINED = reex.regex(r"(?:\s(?:and|&)|,)\s(?:the\s)?$")
_TO = reex.regex(r"\bto\s(?:\w+\s)?$")
# "will set up a fund and lend".
_AND_WILL = reex.regex(r"\b(?:will|shall|would|plans to|wants to|is to|are to)\s[a-z][^.;]{3,120}\sand\s(?:\w+ly\s)?$")
# "will supply magnets under an agreement signed in March": what is to come is bound by what was signed.
_SIGNED = reex.regex(
    r"\bunder\s(?:(?:an?|the|its|their)\s)?(?:[\w-]+\s){0,3}(?:agreement|deal|contract|accord|pact)s?\s"
    r"(?:that (?:was|were)\s)?(?:signed|executed|reached|struck|concluded|announced|entered into)\b"
)
# "Under seven-year contracts, Acme will buy", "Under the terms of the agreement, it will lend".
_UNDER_CONTRACT = reex.regex(
    r"\W{0,3}Under\s(?:the terms of\s)?"
    r"(?:(?!proposed|draft|planned|preliminary|potential|possible|prospective|indicative|non-?binding)[\w-]+\s){0,4}"
    r"(?:agreement|deal|contract|accord|pact)s?\b"
)
# "is building a plant with the help of a grant": the grant is given, whatever becomes of the plant.
_WITH_HELP = reex.regex(
    r"\b(?:with|on the back of|thanks to|(?:backed|supported|helped|funded|financed|co-?financed) by)\s"
    r"(?:(?:the (?:help|support|aid|backing) of|help from|the)\s)?(?:an?\s)?(?:(?:up to|about|nearly|some|over)\s)?"
    r"(?:[\w$£€₹.,-]+\s){0,5}$"
)
_HELP_REACH = 80
# Before a word for what is told in public: it is still to be, "is set to announce", or only describes, "the announced".
_TO_TELL = reex.regex(r"\b(?:to|will|would|shall|in|of|the|an?)\s$")
_TO_TELL_REACH = 8
_UNDER_WHICH = reex.regex(
    r"\b(?:agreement|deal|contract|accord|pact)s?\b[^.;]{0,120}\bunder which\s[^.;,]{0,40}$", re.IGNORECASE
)
# "lifted its holding in", "removes the last hurdle to": a share grows or a way is free, and no measure ends.
_FREES = reex.regex(
    r"lift\w*\s(?:its|their)\s(?:[\w-]+\s){0,2}(?:stake|holding|shareholding|interest|share|ownership)\b"
    r"|(?:lift|remov|eas)\w*\s(?:(?:the|a|an|its|their|any)\s)?(?:(?:last|final|remaining|main|major|key)\s)?"
    r"(?:[a-z]+\s)?(?:obstacle|hurdle|barrier|doubt|uncertainty|bottleneck|risk)s?\b",
    re.IGNORECASE,
)
# "needs ore and has suspended mining": what stands before such a verb is another matter.
_NEXT_VERB = reex.regex(r"\band\s(?:has|have|had|is|are|was|were|will)\s")
# "will release", "plans to also release".
_WILL = reex.regex(r"(?:\w+\s){0,3}(?:to|will|shall)\s(?:\w+\s){0,3}", re.IGNORECASE)
_NEAR_OBJECT = 24
# The words of a pattern.
_WORDS = reex.regex(r"[^\s|\[\]*_]+")
_SAID = reex.regex(
    r"\b(?:said|says|announced)\s(?:(?:on\s)?[A-Z]\w{2,8}\s|today\s)?(?:that\s)?"
    r"(?:it|they|he|she|the\s[\w.]{2,20}(?:\s[A-Z][\w.]{1,20})?|[A-Z][\w.]{2,20}(?:\s[A-Z][\w.]{1,20})?)\s$"
)
_AGREED = reex.regex(r"agreed?s?\b")
# "are partnering on", "is having": it goes on, as work does that takes its time.
_ONGOING = ("research", "workforce")
_UNDER_WAY = reex.regex(r"\b(?:is|are|has been|have been)\s(?:(?:now|also|currently|jointly)\s)?[a-z]{3,}ing\b")
# "is working with Acme to", "works with Acme on a".
_WORKS_WITH = reex.regex(
    r"\b(?:(?:is|are|has been|have been)\s(?:(?:also|now|already|currently|closely|jointly)\s)?"
    r"(?:working|partnering|collaborating|engaging|cooperating|teaming up)|works|partners|collaborates|cooperates"
    r"|ha(?:s|ve) (?:partnered|teamed up|joined forces))\s(?:closely\s)?with\s[^;:]{2,160}\s(?:to|on)\s[^;:,]{0,60}$"
)
# "delegating authority under the Act to institute", "authorizes the Secretary to set a"; "used its powers to" does it.
_POWER = reex.regex(
    r"\b(?:(?:authority|authorities|powers?|discretion)\b[^.;,]{0,60}"
    r"|(?:authori[sz](?:es?|ed|ing)|empower(?:s|ed|ing)?)\s[^.;,]{2,60})\sto\s(?:[\w-]+\s){0,4}$"
)
_USED = reex.regex(r"\b(?:used|uses|exercised|exercises|invoked|invokes)\s(?:[\w’'-]+\s){0,4}$")
_UNDER_ITS = reex.regex(
    r"\b(?:us(?:e|ing)|exercis(?:e|ing)|invok(?:e|ing)|under|by|with|through|on)\s(?:[\w’'-]+\s){0,4}$"
)
_POWER_REACH = 90
_FOUNDS = reex.regex(
    r"(?:(?:is|are|has|have)\s)?(?:establish|creat|form|set(?:ting|s)?\s(?:it\s)?up|found|launch|build)", re.IGNORECASE
)
# How words begin that name what is no law yet, and before what a bill is to do.
_NO_LAW_YET = ("draft ", "bill ")
_BILL = reex.regex(r"\b[Bb]ill\s(?:to|that|which)\s[^.;]{3,160}$")
# "will be retrained", "are to be retrained".
_WILL_BE = reex.regex(r"\s(?:also\s)?be\s(?:\w+ly\s)?")
# How far behind its denial an end may stand: "will not yet lift".
_NEAR = 6
# "to restart", "to sink a new shaft at".
_TO_WORK_AT = reex.regex(r"\sto\s[a-z]{3,}\s(?:[\w$%.-]+\s){0,6}")
_UNDER = reex.regex(r"\b(?:under|following|despite|as part of|in line with)\s(?:[\w’'-]+\s){1,3}$")
_SAID_REACH = 60
# "said it would consider a loan".
_ONLY_WEIGHS = reex.regex(r"\s(?:consider|weigh|study|explore|examine|discuss|look)\b")
_SAYS = reex.regex(r"\s(?:that|it|they|he|she)\s")
_START = attrgetter("start")
_EXISTING = reex.regex(r"existing\s(?:[\w%-]+\s)?")
# Whom what is only allowed is for.
_FOR_ANY = reex.regex(r"\b(?:for|to|per|in)\s(?:each|any|every|eligible|qualifying|qualified)\s(?!of\b)")
# Behind these words stands what is so already, whatever comes of it.
_ASIDE = reex.regex(
    r"\s(?:after|following|since|despite|because of|thanks to|in (?:response|retaliation|answer) (?:to|for))"
    r"\s(?:its|his|their|the|an?|last\s\w+['’]s|[A-Z][\w.]+['’]s?)\s"
)
_AFTER_ALL = reex.regex(
    r"\W{0,3}(?:Following|After|Since|Despite|Thanks to|Backed by|Having|Building on|Besides|In addition to|Because of"
    r"|In response to|Helped by|Buoyed by|Armed with)\s[^,;]*$"
)
_TALKS = reex.regex(r"(?:talks|negotiations|discussions)\b")
# "is finishing its smelter": it is not done yet.
_IS = reex.regex(r"\b(?:is|are|been)\s(?:(?:now|also|still|\w+ly)\s)?$")
_WAS = reex.regex(r"(?:was|were|is|are|has been|have been|had been)\s(?:[a-z]+ly\s)?")
_IN_FORCE = reex.regex(r"\b(?:signed|effect|force)$")
_GERUND = reex.regex(r"[a-z]+ing\b")
_PLAIN = {name: name.removesuffix("_before") for name in CUES_BEFORE}
_PLAIN |= {name: name.removesuffix("_like") for name in CUES_LIKE}
_PLAIN |= {name: name.removesuffix("_behind") for name in CUES_BEHIND} | {"proposed_behind": "proposed_after"}
# What words right before or behind a pattern may tell, where it says this itself.
_GOES_ON = {"agreed": ("announced", "completed"), "active": ("announced",), "completed": ("announced",)}
# "a letter of interest for $100 million and a $70 million grant".
_PAPER = reex.regex(r"(?:non-?\s?binding\s)?(?:letter|LOI|term\ssheet|expression|memorandum|MOU)", re.IGNORECASE)
_AND_ANOTHER = reex.regex(
    r",?\s(?:and|as well as|plus|along with|together with)\s(?:also\s)?"
    r"(?:(?:an?|the|its|another|over|more than|up to|about|some|at least|nearly)\s|[$€£¥]|[A-Z]{1,3}\$)[^,;:]{0,60}$"
)
# What parts a verb from an act that isn't its object.
_APART = reex.regex(
    r"\b(?:vot(?:es?|ing)|debates?|hearings?|decisions?|ruling|reading)\son\b|[,;:()]"
    r"|\s(?:to|by|with|via|through|using|from|after|before|and|or|that|which|as|at|when|if|is|are|was|were|has|have"
    r"|had|will|would|against|under)\s"
)
_FOR = reex.regex(r"\sfor\s")
# "delayed for a year its plans for a levy": what is not done is behind it.
_PLANS_FOR = reex.regex(
    r"\s(?:plans?|proposals?|ideas?|bids?|case|push|calls?|talks|hopes|scheme|work)\sfor\s"
    r"|\s(?:for|by)\s(?:(?:at least|up to|about|another|some)\s)?(?:[\w-]+\s){1,2}(?:years?|months?|weeks?|days?)\s"
)
# "a halt", "the delay": such a word is a noun.
_AS_NOUN = reex.regex(r"\b(?:an?|the|its|their|this|that|no|any|every|another|without)\s$", re.IGNORECASE)
_ARTICLE_REACH = 9
# Before what has still to be done, or is only a date: "subject to the approval of", "until the expiry of".
_YET_TO = reex.regex(
    r"\b(?:until|till|before|at|by|upon|towards?|pending|subject to|await\w*|seek\w*|sought|require[sd]?|toward"
    r"|(?:conditional|contingent|hinges?|depends?|dependent) (?:up)?on)\s(?:(?:the|its|their|final|formal)\s){0,2}$",
    re.IGNORECASE,
)
# A cue that only describes: "the planned loan is off the table".
_DESCRIBES = reex.regex(r"planned|proposed|potential|possible|existing|emerging|expanded", re.IGNORECASE)
# Before a verb that is yet to be done: "would put $5 million into it".
_MODAL = reex.regex(r"\b(?:will|would|shall|should|could|can|may|might|must|to)\s(?:\w+ly\s|also\s)?$")
# Before a noun that stands in a pattern: "Zimbabwe's new *ban on exports".
_NAMED_REACH = 80
_IS_NAMED = reex.regex(r"(?:['’]s?|\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hese))\s(?:[\w-]+\s){0,2}$")
# What parts an act from what is said of another subject.
_OTHER_VERB = reex.regex(
    r"[;:]|\b(?:that|which|who|whose|while|but|if|when|where|because|after|said|says|told|is|are|was|were|has|have|had|will"
    r"|would)\s|,?\sand\s$"
)
_ARTICLE = (" the ", " a ", " an ", " its ", " their ", " some ")

# A noun of action, which has its status from the verb before it.
ACTION = "imposition"
# Who will not end a measure keeps it.
_REFUSES = reex.regex(r"rul(?:es|ed) out|declin(?:es|ed) to|refus(?:es|ed) to")


class Force(msgspec.Struct, frozen=True):
    """Status, and whether the act binds or hangs on a condition.

    Attributes:
        cue: the word that decided, in small letters, or empty.
        softened: the word by which it does not bind, or is only written in a letter, or empty.
        why: by a ``cue``, the ``form`` of the act's own word, a ``pattern``, a ``site``, or the act's ``default``.
        span: where the deciding word stands.
    """

    status: Any
    binding: bool
    conditional: bool
    cue: str = ""
    why: str = "default"
    softened: str = ""
    span: reex.Span | None = None

    @property
    def soft(self) -> bool:
        """Whether it is said not to bind, or only written in a letter."""
        return bool(self.softened)


class _Reading(msgspec.Struct, frozen=True):
    """What the words around an act say of its status, before its own nature is asked."""

    status: str
    why: str
    cue: reex.Hit | None = None


def force(line: Line, trigger: Trigger) -> Force | None:
    """Return how far the act has come, or None where the text denies it."""
    start, stop = line.clause(trigger.start)
    # "suspended exports" is a verb and no end, and neither is a "suspension of exports".
    inside = trigger.end if trigger.form == "noun" and trigger.act.family != "trade" else trigger.start
    letters = [cue for cue in line.cues_of(start, trigger.start, "letter") if _is_of_next(line, trigger, cue)]
    before = _before(line, trigger, start, inside, letters)
    behind = min(_over_insertion(line, stop), trigger.end + _PASSIVE_REACH)
    after = _following(line, trigger, before, behind, line.cues_of(trigger.end, behind, _CUES_BEHIND))
    after = [cue for cue in after if not _is_freed(line, trigger, cue) and not _leads(line, cue, after)]
    if after and _AFTER_ALL.match(line.text, line.start, trigger.end):  # "Following its purchase of shares, it will"
        comma = line.text.find(", ", trigger.end, line.end)
        after = [cue for cue in after if comma < 0 or cue.start < comma]
    helps = _helps_work(line, trigger, before, after)
    read = _Reading("agreed", "form") if helps else _status(line, trigger, before, after)
    if read is None or _is_allowed(line, trigger, read, stop):
        return None
    if _is_done_with(line, trigger, read):
        read = _Reading("active", "form")
    read = _of_power(line, trigger, read, start)
    nonbinding = [cue for cue in line.cues_of(start, stop, "nonbinding") if not _is_of_next(line, trigger, cue)]
    conditional = bool(line.cues_of(start, stop, "conditional"))
    status = read.status if read.why == "pattern" else _by_nature(line, trigger, read)
    if status == "completed" and _is_award(trigger) and line.cues_of(start, inside, "receipt"):
        status = "announced" if nonbinding or conditional else trigger.act.signed
    if status == "announced" and not nonbinding and _is_signed(line, trigger, start, stop):
        status = trigger.act.signed
    letter = line.cues_of(start, trigger.end if trigger.form == "noun" else inside, "letter")
    letter = [cue for cue in letter if cue not in letters]
    letter += [c for c in line.cues_of(trigger.end, stop, "letter") if _UNDER_A.search(line.text, trigger.end, c.start)]
    if status == "agreed" and letter:
        status = "announced"
    binds = not nonbinding and status not in ("proposed", "announced", "completed", "ended")
    span = reex.Span(read.cue.start, read.cue.end) if read.cue else None
    softened = _words(line, *nonbinding, *letter)
    return Force(status, binds, conditional, _words(line, read.cue), read.why, softened, span)


def _leads(line: Line, cue: reex.Hit, cues: list[reex.Hit]) -> bool:
    """Say whether a cue is only the adverb of the next one: ``has already been signed``."""
    adverb = line.text.startswith("already", cue.start)
    return adverb and any(other.start in (cue.end + 1, cue.end + 6) for other in cues)


def _of_power(line: Line, trigger: Trigger, read: _Reading, start: int) -> _Reading:
    """Return the status of what a power is for: proposed where somebody gets it, in force where somebody uses it.

    ``authority to impose duties``; ``used its authority to impose duties``.
    """
    given = trigger.act.family == "capital" and trigger.act.instrument != "price_support"
    if given or trigger.act.by_head or read.status in ("proposed", "ended"):
        return read
    power = _POWER.search(line.text, max(start, trigger.start - _POWER_REACH), trigger.start)
    if power is None:
        return read
    low = max(line.start, power.start() - _POWER_REACH)
    if _USED.search(line.text, low, power.start()):
        return _Reading(trigger.act.signed, "form")
    if read.status == "announced" or _UNDER_ITS.search(line.text, low, power.start()):
        return read
    return _Reading("proposed", "form")


def _before(line: Line, trigger: Trigger, start: int, inside: int, letters: list[reex.Hit]) -> list[reex.Hit]:
    """Return the cues before an act in its clause that speak of it, and are no part of *letters* on something else."""
    before = leading(line, trigger, start, line.cues_of(start, inside, _CUES_BEFORE))
    if before:  # the last verb is enough: one look for each act, not for each cue
        verbs = [verb.start() for verb in _NEXT_VERB.finditer(line.text, before[0].end, trigger.start)]
        before = [cue for cue in before if not verbs or verbs[-1] < cue.end]
    if before and trigger.form == "noun" and (aside := _ASIDE.search(line.text, before[0].end, trigger.start)):
        before = [cue for cue in before if cue.start >= aside.start()]  # "may impose tariffs after its investigation"
    if before and trigger.form == "noun" and trigger.act.parties and _UNDER.search(line.text, start, trigger.start):
        before = [cue for cue in before if _list(cue) == "negated"]  # "suspended under a truce", which goes on
    before = [cue for cue in before if not (_is_freed(line, trigger, cue) or _is_in_name(line, trigger, cue))]
    before = [cue for cue in before if not any(cue.start < other.end and other.start < cue.end for other in letters)]
    if len(before) > 1:  # "will coordinate by establishing a price floor" is to come
        before = [cue for cue in before if cue is before[0] or not _is_means(line, cue)]
    if trigger.act.sites:  # what is signed or closed is the loan for the mine, not the mine
        before = [cue for cue in before if not any(cue.start < t.start < trigger.start for t in line.triggers)]
    return before


def leading(line: Line, trigger: Trigger, start: int, cues: list[reex.Hit]) -> list[reex.Hit]:
    """Return *cues* before an act, and those of which it is the very object: ``will defer the tariff``."""
    if trigger.form not in ("noun", "pattern") and not _GERUND.match(line.text, trigger.start):
        return cues
    words = [cue for cue in line.near_cues if start <= cue.start < trigger.start and _is_object(line, trigger, cue)]
    near = [c for c in words if c.term.data.list in CUES_BEFORE and not _spelled_out(line, trigger, c)]
    if not cues and not near:
        near = [cue for cue in words if cue.term.data.list in CUES_LIKE and _may_tell(line, cue)][-1:]
    return _with(cues, near)


def _is_of_next(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether another thing is got besides a letter: ``a letter from the bank and a $5 million grant``."""
    paper = cue.end < trigger.start and _PAPER.match(line.text, cue.start, cue.end)
    joint = _AND_ANOTHER.search(line.text, cue.end, trigger.start) if paper else None
    if joint is None:
        return False
    told = line.of_kinds(PARTIES | {"money"})
    return any(cue.end <= e.start and e.end <= joint.start() for e in told)


def _may_tell(line: Line, cue: reex.Hit) -> bool:
    """Say whether an infinitive stands right behind who acts, as in a headline: ``India to offer a tax break``."""
    if not line.text.startswith("to ", cue.start):
        return True
    return any(entity.end + 1 == cue.start for entity in line.of_kinds(PARTIES))


def _with(cues: list[reex.Hit], near: list[reex.Hit]) -> list[reex.Hit]:
    """Return *cues* and those that stand near the act, in order: of two in one place the longer one."""
    for cue in near:
        cues = [c for c in cues if c.start >= cue.end or c.end <= cue.start or c.end - c.start > cue.end - cue.start]
        if not any(c.start < cue.end and cue.start < c.end for c in cues):
            cues.append(cue)
    return sorted(cues, key=_START) if near else cues


def _is_allowed(line: Line, trigger: Trigger, read: _Reading, stop: int) -> bool:
    """Say whether an act is only what somebody may do for anybody: ``may lend up to $5 million for each project``."""
    may = read.cue and line.text[read.cue.start : read.cue.end].lower() in ("may", "can", "could", "might")
    return bool(may) and _FOR_ANY.search(line.text, trigger.end, stop) is not None


def status_of_cue(cue: reex.Hit) -> str:
    """Return the status that a cue tells."""
    return _list(cue).removesuffix("_after")


def said_of(line: Line, at: int) -> reex.Hit | None:
    """Return what stands at *at*, behind ``it`` or ``which``, if only acts are so: ``was signed``, ``took effect``."""
    near = [cue for cue in line.near_cues if cue.start == at and cue.term.data.list in CUES_BEHIND]
    if near and (_list(near[0]) in ("proposed_after", "ended") or _IN_FORCE.search(line.text, at, near[0].end)):
        return near[0]
    aux = _WAS.match(line.text, at, line.end)
    start = aux.end() if aux else at
    known = line.cues_of(start, start + 1, "of_acts" if aux else "of_acts_alone")
    told = line.cues_of(start, start + 1, _TOLD)
    return told[0] if known and told else None


def _is_object(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether nothing but what describes an act stands between it and a verb: ``halted its planned stake``."""
    if line.text.endswith(" of", cue.start, cue.end) and _YET_TO.search(line.text, line.start, cue.start):
        return False
    article = _AS_NOUN.search(line.text, max(line.start, cue.start - _ARTICLE_REACH), cue.start)
    if article and cue.term.data.list in CUES_BEFORE and not line.text.endswith((" of", " for", " on"), 0, cue.end):
        return False
    between = line.text[cue.end : trigger.start]
    if _list(cue) == "ended":
        between = _PLANS_FOR.sub(" ", between)
        if _FOR.search(between):
            return False
    return not _APART.search(between)


def _following(
    line: Line, trigger: Trigger, before: list[reex.Hit], behind: int, cues: list[reex.Hit]
) -> list[reex.Hit]:
    """Return *cues* behind an act, and those of which it is the very subject: ``the loan is under way``."""
    named = trigger.form == "noun" or (
        trigger.match and _IS_NAMED.search(line.text, max(line.start, trigger.start - _NAMED_REACH), trigger.start)
    )
    if not named or not all(_describes(line, cue) for cue in before):
        return cues
    words = [cue for cue in line.near_cues if trigger.end <= cue.start < behind and cue.term.data.list in CUES_BEHIND]
    return _with(cues, [cue for cue in words if _is_subject(line, trigger, cue)])


def _describes(line: Line, cue: reex.Hit) -> bool:
    """Say whether a cue only describes an act that something is then said of: ``the planned loan is off the table``."""
    return cue.term.data.list in CUES_LIKE or _DESCRIBES.fullmatch(line.text, cue.start, cue.end) is not None


def _is_subject(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether no other verb and no other clause stands between an act and what is said of it."""
    end = cue.start - len(" will") if line.text.endswith((" will ", " to be "), 0, cue.start) else cue.start
    return not _OTHER_VERB.search(line.text, trigger.end, end)


def _is_freed(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a word that ends measures ends nothing here: ``lifted its holding``, ``would lift that to 25%``."""
    if _list(cue) != "ended":
        return False
    raises = trigger.act.family == "capital" and line.text.startswith("lift", cue.start)
    return raises or _FREES.match(line.text, cue.start) is not None


def _is_means(line: Line, cue: reex.Hit) -> bool:
    """Say whether a verb only tells by what means another one is done: ``by establishing``."""
    return line.text.endswith(" by ", 0, cue.start) and _GERUND.match(line.text, cue.start) is not None


def _is_in_name(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether what may be a verb is only a part of a noun for shares: ``closed a bought deal``, ``an offering``."""
    own = bool(trigger.act.raises) and trigger.start <= cue.start and line.text.startswith("offering", cue.start)
    if own and line.cues_of(line.start, trigger.start, "completed"):
        return True
    return line.text.startswith("bought deal", cue.start)


def _is_signed(line: Line, trigger: Trigger, start: int, stop: int) -> bool:
    """Say whether what is to come is bound by a contract: under one that was signed, or one under which it is done."""
    if line.text.find("under", trigger.end, stop) >= 0 and _SIGNED.search(line.text, trigger.end, stop):
        return True
    if (trigger.act.family == "capital" or trigger.act.buys) and (
        opens := _UNDER_CONTRACT.match(line.text, line.start)
    ):
        return opens.end() < trigger.start and not line.cues_of(line.start, opens.end(), _UNSURE)
    under = trigger.act.buys and _UNDER_WHICH.search(line.text, line.start, trigger.start)
    return bool(under) and not line.cues_of(line.start, start, _UNSURE)


def _over_insertion(line: Line, stop: int) -> int:
    """Return the end of a clause that goes on behind another one: ``the rules, which China made, were shelved``."""
    inserted = _INSERTED.match(line.text, stop, line.end)
    return line.clause(inserted.end())[1] if inserted else stop


def _words(line: Line, *cues: reex.Hit | None) -> str:
    """Return the first of *cues* as it is written, in small letters, or nothing."""
    for cue in cues:
        if cue:
            return line.text[cue.start : cue.end].lower()
    return ""


def _by_nature(line: Line, trigger: Trigger, read: _Reading) -> str:
    """Return what a status means for an act of this sort: a signed order is in force."""
    status = read.status
    if status == "told":
        return "announced" if _is_to_be_told(line, read.cue) else _told(trigger)
    one = trigger.act.instrument == "agreement" and not line.text.endswith("s", 0, trigger.end)
    if status == "active" and one and read.cue and _FOUNDS.match(line.text, read.cue.start):
        return str(trigger.act.signed)  # a body or a compact that is being established is agreed
    if status == "agreed" or (status == "completed" and _stays_in_force(line, trigger)):
        return str(trigger.act.signed)
    return status


def _is_to_be_told(line: Line, cue: reex.Hit | None) -> bool:
    """Say whether an act is still to be announced, or was only that: ``is set to announce``, ``the announced``."""
    return (
        cue is not None
        and _TO_TELL.search(line.text, max(line.start, cue.start - _TO_TELL_REACH), cue.start) is not None
    )


def _told(trigger: Trigger) -> str:
    """Return what an act is that was announced: one between equals is struck, an order in force, money promised."""
    if trigger.act.parties or (trigger.act.buys and trigger.form == "noun"):
        return str(trigger.act.signed)
    return "active" if trigger.act.signed == "active" and trigger.act.family != "trade" else "announced"


def _stays_in_force(line: Line, trigger: Trigger) -> bool:
    """Say whether an act that is completed is in force from then on, unlike an investigation."""
    return trigger.act.signed == "active" and not _ENDS.search(line.text, trigger.start, trigger.end)


def _status(line: Line, trigger: Trigger, before: list[reex.Hit], after: list[reex.Hit]) -> _Reading | None:
    if not (before or after):
        return _by_pattern(line, trigger, before, after) or _by_form(line, trigger, None, [])
    if stays := _stays(line, trigger, before):
        return stays
    before = [cue for cue in before if not _is_of_pattern(line, trigger, cue)]
    if any(_denies(line, trigger, cue) for cue in before) or (not before and _denied_behind(line, trigger, after)):
        return None
    before = [cue for cue in before if _list(cue) != "negated" and not _is_own(line, trigger, cue)]
    is_told = after != [] and _is_told_before(line, trigger, before)
    after = [cue for cue in after if _speaks_of(line, trigger, cue, is_told)]
    if read := _undecided(line, trigger, before, after):
        return read
    if told := _by_pattern(line, trigger, before, after):
        return told
    if made := _made_behind(line, trigger, after):
        return _by_cue(made)
    # "plans to buy", "agreed to buy", "said it would buy"
    to_come = "to " in line.text[trigger.start - 3 : trigger.start + 3] or line.text.endswith(
        " would ", 0, trigger.start
    )
    before = _without_infinitive(line, before)
    if over := _given_up(line, trigger, before):
        return _by_cue(over)
    if before and (trigger.form in ("noun", "base") or to_come or _governs(line, trigger, before[-1])):
        return _by_cue(before[-1])
    behind = [cue for cue in after if _list(cue) in STATUS_CUES[1:] and _close(line, trigger, cue)]
    if trigger.act.parties and _OPENING.match(line.text, line.start, trigger.start):
        behind = [cue for cue in behind if _list(cue) != "completed"]  # "In partnership with Acme, it completed tests"
    return _by_form(line, trigger, before[-1] if before else None, behind)


def _helps_work(line: Line, trigger: Trigger, before: list[reex.Hit], after: list[reex.Hit]) -> bool:
    """Say whether work goes on, or is done, with money: ``opened its plant with a grant from Canada``."""
    if trigger.form != "noun" or trigger.act.family != "capital" or after:
        return False
    works = [t for t in line.triggers if t.act.sites and t.form != "base" and t.end <= trigger.start]
    helps = _WITH_HELP.search(line.text, max(line.start, trigger.start - _HELP_REACH), trigger.start) if works else None
    if helps is None or all(t.end > helps.start() for t in works):
        return False
    told = [(t.match.start, t.match.end) for t in works if t.match]  # the verb of the work itself
    others = (cue for cue in before if not any(start <= cue.start < end for start, end in told))
    return all(_list(cue) in _DOING for cue in others)


def _by_pattern(line: Line, trigger: Trigger, before: list[reex.Hit], after: list[reex.Hit]) -> _Reading | None:
    """Return the status that a pattern or a phrase gives its act, or the word before it that it is over or to come."""
    if trigger.match and not before and _opens_headline(line, trigger):
        return _Reading("announced", "form")
    if trigger.site and not before and _headline_of(line, trigger):
        return _Reading("announced", "form")
    if not trigger.says or trigger.form in ("base", "noun"):
        return None
    if cue := _over(line, trigger, before) or _to_come(line, trigger, before) or _prepared(trigger, before, after):
        return _by_cue(cue)
    if not before and _is_infinitive(line, trigger) and trigger.says in STATUS_CUES[3:6]:
        return _Reading("announced", "form")
    going_on = trigger.says == "completed" and trigger.act.sites and line.text.endswith("ing", 0, trigger.end)
    if going_on and _IS.search(line.text, max(line.start, trigger.start - _GOVERNS), trigger.start):
        return _Reading("active", "form")
    return _Reading(trigger.says, "pattern")


def _stays(line: Line, trigger: Trigger, before: list[reex.Hit]) -> _Reading | None:
    """Return that a measure is in force whose end is denied: ``will not lift its ban``, ``rules out lifting``."""
    for denial, end in pairwise(before):
        denies = _list(denial) == "negated" or _REFUSES.fullmatch(line.text, denial.start, denial.end)
        lifted = denies and _list(end) == "ended" and end.start - denial.end <= _NEAR
        if lifted and trigger.act.family == "trade" and end.end <= trigger.start:
            return _Reading("active", "cue", end)
    return None


def _speaks_of(line: Line, trigger: Trigger, cue: reex.Hit, told: bool) -> bool:
    """Say whether a cue behind the act speaks of it, and not of its goods, of another verb or another subject."""
    inside = trigger.match is not None and cue.end <= trigger.match.end
    if inside and _list(cue) == "proposed_after":
        return False  # "cap the amount that steelmakers may import"
    if line.text.endswith(" hereby ", line.start, trigger.start):
        return False  # "I hereby determine that tin is needed": it is done by being said
    others = _of_another_verb(line, trigger, cue) or _of_another_subject(line, trigger, cue)
    others = others or (told and _list(cue) == "proposed_after" and _goes_on_behind(line, trigger, cue))
    others = others or _of_later_clause(line, trigger, cue) or _of_another_measure(line, cue)
    return not others and not _of_goods(line, trigger, cue)


def _opens_headline(line: Line, trigger: Trigger) -> bool:
    """Say whether an infinitive stands right behind who acts: ``China to halt exports``."""
    if not line.text.endswith(" to ", line.start, trigger.start):
        return False
    end = trigger.start - len(" to ")
    return any(e.end == end and e.start - line.start < _NEAR for e in line.of_kinds(PARTIES))


def _headline_of(line: Line, trigger: Trigger) -> bool:
    """Say whether a site is what somebody is to work at, as headlines tell it: ``BHP to restart Nickel West``."""
    firms = (e for e in line.of_kind("company") if e.end <= trigger.start and e.start - line.start < _NEAR)
    return any(_TO_WORK_AT.fullmatch(line.text, e.end, trigger.start) for e in firms)


def _is_infinitive(line: Line, trigger: Trigger) -> bool:
    """Say whether the act is only what somebody tries to do: ``is trying to reopen the mine``.

    A pattern with a verb before it tells more: ``was chosen to supply``.
    """
    before, star, _ = trigger.match.pattern.text.partition("*") if trigger.match else ("", "", "")
    led = bool(star) and any(token[0] not in "{[." for token in before.split())
    return not led and line.text.endswith("to ", line.start, trigger.start)


def _over(line: Line, trigger: Trigger, before: list[reex.Hit]) -> reex.Hit | None:
    """Return the cue right before a pattern by which what was proposed is over: ``abandoned its bid for``."""
    last = before[-1] if before and trigger.says == "proposed" else None
    near = last is not None and _list(last) == "ended" and trigger.start - last.end < _GOVERNS
    return last if near else None


def _to_come(line: Line, trigger: Trigger, before: list[reex.Hit]) -> reex.Hit | None:
    """Return the cue right before the word of a pattern that says it is still to be done: ``will release``.

    What ends under a deal has ended, and some patterns have the word themselves.
    """
    tells_will = trigger.match is not None and "will" in trigger.match.pattern.text
    if not before or _list(before[-1]) != "announced" or tells_will:
        return None
    if trigger.says not in ("agreed", "active", "completed"):
        return None
    return before[-1] if _WILL.fullmatch(line.text, before[-1].start, trigger.start) else None


def _prepared(trigger: Trigger, before: list[reex.Hit], after: list[reex.Hit]) -> reex.Hit | None:
    """Return the words by which an act is only made ready, or done: ``is preparing a ban``, ``drew down the loan``."""
    says = _GOES_ON.get(trigger.says, ())
    near = [cue for cue in (*before[-1:], *after[:1]) if cue.term.data.list in _PLAIN]
    return next((cue for cue in near if _list(cue) in says), None)


def _of_another_verb(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue behind the act speaks of what follows it: ``told IREL to suspend``, ``and may take shares``."""
    if _list(cue) == "ended" and line.text.endswith(" and ", 0, cue.start):  # "set quotas and revoked six licences"
        return any(t.act is not trigger.act and 0 < t.start - cue.end < _NEAR_OBJECT for t in line.triggers)
    joins = (" to ", " and ") if _list(cue) in ("proposed_after", "announced") else (" to ",)
    return line.text.endswith(joins, 0, cue.start)


def _of_another_subject(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue stands in a clause behind that of who acts: ``its fund the bank keeps, and it would``."""
    joint = _OTHER_SUBJECT.search(line.text, trigger.end, cue.start) if _list(cue) == "proposed_after" else None
    if joint is None:
        return False
    return any(trigger.end <= e.start < joint.start() for e in line.of_kinds(trigger.act.actors))


def _is_told_before(line: Line, trigger: Trigger, before: list[reex.Hit]) -> bool:
    """Say whether the words up to the act tell it as done: its own verb behind who does it, or a verb before it."""
    if before and trigger.form == "noun":
        return _list(before[-1]) in _TOLD and not _describes(line, before[-1])
    if not (trigger.form == "past" or line.text.endswith("ed", trigger.start, trigger.end)):
        return False
    doers = (e for e in line.of_kinds(PARTIES) if _DOES.fullmatch(line.text, e.end, trigger.start))
    return any(_opens_clause(line, doer) for doer in doers)


def _opens_clause(line: Line, party: reex.Entity) -> bool:
    """Say whether a party is what a clause begins with, and not whose its noun is: ``the curbs China imposed``."""
    if party.start - line.start < _NEAR:
        return True
    return _OPENS_CLAUSE.search(line.text, max(line.start, party.start - _OPENS_REACH), party.start) is not None


def _goes_on_behind(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue stands behind a mark or a word that parts it from the act."""
    return _GOES_ON_BEHIND.search(line.text, trigger.end, cue.start) is not None


def _of_later_clause(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue stands in a clause on when or why: ``suspended mining after it was told that fuel would``."""
    return _list(cue) == "proposed_after" and _WHY.search(line.text, trigger.end, cue.start) is not None


def _of_another_measure(line: Line, cue: reex.Hit) -> bool:
    """Say whether a cue has another object: ``before suspending the second wave``, ``having banned ore``."""
    if line.text.endswith("having ", 0, cue.start) or line.text.endswith("that had ", 0, cue.start):
        return True
    return _list(cue) == "ended" and _ANOTHER.match(line.text, cue.end) is not None


def _of_goods(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue tells of the goods that are bought: ``a contract for the magnets that Acme is to make``."""
    makers = (e for e in line.of_kinds(trigger.act.recipients) if trigger.end <= e.start and e.end < cue.start)
    return trigger.act.buys and any(line.makes(maker) for maker in makers)


def _without_infinitive(line: Line, before: list[reex.Hit]) -> list[reex.Hit]:
    """Leave out a verb that only says what is planned: ``plans to set a floor``, which is no more than announced.

    So is a noun of action: ``shall consider the imposition of tariffs``.
    """
    if len(before) > 1 and line.text.startswith(ACTION, before[-1].start):
        return before[:-1]
    if len(before) > 1 and _list(before[-2]) == "announced" and _is_its_gerund(line, before[-2], before[-1]):
        return before[:-1]
    if len(before) > 1 and _list(before[-2]) == "announced" and line.text.endswith(" of", 0, before[-1].end):
        return before[:-1]  # "plans the introduction of a tariff"
    planned = len(before) > 1 and _list(before[-2]) == "announced" and before[-1].start == before[-2].end + 1
    if planned and _list(before[-1]) in ("agreed", "active"):
        return before[:-1] if line.text.endswith((" to", "will"), before[-2].start, before[-2].end) else before
    return before


def _is_its_gerund(line: Line, cue: reex.Hit, later: reex.Hit) -> bool:
    """Say whether a verb is only what another one is about: ``put off imposing a tariff``, ``will be signing``."""
    gerund = line.text.endswith("ing", later.start, later.end)
    return gerund and line.text[cue.end : later.start] in (" ", " be ")


def _given_up(line: Line, trigger: Trigger, before: list[reex.Hit]) -> reex.Hit | None:
    """Return the cue by which what was planned, goes on, or is a verb too, is over: ``scrapped a planned loan``."""
    for cue, later in pairwise(before):
        if _list(cue) == "ended" and later is before[-1]:
            weaker = _list(later) in ("announced", "proposed") or later.start >= trigger.start  # "cancelled awards"
            weaker = weaker or line.text.endswith(_ARTICLE, 0, later.start)  # "suspended the expanded curbs"
            weaker = weaker or _is_its_gerund(line, cue, later)
            return cue if weaker and later.start - cue.end < _GOVERNS else None
    return None


def _governs(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue stands right before the word of a pattern that isn't told as past: ``will acquire``."""
    if cue.term.data.list in CUES_BEFORE:
        return True
    if trigger.match is None or _list(cue) not in ("proposed", "announced", "completed", "ended"):
        return False
    first = min(trigger.start, max(trigger.match.start, cue.end))  # "will introduce a 30% tax credit"
    reach = _PLAN_REACH if _list(cue) == "ended" and _PLAN.match(line.text, cue.end) else _GOVERNS
    return first - cue.end < reach and not line.text.endswith("ed", 0, trigger.end)


def _undecided(line: Line, trigger: Trigger, before: list[reex.Hit], after: list[reex.Hit]) -> _Reading | None:
    """Return whether the act is only proposed, or over: both are told with a word of their own, before or behind it."""
    after = [cue for cue in after if not _ends_another(line, trigger, cue)]
    over = next((cue for cue in after if _list(cue) == "ended" and _close(line, trigger, cue)), None)
    if over and (back := line.cues_of(over.end, line.clause(trigger.start)[1], "restored")):
        return _Reading("active", "cue", back[-1])
    names = [_list(cue) for cue in before]
    if before and "ended" not in names and _EXISTING.fullmatch(line.text, before[-1].start, trigger.start):
        return _by_cue(before[-1])  # "would come on top of existing duties"
    if talks := _only_talks(line, trigger):
        return _by_cue(talks)
    if "proposed" in names and over is None:
        first = names.index("proposed")
        if promise := _reported(line, before[first], before[:first]):
            return promise
        if "ended" in names[:first]:  # "rejected a proposal to build a stockpile"
            return _by_cue(before[names.index("ended")])
        return _by_cue(before[first])
    for cue in after:
        if _list(cue) == "proposed_after" and _RELATES.search(line.text, trigger.end, cue.start):
            continue  # "an order that could reshape mining"
        if _list(cue) in ("proposed_after", "ended") and _close(line, trigger, cue):
            return _by_cue(cue)
    return None


def _ends_another(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether something else ends: what the act ends, or what had ended before it.

    ``a bill that ends vetoes`` is one, and not ``a pact that expired``; a
    licence that was ``restored after a court overturned the decision`` is active.
    """
    if _list(cue) != "ended":
        return False
    if _FALLS.match(line.text, cue.start):
        return True
    if _RELATES.search(line.text, trigger.end, cue.start):
        return cue.term.data.list == "ended" and not line.cues_of(cue.start, cue.start + 1, "of_acts_alone")
    active = trigger.match is not None and trigger.says == "active"
    return active and _AFTER_WHOM.search(line.text, trigger.end, cue.start) is not None


def _only_talks(line: Line, trigger: Trigger) -> reex.Hit | None:
    """Return the talks that are what was begun, and not the act itself: ``launched negotiations on a pact``."""
    if trigger.match is None or trigger.says in ("", "proposed", "ended"):
        return None
    inside = line.cues_of(trigger.end, trigger.match.end, "proposed")
    return next((cue for cue in inside if _TALKS.match(line.text, cue.start)), None)


def _reported(line: Line, would: reex.Hit, before: list[reex.Hit]) -> _Reading | None:
    """Return what somebody has said that he would do, as a promise: ``announced in April that it would set up``."""
    if line.text[would.start : would.end].lower() != "would" or _ONLY_WEIGHS.match(line.text, would.end):
        return None
    if letter := line.cues_of(line.clause(would.start)[0], would.start, "letter"):
        return _Reading("announced", "cue", letter[-1])  # "Under the term sheet, Acme would lend"
    if _SAID.search(line.text, max(line.start, would.start - _SAID_REACH), would.start):
        return _Reading("announced", "cue", would)
    said = [cue for cue in before if _list(cue) in ("told", "announced") or _AGREED.match(line.text, cue.start)]
    if not said:
        return None
    return _Reading("announced", "cue", said[-1]) if _SAYS.search(line.text, said[-1].end, would.start) else None


def _by_cue(cue: reex.Hit) -> _Reading:
    return _Reading(_list(cue).removesuffix("_after"), "cue", cue)


def _list(cue: reex.Hit) -> str:
    """Return the list of a cue; what must stand right before or behind its act is a status like any other."""
    name = str(cue.term.data.list)
    return _PLAIN.get(name, name)


def _made_behind(line: Line, trigger: Trigger, after: list[reex.Hit]) -> reex.Hit | None:
    """Return the cue of a clause on the act's noun: ``the agreements President Trump has secured``."""
    for cue in after[:1]:
        between = line.text[trigger.end : cue.start]
        if trigger.form == "noun" and _list(cue) in STATUS_CUES[2:] and _BY_WHOM.fullmatch(between):
            return cue
    return None


def _by_form(line: Line, trigger: Trigger, before: reex.Hit | None, behind: list[reex.Hit]) -> _Reading | None:
    """Return the status that the form of an act's own word tells, where no cue decides."""
    own = line.cues_of(trigger.start, trigger.end, _CUES_OWN)
    if before and trigger.form == "past" and _will_be(line, trigger, before):
        return _by_cue(before)
    if is_one_of(line.text[trigger.start : trigger.end].lower(), trigger.act.done):
        return _Reading("completed", "form")
    if own and trigger.form != "noun":
        return _Reading(_list(own[0]), "form", own[0])
    if trigger.form in ("past", "money", "goods", "firm") or _is_past(line, trigger):
        return _of_past(line, trigger, before)
    if trigger.form == "present":
        return _of_present(line, trigger, before)
    if trigger.form == "base":
        if _TO.search(line.text, line.start, trigger.start) or _AND_WILL.search(line.text, line.start, trigger.start):
            return _Reading("announced", "form")
        return _Reading(trigger.says or trigger.act.status, "form") if _have_it(line, trigger) else None
    if behind:
        return _by_cue(behind[0])
    if trigger.form == "pattern" and before is None and _is_infinitive(line, trigger):
        return _Reading("announced", "form")
    return _by_default(line, trigger)


def _by_default(line: Line, trigger: Trigger) -> _Reading:
    """Return the status that an act has by what it is, where the sentence says nothing of it."""
    if line.text[trigger.start : trigger.end].lower().startswith(_NO_LAW_YET):
        return _Reading("proposed", "form")
    if _BILL.search(line.text, line.start, trigger.start):
        return _Reading("proposed", "form")
    if trigger.act.sites and is_one_of(line.text[trigger.start : trigger.end].lower(), trigger.act.sum_nouns):
        return _Reading("announced", "default")  # "$5 million in private investment" is a firm's plan
    return _Reading("active" if _goes_on(line, trigger) or _stands(line, trigger) else trigger.act.status, "default")


def _is_done_with(line: Line, trigger: Trigger, read: _Reading) -> bool:
    """Say whether somebody already works with others on it: ``is working with Acme to train miners``."""
    if trigger.act.instrument not in _ONGOING or read.status != "announced":
        return False
    if read.cue and not line.text.startswith("to ", read.cue.start):
        return False
    return _WORKS_WITH.search(line.text, line.clause(trigger.start)[0], trigger.start) is not None


def _goes_on(line: Line, trigger: Trigger) -> bool:
    """Say whether a pattern has a verb of what takes its time: ``are partnering on``."""
    if trigger.match is None or trigger.act.instrument not in _ONGOING:
        return False
    return _UNDER_WAY.search(line.text, trigger.match.start, trigger.end) is not None


def _stands(line: Line, trigger: Trigger) -> bool:
    """Say whether a noun names what goes on: a truce, or ``its investment since 2020``."""
    word = line.text[trigger.start : trigger.end].lower()
    return is_one_of(word, trigger.act.standing) or _SINCE.match(line.text, trigger.end) is not None


def _of_present(line: Line, trigger: Trigger, before: reex.Hit | None) -> _Reading:
    """Return the status that a verb in the present tells: ``trains 200 apprentices a year`` goes on."""
    if before and trigger.act.sites and line.text.endswith(" and ", line.start, trigger.start):
        before = None  # "wins a permit and breaks ground"
    if before:
        return _by_cue(before)
    goes_on = trigger.act.instrument in _ONGOING and not line.heading
    return _Reading("active" if goes_on else trigger.act.status, "form")


def _will_be(line: Line, trigger: Trigger, before: reex.Hit) -> bool:
    """Say whether a verb in the passive is still to come: ``workers will be retrained``."""
    return _list(before) == "announced" and _WILL_BE.fullmatch(line.text, before.end, trigger.start) is not None


def _of_past(line: Line, trigger: Trigger, before: reex.Hit | None) -> _Reading:
    """Return the status that a verb in the past tells, or one with a sum behind it: ``Iluka to spend A$2m``."""
    if trigger.form == "money" and before is None and line.text.startswith("to ", trigger.start):
        return _Reading("announced", "form")
    done = before is not None and _list(before) == "completed"
    return _Reading("completed" if done else _at_least(trigger.act.status, "agreed"), "form")


def _is_past(line: Line, trigger: Trigger) -> bool:
    """Say whether the word of a pattern of giving is a verb in the past: ``backstopped $90 million of bonds``."""
    told = trigger.match is not None and trigger.act.family == "capital"
    if line.text[trigger.start : trigger.end] == "put":  # as it is of one who gives, and nearly always in the news
        return (
            told and not _is_infinitive(line, trigger) and _MODAL.search(line.text, line.start, trigger.start) is None
        )
    return told and line.text.endswith("ed", trigger.start, trigger.end)


def _have_it(line: Line, trigger: Trigger) -> bool:
    """Say whether a verb's subject is of several: ``Acme and Beta build``."""
    last = [e for e in line.of_kinds(NAMES | {"country"}) if e.end + 1 == trigger.start]
    return bool(trigger.phrase and last) and _JOINED.search(line.text, line.start, last[0].start) is not None


def _denies(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a denial reaches the act: not over a comma, nor over ``and`` to the act's own verb.

    ``Without fanfare, the Pentagon invested``; ``did not concur and set up a
    council``.
    """
    between = line.text[cue.end : trigger.start]
    goes_on = between.endswith(" and ") and trigger.form != "noun"
    return _list(cue) == "negated" and "," not in between and not goes_on


def _is_of_pattern(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a denial is a word of the pattern itself: ``pay no tax``, ``no longer lets ore out``."""
    if trigger.match is None or _list(cue) != "negated" or cue.start < trigger.match.start:
        return False
    return line.text[cue.start : cue.end].lower() in _WORDS.findall(trigger.match.pattern.text)


def _denied_behind(line: Line, trigger: Trigger, after: list[reex.Hit]) -> bool:
    """Say whether the act's own verb is denied: ``Loans alone won't do``; not over a comma either."""
    near = bool(after) and _list(after[0]) == "negated" and after[0].start - trigger.end < _DENIAL_REACH
    return near and "," not in line.text[trigger.end : after[0].start] and not _spelled_out(line, trigger, after[0])


def _is_own(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether what might propose an act is a word of its pattern, which says how far it has come: ``may earn``."""
    told = trigger.match is not None and trigger.match.pattern.status not in ("", "proposed")
    return told and _list(cue) == "proposed" and _spelled_out(line, trigger, cue)


def _spelled_out(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether the act's own pattern has a denial in it: ``a court ordered {recipient} not to``."""
    match = trigger.match
    if match is None or not match.start <= cue.start < match.end:
        return False
    text = line.text[cue.start : cue.end].lower()
    if any(text.encode() in words for words in match.pattern.words):
        return True
    return re.search(rf"\b{re.escape(text)}\b", match.pattern.text.replace("_", " ")) is not None


def _is_award(trigger: Trigger) -> bool:
    """Say whether a word names a grant or a loan, which may be paid later, and not the money itself."""
    return trigger.form == "noun" and not trigger.act.generic


def _at_least(status: str, least: str) -> str:
    return status if RANK[status] >= RANK[least] else least


def _close(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue behind the act speaks of it: no other act stands between."""
    return not any(trigger.end <= other.start < cue.start for other in line.triggers if not other.act.sites)
