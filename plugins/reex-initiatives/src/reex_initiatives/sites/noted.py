"""Which sites a text tells of: not those that only say where something is, or what a loan is for."""

from __future__ import annotations

from collections.abc import Sequence

import reex
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.kinds import PLACES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.lies import only_lies
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key
from reex_initiatives.sites.credit import is_credit
from reex_initiatives.sites.owners import owner_of
from reex_initiatives.sites.site import ByName, Site, site_words
from reex_initiatives.telling.holdings import is_of_own_site

# Words after which a site only tells where something else is, or what it is like.
_ASIDE = reex.regex(
    r"\b(?:visit(?:ed|ing|s)?(?:\s(?:to|included|of))?|tour(?:ed|ing|s)?(?:\s(?:of|included))?"
    r"|from|near|like|than|beside|borders|bordering|between|neighbou?ring"
    r"|trend from|(?:adjacent|similar|next|close|akin|compared|due) to)"
    r"\s(?:that at\s|those found at\s)?(?:the\s|the (?:company|firm)['’]s\s|[A-Z][\w.]+['’]?s?\s){0,4}"
    r"(?:[a-z-]+\s){0,2}$"
)
_ASIDE_REACH = 40
# "adjacent to other deposits, such as Acme's Penco": what lies around, with an example.
_NEIGHBOUR = reex.regex(
    r"\b(?:near|hosts?|hosting|surrounded by|home to|alongside|far from|(?:adjacent|similar|next|close|akin) to)\s"
    r"[^.;:]{2,80}?\b(?:such as|including|like|among them)\s(?:the\s)?(?:[A-Z][\w.’'-]*\s){0,5}(?:[a-z-]+\s){0,2}$"
)
_NEIGHBOUR_REACH = 160
# What money is lent for.
_TO_WORK = reex.regex(
    r"\b(?<!used )to\s(?:help\s)?"
    r"(?:develop|build|restart|reopen|expand|complete|construct|upgrade|finish|open|advance)\s(?:[\w’'-]+\s){0,5}$"
)
# "US$5 million for Acme's Corrie".
_FOR_SITE = reex.regex(
    r"\s(?:for|to|towards?)\s(?:(?:the\s)?(?:[A-Z][\w.&-]*\s){0,4}[A-Z][\w.&-]*['’]s?\s)?(?:[a-z-]+\s){0,2}"
)
# Behind these words a site only says what something else is: "its property portfolio".
_COMPOUND = reex.regex(
    r"\s(?:portfolio|pipeline|team|financ(?:e|ing)|managers?|partners?|generator|workers?|loan|debt)\b"
)
# "Acme's Grasberg mine was hit by a mud rush": what befalls a site, or what only is said of it, is no work at it.
_BEFALLS = reex.regex(
    r"(?:['’]s?)?(?:\s(?:[a-z-]+\s){0,3}?(?:mine|project|plant|smelter|refinery|deposit|pit|complex|works|operation)s?)?\s"
    rf"(?:{any_of('befalls')})\b"
)
# What stands between a place and the plant that is called by it: "its Montana antimony smelter".
_OF_PLACE = reex.regex(r"(?:['’]s?)?\s(?:[a-z][\w-]*\s){0,2}")
# Words for a plant that any other word for one may stand for.
_GENERAL = ("facility", "plant")


def noted(
    told: Sequence[tuple[Line, reex.Entity | None]], grammar: Grammar
) -> tuple[list[Site], dict[frozenset[str], reex.Entity]]:
    """Return the sites that the sentences tell of, and whom any name of a site, by its words, is said to belong to."""
    sites: list[Site] = []
    by_name = ByName()
    known: dict[frozenset[str], reex.Entity] = {}
    for line, firm in told:
        for entity in line.of_kind("facility"):
            if not any(t.program is entity for t in line.triggers):  # "Demonstration Facility" is research by its name
                _note(sites, by_name, known, line, entity, firm, grammar)
    for line, firm in told:
        for hit in line.sites:
            _note_unnamed(sites, line, hit, firm, grammar)
    return sites, known


def _note(
    sites: list[Site],
    by_name: ByName,
    known: dict[frozenset[str], reex.Entity],
    line: Line,
    entity: reex.Entity,
    lead: reex.Entity | None,
    grammar: Grammar,
) -> None:
    if is_credit(line, entity.end):
        return
    owner = owner_of(line, entity.start, entity.end, lead)
    if owner:
        known.setdefault(site_words(entity, grammar), owner)
    if _is_lent_for(line, entity) or (owner and (_is_purpose(line, entity, owner, lead) or _is_bought(line, entity))):
        return
    if _is_aside(line, entity.start, entity.end) or _BEFALLS.match(line.text, entity.end):
        return
    words = site_words(entity, grammar)
    trigger = Trigger(grammar.act("project"), "noun", entity.start, entity.end, site=entity)
    near = (sites[number] for number in by_name.near(words))
    site = next((s for s in near if s.words <= words or words <= s.words), None)
    if site is None:
        site = Site(words, trigger)
        by_name.add(len(sites), words)
        sites.append(site)
    site.add(line, trigger)
    if owner:
        site.owners.setdefault(key(owner), owner)


def _is_aside(line: Line, start: int, end: int) -> bool:
    """Say whether a site only tells where something else is, or what it is like, or is only told where it is."""
    if only_lies(line, start, end):
        return True
    if _ASIDE.search(line.text, max(line.start, start - _ASIDE_REACH), start):
        return True
    return _NEIGHBOUR.search(line.text, max(line.start, start - _NEIGHBOUR_REACH), start) is not None


def _is_purpose(line: Line, site: reex.Entity, owner: reex.Entity, lead: reex.Entity | None) -> bool:
    """Say whether a site is only what another act is for: ``a loan for its Thacker Pass mine``, in a text on others."""
    return bool(_others_before(line, site)) and (lead is None or key(lead) != key(owner))


def _is_lent_for(line: Line, site: reex.Entity) -> bool:
    """Say whether money is for a site, or to work at one: ``lent Acme $5 million to develop its mine``."""
    if any(_FOR_SITE.fullmatch(line.text, e.end, site.start) for e in line.of_kind("money") if e.end < site.start):
        return True
    others = _others_before(line, site)
    return any(t.act.family == "capital" and _TO_WORK.search(line.text, t.end, site.start) for t in others)


def _others_before(line: Line, site: reex.Entity) -> list[Trigger]:
    start, _ = line.clause(site.start)
    others = [t for t in line.triggers if start <= t.start < site.start and not t.act.sites]
    return [t for t in others if not is_of_own_site(line, t)]


def _is_bought(line: Line, site: reex.Entity) -> bool:
    """Say whether a site is only what a firm acquires: ``the acquisition of the Yellow Frog project``."""
    start, _ = line.clause(site.start)
    return any(start <= t.start < site.start and t.act.object for t in line.triggers)


def _note_unnamed(sites: list[Site], line: Line, hit: reex.Hit, lead: reex.Entity | None, grammar: Grammar) -> None:
    """Note a site that is only called ``its refinery``: it is the one of its owner, or one of its own."""
    start, _ = line.clause(hit.start)
    if any(entity.start < hit.end and hit.start <= entity.end + 1 for entity in line.of_kind("facility")):
        return
    if _COMPOUND.match(line.text, hit.end) or _BEFALLS.match(line.text, hit.end) or is_credit(line, hit.end):
        return
    if any(start <= t.start < hit.start and not t.act.sites for t in line.triggers):
        return  # "purchases from MP's future magnet plant" tells of the purchases
    owner = owner_of(line, hit.start, hit.end, lead, named=False)
    if owner is None or _is_aside(line, hit.start, hit.end):
        return
    trigger = Trigger(grammar.act("project"), "noun", hit.start, hit.end)
    known = key(owner)
    own = [site for site in sites if known in site.owners]
    word = hit.term.text.split("[")[0]
    place = _place_of(line, hit)
    same = [site for site in own if line in site.lines or site.words == {word} or _is_there(site, word, place)]
    if hit.term.data.any_site:
        same = same or own[:1]
        if len(own) > 1:
            return
    site = same[0] if same else Site(frozenset([word]), trigger, place=place)
    if not same:
        sites.append(site)
    site.add(line, trigger)
    site.owners.setdefault(known, owner)


def _place_of(line: Line, hit: reex.Hit) -> str | None:
    """Return the place that a site is called by: ``its Montana smelter``."""
    places = line.of_kinds(PLACES)
    return next((e.ref for e in places if e.end < hit.start and _OF_PLACE.fullmatch(line.text, e.end, hit.start)), None)


def _is_there(site: Site, word: str, place: str | None) -> bool:
    """Say whether *word* speaks of a plant in the same place: ``its Montana facility``, told as a smelter before."""
    words = {word, *site.words}
    return place is not None and site.place == place and any(w.endswith(_GENERAL) for w in words)
