"""Notices for the places where the words of a link are lost."""

from pathlib import Path

import pytest

from reex import Document
from reex.readers import read, read_bytes

SEEDS = Path(__file__).parent.parent / "seeds"


def gaps(document: Document) -> list[str]:
    """Return the words around each gap."""
    found = [notice for notice in document.notices if notice.code == "dropped-link"]
    assert all(notice.start is not None and notice.end is not None for notice in found)
    return [document.text[max(0, notice.start - 12) : notice.end + 8] for notice in found]  # type: ignore[operator]


@pytest.mark.parametrize(
    "text",
    [
        "The agency bought preferred shares in\n, the operator of the mine.",
        "The terms are set out in the\n\n. Both sides signed.",
        "It sells magnets from the new plant, .In parallel it buys ore.",
        "By 2027, , and the money is there.",
        "The method is reflected in . The mine is in Wyoming.",
        "For instance,\nin October 2025 the plant opened.",
        "The company, according to a\n\n. Analysts agree.",
        "The agency paid $400 million for\nto keep the mine open.",
        "Details are in the. Nobody knows them.",
    ],
)
def test_a_lost_link_is_reported(text: str) -> None:
    """Each way in which links vanish leaves one notice at its place."""
    assert len(gaps(read_bytes(text.encode()))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The mine, the plant and the port are in Nevada. All is well.",
        "The share is .5 percent, or ... less, and the code runs on .NET today.",
        "Notes:\n- gallium,\n- indium, and\n- scandium.",
        "Le prix monte ; le gouvernement paie : voilà !",
        "For instance, in October 2025 the plant opened.",
        "China's Magnets\nthe long view",
    ],
)
def test_whole_text_has_no_gap(text: str) -> None:
    """Sound punctuation and lists are left alone."""
    assert gaps(read_bytes(text.encode())) == []


def test_a_text_with_blanks_before_all_signs_has_no_gaps() -> None:
    """Tokenised text is odd, but nothing is lost in it."""
    assert gaps(read_bytes(b"The mine , the plant and the port are open . " * 30)) == []


def test_gaps_of_the_first_seed() -> None:
    """The seed with the most lost links gives each of them."""
    found = "|".join(gaps(read(SEEDS / "001-diversification.txt")))
    for words in (
        "shares in\n, the ope",
        "plant, .In",
        "parallel,\nto",
        "2027, , and",
        "instance,\nin",
        "Laboratory,\n. R",
        "case,\nfrom",
    ):
        assert words in found


def test_lines_are_never_joined_across_a_gap() -> None:
    """What stands before and after a lost link stays on two lines, in folded text too."""
    folded = (
        "The agency said on Monday that it would lend four hundred million\n"
        "dollars to the owner of the only rare earth mine in the country,\n"
        "and that a floor price would hold for ten years from the day of\n"
        ", the first of its kind."
    )
    for suffix in (".txt", ".md"):
        text = read_bytes(folded.encode(), suffix=suffix).text
        assert "million dollars to the owner" in text
        assert "the day of\n, the first" in text


def test_furniture_has_no_gaps() -> None:
    """A broken comment form is nobody's lost link."""
    body = "The agency lends money to the owner of the mine, and the price of magnets is held above a floor. " * 2
    assert gaps(read_bytes(f"Magnets\n\n{body}\n\nSubmit a comment\n\nYour name , please .".encode())) == []
