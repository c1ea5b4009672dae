"""Records as HTML: texts with their entities in colour, the initiatives below, and nothing from elsewhere."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from itertools import pairwise

import attrs

from reex.codes import Kind
from reex.model import Claim, Entity, Initiative, Record
from reex.spans import Span
from reex.views.colours import DARK, LIGHT, Scheme, kinds_of, shades
from reex.views.pieces import evidence_of, pieces
from reex.views.words import (
    HEADINGS,
    cells,
    claim_words,
    found_in,
    name_of,
    place,
    plural,
    printable,
    quote,
    records_line,
)

# Twice the class where a notebook styles tables for a scheme that need not be that of the reader.
_STYLE = """
.reex { background: var(--paper); color: var(--ink); padding: 1rem; font: 1rem/1.6 system-ui, sans-serif }
.reex h1, .reex h2, .reex h3 { margin: 1.4em 0 .4em; line-height: 1.25; overflow-wrap: anywhere }
.reex h1 { font-size: 1.5em } .reex h2 { font-size: 1.25em } .reex h3 { font-size: 1em }
.reex :is(h1, h2):first-child { margin-top: 0 }
.reex .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 1em 0; max-width: 46rem }
.reex mark { color: inherit; background: var(--tint); padding: 0 1px; border-bottom: 2px solid var(--line);
  border-radius: 3px }
.reex .legend { display: flex; flex-wrap: wrap; gap: .3em .8em; margin: .6em 0; padding: 0; list-style: none }
.reex .wide { overflow-x: auto; container-type: inline-size }
.reex.reex table { border-collapse: collapse; width: 100%; color: inherit; font-size: .9em }
.reex.reex tr:nth-child(n) { background: none }
.reex th, .reex td { padding: .35em .9em .35em 0; text-align: left; vertical-align: top; overflow-wrap: break-word;
  background: none }
.reex th { color: var(--faint); font-weight: 600 }
.reex tbody { border-top: 1px solid var(--rule) }
.reex .basis td { padding-top: 0; color: var(--faint) }
.reex .basis div { position: sticky; left: 0; max-width: 100cqi }
.reex q { font-style: italic; color: var(--ink) }
.reex .place, .reex .more { color: var(--faint) }
.reex a { color: var(--link) }
.reex :is(a, summary, .wide):focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
.reex :is(.evidence, mark):target { background: var(--found); scroll-margin-top: 3rem }
.reex summary { cursor: pointer; overflow-wrap: anywhere }
.reex li { overflow-wrap: anywhere }
.reex details { margin: .6em 0 }
@media print {
  .reex { padding: 0 } .reex .wide { overflow: visible } .reex mark { print-color-adjust: exact }
  .reex tbody { break-inside: avoid } .reex nav, .reex details:not([open]) { display: none }
}
"""


_PAGE = """
body { margin: 0 }
main { max-width: 64rem; margin: 0 auto; padding: 0 1rem 4rem }
section + section { margin-top: 4rem; border-top: 1px solid var(--rule); padding-top: 1rem }
"""

# A page that a document has slipped something into still runs nothing and fetches nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

# In a notebook, where a page is kept with all that it shows.
_CHARACTERS = 50_000
_CHARACTERS_OF_MANY = 10_000
_ROWS = 100
_DOCUMENTS = 25


def record_html(record: Record) -> str:
    """Return *record* as one HTML element with its own style: no scripts, nothing from elsewhere, all text escaped.

    Of a long text, and of many initiatives, claims or warnings, the first are shown, and a line says how many more
    there are.
    """
    kinds = _kinds_in([record])
    section = _Section(record, kinds, characters=_CHARACTERS, rows=_ROWS)
    return f'<div class="reex">{_style(kinds)}<h2 dir="auto">{escape(name_of(record))}</h2>{section.parts()}</div>'


def records_html(records: Sequence[Record]) -> str:
    """Return *records* as one HTML element: a line on each document, which opens; of many, the first ones."""
    shown = records[:_DOCUMENTS]
    kinds = _kinds_in(shown)
    folded = "".join(map(partial(_folded, kinds), shown))
    rest = len(records) - len(shown)
    more = _more(rest, "document") if rest else ""
    return f'<div class="reex">{_style(kinds)}<h2>{records_line(records)}</h2>{folded}{more}</div>'


def _folded(kinds: Mapping[str, Kind], record: Record) -> str:
    section = _Section(record, kinds, characters=_CHARACTERS_OF_MANY, rows=_ROWS)
    name, found = escape(name_of(record)), found_in([record])
    return f'<details><summary><bdi>{name}</bdi> <span class="more">{found}</span></summary>{section.parts()}</details>'


def page(records: Sequence[Record]) -> str:
    """Return *records* as a whole page of HTML, each with all that it holds; initiatives lead to their evidence."""
    kinds = _kinds_in(records)
    title = escape(name_of(records[0]) if len(records) == 1 else f"{len(records)} documents")
    sections = "".join(_whole(kinds, number, record) for number, record in enumerate(records, 1))
    contents = _contents(records) if len(records) > 1 else ""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} – reex</title>{_style(kinds)}<style>{_PAGE}</style></head>"
        f'<body class="reex"><main>{contents}{sections}</main></body></html>\n'
    )


def _whole(kinds: Mapping[str, Kind], number: int, record: Record) -> str:
    section = _Section(record, kinds, anchors=f"d{number}-")
    heading = f'<h1 dir="auto">{escape(name_of(record))}</h1>'
    return f'<section id="d{number}">{heading}{section.contents()}{section.parts()}</section>'


def _contents(records: Sequence[Record]) -> str:
    lines = (
        f'<li><a href="#d{number}">{escape(name_of(record))}</a> <span class="more">{found_in([record])}</span></li>'
        for number, record in enumerate(records, 1)
    )
    return f'<nav aria-label="Documents"><ol>{"".join(lines)}</ol></nav>'


def _kinds_in(records: Iterable[Record]) -> dict[str, Kind]:
    """Return the kinds of all entities of *records*."""
    return kinds_of(entity.kind for record in records for entity in record.entities)


def _style(kinds: Mapping[str, Kind]) -> str:
    """Return the style of an element of class ``reex``, with the colours of *kinds* for either scheme."""
    colours = sorted({kind.colour for kind in kinds.values()})
    return (
        f"<style>.reex {{ color-scheme: light dark }}{_variables(LIGHT, colours)}{_STYLE}"
        f"@media screen and (prefers-color-scheme: dark) {{ {_variables(DARK, colours)} }}</style>"
    )


def _variables(scheme: Scheme, colours: Iterable[str]) -> str:
    own = "; ".join(f"--{name}: {value}" for name, value in attrs.asdict(scheme).items())
    fitted = ((colour, shades(colour, scheme)) for colour in colours)
    marks = (f".reex .{_class(colour)} {{ --tint: {fit.tint}; --line: {fit.line} }}" for colour, fit in fitted)
    return "\n".join([f".reex {{ {own} }}", *marks])


@attrs.frozen
class _Section:
    """One record, made into the parts of a page.

    Attributes:
        kinds: all kinds of its entities.
        anchors: what the ids of its elements begin with; without it nothing has an id, and nothing links.
        characters: how much of the text is shown at most; None for all.
        rows: how many initiatives, claims and warnings are shown at most; None for all.
    """

    record: Record
    kinds: Mapping[str, Kind]
    anchors: str = ""
    characters: int | None = None
    rows: int | None = None

    def parts(self) -> str:
        """Return text, initiatives, claims, warnings and entities, each where there is something to show."""
        shown = (self._legend(), self._text(), self._initiatives(), self._claims(), self._warnings(), self._entities())
        return "".join(shown)

    def contents(self) -> str:
        """Return a line that leads to what stands below the text."""
        parts = {"initiative": self.record.initiatives, "claim": self.record.claims, "warning": self.record.warnings}
        links = (
            f'<a href="#{self.anchors}{plural(noun, 2)}">{len(things)} {plural(noun, len(things))}</a>'
            for noun, things in parts.items()
            if things
        )
        line = " · ".join(links)
        return f"<p>{line}</p>" if line else ""

    def _legend(self) -> str:
        counts = Counter(entity.kind for entity in self.record.entities)
        items = (f"<li>{_mark(kind)}{escape(kind.label)}</mark> {counts[kind.code]}</li>" for kind in self._present())
        return f'<ul class="legend">{"".join(items)}</ul>' if counts else ""

    def _present(self) -> list[Kind]:
        present = {entity.kind for entity in self.record.entities}
        return [kind for code, kind in self.kinds.items() if code in present]

    def _text(self) -> str:
        text = self.record.document.text[: self.characters]
        if not text:
            return ""
        left_out = self.record.document.characters - len(text)
        more = _more(left_out, "character") if left_out else ""
        language = escape(self.record.document.language)
        return f'<div class="text" lang="{language}" dir="auto">{"".join(self._marked(text))}</div>{more}'

    def _marked(self, text: str) -> Iterator[str]:
        """Yield the text, each piece in the marks of the entities over it, and these in the evidence around them."""
        evidence = _stretches(evidence_of(self.record), len(text)) if self.anchors else {}
        ends = frozenset(evidence.values())
        for piece in pieces(text, self.record.entities, (*evidence, *ends)):
            if piece.start in evidence:
                yield f'<span class="evidence"{self._id(str(piece.start))}>'
            for entity in piece.over:
                own = self._id(entity.id) if piece.start == entity.start and entity.id else ""
                yield _mark(self.kinds[entity.kind], _about(entity), own)
            yield escape(text[piece.start : piece.end]) + "</mark>" * len(piece.over)
            if piece.end in ends:
                yield "</span>"

    def _id(self, name: str) -> str:
        return f' id="{escape(self.anchors + name)}"' if self.anchors else ""

    def _initiatives(self) -> str:
        if not self.record.initiatives:
            return ""
        head = "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS)
        rows = "".join(map(self._initiative, self.record.initiatives[: self.rows]))
        table = _table("Initiatives", f"<thead><tr>{head}</tr></thead>{rows}")
        return f"{self._heading('initiatives')}{table}{self._rest(self.record.initiatives, 'initiative')}"

    def _initiative(self, initiative: Initiative) -> str:
        line = "".join(f"<td>{escape(cell)}</td>" for cell in cells(initiative))
        quotes = "<br>".join(map(self._quoted, initiative.evidence[: self.rows]))
        basis = f'<tr class="basis"><td colspan="{len(HEADINGS)}"><div>{quotes}</div></td></tr>' if quotes else ""
        return f"<tbody><tr>{line}</tr>{basis}</tbody>"

    def _quoted(self, span: Span) -> str:
        words = quote(self.record, span)
        return (f"<q><bdi>{escape(words)}</bdi></q> " if words else "") + self._place(span)

    def _place(self, span: Span) -> str:
        """Return where *span* is, as a link to it where there is something to link to."""
        where = escape(place(self.record, span))
        if self.anchors and span.end <= len(self.record.document.text):
            return f'<a href="#{escape(self.anchors)}{span.start}">{where}</a>'
        return f'<span class="place">{where}</span>'

    def _claims(self) -> str:
        items = "".join(map(self._claim, self.record.claims[: self.rows]))
        return f"{self._heading('claims')}<ul>{items}</ul>{self._rest(self.record.claims, 'claim')}" if items else ""

    def _claim(self, claim: Claim) -> str:
        places = ", ".join(map(self._place, claim.evidence[: self.rows]))
        return f"<li>{escape(claim_words(claim))} {places}</li>"

    def _warnings(self) -> str:
        notices = self.record.warnings
        items = "".join(f"<li>{escape(n.code)}: {escape(printable(n.message))}</li>" for n in notices[: self.rows])
        return f"{self._heading('warnings')}<ul>{items}</ul>{self._rest(notices, 'warning')}" if items else ""

    def _entities(self) -> str:
        """Return what marks say when they are pointed at, in a table that can be reached without pointing."""
        if not (self.anchors and self.record.entities):
            return ""
        number = len(self.record.entities)
        head = "".join(f'<th scope="col">{heading}</th>' for heading in ("Words", "Kind", "Name", "Ref", "Found by"))
        rows = "".join(map(self._entity, self.record.entities))
        table = _table("Entities", f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>")
        return f"<details><summary>{number} {plural('entity', number)}</summary>{table}</details>"

    def _entity(self, entity: Entity) -> str:
        words = escape(printable(entity.text))
        if entity.id and entity.end <= len(self.record.document.text):
            words = f'<a href="#{escape(self.anchors + entity.id)}">{words}</a>'
        told = (self.kinds[entity.kind].label, entity.name or "", entity.ref or "", _made(entity))
        return f"<tr><td>{words}</td>{''.join(f'<td>{escape(printable(cell))}</td>' for cell in told)}</tr>"

    def _heading(self, name: str) -> str:
        return f"<h3{self._id(name)}>{name.capitalize()}</h3>"

    def _rest(self, things: Sequence[object], noun: str) -> str:
        left_out = len(things) - len(things[: self.rows])
        return _more(left_out, noun) if left_out else ""


def _stretches(evidence: Iterable[Span], length: int) -> dict[int, int]:
    """Return start and end of each stretch that evidence covers, cut where another piece of it begins or ends."""
    inside = [span for span in evidence if span.end <= length]
    edges = sorted({edge for span in inside for edge in (span.start, span.end)})
    waiting, reach, found = deque(inside), 0, {}
    for start, end in pairwise(edges):
        while waiting and waiting[0].start <= start:
            reach = max(reach, waiting.popleft().end)
        if reach > start:
            found[start] = end
    return found


def _mark(kind: Kind, title: str = "", anchor: str = "") -> str:
    shown = f' title="{escape(title)}"' if title else ""
    return f'<mark class="{_class(kind.colour)}"{anchor}{shown}>'


def _class(colour: str) -> str:
    """Return the class of a colour; it says which one, so that pages of one notebook never differ about it."""
    return f"c{colour[1:].lower()}"


def _about(entity: Entity) -> str:
    return printable(" · ".join(part for part in (entity.kind, entity.name, entity.ref, _made(entity)) if part))


def _made(entity: Entity) -> str:
    return f"{entity.extractor} {entity.rule}".strip()


def _table(name: str, inside: str) -> str:
    """Return a table in a box that scrolls by itself, with the keyboard too."""
    return f'<div class="wide" role="region" aria-label="{name}" tabindex="0"><table>{inside}</table></div>'


def _more(number: int, noun: str) -> str:
    return f'<p class="more">… and {number:,} more {plural(noun, number)}</p>'
