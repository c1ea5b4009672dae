"""How far an act has come, by all its mentions: which of two is to be believed."""

from __future__ import annotations

import msgspec

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.progress.reading import RANK
from reex_initiatives.sentences.line import Line

# Before an act that the text has told: "the $5 million loan", "their EXIM loan", "Berlin's loan".
_DEFINITE = reex.regex(
    r"(?:\b[Tt]h(?:e|is|at|ese|ose)|\b[Ii]ts|\b[Tt]heir|\b[Oo]ur|['’]s?)\s(?:[\w$€£¥₹][\w$€£¥₹.,-]*\s){0,5}$"
)
_DEFINITE_REACH = 80
# Between a verb and what it is done to: "approved the loan", "awarded Acme the loan".
_OBJECT = reex.regex(r"\s(?:[A-Z][\w.&-]*\s){0,4}")
# Between an act and what was done to it: "the loan to Acme was signed", "the loan, signed in May".
_SUBJECT = reex.regex(
    r"(?:\s\([^()]{1,60}\))?(?:\s(?:to|with|from|for|between|of)\s[^,;:]{1,60})?"
    r"(?:,?\s(?:(?:which|that)\s)?(?:was|were|is|are|(?:has|have|had) been)\s(?:\w+ly\s)?|,\s)"
)
_AUXILIARY = reex.regex(r"(?:is|are|was|were|has been|have been)\s")
# Words by which somebody only has what was given: "secured a loan", which may be a letter.
_GETTING = frozenset(("getting", "receipt"))
_QUOTE_REACH = 1500
# Among how many sentences a title may stand, and how one of prose ends.
_TITLES = 3
_ENDS_SENTENCE = reex.regex(r"[.!?:;,][\"”’)]*\s*$")
_BOUND = frozenset(("agreed", "active", "completed"))


def hear(draft: Draft, other: Draft) -> None:
    """Let an act take the status that another mention of it tells, if that is to be believed.

    Whatever one of them hangs on, the act does.
    """
    conditional = draft.force.conditional or other.force.conditional
    force = other.force if _tells_more(draft, other) else draft.force
    draft.force = msgspec.structs.replace(force, conditional=conditional)


def _tells_more(draft: Draft, other: Draft) -> bool:
    """Say whether the status of *other* holds: the further one, but a headline never against its text.

    A letter of interest is no loan until the text says of the loan itself that it was signed or paid.
    """
    headed = _is_headline(draft)
    if other.headline and not headed:
        return False
    if _is_deal(other) and other.force.soft and not draft.force.soft and not _is_bound(draft):
        return True
    if _only_names(other) or (_is_deal(other) and _is_by_default(other) and not _is_by_default(draft)):
        return False
    if headed and not other.headline and _is_told_otherwise(other):
        return True
    if _is_deal(other) and draft.force.soft and other.force.status in _BOUND and not _is_bound(other):
        return False
    if draft.force.why == "default" and "propos" in other.force.cue:
        return True  # "the stockpiling plan", and then "is still a proposal"; a "would" may be of anything
    return RANK[other.force.status] > RANK[draft.force.status]


def _is_headline(draft: Draft) -> bool:
    """Say whether only headlines have told an act: one of the first lines that ends as no sentence does is one."""
    if draft.headline or not _is_deal(draft):
        return draft.headline
    line = draft.line
    return (
        len(draft.evidence) == 1
        and line.number < _TITLES
        and _ENDS_SENTENCE.search(line.text, line.start, line.end) is None
    )


def _is_told_otherwise(draft: Draft) -> bool:
    """Say whether a text tells what its headline, in the present, can't: that an act is to come, or over."""
    how = draft.force
    return how.soft or how.status in ("proposed", "ended") or (how.why == "cue" and _is_deal(draft))


def _is_deal(draft: Draft) -> bool:
    """Say whether an act is done once, at one time: money that is given, a purchase, a measure of trade."""
    act = draft.act
    return act.family in ("capital", "trade") or act.buys or act.instrument == "acquisition"


def _is_by_default(draft: Draft) -> bool:
    """Say whether no word tells how far an act has come."""
    return draft.force.why == "default"


def _is_bound(draft: Draft) -> bool:
    """Say whether a mention says that somebody is bound: ``approved the loan``; a letter may be ``secured``, too."""
    how, trigger = draft.force, draft.trigger
    if _is_headline(draft) or how.soft or how.status not in _BOUND:
        return False
    if how.span is None:
        return trigger.form == "past"
    return not any(line.cues_of(how.span.start, how.span.end, _GETTING) for line in draft.evidence)


def _only_names(draft: Draft) -> bool:
    """Say whether a mention tells nothing of how far an act has come: ``the loan will pay for``, or words of praise."""
    line, trigger = draft.line, draft.trigger
    if line.heading or draft.act.sites or draft.act.family != "capital":
        return False
    if _is_quoted(line, trigger.start):
        return True
    if trigger.form != "noun":
        return False
    word = _DEFINITE.search(line.text, max(line.start, trigger.start - _DEFINITE_REACH), trigger.start)
    return word is not None and not is_on_it(draft, word.start())


def is_on_it(draft: Draft, start: int) -> bool:
    """Say whether the status is told of an act that is named again from *start* on: ``the loan to Acme was signed``."""
    text, trigger, cue = draft.line.text, draft.trigger, draft.force.span
    if cue is None:
        return False
    if cue.start >= trigger.end:
        passive = _AUXILIARY.match(text, cue.start, cue.end)
        return _SUBJECT.fullmatch(text, trigger.end, passive.end() if passive else cue.start) is not None
    return cue.end > start or _OBJECT.fullmatch(text, cue.end, start) is not None


def _is_quoted(line: Line, at: int) -> bool:
    """Say whether somebody's own words stand at *at*."""
    text = line.text
    low = max(text.rfind("\n\n", 0, at), at - _QUOTE_REACH, 0)
    if text.rfind("“", low, at) > text.rfind("”", low, at):
        return True
    return text.count('"', low, at) % 2 == 1
