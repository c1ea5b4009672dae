"""What ministries, parliaments, courts and bodies of state do, in the many words that there are for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

ACTING: list[tuple[str, list[Row]]] = [
    ("Zambia's mines ministry banned exports of raw manganese.", [("export_control", "active", "ZM", "", "")]),
    ("The Bolivian senate rejected the lithium bill.", [("law", "ended", "BO", "", "")]),
    ("Guinea's military rulers seized nine tonnes of tin.", [("other", "active", "GN", "", "")]),
    ("A court in Ecuador quashed the permit for a copper mine.", [("permitting", "ended", "EC", "", "")]),
    ("Brazil's lower house voted for a bill on niobium.", [("law", "proposed", "BR", "", "")]),
    ("The Danish tax ministry waived the VAT on titanium.", [("tax_credit", "active", "DK", "", "")]),
    (
        "Brazil's development bank BNDES lent Vale $20 million for a nickel mine.",
        [("loan", "agreed", "br/bndes", "nyse/VALE", "USD 20,000,000")],
    ),
    (
        "An $85 million loan to Westwin Elements has closed, the Office of Strategic Capital said.",
        [("loan", "completed", "us/osc", "Westwin Elements, Inc.", "USD 85,000,000")],
    ),
    ("Kazakh state group Kazatomprom inaugurated a uranium refinery.", [("project", "completed", "lse/KAP", "", "")]),
]
PERMITS: list[tuple[str, list[Row]]] = [
    (
        "The Department of the Interior signed off on Ioneer's Rhyolite Ridge lithium mine.",
        [("permitting", "agreed", "us/doi", "nasdaq/IONR", "")],
    ),
    (
        "The Department of the Interior has cleared the way for a copper mine in Alaska.",
        [("permitting", "agreed", "us/doi", "", "")],
    ),
    ("Zambia revoked the licences of a cobalt miner.", [("permitting", "ended", "ZM", "", "")]),
    ("Canada put its nickel projects on a fast track.", [("permitting", "active", "CA", "", "")]),
    ("Denmark lifted its ban on zinc mining.", [("law", "agreed", "DK", "", "")]),
    ("Mongolia's parliament adopted amendments to the uranium law.", [("law", "agreed", "MN", "", "")]),
    ("Ghana's parliament ratified the lease for a lithium mine.", [("permitting", "agreed", "GH", "", "")]),
    ("President Trump signed the law on uranium.", [("law", "active", "us/trump-administration", "", "")]),
]
MONEY: list[tuple[str, list[Row]]] = [
    (
        "Finnvera guaranteed a €60 million loan for a nickel smelter.",
        [("guarantee", "agreed", "fi/finnvera", "", "EUR 60,000,000")],
    ),
    (
        "The Department of Energy backstopped $90 million of bonds for a gallium plant.",
        [("guarantee", "agreed", "us/doe", "", "USD 90,000,000")],
    ),
    (
        "Export Development Canada may insure a cobalt mine in Zambia against political risk.",
        [("guarantee", "proposed", "ca/edc", "", "")],
    ),
    ("Rwanda exempted tin smelters from corporate tax.", [("tax_credit", "active", "RW", "", "")]),
    ("Tungsten recyclers in Austria deduct their costs from taxable profit.", [("tax_credit", "active", "AT", "", "")]),
    (
        "The first $7 million tranche of the $25 million grant to Lynas was paid by the Department of Energy.",
        [("grant", "completed", "us/doe", "asx/LYC", "USD 7,000,000")],
    ),
    (
        "Lynas got $12 million from the Department of Energy, which it need not repay.",
        [("grant", "agreed", "us/doe", "asx/LYC", "USD 12,000,000")],
    ),
    (
        "The Pentagon paid $48 million for the shares of Nyrstar.",
        [("equity", "agreed", "us/dod", "Nyrstar NV", "USD 48,000,000")],
    ),
    (
        "The U.S. Army gave a small firm a $44 million contract to supply tungsten powder.",
        [("offtake", "agreed", "us/army", "", "USD 44,000,000")],
    ),
    (
        "Ontario sets aside C$20 million to train nickel metallurgists.",
        [("workforce", "announced", "Ontario", "", "CAD 20,000,000")],
    ),
]
TRADE: list[tuple[str, list[Row]]] = [
    ("Turkey exempted nickel scrap from customs duty.", [("tariff", "ended", "TR", "", "")]),
    ("India extended exemptions from its duties on cobalt.", [("tariff", "ended", "IN", "", "")]),
    ("Namibia will no longer let lithium ore out of the country.", [("export_control", "announced", "NA", "", "")]),
    (
        "Exporters of gallium need a licence from China's Ministry of Commerce.",
        [("export_control", "active", "cn/mofcom", "", "")],
    ),
    ("China to halt tungsten exports", [("export_control", "announced", "CN", "", "")]),
    ("Vietnam makes it illegal to export rare earth ore.", [("export_control", "active", "VN", "", "")]),
    (
        "Poland will cap the amount of graphite that steelmakers may import.",
        [("import_restriction", "announced", "PL", "", "")],
    ),
    ("Imports of Iranian copper were outlawed by Canada.", [("import_restriction", "active", "CA", "IR", "")]),
    (
        "Canada will stop federal agencies from buying Chinese magnets.",
        [("import_restriction", "announced", "CA", "CN", "")],
    ),
    ("A rule keeps Chinese gallium out of U.S. radars.", [("import_restriction", "active", "US", "CN", "")]),
    ("Contractors may not use magnets made in China.", [("import_restriction", "active", "", "CN", "")]),
]
ORDERS: list[tuple[str, list[Row]]] = [
    ("Finland released 12 tonnes of indium from its emergency reserve.", [("stockpile", "completed", "FI", "", "")]),
    ("Australia named a special envoy for critical minerals.", [("executive_action", "active", "AU", "", "")]),
    (
        "The Commerce Department closed its probe of polysilicon imports.",
        [("executive_action", "completed", "us/doc", "", "")],
    ),
    ("Panama tore up the copper contracts with Glencore.", [("other", "ended", "PA", "lse/GLEN", "")]),
    ("Indonesia's revised royalty on nickel took effect in April.", [("other", "active", "ID", "", "")]),
    (
        "China set mining quotas for tin and revoked the licences of a miner.",
        [("other", "active", "CN", "", ""), ("permitting", "ended", "CN", "", "")],
    ),
    ("Mongolia and Japan are haggling over a copper pact.", [("agreement", "proposed", "MN, JP", "", "")]),
    (
        "The University of Birmingham is looking for ways to recycle lithium.",
        [("research", "announced", "University of Birmingham", "", "")],
    ),
]
NOTHING = (
    "The ministry was told about data on lithium exports.",
    "Cobalt exports of the country fell after the strike.",
    "China's share of magnet exports was limited by demand.",
    "The government of Peru welcomed a new lithium mine.",
    "Traders in Zambia said that shipments of copper were late.",
    "The trade war over tungsten has hurt the mine.",
)


@pytest.mark.parametrize(("text", "expected"), ACTING, ids=[text[:60] for text, _ in ACTING])
def test_who_acts_for_a_country_is_this_country(text: str, expected: list[Row], acts: Acts) -> None:
    """Ministries, juntas, courts and houses of parliament act for theirs; a body with a name of its own for itself."""
    assert acts(text) == expected


@pytest.mark.parametrize(("text", "expected"), PERMITS, ids=[text[:60] for text, _ in PERMITS])
def test_permits_and_laws_are_read_in_many_words(text: str, expected: list[Row], acts: Acts) -> None:
    """Given, refused, taken away or made faster; voted for, passed, signed or buried."""
    assert acts(text) == expected


@pytest.mark.parametrize(("text", "expected"), MONEY, ids=[text[:60] for text, _ in MONEY])
def test_money_of_states_is_read_in_many_words(text: str, expected: list[Row], acts: Acts) -> None:
    """Cover for loans, taxes that are not taken, shares that are paid for, and of two sums the part that is told."""
    assert acts(text) == expected


@pytest.mark.parametrize(("text", "expected"), TRADE, ids=[text[:60] for text, _ in TRADE])
def test_measures_of_trade_are_read_in_many_words(text: str, expected: list[Row], acts: Acts) -> None:
    """In the passive, by a licence that is needed, by who may not buy, or in a headline."""
    assert acts(text) == expected


@pytest.mark.parametrize(("text", "expected"), ORDERS, ids=[text[:60] for text, _ in ORDERS])
def test_orders_stocks_and_pacts_are_read_in_many_words(text: str, expected: list[Row], acts: Acts) -> None:
    """Inquiries, envoys, reserves, contracts that are torn up, and talks."""
    assert acts(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_words_of_acts_alone_are_no_act(text: str, acts: Acts) -> None:
    """What is in the news of a country is not yet what it does."""
    assert acts(text) == []


def test_parliament_is_that_of_the_only_country_that_a_text_names(acts: Acts) -> None:
    """Where two are named, nobody knows whose it is."""
    assert [row[2] for row in acts("Lithium from Chile is dear. The finance ministry waived the VAT on lithium.")] == [
        "CL"
    ]
    assert [row[2] for row in acts("Chile and Peru mine copper. The finance ministry waived the VAT on copper.")] == [
        ""
    ]


def test_a_ministry_is_named_as_the_text_does(read: Read) -> None:
    """The record keeps its words beside the country that it acts for."""
    (act,) = read("Kenya's ministry of water and mines banned exports of uranium.").initiatives
    (actor,) = act.actors

    assert (actor.name, "ministry of water and mines" in actor.forms) == ("Kenya", True)


JOINT: list[tuple[str, list[Row]]] = [
    ("The United States and Malaysia set up a working group on tin.", [("agreement", "agreed", "US, MY", "", "")]),
    ("Canada and the EU established a high-level task force on tin.", [("agreement", "agreed", "CA, EU", "", "")]),
    ("A committee on lithium was created by Chile and the EU.", [("agreement", "agreed", "CL, EU", "", "")]),
    ("India and Japan have decided to establish a Forum on gallium.", [("agreement", "agreed", "IN, JP", "", "")]),
    (
        "Australia and the United States are establishing the Australia-United States Taskforce on Critical Minerals.",
        [("agreement", "agreed", "AU, US", "", "")],
    ),
    ("Canada established a task force on gallium.", [("executive_action", "active", "CA", "", "")]),
    (
        "The Department of Energy and the Department of Defense established a task force on gallium.",
        [("executive_action", "active", "us/doe, us/dod", "", "")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), JOINT)
def test_a_body_that_two_governments_found_is_an_agreement_of_both(
    sentence: str, expected: list[Row], acts: Acts
) -> None:
    """One government that founds a body acts alone, and so do two departments of it."""
    assert acts(sentence) == expected


OFFICES: list[tuple[str, list[Row]]] = [
    (
        "The Secretary of Energy toured a plant. The Secretary awarded $5 million to Ucore Rare Metals.",
        [("grant", "agreed", "us/doe", "tsxv/UCU", "USD 5,000,000")],
    ),
    (
        "The Secretary of Commerce (Secretary) spoke. The Secretary of Defense agreed. "
        "The Secretary opened an investigation into imports of magnets.",
        [("executive_action", "active", "us/doc", "", "")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_the_secretary_is_who_was_called_so(text: str, expected: list[Row], acts: Acts) -> None:
    """It is the last one that was named, unless the text defines the word."""
    assert acts(text) == expected


BILL = (
    'This Act may be cited as the "Gallium Act of 2025".\n\nThe term "Secretary" means the Secretary of the Interior.'
)


def test_what_a_bill_says_that_shall_be_done_is_proposed(acts: Acts) -> None:
    """It is done by whom the bill defines, whoever else is named; outside of a bill it is promised."""
    text = "Not later than May, the Secretary shall award grants for gallium refineries."

    assert acts(f"{BILL}\n\nThe Secretary of Commerce is to be heard.\n\n{text}") == [
        ("law", "proposed", "", "", ""),
        ("grant", "proposed", "us/doi", "", ""),
    ]
    assert acts("The Secretary of the Interior shall award grants for gallium refineries.") == [
        ("grant", "announced", "us/doi", "", "")
    ]


def test_a_debate_on_a_bill_tells_one_bill(acts: Acts) -> None:
    """Who moves to suspend the rules ends no law, and what is said of *this bill* is said of the one in debate."""
    motion = "I move to suspend the rules and pass the bill to amend the Energy Act of 2020 on gallium."
    speech = "This bill would require the Department of Energy to list gallium."

    assert acts(f"{motion}\n\n{BILL}\n\n{speech}") == [("law", "proposed", "", "", "")]


NO_LAW = [
    'The term "pilot program" means the Gallium Pilot Program established under section 4.',
    "The term price floor has the meaning given the term in the Tin Act.",
    "The Department of Energy may take all actions on tin, including the amendment of regulations.",
]


@pytest.mark.parametrize("sentence", NO_LAW)
def test_boilerplate_of_laws_is_no_act(sentence: str, acts: Acts) -> None:
    """A definition does nothing, and rules that may be amended are no law."""
    assert acts(sentence) == []


def test_a_measure_is_one_act_with_its_example(acts: Acts) -> None:
    """``Import restrictions, such as tariffs`` are tariffs."""
    assert acts("Canada may impose import restrictions, such as tariffs, on gallium.") == [
        ("tariff", "proposed", "CA", "", "")
    ]


def test_an_order_is_of_the_head_who_speaks_in_it(acts: Acts) -> None:
    """*I* is who has the authority; a heading, and earlier orders that give way, are no orders of their own."""
    text = (
        "A PROCLAMATION\n\nGallium is critical. NOW, THEREFORE, I, DONALD J. TRUMP, President of the United States of "
        "America, by the authority vested in me by the Constitution, do hereby proclaim that gallium is scarce. "
        "In doing so, I impose a tariff of 25 percent on gallium.\n\n"
        "Any provision of previous proclamations on gallium that is inconsistent is superseded."
    )

    assert acts(text) == [
        ("executive_action", "active", "us/trump-administration", "", ""),
        ("tariff", "active", "us/trump-administration", "", ""),
    ]


TOGETHER: list[tuple[str, list[Row]]] = [
    (
        "India noted a program between the U.S. Geological Survey and Geoscience Australia on exploration of tin.",
        [("research", "active", "us/usgs, au/geoscience", "", "")],
    ),
    ("Lynas signed a testing agreement with Iluka Resources.", [("research", "agreed", "asx/LYC, asx/ILU", "", "")]),
    ("Japan and Canada met, to drive offtake agreements for nickel.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), TOGETHER)
def test_bodies_and_firms_that_study_together(sentence: str, expected: list[Row], acts: Acts) -> None:
    """All of them do it; what is only to be encouraged is nobody's contract."""
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    "consequence",
    ["raises concerns for the United States", "poses a challenge to Germany", "is good news for Australia"],
)
def test_what_a_ban_means_for_others_is_no_measure_on_them(consequence: str, acts: Acts) -> None:
    """A ban hits whom it names: *its ban on exports to Japan*."""
    assert acts(f"China's export ban on gallium {consequence}.") == [("export_control", "active", "CN", "", "")]
    assert acts("China's export ban on gallium to Japan holds.") == [("export_control", "active", "CN", "JP", "")]


def test_what_a_bill_appropriates_is_funding_that_is_proposed(acts: Acts) -> None:
    """The sum may stand far behind; the body gets it, and who votes for it stands elsewhere."""
    text = "There is authorized to be appropriated to the Department of Energy to carry out this Act $40,000,000."

    assert acts(f"{BILL}\n\n{text}")[-1] == ("funding", "proposed", "", "us/doe", "USD 40,000,000")


LISTS: list[tuple[str, list[Row]]] = [
    (
        "(d) In May, the Secretary of Commerce shall consider:\n\n(i) the imposition of tariffs on tin;\n\n(ii) more.",
        [("tariff", "proposed", "us/doc", "", "")],
    ),
    ("Canada should:\n\n- Provide grants to gallium refiners.", [("grant", "proposed", "CA", "", "")]),
    ("Australia and Japan intend to:\n\n- Provide loans for tin mines.", [("loan", "announced", "AU, JP", "", "")]),
    ("Canada announced the imposition of tariffs on gallium.", [("tariff", "announced", "CA", "", "")]),
]
TALKS: list[tuple[str, list[Row]]] = [
    ("The EU is negotiating minerals agreements with Chile on tin.", [("agreement", "proposed", "EU, CL", "", "")]),
    ("Canada is to negotiate a pact on gallium with trading partners.", [("agreement", "proposed", "CA", "", "")]),
    ("The United States removed Indian firms from the Entity List.", [("export_control", "ended", "US", "IN", "")]),
    ("The Department of Commerce delisted Indian entities.", [("export_control", "ended", "us/doc", "IN", "")]),
    ("Lynas was delisted in Sydney.", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_items_of_a_list_are_as_far_as_what_opens_it(text: str, expected: list[Row], acts: Acts) -> None:
    """And all that stand joined before the list do them."""
    assert acts(text) == expected


@pytest.mark.parametrize(("sentence", "expected"), TALKS)
def test_pacts_are_negotiated_and_entities_taken_off_lists(sentence: str, expected: list[Row], acts: Acts) -> None:
    """The partners may have no names."""
    assert acts(sentence) == expected
