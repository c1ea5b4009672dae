"""The tables of the grammar keep to the code lists: a slip of the pen is found here and not in a record."""

from __future__ import annotations

import csv
import re
import tomllib
from importlib.resources import files
from typing import Any, get_args

import pytest

from reex import codes
from reex_initiatives.lexicon.folded import words_of
from reex_initiatives.lexicon.vocabulary import any_of, any_titled, signs_of

_DATA = files("reex_initiatives") / "data"
_ACTS: list[dict[str, Any]] = tomllib.loads((_DATA / "acts.toml").read_text(encoding="utf-8"))["act"]
_PRECISE = [act for act in _ACTS if not act.get("generic")]


def test_each_instrument_has_one_act() -> None:
    """Every code is named once."""
    assert sorted(act["instrument"] for act in _ACTS) == sorted(get_args(codes.Instrument))


@pytest.mark.parametrize("act", _ACTS, ids=[act["instrument"] for act in _ACTS])
def test_an_act_uses_known_codes(act: dict[str, Any]) -> None:
    """Kinds of parties, statuses, levers and forms of verbs are those that the record and the reader know."""
    assert {*act["actors"], *act["recipients"]} <= set(codes.KINDS)
    assert {act["status"], act.get("signed", "agreed")} <= set(get_args(codes.Status))
    assert act.get("lever") in (None, *get_args(codes.Lever))
    assert set(act.get("verbs", {})) <= {"past", "present", "base"}
    assert act["place"] in ("actor", "recipient", "recipient-or-actor", "parties")


def test_no_word_names_two_precise_instruments() -> None:
    """A word that stood in two acts would make two records of one mention."""
    words = [(word, act["instrument"]) for act in _PRECISE for word in dict.fromkeys(act.get("nouns", ()))]
    assert len({word for word, _ in words}) == len(words)


def test_stages_are_those_of_the_code_list() -> None:
    """Each table of stage words is a stage."""
    assert set(tomllib.loads((_DATA / "stages.toml").read_text(encoding="utf-8"))) == set(get_args(codes.Stage))


def test_each_office_holder_has_a_source() -> None:
    """A fact about a person comes with where it is from, and with the body that it leads to."""
    rows = list(csv.DictReader((_DATA / "officeholders.csv").read_text(encoding="utf-8").splitlines()))
    assert rows
    assert all(row["source"] and "/" in row["ref"] and row["aliases"] for row in rows)


_FILES = ("parties", "sentences", "mentions", "status", "weighing")
_LISTS: list[tuple[str, list[str]]] = [
    row for file in _FILES for row in tomllib.loads((_DATA / f"{file}.toml").read_text(encoding="utf-8")).items()
]


def test_each_list_of_words_has_a_name_of_its_own() -> None:
    """One of two lists with one name would be lost."""
    names = [name for name, _ in _LISTS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("name", "listed"), _LISTS, ids=[name for name, _ in _LISTS])
def test_a_word_stands_once_in_its_list(name: str, listed: list[str]) -> None:
    """Each is listed once, and found as it is written, with what may be left out and without it."""
    words = [re.sub(r"[][]", "", word) for word in listed]
    words += [re.sub(r"\[.*?\]", "", word) for word in listed if "[" in word]

    assert len(set(words)) == len(words)
    assert [word for word in words if not re.fullmatch(any_of(name), word)] == []


def test_a_title_may_have_a_capital() -> None:
    """Who is named by a title is found whether it is written small or not."""
    found = re.findall(any_titled("bodies"), "Parliament, ministers and the Ministry")

    assert found == ["Parliament", "ministers", "Ministry"]


@pytest.mark.parametrize("name", ["hearsay", "needed", "critical", "reliance", "turns_into", "capital_costs"])
def test_each_word_holds_a_sign_of_its_list(name: str) -> None:
    """A sentence that has none of the signs is not searched, and so none of the words may be without one."""
    listed = dict(_LISTS)[name]
    words = [re.sub(r"[][]", "", word) for word in listed] + [re.sub(r"\[.*?\]", "", word) for word in listed]

    assert [word for word in words if signs_of(name).isdisjoint(words_of(word))] == []


def test_the_longest_part_of_a_word_is_its_sign() -> None:
    """Short parts, such as *a* and *not*, stand in most sentences and would tell nothing."""
    assert signs_of("rumours") == {b"rumour", b"rumours", b"rumor", b"rumors", b"speculation", b"talk"}
    assert {b"hoax", b"true"} <= signs_of("untrue")
    assert signs_of("untrue").isdisjoint((b"a", b"not"))
