"""Where a site lies that is told for nothing else: what only tells more of its owner."""

from __future__ import annotations

import reex
from reex_initiatives.sentences.line import Line

# "Acme, whose Corrie mine".
_WHOSE = reex.regex(r",\swhose\s(?:[\w%.’'-]+\s){0,6}$")
_WHOSE_REACH = 80
# Behind the site and a word for what it is: "are in Alaska", "is 36 km away".
_IS = r"(?:\s(?:mine|project|plant|deposit|property|smelter|refinery|site)s?)?\s(?:is|are|lies?|sits?|stands?)\s"
_IS_IN = reex.regex(rf"{_IS}(?:located\s|situated\s|all\s|both\s)?(?:in|at|near|on|north|south|east|west)\b")
_IS_AWAY = reex.regex(
    rf"{_IS}(?:[a-z]+\s){{0,2}}\d[\d.,]*\s?(?:km|kilomet(?:er|re)s?|miles?)\s"
    r"(?:away|off|apart|from|north|south|east|west|to\sthe)"
)


def only_lies(line: Line, start: int, end: int) -> bool:
    """Say whether a site between *start* and *end* is only told by where it is.

    So it is in ``Acme, whose mines are in Utah, got $5 million`` and ``Its mine is 30 km away``.
    """
    if _IS_AWAY.match(line.text, end, line.end):
        return True
    if not _IS_IN.match(line.text, end, line.end):
        return False
    return _WHOSE.search(line.text, max(line.start, start - _WHOSE_REACH), start) is not None
