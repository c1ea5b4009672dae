"""Made-up press releases on critical minerals, as many as wanted, the same each time.

``python benchmarks/corpus.py FOLDER [MEGABYTES]`` writes them as text files.
"""

from __future__ import annotations

import random
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

_TABLES = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text(encoding="utf-8"))
_TEXT: dict[str, list[str]] = _TABLES["text"]
_NAMES: dict[str, list[str]] = _TABLES["names"]

_SIZE = 6_000  # bytes of a document
_TYPOGRAPHIC = 0.6  # share of documents with curly quotes, dashes and accents, as measured on news
_PLAIN = str.maketrans("“”’–üöíéãôè", '""\'-uoieaoe') | {ord("€"): "EUR ", ord("£"): "GBP "}
_SLOT = re.compile(r"\{([A-Za-z]+)(2?)\}")
_SCALES = (" million", " million", " million", " billion", "m", "bn", ",000,000")
_SIGNS = ("$", "$", "$", "US$", "A$", "C$", "€", "£")


class _Writer:
    """Writes one document about a cast of its own."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._firms = [self._firm() for _ in range(3)]
        self._sites = [f"{self._invented()} {self._pick('site')}" for _ in range(2)]
        self._minerals = chance.sample(_NAMES["mineral"], 4)
        self._agencies = chance.sample(_NAMES["agency"], 3)

    def text(self, size: int) -> str:
        """Return paragraphs of about *size* bytes under a title, some under headings."""
        parts = [self._fill(self._chance.choice(_TEXT["headings"]))]
        length = len(parts[0])
        while length < size:
            if self._chance.random() < 0.15:
                parts.append(self._fill(self._chance.choice(_TEXT["headings"])))
            parts.append(" ".join(self._sentence() for _ in range(self._chance.randint(2, 6))))
            length += len(parts[-1].encode()) + 2
        text = "\n\n".join(parts) + "\n"
        return text if self._chance.random() < _TYPOGRAPHIC else text.translate(_PLAIN)

    def _sentence(self) -> str:
        kind = self._chance.choices(("acts", "facts", "filler"), (3, 3, 4))[0]
        made = self._fill(self._chance.choice(_TEXT[kind]))
        at = 1 if made[0] == "“" else 0
        return made[:at] + made[at].upper() + made[at + 1 :]

    def _fill(self, template: str) -> str:
        return _SLOT.sub(lambda slot: self._word(slot[1]), template)

    def _word(self, slot: str) -> str:
        if make := getattr(self, f"_make_{slot.lower()}", None):
            word = str(make())
            return word.title() if slot[0].isupper() else word
        return self._pick(slot)

    def _pick(self, slot: str) -> str:
        return self._chance.choice(_NAMES.get(slot) or _TEXT[slot])

    def _invented(self) -> str:
        return "".join(self._chance.choices(_NAMES["syllable"], k=self._chance.randint(2, 4))).capitalize()

    def _firm(self) -> tuple[str, str]:
        """Return a firm's full name, perhaps with a ticker, and its short one."""
        short = f"{self._invented()} {self._pick('business')}"
        ticker = "".join(self._chance.choices("ABCDEFGHKLMNPRSTVXYZ", k=3))
        listed = f" ({self._pick('exchange')}: {ticker})" if self._chance.random() < 0.4 else ""
        return f"{short} {self._pick('form')}{listed}", short

    # --- makers, one for each slot that no table fills

    def _make_company(self) -> str:
        return self._firms[0][0]

    def _make_short(self) -> str:
        return self._chance.choice((self._firms[0][1], self._firms[0][1].split()[0]))

    def _make_rival(self) -> str:
        return self._chance.choice(self._firms[1:])[self._chance.randint(0, 1)]

    def _make_facility(self) -> str:
        return f"the {self._chance.choice(self._sites)}"

    def _make_mineral(self) -> str:
        return self._chance.choice(self._minerals)

    def _make_agency(self) -> str:
        return self._chance.choice(self._agencies)

    def _make_person(self) -> str:
        return f"{self._pick('first')} {self._invented()}"

    def _make_money(self) -> str:
        sign, scale = self._chance.choice(_SIGNS), self._chance.choice(_SCALES)
        number = self._chance.choice((f"{self._chance.randint(1, 999)}", f"{self._chance.uniform(1, 99):.1f}"))
        return f"{sign}{number.split('.')[0] if scale[0] == ',' else number}{scale}"

    def _make_price(self) -> str:
        return (
            f"${self._chance.randint(2, 400)} {self._chance.choice(('per kg', 'a kilogram', 'per tonne', 'per pound'))}"
        )

    def _make_percent(self) -> str:
        number = self._chance.choice((str(self._chance.randint(1, 99)), f"{self._chance.uniform(0.1, 40):.1f}"))
        return number + self._chance.choice(("%", "%", " percent", " per cent"))

    def _make_quantity(self) -> str:
        return f"{self._chance.randint(2, 90_000):,} {self._pick('unit')}"

    def _make_count(self) -> int:
        return self._chance.randint(20, 2_000)

    def _make_years(self) -> int:
        return self._chance.randint(2, 25)

    def _make_year(self) -> int:
        return self._chance.randint(1990, 2035)

    def _make_date(self) -> str:
        month, year = self._pick("month"), self._chance.randint(2021, 2027)
        day = self._chance.randint(1, 28)
        return self._chance.choice((f"{month} {day}, {year}", f"{day} {month} {year}", f"{month} {year}", f"{year}"))


def documents(size: int = 5_000_000, seed: int = 2026) -> Iterator[str]:
    """Yield documents of about 6 KB until they are *size* bytes of UTF-8 or more."""
    chance = random.Random(seed)
    while size > 0:
        text = _Writer(chance).text(_SIZE)
        size -= len(text.encode())
        yield text


def document(size: int, seed: int = 2026) -> str:
    """Return one document of about *size* characters, with a cast as large as that of many."""
    return "\n".join(documents(size + size // 50, seed))[:size]


def _write(folder: Path, megabytes: float) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(documents(int(megabytes * 1e6))):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _write(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 5.0)
