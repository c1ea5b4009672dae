"""Whom the acts of one sentence are by and for, where only one of them names these."""

from __future__ import annotations

import msgspec

import reex
from reex_initiatives.drafts.draft import Draft
from reex_initiatives.drafts.weigh import word_of
from reex_initiatives.lexicon.kinds import STATES
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.lexicon.words import is_one_of
from reex_initiatives.sentences.joined import joined_behind
from reex_initiatives.sentences.party import key

# What firms are called that lend besides a bank of state.
_LENDS = reex.regex(
    r"\b(?:Bank|Banco|Banque|Capital|Fund|Partners|Finance|Investments?|Ventures|Equity|Management|Trust)\b"
)
_APART = reex.regex(r"\s(?:while|but|whereas)\s|;")
_FOR_FIRM = reex.regex(r"\s(?:for|to)\s(?:the\s)?")
# What both sides of a loan do.
_SIGN = reex.regex(
    r"\b(?:sign|agree|discuss|negotiat|conclu|ink|seal|clos|cancel|finali[sz]|terminat|enter|talk|renegotiat)"
)
# Behind these words a whole names its parts.
INCLUDING = reex.regex(rf"\b(?:{any_of('including')})\b")
# How a sentence begins that opens with a partner.
_IN_PACT = reex.regex(r"\W{0,3}(?:In|Through)\s(?:an?\s|its\s)?(?:\w+\s)?")
# "in partnership with", "in close collaboration with".
_IN = reex.regex(r"\b[Ii]n\s(?:[a-z]+\s)?$")
_IN_REACH = 24
_WITH = reex.regex(r"\swith\b")


def share_recipients(made: list[Draft]) -> None:
    """Let the acts of a sentence by one actor be for the firm that its agreement or first act names."""
    for pact in made:
        if pact.act.parties and not pact.recipients:
            _by_equals(pact, made)
        if pact.act.family == "trade" and pact.recipients:
            _share_target(pact, made)
        if pact.act.sites:
            _for_builder(pact, made)
        if pact.act.instrument == "loan" and pact.recipients:
            _secure(pact, made)
        if pact.act.parties:
            _in_partner(pact, made)
        if pact.recipients and not pact.act.adjectives and pact.act.instrument != "agreement":
            _by_same_actor(pact, made)


def _by_same_actor(pact: Draft, made: list[Draft]) -> None:
    """Let what else the actor of an act buys or pays be for the same firm."""
    for draft in made:
        if (
            not draft.recipients
            and (draft.act.buys or draft.act.family == "capital")
            and not draft.line.gaps
            and draft.trigger is not pact.trigger  # of two sums of one verb each is for its own
            and draft.known("actors").keys & pact.known("actors").keys
            and not of_part(draft, pact)
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


def of_part(whole: Draft, part: Draft) -> bool:
    """Say whether an act is only a part of another: ``a €3 billion package, including a grant for Acme``."""
    return INCLUDING.search(whole.line.text, whole.trigger.end, part.trigger.start) is not None


# "signed a term sheet with KfW for a loan": the lender stands between the paper and what it is for.
_PAPER_WITH = reex.regex(
    r"\b(?:agreement|deal|contract|term sheet|letter(?: of \w+)?|memorandum|mandate)\swith\s(?:the\s)?$"
)
_PAPER_REACH = 40
_SIGNED_WITH = reex.regex(r"\s(?:(?:were|was|have been)\s\w+\s)?with\s(?:the\s|both\s)?")
_SIGNERS = frozenset(("agency", "company", "organization"))
_FOR_MONEY = reex.regex(r"(?:\s\([^()]{1,40}\))?,?\s(?:for|on|covering)\s[^,;:]{0,60}$")


def with_lender(draft: Draft) -> Draft:
    """Let the firm that signs a paper for a loan get it from whom it signs it with, also where it is for a site."""
    line, start = draft.line, draft.trigger.start
    sides = tuple(e for e in (*draft.actors, *draft.recipients) if e.kind != "facility")
    if (
        draft.act.instrument not in ("loan", "grant", "guarantee")
        or len({key(e) for e in sides}) != 1
        or sides[0].kind != "company"
    ):
        return draft
    for lender in line.of_kinds(frozenset((*STATES, "company"))):
        if not sides[0].end <= lender.start < lender.end <= start or key(lender) in draft.parties:
            continue
        before = _PAPER_WITH.search(line.text, max(line.start, lender.start - _PAPER_REACH), lender.start)
        if before and _FOR_MONEY.fullmatch(line.text, lender.end, start):
            draft.take("recipients", sides, "subject")
            draft.take("actors", (lender,), "beside")
    return draft


def with_signers(draft: Draft) -> Draft:
    """Let all those give with whom paper for money is signed: ``Loan agreements with KfW and the EIB were signed``.

    A firm that signs for its own shares gets their money, though it is who acts.
    """
    line, word = draft.line, word_of(draft).lower()
    if draft.act.family != "capital" or draft.trigger.form != "noun" or "agreement" not in word:
        return draft
    first = next(
        (e for e in line.of_kinds(_SIGNERS) if _SIGNED_WITH.fullmatch(line.text, draft.trigger.end, e.start)), None
    )
    if first is None:
        return draft
    givers = joined_behind(line, first, _SIGNERS)
    others = tuple(e for e in (*draft.actors, *draft.recipients) if e not in givers)
    if not others or (others == draft.actors and is_one_of(word, draft.act.raises)):
        draft.take("actors", givers, "beside")
        draft.take("recipients", others, "subject")
    return draft


def with_state_first(draft: Draft) -> Draft:
    """Make the body of state the giver: a firm that signs for a loan with a bank of state gets it.

    So it does where both are told as those who sign: ``KfW and Acme have signed a loan``.
    """
    states = tuple(e for e in draft.actors if e.kind in STATES)
    getting = tuple(e for e in draft.actors if e.kind == "company" and not _LENDS.search(e.name or e.text))
    if states and getting and not draft.recipients and draft.trigger.form == "noun" and _are_joined(draft):
        draft.take("actors", states, draft.why.get("actors", ""))
        draft.take("recipients", getting, "subject")
    firms = draft.actors and all(e.kind in ("company", "organization", "facility") for e in draft.actors)
    if firms and draft.recipients and all(e.kind == "agency" for e in draft.recipients):
        draft.turn("state")
    if not draft.actors and draft.recipients and all(e.kind == "agency" for e in draft.recipients):
        takers = _given_behind(draft)
        if takers:  # "EXIM has lined up $4 million in loans for Syrah"
            draft.turn("state")
            draft.take("recipients", takers, "object")
        elif "agreement" in word_of(draft):  # "the assistance agreement with the department"
            draft.turn("state")
    return draft


def _are_joined(draft: Draft) -> bool:
    """Say whether all who do it stand before the word of the act, as those who sign, agree or negotiate it."""
    last = max(e.end for e in draft.actors)
    return last <= draft.trigger.start and _SIGN.search(draft.line.text, last, draft.trigger.start) is not None


def _given_behind(draft: Draft) -> tuple[reex.Entity, ...]:
    """Return the firm that money is for, right behind its word or its sum."""
    text, ends = draft.line.text, (draft.trigger.end, *(e.end for e in draft.amounts))
    firms = draft.line.of_kind("company")
    return tuple(e for e in firms if any(_FOR_FIRM.fullmatch(text, end, e.start) for end in ends))


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


def _secure(debt: Draft, made: list[Draft]) -> None:
    """Let a guarantee that a sentence tells with a debt be for who borrows, and as far as the debt has come."""
    for draft in made:
        behind = draft.act.instrument == "guarantee" and draft.trigger.start > debt.trigger.start
        apart = behind and _APART.search(draft.line.text, debt.trigger.end, draft.trigger.start)
        if behind and not apart and not draft.recipients and draft.actors:
            draft.take("recipients", debt.recipients, "sentence")
            if draft.force.why == "default":
                draft.force = msgspec.structs.replace(draft.force, status=debt.force.status, binding=debt.force.binding)


def _share_target(hit: Draft, made: list[Draft]) -> None:
    """Let the measures that one country takes in a sentence be on the country that one of them names."""
    for draft in made:
        same = draft.act.family == "trade" and draft.known("actors").keys == hit.known("actors").keys
        if same and not draft.recipients and draft.trigger.start > hit.trigger.start:
            draft.take("recipients", hit.recipients, "sentence")
