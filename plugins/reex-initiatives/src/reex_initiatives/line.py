"""One sentence, laid out: what stands in it, in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import repeat, zip_longest
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, TypeVar

import attrs
import msgspec

import reex
from reex_initiatives.grammar import Grammar
from reex_initiatives.lazy import lazily
from reex_initiatives.patterns import Found, Pattern, Told, matches
from reex_initiatives.phrases import Phrase, PhraseWord, is_passive, phrases_near, reaches
from reex_initiatives.words import (
    Act,
    ActWord,
    BodyWord,
    Cue,
    Form,
    GoodsWord,
    Located,
    NationWord,
    PatternWord,
    RankWord,
    ShareWord,
    SiteWord,
    StageWord,
    WorkWord,
    fitting,
    shared,
)

STATUS_CUES = ("proposed", "announced", "told", "agreed", "active", "completed", "ended")
# Cues that stand right before what they are said of, and right behind it.
CUES_BEFORE = tuple(f"{status}_before" for status in STATUS_CUES if status != "told")
CUES_BEHIND = tuple(f"{status}_behind" for status in STATUS_CUES if status != "told")
# Those that only describe it.
CUES_LIKE = tuple(f"{status}_like" for status in STATUS_CUES if status not in ("told", "completed"))
_NEAR = frozenset(CUES_BEFORE + CUES_BEHIND + CUES_LIKE)
NAMES = frozenset(("agency", "company", "organization", "program", "facility"))
PARTIES = NAMES | {"country"}
BODIES = frozenset(("agency", "company", "organization"))
STATES = frozenset(("agency", "country"))
DOERS = frozenset(("agency", "company", "country", "program"))
FIRMS_AND_SITES = frozenset(("company", "facility"))
FIRMS_AND_GROUPS = frozenset(("company", "organization"))
PLACES = frozenset(("region", "country"))
# Kinds whose names may tell an act.
_NAMING = frozenset(("program", "facility"))
# Kinds of which no word tells an act.
_CLOSED = NAMES | {"date", "money", "commodity"}
# How programs are called that have money to give, and what a table calls these.
_PAYERS = ("Fund", "Network", "Facility", "Bank", "Partnership", "Program", "Programme")
_MONEY = ("funding", "grant", "loan", "guarantee", "equity", "research")
# What a government does, behind the name of its region.
# A capital word before a name, such as a given name, and not one that opens a clause or names a day.
_GIVEN_NAME = reex.regex(
    r"\b(?!\w+day\b|(?:And|But|When|While|After|As|If|Since|Before|Because|Though|Although|Then|Today|Now)\b)[A-Z](?:\.|\w+)\s$"
)
_SAYS = reex.regex(
    r"\s(?:has\s|had\s)?(?:said|says|vowed|vows|threatened|threatens|promised|promises|ordered|orders|pledged)\s"
)
# Before a measure that is called by a name: "Trump tariffs", "Biden-era battery loans".
_MEASURE_BY = reex.regex(r"(?:-era)?\s((?:[a-z-]+\s)?)")
_DOES = reex.regex(
    r"\s(?:has|had|will|is|plans?|wants?|sets?|puts?|gives?|gave|grants?|granted|offers?|offered|launch(?:es|ed)"
    r"|spends?|spent|pays?|paid|pours?|lends?|lent|backs?|backed|bans?|banned|cuts?|raises?|raised|scraps?|scrapped"
    r"|waives?|waived|opens?|opened|buys?|bought|awards?|awarded|approves?|approved)\s"
)
_GRANT_OF = reex.regex(
    r"\s(?:state\s|government\s|provincial\s)?(?:grant|loan|subsidy|subsidies|tax credit|incentive)s?\b"
)
# How far behind a verb its object may stand.
_OBJECT_REACH = 60
# Names hold words for these, too.
_IN_NAMES = frozenset((GoodsWord, StageWord))
# Words that begin a clause.
_CLAUSES = frozenset(("new_clause", "clause"))
# Where a region is only a place: "in northern Ontario", "Sudbury, Ontario".
_PLACED = reex.regex(r"(?:\b(?:in|of|near|from|across|to|at)\s(?:\w+\s)?|,\s)$")
# Forms of verbs that tell an act by themselves.
_FINITE = ("past", "present")
_NOT_ONLY = reex.regex(r"\s(?:just|only|merely|least)\b")
_OF_COUNTRY = reex.regex(r"\s(?:of|in|OF)\s(?:(?:the|THE)\s)?")
# "the Limpopo Province of South Africa" is a place.
_NAMED = reex.regex(r"\b(?!The\s)[A-Z][\w-]+\s$")
_OF_STATE = reex.regex(r"(?:['’]s?)?\s(?:federal\s|central\s|national\s|then-)?")
# What may stand there where a country owns them or is an adjective: "Kenya's water and mines", "the Danish tax".
_OF_OWN_STATE = reex.regex(
    r"(?:['’]s?)?\s(?:(?!(?:of|in|with|to|from|on|by|for|or|at|is|are|was|were|has|have|had|will|would|the|its|their"
    r"|an?|that|which|who|as|said|says)\s)[A-Za-z][\w-]*\s){0,4}"
)
# Who acts for the only country that a text names, and how they are named: "the mines ministry", "by parliament".
_ALONE = frozenset((
    "ministry", "government", "parliament", "cabinet", "lawmakers", "legislators", "senators", "junta", "congress",
    "lower house", "upper house", "deputies", "authorities", "president", "prime minister", "assembly", "legislature",
    "minister", "regulators", "treasury", "central bank", "customs", "rulers", "senate", "parliamentarians", "state",
    "chancellor", "premier",
))  # fmt: skip
_THE = reex.regex(
    r"((?:^|(?<=[.!?:]\s)|(?<=['’]s\s)|\b[Tt]he\s|\b[Bb]y\s|\b[Aa]fter\s|\n)(?:the\s)?)"
    r"(?:(?!(?:of|in|for|to|by|on|with|from|at|into|and|as|a|an)\s)[a-z][\w-]*\s(?:and\s)?){0,2}$"
)
_THE_REACH = 60
# "the state" acts; "the state miner" and "the state of Nevada" don't for a country, nor does "the president of Acme".
_NO_BODY = reex.regex(
    r"\s(?:of|for|OF|FOR)\s(?!the\s(?:country|nation|republic|kingdom)\b)|\s(?:in|at)\s[A-Z]|-|\s(?:dut(?:y|ies)|union|tariffs?|clearance|procedures?|code|data)\b"
)
_ACTS_ITSELF = reex.regex(
    r"\s(?:(?:also|now|then)\s)?(?:will|would|has|had|is|was|may|can|and|to|takes?|took|holds?|gets?|got|owns?|keeps?|buys?|bought"
    r"|sells?|sold|pays?|paid|wants?|plans?|sets?|imposed|raised|cut|lifted|signed|gave|grants?|granted)\b"
)
CHAMBERS = ("us/congress", "us/senate", "us/house")
_HEADS_OF_STATE = ("president", "prime minister")
# As who an order calls whom it is by: "the authority vested in me as President".
OFFICES = ("President", "Prime Minister")
_ME_AS = " vested in me as "
# A country that is only told as what another one deals with is not the one whose government is spoken of.
_DEALT_WITH = reex.regex(
    r"\b(?:to|with|from|against|by|and|between|for|than|versus|of|on|in)\s(?:the\s)?$|,\s(?:the\s)?$"
)
_DEALT_REACH = 16
_LISTED = reex.regex(r"(?:,\s(?:and\s)?|\s(?:and|or|&)\s|/)(?:the\s)?")
_ITS_NEAR = reex.regex(r"(?:['’]s)?\s(?:\w+\s){1,4}(?:its|their)\b")
# How far into its sentence a country may stand that is spoken of, and how far back such a sentence.
# It is nearer where a text is mostly about one country.
_TOPIC, _TOPIC_REACH, _TOPIC_NEAR = 40, 500, 200
# The part of all mentions from which on a text on several countries is about one.
_ITS_COUNTRY = 0.6
_MINISTRIES = ("ministry", "Ministry")
# What a ministry or a minister is for.
_FIELD = r"(?!(?:the|its|said|says|has|is|was|will|had|also|told|to|on|in)\b)[A-Za-z]+"
_FIELDS = reex.regex(rf"\s(?:of|for)\s(?:the\s)?{_FIELD}(?:(?:,|\sand|,\sand)\s{_FIELD}){{0,3}}")
# "is clearing ground for the plant", "has cleared its last hurdle".
_CLEARS = reex.regex(
    r"clear\w*\s(?:(?:the|its|a|an|last|final|another|key|major)\s){0,3}(?:[a-z]+\s)?"
    r"(?:ground|land|trees|bush|vegetation|snow|overburden|hurdles?|obstacles?|debts?)\b"
)
# "the French state" acts; "a Chinese state firm" doesn't for it.
_STATE_OWNED = reex.regex(
    r"state(?:-|['’]s?|\s(?!(?:and|or|to|in|for|has|had|will|would|is|was|on|with|by|at|which|that|may|can|could|also|gave"
    r"|put|took|lent|holds?|owns?|buys?|bought|sold|pays?|paid|gets?|got|takes?|gives?|lends?|puts|spends?|spent"
    r"|(?!owned|controlled|backed|funded|financed|supported|sponsored)[a-z]+ed)\b)\w)"
)
# "Each warrant grants the holder a right": a verb has an object without preposition.
_OBJECT = reex.regex(r"\s(?:the|an?|its|their|our|us|them|it)\s")
# How far behind a verb of giving the sum may begin: "announced up to $135 million".
_MONEY_REACH = 40
# Who may stand between them.
_GETTERS = ("agency", "company", "country", "organization")
# "will take over a tin miner", "will send engineers to a nickel plant".
_NO_GOODS = reex.regex(r"\s(?:over|part|place|effect|control|steps|action|to|back)\s")
# The same for a good that is bought: "will buy up to 6,000 metric tons of neodymium".
_GOODS_REACH = 48
# What may stand between a verb and the firm that is its object: "bought Britain's Acme", "Canadian miner Acme",
# "its rival Acme".
DIRECT_OBJECT = reex.regex(
    r"\s(?:(?:the|its|their)\s)?(?:[A-Z][\w.]{1,20}['’]s\s|[A-Z][\w.-]{1,20}\s(?=[a-z]))?"
    r"(?:(?:[a-z][\w-]{2,15}\s){0,2}(?:rival|peer|miner|explorer|developer|producer|refiner|maker|recycler|processor"
    r"|supplier|neighbou?r|start-?up|company|firm|group|competitor|smelter|trader)\s)?"
)
# Headings of what firms say of themselves in each release; and how long a heading is.
_ABOUT = reex.regex(r"\W{0,4}About\s")
_HEADING = 100
# From how many characters on a text tells what it is about, and in how many of them it names that once at least.
_TELLING, _OFTEN = 1_500, 500
_SPEAKING = ("own_field", "near_field")
# "approved $5 million for the mine"; "the $5 million mine" is what a mine costs.
_MONEY_FOR = reex.regex(r"\s(?:for|to|in|of|towards?)\s")
# What a party may be called behind its name, and what joins it to whose it is: "the EU's RESourceEU plan".
_CALLED = reex.regex(r"\s(?:plan|program|programme|fund|scheme|initiative|government|ministry|unit|arm|agency)\b")
_WHEN = reex.regex(
    r"\s(?:(?:this|last|next)\s(?:\w+)|(?:in|on)\s[A-Z][a-z]+|earlier(?:\sthis\s\w+)?|already|also|now|recently|separately"
    r"|meanwhile|today|yesterday|then|later)(?=\s)"
)
_POSSESSIVE = reex.regex(r"['’]s?\s(?:new\s|own\s)?")
_POSSESSIVE_REACH = 8
_INSERTED = reex.regex(r",\s(?:which|who|whose)\s[^,;]{3,120},\s")
# A verb that goes on behind such a clause, though it tells no act.
_SAID = ("said ", "says ")
# "The board of the bank has approved", "the Administrator of the": words for those who head a body.
HEADS = (
    r"(?:[Bb]oard|[Dd]irectors?|[Oo]fficials|[Gg]overnors?|[Ll]eaders|[Ss]taff|[Hh]eads?|[Cc]hief|[Aa]dministrator"
    r"|[Cc]hair(?:man|woman|person)?|[Pp]resident|CEO|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?(?: \(CEO\))?"
    r"|[Ss]ecretary|[Mm]inister|[Cc]ommissioners?)\sof\s(?:the\s)?"
)
_JOINT = reex.regex(
    r",\s(?:and|but)\s(?:(?:on|in|last|this|then|later|separately)\s(?:[\w.]+\s){0,2})?(?:the\s)?"
    rf"(?:(?:[A-Z]\w+\s)?{HEADS})?$"
)
_JOINT_REACH = 64
# Without one of these, no clause begins behind a comma, and none has to be looked for word by word.
_CLAUSE_BEHIND_COMMA = reex.regex(r",\s(?:and|but|which|who|whose)\s")
# "LONDON, Nov 18 (Reuters) - The fund": where it was written and by whom, up to the dash before the first sentence.
_DATELINE = reex.regex(
    r"(?:[A-Z][A-Z.'’ -]{2,30}(?:\s?(?:and|/|,)\s[A-Z][A-Z.'’ -]{2,30})?"
    r"|(?:[A-Z][a-z]+\s){0,2}[A-Z][a-z]+,\s[^()\n]{1,40}(?=\()"
    r"|(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}\s)?(?=\())"
    r"(?:,\s[^()–—\n]{1,50}?)?(?:\s?\([^()\n]{2,40}\))?\s(?:[–—]|--?)\s(?=[\"“‘]?[A-Z0-9])"
)
# Words for one firm, behind an adjective that only tells where it is from.
MAKERS = (
    r"(?:maker|manufacturer|miner|producer|refiner|processor|developer|explorer|supplier|trader|recycler|trading house"
    r"|company|firm|group|conglomerate|startup|start-up|automaker|carmaker|steelmaker|chipmaker|giant|utility|lender)"
)
_MAKER = reex.regex(rf"\s(?:[a-z][\w-]*\s){{0,3}}?{MAKERS}\b")
# Countries that only describe, though they are no adjectives: "the U.S. group".
_INITIALS = frozenset(("U.S.", "US", "U.K.", "UK", "EU"))
_ARTICLES = (" the ", "The ", " an ", " a ")
_WHOSE = reex.regex(r"['’]s?\s(?:(?:state|state-owned|state-run|largest|biggest|top|leading|national)\s){0,2}")
# "Brazil's development bank BNDES", "the Japanese aid agency JICA": what a body is, before its name.
_TITLED = reex.regex(
    r"(?:['’]s?)?\s(?:[a-z][\w-]*\s){0,5}?(?:agency|arm|authority|bank|body|broker|bureau|champion|company|conglomerate"
    r"|corporation|developer|explorer|firm|fund|giant|group|institute|insurer|laborator(?:y|ies)|lab|lender|maker|miner"
    r"|ministry|operator|producer|recycler|refiner|regulator|smelter|start-?up|subsidiary|trader|unit|utility|vehicle)\s"
)
_DASHES = reex.regex(r"[;:]\s|\s[–-]\s")
_DASH = reex.regex(r"[;:–-]")
# "guarantees, loans and equity": nouns in a list, and nobody guarantees loans.
_IN_LIST = reex.regex(r"\bguarantees(?:,|\s(?:and|or|as well as))\s")
# "says that it is vital, and that $1 billion is to follow".
_AND_THAT = reex.regex(r",\s(?:and|but)\sthat\s")
# What stands between goods and who makes them, and goods that no table of commodities has: "the oxide that Acme".
_MADE_BY = reex.regex(r"\s(?:that|which)\s(?:the\s)?")
_GOODS_BEFORE = 30
_GOODS_OF = reex.regex(
    r"\b(?:oxides?|concentrates?|output|materials?|metals?|ores?|powders?)\s(?:that|which)\s(?:the\s)?$"
)


class Trigger(msgspec.Struct, frozen=True):
    """A word, or a program's name, that names or does an act."""

    act: Act
    form: Form
    start: int
    end: int
    program: reex.Entity | None = None
    site: reex.Entity | None = None
    match: Found | None = None
    goods: tuple[str, ...] = ()
    phrase: Phrase | None = None

    @property
    def says(self) -> str:
        """The status that its pattern or phrase tells, or nothing."""
        told = self.match.pattern if self.match else self.phrase
        return told.status if told else ""

    def is_name(self, entity: reex.Entity) -> bool:
        """Say whether it is the name of *entity*, which then takes no part in the act."""
        return entity is self.program or entity is self.site


_Placed = TypeVar("_Placed", reex.Entity, reex.Hit)
# The hits in a sentence by what their words are: those of one class in the order of the text.
Words = Mapping[type, Sequence[reex.Hit]]


class Line(msgspec.Struct, frozen=True, eq=False, kw_only=True, dict=True):  # what is worked out later is in the dict
    """A sentence with its entities, triggers and cues; what few sentences are asked for is worked out when it is.

    Attributes:
        number: its place among the sentences of the document.
        paragraph: the number of blank lines before it.
        about: whether it stands under a heading such as "About Lynas".
        gaps: where words of a link are lost in it.
        words, by_kind: the hits in it by what their words are; its entities by kind, and by sets of kinds that were
            asked for.
    """

    page: reex.Page
    text: str
    span: reex.Span
    start: int
    end: int
    number: int
    paragraph: int
    about: bool
    entities: Sequence[reex.Entity]
    triggers: Sequence[Trigger]
    gaps: tuple[int, ...]
    words: Words
    by_kind: dict[Any, Sequence[reex.Entity]]

    @property
    def heading(self) -> bool:
        """Whether it is set in title case, without a full stop."""
        return self.page.sheet.is_heading(self.number)

    @property
    def goods(self) -> Sequence[reex.Hit]:
        """The words in it that tell what a program is about."""
        return self.words.get(GoodsWord, ())

    @property
    def shares(self) -> Sequence[reex.Hit]:
        """The words in it that make a percentage a share, or speak against it."""
        return self.words.get(ShareWord, ())

    @property
    def works(self) -> Sequence[reex.Hit]:
        """The verbs of running a site."""
        return self.words.get(WorkWord, ())

    @property
    def sites(self) -> Sequence[reex.Hit]:
        """The words for sites."""
        return self.words.get(SiteWord, ())

    @property
    def stages(self) -> Sequence[reex.Hit]:
        """The words for stages of the supply chain."""
        return self.words.get(StageWord, ())

    @property
    def standing(self) -> Sequence[reex.Hit]:
        """The words that a place follows, and those that rank."""
        found = [*self.words.get(Located, ()), *self.words.get(RankWord, ())]
        return list(reex.longest(sorted(found, key=lambda hit: (hit.start, -hit.end)))) if found else ()

    @lazily
    def cues(self) -> tuple[reex.Hit, ...]:
        """The words of the lists of cues."""
        hits = self.words.get(Cue)
        if not hits:
            return ()
        hits = [hit for hit in hits if hit.term.data.list not in _NEAR]
        cues = [cue for cue in _longest(hits) if not _only_just(self.text, cue)]
        begins = {cue.start for cue in cues}  # "has been signed": what follows says more
        return tuple([cue for cue in cues if cue.end + 1 not in begins or not _has_been(self.text, cue)])

    @cached_property
    def near_cues(self) -> tuple[reex.Hit, ...]:
        """The words of the lists of cues that stand right before or right behind what they are said of."""
        hits = [hit for hit in self.words.get(Cue, ()) if hit.term.data.list in _NEAR]
        return tuple(_longest(hits)) if hits else ()

    @lazily
    def _of_lists(self) -> dict[Hashable, list[reex.Hit]]:
        """The cues of each list by its name, and of those that were asked for together by the set of their names."""
        found: dict[Hashable, list[reex.Hit]] = {}
        for cue in self.cues:
            found.setdefault(cue.term.data.list, []).append(cue)
        return found

    @lazily
    def boundaries(self) -> tuple[int, ...]:
        """Where clauses begin inside it."""
        found = {*_marked_clauses(self)}
        if _CLAUSE_BEHIND_COMMA.search(self.text, max(0, self.start - _JOINT_REACH), self.end):
            found.update(_that_clauses(self), _second_clauses(self), _main_verbs(self))
        return tuple(sorted(found))

    @lazily
    def subjects(self) -> dict[int, bool]:
        """For parties of which it was asked, by their ids, whether one stands as a subject may."""
        return {}

    @lazily
    def nouns(self) -> Mapping[int, Sequence[Trigger]]:
        """Its triggers that are nouns, by where they begin."""
        found: dict[int, list[Trigger]] = {}
        for trigger in self.triggers:
            if trigger.form == "noun":
                found.setdefault(trigger.start, []).append(trigger)
        return found

    @lazily
    def payers(self) -> frozenset[int]:
        """Where programs stand that pay, as their names or a table say."""
        return frozenset(e.start for e in self.of_kind("program") if _pays(self.page, e))

    def clause(self, at: int) -> tuple[int, int]:
        """Return the clause that *at* stands in."""
        boundaries = self.boundaries
        if not boundaries:
            return self.start, self.end
        following = bisect_right(boundaries, at)
        start = boundaries[following - 1] if following else self.start
        return start, boundaries[following] if following < len(boundaries) else self.end

    def of_kind(self, kind: str) -> Sequence[reex.Entity]:
        """Return the entities of a kind, in order."""
        return self.by_kind.get(kind, ())

    def of_kinds(self, kinds: frozenset[str]) -> Sequence[reex.Entity]:
        """Return the entities of these kinds, in order; it is asked for a few sets of kinds again and again."""
        found = self.by_kind.get(kinds)
        if found is None:
            if not self.entities:
                return ()
            found = self.by_kind[kinds] = [entity for entity in self.entities if entity.kind in kinds]
        return found

    def makes(self, party: reex.Entity) -> bool:
        """Say whether a clause on goods has *party* as its subject: ``the magnets that Acme is to make``."""
        if _GOODS_OF.search(self.text, max(self.start, party.start - _GOODS_BEFORE), party.start):
            return True
        return any(_MADE_BY.fullmatch(self.text, goods.end, party.start) for goods in self.of_kind("commodity"))

    def cues_of(self, start: int, end: int, lists: str | frozenset[str]) -> list[reex.Hit]:
        """Return the cues of a list, or of several, between *start* and *end*."""
        if Cue not in self.words:
            return []
        found = self._of_lists.get(lists)
        if found is None:
            if isinstance(lists, str):
                return []
            found = self._of_lists[lists] = [cue for cue in self.cues if cue.term.data.list in lists]
        return [cue for cue in found if start <= cue.start < end]


def mentions(lines: Iterable[Line], kind: str) -> list[reex.Entity]:
    """Return the entities of one kind in all of *lines*."""
    return [entity for line in lines for entity in line.by_kind.get(kind, ())]


@attrs.frozen
class _Sheet:
    """What the lines of a document are cut from."""

    page: reex.Page
    grammar: Grammar
    gaps: list[int]
    of_field: frozenset[int] | None

    @cached_property
    def countries(self) -> list[reex.Entity]:
        """The mentions of countries in the document, but for those that only tell where a firm is from."""
        text = self.page.text
        named = (e for e in self.page.entities("country") if e.ref)
        return [e for e in named if not (_is_adjective(e) and _MAKER.match(text, e.end))]

    @cached_property
    def nation(self) -> reex.Entity | None:
        """The one country that the document names, or names most by far."""
        counts = Counter(e.ref for e in self.countries)
        best = next(iter(counts.most_common(1)), None)
        if best is None or best[1] < _ITS_COUNTRY * counts.total() or (len(counts) > 1 and best[1] < len(counts)):
            return None
        return next(e for e in self.countries if e.ref == best[0])

    @cached_property
    def is_foreign(self) -> bool:
        """Whether a document is on one country, and the United States are not in it."""
        return self.nation is not None and all(e.ref != "US" for e in self.countries)

    @cached_property
    def topics(self) -> list[tuple[int, reex.Entity | None]]:
        """The countries that sentences open with, which are spoken of, and where they stand; of a list none is."""
        text, starts = self.page.text, [span.start for span in self.page.sentences]
        topics: list[tuple[int, reex.Entity | None]] = []
        for country, following in zip_longest(self.countries, self.countries[1:]):
            at = starts[bisect_right(starts, country.start) - 1]
            dealt = _DEALT_WITH.search(text, max(at, country.start - _DEALT_REACH), country.start)
            if country.start - at <= _TOPIC and not dealt and not _ITS_NEAR.match(text, country.end):
                listed = following and _LISTED.fullmatch(text, country.end, following.start)
                topics.append((country.start, None if listed else country))
        return topics

    def nation_at(self, at: int, word: str) -> reex.Entity | None:
        """Return whose government is spoken of: the country that the sentences before were on, or the document is."""
        if len({e.ref for e in self.countries}) > 1:
            if word in _HEADS_OF_STATE:
                return None  # of several countries, the one who was named before
            before = bisect_left(self.topics, at, key=itemgetter(0))
            last = self.topics[before - 1] if before else None
            reach = _TOPIC_REACH if self.nation is None else _TOPIC_NEAR
            if last and at - last[0] < reach:
                return last[1]
        return self.nation

    @cached_property
    def known(self) -> frozenset[str]:
        """The bodies that the document names, by themselves or by those who hold an office in them."""
        holders = (h.term.data for h in self.page.hits if isinstance(h.term.data, reex.Alias))
        bodies = frozenset(e.name for e in self.page.entities("agency") if e.name)
        return bodies | {alias.entry.name for alias in holders if not alias.weak}


class _Place(NamedTuple):
    """A sentence, and where in the document it stands, as :class:`Line` has it."""

    span: reex.Span
    number: int
    paragraph: int
    about: bool


def lines(page: reex.Page, grammar: Grammar) -> list[Line]:
    """Return the sentences of *page*, laid out."""
    gaps = [n.start for n in page.document.notices if n.code == "dropped-link" and n.start is not None]
    places = list(_places(page))
    sheet = _Sheet(page, grammar, gaps, _of_field(page, places))
    entities, hits = _by_sentence(page.found, page.sentences), _by_sentence(page.hits, page.sentences)
    return list(map(_line, repeat(sheet), places, entities, hits))


def _of_field(page: reex.Page, places: Sequence[_Place]) -> frozenset[int] | None:
    """Return the paragraphs that name what we are about, or None where the document as a whole is about that.

    In news of all sorts only they tell acts that concern us.
    """
    if len(page.text) < _TELLING:
        return None
    goods = {e.start for e in page.entities("commodity") if e.ref}
    if len(goods) * _OFTEN >= len(page.text):
        return None
    words = {h.start for h in page.hits if _is_ours(h.term.data)}  # in names too: "Sigma Lithium"
    named = sorted(words | goods)
    if len(named) * _OFTEN >= len(page.text):
        return None
    starts = [place.span.start for place in places]
    own = {bisect_right(starts, at) - 1 for at in named} | _dealing(page, starts)
    return frozenset(places[max(number, 0)].paragraph for number in own)


def _dealing(page: reex.Page, starts: list[int]) -> set[int]:
    """Return the numbers of sentences on a known firm and a body of state, which have to do with each other, or a site.

    ``The Export-Import Bank lent MP Materials $150 million`` names no mineral.
    """
    firms = {bisect_right(starts, e.start) - 1 for e in page.entities("company") if e.ref}
    bodies = {bisect_right(starts, e.start) - 1 for e in page.entities("agency", "facility")}
    return firms & bodies


def _is_ours(word: object) -> bool:
    return isinstance(word, GoodsWord) or (isinstance(word, Cue) and word.list in _SPEAKING)


def _places(page: reex.Page) -> Iterator[_Place]:
    """Yield where each sentence stands."""
    text = page.text
    paragraph = last = 0
    about = False
    for number, span in enumerate(page.sentences):
        paragraph += text.find("\n\n", last, span.start) >= 0
        last = span.end
        if span.end - span.start < _HEADING and not text.endswith((".", ":", ";"), span.start, span.end):
            about = _ABOUT.match(text, span.start, span.end) is not None
        yield _Place(span, number, paragraph, about)


def _by_sentence(things: Sequence[_Placed], sentences: Iterable[reex.Span]) -> Iterator[Sequence[_Placed]]:
    """Yield those of *things*, which are sorted by start, that begin in each sentence."""
    starts = [thing.start for thing in things]
    last = 0
    for span in sentences:
        first = bisect_left(starts, span.start, last)
        last = bisect_left(starts, span.end, first)
        yield things[first:last]


def _line(sheet: _Sheet, place: _Place, found: Sequence[reex.Entity], hits: Sequence[reex.Hit]) -> Line:
    text, span = sheet.page.text, place.span
    named = _told_by_none(text, span, found)
    words = _words(hits, named)
    entities = _with_actors(sheet, named, words)
    by_kind = _by_kind(entities)
    ours = sheet.of_field is None or place.paragraph in sheet.of_field
    return Line(
        page=sheet.page,
        text=text,
        span=span,
        start=span.start,
        end=span.end,
        number=place.number,
        paragraph=place.paragraph,
        about=place.about,
        entities=entities,
        triggers=_triggers(text, span, words, entities, shared(by_kind), sheet.grammar) if ours else (),
        gaps=tuple(gap for gap in sheet.gaps if span.start - 1 <= gap <= span.end) if sheet.gaps else (),
        words=words,
        by_kind=by_kind,
    )


def _by_kind(entities: Iterable[reex.Entity]) -> dict[Any, Sequence[reex.Entity]]:
    found: dict[str, Any] = {}
    for entity in entities:
        if entity.kind in found:
            found[entity.kind].append(entity)
        else:
            found[entity.kind] = [entity]
    return found


def _words(hits: Sequence[reex.Hit], entities: Iterable[reex.Entity]) -> Words:
    """Return the hits by what their words are, without those in names that tell no act.

    "in May" is no "may", "Growth Fund" is no funding, and "5 billion won" tells
    of no winner; but a name tells goods and stages.
    """
    words: dict[type, list[reex.Hit]] = {}
    closed = [entity for entity in entities if entity.kind in _CLOSED]
    for hit in _telling(hits, closed) if closed else hits:
        kind = type(hit.term.data)
        if kind in words:
            words[kind].append(hit)
        else:
            words[kind] = [hit]
    for kind in (SiteWord, StageWord):
        if kind in words:
            words[kind] = list(_longest(words[kind]))
    return words


def _telling(hits: Iterable[reex.Hit], closed: list[reex.Entity]) -> Iterator[reex.Hit]:
    """Yield the hits that stand in none of *closed*, and those that tell something in a name too."""
    names = iter(closed)
    following, end = next(names, None), 0
    for hit in hits:
        while following and following.start <= hit.start:
            end = max(end, following.end)
            following = next(names, None)
        if hit.end > end or type(hit.term.data) in _IN_NAMES:
            yield hit


def _with_actors(sheet: _Sheet, named: Sequence[reex.Entity], words: Words) -> Sequence[reex.Entity]:
    """Return the entities, where countries and regions act by their governments, and bodies by those in office."""
    text = sheet.page.text
    acting = any(e.kind in PLACES for e in named)
    offices = words.get(reex.Alias, ())
    bodies = words.get(BodyWord, ())
    named = [_of_nation(sheet, e) for e in named] if sheet.is_foreign else named
    own = list(_by_own_name(sheet, words[NationWord], named)) if NationWord in words else []
    if not acting and not offices and not bodies and not own:
        return named
    free = [hit for hit in bodies if not any(e.start == hit.end + 1 and e.kind in BODIES for e in named)]
    who = [_governing(text, e, free) if e.kind in PLACES else e for e in named] if free else named
    who = [_as_body(e) if e.kind == "region" and _acts(text, e, words) else e for e in who]
    if offices:
        who = list(_with_holders(who, list(_officeholders(sheet, offices, words))))
    who = [*who, *own]
    more = _bare(sheet, free, who) if offices or free else ()
    entities = sorted([*who, *more], key=attrgetter("start"))
    named_at = {e.start for e in entities if e.kind in BODIES}
    return [e for e in entities if e.kind not in STATES or not _only_tells_whose(text, e, named_at)]


def _only_tells_whose(text: str, country: reex.Entity, named_at: Set[int]) -> bool:
    """Say whether a country only tells where a party is from: ``Korea's JS Link``, ``the Japanese battery maker``.

    Bodies that are named begin at *named_at*.
    """
    if country.kind == "agency" and not text.startswith(("'", "’"), country.end):
        return False
    titled = _TITLED.match(text, country.end) if named_at else None
    if titled and titled.end() in named_at:
        return True
    if _is_adjective(country) or country.text in _INITIALS:
        article = text.endswith(_ARTICLES, 0, country.start)
        return article and _MAKER.match(text, country.end) is not None
    whose = _WHOSE.match(text, country.end) if named_at else None
    return whose is not None and whose.end() in named_at


def _told_by_none(text: str, span: reex.Span, entities: Sequence[reex.Entity]) -> Sequence[reex.Entity]:
    """Return the entities without those of a dateline, who neither act nor get anything.

    A firm opens none, nor does a country alone: ``CANADA – A loan to Lynas``.
    """
    if not entities or (text[span.start + 1 : span.start + 2].islower() and text.find("(", span.start, span.end) < 0):
        return entities  # as ever, told in far less time
    dateline = _DATELINE.match(text, span.start, span.end)
    if not dateline or any(e.start == span.start and _opens_sentence(e, dateline[0]) for e in entities):
        return entities
    return [e for e in entities if e.start >= dateline.end() or e.kind == "date"]


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


def _governing(text: str, country: reex.Entity, bodies: Sequence[reex.Hit]) -> reex.Entity:
    """Return a country with the words by which it acts: ``the Canadian government``, ``the Government of Canada``."""
    start, end = country.start, country.end
    owns = text.startswith(("'", "’"), end) or _is_adjective(country)
    between = _OF_OWN_STATE if owns else _OF_STATE
    for hit in bodies:
        of = not _is_adjective(country) and _OF_COUNTRY.fullmatch(text, hit.end, country.start)
        if of and not _NAMED.search(text, max(0, hit.start - 30), hit.start):
            start = hit.start
        elif between.fullmatch(text, country.end, hit.start) and not _STATE_OWNED.match(text, hit.start):
            end = hit.end
            if text.startswith(_MINISTRIES, hit.start):
                fields = _FIELDS.match(text, end)
                end = fields.end() if fields else end
                owned = _POSSESSIVE.match(text, country.end)  # of "Kenya's mines ministry" the ministry
                start = owned.end() if owned else start
    if (start, end) == (country.start, country.end):
        return country
    if country.kind == "region":
        return _as_body(attrs.evolve(country, start=start, end=end, text=text[start:end]))
    return attrs.evolve(country, start=start, end=end, text=text[start:end], value=reex.Naming(form="name"))


def _is_adjective(country: reex.Entity) -> bool:
    return isinstance(country.value, reex.Naming) and country.value.form == "adjective"


def _bare(sheet: _Sheet, bodies: Sequence[reex.Hit], entities: Sequence[reex.Entity]) -> Iterator[reex.Entity]:
    """Yield those who act for the country that a document is on: ``the mines ministry``, ``parliament``."""
    if not sheet.countries:
        return
    text = sheet.page.text
    for hit in bodies:
        word = text[hit.start : hit.end].lower()
        fields = _FIELDS.match(text, hit.end) if text.startswith(_MINISTRIES, hit.start) else None
        if (
            word not in _ALONE
            or (fields is None and _NO_BODY.match(text, hit.end))
            or (word == "state" and not _ACTS_ITSELF.match(text, hit.end))
        ):
            continue
        if text.endswith(_ME_AS, 0, hit.start) and text[hit.start : hit.end] in OFFICES and sheet.nation:
            yield _standing_for(sheet.nation, text, hit.start, hit.end)
            continue
        before = _THE.search(text, max(0, hit.start - _THE_REACH), hit.start)
        start, end = (before.end(1) if before else hit.start), (fields.end() if fields else hit.end)
        nation = sheet.nation_at(start, word) if before else None
        if nation and not any(e.start < end and start < e.end for e in entities):
            yield _standing_for(nation, text, start, end)


def _of_nation(sheet: _Sheet, body: reex.Entity) -> reex.Entity:
    """Return a parliament as the country that a document is on, where another's has the same name: ``Congress``."""
    if body.kind != "agency" or body.ref not in CHAMBERS or sheet.nation is None or "." in body.text:
        return body
    return _standing_for(sheet.nation, sheet.page.text, body.start, body.end)


def _by_own_name(sheet: _Sheet, words: Iterable[reex.Hit], entities: Sequence[reex.Entity]) -> Iterator[reex.Entity]:
    """Yield what a text on one country calls its government or its budget: ``the Centre``, ``the Union Budget``."""
    text, nation = sheet.page.text, sheet.nation
    for hit in words:
        named = text[text.rfind(" ", 0, hit.end) + 1].isupper()  # and no "centre" of a town
        free = not any(e.start < hit.end and hit.start < e.end for e in entities)
        if nation and nation.ref == hit.term.data.country and named and free:
            yield _standing_for(nation, text, hit.start, hit.end)


def _standing_for(nation: reex.Entity, text: str, start: int, end: int) -> reex.Entity:
    return attrs.evolve(nation, start=start, end=end, text=text[start:end], value=reex.Naming(form="name"))


def _as_body(region: reex.Entity) -> reex.Entity:
    """Return the government of a region, which is a body of its own."""
    return attrs.evolve(region, kind="agency", name=region.name or region.text, ref=None)


def _acts(text: str, region: reex.Entity, words: Words) -> bool:
    """Say whether a region does something: ``Ontario invested``, and not ``the mine in Ontario produced``."""
    if _GRANT_OF.match(text, region.end):
        return True  # "an Ontario loan"
    if text.endswith((" a ", " an ", "A ", "An "), 0, region.start):  # "a Queensland mine"
        return False
    return _does(text, region.end, words) and not _PLACED.search(text, max(0, region.start - 20), region.start)


def _does(text: str, end: int, words: Words) -> bool:
    """Say whether a verb of an act stands right behind *end*."""
    behind = (end + 1, end + 5, end + 6)  # a verb, or "has" or "will" and a verb
    verbs = _verbs(words) | _finite(words, PhraseWord)
    return not verbs.isdisjoint(behind) or _DOES.match(text, end) is not None


def _with_holders(acting: list[reex.Entity], holders: list[reex.Entity]) -> Iterator[reex.Entity]:
    """Yield all who act; ``Australian Prime Minister Anthony Albanese`` is one, the holder of the office."""
    for holder in holders:
        titles = [e for e in acting if e.kind == "country" and e.start < holder.start < e.end]
        yield attrs.evolve(holder, start=titles[0].start) if titles else holder
    for entity in acting:
        if entity.kind != "country" or not any(_is_office_of(holder, entity) for holder in holders):
            yield entity


def _is_office_of(holder: reex.Entity, title: reex.Entity) -> bool:
    """Say whether a title with a country is that of *holder*: ``Donald J. Trump, President of the United States``."""
    behind = holder.end + len(", ") == title.start and " of " in title.text
    return behind or title.start < holder.start < title.end


def _officeholders(sheet: _Sheet, hits: Iterable[reex.Hit], words: Words) -> Iterator[reex.Entity]:
    """Yield presidents, ministers and secretaries as the bodies that they act for; the record doesn't hold them.

    A mere name, such as ``Trump``, counts where the document has the office or
    the body somewhere, or where it acts as only one who needs no title does.
    """
    text = sheet.page.text
    for hit in reex.longest(hits):
        entry = hit.term.data.entry
        if not hit.term.data.weak or entry.name in sheet.known or _acts_by_name(text, hit, words):
            span = (hit.start, hit.end)
            yield sheet.page.entity("agency", span, name=entry.name, ref=entry.ref, rule="officeholder")


def _acts_by_name(text: str, name: reex.Hit, words: Words) -> bool:
    """Say whether a mere name does an act: ``Trump slapped tariffs on copper``, not ``Eric Trump``."""
    if _GIVEN_NAME.search(text, max(0, name.start - 20), name.start):
        return False
    if text.endswith(" by ", 0, name.start):
        return True
    says = text.startswith(("'s ", "’s "), name.end) or _SAYS.match(text, name.end) is not None
    return says or _does(text, name.end, words) or _is_by_name(text, name.end, words)


def _is_by_name(text: str, end: int, words: Words) -> bool:
    """Say whether a measure is called by a name that ends at *end*: ``the Trump tariffs``, ``Biden battery loans``."""
    behind = _MEASURE_BY.match(text, end)
    if behind is None:
        return False
    starts = (behind.start(1), behind.end())
    return any(hit.start in starts for hit in words.get(ActWord, ()) if hit.term.data.form == "noun")


def _has_been(text: str, cue: reex.Hit) -> bool:
    """Say whether a cue is only what another verb begins with: ``has been``."""
    return text[cue.start : cue.end].lower() in ("has been", "have been")


def _only_just(text: str, cue: reex.Hit) -> bool:
    """Say whether a denial is none: ``not just``, ``not only``."""
    return cue.term.data.list == "negated" and _NOT_ONLY.match(text, cue.end) is not None


def _triggers(
    text: str,
    span: reex.Span,
    words: Words,
    entities: Sequence[reex.Entity],
    kinds: frozenset[str],
    grammar: Grammar,
) -> list[Trigger]:
    named = [*_by_word(text, words, entities)] if ActWord in words else []
    if not kinds.isdisjoint(_NAMING):
        named += _by_name(words, entities, grammar)
    sentence = Told(text, span)
    if PhraseWord in words:
        named += _by_phrase(sentence, words[PhraseWord], entities, kinds, grammar, named)
    patterns = _patterns(sentence, words[PatternWord], kinds) if PatternWord in words else ()
    told = _by_pattern(matches(sentence, entities, patterns), grammar) if patterns else ()
    told = [t for t in told if not (_is_list(text, t) or any(_is_longer(n, t) for n in named))]
    if not told:
        return named
    told = [t for t in told if not _allows_money(text, t, named, entities)]
    return [*told, *(t for t in named if not any(_yields_to(t, o) or _is_done_by(text, t, o) for o in told))]


def _is_longer(word: Trigger, told: Trigger) -> bool:
    """Say whether a word tells more than a pattern within it: a ``supply agreement`` is no mere agreement."""
    holds = word.start <= told.start and told.end <= word.end and word.end - word.start > told.end - told.start
    return holds and word.form == "noun" and word.program is None and told.act.parties and not word.act.parties


def _is_list(text: str, told: Trigger) -> bool:
    """Say whether a pattern takes a list of forms of money for somebody who guarantees: ``via guarantees, loans``."""
    match = told.match if told.act.instrument == "guarantee" else None
    return match is not None and _IN_LIST.search(text, match.start, match.end) is not None


def _allows_money(text: str, told: Trigger, words: Iterable[Trigger], entities: Iterable[reex.Entity]) -> bool:
    """Say whether money is what a body allows, and not the site that it is for: ``approved a loan for the mine``.

    Who clears ground or a hurdle allows nothing at all.
    """
    if told.match is None or told.act.instrument != "permitting":
        return False
    if _CLEARS.match(text, told.start):
        return True
    site = told.match.places.get("recipient")
    stop = max(site.start if site else 0, told.match.end)
    loans = any(w.form == "noun" and w.act.family == "capital" and told.end <= w.start < stop for w in words)
    sums = (e for e in entities if e.kind == "money" and told.end <= e.start < stop)
    return loans or any(_MONEY_FOR.match(text, e.end) for e in sums)


def _yields_to(trigger: Trigger, told: Trigger) -> bool:
    """Say whether a pattern tells what the word of *trigger* would: the same act, or one that is named loosely."""
    assert told.match
    inside = told.match.start <= trigger.start < told.match.end or trigger.start < told.start < trigger.end
    # Who buys or sells shares, or a firm as a whole, buys no goods.
    shares = trigger.act.buys and ("money" in told.match.places or told.act.instrument == "equity" or told.act.object)
    if trigger.phrase and trigger.act.generic and "money" in told.match.places:
        inside = inside or 0 < told.match.places["money"].start - trigger.end < _MONEY_REACH
    # "gave Acme a contract" is no grant, "an offering of notes" no equity, "will buy" is the word of "buy"
    same_word = trigger.start == told.start or trigger.start < told.start < trigger.end == told.end
    # "opened a school" is no project, and "awarded Acme a contract to drill" no grant
    bare = trigger.form != "noun" and trigger.phrase is None
    works = bare and (
        (trigger.act.sites and not told.act.sites) or (trigger.act.family == "capital" and told.act.parties)
    )
    return same_word or (
        inside
        and (
            shares
            or works
            or (trigger.phrase and trigger.form != "base")
            or trigger.act is told.act
            or trigger.act.generic
        )
    )


def _patterns(sentence: Told, hits: Iterable[reex.Hit], kinds: frozenset[str]) -> list[Pattern]:
    """Return the patterns that may match a sentence with these words and kinds of entities."""
    fits = [fit for fit in [fitting(hit.term.data, kinds) for hit in hits] if fit.patterns]
    lacks = sentence.set.isdisjoint if fits else None
    return [pattern for fit in fits if not (lacks and fit.rarest and lacks(fit.rarest)) for pattern in fit.patterns]


def _by_pattern(told: Iterable[Found], grammar: Grammar) -> list[Trigger]:
    """Return what patterns have found, each act once."""
    taken: list[Found] = []
    for found in told:
        if not any(_is_told(found, other) for other in taken):
            taken.append(found)
    return [Trigger(grammar.act(f.pattern.instrument), "pattern", f.word.start, f.word.end, match=f) for f in taken]


def _is_told(found: Found, other: Found) -> bool:
    """Say whether a pattern before has told what this one would: by the same word, or as the same act."""
    same_act = found.pattern.instrument == other.pattern.instrument
    return found.word == other.word or (same_act and other.start < found.end and found.start < other.end)


def _by_word(text: str, words: Words, entities: Iterable[reex.Entity]) -> Iterator[Trigger]:
    named: set[int] = set()
    compounds = {h.start for h in words[Cue] if h.term.data.list == "compound"} if Cue in words else ()
    # Who buys a firm makes an acquisition, whatever else the verb may do.
    for hit in sorted(_longest(words[ActWord]), key=lambda hit: (hit.start, hit.term.data.form != "firm")):
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


def _by_phrase(
    sentence: Told,
    verbs: Iterable[reex.Hit],
    entities: Sequence[reex.Entity],
    kinds: frozenset[str],
    grammar: Grammar,
    named: Sequence[Trigger],
) -> list[Trigger]:
    """Return verbs that do an act to what stands behind them, but for those that are told by a word of an act."""
    found: list[Trigger] = []
    text, span = sentence.text, sentence.span
    for verb in _longest(verbs):
        near, objects = phrases_near(verb.term.data, kinds)
        if not near or (objects and sentence.set.isdisjoint(objects)):
            continue  # most sentences have none of the objects
        able = [phrase for phrase, own in near if not (own and sentence.set.isdisjoint(own))]
        others = [*named, *found]
        form = verb.term.data.form_at(text, verb)
        if form is None or any(t.start < verb.end and verb.start < t.end and not t.act.generic for t in others):
            continue
        places = reaches(text, verb, span)
        if phrase := next((p for p in able if p.takes(text, verb, places, entities)), None):
            done = Trigger(grammar.act(phrase.instrument), form, verb.start, verb.end, phrase=phrase)
            if not any(_is_done_by(text, done, word) or _is_named_behind(done, word) for word in others):
                found.append(done)
    return found


def _is_done_by(text: str, verb: Trigger, word: Trigger) -> bool:
    """Say whether a passive verb tells what became of an act named before it: ``a ban on sales was suspended``."""
    same = verb.phrase is not None and verb.act is word.act and word.form in ("noun", "pattern")
    return same and word.end <= verb.start and is_passive(text, verb.start)


def _is_named_behind(verb: Trigger, word: Trigger) -> bool:
    """Say whether a noun behind a verb names the act between equals that it does: ``sealed their joint venture``."""
    same = verb.act is word.act and verb.act.parties and word.form == "noun"
    return same and 0 <= word.start - verb.end < _OBJECT_REACH


def _by_name(words: Words, entities: Iterable[reex.Entity], grammar: Grammar) -> Iterator[Trigger]:
    """Yield programs whose names tell an act: a fund funds."""
    for entity in entities:
        if entity.kind in _NAMING and (act := _act_of_program(entity, grammar)):
            within = (h for h in words.get(GoodsWord, ()) if entity.start <= h.start < entity.end)
            goods = tuple(dict.fromkeys(h.term.data.ref for h in within))
            yield Trigger(act, "noun", entity.start, entity.end, program=entity, goods=goods)


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


def _goods_follow(text: str, at: int, entities: Iterable[reex.Entity]) -> bool:
    """Say whether a commodity stands near, and nothing between that is bought or sent instead."""
    near = (e.start for e in entities if e.kind == "commodity" and 0 < e.start - at < _GOODS_REACH)
    return any(not _NO_GOODS.search(text, at, start) for start in near)


def _firm_follows(text: str, at: int, entities: Iterable[reex.Entity]) -> bool:
    """Say whether a firm or a site stands right behind, as a whole: not ``bought MP's magnets``."""
    firms = [e for e in entities if e.kind in ("company", "facility") and DIRECT_OBJECT.fullmatch(text, at, e.start)]
    return any(not text.startswith(("'", "’", "-"), e.end) for e in firms)


_FOLLOWED = {"money": _sum_follows, "goods": _goods_follow, "firm": _firm_follows}


def _act_of_program(program: reex.Entity, grammar: Grammar) -> Act | None:
    """Return the act that a program is by its name: a fund funds, a framework is an agreement."""
    name = program.name or program.text
    if program.kind == "program":
        return grammar.act_of_program(name)
    act = grammar.act("research")
    return act if act.is_called(name) else None


def _verbs(words: Words) -> set[int]:
    """Return where verbs stand that tell an act or how far it has come."""
    verbs = _finite(words, ActWord)
    verbs.update([hit.start for hit in words.get(Cue, ()) if hit.term.data.list in STATUS_CUES])
    return verbs


def _finite(words: Words, kind: type) -> set[int]:
    """Return where verbs stand that tell an act by themselves."""
    return {hit.start for hit in words.get(kind, ()) if hit.term.data.form in _FINITE}


def _second_clauses(line: Line) -> Iterator[int]:
    """Yield where a clause with a subject of its own begins: ``…, and the Department of Defense awarded``."""
    told = _verbs(line.words)
    verbs = told.union(h.start for h in line.words.get(Cue, ()))
    parties = line.of_kinds(PARTIES) if verbs else ()
    first, ends = min(told, default=line.end), {(e.end, e.kind) for e in parties}
    for entity in parties:
        called = _CALLED.match(line.text, entity.end)
        end = called.end() if called else entity.end  # "the RESourceEU plan set aside"
        when = _WHEN.match(line.text, end)
        end = when.end() if when else end  # "Paris this spring granted"
        # What follows the name: a verb, or "has" or "will" and a verb.
        if verbs.isdisjoint((end + 1, end + 5, end + 6)):
            continue
        start = _start_with_owner(line, entity)
        joint = _JOINT.search(line.text, max(0, start - _JOINT_REACH), start)
        # "Energy, Interior, and Commerce" are a list, but not where a verb stands before them.
        if joint and (first < joint.start() or (joint.start(), entity.kind) not in ends):
            yield joint.start()


def _start_with_owner(line: Line, party: reex.Entity) -> int:
    """Return where a party begins, together with whose it is: ``|the EU's RESourceEU``."""
    low = party.start - _POSSESSIVE_REACH
    near = (e for e in line.entities if low <= e.end < party.start)
    return next((e.start for e in near if _POSSESSIVE.fullmatch(line.text, e.end, party.start)), party.start)


def _main_verbs(line: Line) -> Iterator[int]:
    """Yield where a sentence goes on behind a clause on its subject: ``China, which mines tin, suspended``."""
    for inserted in _INSERTED.finditer(line.text, line.start, line.end):
        if inserted.end() in _verbs(line.words) or line.text.startswith(_SAID, inserted.end()):
            yield inserted.end()


def _that_clauses(line: Line) -> Iterator[int]:
    """Yield where what somebody says goes on: ``says that it is vital, and that``."""
    return (match.end() for match in _AND_THAT.finditer(line.text, line.start, line.end))


def _marked_clauses(line: Line) -> Iterator[int]:
    """Yield where a word or a mark begins a clause."""
    text = line.text
    for cue in line.cues_of(line.start, line.end, _CLAUSES):
        if cue.term.data.list == "new_clause" or text.endswith(", ", 0, cue.start):
            yield cue.start
    if mark := _DASH.search(text, line.start, line.end):  # most sentences have none
        first = max(line.start, mark.start() - 1)
        dashes = _DASHES.finditer(text, first, line.end)
        yield from (match.end() for match in dashes if not _is_label(line, match.start()))


def _is_label(line: Line, end: int) -> bool:
    """Say whether a sentence opens with an act's noun alone, of which the rest tells: ``Offtake: a contract with``."""
    return any(
        t.form == "noun" and t.end == end and not line.text[line.start : t.start].strip("-–—•*· \t")
        for t in line.triggers
    )
