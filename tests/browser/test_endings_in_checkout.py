"""Checkouts whose last way on may already be the order: the walk ends there and says why, and nothing is ordered."""

import pytest
import pytest_asyncio

from frictionaudit.evidence import ProblemCode
from tests.browser.walking import Walked, walked
from tests.shops.hostile import INVOICE, STEPS, HostileShop, form

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
LABELS = {"unknown": "Onwards and upwards", "refused": "Continue and commit to buy"}
"""How the only way on from the payment step, which announces a review, is labelled."""
SHOPS = tuple(
    HostileShop(
        name,
        (),
        second=f"<h1>Payment</h1>{STEPS}" + form("~/checkout/chosen", f"{INVOICE}<button>{label}</button>"),
        traps=("/checkout/chosen",),
    )
    for name, label in LABELS.items()
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walked]:
    return await walked(SHOPS, tmp_path_factory.mktemp("endings"))


@pytest.mark.parametrize("name", LABELS)
async def test_a_walk_that_only_an_order_may_lead_on_ends_as_unsafe(name: str, ended: dict[str, Walked]) -> None:
    journey, orders = ended[name].journey, ended[name].orders
    assert orders == ()
    assert not journey.reached_last_page
    assert journey.ending is not None
    assert journey.ending.code is ProblemCode.UNSAFE, journey.ending.message
    assert "may already be the order" in journey.ending.message
    assert journey.ending.advice
