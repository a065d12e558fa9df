"""Writes the generated documents: docs/checks.md and docs/result.schema.json."""

from pathlib import Path

from frictionaudit import catalogue, pipeline, plugins

HERE = Path(__file__).parent
(HERE / "checks.md").write_text(catalogue.document(plugins.checks()), encoding="utf-8")
(HERE / "result.schema.json").write_bytes(pipeline.schema_bytes())
