"""What a user knows, added to what extractors know, or put in its place.

1. A row that has the ref of a thing of ours, or whose name is one of its names, is that thing: its cells
   take the place of ours where they aren't empty, and its names are added.
2. A name that ours and theirs give to different things is theirs.
3. A name with ``!`` is nobody's: it is found no more.

A row of a kind that no table of ours is about is found by an extractor of its own.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

import attrs
from msgspec.structs import replace

from reex.codes import KINDS
from reex.document import Notice
from reex.errors import PipelineError
from reex.gazetteer import Alias, Entry, Fields, Gazetteer
from reex.offers import Extractor, slip_in_name
from reex.scan import Term, project


def knowing(extractors: Sequence[Extractor], gazetteer: Gazetteer, makes: str | None = None) -> list[Extractor]:
    """Return *extractors* with the things of *gazetteer* among what they know.

    Args:
        extractors: those of a pipeline.
        gazetteer: what the user knows; :func:`placed` has gone through it.
        makes: the kind of its things, where the table has no column ``kind`` or leaves it empty.
    """
    result = list(extractors)
    for kind, table in _by_kind(gazetteer, makes):
        at = next((at for at, extractor in enumerate(result) if _knows(extractor, kind)), None)
        if at is None:
            result.append(_new(result, kind, table))
        else:
            result[at] = _with(result[at], table)
    return result


def placed(extractors: Iterable[Extractor], gazetteer: Gazetteer, makes: str | None = None) -> Gazetteer:
    """Return *gazetteer* without the rows that have no kind or a wrong one, which it tells in its notices.

    Raises:
        PipelineError: if no row has a kind that can be used.
    """
    made = {kind for extractor in extractors for kind in extractor.makes}
    wrong = {kind: slip_of(kind, made) for kind in {_kind(entry, makes) for entry in gazetteer.entries}}
    slips = {id(entry): slip for entry in gazetteer.entries if (slip := wrong[_kind(entry, makes)])}
    if not slips:
        return gazetteer
    faults = tuple(
        Notice(code="gazetteer-row", message=f"{entry.where or entry.name}: {slips[id(entry)]}; the row is left out")
        for entry in gazetteer.entries
        if id(entry) in slips
    )
    if len(faults) == len(gazetteer.entries):
        raise PipelineError(faults[0].message)
    return Gazetteer(
        tuple(entry for entry in gazetteer.entries if id(entry) not in slips),
        tuple(alias for alias in gazetteer.aliases if id(alias.entry) not in slips),
        (*gazetteer.notices, *faults),
    )


def _kind(entry: Entry, makes: str | None) -> str:
    return entry.fields.get("kind") or makes or ""


def _by_kind(gazetteer: Gazetteer, makes: str | None) -> Iterator[tuple[str, Gazetteer]]:
    """Yield the kinds of a table, each with its rows."""
    kinds: dict[str, tuple[list[Entry], list[Alias]]] = {}
    for entry in gazetteer.entries:
        kinds.setdefault(_kind(entry, makes), ([], []))[0].append(entry)
    for alias in gazetteer.aliases:
        kinds[_kind(alias.entry, makes)][1].append(alias)
    for kind, (entries, aliases) in kinds.items():
        yield kind, Gazetteer(tuple(entries), tuple(aliases))


def slip_of(kind: str, made: Iterable[str] = ()) -> str:
    """Return what is wrong with the kind of a row, if anything: it has none, or one that looks like a slip."""
    if not kind:
        return "column kind is empty: give it a kind of entity, or say what the table makes"
    close = difflib.get_close_matches(kind.lower(), KINDS, n=1, cutoff=0.8)
    if kind in KINDS or kind in made:
        return ""
    if close:
        return f"column kind: {kind} is none; did you mean {close[0]}?"
    slip = slip_in_name(kind)
    return f"column kind: {slip}" if slip else ""


def _knows(extractor: Extractor, kind: str) -> bool:
    """Say whether an extractor makes things of a kind from a table."""
    return kind in extractor.makes and any(isinstance(term.data, Alias) for term in extractor.terms)


def _new(extractors: Iterable[Extractor], kind: str, table: Gazetteer) -> Extractor:
    names = {extractor.name for extractor in extractors}
    return table.extractor(kind if kind not in names else f"gazetteer-{kind}", makes=kind)


def _with(extractor: Extractor, table: Gazetteer) -> Extractor:
    """Return an extractor that knows the things of *table* too."""
    ours = [term for term in extractor.terms if isinstance(term.data, Alias)]
    becomes = _becomes([term.data for term in ours], table.entries)
    own = {project(spelling) for term in ours for spelling in term.spellings()}
    theirs = [Term(alias.text, _of(alias, becomes)) for alias in table.aliases]
    taken = {folded for term in theirs for spelling in term.spellings() if (folded := project(spelling)) in own}
    terms = [term for term in extractor.terms if not isinstance(term.data, Alias)] + theirs
    for term in ours:
        terms += _left(term, taken, becomes)
    return attrs.evolve(extractor, terms=terms)


def _becomes(ours: Iterable[Alias], theirs: Iterable[Entry]) -> dict[int, Entry]:
    """Return what the things that both sides have become, by the identity of either."""
    by_ref: dict[str, Entry] = {}
    by_name: dict[bytes, Entry | None] = {}
    for alias in ours:
        if alias.entry.ref:
            by_ref.setdefault(alias.entry.ref, alias.entry)
        if alias.weak or alias.blocks:
            continue
        for spelling in Term(alias.text).spellings():
            folded = project(spelling)
            one = by_name.setdefault(folded, alias.entry)
            if one is not alias.entry:
                by_name[folded] = None  # a name of two things tells neither
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
    return replace(alias, entry=entry) if entry else alias


def _left(term: Term, taken: set[bytes], becomes: dict[int, Entry]) -> Iterator[Term]:
    """Yield what is left of a term of ours: spellings that theirs don't take, for the thing that it now names."""
    alias = _of(term.data, becomes)
    spellings = list(term.spellings())
    free = [spelling for spelling in spellings if project(spelling) not in taken]
    if len(free) == len(spellings):
        yield term if alias is term.data else Term(term.text, alias)
    else:
        yield from (Term(text, replace(alias, text=text)) for text in free)
