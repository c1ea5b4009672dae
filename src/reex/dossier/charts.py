"""Charts as SVG that takes its colours from the page, so that light and dark need one drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import attrs

from reex.codes import STATUSES
from reex.errors import MissingLibraryError
from reex.libraries import brought_by

# Vega knows no CSS variables: it draws with these stand-ins, which occur nowhere else.
_SHADES = (*STATUSES, "counted", "left", "naive")
_STANDINS = {shade: f"#0102{number:02x}" for number, shade in enumerate(_SHADES, 16)}
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_INK, _LINE = "#010301", "#010302"
_COLOURS = {_INK: "var(--soft)", _LINE: "var(--line)"} | {sign: f"var(--{code})" for code, sign in _STANDINS.items()}
_SVG, _XLINK, _SAID = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href", "aria-label"


@attrs.frozen(kw_only=True)
class Bar:
    """A bar, or a piece of one.

    Attributes:
        place: what the axis calls it.
        shade: a status, ``counted``, ``left`` or ``naive``: its colour in the style sheet.
        said: what it says on hovering.
        chosen: the filters that lead to the initiatives that it is made of.
    """

    place: str
    shade: str
    size: Decimal | int
    said: str
    chosen: Mapping[str, str]


def scale(sizes: Iterable[Decimal]) -> tuple[int, str]:
    """Return by which power of ten, and in which words, an axis shows *sizes*: the largest of them is ten or more."""
    top = max(sizes, default=Decimal())
    return next((one for one in _SCALES if top >= 10 ** (one[0] + 1)), _SCALES[-1])


def scaled(bars: Iterable[Bar], power: int) -> list[Bar]:
    """Return *bars* on an axis that shows them by ten to the *power*."""
    return [attrs.evolve(bar, size=Decimal(bar.size).scaleb(-power)) for bar in bars]


def upright(bars: Sequence[Bar], title: str) -> str:
    """Return *bars* as SVG, stacked, places from left to right in their order; empty without bars.

    Raises:
        MissingLibraryError: if vl-convert isn't installed.
    """
    few = max(0.0, (8 - len({bar.place for bar in bars})) / 2)  # so that a single year is no wall
    scale = {"paddingInner": 0.25, "paddingOuter": 0.2 + few}
    axis = {"labelAngle": 0, "labelOverlap": True}
    x = {"field": "place", "type": "ordinal", "title": None, "sort": None, "axis": axis, "scale": scale}
    y = {
        "field": "size",
        "type": "quantitative",
        "title": title,
        "axis": {"tickCount": 4, "domain": False, "ticks": False},
    }
    return _chart(bars, {"x": x, "y": y}, {"width": 360, "height": 150})


def lying(bars: Sequence[Bar], title: str) -> str:
    """Return *bars* as SVG, stacked, places from top to bottom in their order; empty without bars.

    Raises:
        MissingLibraryError: if vl-convert isn't installed.
    """
    axis = {"domain": False, "ticks": False, "grid": False}
    x = {
        "field": "size",
        "type": "quantitative",
        "title": title,
        "axis": {"tickCount": 4, "domain": False, "ticks": False},
    }
    y = {"field": "place", "type": "ordinal", "title": None, "sort": None, "axis": axis}
    return _chart(bars, {"x": x, "y": y}, {"width": 290, "height": {"step": 22}})


def _chart(bars: Sequence[Bar], axes: Mapping[str, Any], size: Mapping[str, Any]) -> str:
    if not bars:
        return ""
    order = {shade: number for number, shade in enumerate(_SHADES)}
    values = [
        {
            "place": bar.place, "shade": bar.shade, "size": float(bar.size), "order": order[bar.shade],
            "said": bar.said, "link": "#" + urlencode(bar.chosen),
        }
        for bar in bars
    ]  # fmt: skip
    scale = {"domain": list(_STANDINS), "range": list(_STANDINS.values())}
    axis = {"labelColor": _INK, "titleColor": _INK, "domainColor": _LINE, "tickColor": _LINE, "gridColor": _LINE}
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "padding": {"left": 20, "right": 12, "top": 5, "bottom": 5},  # letters are wider where other fonts are
        "data": {"values": values},
        **size,
        "mark": {"type": "bar"},
        "encoding": {
            **axes,
            "color": {"field": "shade", "type": "nominal", "scale": scale, "legend": None},
            "order": {"field": "order"},
            "href": {"field": "link"},
            "description": {"field": "said"},
        },
        "config": {
            "axis": axis | {"titleFontWeight": "normal", "labelFontSize": 10, "titleFontSize": 10, "labelPadding": 6},
            "view": {"stroke": None},
            "font": "system-ui, sans-serif",
        },
    }  # fmt: skip
    return _svg(spec)


def _svg(spec: Mapping[str, Any]) -> str:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingLibraryError(f"the charts of the dossier need vl-convert: {brought_by('ledger')}") from error
    from lxml import etree

    root = etree.fromstring(vl_convert.vegalite_to_svg(vl_spec=dict(spec)).encode())
    for node in root.iter():
        for name in map(str, list(node.attrib)):
            if name == "role" or (name.startswith("aria-") and name != _SAID):
                del node.attrib[name]
    for link in root.iter(f"{_SVG}a"):
        _mend(link, etree)
    # Readers and keys go to the table beside it, which has each figure and its link.
    root.set("aria-hidden", "true")
    svg: str = etree.tostring(root, encoding="unicode")
    for sign, variable in _COLOURS.items():
        svg = svg.replace(sign, variable)
    return svg


def _mend(link: Any, etree: Any) -> None:
    """Lead *link* into the page, as Vega takes a fragment for an address of its example data; say what it shows."""
    link.set("href", f"#{link.attrib.pop(_XLINK).partition('#')[2]}")
    link.set("tabindex", "-1")
    for bar in link:
        etree.SubElement(link, f"{_SVG}title").text = bar.attrib.pop(_SAID, "")
