"""A word that stands for somebody who was named before tells what the name would, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

# What is done for a firm; its name or a word for it takes the place of X.
DONE = (
    "KfW lent X €40 million.",
    "The Department of Energy awarded X a $20 million grant.",
    "Umicore took a 5% stake in X.",
    "Tesla agreed to buy 500 tonnes of oxide a year from X.",
    "Umicore has agreed to acquire X for $1.2 billion.",
    "UK Export Finance guaranteed a $50 million loan to X.",
    "X was awarded $18 million by the Pentagon.",
    "The European Commission approved a €75 million grant for X's plant in Ontario.",
)
WORDS = ("the company", "the miner", "the developer", "the Perth-based group", "the Australian producer")
BEFORE = ("Iluka Resources mines zircon in Malaysia. ", "Shares of Iluka Resources rose 4% on Tuesday. ")
AROUND = ("Iluka Resources said {act}", "Shares of Iluka Resources rose after {act}")


def _low(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:] if sentence.startswith(("The ", "the ")) else sentence


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("done", DONE)
@pytest.mark.parametrize("before", BEFORE)
def test_the_company_is_that_of_the_sentence_before(before: str, done: str, word: str, acts: Acts) -> None:
    """As giver, as getter and as owner, and not only as a subject."""
    told = acts(before + done.replace("X", "Iluka Resources"))
    word = word[0].upper() + word[1:] if done.startswith("X") else word
    assert acts(before + done.replace("X", word)) == told
    assert len([row for row in told if row[0] != "project"]) == 1


@pytest.mark.parametrize("word", ["the company", "the miner"])
@pytest.mark.parametrize("done", DONE)
@pytest.mark.parametrize("around", AROUND)
def test_the_company_is_that_of_the_clause_before(around: str, done: str, word: str, acts: Acts) -> None:
    """Who acts in the clause is not whom he does it for."""
    told = acts(around.format(act=_low(done.replace("X", "Iluka Resources"))))
    assert acts(around.format(act=_low(done.replace("X", word)))) == told


@pytest.mark.parametrize(
    "text",
    [
        "Iluka Resources said KfW lent it €40 million.",
        "Iluka Resources mines zircon. KfW lent it €40 million.",
        "Iluka Resources said KfW had agreed to provide it with a €40 million loan.",
    ],
)
def test_it_that_is_given_something_is_the_firm_told_of(text: str, acts: Acts) -> None:
    """``lent it €40 million``."""
    assert [row[3] for row in acts(text)] == ["asx/ILU"]


@pytest.mark.parametrize(
    "text",
    [
        # two firms may be meant, or one without a name
        "Iluka Resources and Lynas mine rare earths. KfW lent the company €40 million.",
        "Umicore buys metals. KfW took a 15% stake in an Australian explorer and lent the company €40 million.",
    ],
)
def test_in_doubt_the_company_is_nobody(text: str, acts: Acts) -> None:
    """A wrong party is worse than none."""
    assert [row[3] for row in acts(text) if row[0] == "loan"] == [""]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("The U.S. Department of Energy", "the department"),
        ("The U.S. Department of Energy", "the agency"),
        ("The European Investment Bank", "the bank"),
        ("The European Investment Bank", "the lender"),
        ("Japan's Ministry of Economy, Trade and Industry", "the ministry"),
        ("The Canada Growth Fund", "the fund"),
        ("The European Commission", "the commission"),
    ],
)
@pytest.mark.parametrize(
    "act",
    [
        "X lent Lynas US$100 million.",
        "Lynas received a US$25 million grant from X.",
        "Lynas was lent US$100 million by X.",
        "With US$30 million from X, Lynas will expand its plant.",
        "X has set aside US$2 billion for critical minerals projects.",
    ],
)
def test_the_ministry_is_the_body_named_before(body: str, word: str, act: str, acts: Acts) -> None:
    """By a word of its name, or by one for all such bodies where no other is named."""
    before = f"{body} said on Monday that supply was at risk. "
    name = body if act.startswith("X") or not body.startswith("The ") else f"the {body[4:]}"
    word = word[0].upper() + word[1:] if act.startswith("X") else word
    assert acts(before + act.replace("X", word)) == acts(before + act.replace("X", name))


def test_a_word_for_a_body_is_of_the_one_that_is_called_so(acts: Acts) -> None:
    """The department is no bank."""
    rows = acts(
        "The European Investment Bank and the U.S. Department of Energy met. The department lent Lynas $9 million."
    )
    assert [row[2] for row in rows] == ["us/doe"]
