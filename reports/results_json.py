"""The whole result as JSON, for other programs; its schema is published with the documentation."""

import json
from dataclasses import dataclass

from frictionaudit.api import AuditResult, Evidence


@dataclass(frozen=True, slots=True)
class ResultJson:
    """The result, sorted and indented: equal results give equal bytes."""

    name: str = "json"
    filename: str = "result.json"

    def render(self, result: AuditResult, evidence: Evidence) -> bytes:  # noqa: ARG002 - pictures stay where they are
        """The result as UTF-8."""
        text = json.dumps(result.model_dump(mode="json"), sort_keys=True, indent=2, ensure_ascii=False)
        return (text + "\n").encode("utf-8", "backslashreplace")  # a lone surrogate becomes its JSON escape


results_json = ResultJson()
