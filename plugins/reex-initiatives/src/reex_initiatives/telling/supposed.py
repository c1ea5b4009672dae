"""What a text only makes up, takes back or calls for: ``Suppose``, ``We wrongly wrote``, ``What would I do?``."""

from __future__ import annotations

import re

import msgspec

import reex
from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.lexicon.vocabulary import any_of, any_titled, signs_of
from reex_initiatives.memory.context import Context
from reex_initiatives.progress.status import Force
from reex_initiatives.sentences.hits import verbs
from reex_initiatives.sentences.line import Line

# "But suppose the bank lent", "Let's imagine that", "Say Ottawa lends", and no caption: "Picture: Acme's smelter".
_SUPPOSES = reex.regex(
    rf"\W{{0,3}}(?:(?:{any_titled('goes_on_so')}),?\s(?:just\s)?)?"
    rf"(?:(?:{any_titled('supposes')})\s|(?:{any_titled('thought_up')}),?\s"
    r"|[Ss]ay\s(?=(?:that|the|an?|we|you|he|she|they)\s|[A-Z])|[Pp]icture\s(?=an?\s|the\s|this\b))"
)
# Behind these stands what is so, whatever is supposed beside it: "Imagine what Acme, which got $5 million, would do".
_TOLD_BESIDE = ("which ", "who ")
# "An earlier version of this article said that", "We wrongly reported".
_TAKEN_BACK = reex.regex(
    rf"\bversions?\sof\s(?:this|the|our|that)\s(?:[\w-]+\s){{0,2}}(?:{any_of('pieces')})\b[^.;]{{0,60}}?\s(?:{any_of('had_said')})\b"
    rf"|\b(?:{any_of('by_mistake')})\s(?:{any_of('had_said')})\b|\b(?:{any_of('misprinted')})\b"
)
# From what hearsay tells to what becomes of it: "… lent Acme $5 million was".
_IS = r"\s[^.;]{2,120}?\s(?:is|are|was|were|proved|turned\sout\sto\sbe)\s(?:[a-z]+ly\s)?"
# "It isn't true that the bank lent", "denied reports that it had lent", "A post that said the bank had lent was fake".
_UNTRUE = reex.regex(
    rf"\b(?:not|isn['’]t|wasn['’]t)\strue\sthat\b|\b[Ii]t\s(?:is|was)\s(?:{any_of('untrue')})\sthat\b"
    rf"|\bno\struth\s(?:in|to)\s(?:the\s)?(?:{any_of('hearsay')})\b"
    rf"|\b(?:{any_of('denies')})\s(?:(?:the|all|any|recent|earlier|media|press|market)\s){{0,2}}(?:{any_of('hearsay')})"
    r"\s(?:that|saying|(?P<thing>of|about))\b"
    rf"|\b(?:{any_titled('hearsay')})\s(?:that|which|of|saying|claiming|about){_IS}(?:{any_of('untrue')})\b"
    rf"|\b(?:{any_titled('hearsay')})\s(?:that|which|saying|claiming){_IS}(?:{any_of('denied_then')})\b"
    # what a rumour only names stays open, unless it is told who denies it: "Rumours of a loan were denied"
    rf"|\b(?!(?:{any_titled('rumours')})\s)(?:{any_titled('hearsay')})\s(?:of|about){_IS}(?:{any_of('denied_then')})\b"
    rf"|\b(?:{any_titled('rumours')})\s(?:of|about){_IS}(?:{any_of('denied_then')})\sby\b"
)
# One of these stands wherever something is taken back or untrue.
_ERRED = frozenset((b"true", b"truth", b"version", b"versions"))
_ERRED |= signs_of("by_mistake", "misprinted", "hearsay", "untrue")
# Where what is untrue is over.
_GOES_ON = reex.regex(r";|,\s(?:but|while|although|though|and\ssaid)\s")
# Before a verb, behind hearsay of a thing, which has none: "rejected claims of bias, and approved".
_AND = reex.regex(r",?\s(?:and|then|but)\s(?:(?:also|then|instead|later|[a-z]+ly)\s)?")
# "Analysts at Acme expect the bank to lend": what nobody has said who would do it.
_GUESSED = reex.regex(
    rf"\b(?:{any_titled('guessers')})\b(?:\s(?:at|from|with|in)\s[^.;,]{{1,40}})?\s(?:now\s|also\s|still\s)?(?:{any_of('guesses')})\s"
)
# How an author comes to what he calls for: "What should Europe do?", "Here is what I would do", "My proposal:".
_CALLS = reex.regex(
    r"\b[Ww]hat\s(?:else\s)?(?:should|would|could|must|ought|can|might)\s(?:[\w.’'-]+\s){1,4}do\b"
    r"|\b[Ww]hat\s(?:[\w.’'-]+\s){1,4}(?:should|would|could|must|ought\sto|needs?\sto)\sdo\b"
    rf"|(?:^\W{{0,3}}|[.:]\s|[Hh]ere\sis\s|[Hh]ere['’]s\s)(?:[Mm]y|[Oo]ur)\s(?:own\s)?(?:{any_of('wishes')})(?:\sis|:)"
)
# How a sentence opens that says what somebody would do well to do: "What is needed is", "Two things would help:".
_WANTED = reex.regex(
    r"\W{0,3}(?:(?:[Aa]nd|[Bb]ut|[Yy]et|So|Now|[Ii]nstead),?\s)?"
    rf"(?:[Ww]hat|(?:[A-Z][a-z]+|[Aa]\sfew)\s(?:[a-z]+\s)?(?:{any_of('steps_to_take')}))\s"
    rf"(?:(?!(?:which|that|who)\s)[^\s,;:.]+\s){{0,5}}?(?P<want>{any_of('would_do')})\b(?:[^:;.]{{0,60}}?:\s|[^,:;.]{{0,30}}?\sis\s)"
)
_CALLING = frozenset((b"what", b"my", b"our"))
_CALLED_FOR = signs_of("wishes") | {b"do"}
# How many sentences behind that he may still be at it, if no paragraph ends before.
_CALLS_REACH = 8
# Between the start of its clause and an act that nobody has done yet, stands what makes it one of many: "a levy".
_SOME = reex.regex(r"\b[Aa]n?\s")
_WHOSE = reex.regex(r"['’]s\s|\b[Tt](?:he|his|hese|hat|heir)\s")


def is_supposed(line: Line, trigger: Trigger, context: Context) -> bool:
    """Say whether an act is only supposed, or was told in error: ``Suppose the bank lent``, ``We wrongly wrote``."""
    if trigger.start >= context.unreal:
        return False
    if line.places and line.page.text.endswith(_TOLD_BESIDE, line.span.start, line.places[-1][0].start):
        return False
    start = line.clause(trigger.start)[0]
    return not (line.text.startswith(_TOLD_BESIDE, start) and line.text.endswith(", ", 0, start))


def hear_supposed(line: Line, context: Context) -> None:
    """Note up to where a sentence tells nothing that is so, and where its author says what should be done.

    The latter ends with its paragraph, or with the one behind where it is one of its own.
    """
    context.unreal = _unreal(line) if line.triggers or line.of_kind("money") else 0
    if calls := _call(line):
        alone = line.text[max(0, line.start - 1) : line.start] in ("", "\n") and line.text.startswith("\n", line.end)
        context.call = reex.Span(calls.start(), calls.end())
        context.call_until = line.number + _CALLS_REACH, line.paragraph + alone
    elif context.call and (line.number > context.call_until[0] or line.paragraph > context.call_until[1]):
        context.call = None


def _unreal(line: Line) -> int:
    """Return up to where a sentence tells nothing that is so: its end, where that goes on, or 0."""
    if _SUPPOSES.match(line.text, line.start):
        return line.end
    if line.lacks(_ERRED):
        return 0
    wrong = _TAKEN_BACK.search(line.text, line.start, line.end) or _UNTRUE.search(line.text, line.start, line.end)
    return _end_of_untrue(line, wrong) if wrong else 0


def _call(line: Line) -> re.Match[str] | None:
    """Return where an author says that he comes to what should be done."""
    if line.lacks(_CALLING) or line.lacks(_CALLED_FOR):
        return None
    return _CALLS.search(line.text, line.start, line.end)


def as_called_for(line: Line, trigger: Trigger, how: Force, context: Context) -> Force:
    """Return how far an act has come that an author calls for: ``What would I do? First, a $5 million stockpile``.

    One that only analysts expect is no more than proposed either.
    """
    if trigger.form == "base" and how.status in ("announced", "agreed"):
        guess = _GUESSED.search(line.text, line.clause(trigger.start)[0], trigger.start)
        if guess:
            cue = line.text[guess.start() : guess.end()].strip().lower()
            span = reex.Span(guess.start(), guess.end() - 1)
            return msgspec.structs.replace(how, status="proposed", binding=False, cue=cue, why="cue", span=span)
    if how.why != "default":
        return how
    call, start = context.call, line.clause(trigger.start)[0]
    if trigger.form == "noun" and (wanted := _WANTED.match(line.text, line.start, trigger.start)):
        call, start = reex.Span(wanted.start(), wanted.end("want")), max(start, wanted.end())
    if call is None or not _SOME.search(line.text, start, trigger.start):
        return how
    if _WHOSE.search(line.text, start, trigger.start):
        return how
    cue = line.text[call.start : call.end].lower()
    return msgspec.structs.replace(how, status="proposed", binding=False, cue=cue, why="cue", span=call)


def _end_of_untrue(line: Line, wrong: re.Match[str]) -> int:
    """Return where what is untrue is over; hearsay of a thing goes no further than its clause, nor to a next verb."""
    right = _GOES_ON.search(line.text, wrong.end(), line.end)
    end = right.start() if right else line.end
    if not wrong.groupdict().get("thing"):
        return end
    told = verbs(line.words)
    joined = (m.start() for m in _AND.finditer(line.text, wrong.end(), end) if m.end() in told)
    clauses = (at for at in line.boundaries if at > wrong.end())
    return min(next(joined, end), next(clauses, end), end)
