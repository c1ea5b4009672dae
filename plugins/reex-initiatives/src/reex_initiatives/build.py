"""From a draft to an initiative: the fields of the record, filled in one place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter, itemgetter
from typing import Any

import msgspec

import reex
from reex_initiatives.cast import Cast
from reex_initiatives.count import amounts, countable, once
from reex_initiatives.draft import AMBIGUOUS, Draft, Side
from reex_initiatives.in_force import settle_credit
from reex_initiatives.kinds import FIRMS_AND_SITES, STATES
from reex_initiatives.line import Line
from reex_initiatives.merge import merged
from reex_initiatives.packages import packages
from reex_initiatives.party import keys
from reex_initiatives.staged import stage_words, stages_on
from reex_initiatives.takers import OPERATOR
from reex_initiatives.timing import day as _day
from reex_initiatives.trust import confidence, rule
from reex_initiatives.vocabulary import any_titled
from reex_initiatives.where import countries, home, named, place
from reex_initiatives.why import reasons, slots

# The part of all mentions of commodities from which on a document is about one, and from which on a firm in it is.
_MOST, _OF_FIRM = 0.5, 0.3
# The word for all of them, and the part of the mentions from which on a text on many goods is about it.
_ALL, _UMBRELLA = "critical-minerals", 0.25
# How far apart two mentions are in two places, and how many characters a text has at most for each place.
_ONE_PLACE, _IN_PASSING = 200, 3000
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
# How far before a sentence its paragraph is looked at.
_PARAGRAPH = 2000
# From how many headings on a text may be on many fields, and what part of them names goods at most then.
_MANY_FIELDS, _FEW_OF_THEM = 4, 0.34
# What parts the goods of two sentences.
_SENTENCE_ENDS = reex.regex(r"[.;:!?]\W*\s|\n")
# How a sentence opens that turns to another matter.
_AS_NEXT = reex.regex(
    r"\W{0,3}(?:Separately|Meanwhile|Elsewhere|In other (?:news|developments|deals)|In (?:a )?separate|By contrast"
    r"|In another (?:deal|development|move))\b"
)


class _Setting(msgspec.Struct, frozen=True):
    """What a document tells of all its acts: its subjects, its country and places, its parties, its goods."""

    subject: tuple[str, ...]
    firms_subject: tuple[str, ...]
    home: str | None
    place: str | None
    cast: Cast
    goods: tuple[reex.Entity, ...]
    headed: tuple[reex.Entity, ...]
    fields: tuple[tuple[int, bool], ...]
    worked: Mapping[str, tuple[list[int], list[tuple[str, ...]]]]
    calls_critical: bool
    named: frozenset[str]

    def turned_from(self, subject: tuple[str, ...], line: Line) -> bool:
        """Say whether a sentence comes, in its paragraph or under its heading, after other goods than *subject*."""
        low = max(0, line.start - _PARAGRAPH)
        here = _between(self.goods, max(low, line.text.rfind("\n\n", low, line.start)), line.end)
        if here and all(e.ref not in subject for e in here):
            return True
        if not self.headed:
            return False
        other = subject == (_ALL,) and self._is_of_other_field(line.start)
        return other or _under(self.headed, line.start, subject)

    def _is_of_other_field(self, at: int) -> bool:
        """Say whether *at* stands under a heading of its own in a text on many fields, of which minerals are one."""
        last = bisect_right(self.fields, at, key=itemgetter(0)) - 1
        return last >= 0 and not self.fields[last][1]


def _between(goods: tuple[reex.Entity, ...], start: int, stop: int) -> tuple[reex.Entity, ...]:
    first, last = (bisect_left(goods, at, key=_start) for at in (start, stop))
    return goods[first:last]


def _under(headed: tuple[reex.Entity, ...], at: int, subject: tuple[str, ...]) -> bool:
    """Say whether the last heading before *at* that names goods, names others than *subject*."""
    last = headed[bisect_left(headed, at, key=_start) - 1]
    return last.start < at and last.ref not in subject


def _fields(page: reex.Page, headed: tuple[reex.Entity, ...]) -> tuple[tuple[int, bool], ...]:
    """Return where the headings of a text on many fields stand, and which of them name goods; none of other texts."""
    spans = [span for span in page.sentences if page.in_heading(span.start)]
    found = tuple((span.start, bool(_between(headed, span.start, span.end))) for span in spans)
    few = 0 < sum(own for _, own in found) <= len(found) * _FEW_OF_THEM
    return found if len(found) >= _MANY_FIELDS and few and not found[0][1] else ()


def initiatives(page: reex.Page, drafts: list[Draft], cast: Cast, firm: reex.Entity | None) -> list[reex.Initiative]:
    """Return the initiatives of a document, which is about *firm*, in text order, packages with the ids of their parts.

    Work at a site that nobody is named for is the firm's.
    """
    acts = sorted(merged(drafts), key=lambda draft: (draft.evidence[0].start, draft.trigger.start))
    for act in acts:
        settle_credit(act)
    goods = tuple(e for e in page.entities("commodity") if e.ref)
    headed = tuple(e for e in goods if page.in_heading(e.start))
    subject, firms_subject = _subject(page, goods, _MOST), _subject(page, goods, _OF_FIRM)
    critical = any(e.ref == _ALL for e in goods)
    setting = _Setting(
        subject,
        firms_subject,
        home(page),
        place(page),
        cast,
        goods,
        headed,
        _fields(page, headed) if headed else (),
        _worked(acts),
        critical,
        named(page),
    )
    acts = [act for act in acts if not _is_of_trade_alone(act, setting)]
    totals = packages(acts)
    for act in acts:
        act.stages = stage_words(act)
        if firm and act.act.sites and not act.parties and act.why.get("actors") != AMBIGUOUS and not _is_of_many(act):
            act.take("actors", (firm,), "document")
    for total in acts:
        _give_parties(total, totals.get(id(total), []))
    ids = {id(draft): f"i{number}" for number, draft in enumerate(acts, 1)}
    made = [_initiative(page, d, [ids[id(p)] for p in totals.get(id(d), ())], ids[id(d)], setting) for d in acts]
    return once(made, [act.table for act in acts])


def _is_of_many(act: Draft) -> bool:
    """Say whether a pattern tells of many firms: ``companies have announced $5 billion in investments``."""
    match = act.trigger.match
    return match is not None and bool(act.line.cues_of(match.start, match.end, "of_many"))


def _is_of_trade_alone(act: Draft, setting: _Setting) -> bool:
    """Say whether an agreement is on trade in general, and the text names no mineral for it."""
    start, end = act.trigger.start, act.trigger.end
    general = act.act.instrument == "agreement" and bool(act.line.cues_of(start, end, "general_trade"))
    return general and not _commodities(act, setting)[0]


def _give_parties(total: Draft, parts: list[Draft]) -> None:
    """Let parts that name nobody be between those that the whole is between: ``a deal with Acme comprises a loan``.

    A part that only tells who gives it is for whom the whole is; one that only tells who gets it is from the state that
    gives the whole.
    """
    public = total.act.family == "capital" and all(e.kind in STATES for e in total.actors)
    for part in parts:
        if not part.parties or (public and not part.actors and part.act.family == "capital"):
            part.take("actors", tuple(e for e in total.actors if e not in part.recipients), "deal")
        if not part.recipients and part.act.family == "capital":
            part.take("recipients", tuple(e for e in total.recipients if e not in part.actors), "deal")


def _subject(page: reex.Page, goods: tuple[reex.Entity, ...], part: float) -> tuple[str, ...]:
    """Return what a document is about: the commodity that *part* of its mentions *goods* name at least.

    Where a mine yields two, both may be named as often, and in one sentence first.
    """
    counts = Counter([e.ref for e in goods])
    most = max(counts.values(), default=0)
    if goods and most >= part * counts.total():
        first = {ref: next(e for e in goods if e.ref == ref) for ref, count in counts.items() if count == most}
        told = [ref for ref, e in first.items() if _is_beside(page, next(iter(first.values())), e)]
    else:
        told = [_ALL] if counts[_ALL] and counts[_ALL] >= _UMBRELLA * counts.total() else []
    return _names([ref for ref in told if _goes_on_about(page, goods, ref)])


def _is_beside(page: reex.Page, one: reex.Entity, other: reex.Entity) -> bool:
    """Say whether two mentions stand in one sentence."""
    return _SENTENCE_ENDS.search(page.text, one.end, other.start) is None


def _goes_on_about(page: reex.Page, goods: Iterable[reex.Entity], subject: str | None) -> bool:
    """Say whether a document comes back to its subject: a long text on many deals names a mineral in passing."""
    places, last = 0, -_ONE_PLACE
    for entity in goods:
        if entity.ref == subject and entity.start - last >= _ONE_PLACE:
            places, last = places + 1, entity.start
    return places * _IN_PASSING >= len(page.text)


def _initiative(page: reex.Page, draft: Draft, parts: list[str], number: str, setting: _Setting) -> reex.Initiative:
    recipients = setting.cast.parties(draft.recipients) or _operator(page, draft, setting.cast)
    actors = setting.cast.parties(draft.actors)
    if draft.act.family == "capital" and {p.name for p in actors} <= {p.name for p in recipients}:
        draft.take("actors", (), "")  # who closes its own placement gets the money, and does not give it
        actors = ()
    sums, sums_by = amounts(draft, parts)
    counts, reason = countable(draft, sums, bool(actors or recipients))
    goods, goods_by = _commodities(draft, setting)
    where, where_by = countries(draft, page, setting.home, setting.place, setting.named)
    titled: dict[str, Any] = {"actors": actors, "recipients": recipients, "amounts": sums, "commodities": goods}
    fields: dict[str, Any] = {
        **titled,
        "countries": where,
        "stages": stages_on(draft, goods),
        "countable": counts,
        "count_reason": reason,
        "missing": tuple(_missing(draft, actors, recipients)),
        **_told(draft),
    }
    told = {"amounts": sums_by, "commodities": goods_by, "countries": where_by}
    why = reasons(draft, fields, told)
    return page.initiative(
        **fields,
        id=number,
        title=reex.title(draft.act.instrument, draft.force.status, **titled, act=draft.act.title),
        reasons=why,
        confidence=confidence("initiative", rule(draft.act.instrument, why, fields["evidence"])),
    )


def _told(draft: Draft) -> dict[str, Any]:
    """Return the fields that the draft alone tells."""
    act, trigger, dates = draft.act, draft.trigger, draft.timing
    return {
        "instrument": act.instrument,
        "status": draft.force.status,
        "lever": act.lever,
        "programs": _names([e.name or e.text for e in draft.programs]),
        "announced": _day(dates.announced),
        "effective": _day(dates.effective),
        "until": _day(dates.until),
        "duration": draft.duration.value if draft.duration else None,
        "binding": draft.force.binding,
        "conditional": draft.force.conditional,
        "slots": slots(draft),
        "evidence": _evidence(draft),
        "rule": f"{trigger.form}:{draft.line.text[trigger.start : trigger.end].lower()}",
    }


def _evidence(draft: Draft) -> tuple[reex.Span, ...]:
    """Return where the sentences stand that speak of an act, each once."""
    lines = draft.evidence
    return (lines[0].span,) if len(lines) == 1 else tuple(dict.fromkeys([e.span for e in sorted(lines, key=_start)]))


def _commodities(draft: Draft, setting: _Setting) -> tuple[tuple[str, ...], str]:
    """Return what the act is about, and whether its words, its name, the sentences on it or the document tell so.

    Minerals alone are critical ones where the document calls them so: ``permits for mineral production``.
    """
    goods, by = _told_goods(draft, setting)
    if not goods and setting.calls_critical and any(map(_speaks_of_minerals, draft.evidence)):
        return (_ALL,), "document"
    return goods, by


def _speaks_of_minerals(line: Line) -> bool:
    """Say whether a sentence speaks of minerals, and not only of a firm or body that has them in its name."""
    for word in _MINERALS.finditer(line.text, line.start, min(line.end, line.start + _LOOKED_AT)):
        if not any(e.start <= word.start() < e.end for e in line.of_kinds(_NAMES)):
            return True
    return False


def _told_goods(draft: Draft, setting: _Setting) -> tuple[tuple[str, ...], str]:
    if draft.item:
        return _names(e.ref for e in draft.commodities) or draft.trigger.goods, "words"
    told, by = _own_goods(draft)
    if told:
        return told, by
    if draft.act.family == "trade" or (draft.act.subject_only and draft.trigger.program):
        return (), ""
    if _AS_NEXT.match(draft.line.text, draft.line.start):
        return _by_name(draft)  # "Separately, the bank lent": about something else
    if draft.stages and all(hit.term.data.stage == _USE for hit in draft.stages):
        return _by_name(draft)  # "$26 billion for chips": of what is made of minerals
    if not setting.subject and (before := _before(draft, setting)):
        return before, "before"
    firms = draft.act.sites or any(e.kind in FIRMS_AND_SITES for e in (*draft.actors, *draft.recipients))
    subject = setting.firms_subject if firms else setting.subject
    if subject and not setting.turned_from(subject, draft.line):
        return subject, "document"
    named, by = _by_name(draft)
    near = () if named else _names([e.ref for e in _near(draft)])
    return (near, "words") if near else (named, by)


def _own_goods(draft: Draft) -> tuple[tuple[str, ...], str]:
    """Return the goods that the words of an act, its name, or sentences that tell no other act say it is about."""
    called = tuple(_in_site(draft)) if draft.act.sites else ()
    if own := _names([*(e.ref for e in draft.commodities), *called]):
        return own, "words" if draft.commodities else "name"
    if draft.trigger.goods:
        return draft.trigger.goods, "name"
    if called := _names(_in_program(draft)):
        return called, "name"
    single = [line.goods_told for line in draft.evidence if len(line.triggers) < 2]
    if near := _names([e.ref for goods in single for e in goods]):
        return near, "sentence"
    if draft.act.subject_only and (titled := _names(_in_title(draft))):
        return titled, "name"
    return (_names(_moved(draft.line)), "words") if draft.act.family == "trade" else ((), "")


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


def _before(draft: Draft, setting: _Setting) -> tuple[str, ...]:
    """Return the commodity named last, or all those of the firm's mine: money for who digs two is for both."""
    lately = _lately(draft, setting.goods)
    site = _of_its_site(draft, setting)
    if site and lately in (None, *site):
        return site
    return (lately,) if lately else ()


def _worked(acts: Iterable[Draft]) -> Mapping[str, tuple[list[int], list[tuple[str, ...]]]]:
    """Return for each firm where its sites are named first, and what each yields; the acts come in text order."""
    found: dict[str, tuple[list[int], list[tuple[str, ...]]]] = {}
    for act in acts:
        goods = _names([e.ref for e in act.commodities]) if act.act.sites else ()
        goods = tuple(ref for ref in goods if ref != _ALL) or goods
        for firm in act.known("actors").keys if goods else ():
            places, yielded = found.setdefault(firm, ([], []))
            places.append(act.evidence[0].start)
            yielded.append(goods)
    return found


def _of_its_site(draft: Draft, setting: _Setting) -> tuple[str, ...]:
    """Return what the site yields that the firm of an act was last said to work at."""
    for firm in keys((*draft.recipients, *draft.actors)) if setting.worked else ():
        places, yielded = setting.worked.get(firm, ((), ()))
        if at := bisect_left(places, draft.line.start):
            return yielded[at - 1]
    return ()


def _by_name(draft: Draft) -> tuple[tuple[str, ...], str]:
    named = _names(_named(draft))
    return named, "name" if named else ""


def _named(draft: Draft) -> Iterator[str]:
    """Yield the commodities that the names of its firms and sites tell: ``American Tungsten Corp.``."""
    if not any(line.goods for line in draft.evidence):
        return
    lines = sorted(set(draft.evidence), key=_start)
    for entity in (*draft.recipients, *draft.actors):
        if entity.kind in ("company", "facility"):
            at = bisect_right(lines, entity.start, key=_start)  # a ledger of one act may have thousands of both
            for line in lines[max(at - 1, 0) : at]:
                yield from (h.term.data.ref for h in line.goods if entity.start <= h.start < entity.end)


def _lately(draft: Draft, goods: tuple[reex.Entity, ...]) -> str | None:
    """Return the commodity that the sentences right before in its paragraph named last."""
    line = draft.line
    at = bisect_left(goods, line.start, key=_start)
    last = goods[at - 1] if at else None
    near = last and line.start - last.start <= _LATELY and "\n" not in line.text[last.start : line.start]
    return last.ref if last and near else None


def _operator(page: reex.Page, draft: Draft, cast: Cast) -> tuple[reex.Party, ...]:
    """Return who runs the mine whose operator gets it, where the text has lost the name and a table holds it."""
    line = draft.line
    if "company" not in draft.act.recipients or not any(gap >= draft.trigger.end for gap in line.gaps):
        return ()
    for site in line.of_kind("facility"):
        if OPERATOR.search(line.text, draft.trigger.end, site.start):
            row = page.facts("facility", site.name)
            firm = page.facts("company", row.get("operator"))
            if firm:
                source = f"{site.name} is run by {row['operator']}: {row['source']}"
                return (cast.inferred("company", row["operator"], firm["ref"] or None, source),)
    return ()


def _names(values: Iterable[str | None]) -> tuple[str, ...]:
    """Return those that there are, each once."""
    return tuple(dict.fromkeys(filter(None, values))) if values else ()


def _missing(
    draft: Draft, actors: tuple[reex.Party, ...], recipients: tuple[reex.Party, ...]
) -> Iterable[reex.Missing]:
    gaps, trigger = draft.line.gaps, draft.trigger
    if not actors:
        yield reex.Missing(slot="actors", reason=_lack(draft, "actors", any(gap <= trigger.start for gap in gaps)))
    if not recipients and draft.act.recipients and not draft.act.parties and draft.act.family != "trade":
        lost = any(gap >= trigger.end for gap in gaps)
        yield reex.Missing(slot="recipients", reason=_lack(draft, "recipients", lost))


def _lack(draft: Draft, side: Side, lost: bool) -> Any:
    """Return why a side is empty; *lost* says whether words of a link are."""
    if lost:
        return "gap"
    return "ambiguous" if draft.why.get(side) == AMBIGUOUS else "not_stated"
