"""What a share of a firm comes to: all of it is a takeover, and one of a venture with another firm a partnership."""

from __future__ import annotations

import attrs

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.vocabulary import any_of

# "100% of Acme", "a 100 percent stake in the local unit of Acme".
_OF_FIRM = reex.regex(
    rf"\s(?:(?:direct|indirect|equity)\s)?(?:(?:{any_of('shareholdings')})s?\s)?(?:of|in)\s(?:[^\s,;:]+\s){{0,6}}"
)
_ALL = 100
# "will hold 70 percent of a joint venture with".
_OF_VENTURE = reex.regex(
    r"\s(?:(?:stake|interest|share)\s)?(?:of|in)\s(?:an?|the|their)\s(?:[a-z-]+\s){0,2}(?:joint\sventure|JV|venture)\swith\s"
    r"(?:[\w’'-]+\s){0,6}"
)


def by_share(draft: Draft, grammar: Grammar) -> Draft | None:
    """Return what a share that somebody takes really is, if it is no mere share."""
    if draft.act.instrument != "equity":
        return None
    if _buys_whole(draft):
        return attrs.evolve(draft, act=grammar.act("acquisition"), evidence=[draft.line])
    return _venture(draft, grammar)


def _buys_whole(draft: Draft) -> bool:
    """Say whether a firm takes all shares of another one: ``will buy a 100% stake in Acme``."""
    if not all(side and all(e.kind == "company" for e in side) for side in (draft.actors, draft.recipients)):
        return False
    text, target = draft.line.text, draft.recipients[0]
    whole = (e for e in draft.line.of_kind("percent") if isinstance(e.value, reex.Percent) and e.value.low == _ALL)
    return any(_OF_FIRM.fullmatch(text, e.end, target.start) for e in whole if e.end < target.start)


def _venture(draft: Draft, grammar: Grammar) -> Draft | None:
    """Return the partnership of two firms of which one has a share of their venture: ``70% of a venture with Acme``."""
    line, firms = draft.line, draft.line.of_kind("company")
    for share in line.of_kind("percent"):
        partner = next((e for e in firms if _OF_VENTURE.fullmatch(line.text, share.end, e.start)), None)
        own = tuple(e for e in (*draft.actors, *draft.recipients) if e.kind == "company" and e.end <= share.start)
        if partner and own:
            both = attrs.evolve(draft, act=grammar.act("partnership"), amounts=(), evidence=[line])
            both.take("actors", (own[0], partner), "parties")
            both.take("recipients", (), "parties")
            return both
    return None
