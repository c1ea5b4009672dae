"""Whose money it is, what it is for, and which sum, program and good is of which act."""

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]


@pytest.mark.parametrize(
    ("text", "getter"),
    [
        ("The DFC lent Serra Verde $465 million. It also secured a grant of $20 million.", "Serra Verde"),
        ("Export Finance Australia lent Lynas A$200 million. It received a guarantee of A$30 million.", "asx/LYC"),
        ("Lynas bought a stake worth $20 million in Iluka. It also received a grant of A$30 million.", ""),
        ("Lynas signed an offtake agreement with Apple. It also received a grant of A$30 million.", "asx/LYC"),
        (
            "Canada will lend Torngat Metals C$180 million. The loan comes on top of a C$25 million grant"
            " that the company won in May.",
            "Torngat Metals Ltd.",
        ),
        ("The DFC praised a $25 million grant that Serra Verde had received.", "Serra Verde"),
        ("Halden Corp. has landed $36 million from the Pentagon.", "Halden Corp."),
        ("The Geological Survey of Canada won another C$6 million.", "ca/gsc"),
        ("The Department of Energy secured $50 million from Congress.", "us/doe"),
    ],
)
def test_who_got_money_is_never_who_gave_it(text: str, getter: str, acts: Acts) -> None:
    """``It received`` is of whom the act before was for, and who won a sum gets it, be it a body of state."""
    _, _, actor, recipient, _ = acts(text)[-1]
    assert recipient == getter
    assert not getter or actor != getter


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        ("The Department of the Interior approved a grant of $3 million for the Jadar mine.", ["grant"]),
        ("The Department of the Interior approved $3 million for the Jadar mine.", ["funding"]),
        ("The Department of the Interior approved the Bear Lodge mine.", ["permitting"]),
        ("Canada will lend Torngat Metals C$165 million to develop its Strange Lake project.", ["loan"]),
        ("Torngat Metals is building the Strange Lake project.", ["project"]),
        ("Export Finance Australia lent Lynas A$200 million to expand its plant.", ["loan"]),
        ("Lynas said that it would expand its plant.", ["project"]),
        ("The Pentagon awarded a $5 million grant to the Colorado School of Mines to train metallurgists.", ["grant"]),
        ("The Pentagon will train metallurgists.", ["workforce"]),
        ("The Pentagon lent MP Materials $150 million to buy heavy rare earths.", ["loan"]),
        ("MP Materials plans to buy heavy rare earths from Lynas.", ["offtake"]),
        ("The Pentagon signed a purchase contract with US Antimony for the strategic stockpile.", ["offtake"]),
        (
            "The Pentagon signed a purchase contract with US Antimony and is building a stockpile of antimony.",
            ["offtake", "stockpile"],
        ),
    ],
)
def test_what_money_is_for_is_no_act_of_its_own(text: str, instruments: list[str], read: Read) -> None:
    """A loan for a mine allows no mine, and one to build a plant builds none; a verb of its own does."""
    assert [act.instrument for act in read(text).initiatives] == instruments


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "EFA lent Iluka A$475 million, on top of the A$1.25 billion that it had lent in 2022.",
            ["AUD 475,000,000", "AUD 1,250,000,000"],
        ),
        ("Canada gives Torngat Metals C$10 million plus a loan.", ["CAD 10,000,000", ""]),
        (
            "Canada lends Torngat Metals C$10 million & promises a grant of C$2 million.",
            ["CAD 10,000,000", "CAD 2,000,000"],
        ),
        ("A $550 million plant was opened, and investors led by Acme added another $5 million.", ["USD 5,000,000"]),
        ("The rally at Lynas added another $550 million to its market value.", []),
        ("A senator called for a $2 billion revolving fund.", ["USD 2,000,000,000"]),
        ("A $2 billion pension fund bought bonds.", []),
        ("Two lawmakers called on Canada to create a C$5 billion minerals fund.", ["CAD 5,000,000,000"]),
        (
            "Canada granted $5 million to Lynas, more than the $4 million the government committed in 2022.",
            ["CAD 5,000,000", "CAD 4,000,000"],
        ),
    ],
)
def test_a_sum_is_of_the_act_that_names_it(text: str, sums: list[str], acts: Acts) -> None:
    """An act takes no sum from another verb, and a clause behind a sum tells who gave it."""
    assert [amount for *_, amount in acts(text)] == sums


def test_a_year_in_a_clause_on_a_sum_is_of_that_sum(read: Read) -> None:
    """``the A$1.25 billion that it had lent in 2022`` dates that loan, and not the one beside it."""
    record = read("Export Finance Australia lent Iluka A$475 million, more than the A$1 billion that it lent in 2022.")
    assert [act.announced for act in record.initiatives] == [None, "2022"]


@pytest.mark.parametrize(
    ("text", "guarantee"),
    [
        (
            "The EBRD lent Sayona $35 million with a guarantee from Sweden.",
            ("guarantee", "agreed", "SE", "Sayona Mining Limited", ""),
        ),
        (
            "KfW lent Sayona $35 million, of which Germany guarantees 80 percent.",
            ("guarantee", "agreed", "DE", "Sayona Mining Limited", ""),
        ),
        (
            "Germany's KfW has guaranteed up to $35 million for Sayona.",
            ("guarantee", "agreed", "de/kfw", "Sayona Mining Limited", "USD 35,000,000"),
        ),
        (
            "KfW will guarantee $35 million of Sayona's debt.",
            ("guarantee", "announced", "de/kfw", "Sayona Mining Limited", "USD 35,000,000"),
        ),
        (
            "The EBRD lent Sayona $35 million, while KfW guaranteed $12 million of Eramet's bonds.",
            ("guarantee", "agreed", "de/kfw", "epa/ERA", "USD 12,000,000"),
        ),
    ],
)
def test_a_guarantee_is_for_who_owes_what_it_secures(text: str, guarantee: Row, acts: Acts) -> None:
    """Whose debt is guaranteed gets the guarantee, and beside a loan that is who borrows."""
    assert [row for row in acts(text) if row[0] == "guarantee"] == [guarantee]


def test_a_plan_is_of_the_clause_that_it_acts_in(read: Read) -> None:
    """The program of a second clause is none of the first, and neither is who acts."""
    record = read("The DFC lent Serra Verde $465 million, and the EU's RESourceEU plan set aside €3 billion.")
    told = [(act.instrument, act.programs, [p.name for p in act.actors]) for act in record.initiatives]
    dfc = "U.S. International Development Finance Corporation"
    assert told == [("loan", (), [dfc]), ("funding", ("RESourceEU",), ["European Union"])]


@pytest.mark.parametrize(
    "second",
    [
        "Norway's Eksfin is considering a further NOK 300 million.",
        "Eksfin is weighing another NOK 300 million.",
        "Eksfin is considering a loan of NOK 300 million.",
    ],
)
def test_a_second_lender_does_not_borrow(second: str, acts: Acts) -> None:
    """Who is only considering money in a second clause gives it, and isn't whom the first clause lends to."""
    told = acts(f"The EIB will lend €90 million for the smelter, and {second}")
    assert [row[1:] for row in told] == [
        ("announced", "eu/eib", "", "EUR 90,000,000"),
        ("proposed", "no/eksfin", "", "NOK 300,000,000"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Critical Elements Lithium has closed a C$8 million private placement with Investissement Québec.",
        "Critical Elements Lithium said that it had completed a placement of C$8 million with Investissement Québec.",
    ],
)
def test_a_placement_with_somebody_is_bought_by_them(text: str, acts: Acts) -> None:
    """With whom a firm places its shares pays for them, and the firm gets the money."""
    assert acts(text) == [("equity", "completed", "ca/qc-iq", "tsxv/CRE", "CAD 8,000,000")]


@pytest.mark.parametrize(
    ("text", "acts_told"),
    [
        (
            "Canada lent Torngat Metals C$180 million. The loan, which Export Development Canada pays out, is secured.",
            1,
        ),
        ("Canada lent Torngat Metals C$180 million. A loan from Export Development Canada came later.", 2),
    ],
)
def test_the_loan_is_the_one_just_told(text: str, acts_told: int, acts: Acts) -> None:
    """A sentence that opens with the act of the one before tells no second one, whoever pays it out."""
    assert len(acts(text)) == acts_told


def test_parts_of_a_package_are_for_whom_the_package_is(acts: Acts) -> None:
    """Items of a list that only tell who gives them are for the firm that the package is for."""
    text = (
        "Australia is investing $185 million in Arafura Rare Earths.\n\nUnder the package:\n"
        "- Export Finance Australia will provide a $120 million loan;\n"
        "- the National Reconstruction Fund will subscribe for $65 million of shares in the company."
    )
    assert {recipient for *_, recipient, _ in acts(text)} == {"asx/ARU"}


def test_goods_of_an_inserted_clause_are_of_no_act(read: Read) -> None:
    """What a clause with ``which`` says of who acts, tells nothing of the goods of the act."""
    record = read("China, which refines most rare earths, suspended export curbs on germanium.")
    assert [act.commodities for act in record.initiatives] == [("germanium",)]


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Tungsten deals\n\nThe Pentagon lent Almonty $20 million. Tungsten is scarce.", ("tungsten",)),
        ("Tungsten deals\n\nTungsten is scarce. Separately, the DFC lent Serra Verde $465 million.", ()),
        ("Tungsten is scarce. So is tungsten scrap.\n\nMagnets are not. The DFC lent Serra Verde $465 million.", ()),
    ],
)
def test_what_a_document_is_about_goes_to_no_other_matter(text: str, goods: tuple[str, ...], read: Read) -> None:
    """The subject of a document isn't given to an act that is told as another matter, or in a paragraph on others."""
    assert [act.commodities for act in read(text).initiatives] == [goods]


def test_a_firm_is_known_by_the_start_of_its_name(acts: Acts) -> None:
    """Two words of a name, without its trade, are the firm, before and behind the whole name."""
    told = "Halden Kaz Capital Corp. owns a mine."
    text = f"EXIM lent $900 million to Halden Kaz. {told} The DFC lent Halden Kaz $5 million."
    assert [recipient for *_, recipient, _ in acts(text)] == ["Halden Kaz Capital Corp."] * 2


SOUGHT = [
    ("NioCorp is pursuing a loan from the Export-Import Bank.", ("loan", "proposed", "us/exim", "nasdaq/NB", "")),
    ("Lynas is in pursuit of a Pentagon grant.", ("grant", "proposed", "us/dod", "asx/LYC", "")),
    ("Lynas pursues a grant from Canada.", ("grant", "proposed", "CA", "asx/LYC", "")),
]


@pytest.mark.parametrize(("sentence", "expected"), SOUGHT)
def test_money_that_a_firm_pursues_is_for_it(sentence: str, expected: Row, acts: Acts) -> None:
    """Nobody has promised it yet."""
    assert acts(sentence) == [expected]


LENT = "Canada will lend Lynas C$70 million. "
FIRST = ("loan", "announced", "CA", "asx/LYC", "CAD 70,000,000")


@pytest.mark.parametrize(
    "sentence",
    [
        "Opposition spokeswoman Jo Hart said the C$70 million loan was a gamble.",
        "Coalition spokesman Jo Hart said the C$70 million loan was a gamble.",
        "Government spokesman Jo Hart said the C$70 million loan was sound.",
        "Torvik Ores spokesman Jo Hart said that the C$70 million loan was unfair.",
        "Iluka said on Friday the C$70 million loan was unfair.",
        "Lynas chief executive Jo Hart said the C$70 million loan would help.",
    ],
)
def test_who_only_speaks_of_money_has_no_part_in_it(sentence: str, acts: Acts) -> None:
    """A sum that somebody says something of is the one told before, as far as it has come there."""
    assert acts(LENT + sentence) == [FIRST]


@pytest.mark.parametrize(
    ("sentence", "more"),
    [
        ("Iluka said the C$30 million loan would help it.", "CAD 30,000,000"),
        ("Iluka got a C$70 million loan, too.", "CAD 70,000,000"),
    ],
)
def test_another_sum_or_another_loan_is_a_second_act(sentence: str, more: str, acts: Acts) -> None:
    """What is told of a second firm's own money is no first sum again."""
    told = acts(LENT + sentence)
    assert told[0] == FIRST
    assert [(recipient, money) for *_, recipient, money in told[1:]] == [("asx/ILU", more)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iluka will sell 40 tonnes of terbium oxide to Glencore at prices published by Fastmarkets.", "lse/GLEN"),
        ("Iluka agreed to supply terbium to Glencore at prices quoted by Shanghai Metals Market.", "lse/GLEN"),
        ("Iluka signed an offtake with Glencore, priced against the Asian Metal terbium index.", "lse/GLEN"),
        (
            "Iluka will deliver 40 tonnes of terbium to Glencore, tied to the average of Platts and Argus Media.",
            "lse/GLEN",
        ),
        ("Iluka agreed to supply terbium to Fastmarkets.", "Fastmarkets"),
    ],
)
def test_who_publishes_a_price_is_no_party(text: str, expected: str, acts: Acts) -> None:
    """A contract that follows an index is none with its publisher, who may deal as anybody may."""
    assert [(act, actor, recipient) for act, _, actor, recipient, _ in acts(text)] == [("offtake", expected, "asx/ILU")]


def test_a_payment_under_a_contract_is_not_for_the_index(acts: Acts) -> None:
    """What the buyer pays in advance is for nobody who publishes prices."""
    text = (
        "Halden Ores Ltd signed an offtake agreement with Torvik Cells Co. Torvik will take 90 tonnes of terbium oxide"
        " a year, at a price linked to the Asian Metal index. Torvik will make a prepayment of US$8 million."
    )
    assert not any("Asian" in party for _, _, *parties, _ in acts(text) for party in parties)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lynas signed a contract in May to sell 90 tonnes a year of terbium oxide to Germany's Halden Magnetwerke.",
            ("offtake", "agreed", "Halden Magnetwerke", "asx/LYC", ""),
        ),
        (
            "Lynas will sell 90 tonnes of terbium to the Japanese Kanto Jishaku.",
            ("offtake", "announced", "Kanto Jishaku", "asx/LYC", ""),
        ),
        (
            "Lynas will ship 90 tonnes of terbium a year to South Korea-based Posco.",
            ("offtake", "announced", "nyse/PKX", "asx/LYC", ""),
        ),
        (
            "Export Finance Australia will lend Perth-based Lynas A$40 million.",
            ("loan", "announced", "au/efa", "asx/LYC", "AUD 40,000,000"),
        ),
        (
            "The DFC awarded South Korean Posco $3 million.",
            ("grant", "agreed", "us/dfc", "nyse/PKX", "USD 3,000,000"),
        ),
    ],
)
def test_where_a_firm_is_from_has_no_part_in_its_deal(text: str, expected: Row, acts: Acts) -> None:
    """The firm that a country is named with deals, and not the country."""
    assert acts(text) == [expected]


def test_the_firm_that_a_sentence_refers_to_sells_under_its_contract(acts: Acts) -> None:
    """The seller is told before, the buyer here, and the package of the next sentence is no price of the goods."""
    text = (
        "Lynas has been in talks with a bank. The company signed a contract in May to sell 90 tonnes of terbium to"
        " Glencore.\n\nThe A$45 million package is the largest so far."
    )
    assert ("offtake", "agreed", "lse/GLEN", "asx/LYC", "") in acts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Japan's contribution is a loan of $50 million to Lynas.",
            ("loan", "agreed", "JP", "asx/LYC", "USD 50,000,000"),
        ),
        (
            "Berlin's initial financial share will be a EUR 30 million grant for Vulcan Energy.",
            ("grant", "announced", "DE", "asx/VUL", "EUR 30,000,000"),
        ),
        (
            "France supports Vulcan Energy with €16 million in grants.",
            ("grant", "announced", "FR", "asx/VUL", "EUR 16,000,000"),
        ),
        (
            "The French state supports Vulcan Energy with €16 million in grants and tax credits.",
            ("funding", "announced", "FR", "asx/VUL", "EUR 16,000,000"),
        ),
    ],
)
def test_who_gives_is_told_by_a_part_or_by_a_verb_of_help(text: str, expected: Row, acts: Acts) -> None:
    """A loan may be somebody's contribution, and who supports a firm with a sum gives it in each of its forms."""
    assert acts(text) == [expected]


def test_a_grant_and_a_tax_credit_of_its_own_stay_two(acts: Acts) -> None:
    """Only what shares a sum is one."""
    text = "Canada gave Lynas C$5 million in grants and tax credits worth C$9 million."
    assert [(row[0], row[4]) for row in acts(text)] == [("grant", "CAD 5,000,000"), ("tax_credit", "CAD 9,000,000")]


@pytest.mark.parametrize(
    "told",
    [
        "In exchange, the department would receive warrants for 5% of the company.",
        "In return it will receive warrants for 5% of the company.",
    ],
)
def test_a_body_that_gets_shares_is_no_receiver_of_money(told: str, acts: Acts) -> None:
    """It pays for them with what was told before."""
    rows = acts(f"The Department of Energy lent Lynas $200 million. {told}")
    assert rows[1] == ("equity", "announced", "us/doe", "asx/LYC", "")


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Lynas entered into a securities purchase agreement for a $90 million placement.", "", "asx/LYC"),
        ("Ucore signed securities purchase agreements with funds for $90 million of shares.", "", "tsxv/UCU"),
        ("The Pentagon entered into a securities purchase agreement with Lynas for $90 million.", "us/dod", "asx/LYC"),
    ],
)
def test_who_signs_to_sell_new_shares_gets_the_money(text: str, actor: str, recipient: str, acts: Acts) -> None:
    """Unless it is told with whom a body of state signs."""
    assert [row[:4] for row in acts(text)] == [("equity", "agreed", actor, recipient)]


@pytest.mark.parametrize("rules", ["EU State aid rules", "its aid guidelines", "EU rules"])
def test_rules_on_aid_give_nothing(rules: str, acts: Acts) -> None:
    """Who grants it stands before the word of the act, whoever approves it under which rules."""
    told = acts(f"The Commission approved, under {rules}, a €20 million Polish grant to Umicore for its nickel plant.")
    assert told == [("grant", "agreed", "PL", "ebr/UMI", "EUR 20,000,000")]
