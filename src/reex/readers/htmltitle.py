"""Which of a page's titles and headings is the title of its text, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from urllib.parse import urlsplit

import attrs

_SEPARATOR = re.compile(r"(\s+[|–—·•»«›‹-]\s+)")
_SITE_FOLLOWS = "|‹"  # separators whose last one in a title has the site behind it
_FAR_EAST = re.compile(
    r"(?<=[\u2e80-\uffef])_.{1,500}$"
)  # ``标题_频道_网站``: underscores stand before section and site
_MARKS = frozenset("|-·•»«›‹:：_~")  # what may stand beside a heading in a title
_DASHES = re.compile("[–—‑‐]")
_QUOTES = re.compile('["‘’‚´“”„]')
_NO_LETTERS = re.compile(r"[\W_]+")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+){2,}")
_MOST = 100  # headings that are looked at
_LONGEST = 1000  # characters of a heading that may be a title
_SHARE = 6  # how much longer a title may be than a heading of a lower level in it, which may name a section


@attrs.frozen(kw_only=True)
class Titles:
    """What a page states that may be its title.

    Attributes:
        whole: titles that may name the site as well, the best first.
        named: titles that mostly don't, such as the headline of linked data.
        headings: those of the first level.
        lower: those of the levels below.
        sites: names of the site.
        url: the page's address.
    """

    whole: Sequence[str]
    named: Sequence[str]
    headings: Sequence[str]
    lower: Sequence[str]
    sites: Sequence[str]
    url: str | None

    def best(self) -> str:
        """Return the title: a heading, if one of the titles is or holds it, or else the first title."""
        site = _site(self.sites, self.url)
        headings, lower = (
            [heading for heading in some[:_MOST] if len(heading) <= _LONGEST] for some in (self.headings, self.lower)
        )
        headings = [heading for heading in headings if _letters(heading) not in site]
        stated = [_plain(title) for title in (*self.whole, *self.named)]
        if same := [heading for heading in headings if _plain(heading) in stated]:
            return max(same, key=len)
        told = next((title for title in self.whole if not _SLUG.fullmatch(title)), "")
        if told and (
            found := _completed(_plain(told), headings, stated) or _within(_plain(told), headings, lower, site)
        ):
            return found
        own = _without(told, site)
        return max(headings, key=len, default=own) if _letters(own) in site else own


def _completed(title: str, headings: Iterable[str], stated: Sequence[str]) -> str | None:
    """Return the heading that goes on where *title* was cut, as at a quotation mark, if another title has it too."""
    longer = (heading for heading in headings if _plain(heading).startswith(title))
    return next((heading for heading in longer if any(_is_part(heading, other) for other in stated)), None)


def _within(title: str, headings: Iterable[str], lower: Iterable[str], site: frozenset[str]) -> str | None:
    """Return the longest heading that is a part of *title*; a short one of the first level at its end is the site."""
    parts = [heading for heading in headings if _is_part(heading, title)]
    if leading := [heading for heading in parts if not title.endswith(_plain(heading))]:
        return max(leading, key=len)
    likely = (heading for heading in lower if len(heading) < len(title) <= len(heading) * _SHARE)
    below = [heading for heading in likely if _is_part(heading, title) and _letters(heading) not in site]
    below = [
        heading for heading in below if f"{_plain(heading)}:" not in title
    ]  # a topic, as in ``Cobalt: prices fall``
    most = [heading for heading in parts if len(heading) * 2 >= len(title)]
    return max(below or most, key=len, default=None)


def _is_part(heading: str, title: str) -> bool:
    """Say whether marks set *heading* off in *title*, which is in its plain form."""
    before, found, after = title.partition(_plain(heading))
    return bool(found and before + after) and _MARKS.issuperset(before.rstrip()[-1:] + after.lstrip()[:1])


def _without(title: str, site: frozenset[str]) -> str:
    """Return *title* without what names the site at its ends, and what that says of itself."""
    parts = _SEPARATOR.split(_FAR_EAST.sub("", title))
    while len(parts) > 1 and _letters(parts[0]) in site:
        del parts[:2]
    named = (at for at in range(2, len(parts), 2) if _letters(parts[at]) in site)
    follows = (at + 1 for at in range(len(parts) - 2, 0, -2) if parts[at].strip() in _SITE_FOLLOWS)
    return "".join(parts[: next(chain(named, follows), len(parts) + 1) - 1])


def _site(names: Iterable[str], url: str | None) -> frozenset[str]:
    """Return the letters of what names the site: its names, its host, and each label of that."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # no address at all
        host = ""
    return frozenset(map(_letters, ("", *names, host, host.removeprefix("www."), *host.split("."))))


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.lower())


def _plain(text: str) -> str:
    return _QUOTES.sub("'", _DASHES.sub("-", text)).lower()
