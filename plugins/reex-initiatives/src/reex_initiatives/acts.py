"""From the triggers of each sentence to drafts of initiatives."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

import reex
from reex_initiatives.context import Context
from reex_initiatives.draft import Draft
from reex_initiatives.grammar import Grammar
from reex_initiatives.holdings import is_of_own_site
from reex_initiatives.kinds import DOERS, FIRMS_AND_SITES, PLACES
from reex_initiatives.line import Line
from reex_initiatives.lists import (
    ENDS,
    ITEM,
    SPLIT,
    begins_with_verb,
    lead_of,
    listed,
    openers_of,
    split_by,
    status_of,
    told_parts,
)
from reex_initiatives.may_act import has_subject
from reex_initiatives.means import as_one
from reex_initiatives.party import handed, is_adjective, key
from reex_initiatives.pattern_places import GOES_ON_TO
from reex_initiatives.phrases import is_passive
from reex_initiatives.refer import inherit, is_known, is_of_bill, is_of_order, is_of_pact, is_tranche
from reex_initiatives.referring import referred
from reex_initiatives.roles import roles
from reex_initiatives.rows import acts_of_row, rows
from reex_initiatives.settle import settled
from reex_initiatives.slots import amounts, commodities, duration, first_of_each, lasting, programs, stages
from reex_initiatives.status import ACTION, Force, force, said_of
from reex_initiatives.timing import timing
from reex_initiatives.titled import titled
from reex_initiatives.trigger import Trigger
from reex_initiatives.vocabulary import any_titled
from reex_initiatives.weigh import (
    anchored,
    law_acts,
    one_phrase,
    own_sums,
    share_recipients,
    with_form,
    with_partner,
    with_steps,
    yields,
)
from reex_initiatives.words import Act

_DETERMINER = reex.regex(
    r"\b(?P<word>[Tt]h(?:is|ese|e|at|ose)|[Ss]uch|[Ii]ts|[Tt]heir|[Oo]ur|[Aa]n?|[Aa]nother)\s(?:[\w-]+\s){0,2}$"
)
# How a word ends that may be one of these.
_DETERMINERS = ("his", "hese", "he", "hat", "hose", "uch", "ts", "heir", "ur", "a", "A", "an", "An", "nother")
# A sentence that speaks of the act before it, and tells nothing of its own.
_SPEAKS_ON = reex.regex(
    r"(?:This|These|The|Such) (?:\w+ )?(?:agreement|deal|investment|partnership|measures?|restrictions|[Oo]rder"
    r"|initiatives?|executive action|coalition|tariffs?|loan|funding|MOU|framework|actions?|efforts?|truce|project"
    r"|grant|award|strategy)\b"
)
_PASSED = reex.regex(
    r"\b(?:adopt|pass|enact|sign|approv|ratifi|creat|introduc|establish)\w{0,3}\s(?:the\s|its\s|a\s)?(?:new\s)?$",
    re.IGNORECASE,
)
_UNDER_ORDER = reex.regex(r"\bunder\s(?:the\s)?$")
_ANYBODY = reex.regex(r"\b[Aa]ny\s(?:\w+\s){1,2}(?:with|that has|who has|which has)\s(?:an?\s)?(?:\w+\s)?$")
_ANY = reex.regex(r"\b[Aa]ny\s(?:(?:further|new|future|more|such|other)\s)?$")
_ANY_REACH = 50
# "Winning a grant from the state would be", which nobody says that somebody does.
_TO_HAVE = reex.regex(rf"(?:^|[.,;:—–]\s|\b(?:and|but|that|as|because)\s)(?:{any_titled('having')})\s[^,;:]{{0,50}}$")
_WOULD_BE = reex.regex(r"[^,;:]{0,100}?\s(?:would|could|might|may)\s")
_IMAGINED_REACH = 80
# What something else is bought for.
_IS_FOR = reex.regex(
    r"\b(?:for|into|under|(?:delivered|shipped|sold) to|to (?:replenish|fill|rebuild|supply|stock))\s"
    r"(?:the\s|its\s|a\s)?(?:\w+\s){0,2}$"
)
_FOR_REACH = 50
# "lent $5 million to expand", not "agreed to lend $5 million and to expand".
_TO_DO = reex.regex(r"(?<!\band)\sto\s$")
# "will spend $5 million on expanding its plant".
_BY_DOING = reex.regex(r"\b(?:on|for|into|towards?|in)\s$")
# "invoked the act to speed loans to miners".
_TO_PUSH = reex.regex(r"\bto\s[a-z-]+\s(?:up\s|out\s)?(?:[a-z-]+\s)?$")
_AT_SITE = reex.regex(
    r"\s(?:at|in|near|for|from|with)\s(?:its|the|their|an?)\s(?!(?:aim|goal|task|purpose|intention|objective|view)\b)"
)
_SOURCE = reex.regex(r"\bfrom\s(?:(?:the|its|their|an?|our)|(?:[A-Z]\S*\s){0,2}[A-Z]\S*['’]s?)\s(?:[\w-]+\s){0,3}$")
_SOURCE_REACH = 60
# "resume work at its refinery": that is done to the site.
_WORK_AT = reex.regex(
    r"\s(?:the\s)?(?:\w+\s)?(?:work|production|mining|operations|output|construction|drilling|smelting|refining|processing)\s"
)
_OWNED_DEBT = reex.regex(r"(?:\b(?:the|its|their)|['’]s?)\s(?:\w+\s){0,2}$")
# "help Acme complete its plant".
_HELPS = reex.regex(r"\b(?:helps?|helped|helping|lets?|letting)\s(?:[\w.’'-]+\s){1,5}$")
_HELP_REACH = 60
# How near to a verb a noun stands that is its subject.
_SUBJECT = 12
# What a private contract says of its price.
_INDEXED = reex.regex(r"\b[Pp]ric(?:e|es|ing)\s(?:is|are|will be)\s(?:indexed|linked|tied|based)\b")
# What a ban is on: "in defense procurement".
_IN = reex.regex(r"\b(?:in|from)\s(?:\w+\s)?$")
_IN_REACH = 20
_IN_ORDER_TO = ("in order to ", "so as to ")
# What somebody says of all of its sort.
_IS_A = reex.regex(r"\s(?:is|means|remains)\s(?:an?|no|nothing|not|never|always|only|the)\s")
_ONE = (" a ", " an ", "A ", "An ")
_OWNS = ("own", "hold")
# What may only be felt, and how far before it stands how much.
_FELT = ("support", "backing")
_MOOD_REACH = 24
# "Ultium, a 50-50 joint venture of GM and LG".
_APPOSED = reex.regex(r"(?:\s\([^()]{1,40}\))?,\s(?:(?:which|who)\sis\s)?(?:an?|the)\s(?:[\w/%-]+\s){0,3}")
_OF_WHOM = reex.regex(r"\s(?:of|between|owned\sby|formed\sby|set\sup\sby)\s")
_OF_MERGED = reex.regex(r"\bof\sthe\s(?:merged|combined|enlarged)\s")
# "uncertainty over offtake", "the lack of a partnership".
_DOUBTED = reex.regex(
    r"\b(?:uncertainty|doubts?|questions?|concerns?|lack|absence|clarity|details)\s(?:over|about|of|on|for|around)\s(?:\w+\s)?$"
)
_WHICH = reex.regex(r"\b(?:which|who)\s(?:\w+\s)?$")
# "contributed $117 billion directly to Canada's" economy, and how a share of what somebody needs is told.
_TO_OUTPUT = reex.regex(r"\bto\s(?:[\w.-]+(?:['’]s)?\s){0,3}$")
_ALL_OF = reex.regex(r"\s(?:all|most|half|nearly all|almost all|much)\sof\s(?:its|their)\s")
_SHARE_REACH = 30
_TOLD_ABOUT = reex.regex(r"\b(?:data|information|statistics|figures|research)\s(?:on|about)\s(?:[\w-]+\s){0,4}$")
_FROM = reex.regex(r"\b(?:from|through|via)\s(?:the\s)?(?:(?:[A-Z][\w.]*\s){0,2}[A-Z][\w.]*['’]s\s)?$")
_ASSURED = reex.regex(r"\s(?:[\w-]+\s){0,4}(?:an?|the|minimum|floor)\s")
_FROM_REACH = 50
# Before which year something is no news, how a time opens a sentence, and what parts it from an act before it.
_LONG_AGO = 1980
_HAPPENED = frozenset(("agreed", "active", "completed", "ended"))
_AT_TIME = reex.regex(
    r"\b(?:in|during|by|from|between|before|after|until|throughout|amid|than|over|at|of|year|back|end|on|half|early|late|mid)"
    r"(?:\s(?:the|an?))?[\s-]$",
    re.IGNORECASE,
)
_OPENS = reex.regex(
    r"\W{0,3}(?:(?:back|as|already|early|late|mid|during|in|the|throughout|from|more|over|than|an?|at|end|of|by|on|half"
    r"|before|after)[\s-]){0,6}",
    re.IGNORECASE,
)
_WHEN = reex.regex(r"(?:\sI+|\sOne|\sTwo)?,\s(?:when|where|as|while)\s")
_OTHER_CLAUSE = reex.regex(r"[,;:(]|\b(?:that|which|who|since|than|and|but|from)\b")
# "will deliver its draft cobalt" report: what describes it.
_OBJECT_REACH = 60
_DESCRIBED = reex.regex(r"\s(?:(?!(?:of|to|for|on|from|with|in|at|under|by|and|as|that|than|per)\s)[\w’'-]+\s){0,5}")
# How names of programs call countries, whatever the text does.
_INITIALS = {"US": ("U.S.", "US"), "GB": ("U.K.", "UK"), "EU": ("EU",), "KR": ("ROK",)}
_IN_ITS = reex.regex(r"\bin\s(?:its|their)\s(?:[\w-]+\s){0,3}$")
# "engagement on standards, to drive offtake agreements"
_TO_DRIVE = reex.regex(r"\bto\s(?:drive|encourage|facilitate|promote|foster|incentivi[sz]e|stimulate)\s(?:\w+\s){0,2}$")
# What is no site, though it may be advanced or expanded.
_CAUSE = reex.regex(
    r"\s(?:the\s|its\s|our\s|an?\s)?(?:[\w-]+\s){0,2}?(?:concept|goals?|cause|interests?|polic(?:y|ies)|agenda"
    r"|understanding|dominance|objectives?|idea|mission|vision|ambitions?|priorit(?:y|ies)|transition|knowledge)\b"
)
# What somebody is for, and gives nothing to.
_BACKS = ("support", "back")
_BARRED_FROM = reex.regex(
    r"\b(?:bar|block|prevent|stop|ban|prohibit|keep|bars|blocks|prevents|stops|bans|prohibits|keeps|barred|blocked|prevented"
    r"|stopped|banned|prohibited|kept|forbidden|barring|blocking)\s[^;:]{2,60}?\sfrom\s"
    r"(?:raising|buying|acquiring|taking|increasing|owning|bidding|investing|holding|purchasing|lifting)\b[^;:]{0,60}$"
)
# "commissioned a study from Acme": no plant is.
_STUDY = reex.regex(
    r"\s(?:from\b|(?:(?:an?|the|its)\s)?(?:[\w-]+\s){0,3}?(?:study|studies|report|survey|review|audit|tests?|research)\b)"
)
# "is exploring the possibility of": no ground is.
_WEIGHED = reex.regex(
    r"\s(?:(?:the|its|a|an|new|various|all)\s){0,2}(?:possib|option|potential|sale|ways?\b|feasib|opportun|use\b|recovery|whether"
    r"|how\b|partner|deals?\b|strategic|alternativ|financ|merg|acqui|extraction|building|construction)"
)
# Who halts exports, and whose a grant is.
_ACTING = frozenset(("agency", "company", "country"))
_GIVERS = frozenset(("agency", "country", "program", "organization"))
_OF_WORD = (("is exploring", _WEIGHED), ("commission", _STUDY))
# "gets 98% of its magnets from there": what somebody needs, and no purchase.
_OF_ITS_FROM = reex.regex(
    r"\sof\s(?:its|their|all)\s(?:[\w-]+\s){1,4}from\s(?P<abroad>(?:there|abroad|overseas|outside|imports)\b)?"
)
# "which analysts put at $1.5 billion": a figure, and nothing that is done.
_PUTS_AT = reex.regex(r"puts?\s(?:[^;:.,]{1,60}\s)?at\s(?:about\s|around\s|some\s|nearly\s)?(?:[A-Z]{0,3}[$€£¥]|\d)")
# Behind these stands no verb.
_WHOSE = (" the ", " their ", " its ", " his ", " her ", " our ", " a ", " these ", " those ", " no ", " any ")
# What a law says that its words mean.
_DEFINES = reex.regex(r"\bterms?\s[^.;]{2,80}\s(?:means?|includes?|has the meaning|have the meanings?)\s")
# "any provision of previous proclamations and executive orders"
_EARLIER = reex.regex(r"\b(?:previous|prior|earlier)\s(?:[\w-]+\s(?:and|or)\s)?(?:[A-Z][\w-]*\s)?$")
# "a pricing framework", "the future global framework": rules, and nothing that two have agreed.
_RULES = reex.regex(
    r"\b(?:pricing|regulatory|legal|legislative|fiscal|tax|royalty|licen[cs]ing|permitting|traceability|governance|reporting"
    r"|monitoring|certification|compliance|screening|institutional|standards(?:-based)?|ESG|global|future)"
    r"\s(?:[a-z-]+\s)?$"
)
_RULES_REACH = 40
# Behind these an order is only cited: "in a manner consistent with", "implementation of".
_CITES = reex.regex(
    r"\b(?:consistent with|complementary to|in (?:accordance|line|keeping|compliance) with|pursuant to|superseded by"
    r"|(?:implementation|requirements?|terms|provisions?|polic(?:y|ies)|objectives|goals|purposes?|meaning) of"
    r"|(?:defined|described|set forth|set out|contained|stated|specified|outlined|listed|identified) (?:in|by)"
    r"|nothing in|section\s\d[\w()]*\s(?:of|in)|required by)\s(?:the\s)?$",
    re.IGNORECASE,
)
_CITES_REACH = 80
# What stands between two orders that are cited: "of March 28, 2017 (Promoting Energy Independence), and".
_NEXT_CITED = reex.regex(r"(?:\sof\s\w+\s\d{1,2},\s\d{4})?,?(?:\s?\([^()]*\))?,?\s(?:and\s|or\s)?")
# From how many goods on an order only lists them.
_FEW_GOODS = 8
# In how many sentences a text that is an act itself names a stage that it is about.
_COMES_BACK = 2
# What a bill says of what is and isn't to be done.
_IS_RULE = reex.regex(r"\b(?:shall|must|may|is|are)\s(?:not|no longer|ensure|require|prohibit)\b")
_SHALL = "shall"
# How far behind "threaten" the country may stand that is hit.
_HIT_REACH = 30
# What stands for the act just told.
_IT = reex.regex(r"\W{0,3}(?:It|This|The (?:deal|order|measure|move|decision|plan|scheme|transaction))\s")
_WHICH_WAS = reex.regex(r",\swhich\s")
# Cues of what was done under a law.
_DONE = frozenset(("agreed", "active", "announced"))


def drafts(all_lines: list[Line], grammar: Grammar, lead: reex.Entity | None) -> list[Draft]:
    """Return a draft for every act that the document asserts, in text order."""
    context = Context.of(all_lines, grammar.nations, lead)
    found: list[Draft] = []
    table = rows(all_lines)
    if title := titled(all_lines, grammar, context.signer or context.head):
        context.add(title)
        context.treaty = title.act.parties
        found.append(title)
    for line in all_lines:
        _leave_list(line, context)
        own = (acts_of_row(table[line.number], line, grammar) if line.number in table else []) or _of_line(
            line, context, grammar
        )
        for draft in own:
            context.add(draft)
        if not own and context.last and _SPEAKS_ON.match(line.text, line.start, line.end):
            context.last.speaks_on(line)
            _hits(context.last, line)
        if context.last and not own and (it := _IT.match(line.text, line.start)):
            _hear_it(context.last, line, it.end())
        if not own and context.last and context.last.line.number == line.number - 1:
            context.last.duration = context.last.duration or lasting(line, line.start)
        found += own
        context.remember(line)
        _read_list(line, context, grammar)
    if context.signer or context.bill or context.statute:
        _tell_whole([draft for draft in found if _is_whole(draft, context)], all_lines)
    return found


def _is_whole(draft: Draft, context: Context) -> bool:
    """Say whether an act is what the whole document is: the order of who signs it, the bill, the law."""
    if draft.act.by_head:
        return context.signer is not None and any(key(e) == key(context.signer) for e in draft.actors)
    return draft.act.subject_only and draft.trigger.program is None and (context.bill or context.statute)


def _tell_whole(own: list[Draft], all_lines: list[Line]) -> None:
    """Let an order, a bill or a law be about the stages that it comes back to, and an order about its few goods."""
    lines = [line for line in all_lines if line.stages] if own else []
    found = [hit for line in lines for hit in first_of_each(line.stages)]
    counts = Counter(hit.term.data.stage for hit in found)
    told = [hit for hit in found if counts[hit.term.data.stage] >= _COMES_BACK]
    goods = {e.ref: e for line in all_lines for e in line.of_kind("commodity") if e.ref} if own else {}
    for draft in own:
        draft.stages = first_of_each((*draft.stages, *told))
        if draft.act.by_head and len(goods) <= _FEW_GOODS:
            known = {e.ref for e in draft.commodities}
            draft.commodities += tuple(e for ref, e in goods.items() if ref not in known)


def _hear_it(last: Draft, line: Line, at: int) -> None:
    """Let the sentence behind an act say how far it has come: ``It was signed in May``."""
    cue = said_of(line, at)
    if cue and line.number - last.evidence[-1].number == 1:
        last.hear_said(cue, line)
        last.speaks_on(line)


def _hear_which(draft: Draft) -> None:
    """Let a clause behind an act say how far it has come: ``a loan to Acme, which was approved in May``."""
    line, trigger = draft.line, draft.trigger
    which = _WHICH_WAS.search(line.text, trigger.end, line.end)
    if which and not any(trigger.end <= other.start < which.start() for other in line.triggers if not other.act.sites):
        draft.hear_said(said_of(line, which.end()), line)


def _leave_list(line: Line, context: Context) -> None:
    """Go back from a list within a list to the outer one: its items tell who acts, or begin where a sentence ended."""
    if context.outer and context.ended and ITEM.match(line.text, line.start) and not begins_with_verb(line):
        (context.openers, context.opened), context.outer = context.outer, None


def _read_list(line: Line, context: Context, grammar: Grammar) -> None:
    """Note what list a sentence opens, or that an item of a list within another one is a whole sentence."""
    goes_on = context.item and line.text.find("\n", context.item.end, line.start) < 0  # a second sentence of an item
    item = goes_on or (not line.text[line.start].isalpha() and ITEM.match(line.text, line.start) is not None)
    context.item = line if item else None
    context.ended = line.text[line.end - 1] in ENDS
    if context.ended and not item:  # as most sentences are
        context.outer = context.lead = None
        context.openers, context.opened = (), ""
        return
    if item and not line.text.startswith(":", line.end - 1):
        return
    if not item:
        context.outer = None
    elif context.outer is None:
        context.outer = context.openers, context.opened
    around, status = context.outer or ((), "")
    context.lead, openers = _list_behind(line, context, grammar)
    context.openers, context.opened = openers or around, status_of(line) or status


def _list_behind(
    line: Line, context: Context, grammar: Grammar
) -> tuple[tuple[Act, Force] | None, tuple[reex.Entity, ...]]:
    """Return what a sentence says of the list that it opens, and who acts in it."""
    if line.text[line.end - 1] in ENDS:
        return None, ()
    if parts := split_by(line, context):
        return parts, context.last.actors if context.last else ()
    return lead_of(line, grammar), openers_of(line) or _opens_as(line, context)


def _opens_as(line: Line, context: Context) -> tuple[reex.Entity, ...]:
    """Return whom a sentence that opens a list only refers to: ``Over the past year, the Department:``."""
    known = context.referent(referred(line, line.end)) if line.text.startswith(":", line.end - 1) else None
    return (known,) if known else ()


def _hits(measure: Draft, line: Line) -> None:
    """Let a sentence on a measure tell whom it hits: ``These restrictions threaten U.S. defense``."""
    if measure.act.family != "trade" or measure.recipients:
        return
    for cue in line.cues_of(line.start, line.end, "hitting"):
        hit = [e for e in line.of_kind("country") if 0 < e.start - cue.end <= _HIT_REACH]
        if hit and key(hit[0]) not in measure.known("actors").keys:
            measure.take("recipients", (hit[0],), "reference")
            return


def _of_line(line: Line, context: Context, grammar: Grammar) -> list[Draft]:
    made: list[Draft] = []
    if not line.triggers and not line.of_kind("money"):
        return made
    if line.text.endswith("?", line.start, line.end) or line.about or _defines(line):
        return made  # who asks tells nothing, and what stands under "About us" is no news
    for trigger in line.triggers:
        if draft := _draft(line, trigger, context):
            made += settled(draft, context, grammar)
    if len(made) > 1:
        share_recipients(made)
        made = with_partner(made)
        made = with_steps(list(with_form(one_phrase(made))))
        own_sums(made)
    made += told_parts(line, context, made)
    made = as_one([draft for draft in made if context.in_field(draft) and anchored(draft)], grammar)
    if not [draft for draft in made if not draft.act.sites] and (item := listed(line, context)):
        made = [item] if context.in_field(item) and anchored(item) else []
    if made and line.text.find(", which ", line.start, line.end) >= 0:
        for draft in made:
            _hear_which(draft)
    return [draft for draft in made if not yields(draft, made)] if len(made) > 1 else made


def _defines(line: Line) -> bool:
    """Say whether a sentence only tells what a word means: ``The term "price floor" means a minimum price``."""
    return line.text.find(" term", line.start, line.end) >= 0 and bool(_DEFINES.search(line.text, line.start, line.end))


def _draft(line: Line, trigger: Trigger, context: Context) -> Draft | None:
    how = force(line, trigger) if _is_told(line, trigger) else None
    last = context.last.force if context.last else None
    if how and last and (last.soft or how.why == "default") and SPLIT.match(line.text, line.start):
        # "It combines a grant with a loan": both are as far as what they are parts of
        how = msgspec.structs.replace(how, status=last.status, binding=last.binding, softened=last.softened)
    if how and (status := _in_text(line, trigger, how, context)):
        how = msgspec.structs.replace(how, status=status, binding=status == "active")
    if how is None or _is_history(line, trigger, how):
        return None
    found = roles(line, trigger)
    word = _determiner(line, trigger)
    draft = Draft(
        act=trigger.act,
        force=how,
        actors=found.actors or _named_inside(trigger, context),
        recipients=found.recipients,
        amounts=amounts(line, trigger),
        duration=duration(line, trigger),
        commodities=commodities(line, trigger),
        stages=stages(line, trigger),
        programs=programs(line, trigger),
        timing=timing(line, trigger),
        line=line,
        trigger=trigger,
        rule=found.rule,
        why={"actors": found.actors_by if found.actors else "name", "recipients": found.recipients_by},
        indefinite=word is not None and word["word"].lower() in ("a", "an", "another"),
    )
    if is_known(draft, word, context) or _was_told(draft, context):
        return None
    inherit(draft, context)
    return draft


def _was_told(draft: Draft, context: Context) -> bool:
    """Say whether the act is only part of what was told before."""
    return (
        is_tranche(draft, context)
        or is_of_order(draft, context)
        or is_of_pact(draft, context)
        or is_of_bill(draft, context)
    )


def _determiner(line: Line, trigger: Trigger) -> re.Match[str] | None:
    """Return the article or the like that stands before an act, with two words between at most."""
    low = max(line.start, trigger.start - 40)
    if not any(word.endswith(_DETERMINERS) for word in line.text[low : trigger.start].split()[-3:]):
        return None  # as ever, told in far less time
    return _DETERMINER.search(line.text, low, trigger.start)


def _in_text(line: Line, trigger: Trigger, how: Force, context: Context) -> str:
    """Return the status that an act has for where it stands: in a bill, a law, or a list of what is only considered."""
    if context.statute and how.cue == _SHALL:
        return "active"
    to_do = how.cue == _SHALL or how.cue.startswith("to ")
    if context.bill and (to_do or _is_to_come(trigger, how) or _is_rule(line, trigger)):
        return "proposed"
    own = how.why not in ("default", "form") and how.cue != ACTION
    if context.treaty and not own and not trigger.act.parties:
        return "announced"
    return "" if own or not ITEM.match(line.text, line.start) else context.opened


def _is_rule(line: Line, trigger: Trigger) -> bool:
    """Say whether a pattern tells what is or isn't to be done: ``may not procure magnets``."""
    match = trigger.match
    return match is not None and _IS_RULE.search(line.text, match.start, match.end) is not None


def _is_to_come(trigger: Trigger, how: Force) -> bool:
    """Say whether a bill only speaks of an act, as it does of what it wants; what others do in trade it finds."""
    told = trigger.form in ("past", "present") or trigger.act.family == "trade"
    return how.why in ("default", "form") and not told


def _is_told(line: Line, trigger: Trigger) -> bool:
    """Say whether an act is more than named in passing: ``as defined in Executive Order 13603`` tells none.

    Nor does what only might come, or is said of anybody: ``31 projects, a potential investment of $40 billion``,
    ``any firm with an offtake deal``, ``before any further stake``.
    """
    if _is_aside(line, trigger):
        return False
    hoped = line.cues_of(line.start, trigger.start, "pipeline") if trigger.form != "pattern" else ()
    if hoped and any(cue.end >= trigger.end for cue in hoped):
        return False
    if trigger.program and trigger.act.signed == "active" and _is_cited(line, trigger.program):
        return False
    if _is_anybodys(line, trigger) or _is_noun(line, trigger) or _PUTS_AT.match(line.text, trigger.start):
        return False
    if trigger.program is None or not (trigger.act.subject_only or trigger.act.signed == "active"):
        return True
    if _PASSED.search(line.text, max(line.start, trigger.start - 24), trigger.start):
        return True
    under = _UNDER_ORDER.search(line.text, max(line.start, trigger.start - 12), trigger.start)
    done = line.cues_of(line.start, trigger.start, _DONE)
    return law_acts(line, trigger) or (not trigger.act.subject_only and bool(done or under))


def _is_noun(line: Line, trigger: Trigger) -> bool:
    """Say whether what might be a verb is a noun, as behind whose it is: ``with their backs against the wall``."""
    return trigger.form in ("present", "base") and line.text.endswith(_WHOSE, 0, trigger.start)


def _is_cited(line: Line, order: reex.Entity) -> bool:
    """Say whether an order is only cited: ``in a manner consistent with Executive Order 1 and Executive Order 2``."""
    start = order.start
    for other in reversed(line.of_kind("program")):
        if other.end < start and _NEXT_CITED.fullmatch(line.text, other.end, start):
            start = other.start
    return _CITES.search(line.text, max(line.start, start - _CITES_REACH), start) is not None


def _is_aside(line: Line, trigger: Trigger) -> bool:
    """Say whether an act only belongs to something else that is told; what needs another act beside it comes first."""
    act, noun = trigger.act, trigger.form == "noun"
    if len(line.triggers) > 1 and (
        (noun and (_is_object(line, trigger) or _is_giving(line, trigger) or _is_guaranteed(line, trigger)))
        or (act.generic and (_only_promises(line, trigger) or _is_payer(line, trigger)))
        or (act.parties and _describes_firm(line, trigger))
    ):
        return True
    if (noun and _is_topic(line, trigger)) or (act.parties and _is_of_rules(line, trigger)):
        return True
    if is_of_own_site(line, trigger):
        return True
    if trigger.match and (_is_only_where(line, trigger) or _is_held(line, trigger)):
        return True
    if (trigger.match or trigger.phrase) and _is_firms_own(line, trigger):
        return True
    return (
        _is_purpose(line, trigger)
        or _is_result(line, trigger)
        or (act.generic and (_is_figure(line, trigger) or _is_mood(line, trigger)))
        or ((act.sites or act.generic) and _is_cause(line, trigger))
        or (act.buys and (_is_need(line, trigger) or _is_paper(line, trigger)))
        or _is_nobodys(line, trigger)
        or _is_imagined(line, trigger)
        or _is_barred(line, trigger)
        or _is_of_exports(line, trigger)
        or _is_firms_gift(line, trigger)
        or _is_source(line, trigger)
    )


def _is_history(line: Line, trigger: Trigger, how: Force) -> bool:
    """Say whether something was done so long ago that it is only background: ``In 1952, Molycorp opened a mine``."""
    if how.status not in _HAPPENED:
        return False
    old = [(cue.start, cue.end) for cue in line.cues_of(line.start, line.end, "long_ago")]
    old += [(date.start, date.end) for date in line.of_kind("date") if _is_old(date)]
    times = ((start, end) for start, end in old if _AT_TIME.search(line.text, line.start, start))
    return any(_is_time_of(line, trigger, start, end) for start, end in times)


def _is_time_of(line: Line, trigger: Trigger, start: int, end: int) -> bool:
    """Say whether an act is told of the time that stands at *start*."""
    if start > trigger.start:
        return not _OTHER_CLAUSE.search(line.text, trigger.end, start)
    if any(end < e.start < trigger.start and not _is_old(e) for e in line.of_kind("date")):
        return False
    same = start >= line.clause(trigger.start)[0] and line.text.find(", ", end, trigger.start) < 0
    return same or bool(_OPENS.fullmatch(line.text, line.start, start) or _WHEN.match(line.text, end))


def _is_old(date: reex.Entity) -> bool:
    return isinstance(date.value, reex.DateRange) and date.value.end.year < _LONG_AGO


def _is_nobodys(line: Line, trigger: Trigger) -> bool:
    """Say whether a verb with an object tells what things do, and nobody: ``a strike halted shipments``."""
    if trigger.form in ("noun", "pattern") or not (trigger.phrase or trigger.act.verb_objects):
        return False
    if trigger.act.generic and any(t.form == "noun" and 0 < trigger.start - t.end < _SUBJECT for t in line.triggers):
        return True  # "the guarantees should mobilise $2 billion"
    return not is_passive(line.text, trigger.start) and not has_subject(line, trigger)


def _is_imagined(line: Line, trigger: Trigger) -> bool:
    """Say whether an act is only what it would be good to have: ``Winning a grant would be a turning point``."""
    if trigger.form != "noun" or trigger.act.family == "trade":
        return False
    low = max(line.start, trigger.start - _IMAGINED_REACH)
    if line.text.find("ing ", low, trigger.start) < 0 or not _TO_HAVE.search(line.text, low, trigger.start):
        return False
    return _WOULD_BE.match(line.text, trigger.end, line.end) is not None


def _is_anybodys(line: Line, trigger: Trigger) -> bool:
    low = max(line.start, trigger.start - _ANY_REACH)
    if line.text.find("ny ", low, trigger.start) < 0:  # as ever, told in far less time
        return False
    return any(words.search(line.text, low, trigger.start) for words in (_ANYBODY, _ANY))


def _is_purpose(line: Line, trigger: Trigger) -> bool:
    """Say whether something is only what another act is for.

    ``lent Lynas $5 million to expand its plant`` tells no work at a site, ``a
    contract for the strategic stockpile`` sets up none; who is buying antimony for a
    stockpile does.
    """
    if trigger.act.instrument == "stockpile":
        return _is_filled(line, trigger)
    if _is_banned_from(line, trigger) or _is_driven_at(line, trigger):
        return True
    if trigger.act.buys and line.text.startswith("to ", trigger.start):  # "lent Acme $5 million to buy magnets"
        before = _before_in_clause(line, trigger)
        given = (t for t in before if t.act.family == "capital" and not t.act.generic)
        return any(given) or any(t.act.buys and t.form == "pattern" for t in before)
    if trigger.act.family == "capital" and trigger.form == "noun" and not line.of_kind("money"):
        orders = any(t.act.instrument == "executive_action" for t in _before_in_clause(line, trigger))
        return orders and _TO_PUSH.search(line.text, max(line.start, trigger.start - 40), trigger.start) is not None
    if trigger.act.family == "trade" and trigger.phrase:  # "suspended exports in order to choke off supplies"
        aim = line.text.endswith(_IN_ORDER_TO, line.start, trigger.start)
        return aim and any(t.act is trigger.act and t.end < trigger.start for t in line.triggers)
    if _is_paid_for(line, trigger):
        return True
    if trigger.act.family == "capital" or trigger.form not in ("base", "pattern"):
        return False
    if trigger.match and "money" in trigger.match.places:
        return False  # "$20 million to train miners"
    if trigger.phrase and _HELPS.search(line.text, max(line.start, trigger.start - _HELP_REACH), trigger.start):
        return True
    return _is_to_do(line, trigger)


def _is_to_do(line: Line, trigger: Trigger) -> bool:
    """Say whether somebody is given money or bought from so that it is done: ``won a grant to build``."""
    given = [t for t in _before_in_clause(line, trigger) if t.act.family == "capital" or t.act.buys]
    if not given or not _TO_DO.search(line.text, max(line.start, trigger.start - 8), trigger.start):
        return False
    # "won a loan and plans to build" does both
    return any(not GOES_ON_TO.search(line.text, t.end, trigger.start) for t in given)


def _is_driven_at(line: Line, trigger: Trigger) -> bool:
    """Say whether contracts or trials are only what something is for: ``to drive offtake agreements``."""
    low = max(line.start, trigger.start - 40)
    if trigger.form != "noun":
        return False
    if trigger.act.instrument == "research" and line.text.endswith(
        (" for ", " for its ", " for the "), low, trigger.start
    ):
        return any(t.act.buys for t in _before_in_clause(line, trigger))  # "bought oxides for a pilot"
    return trigger.act.buys and _TO_DRIVE.search(line.text, low, trigger.start) is not None


def _is_paid_for(line: Line, trigger: Trigger) -> bool:
    """Say whether work is only what money is spent on: ``will spend $5 million on expanding its plant``."""
    if not (trigger.act.sites and trigger.form == "present"):
        return False
    doing = _BY_DOING.search(line.text, line.start, trigger.start)
    paid = (t.act.family == "capital" and t.form != "noun" for t in _before_in_clause(line, trigger))
    return doing is not None and any(paid)


def _is_filled(line: Line, trigger: Trigger) -> bool:
    """Say whether a stockpile is only what another act is for: ``metal delivered to the national stockpile``."""
    before = _before_in_clause(line, trigger)
    if not any((t.act.buys and t.form != "goods") or t.act.instrument == "price_support" for t in before):
        return False
    return _IS_FOR.search(line.text, max(line.start, trigger.start - _FOR_REACH), trigger.start) is not None


def _is_banned_from(line: Line, trigger: Trigger) -> bool:
    """Say whether buying is only what a ban is on: ``the ban on titanium from Russia in public procurement``."""
    if not trigger.act.buys or trigger.form != "noun":
        return False
    if not any(t.act.instrument == "import_restriction" for t in _before_in_clause(line, trigger)):
        return False
    return _IN.search(line.text, max(line.start, trigger.start - _IN_REACH), trigger.start) is not None


def _before_in_clause(line: Line, trigger: Trigger) -> list[Trigger]:
    if len(line.triggers) == 1:
        return []
    start, _ = line.clause(trigger.start)
    return [t for t in line.triggers if start <= t.start < trigger.start and t.end + 1 != trigger.start]


def _is_object(line: Line, trigger: Trigger) -> bool:
    """Say whether a partnership is only what somebody takes a share of: ``a stake in its joint venture with GM``."""
    if not trigger.act.parties:
        return False
    low = max(line.start, trigger.start - _ANY_REACH)
    shares = any(t.act.family == "capital" and t.end <= trigger.start for t in line.triggers)
    return shares and _IN_ITS.search(line.text, low, trigger.start) is not None


def _is_topic(line: Line, trigger: Trigger) -> bool:
    """Say whether something is only what is told about: ``share data on stockpiles``, ``a duty is a tax``."""
    low = max(line.start, trigger.start - _ANY_REACH)
    if _IS_A.match(line.text, trigger.end) and line.text.endswith(_ONE, 0, trigger.start):
        return True
    if trigger.act.buys and _DOUBTED.search(line.text, low, trigger.start):
        return True
    if trigger.act.instrument == "price_support":
        return _INDEXED.search(line.text, line.start, trigger.start) is not None
    if trigger.act.instrument == "executive_action" and line.text.startswith("s", trigger.end - 1):
        return _EARLIER.search(line.text, low, trigger.start) is not None
    return _TOLD_ABOUT.search(line.text, low, trigger.start) is not None


def _is_of_rules(line: Line, trigger: Trigger) -> bool:
    """Say whether a framework is one of rules, and no agreement: ``trade within a pricing framework``."""
    low = max(line.start, trigger.start - _RULES_REACH)
    return line.text.startswith("framework", trigger.start) and _RULES.search(line.text, low, trigger.start) is not None


def _is_result(line: Line, trigger: Trigger) -> bool:
    """Say whether a share is only what an act has come to: ``took up the placement and now owns 6%``."""
    if trigger.act.instrument != "equity" or not line.text.startswith(_OWNS, trigger.start):
        return False
    if _OF_MERGED.search(line.text, trigger.end, min(line.end, trigger.end + _ANY_REACH)):
        return True
    return any(t.act is trigger.act and t.end <= trigger.start for t in line.triggers)


def _is_cause(line: Line, trigger: Trigger) -> bool:
    """Say whether no site is worked at, but a cause: ``This agreement advances the concept of a domestic supply``.

    And whether no money is given, but an opinion: ``supports the right to organize``.
    """
    if trigger.match is not None:
        return False
    if not trigger.act.sites:  # "supports these rights"
        backs = trigger.act.generic and line.text.startswith(_BACKS, trigger.start)
        return backs and _has_object(line, trigger, "stances")
    words = [_CAUSE]
    words += [other for word, other in _OF_WORD if line.text.startswith(word, trigger.start)]
    return any(other.match(line.text, trigger.end) for other in words)


def _is_firms_own(line: Line, trigger: Trigger) -> bool:
    """Say whether a firm founds what governments act by: ``Lynas set up an office for its staff``.

    Nor does a firm control exports that halts its own: ``Glencore halted shipments from Congo``.
    """
    if trigger.act.instrument == "export_control" and trigger.phrase and trigger.form == "past":
        start, _ = line.clause(trigger.start)
        doers = [e for e in line.of_kinds(_ACTING) if start <= e.start and e.end <= trigger.start]
        return bool(doers) and all(e.kind == "company" for e in doers) and not is_passive(line.text, trigger.start)
    told = trigger.match is not None or trigger.phrase is not None
    if trigger.act.instrument != "executive_action" or not told:
        return False
    if trigger.match and "recipient" in trigger.match.places:
        return False
    before = [e for e in line.of_kinds(DOERS) if e.end <= trigger.start]
    if trigger.phrase and before and all(e.kind == "program" for e in before):
        return True  # what a law directs somebody to do, the law says
    return bool(before) and all(e.kind == "company" for e in before)


def _is_firms_gift(line: Line, trigger: Trigger) -> bool:
    """Say whether a firm gives what would be a grant of a body: ``the deal gives Acme $2 million``."""
    if trigger.act.instrument != "grant" or trigger.form not in ("past", "present", "money"):
        return False
    if is_passive(line.text, trigger.start) or line.of_kinds(_GIVERS):
        return False
    return any(e.end <= trigger.start for e in line.of_kind("company"))


def _is_figure(line: Line, trigger: Trigger) -> bool:
    """Say whether a sum is only counted: ``added $5 billion to GDP``, ``unlocked $2 billion of private money``."""
    if trigger.form == "pattern" or not line.of_kind("money"):
        return False
    start, stop = line.clause(trigger.start)
    if any(_TO_OUTPUT.search(line.text, trigger.end, cue.start) for cue in line.cues_of(trigger.end, stop, "output")):
        return True
    freed = line.cues_of(trigger.start, trigger.end, "pipeline")
    return bool(freed) and bool(line.cues_of(start, stop, "private"))


def _is_mood(line: Line, trigger: Trigger) -> bool:
    """Say whether support is only felt, or a way to an end: ``growing support from the state``, ``by supporting it``.

    Where a sum, or who gets it, is told, it is an act.
    """
    word = line.text[trigger.start : trigger.end].lower()
    if not any(felt in word for felt in _FELT) or line.of_kind("money"):
        return False
    if trigger.form == "present":
        by = line.text.endswith(" by ", line.start, trigger.start)
        return by and not any(e.start > trigger.end for e in line.of_kinds(FIRMS_AND_SITES))
    near = line.cues_of(trigger.start - _MOOD_REACH, trigger.start, "mood")
    return any(cue.end == trigger.start - 1 for cue in near)


def _is_need(line: Line, trigger: Trigger) -> bool:
    """Say whether goods are only a share of what is bought: ``buys 98 per cent of its magnets from China``."""
    if trigger.act.buys and trigger.form != "noun" and line.text.startswith(" back ", trigger.end):
        return True  # "bought back its stock"
    if trigger.act.buys and trigger.match and (whence := _OF_ITS_FROM.search(line.text, trigger.end, line.end)):
        return bool(whence["abroad"]) or any(e.start == whence.end() for e in line.of_kinds(PLACES))
    if not trigger.act.buys or trigger.form != "goods" or line.text[trigger.start : trigger.end] in trigger.act.sells:
        return False
    shares = (e for e in line.of_kind("percent") if 0 < e.start - trigger.end < _SHARE_REACH)
    share = any(line.text.startswith(" of ", e.end) for e in shares) or (
        line.text.startswith("buys", trigger.start) and _ALL_OF.match(line.text, trigger.end) is not None
    )
    return share and not any(e.start > trigger.end for e in line.of_kinds(FIRMS_AND_SITES))


def _is_paper(line: Line, trigger: Trigger) -> bool:
    """Say whether only papers or words are handed over: ``will deliver recommendations to Congress``."""
    return trigger.form != "noun" and _has_object(line, trigger, "papers")


def _has_object(line: Line, trigger: Trigger, words: str) -> bool:
    """Say whether a verb is done to one of the *words*, with nothing but what describes it between them."""
    near = line.cues_of(trigger.end, trigger.end + _OBJECT_REACH, words)
    return any(_DESCRIBED.fullmatch(line.text, trigger.end, cue.start) for cue in near)


def _describes_firm(line: Line, trigger: Trigger) -> bool:
    """Say whether a venture is only told as what a firm is: ``Ultium, a venture of GM and LG, will buy nickel``."""
    if not _OF_WHOM.match(line.text, trigger.end):
        return False
    firms = (e for e in line.of_kind("company") if e.end <= trigger.start)
    return any(_APPOSED.fullmatch(line.text, e.end, trigger.start) for e in firms)


def _is_held(line: Line, trigger: Trigger) -> bool:
    """Say whether a clause only adds what a firm holds of another: ``Glencore, which owns 10% of Li-Cycle, said``."""
    places = trigger.match.places if trigger.match and trigger.act.instrument == "equity" else {}
    firms = all(side in places and places[side].kind == "company" for side in ("actor", "recipient"))
    if not firms or not line.text.startswith(_OWNS, trigger.start):
        return False
    return _WHICH.search(line.text, max(line.start, trigger.start - _IN_REACH), trigger.start) is not None


def _is_of_exports(line: Line, trigger: Trigger) -> bool:
    """Say whether leave is given to export, and not to mine: ``issued licences for magnet exports to Bosch``."""
    match = trigger.match if trigger.act.instrument == "permitting" else None
    return match is not None and any(
        t.act.instrument == "export_control" and match.start <= t.start < match.end for t in line.triggers
    )


def _is_source(line: Line, trigger: Trigger) -> bool:
    """Say whether a test plant is only where goods are from: ``ships samples from its pilot line``."""
    if trigger.act.instrument != "research" or trigger.form != "noun":
        return False
    low = max(line.start, trigger.start - _SOURCE_REACH)
    return _SOURCE.search(line.text, low, trigger.start) is not None


def _is_barred(line: Line, trigger: Trigger) -> bool:
    """Say whether somebody is kept from taking a share: ``barred Acme from raising its stake in Beta``."""
    if trigger.act.instrument not in ("equity", "acquisition"):
        return False
    return _BARRED_FROM.search(line.text, line.clause(trigger.start)[0], trigger.end) is not None


def _is_giving(line: Line, trigger: Trigger) -> bool:
    """Say whether a word for money is the verb that gives something else: ``grants Acme a permit``.

    So it is in ``guarantee producers a minimum price``.
    """
    _, stop = line.clause(trigger.start)
    given = [t.act.instrument for t in line.triggers if trigger.end < t.start < stop and t.act is not trigger.act]
    if trigger.act.instrument == "guarantee" and "price_support" in given[:1]:
        return _ASSURED.match(line.text, trigger.end) is not None
    to = [e for e in line.of_kind("company") if given and e.start == trigger.end + 1]
    return bool(to) and handed(line, to[0])


def _is_guaranteed(line: Line, trigger: Trigger) -> bool:
    """Say whether a loan is only what somebody guarantees: ``a guarantee of $5 million over the project debt``."""
    if trigger.act.instrument != "loan":
        return False
    if not any(t.act.instrument == "guarantee" for t in _before_in_clause(line, trigger)):
        return False
    return _OWNED_DEBT.search(line.text, max(line.start, trigger.start - _ANY_REACH), trigger.start) is not None


def _is_only_where(line: Line, trigger: Trigger) -> bool:
    """Say whether a site is only where something else is done: ``opened a school at its refinery``."""
    match = trigger.match if trigger.match and "actor" in trigger.match.places else None
    if not trigger.act.sites or match is None or _WORK_AT.match(line.text, trigger.end):
        return False
    return _AT_SITE.search(line.text, trigger.end, match.end) is not None


def _is_payer(line: Line, trigger: Trigger) -> bool:
    """Say whether a fund only pays what an act before it gives: ``a grant from the EU's Just Transition Fund``."""
    low = max(line.start, trigger.start - _FROM_REACH)
    pays = trigger.program is not None and _FROM.search(line.text, low, trigger.start)
    return bool(pays) and any(t.act.family == "capital" and t.end <= trigger.start for t in line.triggers)


def _only_promises(line: Line, trigger: Trigger) -> bool:
    """Say whether a loose word only promises the act right behind it: ``has committed to buy magnets`` funds nobody."""
    if trigger.match:
        return False
    behind = (t for t in line.triggers if t.start == trigger.end + 1 and t.act is not trigger.act)
    return any(line.text.startswith(("to ", "for "), t.start) for t in behind)


def _named_inside(trigger: Trigger, context: Context) -> tuple[reex.Entity, ...]:
    """Return the countries that a program is named after: ``U.S.-Japan Critical Minerals Stockpiling Initiative``."""
    if trigger.program is None or "country" not in trigger.act.actors or trigger.act.subject_only:
        return ()
    words = f" {trigger.program.text.replace('-', ' ')} "
    named = (c for c in context.countries.values() if not is_adjective(c))
    return tuple(c for c in named if any(f" {name} " in words for name in (c.text, *_INITIALS.get(c.ref or "", ()))))
