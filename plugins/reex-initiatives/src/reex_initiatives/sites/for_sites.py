"""Whose the site is that money, a contract or a permit is for: the firm gets it, where the text tells which one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.sentences.line import Line, mentions
from reex_initiatives.sentences.party import key
from reex_initiatives.sites.owners import owner_of, with_firms
from reex_initiatives.sites.site import site_words

_SOLD = reex.regex(r"\b(?:sell|sold|sale|dispos|divest|offload)")
_Owners = dict[frozenset[str], dict[str, reex.Entity]]


def to_owners(
    page: reex.Page, found: Iterable[Draft], all_lines: Sequence[Line], grammar: Grammar, lead: reex.Entity | None
) -> None:
    """Let what the text tells only for a site be for the one firm that it says to own it or to work there."""
    for_sites = [draft for draft in found if _is_for_sites(draft)]
    if not for_sites:
        return
    owners = _owners(page, all_lines, grammar, lead)
    for draft in for_sites:
        sites = [site_words(site, grammar) for site in draft.recipients]
        firms = {
            name: e for words in sites for own, of in owners.items() if _are_one(own, words) for name, e in of.items()
        }
        firms = (firms and _told_by(draft)) or firms
        others = tuple(e for name, e in firms.items() if name not in draft.known("actors").keys)
        if len(others) == 1 and not (draft.act.instrument == "equity" and _is_sold(draft.line)):
            draft.take("recipients", others, "site")


def _is_for_sites(draft: Draft) -> bool:
    act, sites = draft.act, draft.recipients
    firms = act.family == "capital" or act.buys or act.instrument == "permitting"
    return firms and bool(sites) and all(e.kind == "facility" for e in sites)


def _told_by(draft: Draft) -> dict[str, reex.Entity]:
    """Return the one firm of a sentence that tells of a permit for a site: ``Acme said that Peru approved Corrie``."""
    if draft.act.instrument != "permitting":
        return {}
    named = {key(e): e for e in reversed(draft.line.of_kind("company"))}
    return {name: e for name, e in named.items() if len(named) == 1 and e.end <= draft.trigger.start}


def _is_sold(line: Line) -> bool:
    """Say whether a share in a site is sold: its owner may be who sells it."""
    return _SOLD.search(line.text, line.start, line.end) is not None


def _are_one(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _owners(page: reex.Page, all_lines: Sequence[Line], grammar: Grammar, lead: reex.Entity | None) -> _Owners:
    """Return who is said to own each site or to work there, or runs it as a table tells and is named in the text."""
    owners: _Owners = {}
    named = {e.name: e for e in mentions(all_lines, "company")}
    for line, firm in with_firms(all_lines, lead):
        for site in line.of_kind("facility"):
            known = named.get(page.facts("facility", site.name).get("operator", ""))
            owner = known or owner_of(line, site.start, site.end, firm)
            if owner:
                owners.setdefault(site_words(site, grammar), {}).setdefault(key(owner), owner)
    return owners
