"""The figures as lines for a terminal, and as tables for the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

_VERDICTS = {True: "reached", False: "MISSED", None: ""}


def lines(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of the report."""
    about, text = found["about"], found["corpus"]
    yield f"{about['python']}, {about['machine']}, a load of {_load(about)}, {about['date']}"
    yield f"{text['documents']} documents, {text['megabytes']:.2f} MB, {text['marks_per_mb']:,.0f} marks a MB"
    yield from (f"  {_called(name, one['library'])}: {one['note']}" for name, one in about["contenders"].items())
    yield from about["missing"]
    yield from _speed(found)
    yield from _accuracy(found)
    yield from _growth(found)
    yield "\nstart, CPU ms over bare Python"
    yield from (_line(name, f"{taken:.0f}") for name, taken in found["start"].items())
    yield "\nmemory, MB"
    yield from (_line(name, f"{size:.0f}") for name, size in found["memory"].items())
    yield "\ngoals"
    yield from (
        f"  {goal['goal']:<72}{goal['bound']:>8}{_figure(goal['value']):>14}  {_VERDICTS[goal['reached']]}"
        for goal in found["goals"]
    )


def _load(about: Mapping[str, Any]) -> str:
    before, after = about["load"]
    return f"{before} to {after}"


def _line(name: str, figure: str) -> str:
    return f"  {name:<40}{figure:>12}"


def _figure(value: float | None) -> str:
    if value is None:
        return "not measured"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _speed(found: Mapping[str, Any]) -> Iterator[str]:
    speed = found["speed"]
    yield f"\nspeed, MB/s, median of {found['about']['rounds']} rounds; a contender's sample in KB; reex, times as fast"
    for name, rate in speed["mb_per_second"].items():
        size, times = speed["kilobytes"].get(name), speed["times_as_fast"].get(name)
        yield f"  {name:<24}{rate:>12.4g}{f'{size:,}' if size else '':>10}{_figure(times) if times else '':>10}"
    yield _line("pipeline, times the automaton alone", f"{speed['times_the_scan']:.1f}")
    yield _line("JSON, share of the pipeline's time", f"{speed['json_share']:.1%}")
    yield "\nstages, ms for a MB"
    yield from (_line(name, f"{taken:.1f}") for name, taken in speed["ms_per_mb"].items())


def _accuracy(found: Mapping[str, Any]) -> Iterator[str]:
    yield "\naccuracy: recall / precision, and how many there are"
    for name, scores in found["accuracy"].items():
        told = (
            f"{group} {one['recall']:.3f} / {one['precision']:.3f} of {one['truth']:,}" for group, one in scores.items()
        )
        yield f"  {name}: {'; '.join(told)}"


def _growth(found: Mapping[str, Any]) -> Iterator[str]:
    yield "\ngrowth: exponent, and ms for so many characters"
    for name, slope, taken, size in _grown(found):
        yield f"  {name:<28}{slope:>8.3f}{taken:>14,.1f} for {size:,}"
    names, plugins = found["names"], found["plugins"]
    yield _line(f"{names['more_names']:,} names for {names['names']:,}, times", f"{names['times']:.3f}")
    yield _line(f"{plugins['plugins']} plugins for one, times", f"{plugins['times']:.3f}")


def _grown(found: Mapping[str, Any]) -> Iterator[tuple[str, float, float, int]]:
    """Yield what grows, its exponent, and the milliseconds of its largest, with the characters of that."""
    grown = found["growth"]
    both = {name: grown[name] for name in ("one document", "documents")}
    for name, one in (both | grown["hostile"]).items():
        size, taken = list(one["seconds"].items())[-1]
        yield name, one["exponent"], taken * 1000, int(size)


def markdown(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of the page that the documentation includes."""
    about, text = found["about"], found["corpus"]
    yield "<!--- Written by make figures. --->"
    yield ""
    yield f"Measured on {about['date']} with {about['python']}: {about['machine']},"
    yield f"a load of {_load(about)}. Medians of {about['rounds']} rounds; {text['documents']} documents,"
    yield f"{text['megabytes']:.2f} MB in all, with {text['marks_per_mb']:,.0f} things to find in a MB."
    yield from _table(("library", "MB/s", "reex, times as fast", "KB of text"), _rates(found))
    yield from _table(("recall / precision", *found["accuracy"]["reex"]), _accuracies(found))
    goals = ((g["goal"], g["bound"], _figure(g["value"]), _VERDICTS[g["reached"]].lower()) for g in found["goals"])
    yield from _table(("goal", "bound", "measured", ""), goals)
    stages = ((name.strip("()"), f"{taken:.1f}") for name, taken in found["speed"]["ms_per_mb"].items())
    yield from _table(("stage", "ms for a MB"), stages)
    grown = ((name, f"{slope:.3f}", f"{taken:,.1f}", f"{size:,}") for name, slope, taken, size in _grown(found))
    yield from _table(("text", "exponent of growth", "ms", "characters"), grown)
    yield ""
    yield from (f"- {_called(name, one['library'])}: {one['note']}." for name, one in about["contenders"].items())


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield ""
    yield f"| {' | '.join(heads)} |"
    yield f"|---{'|---:' * (len(heads) - 1)}|"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _rates(found: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    speed = found["speed"]
    for name, one in found["about"]["contenders"].items():
        times, size = speed["times_as_fast"][name], speed["kilobytes"][name]
        yield _called(name, one["library"]), f"{speed['mb_per_second'][name]:.3g}", _figure(times), f"{size:,}"


def _called(name: str, library: str) -> str:
    """Return the library of a contender with its version, and which part of reex it is: ``reex 1.0, names alone``."""
    return library + name.removeprefix("reex") if name.startswith("reex") else library


def _accuracies(found: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    groups = list(found["accuracy"]["reex"])
    for name, scores in found["accuracy"].items():
        cells = (f"{scores[g]['recall']:.3f} / {scores[g]['precision']:.3f}" if g in scores else "" for g in groups)
        yield name, *cells
