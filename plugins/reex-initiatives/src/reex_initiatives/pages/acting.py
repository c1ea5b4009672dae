"""Who of those that a sentence names can act: countries and regions by governments, bodies by those in office."""

from __future__ import annotations

from collections.abc import Sequence, Set
from operator import attrgetter

import attrs

import reex
from reex_initiatives.lexicon.kinds import BODIES, PLACES, STATES
from reex_initiatives.lexicon.vocabulary import any_of, words_of
from reex_initiatives.lexicon.words import BodyWord, NationWord
from reex_initiatives.pages.for_the_nation import alone, by_own_name, ministers, of_nation
from reex_initiatives.pages.governments import acts, as_body, governing
from reex_initiatives.pages.officeholders import officeholders, with_holders
from reex_initiatives.pages.provinces import provinces
from reex_initiatives.pages.setting import MAKER, Setting
from reex_initiatives.sentences.hits import Words
from reex_initiatives.sentences.party import is_adjective

# Countries that only describe, though they are no adjectives: "the U.S. group".
_INITIALS = frozenset(words_of("initials"))
_ARTICLES = (" the ", "The ", " an ", " a ")
_WHOSE = reex.regex(rf"['’]s?\s(?:(?:{any_of('ranks')})\s){{0,2}}")
# "Brazil's development bank BNDES", "the Japanese aid agency JICA": what a body is, before its name.
# "the Japanese Sojitz", "Japan-based Sojitz".
_FROM_THERE = reex.regex(r"-(?:based|listed|headquartered|domiciled|registered)\s")
_TITLED = reex.regex(rf"(?:['’]s?)?\s(?:[a-z][\w-]*\s){{0,5}}?(?:{any_of('titles')})\s")


def with_actors(setting: Setting, named: Sequence[reex.Entity], words: Words) -> Sequence[reex.Entity]:
    """Return the entities, where countries and regions act by their governments, and bodies by those in office."""
    text = setting.page.text
    acting = [e for e in named if e.kind in PLACES]
    offices = words.get(reex.Alias, ())
    bodies = words.get(BodyWord, ())
    seated = list(ministers(setting, bodies)) if bodies else []
    if seated:  # "Deputy Minister Iran Sharkhan" is no country
        named = [e for e in named if e.kind not in PLACES or not any(s.start <= e.start < s.end for s in seated)]
    named = [of_nation(setting, e) for e in named] if setting.is_foreign else named
    own = list(by_own_name(setting, words[NationWord], named)) if NationWord in words else []
    if not acting and not offices and not bodies and not own:
        return named
    free = [hit for hit in bodies if not any(e.start == hit.end + 1 and e.kind in BODIES for e in named)]
    who = [governing(text, e, free) if e.kind in PLACES else e for e in named] if free else named
    who = [as_body(e) if e.kind == "region" and acts(text, e, words) else e for e in who]
    if offices:
        who = list(with_holders(who, [_titled(h, seated) for h in officeholders(setting, offices, words)]))
    who = [*who, *own, *(s for s in seated if not any(e.start < s.end and s.start < e.end for e in who))]
    who = [*who, *provinces(setting, free, words)]
    more = alone(setting, free, who) if offices or free else ()
    entities = sorted([*who, *more], key=attrgetter("start"))
    named_at = {e.start for e in entities if e.kind in BODIES}
    return [e for e in entities if e.kind not in STATES or not _only_tells_whose(text, e, named_at)]


def _titled(holder: reex.Entity, seated: Sequence[reex.Entity]) -> reex.Entity:
    """Return one who holds an office with the title that stands before the name: ``Minister Madeleine King``."""
    for whole in seated:
        if whole.start < holder.start and holder.end <= whole.end:
            return attrs.evolve(holder, start=whole.start, end=whole.end, text=whole.text)
    return holder


def _only_tells_whose(text: str, country: reex.Entity, named_at: Set[int]) -> bool:
    """Say whether a country only tells where a party is from: ``Korea's JS Link``, ``the Japanese battery maker``.

    Bodies that are named begin at *named_at*.
    """
    if country.kind == "agency" and not text.startswith(("'", "’"), country.end):
        return False
    titled = _TITLED.match(text, country.end) if named_at else None
    if titled and titled.end() in named_at:
        return True
    based = _FROM_THERE.match(text, country.end) if named_at else None
    if (based.end() if based else country.end + is_adjective(country)) in named_at:
        return True
    if is_adjective(country) or country.text in _INITIALS:
        article = text.endswith(_ARTICLES, 0, country.start)
        return article and MAKER.match(text, country.end) is not None
    whose = _WHOSE.match(text, country.end) if named_at else None
    return whose is not None and whose.end() in named_at
