"""Opens the history's database: a SQLite file or PostgreSQL, brought up to date by the migrations that are shipped."""

import os
import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from alembic.command import upgrade
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from frictionaudit.config import VARIABLE
from frictionaudit.errors import HistoryError

FILE = "history.sqlite"
_PATIENCE_S = 30
_ONE_WRITER = 0x66726963
"""Key of the lock that writers of a PostgreSQL history take."""


@dataclass(frozen=True, slots=True)
class Database:
    """An open database with the newest schema."""

    engine: Engine
    name: str
    """For messages: where it is, without any password."""

    @contextmanager
    def reading(self) -> Generator[Session]:
        """A session that changes nothing.

        Raises:
            HistoryError: the database cannot be read.
        """
        with _explained(self.engine.url, "read"), Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Generator[Session]:
        """One transaction, with no other writer beside it: all of it is kept, or nothing.

        Raises:
            HistoryError: the database cannot be written.
        """
        with _explained(self.engine.url, "written"), _writer(self.engine) as connection, Session(connection) as session:
            yield session
            session.flush()


def open_database(url: str, folder: Path, environment: Mapping[str, str] | None = None) -> Database:
    """Open the database of `[history] url`; when it is empty, the SQLite file in the folder of the runs.

    Raises:
        HistoryError: it cannot be opened, is from a newer version, or a variable or driver is missing.
    """
    address = _address(url, folder, os.environ if environment is None else environment)
    with _explained(address, "opened"):
        database = Database(_engine(address), address.render_as_string(hide_password=True))
        _bring_up_to_date(database.engine)
    return database


def _address(url: str, folder: Path, environment: Mapping[str, str]) -> URL:
    if not url:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise HistoryError(f"{folder} cannot be written: {error.strerror}") from error
        return URL.create("sqlite", database=str(folder / FILE))
    try:
        found = make_url(_filled(url, environment))
    except ArgumentError:
        raise HistoryError("[history] url is not the address of a database", _FORMS) from None
    if found.drivername not in ("sqlite", "postgresql", "postgresql+psycopg"):
        raise HistoryError(f"[history] url names the database {found.drivername!r}", _FORMS)
    return found if found.drivername == "sqlite" else found.set(drivername="postgresql+psycopg")


_FORMS = "Expected sqlite:///file or postgresql://user@host/name."


def _filled(url: str, environment: Mapping[str, str]) -> str:
    """The URL with its variables; inside a longer URL their values are quoted, since a password may hold any sign."""
    alone = re.fullmatch(VARIABLE, url)

    def value(found: re.Match[str]) -> str:
        if found[1] not in environment:
            raise HistoryError(
                f"[history] url asks for the environment variable {found[1]}, which is not set", f"Set {found[1]}."
            )
        return environment[found[1]] if alone else quote(environment[found[1]], safe="")

    return re.sub(VARIABLE, value, url)


def _engine(address: URL) -> Engine:
    if address.get_backend_name() == "postgresql":
        return create_engine(address, poolclass=NullPool, connect_args={"connect_timeout": _PATIENCE_S})
    engine = create_engine(address, poolclass=NullPool, connect_args={"timeout": _PATIENCE_S})
    event.listen(engine, "connect", _sqlite_connected)
    event.listen(engine, "begin", _sqlite_began)
    return engine


def _sqlite_connected(connection: object, record: ConnectionPoolEntry) -> None:  # noqa: ARG001
    """Python's driver would begin transactions when it likes, and not before a change of tables."""
    connection.isolation_level = None  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[attr-defined]  # pyright: ignore


def _sqlite_began(connection: Connection) -> None:
    """A writer takes its lock at once: two that both read first would wait for each other for ever."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _writer(engine: Engine) -> Generator[Connection]:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = '{_PATIENCE_S}s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_WRITER})
        yield connection


def _bring_up_to_date(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", "frictionaudit.history:migrations")
    script = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        if MigrationContext.configure(connection).get_current_revision() == script.get_current_head():
            return
    with _writer(engine) as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
        if revision is not None and revision not in {one.revision for one in script.walk_revisions()}:
            raise HistoryError(
                "the history was written by a newer version", "Update frictionaudit: pip install -U frictionaudit"
            )
        config.attributes["connection"] = connection
        upgrade(config, "head")


@contextmanager
def _explained(address: URL, done: str) -> Generator[None]:
    """Turn what a database says into a sentence that never holds the password."""
    try:
        yield
    except (SQLAlchemyError, NoSuchModuleError, ImportError) as error:
        said = _without_secrets(str(getattr(error, "orig", None) or error), address)
        advice = "The runs on disk hold everything: mend the database, then frictionaudit history rebuild."
        if isinstance(error, ImportError):
            advice = "For PostgreSQL: pip install 'frictionaudit[postgres]'"
        place = address.render_as_string(hide_password=True)
        raise HistoryError(f"the history {place} cannot be {done}: {said}", advice) from None


def _without_secrets(said: str, address: URL) -> str:
    line = " ".join(said.split())[:300]
    password = str(address.password or "")
    return line.replace(password, "***") if password else line
