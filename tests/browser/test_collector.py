"""What the in-page collector reads of pages built in old and in odd ways."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page

from frictionaudit.evidence import PageView
from frictionaudit.shopper import probe
from frictionaudit.shopper.browser import phones
from frictionaudit.shopper.hands import SHOWN

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


async def test_a_cell_is_named_by_what_the_style_sheet_writes_before_it(screen: Page) -> None:
    style = """<style>td, tr { display: block } thead { display: none } td.icon::before { content: "\\f07a" }
    td.name::before { content: attr(data-title) ": "; float: left } td.gone::before { content: "Gone"; display: none }</style>"""
    rows = """<tr><td class="name" data-title="Total"><b>£21.95</b><p>with VAT</p></td></tr>
    <tr><td class="icon">£3.95</td></tr><tr><td class="gone">£1.00</td></tr>"""
    view = await read(
        screen, f"<!doctype html>{style}<body><table><thead><tr><th>Sum</th></tr></thead>{rows}</table></body>"
    )
    assert [line.text for line in view.lines] == ["Total: £21.95", "with VAT", "£3.95", "£1.00"]


async def test_parts_of_an_amount_are_one_word_behind_a_break_of_the_line(screen: Page) -> None:
    way = '<p style="width:150px">Tracked delivery in 48 hours by post: <span>£</span><span>3.95</span></p>'
    view = await read(screen, f"<!doctype html><body>{way}</body>")
    assert [line.text for line in view.lines] == ["Tracked delivery in 48 hours by post: £3.95"]
    assert view.lines[0].box.height > 30


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


async def test_a_link_without_an_address_is_a_control_where_it_looks_like_one(screen: Page) -> None:
    view = await read(
        screen, '<!doctype html><body><a style="cursor:pointer">Next</a> <a name="terms">Terms</a></body>'
    )
    assert [control.name for control in view.controls] == ["Next"]


async def test_a_choice_in_a_table_is_named_by_the_next_cell(screen: Page) -> None:
    rows = "".join(
        f"<tr><td><input type=radio name=ship></td><td>{name}</td></tr>" for name in ("Home delivery", "Parcel shop")
    )
    view = await read(screen, f"<!doctype html><body><table>{rows}</table></body>")
    assert [field.label for field in view.fields] == ["Home delivery", "Parcel shop"]


async def test_choices_of_one_make_are_sets_of_their_own_and_entries_of_a_list_are_one_set(screen: Page) -> None:
    def choice(*names: str) -> str:
        return (
            "<div role=radiogroup class=set>"
            + "".join(f"<button role=radio>{one}</button>" for one in names)
            + "</div>"
        )

    entries = "".join(f"<li class=size><button>{one}</button><i>!</i></li>" for one in ("38", "39"))
    view = await read(screen, f"<body>{choice('Moss', 'Navy')}{choice('S', 'M')}<ul>{entries}</ul></body>")
    groups = {c.name: c.group for c in view.controls}
    assert groups["Moss"] == groups["Navy"]
    assert groups["S"] == groups["M"] == f"{groups['Moss']} (2)"
    assert groups["38"] == groups["39"]
    assert len(set(groups.values())) == 3
    again = probe.page_view((await probe.run(screen)).data, market="GB")
    assert {c.name: c.group for c in again.controls} == groups


async def test_a_field_called_action_does_not_hide_the_address_of_its_form(screen: Page) -> None:
    form = (
        '<form action="https://shop.test/cart/add"><input name=action type=hidden value=buy><button>Add</button></form>'
    )
    view = await read(screen, f"<!doctype html><body>{form}</body>")
    assert view.controls[0].action == "https://shop.test/cart/add"


@pytest.mark.parametrize("name", ["id", "children"])
async def test_a_field_that_hides_a_property_of_its_form_does_not_change_where_things_stand(
    screen: Page, name: str
) -> None:
    buttons = "<button>Add</button><div onclick=x()>Wish</div><div>Or</div>"
    form = f"<form><p>£5.00</p><select name={name}><option>Blue</select>{buttons}</form>"
    view = await read(screen, f"<!doctype html><body>{form}</body>")
    assert [c.selector for c in view.controls] == [
        "html > body > form > button",
        "html > body > form > div:nth-of-type(1)",
    ]
    assert view.fields[0].selector.endswith("form > select")


OFF = "position:absolute;top:9px;left:100%;width:200px"
ROW = '<div style="width:2000px"><a href="/a" style="display:inline-block;margin-left:900px">Mugs</a></div>'
PARKED = "position:fixed;top:0;right:-200px;width:200px;height:100%;overflow:auto"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (f'<nav style="{PARKED}"><p style="height:2000px"><a href="/a">Mugs</a></p></nav>', False),
        (f'<body style="overflow-x:hidden"><nav style="{OFF}"><a href="/a">Mugs</a></nav>', False),
        (f'<body style="margin:0"><div style="overflow-x:auto">{ROW}</div>', True),
        (f'<body style="margin:0"><div style="overflow-x:hidden">{ROW}</div>', False),
        (f'<body style="overflow-x:hidden">{ROW}', False),
        (f'<div style="position:fixed;left:0;right:0;overflow-x:auto">{ROW}</div>', True),
        (f"<body>{ROW}", True),
    ],
    ids=["drawer", "clipped drawer", "scroller", "cut row", "cut page", "fixed scroller", "wide page"],
)
async def test_what_lies_beyond_the_right_edge_is_visible_only_when_scrolling_brings_it_in(
    screen: Page, body: str, shown: bool
) -> None:
    html = f"<!doctype html>{body}" if body.startswith("<body") else f"<!doctype html><body>{body}"
    view = await read(screen, html)
    (mugs,) = view.controls
    assert mugs.visible is shown
    assert bool(view.lines) is shown


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('<a id="nav-expander" class="nav-expander fixed"><i></i></a>', True),
        ('<a class="menu-toggle">Menu</a>', True),
        ('<a name="top" id="nav"></a>', False),
        ('<a class="subnavel">About our mill</a>', False),
    ],
)
async def test_a_link_without_an_address_that_is_called_a_menus_opener_is_a_control(
    screen: Page, link: str, found: bool
) -> None:
    assert bool((await read(screen, f"<!doctype html><body>{link}</body>")).controls) is found


@pytest.mark.parametrize(
    ("html", "region"),
    [
        ('<div style="height:1500px"></div><div class="footer"><a href="/r">Returns</a></div>', "footer"),
        ('<div style="height:1500px"></div><div id="site-footer"><div><a href="/r">Returns</a></div></div>', "footer"),
        ('<div style="height:300px"></div><div class="footer"><a href="/r">Returns</a></div>', "footer"),
        ('<div class="footer"><a href="/r">Returns</a></div><div style="height:1500px"></div>', "main"),
        ('<div style="height:1500px"></div><div class="card-footer"><a href="/r">Returns</a></div>', "main"),
        ('<div style="height:900px"></div>' + '<div class="footer"><a href="/r">Returns</a></div>' * 3, "main"),
        (
            '<div style="height:900px"></div><div class="footer"><a href="/r">Returns</a></div><footer>End</footer>',
            "main",
        ),
    ],
    ids=["by class", "by id", "a short page", "not at the end", "of a card", "many", "beside a real one"],
)
async def test_a_block_that_is_called_a_footer_and_ends_the_page_is_one(screen: Page, html: str, region: str) -> None:
    view = await read(screen, f"<!doctype html><body>{html}</body>")
    assert view.controls[0].region.value == region


@pytest.mark.parametrize(
    ("link", "met"),
    [
        ('<a href="#a"><span style="position:absolute"><img width="50" height="50"></span></a>', "span"),
        ('<a href="#a"><span><i style="visibility:hidden">x</i><img width="50" height="50"></span></a>', "a"),
        ('<a href="#a" style="display:contents"><button hidden></button><img width="50" height="50"></a>', "img"),
    ],
)
async def test_of_a_link_without_a_box_of_its_own_the_finger_meets_the_picture_in_it(
    screen: Page, link: str, met: str
) -> None:
    await screen.set_content(f"<!doctype html><body>{link}</body>")
    anchor = await screen.query_selector("a")
    assert anchor
    part = (await anchor.evaluate_handle(SHOWN)).as_element()
    assert part
    assert await part.evaluate("el => el.localName") == met
    assert await part.is_visible()
    await part.tap(timeout=2000)


WRAPPED = """<!doctype html><body><form><label><span>Country</span>
<div class=pick aria-required=true><span><i>Select one...</i>
<div role=combobox aria-haspopup=listbox><input aria-autocomplete=list name=country></div></span><span>×</span></div>
<span aria-live=assertive {shown}>This field is required</span></label>
<label>First name <input name=first><p role=alert hidden>This field is required</p></label></form></body>"""


async def test_a_box_inside_the_drawing_of_a_list_is_one_field_named_by_its_label_alone(screen: Page) -> None:
    country, first = (await read(screen, WRAPPED.replace("{shown}", "hidden"))).fields
    assert (country.tag, country.label, country.popup, country.must) == ("input", "Country", "listbox", True)
    assert "Select one" in country.chosen
    assert (first.label, first.popup, first.error) == ("First name", "", "")


async def test_a_complaint_inside_the_label_is_the_field_s_and_not_its_name(screen: Page) -> None:
    country, first = (await read(screen, WRAPPED.replace("{shown}", ""))).fields
    assert (country.label, country.error) == ("Country", "This field is required")
    assert first.error == ""


@pytest.mark.parametrize(
    ("beside", "error"),
    [
        ('<ul><li class="alert-danger">Format should be 31/05/1970.</li></ul>', "Format should be 31/05/1970."),
        ('<ul hidden><li class="alert-danger">Format should be 31/05/1970.</li></ul>', ""),
        ('<span class="text-danger">*</span>', ""),
        ("<p>Format should be 31/05/1970.</p>", ""),
    ],
)
async def test_what_is_called_an_error_in_the_block_of_a_field_is_its_complaint(
    screen: Page, beside: str, error: str
) -> None:
    born = f'<div class="has-error"><label>Born on that day</label><div><input name="born">{beside}</div></div>'
    name = '<div><label>Name</label><div><input name="name"></div></div>'
    view = await read(screen, f"<!doctype html><body><form>{name}{born}</form></body>")
    assert [field.error for field in view.fields] == ["", error]


async def test_a_box_that_is_drawn_as_a_button_is_a_field_and_what_it_sends_is_none(screen: Page) -> None:
    view = await read(
        screen,
        "<body><form><label><button type=button role=checkbox aria-checked=true aria-required=true></button>"
        "<input type=checkbox aria-hidden=true tabindex=-1 checked style='position:absolute;opacity:0'>I accept the terms</label>"
        "<label for=s>Gift wrap</label><button type=button id=s role=switch aria-checked=false>&nbsp;</button></form></body>",
    )
    told = [(f.type, f.label, f.checked, f.required, f.visible) for f in view.fields]
    assert told == [("checkbox", "I accept the terms", True, True, True), ("checkbox", "Gift wrap", False, False, True)]


async def test_what_the_browser_holds_invalid_is_told_of_answers_and_of_empty_fields_once_they_were_sent(
    screen: Page,
) -> None:
    fields = '<input name="code" pattern="[0-9]{4}" value="12"><input name="town" required><input name="note">'
    page = f"<!doctype html><body><form novalidate onsubmit='return false'>{fields}<button>Go on</button></form></body>"
    view = await read(screen, page)
    assert [bool(f.invalid) for f in view.fields] == [True, False, False]
    await screen.click("button")
    view = probe.page_view((await probe.run(screen)).data, market="GB")
    assert [bool(f.invalid) for f in view.fields] == [True, True, False]
