"""Ways in which news, releases and columns tell acts without the usual words; each with a sentence that is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]

TOLD: list[tuple[str, list[Row]]] = [
    # -- shares
    (
        "Arafura Rare Earths received A$75 million for new shares in October.",
        [("equity", "completed", "", "asx/ARU", "AUD 75,000,000")],
    ),
    (
        "KfW agreed to invest up to €100 million for a stake in Arafura Rare Earths.",
        [("equity", "agreed", "de/kfw", "asx/ARU", "EUR 100,000,000")],
    ),
    (
        "Nyrstar makes germanium. The Commerce Department agreed in November to buy $50 million of its equity.",
        [("equity", "agreed", "us/doc", "Nyrstar NV", "USD 50,000,000")],
    ),
    (
        "Rio Tinto, which owns 49% of the project, did not comment.",
        [("equity", "active", "lse/RIO", "", "")],
    ),
    # -- who buys, who bids
    (
        "The Pentagon placed an order for $20 million of tungsten from Glencore.",
        [("offtake", "agreed", "us/dod", "lse/GLEN", "USD 20,000,000")],
    ),
    (
        "The Defense Logistics Agency gave Perpetua Resources, which owns a smelter, a five-year contract"
        " for up to $245 million of antimony ingots.",
        [("offtake", "agreed", "us/dla", "nasdaq/PPTA", "USD 245,000,000")],
    ),
    (
        "Glencore and Teck Resources are in talks on a merger.",
        [("acquisition", "proposed", "lse/GLEN", "tsx/TECK.B", "")],
    ),
    (
        "Glencore signed an agreement to acquire three tungsten properties in Portugal.",
        [("acquisition", "agreed", "lse/GLEN", "", "")],
    ),
    # -- borders
    (
        "China shelved its October controls on rare earths for one year.",
        [("export_control", "ended", "CN", "", "")],
    ),
    (
        "China suspended its ban on gallium exports to the United States.",
        [("export_control", "ended", "CN", "US", "")],
    ),
    (
        "China banned exports of antimony. A ban on sales of gallium to American buyers was suspended.",
        [("export_control", "active", "CN", "", ""), ("export_control", "ended", "CN", "US", "")],
    ),
    (
        "The United States raised the tariff on Chinese graphite.",
        [("tariff", "active", "US", "CN", "")],
    ),
    # -- the state at work
    (
        "Japan will keep a national stock of dysprosium.",
        [("stockpile", "announced", "JP", "", "")],
    ),
    (
        "Ottawa should spend C$150 million on metallurgy courses.",
        [("workforce", "proposed", "CA", "", "CAD 150,000,000")],
    ),
    (
        "The European Commission will put €593 million into research on magnets.",
        [("research", "announced", "eu/commission", "", "EUR 593,000,000")],
    ),
    (
        "President Trump set up the Nuclear Fuel Working Group in July 2019.",
        [("executive_action", "active", "us/trump-administration", "", "")],
    ),
    (
        "Serbia granted Rio Tinto a licence for the Jadar mine.",
        [("permitting", "active", "RS", "lse/RIO", "")],
    ),
    (
        "Talks continue between Teck Resources and Canada on support for more germanium.",
        [("funding", "proposed", "CA", "tsx/TECK.B", "")],
    ),
    (
        "Talks between the EU and Indonesia on nickel are in their last round.",
        [("agreement", "proposed", "EU, ID", "", "")],
    ),
    (
        "Ontario invested C$5 million in Rock Tech Lithium.",
        [("funding", "agreed", "Ontario", "tsxv/RCK", "CAD 5,000,000")],
    ),
    (
        "Indonesia raised royalties on nickel to 19%.",
        [("other", "active", "ID", "", "")],
    ),
    (
        "The European Critical Raw Materials Centre will be set up in 2026.",
        [("executive_action", "announced", "", "", "")],
    ),
    (
        "The Commerce Department will not apply its export rule.",
        [("export_control", "ended", "us/doc", "", "")],
    ),
    (
        "Malaysia's rare earth deposits are large, yet the country has barred exports of unprocessed rare earths.",
        [("export_control", "active", "MY", "", "")],
    ),
    (
        "President Trump did not concur and set up the Nuclear Fuel Working Group.",
        [("executive_action", "active", "us/trump-administration", "", "")],
    ),
    (
        "President Trump met miners. Trump invoked the Defense Production Act.",
        [("executive_action", "active", "us/trump-administration", "", "")],
    ),
    (
        "The Pentagon decided to grant $25 million to Lynas.",
        [("grant", "agreed", "us/dod", "asx/LYC", "USD 25,000,000")],
    ),
    (
        "The Pentagon will lend Lynas $565 million and may visit it.",
        [("loan", "announced", "us/dod", "asx/LYC", "USD 565,000,000")],
    ),
    # -- firms and governments
    (
        "Lynas closed a A$75 million private placement.",
        [("equity", "completed", "", "asx/LYC", "AUD 75,000,000")],
    ),
    (
        "Lynas signed a supply deal with the Government of Japan for dysprosium.",
        [("offtake", "agreed", "jp/government", "asx/LYC", "")],
    ),
    (
        "Glencore signed an agreement (the “Agreement”) to acquire the Browns Range project.",
        [("acquisition", "agreed", "lse/GLEN", "Browns Range", "")],
    ),
    (
        "Lynas was chosen by General Motors to supply magnets.",
        [("offtake", "agreed", "nyse/GM", "asx/LYC", "")],
    ),
    (
        "Glencore is also building a nickel refinery in Finland.",
        [("project", "active", "lse/GLEN", "", "")],
    ),
    # -- firms at work
    (
        "Syrah Resources suspended production of graphite.",
        [("project", "ended", "asx/SYR", "", "")],
    ),
    (
        "MP Materials opened a magnet factory in Texas.",
        [("project", "completed", "nyse/MP", "", "")],
    ),
    (
        "Glencore walked away from a nickel refinery in Indonesia.",
        [("project", "ended", "lse/GLEN", "", "")],
    ),
    (
        "MP Materials has halted exports of concentrate to China.",
        [("other", "active", "nyse/MP", "", "")],
    ),
    # -- what stands in patterns of its own
    (
        "Energy Fuels closed an offering of $700 million of convertible senior notes.",
        [("loan", "completed", "", "nyse/UUUU", "USD 700,000,000")],
    ),
    ("Sojitz raised its holding in Lynas in May.", [("equity", "agreed", "tse/2768", "asx/LYC", "")]),
    (
        "Since July 5% of MP Materials has belonged to the Pentagon.",
        [("equity", "active", "us/dod", "nyse/MP", "")],
    ),
    ("Glencore sold its zinc mines to Nyrstar.", [("acquisition", "completed", "Nyrstar NV", "lse/GLEN", "")]),
    ("MP Materials makes magnets for General Motors.", [("offtake", "active", "nyse/GM", "nyse/MP", "")]),
    ("MP Materials supplies General Motors with magnets.", [("offtake", "active", "nyse/GM", "nyse/MP", "")]),
    (
        "Hyundai Motor is to buy 1,500 tonnes of the oxide from Arafura Rare Earths.",
        [("offtake", "announced", "krx/005380", "asx/ARU", "")],
    ),
    ("Lynas will ship dysprosium to Japan.", [("offtake", "announced", "JP", "asx/LYC", "")]),
    (
        "Perpetua Resources will spend $15 million on drilling.",
        [("project", "announced", "nasdaq/PPTA", "", "USD 15,000,000")],
    ),
    (
        "The Bureau of Land Management renewed the licence of Mountain Pass.",
        [("permitting", "active", "us/blm", "Mountain Pass", "")],
    ),
    (
        "Malawi lifted the suspension of Songwe Hill.",
        [("permitting", "active", "MW", "Songwe Hill", "")],
    ),
    (
        "The European Commission selected 47 Strategic Projects for lithium.",
        [("executive_action", "active", "eu/commission", "", "")],
    ),
    (
        "Arafura Rare Earths won conditional approval for US$300 million of funding from Export Finance Australia.",
        [("funding", "agreed", "au/efa", "asx/ARU", "USD 300,000,000")],
    ),
    (
        "POSCO completed the purchase of a 30% stake in Lynas for A$765 million.",
        [("equity", "completed", "nyse/PKX", "asx/LYC", "AUD 765,000,000")],
    ),
]
NO_ACTS = [
    "Arafura Rare Earths received a visitor from new shareholders.",
    "Glencore and Teck Resources are in the same index.",
    "The reserves of gallium in China are large.",
    "A lithium reserve of two million tonnes lies under the lake.",
    "The province of Ontario lies north of the mine.",
    "Copper is a commodity with quotas of its own.",
    "Ontario, where nickel is found, is cold.",
    "Mr. Trump, a baker in Ohio, invoked the weather.",
    "The Limpopo Province of South Africa has platinum.",
    "Lynas was chosen by its staff to supply lunch.",
    "The town has training grounds and courses for golf.",
    "Sojitz raised its forecast for Lynas in May.",
    "Some 5% of MP Materials belonged in a museum.",
    "Glencore sold its cars to Nyrstar.",
    "MP Materials makes magnets for cars.",
    "Energy Fuels played 700 notes on the piano.",
    "Perpetua Resources will spend five years on drilling.",
    "The Bureau of Land Management renewed the licence of its cars.",
    "Malawi lifted the suspension of a clerk.",
    "The European Commission selected 47 experts on lithium.",
    "Lynas will ship its old desks to Japan.",
    "Arafura Rare Earths won approval for its new logo from the readers of a magazine.",
    "POSCO completed the purchase of 300 desks.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_an_act_is_read_without_its_usual_word(text: str, expected: list[Row], acts: Acts) -> None:
    """Orders, quotas, stocks and licences are acts by the places of their words."""
    assert acts(text) == expected


@pytest.mark.parametrize("text", NO_ACTS)
def test_the_same_words_elsewhere_tell_no_act(text: str, acts: Acts) -> None:
    """What lies in the ground, or is only like it, is nothing that anybody did."""
    assert acts(text) == []


def test_a_second_giver_needs_no_verb(acts: Acts) -> None:
    """Who gives as well, with a sum of its own, has an act of its own."""
    text = "The Export-Import Bank lent $300 million to Nyrstar, and the Department of Energy $125 million."
    assert acts(text) == [
        ("loan", "agreed", "us/exim", "Nyrstar NV", "USD 300,000,000"),
        ("loan", "agreed", "us/doe", "Nyrstar NV", "USD 125,000,000"),
    ]


def test_money_takes_the_form_that_the_next_sentence_names(acts: Acts) -> None:
    """``The grant`` is the money just told, and no second act; a grant with a sum of its own is one."""
    given = "Australia will provide A$75 million to Lynas. "
    assert acts(given + "The grant will pay for a cracking line.") == [
        ("grant", "announced", "AU", "asx/LYC", "AUD 75,000,000")
    ]
    assert [row[0] for row in acts(given + "A grant of A$5 million went to Iluka Resources.")] == ["funding", "grant"]


def test_money_that_a_plant_is_built_with_is_for_its_builder(acts: Acts) -> None:
    """Who builds with a loan has the loan."""
    text = "Iluka Resources is building a refinery with A$1.65 billion in loans from Export Finance Australia."
    assert ("loan", "agreed", "au/efa", "asx/ILU", "AUD 1,650,000,000") in acts(text)


def test_a_program_gets_a_loan_but_gives_no_name_to_it(acts: Acts) -> None:
    """A loan to a program is for it; one under a law is for nobody named."""
    (to,) = acts("The Export-Import Bank approved a loan of $10 billion to Project Vault.")
    (under,) = acts("The Pentagon approved a loan of $10 million under the Defense Production Act.")
    assert to[3]
    assert under[3] == ""


def test_stages_of_an_act_come_from_all_that_is_told_of_it(read: Read) -> None:
    """A second sentence on a loan tells what it is for; a measure of trade is on goods alone."""
    (loan,) = read("The Pentagon lent MP Materials $150 million. The loan is for refining.").initiatives
    assert loan.stages == ("processing",)


def test_goods_are_those_that_were_spoken_of_last(read: Read) -> None:
    """In a text on many goods, an act that names none is about those that its paragraph named last."""
    text = (
        "Nyrstar smelts zinc. Lynas sells cobalt. Iluka Resources mines zircon and sells gallium. Japan lent it $50m."
    )
    (loan,) = read(text).initiatives
    assert (loan.commodities, loan.reasons["commodities"]) == (("gallium",), "before")


def test_a_site_that_is_only_bought_is_no_project_of_the_buyer(acts: Acts) -> None:
    """An acquisition is one act, not one and a mine."""
    assert [row[0] for row in acts("Glencore acquired the Browns Range project from Northern Minerals.")] == [
        "acquisition"
    ]


def test_the_name_of_a_firm_tells_its_goods_where_nothing_else_does(read: Read) -> None:
    """A loan to a lithium firm is about lithium, unless the text says that it is about something else."""
    (named,) = read("The Pentagon lent Acme Lithium Corp. $20 million.").initiatives
    (told,) = read("The Pentagon lent Acme Lithium Corp. $20 million for boron.").initiatives
    assert (named.commodities, named.reasons["commodities"]) == (("lithium",), "name")
    assert told.commodities == ("boron",)
