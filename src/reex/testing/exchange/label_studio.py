"""Label Studio: ``tasks.json`` with a task for each document, and ``labels.xml``, the labelling interface for them.

Mentions, evidence, initiatives and claims are labelled regions, roles are
relations, and fields are choices and text areas of their region. Positions count
code points, as Label Studio writes them since version 1.4; files of older ones,
which count as JavaScript does, are told by the words that they hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import attrs
import msgspec

from reex import codes
from reex.errors import DataError
from reex.testing.exchange.sheet import (
    ALL_ROLES,
    ROLES,
    Link,
    Quote,
    Region,
    Sheet,
    converted,
    fields_of,
    instruments_of,
    kinds_of,
    known,
    one_line,
    parsed,
    single,
    spans_of,
)

SUFFIX: Final = ".json"
_TASKS: Final = "tasks.json"
_INTERFACE: Final = "labels.xml"
_LABELS: Final = "label"
_TEXT: Final = "text"
_ABOUT: Final = "reex"
# Fields that have a control of their own; the rest is JSON in the text area _REST.
_CHOICES: Final = ("instrument", "status", "stages")
_LISTS: Final = ("stages", "commodities", "countries")
_AREAS: Final = ("ref", "name", "value", "duration", "commodities", "countries")
_REST: Final = "more"

# --- to Label Studio


def write(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    """Yield the names of the files and what they hold."""
    tasks = ",\n".join(one_line(_task(sheet)) for sheet in sheets)
    yield _TASKS, f"[\n{tasks}\n]\n"
    yield _INTERFACE, _interface(sheets)


def _task(sheet: Sheet) -> dict[str, Any]:
    result = [result for region in sheet.regions for result in _results(region, sheet.document.text)]
    relations = [
        {"type": "relation", "from_id": link.head, "to_id": link.tail, "direction": "right", "labels": [link.role]}
        for link in sheet.links
    ]
    about = sheet.about()
    return {
        "data": {_TEXT: sheet.document.text, "name": sheet.name, **({_ABOUT: about} if about else {})},
        "predictions": [{"model_version": "reex", "result": [*result, *relations]}],
    }


def _results(region: Region, text: str) -> Iterator[dict[str, Any]]:
    """Yield the label of a region, then its fields: Label Studio puts together what has one id."""
    place = {"start": region.span.start, "end": region.span.end}
    words = text[region.span.start : region.span.end]

    def result(name: str, kind: str, value: Mapping[str, Any]) -> dict[str, Any]:
        return {"id": region.id, "from_name": name, "to_name": _TEXT, "type": kind, "value": {**place, **value}}

    yield result(_LABELS, "labels", {"text": words, "labels": [region.label]})
    fields = dict(region.fields)
    for name in _CHOICES:
        if name in fields:
            given = fields.pop(name)
            yield result(name, "choices", {"choices": list(given) if name in _LISTS else [given]})
    for name in _AREAS:
        if _fits(name, fields.get(name)):
            given = fields.pop(name)
            yield result(name, "textarea", {"text": list(given) if name in _LISTS else [_written(given)]})
    if fields:
        yield result(_REST, "textarea", {"text": [one_line(fields)]})


def _fits(name: str, value: Any) -> bool:
    """Say whether a text area can hold a value: what is empty, or begins as JSON does, would be read otherwise."""
    if name in _LISTS:
        return bool(value) and all(value)
    return (name == "value" and isinstance(value, dict)) or (
        isinstance(value, str) and bool(value) and value == value.strip() and not value.startswith("{")
    )


def _written(value: Any) -> str:
    return value if isinstance(value, str) else one_line(value)


def _interface(sheets: Sequence[Sheet]) -> str:
    """Return the labelling interface: labels and relations, and below the text the fields of the selected region."""
    kinds = kinds_of(sheets)
    values: dict[str, list[str]] = {"status": [*codes.STATUSES], "stages": [*codes.STAGES]}
    values["instrument"] = instruments_of(sheets)
    view = Element("View")
    relations = SubElement(view, "Relations")
    for role in ALL_ROLES:
        SubElement(relations, "Relation", value=role)
    labels = SubElement(view, "Labels", name=_LABELS, toName=_TEXT)
    for label in (*kinds, *ROLES):
        SubElement(labels, "Label", value=label)
    SubElement(view, "Text", name=_TEXT, value=f"${_TEXT}", granularity="symbol")
    for shown, names in (
        ({"whenTagName": _LABELS, "whenLabelValue": ",".join(kinds)}, ("ref", "name")),
        ({"whenTagName": _LABELS, "whenLabelValue": ",".join((*kinds, "claim"))}, ("value",)),
        ({"whenTagName": _LABELS, "whenLabelValue": "initiative"}, (*_CHOICES, "duration", "commodities", "countries")),
        ({}, (_REST,)),
    ):
        group = SubElement(view, "View", {"visibleWhen": "region-selected", **shown})
        for name in names:
            SubElement(group, "Header", value=name, size="6")
            _control(group, name, values.get(name))
    indent(view)
    return tostring(view, encoding="unicode") + "\n"


def _control(group: Element, name: str, values: Sequence[str] | None) -> None:
    """Add the control of a field to a group: choices where it has certain values, else a text area."""
    of = {"name": name, "toName": _TEXT, "perRegion": "true"}
    if values is None:
        SubElement(group, "TextArea", {**of, "editable": "true", **({} if name in _LISTS else {"maxSubmissions": "1"})})
        return
    choices = SubElement(group, "Choices", {**of, "choice": "multiple" if name in _LISTS else "single"})
    for value in values:
        SubElement(choices, "Choice", value=value)


# --- from Label Studio


class _Result(msgspec.Struct):
    type: str
    id: str = ""
    from_name: str = ""
    value: dict[str, Any] = {}
    from_id: str = ""
    to_id: str = ""
    direction: str = "right"
    labels: list[str] | None = None


class _Work(msgspec.Struct):
    """What one annotator, or one model, has made of a task."""

    result: list[_Result]
    was_cancelled: bool = False
    ground_truth: bool = False


class _Task(msgspec.Struct):
    data: dict[str, Any]
    id: int | str | None = None
    annotations: list[_Work] = []
    predictions: list[_Work | int] = []  # an export has them by their ids alone, unless it is told to expand them


def documents(path: Path) -> Iterator[tuple[str, Any]]:
    """Yield the tasks of an export.

    Raises:
        DataError: if the file is no export of tasks.
    """
    try:
        tasks = parsed(path.read_bytes().decode())
    except (UnicodeDecodeError, DataError) as error:
        raise DataError(f"{path}: {error}; export the project as JSON") from error
    if not isinstance(tasks, list):
        raise DataError(f"{path}: an export of Label Studio is a list of tasks; export the project as JSON")
    for number, task in enumerate(tasks, 1):
        name = task.get("id", number) if isinstance(task, dict) else number
        yield f"{path}: task {name}", (number, task)


def sheet(raw: tuple[int, Any]) -> Sheet:
    """Read a task.

    Raises:
        DataError: if it isn't as Label Studio exports it, was skipped, or nobody or several people have annotated it.
    """
    number, data = raw
    if isinstance(data, dict) and "data" not in data:
        raise DataError("a task has its text in data; export the project as JSON, not as JSON-MIN")
    task = converted(data, _Task)
    text = task.data.get(_TEXT)
    if not isinstance(text, str):
        raise DataError(f"its data has no {_TEXT}; give the field with the text of the document that name")
    name = task.data.get("name", f"task-{task.id or number}")
    work, doubts = _work(task)
    return _Reading(known(task.data.get(_ABOUT, {}), text, str(name)), doubts).sheet(work.result)


def _work(task: _Task) -> tuple[_Work, list[str]]:
    """Return the annotation of a task that counts: the ground truth, else the only one, else what was predicted."""
    if task.annotations:
        done = [work for work in task.annotations if not work.was_cancelled]
        if not done:
            raise DataError("it was skipped; annotate it in Label Studio, or leave it")
        truth = [work for work in done if work.ground_truth]
        return single(truth or done, "annotations; mark as ground truth the one that counts"), []
    predicted = [work for work in task.predictions if isinstance(work, _Work)]
    if not predicted:
        raise DataError("nobody has annotated it, and the export has no predictions; annotate it in Label Studio")
    work = single(predicted, "predictions; annotate it in Label Studio")
    return work, ["nobody has annotated it: it is read as it was predicted"]


@attrs.define
class _Reading:
    """The results of one task, those of one id together."""

    _empty: Sheet
    _doubts: list[str]
    _labels: dict[str, str] = attrs.field(factory=dict)
    _quotes: dict[str, Quote] = attrs.field(factory=dict)
    _fields: dict[str, dict[str, Any]] = attrs.field(factory=dict)
    _links: list[Link] = attrs.field(factory=list)

    def sheet(self, results: Sequence[_Result]) -> Sheet:
        """Return what the results come to."""
        for result in results:
            try:
                self._take(result)
            except DataError as error:
                raise DataError(f"{result.type} {result.id or result.from_id}: {error}") from error
        for key in self._fields:
            if key not in self._labels:
                raise DataError(f"region {key} has no label; choose one")
        spans = spans_of(self._empty.document.text, list(self._quotes.values()))
        return attrs.evolve(
            self._empty,
            regions=tuple(
                Region(id=key, label=self._labels[key], span=span, fields=self._fields.get(key, {}))
                for key, span in zip(self._quotes, spans, strict=True)
            ),
            links=tuple(self._links),
            doubts=tuple(self._doubts),
        )

    def _take(self, result: _Result) -> None:
        if result.type == "relation":
            self._relation(result)
        elif result.type == "labels" and result.from_name == _LABELS:
            self._label(result)
        elif result.type == "choices" and result.from_name in _CHOICES:
            self._field(result, converted(result.value, _Chosen).choices)
        elif result.type == "textarea" and result.from_name in (*_AREAS, _REST):
            self._field(result, converted(result.value, _Written).entries)
        else:
            self._doubts.append(
                f"{result.type} {result.id} is left out: its control {result.from_name!r} is none of {_INTERFACE}"
            )

    def _label(self, result: _Result) -> None:
        value = converted(result.value, _Labelled)
        self._labels[result.id] = single(value.labels, "labels")
        self._quotes[result.id] = Quote(value.start, value.end, value.text)

    def _field(self, result: _Result, entries: list[str]) -> None:
        """Take note of a field; one that was emptied is left open."""
        name, given = result.from_name, [entry for entry in entries if entry]
        fields = self._fields.setdefault(result.id, {})
        if name in _LISTS:
            fields[name] = given
        elif given:
            words = single(given, f"entries in {name}")
            if name == _REST:
                fields.update(fields_of(words))
            else:
                fields[name] = fields_of(words) if name == "value" and words.startswith("{") else words

    def _relation(self, result: _Result) -> None:
        if not result.labels:
            raise DataError(
                f"from {result.from_id} to {result.to_id} it has no label; give it one of {', '.join(ALL_ROLES)}"
            )
        ends = (result.from_id, result.to_id)
        head, tail = reversed(ends) if result.direction == "left" else ends
        self._links += [Link(role, head, tail) for role in result.labels]


class _Chosen(msgspec.Struct):
    choices: list[str]


class _Written(msgspec.Struct):
    text: list[str] | str

    @property
    def entries(self) -> list[str]:
        """All entries of a text area; a single one may stand alone."""
        return [self.text] if isinstance(self.text, str) else self.text


class _Labelled(msgspec.Struct):
    start: int
    end: int
    labels: list[str]
    text: str | None = None
