# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false
"""What the shop needs of Stripe, in its stead: a session that answers with an address, and the page there, which takes a card."""

import json
import sqlite3
from contextlib import closing
from html import escape
from urllib.parse import parse_qs

SESSIONS = "/v1/checkout/sessions"
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Checkout</title>
<style>body{{font:16px sans-serif;margin:24px auto;max-width:400px}}input,select,button{{display:block;width:100%;
box-sizing:border-box;font-size:16px;padding:10px;margin:4px 0 14px}}button{{background:#0570de;color:#fff;border:0}}</style>
</head><body><header><a href="{back}">Back</a><p>Pay AsdBand</p><h1>${total}</h1></header>
<form method="post" novalidate>
<h2>Pay with card</h2>
<label for="email">Email</label><input id="email" name="email" type="email" autocomplete="email">
<label for="cardNumber">Card number</label><input id="cardNumber" name="cardNumber" inputmode="numeric"
autocomplete="cc-number" placeholder="1234 1234 1234 1234">
<label for="cardExpiry">Expiration</label><input id="cardExpiry" name="cardExpiry" inputmode="numeric"
autocomplete="cc-exp" placeholder="MM / YY">
<label for="cardCvc">CVC</label><input id="cardCvc" name="cardCvc" inputmode="numeric" autocomplete="cc-csc" placeholder="CVC">
<label for="billingName">Cardholder name</label><input id="billingName" name="billingName" autocomplete="ccname">
<label for="billingCountry">Country or region</label><select id="billingCountry" name="billingCountry"
autocomplete="billing country"><option value="US">United States</option><option value="GB">United Kingdom</option></select>
<label for="billingPostalCode">ZIP</label><input id="billingPostalCode" name="billingPostalCode"
autocomplete="billing postal-code">
<button type="submit" data-testid="hosted-payment-submit-button">Pay</button>
</form></body></html>"""


class StripePage:
    """A WSGI application; each payment becomes a row of `payments` in the database it is given."""

    def __init__(self, database):
        self.database, self.sessions, self.url = database, [], None
        with closing(sqlite3.connect(database)) as opened:
            opened.execute("CREATE TABLE payments (page TEXT)")
            opened.commit()

    def __call__(self, environ, start_response):
        sent = parse_qs(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode())
        kind, body = self.answer(environ["REQUEST_METHOD"], environ["PATH_INFO"], sent)
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    def answer(self, method, path, sent):
        if path == SESSIONS:
            self.sessions.append(sent)
            name = f"cs_test_{len(self.sessions)}"
            session = {"id": name, "object": "checkout.session", "url": f"{self.url}/c/pay/{name}"}
            return "application/json", json.dumps(session).encode()
        if method == "POST":
            with closing(sqlite3.connect(self.database)) as opened:
                opened.execute("INSERT INTO payments VALUES (?)", (path,))
                opened.commit()
            return "text/html; charset=utf-8", b"<h1>Payment successful</h1>"
        return "text/html; charset=utf-8", self.page(self.sessions[int(path.rsplit("_", 1)[-1]) - 1]).encode()

    def page(self, session):
        lines = range(sum(key.endswith("[quantity]") for key in session))
        cents = sum(
            int(session[f"line_items[{line}][price_data][unit_amount]"][0])
            * int(session[f"line_items[{line}][quantity]"][0])
            for line in lines
        )
        return PAGE.format(back=escape(session["cancel_url"][0]), total=f"{cents / 100:,.2f}")
