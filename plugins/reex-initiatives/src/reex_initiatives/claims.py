"""Claims: the share of supply that a country or company holds, or its dependence on one."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

import attrs

import reex
from reex_initiatives.cast import Cast
from reex_initiatives.kinds import BODIES
from reex_initiatives.line import Line
from reex_initiatives.party import is_adjective
from reex_initiatives.timing import day
from reex_initiatives.trust import confidence

# Whose share it is may follow: "90% of refining is held by China", "sits inside China".
_HELD = reex.regex(
    r"\b(?:stands?|hands|lies|lie|held|controlled|produced|supplied|processed|refined|mined|made|sits?|located|imports?"
    r"|comes?|came|originates?|imported|sourced|runs?|happens?|takes? place)\b"
    r".{0,60}\b(?:by|in|inside|from|within|of|through)\s(?:the\s)?$"
)
# "The source of 95% of magnets is China".
_SOURCE_OF = reex.regex(
    r"\b(?:source|origin|supplier|producer|home)s?\s(?:of|for)\s"
    r"(?:about\s|around\s|some\s|nearly\s|over\s|more than\s|up to\s)?$"
)
_IS = reex.regex(r"[^.;,]{3,80}\s(?:is|are|was|were|remains?)\s(?:still\s|now\s)?(?:the\s)?")
# "Ore must be separated. China does about 90% of that": the goods and the stage are those of the sentence before.
_OF_THAT = reex.regex(
    r"\sof\s(?:(?:it|them)\b|(?:that|this|these|those)\b"
    r"(?!\s(?!(?:in|today|now|and|or|but|worldwide|globally|as|by|is|are|was|were|happens?|takes?|comes?)\b)[a-z]))",
    re.IGNORECASE,
)
# "the 85% of processing that China commands".
_THAT = reex.regex(r"\b(?:that|which)\s(?:the\s)?$")
# What may stand between a holder and its verb, and between holders of one share.
_RIGHT_BEFORE = reex.regex(
    r"(?:\s?[,–—-]+)?\s(?:(?:which|who|that)\s)?(?:alone\s|together\s|jointly\s|currently\s|now\s|still\s|already\s|is\s|was\s|has\s)?"
)
_JOINED = reex.regex(r",\s(?:and\s)?|\sand\s")
# What may stand between two shares of one holder: "77% of mining, over 95% of refining and nearly 100% of magnets".
_NEXT_IN_LIST = reex.regex(
    r"[^.;]{0,60}?(?:,|\sand|,\sand)\s(?:for\s)?"
    r"(?:over\s|about\s|nearly\s|around\s|more than\s|some\s|up to\s|close to\s)?"
)
_OF_THE_WORLD = reex.regex(
    r"\bof (?:supply|(?:the world['’]s|world|global) (?:known |mined |refined )?"
    r"(?:supply|production|output|demand|reserves))\b"
)
# A party after these is not the one that holds: "insulate the U.S. from China's dominance".
_NOT_HOLDER = reex.regex(r"\b(?:from|against|insulate|of|to|for|outside|beyond|than)\s(?:the\s)?$")
_WHICH = reex.regex(r",\s(?:which|who|whose)\b")
# Who depends: "Japan imported 90% of its magnets from", "Japan relies on China for 98%", "its reliance on China … 60%".
_BUYS = reex.regex(
    r"\b(?:import(?:s|ed)?|gets?|got|buys?|bought|takes?|took|sources?|sourced|obtain(?:s|ed)?|receive[sd]?|draws?|drew)"
    r"\s(?:about|around|some|nearly|almost|roughly|more than|over|up to|at least)?\s?$"
)
_OF_ITS_FROM = reex.regex(r"\sof\s(?:its|their|all|the)\s[^.;]{2,60}?\sfrom\s(?:the\s)?")
_RELIES = reex.regex(
    r"\b(?:rel(?:y|ies|ied|iant)|depend(?:s|ed|ent)?|reliance|dependence|dependency)\s(?:up)?on\s[^.;]{2,120}$"
)
_RELIANCE = ("relian", "relie", "rely", "depend")  # of these it holds one
# "60% of Japan's imports come from China", "imports from China met 88% of Japan's demand".
_OF_WHOM = reex.regex(r"\sof\s(?:all\s)?(?:the\s)?")
_NEEDS = reex.regex(
    r"[’']s?\s(?:[\w-]+\s){0,4}?"
    r"(?:imports|purchases|demand|needs|requirements|consumption|[\w-]+(?=\s(?:is|are|was|were)\simported))\b"
)
_SUPPLIED = reex.regex(r"[^.;]{0,60}?\s(?:from|by|imported)\b")
_SHIPPED = reex.regex(r"\b(?:imports|shipments|deliveries|purchases)\sfrom\s[^.;]{2,60}$", re.IGNORECASE)
# "its share of output fell to 11%": a change, and the share that came of it.
_SHARE_FELL = reex.regex(
    r"\bshare\s(?:of|in)\s[^.;]{3,80}\s(?:fell|rose|dropped|climbed|grew|slipped|shrank|increased|declined|slide|slid|fall|shrink)\sto\s"
    r"(?:about\s|just\s|only\s|some\s)?$"
)
# "contributed 1.4% to the GDP", "5% of its revenue": a part of money, not of supply.
_OF_MONEY = reex.regex(
    r"\s(?:to|of)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:GDP|gross domestic product|revenues?|sales|earnings|profits?|budget|jobs)\b"
)
# "holds 49% of the mine", "60% of the Oyu Tolgoi project": a part of one site or firm.
_OF_ONE = reex.regex(
    r"\sof\s(?:the|that|this|its|their|an?)\s(?:[\w-]+\s){0,4}?(?:mine|project|plant|refinery|smelter|deposit|property|venture|company|firm"
    r"|facility|operation|shares|stock|equity)\b"
)
# "the goal of processing 40%".
_TURNS = reex.regex(r",?\s(?:but|yet|while|though|although)\s")
# "meets around 10% of global demand": of supply, though demand is named.
_MEETS = reex.regex(
    r"\b(?:meets?|met|meeting|covers?|covered|suppl(?:y|ies|ied|ying)|satisf(?:y|ies|ied))\s"
    r"(?:about\s|around\s|roughly\s|nearly\s|over\s|more than\s|some\s|up to\s|an estimated\s)?$"
)
# "With 30% of world bauxite, Guinea": whose it is comes behind.
_WITH = reex.regex(r"(?:With|At)\s(?:about\s|some\s|nearly\s|over\s|more than\s|around\s)?$")
_THEN = reex.regex(r"(?:\sof\s[^.;,]{3,60})?,\s(?:the\s)?")
# "in which Acme holds 49%": a part of a site or a firm, as it is a share of nothing that is named.
_HOLDING = reex.regex(
    r"\b(?:holds?|held|holding|has|have|had|owns?|controls?)\s(?:an?\s|about\s|just\s|only\s|some\s|the other\s)?$"
)
_OF_WHAT = reex.regex(r"[\s-](?:share|market|(?:[a-z]+\s)?(?:of|in)\b)")
_GOAL = reex.regex(r"\b(?:goals?|targets?|aims?|ambitions?)\sof\s(?:[a-z]+ing\s)?(?:about\s|at least\s)?$")
# "Türkiye 99% of its boron", "against 9% for the Philippines".
_RIGHT_BEHIND = reex.regex(r"\s(?:currently\s|now\s)?(?:about\s|some\s|over\s|nearly\s|with\s)?")
_FOR_WHOM = reex.regex(r"\sfor\s(?:the\s)?")
# Who is spoken of in a sentence that names nobody: "It still refines nine-tenths".
_ITS = reex.regex(r"\b(?:[Ii]ts?|[Tt]he (?:country|nation|company|group|miner))\s(?:[\w-]+\s){0,8}$")
# "produced 5% more": a change, not a share.
_COMPARED = reex.regex(r"\s(?:more|higher|lower|fewer|less)\b")
_IN = reex.regex(r"\b(?:in|as of|during|for)\s(?:the\s)?$", re.IGNORECASE)
_ACCORDING = reex.regex(
    r"\b(?:according to|as reported by|figures from|data from|estimates by)\s(?:the\s|an?\s)?$", re.IGNORECASE
)
_SAYS = reex.regex(r"\s(?:says|said|estimates|estimated|reckons|reports|reported|puts|calculates)\b")
_NEXT_SHARE = reex.regex(r"\d(?:[\d.,]*)\s?(?:%|per\s?cent)|[;.]\s")
_HOLDERS = frozenset(("country", "company"))
_TO_COME = frozenset(("proposed", "announced"))
# How far from a percentage the words may stand that tell what it is.
_NEAR = 90
# How far before and behind it a word may stand that speaks against a share.
_BEFORE, _BEHIND = 40, 30
# How far before it words begin that end right before it: "the goal of processing about", "meets an estimated".
_WORDS_BEFORE = 60
# How far before it a verb may stand that tells the stage: "refines about 68%".
_VERB = 20
# How far before it a wish or a forecast may stand: "would need to produce 15%".
_WISH = 30


def claims(page: reex.Page, all_lines: Iterable[Line], cast: Cast) -> list[reex.Claim]:
    """Return the shares that the document asserts, one for all mentions of it."""
    found: list[reex.Claim] = []
    places: dict[Hashable, list[int]] = {}
    topic: reex.Entity | None = None
    before: list[Line] = []  # sentences that may tell a later topic
    for line in all_lines:
        if not line.of_kind("percent"):
            before.append(line)
            continue
        previous = before[-1] if before else None
        topic, before = _holder(before) or topic, [line]
        for claim in _of_line(page, line, previous, cast, topic):
            alike = places.setdefault(_share(claim), [])
            same = next((at for at in alike if _same_goods(found[at], claim)), None)
            if same is None:
                alike.append(len(found))
                found.append(claim)
            else:
                found[same] = _joined(found[same], claim)
    return found


def _holder(lines: Sequence[Line]) -> reex.Entity | None:
    """Return who may hold a share and is named first in the last sentence that names anybody."""
    named = (e for line in reversed(lines) if line.entities for e in line.of_kinds(_HOLDERS) if not is_adjective(e))
    return next(named, None)


def _share(claim: reex.Claim) -> Hashable:
    """Return what two mentions of one share have in common: holder and number."""
    assert isinstance(claim.value, reex.Percent)
    return claim.subject.ref or claim.subject.name, claim.value.low, claim.value.high


def _same_goods(one: reex.Claim, other: reex.Claim) -> bool:
    """Say whether two mentions of one holder and number speak of no two different materials."""
    return not one.commodities or not other.commodities or bool({*one.commodities} & {*other.commodities})


def _joined(one: reex.Claim, other: reex.Claim) -> reex.Claim:
    """Return one claim for two mentions; the one that limits its value tells more."""
    exact = isinstance(one.value, reex.Percent) and one.value.bound == "exact"
    return attrs.evolve(
        one,
        value=other.value if exact else one.value,
        stages=tuple(dict.fromkeys((*one.stages, *other.stages))),
        commodities=tuple(dict.fromkeys((*one.commodities, *other.commodities))),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
    )


def _of_line(
    page: reex.Page, line: Line, previous: Line | None, cast: Cast, topic: reex.Entity | None
) -> Iterator[reex.Claim]:
    last: tuple[reex.Entity, reex.Entity] | None = None  # the share before, and whose it is
    for percent in line.of_kind("percent"):
        relies = _relies(line, percent)
        buyer = _buyer(line, percent, relies, topic)
        subject = buyer or (_subject(line, percent, topic) if not relies and _is_share(line, percent) else None)
        if subject is None and last and _goes_on(line, last[0], percent):
            subject = last[1]
        of_that = _spoken_of(line, previous, percent)
        if subject is None or not isinstance(percent.value, reex.Percent) or not _of_field(of_that or line):
            continue
        last = percent, subject
        reliance = buyer is not None or percent.value.measure == "reliance"
        value = attrs.evolve(percent.value, measure="reliance" if reliance else "market_share")
        stop = _reach(line, percent)
        yield page.claim(
            measure="share",
            subject=cast.party(subject),
            value=value,
            stages=_stages_before(of_that) if of_that else _stages(line, percent, stop),
            commodities=_goods_before(of_that) if of_that else _commodities(line, percent, stop),
            as_of=_as_of(line, percent),
            attribution=_source(line),
            evidence=(line.span,),
            rule="share",
            confidence=confidence("claim", "share"),
        )


def _spoken_of(line: Line, previous: Line | None, percent: reex.Entity) -> Line | None:
    """Return the sentence before, if a share is of the goods that it told, and not of its money."""
    if previous is None or previous.of_kind("money") or not _OF_THAT.match(line.text, percent.end, line.end):
        return None
    return previous


def _relies(line: Line, percent: reex.Entity) -> re.Match[str] | None:
    """Return the words that say that somebody depends on others for a share, by buying there or in so many words."""
    low = max(line.start, percent.start - _WISH)
    if (buys := _BUYS.search(line.text, low, percent.start)) and _from_somebody(line, percent):
        return buys
    start, _ = line.clause(percent.start)
    if any(map(line.text[start : percent.start].__contains__, _RELIANCE)):
        return _RELIES.search(line.text, start, percent.start)
    return None


def _buyer(
    line: Line, percent: reex.Entity, relies: re.Match[str] | None, topic: reex.Entity | None
) -> reex.Entity | None:
    """Return who depends on others for a share: ``Japan imported 90% of its magnets from China``."""
    if relies is None:
        return _needing(line, percent)
    before = [e for e in line.of_kinds(_HOLDERS) if e.end <= relies.start()]
    if before:
        return before[-1]
    if topic and _ITS.search(line.text, line.start, relies.start()):
        return topic
    return next((e for e in line.of_kind("country") if e.start >= relies.start()), None)  # "Europe relies on China"


def _from_somebody(line: Line, percent: reex.Entity) -> bool:
    """Say whether goods come from a country: ``90% of its magnets from China``."""
    countries = (e for e in line.of_kind("country") if e.start >= percent.end)
    return any(_OF_ITS_FROM.fullmatch(line.text, percent.end, e.start) for e in countries)


def _needing(line: Line, percent: reex.Entity) -> reex.Entity | None:
    """Return whose imports or demand a share is of: ``60% of Japan's imports come from China``."""
    for entity in line.of_kinds(_HOLDERS):
        if entity.start >= percent.end:
            needs = _OF_WHOM.fullmatch(line.text, percent.end, entity.start) and _NEEDS.match(line.text, entity.end)
            if not needs:
                return None
            supplied = _SUPPLIED.match(line.text, needs.end(), line.end)
            return entity if supplied or _SHIPPED.search(line.text, line.start, percent.start) else None
    return None


def _goes_on(line: Line, before: reex.Entity, percent: reex.Entity) -> bool:
    """Say whether a percentage stands in one list with a share before it."""
    of = line.text.startswith(" of ", percent.end)
    return of and _NEXT_IN_LIST.fullmatch(line.text, before.end, percent.start) is not None


def _of_field(line: Line) -> bool:
    """Say whether the sentence is about materials or what is made of them, and not about other imports."""
    return bool(line.of_kind("commodity") or line.stages or _OF_THE_WORLD.search(line.text, line.start, line.end))


def _as_of(line: Line, percent: reex.Entity) -> str | None:
    """Return the date that a share holds for: ``in 2024``, ``as of June``."""
    start, stop = line.clause(percent.start)
    dates = [e for e in line.of_kind("date") if start <= e.start < stop and _IN.search(line.text, start, e.start)]
    return day(dates[0]) if dates else None


def _source(line: Line) -> str | None:
    """Return who says so: ``according to the International Energy Agency``."""
    for entity in line.of_kinds(BODIES):
        before = _ACCORDING.search(line.text, max(line.start, entity.start - 24), entity.start)
        if before or _SAYS.match(line.text, entity.end):
            return entity.name or entity.text
    return None


def _is_share(line: Line, percent: reex.Entity) -> bool:
    """Say whether words near a percentage make it a share, and none makes it something else."""
    start, _ = line.clause(percent.start)
    low = max(start, percent.start - _WORDS_BEFORE)
    if _HOLDING.search(line.text, low, percent.start) and not _OF_WHAT.match(line.text, percent.end, line.end):
        return False
    if line.cues_of(max(start, percent.start - _WISH), percent.start, _TO_COME):
        return False  # a wish or a forecast
    if (
        _OF_ONE.match(line.text, percent.end)
        or _OF_MONEY.match(line.text, percent.end)
        or _COMPARED.match(line.text, percent.end)
        or _GOAL.search(line.text, low, percent.start)
    ):
        return False
    if _MEETS.search(line.text, low, percent.start):
        return True
    if line.text.find("share", start, percent.start) >= 0 and _SHARE_FELL.search(line.text, start, percent.start):
        return True
    near = [
        hit
        for hit in line.shares
        if abs(hit.start - percent.start) <= _NEAR and line.text[hit.start - 1 : hit.start] != "-"  # "low-purity"
    ]
    speaking = [_gap(hit, percent) for hit in near if hit.term.data.share]
    against = [
        _gap(hit, percent) for hit in near if not hit.term.data.share and -_BEFORE <= hit.start - percent.end <= _BEHIND
    ]
    measure = percent.value.measure if isinstance(percent.value, reex.Percent) else ""
    if measure == "reliance" and not against:
        return True
    if speaking and against:  # "faces a 100% tariff and controls 90% of refining"
        direct = min(speaking) <= _VERB and line.text.startswith(" of ", percent.end)
        return min(speaking) < min(against) and (direct or measure == "market_share")
    return bool(speaking) and not against


def _gap(hit: reex.Hit, percent: reex.Entity) -> int:
    return max(hit.start - percent.end, percent.start - hit.end, 0)


def _subject(line: Line, percent: reex.Entity, topic: reex.Entity | None) -> reex.Entity | None:
    """Return whose share it is: who holds it, is named behind it or nearest before it, or is spoken of as ``it``."""
    holders = line.of_kinds(_HOLDERS)
    before = [entity for entity in holders if entity.end <= percent.start]
    if before and _RIGHT_BEHIND.fullmatch(line.text, before[-1].end, percent.start) and not is_adjective(before[-1]):
        return before[-1]
    subjects = [e for e in before if not _NOT_HOLDER.search(line.text, max(line.start, e.start - 12), e.start)]
    spoken = [e for e in before if e in subjects or _WHICH.match(line.text, e.end)]  # "outside China, which refines"
    if holder := _doer(line, spoken, percent):
        return holder
    if _WITH.search(line.text, line.start, percent.start):
        return next((e for e in holders if _THEN.fullmatch(line.text, percent.end, e.start)), None)
    if holder := _named_behind(line, percent):
        return holder
    owners = [entity for entity in before if line.text.startswith(("'s", "’s"), entity.end)]
    nearest = owners or subjects
    if nearest:
        return nearest[-1]
    return topic if topic and _ITS.search(line.text, line.start, percent.start) else None


def _named_behind(line: Line, percent: reex.Entity) -> reex.Entity | None:
    """Return who is said behind a share to hold it: ``90% of refining is held by China``."""
    is_source = _SOURCE_OF.search(line.text, max(line.start, percent.start - _WORDS_BEFORE), percent.start)
    for entity in line.of_kinds(_HOLDERS):
        if _FOR_WHOM.fullmatch(line.text, percent.end, entity.start):
            return entity
        behind = percent.end <= entity.start <= percent.end + _NEAR
        verb = any(entity.end < hit.start <= entity.end + _VERB and hit.term.data.share for hit in line.shares)
        if behind and _HELD.search(line.text, percent.end, entity.start):
            return entity
        if behind and is_source and _IS.fullmatch(line.text, percent.end, entity.start):
            return entity
        if behind and line.text.startswith(" hands", entity.end):
            return entity
        if behind and verb and _THAT.search(line.text, percent.end, entity.start):
            return entity
    return None


def _doer(line: Line, before: list[reex.Entity], percent: reex.Entity) -> reex.Entity | None:
    """Return who stands right before a verb of holding: ``China, which controls over 50%``; of several, the first."""
    for entity in reversed(before):
        if any(
            hit.term.data.share and _RIGHT_BEFORE.fullmatch(line.text, entity.end, hit.start) for hit in line.shares
        ):
            joined = [entity]
            for other in reversed(before):
                if other.end <= joined[0].start and _JOINED.fullmatch(line.text, other.end, joined[0].start):
                    joined.insert(0, other)
            return joined[0] if entity.kind == "country" else entity
    return None


def _reach(line: Line, percent: reex.Entity) -> int:
    """Return where the words end that say what a percentage is a share of."""
    following = _NEXT_SHARE.search(line.text, percent.end, line.end)
    return following.start() if following else line.end


def _stages(line: Line, percent: reex.Entity, stop: int) -> tuple[Any, ...]:
    before = [hit for hit in line.stages if 0 <= percent.start - hit.end <= _VERB]
    behind = [hit for hit in line.stages if percent.end <= hit.start < stop]
    told = before and _TURNS.search(line.text, percent.end, stop)  # "mined 12% of it, but refined none"
    words = before if told else behind or before
    return tuple(dict.fromkeys(hit.term.data.stage for hit in words))


def _commodities(line: Line, percent: reex.Entity, stop: int) -> tuple[str, ...]:
    behind = [e for e in line.of_kind("commodity") if percent.end <= e.start < stop]
    before = [e for e in line.of_kind("commodity") if e.end <= percent.start][-1:]
    return tuple(dict.fromkeys(e.ref for e in behind or before if e.ref))


def _stages_before(line: Line) -> tuple[Any, ...]:
    """Return the stage that a sentence tells, if it tells one alone."""
    stages = tuple(dict.fromkeys(hit.term.data.stage for hit in line.stages))
    return stages if len(stages) == 1 else ()


def _goods_before(line: Line) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.ref for e in line.of_kind("commodity") if e.ref))
