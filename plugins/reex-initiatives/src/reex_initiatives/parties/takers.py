"""For whom an act is, or whom it hits: ``a loan to Acme``, ``granted Acme a licence``, ``Chinese battery tariff``."""

from __future__ import annotations

import re
from itertools import takewhile

import reex
from reex_initiatives.lexicon.kinds import FIRMS_AND_SITES
from reex_initiatives.lexicon.phrases import OF_ORIGIN
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of, words_of
from reex_initiatives.parties import sides
from reex_initiatives.parties.givers import OWNS, hits_others, next_act
from reex_initiatives.parties.may_act import ITS_FIRMS
from reex_initiatives.parties.subject import ARTICLE_NOUN, THAT
from reex_initiatives.sentences.act_words import DIRECT_OBJECT, object_before
from reex_initiatives.sentences.joined import ACTING, DESCRIBES, joined_behind
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import NEAR, handed, is_adjective, is_bare, is_possessive, owns_country

# "JOGMEC said it had taken": who speaks is who acts.
_SPEAKS = reex.regex(rf",?\s(?:{any_of('speaks')})(?:[.,;]|\s(?:on|in|late|early|today|[A-Z]))")
# What may stand between the comma and who speaks: ", the state-backed JOGMEC and trading house".
_TELLER = reex.regex(
    r",\s(?:(?!(?:to|for|with|from|by|in|of|that|which|who|has|have|had|is|was|will|would)\s)[\w.&’'-]+\s){0,8}$"
)
_TELLER_REACH = 100
# "Lynas rival Iluka", "the Lynas spin-off": a name that only says who somebody else is.
_RELATED = reex.regex(rf"(?:['’]s?)?\s(?:{any_of('related')})\b")
_SOME = reex.regex(r"\s(?:[\w-]+\s){0,3}")
_HIT_REACH = 12  # characters from "hit" to a country: "hit imported Chinese steel"
_HANDED = reex.regex(
    r"(?:\swith)?(?:\s(?!(?:of|in|with|to|from|on|by|for|and|or|at|is|are|was|has|have|will)\s)[\w$€£¥%.,&’'-]+){0,6}\s?"
)
# "gave Acme £28 million of equity".
_SUM_OF = reex.regex(
    r"\s(?:[a-z]+\s){0,2}[^\s\w]?(?:[A-Z]{1,3}\s?)?\W?\d[\d.,]*\s?(?:[a-z]+\s)?(?:of|in)\s(?:[a-z]+\s){0,2}"
)
# "Acme with a $5 million".
_WITH_MONEY = reex.regex(r"\s(?:out\s)?with\s(?:an?\s|the\s|its\s|another\s|up to\s)?(?:[\w$€£¥₹.,%-]+\s){0,6}")
# "Acme's lithium project in Chile with €9 million".
_WORK_WITH = reex.regex(r"['’]s?\s(?:(?!with\s)[\w-]+,?\s){1,10}with\s(?:up to\s|about\s|a\s)?[A-Z]{0,3}[$€£¥₹\d]")
_TO = reex.regex(r"\b(?:to|with)\s(?:the\s)?$")
_FOR = reex.regex(r"\b(?:to|for)\s(?:the\s)?$")
# "U.S. and Canadian companies".
_AND_ALSO = reex.regex(r"(?:,|,?\s(?:and|or))\s")
_NEXT_CLAUSES = (", and ", ", but ", ", while ", "; ")
_ITS_VERB = reex.regex(
    r"(?:\s\([^()]{1,30}\))?(?:(?:,|,?\sand)(?:\s[A-Z][\w&.’'-]*){1,5}){0,3}"
    r"\s(?:also\s)?(?:has|have|had|will|would|is|are|was|were)\s"
)
_FINANCING = ("financing", "funding", "refinancing", "finance")
_INITIALS = frozenset(words_of("initials"))
_NO_TAKER = reex.regex(
    r"\bincluding\b|\bamong (?:them|these|those|which)\b"
    r"|\balongside\b|\b(?:together|jointly|along|in partnership|in cooperation)\swith\b"
    r"|\b(?:accordance|compliance|consistent|conformity|keeping|line|comply|conform|consultation|coordination)\swith\b"
)
# "a loan of up to $5 million (JBIC portion) with Acme": whose part it is.
_PORTION = reex.regex(r"(?:['’]s?)?\s(?:portion|share|part|tranche|component)\)")
# What a measure brings to those whom it does not name: "a ban that raises concerns for the United States".
# "tariffs on tin to safeguard U.S. supply chains": for whom it is done.
_SHIELDS = reex.regex(rf"\b(?:{any_of('shields')})\s(?:(?:the|its|our|their)\s)?(?:[a-z-]+\s)?$")
_BRINGS = reex.regex(rf"\b(?:{any_of('brings')})\s(?:for|to|over)\s(?:the\s)?$")
# "the operator of the only mine in America, Mountain Pass": who runs a site, named or not.
OPERATOR = reex.regex(r"\b(?:operators?|owners?)\s(?:of|at)\s[^;]{0,90}$")
_ITS = reex.regex(r"\b(?:its|their)\s(?:[\w%-]+\s){0,4}$", re.IGNORECASE)
# Cues of whom a measure hits.
_HITTING = frozenset(("hitting", "hit_by"))

# "handed them $350 million": whom it is for is told, though not by name.
_TO_THEM = reex.regex(r"\s(?:them|it|him|her|us|you|me)\s")
# Before the one that is left out: "to countries other than China".
_EXCEPT = tuple(
    f" {but} {the}" for but in ("other than", "except", "except for", "excluding", "outside") for the in ("", "the ")
)


def holder(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the firm whose permit it is, where no firm could have given it: ``renewed Barrick's mining licence``."""
    if trigger.form != "noun" or "company" in trigger.act.actors:
        return ()
    firms = (e for e in line.of_kinds(trigger.act.recipients) if e.end <= trigger.start and is_possessive(line, e))
    return tuple(e for e in firms if e.kind != "country" and OWNS.fullmatch(line.text, e.end, trigger.start))


def helped_with(line: Line, trigger: Trigger, givers: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return the firm that somebody helps with money: ``came to the aid of Acme with a loan``."""
    if trigger.form != "noun" or trigger.act.family != "capital" or not givers:
        return ()
    near = [e for e in line.of_kind("company") if givers[-1].end < e.start and e.end < trigger.start]
    return tuple(e for e in near[-1:] if _WITH_MONEY.fullmatch(line.text, e.end, trigger.start))


def owner_helped(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the firm whose work is helped with money: ``will support Acme's project in Chile with €9 million``."""
    if trigger.act.family != "capital":
        return ()
    near = (e for e in line.of_kind("company") if line.text[trigger.end : e.start] in (" ", " the "))
    return tuple(e for e in near if is_possessive(line, e) and _WORK_WITH.match(line.text, e.end))


def borrower(line: Line, trigger: Trigger, givers: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return the firm that has money by the name of who gives it: ``Acme's $90 million EXIM loan``."""
    if trigger.form != "noun" or trigger.act.family != "capital" or not givers:
        return ()
    firms = (e for e in line.of_kinds(FIRMS_AND_SITES) if e.end <= givers[0].start and is_possessive(line, e))
    near = [e for e in firms if e.kind in trigger.act.recipients and e not in givers]
    return tuple(e for e in near[-1:] if OWNS.fullmatch(line.text, e.end, trigger.start))


def handed_to(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the firms right behind a verb of giving: ``granted Acme and its partner Beta a licence for the mine``."""
    firms = [e for e in line.of_kinds(trigger.act.recipients) if e.end <= trigger.start and handed(line, e)]
    if not firms or trigger.form != "noun":
        return ()
    given = joined_behind(line, firms[-1], trigger.act.recipients)
    between = given[-1].end, trigger.start
    ways = (_HANDED, ARTICLE_NOUN, _SUM_OF)
    return given if any(words.fullmatch(line.text, *between) for words in ways) else ()


def named_for(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the firm or site that money from somebody else is called after: ``the Serra Verde loan from the DFC``."""
    if trigger.form != "noun" or trigger.act.family != "capital":
        return ()
    near = [e for e in line.of_kinds(FIRMS_AND_SITES) if e.end <= trigger.start]
    named = near[-1:] if near and OWNS.fullmatch(line.text, near[-1].end, trigger.start) else []
    return tuple(e for e in named if e.kind in trigger.act.recipients)


def financed(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the firm or site whose financing is told: ``signed the financing of Acme's smelter``."""
    if trigger.form != "noun" or not line.text.endswith(_FINANCING, 0, trigger.end):
        return ()
    of = (e for e in line.of_kinds(FIRMS_AND_SITES) if line.text[trigger.end : e.start] in (" of ", " of the "))
    first = next(of, None)
    return joined_behind(line, first, trigger.act.recipients) if first else ()


def indirect(line: Line, trigger: Trigger, givers: tuple[reex.Entity, ...]) -> reex.Entity | None:
    """Return the party between the verb and the act's noun: ``sent Critical Metals Corp. a letter of interest``."""
    for entity in reversed(line.of_kinds(trigger.act.recipients)):
        if entity.end <= trigger.start and entity.kind != "agency" and not is_adjective(entity):
            gives = any(giver.end <= entity.start for giver in givers)
            behind = (_HANDED, ARTICLE_NOUN) if handed(line, entity) else (ARTICLE_NOUN,)
            between = entity.end, trigger.start
            return entity if gives and any(words.fullmatch(line.text, *between) for words in behind) else None
    return None


def takers_of(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the parties after one of the words that an act takes its recipient with."""
    act = trigger.act
    words = act.takes
    if before := _hit_before(line, trigger) if act.family == "trade" else _bought_before(line, trigger):
        return before
    after = (e for e in line.of_kinds(act.recipients) if trigger.end <= e.start)
    behind = list(takewhile(lambda entity: not _opens_clause(line, entity), after))
    stop = _end_of_takers(line, trigger) if behind else 0
    for entity in behind:
        if entity.start >= stop or trigger.is_name(entity):
            continue
        if _stands_aside(line, trigger, entity):
            continue
        if act.buys and line.makes(entity):
            return joined_behind(line, entity, act.recipients)
        direct = DIRECT_OBJECT.fullmatch(line.text, trigger.end, entity.start) is not None
        if direct and (act.object or trigger.form != "noun" or handed(line, entity)):
            return joined_behind(line, entity, act.recipients, given=trigger.form != "noun" and not act.object)
        if act.object and trigger.form != "noun":
            continue
        if THAT.search(line.text, trigger.end, entity.start):
            continue  # "curbs on seven metals that China imposes"
        theirs = owns_country(line, entity) and not _TO.search(line.text, trigger.end, entity.start)
        if words and words.search(line.text, trigger.end - 4, entity.start) and not theirs:
            return joined_behind(line, entity, act.recipients)
    return _adjective_taker(line, trigger) if act.adjectives else ()


def _bought_before(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the firm that a clause says somebody bought: ``Beta, which Acme bought in May``."""
    if not trigger.act.object or trigger.form not in ("past", "firm"):
        return ()
    bought = object_before(line.text, trigger.start, line.entities)
    return (bought,) if bought and bought.kind in trigger.act.recipients else ()


def _hit_before(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the country that a verb before a measure says is hit: ``hit Chinese steel with a tariff``."""
    if trigger.form not in ("noun", "pattern"):
        return ()
    start, _ = line.clause(trigger.start)
    cues = line.cues_of(start, trigger.start, _HITTING)
    countries = [e for e in line.of_kind("country") if start <= e.start and e.end <= trigger.start] if cues else []
    for cue in cues:
        if cue.term.data.list == "hit_by":
            hit = [e for e in countries if e.end <= cue.start][-1:]
        else:
            hit = [e for e in countries if 0 < e.start - cue.end <= _HIT_REACH][:1]
        if hit and "," not in line.text[hit[0].end : trigger.start]:
            return joined_behind(line, hit[0], trigger.act.recipients)
    return ()


def _end_of_takers(line: Line, trigger: Trigger) -> int:
    """Return from where on nobody gets the act: not from behind the next act or a lost link."""
    if _TO_THEM.match(line.text, trigger.end):
        return trigger.end
    _, stop = line.clause(trigger.start)
    lost = [gap for gap in line.gaps if gap >= trigger.end] if line.gaps else ()
    return min(stop, next_act(line, trigger), *lost)


def _stands_aside(line: Line, trigger: Trigger, entity: reex.Entity) -> bool:
    """Say whether a party behind the act can't be whom it is for."""
    between = trigger.end, entity.start
    if _RELATED.match(line.text, entity.end) or _speaks(line, entity) or _is_excepted(line, entity):
        return True
    if entity.end < line.end and line.text.endswith(" (", 0, entity.start) and _PORTION.match(line.text, entity.end):
        return True
    market = line.text.startswith(" market", entity.end)  # "from countries with more than 65% of the EU market"
    helped = _BRINGS.search(line.text, *between) or is_shielded(line, trigger, entity)
    if trigger.act.family == "trade" and (market or helped):
        return True
    if entity.kind == "agency" and trigger.act.family == "capital" and sides.signed_with(line, trigger, entity):
        return True  # "loans were signed with the bank": it gives them
    if entity.kind == "country":  # "offtake with U.S. buyers": it only describes
        describes = is_bare(entity) and _describes(line, entity)
        return not trigger.act.adjectives and (describes or not _taken(line, trigger, entity))
    if entity.kind == "program":
        return _FOR.search(line.text, *between) is None  # "loans under the Defense Production Act"
    if entity.kind == "facility" and NEAR.search(line.text, max(line.start, entity.start - 16), entity.start):
        return True
    if entity.kind == "facility" and (_ITS.search(line.text, *between) or OPERATOR.search(line.text, *between)):
        return True  # "purchases from its smelter": the firm's own; "in MP Materials, the operator of Mountain Pass"
    # "invests $1 billion, including Acme's mine": a part; "together with Acme": a giver
    return _NO_TAKER.search(line.text, *between) is not None


def _opens_clause(line: Line, entity: reex.Entity) -> bool:
    """Say whether a party is the subject of the next clause: ``will use the loan to expand, and KfW has pledged``."""
    opens = line.text.endswith(_NEXT_CLAUSES, 0, entity.start)
    return opens and _ITS_VERB.match(line.text, entity.end, line.end) is not None


def _describes(line: Line, country: reex.Entity) -> bool:
    """Say whether a country only tells where somebody is from: ``to U.S. miners``, ``to U.S. and Canadian miners``."""
    if DESCRIBES.match(line.text, country.end):
        return True
    others = line.of_kind("country") if country.text in _INITIALS else ()
    joined = (e for e in others if _AND_ALSO.fullmatch(line.text, country.end, e.start))
    return any(is_adjective(e) and DESCRIBES.match(line.text, e.end) for e in joined)


def is_shielded(line: Line, trigger: Trigger, entity: reex.Entity) -> bool:
    """Say whether an act is to help somebody: ``tariffs on tin to safeguard U.S. supply chains``."""
    return _SHIELDS.search(line.text, trigger.end, entity.start) is not None


def _is_excepted(line: Line, entity: reex.Entity) -> bool:
    """Say whether it is for all but this one: ``exports to countries other than China``."""
    return line.text.endswith(_EXCEPT, line.start, entity.start)


def _speaks(line: Line, entity: reex.Entity) -> bool:
    """Say whether somebody only tells it, alone or with others: ``a $20 million loan, trading house Sojitz said``."""
    if not _TELLER.search(line.text, max(line.start, entity.start - _TELLER_REACH), entity.start):
        return False
    return any(_SPEAKS.match(line.text, e.end) for e in joined_behind(line, entity, ACTING))


def _taken(line: Line, trigger: Trigger, country: reex.Entity) -> bool:
    """Say whether a country gets it: ``a loan to Zambia``, ``lent Zambia $50 million``; ``in Zambia`` is a place."""
    lent = trigger.form != "noun" and line.text[trigger.end : country.start].isspace() and not is_adjective(country)
    return lent or _TO.search(line.text, trigger.end, country.start) is not None


def _adjective_taker(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the country whose adjective stands right before a tariff: ``Chinese battery tariff``."""
    if trigger.act.place == "recipient-or-actor" and (hit := _of_goods(line, trigger)):
        return (hit,)
    if trigger.form == "pattern" and trigger.act.instrument == "import_restriction":
        barred = (e for e in line.of_kind("country") if e.start == trigger.end + 1 and is_adjective(e))
        return tuple(barred)  # "bars Chinese batteries from its market"
    if trigger.form == "pattern" and trigger.act.instrument == "export_control":  # "added 14 Chinese firms to its list"
        theirs = (e for e in line.of_kind("country") if _SOME.fullmatch(line.text, trigger.end, e.start))
        return tuple(e for e in theirs if ITS_FIRMS.match(line.text, e.end))
    for entity in reversed(line.of_kind("country")):
        if entity.end <= trigger.start and trigger.act.adjective_hit and is_adjective(entity):
            if hits_others(line, trigger, entity):
                return ()
            return (entity,) if OWNS.fullmatch(line.text, entity.end, trigger.start) else ()
    return ()


def _of_goods(line: Line, trigger: Trigger) -> reex.Entity | None:
    """Return the country whose goods are kept out: ``imports of Iranian copper``."""
    start, stop = line.clause(trigger.start)
    goods = [e.start for e in line.of_kind("commodity") if start <= e.start < stop]
    own = (e for e in line.of_kind("country") if is_adjective(e)) if goods else ()
    return next((e for e in own if any(OF_ORIGIN.fullmatch(line.text, e.end, at) for at in goods)), None)
