"""The reader of Word documents: their text as it stands, with notes at its end and running heads as furniture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from reex.document import Document, Told
from reex.errors import ReadError
from reex.offers import Limits
from reex.readers.assemble import Cleaned, assemble, moved
from reex.readers.clean import clean
from reex.readers.data_files import table
from reex.readers.formats import WORD
from reex.readers.package import Package
from reex.readers.wordtext import Flow, Kind, Styles, WordText
from reex.spans import Span

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_LIMITS = Limits()
_LONGEST = 2000  # characters of a property that are kept, and of a text in which its title stands


def read_docx(data: bytes, path: str | None, *, limits: Limits = _LIMITS) -> Document:
    """Return the document of a Word file.

    Args:
        data: the file.
        path: the name that the document and messages go by.
        limits: what its parts may come to, and their text.

    Raises:
        ReadError: if *data* is no Word document of today's format, is broken, hostile or too large, or has no text.
    """
    name = path or "input"
    if data.startswith(_COMPOUND):
        raise ReadError(f"{name}: this is an old Word document, or one with a password; save it as .docx without one")
    package = Package(data, name, limits)
    main = _main_part(package)
    styles = _styles(package, main)
    whole = Flow()
    around = [*_added(whole, package, styles, _parts(package, main, "above"))]
    list(_added(whole, package, styles, [main, *_parts(package, main, "notes")]))
    around += _added(whole, package, styles, _parts(package, main, "below"))
    around += [span for kind, span in whole.marked if kind == "contents"]
    return _document(data, path, whole, around, _properties(package))


def _document(data: bytes, path: str | None, whole: Flow, around: list[Span], told: _Properties) -> Document:
    source, flat, first = whole.build()
    text, second, repairs = clean(flat)
    offsets = first.then(second)
    cleaned = Cleaned(
        text=text,
        offsets=offsets,
        source=source,
        notices=repairs,
        title=next(moved(_title(whole, around), text, offsets), None),
        furniture=list(moved(around, text, offsets)),
    )
    return _completed(assemble(data, path, WORD.media_type, cleaned, Told(author=told.author)), told)


def _completed(document: Document, told: _Properties) -> Document:
    """Return the document with the title that its file tells, where that is none of another text.

    The text goes first: the title of a file is that of the one that it was made from as often as not. Its dates are
    those of making and saving it, and not read.
    """
    if told.title and (not document.title or told.title in " ".join(document.text[:_LONGEST].split())):
        return attrs.evolve(document, title=told.title)
    return document


def _title(whole: Flow, around: Iterable[Span]) -> Iterator[Span]:
    """Yield the paragraphs that are styled as titles, those of running heads apart."""
    for kind, span in whole.marked:
        if kind == "title" and not any(other.covers(span) for other in around):
            yield span


def _main_part(package: Package) -> str:
    found = next((relation.target for relation in package.relations("") if relation.kind == "officeDocument"), None)
    if found is None:
        raise ReadError(f"{package.name}: this is an archive without the parts of a Word document; unpack it")
    if found.startswith(("xl/", "ppt/")):
        raise ReadError(f"{package.name}: this is a workbook or a presentation; save its text as .docx or .csv")
    return found


def _parts(package: Package, part: str, role: str) -> list[str]:
    """Return the parts that play a role for another, each once, in the order of its relationships."""
    kinds = table("word")["parts"][role]
    found = sorted(
        (kinds.index(one.kind), at, one) for at, one in enumerate(package.relations(part)) if one.kind in kinds
    )
    return list(dict.fromkeys(relation.target for _, _, relation in found))


def _styles(package: Package, main: str) -> Mapping[str, Kind]:
    styles = Styles()
    for part in _parts(package, main, "styles")[:1]:
        package.parse(part, styles)
    return styles.kinds()


def _added(whole: Flow, package: Package, styles: Mapping[str, Kind], parts: Iterable[str]) -> Iterator[Span]:
    """Add the text of parts, and yield where each stands; heads that say the same on all pages are added once."""
    seen = set()
    for part in parts:
        text = WordText(styles, package.name, package.limits.characters)
        package.parse(part, text)
        text.flow.end_paragraph()
        if text.flow.source not in seen and (span := whole.append(text.flow)):
            yield span
        seen.add(text.flow.source)


def _properties(package: Package) -> _Properties:
    properties = _Properties()
    for part in _parts(package, "", "properties")[:1]:
        package.parse(part, properties)
    return properties


class _Properties:
    """Takes the elements of the core properties."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._tag = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._tag = tag

    def end(self, tag: str) -> None:
        self._tag = ""

    def data(self, text: str) -> None:
        self._texts[self._tag] = (self._texts.get(self._tag, "") + text)[:_LONGEST]

    def _text(self, tag: str) -> str:
        return " ".join(self._texts.get(tag, "").split())

    @property
    def title(self) -> str | None:
        """The title, unless a program made it up."""
        title = self._text("title")
        made_up = tuple(table("word")["unfilled"]["titles"])
        return title if title and title.lower() not in made_up and not title.lower().startswith(made_up[0]) else None

    @property
    def author(self) -> str | None:
        """The name of the author, unless it is that of a program or an account."""
        author = self._text("creator")
        return author if author and author.lower() not in table("word")["unfilled"]["authors"] else None
