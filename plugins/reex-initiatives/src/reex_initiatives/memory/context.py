"""What the sentences before have told: who acts, for whom, and about what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import attrs
import msgspec

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import Act
from reex_initiatives.memory.joint import speakers
from reex_initiatives.memory.leading import is_filing
from reex_initiatives.memory.papers import CITED, chamber, head_of_state, is_bill, is_statute, issuer, signer
from reex_initiatives.pages.governments import REGION
from reex_initiatives.progress.status import Force
from reex_initiatives.sentences.home import home_of
from reex_initiatives.sentences.joined import joined_before
from reex_initiatives.sentences.line import Line, mentions
from reex_initiatives.sentences.party import is_adjective, is_club, is_head_of_state, key

# Behind a name that only tells of when a measure is: "a Biden-era rule", "the Biden Administration's".
_OF_HIS_TIME = reex.regex(r"(?:[-‑\s](?:[Ee]ra|years)|\s[Aa]dministration)\b")
_PAIR = 2
# Words for those who sign orders.
_OF_HEADS = ("president", "administration")
# Offices, of which the last one named is meant where the text defines none.
_OFFICES = ("secretary", "minister")
# "the Secretary of Commerce (Secretary)", "the term ‘Secretary’ means the Secretary of Energy".
_BRACKETED = reex.regex(r"\s\((?:the\s|hereinafter\s){0,2}[“\"'‘]?(?P<term>[A-Z][a-z]+)[”\"'’]?\)")
_MEANS = reex.regex(r"\b[Tt]erm\s[“\"'‘`]{0,2}(?P<term>[A-Z][a-z]+)[”\"'’]{0,2}\smeans\s(?:the\s)?$")
_MEANS_REACH = 50
# How a sentence opens that is on a firm named before, and how a firm tells it.
_REFERS = reex.regex(r"\W{0,3}(?:The (?:company|firm|miner|developer|producer|explorer|group)|It|They|We)\b(?!['’])")
# "In Tanzania Acme runs": where it is, and then who does it.
_IN_PLACE = reex.regex(r"\W{0,3}(?:In|At|Across|Outside|Near|For)\s(?:the\s)?")
_IS_NEXT = reex.regex(r"(?:['’]s\s[\w\s-]{1,30})?,?\s(?:the\s)?")
_TELLS = reex.regex(r"\s(?:said|says|announced|reported|added)\b")
_ARTICLE = 5
_SIGNED_WITH = reex.regex(r"\b(?:with|from|to|by)\s(?:the\s|its\s)?(?:[a-z][\w-]*\s){0,3}(?:[A-Z][\w.]*['’]s\s)?$")
# Before the country in the name of a body: "Ministry of Energy of the Kingdom of".
_OF = reex.regex(r"\sof\s(?:the\s)?(?:Republic of\s(?!Korea)|Kingdom of\s)?")
_SPEAKS_FOR = reex.regex(rf"\s(?:[a-z]+\s){{0,2}}(?:{any_of('speaks_for')})\b")
# How far apart two firms may be named that are spoken of as two, and what may be one of them.
_NEAR = 2
_PARTNERS = frozenset(("company", "agency", "organization"))


class Context(msgspec.Struct, eq=False):
    """What a document has told so far.

    Attributes:
        countries: the first mention of each country, by ref, anywhere in the document.
        nations: names of countries that the document may not name itself.
        home: the country that it is about: named soon, and far more often than all others together.
        last, seen: the last act, and the last one of each instrument.
        frame: the last act with both sides, whose parties its neighbours may share.
        list_of: the last act of giving, of which a list that follows may name the receivers.
        head: the administration or head of state that the document names most.
        signer: who signs the order that the document is, and says ``I`` in it.
        firm: the firm that the document is about.
        filing: whether it is that firm's own, which speaks of itself as ``the Company``.
        listed_at: the number of the sentence that told it, or of the last item of its list.
        lead: the act that a sentence before a list names, and how far it has come.
        named: the company that was named last, and the sentence that does.
        country, agencies, topic: what ``the country``, ``the agency``, ``it`` may stand for; the latest comes last.
        province: the region whose government ``the government`` may be: the last that acted.
        alone: the last sentence that names one country alone, and that country.
        bill: whether the document is a bill, or about one: what it says shall be done is only proposed.
        statute: whether it is a law in force: what it says shall be done is so by law.
        treaty: whether it is the text of an agreement: what it says of its parties they promise.
        issuer: the body whose fact sheet the document is: what it tells of nobody is this one's.
        officeholder: whom ``he`` stands for.
        pair: the two countries that ``both countries`` and ``the Participants`` stand for.
        partners, partners_at: the two firms or bodies that ``the partners`` stands for, and which sentence names them.
        several: the three or more of one kind that a sentence lists, which ``the three countries`` stands for.
        defined: whom a word stands for that the text defines: ``the Secretary of Commerce (Secretary)``.
        speakers: the states that ``we`` stands for in their joint statement.
        chamber: the house of parliament that a bill is in, as its number tells: ``S. 12``.
        openers: who acts in the list that a sentence opens: ``President Trump has acted, by:``.
        opened: the status that it gives to all items: ``The Secretary shall consider:``.
        outer: the same two of the list around one that an item opens.
        parted: how far the money has come whose parts the items of a list tell: ``The package consists of:``.
        item: the last sentence, where it is in an item of a list.
        ended: whether the last sentence was a whole one, behind which such a list may end.
        unreal: up to where the sentence that is read tells nothing that is so, 0 where it does.
        call: the words by which an author says what should be done, as long as he is at it.
        call_until: up to which sentence he may be, and up to which paragraph.
    """

    countries: dict[str, reex.Entity]
    nations: Mapping[str, str]
    home: reex.Entity | None = None
    firm: reex.Entity | None = None
    filing: bool = False
    head: reex.Entity | None = None
    signer: reex.Entity | None = None
    issuer: reex.Entity | None = None
    bill: bool = False
    statute: bool = False
    treaty: bool = False
    chamber: reex.Entity | None = None
    speakers: tuple[reex.Entity, ...] = ()
    last: Draft | None = None
    seen: dict[str, Draft] = msgspec.field(default_factory=dict)
    frame: Draft | None = None
    list_of: Draft | None = None
    listed_at: int = -9
    lead: tuple[Act, Force] | None = None
    openers: tuple[reex.Entity, ...] = ()
    opened: str = ""
    outer: tuple[tuple[reex.Entity, ...], str] | None = None
    parted: Force | None = None
    item: Line | None = None
    ended: bool = False
    unreal: int = 0
    call: reex.Span | None = None
    call_until: tuple[int, int] = (0, 0)
    officeholder: reex.Entity | None = None
    named: tuple[Line, reex.Entity] | None = None
    country: reex.Entity | None = None
    agencies: dict[str, reex.Entity] = msgspec.field(default_factory=dict)
    province: reex.Entity | None = None
    topic: reex.Entity | None = None
    alone: tuple[Line, reex.Entity] | None = None
    pair: tuple[reex.Entity, ...] = ()
    partners: tuple[reex.Entity, ...] = ()
    partners_at: int = -9
    several: tuple[reex.Entity, ...] = ()
    defined: dict[str, reex.Entity] = msgspec.field(default_factory=dict)

    @classmethod
    def of(cls, lines: list[Line], nations: Mapping[str, str], lead: reex.Entity | None) -> Context:
        """Return the context of a document, which is about the firm *lead*, before its first sentence."""
        countries: dict[str, reex.Entity] = {}
        for entity in mentions(lines, "country"):
            known = countries.get(entity.ref or "")
            if entity.ref and (known is None or (is_adjective(known) and not is_adjective(entity))):
                countries[entity.ref] = entity
        head, bill = head_of_state(lines), is_bill(lines)
        return cls(
            countries,
            nations,
            home_of(lines, countries),
            lead,
            lead is not None and is_filing(lines),
            head=head,
            signer=signer(lines, head),
            issuer=issuer(lines),
            bill=bill,
            statute=not bill and is_statute(lines),
            chamber=chamber(lines),
            speakers=speakers(lines),
        )

    def add(self, draft: Draft) -> None:
        """Remember an act."""
        self.last = self.seen[draft.act.instrument] = draft
        if draft.act.instrument == "law" and draft.line.text.startswith(CITED, draft.trigger.end):
            self.bill = self.bill or draft.force.status == "proposed"
        if draft.act.parties and len({e.ref for e in draft.actors if e.kind == "country"}) == _PAIR:
            self.pair = draft.actors
        both = {key(e): e for e in draft.actors if e.kind in _PARTNERS}
        if len(both) != _PAIR:
            both.update((key(e), e) for e in draft.recipients if e.kind in _PARTNERS)
        if len(both) == _PAIR:
            self.partners, self.partners_at = tuple(both.values()), draft.line.number
        if draft.actors and draft.recipients:
            self.frame = draft
        if draft.actors and draft.act.family == "capital":
            self.listed_at = draft.line.number
            if draft.rule != "list-item":
                self.list_of = draft

    def remember(self, line: Line) -> None:
        """Remember whom a sentence was about."""
        if not line.entities:
            return
        parties = [e for e in line.of_kinds(PARTIES) if not is_adjective(e)]
        for entity in parties:
            if entity.kind == "company":
                self.named = line, entity
            elif entity.kind == "country":
                self.country = entity
            elif entity.kind == "agency":
                if entity.rule == REGION:
                    self.province = entity
                if entity.rule == "officeholder" and not _OF_HIS_TIME.match(line.text, entity.end):
                    self.officeholder = entity
                if term := _term(line, entity):
                    self.defined.setdefault(term, entity)
                self.agencies.pop(key(entity), None)
                self.agencies[key(entity)] = entity
        self._remember_minister(line)
        self.topic = _spoken_of(line, parties, self) or self.topic
        if countries := line.of_kind("country"):
            self._note_states(line, countries)
        self._pair_firms(line)
        self._list_several(parties)

    def _note_states(self, line: Line, countries: Sequence[reex.Entity]) -> None:
        """Remember the one country that a sentence names, or the first two that one does."""
        nations = {e.ref or "": e for e in countries}
        if len(nations) == 1:
            ref, nation = nations.popitem()
            self.alone = line, self.countries.get(ref, nation)
        if not self.pair:
            states = dict.fromkeys([e.ref for e in countries if e.ref])
            self.pair = tuple(self.countries[ref] for ref in states) if len(states) == _PAIR else ()

    def _remember_minister(self, line: Line) -> None:
        """Remember the country of a minister that only an adjective tells."""
        for nation in line.of_kind("country"):
            if nation.ref and is_adjective(nation) and _SPEAKS_FOR.match(line.text, nation.end):
                self.country = self.countries.get(nation.ref, nation)

    def _pair_firms(self, line: Line) -> None:
        """Remember the two firms that a sentence names, or the last two that sentences next to each other do."""
        firms = line.of_kind("company")
        if not firms or self.partners_at == line.number:
            return
        named = {key(e): e for e in firms}
        if len(named) == 1 and line.number - self.partners_at <= _NEAR:
            before = [e for e in self.partners if e.kind == "company" and key(e) not in named][-1:]
            named = {**{key(e): e for e in before}, **named}
        self.partners, self.partners_at = tuple(named.values()), line.number

    def _list_several(self, parties: list[reex.Entity]) -> None:
        if len(parties) <= _PAIR:
            return
        for kind in ("country", "company", "agency"):
            listed = {key(e): e for e in parties if e.kind == kind}
            if len(listed) > _PAIR:
                self.several = tuple(listed.values())

    def two(self, kind: str, number: int) -> tuple[reex.Entity, ...]:
        """Return the two that a sentence of this number refers to: ``both``, ``the two firms``, ``both countries``."""
        firms = self.partners if len(self.partners) == _PAIR and number - self.partners_at <= _NEAR else ()
        if kind == "several":
            return self.several
        if kind == "pair":
            return self.pair
        return firms or (self.pair if kind == "two" else ())

    @property
    def companies(self) -> tuple[reex.Entity, ...]:
        """What ``the company`` may stand for: of several that the text names in one list, nobody knows which."""
        if not self.named:
            return ()
        line, last = self.named
        topic = self.topic
        first = topic and topic.kind == "company" and line.start <= topic.start < last.start
        if topic and first and _SIGNED_WITH.search(line.text, topic.end, last.start):
            return (topic,)  # "Acme signed with Beta. The company will …"
        return joined_before(line, last)

    def firms(self) -> tuple[reex.Entity, ...]:
        """Return those that ``the company`` may stand for: the firm that the document is about, or the last named."""
        return (self.firm,) if self.firm else self.companies

    def referent(self, reference: tuple[str, str] | None) -> reex.Entity | None:
        """Return what a referring subject stands for: ``the Commission`` the last body of that word."""
        kind, word = reference or ("", "")
        if kind in ("company", "we"):
            firms = self.firms()
            speaker = self.topic if kind == "we" and not firms and self.topic and self.topic.kind == "agency" else None
            return firms[0] if len(firms) == 1 else speaker
        if kind == "agency":
            if word in self.defined:
                return self.defined[word]
            if word in _OFFICES:
                return next((e for e in reversed(self.agencies.values()) if word in e.text.lower()), None)
            if word in _OF_HEADS:  # not one that is only called so, as NASA is
                heads = list(filter(is_head_of_state, reversed(self.agencies.values())))
                called = (e for e in heads if word == _OF_HEADS[1] and not (e.ref or "").endswith("-government"))
                return next(called, next(iter(heads), None))
            named = next((e for e in reversed(self.agencies.values()) if word in (e.name or e.text).lower()), None)
            return named if named or word != "government" else self.province
        if kind == "country":
            return self.country
        if kind == "speaker":
            return self.signer
        if kind == "officeholder":
            return self.officeholder
        return self.topic if kind == "topic" else None

    def nation(self, party: reex.Entity) -> reex.Entity | None:
        """Return the country that a party is, or acts for: presidents sign for their countries."""
        if party.kind == "country":
            return self.countries.get(party.ref or "", party)
        state = (party.ref or "").split("/")[0].upper() or self._named_in(party)
        if state in self.nations and state not in self.countries:
            return attrs.evolve(party, kind="country", ref=state, name=self.nations[state])
        return self.countries.get(state)

    def _named_in(self, body: reex.Entity) -> str:
        """Return the country, by ref, that the name of a body ends with: ``Ministry of Mines of Chile``."""
        last = _OF.split(body.text)[-1]
        known = ((ref, (e.text, e.name)) for ref, e in self.countries.items())
        refs = [ref for ref, names in known if last in names]
        return refs[0] if refs else next((ref for ref, name in self.nations.items() if name == last), "")

    def host(self, guest: reex.Entity) -> reex.Entity | None:
        """Return the country that a text speaks for, whose bodies act in it most, unless it is the *guest*.

        A club of states needs none.
        """
        if is_club(guest):
            return None
        acting = Counter((e.ref or "").split("/")[0].upper() for e in self.agencies.values())
        best = next((state for state, _ in acting.most_common(1) if state in self.countries), None)
        return self.countries[best] if best and best != guest.ref else None


def _spoken_of(line: Line, parties: list[reex.Entity], context: Context) -> reex.Entity | None:
    """Return whom a sentence is on: whom it refers to before it names anybody, or the first that is no object.

    ``The company got a permit from the bureau, Acme said`` is on Acme.
    """
    first = next(iter(parties), None)
    if first and len(parties) > 1 and _IN_PLACE.fullmatch(line.text, line.start, first.start):
        first = parties[1] if _IS_NEXT.fullmatch(line.text, first.end, parties[1].start) else first
    if first is None or first.start - line.start < _ARTICLE or not _REFERS.match(line.text, line.start):
        return first
    tells = next((e for e in parties if e.kind == "company" and _TELLS.match(line.text, e.end)), None)
    firms = context.firms()
    return tells or (firms[0] if len(firms) == 1 else first)


def _term(line: Line, body: reex.Entity) -> str:
    """Return the word that the text says to stand for a body, in small letters."""
    found = _BRACKETED.match(line.text, body.end)
    low = max(line.start, body.start - _MEANS_REACH)
    if found is None and line.text.find("means", low, body.start) >= 0:  # as ever, told in far less time
        found = _MEANS.search(line.text, low, body.start)
    return found["term"].lower() if found else ""
