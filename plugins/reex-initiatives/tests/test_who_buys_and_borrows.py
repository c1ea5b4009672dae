"""Who buys, who borrows and whom money for a mine goes to, where words beside the act or another sentence tell it."""

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]


@pytest.mark.parametrize(
    ("text", "buyer", "seller"),
    [
        ("Kestrel Tin is to take tin from Fernhill under an offtake agreement with Merlin Ores.", "Kestrel", "Merlin"),
        ("Kestrel Tin has signed an offtake agreement with Merlin Ores to buy tin.", "Kestrel", "Merlin"),
        (
            "Kestrel Tin signed an offtake with Merlin Ores under which Merlin Ores will ship tin.",
            "Kestrel",
            "Merlin",
        ),
        (
            "Kestrel Tin signed an offtake with Merlin Ores under which Merlin Ores will take tin.",
            "Merlin",
            "Kestrel",
        ),
        ("Kestrel Tin has signed an offtake agreement for 400 tonnes of tin from Merlin Ores.", "Kestrel", "Merlin"),
        ("Kestrel Tin has signed an offtake agreement with Merlin Ores.", "Merlin", "Kestrel"),
        ("Kestrel Tin is to ship tin under an offtake agreement with Merlin Ores.", "Merlin", "Kestrel"),
        ("Kestrel Tin won a supply contract for 400 tonnes of tin from the Pentagon.", "U.S.", "Kestrel"),
    ],
)
def test_the_verb_beside_a_contract_tells_who_buys(text: str, buyer: str, seller: str, read: Read) -> None:
    """Who takes goods under a contract buys, who ships them sells; without a verb the one that announces it sells."""
    (act,) = [act for act in read(text).initiatives if act.instrument == "offtake"]
    assert [party.name.split()[0] for party in (*act.actors, *act.recipients)] == [buyer, seller]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Kestrel Tin plans a $15 million loan.", "", "Kestrel Tin"),
        ("Kestrel Tin expects $15 million in project loans.", "", "Kestrel Tin"),
        ("Kestrel Tin offers a $15 million loan.", "Kestrel Tin", ""),
        ("Orion Capital plans a $15 million loan.", "Orion Capital", ""),
        ("Kestrel Tin announced a $15 million loan from Merlin Ores.", "Merlin Ores", "Kestrel Tin"),
        ("Kestrel Tin spoke of a $15 million loan from Merlin Ores to a rival.", "Merlin Ores", ""),
    ],
)
def test_a_firm_that_only_has_a_loan_in_view_gets_it(text: str, actor: str, recipient: str, acts: Acts) -> None:
    """No bank gives a loan that it plans; a firm gets it, unless a verb says that it lends or somebody else gets it."""
    assert [row[2:4] for row in acts(text) if row[0] == "loan"] == [(actor, recipient)]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Kestrel Tin will use the grant for drilling at its tin mine.", "Kestrel Tin"),
        ("Kestrel Tin is counting on a $5 million grant for its tin mine.", "Kestrel Tin"),
        ("Kestrel Tin praised a $5 million grant for rivals that smelt tin.", ""),
    ],
)
def test_a_firm_that_uses_a_grant_gets_it(text: str, recipient: str, acts: Acts) -> None:
    """Firms give no grants: one that speaks of a grant has it, where nobody else is said to get it."""
    assert [row[3] for row in acts(text) if row[0] == "grant"] == [recipient]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        (
            "Kestrel Tin is building the Fernhill mine. EXIM approved a $20 million loan for Fernhill.",
            "Kestrel Tin",
        ),
        (
            "EXIM approved a $20 million loan for the Fernhill mine. Kestrel Tin owns the Fernhill mine.",
            "Kestrel Tin",
        ),
        ("EXIM approved a $20 million loan for the Fernhill mine. Kestrel Tin fell.", "Fernhill"),
        (
            "Kestrel Tin is developing the Fernhill mine. Merlin Ores is expanding the Fernhill mine."
            " EXIM approved a $20 million loan for Fernhill.",
            "Fernhill",
        ),
    ],
)
def test_what_is_for_a_site_is_for_its_firm(text: str, recipient: str, acts: Acts) -> None:
    """Money for a mine goes to the one firm that the text says to own it or to work there."""
    assert [row[3] for row in acts(text) if row[0] == "loan"] == [recipient]


@pytest.mark.parametrize(
    ("text", "instrument", "who"),
    [
        ("The ministry signed a $20 million loan. The borrower is Kestrel Tin.", "loan", ("", "Kestrel Tin")),
        (
            "Kestrel Tin has signed a $20 million loan. The lender is KfW.",
            "loan",
            ("de/kfw", "Kestrel Tin"),
        ),
        ("Kestrel Tin signed a $20 million loan with EXIM. The lender is KfW.", "loan", ("us/exim", "Kestrel Tin")),
        (
            "Greenland signed a mining licence for graphite. The holder, Kestrel Tin, is listed.",
            "permitting",
            ("GL", "Kestrel Tin"),
        ),
        (
            "Greenland signed a mining licence for graphite. The owner of the land, Kestrel Tin, fell.",
            "permitting",
            ("GL", ""),
        ),
        ("Kestrel Tin signed a $20 million loan. The lender was not named.", "loan", ("", "Kestrel Tin")),
    ],
)
def test_a_sentence_behind_tells_who_plays_a_part(text: str, instrument: str, who: tuple[str, str], acts: Acts) -> None:
    """``The lender is KfW`` fills the side of the act before that nobody holds, and changes none."""
    assert [row[2:4] for row in acts(text) if row[0] == instrument] == [who]


@pytest.mark.parametrize(
    ("text", "instrument", "who"),
    [
        ("A $6 million loan has been agreed between the EBRD and Kestrel Tin.", "loan", ("int/ebrd", "Kestrel Tin")),
        (
            "Merlin Ores mines tin. From Kestrel Tin it will buy ore under a supply contract.",
            "offtake",
            ("Merlin Ores", "Kestrel Tin"),
        ),
        (
            "In Peru, Merlin Ores runs a smelter. From Kestrel Tin it will buy ore under a supply contract.",
            "offtake",
            ("Merlin Ores", "Kestrel Tin"),
        ),
        (
            "It was the turn of the European Investment Bank (EIB), which wants to lend $5 million to Kestrel Tin.",
            "loan",
            ("eu/eib", "Kestrel Tin"),
        ),
        (
            "Kestrel Tin mines tin. Merlin Ores paid $5 million for 6% of the Perth company.",
            "equity",
            ("Merlin Ores", "Kestrel Tin"),
        ),
        (
            "Kestrel Tin mines tin. Merlin Ores paid $5 million for 6% of a rival company.",
            "equity",
            ("Merlin Ores", ""),
        ),
    ],
)
def test_both_parties_are_told_in_other_places(text: str, instrument: str, who: tuple[str, str], acts: Acts) -> None:
    """Between two, in front of the sentence, before a clause with ``which``, and behind ``6% of``."""
    assert [row[2:4] for row in acts(text) if row[0] == instrument] == [who]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Kestrel Tin and Merlin Ores have formed a joint venture. Merlin Ores will buy 60% of the project.",
            [("partnership", "Kestrel Tin, Merlin Ores", ""), ("equity", "Merlin Ores", "Kestrel Tin")],
        ),
        (
            "Kestrel Tin signed a partnership with Merlin Ores. Merlin Ores will lend $5 million.",
            [("loan", "Merlin Ores", "Kestrel Tin")],
        ),
        (
            "Kestrel Tin signed a partnership with Merlin Ores. Vale fell. It rose. Merlin Ores will lend $5 million.",
            [("partnership", "Kestrel Tin, Merlin Ores", ""), ("loan", "Merlin Ores", "")],
        ),
    ],
)
def test_what_one_side_of_a_deal_gives_is_for_the_other(
    text: str, rows: list[tuple[str, str, str]], acts: Acts
) -> None:
    """Right behind the deal of two firms what one pays or lends goes to the other; a joint venture stays beside it."""
    assert [(row[0], *row[2:4]) for row in acts(text)] == rows


def test_who_subscribes_for_notes_lends(acts: Acts) -> None:
    """A firm that only has notes in view borrows by them."""
    (row,) = acts("Glencore subscribed for US$25 million of convertible notes in July 2024 to fund a zinc mine.")
    assert row == ("loan", "agreed", "lse/GLEN", "", "USD 25,000,000")
    (row,) = acts("Nyrstar plans US$25 million of convertible notes to fund a zinc mine.")
    assert row[3] == "Nyrstar NV"
