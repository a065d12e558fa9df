"""What the in-page collector reads of pages built in old and in odd ways."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page

from frictionaudit.evidence import PageView
from frictionaudit.shopper import probe
from frictionaudit.shopper.browser import phones

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
FOR_PHONES = '<meta name="viewport" content="width=device-width">'
BAR = '<div style="position:fixed;top:0;left:0;right:0;height:44px">Free delivery this week</div>'


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def screen() -> AsyncIterator[Page]:
    async with phones() as running, running.context("Pixel 7", "GB", "") as context:
        yield await context.new_page()


async def read(screen: Page, html: str) -> PageView:
    await screen.set_content(html.replace("<body", f"{FOR_PHONES}<body"))
    return probe.page_view((await probe.run(screen)).data, market="GB")


@pytest.mark.parametrize("doctype", ["<!doctype html>", ""], ids=["standard", "without a doctype"])
async def test_what_lies_below_the_screen_is_not_covered_by_a_bar(screen: Page, doctype: str) -> None:
    far = f'{doctype}<body style="margin:0">{BAR}<div style="height:3000px"></div><button>Add to basket</button></body>'
    view = await read(screen, far)
    assert not view.controls[0].covered
    assert view.layout.viewport_height == 839
    assert view.overlays[0].share == pytest.approx(44 / 839, abs=0.001)


@pytest.mark.parametrize("doctype", ["<!doctype html>", ""], ids=["standard", "without a doctype"])
async def test_what_lies_under_a_bar_is_covered(screen: Page, doctype: str) -> None:
    view = await read(screen, f'{doctype}<body style="margin:0"><button>Add to basket</button>{BAR}</body>')
    assert view.controls[0].covered


async def test_the_size_of_each_part_of_a_line_is_told(screen: Page) -> None:
    price = '<p style="font-size:10px"> £23.95 <small style="font-size:16px">with VAT</small></p>'
    html = f"<!doctype html><body>{price}<p>Soap</p></body>"
    view = await read(screen, html)
    first, soap = view.lines
    assert (first.px_of("£23.95"), first.px_of("with VAT")) == (10, 16)
    assert (soap.sizes, soap.px_of("Soap")) == ((), 16)


@pytest.mark.parametrize(
    ("form", "near"),
    [
        ('<div><label>Town</label><div class="error"></div><input type="hidden" name="town"><input></div>', "Town"),
        ("<div><p><input></p><p>Town</p></div>", "Town"),
        ("<div>Town <style>i { color: red }</style></div><input>", "Town"),
        ("<div><i></i><input></div><div><i></i><input></div><p>Town</p>", ""),
        ("<div>Town</div><input aria-label='Postcode'>", "Town"),
        ("<p><input aria-label='Postcode'></p><p>Town</p>", ""),
    ],
    ids=["behind a hidden box", "below", "beside a style", "whose it is, unclear", "before a label", "after a label"],
)
async def test_words_around_a_field_that_no_label_is_tied_to(screen: Page, form: str, near: str) -> None:
    view = await read(screen, f"<!doctype html><body><main>{form}</main></body>")
    assert view.fields[0].near == near


async def test_words_in_a_box_with_an_arrow_are_a_list_and_so_are_the_entries_below_it(screen: Page) -> None:
    box = "<style>.face{border:1px solid}</style>"
    entries = "<ul><li>Red</li><li>Blue</li></ul>"
    view = await read(
        screen, f"<!doctype html><body>{box}<div><div class=face>Choose a colour ▾</div>{entries}</div></body>"
    )
    assert [c.name for c in view.controls] == ["Choose a colour ▾", "Red", "Blue"]
    plain = await read(
        screen, f"<!doctype html><body>{box}<p>Colours ▾</p><div class=face>Colours</div>{entries}</body>"
    )
    assert plain.controls == ()
