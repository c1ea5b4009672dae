"""Documents in, records out, as batches of Apache Arrow; and files of Parquet and Arrow."""

from __future__ import annotations

import datetime as dt
import io
import json
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import ipc, parquet
from tests.commandline import Run
from tests.strategies import records as any_record

import reex
from reex import Document, Notice, Recipe, Record
from reex.errors import PipelineError
from reex.writers import write_arrow, write_parquet, write_parts

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))[2:]
DEAL = "The U.S. Department of Energy awarded a $32 million grant to Lynas Rare Earths."


@pytest.fixture(scope="module")
def local() -> list[Record]:
    """Return the records of the seeds, as a run on this machine makes them."""
    return list(reex.extract_files(SEEDS))


def lines(records: Iterable[Record], *, text: bool = False) -> list[bytes]:
    """Return records as JSON."""
    return [record.to_json(text=text) for record in records]


def extracted(rows: list[dict[str, Any]] | pa.RecordBatch, *args: Any, **kwargs: Any) -> list[Record]:
    """Return the records of a batch of documents."""
    batch = rows if isinstance(rows, pa.RecordBatch) else pa.RecordBatch.from_pylist(rows)
    return [record for made in reex.arrow.extract([batch], *args, **kwargs) for record in reex.arrow.from_batch(made)]


# -- columns


@settings(max_examples=40)
@given(st.lists(any_record, max_size=2), st.booleans())
def test_a_record_comes_back_from_its_row(records: list[Record], text: bool) -> None:
    """What was a record is the same record again, whatever stands in it, with its text if it went along."""
    batch = reex.arrow.to_batch(records, text=text)

    batch.validate(full=True)
    assert lines(reex.arrow.from_batch(batch), text=text) == lines(records, text=text)


def test_columns_have_the_names_of_the_json(local: list[Record]) -> None:
    """Who knows the JSON of a record finds each field by the same names, and numbers as exact."""
    row = reex.arrow.to_batch(local[:1]).to_pylist()[0]
    whole = json.loads(local[0].to_json())

    assert set(row) == set(whole)
    assert set(row["initiatives"][0]) == set(whole["initiatives"][0])
    assert row["initiatives"][0]["amounts"] == whole["initiatives"][0]["amounts"]
    slots = {pair["key"]: pair["value"] for pair in row["initiatives"][0]["slots"]}
    assert slots == whole["initiatives"][0]["slots"]
    for cell, entity in zip(row["entities"], whole["entities"], strict=True):
        if isinstance(entity["value"], dict):
            assert entity["value"].items() <= cell["value"].items()


def test_halves_of_characters_are_replaced() -> None:
    """The name of a file that no UTF-8 can hold costs its odd characters, and no record."""
    (record,) = reex.arrow.from_batch(reex.arrow.to_batch([Record(document=Document(text="a", path="b\udcff"))]))

    assert record.document.path == "b�"


def test_a_missing_library_is_named() -> None:
    """Without pyarrow, the error says what to install, and nothing else of reex needs it."""
    code = """
        import io, sys; sys.modules["pyarrow"] = None
        import reex, reex.writers
        for use in (lambda: reex.arrow, lambda: reex.writers.write_parquet([], io.BytesIO())):
            try: use()
            except reex.ReexError as error: print(error)
    """
    done = subprocess.run([sys.executable, "-c", dedent(code)], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == [
        f"{what} needs pyarrow: pip install -e '.[arrow]' in a checkout of reex, else pip install 'reex[arrow]'"
        for what in ("reex.arrow", "Parquet")
    ]


# -- documents to records


def test_bytes_texts_and_paths_yield_the_records_of_a_local_run(local: list[Record]) -> None:
    """It makes no difference to a record how its document came: as bytes, by its path, or as an address of that."""
    contents = [{"path": str(path), "content": path.read_bytes(), "length": 1} for path in SEEDS]

    assert lines(extracted(contents)) == lines(local)
    assert lines(extracted([{"path": str(path)} for path in SEEDS])) == lines(local)
    assert lines(extracted([{"path": path.as_uri()} for path in SEEDS[:2]])) == lines(local[:2])


@pytest.mark.parametrize("name", ["a b.txt", "c#d.txt", "e%20f.txt", "ü.txt"])
def test_addresses_of_files_lead_to_them(name: str, tmp_path: Path) -> None:
    """A local file is found by its address, escaped as browsers have it or bare as Spark does, and goes by its path."""
    path = tmp_path / name
    path.write_text(DEAL, encoding="utf-8")
    records = extracted([{"path": path.as_uri()}, {"path": f"file:{path}"}], Recipe(only=["funding"]))

    assert [record.document.path for record in records] == [str(path)] * 2
    assert all(record.document.characters for record in records)


def test_a_table_of_texts_is_read_as_a_file_of_it_is(tmp_path: Path) -> None:
    """Rows of an engine and lines of a file yield the same records, headlines and dates included."""
    file = tmp_path / "news.jsonl"
    rows = [{"headline": "A grant", "date": "2025-03-04", "source": "Wire", "body": DEAL}, {"body": f"<p>{DEAL}</p>"}]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    named = [row | {"path": f"{file}!/{number}"} for number, row in enumerate(rows, 1)]
    named[0]["date"] = dt.date(2025, 3, 4)  # engines have a type for it

    made = extracted(named)
    assert lines(made) == lines(reex.extract_files([file]))
    assert (made[0].document.published, made[0].document.publisher) == ("2025-03-04", "Wire")


def test_what_is_told_goes_before_what_bytes_tell() -> None:
    """Bytes are read by their media type where no name tells it, and the columns beside them are believed."""
    row = {"content": f"# Grant\n\n{DEAL}".encode(), "media_type": "text/markdown", "title": "A grant", "id": 7}
    (record,) = extracted([row])

    assert (record.document.media_type, record.document.title, record.document.path) == (
        "text/markdown",
        "A grant",
        "7",
    )
    assert [initiative.instrument for initiative in record.initiatives] == ["grant"]


def test_one_row_may_hold_many_documents() -> None:
    """An archive in a row yields a record for each document in it, by the path that a local run gives it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", DEAL)
        archive.writestr("b.txt", DEAL)

    found = extracted([{"path": "two.zip", "content": packed.getvalue()}])
    assert [record.document.path for record in found] == ["two.zip!/a.txt", "two.zip!/b.txt"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"path": "7", "text": None}, "7: the row has no text; fill in the column of texts, or take the row out"),
        ({"path": "gone.txt"}, "gone.txt: no such file or folder; check the spelling and the current folder"),
        ({"path": "a.txt", "content": b"\0\1\2\3" * 99}, "a.txt: "),
        ({"text": "é" * 60_000}, "input: the row has more than 100,000 bytes; split it, or raise the limit"),
    ],
)
def test_a_failure_is_a_row(row: dict[str, Any], message: str) -> None:
    """What can't be read has its row with the reason, and those before and behind it have theirs."""
    good = {"path": str(SEEDS[0])} if "text" not in row and "content" not in row else {"text": DEAL}
    rows = [{name: each.get(name) for name in {**good, **row}} for each in (good, row, good)]
    before, failed, behind = extracted(rows, Recipe(only=["funding"]), limits=reex.Limits(size=100_000))

    assert "unreadable" not in [notice.code for record in (before, behind) for notice in record.warnings]
    assert (failed.warnings[0].code, failed.document.text) == ("unreadable", "")
    assert failed.warnings[0].message.startswith(message)


def test_a_whole_table_may_come_as_it_is() -> None:
    """One batch, a table, a data frame or a query is taken as a list of batches is; anything else is named."""
    batch = pa.RecordBatch.from_pydict({"id": ["wire-7"], "text": ["Canada lent C$25 million to Torngat Metals."]})
    table = pa.table(batch)
    query = duckdb.from_arrow(table)
    recipe = Recipe(only=["funding"])

    (expected,) = reex.arrow.extract([batch], recipe)
    for form in (batch, table, query, pl.from_arrow(batch), table.to_pandas(), table.to_reader()):
        assert list(reex.arrow.extract(form, recipe)) == [expected]
    with pytest.raises(TypeError, match=r"such as pyarrow.RecordBatch, not as dict"):
        list(reex.arrow.extract(batch.to_pylist(), recipe))


def test_batches_are_bounded_and_come_as_they_are_made() -> None:
    """However many documents there are, a batch holds a thousand records or a few books, and none is held up."""
    taken: list[int] = []

    def documents() -> Iterator[pa.RecordBatch]:
        for number in range(2):
            taken.append(number)
            yield pa.RecordBatch.from_pydict({"text": ["A grant."] * 600})

    made = reex.arrow.extract(documents(), Recipe(only=["funding"]))
    assert next(made).num_rows == 1000
    assert taken == [0, 1]
    assert [batch.num_rows for batch in made] == [200]
    books = [Record(document=Document(text="a", length=0)), *[Record(document=Document(text="b" * 5_000_000))] * 4]
    assert [batch.num_rows for batch in reex.arrow.to_batches(books)] == [3, 2]


# -- recipes


def test_a_recipe_is_a_value_and_its_pipeline_is_made_once(tmp_path: Path) -> None:
    """A recipe goes to a worker as a few words; there, all batches share the one pipeline that comes of it."""
    table = tmp_path / "uses.csv"
    table.write_text("name,kind\nKorbin Mine,facility\n", encoding="utf-8")
    recipe = Recipe(gazetteers=[table], only=["funding", "facilities"], without=["funding"])
    arrived = pickle.loads(pickle.dumps(recipe))

    assert arrived == recipe
    assert arrived.build() is recipe.build()
    assert "funding" not in recipe.build().names
    assert "Korbin Mine" in [entity.text for entity in recipe.build().run("At Korbin Mine.").entities]


def test_a_recipe_that_makes_no_pipeline_says_why() -> None:
    """A wrong name is told before any document is read, and a name that stands alone is no list of them."""
    with pytest.raises(PipelineError, match="no extractor is called fundings: did you mean funding"):
        reex.arrow.extract([], Recipe(only=["fundings"]))
    with pytest.raises(TypeError, match=r"write \['funding'\]"):
        Recipe(only="funding")


# -- files


READS: dict[str, Callable[[str], Any]] = {
    "DuckDB": lambda path: duckdb.sql(f"FROM '{path}'").to_arrow_table(),
    "Polars": lambda path: pl.read_parquet(path).to_arrow(),
    "pandas": lambda path: pa.Table.from_pandas(pd.read_parquet(path), reex.arrow.schema()),
}


@pytest.mark.parametrize("library", READS)
def test_parquet_is_read_by_others(library: str, local: list[Record], tmp_path: Path) -> None:
    """DuckDB, Polars and pandas read the very records that were written, each field of them."""
    path = tmp_path / "records.parquet"
    with path.open("wb") as stream:
        write_parquet(local, stream, text=True)

    assert lines(reex.arrow.from_batch(READS[library](str(path))), text=True) == lines(local, text=True)


def test_sums_add_up_in_sql(local: list[Record], tmp_path: Path) -> None:
    """A query on the file of Parquet adds what the records hold, to the last digit."""
    path = tmp_path / "records.parquet"
    with path.open("wb") as stream:
        write_parquet(local, stream)
    query = f"""
        WITH acts AS (SELECT unnest(initiatives) AS act FROM '{path}'),
             sums AS (SELECT unnest(act.amounts) AS sum FROM acts)
        SELECT sum(sum.amount::DECIMAL(38, 6)) FROM sums WHERE sum.currency = 'USD'
    """
    amounts = [amount for record in local for act in record.initiatives for amount in act.amounts]

    (total,) = duckdb.sql(query).fetchall()[0]
    assert total == sum(amount.amount for amount in amounts if amount.amount and amount.currency == "USD") > 0


def test_arrow_is_read_by_others(local: list[Record]) -> None:
    """Polars and pyarrow read the records from a file of Arrow."""
    stream = io.BytesIO()
    write_arrow(local, stream)

    assert lines(reex.arrow.from_batch(ipc.open_file(stream.getvalue()).read_all())) == lines(local)
    assert lines(reex.arrow.from_batch(pl.read_ipc(stream.getvalue()).to_arrow())) == lines(local)


def test_parquet_is_written_as_records_come() -> None:
    """A thousand records are written before the next ones are made, so that any number fits into memory."""
    stream = io.BytesIO()
    written: list[int] = []

    def many() -> Iterator[Record]:
        for _ in range(2500):
            written.append(stream.tell())
            yield Record(document=Document(text="a"), warnings=(Notice(code="a", message="b"),))

    write_parquet(many(), stream)
    assert parquet.ParquetFile(stream).metadata.num_row_groups == 3
    assert written[999] < written[1000] == written[1999] < written[2000]


@pytest.mark.parametrize("shape", ["parquet", "jsonl"])
def test_a_folder_gets_a_file_for_some_records(shape: str, local: list[Record], tmp_path: Path) -> None:
    """The files of a folder hold all records in order, and readers of data take the folder for one table."""
    writer = next(writer for writer in reex.load().writers if writer.name == shape)
    write_parts(iter(local), tmp_path / "out", writer, size=2)

    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert files == [f"part-0000{number}.{shape}" for number in range(2)]
    if shape == "parquet":
        assert lines(reex.arrow.from_batch(parquet.read_table(tmp_path / "out"))) == lines(local)


def test_a_folder_is_named_by_its_slash(run: Run, tmp_path: Path) -> None:
    """The command writes to a folder that ends with a slash, or is there, and never beside what it wrote before."""
    out = tmp_path / "out.parquet"
    assert run("extract", str(SEEDS[0]), "-o", f"{out}/").code == 0
    assert run("extract", str(SEEDS[0]), "-o", str(out)).err == (
        f"reex: {out}: can't be written (it has parts of an earlier run; take them away, or name another folder)\n"
    )
    assert [path.name for path in out.iterdir()] == ["part-00000.parquet"]
    done = run("extract", str(SEEDS[0]), "-o", f"{tmp_path}/new/")
    assert (done.code, "name their format with --format" in done.err) == (2, True)
    (tmp_path / "file.parquet").touch()
    taken = run("extract", str(SEEDS[0]), "-o", f"{tmp_path}/file.parquet/").err
    assert f"{tmp_path}/file.parquet is a file; take it away, or name another folder" in taken
