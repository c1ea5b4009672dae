"""How a table in CSV is written: what stands between its cells, and its rows."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

DELIMITERS: Final = (",", ";", "\t", "|", "\x1f")  # the last is that of a file of one column
Form = Mapping[str, Any]
"""Delimiter and escape, as the csv module takes them."""

_LONGEST = 2**31 - 1  # what the csv module takes everywhere
# The limit of the csv module is one for the whole process: it is lifted only while a row is read, and put back.
_FIELD_SIZE = threading.Lock()


def form_of(head: Sequence[str], size: int) -> Form:
    """Return delimiter and escape with which most records have as many cells as the header, and more than one."""
    escapes = (None, "\\") if any('\\"' in line for line in head) else (None,)
    forms: list[Form] = [{"delimiter": sign, "escapechar": escape} for escape in escapes for sign in DELIMITERS]

    def fitness(form: Form) -> tuple[bool, float, int]:
        found = [record for record in records_of(head, size, form) if record]
        widths = [0 if isinstance(record, csv.Error) else len(record) for record in found]
        return widths[0] > 1, widths.count(widths[0]) / len(widths), widths[0]

    return max(forms, key=fitness)


def records_of(lines: Iterable[str], size: int, form: Form) -> Iterator[list[str] | csv.Error]:
    """Yield the rows of a table written in *form*, none of whose cells has more than *size* characters."""
    reader = csv.reader(lines, strict=True, skipinitialspace=True, **form)
    while True:
        with _FIELD_SIZE:
            before = csv.field_size_limit(min(size, _LONGEST))
            try:
                record: list[str] | csv.Error = next(reader)
            except csv.Error as error:
                record = error
            except StopIteration:
                return
            finally:
                csv.field_size_limit(before)
        yield record
