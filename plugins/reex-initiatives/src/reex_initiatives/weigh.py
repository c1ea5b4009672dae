"""What the acts of one sentence are to each other, and whether they are told well enough to be acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs
import msgspec

import reex
from reex_initiatives.draft import AMBIGUOUS, ELSEWHERE, Draft
from reex_initiatives.line import Line
from reex_initiatives.party import key
from reex_initiatives.pattern_places import GOES_ON_TO
from reex_initiatives.trigger import Trigger
from reex_initiatives.vocabulary import any_of
from reex_initiatives.words import is_one_of

_LAW_ACTS = reex.regex(
    r"(?:\s\([^()]{1,20}\))?(?:,\s(?!which)[^,]{3,60},)?(?:,\swhich\b|,?\sin force\b"
    rf"|,?\s(?:has|have|will|would|also|{any_of('law_does')})\b"
    r"|\s(?!funding|financing)\w+(?:ing|ed)\b)"
)
_UNDER = reex.regex(r"\b(?:under|of|by|through|from|per|using|to|invoke|invoking)\s(?:the\s)?$", re.IGNORECASE)
_MONEY = ("tax_credit", "loan", "grant", "guarantee", "equity")
# "$800 million through the first round of a tax credit", "$20 million in the form of a loan".
_FORM = reex.regex(
    r"\s(?:through|via|under|as|in the form of)\s[^,;]{0,160}$"
    rf"|[^;]{{0,80}}\bsubject to\s[^;]{{0,40}}\b(?:{any_of('signings')}) of\s(?:an?|the)\s$",
    re.IGNORECASE,
)
# "contributing $625 million for a 38% stake".
_FOR_SHARE = reex.regex(
    rf"\s(?:(?:in\s(?:exchange|return)\s)?for|to\s(?:{any_of('buys_share')}))\s(?:an?\s)?(?:[\w.%-]+\s){{0,3}}"
)
_FOR_FIRM = reex.regex(r"\s(?:for|to)\s(?:the\s)?")
_FOR_STOCK = reex.regex(r"\s(?:for|to|into|towards?)\s[^,;]{0,40}$")
# Behind these words a whole names its parts.
# "gets 80% of its imports from China", and how far behind such a verb the share may stand.
_OF_ITS_FROM = reex.regex(r"\sof\s(?:its|their|all|the)\s[^.;]{2,60}?\sfrom\s(?:the\s)?")
_SHARE_REACH = 24
INCLUDING = reex.regex(rf"\b(?:{any_of('including')})\b")
_LETTER = reex.regex(r"\bletters?\b|\bcommitment\b")
# What joins two words for one act, what parts them, and how far apart they may stand.
_FOR_A = reex.regex(r"\b(?:for|of|on)\s(?:an?\s|up to\s)?$")
_BREAKS = reex.regex(r",|\band\b|;")
_PHRASE = 80
_AND = reex.regex(r"\band\b")
# How much nearer a noun behind a sum counts than a verb before it.
_NAMES = 20
_WHICH = reex.regex(r"(?:which|who)\b")
# How far behind a verb its object may begin.
_OBJECT_REACH = 30
# How a sentence begins that opens with a partner.
_IN_PACT = reex.regex(r"\W{0,3}(?:In|Through)\s(?:an?\s|its\s)?(?:\w+\s)?")
# "in partnership with", "in close collaboration with".
_IN = reex.regex(r"\b[Ii]n\s(?:[a-z]+\s)?$")
_IN_REACH = 24
_WITH = reex.regex(r"\swith\b")
# Before an example of what a wider word calls.
_SUCH_AS = reex.regex(r",?\s(?:such as|like|in the form of)\s(?:an?\s)?(?:[a-z-]+\s)?")
# What somebody must have signed, whoever it was.
_ORDER = reex.regex(any_of("signed_by_head"))
# "The bill would bar agencies from", "a plan that foresees curbs": what a law or plan says, whoever made it.
_BY_LAW = reex.regex(rf"\b(?:{any_of('laws')})\b[^.;:]{{0,80}}$", re.IGNORECASE)
# From the sum of a first step to that of the whole.
_STEP = reex.regex(
    rf"[^.;]{{0,100}}\b(?:(?:{any_of('first')})\s(?:{any_of('steps')})"
    rf"|part of|(?:could|may|might|can|will|would)\s(?:\w+\s)?(?:{any_of('grows')}|scale(?:\sup)?)\sto"
    rf"|bring(?:s|ing)?\s(?:the|its|their|that)\s(?:\w+\s)?(?:{any_of('outlays')})\s(?:\w+\s){{0,2}}to)\b[^.;]{{0,100}}"
)
_A_BILL = reex.regex(r"\W{0,6}A\s(?:[a-z]+\s)?bill\s\w+")
_BILL = reex.regex(r"\b(?:[Bb]ill|[Ll]egislation)\s(?:to|that|which)\s[^.;]{3,160}$")
# How far before its word a rate stands: "a new 25% duty".
_RATE_REACH = 30
# No sentence is as short: "A PROCLAMATION".
_TITLE = 40


def with_form(made: list[Draft]) -> Iterator[Draft]:
    """Yield the drafts, where ``allocated $800 million through a tax credit`` is one act, of the precise sort."""
    for draft in made:
        loose = draft.amounts and draft.trigger.act.generic
        precise = [o for o in made if loose and o is not draft and _is_form_of(o, draft)]
        for other in precise[:1]:
            other.amounts = draft.amounts
            if draft.force.status == "completed" and other.force.why == "default":
                other.force = draft.force
            if not other.actors:
                other.take("actors", draft.actors, "form")
            if other.known("recipients").keys <= draft.known("actors").keys:  # who gives it gets none of it
                other.take("recipients", draft.recipients, "form")
        if not precise:
            yield draft


def with_steps(made: list[Draft]) -> list[Draft]:
    """Return the drafts, where a first step and the whole that it is a step towards are one investment."""
    kept: list[Draft] = []
    for draft in made:
        first = next((o for o in kept if _is_step(o, draft)), None)
        if first is None:
            kept.append(draft)
            continue
        first.amounts += draft.amounts
        first.duration = first.duration or draft.duration
        if first.act.generic:
            first.act = draft.act
        if not first.actors:
            first.take("actors", draft.actors, draft.why.get("actors", ""))
    return kept


def _is_step(first: Draft, whole: Draft) -> bool:
    """Say whether one sum is only the beginning of another: ``$5 billion as the first step towards $20 billion``."""
    invested = all(d.amounts and (d.act.sites or (d.act.generic and d.act.family == "capital")) for d in (first, whole))
    if not invested or not (first.act.sites or whole.act.sites):
        return False
    one, other = first.known("actors").keys, whole.known("actors").keys
    between = first.line.text[first.amounts[-1].end : whole.amounts[0].start]
    return (not one or not other or bool(one & other)) and _STEP.fullmatch(between) is not None


def one_phrase(made: list[Draft]) -> list[Draft]:
    """Return the drafts, where ``a conditional commitment for a loan of $620 million`` is one act."""
    kept: list[Draft] = []
    for draft in made:
        last = kept[-1] if kept else None
        if last and _LETTER.search(word_of(last)) and last.act is not draft.act and _only_promises(last, draft):
            draft.amounts = draft.amounts or last.amounts
            for side in ("actors", "recipients"):
                draft.take(side, getattr(draft, side) or getattr(last, side), last.why.get(side, ""))
            kept[-1] = draft
            continue
        if last is None or last.act is not draft.act or last.act.parties or not _goes_on(last, draft):
            kept.append(draft)
            continue
        last.amounts = last.amounts or draft.amounts
        last.duration = last.duration or draft.duration
        if not last.recipients or (draft.recipients and _is_nearer(draft, last)):
            last.take("recipients", draft.recipients, draft.why.get("recipients", ""))
    return kept


def _is_nearer(draft: Draft, last: Draft) -> bool:
    """Say whether the sentence itself tells who gets it, and *last* only takes it from another one."""
    return last.why.get("recipients") in ELSEWHERE and draft.why.get("recipients") not in ELSEWHERE


def _only_promises(letter: Draft, draft: Draft) -> bool:
    """Say whether a letter only promises the act behind it: ``a letter of support to Acme for a guarantee``."""
    return draft.act.family == "capital" and not draft.act.generic and _goes_on(letter, attrs.evolve(draft, amounts=()))


def _goes_on(last: Draft, draft: Draft) -> bool:
    """Say whether the word of *draft* only says more of the act that *last* names."""
    both = last.trigger.form == draft.trigger.form == "noun" and not (last.amounts and draft.amounts)
    between = draft.line.text[last.trigger.end : draft.trigger.start]
    return both and len(between) < _PHRASE and _FOR_A.search(between) is not None and not _BREAKS.search(between)


def own_sums(made: list[Draft]) -> None:
    """Leave each sum to the act whose word stands nearest to it: no sum is of two acts of different sorts."""
    for draft in made:
        for money in draft.amounts:
            rivals = [o for o in made if o.act is not draft.act and any(money is other for other in o.amounts)]
            rivals = [o for o in rivals if draft.act.sites or not o.act.sites]
            if any(_distance(o, money) < _distance(draft, money) and not o.act.generic for o in rivals):
                draft.amounts = tuple(other for other in draft.amounts if other is not money)


def _distance(draft: Draft, money: reex.Entity) -> int:
    gap = max(draft.trigger.start - money.end, money.start - draft.trigger.end, 0)
    named = draft.trigger.form == "noun" and draft.trigger.start > money.end  # "$30 million in common shares"
    return gap - _NAMES if named else gap


def _is_form_of(other: Draft, draft: Draft) -> bool:
    """Say whether *other*, a loan or a credit, is the form in which *draft* gives its sum."""
    if other.act.generic or other.amounts or other.line is not draft.line or other.act.family not in ("capital", ""):
        return False
    money = draft.amounts[0]
    if _is_paid(other, draft):
        return True
    if other.act.instrument == "equity" and _FOR_SHARE.fullmatch(draft.line.text, money.end, other.trigger.start):
        return True
    if other.act.buys:  # "committed $500 million to buy magnets"
        return draft.line.text[money.end : other.trigger.start] in (" ", " to ")
    if other.act.instrument == "stockpile":  # "set aside $2 billion for the stockpile"
        return _FOR_STOCK.match(draft.line.text[money.end : other.trigger.start]) is not None
    parties = [e.end for e in (*draft.actors, *draft.recipients) if money.end < e.end <= other.trigger.start]
    told = any(_FORM.match(draft.line.text[end : other.trigger.start]) for end in (money.end, *parties))
    return other.trigger.start > money.end and other.act.instrument in _MONEY and told


def _is_paid(other: Draft, draft: Draft) -> bool:
    """Say whether a sum is what a stake is paid with, or what work costs.

    ``became an investor in Acme, putting $5 million into it``
    """
    text, start = draft.line.text, draft.trigger.start
    if other.act.sites and other.trigger.end < start and text.endswith((", an ", ", a "), 0, start):
        return True  # "is building a plant, an investment of $5 million"
    doing = text.endswith(", ", 0, start) and text.endswith("ing", start, draft.trigger.end)
    same = draft.known("actors").keys == other.known("actors").keys
    return other.act.instrument == "equity" and other.trigger.end < start and doing and same and bool(draft.actors)


def share_recipients(made: list[Draft]) -> None:
    """Let the acts of a sentence by one actor be for the firm that its agreement or first act names."""
    for pact in made:
        if pact.act.parties and not pact.recipients:
            _by_equals(pact, made)
        if pact.act.family == "trade" and pact.recipients:
            _share_target(pact, made)
        if pact.act.sites:
            _for_builder(pact, made)
        if pact.act.parties:
            _in_partner(pact, made)
        if not pact.recipients or pact.act.adjectives or pact.act.instrument == "agreement":
            continue
        for draft in made:
            if (
                not draft.recipients
                and (draft.act.buys or draft.act.family == "capital")
                and not draft.line.gaps
                and draft.known("actors").keys & pact.known("actors").keys
                and not _of_part(draft, pact)
            ):
                shared = tuple(e for e in pact.recipients if e.kind in draft.act.recipients)
                draft.take("recipients", shared, "sentence")
                if draft.act.family == "capital":
                    with_state_first(draft)


def with_partner(made: list[Draft]) -> list[Draft]:
    """Return the drafts, where ``In partnership with Iluka, Lynas signed a testing agreement`` is research of both."""
    pact = made[0]
    opens = _IN_PACT.fullmatch(pact.line.text, pact.line.start, pact.trigger.start)
    if pact.act.instrument != "partnership" or not opens or any(d.act.parties for d in made[1:]):
        return [draft for draft in made if not _is_how(draft, made)]
    keys = pact.known("actors").keys | pact.known("recipients").keys
    studies = [d for d in made if d.act.instrument == "research" and d.actors and d.known("actors").keys <= keys]
    for study in studies:
        study.take("actors", (*pact.actors, *pact.recipients), "parties")
    return made[1:] if studies else [draft for draft in made if not _is_how(draft, made)]


def _is_how(pact: Draft, made: list[Draft]) -> bool:
    """Say whether a partnership only tells with whom another act is done: ``a mine in partnership with Beta``."""
    if pact.act.instrument != "partnership" or not _WITH.match(pact.line.text, pact.trigger.end):
        return False
    text = pact.line.text
    joined = _IN.search(text, max(pact.line.start, pact.trigger.start - _IN_REACH), pact.trigger.start) is not None
    return joined and any(not d.act.parties and pact.parties <= d.parties for d in made)


def _of_part(whole: Draft, part: Draft) -> bool:
    """Say whether an act is only a part of another: ``a €3 billion package, including a grant for Acme``."""
    return INCLUDING.search(whole.line.text, whole.trigger.end, part.trigger.start) is not None


def law_acts(line: Line, trigger: Trigger) -> bool:
    """Say whether the text tells what a law does, rather than what is done under it."""
    return bool(_LAW_ACTS.match(line.text, trigger.end)) and not _UNDER.search(
        line.text, max(line.start, trigger.start - 16), trigger.start
    )


def with_state_first(draft: Draft) -> Draft:
    """Make the body of state the giver: a firm that signs for a loan with a bank of state gets it."""
    firms = draft.actors and all(e.kind in ("company", "organization", "facility") for e in draft.actors)
    if firms and draft.recipients and all(e.kind == "agency" for e in draft.recipients):
        draft.turn("state")
    if not draft.actors and draft.recipients and all(e.kind == "agency" for e in draft.recipients):
        takers = _given_behind(draft)
        if takers:  # "EXIM has lined up $4 million in loans for Syrah"
            draft.turn("state")
            draft.take("recipients", takers, "object")
    return draft


def _given_behind(draft: Draft) -> tuple[reex.Entity, ...]:
    """Return the firm that money is for, right behind its word or its sum."""
    text, ends = draft.line.text, (draft.trigger.end, *(e.end for e in draft.amounts))
    firms = draft.line.of_kind("company")
    return tuple(e for e in firms if any(_FOR_FIRM.fullmatch(text, end, e.start) for end in ends))


def anchored(draft: Draft) -> bool:
    """Say whether an act has something to hold on to: a party, an amount, a program, or a lost link."""
    act, trigger = draft.act, draft.trigger
    precise = draft.amounts or trigger.site or trigger.match or len(draft.parties) > 1
    if _is_title(draft) or _is_dependence(draft) or (draft.line.heading and not (draft.parties and precise)):
        return False
    if trigger.match and trigger.match.pattern.status and not act.object:
        return True
    if _only_with_verb(draft) and not (draft.parties and _is_decided(draft)):
        return False
    if not draft.amounts and not _holds_without_sum(draft):
        return False
    if act.object:
        over = draft.force.status == "ended" and draft.commodities  # "its takeover of a lithium miner was blocked"
        told = trigger.match is not None and bool(trigger.match.pattern.status)
        return bool((draft.actors and (draft.recipients or over or told)) or (draft.recipients and told))
    if act.parties:
        told = bool(trigger.program) and (bool(draft.actors) or law_acts(draft.line, trigger))
        if act.instrument == "partnership" and all(e.kind == "agency" for e in draft.actors):
            return False  # bodies of one state that work together are none
        return len(draft.parties) > 1 or (act.instrument == "agreement" and told)
    if act.sites:
        return bool(draft.actors or draft.amounts or draft.why.get("actors") == AMBIGUOUS)
    if act.owned:
        # "Acme has won a licence", whoever gave it
        got = draft.recipients and draft.force.why == "cue" and act.family != "trade"
        # a lost link: somebody's, and nobody knows whose
        return bool(draft.actors or draft.line.gaps or got or _of_a_law(draft))
    return _is_told(draft)


def _is_dependence(draft: Draft) -> bool:
    """Say whether a part of all that somebody needs comes from a country: ``gets 80% of its imports from China``."""
    line, trigger = draft.line, draft.trigger
    for percent in line.of_kind("percent") if draft.act.buys else ():
        if trigger.start < percent.start < trigger.end + _SHARE_REACH:
            countries = (e for e in line.of_kind("country") if e.start >= percent.end)
            return any(_OF_ITS_FROM.fullmatch(line.text, percent.end, e.start) for e in countries)
    return False


def _is_title(draft: Draft) -> bool:
    """Say whether a line only stands above what it names, and is nobody's: ``A PROCLAMATION``."""
    short = draft.line.end - draft.line.start < _TITLE
    return short and draft.why.get("actors") == "document" and draft.trigger.form == "noun"


def _holds_without_sum(draft: Draft) -> bool:
    """Say whether an act without an amount may be one, as far as its sort and its word go."""
    act, trigger = draft.act, draft.trigger
    if trigger.form == "money" or (trigger.form == "noun" and _only_with_sum(draft)):
        return False
    if act.needs == "amount-or-pair" and trigger.form == "noun" and _of_firms(draft):
        return False  # "Intel's investment"
    if act.needs == "amount-or-pair":
        return bool(draft.line.gaps or (draft.actors and _is_definite_funding(draft)))
    verb = trigger.form not in ("noun", "pattern") and trigger.phrase is None
    return bool(draft.recipients) if act.family == "capital" and verb else True


def _of_firms(draft: Draft) -> bool:
    return bool(draft.actors) and not draft.recipients and all(e.kind == "company" for e in draft.actors)


def _is_told(draft: Draft) -> bool:
    """Say whether the sentence tells more of an act than its name."""
    act, trigger = draft.act, draft.trigger
    if trigger.form == "noun" and _ORDER.match(word_of(draft)) and draft.line.end - draft.line.start > _TITLE:
        return True
    if _is_of_bill(draft):
        return True
    price = act.instrument == "price_support" and draft.line.of_kind("money")
    known = bool(draft.force.cue or trigger.phrase or _has_rate(draft)) and not act.generic
    about = known and bool(draft.commodities or draft.stages)
    told = about and (trigger.form in ("noun", "pattern") or bool(act.verb_objects or trigger.phrase))
    return bool(draft.parties or draft.amounts or trigger.program or draft.line.gaps or price or told or _by_law(draft))


def _is_of_bill(draft: Draft) -> bool:
    """Say whether an act on goods is a bill, or what one is to do: ``A bill to give a tax credit for magnets``."""
    line, trigger = draft.line, draft.trigger
    if trigger.form not in ("noun", "pattern") or not line.of_kind("commodity"):
        return False
    itself = draft.act.instrument == "law" and _A_BILL.fullmatch(line.text, line.start, trigger.end) is not None
    return itself or (bool(draft.commodities) and _BILL.search(line.text, line.start, trigger.start) is not None)


def _of_a_law(draft: Draft) -> bool:
    """Say whether a law or a plan takes a measure of trade: ``The bill would bar agencies from buying``."""
    line, trigger = draft.line, draft.trigger
    noun = draft.act.instrument == "import_restriction" and bool(draft.commodities)
    told = draft.act.family == "trade" and (trigger.match is not None or noun)
    return told and _BY_LAW.search(line.text, line.start, trigger.start) is not None


def _has_rate(draft: Draft) -> bool:
    """Say whether a duty is told with its rate: ``a new 25% duty on tungsten``."""
    rates = draft.line.of_kind("percent") if draft.act.family == "trade" else ()
    return any(0 <= draft.trigger.start - rate.end < _RATE_REACH for rate in rates)


def _only_with_sum(draft: Draft) -> bool:
    """Say whether the act's noun is so common that it tells an act only with a sum: ``common shares``."""
    return is_one_of(_plain(draft), draft.act.sum_nouns)


def _only_with_verb(draft: Draft) -> bool:
    """Say whether the act's noun also names what is just there: ``mining rights``, which somebody may hold."""
    return draft.trigger.form == "noun" and is_one_of(_plain(draft), draft.act.cue_nouns)


def _is_decided(draft: Draft) -> bool:
    """Say whether the text tells what becomes of it: ``granted mining rights``, ``a mining licence for Nolans``."""
    decided = draft.force.why == "cue" and not draft.force.cue.endswith((" by", " a", " an"))
    return decided or draft.line.text.startswith(" for ", draft.trigger.end)


def _plain(draft: Draft) -> str:
    """Return the word that names the act as the tables have it, without hyphens."""
    return word_of(draft).replace("-", " ")


def word_of(draft: Draft) -> str:
    """Return the word that names the act, in small letters."""
    return draft.line.text[draft.trigger.start : draft.trigger.end].lower()


def _is_definite_funding(draft: Draft) -> bool:
    """Say whether funding without an amount is one act: it has a receiver, a name, or a giver of its own."""
    word = word_of(draft)
    if word.startswith("commit") and " " not in word:
        return False  # "its commitment to sustainable mining"
    if draft.recipients or draft.trigger.program:
        return True
    if draft.trigger.form == "noun":
        return draft.rule in ("owner", "source") and not word.endswith("s")
    return bool(draft.stages) and not word.startswith("support")


def _by_law(draft: Draft) -> bool:
    return draft.act.by_law and bool(draft.programs)


def _by_equals(pact: Draft, made: list[Draft]) -> None:
    """Let the sides of a pact give what it promises: ``a framework under which they promise $1 billion``.

    What a state promises in one with a firm is for the firm.
    """
    firms = tuple(e for e in pact.actors if e.kind == "company")
    for draft in made:
        if firms and _is_promised(draft, pact):
            draft.take("recipients", firms, "sentence")
        if draft.act.family == "capital" and draft.amounts and not draft.parties:
            draft.take("actors", pact.actors, "pact")
            if draft.force.status == "announced" and pact.force.status in ("agreed", "active"):
                draft.force = msgspec.structs.replace(draft.force, status="agreed", binding=pact.force.binding)


def _in_partner(pact: Draft, made: list[Draft]) -> None:
    """Let a share that one of two firms takes in their deal be one in the other: ``with GM taking a 38% stake``."""
    firms = {key(e): e for e in (*pact.actors, *pact.recipients) if e.kind == "company"}
    for draft in made:
        own = draft.known("actors").keys
        if draft.act.instrument == "equity" and not draft.recipients and len(own) == 1 and len(firms) == 2:
            others = tuple(e for name, e in firms.items() if name not in own)
            draft.take("recipients", others if len(others) == 1 else (), "sentence")


def _is_promised(draft: Draft, pact: Draft) -> bool:
    """Say whether a body promises money in an agreement: ``an agreement with Acme to provide $5 million in loans``."""
    given = draft.act.family == "capital" and bool(draft.amounts) and draft.trigger.start > pact.trigger.end
    by_state = bool(draft.actors) and not draft.recipients and all(e.kind == "agency" for e in draft.actors)
    return given and by_state and draft.known("actors").keys < pact.known("actors").keys


def _for_builder(project: Draft, made: list[Draft]) -> None:
    """Let money that a site is built with be for its builder: ``Iluka is building it with $1.65 billion in loans``."""
    builders = tuple(e for e in project.actors if e.kind == "company")
    for draft in made:
        given = draft.act.family == "capital" and draft.trigger.start > project.trigger.start
        others = not draft.known("actors").keys & project.known("actors").keys
        if builders and given and others and not draft.recipients:
            draft.take("recipients", builders, "sentence")


def _share_target(hit: Draft, made: list[Draft]) -> None:
    """Let the measures that one country takes in a sentence be on the country that one of them names."""
    for draft in made:
        same = draft.act.family == "trade" and draft.known("actors").keys == hit.known("actors").keys
        if same and not draft.recipients and draft.trigger.start > hit.trigger.start:
            draft.take("recipients", hit.recipients, "sentence")


def yields(draft: Draft, others: Iterable[Draft]) -> bool:
    """Say whether a generic act is only the verb or the heading of a more precise one."""
    for other in others:
        if other is draft:
            continue
        shared = {id(e) for e in draft.amounts} & {id(e) for e in other.amounts}
        part = _is_part_of(draft, other) if draft.act.sites else _is_example(other, draft)
        if part or (draft.act.sites and shared and not (other.act.sites or other.act.generic)):
            return True
        if draft.act.generic and _is_told_by(draft, other, bool(shared)):
            return True
        if _is_verb_of_named(draft, other, bool(shared)):
            return True
        if _is_verb_of(other, draft) and draft.trigger.form == "noun" and shared:
            continue
        if shared and draft.act is other.act and draft.trigger.start > other.trigger.start:
            return True
        pact = draft.act.instrument == "partnership" and bool(other.amounts)
        if not draft.act.generic or (other.act.generic and not pact) or draft.amounts or draft.trigger.program:
            continue
        within = bool(draft.parties) and draft.parties <= other.parties
        if (_is_verb_of(draft, other) or within) and not _is_pact_for(draft, other):
            return True
    return False


def _is_pact_for(draft: Draft, other: Draft) -> bool:
    """Say whether an act between equals is told with what they will do: ``formed a joint venture to build a plant``."""
    return (other.act.sites or other.act.object) and draft.act.parties and len(draft.parties) > 1


def _is_verb_of_named(draft: Draft, other: Draft, shared: bool) -> bool:
    as_precise = draft.act.generic or not other.act.generic
    return as_precise and _is_verb_of(draft, other) and _is_named(other) and (shared or not draft.amounts)


def _is_example(draft: Draft, other: Draft) -> bool:
    """Say whether an act only is what *other* calls by a wider word: ``import restrictions, such as tariffs``."""
    between = draft.line.text[other.trigger.end : draft.trigger.start]
    return draft.act.family == other.act.family == "trade" and _SUCH_AS.fullmatch(between) is not None


def _is_part_of(work: Draft, other: Draft) -> bool:
    """Say whether a site is only what another act is about.

    ``pulled out of its purchase of the smelter`` gives up no smelter, ``started
    up its pilot plant`` is research, and ``a loan to Acme, which is developing a
    mine`` tells of the loan.
    """
    precise = not (other.act.sites or other.act.generic)
    start, _ = work.line.clause(work.trigger.start)
    if work.trigger.form == "present" and _WHICH.match(work.line.text, start) and other.trigger.start < start:
        return precise
    match = work.trigger.match
    if match and precise and match.start <= other.trigger.start < match.end:
        # "won a grant from Canada and will build a smelter" does both
        return GOES_ON_TO.search(work.line.text, other.trigger.end, work.trigger.start + 1) is None
    pilot = (
        other.act.instrument == "research"
        and other.trigger.form == "noun"
        and work.trigger.form not in ("noun", "base")
    )
    return pilot and 0 < other.trigger.start - work.trigger.end < _OBJECT_REACH


def _is_told_by(draft: Draft, other: Draft, shared: bool) -> bool:
    """Say whether a precise act has the sum of a generic one, or a larger one of which it names a part."""
    if shared and draft.act is not other.act and not other.act.generic:
        return True
    return draft.trigger.form == "noun" and _is_part_of_sum(draft, other)


def _is_part_of_sum(draft: Draft, other: Draft) -> bool:
    """Say whether money is only part of another act's: ``$9 million for a stake, including $5 million of funding``."""
    known = draft.parties <= other.parties
    return known and bool(draft.amounts and other.amounts) and other.act is not draft.act and _of_part(other, draft)


def _is_named(draft: Draft) -> bool:
    """Say whether a noun names an act, also one within a pattern: ``a ban on gallium exports``."""
    return draft.trigger.form == "noun" or (
        draft.trigger.match is not None and bool(draft.act.verb_objects) and not draft.trigger.match.pattern.wide
    )


def _is_work(draft: Draft) -> bool:
    """Say whether a verb tells of work at a site: ``opened its plant with a grant``, ``to break ground``."""
    return draft.act.sites and draft.trigger.form != "present"


def _is_verb_of(draft: Draft, other: Draft) -> bool:
    has_object = draft.act.verb_objects or draft.trigger.phrase
    if (
        _is_work(draft)
        or draft.trigger.form == "firm"
        or draft.act.subject_only
        or draft.act.instrument == "guarantee"
        or (has_object and draft.act is not other.act)
    ):
        return False  # "banned exports" and "bought Acme Metals" have their objects
    match = draft.trigger.match
    if match and {"actor", "recipient"} <= match.places.keys() and draft.act is not other.act:
        return False  # "will receive a 5% stake in Acme under a loan agreement" tells all of an act
    if match and draft.act is not other.act and not draft.act.generic and match.end <= other.trigger.start:
        return False  # "cut duties on tin to zero with a decree" has told its act before
    if match and _AND.search(draft.line.text, match.end, max(match.end, other.trigger.start)):
        return False  # "set mining quotas and revoked licences"
    if _has_own_verb(other, draft):
        return False  # "banned exports, before it suspended the second wave"
    near = draft.trigger.start < other.trigger.start < draft.trigger.end + 80
    return near and draft.trigger.form != "noun" and not other.act.sites


def _has_own_verb(other: Draft, draft: Draft) -> bool:
    """Say whether a pattern behind a verb has a verb of its own, which ends another measure."""
    match = other.trigger.match
    ends = other.force.status == "ended" != draft.force.status and other.force.why == "pattern"
    return ends and match is not None and draft.trigger.end < match.start < other.trigger.start
