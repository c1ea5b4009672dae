"""How far an act has come, by cues and their scope; and what is denied is no act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]

STATUSES = {
    "proposed": [
        "The Pentagon could take a stake in Nyrstar.",
        "The Pentagon is considering a $150 million loan to Nyrstar for germanium.",
        "The Department of Energy may lend up to $75 million to Westwin Elements for nickel refining.",
        "Nyrstar is seeking a $150 million loan from the Department of Defense for its germanium refinery.",
        "Germany should create a strategic reserve for gallium and germanium.",
        "Industry groups called for a tariff on Chinese magnesium.",
        "The European Commission proposed a tariff on Chinese permanent magnets.",
        "India is in talks on a critical minerals agreement with Peru.",
        "The White House is weighing whether to invoke the Defense Production Act for antimony.",
        "For graphite from Mozambique, a price floor by the Department of Energy is under consideration.",
    ],
    "announced": [
        "The Department of Energy announced a $50 million grant to Westwin Elements for nickel refining.",
        "The Department of Energy intends to lend $50 million to Westwin Elements for nickel refining.",
        "The Department of Energy said that it would lend $50 million to Westwin Elements for nickel refining.",
        "The Department of Energy will lend $50 million to Westwin Elements for nickel refining.",
        "Westwin Elements received a conditional commitment of $50 million from the Department of Energy for nickel.",
        "EXIM signed a non-binding term sheet for a $200 million loan to Nova Minerals for antimony.",
        "EXIM issued a letter of interest for a $200 million loan to Nova Minerals for antimony.",
        "Nova Minerals plans to sign a binding term sheet with Westwin Elements on antimony.",
        "Zimbabwe will ban exports of lithium concentrates from 2027.",
    ],
    "agreed": [
        "The Department of Energy has awarded $50 million to Westwin Elements for nickel refining.",
        "The Department of Energy signed a $50 million loan to Westwin Elements for nickel refining.",
        "Westwin Elements received a $50 million grant from the Department of Energy for nickel refining.",
        "Nova Minerals secured a $43 million grant from the Department of War for antimony.",
        "Nova Minerals signed a binding term sheet with Westwin Elements on antimony.",
        "EXIM signed a legally binding letter of intent on a $200 million loan to Nova Minerals for antimony.",
        "The United Kingdom and Saudi Arabia signed a critical minerals agreement in January 2025.",
    ],
    "active": [
        "President Xi Jinping imposed export controls on antimony.",
        "China's export controls on tungsten remain in force.",
        "Beijing tightened export controls on germanium.",
        "President Trump signed an executive order on copper.",
    ],
    "completed": [
        "Westwin Elements received $50 million from the Department of Energy for nickel refining.",
        "Novonix closed its $755 million loan with the Department of Energy for graphite.",
        "The Department of Energy paid a $50 million grant to Westwin Elements for nickel refining.",
    ],
    "ended": [
        "Talks with Tesla about an offtake deal for nickel ended without a contract.",
        "A proposed price floor for lithium was scrapped in May.",
        "The Department of Energy cancelled a $50 million grant to Westwin Elements for nickel refining.",
        "A $50 million grant to Westwin Elements was cancelled by the Department of Energy.",
        "China lifted its export ban on gallium to the United States.",
        "China suspended its export ban on gallium, germanium and antimony until November 2026.",
        "China's export ban on antimony expired in November.",
    ],
}

DENIED = [
    "There is no price floor for graphite and no national plan.",
    "The Pentagon did not take a stake in Nyrstar.",
    "The Pentagon never took a $50 million stake in Nyrstar.",
    "Canada won't impose tariffs on Mexican copper.",
    "Nyrstar denied that it received a loan from the Pentagon.",
    "Neither a loan nor a grant has gone from Ottawa to Fireweed Metals for tungsten.",
]


@pytest.mark.parametrize(("status", "text"), [(s, text) for s, texts in STATUSES.items() for text in texts])
def test_status_follows_the_nearest_cue_of_the_act(status: str, text: str, read: Read) -> None:
    """Each status is told from the others by the words that govern the act."""
    assert [initiative.status for initiative in read(text).initiatives] == [status]


@pytest.mark.parametrize("text", DENIED)
def test_what_is_denied_is_no_act(text: str, read: Read) -> None:
    """A negated act yields no record, whatever its amount."""
    assert read(text).initiatives == ()


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "The Pentagon took a $20 million stake in Nyrstar, but Canada could lend C$30 million to Fireweed Metals"
            " for tungsten.",
            ["agreed", "proposed"],
        ),
        (
            "The Department of Energy may lend $40 million to Novonix for graphite, while the Department of Defense"
            " awarded a $10 million grant to Nyrstar for germanium.",
            ["proposed", "agreed"],
        ),
        (
            "There is no tariff on copper, but the United States imposed a tariff on Chinese graphite.",
            ["active"],
        ),
    ],
)
def test_a_cue_reaches_no_further_than_its_clause(text: str, statuses: list[str], read: Read) -> None:
    """What is possible, or denied, in one clause leaves the act in the next one as it is."""
    assert [initiative.status for initiative in read(text).initiatives] == statuses


def test_not_only_denies_nothing(read: Read) -> None:
    """``Not only`` and ``not just`` stand before acts that happened."""
    text = "The Pentagon not only took a $20 million stake in Nyrstar, it wants more germanium."
    assert [i.instrument for i in read(text).initiatives] == ["equity"]


def test_a_possible_act_does_not_lower_a_done_one(read: Read) -> None:
    """The strongest mention decides: announced first, paid later, is completed."""
    text = (
        "The Department of Energy announced a $150 million grant to Albemarle for lithium in March."
        " In June, the Department of Energy paid the $150 million grant to Albemarle."
    )
    (grant,) = read(text).initiatives
    assert (grant.status, len(grant.evidence)) == ("completed", 2)


def test_an_end_stands_over_what_was_before(read: Read) -> None:
    """A grant that was announced and then cancelled is ended, once, and counts for nothing."""
    text = (
        "The Department of Energy announced a $150 million grant to Albemarle for lithium in March."
        " In June, the Department of Energy cancelled the $150 million grant to Albemarle."
    )
    (grant,) = read(text).initiatives
    assert (grant.status, grant.countable, grant.count_reason) == ("ended", False, "ended")


@pytest.mark.parametrize(
    ("text", "binding", "conditional"),
    [
        ("The Department of Energy awarded $50 million to Westwin Elements for nickel.", True, False),
        ("EXIM issued a letter of interest for a $200 million loan to Nova Minerals for antimony.", False, False),
        ("The Department of Energy plans to lend $50 million to Westwin Elements for nickel.", False, False),
        (
            "Export Finance Australia approved a A$100 million loan to Arafura Rare Earths, subject to contracts.",
            True,
            True,
        ),
    ],
)
def test_what_binds_and_what_hangs_on_a_condition(text: str, binding: bool, conditional: bool, read: Read) -> None:
    """A contract binds, a letter or a plan doesn't, and a condition is kept beside either."""
    (initiative,) = read(text).initiatives
    assert (initiative.binding, initiative.conditional) == (binding, conditional)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Pentagon scrapped a planned $50 million loan to Nyrstar.", "ended"),
        ("The Philippines has dropped a planned ban on nickel ore exports.", "ended"),
        ("Canada announced in April that it would set up a C$2 billion stockpile of graphite.", "announced"),
        ("Canada would set up a C$2 billion stockpile of graphite.", "proposed"),
    ],
)
def test_a_plan_that_is_given_up_is_over_and_a_promise_is_no_mere_wish(text: str, status: str) -> None:
    """What was only planned ends when it is dropped; what somebody said he would do is announced."""
    assert [act.status for act in reex.extract(text).initiatives] == [status]


@pytest.mark.parametrize(
    ("follow", "status"),
    [
        ("The loan to Nyrstar was signed on Friday.", "agreed"),
        ("It signed the loan on Friday.", "agreed"),
        ("The deal was closed on Friday.", "completed"),
        ("The loan has been cancelled.", "ended"),
        ("The loan will be signed on Friday.", "announced"),
        ("The loan is for a plant that was closed in 2019.", "announced"),
        ("The loan follows a lawsuit, which was cancelled.", "announced"),
    ],
)
def test_what_is_said_of_an_act_again_tells_how_far_it_has_come(follow: str, status: str, read: Read) -> None:
    """A sentence that names only ``the loan`` tells its status, where the loan is what was signed or cancelled."""
    record = read(f"Canada will lend Nyrstar $25 million for zinc. {follow}")
    assert [act.status for act in record.initiatives if act.instrument == "loan"] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Lynas opened its refinery at Kalgoorlie.", "completed"),
        ("Lynas will open its refinery at Kalgoorlie.", "announced"),
        ("Lynas opened its refinery at Kalgoorlie. The refinery was suspended in May.", "completed"),
        ("Lynas runs its refinery at Kalgoorlie.", "active"),
    ],
)
def test_a_plant_that_was_opened_is_completed(text: str, status: str, read: Read) -> None:
    """Opened is done; what is only at work is active, and what will be opened is announced."""
    assert [act.status for act in read(text).initiatives][:1] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Bureau of Industry and Security suspended the Affiliates Rule for one year.", ["ended"]),
        ("The Bureau of Industry and Security issued the Affiliates Rule in May.", ["active"]),
        ("Lawyers study the Affiliates Rule of the Bureau of Industry and Security.", []),
        ("Aid is cleared under the Temporary Crisis and Transition Framework, which lapsed in May.", []),
    ],
)
def test_a_rule_by_its_name_is_told_by_what_is_done_to_it(text: str, status: list[str], read: Read) -> None:
    """A rule on aid is no pact between states, whatever it is called."""
    assert [act.status for act in read(text).initiatives] == status
