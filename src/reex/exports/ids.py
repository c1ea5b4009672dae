"""Names that stay the same from one export to the next, whatever else it holds."""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from reex.model import Party
from reex.schema import whole


def party_key(party: Party) -> str:
    """Return the same for all mentions of one party: its ``ref``, or else its kind and name."""
    return party.ref or f"{party.kind}:{party.name}"


def iri(kind: str, key: str) -> str:
    """Return an address for a thing, valid whatever stands in *key*."""
    return f"urn:reex:{kind}:{quote(whole(key), safe='')}"


def digest(kind: str, *keys: str) -> str:
    """Return a short id for a thing, of letters, digits and hyphens."""
    joined = "\0".join(whole(key) for key in keys)
    return f"reex-{kind}-{hashlib.sha256(joined.encode()).hexdigest()[:24]}"
