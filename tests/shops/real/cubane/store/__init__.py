# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""A project on Cubane as its own generator makes one, with its shop. Read by Python 2.7."""

RESOURCES = ["css/style.css"]
