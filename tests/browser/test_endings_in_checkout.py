"""Shops that let nobody on, or only by what may be the order: the walk ends there and says why, and nothing is ordered."""

import pytest
import pytest_asyncio

from frictionaudit.evidence import ProblemCode, Stage
from tests.browser.walking import Walked, walked
from tests.shops.hostile import INVOICE, STEPS, HostileShop, form

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
LABELS = {"unknown": "Onwards and upwards", "refused": "Continue and commit to buy"}
"""How the only way on from the payment step, which announces a review, is labelled."""
SIGN_IN = (
    "<h1>Sign in</h1><label>E-mail <input name=user type=email></label><label>Password <input type=password></label>"
)
DOOR = HostileShop(
    "door", (), address=form("~/account", f"{SIGN_IN}<button>Sign in</button>"), moves={"/add": "303 ~/checkout"}
)
"""Adding to the basket leads to a page that wants an account."""
SHOPS = (
    DOOR,
    *(
        HostileShop(
            name,
            (),
            second=f"<h1>Payment</h1>{STEPS}" + form("~/checkout/chosen", f"{INVOICE}<button>{label}</button>"),
            traps=("/checkout/chosen",),
        )
        for name, label in LABELS.items()
    ),
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


async def test_a_shop_that_wants_an_account_before_its_basket_is_a_wall(ended: dict[str, Walked]) -> None:
    journey = ended["door"].journey
    assert journey.ending is not None
    assert journey.ending.code is ProblemCode.ACCOUNT_WALL, journey.ending.message
    assert journey.problem(Stage.BASKET) == journey.ending
    assert [attempt.target for visit in journey.visits for attempt in visit.attempts].count("Add to basket") == 1
