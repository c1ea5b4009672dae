"""Whatever money is called, and in whatever order it is told, who gives and who gets it are the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]

MONEY = {
    "loan": (
        "a US$50 million loan",
        "US$50 million in loans",
        "a US$50 million debt facility",
        "a letter of interest for US$50 million in debt",
        "a conditional commitment for a US$50 million loan",
    ),
    "grant": ("a US$50 million grant", "US$50 million in grants", "a grant of US$50 million"),
    "guarantee": ("a US$50 million guarantee",),
    "equity": ("a US$50 million equity investment",),
}
TOLD = (
    "Iluka has secured {money} from {giver}.",
    "Iluka received {money} from {giver}.",
    "Iluka was awarded {money} by {giver} for its refinery.",
    "Iluka obtained {money} from {giver} for its plant.",
    "Iluka said on Monday that it had lined up {money} from {giver}.",
    "{giver} approved {money} for Iluka.",
    "{giver} will provide {money} to Iluka.",
    "{giver} has offered Iluka {money}.",
    "{giver} is backing Iluka with {money}.",
    "{giver} extended {money} to Iluka.",
)
GIVERS = (("Export Finance Australia", "au/efa"), ("the U.S. Department of Energy", "us/doe"), ("Canada", "CA"))
CALLED = [(form, money) for form, words in MONEY.items() for money in words]


@pytest.mark.parametrize(("giver", "ref"), GIVERS)
@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize(("form", "money"), CALLED)
def test_who_gives_and_gets_money_is_told_in_many_ways(
    form: str, money: str, told: str, giver: str, ref: str, acts: Acts
) -> None:
    """One act of that form, from the giver to the firm, of that sum."""
    text = told.format(money=money, giver=giver)
    rows = acts(text[0].upper() + text[1:])
    assert [(row[0], row[2], row[3], row[4]) for row in rows] == [(form, ref, "asx/ILU", "USD 50,000,000")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Iluka has agreed to acquire Lynas for $6.7 billion. Iluka said the $6.7 billion deal would close in May.",
            [("acquisition", "asx/ILU", "asx/LYC", "USD 6,700,000,000")],
        ),
        (
            "Lynas agreed to a $300 million takeover by Iluka.",
            [("acquisition", "asx/ILU", "asx/LYC", "USD 300,000,000")],
        ),
        (
            "Tesla committed to buying half of Lynas's output of neodymium oxide.",
            [("offtake", "nasdaq/TSLA", "asx/LYC", "")],
        ),
        ("Canada lent US$9 million to a Lynas rival.", [("loan", "CA", "", "USD 9,000,000")]),
        ("Canada will lend US$9 million, Lynas said.", [("loan", "CA", "", "USD 9,000,000")]),
    ],
)
def test_a_sum_is_told_once_and_is_for_the_only_firm(
    text: str, rows: list[tuple[str, str, str, str]], acts: Acts
) -> None:
    """The deal is the purchase; what a state gives is for the firm that is named, if it isn't for another."""
    assert [(row[0], row[2], row[3], row[4]) for row in acts(text)] == rows


@pytest.mark.parametrize(
    "givers",
    [
        "KfW and Bpifrance",
        "both KfW and Bpifrance",
        "KfW as well as Bpifrance",
        "KfW along with Bpifrance",
        "Germany's KfW and France's Bpifrance",
        "KfW and the French state bank Bpifrance",
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        "X will lend Iluka €50 million.",
        "Iluka was lent €50 million by X.",
        "Iluka has secured €50 million of debt from X for its plant.",
        "X approved a €50 million loan for Iluka on Monday.",
    ],
)
def test_all_who_give_together_give(told: str, givers: str, acts: Acts) -> None:
    """However they are joined, and whatever says where each is from."""
    text = told.replace("X", givers)
    ((instrument, _, actors, recipients, _),) = acts(text[0].upper() + text[1:])
    assert (instrument, set(actors.split(", ")), recipients) == ("loan", {"de/kfw", "fr/bpifrance"}, "asx/ILU")


@pytest.mark.parametrize(
    "getters", ["Lynas and Iluka", "both Lynas and Iluka", "Lynas as well as Iluka", "miners Lynas and Iluka"]
)
@pytest.mark.parametrize(
    "told",
    [
        "Export Finance Australia lent X A$50 million.",
        "Export Finance Australia will lend A$50 million to X.",
        "X were awarded A$50 million by Export Finance Australia.",
        "X received A$50 million in grants from Export Finance Australia.",
    ],
)
def test_all_who_get_money_together_get_it(told: str, getters: str, acts: Acts) -> None:
    """As subjects, as objects and behind ``to``."""
    text = told.replace("X", getters)
    ((_, _, actors, recipients, _),) = acts(text[0].upper() + text[1:])
    assert (actors, set(recipients.split(", "))) == ("au/efa", {"asx/LYC", "asx/ILU"})


@pytest.mark.parametrize(
    "text",
    [
        "Canada gave Iluka a loan in 2019.\n\nCanada gave Iluka another loan in 2023.",
        "Canada gave Iluka a grant in May 2021.\n\nCanada gave Iluka a second grant in June 2024.",
        "Iluka agreed to buy Lynas for $5 billion. A $5 billion investment in lithium is planned in Chile.",
    ],
)
def test_another_act_stays_another(text: str, acts: Acts) -> None:
    """However alike it is told."""
    assert len(acts(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Canada granted US$5 million in 2023, when Lynas closed its mine.",
        "Canada awarded a US$5 million grant, beating Lynas's offer.",
    ],
)
def test_who_is_only_mentioned_gets_nothing(text: str, acts: Acts) -> None:
    """What a state gives is for a firm of the same clause."""
    assert [row[3] for row in acts(text) if row[0] in ("grant", "funding")] == [""]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Lynas gave the U.S. government a 10% stake.", "US"),
        ("Lynas will give the Pentagon a 10% stake in return for $30 million.", "us/dod"),
        ("Lynas will hand Washington a 10% stake.", "US"),
        ("Lynas sold KfW a 10% stake for €30 million.", "de/kfw"),
        ("Lynas sold KfW 10% of its shares.", "de/kfw"),
        ("Lynas is to grant the DFC an option on a minority stake.", "us/dfc"),
    ],
)
def test_who_is_given_a_stake_takes_it(text: str, actor: str, acts: Acts) -> None:
    """The firm that gives it is whose shares they are."""
    assert [(row[0], row[2], row[3]) for row in acts(text)] == [("equity", actor, "asx/LYC")]


@pytest.mark.parametrize(
    ("headline", "instrument"),
    [
        ("Canada to sign critical minerals pact with Japan", "agreement"),
        ("Lynas to buy Iluka for $158 million", "acquisition"),
        ("Japan to stockpile cobalt", "stockpile"),
        ("Canada to raise royalties on lithium", "other"),
    ],
)
def test_what_a_headline_says_is_to_be_done_is_announced(headline: str, instrument: str, acts: Acts) -> None:
    """``to`` alone tells as much as ``will``."""
    text = f"{headline}\n\nThe region has long been known for its mines."
    assert [row[:2] for row in acts(text)] == [(instrument, "announced")]
