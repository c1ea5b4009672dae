"""From a proposal that the text bears out to an initiative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

import reex
from reex_llm.act import Act
from reex_llm.chunks import Chunk
from reex_llm.reply import Problem, Proposal

# Nobody has measured how often this model is right on these documents.
_UNMEASURED = 0.5


def initiative(
    page: reex.Page, chunk: Chunk, proposal: Proposal, model: str
) -> Iterator[reex.Initiative | reex.Notice]:
    """Yield the initiative that a proposal comes to, and a notice on each part of it that the text doesn't bear out.

    Without evidence, instrument and status in the text there is none, and one notice.
    """
    act = Act.of(page, chunk.paragraphs, proposal)
    instrument, status = act.code("instrument"), act.code("status")
    needed = {"evidence": act.evidence, "instrument": instrument, "status": status}
    lost = [field for field, value in needed.items() if not value]
    if lost:
        why = next((problem.reason for problem in act.problems if problem.field == lost[0]), "it isn't given")
        span = reex.Span(act.evidence[0].start, act.evidence[-1].end) if act.evidence else chunk.span
        yield page.notice("ungrounded-act", f"an act proposed by model {model} is left out, its {lost[0]}: {why}", span)
        return
    made = _made(page, act, instrument=instrument, status=status, rule=f"model:{model}")
    yield made
    for problem in act.problems:
        yield _notice(page, problem, made, model)


def _notice(page: reex.Page, problem: Problem, made: reex.Initiative, model: str) -> reex.Notice:
    message = f"{problem.field} of the {made.instrument} proposed by model {model}: {problem.reason}"
    span = reex.Span(made.evidence[0].start, made.evidence[-1].end)
    if problem.malformed:
        return page.notice("model-reply", message, span)
    return page.notice("ungrounded-field", message, span)


def _made(page: reex.Page, act: Act, **fields: Any) -> reex.Initiative:
    actors = act.parties("actors")
    binding = act.code("binding")
    made = page.initiative(
        actors=actors,
        recipients=act.parties("recipients"),
        amounts=act.amounts(),
        commodities=act.values("commodities", ["commodity"], lambda entity: entity.ref),
        stages=act.codes("stages"),
        programs=act.values("programs", ["program"], lambda entity: entity.name or entity.text),
        countries=act.values("countries", ["country", "region"], _country),
        announced=act.value("announced", "date", _day),
        effective=act.value("effective", "date", _day),
        until=act.value("until", "date", _day),
        duration=act.value(
            "duration", "duration", lambda entity: entity.value if isinstance(entity.value, str) else None
        ),
        binding=None if binding is None else binding == "binding",
        missing=() if actors else (reex.Missing(slot="actors", reason="not_stated"),),
        slots=act.slots,
        reasons=act.reasons,
        evidence=act.evidence,
        confidence=_UNMEASURED,
        **fields,
    )
    return attrs.evolve(made, title=_title(page, made))


def _country(entity: reex.Entity) -> str | None:
    return entity.ref.partition("-")[0] if entity.ref else None


def _day(date: reex.Entity) -> str | None:
    """Return an ISO date as precise as the text tells it: a day, a month or a year."""
    if not isinstance(date.value, reex.DateRange):
        return None
    start, end = date.value.start.isoformat(), date.value.end.isoformat()
    return next((start[:length] for length in (10, 7, 4) if start[:length] == end[:length]), start[:4])


def _title(page: reex.Page, made: reex.Initiative) -> str:
    """Return ``Actor: loan, Recipient, A$840 million (announced)``, with the parts that are known."""
    who = _listed(party.name for party in made.actors) or "Unnamed actor"
    sums = (" ".join(page.text[span.start : span.end].split()) for span in made.slots.get("amounts", ()))
    parts = (made.instrument.replace("_", " "), _listed(party.name for party in made.recipients), *sums)
    return f"{who}: {', '.join(filter(None, parts))} ({made.status})"


def _listed(names: Iterable[str]) -> str:
    return " and ".join(names)
