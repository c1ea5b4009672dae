"""A record as a Doc of spaCy: its entities as spans, itself as ``doc._.reex``."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from reex.codes import KINDS
from reex.document import Notice
from reex.errors import DataError, MissingLibraryError
from reex.model import Entity, Record
from reex.schema import decode, encode

if TYPE_CHECKING:  # spaCy takes a second to import, and few have it
    from spacy.language import Language
    from spacy.tokens import Doc, Span

_KEY = "reex"


def spacy_doc(record: Record, onto: Language | Doc | None = None, *, ents: bool = True) -> Doc:
    """Return *record* as a Doc, which is made with a pipeline's tokenizer, or is there already.

    Raises:
        DataError: if the record has no text, or the Doc has another.
        MissingLibraryError: if spaCy isn't installed.
    """
    try:
        import spacy
        from spacy.tokens import Doc
    except ModuleNotFoundError as error:
        if error.name != "spacy":  # it is there, and lacks something itself
            raise
        raise MissingLibraryError(
            "to_spacy needs spaCy: pip install -e plugins/reex-spacy in a checkout of reex, "
            "else pip install 'reex[spacy]'"
        ) from error
    if record.document.characters != len(record.document.text):
        raise DataError("the record was read from JSON without its text; write it with to_json(text=True)")
    doc = onto if isinstance(onto, Doc) else _doc(record, onto or spacy.blank("en"))
    if doc.text != record.document.text:
        raise DataError("the Doc has another text than the record")
    spans = list(_spans(doc, record.entities))
    doc.spans[_KEY] = spans
    if ents:
        doc.ents = _uncrossed([*doc.ents, *sorted(spans, key=lambda span: span.label_ not in KINDS)])
    widened = tuple(_widened(record.entities, spans))
    doc.user_data[_KEY] = encode(attrs.evolve(record, warnings=(*record.warnings, *widened)))
    _register()
    return doc


def _doc(record: Record, nlp: Language) -> Doc:
    """Return the tokens of the text, cut once more where an entity starts or ends inside one."""
    from spacy.tokens import Doc

    text = record.document.text
    starts, ends = {e.start for e in record.entities}, {e.end for e in record.entities}
    cuts = {0, len(text)} | starts | ends
    for token in nlp.tokenizer(text):  # nlp.make_doc would refuse a long text, which no model is going to read here
        cuts |= {token.idx, token.idx + len(token)}
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pairwise(sorted(cuts)):
        blank = text[start:end] == " " and start not in starts and end not in ends
        if blank and words and not spaces[-1]:
            spaces[-1] = True
        else:
            words.append(text[start:end])
            spaces.append(False)
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _spans(doc: Doc, entities: Iterable[Entity]) -> Iterator[Span]:
    """Yield each entity as the smallest span that holds it."""
    from spacy.tokens import Span

    starts = [token.idx for token in doc]
    for entity in entities:
        first, last = bisect_right(starts, entity.start) - 1, bisect_left(starts, entity.end)
        yield Span(doc, first, last, label=entity.kind, kb_id=entity.ref or "", span_id=entity.id)


def _uncrossed(spans: Iterable[Span]) -> list[Span]:
    """Return those spans that cross none before them: ``doc.ents`` takes no others."""
    kept, taken = [], set[int]()
    for span in spans:
        tokens = range(span.start, span.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(span)
    return kept


def _widened(entities: Sequence[Entity], spans: Sequence[Span]) -> Iterator[Notice]:
    for entity, span in zip(entities, spans, strict=True):
        if (span.start_char, span.end_char) != (entity.start, entity.end):
            message = f"{entity.text!r} is part of a token of the Doc; its span there is {span.text!r}"
            yield Notice(code="span-widened", message=message, start=entity.start, end=entity.end)


def _register() -> None:
    from spacy.tokens import Doc, Span

    Doc.set_extension(_KEY, getter=_record, force=True)
    Span.set_extension(_KEY, getter=_entity, force=True)


# The extensions read the record from JSON, as a Doc can be written to disk or sent elsewhere with nothing else in it.
@lru_cache(maxsize=16)
def _read(line: bytes) -> tuple[Record, dict[str, Entity]]:
    record = decode(line)
    return record, {entity.id: entity for entity in record.entities}


def _record(doc: Doc) -> Record | None:
    if _KEY not in doc.user_data:
        return None
    record, _ = _read(doc.user_data[_KEY])
    return attrs.evolve(record, document=attrs.evolve(record.document, text=doc.text, length=0))


def _entity(span: Span) -> Entity | None:
    if _KEY not in span.doc.user_data:
        return None
    return _read(span.doc.user_data[_KEY])[1].get(span.id_)
