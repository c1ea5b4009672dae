"""Which parts of a mail are read: of alternatives one, and all that is attached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reex.errors import ReadError
from reex.readers.data_files import table
from reex.readers.decode import decode_declared
from reex.readers.mailtext import unflowed
from reex.readers.mime import Entity

_DEEPEST = 20  # parts in parts of one mail: more than any program makes
_WORD = re.compile(r"[^\W\d_]{2,}")
_FULLER = 1.25  # how many times the words of HTML plain text must have to be preferred

Leaf = Entity | ReadError


def leaves(entity: Entity, name: str, depth: int = 0) -> Iterator[Leaf]:
    """Yield the parts of a mail that have no parts themselves, and an error for what can't be taken apart."""
    if entity.media_type in table("mail")["encrypted"]:
        yield ReadError(f"{name}: the mail or a part of it is encrypted; decrypt it in a mail program, and save it")
    elif entity.main_type != "multipart":
        yield entity
    elif depth == _DEEPEST:
        yield ReadError(f"{name}: parts stand in parts more than {_DEEPEST} deep; save what is attached by itself")
    else:
        children = (leaves(child, name, depth + 1) for child in _children(entity))
        if entity.media_type == "multipart/alternative":
            yield from _best([list(child) for child in children])
        else:
            yield from (leaf for child in children for leaf in child)


def is_body(leaf: Leaf) -> bool:
    """Say whether a leaf is shown as text of the mail, not as a file."""
    if isinstance(leaf, ReadError) or leaf.attached or leaf.file_name:
        return False
    return leaf.media_type in ("text/plain", "text/html")


def text_of(leaf: Entity) -> bytes:
    """Return a text as UTF-8 with its lines joined, or as it is where it isn't in the encoding that it claims."""
    data = leaf.payload()
    text = decode_declared(data, leaf.parameter("charset"))
    if text is None:
        return data
    if leaf.parameter("format").lower() == "flowed" and leaf.media_type == "text/plain":
        text = unflowed(text, delete_space=leaf.parameter("delsp").lower() == "yes")
    return text.encode("utf-8", "replace")


def _children(entity: Entity) -> Iterator[Entity]:
    """Yield the parts of a body; where its boundary is lost, all of it is text."""
    found = False
    for child in entity.children():
        found = True
        yield child
    if not found:
        yield Entity(entity.data, entity.start, entity.end, {})


def _best(alternatives: Sequence[Sequence[Leaf]]) -> Iterator[Leaf]:
    """Yield the leaves of the best alternative, and what is attached to the others.

    HTML is better than plain text, since headings, lists and tables stand in it, unless it has clearly fewer words, as
    where it shows a picture or leads to a page. Of equal ones the last is best, as the sender wants it.
    """
    weights = [_weight(child) for child in alternatives]
    best = max(range(len(weights)), key=lambda at: (weights[at], at))
    for at, child in enumerate(alternatives):
        yield from (leaf for leaf in child if at == best or not _is_version(leaf))


def _is_version(leaf: Leaf) -> bool:
    return isinstance(leaf, Entity) and leaf.main_type == "text" and not leaf.attached


def _weight(alternative: Iterable[Leaf]) -> float:
    weight = 0.0
    for leaf in alternative:
        if isinstance(leaf, Entity) and is_body(leaf):
            text = text_of(leaf).decode("utf-8", "replace")
            html = leaf.media_type == "text/html"
            weight += len(_WORD.findall(_shown(text) if html else text)) * (_FULLER if html else 1)
    return weight


def _shown(html: str) -> str:
    """Return what somebody sees of a page."""
    from reex.readers.htmltext import read_page  # only where there is a choice

    return read_page(html).text
