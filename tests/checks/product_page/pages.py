"""Hand-made product pages that several tests of this family use."""

from typing import Any

from frictionaudit.evidence import Control, Line, PageView, Scrolled
from tests.evidence import box, control, line, page


def buy(y: float = 500, name: str = "Add to basket", **more: Any) -> Control:
    """The button that buys, as wide as the phone."""
    return control(name, index=40, at=box(16, y, 358, 48), filled=True, submits=True, form=0, **more)


def heading(text: str = "Heron Walking Boot", y: float = 100) -> Line:
    return line(text, index=0, at=box(16, y, 300, 28), heading=1, font_px=24)


def price(text: str = "£135.00", y: float = 140, index: int = 1, **more: Any) -> Line:
    return line(text, index=index, at=box(16, y, 90, 24), **more)


def product(*lines: Line, **more: Any) -> PageView:
    """A product page with name, price and button; further lines go below the button."""
    defaults: dict[str, Any] = {
        "lines": (heading(), price(), *lines),
        "controls": (buy(),),
        "scrolled": Scrolled(by=1900),
    }
    return page(**(defaults | more))


def below(text: str, index: int = 2, y: float = 560, **more: Any) -> Line:
    """A line right below the button."""
    return line(text, index=index, at=box(16, y, 340, 20), **more)


def data(amount: str = "135.00", **more: Any) -> tuple[dict[str, Any], ...]:
    """Structured data of the product."""
    return ({"@type": "Product", "name": "Heron Walking Boot", "offers": {"@type": "Offer", "price": amount}, **more},)
