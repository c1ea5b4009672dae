"""What a headline tells to come by ``to`` alone: ``Canada to sign a pact with Japan``."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

import reex
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import Cue
from reex_initiatives.sentences.hits import Words

_TO = reex.regex(rf"(?:\s\([^()]{{1,40}}\))?\s(?P<to>to)\s(?=(?:{any_of('base_verbs', 'base_nouns_too')})\s)")
# What may stand before its subject: nothing, what it is on, or others that do it too.
_OPENS = reex.regex(r"\W{0,4}(?:[^:.;]{1,40}:\s)?(?:(?:[A-Z][\w.&’'-]*\s?){1,4}(?:,|\sand)\s){0,4}(?:the\s)?")
_SIGNED = ("agreed", "active", "completed")
_TO_COME = reex.Term("to", Cue("announced"))


def with_to_come(text: str, span: reex.Span, words: Words, entities: Sequence[reex.Entity]) -> Words:
    """Return the words of a sentence, with the ``to`` of a headline as a word for what is announced."""
    if text.endswith((".", ".”", '."', "!", "?"), span.start, span.end):
        return words
    for party in entities:
        if party.kind in PARTIES and (to := _TO.match(text, party.end, span.end)):
            if _OPENS.fullmatch(text, span.start, party.start) is None:
                return words
            signs = [
                hit for hit in words.get(Cue, ()) if hit.start == to.end() and hit.term.data.list.startswith(_SIGNED)
            ]  # "to sign" is as little signed
            left = [hit for hit in words.get(Cue, ()) if hit not in signs]
            end = max((hit.end for hit in signs), default=to.end("to"))
            return {**words, Cue: sorted([*left, reex.Hit(to.start("to"), end, _TO_COME)], key=attrgetter("start"))}
    return words
