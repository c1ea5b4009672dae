"""Add the records of a file to a ledger, each in a call of its own, and confirm each: what the tests kill.

``python adds.py LEDGER RECORDS`` prints the id of a document when it has been added.
"""

from __future__ import annotations

import sys

from reex.ledger import adding, store


def main(url: str, path: str) -> None:
    """Add and confirm."""
    engine = store.open_engine(url)
    for record in adding.records_of(path):
        assert not isinstance(record, adding.Skipped)
        adding.add(engine, [record])
        sys.stdout.write(f"{record.document.id}\n")
        sys.stdout.flush()
    engine.dispose()


if __name__ == "__main__":
    main(*sys.argv[1:])
