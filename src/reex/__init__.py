"""Rare earth and critical minerals initiatives, extracted from text with the place in the source for every field."""

TYPE_CHECKING = False  # what typing calls so, without the time that its import takes
if TYPE_CHECKING:
    from reex import arrow as arrow
    from reex import codes as codes
    from reex import spark as spark
    from reex.codes import Bound, Kind, PercentMeasure
    from reex.combine import agreement
    from reex.document import Document, Location, Notice, Region, Told, Zone
    from reex.errors import (
        BulkError,
        DataError,
        LedgerError,
        MissingLibraryError,
        PipelineError,
        ReadError,
        ReexError,
        ScaffoldError,
        SpanError,
    )
    from reex.frames import to_arrow, to_pandas, to_polars
    from reex.gazetteer import Alias, Entry, Gazetteer, Match, acronyms, matches, named
    from reex.hookspecs import hookimpl
    from reex.language import (
        Number,
        bound_of,
        defined_after,
        holder,
        in_list,
        initials_fit,
        is_heading,
        is_range,
        is_surname,
        low_end,
        name_after,
        name_before,
        occurrences,
        scale_at,
    )
    from reex.late import regex
    from reex.ledger.book import Ledger
    from reex.ledger.filters import Filter
    from reex.model import Amount, Claim, Entity, Initiative, Missing, Party, Place, Rank, Record
    from reex.offers import Container, Extractor, Limits, Part, Reader, Writer, extractor
    from reex.page import Found, Page
    from reex.pipeline import Pipeline
    from reex.plugins import load
    from reex.readers import read, read_all, text_document
    from reex.readers.locations import locate
    from reex.readers.tables import rows
    from reex.recipe import Recipe
    from reex.records import Records
    from reex.run import extract, extract_files
    from reex.scan import Hit, Term, longest
    from reex.spans import OffsetMap, Span, TextBuilder
    from reex.standards import Counterpart, crosswalk
    from reex.tables import read_toml
    from reex.titles import title, title_of
    from reex.values import DateRange, Money, Naming, Percent, Quantity, plain

__version__ = "0.1.0"

__all__ = [
    "Alias", "Amount", "Bound", "BulkError", "Claim", "Container", "Counterpart", "DataError", "DateRange",
    "Document", "Entity", "Entry", "Extractor", "Filter", "Found", "Gazetteer", "Hit", "Initiative", "Kind", "Ledger",
    "LedgerError", "Limits", "Location", "Match", "Missing", "MissingLibraryError", "Money", "Naming",
    "Notice", "Number", "OffsetMap", "Page", "Part", "Party", "Percent", "PercentMeasure", "Pipeline",
    "PipelineError", "Place", "Quantity", "Rank", "ReadError", "Reader", "Recipe", "Record", "Records", "ReexError",
    "Region", "ScaffoldError", "Span", "SpanError", "Term", "TextBuilder", "Told", "Writer", "Zone",
    "acronyms", "agreement", "bound_of", "codes", "crosswalk", "defined_after", "extract", "extract_files",
    "extractor", "holder", "hookimpl", "in_list", "initials_fit", "is_heading", "is_range", "is_surname",
    "load", "locate", "longest", "low_end", "matches", "name_after", "name_before", "named", "occurrences",
    "plain", "read", "read_all", "read_toml", "regex", "rows", "scale_at", "text_document", "title", "title_of",
    "to_arrow", "to_pandas", "to_polars",
]  # fmt: skip

# Where the names are at home. A name is fetched when it is first used: who imports reex pays for what is used of it.
_ROOMS = {
    "codes": ("Bound", "Kind", "PercentMeasure"),
    "combine": ("agreement",),
    "document": ("Document", "Location", "Notice", "Region", "Told", "Zone"),
    "errors": (
        "BulkError", "DataError", "LedgerError", "MissingLibraryError", "PipelineError", "ReadError",
        "ReexError", "ScaffoldError", "SpanError",
    ),
    "frames": ("to_arrow", "to_pandas", "to_polars"),
    "gazetteer": ("Alias", "Entry", "Gazetteer", "Match", "acronyms", "matches", "named"),
    "hookspecs": ("hookimpl",),
    "language": (
        "Number", "bound_of", "defined_after", "holder", "in_list", "initials_fit", "is_heading", "is_range",
        "is_surname", "low_end", "name_after", "name_before", "occurrences", "scale_at",
    ),
    "late": ("regex",),
    "ledger.book": ("Ledger",),
    "ledger.filters": ("Filter",),
    "model": ("Amount", "Claim", "Entity", "Initiative", "Missing", "Party", "Place", "Rank", "Record"),
    "offers": ("Container", "Extractor", "Limits", "Part", "Reader", "Writer", "extractor"),
    "page": ("Found", "Page"),
    "pipeline": ("Pipeline",),
    "plugins": ("load",),
    "readers": ("read", "read_all", "text_document"),
    "readers.locations": ("locate",),
    "readers.tables": ("rows",),
    "recipe": ("Recipe",),
    "records": ("Records",),
    "run": ("extract", "extract_files"),
    "scan": ("Hit", "Term", "longest"),
    "spans": ("OffsetMap", "Span", "TextBuilder"),
    "standards": ("Counterpart", "crosswalk"),
    "tables": ("read_toml",),
    "titles": ("title", "title_of"),
    "values": ("DateRange", "Money", "Naming", "Percent", "Quantity", "plain"),
}  # fmt: skip
_MODULES = ("arrow", "codes", "spark")  # that are used by their own name, as in reex.arrow.extract
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}


if not TYPE_CHECKING:  # a checker must see a name that isn't there

    def __getattr__(name: str) -> object:
        from importlib import import_module

        if name in _MODULES:
            return import_module(f"reex.{name}")
        if name not in _HOMES:
            raise AttributeError(f"module 'reex' has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"reex.{_HOMES[name]}"), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
