"""Which of a page's titles and headings is the title of its text, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from urllib.parse import urlsplit

import attrs

_SEPARATOR = re.compile(r"(\s+[|–—·•»«›‹-]\s+)")
_SITE_FOLLOWS = "|‹"  # separators whose last one in a title has the site behind it
_MARKS = frozenset("|-·•»«›‹:：_~")  # what may stand beside a heading in a title
_SAME = str.maketrans("–—‑‐’‘‚´`“”„", "----'''''\"\"\"")
_NO_LETTERS = re.compile(r"[\W_]+")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+){2,}")
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

    def best(self) -> str | None:
        """Return the title: a heading, if one of the titles is or holds it, or else the first title."""
        site = _site(self.sites, self.url)
        headings, lower = (
            [heading for heading in some if _letters(heading) not in site]
            for some in (self.headings, (*self.named, *self.lower))
        )
        stated = {_plain(title) for title in (*self.whole, *self.named)}
        if same := [heading for heading in headings if _plain(heading) in stated]:
            return max(same, key=len)
        told = next((title for title in self.whole if not _SLUG.fullmatch(title)), None)
        if told and (found := _within(told, headings, lower)):
            return found
        own = _without(told, site) if told else None
        return max(headings, key=len, default=own) if not own or _letters(own) in site else own


def _within(title: str, headings: Iterable[str], lower: Iterable[str]) -> str | None:
    """Return the longest heading that is a part of *title*; a short one of the first level at its end is the site."""
    parts = [heading for heading in headings if _is_part(heading, title)]
    leading = [heading for heading in parts if not _plain(title).endswith(_plain(heading))]
    below = [heading for heading in lower if len(heading) * _SHARE >= len(title) and _is_part(heading, title)]
    most = [heading for heading in parts if len(heading) * 2 >= len(title)]
    return next((max(found, key=len) for found in (leading, below, most) if found), None)


def _is_part(heading: str, title: str) -> bool:
    before, found, after = _plain(title).partition(_plain(heading))
    around = before.rstrip()[-1:] + after.lstrip()[:1]
    return bool(found and around) and _MARKS.issuperset(around)


def _without(title: str, site: frozenset[str]) -> str:
    """Return *title* without what names the site at its ends, and what that says of itself."""
    parts = _SEPARATOR.split(title)
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
    return text.translate(_SAME).lower()
