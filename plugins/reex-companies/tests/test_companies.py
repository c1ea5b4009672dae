"""Companies."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex

DATA = files("reex_companies") / "data"
PIPELINE = reex.Pipeline.standard().only("companies", "countries", "regions", "commodities")
TABLE = reex.Gazetteer.read(DATA / "companies.csv")
COUNTRIES = {e.ref for e in reex.Gazetteer.read(files("reex_countries") / "data" / "countries.csv").entries}


def found(text: str) -> list[tuple[str, str | None]]:
    """Return the companies with their refs."""
    return [(e.text, e.ref) for e in PIPELINE.run(reex.Document(text=text)).entities if e.kind == "company"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "MP Materials Corp. and Energy Fuels Inc. merged.",
            [("MP Materials Corp.", "nyse/MP"), ("Energy Fuels Inc.", "nyse/UUUU")],
        ),
        ("MP Materials' magnets; MP's plant", [("MP Materials", "nyse/MP"), ("MP", "nyse/MP")]),
        (
            "USA Rare Earth, Inc. and Lynas Rare Earths",
            [("USA Rare Earth, Inc.", "nasdaq/USAR"), ("Lynas Rare Earths", "asx/LYC")],
        ),
        (
            "General Motors, Boeing and Apple Inc. buy. Apple pays.",
            [
                ("General Motors", "nyse/GM"),
                ("Boeing", "nyse/BA"),
                ("Apple Inc.", "nasdaq/AAPL"),
                ("Apple", "nasdaq/AAPL"),
            ],
        ),
        ("Mitsui & Co., Ltd. and Mitsui", [("Mitsui & Co., Ltd.", "tse/8031"), ("Mitsui", "tse/8031")]),
        ("Ucore Rare\nMetals builds.", [("Ucore Rare\nMetals", "tsxv/UCU")]),
        ("Saudi Aramco, Glencore and Rio Tinto", ["Saudi Aramco", "Glencore", "Rio Tinto"]),
        ("ALBEMARLE rose.", ["ALBEMARLE"]),
    ],
)
def test_listed_firms(text: str, want: list[tuple[str, str] | str]) -> None:
    """A firm of the table is found with its legal form and without a possessive, and by its short form after that."""
    assert [
        pair if isinstance(wanted, tuple) else pair[0] for pair, wanted in zip(found(text), want, strict=True)
    ] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Zeta Lithium Pty Ltd drills.", ["Zeta Lithium Pty Ltd"]),
        ("Companies like US Zeta Materials Corp. explore.", ["US Zeta Materials Corp."]),
        ("Acme Mining Corp. and Bolt Metals Ltd. merged.", ["Acme Mining Corp.", "Bolt Metals Ltd."]),
        ("MP Materials and Bolt Metals Ltd. merged.", ["MP Materials", "Bolt Metals Ltd."]),
        ("Ann Lee, Executive Chairman of Bolt Metals Ltd, spoke.", ["Bolt Metals Ltd"]),
        ("The miner's Bolt Metals GmbH and NeoBolt SpA", ["Bolt Metals GmbH", "NeoBolt SpA"]),
        ("In March, Bolt Metals LLC bought Acme, Inc.", ["Bolt Metals LLC", "Acme, Inc."]),
        ("Quantum Critical Metals Corp. found gallium.", ["Quantum Critical Metals Corp."]),
        ("The company and its Group, the Corporation and a Limited number", []),
        ("A plant in Reno, NV, one in Calgary, AB and one in Vail, CO", []),
        ("The Counter Smuggling Working Group and the Nickel Study Group", []),
        ("Bolt Metals Wins Big in New Gallium Deal With Acme Mining Corp", []),
        ("MP Materials Corp Wins Big in New Gallium Deal", ["MP Materials Corp"]),
        ("She raised a $30,000 Company loan.", []),
        ("Firm | Plant\n7 | Tarn Nickel Inc. | Bolt Works", ["Tarn Nickel Inc."]),
        ("Firm | Plant\nThe Ring of Tarn Ltd. | Bolt Works", ["Ring of Tarn Ltd."]),
        ("Firm | Plant\n7 | New Plant for Tarn Nickel Inc. | Bolt Works", []),
    ],
)
def test_legal_forms(text: str, want: list[str]) -> None:
    """A capitalised name before a legal form is a firm; a headline and a state's code tell nothing, a cell does."""
    assert [name for name, _ in found(text)] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Zeta Lithium (TSXV: ZLI) rose.", [("Zeta Lithium", "tsxv/ZLI")]),
        ("Shares of Zeta Lithium (ASX:ZLI) rose.", [("Zeta Lithium", "asx/ZLI")]),
        ("MP Materials (NYSE: MP) rose.", [("MP Materials", "nyse/MP")]),
        ("MP Materials (MP) rose.", [("MP Materials", "nyse/MP")]),
        ("MP Materials rose, said the MP for Kalgoorlie.", [("MP Materials", "nyse/MP")]),
        (
            "Zeta Lithium Corp. (TSX.V: ZLI | OTCQB: ZLIFF | FSE: 86A1) rose. Zeta Lithium Corp. is new.",
            [("Zeta Lithium Corp.", "tsxv/ZLI"), ("Zeta Lithium Corp.", "tsxv/ZLI")],
        ),
        ("Lynas Rare Earths (ASX: LYC, OTC: LYSDY)", [("Lynas Rare Earths", "asx/LYC")]),
    ],
)
def test_a_ticker_is_no_mention(text: str, want: list[tuple[str, str | None]]) -> None:
    """A ticker in brackets gives a ref to an unknown firm, and is itself no mention, nor is its exchange."""
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Zeta Lithium Corp. (“Zeta” or the “Company”) drills. Zeta hopes; the Company too.", ["Zeta", "Zeta"]),
        ('Zeta Lithium Corp. (OTC: ZLIT) ("ZLIT") drills. ZLIT hopes.', ["ZLIT", "ZLIT"]),
        ("Bolt Metals Ltd. drills. Bolt CEO Ann Lee hopes. Bolt Creek is near.", ["Bolt"]),
        ("Zeta grew. Later, Zeta Lithium Corp. shrank.", []),
        ("Zeta Lithium to Drill\n\nZeta Lithium Corp. will drill.", ["Zeta Lithium"]),
        ("Texas Minerals Corp. drills in Texas.", []),
        ("Korean Metals Corp. is a Korean firm.", []),
        ("Lithium Zeta Corp. sells Lithium.", []),
        ("Vulcan smelts; a vulcan.", []),
        ("Quantum Zeta Metals Corp. drills. Quantum leaps.", ["Quantum"]),
        ("Pre-Bolt days. Bolt Metals Ltd. is non-Bolt.", []),
    ],
)
def test_short_forms(text: str, want: list[str]) -> None:
    """A later mention by a defined or telling short form counts; a place, a material or another name does not."""
    forms = (" Corp.", " Ltd.")

    assert [name for name, _ in found(text) if not name.endswith(forms)] == want


@pytest.mark.parametrize(
    "text",
    [
        "MP Rick Smith told the House that the MP was right.",
        "An apple a day; Amazon rain forests are not for sale; a target and a gap",
        "Energy fuels growth. Critical metals matter. American rare earths are rare.",
        "The vale of tears, an alliance, a first quantum leap",
        "Secretary Ford and Senator Lynch agreed with General Mills.",
        "The Committee on Natural Resources; the Department of Water Resources; the Bureau of Minerals",
        "Chilean Lithium is cheap, Heavy Rare Earths are scarce, and Responsible Mining is the aim.",
        "The Last Hope Antimony-Gold Property and the Arden Mining Act are no firms.",
    ],
)
def test_what_is_no_firm(text: str) -> None:
    """A politician, a fruit and a phrase in small letters are no firms."""
    assert found(text) == []


def test_a_name_may_end_in_a_word_of_the_trade() -> None:
    """A firm outside the table that names no legal form is known by its trade."""
    text = (
        "Trevarrow Lithium will borrow $20 million. A grant goes to Kestrel Ridge Rare Earths, said Trevarrow Lithium."
    )

    assert [name for name, _ in found(text)] == ["Trevarrow Lithium", "Kestrel Ridge Rare Earths", "Trevarrow Lithium"]


def test_a_country_and_a_word_of_the_trade_are_a_firm_where_they_speak_or_own() -> None:
    """A country's name before such a word makes no firm by itself; what the words do or own does."""
    for text in (
        "Togo Resources said that a loan to Togo Resources had closed.",
        "A loan to Togo Resources will build Togo Resources’ mine.",
    ):
        assert [name for name, _ in found(text)] == ["Togo Resources", "Togo Resources"]
    assert found("Under the deal, Togo Resources of any kind stay with Togo. The Togo Resources Minister agreed.") == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # A general word opens a name of the trade, before a proper one.
        ("They met Blue Heron Metals and Northern Tarn Graphite.", ["Blue Heron Metals", "Northern Tarn Graphite"]),
        ("They met Battery Q Metals of Perth.", ["Battery Q Metals"]),
        ("American Zenda Lithium said it grew.", ["American Zenda Lithium"]),
        ("They met American Zenda Lithium.", []),
        ("Class A Metals, Green Hydrogen Energy and National Defense Materials are none.", []),
        ("New Caledonia Nickel is dug there.", []),
        # A small letter before the capital.
        (
            "They met e-Korbin Magnetics in May, then n-Torvik Metals Inc.",
            ["e-Korbin Magnetics", "n-Torvik Metals Inc."],
        ),
        ("It is a non-Torvik Metals plant.", []),
        # A known name within another one's.
        ("They met Tarn Vale Materials. Loans to Tarn Vale rose.", ["Tarn Vale Materials", "Tarn Vale"]),
        ("Ore Glencore Minerals will build a mill.", ["Ore Glencore Minerals"]),
        ("Miner Vale and the Brazilian Vale met; in Perth Lynas fell.", ["Vale", "Vale", "Lynas"]),
        # A branch by a proper word of its own.
        ("The loan to Umicore Kortrijk, and Umicore Kortrijk's smelter", ["Umicore Kortrijk", "Umicore Kortrijk"]),
        ("The Umicore Kortrijk plant; Umicore Chairman Jo Hart left.", ["Umicore", "Umicore"]),
        # A date before a name is none of it.
        (
            "On 3 May 2024 Tarn Ores Limited grew, and in 2023 Zenda Tin Inc. shrank.",
            ["Tarn Ores Limited", "Zenda Tin Inc."],
        ),
        ("The 1911 Gold Corporation lent.", ["1911 Gold Corporation"]),
    ],
)
def test_names_of_several_words(text: str, want: list[str]) -> None:
    """A name begins where it does and ends where it does, be its words general, known or a single letter."""
    assert [name for name, _ in found(text)] == want


@pytest.mark.parametrize(
    "text",
    [
        "{} spokesman Jo Hart said so. Loans to {} rose.".replace("{}", word)
        for word in (
            "Opposition", "Labor", "Coalition", "Government", "Union", "Treasury", "Shadow Treasury", "Greens",
            "Federal Opposition", "Foreign Office", "NDP", "Liberal Party",
        )
    ],
)  # fmt: skip
def test_who_speaks_in_politics_is_no_firm(text: str) -> None:
    """A party, a bench or an office has spokesmen as a firm has, and is none."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "KfW issues Letter of Interest for a loan, and granted Term Sheet approval. A Letter of Interest came.",
        "They signed a contract with Definitive Agreement terms. Facility shares rose; the CEO of Transaction left.",
        "The Company received a grant. Offtake Agreement sold. A stake in Project is owned by Placement.",
    ],
)
def test_a_term_of_a_filing_is_no_firm(text: str) -> None:
    """What a contract defines is written with a capital, and is no firm wherever it stands."""
    assert found(text) == []


def test_a_defined_term_is_no_short_form() -> None:
    """A name in brackets behind a firm's is its short form, but for what the deal is called."""
    text = "They signed with Zeta Ores Corp. (the “Offtake Agreement”). The Offtake Agreement runs; Zeta sold."
    assert [name for name, _ in found(text)] == ["Zeta Ores Corp.", "Zeta"]


def test_what_a_text_defines_in_quotes_holds_against_a_table() -> None:
    """A short form is the firm that the text says, though a table knows another by it; elsewhere it is that one."""
    text = "They met Retort Tin Exploration Ltd (“RTX”), a unit of Glencore. RTX will drill."
    refs = [entity.name for entity in reex.extract(text).by_kind("company") if entity.text == "RTX"]
    assert refs == ["Retort Tin Exploration Ltd", "Retort Tin Exploration Ltd"]
    assert [entity.name for entity in reex.extract("RTX will drill.").by_kind("company")] == ["RTX Corporation"]


def test_a_body_of_state_with_a_legal_form_is_no_firm() -> None:
    """What the form stands behind may be the whole name of a body, or only the first part of a firm's."""
    bodies = reex.extract("National Wealth Fund Limited met KfW Tin Works GmbH.")
    assert [entity.name for entity in bodies.by_kind("agency")][:1] == ["National Wealth Fund"]
    assert [entity.name for entity in bodies.by_kind("company")] == ["KfW Tin Works GmbH"]


def test_every_firm_is_found_by_its_name() -> None:
    """Each row's own name is found whole and with its ref."""
    for alias in [a for a in TABLE.aliases if a.column == "name" and not (a.weak or a.blocks)][::11]:
        assert (alias.text, alias.entry.ref) in found(f"Then {alias.text} said so."), alias.text


def test_refs_and_sources() -> None:
    """A ref is an exchange and a ticker, and unique; countries are known; rows have sources."""
    refs = [entry.ref for entry in TABLE.entries if entry.ref]

    assert len(set(refs)) == len(refs)
    assert all(re.fullmatch(r"(?:[a-z0-9]{2,8}/[A-Z0-9&.-]{1,12}|lei/[A-Z0-9]{20})", ref) for ref in refs)
    assert {entry.fields["country"] for entry in TABLE.entries if entry.fields["country"]} <= COUNTRIES
    assert all(entry.source for entry in TABLE.entries)


@given(st.text(alphabet="MPCo Ltd.,()NYSE:&and\n’", max_size=80))
def test_any_text_is_survived(text: str) -> None:
    """Whatever the text, spans slice back to it and nothing fails."""
    record = PIPELINE.run(reex.Document(text=text))

    assert all(text[e.start : e.end] == e.text for e in record.entities)
    assert not any("failed" in notice.code for notice in record.warnings)
