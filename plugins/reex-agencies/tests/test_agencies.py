"""Agencies."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex

DATA = files("reex_agencies") / "data"
PIPELINE = reex.Pipeline.standard().only("agencies", "countries")
TABLE = reex.Gazetteer.read(DATA / "agencies.csv")


def found(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    """Return the agencies with their refs."""
    record = PIPELINE.run(reex.Document(text=text, published=published))
    return [(e.text, e.ref) for e in record.entities if e.kind == "agency"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The U.S. Department of Energy awarded it.", [("U.S. Department of Energy", "us/doe")]),
        (
            "The US Department of Defense and US DoD buyers",
            [("US Department of Defense", "us/dod"), ("US DoD", "us/dod")],
        ),
        ("the United States Geological Survey's list", [("United States Geological Survey", "us/usgs")]),
        ("The DOE's Loan Programs Office lent.", [("DOE", "us/doe"), ("Loan Programs Office", "us/lpo")]),
        (
            "DOE’s Ames National Laboratory and the Idaho National Laboratory",
            [("DOE", "us/doe"), ("Ames National Laboratory", "us/ames-lab"), ("Idaho National Laboratory", "us/inl")],
        ),
        (
            "the Export-Import Bank of the United States (EXIM) and UK Export Finance",
            [
                ("Export-Import Bank of the United States", "us/exim"),
                ("EXIM", "us/exim"),
                ("UK Export Finance", "gb/ukef"),
            ],
        ),
        (
            "Export Finance Australia (EFA) lent; EFA will lend again.",
            [("Export Finance Australia", "au/efa"), ("EFA", "au/efa"), ("EFA", "au/efa")],
        ),
        (
            "the White House, the Pentagon, Congress and the Trump administration",
            [
                ("White House", "us/white-house"),
                ("Pentagon", "us/dod"),
                ("Congress", "us/congress"),
                ("Trump administration", "us/trump-administration"),
            ],
        ),
        ("NATO, the G7 and the Quad met.", [("NATO", "int/nato"), ("G7", "int/g7"), ("Quad", "int/quad")]),
        ("OPEC+ cut output.", [("OPEC", "int/opec")]),
        (
            "The European Commission and Natural Resources Canada agreed.",
            [("European Commission", "eu/commission"), ("Natural Resources Canada", "ca/nrcan")],
        ),
        (
            "Japan's METI and the Ministry of Economy, Trade and Industry",
            [("METI", "jp/meti"), ("Ministry of Economy, Trade and Industry", "jp/meti")],
        ),
        ("the secretary of the Department of Energy", [("Department of Energy", "us/doe")]),
        (
            "the U.S. International Development Finance\nCorporation lent",
            [("U.S. International Development Finance\nCorporation", "us/dfc")],
        ),
        (
            "China's Ministry of Commerce (MOFCOM) said so.",
            [("Ministry of Commerce", "cn/mofcom"), ("MOFCOM", "cn/mofcom")],
        ),
        ("THE SENATE OF THE UNITED STATES passed it.", [("SENATE", "us/senate")]),
    ],
)
def test_listed_bodies(text: str, want: list[tuple[str, str]]) -> None:
    """A body of the table is taken whole, its country before it included and a possessive after it left out."""
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Secretary of Energy Chris Wright, the Energy Secretary, spoke.", []),
        ("the Secretaries of Commerce, State, and Interior", []),
        ("authority over Defense, Energy, Interior, and Commerce", ["us/dod", "us/doe", "us/doi", "us/doc"]),
        ("the Departments of Education and Labor", ["us/ed", "us/dol"]),
        ("Energy is dear, and Defense spending grows in the Interior.", []),
        ("Commerce between states; a matter of State.", []),
        ("The Department of Commerce spoke. Commerce will report; Commerce's view is known.", ["us/doc"] * 3),
        ("The Department of Commerce spoke. Commerce is growing; the Commerce Secretary left.", ["us/doc"]),
        ("Commerce will report.", []),
        ("The Secretary of Commerce spoke. Commerce opened a case, and Energy lent it.", ["us/doc"]),
        ("The Interior Secretary left. Later, Interior on May 7 approved it; Interior designs are back.", ["us/doi"]),
        ("The Department of Commerce spoke. Commerce on May 7 imposed it.", ["us/doc"] * 2),
    ],
)
def test_departments_by_one_word(text: str, want: list[str]) -> None:
    """One word names a department in a list of departments, not alone and not in the title of its head."""
    assert [ref for _, ref in found(text)] == want


@pytest.mark.parametrize(
    ("published", "ref"), [("2025-09-04", None), ("2025-09-05", "us/dod"), ("2026", "us/dod"), (None, "us/dod")]
)
def test_department_of_war_is_of_its_time(published: str | None, ref: str | None) -> None:
    """The name that the Department of Defense bears since September 2025 is another body's before."""
    assert found("The Department of War awarded a contract.", published) == [("Department of War", ref)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The Ministry of Mines and the Ministry of Energy signed.", ["Ministry of Mines", "Ministry of Energy"]),
        ("The Bolivian Ministry of Hydrocarbons agreed.", ["Bolivian Ministry of Hydrocarbons"]),
        (
            "Ruritania's Ministry of Industries, Mines and Energy, Acme Corp and Bolt Ltd signed.",
            ["Ministry of Industries, Mines and Energy"],
        ),
        ("It went to the Queensland Department of Rare Affairs.", ["Queensland Department of Rare Affairs"]),
        ("The Freight Office moved into the Head Office.", ["Freight Office"]),
        ("Funds from the Lithium Valley Development Authority came.", ["Lithium Valley Development Authority"]),
        ("The Critical Minerals Working Group met in Perth.", ["Critical Minerals Working Group"]),
        (
            "Rules of Natural Resources Canada and the Nunavut Mining Authority apply.",
            ["Natural Resources Canada", "Nunavut Mining Authority"],
        ),
        ("The chairman of the Rare Metals Commission spoke.", ["Rare Metals Commission"]),
        ("It shut two smelters. The Administration agrees.", []),
        ("The Board of Directors of the firm and its Advisory Board met.", []),
        ("the administration and the authority of an agency", []),
        ("New Lithium Agency Opens Its Doors in Three Towns", []),
        ("LITHIUM VALLEY AUTHORITY: the body met.", []),
        (
            "A memorandum with Australia's National Minerals and Emergency\nManagement Agency was signed.",
            ["National Minerals and Emergency\nManagement Agency"],
        ),
    ],
)
def test_names_by_pattern(text: str, want: list[str]) -> None:
    """A capitalised name with the word of a body in it is found where the text is no headline."""
    assert [name for name, _ in found(text)] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The Bureau of Rare Metals (BRM) opened. The BRM hires.", ["Bureau of Rare Metals", "BRM", "BRM"]),
        ("The BRM hires.", []),
        ("The Department of Defense (DoD) buys; DoD stocks.", ["Department of Defense", "DoD", "DoD"]),
        (
            "The Export-Import Bank of the United States (the “Bank”) lends. The Bank may.",
            ["Export-Import Bank of the United States"],
        ),
    ],
)
def test_acronyms_that_the_text_defines(text: str, want: list[str]) -> None:
    """An acronym in brackets is a mention, and so are the later ones; a common noun that a statute defines is not."""
    assert [name for name, _ in found(text)] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Chile's Congress voted.", [("Congress", None)]),
        ("The Surinamese Senate agreed.", [("Senate", None)]),
        (
            "The U.S. Congress and the U.S. Senate agreed.",
            [("U.S. Congress", "us/congress"), ("U.S. Senate", "us/senate")],
        ),
        ("The Japan Coast Guard helped.", [("Japan Coast Guard", "jp/coast-guard")]),
        ("The World Mining Congress met in Lima.", []),
        ("MP Jane Roe asked the MP beside her.", []),
        ("The project's EIA is done.", []),
    ],
)
def test_names_that_are_others_too(text: str, want: list[tuple[str, str | None]]) -> None:
    """Another country's body of the same name is not given a wrong ref, and other things are not found."""
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("Zambia's Ministry of Finance agreed.", "zm/finance"),
        ("The Ministry of Energy and Mines agreed, Peru said.", "pe/minem"),
        ("Peru and Bolivia met; the Ministry of Energy and Mines agreed.", None),
        ("The Ministry of Rare Affairs agreed, Peru said.", None),
    ],
)
def test_a_body_is_its_countrys(text: str, ref: str | None) -> None:
    """A ministry that the text names without its country is that of the only country that the text names."""
    assert [own for name, own in found(text) if name.startswith("Ministry")] == [ref]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("It got $5 million from Commerce under the act.", [("Commerce", "us/doc")]),
        ("The permit was signed by Interior in May.", [("Interior", "us/doi")]),
        ("H.R. 12 passed the House in May.", [("House", "us/house")]),
        ("Congress met, and the House voted to fund it.", [("Congress", "us/congress"), ("House", "us/house")]),
        ("He came from Commerce City.", []),
        ("The motion passed the House in London.", []),
        ("Congress met near the House of Blues.", [("Congress", "us/congress")]),
    ],
)
def test_one_word_names_a_body_by_what_comes_from_it(text: str, want: list[tuple[str, str]]) -> None:
    """What gives money is the department, and where a bill of Congress is, the House; a city and a hall are none."""
    assert found(text) == want


def test_every_body_is_found_by_its_name() -> None:
    """Each row's own name is found whole and with its ref."""
    for alias in [a for a in TABLE.aliases if a.column == "name" and not (a.weak or a.blocks)][::9]:
        assert (alias.text, alias.entry.ref) in found(f"Then the {alias.text} said so."), alias.text


@given(st.text(alphabet="DOEMinistry of(),. \n’sand", max_size=80))
def test_any_text_is_survived(text: str) -> None:
    """Whatever the text, spans slice back to it and nothing fails."""
    record = PIPELINE.run(reex.Document(text=text))

    assert all(text[e.start : e.end] == e.text for e in record.entities)
    assert not any("failed" in notice.code for notice in record.warnings)
