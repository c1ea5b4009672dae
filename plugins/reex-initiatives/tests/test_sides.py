"""Who gives and gets, where words away from the act tell it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Acts = Callable[[str], list[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # Who chose the firm, with whom it signed, who tells what was done.
        (
            "We were chosen by the Energy Department for a $20 million grant, said Nyrstar.",
            ("grant", "us/doe", "Nyrstar NV"),
        ),
        (
            "A price floor agreed between HM Treasury and Nyrstar would pay it for zinc.",
            ("price_support", "gb/hmt", "Nyrstar NV"),
        ),
        ("What Canada should do is set a price floor for nickel.", ("price_support", "CA", "")),
        ("Glencore urged the Department of Energy to award a $5 million grant for cobalt.", ("grant", "us/doe", "")),
        ("Ontario's investment arm lent Nyrstar $5 million for zinc.", ("loan", "Ontario", "Nyrstar NV")),
        # Whom money helps, whose it is, who reports it.
        ("A $5 million grant from EXIM will help Nyrstar build a smelter.", ("grant", "us/exim", "Nyrstar NV")),
        ("EXIM closed a $50 million loan to finance Nyrstar's smelter.", ("loan", "us/exim", "Nyrstar NV")),
        ("Nyrstar said its $5 million EXIM loan for zinc lapsed.", ("loan", "us/exim", "Nyrstar NV")),
        ("Nyrstar's $5 million backing from the Department of Energy came late.", ("funding", "us/doe", "Nyrstar NV")),
        ("Nyrstar (ASX: NYR) reports that EXIM has approved a loan of $5 million.", ("loan", "us/exim", "Nyrstar NV")),
        ("Nyrstar signs $5 million debt facility with EXIM for its zinc smelter.", ("loan", "us/exim", "Nyrstar NV")),
        ("From EXIM it holds a letter of interest for a $5 million loan for zinc.", ("loan", "us/exim", "")),
        ("The board of EXIM has approved a $5 million loan to Nyrstar.", ("loan", "us/exim", "Nyrstar NV")),
        ("Sojitz raised its holding in Lynas by buying $5 million of new shares.", ("equity", "tse/2768", "asx/LYC")),
        ("Loans of $5 million for zinc were signed in May with EXIM.", ("loan", "us/exim", "")),
        # A word that both the country and the act are called by.
        ("Nyrstar won a Canadian government grant for its smelter.", ("grant", "CA", "Nyrstar NV")),
        ("Nyrstar has a $5 million Australian state loan for zinc.", ("loan", "AU", "Nyrstar NV")),
        # A licence that somebody got, whoever gave it, and a share of a project that has no name.
        ("Nyrstar has won the exploration licence for a zinc block.", ("permitting", "", "Nyrstar NV")),
        ("Sojitz will buy a 26% stake in a zinc project for $30 million.", ("equity", "tse/2768", "")),
        # What is handed to a firm.
        ("EXIM gave Nyrstar, which runs a smelter, a $5 million grant.", ("grant", "us/exim", "Nyrstar NV")),
        ("EXIM hands Nyrstar letter of interest for a $5 million loan.", ("loan", "us/exim", "Nyrstar NV")),
        ("Canada grants Nyrstar a permit for a zinc mine.", ("permitting", "CA", "Nyrstar NV")),
    ],
)  # fmt: skip
def test_sides_that_words_away_from_the_act_tell(text: str, want: tuple[str, str, str], acts: Acts) -> None:
    """The body that chose, signed or tells gives; the firm that is helped, that owns or reports it gets."""
    (made,) = [row for row in acts(text) if row[0] != "project"]
    assert (made[0], made[2], made[3]) == want


def test_what_others_may_do_in_a_clause_makes_them_no_party(acts: Acts) -> None:
    """Firms that a treaty is only for join none."""
    made = acts("India and Peru signed a treaty, under which Glencore and Nyrstar may look for zinc.")
    assert [row[:2] for row in made] == [("agreement", "agreed")]
    assert "Glencore" not in str(made)


def test_a_release_that_speaks_of_itself_means_its_issuer(acts: Acts) -> None:
    """``The Company`` is the firm that stands first with its ticker, and not the one that was named last."""
    text = "Nyrstar (ASX: NYR) met Sojitz. The Company received a $5 million grant from EXIM for zinc."
    assert [(row[0], row[2], row[3]) for row in acts(text)] == [("grant", "us/exim", "Nyrstar NV")]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Nyrstar bagged a $5 million grant from EXIM.", ("grant", "agreed", "us/exim", "Nyrstar NV")),
        ("Nyrstar pockets a $5 million loan from EXIM.", ("loan", "agreed", "us/exim", "Nyrstar NV")),
        ("Nyrstar has walked away with a $5 million loan from EXIM.", ("loan", "agreed", "us/exim", "Nyrstar NV")),
        ("Nyrstar is borrowing $5 million from EXIM.", ("loan", "announced", "us/exim", "Nyrstar NV")),
        ("Nyrstar was handed a $5 million grant by EXIM.", ("grant", "agreed", "us/exim", "Nyrstar NV")),
        ("Nyrstar has been picked for a $5 million grant from EXIM.", ("grant", "agreed", "us/exim", "Nyrstar NV")),
        ("Nyrstar is among the winners of a $5 million grant from EXIM.", ("grant", "agreed", "us/exim", "Nyrstar NV")),
        ("EXIM has chosen Nyrstar for a $5 million loan.", ("loan", "agreed", "us/exim", "Nyrstar NV")),
        ("EXIM selects Nyrstar to receive a $5 million grant.", ("grant", "agreed", "us/exim", "Nyrstar NV")),
        # Shares in somebody are no money for who gets them.
        ("Sojitz snagged a 10% stake in Lynas.", ("equity", "agreed", "tse/2768", "asx/LYC")),
        ("Lynas landed a $30 million equity investment from Sojitz.", ("equity", "agreed", "tse/2768", "asx/LYC")),
    ],
)
def test_verbs_of_receiving_make_their_subject_the_one_that_gets(
    text: str, want: tuple[str, str, str, str], acts: Acts
) -> None:
    """Whatever verb tells that somebody gets money, it is his; who gets a stake in somebody has paid for it."""
    (made,) = acts(text)
    assert made[:4] == want


def test_who_is_only_named_before_a_grant_does_not_get_it(acts: Acts) -> None:
    """A verb of receiving with another object tells nothing of the grant behind it."""
    made = acts("Nyrstar bagged ore for a trial, and a $5 million grant from EXIM went to Glencore.")
    assert [row[3] for row in made if row[0] == "grant"] == ["lse/GLEN"]
