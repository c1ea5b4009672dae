"""Whether an act is only proposed or planned, or was given up."""

from __future__ import annotations

from itertools import pairwise

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import CUES_BEFORE
from reex_initiatives.progress.reading import GOVERNS, Reading, by_cue, cue_list, is_close
from reex_initiatives.sentences.line import Line

_RELATES = reex.regex(r"\b(?:that|which)\s$")
# "dropped a plan for its own ban".
_PLAN = reex.regex(rf"\s(?:an?|its|the|their|all)\s(?:\w+\s)?(?:{any_of('plans')})\s(?:for|to|of)\s")
_PLAN_REACH = 40
# "if the price drops below".
_FALLS = reex.regex(rf"(?:{any_of('falls')})\s(?:below|under|to|by|from|further|again)\b")
_AFTER_WHOM = reex.regex(r"\s(?:after|because|since)\s(?:the\s|an?\s|its\s)?(?:[A-Z]\w*\s)*(?:\w+\s)?$")
# "a loan from the bank after talks with another broke down".
_AFTER_TALKS = reex.regex(rf"\s(?:after|because|since|when|once|as)\s[^,;]{{0,40}}?\b(?:{any_of('talks')})\b[^,;]*$")
_SAID = reex.regex(
    rf"\b(?:{any_of('promises')}|told\s[A-Z]?[\w.]{{2,20}})\s"
    r"(?:(?:on\s)?[A-Z]\w{2,8}\s|today\s|(?:on|in|at|late|early|earlier|last|this)\s[^,;]{2,40}?\s)?(?:that\s)?"
    r"(?:it|they|he|she|the\s[\w.]{2,20}(?:\s[A-Z][\w.]{1,20})?|[A-Z][\w.]{2,20}(?:\s[A-Z][\w.]{1,20})?)\s$"
)
_AGREED = reex.regex(r"agreed?s?\b")
_SAID_REACH = 100
# "said it would consider a loan".
_ONLY_WEIGHS = reex.regex(rf"\s(?:{any_of('weighs')})\b")
_SAYS = reex.regex(r"\s(?:that|it|they|he|she)\s")
_EXISTING = reex.regex(r"existing\s(?:[\w%-]+\s)?")
_TALKS = reex.regex(rf"(?:{any_of('talks')})\b")
_ARTICLE = (" the ", " a ", " an ", " its ", " their ", " some ")
# A noun of action, which has its status from the verb before it.
ACTION = "imposition"

# How patterns begin that tell by what something is done, and how far before them the verb may stand.
_MEANS = ("via ", "through ", "by ")
_MEANS_REACH = 70


def without_infinitive(line: Line, before: list[reex.Hit]) -> list[reex.Hit]:
    """Leave out a verb that only says what is planned: ``plans to set a floor``, which is no more than announced.

    So is a noun of action: ``shall consider the imposition of tariffs``.
    """
    if len(before) > 1 and line.text.startswith(ACTION, before[-1].start):
        return before[:-1]
    if len(before) > 1 and cue_list(before[-2]) == "announced" and _is_its_gerund(line, before[-2], before[-1]):
        return before[:-1]
    if len(before) > 1 and cue_list(before[-2]) == "announced" and line.text.endswith(" of", 0, before[-1].end):
        return before[:-1]  # "plans the introduction of a tariff"
    planned = len(before) > 1 and cue_list(before[-2]) == "announced" and before[-1].start == before[-2].end + 1
    if planned and cue_list(before[-1]) in ("agreed", "active"):
        return before[:-1] if line.text.endswith((" to", "will"), before[-2].start, before[-2].end) else before
    return before


def _is_its_gerund(line: Line, cue: reex.Hit, later: reex.Hit) -> bool:
    """Say whether a verb is only what another one is about: ``put off imposing a tariff``, ``will be signing``."""
    gerund = line.text.endswith("ing", later.start, later.end)
    return gerund and line.text[cue.end : later.start] in (" ", " be ")


def given_up(line: Line, trigger: Trigger, before: list[reex.Hit]) -> reex.Hit | None:
    """Return the cue by which what was planned, goes on, or is a verb too, is over: ``scrapped a planned loan``."""
    for cue, later in pairwise(before):
        if cue_list(cue) == "ended" and later is before[-1]:
            weaker = cue_list(later) in ("announced", "proposed") or later.start >= trigger.start  # "cancelled awards"
            weaker = weaker or line.text.endswith(_ARTICLE, 0, later.start)  # "suspended the expanded curbs"
            weaker = weaker or _is_its_gerund(line, cue, later)
            return cue if weaker and later.start - cue.end < GOVERNS else None
    return None


def governs(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue stands right before the word of a pattern that isn't told as past: ``will acquire``."""
    if cue.term.data.list in CUES_BEFORE:
        return True
    if trigger.match is None or cue_list(cue) not in ("proposed", "announced", "completed", "ended"):
        return False
    first = min(trigger.start, max(trigger.match.start, cue.end))  # "will introduce a 30% tax credit"
    reach = _PLAN_REACH if cue_list(cue) == "ended" and _PLAN.match(line.text, cue.end) else GOVERNS
    if line.text.startswith(_MEANS, trigger.match.start):
        reach = _MEANS_REACH  # "plans to become a listed company via a merger"
    return first - cue.end < reach and not line.text.endswith("ed", 0, trigger.end)


def undecided(line: Line, trigger: Trigger, before: list[reex.Hit], after: list[reex.Hit]) -> Reading | None:
    """Return whether the act is only proposed, or over: both are told with a word of their own, before or behind it."""
    after = [cue for cue in after if not _ends_another(line, trigger, cue)]
    over = next((cue for cue in after if cue_list(cue) == "ended" and is_close(line, trigger, cue)), None)
    if over and (back := line.cues_of(over.end, line.clause(trigger.start)[1], "restored")):
        return Reading("active", "cue", back[-1])
    names = [cue_list(cue) for cue in before]
    if before and "ended" not in names and _EXISTING.fullmatch(line.text, before[-1].start, trigger.start):
        return by_cue(before[-1])  # "would come on top of existing duties"
    if talks := _only_talks(line, trigger):
        return by_cue(talks)
    if "proposed" in names and over is None:
        first = names.index("proposed")
        if promise := _reported(line, before[first], before[:first]):
            return promise
        if "ended" in names[:first]:  # "rejected a proposal to build a stockpile"
            return by_cue(before[names.index("ended")])
        return by_cue(before[first])
    for cue in after:
        if cue_list(cue) == "proposed_after" and _RELATES.search(line.text, trigger.end, cue.start):
            continue  # "an order that could reshape mining"
        if cue_list(cue) in ("proposed_after", "ended") and is_close(line, trigger, cue):
            return by_cue(cue)
    return None


def _ends_another(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether something else ends: what the act ends, or what had ended before it.

    ``a bill that ends vetoes`` is one, and not ``a pact that expired``; a loan
    is given ``after talks with others failed``, and a licence that was ``restored
    after a court overturned the decision`` is active.
    """
    if cue_list(cue) != "ended":
        return False
    if _FALLS.match(line.text, cue.start) or _AFTER_TALKS.search(line.text, trigger.end, cue.start):
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


def _reported(line: Line, would: reex.Hit, before: list[reex.Hit]) -> Reading | None:
    """Return what somebody has said that he would do, as a promise: ``announced in April that it would set up``."""
    if line.text[would.start : would.end].lower() != "would" or _ONLY_WEIGHS.match(line.text, would.end):
        return None
    if letter := line.cues_of(line.clause(would.start)[0], would.start, "letter"):
        return Reading("announced", "cue", letter[-1])  # "Under the term sheet, Acme would lend"
    if _SAID.search(line.text, max(line.start, would.start - _SAID_REACH), would.start):
        return Reading("announced", "cue", would)
    said = [cue for cue in before if cue_list(cue) in ("told", "announced") or _AGREED.match(line.text, cue.start)]
    if not said:
        return None
    return Reading("announced", "cue", said[-1]) if _SAYS.search(line.text, said[-1].end, would.start) else None
