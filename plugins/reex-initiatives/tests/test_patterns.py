"""The language of patterns: places, words, gaps and the star; and the patterns that ship."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex_initiatives.lexicon.matching import Found, matches
from reex_initiatives.lexicon.patterns import Pattern
from reex_initiatives.lexicon.sentence_words import Told
from reex_initiatives.lexicon.spelling import KINDS, check, spelled

_DATA = files("reex_initiatives") / "data"
_TABLE: dict[str, Any] = tomllib.loads((_DATA / "patterns.toml").read_text(encoding="utf-8"))
_ROWS: list[dict[str, Any]] = _TABLE["pattern"]
_CLASSES: dict[str, list[str]] = _TABLE["class"]
# Kinds of actors and recipients of an act, as in ``acts.toml``.
_SIDES = {"actor": ("agency", "company", "country"), "recipient": ("company", "facility")}


def _entities(text: str, named: Mapping[str, str]) -> Iterator[reex.Entity]:
    """Yield an entity for each of the names, which stand in *text* once, by their kinds."""
    for name, kind in named.items():
        start = text.index(name)
        yield reex.Entity(kind=kind, start=start, end=start + len(name), text=name)


def _told(text: str) -> Told:
    """Return *text* as one sentence."""
    return Told(text, reex.Span(0, len(text)))


def _found(when: str, text: str, **named: str) -> list[Found]:
    """Return where a pattern matches a text, in which each of *named* is an entity; ``_`` stands for a blank."""
    pattern = Pattern.of({"when": when, "instrument": "loan"}, _SIDES)
    entities = _entities(text, {name.replace("_", " "): kind for name, kind in named.items()})
    return list(matches(_told(text), entities, [pattern]))


def _places(when: str, text: str, **named: str) -> list[dict[str, str]]:
    """Return which names stand at the places of a pattern, for each time that it matches."""
    return [{place: entity.text for place, entity in found.places.items()} for found in _found(when, text, **named)]


# -- places


def test_words_and_places_match_in_their_order() -> None:
    """A pattern tells who stands where, and nothing else matches it."""
    when = "{actor} paid {recipient}"

    assert _places(when, "Ottawa paid Nolans.", Ottawa="agency", Nolans="facility") == [
        {"actor": "Ottawa", "recipient": "Nolans"}
    ]
    assert _places(when, "Nolans paid Ottawa.", Ottawa="agency", Nolans="facility") == []
    assert _places(when, "Ottawa pays Nolans.", Ottawa="agency", Nolans="facility") == []
    assert _places(when, "Ottawa paid Nolans.", Ottawa="agency") == []


def test_a_pattern_may_ask_for_the_name_of_a_program() -> None:
    """Who introduces an act makes law, and who introduces a fund does not."""
    pattern = Pattern.of({"when": "introduced the {program}", "named": ["Act", "Bill"], "instrument": "law"}, _SIDES)
    for name, times in (("Tungsten Act", 1), ("Tungsten Fund", 0)):
        text = f"They introduced the {name}."
        entities = list(_entities(text, {name: "program"}))
        assert len(list(matches(_told(text), entities, [pattern]))) == times


def test_a_pattern_may_ask_for_the_name_of_an_agency() -> None:
    """What is proposed to a parliament is law, and what is proposed to a bank is not."""
    pattern = Pattern.of({"when": "proposed to {agency}", "named": ["Congress", "Senate"], "instrument": "law"}, _SIDES)
    for name, times in (("National Congress", 1), ("Bank of Chile", 0)):
        text = f"It was proposed to {name}."
        assert len(list(matches(_told(text), list(_entities(text, {name: "agency"})), [pattern]))) == times


def test_a_pattern_may_match_several_times() -> None:
    """Each place of a sentence that it fits is found."""
    text = "Ottawa paid Nolans while Paris paid Zeta."
    named = {"Ottawa": "agency", "Nolans": "facility", "Paris": "agency", "Zeta": "company"}

    assert _places("{actor} paid {recipient}", text, **named) == [
        {"actor": "Ottawa", "recipient": "Nolans"},
        {"actor": "Paris", "recipient": "Zeta"},
    ]


@pytest.mark.parametrize(("kind", "fits"), [("agency", True), ("country", True), ("program", False), ("money", False)])
def test_a_side_is_of_the_kinds_of_its_act(kind: str, fits: bool) -> None:
    """Actor and recipient are those that the act can have."""
    assert bool(_places("{actor} paid", "Ottawa paid.", Ottawa=kind)) == fits


def test_a_side_may_be_narrowed_to_some_kinds() -> None:
    """Kinds behind a colon, one or several, take the place of those of the act."""
    assert _places("paid {recipient:facility}", "They paid Zeta.", Zeta="company") == []
    assert _places("paid {recipient:facility}", "They paid Zeta.", Zeta="facility") == [{"recipient": "Zeta"}]
    for kind in ("facility", "region"):
        assert _places("paid {recipient:facility,region}", "They paid Zeta.", Zeta=kind) == [{"recipient": "Zeta"}]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_place_of_its_name(kind: str) -> None:
    """Money, goods, dates and all other kinds may be asked for."""
    assert _places(f"for {{{kind}}} more", "for X1 more", X1=kind) == [{kind: "X1"}]
    other = "money" if kind != "money" else "date"
    assert _places(f"for {{{kind}}} more", "for X1 more", X1=other) == []


@pytest.mark.parametrize(
    "text", ["Ottawa's loan", "Ottawa’s loan", "Ottawa, loan", "Ottawa (TSX: O) loan", "Ottawa; loan"]
)
def test_what_belongs_to_a_name_may_stand_behind_a_place(text: str) -> None:
    """The mark of an owner, a ticker in brackets and a comma don't part a name from the word behind it."""
    assert _places("{actor} loan", text, Ottawa="agency") == [{"actor": "Ottawa"}]


def test_an_adjective_is_nobody() -> None:
    """Chinese goods name no party."""
    text = "Chinese paid Zeta."
    china = reex.Entity(kind="country", start=0, end=7, text="Chinese", value=reex.Naming(form="adjective"))
    zeta = reex.Entity(kind="company", start=13, end=17, text="Zeta")
    pattern = Pattern.of({"when": "{actor} paid {recipient}", "instrument": "loan"}, _SIDES)

    assert list(matches(_told(text), [china, zeta], [pattern])) == []


def test_of_entities_that_overlap_the_longer_first_one_stands() -> None:
    """A name inside a name is no place of its own."""
    text = "Bank of Ottawa paid."
    named = {"Bank of Ottawa": "company", "Ottawa": "agency"}
    pattern = Pattern.of({"when": "{actor} paid", "instrument": "loan"}, _SIDES)
    (found,) = matches(_told(text), _entities(text, named), [pattern])

    assert found.places["actor"].text == "Bank of Ottawa"


# -- words


def test_letters_of_a_name_are_no_words() -> None:
    """A pattern sees of an entity only that it is there."""
    assert _places("paid {recipient}", "paid Zeta", Zeta="company", paid="company") == []
    assert _places("{actor} Metals paid", "Acme Metals paid", Acme_Metals="company") == []


def test_capitals_of_words_do_not_matter() -> None:
    """A headline is read as any sentence."""
    assert _places("{actor} set_up", "Ottawa SET Up", Ottawa="agency") == [{"actor": "Ottawa"}]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Ottawa paid Zeta.", True),
        ("Ottawa lent Zeta.", True),
        ("Ottawa made over Zeta.", True),
        ("Ottawa made Zeta.", False),
        ("Ottawa paid lent Zeta.", False),
        ("Ottawa repaid Zeta.", False),
        ("Ottawa paidout Zeta.", False),
    ],
)
def test_one_of_several_words_stands_there(text: str, fits: bool) -> None:
    """A bar parts alternatives, each a whole word or several words joined by underscores."""
    assert bool(_places("{actor} paid|lent|made_over {recipient}", text, Ottawa="agency", Zeta="company")) == fits


def test_a_class_stands_for_all_its_words() -> None:
    """Its name in angle brackets may stand among other alternatives; a name that no class has is told."""
    classes = {"pay": ["pay", "pays", "paid"], "lend": ["lend", "lent"]}
    row = {"when": "{actor} <pay>|<lend>|gave {recipient}", "instrument": "loan"}

    for verb in ("pays", "lent", "gave"):
        text = f"Ottawa {verb} Zeta."
        entities = list(_entities(text, {"Ottawa": "agency", "Zeta": "company"}))
        assert list(matches(_told(text), entities, [Pattern.of(row, _SIDES, classes=classes)]))
    with pytest.raises(ValueError, match="there is no class <owe>; there are pay, lend"):
        Pattern.of({"when": "{actor} <owe>", "instrument": "loan"}, _SIDES, classes=classes)


def test_a_pattern_begins_with_a_whole_word() -> None:
    """The end of a longer word isn't the first word of a pattern."""
    assert _places("approving {recipient}", "approving Zeta", Zeta="company") == [{"recipient": "Zeta"}]
    assert _places("approving {recipient}", "disapproving Zeta", Zeta="company") == []


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Ottawa paid Zeta.", True),
        ("Ottawa paid the Zeta.", True),
        ("Ottawa paid new Zeta.", True),
        ("Ottawa paid the new Zeta.", True),
        ("Ottawa paid new the Zeta.", False),
        ("Ottawa paid a Zeta.", False),
        ("Ottawa paid the the Zeta.", False),
    ],
)
def test_words_in_brackets_may_be_missing(text: str, fits: bool) -> None:
    """Each by itself, but only where they stand in the pattern."""
    assert bool(_places("{actor} paid [the] [new] {recipient}", text, Ottawa="agency", Zeta="company")) == fits


def test_a_place_in_brackets_may_be_missing() -> None:
    """A place that nobody fills is not among those that are found."""
    when = "{actor} paid [{recipient}] yesterday"

    assert _places(when, "Ottawa paid yesterday", Ottawa="agency") == [{"actor": "Ottawa"}]
    assert _places(when, "Ottawa paid Zeta yesterday", Ottawa="agency", Zeta="company") == [
        {"actor": "Ottawa", "recipient": "Zeta"}
    ]


def test_a_comma_that_is_written_must_stand_there() -> None:
    """A comma that isn't written may stand there."""
    for comma in ("", ","):
        assert _places("{actor} paid yesterday", f"Ottawa paid{comma} yesterday", Ottawa="agency")
    assert _places("{actor} paid, yesterday", "Ottawa paid, yesterday", Ottawa="agency")
    assert not _places("{actor} paid, yesterday", "Ottawa paid yesterday", Ottawa="agency")


def test_signs_of_regular_expressions_are_plain_letters() -> None:
    """Who writes a pattern needs to know no other language."""
    assert _places("{actor} c.1+ {recipient}", "Ottawa c.1+ Zeta", Ottawa="agency", Zeta="company")
    assert not _places("{actor} c.1+ {recipient}", "Ottawa cx11 Zeta", Ottawa="agency", Zeta="company")


# -- gaps


@pytest.mark.parametrize(("between", "fits"), [(0, True), (1, True), (6, True), (7, False)])
def test_three_dots_are_up_to_six_words(between: int, fits: bool) -> None:
    """No word, one, or six; not seven."""
    text = f"Ottawa paid {'much ' * between}Zeta."

    assert bool(_places("{actor} paid ... {recipient}", text, Ottawa="agency", Zeta="company")) == fits


@pytest.mark.parametrize(
    ("between", "fits"),
    [
        ("money to", True),
        ("today, for", True),
        ("and then. Also", False),
        ("this; also", False),
    ],
)
def test_three_dots_end_with_the_sentence(between: str, fits: bool) -> None:
    """A gap runs over commas, and over no full stop and no semicolon."""
    assert (
        bool(_places("{actor} paid ... {recipient}", f"Ottawa paid {between} Zeta.", Ottawa="agency", Zeta="company"))
        == fits
    )


@pytest.mark.parametrize(("between", "fits"), [(0, True), (12, True), (13, False)])
def test_six_dots_are_up_to_twelve_words_in_a_sentence_on_a_mineral(between: int, fits: bool) -> None:
    """Anybody may stand among them; where no mineral is named, such a pattern isn't tried."""
    text = f"Ottawa paid {'Zeta ' * min(between, 1)}{'much ' * (between - 1)}yesterday."
    named = {"Ottawa": "agency"} | ({"Zeta": "company"} if between else {})

    assert bool(_places("{actor} paid ...... yesterday", text, **named)) == fits
    assert frozenset(("commodity",)) in Pattern.of({"when": "paid ...... *for", "instrument": "loan"}, _SIDES).kinds


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_party_stands_in_a_gap(kind: str) -> None:
    """Over an agency, a firm or an organization a gap doesn't lead; over a sum, a good or a place it does."""
    fits = kind not in ("agency", "company", "organization")
    when = "{actor} paid ... {recipient:facility}"

    assert bool(_places(when, "Ottawa paid X1 for Zeta.", Ottawa="agency", X1=kind, Zeta="facility")) == (
        fits or kind == "facility"
    )


# -- the word of the act, and where it all stands


@pytest.mark.parametrize(
    ("when", "word"),
    [
        ("{actor} paid for royalties on {recipient}", "paid"),
        ("{actor} paid for *royalties on {recipient}", "royalties"),
        ("{actor} [paid] for royalties on {recipient}", "royalties"),
        ("{actor} paid|lent ... *royalties|streams on {recipient}", "royalties"),
        ("paid for_royalties on {recipient}", "paid"),
        ("for [royalties] on {recipient}", "for"),
    ],
)
def test_the_word_of_the_act_has_the_star_or_is_the_first_that_says_something(when: str, word: str) -> None:
    """Without a star it is the first word that isn't small and may not be missing; else the first at all."""
    text = "Ottawa paid for royalties on Zeta."
    (found,) = _found(when, text, Ottawa="agency", Zeta="company")

    assert text[found.word.start : found.word.end] == word


@pytest.mark.parametrize("behind", [" ", ", ", "\n", ",\n"])
def test_the_word_of_the_act_has_no_blank_or_comma_behind_it(behind: str) -> None:
    """Its place slices to the word, also where a line ends with it."""
    text = f"Ottawa paid{behind}Zeta."
    (found,) = _found("{actor} paid {recipient}", text, Ottawa="agency", Zeta="company")

    assert text[found.word.start : found.word.end] == "paid"


@pytest.mark.parametrize("end", [" yesterday.", ".", ": more.", ""])
@pytest.mark.parametrize(
    ("when", "covered"),
    [
        ("{actor} paid {recipient}", "Ottawa paid Zeta Metals"),
        ("paid {recipient}", "paid Zeta Metals"),
        ("{actor} paid", "Ottawa paid"),
    ],
)
def test_a_match_covers_its_first_to_its_last_place(when: str, covered: str, end: str) -> None:
    """A name at the end belongs to it as a whole."""
    text = f"Yes, Ottawa paid Zeta Metals{end}"
    (found,) = _found(when, text, Ottawa="agency", Zeta_Metals="company")

    assert text[found.start : found.end].strip() == covered


_NAMES = st.text(
    st.characters(categories=("Lu", "Ll", "Nd", "Zs", "Po"), exclude_characters=" \n"), min_size=1, max_size=12
)


@given(st.text("ab .\n", max_size=20), _NAMES, _NAMES)
def test_whatever_the_names_are_all_places_are_right(before: str, giver: str, taker: str) -> None:
    """Entities of any length, anywhere in a text, are found where they stand, and so is the word of the act."""
    text = f"{before} {giver} paid {taker} 1"
    at = len(before) + 1
    start, end = at + len(giver) + 6, at + len(giver) + 6 + len(taker)
    entities = [
        reex.Entity(kind="agency", start=at, end=at + len(giver), text=giver),
        reex.Entity(kind="company", start=start, end=end, text=taker),
    ]
    pattern = Pattern.of({"when": "{actor} paid {recipient}", "instrument": "loan"}, _SIDES)
    (found,) = matches(Told(text, reex.Span(at, len(text))), entities, [pattern])

    assert (found.places["actor"], found.places["recipient"]) == tuple(entities)
    assert text[found.word.start : found.word.end] == "paid"
    assert found.start == at


# -- the patterns that ship


def _spelled(when: str, *, long: bool) -> tuple[str, list[reex.Entity]]:
    """Return a sentence that a pattern spells out: the shortest, or the longest with the last alternatives."""
    row = next(row for row in _ROWS if row["when"] == when)
    acts: dict[str, Any] = _acts()[row["instrument"]]
    text = ""
    entities: list[reex.Entity] = []
    for token in spelled(when, _CLASSES).split():
        inner = token[1:-1] if token.startswith("[") else token
        if not long and inner != token:
            continue
        if inner in ("...", "......"):
            text += "so " * (2 * inner.count(".") if long else 0)
            continue
        place = re.fullmatch(r"\{(\w+)(?::([\w,]+))?\},?", inner)
        if place is None:
            text += inner.lstrip("*").split("|")[-1 if long else 0].replace("_", " ") + " "
            continue
        of_role = acts[f"{place[1]}s"] if place[1] in ("actor", "recipient") else [place[1]]
        kinds = place[2].split(",") if place[2] else of_role
        kind = kinds[-1 if long else 0]
        asked = "program" if "{program}" in row["when"] else "agency"
        ending = row.get("named", [""])[0] if kind == asked else ""
        name = f"Name{len(entities)}{ending}"
        entities.append(reex.Entity(kind=kind, start=len(text), end=len(text) + len(name), text=name))
        text += f"{name}{',' if inner.endswith(',') else ''} "
    return text.strip(), entities


def _acts() -> dict[str, Any]:
    rows: list[dict[str, Any]] = tomllib.loads((_DATA / "acts.toml").read_text(encoding="utf-8"))["act"]
    return {row["instrument"]: row for row in rows}


@pytest.mark.parametrize("long", [False, True], ids=["short", "long"])
@pytest.mark.parametrize("row", _ROWS, ids=[row["when"][:60] for row in _ROWS])
def test_each_pattern_that_ships_matches_what_it_spells_out(row: dict[str, Any], long: bool) -> None:
    """Without what may be missing, and with all of it; its word of the act and one of its anchors stand there."""
    check(row["when"], _CLASSES)
    act = _acts()[row["instrument"]]
    pattern = Pattern.of(row, {"actor": act["actors"], "recipient": act["recipients"]}, classes=_CLASSES)
    text, entities = _spelled(row["when"], long=long)

    found = list(matches(_told(text), entities, [pattern]))

    assert found
    assert {entity.text for entity in found[0].places.values()} == {entity.text for entity in entities}
    assert any(re.search(rf"\b{re.escape(word)}\b", text) for word in pattern.anchors)


@pytest.mark.parametrize(
    ("when", "anchors"),
    [
        ("{percent} of [the] {commodity} *goes|go to {actor}", ("goes", "go")),
        ("{money} has|have been *put into", ("put",)),
        ("{actor} will|would have", ("will", "would")),
    ],
)
def test_a_pattern_is_looked_for_by_a_word_that_few_sentences_hold(when: str, anchors: tuple[str, ...]) -> None:
    """So it costs nothing in the others; one of small words alone still has one of these."""
    assert Pattern.of({"when": when, "instrument": "loan"}, _SIDES).anchors == anchors


def test_no_pattern_ships_twice() -> None:
    """A line that stands there already could never tell anything."""
    lines = [row["when"] for row in _ROWS]

    assert [line for line in lines if lines.count(line) > 1] == []


# -- where a match begins


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("On Monday China's Ministry paid Zeta.", "China"),
        ("On Monday U.S.'s Ministry paid Zeta.", "U.S."),
        ("On Monday the Ministry paid Zeta.", "Ministry"),
    ],
)
def test_whose_a_body_is_belongs_to_the_match(text: str, begins: str) -> None:
    """A match begins with the owner of what stands at its first place, if there is one."""
    (found,) = _found("{actor} paid {recipient}", text, Ministry="agency", Zeta="company")

    assert found.start == text.index(begins)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Ottawa last week paid Zeta.", "Ottawa"),
        ("In all, nearly half was at last paid to Zeta.", "all"),
        ("a b c d e f g h paid Zeta", "c"),
        ("Then they left. It soon paid Zeta.", "It"),
    ],
)
def test_words_before_the_first_one_that_must_stand_there_belong_to_the_match(text: str, begins: str) -> None:
    """A gap reaches as far to the left as it may, be it six words or the end of a sentence."""
    named = {"Ottawa": "agency", "Zeta": "company"}
    (found,) = _found(
        "[{actor}] ... *paid [to] {recipient}", text, **{name: kind for name, kind in named.items() if name in text}
    )

    assert found.start == text.index(begins)


def test_each_word_of_a_long_sentence_is_tried() -> None:
    """Of a sentence that goes on and on, nothing is left out."""
    text = "Ottawa paid Zeta and " * 500
    entities = [
        reex.Entity(kind=kind, start=at.start(), end=at.end(), text=at[0])
        for name, kind in (("Ottawa", "agency"), ("Zeta", "company"))
        for at in re.finditer(name, text)
    ]
    for when in ("{actor} paid {recipient}", "*paid {recipient} and"):
        pattern = Pattern.of({"when": when, "instrument": "loan"}, _SIDES)
        assert len([*matches(_told(text), entities, [pattern])]) == 500


def test_words_of_other_letters_match_too() -> None:
    """A table of one's own may be in any script."""
    assert _places("{actor} выдал {recipient}", "Ottawa выдал Zeta.", Ottawa="agency", Zeta="company") == [
        {"actor": "Ottawa", "recipient": "Zeta"}
    ]
