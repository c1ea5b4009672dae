"""One sentence, laid out: what stands in it, in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import attrs

import reex
from reex_initiatives.grammar import Grammar
from reex_initiatives.patterns import Found, matches
from reex_initiatives.words import (
    Act,
    ActWord,
    BodyWord,
    Cue,
    Form,
    GoodsWord,
    Located,
    PatternWord,
    RankWord,
    ShareWord,
    SiteWord,
    StageWord,
    WorkWord,
)

STATUS_CUES = ("proposed", "announced", "told", "agreed", "active", "completed", "ended")
NAMES = frozenset(("agency", "company", "organization", "program", "facility"))
PARTIES = NAMES | {"country"}
# Kinds of which no word tells an act.
_CLOSED = NAMES | {"date", "money", "commodity"}
# How programs are called that have money to give, and what a table calls these.
_PAYERS = ("Fund", "Network", "Facility", "Bank", "Partnership", "Program", "Programme")
_MONEY = ("funding", "grant", "loan", "guarantee", "equity", "research")
# How far behind a verb its object may stand.
_OBJECT_REACH = 60
# Boundaries that need no comma before them; the others of the list do.
_STRONG_BOUNDARIES = frozenset(("while", "but", "although", "whereas", "because", "however", "though", "which", "who"))
# Where a region is only a place: "in northern Ontario", "Sudbury, Ontario".
_PLACED = re.compile(r"(?:\b(?:in|of|near|from|across|to|at)\s(?:\w+\s)?|,\s)$")
_NOT_ONLY = re.compile(r"\s(?:just|only|merely|least)\b")
_OF_COUNTRY = re.compile(r"\sof\s(?:the\s)?")
# "the Limpopo Province of South Africa" is a place.
_NAMED = re.compile(r"\b(?!The\s)[A-Z][\w-]+\s$")
_OF_STATE = re.compile(r"(?:['’]s?)?\s(?:federal\s|central\s|national\s|then-)?")
# "the French state" acts; "a Chinese state firm" doesn't for it.
_STATE_OWNED = re.compile(
    r"state(?:-|['’]s?|\s(?!(?:and|or|to|in|for|has|had|will|would|is|was|on|with|by|at|which|that)\b)\w)"
)
# "Each warrant grants the holder a right": a verb has an object without preposition.
_OBJECT = re.compile(r"\s(?:the|an?|its|their|our|us|them|it)\s")
# How far behind a verb of giving the sum may begin: "announced up to $135 million".
_MONEY_REACH = 40
# Who may stand between them.
_GETTERS = ("agency", "company", "country", "organization")
# The same for a good that is bought: "will buy up to 6,000 metric tons of neodymium".
_GOODS_REACH = 48
# What may stand between a verb and the firm that is its object: "bought Britain's Acme", "Canadian miner Acme",
# "its rival Acme".
DIRECT_OBJECT = re.compile(
    r"\s(?:(?:the|its|their)\s)?(?:[A-Z][\w.]{1,20}['’]s\s|[A-Z][\w.-]{1,20}\s(?=[a-z]))?"
    r"(?:(?:[a-z][\w-]{2,15}\s){0,2}(?:rival|peer|miner|explorer|developer|producer|refiner|maker|recycler|processor"
    r"|supplier|neighbou?r|start-?up|company|firm|group|competitor|smelter|trader)\s)?"
)
# Headings of what firms say of themselves in each release; and how long a heading is.
_ABOUT = re.compile(r"\W{0,4}About\s")
_HEADING = 100
# "approved $5 million for the mine"; "the $5 million mine" is what a mine costs.
_MONEY_FOR = re.compile(r"\s(?:for|to|in|of|towards?)\s")
# What a party may be called behind its name, and what joins it to whose it is: "the EU's RESourceEU plan".
_CALLED = re.compile(r"\s(?:plan|program|programme|fund|scheme|initiative|government|ministry|unit|arm|agency)\b")
_POSSESSIVE = re.compile(r"['’]s?\s(?:new\s|own\s)?")
_INSERTED = re.compile(r",\s(?:which|who)\s[^,;]{3,120},\s")
_JOINT = re.compile(r",\s(?:and|but)\s(?:the\s)?$")
# "LONDON, Nov 18 (Reuters) - The fund": where it was written and by whom, up to the dash before the first sentence.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’ -]{2,30}|(?:[A-Z][a-z]+\s){0,2}[A-Z][a-z]+,\s[^()\n]{1,40}(?=\()"
    r"|(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}\s)?(?=\())"
    r"(?:,\s[^()–—\n]{1,50}?)?(?:\s?\([^()\n]{2,40}\))?\s(?:[–—]|--?)\s(?=[\"“‘]?[A-Z0-9])"
)
# Words for one firm, behind an adjective that only tells where it is from.
_MAKER = re.compile(
    r"\s(?:[a-z][\w-]*\s){0,3}?(?:maker|manufacturer|miner|producer|refiner|processor|developer|explorer|supplier|trader"
    r"|company|firm|group|conglomerate|startup|start-up|automaker|steelmaker|giant|utility)\b"
)
_ARTICLES = (" the ", "The ", " an ", " a ")
_WHOSE = re.compile(r"['’]s?\s(?:(?:state|state-owned|state-run|largest|biggest|top|leading|national)\s){0,2}")
_DASHES = re.compile(r"[;:]\s|\s[–-]\s")
# "says that it is vital, and that $1 billion is to follow".
_AND_THAT = re.compile(r",\s(?:and|but)\sthat\s")
# What stands between goods and who makes them, and goods that no table of commodities has: "the oxide that Acme".
_MADE_BY = re.compile(r"\s(?:that|which)\s(?:the\s)?")
_GOODS_BEFORE = 30
_GOODS_OF = re.compile(
    r"\b(?:oxides?|concentrates?|output|materials?|metals?|ores?|powders?)\s(?:that|which)\s(?:the\s)?$"
)


@attrs.frozen
class Trigger:
    """A word, or a program's name, that names or does an act."""

    act: Act
    form: Form
    start: int
    end: int
    program: reex.Entity | None = None
    site: reex.Entity | None = None
    match: Found | None = None
    goods: tuple[str, ...] = ()


@attrs.frozen(eq=False, kw_only=True)
class Line:
    """A sentence with its entities, triggers and cues.

    Attributes:
        number: its place among the sentences of the document.
        paragraph: the number of blank lines before it.
        heading: whether it is set in title case, without a full stop.
        about: whether it stands under a heading such as "About Lynas".
        gaps: where words of a link are lost in it.
        boundaries: where clauses begin inside it.
        payers: where programs stand that pay, as their names or a table say.
    """

    text: str
    start: int
    end: int
    number: int
    paragraph: int
    heading: bool
    about: bool
    entities: tuple[reex.Entity, ...]
    triggers: tuple[Trigger, ...]
    cues: tuple[reex.Hit, ...]
    stages: tuple[reex.Hit, ...]
    goods: tuple[reex.Hit, ...]
    shares: tuple[reex.Hit, ...]
    standing: tuple[reex.Hit, ...]
    works: tuple[reex.Hit, ...]
    sites: tuple[reex.Hit, ...]
    gaps: tuple[int, ...]
    boundaries: tuple[int, ...]
    payers: frozenset[int]

    @property
    def span(self) -> reex.Span:
        """Where the sentence stands."""
        return reex.Span(self.start, self.end)

    def clause(self, at: int) -> tuple[int, int]:
        """Return the clause that *at* stands in."""
        start = max((b for b in self.boundaries if b <= at), default=self.start)
        return start, min((b for b in self.boundaries if b > at), default=self.end)

    def of_kind(self, *kinds: str) -> list[reex.Entity]:
        """Return the entities of these kinds, in order."""
        return [entity for entity in self.entities if entity.kind in kinds]

    def makes(self, party: reex.Entity) -> bool:
        """Say whether a clause on goods has *party* as its subject: ``the magnets that Acme is to make``."""
        if _GOODS_OF.search(self.text, max(self.start, party.start - _GOODS_BEFORE), party.start):
            return True
        return any(_MADE_BY.fullmatch(self.text, goods.end, party.start) for goods in self.of_kind("commodity"))

    def cues_of(self, start: int, end: int, *names: str) -> list[reex.Hit]:
        """Return the cues of these lists between *start* and *end*."""
        return [cue for cue in self.cues if start <= cue.start < end and cue.term.data.list in names]


@attrs.frozen
class _Sheet:
    """What the lines of a document are cut from."""

    page: reex.Page
    grammar: Grammar
    entity_starts: list[int]
    hit_starts: list[int]
    gaps: list[int]

    @cached_property
    def known(self) -> frozenset[str]:
        """The bodies that the document names, by themselves or by those who hold an office in them."""
        holders = (h.term.data for h in _only(self.page.hits, reex.Alias))
        bodies = frozenset(e.name for e in self.page.entities("agency") if e.name)
        return bodies | {alias.entry.name for alias in holders if not alias.weak}

    def entities(self, span: reex.Span) -> tuple[reex.Entity, ...]:
        return self.page.found[bisect_left(self.entity_starts, span.start) : bisect_left(self.entity_starts, span.end)]

    def hits(self, span: reex.Span) -> Sequence[reex.Hit]:
        return self.page.hits[bisect_left(self.hit_starts, span.start) : bisect_left(self.hit_starts, span.end)]


def lines(page: reex.Page, grammar: Grammar) -> list[Line]:
    """Return the sentences of *page*, laid out."""
    gaps = [n.start for n in page.document.notices if n.code == "dropped-link" and n.start is not None]
    sheet = _Sheet(page, grammar, [e.start for e in page.found], [h.start for h in page.hits], gaps)
    found: list[Line] = []
    paragraph = last = 0
    about = False
    for number, span in enumerate(page.sentences):
        paragraph += "\n\n" in page.text[last : span.start]
        last = span.end
        text = page.text[span.start : span.end]
        if len(text) < _HEADING and not text.endswith((".", ":", ";")):
            about = _ABOUT.match(text) is not None
        found.append(_line(sheet, span, number, paragraph, about))
    return found


def _line(sheet: _Sheet, span: reex.Span, number: int, paragraph: int, about: bool) -> Line:
    text = sheet.page.text
    entities = _told_by_none(text, span, sheet.entities(span))
    # "in May" is no "may", "Growth Fund" is no funding, and "5 billion won" tells of no winner.
    closed = [entity for entity in entities if entity.kind in _CLOSED]
    hits = [h for h in sheet.hits(span) if not any(e.start <= h.start and h.end <= e.end for e in closed)]
    cues = tuple(c for c in _longest(_only(hits, Cue)) if not _only_just(text, c))
    bodies = list(_only(hits, BodyWord))
    acting = [_governing(text, e, bodies) if e.kind in ("country", "region") else e for e in entities]
    acting = [_as_body(e) if e.kind == "region" and _acts(text, e, hits) else e for e in acting]
    entities = tuple(sorted(_with_holders(acting, list(_officeholders(sheet, hits))), key=lambda e: e.start))
    entities = tuple(e for e in entities if not _only_tells_whose(text, e, entities))
    goods = tuple(_only(sheet.hits(span), GoodsWord))
    return Line(
        text=text,
        start=span.start,
        end=span.end,
        number=number,
        paragraph=paragraph,
        heading=reex.is_heading(text[span.start : span.end]),
        about=about,
        entities=entities,
        triggers=tuple(_triggers(text, span, hits, goods, entities, sheet.grammar)),
        goods=goods,
        cues=cues,
        stages=tuple(_longest(_only(sheet.hits(span), StageWord))),
        shares=tuple(_only(hits, ShareWord)),
        standing=tuple(reex.longest(h for h in hits if isinstance(h.term.data, Located | RankWord))),
        works=tuple(_only(hits, WorkWord)),
        sites=tuple(_longest(_only(hits, SiteWord))),
        payers=frozenset(e.start for e in entities if e.kind == "program" and _pays(sheet.page, e)),
        gaps=tuple(gap for gap in sheet.gaps if span.start - 1 <= gap <= span.end),
        boundaries=tuple(
            sorted(
                {
                    *_boundaries(text, span, cues),
                    *_second_clauses(text, hits, entities),
                    *_main_verbs(text, span, hits),
                }
            )
        ),
    )


def _only_tells_whose(text: str, country: reex.Entity, entities: Iterable[reex.Entity]) -> bool:
    """Say whether a country only tells where a party is from: ``Korea's JS Link``, ``the Japanese battery maker``."""
    if country.kind != "country":
        return False
    if isinstance(country.value, reex.Naming) and country.value.form == "adjective":
        article = text.endswith(_ARTICLES, 0, country.start)
        return article and _MAKER.match(text, country.end) is not None
    starts = {e.start for e in entities if e.kind in ("agency", "company", "organization")}
    whose = _WHOSE.match(text, country.end)
    return whose is not None and whose.end() in starts


def _told_by_none(text: str, span: reex.Span, entities: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return the entities without those of a dateline, who neither act nor get anything.

    A firm opens none, nor does a country alone: ``CANADA – A loan to Lynas``.
    """
    dateline = _DATELINE.match(text, span.start, span.end)
    if not dateline or any(e.start == span.start and _opens_sentence(e, dateline[0]) for e in entities):
        return entities
    return tuple(e for e in entities if e.start >= dateline.end() or e.kind == "date")


def _opens_sentence(first: reex.Entity, dateline: str) -> bool:
    """Say whether what looks like a dateline begins a sentence with *first*."""
    metonym = isinstance(first.value, reex.Naming) and first.value.form == "metonym"
    alone = "," not in dateline and "(" not in dateline
    return first.kind in NAMES or (first.kind == "country" and alone and not metonym)


def _pays(page: reex.Page, program: reex.Entity) -> bool:
    """Say whether a program has money to give: ``Minerals Security Fund``, or one that a table calls a grant."""
    name = program.name or program.text
    return name.endswith(_PAYERS) or page.facts("program", name).get("instrument") in _MONEY


def _longest(hits: Iterable[reex.Hit]) -> Iterator[reex.Hit]:
    """Yield the longest hits, all of those on one span: a word may stand in several lists."""
    free, last = 0, (-1, -1)
    for hit in hits:
        if hit.start >= free or (hit.start, hit.end) == last:
            free, last = hit.end, (hit.start, hit.end)
            yield hit


def _governing(text: str, country: reex.Entity, bodies: list[reex.Hit]) -> reex.Entity:
    """Return a country with the words by which it acts: ``the Canadian government``, ``the Government of Canada``."""
    start, end = country.start, country.end
    for hit in bodies:
        if _OF_COUNTRY.fullmatch(text, hit.end, country.start) and not _NAMED.search(
            text, max(0, hit.start - 30), hit.start
        ):
            start = hit.start
        elif _OF_STATE.fullmatch(text, country.end, hit.start) and not _STATE_OWNED.match(text, hit.start):
            end = hit.end
    if (start, end) == (country.start, country.end):
        return country
    if country.kind == "region":
        return _as_body(attrs.evolve(country, start=start, end=end, text=text[start:end]))
    return attrs.evolve(country, start=start, end=end, text=text[start:end], value=reex.Naming(form="name"))


def _as_body(region: reex.Entity) -> reex.Entity:
    """Return the government of a region, which is a body of its own."""
    return attrs.evolve(region, kind="agency", name=region.text, ref=None)


def _acts(text: str, region: reex.Entity, hits: Iterable[reex.Hit]) -> bool:
    """Say whether a region does something: ``Ontario invested``, and not ``the mine in Ontario produced``."""
    behind = (region.end + 1, region.end + 5, region.end + 6)  # a verb, or "has" or "will" and a verb
    verb = any(h.start in behind and (_is_verb(h) or _tells_status(h)) for h in hits)
    return verb and not _PLACED.search(text, max(0, region.start - 20), region.start)


def _with_holders(acting: list[reex.Entity], holders: list[reex.Entity]) -> Iterator[reex.Entity]:
    """Yield all who act; ``Australian Prime Minister Anthony Albanese`` is one, the holder of the office."""
    for holder in holders:
        titles = [e for e in acting if e.kind == "country" and e.start < holder.start < e.end]
        yield attrs.evolve(holder, start=titles[0].start) if titles else holder
    for entity in acting:
        if entity.kind != "country" or not any(entity.start < holder.start < entity.end for holder in holders):
            yield entity


def _officeholders(sheet: _Sheet, hits: Iterable[reex.Hit]) -> Iterator[reex.Entity]:
    """Yield presidents, ministers and secretaries as the bodies that they act for; the record doesn't hold them.

    A mere name, such as ``Trump``, counts where the document has the office or
    the body somewhere.
    """
    for hit in reex.longest(_only(hits, reex.Alias)):
        entry = hit.term.data.entry
        if not hit.term.data.weak or entry.name in sheet.known:
            span = (hit.start, hit.end)
            yield sheet.page.entity("agency", span, name=entry.name, ref=entry.ref, rule="officeholder")


def _only(hits: Iterable[reex.Hit], kind: type) -> Iterator[reex.Hit]:
    return (hit for hit in hits if isinstance(hit.term.data, kind))


def _only_just(text: str, cue: reex.Hit) -> bool:
    """Say whether a denial is none: ``not just``, ``not only``."""
    return cue.term.data.list == "negated" and _NOT_ONLY.match(text, cue.end) is not None


def _triggers(
    text: str,
    span: reex.Span,
    hits: Sequence[reex.Hit],
    within: Sequence[reex.Hit],
    entities: Sequence[reex.Entity],
    grammar: Grammar,
) -> Iterator[Trigger]:
    words = list(_by_word(text, hits, within, entities, grammar))
    told = [t for t in _by_pattern(text, span, hits, entities, grammar) if not any(_is_longer(w, t) for w in words)]
    told = [t for t in told if not _allows_money(text, t, words, entities)]
    yield from told
    for trigger in words:
        if not any(_yields_to(trigger, other) for other in told):
            yield trigger


def _is_longer(word: Trigger, told: Trigger) -> bool:
    """Say whether a word tells more than a pattern within it: a ``supply agreement`` is no mere agreement."""
    holds = word.start <= told.start and told.end <= word.end and word.end - word.start > told.end - told.start
    return holds and word.form == "noun" and word.program is None and told.act.parties and not word.act.parties


def _allows_money(text: str, told: Trigger, words: Iterable[Trigger], entities: Iterable[reex.Entity]) -> bool:
    """Say whether money is what a body allows, and not the site that it is for: ``approved a loan for the mine``."""
    site = told.match.places.get("recipient") if told.match else None
    if site is None or told.act.instrument != "permitting":
        return False
    loans = any(w.form == "noun" and w.act.family == "capital" and told.end <= w.start < site.start for w in words)
    sums = (e for e in entities if e.kind == "money" and told.end <= e.start < site.start)
    return loans or any(_MONEY_FOR.match(text, e.end) for e in sums)


def _yields_to(trigger: Trigger, told: Trigger) -> bool:
    """Say whether a pattern tells what the word of *trigger* would: the same act, or one that is named loosely."""
    assert told.match
    inside = told.match.start <= trigger.start < told.match.end or trigger.start < told.start < trigger.end
    # Who buys or sells shares buys no goods.
    shares = trigger.act.buys and ("money" in told.match.places or told.act.instrument == "equity")
    same_word = trigger.start == told.start  # "gave Acme a contract" is no grant, "an offering of notes" no equity
    return same_word or (inside and (shares or trigger.act is told.act or trigger.act.generic))


def _by_pattern(
    text: str, span: reex.Span, hits: Sequence[reex.Hit], entities: Sequence[reex.Entity], grammar: Grammar
) -> Iterator[Trigger]:
    words = list(_only(hits, PatternWord))
    if not words:
        return
    patterns = sorted({hit.term.data.pattern for hit in words}, key=lambda pattern: pattern.rank)
    taken: list[Found] = []
    for found in matches(text, span, entities, patterns):
        act = grammar.act(found.pattern.instrument)
        if any(_is_told(found, other) for other in taken):
            continue
        taken.append(found)
        yield Trigger(act, "pattern", found.word.start, found.word.end, match=found)


def _is_told(found: Found, other: Found) -> bool:
    """Say whether a pattern before has told what this one would: by the same word, or as the same act."""
    same_act = found.pattern.instrument == other.pattern.instrument
    return found.word == other.word or (same_act and other.start < found.end and found.start < other.end)


def _by_word(
    text: str,
    hits: Iterable[reex.Hit],
    within: Sequence[reex.Hit],
    entities: Iterable[reex.Entity],
    grammar: Grammar,
) -> Iterator[Trigger]:
    named: set[int] = set()
    compounds = {h.start for h in _only(hits, Cue) if h.term.data.list == "compound"}
    # Who buys a firm makes an acquisition, whatever else the verb may do.
    for hit in sorted(_longest(_only(hits, ActWord)), key=lambda hit: (hit.start, hit.term.data.form != "firm")):
        if hit.start in named:
            continue  # a noun and a verb may be one word
        word: ActWord = hit.term.data
        if word.form == "noun":
            fits = hit.end + 1 not in compounds and not _is_verb_here(text, hit)  # nor "equity research"
        else:
            fits = _takes_object(text, hit, entities) and not text.endswith((" a ", " an "), 0, hit.start)
        if not fits:
            continue
        named.add(hit.start)
        yield Trigger(word.act, word.form, hit.start, hit.end)
    for entity in entities:
        if entity.kind in ("program", "facility") and (act := _act_of_program(entity, grammar)):
            goods = dict.fromkeys(h.term.data.ref for h in within if entity.start <= h.start < entity.end)
            yield Trigger(act, "noun", entity.start, entity.end, program=entity, goods=tuple(goods))


def _sum_follows(_text: str, at: int, entities: Iterable[reex.Entity]) -> bool:
    """Say whether a sum stands near, or right behind who gets it: ``has given Rio Tinto C$7 million``."""
    starts = [at, *(e.end for e in entities if e.kind in _GETTERS and e.start in (at + 1, at + 5))]
    return any(e.kind == "money" and any(0 < e.start - start < _MONEY_REACH for start in starts) for e in entities)


def _is_verb_here(text: str, hit: reex.Hit) -> bool:
    """Say whether what may be a noun is a verb: ``to stake``, ``grants the firm``."""
    may = text[hit.start : hit.end] in hit.term.data.act.also_verbs
    if may and text.endswith(("to ", "will ", "would ", "shall ", "may "), max(0, hit.start - 6), hit.start):
        return True
    return (may or text.endswith("s", 0, hit.end)) and _OBJECT.match(text, hit.end) is not None


def _takes_object(text: str, hit: reex.Hit, entities: Iterable[reex.Entity]) -> bool:
    """Say whether a verb has behind it what it must have: a sum, goods, a firm, or one of the words of its act."""
    word: ActWord = hit.term.data
    if word.form in _FOLLOWED and not _FOLLOWED[word.form](text, hit.end, entities):
        return False
    objects = word.act.verb_objects
    return not objects or any(o in text[hit.end : hit.end + _OBJECT_REACH] for o in objects)


def _goods_follow(_text: str, at: int, entities: Iterable[reex.Entity]) -> bool:
    """Say whether a commodity stands near."""
    return any(e.kind == "commodity" and 0 < e.start - at < _GOODS_REACH for e in entities)


def _firm_follows(text: str, at: int, entities: Iterable[reex.Entity]) -> bool:
    """Say whether a firm or a site stands right behind, as a whole: not ``bought MP's magnets``."""
    firms = [e for e in entities if e.kind in ("company", "facility") and DIRECT_OBJECT.fullmatch(text, at, e.start)]
    return any(not text.startswith(("'", "’", "-"), e.end) for e in firms)


_FOLLOWED = {"money": _sum_follows, "goods": _goods_follow, "firm": _firm_follows}


def _act_of_program(program: reex.Entity, grammar: Grammar) -> Act | None:
    """Return the act that a program is by its name: a fund funds, a framework is an agreement."""
    name = program.name or program.text
    acts = grammar.acts if program.kind == "program" else [grammar.act("research")]
    for act in acts:
        if any(name.endswith(word) or name.startswith(f"{word} ") for word in act.programs):
            return act
    return None


def _second_clauses(text: str, hits: Sequence[reex.Hit], entities: Sequence[reex.Entity]) -> Iterator[int]:
    """Yield where a clause with a subject of its own begins: ``…, and the Department of Defense awarded``."""
    verbs = {h.start for h in hits if isinstance(h.term.data, Cue) or _is_verb(h)}
    ends = {(e.end, e.kind) for e in entities}
    for entity in entities:
        called = _CALLED.match(text, entity.end)
        end = called.end() if called else entity.end  # "the RESourceEU plan set aside"
        # What follows the name: a verb, or "has" or "will" and a verb.
        if entity.kind not in PARTIES or verbs.isdisjoint((end + 1, end + 5, end + 6)):
            continue
        start = next((e.start for e in entities if _POSSESSIVE.fullmatch(text, e.end, entity.start)), entity.start)
        joint = _JOINT.search(text, max(0, start - 12), start)
        # "Energy, Interior, and Commerce" are a list, but not where a verb stands before them.
        if joint and ((joint.start(), entity.kind) not in ends or _told_before(hits, joint.start())):
            yield joint.start()


def _main_verbs(text: str, span: reex.Span, hits: Sequence[reex.Hit]) -> Iterator[int]:
    """Yield where a sentence goes on behind a clause on its subject: ``China, which mines tin, suspended``."""
    verbs = {h.start for h in hits if _is_verb(h) or _tells_status(h)}
    for inserted in _INSERTED.finditer(text, span.start, span.end):
        if inserted.end() in verbs:
            yield inserted.end()


def _told_before(hits: Iterable[reex.Hit], at: int) -> bool:
    return any(h.start < at and (_is_verb(h) or _tells_status(h)) for h in hits)


def _is_verb(hit: reex.Hit) -> bool:
    return isinstance(hit.term.data, ActWord) and hit.term.data.form in ("past", "present")


def _tells_status(hit: reex.Hit) -> bool:
    return isinstance(hit.term.data, Cue) and hit.term.data.list in STATUS_CUES


def _boundaries(text: str, span: reex.Span, cues: Iterable[reex.Hit]) -> Iterator[int]:
    for cue in cues:
        if cue.term.data.list == "clause" and (
            text[cue.start : cue.end] in _STRONG_BOUNDARIES or text[cue.start - 2 : cue.start] == ", "
        ):
            yield cue.start
    for pattern in (_DASHES, _AND_THAT):
        yield from (match.end() for match in pattern.finditer(text, span.start, span.end))
