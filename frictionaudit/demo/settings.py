"""The audit of the demo: the first store is the brand, the others are its rivals."""

from collections.abc import Sequence
from typing import Any

from frictionaudit.demo import DemoStore


def demo_config(stores: Sequence[DemoStore]) -> dict[str, Any]:
    """The demo's audit.toml as a table. The stores run on this machine, so pages are not paced."""
    brand, *rivals = stores
    return {
        "audit": {"name": "Demo", "market": brand.market, "devices": ("iPhone 15", "Pixel 7")},
        "site": {"name": brand.name, "url": brand.url},
        "rival": [
            {
                "name": rival.name,
                "url": rival.url,
                "market": rival.market,
                "reach": "payment",
                "aspirational": number == 0,
            }
            for number, rival in enumerate(rivals)
        ],
        "walk": {"pace_ms": 0, "concurrency": 3},
    }
