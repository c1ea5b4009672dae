"""Lists in which each party has a sum of its own: in brackets, in turn, in items, in rows without a heading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]
EXIM, EFA, KFW = "us/exim", "au/efa", "de/kfw"


@pytest.mark.parametrize(
    "text",
    [
        "The DFC lent money to Syrah Resources ($98 million), Iluka ($30 million) and Lynas ($7 million).",
        "The DFC approved loans for Syrah Resources (up to $98 million), Iluka ($30 million), and Lynas ($7 million).",
        "Three miners have won DFC loans: Syrah Resources ($98 million), Iluka ($30 million) and Lynas ($7 million).",
        "Loans by the DFC for Syrah Resources, Iluka and Lynas of $98 million, $30 million and $7 million respectively",
        "DFC loans approved this year: Syrah Resources $98 million; Iluka $30 million; Lynas $7 million.",
    ],
)
def test_each_of_a_list_gets_its_own_sum(text: str, acts: Acts) -> None:
    """A sum in brackets behind a firm, or in turn, is of this firm alone."""
    assert [(recipient, amount) for *_, recipient, amount in acts(text) if amount] == [
        ("asx/SYR", "USD 98,000,000"),
        ("asx/ILU", "USD 30,000,000"),
        ("asx/LYC", "USD 7,000,000"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The loans come from EXIM ($98 million), Export Finance Australia (A$30 million) and KfW (€7 million).",
        "Approved (senior debt): EXIM $98 million; Export Finance Australia A$30 million; KfW €7 million.",
    ],
)
def test_each_of_a_list_gives_its_own_sum(text: str, acts: Acts) -> None:
    """What stands behind a bank is what it lends."""
    assert [(actor, amount) for _, _, actor, _, amount in acts(text)] == [
        (EXIM, "USD 98,000,000"),
        (EFA, "AUD 30,000,000"),
        (KFW, "EUR 7,000,000"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Iluka (market value $2.1 billion) and Lynas ($9 billion) signed a supply agreement.",
        "Lynas (sales of $400 million) beat Iluka ($900 million) to a loan from the Pentagon.",
        "Shares of Lynas ($9 billion) and Iluka ($2 billion) fell, as loans had dried up.",
    ],
)
def test_figures_of_firms_are_no_sums_of_acts(text: str, acts: Acts) -> None:
    """What a firm is worth or sells stands in brackets too."""
    assert not [row for row in acts(text) if row[-1]]


def test_a_sum_that_a_list_makes_up_is_told_once(acts: Acts) -> None:
    """The total of a list is no act beside its parts."""
    text = "The DFC awarded $128 million in grants to Syrah Resources ($98 million) and Iluka ($30 million)."
    assert [amount for *_, amount in acts(text)] == ["USD 98,000,000", "USD 30,000,000"]


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Mines awarded €310 million in grants. Among those selected are:\n\n"
        "* Vulcan Energy – Landau, Palatinate (€98 million)\n* Imerys – Beauvoir, Allier (€30 million)\n",
        "The Ministry of Mines awarded €310 million in grants, among others to Vulcan Energy (€98 million) and "
        "Imerys (€30 million).",
    ],
)
def test_a_list_that_names_some_of_those_paid_is_part_of_the_total(text: str, read: Read) -> None:
    """Only one side of a package may be added, whether the list is whole or not."""
    acts = read(text).initiatives
    assert [f"{act.amounts[0].amount:,f} {act.count_reason}" for act in acts] == [
        "310,000,000 package",
        "98,000,000 counted",
        "30,000,000 counted",
    ]


@pytest.mark.parametrize(
    "items",
    [
        "- Syrah Resources, Vidalia graphite: $98,000,000\n- Iluka, Eneabba: $30,000,000\n",
        "- Syrah Resources – Vidalia, Louisiana ($98 million)\n- Iluka – Eneabba ($30 million)\n",
        "- Syrah Resources Nord: $98 million to widen the road to its mine\n- Iluka Eneabba: $30 million for a plant\n",
        "- Syrah Resources ($98 million) for its plant\n- Iluka ($30 million) for a substation\n",
        "Syrah Resources | Vidalia, LA | graphite | $98,000,000\nIluka | Eneabba | rare earths | $30,000,000\n",
        "Syrah Resources | $98 million\nIluka | $30 million\n",
    ],
)
def test_a_heading_tells_what_the_items_below_it_are(items: str, acts: Acts) -> None:
    """A place or a project may stand between who gets a sum and the sum."""
    told = acts(f"Grants awarded in the second round\n\n{items}")
    assert [(row[0], *row[3:]) for row in told if row[-1]] == [
        ("grant", "asx/SYR", "USD 98,000,000"),
        ("grant", "asx/ILU", "USD 30,000,000"),
    ]


@pytest.mark.parametrize(
    "items",
    [
        "- Syrah Resources plans to spend more in Vidalia ($98 million)\n- Iluka mines at Eneabba\n",
        "- Syrah Resources: revenue of $98 million\n- Iluka: revenue of $30 million\n",
    ],
)
def test_items_that_tell_of_something_else_are_no_awards(items: str, acts: Acts) -> None:
    """What firms spend or earn is no grant, whatever heading it stands below."""
    assert not [row for row in acts(f"Grants awarded in the second round\n\n{items}") if row[0] == "grant" and row[-1]]


@pytest.mark.parametrize(
    "text",
    [
        "The DFC lent $98 million to Syrah Resources for its graphite plant, and more than $30 million to Iluka.",
        "The DFC lent $98 million to Syrah Resources to reopen a mine and up to $30 million to Iluka for a refinery.",
        "DFC loans include $98 million for Syrah Resources to reopen a mine, and $30 million for Iluka.",
    ],
)
def test_what_the_first_sum_is_for_may_stand_before_the_next_one(text: str, acts: Acts) -> None:
    """One verb gives all sums of a list, however long it is."""
    assert [(recipient, amount) for *_, recipient, amount in acts(text)] == [
        ("asx/SYR", "USD 98,000,000"),
        ("asx/ILU", "USD 30,000,000"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The DFC lent $98 million to Syrah Resources for its plant, and $30 million to Iluka was still owed.",
        "The DFC lent $98 million to Syrah Resources for a plant that sold ore for $30 million to Iluka.",
        "The DFC lent $98 million to Syrah Resources for a plant. In all $30 million to Iluka was owed.",
    ],
)
def test_a_sum_with_a_verb_of_its_own_is_no_part_of_the_list(text: str, acts: Acts) -> None:
    """What is owed or earned was not lent."""
    assert [(recipient, amount) for *_, recipient, amount in acts(text)] == [("asx/SYR", "USD 98,000,000")]


@pytest.mark.parametrize(
    "verb", ["is adding $30 million", "added $30 million", "will add $30 million", "is adding another $30 million"]
)
def test_what_another_state_adds_in_a_second_clause_is_for_the_same_firm(verb: str, acts: Acts) -> None:
    """Who got the first sum gives nothing of the second one, whichever body of whichever state adds it."""
    told = acts(f"Canada is providing $98 million to Iluka and the Department of Energy {verb}.")
    assert [(actor, recipient, amount) for _, _, actor, recipient, amount in told] == [
        ("CA", "asx/ILU", "USD 98,000,000"),
        ("us/doe", "asx/ILU", "USD 30,000,000"),
    ]


def test_what_a_firm_adds_to_something_of_its_own_is_no_second_sum(acts: Acts) -> None:
    """It gives nothing."""
    told = acts("The DFC is providing $98 million to Iluka and Lynas is adding $30 million to its budget.")
    assert [amount for *_, amount in told] == ["USD 98,000,000"]


_PROMISED = """Norway and its firms have outlined their commitments to the following investments{end}

- Energy Investments:
- Up to $9 billion to build power plants in partnership with Corrie Power Inc.
- $4 billion to supply turbines to power plants in collaboration with Halden Turbines Ltd.
- Critical Minerals Investments:
- About $3 billion to construct a nickel mill and $2 billion to open a copper smelter in Nevada.
"""


@pytest.mark.parametrize("end", [".", ":"])
def test_items_that_begin_with_sums_are_what_the_list_promises(end: str, read: Read, acts: Acts) -> None:
    """Each sum is by who opens the list, for its partner and with the goods of its own part, and no total of others."""
    text = _PROMISED.format(end=end)
    assert acts(text) == [
        ("funding", "announced", "NO", "Corrie Power Inc.", "USD 9,000,000,000"),
        ("funding", "announced", "NO", "Halden Turbines Ltd.", "USD 4,000,000,000"),
        ("funding", "announced", "NO", "", "USD 3,000,000,000"),
        ("funding", "announced", "NO", "", "USD 2,000,000,000"),
    ]
    assert [act.commodities for act in read(text).initiatives] == [(), (), ("nickel",), ("copper",)]


def test_no_list_is_opened_by_a_sentence_that_only_ends(acts: Acts) -> None:
    """Sums in items below a sentence on something else are nobody's, and what an item says by itself holds."""
    items = "- $9 billion to build power plants.\n- Corrie Copper Inc. will invest $1 billion in a mine."
    told = acts(f"Norway has copper.\n\n{items}")
    assert told == [("project", "announced", "Corrie Copper Inc.", "", "USD 1,000,000,000")]
