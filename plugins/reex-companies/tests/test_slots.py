"""Firms that only their place in a sentence tells."""

from __future__ import annotations

import pytest

import reex

PIPELINE = reex.Pipeline.standard().only(
    "companies", "facilities", "organizations", "agencies", "programs", "countries", "regions", "commodities"
)


def firms(text: str) -> list[str]:
    """Return the mentions of firms."""
    return [entity.text for entity in PIPELINE.run(text).by_kind("company")]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # Who is given something.
        ("The ministry awarded Perth-based Korbinite a contract.", ["Korbinite"]),
        (
            "Norway lent Torvik Sund NOK 900 million and handed Belstone letters of support.",
            ["Torvik Sund", "Belstone"],
        ),
        ("It denied Halvorsen permits and promised Ore Peak up to $4 million.", ["Halvorsen", "Ore Peak"]),
        ("The army granted TIA funding to nobody, and gave Bessent a pen.", []),
        # What stands before a name.
        (
            "They bought a stake in Korbinite and signed contracts with Alvane and Torvik.",
            ["Korbinite", "Alvane", "Torvik"],
        ),
        ("The licence to Belstone lapsed; loans from Halvorsen paid for it.", ["Belstone", "Halvorsen"]),
        ("They took a stake in Alvane. The Alvane tin project is old.", []),
        ("A licence to Canberra; the acquisition of the Alvane and Torvik projects", []),
        ("The pit is owned by Korvax, built by Ivan Petrov and run by Petrov.", ["Korvax"]),
        # What a firm owns.
        ("Workers left Korbinite's smelter and Belstone's Alvane rare earth mine.", ["Korbinite", "Belstone"]),
        ("The University of Alvane's plant, Ivan Petrov's mine and Petrov's pit", []),
        # What a firm does.
        ("Last year Korbinite began building a plant and Ore Peak was granted a licence.", ["Korbinite", "Ore Peak"]),
        ("Miners raised $5 million. In Canberra, Alvane is being developed as a pit.", []),
        (
            "OreVolt is moving forward with plans to build a plant; Torvik Sund has committed to build a refinery.",
            ["OreVolt", "Torvik Sund"],
        ),
        ("Saudi Arabian OreVolt will build a plant; Indian Alvane will build a mill.", ["OreVolt", "Indian Alvane"]),
        ("Congress is moving ahead with plans to build a wall. Alaska has pledged to build a plant.", []),
        # What opens a sentence is a firm where a table has it as one.
        ("Syrah signed an offtake. Perpetua closed a loan. Miners closed a loan.", ["Syrah", "Perpetua"]),
        ("Korbinite obtained a loan for an MoU. MoU signed for a plant; LOI won a grant.", []),
        # What is joined to a firm.
        ("Lynas and Korbinite signed. Belstone and Glencore did.", ["Lynas", "Korbinite", "Belstone", "Glencore"]),
        ("Lynas and its founder, Ivan Petrov, left. Lynas and Ivan Petrov met.", ["Lynas", "Lynas"]),
        # What stands in a list of firms.
        (
            "Lynas, Korbinite, Vale, Torvik Sund, OreVolt, Belstone and Glencore met. Lynas, Canberra, and Vale met.",
            ["Lynas", "Korbinite", "Vale", "Torvik Sund", "OreVolt", "Belstone", "Glencore", "Lynas", "Vale"],
        ),
        (
            "Lynas, the Korbinite pit, Vale, Ivan Petrov, Iluka, Congress and Glencore",
            ["Lynas", "Vale", "Iluka", "Glencore"],
        ),
        # Names that end in the trade, in other languages too.
        (
            "Then Silver Crag Boron and Serra Azul Mineração met Alvane Semimetals.",
            ["Silver Crag Boron", "Serra Azul Mineração", "Alvane Semimetals"],
        ),
        (
            "The Research Council and Torvik Inc. met Halden Sund AS. PUTTING TIN FIRST AS PLANNED",
            ["Torvik Inc.", "Halden Sund AS"],
        ),
        (
            "They paid Alvane Battery Metals PLN 31 million and Torvik Nickel R5 million.",
            ["Alvane Battery Metals", "Torvik Nickel"],
        ),
    ],
)
def test_firms_that_their_place_tells(text: str, want: list[str]) -> None:
    """A firm is told by what it is given, owns and does, and by the firm that it is joined to; people are none."""
    assert firms(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Lynas signed a contract in May to sell 1.5 million tonnes of ore to Germany's Halden Magnetwerke.",
            ["Lynas", "Halden Magnetwerke"],
        ),
        ("Vale will ship 40 tonnes to the Japanese Kanto Jishaku.", ["Vale", "Kanto Jishaku"]),
        ("South Korea-based Hanseong Jaseok agreed to buy 40 tonnes.", ["Hanseong Jaseok"]),
        ("South Korean Dae Yang received a loan.", ["Dae Yang"]),
        ("Poland's Huta Nowak lends $40 million to Vale.", ["Huta Nowak", "Vale"]),
        # Two words that stand for somebody or something else, or do nothing of the sort.
        ("Canada's Ann Halvorsen signed a deal, and Germany's Green Party paid $4 million.", []),
        ("They sold ore to China's Jiangxi Province and from Chile's Tara Desert.", []),
        ("A deal with Tanzania under the U.S. Wide Skies aviation policy", []),
        ("They walked in Germany's Halden Wald. Korea's Dae Yang is old.", []),
    ],
)
def test_a_name_behind_that_of_its_country(text: str, want: list[str]) -> None:
    """Two words or more behind where they are from are a firm that deals, or is dealt with."""
    assert firms(text) == want


def test_a_doubtful_name_is_that_of_the_table() -> None:
    """A short name of a known firm counts for it where only a firm can stand."""
    (made,) = PIPELINE.run("The bank handed Perpetua a letter of interest.").by_kind("company")
    assert (made.text, made.ref, made.rule) == ("Perpetua", "nasdaq/PPTA", "slot")
    assert firms("She lives in Perpetua.") == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Apple committed $90 million to a magnet plant.", ["Apple"]),
        ("They struck a deal with Ford for magnets.", ["Ford"]),
        ("Analysts like Corning's $80 million order for oxide.", ["Corning"]),
        ("Perpetua broke ground in October.", ["Perpetua"]),
        ("They put $40 million into Perpetua.", ["Perpetua"]),
        ("Apple trees grow with Dana Smith near the Ford river.", []),
        ("Deliveries to Target Field were late, and Block captains met.", []),
    ],
)
def test_what_stands_beside_a_doubtful_name_tells_that_it_is_the_firms(text: str, want: list[str]) -> None:
    """Who commits money, is dealt with or places orders is the firm; a tree, a person and a field are none."""
    assert firms(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Umicore Canada and Glencore Nickel met Traxys Asia.", ["Umicore Canada", "Glencore Nickel", "Traxys Asia"]),
        (
            "They lent money to Tata Power Solar and to BAE Systems Electronic Systems.",
            ["Tata Power Solar", "BAE Systems Electronic Systems"],
        ),
        ("Tesla Solar panels met Vale Defense Minister Smith.", ["Tesla", "Vale"]),
        ("They visited the Vale Canada mines and Boeing Seattle factories.", ["Vale", "Boeing"]),
        ("Alvane Ore Corp. II met them.", ["Alvane Ore Corp. II"]),
        ("It owns 12% of Harrow Crag Gallium and all shares of Belstone Tin.", ["Harrow Crag Gallium", "Belstone Tin"]),
        ("Companhia Mineira do Alvane lent.", ["Companhia Mineira do Alvane"]),
    ],
)
def test_branches_and_parts_of_names(text: str, want: list[str]) -> None:
    """A place or a word of the trade behind a known name makes another firm of it, and a place alone does not."""
    assert firms(text) == want


@pytest.mark.parametrize("title", ["Quarrion Announces 93% Gallium Recovery", "Quarrion wins a licence"])
def test_a_title_may_open_with_a_short_form(title: str) -> None:
    """The first word of a name counts before it where a title opens with it and a verb of firms."""
    assert firms(f"{title}\n\nQuarrion Critical Metals Corp. said so today.") == [
        "Quarrion",
        "Quarrion Critical Metals Corp.",
    ]


def test_a_short_form_is_the_firm_of_the_text() -> None:
    """A name that begins another one of the text, or has its letters, is that firm's and no second one's."""
    text = "Neo Performance Materials opened a plant. Bosch signed supply contracts with Neo."
    made = PIPELINE.run(text).by_kind("company")
    assert [(e.text, e.name) for e in made if e.ref == "tsx/NEO"] == [
        ("Neo Performance Materials", "Neo Performance Materials Inc."),
        ("Neo", "Neo Performance Materials Inc."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They bought Korbinite for $4 billion.", ["Korbinite"]),
        ("They agreed to sell Korbinite to a fund.", []),
        ("They sold Korbinite to Vantrell for $40 million.", ["Korbinite"]),
        ("They bought Chinese Gallium for $4 million.", []),
    ],
)
def test_what_is_bought_for_a_price_is_a_firm(text: str, expected: list[str]) -> None:
    """A name that no table has is that of a firm where it is bought or sold for a sum."""
    assert [name for name in firms(text) if name != "Vantrell"] == expected
