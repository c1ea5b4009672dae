"""Which stretches of a text are its title, byline and summary, and which are the furniture of its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, groupby, pairwise
from operator import itemgetter

import attrs

from reex.codes import ZoneKind
from reex.legalforms import without_form
from reex.model import Zone
from reex.readers.data_files import table
from reex.readers.dates import begins_with_label, dates_in
from reex.readers.language import is_foreign
from reex.readers.traits import shape_of
from reex.spans import Span

_SHORT, _LONG = 110, 220
_LABEL = 100  # characters of a line that may be a label of furniture as a whole, with signs around it
_AFTER = 40  # characters of the word that shows that a sentence has ended
_KNOWN = 50_000  # characters in which a text names what it is about
_DATE = 20  # characters of a line that is nothing but a date
_OPENER = 120  # characters of a line that opens a part
_ABOVE = 30  # lines in which a page says when and by whom it was published
_LONGEST = 2000  # characters of a line that are looked at
_OPENS = 400  # characters of a line by whose words it is judged
_ITEMS = "-*+•◦▪‣·"
_END = tuple(".!?”\"’')]")
_NAME = r"[A-Z][\w.'’-]{0,30}(?: [A-Za-z][\w.'’-]{0,30}){0,4}"
_AUTHOR = re.compile(rf"(?:(?:Written|Prepared) )?[Bb]y:? {_NAME}(?: (?:and|&) {_NAME})?(?:, ([^,\n]{{2,60}}))?$")
_PERSON = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}(?: [A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}){1,3}")
_OUTLET = re.compile(r"(?:[A-Z][\w.'’-]{0,30} ){2,4}\| [A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,4}$")
# What stands for ``By`` in other languages begins sentences and headings too, so all words behind it must be names.
_ABROAD = {"de": "Von", "fr": "Par", "es": "Por", "pt": "Por", "nl": "Door"}
_NAMES = (
    r" [A-ZÀ-ÖØ-Þ][\w.'’-]{1,30}(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}|und|et|y|e|en|von|van|de)){1,6}(?:, [^,\n]{2,60})?$"
)
_PARTED = re.compile(r" [|·•] ")
_AUTHOR_LABELS = re.compile(r"(?:Author|Writer|Editor|Speaking|Byline)s?: ?\S")
_WIRE = re.compile(r"--.{2,60}--$")
_REACH = re.compile(r"(?:https?://|www\.)\S+$|[\w.+-]{1,64}+@[\w.-]{1,80}$|\+?[\d(][\d ().-]{6,24}$")
_ABOUT = re.compile(r"About (?:the )?([A-Z0-9(“\"].{1,80})$")
_RECENT = re.compile(
    r"(?:recent|latest|more|other|related) (?:\S{1,20} ){0,3}(?:news|headlines|articles|stories|posts)$"
)
_LETTERS = 4  # from which on a word counts where those with a capital do
_WORD = re.compile(rf"[A-Za-z]{{{_LETTERS},}}")
_CAPITAL = re.compile(rf"[A-Z](?<![A-Za-z][A-Z])[A-Za-z]{{{_LETTERS - 1}}}")
_SMALL = b" " + b"a" * _LETTERS  # the shape of a small word, or of how it begins
_SENTENCE_END = re.compile(r"[.!?](?=\s|[A-Z][a-z]+ )")
# Makes small letters, and one of the signs that sentences end with; a question mark is any character beyond ASCII.
_PLAIN = bytes.maketrans(b"!?\"')", b"." * 5)[:65] + bytes(range(97, 123)) + bytes(range(91, 256))
_DIGITS = re.compile(r"\d+")


@attrs.define
class _Line:
    """One line of a text, and what it looks like."""

    start: int
    end: int
    text: str
    body: bool
    furniture: bool = False

    @property
    def item(self) -> bool:
        """Whether it begins with a bullet."""
        return self.text[1:2] == " " and self.text[0] in _ITEMS

    @property
    def low(self) -> str:
        """Its text in small letters, which long lines are hardly ever asked for."""
        return self.text.lower()


@attrs.frozen
class Layout:
    """What the parts of a text are: its zones in text order, and the lines that metadata is read from.

    Attributes:
        title: where the title stands, or None.
        bylines: the lines above the body that say when, by whom and where the text was published.
        body: where the body starts.
    """

    zones: tuple[Zone, ...]
    title: Span | None
    bylines: tuple[Span, ...]
    body: int


def lay_out(
    text: str,
    *,
    title: Span | None = None,
    furniture: Iterable[Span] = (),
    language: str = "en",
    opening: bool = True,
) -> Layout:
    """Return the zones of a clean *text*.

    Args:
        text: a text with one line for each paragraph, heading and item.
        title: where the title stands, if markup tells it.
        furniture: what markup tells to be furniture.
        language: code of the language of the body.
        opening: whether the text is there from its beginning on; else all of it may be body.
    """
    plain = _plain(text)
    lines = list(_lines(text, plain, sorted(furniture)))
    _mark_cues(lines, plain, language)
    head = _head(lines) if opening else 0
    if not opening:
        title = None
    elif title is None:
        title = _title(lines, head)
    bylines = _mark_bylines(lines, head, title, language)
    _mark_between(lines, head, bylines)
    _mark_sections(lines, head, text)
    _mark_tail(lines)
    summary = _summary(lines, head, title)
    zones = list(_furniture(lines))
    zones += [Zone(kind="byline", start=line.start, end=line.end) for line in bylines if not line.furniture]
    zones += [Zone(kind=kind, start=span.start, end=span.end) for kind, span in _named(title, summary)]
    found = tuple(Span(line.start, line.end) for line in bylines)
    body = lines[head].start if head < len(lines) else len(text)
    return Layout(tuple(sorted(zones, key=lambda zone: (zone.start, zone.end))), title, found, body)


def _plain(text: str) -> bytes:
    """Return a byte for each character of a text: small letters of ASCII, and one sign for all that end sentences."""
    return text.encode("ascii", "replace").translate(_PLAIN)


def _named(title: Span | None, summary: Span | None) -> Iterator[tuple[ZoneKind, Span]]:
    if title:
        yield "title", title
    if summary:
        yield "summary", summary


def _lines(text: str, plain: bytes, marked: Sequence[Span]) -> Iterator[_Line]:
    """Yield the lines of a text; what a page has put into a paragraph, ``Read more: ...``, is a line of its own.

    Args:
        text: the text.
        plain: what :func:`_plain` makes of it.
        marked: what markup has marked as furniture; what of it is behind all else is one line.
    """
    end, at, tail = -1, 0, _tail(text, marked)
    shape, places = shape_of(text), _insert_places(plain)
    place = next(places, tail)
    for line in text[:tail].split("\n"):
        start, end = end + 1, end + 1 + len(line)
        if not line:
            continue
        while at < len(marked) and marked[at].end <= start:
            at += 1
        around = at < len(marked) and marked[at].start <= start
        if around or end - start < _SHORT:
            yield _Line(start, end, line[:_LONGEST], False, around)
        else:
            while place < start:
                place = next(places, tail)
            if place < end:
                yield from _parted(text, shape, start, end)
            else:
                yield _line(text, shape, start, end)  # the usual case
    if tail < len(text):
        yield _line(text, shape, tail, len(text), furniture=True)


def _tail(text: str, marked: Sequence[Span]) -> int:
    """Return where nothing but marked lines follows."""
    tail = len(text)
    for span in reversed(marked):
        if not text[span.end : tail].isspace() and span.end < tail:
            break
        tail = span.start
    return tail


def _parted(text: str, shape: bytes, start: int, end: int) -> Iterator[_Line]:
    """Yield what is put into a line, and what stands before, between and behind."""
    for first, last in _inserts(text, start, end):
        if start < first:
            yield _line(text, shape, start, first - text[start:first].endswith(" "))
        yield _line(text, shape, first, last, furniture=True)
        start = last + text.startswith(" ", last)
    if start < end:
        yield _line(text, shape, start, end)


def _line(text: str, shape: bytes, start: int, end: int, *, furniture: bool = False) -> _Line:
    line = text[start : min(end, start + _LONGEST)]
    length = end - start
    body = not furniture and length >= _SHORT and (length > _LONGEST or _is_body(line, shape, start))
    return _Line(start, end, line, body, furniture)


def _insert_places(plain: bytes) -> Iterator[int]:
    """Yield where sentences end behind which a line may refer to other articles: hardly anywhere in most texts."""
    return (match.start() for match in _insert_openings().finditer(plain))


def _inserts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where a line refers to other articles: from the cue to the end of its sentence, if that is a headline."""
    for cue in _insert_cues().finditer(text, start, end):
        first = cue.start() + 1  # behind the end of the sentence
        if first < start:
            continue
        stop = _SENTENCE_END.search(text, cue.end(), min(end, cue.end() + _LONG + _AFTER))
        first, last = first + text.startswith(" ", first), stop.end() if stop else end
        if last - first <= _LONG:
            yield first, last
            start = last


def _is_body(line: str, shape: bytes, start: int) -> bool:
    """Say whether a line reads like a paragraph of running text, not like a headline, a label or a form.

    Args:
        line: the line.
        shape: that of the text, in which the line begins at *start*.
        start: see *shape*.
    """
    if len(line) < _SHORT:
        return False
    if len(line) < _LONG and not line.endswith(_END):
        return False
    if len(line) > 2 * _LONG:
        return True
    opening = line[:_OPENS]
    end = start + len(opening)
    if shape.count(b"A", start, end) < shape.count(_SMALL, start, end) * 3:
        return True  # the usual case: even if each capital began a word that counts
    return len(_CAPITAL.findall(opening)) * 4 < len(_WORD.findall(opening)) * 3


def _mark_cues(lines: Sequence[_Line], plain: bytes, language: str) -> None:
    boilerplate = _boilerplate_in(plain)
    contained = _contained_in([line for line in lines if not line.furniture and line.end - line.start <= _LONG])
    for at, line in enumerate(lines):
        if line.furniture:
            continue
        length = line.end - line.start
        if (
            (length <= _LONG and _has_cue(line, length, contained))
            or (line.text[:2].lower() in _openings("starts") and line.low.startswith(_cues()["starts"]))
            or (boilerplate and not line.item and any(map(line.low.__contains__, boilerplate)))
            or (line.body and is_foreign(line.text, language))
        ):
            line.furniture = True
        elif length <= _DATE and at + 2 < len(lines) and all(_is_date(other.text) for other in lines[at : at + 3]):
            for other in lines[at : at + 3]:
                other.furniture = True


def _is_menu(low: str) -> bool:
    """Say whether a line is a row of links: ``Home | News | Log in``; a row of a table holds no such label."""
    labels = [label.strip() for label in low.split("|")]
    return len(labels) > 2 and any(label in _whole_lines() for label in labels)


def _contained_in(lines: Iterable[_Line]) -> list[str]:
    """Return the cues of furniture that stand in any of the lines."""
    short = "\n".join([line.low for line in lines])
    return [*filter(short.__contains__, _cues()["contains"])]


def _boilerplate_in(plain: bytes) -> list[str]:
    """Return the cues of boilerplate that a text may hold."""
    words = [cues for word, cues in _boilerplate().items() if word in plain]
    return [cue for cue in chain(*words) if _plain(cue) in plain]


def _has_cue(line: _Line, length: int, contained: Sequence[str]) -> bool:
    """Say whether a short line looks like furniture, or holds one of its cues that are *contained* in the text."""
    low = line.low
    if length <= _LABEL and _is_label(_DIGITS.sub("#", low).strip(" .…!:>»*|-–—"), length):
        return True
    if contained and any(map(low.__contains__, contained)):
        return True
    if "|" in low and _is_menu(low):
        return True
    return _WIRE.match(line.text) is not None or (_REACH.match(line.text) is not None and not _is_date(line.text))


def _is_label(plain: str, length: int) -> bool:
    return plain in _whole_lines() or (length <= 60 and (plain.endswith("newsletter") or bool(_RECENT.match(plain))))


def _starts(low: str, kind: str) -> bool:
    """Say whether a line starts with a cue of a kind; the first two letters of most lines say no."""
    return low[:2] in _openings(kind) and low.startswith(_cues()[kind])


def _is_date(line: str) -> bool:
    return len(line) <= _DATE and any(span.start == 0 and span.end == len(line) for span, _ in dates_in(line))


def _head(lines: Sequence[_Line]) -> int:
    """Return where the body starts: at the first line of running text that is neither item nor furniture."""
    return next((at for at, line in enumerate(lines) if line.body and not line.item and not line.furniture), len(lines))


def _title(lines: Sequence[_Line], head: int) -> Span | None:
    """Return the first line if it reads like a heading: on one line, no sentence, with more text below."""
    for at, line in enumerate(lines[: head + 1]):
        if line.furniture or _is_byline(line):
            continue
        sentence = line.text.endswith((".", ":", ";", ",")) and not line.text.endswith(
            ("Co.", "Inc.", "Corp.", "Ltd.", "U.S.")
        )
        if line.item or at == len(lines) - 1 or line.body or sentence or line.end - line.start > _LONG:
            return None
        return Span(line.start, line.end)
    return None


def _is_byline(line: _Line) -> bool:
    """Say whether a line tells by whom or when its text was published."""
    if line.end - line.start > 160 or line.item:
        return False
    if _AUTHOR.match(line.text) or _AUTHOR_LABELS.match(line.text):
        return True
    for span, _ in dates_in(line.text):
        before, after = line.text[: span.start], line.text[span.end :]
        named = len(before) <= 80 and not any(word.islower() and word not in _small_words() for word in before.split())
        labelled = len(before) <= 40 and begins_with_label(before)
        if (named and len(after) <= 60) or labelled:
            return True
    return False


def _is_byline_below(line: _Line, language: str) -> bool:
    """Say whether a line is a byline because it stands below the title, or below another."""
    text = line.text
    if line.end - line.start > 160 or line.item:
        return False
    abroad = _ABROAD.get(language)
    if abroad and text.startswith(abroad) and re.match(_NAMES, text[len(abroad) :]):
        return True
    parts = _PARTED.split(text)
    return (
        _OUTLET.match(text) is not None or with_role(text) is not None or (len(parts) > 1 and any(map(_is_date, parts)))
    )


def with_role(line: str) -> str | None:
    """Return the name on a line that tells what somebody is: ``Helen Okafor, Senior Fellow``."""
    name, _, role = line[:_SHORT].partition(", ")
    words = [word.strip(".,").lower() for word in role.split()]
    known = len(words) <= 6 and not _roles().isdisjoint(words)
    return name if known and _PERSON.fullmatch(name) else None


def _mark_bylines(lines: Sequence[_Line], head: int, title: Span | None, language: str) -> list[_Line]:
    """Return the lines of author and date above the body; those that hold no date are furniture.

    Markup may call them furniture, which below the title isn't believed: there it names the author's box.
    """
    bylines: list[_Line] = []
    beside = False  # the line above is the title or a byline
    for line in lines[: min(head, _ABOVE)]:
        if title and line.start == title.start:
            beside = True
            continue
        byline = _is_byline(line) and not (line.furniture and (title is None or line.start < title.start))
        named = byline or (not line.furniture and beside and _is_byline_below(line, language))
        beside = named or line.low.startswith(("generated by", "reviewed by"))
        if beside:
            bylines.append(line)
            line.furniture = not any(dates_in(line.text))
    return bylines


def _mark_between(lines: Sequence[_Line], head: int, bylines: Sequence[_Line]) -> None:
    """Mark the short lines above the body that stand between furniture."""
    starts = {line.start for line in bylines}
    places = [at for at, line in enumerate(lines[:head]) if line.furniture or line.start in starts]
    for first, last in pairwise(places):
        between = lines[first + 1 : last]
        if 0 < len(between) <= 3 and all(line.end - line.start <= 40 and not line.item for line in between):
            for line in between:
                line.furniture = True


def _mark_sections(lines: Sequence[_Line], head: int, text: str) -> None:
    """Mark what follows a heading that opens furniture, up to the next heading of the document itself."""
    outlets = [match[1] for line in lines[:head] if (match := _AUTHOR.match(line.text)) and match[1]]
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


def _opens(line: _Line, text: str) -> str:
    """Return what a short line opens: ``contact`` runs to the next paragraph, any other part to the next heading."""
    if line.item:
        return ""
    length, low = line.end - line.start, line.low
    if length <= 80 and (_starts(low, "contacts") or low.endswith((" contact:", " contacts:"))):
        return "contact"
    if length <= 80 and _starts(low, "openers"):
        return "legal"
    if length <= 60 and _AUTHOR.match(line.text):
        return "author"
    about = _ABOUT.match(line.text)
    unknown = about and not line.text.endswith(".") and not _is_known(about[1], text[: min(line.start, _KNOWN)])
    return "distributor" if unknown else ""


def _is_known(name: str, before: str) -> bool:
    """Say whether the text is about *name*; if not, a part about it presents the distributor."""
    short = without_form(re.split(r"[,(:]", name, maxsplit=1)[0].strip(), words=True).lower().removesuffix(" holdings")
    return " ".join(short.split()[:2]) in before.lower()


def _describes(line: _Line, outlets: Sequence[str]) -> bool:
    """Say whether a line presents the outlet of the byline."""
    return any(line.text.startswith((f"{outlet} is a", f"{outlet} is the")) for outlet in outlets)


def _is_heading(lines: Sequence[_Line], at: int) -> bool:
    line = lines[at]
    if line.furniture or line.body or line.item or line.end - line.start > 100 or line.text.endswith(_END):
        return False
    return at + 1 < len(lines) and lines[at + 1].body and not lines[at + 1].furniture


def _mark_tail(lines: Sequence[_Line]) -> None:
    """Mark all lines from the first furniture after the last running text on."""
    last = next((at for at in reversed(range(len(lines))) if lines[at].body and not lines[at].furniture), None)
    if last is None:
        return
    rest = range(last + 1, len(lines))
    first = next((at for at in rest if lines[at].furniture or _is_imprint(lines[at])), len(lines))
    for line in lines[first:]:
        line.furniture = True


def _is_imprint(line: _Line) -> bool:
    """Say whether a line below the text tells when, or by whom, it was published: ``Last updated: 3 June 2025``."""
    if line.text.startswith("SOURCE "):
        return line.end - line.start <= _SHORT
    return begins_with_label(line.text[:40]) and any(span.start <= 40 for span, _ in dates_in(line.text[:_SHORT]))


def _summary(lines: Sequence[_Line], head: int, title: Span | None) -> Span | None:
    """Return the points above the body that sum it up, with their heading."""
    items = [at for at, line in enumerate(lines[:head]) if line.item and not line.furniture]
    if len(items) < 2:
        return None
    first, last = items[0], items[-1]
    if head == len(lines) or any(not line.item for line in lines[first:last]):
        return None
    above = lines[first - 1] if first else None
    if (
        above
        and not (title and above.start == title.start)
        and above.low.endswith(_cues()["summaries"])
        and len(above.text) <= 60
    ):
        first -= 1
        above.furniture = False
    return Span(lines[first].start, lines[last].end)


def _furniture(lines: Sequence[_Line]) -> Iterator[Zone]:
    """Yield one zone for each row of furniture lines."""
    for marked, row in groupby(lines, key=lambda line: line.furniture):
        if marked:
            rows = list(row)
            yield Zone(kind="furniture", start=rows[0].start, end=rows[-1].end)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(table("dates")["labels"]["small"])


@cache
def _roles() -> frozenset[str]:
    return frozenset(table("bylines")["roles"])


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    return {name: tuple(cues) for name, cues in table("furniture").items()}


@cache
def _openings(kind: str) -> frozenset[str]:
    return frozenset(cue[:2] for cue in _cues()[kind])


@cache
def _boilerplate() -> dict[bytes, list[str]]:
    """Return the cues of boilerplate by the word that each has in common with the most others, the longest of these."""
    cues = table("furniture")["boilerplate"]
    known: dict[bytes, list[str]] = {}
    for cue in cues:
        word = max(cue.split(), key=lambda word: (len(word) > 5, sum(word in other for other in cues), len(word)))
        known.setdefault(_plain(word), []).append(cue)
    return known


@cache
def _insert_cues() -> re.Pattern[str]:
    cues = sorted(table("furniture")["inserts"], key=lambda cue: (-len(cue), cue))
    return re.compile(rf"[.!?”\"’)…。][ ]?+(?=\S)(?i:{'|'.join(map(re.escape, cues))})(?=\s|\w)")


@cache
def _insert_openings() -> re.Pattern[bytes]:
    """Return what the first four characters of each cue look like behind the end of a sentence."""
    cues = table("furniture")["inserts"]
    spelt = {form[:4] for cue in cues for form in (cue.lower(), cue.upper().lower())}  # ``ı`` is a large ``I``
    openings = set(map(_plain, spelt))
    rows = (
        re.escape(bytes([first])) + b"(?:" + b"|".join(re.escape(opening[1:]) for opening in row) + b")"
        for first, row in groupby(sorted(openings), itemgetter(0))
    )
    return re.compile(rb"\. ?+(?:" + b"|".join(rows) + b")")


@cache
def _whole_lines() -> frozenset[str]:
    return frozenset(table("furniture")["lines"])
