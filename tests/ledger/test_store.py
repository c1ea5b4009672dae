"""A ledger's database: what opens it, what is refused and in which words, and that nothing is kept by halves."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from tests.ledger.documents import dump, dump_of, record
from tests.ledger.servers import Server

from reex.errors import LedgerError, MissingLibraryError
from reex.ledger import adding, store
from reex.ledger.tables import METADATA, STALE

VIEWS = {
    "claims_readable", "counted_amounts", "disagreements", "evidence", "initiatives_readable", "near_matches",
}  # fmt: skip
NOBODY = 65534


@contextmanager
def without_rights() -> Iterator[None]:
    """Do what is done as a user whom permissions bind: they don't bind root."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that any user can get into, and own."""
    folder = Path(tempfile.mkdtemp(prefix="reex-"))
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


def test_a_new_ledger_has_the_tables_that_this_version_knows(ledger_url: str) -> None:
    """The migrations make the very tables that the library asks, on both databases."""
    with closing_engine(ledger_url) as engine, engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"version_table": store.VERSION_TABLE, "compare_type": True, "compare_server_default": True},
        )
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == store.REVISION
    folder = Path(store.__file__).with_name("migrations")
    assert ScriptDirectory(str(folder)).get_current_head() == store.REVISION


def test_people_find_views_with_names_that_they_can_read(ledger_url: str) -> None:
    """Each view can be selected from, on both databases."""
    with closing_engine(ledger_url) as engine, engine.connect() as connection:
        assert set(inspect(connection).get_view_names()) == VIEWS
        for view in VIEWS:
            assert connection.execute(text(f"SELECT * FROM {view}")).all() == []


@contextmanager
def closing_engine(url: str | Path) -> Iterator[Engine]:
    """Open a ledger and close it."""
    engine = store.open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def test_opening_a_ledger_again_changes_nothing(ledger_url: str) -> None:
    """What was added is there when a ledger is opened again."""
    with closing_engine(ledger_url) as engine:
        adding.add(engine, [record(1)])
        there = dump(engine)
    assert there["documents"]
    assert dump_of(ledger_url) == there


def test_a_ledger_of_a_newer_version_is_left_alone(ledger_url: str) -> None:
    """An old reex says that it is too old, and what to do."""
    with closing_engine(ledger_url) as engine, engine.begin() as connection:
        connection.execute(text(f"UPDATE {store.VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(LedgerError, match=r"of a newer reex \(9999; .*pip install -U reex"):
        store.open_engine(ledger_url)


def test_tables_of_another_program_are_left_alone(ledger_url: str) -> None:
    """A database that has a table of one of our names, and is no ledger, is not touched."""
    other = create_engine(store._address(ledger_url))
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE documents (title TEXT)"))
    with pytest.raises(LedgerError, match="no ledger, but has tables documents; name another"):
        store.open_engine(ledger_url)
    assert inspect(other).get_table_names() == ["documents"]
    other.dispose()


def test_a_server_may_hold_more_than_a_ledger(postgresql: Server) -> None:
    """A PostgreSQL database with other tables takes a ledger too."""
    url = postgresql.new_database()
    other = create_engine(store._address(url))
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE invoices (number INTEGER)"))
    with closing_engine(url) as engine:
        assert adding.add(engine, [record(1)]).added == 1
    other.dispose()


def test_the_file_of_another_program_is_no_ledger(tmp_path: Path) -> None:
    """An SQLite file with any tables of another program is not touched, as a wrong name is easily typed."""
    file = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE visits (url TEXT)")
    before = file.read_bytes()
    with pytest.raises(LedgerError, match=r"history\.sqlite: this is no ledger, but has tables visits"):
        store.open_engine(file)
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """A text whose name is given for a ledger is named, and stays as it is."""
    file = tmp_path / "notes.txt"
    file.write_text("Not a ledger, but some notes on one.\n" * 40, encoding="utf-8")
    with pytest.raises(LedgerError, match=r"notes\.txt: this is no SQLite file; name another"):
        store.open_engine(file)
    assert file.read_text(encoding="utf-8").startswith("Not a ledger")


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    """A ledger whose bytes are damaged is said to be so, and what to do."""
    file = tmp_path / "ledger.db"
    with closing_engine(file) as engine:
        adding.add(engine, [record(number) for number in range(20)])
    data = bytearray(file.read_bytes())
    data[4096:] = b"\x7f" * (len(data) - 4096)
    file.write_bytes(data)
    with pytest.raises(LedgerError, match=r"ledger\.db: the file is damaged; restore it"):
        store.open_engine(file)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """No folder is made unasked."""
    with pytest.raises(LedgerError, match="its folder doesn't exist; make it first"):
        store.open_engine(tmp_path / "none" / "ledger.db")
    with pytest.raises(LedgerError, match="this is a folder; name a file in it"):
        store.open_engine(tmp_path)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://host/database", "mysql: a ledger is an SQLite file or a PostgreSQL database"),
        ("https://example.org/ledger", "https: a ledger is an SQLite file"),
        ("://", "no address of a database; postgresql://user@host/database is one"),
        ("postgresql://user:sesame@host:port/database", "no address of a database"),
        ("", "name the file"),
    ],
)
def test_an_address_that_is_none_is_refused(url: str, said: str) -> None:
    """What can't be an address is said to be none, without what may be a password in it."""
    with pytest.raises(LedgerError, match=said) as caught:
        store.open_engine(url)
    assert "sesame" not in str(caught.value)


@pytest.mark.parametrize("url", ["postgresql://user:sesame@127.0.0.1:1/x", "postgres://127.0.0.1:1/x?password=sesame"])
def test_no_message_shows_a_password(url: str) -> None:
    """A server that isn't there is named without the password."""
    with pytest.raises(LedgerError, match=r"^postgresql://.*127\.0\.0\.1:1/x: it can't be reached; check") as caught:
        store.open_engine(url)
    assert "sesame" not in str(caught.value)


def test_a_database_that_the_server_lacks_is_named(postgresql: Server) -> None:
    """A name that the server doesn't know is no reason to make a database unasked."""
    with pytest.raises(LedgerError, match=r"can't be reached; .*\"nowhere\" does not exist"):
        store.open_engine(f"postgresql://reex@/nowhere?host={postgresql.home}")


def test_a_read_only_file_can_be_read(open_folder: Path) -> None:
    """Who may only read a ledger reads it, and is told why nothing can be added."""
    file = open_folder / "ledger.db"
    with closing_engine(file) as engine:
        adding.add(engine, [record(1)])
        there = dump(engine)
    file.chmod(0o444)
    with without_rights(), closing_engine(file) as engine:
        assert dump(engine) == there
        with pytest.raises(LedgerError, match=r"ledger\.db: it can't be written to; check the permissions"):
            adding.add(engine, [record(2)])
        assert dump(engine) == there


def test_a_ledger_in_a_read_only_folder_can_be_read(open_folder: Path) -> None:
    """A ledger on a disk that takes no writing, not even SQLite's own journal, is read all the same."""
    file = open_folder / "led ger%.db"
    with closing_engine(file) as engine:
        adding.add(engine, [record(1)])
        there = dump(engine)
    file.chmod(0o444)
    open_folder.chmod(0o555)
    with without_rights(), closing_engine(file) as engine:
        assert dump(engine) == there
        with pytest.raises(LedgerError, match=r"led ger%\.db: it can't be written to; check the permissions"):
            adding.add(engine, [record(2)])


def test_a_user_of_the_server_may_have_no_rights(postgresql: Server) -> None:
    """A user of PostgreSQL who may not write is told so."""
    url = postgresql.new_database()
    with closing_engine(url) as engine:
        adding.add(engine, [record(1)])
        with engine.begin() as connection:
            connection.execute(text("DROP ROLE IF EXISTS reader"))
            connection.execute(text("CREATE ROLE reader LOGIN"))
            connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"))
    with closing_engine(url.replace("reex@", "reader@")) as engine:
        assert dump(engine)["documents"]
        with pytest.raises(LedgerError, match="it can't be used; check the permissions"):
            adding.add(engine, [record(2)])


def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    """What was added before is kept, nothing of what no longer fits is, and the same can be added again."""
    with closing_engine(tmp_path / "ledger.db") as engine:
        adding.add(engine, [record(1)])
        there = dump(engine)
        with engine.connect() as connection:
            pages = connection.scalar(text("PRAGMA page_count"))

        def limit(connection: sqlite3.Connection, *_: object) -> None:
            connection.execute(f"PRAGMA max_page_count = {pages + 20}")

        engine.dispose()
        event.listen(engine, "connect", limit)
        many = [record(number) for number in range(400)]
        with pytest.raises(LedgerError, match=r"ledger\.db: the disk is full; make room, then add the same again"):
            adding.add(engine, many)
        assert dump(engine) == there
        event.remove(engine, "connect", limit)
        engine.dispose()
        assert adding.add(engine, many).added == 399


def test_a_limit_on_files_keeps_what_was_there(tmp_path: Path) -> None:
    """Where the operating system refuses to write on, the message says so, and what was added before is kept."""
    resource = pytest.importorskip("resource", reason="limits of a process are Unix's")
    file = tmp_path / "ledger.db"
    code = (
        "import resource, sys\n"
        "from tests.ledger.documents import record\n"
        "from reex.ledger import adding, store\n"
        "engine = store.open_engine(sys.argv[1])\n"
        "adding.add(engine, [record(1)])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))\n"
        "adding.add(engine, map(record, range(900)))\n"
    )
    assert resource.RLIMIT_FSIZE is not None
    ended = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    assert ended.returncode == 1
    assert "ledger.db: the disk fails or is full; mend that, then add the same again" in ended.stderr
    assert len(dump_of(str(file))["documents"]) >= 1
    with closing_engine(file) as engine, engine.connect() as connection:
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"


def _cut(engine: Engine) -> None:
    """End all connections to a database but one of *engine*."""
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    with engine.begin() as connection:
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))


def _read_and_lose(engine: Engine, other: Engine) -> None:
    with store.reading(engine) as connection:
        _cut(other)
        connection.execute(text("SELECT 1"))


def test_a_dropped_connection_is_told_and_mended(postgresql: Server) -> None:
    """When the server drops the connection in the middle, nothing of the batch is kept; then the ledger works again."""
    url = postgresql.new_database()
    with closing_engine(url) as engine, closing_engine(url) as other:
        adding.add(engine, [record(1)])
        there = dump(engine)

        def before(connection: object, cursor: object, statement: str, *_: object) -> None:
            if statement.startswith("INSERT INTO claims"):
                _cut(other)

        event.listen(engine, "before_cursor_execute", before)
        with pytest.raises(LedgerError, match="the connection was lost; add the same again: what was added before is"):
            adding.add(engine, [record(2)])
        event.remove(engine, "before_cursor_execute", before)
        assert dump(engine) == there
        _cut(other)  # while it rests in the pool
        assert adding.add(engine, [record(2)]).added == 1
        with pytest.raises(LedgerError, match="the connection was lost"):
            _read_and_lose(engine, other)
        assert dump(engine)["documents"]


def _write_and_fail(connection: Connection) -> None:
    store.insert_new(connection, STALE, [("a",)])
    raise ZeroDivisionError


def test_what_fails_in_the_middle_leaves_nothing(ledger_url: str) -> None:
    """A transaction is kept whole or not at all, whatever breaks it."""
    with closing_engine(ledger_url) as engine:
        there = dump(engine)
        with pytest.raises(ZeroDivisionError), store.writing(engine) as connection:
            _write_and_fail(connection)
        assert dump(engine) == there


def test_what_is_confirmed_outlasts_a_loss_of_power(tmp_path: Path) -> None:
    """SQLite waits for the disk before a batch counts as added."""
    with closing_engine(tmp_path / "ledger.db") as engine, engine.connect() as connection:
        assert connection.scalar(text("PRAGMA synchronous")) == 2
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1


@pytest.mark.parametrize("module", ["SQLAlchemy", "Alembic"])
def test_a_missing_library_is_named(module: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the libraries of the ledger the error says what to install."""
    monkeypatch.setitem(sys.modules, module.lower(), None)
    with pytest.raises(MissingLibraryError, match=rf"the ledger needs {module}: .* pip install 'reex\[ledger\]'"):
        store.open_engine(tmp_path / "ledger.db")


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without psycopg a ledger on PostgreSQL says what to install."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingLibraryError, match=r"needs psycopg: pip install -e '\.\[postgresql\]' in"):
        store.open_engine("postgresql://user@host/database")
