"""The page: markup by Jinja, everything that a document says as data that a small script shows as text."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

from reex.codes import COUNT_REASONS, LEVERS, STATUSES
from reex.dossier.charts import counts_chart, money_chart
from reex.dossier.data import DossierData, payload
from reex.dossier.figures import Sum, by_year, left_out
from reex.errors import MissingLibraryError
from reex.ledger.model import ClaimMention, Contradiction, Merged
from reex.views import amount_words

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_STANDING = {
    "proposed": "only called for", "announced": "announced", "agreed": "signed", "active": "in force",
    "completed": "done", "ended": "ended",
}  # fmt: skip


class Book(Protocol):
    """What the dossier asks of a ledger."""

    def initiatives(self, *, mentions: bool = False) -> Iterable[Merged]: ...  # noqa: D102

    def contradictions(self) -> Iterable[Contradiction]: ...  # noqa: D102

    def claims(self) -> Iterable[ClaimMention]: ...  # noqa: D102

    def texts(self) -> Mapping[str, str]:
        """Return the text of each document whose text was kept, by the document's id."""
        ...


def write_dossier(ledger: Book, path: str | Path) -> None:
    """Write the ledger to *path* as one self-contained page of HTML.

    Raises:
        MissingLibraryError: if vl-convert or Jinja isn't installed.
        OSError: if the file can't be written.
    """
    data = DossierData(
        initiatives=tuple(ledger.initiatives(mentions=True)),
        contradictions=tuple(ledger.contradictions()),
        claims=tuple(ledger.claims()),
        texts=ledger.texts(),
    )
    Path(path).write_text(dossier_html(data), encoding="utf-8", newline="\n")


def dossier_html(data: DossierData) -> str:
    """Return the page; the same data give the same page.

    Raises:
        MissingLibraryError: if vl-convert or Jinja isn't installed.
    """
    try:
        from jinja2 import Environment
        from markupsafe import Markup
    except ImportError as error:
        raise MissingLibraryError("the dossier needs Jinja: pip install 'reex[ledger]'") from error
    style, script = _file("dossier.css"), _file("dossier.js")
    page = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_file("dossier.html.j2"))
    return page.render(
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'",
        rows=Markup(_json(payload(data))),
        charts=[(title, Markup(svg)) for title, svg in _charts(data) if svg],
        totals=[(total, amount_words(total.amount()), _sum_link(total)) for total in data.totals],
        left_out=left_out(data.initiatives),
        reasons=COUNT_REASONS,
        gaps=data.gaps,
        levers=LEVERS,
        statuses=STATUSES,
        standing=_STANDING,
        link=_link,
        data=data,
    )


def _charts(data: DossierData) -> Iterable[tuple[str, str]]:
    yield "Initiatives by year and status", counts_chart(by_year(data.initiatives))
    weights = Counter[str]()
    for total in data.totals:
        weights[total.currency] += total.initiatives
    for currency in sorted(weights, key=lambda code: (-weights[code], code))[:1]:
        yield f"Countable amounts, {currency or 'unknown currency'}", money_chart(data.totals, currency)


def _sum_link(total: Sum) -> str:
    chosen = {"status": total.status, "year": total.year or "none", "currency": total.currency or "none"}
    return _link(**chosen, countable="yes")


def _link(**chosen: str) -> str:
    """Return a link that sets the filters of the table."""
    return "#" + urlencode(chosen)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _file(name: str) -> str:
    return (files("reex.dossier") / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
