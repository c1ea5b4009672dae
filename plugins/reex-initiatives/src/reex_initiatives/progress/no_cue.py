"""Words that look like cues and tell nothing of an act: parts of its name or pattern, or words on other things."""

from __future__ import annotations

import re

import reex
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.progress.reading import cue_list
from reex_initiatives.sentences.line import Line

# "lifted its holding in", "removes the last hurdle to": a share grows or a way is free, and no measure ends.
_FREES = reex.regex(
    rf"lift\w*\s(?:its|their)\s(?:[\w-]+\s){{0,2}}(?:{any_of('shareholdings')})\b"
    rf"|(?:{any_of('frees')})\w*\s(?:(?:the|a|an|its|their|any)\s)?(?:(?:{any_of('last')})\s)?"
    rf"(?:[a-z]+\s)?(?:{any_of('obstacles')})s?\b",
    re.IGNORECASE,
)
# "may waive the requirement for collateral": the loan goes on.
_WAIVES = reex.regex(
    rf"(?:(?:has|have|had|to|will)\s)?waiv\w*\s(?:(?:the|any|all|its|certain|some|these|a)\s)?(?:[a-z]+\s)?(?:{any_of('terms')})\b"
)
# What came before a decision, what is given for something, and what money pays for.
_AFTERWARDS = reex.regex(r"\b(?:after|upon|having|following)\s(?:\w+ly\s)?$", re.IGNORECASE)
# "After months of talks, the two signed": with what a sentence opens that tells of what came before it.
_OPENS_WITH_PAST = reex.regex(rf"(?:[^–—.;]{{0,60}}\s[–—-]{{1,2}}\s)?\W{{0,3}}(?:{any_of('opens_with_past')})\s[^,;]*,")
_IN_RETURN = reex.regex(r"in consideration of\b", re.IGNORECASE)
# Before "decision on": it has been taken.
_TAKEN = reex.regex(
    r"\b(?:took|taken|made|reached|announced|approved)\s(?:an?|the|its)\s(?:(?:positive|formal|final|investment|Final|Investment)\s){0,4}$"
)
_TAKEN_REACH = 60
_STUDY = reex.regex(r"feasibility\s(?:stud|work|assess)")
_ARTICLE_REACH = 24
# What stands before a noun and says how far that has come, what stands before this, and where the noun is over.
_ADJECTIVE = reex.regex(r"proposed|planned|potential|possible", re.IGNORECASE)
_DESCRIBES = reex.regex(
    r"(?:\b(?:an?|the|its|their|his|this|these|that|of|for|in|at)|['’]s?)\s(?:[\w-]+\s)?$", re.IGNORECASE
)
_CONTRACT = reex.regex(rf"\s(?:[a-z-]+\s){{0,2}}(?:{any_of('contracts')})\b")
_NOUN_ENDS = reex.regex(
    r"[,;:()]|\s(?:has|have|had|is|are|was|were|will|would|won|wins|got|gets|secured|received|with|to|from|by|through|after)\s"
)
# The words of a pattern.
_WORDS = reex.regex(r"[^\s|\[\]*_]+")
_GERUND = reex.regex(r"[a-z]+ing\b")
# "a letter of interest for $100 million and a $70 million grant".
_PAPER = reex.regex(
    rf"(?:(?:non-?\s?binding|indicative),?\s){{0,2}}(?:{any_of('writings')}|term\ssheet|proposal|offer)", re.IGNORECASE
)
_THINK = reex.regex(rf"\s(?:also\s|now\s|always\s|not\s)?(?:{any_of('thinks')})\b")
_AND_ANOTHER = reex.regex(
    r",?\s(?:and|as well as|plus|along with|together with)\s(?:also\s)?"
    r"(?:(?:an?|the|its|another|over|more than|up to|about|some|at least|nearly)\s|[$€£¥]|[A-Z]{1,3}\$)[^,;:]{0,60}$"
)

_DECIDES = reex.regex(rf"\b(?:{any_of('decides_on')})\s(?:(?:an?|the|its|for)\s){{0,2}}$")
_DECIDES_REACH = 40


def leads(line: Line, cue: reex.Hit, cues: list[reex.Hit]) -> bool:
    """Say whether a cue is only the adverb of the next one: ``has already been signed``."""
    adverb = line.text.startswith("already", cue.start)
    return adverb and any(other.start in (cue.end + 1, cue.end + 6) for other in cues)


def is_paper(line: Line, cue: reex.Hit) -> bool:
    """Say whether a word for what binds nobody is one for what is written: ``letter of intent``, ``term sheet``."""
    return _PAPER.match(line.text, cue.start, cue.end) is not None


def is_of_next(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether another thing is got besides a letter: ``a letter from the bank and a $5 million grant``."""
    paper = cue.end < trigger.start and is_paper(line, cue)
    joint = _AND_ANOTHER.search(line.text, cue.end, trigger.start) if paper else None
    if joint is None:
        return False
    told = line.of_kinds(PARTIES | {"money"})
    return any(cue.end <= e.start and e.end <= joint.start() for e in told)


def is_freed(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a word that ends measures ends nothing here: ``lifted its holding``, ``would lift that to 25%``."""
    if cue_list(cue) != "ended":
        return False
    money = trigger.act.family == "capital"
    if money and (line.text.startswith("lift", cue.start) or _WAIVES.match(line.text, cue.start)):
        return True
    return _FREES.match(line.text, cue.start) is not None


def is_before_decision(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether what might propose an act only tells what came before it, or what it pays for.

    ``after considering comments, set a tariff``; ``in consideration of the loan``; ``a grant for a feasibility study``;
    ``After talks in May, the two signed a pact``. What was decided is proposed no more: ``took a decision on a mine``.
    """
    if cue_list(cue) != "proposed":
        return False
    opening = _OPENS_WITH_PAST.match(line.text, line.start, trigger.start)
    if opening and cue.end < opening.end():
        return True
    if _TAKEN.search(line.text, max(line.start, cue.start - _TAKEN_REACH), cue.start):
        return True
    if trigger.act.family == "capital" and _STUDY.match(line.text, cue.start):
        return True
    low = max(line.start, cue.start - _ARTICLE_REACH)
    return (
        _AFTERWARDS.search(line.text, low, cue.start) is not None
        if is_gerund(line, cue.start)
        else (_IN_RETURN.match(line.text, cue.start - 3) is not None)
    )


def is_of_another_noun(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether an adjective describes something else than the act: ``its proposed mine won a permit``."""
    if trigger.act.sites or _ADJECTIVE.fullmatch(line.text, cue.start, cue.end) is None:
        return False
    low = max(line.start, cue.start - _ARTICLE_REACH)
    if _DESCRIBES.search(line.text, low, cue.start) is None:
        return False  # "Canada proposed a tariff"
    if _CONTRACT.match(line.text, cue.end):
        return False  # "under a proposed agreement, it will buy": what is done under it is as far as that
    return _NOUN_ENDS.search(line.text, cue.end, trigger.start) is not None


def is_gerund(line: Line, at: int) -> bool:
    """Say whether a verb that ends in ``ing`` stands at *at*."""
    return _GERUND.match(line.text, at) is not None


def is_means(line: Line, cue: reex.Hit) -> bool:
    """Say whether a verb only tells by what means another one is done: ``by establishing``."""
    return line.text.endswith(" by ", 0, cue.start) and is_gerund(line, cue.start)


def is_in_name(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether what may be a verb is only a part of a noun for shares: ``closed a bought deal``, ``an offering``."""
    own = bool(trigger.act.raises) and line.text.startswith("offering", cue.start)
    if own and line.cues_of(line.start, min(cue.start, trigger.start), "completed"):
        return True
    return line.text.startswith("bought deal", cue.start)


def is_of_pattern(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether a denial is a word of the pattern itself: ``pay no tax``, ``no longer lets ore out``."""
    if trigger.match is None or cue_list(cue) != "negated" or cue.start < trigger.match.start:
        return False
    return line.text[cue.start : cue.end].lower() in _WORDS.findall(trigger.match.pattern.text)


def is_own(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether what might propose an act is a word of its pattern, which says how far it has come: ``may earn``."""
    told = trigger.match is not None and trigger.match.pattern.status not in ("", "proposed")
    return told and cue_list(cue) == "proposed" and spelled_out(line, trigger, cue)


def is_decided_on(line: Line, cue: reex.Hit) -> bool:
    """Say whether ``potential`` only tells of the most that is given: ``authorizes the potential refund of``."""
    if line.text[cue.start : cue.end].lower() != "potential":
        return False
    return _DECIDES.search(line.text, max(line.start, cue.start - _DECIDES_REACH), cue.start) is not None


def is_for_readers(line: Line, cue: reex.Hit) -> bool:
    """Say whether what should be done is only to think of it: ``investors should remember that its plant``."""
    return cue_list(cue) == "proposed" and _THINK.match(line.text, cue.end) is not None


def spelled_out(line: Line, trigger: Trigger, cue: reex.Hit) -> bool:
    """Say whether the act's own pattern has a denial in it: ``a court ordered {recipient} not to``."""
    match = trigger.match
    if match is None or not match.start <= cue.start < match.end:
        return False
    text = line.text[cue.start : cue.end].lower()
    if any(text.encode() in words for words in match.pattern.order):
        return True
    return re.search(rf"\b{re.escape(text)}\b", match.pattern.text.replace("_", " ")) is not None
