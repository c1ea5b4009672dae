"""Documents in and records out as batches of Apache Arrow: what any engine can call, and what knows of no engine.

:func:`extract` takes batches of documents and yields batches of records. These
have the columns of :func:`schema`, the names and the nesting of the JSON of a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from reex.columnar import arrow_schema as schema
from reex.columnar import from_batch, to_batch, to_batches
from reex.model import Document
from reex.offers import Limits
from reex.pipeline import Pipeline
from reex.readers.given import row_documents
from reex.recipe import Recipe
from reex.run import record_of

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["extract", "from_batch", "schema", "to_batch", "to_batches"]

_ALL: Final = Recipe()
_LIMITS: Final = Limits()


def extract(
    batches: Iterable[pa.RecordBatch], recipe: Recipe | Pipeline = _ALL, *, text: bool = False, limits: Limits = _LIMITS
) -> Iterator[pa.RecordBatch]:
    """Yield the records of *batches* of documents, in order, as batches of bounded size.

    A document is a row with a text (``text``, ``body`` or another of the usual names), or with ``content`` in bytes and
    perhaps their ``media_type``, or with nothing but the ``path`` of a file, which is opened here and may hold many.
    Further columns are those of a table of texts: title, published, publisher, author, url and language; others are
    passed over. What can't be read is a record with the warning ``unreadable``.

    Args:
        batches: documents; the ``path`` of a row, or else its ``id``, is how its record names it.
        recipe: what to run. Of a recipe the pipeline is made with the first batch, and kept by the process.
        text: whether the texts of the documents are put into the records.
        limits: what each document may cost.

    Raises:
        DataError, PipelineError: if there is no such pipeline.
    """
    pipeline = recipe if isinstance(recipe, Pipeline) else recipe.build()
    return to_batches((record_of(document, pipeline) for document in _documents(batches, limits)), text=text)


def _documents(batches: Iterable[pa.RecordBatch], limits: Limits) -> Iterator[Document]:
    for batch in batches:
        for at in range(batch.num_rows):  # row by row, as a batch of pages in Python would take several times its size
            row = {name: column[at].as_py() for name, column in zip(batch.schema.names, batch.columns, strict=True)}
            yield from row_documents(row, limits)
