"""How reex grows on text that nobody writes: ``python benchmarks/hostile.py``.

Each text is one thing over and over, up to 320 KB, or a megabyte of prose
without a full stop. Exponents of 1 are linear; above 1.15 they are marked.
"""

from __future__ import annotations

from functools import partial

import corpus
from measure import exponent, medians

import reex

_SIZES = (20_000, 80_000, 320_000)
_STEEPEST = 1.15
_UNITS = {
    "digits and commas": "1,",
    "groups of digits": "1,111,",
    "years": "2025-",
    "dollar signs": "$",
    "amounts": "$5 million ",
    "percentages": "5% of ",
    "brackets": "(",
    "single capitals": "A ",
    "initials": "U.S. ",
    "legal forms": "Inc. ",
    "capitalised words": "Vento Halden Morrow ",
    "firms and commas": "Smith, Jones and ",
    "known firms": "MP Materials and ",
    "no blanks": "rareearths",
    "line breaks": "\n",
    "blanks": " ",
    "quotes": "“",
    "full stops": ".",
    "addresses": "https://",
    "numbers in words": "one hundred ",
    "defined acronyms": "Department of Energy (DOE) ",
    "one act": "The Department of Energy awarded $5 million to Vento Metals Corp. ",
    "one act, one sentence": "the Department of Energy awarded $5 million to Vento Metals Corp and ",
}


def texts(unit: str) -> list[str]:
    """Return *unit* over and over, in each size."""
    return [(unit * (size // len(unit) + 1))[:size] for size in _SIZES]


def prose() -> list[str]:
    """Return prose on one line without a full stop, up to a megabyte."""
    whole = corpus.document(1_050_000).replace(".", "").replace("\n", " ")
    return [whole[:size] for size in (62_500, 250_000, 1_000_000)]


def main() -> None:
    pipeline = reex.Pipeline.standard()
    cases = {name: texts(unit) for name, unit in _UNITS.items()} | {"prose without full stops": prose()}
    print(f"{'text':<28}{'ms, at each size':>36}{'exponent':>12}")
    for name, grown in cases.items():
        times = list(medians({str(len(text)): partial(pipeline.run, text) for text in grown}, 3).values())
        slope = exponent([len(text) for text in grown], times)
        shown = "".join(f"{taken * 1000:>12,.1f}" for taken in times)
        print(f"{name:<28}{shown}{slope:>12.2f}{'  <<' if slope > _STEEPEST else ''}", flush=True)


if __name__ == "__main__":
    main()
