"""Which cues before an act in its clause speak of it."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import CUES_BEFORE, CUES_LIKE
from reex_initiatives.progress.no_cue import (
    is_before_decision,
    is_decided_on,
    is_for_readers,
    is_freed,
    is_gerund,
    is_in_name,
    is_means,
    is_of_another_noun,
    spelled_out,
)
from reex_initiatives.progress.reading import TELLING, cue_list, with_near
from reex_initiatives.sentences.line import Line

# "needs ore and has suspended mining": what stands before such a verb is another matter.
_NEXT_VERB = reex.regex(r"\band\s(?:has|have|had|is|are|was|were|will)\s")
_UNDER = reex.regex(r"\b(?:under|following|despite|as part of|in line with)\s(?:[\w’'-]+\s){1,3}$")
# Behind these words stands what is so already, whatever comes of it.
_ASIDE = reex.regex(
    rf"\s(?:after|following|since|despite|because of|thanks to|in (?:{any_of('answers')}) (?:to|for))"
    r"\s(?:its|his|their|the|an?|last\s\w+['’]s|[A-Z][\w.]+['’]s?)\s"
)
# What parts a verb from an act that isn't its object.
_APART = reex.regex(
    rf"\b(?:{any_of('debates')})\son\b|[,;:()]"
    r"|\s(?:to|by|with|via|through|using|from|after|before|and|or|that|which|as|at|when|if|is|are|was|were|has|have"
    r"|had|will|would|against|under)\s"
)
_FOR = reex.regex(r"\sfor\s")
# "delayed for a year its plans for a levy": what is not done is behind it.
_PLANS_FOR = reex.regex(
    rf"\s(?:{any_of('plans', 'hopes')})\sfor\s"
    rf"|\s(?:for|by)\s(?:(?:at least|up to|about|another|some)\s)?(?:[\w-]+\s){{1,2}}(?:{any_of('times')})\s"
)
# "suspended until June 30, 2027, its ban".
_UNTIL = reex.regex(
    r"\s(?:until|till|through|from)\s(?:the end of\s|early\s|late\s|next\s)?(?:\d{1,2}\s)?(?:[A-Z][a-z]+\.?\s)?"
    r"(?:\d{1,2},\s)?(?:\d{4},?|year|month)?(?=\s)"
)
# "suspended, until June 30, 2027, its ban": when or for how long, put between a verb and its object.
_INSERTED = reex.regex(
    r",\s(?:until|till|through|from|for|with effect|effective|as of|as from|on|in|at least|temporarily|pending)\b"
    r"[^,;:()]{0,50}(?:,\s\d{4})?,(?=\s)"
)
# "eliminate its current and proposed controls": both are its object.
_ALL_OF_THEM = reex.regex(rf"\b(?:{any_of('in_place')})\s(?:and|or|as well as)\s(?=(?:{any_of('to_come')})\b)")
# "a halt", "the delay": such a word is a noun.
_AS_NOUN = reex.regex(r"\b(?:an?|the|its|their|this|that|no|any|every|another|without)\s$", re.IGNORECASE)
_ARTICLE_REACH = 9
# Before what has still to be done, or is only a date: "subject to the approval of", "until the expiry of".
_YET_TO = reex.regex(
    rf"\b(?:until|till|before|at|by|upon|towards?|pending|subject to|(?:{any_of('seeks')})\w*|{any_of('required')}"
    rf"|(?:{any_of('hangs')}) (?:up)?on)\s(?:(?:the|its|their|final|formal)\s){{0,2}}$",
    re.IGNORECASE,
)


def cues_before(line: Line, trigger: Trigger, start: int, inside: int, letters: list[reex.Hit]) -> list[reex.Hit]:
    """Return the cues before an act in its clause that speak of it, and are no part of *letters* on something else."""
    before = leading(line, trigger, start, line.cues_of(start, inside, TELLING))
    if not before:
        return before
    # The last verb is enough: one look for each act, not for each cue.
    verbs = [verb.start() for verb in _NEXT_VERB.finditer(line.text, before[0].end, trigger.start)]
    before = [cue for cue in before if not verbs or verbs[-1] < cue.end]
    if before and trigger.form == "noun" and (aside := _ASIDE.search(line.text, before[0].end, trigger.start)):
        before = [cue for cue in before if cue.start >= aside.start()]  # "may impose tariffs after its investigation"
    if before and trigger.form == "noun" and trigger.act.parties and _UNDER.search(line.text, start, trigger.start):
        before = [cue for cue in before if cue_list(cue) == "negated"]  # "suspended under a truce", which goes on
    before = [cue for cue in before if not (is_freed(line, trigger, cue) or is_in_name(line, trigger, cue))]
    before = [cue for cue in before if not (is_for_readers(line, cue) or is_before_decision(line, trigger, cue))]
    before = [cue for cue in before if not (is_of_another_noun(line, trigger, cue) or is_decided_on(line, cue))]
    before = [cue for cue in before if not any(cue.start < other.end and other.start < cue.end for other in letters)]
    if len(before) > 1:  # "will coordinate by establishing a price floor" is to come
        before = [cue for cue in before if cue is before[0] or not is_means(line, cue)]
    if trigger.act.raises:  # "priced its offering": the noun says less than the verb
        before = [cue for cue in before if cue.start < trigger.start] or before
    if trigger.act.sites:  # what is signed or closed is the loan for the mine, not the mine
        before = [cue for cue in before if not any(cue.start < t.start < trigger.start for t in line.triggers)]
    return before


def leading(line: Line, trigger: Trigger, start: int, cues: list[reex.Hit]) -> list[reex.Hit]:
    """Return *cues* before an act, and those of which it is the very object: ``will defer the tariff``."""
    if trigger.form not in ("noun", "pattern") and not is_gerund(line, trigger.start):
        return cues
    words = [cue for cue in line.near_cues if start <= cue.start < trigger.start]
    if not words:
        return cues
    near = [c for c in words if c.term.data.list in CUES_BEFORE and _is_object(line, trigger, c)]
    near = [cue for cue in near if not spelled_out(line, trigger, cue)]
    if not cues and not near:
        words = [c for c in words if c.term.data.list in CUES_LIKE and _is_object(line, trigger, c)]
        near = [cue for cue in words if _may_tell(line, cue)][-1:]
    return with_near(cues, near)


def _may_tell(line: Line, cue: reex.Hit) -> bool:
    """Say whether an infinitive stands right behind who acts, as in a headline: ``India to offer a tax break``.

    An aside may stand between: ``KfW, through a fund, to invest``.
    """
    if not line.text.startswith("to ", cue.start):
        return True
    return any(line.text[entity.end : cue.start] in (" ", ", ") for entity in line.of_kinds(PARTIES))


def _is_object(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether nothing but what describes an act stands between it and a verb: ``halted its planned stake``."""
    if line.text.endswith(" of", cue.start, cue.end) and _YET_TO.search(line.text, line.start, cue.start):
        return False
    article = _AS_NOUN.search(line.text, max(line.start, cue.start - _ARTICLE_REACH), cue.start)
    if article and cue.term.data.list in CUES_BEFORE and not line.text.endswith((" of", " for", " on"), 0, cue.end):
        return False
    between = _ALL_OF_THEM.sub("", line.text[cue.end : trigger.start])
    if between.startswith(","):
        between = _INSERTED.sub("", between, count=1)
    if cue_list(cue) == "ended":
        between = _UNTIL.sub("", _PLANS_FOR.sub(" ", between), count=1)
        if _FOR.search(between):
            return False
    return not _APART.search(between)
