"""How much processor time does a request take? The application is called in this process: no HTTP client is counted."""

import gc
import sys
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

HOST = "127.0.0.1"
CSRF = "benchmarkbenchmarkbenchmark12345"  # 32 characters: a secret as the cookie holds it
NO_FILE = object()  # the value of a place for files in which none was chosen
EMPTY_PART = (
    b'--%s\r\nContent-Disposition: form-data; name="%s"; filename=""\r\n'
    b"Content-Type: application/octet-stream\r\n\r\n\r\n"
)
SETTLE_SECONDS = 0.003  # a backend answers a moment before it falls asleep and its time is booked

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class AnswerError(Exception):
    """The page did not answer as a page that works: nothing may be measured."""


@dataclass(frozen=True)
class Visit:
    """One person's request of one page; with `fields` it posts them as its form would, each time with a new ticket.

    `in_parts`: as multipart/form-data, which is how a form with a place for files is sent without JavaScript.
    """

    name: str
    session: str
    args: tuple[Any, ...] = ()
    fields: Mapping[str, Any] | None = None
    in_parts: bool = False

    @property
    def status(self) -> int:
        return 200 if self.fields is None else 302


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time of a number of requests, in Python and in the database's own process."""

    python: float
    database: float

    @property
    def total(self) -> float:
        return self.python + self.database


def session_for(user: Any, **more: Any) -> str:
    """The key of a stored session in which `user` is signed in."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.update(more)
    session.create()
    return session.session_key


def request_of(visit: Visit) -> dict[str, Any]:
    """The WSGI environment of the visit, as a server behind a proxy would hand it over."""
    content_type, body = ("", b"") if visit.fields is None else _posted(visit.fields, visit.in_parts)
    cookies = {settings.SESSION_COOKIE_NAME: visit.session, settings.CSRF_COOKIE_NAME: CSRF}
    return {
        "REQUEST_METHOD": "GET" if visit.fields is None else "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": reverse(visit.name, args=visit.args),
        "QUERY_STRING": "",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": HOST,
        "HTTP_HOST": HOST,
        "HTTP_ACCEPT": "text/html",
        "HTTP_ACCEPT_LANGUAGE": "ru",
        "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def _posted(fields: Mapping[str, Any], in_parts: bool) -> tuple[str, bytes]:
    """Content type and body of a form sent by a browser, with its token and a ticket of its own."""
    sent = {"csrfmiddlewaretoken": CSRF, "ticket": str(uuid.uuid4()), **fields}
    files = [name for name, value in sent.items() if value is NO_FILE]
    if not in_parts:
        return "application/x-www-form-urlencoded", urlencode(sent | dict.fromkeys(files, ""), doseq=True).encode()
    body = b"".join(EMPTY_PART % (BOUNDARY.encode(), name.encode()) for name in files)
    return MULTIPART_CONTENT, body + encode_multipart(BOUNDARY, {k: v for k, v in sent.items() if v is not NO_FILE})


def answer(application: Application, environ: dict[str, Any]) -> tuple[int, bytes]:
    """Status and body of one request, consumed and closed as a server does."""
    started: list[str] = []
    response = application(environ, lambda status, headers, *_: started.append(status))
    try:
        body = b"".join(response)
    finally:
        response.close()  # type: ignore[attr-defined]  Django's responses have it: the request ends here
    return int(started[0].split()[0]), body


def checked(application: Application, visit: Visit) -> bytes:
    """One request that must succeed. Raises AnswerError, and NoReverseMatch for a page that does not exist."""
    environ = request_of(visit)
    status, body = answer(application, environ)
    if status != visit.status:
        raise AnswerError(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']} answered {status}, not {visit.status}")
    return body


def queries(application: Application, visit: Visit) -> int:
    """How many queries the page makes; asked apart, for counting costs time."""
    with CaptureQueriesContext(connection) as captured:
        checked(application, visit)
    return len(captured)


def cost(application: Application, visit: Visit, times: int) -> Cost:
    """The processor time of `times` requests; they are built before the clock starts."""
    environs = [request_of(visit) for _ in range(times)]
    statuses = set()
    gc.collect()  # nobody pays for what was left before
    backend = backend_seconds()
    began = time.process_time()
    for environ in environs:
        statuses.add(answer(application, environ)[0])
    python = time.process_time() - began
    database = backend_seconds() - backend
    if statuses != {visit.status}:
        raise AnswerError(f"{environs[0]['PATH_INFO']} answered {sorted(statuses)}, not {visit.status}")
    return Cost(python, database)


def backend_seconds() -> float:
    """Processor time so far of the PostgreSQL process behind our connection; SQLite works inside this process.

    Raises AnswerError when that process cannot be seen from here: the database's share would be missing.
    """
    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    process = Path(f"/proc/{pid}")
    named = connection.settings_dict["NAME"].encode()  # a backend's title names its database
    if not process.exists() or named not in (process / "cmdline").read_bytes():
        raise AnswerError("The database server runs elsewhere: its processor time cannot be read from here.")
    time.sleep(SETTLE_SECONDS)
    return int((process / "schedstat").read_text().split()[0]) / 1e9
