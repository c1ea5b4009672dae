from reex.codes import INSTRUMENTS
from reex.ledger.neighbours import _pairs, neighbours


def test_money_of_unknown_form_may_be_a_grant_but_a_grant_is_no_loan() -> None:
    assert neighbours("funding", "grant") and neighbours("grant", "funding")
    assert not neighbours("grant", "loan")
    assert not neighbours("funding", "agreement")


def test_the_table_names_instruments_that_there_are() -> None:
    assert {name for pair in _pairs() for name in pair} <= set(INSTRUMENTS)
