"""FollowTheMoney: one entity a line, as investigators' tools (Aleph, OpenAleph, yente) take them.

Every initiative is a ``Project``, whatever its instrument: that schema has the parts that all have (programme, sum,
dates, country), and an initiative whose instrument is read anew keeps its schema, and so can still be merged with what
was loaded before. ``Contract`` and ``Payment`` would say that a contract was signed or money has moved; most texts
don't. Whoever takes part hangs on it by a ``ProjectParticipant`` with a role. Countries and their parts act through
their governments and so are a ``PublicBody``; of what may be no legal person a ``LegalEntity`` says least. Sources are
a ``Document`` each, tied to the project by a ``Documentation`` with their words. A contradiction is a ``Note``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, BinaryIO, Final
from urllib.parse import urlsplit

import attrs
import msgspec

from reex.exports.disputes import Disputes
from reex.exports.ids import digest, party_key
from reex.frames.tables import days
from reex.ledger.model import Contradiction, Mention, Merged, Source
from reex.model import Amount, Initiative, Party
from reex.schema import whole
from reex.values import plain
from reex.views.words import amount_words, printable

_SCHEMATA: Final = {
    "company": "Company",
    "agency": "PublicBody",
    "country": "PublicBody",
    "region": "PublicBody",
    "organization": "Organization",
}
_COUNTRY = re.compile(r"[A-Z]{2}")


@attrs.define
class _Seen:
    """What belongs to more than one initiative: written once, after all of them, with all that they say of it."""

    parties: dict[str, tuple[Party, dict[str, None]]] = attrs.field(factory=dict)
    documents: dict[str, Source] = attrs.field(factory=dict)

    def party(self, party: Party) -> str:
        own = digest("party", party_key(party))
        self.parties.setdefault(own, (party, {}))[1][party.name] = None
        return own

    def document(self, source: Source) -> str:
        own = digest("document", source.id)
        self.documents.setdefault(own, source)
        return own

    def entities(self) -> Iterator[dict[str, Any]]:
        for own, (party, names) in self.parties.items():
            yield _entity(own, _SCHEMATA.get(party.kind, "LegalEntity"), name=names, country=[_country(party)])
        for own, source in self.documents.items():
            yield _document(own, source)


def write_followthemoney(merged: Iterable[Merged], disputes: Disputes, stream: BinaryIO) -> None:
    """Write the entities of all initiatives; their ids hang on the ledger's handles, refs and documents alone."""
    seen = _Seen()
    for one in merged:
        stream.writelines(_line(entity) for entity in _of(one, disputes, seen))
    stream.writelines(_line(entity) for entity in seen.entities())


def _line(entity: dict[str, Any]) -> bytes:
    return msgspec.json.encode(entity) + b"\n"


def _of(one: Merged, disputes: Disputes, seen: _Seen) -> Iterator[dict[str, Any]]:
    project = digest("initiative", one.id)
    yield _project(project, one)
    for role in ("actor", "recipient"):
        for party in getattr(one.initiative, f"{role}s"):
            who = seen.party(party)
            own = digest("participant", one.id, role, who)
            yield _entity(own, "ProjectParticipant", project=[project], participant=[who], role=[role])
    for mention in one.mentions:
        yield _documentation(project, mention, seen.document(mention.source))
    for found in disputes.by_initiative.get(one.id, ()):
        yield _note(project, found)


def _project(own: str, one: Merged) -> dict[str, Any]:
    initiative = one.initiative
    return _entity(
        own,
        "Project",
        name=[initiative.title],
        recordId=[one.id],
        status=[initiative.status],
        keywords=[initiative.instrument, initiative.lever, *initiative.commodities, *initiative.stages],
        program=initiative.programs,
        country=[code.lower() for code in initiative.countries if _COUNTRY.fullmatch(code)],
        date=[_date(initiative.announced)],
        startDate=[_date(initiative.effective)],
        endDate=[_date(initiative.until)],
        summary=["; ".join(filter(None, map(amount_words, initiative.amounts)))],
        **_sum(initiative),
    )


def _sum(initiative: Initiative) -> dict[str, Iterable[str | None]]:
    """Return the sum where there is but one, an exact one: a range or two sums would mean less in bare numbers."""
    if len(initiative.amounts) != 1 or not _exact(initiative.amounts[0]):
        return {}
    amount = initiative.amounts[0]
    return {"amount": [f"{plain(amount.amount or Decimal(0)):f}"], "currency": [amount.currency]}


def _exact(amount: Amount) -> bool:
    stated = amount.bound == "exact" and amount.role == "stated" and not amount.per and amount.currency is not None
    return stated and amount.amount is not None and amount.amount.is_finite()


def _documentation(project: str, mention: Mention, document: str) -> dict[str, Any]:
    return _entity(
        digest("documentation", mention.id),
        "Documentation",
        document=[document],
        entity=[project],
        role=["source"],
        date=[_date(mention.source.published)],
        summary=[quote.text for quote in mention.quotes],
    )


def _note(project: str, found: Contradiction) -> dict[str, Any]:
    said = f"{found.field}: {found.a_value} / {found.b_value} ({found.verdict}: {found.reason})"
    return _entity(digest("note", found.id), "Note", name=["Contradiction"], entity=[project], description=[said])


def _document(own: str, source: Source) -> dict[str, Any]:
    return _entity(
        own,
        "Document",
        fileName=[source.path or source.url or source.id],
        title=[source.title],
        publisher=[source.publisher],
        publishedAt=[_date(source.published)],
        sourceUrl=[_url(source.url)],
        notes=[source.id],  # contentHash takes SHA-1 alone
    )


def _entity(own: str, schema: str, **properties: Iterable[str | None]) -> dict[str, Any]:
    """Return an entity without what is empty; each value once, in one line that steers nothing."""
    values = {
        name: list(dict.fromkeys(filter(None, (printable(whole(value)) for value in given if value))))
        for name, given in properties.items()
    }
    return {"id": own, "schema": schema, "properties": {name: found for name, found in values.items() if found}}


def _country(party: Party) -> str | None:
    """Return the country that a ref names, or begins with: ``US``, ``us/dod``, ``US-NV``."""
    if party.kind in ("country", "region", "agency") and party.ref:
        code = re.split(r"[/-]", party.ref)[0].upper()
        return code.lower() if _COUNTRY.fullmatch(code) else None
    return None


def _date(iso: str | None) -> str | None:
    return iso if days(iso)[0] else None


def _url(url: str | None) -> str | None:
    """Return an address of the web; others, such as ``javascript:``, are no links that anybody should follow."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
