"""The tables of the grammar: those that ship with this plugin, and what files of the user's add to them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

import attrs
import msgspec

import reex
from reex_initiatives.lexicon.spelling import KINDS, check
from reex_initiatives.lexicon.words import Act, Form

DATA = Path(__file__).parents[1] / "data"
# Tables of lists of words: a file of the user's may lengthen each list, and the first of them may have new ones.
_LISTS = ("goods", "cues", "stages", "shares", "sites")
_OPEN = frozenset(("goods",))
_ROWS = {
    "act": frozenset(a.name for a in attrs.fields(Act)),
    "pattern": frozenset(("when", "instrument", "status", "named")),
}
_CODES = {
    "status": get_args(reex.codes.Status),
    "signed": get_args(reex.codes.Status),
    "lever": get_args(reex.codes.Lever),
    "family": ("capital", "trade"),
    "place": ("actor", "recipient", "recipient-or-actor", "parties"),
    "needs": ("amount-or-pair",),
}
# Without one of these nothing would name an act; a new one has them.
_NAMING = ("nouns", "sum_nouns", "cue_nouns", "verbs", "programs", "money_verbs", "goods_verbs", "firm_verbs")
_KINDS = ("actors", "recipients")
_FORMS = tuple(form for form in get_args(Form) if form in ("past", "present", "base"))


class Tables(msgspec.Struct, frozen=True):
    """All tables, by name: ``act`` and ``pattern`` are lists of rows, the others are lists of words by name.

    Attributes:
        classes: words that patterns name together, such as the forms of all verbs of banning.
    """

    act: list[dict[str, Any]]
    pattern: list[dict[str, Any]]
    phrase: list[dict[str, Any]]
    lists: dict[str, dict[str, Any]]
    classes: Mapping[str, list[str]]

    @classmethod
    def read(cls, more: Iterable[Path] = ()) -> Tables:
        """Read the tables of this plugin, and add to them what the files *more* say.

        Raises:
            reex.DataError: if a file can't be read, or says what can't be; it names the place and the mend.
        """
        lists = {name: _shipped(name) for name in (*_LISTS, "standing", "governments")}
        patterns = _shipped("patterns")
        phrases = _shipped("phrases")
        lists["irregular"] = phrases["irregular"]
        tables = cls(_shipped("acts")["act"], patterns["pattern"], phrases["phrase"], lists, patterns["class"])
        for path in more:
            _add(tables, path)
        return tables


def _shipped(name: str) -> dict[str, Any]:
    return reex.read_toml(DATA / f"{name}.toml")


def _add(tables: Tables, path: Path) -> None:
    told = reex.read_toml(path)
    for key, value in told.items():
        if key in _ROWS:
            if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
                raise reex.DataError(f"{path}: write [[{key}]] in double brackets, once for each")
        elif key not in _LISTS:
            raise reex.DataError(f"{path}: unknown table {key}{_hint(key, ('act', 'pattern', *_LISTS))}")
        elif not isinstance(value, dict):
            raise reex.DataError(f"{path}: {key} is a table of lists of words; write [{key}] above its lists")
    for row in told.get("act", ()):
        _add_act(tables.act, row, path)
    patterns = [_pattern(row, tables, path) for row in told.get("pattern", ())]
    tables.pattern[:0] = patterns  # what the user says goes first
    for key in filter(told.__contains__, _LISTS):
        _add_words(tables.lists[key], told[key], f"{path}: [{key}]", open_to_new=key in _OPEN)


def _add_act(acts: list[dict[str, Any]], row: Mapping[str, Any], path: Path) -> None:
    """Lengthen the lists of an act that is known, or add a new one."""
    where = f"{path}: act {row.get('instrument', '(without instrument)')}"
    _check_keys(row, _ROWS["act"], where)
    if not isinstance(row.get("instrument"), str) or not re.fullmatch(reex.codes.INSTRUMENT_NAME, row["instrument"]):
        raise reex.DataError(
            f'{where}: give it an instrument in small letters, digits and _, such as instrument = "royalty"'
        )
    for key, value in row.items():
        _check_value(key, value, where)
    known = next((act for act in acts if act["instrument"] == row["instrument"]), None)
    if known is None:
        if not any(row.get(key) for key in _NAMING):
            raise reex.DataError(f"{where}: give it words: nouns, verbs or programs")
        acts.insert(0, dict(row))
        return
    for key, value in row.items():
        if isinstance(value, list):
            known[key] = [*known.get(key, ()), *value]
        elif isinstance(value, dict):
            known[key] = {form: [*known.get(key, {}).get(form, ()), *words] for form, words in value.items()} | {
                form: words for form, words in known.get(key, {}).items() if form not in value
            }
        else:
            known[key] = value


def _check_value(key: str, value: Any, where: str) -> None:
    """Say what is wrong with the value of one key of an act."""
    if key in _CODES:
        wrong = value not in _CODES[key]
        mend = f"there is no {key} {value!r}; there are {', '.join(_CODES[key])}"
    elif key == "verbs":
        wrong = (
            not isinstance(value, dict) or not value.keys() <= set(_FORMS) or not all(map(_is_words, value.values()))
        )
        mend = f"verbs are lists of words by form: {', '.join(_FORMS)}"
    elif key == "title":
        wrong = not isinstance(value, str) or len(value.split()) < 2
        mend = 'a title ends with the word before the recipient, such as title = "loan to"'
    elif isinstance(getattr(attrs.fields(Act), key).default, bool):
        wrong, mend = not isinstance(value, bool), f"{key} is true or false, without quotes"
    elif key in _KINDS:
        wrong = not _is_words(value) or not set(value) <= set(KINDS)
        mend = f"{key} is a list of kinds of entities; there are {', '.join(KINDS)}"
    else:
        wrong = key != "instrument" and not _is_words(value)
        mend = f'{key} must be a list of words, such as {key} = ["…"]'
    if wrong:
        raise reex.DataError(f"{where}: {mend}")


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)


def _pattern(row: Mapping[str, Any], tables: Tables, path: Path) -> dict[str, Any]:
    where = f"{path}: pattern {row.get('when', '(without when)')!r}"
    _check_keys(row, _ROWS["pattern"], where)
    if not isinstance(row.get("when"), str):
        raise reex.DataError(
            f'{where}: say when it holds, such as when = "{{actor}} bought a royalty on {{recipient}}"'
        )
    instruments = [act["instrument"] for act in tables.act]
    if "instrument" not in row:
        raise reex.DataError(f'{where}: give it an instrument, such as instrument = "royalty"')
    if row["instrument"] not in instruments:
        hint = _hint(str(row.get("instrument")), instruments)
        raise reex.DataError(
            f"{where}: no act has the instrument {row.get('instrument')!r}{hint}; name one, or add an [[act]] above"
        )
    if "status" in row:
        _check_value("status", row["status"], where)
    if "named" in row and not (
        _is_words(row["named"]) and any(place in row["when"] for place in ("{program}", "{agency}", "{actor:agency}"))
    ):
        raise reex.DataError(
            f'{where}: named lists how the name at {{program}} or {{agency}} ends, such as named = ["Act"]'
        )
    try:
        check(row["when"], tables.classes)
    except ValueError as error:
        raise reex.DataError(f"{where}: {error}") from error
    return dict(row)


def _add_words(known: dict[str, Any], more: Any, where: str, *, open_to_new: bool) -> None:
    for name, words in more.items():
        if name not in known and not open_to_new:
            raise reex.DataError(f"{where}: no list is called {name}{_hint(name, known)}; there are {', '.join(known)}")
        if not _is_words(words):
            raise reex.DataError(f'{where}: {name} must be a list of words, such as {name} = ["…"]')
        known[name] = [*known.get(name, ()), *words]


def _check_keys(row: Mapping[str, Any], allowed: Iterable[str], where: str) -> None:
    for key in row:
        if key not in allowed:
            raise reex.DataError(f"{where}: unknown key {key}{_hint(key, allowed)}")


def _hint(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {close[0]}?" if close else ""
