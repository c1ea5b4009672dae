"""What a model replied, taken apart: nothing in it is believed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from reex_llm.prompt import FIELDS
from reex_llm.quotes import shown


@attrs.frozen
class Item:
    """What a model said of one field: the words of the text, and a code where the field has codes."""

    quote: str
    code: str = ""


@attrs.frozen
class Problem:
    """Why something that a model said of one field can't be used.

    Attributes:
        malformed: true where the reply isn't as the schema wants it, false where the text doesn't bear it out.
    """

    field: str
    reason: str
    malformed: bool = False


@attrs.frozen
class Proposal:
    """An act as a model proposes it, with what could not be made out of it."""

    fields: Mapping[str, tuple[Item, ...]]
    problems: tuple[Problem, ...] = ()


class UnreadableError(ValueError):
    """A reply, or a part of it, isn't what was asked for; its text says why."""


def proposals(reply: str) -> list[object]:
    """Return the acts of a reply, whatever each of them is.

    Raises:
        UnreadableError: if the reply is no JSON object with a list of acts.
    """
    start, end = reply.find("{"), reply.rfind("}") + 1  # a fence or a word of courtesy may stand around it
    if not 0 <= start < end:
        raise UnreadableError(f"it is no JSON: {shown(reply)}" if reply.strip() else "it is empty")
    try:
        answer = json.loads(reply[start:end])
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"it is no JSON ({shown(str(error))}): {shown(reply)}") from error
    acts = answer.get("acts")
    if not isinstance(acts, list):
        raise UnreadableError(f"it has no list of acts: {shown(reply)}")
    return acts


def readable(reply: str) -> bool:
    """Say whether a reply has a list of acts, perhaps an empty one."""
    try:
        proposals(reply)
    except UnreadableError:
        return False
    return True


def proposal(act: object) -> Proposal:
    """Return one act of a reply, with a problem for each item that can't be used.

    Raises:
        UnreadableError: if it is no object.
    """
    if not isinstance(act, dict):
        raise UnreadableError(f"one of its acts is no object: {shown(act)}")
    fields: dict[str, tuple[Item, ...]] = {}
    problems: list[Problem] = []
    for field, codes in FIELDS.items():
        items = []
        for item in _listed(act.get(field)):
            try:
                items.append(_item(item, codes))
            except UnreadableError as error:
                problems.append(Problem(field, str(error), malformed=True))
        fields[field] = tuple(items)
    problems += [
        Problem(shown(field), "an act has no such field", malformed=True) for field in act if field not in FIELDS
    ]
    return Proposal(fields, tuple(problems))


def _listed(value: Any) -> Iterable[Any]:
    """Return the items of a field; models that get no schema leave out a list around one, or all of an empty one."""
    if value is None:
        return ()
    return value if isinstance(value, list) else [value]


def _item(item: Any, codes: tuple[str, ...]) -> Item:
    if not isinstance(item, dict) or not isinstance(item.get("quote"), str):
        raise UnreadableError(f"there is no quote in {shown(item)}")
    if codes and item.get("code") not in codes:
        raise UnreadableError(f"{shown(item.get('code'))} is none of the codes {', '.join(codes)}")
    return Item(item["quote"], item["code"] if codes else "")
