"""A message as its receivers read it: Slack-compatible JSON, plain JSON, a mail. Pure.

Messages hold text of shops. It is bounded where the news is made; here it is kept from being read as markup, as a mention
of people, or as a header.
"""

import json
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import format_datetime

from frictionaudit.alerts.ledger import Message
from frictionaudit.config import AlertTable, MailTable
from frictionaudit.progress import harmless

MOST_LINES = 40
"""Lines of a message; what is over is counted. Slack cuts texts after 40,000 letters; a line has some 250 at most."""


def headline(message: Message) -> str:
    """`Friction audit Acme on phones: 3 changes`"""
    if message.test:
        return f"Friction audit {message.audit}: a test"
    count = len(message.items)
    return f"Friction audit {message.audit}: {count} change{'' if count == 1 else 's'}"


def lines(message: Message) -> list[str]:
    """The message in plain words."""
    if message.test:
        return ["This is a test: no shop was looked at. News will come here when something changes."]
    shown = [item.line for item in message.items[:MOST_LINES]]
    over = len(message.items) - len(shown)
    more = [f"… and {over} more"] if over else []
    late = f"This was found on {message.created:%Y-%m-%d}; it could not be delivered then."
    return [
        *shown,
        *more,
        *([late] if message.attempts else []),
        f"Run {message.run}, {message.created:%Y-%m-%d %H:%M} UTC",
    ]


def slack(message: Message) -> bytes:
    """For an incoming webhook as Slack, Mattermost and others have it."""
    told = [f"*{_mrkdwn(headline(message))}*", *(f"• {_mrkdwn(line)}" for line in lines(message))]
    link = [f"<{message.link}|Open the report>"] if message.link else []
    return _json({"text": "\n".join([*told, *link]), "unfurl_links": False, "unfurl_media": False})


def _mrkdwn(text: str) -> str:
    """Text as text: Slack's three entities; signs that format, and mentions of people, lose their meaning."""
    plain = harmless(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"\N{ZERO WIDTH SPACE}{sign}\N{ZERO WIDTH SPACE}" if sign in "*_~`@[]|#" else sign for sign in plain)


def plain_json(message: Message) -> bytes:
    """For a webhook of one's own."""
    return _json(
        {
            "type": "frictionaudit.test" if message.test else "frictionaudit.changes",
            "id": message.id,
            "audit": message.audit,
            "run": message.run,
            "created": message.created.isoformat(),
            "rule": message.rule,
            "link": message.link,
            "headline": headline(message),
            "changes": [item.model_dump(mode="json", exclude={"key"}) for item in message.items],
        }
    )


def mail(message: Message, rule: AlertTable, server: MailTable) -> EmailMessage:
    """A plain mail."""
    made = EmailMessage()
    made["Subject"] = " ".join(harmless(headline(message)).split())
    made["From"], made["To"] = server.sender, ", ".join(rule.mail)
    made["Date"] = format_datetime(message.created)
    made["Message-ID"] = f"<{message.id}@{server.sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    link = [f"\n{message.link}"] if message.link else []
    made.set_content(harmless("\n".join([*lines(message), *link])) + "\n")
    return made


def _json(content: Mapping[str, object]) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
