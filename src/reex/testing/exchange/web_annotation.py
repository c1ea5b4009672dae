"""W3C Web Annotation: ``NAME.txt`` and ``NAME.jsonld`` for each document, a page of annotations in JSON-LD.

Mentions, evidence, initiatives and claims are annotations that tag their place
in the text, told by position and by quote; a ``ref`` is a body that identifies,
and other fields are a body of JSON that describes. Roles are annotations that
link two others. Positions count code points, as the recommendation has it; files
of tools that count as JavaScript does are told by their quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, Final
from urllib.parse import quote, unquote

import attrs
import msgspec

from reex.errors import DataError
from reex.spans import Span
from reex.testing.exchange.sheet import (
    Link,
    Quote,
    Region,
    Sheet,
    converted,
    fields_of,
    known,
    one_line,
    parsed,
    single,
    spans_of,
)

SUFFIX: Final = ".jsonld"
_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_REFS: Final = "urn:reex:"
_JSON: Final = "application/json"
_AROUND: Final = 32  # code points of prefix and suffix
_MOTIVATIONS: Final = frozenset(("tagging", "linking", "describing"))

# --- to Web Annotation


def write(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    """Yield the names of the files and what they hold."""
    for sheet in sheets:
        yield f"{sheet.name}.txt", sheet.document.text
        yield f"{sheet.name}{SUFFIX}", _page(sheet)


def _page(sheet: Sheet) -> str:
    source = quote(f"{sheet.name}.txt")
    items = [_tag(region, sheet.document.text, source) for region in sheet.regions]
    items += [_link(number, link) for number, link in enumerate(sheet.links, 1)]
    if about := sheet.about():
        items.append(_annotation("about", "describing", _description(about), source))
    head = {"@context": _CONTEXT, "id": quote(f"{sheet.name}{SUFFIX}"), "type": "AnnotationPage"}
    listed = ",\n".join(map(one_line, items))
    return f'{one_line(head)[:-1]}, "items": [\n{listed}\n]}}\n'


def _annotation(key: str, motivation: str, body: Any, target: Any) -> dict[str, Any]:
    return {"id": f"#{key}", "type": "Annotation", "motivation": motivation, "body": body, "target": target}


def _tag(region: Region, text: str, source: str) -> dict[str, Any]:
    start, end = region.span.start, region.span.end
    fields = dict(region.fields)
    bodies: list[dict[str, Any]] = [_tagging(region.label)]
    if "ref" in fields:
        ref = f"{_REFS}{quote(fields.pop('ref'))}"
        bodies.append({"type": "SpecificResource", "purpose": "identifying", "source": ref})
    if fields:
        bodies.append(_description(fields))
    selectors = [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - _AROUND) : start],
            "suffix": text[end : end + _AROUND],
        },
    ]
    return _annotation(region.id, "tagging", bodies, {"source": source, "selector": selectors})


def _link(number: int, link: Link) -> dict[str, Any]:
    to = {"type": "SpecificResource", "purpose": "linking", "source": f"#{link.tail}"}
    return _annotation(f"R{number}", "linking", [_tagging(link.role), to], f"#{link.head}")


def _tagging(value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _description(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "describing", "format": _JSON, "value": one_line(fields)}


# --- from Web Annotation


class _Body(msgspec.Struct):
    type: str = ""
    purpose: str = ""
    format: str = ""
    value: str = ""
    source: str = ""
    id: str = ""


class _Selector(msgspec.Struct):
    type: str
    start: int | None = None
    end: int | None = None
    exact: str | None = None
    prefix: str = ""
    suffix: str = ""


class _Target(msgspec.Struct):
    source: str = ""
    id: str = ""
    selector: list[_Selector] | _Selector = []


class _Annotation(msgspec.Struct):
    id: str
    body: list[_Body] | _Body | str | None = None
    target: _Target | str = ""
    motivation: str = ""
    bodyValue: str | None = None  # noqa: N815 (a name of the recommendation)

    @property
    def bodies(self) -> list[_Body]:
        """All bodies, in the long form."""
        body = self.bodyValue if self.body is None else self.body
        if body is None or isinstance(body, str):
            return [] if body is None else [_Body(type="TextualBody", value=body)]
        return body if isinstance(body, list) else [body]

    @property
    def on(self) -> _Target:
        """The target, in the long form."""
        return _Target(source=self.target) if isinstance(self.target, str) else self.target


def documents(path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the pages: the one that *path* is."""
    yield str(path), path


def sheet(path: Path) -> Sheet:
    """Read the document that a page of annotations is about.

    Raises:
        DataError: if there is no text beside it, or an annotation isn't as it should be; it names the annotation.
    """
    text = path.with_suffix(".txt")
    if not text.exists():
        raise DataError(f"{text.name} is wanted beside it, with the text that it annotates")
    try:
        page, words = parsed(path.read_bytes().decode()), text.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise DataError(f"no UTF-8 ({error})") from error
    items = page.get("items") if isinstance(page, dict) else page
    if not isinstance(items, list):
        raise DataError("a page has its annotations in items; give it such a list")
    reading = _Reading(words, path.stem, text.name)
    for number, item in enumerate(items, 1):
        name = item.get("id", number) if isinstance(item, dict) else number
        try:
            if remark := _remark(item):
                reading.leave_out(f"annotation {name} is {remark}")
            else:
                reading.take(converted(item, _Annotation))
        except DataError as error:
            raise DataError(f"annotation {name}: {error}") from error
    return reading.sheet()


@attrs.define
class _Reading:
    """The annotations of one page."""

    _text: str
    _name: str
    _file: str
    _about: dict[str, Any] = attrs.field(factory=dict)
    _regions: list[tuple[str, str, dict[str, Any]]] = attrs.field(factory=list)
    _places: list[Quote | Span] = attrs.field(factory=list)
    _links: list[Link] = attrs.field(factory=list)
    _doubts: list[str] = attrs.field(factory=list)

    def leave_out(self, what: str) -> None:
        """Take note that gold has no place for something."""
        self._doubts.append(f"{what}, which gold has no place for; it is left out")

    def take(self, annotation: _Annotation) -> None:
        """Take note of an annotation."""
        on = annotation.on
        linked = [body for body in annotation.bodies if body.purpose == "linking"]
        if annotation.motivation == "linking" or linked:
            self._link(annotation, single(linked, "bodies with the purpose linking"))
        elif on.selector:
            self._tag(annotation)
        elif annotation.motivation == "describing":
            self._about |= self._fields(annotation.bodies)
        else:
            raise DataError("it has no selector; mark the words that it is about")

    def sheet(self) -> Sheet:
        """Return what all annotations come to."""
        counted = iter(spans_of(self._text, [place for place in self._places if isinstance(place, Quote)]))
        spans = [place if isinstance(place, Span) else next(counted) for place in self._places]
        return attrs.evolve(
            known(self._about, self._text, self._name),
            regions=tuple(
                Region(id=key, label=label, span=span, fields=fields)
                for (key, label, fields), span in zip(self._regions, spans, strict=True)
            ),
            links=tuple(self._links),
            doubts=tuple(self._doubts),
        )

    def _link(self, annotation: _Annotation, to: _Body) -> None:
        role = single((body.value for body in annotation.bodies if body.purpose == "tagging"), "roles as a tag")
        head = annotation.on.id or annotation.on.source
        self._links.append(Link(role, _key(head), _key(to.source or to.id)))

    def _tag(self, annotation: _Annotation) -> None:
        source = annotation.on.source
        if PurePath(unquote(source)).name != self._file:
            raise DataError(f"it is about {source}, and the page beside {self._file} is about that")
        tags = [body for body in annotation.bodies if _purpose(body, annotation) == "tagging"]
        fields = self._fields([body for body in annotation.bodies if body not in tags])
        self._regions.append((_key(annotation.id), single((tag.value for tag in tags), "tags"), fields))
        self._places.append(self._place(annotation.on))

    def _place(self, target: _Target) -> Quote | Span:
        selectors = target.selector if isinstance(target.selector, list) else [target.selector]
        words = next((one for one in selectors if one.exact is not None), None)
        for place in selectors:
            if place.start is not None and place.end is not None:
                return Quote(place.start, place.end, words.exact if words else None)
        if words is None:
            raise DataError("it has neither a TextPositionSelector nor a TextQuoteSelector; mark its words anew")
        return self._found(words)

    def _found(self, words: _Selector) -> Span:
        """Return the only place where words stand between what stands before and after them."""
        whole = f"{words.prefix}{words.exact}{words.suffix}"
        at = self._text.find(whole)
        if at < 0 or not words.exact or self._text.find(whole, at + 1) >= 0:
            raise DataError(
                f"{words.exact!r} stands {'nowhere' if at < 0 else 'in several places'}; mark it anew with its position"
            )
        start = at + len(words.prefix)
        return Span(start, start + len(words.exact))

    def _fields(self, bodies: Sequence[_Body]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for body in bodies:
            if body.purpose == "identifying":
                name = body.source or body.id
                fields["ref"] = unquote(name.removeprefix(_REFS)) if name.startswith(_REFS) else name
            elif body.purpose == "describing" and body.format == _JSON:
                fields |= fields_of(body.value)
            else:
                self.leave_out(f"a body with the purpose {body.purpose or 'none'} says {body.value or body.source!r}")
        return fields


def _remark(item: Any) -> str:
    """Return what an annotation is that gold has no place for, such as commenting; nothing if it may have one.

    Its motivation tells, or the purposes of its bodies where it has none. A remark may be about anything, in any form,
    and so this is asked before it is read.
    """
    if not isinstance(item, dict):
        return ""
    bodies = _listed(item.get("body"))
    purposes = _listed(item.get("motivation")) or [body.get("purpose") for body in bodies if isinstance(body, dict)]
    told = [purpose for purpose in purposes if isinstance(purpose, str)]
    return "" if _MOTIVATIONS.intersection(told) else " and ".join(told) or "without a motivation"


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [value] if value else []


def _purpose(body: _Body, annotation: _Annotation) -> str:
    """Return what a body is for; a text without a purpose has that of its annotation."""
    return body.purpose or (annotation.motivation if body.type == "TextualBody" else "")


def _key(name: str) -> str:
    return name.removeprefix("#")
