"""Everything that reex raises, split by what the caller does next.

A fault of one document or one plugin is not raised at all: it is a notice in
the record, and the run goes on.
"""


class ReexError(Exception):
    """The base of all errors of this library; its text says what to mend."""


class SpanError(ReexError, ValueError):
    """A span is empty, negative, or ends after its text."""


class ReadError(ReexError, ValueError):
    """An input can't be read as a document."""


class DataError(ReexError, ValueError):
    """A data file (gazetteer, pipeline, JSON record) is not as it should be."""


class ScaffoldError(ReexError, ValueError):
    """A plugin can't be made or installed: its name is none or taken, its folder is in the way, or pip fails."""


class PipelineError(ReexError, ValueError):
    """A pipeline can't be built: unknown or double name, cycle, unmade need."""


class BulkError(ReexError, RuntimeError):
    """A run over many documents can't begin or go on; what is done is kept."""


class LedgerError(ReexError, RuntimeError):
    """The database of a ledger can't be opened, read or written; nothing of what was refused is kept."""


class MissingLibraryError(ReexError, ImportError):
    """A library that only some need isn't installed; the text says how to install it."""
