"""The words around parties as parts of expressions; ``data/parties.toml`` lists them."""

from __future__ import annotations

import re

import reex
from reex_initiatives.tables import DATA

_LISTS = reex.read_toml(DATA / "parties.toml")


def any_of(*names: str) -> str:
    """Return the words of some lists as alternatives, to be put in brackets: ``concerns?|risks?``."""
    return "|".join(_spelled(word) for name in names for word in _LISTS[name])


def any_titled(name: str) -> str:
    """Return the words of a list, each with or without a capital: ``[Mm]inistry|[Cc]abinet``."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{_spelled(word[1:])}" for word in _LISTS[name])


def _spelled(word: str) -> str:
    """Return an expression for a word, of which what stands in brackets may be left out."""
    return re.escape(word).replace(r"\[", "(?:").replace(r"\]", ")?")


# "The board of the bank has approved", "the Administrator of the": words for those who head a body.
HEADS = (
    r"(?:[Bb]oard|[Dd]irectors?|[Oo]fficials|[Gg]overnors?|[Ll]eaders|[Ss]taff|[Hh]eads?|[Cc]hief|[Aa]dministrator"
    r"|[Cc]hair(?:man|woman|person)?|[Pp]resident|CEO|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?(?: \(CEO\))?"
    r"|[Ss]ecretary|[Mm]inister|[Cc]ommissioners?)\sof\s(?:the\s)?"
)
# Words for one firm, behind an adjective that only tells where it is from.
MAKERS = (
    r"(?:maker|manufacturer|miner|producer|refiner|processor|developer|explorer|supplier|trader|recycler|trading house"
    r"|company|firm|group|conglomerate|startup|start-up|automaker|carmaker|steelmaker|chipmaker|giant|utility|lender)"
)
