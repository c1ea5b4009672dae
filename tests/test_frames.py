"""Records as tables: what is in them, in which types, and what happens to what has no room."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import records

import reex
from reex import (
    Amount,
    Claim,
    Document,
    Entity,
    Initiative,
    Missing,
    Money,
    Notice,
    Party,
    Percent,
    Place,
    Record,
    Span,
)
from reex.frames import TABLES, Tables, record_batches

TEXT = "Canberra lent Iluka A$1.25 billion."
LOAN = Initiative(
    id="i1",
    instrument="loan",
    status="completed",
    actors=(Party(kind="country", name="Australia", ref="AU", entities=("e1",)),),
    recipients=(
        Party(kind="company", name="Iluka Resources Limited", forms=("Iluka",), inferred=True, source="a list"),
    ),
    amounts=(
        Amount(amount=Decimal("1.25E9"), currency="AUD", entities=("e2",), parts=("i2",)),
        Amount(low=Decimal("10.5"), high=Decimal(11), currency="AUD", per="kg"),
    ),
    stages=("mining", "processing"),
    commodities=("rare-earths",),
    announced="2024-02",
    until="2031",
    countable=True,
    count_reason="counted",
    missing=(Missing(slot="countries", reason="gap"),),
    slots={"status": (Span(9, 13),)},
    evidence=(Span(0, 35),),
)
SHARE = Claim(
    id="c1",
    measure="share",
    subject=Party(kind="country", name="China", ref="CN"),
    value=Percent(low=Decimal("91.5"), bound="about", measure="market_share"),
    as_of="2023-12-31",
    evidence=(Span(0, 8),),
)
RECORD = Record(
    document=Document(text=TEXT, id="sha256:ab", path="iluka.txt", published="2024"),
    entities=(
        Entity(id="e1", kind="country", start=0, end=8, text="Canberra", name="Australia", ref="AU"),
        Entity(
            id="e2", kind="money", start=20, end=34, text="A$1.25 billion",
            value=Money(amount=Decimal("1.25E9"), currency="AUD"),
        ),
    ),
    initiatives=(LOAN,),
    claims=(SHARE, attrs.evolve(SHARE, id="c2", measure="location", value=Place(ref="CN-NM"))),
    warnings=(Notice(code="dropped-link", message="words are lost", start=3, end=4),),
)  # fmt: skip

MAKERS = (reex.to_arrow, reex.to_pandas, reex.to_polars)
each_library = pytest.mark.parametrize("to_tables", MAKERS, ids=lambda maker: maker.__name__)
Maker = Callable[..., Tables[Any]]


def rows(table: Any) -> list[dict[str, Any]]:
    """Return the rows of a table of any library in plain Python, what is missing as None."""
    if isinstance(table, pa.Table):
        return list(table.to_pylist())
    if isinstance(table, pl.DataFrame):
        return table.to_dicts()
    columns = {name: [_plain(cell) for cell in table[name]] for name in table.columns}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _plain(cell: Any) -> Any:
    if isinstance(cell, list):
        return cell
    if pd.isna(cell):
        return None
    return cell.date() if isinstance(cell, pd.Timestamp) else cell


@each_library
def test_each_part_of_a_record_is_a_row(to_tables: Maker) -> None:
    """Documents, entities, initiatives, parties, amounts, claims, evidence and warnings have a row each, with keys."""
    tables = to_tables(RECORD)

    assert list(tables) == [
        "documents", "entities", "initiatives", "parties", "amounts", "claims", "evidence", "warnings",
    ]  # fmt: skip
    assert [len(table) for table in tables.values()] == [1, 2, 1, 4, 2, 2, 4, 1]
    assert {row["document_id"] for table in tables.values() for row in rows(table)} == {"sha256:ab"}
    (loan,) = rows(tables.initiatives)
    assert (loan["initiative_id"], loan["instrument"], loan["lever"]) == ("i1@sha256:ab", "loan", None)
    assert [row["entity_id"] for row in rows(tables.entities)] == ["e1@sha256:ab", "e2@sha256:ab"]


@each_library
def test_parties_tell_their_role(to_tables: Maker) -> None:
    """Actors and recipients lead to their initiative, subjects to their claim."""
    actor, recipient, subject, _ = rows(to_tables(RECORD)["parties"])

    assert (actor["role"], actor["initiative_id"], actor["claim_id"]) == ("actor", "i1@sha256:ab", None)
    assert (actor["entities"], actor["inferred"]) == (["e1@sha256:ab"], False)
    assert (recipient["role"], recipient["forms"], recipient["inferred"]) == ("recipient", ["Iluka"], True)
    assert (subject["role"], subject["initiative_id"], subject["claim_id"]) == ("subject", None, "c1@sha256:ab")


@each_library
def test_amounts_are_decimals(to_tables: Maker) -> None:
    """Sums are exact, tell whether they count, and lead to their mentions and parts."""
    whole, price = rows(to_tables(RECORD).amounts)

    assert (whole["amount"], whole["low"], whole["counted"]) == (Decimal(1250000000), None, True)
    assert (whole["entities"], whole["parts"]) == (["e2@sha256:ab"], ["i2@sha256:ab"])
    assert (price["amount"], price["low"], price["high"]) == (None, Decimal("10.5"), Decimal(11))
    assert (price["number"], price["per"], price["counted"]) == (2, "kg", False)
    assert isinstance(whole["amount"], Decimal)


@each_library
def test_dates_that_are_truncated_have_two_ends(to_tables: Maker) -> None:
    """A date stands as the record has it, and beside it the first and the last day that it covers."""
    tables = to_tables(RECORD)
    (loan,) = rows(tables.initiatives)

    assert (loan["announced"], loan["until"], loan["effective"]) == ("2024-02", "2031", None)
    assert (loan["announced_from"], loan["announced_to"]) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert (loan["until_from"], loan["until_to"]) == (dt.date(2031, 1, 1), dt.date(2031, 12, 31))
    assert (loan["effective_from"], loan["effective_to"]) == (None, None)
    assert rows(tables.claims)[0]["as_of_to"] == dt.date(2023, 12, 31)
    assert rows(tables.documents)[0]["published_from"] == dt.date(2024, 1, 1)


@pytest.mark.parametrize("published", ["2024-13", "2024-00", "2024-02-30", "0000", "May 2024", "2024-1", "٢٠٢٤", ""])
def test_what_is_no_date_has_no_ends(published: str) -> None:
    """What is no ISO date stands as it is, without days."""
    (row,) = rows(reex.to_arrow(Record(document=Document(text="", published=published))).documents)

    assert (row["published"], row["published_from"], row["published_to"]) == (published, None, None)


@each_library
def test_claims_have_the_value_of_their_measure(to_tables: Maker) -> None:
    """A share has its percentage, a location its place, and each its subject."""
    share, location = rows(to_tables(RECORD).claims)

    assert (share["subject"], share["subject_ref"], share["low"]) == ("China", "CN", Decimal("91.5"))
    assert (share["percent_measure"], share["bound"], share["place"]) == ("market_share", "about", None)
    assert (location["measure"], location["low"], location["place"]) == ("location", None, "CN-NM")


@each_library
def test_evidence_has_its_words(to_tables: Maker) -> None:
    """Each place that a thing or one of its fields rests on is a row with its words, where the text is there."""
    whole, status, claim, _ = rows(to_tables(RECORD).evidence)

    assert (whole["field"], whole["start"], whole["end"], whole["text"]) == (None, 0, 35, TEXT)
    assert (status["field"], status["text"]) == ("status", "lent")
    assert (claim["claim_id"], claim["text"]) == ("c1@sha256:ab", "Canberra")
    bare = Record.from_json(RECORD.to_json())
    assert {row["text"] for row in rows(to_tables(bare).evidence)} == {None}


@each_library
def test_lists_are_lists(to_tables: Maker) -> None:
    """Stages, minerals and what is missing are lists, empty where there is nothing."""
    (loan,) = rows(to_tables(RECORD).initiatives)

    assert (loan["stages"], loan["commodities"], loan["programs"]) == (["mining", "processing"], ["rare-earths"], [])
    assert (loan["missing"], loan["missing_reasons"]) == (["countries"], ["gap"])


def types(table: Any) -> list[Any]:
    """Return the types of the columns of a table of any library."""
    if isinstance(table, pa.Table):
        return list(table.schema.types)
    if isinstance(table, pl.DataFrame):
        return list(table.dtypes)
    return [str(dtype) for dtype in table.dtypes]


@each_library
def test_nothing_has_the_same_columns_and_types(to_tables: Maker) -> None:
    """Without records, and with one that holds nothing, all tables are there with the types that they always have."""
    full, bare = to_tables([RECORD]), to_tables(iter([]))

    assert {name: len(table) for name, table in bare.items()} == dict.fromkeys(bare, 0)
    for name in full:
        assert types(bare[name]) == types(full[name])
        assert types(to_tables(Record(document=Document(text="")))[name]) == types(full[name])


def test_codes_are_categories() -> None:
    """A closed list of codes is a category with all its codes in each library, an open one with those that occur."""
    status = ["proposed", "announced", "agreed", "active", "completed", "ended"]

    frame = reex.to_pandas(RECORD).initiatives
    assert list(frame["status"].cat.categories) == status
    assert list(frame["instrument"].cat.categories) == ["loan"]
    assert reex.to_polars(RECORD).initiatives.schema["status"] == pl.Enum(status)
    assert reex.to_polars(RECORD).initiatives.schema["instrument"] == pl.Categorical()
    arrow = reex.to_arrow(RECORD).initiatives
    assert arrow["status"].chunk(0).dictionary.to_pylist() == status
    assert arrow["instrument"].type == pa.dictionary(pa.int32(), pa.string())


def test_types_of_arrow() -> None:
    """A decimal has 38 digits, 6 of them behind the point; a date is a day; a list holds text."""
    tables = reex.to_arrow(RECORD)

    assert tables.amounts.schema.field("amount").type == pa.decimal128(38, 6)
    assert tables.initiatives.schema.field("until_to").type == pa.date32()
    assert tables.initiatives.schema.field("stages").type == pa.list_(pa.string())
    assert tables.initiatives.schema.field("binding").type == pa.bool_()
    assert tables.entities.schema.field("start").type == pa.int64()


def test_types_of_pandas() -> None:
    """In pandas, sums add up exactly, days have the accessor of dates, and truth may be missing."""
    tables = reex.to_pandas(RECORD)

    assert tables.amounts.groupby("currency", observed=True)["amount"].sum().to_dict() == {"AUD": Decimal(1250000000)}
    assert str(tables.amounts["amount"][0]) == "1250000000"
    assert list(tables.initiatives["until_to"].dt.year) == [2031]
    assert tables.initiatives["binding"].isna().all()
    assert str(tables.initiatives["binding"].dtype) == "boolean"
    assert tables.amounts[tables.amounts["counted"]]["number"].tolist() == [1]


HUGE = st.decimals(allow_nan=True, allow_infinity=True) | st.sampled_from(
    [Decimal("1E+31"), Decimal("1E+32"), Decimal("9.999999"), Decimal("0.0000001"), Decimal("0E+40"), Decimal("-0.0")]
)


@settings(deadline=None)
@given(HUGE)
def test_a_number_without_room_is_never_another_number(number: Decimal) -> None:
    """A number stands in the tables as it is; one with too many digits is left out, and a warning says so."""
    act = Initiative(instrument="loan", status="agreed", amounts=(Amount(amount=number, currency="USD"),))
    for to_tables in MAKERS:
        tables = to_tables(Record(document=Document(text=""), initiatives=(act,)))
        (amount,), warnings = rows(tables.amounts), rows(tables.warnings)
        if amount["amount"] is None:
            assert not number.is_finite() or abs(number) >= Decimal("1E+32") or Fraction(number) * 10**6 % 1
            assert [warning["code"] for warning in warnings] == ["number-too-long"]
            assert warnings[0]["message"].startswith("amounts.amount has no room for ")
        else:
            assert amount["amount"] == number
            assert warnings == []


def test_a_number_without_room_is_found_again() -> None:
    """The warning on a number that was left out has the place of its mention."""
    long = Entity(kind="percent", start=3, end=9, text="0.1234567", value=Percent(low=Decimal("0.1234567")))
    (warning,) = rows(reex.to_arrow(Record(document=Document(text=""), entities=(long,))).warnings)

    assert warning["message"] == (
        "entities.low has no room for 0.123457: it holds 32 digits before the point and 6 after"
    )
    assert (warning["start"], warning["end"]) == (3, 9)


@each_library
def test_keys_are_unique(to_tables: Maker) -> None:
    """Two files of the same bytes, files that can't be read and texts without an id have keys of their own."""
    twin = attrs.evolve(RECORD, document=attrs.evolve(RECORD.document, path="copy.txt"))
    lost, other = Record(document=Document(text="", path="lost.txt")), Record(document=Document(text="a"))
    tables = to_tables([RECORD, twin, RECORD, lost, other])

    assert [row["document_id"] for row in rows(tables.documents)] == [
        "sha256:ab", "sha256:ab~2", "sha256:ab~3", "lost.txt",
        "sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
    ]  # fmt: skip
    assert len({row["initiative_id"] for row in rows(tables.initiatives)}) == 3
    assert reex.extract("a").document.id == rows(tables.documents)[-1]["document_id"]


@given(st.lists(st.sampled_from(["a", "a~2", "a~3", "a~2~2", ""]), max_size=12))
def test_keys_of_documents_are_unique_whatever_their_ids(ids: list[str]) -> None:
    """However ids repeat, and look like those that are given to repeated ones, no two documents have one key."""
    many = [Record(document=Document(text="", id=own)) for own in ids]
    keys = reex.to_arrow(many).documents["document_id"].to_pylist()

    assert len(set(keys)) == len(ids)
    assert all(key.startswith(own) for key, own in zip(keys, ids, strict=True))


def amounts_with_status(frames: Tables[pd.DataFrame]) -> int:
    """Return how many rows there are if amounts are joined with their initiatives."""
    return len(frames.amounts.merge(frames.initiatives, on=["document_id", "initiative_id"]))


def test_joins_multiply_nothing() -> None:
    """Amounts joined with their initiatives are as many as before, even where two documents are the same."""
    assert amounts_with_status(reex.to_pandas([RECORD, RECORD])) == 4


@settings(deadline=None, max_examples=30)
@given(st.lists(records, max_size=3))
def test_all_libraries_say_the_same(given: list[Record]) -> None:
    """Whatever records hold, the rows are the same in each library, and batches hold what the whole holds."""
    arrow, frames, polars = (to_tables(given) for to_tables in MAKERS)
    for name in arrow:
        assert rows(frames[name]) == rows(arrow[name]) == rows(polars[name])
        assert [row for batch in record_batches(given, size=1) for row in batch[name].to_pylist()] == rows(arrow[name])


def test_batches_are_bounded() -> None:
    """Batches are made as records come: no more of them are taken than a batch holds."""
    taken = 0

    def endless() -> Iterable[Record]:
        nonlocal taken
        while True:
            taken += 1
            yield RECORD

    batches = record_batches(endless(), size=10)
    first, second = next(batches), next(batches)

    assert taken == 20
    assert first.initiatives.num_rows == second.initiatives.num_rows == 10
    assert first.initiatives.schema == second.initiatives.schema
    assert first.documents["document_id"][1].as_py() == "sha256:ab~2"
    assert second.documents["document_id"][0].as_py() == "sha256:ab~11"


def test_a_batch_of_nothing_is_refused() -> None:
    """A size under which all records would be left out is told."""
    with pytest.raises(ValueError, match="a batch holds at least one record, not 0"):
        next(record_batches([RECORD], size=0))


def test_open_lists_of_codes_grow_together() -> None:
    """Where each batch has instruments of its own, the whole has one category of all, in all libraries."""
    many = [attrs.evolve(RECORD, initiatives=(attrs.evolve(LOAN, instrument=f"own_{n // 700}"),)) for n in range(2100)]
    wanted = ["own_0"] * 700 + ["own_1"] * 700 + ["own_2"] * 700

    arrow = reex.to_arrow(many).initiatives["instrument"]
    assert arrow.to_pylist() == wanted
    assert arrow.num_chunks == 3
    assert {tuple(chunk.dictionary.to_pylist()) for chunk in arrow.chunks} == {("own_0", "own_1", "own_2")}
    assert list(reex.to_pandas(many).initiatives["instrument"]) == wanted
    assert reex.to_polars(many).initiatives["instrument"].to_list() == wanted


@each_library
def test_half_characters_do_no_harm(to_tables: Maker) -> None:
    """Halves of characters, as names of files may hold them, are replaced as they are in JSON."""
    record = Record(document=Document(text="", path="a\ud800.txt", title="\ud800"))
    (row,) = rows(to_tables(record).documents)

    assert (row["document_id"], row["path"], row["title"]) == ("a\ufffd.txt", "a\ufffd.txt", "\ufffd")


@pytest.mark.parametrize("given", ["a text", ["a path"], [RECORD, None]])
def test_what_is_no_record_is_refused(given: Any) -> None:
    """A path or a text in the place of records is told with the way to a record."""
    with pytest.raises(TypeError, match=r"tables are made of records, not of .*: reex.extract makes one"):
        reex.to_arrow(given)


def test_tables_are_a_mapping() -> None:
    """Tables are had as attributes and by name, and are printed by their sizes; a wrong name lists the right ones."""
    tables = reex.to_arrow(RECORD)

    assert tables["claims"] is tables.claims
    assert len(tables) == len(dict(tables)) == 8
    assert repr(tables).startswith("<Tables: documents 1, entities 2, initiatives 1,")
    with pytest.raises(KeyError, match="no table is called persons: there are documents, entities"):
        tables["persons"]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        tables.claims = None  # type: ignore[misc]


@pytest.mark.parametrize(
    ("function", "library", "extra"),
    [("to_arrow", "pyarrow", "arrow"), ("to_pandas", "pandas", "pandas"), ("to_polars", "polars", "polars")],
)
def test_a_missing_library_is_named(function: str, library: str, extra: str) -> None:
    """Without the library, the error says what to install, and nothing else of reex needs it."""
    code = (
        f"import sys; sys.modules[{library!r}] = None\nimport reex\n"
        f"try: reex.{function}([])\nexcept reex.ReexError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    mend = f"pip install -e '.[{extra}]' in a checkout of reex, else pip install 'reex[{extra}]'"
    assert done.stdout == f"reex.{function} needs {library}: {mend}\n"


def test_heavy_libraries_are_loaded_when_used() -> None:
    """Importing reex loads no library of data frames."""
    code = "import reex, sys; print({'pandas', 'polars', 'pyarrow', 'numpy'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"


def test_no_field_is_forgotten() -> None:
    """Each field of the record is in a column, but for those of which the page on tables says that they are not."""
    parts: dict[str, tuple[type, set[str]]] = {
        "documents": (Document, {"text", "id", "zones", "offsets", "source", "regions", "notices", "length"}),
        "entities": (Entity, {"id", "value"}),
        "initiatives": (Initiative, {"id", "actors", "recipients", "amounts", "slots", "evidence", "reasons"}),
        "parties": (Party, set()),
        "amounts": (Amount, set()),
        "claims": (Claim, {"id", "value", "evidence"}),
        "warnings": (Notice, set()),
    }
    for table in TABLES:
        part, elsewhere = parts.get(table.name, (Span, set()))
        assert {field.name for field in attrs.fields(part)} - {column.name for column in table.columns} == elsewhere
