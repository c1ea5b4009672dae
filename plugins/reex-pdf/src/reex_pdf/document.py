"""From the bytes of a PDF to a document."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import reex
from reex_pdf.columns import Reading
from reex_pdf.hyphens import Hyphens
from reex_pdf.limits import MEDIA_TYPE, PdfLimits
from reex_pdf.lines import Line
from reex_pdf.made_up import is_author, is_section, is_title
from reex_pdf.margins import furniture, shape
from reex_pdf.paragraphs import Paragraph, paragraphs
from reex_pdf.sheets import Sheet, Sheets, read_sheets, shown

_STAMP = 60  # letters
_TITLE = 1.15  # in sizes of the text: a title is larger


def read_pdf(data: bytes, path: str | None, limits: PdfLimits) -> reex.Document:
    """Return the document of a PDF: its text in the order of reading, with the place on the page of each word.

    Raises:
        reex.ReadError: if it can't be opened, or has no text and no picture of one.
    """
    name = path or "input"
    read = read_sheets(data, name, limits)
    notices = list(_notices(read))
    script = Script()
    title = write(script, read.sheets)
    source = script.source
    if not source:
        if not any(sheet.painted for sheet in read.sheets):
            raise reex.ReadError(
                f"{name}: {read.unread or 'its pages are empty'}; print it to a new PDF, and read that"
            )
        return _without_text(data, path, notices)
    told = _told(read, source[: script.body])
    return reex.text_document(
        data,
        path,
        MEDIA_TYPE,
        source,
        furniture=script.furniture,
        told=told,
        title=title,
        regions=tuple(script.regions),
        notices=notices,
    )


def _without_text(data: bytes, path: str | None, notices: Sequence[reex.Notice]) -> reex.Document:
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    return reex.Document(text="", id=digest, path=path, media_type=MEDIA_TYPE, notices=tuple(notices))


def _notices(read: Sheets) -> Iterator[reex.Notice]:
    if read.unread:
        yield reex.Notice(code="pages-unread", message=read.unread)
    scans = [sheet.number for sheet in read.sheets if _is_scan(sheet)]
    if scans:
        pages = f"pages {_ranges(scans)} hold pictures" if len(scans) > 1 else f"page {scans[0]} holds a picture"
        message = f"{pages} and no text; add a text layer to the file, as ocrmypdf does, and read it again"
        yield reex.Notice(code="scanned-pages", message=message)


def _is_scan(sheet: Sheet) -> bool:
    """Say whether a page shows something and has no text, but perhaps the stamp of an archive on its picture."""
    return sheet.painted and sum(len(word.text) for word in sheet.words) < (_STAMP if sheet.picture else 1)


def _ranges(numbers: Sequence[int]) -> str:
    """Return numbers in ascending order as ``1-3, 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)


class Script:
    """Writes the source of a document, and notes where each word of it stands on the pages."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.body = 0
        self.regions: list[reex.Region] = []
        self.furniture: list[reex.Span] = []

    @property
    def source(self) -> str:
        """What was written."""
        return "".join(self._parts)

    @property
    def length(self) -> int:
        """How many characters were written."""
        return self._length

    def blank(self, text: str) -> None:
        """Write what stands between lines, if any stand before it."""
        if self._length:
            self._parts.append(text)
            self._length += len(text)

    def line(self, line: Line, text: str) -> None:
        """Write a line as *text*, which may lack the last letter of its last word."""
        end, self._length = self._length, self._length + len(text)
        self._parts.append(text)
        for word, piece in zip(line.words, line.pieces, strict=True):
            start, end = end + piece.startswith(" "), end + len(piece)
            if start < min(end, self._length):
                box = shown((word.left, word.top, word.right, word.bottom), line.quarter)
                place = reex.Region(start=start, end=min(end, self._length), page=line.page, box=box)
                self.regions.append(place)


def write(script: Script, sheets: Sequence[Sheet]) -> reex.Span | None:
    """Write all that stands on the pages, the furniture last, and return where the title stands."""
    margins = furniture(sheets)
    size = _usual_size(sheets)
    pages = []
    for sheet in sheets:
        taken = {id(word) for line in margins[sheet.number] for word in line.words}
        pages.append(Reading(sheet).blocks([w for w in sheet.words if id(w) not in taken]))
    found = paragraphs(pages, size)
    hyphens = Hyphens(line.text for paragraph in found for line in paragraph.lines)
    heading = _heading(found, size)
    title, before = None, None
    for paragraph in found:
        tight = before == paragraph.kind and before in ("item", "row")
        script.blank("\n" if tight else "\n\n")
        start = script.length
        _write_paragraph(script, paragraph, hyphens)
        title = reex.Span(start, script.length) if paragraph is heading else title
        before = paragraph.kind
    script.body = script.length
    _write_furniture(script, sheets, margins)
    return title


def _write_paragraph(script: Script, paragraph: Paragraph, hyphens: Hyphens) -> None:
    cells = list(paragraph.cells or (paragraph.lines,))
    while not cells[-1]:
        cells.pop()
    for at, lines in enumerate(cells):
        script.blank(" | " if at and script.length else "")
        for line, following in pairwise(lines):
            text, between = hyphens.join(line.text, following.text)
            script.line(line, text)
            script.blank(between)
        if lines:
            script.line(lines[-1], lines[-1].text)


def _write_furniture(script: Script, sheets: Iterable[Sheet], margins: dict[int, list[Line]]) -> None:
    """Write each running head and foot once, and what runs across the pages."""
    seen = set()
    for sheet in sheets:
        stray = [Line((word,), sheet.number, word.quarter) for word in sheet.stray]
        for line in [*margins[sheet.number], *stray]:
            if shape(line.text) not in seen:
                seen.add(shape(line.text))
                script.blank("\n\n")
                start = script.length
                script.line(line, line.text)
                script.furniture.append(reex.Span(start, script.length))


def _usual_size(sheets: Iterable[Sheet]) -> float:
    letters = Counter[float]()
    for sheet in sheets:
        for word in sheet.words:
            letters[round(word.size, 1)] += len(word.text)
    return max(letters, key=lambda size: (letters[size], size), default=1.0)


def _heading(found: Sequence[Paragraph], size: float) -> Paragraph | None:
    """Return the paragraph in the largest letters on the first page that are larger than those of the text."""
    first = [
        paragraph for paragraph in found if paragraph.lines[0].page == found[0].lines[0].page and not paragraph.cells
    ]
    first = [paragraph for paragraph in first if not is_section(" ".join(line.text for line in paragraph.lines))]
    largest = max(first, key=lambda paragraph: paragraph.lines[0].size, default=None)
    return largest if largest and largest.lines[0].size > _TITLE * size else None


def _told(read: Sheets, body: str) -> reex.Told:
    """Return what the file tells of itself, as far as it is more than what programs fill in.

    When the file was made is no date of publication: a page that is printed to a PDF today would be of today.
    """
    title, author = (" ".join(read.told.get(key, "").split()) for key in ("Title", "Author"))
    written = title.casefold() in " ".join(body.split()).casefold()
    return reex.Told(
        title=title if title and written and is_title(title) else None,
        author=author if author and is_author(author) else None,
    )
