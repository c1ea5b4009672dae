"""A firm's own mines, plants and projects: one act a site, by whoever owns it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.words import Act
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import key
from reex_initiatives.sentences.slots import first_of_each, stages
from reex_initiatives.sites.by_verbs import give_known, of_no_site, with_owners
from reex_initiatives.sites.cost import cost_of, give_costs
from reex_initiatives.sites.how_far import how_far
from reex_initiatives.sites.noted import noted
from reex_initiatives.sites.owners import with_firms
from reex_initiatives.sites.site import SPEAKS_ON, Site
from reex_initiatives.sums.costs import each_once

# Before a word for the site that a text is on: "the project", "this lithium mine".
_THIS = reex.regex(r"\b[Tt]h(?:e|is)\s(?:[\w-]+\s){0,2}$")
_THIS_REACH = 36
_SITES_AND_BODIES = frozenset(("facility", "agency"))


def projects(
    page: reex.Page,
    all_lines: Sequence[Line],
    built: Iterable[Draft],
    grammar: Grammar,
    lead: reex.Entity | None,
) -> list[Draft]:
    """Return a draft for each site that a firm owns, with every sentence that names it.

    What verbs tell, such as ``is building a plant``, comes in *built*; it is of a
    site that is named beside it, or of one of its own.
    """
    told = [(line, firm) for line, firm in with_firms(all_lines, lead) if line.of_kind("facility") or line.sites]
    if not told:
        return with_owners(built)
    sites, known = noted(told, grammar)
    owned = with_owners(built)
    give_known(sites, known, owned)
    rest = of_no_site(owned, sites, lead)
    give_costs(sites, told)
    paragraphs: dict[int, list[Line]] = {}
    for line in all_lines if sites else ():
        paragraphs.setdefault(line.paragraph, []).append(line)
    news = [site for site in sites if site.is_told()]
    _give_more(news, told)
    drafts = [_draft(page, site.in_news(), lead, grammar.act("project"), paragraphs) for site in news]
    return [*rest, *each_once(filter(None, drafts))]


def _give_more(sites: Sequence[Site], told: Iterable[tuple[Line, reex.Entity | None]]) -> None:
    """Let the only site of a text have what sentences on *the project* tell of its stages."""
    if len(sites) != 1:
        return
    (site,) = sites
    for line, _ in told:
        others = line.of_kind("facility") or {key(e) for e in line.of_kind("company")} - site.owners.keys()
        if line.about or others or line in site.lines:
            continue
        if any(_THIS.search(line.text, max(line.start, hit.start - _THIS_REACH), hit.start) for hit in line.sites):
            site.more.append(line)


def _draft(
    page: reex.Page, site: Site, lead: reex.Entity | None, act: Act, paragraphs: Mapping[int, list[Line]]
) -> Draft | None:
    owners = tuple(site.owners.values()) or _by_knowledge(page, site, lead)
    if not owners:
        return None
    line, trigger = site.places[0]
    return Draft(
        act=act,
        force=how_far(site),
        actors=owners[:1],
        amounts=site.amounts or cost_of(site),
        commodities=tuple(_goods(site)),
        stages=first_of_each(_stages(site, paragraphs)),
        line=line,
        trigger=trigger,
        rule="site" if site.owners else "site-lead",
        why={"actors": "site" if site.owners else "document", "amounts": "words"},
        evidence=list(dict.fromkeys(line for line, _ in site.places)),
    )


def _stages(site: Site, paragraphs: Mapping[int, list[Line]]) -> Iterator[reex.Hit]:
    """Yield the stages that the sentences on a site name, and those behind them that speak of nothing else."""
    for line, trigger in site.places:
        yield from stages(line, trigger)
        together = paragraphs[line.paragraph]
        behind = bisect_right(together, line.number, key=attrgetter("number"))
        for other in together[behind : behind + SPEAKS_ON]:
            alone = not other.triggers and not other.of_kinds(_SITES_AND_BODIES)
            if alone and other.number - line.number <= SPEAKS_ON:
                yield from other.stages_of(trigger.act)
    for line in site.more:
        yield from line.stages_of(site.first.act)


def _by_knowledge(page: reex.Page, site: Site, lead: reex.Entity | None) -> tuple[reex.Entity, ...]:
    """Return the firm that a document is about, unless the table says that another one runs the site."""
    operator = page.facts("facility", site.first.site.name).get("operator") if site.first.site else None
    return (lead,) if lead and operator in (None, "", lead.name) else ()


def _goods(site: Site) -> Iterator[reex.Entity]:
    seen: set[str | None] = set()
    for line, _ in site.places:
        for entity in line.goods_told:
            if entity.ref not in seen:
                seen.add(entity.ref)
                yield entity
