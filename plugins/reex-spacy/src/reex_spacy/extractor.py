"""The names that a pipeline of spaCy finds, as an extractor of reex."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import reex
from reex_spacy.parts import parts

if TYPE_CHECKING:  # spaCy takes a second to import, and is needed only once a model runs
    from spacy.language import Language
    from spacy.tokens import Doc

# How much text a model gets at once, and how many such parts together: it takes a multiple of them in memory, and reads
# a name by the words around it, not by those of another page.
_LONGEST = 10_000
_TOGETHER = 8
# No pipeline tells how sure it is of a name, and nobody has measured how often it is right on these documents.
_UNMEASURED = 0.5


def entities(
    model: str | Path | Language,
    labels: Mapping[str, str],
    *,
    name: str = "spacy",
    fallback: bool = True,
    languages: str | Iterable[str] = "en",
) -> reex.Extractor:
    """Return an extractor of the names that a pipeline of spaCy finds: those in ``doc.ents``.

    Args:
        model: a package or folder, loaded when the first document comes, or the pipeline itself.
        labels: the kind of entity that each label becomes; names of other labels are left out.
        name: unique within a pipeline of reex.
        fallback: whether a name gives way to what any other extractor finds in its place.
        languages: codes of those that the model reads, ``*`` for any.

    Raises:
        reex.PipelineError: if *labels* is no map or a kind in it looks like a slip; when it runs, if *model* can't be
            loaded.
    """
    _check(labels)

    @cache
    def loaded() -> tuple[Language, str, str]:
        nlp = _load(model) if isinstance(model, str | Path) else model
        return nlp, _unknown(nlp, labels), _foreign(labels)

    def find(page: reex.Page) -> reex.Found:
        nlp, unknown, foreign = loaded()
        if unknown:
            yield page.notice("label-unknown", f"extractor {page.extractor}: {unknown}")
        if foreign:
            yield page.notice("kind-unknown", f"extractor {page.extractor}: {foreign}")
        for doc, start in nlp.pipe(parts(page, _LONGEST), as_tuples=True, batch_size=_TOGETHER):
            yield from _names(page, doc, start, labels)

    return reex.Extractor(name, find, makes=labels.values(), fallback=fallback, languages=languages)


def _check(labels: Mapping[str, str]) -> None:
    if not isinstance(labels, Mapping) or not labels or not all(isinstance(kind, str) for kind in labels.values()):
        raise reex.PipelineError(f'labels must say what each label becomes, as {{"ORG": "company"}}, not {labels!r}')
    for label, kind in labels.items():
        close = difflib.get_close_matches(kind.lower(), reex.codes.KINDS, n=1, cutoff=0.8)
        if close and kind not in reex.codes.KINDS:
            raise reex.PipelineError(f"label {label} becomes {kind}, which is no kind; did you mean {close[0]}?")


def _load(model: str | Path) -> Language:
    import spacy

    try:
        return spacy.load(model)
    except (ImportError, OSError, ValueError) as error:
        mend = "give a folder that nlp.to_disk has written"
        if str(model) == Path(model).name:  # perhaps a package
            mend = f"install it with python -m spacy download {model}, or {mend}"
        raise reex.PipelineError(f"spaCy can't load {model}: {mend} ({' '.join(str(error).split())})") from error


def _unknown(nlp: Language, labels: Mapping[str, str]) -> str:
    """Return what is wrong with labels that nothing in the pipeline makes, if its components tell what they make."""
    made = nlp.pipe_labels
    makers = [name for name in nlp.pipe_names if "doc.ents" in nlp.get_pipe_meta(name).assigns]
    unknown = sorted(set(labels).difference(*made.values()))
    if not unknown or not makers:
        return ""
    known = sorted({label for name in makers for label in made.get(name, ())})
    return f"the model has no label {', '.join(unknown)}; it has {', '.join(known) or 'none'}"


def _foreign(labels: Mapping[str, str]) -> str:
    """Return which labels become kinds of neither reex nor an installed plugin, with the kinds that there are."""
    known = sorted({*reex.codes.KINDS, *(kind.code for kind in reex.load().kinds)})
    told = []
    for label, kind in labels.items():
        if kind not in known:
            close = difflib.get_close_matches(kind.lower(), known, n=1, cutoff=0.7)
            told.append(f"label {label} becomes {kind}{f' (did you mean {close[0]}?)' if close else ''}")
    if not told:
        return ""
    return f"{', '.join(told)}, no kind of reex or of an installed plugin; there are {', '.join(known)}"


def _names(page: reex.Page, doc: Doc, start: int, labels: Mapping[str, str]) -> Iterator[reex.Entity]:
    for found in doc.ents:
        words = found.text.strip()  # models take in the line break after a name
        if words and found.label_ in labels:
            at = start + found.start_char + found.text.index(words)
            yield page.entity(
                labels[found.label_],
                (at, at + len(words)),
                name=" ".join(words.split()),
                ref=found.kb_id_ or None,
                rule=found.label_,
                confidence=_UNMEASURED,
            )
