"""Which cues behind an act speak of it, and not of its goods, of another verb or another subject."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import CUES_BEHIND, CUES_LIKE
from reex_initiatives.progress.no_cue import is_freed, leads
from reex_initiatives.progress.reading import TELLING_BEHIND, TOLD, cue_list, with_near
from reex_initiatives.sentences.line import Line

_PASSIVE_REACH = 160
# "a fund for magnets, and success there would help".
_OTHER_SUBJECT = reex.regex(r",\s(?:and|but)\s(?:[a-z]+\s){1,4}$")
# "China banned exports, so Perpetua's mine could": what parts an act that is told from what may come of it, who does it
# right before its verb, and where such a one stands.
_GOES_ON_BEHIND = reex.regex(r"[,;:—–]|\s-\s|\b(?:and|so|but)\s")
_DOES = reex.regex(r"(?:\s\([^()]{1,40}\))?\s(?:(?:has|have|had|also|already|just|now|then|first|\w+ly)\s){0,3}")
_OPENS_CLAUSE = reex.regex(r"(?:[,;:—–]\s?|\b(?:and|but|as|after|that|while|because|since|when)\s)(?:[Tt]he\s)?$")
_OPENS_REACH = 12
_AT_START = 6
_ANOTHER = reex.regex(rf"\s(?:the|its|a)\s(?:{any_of('another')})\b")
_WHY = reex.regex(r"\s(?:after|because|before|until|unless)\s")
_INSERTED = reex.regex(r"(?:which|who)\s[^,;]{3,120},\s(?=(?:was|were|is|are|has|have|will)\b)")
_NEAR_OBJECT = 24
_AFTER_ALL = reex.regex(rf"\W{{0,3}}(?:{any_of('opens_with_past')})\s[^,;]*$")
_WAS = reex.regex(r"(?:was|were|is|are|(?:has|have|had)(?: since| now| also| already)? been)\s(?:[a-z]+ly\s)?")
_IN_FORCE = reex.regex(rf"\b(?:{any_of('in_force')})$")
# What only money can be: "a loan, which has since been repaid in full".
_IS_PAID = reex.regex(r"\b(?:repaid|paid|drawn)\b")
# A cue that only describes: "the planned loan is off the table".
_DESCRIBES = reex.regex(any_of("describes"), re.IGNORECASE)
# Before a noun that stands in a pattern: "Zimbabwe's new *ban on exports".
_NAMED_REACH = 80
_IS_NAMED = reex.regex(r"(?:['’]s?|\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hese))\s(?:[\w-]+\s){0,2}$")
# What parts an act from what is said of another subject.
_OTHER_VERB = reex.regex(
    rf"[;:]|\b(?:that|which|who|whose|while|but|if|when|where|because|after|{any_of('tell')}|is|are|was|were|has|have|had"
    r"|will|would)\s|,?\sand\s$"
)


def said_of(line: Line, at: int) -> reex.Hit | None:
    """Return what stands at *at*, behind ``it`` or ``which``, if only acts are so: ``was signed``, ``took effect``."""
    near = [cue for cue in line.near_cues if cue.start == at and cue.term.data.list in CUES_BEHIND]
    if near and (
        cue_list(near[0]) in ("proposed_after", "ended")
        or _IN_FORCE.search(line.text, at, near[0].end)
        or (cue_list(near[0]) == "completed" and _IS_PAID.search(line.text, at, near[0].end))
    ):
        return near[0]
    aux = _WAS.match(line.text, at, line.end)
    start = aux.end() if aux else at
    known = line.cues_of(start, start + 1, "of_acts" if aux else "of_acts_alone")
    told = line.cues_of(start, start + 1, TOLD)
    return told[0] if known and told else None


def cues_behind(line: Line, trigger: Trigger, before: list[reex.Hit], stop: int) -> list[reex.Hit]:
    """Return the cues behind an act that speak of it, where its clause ends at *stop* and *before* stand before it."""
    behind = min(_over_insertion(line, stop), trigger.end + _PASSIVE_REACH)
    after = _following(line, trigger, before, behind, line.cues_of(trigger.end, behind, TELLING_BEHIND))
    if not after:
        return after
    after = [cue for cue in after if not is_freed(line, trigger, cue) and not leads(line, cue, after)]
    if trigger.act.by_head and trigger.form == "noun":  # what an order sets others to do is to come, and not the order
        directs = {cue.start for cue in line.cues_of(trigger.end, behind, "directing")}
        after = [cue for cue in after if cue.start not in directs]
    if after and _AFTER_ALL.match(line.text, line.start, trigger.end):  # "Following its purchase of shares, it will"
        comma = line.text.find(", ", trigger.end, line.end)
        return [cue for cue in after if comma < 0 or cue.start < comma]
    return after


def _following(
    line: Line, trigger: Trigger, before: list[reex.Hit], behind: int, cues: list[reex.Hit]
) -> list[reex.Hit]:
    """Return *cues* behind an act, and those of which it is the very subject: ``the loan is under way``."""
    words = [cue for cue in line.near_cues if trigger.end <= cue.start < behind and cue.term.data.list in CUES_BEHIND]
    if not words:
        return cues
    named = trigger.form == "noun" or (
        trigger.match and _IS_NAMED.search(line.text, max(line.start, trigger.start - _NAMED_REACH), trigger.start)
    )
    if not named or not all(_describes(line, cue) for cue in before):
        return cues
    return with_near(cues, [cue for cue in words if _is_subject(line, trigger, cue)])


def _describes(line: Line, cue: reex.Hit) -> bool:
    """Say whether a cue only describes an act that something is then said of: ``the planned loan is off the table``."""
    return cue.term.data.list in CUES_LIKE or _DESCRIBES.fullmatch(line.text, cue.start, cue.end) is not None


def _is_subject(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether no other verb and no other clause stands between an act and what is said of it."""
    end = cue.start - len(" will") if line.text.endswith((" will ", " to be "), 0, cue.start) else cue.start
    return not _OTHER_VERB.search(line.text, trigger.end, end)


def _over_insertion(line: Line, stop: int) -> int:
    """Return the end of a clause that goes on behind another one: ``the rules, which China made, were shelved``."""
    inserted = _INSERTED.match(line.text, stop, line.end)
    return line.clause(inserted.end())[1] if inserted else stop


def speaks_of(line: Line, trigger: Trigger, cue: reex.Hit, told: bool) -> bool:
    """Say whether a cue behind the act speaks of it, and not of its goods, of another verb or another subject."""
    inside = trigger.match is not None and cue.end <= trigger.match.end
    if inside and cue_list(cue) == "proposed_after":
        return False  # "cap the amount that steelmakers may import"
    if line.text.endswith(" hereby ", line.start, trigger.start):
        return False  # "I hereby determine that tin is needed": it is done by being said
    others = _of_another_verb(line, trigger, cue) or _of_another_subject(line, trigger, cue)
    others = others or (told and cue_list(cue) == "proposed_after" and _goes_on_behind(line, trigger, cue))
    others = others or _of_later_clause(line, trigger, cue) or _of_another_measure(line, cue)
    return not others and not _of_goods(line, trigger, cue)


def _of_another_verb(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue behind the act speaks of what follows it: ``told IREL to suspend``, ``and may take shares``."""
    if cue_list(cue) == "ended" and line.text.endswith(" and ", 0, cue.start):  # "set quotas and revoked six licences"
        return any(t.act is not trigger.act and 0 < t.start - cue.end < _NEAR_OBJECT for t in line.triggers)
    joins = (" to ", " and ") if cue_list(cue) in ("proposed_after", "announced") else (" to ",)
    return line.text.endswith(joins, 0, cue.start)


def _of_another_subject(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue stands in a clause behind that of who acts: ``its fund the bank keeps, and it would``."""
    joint = _OTHER_SUBJECT.search(line.text, trigger.end, cue.start) if cue_list(cue) == "proposed_after" else None
    if joint is None:
        return False
    return any(trigger.end <= e.start < joint.start() for e in line.of_kinds(trigger.act.actors))


def is_told_before(line: Line, trigger: Trigger, before: list[reex.Hit]) -> bool:
    """Say whether the words up to the act tell it as done: its own verb behind who does it, or a verb before it."""
    if before and trigger.form == "noun":
        return cue_list(before[-1]) in TOLD and not _describes(line, before[-1])
    if not (trigger.form == "past" or line.text.endswith("ed", trigger.start, trigger.end)):
        return False
    doers = (e for e in line.of_kinds(PARTIES) if _DOES.fullmatch(line.text, e.end, trigger.start))
    return any(_opens_clause(line, doer) for doer in doers)


def _opens_clause(line: Line, party: reex.Entity) -> bool:
    """Say whether a party is what a clause begins with, and not whose its noun is: ``the curbs China imposed``."""
    if party.start - line.start < _AT_START:
        return True
    return _OPENS_CLAUSE.search(line.text, max(line.start, party.start - _OPENS_REACH), party.start) is not None


def _goes_on_behind(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue stands behind a mark or a word that parts it from the act."""
    return _GOES_ON_BEHIND.search(line.text, trigger.end, cue.start) is not None


def _of_later_clause(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue stands in a clause on when or why: ``suspended mining after it was told that fuel would``."""
    return cue_list(cue) == "proposed_after" and _WHY.search(line.text, trigger.end, cue.start) is not None


def _of_another_measure(line: Line, cue: reex.Hit) -> bool:
    """Say whether a cue has another object: ``before suspending the second wave``, ``having banned ore``."""
    if line.text.endswith("having ", 0, cue.start) or line.text.endswith("that had ", 0, cue.start):
        return True
    return cue_list(cue) == "ended" and _ANOTHER.match(line.text, cue.end) is not None


def _of_goods(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a cue tells of the goods that are bought: ``a contract for the magnets that Acme is to make``."""
    makers = (e for e in line.of_kinds(trigger.act.recipients) if trigger.end <= e.start and e.end < cue.start)
    return trigger.act.buys and any(line.makes(maker) for maker in makers)
