"""Firms and sites that no list has and no form tells, only the words around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex

PIPELINE = reex.Pipeline.standard().only("companies", "facilities", "organizations")


def found(text: str, kind: str) -> list[str]:
    """Return the mentions of *kind*."""
    return [entity.text for entity in PIPELINE.run(text).by_kind(kind)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # What a firm is called, before and after its name.
        ("Korbinite, a Perth-based explorer, drilled.", ["Korbinite"]),
        ("Korbinite is a Perth-based explorer.", ["Korbinite"]),
        ("Halvorsen Green Ores (HGO), a recycler, grew.", ["Halvorsen Green Ores", "HGO"]),
        ("Halvorsen Green Ores (Chile), a recycler, grew.", ["Halvorsen Green Ores"]),
        ("Kestrel Energy Metals, a 20,000 tpa lithium producer, grew.", ["Kestrel Energy Metals"]),
        ("They met miner Halvorsen and the battery maker Torvik Cells.", ["Halvorsen", "Torvik Cells"]),
        ("Korbinite, a company spokesman, and Ann Lee, a developer, spoke.", []),
        ("Chile, a major producer, and Nevada, a producer of gold", []),
        ("the company Monday said, the firm Chief Executive left", []),
        ("Notably, the company won it. Ultimately, the refiner lost.", []),
        ("Kestia, the miner, lost. First Torvik, the company, won.", ["Kestia", "First Torvik"]),
        # Lists.
        ("Firms such as Korbinite, Zenda Ores and the Torvik grew.", ["Korbinite", "Zenda Ores", "Torvik"]),
        ("Companies including Alvane, Inc. and Belstone signed.", ["Alvane, Inc.", "Belstone"]),
        ("Suppliers like China and Australia; suppliers such as these", []),
        ("It hurts firms such as the Pentagon's and companies including those of Peru.", []),
        # What only firms have and do.
        ("Korbinite shares rose, and Torvik's chief executive left.", ["Korbinite", "Torvik"]),
        ("Sundher shares how the ordinary shares rose.", []),
        ("The CEO of Korbinite met Torvik CEO Ann Lee.", ["Korbinite", "Torvik"]),
        ("Korbinite, which operates the Mallee mine, grew.", ["Korbinite"]),
        ("The Mallee mine, which produces tin, grew.", []),
        ("Acme won the award. The company will use it.", ["Acme"]),
        ("Acme said so. The company will use it. Ann Lee won it. The company paid.", []),
        # Forms before a name, words of the trade after it.
        ("PT Tambang Utama and Minera Quebrada Honda lent.", ["PT Tambang Utama", "Minera Quebrada Honda"]),
        ("It bought Trevarrow Lithium and Arcturus Rare Metals.", ["Trevarrow Lithium", "Arcturus Rare Metals"]),
        ("It bought E-VAC Magnetics, and J-Wave Minerals too.", ["E-VAC Magnetics", "J-Wave Minerals"]),
        ("It bought State-Owned Minerals, and Non-Core Resources too.", []),
        ("Ann Nickel met Mr. Silver of Clean Energy.", []),
        ("Chairman Lachlan Cobalt met Analyst Peter Gold.", []),
        # What a name has in it and around it.
        ("1. Rekola Oy grew. Georgia Lind of Harcastle & Bowe LLP spoke.", ["Rekola Oy", "Harcastle & Bowe LLP"]),
        ("They sold it to Metals Reserve Co. of Reno.", ["Metals Reserve Co."]),
        ("The Bank of Zeta Ltd. lent.", ["Bank of Zeta Ltd."]),
        ("BGV Group Management and Plum Corp. III met.", ["BGV Group Management", "Plum Corp. III"]),
    ],
)
def test_firms_that_the_words_around_them_tell(text: str, want: list[str]) -> None:
    """A firm is told by what it is called, by the list that it stands in, and by what only firms have and do."""
    assert found(text, "company") == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Zeta Ore Corp. (CSE: ZORE) (OTCQB: ZORFF) drills. ZORE is glad.", ["Zeta Ore Corp.", "ZORE"]),
        ("ZORE drills. Zeta Ore Corp. (CSE: ZORE) is glad.", ["ZORE", "Zeta Ore Corp."]),
        ("Zeta Ore Corp. (CSE: ZORE) trades under the symbol ZORE; see /ZORE.", ["Zeta Ore Corp."]),
        ("FPX Ores Corp. drills. FPX leaps.", ["FPX Ores Corp.", "FPX"]),
        ("Then Zenda Alvane  (CSE: ZEN) drilled.", ["Zenda Alvane"]),
        (
            "So the long survey of the old river bed by Zeta Ore\nInc. went on. Zeta Ore grew.",
            ["Zeta Ore\nInc.", "Zeta Ore"],
        ),
        ("Zeta Data Solutions ZDS Inc. maps. ZDS reported.", ["Zeta Data Solutions ZDS Inc.", "ZDS"]),
        (
            "It leads the ChargeZeta Energy Holdings Corp. now. Zeta Energy grew.",
            ["Zeta Energy Holdings Corp.", "Zeta Energy"],
        ),
    ],
)
def test_short_names_of_investor_news(text: str, want: list[str]) -> None:
    """Tickers stand for firms in prose, not in brackets, as acronyms do; a name may stick to the word before."""
    assert found(text, "company") == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Drilling at the Penco rare earth project and the Mallee tin mine began.", ["Penco", "Mallee"]),
        ("Tin is dug at the Brodick tin mine; Brodick is old.", ["Brodick", "Brodick"]),
        ("It owns two properties: Alvane and Torvik. Alvane is bigger.", ["Alvane", "Torvik", "Alvane"]),
        ("The Alvane and Torvik projects grew.", ["Alvane", "Torvik"]),
        ("About NMX East\n\nThe NMX East project is theirs, they said about it all.", ["NMX East", "NMX East"]),
        (
            "The Upper Kobuk Mineral Project (“UKMP”) grew; UKMP is vast.",
            ["Upper Kobuk Mineral Project", "UKMP", "UKMP"],
        ),
        ("Its Lanner Vean demonstration plant opened.", ["Lanner Vean"]),
        ("The Alvane project is in the Alvane belt of the Alvane metasedimentary belt.", ["Alvane"]),
        ("The Nevada project, a Chilean mine, a Phase 2 project, the Gold mine, a DOE project, an Arctic tin mine", []),
        ("Allied projects sprang up; the Open RAN projects too.", []),
        ("Ann Alvane met them at the Torvik mine. Ann Torvik too.", ["Torvik"]),
    ],
)
def test_sites_that_the_word_after_them_tells(text: str, want: list[str]) -> None:
    """A mine or project is told by the small word after its name, and known by the name from there on."""
    assert found(text, "facility") == want


def test_mentions_of_one_site_have_one_name() -> None:
    """With and without its words, a site is the same."""
    made = PIPELINE.run("The Alvane REE Property grew. At the Alvane project, Alvane ore lies.").by_kind("facility")
    assert [(entity.text, entity.name) for entity in made] == [
        ("Alvane REE Property", "Alvane REE Property"),
        ("Alvane", "Alvane REE Property"),
        ("Alvane", "Alvane REE Property"),
    ]


def test_a_short_name_in_the_headline_is_the_firm_that_the_text_names_in_full() -> None:
    """The longer of two names that only the words around them tell is that of both."""
    record = PIPELINE.run("Korbinite CEO Ann Lee left. Korbinite Ores CEO Jo Hart came. Torvik CEO Jo Hunt stayed.")
    firms = [(entity.text, entity.name) for entity in record.by_kind("company")]
    assert firms == [("Korbinite", "Korbinite Ores"), ("Korbinite Ores", "Korbinite Ores"), ("Torvik", "Torvik")]


@pytest.mark.parametrize("sentence", ["Acme Ore{} Corp. won. ", "The Acme Ore{} rare earth mine is old. "])
def test_linear(sentence: str, count_calls: Callable[[Callable[[], object]], int]) -> None:
    """Twice the text takes twice the work, however many names begin alike."""
    PIPELINE.run(sentence)  # builds what is built once
    texts = ["".join(sentence.format(number) for number in range(size)) for size in (200, 400)]
    once, twice = (count_calls(lambda text=text: PIPELINE.run(text)) for text in texts)  # type: ignore[misc]
    assert twice <= 2.2 * once + 1_000


@given(
    st.lists(
        st.sampled_from(
            [
                "Korbinite",
                "firms such as",
                "a",
                "Perth-based",
                "miner",
                ",",
                ".",
                "and",
                "Inc.",
                "project",
                "the",
                "(CSE: ZORE)",
                "\n",
                "The company",
                "won",
            ]
        ),
        max_size=30,
    ).map(" ".join)
)
def test_any_words_are_survived(text: str) -> None:
    """Whatever stands around a name, entities slice back to the text and nothing fails."""
    record = PIPELINE.run(text)
    assert not [notice for notice in record.warnings if "failed" in notice.code]
    assert all(text[entity.start : entity.end] == entity.text for entity in record.entities)
