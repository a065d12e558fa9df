# ruff: noqa: E501 - pages are kept whole
"""Walks through checkouts whose lists the shop draws itself: opened by a tap or by typing, entries elsewhere in the page."""

import json

import pytest
import pytest_asyncio

from frictionaudit.evidence import Stage
from frictionaudit.shopper.manners import Manners
from tests.browser.walking import Walked, walked
from tests.shops.hostile import ADDRESS, STEPS, TO_PAYMENT, HostileShop, form, post, script

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
MANNERS = Manners(pace_ms=0, arrival_watch_ms=0, wallet_pass=False, page_timeout_ms=10_000, trip_timeout_ms=240_000)
COUNTRIES = ("France", "Germany", "Ireland", "United Kingdom", "United States")
COUNTIES = ("Cornwall", "Essex", "Greater London", "Kent", "London", "Surrey")
TITLES = ("Ms", "Mr", "Mx")

LISTS = """
const chosen = {};
const entries = (names, pick) => {
  document.querySelectorAll('[role=listbox]').forEach((old) => old.remove());
  const list = document.body.appendChild(document.createElement('ul'));
  list.setAttribute('role', 'listbox');
  list.style = 'position:absolute;top:40px;left:20px;z-index:90;background:#fff;padding:8px;list-style:none';
  for (const name of names) {
    const one = list.appendChild(document.createElement('li'));
    one.setAttribute('role', 'option'); one.textContent = name; one.style = 'min-height:44px';
    one.onclick = () => { list.remove(); pick(name); };
  }
};
const tapped = (id, names, late) => {
  const box = document.getElementById(id);
  box.onclick = () => setTimeout(() => entries(names, (name) => { chosen[id] = name; (box.value === undefined || box.tagName === 'BUTTON') ? box.textContent = name : box.value = name; }), late);
};
const typed = (id, names) => {
  const box = document.getElementById(id);
  box.oninput = () => entries(names.filter((name) => box.value && name.toLowerCase().includes(box.value.toLowerCase())), (name) => { chosen[id] = name; box.value = name; });
};
const demand = (wanted) => document.forms[0].addEventListener('submit', (event) => {
  const missing = Object.keys(wanted).filter((id) => wanted[id] ? chosen[id] !== wanted[id] : !chosen[id]);
  if (!missing.length) return;
  event.preventDefault();
  document.getElementById('told').textContent = 'Please choose: ' + missing.join(', ');
});
"""


def checkout(lists: str, code: str) -> str:
    """An address page with drawn lists among its fields."""
    body = form("~/checkout/save", ADDRESS + lists + "<p id=told></p>" + TO_PAYMENT)
    star = "<style>label:has([name=name])::after{content:' *'}</style>"
    return f"<h1>Delivery address</h1>{STEPS}{star}{body}{script(LISTS + code)}"


def names(all_: tuple[str, ...]) -> str:
    return json.dumps(all_)


TAPPED = checkout(
    """<span id=named>Country *</span><button type=button role=combobox aria-labelledby=named aria-expanded=false id=country>Choose</button>
<label for=title>Title *</label><button type=button aria-haspopup=listbox id=title>Please select</button>
<label for=county>County</label><input id=county role=combobox readonly placeholder=County aria-required=true>""",
    f"tapped('country', {names(COUNTRIES)}, 900); tapped('title', {names(TITLES)}, 0); tapped('county', {names(COUNTIES)}, 0);"
    "demand({country: 'United Kingdom', title: '', county: 'Greater London'});",
)
TYPED = checkout(
    """<label for=country>Country *</label><input id=country role=combobox aria-autocomplete=list autocomplete=off>
<label for=county>County *</label><input id=county role=combobox aria-autocomplete=list autocomplete=off>""",
    f"typed('country', {names(COUNTRIES)}); typed('county', {names(COUNTIES)});"
    "demand({country: 'United Kingdom', county: 'Greater London'});",
)
ELSEWHERE = checkout(
    "<label for=country>Country *</label><button type=button role=combobox aria-expanded=false id=country>France</button>",
    f"tapped('country', {names(COUNTRIES[:3])}, 0); demand({{country: 'United Kingdom'}});",
)
WRAPPED = checkout(
    """<label><span>Country</span><div class=pick aria-required=true><span class=value><i id=shown>Select one...</i>
<div role=combobox aria-haspopup=listbox aria-expanded=false><input id=country aria-autocomplete=list autocomplete=off style="border:0"></div></span><span class=clear>×</span></div>
<span aria-live=assertive id=complaint hidden>This field is required</span></label>""",
    f"""tapped('country', {names(COUNTRIES)}, 0);
const country = document.getElementById('country');
const before = country.onclick;
country.onclick = () => {{ before(); }};
country.addEventListener('blur', () => {{ country.value = ''; setTimeout(() => {{ if (chosen.country) document.getElementById('shown').textContent = chosen.country; }}, 50); }});
document.forms[0].addEventListener('submit', (event) => {{ if (!chosen.country) {{ event.preventDefault(); event.stopImmediatePropagation(); document.getElementById('complaint').hidden = false; }} }}, true);
demand({{country: 'United Kingdom'}});""",
)
TRAP = checkout(
    "<label for=country>Country *</label><button type=button role=combobox aria-expanded=false id=country>Choose</button>",
    f"tapped('country', ['Place order'], 0); document.body.addEventListener('click', (e) => e.target.textContent === 'Place order' && {post('~/order/place')});"
    "demand({country: 'United Kingdom'});",
)
SHOPS = (
    HostileShop("tapped", (), address=TAPPED),
    HostileShop("typed", (), address=TYPED),
    HostileShop("elsewhere", (), address=ELSEWHERE),
    HostileShop("wrapped", (), address=WRAPPED),
    HostileShop("trap", ("an entry of a list that orders",), address=TRAP, traps=("/order/place",)),
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walked]:
    return await walked(SHOPS, tmp_path_factory.mktemp("lists"), manners=MANNERS)


@pytest.mark.parametrize("name", ["tapped", "typed", "wrapped"])
async def test_lists_that_the_shop_draws_are_answered_as_selects_are(drawn: dict[str, Walked], name: str) -> None:
    journey, orders = drawn[name].journey, drawn[name].orders
    assert journey.ending is None, journey.ending
    assert journey.reached_last_page
    assert orders == ()


async def test_a_list_without_the_shoppers_answer_is_left_and_the_walk_says_so(drawn: dict[str, Walked]) -> None:
    journey = drawn["elsewhere"].journey
    assert journey.ending is not None
    assert not journey.reached_last_page
    assert any("Country" in gap for gap in journey.gaps)


async def test_an_entry_that_orders_is_not_tapped(drawn: dict[str, Walked]) -> None:
    assert drawn["trap"].orders == ()
    assert drawn["trap"].journey.firewall.sealed_at, "with that entry shown an order could be placed from the page"


async def test_a_star_that_the_style_sheet_writes_marks_a_required_field(drawn: dict[str, Walked]) -> None:
    page = drawn["typed"].journey.first(Stage.CHECKOUT)
    assert page is not None
    marked = {field.label: field.required_mark for field in page.fields}
    assert marked["Full name"]
    assert not marked["Postcode"]
