"""Which lines of a text are the furniture of its page: menus, adverts, contacts, what presents the distributor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from reex.legalforms import without_form
from reex.readers.bylines import AUTHOR, DATE, is_date
from reex.readers.cues import boilerplate_cues, cues, openings, plain_bytes, starts, whole_lines
from reex.readers.dates import begins_with_label, dates_in
from reex.readers.language import is_foreign
from reex.readers.textlines import END, LONG, SHORT, Line

_LABEL = 100  # characters of a line that may be a label of furniture as a whole, with signs around it
_KNOWN = 50_000  # characters in which a text names what it is about
_OPENER = 120  # characters of a line that opens a part
_WIRE = re.compile(r"--.{2,60}--$")
_REACH = re.compile(r"(?:https?://|www\.)\S+$|[\w.+-]{1,64}+@[\w.-]{1,80}$|\+?[\d(][\d ().-]{6,24}$")
_ABOUT = re.compile(r"About (?:the )?([A-Z0-9(“\"].{1,80})$")
_RECENT = re.compile(
    r"(?:recent|latest|more|other|related) (?:\S{1,20} ){0,3}(?:news|headlines|articles|stories|posts)$"
)
_DIGITS = re.compile(r"\d+")


def mark_cues(lines: Sequence[Line], plain: bytes, language: str) -> None:
    """Mark the lines that look like furniture, hold a cue of it, or are in another language than the body."""
    boilerplate = _boilerplate_in(plain)
    contained = _contained_in([line for line in lines if not line.furniture and line.end - line.start <= LONG])
    for at, line in enumerate(lines):
        if line.furniture:
            continue
        length = line.end - line.start
        if (
            (length <= LONG and _has_cue(line, length, contained))
            or (line.text[:2].lower() in openings("starts") and line.low.startswith(cues()["starts"]))
            or (boilerplate and not line.item and any(map(line.low.__contains__, boilerplate)))
            or (line.body and is_foreign(line.text, language))
        ):
            line.furniture = True
        elif length <= DATE and at + 2 < len(lines) and all(is_date(other.text) for other in lines[at : at + 3]):
            for other in lines[at : at + 3]:
                other.furniture = True


def _is_menu(low: str) -> bool:
    """Say whether a line is a row of links: ``Home | News | Log in``; a row of a table holds no such label."""
    labels = [label.strip() for label in low.split("|")]
    return len(labels) > 2 and any(label in whole_lines() for label in labels)


def _contained_in(lines: Iterable[Line]) -> list[str]:
    """Return the cues of furniture that stand in any of the lines."""
    short = "\n".join([line.low for line in lines])
    return [*filter(short.__contains__, cues()["contains"])]


def _boilerplate_in(plain: bytes) -> list[str]:
    """Return the cues of boilerplate that a text may hold."""
    words = [cues for word, cues in boilerplate_cues().items() if word in plain]
    return [cue for cue in chain(*words) if plain_bytes(cue) in plain]


def _has_cue(line: Line, length: int, contained: Sequence[str]) -> bool:
    """Say whether a short line looks like furniture, or holds one of its cues that are *contained* in the text."""
    low = line.low
    if length <= _LABEL and _is_label(_DIGITS.sub("#", low).strip(" .…!:>»*|-–—"), length):
        return True
    if contained and any(map(low.__contains__, contained)):
        return True
    if "|" in low and _is_menu(low):
        return True
    return _WIRE.match(line.text) is not None or (_REACH.match(line.text) is not None and not is_date(line.text))


def _is_label(plain: str, length: int) -> bool:
    return plain in whole_lines() or (length <= 60 and (plain.endswith("newsletter") or bool(_RECENT.match(plain))))


def mark_between(lines: Sequence[Line], head: int, bylines: Sequence[Line]) -> None:
    """Mark the short lines above the body that stand between furniture."""
    starts = {line.start for line in bylines}
    places = [at for at, line in enumerate(lines[:head]) if line.furniture or line.start in starts]
    for first, last in pairwise(places):
        between = lines[first + 1 : last]
        if 0 < len(between) <= 3 and all(line.end - line.start <= 40 and not line.item for line in between):
            for line in between:
                line.furniture = True


def mark_sections(lines: Sequence[Line], head: int, text: str) -> None:
    """Mark what follows a heading that opens furniture, up to the next heading of the document itself."""
    outlets = [match[1] for line in lines[:head] if (match := AUTHOR.match(line.text)) and match[1]]
    last = next((at for at in reversed(range(len(lines))) if not lines[at].furniture), 0)
    inside, third = "", len(text) / 3
    for at in range(head + 1, last + 1):
        line = lines[at]
        if line.end - line.start <= _OPENER and line.start > third and (opened := _opens(line, text)):
            inside = opened
            line.furniture = True
        elif inside and (_is_heading(lines, at) or (inside == "contact" and line.body and not line.furniture)):
            inside = ""
        elif inside or (outlets and _describes(line, outlets)):
            line.furniture = True


def _opens(line: Line, text: str) -> str:
    """Return what a short line opens: ``contact`` runs to the next paragraph, any other part to the next heading."""
    if line.item:
        return ""
    length, low = line.end - line.start, line.low
    if length <= 80 and (starts(low, "contacts") or low.endswith((" contact:", " contacts:"))):
        return "contact"
    if length <= 80 and starts(low, "openers"):
        return "legal"
    if length <= 60 and AUTHOR.match(line.text):
        return "author"
    about = _ABOUT.match(line.text)
    unknown = about and not line.text.endswith(".") and not _is_known(about[1], text[: min(line.start, _KNOWN)])
    return "distributor" if unknown else ""


def _is_known(name: str, before: str) -> bool:
    """Say whether the text is about *name*; if not, a part about it presents the distributor."""
    short = without_form(re.split(r"[,(:]", name, maxsplit=1)[0].strip(), words=True).lower().removesuffix(" holdings")
    return " ".join(short.split()[:2]) in before.lower()


def _describes(line: Line, outlets: Sequence[str]) -> bool:
    """Say whether a line presents the outlet of the byline."""
    return any(line.text.startswith((f"{outlet} is a", f"{outlet} is the")) for outlet in outlets)


def _is_heading(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if line.furniture or line.body or line.item or line.end - line.start > 100 or line.text.endswith(END):
        return False
    return at + 1 < len(lines) and lines[at + 1].body and not lines[at + 1].furniture


def mark_tail(lines: Sequence[Line]) -> None:
    """Mark all lines from the first furniture after the last running text on."""
    last = next((at for at in reversed(range(len(lines))) if lines[at].body and not lines[at].furniture), None)
    if last is None:
        return
    rest = range(last + 1, len(lines))
    first = next((at for at in rest if lines[at].furniture or _is_imprint(lines[at])), len(lines))
    for line in lines[first:]:
        line.furniture = True


def _is_imprint(line: Line) -> bool:
    """Say whether a line below the text tells when, or by whom, it was published: ``Last updated: 3 June 2025``."""
    if line.text.startswith("SOURCE "):
        return line.end - line.start <= SHORT
    return begins_with_label(line.text[:40]) and any(span.start <= 40 for span, _ in dates_in(line.text[:SHORT]))
