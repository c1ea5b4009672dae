"""Several forms of money named in one go: what is promised through them is one act, whose form is left open."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.sentences.line import Line

# What opens a list of means: "support projects via loans, guarantees or equity", "tools such as".
_OPENS = reex.regex(
    r"\b(?:via|through|using|including|like|such as|by means of|by way of|in the form of|for (?:example|instance)"
    r"|inter alia|whether (?:by|through|via)|ranging from)(?:,?\s|\s\()"
    r"(?:(?:both|either|inter alia|for example|possible|direct|public|government|state|federal|new),?\s){0,2}"
    r"(?:[a-z-]+(?:\s[a-z-]+){0,2},\s){0,3}$"  # forms of money that no table has, such as "export credits"
    r"|\($"
)
# The same behind a sum: "$90 million in loans and guarantees", "$90 million loans and guarantees".
_OF_SUM = reex.regex(
    r"\s(?P<of>(?:in|of)\s)?(?:(?:combined|direct|new|public|government|state|federal|concessional)\s){0,2}"
)
# And before one: "loans and guarantees worth $90 million".
_WORTH = reex.regex(
    r"\s(?:of|worth|totall?ing|valued at|amounting to)\s"
    rf"(?:(?:{any_of('about', 'bounds')}|a total of)\s)?"
)
# What several forms are in one, though each is named once: "a $30 million grant and loan package".
_PACKAGE = reex.regex(
    r"\S{1,30}\s(?:package|support|funding|financing|assistance|aid|finance|programme|program|scheme|mix|facility|deal)\b"
)
_OPENS_REACH = 60
# What a fund is for: "a $2 billion fund for equity stakes and loans", "a facility offering".
_FUND_FOR = reex.regex(
    r"\b(?:[Ff]und|[Vv]ehicle|[Ff]acility|[Ww]indow|[Pp]rogram(?:me)?|[Ss]cheme)(?:\s\([^()]{1,20}\))?,?\s"
    r"(?:for|(?:to|(?:that|which)\s(?:will|can|may|is\sto))\s(?:make|take|provide|offer|give|issue|extend|invest\sin|fund)"
    r"|offering|providing|making|taking|giving)\s(?:[a-z-]+\s){0,2}$"
)
# What closes a list whose form is left open: "loans, guarantees and other instruments", "grant and loan authorities".
_CLOSES = reex.regex(
    r"(?:[^.;:]{0,60}?\b(?:and|or)\s(?:(?:any|such)\s)?(?:other|similar|further)\s(?:[a-z]+\s){0,2}"
    r"(?:instruments|tools|means|mechanisms|forms|arrangements|vehicles|transactions)"
    r"|\s(?:authorities|powers|tools|instruments|mechanisms|programs|programmes))\b"
)
# What stands between two means: never an article, which would bring in an act of its own.
_AND = reex.regex(
    r"(?:\s(?:arrangements?|agreements?|contracts?|programs?|programmes?|schemes?|facilities|support|instruments?|investments?))?"
    r"(?:[,;]\s(?:(?:and|or|and/or)\s)?|\s(?:and|or|and/or|as well as)\s)"
    r"(?:(?!(?:an?|the|its|their|to|will|in|on|for|with|from|by|that|which)\s)[a-z-]+\s(?:of\s)?){0,2}"
)
_DEBT_AND_EQUITY = reex.regex(
    r"\s(?:(?:in|of)\s)?(?:(?:combined|new|project|senior)\s){0,2}(?:debt(?:\s(?:and|or|plus)\s|/)equity|equity(?:\s(?:and|or|plus)\s|/)debt)\b"
)
_MONEY = frozenset(("equity", "grant", "guarantee", "loan"))
# Taxes that are waived are of a sum as money is that is paid: "$90 million in grants and tax credits".
_OF_ONE_SUM = _MONEY | {"tax_credit"}
_MEANS = _OF_ONE_SUM | {"offtake", "price_support", "stockpile"}


def as_one(made: list[Draft], grammar: Grammar) -> list[Draft]:
    """Return the drafts of a sentence, where forms of money that are only listed are one act, of an open form.

    ``$90 million in loans and guarantees`` is one sum, and ``will support mines
    via loans, guarantees or equity`` is one promise. Who calls for each of them
    wants each of them, but not where other instruments will do as well.
    """
    for means in _lists(made[0].line) if made else ():
        told = [draft for draft in made if draft.trigger in means]
        wanted = any(draft.force.status == "proposed" for draft in told)
        if not told or (wanted and not _is_closed(told[0].line, means[-1].end)):
            continue
        sums = next((draft.amounts for draft in told if draft.amounts), ())
        whole = attrs.evolve(told[0], act=grammar.act("funding"), amounts=sums)
        of_fund = _is_of_fund(told[0].line, means) and any(d.amounts and d not in told for d in made)
        others = told if of_fund or _is_told_loosely(whole, made) else told[1:]
        made = [whole if draft is told[0] else draft for draft in made if draft not in others]
    return made


def of_debt_and_equity(made: list[Draft], grammar: Grammar) -> list[Draft]:
    """Return the drafts of a sentence, where one sum of both forms is one act: ``$90 million in debt and equity``."""
    line = made[0].line if made else None
    if line is None or line.text.find("debt", line.start, line.end) < 0:  # as ever, told in far less time
        return made
    for money in line.of_kind("money"):
        both = _DEBT_AND_EQUITY.match(line.text, money.end, line.end)
        told = [d for d in made if both and _is_of(d, money, both.end())]
        if told:
            first = max(told, key=lambda draft: len(draft.parties))
            whole = attrs.evolve(first, act=grammar.act("funding"), amounts=(money,))
            made = [whole if draft is first else draft for draft in made if draft is first or draft not in told]
    return made


def _is_of(draft: Draft, money: reex.Entity, end: int) -> bool:
    """Say whether money is of that sum, by which words up to *end* tell its forms."""
    if draft.act.family != "capital" or (draft.amounts and money not in draft.amounts):
        return False
    return bool(draft.amounts) or draft.trigger.start < end


def _is_told_loosely(whole: Draft, made: list[Draft]) -> bool:
    """Say whether another word of the sentence tells the same money, as a verb does: ``has invested via loans``."""
    return any(draft.act is whole.act and draft.amounts == whole.amounts for draft in made)


def _is_of_fund(line: Line, means: list[Trigger]) -> bool:
    """Say whether a list only tells in which forms a fund is to give, and no more than that."""
    start = means[0].start
    return _FUND_FOR.search(line.text, max(line.start, start - _OPENS_REACH), start) is not None


def _lists(line: Line) -> Iterator[list[Trigger]]:
    """Yield the means of each list in a sentence that names two forms of money at least."""
    nouns = [t for t in line.triggers if t.form == "noun" and t.program is None and t.act.instrument in _MEANS]
    nouns.sort(key=lambda trigger: trigger.start)
    while len(nouns) > 1:
        size = 1
        while size < len(nouns) and _AND.fullmatch(line.text, nouns[size - 1].end, nouns[size].start):
            size += 1
        means, nouns = nouns[:size], nouns[size:]
        kinds = {t.act.instrument for t in means}
        if _is_closed(line, means[-1].end):
            several = len(means) > 1 and bool(kinds & _MONEY)
        else:
            several = len(kinds & _OF_ONE_SUM) > 1 and _is_opened(line, means)
        if several:
            yield means


def _is_closed(line: Line, end: int) -> bool:
    """Say whether a list of means that ends at *end* goes on with others, or is of powers to give in these ways."""
    return _CLOSES.match(line.text, end, line.end) is not None


def _is_opened(line: Line, means: list[Trigger]) -> bool:
    """Say whether words that open a list stand before the means, or a sum that they all share beside them."""
    start, end = means[0].start, means[-1].end
    if _OPENS.search(line.text, max(line.start, start - _OPENS_REACH), start) or _is_of_fund(line, means):
        return True
    sums = list(line.of_kind("money"))
    before = next((of for e in sums if e.end < start and (of := _OF_SUM.fullmatch(line.text, e.end, start))), None)
    behind = any(e.start > end and _WORTH.fullmatch(line.text, end, e.start) for e in sums)
    if (before is not None) == behind:
        return False  # there is none, or each form has its own
    return (before is not None and before["of"] is not None) or _are_several(line, means)


def _are_several(line: Line, means: list[Trigger]) -> bool:
    """Say whether a sum is of all the means: some of each, as ``grants and loans``, or ``a grant and loan package``."""
    plural = all(line.text.startswith("s", t.end - 1) for t in means)
    return plural or _PACKAGE.match(line.text, means[-1].start) is not None
