"""Firms that only their place in a sentence tells: ``awarded X a contract``, ``a stake in X``, ``X’s smelter``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import attrs

import reex
from reex_companies.data import patterns
from reex_companies.places import Places
from reex_companies.told import is_name, items


def _any(name: str) -> str:
    """Return the pattern of the words of a list, as it stands in the data."""
    return "|".join(map(re.escape, patterns()["beside_slots"][name]))


ROLES = {f"slot-{role}": role for role in ("give", "trade", "before", "by", "own", "do", "deal")}
_DOING = ("do", "deal")
# What is given right behind the name: "awarded X a contract", "lent X €5 million"; "handed X letters of interest".
_GIFT = reex.regex(
    r" (?:an?|the|its|up to|another|more than|over|about|around|some|nearly|almost|at least|as much as)\b"
    r"| (?:[A-Z]{1,3} ?)?[$€£¥₹]?\d[\d.,]* ?(?:million|billion|mln|bn|m\b|tonnes|tons|shares|hectares|dollars|euros)"
    r"| [A-Z]{0,3}[$€£¥₹]"
)
# What tells that a firm is bought or sold, and no goods: "bought X for $4 billion", "sold X to Acme for €5 million".
_PRICE = reex.regex(
    r"(?: (?:to|from) (?:[A-Z][\w&.'’-]* ){1,4}| )for "
    r"(?:up to |about |around |some |nearly |almost |over |more than |at least |as much as |an? )?"
    r"(?:[A-Z]{1,3} ?)?[$€£¥₹]? ?\d[\d.,]*(?: ?(?:million|billion|mln|bn|m)\b)"
)
_BARE_GIFT = reex.regex(rf" (?!(?:for|of|on|under|in|to|at|with|from|by)\b)(?:[a-z-]+ ){{0,2}}(?:{_any('gifts')})s?\b")
_SUM = reex.regex(r" (?:[A-Z]{3}|[A-Z]{1,2}\d[\d.,]*)$")  # the name of a currency sticks to a firm's: "lent Acme NOK 5"
_DIGIT = reex.regex(r" ?\d| (?:million|billion|bn|m)\b")
_FROM = reex.regex(r"(?:[A-Z][\w.]*-(?:based|listed|owned|backed|headquartered|led) )+")  # "Perth-based Korbinite"
_WHOSE = reex.regex(r"['’]s? ")
# What may stand between an owner and what is owned: "X's Balama graphite mine".
_OWNED = reex.regex(r"['’]s? (?:[A-Z][\w-]+ ){0,3}(?:[a-z][\w-]* ){0,4}$")
_OWNED_REACH = 72
_SITE_AFTER = reex.regex(
    r"(?: and(?: [A-Z][\w-]+){1,3})?"
    r" (?:(?:(?!(?:will|would|could|may|has|have|had|is|was|are|to|its|the|an?|of|in|at|for|with|that|said|says|owns"
    r"|operates|plans)\b)[a-z][\w-]* ){0,3}"
    rf"(?:{_any('sites')})s?\b|(?:{_any('sites_in_names')})s?\b)"
)
# What stands between a subject and its verb: "Korbinite has agreed to build".
_AUXILIARIES = (
    "has", "had", "have", "will", "would", "is", "was", "been", "be", "being", "to", "also", "now", "already",
    "recently", "just", "plans", "aims", "hopes", "intends", "expects", "wants", "agreed", "started", "starts", "began",
    "begins", "begun", "said it", "says it", "committed", "committing", "commits", "pledged", "pledges", "planning",
    "moving forward with plans", "moving ahead with plans", "going ahead with plans", "pressing ahead with plans",
    "proceeding with plans",
)  # fmt: skip
_AUXILIARY = reex.regex(rf"(?: (?:{'|'.join(_AUXILIARIES)}))*$")
_VERB_BEHIND = reex.regex(rf"(?: (?:{'|'.join(_AUXILIARIES)}))* ([a-z]+)\b")
_AUXILIARY_ENDS = frozenset(words.split()[-1] for words in _AUXILIARIES)
_AUXILIARY_REACH = 48
# What is done to a site and given to a firm: "is being developed", "was awarded".
_PASSIVE = reex.regex(r" (?:is|was|be|been|being)$")
_TAKING = frozenset(("awarded", "granted", "selected"))
# What firms do such a thing to: "won a contract", "is building a plant".
_OBJECT = reex.regex(rf" (?:[^\s.;:()]+ ){{0,7}}?(?:[$€£¥]|(?:{_any('objects')})s?)\b")
# What tells that a name is a person's: "founder Ivan Petrov", "Ivan Petrov, its chairman".
_PERSON_BEFORE = reex.regex(rf"\b(?:(?i:{_any('titles')})|{_any('address')}),? $")
_PERSON_AFTER = reex.regex(
    rf"(?:,| as|, as)? (?:the |its |an? |their )?(?:[a-z-]+ ){{0,2}}(?:{_any('titles_behind')})\b"
)
_CAPITAL = reex.regex(r"(?:[a-z]-)?[A-ZÀ-Þ]")
_NUMBERED = reex.regex(r"[A-Z]?[0-9]+")  # a class, a phase, a firm by a short form of its own
_NAME_REACH = 24  # characters that may hold the word before a name
_WORD_BEFORE = reex.regex(r"\b(?!The|For|In|At|With|And|But|By|From|To|If|As|When)[A-Z][a-z]+ $")
# How firms alone are written, so that what tells where they are from is no part of their names: "Belgian OreVolt".
_OWN_SPELLING = reex.regex(r"[A-Z][a-z]+[A-Z][A-Za-z]+")
_WORD = reex.regex(r"[^\s]+")
_AND_AFTER = reex.regex(r"(?: \([^()\n]{1,60}\))?,? and(?= )")
# Between two firms of a list: ", Korbinite, ", ", Korbinite and ", ", Korbinite, Alvane Ore, and ".
_ITEM = r", [A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3}"
_ITEMS, _LISTED = reex.regex(_ITEM), reex.regex(rf"((?:{_ITEM}){{1,4}})(?:, (?:and )?| and )")
_LIST_REACH = 100
_JOINT = reex.regex(r" and ")
# What stands around a name that the table has as doubtful where it is that of the firm.
_KNOWN_BEHIND = reex.regex(rf"\b(?:{_any('known_behind')}) $")
_KNOWN_ENDS = reex.regex(
    r"[,.;:)\n—–]|$|['’]s? | (?:and|or|for|to|in|at|on|over|under|after|before|last|this|has|have|had|will|would|is|was"
    r"|which|who|that|said|says|as|by|with|worth|but|while)\b"
)
_KNOWN_OWNS = reex.regex(rf"['’]s? (?:(?:[a-z][\w-]*|\S{{0,4}}\d\S*|first|own) ){{0,4}}(?:{_any('known_owns')})\b")
_KNOWN_DOES = reex.regex(
    rf"(?: (?:has|have|had|will|would|also|now|already|recently|just|is|was|to|plans|wants|hopes|aims|each)){{0,3}}"
    rf" (?:(?:{_any('known_did')})\b|(?:{_any('known_does')})(?={_OBJECT.pattern}))"
)
# What is told behind the name of a country: "Germany's", "the German", "Japan-based".
_ORIGIN = reex.regex(r"(?:['’]s?|-(?:based|listed|headquartered))?(?= )")
# Where a name behind it is a firm's, before it, "a deal to sell 500 tonnes to", and behind it, "agreed to buy".
_DEALS_BEFORE = reex.regex(
    rf"\b(?:{_any('origin_deals')})(?:[ \n](?!\S*[.;:][ \n])\S+){{0,14}}?"
    r"[ \n](?:to|from|with|by|in|of)(?:[ \n]the)?[ \n]$"
)
_ORIGIN_REACH = 120
_NAME_BEFORE = reex.regex(r"(?:[A-Z][\w.’'-]*|\bMr\.|\bMs\.|&) $")
_KNOWN_REACH = 24


@attrs.frozen
class Slots:
    """Words beside which only a firm stands, and words and names that are no firm's.

    Attributes:
        give: verbs with two objects, ``awarded X a contract``.
        trade: verbs of buying and selling, ``bought X for $4 billion``.
        before: words before a name, or a list of names, ``a stake in X``.
        by: the same of people as often, ``owned by X``; a name of two words may be theirs.
        own: what firms own, ``X's smelter``.
        do: verbs of which firms are the subject, ``X is building a plant``.
        deal: verbs of which states and people are the subject as often; the name must be one that the table has as
            doubtful, ``Apple agreed to buy``.
        others: words in names of other things, and names that are of none.
        places: names of places that a list of countries has as doubtful.
        elsewhere: returns the names in tables of other kinds.
    """

    give: frozenset[str] = attrs.field(converter=frozenset)
    trade: frozenset[str] = attrs.field(converter=frozenset)
    before: frozenset[str] = attrs.field(converter=frozenset)
    by: frozenset[str] = attrs.field(converter=frozenset)
    own: frozenset[str] = attrs.field(converter=frozenset)
    do: frozenset[str] = attrs.field(converter=frozenset)
    deal: frozenset[str] = attrs.field(converter=frozenset)
    others: frozenset[str] = attrs.field(converter=frozenset)
    places: frozenset[str] = attrs.field(converter=frozenset)
    generic: frozenset[str]
    elsewhere: Callable[[], frozenset[str]]

    @classmethod
    def of(cls, table: Mapping[str, Any], generic: frozenset[str], elsewhere: Callable[[], frozenset[str]]) -> Slots:
        """Return the slots of the table ``slots`` of ``patterns.toml``."""
        return cls(**table, generic=generic, elsewhere=elsewhere)

    def terms(self) -> list[reex.Term]:
        """Return what to scan for."""
        return [reex.Term(word, slot) for slot, role in ROLES.items() for word in sorted(getattr(self, role))]

    def names(
        self, page: reex.Page, hits: Iterable[reex.Hit], taken: Places, inside: Places, known: Container[str] = ()
    ) -> Iterator[reex.Span]:
        """Yield where names stand in such places.

        Args:
            page: the page of an extractor.
            hits: those of the terms of :meth:`terms` on it.
            taken: names of other things, which none of these touches.
            inside: places and goods, of which no name is made alone.
            known: names of firms that are made of such words alone: ``Critical Metals``.
        """
        yield from _firms(page, list(self._able(page, hits, taken, inside, known)), inside, known)

    def abroad(
        self, page: reex.Page, countries: Iterable[reex.Entity], taken: Places, inside: Places
    ) -> Iterator[reex.Span]:
        """Yield the names of two words or more behind where they are from: ``sold to Germany's Thalheim Werke``.

        Such a name is that of a firm where it deals, or is dealt with. For the rest, see :meth:`names`.
        """
        verbs = self.do | self.deal | self.trade | self.give
        able = []
        for country in countries:
            name = _of_origin(page.text, country.end)
            if (
                name is not None
                and _own_words(page.text, name, inside, self.generic) > 1
                and (_is_dealt_with(page.text, country.start, name.end) or _deals(page.text, name.end, verbs))
                and not page.in_heading(country.start)
                and self._may_be_firm(page, name, taken, inside, "abroad")
            ):
                able.append((name, "abroad"))
        yield from _firms(page, able, inside)

    def known(self, page: reex.Page, hits: Iterable[reex.Hit], taken: Places) -> Iterator[reex.Span]:
        """Yield where a name that a table has as doubtful is that of the firm, by what stands beside it.

        Args:
            page: the page of an extractor.
            hits: those of such names on it.
            taken: names of other things, which none of these touches.
        """
        text = page.text
        for hit in hits:
            start, end = hit.start, hit.end
            low = max(0, start - _KNOWN_REACH)
            before = _KNOWN_BEHIND.search(text, low, start) and _KNOWN_ENDS.match(text, end)
            if not (before or _KNOWN_OWNS.match(text, end) or _KNOWN_DOES.match(text, end)):
                continue
            if not (page.in_heading(start) or taken.touch(start, end) or _NAME_BEFORE.search(text, low, start)):
                yield reex.Span(start, end)

    def beside(
        self, page: reex.Page, firms: Iterable[reex.Entity], taken: Places, inside: Places
    ) -> Iterator[reex.Span]:
        """Yield the names that one ``and`` joins to those of *firms*, or that stand between two of them in a list.

        For the rest, see :meth:`names`.
        """
        known = sorted(firms, key=lambda firm: firm.start)
        joined = [span for firm in known for span in _joined(page.text, firm) if not page.in_heading(firm.start)]
        joined += _listed(page.text, known)
        able = [(span, "joined") for span in joined if self._may_be_firm(page, span, taken, inside, "joined")]
        yield from _firms(page, able, inside)

    def _able(
        self, page: reex.Page, hits: Iterable[reex.Hit], taken: Places, inside: Places, known: Container[str]
    ) -> Iterator[tuple[reex.Span, str]]:
        """Yield the names that stand in such a place and may be a firm's, with their roles."""
        for hit in hits:
            if not page.text[hit.start : hit.end].islower():
                continue
            role = ROLES[hit.term.data]
            for found in _beside(page.text, hit, role):  # few have one: what they stand in is asked of these alone
                span = _without_origin(page.text, found, inside, self.generic)
                listed = role in _DOING and page.text[span.start : span.end] in known
                if role == "deal" and not listed:
                    continue
                if not page.in_heading(hit.start) and self._may_be_firm(page, span, taken, inside, role, known):
                    yield span, "deal" if listed else role

    def _may_be_firm(
        self, page: reex.Page, span: reex.Span, taken: Places, inside: Places, role: str, known: Container[str] = ()
    ) -> bool:
        """Say whether a name may be a firm's: of no person, site or other body, and not of places and goods alone."""
        words = page.text[span.start : span.end].split()
        if taken.touch(span.start, span.end) or not self.others.isdisjoint(words) or _has_given_name(page.text, span):
            return False
        if not _CAPITAL.match(words[0]) or page.text.endswith("the ", 0, span.start) or _NUMBERED.fullmatch(words[0]):
            return False
        if (name := " ".join(words)) not in known and not is_name(page.text, span, inside, self.generic):
            return False
        if name in self.places or name in self.elsewhere():
            return False
        return role != "by" or len(words) != 2


def _of_origin(text: str, position: int) -> reex.Span | None:
    """Return the name behind that of a country that ends at *position*: ``Germany's |Thalheim Werke|``."""
    origin = _ORIGIN.match(text, position)
    if origin is None:
        return None
    end = reex.name_after(text, origin.end(), words=5)
    end = joint.start() if (joint := _JOINT.search(text, origin.end(), end)) else end
    return reex.Span(origin.end() + 1, end) if end > origin.end() else None


def _own_words(text: str, span: reex.Span, inside: Places, generic: frozenset[str]) -> int:
    """Return how many words of a name are neither general nor the name of a place or good."""
    words = _WORD.finditer(text, span.start, span.end)
    return sum(w[0] not in generic and _CAPITAL.match(w[0]) is not None and not inside.touch(*w.span()) for w in words)


def _is_dealt_with(text: str, start: int, end: int) -> bool:
    """Say whether goods or money go to, or come from, who is named there: ``will sell 500 tonnes to``."""
    behind = _KNOWN_ENDS.match(text, end)
    return behind is not None and _DEALS_BEFORE.search(text, max(0, start - _ORIGIN_REACH), start) is not None


def _deals(text: str, end: int, verbs: frozenset[str]) -> bool:
    """Say whether the subject that ends at *end* buys, sells, lends, signs or gets something."""
    verb = _VERB_BEHIND.match(text, end)
    return verb is not None and verb[1] in verbs and _OBJECT.match(text, verb.end()) is not None


def _firms(
    page: reex.Page, able: Sequence[tuple[reex.Span, str]], inside: Places, listed: Container[str] = ()
) -> Iterator[reex.Span]:
    """Yield the names that nowhere on the page are those of a person or a site.

    All of them are looked for at once, as one by one they would take longer, the more they have in common.
    """
    text = page.text
    places: defaultdict[str, list[reex.Span]] = defaultdict(list)
    for place in page.occurrences(dict.fromkeys(text[span.start : span.end] for span, _ in able)):
        places[text[place.start : place.end]].append(place)
    known: dict[tuple[str, str], bool] = {}
    for span, role in able:
        name = text[span.start : span.end]
        if (name, role) not in known:
            known[name, role] = _is_firm_elsewhere(page, name, places[name], inside, role, name in listed)
        if known[name, role]:
            yield span


def _is_firm_elsewhere(
    page: reex.Page, name: str, places: Sequence[reex.Span], inside: Places, role: str, listed: bool
) -> bool:
    """Say whether at none of its places a name is that of a person or a site; *listed* where a firm is called so."""
    single = len(name.split()) == 1
    if _is_surname(page, places, inside) if single else _is_called_person(page.text, places):
        return False
    if role == "do" and single and not listed and _only_opens(page, name, places):
        return False
    return role == "give" or not any(_SITE_AFTER.match(page.text, place.end) for place in places)


def _has_given_name(text: str, span: reex.Span) -> bool:
    """Say whether a given name stands before another word of a name: ``Ann Lee``, ``Premier Ann Lee``."""
    blank = text.find(" ", span.start, span.end)
    while blank >= 0:
        if reex.is_surname(text, blank + 1):
            return True
        blank = text.find(" ", blank + 1, span.end)
    return False


def _is_surname(page: reex.Page, places: Iterable[reex.Span], inside: Places) -> bool:
    """Say whether one word follows a name somewhere that is of no place: ``Ivan Petrov``."""
    text = page.text
    for place in places:
        low = max(0, place.start - _NAME_REACH)
        if text[text.rfind(" ", low, place.start - 1) + 1 or low : place.start].islower():
            continue  # as most words are, and one look tells
        word = _WORD_BEFORE.search(text, low, place.start)
        if word is not None and not inside.touch(*word.span()) and not page.in_heading(word.start()):
            return True
    return False


def _only_opens(page: reex.Page, word: str, places: Iterable[reex.Span]) -> bool:
    """Say whether one word may have its capital only from the sentences that it begins: ``Miners``."""
    if not word[1:].islower():
        return False
    sentences = ((place.start, page.sentence_at(place.start)) for place in places)
    return all(sentence is None or sentence.start == at for at, sentence in sentences)


def _is_called_person(text: str, places: Iterable[reex.Span]) -> bool:
    """Say whether the text gives a name the title or calling of a person."""
    return any(
        _PERSON_AFTER.match(text, place.end) or _PERSON_BEFORE.search(text, max(0, place.start - 16), place.start)
        for place in places
    )


def _beside(text: str, hit: reex.Hit, role: str) -> Iterable[reex.Span]:
    if role == "give":
        return _given(text, hit.end)
    if role == "trade":
        return _traded(text, hit.end)
    if role == "own":
        return _owner(text, hit.start)
    if role in _DOING:
        return _subject(text, hit)
    return (bare for span in items(text, hit.end) for bare in _bare(text, span))


def _given(text: str, position: int) -> Iterator[reex.Span]:
    """Yield the name between a verb of giving and what is given."""
    end = reex.name_after(text, position, words=6)
    if whose := _WHOSE.match(text, end):  # "awarded Perth's Korbinite a contract"
        position, end = whose.end() - 1, reex.name_after(text, whose.end() - 1, words=6)
    if end > position and (money := _SUM.search(text, position, end)) and _DIGIT.match(text, money.end()):
        end = money.start()
    shouted = text[position:end].isupper()  # "granted TIA loans": by which program
    if end > position and (_GIFT.match(text, end) or (not shouted and _BARE_GIFT.match(text, end))):
        yield from _bare(text, reex.Span(position + 1, end))


def _traded(text: str, position: int) -> Iterator[reex.Span]:
    """Yield the name between a verb of buying or selling and a price."""
    end = reex.name_after(text, position, words=5)
    if end > position and _PRICE.match(text, end):
        yield from _bare(text, reex.Span(position + 1, end))


def _owner(text: str, position: int) -> Iterator[reex.Span]:
    """Yield the name of the owner of what stands at *position*."""
    owned = _OWNED.search(text, max(0, position - _OWNED_REACH), position)
    if owned is None:
        return
    start = reex.name_before(text, owned.start(), words=5)
    if start < owned.start():
        yield from _bare(text, reex.Span(start, owned.start()))


def _subject(text: str, hit: reex.Hit) -> Iterator[reex.Span]:
    """Yield the subject of a verb, where its object is one that firms have."""
    low = hit.start - _AUXILIARY_REACH if hit.start > _AUXILIARY_REACH else 0
    end = hit.start - 1 if hit.start else 0
    end -= text.endswith("\n", low, end)
    begin = text.rfind(" ", low, end) + 1
    if text[begin:end] in _AUXILIARY_ENDS and (before := _AUXILIARY.search(text, low, end)):
        end = before.start()
        begin = text.rfind(" ", low, end) + 1
    if not text[begin].isupper():
        return  # most verbs have another subject, which one look tells
    verb = text[hit.start : hit.end]
    if _PASSIVE.search(text, low, hit.start - 1) and not (verb in _TAKING or verb.endswith("ing")):
        return
    if text[hit.start - 1] != " " or not _OBJECT.match(text, hit.end):
        return
    start = reex.name_before(text, end, words=5)
    for joint in _JOINT.finditer(text, start, end):
        yield from _bare(text, reex.Span(start, joint.start()))
        start = joint.end()
    if start < end:
        yield from _bare(text, reex.Span(start, end))


def _joined(text: str, firm: reex.Entity) -> Iterator[reex.Span]:
    """Yield the names before and after a firm's that ``and`` joins to it."""
    if text[firm.end : firm.end + 1] in (" ", ",") and (after := _AND_AFTER.match(text, firm.end)):
        end = reex.name_after(text, after.end(), words=5)
        end = joint.start() if (joint := _JOINT.search(text, after.end(), end)) else end
        if end > after.end():
            yield reex.Span(after.end() + 1, end)
    if text.endswith(" and ", 0, firm.start):
        end = firm.start - len(" and ")
        end -= text.endswith(",", 0, end)
        start = reex.name_before(text, end, words=5)
        if start < end:
            yield reex.Span(start, end)


def _listed(text: str, firms: Sequence[reex.Entity]) -> Iterator[reex.Span]:
    """Yield the names between two firms of one list: ``Lynas, |Korbinite|, Iluka and Vale``."""
    for one, other in pairwise(firms):
        if 0 < other.start - one.end <= _LIST_REACH and (names := _LISTED.fullmatch(text, one.end, other.start)):
            yield from (
                reex.Span(item.start() + len(", "), item.end()) for item in _ITEMS.finditer(text, *names.span(1))
            )


def _without_origin(text: str, span: reex.Span, inside: Places, generic: frozenset[str]) -> reex.Span:
    """Return a name without the adjective of a country before it, where only a firm is written so: ``OreVolt``.

    So is one of two proper words: ``South Korean Dae Yang``.
    """
    for word in _WORD.finditer(text, span.start, span.end):
        if not inside.touch(*word.span()):
            rest = reex.Span(word.start(), span.end)
            if word.start() > span.start and _own_words(text, rest, inside, generic) > 1:
                return rest
            break
    start = text.rfind(" ", span.start, span.end) + 1
    own = _OWN_SPELLING.fullmatch(text, start, span.end) if start else None
    origin = own and all(inside.touch(*word.span()) for word in _WORD.finditer(text, span.start, start))
    return reex.Span(start, span.end) if origin else span


def _bare(text: str, span: reex.Span) -> Iterator[reex.Span]:
    """Yield a name without what tells where the firm is: ``Perth-based |Korbinite``."""
    start = based.end() if (based := _FROM.match(text, span.start, span.end)) else span.start
    if start < span.end:
        yield reex.Span(start, span.end)
