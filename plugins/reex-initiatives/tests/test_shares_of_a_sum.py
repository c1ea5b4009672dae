"""Sums that are told with whose part each is, and sums that only the paper, the list or the table around them tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]
EXIM, KFW = "us/exim", "de/kfw"
KESTREL, HALDEN = "Kestrel Tin", "Halden Lithium"

SHARES = [
    "EXIM and KfW signed a $70 million loan for Kestrel Tin: $40 million comes from EXIM and $30 million from KfW.",
    "EXIM and KfW signed a $70 million loan for Kestrel Tin, of which $40 million is from EXIM and $30 million by KfW.",
    "Kestrel Tin secured a $70 million loan, with EXIM lending $40 million and KfW $30 million.",
    "EXIM and KfW will lend Kestrel Tin $70 million: EXIM will provide up to $40 million and KfW $30 million.",
]


@pytest.mark.parametrize("text", SHARES)
def test_a_loan_is_of_each_giver_by_his_part(text: str, read: Read) -> None:
    """The parts come to the whole, which is told no second time."""
    told = [(act.instrument, act.actors[0].ref, str(act.amounts[0].amount)) for act in read(text).initiatives]
    assert told == [("loan", EXIM, "40000000"), ("loan", KFW, "30000000")]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        # what several fund together is one act of them all
        ("JOGMEC and KfW put $70 million into Kestrel Tin: $40 million from JOGMEC and $30 million from KfW.", [70]),
        # parts that come to less, or that are for somebody
        ("EXIM lent Kestrel Tin $90 million: $40 million goes to mines and $30 million to roads.", [90]),
        # what a whole is said to be behind it
        ("Kestrel Tin secured a $70 million loan. EXIM provides $40 million and KfW $30 million.", [40, 30]),
        # sums for others that come to the same
        (
            "Kestrel Tin got a $70 million loan. EXIM lent Iluka $40 million and KfW lent Lynas $30 million.",
            [70, 40, 30],
        ),
    ],
)
def test_whoever_gives_a_sum_it_counts_once(text: str, sums: list[int], read: Read) -> None:
    """Neither the parts nor the whole is added to the other."""
    counted = [act.amounts[0].amount for act in read(text).initiatives if act.amounts and act.countable]
    assert counted == [number * 1_000_000 for number in sums]


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel Tin received $7 million for its smelter, Halden Lithium $5 million for a plant.",
        "Kestrel Tin got $7 million from EXIM for its smelter and Halden Lithium $5 million.",
        "Kestrel Tin was awarded $7 million for its smelter, and Halden Lithium $5 million under the same act.",
    ],
)
def test_who_gets_money_is_told_in_turn_without_the_verb(text: str, acts: Acts) -> None:
    """Each has the sum that stands behind it, whoever gives it."""
    assert [(recipient, amount) for *_, recipient, amount in acts(text)] == [
        (KESTREL, "USD 7,000,000"),
        (HALDEN, "USD 5,000,000"),
    ]


def test_what_firms_lose_in_turn_is_given_by_nobody(acts: Acts) -> None:
    """Only the verb of an act goes on to the next firm."""
    rows = acts("Kestrel Tin lost $7 million on its smelter, Halden Lithium $5 million on a plant.")
    assert [amount for *_, amount in rows if amount] == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "EXIM puts $7 million into the repair of that smelter and up to $5 million into Halden Lithium's plant.",
            [("", "USD 7,000,000"), (HALDEN, "USD 5,000,000")],
        ),
        (
            "EXIM puts $7 million into Kestrel Tin's smelter and up to $5 million into Halden Lithium's plant.",
            [(KESTREL, "USD 7,000,000"), (HALDEN, "USD 5,000,000")],
        ),
        ("EXIM awarded $7 million in grants and $5 million in loans to Halden Lithium.", [(HALDEN, "USD 7,000,000")]),
    ],
)
def test_a_firm_behind_the_second_sum_gets_that_one(text: str, rows: list[tuple[str, str]], acts: Acts) -> None:
    """What the first is put into stands between both."""
    assert [(recipient, amount) for *_, recipient, amount in acts(text)][: len(rows)] == rows


@pytest.mark.parametrize(
    ("opening", "form", "status"),
    [
        ("EXIM announced loans", "loan", "announced"),
        ("EXIM added its own contribution", "funding", "agreed"),
        ("EXIM has handed out money to two miners", "funding", "agreed"),
        ("EXIM will fund two plants", "funding", "announced"),
        ("EXIM might back two plants", "funding", "proposed"),
    ],
)
def test_a_list_of_sums_behind_a_colon_is_given_by_who_opens_it(
    opening: str, form: str, status: str, acts: Acts
) -> None:
    """Also where the opening has no sum of its own."""
    text = f"{opening}: $12 million to Kestrel Tin, $5 million to Halden Lithium and $7 million to Iluka."
    assert acts(text) == [
        (form, status, EXIM, KESTREL, "USD 12,000,000"),
        (form, status, EXIM, HALDEN, "USD 5,000,000"),
        (form, status, EXIM, "asx/ILU", "USD 7,000,000"),
    ]
    assert all(act.countable for act in reex.extract(text).initiatives if act.status != "proposed")


@pytest.mark.parametrize(
    "opening",
    ["The ministry of mines listed what firms owe", "Nickel exports of Canada go to few", "Losses were told by EXIM"],
)
def test_a_list_that_nothing_gives_tells_no_acts(opening: str, acts: Acts) -> None:
    """Its sums are only figures."""
    assert acts(f"{opening}: $12 million to Kestrel Tin and $5 million to Halden Lithium.") == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Tesla signed a $90 million deal to buy lithium carbonate from Halden Lithium.",
            ("offtake", "agreed", HALDEN, "USD 90,000,000"),
        ),
        (
            "The Pentagon signed a $90 million agreement to buy tungsten powder from Kestrel Tin.",
            ("offtake", "agreed", KESTREL, "USD 90,000,000"),
        ),
        (
            "Iluka has signed a $90 million contract with Kestrel Tin to purchase its zircon.",
            ("offtake", "agreed", KESTREL, "USD 90,000,000"),
        ),
    ],
)
def test_the_sum_of_a_contract_is_that_of_what_it_is_for(text: str, row: tuple[str, ...], acts: Acts) -> None:
    """Goods that are bought from a firm are no firm that is bought."""
    assert [(form, status, *rest) for form, status, _, *rest in acts(text)] == [row]


def test_a_plan_for_something_else_has_no_sum_for_what_is_bought_besides(acts: Acts) -> None:
    """The verb has to stand right behind the paper."""
    rows = acts("Canada signed a $90 million deal to renew its ports and will buy cobalt from Kestrel Tin.")
    assert [amount for form, *_, amount in rows if form == "offtake"] == [""]


def test_what_a_partnership_is_made_of_counts_and_its_sum_does_not(read: Read) -> None:
    """``It is made up of`` tells the parts, whatever the whole is called."""
    text = (
        "Kestrel Tin announced a $90 million partnership with Halden Lithium to build a smelter. It is made up of a"
        " $60 million loan from EXIM and a $20 million grant from the Department of Energy."
    )
    counted = [(act.instrument, act.countable) for act in read(text).initiatives if act.amounts]
    assert counted == [("partnership", False), ("loan", True), ("grant", True)]


HEAD = "Canada and Chile Sign Framework on Critical Minerals\n\n"
PLEDGE = "Canada and Chile will each invest $2 billion in priority projects within six months."
OTHERS = (
    " The ministers met in Santiago, where they were told how copper and rare earths are refined and sold. They"
    " also visited a museum, a harbour and a new hospital, and thanked all who had worked on the visit for so long."
)


@pytest.mark.parametrize(
    ("head", "sums"),
    [
        (HEAD, [2_000_000_000, 2_000_000_000]),
        ("Canada and Chile Sign Peace Accord\n\n", []),
    ],
)
def test_what_the_sides_of_a_pact_on_minerals_promise_is_on_them(head: str, sums: list[int], read: Read) -> None:
    """A long text need not say in each sentence what its headline does."""
    told = read(f"{head}{PLEDGE}{OTHERS * 8}").initiatives
    assert [act.amounts[0].amount for act in told if act.amounts] == sums


def test_two_banks_of_many_states_give_the_same_sum_each(acts: Acts) -> None:
    """Unlike two bodies of one state they may not be one, and a board acts in a clause of its own."""
    text = (
        "The IFC's $90 million loan to Reko Diq was signed in April, and the ADB board cleared a $90 million loan and"
        " an $8 million guarantee in August."
    )
    assert [(form, actor, amount) for form, _, actor, _, amount in acts(text)] == [
        ("loan", "int/ifc", "USD 90,000,000"),
        ("loan", "int/adb", "USD 90,000,000"),
        ("guarantee", "int/adb", "USD 8,000,000"),
    ]


@pytest.mark.parametrize(
    "purpose",
    ["for equity stakes and loan guarantees", "to take equity stakes and give loans", "offering loans and guarantees"],
)
def test_the_forms_in_which_a_fund_is_to_give_are_no_acts(purpose: str, acts: Acts) -> None:
    """The fund is one, whatever it will do."""
    rows = acts(f"Canada created a C$3 billion Critical Minerals Growth Fund {purpose}.")
    assert [(form, amount) for form, *_, amount in rows] == [("funding", "CAD 3,000,000,000")]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("The EU's pledge of €9 billion for West Africa, made in May, includes €300 million for cobalt.", [300]),
        ("Japan promised $5 billion in aid to Zambia, of which $200 million is set aside for copper mines.", [200]),
        # what all of it is for may be minerals as well
        ("The EU pledged €9 billion for batteries and lithium in Chile, including €300 million for cobalt.", [9000]),
        ("The EU pledged €3 billion for RESourceEU, including €300 million for cobalt refining.", [3000]),
    ],
)
def test_of_money_for_a_place_only_what_is_for_minerals_counts(text: str, sums: list[int], read: Read) -> None:
    """The rest of it is for schools, roads and so on."""
    told = [act for act in read(text).initiatives if act.countable]
    assert [act.amounts[0].amount for act in told] == [number * 1_000_000 for number in sums]


def test_the_administration_is_that_of_the_one_whose_is_called_so(acts: Acts) -> None:
    """A prime minister who is named last has a government."""
    text = "President Trump met Prime Minister Albanese.\n\nIn May, the Administration took a 10% stake in Kestrel Tin."
    assert acts(text)[-1][:4] == ("equity", "agreed", "us/trump-administration", KESTREL)


def test_a_program_pays_for_research(acts: Acts) -> None:
    """As for anything else that it has money for."""
    assert acts("Horizon Europe will devote €90 million to research on tin.") == [
        ("research", "announced", "eu/horizon-europe", "", "EUR 90,000,000")
    ]


def test_a_block_grant_is_no_grant(acts: Acts) -> None:
    """It is how one government keeps another."""
    assert acts("Greenland mines gold. It lives on a Danish block grant of roughly $600 million a year.") == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Japan has promised to invest $9 billion in Chile. Chile mines lithium.", ["pipeline"]),
        ("Korea will invest $9 billion in the United States over four years. Lithium is mined.", ["pipeline"]),
        # what it is for is told, or who gets it
        ("Japan will invest $9 billion in critical minerals.", ["stated"]),
        ("Korea will invest $9 billion in a Chilean lithium mine.", ["stated"]),
    ],
)
def test_what_one_country_will_invest_in_another_is_hoped_for(text: str, roles: list[str], read: Read) -> None:
    """Its firms are to do so."""
    told = [act for act in read(text).initiatives if act.amounts]
    assert [act.amounts[0].role for act in told] == roles
    assert [act.countable for act in told] == [role == "stated" for role in roles]


@pytest.mark.parametrize("paper", ["letter of intent", "non-binding term sheet"])
def test_what_a_letter_is_made_of_binds_no_more_than_it_does(paper: str, read: Read) -> None:
    """The parts behind the colon are for the firm that signs it, from who gives the whole."""
    text = f"Kestrel Tin signed a {paper} with KfW for $90 million: a $60 million loan and a $20 million grant."
    told = [act for act in read(text).initiatives if act.instrument in ("loan", "grant")]
    assert [(act.actors[0].ref, act.recipients[0].name, act.status) for act in told] == [
        (KFW, KESTREL, "announced")
    ] * 2
    assert not any(act.countable for act in read(text).initiatives)


def test_what_comes_from_a_programme_is_not_all_that_it_has(read: Read) -> None:
    """Another sum beside it is no part of it."""
    text = (
        "Canberra committed A$90 million to Arafura, consisting of A$60 million in loans from the Critical Minerals"
        " Facility and A$30 million from the Northern Australia Infrastructure Facility."
    )
    told = [(str(act.amounts[0].amount), act.countable) for act in read(text).initiatives if act.amounts]
    assert told == [("90000000", False), ("60000000", True), ("30000000", True)]


@pytest.mark.parametrize(
    "text",
    [
        "The DFC raised its loan to Serra Verde from $46 million to $56 million.",
        "The DFC has increased a loan for Serra Verde from about $46 million to $56 million.",
        "The DFC's loan to Serra Verde was raised from $46 million to $56 million.",
    ],
)
def test_a_loan_that_grows_is_of_what_it_comes_to(text: str, acts: Acts) -> None:
    """What it was before is no sum of its own."""
    assert [amount for *_, amount in acts(text)] == ["USD 56,000,000"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "The DFC put in $7 million and the Ukrainian government matched it with another $7 million for lithium.",
            [("us/dfc", "", "USD 7,000,000"), ("UA", "", "USD 7,000,000")],
        ),
        (
            "The Pentagon gave Kestrel Tin $7 million and Canada C$5 million.",
            [("us/dod", KESTREL, "USD 7,000,000"), ("CA", KESTREL, "CAD 5,000,000")],
        ),
        (
            "Japan gave Chile $7 million and Peru $5 million for lithium.",
            [("JP", "CL", "USD 7,000,000"), ("JP", "PE", "USD 5,000,000")],
        ),
        (
            "The Pentagon gave Kestrel Tin $7 million, and Canadian roads $5 million.",
            [("us/dod", KESTREL, "USD 7,000,000")],
        ),
    ],
)
def test_a_country_gives_or_gets_in_turn_as_well(text: str, rows: list[tuple[str, ...]], acts: Acts) -> None:
    """It gives where others do, and gets where another country does."""
    assert [(actor, recipient, amount) for _, _, actor, recipient, amount in acts(text)] == rows


def test_a_region_before_a_comma_gives_nothing(acts: Acts) -> None:
    """``we`` is somebody else."""
    assert [row[2] for row in acts("In Ohio and South Carolina, we gave Kestrel Tin a $7 million loan.")] == [""]


def test_the_last_sum_of_a_list_may_be_for_a_country(acts: Acts) -> None:
    """Also where the others are for projects without a name."""
    rows = acts(
        "KfW lends €5 million to a lithium mine in Serbia, €7 million to Kenya, and €9 million for Kenyan roads."
    )
    assert [(recipient, amount) for *_, recipient, amount in rows] == [("", "EUR 5,000,000"), ("KE", "EUR 7,000,000")]


@pytest.mark.parametrize(
    ("giver", "actor"),
    [
        (", to which private investors add", ""),
        (", and private partners will bring", ""),
        (", and Sojitz adds", "tse/2768"),
        (" and", KFW),
    ],
)
def test_what_somebody_adds_to_a_loan_is_not_the_lenders(giver: str, actor: str, acts: Acts) -> None:
    """It is for the same firm, whether a name is told or not."""
    rows = acts(f"KfW approved a $90 million loan to Kestrel Tin{giver} $20 million in equity.")
    assert [row[2:] for row in rows if row[0] == "equity"] == [(actor, KESTREL, "USD 20,000,000")]


def test_other_miners_leave_those_named_in(acts: Acts) -> None:
    """``and other miners`` goes on with the list of those who pay."""
    rows = acts("Iluka, Lynas and other miners will put in $20 million of equity.")
    assert [row[2] for row in rows if row[4]] == ["asx/ILU, asx/LYC"]
