"""Firms by their tickers, and tickers as names: ``Acme Metals (NASDAQ: ACME)``, ``ACME is building``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import reex
from reex_companies.forms import Forms
from reex_companies.hits import Hits
from reex_companies.starts import name_start

_TICKER = reex.regex(r": ?([A-Z0-9][A-Z0-9.]{0,6})\b")
_BRACKET = reex.regex(r" ?\([^()\n]{2,80}\)")
_SYMBOLS = reex.regex(r"[A-Z][\w .]{1,14}: ?([A-Z][A-Z0-9]{2,5})\b")
_TICKER_CUES = tuple(f"{cue} " for cue in ("symbol", "symbols", "ticker", "tickers"))
_TICKER_CUES += tuple(f"{trades} {under} " for trades in ("trade", "trades") for under in ("as", "under"))
_TICKER_CUE_ENDS = frozenset(cue[-2:] for cue in _TICKER_CUES)
_QUOTED = frozenset('"“‘')
_BEFORE_TICKER = frozenset('"“‘(:/')


def tickers_of(text: str, hits: Hits) -> set[int]:
    """Return where exchanges and tickers stand: ``NASDAQ: CRML``."""
    places = set()
    for hit in hits.words["exchange"]:
        if ticker := _TICKER.match(text, hit.end):
            places |= {hit.start, ticker.start(1)}
    return places


def is_ticker(text: str, match: reex.Match, tickers: set[int]) -> bool:
    """Say whether a match is an exchange before a ticker, a ticker, or a firm's own in brackets: ``(MP)``."""
    brackets = text[match.start - 1 : match.start] == "(" and text[match.end : match.end + 1] == ")"
    ref = match.entry.ref if match.entry else None
    own = brackets and bool(ref) and str(ref).endswith(f"/{text[match.start : match.end]}")
    return own or match.start in tickers


def before_tickers(page: reex.Page, hits: Hits, listed: list[reex.Entity], forms: Forms) -> Iterator[reex.Entity]:
    """Yield the name before ``(NASDAQ: CRML)``, unless the table has it."""
    bodies = page.entities("agency")
    for hit in hits.words["exchange"]:
        if page.text[hit.start - 2 : hit.start] != " (":
            continue
        ticker = _TICKER.match(page.text, hit.end)
        end = hit.start - 2
        while page.text[end - 1 : end] == " ":
            end -= 1
        start, known = name_start(page, end, listed, bodies, forms)
        if ticker is None or start == end or (known and known.start == start):
            continue
        name = " ".join(page.text[start:end].split())
        ref = f"{forms.exchanges[hit.term.text]}/{ticker[1]}"
        yield page.entity("company", (start, end), name=name, ref=ref, rule="ticker")


def as_symbols(text: str, found: Iterable[reex.Entity]) -> Iterator[tuple[str, tuple[int, reex.Entity]]]:
    """Yield the tickers of firms, which investor news uses as short names: ``USAR is building``."""
    for entity in found:
        end = entity.end
        while bracket := _BRACKET.match(text, end):
            end = bracket.end()
            yield from ((match[1], (0, entity)) for match in _SYMBOLS.finditer(bracket[0]))


def is_symbol(text: str, place: reex.Span, ticker: bool) -> bool:
    """Say whether a short name stands as the symbol that it also is: ``trades under ZORE``, ``/ZORE``."""
    before = text[place.start - 1 : place.start]
    end = place.start - (before in _QUOTED)
    if text[max(0, end - 2) : end] in _TICKER_CUE_ENDS and text.endswith(_TICKER_CUES, max(0, place.start - 16), end):
        return True
    return ticker and before in _BEFORE_TICKER
