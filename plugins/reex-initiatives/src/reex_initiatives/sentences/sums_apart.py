"""Sums that stand apart from the word of their act: as its subject, in front of the sentence, or at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

# How far before its word such a sum may end.
REACH = 130
# Before a sum that opens a clause, or stands behind the comma of what it is of: "the bulk of it, $5 million,".
_HEAD = reex.regex(
    r"(?:\A|[\n.;:,!?()•*—–-]\s{0,3}|\b(?:and|that|but|while|whereas|as|where|when|because|since)\s)"
    r"(?:(?:an?|the|another|further|additional|first|initial|total of"
    rf"|{any_of('about', 'bounds', 'more_bounds')})\s){{0,3}}$",
    re.IGNORECASE,
)
_HEAD_REACH = 50
# "Of this, $5 million is for drilling": a part of what was told.
_OF_WHICH = reex.regex(
    r"\b(?:out\s)?of\s(?:this|that|it|these|those|which|them"
    rf"|the\s(?:[a-z]+\s)?(?:{any_of('wholes', 'costs')}))\b[^;.]{{0,80}}$",
    re.IGNORECASE,
)
_OF_WHICH_REACH = 110
_BY_WHOM = reex.regex(r"[^;.:]{1,60}?\s(?:by|from)\s")
# From a sum to the passive verb that it is the subject of: "$5 million in federal money has now been".
_PASSIVE = reex.regex(
    r"(?:\s(?:in|of|from|worth of|more|extra)\b[^;:.]{1,70}?|,(?:[^;:.]{1,50},)?)?\s"
    r"(?:(?:is|are|was|were)(?:\s(?:(?:set|due|expected|meant|supposed)\s)?to\sbe|\sbeing)?"
    r"|(?:has|have|had)\s(?:\w+\s)?been|(?:will|would|could|can|may|might|should|must|shall)\s(?:\w+\s)?be)"
    r"\s(?:\w+ly\s|also\s|now\s|first\s)?"
)
# From a sum to the verb of a clause that says what it is: "$5 million at most: that is what the bank might lend".
_IS_WHAT = reex.regex(
    r"(?:\s(?:at (?:the )?most|at (?:the )?least|or (?:more|less|so)|in all|in total))?"
    r"(?:(?::|,|;|\s[—–-])\s(?:that|this|such|so much)|\s?)\s?(?:is|was|would be|will be)\s"
    rf"(?:what|how much|the\s(?:[a-z]+\s)?(?:{any_of('wholes')})(?:\s(?:that|which))?)\s[^;:.]{{2,90}}"
)
# From a sum to the noun of its act: "$5 million is the size of the loan".
_IS_SIZE = reex.regex(
    rf"\s(?:is|was|would be|will be)\sthe\s(?:[a-z]+\s)?(?:{any_of('wholes')})\s"
    r"of\s(?:the|an?|its|their)\s(?:[\w-]+\s){0,3}"
)
# From a sum to the credit that it is a part of: "$5 million from the Advanced Energy Project Tax Credit".
_OF_CREDIT = reex.regex(
    r"\s(?:(?:in|of)\s[a-z]+\s)?(?:from|under|through|via|out of|as part of|of)\s(?:the\s|a\s)?(?:[\w’'-]+\s){0,7}"
)
# Between a sum and the verb of a clause that tells who gave it.
_THAT_GAVE = reex.regex(
    r",?\s(?:(?:that|which)\s[^,;:()]{2,60}|(?:it|they|the\s[A-Za-z]+(?:\s[A-Z][a-z]+)?|(?:[A-Z]\w+\s){0,3}[A-Z]\w+))\s"
    r"(?:has\s|have\s|had\s)?(?:already\s|earlier\s|previously\s)?"
)
# "the $2 billion smelter that Acme is building": the sum of a site that a clause tells of.
_SITE_THAT = reex.regex(
    r"\s(?:(?!(?:and|for|in|of|to|from|on|at|with|by|is|are|was|loan|grant)\s)[\w().&’'/-]+\s){0,7}?"
    r"(?:plant|smelter|refinery|mine|factory|facility|project|mill|complex|expansion|concentrator)"
    r"(?:\s(?:in|at|near|on)\s(?!which\s)[^;:()]{2,50}?)?,?\s(?:that|which)\s[^,;:()]{2,60}"
)
_RELATIVE_REACH, _SITE_REACH = 80, 160
# A sum in front: "For $5 million of this, the bank has written a letter of interest".
_FOR = reex.regex(rf"\W{{0,3}}(?:For|Over|About|On)\s(?:(?:{any_of('about', 'bounds', 'more_bounds')})\s)?")
_OF_IT = reex.regex(r"(?:\sof\s(?:this|that|it|them|(?:the|its|their)\s[^,;:.]{1,50}?))?,?\s[^;:.$€£]{2,90}")
# A sum at the end: "will lend Acme money for its plant: $5 million in all".
_AT_END = reex.regex(
    rf"(?::|,|\s[—–-])\s(?:(?:{any_of('about', 'bounds', 'more_bounds')}|an?|a total of|in all)\s){{0,2}}$"
)
_IS_END = reex.regex(
    r"(?:\s(?:in (?:all|total|cash)|at (?:the )?(?:most|least)|or (?:more|less|so)|altogether|to begin with))?"
    r"(?:\s?\([^()]{1,40}\))?\s?(?:[.;!]|$)"
)
# Between a verb of giving and its sum, who gets it and is not named: "lent the mine's new owner some".
_GIVES = reex.regex(rf"(?:{any_of('gives')})(?:s|e?d|ing)?|{any_of('gave')}", re.IGNORECASE)
_WHOM = reex.regex(
    r"\s(?:the|its|their|an?|this|that|each)\s"
    r"(?:(?!(?:of|in|to|for|from|on|at|with|by|and|or|as|under|into|that|which|has|had|is|was|will)\s)[a-z-]+(?:['’]s?)?\s){1,4}"
    r"(?:of\s(?:the|its|their|an?)\s(?:[a-z-]+\s){1,2})?"
    rf"(?:(?:{any_of('about', 'bounds', 'more_bounds')}|an?|another|a further)\s){{0,2}}$"
)
# "its first loan in a decade – $5 million to Acme".
_AFTER_DASH = reex.regex(rf"\s?[—–:]\s?(?:(?:{any_of('about', 'bounds', 'more_bounds')}|an?|a total of)\s){{0,2}}$")
_TO_WHOM = reex.regex(r"\s(?:to|for)\s")
_END_REACH = 40
# From the word of an act to a sum of its own: "a placing of".
_OF_OWN = reex.regex(rf"(?:\sof)?\s(?:(?:{any_of('about', 'bounds')})\s)?")
# "$9 million via convertible notes", "another $5 million from an equity placement".
_BY_MEANS = reex.regex(
    r"\s(?:via|through|from|by way of|by means of|in the form of)\s(?:an?\s|its\s)?"
    r"(?:(?!(?:and|the|which|that|for|of)\s)[\w%-]+\s){0,3}"
)
# Behind these a sum is what somebody pays, who is told so by them: "invested $5 million through a placement".
_PAYS = reex.regex(
    r"\b(?:invest|put|commit|contribut|inject|pay|paid|spend|spent|provid|lend|lent)\w*\s"
    r"(?:(?:up to|about|around|some|nearly|over|more than|another|a further|an additional)\s)?$"
)
_PAYS_REACH = 40

# Between a sum and the verb of what it is for: "$5 million contract with Acme to", "$5 million plan to".
_PAPER_TO = reex.regex(
    rf"\s(?:[a-z-]+\s){{0,3}}(?:{any_of('papers_for_sum')})\s(?:(?:with|from|between|by|under)\s[^;:.]{{2,60}}\s)?(?:to\s)?"
)
_PAPER_REACH = 120
# A sum that grows, or shrinks, to another one behind: "raised its loan to Acme from $5 million to $8 million".
_CHANGES = reex.regex(rf"\b(?:{any_of('changes_sum')})\b")
_FROM, _TO_SUM = (
    reex.regex(r"\bfrom\s(?:(?:about|some|nearly)\s)?$"),
    reex.regex(r"\sto\s(?:(?:about|some|nearly|over|up to)\s)?"),
)
_FROM_REACH, _CHANGES_REACH = 16, 100
# The next cell of a row, the mark of an item, and what stands between its sum and the program that pays it.
_CELL = reex.regex(r"\|\s(?:about\s|up to\s|over\s|nearly\s)?$")
_ITEM = reex.regex(r"[-•*▪■–·◦‣●]\s(?:up to\s|about\s|nearly\s)?", re.IGNORECASE)
_UNDER_PROGRAM = reex.regex(r"\s(?:[\w-]+\s){0,2}(?:under|through|via|from)\s(?:the\s|its\s)?")
# What stands in a list of sums between one and what it is for, and between that and the next sum.
_PURPOSE = reex.regex(r"\s(?:to\s(?:[\w.&’'-]+\s){1,5})?(?:for|towards?|to)\s(?:[\w.&’'-]+\s){0,8}")
_AND_NEXT_SUM = reex.regex(
    r"(?:\s(?!and\s)[\w’'-]+){0,4},?\s(?:and|plus|as well as)\s"
    r"(?:(?:up to|another|about|some|nearly|over|more than|a further|an additional)\s)?"
)


def subject_of(text: str, verb: int, sums: Iterable[reex.Entity]) -> reex.Entity | None:
    """Return the sum that is the subject of the passive verb that begins at *verb*: ``$5 million was awarded``."""
    for money in sums:
        if not 0 < verb - money.end < REACH or not _PASSIVE.fullmatch(text, money.end, verb):
            continue
        if not _HEAD.search(text, max(0, money.start - _HEAD_REACH), money.start):
            continue
        part = _OF_WHICH.search(text, max(0, money.start - _OF_WHICH_REACH), money.start)
        if part is None or _BY_WHOM.match(text, verb):
            return money
    return None


def told_first(line: Line, trigger: Trigger, sums: list[reex.Entity]) -> reex.Entity | None:
    """Return the sum that stands before the word of its act, of those of the sentence."""
    text = line.text
    if trigger.form != "noun":
        what = (e for e in sums if 0 < trigger.start - e.end < REACH)
        found = next((e for e in what if _IS_WHAT.fullmatch(text, e.end, trigger.start)), None)
        return found or subject_of(text, trigger.start, sums)
    size = next((e for e in sums if _IS_SIZE.fullmatch(text, e.end, trigger.start)), None)
    if not size and trigger.act.instrument == "tax_credit":
        size = next((e for e in sums if _OF_CREDIT.fullmatch(text, e.end, trigger.start)), None)
    if size or trigger.act.family != "capital" or len(sums) != 1:
        return size
    (money,) = sums
    fronted = money.end < trigger.start and _FOR.fullmatch(text, line.start, money.start)
    return money if fronted and _OF_IT.fullmatch(text, money.end, trigger.start) else None


def given_before(line: Line, trigger: Trigger) -> reex.Entity | None:
    """Return the sum before a clause on it, or on its site: ``the $5 million that it had lent``."""
    for money in reversed(line.of_kind("money")) if trigger.form != "noun" else ():
        clause, reach = (_SITE_THAT, _SITE_REACH) if trigger.act.sites else (_THAT_GAVE, _RELATIVE_REACH)
        if 0 < trigger.start - money.end < reach and clause.fullmatch(line.text, money.end, trigger.start):
            return money
    return None


def behind_getter(line: Line, trigger: Trigger, money: reex.Entity) -> bool:
    """Say whether a sum stands behind whom a verb gives it to, who has no name: ``lent the new owner $5 million``."""
    if trigger.form == "noun" or _GIVES.fullmatch(line.text, trigger.start, trigger.end) is None:
        return False
    return _WHOM.fullmatch(line.text, trigger.end, money.start) is not None


def told_last(line: Line, trigger: Trigger, sums: list[reex.Entity]) -> reex.Entity | None:
    """Return the only sum of a sentence where it stands alone at its end, and the act is the only one of money."""
    if len(sums) != 1 or trigger.act.family != "capital" or sums[0].start < trigger.end:
        return None
    (money,) = sums
    if any(t.act.family == "capital" and not t.act.generic and t.act is not trigger.act for t in line.triggers):
        return None
    low = max(trigger.end, money.start - _END_REACH)
    if _TO_WHOM.match(line.text, money.end):
        return money if _AFTER_DASH.search(line.text, low, money.start) else None
    ends = _IS_END.match(line.text, money.end, line.end) is not None
    return money if ends and _AT_END.search(line.text, low, money.start) else None


def comes_by(line: Line, trigger: Trigger, money: reex.Entity) -> bool:
    """Say whether a sum stands before the words by which it comes: ``$9 million via convertible notes``.

    These may have a smaller one of their own, ``via notes of $5 million and a placing of $4 million``.
    """
    given = trigger.form == "noun" and (trigger.act.family == "capital" or trigger.act.buys)
    if any(e.start > trigger.end and _OF_OWN.fullmatch(line.text, trigger.end, e.start) for e in line.of_kind("money")):
        return False
    if not given or money.end > trigger.start or _BY_MEANS.fullmatch(line.text, money.end, trigger.start) is None:
        return False
    return _PAYS.search(line.text, max(line.start, money.start - _PAYS_REACH), money.start) is None


def of_paper(line: Line, trigger: Trigger, money: list[reex.Entity]) -> reex.Entity | None:
    """Return the sum of the paper or the plan that says what is done: ``a $5 million contract with Acme to buy``."""
    near = (e for e in reversed(money) if e.end <= trigger.start <= e.end + _PAPER_REACH)
    return next((e for e in near if _PAPER_TO.fullmatch(line.text, e.end, trigger.start)), None)


def grown_to(line: Line, trigger: Trigger, sums: list[reex.Entity]) -> reex.Entity | None:
    """Return the sum that an act comes to, told behind what it was before: ``raised its loan from $5m to $8m``."""
    for before, money in pairwise(sums) if trigger.form == "noun" else ():
        near = 0 <= before.start - trigger.end < _CHANGES_REACH
        if not near or not _TO_SUM.fullmatch(line.text, before.end, money.start):
            continue
        if not _FROM.search(line.text, max(trigger.end, before.start - _FROM_REACH), before.start):
            continue
        if _CHANGES.search(line.text, line.clause(trigger.start)[0], before.start):
            return money
    return None


def laid_out(line: Line, trigger: Trigger, money: list[reex.Entity]) -> reex.Entity | None:
    """Return the sum of a row or an item that tells one: ``| Its funding | $8 billion |``, ``- $5 million under X``."""
    if len(money) != 1 or trigger.form != "noun":
        return None
    if line.text.startswith("|", line.start) and _CELL.search(line.text, trigger.end, money[0].start):
        return money[0]
    opens = trigger.program is not None and _ITEM.fullmatch(line.text, line.start, money[0].start)
    return money[0] if opens and _UNDER_PROGRAM.fullmatch(line.text, money[0].end, trigger.start) else None


def in_budget(line: Line, trigger: Trigger, money: list[reex.Entity]) -> reex.Entity | None:
    """Return the sum of what a list of sums has for it: ``$300 million for the stockpile and $900 million for …``."""
    before = [e for e in money if e.end <= trigger.start][-1:] if trigger.form == "noun" else []
    after = next((e for e in money if e.start >= trigger.end), None) if before else None
    if after is None or not _AND_NEXT_SUM.fullmatch(line.text, trigger.end, after.start):
        return None
    return before[0] if _PURPOSE.fullmatch(line.text, before[0].end, trigger.start) else None
