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
    # -- from which sum on a rule holds
    "The approval of the Board is required for loans for copper in excess of $50,000,000.",
    "No grant for lithium exceeding $5 million may be made by the Department of Energy.",
    "The consent of the Treasury Department is required for any guarantee greater than $5 million for tin.",
    # -- what a body may do itself
    "The Secretary of State, acting through the Under Secretary, is authorized to maintain a list of cobalt projects.",
    "The ministry is authorized to keep a register of lithium mines in Chile.",
    "The Bureau of Land Management (BLM) was authorized to visit nickel projects.",
    # -- rules on investors
    "The Secretary of State seeks national treatment investment protections of Canada for cobalt.",
    "Canada signed a bilateral investment treaty that covers copper.",
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
        ("The Department of Energy approved loans of more than $5 million for tin.", ("loan", "agreed", "us/doe", "")),
        (
            "The Department of the Interior authorized the Resolution mine.",
            ("permitting", "active", "us/doi", "Resolution"),
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


VOTED = (
    "{}\n\nTo secure tin.\n\nThis Act may be cited as the “Tin Act of 2031”."
    " There is authorized to be appropriated to the Department of Energy $70,000,000 for tin smelters."
    " The Committee on Finance of the Senate and the Rules Committee of the House of Representatives are told."
)


@pytest.mark.parametrize(
    ("number", "chamber"),
    [("S. 812", "us/senate"), ("H.R. 812", "us/house"), ("H. R. 812", "us/house"), ("S. J. Res. 812", "us/senate")],
)
def test_a_bill_is_by_the_chamber_that_its_number_tells(number: str, chamber: str, acts: Acts) -> None:
    """And so is the money that it lets a body have, which that body gets."""
    assert acts(VOTED.format(number)) == [
        ("law", "proposed", chamber, "", ""),
        ("funding", "proposed", chamber, "us/doe", "USD 70,000,000"),
    ]


def test_money_that_no_bill_is_told_of_is_voted_by_nobody(acts: Acts) -> None:
    """A text that only speaks of it doesn't tell where it was voted."""
    text = "There is authorized to be appropriated to the Department of Energy $70,000,000 for tin smelters."
    assert acts(text) == [("funding", "proposed", "", "us/doe", "USD 70,000,000")]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            "In the case of the loan to Lynas, the Department of Energy waived all fees.",
            "announced",
        ),
        ("For its grant to Lynas, the Department of Energy waives all matching conditions.", "announced"),
        ("The Department of Energy waived the loan to Lynas.", "ended"),
        ("The Department of Energy lifted its loan to Lynas to $5 million.", "agreed"),
    ],
)
def test_money_is_given_though_a_term_is_waived(sentence: str, status: str, acts: Acts) -> None:
    """Who asks for no collateral ends no loan."""
    assert [row[1] for row in acts(sentence)] == [status]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "President Trump signed a proclamation on tin."
            " It follows the Secretary of Commerce's completion of a Section 232 investigation into imports of tin.",
            [("active", "us/trump-administration"), ("completed", "us/doc")],
        ),
        (
            "The Section 232 investigation into copper was completed in June. President Trump signed a proclamation.",
            [("completed", "us/trump-administration"), ("active", "us/trump-administration")],
        ),
        (
            "President Trump signed an executive order on cobalt. The order holds for ten years.",
            [("active", "us/trump-administration")],
        ),
        (
            "The Department of Commerce opened an investigation into tin. The investigation goes on.",
            [("active", "us/doc")],
        ),
    ],
)
def test_an_order_and_the_inquiry_before_it_are_two(text: str, told: list[tuple[str, str]], acts: Acts) -> None:
    """What was found out by an inquiry that is over is followed by an order that is in force."""
    assert [row[:3] for row in acts(text)] == [("executive_action", *rest) for rest in told]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("China is eager to buy up all lithium operations in Chile.", []),
        ("Tesla plans to buy nickel mines in Canada.", []),
        ("Investors want to buy lithium stocks.", []),
        ("The Department of Energy shall release guidance on the use of its tools to secure offtake of cobalt.", []),
        ("The ministry will publish guidelines for lenders to promote offtake agreements for tin of Canada.", []),
        ("Tesla will buy nickel from Vale.", ["offtake"]),
        ("The Pentagon issued rules for bids and will buy cobalt from Vale.", ["offtake"]),
        ("The Department of Energy shall establish a dedicated tin production fund for mines.", []),
        ("Canada plans to set up another joint lithium fund.", []),
        ("The government will fund lithium mines of Rio Tinto with $5 million.", ["funding"]),
        ("Canada wants to fund lithium mines of Rio Tinto with $5 million.", ["funding"]),
    ],
)
def test_goods_are_bought_and_funds_are_set_up(sentence: str, told: list[str], acts: Acts) -> None:
    """A mine is no good, and neither are guidelines; a fund behind an article is no verb."""
    assert [row[0] for row in acts(sentence)] == told


@pytest.mark.parametrize(
    "sentence",
    [
        "The bank may recover its support for tin after the termination of the support.",
        "The Secretary of Energy may waive elements of the grant agreement for tin.",
        "Upon expiration of the loan for tin, the Secretary of Energy shall report.",
    ],
)
def test_how_money_will_end_is_only_foreseen_in_a_bill(sentence: str, acts: Acts) -> None:
    """No money has ended that nobody has yet."""
    assert all(row[1] == "proposed" for row in acts(BILL.format(f"The Secretary of Energy shall fund tin. {sentence}")))


def test_this_legislation_is_the_one_just_told(acts: Acts) -> None:
    """Who speaks of ``this legislation`` goes on about what he brought in; another bill is another one."""
    first = "I have introduced legislation on tin."
    assert [row[0] for row in acts(f"{first} This legislation would require agencies to help tin miners.")] == ["law"]
    assert [row[0] for row in acts("This legislation would require agencies to help tin miners.")] == ["law"]
