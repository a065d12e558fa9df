"""What can go wrong with any shop, wrapped around its app: refusals, dead scripts, missing pictures, late pages, ids in links."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode, urlsplit, urlunsplit
from zlib import crc32

from frictionaudit.demo.server import App, Request, Response
from tests.shops.lab.switches import Switches

DEAD: Final = "http://127.0.0.1:9"
"""Where nothing answers."""
_BODY: Final = re.compile(r"(<body[^>]*>)(.*)(</body>)", re.DOTALL | re.IGNORECASE)
_LINK: Final = re.compile(r"""((?:href|action)=["'])(/[^"'#]*)""")

REFUSAL: Final = """<!doctype html><html><head><title>403 Forbidden</title></head>
<body><center><h1>403 Forbidden</h1></center><hr><center>edge</center></body></html>"""
CHALLENGE: Final = """<!doctype html><html lang="en"><head><title>Just a moment...</title>
<meta name="viewport" content="width=device-width,initial-scale=1"></head>
<body><div><h1>Checking your browser</h1><p>Verify you are human by completing the action below.</p>
<div class="box"><input type="checkbox" aria-label="Verify you are human"></div>
<p>The site needs to review the security of your connection before proceeding. Ray ID: 8a1f0c6b2d</p></div></body></html>"""
SHELL: Final = """<!doctype html><html><head><meta charset="utf-8"><title></title>
<meta name="viewport" content="width=device-width,initial-scale=1"></head>
<body><div id="app"></div><script src="/assets/app.5d1e.js"></script></body></html>"""
SKELETON: Final = """<div id="skeleton" aria-hidden="true" style="padding:1rem">{bars}</div>
<template id="later">{content}</template><script>
setTimeout(() => {{
  document.getElementById("skeleton").replaceWith(document.importNode(document.getElementById("later").content, true));
}}, {wait});
</script>"""
_BAR: Final = '<div style="height:{}px;margin:0 0 1rem;border-radius:6px;background:#e4e4e4"></div>'


def troubled(app: App, switches: Switches) -> App:
    """The app with the trouble that any skin can have."""
    if switches.ending in _ENDS:
        return _ENDS[switches.ending]
    if switches.half_images_missing:
        app = _half_the_pictures(app)
    if switches.dead_third_party:
        app = _rewritten(app, _with_dead_scripts)
    return app


def doorstep(shop: str) -> App:
    """An address that only sends on to the shop's own."""
    return lambda request: Response(b"", 301, headers=(("Location", shop.rstrip("/") + request.path),))


def late(app: App, wait_ms: int) -> App:
    """Pages whose content comes after a while, a skeleton before it; scripts of the content run when it comes."""
    return _rewritten(app, lambda page: _BODY.sub(lambda found: _postponed(found, wait_ms), page)) if wait_ms else app


def session_in_links(app: App, cookie: str, name: str) -> App:
    """The visitor's id in every link and form instead of a cookie."""

    def wrapped(request: Request) -> Response:
        known = request.query.get(name) or request.form.get(name, "")
        reply = app(replace(request, cookies={cookie: known} if known else {}))
        given = next((value for key, value in reply.headers if key == "Set-Cookie"), "")
        id = given.partition("=")[2].partition(";")[0] or known
        headers = tuple(
            (key, _with_id(value, name, id) if key == "Location" else value)
            for key, value in reply.headers
            if key != "Set-Cookie"
        )
        if reply.content_type.startswith("text/html"):
            body = _LINK.sub(lambda found: found[1] + _with_id(found[2], name, id), reply.body.decode())
            return replace(reply, body=body.encode(), headers=headers)
        return replace(reply, headers=headers)

    return wrapped


def _refuse(request: Request) -> Response:
    return Response(REFUSAL.encode(), status=403)


def _challenge(request: Request) -> Response:
    return Response(CHALLENGE.encode(), status=403)


def _shell(request: Request) -> Response:
    if request.path.endswith(".js"):
        return Response(b"", status=404)
    return Response(SHELL.encode())


_ENDS: Final[dict[str, App]] = {"blocked_403": _refuse, "challenge_page": _challenge, "empty_shell": _shell}


def _half_the_pictures(app: App) -> App:
    def wrapped(request: Request) -> Response:
        reply = app(request)
        missing = reply.content_type.startswith("image/") and crc32(request.path.encode()) % 2
        return Response(b"", status=404) if missing else reply

    return wrapped


def _rewritten(app: App, rewrite: Callable[[str], str]) -> App:
    """An app whose pages are rewritten; answers to scripts stay as they are."""

    def wrapped(request: Request) -> Response:
        reply = app(request)
        if request.by_script or not reply.content_type.startswith("text/html"):
            return reply
        return replace(reply, body=rewrite(reply.body.decode()).encode())

    return wrapped


def _with_dead_scripts(page: str) -> str:
    scripts = f'<script async src="{DEAD}/tag.js"></script><script defer src="{DEAD}/reviews.js"></script>'
    return page.replace("</head>", f"{scripts}</head>", 1)


def _postponed(found: re.Match[str], wait_ms: int) -> str:
    bars = "".join(_BAR.format(height) for height in (44, 160, 24, 24, 160, 24))
    return found[1] + SKELETON.format(bars=bars, content=found[2], wait=wait_ms) + found[3]


def _with_id(url: str, name: str, id: str) -> str:
    parts = urlsplit(url)
    query = "&".join(part for part in (parts.query, urlencode({name: id})) if part)
    return urlunsplit(parts._replace(query=query)) if id else url
