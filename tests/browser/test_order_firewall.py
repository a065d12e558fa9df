# ruff: noqa: E501 - pages and tables are kept whole
"""Real walks to the last page in shops that try every way to take an order. None may ever get one."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from frictionaudit.evidence import Journey, Reach, Site, Stage, Trip
from frictionaudit.shopper.browser import Phones, phones
from frictionaudit.shopper.journey import shop
from frictionaudit.shopper.manners import Manners
from tests.shops.hostile import (
    ADDRESS,
    CONTINUE,
    DELIVERY,
    HONEST,
    INVOICE,
    PAYMENT,
    STEPS,
    TO_PAYMENT,
    HostileShop,
    HostileShops,
    form,
    hostile_shops,
    post,
    script,
    together,
)

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
AT_ONCE = 6
MANNERS = Manners(pace_ms=0, arrival_watch_ms=0, wallet_pass=False, page_timeout_ms=10_000, trip_timeout_ms=240_000)
SAVE = "~/checkout/save"
BARE_PAYMENT = "<h1>Payment</h1>"

DEFINED = (
    HONEST,
    HostileShop(
        "beside-the-basket",
        (
            "one-click buy beside add to basket",
            "order button in the basket drawer",
            "buy now in another language than the page",
            "icon-only order button",
            "quantity change that orders",
            "express wallet button whose tap orders",
            "newsletter form",
            "contact form",
            "registration form",
        ),
        product=f"""
<button class="one-click" onclick="{post("~/order/one-click")}">Buy with 1-Click</button>
<button onclick="{post("~/order/jetzt")}">Jetzt kaufen</button>
<div class=drawer><a href="~/basket">View basket</a><button onclick="{post("~/order/place")}">Place order</button></div>
<button class="icon" onclick="{post("~/order/icon")}"><img alt="" width=20 height=20 src="data:,"></button>
<label>Quantity <select name=quantity onchange="{post("~/order/quantity")}"><option>1<option>2</select></label>
<button onclick="{post("~/order/wallet")}">Apple Pay</button>
{form("~/order/newsletter", "<h2>Newsletter</h2><input type=email name=email placeholder=E-mail><button>Subscribe</button>")}
{form("~/order/contact", "<h2>Contact us</h2><textarea name=message></textarea><button>Send</button>")}
{form("~/order/register", "<h2>Register</h2><input type=password name=password><button>Create account</button>")}""",
    ),
    HostileShop(
        "orders-by-itself",
        (
            "fetch on load",
            "image on load",
            "beacon on load",
            "script on load",
            "frame on load",
            "prefetch on load",
            "speculation rule on load",
            "socket message on load",
            "worker on load",
            "shared worker on load",
            "service worker",
        ),
        product=script(
            post("~/order/place", "'x'")
            + "; new Image().src = '~/order/create?item=1'; navigator.sendBeacon('~/order/submit', 'x')"
            + "; new Worker('~/place-order.js'); try { new SharedWorker('~/work.js') } catch {}"
            + "; navigator.serviceWorker && navigator.serviceWorker.register('~/work.js')"
            + "; const s = new WebSocket('ws://' + location.host + '~/socket')"
            + """; s.onopen = () => s.send('{"action": "place_order"}')"""
        ).replace("/order/place", "/order/place-order")
        + "<script src='~/order/place?callback=done'></script><iframe src='~/order/complete' hidden></iframe>"
        + "<link rel=prefetch href='~/order/place'><script type=speculationrules>"
        + '{"prefetch": [{"source": "list", "urls": ["~/order/place"], "eagerness": "immediate"}],'
        + '"prerender": [{"source": "list", "urls": ["~/order/place?now"], "eagerness": "immediate"}]}</script>',
    ),
    HostileShop(
        "hearts",
        (
            "heart whose tap posts an order, then opens a page that orders by GET",
            "heart that its author calls place-order",
            "save and buy",
        ),
        product=f"""
<script type="application/ld+json">{{"@type": "Product", "name": "Brass lamp", "offers": {{"price": "39.00"}}}}</script>
<button aria-label="Add to wishlist" onclick="{post("~/checkout/place-order")}; {post("~/order/heart")}; location = '~/order/12'">♡</button>
<button class="place-order" onclick="{post("~/order/called")}">Save for later</button>
<button onclick="{post("~/order/both")}">Save and buy</button>""",
        traps=("/checkout/place-order",),
    ),
    HostileShop(
        "basket-traps",
        (
            "one-click saved card in the basket",
            "terms box in the basket that orders when ticked",
            "wallet in the basket",
            "quantity field in the basket",
            "quantity field in the basket that orders seconds later",
            "express link by GET",
        ),
        basket=f"""
<button onclick="{post("~/order/saved")}">Use Visa 4242 with Visa 4242</button>
<label><input type=checkbox onchange="{post("~/order/terms")}"> I agree to the terms and conditions</label>
<button onclick="{post("~/order/wallet")}">Google Pay</button>
<label>Quantity <input type=number name=quantity value=1
oninput="{post("~/order/quantity")}; for (const s of [1, 2, 3, 5]) setTimeout(() => {post("~/order/late")}, 1000 * s)"></label>
<a href="~/order/place">Express checkout</a>""",
    ),
    HostileShop(
        "payment-in-the-basket",
        ("checkout button of a basket with invoice preselected",),
        way=form("~/checkout/go", INVOICE + "<button>Checkout</button>"),
        traps=("/checkout/go",),
    ),
    HostileShop(
        "quiet-invoice",
        ("continue on the payment step with invoice preselected", "order summary beside it", "customer reviews below"),
        second=BARE_PAYMENT
        + "<h2>Order summary</h2><p>Brass lamp</p>"
        + form("~/checkout/next", INVOICE + CONTINUE)
        + "<h2>Customer reviews</h2>",
        traps=("/checkout/next",),
    ),
    HostileShop(
        "quiet-fetch",
        ("fetch with a harmless name on continue", "payment radio that orders on change", "auto-submit after a while"),
        second=BARE_PAYMENT
        + form("~/api/a", INVOICE.replace("<input", f'<input onchange="{post("~/api/b")}"'), more="id=f")
        + f'<button onclick="{post("~/api/c")}">Continue</button>'
        + script("setTimeout(() => document.getElementById('f').submit(), 700)"),
        traps=("/api/a", "/api/b", "/api/c"),
    ),
    HostileShop(
        "nameless-review",
        ("review whose order button says continue",),
        third=f"<h1>Almost there</h1>{STEPS}<p>Brass lamp £39.00</p>" + form("~/checkout/next", CONTINUE),
        traps=("/checkout/next",),
    ),
    HostileShop(
        "delivery-is-the-end",
        ("continue after delivery, no payment step at all",),
        address="<h1>Delivery address</h1>" + form(SAVE, ADDRESS + CONTINUE),
        second="<h1>Delivery</h1>" + form("~/checkout/next", DELIVERY + CONTINUE),
        traps=("/checkout/next",),
    ),
    HostileShop(
        "delivery-with-payment",
        ("delivery step merged with payment", "delivery radio that orders on change"),
        second="<h1>Delivery</h1>"
        + form("~/checkout/next", DELIVERY.replace("<input", f'<input onchange="{post("~/api/b")}"') + INVOICE + CONTINUE),
        traps=("/checkout/next", "/api/b"),
    ),
    HostileShop(
        "terms-then-continue",
        ("terms box and continue, cash on delivery only", "terms box that sends the form when ticked"),
        second="<h1>Delivery</h1>"
        + form(
            "~/checkout/next",
            DELIVERY
            + "<label><input type=checkbox name=agree required onchange='this.form.submit()'> "
            + "I agree to the terms and conditions</label>"
            + CONTINUE,
        ),
        traps=("/checkout/next",),
    ),
    HostileShop(
        "hidden-in-the-address",
        ("address form that carries a payment and terms",),
        address=f"<h1>Delivery address</h1>{STEPS}"
        + form(
            "~/checkout/next",
            ADDRESS + "<input type=hidden name=payment_method value=invoice><input type=hidden name=terms value=1>" + TO_PAYMENT,
        ),
        traps=("/checkout/next",),
    ),
    HostileShop(
        "hidden-by-get",
        ("GET form that carries a payment and terms",),
        address=f"<h1>Delivery address</h1>{STEPS}"
        + form(
            "~/checkout/next",
            ADDRESS + "<input type=hidden name=payment_method value=invoice><input type=hidden name=terms value=1>" + TO_PAYMENT,
            method="get",
        ),
        traps=("/checkout/next",),
    ),
    HostileShop(
        "past-the-sign-in",
        ("link past the sign-in that orders by its address", "the same button that sends a form", "link that redirects to the order"),
        address="<h1>Please sign in</h1><p>You can also check out without registering.</p>"
        + form("~/checkout/enter", "<label>Password <input type=password name=password></label><button>Sign in</button>")
        + form("~/checkout/next", "<button>Checkout</button>")
        + '<a class=b href="~/order/express">Checkout</a><a class=b href="~/checkout/on">Checkout</a>',
        moves={"/checkout/on": "303 ~/order/place"},
        traps=("/checkout/next",),
    ),
    HostileShop(
        "redirect-307",
        ("POST, 307, order",),
        moves={"/checkout/save": "307 ~/order/place"},
    ),
    HostileShop(
        "redirect-303",
        ("POST, 303, order by GET",),
        moves={"/checkout/save": "303 ~/order/place"},
    ),
    HostileShop(
        "redirect-in-the-background",
        ("fetch, 307, order", "beacon, 307, order", "image, 302, order", "worker, 307, order", "frame of another site, 307, order"),
        at_address=script(
            post("~/go", "'x'")
            + "; navigator.sendBeacon('~/go', 'x'); new Image().src = '~/look'"
            + f"; new Worker(URL.createObjectURL(new Blob([`{post('${location.origin}~/go', chr(39) + 'w' + chr(39))}`])))"
            + "; const f = document.createElement('iframe'); f.src = location.href.replace('127.0.0.1', 'localhost').replace('/checkout', '/inner'); document.body.append(f)"
        ),
        moves={"/go": "307 ~/order/place", "/look": "302 ~/order/place"},
    ),
    HostileShop(
        "other-windows",
        ("form to a new window", "popup that orders by GET", "popup that orders by POST", "link to a new window"),
        address=f"<h1>Delivery address</h1>{STEPS}"
        + form("~/checkout/window", ADDRESS + TO_PAYMENT, more="target=_blank")
        + script(
            "document.forms[0].addEventListener('submit', () => { window.open('~/checkout/popup');"
            " const w = window.open('', 'w'); w && w.document.write('<form method=post action=~/checkout/popup></form>"
            "<scr' + 'ipt>document.forms[0].submit()</scr' + 'ipt>') })"
        )
        + "<a href='~/checkout/popup' target=_blank>Continue as guest</a>",
        traps=("/checkout/window", "/checkout/popup"),
    ),
    HostileShop(
        "frames",
        ("order in a frame that sends itself", "order in a frame of a harmless name"),
        at_address="<iframe srcdoc=\"<form method=post action='~/checkout/inner'></form><script>document.forms[0].submit()</script>\"></iframe>",
        traps=("/checkout/inner",),
    ),
    HostileShop(
        "one-tap-two-forms",
        ("page after the tap that sends its form at once", "refresh to an order"),
        second=f"<h1>One moment</h1>{STEPS}"
        + form("~/checkout/next", "<input type=hidden name=go value=1>")
        + script("document.forms[0].submit()")
        + "<meta http-equiv=refresh content='1;url=~/order/place'>",
        traps=("/checkout/next",),
    ),
    HostileShop(
        "leaves-by-itself",
        ("payment step that goes on by refresh", "payment step that goes on by script"),
        second=f"<h1>Payment</h1>{STEPS}{INVOICE}"
        + "<meta http-equiv=refresh content='8;url=~/checkout/go'>"
        + script("setTimeout(() => { location.href = '~/checkout/go' }, 2500)"),
        traps=("/checkout/go",),
    ),
    HostileShop(
        "two-faces",
        (
            "order button labelled in another language",
            "spoken name differs from the visible text",
            "icon-only order button in checkout",
            "image button",
            "link drawn as a button",
            "button outside its form",
            "shadow DOM order button",
            "saved card",
        ),
        at_address=form("~/order/form", "<input type=image alt='Bestellung abschicken' src='data:,'>", more="id=o")
        + f"""<button form=o>Submit</button>
<button aria-label="Continue" onclick="{post("~/order/aria")}">Kaufen</button>
<button class="next" onclick="{post("~/order/icon")}"><svg width=20 height=20></svg></button>
<a role=button class=b href="~/order/place">Continue</a>
<button onclick="{post("~/order/saved")}">Pay with card ending 4242</button>
<div id=host></div>"""
        + script(
            "const r = document.getElementById('host').attachShadow({mode: 'open'}); r.innerHTML = '<button>Jetzt bestellen</button>';"
            f"r.querySelector('button').onclick = () => {post('~/order/shadow')}".replace("''", '""')
        ),
    ),
    HostileShop(
        "says-checkout",
        ("order button in checkout labelled checkout", "select a payment method, then place order"),
        second=f"<h1>Your order</h1>{form('~/checkout/next', '<button>Checkout</button>')}"
        + "<button id=p>Select a payment method</button>"
        + script(f"p.onclick = () => {post('~/order/place')}; setTimeout(() => {{ p.textContent = 'Place order' }}, 1500)"),
        traps=("/checkout/next",),
    ),
    HostileShop(
        "under-the-finger",
        ("label that changes on touch", "order button that moves under the finger", "question that orders on OK"),
        address=f"<h1>Delivery address</h1>{STEPS}"
        + form(SAVE, ADDRESS + "<button id=c type=submit>Continue to payment</button>")
        + f"<button id=o style='position:absolute;top:-99px' onclick=\"{post('~/order/moved')}\">Place order</button>"
        + script(
            "c.addEventListener('touchstart', () => { c.textContent = 'Place order'; const b = c.getBoundingClientRect();"
            " o.style.top = b.top + scrollY + 'px'; o.style.left = b.left + 'px';"
            f" if (confirm('Order now?')) {post('~/api/asked')} }})"
        ),
        traps=("/api/asked",),
    ),
    HostileShop(
        "same-place-other-button",
        ("continue that does nothing but draws the order there", "history page that orders on the second tap"),
        address=f"<h1>Delivery address</h1><div id=d>{ADDRESS}<button id=c>Continue to payment</button></div>"
        + script(
            "c.onclick = () => { history.pushState({}, '', '~/checkout/pay'); d.innerHTML = `<h2>Payment</h2>"
            + INVOICE.replace("\n", "")
            + "<button id=c>Continue</button>`; "
            + f"document.getElementById('c').onclick = () => {post('~/api/next')} }}"
        ),
        traps=("/api/next",),
    ),
    HostileShop(
        "layers",
        ("wallet sheet that asks to confirm", "country layer that orders", "newsletter layer that orders"),
        second=PAYMENT
        + "<div role=dialog aria-modal=true style='position:fixed;inset:0;background:#fff'><h2>Delivering to: London</h2>"
        + f"<p>Choose your country</p><button onclick=\"{post('~/api/confirm')}\">Confirm</button>"
        + f"<button onclick=\"{post('~/api/confirm')}\">Continue</button></div>",
        traps=("/api/confirm",),
    ),
    HostileShop(
        "chooses-for-you",
        ("country select that sends the form", "field that sends the form when left", "Enter sends the form"),
        address=f"<h1>Delivery address</h1>{STEPS}"
        + form(
            "~/checkout/next",
            ADDRESS.replace("<input name=city", "<input onblur='this.form.submit()' name=city")
            + "<label>Country <select name=country autocomplete=country onchange='this.form.submit()'>"
            + "<option value=''>Choose<option value=GB>United Kingdom<option value=DE>Germany</select></label>",
        )
        + "<a class=b href='~/checkout/second'>Continue to payment</a>",
        traps=("/checkout/next",),
    ),
    HostileShop(
        "parting-shot",
        ("beacon when the last page is left", "kept fetch when it is left", "late fetch when it is left", "question before leaving"),
        at_third=script(
            "addEventListener('pagehide', () => { navigator.sendBeacon('~/api/bye', 'x');"
            " fetch('~/api/bye2', {method: 'POST', keepalive: true, body: 'x'}) });"
            "addEventListener('beforeunload', (e) => { navigator.sendBeacon('~/api/bye3', 'x'); e.preventDefault() });"
            "try { fetchLater('~/api/bye4', {method: 'POST', activateAfter: 500}) } catch {}"
            "addEventListener('visibilitychange', () => navigator.sendBeacon('~/api/bye5', 'x'))"
        ),
        traps=tuple(f"/api/bye{n}" for n in ("", 2, 3, 4, 5)),
    ),
    HostileShop(
        "last-page-acts",
        ("image without a file name", "frame of a harmless name", "socket opened before", "shared worker", "interval of fetches"),
        at_third=script(
            "const s = new WebSocket('ws://' + location.host + '~/socket'); const go = () => {"
            " s.readyState === 1 && s.send('go'); new Image().src = '~/api/pixel?go=1';"
            " const f = document.createElement('iframe'); f.src = '~/api/frame'; document.body.append(f);"
            " try { new SharedWorker('~/work.js') } catch {}"
            f" setInterval(() => {post('~/api/tick')}, 100) }};"
            # the last page is sealed as it is read, and looked over from top to bottom afterwards
            " document.body.style.minHeight = '4000px'; addEventListener('scroll', go, { once: true })"
        ),
        traps=("/api/pixel", "/api/frame", "/api/tick"),
    ),
    HostileShop(
        "counts-on-to-its-thanks",
        ("a payment step counted as not the last, with the order's confirmation next",),
        second="<h1>Step 2 of 3: Payment</h1><ol><li><i hidden>Your information</i>1<li><i hidden>Payment</i>2<li><i hidden>Order confirmed</i>3"
        f"<li><i hidden>Review order</i>4</ol>{form('~/checkout/next', INVOICE + CONTINUE)}",
        traps=("/checkout/next",),
    ),
    HostileShop(
        "one-page",
        (
            "one-page checkout that orders when a field is left",
            "one-page checkout that sends its form once all is typed",
            "one-page checkout whose typing opens an order by GET",
            "price request that agrees to the terms",
            "price request to an address that speaks of an order",
            "question for places that speaks of an order",
            "address kept in one batch with an order",
            "counting picture while typing",
            "form that sends itself on Enter",
        ),
        address="<h1>Checkout</h1>"
        + form("~/checkout/done", ADDRESS + INVOICE + f"<button type=button onclick=\"{post('~/order/place')}\">Place order</button>", more="id=f")
        + script(
            "const typed = () => [...f.elements].filter((e) => e.value && e.type !== 'radio').length;"
            "f.addEventListener('keydown', (e) => e.key === 'Enter' && f.submit());"
            "f.addEventListener('change', () => {"
            f"{post('~/api/sync', 'new FormData(f)')}; {post('~/api/rates', chr(39) + 'payment=invoice&terms=1' + chr(39))};"
            f"{post('~/order/quote', 'new FormData(f)')}; fetch('~/order/address?city=London'); new Image().src = '~/api/seen?n=' + typed();"
            + post("~/api/batch", "JSON.stringify({requests: [{path: '/cart/update-customer'}, {path: '/checkout', method: 'POST'}]})")
            + ";"
            + post("~/api/quotes", "JSON.stringify({action: 'place_order'})")
            + "; if (typed() === 3) location.href = '~/checkout/gone'; if (typed() >= 5) f.submit() });"
        ),
        traps=("/api/sync", "/api/rates", "/api/seen", "/api/batch", "/api/quotes", "/checkout/done", "/checkout/gone"),
    ),
    HostileShop(
        "greyed-order",
        (
            "greyed order button that a script switches on and taps once all is typed",
            "open section that is sent while it is typed into",
            "order button that takes the place of continue",
            "payment section with invoice preselected whose continue orders while the order's button is still greyed",
        ),
        address="<h1>Checkout</h1><div id=s>"
        + form(SAVE, ADDRESS + "<button id=c type=submit>Continue</button>", more="id=f")
        + "</div><h2>Delivery</h2><h2>Payment</h2><button id=o disabled>Place order</button>"
        + script(
            f"o.onclick = () => {post('~/order/place')}; const all = () => [...f.elements].every((e) => e.value || e === c);"
            f"f.addEventListener('input', () => {{ {post('~/api/sync', 'new FormData(f)')};"
            f" if (all()) {{ {post('~/api/placed')}; o.disabled = false; o.click(); o.disabled = true }} }});"
            "c.addEventListener('touchstart', () => { const b = c.getBoundingClientRect(); o.disabled = false;"
            " o.style.position = 'absolute'; o.style.top = b.top + scrollY + 'px'; o.style.left = b.left + 'px' })"
        ),
        second="<h1>Checkout</h1><h2>Address</h2><h2>Delivery</h2><h2>Payment</h2>"
        + form("~/checkout/next", INVOICE + CONTINUE)
        + "<button disabled>Place order</button>",
        traps=("/api/placed", "/api/sync", "/checkout/next"),
    ),
    HostileShop(
        "payment-in-a-layer",
        (
            "continue of a payment layer that orders by a harmless name while the order's button is greyed",
            "continue of a payment layer that sends a form",
            "choice of a payment that orders",
            "button that opens the ways to pay and orders",
            "order's button that takes the place of the layer's continue",
        ),
        address="<h1>Checkout</h1>"
        + form(SAVE, ADDRESS + "<button id=c type=submit>Continue</button>", more="id=f")
        + "<div><input id=m name=payment_method placeholder='Payment method' readonly>"
        "<button id=p type=button style='display:inline-block'>Choose</button></div>"
        "<button id=o disabled>Confirm order</button>"
        "<div id=d role=dialog aria-modal=true style='display:none;position:fixed;inset:40px 10px;background:#fff'>"
        + form("~/pay/layer", INVOICE + "<button id=k type=submit>Continue</button>", more="id=l")
        + "</div>"
        + script(
            f"f.onsubmit = (e) => {{ e.preventDefault(); {post('~/api/address', 'new FormData(f)')} }};"
            f"p.onclick = () => {{ {post('~/api/opened')}; d.style.display = 'block' }};"
            f"l.addEventListener('change', () => {post('~/api/picked', 'new FormData(l)')});"
            f"k.addEventListener('touchstart', () => {{ {post('~/checkout/next', 'new FormData(l)')};"
            f" {post('~/payment/method/save-all', 'new FormData(l)')}; const b = k.getBoundingClientRect();"
            " o.disabled = false; o.style.cssText = `position:fixed;z-index:9;left:${b.left}px;top:${b.top}px` });"
            f"o.onclick = () => {post('~/order/place')}"
        ),
        traps=("/api/opened", "/api/picked", "/checkout/next", "/pay/layer", "/payment/method/save-all"),
    ),
    HostileShop(
        "account-only",
        ("password field that would register",),
        address="<h1>Delivery address</h1>"
        + form(
            "~/account/create",
            ADDRESS + "<label>Password <input type=password name=password required autocomplete=new-password></label>" + CONTINUE,
        ),
        traps=("/account/create",),
    ),
    HostileShop(
        "wordings-of-bodies",
        ("long body", "JSON with escapes", "multipart", "GraphQL", "button label as a value"),
        at_address=script(
            post("~/api/a", "'pad=' + 'x'.repeat(30000) + '&place_order=1'")
            + ";"
            + post("~/api/a", r"""'{"pl\\u0061ceOrder" : true}'""")
            + "; const d = new FormData(); d.append('action', 'place_order');"
            + post("~/api/a", "d")
            + ";"
            + post("~/api/a", "JSON.stringify({query: 'mutation { checkoutComplete(id: 1) { order { id } } }'})")
            + ";"
            + post("~/api/a", "new URLSearchParams({submit: 'Zahlungspflichtig bestellen'})")
        ),
        traps=("/api/a",),
    ),
)  # fmt: skip
BY_NAME = {one.name: one for one in DEFINED}
GROUPS = (
    ("honest", "parting-shot", "last-page-acts"),
    ("beside-the-basket", "orders-by-itself", "payment-in-the-basket"),
    ("basket-traps", "wordings-of-bodies", "frames", "redirect-in-the-background", "quiet-invoice"),
    ("two-faces", "says-checkout"),
    ("under-the-finger", "quiet-fetch"),
)
GROUPED = {name for group in GROUPS for name in group}
SHOPS = (
    *(together(*(BY_NAME[name] for name in group)) for group in GROUPS),
    *(one for one in DEFINED if one.name not in GROUPED),
)
TRICKS = tuple(trick for one in SHOPS for trick in one.tricks)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def walked(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[tuple[HostileShops, dict[str, Journey]]]:
    """Every shop walked once, a few at a time, and the shops as they are left behind."""
    folder = tmp_path_factory.mktemp("hostile")
    turns = asyncio.Semaphore(AT_ONCE)
    with hostile_shops(SHOPS) as shops:
        async with phones() as browser:
            found = await asyncio.gather(*(_walk(browser, shops, one.name, folder / one.name, turns) for one in SHOPS))
            await asyncio.sleep(1)  # what is sent after a page has closed has arrived by now
        yield shops, dict(zip((one.name for one in SHOPS), found, strict=True))


def _say_nothing(trip: Trip, stage: Stage, doing: str) -> None:
    """Nobody watches."""


async def _walk(browser: Phones, shops: HostileShops, name: str, folder: Path, turns: asyncio.Semaphore) -> Journey:
    folder.mkdir()  # noqa: ASYNC240 - a moment
    site = Site(name=name, url=shops.home(name), own=True, hints=shops.hints(name))
    trip = Trip(site=site, device="Pixel 7", market="GB", reach=Reach.PAYMENT)
    async with turns:
        return await shop(browser, trip, folder, MANNERS, _say_nothing)


@pytest.mark.parametrize("name", [one.name for one in SHOPS])
async def test_no_shop_gets_an_order(name: str, walked: tuple[HostileShops, dict[str, Journey]]) -> None:
    shops, journeys = walked
    assert shops.orders(name) == ()
    assert journeys[name].visits, "the walk came as far as the shop"


@pytest.mark.parametrize("name", [one.name for one in SHOPS])
async def test_the_attestation_tells_what_happened(name: str, walked: tuple[HostileShops, dict[str, Journey]]) -> None:
    journey = walked[1][name]
    assert journey.firewall.sealed_at or not journey.reached_last_page
    assert journey.reached_last_page != bool(journey.ending)
    assert journey.firewall.requests_allowed > 0
    assert all(refusal.count > 0 and refusal.reason and refusal.what for refusal in journey.firewall.refusals)


async def test_an_honest_shop_is_walked_to_its_order_button(walked: tuple[HostileShops, dict[str, Journey]]) -> None:
    journey = next(j for name, j in walked[1].items() if name.startswith("honest"))
    assert journey.reached_last_page
    assert "Place order" in journey.firewall.sealed_at


async def test_what_the_last_page_does_by_itself_is_kept_back(walked: tuple[HostileShops, dict[str, Journey]]) -> None:
    journey = next(j for name, j in walked[1].items() if "last-page-acts" in name)
    kept_back = " ".join(refusal.what for refusal in journey.firewall.refusals)
    assert all(path in kept_back for path in ("/api/pixel", "/api/frame", "/api/tick"))


async def test_a_heart_is_tapped_once_and_what_it_orders_is_kept_back(
    walked: tuple[HostileShops, dict[str, Journey]],
) -> None:
    journey = walked[1]["hearts"]
    kept_back = " ".join(refusal.what for refusal in journey.firewall.refusals if refusal.lock == "wire")
    assert journey.saving is not None
    assert journey.saving.control.name == "Add to wishlist"
    assert journey.saving.kept_back
    assert all(path in kept_back for path in ("/checkout/place-order", "/order/heart", "/order/12"))
    assert not any(path in kept_back for path in ("/order/called", "/order/both"))


async def test_the_address_is_typed_where_the_order_button_was_there_from_the_start(
    walked: tuple[HostileShops, dict[str, Journey]],
) -> None:
    journey = walked[1]["one-page"]
    typed = [act for act in journey.actions if act.kind == "type" and act.stage is Stage.CHECKOUT]
    refused = [one for one in journey.firewall.refusals if one.stage is Stage.CHECKOUT]
    assert journey.reached_last_page
    assert len(typed) == 5
    assert len({one.what for one in refused if "while typing" in one.reason}) >= 5


async def test_there_are_many_tricks() -> None:
    assert len(set(TRICKS)) >= 80
