"""The report card's questions and what may be said to them: data/report_card.toml. Pure."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from frictionaudit.inputs.values import Answer, Figure


@cache
def rules() -> dict[str, Any]:
    """Rows, questions, figures and limits of the report card."""
    return tomllib.loads(files("frictionaudit.inputs").joinpath("data", "report_card.toml").read_text(encoding="utf-8"))


def said_keys() -> list[str]:
    """What [said] may hold."""
    return list(rules()["said"])


def kpi_keys() -> list[str]:
    """What [kpi] may hold."""
    return list(rules()["kpi"])


def kpi_limits(key: str) -> tuple[float, float]:
    """Least and most of a figure."""
    one = rules()["kpi"][key]
    return one["least"], one["most"]


def answers(keys: Sequence[str], said: Mapping[str, bool]) -> tuple[Figure, ...]:
    """The yes and no to some questions, those that were answered."""
    labels: Mapping[str, str] = rules()["said"]
    return tuple(Figure(key=key, label=labels[key], value="yes" if said[key] else "no") for key in keys if key in said)


def figures(keys: Sequence[str], kpi: Mapping[str, float]) -> tuple[Figure, ...]:
    """Some figures in words, those that were given."""
    return tuple(
        Figure(key=key, label=rules()["kpi"][key]["label"], value=_value(key, kpi[key])) for key in keys if key in kpi
    )


def _value(key: str, value: float) -> str:
    unit = rules()["kpi"][key]["unit"]
    number = f"{value:,.10g}"
    return f"{number}{'' if unit == '%' else ' '}{unit}" if unit else number


def verdict(keys: Sequence[str], said: Mapping[str, bool]) -> Answer:
    """What the brand says to a row: its answer to the row's own question, else to what belongs to it."""
    if keys and keys[0] in said:
        return "yes" if said[keys[0]] else "no"
    given = {said[key] for key in keys if key in said}
    if not given:
        return "unknown"
    return "mixed" if len(given) > 1 else "yes" if True in given else "no"
