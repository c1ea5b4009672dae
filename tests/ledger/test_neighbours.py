"""Which instruments may name one act."""

from reex.codes import INSTRUMENTS
from reex.ledger.neighbours import _pairs, neighbours


def test_money_of_unknown_form_may_be_a_grant_but_a_grant_is_no_loan() -> None:
    """Being a neighbour goes both ways, and not on to the neighbour's neighbour."""
    assert neighbours("funding", "grant")
    assert neighbours("grant", "funding")
    assert not neighbours("grant", "loan")
    assert not neighbours("funding", "agreement")


def test_the_table_names_instruments_that_there_are() -> None:
    """A name that is mistyped there would never be met."""
    assert {name for pair in _pairs() for name in pair} <= set(INSTRUMENTS)
