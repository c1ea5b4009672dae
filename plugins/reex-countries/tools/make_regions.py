"""Make the rows of data/regions.csv that nobody keeps by hand, from the codes that pycountry has.

``python plugins/reex-countries/tools/make_regions.py`` makes them again. A row is made for each
subdivision of the first level that no row kept by hand and no correction is about. ``names.csv``
beside this file has the names that differ from those of the library, and why.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pycountry

_TOOLS = Path(__file__).parent
DATA = _TOOLS.parent / "src" / "reex_countries" / "data"
_MADE = " by way of pycountry"
_NOTE = re.compile(r"\s*(?:\([^)]*\)|\[[^\]]*\]|†)")
# Letters that texts in English write as others; accents don't matter.
_LETTERS = str.maketrans("əƏðÐĦ", "aAdDH")

Row = Mapping[str, str]


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def names() -> dict[str, Row]:
    """Return, by code, the names that differ from those of the library."""
    return {row["code"]: row for row in read(_TOOLS / "names.csv")}


def corrections() -> dict[str, Row]:
    """Return, by code, what is wrong in the library."""
    return {row["code"]: row for row in read(DATA / "corrections.csv")}


def first_level() -> dict[str, str]:
    """Return the subdivisions of the first level that the library has: names by code."""
    return {each.code: each.name for each in pycountry.subdivisions if each.parent_code is None}


def is_made(row: Row) -> bool:
    """Say whether a row of regions was made here, not kept by hand."""
    return row["source"].endswith(_MADE)


def made(kept: Iterable[Row]) -> Iterator[dict[str, str]]:
    """Yield the rows for all that *kept* lacks; all names are of doubt, as towns and people have them too."""
    done = {row["ref"] for row in kept} | corrections().keys()
    differing = names()
    for code, name in sorted(first_level().items()):
        if code in done:
            continue
        cell = differing[code]["names"] if code in differing else _NOTE.sub("", name).translate(_LETTERS)
        if cell:
            first, *others = (f"{each}?" for each in cell.split("|"))
            country = code[:2]
            yield {
                "name": first,
                "aliases": "|".join(others),
                "ref": code,
                "country": country,
                "abbreviation": "",
                "source": f"ISO 3166-2:{country}{_MADE}",
            }


def rows() -> list[dict[str, str]]:
    """Return all rows as the table should have them: those kept by hand, then those made here."""
    kept = [row for row in read(DATA / "regions.csv") if not is_made(row)]
    return [*kept, *made(kept)]


def main() -> None:
    """Write the table."""
    table = rows()
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, table[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    (DATA / "regions.csv").write_text(stream.getvalue(), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
