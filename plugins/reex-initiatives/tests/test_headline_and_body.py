"""How far an act has come where several sentences tell it: headline and body, letters, quotes, conditions."""

from __future__ import annotations

import pytest

import reex

# Each text, and of its acts with a sum: instrument, status, whether it binds, hangs on something, and counts.
TEXTS: list[tuple[str, list[tuple[str, str, bool, bool, bool]]]] = [
    (
        "Ottawa takes stake in Marlow Graphite, adds C$90 million loan\n\n"
        "The Canadian government will buy a C$40 million stake in Marlow Graphite Inc. and lend the company a further"
        " C$90 million to build its plant in Quebec, the industry minister said on Monday.\n",
        [("equity", "announced", False, False, True), ("loan", "announced", False, False, True)],
    ),
    (
        "Norway takes stake in Fenmark Tin\n\nNorway plans to buy a $12 million stake in Fenmark Tin ASA.\n",
        [("equity", "announced", False, False, True)],
    ),
    (
        "Norway takes stake in Fenmark Tin\n\nNorway has agreed to buy a $12 million stake in Fenmark Tin ASA.\n",
        [("equity", "agreed", True, False, True)],
    ),
    (
        "Norway takes $12 million stake in Fenmark Tin\n\nShares in Fenmark Tin rose 4% in Oslo on Monday.\n",
        [("equity", "agreed", True, False, True)],
    ),
    (
        "Pentagon lends Ridgeback Cobalt $70 million\n\n"
        "The Pentagon signed a $70 million loan to Ridgeback Cobalt Corp. on Tuesday.\n",
        [("loan", "agreed", True, False, True)],
    ),
    (
        "Export-Import Bank of the United States (EXIM) gives Letter of Interest for a loan of up to US$140 million\n\n"
        "Delta Tungsten Ltd has received a Letter of Interest from EXIM for a loan of up to US$140 million.\n",
        [("loan", "announced", False, False, False)],
    ),
    (
        "DELTA TUNGSTEN SECURES US$140 MILLION EXIM LOI\n\n"
        "Delta Tungsten Ltd has secured a non-binding LOI from EXIM for debt funding of up to US$140 million.\n",
        [("loan", "announced", False, False, False)],
    ),
    (
        "Delta Tungsten Ltd received an indicative proposal from KfW for a loan of EUR 60 million.\n",
        [("loan", "announced", False, False, False)],
    ),
    (
        "Delta Tungsten Ltd has received a Letter of Interest from EXIM for a loan of up to US$140 million.\n\n"
        'Chief Executive Ann Holt said: "With the US$140 million from EXIM and the prepayment we can see the project'
        ' through. We are delighted to have secured the US$140 million loan."\n',
        [("loan", "announced", False, False, False)],
    ),
    (
        "Germany plans to lend Delta Tungsten Ltd $140 million. The $140 million loan from Germany will pay for the"
        " plant. Germany's $140 million loan secures its future.\n",
        [("loan", "announced", False, False, True)],
    ),
    (
        "Delta Tungsten Ltd received a letter of interest from EXIM for a $140 million loan in 2024."
        " In May, EXIM approved the $140 million loan to Delta Tungsten Ltd.\n",
        [("loan", "agreed", True, False, True)],
    ),
    (
        "Germany will lend Delta Tungsten $140 million. The loan remains subject to due diligence.\n",
        [("loan", "announced", False, True, True)],
    ),
    (
        "Germany will buy a $50 million stake in Delta Tungsten. Closing is subject to approval by shareholders.\n",
        [("equity", "announced", False, True, True)],
    ),
    (
        "EXIM approved a $70 million loan to Delta Tungsten. Drawdown of the loan is conditional on the firm raising"
        " $20 million in equity.\n",
        [("loan", "agreed", True, True, True)],
    ),
    (
        "Loch Tungsten Secures C$60 Million Loan from Export Development Canada\n\n"
        "Loch Tungsten Inc. (TSXV: LTI) has signed a non-binding term sheet with Export Development Canada for a loan"
        " of C$60 million. The Company expects to close the loan in September.\n",
        [("loan", "announced", False, False, False)],
    ),
    (
        "U.S. approves $45 million loan to Cobre Verde\n\n"
        "The U.S. Department of Energy said it could lend Cobre Verde Inc. $45 million to build a smelter.\n",
        [("loan", "proposed", False, False, False)],
    ),
    (
        "Tokyo buys stake in Wirra Nickel\n\nJapan Organization for Metals and Energy Security plans to invest A$75"
        " million in Wirra Nickel Ltd for a 12% stake. The investment is conditional on approval by shareholders.\n",
        [("equity", "announced", False, True, True)],
    ),
    (
        "Korea to lend Tasman Vanadium $90 million\n\nSouth Korea's Eximbank signed an agreement on Friday to lend"
        " Tasman Vanadium Ltd $90 million. Drawdown is subject to customary conditions.\n",
        [("loan", "agreed", True, True, True)],
    ),
    (
        "Barrow Tin Limited (ASX: BTN) (“Barrow” or “the Company”) provides an update. The Company has received an"
        " indicative, non-binding proposal from KfW for a US$95 million loan. “With this loan in hand, Barrow is fully"
        " funded,” Managing Director Lou Crane said.\n",
        [("loan", "announced", False, False, False)],
    ),
    (
        "Berlin backs Erzberg Lithium\n\nGermany will grant Erzberg Lithium GmbH 120 million euros for its refinery."
        " The grant is still subject to approval by the European Commission.\n",
        [("grant", "announced", False, True, True)],
    ),
    (
        "Canada awarded Delta Tungsten a $14 million grant. The smelter is subject to strict rules, and the grant is"
        " subject to audits.\n",
        [("grant", "agreed", True, False, True)],
    ),
]


@pytest.mark.parametrize(("text", "acts"), TEXTS)
def test_what_is_told_twice_has_come_as_far_as_its_text_says(
    text: str, acts: list[tuple[str, str, bool, bool, bool]]
) -> None:
    """Headlines, letters, mentions, quotes and conditions don't lift an act, and what binds it does."""
    found = [act for act in reex.extract(text).initiatives if act.amounts]
    assert [(a.instrument, a.status, a.binding, a.conditional, a.countable) for a in found] == acts


def test_the_company_of_a_filing_is_its_issuer() -> None:
    """The firm that a filing calls the Company gets the loan, and not the buyer that it named last and most."""
    text = (
        "Highlights\n\n"
        "- Offtake signed with Sunmaru Alloys Co. for 900 tonnes of tin a year\n\n"
        "Orrin Tin Limited (ASX: ORT) (“Orrin” or the “Company”) is pleased to provide an update.\n\n"
        "Sunmaru Alloys Co. will buy 900 tonnes a year. Sunmaru Alloys Co. is based in Osaka."
        " The price is linked to an index, and Sunmaru Alloys Co. pays in yen.\n\n"
        "The Company has received a letter of interest from EXIM for a loan of up to US$80 million.\n"
    )
    (loan,) = [act for act in reex.extract(text).initiatives if act.instrument == "loan"]
    assert [party.name for party in loan.recipients] == ["Orrin Tin Limited"]


def test_contributions_hang_on_what_is_said_of_them_all() -> None:
    """A plural behind a list speaks of all its items."""
    text = (
        "The Department of Energy announced the following grants:\n\n"
        "- $14 million to Nyrstar for germanium\n- $9 million to Albemarle for lithium\n\n"
        "The grants are subject to the signing of final agreements.\n"
    )
    acts = [act for act in reex.extract(text).initiatives if act.amounts]
    assert [act.conditional for act in acts] == [True, True]
