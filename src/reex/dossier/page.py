"""The page: markup by Jinja, everything that a document says as data that a small script shows as text."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

from reex.codes import COUNT_REASONS, LEVERS, STATUSES
from reex.dossier.bars import by_year, reckoned, sums_by_year
from reex.dossier.charts import lying, scale, scaled, upright
from reex.dossier.data import DossierData, Rows
from reex.dossier.figures import counted_twice, main_currency, over_time, reckoning, sum_words
from reex.dossier.passages import Pool
from reex.errors import MissingLibraryError
from reex.ledger.model import ClaimMention, Contradiction, Merged, Review
from reex.ledger.totals import totals
from reex.libraries import brought_by
from reex.views.words import plural
from reex.wholefile import replaced

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


class Book(Protocol):
    """What the dossier asks of a ledger."""

    def initiatives(self, *, mentions: bool = False) -> Iterable[Merged]: ...  # noqa: D102

    def contradictions(self) -> Iterable[Contradiction]: ...  # noqa: D102

    def claims(self) -> Iterable[ClaimMention]: ...  # noqa: D102

    def review(self) -> Review: ...  # noqa: D102

    def texts(self) -> Mapping[str, str]:
        """Return the text of each document whose text was kept, by the document's id."""
        ...


def write_dossier(ledger: Book, path: str | Path) -> None:
    """Write the ledger to *path* as one self-contained page of HTML, in one step, in place of what is there.

    Raises:
        MissingLibraryError: if vl-convert or Jinja isn't installed.
        OSError: if the file can't be written; what was there is there still.
    """
    data = DossierData(
        initiatives=tuple(ledger.initiatives(mentions=True)),
        contradictions=tuple(ledger.contradictions()),
        claims=tuple(ledger.claims()),
        review=ledger.review(),
        texts=ledger.texts(),
    )
    page = dossier_html(data).encode()
    with replaced(Path(path)) as stream:
        stream.write(page)


def dossier_html(data: DossierData) -> str:
    """Return the page; the same data give the same page.

    Raises:
        MissingLibraryError: if vl-convert or Jinja isn't installed.
    """
    try:
        from jinja2 import Environment
        from markupsafe import Markup
    except ImportError as error:
        raise MissingLibraryError(f"the dossier needs Jinja: {brought_by('ledger')}") from error
    style, script = _file("dossier.css"), _file("dossier.js")
    page = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_file("dossier.html.j2"))
    return page.render(
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'",
        link=lambda chosen: "#" + urlencode(chosen),
        words=sum_words,
        statuses=STATUSES,
        **_figures(data, Markup),
    )


def _figures(data: DossierData, markup: Any) -> dict[str, Any]:
    """Return what the markup shows, the charts and rows as they are to stand in it."""
    found = totals(data.initiatives)
    lines = list(reckoning(found, data.initiatives))
    years = list(over_time(data.initiatives))
    currency = main_currency(found)
    reckoning_bars, yearly_bars = list(reckoned(lines, currency)), list(sums_by_year(data.initiatives, currency))
    power, word = scale(Decimal(bar.size) for bar in (*reckoning_bars, *yearly_bars))
    unit = f"{currency or 'unknown currency'} {word}"
    rows = Rows(Pool(data.texts))
    payload = {
        **rows.payload(data),
        "about": {"lever": LEVERS, "left": COUNT_REASONS},
    }
    return {
        "data": data,
        "summary": f"{_number(len(data.initiatives), 'initiative')}, told by {_number(len(rows.sources), 'document')}",
        "lines": lines,
        "reckoned": [(kind, list(own)) for kind, own in groupby(lines, key=attrgetter("kind"))],
        "years": years,
        "currency": currency,
        "counted": sorted(lines[0].links(), key=lambda link: link[0].currency != currency),
        "naive": sorted(found.naive or (), key=lambda one: one.currency != currency),
        "twice": counted_twice(data.initiatives, data.review.near),
        "unit": unit,
        "reckoning": markup(lying(scaled(reckoning_bars, power), unit)),
        "yearly": markup(upright(list(by_year(years)), "Initiatives")),
        "yearly_sums": markup(upright(scaled(yearly_bars, power), unit)),
        "rows": markup(_json(payload)),
    }  # fmt: skip


def _number(number: int, noun: str) -> str:
    return f"{number:,} {plural(noun, number)}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _file(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
