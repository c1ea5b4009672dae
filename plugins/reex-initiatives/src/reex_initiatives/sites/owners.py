"""Whose a site is, by the words that stand around its name: ``Acme's Corrie mine``, ``its plant``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import reex
from reex_initiatives.lists.enumerated import ITEM
from reex_initiatives.parties.subject import described
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.referring import referred
from reex_initiatives.telling.holdings import is_of_own_site

# "MP Materials' flagship 100%-owned Mountain Pass", "Perpetua Resources’ (NASDAQ: PPTA) Stibnite".
_OWNS = reex.regex(
    r"(?:\s\([^()]{1,40}\)){0,2}(?:['’]s?|['’]s?\s\([^()]{1,40}\))(?:\s(?!(?:and|from|with|in|of|at|for|to)\b)[\w%$.’'-]+){0,7}\s"
)
_ITS = reex.regex(
    r"\b(?:its|their|our|whose)\s(?:(?!(?:to|of|in|at|from|for|with|and|will|is|are|has|was|that|which|the|an?)\s)[\w%$€£¥₹.,’'-]+\s){0,6}$",
    re.IGNORECASE,
)
_THE_FIRMS = reex.regex(r"\b[Tt]he (?:company|firm|miner|developer|producer|explorer)['’]s\s(?:[\w%.,’'-]+\s){0,6}$")
# A sentence of which the firm is the subject, whoever else is named in it.
_THE_FIRM = reex.regex(r"\W{0,3}(?:The|This) (?:company|firm|miner|developer|producer|explorer)\s")
# "The Corrie project will cost $5 million, the company said": the site that opens such a sentence is that firm's.
_OPENS_SITE = reex.regex(r"\W{0,3}(?:The\s)?(?:[A-Z][\w.’'-]*\s(?:and\s)?){0,4}")
_IT_SAID = reex.regex(
    r"[^;:]{4,200},\s(?:the\s(?:company|firm|miner|developer|producer|explorer)|it)\s(?:has\s|also\s)?(?:said|says|added)\b"
)
# "Northvolt, which Lyten bought last year, will restart its plant".
_WHICH = reex.regex(r",\swhich\s(?:the\s)?$")
_WHICH_REACH = 16
# Behind such a verb a firm works for another, "selected Metso as engineer for its smelter", or owns it: "owned by X".
_NO_DOER = reex.regex(
    r"\b(?:select|choos|chose|pick|nam|appoint|hir|engag|retain|contract|commission|award|mandat|enlist|ask)(?:s|ed|es|ing|e|en)?\s"
    r"(?:the\s)?$"
    r"|,\s(?:(?:which|that)\s(?:is|was)\s)?(?:[a-z-]+\s)?(?:owned|backed|bought|acquired|controlled|led|founded|held)\sby\s(?:the\s)?$"
)
# How many of the firms before a site are looked at.
_LAST_FIRMS = 4
# What may stand between a site and its owner behind it: "Nolans, which is owned by Arafura", "Jadar of Rio Tinto".
_OF = reex.regex(
    r"(?:\s(?:\w+\s){0,2}?(?:mine|project|deposit|plant|refinery|property|smelter|facility))?,?"
    r"\s(?:(?:which\s|that\s)?"
    r"(?:(?:is|are|was|were|will be|is to be|are to be|is being|are being|has been|have been)\s)?"
    r"(?:[\w%-]+\s)?(?:owned|operated|held|controlled|run|(?:re)?developed|mined|worked|(?:re)?built|planned|(?:re)?opened(?:\sup)?"
    r"|explored|restarted|expanded)\sby|of|by)\s(?:the\s)?"
)
# Behind a site that an item of a list is on: "- West Gore Project (Canada): This asset".
_HEADS = reex.regex(r"(?:\s\([^()]{1,40}\))?(?::|\s[–—-])\s")
_OTHERS = frozenset(("agency", "organization"))


def _opens_item(line: Line) -> bool:
    """Say whether an item of a list tells money for a site that it opens with, whoever the one before was on."""
    marker = ITEM.match(line.text, line.start) if any(t.act.family == "capital" for t in line.triggers) else None
    return marker is not None and any(
        e.start == marker.end() and _HEADS.match(line.text, e.end) for e in line.of_kind("facility")
    )


def with_firms(all_lines: Iterable[Line], lead: reex.Entity | None) -> Iterator[tuple[Line, reex.Entity | None]]:
    """Yield each sentence with the firm that ``the company`` and ``its`` stand for at its start."""
    last: reex.Entity | None = None
    for line in all_lines:
        if not line.entities and not line.sites:
            continue  # it names none
        yield line, lead or (None if _opens_item(line) else last)
        if firms := line.of_kind("company"):
            last = firms[-1]


def owner_of(line: Line, start: int, end: int, lead: reex.Entity | None, *, named: bool = True) -> reex.Entity | None:
    """Return whom the sentence says the site at *start* belongs to."""
    firms = line.of_kind("company")
    before = [e for e in firms if e.end <= start]
    for firm in reversed(before):
        if _OWNS.fullmatch(line.text, firm.end, start):
            return firm
    if _ITS.search(line.text, line.start, start):
        others = any(e.end <= start for e in line.of_kinds(_OTHERS))
        others = others and not _THE_FIRM.match(line.text, line.start)
        doers = [e for e in before if not _is_in_passing(line, e, start)] or before
        near = [e for e in doers[-_LAST_FIRMS:] if not described(line, e, start)]
        return (near or doers)[-1] if doers else None if others else lead  # "Acme, an arm of Beta, opened its plant"
    if _THE_FIRMS.search(line.text, line.start, start):
        return lead
    for firm in firms:
        if firm.start >= end and _OF.fullmatch(line.text, end, firm.start):
            return firm
    if ITEM.fullmatch(line.text, line.start, start) and _HEADS.match(line.text, end):
        return lead
    if not firms and _OPENS_SITE.fullmatch(line.text, line.start, start) and _IT_SAID.match(line.text, end, line.end):
        return lead
    return _worker(line, start, before, lead) if named else None


def _worker(line: Line, start: int, before: list[reex.Entity], lead: reex.Entity | None) -> reex.Entity | None:
    """Return who runs a site or works at it: ``Perpetua is developing the Stibnite project``."""
    for hit in reversed([hit for hit in line.works if hit.start < start]):
        doers = [e for e in before if e.end <= hit.start]
        behind = (t for t in line.triggers if t.start > hit.end and t.end <= start and not t.act.sites)
        if any(not is_of_own_site(line, t) for t in behind):
            continue
        reference = referred(line, hit.start)
        if reference and reference[0] in ("company", "we") and not doers:
            return lead
        if doers:
            return doers[-1]
    return None


def _is_in_passing(line: Line, firm: reex.Entity, start: int) -> bool:
    """Say whether a sentence names a firm only as whom another one hires, or to whom it belongs."""
    if _NO_DOER.search(line.text, line.start, firm.start):
        return True
    inserted = _WHICH.search(line.text, max(line.start, firm.start - _WHICH_REACH), firm.start)
    return inserted is not None and line.text.find(", ", firm.end, start) >= 0
