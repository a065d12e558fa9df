"""Tells the news of a run by the rules of audit.toml, and what earlier runs could not get across."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from frictionaudit import pipeline
from frictionaudit.alerts import ledger
from frictionaudit.alerts.ledger import Item, Ledger, Message
from frictionaudit.alerts.news import News, news, wanted
from frictionaudit.alerts.receivers import Post, Undelivered, deliver
from frictionaudit.config import AlertTable, MailTable
from frictionaudit.errors import EvidenceError, OutputError
from frictionaudit.names import slug
from frictionaudit.result import AuditResult, Budget

LOOK_BACK = 12
"""So many earlier runs are looked through for messages that are still to be delivered and budgets that were told."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a message."""

    rule: str
    run: str
    changes: int
    trouble: str = ""
    """Why it was not delivered; empty where it was."""


def tell(
    folder: pipeline.RunFolder,
    result: AuditResult,
    rules: Sequence[AlertTable],
    server: MailTable | None,
    post: Post,
) -> tuple[Delivery, ...]:
    """Tell each rule its news of this run, once, and try again what earlier runs could not deliver.

    A receiver that fails costs nothing but its message, which is tried again after the next run.
    """
    if not rules:
        return ()
    found: list[Delivery] = []
    try:
        _write_down(folder, result, rules)
    except OutputError as error:
        found += [Delivery(rule.name, folder.path.name, 0, error.message) for rule in rules]
    for path in (*islice(ledger.earlier_runs(folder), LOOK_BACK), folder.path):
        try:
            found += _deliver_all(path, rules, server, post)
        except OutputError as error:
            found.append(Delivery("", path.name, 0, error.message))
    return tuple(found)


def _write_down(folder: pipeline.RunFolder, result: AuditResult, rules: Sequence[AlertTable]) -> None:
    """Put what is news into the ledger, before anything is sent."""
    kept = ledger.read(folder.path)
    all_news = news(result, _broken_before(folder, result))
    fresh = [
        _message(result, rule, mine, number=len(kept.messages))
        for rule in rules
        if (mine := [one for one in wanted(rule, all_news) if one.key not in kept.told(rule.name)])
    ]
    if fresh:
        ledger.write(folder.path, Ledger(messages=(*kept.messages, *fresh)))


def _message(result: AuditResult, rule: AlertTable, mine: Sequence[News], number: int) -> Message:
    told = "|".join((result.audit, result.run, rule.name, str(number), *(one.key for one in mine)))
    page = f"{rule.link.rstrip('/')}/{slug(result.audit)}/{result.run}/" if rule.link else ""
    return Message(
        id=f"msg_{hashlib.sha256(told.encode()).hexdigest()[:24]}",
        rule=rule.name,
        audit=result.audit,
        run=result.run,
        created=result.created,
        link=page,
        items=tuple(Item(key=one.key, kind=one.kind, site=one.site, check=one.check, line=one.line) for one in mine),
    )


def _deliver_all(path: Path, rules: Sequence[AlertTable], server: MailTable | None, post: Post) -> Iterator[Delivery]:
    """Try what is still to be delivered of a run; each answer is kept before the next message leaves."""
    kept = ledger.read(path)
    by_name = {rule.name: rule for rule in rules}
    for place, message in enumerate(kept.messages):
        rule = by_name.get(message.rule)
        if message.delivered is not None or rule is None:
            continue
        tried = _tried(message, rule, server, post)
        messages = (*kept.messages[:place], tried, *kept.messages[place + 1 :])
        kept = Ledger(messages=messages)
        ledger.write(path, kept)
        yield Delivery(rule.name, message.run, len(message.items), tried.trouble)


def _tried(message: Message, rule: AlertTable, server: MailTable | None, post: Post) -> Message:
    try:
        deliver(message, rule, server, post)
    except Undelivered as error:
        return message.model_copy(update={"attempts": message.attempts + 1, "trouble": str(error)})
    return message.model_copy(update={"attempts": message.attempts + 1, "delivered": ledger.now(), "trouble": ""})


def _broken_before(folder: pipeline.RunFolder, result: AuditResult) -> list[Budget]:
    """Budgets that are broken now and were so when an earlier run could last tell."""
    open_ = {(one.name, one.limit) for one in result.gate if one.verdict == "broken"}
    found: list[Budget] = []
    for path in islice(ledger.earlier_runs(folder), LOOK_BACK):
        if not open_:
            break
        try:
            gate = pipeline.stored_result(pipeline.open_run(path)).gate
        except EvidenceError:
            continue
        told = [one for one in gate if one.verdict != "unclear" and (one.name, one.limit) in open_]
        found += [one for one in told if one.verdict == "broken"]
        open_ -= {(one.name, one.limit) for one in told}
    return found
