"""Read a folder on Apache Spark, keep the records as Parquet, and query them: on a cluster only the paths differ."""

import os
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import reex

# One row for each sum that may be added. In the JSON sums are texts, and so here: exact, whatever their size.
SUMS = """
    SELECT publisher, act.status, sum.currency, sum(CAST(sum.amount AS DECIMAL(38, 6))) AS total
    FROM (SELECT document.publisher, explode(initiatives) AS act FROM records)
    LATERAL VIEW explode(act.amounts) AS sum
    WHERE act.countable AND sum.per IS NULL AND sum.role IN ('stated', 'ceiling')
    GROUP BY ALL ORDER BY ALL
"""
UNREAD = """
    SELECT document.path, filter(warnings, w -> w.code = 'unreadable')[0].message AS why FROM records
    WHERE exists(warnings, w -> w.code = 'unreadable')
"""


def main() -> None:
    if not find_spec("pyspark") or not shutil.which("java"):
        print("this example needs Java 17 and pip install -e '.[spark]'")
        return
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable  # workers run this very Python, and not the first of the path
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", False).getOrCreate()
    pages = spark.read.format("binaryFile").option("pathGlobFilter", "*.txt").load("seeds").select("path", "content")
    broken = spark.createDataFrame([("broken.pdf", bytearray(b"%PDF-"))], pages.schema)
    records = reex.spark.extract(pages.union(broken), reex.Recipe(without=["quantities"]))
    with tempfile.TemporaryDirectory() as folder:
        archive = str(Path(folder, "records"))
        records.write.parquet(archive)
        spark.read.parquet(archive).createOrReplaceTempView("records")
        for publisher, status, currency, total in spark.sql(SUMS).collect():
            print(f"{publisher or 'unnamed':<20} {status:<10} {currency} {total:>18,.0f}")
        for path, why in spark.sql(UNREAD).collect():
            print(f"{path} is not read: {why}")
    spark.stop()


if __name__ == "__main__":
    main()
