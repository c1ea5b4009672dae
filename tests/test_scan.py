"""One pass over the text for the terms of all extractors."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reex import DataError, Hit, Term, longest
from reex.scan import Scanner, project

ENGINES = ["ahocorasick_rs", "pyahocorasick"]
# Few letters, so that random terms do occur in random texts; accents, hyphens, signs of other scripts among them.
letters = st.sampled_from("aAbBéÉ-. 1’п")
words = st.text(letters, min_size=1, max_size=4)
terms = st.lists(st.builds(" ".join, st.lists(words, min_size=1, max_size=2)), max_size=8)


def folded(character: str) -> str:
    """Return the base letter or digit in lower case, or a blank."""
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if base.isascii() and base.isalnum() else " "


def brute_force(term: str, text: str) -> set[tuple[int, int]]:
    """Return where *term* stands as whole words, with its capitals, by trying every position."""
    term = " ".join(term.split())
    core = "".join(map(folded, term)).strip()
    shift = len("".join(map(folded, term))) - len("".join(map(folded, term)).lstrip())
    found = set()
    line = " " + "".join(map(folded, text)) + " "
    for start in range(len(text) - len(core) + 1):
        end = start + len(core)
        whole = line[start] == " " and line[end + 1] == " " and line[start + 1 : end + 1] == core
        capitals = [at - shift for at, letter in enumerate(term) if letter.isupper()]
        if core and whole and all(text[start + at].isupper() for at in capitals):
            dot = term.endswith(".") and text[end : end + 1] == "."
            found.add((start, end + dot))
    return found


@pytest.mark.parametrize("engine", ENGINES)
@given(terms, st.text(letters, max_size=40))
def test_scan_finds_what_trying_every_position_finds(engine: str, names: list[str], text: str) -> None:
    """Each engine finds each term exactly where it stands, and nothing else."""
    scanner = Scanner([[Term(name)] for name in names], engine)

    found = [{(hit.start, hit.end) for hit in hits} for hits in scanner.scan(text)]

    assert found == [brute_force(name, text) for name in names]


# Names of several words that begin alike, of which the text may have no more than the beginning.
parts = st.sampled_from(["General", "general", "Ministry", "of", "Mines", "mines", "Société", "Corp.", "U.S."])
phrases = st.lists(parts, min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize("engine", ENGINES)
@given(st.lists(phrases, max_size=8), st.lists(phrases, max_size=4).map(", ".join))
def test_scan_finds_long_names_whole_and_nowhere_else(engine: str, names: list[str], text: str) -> None:
    """A name of many words is found where all of it stands, whatever other names begin or end as it does."""
    scanner = Scanner([[Term(name)] for name in names], engine)

    found = [{(hit.start, hit.end) for hit in hits} for hits in scanner.scan(text)]

    assert found == [brute_force(name, text) for name in names]


@pytest.mark.parametrize("engine", ENGINES)
@given(st.text(max_size=200))
def test_projection_keeps_every_position(engine: str, text: str) -> None:
    """Any text, of any script, has one byte for each code point and a blank at either end."""
    assert len(project(text)) == len(text) + 2
    assert Scanner([[Term("cerium")]], engine).scan(text + " Cerium")[0][-1].start == len(text) + 1


def found(term: str, text: str) -> list[str]:
    """Return the words at the hits of one term."""
    return [text[hit.start : hit.end] for hit in Scanner([[Term(term)]]).scan(text)[0]]


@pytest.mark.parametrize(
    ("term", "text", "hits"),
    [
        ("DoD", "The DoD paid; dod and Dod did not.", ["DoD"]),
        ("rare earth", "Rare earth mines, RARE EARTH oxides, rare-earth", ["Rare earth", "RARE EARTH", "rare-earth"]),
        ("IEA", "the idea of the IEA", ["IEA"]),
        ("tin", "mining and printing, but Tin too", ["Tin"]),
        ("Export-Import", "the Export–Import Bank, an Export Import Bank", ["Export–Import", "Export Import"]),
        ("Société Générale", "Societe Generale lends, société générale doesn't", ["Societe Generale"]),
        ("Aclara Corp.", "Aclara Corp. grew. Aclara Corp fell.", ["Aclara Corp.", "Aclara Corp"]),
        ("U.S.", "the U.S. and US trade", ["U.S."]),
        ("Łódź", "from Łódź and Lodz", ["Łódź", "Lodz"]),
    ],
)  # fmt: skip
def test_words_capitals_and_signs(term: str, text: str, hits: list[str]) -> None:
    """Whole words only; a capital must be one, a small letter may be; hyphens, accents and quotes don't matter."""
    assert found(term, text) == hits


def test_optional_parts() -> None:
    """What stands in square brackets may be missing, each part on its own."""
    term = Term("[permanent ]magnet[s]")

    assert sorted(term.spellings()) == ["magnet", "magnets", "permanent magnet", "permanent magnets"]
    assert found("magnet[s]", "A magnet, two magnets, no magnetite") == ["magnet", "magnets"]


def test_hits_go_to_their_owner() -> None:
    """Each extractor gets the hits of its own terms with the data that it gave, sorted by start, longest first."""
    short, long = Term("rare earth", "group"), Term("rare earth magnet", "magnet")

    hits = Scanner([[short, long], [], [Term("magnet")]]).scan("One rare earth magnet")

    assert hits == [[Hit(4, 21, long), Hit(4, 14, short)], [], [Hit(15, 21, Term("magnet"))]]


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_to_look_for(engine: str) -> None:
    """Without terms, or with terms that fold to nothing, there are no hits and no error."""
    assert Scanner([[], [Term("–"), Term("")]], engine).scan("any text") == [[], []]


def test_longest_drops_what_lies_under() -> None:
    """Of overlapping hits the first and longest stays, and hits that only touch both stay."""
    hits = [Hit(0, 10, Term("a")), Hit(0, 4, Term("b")), Hit(5, 12, Term("c")), Hit(10, 12, Term("d"))]

    assert list(longest(hits)) == [hits[0], hits[3]]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Deal[s", r"'Deal\[s' has a \[ at character 5 that isn't closed"),
        ("Deal[s] of [the", r"has a \[ at character 12 that isn't closed"),
        ("Deal]s[", r"has a \] at character 5 that closes nothing"),
        ("Deal|Loan", r"'Deal\|Loan' has a \| at character 5: write one name for each"),
    ],
)
def test_a_mark_without_its_other_half_is_refused(text: str, slip: str) -> None:
    """A term that could never be found as it was meant is refused where it is written."""
    with pytest.raises(DataError, match=slip):
        Term(text)
