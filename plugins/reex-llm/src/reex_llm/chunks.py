"""Parts of a document that a model reads one by one."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

import reex


@attrs.frozen
class Chunk:
    """Paragraphs that follow each other, in one request."""

    text: str
    paragraphs: tuple[reex.Span, ...]

    @property
    def span(self) -> reex.Span:
        """From the first character to the last, page furniture between paragraphs included."""
        return reex.Span(self.paragraphs[0].start, self.paragraphs[-1].end)


def chunks(page: reex.Page, characters: int) -> Iterator[Chunk]:
    """Yield the body of a document in parts of whole paragraphs, of *characters* at most.

    A paragraph that is longer is cut between sentences, and no sentence is cut.
    Page furniture is left out.
    """
    taken: list[reex.Span] = []
    length = 0
    for piece in _pieces(page, characters):
        if taken and length + len(piece) > characters:
            yield _chunk(page, taken)
            taken, length = [], 0
        taken.append(piece)
        length += len(piece) + len(_BREAK)
    if taken:
        yield _chunk(page, taken)


_BREAK = "\n\n"


def _chunk(page: reex.Page, pieces: list[reex.Span]) -> Chunk:
    return Chunk(_BREAK.join(page.text[span.start : span.end] for span in pieces), tuple(pieces))


def _pieces(page: reex.Page, characters: int) -> Iterator[reex.Span]:
    """Yield paragraphs, or as many sentences of one as fit."""
    piece: reex.Span | None = None
    for paragraph in _paragraphs(page):
        if paragraph[-1].end - paragraph[0].start <= characters:
            yield reex.Span(paragraph[0].start, paragraph[-1].end)
            continue
        for sentence in paragraph:
            if piece and sentence.end - piece.start > characters:
                yield piece
                piece = None
            piece = reex.Span(piece.start if piece else sentence.start, sentence.end)
        if piece:
            yield piece
            piece = None


def _paragraphs(page: reex.Page) -> Iterator[list[reex.Span]]:
    """Yield the sentences of each paragraph: between two of them are blanks and one line break at most."""
    paragraph: list[reex.Span] = []
    for sentence in page.sentences:
        between = page.text[paragraph[-1].end : sentence.start] if paragraph else ""
        if between.count("\n") > 1 or between.strip():
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield paragraph
