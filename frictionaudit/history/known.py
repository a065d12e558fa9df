"""Since when a finding is known. Pure."""

from collections.abc import Sequence
from datetime import datetime

from frictionaudit.check import Verdict

_BAD = (Verdict.WARN, Verdict.FAIL)


def known_since(answers: Sequence[tuple[str, str, str, datetime]]) -> list[datetime | None]:
    """For each answer (site, check, verdict, when), oldest first, since when it has been bad; None where it is not.

    What could not be told in between does not end a finding; a pass, or that the question does not arise, does.
    """
    since: dict[tuple[str, str], datetime] = {}
    found: list[datetime | None] = []
    for site, check, said, when in answers:
        verdict, finding = Verdict(said), (site, check)
        if verdict in _BAD:
            found.append(since.setdefault(finding, when))
            continue
        if verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE):
            since.pop(finding, None)
        found.append(None)
    return found
