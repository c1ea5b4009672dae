"""How reex grows on text that nobody writes: ``python benchmarks/hostile.py``.

Each text is one thing over and over, alike or with a number that grows, up to 320 KB, or a megabyte of prose
without a full stop; texts with marks are read, the others run. Exponents of 1 are linear; above 1.15 they are marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import corpus
from measure import Work, exponent, medians

import reex
from reex.readers import read_bytes

SIZES = (20_000, 80_000, 320_000)
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
    "owned mines": "Workers left Vento’s mine. ",
    "acts without full stops": "The Pentagon lent $5 million to Vento Metals Corp, Ottawa bought Halden Lithium, ",
}
_NUMBERED = {
    "distinct acts": "The Pentagon lent ${0} million to Firm-{0} Lithium Corp. ",
    "distinct firms": "Acme Ore{0} Corp. and McOre{0} Holdings Ltd. grew. ",
    "distinct sites": "The Acme Ore{0} rare earth mine grew. ",
    "distinct owners": "They hold a stake in Vento Ore{0} and left Ore{0} Vento’s smelter. ",
    "distinct acronyms": "The Ministry of Ores (MO{0}) spoke. ",
}
_MARKED = {
    "Markdown, open comments": (".md", "word <!-- x "),
    "Markdown, open scripts": (".md", "<script> x "),
    "Markdown, open links": (".md", "[a]("),
    "HTML, open comments": (".html", "word <!-- x "),
    "HTML, scripts": (".html", "word <script> x </script> "),
    "HTML, broken tags": (".html", "word <a "),
    "HTML, nested": (".html", "<div><b>x "),
}


def texts(unit: str) -> list[str]:
    """Return *unit* over and over, in each size."""
    return [(unit * (size // len(unit) + 1))[:size] for size in SIZES]


def numbered(sentence: str) -> list[str]:
    """Return *sentence* over and over, each with a number of its own, in each size."""
    whole = "".join(sentence.format(n) for n in range(1, SIZES[-1] // len(sentence) + 1))
    return [whole[:size] for size in SIZES]


def prose(sizes: Sequence[int] = SIZES) -> list[str]:
    """Return prose on one line without a full stop, in each size."""
    whole = corpus.document(sizes[-1] + sizes[-1] // 20).replace(".", "").replace("\n", " ")
    return [whole[:size] for size in sizes]


def plain() -> dict[str, list[str]]:
    """Return the texts that need no reader, in each size."""
    repeated = {name: texts(unit) for name, unit in _UNITS.items()}
    return repeated | {name: numbered(sentence) for name, sentence in _NUMBERED.items()}


def cases() -> Iterator[tuple[str, list[int], list[Work]]]:
    """Yield each case with its sizes in characters and the work at each."""
    run = reex.Pipeline.standard().run
    for name, grown in (plain() | {"prose without full stops": prose((62_500, 250_000, 1_000_000))}).items():
        yield name, [len(text) for text in grown], [partial(run, text) for text in grown]
    for name, (suffix, unit) in _MARKED.items():
        grown = texts(unit)
        yield name, [len(text) for text in grown], [partial(read_bytes, text.encode(), None, suffix) for text in grown]


def main() -> None:
    print(f"{'text':<28}{'ms, at each size':>36}{'exponent':>12}")
    for name, sizes, works in cases():
        times = list(medians({str(size): work for size, work in zip(sizes, works, strict=True)}, 3).values())
        slope = exponent(sizes, times)
        shown = "".join(f"{taken * 1000:>12,.1f}" for taken in times)
        print(f"{name:<28}{shown}{slope:>12.2f}{'  <<' if slope > _STEEPEST else ''}", flush=True)


if __name__ == "__main__":
    main()
