"""A record as HTML: the text with its entities in colour, the initiatives below."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import pairwise

from reex.codes import KINDS
from reex.model import Entity, Initiative, Record
from reex.plugins import load
from reex.views.words import HEADINGS, cells, name_of, place, printable, quote

_COLOURS = {
    "money": "#2e9e44",
    "percent": "#12a594",
    "quantity": "#7a9a01",
    "duration": "#b08968",
    "date": "#8d6e63",
    "program": "#8e4ec6",
    "agency": "#2f6fdb",
    "facility": "#e8590c",
    "company": "#d6336c",
    "organization": "#b5179e",
    "region": "#0e9bb8",
    "country": "#4f5bd5",
    "commodity": "#d69e00",
}

# Canvas and CanvasText are the page's own colours in either scheme; marks are tinted, so that text keeps its contrast.
_STYLE = """
.reex { color-scheme: light dark; background: Canvas; color: CanvasText; padding: 1em;
  font: 14px/1.6 system-ui, sans-serif }
.reex h3 { margin: 0 0 .5em; font-size: 1.1em }
.reex .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 1em 0 }
.reex mark { color: inherit; background: color-mix(in srgb, var(--kind) 24%, transparent); padding: 0 1px;
  border-bottom: 2px solid var(--kind); border-radius: 3px }
.reex .legend mark { margin-right: .8em }
.reex h3, .reex li { overflow-wrap: anywhere }
.reex .wide { overflow-x: auto }
.reex table { border-collapse: collapse; width: 100% }
.reex th, .reex td { padding: .3em .6em; text-align: left; vertical-align: top;
  border-bottom: 1px solid color-mix(in srgb, CanvasText 20%, transparent) }
.reex q { font-style: italic }
.reex small { opacity: .75 }
"""


def record_html(record: Record) -> str:
    """Return *record* as one HTML element with its own style: no scripts, nothing from elsewhere, all text escaped."""
    colours = _colours(record.entities)
    parts = [
        f"<h3>{escape(name_of(record))}</h3>",
        _legend(record.entities, colours),
        f'<div class="text">{"".join(_marked(record.document.text, record.entities, colours))}</div>',
        _table(record),
        _warnings(record),
    ]
    return f'<div class="reex"><style>{_STYLE}</style>{"".join(parts)}</div>'


def _colours(entities: Iterable[Entity]) -> dict[str, str]:
    """Return the colour of each kind; plugins are asked only for kinds that the core doesn't know."""
    kinds = {entity.kind for entity in entities}
    own = _plugin_colours() if kinds - KINDS.keys() else {}
    return {kind: _COLOURS.get(kind) or own.get(kind) or _made_up(kind) for kind in sorted(kinds)}


@lru_cache(maxsize=1)
def _plugin_colours() -> dict[str, str]:
    """Return the colours that plugins give to kinds of their own, looked up once in a process."""
    return {kind.code: kind.colour for kind in load().kinds}


def _made_up(kind: str) -> str:
    """Return a colour for a kind that nobody has given one: the same in every run."""
    return f"hsl({zlib.crc32(kind.encode()) % 360} 60% 50%)"


def _legend(entities: Iterable[Entity], colours: Mapping[str, str]) -> str:
    counts = Counter(entity.kind for entity in entities)
    marks = [f"{_mark(colours[kind], '')}{escape(kind)} {counts[kind]}</mark>" for kind in colours]
    return f'<p class="legend">{"".join(marks)}</p>' if marks else ""


def _marked(text: str, entities: Sequence[Entity], colours: Mapping[str, str]) -> Iterator[str]:
    """Yield the text cut at each edge of an entity, each piece in the marks of the entities over it.

    Kinds of plugins may cross others, and elements can't cross: so a mark never spans an edge.
    """
    inside = [entity for entity in entities if entity.end <= len(text)]
    edges = sorted({0, len(text), *(e.start for e in inside), *(e.end for e in inside)})
    waiting = sorted(inside, key=lambda e: (e.start, -e.end), reverse=True)
    over: list[Entity] = []
    for start, end in pairwise(edges):
        over = [entity for entity in over if entity.end > start]
        while waiting and waiting[-1].start == start:
            over.append(waiting.pop())
        yield "".join(_mark(colours[entity.kind], _about(entity)) for entity in over)
        yield escape(text[start:end]) + "</mark>" * len(over)


def _mark(colour: str, title: str) -> str:
    shown = f' title="{escape(title)}"' if title else ""
    return f'<mark style="--kind: {escape(colour)}"{shown}>'


def _about(entity: Entity) -> str:
    made = f"{entity.extractor} {entity.rule}".strip()
    return printable(" · ".join(part for part in (entity.kind, entity.name, entity.ref, made) if part))


def _table(record: Record) -> str:
    if not record.initiatives:
        return ""
    head = "".join(f"<th>{heading}</th>" for heading in HEADINGS)
    rows = "".join(_row(record, initiative) for initiative in record.initiatives)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(record: Record, initiative: Initiative) -> str:
    line = "".join(f"<td>{escape(cell)}</td>" for cell in cells(initiative))
    quotes = "<br>".join(_quote(quote(record, span), place(record, span)) for span in initiative.evidence)
    return f'<tr>{line}</tr><tr><td colspan="{len(HEADINGS)}">{quotes}</td></tr>'


def _quote(words: str, where: str) -> str:
    quoted = f"<q>{escape(words)}</q> " if words else ""
    return f"{quoted}<small>{escape(where)}</small>"


def _warnings(record: Record) -> str:
    items = "".join(f"<li>{escape(n.code)}: {escape(printable(n.message))}</li>" for n in record.warnings)
    return f"<ul>{items}</ul>" if items else ""
