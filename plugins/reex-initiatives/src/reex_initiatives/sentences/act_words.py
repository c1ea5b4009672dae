"""Words that name or do an act, where what they need stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import reex
from reex_initiatives.lexicon.phrases import is_passive
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of, words_of
from reex_initiatives.lexicon.words import ActWord, Cue
from reex_initiatives.sentences.hits import Words, longest
from reex_initiatives.sentences.sums_apart import subject_of

# How far behind a verb its object may stand.
OBJECT_REACH = 60
# "Each warrant grants the holder a right": a verb has an object without preposition.
_OBJECT = reex.regex(r"\s(?:the|an?|its|their|our|us|them|it)\s(?!(?:had|has|will|would|is|was)\b)")
# "China grants general licences": what is given is no money.
_LEAVE = reex.regex(rf"\s(?:[a-z-]+\s){{0,3}}(?:{any_of('leave')})\b")
# "lithium operations": what the mineral only describes is bought as a whole, and is no good.
_ASSETS = reex.regex(rf"\s(?:[a-z-]+\s)?(?:{any_of('assets')})\b")
# "a dedicated tin production fund": what an article stands before is no verb.
_NAMED = reex.regex(
    r"\b(?:an?|another|(?:the|its|their|this|new)\s(?!(?:[\w-]+\s){0,4}?[\w-]+s\s$))\s?"
    r"(?:(?!(?:to|will|would|shall|and|or|may|must|can|could|should|not|that|which|who|helps?|helped|lets?)\s)[\w-]+\s){0,5}$"
)
_NAMED_REACH = 70
# "such exceptions as the Director grants": somebody does it to what stands before.
_AS_GIVES = reex.regex(
    r"\b(?:as|that|which|unless|if)\s(?:the\s)?(?:(?:[A-Z][\w&.]*|of|the|and|for)\s){0,9}[A-Z][\w&.]*\s$"
)
_AS_GIVES_REACH = 110
# How far behind a verb of giving the sum may begin: "announced up to $135 million".
MONEY_REACH = 40
# "lends weight to the plan", which is no loan.
_IDLE = reex.regex(rf"\s(?:[a-z]+\s){{0,2}}(?:{any_of('lent_freely')})\b")
# "gets away with $5 million", "gets by on $5 million": what somebody manages with, and nobody has got.
_NO_SUM = reex.regex(r"\s(?:away|by|along|through|around|rid|off)\s(?:with|on|of)\s")
# Who may stand between them.
_GETTERS = ("agency", "company", "country", "organization")
# Who gives a sum that a passive verb tells of, or gets it.
_WHOM = frozenset(("agency", "company", "country", "facility", "organization", "program"))
# "raised its cap to $205 billion": what is higher now, and nobody has got it.
_RAISES_TO = reex.regex(r"\s(?:its|the|their|that|this)\s(?:[a-z-]+\s){1,4}(?:from\s[^,;]{2,30}\s)?to\s")
# The same for a good that is bought: "will buy up to 6,000 metric tons of neodymium".
_GOODS_REACH = 48
# "will take over a tin miner", "will send engineers to a nickel plant".
_NO_GOODS = reex.regex(rf"(?<!\sup)\s(?:{any_of('no_goods')})\s")
# What may stand between a verb and the firm that is its object: "bought Britain's Acme", "Canadian miner Acme",
# "its rival Acme", "Perth-based Acme", "the South Korean Acme".
DIRECT_OBJECT = reex.regex(
    r"\s(?:(?:the|its|their)\s)?(?:[A-Z][\w.]{1,20}['’]s\s|[A-Z][\w.-]{1,20}\s(?=[a-z])"
    r"|(?:[A-Z][\w.]{1,20}\s){0,2}[A-Z][\w.]{1,20}(?:-based|-listed|-headquartered|(?:an|ese|ish))\s)?"
    rf"(?:(?:[A-Za-z][\w.-]{{1,15}}\s){{0,4}}(?:{any_of('firm_roles')}),?\s)?"
)


def by_word(text: str, words: Words, entities: Iterable[reex.Entity]) -> Iterator[Trigger]:
    """Yield the words that name or do an act, in order; verbs need what their act takes behind them."""
    named: set[int] = set()
    compounds = compounds_in(words)
    # Who buys a firm makes an acquisition, whatever else the verb may do.
    hits = list(longest(words[ActWord]))
    if len(hits) > 1:
        hits.sort(key=_firms_first)
    for hit in hits:
        if hit.start in named:
            continue  # a noun and a verb may be one word
        word: ActWord = hit.term.data
        if word.form == "noun":
            fits = hit.end + 1 not in compounds and not _is_verb_here(text, hit)  # nor "equity research", "debt-free"
            fits = fits and not text.startswith("-", hit.end)
        else:
            fits = _takes_object(text, hit, entities) and not text.endswith((" a ", " an "), 0, hit.start)
        if not fits:
            continue
        named.add(hit.start)
        yield Trigger(word.act, word.form, hit.start, hit.end)


def compounds_in(words: Words) -> frozenset[int]:
    """Return where words begin that make a noun before them only the first part of another: ``equity research``."""
    return frozenset(h.start for h in words.get(Cue, ()) if h.term.data.list == "compound")


def _firms_first(hit: reex.Hit) -> tuple[int, bool]:
    return hit.start, hit.term.data.form != "firm"


def _sum_follows(_text: str, at: int, entities: Iterable[reex.Entity]) -> bool:
    """Say whether a sum stands near, or right behind who gets it: ``has given Rio Tinto C$7 million``."""
    starts = [at, *(e.end for e in entities if e.kind in _GETTERS and e.start in (at + 1, at + 5))]
    return any(e.kind == "money" and any(0 < e.start - start < MONEY_REACH for start in starts) for e in entities)


def _sum_precedes(text: str, hit: reex.Hit, entities: Iterable[reex.Entity]) -> bool:
    """Say whether a sum is the subject of a passive verb, with somebody behind it: ``$5 million was approved for``."""
    if (
        not is_passive(text, hit.start)
        or subject_of(text, hit.start, [e for e in entities if e.kind == "money"]) is None
    ):
        return False
    return any(e.kind in _WHOM and 0 < e.start - hit.end < MONEY_REACH for e in entities)


def _is_verb_here(text: str, hit: reex.Hit) -> bool:
    """Say whether what may be a noun is a verb: ``to stake``, ``grants the firm``."""
    verb = text[hit.start : hit.end].lower().removesuffix("s")
    if verb in hit.term.data.act.also_verbs and _LEAVE.match(text, hit.end):
        return True
    may = text[hit.start : hit.end] in hit.term.data.act.also_verbs
    if may and text.endswith((" to ", " will ", " would ", " shall ", " may "), max(0, hit.start - 7), hit.start):
        return True
    may = may or text.endswith("s", 0, hit.end)
    if (
        may
        and text[hit.start : hit.end].removesuffix("s") in hit.term.data.act.also_verbs
        and text[hit.end : hit.end + 1] in ".;,)"
    ):
        low = max(0, hit.start - _AS_GIVES_REACH)
        if _AS_GIVES.search(text, low, hit.start):
            return True
    return may and _OBJECT.match(text, hit.end) is not None


def _takes_object(text: str, hit: reex.Hit, entities: Iterable[reex.Entity]) -> bool:
    """Say whether a verb has behind it what it must have: a sum, goods, a firm, or one of the words of its act."""
    word: ActWord = hit.term.data
    either = word.form == "base" and text[hit.start : hit.end] in _NOUNS_TOO
    if either and _NAMED.search(text, max(0, hit.start - _NAMED_REACH), hit.start):
        return False
    if word.form == "firm" and object_before(text, hit.start, entities):
        return True
    if word.form in _FOLLOWED and not _FOLLOWED[word.form](text, hit.end, entities):
        return word.form == "money" and _sum_precedes(text, hit, entities)
    if word.form == "money" and _NO_SUM.match(text, hit.end):
        return False
    if word.act.instrument == "loan" and _IDLE.match(text, hit.end):
        return False
    if word.form == "money" and word.act.raises and _RAISES_TO.match(text, hit.end):
        return False
    objects = word.act.verb_objects
    return not objects or any(o in text[hit.end : hit.end + OBJECT_REACH] for o in objects)


def _goods_follow(text: str, at: int, entities: Iterable[reex.Entity]) -> bool:
    """Say whether a commodity stands near, and nothing between that is bought or sent instead."""
    near = (e for e in entities if e.kind == "commodity" and 0 < e.start - at < _GOODS_REACH)
    goods = (e for e in near if not _ASSETS.match(text, e.end))
    return any(not _NO_GOODS.search(text, at, e.start) for e in goods)


def _firm_follows(text: str, at: int, entities: Iterable[reex.Entity]) -> bool:
    """Say whether a firm or a site stands right behind, as a whole: not ``bought MP's magnets``."""
    firms = [e for e in entities if e.kind in ("company", "facility") and DIRECT_OBJECT.fullmatch(text, at, e.start)]
    return any(not text.startswith(("'", "’", "-"), e.end) for e in firms)


# "Beta, which Acme bought", "Beta, which it has since bought": what is bought stands before the clause.
_TIMES = r"(?:(?:has|have|had|also|since|then|later|just|already|recently|\w+ly)\s){0,3}"
_WHICH = reex.regex(r"(?:\s\([^()]{1,40}\))?,?\s(?:which|that)\s(?:the\s)?")
_BUYER_HAS = reex.regex(rf"\s{_TIMES}")
_WHICH_IT = reex.regex(
    rf"(?:\s\([^()]{{1,40}}\))?,?\s(?:which|that)\s(?:it|they|we|the\s(?:company|group|firm))\s{_TIMES}", re.IGNORECASE
)
_CLAUSE_REACH = 120


def object_before(text: str, verb: int, entities: Iterable[reex.Entity]) -> reex.Entity | None:
    """Return the firm or site of which a clause tells who bought it: ``Beta, which Acme bought in May``."""
    near = [e for e in entities if e.end < verb < e.end + _CLAUSE_REACH]
    bought = [e for e in near if e.kind in ("company", "facility")]
    buyers = [e.start for e in near if e.kind in _GETTERS and _BUYER_HAS.fullmatch(text, e.end, verb)]
    for firm in reversed(bought):
        if _WHICH_IT.fullmatch(text, firm.end, verb) or any(_WHICH.fullmatch(text, firm.end, at) for at in buyers):
            return firm
    return None


_NOUNS_TOO = frozenset(words_of("nouns_too"))
_FOLLOWED = {"money": _sum_follows, "goods": _goods_follow, "firm": _firm_follows}
