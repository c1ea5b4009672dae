"""Those who act for the country that a document is on, and are named without it: ``the mines ministry``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

import reex
from reex_initiatives.lexicon.vocabulary import any_of, words_of
from reex_initiatives.pages.governments import FIELDS, MINISTRIES
from reex_initiatives.pages.setting import Setting

_ALONE = frozenset(words_of("acts_alone"))
_THE = reex.regex(
    r"((?:^|(?<=[.!?:]\s)|(?<=['’]s\s)|\b[Tt]he\s|\b[Bb]y\s|\b[Aa]fter\s|\n)(?:the\s)?)"
    r"(?:(?!(?:of|in|for|to|by|on|with|from|at|into|and|as|a|an)\s)[a-z][\w-]*\s(?:and\s)?){0,2}$"
)
_THE_REACH = 60
# "the state" acts; "the state miner" and "the state of Nevada" don't for a country, nor does "the president of Acme".
_NO_BODY = reex.regex(
    rf"\s(?:of|for|OF|FOR)\s(?!the\s(?:{any_of('own_country')})\b)|\s(?:in|at)\s[A-Z]|-|\s(?:{any_of('no_body')})\b"
)
_ACTS_ITSELF = reex.regex(rf"\s(?:(?:also|now|then)\s)?(?:{any_of('state_acts')})\b")
CHAMBERS = words_of("us_chambers")
# Who sits in a government, by title and name: "Resources Minister Jo Hart", "the mining minister, Jo Hart".
_MINISTERS = frozenset(words_of("ministers"))
_OF_REGIONS = frozenset(words_of("of_regions"))
_FIELD_BEFORE = reex.regex(
    r"(?:(?:Deputy|Union|Federal|State|Assistant|Vice|First)\s)*"
    r"(?:[A-Z][a-z]+,\s(?:[A-Z][a-z]+,?\s){0,3}and\s)?(?:[A-Z][a-z]+\s(?:and\s)?){0,3}$|\b[a-z]{4,}\s$"
)
_NAME_BEHIND = reex.regex(
    r"(?:\s(?:of|for)\s(?:the\s)?[A-Z]\w+(?:(?:,|,?\sand)\s[A-Z]\w+){0,3})?,?(?:\s(?:Shri|Smt|Dr|Sir|Mr|Ms|Mrs)\.?)?(?:\s(?!January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)[A-Z][\w’'-]+\.?){2,3}"
)
_THE_TITLE = "The "
_PRIME = "Prime "
_OF_ALL = (_PRIME, "Premier", "Governor", "President")
_BANKS = ("Bank ", "bank ", "Bank's ", "bank's ")
# An office without its holder's name: "the Minister of Mines", "the Minister for Resources and Energy".
_OFFICE = reex.regex(
    r"\s(?:of|for)\s(?:the\s)?[A-Z][a-z]+(?:(?:,|,?\sand)\s[A-Z][a-z]+|\s[A-Z][a-z]+){0,3}\b(?!\s[A-Z])"
)
# As who an order calls whom it is by: "the authority vested in me as President".
OFFICES = tuple(office.title() for office in words_of("heads_of_state"))
_ME_AS = " vested in me as "


def alone(setting: Setting, bodies: Sequence[reex.Hit], entities: Sequence[reex.Entity]) -> Iterator[reex.Entity]:
    """Yield those who act for the country that a document is on: ``the mines ministry``, ``parliament``."""
    if not setting.countries:
        return
    text = setting.page.text
    for hit in bodies:
        word = text[hit.start : hit.end].lower()
        fields = FIELDS.match(text, hit.end) if text.startswith(MINISTRIES, hit.start) else None
        if (
            word not in _ALONE
            or (fields is None and _NO_BODY.match(text, hit.end))
            or (word == "state" and not _ACTS_ITSELF.match(text, hit.end))
        ):
            continue
        if text.endswith(_ME_AS, 0, hit.start) and text[hit.start : hit.end] in OFFICES and setting.nation:
            yield _standing_for(setting.nation, text, hit.start, hit.end)
            continue
        before = _THE.search(text, max(0, hit.start - _THE_REACH), hit.start)
        start, end = (before.end(1) if before else hit.start), (fields.end() if fields else hit.end)
        nation = setting.nation_at(start, word) if before else None
        if nation and not any(e.start < end and start < e.end for e in entities):
            yield _standing_for(nation, text, start, end)


def ministers(setting: Setting, bodies: Sequence[reex.Hit]) -> Iterator[reex.Entity]:
    """Yield ministers of the country that a document is on, of whom no table tells: ``Resources Minister Jo Hart``.

    Where no country is spoken of they are bodies of their own, as who told firms with links to China.
    """
    page = setting.page
    for hit in bodies:
        if page.text[hit.start : hit.end] not in _MINISTERS:
            continue
        office = page.text[hit.start : hit.end]
        if office in _OF_REGIONS and page.text.endswith(_BANKS, 0, hit.start):
            continue  # "the Reserve Bank Governor" is no state's
        name = _NAME_BEHIND.match(page.text, hit.end) or (
            _OFFICE.match(page.text, hit.end) if office == "Minister" else None
        )
        if name:
            start, end = _title_from(setting, hit.start), name.end()
            whose = setting.country_before(start)
            if whose and office not in _OF_REGIONS:
                yield _standing_for(whose, page.text, whose.start, end)
                continue
            nation = None if office in _OF_REGIONS else setting.nation_at(start, "minister")
            if nation and any(topic and topic.ref == nation.ref for _, topic in setting.topics):
                yield _standing_for(nation, page.text, start, end)
            else:
                yield page.entity("agency", (start, end), name=page.text[start:end], rule="officeholder")


def _title_from(setting: Setting, at: int) -> int:
    """Return where the title of a minister begins, with its field: ``Mines and Energy Minister``."""
    text = setting.page.text
    if text.endswith(_PRIME, 0, at):
        return at - len(_PRIME)
    if text.startswith(_OF_ALL, at):
        return at  # who has no field: "Canada and Prime Minister Jo Hart"
    field = _FIELD_BEFORE.search(text, max(0, at - _THE_REACH), at)
    start = field.start() if field else at
    if field and (country := setting.country_in(start, at)):
        start = country.end + len(text[country.end : at]) - len(text[country.end : at].lstrip().removeprefix("and "))
    return start + len(_THE_TITLE) if text.startswith(_THE_TITLE, start) else start


def of_nation(setting: Setting, body: reex.Entity) -> reex.Entity:
    """Return a parliament as the country that a document is on, where another's has the same name: ``Congress``."""
    if body.kind != "agency" or body.ref not in CHAMBERS or setting.nation is None or "." in body.text:
        return body
    return _standing_for(setting.nation, setting.page.text, body.start, body.end)


def by_own_name(setting: Setting, words: Iterable[reex.Hit], entities: Sequence[reex.Entity]) -> Iterator[reex.Entity]:
    """Yield what a text on one country calls its government or its budget: ``the Centre``, ``the Union Budget``."""
    text, nation = setting.page.text, setting.nation
    if nation is None:
        return
    for hit in words:
        named = text[text.rfind(" ", 0, hit.end) + 1].isupper()  # and no "centre" of a town
        free = not any(e.start < hit.end and hit.start < e.end for e in entities)
        if nation.ref == hit.term.data.country and named and free and _is_of(setting, nation, hit):
            yield _standing_for(nation, text, hit.start, hit.end)


def _is_of(setting: Setting, nation: reex.Entity, hit: reex.Hit) -> bool:
    """Say whether no other body can be meant: ``the Council of Lima``, or the Council where Peru's was named."""
    text, state = setting.page.text, f"{(nation.ref or '').lower()}/"
    word = text[text.rfind(" ", 0, hit.end) + 1 : hit.end]
    others = (e for e in setting.page.entities("agency") if not (e.ref or "").startswith(state))
    return not text.startswith((" of ", " on ", " for "), hit.end) and not any(word in e.text for e in others)


def _standing_for(nation: reex.Entity, text: str, start: int, end: int) -> reex.Entity:
    return attrs.evolve(nation, start=start, end=end, text=text[start:end], value=reex.Naming(form="name"))
