"""What stands around an act changes nothing of it: what it is for, against whom, when, and who says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

PLAIN: list[tuple[str, Row]] = [
    (
        "Rio Tinto completed its purchase of Sigma Lithium for $900 million.",
        ("acquisition", "completed", "lse/RIO", "nasdaq/SGML", "USD 900,000,000"),
    ),
    (
        "Rio Tinto is in talks to buy Sigma Lithium.",
        ("acquisition", "proposed", "lse/RIO", "nasdaq/SGML", ""),
    ),
    (
        "Natural Resources Canada has taken a 12% stake in Torngat Metals.",
        ("equity", "agreed", "ca/nrcan", "Torngat Metals Ltd.", ""),
    ),
    (
        "The Department of Energy has approved a $310 million loan for Piedmont Lithium.",
        ("loan", "agreed", "us/doe", "Piedmont Lithium Inc.", "USD 310,000,000"),
    ),
    (
        "The Department of Energy cancelled its loan to Piedmont Lithium.",
        ("loan", "ended", "us/doe", "Piedmont Lithium Inc.", ""),
    ),
    (
        "The Department of Defense awarded $27 million to Jervois Global.",
        ("grant", "agreed", "us/dod", "Jervois Global Limited", "USD 27,000,000"),
    ),
    (
        "Canada commits C$48 million to Torngat Metals.",
        ("funding", "announced", "CA", "Torngat Metals Ltd.", "CAD 48,000,000"),
    ),
    (
        "South32 will supply manganese to Tesla.",
        ("offtake", "announced", "nasdaq/TSLA", "asx/S32", ""),
    ),
    (
        "Iluka is building a rare earths refinery in Western Australia.",
        ("project", "active", "asx/ILU", "", ""),
    ),
    (
        "Zimbabwe has banned exports of lithium ore.",
        ("export_control", "active", "ZW", "", ""),
    ),
    (
        "Indonesia is considering a ban on exports of tin.",
        ("export_control", "proposed", "ID", "", ""),
    ),
    (
        "The United States and Kazakhstan signed a critical minerals framework.",
        ("agreement", "agreed", "US, KZ", "", ""),
    ),
    (
        "Australia will set up a A$700 million stockpile of critical minerals.",
        ("stockpile", "announced", "AU", "", "AUD 700,000,000"),
    ),
    (
        "Congress repealed the tax credit for critical minerals.",
        ("tax_credit", "ended", "us/congress", "", ""),
    ),
]

BEFORE = [
    "On Thursday, ",
    "Meanwhile, ",
    "In a separate move, ",
    "PERTH, March 3 (Reuters) - ",
    "In a bid to loosen China's grip on critical minerals, ",
    "As part of a push to cut reliance on China, ",
    "Amid a trade war with China, ",
    "With China controlling most of the supply, ",
    "The price of tin fell to $31,000 a tonne last year. ",
]
BEHIND = [
    ", Bloomberg News reported.",
    ", a spokesman said.",
    ", according to people familiar with the matter.",
    " to reduce dependence on China.",
    " to counter China's dominance.",
    ", reducing reliance on Chinese supplies.",
    " in an effort to loosen Beijing's grip on the market.",
    " amid growing tensions with China.",
    ", a market dominated by China.",
    ", as China refines most of the world's supply.",
    " as Western countries look for alternatives to China.",
    " at the G7 summit in Italy.",
    " at a ceremony in Washington.",
    ". “It is a big step,” said Jo Hart, an analyst at Goldman Sachs.",
    ". Shares of Freeport-McMoRan rose 5% on Friday.",
    ". The market is worth $12 billion a year.",
]


@pytest.mark.parametrize(("sentence", "row"), PLAIN)
def test_a_plain_sentence_tells_its_act(acts: Acts, sentence: str, row: Row) -> None:
    """Each sentence alone tells what the other tests look for."""
    assert acts(sentence) == [row]


@pytest.mark.parametrize("words", BEFORE)
@pytest.mark.parametrize(("sentence", "row"), PLAIN)
def test_words_before_it_change_nothing(acts: Acts, sentence: str, row: Row, words: str) -> None:
    """When it was, what it is for, and what goes on meanwhile."""
    goes_on = sentence[0].lower() + sentence[1:] if sentence.startswith("The ") and words.endswith(", ") else sentence
    assert acts(words + goes_on) == [row]


@pytest.mark.parametrize("words", BEHIND)
@pytest.mark.parametrize(("sentence", "row"), PLAIN)
def test_words_behind_it_change_nothing(acts: Acts, sentence: str, row: Row, words: str) -> None:
    """Who says so, against whom it is, where they met, and what is known besides."""
    assert acts(sentence.removesuffix(".") + words) == [row]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # whom it depends on may act as well
        (
            "Japan wants to cut its reliance on China, which has banned exports of gallium.",
            ("export_control", "active", "CN", "", ""),
        ),
        (
            "Brazil is the largest producer of niobium. Congress repealed the tax credit for critical minerals.",
            ("tax_credit", "ended", "us/congress", "", ""),
        ),
        (
            "Chile wants to mine more lithium. Congress approved a tax credit for lithium miners.",
            ("tax_credit", "active", "CL", "", ""),
        ),
    ],
)
def test_those_named_against_whom_it_is_act_where_they_are_said_to(acts: Acts, text: str, row: Row) -> None:
    """Who is spoken of so may act or be hit all the same."""
    assert acts(text) == [row]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Northvolt, owned by Lyten, will restart its plant in Sweden.",
            [("project", "announced", "Northvolt AB", "", "")],
        ),
        (
            "Northvolt, which Lyten bought for $190 million last year, will restart its plant in Sweden.",
            [
                ("acquisition", "completed", "Lyten, Inc.", "Northvolt AB", "USD 190,000,000"),
                ("project", "active", "Northvolt AB", "", ""),
            ],
        ),
        (
            "General Motors paid $610 million for a slice of Sigma Lithium.",
            [("equity", "completed", "nyse/GM", "nasdaq/SGML", "USD 610,000,000")],
        ),
        ("Glencore to supply cobalt to Tesla", [("offtake", "announced", "nasdaq/TSLA", "lse/GLEN", "")]),
        (
            "Syrah Resources signed a non-binding term sheet to sell graphite to Tesla.",
            [("offtake", "announced", "nasdaq/TSLA", "asx/SYR", "")],
        ),
        # what a plant is for is no contract
        (
            "Lynas is building a plant in Texas to supply rare earths to the Pentagon.",
            [("project", "active", "asx/LYC", "", "")],
        ),
    ],
)
def test_who_owns_a_firm_does_none_of_its_work(acts: Acts, text: str, rows: list[Row]) -> None:
    """Nor is what somebody owns, or could sell, an act: it takes a paper, or a headline."""
    assert acts(text) == rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Rio Tinto bought Sigma Lithium, which is based in Toronto, for $900 million.",
            ("acquisition", "agreed", "lse/RIO", "nasdaq/SGML", "USD 900,000,000"),
        ),
        (
            "Rio Tinto bought Sigma Lithium, which has a market value of $300 million, for more than $900 million.",
            ("acquisition", "agreed", "lse/RIO", "nasdaq/SGML", "USD 900,000,000"),
        ),
        (
            "Rio Tinto bought Sigma Lithium for an initial $900 million.",
            ("acquisition", "agreed", "lse/RIO", "nasdaq/SGML", "USD 900,000,000"),
        ),
        (
            "The Department of Defense, through its loan office, took a $310 million stake in Jervois Global.",
            ("equity", "agreed", "us/dod", "Jervois Global Limited", "USD 310,000,000"),
        ),
    ],
)
def test_what_is_said_of_a_party_takes_no_sum(acts: Acts, text: str, row: Row) -> None:
    """The price is behind it, and an office that lends is no loan."""
    assert acts(text) == [row]


@pytest.mark.parametrize(
    "said",
    [
        ", formerly known as Avalon Advanced Materials,",
        ", whose biggest shareholder is Trafigura,",
        ", a rival of Nyrstar,",
        ", a unit of Sumitomo Corporation,",
        " (NASDAQ: SGML)",
    ],
)
@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Sigma Lithium{} secured a $310 million loan from the Department of Energy.",
            ("loan", "agreed", "us/doe", "nasdaq/SGML", "USD 310,000,000"),
        ),
        ("Sigma Lithium{} was bought by Rio Tinto.", ("acquisition", "completed", "lse/RIO", "nasdaq/SGML", "")),
        ("Rio Tinto dropped its bid for Sigma Lithium{}.", ("acquisition", "ended", "lse/RIO", "nasdaq/SGML", "")),
    ],
)
def test_who_a_firm_is_to_others_brings_none_of_them_in(acts: Acts, text: str, row: Row, said: str) -> None:
    """Nor does the name that it had."""
    assert acts(text.format(said).replace(",.", ".")) == [row]


@pytest.mark.parametrize(
    ("said", "status"),
    [("will buy", "announced"), ("is to buy", "announced"), ("agreed to buy", "agreed"), ("is buying", "agreed")],
)
@pytest.mark.parametrize("firm", ["Rio Tinto", "Albemarle"])
def test_a_purchase_that_is_to_come_is_announced(acts: Acts, firm: str, said: str, status: str) -> None:
    """Whoever buys."""
    ((instrument, told, *_, amount),) = acts(f"{firm} {said} Sigma Lithium for $900 million.")
    assert (instrument, told, amount) == ("acquisition", status, "USD 900,000,000")
