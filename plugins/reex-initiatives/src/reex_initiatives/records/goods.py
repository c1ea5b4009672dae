"""Which goods an act is about: told by its words, by names, by the sentences on it, or by the document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.kinds import FIRMS_AND_SITES
from reex_initiatives.lexicon.vocabulary import any_titled
from reex_initiatives.records.about import ALL, About, each_once
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import keys

# How far before its sentence a commodity may be named that an act is about.
_LATELY = 300
_start = attrgetter("start")
# The stage of what is made of minerals.
_USE = "end_use"
# What goods are called where the text has said which ones it means, and in whose names that tells nothing.
_MINERALS = reex.regex(rf"\b(?:{any_titled('bare_minerals')})\b")
_NAMES = frozenset(("company", "facility", "agency", "organization", "commodity"))
_TRADED = reex.regex(r"\b(?:imports|exports|shipments)\sof\s(?:[A-Z]?[a-z]+\s)?$")
_TRADED_REACH = 40
# How much of a sentence is looked at for these, and how many of its goods: one without end has thousands.
_LOOKED_AT, _GOODS_LOOKED_AT = 2000, 20
# How far from an act's word its goods may stand.
_NEAR = 120
# How far from its word the name of a law may stand: "Act may be cited as the".
_CITED = 40
# How a sentence opens that turns to another matter.
_AS_NEXT = reex.regex(
    r"\W{0,3}(?:Separately|Meanwhile|Elsewhere|In other (?:news|developments|deals)|In (?:a )?separate|By contrast"
    r"|In another (?:deal|development|move))\b"
)


def goods_of(draft: Draft, about: About) -> tuple[tuple[str, ...], str]:
    """Return what the act is about, and whether its words, its name, the sentences on it or the document tell so.

    Minerals alone are critical ones where the document calls them so: ``permits for mineral production``.
    """
    goods, by = _told_goods(draft, about)
    if not goods and about.calls_critical and any(map(speaks_of_minerals, draft.evidence)):
        return (ALL,), "document"
    return goods, by


def speaks_of_minerals(line: Line) -> bool:
    """Say whether a sentence speaks of minerals, and not only of a firm or body that has them in its name."""
    for word in _MINERALS.finditer(line.text, line.start, min(line.end, line.start + _LOOKED_AT)):
        if not any(e.start <= word.start() < e.end for e in line.of_kinds(_NAMES)):
            return True
    return False


def _told_goods(draft: Draft, about: About) -> tuple[tuple[str, ...], str]:
    if draft.item:
        return each_once(e.ref for e in draft.commodities) or draft.trigger.goods, "words"
    told, by = _own_goods(draft)
    if told:
        return told, by
    if draft.act.family == "trade" or (draft.act.subject_only and draft.trigger.program):
        return (), ""
    if _AS_NEXT.match(draft.line.text, draft.line.start):
        return _by_name(draft)  # "Separately, the bank lent": about something else
    if draft.stages and all(hit.term.data.stage == _USE for hit in draft.stages):
        return _by_name(draft)  # "$26 billion for chips": of what is made of minerals
    if not about.subject and (before := _before(draft, about)):
        return before, "before"
    firms = draft.act.sites or any(e.kind in FIRMS_AND_SITES for e in (*draft.actors, *draft.recipients))
    subject = about.firms_subject if firms else about.subject
    if subject and not about.turned_from(subject, draft.line):
        return subject, "document"
    named, by = _by_name(draft)
    near = () if named else each_once([e.ref for e in _near(draft)])
    return (near, "words") if near else (named, by)


def _own_goods(draft: Draft) -> tuple[tuple[str, ...], str]:
    """Return the goods that the words of an act, its name, or sentences that tell no other act say it is about."""
    called = tuple(_in_site(draft)) if draft.act.sites else ()
    if own := each_once([*(e.ref for e in draft.commodities), *called]):
        return own, "words" if draft.commodities else "name"
    if draft.trigger.goods:
        return draft.trigger.goods, "name"
    if called := each_once(_in_program(draft)):
        return called, "name"
    single = [line.goods_told for line in draft.evidence if len(line.triggers) < 2]
    if near := each_once([e.ref for goods in single for e in goods]):
        return near, "sentence"
    if draft.act.subject_only and (titled := each_once(_in_title(draft))):
        return titled, "name"
    return (each_once(_moved(draft.line)), "words") if draft.act.family == "trade" else ((), "")


def _moved(line: Line) -> Iterator[str | None]:
    """Yield the goods that a sentence says are traded: ``if imports of graphite do harm, the tariff would rise``."""
    for entity in line.of_kind("commodity")[:_GOODS_LOOKED_AT]:
        if _TRADED.search(line.text, max(line.start, entity.start - _TRADED_REACH), entity.start):
            yield entity.ref


def _near(draft: Draft) -> Iterator[reex.Entity]:
    """Yield the commodities of the act's clause that stand near its word, though another act stands between."""
    start, stop = draft.line.clause(draft.trigger.start)
    low, high = draft.trigger.start - _NEAR, draft.trigger.end + _NEAR
    goods = draft.line.of_kind("commodity")
    return (e for e in goods if max(start, low) <= e.start < min(stop, high))


def _in_site(draft: Draft) -> Iterator[str]:
    """Yield the commodities in the name of a site, as a firm gives it: ``its Corrie Gold Project``."""
    if site := draft.trigger.site:
        yield from (h.term.data.ref for h in draft.line.goods if site.start <= h.start < site.end)


def _in_program(draft: Draft) -> Iterator[str]:
    """Yield the commodities in the name of the program that a pattern holds: ``launched a $2 million Cobalt Fund``."""
    match = draft.trigger.match
    if match and (program := match.places.get("program")):
        yield from (h.term.data.ref for h in draft.line.goods if program.start <= h.start < program.end)


def _in_title(draft: Draft) -> Iterator[str]:
    """Yield the commodities in the name of a law: ``may be cited as the Critical Mineral Independence Act``."""
    for program in draft.line.of_kind("program"):
        if program.start <= draft.trigger.end + _CITED and draft.trigger.start <= program.end + _CITED:
            yield from (h.term.data.ref for h in draft.line.goods if program.start <= h.start < program.end)


def _before(draft: Draft, about: About) -> tuple[str, ...]:
    """Return the commodity named last, or all those of the firm's mine: money for who digs two is for both."""
    lately = _lately(draft, about.goods)
    site = _of_its_site(draft, about)
    if site and lately in (None, *site):
        return site
    return (lately,) if lately else ()


def _lately(draft: Draft, goods: tuple[reex.Entity, ...]) -> str | None:
    """Return the commodity that the sentences right before in its paragraph named last."""
    line = draft.line
    at = bisect_left(goods, line.start, key=_start)
    last = goods[at - 1] if at else None
    near = last and line.start - last.start <= _LATELY and "\n" not in line.text[last.start : line.start]
    return last.ref if last and near else None


def _of_its_site(draft: Draft, about: About) -> tuple[str, ...]:
    """Return what the site yields that the firm of an act was last said to work at."""
    for firm in keys((*draft.recipients, *draft.actors)) if about.worked else ():
        places, yielded = about.worked.get(firm, ((), ()))
        if at := bisect_left(places, draft.line.start):
            return yielded[at - 1]
    return ()


def _by_name(draft: Draft) -> tuple[tuple[str, ...], str]:
    named = each_once(_named(draft))
    return named, "name" if named else ""


def _named(draft: Draft) -> Iterator[str]:
    """Yield the commodities that the names of its firms and sites tell: ``American Tungsten Corp.``.

    What is for a site is the owner's, and still about what that site is called by.
    """
    if not any(line.goods for line in draft.evidence):
        return
    lines = sorted(set(draft.evidence), key=_start)
    for_site = draft.why.get("recipients") == "site"
    for entity in (
        *(draft.line.of_kind("facility")[:_GOODS_LOOKED_AT] if for_site else ()),
        *draft.recipients,
        *draft.actors,
    ):
        if entity.kind in ("company", "facility"):
            at = bisect_right(lines, entity.start, key=_start)  # a ledger of one act may have thousands of both
            for line in lines[max(at - 1, 0) : at]:
                yield from (h.term.data.ref for h in line.goods if entity.start <= h.start < entity.end)
