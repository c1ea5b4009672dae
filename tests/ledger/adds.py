"""Add records to ledgers, each in a call of its own, and confirm each: what the tests kill.

Each line ``LEDGER<TAB>RECORDS`` on the standard input names a ledger and a file. A process is forked for it, which is
there at once. On the standard output come its number, then the id of each document that has been added, then how it has
ended: ``end 0`` if all went well.
"""

from __future__ import annotations

import os
import sys
import traceback

import datasketch  # noqa: F401 - what adding needs, before the fork
import psycopg  # noqa: F401

import reex
from reex.ledger import adding, blocking, files, merge  # noqa: F401


def _say(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _add(url: str, path: str) -> int:
    _say(os.getpid())
    try:
        with reex.Ledger(url) as ledger:
            for record in files.records_of(path):
                assert not isinstance(record, files.Skipped)
                ledger.add([record])
                _say(record.document.id)
    except Exception:  # noqa: BLE001 - whatever it is, the test is told
        traceback.print_exc()
        return 1
    return 0


for line in sys.stdin:
    url, path = line.rstrip("\n").split("\t")
    child = os.fork()
    if not child:
        os._exit(_add(url, path))
    _, status = os.waitpid(child, 0)
    _say(f"end {os.waitstatus_to_exitcode(status)}")
