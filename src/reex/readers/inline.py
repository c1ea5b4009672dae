"""Marks inside the blocks of a Markdown text: emphasis, links, code, tags and character references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

import attrs

from reex.readers.markup import REFERENCE, TAG, break_for, elements, tag_name
from reex.spans import OffsetMap, TextBuilder

_TITLE = r"\s{1,3}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}')"
_TARGET = rf"\((?:[^()\s]|\([^()\s]{{0,500}}\)){{0,3000}}+(?:{_TITLE})?\s?\)"
_LINK_END = rf"\](?:{_TARGET}|\[[^\[\]\n]{{0,200}}\])"
_TRIGGER = re.compile(r"[\\`\[\]<&*_~]|!(?=\[)")
_TOKEN = re.compile(
    rf"(?P<escape>\\[!-/:-@\[-`{{-~])|(?P<code>`+)|(?P<image>!\[(?P<alt>[^\[\]]{{0,2000}}){_LINK_END})"
    rf"|(?P<open>\[(?=!\[|[^\[\]]{{1,2000}}{_LINK_END}))|(?P<close>{_LINK_END})"
    rf"|(?P<address><(?:https?://|mailto:)[^\s<>]{{1,2000}}>)|(?P<comment><!--)|(?P<tag>{TAG})"
    rf"|(?P<reference>{REFERENCE})|(?P<mark>\*{{1,3}}|_{{1,3}}|~~)"
)
_CAPTION_WORDS = 8  # from which on the words for an image are a caption, and not its name
_FAR = 4000


def plain(text: str, literal: Sequence[tuple[int, int]] = ()) -> tuple[str, OffsetMap]:
    """Return *text* without its marks and with the map back; nothing is taken from its *literal* ranges."""
    marks = _Marks(text)
    at = 0
    for start, end in literal:
        marks.read(at, start)
        at = end
    marks.read(at, len(text))
    return marks.build()


@attrs.define
class _Marks:
    """Collects what to replace in a text and builds it in one go: a mark of emphasis counts once its pair is found."""

    text: str
    _edits: list[tuple[int, int, str]] = attrs.field(factory=list)
    _open: dict[str, tuple[int, int]] = attrs.field(factory=dict)
    _missing: dict[str, int] = attrs.field(factory=dict)

    def read(self, start: int, end: int) -> None:
        """Go over a range of the text."""
        while trigger := _TRIGGER.search(self.text, start, end):
            token = _TOKEN.match(self.text, trigger.start(), end)
            start = trigger.end()
            if token:
                start = self._take(token, end)

    def build(self) -> tuple[str, OffsetMap]:
        """Return the text without its marks, and the map back."""
        builder = TextBuilder(self.text)
        done = 0
        for start, end, instead in sorted(self._edits):
            builder.copy(done, start)
            builder.replace(instead, start, end)
            done = end
        builder.copy(done, len(self.text))
        return builder.build()

    def _put(self, start: int, end: int, instead: str = "") -> int:
        self._edits.append((start, end, instead))
        return end

    def _take(self, token: re.Match[str], end: int) -> int:
        """Note what stands for a token, and return where to go on."""
        start, stop = token.span()
        match token.lastgroup:
            case "escape":
                self._put(start, start + 1)
                return stop
            case "image":
                return self._image(token)
            case "address":
                self._put(start, start + 1)
                return self._put(stop - 1, stop)
            case "code":
                return self._code(start, stop, end)
            case "comment":
                close = self._find("-->", stop, end)
                return stop if close < 0 else self._put(start, close + 3)
            case "tag":
                return self._tag(token, end)
            case "reference":
                return self._put(start, stop, unescape(token[0]))
            case "mark":
                return self._mark(token)
        return self._put(start, stop)  # the brackets and target of a link

    def _find(self, closing: str, start: int, end: int) -> int:
        """Return where *closing* stands next before *end*, or -1; what was missed once isn't sought again."""
        if self._missing.get(closing) == end:
            return -1
        found = self.text.find(closing, start, end)
        if found < 0:
            self._missing[closing] = end
        return found

    def _image(self, token: re.Match[str]) -> int:
        """Keep a caption; its marks and the target come next."""
        if len(token["alt"].split()) < _CAPTION_WORDS:
            return self._put(*token.span())
        return self._put(token.start(), token.start() + 2)

    def _code(self, start: int, stop: int, end: int) -> int:
        close = self.text.find(self.text[start:stop], stop, min(end, stop + _FAR))
        if close < 0:
            return stop
        self._put(start, stop)
        return self._put(close, close + stop - start)

    def _tag(self, token: re.Match[str], end: int) -> int:
        name = tag_name(token[0])
        stop = token.end()
        if name in elements("hidden") and token[0][1] != "/":
            close = self._find(f"</{name}", stop, end)
            stop = stop if close < 0 else close
        return self._put(token.start(), stop, break_for(name, closing=token[0][1] == "/"))

    def _mark(self, token: re.Match[str]) -> int:
        """Take away a mark of emphasis with the one that opened it in the same line."""
        start, stop = token.span()
        before, after = self.text[start - 1 : start], self.text[stop : stop + 1]
        if token[0][0] == "_" and before.isalnum() and after.isalnum():
            return stop
        opened = self._open.pop(token[0], None)
        if opened and before.strip() and self.text.find("\n", opened[1], start) < 0:
            self._put(*opened)
            return self._put(start, stop)
        if after.strip():
            self._open[token[0]] = (start, stop)
        return stop
