"""Parties that stand in one list: ``the U.S., Japan and Korea``, ``Acme (ASX: ACM) and its partner Beta``."""

from __future__ import annotations

import reex
from reex_initiatives.lexicon.kinds import PARTIES
from reex_initiatives.lexicon.vocabulary import HEADS, any_of
from reex_initiatives.lexicon.words import STATUS_CUES
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import PREPOSITION_REACH, is_adjective, key

_DEFINES = reex.regex(r"\s\((?:the\s)?[\"“]?|,\s(?:or|known as|also known as|better known as)\s")
# How what stands there ends: with a bracket or a quote, or with a word and a blank.
_OPENS_NAME = '("“'
_BEFORE_NAME = ("the", "or", "as")
_BETWEEN = reex.regex(r"\bbetween\s(?:the\s)?$")
# What joins two parties: a comma, "and", a hyphen; brackets and an apposition may stand before.
_AND = reex.regex(
    r"(?:['’]s)?(?:\s\([^()]{1,60}\)){0,3}(?:,\s(?:an?|the)\s(?:[^,;.]|\b[A-Z]\.){3,90})?"
    r"(?:(?:,\sand|\sand|\sor|,?\s(?:as\swell\sas|(?:along|together|alongside)(?:\swith)?))\s(?:the\s|other\s|with\s|by\s|his\s|her\s|their\s|(?:its|the|a)\s(?:[a-z][\w-]{2,15}\s){1,3}"
    r"|(?:[A-Z][\w.]+\s)?[A-Z][\w.]+['’]s\s(?:[a-z][\w-]{2,15}\s){0,2}|the\s[A-Z]\w+(?:n|ese|ish|ch|ss|i|k)\s(?:[a-z][\w-]{2,15}\s){1,3}"
    r"|(?:(?!(?:from|with|its|their|his|her|the|into|under)\s)[a-z][\w-]{2,15}\s){0,2}"
    rf"(?:{any_of('joined')}|(?!(?:after|under|over|later|other|further|either|whether|rather|never"
    r"|however|together|per|for|or|nor)\s)[a-z][\w-]{1,14}(?:er|or))\s"
    rf"|the\s(?:[A-Z]\w+\s){{0,2}}{HEADS})?"
    r"|,\s(?:the\s|other\s|(?:[A-Z][\w.]+\s)?[A-Z][\w.]+['’]s\s(?:[a-z][\w-]{2,15}\s){0,2})?|\s?/\s?|-"
    rf"|,?\s(?:acting\s)?(?:through|via)\s(?:its|their)\s(?:[a-z][\w-]*\s){{0,3}}(?:{any_of('vehicles')})\s)"
)
# "Canada, represented by its ministry, and Germany": who only signs for a party.
_SIGNS_FOR = reex.regex(r",\s(?:duly\s|here\s)?(?:represented|acting)\s(?:herein\s)?(?:by|through)\s(?:the\s|its\s)?")
# A list of two has no comma before its "and".
_TWO_CLAUSES = reex.regex(r",\sand\s(?:the\s)?")
EACH = reex.regex(r"\s(?:each|apiece)\b")
_ANOTHER = reex.regex(r"\s(?:(?:yet\s)?another|a further|a second|an extra|an additional|up to|about|some)\s")
# "Australia, Canada, and other allies".
_GOES_ON = reex.regex(r",?\s(?:and|or)\s(?:other|others|more|further)\b")
# What may stand before the first of two that open a headline, "UPDATE 2-Japan's Acme, Beta to invest", and their verb.
_BEFORE_HEADLINE = reex.regex(
    r"(?:(?:[A-Z]{3,12}(?:\s\d)?\s?[-:–—]\s?)?(?:(?:[A-Z][\w.]+\s)?[A-Z][\w.]+['’]s?\s(?:[a-z]+\s){0,2})?)"
)
_BOTH_DO = reex.regex(rf"\s(?:{any_of('both_do')})\b")
_JOINING = frozenset(("agency", "company", "organization"))
# "by U.S. reliance", "with U.S. LNG producers": a country that only describes.
DESCRIBES = reex.regex(
    r"\s(?!(?:and|or|to|in|of|for|with|on|at|by|from|under|as|is|are|was|were|has|have|will|would|said|says|since|after"
    r"|before|during|government|authorities|worth|total+ing|valued|via|through|that|which|who|when|while|but|against|over"
    r"|into|until|towards?|because|also|could|may|should|can|did|does|together|alongside|jointly)\b)(?:(?:LNG|EV|AI|REE|PGM|NdPr|NdFeB|LFP)\s)?[a-z]+"
)
# "In addition to Acme, Beta will".
_ASIDE = reex.regex(
    r"\W{0,4}(?:In addition to|Besides|Apart from|Aside from|Other than|Unlike|Like|Beyond|Following)\s(?:the\s)?"
)
_ASIDE_REACH = 24
# "the Thacker Pass lithium mine and the Rhyolite Ridge lithium mine".
_AND_SITE = reex.regex(
    r"\s(?:[a-z-]+\s){0,2}(?:mine|project|plant|deposit|refinery|smelter)s?(?:,|,?\sand)\s(?:the\s)?"
)
_BRACKETED = reex.regex(r"\s?\(")
# Kinds whose names may be joined in one list.
ACTING = frozenset(("agency", "company", "country", "organization"))


def joined_to_first(line: Line, able: list[reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return the first of those who may act, with those of its kind that are joined to it from behind."""
    if not able:
        return ()
    chain = [able[0]]
    for entity in able[1:]:
        if entity.kind != chain[0].kind or not _AND.fullmatch(line.text, chain[-1].end, entity.start):
            break
        chain.append(entity)
    return tuple(chain)


def first_joined(line: Line, entity: reex.Entity) -> reex.Entity:
    """Return the first of the parties that *entity* stands in one list with: "firms in Japan, China and the U.S."."""
    clause, _ = line.clause(entity.start)
    for other in reversed(line.of_kinds(ACTING)):
        if clause < other.end <= entity.start:
            if _is_bracketed(line, other):
                continue
            between = line.text[other.end : entity.start]
            if key(other) == key(entity) or (entity.kind == "country" and other.kind == "company"):
                break  # "in Astana, Kazakhstan will", "nationalised Orano's mine and Guinea withdrew"
            if not _AND.fullmatch(between) or between.strip() in (",", ", the"):
                break
            entity = other
    return entity


def joined_before(line: Line, last: reex.Entity) -> tuple[reex.Entity, ...]:
    """Return *last* with the parties that are joined to it from before: ``the U.S. and Japan``."""
    last = named_before_bracket(line, last) or last
    chain = [last]
    clause, _ = line.clause(last.start)
    for entity in reversed(line.of_kinds(PARTIES)):
        if clause < entity.end <= chain[0].start and {entity.kind, last.kind} <= ACTING:
            if _is_bracketed(line, entity):
                continue
            between = line.text[entity.end : chain[0].start]
            lone = len(chain) == 1 and between.strip() in (",", ", the") and not _opens_headline(line, entity, last)
            joined = _AND.fullmatch(between) and not lone and not _opens_aside(line, entity)
            if is_adjective(entity) != is_adjective(last) or not joined:
                break
            chain.insert(0, entity)
    if len(chain) == 2 and _TWO_CLAUSES.fullmatch(line.text, chain[0].end, chain[1].start):
        return (last,)  # "Its name is Acme, and Beta will buy"
    return tuple(chain)


def _opens_headline(line: Line, first: reex.Entity, last: reex.Entity) -> bool:
    """Say whether two parties open a sentence with only a comma between: ``India, Chile to negotiate``.

    Whose they are may stand before the first, and two of other kinds have a verb in the plural behind them.
    """
    if _BEFORE_HEADLINE.fullmatch(line.text, line.start, first.start) is None:
        return False
    if first.start == line.start and first.kind == last.kind and line.text.startswith(" ", last.end):
        return True
    kinds = {first.kind, last.kind} <= _JOINING
    return kinds and _BOTH_DO.match(line.text, last.end, line.end) is not None


def _opens_aside(line: Line, entity: reex.Entity) -> bool:
    """Say whether a party is only told as whom others do it besides: ``In addition to Acme, Beta and Gamma opened``."""
    low = max(line.start, entity.start - _ASIDE_REACH)
    return _ASIDE.fullmatch(line.text, low, entity.start) is not None and low == line.start


def _is_bracketed(line: Line, entity: reex.Entity) -> bool:
    """Say whether brackets hold a party and nothing else, which names the one before them once more."""
    return line.text.endswith("(", line.start, entity.start) and line.text.startswith(")", entity.end)


def named_before_bracket(line: Line, entity: reex.Entity) -> reex.Entity | None:
    """Return the party that *entity* names once more: ``Department of Energy ("DOE")``, ``Ministry of Ores, or MO``."""
    text, start = line.text, entity.start
    if text[start - 1] not in _OPENS_NAME and not text.endswith(_BEFORE_NAME, 0, start - 1):
        return None  # as ever, told in far less time
    before = (e for e in line.of_kind(entity.kind) if e.end < entity.start and key(e) == key(entity))
    return next((e for e in before if _DEFINES.fullmatch(line.text, e.end, entity.start)), None)


def joined_behind(
    line: Line, first: reex.Entity, kinds: frozenset[str], given: bool = False
) -> tuple[reex.Entity, ...]:
    """Return *first* with the parties that are joined to it from behind, over brackets and appositions.

    Where these are *given* something, a sum behind the last one is for all: ``lent Acme and Beta $5 million``.
    """
    chain, end, commas = [first], first.end, 0
    paired = _BETWEEN.search(line.text, max(line.start, first.start - PREPOSITION_REACH), first.start) is not None
    for entity in line.of_kinds(PARTIES):
        if entity.start < end:
            continue
        again = (entity.ref and entity.ref == chain[-1].ref) or _is_bracketed(line, entity)
        if again and _BRACKETED.fullmatch(line.text, end, entity.start):
            end = entity.end + 1  # "the United States of America (U.S.) and Peru"
            continue
        if _SIGNS_FOR.fullmatch(line.text, end, entity.start):
            end = entity.end
            continue
        joined = _AND.fullmatch(line.text, end, entity.start)
        if not joined and entity.kind == chain[-1].kind == "facility":
            joined = _AND_SITE.fullmatch(line.text, end, entity.start)
        if not joined and (
            is_adjective(entity) or (entity.kind == "country" and DESCRIBES.match(line.text, entity.end))
        ):
            continue
        second = paired and len(chain) == 1  # "an alliance between Acme and Beta has ended"
        if not joined or entity.kind not in kinds or (not second and _begins_clause(line, entity, given)):
            break
        commas += joined[0].strip() in (",", ", the")
        chain.append(entity)
        end = entity.end
    # "the deal with MP, the U.S. still lacks …": a single comma joins nothing, unless the list goes on.
    lone = len(chain) == 2 and commas and not _GOES_ON.match(line.text, end)
    if len(chain) == 2 and not paired:
        lone = lone or _TWO_CLAUSES.fullmatch(line.text, chain[0].end, chain[1].start) is not None
    return tuple(chain[:1] if lone else chain)


def _begins_clause(line: Line, entity: reex.Entity, given: bool) -> bool:
    """Say whether a verb stands right behind: ``a loan to A, and B awarded …`` is no loan to B."""
    verbs = [cue.start for cue in line.cues if cue.term.data.list in STATUS_CUES]
    verbs += [t.start for t in line.triggers if t.form != "noun"]
    # "… to A, and B $5 million", not "awarded A and B $5 million each"
    if not given:
        verbs += [money.start for money in line.of_kind("money") if not EACH.match(line.text, money.end)]
    more = _ANOTHER.match(line.text, entity.end)  # "…, and B another $5 million"
    end = more.end() - 1 if more else entity.end
    return any(0 < start - entity.end <= 1 or 0 < start - end <= 1 for start in verbs)
