"""Kinds of entities that rules name together."""

from __future__ import annotations

NAMES = frozenset(("agency", "company", "organization", "program", "facility"))
PARTIES = NAMES | {"country"}
BODIES = frozenset(("agency", "company", "organization"))
STATES = frozenset(("agency", "country"))
DOERS = frozenset(("agency", "company", "country", "program"))
FIRMS_AND_SITES = frozenset(("company", "facility"))
FIRMS_AND_GROUPS = frozenset(("company", "organization"))
PLACES = frozenset(("region", "country"))
