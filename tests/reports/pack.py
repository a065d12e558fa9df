"""A made-up audit with everything that a user can bring, for the tests of the roadmap pack; shop text is hostile."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from frictionaudit import card, compare, listening, plugins
from frictionaudit.inputs import funnel, voice
from frictionaudit.inputs.values import Inputs
from frictionaudit.result import AuditResult
from frictionaudit.score import model
from tests.scorecards import CHECKS, HOSTILE, Folder, make_audit

FUNNEL = b"step,sessions,target,average_order_value\nproduct,4000,52%,\nbasket,2000,55%,\ncheckout,1000,95%,\norder,700,,80\n"
VOC = f'theme,text,count\nreturns-policy,,40\ndelivery,,30\n,"{HOSTILE[0]} | @all",3\n'.encode()
OWNERS = {"checkout-steps": "=Priya Shah", "mobile-layout": "Web team"}


@cache
def folder() -> Path:
    """Pictures are drawn once for all tests of a process."""
    return Path(mkdtemp(prefix="frictionaudit-tests-"))


@cache
def audit() -> tuple[AuditResult, Folder]:
    """The audit and its pictures."""
    result, pictures = make_audit(folder())
    us = result.site(result.subject)
    families = {check.id: check.family for check in CHECKS}
    brought = Inputs(
        funnel=funnel.read(FUNNEL, "funnel.csv", "GBP"),
        voice=voice.read(VOC, "voc.csv", families, model()["family_weights"]),
    )
    return (
        result.model_copy(
            update={
                "roadmap": compare.roadmap(CHECKS, result.sites, result.subject, OWNERS, brought),
                "inputs": brought.model_copy(update={"seen_heard": listening.seen_heard(CHECKS, us, brought.voice)}),
                "report_card": card.report_card(CHECKS, us, {"easy_to_shop": True}, {"nps": 24}),
            }
        ),
        pictures,
    )


def bare() -> AuditResult:
    """The same audit without anything brought, and nothing to fix."""
    return audit()[0].model_copy(update={"roadmap": (), "inputs": Inputs(), "report_card": ()})


def rendered(name: str, result: AuditResult | None = None) -> bytes:
    """A report of the audit by the name of its format."""
    made, pictures = audit()
    return plugins.renderers()[name].render(result or made, pictures)
