"""Pages that the accessibility engine has looked at, for tests."""

from typing import Any

from frictionaudit.evidence import Accessibility, Breach, PageView
from tests.evidence import box, page


def breach(rule: str = "color-contrast", **more: Any) -> Breach:
    """Pale text unless told otherwise."""
    pale: dict[str, Any] = {"ratio": 2.8, "needed": 4.5} if rule == "color-contrast" else {}
    known: dict[str, Any] = {"selector": "#thing", "box": box(), "text": "Terms apply", **pale}
    return Breach(rule=rule, **(known | more))


def examined(*breaches: Breach, undecided: int = 0, **more: Any) -> PageView:
    """A page with what the engine found on it."""
    counts: dict[str, int] = {}
    for one in breaches:
        counts[one.rule] = counts.get(one.rule, 0) + 1
    told = Accessibility(
        engine="axe-core",
        breaches=breaches,
        counts=counts,
        undecided={"color-contrast": undecided} if undecided else {},
    )
    return page(accessibility=told, **more)
