"""Which goods and stages of a sentence are those of its act, and which only stand beside it."""

from __future__ import annotations

import pytest

import reex


def _act(text: str, instrument: str) -> reex.Initiative:
    acts = [act for act in reex.extract(text).initiatives if act.instrument == instrument]
    assert acts, [act.instrument for act in reex.extract(text).initiatives]
    return acts[0]


@pytest.mark.parametrize(
    ("sentence", "instrument", "stage"),
    [
        ("Japan lent Lynas $40 million under a process for reviewing permits.", "loan", "processing"),
        ("Canada signed a loan of $30 million with Nyrstar after the permitting process.", "loan", "processing"),
        ("The Pentagon lent Ucore $20 million and will explore options with allies.", "loan", "exploration"),
        ("Japan lent Lynas $40 million, and exploring further partnerships is planned.", "loan", "exploration"),
        ("Canada lent Nyrstar $30 million to recover costs.", "loan", "recycling"),
        ("Canada lent Nyrstar $30 million in a separate deal.", "loan", "processing"),
        ("Japan lent Lynas $40 million for terbium, which is critical for permanent magnets.", "loan", "magnet"),
        ("Japan lent Lynas $40 million for graphite used in batteries.", "loan", "end_use"),
        ("Japan lent Lynas $40 million to end its reliance on foreign refining.", "loan", "processing"),
        ("Japan lent Lynas $40 million to weaken China's grip on magnet production.", "loan", "magnet"),
        ("Japan lent Lynas $40 million to weaken China's refining monopoly.", "loan", "processing"),
        (
            "The Pentagon lent $20 million to Nyrstar, the owner of the only zinc smelter in Tennessee.",
            "loan",
            "processing",
        ),
        ("The Pentagon lent $20 million to Nyrstar, a leader in drilling, smelting and assays.", "loan", "processing"),
        ("Japan lent Hallam Refining Corp. $40 million.", "loan", "processing"),
        ("Canada lent Nyrstar $30 million to make nickel sulphate for 90,000 batteries a year.", "loan", "end_use"),
        ("The Commerce Department awarded Hallam Corp. a $9 million CHIPS grant for tungsten.", "grant", "end_use"),
        ("Tesla agreed to buy graphite from the mine of Syrah Resources.", "offtake", "mining"),
        ("Tesla agreed to buy graphite oxide from Syrah Resources, to be refined in Ohio.", "offtake", "processing"),
        ("Zambia banned exports of nickel ore, and smelters welcomed it.", "export_control", "mining"),
        ("Canada imposed a tariff on Chinese magnets, a blow to miners.", "tariff", "magnet"),
    ],
)
def test_a_word_beside_an_act_tells_no_stage_of_it(sentence: str, instrument: str, stage: str) -> None:
    """It has another sense, or tells what goods are for, who leads, or what a firm is."""
    assert stage not in _act(sentence, instrument).stages


@pytest.mark.parametrize(
    ("sentence", "instrument", "stage"),
    [
        ("Japan lent Lynas $40 million to process rare earths.", "loan", "processing"),
        ("Japan lent Lynas $40 million for a process that makes oxides of terbium.", "loan", "processing"),
        ("Canada lent Nyrstar $30 million to explore for zinc.", "loan", "exploration"),
        ("Canada lent Nyrstar $30 million to recover cobalt from slag.", "loan", "recycling"),
        ("Japan lent Lynas $40 million to separate heavy rare earths.", "loan", "processing"),
        ("Japan lent Lynas $40 million for a magnet plant that is critical for its allies.", "loan", "magnet"),
        ("Japan lent Lynas $40 million for refining at home.", "loan", "processing"),
        ("After talks with Nyrstar, the Pentagon lent Lynas $20 million for a smelter.", "loan", "processing"),
        ("The Pentagon lent Nyrstar, a firm from Belgium, $20 million for its smelter.", "loan", "processing"),
        ("The Commerce Department awarded Hallam Corp. a $9 million grant to make semiconductors.", "grant", "end_use"),
        ("The Commerce Department awarded Hallam Corp. a $9 million grant for solar cells.", "grant", "end_use"),
        (
            "Canada will lend Hallam Corp. $9 million to finish a zinc refinery after its cost rose.",
            "loan",
            "processing",
        ),
        ("General Motors agreed to buy magnets from Noveon Magnetics.", "offtake", "magnet"),
        ("The European Union banned exports of magnet scrap.", "export_control", "recycling"),
        ("China banned exports of technology for refining rare earths.", "export_control", "processing"),
        ("Canada imposed a tariff on Chinese batteries.", "tariff", "end_use"),
    ],
)
def test_a_word_of_an_act_tells_its_stage(sentence: str, instrument: str, stage: str) -> None:
    """The same words count where they are what the act is for."""
    assert stage in _act(sentence, instrument).stages


def test_an_order_is_about_what_it_sets_others_to_do() -> None:
    """What stands behind the act that it directs is its own as well; a state that acts on a dependence acts on that."""
    directed = (
        "President Trump signed an executive order that directs the Interior Department to approve mining permits."
    )
    assert "mining" in _act(directed, "executive_action").stages
    depends = "President Trump signed an executive order on reliance on foreign refining of gallium."
    assert "processing" in _act(depends, "executive_action").stages


@pytest.mark.parametrize(
    "sentence",
    [
        "Mines for gallium, germanium, indium and cobalt are eligible for loan guarantees of $9 billion.",
        "China halted exports of gallium, germanium and indium, as well as cobalt, on Monday.",
        "Japan lent Lynas $40 million for gallium, germanium, indium, and other metals such as cobalt.",
    ],
)
def test_goods_of_a_list_belong_together(sentence: str) -> None:
    """A list isn't cut where an act's reach ends."""
    (act,) = reex.extract(sentence).initiatives
    assert {*act.commodities} == {"gallium", "germanium", "indium", "cobalt"}


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [
        ("Japan lent Lynas $40 million for terbium, which is critical for permanent magnets.", ("terbium",)),
        ("Japan lent Lynas $40 million for gallium, a key input for magnets.", ("gallium",)),
        ("Japan lent Lynas $40 million for cobalt to weaken China's grip on gallium.", ("cobalt",)),
        ("Japan lent Lynas $40 million for cobalt and gallium.", ("cobalt", "gallium")),
    ],
)
def test_what_goods_are_for_is_no_good_of_the_act(sentence: str, goods: tuple[str, ...]) -> None:
    """Nor is that of which somebody else has the most."""
    assert _act(sentence, "loan").commodities == goods


def test_minerals_are_critical_ones_where_the_text_calls_them_so() -> None:
    """Without that, and in the name of a firm, they tell nothing."""
    orders = "Zambia is rich in critical minerals, gold, tin, zinc and copper.\n\n"
    act = "Zambia approved a loan of $9 million for mineral production."
    assert _act(orders + act, "loan").commodities == ("critical-minerals",)
    assert _act(act, "loan").commodities == ()
    named = "Zambia approved a loan of $9 million for Hallam Minerals Corp."
    assert (
        "critical-minerals"
        not in _act("Critical minerals matter. Gold, tin, zinc and copper too.\n\n" + named, "loan").commodities
    )


def test_a_measure_is_on_the_goods_whose_trade_the_sentence_is_about() -> None:
    """Goods that stand there for something else are none of it."""
    traded = (
        "If the Commerce Department finds that imports of graphite do harm, the United States may raise its tariff."
    )
    assert _act(traded, "tariff").commodities == ("graphite",)
    beside = "Japan lent Lynas $40 million for cobalt, and the United States raised its tariff on goods from China."
    assert _act(beside, "tariff").commodities == ()
