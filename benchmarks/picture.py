"""The figures of a run as a picture: speed on a logarithmic axis, and accuracy beside it.

``python benchmarks/picture.py FIGURES.json FOLDER`` draws it again, and writes the tables, from the JSON of a run.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import report

_OURS, _THEIRS, _INK, _LINE = "#1f6f8b", "#8a8f98", "#333333", "#dddddd"
_WIDTH = 250  # of the panel of speed, in pixels
_STEP = 30  # from one library to the next
_PANEL = 78  # of a kind's accuracy


def written(found: Mapping[str, Any], folder: Path) -> Iterator[Path]:
    """Write JSON, tables and, if vl-convert is installed, the picture into *folder*; yield their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "speed.json": json.dumps(found, indent=2) + "\n",
        "speed.md": "\n".join(report.markdown(found)) + "\n",
        "speed.svg": svg(found),
    }
    for name, content in files.items():
        if content:
            (folder / name).write_text(content, encoding="utf-8")
            yield folder / name


def svg(found: Mapping[str, Any]) -> str:
    """Return the picture, or nothing without vl-convert."""
    try:
        import vl_convert
    except ImportError:
        return ""
    drawn: str = vl_convert.vegalite_to_svg(vl_spec=spec(found))
    return drawn + "\n"


def spec(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the picture as Vega-Lite describes it: a panel of speed, and one of accuracy for each group of kinds."""
    rates = {name: found["speed"]["mb_per_second"][name] for name in found["accuracy"]}
    order = sorted(rates, key=lambda name: -rates[name])
    groups = list(found["accuracy"]["reex"])
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "#ffffff",
        "padding": 14,
        "spacing": 18,
        "hconcat": [_speed(rates, order), *(_accuracy(found["accuracy"], group, order) for group in groups)],
        "config": {
            "font": "sans-serif",
            "view": {"stroke": None},
            "axis": {"labelColor": _INK, "titleColor": _INK, "gridColor": _LINE, "titleFontWeight": "normal"},
            "title": {"color": _INK, "fontWeight": "normal", "fontSize": 12, "anchor": "start"},
        },
    }


def _speed(rates: Mapping[str, float], order: list[str]) -> dict[str, Any]:
    values = [
        {"name": name, "rate": rate, "ours": name.startswith("reex"), "told": f"{rate:.3g}"}
        for name, rate in rates.items()
    ]
    ticks = [0.001, 0.01, 0.1, 1, 10, 100, 1000]
    axis = {"values": ticks, "format": "~r", "domain": False, "ticks": False}
    x = {"field": "rate", "type": "quantitative", "scale": {"type": "log", "nice": True}, "axis": axis, "title": None}
    y = {"field": "name", "type": "nominal", "sort": order, "title": None, "axis": _rows(labels=True)}
    return {
        "title": "Speed, MB of text a second (each step: ten times)",
        "width": _WIDTH,
        "height": {"step": _STEP},
        "data": {"values": values},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "circle", "size": 110, "opacity": 1}, "encoding": {"color": _colour()}},
            {
                "mark": {"type": "text", "align": "left", "dx": 10, "color": _INK},
                "encoding": {"text": {"field": "told"}},
            },
        ],
    }


def _accuracy(scores: Mapping[str, Any], group: str, order: list[str]) -> dict[str, Any]:
    values = [
        {"name": name, "measure": measure, "value": by_group[group][measure], "ours": name.startswith("reex")}
        for name, by_group in scores.items()
        if group in by_group
        for measure in ("recall", "precision")
    ]
    axis = {"values": [0, 0.5, 1], "format": "~r", "domain": False, "ticks": False}
    x = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [0, 1]},
        "axis": axis,
        "title": None,
    }
    y = {
        "field": "name",
        "type": "nominal",
        "scale": {"domain": order},
        "title": None,
        "axis": _rows(labels=False),
    }
    shapes = {"domain": ["recall", "precision"], "range": ["circle", "diamond"]}
    legend = {"orient": "bottom", "title": None, "symbolStrokeColor": _INK}
    return {
        "title": group.capitalize(),
        "width": _PANEL,
        "height": {"step": _STEP},
        "data": {"values": values},
        "mark": {"type": "point", "size": 60, "filled": False, "strokeWidth": 2, "opacity": 1},
        "encoding": {
            "x": x,
            "y": y,
            "color": _colour(),
            "shape": {"field": "measure", "type": "nominal", "scale": shapes, "legend": legend},
        },
    }


def _rows(labels: bool) -> dict[str, Any]:
    return {"labels": labels, "labelLimit": 200, "domain": False, "ticks": False, "grid": True, "labelFontSize": 12}


def _colour() -> dict[str, Any]:
    scale = {"domain": [True, False], "range": [_OURS, _THEIRS]}
    return {"field": "ours", "type": "nominal", "scale": scale, "legend": None}


if __name__ == "__main__":
    for _path in written(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])):
        print(_path)
