"""Names that only the words around them tell: ``firms such as X and Y``, ``X, a Perth-based explorer``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import attrs

import reex
from reex_companies.places import Places

INTRODUCES = reex.regex(r",? (?:such as|like|including|namely|among them|e\.g\.,?|for example,?)(?= )|:(?= [A-Z])")
_LINK = reex.regex(r"(?: \([^()\n]{1,60}\))?(, (?:and |or )?| (?:and|or|&) )(?:the )?")
_AND = reex.regex(r" (?:and|or) ")
_ARTICLE = reex.regex(r"(?:,| is| was)? (?:an?|the|one of the) ")
# What may follow the word that explains a name: no other noun, as in "X, a company spokesman".
_GOES_ON = reex.regex(
    r"[,.;:)\n—–]| (?:and|but|in|with|that|which|whose|of|for|on|by|at|from|to|based|\w{2,20}(?:ing|ed))\b"
)
_COMMA = reex.regex(r",(?![0-9])|[.;:]\s| (?:of|this|that|these) ")  # "a 20,000 tpa project" is one phrase
_REACH = 80  # characters from the article to that word: "X, a fast-growing Perth-based lithium explorer"
_OWNS = reex.regex(r"(?:['’]s?|,)? $")
CALLINGS = frozenset(("one", "many", "before", "after", "verb", "again"))
_SUBJECT = reex.regex(r"([A-Z][\w&’'-]{1,30}(?: [A-Z][\w&’'-]{1,30}){0,3}) (?:has |had |have |will )?([a-z]{2,20})\b")
_WORD = reex.regex(r"[^\s-]+")
_FORM_AFTER = reex.regex(r",? (?:Inc|LLC|Ltd|Corp|L\.?P|plc|PLC)\b\.?")
_LONGEST_LIST = 12
# "Halvorsen Green Ores (HGO), a recycler": what follows the name is its short form.
_SHORT_FORM = reex.regex(r" \([^()\n]{1,40}\)$")
_SHORT_REACH = 44


@attrs.frozen
class Callings:
    """Words for what a thing is, one and many, and words that no name is made of alone."""

    single: frozenset[str] = attrs.field(converter=frozenset)
    plural: frozenset[str] = attrs.field(converter=frozenset)
    before: frozenset[str] = attrs.field(converter=frozenset)
    after: frozenset[str] = attrs.field(converter=frozenset)
    verbs: frozenset[str] = attrs.field(converter=frozenset)
    acts: frozenset[str] = attrs.field(converter=frozenset)
    generic: frozenset[str]
    titles: frozenset[str]

    def terms(self) -> list[reex.Term]:
        """Return what to scan for."""
        words = {"one": self.single, "many": self.plural, "before": self.before, "after": self.after}
        terms = [reex.Term(word, role) for role, group in words.items() for word in sorted(group)]
        terms += [reex.Term(f"which {verb}", "verb") for verb in sorted(self.verbs)]
        return [*terms, *(reex.Term(f"The {word}", "again") for word in sorted(self.single))]

    def names(self, page: reex.Page, hits: Iterable[reex.Hit], taken: Places, inside: Places) -> Iterator[reex.Span]:
        """Yield where names stand that the words tell.

        Args:
            page: the page of an extractor.
            hits: those of the terms of :meth:`terms` on it.
            taken: names of other things, which none of these touches.
            inside: places and goods, which a name may have in it beside another word, but is not made of alone.
        """
        for hit in hits:
            if not _in_prose(page, hit):
                continue
            for span in self._beside(page, hit):
                if (
                    not page.in_heading(hit.start)
                    and is_name(page.text, span, inside, self.generic)
                    and not is_person(page.text, span)
                    and not taken.touch(span.start, span.end)
                ):
                    yield span

    def _beside(self, page: reex.Page, hit: reex.Hit) -> Iterator[reex.Span]:
        if hit.term.data == "many":
            if cue := INTRODUCES.match(page.text, hit.end):
                yield from items(page.text, cue.end())
        elif hit.term.data == "before":
            yield from _called(page.text, hit, self.titles)
        elif hit.term.data in ("after", "verb"):
            yield from _before(page, hit)
        elif hit.term.data == "again":
            yield from self._taken_up(page, hit)
        else:
            yield from _called(page.text, hit, self.titles)
            yield from _explained(page, hit)

    def _taken_up(self, page: reex.Page, hit: reex.Hit) -> Iterator[reex.Span]:
        """Yield the subject of the sentence before ``The company …``; two words may be a person's."""
        at = bisect_left(page.sheet.sentence_starts, hit.start)
        if at == 0 or page.sheet.sentence_starts[at : at + 1] != (hit.start,):
            return
        before = page.sentences[at - 1]
        subject = _SUBJECT.match(page.text, before.start, before.end)
        if subject and subject[2] in self.acts and subject[1].count(" ") != 1:
            yield reex.Span(subject.start(1), subject.end(1))


def is_name(text: str, span: reex.Span, inside: Places, generic: frozenset[str]) -> bool:
    """Say whether one word at least is neither general nor the name of a place or good."""
    if not text[span.start].isalpha():
        return False
    own = [w for w in _WORD.finditer(text, span.start, span.end) if not inside.touch(*w.span())]
    return any(word[0][0].isupper() and word[0] not in generic and len(word[0]) > 1 for word in own)


def is_person(text: str, span: reex.Span) -> bool:
    """Say whether a name begins with a given name and has two words."""
    first, _, rest = text[span.start : span.end].partition(" ")
    return bool(rest) and " " not in rest and reex.is_surname(text, span.start + len(first) + 1)


def _in_prose(page: reex.Page, hit: reex.Hit) -> bool:
    """Say whether the word is written as in prose, or begins a sentence; in a name it tells nothing."""
    word = page.text[hit.start : hit.end]
    if hit.term.data in ("before", "after", "again"):
        return word == hit.term.text
    if not word[1:].islower():
        return False
    sentence = page.sentence_at(hit.start)
    return word[0].islower() or (sentence is not None and sentence.start == hit.start)


def items(text: str, position: int) -> Iterator[reex.Span]:
    """Yield the names of the list that begins at *position*, before a blank: `` X, Y and the Z``."""
    for _ in range(_LONGEST_LIST):
        end = reex.name_after(text, position, words=6)
        if end == position:
            return
        start = position + 1 + 4 * text.startswith("the ", position + 1)
        last = False
        for joint in _AND.finditer(text, start, end):
            yield reex.Span(start, joint.start())
            start, last = joint.end(), True
        end = form.end() if (form := _FORM_AFTER.match(text, end)) else end
        yield reex.Span(start, end)
        link = _LINK.match(text, end)
        if last or link is None:
            return
        position = link.end() - 1
        if "and" in link[1] or "or" in link[1]:
            end = reex.name_after(text, position, words=6)
            if end > position and not _AND.search(text, position, end):
                yield reex.Span(position + 1, end)
            return


def _called(text: str, hit: reex.Hit, titles: frozenset[str]) -> Iterator[reex.Span]:
    """Yield the name that follows the word for what it is: ``miner Halvorsen``."""
    end = reex.name_after(text, hit.end, words=5)
    if end == hit.end or not text[hit.end + 1].isupper():
        return
    words = text[hit.end + 1 : end].split()
    if not titles.intersection(words) and "and" not in words:
        yield reex.Span(hit.end + 1, end)


def _before(page: reex.Page, hit: reex.Hit) -> Iterator[reex.Span]:
    """Yield the name before what only a firm has or does: ``X shares``, ``X's CEO``, ``X, which operates``."""
    owned = _OWNS.search(page.text, max(0, hit.start - 3), hit.start)
    if owned is None or (owned[0] == ", ") != (hit.term.data == "verb"):
        return
    start = reex.name_before(page.text, owned.start(), words=5)
    if start < owned.start():
        yield reex.Span(start, owned.start())


def _explained(page: reex.Page, hit: reex.Hit) -> Iterator[reex.Span]:
    """Yield the name that the word explains: ``X, a Perth-based explorer``."""
    if not _GOES_ON.match(page.text, hit.end) and hit.end < len(page.text):
        return
    articles = list(_ARTICLE.finditer(page.text, max(hit.start - _REACH, 0), hit.start))
    article = articles[-1] if articles else None
    if (
        article is None
        or article[0].startswith((" a", " the", " one"))
        or _COMMA.search(page.text, article.end(), hit.start)
    ):
        return
    end = article.start()
    if page.text.endswith(")", 0, end) and (short := _SHORT_FORM.search(page.text, max(0, end - _SHORT_REACH), end)):
        end = short.start()
    start = reex.name_before(page.text, end, words=5)
    if start < end and not page.in_heading(start):
        yield reex.Span(start, end)
