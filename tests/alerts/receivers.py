"""Real receivers on this machine: a web server that answers as told, and mail servers with and without TLS."""

import asyncio
import ssl
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Hook:
    """A receiver of webhooks: what came, and what it answers (200 when nothing else is left)."""

    url: str = ""
    answers: list[int] = field(default_factory=list[int])
    bodies: list[bytes] = field(default_factory=list[bytes])
    headers: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    silent: bool = False


@contextmanager
def hook(*answers: int) -> Generator[Hook]:
    told = Hook(answers=list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.bodies.append(body)
            told.headers.append({name.lower(): value for name, value in self.headers.items()})
            if told.silent:
                return
            status = told.answers.pop(0) if told.answers else 200
            self.send_response(status)
            if status in (301, 307):
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{server.server_port}/services/T0/B0/verysecret"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Mailbox:
    """A mail server: where it is, and what came."""

    port: int = 0
    mails: list[Message] = field(default_factory=list[Message])
    over_tls: list[bool] = field(default_factory=list[bool])
    refuse: str = ""

    async def handle_DATA(  # noqa: N802 - aiosmtpd's own name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Take a mail."""
        if self.refuse:
            return self.refuse
        assert isinstance(envelope.content, bytes)
        self.mails.append(BytesParser(policy=default).parsebytes(envelope.content))
        self.over_tls.append(session.ssl is not None or _wrapped(server))
        return "250 OK"


def _wrapped(server: SMTP) -> bool:
    assert server.transport
    return server.transport.get_extra_info("sslcontext") is not None


class _Right:
    def __call__(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"audits", b"right")
        return AuthResult(success=right, handled=right)


@contextmanager
def mailbox(certificate: ssl.SSLContext | None = None, *, implicit: bool = False) -> Generator[Mailbox]:
    """A server without TLS, with STARTTLS, or (`implicit`) with TLS from the first byte."""
    box = Mailbox()
    later = certificate is not None and not implicit

    def speak() -> SMTP:
        return SMTP(
            box,
            hostname="localhost",
            tls_context=certificate if later else None,
            require_starttls=later,
            authenticator=_Right() if certificate else None,
            auth_require_tls=later,
        )

    loop = asyncio.new_event_loop()
    listening = loop.run_until_complete(
        loop.create_server(speak, "127.0.0.1", 0, ssl=certificate if implicit else None)
    )
    box.port = listening.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield box
    finally:
        loop.call_soon_threadsafe(listening.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.run_until_complete(_ended(loop))
        loop.close()


async def _ended(loop: asyncio.AbstractEventLoop) -> None:
    """Connections that are still open end with their tasks."""
    left = asyncio.all_tasks(loop) - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
