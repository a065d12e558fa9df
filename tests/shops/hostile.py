"""Shops that try to sell against the shopper's will, generated from a table and served on loopback.

Every shop is honest up to its tricks. `~` in a page stands for the shop's own root. Whatever reaches a path that
begins with `/order` or that the shop lists as a trap is an order, whatever the method.
"""

import base64
import hashlib
import threading
from collections import defaultdict
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast
from urllib.parse import urlsplit

NOTHING: Mapping[str, str] = {}
SOCKET_KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def post(url: str, body: str = "''") -> str:
    """JavaScript that sends something in the background."""
    return f"fetch('{url}', {{method: 'POST', body: {body}}})"


def form(action: str, inner: str, method: str = "post", more: str = "") -> str:
    return f'<form method="{method}" action="{action}" {more}>{inner}</form>'


def script(code: str) -> str:
    return f"<script>{code}</script>"


STEPS = "<ol><li>1. Address</li><li>2. Delivery</li><li>3. Payment</li><li>4. Review</li></ol>"
INVOICE = """<fieldset><legend>Payment method</legend>
<label><input type=radio name=payment value=invoice checked> Invoice, pay in 14 days</label><br>
<label><input type=radio name=payment value=card> Credit card</label></fieldset>"""
ADDRESS = """<label>E-mail <input name=email type=email autocomplete=email></label>
<label>Full name <input name=name autocomplete=name></label>
<label>Street and house number <input name=street autocomplete=street-address></label>
<label>Town <input name=city autocomplete=address-level2></label>
<label>Postcode <input name=postcode autocomplete=postal-code></label>"""
DELIVERY = """<label><input type=radio name=ship value=home checked> Home delivery, 3 days</label>
<label><input type=radio name=ship value=shop> Parcel shop, 4 days</label>"""
CONTINUE = "<button type=submit>Continue</button>"
TO_PAYMENT = "<button type=submit>Continue to payment</button>"
PAYMENT = f"<h1>Payment</h1>{STEPS}" + form("~/checkout/chosen", INVOICE + CONTINUE)


@dataclass(frozen=True)
class HostileShop:
    """One shop: its tricks by name, and what its pages carry besides the honest parts."""

    name: str
    tricks: tuple[str, ...]
    product: str = ""
    basket: str = ""
    way: str = '<a class=b href="~/checkout">Checkout</a>'
    """How the basket leads on."""
    at_address: str = ""
    """What stands above the form on an otherwise honest address page."""
    address: str = ""
    """An address page of its own."""
    second: str = PAYMENT
    """The page that saving the address leads to."""
    third: str = f"<h1>Review</h1>{STEPS}" + form("~/order/place", "<button>Place order</button>")
    """The page that choosing the payment leads to."""
    at_third: str = ""
    moves: Mapping[str, str] = field(default_factory=lambda: dict(NOTHING))
    """Redirects by path: `307 ~/order/place`. Saving and choosing lead to the next page unless told otherwise."""
    traps: tuple[str, ...] = ()
    """Harmless-looking paths that order."""


HONEST = HostileShop("honest", ())


def together(*shops: HostileShop) -> HostileShop:
    """One shop with the tricks of several, for those that do not get in each other's way."""
    return HostileShop(
        name="+".join(one.name for one in shops),
        tricks=tuple(trick for one in shops for trick in one.tricks),
        product="".join(one.product for one in shops),
        basket="".join(one.basket for one in shops),
        at_address="".join(one.at_address for one in shops),
        at_third="".join(one.at_third for one in shops),
        traps=tuple(trap for one in shops for trap in one.traps),
        moves={path: move for one in shops for path, move in one.moves.items()},
        way=_the_odd_one([one.way for one in shops], HONEST.way),
        address=_the_odd_one([one.address for one in shops], HONEST.address),
        second=_the_odd_one([one.second for one in shops], HONEST.second),
        third=_the_odd_one([one.third for one in shops], HONEST.third),
    )


def _the_odd_one(pages: list[str], honest: str) -> str:
    return next((page for page in pages if page != honest), honest)


class HostileShops:
    """The running shops and what each has sold."""

    def __init__(self, shops: tuple[HostileShop, ...]) -> None:
        self.shops = {shop.name: shop for shop in shops}
        self.url = ""
        self._sold: dict[str, list[str]] = defaultdict(list)
        self._lock = threading.Lock()

    def home(self, shop: str) -> str:
        return f"{self.url}/{shop}/"

    def hints(self, shop: str) -> dict[str, str]:
        """The short way to the product: the tricks are further on."""
        return {"listing": f"{self.home(shop)}lamp", "product": f"{self.home(shop)}lamp"}

    def orders(self, shop: str) -> tuple[str, ...]:
        """What would have been an order, request by request."""
        with self._lock:
            return tuple(self._sold[shop])

    def sell(self, shop: str, how: str) -> None:
        with self._lock:
            self._sold[shop].append(how)


def _page(shop: HostileShop, path: str) -> str:
    """A page of a shop; empty when there is none."""
    lamp = "<h1>Brass lamp</h1><p>£39.00</p>"
    pages = {
        "/": '<h1>The lamp shop</h1><a href="~/lamp">Brass lamp</a><p>£39.00</p>',
        "/lamp": lamp + form("~/add", "<button>Add to basket</button>") + shop.product,
        "/basket": f"<h1>Your basket</h1><p>Brass lamp</p><p>£39.00</p><p>Total £39.00</p>{shop.way}{shop.basket}",
        "/checkout": shop.address or _honest_address(shop.at_address),
        "/inner": script(post("~/go", "'inner'")),
        "/checkout/second": shop.second,
        "/checkout/third": shop.third + shop.at_third,
    }
    body = pages.get(path, "")
    style = "label,button,.b{display:block;margin:8px 0;min-height:44px}.b,button{background:#ddd;border:1px solid}"
    head = "<meta name=viewport content='width=device-width'><link rel=icon href='data:,'>"
    return body and f"<!doctype html><html lang=en><title>Lamps</title>{head}<style>{style}</style>{body}"


def _honest_address(above: str) -> str:
    return f"<h1>Delivery address</h1>{STEPS}{above}" + form("~/checkout/save", ADDRESS + TO_PAYMENT)


_MOVES = {"/add": "303 ~/basket", "/checkout/save": "303 ~/checkout/second", "/checkout/chosen": "303 ~/checkout/third"}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def _shops(self) -> HostileShops:
        return cast(_Server, self.server).shops

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        _, name, rest = (*urlsplit(self.path).path.split("/", 2), "", "")[:3]
        shop, path = self._shops.shops.get(name), f"/{rest}"
        if shop is None:
            return self._send(404)
        if path.startswith("/order") or path in shop.traps:
            self._shops.sell(name, f"{self.command} {self.path}")
        if path == "/socket":
            return self._listen(name)
        if move := {**_MOVES, **shop.moves}.get(path, ""):
            code, _, target = move.partition(" ")
            return self._send(int(code), location=target.replace("~", f"/{name}"))
        if path.endswith(".js"):
            return self._send(200, f"{post('~/order/place')}".replace("~", f"/{name}"), "text/javascript")
        page = _page(shop, path).replace("~", f"/{name}")
        return self._send(200 if page else 404, page or "<h1>Nothing here</h1>")

    do_GET = do_POST = do_PUT = do_PATCH = _answer  # noqa: N815

    def _send(self, status: int, text: str = "", kind: str = "text/html", location: str = "") -> None:
        data = text.encode()
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def _listen(self, name: str) -> None:
        """Shake hands for a socket; the first frame that comes is an order."""
        key = (self.headers.get("Sec-WebSocket-Key") or "") + SOCKET_KEY
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", base64.b64encode(hashlib.sha1(key.encode()).digest()).decode())
        self.end_headers()
        self.close_connection = True
        first = self.rfile.read(1)
        if first and first[0] & 0x0F in (1, 2):
            self._shops.sell(name, "a socket")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the test reads the counts."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, shops: HostileShops) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.shops = shops

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no error."""


@contextmanager
def hostile_shops(shops: tuple[HostileShop, ...]) -> Generator[HostileShops]:
    """Serve the shops on a free port of 127.0.0.1 for the length of the block."""
    running = HostileShops(shops)
    with _Server(running) as server:
        running.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield running
        finally:
            server.shutdown()
            thread.join(5)
