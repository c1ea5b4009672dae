"""Names in the table where they stand: those that are no firm's there, and those of branches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import reex
from reex_companies.data import names_elsewhere, nowhere_in_names, patterns
from reex_companies.forms import BY_TRADE, JOINED_ON, Forms, goes_on, may_name, part_of_longer_name
from reex_companies.hits import Hits
from reex_companies.places import Places

_PROPER_AFTER = reex.regex(r" ([A-ZÀ-Þ][a-zß-ÿ]{3,30})(?![\w&’'-])")
# Behind "Vale Canada": it is a firm, and not where something of Vale's is, as in "Vale Canada mines".
_IS_BRANCH = reex.regex(
    r"[,.;:)’']|$| (?:and|or|to|in|of|on|for|with|at|by|from|as|has|had|have|is|was|will|would|said|says|which|that|who"
    r"|can|could|may|might|must|should|plans|expects|signed|won|agreed|announced|reported|also)\b"
)
_AT = (" in ", " at ", " near ", "In ", "At ", "Near ")  # before the name of a place


def is_persons(text: str, match: reex.Match, forms: Forms) -> bool:
    """Say whether a short name is no firm's here: ``MP Jane Doe``, ``an MP``."""
    if not all(alias.weak for alias in match.aliases):
        return False
    longer = text[match.start : match.end].isupper() and part_of_longer_name(
        text, reex.Span(match.start, match.end), forms
    )
    return longer or text.endswith((" a ", " an "), 0, match.start)


def not_in_others(page: reex.Page, hits: Hits, listed: list[reex.Entity], forms: Forms) -> Iterator[reex.Entity]:
    """Yield the known names but those of one word that end, or go on, another firm's: ``Ara |Vale| Materials``."""
    text, trades = page.text, {hit.start for hit in hits.words["trade"]}
    others = Places([*page.entities("country", "region", "commodity", "agency", "program"), *listed])
    for made in listed:
        alone = " " in made.text or text[made.start - 1 : made.start] != " "
        start = made.start if alone else reex.name_before(text, made.start - 1, words=1)
        word = text[start : made.start].strip()
        if (
            not word
            or page.in_heading(made.start)
            or word in forms.generic
            or word in forms.callings
            or not may_name(word)
            or others.touch(start, made.start)
        ):
            yield made
            continue
        amid = text[max(0, start - 2) : start - 1].islower() and not text.endswith(_AT, 0, start)
        if not (made.end + 1 in trades and text[made.end] == " ") and not amid:
            yield made


def branches(page: reex.Page, hits: Hits, listed: list[reex.Entity], forms: Forms) -> Iterator[reex.Entity]:
    """Take in a country, a region or a word of the trade that stands right behind a name: ``Veolia North America``.

    A branch goes by the name of its firm, by which it is mostly called; ``Corp. II`` is another firm.
    """
    text = page.text
    places = {place.start: place.end for place in page.entities("country", "region")}
    places |= {hit.start: hit.end for hit in hits.words["branch"]}
    trades = {hit.start: hit.end for hit in reversed(hits.words["trade"])}  # the longest comes first
    taken = Places([*page.entities("country", "region", "commodity", "agency", "program"), *listed])
    for made in listed:
        at = made.end + 1 if text[made.end : made.end + 1] == " " and not page.in_heading(made.start) else -1
        end = places.get(at, 0)
        end = end if end and text[at].isupper() and _IS_BRANCH.match(text, end) else trades.get(at, 0)
        name, ref = made.name, made.ref
        if at >= 0 and not end and (end := _own_branch(page, made, taken, forms)):
            name, ref = text[made.start : end], None
        if made.text != forms.without_form(made.text) and (more := forms.more.match(text, made.end)):
            end, ref = more.end(), None
            name = " ".join(text[made.start : end].split())
        if not end or JOINED_ON.match(text, end) or goes_on(text, end, forms):
            yield made
        else:
            yield page.entity("company", (made.start, end), name=name, ref=ref, rule="branch", confidence=BY_TRADE)


def _own_branch(page: reex.Page, firm: reex.Entity, taken: Places, forms: Forms) -> int:
    """Return where a proper word ends that a branch has behind the name of its firm, ``Nornickel Harjavalta``, or 0."""
    if firm.rule != "gazetteer" or " " in firm.text:
        return 0
    word = _PROPER_AFTER.match(page.text, firm.end)
    if word is None or reex.name_after(page.text, firm.end, words=1) != word.end():
        return 0
    nothing = forms.generic | forms.callings | nowhere_in_names() | frozenset(patterns()["slots"]["others"])
    proper = not word[1].endswith("ing") and word[1] not in nothing and word[1] not in names_elsewhere()
    proper = proper and f" {word[1]}" not in forms.forms and not taken.touch(word.start(1), word.end())
    return word.end() if proper and _IS_BRANCH.match(page.text, word.end()) else 0


def whole(listed: Iterable[reex.Entity], by_form: list[reex.Entity]) -> Iterator[reex.Entity]:
    """Yield the known names that are no end of another firm's: ``Lithium Corp`` in ``Zeta Lithium Corp.``."""
    for made in listed:
        longer = reex.holder(by_form, made.start, made.end)
        if longer is None or longer.start == made.start:
            yield made
