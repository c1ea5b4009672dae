"""What tells the acts of a sentence: words, names, phrases and patterns, and which of them gives way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import reex
from reex_initiatives.lexicon.grammar import Grammar
from reex_initiatives.lexicon.matching import Found, matches
from reex_initiatives.lexicon.patterns import Pattern
from reex_initiatives.lexicon.phrases import PhraseWord, is_passive, phrases_near, reaches
from reex_initiatives.lexicon.sentence_words import Told
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import Act, ActWord, GoodsWord, PatternWord
from reex_initiatives.sentences.act_words import MONEY_REACH, OBJECT_REACH, by_word, compounds_in
from reex_initiatives.sentences.hits import Words, longest

# What money may be that a verb leaves open, and the verbs' instruments.
_FORMS = frozenset(("loan", "guarantee", "equity", "tax_credit"))
_LOOSE = frozenset(("grant", "funding"))
_TO_SUM = reex.regex(r"\s(?:(?!(?:and|to|for|in|from|by)\s)[^\s,;]+\s){0,7}")
_IN_FORM = reex.regex(
    r"(?:\s\([^()]{1,40}\))?\s(?:(?:in|of|worth\sof)\s)?"
    r"(?:(?!(?:plus|and|or|as|with|for|to|towards?|under|from|by|on|over|through|via|at|in|the|an?)\s)[a-z-]+\s){0,2}"
)
_AND_FORM = reex.regex(rf"(?:,|\s(?:and|or))\s(?:[a-z-]+\s)?(?:{any_of('forms_of_money')})\b")
# Units of what is bought as goods, by which no ground is measured.
_WEIGHTS = frozenset(("t", "kt", "Mt", "short ton", "long ton", "kg", "g", "lb", "Mlb", "oz", "koz", "Moz"))
# Kinds whose names may tell an act.
_NAMING = frozenset(("program", "facility"))
# "is clearing ground for the plant", "has cleared its last hurdle".
_CLEARS = reex.regex(
    rf"clear\w*\s(?:(?:the|its|a|an|{any_of('which_hurdle')})\s){{0,3}}(?:[a-z]+\s)?(?:{any_of('only_cleared')})\b"
)
# "closed its $5 million stream on the mine", "completed the sale of its smelter": a deal is closed, and no site.
_CLOSES_DEAL = reex.regex(
    r"(?:clos|complet|finish|finali[sz])\w*\s(?:(?!(?:of|on|for|at|in|to|with|over|and|from)\s)[^\s,;]+\s){0,7}?"
    rf"(?:{any_of('deals_closed')})\b(?!\s(?:mine|plant|facility|project)\b)",
    re.IGNORECASE,
)
_CLOSE_OF, _CLOSE_REACH = ("financial ", "commercial ", "first ", "final ", "second "), 12
_WHOSE = ("'s ", "’s ")
_OUTPUT = reex.regex(r"['’]s\s(?:[a-z-]+\s){0,3}(?:output|production|concentrate|oxide|ore|product|magnets|sales)\b")
# "approved $5 million for the mine"; "the $5 million mine" is what a mine costs.
_MONEY_FOR = reex.regex(r"\s(?:for|to|in|of|towards?)\s")
# "guarantees, loans and equity": nouns in a list, and nobody guarantees loans.
_IN_LIST = reex.regex(r"\bguarantees(?:,|\s(?:and|or|as well as))\s")
# "guaranteed its earnings, and extended a loan": two acts, each of a verb of its own.
_AND_GIVES = reex.regex(rf"\sand\s(?:also\s|then\s)?(?:{any_of('gives_money')})\s(?:an?|up to|another|[$€£¥A-Z]*\d)")


def triggers(sentence: Told, words: Words, entities: Sequence[reex.Entity], grammar: Grammar) -> list[Trigger]:
    """Return what tells the acts of a sentence that holds these words and entities."""
    text = sentence.text
    named = [*by_word(text, words, entities)] if ActWord in words else []
    return _without_loose(text, _triggers(sentence, words, entities, grammar, named), entities)


def _triggers(
    sentence: Told, words: Words, entities: Sequence[reex.Entity], grammar: Grammar, named: list[Trigger]
) -> list[Trigger]:
    text = sentence.text
    if not sentence.kinds.isdisjoint(_NAMING):
        named += _by_name(words, entities, grammar)
    if PhraseWord in words:
        named += _by_phrase(sentence, words[PhraseWord], entities, grammar, named)
    if PatternWord not in words:
        return named
    patterns = _patterns(words[PatternWord], sentence.holds)
    told = _by_pattern(matches(sentence, entities, patterns), grammar) if patterns else ()
    if not told:
        return named
    told = [t for t in told if not (_is_list(text, t) or _is_of_firm(text, t) or any(_is_longer(n, t) for n in named))]
    told = [t for t in told if not _allows_money(text, t, named, entities) and not _buys_goods(t)]
    told = [t for t in told if not (_closes_deal(text, t) or _is_guaranteed(text, t))]
    return [*told, *(t for t in named if not any(_yields_to(t, o) or _is_done_by(text, t, o) for o in told))]


def _without_loose(text: str, found: list[Trigger], entities: Iterable[reex.Entity]) -> list[Trigger]:
    """Return the triggers without verbs of giving a sum that a noun behind it tells the form of."""
    forms = [t for t in found if t.act.instrument in _FORMS]
    sums = [e for e in entities if e.kind == "money"] if forms else []
    if not sums:
        return found
    return [t for t in found if not (t.act.instrument in _LOOSE and _has_form(text, t, forms, sums))]


def _has_form(text: str, verb: Trigger, forms: Iterable[Trigger], sums: Iterable[reex.Entity]) -> bool:
    """Say whether what a verb gives is called by its form: ``was awarded $5 million in loans`` tells of no grant."""
    if verb.form == "noun":
        return False
    money = next((e for e in sums if e.start >= verb.end), None)
    if money is None or _TO_SUM.fullmatch(text, verb.end, money.start) is None:
        return False
    if any(told.phrase and told.start == verb.start for told in forms):
        return True
    nouns = (told for told in forms if told.form == "noun" and told.start > money.start)
    return any(_IN_FORM.fullmatch(text, money.end, n.start) and not _AND_FORM.match(text, n.end) for n in nouns)


def _is_guaranteed(text: str, told: Trigger) -> bool:
    """Say whether a loan is only what a guarantee is for: ``backs Acme with a loan guarantee``.

    So is money of one form only one of several: ``supports Acme with $5 million in grants and tax credits``.
    """
    if told.match and told.act.family == "capital" and _AND_FORM.match(text, told.end):
        return True
    return told.act.instrument == "loan" and text.startswith((" guarantee", "-guarantee"), told.end)


def _closes_deal(text: str, told: Trigger) -> bool:
    """Say whether what is closed or completed is a deal for a site, and not the site."""
    close = told.act.sites and text.startswith("close", told.start)
    if close and text[max(0, told.start - _CLOSE_REACH) : told.start].lower().endswith(_CLOSE_OF):
        return True  # "reached financial close on its mine"
    return told.act.sites and _CLOSES_DEAL.match(text, told.start) is not None


def _buys_goods(told: Trigger) -> bool:
    """Say whether what a pattern takes for bought ground is so much by weight: ``will buy 5,000 tonnes from``."""
    quantity = told.match.places.get("quantity") if told.match and told.act.instrument == "acquisition" else None
    return quantity is not None and isinstance(quantity.value, reex.Quantity) and quantity.value.unit in _WEIGHTS


def _is_longer(word: Trigger, told: Trigger) -> bool:
    """Say whether a word tells more than a pattern within it: a ``supply agreement`` is no mere agreement."""
    holds = word.start <= told.start and told.end <= word.end and word.end - word.start > told.end - told.start
    return holds and word.form == "noun" and word.program is None and told.act.parties and not word.act.parties


def _is_list(text: str, told: Trigger) -> bool:
    """Say whether a pattern takes a list of forms of money for somebody who guarantees: ``via guarantees, loans``.

    Nor is a loan guaranteed that somebody gives beside it: ``guaranteed its earnings, and extended a loan``.
    """
    match = told.match if told.act.instrument == "guarantee" else None
    return match is not None and (
        _IN_LIST.search(text, match.start, match.end) is not None
        or _AND_GIVES.search(text, match.start, match.end) is not None
    )


def _is_of_firm(text: str, told: Trigger) -> bool:
    """Say whether only something of a firm is bought: ``paid $5 million for Acme's oxide`` is no acquisition of it."""
    match = told.match
    firm = match.places.get("recipient") if match and (told.act.object or told.act.instrument == "equity") else None
    if firm is None or match is None or not text.startswith(_WHOSE, firm.end):
        return False
    if told.act.object:
        return match.end <= firm.end + 3
    return _OUTPUT.match(text, firm.end) is not None  # "half of Acme's output"


def _allows_money(text: str, told: Trigger, words: Iterable[Trigger], entities: Iterable[reex.Entity]) -> bool:
    """Say whether money is what a body allows, and not the site that it is for: ``approved a loan for the mine``.

    Who clears ground or a hurdle allows nothing at all.
    """
    if told.match is None or told.act.instrument != "permitting":
        return False
    if _CLEARS.match(text, told.start):
        return True
    site = told.match.places.get("recipient")
    stop = max(site.start if site else 0, told.match.end)
    stop += len(" financing") if site else 0  # "approved its share of the Corrie financing"
    loans = any(w.form == "noun" and w.act.family == "capital" and told.end <= w.start < stop for w in words)
    sums = (e for e in entities if e.kind == "money" and told.end <= e.start < stop)
    return loans or any(_MONEY_FOR.match(text, e.end) for e in sums)


def _yields_to(trigger: Trigger, told: Trigger) -> bool:
    """Say whether a pattern tells what the word of *trigger* would: the same act, or one that is named loosely."""
    assert told.match
    inside = told.match.start <= trigger.start < told.match.end or trigger.start < told.start < trigger.end
    # Who buys or sells shares, or a firm as a whole, buys no goods.
    shares = trigger.act.buys and ("money" in told.match.places or told.act.instrument == "equity" or told.act.object)
    if trigger.phrase and trigger.act.generic and "money" in told.match.places:
        inside = inside or 0 < told.match.places["money"].start - trigger.end < MONEY_REACH
    # "gave Acme a contract" is no grant, "an offering of notes" no equity, "will buy" is the word of "buy"
    same_word = trigger.start == told.start or trigger.start < told.start < trigger.end == told.end
    # "opened a school" is no project, and "awarded Acme a contract to drill" no grant
    bare = trigger.form != "noun" and trigger.phrase is None
    works = bare and (
        (trigger.act.sites and not told.act.sites) or (trigger.act.family == "capital" and told.act.parties)
    )
    return same_word or (
        inside
        and (
            shares
            or works
            # "will develop a deposit together with Beta" is what they do together
            or (trigger.phrase and (trigger.form != "base" or (trigger.act.sites and told.act.parties)))
            or trigger.act is told.act
            or trigger.act.generic
        )
    )


def _patterns(hits: Iterable[reex.Hit], held: frozenset[bytes]) -> list[Pattern]:
    """Return the patterns of these words of which the rarest other word, or else an entity, is *held*, too."""
    found: list[Pattern] = []
    for hit in hits:
        word = hit.term.data
        for one in word.rarest & held:
            found += word.by_rarest[one]
    return found


def _by_pattern(told: Iterable[Found], grammar: Grammar) -> list[Trigger]:
    """Return what patterns have found, each act once."""
    taken: list[Found] = []
    for found in told:
        if not any(_is_told(found, other) for other in taken):
            taken.append(found)
    return [Trigger(grammar.act(f.pattern.instrument), "pattern", f.word.start, f.word.end, match=f) for f in taken]


def _is_told(found: Found, other: Found) -> bool:
    """Say whether a pattern before has told what this one would: by the same word, or as the same act."""
    same_act = found.pattern.instrument == other.pattern.instrument
    return found.word == other.word or (same_act and other.start < found.end and found.start < other.end)


def _by_phrase(
    sentence: Told,
    verbs: Iterable[reex.Hit],
    entities: Sequence[reex.Entity],
    grammar: Grammar,
    named: Sequence[Trigger],
) -> list[Trigger]:
    """Return verbs that do an act to what stands behind them, but for those that are told by a word of an act."""
    found: list[Trigger] = []
    text, span = sentence.text, sentence.span
    for verb in longest(verbs):
        near, objects = phrases_near(verb.term.data, sentence.kinds)
        if not near or (objects and sentence.set.isdisjoint(objects)):
            continue  # most sentences have none of the objects
        able = [phrase for phrase, own in near if not (own and sentence.set.isdisjoint(own))]
        if not able:
            continue
        others = [*named, *found]
        form = verb.term.data.form_at(text, verb)
        if form is None or any(t.start < verb.end and verb.start < t.end and not t.act.generic for t in others):
            continue
        places = reaches(text, verb, span)
        if phrase := next((p for p in able if p.takes(text, verb, places, entities)), None):
            done = Trigger(grammar.act(phrase.instrument), form, verb.start, verb.end, phrase=phrase)
            again = any(_is_done_by(text, done, word) or _is_named_behind(done, word) for word in others)
            if not again and not _closes_deal(text, done):
                found.append(done)
    return found


def _is_done_by(text: str, verb: Trigger, word: Trigger) -> bool:
    """Say whether a passive verb tells what became of an act named before it: ``a ban on sales was suspended``."""
    same = verb.phrase is not None and verb.act is word.act and word.form in ("noun", "pattern")
    return same and word.end <= verb.start and is_passive(text, verb.start)


def _is_named_behind(verb: Trigger, word: Trigger) -> bool:
    """Say whether a noun behind a verb names the act between equals that it does: ``sealed their joint venture``."""
    same = verb.act is word.act and verb.act.parties and word.form == "noun"
    return same and 0 <= word.start - verb.end < OBJECT_REACH


def _by_name(words: Words, entities: Iterable[reex.Entity], grammar: Grammar) -> Iterator[Trigger]:
    """Yield programs whose names tell an act: a fund funds, but not as the ``Reserve`` of a ``Reserve Manager``."""
    compounds = compounds_in(words)
    for entity in entities:
        if entity.kind in _NAMING and entity.end + 1 not in compounds and (act := _act_of_program(entity, grammar)):
            within = (h for h in words.get(GoodsWord, ()) if entity.start <= h.start < entity.end)
            goods = tuple(dict.fromkeys(h.term.data.ref for h in within))
            yield Trigger(act, "noun", entity.start, entity.end, program=entity, goods=goods)


def _act_of_program(program: reex.Entity, grammar: Grammar) -> Act | None:
    """Return the act that a program is by its name: a fund funds, a framework is an agreement."""
    name = program.name or program.text
    if program.kind == "program":
        return grammar.act_of_program(name)
    act = grammar.act("research")
    return act if act.is_called(name) else None
