"""Records that are kept together, as in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, overload

import attrs

from reex.errors import DataError
from reex.model import Record
from reex.readers.files import load


def _kept(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(records)


def _lines(path: Path) -> Iterator[Record]:
    for number, line in enumerate(load(path).splitlines(), 1):
        if line.strip():
            try:
                yield Record.from_json(line)
            except DataError as error:
                raise DataError(f"{path}:{number}: {error}") from error


@attrs.frozen(repr=False)
class Records(Sequence[Record]):
    """Records that a notebook and a terminal show as one table; otherwise they are as a tuple.

    Raises:
        TypeError: if something among them is no record.
    """

    records: tuple[Record, ...] = attrs.field(
        default=(), converter=_kept, validator=attrs.validators.deep_iterable(attrs.validators.instance_of(Record))
    )

    @classmethod
    def read(cls, path: str | Path) -> Records:
        """Read a file of JSON Lines, as ``reex extract --format jsonl`` writes it.

        Raises:
            ReadError: if the file is missing or can't be opened.
            DataError: if a line is no record; it names file, line and field.
        """
        return cls(_lines(Path(path)))

    @overload
    def __getitem__(self, at: int) -> Record: ...

    @overload
    def __getitem__(self, at: slice) -> Records: ...

    def __getitem__(self, at: int | slice) -> Record | Records:
        return Records(self.records[at]) if isinstance(at, slice) else self.records[at]

    def __len__(self) -> int:
        return len(self.records)

    def __repr__(self) -> str:
        """Count what they hold."""
        from reex.views import records_line

        return f"<Records {records_line(self)}>"

    def __rich__(self) -> Any:
        """Show initiatives with their evidence where rich prints."""
        from reex.views import record_table

        return record_table(self)

    def _repr_html_(self) -> str:
        """Show a line on each document, which opens, in a notebook."""
        from reex.views import records_html

        return records_html(self)
