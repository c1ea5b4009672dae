"""Names that stand in no list: runs of capitalised words, short forms defined in brackets, later mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reex.spans import Span

# A word of a name: begins with a capital or digit, may hold inner signs: ``U.S.-Australia``, ``REE``, ``Ma’aden``, ``(REE)``.
_TOKEN_BEFORE = re.compile(r"(?:[A-Z0-9À-Þ&][\w&’'.-]{0,40}|\([A-Z]{2,8}\))$")
_TOKEN_AFTER = re.compile(r" (?:the )?([A-ZÀ-Þ][\w&’'.-]{0,40}?)(?=[\s,;:)(]|[’']s?\s|\.(?:\s|$)|$)")
_JOIN_AFTER = re.compile(r" (?:(?:of|for|on|in)(?: the)?|and|&)(?= [A-ZÀ-Þ])")
_SMALL_BEFORE = re.compile(r"[a-z&]{1,4}$")
_JOINING = frozenset(["of", "and", "for", "the", "&", "on", "in", "to", "de", "du", "des", "di", "del", "la"])
# Capitalised only because they begin a sentence or a heading.
_OPENING = frozenset(
    ["The", "A", "An", "In", "On", "At", "For", "But", "And", "Its", "His", "Her", "Their", "Our", "This", "That", "These", "Those", "With", "Under", "From", "By", "As", "To", "Of", "Into", "Via", "Through", "While", "When", "If", "After", "Before", "Since", "Although", "Despite", "Both", "Each", "Such", "New", "Today", "Also", "Meanwhile", "However", "Similarly", "Additionally", "According", "Per", "Or", "Nor", "Yet", "Last", "Next", "Recent", "Former", "Other", "Another", "Some", "Many", "Most", "All", "No", "Any", "Every", "One", "Two", "Three", "About", "Like", "Amid", "Including", "Because", "Only", "Even", "Just", "Still"]
)  # fmt: skip
# Office holders and callings before a name; the name begins after them.
_TITLES = frozenset(
    ["President", "Director", "Secretary", "Minister", "Chairman", "Chairwoman", "Chair", "CEO", "Chief", "Head", "Administrator", "Commissioner", "Governor", "Ambassador", "Undersecretary", "Senator", "Representative", "Congressman", "Prime", "Premier", "Chancellor", "Deputy", "Assistant", "Under", "Vice", "Executive", "General", "Managing"]
)  # fmt: skip
# Joins two words of one name only after another of these: "Department of the Interior", but not "the Stockpile and the Fund".
_BEFORE_ARTICLE = frozenset(("of", "for", "in", "on", "to"))
_ENDS_SENTENCE = re.compile(r"(?:[a-z0-9]{4,}|['’]s?|[0-9])\.?$")
_BRACKET = re.compile(r"\s?\(([^()\n]{2,80})\)")
_QUOTED = re.compile(r"[\"“”']([A-Z][^\"“”\n]{1,40}?)[,.]?[\"“”']")
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&-]{1,9}")


def name_before(text: str, position: int, *, words: int = 8) -> int:
    """Return where the run of capitalised words begins that ends just before *position*.

    Small joining words are taken in between two capitalised ones; words that are
    capitalised only because they begin a sentence are not. Returns *position*
    where there is no such run.
    """
    start, at, article = position, position, False
    for _ in range(words):
        end = at - 1 if at and text[at - 1] == " " else at
        if end == at and at != position:
            break
        if (token := _TOKEN_BEFORE.search(text, max(0, end - 42), end)) and not _breaks(token[0]) and not article:
            start = at = token.start()
            continue
        small = _SMALL_BEFORE.search(text, max(0, end - 5), end)
        if small is None or start == position or small[0] not in (_BEFORE_ARTICLE if article else _JOINING):
            break
        article = small[0] == "the"
        at = small.start()
    return _without_opening(text, start, position)


def _breaks(token: str) -> bool:
    """Say whether a word ends something before the name: a sentence, or an owner (``DOE's``)."""
    return token.endswith(("'s", "’s", "s'", "s’")) or (token.endswith(".") and _ENDS_SENTENCE.search(token) is not None)


def name_after(text: str, position: int, *, words: int = 8) -> int:
    """Return where the run of capitalised words ends that begins just after *position*, or *position* without one."""
    end = at = position
    for _ in range(words):
        if token := _TOKEN_AFTER.match(text, at):
            end = at = token.end()
        elif at == end and (join := _JOIN_AFTER.match(text, at)):
            at = join.end()
        else:
            break
    return end


def is_heading(sentence: str) -> bool:
    """Say whether a sentence is set in title case or capitals, so that its capitals tell nothing about names."""
    words = [word for word in sentence.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 1 and not sentence.rstrip().endswith(".") and all(word[0].isupper() for word in words)


def _without_opening(text: str, start: int, position: int) -> int:
    while start < position:
        end = text.find(" ", start, position)
        word = text[start : end if end >= 0 else position]
        if word not in _OPENING and word not in _JOINING and not (word in _TITLES and end >= 0 and _titles(text, end)):
            return start
        if end < 0:
            return position
        start = end + 1
    return position


def _titles(text: str, end: int) -> bool:
    """Say whether the title that ends at *end* stands before a name of its own: ``Director of U.S. …``."""
    return text.startswith((" of ", " of the ", " for "), end)


def defined_after(text: str, end: int) -> list[Span]:
    """Return the short forms that a name is given in the brackets after it: ``(OSC)``, ``(“Royalty” or the “Firm”)``."""
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
    """Yield where *words* stand as whole words from *start* on, in the same case."""
    at = text.find(words, start)
    while at >= 0:
        end = at + len(words)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or after.isalnum()):
            yield Span(at, end)
        at = text.find(words, end)
