"""Rare earth and critical minerals initiatives, extracted from text with the place in the source for every field."""

from reex import codes
from reex.codes import Bound, PercentMeasure
from reex.errors import DataError, PipelineError, ReadError, ReexError, SpanError
from reex.extractor import Extractor, Kind, Reader, Writer, extractor
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
from reex.model import (
    Amount,
    Claim,
    Document,
    Entity,
    Initiative,
    Missing,
    Notice,
    Party,
    Place,
    Rank,
    Record,
    Zone,
)
from reex.page import Found, Page
from reex.pipeline import Pipeline
from reex.plugins import load
from reex.readers import read
from reex.run import extract, extract_files
from reex.scan import Hit, Term, longest
from reex.spans import OffsetMap, Span
from reex.tables import read_toml
from reex.values import DateRange, Money, Naming, Percent, Quantity, plain

__version__ = "0.1.0"

__all__ = [
    "Alias", "Amount", "Bound", "Claim", "DataError", "DateRange", "Document", "Entity", "Entry", "Extractor",
    "Found", "Gazetteer", "Hit", "Initiative", "Kind", "Match", "Missing", "Money", "Naming", "Notice",
    "Number", "OffsetMap", "Page", "Party", "Percent", "PercentMeasure", "Pipeline", "PipelineError", "Place",
    "Quantity", "Rank", "ReadError", "Reader", "Record", "ReexError", "Span", "SpanError", "Term", "Writer",
    "Zone", "acronyms", "bound_of", "codes", "defined_after", "extract", "extract_files", "extractor", "holder",
    "hookimpl", "in_list", "initials_fit", "is_heading", "is_range", "is_surname", "load", "longest",
    "low_end", "matches", "name_after", "name_before", "named", "occurrences", "plain", "read", "read_toml", "scale_at",
]  # fmt: skip
