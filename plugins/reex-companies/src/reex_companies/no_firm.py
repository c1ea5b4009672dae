"""Which names are those of persons or sites, by what stands beside them here and elsewhere on the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

import reex
from reex_companies.data import any_of
from reex_companies.places import Places

_SITE_AFTER = reex.regex(
    r"(?: and(?: [A-Z][\w-]+){1,3})?"
    r" (?:(?:(?!(?:will|would|could|may|has|have|had|is|was|are|to|its|the|an?|of|in|at|for|with|that|said|says|owns"
    r"|operates|plans)\b)[a-z][\w-]* ){0,3}"
    rf"(?:{any_of('sites')})s?\b|(?:{any_of('sites_in_names')})s?\b)"
)
# What tells that a name is a person's: "founder Ivan Petrov", "Ivan Petrov, its chairman".
_PERSON_BEFORE = reex.regex(rf"\b(?:(?i:{any_of('titles')})|{any_of('address')}),? $")
_PERSON_AFTER = reex.regex(
    rf"(?:,| as|, as)? (?:the |its |an? |their )?(?:[a-z-]+ ){{0,2}}(?:{any_of('titles_behind')})\b"
)
_NAME_REACH = 24  # characters that may hold the word before a name
_WORD_BEFORE = reex.regex(r"\b(?!The|For|In|At|With|And|But|By|From|To|If|As|When)[A-Z][a-z]+ $")


_SUM = reex.regex(r"[$€£¥₹%]|\d\s(?:million|billion|percent|per cent)\b")
# What a word that opens a sentence without an article ends in, where it is no name; a few others have no such end.
_NOUN = reex.regex(rf"\w+(?:{any_of('noun_ends')})|{any_of('opens_sentence')}")


def firms_everywhere(
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


def has_given_name(text: str, span: reex.Span) -> bool:
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
    """Say whether one word may have its capital only from the sentences that it begins: ``Miners``, ``Production``.

    What looks like no noun and deals in sums is a name: ``Korbinite bought a 9.9% stake``.
    """
    if not word[1:].islower():
        return False
    sentences = [(place.start, page.sentence_at(place.start)) for place in places]
    if not all(sentence is None or sentence.start == at for at, sentence in sentences):
        return False
    if _NOUN.fullmatch(word):
        return True
    return not any(sentence and _SUM.search(page.text, at, sentence.end) for at, sentence in sentences)


def _is_called_person(text: str, places: Iterable[reex.Span]) -> bool:
    """Say whether the text gives a name the title or calling of a person."""
    return any(
        _PERSON_AFTER.match(text, place.end) or _PERSON_BEFORE.search(text, max(0, place.start - 16), place.start)
        for place in places
    )
