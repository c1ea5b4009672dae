"""Whether an act is told well enough to be one."""

from __future__ import annotations

import re

import reex
from reex_initiatives.drafts.draft import AMBIGUOUS, Draft
from reex_initiatives.lexicon.kinds import STATES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import is_one_of
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import is_club

_LAW_ACTS = reex.regex(
    r"(?:\s\([^()]{1,20}\))?(?:,\s(?!which)(?:[^,;]{3,60}|[^,;]{3,60},\s\d{4}|[^,;]{3,40},\s\d{4}[^,;]{3,40},\s\d{4})[,:])?"
    rf"(?:,\swhich\b|,?\sin force\b|,\s(?:{any_of('law_made')})\b"
    rf"|,?\s(?:has|have|will|would|also|{any_of('law_does')})\b"
    r"|\s(?!funding|financing)\w+(?:ing|ed)\b)"
)
_UNDER = reex.regex(r"\b(?:under|of|on|about|by|through|from|per|using|to|invoke|invoking)\s(?:the\s)?$", re.IGNORECASE)
# "gets 80% of its imports from China", and how far behind such a verb the share may stand.
_OF_ITS_FROM = reex.regex(r"\sof\s(?:its|their|all|the)\s[^.;]{2,60}?\sfrom\s(?:the\s)?")
_SHARE_REACH = 24
# What somebody must have signed, whoever it was.
_ORDER = reex.regex(any_of("signed_by_head"))
# "The bill would bar agencies from", "a plan that foresees curbs": what a law or plan says, whoever made it.
_BY_LAW = reex.regex(rf"\b(?:{any_of('laws')})\b[^.;:]{{0,80}}$", re.IGNORECASE)
_A_BILL = reex.regex(r"\W{0,6}A\s(?:[a-z]+\s)?bill\s\w+")
_BILL = reex.regex(r"\b(?:[Bb]ill|[Ll]egislation)\s(?:to|that|which)\s[^.;]{3,160}$")
# How far before its word a rate stands: "a new 25% duty".
_RATE_REACH = 30
# ", a fund ": words that only say who a party is begin so.
_APPOSED = reex.regex(r",\s(?:an?|the)\s(?:[\w-]+\s){1,4}$")
_APPOSED_REACH = 60
# What a firm may owe already: such a sum is lent only where a lender is told.
_OWED = ("of debt", "in debt")
# No sentence is as short: "A PROCLAMATION".
_TITLE = 40


def law_acts(line: Line, trigger: Trigger) -> bool:
    """Say whether the text tells what a law does, rather than what is done under it."""
    return bool(_LAW_ACTS.match(line.text, trigger.end)) and not _UNDER.search(
        line.text, max(line.start, trigger.start - 16), trigger.start
    )


def anchored(draft: Draft) -> bool:
    """Say whether an act has something to hold on to: a party, an amount, a program, or a lost link."""
    act, trigger = draft.act, draft.trigger
    precise = draft.amounts or trigger.site or trigger.match or len(draft.parties) > 1
    if _is_title(draft) or _is_dependence(draft) or (draft.line.heading and not (draft.parties and precise)):
        return False
    if trigger.match and trigger.match.pattern.status and not act.object:
        return True
    if _is_background(draft) or (_only_with_verb(draft) and not (draft.parties and _is_decided(draft))):
        return False
    if not draft.amounts and not _holds_without_sum(draft):
        return False
    if act.object:
        over = draft.force.status == "ended" and draft.commodities  # "its takeover of a lithium miner was blocked"
        told = trigger.match is not None and bool(trigger.match.pattern.status)
        # "bought copper mines in Zambia"
        done = trigger.phrase is not None and draft.force.status in ("agreed", "completed")
        assets = done and bool(trigger.phrase and trigger.phrase.objects and draft.commodities)
        spent = trigger.act.generic and draft.amounts  # "will invest $5 million to acquire lithium assets"
        known = draft.recipients or over or told or assets or spent
        return bool((draft.actors and known) or (draft.recipients and told))
    if act.parties:
        told = bool(trigger.program) and (bool(draft.actors) or law_acts(draft.line, trigger))
        if act.instrument == "partnership" and all(e.kind == "agency" for e in draft.actors):
            return False  # bodies of one state that work together are none
        told = told or _is_by_club(draft)
        return len(draft.parties) > 1 or (act.instrument == "agreement" and told)
    if act.sites:
        return bool(draft.actors or draft.amounts or draft.why.get("actors") == AMBIGUOUS)
    if act.owned:
        # "Acme has won a licence", whoever gave it
        got = draft.recipients and draft.force.why == "cue" and act.family != "trade"
        # "exports of tin to Japan were banned", by whomever
        got = got or bool(draft.recipients and draft.commodities and trigger.match and act.family == "trade")
        # a lost link: somebody's, and nobody knows whose
        return bool(draft.actors or draft.line.gaps or got or _of_a_law(draft))
    return _is_told(draft)


def _is_background(draft: Draft) -> bool:
    """Say whether money only tells who backs a firm, or what it owes: ``weighed down by $90 million of debt``."""
    if draft.act.generic and not draft.amounts and _only_describes(draft):
        return True
    owed = draft.trigger.form == "noun" and word_of(draft) in _OWED
    return owed and not (draft.amounts and _has_lender(draft))


def _only_describes(draft: Draft) -> bool:
    """Say whether words between commas only tell who backs a party: ``Acme, a fund backed by Beta, took``."""
    line, trigger = draft.line, draft.trigger
    if trigger.match is None:
        return False
    low = max(line.start, trigger.start - _APPOSED_REACH)
    return _APPOSED.search(line.text, low, trigger.start) is not None and line.text.startswith(
        ",", trigger.match.end - 2
    )


def _has_lender(draft: Draft) -> bool:
    """Say whether somebody else lends than who owes it: a body of state, or anybody to another."""
    if any(e.kind in STATES for e in draft.actors):
        return True
    return bool(draft.actors and draft.recipients) and not all(e.kind in STATES for e in draft.recipients)


def _is_by_club(draft: Draft) -> bool:
    """Say whether a club of states agrees: ``the G7 signed a pact``, and not ``a pact built like NATO``."""
    return draft.force.why == "cue" and any(is_club(e) and e.end <= draft.trigger.start for e in draft.actors)


def _is_dependence(draft: Draft) -> bool:
    """Say whether a part of all that somebody needs comes from a country: ``gets 80% of its imports from China``."""
    line, trigger = draft.line, draft.trigger
    for percent in line.of_kind("percent") if draft.act.buys else ():
        if trigger.start < percent.start < trigger.end + _SHARE_REACH:
            countries = (e for e in line.of_kind("country") if e.start >= percent.end)
            return any(_OF_ITS_FROM.fullmatch(line.text, percent.end, e.start) for e in countries)
    return False


def _is_title(draft: Draft) -> bool:
    """Say whether a line only stands above what it names, and is nobody's: ``A PROCLAMATION``."""
    short = draft.line.end - draft.line.start < _TITLE
    return short and draft.why.get("actors") == "document" and draft.trigger.form == "noun"


def _holds_without_sum(draft: Draft) -> bool:
    """Say whether an act without an amount may be one, as far as its sort and its word go."""
    act, trigger = draft.act, draft.trigger
    if trigger.form == "money" or (trigger.form == "noun" and _only_with_sum(draft)):
        return False
    if act.needs == "amount-or-pair" and trigger.form == "noun" and _of_firms(draft):
        return False  # "Intel's investment"
    if act.needs == "amount-or-pair":
        return bool(draft.line.gaps or (draft.actors and _is_definite_funding(draft)))
    verb = trigger.form not in ("noun", "pattern") and trigger.phrase is None
    return bool(draft.recipients) if act.family == "capital" and verb else True


def _of_firms(draft: Draft) -> bool:
    return bool(draft.actors) and not draft.recipients and all(e.kind == "company" for e in draft.actors)


def _is_told(draft: Draft) -> bool:
    """Say whether the sentence tells more of an act than its name."""
    act, trigger = draft.act, draft.trigger
    if trigger.form == "noun" and _ORDER.match(word_of(draft)) and draft.line.end - draft.line.start > _TITLE:
        return True
    if _is_of_bill(draft):
        return True
    price = act.instrument == "price_support" and draft.line.of_kind("money")
    known = bool(draft.force.cue or trigger.phrase or _has_rate(draft)) and not act.generic
    about = known and bool(draft.commodities or draft.stages)
    told = about and (trigger.form in ("noun", "pattern") or bool(act.verb_objects or trigger.phrase))
    return bool(draft.parties or draft.amounts or trigger.program or draft.line.gaps or price or told or _by_law(draft))


def _is_of_bill(draft: Draft) -> bool:
    """Say whether an act on goods is a bill, or what one is to do: ``A bill to give a tax credit for magnets``."""
    line, trigger = draft.line, draft.trigger
    if trigger.form not in ("noun", "pattern") or not line.of_kind("commodity"):
        return False
    itself = draft.act.instrument == "law" and _A_BILL.fullmatch(line.text, line.start, trigger.end) is not None
    return itself or (bool(draft.commodities) and _BILL.search(line.text, line.start, trigger.start) is not None)


def _of_a_law(draft: Draft) -> bool:
    """Say whether a law or a plan takes a measure of trade: ``The bill would bar agencies from buying``."""
    line, trigger = draft.line, draft.trigger
    noun = draft.act.instrument == "import_restriction" and bool(draft.commodities)
    told = draft.act.family == "trade" and (trigger.match is not None or noun)
    return told and _BY_LAW.search(line.text, line.start, trigger.start) is not None


def _has_rate(draft: Draft) -> bool:
    """Say whether a duty is told with its rate: ``a new 25% duty on tungsten``."""
    rates = draft.line.of_kind("percent") if draft.act.family == "trade" else ()
    return any(0 <= draft.trigger.start - rate.end < _RATE_REACH for rate in rates)


def _only_with_sum(draft: Draft) -> bool:
    """Say whether the act's noun is so common that it tells an act only with a sum: ``common shares``."""
    return is_one_of(_plain(draft), draft.act.sum_nouns)


def _only_with_verb(draft: Draft) -> bool:
    """Say whether the act's noun also names what is just there: ``mining rights``, which somebody may hold."""
    return draft.trigger.form == "noun" and is_one_of(_plain(draft), draft.act.cue_nouns)


def _is_decided(draft: Draft) -> bool:
    """Say whether the text tells what becomes of it: ``granted mining rights``, ``a mining licence for Nolans``."""
    decided = draft.force.why == "cue" and not draft.force.cue.endswith((" by", " a", " an"))
    return decided or draft.line.text.startswith(" for ", draft.trigger.end)


def _plain(draft: Draft) -> str:
    """Return the word that names the act as the tables have it, without hyphens."""
    return word_of(draft).replace("-", " ")


def word_of(draft: Draft) -> str:
    """Return the word that names the act, in small letters."""
    return draft.line.text[draft.trigger.start : draft.trigger.end].lower()


def _is_definite_funding(draft: Draft) -> bool:
    """Say whether funding without an amount is one act: it has a receiver, a name, or a giver of its own."""
    word = word_of(draft)
    if word.startswith(("commit", "deal")) and " " not in word:
        return False  # "its commitment to sustainable mining", "approved the deal"
    if draft.recipients or draft.trigger.program:
        return True
    if draft.trigger.form == "noun":
        return draft.rule in ("owner", "source") and not word.endswith("s")
    return bool(draft.stages) and not word.startswith("support")


def _by_law(draft: Draft) -> bool:
    return draft.act.by_law and bool(draft.programs)
