"""The words of the tables in one sentence, by what they are to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import reex
from reex_initiatives.lexicon.phrases import PhraseWord
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import STATUS_CUES, ActWord, Cue

# The hits in a sentence by what their words are: those of one class in the order of the text.
Words = Mapping[type, Sequence[reex.Hit]]
# Forms of verbs that tell an act by themselves.
_FINITE = ("past", "present")
# What a government does, behind the name of its region.
_DOES = reex.regex(rf"\s(?:has|had|will|is|{any_of('region_does')})\s")


def longest(hits: Iterable[reex.Hit]) -> Iterator[reex.Hit]:
    """Yield the longest hits, all of those on one span: a word may stand in several lists."""
    free, last = 0, (-1, -1)
    for hit in hits:
        if hit.start >= free or (hit.start, hit.end) == last:
            free, last = hit.end, (hit.start, hit.end)
            yield hit


def verbs(words: Words) -> set[int]:
    """Return where verbs stand that tell an act or how far it has come."""
    found = finite(words, ActWord)
    found.update([hit.start for hit in words.get(Cue, ()) if hit.term.data.list in STATUS_CUES])
    return found


def finite(words: Words, kind: type) -> set[int]:
    """Return where verbs stand that tell an act by themselves."""
    return {hit.start for hit in words.get(kind, ()) if hit.term.data.form in _FINITE}


def does(text: str, end: int, words: Words) -> bool:
    """Say whether a verb of an act stands right behind *end*."""
    if not text.startswith(" ", end):
        return False  # "in Ontario, we gave"
    behind = (end + 1, end + 5, end + 6)  # a verb, or "has" or "will" and a verb
    found = verbs(words) | finite(words, PhraseWord)
    return not found.isdisjoint(behind) or _DOES.match(text, end) is not None
