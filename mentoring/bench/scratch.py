"""Where do the two sites keep their rows? In databases made for the run and gone after it."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2

ENGINES = ("sqlite", "postgresql")
# Who may create a database on a machine like this one; the first that is let in.
LOCAL_SERVERS = (
    "postgres://root@127.0.0.1:5432/postgres",
    "postgres://postgres@127.0.0.1:5432/postgres",
    "postgres://talimger:talimger@127.0.0.1:5432/postgres",
)


class NoServerError(Exception):
    """No PostgreSQL answers that lets us create a database."""


@contextmanager
def databases(engine: str, directory: Path, *sites: str) -> Iterator[dict[str, str]]:
    """An empty database for each site, as the DATABASE_URL to reach it by; a connection to it lives on."""
    if engine == "sqlite":
        yield {site: f"sqlite:///{directory / site}.sqlite3?conn_max_age=600" for site in sites}
        return
    server = postgresql_server()
    names = {site: f"bench_{site}_{uuid.uuid4().hex[:8]}" for site in sites}
    for name in names.values():
        _execute(server, f'CREATE DATABASE "{name}"')
    try:
        yield {site: _with_name(server, name) for site, name in names.items()}
    finally:
        for name in names.values():
            _execute(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def postgresql_server() -> str:
    """The server of DATABASE_URL or one on this machine. Raises NoServerError naming those that were tried."""
    own = os.environ.get("DATABASE_URL", "")
    tried = [own] if own.startswith("postgres") else list(LOCAL_SERVERS)
    refusals = []
    for url in tried:
        try:
            psycopg2.connect(url, connect_timeout=3).close()
        except psycopg2.OperationalError as error:
            refusals.append(f"{urlsplit(url).hostname}: {str(error).splitlines()[0]}")
        else:
            return url
    raise NoServerError("No PostgreSQL answers (set DATABASE_URL=postgres://…): " + "; ".join(dict.fromkeys(refusals)))


def _execute(server: str, statement: str) -> None:
    connection = psycopg2.connect(server)
    try:
        connection.autocommit = True  # databases are not created inside a transaction
        with connection.cursor() as cursor:
            cursor.execute(statement)
    finally:
        connection.close()


def _with_name(server: str, name: str) -> str:
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}", query=""))
