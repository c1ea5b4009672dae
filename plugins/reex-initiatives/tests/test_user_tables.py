"""Files of the user's: what they add to the tables of acts, and what is told of each mistake in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import reex
from reex_initiatives import extractor

Mine = Callable[[str], Path]
Row = tuple[str, str, str, str]

ROYALTY = """
[[act]]
instrument = "royalty"
title = "royalty from"
family = "capital"
nouns = ["royalty deal[s]"]
verbs = { past = ["streamed"], base = ["stream"] }
actors = ["company", "agency"]
recipients = ["company"]
to = ["with", "from", "to"]
status = "agreed"
lever = "capital"
"""
SALE = """
[[pattern]]
when = "{recipient:company} sold ... *royalty|stream ... to {actor:company}"
instrument = "royalty"
status = "completed"
"""
DEAL = "Glencore signed a $40 million royalty deal with Albemarle."


@pytest.fixture
def mine(tmp_path: Path) -> Mine:
    """Return a function that writes a file of the user's."""

    def write(content: str) -> Path:
        path = tmp_path / "mine.toml"
        path.write_text(content, encoding="utf-8")
        return path

    return write


def _standard() -> reex.Pipeline:
    """Return one pipeline for all tests, since making one takes longer than a text does."""
    if not _KEPT:
        _KEPT.append(reex.Pipeline.standard())
    return _KEPT[0]


_KEPT: list[reex.Pipeline] = []


def _acts(text: str, *files: Path) -> list[Row]:
    """Return the acts of a text, read with *files*: instrument, status, actors, recipients."""
    record = _standard().extending("initiatives", *files).run(text)
    assert not record.warnings
    return [(act.instrument, act.status, _names(act.actors), _names(act.recipients)) for act in record.initiatives]


def _names(parties: tuple[reex.Party, ...]) -> str:
    return ", ".join(party.name for party in parties)


# -- what a file adds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DEAL, [("royalty", "agreed", "Glencore plc", "Albemarle Corporation")]),
        (
            "Glencore streamed $40 million to Albemarle for lithium.",
            [("royalty", "agreed", "Glencore plc", "Albemarle Corporation")],
        ),
        (
            "Glencore plans to stream $40 million to Albemarle for lithium.",
            [("royalty", "announced", "Glencore plc", "Albemarle Corporation")],
        ),
        (
            "Glencore may sign royalty deals with Albemarle.",
            [("royalty", "proposed", "Glencore plc", "Albemarle Corporation")],
        ),
        ("Glencore has not signed a royalty deal with Albemarle.", []),
        ("Brazil raised the royalty that niobium miners pay to 3%.", []),
    ],
)
def test_an_instrument_of_the_users_is_read_in_all_its_forms(text: str, expected: list[Row], mine: Mine) -> None:
    """Nouns and verbs of a new act take parties, cues and denials as those that ship do."""
    assert _acts(text, mine(ROYALTY)) == expected


def test_an_instrument_of_the_users_is_a_whole_record(mine: Mine) -> None:
    """Title, lever and sum of a new act are as its table has them, and its JSON comes back."""
    record = _standard().extending("initiatives", mine(ROYALTY)).run(DEAL)
    (act,) = record.initiatives

    assert act.title == "Glencore: royalty from Albemarle, USD 40 million (agreed)"
    assert (act.lever, act.countable, act.reasons["instrument"]) == ("capital", True, "noun: royalty deal")
    assert reex.Record.from_json(record.to_json(text=True)).initiatives == record.initiatives


def test_a_name_and_words_make_an_instrument(mine: Mine) -> None:
    """All other keys may be left out: the act then gives something to a firm, and is called by its name."""
    record = _standard().extending("initiatives", mine('[[act]]\ninstrument = "metal_stream"\nnouns = ["stream"]\n'))
    (act,) = record.run("The Pentagon announced a $5 million stream for Nyrstar.").initiatives

    assert (act.instrument, act.status) == ("metal_stream", "announced")
    assert act.title == "U.S. Department of Defense: metal stream for Nyrstar, USD 5 million (announced)"


@pytest.mark.parametrize(
    "text",
    [
        "The Export-Import Bank signed a $5 million kiln credit for Nyrstar.",
        "The Export-Import Bank signed a $5 million loan for Nyrstar.",
        "The Export-Import Bank fronted $5 million to Nyrstar for zinc.",
        "The Export-Import Bank lent $5 million to Nyrstar for zinc.",
    ],
)
def test_words_for_a_known_instrument_join_those_it_has(text: str, mine: Mine) -> None:
    """New nouns and verbs are found, and no word that ships is lost."""
    file = mine('[[act]]\ninstrument = "loan"\nnouns = ["kiln credit"]\nverbs = { past = ["fronted"] }\n')

    assert _acts(text, file) == [("loan", "agreed", "Export-Import Bank of the United States", "Nyrstar NV")]


def test_a_single_value_of_a_known_instrument_is_replaced(mine: Mine) -> None:
    """A title of the user's takes the place of the one that ships."""
    pipeline = _standard().extending("initiatives", mine('[[act]]\ninstrument = "loan"\ntitle = "lending to"\n'))
    (act,) = pipeline.run("The Export-Import Bank lent $5 million to Nyrstar for zinc.").initiatives

    assert act.title == "Export-Import Bank of the United States: lending to Nyrstar, USD 5 million (agreed)"


def test_a_cue_of_the_users_tells_status(mine: Mine) -> None:
    """A new word in a list of cues works on the acts that ship; without it the text says less of their status."""
    text = "Orion Resource Partners trousered a $5 million loan from the Export-Import Bank."
    bank = "Export-Import Bank of the United States"

    assert _acts(text) == [("loan", "agreed", bank, "Orion Resource Partners LP")]
    file = mine('[cues]\ncompleted = ["trousered"]\ngetting = ["trousered"]\n')
    assert _acts(text, file) == [("loan", "completed", bank, "Orion Resource Partners LP")]
    (act,) = _standard().extending("initiatives", file).run(text).initiatives
    assert act.reasons["status"] == "cue: trousered"


def test_a_denial_of_the_users_makes_it_no_act(mine: Mine) -> None:
    """What a new word of the list ``negated`` denies is no act."""
    text = "The Pentagon balked at a $5 million loan to Nyrstar for zinc."

    assert [row[0] for row in _acts(text)] == ["loan"]
    assert _acts(text, mine('[cues]\nnegated = ["balked at"]\n')) == []


def test_a_pattern_of_the_users_tells_the_sides_by_their_places(mine: Mine) -> None:
    """Who sells the royalty gets the money, and the pattern is the reason of what it fills."""
    text = "Albemarle sold a royalty of 2% on its lithium to Glencore for $30 million."
    pipeline = _standard().extending("initiatives", mine(ROYALTY + SALE))
    (act,) = pipeline.run(text).initiatives

    assert (act.instrument, act.status) == ("royalty", "completed")
    assert ([p.name for p in act.actors], [p.name for p in act.recipients]) == (
        ["Glencore plc"],
        ["Albemarle Corporation"],
    )
    assert act.reasons["instrument"].startswith("pattern: {recipient:company} sold")
    assert {act.reasons[field] for field in ("status", "actors", "recipients")} == {"pattern"}
    assert [text[span.start : span.end] for span in act.slots["instrument"]] == ["royalty"]


def test_a_pattern_of_the_users_matches_no_other_kinds(mine: Mine) -> None:
    """A buyer that is no company doesn't stand at the place of one, nor one in another sentence."""
    file = mine(ROYALTY + SALE)

    assert _acts("Albemarle sold a royalty of 2% to Chile.", file) == []
    assert _acts("Albemarle sold a royalty of 2%. Shares to Glencore went.", file) == []


def test_a_pattern_of_the_users_goes_before_those_that_ship(mine: Mine) -> None:
    """Where two patterns tell one word, that of the user's file does."""
    text = "Australia approved the Nolans project."
    shipped = [row[:2] for row in _acts(text) if row[0] != "project"]
    file = mine(
        '[[pattern]]\nwhen = "{actor} approved [the] {recipient:facility}"\ninstrument = "grant"\nstatus = "ended"\n'
    )

    assert shipped == [("permitting", "active")]
    assert [row[:2] for row in _acts(text, file) if row[0] != "project"] == [("grant", "ended")]


def test_a_pattern_may_stand_above_its_instrument(mine: Mine) -> None:
    """In which order a file says things doesn't matter."""
    assert [row[0] for row in _acts("Albemarle sold a royalty to Glencore.", mine(SALE + ROYALTY))] == ["royalty"]


def test_words_for_a_stage_are_read(mine: Mine) -> None:
    """A new word for a stage of the supply chain fills the field."""
    pipeline = _standard().extending("initiatives", mine('[stages]\nmining = ["delving"]\n'))
    (act,) = pipeline.run("The Export-Import Bank lent $5 million to Nyrstar for zinc delving.").initiatives

    assert act.stages == ("mining",)


def test_words_for_goods_in_names_of_programs_are_read(mine: Mine) -> None:
    """A good that reex doesn't know may be what a reserve is about."""
    pipeline = _standard().extending("initiatives", mine('[goods]\nhelium = ["Helium"]\n'))
    (act,) = pipeline.run("Australia will create a A$1.2 billion Helium Strategic Reserve.").initiatives

    assert (act.commodities, act.reasons["commodities"]) == (("helium",), "name")


def test_words_for_work_at_a_site_are_read(mine: Mine) -> None:
    """A new verb of running a site makes the firm before it the owner."""
    text = "Lynas delves at the Mount Weld diggings."

    assert _acts(text) == []
    file = mine('[sites]\nworks = ["delves at"]\nany = ["diggings"]\n')
    assert [row[::2] for row in _acts(text, file)] == [("project", "Lynas Rare Earths Limited")]


def test_words_for_a_share_are_read(mine: Mine) -> None:
    """A new word of the list ``share`` makes a percentage a claim."""
    text = "China has a 60% slice of gallium."

    assert _standard().run(text).claims == ()
    claims = _standard().extending("initiatives", mine('[shares]\nshare = ["slice of"]\n')).run(text).claims
    assert [(claim.measure, claim.subject.ref) for claim in claims] == [("share", "CN")]


# -- the ways in


def test_three_ways_lead_to_the_same_record(mine: Mine, tmp_path: Path) -> None:
    """The extractor itself, ``extending`` and a pipeline file read a file of the user's alike."""
    file = mine(ROYALTY + SALE)
    (tmp_path / "pipeline.toml").write_text(
        '[[tables]]\nextractor = "initiatives"\nfile = "mine.toml"\n', encoding="utf-8"
    )
    text = f"{DEAL} Boliden sold a royalty of 2% to Umicore. The Pentagon lent Nyrstar $5 million for zinc."
    by_name = _standard().extending("initiatives", file).run(text)

    assert [act.instrument for act in by_name.initiatives] == ["royalty", "royalty", "loan"]
    assert _standard().without("initiatives").adding(extractor(file)).run(text) == by_name
    assert reex.Pipeline.read(tmp_path / "pipeline.toml").run(text) == by_name


def test_a_later_file_builds_on_an_earlier_one(mine: Mine, tmp_path: Path) -> None:
    """A pattern may name the instrument that another file adds; together or one after the other is the same."""
    first, second = mine(ROYALTY), tmp_path / "sale.toml"
    second.write_text(SALE, encoding="utf-8")
    text = "Albemarle sold a royalty of 2% to Glencore."

    assert [row[0] for row in _acts(text, first, second)] == ["royalty"]
    one_by_one = _standard().extending("initiatives", first).extending("initiatives", second)
    assert one_by_one.run(text) == _standard().extending("initiatives", first, second).run(text)
    assert one_by_one.run(text) == _standard().without("initiatives").adding(extractor(first, second)).run(text)


def test_what_a_file_adds_stays_in_its_pipeline(mine: Mine) -> None:
    """The pipeline that was extended, and each one made later, knows nothing of it."""
    standard = _standard()
    before = standard.run(DEAL)
    extended = standard.extending("initiatives", mine(ROYALTY))

    assert extended.run(DEAL) != before
    assert standard.run(DEAL) == before == reex.Pipeline.standard().run(DEAL)
    assert extended.names == standard.names


def test_an_empty_file_changes_nothing(mine: Mine) -> None:
    """A file without tables is no mistake."""
    assert _standard().extending("initiatives", mine("")).run(DEAL) == _standard().run(DEAL)


# -- what is told of mistakes

_NO_LIST = "must be a list of words"
MISTAKES = [
    # The file, then what is told, in which place of the file.
    ("royalty = 1", "unknown table royalty"),
    ('[[acts]]\ninstrument = "loan"', "unknown table acts; did you mean act?"),
    ('[standing]\nlocated = ["sits in"]', "unknown table standing"),
    ('[act]\ninstrument = "loan"', "write [[act]] in double brackets"),
    ('act = "loan"', "write [[act]] in double brackets"),
    ('pattern = ["{actor} paid"]', "write [[pattern]] in double brackets"),
    ('[[cues]]\nactive = ["runs"]', "write [cues] above its lists"),
    ('stages = "mining"', "write [stages] above its lists"),
    # An act.
    ('[[act]]\nnouns = ["royalty deal"]', "act (without instrument): give it an instrument"),
    ('[[act]]\ninstrument = 7\nnouns = ["royalty deal"]', "act 7: give it an instrument"),
    ('[[act]]\ninstrument = "Gift!"\nnouns = ["gift"]', "act Gift!: give it an instrument in small letters"),
    ('[[act]]\ninstrument = "royalty"', "act royalty: give it words: nouns, verbs or programs"),
    ('[[act]]\ninstrument = "royalty"\nnuns = ["x"]', "act royalty: unknown key nuns; did you mean nouns?"),
    ('[[act]]\ninstrument = "royalty"\nnouns = "royalty deal"', f"act royalty: nouns {_NO_LIST}"),
    ('[[act]]\ninstrument = "loan"\nnouns = "kiln credit"', f"act loan: nouns {_NO_LIST}"),
    ('[[act]]\ninstrument = "loan"\nnouns = [1]', f"act loan: nouns {_NO_LIST}"),
    ('[[act]]\ninstrument = "loan"\nnouns = [""]', f"act loan: nouns {_NO_LIST}"),
    ('[[act]]\ninstrument = "loan"\nto = "for"', f"act loan: to {_NO_LIST}"),
    ('[[act]]\ninstrument = "loan"\nverbs = ["fronted"]', "act loan: verbs are lists of words by form"),
    ('[[act]]\ninstrument = "loan"\nverbs = { past = "fronted" }', "act loan: verbs are lists of words by form"),
    ('[[act]]\ninstrument = "loan"\nverbs = { gone = ["fronted"] }', "by form: past, present, base"),
    ('[[act]]\ninstrument = "loan"\nstatus = "done"', "act loan: there is no status 'done'; there are proposed,"),
    ('[[act]]\ninstrument = "loan"\nsigned = "done"', "act loan: there is no signed 'done'; there are proposed,"),
    ('[[act]]\ninstrument = "loan"\nlever = "greed"', "act loan: there is no lever 'greed'; there are allied_supply,"),
    (
        '[[act]]\ninstrument = "loan"\nfamily = "money"',
        "act loan: there is no family 'money'; there are capital, trade",
    ),
    ('[[act]]\ninstrument = "loan"\nplace = "moon"', "act loan: there is no place 'moon'; there are actor,"),
    ('[[act]]\ninstrument = "loan"\nstatus = ["agreed"]', "act loan: there is no status ['agreed']"),
    ('[[act]]\ninstrument = "loan"\nactors = ["firm"]', "act loan: actors is a list of kinds of entities"),
    ('[[act]]\ninstrument = "loan"\nrecipients = "company"', "act loan: recipients is a list of kinds of entities"),
    ('[[act]]\ninstrument = "loan"\nbuys = "yes"', "act loan: buys is true or false"),
    ('[[act]]\ninstrument = "loan"\ntitle = 1', "act loan: a title ends with the word before the recipient"),
    # A pattern.
    ('[[pattern]]\ninstrument = "loan"', "pattern '(without when)': say when it holds"),
    ('[[pattern]]\nwhen = 1\ninstrument = "loan"', "pattern 1: say when it holds"),
    ('[[pattern]]\nwen = "paid"\ninstrument = "loan"', "unknown key wen; did you mean when?"),
    ('[[pattern]]\nwhen = "{actor} paid"', "pattern '{actor} paid': give it an instrument"),
    ('[[pattern]]\nwhen = "{actor} paid"\ninstrument = "lone"', "no act has the instrument 'lone'; did you mean loan?"),
    ('[[pattern]]\nwhen = "{actor} paid"\ninstrument = "loan"\nstatus = "done"', "there is no status 'done'"),
    (
        '[[pattern]]\nwhen = "{actor} paid"\ninstrument = "loan"\nnamed = ["Act"]',
        "named lists how the name at {program} or {agency} ends",
    ),
]
# Patterns that can't be read, and what is told of them.
UNREADABLE = [
    ("", "it needs a word"),
    ("...", "it needs a word"),
    ("{actor} {recipient}", "it needs a word"),
    ("{actor} [paid] ... {recipient}", "it needs a word"),
    ("{payer} paid", "there is no place {payer}; there are actor, recipient,"),
    ("{actor:firm} paid", "there is no kind firm of entities; there are agency,"),
    ("{actor:} paid", "can't read {actor:}"),
    ("{actor paid {recipient}", "can't read {actor"),
    ("{actor} paid [the {recipient}", "can't read [the"),
    ("{actor} paid [the new] {recipient}", "can't read [the"),
    ("{actor} paid {actor}", "{actor} may stand in it once only"),
    ("{actor} *paid *for {recipient}", "one word may have the star"),
    ("{actor} * paid {recipient}", "can't read *"),
    ("{actor} paid||lent {recipient}", "can't read paid||lent"),
]
LISTS = [
    ('[cues]\ncompletd = ["drew down"]', "[cues]: no list is called completd; did you mean completed?"),
    ('[cues]\nmine = ["drew down"]', "[cues]: no list is called mine; there are negated, proposed,"),
    ('[stages]\nsmelting = ["smelt"]', "[stages]: no list is called smelting"),
    ('[shares]\nshared = ["slice"]', "[shares]: no list is called shared; did you mean share?"),
    ('[sites]\nwork = ["delves"]', "[sites]: no list is called work"),
    ('[cues]\ncompleted = "drew down"', f"[cues]: completed {_NO_LIST}"),
    ("[cues]\ncompleted = [1]", f"[cues]: completed {_NO_LIST}"),
    ('[cues]\ncompleted = [""]', f"[cues]: completed {_NO_LIST}"),
    ('[goods]\nhelium = "Helium"', f"[goods]: helium {_NO_LIST}"),
]


@pytest.mark.parametrize(("content", "message"), [*MISTAKES, *LISTS])
def test_a_mistake_in_a_file_is_told_with_its_place_and_its_mend(content: str, message: str, mine: Mine) -> None:
    """What is wrong in a file, where, and what could stand there, is told before any text is read."""
    file = mine(content)
    with pytest.raises(reex.DataError, match=f"^{re.escape(str(file))}: .*{re.escape(message)}"):
        extractor(file)


@pytest.mark.parametrize(("when", "message"), UNREADABLE)
def test_a_pattern_that_cannot_be_read_is_told_with_its_words(when: str, message: str, mine: Mine) -> None:
    """The message holds the pattern, and which part of it is wrong."""
    file = mine(f'[[pattern]]\nwhen = "{when}"\ninstrument = "loan"\n')
    told = f"^{re.escape(f'{file}: pattern {when!r}: ')}.*{re.escape(message)}"
    with pytest.raises(reex.DataError, match=told):
        extractor(file)


def test_a_file_that_cannot_be_read_is_told(mine: Mine, tmp_path: Path) -> None:
    """A file that isn't there, a folder, what is no TOML and what is no UTF-8 are refused by their names."""
    with pytest.raises(reex.DataError, match=r"nowhere\.toml: no such file$"):
        extractor(tmp_path / "nowhere.toml")
    with pytest.raises(reex.DataError, match=r"can't be opened \(Is a directory\)$"):
        extractor(tmp_path)
    with pytest.raises(reex.DataError, match=r"mine\.toml: can't be read as TOML \(.*line 2"):
        extractor(mine("[[act]]\ninstrument = loan"))
    file = mine("")
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(reex.DataError, match=r"mine\.toml: can't be read as TOML"):
        extractor(file)


def test_the_file_with_the_mistake_is_the_one_that_is_named(mine: Mine, tmp_path: Path) -> None:
    """Of several files, the message names the wrong one; and no way in lets it pass."""
    good, bad = mine(ROYALTY), tmp_path / "bad.toml"
    bad.write_text('[cues]\ncompletd = ["drew down"]\n', encoding="utf-8")

    with pytest.raises(reex.DataError, match=r"bad\.toml: \[cues\]: no list is called completd"):
        extractor(good, bad)
    with pytest.raises(reex.DataError, match=r"bad\.toml: \[cues\]: no list is called completd"):
        _standard().extending("initiatives", good, bad)
    (tmp_path / "pipeline.toml").write_text(
        '[[tables]]\nextractor = "initiatives"\nfile = "bad.toml"\n', encoding="utf-8"
    )
    with pytest.raises(reex.DataError, match=r"pipeline\.toml: .*bad\.toml: \[cues\]: no list is called completd"):
        reex.Pipeline.read(tmp_path / "pipeline.toml")
