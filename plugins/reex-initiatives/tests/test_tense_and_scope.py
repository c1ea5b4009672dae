"""Status told by helping verbs, by the contract that something is done under, and by what a cue really governs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Statuses = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def statuses(read: Callable[[str], reex.Record]) -> Statuses:
    """Return what reads the statuses of the acts of one instrument in a text."""
    return lambda text, instrument: [str(act.status) for act in read(text).initiatives if act.instrument == instrument]


@pytest.mark.parametrize(
    ("text", "instrument", "told"),
    [
        ("The deposit at Corrie is to be opened up by Glencore.", "project", ["announced"]),
        ("Glencore opened up the deposit at Corrie.", "project", ["completed"]),
        ("The two firms, Lynas and Iluka, will also set up a refinery in Kedah.", "project", ["announced"]),
        ("Glencore is also investing $5 million in the shares of Ucore.", "equity", ["announced"]),
        ("Glencore invested $5 million in the shares of Ucore.", "equity", ["agreed"]),
        (
            "It's buying 10% of Trilogy Metals for $35 million, the Pentagon said.",
            "equity",
            ["announced"],
        ),
        ("The Pentagon is now setting a price floor for magnets of Ucore.", "price_support", ["announced"]),
        ("China's growing stockpile of cobalt is run by Glencore.", "stockpile", ["active"]),
        ("Canada is now training 200 miners of lithium.", "workforce", ["active"]),
        ("More than $5 million in federal grant money has been contracted to Ucore.", "grant", ["agreed"]),
    ],
)
def test_helping_verbs_tell_what_is_yet_to_be_done(
    text: str, instrument: str, told: list[str], statuses: Statuses
) -> None:
    """An adverb between a verb and what helps it changes nothing."""
    assert statuses(text, instrument) == told


@pytest.mark.parametrize(
    ("text", "instrument", "told"),
    [
        (
            "Lynas has signed an agreement with Sojitz, under which Sojitz will buy $20 million of new Lynas shares.",
            "equity",
            ["agreed"],
        ),
        (
            "Lynas is in talks on an agreement with Sojitz, under which Sojitz will buy $20 million of Lynas shares.",
            "equity",
            ["announced"],
        ),
        (
            "OTTAWA, May 3, 2025 – Under the subscription agreements, Sojitz will buy $20 million of Lynas shares.",
            "equity",
            ["agreed"],
        ),
        ("Glencore is to take cobalt under an offtake agreement with Nyrstar.", "offtake", ["agreed"]),
        ("Glencore is to take cobalt under a proposed offtake agreement with Nyrstar.", "offtake", ["proposed"]),
        (
            "Iluka and Nyrstar signed a memorandum of understanding under which Nyrstar will supply tin to Iluka.",
            "offtake",
            ["agreed"],
        ),
        ("Nyrstar is delighted to announce a joint venture with Glencore.", "partnership", ["agreed"]),
        ("Nyrstar is set to announce a joint venture with Glencore.", "partnership", ["announced"]),
        ("The Pentagon announced a $5 million award to Ucore.", "grant", ["agreed"]),
        ("The Pentagon is to announce a $5 million award to Ucore.", "grant", ["announced"]),
        ("EXIM has signed a letter of intent with Ucore for a proposed $20 million loan.", "loan", ["announced"]),
        ("In 2019 Glencore acquired Nyrstar.", "acquisition", ["completed"]),
        ("Glencore had bought 20% of Nyrstar.", "equity", ["completed"]),
        ("Glencore bought 20% of Nyrstar.", "equity", ["agreed"]),
        ("Nyrstar was awarded tax credits by Tennessee for its smelter.", "tax_credit", ["agreed"]),
        ("Congress approved tax credits for makers of magnets.", "tax_credit", ["active"]),
    ],
)
def test_a_contract_binds_what_is_done_under_it(
    text: str, instrument: str, told: list[str], statuses: Statuses
) -> None:
    """What will be done under a contract that was signed is agreed, and what was bought long ago is done."""
    assert statuses(text, instrument) == told


@pytest.mark.parametrize(
    ("text", "instrument", "told"),
    [
        ("After considering 40 comments, Canada raised the duty on Chinese tungsten to 25%.", "tariff", ["active"]),
        ("Canada is considering raising the duty on Chinese tungsten to 25%.", "tariff", ["proposed"]),
        (
            "The Pentagon is seeking a 10% stake in Ucore as it renegotiates a $20 million loan to Ucore.",
            "loan",
            ["agreed"],
        ),
        ("The Pentagon is seeking a 10% stake in Ucore and a $20 million loan to Ucore.", "loan", ["proposed"]),
        ("The Pentagon gave Ucore $5 million in grants for a feasibility study on magnets.", "grant", ["agreed"]),
        ("The paper is on the feasibility of a stockpile of magnets.", "stockpile", ["proposed"]),
        (
            "Ground was broken at the Corrie mine in May, and the first ore should leave it soon, Glencore said.",
            "project",
            ["active"],
        ),
    ],
)
def test_a_word_of_weighing_counts_for_what_it_governs(
    text: str, instrument: str, told: list[str], statuses: Statuses
) -> None:
    """What somebody weighed before a decision, or weighs besides, leaves the act as it is told."""
    assert statuses(text, instrument) == told


@pytest.mark.parametrize(
    ("text", "instrument", "told"),
    [
        ("Lynas has agreed on the first tranche of a $5 million loan from Japan.", "loan", ["agreed"]),
        ("Japan gave Lynas a A$30 million loan, which has since been repaid in full.", "loan", ["completed"]),
        ("The 45X credit for makers of magnets phases out after 2032.", "tax_credit", ["active"]),
        ("In May 2025 analysts recalled the 2010 Chinese embargo on rare earths.", "export_control", ["ended"]),
        ("In May 2025 analysts wrote of the 2024 Chinese embargo on rare earths.", "export_control", ["active"]),
        (
            "The EU's pilot stockpile of cobalt to start in 2026 is small.",
            "stockpile",
            ["announced"],
        ),
        ("The EU's pilot stockpile of cobalt is small.", "stockpile", ["active"]),
        ("Canada has rejected the $5 million sale of Nyrstar to Glencore.", "acquisition", ["ended"]),
        ("Japan and Peru opened negotiations on a critical minerals agreement.", "agreement", ["proposed"]),
    ],
)
def test_time_tells_what_runs_and_what_is_over(text: str, instrument: str, told: list[str], statuses: Statuses) -> None:
    """A loan that is drawn bit by bit runs, and so does what has an end that is still to come."""
    assert statuses(text, instrument) == told
