"""Which part of a page holds its main text, and which blocks of that are it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from reex.readers.htmlsketch import Heading, Prose, Sketch
from reex.readers.htmltags import Hint, elements
from reex.readers.htmltext import Block, Element, HtmlText, Part

_PROSE, _SHORTER = 80, 25  # characters from which on a block is likely running text; on a page of short ones
_LINKED = 0.4  # share of its characters that are links, from which on a block is no running text ...
_LABEL = 40  # ... unless it is a paragraph of fewer characters between others
_SURE, _LIKELY = 0.9, 0.5  # share of the prose from which on a hint is not believed
_LEFT = 0.2  # share of the prose that is left at least where hints are believed
_FADES = (1.0, 0.5, 0.33, 0.25, 0.2, 0.16, 0.14, 0.12, 0.1)  # what prose counts for elements further up
_HOLDER = 1.25  # what a name that tells of the article adds
_WIDER = 2.0  # how much more prose such an element may hold than what was found
_TWIN = 0.25  # how much of its prose another one that is called the same holds, if both are parts of one article ...
_TWINS = 100  # ... and how many of these are looked at
_ALL = 0.9  # share of the characters of a heading that make it one of another page
_PERHAPS = Hint.PERHAPS  # what stands in an enumeration is found slowly
_APART = (Hint.AROUND, _PERHAPS)  # what holds no prose is believed to be what it is called
_CLOSE = 1000  # characters of the source around title and text that are read in any case, ...
_FAR = 20_000  # ... and those behind the last running text that are read of the elements which hold such
_NEAR = 4  # elements up from the body in which its lead stands
_Prosy = Mapping[Block, int] | Mapping[Prose, int]  # what is running text, and how many characters


def main_part(page: Sketch, title: str | None) -> Part | None:
    """Return the part of a page from its title to the end of its main text; None where no main text is found.

    What stands close to these is in it too: who wrote the text, and when, is told above or below it.
    """
    for element in page.teasers if len(page.teasers) > 1 else ():
        element.suspect()
    body = _body(_weigh(page.elements, {prose: prose.length for prose in page.prose}))
    inside = _inside(page.elements, body) if body else ()
    texts = [prose for prose in page.prose if prose.element in inside]
    if not texts:
        return None
    first, last = texts[0], texts[-1]
    above = [heading for heading in page.headings if heading.start < first.start]
    start, element = _close_above(_heading(above, title) or first)
    homes = {_home(prose.element) for prose in texts}
    ends = ((outer.end, _FAR if outer in homes else _CLOSE) for outer in last.element.around())
    return Part(start, max([last.end, *(end for end, most in ends if end <= last.end + most)]), element)


def _heading(above: Sequence[Heading], title: str | None) -> Heading | None:
    """Return the heading above the text that is its title, or else the last one of the first level."""
    named = next((heading for heading in above if heading.words == title), None)
    return named or next((heading for heading in reversed(above) if heading.name == "h1"), None)


def _close_above(place: Prose | Heading) -> tuple[int, Element]:
    """Return where the outermost element around a place starts that starts close to it, and what that stands in."""
    start, element = place.start, place.element
    for outer in place.element.around():
        if outer.parent and outer.start >= place.start - _CLOSE:
            start, element = outer.start, outer.parent
    return start, element


def furniture(page: HtmlText) -> list[Block]:
    """Return the blocks of a page that stand around its main text; none where no main text is found."""
    for least in (_PROSE, _SHORTER):
        main = set(_main(page, least))
        if main:
            return [block for block in page.blocks if block not in main]
    return []


def _main(page: HtmlText, least: int) -> Iterator[Block]:
    prose = {block: block.end - block.start for block in page.blocks if _is_prose(block, least)}
    _mark_teasers(page.blocks)
    body = _body(_weigh(page.elements, prose))
    if body is None:
        return
    within = _inside(page.elements, body)
    inside = [at for at, block in enumerate(page.blocks) if block.element in within]
    texts = [at for at in inside if page.blocks[at] in prose]
    if not texts:
        return
    homes = {id(body), *(id(_home(page.blocks[at].element)) for at in texts)}
    for at in inside:
        block = page.blocks[at]
        if texts[0] <= at <= texts[-1]:
            if not _is_linked(block) or (len(block) < _LABEL and block.element.name == "p"):
                yield block
        elif at > texts[-1] and not _is_linked(block) and id(_home(block.element)) in homes:
            yield block
    yield from _lead(page, texts[0], body, least)


def _mark_teasers(blocks: Sequence[Block]) -> None:
    """Mark the elements that a heading opens which leads to another page, where there are several."""
    headings = elements("headings")
    linked = [block for block in blocks if block.links > _ALL * (block.end - block.start)]
    opened = [block.element.parent for block in linked if block.element.name in headings]
    for element in opened if len(opened) > 1 else ():
        if element:
            element.suspect()


def _lead(page: HtmlText, first: int, body: Element, least: int) -> Iterator[Block]:
    """Yield the paragraphs between the heading of the page and its body."""
    heading = next((at for at in reversed(range(first)) if page.blocks[at].element.name == "h1"), first)
    if lead := [block for block in page.blocks[heading + 1 : first] if _is_prose(block, least)]:
        within = _inside(page.elements, list(islice(body.around(), _NEAR))[-1])
        yield from (block for block in lead if block.element in within)


def _is_prose(block: Block, least: int) -> bool:
    length = block.end - block.start
    return length >= least and block.links < _LINKED * length


def _is_linked(block: Block) -> bool:
    return block.links >= _LINKED * (block.end - block.start)


def _weigh(opened: Sequence[Element], prose: _Prosy) -> list[Element]:
    """Return the elements that hold prose, with how much it is, and which of them hold no main text."""
    for element in opened:
        element.prose = 0
        element.score = 0.0
        element.apart = False
    for block, length in prose.items():
        block.element.prose += length
    for element in reversed(opened):  # those inside before those around them
        if element.prose and element.parent:
            element.parent.prose += element.prose
    total = opened[0].prose
    holders = [element for element in opened if element.prose]
    _part(holders, Hint.AROUND, _SURE * total)
    total = sum([length for block, length in prose.items() if not block.element.apart])
    most = _LIKELY * total if _kept(prose, holders, _LIKELY * total) > _LEFT * total else 0
    if most:
        _part(holders, _PERHAPS, most)
    for home, length in _lengths(prose).items():
        for fade, element in zip(_FADES, home.around(), strict=False):
            element.score += fade * length
    return holders


def _lengths(prose: _Prosy) -> dict[Element, int]:
    """Return the elements whose paragraphs are running text, and how many characters of it that are not apart."""
    lengths: dict[Element, int] = {}
    for block, length in prose.items():
        if not block.element.apart:
            home = _home(block.element)
            lengths[home] = lengths.get(home, 0) + length
    return lengths


def _kept(prose: _Prosy, holders: Iterable[Element], most: float) -> int:
    """Return how much prose is left if elements that perhaps hold no main text are believed to."""
    apart = {element for element in holders if element.prose <= most and element.hint is _PERHAPS}
    left = [(block, length) for block, length in prose.items() if not block.element.apart]
    return sum([length for block, length in left if not apart or apart.isdisjoint(block.element.around())])


def _part(holders: Iterable[Element], hint: Hint, most: float) -> None:
    """Take elements with a hint to be apart, and what is in them, unless they hold too much prose for that."""
    for element in holders:
        above = element.parent is not None and element.parent.apart
        if above or (element.prose <= most and element.hint is hint):
            element.apart = True


def _home(element: Element) -> Element:
    """Return the element that paragraphs stand in, one by one."""
    texts = elements("text")
    while element.name in texts and element.parent:
        element = element.parent
    return element


def _body(holders: Sequence[Element]) -> Element | None:
    """Return the element that holds the main text."""
    scored = [element for element in holders if element.score]
    if not scored:
        return None
    best = max(scored, key=lambda element: element.score * (_HOLDER if element.hint is Hint.MAIN else 1))
    for element in best.around():
        if element.hint is Hint.MAIN:
            return _whole(element, scored) if element.prose <= _WIDER * best.prose else best
    return best


def _whole(body: Element, scored: Iterable[Element]) -> Element:
    """Return what holds all parts of a body that is cut into several of one name, as for advertisements."""
    least = _TWIN * body.prose
    twins = (other for other in scored if (other.name, other.attributes) == (body.name, body.attributes))
    around = [set(other.around()) for other in islice(twins, _TWINS) if other.prose >= least]
    return next((element for element in body.around() if all(element in outer for outer in around)), body)


def _inside(opened: Iterable[Element], body: Element) -> set[Element]:
    """Return an element and those of *opened* that stand in it, but for what is apart in it."""
    inside = {body}
    for element in opened:
        if element.parent in inside and not (element.apart if element.prose else element.hint in _APART):
            inside.add(element)
    return inside
