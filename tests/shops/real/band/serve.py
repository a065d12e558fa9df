# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""Serve a stocked band's site on a free port of 127.0.0.1 and what stands in for Stripe on another, and say where.

Run by the shop's own interpreter.
"""

from pathlib import Path
from threading import Thread

import stripe
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from stripe_page import StripePage
from waitress import create_server
from whitenoise import WhiteNoise

page = StripePage(Path(settings.HOME) / "payments.sqlite3")
provider = create_server(page, listen="127.0.0.1:0", threads=2)
page.url = stripe.api_base = f"http://127.0.0.1:{provider.effective_port}"
Thread(target=provider.run, daemon=True).start()
files = WhiteNoise(get_wsgi_application(), root=settings.STATIC_ROOT, prefix="static/", autorefresh=True)
server = create_server(files, listen="127.0.0.1:0", threads=8)
print(f"Serving at http://127.0.0.1:{server.effective_port}", flush=True)
server.run()
