"""What releases of firms and those who write on them tell: who was first, what a site's name says, and where it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]


@pytest.mark.parametrize(
    ("text", "buyers"),
    [
        ("Iluka Processing, a unit of Iluka Resources, will buy concentrate from Iluka's mine at Eneabba.", []),
        ("Ucore will supply terbium oxide from its plant to Ucore's own magnet line.", []),
        ("MP Materials will source its oxide from MP Materials' separation plant in California.", []),
        ("Lynas looks forward to working with its customers to source magnets and oxides from Lynas.", [()]),
        ("General Motors will source magnets from MP Materials' plant in Fort Worth.", [("General Motors Company",)]),
    ],
)
def test_no_firm_buys_from_itself(text: str, buyers: list[tuple[str, ...]], read: Read) -> None:
    """What goes from one part of a firm to another is no sale."""
    told = [act for act in read(text).initiatives if act.instrument == "offtake"]
    assert [tuple(party.name for party in act.actors) for act in told] == buyers


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Halden Metals Corp. became one of the first companies to demonstrate gallium recovery from clay.",
            "completed",
        ),
        ("This makes Halden Metals Corp. the only firm to demonstrate the separation of scandium.", "completed"),
        ("Halden Metals Corp. was the first to open a tungsten mine in Oregon.", "completed"),
        ("Halden Metals Corp. is the first miner in the state to test the leaching of lithium clay.", "completed"),
        ("Halden Metals Corp. wants to be the first company to open a tungsten mine in Oregon.", "announced"),
        ("Halden Metals Corp. could become the first company to open a tungsten mine in Oregon.", "proposed"),
        ("Halden Metals Corp. will be the first to open a tungsten mine in Oregon.", "announced"),
    ],
)
def test_who_is_the_first_to_do_something_has_done_it(text: str, status: str, read: Read) -> None:
    """An infinitive behind *the first* tells of the past, unless somebody will only be the first."""
    (act,) = read(text).initiatives
    assert act.status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Halden Metals Corp. raised $85 million in a PIPE.", "completed"),
        ("Halden Metals Corp.: $40 million private placement raised last month.", "completed"),
        ("Halden Metals Corp. announced a $40 million private placement.", "announced"),
        ("Halden Metals Corp. hopes to raise $40 million in a private placement.", "proposed"),
    ],
)
def test_what_a_firm_has_raised_is_paid(text: str, status: str, read: Read) -> None:
    """Money for a firm's own shares that is raised is there."""
    (act,) = read(text).initiatives
    assert (act.instrument, act.status) == ("equity", status)


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Halden Metals Corp. is advancing the Corrie Antimony-Gold Project in Nevada.", ["antimony", "gold"]),
        ("Halden Metals Corp. is drilling for lithium at its Corrie Tin Project in Nevada.", ["lithium", "tin"]),
        ("Halden Metals Corp. is advancing the Corrie Project in Nevada.", []),
        ("Gold prices rose. Halden Metals Corp. owns the Corrie Tungsten Mine in Oregon.", ["tungsten"]),
    ],
)
def test_the_name_of_a_site_says_what_it_yields(text: str, goods: list[str], read: Read) -> None:
    """A gold project is about gold, whatever else its sentence names."""
    (site,) = read(text).initiatives
    assert list(site.commodities) == goods


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        (
            "Halden Metals Corp.'s pursuit of government grants for antimony has begun in the U.S.",
            ["Halden Metals Corp."],
        ),
        ("Halden Metals Corp.'s application for a $20 million loan from EXIM is pending.", ["Halden Metals Corp."]),
        (
            "Halden Metals Corp.'s receipt of a $5 million grant from the Department of Energy helped.",
            ["Halden Metals Corp."],
        ),
        ("Orrin Lithium's membership and request for a $9 million loan from EXIM are known.", ["Orrin Lithium"]),
        ("EXIM's search for projects ended with a $20 million loan to Orrin Lithium.", ["Orrin Lithium"]),
        ("The Department of Energy's pursuit of grants for antimony is not over.", []),
    ],
)
def test_who_asks_for_money_by_a_noun_would_get_it(text: str, recipients: list[str], read: Read) -> None:
    """The owner of an application, a bid or a receipt is no giver."""
    told = [act for act in read(text).initiatives if act.instrument in ("grant", "loan")]
    assert [party.name for act in told for party in act.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "recycles"),
    [
        ("Halden Metals Corp. reported a 93% gallium recovery from bench-scale tests on clay.", False),
        ("Halden Metals Corp. is testing a process to recover lithium, used in cars, from brine.", False),
        ("Halden Metals Corp. is testing a process to recover cobalt from old batteries.", True),
        ("Halden Metals Corp. is testing a process to recover scandium from tailings.", True),
    ],
)
def test_only_what_is_won_from_waste_is_recycled(text: str, recycles: bool, read: Read) -> None:
    """Metal is recovered from ore as well."""
    told = read(text).initiatives
    assert told
    assert all(("recycling" in act.stages) == recycles for act in told)


@pytest.mark.parametrize(
    ("text", "mines"),
    [
        ("Halden Metals Corp. signed a testing agreement with Orrin Lithium to evaluate processing tin ore.", False),
        ("The Department of Energy lent Halden Metals Corp. $5 million for ore processing.", False),
        ("The Department of Energy lent Halden Metals Corp. $5 million to dig tin ore.", True),
    ],
)
def test_ore_that_is_processed_tells_no_mining(text: str, mines: bool, read: Read) -> None:
    """Ore is mined, but who treats it needs no mine."""
    told = read(text).initiatives
    assert told
    assert all(("mining" in act.stages) == mines for act in told)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Halden Metals Corp.'s Corrie Tin Project, which lies along the coast of Chile, is at work.", "CL"),
        ("Halden Metals Corp. is drilling at its Corrie Tin Project in the far north of Sweden.", "SE"),
        ("Halden Metals Corp. partnered with Orrin Lithium on the development of its Chilean lithium mine.", "CL"),
        ("EXIM lent Halden Metals Corp. $5 million as the miner expands into the Brazilian market.", "BR"),
        ("EXIM lent Halden Metals Corp. $5 million to compete with Chinese refineries.", "US"),
    ],
)
def test_a_place_is_told_by_a_part_of_it_a_market_or_whose_mine_it_is(text: str, country: str, read: Read) -> None:
    """*In* is not the only word for where something is; what somebody competes with is elsewhere."""
    (act,) = read(text).initiatives
    assert list(act.countries) == [country]


_AGAIN = "It won a second loan from EXIM for its tin mine."


@pytest.mark.parametrize(
    ("title", "body", "count"),
    [
        (
            "EXIM issues a letter of interest to Halden Metals",
            "EXIM issued a letter of interest to Halden Metals Corp.",
            1,
        ),
        (
            "Halden Metals signs an offtake agreement with Apple",
            "Halden Metals Corp. signed an offtake agreement with Apple.",
            1,
        ),
        (
            "Halden Metals Agrees to a Merger With Orrin Lithium",
            "Halden Metals agreed to a merger with Orrin Lithium.",
            1,
        ),
        ("Halden Metals Wins a Loan From EXIM", "Halden Metals Corp. has won a loan from EXIM for its mine.", 1),
        (
            "Halden Metals wins a loan from EXIM",
            "Halden Metals has won a loan from EXIM for its lithium mine. " + _AGAIN,
            2,
        ),
    ],
)
def test_a_text_tells_again_what_its_title_does(title: str, body: str, count: int, read: Read) -> None:
    """*A loan* of a title and *a loan* of its text are one, though two of the text are two."""
    assert len(read(f"{title}\n\n{body}").initiatives) == count


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        (
            "Halden Metals Corp. said that Orrin Lithium Inc. has told Halden that it plans to acquire Corrie Ltd.",
            "Orrin",
        ),
        (
            "Halden Metals Corp. said that Orrin Lithium, its peer, informed Halden that it will acquire Corrie Ltd.",
            "Orrin",
        ),
        (
            "Orrin Lithium Inc. has advised its peer Halden Metals and announced that it will acquire Corrie Ltd.",
            "Orrin",
        ),
        (
            "Halden Metals Corp. has told its partner Orrin Lithium Inc. that it plans to acquire Corrie Ltd.",
            "Halden",
        ),
    ],
)
def test_who_tells_others_what_it_will_do_does_it(text: str, buyer: str, read: Read) -> None:
    """*It* is who tells, not who is told, nor who tells the reader."""
    (deal,) = [act for act in read(text).initiatives if act.instrument == "acquisition"]
    assert [party.name.split()[0] for party in deal.actors] == [buyer]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Halden Metals Corp. is pleased to report a 91% lithium recovery from test work on clay.", "completed"),
        ("Halden Metals Corp. reported results from bench-scale test work on lithium clay.", "completed"),
        ("Halden Metals Corp. is proud to announce a 91% lithium recovery.", "completed"),
        ("Halden Metals Corp. announced a pilot test on lithium clay.", "announced"),
    ],
)
def test_a_test_with_results_is_done(text: str, status: str, read: Read) -> None:
    """Who is pleased to report something reports it."""
    (act,) = read(text).initiatives
    assert (act.instrument, act.status) == ("research", status)


def test_whom_something_makes_the_first_has_done_it(read: Read) -> None:
    """*Making Acme the first to demonstrate* names who demonstrated."""
    text = "Gallium comes with zinc, making Halden Metals Corp. one of the first to demonstrate its recovery from clay."
    (act,) = read(text).initiatives
    assert [party.name for party in act.actors] == ["Halden Metals Corp."]


@pytest.mark.parametrize(
    ("where", "stages"),
    [
        ("at Corrie, adjacent to one of Europe's largest antimony-gold mines", []),
        ("to remove legacy tailings at Corrie", []),
        ("for a tailings storage facility at Corrie", []),
        ("to reprocess tailings at Corrie", ["recycling"]),
        ("for mines at Corrie", ["mining"]),
    ],
)
def test_neither_neighbours_nor_a_dam_tell_a_stage(where: str, stages: list[str], read: Read) -> None:
    """What lies next to a site is not done there."""
    (act,) = read(f"EXIM lent Halden Metals Corp. $5 million for work {where}.").initiatives
    assert list(act.stages) == stages


@pytest.mark.parametrize(
    ("plan", "status"),
    [
        ("plans to become a listed company via a merger with Orrin Lithium Inc.", "announced"),
        ("intends to become one of the largest firms through a merger with Orrin Lithium Inc.", "announced"),
        ("became a listed company via a merger with Orrin Lithium Inc.", "agreed"),
    ],
)
def test_the_means_of_a_plan_are_planned(plan: str, status: str, read: Read) -> None:
    """A merger by which something is to be done is still to come."""
    (act,) = read(f"Halden Metals Corp. {plan}").initiatives
    assert (act.instrument, act.status) == ("acquisition", status)
