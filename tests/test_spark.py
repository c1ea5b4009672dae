"""reex on Apache Spark, in its local mode: one session, and what a user would do with it."""

from __future__ import annotations

import gzip
import json
import os
import runpy
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

import reex
from reex import Recipe

pytest.importorskip("pyspark", reason="pyspark isn't installed: pip install 'reex[spark]'")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("java"), reason="Java isn't installed: Spark needs version 17 or later"),
    # What py4j leaves open when it ends is its own.
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
# An extractor whose factory notes in which process it is called.
COUNTED = """
import os
import reex

@reex.extractor("start", makes="start")
def start(page):
    yield page.entity("start", (0, 1))

def counted(log):
    with open(log, "a") as file:
        print(os.getpid(), file=file)
    return start
"""
PAGE = b"<!doctype html><title>Loan</title><p>Canada lends C$25 million to Torngat Metals, a mine of rare earths.</p>"


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Return a session with two workers, whose compiler is told to be quick rather than thorough."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", False)
    os.environ["PYSPARK_PYTHON"] = sys.executable  # else workers run the first python3 of the path
    session = builder.config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1").getOrCreate()
    yield session
    session.stop()


def lines(records: Any) -> list[bytes]:
    """Return the rows of a data frame as the JSON of records, sorted."""
    return sorted(record.to_json() for record in reex.arrow.from_batch(records.toArrow()))


def local(*paths: Path | str, text: bool = False) -> list[bytes]:
    """Return what a run on this machine makes of files, sorted."""
    return sorted(record.to_json(text=text) for record in reex.extract_files(paths))


def run(name: str) -> None:
    """Run an example in this process, and so in the session that is there."""
    runpy.run_path(str(ROOT / f"examples/{name}.py"), run_name="__main__")


def crawl(folder: Path) -> Path:
    """Return a crawl of three pages, one of which is cut off."""
    path = folder / "crawl.warc.gz"
    with path.open("wb") as stream:
        for number in range(3):
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
                f"WARC-Date: 2024-05-06T07:08:09Z\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            stream.write(gzip.compress(head.encode() + block[: len(block) - 9 * (number == 2)] + b"\r\n\r\n"))
    return path


def test_files_crawls_and_tables_yield_the_bytes_of_a_local_run(spark: Any, tmp_path: Path) -> None:
    """A cluster makes the very records that one machine does, of whatever is broken too."""
    warc = crawl(tmp_path)
    table = tmp_path / "news.jsonl"
    rows = [{"headline": f"Loan {at}", "date": "2025-03-04", "body": "A loan of $2 million."} for at in range(3)]
    table.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    named = spark.createDataFrame([row | {"path": f"{table}!/{at}"} for at, row in enumerate(rows, 1)])
    contents = spark.read.format("binaryFile").load([str(path) for path in SEEDS])
    paths = reex.spark.files(spark, [warc, tmp_path / "gone.txt"])

    assert paths.rdd.getNumPartitions() == 2
    assert lines(reex.spark.extract(contents)) == local(*SEEDS)
    assert lines(reex.spark.extract(named)) == local(table)
    made = lines(reex.spark.extract(paths))
    assert made == local(warc, tmp_path / "gone.txt")
    assert sum(b'"code":"unreadable"' in line for line in made) == 2


def test_records_go_to_parquet_and_come_back(spark: Any, tmp_path: Path) -> None:
    """Files of Parquet that Spark has written hold the records, with their texts if asked, for any other reader."""
    reex.spark.extract(reex.spark.files(spark, SEEDS), text=True).write.parquet(str(tmp_path / "records"))

    records = reex.arrow.from_batch(parquet.read_table(tmp_path / "records"))
    assert sorted(record.to_json(text=True) for record in records) == local(*SEEDS, text=True)


def test_a_worker_makes_the_pipeline_once(spark: Any, tmp_path: Path) -> None:
    """However many tasks a worker gets, the tables are read and the automaton is built in the first of them."""
    (tmp_path / "reex_counted.py").write_text(COUNTED, encoding="utf-8")
    recipe = tmp_path / "pipeline.toml"
    log = json.dumps(str(tmp_path / "log"))
    recipe.write_text(
        f'adding = [{{factory = "reex_counted:counted", log = {log}}}]\nonly = ["start"]', encoding="utf-8"
    )

    texts = spark.sparkContext.parallelize([("A grant.",)] * 8, 8).toDF("text string")
    assert reex.spark.extract(texts, Recipe(pipeline=recipe)).count() == 8
    workers = (tmp_path / "log").read_text(encoding="utf-8").split()
    assert len(workers) == len(set(workers)) <= 4


def test_the_example_runs(spark: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder becomes Parquet, sums are queried, and what can't be read is told; last, as it ends the session."""
    monkeypatch.chdir(ROOT)
    run("spark_archive")
    printed = capsys.readouterr().out

    assert "agreed     USD" in printed
    assert "broken.pdf is not read: broken.pdf: " in printed
