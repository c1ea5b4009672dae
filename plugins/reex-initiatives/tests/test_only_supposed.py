"""What a text only makes up, takes back or calls for, and sums that are taken out of others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

LENT = ("loan", "agreed", "us/exim", "Kestrel Tin", "USD 70,000,000")


@pytest.mark.parametrize(
    "text",
    [
        "Suppose EXIM lent Kestrel Tin $70 million.",
        "But suppose that EXIM lent Kestrel Tin $70 million instead.",
        "Imagine EXIM lending Kestrel Tin $70 million.",
        "Imagine a $70 million loan from EXIM to Kestrel Tin.",
        "Say EXIM lends Kestrel Tin $70 million.",
        "Let's assume EXIM lends Kestrel Tin $70 million.",
        "Picture a world in which EXIM lent Kestrel Tin $70 million.",
        "Hypothetically, EXIM lent Kestrel Tin $70 million.",
        "I wish EXIM had lent Kestrel Tin $70 million.",
        "An earlier version of this story said that EXIM had lent Kestrel Tin $70 million.",
        "We wrongly reported that EXIM had lent Kestrel Tin $70 million.",
        "It isn't true that EXIM lent Kestrel Tin $70 million.",
        "A post that said EXIM had lent Kestrel Tin $70 million was fake.",
        "Rumours that EXIM lent Kestrel Tin $70 million were denied by both.",
        "Kestrel Tin denied reports that EXIM had lent it $70 million.",
        "Kestrel Tin denied reports of a $70 million loan from EXIM.",
        "Rumours of a $70 million loan from EXIM to Kestrel Tin were denied by both.",
        "Rumours of a $70 million loan from EXIM to Kestrel Tin are false.",
        "Reports of a $70 million loan from EXIM to Kestrel Tin were denied.",
        "There is no truth to the claim that EXIM lent Kestrel Tin $70 million.",
        "Last week's newsletter misstated that EXIM had lent Kestrel Tin $70 million.",
    ],
)
def test_what_is_only_supposed_or_taken_back_is_no_act(text: str, acts: Acts) -> None:
    """What readers are to imagine has not happened, nor has what a medium had got wrong."""
    assert acts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nobody supposes that EXIM, which lent Kestrel Tin $70 million, will stop.",
        "Imagine what Kestrel Tin, which was lent $70 million by EXIM, could do with more.",
        "An earlier version of this story misspelt a name; EXIM lent Kestrel Tin $70 million.",
        "A newer version of the smelter is planned, and EXIM lent Kestrel Tin $70 million.",
        "Reports that EXIM lent Kestrel Tin $70 million proved right.",
        "Kestrel Tin denied reports of layoffs, but EXIM lent Kestrel Tin $70 million.",
        "EXIM denied reports of delays and lent Kestrel Tin $70 million.",
        "EXIM, which denied reports of delays, lent Kestrel Tin $70 million.",
        "EXIM dismissed reports of delays, then lent Kestrel Tin $70 million.",
        "Kestrel Tin rejected a claim for damages, and EXIM lent Kestrel Tin $70 million.",
        "Picture: the smelter for which EXIM lent Kestrel Tin $70 million.",
    ],
)
def test_what_is_told_beside_it_is_one(text: str, acts: Acts) -> None:
    """A clause on what is so stays true in a sentence that supposes something."""
    assert LENT in acts(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("What would I do? First, a $3 billion stockpile of tin, run by the G7.", "proposed"),
        ("What should Europe do?\n\nFirst, a $3 billion stockpile of tin, run by the G7.", "proposed"),
        ("Here is what ministers should do. First, a $3 billion stockpile of tin, run by the G7.", "proposed"),
        ("My own plan is simple: a $3 billion stockpile of tin, run by the G7.", "proposed"),
        (
            "What should Europe do?\n\nIt dithers.\n\nThere is a $3 billion stockpile of tin, run by the G7.",
            "active",
        ),
        ("What does Europe do? There is a $3 billion stockpile of tin, run by the G7.", "active"),
        ("What should Europe do? It has the G7's $3 billion stockpile of tin.", "active"),
    ],
)
def test_what_an_author_would_do_is_only_proposed(text: str, status: str, acts: Acts) -> None:
    """What stands behind such a question is called for, up to the end of the paragraph, and only if nobody has it."""
    assert [row[:2] for row in acts(text)] == [("stockpile", status)]


def test_a_question_tells_of_no_site(acts: Acts) -> None:
    """Mine is not only a noun."""
    asked = "Kestrel Tin raised nothing from its owners, so why should mine be any dumber?"
    assert acts(asked) == []
    assert [row[0] for row in acts("Kestrel Tin reopened its mine in Peru.")] == ["project"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Japan pledged $50 billion of investment in the U.S., and will put $8 billion of it into graphite.", [50_000]),
        (
            "The $50 billion of investment that Japan pledged is old; a list puts $30 billion of it in tin.",
            [50_000],
        ),
        ("EXIM gave Kestrel Tin a $70 million grant. It will spend $20 million of that on a kiln.", [70]),
        ("The Pentagon has a budget of $2 billion for stockpiling and will spend $500 million of it on tin.", [2_000]),
        ("Canada pledged $2 billion for tin. It lent $40 million of the total to Kestrel Tin.", [40]),
        ("Kestrel Tin: first $43m draw of EXIM's $260m Fernhill loan is due in May.", [260]),
        ("Kestrel Tin made a second $40 million draw on its $100 million loan from EXIM.", [100]),
        (
            "EXIM lent Kestrel Tin $70 million. Kestrel Tin expects to draw the first $20 million of the loan in May.",
            [70],
        ),
        ("EXIM lent Kestrel Tin $70 million. Merlin Ores drew $20 million from its loan from Japan.", [70, 20]),
        ("EXIM lent Kestrel Tin $70 million. Japan lent Merlin Ores $20 million of the same sort.", [70, 20]),
    ],
)
def test_what_is_taken_out_of_a_sum_is_not_added_to_it(text: str, counted: list[int], read: Read) -> None:
    """A part is evidence of the whole; where it has a receiver of its own it counts, and the whole is its package."""
    sums = [act.amounts[0] for act in read(text).initiatives if act.countable]
    assert [(a.amount or a.high or 0) / 10**6 for a in sums] == counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "EXIM wrote letters of interest for two firms. Kestrel Tin, a miner, received one for up to $70 million.",
            [("loan", "announced", "us/exim", "Kestrel Tin", "USD 70,000,000")],
        ),
        (
            "The Department of Energy awarded grants for tin smelters. Kestrel Tin received one worth $70 million.",
            [("grant", "agreed", "us/doe", "Kestrel Tin", "USD 70,000,000")],
        ),
    ],
)
def test_one_is_what_the_text_has_just_told(text: str, expected: list[Row], acts: Acts) -> None:
    """Who received one for a sum received a letter or a grant, whichever was told before."""
    assert acts(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Canada is working on a $40 million grant for Kestrel Tin.", "proposed"),
        ("India is working on a $40 million scheme to subsidise magnets.", "proposed"),
        ("Canada is working with Kestrel Tin on a graphite research programme.", "active"),
        ("EXIM waived a breach of covenants under its $70 million loan to Kestrel Tin.", "agreed"),
        ("EXIM waives default on its $70 million loan to Kestrel Tin.", "agreed"),
        ("EXIM cancelled its $70 million loan to Kestrel Tin.", "ended"),
        ("After months of talks, Canada and Japan signed an agreement on tin.", "agreed"),
        ("OTTAWA, May 1 - Following talks in Perth, Canada and Japan signed a memorandum on tin.", "agreed"),
        ("After a break, talks between Canada and Japan on an agreement on tin go on.", "proposed"),
    ],
)
def test_what_is_worked_on_is_open_and_what_came_before_tells_nothing(text: str, status: str, acts: Acts) -> None:
    """A scheme that somebody works on is not there yet; a pact is signed, whatever talks its sentence opens with."""
    assert [row[1] for row in acts(text)][:1] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Analysts at Orion expect EXIM to lend Kestrel Tin $70 million.", "proposed"),
        ("Traders reckon EXIM is to lend Kestrel Tin $70 million.", "proposed"),
        ("Analysts cheered as EXIM agreed to lend Kestrel Tin $70 million.", "agreed"),
        ("EXIM lent Kestrel Tin $70 million, which analysts expect to be repaid.", "agreed"),
    ],
)
def test_what_analysts_expect_is_only_proposed(text: str, status: str, acts: Acts) -> None:
    """Nobody who could do it has said that he will."""
    assert [row[:2] for row in acts(text)] == [("loan", status)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("We recommend that Congress buy cobalt, and that EXIM offer $5 billion in loans to miners.", "proposed"),
        ("The panel proposes that the tax be cut, and that EXIM lend miners $5 billion.", "proposed"),
        ("The panel notes that prices fell, and that EXIM lent miners $5 billion.", "agreed"),
    ],
)
def test_a_wish_goes_on_behind_and_that(text: str, status: str, acts: Acts) -> None:
    """What is only told that way is as far as its own verb says."""
    assert [row[1] for row in acts(text) if row[0] == "loan"] == [status]


@pytest.mark.parametrize(
    ("verb", "status"),
    [("would like to convert", "proposed"), ("is in talks to swap", "proposed"), ("has converted", "agreed")],
)
def test_shares_are_as_far_as_the_verb_that_turns_money_into_them(verb: str, status: str, acts: Acts) -> None:
    """A clause on the money may stand between, and tells neither who acts nor how far it has come."""
    text = f"The Pentagon {verb} a $50 million grant, for which Kestrel Tin applied in 2023, into a stake of 8%."
    assert [row[:4] for row in acts(text) if row[0] == "equity"] == [("equity", status, "us/dod", "Kestrel Tin")]


@pytest.mark.parametrize(
    "opening",
    ["What would help is dull", "What is needed now is simple", "Three steps are needed", "Two things would help"],
)
def test_what_an_author_says_would_help_is_proposed(opening: str, acts: Acts) -> None:
    """Each item of the list behind the colon is."""
    rows = acts(f"{opening}: a Canadian loan guarantee for smelters, and a 25% tariff on Chinese anodes.")
    assert [row[:2] for row in rows] == [("guarantee", "proposed"), ("tariff", "proposed")]


def test_what_helped_was_given(acts: Acts) -> None:
    """Only what would help is a wish."""
    rows = acts("What helped is plain: a $5 million loan from EXIM to Kestrel Tin.")
    assert [row[:4] for row in rows] == [("loan", "agreed", "us/exim", "Kestrel Tin")]
