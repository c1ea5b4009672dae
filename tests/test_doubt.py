"""Names that may be several things, from both sides: what decides, and where nothing does."""

from __future__ import annotations

import pytest

import reex

PIPELINE = reex.Pipeline.standard()


def found(text: str, published: str = "2025-11-15") -> set[str]:
    """Return the entities of a text, each with its ref, or its candidates."""
    record = PIPELINE.run(reex.Document(text=text, published=published))
    return {f"{e.kind} {e.text} {e.ref or ' or '.join(e.candidates)}".strip() for e in record.entities}


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        # Rule 2: a weak name waits for a strong one.
        ("MP Materials grew. MP rose.", {"company MP nyse/MP"}, set()),
        ("The MP for Kalgoorlie asked; MP rose.", set(), {"company MP nyse/MP"}),
        ("Apple Inc. buys magnets. Apple pays.", {"company Apple nasdaq/AAPL"}, set()),
        ("Apple orchards grow near the mine.", set(), {"company Apple nasdaq/AAPL"}),
        ("Ankara agreed. Turkey buys.", {"country Turkey TR"}, set()),
        ("They ate turkey; Turkey Creek is dry.", set(), {"country Turkey TR", "country turkey TR"}),
        ("N'Djamena agreed. Chad signed.", {"country Chad TD"}, set()),
        ("Chad signed the letter.", set(), {"country Chad TD"}),
        # Rule 3: a list says of what it is a list.
        ("Mines of zinc, lead and copper.", {"commodity lead lead"}, set()),
        ("Miners of zinc lead the field.", set(), {"commodity lead lead"}),
        ("The departments of Defense, Energy and Commerce.", {"agency Energy us/doe"}, set()),
        ("Energy is dear.", set(), {"agency Energy us/doe"}),
        ("Chad, Niger and Mali signed.", {"country Chad TD"}, set()),
        # Rule 4: the words next to it tell.
        ("Its tin mine opened.", {"commodity tin tin"}, set()),
        ("It has a tin roof.", set(), {"commodity tin tin"}),
        ("They signed in May.", {"date May"}, set()),
        ("They may sign; May Smith did.", set(), {"date may", "date May"}),
        ("Ore came from Jordan.", {"country Jordan JO"}, set()),
        # Rule 5: a capital governs where it acts.
        ("Washington weighs a tariff.", {"country Washington US"}, set()),
        ("A mine near Spokane, Washington, opened.", {"region Washington US-WA"}, {"country Washington US"}),
        ("They met in Washington, D.C.", set(), {"country Washington US"}),
        # Rule 6: another name beside it makes it part of a name.
        ("Michael Jordan met Chad Richards.", set(), {"country Jordan JO", "country Chad TD"}),
        ("Anna Nickel sold nickel.", {"commodity nickel nickel"}, {"commodity Nickel nickel", "company Anna Nickel"}),
        ("The town of Cobalt, Ontario, has cobalt.", {"commodity cobalt cobalt"}, {"commodity Cobalt cobalt"}),
        ("Guinea sold guinea pigs and Guinea fowl.", {"country Guinea GN"}, {"country guinea GN"}),
        ("A fund in Jersey bought New Jersey land.", {"country Jersey JE", "region New Jersey US-NJ"}, set()),
        # Rule 7: a state is its country's.
        ("A mine in Victoria, Australia.", {"region Victoria AU-VIC"}, {"country Victoria SC"}),
        ("Victoria opened a mine.", set(), {"country Victoria SC"}),
        ("Georgia and Armenia signed.", {"country Georgia GE"}, {"region Georgia US-GA"}),
        # Rule 9: what is left stays open.
        ("Georgia signed.", {"region Georgia GE or US-GA"}, set()),
    ],
)
def test_the_document_decides(text: str, wanted: set[str], unwanted: set[str]) -> None:
    """Each rule of the page on doubt finds what the text tells, and nothing where it tells something else."""
    made = found(text)
    assert wanted <= made
    assert not unwanted & made


def test_a_name_holds_in_its_time() -> None:
    """Rule 8: a body renamed has its new name from that day on."""
    assert "agency Department of War us/dod" in found("The Department of War signed.", "2025-09-05")
    assert "agency Department of War us/dod" not in found("The Department of War signed.", "2024-01-01")
