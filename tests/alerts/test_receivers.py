"""Messages reach real receivers, signed and patient; what cannot be delivered is told, and never with a secret."""

import base64
import hashlib
import hmac
import json
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import trustme

from frictionaudit.alerts import messages
from frictionaudit.alerts.ledger import Item, Message
from frictionaudit.alerts.receivers import Post, Undelivered, deliver, signed
from frictionaudit.config import AlertTable, MailTable
from tests.alerts.receivers import hook, mailbox

LINE = "New stopper: Acme: guest-checkout: pass → fail"
MESSAGE = Message(
    id="msg_1",
    rule="team",
    audit="Shops",
    run="20260105-120000",
    created=datetime(2026, 1, 5, 12, tzinfo=UTC),
    link="https://audits.test/shops/20260105-120000/",
    items=(Item(key="k", kind="new-stopper", site="Acme", check="guest-checkout", line=LINE),),
)
HOSTILE = 'Worse: Acme: <!channel> <https://evil.test|click> *b* @all [x](y) \r\nBcc: all@evil.test\x1b[31m "'


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def post(slept: list[float]) -> Post:
    return Post({"KEY": "s3cret", "PASS": "right", "WRONG": "no"}, slept.append, lambda: 1_767_614_400.0)


def rule(**more: Any) -> AlertTable:
    return AlertTable(name="team", **more)


def slack_to(url: str, post: Post) -> tuple[AlertTable, Post]:
    return rule(slack="${HOOK}"), replace(post, environment={**post.environment, "HOOK": url})


def refused(message: Message, table: AlertTable, post: Post, server: MailTable | None = None) -> str:
    with pytest.raises(Undelivered) as raised:
        deliver(message, table, server, post)
    return str(raised.value)


def test_slack_gets_one_text_with_a_link(post: Post, slept: list[float]) -> None:
    with hook() as receiver:
        deliver(MESSAGE, *_order(slack_to(receiver.url, post)))
    (body,) = receiver.bodies
    text = json.loads(body)["text"]
    assert "Friction audit Shops: 1 change" in text
    assert LINE in text
    assert "<https://audits.test/shops/20260105-120000/|Open the report>" in text
    assert slept == []


def _order(pair: tuple[AlertTable, Post]) -> tuple[AlertTable, None, Post]:
    return pair[0], None, pair[1]


def test_what_a_shop_wrote_is_no_markup_no_mention_and_no_header() -> None:
    message = MESSAGE.model_copy(
        update={"items": (MESSAGE.items[0].model_copy(update={"line": HOSTILE}),), "audit": HOSTILE}
    )
    text = json.loads(messages.slack(message))["text"]
    assert "<!channel>" not in text
    assert "<https://evil" not in text
    assert "@all" not in text
    assert "*b*" not in text
    assert "](" not in text
    server = MailTable(host="127.0.0.1", sender="audits@acme.test")
    mail = messages.mail(message, rule(mail=("a@acme.test",)), server)
    assert mail["Bcc"] is None
    assert "\n" not in mail["Subject"]
    assert "\x1b" not in mail.get_content()


def test_a_long_message_is_cut_and_says_so() -> None:
    many = MESSAGE.model_copy(update={"items": MESSAGE.items * 100})
    assert len(messages.lines(many)) == messages.MOST_LINES + 2
    assert "… and 60 more" in messages.lines(many)


def test_a_webhook_is_signed_over_its_number_time_and_body(post: Post) -> None:
    with hook() as receiver:
        deliver(MESSAGE, rule(webhook=receiver.url, secret="${KEY}"), None, post)
    headers, body = receiver.headers[0], receiver.bodies[0]
    said = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(b"s3cret", said, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["webhook-timestamp"] == "1767614400"
    told = json.loads(body)
    assert told["type"] == "frictionaudit.changes"
    assert told["changes"] == [{"kind": "new-stopper", "site": "Acme", "check": "guest-checkout", "line": LINE}]


def test_the_signature_is_the_one_of_the_specification() -> None:
    """The example of the Standard Webhooks reference libraries."""
    body = b'{"test": 2432232314}'
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    headers = signed(body, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, secret)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    with pytest.raises(Undelivered, match="no base64"):
        signed(body, "1", 1, "whsec_%%%")


def test_a_receiver_that_is_busy_is_asked_again_with_growing_pauses(post: Post, slept: list[float]) -> None:
    with hook(503, 429, 200) as receiver:
        deliver(MESSAGE, *_order(slack_to(receiver.url, post)))
    assert len(receiver.bodies) == 3
    assert slept == [1, 4]


@pytest.mark.parametrize(("answer", "tries"), [(404, 1), (403, 1), (307, 1), (500, 3)])
def test_what_cannot_be_delivered_is_told_without_the_address(
    post: Post, slept: list[float], answer: int, tries: int
) -> None:
    with hook(*[answer] * 9) as receiver:
        said = refused(MESSAGE, *slack_to(receiver.url, post))
    assert said == f"the receiver answered {answer}"
    assert len(receiver.bodies) == tries


def test_a_receiver_that_is_not_there_is_told_without_the_address(post: Post) -> None:
    with hook() as receiver:
        pass
    said = refused(MESSAGE, *slack_to(receiver.url, post))
    assert "cannot be reached" in said
    assert "verysecret" not in said


def test_a_receiver_that_hangs_up_without_an_answer_is_undelivered(post: Post) -> None:
    with hook() as receiver:
        receiver.silent = True
        assert "cannot be reached" in refused(MESSAGE, *slack_to(receiver.url, post))
    assert len(receiver.bodies) == 3


def test_a_secret_that_is_not_set_is_named(post: Post) -> None:
    assert refused(MESSAGE, rule(slack="${GONE}"), post) == "the environment variable GONE is not set"
    assert "no web address" in refused(MESSAGE, *slack_to("hooks", post))


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def certificate(authority: trustme.CA) -> ssl.SSLContext:
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(made)
    return made


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with authority.cert_pem.tempfile(str(tmp_path)) as file:
        monkeypatch.setenv("SSL_CERT_FILE", file)
        yield


def server(port: int, **more: Any) -> MailTable:
    return MailTable(host="127.0.0.1", port=port, sender="audits@acme.test", **more)


TEAM = rule(mail=("one@acme.test", "two@acme.test"))
LOGIN = {"user": "audits", "password": "${PASS}"}


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_mail_goes_over_tls_with_a_password(certificate: ssl.SSLContext, post: Post, security: str) -> None:
    with mailbox(certificate, implicit=security == "tls") as box:
        deliver(MESSAGE, TEAM, server(box.port, security=security, **LOGIN), post)
    (mail,) = box.mails
    assert mail["Subject"] == "Friction audit Shops: 1 change"
    assert mail["To"] == "one@acme.test, two@acme.test"
    assert LINE in mail.get_payload(decode=True).decode()  # type: ignore[union-attr]
    assert box.over_tls == [True]


def test_mail_without_tls_only_where_that_was_asked_for(post: Post) -> None:
    with mailbox() as box:
        deliver(MESSAGE, TEAM, server(box.port, security="none"), post)
        said = refused(MESSAGE, TEAM, post, server(box.port))
    assert len(box.mails) == 1
    assert "STARTTLS" in said


def test_a_certificate_that_is_not_to_be_trusted_gets_no_mail(certificate: ssl.SSLContext, post: Post) -> None:
    with mailbox(certificate) as box:
        said = refused(MESSAGE, TEAM, post, server(box.port, **LOGIN))
    assert "certificate is not to be trusted" in said
    assert box.mails == []


@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_is_told_and_not_tried_again(
    certificate: ssl.SSLContext, post: Post, slept: list[float]
) -> None:
    with mailbox(certificate) as box:
        said = refused(MESSAGE, TEAM, post, server(box.port, user="audits", password="${WRONG}"))
    assert said == "the mail server refused user and password (535)"
    assert slept == []


def test_a_server_that_is_busy_is_asked_again(post: Post, slept: list[float]) -> None:
    with mailbox() as box:
        box.refuse = "451 later"
        assert refused(MESSAGE, TEAM, post, server(box.port, security="none")) == "the mail server answered 451"
        box.refuse = "554 never"
        assert refused(MESSAGE, TEAM, post, server(box.port, security="none")) == "the mail server answered 554"
    assert slept == [1, 4]
