"""What documents of the ledger claim, where they disagree, and what people decide, as tables and rows of CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from reex.cli.answers import (
    SOURCE,
    grid,
    line,
    lines,
    quoted,
    scaled,
    shown,
    source_cells,
    source_words,
    spaced,
    text_of,
    titled,
)
from reex.views import claim_words
from reex.views.words import NOTHING
from reex.writers.rows import SEPARATOR

if TYPE_CHECKING:
    from reex.ledger.book import Ledger
    from reex.ledger.model import ClaimMention, Contradiction, Decision, LooseEnd, Mention, Merged, Pair, Quote, Review


@attrs.frozen
class Told:
    """What handles stand for.

    Attributes:
        mentions: mentions and claims, by their handles.
        titles: of initiatives, by their ids.
    """

    mentions: Mapping[str, Mention | ClaimMention]
    titles: Mapping[str, str] = attrs.field(factory=dict)

    @classmethod
    def by(cls, book: Ledger, found: Iterable[Pair | Decision | Contradiction], ends: Iterable[LooseEnd] = ()) -> Told:
        """Return what the handles in *found* and *ends* stand for in a ledger."""
        kept = list(found)
        initiatives = {one.initiative for one in kept if hasattr(one, "initiative") and one.initiative}
        initiatives.update(one for end in ends for one in end.initiatives)
        return cls(book.told(handle for one in kept for handle in (one.a, one.b)), book.titles(initiatives))


Judged = tuple["Contradiction", Told]


# -- claims


def claims_table(claims: Iterable[ClaimMention]) -> Table:
    """Return each claim with who says it in which words."""
    rows = [
        (claim_words(one.claim), lines((source_words(one.source), ""), (quoted(one.quotes), "italic")))
        for one in claims
    ]
    return grid(("claim", "said by"), rows, apart=True)


def claims_csv(claims: Iterable[ClaimMention]) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each claim."""
    from reex.ledger.told import claim_words as value_words

    own = ("id", "measure", "subject", "subject_ref", "value", "stages", "commodities", "as_of", "attribution")
    yield (*own, *SOURCE, "quotes")
    for one in claims:
        claim = one.claim
        lists = SEPARATOR.join(claim.stages), SEPARATOR.join(claim.commodities)
        about = (one.id, claim.measure, claim.subject.name, claim.subject.ref or "", value_words(claim), *lists)
        told = (claim.as_of or "", claim.attribution or "", *source_cells(one.source), text_of(one.quotes))
        yield (*about, *told)


# -- conflicts


def conflicts_table(found: Iterable[Judged]) -> Table:
    """Return each contradiction with both values, who gives them and in which words."""
    rows = [
        (
            lines(
                (spaced(one.verdict), "bold"),
                (": ".join(dict.fromkeys((one.type, one.field))), ""),
                (_about(one, told), "dim"),
                (scaled(one.reason) if one.field == "amounts" else one.reason, ""),
            ),
            _side(told.mentions.get(one.a), one.a_value, one.field),
            _side(told.mentions.get(one.b), one.b_value, one.field),
        )
        for one, told in found
    ]
    return grid(("verdict", "one says", "the other says"), rows, apart=True)


def _about(one: Contradiction, told: Told) -> str:
    from reex.ledger.model import ClaimMention

    if one.initiative:
        return _named(one.initiative, told)
    teller = told.mentions.get(one.a)
    return f"of {teller.claim.subject.name}" if isinstance(teller, ClaimMention) else one.topic or ""


def _named(initiative: str, told: Told) -> str:
    """Return the id of an initiative with its title."""
    return f"{initiative} {told.titles.get(initiative, '')}"


def _title(mention: Mention | ClaimMention) -> str:
    from reex.ledger.model import Mention

    return mention.initiative.title if isinstance(mention, Mention) else claim_words(mention.claim)


def _side(mention: Mention | ClaimMention | None, value: str, field: str) -> Text:
    from reex.ledger.model import Mention

    if mention is None:
        return line(value, "bold")
    given = shown(value, field, mention.initiative) if isinstance(mention, Mention) else value
    words = quoted(said_in(mention, value, field))
    return lines((given, "bold"), (source_words(mention.source), ""), (words, "italic"))


def said_in(mention: Mention | ClaimMention, value: str, field: str) -> tuple[Quote, ...]:
    """Return the words in which a mention gives *value* to *field*: of several the narrowest that are known."""
    from reex.ledger.model import Mention

    if not isinstance(mention, Mention):
        return mention.quotes
    doubtful = [doubt.span for doubt in mention.doubts if doubt.value == value]
    spans = doubtful or mention.initiative.slots.get(field, ())
    touched = [q for q in mention.quotes if any(q.span.start < span.end and span.start < q.span.end for span in spans)]
    return tuple(touched or mention.quotes[:1])


def conflicts_csv(found: Iterable[Judged]) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each contradiction."""
    own = ("id", "initiative", "topic", "type", "field", "verdict", "reason")
    sides = ("value", "mention", "title", "published", "quotes")
    yield (*own, *(f"{side}_{name}" for side in "ab" for name in sides))
    for one, told in found:
        cells = [str(getattr(one, name) or "") for name in own]
        pairs = ((one.a, one.a_value), (one.b, one.b_value))
        yield (*cells, *(cell for handle, value in pairs for cell in _side_cells(told, handle, value, one.field)))


def _side_cells(told: Told, handle: str, value: str, field: str) -> tuple[str, ...]:
    if (mention := told.mentions.get(handle)) is None:
        return (value, handle, "", "", "")
    source = mention.source
    return (value, handle, source.title or "", source.published or "", text_of(said_in(mention, value, field)))


def conflicts_json(found: Iterable[Judged]) -> Iterator[dict[str, Any]]:
    """Yield each contradiction with the document and the words of each side."""
    for one, told in found:
        sides = {"a_said": (one.a, one.a_value), "b_said": (one.b, one.b_value)}
        yield attrs.asdict(one) | {side: _said(told, *given, one.field) for side, given in sides.items()}


def _said(told: Told, handle: str, value: str, field: str) -> dict[str, Any] | None:
    if (mention := told.mentions.get(handle)) is None:
        return None
    return {"source": mention.source, "quotes": said_in(mention, value, field)}


# -- why


def why_table(one: Merged, pairs: Sequence[Pair], decisions: Sequence[Decision], told: Told) -> RenderableType:
    """Return the reason of each merge, what people decided, and what was compared and not merged."""
    own = {mention.id for mention in one.mentions}
    merged = [pair for pair in pairs if pair.verdict == "same" and {pair.a, pair.b} <= own]
    decided = {(one.a, one.b) for one in decisions}
    rest = [pair for pair in pairs if not {pair.a, pair.b} <= own and (pair.a, pair.b) not in decided]
    parts: list[RenderableType] = [line(one.initiative.title, "bold"), Text()]
    if merged:
        parts.append(titled("Merged, because", _pairs(merged, told)))
    if decisions:
        parts.append(titled("Decided by hand", _decisions(decisions, told)))
    if rest:
        parts.append(titled("May be of it too, and is kept apart", _pairs(rest, told)))
    if len(parts) == 2:
        parts.append(line(f"One mention tells of it, and no other is near: {', '.join(sorted(own))}"))
    return Group(*parts)


def _pairs(pairs: Iterable[Pair], told: Told) -> Table:
    rows = (
        (
            _mentioned(told, pair.a),
            _mentioned(told, pair.b),
            lines((pair.reason, ""), (f"rule {spaced(pair.rule)}, {pair.strength:.2f}", "dim")),
        )
        for pair in pairs
    )
    return grid(("one", "other", "reason"), rows, apart=True)


def _decisions(decisions: Iterable[Decision], told: Told) -> Table:
    rows = ((_mentioned(told, one.a), _mentioned(told, one.b), _decided(one)) for one in decisions)
    return grid(("one", "other", "decision"), rows, apart=True)


def _decided(one: Decision) -> Text:
    verdict = {"join": "joined", "split": "split"}[one.verdict]
    return lines((f"{verdict} by {one.who or 'hand'}", "bold"), (one.why or "", ""))


def _mentioned(told: Told, handle: str) -> Text:
    mention = told.mentions.get(handle)
    if mention is None:
        return lines((handle, "bold"), ("isn't found any more", "dim"))
    return lines((handle, "bold"), (_title(mention), ""), (source_words(mention.source), "dim"))


def why_csv(pairs: Iterable[Pair], decisions: Iterable[Decision]) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each pair and each decision."""
    yield ("verdict", "a", "b", "rule", "reason", "strength", "who")
    yield from ((one.verdict, one.a, one.b, one.rule, one.reason, str(one.strength), "") for one in pairs)
    yield from ((one.verdict, one.a, one.b, "by_hand", one.why or "", "", one.who or "") for one in decisions)


# -- review


def review_table(found: Review, told: Told) -> RenderableType:
    """Return what a person should look at, list by list."""
    parts = []
    if found.near:
        parts.append(titled("May be of one initiative: reex ledger join A B, or split A B", _pairs(found.near, told)))
    if found.unresolved:
        table = conflicts_table((one, told) for one in found.unresolved)
        parts.append(titled("Disagree, and no rule can judge", table))
    if found.orphaned:
        parts.append(titled("Decided by hand, on what isn't found any more", _decisions(found.orphaned, told)))
    if found.loose:
        parts.append(titled("Tell of a deal whose name is lost", _loose(found.loose, told)))
    return Group(*parts) if parts else Text("nothing to look at")


def _loose(ends: Iterable[LooseEnd], told: Told) -> Table:
    rows = (
        (
            lines(
                (quoted([end.quote]) or f"{end.quote.span.start}:{end.quote.span.end}", "italic"),
                (source_words(end.source), ""),
            ),
            lines((", ".join(end.dates), ""), (", ".join(end.parties), "dim")),
            lines(*((_named(one, told), "") for one in end.initiatives)) if end.initiatives else NOTHING,
        )
        for end in ends
    )
    return grid(("sentence", "names", "may tell of"), rows, apart=True)


def review_csv(found: Review, told: Told) -> Iterator[Sequence[str]]:
    """Yield a header and a row for each thing to look at."""
    yield ("list", "a", "a_title", "a_words", "b", "b_title", "b_words", "reason")
    for pair in found.near:
        yield ("near", *_mention_cells(told, pair.a), *_mention_cells(told, pair.b), pair.reason)
    for one in found.unresolved:
        a, b = (_side_cells(told, *side, one.field) for side in ((one.a, one.a_value), (one.b, one.b_value)))
        yield ("unresolved", one.a, a[2], a[0], one.b, b[2], b[0], one.reason)
    for decision in found.orphaned:
        yield ("orphaned", *_mention_cells(told, decision.a), *_mention_cells(told, decision.b), decision.why or "")
    for end in found.loose:
        own = (end.id, end.source.title or "", end.quote.text or "")
        yield ("loose", *own, SEPARATOR.join(end.initiatives), "", "", SEPARATOR.join((*end.dates, *end.parties)))


def _mention_cells(told: Told, handle: str) -> tuple[str, str, str]:
    mention = told.mentions.get(handle)
    return (handle, mention.source.title or "", text_of(mention.quotes)) if mention else (handle, "", "")
