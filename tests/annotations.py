"""Arbitrary annotations: of texts in which positions are hard to count, with all that an annotation may hold."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

from hypothesis import strategies as st

from reex import Span, codes
from reex.testing import Annotation
from reex.testing.annotation import About, Act, Assertion, Mention, Party, Worth

KINDS = [*codes.KINDS, "hs-code"]  # and one of a plugin

_WORDS = ["Kestrel Metals", "A$5 million", "Kestrel", "e\u0301", "\U0001f9f2", "\U0001d538", "\u4e2d", "{", '"', "\\n"]
_BLANKS = [" ", "  ", "\n", "\r\n", "\t", "\u2028", "\x85", "\xa0"]
_texts = st.lists(st.sampled_from([*_WORDS, *_BLANKS]) | st.characters(exclude_categories=["Cs"]), max_size=12).map(
    "".join
)
_maybe = st.sampled_from(
    [None, "", " ", "Kestrel", "Soci\xe9t\xe9 \u201cX\u201d", "a\tb", "a\nb\u2028c", '{"a": 1}', "\U0001f9f2"]
)
_refs = st.sampled_from(["US", "nyse/MP", "a b", "", "x:y", "\xe9#1%2F?", "urn:reex:US"])
_maybe_refs = st.none() | _refs
_numbers = st.sampled_from([None, Decimal(5), Decimal("-0.25"), Decimal("1E+12")])
_ids = st.sampled_from(["e0", "e1", "e2"])


def _tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=2).map(tuple)


_forms = _tuples(st.sampled_from(_WORDS))
_worths = st.sampled_from([Worth(), Worth(amount=Decimal(5), currency="AUD"), Worth(low=Decimal(90))]) | st.builds(
    Worth, amount=_numbers, low=_numbers, high=_numbers, currency=_maybe, unit=_maybe, per=_maybe, start=_maybe,
    end=_maybe,
)  # fmt: skip
_places = st.tuples(st.integers(0, 60), st.integers(0, 20))
_mentions = st.tuples(
    _places,
    st.fixed_dictionaries(
        {
            "id": st.just("") | _ids, "kind": st.sampled_from(KINDS), "name": _maybe, "ref": _maybe_refs,
            "value": st.none() | _worths | st.sampled_from(["P10Y", "{", ""]),
        }
    ),
)  # fmt: skip
_parties = st.builds(Party, name=_maybe, forms=_forms, ref=_maybe_refs, entities=_tuples(_ids))
_evidence = st.lists(_places, max_size=3)
_acts = st.fixed_dictionaries(
    {
        "instrument": st.sampled_from([*codes.INSTRUMENTS, "streaming_2"]),
        "status": st.sampled_from(list(codes.STATUSES)),
        "actors": _tuples(_parties), "recipients": _tuples(_parties), "amounts": _tuples(_worths),
        "commodities": _tuples(_refs), "stages": _tuples(st.sampled_from(get_args(codes.Stage))),
        "countries": _tuples(_refs), "duration": _maybe, "evidence": _evidence,
    }
)  # fmt: skip
_claims = st.fixed_dictionaries(
    {"measure": st.sampled_from(["share", "rank"]), "subject": _parties, "value": _worths, "evidence": _evidence}
)


def annotations(name: str = "deal") -> st.SearchStrategy[Annotation]:
    """Return arbitrary annotations of a document of that name."""
    documents = st.builds(
        About, id=st.sampled_from(["", "sha256:0f"]), path=st.just(f"{name}.txt"), title=_maybe, published=_maybe,
        publisher=_maybe, text=_texts,
    )  # fmt: skip
    return st.builds(
        _annotation,
        documents,
        st.lists(_mentions, max_size=4),
        st.lists(_acts, max_size=2),
        st.lists(_claims, max_size=2),
    )


def _annotation(document: About, mentions: list[tuple[Any, Any]], acts: list[Any], claims: list[Any]) -> Annotation:
    """Put together an annotation; where its text has no place for a mention, it has none."""
    spans = _Spans(document.text)
    return Annotation(
        document=document,
        entities=tuple(
            Mention(start=span.start, end=span.end, text=document.text[span.start : span.end], **fields)
            for at, fields in mentions
            for span in spans.at(at)
        ),
        initiatives=tuple(Act(**act | {"evidence": spans.all(act["evidence"])}) for act in acts),
        claims=tuple(Assertion(**claim | {"evidence": spans.all(claim["evidence"])}) for claim in claims),
    )


class _Spans:
    """Places in a text; brat can't tell where line breaks alone stand."""

    def __init__(self, text: str) -> None:
        self._text = text

    def at(self, place: tuple[int, int]) -> list[Span]:
        """Return a place that isn't empty, if the text has such."""
        length = len(self._text)
        if not "".join(self._text.splitlines()):
            return []
        start = min(place[0], length - 1)
        end = min(start + 1 + place[1], length)
        return [Span(start, end)] if "".join(self._text[start:end].splitlines()) else [Span(0, length)]

    def all(self, places: list[tuple[int, int]]) -> tuple[Span, ...]:
        """Return as many places as the text has."""
        return tuple(span for place in places for span in self.at(place))
