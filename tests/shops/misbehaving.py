"""Small shops that misbehave, one misbehaviour each, on free ports of 127.0.0.1.

A shop is a table of pages by path. It writes down what it is asked, and it ends with its block, whatever still hangs.
"""

import random
import socket
import ssl
import subprocess
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Any

HOST = "127.0.0.1"
HTML = "text/html; charset=utf-8"
PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='150' height='120'/%3E"


@dataclass(frozen=True)
class Page:
    """One answer. `silent` never sends it, `endless` never ends it."""

    body: str = ""
    status: int = 200
    type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    silent: bool = False
    endless: bool = False


Shop = Mapping[str, Page]
"""Pages by "/path", or by "POST /path"."""


@dataclass(frozen=True)
class Running:
    """A shop that can be visited."""

    url: str
    asked: list[str] = field(default_factory=list[str])
    """What it was asked so far, such as "GET /basket"."""


def html(title: str, body: str, head: str = "") -> Page:
    """A page with the shop's header and footer around its body."""
    return Page(
        f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <style>body {{ font: 16px sans-serif; margin: 12px }} li {{ width: 45%; display: inline-block; margin: 4px }}
        button, .button {{ display: inline-block; padding: 12px; border: 2px solid #222 }}</style></head>
        <body><header><a href="/">Acorn</a> <a href="/basket">Basket</a></header>
        <nav><a href="/rucksacks">Rucksacks</a></nav><main>{body}</main>
        <footer><a href="/contact">Contact us</a></footer></body></html>"""
    )


def redirect(location: str) -> Page:
    """Send the browser on with a GET."""
    return Page(status=303, headers={"Location": location})


def _card(number: int, note: str) -> str:
    return f"""<li><a href="/product/{number}"><img src="{PICTURE}" alt="" width="150" height="120">
        <span>Rucksack No {number}</span></a><p>£{number}9.00</p>{note}</li>"""


def _cards(note: str = "") -> str:
    return "".join(_card(number, note) for number in range(1, 7))


def _product(number: int, buy: str) -> Page:
    return html(
        f"Rucksack No {number} | Acorn",
        f"""<h1>Rucksack No {number}</h1><img src="{PICTURE}" alt="" width="300" height="240">
        <p>£{number}9.00</p><p>A rucksack for long walks, made of waxed cotton.</p>{buy}""",
    )


BUY = '<form method="post" action="/basket"><button>Add to basket</button></form>'
BASKET = """<h1>Your basket</h1><ul><li><a href="/product/1">Rucksack No 1</a> <p>£19.00</p></li></ul>
    <p>Subtotal £19.00</p><a class="button" href="/checkout">Checkout</a>"""
GUEST = """<h1>Checkout</h1><form method="post" action="/checkout"><h2>Delivery address</h2>
    <p><label>Email <input name="email" type="email" autocomplete="email"></label></p>
    <p><label>Full name <input name="name" autocomplete="name"></label></p>
    <p><label>Address <input name="street" autocomplete="street-address"></label></p>
    <p><label>Town <input name="town"></label></p><p><label>Postcode <input name="postcode"></label></p>
    <button>Continue to payment</button></form>"""
WALL = """<h1>Sign in to check out</h1><form method="post" action="/sign-in"><h2>I have an account</h2>
    <p><label>Email <input name="email" type="email"></label></p>
    <p><label>Password <input name="password" type="password"></label></p><button>Sign in</button></form>
    <form method="post" action="/register"><h2>Create an account</h2>
    <p><label>Email <input name="email" type="email" required></label></p>
    <p><label>Choose a password <input name="new" type="password" autocomplete="new-password" required></label></p>
    <button>Create account</button></form>"""


def good_shop() -> dict[str, Page]:
    """A shop that can be shopped as far as checkout; the misbehaving ones differ from it in one thing."""
    return {
        "/": html("Acorn", f"<h1>Good rucksacks</h1><ul>{_cards()}</ul>"),
        "/rucksacks": html("Rucksacks | Acorn", f"<h1>Rucksacks</h1><ul>{_cards()}</ul>"),
        **{f"/product/{number}": _product(number, BUY) for number in range(1, 7)},
        "POST /basket": redirect("/basket"),
        "/basket": html("Your basket | Acorn", BASKET),
        "/checkout": html("Checkout | Acorn", GUEST),
        "/contact": html("Contact us | Acorn", "<h1>Contact us</h1><p>Call us: 0113 496 0123, every day 9 to 5.</p>"),
    }


def everywhere(shop: Shop, script: str) -> dict[str, Page]:
    """The same shop with a script at the end of every page."""
    return {path: replace(page, body=f"{page.body}<script>{script}</script>") for path, page in shop.items()}


def silent() -> Shop:
    """Takes every connection and never answers, robots.txt included."""
    return {"*": Page(silent=True)}


def forbidden() -> Shop:
    """Answers 403 to everybody."""
    return {"*": replace(html("Forbidden", "<h1>403 Forbidden</h1>"), status=403)}


def forbidden_without_a_word() -> Shop:
    """Answers 403 and an empty page."""
    return {"*": Page(status=403)}


def challenge() -> Shop:
    """Asks every visitor to prove that they are human."""
    body = "<h1>Just a moment...</h1><p>Checking your browser. Verify you are human by completing the action below.</p>"
    return {"*": Page(f"<html lang=en><title>Just a moment...</title>{body}", status=403)}


def out_of_order() -> Shop:
    """Down for maintenance: 503 on every page."""
    return {"*": Page("<html lang=en><title>Down</title><h1>We will be back soon</h1>", status=503)}


def no_shop() -> Shop:
    """A weblog: nothing is for sale."""
    text = "<p>On a walk through the hills we met a flock of sheep, and it began to rain.</p>" * 12
    page = Page(f"<html lang=en><title>A weblog</title><main><h1>Walks</h1>{text}</main>")
    return {"/": page}


def sold_out() -> Shop:
    """Everything is sold out."""
    gone = "<p>Sold out</p><button disabled>Sold out</button>"
    return {**good_shop(), **{f"/product/{number}": _product(number, gone) for number in range(1, 7)}}


def talkative() -> Shop:
    """Every page asks questions, opens windows, starts downloads, and does not like to be left."""
    script = """
        addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'Stay!'; });
        setTimeout(() => { alert('Hello'); confirm('Really?'); prompt('Your name?');
            for (let n = 0; n < 3; n++) window.open('/contact');
            const link = document.createElement('a'); link.href = '/file.zip'; link.download = ''; link.click(); }, 200);
        addEventListener('click', () => { window.open('/contact'); alert('You clicked'); });"""
    file = Page("not really a zip", type="application/zip", headers={"Content-Disposition": "attachment"})
    return {**everywhere(good_shop(), script), "/file.zip": file}


def never_loaded() -> Shop:
    """Pages never stop loading: the product pages themselves do not end, the others wait for a picture and a script."""
    waiting = '<img src="/slow"><script async src="/slow"></script>'
    shop = {path: replace(page, body=page.body + waiting) for path, page in good_shop().items()}
    endless = {path: replace(page, endless=True) for path, page in shop.items() if path.startswith("/product/")}
    return {**shop, **endless, "/slow": Page(silent=True)}


def side_page_hangs() -> Shop:
    """The contact page never answers; everything else does."""
    return {**good_shop(), "/contact": Page(silent=True)}


def circles() -> Shop:
    """Redirects to itself for ever."""
    return {"*": redirect("/")}


def download() -> Shop:
    """The front door is a file to download."""
    return {"/": Page("zip", type="application/zip", headers={"Content-Disposition": "attachment; filename=shop.zip"})}


def hostile() -> Shop:
    """A shop with a megabyte of text that is meant to break whoever reads it."""
    noise = random.Random(4)
    bits = ["£", "9" * 400, "1.234.567,89 €", "((((", "\u202e", "\u0000", "\U0001f600", "e\u0301" * 60, " - ", "[red]"]
    bits += ["{{", "a" * 300, "%s", "@", "\\", "<b>", "&#x1b;[2J", "&#xd800;", "returns within " * 9, "Add to basket"]
    text = "".join(f"<p>{''.join(noise.choices(bits, k=12))}</p>" for _ in range(1400)) + f"<p>{'(£1' * 30_000}</p>"
    deep = "[" * 300 + "]" * 300
    script = f"""<script type="application/ld+json">{{"@type": "Product", "name": "\\ud800", "offers": {deep}}}</script>
        <script>document.title = '[red]\\ud800 \\u001b[2J'; console.error('\\ud83d');
        document.querySelector('h1').append('\\ud83d'); document.querySelector('footer').append('\\udc00');</script>"""
    shop = good_shop()
    for path, more in (("/product/1", text + script), ("/", script)):
        page = shop[path]
        shop[path] = replace(page, body=page.body.replace("</h1>", f"</h1>{more}", 1))
    return shop


def large() -> Shop:
    """The list of products is a page of 41,000 elements: more than are read."""
    shop = good_shop()
    page = shop["/rucksacks"]
    many = "<div>" + "<i></i><b>x</b>" * 20_500 + "</div></main>"
    return {**shop, "/rucksacks": replace(page, body=page.body.replace("</main>", many))}


def robots_forbid() -> Shop:
    """robots.txt asks everybody to stay away."""
    return {**good_shop(), "/robots.txt": Page("User-agent: *\nDisallow: /\n", type="text/plain")}


def robots_hang() -> Shop:
    """robots.txt begins and never ends."""
    return {**good_shop(), "/robots.txt": Page("User-agent: *\n", type="text/plain", endless=True)}


def account_wall() -> Shop:
    """There is no checkout without an account."""
    return {**good_shop(), "/checkout": html("Sign in | Acorn", WALL)}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, shop: Shop, running: list[str]) -> None:
        self.shop, self.asked, self.over = shop, running, threading.Event()
        super().__init__((HOST, 0), _Handler)

    def server_bind(self) -> None:
        """Bind without looking up the host's name."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.socket.getsockname()[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no news."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._answer(self.path.partition("?")[0])

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self._answer(f"POST {self.path}")

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _answer(self, key: str) -> None:
        assert isinstance(self.server, _Server)
        shop, over = self.server.shop, self.server.over
        self.server.asked.append(f"{self.command} {self.path}")
        page = shop.get(key) or shop.get("*") or replace(html("Not found", "<h1>Not found</h1>"), status=404)
        if page.silent:
            over.wait()
            return
        body = page.body.encode()
        self.send_response(page.status)
        self.send_header("Content-Type", page.type)
        self.send_header("Content-Length", str(len(body) + page.endless))
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()
        if page.endless:
            over.wait()


@contextmanager
def running(shop: Shop, tls: ssl.SSLContext | None = None) -> Generator[Running]:
    """Keep a shop open for the length of the block."""
    asked: list[str] = []
    server = _Server(shop, asked)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    loop = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    loop.start()
    try:
        yield Running(f"http{'s' if tls else ''}://{HOST}:{server.server_port}/", asked)
    finally:
        server.over.set()
        server.shutdown()
        loop.join()
        server.server_close()


def closed_port() -> str:
    """An address where nobody listens."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        return f"http://{HOST}:{found.getsockname()[1]}/"


def self_signed(folder: Path) -> ssl.SSLContext:
    """What a TLS server needs, with a certificate that nobody signed.

    Raises:
        FileNotFoundError: the openssl command, which makes it, is not installed.
    """
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}"]
    subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
