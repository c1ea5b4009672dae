"""Charts as SVG that takes its colours from the page, so that light and dark need one drawing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from html import escape
from typing import Any

from reex.codes import STATUSES
from reex.dossier.figures import Sum
from reex.errors import MissingLibraryError

# Vega knows no CSS variables: it draws with these stand-ins, which occur nowhere else.
_STATUS = {status: f"#0102{number:02x}" for number, status in enumerate(STATUSES, 16)}
_INK, _LINE = "#010301", "#010302"
_COLOURS = {_INK: "var(--soft)", _LINE: "var(--line)"} | {sign: f"var(--{code})" for code, sign in _STATUS.items()}
_CLIP = re.compile(r"\bclip[0-9]+\b")
_SIZE = {"width": 400, "height": 180}


def counts_chart(rows: Iterable[tuple[str, str, int]]) -> str:
    """Return the number of initiatives by year and status as SVG; empty without rows.

    Raises:
        MissingLibraryError: if vl-convert isn't installed.
    """
    values = [{"year": year, "status": status, "number": number} for year, status, number in rows]
    return _bars(values, "Initiatives", "Initiatives by year and status")


def money_chart(totals: Sequence[Sum], currency: str) -> str:
    """Return the sums of one currency by year and status as SVG, in millions, ranges by their lower end.

    Raises:
        MissingLibraryError: if vl-convert isn't installed.
    """
    values = [
        {"year": total.year, "status": total.status, "number": float(total.low.scaleb(-6))}
        for total in totals
        if total.currency == currency and total.year
    ]
    label = f"Countable amounts in {currency} million by year and status, ranges by their lower end"
    return _bars(values, f"{currency} million", label)


def _bars(values: list[dict[str, Any]], title: str, label: str) -> str:
    return _svg(_spec(values, title), label) if values else ""


def _spec(values: list[dict[str, Any]], title: str) -> Mapping[str, Any]:
    axis = {"labelColor": _INK, "titleColor": _INK, "domainColor": _LINE, "tickColor": _LINE, "gridColor": _LINE}
    scale = {"domain": list(_STATUS), "range": list(_STATUS.values())}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "data": {"values": values},
        **_SIZE,
        "mark": {"type": "bar", "cornerRadius": 1},
        "encoding": {
            "x": {"field": "year", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}},
            "y": {"field": "number", "type": "quantitative", "title": title, "axis": {"tickCount": 4}},
            "color": {"field": "status", "type": "nominal", "scale": scale, "legend": None},
        },
        "config": {"axis": axis | {"titleFontWeight": "normal"}, "view": {"stroke": None}},
    }


def _svg(spec: Mapping[str, Any], label: str) -> str:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingLibraryError("the charts of the dossier need vl-convert: pip install 'reex[ledger]'") from error
    svg: str = vl_convert.vegalite_to_svg(vl_spec=dict(spec))
    # Vega counts its clips on through the process: named anew, the same data give the same page.
    names = {name: f"clip-{sha256(label.encode()).hexdigest()[:8]}-{number}" for number, name in enumerate(_clips(svg))}
    svg = _CLIP.sub(lambda found: names[found[0]], svg)
    for sign, variable in _COLOURS.items():
        svg = svg.replace(sign, variable)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1)


def _clips(svg: str) -> Iterable[str]:
    return dict.fromkeys(_CLIP.findall(svg))
