"""Who does an act and who gets it, where a sentence calls them by other words than their names, or names several."""

from collections.abc import Callable

import pytest

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]


@pytest.mark.parametrize(
    ("text", "instrument", "who"),
    [
        ("KfW, together with the EIB, lent Vulcan Energy €40 million.", "loan", "de/kfw, eu/eib"),
        ("Alongside Japan, Canada imposed a tariff on Chinese steel.", "tariff", "CA, JP"),
        ("The EIB lent Imerys €9 million in tandem with KfW.", "loan", "eu/eib, de/kfw"),
        (
            "Lynas, working with the University of Perth, is testing a leach process.",
            "research",
            "asx/LYC, University of Perth",
        ),
        (
            "Together with the University of Perth, Lynas started a pilot line for magnets.",
            "research",
            "asx/LYC, University of Perth",
        ),
        ("Lynas, along with Sojitz, is building a plant in Texas.", "project", "asx/LYC, tse/2768"),
        ("Lynas is building a refinery next to its mine, and works with schools.", "project", "asx/LYC"),
        ("Canada lent Iluka $4 million, which came together with a grant of Japan.", "loan", "CA"),
    ],
)
def test_who_acts_together_acts(text: str, instrument: str, who: str, acts: Acts) -> None:
    """``Together with``, ``alongside`` and ``in partnership with`` name more of those who act."""
    assert who in [row[2] for row in acts(text) if row[0] == instrument]


def test_a_partnership_that_only_says_how_is_no_act_of_its_own(acts: Acts) -> None:
    """``In partnership with`` tells who acts with somebody, not a second act."""
    rows = acts("Lynas will build a pilot plant in Kalgoorlie in partnership with the University of Perth.")
    assert [row[0] for row in rows] == ["research"]
    assert [row[0] for row in acts("Lynas signed a partnership with Iluka.")] == ["partnership"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Peru digs copper. China buys most of its ore. The finance ministry raised the export levy on copper.", "PE"),
        ("Guinea digs bauxite. Its ore goes to China. The state will take a 15% stake in Nimba Mining.", "GN"),
        ("India imports magnets. The Union Budget scrapped the customs duty on cobalt.", "IN"),
        ("India imports magnets. The Centre has set aside $70 million for a magnet scheme.", "IN"),
        ("Togo digs phosphate. Lawmakers approved a bill that bans exports of raw ore.", "TG"),
        ("Ghana's miners pay much. The export duty on manganese was removed in March.", "GH"),
        ("Ghana and Togo dig manganese. The export duty on manganese was removed in March.", ""),
        ("Ghana and Togo dig manganese. The finance ministry removed the export duty on manganese.", ""),
        ("Kenya has titanium. The president of Base Titanium lent it $3 million.", "Base Titanium"),
    ],
)
def test_the_government_is_that_of_the_country_spoken_of(text: str, who: str, acts: Acts) -> None:
    """Ministries, the state, a budget and duties told in the passive are of the country that a text is on."""
    found = [row[2] for row in acts(text)] or [""]
    assert found[0] == who


@pytest.mark.parametrize(
    ("text", "instrument", "who"),
    [
        (
            "Iluka and Lynas signed a pact. The two will build a pilot plant for dysprosium.",
            "research",
            "asx/ILU, asx/LYC",
        ),
        ("Iluka met Lynas. The two companies will build a pilot plant.", "research", "asx/ILU, asx/LYC"),
        ("Japan and India talked. Both sides signed a memorandum of understanding on minerals.", "agreement", "JP, IN"),
        (
            "Japan and India talked. The two countries signed a treaty on ores, a year after China banned exports of tin.",
            "export_control",
            "CN",
        ),
        ("Japan and India talked. The two companies will build a pilot plant.", "research", ""),
        ("Iluka, Lynas and Arafura talked. The two will build a pilot plant.", "research", ""),
    ],
)
def test_two_are_those_who_were_named_before(text: str, instrument: str, who: str, acts: Acts) -> None:
    """``The two``, ``both`` and ``the partners`` lead to two named before, and to nobody where there are more."""
    assert who in [row[2] for row in acts(text) if row[0] == instrument] or (not who and not acts(text))


@pytest.mark.parametrize(
    ("text", "getter"),
    [
        (
            "The company won a permit from the Forest Service, Perpetua Resources said. It also received a loan of"
            " $9 million from EXIM.",
            "nasdaq/PPTA",
        ),
        ("Ucore opened a lab. It was also awarded a grant of $4 million by the Pentagon.", "tsxv/UCU"),
        ("Iluka borrowed A$9 million from Export Finance Australia.", "asx/ILU"),
        ("The Pentagon met Ucore. It was a grant of $4 million that it wanted.", ""),
    ],
)
def test_it_is_whom_the_sentence_before_was_on(text: str, getter: str, acts: Acts) -> None:
    """``It`` is the firm that a sentence was on, and not a body that only gave it something."""
    found = [row[3] for row in acts(text) if row[4]] or [""]
    assert found[-1] == getter
