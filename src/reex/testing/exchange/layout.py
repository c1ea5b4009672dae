"""From an annotation to regions and links, and back.

A link is the truth: what a person links takes part, and what a person unlinks
doesn't any more. A party that has a mention in the text is linked to one of
its mentions, and its entry among the fields says only in what it differs from
that mention; so a mention that is corrected corrects its party.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar

import attrs
import msgspec

from reex.codes import KINDS
from reex.errors import DataError
from reex.spans import Span
from reex.testing.annotation import Act, Annotation, Assertion, Mention, Party, Worth, plain
from reex.testing.exchange.sheet import ROLES, Link, Region, Sheet, converted

_MENTION: Final = "mention"  # the key of the region that an entry is linked to
_SHARE: Final = "share"
_T = TypeVar("_T")

# --- to a sheet


def sheet_of(annotation: Annotation) -> Sheet:
    """Return an annotation as tools know it.

    Raises:
        DataError: if a mention is of a kind that means something else to the tools, or isn't what stands at its place.
    """
    return _Layout(annotation).sheet()


class _Layout:
    """Gives ids to the parts of one annotation: ``T1`` to mentions and evidence, ``E1`` to initiatives and claims."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._links: list[Link] = []
        self._mentions = {f"T{number}": mention for number, mention in enumerate(annotation.entities, 1)}
        self._evidence: dict[Span, str] = {}

    def sheet(self) -> Sheet:
        mentions = [self._region(key, mention) for key, mention in self._mentions.items()]
        unplaced: dict[str, list[Any]] = {}
        placed: list[Region] = []
        things: list[tuple[int, Act | Assertion]] = [
            *enumerate(self._annotation.initiatives),
            *enumerate(self._annotation.claims),
        ]
        for number, thing in things:
            label = "initiative" if isinstance(thing, Act) else "claim"
            if thing.evidence:
                placed.append(self._frame(f"E{len(placed) + 1}", label, thing))
            else:
                unplaced.setdefault(label, []).append([number, plain(thing)])
        evidence = [Region(id=key, label="evidence", span=span) for span, key in self._evidence.items()]
        return Sheet(
            document=self._annotation.document,
            regions=(*mentions, *evidence, *placed),
            links=tuple(self._links),
            ids={key: mention.id for key, mention in self._mentions.items() if mention.id},
            unplaced=unplaced,
        )

    def _region(self, key: str, mention: Mention) -> Region:
        text = self._annotation.document.text
        if mention.kind in ROLES:
            raise DataError(f"{mention.kind} can't be the kind of a mention: tools know something else by that label")
        if mention.text != (there := text[mention.start : mention.end]):
            raise DataError(f"{mention.kind} at {mention.start}:{mention.end} is {mention.text!r}, there is {there!r}")
        fields = {key: value for key, value in plain(mention).items() if key in ("name", "ref", "value")}
        return Region(id=key, label=mention.kind, span=mention.span, fields=fields)

    def _frame(self, key: str, label: str, thing: Act | Assertion) -> Region:
        """Return the region of an initiative or claim: its first evidence. What follows has regions of its own."""
        fields = self._act(key, thing) if isinstance(thing, Act) else self._claim(key, thing)
        for span in thing.evidence[1:]:
            target = self._evidence.setdefault(span, f"T{len(self._mentions) + len(self._evidence) + 1}")
            self._links.append(Link("evidence", key, target))
        return Region(id=key, label=label, span=thing.evidence[0], fields=fields)

    def _act(self, key: str, act: Act) -> dict[str, Any]:
        entries = {
            "actors": [self._party(key, "actor", party, act.evidence) for party in act.actors],
            "recipients": [self._party(key, "recipient", party, act.evidence) for party in act.recipients],
            "amounts": [self._worth(key, "amount", worth, act.evidence) for worth in act.amounts],
        }
        own = {name: value for name, value in plain(act).items() if name not in (*entries, "evidence")}
        return {**own, **{name: listed for name, listed in entries.items() if self._say_more(listed)}}

    def _claim(self, key: str, claim: Assertion) -> dict[str, Any]:
        entries = {
            "subject": self._party(key, "subject", claim.subject, claim.evidence),
            "value": self._worth(key, "value", claim.value, claim.evidence),
        }
        measure = {} if claim.measure == _SHARE else {"measure": claim.measure}
        return {**measure, **{name: entry for name, entry in entries.items() if self._say_more([entry])}}

    def _party(self, key: str, role: str, party: Party, evidence: Sequence[Span]) -> dict[str, Any]:
        names = {party.name, *party.forms}
        mention = self._nearest(evidence, lambda mention: bool(mention.id) and mention.id in party.entities)
        mention = mention or self._nearest(evidence, lambda mention: mention.text in names)
        if mention is None:
            return plain(party)
        self._link(key, role, mention)
        return {_MENTION: mention, **_difference(party, _party_of(self._mentions[mention]))}

    def _worth(self, key: str, role: str, worth: Worth, evidence: Sequence[Span]) -> dict[str, Any]:
        mention = self._nearest(evidence, lambda mention: mention.value == worth) if worth != Worth() else None
        if mention is None:
            return plain(worth)
        self._link(key, role, mention)
        return {_MENTION: mention}

    def _say_more(self, entries: Sequence[Mapping[str, Any]]) -> bool:
        """Say whether entries tell more than their links do, read one after the other."""
        parties: list[Party] = []
        for entry in entries:
            if set(entry) == {_MENTION}:
                _join(parties, self._mentions[entry[_MENTION]])
        return len(parties) != len(entries)

    def _link(self, key: str, role: str, mention: str) -> None:
        if (link := Link(role, key, mention)) not in self._links:
            self._links.append(link)

    def _nearest(self, evidence: Sequence[Span], fits: Callable[[Mention], bool]) -> str | None:
        """Return the first fitting mention that stands in the evidence, else the first of all."""
        fitting = [key for key, mention in self._mentions.items() if fits(mention)]
        inside = (key for key in fitting if any(span.covers(self._mentions[key].span) for span in evidence))
        return next(inside, next(iter(fitting), None))


def _party_of(mention: Mention) -> Party:
    return Party(
        name=mention.name, forms=(mention.text,), ref=mention.ref, entities=(mention.id,) if mention.id else ()
    )


def _difference(party: Party, other: Party) -> dict[str, Any]:
    """Return the fields of a party that are different in another one; what the first leaves open is null or empty."""
    mine, its = msgspec.to_builtins(party), msgspec.to_builtins(other)
    return {name: value for name, value in mine.items() if value != its[name]}


# --- and back


def annotation_of(sheet: Sheet, kinds: Collection[str]) -> tuple[Annotation, list[str]]:
    """Return the annotation that regions and links make up, and what in it somebody should look at.

    Args:
        sheet: what a file of a tool holds.
        kinds: labels of mentions besides the kinds that reex has itself.

    Raises:
        DataError: if a label or a field isn't known, or a region or link isn't whole; it names the region and the mend.
    """
    reading = _Reading(sheet, {*KINDS, *kinds})
    return reading.annotation(), [*sheet.doubts, *reading.doubts]


class _Reading:
    """One sheet as it is read."""

    def __init__(self, sheet: Sheet, kinds: Collection[str]) -> None:
        self._sheet = sheet
        self._kinds = kinds
        self._regions = {region.id: region for region in sheet.regions}
        self._mentions: dict[str, Mention] = {}
        self.doubts: list[str] = []

    def annotation(self) -> Annotation:
        self._check()
        self._mentions = {
            region.id: self._mention(region) for region in self._sheet.regions if region.label not in ROLES
        }
        return Annotation(
            document=self._sheet.document,
            entities=tuple(self._mentions.values()),
            initiatives=tuple(self._framed("initiative", self._act, Act)),
            claims=tuple(self._framed("claim", self._claim, Assertion)),
        )

    def _check(self) -> None:
        """Look at what can be wrong with any region or link."""
        for region in self._sheet.regions:
            if region is not self._regions[region.id]:
                raise DataError(f"{region} and {self._regions[region.id]} have one id; give one of them another")
            if region.label not in ROLES and region.label not in self._kinds:
                raise DataError(
                    f"{region}: {region.label} is no kind of entity that is known here; use one of "
                    f"{', '.join(sorted({*self._kinds, *ROLES}))}, or read with the table or plugin that makes it"
                )
        for link in self._sheet.links:
            self._check_link(link)
        used = {link.tail for link in self._sheet.links}
        for region in self._sheet.regions:
            if region.label == "evidence" and region.id not in used:
                self.doubts.append(f"{region} is linked to no initiative and no claim; it is left out")

    def _check_link(self, link: Link) -> None:
        for end in (link.head, link.tail):
            if end not in self._regions:
                raise DataError(f"{link.role} of {link.head} leads to {link.tail}, and there is no {end}; unlink it")
        head = self._regions[link.head]
        if link.role not in ROLES.get(head.label, ()):
            roles = "; ".join(f"{label}: {', '.join(ROLES[label])}" for label in ("initiative", "claim"))
            raise DataError(
                f"{head} has a link {link.role or 'without a label'} to {self._regions[link.tail]}; links lead from "
                f"one of these, with one of these labels: {roles}"
            )

    def _mention(self, region: Region) -> Mention:
        span = region.span
        text = self._sheet.document.text[span.start : span.end]
        known = {"id": self._sheet.ids.get(region.id, ""), "text": text}
        place = {"kind": region.label, "start": span.start, "end": span.end}
        return self._made(Mention, region, {**_known(region, "name", "ref", "value"), **known, **place})

    def _framed(self, label: str, fields_of: Callable[[Region], dict[str, Any]], to: type[_T]) -> list[_T]:
        """Return the initiatives or claims in their order, those without a place in the text at theirs."""
        things = [
            self._made(to, region, {**fields_of(region), "evidence": self._evidence(region)})
            for region in self._sheet.regions
            if region.label == label
        ]
        for number, thing in self._sheet.unplaced.get(label, ()):
            things.insert(number, converted(thing, to))
        return things

    def _act(self, region: Region) -> dict[str, Any]:
        lists = ("actors", "recipients", "amounts")
        fields = _known(region, "instrument", "status", "commodities", "stages", "countries", "duration", *lists)
        for field in ("instrument", "status"):
            if not fields.get(field):
                raise DataError(f"{region} has no {field}; choose one")
        return {
            **fields,
            "actors": self._parties(region, "actor", fields.get("actors", [])),
            "recipients": self._parties(region, "recipient", fields.get("recipients", [])),
            "amounts": self._worths(region, "amount", fields.get("amounts", [])),
        }

    def _claim(self, region: Region) -> dict[str, Any]:
        fields = _known(region, "measure", "subject", "value")
        subjects = self._parties(region, "subject", [fields["subject"]] if "subject" in fields else [])
        values = self._worths(region, "value", [fields["value"]] if "value" in fields else [])
        for role, things in (("subject", subjects), ("value", values)):
            if len(things) != 1:
                number = f"{len(things) or 'no'} {role}{'s' * (len(things) > 1)}"
                raise DataError(f"{region} has {number}; link it to one, or take it out")
        return {**fields, "subject": subjects[0], "value": values[0]}

    def _evidence(self, region: Region) -> list[Span]:
        return [region.span, *(self._regions[target].span for target in self._linked(region, "evidence"))]

    def _linked(self, region: Region, role: str) -> list[str]:
        return [link.tail for link in self._sheet.links_of(region) if link.role == role]

    def _parties(self, region: Region, role: str, entries: Any) -> list[Party]:
        parties: list[Party] = []
        linked, told = self._still_linked(region, role, entries)
        for entry in told:
            like = plain(_party_of(self._filling(region, role, entry[_MENTION]))) if _MENTION in entry else {}
            given = {name: value for name, value in entry.items() if name != _MENTION}
            parties.append(self._made(Party, region, {**like, **given}))
        for target in linked:
            _join(parties, self._filling(region, role, target))
        return parties

    def _worths(self, region: Region, role: str, entries: Any) -> list[Worth]:
        linked, told = self._still_linked(region, role, entries)
        mentions = [(entry, entry.get(_MENTION)) for entry in told] + [({}, target) for target in linked]
        return [
            self._value(region, role, target) if target else self._made(Worth, region, entry)
            for entry, target in mentions
        ]

    def _still_linked(self, region: Region, role: str, entries: Any) -> tuple[list[str], list[dict[str, Any]]]:
        """Return what is linked and in no entry, and the entries but for those whose link was taken away."""
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise DataError(f"{region}: what fills {role} is a list of JSON objects, and not {entries!r}")
        linked = self._linked(region, role)
        told = [entry for entry in entries if _MENTION not in entry or entry[_MENTION] in linked]
        listed = [entry.get(_MENTION) for entry in told]
        return [target for target in linked if target not in listed], told

    def _filling(self, region: Region, role: str, target: str) -> Mention:
        if target not in self._mentions:
            raise DataError(f"{region}: its {role} is {self._regions[target]}; link it to a mention")
        return self._mentions[target]

    def _value(self, region: Region, role: str, target: str) -> Worth:
        mention = self._filling(region, role, target)
        if isinstance(mention.value, Worth):
            return mention.value
        self.doubts.append(
            f"{region}: its {role} is {mention.text!r}, which has no value; give {self._regions[target]} one"
        )
        return Worth()

    def _made(self, to: type[_T], region: Region, fields: Mapping[str, Any]) -> _T:
        names = _names(to)
        value = fields.get("value")
        for unknown in [*_others(fields, names), *(_others(value, _names(Worth)) if isinstance(value, dict) else ())]:
            raise DataError(f"{region}: {unknown} is no field of it; there are {', '.join(sorted(names))}")
        try:
            return converted(msgspec.to_builtins(fields), to)
        except DataError as error:
            raise DataError(f"{region}: {error}") from error


def _names(to: type[Any]) -> Iterable[str]:
    return to.__struct_encode_fields__ if to is Worth else [field.name for field in attrs.fields(to)]


def _others(fields: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    return sorted(set(fields).difference(names))


def _known(region: Region, *names: str) -> dict[str, Any]:
    """Return the fields of a region, if it has no others than these."""
    for unknown in _others(region.fields, names):
        raise DataError(f"{region}: {unknown} is no field of it; there are {', '.join(sorted(names))}")
    return dict(region.fields)


def _join(parties: list[Party], mention: Mention) -> None:
    """Add a linked mention to the party that it means, or as another one."""
    for number, party in enumerate(parties):
        if (mention.ref and mention.ref == party.ref) or _named(mention) & {party.name, *party.forms}:
            forms = dict.fromkeys((*party.forms, mention.text))
            entities = (*party.entities, mention.id) if mention.id else party.entities
            parties[number] = attrs.evolve(party, forms=tuple(forms), entities=entities)
            return
    parties.append(_party_of(mention))


def _named(mention: Mention) -> set[str | None]:
    return {mention.text, *([mention.name] if mention.name else [])}
