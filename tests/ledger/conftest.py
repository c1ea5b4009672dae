"""What each test of the store runs on: a file of SQLite, and a real PostgreSQL server where there is one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ledger.servers import Server, programs

_NO_SERVER = "no PostgreSQL server is installed here (Debian: apt install postgresql)"
_READY = 30  # seconds that pg_ctl waits for the server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Start a server for as long as the tests of this process run."""
    pytest.importorskip("psycopg")
    found = programs()
    if found is None:
        pytest.skip(_NO_SERVER)
    home = Path(tempfile.mkdtemp(prefix="reex-pg-"))  # not in tmp_path: the server's user must get there
    if os.geteuid() == 0:
        shutil.chown(home, "nobody")
    server = Server(found, home)
    data = home / "data"
    try:
        server.run("initdb", "-D", data, "-U", "reex", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={home} -c fsync=off -c max_connections=50"
        server.run("pg_ctl", "-D", data, "-o", options, "-w", "-t", _READY, "start")
        yield server
        server.run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home)


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a ledger that isn't there yet: the same test runs on both databases."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    server: Server = request.getfixturevalue("postgresql")
    return server.new_database()
