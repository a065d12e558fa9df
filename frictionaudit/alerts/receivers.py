"""Getting a message to its receiver: signed, with patience that ends, and never with a secret in what is said."""

import base64
import binascii
import hashlib
import hmac
import re
import smtplib
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx

from frictionaudit.alerts import messages
from frictionaudit.alerts.ledger import Message
from frictionaudit.config import VARIABLE, AlertTable, MailTable

TRIES = 3
WAITS_S = (1.0, 4.0)
"""Seconds between the tries."""
PATIENCE_S = 10.0
"""Seconds that one try may take to connect, and to answer."""
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which another try makes sense (RFC 9110)."""


class Undelivered(Exception):
    """A message did not reach its receiver. `again`: another try may help."""

    def __init__(self, reason: str, *, again: bool = False) -> None:
        super().__init__(reason)
        self.again = again


@dataclass(frozen=True, slots=True)
class Post:
    """How messages leave."""

    environment: Mapping[str, str]
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.time


def deliver(message: Message, rule: AlertTable, server: MailTable | None, post: Post) -> None:
    """Bring a message to the receiver of its rule, in up to three tries.

    Raises:
        Undelivered: it did not get there.
    """
    for number in range(TRIES):
        try:
            _once(message, rule, server, post)
            return
        except Undelivered as error:
            if not error.again or number == TRIES - 1:
                raise
            post.sleep(WAITS_S[number])


def _once(message: Message, rule: AlertTable, server: MailTable | None, post: Post) -> None:
    if rule.slack:
        _send(_filled(rule.slack, post), messages.slack(message), {})
    elif rule.webhook:
        body = messages.plain_json(message)
        _send(
            _filled(rule.webhook, post), body, signed(body, message.id, int(post.clock()), _filled(rule.secret, post))
        )
    elif server is not None:
        _mail(message, rule, server, post)


def signed(body: bytes, id: str, moment: int, secret: str) -> dict[str, str]:
    """Headers by which a receiver knows us, as the Standard Webhooks specification 1.0 has them.

    HMAC-SHA256 over `id.moment.body`. A secret that begins with `whsec_` is base64, any other is taken as it is.

    Raises:
        Undelivered: the secret says that it is base64 and is not.
    """
    key = secret.encode()
    if secret.startswith("whsec_"):
        try:
            key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        except (binascii.Error, ValueError):
            raise Undelivered("the secret begins with whsec_ but is no base64") from None
    digest = hmac.new(key, f"{id}.{moment}.".encode() + body, hashlib.sha256).digest()
    signature = f"v1,{base64.b64encode(digest).decode()}"
    return {"webhook-id": id, "webhook-timestamp": str(moment), "webhook-signature": signature}


def _send(url: str, body: bytes, headers: Mapping[str, str]) -> None:
    """One POST. Redirects are not followed: the signed message is for this receiver."""
    try:
        answer = httpx.post(
            url, content=body, headers={"content-type": "application/json", **headers}, timeout=PATIENCE_S
        )
    except (httpx.InvalidURL, httpx.UnsupportedProtocol):
        raise Undelivered("the receiver's address is no web address") from None
    except httpx.TimeoutException:
        raise Undelivered(f"the receiver did not answer within {PATIENCE_S:.0f} seconds", again=True) from None
    except httpx.HTTPError as error:
        raise Undelivered(f"the receiver cannot be reached: {_without(str(error), url)}", again=True) from None
    if not answer.is_success:
        said = " ".join(answer.text.split())[:80]
        reason = f"the receiver answered {answer.status_code}{f': {said}' if said else ''}"
        raise Undelivered(_without(reason, url), again=answer.status_code in _AGAIN)


def _mail(message: Message, rule: AlertTable, server: MailTable, post: Post) -> None:
    password = _filled(server.password, post)
    port = server.port or _PORTS[server.security]
    trusted = ssl.create_default_context()
    try:
        if server.security == "tls":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, port, timeout=PATIENCE_S, context=trusted)
        else:
            connection = smtplib.SMTP(server.host, port, timeout=PATIENCE_S)
        with connection:
            if server.security == "starttls":
                connection.starttls(context=trusted)
            if server.user:
                connection.login(server.user, password)
            refused = connection.send_message(messages.mail(message, rule, server))
    except smtplib.SMTPNotSupportedError as error:
        raise Undelivered(f"the mail server cannot do what was asked: {error}") from None
    except smtplib.SMTPAuthenticationError as error:
        raise Undelivered(f"the mail server refused user and password ({error.smtp_code})") from None
    except smtplib.SMTPRecipientsRefused as error:
        raise Undelivered(f"the mail server refused {', '.join(error.recipients)}") from None
    except ssl.SSLCertVerificationError as error:
        raise Undelivered(f"the mail server's certificate is not to be trusted: {error.verify_message}") from None
    except smtplib.SMTPResponseException as error:
        raise Undelivered(f"the mail server answered {error.smtp_code}", again=error.smtp_code < 500) from None
    except (OSError, smtplib.SMTPException) as error:
        raise Undelivered(f"the mail server cannot be reached: {error}", again=True) from None
    if refused:
        raise Undelivered(f"the mail server refused {', '.join(refused)}; the others have it")


def _filled(text: str, post: Post) -> str:
    found = re.fullmatch(VARIABLE, text)
    if not found:
        return text
    value = post.environment.get(found[1], "").strip()
    if not value:
        raise Undelivered(f"the environment variable {found[1]} is not set")
    return value


def _without(text: str, url: str) -> str:
    """The address of a Slack webhook is its password."""
    path = httpx.URL(url).raw_path.decode(errors="replace")
    hidden = text.replace(url, "…")
    return hidden.replace(path, "…") if len(path) > 1 else hidden
