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
        "inputs": {"funnel": "inputs/funnel.csv", "voc": "inputs/voc.csv"},
        "owners": {"mobile-layout": "Web team", "checkout-steps": "Priya Shah", "returns-policy": "Tom Reed"},
        "said": {"easy_to_shop": True, "service_empowered": True, "listens": False, "funnel_analysed": True},
        "kpi": {"repeat_rate": 31, "nps": 24, "solved_in_one_interaction": 62},
    }
