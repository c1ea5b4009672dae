"""Status told by the verb that an act is the object of, and by what is said of it as a subject."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Statuses = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def statuses(read: Callable[[str], reex.Record]) -> Statuses:
    """Return what reads the statuses of the acts of one instrument in a text."""
    return lambda text, instrument: [str(act.status) for act in read(text).initiatives if act.instrument == instrument]


# What somebody does about an act that is a loan, a tariff or a pact.
VERBS = [
    ("is pondering", "proposed"),
    ("is open to", "proposed"),
    ("has not ruled out", "proposed"),
    ("raised the prospect of", "proposed"),
    ("has drafted", "proposed"),
    ("is preparing", "announced"),
    ("has outlined", "announced"),
    ("is gearing up for", "announced"),
    ("will defer", "ended"),
    ("is to end", "ended"),
    ("has ditched", "ended"),
    ("put the brakes on", "ended"),
    ("is no longer pursuing", "ended"),
    ("plans to scrap", "ended"),
]
ACTS = [
    ("loan", "Export Finance Australia", "a $50 million loan to Acme Metals"),
    ("tariff", "India", "a 25% tariff on graphite from China"),
    ("agreement", "Chile", "a critical minerals agreement with Japan"),
]


@pytest.mark.parametrize(("verb", "status"), VERBS)
@pytest.mark.parametrize(("instrument", "actor", "act"), ACTS)
def test_the_verb_tells_the_status_of_its_object(
    instrument: str, actor: str, act: str, verb: str, status: str, statuses: Statuses
) -> None:
    """Whatever is done about an act, the act may be any."""
    assert statuses(f"{actor} {verb} {act}, officials said on Tuesday.", instrument) == [status]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("is on the table", "proposed"),
        ("is still being debated", "proposed"),
        ("has been mooted", "proposed"),
        ("awaits approval", "proposed"),
        ("is in the works", "announced"),
        ("is due in March", "announced"),
        ("is up and running", "active"),
        ("remains in effect", "active"),
        ("is dead", "ended"),
        ("has stalled", "ended"),
        ("is no longer in force", "ended"),
        ("will be phased out", "ended"),
    ],
)
@pytest.mark.parametrize(
    ("instrument", "act"),
    [
        ("loan", "Export Finance Australia's $50 million loan to Acme Metals"),
        ("export_control", "Zimbabwe's export ban on lithium ore"),
        ("offtake", "General Motors' supply contract with Acme Metals for magnets"),
    ],
)
def test_what_is_said_of_an_act_tells_its_status(
    instrument: str, act: str, said: str, status: str, statuses: Statuses
) -> None:
    """The same holds where the act is what the sentence is about."""
    assert statuses(f"{act} {said}, officials said on Tuesday.", instrument) == [status]


@pytest.mark.parametrize(
    ("text", "instrument", "status"),
    [
        # The verb has another object.
        ("Canada will lend Torngat Metals C$25 million to end its reliance on imports.", "loan", "announced"),
        ("Chile stopped the shipments and signed a critical minerals agreement with Japan.", "agreement", "agreed"),
        # Another thing is said to be off the table.
        ("Canada signed a loan with Torngat Metals, whose sale is off the table.", "loan", "agreed"),
        # A noun is no verb.
        ("After a delay, Chile signed a critical minerals agreement with Japan.", "agreement", "agreed"),
        # "Has been" only begins what follows.
        ("Canada's C$25 million loan to Torngat Metals has been signed.", "loan", "agreed"),
        ("Canada's C$25 million loan to Torngat Metals has been announced.", "loan", "announced"),
    ],
)
def test_a_verb_tells_nothing_of_what_is_not_its_own(
    text: str, instrument: str, status: str, statuses: Statuses
) -> None:
    """A verb that has another object, or another subject, leaves the act as it is."""
    assert statuses(text, instrument) == [status]


def test_countries_that_set_up_a_body_have_yet_to(statuses: Statuses) -> None:
    """What two countries are establishing is announced, and what they have established is agreed."""
    assert statuses("Japan and Peru are setting up a council on copper.", "agreement") == ["announced"]
    assert statuses("Japan and Peru have set up a council on copper.", "agreement") == ["agreed"]


@pytest.mark.parametrize(
    ("text", "instrument", "status"),
    [
        ("Canada's C$25 million loan to Torngat Metals pays for a smelter. It was approved in May.", "loan", "agreed"),
        ("Canada's C$25 million loan to Torngat Metals, which was approved in May, is cheap.", "loan", "agreed"),
        ("China's ban on antimony exports drove up prices. It was suspended in November.", "export_control", "ended"),
        # A firm isn't approved, and whoever was founded is no loan.
        ("Canada's C$25 million loan to Torngat Metals, which was founded in 1990, is cheap.", "loan", "agreed"),
        (
            "Canada's C$25 million loan to Torngat Metals pays for a smelter. It was founded in 1990.",
            "loan",
            "agreed",
        ),
    ],
)
def test_a_clause_about_an_act_tells_its_status(text: str, instrument: str, status: str, statuses: Statuses) -> None:
    """What ``it`` or ``which`` stands for is the act, where only an act can be what is said."""
    assert statuses(text, instrument) == [status]


@pytest.mark.parametrize(
    ("text", "instrument", "status"),
    [
        ("Neo's Narva magnet plant was inaugurated in September.", "project", "completed"),
        ("Energy Fuels might restart its Nichols Ranch mine.", "project", "proposed"),
        ("Arafura's proposed Nolans project is in the Northern Territory.", "project", "announced"),
        ("Umicore is studying a second cathode plant in Canada.", "project", "proposed"),
        ("The accord between Peru and Japan on copper exploration is not yet in force.", "agreement", "agreed"),
        ("Peru and Japan have launched negotiations on a partnership on copper.", "agreement", "proposed"),
        ("A lithium pact between Peru and Japan awaits only the signature of a minister.", "agreement", "announced"),
        ("South Korea remains committed to the Minerals Security Partnership.", "agreement", "active"),
        ("Zambia wants investors to build a refinery and is offering a tax holiday.", "tax_credit", "announced"),
        ("China will postpone for a year the rare earth curbs it unveiled in October.", "export_control", "ended"),
    ],
)
def test_how_far_sites_pacts_and_measures_have_come(
    text: str, instrument: str, status: str, statuses: Statuses
) -> None:
    """Each sort of act has words of its own for it."""
    assert statuses(text, instrument) == [status]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("the termination of", "ended"),
        ("the postponement of", "ended"),
        ("the signing of", "agreed"),
        ("the idea of", "proposed"),
    ],
)
@pytest.mark.parametrize(("instrument", "actor", "act"), ACTS[:1])
def test_a_noun_of_what_was_done_tells_it_too(
    instrument: str, actor: str, act: str, words: str, status: str, statuses: Statuses
) -> None:
    """Officials may confirm what somebody does, and the act is as far as that."""
    assert statuses(f"Officials confirmed {words} {act} by {actor} on Tuesday.", instrument) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Canada's stalled loan to Torngat Metals was the subject of a report.", "ended"),
        ("Canada's impending loan to Torngat Metals was the subject of a report.", "announced"),
        ("Canada to offer loan to Torngat Metals", "announced"),
        # A verb before it says more.
        ("Canada has signed its long-awaited loan to Torngat Metals.", "agreed"),
        ("Canada has agreed to offer a loan to Torngat Metals.", "agreed"),
    ],
)
def test_what_describes_an_act_tells_its_status_if_nothing_else_does(
    text: str, status: str, statuses: Statuses
) -> None:
    """An adjective tells less than a verb."""
    assert statuses(text, "loan") == [status]


@pytest.mark.parametrize(
    ("text", "instrument", "told"),
    [
        ("An EU ban on imports of Russian palladium remains under discussion.", "import_restriction", ["proposed"]),
        ("Ministers spoke of a common tariff on Chinese magnets.", "tariff", ["proposed"]),
        ("A pact on copper between Peru and Japan that expired in May was popular.", "agreement", ["ended"]),
        ("India has put off imposing a 25% tariff on graphite from China.", "tariff", ["ended"]),
        ("India is likely to impose a 25% tariff on graphite from China.", "tariff", ["proposed"]),
        ("India is scheduled to impose a 25% tariff on graphite from China.", "tariff", ["announced"]),
        ("India plans the introduction of a 25% tariff on graphite from China.", "tariff", ["announced"]),
        ("Canada stopped short of imposing tariffs on Chinese graphite.", "tariff", []),
        # What has still to be approved, or runs until an end, is neither approved nor over.
        ("C$5 million of aid is subject to the approval of EDC's loan to Torngat Metals.", "loan", ["announced"]),
        ("Iluka's mine is open until the expiry of its offtake agreement with Lynas.", "offtake", ["agreed"]),
        ("A levy that would start in May comes on top of existing duties on Chinese graphite.", "tariff", ["active"]),
        ("India has scrapped its existing duties on Chinese graphite.", "tariff", ["ended"]),
        (
            "The package includes the creation of a $1 billion stockpile of rare earths by Japan.",
            "stockpile",
            ["announced"],
        ),
        # What a body may do for anybody is no act yet.
        ("The Office of Strategic Capital could lend up to $500 million for each project.", "loan", []),
        ("The Office of Strategic Capital could lend Acme Metals up to $500 million.", "loan", ["proposed"]),
    ],
)
def test_what_is_only_talked_of_or_put_off_is_told_as_such(
    text: str, instrument: str, told: list[str], statuses: Statuses
) -> None:
    """A verb of doing behind one of talking, of waiting or of stopping tells nothing more."""
    assert statuses(text, instrument) == told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("China suspended, until November 27, 2027, the ban on exports of tungsten to Japan.", "ended"),
        ("China lifted, for one year, its ban on exports of tungsten to Japan.", "ended"),
        ("India is considering, for the first time, a tariff on magnets from China.", "proposed"),
        ("Norway cancelled, in May, a loan of $5 million to Halden Corp.", "ended"),
        ("China suspended flights, for one year, and keeps its ban on exports of tungsten to Japan.", "active"),
    ],
)
def test_when_may_stand_between_a_verb_and_its_object(text: str, status: str, read: Read) -> None:
    """Only an object of its own takes the verb away."""
    assert [act.status for act in read(text).initiatives] == [status]
