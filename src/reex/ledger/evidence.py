"""What the sentences of evidence say beside what the fields have: figures, doubts, and deals whose names are lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from reex.language import sentences_in
from reex.ledger.handles import handle
from reex.ledger.model import Doubt, Figure, LooseEnd, Merged, Quote, Source
from reex.ledger.sums import sum_of
from reex.ledger.told import PARTIES
from reex.model import Amount, Entity, Initiative, Party, Record
from reex.spans import Span
from reex.tables import read_toml
from reex.values import DateRange, Money

# What may stand between two names of a list: "Australia and Japan", "Japan, Australia".
_JOINED: Final = re.compile(r",?\s(?:and|&)\s|,\s")
# A name that more of the name's own phrase follows is not the act: "the proposed DPA activation".
_NAME_ENDS: Final = re.compile(
    r"['’\"”)]?(?:$|\s?[,.;:)–—-]|\s(?:which|who|that|to|is|was|were|are|will|would|could|may|for|by|in|on|from|between"
    r"|with|and|of|as|has|at)\b)"
)
_LOOK: Final = 32  # characters before a name: more than the longest cue has, with its preposition
_NAMED: Final = ("agreement", "law", "executive_action", "stockpile", "partnership")  # acts that programmes are
_CLAUSE: Final = 80  # characters in which a verb stands before its object
_PARTY_KINDS: Final = ("country", "region", "agency", "company")


def figures(record: Record, initiative: Initiative) -> tuple[Figure, ...]:
    """Return the sums of money that the evidence of *initiative* states, its own and others; no prices of units."""
    found: list[Figure] = []
    for entity in record.entities:
        if not isinstance(entity.value, Money) or entity.value.per:
            continue
        part = sum_of(Amount.of(entity))
        if part and any(span.start <= entity.start and entity.end <= span.end for span in initiative.evidence):
            found.append(
                Figure(start=entity.start, low=part.low, high=part.high, currency=part.currency, bound=part.bound)
            )
    return tuple(found)


def doubts(record: Record, initiative: Initiative) -> tuple[Doubt, ...]:
    """Return what the evidence of *initiative* names, and none of its fields has, though it may belong there.

    Each value of a field stands there once, with the first sentence that names it. They are few on purpose: a
    sentence that tells of several acts names much that is none of this one's.
    """
    named: list[Doubt] = []
    for span in initiative.evidence:
        inside = _inside(record, span)
        if any(_is_sum(entity, amount) for entity in inside for amount in initiative.amounts):
            named += [*_who(record, initiative, span, inside), *_with_whom(record, initiative, inside)]
        named += [*_whether(record, initiative, inside), *_when(record, initiative, inside)]
    named += _already(record, initiative)
    first: dict[tuple[str, str], Doubt] = {}
    for doubt in named:
        first.setdefault((doubt.field, doubt.value), doubt)
    return tuple(first.values())


def loose_ends(record: Record, source: Source) -> tuple[LooseEnd, ...]:
    """Return the sentences of *record* that tell of a deal whose name is lost.

    The words of a link are lost in each, it is no evidence of any initiative, and names a date and a party. There
    are none where the record has no text.
    """
    lost = [notice for notice in record.warnings if notice.code == "dropped-link" and notice.start is not None]
    evidence = [span for initiative in record.initiatives for span in initiative.evidence]
    found = []
    for span in sentences_in(record.document.text) if lost else ():
        gap = any(span.start <= (notice.start or 0) < span.end for notice in lost)
        if not gap or any(span.start < other.end and other.start < span.end for other in evidence):
            continue
        inside = _inside(record, span)
        dates = _distinct(_iso(e.value) for e in inside if isinstance(e.value, DateRange))
        parties = _distinct(_of_country(e) or e.name or e.text for e in inside if e.kind in _PARTY_KINDS)
        if dates and parties:
            quote = Quote(span=span, text=record.document.text[span.start : span.end])
            number = handle("loose", source.id, str(span.start), str(span.end))
            found.append(LooseEnd(id=number, source=source, quote=quote, dates=dates, parties=parties))
    return tuple(found)


def may_tell(end: LooseEnd, merged: Merged) -> bool:
    """Say whether a sentence whose deal is lost may tell of *merged*.

    It shares a party with it, known by ref or name, and one of its dates fits the one when *merged* was announced; an
    act without that date fits any.
    """
    initiative = merged.initiative
    parties = {name for side in PARTIES for p in getattr(initiative, side) for name in (p.ref, p.name) if name}
    announced = initiative.announced
    fits = announced is None or any(d.startswith(announced) or announced.startswith(d) for d in end.dates)
    return fits and not parties.isdisjoint(end.parties)


def _inside(record: Record, span: Span) -> list[Entity]:
    return [entity for entity in record.entities if span.start <= entity.start and entity.end <= span.end]


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _iso(value: DateRange) -> str | None:
    """Return an ISO date as precise as *value* is: a day, a month, a year; None for what lies in several years."""
    first, last = value.start.isoformat(), value.end.isoformat()
    return next((first[:size] for size in (10, 7, 4) if first[:size] == last[:size]), None)


def _of_country(place: Entity) -> str | None:
    """Return the ref of a party; a region stands for its country."""
    return place.ref[:2] if place.ref and place.kind == "region" else place.ref


def _is(entity: Entity, party: Party) -> bool:
    if entity.id and entity.id in party.entities:
        return True
    return entity.ref == party.ref if entity.ref and party.ref else (entity.name or entity.text) == party.name


def _who(record: Record, initiative: Initiative, span: Span, inside: list[Entity]) -> Iterator[Doubt]:
    """Yield who acts in the sentence that tells the sum, where none of those who are said to give it stands there.

    The actor of another act of the same sentence may be the one: ``an order of the White House prompts``.
    """
    if not initiative.actors or any(_is(entity, actor) for entity in inside for actor in initiative.actors):
        return
    for other in record.initiatives:
        if span not in other.evidence:
            continue
        for actor in other.actors:
            named = next((entity for entity in inside if _is(entity, actor)), None)
            if named and not any(_same(actor, own) for own in (*initiative.actors, *initiative.recipients)):
                reason = f"the sentence with the sum names {actor.name}, which acts there, and none of the actors"
                yield Doubt(field="actors", value=actor.ref or actor.name, span=named.span, reason=reason)


def _is_sum(entity: Entity, amount: Amount) -> bool:
    value = entity.value
    return isinstance(value, Money) and all(
        getattr(value, part) == getattr(amount, part) for part in ("amount", "low", "high", "currency", "per")
    )


def _same(one: Party, other: Party) -> bool:
    return one.ref == other.ref if one.ref and other.ref else one.name == other.name


def _with_whom(record: Record, initiative: Initiative, inside: list[Entity]) -> Iterator[Doubt]:
    """Yield a country that stands in one list with a party in a sentence that tells the sum, and is left out."""
    countries = [entity for entity in inside if entity.kind == "country" and entity.ref]
    known = {party.ref for side in PARTIES for party in getattr(initiative, side)} | {*initiative.countries}
    for one, other in pairwise(countries):
        if not _JOINED.fullmatch(record.document.text, one.end, other.start):
            continue
        for listed, named in ((one, other), (other, one)):
            side = next((s for s in PARTIES if any(p.ref == listed.ref for p in getattr(initiative, s))), None)
            if side and named.ref and named.ref not in known:
                reason = f"it stands in one list with {listed.name}, in the sentence with the sum"
                yield Doubt(field=side, value=named.ref, span=named.span, reason=reason)


def _names(initiative: Initiative, inside: list[Entity]) -> list[Entity]:
    """Return where the act itself is named; of others a programme is the setting, or where the money comes from."""
    named = initiative.programs if initiative.instrument in _NAMED else ()
    return [entity for entity in inside if entity.kind == "program" and entity.name in named]


def _whether(record: Record, initiative: Initiative, inside: list[Entity]) -> Iterator[Doubt]:
    """Yield that the act is only proposed, where a sentence says so right before its name or right behind."""
    text = record.document.text
    for name in _names(initiative, inside) if initiative.status not in ("proposed", "ended") else ():
        before = _cues()["before"].search(text, max(0, name.start - _LOOK), name.start)
        cue = before if before and _NAME_ENDS.match(text, name.end) else _cues()["behind"].match(text, name.end)
        if cue:
            span = Span(min(cue.start(1), name.start), max(cue.end(1), name.end))
            reason = f"a sentence calls it {cue[1].lower()}, and its status is {initiative.status}"
            yield Doubt(field="status", value="proposed", span=span, reason=reason)


def _already(record: Record, initiative: Initiative) -> Iterator[Doubt]:
    """Yield that a proposed act is agreed on, where a sentence has agreements on it that nothing before calls for.

    That sentence names no party, so it is only taken to mean the one act of the record with this instrument.
    """
    slots = initiative.slots.get("instrument", ())
    alike = [one for one in record.initiatives if one.instrument == initiative.instrument and one.status == "proposed"]
    text = record.document.text
    if initiative.status != "proposed" or len(alike) != 1 or not slots or not text:
        return
    word = text[slots[0].start : slots[0].end].split(maxsplit=1)[0]
    for found in re.finditer(rf"\b{re.escape(word)}\s(?:{_cues()['agreed'].pattern})\b", text, re.IGNORECASE):
        start = next(span.start for span in sentences_in(text) if span.start <= found.start() < span.end)
        if not _cues()["open"].search(text, max(start, found.start() - _CLAUSE), found.start()):
            reason = f"a sentence speaks of {found[0].lower()}, and its status is proposed"
            yield Doubt(field="status", value="agreed", span=Span(*found.span()), reason=reason)


def _when(record: Record, initiative: Initiative, inside: list[Entity]) -> Iterator[Doubt]:
    """Yield another date than the one when it was announced, where a sentence gives it right behind the act's name."""
    told = initiative.announced or ""
    names = [entity.end for entity in _names(initiative, inside)]
    names += [span.end for span in initiative.slots.get("instrument", ())]
    for entity in inside if told else ():
        date = _iso(entity.value) if isinstance(entity.value, DateRange) else None
        if date is None or date.startswith(told) or told.startswith(date):
            continue
        cues = (_cues()["dating"].fullmatch(record.document.text, name, entity.start) for name in names)
        if cue := next(filter(None, cues), None):
            yield Doubt(field="announced", value=date, span=entity.span, reason=f"a sentence has it {cue[1]} then")


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """Return the patterns of what stands right before a name or behind it, and between a name and a date."""
    table = read_toml(Path(__file__).parent / "data" / "cues.toml")
    words = {kind: "|".join(map(re.escape, cues)) for kind, cues in table.items()}
    which = r",?\s(?:(?:which|that)\s)?"
    return {
        "before": re.compile(rf"\b({words['proposed']}),?\s(?:(?:for|of)\s)?(?:(?:the|an?)\s)?$", re.IGNORECASE),
        "behind": re.compile(rf"{which}(?:is|are|remains?)\s(?:still\s|only\s|yet\s)*({words['proposed']})\b"),
        "agreed": re.compile(words["agreed"]),
        "open": re.compile(rf"\b(?:{words['open']}|{words['proposed']})\b", re.IGNORECASE),
        "dating": re.compile(rf"{which}(?:(?:was|were)\s)?(?:first\s)?({words['dating']})\s(?:(?:in|on)\s)?"),
    }
