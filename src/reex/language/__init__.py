"""Building blocks for extractors: sentences, numbers, bounds, names."""

from reex.language.bounds import bound_of
from reex.language.names import (
    defined_after,
    holder,
    in_list,
    initials_fit,
    is_heading,
    is_surname,
    is_whole,
    name_after,
    name_before,
    occurrences,
)
from reex.language.number import Number, low_end
from reex.language.numbers import number_terms, numbers_in
from reex.language.ranges import is_range
from reex.language.scales import scale_at
from reex.language.sentences import sentences_in
from reex.language.tables import Row, Table, tables_in

__all__ = [
    "Number", "Row", "Table", "bound_of", "defined_after", "holder", "in_list", "initials_fit", "is_heading",
    "is_range", "is_surname", "is_whole", "low_end", "name_after", "name_before", "number_terms", "numbers_in",
    "occurrences", "scale_at", "sentences_in", "tables_in",
]  # fmt: skip
