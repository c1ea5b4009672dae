"""Amounts of money in sentences of many house styles."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex_funding import find_money

PIPELINE = reex.Pipeline([find_money])


def record(text: str) -> reex.Record:
    """Return the record of *text*, after making sure that the extractor didn't fail."""
    made = PIPELINE.run(text)
    assert not [notice for notice in made.warnings if notice.code == "extractor-failed"]
    return made


def money(text: str) -> list[tuple[str, str | None]]:
    """Return the text and name of each amount."""
    return [(entity.text, entity.name) for entity in record(text).entities]


def value(text: str) -> reex.Money:
    """Return the value of the one amount of *text*."""
    (entity,) = record(text).entities
    assert isinstance(entity.value, reex.Money)
    return entity.value


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        ("The refinery got A$1.65bn from Canberra.", "A$1.65bn", "AUD 1,650,000,000"),
        ("The refinery got A$1.65 b from Canberra.", "A$1.65 b", "AUD 1,650,000,000"),
        ("A pledge of US$2.5bn stands.", "US$2.5bn", "USD 2,500,000,000"),
        ("Tokyo lent $1Bn to it.", "$1Bn", "USD 1,000,000,000"),
        ("A $400 million stake was sold.", "$400 million", "USD 400,000,000"),
        ("A $1-billion fund was set up.", "$1-billion", "USD 1,000,000,000"),
        ("It raised $30,000,000 in shares.", "$30,000,000", "USD 30,000,000"),
        ("It lost C$63.7 thousand.", "C$63.7 thousand", "CAD 63,700"),
        ("It holds $1.2T of debt.", "$1.2T", "USD 1,200,000,000,000"),
        ("It holds $12MM of debt.", "$12MM", "USD 12,000,000"),
        ("Berlin adds €8.5 million.", "€8.5 million", "EUR 8,500,000"),
        ("London adds £15m.", "£15m", "GBP 15,000,000"),
        ("Delhi cleared Rs 7,280 crore.", "Rs 7,280 crore", None),
        ("Delhi cleared ₹1.5 lakh crore.", "₹1.5 lakh crore", "INR 1,500,000,000,000"),
        ("Brasília adds R$5.4 billion.", "R$5.4 billion", "BRL 5,400,000,000"),
        ("Pretoria adds R500 million.", "R500 million", "ZAR 500,000,000"),
        ("It was sold for USD 34.6m.", "USD 34.6m", "USD 34,600,000"),
        ("It was sold for EUR10m.", "EUR10m", "EUR 10,000,000"),
        ("It was sold for 34.6 million USD.", "34.6 million USD", "USD 34,600,000"),
        ("It cost 400 million dollars.", "400 million dollars", "USD 400,000,000"),
        ("It cost 3.5 million Canadian dollars.", "3.5 million Canadian dollars", "CAD 3,500,000"),
        ("It cost CAD $5 million.", "CAD $5 million", "CAD 5,000,000"),
        ("It cost $650,000 CAD.", "$650,000 CAD", "CAD 650,000"),
        ("It cost two million dollars.", "two million dollars", "USD 2,000,000"),
        ("It cost half a billion dollars.", "half a billion dollars", "USD 500,000,000"),
        ("A 400-million-dollar loan came.", "400-million-dollar", "USD 400,000,000"),
        ("Seoul adds 250 billion won.", "250 billion won", "KRW 250,000,000,000"),
        ("It cost 600\n    million yuan.", "600\n    million yuan", "CNY 600,000,000"),
        ("It cost 5 million pounds sterling.", "5 million pounds sterling", "GBP 5,000,000"),
        ("The loss was -$5m then.", "-$5m", "USD -5,000,000"),
        ("It cost $12 500 000 then.", "$12 500 000", "USD 12,500,000"),
        ("It gave $7.5+ million then.", "$7.5+ million", "USD 7,500,000"),
    ],
)
def test_amounts(text: str, span: str, name: str | None) -> None:
    """Signs, codes, words and scales of many countries make one amount in units of its currency."""
    found = record(text).entities
    assert [entity.text for entity in found] == [span]
    if name:
        assert found[0].name == name


@pytest.mark.parametrize(
    "text",
    [
        "A 32-billion-parameter engine read it.",
        "A multi-billion-dollar industry grew.",
        "A billion-dollar idea came up.",
        "It mined 2 million pounds of copper.",
        "The 3 won contracts were signed.",
        "Talks at COP 28 failed.",
        "Route R2 leads to pit R5.",
        "It has 23 members and 17 elements.",
        "Millions in need waited for billions of tons.",
        "The F-35 flies.",
    ],
)
def test_no_money(text: str) -> None:
    """What only looks like money is none."""
    assert money(text) == []


@pytest.mark.parametrize(
    ("text", "span", "low", "high"),
    [
        ("Awards range from $50-60 million.", "$50-60 million", 50_000_000, 60_000_000),
        ("It costs $1 billion to $2 billion.", "$1 billion to $2 billion", 10**9, 2 * 10**9),
        ("It costs US$5m–US$10m.", "US$5m–US$10m", 5_000_000, 10_000_000),
        ("It costs $5m-10m.", "$5m-10m", 5_000_000, 10_000_000),
        ("It costs $5 to $10 million.", "$5 to $10 million", 5_000_000, 10_000_000),
        ("It costs $500,000 to 1 million.", "$500,000 to 1 million", 500_000, 1_000_000),
        ("It costs between $5m and $10m.", "$5m and $10m", 5_000_000, 10_000_000),
        ("It costs 50-60 million euros.", "50-60 million euros", 50_000_000, 60_000_000),
        ("It sells at US$12 per kg to US$15 per kg.", "US$12 per kg to US$15 per kg", 12, 15),
        ("It sells at $60-$65 a kilo.", "$60-$65 a kilo", 60, 65),
    ],
)
def test_ranges(text: str, span: str, low: int, high: int) -> None:
    """A range is one amount with two ends, never their sum or mean."""
    (entity,) = record(text).entities
    found = entity.value
    assert isinstance(found, reex.Money)
    assert (entity.text, found.amount) == (span, None)
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("It was raised from $500,000 to $650,000.", ["$500,000", "$650,000"]),
        ("It will increase from the initially planned $500,000 to $650,000.", ["$500,000", "$650,000"]),
        ("It paid $26 millionin grants and $5 billionof loans.", ["$26 million", "$5 billion"]),
        ("Prices rose from $230/kg to $300/kg.", ["$230/kg", "$300/kg"]),
        ("It cut costs from $10 million to $5 million.", ["$10 million", "$5 million"]),
        ("It paid $5m and $10m.", ["$5m", "$10m"]),
        ("A $400 million stake and a $150 million loan make $550M.", ["$400 million", "$150 million", "$550M"]),
    ],
)
def test_two_amounts(text: str, spans: list[str]) -> None:
    """The ends of a change and the items of a list are amounts of their own."""
    assert [span for span, _ in money(text)] == spans


@pytest.mark.parametrize(
    ("text", "span", "per"),
    [
        ("The floor is $110 per kilogram.", "$110 per kilogram", "kg"),
        ("The $110-per-kilogram floor holds.", "$110-per-kilogram", "kg"),
        ("It sells at US$38/kg.", "US$38/kg", "kg"),
        ("It sells at $5.50/lb.", "$5.50/lb", "lb"),
        ("It sells at $9.85 per pound.", "$9.85 per pound", "lb"),
        ("It sells at $1,150/oz.", "$1,150/oz", "oz"),
        ("It sells at $500 per metric ton.", "$500 per metric ton", "t"),
        ("Shares cost $44.59 a share.", "$44.59 a share", "share"),
        ("It buys $17 billion per year.", "$17 billion per year", "year"),
        ("It earns $140 million annually.", "$140 million annually", "year"),
        ("Power costs 15 cents per kWh.", "15 cents per kWh", "kWh"),
        ("Each costs $30 per widget.", "$30 per widget", "widget"),
    ],
)
def test_unit_prices(text: str, span: str, per: str) -> None:
    """A price for a unit says for which, so that nobody adds it to a total."""
    (entity,) = record(text).entities
    assert isinstance(entity.value, reex.Money)
    assert (entity.text, entity.value.per, entity.rule) == (span, per, "unit-price")


def test_cents_are_hundredths() -> None:
    """Fifty cents are half a dollar."""
    assert value("It sells at 50 cents a pound.").amount == Decimal("0.5")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The bank may lend up to $75 million.", "at_most"),
        ("It gave at least $75 million.", "at_least"),
        ("It gave $75 million or more.", "at_least"),
        ("It gave $75M+ to it.", "at_least"),
        ("It gave roughly $75 million.", "about"),
        ("It gave $75 million.", "exact"),
        ("Under a $75 million deal it sells.", "exact"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    """Words of bound stay outside the span and go into the value."""
    assert value(text).bound == bound


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("It paid $1,23 for it.", "$1,23"),
        ("It paid $4 millones for it.", "$4 millones"),
        ("It paid $5 xillion for it.", "$5 xillion"),
        ("It paid $5x for it.", "$5x"),
        ("It paid €1.234.567 for it.", "€1.234.567"),
        ("It paid $900 to $1.2 billion for it.", "$900 to $1.2 billion"),
        ("It paid $2 1/3 million for it.", "$2 1/3 million"),
        ("The state bank lends R$ 20 bilhões to mines.", "R$ 20 bilhões"),
        ("The state bank lends R$ 20 mi to mines.", "R$ 20 mi"),
        ("The fund has US$ 20 Bilhões for lithium.", "US$ 20 Bilhões"),
        ("Cobalt imports cost $4 billio last year.", "$4 billio"),
        ("Warsaw gives $20 milionów to a smelter.", "$20 milionów"),
        ("The nickel plant costs Rp 5 triliun in all.", "Rp 5 triliun"),
        ("The Hague sets aside €2 miljard for metals.", "€2 miljard"),
        ("The refinery costs CHF 3 Mrd in all.", "CHF 3 Mrd"),
        ("Delhi spends Rs 5 crores on magnets.", "Rs 5 crores"),
        ("Moscow spends €20 млн on titanium.", "€20 млн"),
        ("Osaka spends ¥5 億 on gallium.", "¥5 億"),
        ("The smelter cost 20 miljard euro then.", "20 miljard euro"),
        ("It paid $20 miles de pesos for it.", "$20 miles"),
        ("It paid $5 hundred thousand million for it.", "$5 hundred thousand million"),
        ("The mill will cost $5 x 10^6 then.", "$5 x 10^6"),
        ("The mill will cost $5×10⁶ then.", "$5×10⁶"),
        ("The mill will cost $5 million × 10 then.", "$5 million × 10"),
        ("It paid $2 to 3 millones for it.", "$2 to 3 millones"),
        ("It paid $2m to 3 miljard for it.", "$2m to 3 miljard"),
        ("It paid €2-3 miljard for it.", "€2-3 miljard"),
        ("It paid €2 million to €3 miljard for it.", "€2 million to €3 miljard"),
    ],
)
def test_never_a_wrong_amount(text: str, span: str) -> None:
    """An amount that can't be read whole is reported without a value, and a notice says where."""
    made = record(text)
    assert [(entity.text, entity.value) for entity in made.entities] == [(span, None)]
    (notice,) = made.warnings
    assert (notice.code, text[notice.start : notice.end]) == ("amount-unread", span)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The thief paid with $20 bills for it.", "USD 20"),
        ("The buyer billed $20 billed before.", "USD 20"),
        ("The Pentagon made a $5 military loan.", "USD 5"),
        ("A $3 mill rate applies to the plant.", "USD 3"),
        ("It pays $20 mills a fee for zinc.", "USD 20"),
        ("It costs $20 miles from the port.", "USD 20"),
        ("A $500,000 milestone payment is due.", "USD 500,000"),
        ("The $5 billionaire tax fell.", "USD 5"),
        ("It lent $5 million bilaterally to Peru.", "USD 5,000,000"),
        ("It won a $5 million Mill Creek contract.", "USD 5,000,000"),
        ("It pays a $3 bi-annual fee for zinc.", "USD 3"),
        ("It leased $5 x 10 trucks then.", "USD 5"),
        ("It leased $5 × 100 trucks then.", "USD 5"),
        ("Bonn adds €5 Mio. for it.", "EUR 5,000,000"),
    ],
)
def test_words_that_only_look_like_a_scale(text: str, name: str) -> None:
    """English words and names that begin like a scale of another language leave an amount as it is."""
    assert [amount_name for _, amount_name in money(text)] == [name]


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=10**9, places=2),
    st.sampled_from(["${}", "US$ {}", "USD {}", "{} US dollars", "{} USD"]),
    st.sampled_from([("", 0), (" million", 6), ("bn", 9), ("-billion", 9), ("M", 6), ("k", 3)]),
)
def test_round_trip(number: Decimal, form: str, scale: tuple[str, int]) -> None:
    """An amount written in any of many ways is read as what it is."""
    found = value(f"It paid {form.format(f'{number:,.2f}{scale[0]}')} then.")
    assert (found.amount, found.currency) == (number * Decimal(10) ** scale[1], "USD")


PARTS = [
    "$",
    "US$",
    "A$",
    "€",
    "5",
    "1,234",
    "2.5",
    " million",
    "bn",
    "m",
    "-",
    " to ",
    "/kg",
    " per ",
    "year",
    " dollars",
    "+",
    ".",
]


@given(st.lists(st.sampled_from([*PARTS, "billions in ", "loans ", "(", ")", " and ", "between ", "\n"]), max_size=30))
def test_any_text(parts: list[str]) -> None:
    """Whatever stands together, nothing fails, and each span is the text that it says."""
    text = "".join(parts)
    made = record(text)
    assert all(text[entity.start : entity.end] == entity.text for entity in made.entities)


@pytest.mark.parametrize(
    "part", ["$1 ", "$1-", "$1 billion to ", "A$5 ($5) ", "billions in a b ", "tens of millions of ", "$5 per a b "]
)
def test_linear(part: str, count_calls: Callable[[Callable[[], object]], int]) -> None:
    """Twice the text takes twice the work, whatever is repeated."""
    record("$1")  # builds what is built once
    once, twice = (count_calls(lambda size=size: PIPELINE.run(part * size)) for size in (1_000, 2_000))  # type: ignore[misc]
    assert twice <= 2.2 * once + 1_000


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("Britain invests 24 million pounds in Cornish Lithium.", ["24 million pounds"]),
        ("London gave Tungsten West a 95 million pound loan.", ["95 million pound"]),
        ("The UK lent Mkango 20 million pounds.", ["20 million pounds"]),
        ("Britain has committed 24 million pounds to Cornish Lithium.", ["24 million pounds"]),
        ("Britain is committing 24 million pounds to Cornish Lithium.", ["24 million pounds"]),
        ("Sprott lent Denison 2 million pounds of uranium.", []),
        ("Cameco produced 24 million pounds of uranium.", []),
        ("Kazatomprom will ship 5 million pounds to Japan.", []),
        ("The mine gave 3 million pounds a year.", []),
    ],
)
def test_pounds_are_money_where_they_are_paid(text: str, money: list[str]) -> None:
    """What is invested, lent or paid are pounds sterling; what is mined and shipped is weighed."""
    assert [e.text for e in PIPELINE.run(text).entities if e.kind == "money"] == money
