"""Whose an act is, or from whom it comes: ``the Pentagon's loan``, ``a loan from the bank``."""

from __future__ import annotations

import re
from collections.abc import Iterable

import reex
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.joined import DESCRIBES, joined_before, joined_behind
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import handed, is_adjective, is_bare, is_possessive, is_quoted

# What may stand between a party and the noun that it owns: a possessive, then words without preposition or comma, and
# perhaps a noun of doing: "China's imposition of export restrictions".
OWNS = reex.regex(
    r"(?:['’]s\s(?:[a-z-]+\s){0,2}[A-Z]{0,3}[$€£¥₹]?[\d.,]+(?:\s?(?:million|billion|bn|mn|m))?\s(?:in|of|worth\sof)(?=\s))?(?:['’]s?)?"
    r"(?:\s(?!(?:of|in|with|to|from|on|by|for|and|or|at|is|are|was|has|have|will|the|its|an?|through|via)\s)[\w$£€¥₹%.&’'-]+){0,6}"
    r"(?:(?:tion|ment|al|use)\sof(?:\s\w+)?)?\s?",
    re.IGNORECASE,
)
# "Japan's initial contribution is a": what the act is, told by whose part in something larger it is.
_PART_IS = reex.regex(
    rf"['’]s?\s(?:[a-z-]+\s){{0,2}}(?:{any_of('own_part')})\s"
    r"(?:is|was|will be|would be|comes as|came as|takes the form of|consists of)\s"
    r"(?:(?!(?:for|to|in|of|with|by|from|that|which)\s)[\w$£€¥₹%.-]+\s){0,6}"
)
# "the Nevada Tech Hub, led by the University of Nevada": no giver.
_RUN_BY = reex.regex(rf"\b(?:{any_of('run')})\sby\s(?:the\s)?$")
# "a placement led by Acme", "a course run by Acme": these do it.
_LED_BY = reex.regex(rf"\b(?:{any_of('led')})\sby\s(?:the\s)?$")
_LED = ("research", "workforce", "project", "partnership")
_OTHERS_BY = reex.regex(
    rf"\b(?:{any_of('judged')})\sby\s(?:the\s)?$"
    rf"|\bsubject to\s(?:\w+\s){{0,3}}(?:{any_of('consents')})\s(?:by|from)\s(?:the\s)?$"
)
# What may stand before a body that acts: "by the Dutch", "from China's", "from the Departments of".
_THEIR = (
    rf"(?:both\s)?(?:the\s|an?\s)?(?:(?:its|their|his)\s(?:[a-z-]+\s){{0,2}}(?:{any_of('partners', 'holders_of')}),?\s"
    rf"|(?:{any_of('groups_of')})\sof\s(?:[a-z]+\s){{0,3}}(?:(?:{any_of('made_up')})\s(?:the\s)?)?"
    r"|(?:U\.S\.\s)?(?:Departments|Ministries)\sof\s(?:the\s)?"
    r"|[A-Z]\w+(?:n|ese|ish)\s|(?:[A-Z]\w+\s)?[A-Z]\w+['’]s?\s)?$"
)
_SOURCE = reex.regex(rf"\b(?:by|from)\s{_THEIR}")
# "a stake sold by Acme", "in a venture set up by Acme": who sells or founded what is bought takes none of it.
_PARTED_BY = reex.regex(rf"\b(?:{any_of('parted')})\sby\s{_THEIR}")
_PARTED_REACH = 60
# "the loan, which was approved by the bank": a clause on the act itself.
_WHICH_WAS = reex.regex(
    r"(?:\s(?:of|to|for|worth)\s[^,;]{1,40})?,?\s(?:which|that)\s(?:was|were|is|are|has been|have been)\s"
)
# "to cut imports from", "ore that is shipped from".
_GOODS = reex.regex(rf"\b(?:{any_of('sent_goods')})\s$")
_GOODS_REACH = 24
# "got $5 million for its zinc from": goods that money is for, from whoever gives it.
_FOR_GOODS = reex.regex(r"\sfor\s(?:its\s|the\s)?$")
_OF_BODY = reex.regex(rf"\sof\s{_THEIR}")
_BY = reex.regex(rf"\bby\s{_THEIR}")
_BUYS = reex.regex(rf"(?:{any_of('buying')})", re.IGNORECASE)
_SHARES = reex.regex(rf"(?:{any_of('shares')})$")
_OF_SUM_WITH = reex.regex(
    rf"(?:\s(?:{any_of('debts')}))?"
    r"(?:\s(?:of|for|worth)\s[^,;]{1,30})?\swith\s(?:the\s|its\s)?(?:[a-z][\w-]*\s){0,3}(?:[A-Z]\w*['’]s\s)?"
)
# "with a syndicate of banks led by", "with lenders including".
_SYNDICATE = reex.regex(
    rf"\swith\s(?:an?\s|the\s|its\s)?(?:[a-z]+\s){{0,2}}?(?:(?:{any_of('groups_of')})\s(?:of\s(?:[a-z]+\s){{1,3}})?|(?:{any_of('lend_together')})\s)"
    rf"(?:(?:that|which)\s(?:also\s)?includes?|(?:{any_of('made_up')}))\s(?:the\s)?$"
)
_SYNDICATE_REACH = 90
_CHANNEL = reex.regex(r"\b(?:through|via|under)\s(?:the\s|an?\s)?$", re.IGNORECASE)
_WITH = reex.regex(r"\b(?:with|under|to)\s(?:the\s)?$", re.IGNORECASE)
_WITH_REACH = len(" under the ")
_WAS_MADE = reex.regex(r"\s(?:of\s[^,;]{1,30}\s)?(?:was|were|has been|have been|is|are|will be)\s(?:also\s|now\s)?")
_SAME_ACT = reex.regex(
    r"\s(?:of|for)\s(?:(?:up to|as much as|about|some|over|more than|at least)\s)?[^,;\s]{1,20}(?:\s[^,;\s]{1,12}){0,3}"
    r"\sin\s"
)
# Between the words of one act: "a conditional commitment for a $5 million loan".
_OBJECT = reex.regex(
    r"\s(?:(?:for|of|on|worth|covering)\s)?(?:(?!(?:and|or|from|by|to|with|which|that|for)\s)[^\s,;]+\s){0,7}"
)
_IS_DONE = reex.regex(r"\s(?:was|were|is|are|has been|have been|had been|will be)\s(?:also\s|now\s)?$")
# What else a measure is on: "on Chinese magnets", "on magnets from China", "on imported magnets".
_ON_OTHERS = reex.regex(
    r"\s(?:on|against)\s(?:(?:all|some|most|certain|imports of)\s)?(?:[^,;.]{1,40}\sfrom\s(?:the\s)?)?"
)
_ON_FOREIGN = reex.regex(r"\s(?:on|against)\s(?:[\w-]+\s){0,3}?(?:imported|imports|foreign)\b")
# How far behind its act a giver may stand.
_SOURCE_REACH = 160
# Who may lend as one of several.
LENDING = frozenset(("agency", "company", "organization"))
_BANKS = frozenset(("agency", "company"))
# Between a sum and the parts that it is made of.
_PARTS = reex.regex(rf"\b(?:{any_of('including')})\b")
# What joins an act's noun to its sum: "a loan of up to".
_OF_SUM = reex.regex(r"\s(?:of|worth)\s(?:[a-z]+\s){0,3}")


def issues(line: Line, trigger: Trigger, owner: reex.Entity) -> bool:
    """Say whether shares are those of the firm before them: ``bought $40 million of Lynas's preferred stock``."""
    own = trigger.act.instrument == "equity" and owner.kind == "company" and is_possessive(line, owner)
    shares = own and _SHARES.search(line.text, trigger.start, trigger.end) is not None
    return shares and line.text.endswith((" of ", " of the "), line.start, owner.start)


def lenders(line: Line, trigger: Trigger, subject: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return the firms with which a loan is told, which then lend: ``agreed a loan of $5 million with Acme Bank``."""
    prepaid = line.text.startswith("prepay", trigger.start)  # by who buys the goods
    if trigger.act.instrument != "loan" or prepaid or not all(e.kind == "company" for e in subject):
        return ()
    kinds = frozenset(("company",)) if subject else _BANKS
    behind = (e for e in line.of_kinds(kinds) if e.start >= trigger.end and e not in subject)
    first = next((e for e in behind if _OF_SUM_WITH.fullmatch(line.text, trigger.end, e.start)), None)
    return joined_behind(line, first, kinds) if first else ()


def syndicate(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the banks by which a loan with several is told: ``a loan with a syndicate led by Acme Bank and Beta``."""
    if trigger.act.instrument != "loan" or line.text.find(" with ", trigger.end, line.end) < 0:
        return ()
    firms = (e for e in line.of_kinds(LENDING) if e.start >= trigger.end)
    led = ((e, max(trigger.end, e.start - _SYNDICATE_REACH)) for e in firms)
    first = next((e for e, low in led if _SYNDICATE.search(line.text, low, e.start)), None)
    return joined_behind(line, first, LENDING) if first else ()


def owners(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the parties right before the act's name: ``DOE's $1 billion push``, ``a $550M Pentagon deal``."""
    for entity in reversed(line.of_kinds(PARTIES)):
        shared = entity.kind == "country" and entity.start < trigger.start  # "a Canadian government grant": of both
        if (entity.end > trigger.start and not shared) or trigger.is_name(entity):
            continue
        if handed(line, entity):
            return ()
        before = min(entity.end, trigger.start)
        if not OWNS.fullmatch(line.text, before, trigger.start) and not _is_part_of(line, entity, trigger):
            return ()
        if entity.kind not in trigger.act.actors or is_quoted(line, entity):
            continue
        if is_adjective(entity) and trigger.act.adjective_hit:
            if hits_others(line, trigger, entity):
                return (entity,)
            continue  # "Chinese battery tariff": whom it hits
        if is_possessive(line, entity) or (trigger.form == "noun" and entity.kind != "program"):
            return joined_before(line, entity)
        if trigger.form != "noun" and not is_adjective(entity):
            return ()  # "Japan's Sojitz invested": who stands between does it
    return ()


def _is_part_of(line: Line, giver: reex.Entity, trigger: Trigger) -> bool:
    """Say whether an act is told as somebody's part in something: ``Japan's contribution is a loan``."""
    owns = is_possessive(line, giver) and trigger.form == "noun" and trigger.act.family == "capital"
    return owns and _PART_IS.fullmatch(line.text, giver.end, trigger.start) is not None


def hits_others(line: Line, trigger: Trigger, country: reex.Entity) -> bool:
    """Say whether a measure with a country's adjective is its own: ``an Indian duty on Chinese magnets``."""
    if _ON_FOREIGN.match(line.text, trigger.end):
        return True
    others = (e for e in line.of_kind("country") if e.start >= trigger.end and e.ref != country.ref)
    return any(_ON_OTHERS.fullmatch(line.text, trigger.end, e.start) for e in others)


def sources(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the parties after ``by`` or ``from``, behind the act in its clause."""
    behind = [e for e in line.of_kinds(trigger.act.actors) if trigger.end <= e.start and not is_adjective(e)]
    if not behind:
        return ()
    which = _WHICH_WAS.match(line.text, trigger.end)
    stop = min(line.clause(which.end() if which else trigger.start)[1], next_act(line, trigger))
    for entity in behind:
        if entity.start >= stop:
            break
        if entity.kind == "country" and is_bare(entity) and DESCRIBES.match(line.text, entity.end):
            continue
        if _gives_part(line, trigger, entity):
            break
        if _gives(line, trigger, entity) and not _is_anothers(line, trigger, entity):
            own = _office_of(line, entity, behind)
            return joined_behind(line, own or entity, trigger.act.actors)
    return ()


def _gives_part(line: Line, trigger: Trigger, entity: reex.Entity) -> bool:
    """Say whether a party gives the first of some parts, each of its own giver: ``$9m, comprising $5m from KfW,``."""
    if trigger.form != "noun" or trigger.act.family != "capital":
        return False
    split = _PARTS.search(line.text, trigger.end, entity.start)
    sums = [(e.start, e.value.amount) for e in line.of_kind("money") if isinstance(e.value, reex.Money)]
    whole = [worth for start, worth in sums if split and start < split.start() and worth]
    parts = [worth for start, worth in sums if split and start > split.start() and worth]
    return bool(whole) and len(parts) > 1 and sum(parts) == whole[-1]


def _is_anothers(line: Line, trigger: Trigger, entity: reex.Entity) -> bool:
    """Say whether a party behind ``by`` does something else: it runs what is given money, sells it, or opposes it."""
    if trigger.act.raises and _LED_BY.search(line.text, trigger.end, entity.start):
        return False
    low = max(trigger.end, entity.start - _PARTED_REACH)
    if trigger.act.instrument == "equity" and _PARTED_BY.search(line.text, low, entity.start):
        return True
    runs = trigger.act.instrument not in _LED and _RUN_BY.search(line.text, trigger.end, entity.start)
    return bool(runs) or _OTHERS_BY.search(line.text, trigger.end, entity.start) is not None


def _office_of(line: Line, body: reex.Entity, bodies: Iterable[reex.Entity]) -> reex.Entity | None:
    """Return the office of a body that is named behind it: ``from the Pentagon's Office of Strategic Capital``."""
    if body.kind != "agency" or not is_possessive(line, body):
        return None
    return next((e for e in bodies if e.kind == "agency" and line.text[body.end : e.start] in ("'s ", "’s ")), None)


def _gives(line: Line, trigger: Trigger, entity: reex.Entity) -> bool:
    """Say whether an act comes by, from or, if it is a body's, through a party behind it."""
    if entity.kind == "agency" and _CHANNEL.search(line.text, trigger.end, entity.start):
        return True
    money = entity.kind == "agency" and trigger.form == "noun" and trigger.act.family == "capital"
    if money and _OF_BODY.fullmatch(line.text, trigger.end, entity.start):
        return True  # "won an award of the department"
    # "tariffs on goods from", "bought a mine from": that is whom they hit, or who sells
    doing = not trigger.act.family and trigger.form in ("past", "present")  # "tested ore from Jamaica"
    pattern = _BY if doing or _takes_from(line, trigger) else _SOURCE
    low, high = trigger.end - 5, entity.start
    if high - trigger.end >= _SOURCE_REACH:
        return False
    if line.text.find("by", low, high) < 0 and line.text.find("from", low, high) < 0:
        return False  # as ever, told in far less time
    told = pattern.search(line.text, low, high)
    return told is not None and (entity.kind == "agency" or not _send_goods(line, trigger, told.start()))


def _send_goods(line: Line, trigger: Trigger, at: int) -> bool:
    """Say whether it is goods, and no money, whose origin *from* at a place tells: ``to smelt ore from Chile``."""
    if trigger.act.family != "capital" or not line.text.startswith("from", at):
        return False
    goods = (e for e in line.of_kind("commodity") if e.end == at - 1 and e.start > trigger.end)
    if any(_FOR_GOODS.search(line.text, trigger.end, e.start) is None for e in goods):
        return True
    return _GOODS.search(line.text, max(trigger.end, at - _GOODS_REACH), at) is not None


def _takes_from(line: Line, trigger: Trigger) -> bool:
    """Say whether who stands behind ``from`` gives up something, or sends it: ``bought a stake from Acme``."""
    act = trigger.act
    if act.object or "from" in act.to or act.instrument == "research":
        return True
    return act.instrument == "equity" and _BUYS.match(line.text, trigger.start) is not None


def next_act(line: Line, trigger: Trigger) -> int:
    """Return where the next act begins; a loose word right behind is none: ``a commitment of $5m in financing``."""
    inside = trigger.match.end if trigger.match else trigger.end + 1
    for other in line.triggers:
        if other.start < inside or other.start <= trigger.end or other.act.sites or _is_short_for(line, other, trigger):
            continue
        if not _says_more(line, trigger, other):
            return other.start
    return line.end


def _is_short_for(line: Line, other: Trigger, trigger: Trigger) -> bool:
    """Say whether a word only names the act before it once more: ``a memorandum of understanding (MOU)``."""
    again = other.act is trigger.act and line.text[trigger.end : other.start] == " ("
    return again or (other.program is not None and other.program.name == (trigger.program and trigger.program.name))


def _says_more(line: Line, trigger: Trigger, other: Trigger) -> bool:
    """Say whether the word of *other* only goes on about the act: ``a grant was awarded to``, ``a loan commitment``."""
    between = line.text[trigger.end : other.start]
    if trigger.form == "noun" and other.form == "past" and other.act is trigger.act:
        return _WAS_MADE.fullmatch(between) is not None
    loose = other.act.generic and not trigger.act.generic
    money = trigger.act.family == other.act.family == "capital" and trigger.act.instrument != "equity"
    if (other.act is trigger.act or loose) and money and _OBJECT.fullmatch(between):
        return True  # "a letter of interest for $5 million in debt", "was granted $5 million in funding"
    if loose and money and other.form == "money" and _IS_DONE.search(between):
        return True  # "$5 million in loans for Acme was approved"
    own = other.match.places.get("money") if loose and other.match else None
    if own and _OF_SUM.fullmatch(line.text, trigger.end, own.start):
        return True  # "a loan of $5 million went to"
    return loose and (between == " " or _SAME_ACT.fullmatch(between) is not None)


def beside(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the parties after ``with`` or ``under``, where the subject gets the act: ``secured a loan with EXIM``."""
    for entity in line.of_kinds(trigger.act.actors - {"program"}):
        if entity.start >= trigger.end and _WITH.search(
            line.text, max(trigger.end, entity.start - _WITH_REACH), entity.start
        ):
            if has_sum_between(line, trigger, entity):
                return ()
            return joined_behind(line, entity, trigger.act.actors - {"program"})
    return ()


def has_sum_between(line: Line, trigger: Trigger, party: reex.Entity) -> bool:
    """Say whether another act of the sort, with a sum of its own, stands between: ``an offering and a $5m loan``."""
    others = [t for t in line.triggers if t.act is trigger.act and trigger.end < t.start < party.start]
    return any(trigger.end <= e.start and e.end <= t.start for t in others for e in line.of_kind("money"))
