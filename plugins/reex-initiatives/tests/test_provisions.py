"""What orders, bills and laws rule, and who is to do what their lists order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]

BILL = "H.R. 5120\n\nA BILL to secure lithium.\n\n{}"

RULES = [
    # -- what a body has to do is no duty on goods
    "(b) Duties.—The tungsten council established by this section shall report to the United States.",
    "(2) Duties The nickel board set up by paragraph (1) is responsible for reports on lithium to Canada.",
    "The duties of the Secretary of Energy under this section include maps of graphite from China.",
    "The Administrator shall carry out the duties assigned to the Commission on tin from China.",
    "The Secretary of State shall perform the duties under this section on tin from China.",
    # -- how much there may be, or is
    "The Export-Import Bank shall not exceed the amount of loans and guarantees for copper that stood in its books.",
    "The total of loans for lithium outstanding at the Department of Energy shall not exceed the cap.",
    "The number of loan guarantees for nickel of the Department of Energy outstanding may not exceed 40.",
    "The balance of loans to tin miners in default at the Development Finance Corporation is told each year.",
    # -- by which rules it is done
    "Loans extended under this order for tin shall be made in accordance with the rules of the Treasury Department.",
    "Grants for graphite plants shall be awarded in a manner consistent with the rules of the Department of Energy.",
    "Guarantees for copper mines under this part must be subject to the review of the Federal Reserve Board.",
    "(c) All loans and insurance for nickel shall comply with the credit policies of the Department of the Treasury.",
    "Financial assistance for zinc smelters shall meet the criteria of the Office of Management and Budget.",
    # -- what is said of all who are such
    "The Secretary of the Interior shall work with any other agency that provides or can provide loans for tin mines.",
    "Agencies that are empowered to make loans, grants and equity investments for cobalt shall report to Congress.",
    "The Secretary of State shall list each department that offers guarantees for lithium.",
    "The Department of Commerce found evidence of subsidies for gallium by foreign governments.",
    "The Department of Energy shall name metals with grants for smelting from other countries.",
    # -- where somebody stands among others
    "China leads in research and development on rare earths.",
    "As of this date, Japan ranks first in research and development on magnets in 20 of 30 fields.",
    "Germany is ahead in research and development on graphite anodes.",
    "The United States lags behind in workforce training for magnets.",
    "China's lead over the United States in research on gallium grows.",
]


@pytest.mark.parametrize("sentence", RULES)
def test_a_rule_or_a_finding_is_no_act(sentence: str, acts: Acts) -> None:
    """Duties of a board, limits of a portfolio, the way to make loans, all who may lend, and who is ahead."""
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The United States imposed duties on tungsten from China.", ("tariff", "active", "US", "CN")),
        (
            "Duties of 25 percent were imposed on Chinese graphite by the United States.",
            ("tariff", "active", "US", "CN"),
        ),
        (
            "The Department of Energy shall make loans to lithium miners in accordance with the guidelines of the"
            " Office of Management and Budget.",
            ("loan", "announced", "us/doe", ""),
        ),
        (
            "The amount of loans for tin from the Department of Energy is $5 billion.",
            ("loan", "announced", "us/doe", ""),
        ),
        ("Canada funds research and development on lithium with $5 million.", ("research", "announced", "CA", "")),
        ("Acme said that the Department of Energy will provide loans for tin.", ("loan", "announced", "us/doe", "")),
    ],
)
def test_an_act_is_one_whatever_rules_stand_beside_it(sentence: str, told: tuple[str, ...], acts: Acts) -> None:
    """Duties on goods, loans that somebody is to make, research that is paid for: those are told all the same."""
    assert [row[:4] for row in acts(sentence)] == [told]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Secretary of Energy shall prepare and submit recommendations for legislation to support lithium miners.",
        "Within 60 days, the Secretary of Energy shall draft a legislative proposal to speed copper mining.",
        "Within 90 days, the Secretary of Energy shall submit to Congress proposed legislation to expand tin smelting.",
        "The Secretary of Energy shall develop legislative recommendations to expand cobalt recycling.",
        "The Secretary of Energy shall recommend legislation that would help nickel miners.",
        "The Secretary of Energy shall submit recommendations to the President for Congress to amend the law on tin.",
        "The Secretary of Energy will send proposals for Congress to define tailings.",
    ],
)
def test_law_that_a_body_is_to_ask_for_is_proposed(sentence: str, acts: Acts) -> None:
    """However soon it ``shall`` ask for it: nobody has made the law yet."""
    assert [row[:3] for row in acts(sentence)] == [("law", "proposed", "us/doe")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Secretary of Energy shall submit recommendations for the Department of State to amend its list of metals.",
        "The Secretary of Energy shall submit recommendations to the President on cobalt.",
        "The Secretary of Energy shall prepare a legislative calendar.",
    ],
)
def test_recommendations_on_something_else_are_no_law(sentence: str, acts: Acts) -> None:
    """What a department is to change is no law, and neither is what a president is told."""
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("The United States will strengthen partnerships with allies to counter China's influence over cobalt.", None),
        ("The United States will deepen alliances with partners in order to reduce dependence on China for tin.", None),
        ("Canada works through alliances with industry to challenge Russia's hold on nickel.", None),
        ("Japan seeks agreements with partners to blunt China's dominance in graphite.", None),
        ("The United States and India forged partnerships to compete with China in rare earths.", "IN, US"),
        ("The United States signed an agreement with Australia to counter China's influence over lithium.", "AU, US"),
        ("The United States signed a pact to curb reliance on China with Japan on tin.", "JP, US"),
    ],
)
def test_whom_partners_are_against_is_none_of_them(sentence: str, parties: str | None, read: Read) -> None:
    """``with allies to counter China``: no agreement with China."""
    told = [", ".join(sorted(party.ref or "" for party in act.actors)) for act in read(sentence).initiatives]
    assert told == ([parties] if parties else [])


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            "The Department of Energy shall provide loans, guarantees, grants and other instruments for tin.",
            "announced",
        ),
        ("The Department of Energy may use grants, loans, insurance or other financial tools for lithium.", "proposed"),
        ("The Department of Energy shall explore the use of grant and loan authorities for nickel.", "proposed"),
        ("The Department of Energy will use its loan and guarantee programs for copper smelters.", "announced"),
        ("The Department of Energy is considering grants, equity investments and similar instruments.", "proposed"),
    ],
)
def test_money_in_any_form_is_one_act_of_an_open_form(sentence: str, status: str, acts: Acts) -> None:
    """Who lists all ways to give money, and other ways besides, leaves open which it will be."""
    assert [row[:3] for row in acts(sentence)] == [("funding", status, "us/doe")]


def test_each_form_that_is_wanted_for_itself_is_an_act(acts: Acts) -> None:
    """A grant and a loan, and nothing else, are two."""
    told = acts("The Department of Energy shall award a grant and a loan for a nickel plant.")
    assert [row[0] for row in told] == ["grant", "loan"]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (
            "(i) provide a report to the Chair of the National Energy Dominance Council on a stockpile of tin;",
            [("stockpile", "us/doi")],
        ),
        ("(i) in consultation with the Secretary of State, issue permits for tin mines;", [("permitting", "us/doi")]),
        ("(a) in coordination with the Department of State, lend $5 million to tin miners;", [("loan", "us/doi")]),
        ("- (A) acting with the Department of State, offer loans to tin miners;", [("loan", "us/doi")]),
        ("(i) ensure that the Department of Defense lends $5 million to tin miners;", [("loan", "us/dod")]),
        ("(i) Department of State will award grants to tin miners.", [("grant", "us/state")]),
        ("(i) the lending of the Department of State to tin miners.", []),
    ],
)
def test_what_an_item_orders_is_by_whom_its_opener_orders(item: str, told: list[tuple[str, str]], acts: Acts) -> None:
    """Whom he is to ask, or to report to, does nothing; another subject with its verb does."""
    text = f"The Secretary of the Interior shall:\n\n{item}\n"
    assert [(row[0], row[2]) for row in acts(text)] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The terms of the tin mine are such as the Secretary of the Treasury grants.", []),
        ("The mine may open at a date that the Department of the Interior awards.", []),
        ("Iluka Resources lives on tin and grants.", []),
        ("Iluka Resources won grants, and Canada paid them for tin.", ["grant"]),
    ],
)
def test_what_somebody_grants_behind_as_is_a_verb(sentence: str, told: list[str], acts: Acts) -> None:
    """``such exceptions as the Secretary grants`` are no grants."""
    assert [row[0] for row in acts(sentence)] == told
