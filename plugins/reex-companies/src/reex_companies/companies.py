"""Companies from the table, by legal form, by ticker, and by the short forms of a name that stands before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from operator import attrgetter
from typing import Any

import attrs

import reex
from reex_companies.data import DATA, no_firms, nowhere_in_names, patterns
from reex_companies.hits import Hits
from reex_companies.places import Places
from reex_companies.slots import ROLES, Slots
from reex_companies.told import CALLINGS, Callings

_TICKER = reex.regex(r": ?([A-Z0-9][A-Z0-9.]{0,6})\b")
_JOINED = reex.regex(r" (?:and|of|by|with)(?: the)? $")
_JOINED_ON = reex.regex(r"[-/]\w| & [A-Z]")  # "Last Chance Antimony-Gold Property", "TR Mining & Equipment"
# but not of "lent Acme Metals C$5 million", "NOK 5 million", "R5 million"
# "E-VAC", "J-Power", "e-Magnets".
_INITIAL_JOINED = reex.regex(r"[A-Za-z]-[A-Z]\w+")
_WORD_AFTER = reex.regex(r"[ \n](?![A-Z]{2,3} ?\d|[A-Z]\d[\d.,]*[ m])([A-Z][\w&’'-]{0,40})(?![\w&’'-]|[$€£¥])")
_PROPER_AFTER = reex.regex(r" ([A-ZÀ-Þ][a-zß-ÿ]{3,30})(?![\w&’'-])")
_SMALL_AFTER = reex.regex(r" ([a-z]{2,20})\b")
_AND = reex.regex(r",? and ")
_BY_FORM = 0.95  # of a name in no table that ends in a legal form
_BY_TRADE = 0.9  # of a name that ends in a word of the trade
_TOLD = 0.8  # of a name that only the words around it make a firm's
_BY_SLOT = 0.7  # of a name that only its place in the sentence makes one
# Behind "Vale Canada": it is a firm, and not where something of Vale's is, as in "Vale Canada mines".
_IS_BRANCH = reex.regex(
    r"[,.;:)’']|$| (?:and|or|to|in|of|on|for|with|at|by|from|as|has|had|have|is|was|will|would|said|says|which|that|who"
    r"|can|could|may|might|must|should|plans|expects|signed|won|agreed|announced|reported|also)\b"
)
_IS_ACRONYM = reex.regex(r"[A-Z]{3,6}")
_OF = reex.regex(r" of (?:the )?")
_NOT_IN_NAMES = reex.regex(r" (?:to|in|on|for|from) (?:the )?")
_BOUGHT = reex.regex(
    r"(?:\b(?:acquisition|purchase|buyout|takeover|owner|parent|operator|backer|investor|stake|shares?|unit|percent"
    r"|shareholders?|stockholders?|board|assets?|control|majority|equity|debts?|sale|creditors?|lenders?|suppliers?"
    r"|customers?|rivals?|chairman|chairwoman|head|chief|CEO|founders?|officer"
    r"|per cent|quarter|third|half|tenth)|[0-9]%) of $"
)
_BLANK = reex.regex(" ")
_WORD = reex.regex(r"[^\s/&-]+")
_FROM_CAPITAL = reex.regex(r"[A-Z0-9À-Þ][^\W_]*$")
_LONGEST_WORD = 100
_REMEMBERED = 1024  # names
_START, _END = attrgetter("start"), attrgetter("end")
_STUCK = reex.regex(r"[A-Z][a-z]+(?=[A-Z][a-z])")
_AT = (" in ", " at ", " near ", "In ", "At ", "Near ")  # before the name of a place
_BRACKET = reex.regex(r" ?\([^()\n]{2,80}\)")
_SYMBOLS = reex.regex(r"[A-Z][\w .]{1,14}: ?([A-Z][A-Z0-9]{2,5})\b")
_TICKER_CUES = tuple(f"{cue} " for cue in ("symbol", "symbols", "ticker", "tickers"))
_TICKER_CUES += tuple(f"{trades} {under} " for trades in ("trade", "trades") for under in ("as", "under"))
_TICKER_CUE_ENDS = frozenset(cue[-2:] for cue in _TICKER_CUES)
_QUOTED = frozenset('"“‘')
_BEFORE_TICKER = frozenset('"“‘(:/')
_APOSTROPHES = ("'", "’")
_QUOTES = tuple("\"“”'’")
# One step looks at all words of callings, and one at all of slots, in the order of the text.
_GROUPS = {**dict.fromkeys(CALLINGS, "calling"), **dict.fromkeys(ROLES, "slot")}


def _following(words: Iterable[str]) -> re.Pattern[str]:
    return reex.regex(rf" (?:{'|'.join(map(re.escape, words))})(?!\w)")


@attrs.frozen
class _Forms:
    """What names of firms end in and begin with."""

    forms: frozenset[str] = attrs.field(converter=frozenset)
    exchanges: Mapping[str, str]
    generic: frozenset[str] = attrs.field(converter=frozenset)
    never: tuple[str, ...] = attrs.field(converter=tuple)
    callings: frozenset[str] = attrs.field(converter=frozenset)
    trades: tuple[str, ...] = attrs.field(converter=tuple)
    trade_endings: tuple[str, ...] = attrs.field(converter=tuple)
    openers: frozenset[str] = attrs.field(converter=frozenset)
    body_words: frozenset[str] = attrs.field(converter=frozenset)
    headline_verbs: frozenset[str] = attrs.field(converter=frozenset)
    speaks: re.Pattern[str] = attrs.field(converter=_following)
    before_of: frozenset[str] = attrs.field(converter=frozenset)
    more: re.Pattern[str] = attrs.field(converter=_following)
    ending: re.Pattern[str] = attrs.field(init=False)
    trade_like: re.Pattern[str] = attrs.field(init=False)
    _by_last: Mapping[str, tuple[str, ...]] = attrs.field(init=False)
    called: Callable[[str], tuple[str, tuple[str, ...]]] = attrs.field(init=False, repr=False, eq=False)

    @ending.default
    def _any_ending(self) -> re.Pattern[str]:
        return reex.regex(f",?(?:{'|'.join(map(re.escape, self._endings))})")

    @trade_like.default
    def _any_trade_like(self) -> re.Pattern[str]:
        """Return what matches the words with a capital whose last three letters are those of an ending."""
        return reex.regex(rf"[A-Z0-9À-Þ]\w{{4,}}+(?<={'|'.join(sorted({e[-3:] for e in self.trade_endings}))})")

    @_by_last.default
    def _by_last_word(self) -> Mapping[str, tuple[str, ...]]:
        """Return the endings by their last word: most words end no form, and one look tells."""
        by_last: dict[str, tuple[str, ...]] = {}
        for ending in self._endings:
            last = ending.rpartition(" ")[2]
            by_last[last] = (*by_last.get(last, ()), ending)
        return by_last

    @called.default
    def _called_so(self) -> Callable[[str], tuple[str, tuple[str, ...]]]:
        """Return what gives a name without its form, and its short forms: names come again and again."""
        return lru_cache(_REMEMBERED)(lambda name: (self.without_form(name), tuple(self.short_forms(name))))

    @property
    def _endings(self) -> list[str]:
        """The endings, the longest first."""
        return sorted((f" {form}" for form in self.forms), key=lambda ending: (-len(ending), ending))

    def without_form(self, name: str) -> str:
        """Return a name without its legal form: of ``REAlloys Inc.`` the first word."""
        for ending in self._by_last.get(name.rpartition(" ")[2], ()):
            if name.endswith(ending):
                return self.without_form(name[: -len(ending)].rstrip(" ,"))
        return name

    def short_forms(self, name: str) -> Iterator[str]:
        """Yield how a text may call a firm: without its form, without its trade, by a telling first word."""
        base = self.without_form(name)
        if base != name:
            yield base
        words = base.split()
        while len(words) > 2 and (words[-1] in self.generic or words[-1] in self.trades):
            words.pop()
            yield " ".join(words)
        if len(words) > 1 and words[0] not in self.generic and words[0][0].isupper() and _is_telling(words[0]):
            yield words[0]
        yield from (word for word in words[1:] if len(words) > 2 and _IS_ACRONYM.fullmatch(word))


def _is_telling(word: str) -> bool:
    """Say whether the first word of a name may stand for all of it: ``Vulcan``, ``FPX``."""
    return len(word) > 3 or (len(word) == 3 and word.isupper())


@cache
def companies() -> reex.Extractor:
    """Return the extractor of companies; ``ref`` is ``exchange/TICKER`` where one is known."""
    gazetteer = reex.Gazetteer.read(DATA / "companies.csv")
    table = patterns()
    own = {field.name: table[field.name] for field in attrs.fields(_Forms) if field.init and field.name != "more"}
    forms = _Forms(**own, more=table["after_forms"])
    general = forms.generic | nowhere_in_names()
    callings = Callings(
        table["firm_nouns"],
        table["firms_nouns"],
        table["firm_before"],
        table["firm_after"],
        table["firm_verbs"],
        table["firm_acts"],
        general,
        forms.callings,
    )
    slots = Slots.of(table["slots"], general, _elsewhere)
    terms = [*gazetteer.terms(), *_words(table, forms), *callings.terms(), *slots.terms()]
    find = partial(_found, forms=forms, callings=callings, slots=slots)
    uses = ("country", "region", "commodity", "agency", "program")
    return reex.Extractor("companies", find, makes="company", uses=uses, terms=terms)


def _words(table: Mapping[str, Any], forms: _Forms) -> Iterator[reex.Term]:
    """Yield what stands in or beside names of firms, each word with what it tells."""
    groups: dict[str, Iterable[str]] = {
        "form": sorted(forms.forms),
        "trade": forms.trades,
        "exchange": forms.exchanges,
        "leading": table["leading_forms"],
        "branch": table["branches"],
    }
    return (reex.Term(word, told) for told, words in groups.items() for word in words)


def _found(page: reex.Page, *, forms: _Forms, callings: Callings, slots: Slots) -> reex.Found:
    """Yield the firms of a page; each step looks at the names that those before it have found."""
    hits = Hits.of(page.hits, _GROUPS)
    tickers = _tickers(page.text, hits)
    known = [m for m in reex.matches(page) if not _is_ticker(page.text, m, tickers)]
    listed = [reex.named(page, "company", m) for m in known if not _is_persons(page.text, m, forms)]
    listed = list(_not_in_others(page, hits, listed, forms))
    listed = list(_branches(page, hits, listed, forms))
    by_ticker = list(_by_ticker(page, hits, listed, forms))
    refs = {made.text: made.ref for made in by_ticker}
    by_form = [
        _named(page, made, made.name, ref) if not made.ref and (ref := refs.get(made.text)) else made
        for made in _by_form(page, hits, listed, forms)
    ]
    found = [*_whole(listed, by_form), *by_ticker, *by_form]
    found += _by_leading_form(page, hits, found)
    found += _by_trade(page, hits, found, forms)
    blocked = {(hit.start, hit.end) for hit in hits.names if hit.term.data.blocks}
    told = _by_words_around(page, hits, found, callings, slots)
    told = [made for made in told if (made.start, made.end) not in blocked]
    found += _as_called(page, told, found, forms)
    found = _one_name(page, found, forms)
    yield from found
    yield from (made for made in _later(page, found, forms, tickers) if (made.start, made.end) not in blocked)


def _by_words_around(
    page: reex.Page, hits: Hits, found: list[reex.Entity], callings: Callings, slots: Slots
) -> list[reex.Entity]:
    """Return the firms that only the words around them tell: by callings, their place and a firm beside."""
    bodies, inside = page.entities("agency", "program"), Places(page.entities("country", "region", "commodity"))
    doubtful, taken = _doubtful(hits.names), Places([*found, *bodies])
    told = [
        _told(page, span, doubtful, "told", _TOLD)
        for span in callings.names(page, hits.words["calling"], taken, inside)
    ]
    taken = Places([*found, *told, *bodies]) if told else taken
    abroad = slots.abroad(page, page.entities("country"), taken, inside)
    told += [_told(page, span, doubtful, "slot", _BY_SLOT) for span in abroad]
    taken = Places([*found, *told, *bodies]) if told else taken
    by_slot = [
        _told(page, span, doubtful, "slot", _BY_SLOT)
        for span in slots.names(page, hits.words["slot"], taken, inside, doubtful)
    ]
    if doubtful:
        taken = Places([*found, *told, *by_slot, *bodies])
        weak = (hit for hit in hits.names if hit.term.data.weak and hit.term.data.text in doubtful)
        by_slot += [_told(page, span, doubtful, "slot", _BY_SLOT) for span in slots.known(page, weak, taken)]
    firms, taken = [*found, *told, *by_slot], Places([*found, *told, *by_slot, *bodies]) if by_slot else taken
    joined = [_told(page, span, doubtful, "joined", _BY_SLOT) for span in slots.beside(page, firms, taken, inside)]
    return [*told, *by_slot, *joined]


def _one_name(page: reex.Page, found: list[reex.Entity], forms: _Forms) -> list[reex.Entity]:
    """Give a firm that stands without its legal form the name and ref that it has with it elsewhere in the text."""
    bases = {text: forms.without_form(text) for text in {e.text for e in found}}
    whole = {bases[e.text]: e for e in found if e.rule in ("legal-form", "ticker", "gazetteer")}
    return [
        _named(page, e, same.name, same.ref)
        if e.rule in ("trade", "told", "slot", "joined", "ticker", "legal-form")
        and (same := whole.get(bases[e.text]))
        and (same.ref or not e.ref)
        and (same.name, same.ref) != (e.name, e.ref)
        else e
        for e in found
    ]


@cache
def _elsewhere() -> frozenset[str]:
    """Return the names in the tables of sites, and those in that of bodies that are nothing else."""
    sites, bodies = (reex.Gazetteer.read(DATA / file) for file in ("facilities.csv", "organizations.csv"))
    return frozenset((*(a.text for a in sites.aliases), *(a.text for a in bodies.aliases if not a.weak)))


def _not_in_others(page: reex.Page, hits: Hits, listed: list[reex.Entity], forms: _Forms) -> Iterator[reex.Entity]:
    """Yield the known names but those of one word that end, or go on, another firm's: ``Ara |Vale| Materials``."""
    text, trades = page.text, {hit.start for hit in hits.words["trade"]}
    others = Places([*page.entities("country", "region", "commodity", "agency", "program"), *listed])
    for made in listed:
        alone = " " in made.text or text[made.start - 1 : made.start] != " "
        start = made.start if alone else reex.name_before(text, made.start - 1, words=1)
        word = text[start : made.start].strip()
        if (
            not word
            or page.in_heading(made.start)
            or word in forms.generic
            or word in forms.callings
            or not _may_name(word)
            or others.touch(start, made.start)
        ):
            yield made
            continue
        amid = text[max(0, start - 2) : start - 1].islower() and not text.endswith(_AT, 0, start)
        if not (made.end + 1 in trades and text[made.end] == " ") and not amid:
            yield made


def _branches(page: reex.Page, hits: Hits, listed: list[reex.Entity], forms: _Forms) -> Iterator[reex.Entity]:
    """Take in a country, a region or a word of the trade that stands right behind a name: ``Veolia North America``.

    A branch goes by the name of its firm, by which it is mostly called; ``Corp. II`` is another firm.
    """
    text = page.text
    places = {place.start: place.end for place in page.entities("country", "region")}
    places |= {hit.start: hit.end for hit in hits.words["branch"]}
    trades = {hit.start: hit.end for hit in reversed(hits.words["trade"])}  # the longest comes first
    taken = Places([*page.entities("country", "region", "commodity", "agency", "program"), *listed])
    for made in listed:
        at = made.end + 1 if text[made.end : made.end + 1] == " " and not page.in_heading(made.start) else -1
        end = places.get(at, 0)
        end = end if end and text[at].isupper() and _IS_BRANCH.match(text, end) else trades.get(at, 0)
        name, ref = made.name, made.ref
        if at >= 0 and not end and (end := _own_branch(page, made, taken, forms)):
            name, ref = text[made.start : end], None
        if made.text != forms.without_form(made.text) and (more := forms.more.match(text, made.end)):
            end, ref = more.end(), None
            name = " ".join(text[made.start : end].split())
        if not end or _JOINED_ON.match(text, end) or _goes_on(text, end, forms):
            yield made
        else:
            yield page.entity("company", (made.start, end), name=name, ref=ref, rule="branch", confidence=_BY_TRADE)


def _own_branch(page: reex.Page, firm: reex.Entity, taken: Places, forms: _Forms) -> int:
    """Return where a proper word ends that a branch has behind the name of its firm, ``Nornickel Harjavalta``, or 0."""
    if firm.rule != "gazetteer" or " " in firm.text:
        return 0
    word = _PROPER_AFTER.match(page.text, firm.end)
    if word is None or reex.name_after(page.text, firm.end, words=1) != word.end():
        return 0
    nothing = forms.generic | forms.callings | nowhere_in_names() | frozenset(patterns()["slots"]["others"])
    proper = not word[1].endswith("ing") and word[1] not in nothing and word[1] not in _elsewhere()
    proper = proper and f" {word[1]}" not in forms.forms and not taken.touch(word.start(1), word.end())
    return word.end() if proper and _IS_BRANCH.match(page.text, word.end()) else 0


def _named(page: reex.Page, made: reex.Entity, name: str | None, ref: str | None) -> reex.Entity:
    span = (made.start, made.end)
    return page.entity("company", span, name=name, ref=ref, rule=made.rule, confidence=made.confidence)


def _as_called(
    page: reex.Page, told: list[reex.Entity], found: list[reex.Entity], forms: _Forms
) -> Iterator[reex.Entity]:
    """Give a short form that the words around it tell the name of the firm that it is short for: ``Neo``."""
    if not told:
        return
    called, longer = _called(page.text, found, forms), _Longer([*found, *told])
    tickers = {entity.ref.rpartition("/")[2] for entity in found if entity.ref and "/" in entity.ref}
    for made in told:
        if made.text in tickers:
            continue  # which is found as such
        alike = [called[made.text][1]] if made.text in called else longer.than(made.text)
        same = alike[0] if len({entity.name for entity in alike}) == 1 else None
        yield _named(page, made, same.name, same.ref) if same else made


class _Longer:
    """Firms by what short forms of their names may be, so that none is compared with each of a long text."""

    def __init__(self, found: Iterable[reex.Entity]) -> None:
        self._by_beginning: defaultdict[str, list[reex.Entity]] = defaultdict(list)
        self._by_initial: defaultdict[str, list[reex.Entity]] = defaultdict(list)
        firms: dict[tuple[str, str | None], reex.Entity] = {}
        for firm in found:
            firms.setdefault((firm.text, firm.name), firm)
        for firm in firms.values():
            for blank in _BLANK.finditer(firm.text):
                self._by_beginning[firm.text[: blank.start()]].append(firm)
            if " " in firm.text:
                for initial in {word[0].upper() for word in _WORD.findall(firm.text)}:
                    self._by_initial[initial].append(firm)

    def than(self, short: str) -> list[reex.Entity]:
        """Return the firms whose names begin with *short*, or whose words begin with its letters."""
        if begin := self._by_beginning.get(short):
            return begin
        first = next(filter(str.isupper, short), "") if short.isupper() else ""
        return [firm for firm in self._by_initial.get(first, ()) if reex.initials_fit(short, firm.text)]


def _told(
    page: reex.Page, span: reex.Span, doubtful: Mapping[str, reex.Entry], rule: str, confidence: float
) -> reex.Entity:
    """Make a firm of a name that a table has at most as doubtful: ``Perpetua``."""
    text = page.text[span.start : span.end]
    entry = doubtful.get(text)
    name, ref = (entry.name, entry.ref) if entry else (" ".join(text.split()), None)
    return page.entity("company", span, name=name, ref=ref, rule=rule, confidence=confidence)


def _doubtful(names: Iterable[reex.Hit]) -> dict[str, reex.Entry]:
    """Return the names of the table on the page that count for nothing by themselves, with the one thing of each."""
    known: defaultdict[str, dict[int, reex.Entry]] = defaultdict(dict)
    for hit in names:
        alias = hit.term.data
        if alias.weak:
            known[alias.text][id(alias.entry)] = alias.entry
    return {text: next(iter(entries.values())) for text, entries in known.items() if len(entries) == 1}


def _whole(listed: Iterable[reex.Entity], by_form: list[reex.Entity]) -> Iterator[reex.Entity]:
    """Yield the known names that are no end of another firm's: ``Lithium Corp`` in ``Zeta Lithium Corp.``."""
    for made in listed:
        longer = reex.holder(by_form, made.start, made.end)
        if longer is None or longer.start == made.start:
            yield made


def _tickers(text: str, hits: Hits) -> set[int]:
    """Return where exchanges and tickers stand: ``NASDAQ: CRML``."""
    places = set()
    for hit in hits.words["exchange"]:
        if ticker := _TICKER.match(text, hit.end):
            places |= {hit.start, ticker.start(1)}
    return places


def _is_ticker(text: str, match: reex.Match, tickers: set[int]) -> bool:
    """Say whether a match is an exchange before a ticker, a ticker, or a firm's own in brackets: ``(MP)``."""
    brackets = text[match.start - 1 : match.start] == "(" and text[match.end : match.end + 1] == ")"
    ref = match.entry.ref if match.entry else None
    own = brackets and bool(ref) and str(ref).endswith(f"/{text[match.start : match.end]}")
    return own or match.start in tickers


def _is_persons(text: str, match: reex.Match, forms: _Forms) -> bool:
    """Say whether a short name is no firm's here: ``MP Jane Doe``, ``an MP``."""
    if not all(alias.weak for alias in match.aliases):
        return False
    longer = text[match.start : match.end].isupper() and _part_of_longer_name(
        text, reex.Span(match.start, match.end), forms
    )
    return longer or text.endswith((" a ", " an "), 0, match.start)


def _by_form(page: reex.Page, hits: Hits, listed: list[reex.Entity], forms: _Forms) -> Iterator[reex.Entity]:
    """Yield the capitalised names before legal forms; a known name before the form lends name and ref."""
    text, bodies = page.text, page.entities("agency")
    for hit in reex.longest(hits.words["form"]):
        comma = text[hit.start - 2 : hit.start] == ", "
        before = hit.start - 2 if comma else hit.start
        if text.endswith(forms.never, 0, hit.end) or (comma and _is_place(text[hit.start : hit.end])):
            continue
        start, known = _name_start(page, before, listed, bodies, forms)
        own = known if known and known.start == start else None
        if start == before or (own and own.end >= hit.end) or text[start:before].strip() in forms.generic:
            continue
        if text[hit.start : hit.end] == "AS" and text[start:before].isupper():
            continue  # "PUTTING STEEL FIRST AS": a line of capitals
        end = more.end() if (more := forms.more.match(text, hit.end)) else hit.end
        name = own.name if own else " ".join(text[start:end].split())
        ref, confidence = (own.ref, 1.0) if own else (None, _BY_FORM)
        yield page.entity("company", (start, end), name=name, ref=ref, rule="legal-form", confidence=confidence)


def _by_leading_form(page: reex.Page, hits: Hits, found: list[reex.Entity]) -> Iterator[reex.Entity]:
    """Yield the names that begin with their form: ``PT Tambang Utama``."""
    leading = hits.words["leading"]
    known = Places(found if leading else ())
    for hit in leading:
        if page.in_heading(hit.start) or page.text[hit.start : hit.end] != hit.term.text:
            continue
        end = reex.name_after(page.text, hit.end, words=5)
        end = joint.start() if (joint := _AND.search(page.text, hit.end, end)) else end
        if end > hit.end and not known.touch(hit.start, hit.end):
            name = " ".join(page.text[hit.start : end].split())
            yield page.entity("company", (hit.start, end), name=name, rule="leading-form", confidence=_BY_FORM)


def _is_place(form: str) -> bool:
    """Say whether what looks like a form is the code of a state: ``Reno, NV``, ``Calgary, AB``."""
    return len(form) == 2 and form.isupper() and form != "LP"


def _name_start(
    page: reex.Page, before: int, listed: list[reex.Entity], bodies: list[reex.Entity], forms: _Forms
) -> tuple[int, reex.Entity | None]:
    """Return where the name that ends at *before* starts, and the known name that it ends with."""
    text = page.text
    known = reex.holder(listed, before - 2, before - 1)
    start = _unglued(page, reex.name_before(text, before, words=6), before)
    cell = _opens_cell(text, start)
    if page.in_heading(before) and not cell:
        return (known.start if known else before), known  # every word has a capital: nothing tells where it begins
    name = text[start:before]
    if name.isalpha():  # one word, in which nothing joins
        return start, known
    for joint in _NOT_IN_NAMES.finditer(text, start, before):
        start = joint.end()
    for joint in _OF.finditer(text, start, before) if " of " in name and not cell else ():
        if not any(word in forms.before_of for word in text[start : joint.start()].split()):
            start = joint.end()  # "Ann Lee of | Acme Metals Ltd."
    for joint in _AND.finditer(text, start, before) if " and " in name else ():
        last = text[start : joint.start()].rsplit(" ", 1)[-1]
        if (
            last in forms.forms
            or last in forms.body_words
            or forms.more.fullmatch(f" {last}")
            or reex.holder(listed, joint.start() - 1, joint.start())
            or reex.holder(bodies, joint.start() - 1, joint.start())
        ):
            start = joint.end()  # "Acme Metals Ltd. and | Bolt Mining Corp.", "the Ministry of Mines and | Bolt Corp."
    if known and start < known.start and _JOINED.search(text, start, known.start):
        start = known.start
    return start, known


def _opens_cell(text: str, start: int) -> bool:
    """Say whether a name begins where a cell of a table does."""
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].removesuffix("The ").strip():
        end = text.find("\n", start)
        return " | " in text[start : end if end >= 0 else None]
    return text.endswith(("| ", "| The "), line, start)


def _unglued(page: reex.Page, start: int, end: int) -> int:
    """Return where a name begins that stuck to the word before when a page was scraped: ``the Charge|Acme Energy``.

    The name must stand by itself elsewhere in the text.
    """
    stuck = _STUCK.match(page.text, start, end)
    if stuck is None:
        return start
    name = page.text[stuck.end() : end].rstrip(" ,")
    while name and not any(page.occurrences([name])):  # where it stuck, it is no whole word
        name = name.rpartition(" ")[0]
    return stuck.end() if name else start


def _by_trade(page: reex.Page, hits: Hits, found: list[reex.Entity], forms: _Forms) -> list[reex.Entity]:
    """Return the names of two to four words that end in a word of the trade: ``Trevarrow Lithium``.

    Headings, where every word has a capital, tell nothing, nor do words that a place or a commodity begins with.
    """
    text = page.text
    edges = {made.end for made in found} | {made.start for made in found if " " in made.text}
    minerals = {entity.text for entity in page.entities("commodity")}
    countries = {entity.text for entity in page.entities("country")}
    states, places = Places(page.entities("country")), Places(page.entities("country", "region"))
    made = []
    for word, end in _trade_words(text, hits, forms):
        if end in edges or _JOINED_ON.match(text, end) or _goes_on(text, end, forms) or page.in_heading(word):
            continue
        start = reex.name_before(text, word, words=3)
        if (joint := text.rfind(" and ", start, word)) >= 0:
            start = joint + len(" and ")
        words = text[start:word].split()
        if not words or start in edges or text[start - 1 : start] == "-":
            continue
        if text.endswith(" of ", 0, start) and not _BOUGHT.search(text, max(0, start - 24), start):
            # "the Department of | Water Resources", and not "the acquisition of Acme Resources"
            continue
        last = (start, start + len(words[0]) + 1)  # of the last words of "Anna Nickel", "Chairman Lachlan Cobalt"
        if len(words) < 3 and any(reex.is_surname(text, place) for place in last):
            continue
        own = text[word:end] in minerals and not any(c in text[start:word] for c in countries)
        if own and len(words) > 1:
            words = words[-1:]  # "Silver Crag Boron" is a firm, "Silver Metals" may be anything
        acts = text.startswith(_APOSTROPHES, end) or bool(forms.speaks.match(text, end))  # "Togo Resources said"
        if not minerals.isdisjoint(words) or not _is_proper(words, forms, acts, places.touch(start, word)):
            continue
        if acts or not states.touch(start, word):
            name = " ".join(text[start:end].split())
            made.append(page.entity("company", (start, end), name=name, rule="trade", confidence=_BY_TRADE))
    return made


def _is_proper(words: Sequence[str], forms: _Forms, acts: bool, placed: bool) -> bool:
    """Say whether words before one of the trade are a firm's own: ``Blue Whale``, ``Battery X``.

    What *acts* may have general words before a proper one; what doesn't, few, and then none of a place.
    """
    nothing = nowhere_in_names()
    if words[-1] in forms.generic or not all(map(_may_name, words)):
        return False
    if len(words[-1]) == 1:
        return words[0] not in nothing  # "Class A Metals"
    general = forms.generic.intersection(words)
    return acts or not general or (general <= forms.openers and not placed and nothing.isdisjoint(words))


def _may_name(word: str) -> bool:
    """Say whether a word may be one of a firm's name: ``Niron``, ``E-VAC``, and not ``State-Owned``."""
    return word[0].isupper() if "-" not in word else _INITIAL_JOINED.fullmatch(word) is not None


def _trade_words(text: str, hits: Hits, forms: _Forms) -> Iterator[tuple[int, int]]:
    """Yield the last words of names that may be of the trade, ``Lithium``, or made of one, ``Semimetals``."""
    yield from ((hit.start, hit.end) for hit in reex.longest(hits.words["trade"]))
    # One pass over the text tells that it has none of most endings, so that it is searched for few of them.
    alike = [word for word in forms.trade_like.findall(text) if word.endswith(forms.trade_endings)]
    for ending in forms.trade_endings if alike else ():
        if any(word.endswith(ending) for word in alike):
            yield from _words_ending(text, ending)


def _words_ending(text: str, ending: str) -> Iterator[tuple[int, int]]:
    """Yield the words with a capital, or from the first capital in them on, that end so."""
    at = text.find(ending)
    while at >= 0:
        end = at + len(ending)
        word = _FROM_CAPITAL.search(text, max(0, end - _LONGEST_WORD), end)
        if word and not text[end : end + 1].isalnum():
            yield word.start(), end
        at = text.find(ending, end)


def _by_ticker(page: reex.Page, hits: Hits, listed: list[reex.Entity], forms: _Forms) -> Iterator[reex.Entity]:
    """Yield the name before ``(NASDAQ: CRML)``, unless the table has it."""
    bodies = page.entities("agency")
    for hit in hits.words["exchange"]:
        if page.text[hit.start - 2 : hit.start] != " (":
            continue
        ticker = _TICKER.match(page.text, hit.end)
        end = hit.start - 2
        while page.text[end - 1 : end] == " ":
            end -= 1
        start, known = _name_start(page, end, listed, bodies, forms)
        if ticker is None or start == end or (known and known.start == start):
            continue
        name = " ".join(page.text[start:end].split())
        ref = f"{forms.exchanges[hit.term.text]}/{ticker[1]}"
        yield page.entity("company", (start, end), name=name, ref=ref, rule="ticker")


def _later(page: reex.Page, found: Iterable[reex.Entity], forms: _Forms, tickers: set[int]) -> Iterator[reex.Entity]:
    """Yield mentions of found firms by the short forms that the text defines or that their names suggest.

    A name without its legal form or its trade may stand before the full name, in a headline; a single word, and what
    the text defines, hold from there on.
    """
    called = _called(page.text, found, forms)
    symbols: dict[str, tuple[int, reex.Entity]] = {}
    for form, first in _symbols(page.text, found):
        if form not in called:
            symbols.setdefault(form, first)
    called |= symbols
    surest = _surest(found)
    for place in page.occurrences(_telling(page, called, forms)):
        form = page.text[place.start : place.end]
        start, entity = called[form]
        known = surest.get((place.start, place.end), 0.0) >= entity.confidence
        if known and not (" " in form and page.in_heading(place.start)):
            continue  # it would be made twice
        if place.start in tickers or _is_symbol(page.text, place, form in symbols):
            continue
        if place.start < start:
            if not _opens_title(page, place, forms):
                continue
        elif " " in form and page.in_heading(place.start):
            place = _with_form(page.text, place, forms)
        elif _part_of_longer_name(page.text, place, forms):
            continue
        sure = entity.confidence
        yield page.entity("company", place, name=entity.name, ref=entity.ref, rule="short-form", confidence=sure)


def _telling(page: reex.Page, called: Iterable[str], forms: _Forms) -> Iterator[str]:
    """Yield the short forms that mean nothing else."""
    taken = {entity.text for entity in page.entities("country", "region", "commodity")}
    for form in called:
        if form not in taken and form not in forms.generic and not _is_term(form):
            yield form


def _is_term(form: str) -> bool:
    """Say whether what a text defines is no firm but a part of a deal, or a side of one: ``the Term Sheet``."""
    own = {word for word in form.split() if word[0].isupper()} - {"The"}
    return form.lower() in ("company", "the company") or (bool(own) and own <= no_firms()["terms"])


def _surest(found: Iterable[reex.Entity]) -> dict[tuple[int, int], float]:
    """Return how sure it is, at most, that a firm stands at each place."""
    surest: dict[tuple[int, int], float] = {}
    for made in found:
        place = (made.start, made.end)
        surest[place] = max(made.confidence, surest.get(place, 0.0))
    return surest


def _is_symbol(text: str, place: reex.Span, ticker: bool) -> bool:
    """Say whether a short name stands as the symbol that it also is: ``trades under ZORE``, ``/ZORE``."""
    before = text[place.start - 1 : place.start]
    end = place.start - (before in _QUOTED)
    if text[max(0, end - 2) : end] in _TICKER_CUE_ENDS and text.endswith(_TICKER_CUES, max(0, place.start - 16), end):
        return True
    return ticker and before in _BEFORE_TICKER


def _opens_title(page: reex.Page, place: reex.Span, forms: _Forms) -> bool:
    """Say whether a title opens with a short form and a verb of firms: ``Quantum Announces``."""
    sentence = page.sentence_at(place.start)
    if sentence is None or sentence.start != place.start:
        return False
    verb = _WORD_AFTER.match(page.text, place.end) or _SMALL_AFTER.match(page.text, place.end)
    return verb is not None and verb[1].lower() in forms.headline_verbs


def _with_form(text: str, place: reex.Span, forms: _Forms) -> reex.Span:
    """Take in the legal form that follows a name in a headline, where nothing else tells where the name begins."""
    ending = forms.ending.match(text, place.end)
    end = ending.end() if ending else place.end
    return reex.Span(place.start, end if not text[end : end + 1].isalnum() else place.end)


def _called(text: str, found: Iterable[reex.Entity], forms: _Forms) -> dict[str, tuple[int, reex.Entity]]:
    """Return the short forms of firms, and from where on each holds."""
    called: dict[str, tuple[int, reex.Entity]] = {}
    seen: set[tuple[str, bool]] = set()
    for entity in sorted(sorted(found, key=_END, reverse=True), key=_START):
        listed = entity.rule == "gazetteer"
        if (entity.text, listed) not in seen:
            seen.add((entity.text, listed))
            name = " ".join(entity.text.split())  # its form may stand on the next line
            base, short = forms.called(name)
            if not listed:  # nothing else finds it where it stands without its form or ticker
                called.setdefault(name, (0, entity))
            for form in short:
                called.setdefault(form, (0 if form == base or " " in form else entity.start, entity))
        for span in reex.defined_after(text, entity.end):
            form = text[span.start : span.end]
            quoted = text.startswith(_QUOTES, span.end)
            if quoted or not (entity.ref or "").endswith(f"/{form}"):  # a bare ticker in brackets is no mention
                called.setdefault(form, (0 if _IS_ACRONYM.fullmatch(form) else span.start, entity))
    return called


def _symbols(text: str, found: Iterable[reex.Entity]) -> Iterator[tuple[str, tuple[int, reex.Entity]]]:
    """Yield the tickers of firms, which investor news uses as short names: ``USAR is building``."""
    for entity in found:
        end = entity.end
        while bracket := _BRACKET.match(text, end):
            end = bracket.end()
            yield from ((match[1], (0, entity)) for match in _SYMBOLS.finditer(bracket[0]))


def _part_of_longer_name(text: str, place: reex.Span, forms: _Forms) -> bool:
    """Say whether another capitalised word follows, unless it is the calling of a person: ``Talon CEO``."""
    return text[place.start - 1 : place.start] == "-" or _goes_on(text, place.end, forms)


def _goes_on(text: str, end: int, forms: _Forms) -> bool:
    if not text[end + 1 : end + 2].isupper():
        return False  # as mostly, and one look tells
    word = _WORD_AFTER.match(text, end)
    return word is not None and word[1] not in forms.callings
