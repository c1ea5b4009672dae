"""What verbs tell of sites, such as ``is building a plant``: of one that is named beside it, or of one of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.kinds import FIRMS_AND_SITES
from reex_initiatives.progress.status import force
from reex_initiatives.sentences.party import key
from reex_initiatives.sites.site import SPEAKS_ON, Site

# A sentence that goes on about the site told last, whoever else it names.
_THE_SITE = reex.regex(
    r"\W{0,3}(?:The|This) (?:[a-z-]+ ){0,2}"
    r"(?:complex|plant|facility|mine|mill|refinery|smelter|project|site|concentrator|hub)\s"
)
# What comes beside the site told last.
_ANOTHER = reex.regex(r"(?:additional|further|more|second|third|another|similar)\s", re.IGNORECASE)
# What a firm has more of where its only site grows.
_MORE_WORK = reex.regex(r"\s(?:[a-z]+\s){0,2}(?:operations|capabilities|production|capacity|output|footprint)\b")
# What a firm is advancing where it has more than one.
_SEVERAL = reex.regex(r"\b(?:projects|properties|deposits|prospects|tenements|portfolio)\b")
_SITES = frozenset(("facility",))


def with_owners(built: Iterable[Draft]) -> list[Draft]:
    """Return the drafts without those of nobody that sentences before or right behind tell of somebody."""
    every = list(built)
    told = {d.line.number for d in every if d.act.sites and d.actors}
    first = min(told, default=0)
    return [d for d in every if not (_is_nobodys(d) and d.act.sites and _is_told_elsewhere(d, told, first))]


def _is_told_elsewhere(draft: Draft, numbers: Set[int], first: int) -> bool:
    """Say whether a site of nobody is told with its owner: behind, as after a headline, or before *the plant*."""
    line = draft.line
    if _is_another(draft):
        return False
    behind = any(line.number + further in numbers for further in range(1, SPEAKS_ON + 1))
    return behind or (bool(numbers) and first < line.number and not line.of_kinds(FIRMS_AND_SITES))


def _is_another(draft: Draft) -> bool:
    """Say whether a site comes beside those told: ``plans are in place for additional plants``."""
    return _ANOTHER.match(draft.line.text, draft.trigger.start) is not None


def _is_nobodys(draft: Draft) -> bool:
    return not (draft.actors or draft.amounts)


def give_known(sites: list[Site], known: Mapping[frozenset[str], reex.Entity], built: Iterable[Draft]) -> None:
    """Let sites at which nobody is said to work be whose they are where a permit or a loan is told for them."""
    lines = {draft.line for draft in built if _is_nobodys(draft)}
    for site in sites:
        if not site.owners and site.words in known and lines & site.lines:
            owner = known[site.words]
            site.owners[key(owner)] = owner


def of_no_site(told: Iterable[Draft], sites: list[Site], lead: reex.Entity | None) -> list[Draft]:
    """Return the drafts that are of none of the *sites*; those that are give theirs a place, and what they cost."""
    rest = [draft for draft in told if not _is_of_site(draft, sites, lead)]
    rest = [draft for draft in rest if not _is_in_title(draft, sites)]
    return list(_without_more(rest, sites))


def _is_of_site(draft: Draft, sites: list[Site], lead: reex.Entity | None) -> bool:
    """Say whether a verb tells of a site that was noted, which takes the sentence as evidence."""
    nobodys = _is_nobodys(draft)
    for site in sites:
        if draft.line not in site.lines:
            continue
        if (site.owners or lead) if nobodys else _owned(draft, [site]):
            site.add(draft.line, draft.trigger)
            site.amounts = site.amounts or draft.amounts
            return True
    return _is_of_only_site(draft, sites) or _is_of_all_sites(draft, sites)


def _owned(draft: Draft, sites: list[Site]) -> list[Site]:
    """Return the sites that belong to those who act."""
    return [site for site in sites if draft.known("actors").keys & site.owners.keys()]


def _is_of_all_sites(draft: Draft, sites: list[Site]) -> bool:
    """Say whether a firm is only said to work at the sites that the text names: ``is advancing four projects``."""
    match = draft.trigger.match
    own = _owned(draft, sites)
    if match is None or draft.amounts or not _SEVERAL.search(draft.line.text, match.start, match.end):
        return False
    for site in own:
        site.add(draft.line, draft.trigger)
    return bool(own)


def _is_of_only_site(draft: Draft, sites: list[Site]) -> bool:
    """Say whether a firm with one site is only said to work more: ``steps to expand its operations``."""
    own = _owned(draft, sites)
    more = draft.trigger.match is None and _MORE_WORK.match(draft.line.text, draft.trigger.end) is not None
    if len(own) != 1 or not more or draft.amounts or draft.line.of_kind("facility"):
        return False
    own[0].add(draft.line, draft.trigger)
    return True


def _is_in_title(draft: Draft, sites: list[Site]) -> bool:
    """Say whether a title tells what the text says of the one site of a firm: ``Acme Opens Refinery in Texas``."""
    own = _owned(draft, sites)
    if not draft.headline or draft.amounts or len(own) != 1:
        return False
    told = (force(line, trigger) for line, trigger in own[0].places if trigger.form != "noun")
    if not any(how is not None and how.status == draft.force.status for how in told):
        return False
    own[0].add(draft.line, draft.trigger)
    return True


def _without_more(drafts: Iterable[Draft], sites: Sequence[Site]) -> Iterator[Draft]:
    """Yield the drafts but for what goes on about *the plant* told last; its goods may be those of another."""
    owned = [site for site in sites if site.owners]
    told = sorted((line.number, number) for number, s in enumerate(owned) for line, _ in s.places if not line.about)
    for draft in drafts:
        at = bisect_left(told, (draft.line.number, 0))
        opens = _THE_SITE.match(draft.line.text, draft.line.start)  # with another firm's kiln, or by its design
        named = draft.actors or draft.line.of_kinds(_SITES if opens else FIRMS_AND_SITES)
        if not draft.act.sites or named or not at or _is_another(draft):
            yield draft
            continue
        site = owned[told[at - 1][1]]
        site.amounts = site.amounts or draft.amounts
        if opens:
            site.add(draft.line, draft.trigger)
