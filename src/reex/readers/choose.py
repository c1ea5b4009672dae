"""Which reader or container takes a file: what its bytes look like, what is said of it, and how its name ends."""

from __future__ import annotations

from collections.abc import Sequence

from reex.offers import Container, Reader
from reex.readers.data_files import table

Offer = Reader | Container


def choose(offers: Sequence[Offer], head: bytes, name: str, media_type: str | None = None) -> Offer | None:
    """Return who takes a file, or None.

    What the bytes show goes before what is said: pages are saved as ``report.pdf``, and PDFs as ``download.html``.

    Args:
        offers: readers and containers.
        head: the first bytes of the file.
        name: its name, which may have an ending.
        media_type: what is said of it, perhaps with parameters.
    """
    named = by_ending(offers, name)
    looking = [offer for offer in offers if offer.looks and offer.looks(head)]
    if looking:
        return named if named in looking else looking[0]
    return _by_type(offers, media_type) or named


def by_ending(offers: Sequence[Offer], name: str) -> Offer | None:
    """Return the first of those with the longest ending that *name* has."""
    low = name.lower()
    fitting = [(len(suffix), offer) for offer in offers for suffix in offer.suffixes if low.endswith(suffix)]
    longest = max((length for length, _ in fitting), default=0)
    return next((offer for length, offer in fitting if length == longest), None)


def _by_type(offers: Sequence[Offer], media_type: str | None) -> Offer | None:
    plain = (media_type or "").partition(";")[0].strip().lower()
    usual = table("mediatypes").get(plain, plain)
    return next((offer for offer in offers if plain and offer.media_type in (plain, usual)), None)
