"""Serves the pages to a browser on this machine: read-only, and to nobody who was lured here by another site."""

import signal
import socketserver
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import FrameType
from typing import Any
from urllib.parse import unquote, urlsplit

from frictionaudit.errors import UsageError
from frictionaudit.viewer.pages import Page

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_NOTHING = "default-src 'none'"


class Viewer(ThreadingHTTPServer):
    """Answers for the pages that there are when it is asked.

    Args of the constructor: the address and port to listen on (0 is a free port), what gives the pages, and the names by
    which it may be called; a page of another site that has its own name lead here is not answered.
    """

    daemon_threads = True

    def __init__(
        self, address: str, port: int, pages: Callable[[], Mapping[str, Page]], names: tuple[str, ...] = ()
    ) -> None:
        self.pages = pages
        self.names = {name.casefold() for name in (*LOOPBACK, *names)}
        try:
            super().__init__((address, port), _Handler)
        except OSError as error:
            raise UsageError(
                f"{address}:{port} cannot be listened on: {error.strerror or error}", "Try another --port."
            ) from error

    def server_bind(self) -> None:
        """Bind without looking up the host's name, which can take seconds on a machine without DNS."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    @property
    def url(self) -> str:
        """Where to look."""
        return f"http://{self.server_name}:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    server_version = "frictionaudit"
    sys_version = ""
    timeout = 15

    def do_GET(self) -> None:
        """A page."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """The headers of a page."""
        self._answer(body=False)

    def do_POST(self) -> None:
        """Nothing can be changed here."""
        self._plain(HTTPStatus.METHOD_NOT_ALLOWED, allow=True)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for what people need to know."""

    def _answer(self, *, body: bool) -> None:
        assert isinstance(self.server, Viewer)
        if not self._called_right(self.server):
            self._plain(HTTPStatus.MISDIRECTED_REQUEST)
            return
        path = unquote(urlsplit(self.path).path).removeprefix("/")
        found = self.server.pages()
        if path and not path.endswith("/") and f"{path}/index.html" in found:
            self._plain(HTTPStatus.MOVED_PERMANENTLY, location=f"/{path}/")
            return
        page = found.get(f"{path}index.html" if not path or path.endswith("/") else path)
        if page is None:
            self._plain(HTTPStatus.NOT_FOUND)
            return
        try:
            content = page.body()
        except OSError:
            self._plain(HTTPStatus.NOT_FOUND)
            return
        self._head(HTTPStatus.OK, page.type, page.policy, len(content))
        if body:
            self.wfile.write(content)

    def _called_right(self, server: Viewer) -> bool:
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1:
            return False
        name, port = _split(hosts[0].strip().casefold())
        return name in server.names and port in ("", str(server.server_port))

    def _plain(self, status: HTTPStatus, *, location: str = "", allow: bool = False) -> None:
        text = f"{status.phrase}\n".encode()
        more = {**({"Location": location} if location else {}), **({"Allow": "GET, HEAD"} if allow else {})}
        self._head(status, "text/plain; charset=utf-8", _NOTHING, len(text), more)
        if self.command != "HEAD":
            self.wfile.write(text)

    def _head(
        self, status: HTTPStatus, kind: str, policy: str, length: int, more: Mapping[str, str] | None = None
    ) -> None:
        self.send_response(status)
        policy_here = f"{policy}; frame-ancestors 'none'"
        told = {"Content-Type": kind, "Content-Length": str(length), "Content-Security-Policy": policy_here}
        for name, value in {**told, **_HEADERS, **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()


def _split(host: str) -> tuple[str, str]:
    """Name and port of a Host header: `[::1]:8080`, `localhost`, `localhost:8080`."""
    if host.startswith("["):
        name, _, rest = host[1:].partition("]")
        return name, rest.removeprefix(":")
    name, _, port = host.partition(":")
    return name, port


def serve_until_stopped(viewer: Viewer) -> None:
    """Serve until Ctrl-C or SIGTERM."""

    def heard(number: int, frame: FrameType | None) -> None:
        del number, frame
        threading.Thread(target=viewer.shutdown).start()  # from this thread it would wait for itself

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, heard)
    with viewer:
        viewer.serve_forever(poll_interval=0.2)
