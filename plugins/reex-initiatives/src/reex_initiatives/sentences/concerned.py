"""Which goods and stages that a sentence names are those of its act, and which only stand beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter

import reex
from reex_initiatives.lexicon.vocabulary import any_of, signs_of
from reex_initiatives.lexicon.words import Act
from reex_initiatives.sentences.sentence import Sentence

# "critical for the magnets", "used in the motors of EVs".
_NEEDED = reex.regex(
    rf"\b(?:(?:{any_of('needed')})\s(?:in|for)|(?:{any_of('critical')})\s(?:for|to|in)|(?:{any_of('inputs')})\s(?:of|in|for|to))"
    r"\s(?:[\w&’'-]+,?\s){0,7}$"
)
_NEEDED_REACH = 110
_NEEDING = signs_of("needed", "critical", "inputs")
# "reliance on foreign refining", "China's control over refining", and behind it: "refining monopoly".
_LED = reex.regex(
    rf"\b(?:(?:{any_of('reliance')})\s(?:up)?on|(?:{any_of('lead_in')})\s(?:over|on|of)|dominates)\s(?:[\w’'-]+,?\s){{0,5}}$"
)
_LED_REACH = 80
_LED_BEHIND = reex.regex(
    r"(?:\s(?!(?:to|on|onto|from|under|into|in|by|for|and|export|exports|import)\s)[\w-]+){0,3}"
    rf"\s(?:{any_of('lead_in')})\b"
)
_LEADING = signs_of("reliance", "lead_in") | {b"dominates"}
# ", the owner of the only mine", ", a leader in drilling, separation and": what a firm is, up to its next verb.
_IS = reex.regex(
    r"(?:\s\([^()]{1,40}\)){0,2},\s(?:an?|the|one\sof)\s"
    r"(?:(?!(?:is|are|was|were|has|have|had|will|would|can|could|may|to|said|says|plans)\s)[^\s,;:.()\d$€£¥]+(?:,\s(?!(?:of|for|with|as|in|at|on|by|from|which|who|that)\b)|\s)){0,14}"
)
_IS_REACH, _FIRMS_NEAR = 160, 4
# Kinds of bodies whose names hold words for stages: "Geological Survey", "Committee on Mining".
_BODIES = frozenset(("agency", "organization"))
# "the permitting process", "a process for issuing permits"; "explore options"; "a separate bill".
_PROCEDURE = reex.regex(rf"\b(?:{any_of('procedures')})\s$")
_PROCEDURE_REACH = 24
_TO_DECIDE = reex.regex(rf"\s(?:for|of|to|that|by which)\s(?:the\s)?(?:{any_of('decides')})")
_OTHER_OBJECT = reex.regex(
    rf"\s(?:(?!(?:for|and|or|from|in|at|on)\s)[\w-]+\s){{0,3}}?(?:{any_of('else_explored')})\b|\s(?:whether|how|if)\b"
)
# "a 93% recovery from ore": only what is recovered from waste is recycled.
_WASTE = reex.regex(rf"\b(?:{any_of('waste')})", re.IGNORECASE)
# "to process its ore", "ore processing": no mining is told by it.
_TREATED = reex.regex(rf"\b(?:{any_of('treats')})\s(?:[\w-]+\s){{0,5}}$", re.IGNORECASE)
_TREATED_BEHIND = reex.regex(rf"\s(?:{any_of('treats')})", re.IGNORECASE)
_ORE_REACH = 60
# "adjacent to one of the largest copper mines".
_NEXT_TO = reex.regex(rf"\b(?:{any_of('next_to')})\s(?:[\w’'-]+\s){{0,8}}(?:[a-z]+-)?$", re.IGNORECASE)
_NEXT_REACH = 100
_NEXT = signs_of("next_to")
# "a tailings dam", "to remove old tailings": nothing is won from them.
_KEPT_AS = reex.regex(rf"\s(?:{any_of('kept_as')})\b", re.IGNORECASE)
_CLEARED = reex.regex(rf"\b(?:{any_of('clears')})\s(?:[\w-]+\s){{0,3}}$", re.IGNORECASE)
# Acts on goods, whoever mines or refines them.
_ON_GOODS = frozenset(("offtake", "stockpile", "tariff", "export_control"))
# Words for stages that are those of firms and sites, and whom a measure is for: "contracts for every domestic smelter".
MAKERS = reex.regex(
    r"(?:mine|miner|smelter|refiner|refiner(?:y|ie)|processor|recycler|magnet\smaker)s?$", re.IGNORECASE
)
_FOR_MAKERS = reex.regex(r"\bfor\s(?:[a-z]+,?\s){0,6}$")
# "technology for mining, smelting and", and behind it: "refining technology".
_KNOW_HOW = reex.regex(rf"\b(?:{any_of('know_how')})\s(?:for|of|in|to)\s(?:[\w-]+,?\s){{0,9}}$")
_KNOW_HOW_REACH = 120
_KNOW_HOW_BEHIND = reex.regex(rf"(?:,?\s[\w-]+){{0,8}}\s(?:{any_of('know_how')})\b")
# Between goods and what will be made of them: "lithium hydroxide for 500,000 batteries".
_FOR_USE = reex.regex(r"(?:\s[a-z-]+){0,2}\sfor\s(?:[^\s;:.]+\s){0,6}")
_FOR_USE_REACH = 90
_HAS_OBJECT = ("explor", "refine", "recover", "extract")
_NO_VERBS = ("ery", "eries", "er", "ers")
_VERB_BEFORE = ("to ", "and ", "or ", ", ", "can ", "will ", "that ", "would ")


def stages_told(line: Sentence) -> tuple[reex.Hit, ...]:
    """Return the words for stages of a sentence but for those that tell nothing of an act in it.

    Those are words in another sense, what goods are needed for, and what firms are or are called: a loan to ``Acme,
    the owner of a mine`` is for no mine.
    """
    laws = line.of_kind("program")
    told = [hit for hit in line.stages if not _is_beside(line, hit)]
    return tuple([hit for hit in told if not (laws and _is_called_so(hit, laws))])


def _is_called_so(hit: reex.Hit, laws: Iterable[reex.Entity]) -> bool:
    """Say whether a word for what is made of minerals only stands in the name of a law: ``under the CHIPS Act``."""
    return hit.term.data.stage == "end_use" and any(law.start <= hit.start and hit.end <= law.end for law in laws)


def of_act(line: Sentence, act: Act, stages: Iterable[reex.Hit]) -> tuple[reex.Hit, ...]:
    """Return those *stages* that are the act's: one on goods is for no mine that sells them, nor for a buyer's smelter.

    It tells stages of waste, which is what is traded then, of what tariffs are on that is made of minerals, of makers
    for whom it is, and of know-how, on which a control on exports may be: ``technology for refining``. Nor is a law
    for chips that only is called so: ``CHIPS incentives``.
    """
    told = tuple([hit for hit in stages if not line.text.startswith("CHIPS", hit.start)])
    if act.instrument not in _ON_GOODS:
        return told
    own = ("recycling", "end_use") if act.instrument == "tariff" else ("recycling",)
    return tuple([hit for hit in told if hit.term.data.stage in own or _is_beyond_goods(line, hit)])


def _is_beyond_goods(line: Sentence, hit: reex.Hit) -> bool:
    """Say whether a word tells know-how that is traded, or makers that it is for: ``contracts for every smelter``."""
    low = max(line.start, hit.start - _KNOW_HOW_REACH)
    if MAKERS.match(line.text, hit.start, hit.end):
        return _FOR_MAKERS.search(line.text, low, hit.start) is not None
    before = _KNOW_HOW.search(line.text, low, hit.start)
    return before is not None or _KNOW_HOW_BEHIND.match(line.text, hit.end, line.end) is not None


def not_led(line: Sentence, stages: Iterable[reex.Hit]) -> tuple[reex.Hit, ...]:
    """Return those *stages* in which nobody is said to lead: ``to break China's grip on refining``."""
    return tuple([hit for hit in stages if not _is_led(line, hit.start, hit.end)])


def goods_told(line: Sentence) -> tuple[reex.Entity, ...]:
    """Return the goods of a sentence but for what they are needed for, as in ``lithium, critical for magnets``.

    Nor are those of an act of which somebody has the most: ``to break China's grip on gallium``.
    """
    goods = [e for e in line.of_kind("commodity") if e.ref]
    told = [e for e in goods if not _is_needed(line, e.start) and not _is_led(line, e.start, e.end)]
    return tuple([e for e in told if not _is_next_to(line, e.start)])


def _is_beside(line: Sentence, hit: reex.Hit) -> bool:
    if _is_next_to(line, hit.start) or _has_other_sense(line, hit):
        return True
    return _is_needed(line, hit.start) or _tells_of_firm(line, hit.start) or _is_use(line, hit)


def _is_next_to(line: Sentence, at: int) -> bool:
    """Say whether a word only tells what lies around a site: ``adjacent to one of the largest copper mines``."""
    low = max(line.start, at - _NEXT_REACH)
    return not line.lacks(_NEXT) and _NEXT_TO.search(line.text, low, at) is not None


def _is_needed(line: Sentence, at: int) -> bool:
    """Say whether a word tells what goods are needed for: ``oxides that are critical for magnets``."""
    low = max(line.start, at - _NEEDED_REACH)
    return not line.lacks(_NEEDING) and _NEEDED.search(line.text, low, at) is not None


def _is_use(line: Sentence, hit: reex.Hit) -> bool:
    """Say whether a word only tells what goods will be made into: ``lithium hydroxide for 500,000 batteries``."""
    if hit.term.data.stage != "end_use":
        return False
    goods = line.of_kind("commodity")
    last = bisect_left(goods, hit.start, key=attrgetter("start")) - 1
    near = last >= 0 and hit.start - goods[last].end <= _FOR_USE_REACH
    return near and _FOR_USE.fullmatch(line.text, goods[last].end, hit.start) is not None


def _is_led(line: Sentence, start: int, end: int) -> bool:
    """Say whether a word tells what somebody leads in, or others depend on: ``China's control over refining``."""
    if line.lacks(_LEADING):
        return False
    before = _LED.search(line.text, max(line.start, start - _LED_REACH), start)
    return before is not None or _LED_BEHIND.match(line.text, end, line.end) is not None


def _tells_of_firm(line: Sentence, at: int) -> bool:
    """Say whether a word is one of a firm's name, or of what a firm is: ``Acme Mining, the owner of a smelter``.

    Nor does the name of a body tell what an act of it is on: ``the Geological Survey lends``.
    """
    if any(body.start <= at < body.end for body in line.of_kinds(_BODIES)):
        return True
    firms = line.of_kind("company")
    behind = bisect_right(firms, at, key=attrgetter("start"))
    for firm in firms[max(0, behind - _FIRMS_NEAR) : behind]:
        if firm.start <= at < firm.end:
            return True
        if firm.end < at < firm.end + _IS_REACH and _IS.fullmatch(line.text, firm.end, at):
            return not any(firm.end < other.start < at for other in line.triggers)
    return False


def _has_other_sense(line: Sentence, hit: reex.Hit) -> bool:
    """Say whether a word is used for something else: ``the permitting process``, ``explore options``."""
    word = line.text[hit.start : hit.end].lower()
    if word == "process":
        low = max(line.start, hit.start - _PROCEDURE_REACH)
        return bool(_PROCEDURE.search(line.text, low, hit.start) or _TO_DECIDE.match(line.text, hit.end, line.end))
    if word.startswith("chip"):
        return line.text.startswith(" in ", hit.end)  # "will chip in"
    if word == "tailings":
        low = max(line.start, hit.start - _ORE_REACH)
        return bool(_KEPT_AS.match(line.text, hit.end, line.end) or _CLEARED.search(line.text, low, hit.start))
    if word == "ore":
        low = max(line.start, hit.start - _ORE_REACH)
        return bool(_TREATED.search(line.text, low, hit.start) or _TREATED_BEHIND.match(line.text, hit.end, line.end))
    if word.startswith("recover") and hit.term.data.stage == "recycling":
        return _WASTE.search(line.text, line.start, line.end) is None
    if word == "separate":
        return not line.text.endswith(_VERB_BEFORE, line.start, hit.start)
    if word.endswith(_NO_VERBS):
        return False
    return word.startswith(_HAS_OBJECT) and _OTHER_OBJECT.match(line.text, hit.end, line.end) is not None
