"""Prodigy, and what spaCy's tools share with it: ``tasks.jsonl`` with a line for each document.

Mentions, evidence, initiatives and claims are spans, roles are relations. Spans
have a label and nothing else, so that of an initiative tells its instrument and
status, ``initiative:loan:agreed``; all other fields stand under ``reex`` in the
task, which Prodigy carries along, and are found again by place and label of
their span. Positions count code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import attrs
import msgspec

from reex.errors import DataError
from reex.spans import Span
from reex.testing.exchange.sheet import (
    ROLES,
    Link,
    Quote,
    Region,
    Sheet,
    converted,
    known,
    one_line,
    parsed,
    single,
    spans_of,
)

SUFFIX: Final = ".jsonl"
_TASKS: Final = "tasks.jsonl"
_ABOUT: Final = "reex"
_SPANS: Final = "spans"
_TOKEN: Final = re.compile(r"\w+|[^\w\s]|\s")

# --- to Prodigy


def write(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    """Yield the name of the file and what it holds."""
    yield _TASKS, "".join(f"{one_line(_task(sheet))}\n" for sheet in sheets)


def _task(sheet: Sheet) -> dict[str, Any]:
    tokens = _tokens(sheet)
    starts = {token["start"]: token["id"] for token in tokens}
    ends = {token["end"]: token["id"] for token in tokens}
    spans = {
        region.id: {
            "start": region.span.start,
            "end": region.span.end,
            "token_start": starts[region.span.start],
            "token_end": ends[region.span.end],
            "label": _label(region),
            "id": region.id,
        }
        for region in sheet.regions
    }
    kept = {region.id: {**_place(spans[region.id]), "fields": _rest(region)} for region in sheet.regions}
    return {
        "text": sheet.document.text,
        "tokens": tokens,
        "spans": list(spans.values()),
        "relations": [_relation(link, spans) for link in sheet.links],
        "meta": {"source": sheet.name},
        _ABOUT: {**sheet.about(), _SPANS: kept},
    }


def _tokens(sheet: Sheet) -> list[dict[str, Any]]:
    """Return tokens whose edges fit all regions: Prodigy shows no span that begins or ends within one."""
    text = sheet.document.text
    starts = {region.span.start for region in sheet.regions}
    ends = {region.span.end for region in sheet.regions}
    cuts = sorted({0, len(text), *starts, *ends})
    tokens: list[dict[str, Any]] = []
    for start, end in pairwise(cuts):
        for match in _TOKEN.finditer(text, start, end):
            at_edge = match.start() in starts or match.end() in ends
            # A single blank is no token but a mark of the one before it, as in spaCy.
            if (
                match[0] == " "
                and tokens
                and not tokens[-1]["ws"]
                and not at_edge
                and tokens[-1]["end"] == match.start()
            ):
                tokens[-1]["ws"] = True
            else:
                tokens.append(
                    {"text": match[0], "start": match.start(), "end": match.end(), "id": len(tokens), "ws": False}
                )
    return tokens


def _label(region: Region) -> str:
    if region.label != "initiative":
        return region.label
    return ":".join((region.label, region.fields["instrument"], region.fields["status"]))


def _rest(region: Region) -> dict[str, Any]:
    return {name: value for name, value in region.fields.items() if name not in ("instrument", "status")}


def _place(span: Mapping[str, Any]) -> dict[str, Any]:
    return {name: span[name] for name in ("start", "end", "label")}


def _relation(link: Link, spans: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    head, child = spans[link.head], spans[link.tail]
    return {
        "head": head["token_end"],
        "child": child["token_end"],
        "head_span": head,
        "child_span": child,
        "label": link.role,
    }


# --- from Prodigy


class _Span(msgspec.Struct):
    start: int
    end: int
    label: str | None = None
    id: str | int | None = None
    text: str | None = None

    def __str__(self) -> str:
        return f"{self.label} at {self.start}:{self.end}"

    @property
    def place(self) -> tuple[int, int, str | None]:
        return self.start, self.end, self.label


class _Relation(msgspec.Struct):
    label: str
    head_span: _Span
    child_span: _Span

    def __str__(self) -> str:
        return f"relation {self.label} from {self.head_span} to {self.child_span}"


class _Kept(msgspec.Struct):
    start: int
    end: int
    label: str
    fields: dict[str, Any] = {}

    @property
    def place(self) -> tuple[int, int, str | None]:
        return self.start, self.end, self.label


class _Task(msgspec.Struct):
    text: str
    spans: list[_Span] | None = None
    relations: list[_Relation] | None = None
    meta: dict[str, Any] | None = None
    answer: str | None = None
    reex: dict[str, Any] = {}


def documents(path: Path) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Yield the lines of a file."""
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line.strip():
            yield f"{path}:{number}", (f"{path.stem}-{number}", line)


def sheet(raw: tuple[str, bytes]) -> Sheet:
    """Read a line.

    Raises:
        DataError: if it is no task, or wasn't accepted.
    """
    name, line = raw
    try:
        task = converted(parsed(line.decode()), _Task)
    except UnicodeDecodeError as error:
        raise DataError(f"no UTF-8 ({error})") from error
    if task.answer not in ("accept", None):
        raise DataError(f"its answer is {task.answer}; accept it in Prodigy, or leave it")
    about = {key: value for key, value in task.reex.items() if key != _SPANS}
    empty = known(about, task.text, str((task.meta or {}).get("source", name)))
    doubts = () if task.answer else ("nobody has answered it: it is read as it was written",)
    return _read(task, attrs.evolve(empty, doubts=doubts))


def _read(task: _Task, empty: Sheet) -> Sheet:
    kept = converted(task.reex.get(_SPANS, {}), dict[str, _Kept])
    given = task.spans or []
    places = spans_of(task.text, [Quote(span.start, span.end, span.text) for span in given])
    keys = _keys(given, kept)
    regions = tuple(
        _region(key, span, place, kept.get(key)) for key, span, place in zip(keys, given, places, strict=True)
    )
    links: list[Link] = []
    doubts = [*empty.doubts]
    for relation in task.relations or ():
        head, child = _end(relation.head_span, keys, given), _end(relation.child_span, keys, given)
        if head is None or child is None:
            gone = relation.head_span if head is None else relation.child_span
            doubts.append(f"{relation} is left out, as there is no span {gone} any more")
        else:
            links.append(Link(relation.label, head, child))
    return attrs.evolve(empty, regions=regions, links=tuple(links), doubts=tuple(doubts))


def _keys(spans: Sequence[_Span], kept: Mapping[str, _Kept]) -> list[str]:
    """Return an id for each span: its own, else that of what was written at its place, else a new one."""
    keys = {number: str(span.id) for number, span in enumerate(spans) if span.id is not None}
    for same in (_unchanged, _relabelled):
        for number, span in enumerate(spans):
            if number not in keys:
                there = (key for key, old in kept.items() if same(span, old) and key not in keys.values())
                if found := next(there, None):
                    keys[number] = found
    return [keys.get(number, f"new{number}") for number in range(len(spans))]


def _unchanged(span: _Span, old: _Kept) -> bool:
    return span.place == old.place


def _relabelled(span: _Span, old: _Kept) -> bool:
    """Say whether a span stands where another one stood, and both are mentions, or both initiatives."""
    labels = [(label or "").partition(":")[0] for label in (span.label, old.label)]
    return span.place[:2] == old.place[:2] and len({label if label in ROLES else "" for label in labels}) == 1


def _region(key: str, span: _Span, place: Span, kept: _Kept | None) -> Region:
    label, *rest = (span.label or "").split(":")
    fields = dict(kept.fields) if kept else {}
    if label == "initiative":
        if len(rest) != 2:
            raise DataError(
                f"{span.start}:{span.end} is labelled {span.label}; the label of an initiative tells instrument "
                "and status, such as initiative:loan:agreed"
            )
        fields["instrument"], fields["status"] = rest
    elif rest or not label:
        raise DataError(f"{span.start}:{span.end} is labelled {span.label!r}; give it a kind, or take it out")
    return Region(id=key, label=label, span=place, fields=fields)


def _end(end: _Span, keys: Sequence[str], spans: Sequence[_Span]) -> str | None:
    """Return the id of the span at an end of a relation, or None where somebody has taken it out."""
    if end.id is not None and str(end.id) in keys:
        return str(end.id)
    there = [key for key, span in zip(keys, spans, strict=True) if span.place == end.place]
    return single(there, f"spans {end} that a relation leads to") if there else None
