"""The tables of the grammar: those that ship with this plugin, and what files of the user's add to them."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs

import reex
from reex_initiatives.words import Act

DATA = files("reex_initiatives") / "data"
# Tables of lists of words: a file of the user's may lengthen each list, and the first of them may have new ones.
_LISTS = ("goods", "cues", "stages", "shares", "sites")
_OPEN = frozenset(("goods",))
_ROWS = {"act": frozenset(a.name for a in attrs.fields(Act)), "pattern": frozenset(("when", "instrument", "status"))}
_STATUSES = ("proposed", "announced", "agreed", "active", "completed", "ended")


@attrs.frozen
class Tables:
    """All tables, by name: ``act`` and ``pattern`` are lists of rows, the others are lists of words by name."""

    act: list[dict[str, Any]]
    pattern: list[dict[str, Any]]
    lists: dict[str, dict[str, Any]]

    @classmethod
    def read(cls, more: Iterable[Path] = ()) -> Tables:
        """Read the tables of this plugin, and add to them what the files *more* say.

        Raises:
            reex.DataError: if a file can't be read, or says what can't be; it names the place and the mend.
        """
        lists = {name: _shipped(name) for name in (*_LISTS, "standing")}
        tables = cls(_shipped("acts")["act"], _shipped("patterns")["pattern"], lists)
        for path in more:
            _add(tables, path)
        return tables


def _shipped(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def _add(tables: Tables, path: Path) -> None:
    for key, value in _user_file(path).items():
        if key == "act":
            for row in value:
                _add_act(tables.act, row, path)
        elif key == "pattern":
            for row in value:
                tables.pattern.insert(0, _pattern(row, tables, path))  # what the user says goes first
        elif key in _LISTS:
            _add_words(tables.lists[key], value, f"{path}: [{key}]", open_to_new=key in _OPEN)
        else:
            raise reex.DataError(f"{path}: unknown table {key}{_hint(key, ('act', 'pattern', *_LISTS))}")


def _user_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise reex.DataError(f"{path}: no such file") from error
    except OSError as error:
        raise reex.DataError(f"{path}: can't be opened ({error.strerror or error})") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise reex.DataError(f"{path}: can't be read as TOML ({error})") from error


def _add_act(acts: list[dict[str, Any]], row: Mapping[str, Any], path: Path) -> None:
    """Lengthen the lists of an act that is known, or add a new one."""
    where = f"{path}: act {row.get('instrument', '(without instrument)')}"
    _check_keys(row, _ROWS["act"], where)
    if not isinstance(row.get("instrument"), str):
        raise reex.DataError(f'{where}: give it an instrument, such as instrument = "royalty"')
    known = next((act for act in acts if act["instrument"] == row["instrument"]), None)
    if known is None:
        if not any(row.get(key) for key in ("nouns", "verbs", "programs", "money_verbs", "goods_verbs", "firm_verbs")):
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


def _pattern(row: Mapping[str, Any], tables: Tables, path: Path) -> dict[str, Any]:
    where = f"{path}: pattern {row.get('when', '(without when)')!r}"
    _check_keys(row, _ROWS["pattern"], where)
    if not isinstance(row.get("when"), str):
        raise reex.DataError(
            f'{where}: say when it holds, such as when = "{{actor}} bought a royalty on {{recipient}}"'
        )
    instruments = [act["instrument"] for act in tables.act]
    if row.get("instrument") not in instruments:
        hint = _hint(str(row.get("instrument")), instruments)
        raise reex.DataError(
            f"{where}: no act has the instrument {row.get('instrument')!r}{hint}; name one, or add an [[act]] above"
        )
    if row.get("status", "announced") not in _STATUSES:
        raise reex.DataError(f"{where}: there is no status {row['status']!r}; there are {', '.join(_STATUSES)}")
    return dict(row)


def _add_words(known: dict[str, Any], more: Any, where: str, *, open_to_new: bool) -> None:
    for name, words in more.items():
        if name not in known and not open_to_new:
            raise reex.DataError(f"{where}: no list is called {name}{_hint(name, known)}; there are {', '.join(known)}")
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise reex.DataError(f"{where}: {name} must be a list of words")
        known[name] = [*known.get(name, ()), *words]


def _check_keys(row: Mapping[str, Any], allowed: Iterable[str], where: str) -> None:
    for key in row:
        if key not in allowed:
            raise reex.DataError(f"{where}: unknown key {key}{_hint(key, allowed)}")


def _hint(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {close[0]}?" if close else ""
