"""Repair of UTF-8 that was read as another code page: what is whole comes back, what is lost is told."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reex.readers.codepages import names, script_of, single
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
    "商务部：“自公布之日起”——对镓、锗实施管制……",
    "Brands such as Moutai (茅台) and 手机 of China.",
    "レアアースの輸出管理、「日本」と書く。",
    "희토류 자석의 수출 통제, 한국의 기업.",
    "تعدين المعادن في السعودية، قالت الوزارة؛ هل ارتفع السعر؟",
    "משרד האנרגיה של ישראל מודיע: „ארה”ב” תשלם ₪5.",
    "भारत में दुर्लभ मृदा तत्वों का खनन बढ़ेगा।",
    "ТБ, ГБ, ТЖ and тег, цаг: short words of their own.",
    "The button says ลบ, the car is รถลด.",
    "Přílišný růst těžby v Česku; „šťastný“ kůň – ďábel.",
    "Lietuvos įmonė „Ąžuolas“ gamina šaltinių ūkį; Latvijas uzņēmums Ķekavā.",
    "Beylikova’daki İşleme tesisi Eskişehir’de; ağır metaller, çöp, ığdır.",
    "A magyar őrölt ércből „ritkaföldfém” lesz; űrkutatás, É»",
    "Un café\u00a0», dit-il\u00a0; l’Éthiopie est “là”… à\u00a0«\u00a0Paris\u00a0».",
    "Icelandic: Þórður á að fá ½ af 5 m² — § 3 ¶ 2 ± 1 × 2 ÷ 3 µm.",
]

WRITTEN = [
    "China’s hold — “a grip”, says one trader – costs ‘much’ and more.",
    "Prices: €5 or £4 and ¥300 per kilogram; 20 m² and 3 m³ of CO₂ at 25 °C ± 5 ½ %.",
    "L’État possède déjà 10 % du capital ; « c’est un succès » à Orléans, où naît l’aimant.",
    "Größe, München und Döbeln: „über Öl“, Äpfel.",
    "The firm «Русский магний» (Соликамск) said so, Правительство выделит деньги.",
    "The firm Μυτιληναίος mines γάλλιο in Ελλάδα.",
    "The firm معادن السعودية mines phosphate.",
    "The ministry (商务部) named 中国稀土集团 and 江西 province.",
    "The ministry กระทรวงอุตสาหกรรม of ไทย said so.",
]


def damage(text: str, name: str) -> str:
    """Read UTF-8 as a code page, as the faulty tools do."""
    shown: dict[int, str] = {}
    for char, byte in single(name).bytes_of.items():
        shown.setdefault(byte, char)
    return "".join(shown.get(byte, "\ufffd") if byte > 127 else chr(byte) for byte in text.encode())


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


@pytest.mark.parametrize("page", names("single"))
def test_any_code_page_gives_back_text_in_any_script(page: str) -> None:
    """As long as no byte of it is lost, the text is exactly as it was."""
    assert [repair(damage(text, page))[0] for text in WRITTEN] == WRITTEN


@pytest.mark.parametrize("page", ["gb18030", "cp932"])
def test_pages_of_two_bytes_give_back_what_they_swallowed(page: str) -> None:
    """The letter behind an apostrophe is part of its damage, and comes back with it."""
    text = "The agency took China’s word"
    assert repair(text.encode().decode(page))[0] == text


def test_quotes_read_as_chinese_come_back() -> None:
    """Of the page of Chinese Windows the apostrophe shows as a rare sign, and a lost quote is told."""
    text, _, notices = repair("It is China鈥檚 grip, a 鈥?said the caf茅.")
    assert text == "It is China’s grip, a �said the café."
    assert [notice.code for notice in notices] == ["encoding-repaired", "encoding-damaged"]


@pytest.mark.parametrize(
    ("damaged", "shown", "places"),
    [
        ("Chinaโ€s grip is โ€a moatโ€ now", "China�s grip is �a moat� now", ["�", "�", "�"]),
        ("He called it â€œa moatâ€ and left.", "He called it “a moat” and left.", ["”"]),
        ("He called it â€œa moatâ€\ufffd and left.", "He called it “a moat” and left.", ["”"]),
        ("Itâ€™s the cafÃ\ufffd here", "It’s the caf� here", ["�"]),
        ("Itâ€™s Ãlava and cafÃ©", "It’s Ãlava and café", ["Ã"]),
    ],
)
def test_a_lost_byte_is_told_with_its_place_and_not_made_up(damaged: str, shown: str, places: list[str]) -> None:
    """What nobody can know stays open; a sign is set only where no other fits."""
    text, _, notices = repair(damaged)
    told = [notice for notice in notices if notice.code == "encoding-damaged"]
    assert text == shown
    assert [text[notice.start : notice.end] for notice in told] == places


def test_a_text_full_of_losses_has_a_notice_for_the_rest() -> None:
    """The record stays small: from the hundredth place on one notice counts the others."""
    _, _, notices = repair("Chinaโ€s " * 150)
    assert len(notices) == 102
    assert notices[-1].message.startswith("50 more characters")


@given(st.text(st.characters(max_codepoint=0x7F), max_size=60), st.sampled_from(PAGES))
def test_punctuation_between_any_words_is_restored(words: str, page: str) -> None:
    """Whatever stands around them, damaged quotes and dashes come back."""
    text = f"the “{words}” — China’s"
    assert repair(damage(text, page))[0] == text


SOUND_WORDS = st.sampled_from(["mine ", "grip", " rare earth ", "\n", ". ", "(War) "])
DAMAGED = st.tuples(
    st.sampled_from(["’", "“", "é", "€", "²", "магний", "ไทย", "稀土"]), st.sampled_from(names("single"))
)


@given(st.lists(st.one_of(SOUND_WORDS, DAMAGED), max_size=12), st.integers(1, 2))
def test_the_map_leads_from_any_repair_to_its_damage(parts: list[str | tuple[str, str]], times: int) -> None:
    """Sound words stand at their place in the source, and each place that a notice names lies in the text."""
    damaged = ""
    for part in parts:
        piece = part if isinstance(part, str) else part[0]
        for _ in range(times if isinstance(part, tuple) else 0):
            piece = damage(piece, part[1])
        damaged += piece
    text, offsets, notices = repair(damaged)
    for at, char in enumerate(text):
        where = offsets.to_source(Span(at, at + 1))
        assert damaged[where.start : where.end] == char or not char.isascii() or not damaged[where.start].isascii()
    for notice in notices:
        assert notice.start is None or notice.end is None or 0 <= notice.start < notice.end <= len(text)


def test_every_letter_has_one_script() -> None:
    """Letters of scripts are told apart; what stands in no text has none."""
    assert [script_of(char) for char in "aé’жγ茅\ue000"] == [
        "common", "common", "common", "cyrillic", "greek", "east_asian", None,
    ]  # fmt: skip


@given(st.text(max_size=40))
def test_repair_comes_to_an_end_and_is_then_done(text: str) -> None:
    """A repaired text has nothing left to repair."""
    assert repair(repair(text)[0])[0] == repair(text)[0]
