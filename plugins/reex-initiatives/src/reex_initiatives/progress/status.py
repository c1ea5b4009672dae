"""How far an act has come, and whether it binds: decided by cues with scope, never by a word anywhere."""

from __future__ import annotations

import re
from typing import Any

import msgspec

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import STATUS_CUES
from reex_initiatives.progress.by_form import by_form, is_done_with
from reex_initiatives.progress.by_nature import by_nature, is_award, is_signed, of_power
from reex_initiatives.progress.by_pattern import by_pattern
from reex_initiatives.progress.by_time import by_time
from reex_initiatives.progress.cues_before import cues_before
from reex_initiatives.progress.cues_behind import cues_behind, is_told_before, speaks_of
from reex_initiatives.progress.denied import denied_behind, denies, end_denied
from reex_initiatives.progress.measure_over import is_over
from reex_initiatives.progress.no_cue import is_of_next, is_of_pattern, is_own, is_paper
from reex_initiatives.progress.reading import Reading, by_cue, cue_list, is_close
from reex_initiatives.progress.undecided import given_up, governs, undecided, without_infinitive
from reex_initiatives.sentences.line import Line

# What a pattern may say of what has been done.
_DONE = frozenset(("agreed", "active", "completed"))
# Cues of what goes on or is done.
_DOING = frozenset(("active", "completed"))
# Who may stand between an act's noun and the verb that made it.
_BY_WHOM = reex.regex(
    rf"(?:\s(?:that|which))?(?:\s(?:the|it|they|{any_of('made_by')}|[A-Z][\w.]+)){{1,5}}\s(?:has\s|have\s|had\s)?"
)
# A sentence that opens with whom something is done.
# Before a verb of what is still to be done: "would lend", "is to be lent".
_TO_COME = (" would ", " to be ", " will be ", " would be ")
_OPENING = reex.regex(r"\W{0,3}(?:In|Under|With|Through|Together)\s")
# "shares in Acme under a letter of intent".
_UNDER_A = reex.regex(r"\bunder\s(?:an?|the|its|their)\s(?:[\w-]+\s){0,2}$")
# "a loan, conditionally approved"; not "a loan and a conditionally approved grant".
_ON_CONDITION = reex.regex(rf"(?:{any_of('on_condition')})\b", re.IGNORECASE)
# "Drawdown of the loan remains subject to": what is called by a noun has still to be done.
_STILL = reex.regex(
    r"(?:\s(?:to|from|by|under)\s[^,.;:]{1,60})?\s(?:will|would|can|could|may|must|shall|should|remains?"
    r"|(?:is|are)\s(?:still\s|also\s|now\s)?(?:to\b|subject|conditional|contingent|dependent|expected|due|planned|scheduled"
    r"|anticipated|targeted|likely))\b"
)
# Between a sum and the letter that it is in.
_IN_LETTER = reex.regex(r"\s(?:(?:[A-Z][\w&.-]*|non-?binding|conditional|project|debt|loan|financing|funding)\s){0,5}")
_APART_FROM = reex.regex(r"\s(?:and|but|while|plus)\s|;")
# "is building a plant with the help of a grant": the grant is given, whatever becomes of the plant.
_WITH_HELP = reex.regex(
    rf"\b(?:with|on the back of|thanks to|(?:{any_of('helped')}) by)\s"
    rf"(?:(?:the (?:{any_of('help_of')}) of|help from|the)\s)?(?:an?\s)?(?:(?:up to|about|nearly|some|over)\s)?"
    r"(?:[\w$£€₹.,-]+\s){0,5}$"
)
_HELP_REACH = 80
# "said that the duty would", "the duty would rise, the minister said"; not of a bill, an analyst, or under a condition.
_REPORTED = reex.regex(rf"\b(?:{any_of('reporting')})\b[^.;]*$")
_REPORTED_BEHIND = reex.regex(rf",[”\"]?\s(?:the\s)?[^,;.]{{2,60}}\s(?:{any_of('reporting')})\b")
_UNSURE = reex.regex(rf"\b(?:{any_of('unsure')})\b", re.IGNORECASE)
_IF = reex.regex(r"\s(?:if|unless)\s")
_REPORTED_REACH = 160
# Whom what is only allowed is for.
_FOR_ANY = reex.regex(rf"\b(?:for|to|per|in)\s(?:{any_of('for_any')})\s(?!of\b)")


# Lists of cues on how an act is meant, of which most clauses have none.
_TERMS = frozenset(("letter", "nonbinding", "conditional", "receipt"))


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


def force(line: Line, trigger: Trigger) -> Force | None:
    """Return how far the act has come, or None where the text denies it."""
    start, stop = line.clause(trigger.start)
    terms = line.cues_of if line.cues_of(start, max(stop, trigger.end), _TERMS) else _no_cues
    # "suspended exports" is a verb and no end, and neither is a "suspension of exports".
    inside = trigger.end if trigger.form == "noun" and trigger.act.family != "trade" else trigger.start
    letters = [cue for cue in terms(start, trigger.start, "letter") if is_of_next(line, trigger, cue)]
    before = cues_before(line, trigger, start, inside, letters)
    after = cues_behind(line, trigger, before, stop)
    helps = _helps_work(line, trigger, before, after)
    read = Reading("agreed", "form") if helps else _told(line, trigger, before, after)
    if read and is_over(line, trigger):
        read = Reading("ended", "form")
    if read is None or _is_allowed(line, trigger, read, stop):
        return None
    if is_done_with(line, trigger, read):
        read = Reading("active", "form")
    read = of_power(line, trigger, read, start)
    if _is_reported(line, read):
        read = Reading("announced", "cue", read.cue)
    nonbinding = [cue for cue in terms(start, stop, "nonbinding") if not is_of_next(line, trigger, cue)]
    conditional = bool(terms(start, stop, "conditional"))
    status = read.status if read.why == "pattern" else by_nature(line, trigger, read)
    if status == "completed" and is_award(trigger) and terms(start, inside, "receipt"):
        status = "announced" if nonbinding or conditional else trigger.act.signed
    if status == "announced" and not nonbinding and is_signed(line, trigger, start, stop):
        status = trigger.act.signed
    status = by_time(line, trigger, status, line.end)
    letter = terms(start, trigger.end if trigger.form == "noun" else inside, "letter")
    letter = [cue for cue in letter if cue not in letters]
    letter += [c for c in terms(trigger.end, stop, "letter") if _UNDER_A.search(line.text, trigger.end, c.start)]
    letter += _conditional_behind(line, trigger, stop)
    letter += _of_sum(line, trigger, stop)
    if letter and status in ("agreed", "completed"):
        status = "announced"
    if status == "completed" and read.cue and line.text.endswith(" of", read.cue.start, read.cue.end):
        status = "announced" if _STILL.match(line.text, trigger.end, line.end) else status
    binds = not nonbinding and status not in ("proposed", "announced", "completed", "ended")
    if status == "proposed" and _is_in_letter(line, letter, read):
        status = "announced"
    span = reex.Span(read.cue.start, read.cue.end) if read.cue else None
    softened = _words(line, *nonbinding, *letter)
    return Force(status, binds, conditional, _words(line, read.cue), read.why, softened, span)


def _no_cues(*_where: object) -> list[reex.Hit]:
    return []


def _is_reported(line: Line, read: Reading) -> bool:
    """Say whether "would" only tells what somebody said that he will do: ``said the duty would be 50%``.

    What a bill would do, or what an analyst thinks, is as undecided as it sounds.
    """
    cue = read.cue
    if cue is None or read.status != "proposed" or line.text[cue.start : cue.end].lower() != "would":
        return False
    low = max(line.start, cue.start - _REPORTED_REACH)
    if _UNSURE.search(line.text, low, cue.start) or _IF.search(line.text, cue.end, line.end):
        return False
    told = _REPORTED.search(line.text, low, cue.start) or _REPORTED_BEHIND.search(line.text, cue.end, line.end)
    return told is not None and _UNSURE.search(line.text, told.start(), told.end()) is None


def _conditional_behind(line: Line, trigger: Trigger, stop: int) -> list[reex.Hit]:
    """Return the words by which what is given is not yet bound: ``a loan, conditionally approved by EXIM``."""
    behind = line.cues_of(trigger.end, stop, "letter") if trigger.form == "noun" else []
    near = [cue for cue in behind if _ON_CONDITION.match(line.text, cue.start) and is_close(line, trigger, cue)]
    return [cue for cue in near if not _APART_FROM.search(line.text, trigger.end, cue.start)]


def _of_sum(line: Line, trigger: Trigger, stop: int) -> list[reex.Hit]:
    """Return the letter that a sum is in, right behind it: ``secures US$90 million EXIM LOI``."""
    if trigger.form not in ("money", "noun"):
        return []
    sums = [money.end for money in line.of_kind("money") if trigger.start <= money.end <= stop]
    papers = [cue for cue in line.cues_of(trigger.end, stop, "letter") if is_paper(line, cue)]
    return [cue for cue in papers if any(_IN_LETTER.fullmatch(line.text, end, cue.start) for end in sums)]


def _is_in_letter(line: Line, letters: list[reex.Hit], read: Reading) -> bool:
    """Say whether what is proposed was put into a letter: ``reached a letter of intent for a proposed loan``.

    So it is where the proposal is one that binds nobody: ``an indicative proposal from KfW for a loan``.
    """
    written = (cue for cue in letters if is_paper(line, cue))
    return read.cue is not None and any(cue.start <= read.cue.start for cue in written)


def _is_allowed(line: Line, trigger: Trigger, read: Reading, stop: int) -> bool:
    """Say whether an act is only what somebody may do for anybody: ``may lend up to $5 million for each project``."""
    may = read.cue and line.text[read.cue.start : read.cue.end].lower() in ("may", "can", "could", "might")
    return bool(may) and _FOR_ANY.search(line.text, trigger.end, stop) is not None


def _words(line: Line, *cues: reex.Hit | None) -> str:
    """Return the first of *cues* as it is written, in small letters, or nothing."""
    for cue in cues:
        if cue:
            return line.text[cue.start : cue.end].lower()
    return ""


def _told(line: Line, trigger: Trigger, before: list[reex.Hit], after: list[reex.Hit]) -> Reading | None:
    """Return what the words before and behind an act, or its own, say of its status, or None where they deny it."""
    if not (before or after):
        return by_pattern(line, trigger, before, after) or by_form(line, trigger, None, [])
    if stays := end_denied(line, trigger, before):
        return stays
    before = [cue for cue in before if not is_of_pattern(line, trigger, cue)]
    if any(denies(line, trigger, cue) for cue in before) or (not before and denied_behind(line, trigger, after)):
        return None
    before = [cue for cue in before if cue_list(cue) != "negated" and not is_own(line, trigger, cue)]
    done = trigger.match is not None and trigger.says in _DONE
    is_told = after != [] and (done or is_told_before(line, trigger, before))
    after = [cue for cue in after if speaks_of(line, trigger, cue, is_told)]
    if read := undecided(line, trigger, before, after):
        return read
    if told := by_pattern(line, trigger, before, after):
        return told
    if made := _made_behind(line, trigger, before, after):
        return by_cue(made)
    # "plans to buy", "agreed to buy", "said it would buy"
    to_come = " to " in line.text[max(0, trigger.start - 4) : trigger.start + 3]
    to_come = to_come or line.text.endswith(_TO_COME, 0, trigger.start)
    before = without_infinitive(line, before)
    if over := given_up(line, trigger, before):
        return by_cue(over)
    if before and (trigger.form in ("noun", "base") or to_come or governs(line, trigger, before[-1])):
        return by_cue(before[-1])
    behind = [cue for cue in after if cue_list(cue) in STATUS_CUES[1:] and is_close(line, trigger, cue)]
    if trigger.act.parties and _OPENING.match(line.text, line.start, trigger.start):
        # "In partnership with Acme, it completed tests"
        behind = [cue for cue in behind if cue_list(cue) != "completed"]
    return by_form(line, trigger, before[-1] if before else None, behind)


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
    return all(cue_list(cue) in _DOING for cue in others)


def _made_behind(line: Line, trigger: Trigger, before: list[reex.Hit], after: list[reex.Hit]) -> reex.Hit | None:
    """Return the cue of a clause on the act's noun: ``the agreements President Trump has secured``.

    Not where the main verb ends the act: ``rescinded a loan that it had approved``.
    """
    if before and cue_list(before[-1]) == "ended":
        return None
    for cue in after[:1]:
        between = line.text[trigger.end : cue.start]
        if trigger.form == "noun" and cue_list(cue) in STATUS_CUES[2:] and _BY_WHOM.fullmatch(between):
            return cue
    return None
