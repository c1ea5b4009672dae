"""How a page is cut into lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import attrs

import reex
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.kinds import NAMES, PARTIES
from reex_initiatives.lexicon.sentence_words import Told
from reex_initiatives.lexicon.words import Cue, GoodsWord, SiteWord, StageWord, shared
from reex_initiatives.pages.acting import with_actors
from reex_initiatives.pages.backdrop import without_backdrop
from reex_initiatives.pages.contrasts import without_contrasts
from reex_initiatives.pages.dateline import without_dateline
from reex_initiatives.pages.headline_to import with_to_come
from reex_initiatives.pages.kin import without_kin
from reex_initiatives.pages.labels import is_term_sheet
from reex_initiatives.pages.parts import with_parts
from reex_initiatives.pages.price_sources import without_price_sources
from reex_initiatives.pages.setting import Setting
from reex_initiatives.pages.title_goods import is_titled_on_field
from reex_initiatives.pages.triggers import triggers
from reex_initiatives.sentences.hits import Words, longest
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.sentence import by_kind

# Kinds of which no word tells an act.
_CLOSED = NAMES | {"date", "money", "commodity"}
# Names hold words for these, too.
_IN_NAMES = frozenset((GoodsWord, StageWord))
# Kinds of which the last word of a name says what it is: "King Khalid Airport".
_SAYS_WHAT = frozenset(("agency", "facility", "organization"))
# Headings of what firms say of themselves in each release; and how long a heading is.
_ABOUT = reex.regex(r"\W{0,4}(?:About|ABOUT)\s")
# Such a heading that ends as sentences and openings of lists do: "About Acme Inc.", "About Acme:".
_ABOUT_FIRM = reex.regex(
    r"\W{0,4}(?:About|ABOUT)\s(?:the\s)?[A-Z][^.:;\n]{1,60}"
    r"(?:\s(?:Inc|INC|Corp|CORP|Ltd|LTD|Co|plc|Pty|LLC|S\.A)\.:?|:)\s*"
)
_HEADING = 100
# From how many characters on a text tells what it is about, and in how many of them it names that once at least.
_TELLING, _OFTEN = 1_500, 500
_SPEAKING = ("own_field", "near_field")
_SPEAKS = frozenset((Cue, GoodsWord))
# What an act without a word of its own has, or a share; and whose sites are told, or what is somewhere.
_MEASURED = frozenset(("money", "percent"))
_OWNED = PARTIES | {"facility", "commodity"}
_Placed = TypeVar("_Placed", reex.Entity, reex.Hit)


@attrs.frozen
class _Sheet:
    """What the lines of a document are cut from."""

    page: reex.Page
    setting: Setting
    grammar: Grammar
    gaps: list[int]
    of_field: frozenset[int] | None


class _Place(NamedTuple):
    """A sentence, and where in the document it stands, as :class:`Line` has it."""

    span: reex.Span
    number: int
    paragraph: int
    about: bool


def lines(page: reex.Page, grammar: Grammar) -> list[Line]:
    """Return the sentences of *page*, laid out, or none in news of other matters that tells nothing we are about."""
    places = list(_places(page))
    of_field = _of_field(page, places)
    gaps = [n.start for n in page.document.notices if n.code == "dropped-link" and n.start is not None]
    sheet = _Sheet(page, Setting(page), grammar, gaps, of_field)
    parts = list(
        zip(places, _by_sentence(page.found, page.sentences), _by_sentence(page.hits, page.sentences), strict=True)
    )
    made: dict[int, Line] = {}
    if of_field is not None:
        made = {part[0].number: _line(sheet, *part) for part in parts if part[0].paragraph in of_field}
        if not any(map(_may_tell, made.values())):
            return []
    laid = [made.get(part[0].number) or _line(sheet, *part) for part in parts]
    return with_parts(laid, grammar, lambda line: of_field is None or line.paragraph in of_field)


def _may_tell(line: Line) -> bool:
    """Say whether a sentence may tell an act, a share of supply, or what somebody owns and where that is."""
    if line.triggers or line.of_kinds(_MEASURED):
        return True
    return bool((line.sites or line.works or line.standing) and line.of_kinds(_OWNED))


def _of_field(page: reex.Page, places: Sequence[_Place]) -> frozenset[int] | None:
    """Return the paragraphs that name what we are about, or None where the document as a whole is about that.

    In news of all sorts only they tell acts that concern us.
    """
    if len(page.text) < _TELLING or is_titled_on_field(page):
        return None
    goods = {e.start for e in page.entities("commodity") if e.ref}
    if len(goods) * _OFTEN >= len(page.text):
        return None
    words = {
        h.start for h in page.hits if type(h.term.data) in _SPEAKS and _is_ours(h.term.data)
    }  # "Sigma Lithium" too
    named = sorted(words | goods)
    if len(named) * _OFTEN >= len(page.text) or (named and is_term_sheet(page.text)):
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


def _is_ours(word: Cue | GoodsWord) -> bool:
    return isinstance(word, GoodsWord) or word.list in _SPEAKING


def _places(page: reex.Page) -> Iterator[_Place]:
    """Yield where each sentence stands."""
    text = page.text
    paragraph = last = 0
    about = False
    for number, span in enumerate(page.sentences):
        paragraph += text.find("\n\n", last, span.start) >= 0
        last = span.end
        if span.end - span.start < _HEADING:
            if not text.endswith((".", ":", ";"), span.start, span.end):
                about = _ABOUT.match(text, span.start, span.end) is not None
            elif _ABOUT_FIRM.fullmatch(text, span.start, span.end):
                about = True
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
    named = without_contrasts(text, span, without_dateline(text, span, found))
    named = without_kin(text, span, without_backdrop(text, span, named))
    words = _words(hits, named)
    entities = with_actors(sheet.setting, without_price_sources(text, span, named), words)
    words = with_to_come(text, span, words, entities)
    kinds = by_kind(entities)
    told = Told(text, span, shared(kinds))
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
        triggers=triggers(told, words, entities, sheet.grammar) if ours else (),
        gaps=tuple(gap for gap in sheet.gaps if span.start - 1 <= gap <= span.end) if sheet.gaps else (),
        told=told,
        words=words,
        by_kind=kinds,
    )


def _words(hits: Sequence[reex.Hit], entities: Iterable[reex.Entity]) -> Words:
    """Return the hits by what their words are, without those in names that tell no act.

    "in May" is no "may", "Growth Fund" is no funding, and "5 billion won" tells
    of no winner; but a name tells goods and stages.
    """
    words: defaultdict[type, list[reex.Hit]] = defaultdict(list)
    closed = [entity for entity in entities if entity.kind in _CLOSED]
    for hit in _telling(hits, closed) if closed else hits:
        words[type(hit.term.data)].append(hit)
    for kind in (SiteWord, StageWord):
        if kind in words:
            words[kind] = list(longest(words[kind]))
    words.default_factory = None
    return words


def _telling(hits: Iterable[reex.Hit], closed: list[reex.Entity]) -> Iterator[reex.Hit]:
    """Yield the hits that stand in none of *closed*, and those that tell something in a name too."""
    names = iter(closed)
    following, end = next(names, None), 0
    what = {entity.end for entity in closed if entity.kind in _SAYS_WHAT}
    for hit in hits:
        while following and following.start <= hit.start:
            if following.end > end:
                end = following.end
            following = next(names, None)
        if hit.end > end or type(hit.term.data) in _IN_NAMES or (hit.end in what and _is_of_others(hit.term.data)):
            yield hit


def _is_of_others(word: object) -> bool:
    return isinstance(word, Cue) and word.list == "other_field"
