"""The HTTP side of the demo stores: sockets in, requests and replies out, and no knowledge of shopping."""

import logging
import socket
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

HOST: Final = "127.0.0.1"
_MAX_BODY: Final = 64 * 1024
_MAX_FIELDS: Final = 200
_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True)
class Request:
    """One request as a store sees it; of repeated form or query fields the last one counts."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict[str, str])
    form: Mapping[str, str] = field(default_factory=dict[str, str])
    cookies: Mapping[str, str] = field(default_factory=dict[str, str])
    by_script: bool = False


@dataclass(frozen=True)
class Response:
    """One reply: status, body and the headers beyond type and length."""

    body: bytes
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


App = Callable[[Request], Response]


def see_other(location: str) -> Response:
    """Send the browser on with a GET, so that reloading never repeats a POST."""
    return Response(b"", status=303, headers=(("Location", location),))


class StoreServer(ThreadingHTTPServer):
    """Serves one store on a free local port; a slow or silent client holds up neither the others nor the stop."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, app: App) -> None:
        self.app = app
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        super().__init__((HOST, 0), _Handler)

    @property
    def url(self) -> str:
        """Where the store's home page is."""
        return f"http://{HOST}:{self.server_port}/"

    def server_bind(self) -> None:
        """Bind without looking up the host's name, which can take seconds on a machine without DNS."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.socket.getsockname()[1]

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: Any) -> None:
        """Remember the connection, so that stopping can end it."""
        if isinstance(request, socket.socket):
            with self._guard:
                self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        """Forget the connection and close it."""
        if isinstance(request, socket.socket):
            with self._guard:
                self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Hang up on clients that still hold a connection (browsers open spare ones), then wait for the threads."""
        with self._guard:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        super().server_close()

    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: Any) -> None:
        """A client that hangs up is no news: the default prints a traceback in the user's terminal."""
        del request
        _LOG.debug("connection from %s ended early", client_address, exc_info=True)


class _Handler(BaseHTTPRequestHandler):
    """Reads one request, asks the store, writes the reply and closes the connection."""

    server_version = "DemoStore"
    sys_version = ""
    timeout = 15
    # Head and body leave in one piece: sent apart, the second waits for the client's acknowledgement.
    wbufsize = -1

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer a HEAD: the GET's headers alone."""
        self._answer()

    def do_POST(self) -> None:
        """Answer a POST."""
        self._answer()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal belongs to the audit."""

    def _answer(self) -> None:
        body = self._body()
        if body is None:
            return
        assert isinstance(self.server, StoreServer)
        try:
            reply = self.server.app(self._request(body))
        except Exception:  # a fault in one page must not end the store
            _LOG.debug("%s %s failed", self.command, self.path, exc_info=True)
            reply = Response(b"Internal error", status=500, content_type="text/plain; charset=utf-8")
        self._write(reply)

    def _body(self) -> bytes | None:
        """The request's body, or None once an unusable length has been refused."""
        length = self.headers.get("Content-Length", "0")
        if not (length.isascii() and length.isdigit()):
            self.send_error(400)
            return None
        if int(length) > _MAX_BODY:
            self.send_error(413)
            return None
        return self.rfile.read(int(length))

    def _request(self, body: bytes) -> Request:
        parts = urlsplit(self.path if self.path.startswith("/") else f"/{self.path}")
        return Request(
            method="GET" if self.command == "HEAD" else self.command,
            path=unquote(parts.path),
            query=_fields(parts.query),
            form=_fields(body.decode("utf-8", errors="replace")),
            cookies=_cookies(self.headers.get("Cookie", "")),
            by_script=self.headers.get("X-Requested-With") == "fetch",
        )

    def _write(self, reply: Response) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)


def _fields(encoded: str) -> dict[str, str]:
    """The fields of a query string or a posted form; none when it cannot be read."""
    try:
        return dict(parse_qsl(encoded, keep_blank_values=True, max_num_fields=_MAX_FIELDS))
    except ValueError:
        return {}


def _cookies(header: str) -> dict[str, str]:
    """The cookies of a request; none when the header cannot be read."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


@contextmanager
def serving(app: App) -> Generator[str]:
    """Serve a store in a background thread for the length of the block; yields its address."""
    server = StoreServer(app)
    loop = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    loop.start()
    try:
        yield server.url
    finally:
        server.shutdown()
        loop.join()
        server.server_close()
