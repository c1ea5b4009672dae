"""Dates, and how relative ones are settled by the day of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex_measures import find_dates, find_durations, find_percents, find_quantities

PIPELINE = reex.Pipeline([find_dates])
ALL = reex.Pipeline([find_dates, find_durations, find_percents, find_quantities])
PUBLISHED = "2025-11-20"  # a Thursday


def dates(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """Return the text and name of each date."""
    made = PIPELINE.run(reex.Document(text=text, published=published))
    assert not made.warnings
    return [(entity.text, entity.name) for entity in made.entities]


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        ("On Oct 31, 2025 it closed.", "Oct 31, 2025", "2025-10-31"),
        ("On Oct. 31st, 2025 it closed.", "Oct. 31st, 2025", "2025-10-31"),
        ("On 31 October 2025 it closed.", "31 October 2025", "2025-10-31"),
        ("On Friday, Oct 31, 2025 it closed.", "Friday, Oct 31, 2025", "2025-10-31"),
        ("From 20–24 October 2025 it met.", "20–24 October 2025", "2025-10-20/2025-10-24"),
        ("On 2025-10-31 it closed.", "2025-10-31", "2025-10-31"),
        ("On 10/31/2025 it closed.", "10/31/2025", "2025-10-31"),
        ("On 03/04/2025 it closed.", "03/04/2025", None),
        ("In October 2025 it closed.", "October 2025", "2025-10-01/2025-10-31"),
        ("In mid-October 2025 it closed.", "mid-October 2025", "2025-10-11/2025-10-20"),
        ("By 2027 it opens.", "2027", "2027-01-01/2027-12-31"),
        ("In early 2025 it opened.", "early 2025", "2025-01-01/2025-04-30"),
        ("In mid-2026 it opens.", "mid-2026", "2026-05-01/2026-08-31"),
        ("In late 2027 it opens.", "late 2027", "2027-09-01/2027-12-31"),
        ("By the first quarter of 2026 it opens.", "the first quarter of 2026", "2026-01-01/2026-03-31"),
        ("In Q3 2024 it lost.", "Q3 2024", "2024-07-01/2024-09-30"),
        ("In 1Q25 it lost.", "1Q25", "2025-01-01/2025-03-31"),
        ("In H1 2026 it opens.", "H1 2026", "2026-01-01/2026-06-30"),
        ("In the second half of 2026 it opens.", "the second half of 2026", "2026-07-01/2026-12-31"),
        ("In FY2026 it spends.", "FY2026", "2025-10-01/2026-09-30"),
        ("In FY26 it spends.", "FY26", "2025-10-01/2026-09-30"),
        ("In fiscal year 2026 it spends.", "fiscal year 2026", "2025-10-01/2026-09-30"),
        ("In 2025-26 it spends.", "2025-26", None),
        ("In 2025-2030 it spends.", "2025-2030", "2025-01-01/2030-12-31"),
        ("In the 1990s it led.", "the 1990s", "1990-01-01/1999-12-31"),
        ("By the mid-2030s it leads.", "the mid-2030s", "2034-01-01/2036-12-31"),
        ("Since the early 2000s it led.", "the early 2000s", "2000-01-01/2003-12-31"),
        ("In the 1940’s it led.", "the 1940’s", "1940-01-01/1949-12-31"),
        ("In 1990s terms it led.", "1990s", "1990-01-01/1999-12-31"),
        ("In 2020's budget it led.", "2020", "2020-01-01/2020-12-31"),
        ("On Oct. 2-3, 2025 it met.", "Oct. 2-3, 2025", "2025-10-02/2025-10-03"),
        ("From 2–4 December 2025 it met.", "2–4 December 2025", "2025-12-02/2025-12-04"),
        ("By Staff ReporterAug 12, 2025By wire.", "Aug 12, 2025", "2025-08-12"),
        ("In the week of 5 March 2025 it met.", "the week of 5 March 2025", "2025-03-03/2025-03-09"),
        ("In the week ended March 7, 2025 it fell.", "the week ended March 7, 2025", "2025-03-01/2025-03-07"),
        ("In the March 2025 quarter it sold.", "March 2025 quarter", "2025-01-01/2025-03-31"),
        ("In the September quarter of 2025 it sold.", "September quarter of 2025", "2025-07-01/2025-09-30"),
        ("In the April-June quarter of 2025 it sold.", "April-June quarter of 2025", "2025-04-01/2025-06-30"),
        ("By the end of March 2026 it opens.", "the end of March 2026", "2026-03-31"),
        ("By the end of Q2 2026 it opens.", "the end of Q2 2026", "2026-06-30"),
        ("In late Q2 2026 it opens.", "late Q2 2026", "2026-06-01/2026-06-30"),
        ("In 2H 2026 it opens.", "2H 2026", "2026-07-01/2026-12-31"),
        ("In 2026 Q1 it opens.", "2026 Q1", "2026-01-01/2026-03-31"),
        ("In Q1'26 it opens.", "Q1'26", "2026-01-01/2026-03-31"),
        ("In calendar 2026 it opens.", "calendar 2026", "2026-01-01/2026-12-31"),
        ("In CY26 it opens.", "CY26", "2026-01-01/2026-12-31"),
        ("In the first half of the year 2026 it opens.", "the first half of the year 2026", "2026-01-01/2026-06-30"),
        ("By year-end 2027 it opens.", "year-end 2027", "2027-12-31"),
        ("By end-2027 it opens.", "end-2027", "2027-12-31"),
        ("In H1 FY26 it spends.", "H1 FY26", "2025-10-01/2026-03-31"),
        ("In the first fiscal quarter of 2026 it spends.", "the first fiscal quarter of 2026", "2025-10-01/2025-12-31"),
        ("In FY2026-2030 it spends.", "FY2026-2030", "2025-10-01/2030-09-30"),
        ("In spring 2026 it opens.", "spring 2026", "2026-03-01/2026-05-31"),
        ("By the end of 2026 it opens.", "the end of 2026", "2026-12-31"),
    ],
)
def test_absolute(text: str, span: str, name: str | None) -> None:
    """Dates that name a year need no day of publication, and have no value where they are in doubt."""
    assert dates(text, None) == [(span, name)]


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        ("Signed in April, it holds.", "April", "2025-04-01/2025-04-30"),
        ("Signed on December 12, 2024 it holds.", "December 12, 2024", "2024-12-12"),
        ("The April 2 order holds.", "April 2", "2025-04-02"),
        ("It will open in March then.", "March", "2026-03-01/2026-03-31"),
        ("The hearing on Dec 12 is near.", "Dec 12", "2025-12-12"),
        ("Since last August it grew.", "last August", "2025-08-01/2025-08-31"),
        ("By next April it grows.", "next April", "2026-04-01/2026-04-30"),
        ("On Tuesday it said so.", "Tuesday", "2025-11-18"),
        ("On Thursday it said so.", "Thursday", "2025-11-20"),
        ("On next Monday it meets.", "next Monday", "2025-11-24"),
        ("By this Friday it acts.", "this Friday", "2025-11-21"),
        ("It said so yesterday already.", "yesterday", "2025-11-19"),
        ("China paused it this week already.", "this week", "2025-11-17/2025-11-23"),
        ("It fell last month already.", "last month", "2025-10-01/2025-10-31"),
        ("It opens later this year.", "later this year", "2025-11-20/2025-12-31"),
        ("It closed late last year.", "late last year", "2024-09-01/2024-12-31"),
        ("He comes this fall again.", "this fall", "2025-09-01/2025-11-30"),
        ("He comes this spring again.", "this spring", "2025-03-01/2025-05-31"),
        ("He came last winter again.", "last winter", "2024-12-01/2025-02-28"),
        ("It closed two years ago.", "two years ago", "2023-01-01/2023-12-31"),
        ("It closed in Q2 already.", "Q2", "2025-04-01/2025-06-30"),
        ("It closed in the third quarter already.", "the third quarter", "2025-07-01/2025-09-30"),
        ("It opens in the first half of next year.", "the first half of next year", "2026-01-01/2026-06-30"),
        ("It opens by end of Q2 already.", "end of Q2", "2026-06-30"),
        ("In the June quarter it sold.", "June quarter", "2025-04-01/2025-06-30"),
        ("In the December quarter it sells.", "December quarter", "2025-10-01/2025-12-31"),
        ("In the March quarter-final it won.", "March", "2025-03-01/2025-03-31"),
        ("In the week of 3 March it met.", "the week of 3 March", "2025-03-03/2025-03-09"),
        ("Over the past year it grew.", "the past year", "2024-11-20/2025-11-20"),
        ("It said May was a turning point.", "May", "2025-05-01/2025-05-31"),
        ("It fell late in the third quarter.", "late in the third quarter", "2025-09-01/2025-09-30"),
        ("It opens by the end of the year.", "the end of the year", "2025-12-31"),
        ("The firm today announced a loan.", "today", "2025-11-20"),
        ("Today, President Lee J. Park signed an order.", "Today", "2025-11-20"),
        ("The steel in today’s action counts.", "today", "2025-11-20"),
    ],
)
def test_relative(text: str, span: str, name: str) -> None:
    """What a date without a year means follows from the day of publication; without that it has no value."""
    assert dates(text) == [(span, name)]
    if "2024" not in text:
        assert dates(text, None) == [(span, None)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Drilling begins in March.", "2026-03-01/2026-03-31"),
        ("Drilling began in March.", "2025-03-01/2025-03-31"),
        ("A study is due in March.", "2026-03-01/2026-03-31"),
        ("Sales fell due to strikes in March.", "2025-03-01/2025-03-31"),
        ("The auction is set for March.", "2026-03-01/2026-03-31"),
        ("It set a record in March.", "2025-03-01/2025-03-31"),
        ("Starting in March it pays.", "2026-03-01/2026-03-31"),
        ("It must report by early March.", "2026-03-01/2026-03-10"),
        ("It must report by the end of March.", "2026-03-31"),
        ("It is closed until late March.", "2026-03-21/2026-03-31"),
        ("It was owned by lenders, and won a permit in March.", "2025-03-01/2025-03-31"),
        ("The rule was finalized by the office in March.", "2025-03-01/2025-03-31"),
        ("The rule will be finalized by the office in March.", "2026-03-01/2026-03-31"),
        ("It will use the grant announced in March.", "2025-03-01/2025-03-31"),
        ("It will begin limited production in March.", "2026-03-01/2026-03-31"),
        ("It will pay for the site, which it bought from a rival in March.", "2025-03-01/2025-03-31"),
        ("It plans to pay. The site was bought in March.", "2025-03-01/2025-03-31"),
        ("It will end its ban on Monday.", "2025-11-24"),
        ("It ended its ban on Monday.", "2025-11-17"),
        ("It will end its ban, a minister said on Monday.", "2025-11-17"),
        ("It acts by Monday.", "2025-11-24"),
        ("It opens in the first quarter.", "2026-01-01/2026-03-31"),
        ("It opened in the first quarter.", "2025-01-01/2025-03-31"),
    ],
)
def test_which_year(text: str, name: str) -> None:
    """The nearest word of time before a date without its year tells whether it is past or to come."""
    assert [found for _, found in dates(text)] == [name]


def test_lists_share_a_year() -> None:
    """In a list or range of months or of days, a year after the last is that of all."""
    assert [name for _, name in dates("From 30 October to 2 November 2023 it met.", None)] == [
        "2023-10-30",
        "2023-11-02",
    ]
    assert dates("In November and January 2024 it met.", None)[0][1] == "2023-11-01/2023-11-30"
    assert [name for _, name in dates("From 1 July 2027 to 30 June 2040.", None)] == ["2027-07-01", "2040-06-30"]
    assert dates("It fell from January through March.")[1] == ("March", "2025-03-01/2025-03-31")
    assert dates("In March 3, July 2025 figures came.", None)[0] == ("March 3", None)


def test_first_day_of_the_text() -> None:
    """Where the day of publication is unknown, months count from the first day that the text names whole."""
    text = "On April 15, 2025 it met, as in early April and last May. Work starts in May, on Friday, after 2026-01-02."
    assert dates(text, None) == [
        ("April 15, 2025", "2025-04-15"),
        ("early April", "2025-04-01/2025-04-10"),
        ("last May", None),
        ("May", "2025-05-01/2025-05-31"),
        ("Friday", None),
        ("2026-01-02", "2026-01-02"),
    ]
    assert dates("In April 2025 it met, and in May.", None)[1] == ("May", None)
    assert dates("On April 15, 2025 it met, and in May.", "2024-06")[1] == ("May", "2024-05-01/2024-05-31")


@pytest.mark.parametrize(
    ("country", "text", "span", "name"),
    [
        ("Australia", "In FY27 it spends.", "FY27", "2026-07-01/2027-06-30"),
        ("Australia", "In Q3 FY27 it spends.", "Q3 FY27", "2027-01-01/2027-03-31"),
        ("New Zealand", "In financial year 2024/25 it spends.", "financial year 2024/25", "2024-07-01/2025-06-30"),
        ("India", "In FY26 it spends.", "FY26", "2025-04-01/2026-03-31"),
        ("India", "In FY 2024-25 it spends.", "FY 2024-25", "2024-04-01/2025-03-31"),
        ("India", "In FY25-26 it spends.", "FY25-26", "2025-04-01/2026-03-31"),
        ("India", "In 1QFY26 it spends.", "1QFY26", "2025-04-01/2025-06-30"),
        (
            "India",
            "In the first quarter of FY 2025-26 it spends.",
            "the first quarter of FY 2025-26",
            "2025-04-01/2025-06-30",
        ),
        (
            "Australia",
            "In the first half of the 2025–2026 financial year it spends.",
            "the first half of the 2025–2026 financial year",
            "2025-07-01/2025-12-31",
        ),
        ("Japan", "In fiscal 2028 it spends.", "fiscal 2028", "2028-04-01/2029-03-31"),
        ("Japan", "In fiscal 2026-2030 it spends.", "fiscal 2026-2030", "2026-04-01/2031-03-31"),
        ("Canada", "In fiscal year 2023-24 it spends.", "fiscal year 2023-24", "2023-04-01/2024-03-31"),
        ("the United Kingdom", "In 2023-24 it spends.", "2023-24", "2023-04-01/2024-03-31"),
        ("South Africa", "In the 2026 financial year it spends.", "the 2026 financial year", "2025-04-01/2026-03-31"),
        ("Peru", "In FY2026 it spends.", "FY2026", "2025-10-01/2026-09-30"),
        ("Peru", "In FY2025-26 it spends.", "FY2025-26", None),
        ("the United States", "In fiscal year 2025-26 it spends.", "fiscal year 2025-26", None),
        ("the United States", "In fiscal years 2025-26 it spends.", "fiscal years 2025-26", "2024-10-01/2026-09-30"),
        ("Peru", "In the first half of 2025-26 it spends.", "the first half of 2025-26", None),
    ],
)
def test_fiscal_years(country: str, text: str, span: str, name: str | None) -> None:
    """A fiscal year is that of the country that the text names most; of the United States where it names none."""
    assert dates(f"For {country}, as {country} says: {text}", None) == [(span, name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("India is in FY26.", "2025-10-01/2026-09-30"),
        ("India and Indian firms met U.S. and American ones in FY26.", "2025-10-01/2026-09-30"),
        ("India and Indian firms have US$5m or US$6m for FY26.", "2025-04-01/2026-03-31"),
        ("India and Indian firms met Australian ones from Australia in FY26.", None),
        ("India and Indian firms are in the U.S. FY26.", "2025-10-01/2026-09-30"),
        ("It is in India's FY26.", "2025-04-01/2026-03-31"),
        ("India and Indian firms read the NDAA for FY26.", "2025-10-01/2026-09-30"),
    ],
)
def test_whose_fiscal_year(text: str, name: str | None) -> None:
    """One word or as many as for the United States don't speak for another country, but a country right before does."""
    assert [found for _, found in dates(text, None)] == [name]


def test_months_not_verbs() -> None:
    """The month May has a cue before it; the modal verb and the verb to march have none."""
    text = "The May order, signed in April, follows March's surge; steel may follow. May it last? March on."
    assert [span for span, _ in dates(text)] == ["May", "April", "March"]


def test_quarter_takes_the_year_before_it() -> None:
    """A quarter without a year belongs to the year of the last quarter that had one."""
    assert dates("After Q1 2023 came approvals in Q2.", None)[1] == ("Q2", "2023-04-01/2023-06-30")


def test_same_period() -> None:
    """The same period last year is the date before it, a year earlier."""
    found = dates("It lost more in Q1 2025 than in the same period last year.", None)
    assert found[1] == ("the same period last year", "2024-01-01/2024-03-31")


def test_fiscal_years_go_on() -> None:
    """The last of a row of fiscal years is fiscal too."""
    assert dates("For fiscal years 2026 through 2030 it spends.")[1] == ("2030", "2029-10-01/2030-09-30")


@pytest.mark.parametrize(
    "text",
    [
        "It showed at Minexpo 2024 again.",
        "Under Section 2025 it acts.",
        "It created 2000 jobs and 2,025 more.",
        "It stands at 2000 Pennsylvania Avenue.",
        "Project Vision 2030 goes on.",
        "It was hard today, now and recently.",
        "Today, China controls most of it.",
        "Over the last year it grew.",
        "Call 555-2024 for bill S. 2031.",
        "It sold on Black Friday, and prices fall.",
        "In the magnets of tomorrow it leads.",
        "Mr. April Jones came.",
        "The 21st century began.",
        "It opens mid-decade.",
        "In today’s market it leads.",
        "Its Lot 24-25 and 25/26 sold.",
        "Firm Vision 2030 is here.",
        "It sold 2025.5 of them for $2025.",
    ],
)
def test_no_date(text: str) -> None:
    """Names, references, counts, and words for nowadays are no dates."""
    assert dates(text) == []


def test_amounts_are_no_years() -> None:
    """A number that is measured is no year."""
    made = ALL.run("It ships 2025 tonnes, or 1990 kg, of it.")
    assert {entity.kind for entity in made.entities} == {"quantity"}


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(
        ["{0:%B} {0.day}, {0:%Y}", "{0.day} {0:%B %Y}", "{0:%b} {0.day}, {0:%Y}", "{0}", "{0:%A, %B} {0.day}, {0:%Y}"]
    ),
)
def test_round_trip(day: dt.date, form: str) -> None:
    """A day written in any of many ways is read as what it is."""
    written = form.format(day)
    assert dates(f"On {written} it closed.", None) == [(written, str(day))]


PARTS = [
    "May ",
    "Oct. ",
    "5",
    "31, ",
    "2025",
    "-",
    "/",
    "Q1 ",
    "FY",
    "25-26 ",
    "financial year ",
    "the ",
    "the week of ",
    "quarter ",
    "India ",
    "will ",
    "by ",
    "was signed ",
    "first quarter of ",
    "early ",
    "the end of ",
    "last ",
    "Friday",
    ", ",
    "s ",
    " years ago ",
    "\n",
]


@given(
    st.lists(
        st.sampled_from(
            [*PARTS, "the same period last year ", "5% ", "two-thirds of ", "tonnes ", "a decade ", "next year "]
        ),
        max_size=30,
    ),
    st.sampled_from([None, "2025", "2025-10", "2024-02-29", "0000-00-00", "soon"]),
)
def test_any_text(parts: list[str], published: str | None) -> None:
    """Whatever stands together, nothing fails, and each span is the text that it says."""
    text = "".join(parts)
    made = ALL.run(reex.Document(text=text, published=published))
    assert not [notice for notice in made.warnings if notice.code == "extractor-failed"]
    assert all(text[entity.start : entity.end] == entity.text for entity in made.entities)


@pytest.mark.parametrize(
    "part",
    [
        "May 5 ",
        "2025 ",
        "Q1 ",
        "first quarter of ",
        "Q1 2025 the same period last year ",
        "FY2025-26, ",
        "Japan in the first half of the 2026 fiscal year ",
        "will be opened by early March and ",
        "on Friday, 5 March to ",
        "by the end of the June quarter, ",
        "one-third ",
        "two-thirds of the ",
        "5% rose ",
        "5 t of a ",
        "decade ",
    ],
)
def test_linear(part: str, count_calls: Callable[[Callable[[], object]], int]) -> None:
    """Twice the text takes twice the work, whatever is repeated."""
    ALL.run("2025")  # builds what is built once
    documents = [reex.Document(text=part * size, published=PUBLISHED) for size in (500, 1_000)]
    once, twice = (count_calls(lambda document=document: ALL.run(document)) for document in documents)  # type: ignore[misc]
    assert twice <= 2.2 * once + 1_000
