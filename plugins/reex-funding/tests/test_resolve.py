"""Which currency a document means by a sign that several use."""

from __future__ import annotations

import pytest

import reex
from reex_funding import find_money

PIPELINE = reex.Pipeline([find_money])


def currencies(text: str) -> list[str | None]:
    """Return the currency of each amount."""
    return [e.value.currency for e in PIPELINE.run(text).entities if isinstance(e.value, reex.Money)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It paid $3 million.", ["USD"]),
        ("ASX: LYC paid $3 million.", ["USD"]),
        ("All amounts are in Canadian dollars. It paid $3 million.", ["CAD"]),
        ("Figures are stated in Australian dollars. It paid $3 million.", ["AUD"]),
        ("ASX: LYC had A$5 million and paid $3 million.", ["AUD", "AUD"]),
        ("TSXV: UCU had C$5 million and paid $3 million.", ["CAD", "CAD"]),
        ("Canberra gave A$5 million, Washington $3 million.", ["AUD", "USD"]),
        ("ASX: LYC got A$1.2bn ($780m) for it.", ["AUD", "USD"]),
        ("It had A$5 million, US$4 million and $3 million.", ["AUD", "USD", None]),
        ("TSXV: UCU had US$4 million and $3 million.", ["USD", None]),
        ("It had US$4 million and $3 million.", ["USD", "USD"]),
        ("Canada's fund, run by Natural Resources Canada in Ontario, pays $3 million.", ["CAD"]),
        (
            "Canada's fund, run by Natural Resources Canada in Ontario, pays $3 million to U.S. firms, the US says.",
            ["USD"],
        ),
        ("In Australia, Queensland pays $3 million and Canberra $1 million.", ["AUD", "AUD"]),
        (
            "Australia's reserve has $3 million; Australia and Perth got US$8.5 billion in Washington, the U.S. says.",
            ["AUD", "USD"],
        ),
        ("Ottawa pays $3 million.", ["USD"]),
        ("The Quebec government puts $3 million into a smelter.", ["CAD"]),
        ("Resources Minister Jo Hart announced $3 million for a plant in South Australia.", ["AUD"]),
        ("Budget 2027 sets aside $3 million for a fund, Ottawa said.", ["CAD"]),
        ("The Quebec government lent it $3 million, and the United States $2 million.", ["USD", "USD"]),
        ("The governments of Canada and Australia put in $3 million.", ["USD"]),
        ("Quebec's government lent it C$4 million ($3 million).", ["CAD", "USD"]),
        ("The minister promised $3 million.", ["USD"]),
        ("Canada, in Ontario, says that Ottawa pays C$1.2bn ($880m).", ["CAD", "USD"]),
        ("The Pentagon paid US$41m and $27m; shares closed at C$1.87 on the TSXV.", ["USD", "USD", "CAD"]),
        ("Japan lent ¥30bn.", ["JPY"]),
        ("China lent ¥30bn.", ["CNY"]),
        ("China and Japan lent ¥30bn.", [None]),
        ("Pakistan needs Rs 5,000 crore.", [None]),
        ("Islamabad needs Rs 5,000 million.", ["PKR"]),
        ("New Delhi needs 500 million rupees.", ["INR"]),
        ("Santiago needs 500 million pesos.", ["CLP"]),
        ("It needs 500 million pesos.", [None]),
        ("Oslo needs 500 million kroner.", ["NOK"]),
        ("It needs 500 million Norwegian kroner.", ["NOK"]),
    ],
)
def test_document_decides(text: str, expected: list[str | None]) -> None:
    """The document's own words decide; where they contradict each other, the currency stays open."""
    assert currencies(text) == expected


@pytest.mark.parametrize(
    ("sentence", "currency"),
    [
        ("The Department of Energy adds $12 million.", "USD"),
        ("Export Development Canada adds $12 million.", "CAD"),
        ("The Department of Energy and Natural Resources Canada add $12 million.", "CAD"),
    ],
)
def test_body_overrules_a_document_that_marks_another_dollar(sentence: str, currency: str) -> None:
    """What a body of the United States pays is in its dollars, though the text is about Canada and marks hers."""
    made = reex.extract(f"In Canada, Ottawa lent Acme C$85 million, and Canada's Ontario C$5 million. {sentence}")
    assert reex.Amount.of(made.by_kind("money")[-1]).currency == currency


def test_what_a_body_of_the_only_state_pays_is_in_its_dollars() -> None:
    """A text on what Australia's government does need not name Australia."""
    made = reex.extract("The Albanese Government will invest $12 million in a reserve.")
    assert reex.Amount.of(made.by_kind("money")[-1]).currency == "AUD"


def test_what_another_state_pays_is_not_in_the_dollars_of_the_one_that_tells_it() -> None:
    """A country before the sum, that has no dollar, may be the one whose money it is."""
    made = reex.extract("Canada's government said that Chile would spend $3 million.")
    assert reex.Amount.of(made.by_kind("money")[-1]).currency == "USD"


def test_dollar_is_open_where_a_text_marks_that_of_its_country() -> None:
    """Who writes ``A$`` may mean either dollar by ``$``: a wire's readers are not at home where its news are."""
    made = reex.extract(
        "Japan's Sojitz puts A$300 million into Iluka's refinery in Western Australia. Australia lent Iluka A$1.65 "
        "billion, Canberra says. A Japanese bank adds a loan of $200 million."
    )
    assert [reex.Amount.of(money).currency for money in made.by_kind("money")] == ["AUD", "AUD", None]


@pytest.mark.parametrize(
    ("lender", "currency"), [("The Export-Import Bank of the United States", "USD"), ("A bank in the U.S.", "CAD")]
)
def test_who_pays_an_american_loan_in_bare_dollars_marks_none(lender: str, currency: str) -> None:
    """``US$`` beside it tells nothing of what another bare ``$`` is, as it does where each is of another country."""
    made = reex.extract(
        f"Canada gets US$5 million, and Ontario $3 million. {lender} lends Canadians $4 million. The U.S. is glad."
    )
    assert reex.Amount.of(made.by_kind("money")[1]).currency == currency


def test_body_of_another_state_leaves_the_currency_open() -> None:
    """Where a text about Canada marks no dollar, nobody can tell which the Department of Energy pays."""
    made = reex.extract(
        "Canada is glad. So are Canada's Ontario and Ottawa. The Department of Energy adds $12 million."
    )
    assert reex.Amount.of(made.by_kind("money")[0]).currency is None
    assert "currency-unclear" in [notice.code for notice in made.warnings]


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("METI certified the plan, with a subsidy of ¥7 billion.", "JPY"),
        ("MOFCOM set aside ¥7 billion.", "CNY"),
        ("JOGMEC lent ¥7 billion. METI and NEDO add to it, and JOGMEC buys graphite that China sells.", "JPY"),
        ("METI and MOFCOM spoke of ¥7 billion.", None),
        ("The Department of Energy spoke of ¥7 billion.", None),
    ],
)
def test_bodies_of_a_state_speak_for_its_currency(text: str, currency: str | None) -> None:
    """A ministry's own release need not name its country; one that names another now and then is still its own."""
    assert reex.Amount.of(reex.extract(text).by_kind("money")[0]).currency == currency


@pytest.mark.parametrize(
    ("place", "currency"),
    [("Wyoming", "USD"), ("Nevada and Utah", "USD"), ("Wyoming and Ontario", None), ("a valley", None)],
)
def test_what_is_left_open_is_american_in_a_sentence_on_states_of_the_union(place: str, currency: str | None) -> None:
    """Unless the sentence names a region of another country as well."""
    record = (
        reex.Pipeline.standard()
        .only("funding", "countries", "agencies")
        .run(f"It had A$5 million, US$4 million and C$2 million. A plant in {place} got $3 million.")
    )
    money = [e.value for e in record.entities if isinstance(e.value, reex.Money)]
    assert money[-1].currency == currency


def test_open_currency_is_a_notice() -> None:
    """An amount without a currency says so."""
    made = PIPELINE.run("It needs 500 million pesos.")
    assert [notice.code for notice in made.warnings] == ["currency-unclear"]


ABROAD = "Hanwha plans mines in Australia. An Australian court agreed, as did Western Australia and Australia's unions."


@pytest.mark.parametrize(
    ("told", "currency"),
    [
        ("It pays 90 billion won (US$65 million) for one, and $20 million for the other.", "USD"),
        ("It pays US$65 million for one, and $20 million for the other.", "AUD"),
        ("It pays 90 billion won (US$65 million) for one that ASX lists, and $20 million for the other.", "AUD"),
    ],
)
def test_who_converts_for_his_readers_goes_on_in_their_dollars(told: str, currency: str) -> None:
    """A Korean wire that once writes ``US$`` beside won means the same by ``$``, wherever the mines are."""
    made = reex.extract(f"{ABROAD} {told}")
    assert reex.Amount.of(made.by_kind("money")[-1]).currency == currency
