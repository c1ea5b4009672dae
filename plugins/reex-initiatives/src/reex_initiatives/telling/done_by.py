"""Who does what would be an act if somebody else did it: things, or firms where only a body of state can."""

from __future__ import annotations

from reex_initiatives.lexicon.kinds import DOERS
from reex_initiatives.lexicon.phrases import is_passive
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.parties.may_act import has_subject
from reex_initiatives.sentences.line import Line
from reex_initiatives.sentences.referring import referred

# How near to a verb a noun stands that is its subject.
_SUBJECT = 12
# Who halts exports, and whose a grant is.
_ACTING = frozenset(("agency", "company", "country"))
_GIVERS = frozenset(("agency", "country", "program", "organization"))


def is_nobodys(line: Line, trigger: Trigger) -> bool:
    """Say whether a verb with an object tells what things do, and nobody: ``a strike halted shipments``."""
    if trigger.form in ("noun", "pattern") or not (trigger.phrase or trigger.act.verb_objects):
        return False
    if trigger.act.generic and any(t.form == "noun" and 0 < trigger.start - t.end < _SUBJECT for t in line.triggers):
        return True  # "the guarantees should mobilise $2 billion"
    return not is_passive(line.text, trigger.start) and not has_subject(line, trigger)


def is_firms_own(line: Line, trigger: Trigger) -> bool:
    """Say whether a firm founds what governments act by: ``Lynas set up an office for its staff``.

    Nor does a firm control exports that halts its own: ``Glencore halted shipments from Congo``.
    """
    if trigger.act.instrument == "export_control" and trigger.phrase and trigger.form == "past":
        start, _ = line.clause(trigger.start)
        doers = [e for e in line.of_kinds(_ACTING) if start <= e.start and e.end <= trigger.start]
        return bool(doers) and all(e.kind == "company" for e in doers) and not is_passive(line.text, trigger.start)
    told = trigger.match is not None or trigger.phrase is not None
    if trigger.act.instrument != "executive_action" or not told:
        return False
    if trigger.match and "recipient" in trigger.match.places:
        return False
    before = [e for e in line.of_kinds(DOERS) if e.end <= trigger.start]
    if trigger.phrase and before and all(e.kind == "program" for e in before):
        return True  # what a law directs somebody to do, the law says
    return bool(before) and all(e.kind == "company" for e in before)


def is_firms_gift(line: Line, trigger: Trigger) -> bool:
    """Say whether a firm gives what would be a grant of a body: ``the deal gives Acme $2 million``."""
    if trigger.act.instrument != "grant" or trigger.form not in ("past", "present", "money"):
        return False
    if is_passive(line.text, trigger.start) or line.of_kinds(_GIVERS):
        return False
    if any(e.end <= trigger.start for e in line.of_kind("company")):
        return True
    subject = referred(line, trigger.start)  # "the company hands over"
    return subject is not None and subject[0] in ("company", "we", "firms")
