"""Releases of provinces, governors and departments: round figures in titles, lists of awards, funds, incentives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reex

Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]
Read = Callable[[str], reex.Record]


def counted(record: reex.Record) -> list[str]:
    """Return the sums that may be added, in order."""
    sums = (a for act in record.initiatives if act.countable for a in act.amounts if act.counts(a))
    return [f"{a.currency} {a.amount:,f}" for a in sums]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Quebec Gives Nearly $7 Million to Nyrstar", "Quebec gives $6.8 million to Nyrstar for zinc.", ["6,800,000"]),
        ("EXIM lends Nyrstar over $60 million", "EXIM approved a $62.5 million loan to Nyrstar.", ["62,500,000"]),
        ("EXIM lends Nyrstar $63 million", "EXIM approved a $62.5 million loan to Nyrstar.", ["62,500,000"]),
        ("EXIM lends Nyrstar over $60 million", "EXIM approved a $57.5 million loan to Nyrstar.", None),
        ("EXIM lends Nyrstar $60 million", "EXIM approved a $57.5 million loan to Nyrstar.", None),
        ("EXIM lends Nyrstar nearly $60 million", "EXIM approved a $57.5 million loan to Iluka.", None),
    ],
)
def test_a_title_may_round_the_sum_of_its_text(title: str, body: str, expected: list[str] | None, read: Read) -> None:
    """It is one act then, with the sum of the text; a figure on the wrong side of its bound is another."""
    sums = [each.partition(" ")[2] for each in counted(read(f"{title}\n\n{body}\n"))]
    assert sums == (expected or ["60,000,000", "57,500,000"])


def test_a_headline_may_only_call_the_firm_that_its_text_is_about(acts: Acts) -> None:
    """Below the title of a governor's release, what a `zinc recycler` will invest is the plant of the text."""
    text = (
        "# Governor Lee announces that Nyrstar will add 90 jobs\n\n"
        "**Zinc recycler to invest more than $81 million in Tennessee**\n\n"
        "Nyrstar will add the jobs in Clarksville. The company will invest $81.4 million to build a refinery.\n"
    )
    assert [row for row in acts(text) if row[4]] == [("project", "announced", "Nyrstar NV", "", "USD 81,400,000")]


AWARDS = """Quebec Invests Over $1.9 Million in Mining

The Quebec government is investing $1.9 million in mining technologies.

"This is good news for miners," said the minister. "It will create jobs. It will also help the north. We are proud."

Projects receiving funding:

- Nyrstar (Gatineau) – $900,000 to pilot zinc leaching
- Zetamin (Val-d'Or) – $600,000 for graphite from coke
- Iluka Resources (Sept-Îles) – $400,000 to test a method for rare earth recycling
- Total cost (all projects) – $4,000,000 for tests of lithium
"""


def test_a_list_may_begin_behind_a_quote_and_name_whom_no_table_has(read: Read) -> None:
    """The sum of the title and of the text is that of the items, of which one may be for an unknown name."""
    assert counted(read(AWARDS)) == ["CAD 900,000", "CAD 600,000", "CAD 400,000"]


CALLS = """The Department of Energy plans notices of funding of nearly $200 million for gallium and tin.

"We need this," the secretary said.

The planned notices include:

Tin Accelerator: the department intends to make available up to $120 million to support tin smelters.

Gallium Demonstration: the department will provide a $70 million notice of funding to refine gallium.
"""

SMALL = ["USD 2,000,000", "USD 1,000,000"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CALLS, ["USD 120,000,000", "USD 70,000,000"]),
        (CALLS.replace("$70 m", "$1 m").replace("$120 m", "$2 m"), ["USD 200,000,000", *SMALL]),
    ],
)  # fmt: skip
def test_a_later_line_may_open_the_list_of_what_a_total_is_made_of(text: str, expected: list[str], read: Read) -> None:
    """If the sums of its items come to the total, whatever its paragraphs open with."""
    assert counted(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 2026 Ontario Budget announced a new $30 million Tin Processing Fund.", "Ontario"),
        ("Quebec's 2026-27 budget set aside C$30 million for lithium.", "Quebec"),
        ("The Canadian budget announced C$30 million for graphite.", "CA"),
        ("Saskatchewan mines cobalt. The province gave Nyrstar a C$30 million grant.", "Saskatchewan"),
        ("Quebec backs tin. As it cares for Quebec, the government gives Nyrstar C$30 million.", "Quebec"),
        ("In Ontario they mine tin. The state-owned lender gave Nyrstar a C$30 million grant.", ""),
        (
            "Quebec: the province added C$30 million to the Karlen Tin Refinery, bringing its total to C$40 million.",
            "Quebec",
        ),
        ("The governor spoke in Tennessee. The state will give Nyrstar a $30 million grant for zinc.", "Tennessee"),
        ("The Danish budget holds €30 million for tin.", ""),
    ],
)
def test_budgets_and_provinces_give_as_governments_do(text: str, expected: str, acts: Acts) -> None:
    """`The province` is the region named last, and `the government` that of a region which has acted."""
    assert [row[2] for row in acts(text) if row[4].endswith(" 30,000,000")] == [expected]


def test_what_may_be_refunded_at_most_is_granted(read: Read) -> None:
    """It is no plan though it is called potential, and taxes `generated by` jobs tell nothing of the sum."""
    (act,) = read(
        "Using new tax revenues generated by the jobs, the agreement authorizes the potential reimbursement to Nyrstar,"
        " a zinc smelter, of up to $8,250,000."
    ).initiatives
    assert (act.instrument, act.status, act.amounts[0].role, act.countable) == ("grant", "agreed", "ceiling", True)


def test_a_potential_grant_is_only_proposed(read: Read) -> None:
    """Nobody has decided on it."""
    (act,) = read("The Department of Energy discussed a potential grant of $8 million to Nyrstar for zinc.").initiatives
    assert act.status == "proposed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The DFC lent Iluka $40 million for rare earths. Private investors will put in $15 million in debt and"
            " equity, bringing the total to $55 million.",
            [("loan", "asx/ILU", "USD 40,000,000"), ("funding", "asx/ILU", "USD 15,000,000")],
        ),
        (
            "Nyrstar raised $60 million in debt and equity for its zinc smelter.",
            [("funding", "Nyrstar NV", "USD 60,000,000")],
        ),
        ("The DFC has lent Iluka $60 million in total, and brings lenders together to finance it.", []),
    ],
)
def test_a_sum_that_brings_a_total_to_another_is_its_own(
    text: str, expected: list[tuple[str, str, str]], read: Read, acts: Acts
) -> None:
    """And it is for whom the act before was; the total is no act."""
    made = [
        (row[0], row[3], row[4]) for row, act in zip(acts(text), read(text).initiatives, strict=True) if act.countable
    ]
    assert made == expected


def test_sums_of_other_givers_add_up_to_one_by_chance(read: Read) -> None:
    """What Japan and Korea invest is no part of what Germany does."""
    text = (
        "Japan will invest $3 billion in tin mines.\n\nKorea will invest $2 billion in zinc.\n\n"
        "Germany will invest $5 billion in lead."
    )
    assert counted(read(text)) == ["USD 3,000,000,000", "USD 2,000,000,000", "USD 5,000,000,000"]


def test_all_that_a_text_titled_on_minerals_tells_is_on_them(acts: Acts) -> None:
    """A pact in a fact sheet on their supply need not name them again, as one in another text has to."""
    pact = "Japan and Chile signed a framework under which Japan and Chile will each invest $3 billion in projects.\n\n"
    filler = "The ministers thanked all who came, and spoke of the long road that they have come. " * 19
    body = f"{pact}{filler}\n\nThey also want more lithium.\n"
    told = [("agreement", ""), ("funding", "USD 3,000,000,000"), ("funding", "USD 3,000,000,000")]
    assert [(row[0], row[4]) for row in acts(f"Fact Sheet: Securing Critical Minerals\n\n{body}")] == told
    assert acts(f"Fact Sheet: A Day in Santiago\n\n{body}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DLA issued a solicitation on May 3 for up to $8 million of cobalt over five years.", "offtake"),
        ("The Pentagon published a tender to buy about $8 million worth of antimony.", "offtake"),
        ("The Department of Energy issued a solicitation for up to $8 million for tin recycling.", "funding"),
        ("The DOE issued a notice of funding opportunity on May 3 for up to $8 million for tin.", "funding"),
    ],
)  # fmt: skip
def test_a_call_for_bids_is_for_goods_or_gives_money(text: str, expected: str, acts: Acts) -> None:
    """By what stands behind its sum, and whatever day stands before that."""
    assert [(row[0], row[1], row[4]) for row in acts(text)] == [(expected, "announced", "USD 8,000,000")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Congress may consider whether to raise the $80 million threshold above which a tin mine needs a vote.", []),
        ("Nyrstar raised the $80 million limit on what its zinc smelter may borrow.", []),
        ("Nyrstar raised the $80 million it needs for its zinc smelter.", ["equity"]),
        ("Under Title I of the Energy Act, the Secretary may make grants and purchases to help miners of tin.", []),
        ("Under the Energy Act, the Secretary may lend Nyrstar $80 million for zinc.", ["loan"]),
        ("Table 2 lists grants for tin that the Department of Energy has awarded.", []),
        ("The Department of Energy lists Nyrstar, to which it has awarded an $80 million grant for zinc.", ["grant"]),
    ],
)  # fmt: skip
def test_rules_and_tables_tell_no_act(text: str, expected: list[str], acts: Acts) -> None:
    """A limit that is raised is no money, and what a law lets anybody do is no deed."""
    assert [row[0] for row in acts(text)] == expected


def test_the_first_since_a_year_is_no_running_sum(read: Read) -> None:
    """It tells when there was one before."""
    assert counted(read("EXIM lent Nyrstar $8 million for zinc, its first such loan since 2003.")) == ["USD 8,000,000"]
    assert counted(read("EXIM has lent Nyrstar $8 million for zinc since 2003.")) == []


@pytest.mark.parametrize(
    ("added", "form"),
    [
        ("Quebec added C$8 million to Iluka for rare earths.", "funding"),
        ("Quebec added C$8 million for Nyrstar.", "loan"),
        ("Quebec added another C$8 million.", "loan"),
    ],
)
def test_what_is_added_to_somebody_else_is_of_no_form(added: str, form: str, acts: Acts) -> None:
    """Only what is added to a loan is one too."""
    text = f"The DFC lent Nyrstar $40 million for zinc. {added}"
    assert [row[0] for row in acts(text) if row[4] == "CAD 8,000,000"] == [form]
