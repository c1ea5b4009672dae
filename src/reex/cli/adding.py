"""What ``reex ledger add`` is given, records or texts, and what it tells of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs
import click

from reex.bulk.tally import unread
from reex.cli.commands import installed, pipeline_of
from reex.cli.inputs import Summary, inputs_of, records_of
from reex.errors import ReadError
from reex.model import Record
from reex.offers import Limits
from reex.views import printable
from reex.views.words import plural

if TYPE_CHECKING:
    from reex.ledger.files import Skipped
    from reex.ledger.model import Added


def records_given(paths: Sequence[str], limits: Limits) -> Iterator[Record | Skipped]:
    """Yield the records that files hold, and those of texts; what can't be opened is skipped."""
    from reex.ledger import files

    named = [path for path in paths if path == "-" or files.holds_records(path)]
    others = [path for path in paths if path not in named]
    found = inputs_of(others, installed(), records=True) if others else []
    kept = [source for source in found if isinstance(source, str) and files.holds_records(source)]
    for path in (*named, *kept):
        try:
            yield from files.records_in(sys.stdin.buffer, "-") if path == "-" else files.records_of(path)
        except ReadError as error:
            yield files.Skipped(str(error))
    if texts := [source for source in found if source not in kept]:
        yield from records_of(texts, pipeline_of(None, ()), limits)


@attrs.define
class Taken:
    """What is told of the records that were added.

    Attributes:
        wordless: how many come without the text that their document has.
    """

    summary: Summary = attrs.field(factory=Summary)
    wordless: int = 0

    def over(self, found: Iterable[Record | Skipped]) -> Iterator[Record | Skipped]:
        """Yield *found* but for texts that can't be read, and take note of what is to be told."""
        for one in found:
            if isinstance(one, Record):
                (record,) = self.summary.over([one])
                if unread(record):
                    continue
                self.wordless += bool(record.document.characters and not record.document.text)
            yield one

    def tell(self, done: Added) -> None:
        """Print what has come of it, and on the standard error what was skipped."""
        self.summary.tell(())
        for reason in done.skipped:
            click.echo(f"reex: skipped {printable(reason)}", err=True)
        if self.wordless:
            records = f"{self.wordless} {plural('record', self.wordless)}"
            click.echo(f"reex: {records} without text: no words can be quoted; extract --text keeps it", err=True)
        skipped = len(done.skipped) + len(self.summary.unreadable)
        newer = f" ({done.superseding} in place of an older version)" if done.superseding else ""
        click.echo(
            f"{done.added} {plural('document', done.added)} added{newer}, {done.updated} updated, "
            f"{done.unchanged} unchanged, {skipped} skipped"
        )
        mentions = f"{done.mentions:,} {plural('mention', done.mentions)}"
        click.echo(f"the ledger has {done.initiatives:,} {plural('initiative', done.initiatives)} of {mentions}")
