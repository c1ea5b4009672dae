"""What a firm has already, or has come to have: its own project, a share that is only told, and no act on shares."""

from __future__ import annotations

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

# "holds a 92.5% interest in the PAK project", "which owns 20% of Nolans"; not "will own", which a deal comes to.
_HAS = reex.regex(
    rf"(?<!will )(?<!would )(?<!\bto )(?<!could )(?<!may )\b(?:{any_of('holds')})\s"
    r"(?:(?:an?|its|the|about|around|approximately|some|nearly|roughly|over|all|more than)\s){0,2}"
    r"(?=\d|all\b|[a-z-]+\s(?:[a-z]+\s)?(?:in|of)\s)"
)
_HAS_REACH = 60
_OF_SITE = reex.regex(r"[^,;:]{2,60}?\s(?:of|in)\s(?:(?:the|its)\s)?(?:[A-Z][\w.’'-]*\s){0,2}")
_HOLDERS = frozenset(("agency", "company", "country", "organization"))
_OWNS = ("own", "hold")
_WHICH = reex.regex(r"\b(?:which|who)\s(?:\w+\s)?$")
_WHICH_REACH = 20
_PARTS_WITH = ("sold", "divested", "offered")
# Before a verb that tells an act in the passive: "the stake was sold by".
_AUXILIARY = reex.regex(r"\b(?:is|are|was|were|be|been|being|and)\s(?:\w+\s)?$")
_OF_MERGED = reex.regex(rf"\bof\sthe\s(?:{any_of('merged')})\s")
_MERGED_REACH = 50


def is_of_own_site(line: Line, trigger: Trigger) -> bool:
    """Say whether a share is what a firm has in a mine of its own: ``Rio Tinto holds 80% of the Jadar project``.

    What a state has in one is a share, and so is what anybody takes, sells or will have.
    """
    if trigger.act.instrument != "equity" or not line.of_kind("facility"):
        return False
    low = trigger.match.start if trigger.match else max(line.start, trigger.start - _HAS_REACH)
    has = _HAS.search(line.text, low, line.end)
    if has is None or has.start() > trigger.end:
        return False
    if not any(_OF_SITE.fullmatch(line.text, has.end(), e.start) for e in line.of_kind("facility")):
        return False
    holders = [e for e in line.of_kinds(_HOLDERS) if e.end <= has.start()]
    return bool(holders) and holders[-1].kind == "company"


def is_result(line: Line, trigger: Trigger) -> bool:
    """Say whether a share is only what an act has come to: ``took up the placement and now owns 6%``."""
    if trigger.act.instrument != "equity":
        return False
    if _is_whose(line, trigger):
        return True
    if not line.text.startswith(_OWNS, trigger.start):
        return False
    if _OF_MERGED.search(line.text, trigger.end, min(line.end, trigger.end + _MERGED_REACH)):
        return True
    return any(t.act is trigger.act and t.end <= trigger.start for t in line.triggers)


def _is_whose(line: Line, trigger: Trigger) -> bool:
    """Say whether a clause only adds whose shares another act is on: ``paid for a 9% stake in Acme sold by Beta``."""
    if not line.text.startswith(_PARTS_WITH, trigger.start) or not line.text.startswith(" by ", trigger.end):
        return False
    before = [t for t in line.triggers if t.act is trigger.act and t.end < trigger.start]
    return bool(before) and not _AUXILIARY.search(line.text, before[-1].end, trigger.start)


def is_held(line: Line, trigger: Trigger) -> bool:
    """Say whether a clause only adds what a firm holds of another: ``Glencore, which owns 10% of Li-Cycle, said``."""
    places = trigger.match.places if trigger.match and trigger.act.instrument == "equity" else {}
    firms = all(side in places and places[side].kind == "company" for side in ("actor", "recipient"))
    if not firms or not line.text.startswith(_OWNS, trigger.start):
        return False
    return _WHICH.search(line.text, max(line.start, trigger.start - _WHICH_REACH), trigger.start) is not None
