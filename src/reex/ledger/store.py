"""The database behind a ledger: opened, brought to this version's tables, its faults put in words.

All that writes goes through :func:`writing`, which lets one writer in at a time: on SQLite by ``BEGIN IMMEDIATE``, as a
reader that turns writer in the middle would be refused without waiting; on PostgreSQL by an advisory lock. All that
reads goes through :func:`reading`, which shows the ledger as it was at the first question, whatever is written since.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import unquote

from reex.errors import LedgerError, MissingLibraryError
from reex.libraries import brought_by

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine, Table
    from sqlalchemy.engine.interfaces import IsolationLevel

T = TypeVar("T")

REVISION: Final = "0001"  # of the last of the migrations
VERSION_TABLE: Final = "reex_version"
CHUNK: Final = 500  # values in one condition: older versions of SQLite take 999
_WAIT = 10  # minutes that a writer waits for others on SQLite, which lets in whoever asks first when one has done
_CACHE = 128 * 1024  # kibibytes of pages that SQLite keeps in memory
_JOURNAL = 32 * 1024  # pages that its journal holds before they are written to the file
_LOCK = 0x72656578  # of PostgreSQL's advisory locks: "reex" in ASCII
_WRITES = "reex_writes"
_BARE = "reex_bare"  # without a transaction, as SQLite's journal can only be chosen outside one

_AGAIN = "add the same again: what was added before is kept"
# What drivers say of a fault, in small letters, and what to do about it.
_FAULTS = (
    ("readonly", "it can't be written to; check the permissions of the file and its folder"),
    ("read-only", "it can't be written to; check the permissions of the database"),
    ("permission denied", "it can't be used; check the permissions"),
    ("disk is full", f"the disk is full; make room, then {_AGAIN}"),
    ("no space left", f"the disk is full; make room, then {_AGAIN}"),
    ("file too large", f"the file may grow no further; raise the limit, then {_AGAIN}"),
    ("disk i/o error", f"the disk fails or is full; mend that, then {_AGAIN}"),
    ("is locked", f"others were writing for over {_WAIT} minutes; try again when they are done"),
    ("not a database", "this is no SQLite file; name another, or a new one"),
    ("malformed", "the file is damaged; restore it from a copy, or add the records to a new one"),
    (
        "connection failed",
        "it can't be reached; check the address, and that the server runs and has this database and user",
    ),
    ("unable to open", "it can't be opened; check the permissions of the file and its folder"),
)
# What no ledger can be read or written without, and how it is called.
_LIBRARIES = (
    ("sqlalchemy", "SQLAlchemy"),
    ("alembic", "Alembic"),
    ("rapidfuzz", "RapidFuzz"),
    ("datasketch", "datasketch"),
)
_LOST = f"the connection was lost; {_AGAIN}"


def open_engine(url: str | Path) -> Engine:
    """Open a ledger, make it if there is none, and bring its tables to this version.

    Args:
        url: the path of an SQLite file, or an address such as ``postgresql://user@host/database``.

    Raises:
        LedgerError: if it can't be opened, is of a newer version, or is no ledger.
        MissingLibraryError: if a library that the ledger needs, or the driver, isn't installed.
    """
    require()
    from sqlalchemy import create_engine

    address = _address(url)
    if address.get_backend_name() == "sqlite":
        address = _file(address)
    try:
        engine = create_engine(address, pool_pre_ping=address.get_backend_name() == "postgresql")
    except ImportError as error:
        raise MissingLibraryError(f"a ledger on PostgreSQL needs psycopg: {brought_by('postgresql')}") from error
    _prepare(engine)
    try:
        _upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def require() -> None:
    """Do nothing if all libraries are there that a ledger needs, before any of them is loaded.

    Raises:
        MissingLibraryError: if one isn't installed.
    """
    if missing := [called for library, called in _LIBRARIES if find_spec(library) is None]:
        raise MissingLibraryError(f"the ledger needs {missing[0]}: {brought_by('ledger')}")


def is_missing(url: str | Path) -> bool:
    """Say whether *url* leads to an SQLite file that isn't there: to open it would make it.

    Raises:
        LedgerError: if it is no address of a database.
        MissingLibraryError: if a library that the ledger needs isn't installed.
    """
    require()
    address = _address(url)
    return address.get_backend_name() == "sqlite" and not Path(address.database or "").exists()


def for_writing(engine: Engine) -> Engine:
    """Return *engine* as one whose transactions each have the ledger to themselves."""
    return _with_isolation(engine, "READ COMMITTED").execution_options(**{_WRITES: True})


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a connection to which the ledger stays as it is at its first question.

    Raises:
        LedgerError: if the database refuses.
    """
    with explained(engine), _with_isolation(engine, "REPEATABLE READ").connect() as connection:
        yield connection


def _with_isolation(engine: Engine, level: IsolationLevel) -> Engine:
    """Return *engine* with the isolation that PostgreSQL needs, whatever its default; SQLite has one only."""
    return engine if engine.dialect.name == "sqlite" else engine.execution_options(isolation_level=level)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that has the ledger to itself: it is committed whole or not at all.

    Raises:
        LedgerError: if the database refuses; nothing of the transaction is kept.
    """
    with explained(engine), for_writing(engine).begin() as connection:
        yield connection


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Put the faults of a database in words.

    Raises:
        LedgerError: for each of them; it names the ledger and says what to mend.
    """
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except DBAPIError as error:
        said = " ".join(str(error.orig).split())
        hint = next((hint for sign, hint in _FAULTS if sign in said.lower()), None)
        if hint is None and (error.connection_invalidated or "connect" in said.lower()):
            hint = _LOST
        raise LedgerError(f"{name_of(engine)}: {f'{hint} ({said})' if hint else said}") from error


def name_of(engine: Engine) -> str:
    """Return the path or address of a ledger as messages may show it: without the password."""
    if engine.dialect.name == "sqlite":
        return _path(engine.url)
    url = engine.url.set(drivername="postgresql").difference_update_query(("password", "sslpassword"))
    return url.render_as_string(hide_password=True)


def insert_new(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert those of *rows* whose keys are not in *table* yet; each has the values of all columns, in their order.

    They are handed to the driver as they are: to prepare them one by one takes longer than to store them.
    """
    if rows:
        mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
        names, marks = ", ".join(table.columns.keys()), ", ".join([mark] * len(table.columns))
        insert = f"INSERT INTO {table.name} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING"
        connection.exec_driver_sql(insert, [*rows])


def _address(url: str | Path) -> URL:
    from sqlalchemy import URL, make_url
    from sqlalchemy.exc import ArgumentError

    if isinstance(url, Path) or "://" not in url:
        return URL.create("sqlite", database=str(url))
    try:
        address = make_url(url)
        backend = address.get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise LedgerError("this is no address of a database; postgresql://user@host/database is one") from error
    if backend not in ("sqlite", "postgresql", "postgres"):
        raise LedgerError(f"{backend}: a ledger is an SQLite file or a PostgreSQL database")
    return address if backend == "sqlite" else address.set(drivername="postgresql+psycopg")


def _file(address: URL) -> URL:
    """Return the address of an SQLite file that can be opened.

    In a folder that can't be written to, SQLite makes no journal, and so reads only what is said not to change.

    Raises:
        LedgerError: if none is named, a folder is in its place, or none around it.
    """
    if address.database in (None, "", ":memory:"):
        raise LedgerError("a ledger is kept in a file; name the file")
    path = Path(address.database)
    if path.is_dir():
        raise LedgerError(f"{path}: this is a folder; name a file in it")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: its folder doesn't exist; make it first")
    if path.exists() and not _may_write(path.parent) and not Path(f"{path}-wal").exists():
        query = {"mode": "ro", "immutable": "1", "uri": "true"}
        return address.set(database=path.absolute().as_uri(), query=query)
    return address


def _may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _path(address: URL) -> str:
    database = address.database or ""
    return unquote(database.removeprefix("file://")) if "uri" in address.query else database


def _prepare(engine: Engine) -> None:
    """Have each transaction begin as it must."""
    from sqlalchemy import event

    sqlite = engine.dialect.name == "sqlite"

    def connected(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # Python's own way begins no transaction before a read or a CREATE
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")  # what is confirmed outlasts a loss of power too
        connection.execute(f"PRAGMA busy_timeout = {_WAIT * 60_000}")
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")  # what is written falls on pages all over the file
        connection.execute(f"PRAGMA wal_autocheckpoint = {_JOURNAL}")

    def begun(connection: Connection) -> None:
        options = connection.get_execution_options()
        writes = options.get(_WRITES, False)
        if sqlite and not options.get(_BARE, False):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
        elif not sqlite and writes:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")

    if sqlite:
        event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)


def _upgrade(engine: Engine) -> None:
    """Bring the tables to this version; a ledger that has it is only read, so that a read-only file opens."""
    with explained(engine), engine.connect() as connection:
        if _current(connection, engine):
            return
    if engine.dialect.name == "sqlite":
        with explained(engine), engine.connect().execution_options(**{_BARE: True}) as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")  # kept in the file: readers and a writer at once
    with writing(engine) as connection:
        if not _current(connection, engine):  # another process may have been first
            _migrate(connection)


def _current(connection: Connection, engine: Engine) -> bool:
    """Say whether the tables are those of this version.

    Raises:
        LedgerError: if they are of a newer one, or of something that is no ledger.
    """
    from sqlalchemy import inspect, text

    from reex.ledger.tables import METADATA

    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        # A server may hold more than a ledger; a file is that of one program.
        taken = tables if engine.dialect.name == "sqlite" else tables & set(METADATA.tables)
        if taken:
            named = ", ".join(sorted(taken)[:5])
            raise LedgerError(f"{name_of(engine)}: this is no ledger, but has tables {named}; name another")
        return False
    version = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    if version is not None and version > REVISION:
        raise LedgerError(
            f"{name_of(engine)}: its tables are of a newer reex ({version}; this one knows {REVISION}); "
            "update it: git pull in a checkout of reex, else pip install -U reex"
        )
    return bool(version == REVISION)


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield *items* in their order, as many at a time as a condition takes."""
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))
