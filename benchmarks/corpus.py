"""Made-up documents, as many as wanted, the same each time, with what stands in them and where.

``python benchmarks/corpus.py FOLDER [MEGABYTES]`` writes them as text files, and the truth beside each as JSON.

Two in five sentences tell of a deal; the others describe firms, or are news of all sorts. About six documents in ten
have curly quotes, dashes and accents, as measured on news.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import amounts
import attrs

_TABLES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text(encoding="utf-8"))
_SORTS: dict[str, dict[str, int]] = _TABLES["sorts"]
_GENERAL: dict[str, int] = _TABLES["general"]
_SHARES = [sort["share"] for sort in _SORTS.values()]
_TEXT: dict[str, list[str]] = _TABLES["text"]
_KINDS: dict[str, str] = _TABLES["kinds"]
_NAMES: dict[str, list[str]] = _TABLES["names"]

_SIZE = 6_000  # bytes of a document
_TYPOGRAPHIC = 0.6
_ASIDES = 0.55  # share of sentences that have one
_PLAIN = str.maketrans("“”’–üöíéãôè", '""\'-uoieaoe') | {ord("€"): "EUR ", ord("£"): "GBP ", ord("¥"): "CNY "}
_SLOT = re.compile(r"\{([A-Za-z]+)\}")
_ENTRY = re.compile(r"(the )?(.+?)(?: \((\w+)\))?")
_CAST = {"agency": 4, "mineral": 5, "country": 5, "program": 2}  # how many of a table one document is about
_AMOUNTS: dict[str, tuple[str, Callable[[random.Random], amounts.Worth]]] = {
    "money": ("money", amounts.money),
    "price": ("money", amounts.price),
    "cents": ("money", amounts.cents),
    "percent": ("percent", amounts.percent),
    "date": ("date", amounts.day),
    "period": ("date", amounts.period),
    "year": ("date", amounts.year),
    "later": ("date", amounts.later),
}


@attrs.frozen
class Mark:
    """What stands at ``text[start:end]``: its kind, and its worth, for a name the name itself."""

    start: int
    end: int
    kind: str
    value: str


@attrs.frozen
class Text:
    """A document, and all names, sums, percentages and dates in it, in their order."""

    text: str
    truth: tuple[Mark, ...]


@attrs.frozen
class _Piece:
    """A piece of a sentence; one with a kind is part of the truth."""

    text: str
    kind: str = ""
    value: str = ""


class _Writer:
    """Writes one document about a cast of its own."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._firms = [self._firm() for _ in range(4)]
        self._sites = [f"{self._invented()} {self._pick('site')}" for _ in range(2)]
        self._cast = {table: chance.sample(_NAMES[table], many) for table, many in _CAST.items()}
        self._introduced: set[str] = set()
        self._decks: dict[str, list[str]] = {}

    def text(self, size: int) -> Text:
        """Return a title and blocks of about *size* bytes in all, some under headings."""
        sort = self._chance.choices(list(_SORTS.values()), _SHARES)[0]
        plain = {} if self._chance.random() < _TYPOGRAPHIC else _PLAIN
        parts: list[str] = []
        truth: list[Mark] = []
        characters = written = 0
        for block in self._blocks(sort):
            for piece in block:
                text = piece.text.translate(plain)
                if piece.kind:
                    value = piece.value or text
                    truth.append(Mark(characters, characters + len(text), piece.kind, value))
                parts.append(text)
                characters += len(text)
                written += len(text.encode())
            if written >= size:
                break
        return Text("".join(parts), tuple(truth))

    def news(self, size: int) -> str:
        """Return paragraphs of about *size* bytes that tell of no deal and name no mineral."""
        text = ""
        while len(text) < size:
            tables = self._chance.choices(list(_GENERAL), list(_GENERAL.values()), k=self._chance.randint(1, 6))
            sentences = (_capitalised(list(self._fill(self._next(table)))) for table in tables)
            text += " ".join("".join(piece.text for piece in sentence) for sentence in sentences) + "\n\n"
        return text

    def _blocks(self, sort: dict[str, int]) -> Iterator[list[_Piece]]:
        """Yield title and paragraphs, lists and tables without end."""
        yield [*self._fill(self._pick("headings")), _Piece("\n\n")]
        yield [*self._fill(self._pick("datelines")), *self._paragraph(sort)]
        while True:
            if self._chance.random() < 0.12:
                yield [*self._fill(self._pick("headings")), _Piece("\n\n")]
            form = self._chance.choices((self._paragraph, self._list, self._table), (92, 4, 4))[0]
            yield list(form(sort))

    def _paragraph(self, sort: dict[str, int]) -> Iterator[_Piece]:
        tables = [table for table in sort if table != "share"]
        for number in range(self._chance.randint(1, 6)):
            table = self._chance.choices(tables, [sort[table] for table in tables])[0]
            if number:
                yield _Piece(" ")
            yield from _capitalised(list(self._fill(self._sentence(table))))
        yield _Piece("\n\n")

    def _sentence(self, table: str) -> str:
        """Return a template, many a time with an aside before its full stop."""
        template = self._next(table)
        aside = template.endswith(".") and self._chance.random() < _ASIDES
        return f"{template[:-1]}{self._next('asides')}." if aside else template

    def _next(self, table: str) -> str:
        """Return an entry that the document didn't have yet, until it has had all."""
        if not self._decks.get(table):
            self._decks[table] = self._chance.sample(_TEXT[table], len(_TEXT[table]))
        return self._decks[table].pop()

    def _list(self, _: dict[str, int]) -> Iterator[_Piece]:
        yield _Piece(self._pick("leads") + "\n")
        for _number in range(self._chance.randint(3, 6)):
            yield _Piece("- ")
            yield from _capitalised(list(self._fill(self._pick("points"))))
            yield _Piece("\n")
        yield _Piece("\n")

    def _table(self, _: dict[str, int]) -> Iterator[_Piece]:
        heads, row = self._pick("tables").split("\n")
        yield _Piece(heads + "\n")
        for _number in range(self._chance.randint(3, 7)):
            yield from _capitalised(list(self._fill(row)))
            yield _Piece("\n")
        yield _Piece("\n")

    def _fill(self, template: str) -> Iterator[_Piece]:
        at = 0
        for slot in _SLOT.finditer(template):
            if slot.start() > at:
                yield _Piece(template[at : slot.start()])
            made = self._slot(slot[1].lower())
            yield from (
                (attrs.evolve(piece, text=piece.text.title()) for piece in made) if slot[1][0].isupper() else made
            )
            at = slot.end()
        if at < len(template):
            yield _Piece(template[at:])

    def _slot(self, slot: str) -> Iterator[_Piece]:
        if make := getattr(self, f"_make_{slot}", None):
            yield _Piece(str(make()))
        elif slot in _AMOUNTS:
            kind, write = _AMOUNTS[slot]
            written, worth = write(self._chance)
            yield _Piece(written, kind, worth)
        elif slot in _KINDS:
            yield from self._named(_KINDS[slot], self._chance.choice(self._cast.get(slot) or _NAMES[slot]))
        elif slot in ("company", "rival"):
            yield from self._mentioned(self._firms[0] if slot == "company" else self._chance.choice(self._firms[1:]))
        else:
            yield from self._fill(self._pick(slot))

    def _pick(self, table: str) -> str:
        return self._chance.choice(_NAMES.get(table) or _TEXT[table])

    def _invented(self) -> str:
        return "".join(self._chance.choices(_NAMES["syllable"], k=self._chance.randint(2, 4))).capitalize()

    def _firm(self) -> tuple[str, str, str]:
        """Return a firm's full name and its short one, and where its shares are traded, or nothing."""
        short = f"{self._invented()} {self._pick('business')}"
        ticker = "".join(self._chance.choices("ABCDEFGHKLMNPRSTVXYZ", k=3))
        listed = f" ({self._pick('exchange')}: {ticker})" if self._chance.random() < 0.4 else ""
        return f"{short} {self._pick('form')}", short, listed

    def _new(self, name: str) -> bool:
        """Say whether it is the first mention of the name, and note that it was mentioned."""
        if name in self._introduced:
            return False
        self._introduced.add(name)
        return True

    def _named(self, kind: str, entry: str) -> Iterator[_Piece]:
        """Yield a name with its article; its short form stands in brackets behind the first, and for some others."""
        article, name, short = _ENTRY.fullmatch(entry).groups()  # type: ignore[union-attr]  # it matches anything
        if article:
            yield _Piece(article)
        new = self._new(name)
        if short and not new and self._chance.random() < 0.4:
            yield _Piece(short, kind)
            return
        yield _Piece(name, kind)
        if short and new:
            yield from (_Piece(" ("), _Piece(short, kind), _Piece(")"))

    def _mentioned(self, firm: tuple[str, str, str]) -> Iterator[_Piece]:
        """Yield the full name of a firm the first time, and then mostly a short one."""
        full, short, listed = firm
        if self._new(full):
            yield from (_Piece(full, "company"), _Piece(listed))
        else:
            yield _Piece(self._chance.choices((full, short, short.split()[0]), (2, 5, 3))[0], "company")

    # --- makers, one for each slot that no table fills

    def _make_facility(self) -> str:
        return f"the {self._chance.choice(self._sites)}"

    def _make_town(self) -> str:
        return self._invented()

    def _make_person(self) -> str:
        return f"{self._pick('first')} {self._invented()}"

    def _make_quantity(self) -> str:
        return f"{self._chance.randint(2, 90_000):,} {self._pick('unit')}"

    def _make_count(self) -> int:
        return self._chance.randint(20, 900)

    def _make_crowd(self) -> str:
        return f"{self._chance.randint(1_000, 60_000):,}"

    def _make_years(self) -> int:
        return self._chance.randint(2, 25)


def _capitalised(pieces: list[_Piece]) -> list[_Piece]:
    """Return the sentence with its first letter, which an opening quote may precede, as a capital."""
    number = int(pieces[0].text == "“")
    text = pieces[number].text
    at = int(text[0] == "“")
    return [
        *pieces[:number],
        attrs.evolve(pieces[number], text=text[:at] + text[at].upper() + text[at + 1 :]),
        *pieces[number + 1 :],
    ]


def documents(size: int = 4_000_000, seed: int = 2026) -> Iterator[Text]:
    """Yield documents of about 6 KB until they are *size* bytes of UTF-8 or more."""
    chance = random.Random(seed)
    while size > 0:
        made = _Writer(chance).text(_SIZE)
        size -= len(made.text.encode())
        yield made


def news(size: int, seed: int = 2026) -> Iterator[str]:
    """Yield documents of about 6 KB that tell of no deal, as most of an archive does, of *size* characters in all."""
    chance = random.Random(seed)
    while size > 0:
        made = _Writer(chance).news(_SIZE)
        size -= len(made)
        yield made


def document(size: int, seed: int = 2026) -> str:
    """Return one document of about *size* characters, with a cast as large as that of many."""
    return "\n".join(made.text for made in documents(size + size // 50, seed))[:size]


def _write(folder: Path, megabytes: float) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, made in enumerate(documents(int(megabytes * 1e6))):
        (folder / f"{number:05}.txt").write_text(made.text, encoding="utf-8")
        truth = json.dumps([attrs.asdict(mark) for mark in made.truth], ensure_ascii=False)
        (folder / f"{number:05}.json").write_text(truth + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 4.0)
