"""Where in a page its text stands, as containers, headings and long paragraphs tell without the rest being read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from html import unescape
from itertools import groupby
from operator import itemgetter

import attrs

from reex.readers.htmltext import DEEPEST, Element, depth_of, past_comment, past_hidden

_CONTAINERS = ("div", "section", "article", "main", "aside", "nav", "header", "footer", "form", "body")
_HEADINGS = ("h1", "h2", "h3", "h4")
# Other elements whose content is no text hold no running text either.
_HIDING = ("script", "style", "head", "noscript", "template", "iframe", "textarea", "object")
_RUN = 50  # characters between two tags from which on they are likely of running text
_LEAST = 80  # characters between the tags of containers in which it is looked for
_LINKED = 0.9  # share of the characters of a heading that make it one of another page
_MOST, _LONGEST = 1000, 4000  # headings that are looked at, and characters of each
_BEFORE = 400  # characters before a heading in which a link around it begins


class _Act(Enum):
    """What a tag does."""

    OPEN = "container"
    CLOSE = "/container"
    HEADING = "heading"
    HEADED = "/heading"
    HIDDEN = "no text"
    COMMENT = "!--"


_OPEN, _CLOSE, _HEADING, _HEADED, _HIDDEN, _COMMENT = _Act  # what stands in an enumeration is found slowly


def _acts() -> dict[str | None, tuple[_Act, str]]:
    """Return what tags do, and the name of their element in small letters."""
    kinds = (
        (_CONTAINERS, _OPEN, _CLOSE),
        (_HEADINGS, _HEADING, _HEADED),
        (_HIDING, _HIDDEN, _CLOSE),
    )
    acts: dict[str | None, tuple[_Act, str]] = {None: (_COMMENT, "")}
    for names, opens, closes in kinds:
        for name in names:
            for spelt in (name, name.upper()):
                acts |= {spelt: (opens, name), f"/{spelt}": (closes, name)}
    return acts


def _any(names: Iterable[str]) -> str:
    """Return the pattern of names in small or large letters, each first letter once, which is the quickest."""
    spelt = sorted({*names, *map(str.upper, names)}, key=str.swapcase)  # small letters first
    return "|".join(f"{first}(?:{'|'.join(name[1:] for name in row)})" for first, row in groupby(spelt, itemgetter(0)))


_ACTS = _acts()
_NAMED = _any({*_CONTAINERS, *_HEADINGS, *_HIDING})
# The value of an attribute doesn't go on behind the end of a script, in which a tag may be broken.
_REST = r"""[^<>"']*+(?:(?:"[^"<]*+(?:<(?!/[Ss])[^"<]*+)*+"|'[^'<]*+(?:<(?!/[Ss])[^'<]*+)*+')[^<>"']*+){0,100}+"""
_TAG = re.compile(rf"<(?:(/?+(?:{_NAMED}))(?=[\s/>])({_REST})>|!--)")
_RUNNING = re.compile(rf">\s*+([^<>]{{{_RUN},}}+)(?!</[Aa])")  # and which aren't the words of a link
# The same in half of the time, with what ends a link behind its words, where no text holds a bracket.
_LIKELY = re.compile(rf">\s*+([^<]{{{_RUN},}}+(?:</[Aa])?)")
_QUOTES = frozenset("\"'")
_MARKUP = re.compile(r"<[^<>]*>")


@attrs.define(eq=False)
class Prose:
    """A stretch of the source between the tags of two containers, and how many characters of it are running text."""

    start: int
    end: int
    element: Element
    length: int


@attrs.define(eq=False)
class Heading:
    """A heading: where its tag begins, its words, and the container that it stands in."""

    name: str
    start: int
    words: str
    element: Element


@attrs.frozen
class Sketch:
    """What is seen of a page at a glance.

    Attributes:
        elements: the containers that hold running text or a heading, in the order of the page.
        teasers: those of headings that lead to another page.
    """

    prose: list[Prose]
    headings: list[Heading]
    elements: list[Element]
    teasers: list[Element]


def sketch(page: str) -> Sketch:  # noqa: C901 - a loop in pieces would take twice as long
    """Look over a page, broken or not; the time is linear in its length."""
    found = Sketch([], [], [Element("", end=len(page))], [])
    names = [""]  # of the containers that are open
    stack: list[Element | re.Match[str]] = [*found.elements]  # containers; most are never made elements of
    unclosed: set[str] = set()
    heading: re.Match[str] | None = None
    begun = done = 0  # where a stretch between tags begins, and where the next tag is looked for
    while done < len(page):
        for tag in _TAG.finditer(page, done):
            start, end = tag.span()
            if start - begun >= _LEAST and (length := _running(page, begun - 1 if begun else 0, start)):
                found.prose.append(Prose(begun, start, _innermost(names, stack, found.elements), length))
            act, name = _ACTS[tag[1]]
            begun = end
            if act is _OPEN:
                if page[start - 1] in _QUOTES and page[start - 2 : start - 1] == "=":  # in the value of an attribute
                    begun = done = page.find(page[start - 1], start) + 1 or end
                    break
                if len(names) <= DEEPEST:
                    names.append(name)
                    stack.append(tag)
            elif act is _CLOSE:
                if names[-1] == name:
                    names.pop()
                    closed = stack.pop()
                    if type(closed) is Element:
                        closed.end = end
                elif depth := depth_of(names, name):
                    for element in stack[-depth:]:
                        if type(element) is Element:
                            element.end = end
                    del names[-depth:], stack[-depth:]
            elif act is _HIDDEN:
                begun = done = past_hidden(page, name, end, unclosed)
                break
            elif act is _COMMENT:
                begun = done = past_comment(page, end, unclosed)
                break
            elif act is _HEADING:
                heading = tag
            elif heading:
                if len(found.headings) < _MOST:
                    _add_heading(found, heading, page[heading.end() : start], _innermost(names, stack, found.elements))
                heading = None
        else:
            break
    if length := _running(page, begun, len(page)):
        found.prose.append(Prose(begun, len(page), _innermost(names, stack, found.elements), length))
    return found


def _running(page: str, start: int, end: int) -> int:
    """Return how many characters of a stretch are running text."""
    texts: list[str] = _LIKELY.findall(page, start, end)
    if not texts:
        return 0
    if ">" in "".join(texts):
        return sum(map(len, _RUNNING.findall(page, start, end)))
    return sum([len(text) for text in texts if text[-3:-2] != "<"])


def _innermost(names: list[str], stack: list[Element | re.Match[str]], elements: list[Element]) -> Element:
    """Return the container that was opened last; most hold no running text, and are never made elements of."""
    made = len(stack)
    while not isinstance(above := stack[made - 1], Element):
        made -= 1
    for depth in range(made, len(stack)):
        tag = stack[depth]
        if not isinstance(tag, Element):
            above = stack[depth] = Element(names[depth], above, tag[2], tag.start(), elements[0].end)
            elements.append(above)
    return above


def _linked(markup: str) -> int:
    """Return how many characters of a short part of a page are the words of links."""
    if "<a " not in markup:
        return 0
    links = markup.split("<a ")[1:]
    return sum([len(_plain(link.partition("</a")[0].partition(">")[2])) for link in links])


def _plain(markup: str) -> str:
    """Return the text of a short part of a page, its blanks tidy."""
    text = _MARKUP.sub("", markup) if "<" in markup else markup
    return " ".join((unescape(text) if "&" in text else text).split())


def _add_heading(found: Sketch, tag: re.Match[str], markup: str, element: Element) -> None:
    start, name, markup = tag.start(), tag[1].lower(), markup[:_LONGEST]
    words = _plain(markup)
    found.headings.append(Heading(name, start, words, element))
    if name != "h1" and (_linked(markup) > _LINKED * len(words) or _is_in_link(tag.string, start)):
        found.teasers.append(element)


def _is_in_link(page: str, at: int) -> bool:
    """Say whether a link that begins shortly before a place goes on there."""
    least = max(0, at - _BEFORE)
    begun = page.rfind("<a ", least, at)
    return begun >= 0 and page.find("</a", begun, at) < 0
