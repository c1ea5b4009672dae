"""Who stands at a place of a pattern, where the party that fills it is not all, or only describes somebody else."""

from __future__ import annotations

from collections.abc import Mapping

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of
from reex_initiatives.parties.may_act import can_be_subject
from reex_initiatives.parties.subject import PRONOUN
from reex_initiatives.parties.together import only_joins
from reex_initiatives.sentences.joined import ACTING, joined_before, named_before_bracket
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.party import HEADED_REACH, NEAR, is_adjective, is_possessive, is_quoted, owns_country
from reex_initiatives.sentences.referring import referred

_PARTICIPLE_VERB = reex.regex(r"[a-z]{3,}ing\b")
# "customers in Korea, and the firm hopes to build": a subject that only refers to somebody.
_THE_FIRM = reex.regex(
    rf",?\s(?:and|but|while|as|where|which)\s(?:the\s(?:{any_of('referring')})|it|they)\s(?:\w+\s){{0,4}}$"
)
_OWN_MEASURE = reex.regex(r"(?:['’]s)?\s(?:new\s)?(?:export\s)?")
# "signed with Acme and will build", "bought Beta, and plans to": verbs, and no second subject.
GOES_ON_TO = reex.regex(
    r"(?:\s\([^()]{1,20}\))?,?\s(?:and|but)\s(?:also\s|then\s|now\s|later\s)?"
    rf"(?:will|would|has|had|is|was|{any_of('goes_on')})\s"
)
_FOR_SUM = reex.regex(r"\s(?:for|worth|at|in)\s(?:[^\s,;]+\s?){1,4}(?=\s(?:and|but)\s)")
# "Vale, backed by Manara, is": whose a firm is, or who stands behind it, does nothing.
_OWNED_BY = reex.regex(
    r",\s(?:which\sis\s|now\s)?(?:(?:part|half|majority|wholly|jointly)[\s-])?"
    rf"(?:{any_of('owned')})\sby\s(?:the\s)?$"
)


def owner_near(line: Line, site: reex.Entity, trigger: Trigger) -> reex.Entity | None:
    """Return whose mine it is that only stands near a place with a name: ``approved Acme's mine near Julia Creek``."""
    if site.kind != "facility" or not NEAR.search(line.text, max(line.start, site.start - 16), site.start):
        return None
    firms = (e for e in line.of_kind("company") if trigger.end <= e.start < site.start and is_possessive(line, e))
    return next((e for e in firms if e.kind in trigger.act.recipients), None)


def own_measure(line: Line, trigger: Trigger) -> reex.Entity | None:
    """Return the country that a measure right behind it is of: ``said Chinese curbs``, ``against China's curbs``."""
    if not trigger.act.owned or trigger.act.adjective_hit:
        return None
    near = (e for e in line.of_kind("country") if is_adjective(e) or owns_country(line, e))
    return next((e for e in near if _OWN_MEASURE.fullmatch(line.text, e.end, trigger.start)), None)


def first_doer(line: Line, actor: reex.Entity, trigger: Trigger) -> reex.Entity | None:
    """Return the subject of the verbs of which a party is only an object: ``Acme signed with Beta and will build``."""
    told = _FOR_SUM.match(line.text, actor.end, trigger.start)  # "bought shares in Beta for $5 million and will take"
    low = max(line.start, actor.start - HEADED_REACH)
    owns = line.text.startswith(",", actor.end) and _OWNED_BY.search(line.text, low, actor.start)
    if not owns and not GOES_ON_TO.match(line.text, told.end() if told else actor.end, trigger.end + 1):
        return None
    start, _ = line.clause(actor.start)
    before = [e for e in line.of_kinds(trigger.act.actors) if start <= e.start and e.end < actor.start]
    able = [e for e in before if can_be_subject(line, e, trigger)]
    return able[0] if able and actor not in joined_before(line, actor)[1:] else None


def is_no_subject(line: Line, actor: reex.Entity, trigger: Trigger) -> bool:
    """Say whether somebody else does what a party stands before: ``with Acme, under which it may buy``."""
    if line.text.endswith(", ", actor.end, trigger.start) and _PARTICIPLE_VERB.match(line.text, trigger.start):
        return True  # "buys shares in Acme, securing"
    if actor.start > line.start and not trigger.act.parties and only_joins(line, actor):
        return True
    if GOES_ON_TO.match(line.text, actor.end, trigger.end + 1) and not can_be_subject(line, actor, trigger):
        start, _ = line.clause(actor.start)
        if start == line.start and referred(line, actor.start):
            return True  # "It won a grant from the ministry and plans to build": what the ministry gave, it got
    between = actor.end, trigger.start
    return is_quoted(line, actor) or any(words.search(line.text, *between) for words in (PRONOUN, _THE_FIRM))


def before_actor(line: Line, places: Mapping[str, reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return who is joined to the actor of a pattern from before; ``A, B and C signed`` is one list to its end."""
    actor = named_before_bracket(line, places["actor"]) or places["actor"]
    last = places.get("recipient", actor)
    whole = joined_before(line, last) if actor.end <= last.start else ()
    chain = whole if actor in whole else joined_before(line, actor)
    return chain[: chain.index(actor)]


def together_with(line: Line, actor: reex.Entity, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return who does it with the actor of a pattern: ``Acme joins forces with Beta to build``."""
    if not (line.text.startswith(" to ", actor.end) and line.text.endswith(" with ", line.start, actor.start)):
        return ()
    start, _ = line.clause(actor.start)
    before = [e for e in line.of_kinds(trigger.act.actors) if start <= e.start and e.end < actor.start]
    return joined_before(line, before[-1]) if before and can_be_subject(line, before[-1], trigger) else ()


def up_to_verb(line: Line, actor: reex.Entity, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return who is joined to the actor of a pattern, up to its verb: ``Canada and Japan set up``."""
    behind = [e for e in line.of_kinds(ACTING) if actor.end <= e.start and e.end <= trigger.start]
    whole = joined_before(line, behind[-1]) if behind else ()
    return whole[whole.index(actor) + 1 :] if actor in whole else ()
