"""The extractor: a model is asked for each chunk of a page, and what it replies is led back to the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import reex
from reex_llm.build import initiative
from reex_llm.cache import Cache, Reply
from reex_llm.chunks import Chunk, chunks
from reex_llm.count import counted
from reex_llm.model import CachedModel
from reex_llm.reply import UnreadableError, proposal, proposals

if TYPE_CHECKING:
    import llm

_KINDS = (
    "agency", "commodity", "company", "country", "date", "duration", "facility", "initiative", "organization",
    "program", "region",
)  # fmt: skip


def extractor(
    model: str | llm.Model | llm.KeyModel,
    options: Mapping[str, Any] | None,
    characters: int,
    cache: str | Path | None,
) -> reex.Extractor:
    """Return what :func:`reex_llm.initiatives` does."""
    asked = CachedModel.of(model, options, Cache.at(cache))

    def find(page: reex.Page) -> reex.Found:
        acts: list[reex.Initiative] = []
        replies: list[Reply] = []
        for chunk in chunks(page, characters):
            answer = asked.answer(chunk.text)
            if answer.problem:
                yield page.notice("model-failed", f"model {asked.name} {answer.problem}", chunk.span)
            if answer.reply:
                replies.append(answer.reply)
                found = list(_read(page, chunk, answer.reply, asked.name))
                acts += [made for made in found if isinstance(made, reex.Initiative)]
                yield from (made for made in found if isinstance(made, reex.Notice))
        yield from counted(sorted(acts, key=lambda act: act.evidence[0]), page.initiatives)
        if replies:
            yield page.notice("model-usage", f"model {asked.name}: {_usage(replies)}")

    return reex.Extractor("llm-initiatives", find, makes="initiative", needs="money", uses=_KINDS)


def _read(page: reex.Page, chunk: Chunk, reply: Reply, model: str) -> Iterator[reex.Initiative | reex.Notice]:
    """Yield what a reply comes to; what is wrong with one act of it costs no other."""
    try:
        acts = proposals(reply.text)
    except UnreadableError as error:
        yield page.notice("model-reply", f"a reply of model {model} can't be read: {error}", chunk.span)
        return
    for act in acts:
        try:
            proposed = proposal(act)
        except UnreadableError as error:
            yield page.notice("model-reply", f"a reply of model {model} can't be read whole: {error}", chunk.span)
        else:
            yield from initiative(page, chunk, proposed, model)


def _usage(replies: list[Reply]) -> str:
    """Return what the replies came to when they were given, whether or not they were kept since."""
    return f"{_total(reply.tokens_in for reply in replies)} in, {_total(reply.tokens_out for reply in replies)} out"


def _total(counts: Iterable[int | None]) -> str:
    known = [*counts]
    if None in known:
        return "an unknown number of tokens"
    return f"{sum(filter(None, known)):,} tokens"
