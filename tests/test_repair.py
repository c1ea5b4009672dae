"""Repair of UTF-8 that was read as another code page."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reex.readers.codepages import names, single
from reex.readers.repair import repair
from reex.spans import Span

PAGES = ("cp1252", "latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp874", "mac_roman")
SEEDS = Path(__file__).parent.parent / "seeds"

SOUND = [
    "Der Minister sagte: „Größe zählt“ – und lud nach Döbeln ein.",
    "L’État, où naît l’aimant, possède déjà 10 % du capital ; « c’est un succès ».",
    "Państwowa spółka wydobędzie pierwiastki ziem rzadkich koło Łodzi, żeby uniezależnić się od Chin.",
    "Việt Nam có đất hiếm ở Lai Châu; chính phủ muốn chế biến trong nước.",
    "รัฐบาลไทยยกเลิกโควตา แบบเดิมถูกแบกไว้ ราคา €5 ต่อกิโลกรัม",
    "Правительство России «запасает» магниты; В\u00a02025 году цена — 5 €, марка В№ 5.",
    "Україна: бєї, вії та її надра; ціна «зросла».",
    "Η Ελλάδα εξορύσσει γάλλιο· το «Γ» είναι το σήμα του ορυχείου ΑΓ®.",
    "MAÇÃ” IRMÔ, HYVÄ”, GROẞÄ“ — capitals before a closing quote.",
    "Ăştia sunt bani, MAMĂ” și „LUNĂ”.",
    "The root is √π ≈ 1.77; ‚Ähnlich‘ is quoted.",
    "稀土磁铁的出口管制",
]


def damage(text: str, name: str) -> str:
    """Read UTF-8 as a code page, as the faulty tools do."""
    shown: dict[int, str] = {}
    for char, byte in single(name).bytes_of.items():
        shown.setdefault(byte, char)
    return "".join(shown[byte] if byte > 127 else chr(byte) for byte in text.encode())


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_stays_as_it_is(text: str) -> None:
    """No language of the list is taken for damage."""
    assert repair(text)[0] == text
    assert repair(text)[2] == ()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "text",
    [
        "China’s hold — “a grip”, says one trader — costs €5 or £4… per kilogram.",
        "The café’s crème brûlée and the señor’s año in São Paulo; Åland, Österreich, Łódź.",
        "Größe, München, über 5 °C",
        "Lodestone™ and Ramaco® sold 10 µm powder at ± 5 ½ %.",
    ],
)
def test_damaged_text_is_restored(page: str, text: str) -> None:
    """Every code page gives back punctuation, signs and accented words."""
    assert repair(damage(text, page))[0] == text


def test_each_run_of_the_seed_comes_out_right() -> None:
    """The seed that was read as a Thai code page has no Thai letter left, and one notice counts its runs."""
    text, _, notices = repair((SEEDS / "004-six-gaps.txt").read_text(encoding="utf-8"))
    assert {char for char in text if char > "\x7f"} == set("•—’“”™©")
    assert "shake China’s hold" in text
    assert "Call it “the discipline dividend”: no podium" in text
    assert "At Rare Earth Exchanges™ the argument" in text
    assert [notice.code for notice in notices] == ["encoding-repaired"]
    assert notices[0].message == "UTF-8 was read as cp874: 23 runs were repaired"


def test_each_run_of_the_real_seed_comes_out_right() -> None:
    """The scraped original has the same 23 runs."""
    path = Path(os.environ.get("REEX_REAL_TEXTS", "nowhere"), "seeds", "003_0e778a3e9800abf8.txt")
    if not path.exists():
        pytest.skip("the originals are not here")
    text, _, notices = repair(path.read_text(encoding="utf-8"))
    assert {char for char in text if char > "\x7f"} == set("•—’™©")
    assert "23 runs" in notices[0].message


def test_a_lost_byte_is_a_closing_quote() -> None:
    """Code pages have no sign for 0x9D, so tools drop it: what is left can only be a closing quote."""
    assert repair("He called it â€œa moatâ€ and left.")[0] == "He called it “a moat” and left."


def test_text_that_was_damaged_twice_is_repaired_twice() -> None:
    """Two tools in a row make two notices."""
    text, _, notices = repair(damage(damage("China’s mines", "cp1252"), "cp1252"))
    assert text == "China’s mines"
    assert len(notices) == 2


def test_the_map_leads_back_to_the_damaged_sign() -> None:
    """A repaired sign maps to all of its damaged letters, and the words around to themselves."""
    damaged = "Chinaโ€™s grip"
    text, offsets, _ = repair(damaged)
    sign, grip = text.index("’"), text.index("grip")
    assert offsets.to_source(Span(sign, sign + 1)) == Span(5, 8)
    where = offsets.to_source(Span(grip, grip + 4))
    assert damaged[where.start : where.end] == "grip"


@given(st.text(st.characters(max_codepoint=0x7F), max_size=60), st.sampled_from(PAGES))
def test_punctuation_between_any_words_is_restored(words: str, page: str) -> None:
    """Whatever stands around them, damaged quotes and dashes come back."""
    text = f"the “{words}” — China’s"
    assert repair(damage(text, page))[0] == text


@given(st.text(max_size=80))
def test_repair_comes_to_an_end_and_is_then_done(text: str) -> None:
    """A repaired text has nothing left to repair."""
    assert repair(repair(text)[0])[0] == repair(text)[0]
