"""Long texts that are not about minerals: acts count in them only where a paragraph is about our field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import reex

Read = Callable[[str], reex.Record]

_TOWN = (
    "The town choir sang in the square on Sunday, and the mayor thanked everybody who had helped. "
    "Neighbours brought cake, and children played until the lamps were lit. "
)
_GENERAL = "\n\n".join([_TOWN] * 12)
_ELSEWHERE = "Nordea signed a loan of €20 million with the Tampere Festival Hall Company."
_OURS = "The European Investment Bank signed a loan of €20 million with Nokia for a battery plant."
_TRADE = "The United States imposed a 25% tariff on Canadian lumber."


def _told(read: Read, text: str) -> list[str]:
    return [act.instrument for act in read(text).initiatives]


def test_a_long_text_on_other_matters_tells_no_acts(read: Read) -> None:
    """A loan for a hall is nothing to us, and a news archive is full of such."""
    assert _told(read, f"{_GENERAL}\n\n{_ELSEWHERE}\n\n{_GENERAL}") == []
    assert _told(read, f"{_GENERAL}\n\nThe workers left Vento's mine.\n\n{_GENERAL}") == []


def test_a_paragraph_on_our_field_that_tells_nothing_lets_no_other_tell_an_act(read: Read) -> None:
    """Who wins a gold medal in one paragraph makes no loan in another one ours."""
    medal = "She ran the last lap in a minute and won a gold medal."
    assert _told(read, f"{_GENERAL}\n\n{medal}\n\n{_ELSEWHERE}\n\n{_GENERAL}") == []


@pytest.mark.parametrize(("paragraph", "instrument"), [(_OURS, "loan"), (_TRADE, "tariff")])
def test_a_paragraph_on_our_field_tells_its_acts_in_any_text(paragraph: str, instrument: str, read: Read) -> None:
    """A general newsletter may have one item on batteries, or on a measure of trade."""
    assert _told(read, f"{_GENERAL}\n\n{paragraph}\n\n{_ELSEWHERE}\n\n{_GENERAL}") == [instrument]


def test_a_deal_of_a_known_firm_with_a_body_of_state_is_told_in_any_text(read: Read) -> None:
    """Everybody knows what they do, so that no mineral need be named."""
    deal = "The Export-Import Bank of the United States lent MP Materials $150 million."
    assert _told(read, f"{_GENERAL}\n\n{deal}\n\n{_GENERAL}") == ["loan"]


def test_a_text_on_our_field_tells_acts_in_every_paragraph(read: Read) -> None:
    """What is told of a miner without a word of mining is about mining, as its text is."""
    mine = "Lithium and nickel from the mine go to battery makers, and cobalt to a refinery in Finland. " * 3
    assert "loan" in _told(read, "\n\n".join([mine] * 8 + [_ELSEWHERE] + [mine] * 4))


def test_a_short_text_is_taken_as_it_is(read: Read) -> None:
    """One sentence, or a caption, has no room to tell what it is about."""
    assert _told(read, _ELSEWHERE) == ["loan"]


def test_a_file_of_words_makes_another_field_ours(tmp_path: Path) -> None:
    """Who works on concert halls adds the words of that field."""
    path = tmp_path / "halls.toml"
    path.write_text('[cues]\nnear_field = ["festival", "concert hall[s]"]\n', encoding="utf-8")
    pipeline = reex.Pipeline.standard().extending("initiatives", path)
    record = reex.extract(f"{_GENERAL}\n\n{_ELSEWHERE}\n\n{_GENERAL}", pipeline=pipeline)
    assert [act.instrument for act in record.initiatives] == ["loan"]
