"""Where clauses begin inside a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import reex
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.vocabulary import HEADS, any_of
from reex_initiatives.lexicon.words import Cue
from reex_initiatives.sentences.hits import verbs
from reex_initiatives.sentences.sentence import Sentence

# Words that begin a clause.
_CLAUSES = frozenset(("new_clause", "clause"))
# What a party may be called behind its name, and what joins it to whose it is: "the EU's RESourceEU plan".
_CALLED = reex.regex(rf"\s(?:{any_of('called')})\b")
_WHEN = reex.regex(
    r"\s(?:(?:this|last|next)\s(?:\w+)|(?:in|on)\s[A-Z][a-z]+|earlier(?:\sthis\s\w+)?"
    rf"|{any_of('meanwhile')})(?=\s)"
)
POSSESSIVE = reex.regex(r"['’]s?\s(?:new\s|own\s)?")
_POSSESSIVE_REACH = 8
_INSERTED = reex.regex(r",\s(?:which|who|whose)\s[^,;]{3,120},\s")
# A verb that goes on behind such a clause, though it tells no act.
_SAID = ("said ", "says ")
_JOINT = reex.regex(
    r",\s(?:and|but)\s(?:(?:on|in|last|this|then|later|separately)\s(?:[\w.]+\s){0,2})?(?:the\s)?"
    rf"(?:[A-Z][\w.]+['’]s?\s|(?:[A-Z]\w+\s)?{HEADS})?$"
)
_JOINT_REACH = 64
# A verb that tells no act, with what it is done to: ", and the bank handed it $5 million".
_DOES = reex.regex(
    r"\s(?:[a-z]+ly\s)?[a-z]{2,}ed\s(?:it|them|him|her|its|their|the|an?|another|some|[A-Z]{0,3}[$€£¥₹]|[A-Z]|\d)"
)
# "lend Acme, a miner, as much as $5 million": no clause begins there.
_AS_MUCH = ("as much as ", "as many as ", "as little as ", "as well as ")
# Without one of these, no clause begins behind a comma, and none has to be looked for word by word.
_CLAUSE_BEHIND_COMMA = reex.regex(r",\s(?:and|but|which|who|whose)\s")
_DASHES = reex.regex(r"[;:]\s|\s[–-]\s")
# "seeks a stake as it renegotiates its loan", ", with Acme already running a pilot under a grant".
_MEANWHILE = reex.regex(r"\sas\s(?=(?:it|he|she|they)\s)|,\s(?=with\s[^,;]{2,60}\salready\s)")
_AS_WITH = frozenset((b"as", b"already"))
_DASH = reex.regex(r"[;:–-]")
# "In a bid to loosen China's grip, Canada lent": what an act is for is no part of the clause that tells it.
_WHAT_FOR = reex.regex(rf"\W{{0,3}}(?:In an? (?:{any_of('efforts')})|As part of)\s[^,;]{{5,160}},\s(?=(?:the\s)?[A-Z])")
# How far from a mark the brackets begin and end that it stands in.
_BRACKET_REACH = 40
# "says that it is vital, and that $1 billion is to follow".
_AND_THAT = reex.regex(r",\s(?:and|but)\sthat\s")
# Words that make what stands behind "that" a wish: "recommends to the minister that".
_WISHES, _THAT = frozenset(("proposed",)), reex.regex(r"\s(?:(?:to|of)\s(?:[\w.]+\s){1,3})?that\s")


def beginnings(sentence: Sentence) -> tuple[int, ...]:
    """Return where clauses begin inside a sentence, in order."""
    found = {*_marked_clauses(sentence)}
    if _CLAUSE_BEHIND_COMMA.search(sentence.text, max(0, sentence.start - _JOINT_REACH), sentence.end):
        found.update(_that_clauses(sentence), _second_clauses(sentence), _main_verbs(sentence))
    return tuple(sorted(found))


def _second_clauses(sentence: Sentence) -> Iterator[int]:
    """Yield where a clause with a subject of its own begins: ``…, and the Department of Defense awarded``."""
    told = verbs(sentence.words)
    starts = told.union(h.start for h in sentence.words.get(Cue, ()))
    parties = sentence.of_kinds(PARTIES) if starts else ()
    first, ends = min(told, default=sentence.end), {(e.end, e.kind) for e in parties}
    for entity in parties:
        called = _CALLED.match(sentence.text, entity.end)
        end = called.end() if called else entity.end  # "the RESourceEU plan set aside"
        when = _WHEN.match(sentence.text, end)
        end = when.end() if when else end  # "Paris this spring granted"
        # What follows the name: a verb, or "is", "has" or "will" and a verb.
        if starts.isdisjoint((end + 1, end + 4, end + 5, end + 6)) and not _DOES.match(sentence.text, end):
            continue
        start = _start_with_owner(sentence, entity)
        joint = _JOINT.search(sentence.text, max(0, start - _JOINT_REACH), start)
        # "Energy, Interior, and Commerce" are a list, but not where a verb stands before them.
        if joint and (first < joint.start() or (joint.start(), entity.kind) not in ends):
            yield joint.start()


def _start_with_owner(sentence: Sentence, party: reex.Entity) -> int:
    """Return where a party begins, together with whose it is: ``|the EU's RESourceEU``."""
    low = party.start - _POSSESSIVE_REACH
    near = (e for e in sentence.entities if low <= e.end < party.start)
    return next((e.start for e in near if POSSESSIVE.fullmatch(sentence.text, e.end, party.start)), party.start)


def _main_verbs(sentence: Sentence) -> Iterator[int]:
    """Yield where a sentence goes on behind a clause on its subject: ``China, which mines tin, suspended``."""
    for inserted in _INSERTED.finditer(sentence.text, sentence.start, sentence.end):
        if inserted.end() in verbs(sentence.words) or sentence.text.startswith(_SAID, inserted.end()):
            yield inserted.end()


def _that_clauses(sentence: Sentence) -> Iterator[int]:
    """Yield where what somebody says goes on: ``says that it is vital, and that``.

    What somebody wishes goes on as a wish: ``recommends that Japan lend, and that it buy``.
    """
    for match in _AND_THAT.finditer(sentence.text, sentence.start, sentence.end):
        wishes = sentence.cues_of(sentence.start, match.start(), _WISHES)
        if not any(_THAT.match(sentence.text, cue.end, match.start()) for cue in wishes):
            yield match.end()


def _marked_clauses(sentence: Sentence) -> Iterator[int]:
    """Yield where a word or a mark begins a clause."""
    text = sentence.text
    for cue in sentence.cues_of(sentence.start, sentence.end, _CLAUSES):
        behind_comma = text.endswith(", ", 0, cue.start) and not text.startswith(_AS_MUCH, cue.start)
        if behind_comma or cue.term.data.list == "new_clause":
            yield cue.start
    if not sentence.lacks(_AS_WITH):
        yield from (match.end() for match in _MEANWHILE.finditer(text, sentence.start, sentence.end))
    if opening := _WHAT_FOR.match(text, sentence.start, sentence.end):
        yield opening.end()
    if mark := _DASH.search(text, sentence.start, sentence.end):  # most sentences have none
        first = max(sentence.start, mark.start() - 1)
        dashes = _DASHES.finditer(text, first, sentence.end)
        marks = (match for match in dashes if not _is_bracketed(sentence, match.start()))
        yield from (match.end() for match in marks if not _is_label(sentence, match.start()))


def _is_bracketed(sentence: Sentence, at: int) -> bool:
    """Say whether a mark stands in short brackets, as that of a ticker does: ``Acme (ASX: ACM)``."""
    text, low = sentence.text, max(sentence.start, at - _BRACKET_REACH)
    opens = text.rfind("(", low, at)
    if opens < 0 or text.find(")", opens, at) >= 0:
        return False
    return text.find(")", at, min(sentence.end, at + _BRACKET_REACH)) >= 0


def _is_label(sentence: Sentence, end: int) -> bool:
    """Say whether a sentence opens with an act's noun alone, of which the rest tells: ``Offtake: a contract with``."""
    return any(
        t.form == "noun" and t.end == end and not sentence.text[sentence.start : t.start].strip("-–—•*· \t")
        for t in sentence.triggers
    )
