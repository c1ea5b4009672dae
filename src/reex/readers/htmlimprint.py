"""Where below its main text a page says when and by whom it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from reex.readers.data_files import table
from reex.readers.htmltags import elements
from reex.readers.htmltext import Element, Part

_MOST, _LOOKS = 8, 50  # lines that are read, and places at which one may begin that are looked at
_LONGEST = 2000  # characters of the source of one
_RIGHTS = (r"©", "&copy;", "&#169;", r"\([cC]\)", "Copyright", "copyright", "COPYRIGHT", "SOURCE", "Source:")


def imprint(page: str, behind: int) -> list[Part]:
    """Return the lines *behind* a place that begin with a label of a date, or tell whose the rights are."""
    element = Element("footer", Element(""))
    return [Part(start, end, element) for start, end in islice(_lines(page, behind), _MOST)]


def _lines(page: str, done: int) -> Iterator[tuple[int, int]]:
    for label in islice(_labels().finditer(page, done), _LOOKS):
        end = _breaks().search(page, label.end(), label.end() + _LONGEST)
        if end and label.start() >= done and not _is_hidden(page, done, label.start()):
            done = end.end()
            yield label.start() + 1, done


def _is_hidden(page: str, start: int, at: int) -> bool:
    """Say whether a place is in a script or a comment."""
    pairs = (("<script", "</script"), ("<!--", "-->"))
    return any(page.rfind(begun, start, at) > page.rfind(ended, start, at) for begun, ended in pairs)


@cache
def _labels() -> re.Pattern[str]:
    """Return what begins such a line, behind a tag."""
    dates = table("dates")["labels"]
    told = [re.escape(label) for label in (*dates["published"], *dates["updated"])]
    told += [label[0].upper() + label[1:] for label in told]
    firsts = "".join(sorted({label[0] for label in told}))
    return re.compile(rf">\s{{0,99}}+(?=[©&(CS{firsts}])(?:{'|'.join((*_RIGHTS, *told))})")


@cache
def _breaks() -> re.Pattern[str]:
    """Return the tags at which a line ends."""
    names = (*sorted(elements("blocks")), "li", "td", "tr", "br")
    return re.compile(rf"</?(?:{'|'.join(names)})(?=[\s/>])[^<>]*>", re.IGNORECASE)
