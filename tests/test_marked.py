"""Marked sentences: what is found is what is marked, or the test fails and shows both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex.testing import Mark, Marked, check

_NUMBER = re.compile(r"Docket No\. ([A-Z]{2,6}-\d{4})")


@reex.extractor("dockets", makes=["docket", "notice-number"], terms=["Docket", "Oops", "Murmur"])
def find_dockets(page: reex.Page) -> reex.Found:
    """Yield docket numbers by their names, and show whatever else an extractor may do."""
    for hit in page.hits:
        if match := _NUMBER.match(page.text, hit.start):
            yield page.entity("docket", match.span(), name=match[1], ref=f"docket/{match[1]}")
        elif hit.term.text == "Oops":
            raise ValueError("oops")
        elif hit.term.text == "Murmur":
            yield page.notice("amount-unread", "nobody hears it", (hit.start, hit.end))


@reex.extractor("sums", makes="money", terms=["five"])
def find_fives(page: reex.Page) -> reex.Found:
    """Yield each five as a sum without a ref."""
    for hit in page.hits:
        yield page.entity("money", (hit.start, hit.end), value=reex.Money(amount=Decimal(5), currency="USD"))


@reex.extractor("sited", makes="sited-money", needs={"money"}, uses={"country"})
def find_sited(page: reex.Page) -> reex.Found:
    """Yield sums in a text that names a country."""
    if page.entities("country"):
        for money in page.entities("money"):
            yield page.entity("sited-money", money.span, name=page.entities("country")[0].name)


@reex.extractor("halves", makes=["left-half", "right-half"])
def find_halves(page: reex.Page) -> reex.Found:
    """Yield two mentions that cross."""
    yield page.entity("left-half", (0, 6))
    yield page.entity("right-half", (3, 9))


@pytest.mark.parametrize(
    "marked",
    [
        "Comments go to [[docket:Docket No. BIS-2025]].",
        "Comments go to [[docket:Docket No. BIS-2025|docket/BIS-2025]] and [[docket:Docket No. DOE-1999|DOE-1999]].",
        "The Docket is closed.",
        "",
    ],
)
def test_a_sentence_passes_if_what_is_marked_is_found(marked: str) -> None:
    """Each mention with its ref or name, and in a near miss nothing."""
    check(find_dockets, marked)


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("See [[notice-number:Docket No. BIS-2025]].", "See [[docket:Docket No. BIS-2025]]."),
        ("See [[docket:Docket No. BIS]]-2025.", "See [[docket:Docket No. BIS-2025]]."),
        ("See Docket No. BIS-2025.", "See [[docket:Docket No. BIS-2025]]."),
        ("See the [[docket:Docket]].", "See the Docket."),
        ("See [[docket:Docket No. BIS-2025|docket/BIS-2024]].", "See [[docket:Docket No. BIS-2025|docket/BIS-2025]]."),
        ("See [[docket:Docket No. BIS-2025|]].", "See [[docket:Docket No. BIS-2025|docket/BIS-2025]]."),
        ("See [[docket:[[docket:Docket No. BIS-2025]]]].", "See [[docket:Docket No. BIS-2025]]."),
    ],
)
def test_what_is_found_otherwise_fails_and_is_shown(marked: str, found: str) -> None:
    """A wrong kind, a wrong span, a mention too many or too few, a wrong ref: each is shown in the same marks."""
    with pytest.raises(AssertionError) as failed:
        check(find_dockets, marked)

    assert str(failed.value).splitlines() == [
        "dockets finds something else than is marked",
        f"  marked:  {marked}",
        f"  found:   {found}",
    ]


@pytest.mark.parametrize(
    ("marked", "warning"),
    [
        ("A Murmur.", "amount-unread: nobody hears it at 'Murmur'"),
        ("Oops.", r"extractor-failed: extractor dockets failed at test_marked.py:\d+: ValueError: oops"),
    ],
)
def test_a_warning_fails(marked: str, warning: str) -> None:
    """A notice of the extractor, and an error in it, are told with the sentence, and that nothing else is wrong."""
    with pytest.raises(AssertionError, match=f"  warning: {warning}") as failed:
        check(find_dockets, marked)

    assert str(failed.value).startswith("dockets finds what is marked, but with other warnings than expected\n")


def test_warnings_may_be_expected() -> None:
    """Each code as often as it comes, in any order; one that doesn't come fails as well, and is named."""
    check(find_dockets, "A Murmur.", warnings="amount-unread")
    check(find_dockets, "Murmur, [[docket:Docket No. BIS-2025]], Murmur.", warnings=["amount-unread"] * 2)
    check(find_dockets, "Oops.", warnings=["extractor-failed"])
    with pytest.raises(AssertionError, match="other warnings than expected"):
        check(find_dockets, "Murmur, Murmur.", warnings=["amount-unread"])
    with pytest.raises(AssertionError, match="something else than is marked") as failed:
        check(find_dockets, "[[docket:A Murmur]].", warnings=["other", "amount-unread", "other"])

    assert str(failed.value).splitlines()[-3:] == [
        "  warning: amount-unread: nobody hears it at 'Murmur'",
        "  lacking: other, a warning that is expected",
        "  lacking: other, a warning that is expected",
    ]


@pytest.mark.parametrize(
    ("means", "right"),
    [("USD 5", True), ("USD 5.00", False), ("AUD 5", False), ("USD 5,000", False), ("", False), (None, True)],
)
def test_a_sum_is_told_by_currency_and_amount(means: str | None, right: bool) -> None:
    """Where a mention has a value, its mark may tell it, and one that tells of none is wrong."""
    marked = "It is [[money:five]]." if means is None else f"It is [[money:five|{means}]]."

    if right:
        check(find_fives, marked)
    else:
        with pytest.raises(AssertionError, match=re.escape("It is [[money:five|USD 5]].")):
            check(find_fives, marked)


def test_thousands_may_be_grouped() -> None:
    """What people write with commas is the number that it is, and so are ranges, percentages, quantities and days."""
    standard = reex.Pipeline.standard()
    check(standard, "It raised [[money:A$1.65bn|AUD 1,650,000,000]].")
    check(standard, "It raised [[money:$5-7 million|USD 5000000-7000000]].")
    check(standard, "It holds [[percent:15% to 20%|15-20%]].", kinds="percent")
    check(standard, "It makes [[quantity:500 tonnes a year|500 t per year]].", kinds="quantity")
    check(
        standard, "It opened on [[date:May 5, 2026|2026-05-05]] in [[date:2025|2025-01-01/2025-12-31]].", kinds="date"
    )
    check(standard, "It runs for [[duration:ten years|P10Y]].", kinds="duration")


def test_an_extractor_stands_behind_those_that_it_builds_on() -> None:
    """What it needs or uses is made by installed extractors, and only its own is compared."""
    check(find_sited, "[[country:Chile]] got [[sited-money:$5 million|Chile]].")
    check(find_sited, "Kestrel got $5 million.")


def test_an_extractor_that_is_installed_too_is_tested_itself() -> None:
    """It takes the place of the installed one of its name, also for those that build on it."""
    mine = reex.Extractor("funding", find_fives.find, makes="money", terms=["five"], uses=["country"])
    check(mine, "Chile got [[money:five]] and $5 million.")


def test_of_a_pipeline_all_is_compared_unless_kinds_are_named() -> None:
    """A near miss of one kind may hold mentions of others."""
    pipeline = reex.Pipeline.standard().adding(find_dockets)
    check(pipeline, "[[country:China]] reads the Docket.")
    check(pipeline, "China reads the Docket.", kinds="docket")
    check(pipeline, "China reads [[docket:Docket No. BIS-2025]].", kinds=["docket", "money"])
    with pytest.raises(
        AssertionError, match=r"the pipeline finds .*\n.*\n  found:   \[\[country:China\]\] reads the Doc"
    ):
        check(pipeline, "China reads the Docket.")
    with pytest.raises(AssertionError, match="found:   China reads"):
        check(pipeline, "China [[docket:reads]] the Docket.", kinds="docket")


def test_marks_nest_and_crossing_mentions_are_shown() -> None:
    """Mentions on the same words are marked in each other; of two that cross, one is shown behind the sentence."""
    check(find_sited, "Chile got [[sited-money:[[money:$5 million]]]].", kinds="sited-money")
    with pytest.raises(AssertionError, match=re.escape("[[left-half:abcdef]]ghij and across it [[right-half:defghi]]")):
        check(find_halves, "abcdefghij")


@pytest.mark.parametrize("subject", [lambda page: [], "dockets", None])
def test_only_extractors_and_pipelines_are_checked(subject: object) -> None:
    """A bare function is refused: it doesn't say what it makes."""
    with pytest.raises(TypeError, match="check takes an extractor or a pipeline, not"):
        check(subject, "Nothing.")  # type: ignore[arg-type]


def test_an_extractor_without_entities_is_refused() -> None:
    """A mark can't show an initiative, and a test of nothing would pass."""
    acts = reex.Extractor("acts", lambda page: (), makes=["initiative", "claim"])
    with pytest.raises(TypeError, match="extractor acts makes claim and initiative, which no mark shows"):
        check(acts, "Nothing.")


@pytest.mark.parametrize("given", [{"marked": "A [[dockett:Docket]]."}, {"marked": "A Docket.", "kinds": "dockett"}])
def test_a_kind_that_nothing_makes_is_refused(given: dict[str, str]) -> None:
    """A kind that is spelled wrong would test nothing."""
    with pytest.raises(
        reex.DataError, match=r"dockett is a kind that nothing makes here; there are agency, .*docket, "
    ):
        check(find_dockets, **given)


@pytest.mark.parametrize(
    ("marked", "place", "what"),
    [
        ("Ship [[docket:this.", "line 1, column 6, at '[[docket:this.'", "never closed"),
        ("Ship\nit ]] now.", "line 2, column 4, at ']] now.'", "]] closes no mark"),
        ("Ship [[docket]].", "line 1, column 6, at '[[docket]].'", "a mark is [[kind:words]]"),
        ("Ship [[docket:]].", "line 1, column 6, at '[[docket:]].'", "docket marks no words"),
        ("Ship [[docket:x|[[money:y]]]].", "line 1, column 17, at '[[money:y]]]].'", "no other mark"),
    ],
)
def test_a_mark_that_is_not_well_formed_is_refused_with_its_place(marked: str, place: str, what: str) -> None:
    """The message tells where it begins and what is wrong with it."""
    with pytest.raises(reex.DataError, match=f"^marked sentence, {re.escape(place)}: .*{re.escape(what)}"):
        Marked.read(marked)


def test_signs_of_the_syntax_can_be_escaped() -> None:
    """A backslash takes a bracket, a bar and itself as they are; elsewhere it is a backslash."""
    assert Marked.read(r"a \[[b\]] | c\d [[x:e\|f\]|g\\]] [1]") == Marked(
        r"a [[b]] | c\d e|f] [1]", (Mark("x", 14, 18, "g\\"),)
    )


@st.composite
def _sentences(draw: st.DrawFn) -> Marked:
    """Return any sentence with marks that nest."""
    text = draw(st.text("ab []|:\\\n", max_size=20))

    def marks(start: int, end: int) -> Iterator[Mark]:
        while start < end and draw(st.booleans()):
            first = draw(st.integers(start, end - 1))
            last = draw(st.integers(first + 1, end))
            yield Mark(
                draw(st.sampled_from(["x", "y-z"])), first, last, draw(st.none() | st.text("a|[]\\", max_size=4))
            )
            yield from marks(first, last)
            start = last

    return Marked(text, tuple(marks(0, len(text))))


@given(_sentences())
def test_what_is_written_is_read_back(sentence: Marked) -> None:
    """Whatever a sentence and its marks hold, it is read as it was written."""
    assert Marked.read(str(sentence)) == sentence
