"""Where a sentence ends: at a full stop, but for one that belongs to a word."""

from __future__ import annotations

import pytest

import reex


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[span.start : span.end] for span in reex.Page(reex.Document(text=text)).sentences]


@pytest.mark.parametrize(
    "text",
    [
        "The mine is at Mt. Weld.",
        "On Dec. 5 Gov. Jo Hart spoke.",
        "The smelter in Bend, Ore. Acme owns is shut.",
        "It costs approx. $5.",
        "Acme Corp. Limited bought it.",
        "The U.S. Treasury lent it.",
        "See Art. 5 of the pact.",
    ],
)
def test_a_full_stop_of_a_shortened_word_ends_nothing(text: str) -> None:
    """Titles, months, states, mountains, forms of firms and initials."""
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Zimbabwe exports lithium ore. China buys it.", ["Zimbabwe exports lithium ore.", "China buys it."]),
        ("It sold 500 mt. Canada lent it $5 million.", ["It sold 500 mt.", "Canada lent it $5 million."]),
        ("The plant is state of the art. Acme runs it.", ["The plant is state of the art.", "Acme runs it."]),
        ("They wash. Then they sell.", ["They wash.", "Then they sell."]),
        (
            "The smelter is in Bend, Ore. The state lent it $5.",
            ["The smelter is in Bend, Ore.", "The state lent it $5."],
        ),
        ("Acme Corp. The firm lent it.", ["Acme Corp.", "The firm lent it."]),
    ],
)
def test_words_that_look_like_it_end_their_sentences(text: str, parts: list[str]) -> None:
    """Ore is no Oregon, metric tons are no mountain, and a state ends a sentence that another one follows."""
    assert sentences(text) == parts
