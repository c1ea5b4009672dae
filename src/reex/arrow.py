"""Documents in and records out as batches of Apache Arrow: what any engine can call, and what knows of no engine.

:func:`extract` takes batches of documents and yields batches of records. These
have the columns of :func:`schema`, the names and the nesting of the JSON of a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from reex.columnar import arrow_schema as schema
from reex.columnar import from_batch, to_batch, to_batches
from reex.document import Document
from reex.libraries import needed
from reex.offers import Limits
from reex.pipeline import Pipeline
from reex.readers.given import row_documents
from reex.recipe import Recipe
from reex.run import record_of

if TYPE_CHECKING:
    import pyarrow as pa
else:
    pa = needed("pyarrow", "arrow", of="reex.arrow")

__all__ = ["ArrowStream", "extract", "from_batch", "schema", "to_batch", "to_batches"]

_ALL: Final = Recipe()
_LIMITS: Final = Limits()


@runtime_checkable
class ArrowStream(Protocol):
    """What hands over its rows in Arrow's own way: a batch, a table, a data frame of Polars or pandas, a query."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> Any:
        """Return a capsule of the rows."""
        ...


def extract(
    batches: Iterable[pa.RecordBatch] | ArrowStream,
    recipe: Recipe | Pipeline = _ALL,
    *,
    text: bool = False,
    limits: Limits = _LIMITS,
) -> Iterator[pa.RecordBatch]:
    """Yield the records of *batches* of documents, in order, as batches of bounded size.

    A document is a row with a text (``text``, ``body`` or another of the usual names), or with ``content`` in bytes and
    perhaps their ``media_type``, or with nothing but the ``path`` of a file, which is opened here and may hold many.
    Further columns are those of a table of texts: title, published, publisher, author, url and language; others are
    passed over. What can't be read is a record with the warning ``unreadable``.

    Args:
        batches: documents, as batches or as a whole table; the ``path`` of a row, or else its ``id``, is how its record
            names it.
        recipe: what to run. Of a recipe the pipeline is made with the first batch, and kept by the process.
        text: whether the texts of the documents are put into the records.
        limits: what each document may cost.

    Raises:
        DataError, PipelineError: if there is no such pipeline.
        TypeError: as the records are made, if *batches* are something else.
    """
    pipeline = recipe if isinstance(recipe, Pipeline) else recipe.build()
    read = _documents(_batches(batches), limits)
    return to_batches((record_of(document, pipeline) for document in read), text=text)


def _batches(given: Iterable[pa.RecordBatch] | ArrowStream) -> Iterator[pa.RecordBatch]:
    for batch in _streamed(given):
        if not isinstance(batch, pa.RecordBatch | pa.Table):
            kind = type(batch).__name__
            raise TypeError(f"documents come as a table or as batches, such as pyarrow.RecordBatch, not as {kind}")
        yield batch


def _streamed(given: Iterable[pa.RecordBatch] | ArrowStream) -> Iterable[pa.RecordBatch]:
    if isinstance(given, Iterator):  # a reader, too: errors of what fills it would not come through its stream
        return given
    return pa.RecordBatchReader.from_stream(given) if isinstance(given, ArrowStream) else given


def _documents(batches: Iterable[pa.RecordBatch], limits: Limits) -> Iterator[Document]:
    for batch in batches:
        for at in range(batch.num_rows):  # row by row, as a batch of pages in Python would take several times its size
            row = {name: column[at].as_py() for name, column in zip(batch.schema.names, batch.columns, strict=True)}
            yield from row_documents(row, limits)
