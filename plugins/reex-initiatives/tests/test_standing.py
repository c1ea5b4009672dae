"""Where firms and sites are, and what they are the only or largest of."""

from __future__ import annotations

import pytest

import reex

PLACES = [
    ("Ioneer rose. The company sits in Nevada.", [("Ioneer Ltd", "US-NV")]),
    ("Ioneer rose. The firm is based in Nevada.", [("Ioneer Ltd", "US-NV")]),
    ("Ioneer and Lynas rose. The company sits in Nevada.", []),
    ("Ioneer rose. The company's rival sits in Nevada.", []),
    ("Ioneer rose. The price sits in Nevada's favor.", []),
    ("Located in Nevada, MP Materials hopes for an order.", [("MP Materials Corp.", "US-NV")]),
    ("Mountain Pass in California shipped concentrate.", [("Mountain Pass", "US-CA")]),
    ("Graphite One, based in Alaska, wants a loan.", [("Graphite One Inc.", "US-AK")]),
    ("Graphite One is based in Canada.", [("Graphite One Inc.", "CA")]),
    ("Nevada-based Ioneer Ltd wants a loan.", [("Ioneer Ltd", "US-NV")]),
    ("Noveon Magnetics, a San Marcos, Texas-based magnet maker, rose.", [("Noveon Magnetics Inc.", "US-TX")]),
    ("Energy Fuels, which has its headquarters in Denver, Colorado, rose.", [("Energy Fuels Inc.", "US-CO")]),
    ("The Brook Mine, Wyoming, was reopened.", [("Brook Mine", "US-WY")]),
    ("The Halleck Creek rare earth project in northern Wyoming was sold.", [("Halleck Creek", "US-WY")]),
    ("The Serra Norte mine is in Brazil.", [("Carajás", "BR")]),
    ("The mine at Mountain Pass, Calif., was shut.", [("Mountain Pass", "US-CA")]),
    (
        "Energy Fuels, the owner of the White Mesa Mill, Utah, rose.",
        [("White Mesa Mill", "US-UT"), ("Energy Fuels Inc.", "US-UT")],
    ),
    ("Lynas’s plant in Kuantan, Malaysia, was shut.", [("Lynas Rare Earths Limited", "MY")]),
    ("Ucore's separation plant near Alexandria, Louisiana, was shut.", [("Ucore Rare Metals Inc.", "US-LA")]),
    ("Lynas operates a refinery in Kalgoorlie, Western Australia.", [("Lynas Rare Earths Limited", "AU-WA")]),
    ("Lynas's proposed plant in Texas was dropped.", []),
    ("Energy Fuels owns the only uranium mill in the United States.", []),
    ("The lab was built with Lynas, a pilot plant located in Texas.", []),
    ("Lynas is not based in Nevada.", []),
    ("Was Lynas based in Nevada?", []),
    ("Lynas will sell oxide to a buyer based in Japan.", []),
    ("MP Materials, a supplier to a maker based in Japan, rose.", []),
    ("The Brook Mine, Nevada's governor and Utah were named.", []),
    ("Lynas's refinery in Chinese hands would be a shock.", []),
    ("MP Materials sold magnets to a buyer in Texas.", []),
    ("Perpetua Resources met the governor of Idaho.", []),
]
RANKS = [
    (
        "Mountain Pass is the only operating rare earth mine in the United States.",
        [("Mountain Pass", "only", "rare earth mine", "US")],
    ),
    (
        "MP Materials (MP), the sole domestic producer of rare earths in the United States, rose.",
        [("MP Materials Corp.", "only", "domestic producer", "US")],
    ),
    (
        "Lynas is the largest rare earth producer outside Asia.",
        [("Lynas Rare Earths Limited", "largest", "rare earth producer outside Asia", None)],
    ),
    ("MP Materials, the owner of America's only operating rare earth mine, rose.", []),
    (
        "Energy Fuels runs the sole functioning uranium mill in the U.S., White Mesa Mill, Utah.",
        [("White Mesa Mill", "only", "uranium mill", "US")],
    ),
    (
        "MP Materials, the owner of America's only active rare earth mine, Mountain Pass, rose.",
        [("Mountain Pass", "only", "rare earth mine", "US")],
    ),
    (
        "The only U.S. rare earth producer, MP Materials, rose.",
        [("MP Materials Corp.", "only", "rare earth producer", "US")],
    ),
    (
        "Mountain Pass, California, hosts the sole remaining rare earth mine in the country.",
        [("Mountain Pass", "only", "rare earth mine", None)],
    ),
    ("The only mine that Lynas would sell is shut.", []),
    (
        "Lynas, which alone refines heavy rare earths in Malaysia, rose.",
        [("Lynas Rare Earths Limited", "only", "refiner", "MY")],
    ),
    (
        "Energy Fuels (UUUU) alone mines uranium in the United States.",
        [("Energy Fuels Inc.", "only", "miner", "US")],
    ),
    ("Lynas alone produces 5% of the rare earths in the world.", []),
    ("Lynas alone refines more rare earths than Japan.", []),
    ("Lynas alone makes the news in Malaysia.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES, ids=[text[:50] for text, _ in PLACES])
def test_where_a_firm_or_site_is_becomes_a_claim(text: str, expected: list[tuple[str, str]]) -> None:
    """A place is claimed of a subject that the text puts there, not of any that stands in one sentence with it."""
    claims = [claim for claim in reex.extract(text).claims if claim.measure == "location"]

    assert [(c.subject.name, c.value.ref) for c in claims if isinstance(c.value, reex.Place)] == expected


@pytest.mark.parametrize(("text", "expected"), RANKS, ids=[text[:50] for text, _ in RANKS])
def test_a_rank_becomes_a_claim_of_whom_it_is_said(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    """The owner of the only mine is not the only mine."""
    claims = [claim for claim in reex.extract(text).claims if claim.measure == "rank"]

    found = [(c.subject.name, c.value) for c in claims]
    assert [(name, v.kind, v.of, v.place) for name, v in found if isinstance(v, reex.Rank)] == expected


def test_a_place_that_is_told_twice_is_one_claim() -> None:
    """The second sentence is evidence for the first one's claim."""
    record = reex.extract("Ioneer is based in Nevada. A loan was denied. Nevada-based Ioneer complained.")

    (claim,) = [claim for claim in record.claims if claim.measure == "location"]
    assert len(claim.evidence) == 2
