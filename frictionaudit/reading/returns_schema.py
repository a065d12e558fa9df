"""Returns terms a page states in structured data: schema.org ``MerchantReturnPolicy``.

Vocabulary: https://schema.org/MerchantReturnPolicy. Values come as bare names or full addresses ("FreeReturn",
"https://schema.org/FreeReturn"); both read the same here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

# Structured data of a page is small; a deeper or larger tree is not data of a shop.
_DEEPEST = 12
_MOST_NODES = 5_000


class ReturnCost(StrEnum):
    """Who pays for sending back what one does not want."""

    FREE = "free"
    CONDITIONAL = "conditional"
    """Free for some: members, in the shop's own stores, for an exchange or store credit."""
    FEE = "fee"
    """A stated amount of money."""
    CUSTOMER = "customer"
    """The customer, and the page does not say how much."""
    RESTOCKING = "restocking"
    """A restocking fee, and nothing said about the postage."""
    NOT_STATED = "not_stated"


_FEES = {
    "FreeReturn": ReturnCost.FREE,
    "ReturnFeesCustomerResponsibility": ReturnCost.CUSTOMER,
    "ReturnShippingFees": ReturnCost.CUSTOMER,
    "RestockingFees": ReturnCost.RESTOCKING,
}


@dataclass(frozen=True, slots=True)
class SchemaReturns:
    """One ``MerchantReturnPolicy``: window in days from delivery, category, and who pays for a change of mind."""

    days: int | None
    category: str
    cost: ReturnCost
    fee: str | None


def schema_returns(structured: Sequence[Mapping[str, object]]) -> tuple[SchemaReturns, ...]:
    """The policies inside the JSON-LD objects of a page, wherever nested; those for members only are left out."""
    found = (_read(node) for node in _nodes(structured) if _is_policy(node) and not node.get("validForMemberTier"))
    return tuple(dict.fromkeys(found))


def _nodes(structured: Sequence[Mapping[str, object]]) -> Iterator[Mapping[str, object]]:
    pending: list[tuple[object, int]] = [(item, 0) for item in reversed(structured)]
    seen = 0
    while pending and seen < _MOST_NODES:
        value, depth = pending.pop()
        seen += 1
        if depth > _DEEPEST:
            continue
        if isinstance(value, Mapping):
            node = cast("Mapping[str, object]", value)
            yield node
            pending += [(child, depth + 1) for child in node.values()]
        elif isinstance(value, list):
            pending += [(child, depth + 1) for child in cast("list[object]", value)]


def _is_policy(node: Mapping[str, object]) -> bool:
    return "MerchantReturnPolicy" in _names(node.get("@type"))


def _read(node: Mapping[str, object]) -> SchemaReturns:
    fees = _names(node.get("customerRemorseReturnFees")) or _names(node.get("returnFees"))
    cost = next((_FEES[name] for name in fees if name in _FEES), ReturnCost.NOT_STATED)
    fee = _money(node.get("customerRemorseReturnShippingFeesAmount") or node.get("returnShippingFeesAmount"))
    return SchemaReturns(
        days=_days(node.get("merchantReturnDays")),
        category=next(iter(_names(node.get("returnPolicyCategory"))), ""),
        cost=ReturnCost.FEE if fee and cost is ReturnCost.CUSTOMER else cost,
        fee=fee if cost is ReturnCost.CUSTOMER else None,
    )


def _names(value: object) -> tuple[str, ...]:
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    return tuple(
        item.rstrip("/").rsplit("/", 1)[-1].split(":")[-1] for item in values if isinstance(item, str) and item
    )


def _days(value: object) -> int | None:
    """A whole number of days; dates and anything else are no number of days."""
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else None


def _money(value: object) -> str | None:
    if not isinstance(value, Mapping):
        return None
    amount = cast("Mapping[str, object]", value)
    number = str(amount.get("value", "")).strip()
    return f"{number} {amount.get('currency', '')}".strip() or None
