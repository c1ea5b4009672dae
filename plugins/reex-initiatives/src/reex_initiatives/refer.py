"""What an act takes from the sentences before: ``the company``, ``this investment``, ``the deal``."""

from __future__ import annotations

import re

import reex
from reex_initiatives.context import CITED, Context
from reex_initiatives.draft import AMBIGUOUS, Draft
from reex_initiatives.for_the_nation import CHAMBERS
from reex_initiatives.getting import was_given, won_behind
from reex_initiatives.joined import joined_before
from reex_initiatives.kinds import DOERS, FIRMS_AND_GROUPS
from reex_initiatives.lists import ITEM, begins_with_verb
from reex_initiatives.party import key, keys
from reex_initiatives.referring import SPEAKER, owned_by, referred
from reex_initiatives.subject import verb_of
from reex_initiatives.weigh import word_of

_KNOWN = frozenset(("this", "these", "the", "that", "those", "such", "its", "their", "our"))
_OPENS_ON = reex.regex(
    r"(?:This|The) (?:same |whole |entire )?(?:deal|investment|agreement|package|arrangement|transaction)\b"
)
# What may stand between an act that is spoken of again and what was done to it.
_WAS = reex.regex(
    r"(?:\s(?:to|with|from|for|between|of)\s[^,;:]{1,60})?\s(?:was|were|is|are|(?:has|have|had) been)\s(?:\w+ly\s)?"
)
_AUXILIARY = reex.regex(r"(?:is|are|was|were|has been|have been)\s")
_FRAME_REACH = 3
# How many sentences behind a sum its form may be named.
_FORM_REACH = 2
_OF_THE = reex.regex(r"\bof\s(?:the|this|that)\s(?:\w+\s)?$")
_ARTICLE_REACH = 24
_OF_ITS = reex.regex(r"\bof\s(?:its|the (?:company|firm|miner|developer)['’]s)\s(?:[\w-]+\s){0,2}$")
_OF_ITS_SHARES = reex.regex(
    r"\b(?:of|in)\s(?:its|their|the (?:company|firm|miner|developer)['’]s)\s(?:[\w-]+\s){0,2}"
    r"(?:shares|stock|equity|capital)\b"
)
_FOR_ITS = reex.regex(
    r"\s(?:of\s(?:[\w()-]+\s){1,8})?(?:for|to|at|of)\s(?:its|the (?:company|firm|miner|developer)['’]s)\s"
)
_FIRM = (
    r"(?:it|the (?:[\w-]+ ){0,2}(?:company|firm|miner|producer|developer|start-?up|explorer|refiner|recycler|smelter"
    r"|processor|magnet maker|maker|group|junior))\b(?!['’])"
)
_IT = reex.regex(rf"\s{_FIRM}")
_TO_IT = reex.regex(rf"\s(?:to|in|into|of|for)\s{_FIRM}")
_UNDER_IT = reex.regex(r"\W{0,3}Under (?:it|this|its terms|the (?:agreement|framework|pact|memorandum|accord|deal))\b")
_IS_DONE = reex.regex(r"\b(?:will|would|to|is|are|was|were|has|have)\s(?:be|being|been)\s")
# How a notice decides: "with the approval of the State Council, it has been decided to impose".
_IT_IS_DECIDED = reex.regex(
    r"\b[Ii]t\s(?:has been|was|is)\s(?:hereby\s)?(?:decided|resolved|ordered|determined)\s(?:to|that)\b"
)
_BY_WHOM = reex.regex(r"\bby\s(?:the\s)?[A-Z]")
_WAS_DONE = reex.regex(
    r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s|also\s|now\s)?(?:raised|increased|lifted|doubled|tripled"
    r"|hiked|cut|lowered|reduced|halved|slashed|trimmed|removed|abolished|scrapped|waived|dropped|withdrawn|eliminated"
    r"|suspended|extended|imposed|introduced|levied|reintroduced|reimposed|reinstated|restored|set at|set aside"
    r"|earmarked|allocated|budgeted|ring-?fenced|allotted|phased)\b"
)
_ALSO = reex.regex(r"\b(?:also|too|as well|in addition|further)\b")
_ADDED = reex.regex(
    r"\b(?:added|adds|will add|matched|matches|will match|topped|chipped in|chips in|will top"
    r"|contribut(?:es|ed|ing)|will contribute|kicks in|puts? in)\b"
)
_OF_STATE = ("agency", "country")
_OF_TWO = ("pair", "firms", "two", "several")
# What only a state takes, and what only a budget does.
_LEVY = reex.regex(r"(?:royalt(?:y|ies)|lev(?:y|ies)|tax(?:es)?|fees?)\b", re.IGNORECASE)
_SET_ASIDE = reex.regex(r"\b(?:earmarked|allocated|set aside|budgeted|ring-?fenced|allotted)\b")
_THEY = reex.regex(r"\bthey\b", re.IGNORECASE)
_OF_ITS_GOODS = reex.regex(r"\s(?:[\w%-]+\s){1,3}of\s(?:its|their|the (?:mine|plant|refinery|project|smelter)['’]s)\s")
_IN_ITS = reex.regex(r"\s(?:in|of)\s(?:its|the (?:company|firm|miner|developer)['’]s)\s")
_TO_OTHER = reex.regex(
    r"\b(?:to|(?P<from>from))\sthe\s(?:[\w-]+\s){0,2}(?:company|firm|miner|producer|refiner|recycler|smelter|maker"
    r"|carmaker|automaker|steelmaker|buyer|customer|seller|supplier|utility|trader|trading house|group|partner|giant"
    r"|manufacturer|processor|developer)\b(?(from)|(?!['’]))"
)
# Subjects of a sentence that are many firms or bodies, and none that a text names.
_MANY = reex.regex(
    r"(?:^|[.!?:;]\s|\n|,\s(?:and|but|while|as)\s)\W{0,3}(?:(?:[A-Z]|[a-z])[\w-]*\s){0,4}?(?:[Cc]ompanies|[Ff]irms|[Mm]iners|[Pp]roducers"
    r"|[Dd]evelopers|[Ll]enders|[Bb]anks|[Ii]nvestors|[Rr]ivals|[Pp]eers|[Cc]ompetitors|[Aa]utomakers|[Cc]armakers|[Rr]efiners|[Rr]ecyclers"
    r"|[Ss]melters|[Ss]uppliers|[Mm]anufacturers|[Mm]akers|[Ss]tart-?ups|[Tt]raders|[Bb]uyers|[Gg]overnments|[Cc]ountries|[Nn]ations"
    r"|[Ss]tates|[Ee]xplorers|[Uu]tilities|[Bb]usinesses|[Gg]roups|[Ff]unds|[Oo]thers)\s(?:(?:also|now|then|alone|already)\s)?"
    r"(?:have|are|were|will|would|had|could|may|plan|want|expect|say|said|build|sign|signed|buy|bought|lent|lend|invest|invested"
    r"|announced|announce|put|raised|raise|opened|spent|spend|took|take|[a-z]+ed|can|do)\b"
)
_TRANCHE = reex.regex(
    r"\W{0,3}(?:The|Its|A) (?:first|second|third|final|last|initial|next|closing) "
    r"(?:draw(?:down)?|tranche|instal+ment|payment|disbursement|slice)\b"
)
_IS_INQUIRY = reex.regex(r"(?:investigation|inquiry|probe)s?\b")
# What else is of who signs an order: "By the authority vested in me, it is hereby ordered".
_SIGNED = reex.regex(r"\b(?:vested in me|hereby)\b")
_THE_FIRM = reex.regex(r",\s(?:and|but|so)\s(?:the|this)\s(?:company|firm|miner|developer|producer|maker)\s")
# "will set up a centre for ores next year and steer €3 billion": a second thing that is done, and not what it is for.
_ANOTHER_VERB = reex.regex(r"(?:\s(?!(?:to|that|which|\w+ing)\s)[^\s.;]+){1,12}\sand\s")
_UNDER_AN_ORDER = reex.regex(
    r"\b(?:under|pursuant to|in line with|following|citing|required by|based on|acting on)\s(?:the\s|an?\s)?$",
    re.IGNORECASE,
)
_THE_ORDER = reex.regex(r"\W{0,3}(?:The|This) (?:[Oo]rder|[Pp]roclamation|[Dd]etermination|[Mm]emorandum)\b")

# How a text speaks of the bill that it is about.
_THE_BILL = reex.regex(r"\b(?:[Tt]his|[Mm]y|[Oo]ur)\s(?:bill|[Aa]ct|legislation)\b|\b[Tt]he\s(?:bill|legislation)\b")


def is_known(draft: Draft, word: re.Match[str] | None, context: Context) -> bool:
    """Say whether the text only speaks again of an act: ``this investment``; it becomes evidence of that act."""
    trigger, line = draft.trigger, draft.line
    if word is None or trigger.form != "noun" or draft.amounts or trigger.program or trigger.site:
        return False
    if word["word"].lower() not in _KNOWN or draft.rule == "owner":
        return False
    start = word.start()
    if any(start <= e.start < trigger.start for e in line.of_kinds(DOERS)):
        return False
    if draft.act.parties and word["word"] == "Our":
        return True  # "Our partnership has also anchored work with Japan": of those who speak
    that = word["word"] == "That"  # what was told right before, whatever was told earlier
    known = (that and _of_form(draft, context)) or context.seen.get(draft.act.instrument) or _of_form(draft, context)
    if known is None and (draft.act.generic or word["word"].lower() in ("this", "these")):
        known = context.last
    if known is not None and known.headline and not line.heading:
        return False  # a text tells its headline again, and tells more
    again = known is not None and word["word"].lower() in ("this", "these", "such")
    again = again or (known is not None and word_of(known) == word_of(draft) and not draft.line.heading)
    again = again or (known is not None and _goes_on(known, draft, word))
    if known is None or (draft.parties - known.parties and not again):
        return known is None and word["word"].lower() in ("its", "their", "our") and not draft.parties
    known.speaks_on(line, reach=99)
    if known.act.family == draft.act.family and _is_on_it(draft, word):
        known.hear(draft)
    return True


def is_tranche(draft: Draft, context: Context) -> bool:
    """Say whether a sentence opens with a part of the money just told: ``The first draw, of $5 million, is due``."""
    last, line = context.last, draft.line
    if last is None or last.act.family != "capital" or draft.act.family != "capital":
        return False
    if not _TRANCHE.match(line.text, line.start) or line.number - last.evidence[-1].number > _FRAME_REACH:
        return False
    last.speaks_on(line, reach=_FRAME_REACH)
    return True


def _goes_on(known: Draft, draft: Draft, word: re.Match[str]) -> bool:
    """Say whether a sentence opens with the act that the one before told: ``The loan, which KfW will pay out,``."""
    opens = word["word"] == "The" and word.start() == draft.line.start
    near = known.act is draft.act and 0 < draft.line.number - known.evidence[-1].number <= 1
    return opens and near and draft.known("recipients").keys <= known.parties


def _is_on_it(draft: Draft, word: re.Match[str]) -> bool:
    """Say whether the status is told of the act that is spoken of again: ``the loan to Acme was signed``."""
    text, trigger, cue = draft.line.text, draft.trigger, draft.force.span
    if cue is None:
        return False
    if cue.start >= trigger.end:
        passive = _AUXILIARY.match(text, cue.start, cue.end)
        return _WAS.fullmatch(text, trigger.end, passive.end() if passive else cue.start) is not None
    return text[cue.end : word.start()].isspace()


def _of_form(draft: Draft, context: Context) -> Draft | None:
    """Return the money just told whose form this sentence names: ``will provide $75 million. The grant will fund``."""
    last = context.last
    if last is None or not last.act.generic or not last.amounts or draft.act.generic or draft.act.family != "capital":
        return None
    if draft.parties or draft.line.number - last.evidence[-1].number > _FORM_REACH:
        return None
    last.act = draft.act
    context.seen[draft.act.instrument] = last
    return last


def is_of_order(draft: Draft, context: Context) -> bool:
    """Say whether the text tells what an order is for, or does: ``signed an order to streamline permitting``."""
    line, trigger = draft.line, draft.trigger
    ordered = trigger.act.instrument == "executive_action"
    actors = draft.actors if ordered and _IS_INQUIRY.match(line.text, trigger.start) else ()
    if any(line.cues_of(line.start, e.start, "directing") for e in actors if e.end <= trigger.start):
        return False  # the department that is told to open one has still to do it
    orders = (t for t in line.triggers if t.act.instrument == "executive_action" and t.end <= trigger.start)
    before = [t for t in orders if not _UNDER_AN_ORDER.search(line.text, max(line.start, t.start - 24), t.start)]
    one = bool(before) and line.clause(before[-1].start) == line.clause(trigger.start)
    if one and trigger.form == "base" and not _ANOTHER_VERB.fullmatch(line.text, before[-1].end, trigger.start):
        return True
    if one and (trigger.form == "goods" or ordered):
        return True
    order = context.seen.get("executive_action")
    if ordered and order and _THE_ORDER.match(line.text, line.start):
        order.speaks_on(line, reach=99)
        return True
    return False


def is_of_bill(draft: Draft, context: Context) -> bool:
    """Say whether the text speaks again of the bill that it is, or is about: ``This bill would require``."""
    line, bill = draft.line, context.seen.get("law")
    if draft.act.instrument != "law" or bill is None or bill.force.status != "proposed":
        return False
    named = line.text.startswith(CITED, draft.trigger.end) and not context.bill
    if not named and not (context.bill and _THE_BILL.search(line.text, line.start, line.end)):
        return False
    context.bill = True
    bill.speaks_on(line, reach=99)
    return True


def is_of_pact(draft: Draft, context: Context) -> bool:
    """Say whether the text only tells what a pact is for: ``Under it the two countries will invest together``."""
    pact = context.last
    if pact is None or not pact.act.parties or not draft.act.generic or draft.amounts or draft.recipients:
        return False
    if not _UNDER_IT.match(draft.line.text, draft.line.start):
        return False
    pact.speaks_on(draft.line)
    return True


def inherit(draft: Draft, context: Context) -> None:
    """Fill who gives and gets from what the sentences before have told, where this one refers to it."""
    _inherit_form(draft, context)
    _inherit_signer(draft, context)
    if won_behind(draft.line, draft.trigger):
        _inherit_winner(draft, context)
    elif not draft.actors or (not draft.recipients and _gets(draft)):  # else all that it could tell is told
        _inherit_reference(draft, context)
    _inherit_seller(draft, context)
    _inherit_other(draft, context)
    _inherit_receiver(draft, context)
    _inherit_permitted(draft, context)
    _inherit_measure(draft, context)
    _inherit_state(draft, context)
    _inherit_frame(draft, context)
    _inherit_partner(draft, context)
    _inherit_issuer(draft, context)


def _inherit_signer(draft: Draft, context: Context) -> None:
    """Let what an order tells in the first person be of who signs it: ``I hereby waive``."""
    signer, line = context.signer, draft.line
    if signer is None or signer.kind not in draft.act.actors or any(e.kind != "country" for e in draft.actors):
        return
    if _SIGNED.search(line.text, line.start, line.end) or SPEAKER.search(line.text[line.start : line.end]):
        draft.take("actors", (signer,), "document")


def _inherit_winner(draft: Draft, context: Context) -> None:
    """Let money be for the firm that a clause behind it only refers to: ``a grant that the company won``."""
    firms = context.firms()
    if len(firms) == 1 and not draft.recipients and "company" in draft.act.recipients:
        draft.take("recipients", firms, "reference")


def _inherit_reference(draft: Draft, context: Context) -> None:
    line, act = draft.line, draft.act
    alone = act.parties and len(draft.parties) == 1  # "In partnership with Equinor, the company completed …"
    reference = referred(line, line.end if alone else verb_of(line, draft.trigger))
    if reference and reference[0] in _OF_TWO:
        two = tuple(e for e in context.two(reference[0], line.number) if e.kind in act.actors)
        if not draft.actors and two:
            draft.take("actors", two, "reference")
        return
    known = None if act.object and not reference else _referent(draft, reference, context)
    if known is None and not draft.actors and act.by_head and draft.trigger.form == "noun":
        known = context.head
        if known:
            draft.take("actors", (known,), "document")
            return
    if known is None and not draft.actors and owned_by(line, draft.trigger):
        known = next((e for e in (context.topic, context.firm) if e and e.kind in act.actors), None)
    if known is None and not draft.actors and ITEM.match(line.text, line.start):
        known = next(iter(context.openers), None)
    _doubt(draft, reference, context)
    if known is None or set(keys((known,))) & draft.parties:
        return
    getting = _gets(draft)
    if getting and not draft.recipients:
        getter = _getter(known, draft, context)
        draft.take("recipients", (getter,) if getter else (), "reference" if getter else AMBIGUOUS)
    elif known.kind in act.actors and not draft.actors and not getting:
        draft.take("actors", _all_of(known, draft, context), "reference")


def _all_of(known: reex.Entity, draft: Draft, context: Context) -> tuple[reex.Entity, ...]:
    """Return all who did the act before, where this sentence speaks of one of them as ``they``, or opened its list."""
    if known in context.openers[:1] and ITEM.match(draft.line.text, draft.line.start):
        return tuple(e for e in context.openers if e.kind in draft.act.actors)
    last = context.last
    many = last is not None and _THEY.search(draft.line.text, draft.line.start, draft.trigger.start) is not None
    if last and many and key(known) in last.known("actors").keys:
        return tuple(e for e in last.actors if e.kind in draft.act.actors)
    return (known,)


def _inherit_seller(draft: Draft, context: Context) -> None:
    """Let goods come from whom the act before was for: ``In return it gets half of its dysprosium``."""
    last, line = context.last, draft.line
    if not draft.act.buys or draft.recipients or last is None or line.number - last.evidence[-1].number > 1:
        return
    if _OF_ITS_GOODS.match(line.text, draft.trigger.end):
        sellers = tuple(e for e in last.recipients if e.kind in draft.act.recipients and key(e) not in draft.parties)
        draft.take("recipients", sellers, "reference")


def _inherit_other(draft: Draft, context: Context) -> None:
    """Let goods go to, or come from, the other of two: ``Acme signed with Beta. It will ship ore to the refiner``."""
    line, trigger = draft.line, draft.trigger
    if (
        not draft.act.buys
        or draft.recipients
        or len(draft.actors) != 1
        or not _TO_OTHER.search(line.text, trigger.end, line.end)
    ):
        return
    two = context.two("firms", line.number)
    other = tuple(e for e in two if key(e) not in draft.parties and e.kind in draft.act.recipients)
    if len(other) == 1 and len(two) == 2:
        draft.take("recipients", other, "reference")


def _gets(draft: Draft) -> bool:
    """Say whether the sentence tells who gets the act, and not who gives it."""
    line, act, trigger = draft.line, draft.act, draft.trigger
    getters = "hit_by" if act.family == "trade" else "getting"
    reach = trigger.start if trigger.form == "noun" else trigger.end  # "The miner raised $5 million"
    passive = was_given(line, trigger, line.start)
    return not (act.buys or act.object or act.sites) and bool(passive or line.cues_of(line.start, reach, getters))


def _getter(known: reex.Entity, draft: Draft, context: Context) -> reex.Entity | None:
    """Return who gets what the text says only ``it`` got: whom the act before was for, and never who gave then."""
    last = context.last
    told_now = last is not None and last.act.family == "capital" and draft.line.number - last.evidence[-1].number <= 1
    if last and told_now and draft.act.family == "capital" and key(known) in last.known("actors").keys:
        takers = [e for e in last.recipients if e.kind in draft.act.recipients and e.kind != known.kind]
        return takers[0] if len(last.recipients) == len(takers) == 1 else None
    return known if known.kind in draft.act.recipients else None


def _doubt(draft: Draft, reference: tuple[str, str] | None, context: Context) -> None:
    """Note that several firms may be ``the company`` that acts."""
    if not draft.actors and reference and reference[0] == "company" and len(context.firms()) > 1:
        draft.take("actors", (), AMBIGUOUS)


def _referent(draft: Draft, reference: tuple[str, str] | None, context: Context) -> reex.Entity | None:
    """Return whom a referring subject stands for, who may stand in its own sentence.

    There it is the last country, or the only firm: ``Workers struck at Codelco's mine, and the company halted work``.
    """
    kind, line = reference[0] if reference else "", draft.line
    before = [e for e in line.of_kind(kind) if e.end < draft.trigger.start] if kind in ("country", "company") else []
    if before and kind == "country":
        return before[-1]
    known = context.referent(reference)
    if known is None and before and len(set(keys(before))) == 1:
        return before[0] if _THE_FIRM.search(line.text, before[0].end, draft.trigger.start) else None
    return known


def _inherit_form(draft: Draft, context: Context) -> None:
    """Let a part of money just told be of its form: ``loans of $525 million. $300 million of the package is from``."""
    last, line = context.last, draft.line
    if (
        last is None
        or last.act.generic
        or not draft.act.generic
        or not last.act.family == draft.act.family == "capital"
    ):
        return
    part = _OF_THE.search(line.text, max(line.start, draft.trigger.start - _ARTICLE_REACH), draft.trigger.start)
    if part and last.amounts and draft.amounts and line.number - last.evidence[-1].number <= _FORM_REACH:
        draft.act = last.act


def _inherit_receiver(draft: Draft, context: Context) -> None:
    """Let money be for the firm that its sentence only refers to: ``$50 million of its equity``."""
    line, trigger = draft.line, draft.trigger
    if draft.recipients or draft.act.family != "capital" or not draft.actors:
        return
    own = _OF_ITS.search(line.text, line.start, trigger.start) or _IN_ITS.match(line.text, trigger.end)
    if draft.act.instrument == "equity":
        own = own or _OF_ITS_SHARES.search(line.text, trigger.end, line.end)
    given = any(_TO_IT.match(line.text, end, line.end) for end in (trigger.end, *(e.end for e in draft.amounts)))
    behind = trigger.form != "noun" or line.text.endswith((" in", " to"), 0, trigger.end)  # "of shares in the company"
    it = behind and _IT.match(line.text, trigger.end, line.end) is not None  # no firm that stands behind it
    given = given or it
    if not (own or given) or "company" not in draft.act.recipients:
        return
    here = [e for e in line.of_kind("company") if key(e) not in draft.known("actors").keys]
    before = [e for e in here if e.end <= trigger.start]
    known = joined_before(line, before[-1]) if before else () if here and not it else _last_named(draft, context)
    one = len(set(keys(known))) == 1
    draft.take("recipients", known[-1:] if one else (), "reference" if one or not known else AMBIGUOUS)


def _last_named(draft: Draft, context: Context) -> tuple[reex.Entity, ...]:
    """Return the firm that ``the miner`` stands for: the one spoken of or, if that one acts, the last one named."""
    known = context.companies
    if context.named and {key(e) for e in known} <= draft.known("actors").keys:
        return joined_before(*context.named)
    return known


def _inherit_permitted(draft: Draft, context: Context) -> None:
    """Let a permit be for the firm whose site it is for: ``issued the decision for its Stibnite project``."""
    line = draft.line
    if draft.act.instrument != "permitting" or draft.recipients or not _FOR_ITS.match(line.text, draft.trigger.end):
        return
    before = [e for e in line.of_kind("company") if e.end <= draft.trigger.start]
    known = tuple(before[-1:]) or context.firms()
    draft.take("recipients", known if len(known) == 1 else (), "reference" if len(known) == 1 else AMBIGUOUS)


def _inherit_measure(draft: Draft, context: Context) -> None:
    """Let a measure of trade that names nobody be by whom the last one was: ``A ban on gallium was lifted too``."""
    last = context.last
    if draft.actors or draft.act.family != "trade" or not draft.act.owned or last is None or last.act.family != "trade":
        return
    if draft.line.number - last.evidence[-1].number <= _FRAME_REACH:
        draft.take("actors", last.actors, "reference")


def _inherit_state(draft: Draft, context: Context) -> None:
    """Let a measure that is told in the passive be of the state spoken of: ``exports of ore will be prohibited``."""
    if draft.actors or not _is_of_state(draft):
        return
    if draft.act.instrument == "law" and context.bill and (chamber := _chamber(context)):
        draft.take("actors", (chamber,), "document")
        return
    if draft.act.instrument == "law" and context.bill:
        return  # the countries that a bill names are those it is on
    here = [e for e in draft.line.of_kind("country") if e not in draft.recipients]
    own = draft.act.family == "trade" and draft.act.owned and draft.trigger.match is not None
    if len(here) == 1 and own:
        draft.take("actors", tuple(here), "sentence")
    elif not here and own and context.topic and context.topic.kind in draft.act.actors:
        draft.take("actors", (context.topic,), "reference")
    elif (nation := _only_nation(draft, context)) and all(key(e) == key(nation) for e in here):
        draft.take("actors", (nation,), "document")


def _chamber(context: Context) -> reex.Entity | None:
    """Return the chamber that the head of a bill names first: ``IN THE HOUSE OF REPRESENTATIVES``."""
    return next((e for e in context.agencies.values() if e.ref in CHAMBERS), None)


def _only_nation(draft: Draft, context: Context) -> reex.Entity | None:
    """Return the one country that a document names, beside those that an act is on."""
    others = context.countries.keys() - draft.known("recipients").keys
    return context.countries[others.pop()] if len(others) == 1 else None


def _is_of_state(draft: Draft) -> bool:
    """Say whether an act is a state's, whoever is told: a measure of trade, a royalty, money that a budget has."""
    act, line = draft.act, draft.line
    if act.family == "trade" and act.owned:
        return draft.trigger.match is not None
    passive = _WAS_DONE.search(line.text, line.start, line.end) and not _BY_WHOM.search(line.text, line.start, line.end)
    if act.adjective_hit:
        return bool(passive)
    if act.instrument in ("executive_action", "law", "tax_credit"):
        return True
    if act.instrument == "other":
        return bool(passive and _LEVY.match(line.text, draft.trigger.start))
    return (
        act.generic and act.family == "capital" and bool(passive and _SET_ASIDE.search(line.text, line.start, line.end))
    )


def _inherit_issuer(draft: Draft, context: Context) -> None:
    """Let what a fact sheet tells without a subject be of the body that issues it: ``€3 billion will be mobilised``."""
    act, issuer, line = draft.act, context.issuer, draft.line
    if draft.actors or issuer is None or issuer.kind not in act.actors:
        return
    if act.parties or act.buys or act.sites or act.subject_only:
        return
    begins = begins_with_verb(line) or _IT_IS_DECIDED.search(line.text, line.start, draft.trigger.end) is not None
    passive = _IS_DONE.search(line.text, line.start, draft.trigger.end) and not _BY_WHOM.search(line.text, line.start)
    if begins or (passive and not any(e.kind in act.actors for e in line.entities)):
        draft.take("actors", (issuer,), "document")


def _inherit_frame(draft: Draft, context: Context) -> None:
    """Let the acts of one deal share its parties: stake, loan and floor are for the firm that it was cut with."""
    act, line = draft.act, draft.line
    if not act.recipients or act.parties or act.sites or act.by_head:  # an order is no part of a deal
        return
    opens = not draft.actors and bool(_OPENS_ON.match(line.text, line.start))
    frame = context.last if opens else context.frame
    if frame is None or line.number - frame.evidence[-1].number > _FRAME_REACH:
        return
    if opens:
        givers = tuple(e for e in frame.actors if e.kind != "company") if frame.act.parties else frame.actors
        draft.take("actors", givers or frame.actors, "deal")
        if (
            givers and givers != frame.actors and not draft.recipients
        ):  # "The Pentagon cut a deal with MP. It adds a loan"
            takers = (e for e in frame.actors if e not in givers and e.kind in act.recipients)
            draft.take("recipients", tuple(takers), "deal")
    if draft.recipients or draft.force.status != frame.force.status or line.gaps:
        return
    if draft.known("actors").keys & frame.known("actors").keys or _gives_too(draft, frame):
        draft.take("recipients", tuple(e for e in frame.recipients if e.kind in act.recipients), "deal")


def _inherit_partner(draft: Draft, context: Context) -> None:
    """Let what a state takes or gives behind its deal with one firm be that firm's: ``The state gets a stake``."""
    deal, line = context.last, draft.line
    if (
        deal is None
        or draft.recipients
        or draft.act.family != "capital"
        or not deal.act.parties
        or line.of_kind("company")
    ):
        return
    firms = {key(e): e for e in deal.actors if e.kind == "company"}
    states = {key(e) for e in deal.actors if e.kind in _OF_STATE}
    own = draft.known("actors").keys <= states and bool(draft.actors)
    if own and len(firms) == 1 and line.number - deal.evidence[-1].number <= 1:
        draft.take("recipients", tuple(firms.values()), "deal")


def _gives_too(draft: Draft, frame: Draft) -> bool:
    """Say whether somebody else gives as well, right behind: ``France added``, ``The Department will also get``."""
    line = draft.line
    near = 0 < line.number - frame.evidence[-1].number <= 1 and draft.act.family == frame.act.family == "capital"
    if not near or line.of_kind("company") or line.cues_of(line.start, line.end, "of_many"):
        return False
    if _ADDED.search(line.text, line.start, draft.trigger.end):
        return True
    if not _ALSO.search(line.text, line.start, line.end):
        return False
    states = [{(e.ref or "").split("/")[0].upper() for e in d.actors if e.kind in _OF_STATE} for d in (draft, frame)]
    return bool(states[0] & states[1])


def by_nobody(draft: Draft) -> bool:
    """Say whether those who act are many that are not named: ``Rivals plan to build``, ``Lenders have provided``."""
    line = draft.line
    return _MANY.search(line.text, max(0, line.start - 2), draft.trigger.start) is not None


def for_the_firm(draft: Draft, context: Context) -> None:
    """Let money that a text on one firm tells of be for that firm, where no other one stands beside it."""
    firm, line = context.firm, draft.line
    sites = draft.recipients and all(e.kind == "facility" for e in draft.recipients)
    if not firm or draft.act.family != "capital" or line.gaps or draft.force.status == "ended":
        return
    if draft.recipients and not sites:
        return
    if draft.act.generic and not draft.amounts and not any(e.kind == "agency" for e in draft.actors):
        return
    if key(firm) in draft.known("actors").keys or firm.kind not in draft.act.recipients:
        return
    firms = line.of_kinds(FIRMS_AND_GROUPS)
    others = [e for e in firms if key(e) != key(firm)]
    named = any(key(e) == key(firm) and not line.text.startswith(("'", "’"), e.end) for e in firms)
    start, stop = line.clause(draft.trigger.start)
    if any(e.kind == "company" for e in draft.actors):  # one firm's money is for another only where that stands by it
        named = named and any(key(e) == key(firm) and start <= e.start < stop for e in firms)
        firms = firms or [firm]
    if not draft.actors and (by_nobody(draft) or (draft.act.generic and draft.force.status == "proposed")):
        return
    if (named or not firms or (sites and not others)) and not line.cues_of(line.start, line.end, "of_many"):
        draft.take("recipients", (firm,), "document")
