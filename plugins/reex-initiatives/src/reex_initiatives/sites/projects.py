"""A firm's own mines, plants and projects: one act a site, by whoever owns it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from operator import attrgetter

import attrs
import msgspec

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.kinds import FIRMS_AND_SITES, PLACES
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import Act
from reex_initiatives.lists.enumerated import ITEM
from reex_initiatives.parties.subject import described
from reex_initiatives.progress.status import Force, force
from reex_initiatives.sentences.lies import only_lies
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key
from reex_initiatives.sentences.referring import referred
from reex_initiatives.sentences.slots import first_of_each, stages
from reex_initiatives.sums.costs import each_once, is_capital
from reex_initiatives.telling.holdings import is_of_own_site

# "MP Materials' flagship 100%-owned Mountain Pass", "Perpetua Resources’ (NASDAQ: PPTA) Stibnite".
_OWNS = reex.regex(
    r"(?:\s\([^()]{1,40}\)){0,2}(?:['’]s?|['’]s?\s\([^()]{1,40}\))(?:\s(?!(?:and|from|with|in|of|at|for|to)\b)[\w%$.’'-]+){0,7}\s"
)
_ITS = reex.regex(
    r"\b(?:its|their|our|whose)\s(?:(?!(?:to|of|in|at|from|for|with|and|will|is|are|has|was|that|which|the|an?)\b)[\w%.,’'-]+\s){0,6}$",
    re.IGNORECASE,
)
_THE_FIRMS = reex.regex(r"\b[Tt]he (?:company|firm|miner|developer|producer|explorer)['’]s\s(?:[\w%.,’'-]+\s){0,6}$")
# A sentence of which the firm is the subject, whoever else is named in it.
_THE_FIRM = reex.regex(r"\W{0,3}(?:The|This) (?:company|firm|miner|developer|producer|explorer)\s")
# Behind such a verb a firm works for another: "selected Metso as engineer for its smelter".
_CHOSEN = reex.regex(
    r"\b(?:select|choos|chose|pick|nam|appoint|hir|engag|retain|contract|commission|award|mandat|enlist|ask)(?:s|ed|es|ing|e|en)?\s"
    r"(?:the\s)?$"
)
# How many of the firms before a site are looked at.
_LAST_FIRMS = 4
# What may stand between a site and its owner behind it: "Nolans, which is owned by Arafura", "Jadar of Rio Tinto".
_OF = reex.regex(
    r"(?:\s(?:\w+\s){0,2}?(?:mine|project|deposit|plant|refinery|property|smelter|facility))?,?"
    r"\s(?:(?:which\s|that\s)?"
    r"(?:(?:is|are|was|were|will be|is to be|are to be|is being|are being|has been|have been)\s)?"
    r"(?:[\w%-]+\s)?(?:owned|operated|held|controlled|run|(?:re)?developed|mined|worked|(?:re)?built|planned|(?:re)?opened(?:\sup)?"
    r"|explored|restarted|expanded)\sby|of|by)\s(?:the\s)?"
)
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
# Behind a site that an item of a list is on: "- West Gore Project (Canada): This asset".
_HEADS = reex.regex(r"(?:\s\([^()]{1,40}\))?(?::|\s[–—-])\s")
# A sentence that goes on about the site told last, whoever else it names.
_THE_SITE = reex.regex(
    r"\W{0,3}(?:The|This) (?:[a-z-]+ ){0,2}"
    r"(?:complex|plant|facility|mine|mill|refinery|smelter|project|site|concentrator|hub)\s"
)
# Before a word for the site that a text is on: "the project", "this lithium mine".
_THIS = reex.regex(r"\b[Tt]h(?:e|is)\s(?:[\w-]+\s){0,2}$")
_THIS_REACH = 36
# What comes beside the site told last.
_ANOTHER = reex.regex(r"(?:additional|further|more|second|third|another|similar)\s", re.IGNORECASE)
# What a firm has more of where its only site grows.
_MORE_WORK = reex.regex(r"\s(?:[a-z]+\s){0,2}(?:operations|capabilities|production|capacity|output|footprint)\b")
# What a firm is advancing where it has more than one.
_SEVERAL = reex.regex(r"\b(?:projects|properties|deposits|prospects|tenements|portfolio)\b")
# What money is lent for.
_TO_WORK = reex.regex(
    r"\b(?<!used )to\s(?:help\s)?"
    r"(?:develop|build|restart|reopen|expand|complete|construct|upgrade|finish|open|advance)\s(?:[\w’'-]+\s){0,5}$"
)
# "US$5 million for Acme's Corrie".
_FOR_SITE = reex.regex(
    r"\s(?:for|to|towards?)\s(?:(?:the\s)?(?:[A-Z][\w.&-]*\s){0,4}[A-Z][\w.&-]*['’]s?\s)?(?:[a-z-]+\s){0,2}"
)
# What a site costs.
_COSTS = reex.regex(
    r"\b(?:costs?|costing|cost of|capital cost|capex of|budget of)\s(?:about\s|around\s|some\s|nearly\s|up to\s)?$"
)
_COSTS_REACH = 30
# "the $400 million lithium refinery".
_COST_OF = reex.regex(r"\s(?:(?!(?:in|of|for|to|at|on|and|loan|grant|stake|deal)\s)[a-z-]+\s){0,3}")
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
_OTHERS = frozenset(("agency", "organization"))
_SITES = frozenset(("facility",))
_SITES_AND_BODIES = frozenset(("facility", "agency"))
# From how many sites on a sentence only lists what a firm has.
_MANY = 3
# Classes of words for what is done before there is a mine.
_STUDIES = ("<drilling>", "<feasibility>")
# How what is said of a site begins.
_SAID_OF = ("was ", "were ", "has ", "have ", "is ", "came ")
# How many sentences behind may go on about a site.
_SPEAKS_ON = 3


@attrs.define
class _Site:
    """A site of the document, with where it is named and who is said to own it; some have no name of their own."""

    words: frozenset[str]
    first: Trigger
    places: list[tuple[Line, Trigger]] = attrs.field(factory=list)
    owners: dict[str, reex.Entity] = attrs.field(factory=dict)
    amounts: tuple[reex.Entity, ...] = ()
    place: str | None = None
    more: list[Line] = attrs.field(factory=list)
    lines: set[Line] = attrs.field(factory=set, init=False)

    def add(self, line: Line, trigger: Trigger) -> None:
        """Note where it is named."""
        self.places.append((line, trigger))
        self.lines.add(line)


def projects(
    page: reex.Page,
    all_lines: Sequence[Line],
    built: Iterable[Draft],
    grammar: Grammar,
    lead: reex.Entity | None,
) -> list[Draft]:
    """Return a draft for each site that a firm owns, with every sentence that names it.

    What verbs tell, such as ``is building a plant``, comes in *built*; it is of a
    site that is named beside it, or of one of its own.
    """
    sites: list[_Site] = []
    known: dict[frozenset[str], reex.Entity] = {}
    told = [(line, firm) for line, firm in with_firms(all_lines, lead) if line.of_kind("facility") or line.sites]
    if not told:
        return _with_owners(built)
    for line, firm in told:
        for entity in line.of_kind("facility"):
            if not any(t.program is entity for t in line.triggers):  # "Demonstration Facility" is research by its name
                _note(sites, known, line, entity, firm, grammar)
    for line, firm in told:
        for hit in line.sites:
            _note_unnamed(sites, line, hit, firm, grammar)
    owned = _with_owners(built)
    _give_known(sites, known, owned)
    rest = [draft for draft in owned if not _is_of_site(draft, sites, lead)]
    rest = [draft for draft in rest if not _is_in_title(draft, sites)]
    rest = list(_without_more(rest, sites))
    _give_costs(sites, told)
    paragraphs: dict[int, list[Line]] = {}
    for line in all_lines if sites else ():
        paragraphs.setdefault(line.paragraph, []).append(line)
    _give_more(sites, told)
    drafts = [_draft(page, _news(site), lead, grammar.act("project"), paragraphs) for site in sites if _told(site)]
    return [*rest, *each_once(filter(None, drafts))]


def _give_costs(sites: list[_Site], told: Iterable[tuple[Line, reex.Entity | None]]) -> None:
    """Let a site cost what a sentence says that work costs: the only one of the text, or the one it was just on."""
    owned = [site for site in sites if site.owners]
    named: dict[int, list[_Site]] = {}
    for site in owned:
        for place in site.lines:
            named.setdefault(place.number, []).append(site)
    for line, _ in told if owned else ():
        sums = (e for e in line.of_kind("money") if isinstance(e.value, reex.Money) and is_capital(line, e))
        money = next(sums, None)
        others = {key(e) for e in line.of_kind("company")}
        one = owned if len(owned) == 1 else named.get(line.number) or named.get(line.number - 1, [])
        if money and len(one) == 1 and not one[0].amounts and others <= one[0].owners.keys():
            one[0].amounts = (money,)


def _give_more(sites: Sequence[_Site], told: Iterable[tuple[Line, reex.Entity | None]]) -> None:
    """Let the only site of a text have what sentences on *the project* tell of its stages."""
    only = [site for site in sites if _told(site)]
    if len(only) != 1:
        return
    (site,) = only
    for line, _ in told:
        others = line.of_kind("facility") or {key(e) for e in line.of_kind("company")} - site.owners.keys()
        if line.about or others or line in site.lines:
            continue
        if any(_THIS.search(line.text, max(line.start, hit.start - _THIS_REACH), hit.start) for hit in line.sites):
            site.more.append(line)


def _with_owners(built: Iterable[Draft]) -> list[Draft]:
    """Return the drafts without those of nobody that sentences before or right behind tell of somebody."""
    every = list(built)
    told = {d.line.number for d in every if d.act.sites and d.actors}
    first = min(told, default=0)
    return [d for d in every if not (_is_nobodys(d) and d.act.sites and _is_told_elsewhere(d, told, first))]


def _is_nobodys(draft: Draft) -> bool:
    return not (draft.actors or draft.amounts)


def _is_another(draft: Draft) -> bool:
    """Say whether a site comes beside those told: ``plans are in place for additional plants``."""
    return _ANOTHER.match(draft.line.text, draft.trigger.start) is not None


def _is_told_elsewhere(draft: Draft, numbers: Set[int], first: int) -> bool:
    """Say whether a site of nobody is told with its owner: behind, as after a headline, or before *the plant*."""
    line = draft.line
    if _is_another(draft):
        return False
    behind = any(line.number + further in numbers for further in range(1, _SPEAKS_ON + 1))
    return behind or (bool(numbers) and first < line.number and not line.of_kinds(FIRMS_AND_SITES))


def with_firms(all_lines: Iterable[Line], lead: reex.Entity | None) -> Iterator[tuple[Line, reex.Entity | None]]:
    """Yield each sentence with the firm that ``the company`` and ``its`` stand for at its start."""
    last: reex.Entity | None = None
    for line in all_lines:
        if not line.entities and not line.sites:
            continue  # it names none
        yield line, lead or last
        if firms := line.of_kind("company"):
            last = firms[-1]


def _give_known(sites: list[_Site], known: Mapping[frozenset[str], reex.Entity], built: Iterable[Draft]) -> None:
    """Let sites at which nobody is said to work be whose they are where a permit or a loan is told for them."""
    lines = {draft.line for draft in built if _is_nobodys(draft)}
    for site in sites:
        if not site.owners and site.words in known and lines & site.lines:
            owner = known[site.words]
            site.owners[key(owner)] = owner


def _is_of_site(draft: Draft, sites: list[_Site], lead: reex.Entity | None) -> bool:
    """Say whether a verb tells of a site that was noted, which takes the sentence as evidence."""
    nobodys = _is_nobodys(draft)
    for site in sites:
        if draft.line not in site.lines:
            continue
        if (site.owners or lead) if nobodys else (draft.known("actors").keys & site.owners.keys()):
            site.add(draft.line, draft.trigger)
            site.amounts = site.amounts or draft.amounts
            return True
    return _is_of_only_site(draft, sites) or _is_of_all_sites(draft, sites)


def _is_of_all_sites(draft: Draft, sites: list[_Site]) -> bool:
    """Say whether a firm is only said to work at the sites that the text names: ``is advancing four projects``."""
    match = draft.trigger.match
    own = [site for site in sites if draft.known("actors").keys & site.owners.keys()]
    if match is None or draft.amounts or not _SEVERAL.search(draft.line.text, match.start, match.end):
        return False
    for site in own:
        site.add(draft.line, draft.trigger)
    return bool(own)


def _is_of_only_site(draft: Draft, sites: list[_Site]) -> bool:
    """Say whether a firm with one site is only said to work more: ``steps to expand its operations``."""
    own = [site for site in sites if draft.known("actors").keys & site.owners.keys()]
    more = draft.trigger.match is None and _MORE_WORK.match(draft.line.text, draft.trigger.end) is not None
    if len(own) != 1 or not more or draft.amounts or draft.line.of_kind("facility"):
        return False
    own[0].add(draft.line, draft.trigger)
    return True


def _is_in_title(draft: Draft, sites: list[_Site]) -> bool:
    """Say whether a title tells what the text says of the one site of a firm: ``Acme Opens Refinery in Texas``."""
    own = [site for site in sites if draft.known("actors").keys & site.owners.keys()]
    if not draft.headline or draft.amounts or len(own) != 1:
        return False
    told = (force(line, trigger) for line, trigger in own[0].places if trigger.form != "noun")
    if not any(how is not None and how.status == draft.force.status for how in told):
        return False
    own[0].add(draft.line, draft.trigger)
    return True


def _without_more(drafts: Iterable[Draft], sites: Sequence[_Site]) -> Iterator[Draft]:
    """Yield the drafts but for what goes on about *the plant* told last; its goods may be those of another."""
    owned = [site for site in sites if site.owners]
    told = sorted((line.number, number) for number, s in enumerate(owned) for line, _ in s.places if not line.about)
    for draft in drafts:
        at = bisect_left(told, (draft.line.number, 0))
        opens = _THE_SITE.match(draft.line.text, draft.line.start)  # with another firm's kiln, or by its design
        named = draft.actors or draft.line.of_kinds(_SITES if opens else FIRMS_AND_SITES)
        if not draft.act.sites or named or not at or _is_another(draft):
            yield draft
            continue
        site = owned[told[at - 1][1]]
        site.amounts = site.amounts or draft.amounts
        if opens:
            site.add(draft.line, draft.trigger)


def _note_unnamed(sites: list[_Site], line: Line, hit: reex.Hit, lead: reex.Entity | None, grammar: Grammar) -> None:
    """Note a site that is only called ``its refinery``: it is the one of its owner, or one of its own."""
    start, _ = line.clause(hit.start)
    if any(entity.start < hit.end and hit.start <= entity.end + 1 for entity in line.of_kind("facility")):
        return
    if _COMPOUND.match(line.text, hit.end) or _BEFALLS.match(line.text, hit.end):
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
    site = same[0] if same else _Site(frozenset([word]), trigger, place=place)
    if not same:
        sites.append(site)
    site.add(line, trigger)
    site.owners.setdefault(known, owner)


def _place_of(line: Line, hit: reex.Hit) -> str | None:
    """Return the place that a site is called by: ``its Montana smelter``."""
    places = line.of_kinds(PLACES)
    return next((e.ref for e in places if e.end < hit.start and _OF_PLACE.fullmatch(line.text, e.end, hit.start)), None)


def _is_there(site: _Site, word: str, place: str | None) -> bool:
    """Say whether *word* speaks of a plant in the same place: ``its Montana facility``, told as a smelter before."""
    words = {word, *site.words}
    return place is not None and site.place == place and any(w.endswith(_GENERAL) for w in words)


def _told(site: _Site) -> bool:
    """Say whether the text tells of a site outside of questions, and of what a firm says of itself in each release."""
    told = ((line, line.text.endswith("?", line.start, line.end)) for line, _ in site.places)
    return any(not asks and not line.about and len(line.of_kind("facility")) < _MANY for line, asks in told)


def _news(site: _Site) -> _Site:
    """Return a site without what a firm says of it in each release, which only tells whose it is."""
    return attrs.evolve(site, places=[(line, trigger) for line, trigger in site.places if not line.about])


def _note(
    sites: list[_Site],
    known: dict[frozenset[str], reex.Entity],
    line: Line,
    entity: reex.Entity,
    lead: reex.Entity | None,
    grammar: Grammar,
) -> None:
    owner = owner_of(line, entity.start, entity.end, lead)
    if owner:
        known.setdefault(site_words(entity, grammar), owner)
    if _is_lent_for(line, entity) or (owner and (_is_purpose(line, entity, owner, lead) or _is_bought(line, entity))):
        return
    if _is_aside(line, entity.start, entity.end) or _BEFALLS.match(line.text, entity.end):
        return
    words = site_words(entity, grammar)
    trigger = Trigger(grammar.act("project"), "noun", entity.start, entity.end, site=entity)
    site = next((s for s in sites if s.words <= words or words <= s.words), None)
    if site is None:
        site = _Site(words, trigger)
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


def site_words(entity: reex.Entity, grammar: Grammar) -> frozenset[str]:
    """Return the words of a site's name that tell it from others."""
    words = re.findall(r"\w+", (entity.name or entity.text).lower())
    return frozenset(w for w in words if w not in grammar.site_words) or frozenset(words)


def owner_of(line: Line, start: int, end: int, lead: reex.Entity | None, *, named: bool = True) -> reex.Entity | None:
    """Return whom the sentence says the site at *start* belongs to."""
    firms = line.of_kind("company")
    before = [e for e in firms if e.end <= start]
    for firm in reversed(before):
        if _OWNS.fullmatch(line.text, firm.end, start):
            return firm
    if _ITS.search(line.text, line.start, start):
        others = any(e.end <= start for e in line.of_kinds(_OTHERS))
        others = others and not _THE_FIRM.match(line.text, line.start)
        doers = [e for e in before if not _CHOSEN.search(line.text, line.start, e.start)] or before
        near = [e for e in doers[-_LAST_FIRMS:] if not described(line, e, start)]
        return (near or doers)[-1] if doers else None if others else lead  # "Acme, an arm of Beta, opened its plant"
    if _THE_FIRMS.search(line.text, line.start, start):
        return lead
    for firm in firms:
        if firm.start >= end and _OF.fullmatch(line.text, end, firm.start):
            return firm
    if ITEM.fullmatch(line.text, line.start, start) and _HEADS.match(line.text, end):
        return lead
    return _worker(line, start, before, lead) if named else None


def _worker(line: Line, start: int, before: list[reex.Entity], lead: reex.Entity | None) -> reex.Entity | None:
    """Return who runs a site or works at it: ``Perpetua is developing the Stibnite project``."""
    for hit in reversed([hit for hit in line.works if hit.start < start]):
        doers = [e for e in before if e.end <= hit.start]
        behind = (t for t in line.triggers if t.start > hit.end and t.end <= start and not t.act.sites)
        if any(not is_of_own_site(line, t) for t in behind):
            continue
        reference = referred(line, hit.start)
        if reference and reference[0] in ("company", "we") and not doers:
            return lead
        if doers:
            return doers[-1]
    return None


def _draft(
    page: reex.Page, site: _Site, lead: reex.Entity | None, act: Act, paragraphs: Mapping[int, list[Line]]
) -> Draft | None:
    owners = tuple(site.owners.values()) or _by_knowledge(page, site, lead)
    if not owners:
        return None
    line, trigger = site.places[0]
    return Draft(
        act=act,
        force=_force(site),
        actors=owners[:1],
        amounts=site.amounts or _cost(site),
        commodities=tuple(_goods(site)),
        stages=first_of_each(_stages(site, paragraphs)),
        line=line,
        trigger=trigger,
        rule="site" if site.owners else "site-lead",
        why={"actors": "site" if site.owners else "document", "amounts": "words"},
        evidence=list(dict.fromkeys(line for line, _ in site.places)),
    )


def _stages(site: _Site, paragraphs: Mapping[int, list[Line]]) -> Iterator[reex.Hit]:
    """Yield the stages that the sentences on a site name, and those behind them that speak of nothing else."""
    for line, trigger in site.places:
        yield from stages(line, trigger)
        together = paragraphs[line.paragraph]
        behind = bisect_right(together, line.number, key=attrgetter("number"))
        for other in together[behind : behind + _SPEAKS_ON]:
            alone = not other.triggers and not other.of_kinds(_SITES_AND_BODIES)
            if alone and other.number - line.number <= _SPEAKS_ON:
                yield from other.stages_of(trigger.act)
    for line in site.more:
        yield from line.stages_of(site.first.act)


def _cost(site: _Site) -> tuple[reex.Entity, ...]:
    """Return what the site costs, where a sentence on it says so: ``at a cost of RM500 million``, ``a $5m plant``."""
    for line, _ in site.places:
        for money in line.of_kind("money"):
            per = isinstance(money.value, reex.Money) and money.value.per
            low = max(line.start, money.start - _COSTS_REACH)
            if not money.value or per:
                continue
            if _COSTS.search(line.text, low, money.start) or _is_cost_of(line, money):
                return (money,)
    return ()


def _is_cost_of(line: Line, money: reex.Entity) -> bool:
    """Say whether a sum stands right before the word for the one site of a sentence: ``the $400 million refinery``."""
    words = [hit for hit in line.sites if _COST_OF.fullmatch(line.text, money.end, hit.start)]
    words = [hit for hit in words if hit.term.text != "facility"]  # which may be a loan
    return bool(words) and not any(t.act.family for t in line.triggers)


def _by_knowledge(page: reex.Page, site: _Site, lead: reex.Entity | None) -> tuple[reex.Entity, ...]:
    """Return the firm that a document is about, unless the table says that another one runs the site."""
    operator = page.facts("facility", site.first.site.name).get("operator") if site.first.site else None
    return (lead,) if lead and operator in (None, "", lead.name) else ()


def _goods(site: _Site) -> Iterator[reex.Entity]:
    seen: set[str | None] = set()
    for line, _ in site.places:
        for entity in line.goods_told:
            if entity.ref not in seen:
                seen.add(entity.ref)
                yield entity


def _forces(site: _Site) -> Iterator[tuple[Force | None, Trigger]]:
    """Yield how far each sentence says that a site has come, by which word; a verb tells more than the mere site."""
    told = {line for line, trigger in site.places if trigger.form != "noun"}
    for line, trigger in site.places:
        if trigger.form != "noun" or line not in told:
            how = force(line, trigger)
            talk = how is not None and trigger.form == "noun" and how.cue.removeprefix("to ").startswith("discuss")
            yield None if talk else how, trigger  # who discusses a mine plans nothing by that


def _is_study(trigger: Trigger) -> bool:
    """Say whether only drilling or a study is done, with which no mine is: ``completed a survey over its property``."""
    return trigger.match is not None and any(words in trigger.match.pattern.text for words in _STUDIES)


def _tells_of_site(how: Force) -> bool:
    """Say whether it is the site that is done, and not a study of it: ``the mine was opened``."""
    return how.why in ("form", "pattern") or how.cue.startswith(_SAID_OF)


def _force(site: _Site) -> Force:
    """Return how far a site has come: opened, or, if it is only planned everywhere, announced, else it is at work."""
    read = list(_forces(site))
    told = [how for how, _ in read]
    done = [how for how, of in read if how and how.status == "completed" and _tells_of_site(how) and not _is_study(of)]
    if done and not any(how and how.status == "ended" for how in told):
        return msgspec.structs.replace(done[0], binding=False)
    planned = [how for how in told if how and how.status in ("proposed", "announced")]
    if len(planned) == len(told):
        only = planned[0] if len(told) == 1 else None  # "the proposed mine" is somebody's plan
        weighed = only is not None and only.status == "proposed" and only.cue != "proposed"
        status = "proposed" if weighed else "announced"
        return msgspec.structs.replace(planned[0], status=status, binding=False, conditional=False)
    if any(told) and all(how is None or how.status == "ended" for how in told):
        return Force("ended", False, False, why="site")
    return Force("active", True, False, why="site")
