"""Names that stand in no list: runs of capitalised words, short forms defined in brackets, later mentions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Protocol, TypeVar

from reex.language.sentences import is_shortened
from reex.late import regex
from reex.spans import Span, quick_span
from reex.tables import read_toml


class _Spanned(Protocol):
    """Whatever has a start and an end: a span, an entity, a match."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Holder = TypeVar("_Holder", bound=_Spanned)

# A word of a name begins with a capital, may hold inner signs: ``U.S.-Australia``, ``Ma’aden``, ``(REE)``; or a number,
# but not the rest of an amount, ``$30,000``. A small letter may be joined to the capital: ``e-VAC``.
_LONGEST_WORD = 41
_START = attrgetter("start")
_TOKEN_BEFORE = regex(r"(?:(?:(?:(?<![\w-])[a-z]-)?[A-ZÀ-Þ]|&|(?<![\d.,$€£])[0-9])[\w&’'.-]{0,40}|\([A-Z]{2,8}\))\Z")
_TOKEN_AFTER = regex(r"[ \n](?:the )?((?:[a-z]-)?[A-ZÀ-Þ][\w&’'.-]{0,40}?)(?=[\s,;:)(]|[’']s?\s|\.(?:\s|$)|$)")
_JOIN_AFTER = regex(r"[ \n](?:(?:of|for|on)(?: the)?|and|&|d[aeo]s?|del|di|du)(?=[ \n][A-ZÀ-Þ])")
_SMALL_BEFORE = regex(r"[a-z&]{1,4}$")
_WORDS = read_toml(Path(__file__).parent / "data" / "names.toml")
_JOINING, _BEFORE_ARTICLE, _OPENING, _TITLES, _SMALL_IN_TITLES, _CALENDAR, _BEFORE_PEOPLE, _GIVEN, _INSIDE = (
    frozenset(_WORDS[key])
    for key in (
        "joining",
        "before_article",
        "opening",
        "titles",
        "small_in_titles",
        "calendar",
        "before_people",
        "given",
        "inside",
    )
)
_OPENS = _JOINING | _OPENING
# A title and what joins it to the name of a body or firm: "Executive Chairman of", "Director of the".
_TITLE_OF = regex(r"\b([A-Z][A-Za-z]{1,20})\s(?:of|for|at)\s(?:the\s)?(?=[A-Z0-9À-Þ&])")
_OFFICE = ("Office of the ", "Office of ")  # "Office of the Secretary of Defense" is a name with a title in it
# A part of a law before its name: "101 of the Defense Production Act", "Title IV of the Trade Act".
_PART_OF = regex(r"(?:(?:Section|Title|Part|Chapter|Subtitle) )?(?:\d{1,5}[A-Z]?|[A-Z]|[IVX]{1,5}) of (?:the )?")
_ADJECTIVE_ENDS = ("-based", "-listed", "-backed", "-owned", "-led", "-headquartered")  # "U.S.-based Acme Corp."
_FEW = 8  # words: in prose, one of the first has a small letter
_FULL_LINE = 40  # characters; a shorter line ends where it does for another reason than want of room
_ENDS_SHORTENED = regex(r"\b(?:Inc|Corp|Co|Ltd|[A-Z])\.$")
_SMALL_WORD = regex(r"\b(?:[a-z][a-z'’-]*|The) $")
# The day or year behind a month, and a year behind a word of time: "August 2025 |Acme", "in 2023 |Acme".
_OF_DATE, _YEAR = regex(r"[0-9]{1,4},?\s"), regex(r"(?:19|20)[0-9]{2}\s")
_IN_YEAR = tuple(f"{word} " for word in ("in", "In", "since", "Since", "by", "By", "until", "Until", "from", "From"))
_MARKER = regex(r"[0-9]{1,2}\.")  # of an item in a list: "1. Acme Corp."
_BRACKET = regex(r"\s?\(([^()\n]{2,80})\)")
_QUOTED = regex(r"[\"“”']([A-Z][^\"“”\n]{1,40}?)[,.]?[\"“”']")
# What may stand between two items of one list: "gold (5.6%), zinc (8%), lead and tin".
_LINK = regex(r"(?:\s?\([0-9.,% ]{1,10}\))?(?:\s?[,/–-]\s?(?:(?:and|or|&)\s)?|\s(?:and|or|&)\s)(?:the )?")
_LONGEST_LINK = 20
_ACRONYM = regex(r"[A-Z][A-Za-z0-9&-]{1,9}")


def name_before(text: str, position: int, *, words: int = 8) -> int:
    """Return where the run of capitalised words begins that ends just before *position*.

    Small joining words are taken in between two capitalised ones; words that are
    capitalised only because they begin a sentence are not. Returns *position*
    where there is no such run.
    """
    start, at, article = position, position, False
    for _ in range(words):
        end = at - 1 if text[at - 1 : at] == " " else _before_fold(text, at)
        if end == at and at != position:
            break
        begin, token, small = _word_before(text, end)
        if not token and start == position:
            return position  # as mostly
        plain = token.isalpha()
        if (token if plain else token.rstrip(".")) in _CALENDAR:
            start = _behind_date(text, start, position)
            break
        if token and not article and not (token == "The" if plain else _breaks(token, text, start)):
            start = at = begin
            continue
        if start == position:
            return position
        if small is None:
            small = match[0] if (match := _SMALL_BEFORE.search(text, max(0, end - 5), end)) else ""
        if small not in (_BEFORE_ARTICLE if article else _JOINING):
            break
        article = small == "the"
        at = end - len(small)
    if start == position or _shouted(text, start, position):
        return position
    return _behind_year(text, _without_opening(text, start, position), position)


def _behind_date(text: str, start: int, position: int) -> int:
    """Return where a name begins behind the rest of a date that a month opens: ``August 2025 |Acme``."""
    rest = _OF_DATE.match(text, start, position)
    return rest.end() if rest else start


def _behind_year(text: str, start: int, position: int) -> int:
    """Return where a name begins behind the year before it, if one stands there: ``in 2023 |Acme``."""
    year = _YEAR.match(text, start, position) if text[start : start + 1].isdigit() else None
    return year.end() if year and text.endswith(_IN_YEAR, 0, start) else start


def _word_before(text: str, end: int) -> tuple[int, str, str | None]:
    """Return where the word of a name begins that ends at *end*, the word, and the small letters that end there.

    The word is empty where it is none of a name. The small letters, of which the last four will do, are None where the
    word is not made of them alone.
    """
    low = end - _LONGEST_WORD - 1 if end > _LONGEST_WORD else 0
    begin = text.rfind(" ", low, end) + 1 or low
    word = text[begin:end]
    if word.isalpha() and word.isascii():  # nearly all: one look at their letters tells
        if word.islower():
            return end, "", word[-4:]
        if word[0].isupper() and len(word) <= _LONGEST_WORD:
            return begin, word, None
    token = _TOKEN_BEFORE.search(text, begin, end)
    return (token.start(), token[0], None) if token else (end, "", None)


def _before_fold(text: str, at: int) -> int:
    """Return where the line before *at* ends, if one ends there that was full, else *at*."""
    return at - 1 if text[at - 1 : at] == "\n" and _is_fold(text, at - 1) else at


def _is_fold(text: str, at: int) -> bool:
    """Say whether the line break at *at* stands in running text, and not behind a row of cells."""
    line = text[max(0, at - _FULL_LINE) : at]
    return len(line) == _FULL_LINE and "\n" not in line and text[at + 1 : at + 2] != "\n" and " | " not in line


def _word_at(text: str, start: int) -> str:
    return text[start : start + 20].split(maxsplit=1)[0] if text[start : start + 1].strip() else ""


def _shouted(text: str, start: int, position: int) -> bool:
    """Say whether a name and the word after it stand in a line of capitals, which don't tell where a name begins."""
    if not text[start:position].isupper():
        return False
    word = _word_at(text, position).rstrip(".,:;")
    return len(word) > 3 and word.isalpha() and word.isupper()


def _breaks(token: str, text: str, following: int) -> bool:
    """Say whether a word with signs in it ends something before the name: a sentence, an owner (``DOE's``), a place."""
    if token.endswith(_ADJECTIVE_ENDS) or _MARKER.fullmatch(token):
        return True
    if token.endswith("."):
        return _word_at(text, following) in _OPENING or not is_shortened(token[:-1])
    return token.endswith(("'s", "’s", "s'", "s’"))


def name_after(text: str, position: int, *, words: int = 8) -> int:
    """Return where the run of capitalised words ends that begins just after *position*, or *position* without one."""
    end = at = position
    for _ in range(words):
        if text[at : at + 1] == "\n" and not _is_fold(text, at):
            break
        token = _TOKEN_AFTER.match(text, at)
        if token and token[1] in _CALENDAR:
            break
        if token:
            end = at = token.end()
        elif at == end and (join := _JOIN_AFTER.match(text, at)):
            at = join.end()
        else:
            break
    return end


def is_surname(text: str, start: int) -> bool:
    """Say whether what begins at *start* follows a person's title or given name: ``Mr. Nickel``, ``Anna Nickel``."""
    if text[start - 1 : start] != " ":
        return False
    words = text[max(0, start - 24) : start].rsplit(None, 1)
    return bool(words) and (words[-1] in _BEFORE_PEOPLE or words[-1] in _GIVEN)


def is_heading(sentence: str) -> bool:
    """Say whether a sentence is set in title case or capitals, so that its capitals tell nothing about names."""
    if _has_small(sentence.split(None, _FEW)[:_FEW]) or _has_small(words := sentence.split()):
        return False
    capitals = sum(len(word) > 3 and word[0].isalpha() and word not in _SMALL_IN_TITLES for word in words)
    line = sentence.rstrip()
    open_ended = not line.endswith(".") or _ENDS_SHORTENED.search(line, max(0, len(line) - 6)) is not None
    return capitals > 1 and open_ended


def _has_small(words: list[str]) -> bool:
    """Say whether one of *words* has a small letter where one of a title would have a capital."""
    for word in words:  # a loop, as any() of a generator takes twice the time
        if len(word) > 3 and not word[0].isupper() and word[0].isalpha() and word not in _SMALL_IN_TITLES:
            return True
    return False


def _without_opening(text: str, start: int, position: int) -> int:
    """Return where a name begins in a run of capitalised words: after titles, and after what begins a sentence."""
    name = text[start:position]
    if "of" in name or "for" in name or "at" in name:  # which two expressions need, and most names lack
        for match in _TITLE_OF.finditer(text, start, position):
            if match[1] in _TITLES and not text.endswith(_OFFICE, start, match.start()):
                start = match.end()
        if part := _PART_OF.match(text, start, position):
            start = part.end()
    while start < position:
        end = text.find(" ", start, position)
        word = text[start : end if end >= 0 else position]
        if not _opens(word) or (word in _INSIDE and _is_amid(text, start)):
            return start
        if end < 0:
            return position
        start = end + 1
    return position


def _is_amid(text: str, start: int) -> bool:
    """Say whether a word with a small letter, or ``The``, stands right before: a capital after it is that of a name."""
    return _SMALL_WORD.search(text, max(0, start - 24), start) is not None


def _opens(word: str) -> bool:
    return word in _OPENS or (len(word) > 1 and word.isupper() and word.capitalize() in _OPENING)


def defined_after(text: str, end: int) -> list[Span]:
    """Return the short forms that a name is given in brackets after it: ``(OSC)``, ``(“Royalty” or the “Firm”)``."""
    if "(" not in text[end : end + 2]:
        return []
    found: list[Span] = []
    for _ in range(3):  # a ticker or an address may stand in brackets of its own before
        bracket = _BRACKET.match(text, end)
        if bracket is None:
            return found
        end = bracket.end()
        inside, at = bracket[1], bracket.start(1)
        if _ACRONYM.fullmatch(inside):
            found.append(Span(at, at + len(inside)))
        else:
            found += [Span(at + m.start(1), at + m.end(1)) for m in _QUOTED.finditer(inside)]
    return found


def initials_fit(acronym: str, name: str) -> bool:
    """Say whether the capitals of *acronym* are, in order, letters that begin words of *name*."""
    starts = [word[0].upper() for word in re.split(r"[\s/&-]+", name) if word and word[0].isalnum()]
    letters = iter(starts)
    return all(letter in letters for letter in acronym if letter.isupper())


def occurrences(text: str, words: str, start: int = 0) -> Iterator[Span]:
    """Yield where *words* stand as whole words from *start* on, in the same case; no words stand nowhere."""
    at = text.find(words, start) if words else -1
    while at >= 0:
        end = at + len(words)
        if is_whole(text, at, end):
            yield quick_span(at, end)
        at = text.find(words, end)


def is_whole(text: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` ends at neither side within a word."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def holder(spans: Sequence[_Holder], start: int, end: int) -> _Holder | None:
    """Return the one of *spans* that holds the text from *start* to *end*, or None; they are sorted and don't cross."""
    at = bisect_right(spans, start, key=_START) - 1
    return spans[at] if at >= 0 and spans[at].end >= end else None


def in_list(text: str, doubtful: Sequence[_Holder], sure: Iterable[_Spanned]) -> list[_Holder]:
    """Return those of *doubtful* (sorted) that stand in a list with one of *sure*, going on from one to the next."""
    if not doubtful:
        return []
    places = [(span.start, span.end) for span in sure]
    starts, ends = {start for start, _ in places}, {end for _, end in places}
    joined = []
    for items, ahead in ((doubtful, False), (doubtful[::-1], True)):
        for item in items:
            if item.start not in starts and _beside(text, item, starts if ahead else ends, ahead):
                starts.add(item.start)
                ends.add(item.end)
                joined.append(item)
    return joined


def _beside(text: str, item: _Spanned, edges: set[int], ahead: bool) -> bool:
    if ahead:
        reach = range(item.end + 1, item.end + _LONGEST_LINK)
        return any(edge in edges and _LINK.fullmatch(text, item.end, edge) for edge in reach)
    reach = range(max(0, item.start - _LONGEST_LINK), item.start)
    return any(edge in edges and _LINK.fullmatch(text, edge, item.start) for edge in reach)
