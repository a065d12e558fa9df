"""JUnit XML for CI: one case a site, one a budget.

A site that was not audited as far as asked, a check that crashed and a budget that could not be told are errors; a broken
budget is a failure. What a check found is no failure of its own: only what the user put a budget on is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from frictionaudit.api import AuditResult, Budget, Evidence, SiteResult, Verdict

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class JUnit:
    """The gate for continuous integration."""

    name: str = "junit"
    filename: str = "junit.xml"

    def render(self, result: AuditResult, evidence: Evidence) -> bytes:  # noqa: ARG002 - no pictures here
        """The report as UTF-8."""
        suites = [
            _suite("sites", [_site_case(site) for site in result.sites]),
            _suite("gate", [_budget_case(budget) for budget in result.gate]),
        ]
        top = Xml.Element("testsuites", {"name": xml_text(f"frictionaudit {result.audit}")} | _sums(suites))
        top.extend(suites)
        Xml.indent(top)
        written: bytes = Xml.tostring(top, encoding="utf-8", xml_declaration=True)
        return written + b"\n"


def _suite(name: str, cases: list[Xml.Element]) -> Xml.Element:
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(sum(case.find("error") is not None for case in cases)),
    }
    suite = Xml.Element("testsuite", {"name": name} | counts)
    suite.extend(cases)
    return suite


def _sums(suites: list[Xml.Element]) -> dict[str, str]:
    return {key: str(sum(int(suite.get(key, "0")) for suite in suites)) for key in ("tests", "failures", "errors")}


def _site_case(site: SiteResult) -> Xml.Element:
    seconds = sum(trip.elapsed_ms for trip in site.trips) / 1000
    case = _case("sites", site.name, time=f"{seconds:.1f}")
    troubles = list(_troubles(site))
    if troubles:
        _say(case, "error", "; ".join(troubles))
    return case


def _troubles(site: SiteResult) -> Iterator[str]:
    if site.status != "audited":
        yield f"{site.status}: {site.reason or 'no reason is recorded'}"
    yield from (f"the check {id} crashed" for id, one in site.checks.items() if one.verdict is Verdict.ERROR)


def _budget_case(budget: Budget) -> Xml.Element:
    case = _case("gate", budget.name)
    if budget.verdict != "kept":
        why = f" ({budget.reason})" if budget.reason else ""
        kind = "failure" if budget.verdict == "broken" else "error"
        _say(case, kind, f"{budget.found}; asked for: {budget.limit}{why}")
    return case


def _case(suite: str, name: str, **more: str) -> Xml.Element:
    return Xml.Element("testcase", {"classname": f"frictionaudit.{suite}", "name": xml_text(name)} | more)


def _say(case: Xml.Element, kind: str, message: str) -> None:
    words = xml_text(message)
    Xml.SubElement(case, kind, message=words, type=kind).text = words


def xml_text(text: str) -> str:
    """Text with only the characters that XML allows, bounded; escaping is the writer's."""
    kept = "".join(char if _allowed(ord(char)) else "\N{REPLACEMENT CHARACTER}" for char in text[:_LONGEST])
    return " ".join(kept.split())


def _allowed(code: int) -> bool:
    """The production Char of XML 1.0."""
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


junit = JUnit()
