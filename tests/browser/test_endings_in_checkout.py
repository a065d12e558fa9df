"""Shops that let nobody on, or only by what may be the order: the walk ends there and says why, and nothing is ordered."""

import pytest
import pytest_asyncio

from frictionaudit.evidence import ProblemCode, Stage
from tests.browser.walking import Walked, walked
from tests.shops.hostile import ADDRESS, CONTINUE, DELIVERY, INVOICE, STEPS, HostileShop, form

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
GREYED = "<button disabled>Place order</button>"
AHEAD = "<h2>Delivery</h2><h2>Payment</h2>"
SECTIONS = HostileShop(
    "sections",
    (),
    address="<h1>Checkout</h1><h2>Address</h2>" + form("~/checkout/save", ADDRESS + CONTINUE) + AHEAD + GREYED,
    second="<h1>Address</h1><h1>Delivery</h1>"
    + form("~/checkout/chosen", DELIVERY + CONTINUE)
    + "<h1>Payment</h1>"
    + GREYED,
    third="<h1>Address</h1><h1>Delivery</h1><h1>Payment</h1>"
    + form("~/order/place", f"{INVOICE}<button>Place order</button>"),
)
"""The order's button is there from the start, switched off until the section of payment is open."""
WHO = (
    "<label><input type=radio name=who value=account checked onclick='own.hidden = false'> Register an account</label>"
    "<label><input type=radio name=who value=guest onclick='own.hidden = true'> Guest checkout</label>"
)
OWN = (
    "<p id=own><label>Password <input name=pw type=password></label>"
    "<label><input type=checkbox name=agree> I agree to the terms of service</label></p>"
)
ACCOUNT_FIRST = HostileShop(
    "account-first",
    (),
    address="<h1>Checkout</h1><h2>Address</h2>"
    + form("~/checkout/save", WHO + ADDRESS + OWN + CONTINUE)
    + AHEAD
    + GREYED,
    second=SECTIONS.second,
    third=SECTIONS.third,
)
"""The same, and an account is chosen at first, with terms of its own."""
STUCK = HostileShop(
    "stuck",
    (),
    address="<h1>Checkout</h1>" + ADDRESS + "<button type=button>Continue</button>" + AHEAD + GREYED,
)
"""The same, and the open section is never done."""
TWINS = HostileShop(
    "twins",
    (),
    address=form("~/account", f"{SIGN_IN.replace('name=user', 'name=email id=email')}<button>Sign in</button>")
    + form(
        "~/checkout/save",
        "<label for=mail>E-mail</label> <input name=email id=email type=email><button>Continue as guest</button>",
        more="""novalidate onsubmit="if (!this.email.value.includes('@')) fetch('~/api/half', {method: 'POST', body: 'x'})" """,
    ),
    traps=("/api/half", "/account"),
)
"""A sign-in beside the guest's form that asks for the mail under the same name; what is sent with half a mail is told."""
CONFIRMS = HostileShop(
    "confirms", (), second='<h1>Checkout</h1><p>Your address</p><a class=b href="~/confirm_order">Confirm</a>'
)
"""The only way on is a link whose address confirms an order: one more step in some shops, the order in others."""
CARD = (
    "<label>Card number <input name=cc autocomplete=cc-number required></label>"
    "<label>Expires <input name=exp autocomplete=cc-exp required></label>"
    "<label>Security code <input name=cvc autocomplete=cc-csc required></label>"
)
CARD_ONLY = HostileShop(
    "card-only",
    (),
    second=f"<h1>Payment</h1>{STEPS}" + form("~/checkout/chosen", CARD + CONTINUE, more="novalidate"),
    moves={"/checkout/chosen": "303 ~/checkout/second"},
)
"""Payment goes on with a card alone."""
CARD_OR_TRANSFER = HostileShop(
    "card-or-transfer",
    (),
    second=f"<h1>Payment</h1>{STEPS}"
    + form(
        "~/checkout/chosen",
        "<fieldset><legend>Payment method</legend><label><input type=radio name=payment value=card checked> Card</label>"
        "<label><input type=radio name=payment value=transfer onclick='q.disabled = q.hidden = true'> Bank transfer</label>"
        f"</fieldset><fieldset id=q>{CARD}</fieldset>{CONTINUE}",
    ),
)
"""A card is chosen already, and one can pay without."""
SHOPS = (
    DOOR,
    CARD_ONLY,
    CARD_OR_TRANSFER,
    CONFIRMS,
    TWINS,
    SECTIONS,
    ACCOUNT_FIRST,
    STUCK,
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


@pytest.mark.parametrize("name", [*LABELS, "confirms"])
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


@pytest.mark.parametrize("name", ["sections", "account-first"])
async def test_a_greyed_order_button_is_no_last_page_while_sections_before_it_are_open(
    name: str, ended: dict[str, Walked]
) -> None:
    journey = ended[name].journey
    assert ended[name].orders == ()
    assert journey.reached_last_page, journey.ending
    assert [page.url.rpartition("/")[2] for page in journey.seen(Stage.CHECKOUT, Stage.PAYMENT)] == [
        "checkout",
        "second",
        "third",
    ]


async def test_where_the_open_section_is_never_done_the_walk_is_lost_and_says_so(ended: dict[str, Walked]) -> None:
    journey = ended["stuck"].journey
    assert not journey.reached_last_page
    assert journey.ending is not None
    assert journey.ending.code is ProblemCode.LOST
    assert "switched off" in journey.ending.message


async def test_half_a_mail_is_never_sent_where_two_forms_ask_for_one(ended: dict[str, Walked]) -> None:
    journey = ended["twins"].journey
    assert ended["twins"].orders == ()
    assert journey.mistake is not None
    assert [page.url.rpartition("/")[2] for page in journey.seen(Stage.CHECKOUT, Stage.PAYMENT)][:2] == [
        "checkout",
        "second",
    ]


async def test_no_field_of_a_card_is_ever_typed_into(ended: dict[str, Walked]) -> None:
    for name in ("card-only", "card-or-transfer"):
        typed = {action.target for action in ended[name].journey.actions if action.kind == "type"}
        assert typed, name
        assert not typed & {"Card number", "Expires", "Security code"}, name


async def test_a_payment_step_that_wants_a_card_ends_the_walk_and_says_so(ended: dict[str, Walked]) -> None:
    journey = ended["card-only"].journey
    assert not journey.reached_last_page
    assert journey.ending is not None
    assert (journey.ending.code, "only with a card" in journey.ending.message) == (ProblemCode.UNSAFE, True)
    assert journey.seen(Stage.PAYMENT)


async def test_where_one_can_pay_without_a_card_that_is_chosen_instead_of_it(ended: dict[str, Walked]) -> None:
    assert ended["card-or-transfer"].orders == ()
    assert ended["card-or-transfer"].journey.reached_last_page
