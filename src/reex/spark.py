"""reex on Apache Spark: :func:`reex.arrow.extract` in each of its tasks, and nothing else."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import partial
from os import PathLike, fspath
from typing import TYPE_CHECKING, Final

from reex import arrow
from reex.libraries import needed
from reex.offers import Limits
from reex.recipe import Recipe

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

needed("pyspark", "spark", of="reex.spark")

_ALL: Final = Recipe()
_LIMITS: Final = Limits()


def extract(documents: DataFrame, recipe: Recipe = _ALL, *, text: bool = False, limits: Limits = _LIMITS) -> DataFrame:
    """Return the records of *documents*, which Spark makes when it needs them.

    Columns in and out, and arguments, are those of :func:`reex.arrow.extract`. So ``spark.read.format("binaryFile")``
    gives documents, and so does any table of texts. Each worker makes the pipeline once. What a task doesn't end,
    Spark starts anew; a document that can't be read is a row with the reason.

    Args:
        documents: texts, contents in bytes, or paths.
        recipe: what to run; files that it names must be where the workers look for them.
        text: whether the texts of the documents are put into the records.
        limits: what each document may cost.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    work = partial(arrow.extract, recipe=recipe, text=text, limits=limits)
    with warnings.catch_warnings():  # on the version of pandas, which Spark asks for and this makes no use of
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        return documents.mapInArrow(work, from_arrow_schema(arrow.schema()))


def files(spark: SparkSession, paths: Iterable[str | PathLike[str]]) -> DataFrame:
    """Return *paths* as documents, each a task of its own, for files that hold many, such as those of a crawl.

    Args:
        spark: the session.
        paths: files, which are opened by the workers and must lead there.
    """
    rows = [(fspath(path),) for path in paths]
    return spark.sparkContext.parallelize(rows, max(len(rows), 1)).toDF("path string")
