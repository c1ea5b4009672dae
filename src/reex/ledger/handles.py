"""Handles of mentions and claims: the same for the same place of the same document, whatever else is added."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from reex.model import Claim, Initiative
from reex.spans import Span

_LENGTH = 12  # 60 bits: among a million handles, two alike are less likely than one in two million

_Found = TypeVar("_Found", Initiative, Claim)


def mention_id(document_id: str, initiative: Initiative, nth: int) -> str:
    """Return the handle of an initiative in a document: twelve small letters and digits.

    Args:
        document_id: ``sha256:`` and the digest of the document.
        initiative: what stands there; its instrument and the first span of its evidence make the handle.
        nth: which it is among those of the document that are alike in both, from 0.
    """
    return handle("initiative", document_id, initiative.instrument, _first(initiative.evidence), str(nth))


def claim_id(document_id: str, claim: Claim, nth: int) -> str:
    """Return the handle of a claim in a document, made of its measure and its first span as those of initiatives."""
    return handle("claim", document_id, claim.measure, _first(claim.evidence), str(nth))


def numbered(found: Iterable[_Found]) -> Iterator[tuple[int, _Found]]:
    """Yield each with which it is among those that are alike in what makes a handle, from 0."""
    met: Counter[tuple[str, str]] = Counter()
    for one in found:
        alike = (one.instrument if isinstance(one, Initiative) else one.measure, _first(one.evidence))
        yield met[alike], one
        met[alike] += 1


def _first(evidence: tuple[Span, ...]) -> str:
    return f"{evidence[0].start}-{evidence[0].end}" if evidence else ""


def handle(*parts: str) -> str:
    """Return the handle that *parts* make: twelve small letters and digits."""
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).digest()
    return base64.b32encode(digest).decode().lower()[:_LENGTH]
