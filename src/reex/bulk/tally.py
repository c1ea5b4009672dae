"""What went wrong with many documents, counted, so that it stays small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from reex.document import UNREAD
from reex.model import Record


@attrs.define
class Tally:
    """What went wrong on the way.

    Attributes:
        documents: how many there were.
        read: how many of them could be read.
        codes: how many warnings of each code there were.
        failed: the first failure of each extractor, with the path of its document.
    """

    documents: int = 0
    read: int = 0
    codes: dict[str, int] = attrs.field(factory=dict)
    failed: dict[str, str] = attrs.field(factory=dict)

    def over(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield *records* and take note of their warnings."""
        for record in records:
            self._add(record)
            yield record

    def _add(self, record: Record) -> None:
        self.documents += 1
        self.read += not unread(record)
        for notice in record.warnings:
            self.codes[notice.code] = self.codes.get(notice.code, 0) + 1
            if notice.code == "extractor-failed":
                who = notice.message.partition(" failed")[0]
                self.failed.setdefault(who, f"{record.document.path or '-'}: {notice.message}")

    def __add__(self, other: Tally) -> Tally:
        """Return both together, of which *other* came later."""
        return Tally(
            documents=self.documents + other.documents,
            read=self.read + other.read,
            codes=dict(Counter(self.codes) + Counter(other.codes)),
            failed={**other.failed, **self.failed},
        )


def unread(record: Record) -> list[str]:
    """Return why the document of *record* has no text, or nothing if it was read."""
    return [notice.message for notice in record.warnings if notice.code in UNREAD]
