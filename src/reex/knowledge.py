"""What a user knows, added to what extractors know, or put in its place.

1. A row that has the ref or the name of a thing of ours is that thing: its cells
   take the place of ours where they aren't empty, and its names are added.
2. A name that ours and theirs give to different things is theirs.
3. A name with ``!`` is nobody's: it is found no more.

A row of a kind that no table of ours is about is found by an extractor of its own.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

import attrs

from reex.codes import KINDS
from reex.errors import PipelineError
from reex.extractor import Extractor
from reex.gazetteer import Alias, Entry, Fields, Gazetteer
from reex.scan import Term, project


def knowing(extractors: Sequence[Extractor], gazetteer: Gazetteer, makes: str | None = None) -> list[Extractor]:
    """Return *extractors* with the things of *gazetteer* among what they know.

    Args:
        extractors: those of a pipeline.
        gazetteer: what the user knows.
        makes: the kind of its things, where the table has no column ``kind`` or leaves it empty.

    Raises:
        PipelineError: if a row has no kind, or one that looks like a slip of the pen.
    """
    result = list(extractors)
    for kind, table in _by_kind(gazetteer, makes):
        at = next((at for at, extractor in enumerate(result) if _knows(extractor, kind)), None)
        if at is None:
            result.append(_new(result, kind, table))
        else:
            result[at] = _with(result[at], table)
    return result


def _by_kind(gazetteer: Gazetteer, makes: str | None) -> Iterator[tuple[str, Gazetteer]]:
    """Yield the kinds of a table, each with its rows; what was left out is told with the first."""
    kinds: dict[str, list[Entry]] = {}
    for entry in gazetteer.entries:
        kind = entry.fields.get("kind") or makes
        if not kind:
            raise PipelineError(f"{entry.name} has no kind: add a column kind to the gazetteer, or say what it makes")
        kinds.setdefault(kind, []).append(entry)
    notices = gazetteer.notices
    for kind, entries in kinds.items():
        own = {id(entry) for entry in entries}
        yield kind, Gazetteer(tuple(entries), tuple(a for a in gazetteer.aliases if id(a.entry) in own), notices)
        notices = ()


def _knows(extractor: Extractor, kind: str) -> bool:
    """Say whether an extractor makes things of a kind from a table."""
    return kind in extractor.makes and any(isinstance(term.data, Alias) for term in extractor.terms)


def _new(extractors: Iterable[Extractor], kind: str, table: Gazetteer) -> Extractor:
    names = {extractor.name for extractor in extractors}
    made = {made for extractor in extractors for made in extractor.makes}
    close = difflib.get_close_matches(kind, KINDS, n=1, cutoff=0.8)
    if kind not in made and kind not in KINDS and close:
        raise PipelineError(f"{table.entries[0].name} is of the kind {kind}: did you mean {close[0]}?")
    return table.extractor(kind if kind not in names else f"gazetteer-{kind}", makes=kind)


def _with(extractor: Extractor, table: Gazetteer) -> Extractor:
    """Return an extractor that knows the things of *table* too."""
    ours = [term for term in extractor.terms if isinstance(term.data, Alias)]
    becomes = _becomes({id(term.data.entry): term.data.entry for term in ours}.values(), table.entries)
    own = {project(spelling) for term in ours for spelling in term.spellings()}
    theirs = [Term(alias.text, _of(alias, becomes)) for alias in table.aliases]
    taken = {folded for term in theirs for spelling in term.spellings() if (folded := project(spelling)) in own}
    terms = [term for term in extractor.terms if not isinstance(term.data, Alias)] + theirs
    for term in ours:
        terms += _left(term, taken, becomes)
    return attrs.evolve(extractor, terms=terms, notices=(*extractor.notices, *table.told()))


def _becomes(ours: Iterable[Entry], theirs: Iterable[Entry]) -> dict[int, Entry]:
    """Return what the things that both sides have become, by the identity of either."""
    by_ref: dict[str, Entry] = {}
    by_name: dict[bytes, Entry] = {}
    for entry in ours:
        by_name.setdefault(project(entry.name), entry)
        if entry.ref:
            by_ref.setdefault(entry.ref, entry)
    becomes: dict[int, Entry] = {}
    for entry in theirs:
        known = by_ref.get(entry.ref or "") or by_name.get(project(entry.name))
        if known:
            fields = Fields({**known.fields, **{column: cell for column, cell in entry.fields.items() if cell}})
            one = Entry(entry.name, entry.ref or known.ref, fields, entry.source)
            becomes |= {id(entry): one, id(known): one}
    return becomes


def _of(alias: Alias, becomes: dict[int, Entry]) -> Alias:
    entry = becomes.get(id(alias.entry))
    return attrs.evolve(alias, entry=entry) if entry else alias


def _left(term: Term, taken: set[bytes], becomes: dict[int, Entry]) -> Iterator[Term]:
    """Yield what is left of a term of ours: spellings that theirs don't take, for the thing that it now names."""
    alias = _of(term.data, becomes)
    spellings = list(term.spellings())
    free = [spelling for spelling in spellings if project(spelling) not in taken]
    if len(free) == len(spellings):
        yield term if alias is term.data else Term(term.text, alias)
    else:
        yield from (Term(text, attrs.evolve(alias, text=text)) for text in free)
