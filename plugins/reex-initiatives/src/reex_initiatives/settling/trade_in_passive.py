"""Whom a measure of trade hits, and whose it is, where it is told in the passive: ``exports to Japan are banned``."""

from __future__ import annotations

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.joined import joined_behind
from reex_initiatives.sentences.party import is_adjective

# Before where goods go, or come from, by what hinders them.
_TO_WHERE = {
    "export_control": reex.regex(r"\sto\s(?:the\s)?$"),
    "import_restriction": reex.regex(r"\sfrom\s(?:the\s)?$"),
}
_REACH = 10
_SAYS = reex.regex(rf"\s(?:{any_of('reporting')}|announced|announces)\s(?:that\s)?[^,;]{{0,120}}")
# What is done to goods, as no noun tells: "exports are suspended".
_IS_DONE = reex.regex(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+\s){0,2}$")
_DONE_REACH = 40


def give_target(draft: Draft) -> None:
    """Let a measure that names nobody whom it hits be on where its goods go: ``exports of tin to Japan are banned``."""
    before = _TO_WHERE.get(draft.act.instrument)
    if draft.recipients or before is None or draft.trigger.match is None:
        return
    text, low = draft.line.text, draft.trigger.match.start
    ends = (e for e in draft.line.of_kind("country") if not is_adjective(e) and low <= e.start)
    first = next((e for e in ends if before.search(text, max(low, e.start - _REACH), e.start)), None)
    hit = joined_behind(draft.line, first, draft.act.recipients) if first else ()
    draft.take("recipients", tuple(e for e in hit if e not in draft.actors), "object")


def speaker_of(draft: Draft) -> reex.Entity | None:
    """Return the body of a state that tells of its own measure: ``MOFCOM said that exports are suspended``."""
    match, text, start = draft.trigger.match, draft.line.text, draft.trigger.start
    if match is None or not _IS_DONE.search(text, max(match.start, start - _DONE_REACH), start):
        return None  # "said the export curbs had pushed up prices"
    told = (e for e in draft.line.of_kind("agency") if e.end <= match.start)
    return next((e for e in told if _SAYS.fullmatch(text, e.end, match.start)), None)
